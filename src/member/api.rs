//! Commands on membership.

use std::collections::HashMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::admission::{self, Joining};
use super::rules::{self, NoticeTaken, Ratios};
use super::store::{self, NewMember, Order, Part, Which};
use super::{
    ExpulsionGround, Hearing, LabourAfter, Leaving, LeavingCause, MemberStanding, Membership,
    NoticePlace, PaidOn, PaymentMethod, Register, Withdrawal,
};
use crate::api::{Act, Query};
use crate::articles::rules::MembershipArticles;
use crate::equity::rules::{Limit, percent_word};
use crate::equity::{Balance, EquityTotals, ResolutionMatter};
use crate::kernel::field::{self, LINE, TEXT};
use crate::kernel::id::{MemberId, NoticePlaceId, PersonId, ResolutionId, SiteId, WithdrawalId};
use crate::kernel::money::Yen;
use crate::kernel::operation::{Operation, Summary};
use crate::kernel::{ApiError, Result};
use crate::store::{Outcome, Reader, Tx};
use crate::work::Work;
use crate::{articles, equity, person, work};

// -- the register ------------------------------------------------------------------------------------

/// Which lines of the register.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum RegisterWhich {
    /// Members of that day.
    #[default]
    Members,
    /// Who had left before that day.
    Leavers,
}

/// In what order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum RegisterOrder {
    /// By number.
    #[default]
    Number,
    /// By the reading of the name.
    Reading,
    /// By units, the most first.
    Units,
    /// By the day of joining.
    Joined,
}

/// `member.register`: the register of a day.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RegisterLoad {
    /// The day; absent: today. May lie ahead: what is known of it is shown.
    #[ts(optional = nullable)]
    pub as_of: Option<NaiveDate>,
    /// Members or leavers.
    #[serde(default)]
    pub which: RegisterWhich,
    /// Letters of a name, or a number; empty: everybody.
    #[serde(default)]
    pub text: String,
    /// In what order.
    #[serde(default)]
    pub order: RegisterOrder,
    /// From which line on.
    #[serde(default)]
    pub offset: u32,
    /// At most so many lines; 0: the totals only. At most 500.
    pub limit: u32,
}

/// The most lines of the register shown at once.
const LINES: u32 = 500;

/// A part of the register of a day.
///
/// # Errors
/// Whatever the database says.
pub fn register_of(db: &Reader<'_>, as_of: NaiveDate, part: &Part<'_>) -> Result<Register> {
    let articles = articles::membership(db, as_of)?;
    let totals = equity::totals_on(db, as_of)?;
    let (found, mut rows) = store::register(db, as_of, part, &articles)?;
    for row in &mut rows {
        row.payments = store::payments(db, row.member, as_of)?;
        row.over_limit = part.which == Which::Members
            && Limit::Quarter.is_exceeded(row.balance.units, totals.whole());
    }
    Ok(Register {
        as_of,
        totals,
        found,
        rows,
    })
}

/// The whole register of a day, by number: what is printed and handed out. The payments of everybody are read
/// at once, not member by member.
///
/// # Errors
/// Whatever the database says.
pub fn whole_register(db: &Reader<'_>, as_of: NaiveDate, which: Which) -> Result<Register> {
    let articles = articles::membership(db, as_of)?;
    let totals = equity::totals_on(db, as_of)?;
    let everybody = Part {
        which,
        text: "",
        order: Order::Number,
        offset: 0,
        limit: u32::MAX,
    };
    let (found, mut rows) = store::register(db, as_of, &everybody, &articles)?;
    let mut payments: HashMap<MemberId, Vec<PaidOn>> = HashMap::new();
    for (member, paid) in store::all_payments(db, as_of)? {
        payments.entry(member).or_default().push(paid);
    }
    for row in &mut rows {
        row.payments = payments.remove(&row.member).unwrap_or_default();
        row.over_limit = which == Which::Members
            && Limit::Quarter.is_exceeded(row.balance.units, totals.whole());
    }
    Ok(Register {
        as_of,
        totals,
        found,
        rows,
    })
}

impl RegisterLoad {
    fn part(&self) -> Part<'_> {
        Part {
            which: match self.which {
                RegisterWhich::Members => Which::Members,
                RegisterWhich::Leavers => Which::Leavers,
            },
            text: &self.text,
            order: match self.order {
                RegisterOrder::Number => Order::Number,
                RegisterOrder::Reading => Order::Reading,
                RegisterOrder::Units => Order::Units,
                RegisterOrder::Joined => Order::Joined,
            },
            offset: self.offset,
            limit: self.limit.min(LINES),
        }
    }
}

/// `member.register`
pub(crate) fn register(q: &Query<'_>, request: RegisterLoad) -> Result<Register> {
    let as_of = field::day("as_of", request.as_of.unwrap_or(q.today))?;
    register_of(q.db, as_of, &request.part())
}

/// `member.ratios`: what the Act asks of the membership, on a day.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RatiosLoad {
    /// The day; absent: today.
    #[ts(optional = nullable)]
    pub as_of: Option<NaiveDate>,
}

