//! Filings and deadlines (届出・期限): every day the Act, the ordinances and the articles set, computed from what
//! happened: the end of a business year, a general meeting (planned or held), another officer, other articles,
//! a member's leaving. Nothing is copied: a meeting that moves takes its days with it.
//!
//! Whether a deadline on a holiday moves is not settled: the day is shown unmoved, beside the last working day
//! before it.

pub mod api;
pub mod rules;
pub mod store;

use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::articles::Ground;
use crate::kernel::id::{
    EquityRegistrationId, MemberId, OfficeEventId, ReductionId, UnitChangeId, WithdrawalId,
};
use crate::kernel::money::Yen;
use crate::kernel::{ApiError, Result};
use crate::store::Reader;

/// Something from which filings follow.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum OfficeEventKind {
    /// 通常総会 (法58条); may lie ahead.
    OrdinaryMeeting,
    /// 臨時総会 (法59条); may lie ahead.
    ExtraordinaryMeeting,
    /// 決算関係書類 handed to the auditors (規則54条).
    AccountsToAuditors,
    /// An officer's name or address changed (法33条).
    OfficerChanged,
    /// The articles changed (法63条3項).
    ArticlesChanged,
    /// 登記事項 changed: purpose, name, office, representative, unit amount, 公告方法 (登記令3条1項).
    RegisteredItemChanged,
    /// Another name or another representative director (登記令3条1項, of a specified association 法94条の10 too).
    HeadChanged,
    /// The main office moved to another registry's district (登記令4条).
    OfficeMoved,
    /// More than a third of the directors or auditors are missing (法32条6項).
    OfficerVacancy,
    /// Members demanded a general meeting (法59条2項).
    MembersDemand,
    /// A lower amount of a unit was resolved (法72条).
    UnitAmountLowered,
    /// 設立 (法27条).
    Formation,
    /// 解散 (法80条).
    Dissolution,
    /// 継続 (法82条).
    Continuation,
    /// 合併 (法91条).
    Merger,
    /// 清算結了 (登記令10条).
    LiquidationEnded,
    /// 休眠組合 were called on in the official gazette (法81条).
    DormantNotice,
}

impl OfficeEventKind {
    /// Whether it is a general meeting, which is planned before it happens.
    pub const fn is_meeting(self) -> bool {
        matches!(self, Self::OrdinaryMeeting | Self::ExtraordinaryMeeting)
    }

    /// Whether it is written down before it happens: something has to be done before.
    pub const fn may_lie_ahead(self) -> bool {
        self.is_meeting() || matches!(self, Self::OfficeMoved)
    }
}

/// How many officers the articles fix, and how many of them are missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct Vacancy {
    pub fixed: u32,
    pub missing: u32,
}

/// An event on record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "as in the table")]
pub struct OfficeEvent {
    pub id: OfficeEventId,
    pub kind: OfficeEventKind,
    pub happened_on: NaiveDate,
    /// Of a vacancy.
    pub vacancy: Option<Vacancy>,
    pub words: Option<String>,
}

