//! Equity (出資): an append-only ledger of movements, from which every balance of every day is a sum.
//!
//! A movement is final from the moment it is written; the file refuses to change or remove it. A mistake is
//! put right by a reversing movement, which names the one it reverses and counts from the same day, so that
//! every balance of every day is again what it was. (Movements that an import copied from an older book are
//! taken back with that import.) The price of a unit stands in each movement: what was subscribed at an
//! earlier price stays what it was.
//!
//! What the Act does not know does not exist here: units cannot be transferred (法13条) or inherited, and
//! nobody sets off a claim against what they owe (法9条6項).

pub mod api;
pub mod bookkeeping;
pub mod rules;
pub mod store;

use std::iter::Sum;
use std::ops::{Add, Neg};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::kernel::id::{
    AttachmentId, DebtId, ImportBatchId, MemberId, MovementId, ReductionId, RefundId, ResolutionId,
    UnitChangeId, WithdrawalId, YearAccountId,
};
use crate::kernel::money::Yen;
use crate::kernel::{ApiError, Result};
use crate::member::{Membership, NoticeTiming};
use crate::store::{Reader, Tx};

/// The balances of a member, or of everybody, at a day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Balance {
    /// 口数.
    pub units: i64,
    /// 引受額: what the units are worth at the prices they were subscribed at.
    pub subscribed: Yen,
    /// 払込済出資額: of that, what has been paid in.
    pub paid: Yen,
    /// 預り金: money that is no equity yet.
    pub deposit: Yen,
    /// 払戻しの債務: refunds decided and not paid.
    pub refund: Yen,
}

impl Balance {
    /// 未払込額.
    pub fn unpaid(self) -> Yen {
        self.subscribed - self.paid
    }

    /// Whether nothing is below zero and no more is paid in than was subscribed.
    pub fn is_sound(self) -> bool {
        self.units >= 0
            && [self.subscribed, self.paid, self.deposit, self.refund]
                .into_iter()
                .all(|yen| yen >= Yen::ZERO)
            && self.paid <= self.subscribed
    }

    /// Whether neither units nor equity are left.
    pub fn is_sold_out(self) -> bool {
        self.units == 0 && self.subscribed == Yen::ZERO && self.paid == Yen::ZERO
    }

    /// What takes these units and this equity out; deposits and refunds stay.
    pub fn taken_out(self) -> Self {
        -Self {
            deposit: Yen::ZERO,
            refund: Yen::ZERO,
            ..self
        }
    }
}

impl Add for Balance {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self {
            units: self.units + other.units,
            subscribed: self.subscribed + other.subscribed,
            paid: self.paid + other.paid,
            deposit: self.deposit + other.deposit,
            refund: self.refund + other.refund,
        }
    }
}

impl Neg for Balance {
    type Output = Self;
    fn neg(self) -> Self {
        Self {
            units: -self.units,
            subscribed: -self.subscribed,
            paid: -self.paid,
            deposit: -self.deposit,
            refund: -self.refund,
        }
    }
}

impl Sum for Balance {
    fn sum<I: Iterator<Item = Self>>(balances: I) -> Self {
        balances.fold(Self::default(), Add::add)
    }
}

/// What a movement is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum MovementKind {
    /// 引受: the units somebody joins with.
    Subscription,
    /// 増口.
    Increase,
    /// 払込: money that pays in subscribed units.
    Payment,
    /// 預り: money that is no equity yet; below zero: a correction by whoever sent it.
    Deposit,
    /// 充当: a deposit becomes paid-in equity.
    Allocation,
    /// 預り金の返還.
    DepositReturned,
    /// 減口.
    Reduction,
    /// 脱退: everything that is left goes out.
    Leaving,
    /// 払戻しの確定.
    RefundDue,
    /// 定款による不払い: the part of a refund that the articles withhold, or a claim that lapsed.
    Forfeiture,
    /// 払戻し.
    RefundPaid,
    /// 出資一口の金額の変更.
    Conversion,
    /// 取消: another movement with every sign turned.
    Reversal,
}

/// Where money came from or went.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(rename = "MovementCounterpart")]
pub enum Counterpart {
    /// 振込.
    Bank,
    /// 現金.
    Cash,
    /// 給与控除 (needs a written agreement with the workers' side: 労働基準法24条1項).
    Payroll,
    /// As the old register has it.
    OldRegister,
}