/// `member.ratios`
pub(crate) fn ratios(q: &Query<'_>, request: RatiosLoad) -> Result<Ratios> {
    let as_of = field::day("as_of", request.as_of.unwrap_or(q.today))?;
    Ok(rules::ratios(work::headcount_on(q.db, as_of)?))
}

/// `member.pending`: applications that wait for consent or money, the oldest first.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PendingLoad {}

/// An application that waits.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "plain")]
pub struct PendingMember {
    pub membership: Membership,
    pub name: String,
    pub reading: Option<String>,
    pub standing: MemberStanding,
    /// What the units cost.
    pub price: Yen,
    /// What has come so far.
    pub deposit: Yen,
}

/// `member.pending`
pub(crate) fn pending(q: &Query<'_>, _: PendingLoad) -> Result<Vec<PendingMember>> {
    let mut waiting = Vec::new();
    for membership in store::pending(q.db)? {
        let facts = person::living(q.db, membership.person, q.today)?;
        waiting.push(PendingMember {
            name: facts.name,
            reading: facts.reading,
            standing: rules::standing(&membership, q.today),
            price: admission::price(&membership),
            deposit: equity::balance_to_come(q.db, membership.id)?.deposit,
            membership,
        });
    }
    Ok(waiting)
}

/// `member.of_person`: memberships, work and standing of one person.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct MembersOfPerson {
    pub person: PersonId,
}

/// A person's memberships and work.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "plain")]
pub struct PersonMembership {
    pub name: String,
    pub reading: Option<String>,
    /// First to last.
    pub memberships: Vec<MembershipPage>,
    pub work: Vec<Work>,
    /// Whether an application can be taken: neither a member nor applying.
    pub may_apply: bool,
    /// The amount of a unit today.
    pub unit_price: Yen,
    /// Where their notices go, if they have notified a place; the latest first.
    pub notice_places: Vec<NoticePlace>,
}

/// A membership with what belongs to it.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "plain")]
pub struct MembershipPage {
    pub membership: Membership,
    pub standing: MemberStanding,
    pub price: Yen,
    pub balance: Balance,
    /// Revoked ones included, first to last.
    pub withdrawals: Vec<Withdrawal>,
    /// A last day is known, and nothing says why: an older book had no more.
    pub lacks_record: bool,
}

/// A withdrawal as it is shown: with how its notice lay to the last day for it.
fn timed(db: &Reader<'_>, mut withdrawal: Withdrawal) -> Result<Withdrawal> {
    withdrawal.timing = super::notice_of(db, &withdrawal)?.map(|taken| taken.timing);
    Ok(withdrawal)
}

/// A membership with what belongs to it, on a day.
pub(crate) fn page(
    db: &Reader<'_>,
    mut membership: Membership,
    day: NaiveDate,
) -> Result<MembershipPage> {
    let articles = articles::membership(db, day)?;
    membership.number_word = membership.number.map(|number| articles.number_word(number));
    Ok(MembershipPage {
        standing: rules::standing(&membership, day),
        price: admission::price(&membership),
        balance: equity::balance_on(db, membership.id, day)?,
        withdrawals: store::withdrawals(db, membership.id)?
            .into_iter()
            .map(|withdrawal| timed(db, withdrawal))
            .collect::<Result<_>>()?,
        lacks_record: membership.voided_on.is_none()
            && store::leaving(db, membership.id)?
                .is_some_and(|leaving| leaving.withdrawal.is_none()),
        membership,
    })
}

/// `member.of_person`
pub(crate) fn of_person(q: &Query<'_>, request: MembersOfPerson) -> Result<PersonMembership> {
    let facts = person::living(q.db, request.person, q.today)?;
    let memberships = store::of_person(q.db, request.person)?;
    let may_apply = memberships
        .iter()
        .all(|membership| is_over(membership, q.today));
    Ok(PersonMembership {
        name: facts.name,
        reading: facts.reading,
        memberships: memberships
            .into_iter()
            .map(|membership| page(q.db, membership, q.today))
            .collect::<Result<_>>()?,
        work: work::of_person(q.db, request.person)?,
        may_apply,
        unit_price: equity::unit_price(q.db, q.today)?,
        notice_places: store::notice_places(q.db, request.person)?,
    })
}

/// Whether nothing of a membership goes on.
fn is_over(membership: &Membership, day: NaiveDate) -> bool {
    matches!(
        rules::standing(membership, day),
        MemberStanding::Left
            | MemberStanding::Refused
            | MemberStanding::Dropped
            | MemberStanding::Voided
    )
}

// -- joining -----------------------------------------------------------------------------------------

/// What an application for membership says (加入申込書).
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct ApplicationTerms {
    pub applied_on: NaiveDate,
    /// At least one (法9条1項).
    pub units: i64,
    #[ts(optional = nullable)]
    pub method: Option<PaymentMethod>,
    #[ts(optional = nullable)]
    pub pay_by: Option<NaiveDate>,
    /// Where they wish to work.
    #[ts(optional = nullable)]
    pub site: Option<SiteId>,
    #[ts(optional = nullable)]
    pub remark: Option<String>,
}

