//! When to remind. Kept relative to the beginning, so that reminders move with the event.

use crate::kernel::moment::OfficeTime;
use crate::programme::EventReminder;

/// When a reminder of an event that begins at `starts_at` falls due.
pub fn due_at(starts_at: OfficeTime, reminder: EventReminder) -> OfficeTime {
    match reminder {
        EventReminder::Days { days, time } => {
            let day = starts_at.plus_days(-i64::from(days));
            time.map_or(day, |time| OfficeTime::new(day.day(), time))
        }
        EventReminder::Minutes { minutes } => starts_at.plus_minutes(-i64::from(minutes)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn p19_reminders_are_relative() {
        let base: OfficeTime = "2017-12-27T05:00".parse().unwrap();
        let at = |reminder| due_at(base, reminder).to_string();
        assert_eq!(
            at(EventReminder::Days {
                days: 1,
                time: None
            }),
            "2017-12-26T05:00"
        );
        assert_eq!(
            at(EventReminder::Days {
                days: 1,
                time: Some("08:05".parse().unwrap())
            }),
            "2017-12-26T08:05"
        );
        assert_eq!(
            at(EventReminder::Minutes { minutes: 90 }),
            "2017-12-27T03:30"
        );
    }
}
