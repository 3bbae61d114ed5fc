//! The only place that reads the wall clock.

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveTime, SecondsFormat, TimeZone, Utc};

/// Japan Standard Time, UTC+9 without daylight saving since 1952; the office's days are days there.
pub fn office_offset() -> FixedOffset {
    FixedOffset::east_opt(9 * 3600).unwrap_or_else(|| unreachable!("nine hours is a valid offset"))
}

/// The office's day of an instant as stored; the calendar's first day where it cannot be read.
pub fn office_day(instant: &str) -> NaiveDate {
    DateTime::parse_from_rfc3339(instant)
        .map(|at| at.with_timezone(&office_offset()).date_naive())
        .unwrap_or_default()
}

/// Whole minutes from one instant as stored to another, never below zero; `None` where either cannot
/// be read.
pub fn minutes_between(from: &str, to: &str) -> Option<i64> {
    let from = DateTime::parse_from_rfc3339(from).ok()?;
    let to = DateTime::parse_from_rfc3339(to).ok()?;
    Some((to - from).num_minutes().max(0))
}

/// Where "now" comes from. Logic receives a `Clock`; it never asks the machine.
#[derive(Clone, Debug, Default)]
pub enum Clock {
    /// The machine's clock.
    #[default]
    System,
    /// A clock whose *day* is fixed (rehearsals, `--today`, tests); the time of day is noon, office time.
    Fixed(NaiveDate),
}

impl Clock {
    /// The present instant in UTC, to the millisecond.
    #[allow(
        clippy::disallowed_methods,
        reason = "the one place where the clock is read"
    )]
    pub fn now(&self) -> DateTime<Utc> {
        match self {
            Self::System => Utc::now(),
            Self::Fixed(day) => office_offset()
                .from_local_datetime(
                    &day.and_time(NaiveTime::from_hms_opt(12, 0, 0).unwrap_or_default()),
                )
                .single()
                .unwrap_or_default()
                .with_timezone(&Utc),
        }
    }

    /// Today's date at the office (Asia/Tokyo).
    pub fn today(&self) -> NaiveDate {
        self.now().with_timezone(&office_offset()).date_naive()
    }

    /// The present instant as stored: RFC 3339, UTC, milliseconds (`2026-11-22T05:32:10.123Z`).
    pub fn stamp(&self) -> String {
        self.now().to_rfc3339_opts(SecondsFormat::Millis, true)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_instant_counts_for_the_day_at_the_office() {
        assert_eq!(
            office_day("2026-11-22T15:30:00.000Z"),
            NaiveDate::from_ymd_opt(2026, 11, 23).unwrap()
        );
    }

    #[test]
    fn minutes_are_counted_whole_and_never_backwards() {
        let (morning, evening) = ("2026-11-22T00:00:00.000Z", "2026-11-22T08:45:59.999Z");
        assert_eq!(minutes_between(morning, evening), Some(525));
        assert_eq!(minutes_between(evening, morning), Some(0));
        assert_eq!(minutes_between("yesterday", morning), None);
    }

    #[test]
    fn a_fixed_clock_stays_on_its_day() {
        let day = NaiveDate::from_ymd_opt(2027, 3, 31).unwrap();
        let clock = Clock::Fixed(day);
        assert_eq!(clock.today(), day);
        assert_eq!(clock.stamp(), "2027-03-31T03:00:00.000Z");
    }
}
