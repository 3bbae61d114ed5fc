//! The settings of the articles: what each may be, what holds on a day, and what follows from it.
//!
//! Floors and ceilings are the Act's (労働者協同組合法, "法"); defaults are custom where it says nothing.

use chrono::{Duration, Months, NaiveDate};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{ArticleEntry, ArticleKey, ArticleValue, Ground};
use crate::kernel::date::{FiscalYear, FiscalYearEnd};
use crate::kernel::error::ApiError;
use crate::kernel::money::Yen;
use crate::kernel::text::nfkc;

impl ArticleKey {
    /// Every setting, in the order shown.
    pub const ALL: [Self; 19] = [
        Self::FiscalYearEnd,
        Self::UnitPrice,
        Self::MemberNumberPrefix,
        Self::MemberNumberWidth,
        Self::WithdrawalNoticeDays,
        Self::WithdrawalNoticeMonths,
        Self::ReductionNoticeDays,
        Self::RefundPercent,
        Self::ExpelledRefundPercent,
        Self::ShareBasis,
        Self::RefundPayMonths,
        Self::WorkMeasure,
        Self::OrdinaryMeetingMonths,
        Self::MeetingNoticeDays,
        Self::PostalDays,
        Self::RejectedRetentionMonths,
        Self::CareContactDays,
        Self::DeclinedRetentionMonths,
        Self::Standing,
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
                choices: &[],
                range: (0, 0),
            },
            // Uniform; the Act names no amount.
            Self::UnitPrice => Terms {
                default: "50000",
                floor: None,
                ceiling: None,
                article: "法9条2項",
                ground: Ground::Practice,
                choices: &[],
                range: (1, 100_000_000),
            },
            // Notice of 90 days; the articles may lengthen it to at most a year.
            Self::WithdrawalNoticeDays => Terms {
                default: "90",
                floor: Some("90"),
                ceiling: Some("365"),
                article: "法14条",
                ground: Ground::Statute,
                choices: &[],
                range: (90, 365),
            },
            // Ten days, which the articles may shorten.
            Self::MeetingNoticeDays => Terms {
                default: "10",
                floor: None,
                ceiling: Some("10"),
                article: "法61条1項",
                ground: Ground::Statute,
                choices: &[],
                range: (0, 10),
            },
            // Erased without delay once no longer needed: the law names no period.
            Self::RejectedRetentionMonths | Self::DeclinedRetentionMonths => Terms {
                default: "6",
                floor: None,
                ceiling: None,
                article: "個人情報保護法22条",
                ground: Ground::Practice,
                choices: &[],
                range: (0, 120),
            },
            // How long somebody who was made an offer goes without a word: the office's own custom.
            Self::CareContactDays => Terms {
                default: "30",
                floor: None,
                ceiling: None,
                article: "内定者プログラム",
                ground: Ground::Practice,
                choices: &[],
                range: (7, 365),
            },
            // The articles may lengthen the 90 days to at most a year: twelve months.
            Self::WithdrawalNoticeMonths => Terms {
                floor: Some("0"),
                ceiling: Some("12"),
                ..Terms::open("0", "法14条", Ground::Statute, (0, 12))
            },
            // 法19条 leaves it to the articles; the same notice as for withdrawal unless they say otherwise.
            Self::ReductionNoticeDays => Terms::open("90", "法19条", Ground::Open, (0, 365)),
            // All or part of the share, never above paid-in equity.
            Self::RefundPercent => Terms {
                floor: Some("0"),
                ceiling: Some("100"),
                ..Terms::open("100", "法16条1項", Ground::Practice, (0, 100))
            },
            Self::ExpelledRefundPercent => Terms {
                floor: Some("0"),
                ceiling: Some("100"),
                ..Terms::open("50", "法16条1項", Ground::Practice, (0, 100))
            },
            Self::ShareBasis => Terms::one_of(&["paid", "units"], "法16条2項"),
            Self::RefundPayMonths => Terms::open("2", "法16条", Ground::Open, (0, 24)),
            Self::WorkMeasure => Terms::one_of(&["hours", "days", "pay"], "法77条2項"),
            Self::OrdinaryMeetingMonths => Terms::open("2", "法58条", Ground::Practice, (1, 12)),
            Self::PostalDays => Terms::open("3", "法62条2項", Ground::Practice, (0, 14)),
            // From the day the governor certifies it on.
            Self::Standing => Terms {
                ground: Ground::Statute,
                ..Terms::one_of(&["ordinary", "specified"], "法94条の2")
            },
            Self::MemberNumberPrefix => Terms::open("", "組合員名簿", Ground::Practice, (0, 0)),
            Self::MemberNumberWidth => Terms::open("0", "組合員名簿", Ground::Practice, (0, 8)),
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
    /// The values there are, where it is one of a few; the first is the default.
    pub choices: &'static [&'static str],
    /// What makes sense at all: from, to.
    range: (i64, i64),
}

