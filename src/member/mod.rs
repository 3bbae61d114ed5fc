//! Membership (加入・脱退): application, consent, payment — a member from the day on which the last of these is
//! there (法12条2項) —, the register of any day, and leaving.
//!
//! A membership is one row from the application on; who comes back has a second one under another number.
//! Newcomer, worker and member are separate facts: nothing here begins or ends anybody's work (法20条2項).

pub mod admission;
pub mod api;
pub mod rules;
pub mod store;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use rules::{NoticeTaken, NoticeTiming};
pub use store::NewMember;

use crate::articles::{self, rules::MembershipArticles};
use crate::equity::{self, Balance, EquityTotals};
use crate::kernel::Result;
use crate::kernel::id::{
    ImportBatchId, MemberId, NoticePlaceId, PersonId, ResolutionId, SiteId, WithdrawalId,
};
use crate::kernel::money::Yen;
use crate::person::TimelineEntry;
use crate::store::{Reader, Tx};

/// How the units are going to be paid.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum PaymentMethod {
    /// 口座振込
    Transfer,
    /// 現金
    Cash,
    /// 給与控除
    Payroll,
}

/// Where a membership stands on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum MemberStanding {
    /// Applied; the association has not consented.
    Applied,
    /// Consented; not everything is paid.
    Consented,
    /// Refused, for a reason (法12条1項).
    Refused,
    /// The application was withdrawn.
    Dropped,
    /// A member.
    Member,
    /// A member who has given notice, or whose last day is known.
    Leaving,
    /// No member any more.
    Left,
    /// Entered in error.
    Voided,
}

/// A membership as it stands on record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "as in the table")]
pub struct Membership {
    pub id: MemberId,
    pub person: PersonId,
    pub number: Option<u32>,
    /// The number as the articles write it.
    pub number_word: Option<String>,
    pub applied_on: Option<NaiveDate>,
    /// Units applied for, and what one cost then.
    pub units: i64,
    pub unit_price: Yen,
    pub method: Option<PaymentMethod>,
    pub pay_by: Option<NaiveDate>,
    pub site: Option<SiteId>,
    pub board_on: Option<NaiveDate>,
    pub consented_on: Option<NaiveDate>,
    pub refused_on: Option<NaiveDate>,
    pub refusal: Option<String>,
    pub dropped_on: Option<NaiveDate>,
    pub joined_on: Option<NaiveDate>,
    /// The last day, inclusive; may lie ahead.
    pub left_on: Option<NaiveDate>,
    pub voided_on: Option<NaiveDate>,
    pub remark: Option<String>,
}

/// Why somebody leaves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum LeavingCause {
    /// 自由脱退 (法14条).
    Voluntary,
    /// 組合員たる資格の喪失 (法15条1項1号).
    Disqualified,
    /// 死亡 (法15条1項2号).
    Death,
    /// 除名 (法15条1項3号).
    Expulsion,
}

/// What becomes of the labour contract; withdrawal does not end it (法20条2項).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum LabourAfter {
    /// It goes on.
    Continues,
    /// Notice is given apart.
    Separate,
    /// There is none, or it ended by itself.
    None,
}

/// Ground of an expulsion (法15条2項).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ExpulsionGround {
    /// 長期間にわたって組合の行う事業に従事しない
    LongAbsence,
    /// 出資の払込み、その他組合に対する義務を怠った
    DutyFailed,
    /// その他定款で定める事由
    Articles,
}

/// How the member was heard at the meeting (弁明).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Hearing {
    /// Spoke at the meeting.
    Spoke,
    /// Handed in a writing.
    InWriting,
    /// Was given the chance and did not take it.
    Declined,
}