/// A duty or a day to know. On the wire and in the file by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Duty {
    // -- of a business year
    /// Notices of withdrawal close (法14条1項).
    WithdrawalNotice,
    /// Notices of a reduction of units close (法19条).
    ReductionNotice,
    /// Total units and paid-in equity are registered (登記令3条2項).
    EquityRegistered,
    /// The ordinary general meeting is held (法58条).
    OrdinaryMeeting,
    /// Account books are kept (法52条2項).
    BooksKept,
    // -- of a business year of a specified association (特定労働者協同組合)
    /// 報酬規程等 are drawn up and on display (法94条の12第1項).
    PayRulesMade,
    /// 報酬規程等 go to the authority (法94条の13).
    PayRulesFiled,
    /// 報酬規程等 stay on display (法94条の12第3項).
    PayRulesKept,
    /// Copies of 報酬規程等 stay on display at branches (法94条の12第4項).
    PayRulesCopyKept,
    // -- of a general meeting
    /// Accounts and reports are on display (法51条10項).
    AccountsDisplayed,
    /// The notice is sent (法62条2項).
    NoticeSent,
    /// The notice has arrived (法61条1項).
    NoticeArrives,
    /// The member to be expelled has been told (法15条2項).
    ExpulsionNotice,
    /// The officer to be recalled has the papers (法53条).
    RecallPapers,
    /// 決算関係書類 and minutes go to the authority (法124条).
    AnnualPapers,
    /// Of a converted association: use of 組織変更時財産額 (法附則23条).
    ConversionAssets,
    /// Minutes are kept at the main office (法69条2項).
    MinutesKept,
    /// Copies of minutes are kept at branches (法69条3項).
    MinutesCopyKept,
    /// Accounts and reports stay on display (法51条10項).
    AccountsOnDisplay,
    // -- of other events
    /// The auditors' report (規則54条).
    AuditReport,
    /// Officer's name or address to the authority (法33条).
    OfficerFiled,
    /// Articles to the authority (法63条3項).
    ArticlesFiled,
    /// Registered items to the registry (登記令3条1項).
    ItemRegistered,
    /// Name or representative director of a specified association to the authority (法94条の10).
    HeadFiled,
    /// The authority approves that a specified association moves to another prefecture (法94条の9).
    MoveApproved,
    /// The move of the office to the registry (登記令4条).
    MoveRegistered,
    /// A vacancy is filled (法32条6項).
    VacancyFilled,
    /// The board decides on a members' demand (法59条).
    BoardDecides,
    /// Members may convene themselves, with the authority's approval (法60条).
    OwnConvening,
    /// 財産目録 and 貸借対照表 for a lower unit amount (法72条).
    UnitStatements,
    /// Creditors are given notice in the gazette and one by one, a month or more before (法73条).
    CreditorsNotified,
    /// Creditors have had a month (法73条).
    CreditorsPeriod,
    /// Everybody consents to a higher unit amount, which makes members pay more.
    RaiseConsented,
    /// Formation to the authority (法27条).
    FormationFiled,
    /// Dissolution to the authority (法80条3項).
    DissolutionFiled,
    /// Dissolution to the registry (登記令7条).
    DissolutionRegistered,
    /// Continuation to the authority (法82条3項).
    ContinuationFiled,
    /// Continuation to the registry (登記令7条の2).
    ContinuationRegistered,
    /// Merger to the authority (法91条).
    MergerFiled,
    /// End of liquidation to the registry (登記令10条).
    LiquidationRegistered,
    /// Answer to the call on dormant associations (法81条).
    DormantAnswer,
    // -- of members
    /// Three members are there again, or the association dissolves (法80条2項).
    MembersRestored,
    /// A refund is paid.
    RefundPaid,
    /// A claim to a refund lapses (法17条).
    RefundLapses,
}

/// Where it goes, or whose matter it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Recipient {
    /// 行政庁: the governor.
    Authority,
    /// 法務局.
    Registry,
    /// 本人.
    Person,
    /// 備置き: kept and shown at the main office.
    Office,
    /// 組合員.
    Members,
    /// 債権者.
    Creditors,
    /// 組合: the association itself.
    Association,
}

/// What a day means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Turn {
    /// Done by the end of it.
    Until,
    /// Possible from it on.
    From,
    /// Kept through it.
    Keep,
    /// A claim or a possibility ends with it.
    Lapse,
}

/// Whether it falls due at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Arises {
    /// Always.
    Always,
    /// Only where the matter arises: an expulsion on the agenda, a branch office.
    IfAny,
}

/// How the day follows from its base.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[allow(missing_docs, reason = "plain")]
pub enum Formula {
    /// So many days after the base; before it where negative.
    Days { days: i64 },
    /// So many months, the base not counted; counted back from the day after it where negative.
    Months { months: i32 },
    /// So many years, the base not counted.
    Years { years: i32 },
    /// As was decided.
    Decided {},
}

/// What a duty follows from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub enum Subject {
    /// A business year.
    Year { ends_on: NaiveDate },
    /// Something that happened.
    Event { event: OfficeEventId },
    /// Another amount of a unit.
    UnitChange { change: UnitChangeId },
    /// Somebody's leaving.
    Withdrawal { withdrawal: WithdrawalId },
    /// Somebody's reduction of units.
    Reduction { reduction: ReductionId },
    /// Fewer than three members since this day.
    Few { since: NaiveDate },
}