/// `member.apply`
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct MemberApply {
    pub person: PersonId,
    pub terms: ApplicationTerms,
}

/// `member.amend`: what an application says, as long as it waits.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct MemberAmend {
    pub member: MemberId,
    pub terms: ApplicationTerms,
}

/// The most units one may apply for.
const MOST_UNITS: i64 = 1_000_000;

impl ApplicationTerms {
    fn check(&self, today: NaiveDate) -> Result<Option<String>, ApiError> {
        field::past("applied_on", self.applied_on, today)?;
        if let Some(pay_by) = self.pay_by {
            field::day("pay_by", pay_by)?;
        }
        check_units(self.units)?;
        field::optional("remark", self.remark.as_deref(), TEXT)
    }
}

/// At least one unit, and a number that can be meant.
///
/// # Errors
/// [`ApiError::FieldOutOfRange`].
pub fn check_units(units: i64) -> Result<(), ApiError> {
    if (1..=MOST_UNITS).contains(&units) {
        return Ok(());
    }
    Err(ApiError::FieldOutOfRange {
        field: "units".to_owned(),
        from: 1,
        to: MOST_UNITS,
    })
}

/// `member.apply`
pub(crate) fn apply(act: &Act<'_>, request: MemberApply) -> Result<Outcome<MemberId>> {
    let terms = request.terms;
    let remark = terms.check(act.today())?;
    act.transact(Operation::MemberApply, |tx| {
        let name = person::living_name(tx, request.person)?;
        let others = store::of_person(tx, request.person)?;
        if others.iter().any(|other| !is_over(other, terms.applied_on)) {
            return Err(ApiError::MemberAlready {}.into());
        }
        let id = store::insert(
            tx,
            &NewMember {
                person: request.person,
                number: None,
                applied_on: Some(terms.applied_on),
                units: terms.units,
                unit_price: equity::unit_price(tx, terms.applied_on)?,
                method: terms.method,
                pay_by: terms.pay_by,
                site: terms.site,
                joined_on: None,
                left_on: None,
                remark,
                batch: None,
            },
        )?;
        admission::check_limit(tx, &store::load(tx, id)?, terms.applied_on)?;
        let summary = Summary::new(Operation::MemberApply)
            .subject(name)
            .object(terms.units.to_string());
        Ok((id, summary))
    })
}

/// A membership that waits for consent or money.
fn waiting(db: &Reader<'_>, id: MemberId) -> Result<Membership> {
    let membership = store::load(db, id)?;
    let is_open = membership.joined_on.is_none()
        && membership.refused_on.is_none()
        && membership.dropped_on.is_none()
        && membership.voided_on.is_none();
    if is_open {
        Ok(membership)
    } else {
        Err(ApiError::MemberDecided {}.into())
    }
}

/// `member.amend`
pub(crate) fn amend(act: &Act<'_>, request: MemberAmend) -> Result<Outcome<()>> {
    let terms = request.terms;
    let remark = terms.check(act.today())?;
    act.transact(Operation::MemberAmend, |tx| {
        let membership = Membership {
            applied_on: Some(terms.applied_on),
            units: terms.units,
            unit_price: equity::unit_price(tx, terms.applied_on)?,
            method: terms.method,
            pay_by: terms.pay_by,
            site: terms.site,
            remark,
            ..waiting(tx, request.member)?
        };
        admission::check_limit(tx, &membership, terms.applied_on)?;
        store::update(tx, &membership)?;
        let name = person::living_name(tx, membership.person)?;
        Ok(((), Summary::new(Operation::MemberAmend).subject(name)))
    })
}

/// `member.consent`: the association consents (加入の承諾).
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct MemberConsent {
    pub member: MemberId,
    /// The day of the board meeting.
    pub board_on: NaiveDate,
    /// The day of the consent; absent: that of the meeting.
    #[ts(optional = nullable)]
    pub consented_on: Option<NaiveDate>,
}

/// What became of an application.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[allow(missing_docs, reason = "plain")]
pub enum Admitted {
    /// Money or consent is missing.
    NotYet {},
    /// Everything is there, but it would be more than one member may hold: the money stays a deposit.
    OverLimit {},
    /// A member from this day on.
    Joined { number: u32, on: NaiveDate },
}

impl From<Joining> for Admitted {
    fn from(joining: Joining) -> Self {
        match joining {
            Joining::NotYet => Self::NotYet {},
            Joining::OverLimit => Self::OverLimit {},
            Joining::Joined { number, on } => Self::Joined { number, on },
        }
    }
}

