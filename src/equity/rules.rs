//! The arithmetic of equity: balances as sums, caps, dues, shares and refunds. Whole yen and whole units; a
//! ratio is compared by multiplying out, never by dividing, and never after rounding.

use chrono::{Duration, NaiveDate};

use super::{Balance, Refund};
use crate::articles::rules::ShareBasis;
use crate::kernel::date::period_end;
use crate::kernel::error::ApiError;
use crate::kernel::money::Yen;

// -- balances --------------------------------------------------------------------------------------

/// What a movement adds to each balance, and from which day on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    /// The first day it counts.
    pub counts_from: NaiveDate,
    /// What it adds; negative: takes.
    pub effect: Balance,
}

/// When a movement that is effective on a day begins to count: a plus on its day; what leaves acts at the end
/// of its day, so that whoever leaves on the last day of a year is on that day's register.
pub fn counts_from(effective_on: NaiveDate, side: Side) -> NaiveDate {
    match side {
        Side::Comes => effective_on,
        Side::Leaves => effective_on + Duration::days(1),
    }
}

/// Whether a movement brings something in or takes it out at the end of its day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// From its day on.
    Comes,
    /// From the next day on.
    Leaves,
}

/// The balance at a day.
pub fn balance_on(steps: &[Step], day: NaiveDate) -> Balance {
    steps
        .iter()
        .filter(|step| step.counts_from <= day)
        .map(|step| step.effect)
        .sum()
}

/// The days on which a balance changes, each once, in order.
fn days_of(steps: &[Step]) -> Vec<NaiveDate> {
    let mut days: Vec<NaiveDate> = steps.iter().map(|step| step.counts_from).collect();
    days.sort_unstable();
    days.dedup();
    days
}

/// Whether a ledger may take these steps: on no day, past or to come, may a balance be below zero, or more be
/// paid in than was subscribed.
///
/// # Errors
/// [`ApiError::EquityNegative`], naming the first such day.
pub fn check_never_negative(steps: &[Step]) -> Result<(), ApiError> {
    for day in days_of(steps) {
        let balance = balance_on(steps, day);
        if !balance.is_sound() {
            return Err(ApiError::EquityNegative {
                on: day.to_string(),
            });
        }
    }
    Ok(())
}

/// How much of the subscribed units can still be paid in from a day on, so that no later day has more paid in
/// than subscribed (a reduction to come takes its units out of what is unpaid first).
pub fn payable_from(steps: &[Step], day: NaiveDate) -> Yen {
    let days = days_of(steps);
    std::iter::once(day)
        .chain(days.into_iter().filter(|later| *later > day))
        .map(|at| {
            let balance = balance_on(steps, at);
            balance.subscribed - balance.paid
        })
        .min()
        .unwrap_or(Yen::ZERO)
        .max(Yen::ZERO)
}

/// Whether a ledger could take a step back: what rests on it since then stays.
pub fn can_take_back(steps: &[Step], step: Step) -> bool {
    let without: Vec<Step> = steps
        .iter()
        .copied()
        .chain(std::iter::once(Step {
            effect: -step.effect,
            ..step
        }))
        .collect();
    check_never_negative(&without).is_ok()
}

/// How much of the deposit can be used from a day on without any later day lacking it.
pub fn free_deposit_from(steps: &[Step], day: NaiveDate) -> Yen {
    let days = days_of(steps);
    std::iter::once(day)
        .chain(days.into_iter().filter(|later| *later > day))
        .map(|at| balance_on(steps, at).deposit)
        .min()
        .unwrap_or(Yen::ZERO)
        .max(Yen::ZERO)
}

// -- joining ---------------------------------------------------------------------------------------

/// The day from which somebody is a member: consent and complete payment are both there (法12条2項). `None` as
/// long as one is missing.
pub fn member_from(
    consented_on: Option<NaiveDate>,
    due: Yen,
    payments: &[(NaiveDate, Yen)],
) -> Option<NaiveDate> {
    let mut payments = payments.to_vec();
    payments.sort_unstable_by_key(|(day, _)| *day);
    let mut paid = Yen::ZERO;
    // The day from which on the sum never falls below what is due again: a payment that bounced does not count.
    let mut complete = None;
    for (day, amount) in payments {
        paid = paid + amount;
        if paid >= due {
            complete.get_or_insert(day);
        } else {
            complete = None;
        }
    }
    Some(consented_on?.max(complete?))
}

// -- the limit of one member's units (法9条3項, 4項) -------------------------------------------------

/// Up to which part of all units one member may go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Limit {
    /// 25/100 (法9条3項).
    Quarter,
    /// 35/100: with the association's consent by special resolution, for whoever takes over a leaver's units.
    TakingOver,
}

/// What one member's units are a part of: those of everybody on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "plain")]
pub struct Whole {
    pub units: i64,
    pub members: i64,
}

