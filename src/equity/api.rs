//! Commands on the equity ledger.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::rules::{self, Limit, Stake, Step, Valuation, Whole};
use super::{
    Balance, Counterpart, Debt, DecidedRefund, EquityTotals, Ground, Movement, MovementKind,
    NewMovement, Reduction, Refund, Resolution, ResolutionMatter, UnitChange, UnitManner,
    YearAccount, store,
};
use crate::api::{Act, Query};
use crate::articles::ArticleKey;
use crate::articles::rules::MembershipArticles;
use crate::kernel::date::add_months;
use crate::kernel::field::{self, LINE, TEXT};
use crate::kernel::id::{
    AttachmentId, DebtId, InstalmentId, MemberId, MovementId, ReductionId, RefundId, ResolutionId,
    UnitChangeId, WithdrawalId, YearAccountId,
};
use crate::kernel::money::Yen;
use crate::kernel::operation::{Operation, Summary};
use crate::kernel::{ApiError, Result};
use crate::member::api::{
    Admitted, OverLimit, UnrecordedLeaver, check_units, over_limit, over_limit_with, unrecorded,
};
use crate::member::rules::{NoticeTaken, is_member_on, notice_taken};
use crate::member::{LeavingCause, MemberStanding, Membership, admission};
use crate::store::{Outcome, Reader, Tx};
use crate::{articles, equity, filing, member, person};

// -- one member's account ----------------------------------------------------------------------------

/// `equity.account`
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct AccountLoad {
    /// Whose.
    pub member: MemberId,
    /// The day asked about; absent: today.
    #[ts(optional = nullable)]
    pub as_of: Option<NaiveDate>,
}

/// A member's account (出資台帳).
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "plain")]
pub struct EquityAccount {
    pub as_of: NaiveDate,
    pub membership: Membership,
    pub standing: MemberStanding,
    pub name: String,
    pub reading: Option<String>,
    /// At the end of the day asked about.
    pub balance: Balance,
    /// What is known to come after it: 0 where nothing is.
    pub to_come: Balance,
    /// By the day they count from.
    pub movements: Vec<AccountLine>,
    /// What is still to be paid: of units subscribed, or of those applied for.
    pub open: Yen,
    pub instalments: Vec<InstalmentState>,
    pub debts: Vec<Debt>,
    pub reductions: Vec<Reduction>,
    /// The latest first.
    pub refunds: Vec<DecidedRefund>,
    pub share: ShareState,
    /// The amount of a unit on the day asked about.
    pub unit_price: Yen,
}

/// A movement with the balance after it.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "plain")]
pub struct AccountLine {
    pub movement: Movement,
    pub balance: Balance,
    /// Whether this movement can be taken back by itself.
    pub can_reverse: bool,
}

/// An agreed part and how much of it is there.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "plain")]
pub struct InstalmentState {
    pub id: InstalmentId,
    pub due_on: NaiveDate,
    pub amount: Yen,
    pub paid: Yen,
    pub open: Yen,
}

/// How much of all units somebody holds (法9条3項).
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "plain")]
pub struct ShareState {
    pub units: i64,
    pub total: i64,
    pub members: i64,
    /// 「24.18 %」
    pub percent: String,
    /// How many more units are possible; absent: no limit, with up to three members (法9条4項).
    pub most_more: Option<i64>,
    /// As [`ShareState::most_more`], with the association's consent for taking over a leaver's units.
    pub most_more_taking_over: Option<i64>,
    pub is_over: bool,
}

fn share_state(units: i64, of: Whole) -> ShareState {
    ShareState {
        units,
        total: of.units,
        members: of.members,
        percent: rules::percent_word(units, of.units),
        most_more: Limit::Quarter.most_more(units, of),
        most_more_taking_over: Limit::TakingOver.most_more(units, of),
        is_over: Limit::Quarter.is_exceeded(units, of),
    }
}

/// Movements that are taken back only with the act they belong to.
const fn stands_alone(kind: MovementKind) -> bool {
    matches!(
        kind,
        MovementKind::Increase
            | MovementKind::Payment
            | MovementKind::Deposit
            | MovementKind::Allocation
            | MovementKind::DepositReturned
            | MovementKind::RefundPaid
    )
}

/// What somebody joined with belongs to the joining, and goes with the membership only.
fn is_of_joining(movement: &Movement, joined_on: Option<NaiveDate>) -> bool {
    movement.movement_kind == MovementKind::Allocation && Some(movement.effective_on) == joined_on
}

/// What of an account can be taken back line by line: a movement that is an act of its own, on which nothing
/// entered since rests. A leaver pays in until the last day like everybody, so the leaving itself is left out; once
/// the refund was computed, nothing that it was computed from goes any more.
struct TakingBack {
    joined_on: Option<NaiveDate>,
    steps: Vec<Step>,
    is_settled: bool,
}

impl TakingBack {
    fn of(db: &Reader<'_>, membership: &Membership) -> Result<Self> {
        Ok(Self {
            joined_on: membership.joined_on,
            steps: store::steps_but_leaving(db, membership.id)?,
            is_settled: equity::is_settled(db, membership.id)?,
        })
    }

    fn allows(&self, movement: &Movement) -> bool {
        let effect = movement.effect;
        movement.reversed_by.is_none()
            && stands_alone(movement.movement_kind)
            && !is_of_joining(movement, self.joined_on)
            && (effect.is_sold_out() || !self.is_settled)
            && rules::can_take_back(
                &self.steps,
                Step {
                    counts_from: movement.counts_from,
                    effect,
                },
            )
    }
}

/// `equity.account`
pub(crate) fn account(q: &Query<'_>, request: AccountLoad) -> Result<EquityAccount> {
    let as_of = field::day("as_of", request.as_of.unwrap_or(q.today))?;
    let db = q.db;
    let page = member::api::page(db, member::load(db, request.member)?, as_of)?;
    let facts = person::living(db, page.membership.person, as_of)?;
    let taking_back = TakingBack::of(db, &page.membership)?;
    let mut running = Balance::default();
    let movements = store::list(db, request.member)?
        .into_iter()
        .map(|movement| {
            running = running + movement.effect;
            AccountLine {
                can_reverse: taking_back.allows(&movement),
                balance: running,
                movement,
            }
        })
        .collect();
    let dues = store::instalments(db, request.member)?;
    let amounts: Vec<Yen> = dues.iter().map(|(_, _, amount)| *amount).collect();
    // Instalments are parts of what was unpaid when they were agreed: what was paid before is none of theirs.
    let agreed: Yen = amounts.iter().copied().sum();
    let open = equity::open_of(&page.membership, page.balance).max(Yen::ZERO);
    let (settled, _) = rules::settle(&amounts, agreed - open);
    let totals = store::totals_on(db, as_of)?;
    Ok(EquityAccount {
        as_of,
        standing: page.standing,
        name: facts.name,
        reading: facts.reading,
        balance: page.balance,
        to_come: running + -page.balance,
        open,
        movements,
        instalments: dues
            .into_iter()
            .zip(settled)
            .map(|((id, due_on, amount), settled)| InstalmentState {
                id,
                due_on,
                amount,
                paid: settled.paid,
                open: settled.open,
            })
            .collect(),
        debts: store::debts(db, request.member)?,
        reductions: store::reductions(db, request.member)?
            .into_iter()
            .map(|reduction| timed(db, reduction))
            .collect::<Result<_>>()?,
        refunds: store::refunds(db, Some(request.member))?,
        share: share_state(page.balance.units, totals.whole()),
        unit_price: equity::unit_price(db, as_of)?,
        membership: page.membership,
    })
}