/// A movement as it is shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "as in the table")]
pub struct Movement {
    pub id: MovementId,
    pub member: MemberId,
    pub movement_kind: MovementKind,
    pub effective_on: NaiveDate,
    /// The first day on which it is in the balances.
    pub counts_from: NaiveDate,
    pub unit_price: Yen,
    pub effect: Balance,
    /// The day the money arrived, where it became equity.
    pub received_on: Option<NaiveDate>,
    pub counterpart: Option<Counterpart>,
    /// The movement this one takes back.
    pub reverses: Option<MovementId>,
    /// The movement that takes this one back.
    pub reversed_by: Option<MovementId>,
    pub withdrawal: Option<WithdrawalId>,
    pub reduction: Option<ReductionId>,
    pub refund: Option<RefundId>,
    pub resolution: Option<ResolutionId>,
    /// The import that brought it.
    pub batch: Option<ImportBatchId>,
    /// Files it rests on.
    pub evidence: Vec<AttachmentId>,
    /// UTC instant, RFC 3339.
    pub recorded_at: String,
    pub by: String,
}

/// A movement to be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NewMovement {
    /// Whose.
    pub member: MemberId,
    /// What it is.
    pub kind: MovementKind,
    /// The day it acts on.
    pub effective_on: NaiveDate,
    /// The price of a unit then.
    pub unit_price: Yen,
    /// What it adds to each balance.
    pub effect: Balance,
    /// The day the money arrived, where it becomes equity.
    pub received_on: Option<NaiveDate>,
    /// Where money came from or went.
    pub counterpart: Option<Counterpart>,
    /// What it belongs to.
    pub ground: Ground,
    /// The import that brings it.
    pub batch: Option<ImportBatchId>,
}

impl NewMovement {
    /// A movement that nothing is known of but this.
    pub const fn new(
        member: MemberId,
        kind: MovementKind,
        effective_on: NaiveDate,
        unit_price: Yen,
        effect: Balance,
    ) -> Self {
        Self {
            member,
            kind,
            effective_on,
            unit_price,
            effect,
            received_on: None,
            counterpart: None,
            ground: Ground::None,
            batch: None,
        }
    }

    /// The first day it counts.
    pub fn counts_from(&self) -> NaiveDate {
        let side = match self.kind {
            MovementKind::Leaving | MovementKind::Reduction => rules::Side::Leaves,
            _ => rules::Side::Comes,
        };
        rules::counts_from(self.effective_on, side)
    }

    /// What it does to a balance, and when.
    pub fn step(&self) -> rules::Step {
        rules::Step {
            counts_from: self.counts_from(),
            effect: self.effect,
        }
    }
}

/// What a movement belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ground {
    /// Nothing but itself.
    None,
    /// A withdrawal.
    Withdrawal(WithdrawalId),
    /// A reduction of units.
    Reduction(ReductionId),
    /// A refund as decided.
    Refund(RefundId),
    /// A resolution (35/100, another amount of a unit).
    Resolution(ResolutionId),
}

/// A refund with every figure of its sheet (持分払戻計算書).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Refund {
    /// Units that went out.
    pub units: i64,
    /// A: their paid-in equity.
    pub paid: Yen,
    /// P: paid-in equity of everybody at the end of the year.
    pub paid_total: Yen,
    /// B: the share of the net assets, rounded down.
    pub share: Yen,
    /// C: the lesser of A and B, not below zero.
    pub limit: Yen,
    /// Percent of C that the articles refund.
    pub percent: i64,
    /// D: what is refunded, rounded down.
    pub refund: Yen,
}

/// Everybody's equity at a day (合計). The register, its papers and the accounts all read this one object.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct EquityTotals {
    /// Members on that day.
    pub members: i64,
    /// Sums over all ledgers, applicants' deposits among them.
    pub balance: Balance,
    /// 未払込額.
    pub unpaid: Yen,
}

impl EquityTotals {
    /// What one member's units are a part of.
    pub const fn whole(&self) -> rules::Whole {
        rules::Whole {
            units: self.balance.units,
            members: self.members,
        }
    }
}

/// A reduction of units (減口) as it stands on record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "as in the table")]
pub struct Reduction {
    pub id: ReductionId,
    pub member: MemberId,
    pub notice_on: NaiveDate,
    pub units: i64,
    /// The end of the business year at which it acts.
    pub acts_on: NaiveDate,
    pub payee: Option<String>,
    pub revoked_on: Option<NaiveDate>,
    /// How the notice lay to the last day for it, by the articles of its day; filled in where it is shown.
    pub timing: Option<NoticeTiming>,
}

