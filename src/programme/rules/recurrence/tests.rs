use super::*;

fn time(text: &str) -> OfficeTime {
    text.parse().unwrap()
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn days(times: &[OfficeTime]) -> Vec<String> {
    times.iter().map(|time| time.day().to_string()).collect()
}

fn expand(rule: &str, starts_at: &str, month_end: MonthEnd) -> Vec<OfficeTime> {
    Rule::read(rule)
        .and_then(|rule| rule.expand(time(starts_at), month_end, &[]))
        .unwrap()
}

/// The days of P-13 and P-14.
const CASES: &[(&str, &str, &[&str])] = &[
    (
        "FREQ=MONTHLY;COUNT=10;BYDAY=1FR",
        "1997-09-05T09:00",
        &[
            "1997-09-05",
            "1997-10-03",
            "1997-11-07",
            "1997-12-05",
            "1998-01-02",
            "1998-02-06",
            "1998-03-06",
            "1998-04-03",
            "1998-05-01",
            "1998-06-05",
        ],
    ),
    (
        "FREQ=MONTHLY;COUNT=6;BYDAY=-2MO",
        "1997-09-22T09:00",
        &[
            "1997-09-22",
            "1997-10-20",
            "1997-11-17",
            "1997-12-22",
            "1998-01-19",
            "1998-02-16",
        ],
    ),
    (
        "FREQ=MONTHLY;COUNT=6;BYMONTHDAY=-3",
        "1997-09-28T09:00",
        &[
            "1997-09-28",
            "1997-10-29",
            "1997-11-28",
            "1997-12-29",
            "1998-01-29",
            "1998-02-26",
        ],
    ),
    (
        "FREQ=MONTHLY;BYMONTHDAY=15,30;COUNT=5",
        "2007-01-15T09:00",
        &[
            "2007-01-15",
            "2007-01-30",
            "2007-02-15",
            "2007-03-15",
            "2007-03-30",
        ],
    ),
    (
        "FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=MO",
        "1997-08-05T09:00",
        &["1997-08-05", "1997-08-10", "1997-08-19", "1997-08-24"],
    ),
    (
        "FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=SU",
        "1997-08-05T09:00",
        &["1997-08-05", "1997-08-17", "1997-08-19", "1997-08-31"],
    ),
    (
        "FREQ=MONTHLY;BYDAY=3TH;COUNT=4",
        "2026-12-17T19:00",
        &["2026-12-17", "2027-01-21", "2027-02-18", "2027-03-18"],
    ),
    (
        "FREQ=MONTHLY;BYMONTHDAY=-1;COUNT=4",
        "2026-12-31T19:00",
        &["2026-12-31", "2027-01-31", "2027-02-28", "2027-03-31"],
    ),
    (
        "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;COUNT=4",
        "2026-12-31T19:00",
        &["2026-12-31", "2027-01-29", "2027-02-26", "2027-03-31"],
    ),
];

#[test]
fn p13_p14_rules_give_their_days() {
    for (rule, starts_at, expected) in CASES {
        assert_eq!(
            days(&expand(rule, starts_at, MonthEnd::Skip)),
            *expected,
            "{rule}"
        );
    }
    // Seven in the evening stays ten in the morning of UTC.
    for at in expand(
        "FREQ=MONTHLY;BYDAY=3TH;COUNT=4",
        "2026-12-17T19:00",
        MonthEnd::Skip,
    ) {
        assert_eq!(at.instant().format("%H:%M").to_string(), "10:00");
    }
}

#[test]
fn another_library_gives_the_same_days() {
    use calcard::icalendar::{ICalendar, dates::TimeOrDelta};
    for (rule, starts_at, expected) in CASES {
        let start = time(starts_at).local().format("%Y%m%dT%H%M%S");
        let text = format!(
            "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:test\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTAMP:19970101T000000Z\r\n\
             DTSTART;TZID=Asia/Tokyo:{start}\r\nDURATION:PT1H\r\nRRULE:{rule}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
        );
        let calendar = ICalendar::parse(&text).unwrap();
        let expansion = calendar.expand_dates(calcard::common::timezone::Tz::Floating, 1000);
        assert!(expansion.errors.is_empty(), "{rule}");
        let found: Vec<String> = expansion
            .events
            .iter()
            .map(|event| {
                assert!(matches!(
                    event.end,
                    TimeOrDelta::Delta(_) | TimeOrDelta::Time(_)
                ));
                event.start.naive_local().date().to_string()
            })
            .collect();
        assert_eq!(found, *expected, "{rule}");
    }
}

#[test]
fn p15_exceptions_and_an_inclusive_last_day() {
    let rule = Rule::read("FREQ=WEEKLY;BYDAY=TU;UNTIL=20220118T091500").unwrap();
    let except = [time("2021-12-28T09:15"), time("2022-01-04T09:15")];
    let times = rule
        .expand(time("2021-12-14T09:15"), MonthEnd::Skip, &except)
        .unwrap();
    assert_eq!(
        days(&times),
        ["2021-12-14", "2021-12-21", "2022-01-11", "2022-01-18"]
    );
    // The same end said in UTC, and as a day.
    for until in ["20220118T001500Z", "20220118"] {
        let rule = Rule::read(&format!("FREQ=WEEKLY;BYDAY=TU;UNTIL={until}")).unwrap();
        let same = rule.expand(time("2021-12-14T09:15"), MonthEnd::Skip, &except);
        assert_eq!(same.unwrap(), times, "{until}");
    }
}

#[test]
fn p16_a_fifth_monday_or_the_last() {
    for (fifth, expected) in [
        (FifthWeek::FifthOnly, &["2014-09-29", "2014-12-29"][..]),
        (
            FifthWeek::LastInstead,
            &["2014-09-29", "2014-10-27", "2014-11-24", "2014-12-29"],
        ),
    ] {
        let pattern = Pattern::MonthWeekday {
            every: 1,
            nth: 5,
            weekday: WeekDay::Mo,
            fifth,
        };
        let times = pattern
            .rule()
            .unwrap()
            .ending(RepeatEnd::Until {
                on: day("2014-12-31"),
            })
            .expand(time("2014-09-29T09:00"), MonthEnd::Skip, &[])
            .unwrap();
        assert_eq!(days(&times), expected);
    }
}

#[test]
fn p17_the_31st_is_left_out_or_clamped_and_does_not_stick() {
    let until = |month_end| {
        let rule = Pattern::MonthDay { every: 1, day: 31 }.rule().unwrap();
        let rule = rule.ending(RepeatEnd::Until {
            on: day("2027-04-30"),
        });
        days(
            &rule
                .expand(time("2026-12-31T10:00"), month_end, &[])
                .unwrap(),
        )
    };
    assert_eq!(
        until(MonthEnd::Skip),
        ["2026-12-31", "2027-01-31", "2027-03-31"]
    );
    assert_eq!(
        until(MonthEnd::Clamp),
        [
            "2026-12-31",
            "2027-01-31",
            "2027-02-28",
            "2027-03-31",
            "2027-04-30"
        ]
    );
    // Without a day named it is that of the first event; a count counts what is held.
    assert_eq!(
        days(&expand(
            "FREQ=MONTHLY;COUNT=3",
            "2027-12-30T10:00",
            MonthEnd::Clamp
        )),
        ["2027-12-30", "2028-01-30", "2028-02-29"]
    );
    assert_eq!(
        days(&expand(
            "FREQ=MONTHLY;BYMONTHDAY=15,31;COUNT=4",
            "2027-02-01T10:00",
            MonthEnd::Clamp
        )),
        ["2027-02-15", "2027-02-28", "2027-03-15", "2027-03-31"]
    );
}

#[test]
fn a_series_is_bounded() {
    use RecurrenceProblem::{Empty, Invalid, TooLong, Unbounded};
    for (rule, problem) in [
        ("FREQ=MONTHLY;BYDAY=3TH", Unbounded),
        ("FREQ=DAILY;COUNT=121", TooLong),
        ("FREQ=DAILY;UNTIL=20270601", TooLong),
        ("FREQ=MONTHLY;COUNT=60", TooLong),
        ("FREQ=YEARLY;UNTIL=20400101", TooLong),
        ("FREQ=HOURLY;COUNT=3", Invalid),
        ("FREQ=DAILY;BYHOUR=3;COUNT=3", Invalid),
        ("FREQ=DAILY;COUNT=3;UNTIL=20270101", Invalid),
        ("FREQ=DAILY;COUNT=0", Invalid),
        ("FREQ=MONTHLY;BYDAY=9XX;COUNT=3", Invalid),
        ("FREQ=MONTHLY;BYMONTHDAY=32;COUNT=3", Invalid),
        ("FREQ=MONTHLY;FREQ=DAILY;COUNT=3", Invalid),
        ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30;COUNT=3", Empty),
        ("every third Thursday", Invalid),
        ("", Invalid),
    ] {
        let found = Rule::read(rule)
            .and_then(|rule| rule.expand(time("2026-12-17T19:00"), MonthEnd::Skip, &[]));
        assert_eq!(found, Err(problem), "{rule}");
    }
    assert_eq!(
        expand("FREQ=DAILY;COUNT=120", "2026-12-17T19:00", MonthEnd::Skip).len(),
        120
    );
}

#[test]
fn patterns_and_rules_say_the_same() {
    for (pattern, rule) in [
        (
            Pattern::Weekly {
                every: 2,
                weekdays: vec![WeekDay::Tu, WeekDay::Sa],
            },
            "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SA",
        ),
        (
            Pattern::Weekly {
                every: 1,
                weekdays: Vec::new(),
            },
            "FREQ=WEEKLY",
        ),
        (
            Pattern::MonthDay { every: 1, day: 15 },
            "FREQ=MONTHLY;BYMONTHDAY=15",
        ),
        (
            Pattern::MonthLastDay { every: 3 },
            "FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=-1",
        ),
        (
            Pattern::MonthWeekday {
                every: 1,
                nth: 3,
                weekday: WeekDay::Th,
                fifth: FifthWeek::FifthOnly,
            },
            "FREQ=MONTHLY;BYDAY=3TH",
        ),
        (
            Pattern::MonthLastWorkday { every: 1 },
            "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
        ),
        (
            Pattern::Rule {
                rule: "FREQ=YEARLY;BYMONTH=2,10;BYDAY=1SA".to_owned(),
            },
            "FREQ=YEARLY;BYMONTH=2,10;BYDAY=1SA",
        ),
    ] {
        assert_eq!(pattern.rule().unwrap().to_string(), rule);
        assert_eq!(Rule::read(rule).unwrap().pattern(), pattern);
    }
    for wrong in [
        Pattern::MonthDay { every: 1, day: 32 },
        Pattern::MonthDay { every: 0, day: 1 },
        Pattern::MonthWeekday {
            every: 1,
            nth: 0,
            weekday: WeekDay::Th,
            fifth: FifthWeek::FifthOnly,
        },
        Pattern::Weekly {
            every: 100,
            weekdays: Vec::new(),
        },
    ] {
        assert_eq!(wrong.rule(), Err(RecurrenceProblem::Invalid), "{wrong:?}");
    }
    let ended = Rule::read("FREQ=MONTHLY;BYDAY=3TH")
        .unwrap()
        .ending_at_latest(day("2027-03-31"));
    assert_eq!(
        ended.to_string(),
        "FREQ=MONTHLY;BYDAY=3TH;UNTIL=20270331T235900"
    );
    assert_eq!(Rule::read(&ended.to_string()), Ok(ended));
}

#[test]
fn a_moved_event_takes_its_rule_along() {
    for (rule, from, to, expected) in [
        // The third Thursday becomes the third Friday, not the day after the third Thursday.
        (
            "FREQ=MONTHLY;BYDAY=3TH",
            "2027-01-21T19:00",
            "2027-01-15T19:00",
            Ok("FREQ=MONTHLY;BYDAY=3FR"),
        ),
        (
            "FREQ=MONTHLY;BYDAY=-1MO",
            "2027-01-25T19:00",
            "2027-01-29T19:00",
            Ok("FREQ=MONTHLY;BYDAY=-1FR"),
        ),
        (
            "FREQ=WEEKLY;BYDAY=TU,SA",
            "2027-01-19T19:00",
            "2027-01-20T19:00",
            Ok("FREQ=WEEKLY;BYDAY=WE,SU"),
        ),
        (
            "FREQ=MONTHLY;BYMONTHDAY=15",
            "2027-01-15T19:00",
            "2027-01-20T19:00",
            Ok("FREQ=MONTHLY;BYMONTHDAY=20"),
        ),
        (
            "FREQ=MONTHLY;BYMONTHDAY=15",
            "2027-01-15T19:00",
            "2027-01-15T18:00",
            Ok("FREQ=MONTHLY;BYMONTHDAY=15"),
        ),
        (
            "FREQ=MONTHLY;BYMONTHDAY=-1",
            "2027-01-31T19:00",
            "2027-01-30T19:00",
            Err(RecurrenceProblem::NotMovable),
        ),
    ] {
        let moved = Rule::read(rule).unwrap().moved(time(from), time(to));
        assert_eq!(
            moved.map(|rule| rule.to_string()),
            expected.map(str::to_owned),
            "{rule} {from}"
        );
    }
}

#[test]
fn closed_days_keep_skip_or_slide() {
    use OnClosed::{Keep, Next, Previous, Skip};
    let open = OpenDays::new([day("2026-12-29")]);
    let at = |text: &str| Settled::At(time(text));
    let (month_day, saturdays) = ("FREQ=MONTHLY;BYMONTHDAY=1", "FREQ=WEEKLY;BYDAY=SA");
    for (rule, planned, policy, expected) in [
        (month_day, "2027-01-01T10:00", Keep, at("2027-01-01T10:00")),
        (
            month_day,
            "2027-01-01T10:00",
            Skip,
            Settled::Out(Closure::Holiday("元日")),
        ),
        // Friday the 1st, then a weekend.
        (month_day, "2027-01-01T10:00", Next, at("2027-01-04T10:00")),
        (
            month_day,
            "2027-01-01T10:00",
            Previous,
            at("2026-12-31T10:00"),
        ),
        (month_day, "2026-11-01T10:00", Next, at("2026-11-02T10:00")),
        (saturdays, "2026-11-28T10:00", Next, at("2026-11-28T10:00")),
        (
            saturdays,
            "2026-12-29T10:00",
            Skip,
            Settled::Out(Closure::Own),
        ),
    ] {
        let rule = Rule::read(rule).unwrap();
        assert_eq!(
            settle(time(planned), policy, &open, &rule),
            expected,
            "{planned} {policy:?}"
        );
    }
}

proptest::proptest! {
    #[test]
    fn no_text_makes_a_rule_run_away(text in "(FREQ=(DAILY|WEEKLY|MONTHLY|YEARLY|HOURLY|X);)?([A-Z]{2,10}=[-0-9A-Z,]{0,12};){0,4}", any in ".{0,60}") {
        for text in [text, any] {
            if let Ok(rule) = Rule::read(&text) {
                let _ = rule.clone().ending(RepeatEnd::Count { count: 5 }).expand(time("2026-12-17T19:00"), MonthEnd::Clamp, &[]);
                if let Ok(times) = rule.ending(RepeatEnd::Until { on: day("2029-12-17") }).expand(time("2026-12-17T19:00"), MonthEnd::Skip, &[]) {
                    proptest::prop_assert!(times.len() <= 120 && times.is_sorted());
                }
            }
        }
    }
}
