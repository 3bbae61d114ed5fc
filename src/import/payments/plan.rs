//! What money comes to in one ledger.

use chrono::NaiveDate;

use crate::equity::Balance;
use crate::equity::rules::{Step, completed_units, free_deposit_from, payable_from};
use crate::kernel::money::Yen;

/// A payment, or, below zero, a correction of one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Money {
    /// The row it stands in.
    pub row: u32,
    /// The day.
    pub on: NaiveDate,
    /// How much.
    pub amount: Yen,
}

/// What payments come to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Plan {
    /// The payments, then the corrections, each by their days.
    pub money: Vec<Money>,
    /// Rows of corrections that would take back equity.
    pub refused: Vec<u32>,
    /// Days on which further units are complete, and how many.
    pub completed: Vec<(NaiveDate, i64)>,
}

impl Plan {
    /// The row that brought the last of the money for a unit complete on a day.
    pub fn row_of(&self, day: NaiveDate) -> Option<u32> {
        let until = self.money.iter().filter(|money| money.on <= day);
        until
            .max_by_key(|money| (money.on, money.row))
            .map(|money| money.row)
    }
}

/// Plans payments into a ledger, whatever their order in the file. `joined_on` absent: nothing becomes equity by
/// itself, because the payer is no member yet or the refund was computed.
pub(super) fn plan(
    mut steps: Vec<Step>,
    joined_on: Option<NaiveDate>,
    unit: Yen,
    mut money: Vec<Money>,
) -> Plan {
    money.sort_by_key(|one| (one.amount < Yen::ZERO, one.on, -one.amount.get(), one.row));
    let first_on = money
        .iter()
        .map(|one| one.on)
        .min()
        .unwrap_or(NaiveDate::MAX);
    let mut plan = Plan::default();
    for one in money {
        let mut effect = Balance::default();
        if one.amount < Yen::ZERO {
            if free_deposit_from(&steps, one.on) < -one.amount {
                plan.refused.push(one.row);
                continue;
            }
            effect.deposit = one.amount;
        } else {
            let is_member = joined_on.is_some_and(|joined_on| joined_on <= one.on);
            if is_member {
                effect.paid = payable_from(&steps, one.on).min(one.amount);
            }
            effect.deposit = one.amount - effect.paid;
        }
        steps.push(Step {
            counts_from: one.on,
            effect,
        });
        plan.money.push(one);
    }
    if let Some(joined_on) = joined_on {
        let saved: Vec<(NaiveDate, Yen)> = steps
            .iter()
            .map(|step| (step.counts_from, step.effect.deposit))
            .collect();
        // What waited before completes a unit when this money comes, and not on a day gone by.
        for (day, units) in completed_units(&saved, unit) {
            let day = day.max(first_on).max(joined_on);
            match plan.completed.last_mut() {
                Some((last, sum)) if *last == day => *sum += units,
                _ => plan.completed.push((day, units)),
            }
        }
    }
    plan
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn day(day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 4, 1).unwrap() + chrono::Duration::days(i64::from(day))
    }

    fn money(row: u32, on: u32, amount: i64) -> Money {
        Money {
            row,
            on: day(on),
            amount: Yen::new(amount),
        }
    }

    fn planned(steps: Vec<Step>, rows: Vec<Money>) -> Plan {
        plan(steps, Some(day(0)), Yen::new(50_000), rows)
    }

    #[test]
    fn full_units_are_completed_and_the_rest_waits() {
        let rows = (0..6)
            .map(|month| money(month, month * 30, 10_000))
            .collect();
        assert_eq!(planned(Vec::new(), rows).completed, [(day(120), 1)]);
        // A correction that comes later keeps the unit from being complete before it.
        let rows = vec![
            money(1, 0, 50_000),
            money(2, 30, -5_000),
            money(3, 60, 5_000),
        ];
        let plan = planned(Vec::new(), rows);
        assert_eq!(plan.completed, [(day(60), 1)]);
        assert_eq!(plan.row_of(day(60)), Some(3));
    }

    #[test]
    fn what_is_subscribed_and_unpaid_is_paid_first() {
        let steps = vec![Step {
            counts_from: day(0),
            effect: Balance {
                units: 2,
                subscribed: Yen::new(100_000),
                paid: Yen::new(40_000),
                ..Balance::default()
            },
        }];
        let rows = vec![money(1, 1, 60_000), money(2, 2, 50_000)];
        assert_eq!(planned(steps.clone(), rows).completed, [(day(2), 1)]);
        // What paid for it is equity and is not taken back by a correction.
        let rows = vec![money(1, 1, 60_000), money(2, 2, -5_000)];
        assert_eq!(planned(steps, rows).refused, [2]);
    }

    #[test]
    fn an_applicants_money_waits() {
        let rows = vec![money(1, 1, 100_000)];
        let plan = plan(Vec::new(), None, Yen::new(50_000), rows);
        assert!(plan.completed.is_empty());
    }

    proptest! {
        #[test]
        fn the_order_of_the_rows_is_nothing(
            amounts in prop::collection::vec((0_u32..40, -3_i64..12), 1..12),
            seed in any::<prop::sample::Index>(),
        ) {
            let rows: Vec<Money> = amounts
                .iter()
                .enumerate()
                .filter(|(_, (_, amount))| *amount != 0)
                .map(|(row, (on, amount))| money(u32::try_from(row).unwrap(), *on, amount * 5_000))
                .collect();
            let mut turned = rows.clone();
            if !turned.is_empty() {
                let by = seed.index(turned.len());
                turned.rotate_left(by);
            }
            let plan = planned(Vec::new(), rows);
            prop_assert_eq!(&planned(Vec::new(), turned), &plan);
            // Whatever is refused, the deposit bears every unit that is complete.
            let kept: i64 = plan.money.iter().map(|one| one.amount.get()).sum();
            let units: i64 = plan.completed.iter().map(|(_, units)| units).sum();
            prop_assert!(units * 50_000 <= kept);
        }
    }
}