/// A withdrawal as it stands on record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "as in the table")]
pub struct Withdrawal {
    pub id: WithdrawalId,
    pub member: MemberId,
    pub cause: LeavingCause,
    pub notice_on: Option<NaiveDate>,
    pub happened_on: Option<NaiveDate>,
    pub left_on: NaiveDate,
    pub labour: LabourAfter,
    pub ground: Option<ExpulsionGround>,
    pub resolution: Option<ResolutionId>,
    pub arrived_on: Option<NaiveDate>,
    pub hearing: Option<Hearing>,
    /// 法15条3項: cannot be asserted against the member before.
    pub notified_on: Option<NaiveDate>,
    pub claimant: Option<String>,
    pub payee: Option<String>,
    pub words: Option<String>,
    pub revoked_on: Option<NaiveDate>,
    /// The last day of the claim to a refund (法17条).
    pub claim_ends_on: NaiveDate,
    /// How the notice lay to the last day for it. Kept nowhere: the articles of its day say it, and whoever shows
    /// a withdrawal asks them.
    pub timing: Option<NoticeTiming>,
}

/// The place somebody has notified for their notices (通知先), from a day on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "as in the table")]
pub struct NoticePlace {
    pub id: NoticePlaceId,
    /// Seven digits.
    pub postal_code: Option<String>,
    /// Absent: the address of the register.
    pub address: Option<String>,
    pub email: Option<String>,
    /// Whether notices may go by electronic means.
    pub electronic: bool,
    pub effective_on: NaiveDate,
}

/// A payment as the register shows it (払込みの年月日).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "plain")]
pub struct PaidOn {
    pub on: NaiveDate,
    pub amount: Yen,
}

/// A line of the register of a day: what 法10条1項 asks for, with name and address of that day, and what the office
/// needs besides.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "plain")]
pub struct RegisterRow {
    pub member: MemberId,
    pub person: PersonId,
    pub number: u32,
    pub number_word: String,
    pub name: String,
    pub reading: Option<String>,
    pub postal_code: Option<String>,
    pub address: Option<String>,
    pub joined_on: NaiveDate,
    pub left_on: Option<NaiveDate>,
    pub balance: Balance,
    /// 払込みの年月日, a day once.
    pub payments: Vec<PaidOn>,
    /// More than a quarter of all units, where there is a limit (法9条3項).
    pub over_limit: bool,
}

/// The register of a day. Screen, print, workbook and CSV all read this object.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Register {
    /// The day it is of.
    pub as_of: NaiveDate,
    /// Sums over everybody, whatever is searched for.
    pub totals: EquityTotals,
    /// How many lines there are, of those searched for.
    pub found: u32,
    /// The lines asked for.
    pub rows: Vec<RegisterRow>,
}

/// Somebody money may come from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RollLine {
    /// The membership, or the application for one.
    pub member: MemberId,
    /// Whose.
    pub person: PersonId,
    /// The number; none: applies.
    pub number: Option<u32>,
    /// The first day.
    pub joined_on: Option<NaiveDate>,
    /// The last day, where one is known.
    pub left_on: Option<NaiveDate>,
    /// Names with their readings, the earliest first.
    pub names: Vec<(String, Option<String>)>,
}

/// A leaver's last day and what it rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Leaving {
    /// The last day, inclusive.
    pub left_on: NaiveDate,
    /// The withdrawal; none where an old register only says the day.
    pub withdrawal: Option<WithdrawalId>,
}

// -- what other nouns ask of this one ------------------------------------------------------------

/// The last day of a membership, where one is known.
///
/// # Errors
/// Whatever the database says.
pub fn leaving(db: &Reader<'_>, member: MemberId) -> Result<Option<Leaving>> {
    store::leaving(db, member)
}

/// How many are members on a day.
///
/// # Errors
/// Whatever the database says.
pub fn count_on(db: &Reader<'_>, day: NaiveDate) -> Result<i64> {
    store::count_on(db, day)
}

/// Refuses two memberships of one person on the same day, whatever act would bring them about.
///
/// # Errors
/// [`crate::kernel::ApiError::MemberAlready`].
pub fn check(db: &Reader<'_>) -> Result<()> {
    if store::two_at_once(db)?.is_empty() {
        return Ok(());
    }
    Err(crate::kernel::ApiError::MemberAlready {}.into())
}

