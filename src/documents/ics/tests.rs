use super::*;
use crate::kernel::id::{EventId, RecruitmentId};
use crate::programme::{
    AgendaItem, Cancellation, EventDraft, EventForm, EventKind, EventReminder, Visibility,
    WaitingMode,
};
use calcard::common::timezone::Tz;
use calcard::icalendar::ICalendar;
use proptest::prelude::*;

fn event(name: &str, starts_at: &str, ends_at: &str) -> ProgrammeEvent {
    let time = |text: &str| text.parse::<OfficeTime>().unwrap();
    ProgrammeEvent {
        id: EventId(1),
        recruitment: RecruitmentId(1),
        series: None,
        template: None,
        facts: EventDraft {
            kind: EventKind::Meetup,
            name: name.to_owned(),
            description: "話す; 聞く, そして\n食べる".to_owned(),
            form: EventForm::Online,
            place: None,
            link: Some("https://example.test/room?a=1;b=2".to_owned()),
            facilitator: None,
            capacity: 0,
            waiting: WaitingMode::None,
            offer_hours: 24,
            visible_to: Visibility::Nobody,
            agenda: vec![AgendaItem {
                day: 1,
                time: Some("19:00".parse().unwrap()),
                title: "はじめに".to_owned(),
            }],
            reminders: vec![
                EventReminder::Days {
                    days: 1,
                    time: Some("10:30".parse().unwrap()),
                },
                EventReminder::Minutes { minutes: 90 },
                EventReminder::Days {
                    days: 0,
                    time: Some("23:00".parse().unwrap()),
                },
            ],
        },
        planned_at: None,
        own_time: false,
        starts_at: time(starts_at),
        ends_at: time(ends_at),
        days: 1,
        uid: "5ad4a5a4-0001-8abc-8def-0123456789ab".to_owned(),
        sequence: 2,
        cancelled: None,
    }
}

const PARTIES: Parties<'static> = Parties {
    organiser: Party {
        name: "労働者協同組合\"よりあい\"",
        email: "jimu@example.test",
    },
    attendee: Party {
        name: "髙橋 ひなた",
        email: "hinata@example.test",
    },
};

fn stamp() -> DateTime<Utc> {
    "2026-11-22T03:00:00Z".parse().unwrap()
}

/// Beginning and end of each event, in UTC, as another library reads them.
fn read_back(bytes: &[u8]) -> Vec<(String, String)> {
    let text = std::str::from_utf8(bytes).unwrap();
    let calendar = ICalendar::parse(text).unwrap();
    let expansion = calendar.expand_dates(Tz::Floating, 1_000);
    assert!(expansion.errors.is_empty(), "{text}");
    let utc = |at: calcard::icalendar::dates::TimeOrDelta<_, _>, start: i64| match at {
        calcard::icalendar::dates::TimeOrDelta::Time(at) => {
            let at: chrono::DateTime<Tz> = at;
            at.timestamp()
        }
        calcard::icalendar::dates::TimeOrDelta::Delta(by) => {
            let by: chrono::TimeDelta = by;
            start + by.num_seconds()
        }
    };
    let shown = |seconds| {
        DateTime::<Utc>::from_timestamp(seconds, 0)
            .unwrap()
            .to_rfc3339()
    };
    expansion
        .events
        .into_iter()
        .map(|event| {
            let start = event.start.timestamp();
            (shown(start), shown(utc(event.end, start)))
        })
        .collect()
}