/// The approved accounts of a business year.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "as in the table")]
pub struct YearAccount {
    pub id: YearAccountId,
    /// The last day of the business year.
    pub ends_on: NaiveDate,
    /// 純資産; may be below zero.
    pub net_assets: Yen,
    /// The day of the general meeting that approved them.
    pub approved_on: NaiveDate,
    pub meeting: String,
}

/// A refund that was decided.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "as in the table")]
pub struct DecidedRefund {
    pub id: RefundId,
    pub member: MemberId,
    pub withdrawal: Option<WithdrawalId>,
    pub reduction: Option<ReductionId>,
    pub year_account: YearAccountId,
    pub figures: Refund,
    pub pay_by: NaiveDate,
    pub decided_on: NaiveDate,
    /// What has not been paid of it.
    pub open: Yen,
}

/// A debt to the association.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "as in the table")]
pub struct Debt {
    pub id: DebtId,
    pub what: String,
    pub amount: Yen,
    pub arose_on: NaiveDate,
    pub settled_on: Option<NaiveDate>,
}

/// What a resolution recorded here was about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ResolutionMatter {
    /// 除名 (法15条2項, 65条3号).
    Expulsion,
    /// 法9条3項の承諾 (65条5号).
    ShareLimit,
    /// 出資一口の金額の変更, a change of the articles (65条1号).
    UnitAmount,
}

/// A resolution of a general meeting with the figures of its day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "as in the table")]
pub struct Resolution {
    pub id: ResolutionId,
    pub matter: ResolutionMatter,
    pub meeting_on: NaiveDate,
    /// For an expulsion: the last day on which its notice may have arrived (法15条2項).
    pub notice_by: Option<NaiveDate>,
    pub meeting: String,
    pub item: String,
    /// All members entitled to vote.
    pub entitled: i64,
    /// Of these present, the deemed ones among them.
    pub present: i64,
    /// Of these in favour.
    pub in_favour: i64,
}

/// How the amount of a unit changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum UnitManner {
    /// The same money in fewer or more units.
    Regrouped,
    /// The same units at a lower amount (出資一口の金額の減少, 法72条, 73条).
    Lowered,
    /// The same units at a higher amount; everybody consented.
    Raised,
}

/// A change of the amount of a unit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "as in the table")]
pub struct UnitChange {
    pub id: UnitChangeId,
    pub effective_on: NaiveDate,
    pub old: Yen,
    pub new: Yen,
    pub manner: UnitManner,
    pub resolution: ResolutionId,
    /// The day of the general meeting that resolved it.
    pub resolved_on: NaiveDate,
}

/// What a claim to a refund arises from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Departure {
    /// Leaving.
    Withdrawal(WithdrawalId),
    /// Reducing units.
    Reduction(ReductionId),
}

/// A claim to a refund, as the calendar of duties needs it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claim {
    /// What it arises from.
    pub arises_from: Departure,
    /// Whose.
    pub member: MemberId,
    /// Number and name.
    pub about: String,
    /// The last day as a member, or the day the reduction acts.
    pub arose_on: NaiveDate,
    /// By when it is paid, once that was decided.
    pub pay_by: Option<NaiveDate>,
    /// When nothing of it was open any more.
    pub paid_on: Option<NaiveDate>,
}

// -- what other nouns ask of this one ------------------------------------------------------------

/// A member's balance at a day.
///
/// # Errors
/// Whatever the database says.
pub fn balance_on(db: &Reader<'_>, member: MemberId, day: NaiveDate) -> Result<Balance> {
    store::balance_on(db, member, day)
}

/// A member's balance when everything that is written has come to count.
///
/// # Errors
/// Whatever the database says.
pub fn balance_to_come(db: &Reader<'_>, member: MemberId) -> Result<Balance> {
    let steps = store::steps(db, member)?;
    Ok(steps.into_iter().map(|step| step.effect).sum())
}

/// Everybody's equity at a day.
///
/// # Errors
/// Whatever the database says.
pub fn totals_on(db: &Reader<'_>, day: NaiveDate) -> Result<EquityTotals> {
    store::totals_on(db, day)
}

/// What a ledger is made of, in the order of its days.
///
/// # Errors
/// Whatever the database says.
pub fn steps(db: &Reader<'_>, member: MemberId) -> Result<Vec<rules::Step>> {
    store::steps(db, member)
}