/// `member.consent`
pub(crate) fn consent(act: &Act<'_>, request: MemberConsent) -> Result<Outcome<Admitted>> {
    let board_on = field::past("board_on", request.board_on, act.today())?;
    let consented_on = request.consented_on.unwrap_or(board_on);
    field::past("consented_on", consented_on, act.today())?;
    // With the money there already the consent makes a member, which is final; without it, it can be undone.
    let completes = act.read(|db| {
        let membership = Membership {
            consented_on: Some(consented_on),
            ..store::load(db, request.member)?
        };
        admission::member_from(db, &membership)
    })?;
    let operation = match completes {
        Some(_) => Operation::MemberJoin,
        None => Operation::MemberConsent,
    };
    act.transact(operation, |tx| {
        let membership = Membership {
            board_on: Some(board_on),
            consented_on: Some(consented_on),
            ..waiting(tx, request.member)?
        };
        if membership.applied_on.is_some_and(|on| consented_on < on) {
            return Err(ApiError::DateImpossible {
                field: "consented_on".to_owned(),
            }
            .into());
        }
        admission::check_limit(tx, &membership, consented_on)?;
        store::update(tx, &membership)?;
        let joining = admission::join_if_complete(tx, request.member, None)?;
        let mut summary =
            Summary::new(operation).subject(person::living_name(tx, membership.person)?);
        if let Joining::Joined { number, .. } = joining {
            summary = summary.object(number.to_string());
        }
        Ok((joining.into(), summary))
    })
}

/// `member.refuse`: a reason there has to be (法12条1項: no refusal without just cause).
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct MemberRefuse {
    pub member: MemberId,
    pub refused_on: NaiveDate,
    pub reason: String,
}

/// `member.refuse`
pub(crate) fn refuse(act: &Act<'_>, request: MemberRefuse) -> Result<Outcome<()>> {
    let refused_on = field::past("refused_on", request.refused_on, act.today())?;
    let reason = field::required("reason", &request.reason, TEXT)?;
    act.transact(Operation::MemberRefuse, |tx| {
        let membership = Membership {
            refused_on: Some(refused_on),
            refusal: Some(reason.clone()),
            ..waiting(tx, request.member)?
        };
        store::update(tx, &membership)?;
        let summary = Summary::new(Operation::MemberRefuse)
            .subject(person::living_name(tx, membership.person)?)
            .reason(Some(reason.clone()));
        Ok(((), summary))
    })
}

/// `member.drop`: the person withdrew the application.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct MemberDrop {
    pub member: MemberId,
    pub dropped_on: NaiveDate,
}

/// `member.drop`
pub(crate) fn drop_application(act: &Act<'_>, request: MemberDrop) -> Result<Outcome<()>> {
    let dropped_on = field::past("dropped_on", request.dropped_on, act.today())?;
    act.transact(Operation::MemberDrop, |tx| {
        let membership = Membership {
            dropped_on: Some(dropped_on),
            ..waiting(tx, request.member)?
        };
        store::update(tx, &membership)?;
        let name = person::living_name(tx, membership.person)?;
        Ok(((), Summary::new(Operation::MemberDrop).subject(name)))
    })
}

/// `member.void`: a membership entered in error. Every movement is reversed; the number stays used.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct MemberVoid {
    pub member: MemberId,
    pub reason: String,
}

/// `member.void`
pub(crate) fn void(act: &Act<'_>, request: MemberVoid) -> Result<Outcome<()>> {
    let reason = field::required("reason", &request.reason, TEXT)?;
    act.transact(Operation::MemberVoid, |tx| {
        let membership = store::load(tx, request.member)?;
        if membership.voided_on.is_some() {
            return Err(ApiError::MemberDecided {}.into());
        }
        for withdrawal in store::withdrawals(tx, request.member)? {
            if withdrawal.revoked_on.is_none() {
                store::revoke_withdrawal(tx, withdrawal.id, tx.today)?;
            }
        }
        store::set_left(tx, request.member, None)?;
        equity::reverse_all(tx, request.member)?;
        store::update(
            tx,
            &Membership {
                voided_on: Some(tx.today),
                ..store::load(tx, request.member)?
            },
        )?;
        let summary = Summary::new(Operation::MemberVoid)
            .subject(person::living_name(tx, membership.person)?)
            .reason(Some(reason.clone()));
        Ok(((), summary))
    })
}

// -- leaving -----------------------------------------------------------------------------------------

/// `member.give_notice`: 自由脱退 (法14条).
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct GiveNotice {
    pub member: MemberId,
    /// The day the notice was received.
    pub notice_on: NaiveDate,
    pub labour: LabourAfter,
    /// Where the refund goes.
    #[ts(optional = nullable)]
    pub payee: Option<String>,
    /// Why, if they want to say.
    #[ts(optional = nullable)]
    pub words: Option<String>,
}

/// `member.notice_preview`: when a notice given on a day acts, and whom it pushes over the limit.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct NoticePreviewLoad {
    pub member: MemberId,
    pub notice_on: NaiveDate,
}

/// What a notice would come to.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "plain")]
pub struct NoticePreview {
    pub taken: NoticeTaken,
    /// The day after, without this member.
    pub after: AfterLeaving,
}

/// The membership on the day after somebody's last day.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct AfterLeaving {
    /// Sums without the leaver.
    pub totals: EquityTotals,
    /// Who then holds more than one member may: warned of, listed, forced to nothing (法9条3項; open).
    pub over_limit: Vec<OverLimit>,
    /// The ratios of the Act without the leaver.
    pub ratios: Ratios,
}

