//! When a task begins and ends, and which tasks stages usually bring.

use chrono::{Datelike, Days, NaiveDate, Weekday};

use crate::recruitment::StageKind;

/// How far a day is slid at most: no office is closed for longer.
const SLIDE: usize = 60;

/// Saturday or Sunday.
pub fn is_weekend(day: NaiveDate) -> bool {
    matches!(day.weekday(), Weekday::Sat | Weekday::Sun)
}

/// The day itself, or the next one on which the office is open.
pub fn slide(day: NaiveDate, is_closed: impl Fn(NaiveDate) -> bool) -> NaiveDate {
    day.iter_days()
        .take(SLIDE)
        .find(|day| !is_closed(*day))
        .unwrap_or(day)
}

/// First and last day of a task.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Plan {
    /// The first day.
    pub starts_on: NaiveDate,
    /// The last day, which is open until it ends.
    pub due_on: NaiveDate,
}

/// When a task begins that is brought on a day, and when it ends; both slid off closed days.
pub fn plan(
    on: NaiveDate,
    after_days: u32,
    lasts_days: u32,
    is_closed: impl Fn(NaiveDate) -> bool,
) -> Plan {
    let add =
        |day: NaiveDate, days: u32| day.checked_add_days(Days::new(days.into())).unwrap_or(day);
    let starts_on = slide(add(on, after_days), &is_closed);
    Plan {
        starts_on,
        due_on: slide(add(starts_on, lasts_days), &is_closed),
    }
}

/// What stages usually bring: kind, what is to be done, days until it begins, days it takes.
pub const USUAL: [(StageKind, &str, u32, u32); 8] = [
    (StageKind::Interview, "面接の結果を連絡する", 0, 5),
    (StageKind::Offer, "内定通知書を送る", 0, 3),
    (StageKind::Offer, "質問がないか声をかける", 7, 3),
    (StageKind::Accepted, "内定者プログラムを案内する", 0, 7),
    (StageKind::Accepted, "学事日程を聞く", 0, 14),
    (StageKind::Accepted, "納得のことばを聞く", 30, 14),
    (StageKind::Declined, "辞退へのお礼を伝える", 0, 3),
    (StageKind::Rejected, "選考の結果を連絡する", 0, 5),
];

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    // P-36: joining tasks slide off closed days.
    #[test]
    fn p_36_tasks_slide_off_weekends_and_closed_days() {
        let closed = [date("2027-04-29")];
        let is_closed = |day| is_weekend(day) || closed.contains(&day);
        for (after, lasts, starts_on, due_on) in [
            (0, 1, "2027-04-01", "2027-04-02"),
            (1, 1, "2027-04-02", "2027-04-05"),
            (27, 1, "2027-04-28", "2027-04-30"),
            // On a Saturday: Monday, and a day from there.
            (2, 1, "2027-04-05", "2027-04-06"),
            (28, 1, "2027-04-30", "2027-05-03"),
        ] {
            assert_eq!(
                plan(date("2027-04-01"), after, lasts, is_closed),
                Plan {
                    starts_on: date(starts_on),
                    due_on: date(due_on)
                },
                "{after} {lasts}"
            );
        }
    }

    #[test]
    fn a_day_does_not_slide_for_ever() {
        assert_eq!(slide(date("2027-04-01"), |_| true), date("2027-04-01"));
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
