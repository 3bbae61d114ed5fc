//! Fields of a form, read once at the edge: ends trimmed, length capped, refused under the field's name.

use chrono::NaiveDate;

use super::contact::{Email, Phone, PostalCode};
use super::date::{YearMonth, read_month};
use super::error::ApiError;
use super::kana::{is_reading, to_katakana_reading};
use super::text::trim_ends;

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
}