/// Somebody who holds more than one member may.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "plain")]
pub struct OverLimit {
    pub member: MemberId,
    pub number_word: String,
    pub name: String,
    pub units: i64,
    /// 「26.67 %」
    pub percent: String,
}

/// Who holds more than one member may on a day.
///
/// # Errors
/// Whatever the database says.
pub fn over_limit(db: &Reader<'_>, day: NaiveDate) -> Result<(EquityTotals, Vec<OverLimit>)> {
    over_limit_with(db, day, None)
}

/// As [`over_limit`], as if somebody's balance had become another one; with no units, as if they had left.
///
/// # Errors
/// Whatever the database says.
pub fn over_limit_with(
    db: &Reader<'_>,
    day: NaiveDate,
    changed: Option<(MemberId, Balance)>,
) -> Result<(EquityTotals, Vec<OverLimit>)> {
    let mut totals = equity::totals_on(db, day)?;
    if let Some((member, then)) = changed {
        let now = equity::balance_on(db, member, day)?;
        totals.members -= i64::from(!now.is_sold_out() && then.is_sold_out());
        totals.balance = totals.balance + -now + then;
        totals.unpaid = totals.balance.unpaid();
    }
    let articles = articles::membership(db, day)?;
    let mut over = Vec::new();
    // Nobody but the few largest can hold a quarter.
    for row in store::largest(db, day, 8)? {
        let (member, person, number, units) = row;
        let units = match changed {
            Some((other, then)) if other == member => then.units,
            _ => units,
        };
        if !Limit::Quarter.is_exceeded(units, totals.whole()) {
            continue;
        }
        over.push(OverLimit {
            member,
            number_word: articles.number_word(number),
            name: person::living(db, person, day)?.name,
            units,
            percent: percent_word(units, totals.balance.units),
        });
    }
    Ok((totals, over))
}

/// `member.notice_preview`
pub(crate) fn preview_notice(q: &Query<'_>, request: NoticePreviewLoad) -> Result<NoticePreview> {
    let notice_on = field::past("notice_on", request.notice_on, q.today)?;
    let membership = staying(q.db, request.member, notice_on)?;
    let taken = notice_on_day(q.db, notice_on)?;
    check_may_give_notice(q.db, request.member, taken.acts_on)?;
    Ok(NoticePreview {
        taken,
        after: after_leaving(q.db, &membership, taken.acts_on)?,
    })
}

/// `member.leaving_preview`: what a leaving that acts at once would come to: loss of qualification, death, expulsion.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct LeavingPreviewLoad {
    pub member: MemberId,
    /// The last day.
    pub on: NaiveDate,
}

/// `member.leaving_preview`
pub(crate) fn preview_leaving(q: &Query<'_>, request: LeavingPreviewLoad) -> Result<AfterLeaving> {
    let on = field::past("on", request.on, q.today)?;
    let membership = staying(q.db, request.member, on)?;
    check_may_leave(q.db, request.member, on)?;
    after_leaving(q.db, &membership, on)
}

/// When a notice received on a day acts, by the articles of that day.
fn notice_on_day(db: &Reader<'_>, notice_on: NaiveDate) -> Result<NoticeTaken> {
    let articles = articles::membership(db, notice_on)?;
    Ok(rules::notice_taken(
        &articles,
        MembershipArticles::last_withdrawal_notice_on,
        notice_on,
    ))
}

fn after_leaving(
    db: &Reader<'_>,
    membership: &Membership,
    left_on: NaiveDate,
) -> Result<AfterLeaving> {
    let day = left_on.succ_opt().unwrap_or(left_on);
    let now = equity::balance_on(db, membership.id, day)?;
    let gone = now + now.taken_out();
    let (totals, over_limit) = over_limit_with(db, day, Some((membership.id, gone)))?;
    let mut headcount = work::headcount_on(db, day)?;
    let stays = membership.left_on.is_none_or(|on| on >= day);
    if stays && membership.joined_on.is_some() {
        let own = work::headcount_of(db, membership.person, day)?;
        headcount.members -= 1;
        headcount.working_members -= own.workers;
        headcount.contracted_members -= own.contracted_members;
        headcount.contract_unknown -= own.contract_unknown;
        headcount.support_members -= own.support_users;
    }
    Ok(AfterLeaving {
        totals,
        over_limit,
        ratios: rules::ratios(headcount),
    })
}

/// The membership of somebody who is a member on a day and has not left.
fn staying(db: &Reader<'_>, id: MemberId, on: NaiveDate) -> Result<Membership> {
    let membership = store::load(db, id)?;
    if !rules::is_member_on(&membership, on) {
        return Err(ApiError::MemberNotOnDay { on: on.to_string() }.into());
    }
    Ok(membership)
}

/// Records a withdrawal and lets the units go out at the end of its last day.
fn withdraw(tx: &Tx<'_>, new: &Withdrawal) -> Result<WithdrawalId> {
    let id = store::insert_withdrawal(tx, new)?;
    store::set_left(tx, new.member, Some(new.left_on))?;
    equity::leave(tx, new.member, None)?;
    Ok(id)
}