/// Since when there have been fewer than three members, without a break (法80条2項: six months of that dissolve the
/// association). `None` where there are enough, and where no membership was ever entered.
///
/// # Errors
/// Whatever the database says.
pub fn few_since(db: &Reader<'_>, day: NaiveDate) -> Result<Option<NaiveDate>> {
    if count_on(db, day)? >= rules::ENOUGH {
        return Ok(None);
    }
    Ok(rules::few_since(&store::stays(db)?, day))
}

/// A membership.
///
/// # Errors
/// [`crate::kernel::ApiError::NotFound`].
pub fn load(db: &Reader<'_>, member: MemberId) -> Result<Membership> {
    store::load(db, member)
}

/// A withdrawal.
///
/// # Errors
/// [`crate::kernel::ApiError::NotFound`].
pub fn load_withdrawal(db: &Reader<'_>, id: WithdrawalId) -> Result<Withdrawal> {
    store::load_withdrawal(db, id)
}

/// The withdrawals that act within a span of days, both inclusive.
///
/// # Errors
/// Whatever the database says.
pub fn withdrawals_between(
    db: &Reader<'_>,
    from: NaiveDate,
    to: NaiveDate,
) -> Result<Vec<Withdrawal>> {
    store::withdrawals_between(db, from, to)
}

/// How the notice of a withdrawal was taken, by the articles of its day; `None` where there was no notice.
///
/// # Errors
/// Whatever the database says.
pub fn notice_of(db: &Reader<'_>, withdrawal: &Withdrawal) -> Result<Option<NoticeTaken>> {
    let Some(notice_on) = withdrawal.notice_on else {
        return Ok(None);
    };
    let articles = articles::membership(db, notice_on)?;
    Ok(Some(rules::notice_taken(
        &articles,
        MembershipArticles::last_withdrawal_notice_on,
        notice_on,
    )))
}

/// The place somebody has notified for their notices (通知先), as of a day.
///
/// # Errors
/// Whatever the database says.
pub fn notice_place(
    db: &Reader<'_>,
    person: PersonId,
    day: NaiveDate,
) -> Result<Option<NoticePlace>> {
    let places = store::notice_places(db, person)?;
    Ok(places.into_iter().find(|place| place.effective_on <= day))
}

/// Memberships on a person's timeline.
///
/// # Errors
/// Whatever the database says.
pub fn timeline_of_person(db: &Reader<'_>, person: PersonId) -> Result<Vec<TimelineEntry>> {
    store::timeline(db, person)
}

/// The membership with a number, voided ones included: numbers are given once.
///
/// # Errors
/// Whatever the database says.
pub fn with_number(db: &Reader<'_>, number: u32) -> Result<Option<MemberId>> {
    store::with_number(db, number)
}

/// Everybody money may come from: members, leavers and applicants, with every name they are on record under.
///
/// # Errors
/// Whatever the database says.
pub fn roll(db: &Reader<'_>) -> Result<Vec<RollLine>> {
    store::roll(db)
}

/// Enters a membership that an older book has, with the number given there.
///
/// # Errors
/// [`crate::kernel::ApiError::MemberAlready`] where the person was a member at the same time.
pub fn take_over(tx: &Tx<'_>, new: &NewMember) -> Result<MemberId> {
    let ends = |left_on: Option<NaiveDate>| left_on.unwrap_or(NaiveDate::MAX);
    let joined = new.joined_on.unwrap_or(NaiveDate::MIN);
    for other in store::of_person(tx, new.person)? {
        let is_open =
            other.joined_on.is_none() && other.refused_on.is_none() && other.dropped_on.is_none();
        let meets = other
            .joined_on
            .is_some_and(|on| on <= ends(new.left_on) && joined <= ends(other.left_on));
        if other.voided_on.is_none() && (is_open || meets) {
            return Err(crate::kernel::ApiError::MemberAlready {}.into());
        }
    }
    store::insert(tx, new)
}

/// Writes down a last day that an older book has, and lets what is left go out at its end.
///
/// # Errors
/// As [`equity::leave`].
pub fn end_on(
    tx: &Tx<'_>,
    member: MemberId,
    left_on: NaiveDate,
    batch: Option<ImportBatchId>,
) -> Result<()> {
    store::set_left(tx, member, Some(left_on))?;
    equity::leave(tx, member, batch)
}