// -- everybody's -------------------------------------------------------------------------------------

/// `equity.totals`
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct TotalsLoad {
    /// The day asked about; absent: today.
    #[ts(optional = nullable)]
    pub as_of: Option<NaiveDate>,
}

/// Everybody's equity on a day.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "plain")]
pub struct EquityStanding {
    pub as_of: NaiveDate,
    pub totals: EquityTotals,
    pub unit_price: Yen,
    /// Who holds more than one member may: warned of, forced to nothing.
    pub over_limit: Vec<OverLimit>,
    /// The latest registration of total units and paid-in equity up to that day, beside the ledger.
    pub registered: Option<Reconciliation>,
}

/// A registration (組合等登記令3条2項) beside what the ledger says of its day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "plain")]
pub struct Reconciliation {
    /// The end of the business year it is of.
    pub as_of_on: NaiveDate,
    pub registered_on: NaiveDate,
    pub registered_units: i64,
    pub registered_paid: Yen,
    pub ledger_units: i64,
    pub ledger_paid: Yen,
    /// Whether both figures agree.
    pub agrees: bool,
}

/// The latest registration up to a day beside the ledger.
fn reconciliation(db: &Reader<'_>, as_of: NaiveDate) -> Result<Option<Reconciliation>> {
    let registered = filing::equity_registrations(db)?
        .into_iter()
        .find(|registration| registration.as_of_on <= as_of);
    let Some(registered) = registered else {
        return Ok(None);
    };
    let ledger = store::balance_on_all(db, registered.as_of_on)?;
    Ok(Some(Reconciliation {
        as_of_on: registered.as_of_on,
        registered_on: registered.registered_on,
        registered_units: registered.units,
        registered_paid: registered.paid_yen,
        ledger_units: ledger.units,
        ledger_paid: ledger.paid,
        agrees: (registered.units, registered.paid_yen) == (ledger.units, ledger.paid),
    }))
}

/// `equity.totals`
pub(crate) fn totals(q: &Query<'_>, request: TotalsLoad) -> Result<EquityStanding> {
    let as_of = field::day("as_of", request.as_of.unwrap_or(q.today))?;
    let (totals, over_limit) = over_limit(q.db, as_of)?;
    Ok(EquityStanding {
        as_of,
        totals,
        unit_price: equity::unit_price(q.db, as_of)?,
        over_limit,
        registered: reconciliation(q.db, as_of)?,
    })
}

/// `equity.over_time`: equity at the end of each month in which it changed.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct OverTimeLoad {}

/// Equity at the end of a month.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "plain")]
pub struct EquityPoint {
    /// `YYYY-MM`
    pub month: String,
    pub units: i64,
    pub subscribed: Yen,
    pub paid: Yen,
}

/// `equity.over_time`
pub(crate) fn over_time(q: &Query<'_>, _: OverTimeLoad) -> Result<Vec<EquityPoint>> {
    let mut running = Balance::default();
    Ok(store::monthly(q.db)?
        .into_iter()
        .map(|(month, change)| {
            running = running + change;
            EquityPoint {
                month,
                units: running.units,
                subscribed: running.subscribed,
                paid: running.paid,
            }
        })
        .collect())
}

// -- money comes and goes ------------------------------------------------------------------------------

/// How money came.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ReceivedBy {
    /// 振込
    Bank,
    /// 現金
    Cash,
    /// 給与控除
    Payroll,
    /// 相殺: asked for now and then, and always refused (法9条6項).
    SetOff,
}

impl ReceivedBy {
    fn counterpart(self) -> Result<Counterpart, ApiError> {
        match self {
            Self::Bank => Ok(Counterpart::Bank),
            Self::Cash => Ok(Counterpart::Cash),
            Self::Payroll => Ok(Counterpart::Payroll),
            Self::SetOff => Err(ApiError::EquitySetOff {}),
        }
    }
}

/// `equity.receive`: money for units.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct EquityReceive {
    pub member: MemberId,
    /// The day it arrived.
    pub on: NaiveDate,
    pub amount: Yen,
    pub by: ReceivedBy,
}

/// What became of money that came.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Received {
    /// Became paid-in equity.
    pub paid: Yen,
    /// Stays a deposit: nothing subscribed is unpaid that it could pay.
    pub deposit: Yen,
    /// Whether it made somebody a member.
    pub admitted: Admitted,
}

/// The largest sum entered at once; a slip of the keyboard beyond it.
const MOST_YEN: i64 = 100_000_000_000;

/// A sum of money somebody types.
fn check_amount(name: &str, amount: Yen) -> Result<Yen, ApiError> {
    if (1..=MOST_YEN).contains(&amount.get()) {
        return Ok(amount);
    }
    Err(ApiError::FieldOutOfRange {
        field: name.to_owned(),
        from: 1,
        to: MOST_YEN,
    })
}

/// Takes money in for a membership: for subscribed units as far as these are unpaid, the rest a deposit.
/// Whoever applies and has everything together now is a member.
///
/// # Errors
/// Those of [`equity::post`].
pub fn take_in(
    tx: &Tx<'_>,
    member: MemberId,
    on: NaiveDate,
    amount: Yen,
    counterpart: Counterpart,
    batch: Option<crate::kernel::id::ImportBatchId>,
) -> Result<Received> {
    let membership = member::load(tx, member)?;
    let unit_price = equity::unit_price(tx, on)?;
    let paid = match membership.joined_on {
        Some(joined_on) if joined_on <= on => {
            rules::payable_from(&store::steps_but_leaving(tx, member)?, on).min(amount)
        }
        _ => Yen::ZERO,
    };
    let base = NewMovement {
        counterpart: Some(counterpart),
        batch,
        ..NewMovement::new(
            member,
            MovementKind::Payment,
            on,
            unit_price,
            Balance::default(),
        )
    };
    if paid > Yen::ZERO {
        equity::post(
            tx,
            &NewMovement {
                received_on: Some(on),
                effect: Balance {
                    paid,
                    ..Balance::default()
                },
                ..base
            },
        )?;
    }
    let deposit = amount - paid;
    if deposit != Yen::ZERO {
        equity::post(
            tx,
            &NewMovement {
                kind: MovementKind::Deposit,
                effect: Balance {
                    deposit,
                    ..Balance::default()
                },
                ..base
            },
        )?;
    }
    let admitted = admission::join_if_complete(tx, member, batch)?;
    Ok(Received {
        paid,
        deposit,
        admitted: admitted.into(),
    })
}