/// `member.give_notice`
pub(crate) fn give_notice(act: &Act<'_>, request: GiveNotice) -> Result<Outcome<NoticeTaken>> {
    let notice_on = field::past("notice_on", request.notice_on, act.today())?;
    let payee = field::optional("payee", request.payee.as_deref(), TEXT)?;
    let words = field::optional("words", request.words.as_deref(), TEXT)?;
    act.transact(Operation::MemberGiveNotice, |tx| {
        let membership = staying(tx, request.member, notice_on)?;
        let taken = notice_on_day(tx, notice_on)?;
        if check_may_give_notice(tx, request.member, taken.acts_on)?.is_some() {
            equity::unleave(tx, request.member, None)?;
        }
        withdraw(
            tx,
            &Withdrawal {
                notice_on: Some(notice_on),
                payee,
                words,
                ..blank(
                    request.member,
                    LeavingCause::Voluntary,
                    taken.acts_on,
                    request.labour,
                )
            },
        )?;
        let summary = Summary::new(Operation::MemberGiveNotice)
            .subject(person::living_name(tx, membership.person)?)
            .object(taken.acts_on.to_string());
        Ok((taken, summary))
    })
}

/// A withdrawal of which nothing else is known.
fn blank(
    member: MemberId,
    cause: LeavingCause,
    left_on: NaiveDate,
    labour: LabourAfter,
) -> Withdrawal {
    Withdrawal {
        id: WithdrawalId(0),
        member,
        cause,
        notice_on: None,
        happened_on: None,
        left_on,
        labour,
        ground: None,
        resolution: None,
        arrived_on: None,
        hearing: None,
        notified_on: None,
        claimant: None,
        payee: None,
        words: None,
        revoked_on: None,
        claim_ends_on: left_on,
        timing: None,
    }
}

/// Why somebody leaves at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum LeavesAtOnce {
    /// 資格喪失
    Disqualified,
    /// 死亡
    Death,
}

/// `member.leave`: 法定脱退 (法15条1項1号, 2号); acts when it happens.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct MemberLeave {
    pub member: MemberId,
    pub cause: LeavesAtOnce,
    pub happened_on: NaiveDate,
    pub labour: LabourAfter,
    /// Who claims the refund (heirs have that claim and nothing else).
    #[ts(optional = nullable)]
    pub claimant: Option<String>,
    #[ts(optional = nullable)]
    pub payee: Option<String>,
    #[ts(optional = nullable)]
    pub words: Option<String>,
}

/// Whoever leaves at once may have given a notice that has not acted yet, or have a last day to come that only an
/// older book has: both are overtaken. Of a last day that stands, an act that comes to the same day is the missing
/// record.
///
/// # Errors
/// [`ApiError::MemberLeaving`].
fn check_may_leave(db: &Reader<'_>, member: MemberId, on: NaiveDate) -> Result<Option<Leaving>> {
    let leaving = store::leaving(db, member)?;
    match leaving {
        Some(Leaving {
            left_on,
            withdrawal,
        }) if left_on < on || (left_on == on && withdrawal.is_some()) => {
            Err(ApiError::MemberLeaving {
                left_on: left_on.to_string(),
            }
            .into())
        }
        _ => Ok(leaving),
    }
}

/// What came before it ends.
fn overtake_notice(tx: &Tx<'_>, member: MemberId, on: NaiveDate) -> Result<()> {
    let Some(leaving) = check_may_leave(tx, member, on)? else {
        return Ok(());
    };
    equity::unleave(tx, member, leaving.withdrawal)?;
    if let Some(withdrawal) = leaving.withdrawal {
        store::revoke_withdrawal(tx, withdrawal, on)?;
    }
    store::set_left(tx, member, None)
}

/// A notice may be recorded of somebody who stays, or of whom an older book has the last day and no more: that day
/// stands, and the notice has to come to it.
///
/// # Errors
/// [`ApiError::MemberLeaving`], [`ApiError::MemberLeavesOtherwise`].
fn check_may_give_notice(
    db: &Reader<'_>,
    member: MemberId,
    acts_on: NaiveDate,
) -> Result<Option<Leaving>> {
    let leaving = store::leaving(db, member)?;
    if let Some(Leaving {
        left_on,
        withdrawal,
    }) = leaving
    {
        let left_on_word = left_on.to_string();
        if withdrawal.is_some() {
            return Err(ApiError::MemberLeaving {
                left_on: left_on_word,
            }
            .into());
        }
        if left_on != acts_on {
            return Err(ApiError::MemberLeavesOtherwise {
                left_on: left_on_word,
                acts_on: acts_on.to_string(),
            }
            .into());
        }
    }
    Ok(leaving)
}

