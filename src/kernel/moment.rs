//! Minutes on the office's clock, and what they are elsewhere.

use std::fmt;
use std::str::FromStr;

use chrono::{
    DateTime, Duration, NaiveDate, NaiveDateTime, NaiveTime, SecondsFormat, TimeZone, Timelike, Utc,
};
use chrono_tz::{Asia::Tokyo, Tz};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use ts_rs::TS;

/// The years in which something can be planned or was held.
const YEARS: std::ops::RangeInclusive<i32> = 1900..=2199;

/// A minute on the office's clock (Asia/Tokyo). On the wire and in the file `2026-12-17T19:00`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, TS)]
#[ts(type = "string")]
pub struct OfficeTime(NaiveDateTime);

/// A time of day. On the wire and in the file `19:00`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, TS)]
#[ts(type = "string")]
pub struct TimeOfDay(NaiveTime);

/// A text that is no such time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a time")]
pub struct NotATime;

impl OfficeTime {
    /// The minute of a day.
    pub const fn new(day: NaiveDate, time: TimeOfDay) -> Self {
        Self(NaiveDateTime::new(day, time.0))
    }

    /// The minute in which a local time lies.
    pub fn of(local: NaiveDateTime) -> Self {
        Self::new(local.date(), TimeOfDay::of(local.time()))
    }

    /// What the office's clock shows at an instant.
    pub fn at(instant: DateTime<Utc>) -> Self {
        Self::of(instant.with_timezone(&Tokyo).naive_local())
    }

    /// What the office's clock shows at an instant as stored; `None` where it cannot be read.
    pub fn at_stamp(stamp: &str) -> Option<Self> {
        DateTime::parse_from_rfc3339(stamp)
            .ok()
            .map(|at| Self::at(at.with_timezone(&Utc)))
    }

    /// The day.
    pub const fn day(self) -> NaiveDate {
        self.0.date()
    }

    /// The time of day.
    pub const fn time(self) -> TimeOfDay {
        TimeOfDay(self.0.time())
    }

    /// Day and time without a zone.
    pub const fn local(self) -> NaiveDateTime {
        self.0
    }

    /// The instant. Japan has had no daylight saving since 1952; of a minute its clocks showed twice the
    /// earlier is meant, of one they never showed the one nine hours behind UTC.
    pub fn instant(self) -> DateTime<Utc> {
        Tokyo.from_local_datetime(&self.0).earliest().map_or_else(
            || (self.0 - Duration::hours(9)).and_utc(),
            |at| at.with_timezone(&Utc),
        )
    }

    /// The instant as stored: RFC 3339, UTC, milliseconds.
    pub fn stamp(self) -> String {
        self.instant().to_rfc3339_opts(SecondsFormat::Millis, true)
    }

    /// What clocks of another zone show then.
    pub fn in_zone(self, zone: Tz) -> NaiveDateTime {
        self.instant().with_timezone(&zone).naive_local()
    }

    /// So many minutes later, or earlier. Beyond the calendar it stays where it is.
    #[must_use]
    pub fn plus_minutes(self, minutes: i64) -> Self {
        Duration::try_minutes(minutes)
            .and_then(|by| self.0.checked_add_signed(by))
            .filter(|moved| YEARS.contains(&chrono::Datelike::year(moved)))
            .map_or(self, Self)
    }

    /// So many days later, or earlier, at the same time of day.
    #[must_use]
    pub fn plus_days(self, days: i64) -> Self {
        self.plus_minutes(days.saturating_mul(24 * 60))
    }

    /// Minutes from here to there.
    pub fn minutes_to(self, later: Self) -> i64 {
        (later.0 - self.0).num_minutes()
    }

    /// The same time on another day.
    #[must_use]
    pub const fn on(self, day: NaiveDate) -> Self {
        Self::new(day, self.time())
    }
}

impl TimeOfDay {
    /// The first minute of a day.
    pub const MIDNIGHT: Self = Self(NaiveTime::MIN);
    /// The last minute of a day.
    pub const LAST: Self = Self(match NaiveTime::from_hms_opt(23, 59, 0) {
        Some(time) => time,
        None => NaiveTime::MIN,
    });

    /// Hour (0 to 23) and minute (0 to 59); `None` outside.
    pub fn new(hour: u32, minute: u32) -> Option<Self> {
        NaiveTime::from_hms_opt(hour, minute, 0).map(Self)
    }