/// A membership money can be entered for: neither refused, dropped nor voided.
fn open_for_money(db: &Reader<'_>, id: MemberId) -> Result<Membership> {
    let membership = member::load(db, id)?;
    if membership.voided_on.is_some()
        || membership.refused_on.is_some()
        || membership.dropped_on.is_some()
    {
        return Err(ApiError::MemberDecided {}.into());
    }
    Ok(membership)
}

/// The summary of an act on somebody's account.
fn summary(tx: &Tx<'_>, operation: Operation, membership: &Membership) -> Result<Summary> {
    Ok(Summary::new(operation).subject(person::living_name(tx, membership.person)?))
}

/// `equity.receive`
pub(crate) fn receive(act: &Act<'_>, request: EquityReceive) -> Result<Outcome<Received>> {
    let on = field::past("on", request.on, act.today())?;
    let amount = check_amount("amount", request.amount)?;
    let counterpart = request.by.counterpart()?;
    act.transact(Operation::EquityReceive, |tx| {
        let membership = open_for_money(tx, request.member)?;
        let received = take_in(tx, request.member, on, amount, counterpart, None)?;
        let summary =
            summary(tx, Operation::EquityReceive, &membership)?.object(amount.to_string());
        Ok((received, summary))
    })
}

/// `equity.return_deposit`: money that is no equity goes back.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct DepositReturn {
    pub member: MemberId,
    pub on: NaiveDate,
    pub amount: Yen,
    pub by: Counterpart,
}

/// `equity.return_deposit`
pub(crate) fn return_deposit(act: &Act<'_>, request: DepositReturn) -> Result<Outcome<()>> {
    let on = field::past("on", request.on, act.today())?;
    let amount = check_amount("amount", request.amount)?;
    act.transact(Operation::EquityReturnDeposit, |tx| {
        let membership = member::load(tx, request.member)?;
        let there = rules::free_deposit_from(&store::steps(tx, request.member)?, on);
        if amount > there {
            return Err(ApiError::EquityDepositShort {
                there: there.get().to_string(),
            }
            .into());
        }
        equity::post(
            tx,
            &NewMovement {
                counterpart: Some(request.by),
                ..NewMovement::new(
                    request.member,
                    MovementKind::DepositReturned,
                    on,
                    equity::unit_price(tx, on)?,
                    Balance {
                        deposit: -amount,
                        ..Balance::default()
                    },
                )
            },
        )?;
        let summary =
            summary(tx, Operation::EquityReturnDeposit, &membership)?.object(amount.to_string());
        Ok(((), summary))
    })
}

// -- more and fewer units ------------------------------------------------------------------------------

/// `equity.increase`: 増口.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct EquityIncrease {
    pub member: MemberId,
    pub units: i64,
    pub on: NaiveDate,
    /// The special resolution by which the association consents to up to 35/100 (法9条3項).
    #[ts(optional = nullable)]
    pub taking_over: Option<TakingOver>,
}

/// For whose units somebody may hold up to 35/100.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct TakingOver {
    pub resolution: ResolutionId,
    /// Who leaves: has given notice that has not acted yet, or left by law (法15条1項) within the year before.
    pub withdrawal: WithdrawalId,
}

/// What an increase came to.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "plain")]
pub struct Increased {
    pub share: ShareState,
    /// Deposits that became equity with it.
    pub allocated: Yen,
}

/// An increase about to be entered.
#[derive(Clone, Copy, Debug)]
pub struct NewIncrease {
    /// Whose.
    pub member: MemberId,
    /// How many units more.
    pub units: i64,
    /// From which day on.
    pub on: NaiveDate,
    /// Up to which part of all units.
    pub limit: Limit,
    /// The resolution it rests on, where it needs one.
    pub ground: Ground,
    /// The import that completes the units.
    pub batch: Option<crate::kernel::id::ImportBatchId>,
}

/// Enters an increase, within the limit of one member's units of the whole of that day, which grows with it. Gives
/// what of the deposits became equity.
///
/// # Errors
/// [`ApiError::EquityLimit`], [`ApiError::MemberNotOnDay`].
pub fn enter_increase(tx: &Tx<'_>, new: &NewIncrease, whole: &mut Whole) -> Result<Yen> {
    let NewIncrease {
        member, units, on, ..
    } = *new;
    member_on(tx, member, on)?;
    let held = store::balance_on(tx, member, on)?.units;
    rules::check_limit(new.limit, held, *whole, units)?;
    let unit_price = equity::unit_price(tx, on)?;
    equity::post(
        tx,
        &NewMovement {
            ground: new.ground,
            batch: new.batch,
            ..NewMovement::new(
                member,
                MovementKind::Increase,
                on,
                unit_price,
                Balance {
                    units,
                    subscribed: Yen::new(units * unit_price.get()),
                    ..Balance::default()
                },
            )
        },
    )?;
    whole.units += units;
    equity::allocate(tx, member, on, new.batch)
}

/// The membership of somebody who is a member on a day.
fn member_on(db: &Reader<'_>, id: MemberId, on: NaiveDate) -> Result<Membership> {
    let membership = member::load(db, id)?;
    if is_member_on(&membership, on) {
        Ok(membership)
    } else {
        Err(ApiError::MemberNotOnDay { on: on.to_string() }.into())
    }
}

/// `equity.increase_preview`: what more units would come to, before they are entered.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct IncreasePreviewLoad {
    pub member: MemberId,
    pub units: i64,
    pub on: NaiveDate,
}

/// What more units would come to on their day.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "plain")]
pub struct IncreasePreview {
    /// The amount of a unit on that day, and what these units cost.
    pub unit_price: Yen,
    pub price: Yen,
    /// Before the increase, and after it.
    pub before: ShareState,
    pub after: ShareState,
    /// What of the deposits would become equity.
    pub allocated: Yen,
}

/// `equity.increase_preview`
pub(crate) fn preview_increase(
    q: &Query<'_>,
    request: IncreasePreviewLoad,
) -> Result<IncreasePreview> {
    let on = field::past("on", request.on, q.today)?;
    check_units(request.units)?;
    member_on(q.db, request.member, on)?;
    let held = store::balance_on(q.db, request.member, on)?.units;
    let before = store::totals_on(q.db, on)?.whole();
    let after = Whole {
        units: before.units + request.units,
        ..before
    };
    let unit_price = equity::unit_price(q.db, on)?;
    let price = Yen::new(request.units * unit_price.get());
    let steps = store::steps_but_leaving(q.db, request.member)?;
    let payable = rules::payable_from(&steps, on) + price;
    Ok(IncreasePreview {
        unit_price,
        price,
        before: share_state(held, before),
        after: share_state(held + request.units, after),
        allocated: payable.min(rules::free_deposit_from(&steps, on)),
    })
}

