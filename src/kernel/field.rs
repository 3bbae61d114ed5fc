//! Fields of a form, read once at the edge: ends trimmed, length capped, refused under the field's name.

use chrono::NaiveDate;

use super::clock::Clock;
use super::contact::{Email, Phone, PostalCode};
use super::date::{YearMonth, read_month};
use super::error::ApiError;
use super::kana::{is_reading, to_katakana_reading};
use super::moment::{OfficeTime, TimeOfDay};
use super::text::{nfkc, trim_ends};

/// The longest name, reading, school or other single line, in characters.
pub const LINE: usize = 200;
/// The longest note, posting or other text of several lines, in characters.
pub const TEXT: usize = 20_000;

/// The text without the space at its ends; `None` where nothing is left.
///
/// # Errors
/// [`ApiError::FieldTooLong`].
pub fn optional(
    field: &str,
    text: Option<&str>,
    at_most: usize,
) -> Result<Option<String>, ApiError> {
    let text = trim_ends(text.unwrap_or_default());
    if text.chars().nth(at_most).is_some() {
        return Err(ApiError::FieldTooLong {
            field: field.to_owned(),
            at_most: u32::try_from(at_most).unwrap_or(u32::MAX),
        });
    }
    Ok((!text.is_empty()).then(|| text.to_owned()))
}

/// As [`optional`], and something must be left.
///
/// # Errors
/// [`ApiError::FieldMissing`], [`ApiError::FieldTooLong`].
pub fn required(field: &str, text: &str, at_most: usize) -> Result<String, ApiError> {
    optional(field, Some(text), at_most)?.ok_or_else(|| ApiError::FieldMissing {
        field: field.to_owned(),
    })
}

/// A reading as it is stored: full-width katakana.
///
/// # Errors
/// [`ApiError::ReadingInvalid`] where it holds anything but kana and spaces.
pub fn reading(field: &str, text: Option<&str>) -> Result<Option<String>, ApiError> {
    let Some(text) = optional(field, text, LINE)? else {
        return Ok(None);
    };
    let reading = to_katakana_reading(&text);
    if is_reading(&reading) {
        Ok((!reading.is_empty()).then_some(reading))
    } else {
        Err(ApiError::ReadingInvalid {
            field: field.to_owned(),
        })
    }
}

/// An e-mail address, where one is written.
///
/// # Errors
/// [`ApiError::EmailInvalid`].
pub fn email(field: &str, text: Option<&str>) -> Result<Option<Email>, ApiError> {
    optional(field, text, LINE * 2)?
        .map(|text| Email::read(&text))
        .transpose()
        .map_err(|_| ApiError::EmailInvalid {
            field: field.to_owned(),
        })
}

/// A telephone number, where one is written.
///
/// # Errors
/// [`ApiError::PhoneInvalid`].
pub fn phone(field: &str, text: Option<&str>) -> Result<Option<Phone>, ApiError> {
    optional(field, text, LINE)?
        .map(|text| Phone::read(&text))
        .transpose()
        .map_err(|_| ApiError::PhoneInvalid {
            field: field.to_owned(),
        })
}

/// A postal code, where one is written.
///
/// # Errors
/// [`ApiError::PostalCodeInvalid`].
pub fn postal_code(field: &str, text: Option<&str>) -> Result<Option<PostalCode>, ApiError> {
    optional(field, text, LINE)?
        .map(|text| PostalCode::read(&text))
        .transpose()
        .map_err(|_| ApiError::PostalCodeInvalid {
            field: field.to_owned(),
        })
}

/// A month in any form that is read, where one is written.
///
/// # Errors
/// [`ApiError::MonthInvalid`].
pub fn month(field: &str, text: Option<&str>) -> Result<Option<YearMonth>, ApiError> {
    optional(field, text, LINE)?
        .map(|text| read_month(&text).map(|read| read.month))
        .transpose()
        .map_err(|_| ApiError::MonthInvalid {
            field: field.to_owned(),
        })
}

