//! When a task begins and ends, and which tasks stages usually bring.

use chrono::{Days, NaiveDate};

use crate::kernel::holiday::OpenDays;
use crate::recruitment::StageKind;

/// First and last day of a task.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Plan {
    /// The first day.
    pub starts_on: NaiveDate,
    /// The last day, which is open until it ends.
    pub due_on: NaiveDate,
}

/// When a task begins that is brought on a day, and when it ends; both slid to a day the office is open.
pub fn plan(on: NaiveDate, after_days: u32, lasts_days: u32, open: &OpenDays) -> Plan {
    let after = |day: NaiveDate, days: u32| {
        open.on_or_after(day.checked_add_days(Days::new(days.into())).unwrap_or(day))
    };
    let starts_on = after(on, after_days);
    Plan {
        starts_on,
        due_on: after(starts_on, lasts_days),
    }
}

/// What stages usually bring, from the offer on: before it there are many applicants, and a task for each
/// would bury the rest. Kind, what is to be done, days until it begins, days it takes.
pub const USUAL: [(StageKind, &str, u32, u32); 5] = [
    (StageKind::Offer, "内定通知書を送る", 0, 3),
    (StageKind::Offer, "質問がないか声をかける", 7, 3),
    (StageKind::Accepted, "内定者プログラムを案内する", 0, 7),
    (StageKind::Accepted, "学事日程を聞く", 0, 14),
    (StageKind::Accepted, "納得のことばを聞く", 30, 14),
];

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    // P-36: joining tasks slide off closed days.
    #[test]
    fn p_36_joining_tasks() {
        let open = OpenDays::new([date("2027-04-29")]);
        for (after, lasts, starts_on, due_on) in [
            (0, 1, "2027-04-01", "2027-04-02"),
            (1, 1, "2027-04-02", "2027-04-05"),
            (27, 1, "2027-04-28", "2027-04-30"),
        ] {
            let planned = plan(date("2027-04-01"), after, lasts, &open);
            assert_eq!(planned.starts_on, date(starts_on));
            assert_eq!(planned.due_on, date(due_on));
        }
    }

    #[test]
    fn tasks_slide_off_weekends_and_closed_days() {
        let open = OpenDays::new([date("2027-04-29"), date("2027-04-30")]);
        for (after, lasts, starts_on, due_on) in [
            (0, 1, "2027-04-01", "2027-04-02"),
            (1, 1, "2027-04-02", "2027-04-05"),
            (26, 1, "2027-04-27", "2027-04-28"),
            // On a Saturday: Monday, and a day from there.
            (2, 1, "2027-04-05", "2027-04-06"),
            // Holiday, own closed day, weekend, three holidays.
            (27, 1, "2027-04-28", "2027-05-06"),
        ] {
            assert_eq!(
                plan(date("2027-04-01"), after, lasts, &open),
                Plan {
                    starts_on: date(starts_on),
                    due_on: date(due_on)
                },
                "{after} {lasts}"
            );
        }
    }

    #[test]
    fn the_usual_tasks_fit_the_table() {
        for (_, title, after, lasts) in USUAL {
            assert!(
                !title.is_empty() && after <= 730 && (1..=365).contains(&lasts),
                "{title}"
            );
        }
    }
}