/// Up to so many members there is no limit (法9条4項).
pub const NO_LIMIT_UP_TO: i64 = 3;

impl Limit {
    /// Whether so many units are more than the limit allows.
    pub const fn is_exceeded(self, units: i64, of: Whole) -> bool {
        if of.members <= NO_LIMIT_UP_TO {
            return false;
        }
        match self {
            Self::Quarter => 4 * units > of.units,
            Self::TakingOver => 20 * units > 7 * of.units,
        }
    }

    /// The most units that somebody who holds `units` may add; the whole grows with them. `None` where there is
    /// no limit.
    pub fn most_more(self, units: i64, of: Whole) -> Option<i64> {
        if of.members <= NO_LIMIT_UP_TO {
            return None;
        }
        // 4 (u + x) <= T + x, 20 (u + x) <= 7 (T + x)
        let more = match self {
            Self::Quarter => (of.units - 4 * units).div_euclid(3),
            Self::TakingOver => (7 * of.units - 20 * units).div_euclid(13),
        };
        Some(more.max(0))
    }

    /// In words of the Act.
    pub const fn percent(self) -> u32 {
        match self {
            Self::Quarter => 25,
            Self::TakingOver => 35,
        }
    }
}

/// Hundredths of a percent that `units` are of `total`, rounded half up, as printed: 2,418 is 24.18 %. Only for
/// reading; nothing is decided by it.
pub fn hundredths(units: i64, total: i64) -> i64 {
    if total <= 0 {
        return 0;
    }
    (units * 20_000 + total) / (2 * total)
}

/// A part as it is printed.
pub fn percent_word(units: i64, total: i64) -> String {
    let hundredths = hundredths(units, total);
    format!("{}.{:02} %", hundredths / 100, hundredths % 100)
}

/// Whether more units may be subscribed.
///
/// # Errors
/// [`ApiError::EquityLimit`] with the figures after the act.
pub fn check_limit(limit: Limit, units: i64, of: Whole, more: i64) -> Result<(), ApiError> {
    let after = units + more;
    let whole = Whole {
        units: of.units + more,
        ..of
    };
    if limit.is_exceeded(after, whole) {
        return Err(ApiError::EquityLimit {
            units: after,
            total: whole.units,
            percent: percent_word(after, whole.units),
            limit: limit.percent(),
            most: limit.most_more(units, of).unwrap_or_default(),
        });
    }
    Ok(())
}

// -- instalments -----------------------------------------------------------------------------------

/// What became of an instalment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Settled {
    /// Of its amount, how much is there.
    pub paid: Yen,
    /// What is missing.
    pub open: Yen,
}

/// Instalments in their order, covered by what was paid so far; and what is left when all are. What is left is
/// no equity: nobody subscribed it.
pub fn settle(dues: &[Yen], paid: Yen) -> (Vec<Settled>, Yen) {
    let mut left = paid.max(Yen::ZERO);
    let settled = dues
        .iter()
        .map(|due| {
            let paid = left.min(*due);
            left = left - paid;
            Settled {
                paid,
                open: *due - paid,
            }
        })
        .collect();
    (settled, left)
}

// -- money saved up towards units ------------------------------------------------------------------

/// The days on which full units were completed by money saved up. A unit is complete from the day on which the
/// sum is there and never again falls short of it, so that a later correction takes no unit back.
pub fn completed_units(saved: &[(NaiveDate, Yen)], unit: Yen) -> Vec<(NaiveDate, i64)> {
    let mut saved = saved.to_vec();
    saved.sort_by_key(|(day, _)| *day);
    let mut sums: Vec<(NaiveDate, i64)> = Vec::new();
    let mut sum = 0;
    for (day, amount) in saved {
        sum += amount.get();
        match sums.last_mut() {
            Some((last, total)) if *last == day => *total = sum,
            _ => sums.push((day, sum)),
        }
    }
    // Units that are there for good on each day: the least of this and all later days.
    let mut for_good = i64::MAX;
    let mut lasting: Vec<(NaiveDate, i64)> = Vec::new();
    for (day, sum) in sums.into_iter().rev() {
        for_good = for_good.min(sum);
        lasting.push((day, for_good.div_euclid(unit.get().max(1)).max(0)));
    }
    let mut before = 0;
    let mut completed = Vec::new();
    for (day, units) in lasting.into_iter().rev() {
        if units > before {
            completed.push((day, units - before));
            before = units;
        }
    }
    completed
}

// -- an older book replayed ------------------------------------------------------------------------

/// Something an older book tells of a ledger.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Replayed {
    /// So many units were subscribed.
    Units(i64),
    /// Money for them.
    Paid {
        /// How much.
        amount: Yen,
        /// The day it arrived.
        received_on: NaiveDate,
    },
}

