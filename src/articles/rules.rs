//! The settings of the articles: what each may be, what holds on a day, and what follows from it.
//!
//! Floors and ceilings are the Act's (労働者協同組合法, "法"); defaults are custom where it says nothing.

use chrono::{Duration, NaiveDate};

use super::{ArticleEntry, ArticleKey, ArticleValue, Ground};
use crate::kernel::date::{FiscalYear, FiscalYearEnd};
use crate::kernel::error::ApiError;
use crate::kernel::text::nfkc;

impl ArticleKey {
    /// Every setting, in the order shown.
    pub const ALL: [Self; 7] = [
        Self::FiscalYearEnd,
        Self::UnitPrice,
        Self::WithdrawalNoticeDays,
        Self::MeetingNoticeDays,
        Self::RejectedRetentionMonths,
        Self::CareContactDays,
        Self::DeclinedRetentionMonths,
    ];

    /// What the law and custom say of the setting.
    pub const fn terms(self) -> Terms {
        match self {
            // A business year of at most a year has one last day a year: no more to bound.
            Self::FiscalYearEnd => Terms {
                default: "03-31",
                floor: None,
                ceiling: None,
                article: "法29条1項、施行規則20条1項",
                ground: Ground::Practice,
                range: (0, 0),
            },
            // Uniform; the Act names no amount.
            Self::UnitPrice => Terms {
                default: "50000",
                floor: None,
                ceiling: None,
                article: "法9条2項",
                ground: Ground::Practice,
                range: (1, 100_000_000),
            },
            // Notice of 90 days; the articles may lengthen it to at most a year.
            Self::WithdrawalNoticeDays => Terms {
                default: "90",
                floor: Some("90"),
                ceiling: Some("365"),
                article: "法14条",
                ground: Ground::Statute,
                range: (90, 365),
            },
            // Ten days, which the articles may shorten.
            Self::MeetingNoticeDays => Terms {
                default: "10",
                floor: None,
                ceiling: Some("10"),
                article: "法61条1項",
                ground: Ground::Statute,
                range: (0, 10),
            },
            // Erased without delay once no longer needed: the law names no period.
            Self::RejectedRetentionMonths | Self::DeclinedRetentionMonths => Terms {
                default: "6",
                floor: None,
                ceiling: None,
                article: "個人情報保護法22条",
                ground: Ground::Practice,
                range: (0, 120),
            },
            // How long somebody who was made an offer goes without a word: the office's own custom.
            Self::CareContactDays => Terms {
                default: "30",
                floor: None,
                ceiling: None,
                article: "内定者プログラム",
                ground: Ground::Practice,
                range: (7, 365),
            },
        }
    }
}

/// What the law and custom say of a setting.
#[derive(Clone, Copy, Debug)]
pub struct Terms {
    /// Used where nothing has been set.
    pub default: &'static str,
    /// The least the law allows.
    pub floor: Option<&'static str>,
    /// The most the law allows.
    pub ceiling: Option<&'static str>,
    /// Where it says so.
    pub article: &'static str,
    /// How sure the default is.
    pub ground: Ground,
    /// What makes sense at all: from, to.
    range: (i64, i64),
}

/// A value of a setting in the form it is stored.
///
/// # Errors
/// [`ApiError::OutsideLaw`] below the floor or above the ceiling, [`ApiError::FieldOutOfRange`] for a
/// number that makes no sense or none at all, [`ApiError::DateInvalid`] for a day of the year that is none.
pub fn read_value(key: ArticleKey, text: &str) -> Result<String, ApiError> {
    if key == ArticleKey::FiscalYearEnd {
        return read_day_of_year(text);
    }
    let terms = key.terms();
    let (from, to) = terms.range;
    let plain: String = nfkc(text)
        .chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, ',' | '円' | '日' | '¥'))
        .collect();
    let out_of_range = || ApiError::FieldOutOfRange {
        field: "value".to_owned(),
        from,
        to,
    };
    let number: i64 = plain.parse().map_err(|_| out_of_range())?;
    let bound = |text: Option<&str>| text.and_then(|text| text.parse::<i64>().ok());
    let unlawful = bound(terms.floor).is_some_and(|floor| number < floor)
        || bound(terms.ceiling).is_some_and(|ceiling| number > ceiling);
    if unlawful {
        return Err(ApiError::OutsideLaw {
            from: terms.floor.unwrap_or_default().to_owned(),
            to: terms.ceiling.unwrap_or_default().to_owned(),
            article: terms.article.to_owned(),
        });
    }
    if !(from..=to).contains(&number) {
        return Err(out_of_range());
    }
    Ok(number.to_string())
}