/// `member.leave`
pub(crate) fn leave(act: &Act<'_>, request: MemberLeave) -> Result<Outcome<WithdrawalId>> {
    let happened_on = field::past("happened_on", request.happened_on, act.today())?;
    let claimant = field::optional("claimant", request.claimant.as_deref(), LINE)?;
    let payee = field::optional("payee", request.payee.as_deref(), TEXT)?;
    let words = field::optional("words", request.words.as_deref(), TEXT)?;
    act.transact(Operation::MemberLeave, |tx| {
        let membership = staying(tx, request.member, happened_on)?;
        overtake_notice(tx, membership.id, happened_on)?;
        let cause = match request.cause {
            LeavesAtOnce::Disqualified => LeavingCause::Disqualified,
            LeavesAtOnce::Death => LeavingCause::Death,
        };
        let id = withdraw(
            tx,
            &Withdrawal {
                happened_on: Some(happened_on),
                claimant,
                payee,
                words,
                ..blank(request.member, cause, happened_on, request.labour)
            },
        )?;
        let summary = Summary::new(Operation::MemberLeave)
            .subject(person::living_name(tx, membership.person)?)
            .object(happened_on.to_string());
        Ok((id, summary))
    })
}

/// `member.expel`: 除名 (法15条1項3号, 2項): special resolution, notice ten days before, chance to explain.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct MemberExpel {
    pub member: MemberId,
    pub resolution: ResolutionId,
    pub ground: ExpulsionGround,
    /// The facts, in words.
    pub words: String,
    /// The day the notice arrived.
    pub arrived_on: NaiveDate,
    pub hearing: Hearing,
    /// The day the member was told of the resolution (法15条3項), if already.
    #[ts(optional = nullable)]
    pub notified_on: Option<NaiveDate>,
    pub labour: LabourAfter,
    #[ts(optional = nullable)]
    pub payee: Option<String>,
}

/// `member.expel`
pub(crate) fn expel(act: &Act<'_>, request: MemberExpel) -> Result<Outcome<WithdrawalId>> {
    let words = field::required("words", &request.words, TEXT)?;
    let arrived_on = field::past("arrived_on", request.arrived_on, act.today())?;
    let payee = field::optional("payee", request.payee.as_deref(), TEXT)?;
    let notified_on = request
        .notified_on
        .map(|on| field::past("notified_on", on, act.today()))
        .transpose()?;
    act.transact(Operation::MemberExpel, |tx| {
        let resolution =
            equity::carried_resolution(tx, request.resolution, ResolutionMatter::Expulsion)?;
        let meeting_on = resolution.meeting_on;
        rules::check_expulsion_notice(meeting_on, arrived_on)?;
        if notified_on.is_some_and(|on| on < meeting_on) {
            return Err(ApiError::DateImpossible {
                field: "notified_on".to_owned(),
            }
            .into());
        }
        let membership = staying(tx, request.member, meeting_on)?;
        overtake_notice(tx, membership.id, meeting_on)?;
        let id = withdraw(
            tx,
            &Withdrawal {
                happened_on: Some(meeting_on),
                ground: Some(request.ground),
                resolution: Some(request.resolution),
                arrived_on: Some(arrived_on),
                hearing: Some(request.hearing),
                notified_on,
                payee,
                words: Some(words.clone()),
                ..blank(
                    request.member,
                    LeavingCause::Expulsion,
                    meeting_on,
                    request.labour,
                )
            },
        )?;
        let summary = Summary::new(Operation::MemberExpel)
            .subject(person::living_name(tx, membership.person)?)
            .object(meeting_on.to_string());
        Ok((id, summary))
    })
}

/// `member.notify_expulsion`: the expelled member was told (法15条3項).
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct NotifyExpulsion {
    pub withdrawal: WithdrawalId,
    pub notified_on: NaiveDate,
}

/// `member.notify_expulsion`
pub(crate) fn notify_expulsion(act: &Act<'_>, request: NotifyExpulsion) -> Result<Outcome<()>> {
    let notified_on = field::past("notified_on", request.notified_on, act.today())?;
    act.transact(Operation::MemberNotifyExpulsion, |tx| {
        let withdrawal = store::load_withdrawal(tx, request.withdrawal)?;
        if withdrawal.cause != LeavingCause::Expulsion || notified_on < withdrawal.left_on {
            return Err(ApiError::DateImpossible {
                field: "notified_on".to_owned(),
            }
            .into());
        }
        store::set_notified(tx, request.withdrawal, notified_on)?;
        let person = store::load(tx, withdrawal.member)?.person;
        let summary = Summary::new(Operation::MemberNotifyExpulsion)
            .subject(person::living_name(tx, person)?);
        Ok(((), summary))
    })
}

/// `member.revoke_withdrawal`: a notice taken back, with the association's consent, before it acts.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct RevokeWithdrawal {
    pub withdrawal: WithdrawalId,
    pub reason: String,
}