impl Terms {
    /// A number the law sets no bounds to.
    const fn open(
        default: &'static str,
        article: &'static str,
        ground: Ground,
        range: (i64, i64),
    ) -> Self {
        Self {
            default,
            floor: None,
            ceiling: None,
            article,
            ground,
            choices: &[],
            range,
        }
    }

    /// One of a few readings, none of them settled; the first where nothing is set.
    const fn one_of(choices: &'static [&'static str], article: &'static str) -> Self {
        Self {
            choices,
            ..Self::open(choices[0], article, Ground::Open, (0, 0))
        }
    }
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
    if key == ArticleKey::MemberNumberPrefix {
        let prefix: String = nfkc(text).chars().filter(|c| !c.is_whitespace()).collect();
        return match prefix.chars().count() {
            0..=4 => Ok(prefix),
            _ => Err(ApiError::FieldTooLong {
                field: "value".to_owned(),
                at_most: 4,
            }),
        };
    }
    let terms = key.terms();
    if !terms.choices.is_empty() {
        return match terms.choices.iter().find(|choice| **choice == text.trim()) {
            Some(choice) => Ok((*choice).to_owned()),
            None => Err(ApiError::FieldMissing {
                field: "value".to_owned(),
            }),
        };
    }
    let (from, to) = terms.range;
    let plain: String = nfkc(text)
        .chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, ',' | '円' | '日' | '¥' | '%' | '月' | '桁'))
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
                choices: terms
                    .choices
                    .iter()
                    .map(|&choice| choice.to_owned())
                    .collect(),
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
    year_end(entries).fiscal_year_of(day)
}

/// What the share of a member is measured by (法16条2項 leaves it open).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ShareBasis {
    /// Paid-in equity.
    Paid,
    /// Units.
    Units,
}

/// What the articles say of membership and equity on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "as the settings of the same names")]
pub struct MembershipArticles {
    pub year_end: FiscalYearEnd,
    pub unit_price: Yen,
    pub withdrawal_notice_days: i64,
    pub withdrawal_notice_months: u32,
    pub reduction_notice_days: i64,
    pub refund_percent: i64,
    pub expelled_refund_percent: i64,
    pub share_basis: ShareBasis,
    pub refund_pay_months: u32,
    pub number_prefix: String,
    pub number_width: usize,
}

/// What these entries say of membership and equity.
pub fn membership(entries: &[ArticleEntry]) -> MembershipArticles {
    MembershipArticles {
        year_end: year_end(entries),
        unit_price: Yen::new(number_of(entries, ArticleKey::UnitPrice)),
        withdrawal_notice_days: number_of(entries, ArticleKey::WithdrawalNoticeDays),
        withdrawal_notice_months: number_of(entries, ArticleKey::WithdrawalNoticeMonths),
        reduction_notice_days: number_of(entries, ArticleKey::ReductionNoticeDays),
        refund_percent: number_of(entries, ArticleKey::RefundPercent),
        expelled_refund_percent: number_of(entries, ArticleKey::ExpelledRefundPercent),
        share_basis: match value_of(entries, ArticleKey::ShareBasis) {
            "units" => ShareBasis::Units,
            _ => ShareBasis::Paid,
        },
        refund_pay_months: number_of(entries, ArticleKey::RefundPayMonths),
        number_prefix: value_of(entries, ArticleKey::MemberNumberPrefix).to_owned(),
        number_width: number_of(entries, ArticleKey::MemberNumberWidth),
    }
}

impl MembershipArticles {
    /// A member's number as it is shown and printed.
    pub fn number_word(&self, number: u32) -> String {
        format!(
            "{}{number:0width$}",
            self.number_prefix,
            width = self.number_width
        )
    }

    /// The last day on which a notice of withdrawal acts at the end of this business year (法14条1項). Its last
    /// day is a full day: so many days before it. Where the articles count months, from the day after the
    /// year's end back, and never later than 90 days allow (three months can be 89 days).
    pub fn last_withdrawal_notice_on(&self, year_end: NaiveDate) -> NaiveDate {
        let by_days = year_end - Duration::days(self.withdrawal_notice_days);
        if self.withdrawal_notice_months == 0 {
            return by_days;
        }
        let by_months = (year_end + Duration::days(1)) - Months::new(self.withdrawal_notice_months);
        by_days.min(by_months - Duration::days(1))
    }

    /// The last day on which a notice to reduce units acts at the end of this business year (法19条).
    pub fn last_reduction_notice_on(&self, year_end: NaiveDate) -> NaiveDate {
        year_end - Duration::days(self.reduction_notice_days)
    }
}

/// What the articles say of general meetings on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MeetingArticles {
    /// The ordinary one is held within so many months of the business year's end.
    pub ordinary_months: u32,
    /// So many full days lie between the arrival of the notice and the meeting (法61条1項).
    pub notice_days: i64,
    /// A notice is sent so many days before it has to arrive.
    pub postal_days: i64,
}