/// `equity.increase`
pub(crate) fn increase(act: &Act<'_>, request: EquityIncrease) -> Result<Outcome<Increased>> {
    let on = field::past("on", request.on, act.today())?;
    check_units(request.units)?;
    act.transact(Operation::EquityIncrease, |tx| {
        let membership = member::load(tx, request.member)?;
        let (limit, ground) = match request.taking_over {
            None => (Limit::Quarter, Ground::None),
            Some(taking_over) => {
                check_taking_over(tx, &taking_over, on)?;
                (
                    Limit::TakingOver,
                    Ground::Resolution(taking_over.resolution),
                )
            }
        };
        let new = NewIncrease {
            member: request.member,
            units: request.units,
            on,
            limit,
            ground,
            batch: None,
        };
        let mut whole = store::totals_on(tx, on)?.whole();
        let allocated = enter_increase(tx, &new, &mut whole)?;
        let held = store::balance_on(tx, request.member, on)?.units;
        let increased = Increased {
            share: share_state(held, whole),
            allocated,
        };
        let summary =
            summary(tx, Operation::EquityIncrease, &membership)?.object(request.units.to_string());
        Ok((increased, summary))
    })
}

/// Whether the case is one of 法9条3項: a resolution on it that was carried by then, and a member who has given
/// notice that has not acted yet, or left by 法15条1項 within the year before.
fn check_taking_over(db: &Reader<'_>, taking_over: &TakingOver, on: NaiveDate) -> Result<()> {
    let resolution =
        equity::carried_resolution(db, taking_over.resolution, ResolutionMatter::ShareLimit)?;
    if resolution.meeting_on > on {
        return Err(ApiError::DateImpossible {
            field: "on".to_owned(),
        }
        .into());
    }
    let withdrawal = member::load_withdrawal(db, taking_over.withdrawal)?;
    let fits = withdrawal.revoked_on.is_none()
        && match withdrawal.cause {
            LeavingCause::Voluntary => {
                withdrawal.notice_on.is_some_and(|notice| notice <= on) && on <= withdrawal.left_on
            }
            LeavingCause::Disqualified | LeavingCause::Death | LeavingCause::Expulsion => {
                withdrawal.left_on <= on
                    && on <= crate::kernel::date::period_end(withdrawal.left_on, 1)
            }
        };
    if fits {
        Ok(())
    } else {
        Err(ApiError::DateImpossible {
            field: "on".to_owned(),
        }
        .into())
    }
}

/// `equity.reduce`: 減口 (法19条), by notice to the end of a business year.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct EquityReduce {
    pub member: MemberId,
    pub units: i64,
    pub notice_on: NaiveDate,
    #[ts(optional = nullable)]
    pub payee: Option<String>,
}

/// `equity.reduce_preview`: when a reduction acts and what it comes to, before it is entered.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct ReducePreviewLoad {
    pub member: MemberId,
    pub units: i64,
    pub notice_on: NaiveDate,
}

/// What a reduction would come to.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "plain")]
pub struct ReducePreview {
    pub taken: NoticeTaken,
    /// What goes out: paid-in equity is valued with the accounts of that year, and refunded.
    pub out: Balance,
    /// The member's balance on the day after.
    pub after: Balance,
    /// Everybody's on that day, and who then holds more than one member may.
    pub totals: EquityTotals,
    pub over_limit: Vec<OverLimit>,
}

/// A reduction as it would be entered.
struct PlannedReduction {
    taken: NoticeTaken,
    unit_price: Yen,
    out: Balance,
    after: Balance,
}

/// When a notice of reduction acts, and what it takes out.
fn plan_reduction(
    db: &Reader<'_>,
    membership: &Membership,
    units: i64,
    notice_on: NaiveDate,
) -> Result<PlannedReduction> {
    let articles = articles::membership(db, notice_on)?;
    let last_on = MembershipArticles::last_reduction_notice_on;
    let taken = notice_taken(&articles, last_on, notice_on);
    if let Some(left_on) = membership.left_on
        && left_on <= taken.acts_on
    {
        return Err(ApiError::MemberLeaving {
            left_on: left_on.to_string(),
        }
        .into());
    }
    // Of everything known to come: another reduction at the same day may be under way.
    let day_after = rules::counts_from(taken.acts_on, rules::Side::Leaves);
    let then = store::balance_on(db, membership.id, day_after)?;
    if units >= then.units {
        return Err(ApiError::EquityUnitsLeft {
            most: (then.units - 1).max(0),
        }
        .into());
    }
    let unit_price = articles.unit_price;
    let subscribed = Yen::new(units * unit_price.get());
    // What is unpaid goes first: nobody is refunded what was never paid.
    let paid = (then.paid - (then.subscribed - subscribed)).max(Yen::ZERO);
    let out = Balance {
        units,
        subscribed,
        paid,
        ..Balance::default()
    };
    Ok(PlannedReduction {
        taken,
        unit_price,
        out,
        after: then + -out,
    })
}

/// `equity.reduce_preview`
pub(crate) fn preview_reduction(
    q: &Query<'_>,
    request: ReducePreviewLoad,
) -> Result<ReducePreview> {
    let notice_on = field::past("notice_on", request.notice_on, q.today)?;
    check_units(request.units)?;
    let membership = member_on(q.db, request.member, notice_on)?;
    let planned = plan_reduction(q.db, &membership, request.units, notice_on)?;
    let day_after = rules::counts_from(planned.taken.acts_on, rules::Side::Leaves);
    let (totals, over_limit) =
        over_limit_with(q.db, day_after, Some((membership.id, planned.after)))?;
    Ok(ReducePreview {
        taken: planned.taken,
        out: planned.out,
        after: planned.after,
        totals,
        over_limit,
    })
}

/// A reduction as it is shown: with how its notice lay to the last day for it.
fn timed(db: &Reader<'_>, mut reduction: Reduction) -> Result<Reduction> {
    let articles = articles::membership(db, reduction.notice_on)?;
    let last_on = MembershipArticles::last_reduction_notice_on;
    reduction.timing = Some(notice_taken(&articles, last_on, reduction.notice_on).timing);
    Ok(reduction)
}

/// `equity.reduce`
pub(crate) fn reduce(act: &Act<'_>, request: EquityReduce) -> Result<Outcome<NoticeTaken>> {
    let notice_on = field::past("notice_on", request.notice_on, act.today())?;
    let payee = field::optional("payee", request.payee.as_deref(), TEXT)?;
    check_units(request.units)?;
    act.transact(Operation::EquityReduce, |tx| {
        let membership = member_on(tx, request.member, notice_on)?;
        let planned = plan_reduction(tx, &membership, request.units, notice_on)?;
        let acts_on = planned.taken.acts_on;
        let id = store::insert_reduction(
            tx,
            request.member,
            notice_on,
            request.units,
            acts_on,
            payee.as_deref(),
        )?;
        equity::post(
            tx,
            &NewMovement {
                ground: Ground::Reduction(id),
                ..NewMovement::new(
                    request.member,
                    MovementKind::Reduction,
                    acts_on,
                    planned.unit_price,
                    -planned.out,
                )
            },
        )?;
        let summary =
            summary(tx, Operation::EquityReduce, &membership)?.object(request.units.to_string());
        Ok((planned.taken, summary))
    })
}