/// What happened, and on which day it counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReplayedAct {
    /// The day.
    pub on: NaiveDate,
    /// What.
    pub what: Replayed,
}

/// The ledger behind a line of an older book. On the day of joining as many units are subscribed as the payments
/// until then are for, and at least as many as the first is for; what was paid later, in whole units, increased
/// them on its day. Money that came before the day of joining counts from that day.
pub fn replay(joined_on: NaiveDate, unit: Yen, payments: &[(NaiveDate, Yen)]) -> Vec<ReplayedAct> {
    let units_for = |amount: Yen| {
        let unit = unit.get().max(1);
        (amount.get() + unit - 1) / unit
    };
    let mut payments = payments.to_vec();
    payments.sort_by_key(|(day, _)| *day);
    let until_joining: Yen = payments
        .iter()
        .filter(|(day, _)| *day <= joined_on)
        .map(|(_, amount)| *amount)
        .sum();
    let first = payments.first().map_or(Yen::ZERO, |(_, amount)| *amount);
    let mut units = units_for(until_joining.max(first)).max(1);
    let mut acts = vec![ReplayedAct {
        on: joined_on,
        what: Replayed::Units(units),
    }];
    let mut paid = Yen::ZERO;
    for (day, amount) in payments {
        let on = day.max(joined_on);
        paid = paid + amount;
        let more = units_for(paid) - units;
        if more > 0 {
            units += more;
            acts.push(ReplayedAct {
                on,
                what: Replayed::Units(more),
            });
        }
        acts.push(ReplayedAct {
            on,
            what: Replayed::Paid {
                amount,
                received_on: day,
            },
        });
    }
    acts
}

// -- shares and refunds (法16条) --------------------------------------------------------------------

/// What shares are computed from: the approved balance sheet of the end of a business year, and all paid-in
/// equity and units of that day, those of the year's leavers among them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Valuation {
    /// Net assets; may be below zero.
    pub net_assets: Yen,
    /// Paid-in equity of everybody.
    pub paid_total: Yen,
    /// Units of everybody.
    pub units_total: i64,
    /// What the articles measure shares by.
    pub basis: ShareBasis,
}

/// What somebody takes out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stake {
    /// Paid-in equity.
    pub paid: Yen,
    /// Units.
    pub units: i64,
}

/// A refund with every figure of its sheet (持分払戻計算書). The share is rounded down to the yen, limited to what
/// was paid in, and only then multiplied by the ratio of the articles; rounded down once more at the end.
pub fn refund(valuation: &Valuation, stake: Stake, percent: i64) -> Refund {
    let (part, whole) = match valuation.basis {
        ShareBasis::Paid => (stake.paid.get(), valuation.paid_total.get()),
        ShareBasis::Units => (stake.units, valuation.units_total),
    };
    let share = match whole {
        0 => 0,
        whole => {
            let product = i128::from(valuation.net_assets.get()) * i128::from(part);
            i64::try_from(product.div_euclid(i128::from(whole))).unwrap_or(i64::MAX)
        }
    };
    let limit = stake.paid.get().min(share.max(0));
    Refund {
        units: stake.units,
        paid: stake.paid,
        paid_total: valuation.paid_total,
        share: Yen::new(share),
        limit: Yen::new(limit),
        percent,
        refund: Yen::new(limit * percent / 100),
    }
}

/// The last day of a claim to a refund: two years from leaving (法17条; 民法140条, 143条).
pub fn claim_ends_on(left_on: NaiveDate) -> NaiveDate {
    period_end(left_on, 2)
}

// -- another amount of a unit -----------------------------------------------------------------------

/// How many units of the new amount the same money is; `None` where it does not come out even.
pub fn regrouped(units: i64, old: Yen, new: Yen) -> Option<i64> {
    let money = units.checked_mul(old.get())?;
    (new.get() > 0 && money % new.get() == 0).then(|| money / new.get())
}

// -- special resolutions (法65条) --------------------------------------------------------------------

/// Whether a special resolution was carried: at least half of all members present, at least two thirds of
/// their votes in favour.
pub const fn is_special_majority(entitled: i64, present: i64, in_favour: i64) -> bool {
    2 * present >= entitled && present > 0 && 3 * in_favour >= 2 * present
}

/// Refuses a special resolution that was not carried.
///
/// # Errors
/// [`ApiError::ResolutionNotCarried`] with what was needed.
pub const fn check_special_majority(
    entitled: i64,
    present: i64,
    in_favour: i64,
) -> Result<(), ApiError> {
    if is_special_majority(entitled, present, in_favour) {
        Ok(())
    } else {
        Err(ApiError::ResolutionNotCarried {
            needed_present: (entitled + 1) / 2,
            needed_in_favour: (2 * present + 2) / 3,
        })
    }
}

#[cfg(test)]
mod tests;
