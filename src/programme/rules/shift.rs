//! A series planned anew from one of its events on: every event keeps its turn, so that the one after next
//! stays the one after next, also where one between them was removed.

use chrono::{Datelike, Days, NaiveDate};

use super::recurrence::{MAX_OCCURRENCES, RecurrenceProblem, Rule};
use crate::kernel::date::add_months;
use crate::kernel::moment::OfficeTime;
use crate::programme::{MonthEnd, Pattern, RepeatEnd};

/// A series as it is, and the events that are planned anew.
#[derive(Clone, Copy, Debug)]
pub struct Before<'a> {
    /// Its rule with its end.
    pub rule: &'a Rule,
    /// Its first time.
    pub starts_at: OfficeTime,
    /// What becomes of the month's end.
    pub month_end: MonthEnd,
    /// The times the rule gave the events that are planned anew, in order.
    pub planned: &'a [OfficeTime],
    /// Which of them was moved.
    pub edited: usize,
    /// Where it was held.
    pub from: OfficeTime,
}

/// What comes of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct After {
    /// The rule, ending with the last event.
    pub rule: Rule,
    /// The new times, one for each of [`Before::planned`].
    pub planned: Vec<OfficeTime>,
}

/// Plans a series anew so that the event moved is at `to`: by `pattern`, or by its own rule moved likewise.
///
/// # Errors
/// [`RecurrenceProblem::NotMovable`] where the rule does not give `to`, and those of the rule.
pub fn replan(
    before: &Before<'_>,
    to: OfficeTime,
    pattern: Option<&Pattern>,
) -> Result<After, RecurrenceProblem> {
    use RecurrenceProblem::{NotMovable, TooLong};
    let held = *before.planned.get(before.edited).ok_or(NotMovable)?;
    let is_same_day = before.from.day() == to.day();
    let (rule, anchor) = match pattern {
        Some(pattern) => (pattern.rule()?, to),
        // Another hour on the same day: also one that slid off a closed day keeps the day it was planned on.
        None if is_same_day => (before.rule.clone(), to.on(held.day())),
        None => (before.rule.moved(held, to)?, to),
    };
    let old = before
        .rule
        .expand(before.starts_at, before.month_end, &[])
        .unwrap_or_default();
    let turn = |time: &OfficeTime| match old.binary_search(time) {
        Ok(turn) | Err(turn) => turn,
    };
    let first = before.planned.first().map_or(0, turn);
    let edited = turn(&held);
    let rule = rule.anchored(anchor);
    let back = u32::try_from(edited.saturating_sub(first)).unwrap_or(u32::MAX);
    let begin = rule.periods_before(anchor, back);
    let new = rule.first_times(begin, before.month_end)?;
    let at = new.binary_search(&anchor).map_err(|_| NotMovable)?;
    let planned: Option<Vec<OfficeTime>> = before
        .planned
        .iter()
        .map(|time| new.get((at + turn(time)).checked_sub(edited)?).copied())
        .collect();
    let planned = planned.ok_or(TooLong)?;
    let last = planned.last().copied().unwrap_or(anchor);
    let rule = rule.ending(RepeatEnd::Until { on: last.day() });
    // The series has to be one that could have been made like this.
    let first = planned.first().copied().unwrap_or(anchor);
    rule.expand(first, before.month_end, &[])?;
    Ok(After { rule, planned })
}

impl Rule {
    /// The first day of the period (day, week, month, year) so many of the rule's intervals before a time,
    /// at its time of day.
    fn periods_before(&self, time: OfficeTime, back: u32) -> OfficeTime {
        let back = i32::try_from(back.saturating_mul(self.interval())).unwrap_or(i32::MAX);
        let back_days =
            |day: NaiveDate, days: u32| day.checked_sub_days(Days::new(days.into())).unwrap_or(day);
        let day = time.day();
        let begin = match self.frequency() {
            "WEEKLY" => {
                let into_week = if self.week_begins_on_sunday() {
                    day.weekday().num_days_from_sunday()
                } else {
                    day.weekday().num_days_from_monday()
                };
                back_days(day, into_week + back.unsigned_abs().min(5_000) * 7)
            }
            "MONTHLY" => add_months(day.with_day(1).unwrap_or(day), -back.min(1_200)),
            "YEARLY" => add_months(
                day.with_day(1)
                    .and_then(|day| day.with_month(1))
                    .unwrap_or(day),
                -back.min(100).saturating_mul(12),
            ),
            _ => back_days(day, back.unsigned_abs().min(10_000)),
        };
        time.on(begin)
    }
}

