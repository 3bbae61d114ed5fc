//! What a form on an event or a template may say.

use super::recurrence::{MAX_OCCURRENCES, RecurrenceProblem, Rule};
use super::waiting::check_seats;
use crate::kernel::ApiError;
use crate::kernel::field::{self, LINE, TEXT};
use crate::kernel::moment::OfficeTime;
use crate::programme::{AgendaItem, EventDraft, EventReminder, RepeatEnd, TemplateDraft};

/// The most lines of an agenda, and the most reminders.
const LINES: usize = 100;
/// The longest event, in minutes: 31 days.
const MAX_MINUTES: i64 = 31 * 24 * 60;

/// Refuses a number outside its range.
///
/// # Errors
/// [`ApiError::FieldOutOfRange`].
pub fn within(field: &str, number: i64, from: i64, to: i64) -> Result<(), ApiError> {
    if (from..=to).contains(&number) {
        return Ok(());
    }
    Err(ApiError::FieldOutOfRange {
        field: field.to_owned(),
        from,
        to,
    })
}

fn count(field: &str, items: usize, at_most: usize) -> Result<(), ApiError> {
    let number = |count| i64::try_from(count).unwrap_or(i64::MAX);
    within(field, number(items), 0, number(at_most))
}

fn read_agenda(agenda: &[AgendaItem]) -> Result<Vec<AgendaItem>, ApiError> {
    count("agenda", agenda.len(), LINES)?;
    agenda
        .iter()
        .map(|item| {
            within("agenda", item.day.into(), 1, 31)?;
            Ok(AgendaItem {
                title: field::required("agenda", &item.title, LINE)?,
                ..*item
            })
        })
        .collect()
}

fn check_reminders(reminders: &[EventReminder]) -> Result<(), ApiError> {
    count("reminders", reminders.len(), LINES)?;
    reminders.iter().try_for_each(|reminder| match reminder {
        EventReminder::Days { days, .. } => within("reminders", i64::from(*days), 0, 90),
        EventReminder::Minutes { minutes } => within("reminders", i64::from(*minutes), 0, 10_080),
    })
}

/// An event's form, read.
///
/// # Errors
/// Refusals under the names of its fields.
pub fn read_event(draft: &EventDraft) -> Result<EventDraft, ApiError> {
    check_seats(draft.capacity, 0)?;
    within("offer_hours", draft.offer_hours, 1, 720)?;
    check_reminders(&draft.reminders)?;
    Ok(EventDraft {
        name: field::required("name", &draft.name, LINE)?,
        description: field::optional("description", Some(&draft.description), TEXT)?
            .unwrap_or_default(),
        place: field::optional("place", draft.place.as_deref(), LINE)?,
        link: field::optional("link", draft.link.as_deref(), 2_000)?,
        agenda: read_agenda(&draft.agenda)?,
        ..draft.clone()
    })
}

/// A template's form, read, with its rule.
///
/// # Errors
/// Refusals under the names of its fields.
pub fn read_template(draft: &TemplateDraft) -> Result<(TemplateDraft, Option<Rule>), ApiError> {
    check_seats(draft.capacity, 0)?;
    if let Some(month) = draft.starts_month {
        within("starts_month", month.into(), 1, 12)?;
    }
    within("duration_minutes", draft.duration_minutes.into(), 5, 1_440)?;
    within("days", draft.days.into(), 1, 31)?;
    check_reminders(&draft.reminders)?;
    let mut rule = match &draft.pattern {
        Some(pattern) => Some(pattern.rule().map_err(refusal)?),
        None => None,
    };
    if let (Some(of), Some(count)) = (&rule, draft.count) {
        within("count", count.into(), 1, MAX_OCCURRENCES.into())?;
        rule = Some(of.clone().ending(RepeatEnd::Count { count }));
    }
    let read = TemplateDraft {
        name: field::required("name", &draft.name, LINE)?,
        description: field::optional("description", Some(&draft.description), TEXT)?
            .unwrap_or_default(),
        place: field::optional("place", draft.place.as_deref(), LINE)?,
        agenda: read_agenda(&draft.agenda)?,
        ..draft.clone()
    };
    Ok((read, rule))
}

/// Refuses an event that ends before it begins, or lasts more than 31 days.
///
/// # Errors
/// [`ApiError::EventTimesInvalid`].
pub fn check_times(starts_at: OfficeTime, ends_at: OfficeTime) -> Result<(), ApiError> {
    if (1..=MAX_MINUTES).contains(&starts_at.minutes_to(ends_at)) {
        Ok(())
    } else {
        Err(ApiError::EventTimesInvalid {})
    }
}

/// What the outside is told of a rule that is not taken.
pub fn refusal(problem: RecurrenceProblem) -> ApiError {
    match problem {
        RecurrenceProblem::Invalid => ApiError::SeriesRuleInvalid {},
        RecurrenceProblem::Unbounded | RecurrenceProblem::TooLong => ApiError::SeriesTooLong {
            at_most: MAX_OCCURRENCES,
            years: 3,
        },
        RecurrenceProblem::Empty => ApiError::SeriesEmpty {},
        RecurrenceProblem::NotMovable => ApiError::SeriesPatternNeeded {},
    }
}

/// The first facts of an event made from a template.
pub fn event_of_template(template: &TemplateDraft) -> EventDraft {
    EventDraft {
        kind: template.kind,
        name: template.name.clone(),
        description: template.description.clone(),
        form: template.form,
        place: template.place.clone(),
        link: None,
        facilitator: None,
        capacity: template.capacity,
        waiting: template.waiting,
        offer_hours: 48,
        visible_to: crate::programme::Visibility::Participants,
        agenda: template.agenda.clone(),
        reminders: template.reminders.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::programme::rules::usual::usual_templates;

    #[test]
    fn forms_are_read_once() {
        for template in usual_templates() {
            let (read, rule) = read_template(&template).unwrap();
            assert_eq!(read, template);
            assert_eq!(rule.unwrap().count(), template.count);
            assert!(read_event(&event_of_template(&template)).is_ok());
        }
        let mut event = event_of_template(&usual_templates()[0]);
        event.name = "　".to_owned();
        assert_eq!(read_event(&event).unwrap_err().code(), "field.missing");
        event.name = " 交流会 ".to_owned();
        event.offer_hours = 0;
        assert_eq!(read_event(&event).unwrap_err().code(), "field.out_of_range");
        event.offer_hours = 24;
        event.capacity = -1;
        assert_eq!(read_event(&event).unwrap_err().code(), "field.out_of_range");
        event.capacity = 0;
        assert_eq!(read_event(&event).unwrap().name, "交流会");
    }

    #[test]
    fn an_event_ends_after_it_begins() {
        let at = |text: &str| text.parse::<OfficeTime>().unwrap();
        let start = at("2026-12-17T19:00");
        for (end, good) in [
            ("2026-12-17T19:00", false),
            ("2026-12-17T18:59", false),
            ("2026-12-17T19:01", true),
            ("2027-01-17T19:00", true),
            ("2027-01-17T19:01", false),
        ] {
            assert_eq!(check_times(start, at(end)).is_ok(), good, "{end}");
        }
    }
}