#[test]
fn an_invitation_says_what_a_calendar_needs() {
    let event = event("オンライン交流会", "2026-12-17T19:00", "2026-12-17T20:30");
    let bytes = invitation(Method::Request, &event, &PARTIES, stamp());
    let text = String::from_utf8(bytes.clone()).unwrap();
    let unfolded = text.replace("\r\n ", "");
    for line in [
        "METHOD:REQUEST",
        "BEGIN:VTIMEZONE",
        "TZID:Asia/Tokyo",
        "UID:5ad4a5a4-0001-8abc-8def-0123456789ab",
        "DTSTAMP:20261122T030000Z",
        "SEQUENCE:2",
        "DTSTART;TZID=Asia/Tokyo:20261217T190000",
        "DTEND;TZID=Asia/Tokyo:20261217T203000",
        "SUMMARY:オンライン交流会",
        "DESCRIPTION:話す\\; 聞く\\, そして\\n食べる\\n\\n19:00 はじめに\\n\\nhttps://example.test/room?a=1\\;b=2",
        "STATUS:CONFIRMED",
        "ORGANIZER;CN=\"労働者協同組合'よりあい'\":mailto:jimu@example.test",
        "ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=TRUE;CN=\"髙橋 ひなた\":mailto:hinata@example.test",
        "TRIGGER;RELATED=START:-P1DT8H30M",
        "TRIGGER;RELATED=START:-PT1H30M",
    ] {
        assert!(
            unfolded.split("\r\n").any(|found| found == line),
            "{line}\n{unfolded}"
        );
    }
    // The third reminder would come after the beginning.
    assert_eq!(unfolded.matches("BEGIN:VALARM").count(), 2);
    assert!(
        text.split("\r\n")
            .all(|line| line.len() <= 75 && !line.contains('\n'))
    );
    assert_eq!(
        read_back(&bytes),
        [(
            "2026-12-17T10:00:00+00:00".to_owned(),
            "2026-12-17T11:30:00+00:00".to_owned()
        )]
    );
    assert_eq!(
        invitation(Method::Request, &event, &PARTIES, stamp()),
        bytes
    );
}

#[test]
fn a_cancellation_takes_the_same_event_out() {
    let mut event = event("交流会", "2026-12-17T19:00", "2026-12-17T20:30");
    event.cancelled = Some(Cancellation {
        at: "2026-12-01T00:00:00.000Z".to_owned(),
        reason: "講師の都合".to_owned(),
    });
    let text = String::from_utf8(invitation(Method::Cancel, &event, &PARTIES, stamp())).unwrap();
    for part in ["METHOD:CANCEL\r\n", "STATUS:CANCELLED\r\n", &event.uid] {
        assert!(text.contains(part), "{part}");
    }
    assert!(!text.contains("VALARM") && !text.contains("NEEDS-ACTION"));
}

#[test]
fn what_goes_out_comes_in_again_with_the_same_times() {
    let events = [
        event("交流会", "2026-12-17T19:00", "2026-12-17T20:30"),
        event("年越し", "2026-12-31T22:00", "2027-01-01T00:30"),
        event("インターンシップ", "2027-02-16T10:00", "2027-02-18T17:00"),
    ];
    let bytes = calendar("プログラム", &events, stamp());
    let expected: Vec<(String, String)> = events
        .iter()
        .map(|event| {
            (
                event.starts_at.instant().to_rfc3339(),
                event.ends_at.instant().to_rfc3339(),
            )
        })
        .collect();
    assert_eq!(read_back(&bytes), expected);
    // And by a second reader.
    let text = std::str::from_utf8(&bytes).unwrap();
    let other: icalendar::Calendar = text.parse().unwrap();
    use icalendar::Component as _;
    let names: Vec<_> = other
        .events()
        .map(|event| event.get_summary().unwrap_or_default().to_owned())
        .collect();
    assert_eq!(names, ["交流会", "年越し", "インターンシップ"]);
}

proptest! {
    #[test]
    fn no_name_breaks_a_calendar(name in ".{1,120}", address in "[a-z]{1,10}@example\\.test") {
        let mut event = event(&name, "2026-12-17T19:00", "2026-12-17T20:30");
        event.facts.description = name.clone();
        let parties = Parties {
            organiser: PARTIES.organiser,
            attendee: Party { name: &name, email: &address },
        };
        let bytes = invitation(Method::Request, &event, &parties, stamp());
        let text = String::from_utf8(bytes.clone()).unwrap();
        prop_assert!(text.split("\r\n").all(|line| line.len() <= 75 && !line.contains(['\n', '\r'])));
        prop_assert_eq!(text.matches("BEGIN:VEVENT\r\n").count(), 1);
        prop_assert_eq!(read_back(&bytes).len(), 1);
    }
}