/// `equity.revoke_reduction`: a notice taken back before it acts.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct RevokeReduction {
    pub reduction: ReductionId,
    pub reason: String,
}

/// `equity.revoke_reduction`
pub(crate) fn revoke_reduction(act: &Act<'_>, request: RevokeReduction) -> Result<Outcome<()>> {
    let reason = field::required("reason", &request.reason, TEXT)?;
    act.transact(Operation::EquityRevokeReduction, |tx| {
        let reduction = store::load_reduction(tx, request.reduction)?;
        if reduction.revoked_on.is_some() || reduction.acts_on < tx.today {
            return Err(ApiError::WithdrawalActed {
                left_on: reduction.acts_on.to_string(),
            }
            .into());
        }
        if let Some(movement) = store::movement_of_reduction(tx, reduction.id)? {
            equity::reverse(tx, movement)?;
        }
        store::revoke_reduction(tx, reduction.id, tx.today)?;
        let membership = member::load(tx, reduction.member)?;
        let summary = summary(tx, Operation::EquityRevokeReduction, &membership)?
            .reason(Some(reason.clone()));
        Ok(((), summary))
    })
}

/// `equity.reverse`: a movement entered in error (取消).
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct MovementReverse {
    pub movement: MovementId,
    pub reason: String,
}

/// `equity.reverse`
pub(crate) fn reverse(act: &Act<'_>, request: MovementReverse) -> Result<Outcome<MovementId>> {
    let reason = field::required("reason", &request.reason, TEXT)?;
    act.transact(Operation::EquityReverse, |tx| {
        let movement = store::load(tx, request.movement)?;
        if !stands_alone(movement.movement_kind) {
            return Err(ApiError::EquityPartOfAct {}.into());
        }
        let membership = member::load(tx, movement.member)?;
        if is_of_joining(&movement, membership.joined_on) {
            return Err(ApiError::EquityPartOfAct {}.into());
        }
        let id = equity::reverse(tx, request.movement)?;
        let summary =
            summary(tx, Operation::EquityReverse, &membership)?.reason(Some(reason.clone()));
        Ok((id, summary))
    })
}

/// `evidence.attach`: a file of the person's beside a movement.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct EvidenceAttach {
    pub movement: MovementId,
    pub attachment: AttachmentId,
}

/// `evidence.attach`
pub(crate) fn attach_evidence(act: &Act<'_>, request: EvidenceAttach) -> Result<Outcome<()>> {
    act.transact(Operation::EvidenceAttach, |tx| {
        let movement = store::load(tx, request.movement)?;
        let membership = member::load(tx, movement.member)?;
        person::check_attachment(tx, membership.person, request.attachment)?;
        store::insert_evidence(tx, request.movement, request.attachment)?;
        let summary = summary(tx, Operation::EvidenceAttach, &membership)?;
        Ok(((), summary))
    })
}

// -- instalments and debts -----------------------------------------------------------------------------

/// `equity.set_instalments`: parts of what is unpaid; none: taken away.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct InstalmentsSet {
    pub member: MemberId,
    pub parts: Vec<InstalmentPart>,
}

/// An agreed part.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct InstalmentPart {
    pub due_on: NaiveDate,
    pub amount: Yen,
}

/// The most parts.
const MOST_PARTS: usize = 120;

/// `equity.set_instalments`
pub(crate) fn set_instalments(act: &Act<'_>, request: InstalmentsSet) -> Result<Outcome<()>> {
    if request.parts.len() > MOST_PARTS {
        return Err(ApiError::FieldOutOfRange {
            field: "parts".to_owned(),
            from: 0,
            to: 120,
        }
        .into());
    }
    let mut parts = Vec::new();
    for part in &request.parts {
        parts.push((
            field::day("due_on", part.due_on)?,
            check_amount("amount", part.amount)?,
        ));
    }
    parts.sort_unstable();
    act.transact(Operation::EquitySetInstalments, |tx| {
        let membership = open_for_money(tx, request.member)?;
        let balance = store::balance_on(tx, request.member, tx.today)?;
        let unpaid = match membership.joined_on {
            Some(_) => balance.unpaid(),
            None => admission::price(&membership) - balance.deposit,
        };
        let sum: Yen = parts.iter().map(|(_, amount)| *amount).sum();
        if !parts.is_empty() && sum != unpaid {
            return Err(ApiError::EquityInstalmentsSum {
                unpaid: unpaid.get().to_string(),
            }
            .into());
        }
        store::replace_instalments(tx, request.member, &parts)?;
        let summary = summary(tx, Operation::EquitySetInstalments, &membership)?.count(parts.len());
        Ok(((), summary))
    })
}

/// `debt.record`
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct DebtRecord {
    pub member: MemberId,
    pub what: String,
    pub amount: Yen,
    pub arose_on: NaiveDate,
}

/// `debt.record`
pub(crate) fn record_debt(act: &Act<'_>, request: DebtRecord) -> Result<Outcome<DebtId>> {
    let what = field::required("what", &request.what, LINE)?;
    let amount = check_amount("amount", request.amount)?;
    let arose_on = field::past("arose_on", request.arose_on, act.today())?;
    act.transact(Operation::DebtRecord, |tx| {
        let membership = member::load(tx, request.member)?;
        let id = store::insert_debt(tx, request.member, &what, amount, arose_on)?;
        let summary = summary(tx, Operation::DebtRecord, &membership)?.object(amount.to_string());
        Ok((id, summary))
    })
}

/// `debt.settle`
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct DebtSettle {
    pub debt: DebtId,
    pub settled_on: NaiveDate,
}

/// `debt.settle`
pub(crate) fn settle_debt(act: &Act<'_>, request: DebtSettle) -> Result<Outcome<()>> {
    let settled_on = field::past("settled_on", request.settled_on, act.today())?;
    act.transact(Operation::DebtSettle, |tx| {
        let member = store::settle_debt(tx, request.debt, settled_on)?;
        let membership = member::load(tx, member)?;
        Ok(((), summary(tx, Operation::DebtSettle, &membership)?))
    })
}

// -- resolutions ---------------------------------------------------------------------------------------

/// `resolution.record`: a special resolution that something here rests on.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "as in the table")]
pub struct ResolutionRecord {
    pub matter: ResolutionMatter,
    pub meeting_on: NaiveDate,
    pub meeting: String,
    pub item: String,
    pub entitled: i64,
    pub present: i64,
    pub in_favour: i64,
}