    fn of(time: NaiveTime) -> Self {
        Self(
            time.with_second(0)
                .and_then(|time| time.with_nanosecond(0))
                .unwrap_or(time),
        )
    }

    /// The hour.
    pub fn hour(self) -> u32 {
        self.0.hour()
    }

    /// The minute.
    pub fn minute(self) -> u32 {
        self.0.minute()
    }
}

impl fmt::Display for OfficeTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0.format("%Y-%m-%dT%H:%M"))
    }
}

impl fmt::Display for TimeOfDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0.format("%H:%M"))
    }
}

/// Whether the text is made like the pattern, in which 0 stands for a digit.
fn has_form(text: &str, pattern: &str) -> bool {
    text.len() == pattern.len()
        && text.bytes().zip(pattern.bytes()).all(|(byte, wanted)| {
            if wanted == b'0' {
                byte.is_ascii_digit()
            } else {
                byte == wanted
            }
        })
}

impl FromStr for OfficeTime {
    type Err = NotATime;

    fn from_str(text: &str) -> Result<Self, NotATime> {
        if !has_form(text, "0000-00-00T00:00") {
            return Err(NotATime);
        }
        NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M")
            .ok()
            .filter(|local| YEARS.contains(&chrono::Datelike::year(local)))
            .map(Self)
            .ok_or(NotATime)
    }
}

impl FromStr for TimeOfDay {
    type Err = NotATime;

    fn from_str(text: &str) -> Result<Self, NotATime> {
        if !has_form(text, "00:00") {
            return Err(NotATime);
        }
        NaiveTime::parse_from_str(text, "%H:%M")
            .map(Self)
            .map_err(|_| NotATime)
    }
}

macro_rules! as_text {
    ($name:ty) => {
        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                String::deserialize(deserializer)?
                    .parse()
                    .map_err(serde::de::Error::custom)
            }
        }
    };
}
as_text!(OfficeTime);
as_text!(TimeOfDay);

/// A time zone by its name in the IANA database (`Europe/Paris`), where there is one.
pub fn zone(name: &str) -> Option<Tz> {
    name.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn time(text: &str) -> OfficeTime {
        text.parse().unwrap()
    }

    #[test]
    fn p18_a_social_at_seven_in_the_evening_is_shown_elsewhere() {
        let social = time("2026-12-17T19:00");
        for (name, shown) in [
            ("UTC", "2026-12-17T10:00"),
            ("Europe/Paris", "2026-12-17T11:00"),
            ("America/New_York", "2026-12-17T05:00"),
        ] {
            let there = OfficeTime::of(social.in_zone(zone(name).unwrap()));
            assert_eq!(there.to_string(), shown, "{name}");
        }
        assert_eq!(social.stamp(), "2026-12-17T10:00:00.000Z");
        assert_eq!(zone("Mars/Olympus"), None);
    }

    #[test]
    fn times_are_read_in_one_form() {
        assert_eq!(time("2026-12-17T19:00").to_string(), "2026-12-17T19:00");
        for text in [
            "2026-12-17 19:00",
            "2026-12-17T19:00:00",
            "2026-12-17T24:00",
            "2026-02-30T10:00",
            "+026-12-17T19:00",
            "1899-12-17T19:00",
            "",
        ] {
            assert_eq!(text.parse::<OfficeTime>(), Err(NotATime), "{text}");
        }
        assert_eq!("07:05".parse::<TimeOfDay>().unwrap().to_string(), "07:05");
        for text in ["7:05", "24:00", "07:60", "07:05:00", "07-05"] {
            assert_eq!(text.parse::<TimeOfDay>(), Err(NotATime), "{text}");
        }
    }

    #[test]
    fn an_instant_is_a_minute_at_the_office() {
        assert_eq!(
            OfficeTime::at_stamp("2026-12-31T15:00:59.999Z"),
            Some(time("2027-01-01T00:00"))
        );
        assert_eq!(OfficeTime::at_stamp("yesterday"), None);
        assert_eq!(
            time("2026-12-31T23:30").plus_minutes(45),
            time("2027-01-01T00:15")
        );
        assert_eq!(
            time("2027-03-01T08:00").plus_days(-1).to_string(),
            "2027-02-28T08:00"
        );
        assert_eq!(
            time("2199-12-31T23:59").plus_minutes(i64::MAX),
            time("2199-12-31T23:59")
        );
    }
}
