//! The articles (定款) as dated settings: every value holds from a day on, with the floor and ceiling
//! the Act sets and the article it sets them in. What guidance or interpretation leaves open is a
//! setting here, never a constant elsewhere.

pub mod api;
pub mod rules;
pub mod store;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::kernel::Result;
use crate::kernel::date::FiscalYear;
use crate::kernel::id::ArticleSettingId;
use crate::store::{Reader, Tx};

/// A setting of the articles.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ArticleKey {
    /// 事業年度の末日, `MM-DD` (`02-29` reads as the last day of February).
    FiscalYearEnd,
    /// 出資一口の金額, whole yen.
    UnitPrice,
    /// 脱退の予告期間, days before the end of the business year.
    WithdrawalNoticeDays,
    /// 総会の招集通知, days before the meeting.
    MeetingNoticeDays,
    /// 不採用者の個人情報の保存期間, months after the decision.
    RejectedRetentionMonths,
    /// 連絡が途絶えたとみる日数, days without contact both ways before somebody should have a word.
    CareContactDays,
    /// 辞退者の個人情報の保存期間, months after the withdrawal.
    DeclinedRetentionMonths,
    // -- members and equity
    /// 脱退の予告期間 in months where the articles count it so; 0: they do not. The earlier last day holds.
    WithdrawalNoticeMonths,
    /// 減口の予告期間, days before the end of the business year.
    ReductionNoticeDays,
    /// 持分の払戻割合, percent of the lesser of share and paid-in equity.
    RefundPercent,
    /// 除名された者の払戻割合, percent.
    ExpelledRefundPercent,
    /// 持分の算定の基準: `paid` equity or `units`.
    ShareBasis,
    /// 払戻しの期限, months after the general meeting that approves the accounts.
    RefundPayMonths,
    /// 通常総会の時期, within so many months after the end of the business year.
    OrdinaryMeetingMonths,
    /// 郵便の日数: a notice is sent so many days before it has to arrive.
    PostalDays,
    /// 従事分量の測り方: `hours`, `days` or `pay`.
    WorkMeasure,
    /// 組合員番号の頭文字; may be empty.
    MemberNumberPrefix,
    /// 組合員番号の桁数, zeros on the left; 0: as it is.
    MemberNumberWidth,
    /// 特定労働者協同組合の認定: `ordinary` or `specified`.
    Standing,
}

/// How sure the legal ground of a setting is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Ground {
    /// The Act or ordinance says so.
    Statute,
    /// Guidance and custom say so.
    Practice,
    /// Nobody has settled it: the value is this office's reading (解釈未確定・要確認).
    Open,
}

/// One value from a day on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "as in the table")]
pub struct ArticleValue {
    pub id: ArticleSettingId,
    pub value: String,
    pub effective_on: NaiveDate,
    pub remark: Option<String>,
}

/// A setting with its value on the day asked for and everything ever set.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ArticleEntry {
    /// Which setting.
    pub key: ArticleKey,
    /// The value on the day: the latest dated one, or the default.
    pub value: String,
    /// Used where nothing has been set.
    pub default: String,
    /// The least the law allows, if it says.
    pub floor: Option<String>,
    /// The most the law allows, if it says.
    pub ceiling: Option<String>,
    /// The values there are, where it is one of a few.
    pub choices: Vec<String>,
    /// Where the law says so.
    pub article: String,
    /// How sure the default is.
    pub ground: Ground,
    /// All dated values, latest first; later than the day asked for included.
    pub values: Vec<ArticleValue>,
}

// -- what other nouns ask of this one ------------------------------------------------------------

/// After so many days without contact both ways somebody should have a word, as set on a day.
///
/// # Errors
/// Whatever the database says.
pub fn care_contact_days(db: &Reader<'_>, as_of: NaiveDate) -> Result<i64> {
    let entries = rules::entries(&store::list(db)?, as_of);
    Ok(rules::care_contact_days(&entries))
}

/// What the articles say on a day of membership and equity.
///
/// # Errors
/// Whatever the database says.
pub fn membership(db: &Reader<'_>, day: NaiveDate) -> Result<rules::MembershipArticles> {
    Ok(rules::membership(&rules::entries(&store::list(db)?, day)))
}

/// Puts a value on record from a day on, within an act of another noun (another amount of a unit).
///
/// # Errors
/// Whatever the database says.
pub fn enter(tx: &Tx<'_>, key: ArticleKey, value: &str, effective_on: NaiveDate) -> Result<()> {
    store::insert(tx, key, value, effective_on, None)
}

/// Every setting as of a day.
///
/// # Errors
/// Whatever the database says.
pub fn as_of(db: &Reader<'_>, day: NaiveDate) -> Result<Vec<ArticleEntry>> {
    Ok(rules::entries(&store::list(db)?, day))
}

/// The articles over time, read once to be asked about many days.
#[derive(Clone, Debug)]
pub struct OverTime(Vec<rules::Dated>);

impl OverTime {
    /// Every setting as of a day.
    pub fn on(&self, day: NaiveDate) -> Vec<ArticleEntry> {
        rules::entries(&self.0, day)
    }
}

/// The articles over time.
///
/// # Errors
/// Whatever the database says.
pub fn over_time(db: &Reader<'_>) -> Result<OverTime> {
    Ok(OverTime(store::list(db)?))
}

/// The business year in which a day lies, by the articles of that day.
///
/// # Errors
/// Whatever the database says.
pub fn fiscal_year(db: &Reader<'_>, day: NaiveDate) -> Result<FiscalYear> {
    let entries = rules::entries(&store::list(db)?, day);
    Ok(rules::fiscal_year(&entries, day))
}