/// A day that has come: facts are recorded, not foretold.
///
/// # Errors
/// [`ApiError::DateImpossible`] for a day after today, or before 1868.
pub fn past(field: &str, date: NaiveDate, today: NaiveDate) -> Result<NaiveDate, ApiError> {
    let first = super::date::Era::Meiji.first_day();
    if (first..=today).contains(&date) {
        Ok(date)
    } else {
        Err(ApiError::DateImpossible {
            field: field.to_owned(),
        })
    }
}

/// A day within the calendar the office can mean; the years of its forms have four digits.
///
/// # Errors
/// [`ApiError::DateImpossible`] before 1868 or after 2199.
pub fn day(field: &str, date: NaiveDate) -> Result<NaiveDate, ApiError> {
    let last = NaiveDate::from_ymd_opt(2199, 12, 31).unwrap_or_default();
    past(field, date, last)
}

/// Records asked for, each once, in the order of their ids: an act over several does not depend on how
/// they were picked.
///
/// # Errors
/// [`ApiError::FieldMissing`] where there are none.
pub fn some_of<T: Ord>(field: &str, mut ids: Vec<T>) -> Result<Vec<T>, ApiError> {
    ids.sort_unstable();
    ids.dedup();
    if ids.is_empty() {
        return Err(ApiError::FieldMissing {
            field: field.to_owned(),
        });
    }
    Ok(ids)
}

/// A time of day in the forms people write: `14:05`, `1405`, 「14時5分」, 「14時半」, 「午後2時」.
///
/// # Errors
/// [`ApiError::TimeInvalid`].
pub fn time(field: &str, text: Option<&str>) -> Result<Option<TimeOfDay>, ApiError> {
    let Some(text) = optional(field, text, LINE)? else {
        return Ok(None);
    };
    let invalid = || ApiError::TimeInvalid {
        field: field.to_owned(),
    };
    let plain: String = nfkc(&text)
        .chars()
        .filter(|c| !c.is_whitespace())
        .collect::<String>()
        .replace('半', "30")
        .replace('時', ":")
        .replace('分', "");
    let (half_day, plain) = match (plain.strip_prefix("午前"), plain.strip_prefix("午後")) {
        (Some(rest), _) => (Some(0), rest.to_owned()),
        (_, Some(rest)) => (Some(12), rest.to_owned()),
        _ => (None, plain),
    };
    let (hour, minute) = match plain.split_once(':') {
        Some((hour, "")) => (hour.to_owned(), "0".to_owned()),
        Some((hour, minute)) => (hour.to_owned(), minute.to_owned()),
        None if plain.is_ascii() && plain.len() >= 3 => {
            let (hour, minute) = plain.split_at(plain.len() - 2);
            (hour.to_owned(), minute.to_owned())
        }
        None => (plain, "0".to_owned()),
    };
    let number = |text: &str| {
        Some(text)
            .filter(|text| {
                (1..=2).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit())
            })
            .and_then(|text| text.parse::<u32>().ok())
    };
    let (hour, minute) = (
        number(&hour).ok_or_else(invalid)?,
        number(&minute).ok_or_else(invalid)?,
    );
    let hour = match half_day {
        Some(from) if hour <= 12 => hour % 12 + from,
        Some(_) => return Err(invalid()),
        None => hour,
    };
    TimeOfDay::new(hour, minute).map(Some).ok_or_else(invalid)
}