/// `resolution.record`
pub(crate) fn record_resolution(
    act: &Act<'_>,
    request: ResolutionRecord,
) -> Result<Outcome<ResolutionId>> {
    let meeting_on = field::past("meeting_on", request.meeting_on, act.today())?;
    let meeting = field::required("meeting", &request.meeting, LINE)?;
    let item = field::required("item", &request.item, LINE)?;
    let number = |name: &str, value: i64, from: i64, to: i64| {
        if (from..=to).contains(&value) {
            Ok(())
        } else {
            Err(ApiError::FieldOutOfRange {
                field: name.to_owned(),
                from,
                to,
            })
        }
    };
    number("entitled", request.entitled, 1, 10_000_000)?;
    number("present", request.present, 0, request.entitled)?;
    number("in_favour", request.in_favour, 0, request.present)?;
    rules::check_special_majority(request.entitled, request.present, request.in_favour)?;
    act.transact(Operation::ResolutionRecord, |tx| {
        let id = store::insert_resolution(
            tx,
            &Resolution {
                id: ResolutionId(0),
                matter: request.matter,
                meeting_on,
                notice_by: None,
                meeting: meeting.clone(),
                item: item.clone(),
                entitled: request.entitled,
                present: request.present,
                in_favour: request.in_favour,
            },
        )?;
        let summary = Summary::new(Operation::ResolutionRecord)
            .subject(&meeting)
            .object(&item);
        Ok((id, summary))
    })
}

/// `resolution.list`
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ResolutionList {}

/// `resolution.list`
pub(crate) fn resolutions(q: &Query<'_>, _: ResolutionList) -> Result<Vec<Resolution>> {
    store::resolutions(q.db)
}

// -- accounts and refunds ------------------------------------------------------------------------------

/// `year_account.record`: the approved balance sheet of a business year.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "as in the table")]
pub struct YearAccountRecord {
    pub ends_on: NaiveDate,
    pub net_assets: Yen,
    pub approved_on: NaiveDate,
    pub meeting: String,
}

/// `year_account.record`
pub(crate) fn record_year_account(
    act: &Act<'_>,
    request: YearAccountRecord,
) -> Result<Outcome<YearAccountId>> {
    let ends_on = field::past("ends_on", request.ends_on, act.today())?;
    let approved_on = field::past("approved_on", request.approved_on, act.today())?;
    let meeting = field::required("meeting", &request.meeting, LINE)?;
    if request.net_assets.get().unsigned_abs() > 1_000_000_000_000_000 {
        return Err(ApiError::FieldOutOfRange {
            field: "net_assets".to_owned(),
            from: -1_000_000_000_000_000,
            to: 1_000_000_000_000_000,
        }
        .into());
    }
    act.transact(Operation::YearAccountRecord, |tx| {
        let articles = articles::membership(tx, ends_on)?;
        let year = articles.year_end.fiscal_year_of(ends_on);
        if year.last_day() != ends_on || approved_on <= ends_on {
            return Err(ApiError::YearAccountNotEnded {}.into());
        }
        if store::year_accounts(tx)?
            .iter()
            .any(|other| other.ends_on == ends_on)
        {
            return Err(ApiError::RecordExists {}.into());
        }
        let id =
            store::insert_year_account(tx, ends_on, request.net_assets, approved_on, &meeting)?;
        let summary = Summary::new(Operation::YearAccountRecord).subject(ends_on.to_string());
        Ok((id, summary))
    })
}

/// `year_account.list`
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct YearAccountList {}

/// `year_account.list`
pub(crate) fn year_accounts(q: &Query<'_>, _: YearAccountList) -> Result<Vec<YearAccount>> {
    store::year_accounts(q.db)
}

/// `refund.sheet`: what everybody who left or reduced in a business year is refunded.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RefundSheetLoad {
    /// The accounts of the year.
    pub year_account: YearAccountId,
}

/// The refunds of a year with every figure behind them (持分払戻計算書).
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "plain")]
pub struct RefundSheet {
    pub year: YearAccount,
    /// Paid-in equity and units of everybody at the end of the year, the year's leavers among them.
    pub paid_total: Yen,
    pub units_total: i64,
    pub lines: Vec<RefundLine>,
    pub total: Yen,
    /// Who left in the year while no act on record says why: nothing is computed for them until one does.
    pub unrecorded: Vec<UnrecordedLeaver>,
    /// Unpaid equity of the leavers that may be claimed where debts exceed assets (法16条3項).
    pub claimable_unpaid: Yen,
    pub pay_by: NaiveDate,
}

/// One claim of a year.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "plain")]
pub struct RefundLine {
    pub member: MemberId,
    pub number_word: String,
    pub name: String,
    /// Absent for a reduction.
    pub cause: Option<LeavingCause>,
    pub withdrawal: Option<WithdrawalId>,
    pub reduction: Option<ReductionId>,
    pub left_on: NaiveDate,
    pub figures: Refund,
    pub unpaid: Yen,
    /// Open debts: the refund of a withdrawal may be suspended (法18条).
    pub debts: Yen,
    pub claim_ends_on: NaiveDate,
    pub decided: Option<RefundId>,
}

/// The claims of a year with their figures.
///
/// # Errors
/// Whatever the database says.
pub fn refund_sheet(db: &Reader<'_>, year: YearAccount) -> Result<RefundSheet> {
    let ends_on = year.ends_on;
    let articles = articles::membership(db, ends_on)?;
    let first_day = articles.year_end.fiscal_year_of(ends_on).first_day();
    let at_end = store::balance_on_all(db, ends_on)?;
    // Whoever left during the year is valued at its end like everybody else (法16条2項).
    let before_end = ends_on.pred_opt().unwrap_or(ends_on);
    let left_before = store::left_between(db, first_day, before_end)?;
    let valuation = Valuation {
        net_assets: year.net_assets,
        paid_total: at_end.paid + left_before.paid,
        units_total: at_end.units + left_before.units,
        basis: articles.share_basis,
    };
    let decided = store::refunds(db, None)?;
    let mut lines = Vec::new();
    let mut line = |member: MemberId,
                    cause: Option<LeavingCause>,
                    ground: Ground,
                    left_on: NaiveDate|
     -> Result<()> {
        let out = store::taken_out(db, ground)?;
        if out.units <= 0 {
            return Ok(());
        }
        let percent = match cause {
            Some(LeavingCause::Expulsion) => articles.expelled_refund_percent,
            _ => articles.refund_percent,
        };
        let membership = member::load(db, member)?;
        let (withdrawal, reduction) = match ground {
            Ground::Withdrawal(id) => (Some(id), None),
            Ground::Reduction(id) => (None, Some(id)),
            _ => (None, None),
        };
        lines.push(RefundLine {
            member,
            number_word: membership
                .number
                .map(|number| articles.number_word(number))
                .unwrap_or_default(),
            name: person::living(db, membership.person, left_on)?.name,
            cause,
            withdrawal,
            reduction,
            left_on,
            figures: rules::refund(
                &valuation,
                Stake {
                    paid: out.paid,
                    units: out.units,
                },
                percent,
            ),
            unpaid: out.unpaid(),
            debts: store::debts(db, member)?
                .iter()
                .filter(|debt| debt.settled_on.is_none())
                .map(|debt| debt.amount)
                .sum(),
            claim_ends_on: rules::claim_ends_on(left_on),
            decided: decided
                .iter()
                .find(|refund| refund.withdrawal == withdrawal && refund.reduction == reduction)
                .map(|refund| refund.id),
        });
        Ok(())
    };
    for withdrawal in member::withdrawals_between(db, first_day, ends_on)? {
        line(
            withdrawal.member,
            Some(withdrawal.cause),
            Ground::Withdrawal(withdrawal.id),
            withdrawal.left_on,
        )?;
    }
    for reduction in store::reductions_on(db, ends_on)? {
        line(
            reduction.member,
            None,
            Ground::Reduction(reduction.id),
            reduction.acts_on,
        )?;
    }
    let claimable_unpaid = if year.net_assets < Yen::ZERO {
        lines
            .iter()
            .filter(|line| line.withdrawal.is_some())
            .map(|line| line.unpaid)
            .sum()
    } else {
        Yen::ZERO
    };
    Ok(RefundSheet {
        paid_total: valuation.paid_total,
        units_total: valuation.units_total,
        total: lines.iter().map(|line| line.figures.refund).sum(),
        unrecorded: unrecorded(db, first_day, ends_on)?,
        claimable_unpaid,
        pay_by: add_months(
            year.approved_on,
            i32::try_from(articles.refund_pay_months).unwrap_or(2),
        ),
        lines,
        year,
    })
}