/// `3/31`, `03-31`, 「3月31日」, 「3月末日」 as `MM-DD`; the last day of February as `02-29`.
fn read_day_of_year(text: &str) -> Result<String, ApiError> {
    let invalid = || ApiError::DateInvalid {
        field: "value".to_owned(),
    };
    let plain = nfkc(text).replace("末日", "31").replace('末', "31");
    let mut numbers = plain
        .split(|c: char| !c.is_ascii_digit())
        .filter(|part| !part.is_empty())
        .map(str::parse::<u32>);
    let (Some(Ok(month)), Some(Ok(day)), None) = (numbers.next(), numbers.next(), numbers.next())
    else {
        return Err(invalid());
    };
    let last = match month {
        2 => 29,
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => return Err(invalid()),
    };
    // 31 stands for 末日 where the month is shorter; any other day must exist.
    let day = match day {
        31 => last,
        28 if month == 2 => last,
        1..=31 if day <= last => day,
        _ => return Err(invalid()),
    };
    Ok(format!("{month:02}-{day:02}"))
}

/// A dated value on record.
#[derive(Clone, Debug)]
pub struct Dated {
    /// Of which setting.
    pub key: ArticleKey,
    /// The value.
    pub value: ArticleValue,
}

/// Every setting as of a day. Of two values of one day the one entered later holds.
pub fn entries(dated: &[Dated], as_of: NaiveDate) -> Vec<ArticleEntry> {
    ArticleKey::ALL
        .into_iter()
        .map(|key| {
            let terms = key.terms();
            let mut values: Vec<ArticleValue> = dated
                .iter()
                .filter(|dated| dated.key == key)
                .map(|dated| dated.value.clone())
                .collect();
            values.sort_by_key(|value| std::cmp::Reverse((value.effective_on, value.id)));
            ArticleEntry {
                key,
                value: values
                    .iter()
                    .find(|value| value.effective_on <= as_of)
                    .map_or_else(|| terms.default.to_owned(), |value| value.value.clone()),
                default: terms.default.to_owned(),
                floor: terms.floor.map(str::to_owned),
                ceiling: terms.ceiling.map(str::to_owned),
                article: terms.article.to_owned(),
                ground: terms.ground,
                values,
            }
        })
        .collect()
}

fn value_of(entries: &[ArticleEntry], key: ArticleKey) -> &str {
    entries
        .iter()
        .find(|entry| entry.key == key)
        .map_or(key.terms().default, |entry| entry.value.as_str())
}

/// The business year in which a day lies, by the articles of that day.
pub fn fiscal_year(entries: &[ArticleEntry], day: NaiveDate) -> FiscalYear {
    let end = value_of(entries, ArticleKey::FiscalYearEnd)
        .split_once('-')
        .and_then(|(month, day)| FiscalYearEnd::new(month.parse().ok()?, day.parse().ok()?))
        .unwrap_or(FiscalYearEnd::MARCH);
    end.fiscal_year_of(day)
}

/// The last day on which a notice of withdrawal takes effect at the end of this business year
/// (法14条1項). The year's last day is a full day: so many days before it.
pub fn last_notice_on(entries: &[ArticleEntry], year: FiscalYear) -> NaiveDate {
    let days = value_of(entries, ArticleKey::WithdrawalNoticeDays)
        .parse()
        .unwrap_or(90);
    year.last_day() - Duration::days(days)
}