/// When something happened, as it is stored: without a day and a time it is now; a day without a time
/// is now where it is today, and noon where it is not.
///
/// # Errors
/// [`ApiError::DateImpossible`] for a day to come, [`ApiError::TimeInvalid`].
pub fn moment(
    (day_field, day): (&str, Option<NaiveDate>),
    (time_field, text): (&str, Option<&str>),
    clock: &Clock,
) -> Result<String, ApiError> {
    let today = clock.today();
    let day = past(day_field, day.unwrap_or(today), today)?;
    let now = || clock.stamp();
    let at = |time| OfficeTime::new(day, time).stamp();
    Ok(match time(time_field, text)? {
        Some(time) => at(time),
        None if day == today => now(),
        None => TimeOfDay::new(12, 0).map_or_else(now, at),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ends_are_trimmed_and_nothing_is_none() {
        assert_eq!(
            optional("school", Some(" 見本　大学\u{3000}"), LINE).unwrap(),
            Some("見本　大学".to_owned())
        );
        assert_eq!(optional("school", Some("　"), LINE).unwrap(), None);
        assert_eq!(
            required("name", " ", LINE).unwrap_err().code(),
            "field.missing"
        );
        assert_eq!(
            required("name", &"あ".repeat(201), LINE)
                .unwrap_err()
                .code(),
            "field.too_long"
        );
        assert!(required("name", &"あ".repeat(200), LINE).is_ok());
    }

    #[test]
    fn readings_become_katakana_and_kanji_is_no_reading() {
        for (given, stored) in [
            ("ﾀｶﾊｼ ﾊﾅｺ", "タカハシ ハナコ"),
            ("たかはし　はなこ", "タカハシ ハナコ"),
        ] {
            assert_eq!(reading("reading", Some(given)).unwrap().unwrap(), stored);
        }
        assert_eq!(
            reading("reading", Some("高橋")).unwrap_err().code(),
            "reading.invalid"
        );
    }

    #[test]
    fn the_future_is_not_recorded() {
        let day = |d| NaiveDate::from_ymd_opt(2026, 11, d).unwrap();
        assert!(past("given_on", day(22), day(22)).is_ok());
        assert_eq!(
            past("given_on", day(23), day(22)).unwrap_err().code(),
            "date.impossible"
        );
        assert!(super::day("closed_on", day(23)).is_ok());
    }

    #[test]
    fn times_are_read_in_the_forms_people_write() {
        for (given, read) in [
            ("14:05", Some((14, 5))),
            ("１４：０５", Some((14, 5))),
            ("1405", Some((14, 5))),
            ("905", Some((9, 5))),
            ("9", Some((9, 0))),
            ("14時", Some((14, 0))),
            ("14時5分", Some((14, 5))),
            ("14時半", Some((14, 30))),
            ("午後2時", Some((14, 0))),
            ("午後 2時半", Some((14, 30))),
            ("午前12時", Some((0, 0))),
            ("午後12時", Some((12, 0))),
            ("24:00", None),
            ("14:60", None),
            ("午後13時", None),
            ("14:5:3", None),
            ("昼", None),
            ("-1", None),
        ] {
            let expected = read.and_then(|(h, m)| TimeOfDay::new(h, m));
            assert_eq!(
                time("time", Some(given)).ok().flatten(),
                expected,
                "{given}"
            );
        }
        assert_eq!(time("time", Some(" ")).unwrap(), None);
    }

    #[test]
    fn a_moment_is_now_unless_told() {
        let clock = Clock::Fixed(NaiveDate::from_ymd_opt(2026, 11, 22).unwrap());
        let day = |d| NaiveDate::from_ymd_opt(2026, 11, d);
        for (on, at, stored) in [
            (None, None, "2026-11-22T03:00:00.000Z"),
            (day(22), None, "2026-11-22T03:00:00.000Z"),
            (None, Some("8:30"), "2026-11-21T23:30:00.000Z"),
            (day(20), None, "2026-11-20T03:00:00.000Z"),
            (day(20), Some("20時"), "2026-11-20T11:00:00.000Z"),
        ] {
            assert_eq!(
                moment(("on", on), ("time", at), &clock).unwrap(),
                stored,
                "{on:?} {at:?}"
            );
        }
        assert_eq!(
            moment(("on", day(23)), ("time", None), &clock)
                .unwrap_err()
                .code(),
            "date.impossible"
        );
    }
}