/// `refund.sheet`
pub(crate) fn sheet(q: &Query<'_>, request: RefundSheetLoad) -> Result<RefundSheet> {
    refund_sheet(q.db, store::load_year_account(q.db, request.year_account)?)
}

/// `refund.decide`: the refunds of a year fall due as its sheet computes them. Those decided already stay.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct RefundDecide {
    pub year_account: YearAccountId,
    pub decided_on: NaiveDate,
}

/// `refund.decide`
pub(crate) fn decide(act: &Act<'_>, request: RefundDecide) -> Result<Outcome<Vec<RefundId>>> {
    let decided_on = field::past("decided_on", request.decided_on, act.today())?;
    act.transact(Operation::RefundDecide, |tx| {
        let year = store::load_year_account(tx, request.year_account)?;
        if decided_on < year.approved_on {
            return Err(ApiError::DateImpossible {
                field: "decided_on".to_owned(),
            }
            .into());
        }
        let sheet = refund_sheet(tx, year)?;
        let unit_price = equity::unit_price(tx, decided_on)?;
        let mut ids = Vec::new();
        for line in sheet.lines.iter().filter(|line| line.decided.is_none()) {
            let id = store::insert_refund(
                tx,
                &DecidedRefund {
                    id: RefundId(0),
                    member: line.member,
                    withdrawal: line.withdrawal,
                    reduction: line.reduction,
                    year_account: sheet.year.id,
                    figures: line.figures,
                    pay_by: sheet.pay_by,
                    decided_on,
                    open: Yen::ZERO,
                },
            )?;
            let withheld = line.figures.limit - line.figures.refund;
            for (kind, refund) in [
                (MovementKind::RefundDue, line.figures.limit),
                (MovementKind::Forfeiture, -withheld),
            ] {
                if refund != Yen::ZERO {
                    equity::post(
                        tx,
                        &refund_movement(line.member, kind, decided_on, unit_price, refund, id),
                    )?;
                }
            }
            ids.push(id);
        }
        let summary = Summary::new(Operation::RefundDecide)
            .subject(sheet.year.ends_on.to_string())
            .count(ids.len());
        Ok((ids, summary))
    })
}

fn refund_movement(
    member: MemberId,
    kind: MovementKind,
    on: NaiveDate,
    unit_price: Yen,
    refund: Yen,
    id: RefundId,
) -> NewMovement {
    NewMovement {
        ground: Ground::Refund(id),
        ..NewMovement::new(
            member,
            kind,
            on,
            unit_price,
            Balance {
                refund,
                ..Balance::default()
            },
        )
    }
}

/// Whether a refund is paid though a debt is open (法18条 allows to suspend it, and does not oblige to).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum OpenDebts {
    /// The refund waits.
    #[default]
    Suspend,
    /// It is paid all the same.
    PayAnyway,
}

/// `refund.pay`
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct RefundPay {
    pub refund: RefundId,
    pub on: NaiveDate,
    /// Absent: all that is open.
    #[ts(optional = nullable)]
    pub amount: Option<Yen>,
    pub by: Counterpart,
    pub open_debts: OpenDebts,
}

/// `refund.pay`
pub(crate) fn pay(act: &Act<'_>, request: RefundPay) -> Result<Outcome<Yen>> {
    let on = field::past("on", request.on, act.today())?;
    act.transact(Operation::RefundPay, |tx| {
        let refund = store::load_refund(tx, request.refund)?;
        let amount = check_amount("amount", request.amount.unwrap_or(refund.open))?;
        if amount > refund.open {
            return Err(ApiError::RefundOver {
                open: refund.open.get().to_string(),
            }
            .into());
        }
        let debts: Yen = store::debts(tx, refund.member)?
            .iter()
            .filter(|debt| debt.settled_on.is_none())
            .map(|debt| debt.amount)
            .sum();
        // 法18条 speaks of withdrawal; 法19条2項 does not extend it to a reduction.
        if debts > Yen::ZERO
            && refund.withdrawal.is_some()
            && request.open_debts == OpenDebts::Suspend
        {
            return Err(ApiError::RefundSuspended {
                debts: debts.get().to_string(),
            }
            .into());
        }
        equity::post(
            tx,
            &NewMovement {
                counterpart: Some(request.by),
                ..refund_movement(
                    refund.member,
                    MovementKind::RefundPaid,
                    on,
                    equity::unit_price(tx, on)?,
                    -amount,
                    refund.id,
                )
            },
        )?;
        let membership = member::load(tx, refund.member)?;
        let summary = summary(tx, Operation::RefundPay, &membership)?.object(amount.to_string());
        Ok((amount, summary))
    })
}

/// `refund.lapse`: the claim lapsed (法17条) and the association invokes it; never by itself.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct RefundLapse {
    pub refund: RefundId,
    pub on: NaiveDate,
    pub reason: String,
}

/// `refund.lapse`
pub(crate) fn lapse(act: &Act<'_>, request: RefundLapse) -> Result<Outcome<()>> {
    let on = field::past("on", request.on, act.today())?;
    let reason = field::required("reason", &request.reason, TEXT)?;
    act.transact(Operation::RefundLapse, |tx| {
        let refund = store::load_refund(tx, request.refund)?;
        let left_on = left_on(tx, &refund)?;
        let last = rules::claim_ends_on(left_on);
        if on <= last {
            return Err(ApiError::RefundNotLapsed {
                last: last.to_string(),
            }
            .into());
        }
        if refund.open <= Yen::ZERO {
            return Err(ApiError::RefundOver {
                open: "0".to_owned(),
            }
            .into());
        }
        equity::post(
            tx,
            &refund_movement(
                refund.member,
                MovementKind::Forfeiture,
                on,
                equity::unit_price(tx, on)?,
                -refund.open,
                refund.id,
            ),
        )?;
        let membership = member::load(tx, refund.member)?;
        let summary =
            summary(tx, Operation::RefundLapse, &membership)?.reason(Some(reason.clone()));
        Ok(((), summary))
    })
}