/// After so many days without contact both ways somebody should have a word.
pub fn care_contact_days(entries: &[ArticleEntry]) -> i64 {
    value_of(entries, ArticleKey::CareContactDays)
        .parse()
        .unwrap_or(30)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kernel::id::ArticleSettingId;

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn dated(id: i64, key: ArticleKey, value: &str, effective_on: &str) -> Dated {
        Dated {
            key,
            value: ArticleValue {
                id: ArticleSettingId(id),
                value: value.to_owned(),
                effective_on: date(effective_on),
                remark: None,
            },
        }
    }

    #[test]
    fn values_are_read_in_the_forms_people_write() {
        use ArticleKey::{FiscalYearEnd, UnitPrice, WithdrawalNoticeDays};
        for (key, given, stored) in [
            (FiscalYearEnd, "3/31", "03-31"),
            (FiscalYearEnd, "３月末日", "03-31"),
            (FiscalYearEnd, "2月28日", "02-29"),
            (FiscalYearEnd, "2月末", "02-29"),
            (FiscalYearEnd, "12-31", "12-31"),
            (FiscalYearEnd, "3月20日", "03-20"),
            (UnitPrice, "５０，０００円", "50000"),
            (WithdrawalNoticeDays, "90日", "90"),
        ] {
            assert_eq!(read_value(key, given).as_deref(), Ok(stored), "{given}");
        }
    }

    #[test]
    fn floors_and_ceilings_of_the_act_hold() {
        use ArticleKey::{
            FiscalYearEnd, MeetingNoticeDays, RejectedRetentionMonths, UnitPrice,
            WithdrawalNoticeDays,
        };
        for (key, given, code) in [
            (WithdrawalNoticeDays, "89", "articles.outside_law"),
            (WithdrawalNoticeDays, "366", "articles.outside_law"),
            (MeetingNoticeDays, "11", "articles.outside_law"),
            (MeetingNoticeDays, "-1", "field.out_of_range"),
            (UnitPrice, "0", "field.out_of_range"),
            (UnitPrice, "五万円", "field.out_of_range"),
            (RejectedRetentionMonths, "121", "field.out_of_range"),
            (FiscalYearEnd, "4/31", "04-30"),
            (FiscalYearEnd, "2/30", "date.invalid"),
            (FiscalYearEnd, "13/1", "date.invalid"),
            (FiscalYearEnd, "3/32", "date.invalid"),
            (FiscalYearEnd, "2027/3/31", "date.invalid"),
        ] {
            let read = read_value(key, given).unwrap_or_else(|refusal| refusal.code());
            assert_eq!(read, code, "{key:?} {given}");
        }
        for (key, given) in [
            (WithdrawalNoticeDays, "90"),
            (WithdrawalNoticeDays, "365"),
            (MeetingNoticeDays, "10"),
            (MeetingNoticeDays, "3"),
        ] {
            assert!(read_value(key, given).is_ok(), "{given}");
        }
        assert_eq!(
            read_value(WithdrawalNoticeDays, "30").unwrap_err(),
            ApiError::OutsideLaw {
                from: "90".to_owned(),
                to: "365".to_owned(),
                article: "法14条".to_owned()
            }
        );
        for key in ArticleKey::ALL {
            let default = key.terms().default;
            assert_eq!(read_value(key, default).as_deref(), Ok(default), "{key:?}");
        }
    }

    #[test]
    fn a_value_holds_from_its_day_until_a_later_one() {
        use ArticleKey::UnitPrice;
        let record = [
            dated(1, UnitPrice, "10000", "2022-10-01"),
            dated(2, UnitPrice, "50000", "2026-04-01"),
            // The same day again: what was entered later corrects it.
            dated(3, UnitPrice, "40000", "2026-04-01"),
            dated(4, UnitPrice, "60000", "2027-04-01"),
        ];
        for (day, value) in [
            ("2022-09-30", "50000"),
            ("2022-10-01", "10000"),
            ("2026-03-31", "10000"),
            ("2026-04-01", "40000"),
            ("2027-04-01", "60000"),
        ] {
            let entries = entries(&record, date(day));
            assert_eq!(value_of(&entries, UnitPrice), value, "{day}");
        }
        let entries = entries(&record, date("2026-11-22"));
        let ids: Vec<i64> = entries[1].values.iter().map(|value| value.id.0).collect();
        assert_eq!(ids, [4, 3, 2, 1], "all values, latest first");
    }

    #[test]
    fn the_last_day_for_notice_is_counted_back_from_the_end_of_the_year() {
        use ArticleKey::{FiscalYearEnd, WithdrawalNoticeDays};
        // (end of the year, days of notice, a day in the year, its last day, last day for notice)
        for (end, days, day, last, notice) in [
            ("03-31", "90", "2026-11-22", "2027-03-31", "2026-12-31"),
            ("03-31", "90", "2027-04-01", "2028-03-31", "2028-01-01"),
            ("12-31", "90", "2027-05-01", "2027-12-31", "2027-10-02"),
            ("12-31", "90", "2028-05-01", "2028-12-31", "2028-10-02"),
            ("03-20", "90", "2027-03-20", "2027-03-20", "2026-12-20"),
            ("03-20", "90", "2027-03-21", "2028-03-20", "2027-12-21"),
            ("02-29", "90", "2027-01-15", "2027-02-28", "2026-11-30"),
            ("02-29", "90", "2028-01-15", "2028-02-29", "2027-12-01"),
            ("03-31", "180", "2026-11-22", "2027-03-31", "2026-10-02"),
        ] {
            let record = [
                dated(1, FiscalYearEnd, end, "2020-01-01"),
                dated(2, WithdrawalNoticeDays, days, "2020-01-01"),
            ];
            let entries = entries(&record, date(day));
            let year = fiscal_year(&entries, date(day));
            assert_eq!(year.last_day(), date(last), "{end} {day}");
            assert_eq!(last_notice_on(&entries, year), date(notice), "{end} {day}");
        }
    }
}