/// `member.revoke_withdrawal`
pub(crate) fn revoke_withdrawal(act: &Act<'_>, request: RevokeWithdrawal) -> Result<Outcome<()>> {
    let reason = field::required("reason", &request.reason, TEXT)?;
    act.transact(Operation::MemberRevokeWithdrawal, |tx| {
        let withdrawal = store::load_withdrawal(tx, request.withdrawal)?;
        let has_acted =
            withdrawal.cause == LeavingCause::Voluntary && withdrawal.left_on < tx.today;
        if withdrawal.revoked_on.is_some() || has_acted {
            return Err(ApiError::WithdrawalActed {
                left_on: withdrawal.left_on.to_string(),
            }
            .into());
        }
        store::set_left(tx, withdrawal.member, None)?;
        equity::unleave(tx, withdrawal.member, Some(withdrawal.id))?;
        store::revoke_withdrawal(tx, withdrawal.id, tx.today)?;
        let person = store::load(tx, withdrawal.member)?.person;
        let summary = Summary::new(Operation::MemberRevokeWithdrawal)
            .subject(person::living_name(tx, person)?)
            .reason(Some(reason.clone()));
        Ok(((), summary))
    })
}

/// `member.withdrawals`: who leaves or left within a span of days (脱退者).
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct WithdrawalList {
    pub from: NaiveDate,
    pub to: NaiveDate,
}

/// A withdrawal with whose it is.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "plain")]
pub struct WithdrawalRow {
    pub withdrawal: Withdrawal,
    pub person: PersonId,
    pub number_word: String,
    pub name: String,
}

/// A leaver of whom an older book has the last day and no more.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "plain")]
pub struct UnrecordedLeaver {
    pub person: PersonId,
    pub number_word: String,
    pub name: String,
    pub left_on: NaiveDate,
}

/// Who leaves or left within a span of days.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct Withdrawals {
    /// By the last day.
    pub rows: Vec<WithdrawalRow>,
    /// Those of whom no act on record says why.
    pub unrecorded: Vec<UnrecordedLeaver>,
}

/// Who left or leaves within a span of days, both inclusive, while no act on record says why.
///
/// # Errors
/// Whatever the database says.
pub fn unrecorded(
    db: &Reader<'_>,
    from: NaiveDate,
    to: NaiveDate,
) -> Result<Vec<UnrecordedLeaver>> {
    let articles = articles::membership(db, to)?;
    let mut leavers = Vec::new();
    for membership in store::left_without_record(db, from, to)? {
        leavers.push(UnrecordedLeaver {
            person: membership.person,
            number_word: membership
                .number
                .map(|number| articles.number_word(number))
                .unwrap_or_default(),
            name: person::living(db, membership.person, to)?.name,
            left_on: membership.left_on.unwrap_or(to),
        });
    }
    Ok(leavers)
}

/// `member.withdrawals`
pub(crate) fn withdrawals(q: &Query<'_>, request: WithdrawalList) -> Result<Withdrawals> {
    let from = field::day("from", request.from)?;
    let to = field::day("to", request.to)?;
    let mut rows = Vec::new();
    let articles = articles::membership(q.db, q.today)?;
    for withdrawal in store::withdrawals_between(q.db, from, to)? {
        let membership = store::load(q.db, withdrawal.member)?;
        rows.push(WithdrawalRow {
            person: membership.person,
            number_word: membership
                .number
                .map(|number| articles.number_word(number))
                .unwrap_or_default(),
            name: person::living(q.db, membership.person, q.today)?.name,
            withdrawal: timed(q.db, withdrawal)?,
        });
    }
    Ok(Withdrawals {
        rows,
        unrecorded: unrecorded(q.db, from, to)?,
    })
}

// -- where notices go --------------------------------------------------------------------------------

/// `member.set_notice_place`: nothing in any field means the address of the register again.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "as in the table")]
pub struct NoticePlaceSet {
    pub person: PersonId,
    pub effective_on: NaiveDate,
    #[ts(optional = nullable)]
    pub postal_code: Option<String>,
    #[ts(optional = nullable)]
    pub address: Option<String>,
    #[ts(optional = nullable)]
    pub email: Option<String>,
    pub electronic: bool,
}

/// `member.set_notice_place`
pub(crate) fn set_notice_place(act: &Act<'_>, request: NoticePlaceSet) -> Result<Outcome<()>> {
    let effective_on = field::day("effective_on", request.effective_on)?;
    let code = field::postal_code("postal_code", request.postal_code.as_deref())?;
    let address = field::optional("address", request.address.as_deref(), 2 * LINE)?;
    let email = field::email("email", request.email.as_deref())?;
    let missing = |name: &str| ApiError::FieldMissing {
        field: name.to_owned(),
    };
    if code.is_some() && address.is_none() {
        return Err(missing("address").into());
    }
    if request.electronic && email.is_none() {
        return Err(missing("email").into());
    }
    act.transact(Operation::MemberSetNoticePlace, |tx| {
        let name = person::living_name(tx, request.person)?;
        store::put_notice_place(
            tx,
            request.person,
            &NoticePlace {
                id: NoticePlaceId(0),
                postal_code: code.as_ref().map(|code| code.digits().to_owned()),
                address: address.clone(),
                email: email.as_ref().map(|email| email.as_str().to_owned()),
                electronic: request.electronic,
                effective_on,
            },
        )?;
        let summary = Summary::new(Operation::MemberSetNoticePlace).subject(name);
        Ok(((), summary))
    })
}