/// The day from which the claim of a refund runs.
fn left_on(db: &Reader<'_>, refund: &DecidedRefund) -> Result<NaiveDate> {
    match (refund.withdrawal, refund.reduction) {
        (Some(id), _) => Ok(member::load_withdrawal(db, id)?.left_on),
        (None, Some(id)) => Ok(store::load_reduction(db, id)?.acts_on),
        (None, None) => Ok(refund.decided_on),
    }
}

/// `refund.list`: every refund decided, open ones and paid ones.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RefundList {}

/// A refund with whose it is.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "plain")]
pub struct RefundRow {
    pub refund: DecidedRefund,
    pub number_word: String,
    pub name: String,
    pub left_on: NaiveDate,
    pub claim_ends_on: NaiveDate,
    pub debts: Yen,
}

/// `refund.list`
pub(crate) fn refunds(q: &Query<'_>, _: RefundList) -> Result<Vec<RefundRow>> {
    let articles = articles::membership(q.db, q.today)?;
    let mut rows = Vec::new();
    for refund in store::refunds(q.db, None)? {
        let membership = member::load(q.db, refund.member)?;
        let left_on = left_on(q.db, &refund)?;
        rows.push(RefundRow {
            number_word: membership
                .number
                .map(|number| articles.number_word(number))
                .unwrap_or_default(),
            name: person::living(q.db, membership.person, q.today)?.name,
            left_on,
            claim_ends_on: rules::claim_ends_on(left_on),
            debts: store::debts(q.db, refund.member)?
                .iter()
                .filter(|debt| debt.settled_on.is_none())
                .map(|debt| debt.amount)
                .sum(),
            refund,
        });
    }
    Ok(rows)
}

// -- another amount of a unit ----------------------------------------------------------------------------

/// `unit.preview` and `unit.change`: another amount of a unit from a day on.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct UnitChangeTo {
    pub effective_on: NaiveDate,
    pub new: Yen,
    pub manner: UnitManner,
    /// The special resolution on the articles; the preview does without.
    #[ts(optional = nullable)]
    pub resolution: Option<ResolutionId>,
}

/// What another amount of a unit comes to.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "plain")]
pub struct UnitPreview {
    pub old: Yen,
    pub new: Yen,
    /// Members with units that day.
    pub members: u32,
    pub before: Balance,
    pub after: Balance,
    /// Members whose money does not come out even in units of the new amount: it cannot be done.
    pub uneven: Vec<OverLimit>,
    /// Subscriptions on or after the day and reductions that wait: to be settled first.
    pub later_movements: u32,
}

/// What another amount does to one balance; `None` where it does not come out even.
fn converted(balance: Balance, old: Yen, new: Yen, manner: UnitManner) -> Option<Balance> {
    let after = match manner {
        UnitManner::Regrouped => Balance {
            units: rules::regrouped(balance.units, old, new)?,
            ..balance
        },
        UnitManner::Lowered | UnitManner::Raised => {
            let subscribed = Yen::new(balance.units * new.get());
            Balance {
                subscribed,
                paid: balance.paid.min(subscribed),
                ..balance
            }
        }
    };
    Some(after)
}

fn unit_plan(
    db: &Reader<'_>,
    request: &UnitChangeTo,
) -> Result<(UnitPreview, Vec<(MemberId, Balance)>)> {
    let on = field::day("effective_on", request.effective_on)?;
    let new = check_amount("new", request.new)?;
    let old = equity::unit_price(db, on)?;
    let goes_right = match request.manner {
        UnitManner::Regrouped => new != old,
        UnitManner::Lowered => new < old,
        UnitManner::Raised => new > old,
    };
    if !goes_right {
        return Err(ApiError::UnitNoChange {}.into());
    }
    let articles = articles::membership(db, on)?;
    let (mut before, mut after) = (Balance::default(), Balance::default());
    let (mut uneven, mut changes, mut members) = (Vec::new(), Vec::new(), 0);
    for (id, balance) in store::balances_on(db, on)? {
        if balance.units == 0 {
            continue;
        }
        members += 1;
        before = before + balance;
        match converted(balance, old, new, request.manner) {
            Some(then) => {
                after = after + then;
                changes.push((id, then + -balance));
            }
            None => {
                after = after + balance;
                let membership = member::load(db, id)?;
                uneven.push(OverLimit {
                    member: id,
                    number_word: membership
                        .number
                        .map(|number| articles.number_word(number))
                        .unwrap_or_default(),
                    name: person::living(db, membership.person, on)?.name,
                    units: balance.units,
                    percent: String::new(),
                });
            }
        }
    }
    Ok((
        UnitPreview {
            old,
            new,
            members,
            before,
            after,
            uneven,
            later_movements: store::after(db, on)?,
        },
        changes,
    ))
}

/// `unit.preview`
pub(crate) fn preview_unit(q: &Query<'_>, request: UnitChangeTo) -> Result<UnitPreview> {
    Ok(unit_plan(q.db, &request)?.0)
}

/// `unit.change`
pub(crate) fn change_unit(act: &Act<'_>, request: UnitChangeTo) -> Result<Outcome<UnitChangeId>> {
    let on = field::past("effective_on", request.effective_on, act.today())?;
    act.transact(Operation::UnitChange, |tx| {
        let (preview, changes) = unit_plan(tx, &request)?;
        let resolution = request.resolution.ok_or_else(|| ApiError::FieldMissing {
            field: "resolution".to_owned(),
        })?;
        let carried = equity::carried_resolution(tx, resolution, ResolutionMatter::UnitAmount)?;
        if on < carried.meeting_on {
            return Err(ApiError::DateImpossible {
                field: "effective_on".to_owned(),
            }
            .into());
        }
        if !preview.uneven.is_empty() {
            return Err(ApiError::UnitUneven {
                members: u32::try_from(preview.uneven.len()).unwrap_or(u32::MAX),
            }
            .into());
        }
        if preview.later_movements > 0 {
            return Err(ApiError::UnitLaterMovements {
                movements: preview.later_movements,
            }
            .into());
        }
        let id = store::insert_unit_change(
            tx,
            on,
            (preview.old, preview.new),
            request.manner,
            resolution,
        )?;
        articles::enter(
            tx,
            ArticleKey::UnitPrice,
            &preview.new.get().to_string(),
            on,
        )?;
        for (member, effect) in changes {
            equity::post(
                tx,
                &NewMovement {
                    ground: Ground::Resolution(resolution),
                    ..NewMovement::new(member, MovementKind::Conversion, on, preview.new, effect)
                },
            )?;
        }
        let summary = Summary::new(Operation::UnitChange)
            .subject(preview.old.to_string())
            .object(preview.new.to_string());
        Ok((id, summary))
    })
}

/// `unit.list`
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct UnitChangeList {}

/// `unit.list`
pub(crate) fn unit_changes(q: &Query<'_>, _: UnitChangeList) -> Result<Vec<UnitChange>> {
    equity::unit_changes(q.db)
}