/// Money received before its units are subscribed or its sender is a member, reversals taken into account: day
/// and amount, in the order of the days.
///
/// # Errors
/// Whatever the database says.
pub fn deposits(db: &Reader<'_>, member: MemberId) -> Result<Vec<(NaiveDate, Yen)>> {
    store::deposits(db, member)
}

/// Writes a movement into a ledger and keeps the ledger sound: what is still there on a leaver's last day goes
/// out with them, and no day, past or to come, may be below zero.
///
/// # Errors
/// [`ApiError::EquityNegative`], [`ApiError::EquityRefundDecided`] where the leaver's refund was computed
/// already.
pub fn post(tx: &Tx<'_>, movement: &NewMovement) -> Result<MovementId> {
    let id = store::insert(tx, movement)?;
    close(tx, movement.member, movement.batch)?;
    rules::check_never_negative(&store::steps(tx, movement.member)?)?;
    Ok(id)
}

/// Takes a movement back by one with every sign turned, from the same day on.
///
/// # Errors
/// [`ApiError::EquityReversed`] where it was taken back already, those of [`post`].
pub fn reverse(tx: &Tx<'_>, movement: MovementId) -> Result<MovementId> {
    let (of, member) = (store::load(tx, movement)?, store::owner(tx, movement)?);
    if of.reversed_by.is_some() || of.movement_kind == MovementKind::Reversal {
        return Err(ApiError::EquityReversed {}.into());
    }
    let id = store::insert_reversal(tx, &of)?;
    close(tx, member, None)?;
    rules::check_never_negative(&store::steps(tx, member)?)?;
    Ok(id)
}

/// Lets everything that a leaver has go out at the end of their last day. Called after every change of a
/// ledger, so that whoever left has nothing left, whatever is entered later and in which order.
fn close(tx: &Tx<'_>, member: MemberId, batch: Option<ImportBatchId>) -> Result<()> {
    let Some(leaving) = crate::member::leaving(tx, member)? else {
        return Ok(());
    };
    let day_after = rules::counts_from(leaving.left_on, rules::Side::Leaves);
    let left = store::balance_on(tx, member, day_after)?;
    if left.is_sold_out() {
        return Ok(());
    }
    if let Some(withdrawal) = leaving.withdrawal
        && store::has_refund(tx, withdrawal)?
    {
        return Err(ApiError::EquityRefundDecided {}.into());
    }
    let out = left.taken_out();
    let unit_price = unit_price(tx, leaving.left_on)?;
    if out.units > 0 || out.subscribed > Yen::ZERO || out.paid > Yen::ZERO {
        // Less is there than went out: what went out is taken back and goes out anew.
        for gone in store::leavings(tx, member)? {
            let gone = store::load(tx, gone)?;
            store::insert_reversal(tx, &gone)?;
        }
        return close(tx, member, batch);
    }
    store::insert(
        tx,
        &NewMovement {
            ground: leaving.withdrawal.map_or(Ground::None, Ground::Withdrawal),
            batch,
            ..NewMovement::new(
                member,
                MovementKind::Leaving,
                leaving.left_on,
                unit_price,
                out,
            )
        },
    )?;
    Ok(())
}

/// Replays what an older book says of a member: the units subscribed on the day of joining, and every payment on
/// its day, with as many further units as it pays for.
///
/// # Errors
/// As [`post`].
pub fn replay(
    tx: &Tx<'_>,
    member: MemberId,
    (joined_on, unit): (NaiveDate, Yen),
    payments: &[(NaiveDate, Yen)],
    batch: Option<ImportBatchId>,
) -> Result<()> {
    for act in rules::replay(joined_on, unit, payments) {
        let (kind, effect) = match act.what {
            rules::Replayed::Units(units) => (
                if act.on == joined_on {
                    MovementKind::Subscription
                } else {
                    MovementKind::Increase
                },
                Balance {
                    units,
                    subscribed: Yen::new(units * unit.get()),
                    ..Balance::default()
                },
            ),
            rules::Replayed::Paid { amount, .. } => (
                MovementKind::Payment,
                Balance {
                    paid: amount,
                    ..Balance::default()
                },
            ),
        };
        let received_on = match act.what {
            rules::Replayed::Units(_) => None,
            rules::Replayed::Paid { received_on, .. } => Some(received_on),
        };
        store::insert(
            tx,
            &NewMovement {
                received_on,
                counterpart: Some(Counterpart::OldRegister),
                batch,
                ..NewMovement::new(member, kind, act.on, unit, effect)
            },
        )?;
    }
    Ok(rules::check_never_negative(&store::steps(tx, member)?)?)
}

