//! From an application to membership: what `api` and other nouns' payments have in common.

use chrono::NaiveDate;

use super::{Membership, store};
use crate::equity::{self, Balance, MovementKind, NewMovement, rules};
use crate::kernel::Result;
use crate::kernel::id::{ImportBatchId, MemberId};
use crate::kernel::money::Yen;
use crate::store::{Reader, Tx};

/// What became of an application once consent or money came.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Joining {
    /// Consent or money is missing.
    NotYet,
    /// Everything is there, but so many units are more than one member may hold (法9条3項): the money stays a
    /// deposit.
    OverLimit,
    /// A member, under this number, from this day on.
    Joined {
        /// The number given.
        number: u32,
        /// The first day of membership.
        on: NaiveDate,
    },
}

/// What the units applied for cost.
pub fn price(membership: &Membership) -> Yen {
    Yen::new(membership.units * membership.unit_price.get())
}

/// The day from which the applicant is a member, as far as consent and money are there (法12条2項).
pub fn member_from(db: &Reader<'_>, membership: &Membership) -> Result<Option<NaiveDate>> {
    Ok(rules::member_from(
        membership.consented_on,
        price(membership),
        &equity::deposits(db, membership.id)?,
    ))
}

/// Whether so many units would be more than one member may hold, were they subscribed on a day.
pub fn check_limit(db: &Reader<'_>, membership: &Membership, on: NaiveDate) -> Result<()> {
    let totals = equity::totals_on(db, on)?;
    Ok(rules::check_limit(
        rules::Limit::Quarter,
        0,
        rules::Whole {
            members: totals.members + 1,
            ..totals.whole()
        },
        membership.units,
    )?)
}

/// Makes the applicant a member if consent and the last yen are there: number, subscription, and the deposits
/// becoming equity, all from the day on which both were there. What is over stays a deposit.
pub fn join_if_complete(
    tx: &Tx<'_>,
    member: MemberId,
    batch: Option<ImportBatchId>,
) -> Result<Joining> {
    let membership = store::load(tx, member)?;
    let is_open = membership.joined_on.is_none()
        && membership.refused_on.is_none()
        && membership.dropped_on.is_none()
        && membership.voided_on.is_none();
    let Some(on) = member_from(tx, &membership)?.filter(|_| is_open) else {
        return Ok(Joining::NotYet);
    };
    if check_limit(tx, &membership, on).is_err() {
        return Ok(Joining::OverLimit);
    }
    let number = super::rules::next_number(store::highest_number(tx)?);
    store::join(tx, member, number, on)?;
    equity::post(
        tx,
        &NewMovement {
            batch,
            ..NewMovement::new(
                member,
                MovementKind::Subscription,
                on,
                membership.unit_price,
                Balance {
                    units: membership.units,
                    subscribed: price(&membership),
                    ..Balance::default()
                },
            )
        },
    )?;
    equity::allocate(tx, member, on, batch)?;
    Ok(Joining::Joined { number, on })
}