/// What these entries say of general meetings.
pub fn meetings(entries: &[ArticleEntry]) -> MeetingArticles {
    MeetingArticles {
        ordinary_months: number_of(entries, ArticleKey::OrdinaryMeetingMonths),
        notice_days: number_of(entries, ArticleKey::MeetingNoticeDays),
        postal_days: number_of(entries, ArticleKey::PostalDays),
    }
}

/// What work is measured by where the surplus is divided by it (法77条2項 leaves it to the articles).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum WorkMeasure {
    /// Hours worked.
    Hours,
    /// Days worked.
    Days,
    /// Pay.
    Pay,
}

/// What these entries say work is measured by.
pub fn work_measure(entries: &[ArticleEntry]) -> WorkMeasure {
    match value_of(entries, ArticleKey::WorkMeasure) {
        "days" => WorkMeasure::Days,
        "pay" => WorkMeasure::Pay,
        _ => WorkMeasure::Hours,
    }
}

/// Whether the association is certified as one of those that divide nothing among their members (特定労働者協同組合,
/// 法94条の2).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// It is not.
    #[default]
    Ordinary,
    /// It is: no dividend, and duties of its own (法94条の9から94条の15).
    Specified,
}

/// What these entries say the association is certified as.
pub fn standing(entries: &[ArticleEntry]) -> Standing {
    match value_of(entries, ArticleKey::Standing) {
        "specified" => Standing::Specified,
        _ => Standing::Ordinary,
    }
}

/// The last day on which a notice of withdrawal takes effect at the end of this business year.
pub fn last_notice_on(entries: &[ArticleEntry], year: FiscalYear) -> NaiveDate {
    membership(entries).last_withdrawal_notice_on(year.last_day())
}

/// A number of a setting, or its default's.
fn number_of<T: std::str::FromStr + Default>(entries: &[ArticleEntry], key: ArticleKey) -> T {
    value_of(entries, key)
        .parse()
        .or_else(|_| key.terms().default.parse())
        .unwrap_or_default()
}

fn year_end(entries: &[ArticleEntry]) -> FiscalYearEnd {
    value_of(entries, ArticleKey::FiscalYearEnd)
        .split_once('-')
        .and_then(|(month, day)| FiscalYearEnd::new(month.parse().ok()?, day.parse().ok()?))
        .unwrap_or(FiscalYearEnd::MARCH)
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

    #[test]
    fn months_of_notice_never_undercut_ninety_days() {
        let articles = |months: &str| {
            membership(&entries(
                &[dated(
                    1,
                    ArticleKey::WithdrawalNoticeMonths,
                    months,
                    "2020-01-01",
                )],
                date("2026-11-22"),
            ))
        };
        for (months, year_end, last) in [
            ("6", "2027-03-31", "2026-09-30"),
            // Three months of 89 days: the ninety days hold.
            ("3", "2027-04-30", "2027-01-30"),
            ("3", "2027-03-31", "2026-12-31"),
            ("12", "2027-03-31", "2026-03-31"),
            ("0", "2027-03-31", "2026-12-31"),
        ] {
            assert_eq!(
                articles(months).last_withdrawal_notice_on(date(year_end)),
                date(last),
                "{months} months before {year_end}"
            );
        }
    }

    #[test]
    fn numbers_are_written_as_the_articles_say() {
        let record = [
            dated(1, ArticleKey::MemberNumberPrefix, "K", "2020-01-01"),
            dated(2, ArticleKey::MemberNumberWidth, "4", "2020-01-01"),
        ];
        let articles = membership(&entries(&record, date("2026-11-22")));
        assert_eq!(articles.number_word(3), "K0003");
        assert_eq!(articles.number_word(12_345), "K12345");
        let plain = membership(&entries(&[], date("2026-11-22")));
        assert_eq!(plain.number_word(725), "725");
        assert_eq!(
            read_value(ArticleKey::MemberNumberPrefix, " Ｋ "),
            Ok("K".to_owned())
        );
        assert!(read_value(ArticleKey::MemberNumberPrefix, "あいうえお").is_err());
        assert_eq!(
            read_value(ArticleKey::ShareBasis, "units"),
            Ok("units".to_owned())
        );
        assert!(read_value(ArticleKey::ShareBasis, "other").is_err());
    }

    #[test]
    fn an_association_is_specified_from_the_day_of_its_certificate() {
        let record = [
            dated(1, ArticleKey::Standing, "specified", "2026-10-01"),
            dated(2, ArticleKey::Standing, "ordinary", "2029-04-01"),
        ];
        for (day, expected) in [
            ("2026-09-30", Standing::Ordinary),
            ("2026-10-01", Standing::Specified),
            ("2029-03-31", Standing::Specified),
            ("2029-04-01", Standing::Ordinary),
        ] {
            assert_eq!(standing(&entries(&record, date(day))), expected, "{day}");
        }
    }
}