/// Takes money back that was sent in by mistake, as long as it waits as a deposit.
///
/// # Errors
/// [`ApiError::EquityDepositShort`] where part of it is equity already.
pub fn correct(
    tx: &Tx<'_>,
    member: MemberId,
    (on, amount): (NaiveDate, Yen),
    counterpart: Counterpart,
    batch: Option<ImportBatchId>,
) -> Result<MovementId> {
    let there = rules::free_deposit_from(&store::steps(tx, member)?, on);
    if amount > there {
        return Err(ApiError::EquityDepositShort {
            there: there.get().to_string(),
        }
        .into());
    }
    set_aside(tx, member, (on, -amount), counterpart, batch)
}

/// Keeps money as a deposit, whatever is unpaid: the payer's refund was computed already.
///
/// # Errors
/// As [`post`].
pub fn set_aside(
    tx: &Tx<'_>,
    member: MemberId,
    (on, deposit): (NaiveDate, Yen),
    counterpart: Counterpart,
    batch: Option<ImportBatchId>,
) -> Result<MovementId> {
    post(
        tx,
        &NewMovement {
            counterpart: Some(counterpart),
            batch,
            ..NewMovement::new(
                member,
                MovementKind::Deposit,
                on,
                unit_price(tx, on)?,
                Balance {
                    deposit,
                    ..Balance::default()
                },
            )
        },
    )
}

/// Whether a leaver's refund was computed, so that nothing can be entered before their last day any more.
///
/// # Errors
/// Whatever the database says.
pub fn is_settled(db: &Reader<'_>, member: MemberId) -> Result<bool> {
    match crate::member::leaving(db, member)?.and_then(|leaving| leaving.withdrawal) {
        Some(withdrawal) => store::has_refund(db, withdrawal),
        None => Ok(false),
    }
}

/// What somebody has yet to pay: of units subscribed, what is unpaid; of units applied for, what is missing.
pub fn open_of(membership: &Membership, balance: Balance) -> Yen {
    match membership.joined_on {
        Some(_) => balance.unpaid(),
        None => crate::member::admission::price(membership) - balance.deposit,
    }
}

/// The sums somebody may be expected to send on a day: all that is open, and the first instalment that is.
///
/// # Errors
/// Whatever the database says.
pub fn dues_on(db: &Reader<'_>, member: MemberId, on: NaiveDate) -> Result<Vec<Yen>> {
    let membership = crate::member::load(db, member)?;
    let open = open_of(&membership, store::balance_on(db, member, on)?);
    if open <= Yen::ZERO {
        return Ok(Vec::new());
    }
    let amounts: Vec<Yen> = store::instalments(db, member)?
        .into_iter()
        .map(|(_, _, amount)| amount)
        .collect();
    let agreed: Yen = amounts.iter().copied().sum();
    let (settled, _) = rules::settle(&amounts, agreed - open);
    let first = settled
        .iter()
        .map(|one| one.open)
        .find(|open| *open > Yen::ZERO);
    Ok(std::iter::once(open).chain(first).collect())
}

/// Money entered by hand for a membership and not taken back: day and amount of each time.
///
/// # Errors
/// Whatever the database says.
pub fn receipts_by_hand(db: &Reader<'_>, member: MemberId) -> Result<Vec<(NaiveDate, Yen)>> {
    store::receipts_by_hand(db, member)
}

/// Lets a member's units go out, now that a last day is known.
///
/// # Errors
/// As [`post`].
pub fn leave(tx: &Tx<'_>, member: MemberId, batch: Option<ImportBatchId>) -> Result<()> {
    close(tx, member, batch)?;
    Ok(rules::check_never_negative(&store::steps(tx, member)?)?)
}

/// Takes a member's leaving back: the notice was revoked, or what the leaving rests on comes to be known.
///
/// # Errors
/// [`ApiError::EquityRefundDecided`].
pub fn unleave(tx: &Tx<'_>, member: MemberId, withdrawal: Option<WithdrawalId>) -> Result<()> {
    if let Some(withdrawal) = withdrawal
        && store::has_refund(tx, withdrawal)?
    {
        return Err(ApiError::EquityRefundDecided {}.into());
    }
    for gone in store::leavings(tx, member)? {
        let gone = store::load(tx, gone)?;
        store::insert_reversal(tx, &gone)?;
    }
    Ok(())
}

