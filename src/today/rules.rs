//! When something is due.

use chrono::NaiveDate;

/// Days after which a backup is asked for. Backups are made by themselves after changes and on
/// closing; one this old means that something keeps them from being made.
pub const BACKUP_DUE_DAYS: i64 = 7;

/// How long the longest wait shown is short of everybody: so many are listed.
pub const WAITING_SHOWN: u32 = 20;

/// Tasks due within so many days are shown ahead.
pub const AHEAD_DAYS: u64 = 7;

/// Filings due within so many days are shown ahead.
pub const FILING_DAYS: u64 = 30;

/// So many filings are shown, the earliest first; the calendar of filings has the rest.
pub const FILINGS_SHOWN: usize = 60;

/// So many tasks are shown; the list of tasks has the rest.
pub const DUE_SHOWN: u32 = 300;

/// So many open questions are shown; the ledger has the rest.
pub const QUESTIONS_SHOWN: u32 = 30;

/// So many people who should hear a word are shown.
pub const CARE_SHOWN: usize = 40;

/// Whether a backup is due: for how many days there has been none, or that there never was one.
pub fn backup_due(last: Option<NaiveDate>, today: NaiveDate) -> Option<Option<i64>> {
    match last {
        None => Some(None),
        Some(last) => {
            let days = (today - last).num_days();
            (days >= BACKUP_DUE_DAYS).then_some(Some(days))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_backup_is_due_after_a_week_or_when_there_is_none() {
        let day = |day| NaiveDate::from_ymd_opt(2026, 11, day).unwrap();
        for (last, due) in [
            (None, Some(None)),
            (Some(day(22)), None),
            (Some(day(16)), None),
            (Some(day(15)), Some(Some(7))),
            // A clock set back: made in the future, not due.
            (Some(day(30)), None),
        ] {
            assert_eq!(backup_due(last, day(22)), due, "{last:?}");
        }
    }
}
