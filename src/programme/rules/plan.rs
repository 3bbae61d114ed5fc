//! A year planned from templates, before anything is saved.

use chrono::Datelike;

use super::recurrence::{RecurrenceProblem, Rule, Settled, settle};
use crate::kernel::date::{YearMonth, add_months};
use crate::kernel::holiday::{Closure, OpenDays};
use crate::kernel::moment::OfficeTime;
use crate::programme::{OnClosed, RepeatEnd, TemplateDraft};

/// A time, as its rule gave it and as it came to lie.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "plain")]
pub struct Slot {
    pub planned_at: OfficeTime,
    pub starts_at: OfficeTime,
    pub ends_at: OfficeTime,
}

/// Times, and those that fell out because the office is closed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[allow(missing_docs, reason = "plain")]
pub struct Timetable {
    pub slots: Vec<Slot>,
    pub skipped: Vec<(OfficeTime, Closure)>,
}

/// Lays planned times of so many minutes out. Of two that slide to one day the first stays.
pub fn lay_out(
    planned: impl IntoIterator<Item = OfficeTime>,
    minutes: i64,
    on_closed: OnClosed,
    open: &OpenDays,
    rule: &Rule,
) -> Timetable {
    let mut table = Timetable::default();
    for planned_at in planned {
        match settle(planned_at, on_closed, open, rule) {
            Settled::At(starts_at) => {
                if table.slots.iter().all(|slot| slot.starts_at != starts_at) {
                    table.slots.push(Slot {
                        planned_at,
                        starts_at,
                        ends_at: starts_at.plus_minutes(minutes),
                    });
                }
            }
            Settled::Out(closure) => table.skipped.push((planned_at, closure)),
        }
    }
    table
}

/// Minutes from the beginning of a template's first day to the end of its last.
pub fn minutes_of(template: &TemplateDraft) -> i64 {
    i64::from(template.days.saturating_sub(1)) * 24 * 60 + i64::from(template.duration_minutes)
}

/// A template's events from a month to a month, both included, with the rule they follow, if any. Without
/// a pattern there is one event, on the first open day of its month.
///
/// # Errors
/// [`RecurrenceProblem`].
pub fn of_template(
    template: &TemplateDraft,
    from: YearMonth,
    to: YearMonth,
    open: &OpenDays,
) -> Result<(Option<Rule>, Timetable), RecurrenceProblem> {
    let first = (0..12)
        .map(|months| add_months(from.first_day(), months))
        .find(|day| {
            template
                .starts_month
                .is_none_or(|month| month == day.month())
        })
        .filter(|day| *day <= to.last_day());
    let Some(first) = first else {
        return Ok((None, Timetable::default()));
    };
    let minutes = minutes_of(template);
    let Some(pattern) = &template.pattern else {
        let starts_at = OfficeTime::new(open.on_or_after(first), template.start_time);
        let slot = Slot {
            planned_at: starts_at,
            starts_at,
            ends_at: starts_at.plus_minutes(minutes),
        };
        let table = Timetable {
            slots: vec![slot],
            skipped: Vec::new(),
        };
        return Ok((None, table));
    };
    let rule = pattern.rule()?.ending(match template.count {
        Some(count) => RepeatEnd::Count { count },
        None => RepeatEnd::Until { on: to.last_day() },
    });
    let begin = OfficeTime::new(first, template.start_time);
    let planned = match rule.expand(begin, template.month_end, &[]) {
        Ok(planned) => planned,
        Err(RecurrenceProblem::Empty) => Vec::new(),
        Err(problem) => return Err(problem),
    };
    let planned = planned
        .into_iter()
        .filter(|time| time.day() <= to.last_day());
    let table = lay_out(planned, minutes, template.on_closed, open, &rule);
    // Once is no series.
    let rule = (template.count != Some(1)).then_some(rule);
    Ok((rule, table))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::programme::Pattern;
    use crate::programme::rules::usual::usual_templates;

    fn month(year: i32, month: u32) -> YearMonth {
        YearMonth::new(year, month).unwrap()
    }

    fn days(table: &Timetable) -> Vec<String> {
        table
            .slots
            .iter()
            .map(|slot| slot.starts_at.to_string())
            .collect()
    }

    fn usual(name: &str) -> TemplateDraft {
        let found = usual_templates()
            .into_iter()
            .find(|template| template.name == name);
        found.unwrap()
    }

    #[test]
    fn a_year_of_the_usual_templates() {
        let open = OpenDays::default();
        let year = |name| {
            let (rule, table) =
                of_template(&usual(name), month(2026, 7), month(2027, 3), &open).unwrap();
            (rule.is_some(), days(&table))
        };
        assert_eq!(
            year("オンライン交流会"),
            (
                true,
                vec![
                    "2026-12-17T19:00".to_owned(),
                    "2027-01-21T19:00".to_owned(),
                    "2027-02-18T19:00".to_owned(),
                    "2027-03-18T19:00".to_owned()
                ]
            )
        );
        assert_eq!(year("内定式").1, ["2026-10-03T13:00"]);
        assert_eq!(year("内定者の集い").1, ["2027-02-06T13:00"]);
        assert_eq!(year("夏のインターンシップ").1.len(), 1);
        assert!(year("オープントーク").0);
        // Nothing before the year, nothing after it.
        let (_, table) =
            of_template(&usual("内定式"), month(2026, 11), month(2027, 3), &open).unwrap();
        assert_eq!(table, Timetable::default());
    }

    #[test]
    fn several_days_end_on_the_last() {
        let template = usual("夏のインターンシップ");
        let (_, table) = of_template(
            &template,
            month(2026, 7),
            month(2027, 3),
            &OpenDays::default(),
        )
        .unwrap();
        let slot = table.slots[0];
        assert_eq!(
            crate::programme::rules::dates::days_covered(slot.starts_at, slot.ends_at),
            template.days
        );
    }

    #[test]
    fn two_that_slide_to_one_day_are_one() {
        let rule = Pattern::Rule {
            rule: "FREQ=DAILY".to_owned(),
        }
        .rule()
        .unwrap();
        let days = ["2026-11-21T10:00", "2026-11-22T10:00", "2026-11-24T10:00"]
            .map(|text| text.parse().unwrap());
        let table = lay_out(days, 60, OnClosed::Next, &OpenDays::default(), &rule);
        assert_eq!(table.slots.len(), 1);
        assert_eq!(table.slots[0].starts_at.to_string(), "2026-11-24T10:00");
    }
}