/// The amount of a unit on a day, by the articles.
///
/// # Errors
/// Whatever the database says.
pub fn unit_price(db: &Reader<'_>, day: NaiveDate) -> Result<Yen> {
    Ok(crate::articles::membership(db, day)?.unit_price)
}

/// Money for a unit that is subscribed and not paid in yet becomes equity, as far as there is any: of what
/// waits, what came first first.
///
/// # Errors
/// As [`post`].
pub fn allocate(
    tx: &Tx<'_>,
    member: MemberId,
    on: NaiveDate,
    batch: Option<ImportBatchId>,
) -> Result<Yen> {
    let steps = store::steps_but_leaving(tx, member)?;
    let amount = rules::payable_from(&steps, on).min(rules::free_deposit_from(&steps, on));
    if amount <= Yen::ZERO {
        return Ok(Yen::ZERO);
    }
    let unit_price = unit_price(tx, on)?;
    for (received_on, part) in first_in(
        &store::deposits(tx, member)?,
        store::used(tx, member)?,
        amount,
    ) {
        store::insert(
            tx,
            &NewMovement {
                received_on: Some(received_on),
                batch,
                ..NewMovement::new(
                    member,
                    MovementKind::Allocation,
                    on.max(received_on),
                    unit_price,
                    Balance {
                        paid: part,
                        deposit: -part,
                        ..Balance::default()
                    },
                )
            },
        )?;
    }
    close(tx, member, batch)?;
    rules::check_never_negative(&store::steps(tx, member)?)?;
    Ok(amount)
}

/// Of deposits in their order, of which `used` went already, the parts that make up `amount`, first in first
/// out, a day once. A correction takes from what came last before it.
fn first_in(deposits: &[(NaiveDate, Yen)], used: Yen, amount: Yen) -> Vec<(NaiveDate, Yen)> {
    let mut there: Vec<(NaiveDate, Yen)> = Vec::new();
    for (day, money) in deposits {
        if *money >= Yen::ZERO {
            there.push((*day, *money));
            continue;
        }
        let mut less = -*money;
        for (_, earlier) in there.iter_mut().rev() {
            let part = less.min(*earlier);
            *earlier = *earlier - part;
            less = less - part;
        }
    }
    let (mut used, mut left) = (used, amount);
    let mut parts: Vec<(NaiveDate, Yen)> = Vec::new();
    for (day, money) in there {
        let gone = used.min(money);
        used = used - gone;
        let part = left.min(money - gone);
        if part > Yen::ZERO {
            left = left - part;
            match parts.last_mut() {
                Some((last, sum)) if *last == day => *sum = *sum + part,
                _ => parts.push((day, part)),
            }
        }
    }
    parts
}

/// Takes every movement of a membership back that was not taken back yet, the latest first: it was entered in
/// error.
///
/// # Errors
/// [`ApiError::EquityRefundDecided`] where a refund was computed from it.
pub fn reverse_all(tx: &Tx<'_>, member: MemberId) -> Result<()> {
    if !store::refunds(tx, Some(member))?.is_empty() {
        return Err(ApiError::EquityRefundDecided {}.into());
    }
    for movement in store::list(tx, member)?.into_iter().rev() {
        if movement.reversed_by.is_none() && movement.movement_kind != MovementKind::Reversal {
            store::insert_reversal(tx, &movement)?;
        }
    }
    Ok(())
}

/// A special resolution on this matter that was carried (法65条).
///
/// # Errors
/// [`ApiError::ResolutionOtherMatter`], [`ApiError::ResolutionNotCarried`].
pub fn carried_resolution(
    db: &Reader<'_>,
    id: ResolutionId,
    matter: ResolutionMatter,
) -> Result<Resolution> {
    let resolution = store::load_resolution(db, id)?;
    if resolution.matter != matter {
        return Err(ApiError::ResolutionOtherMatter {}.into());
    }
    rules::check_special_majority(
        resolution.entitled,
        resolution.present,
        resolution.in_favour,
    )?;
    Ok(resolution)
}

/// Every change of the amount of a unit, the latest first.
///
/// # Errors
/// Whatever the database says.
pub fn unit_changes(db: &Reader<'_>) -> Result<Vec<UnitChange>> {
    store::unit_changes(db)
}

/// Claims to refunds that arose on a day or later, by the day.
///
/// # Errors
/// Whatever the database says.
pub fn claims(db: &Reader<'_>, since: NaiveDate, today: NaiveDate) -> Result<Vec<Claim>> {
    let articles = crate::articles::membership(db, today)?;
    store::claims(db, since, &articles)
}