/// Where a duty stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum DutyState {
    /// To be done; its day has not passed.
    Open,
    /// Its day has passed and nobody said that it was done.
    Overdue,
    /// Its day had passed before this office's record began.
    Unrecorded,
    /// Done.
    Done,
    /// Nothing to be done: a day to know.
    Noted,
}

/// By what one knows that it was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum DoneBy {
    /// Somebody said so.
    Told,
    /// Another record says so: the meeting was held, the equity registered, the refund paid.
    Record,
}

/// That it was done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "plain")]
pub struct DutyDone {
    pub on: NaiveDate,
    pub how: DoneBy,
    /// Who said so.
    pub by: Option<String>,
    pub words: Option<String>,
    /// So many days after the last one; 0 in time.
    pub late_days: u32,
}

/// A duty with its day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct DutyRow {
    /// What.
    pub duty: Duty,
    /// What it follows from.
    pub subject: Subject,
    /// What that is called: the words of an event, the number and name of a member.
    pub about: Option<String>,
    /// The kind of the event, where it follows from one.
    pub event_kind: Option<OfficeEventKind>,
    /// The day, unmoved.
    pub on: NaiveDate,
    /// What the day means.
    pub turn: Turn,
    /// Where it goes.
    pub to: Recipient,
    /// Where the law says so.
    pub article: String,
    /// How sure the counting of days is. (The periods themselves are the statute's.)
    pub mark: Ground,
    /// Whether it falls due at all.
    pub occasion: Arises,
    /// The day counted from.
    pub base_on: NaiveDate,
    /// How it is counted.
    pub formula: Formula,
    /// The last working day before, where the office is closed on the day.
    pub working_on: Option<NaiveDate>,
    /// 境界日: a count stricter by one day exists.
    pub boundary: bool,
    /// When it is going to be, where that is planned.
    pub planned_on: Option<NaiveDate>,
    /// Where it stands.
    pub state: DutyState,
    /// From the office's day to it; negative when past.
    pub days_left: i64,
    /// That it was done.
    pub done: Option<DutyDone>,
}

/// Total units and paid-in equity as registered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "as in the table")]
pub struct EquityRegistration {
    pub id: EquityRegistrationId,
    pub as_of_on: NaiveDate,
    pub registered_on: NaiveDate,
    pub units: i64,
    pub paid_yen: Yen,
}

/// A leaver's claim to a refund, as the member's record has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claim {
    /// What it follows from: [`Subject::Withdrawal`] or [`Subject::Reduction`].
    pub subject: Subject,
    /// Whose.
    pub member: MemberId,
    /// Number and name, as shown.
    pub about: String,
    /// The last day as a member, or the day the reduction acts.
    pub arose_on: NaiveDate,
    /// By when it is paid, once that is decided.
    pub pay_by: Option<NaiveDate>,
    /// When it was paid in full.
    pub paid_on: Option<NaiveDate>,
}

/// What the members' record contributes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MemberFacts {
    /// Claims to refunds, paid ones included.
    pub claims: Vec<Claim>,
    /// Since when there have been fewer than three members, without a break.
    pub few_since: Option<NaiveDate>,
}

// -- what other nouns ask of this one ------------------------------------------------------------

/// What wants doing within so many days, and what is overdue; the earliest first.
///
/// # Errors
/// Whatever the database says.
pub fn due(db: &Reader<'_>, today: NaiveDate, days: Days) -> Result<Vec<DutyRow>> {
    let by = today.checked_add_days(days).unwrap_or(today);
    Ok(rules::due(api::rows(db, today, by)?, by))
}

/// Refuses to leave a filing without what it follows from, whatever act would take that away.
///
/// # Errors
/// `record.in_use`.
pub fn check(db: &Reader<'_>) -> Result<()> {
    if store::broken_invariants(db)?.is_empty() {
        return Ok(());
    }
    Err(ApiError::RecordInUse {}.into())
}

/// Filings without what they follow from.
///
/// # Errors
/// Whatever the database says.
pub fn broken_invariants(db: &Reader<'_>) -> Result<Vec<String>> {
    store::broken_invariants(db)
}

/// Equity as registered, latest first: for the reconciliation against the ledger.
///
/// # Errors
/// Whatever the database says.
pub fn equity_registrations(db: &Reader<'_>) -> Result<Vec<EquityRegistration>> {
    store::registrations(db)
}