/// More times than any two series need to be laid beside each other.
pub(super) const MANY: u16 = (MAX_OCCURRENCES as u16) * 16;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::programme::WeekDay;
    use crate::programme::rules::recurrence::FifthWeek;

    fn time(text: &str) -> OfficeTime {
        text.parse().unwrap()
    }

    fn times(texts: &[&str]) -> Vec<OfficeTime> {
        texts.iter().map(|text| time(text)).collect()
    }

    /// Rule, planned times, the one moved, where to, the new rule, the new times.
    type Case = (
        &'static str,
        &'static [&'static str],
        usize,
        &'static str,
        Result<&'static str, RecurrenceProblem>,
        &'static [&'static str],
    );

    fn check(cases: &[Case], pattern: Option<&Pattern>) {
        for (rule, planned, edited, to, expected, at) in cases {
            let planned = times(planned);
            let rule = Rule::read(rule).unwrap();
            let all = rule
                .expand(time("2026-12-01T19:00"), MonthEnd::Skip, &[])
                .unwrap();
            let before = Before {
                rule: &rule,
                starts_at: all[0],
                month_end: MonthEnd::Skip,
                planned: &planned,
                edited: *edited,
                from: planned[*edited],
            };
            let after = replan(&before, time(to), pattern);
            assert_eq!(
                after.as_ref().map(|after| after.rule.to_string()),
                expected
                    .map(str::to_owned)
                    .as_ref()
                    .map_err(|problem| problem)
                    .cloned(),
                "{rule} {to}"
            );
            if let Ok(after) = after {
                assert_eq!(after.planned, times(at), "{rule} {to}");
            }
        }
    }

    #[test]
    fn every_event_keeps_its_turn() {
        check(
            &[
                // Another hour.
                (
                    "FREQ=MONTHLY;BYDAY=3TH;COUNT=4",
                    &["2027-01-21T19:00", "2027-02-18T19:00", "2027-03-18T19:00"],
                    0,
                    "2027-01-21T18:00",
                    Ok("FREQ=MONTHLY;BYDAY=3TH;UNTIL=20270318T235900"),
                    &["2027-01-21T18:00", "2027-02-18T18:00", "2027-03-18T18:00"],
                ),
                // The third Friday instead, with February's event removed before.
                (
                    "FREQ=MONTHLY;BYDAY=3TH;COUNT=4",
                    &["2027-01-21T19:00", "2027-03-18T19:00"],
                    0,
                    "2027-01-15T19:00",
                    Ok("FREQ=MONTHLY;BYDAY=3FR;UNTIL=20270319T235900"),
                    &["2027-01-15T19:00", "2027-03-19T19:00"],
                ),
                // All of the series, moved by its second.
                (
                    "FREQ=MONTHLY;BYDAY=3TH;COUNT=4",
                    &["2026-12-17T19:00", "2027-01-21T19:00", "2027-02-18T19:00"],
                    1,
                    "2027-01-12T19:00",
                    Ok("FREQ=MONTHLY;BYDAY=2TU;UNTIL=20270209T235900"),
                    &["2026-12-08T19:00", "2027-01-12T19:00", "2027-02-09T19:00"],
                ),
                // Every other week keeps its weeks.
                (
                    "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU;COUNT=4",
                    &["2026-12-01T19:00", "2026-12-15T19:00", "2026-12-29T19:00"],
                    1,
                    "2026-12-17T19:00",
                    Ok("FREQ=WEEKLY;INTERVAL=2;BYDAY=TH;UNTIL=20261231T235900"),
                    &["2026-12-03T19:00", "2026-12-17T19:00", "2026-12-31T19:00"],
                ),
                // Into another month.
                (
                    "FREQ=MONTHLY;BYMONTHDAY=20;COUNT=3",
                    &["2026-12-20T19:00", "2027-01-20T19:00", "2027-02-20T19:00"],
                    0,
                    "2027-01-05T19:00",
                    Ok("FREQ=MONTHLY;BYMONTHDAY=5;UNTIL=20270305T235900"),
                    &["2027-01-05T19:00", "2027-02-05T19:00", "2027-03-05T19:00"],
                ),
                (
                    "FREQ=MONTHLY;BYMONTHDAY=-1;COUNT=3",
                    &["2026-12-31T19:00", "2027-01-31T19:00"],
                    0,
                    "2026-12-30T19:00",
                    Err(RecurrenceProblem::NotMovable),
                    &[],
                ),
            ],
            None,
        );
    }

    #[test]
    fn another_pattern_must_give_the_day_chosen() {
        let pattern = Pattern::MonthWeekday {
            every: 1,
            nth: -1,
            weekday: WeekDay::Fr,
            fifth: FifthWeek::FifthOnly,
        };
        check(
            &[
                (
                    "FREQ=MONTHLY;BYDAY=3TH;COUNT=3",
                    &["2026-12-17T19:00", "2027-01-21T19:00", "2027-02-18T19:00"],
                    0,
                    "2026-12-25T18:30",
                    Ok("FREQ=MONTHLY;BYDAY=-1FR;UNTIL=20270226T235900"),
                    &["2026-12-25T18:30", "2027-01-29T18:30", "2027-02-26T18:30"],
                ),
                (
                    "FREQ=MONTHLY;BYDAY=3TH;COUNT=3",
                    &["2026-12-17T19:00"],
                    0,
                    "2026-12-24T18:30",
                    Err(RecurrenceProblem::NotMovable),
                    &[],
                ),
            ],
            Some(&pattern),
        );
    }

    #[test]
    fn a_time_that_slid_off_a_closed_day_keeps_its_planned_day() {
        let rule = Rule::read("FREQ=MONTHLY;BYMONTHDAY=1;COUNT=3").unwrap();
        let planned = times(&["2027-01-01T10:00", "2027-02-01T10:00"]);
        let before = Before {
            rule: &rule,
            starts_at: time("2026-12-01T10:00"),
            month_end: MonthEnd::Skip,
            planned: &planned,
            edited: 0,
            from: time("2027-01-04T10:00"),
        };
        let after = replan(&before, time("2027-01-04T11:00"), None).unwrap();
        assert_eq!(
            after.planned,
            times(&["2027-01-01T11:00", "2027-02-01T11:00"])
        );
    }
}
