//! The acceptance cases on equity (`tests/data/equity_cases.json`), case by case by their kind, and what holds of
//! every ledger.

use proptest::prelude::*;
use serde_json::Value;

use super::*;

fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn day(value: &Value) -> NaiveDate {
    date(value.as_str().unwrap())
}

fn yen(value: &Value) -> Yen {
    Yen::new(value.as_i64().unwrap())
}

/// The cases of a kind; there is at least one.
fn cases(kind: &str) -> Vec<Value> {
    let all: Vec<Value> =
        serde_json::from_str(include_str!("../../../tests/data/equity_cases.json")).unwrap();
    let found: Vec<Value> = all
        .into_iter()
        .filter(|case| case["kind"] == kind)
        .collect();
    assert!(!found.is_empty(), "no case of {kind}");
    found
}

fn rows(value: &Value) -> &Vec<Value> {
    value.as_array().unwrap()
}

/// A signed row of units: a plus counts from its day, a minus from the day after.
fn units_step(on: NaiveDate, units: i64) -> Step {
    Step {
        counts_from: counts_from(on, if units < 0 { Side::Leaves } else { Side::Comes }),
        effect: Balance {
            units,
            ..Balance::default()
        },
    }
}

const fn whole(units: i64, members: i64) -> Whole {
    Whole { units, members }
}

#[test]
fn holdings_and_money_are_those_of_the_day() {
    for case in cases("asof") {
        let steps: Vec<Step> = rows(&case["given"]["rows"])
            .iter()
            .map(|row| units_step(day(&row[0]), row[1].as_i64().unwrap()))
            .collect();
        for row in rows(&case["then"]["rows"]) {
            assert_eq!(balance_on(&steps, day(&row[0])).units, row[1], "{row}");
        }
    }
    for case in cases("asof_money") {
        let steps: Vec<Step> = rows(&case["given"]["payments"])
            .iter()
            .map(|row| Step {
                counts_from: day(&row[0]),
                effect: Balance {
                    paid: yen(&row[1]),
                    ..Balance::default()
                },
            })
            .collect();
        for row in rows(&case["then"]["rows"]) {
            assert_eq!(balance_on(&steps, day(&row[0])).paid, yen(&row[1]), "{row}");
        }
    }
}

#[test]
fn somebody_is_a_member_once_consent_and_the_last_yen_are_there() {
    for case in cases("joined") {
        for (row, expected) in rows(&case["given"]["rows"])
            .iter()
            .zip(rows(&case["then"]["member_from"]))
        {
            let due = Yen::new(row["units"].as_i64().unwrap() * row["unit"].as_i64().unwrap());
            let payments: Vec<(NaiveDate, Yen)> = rows(&row["payments"])
                .iter()
                .map(|payment| (day(&payment[0]), yen(&payment[1])))
                .collect();
            let consent = row["consent"].as_str().map(date);
            let from = member_from(consent, due, &payments);
            assert_eq!(from, expected.as_str().unwrap().parse().ok(), "{row}");
        }
    }
    // A payment that bounced and was made good counts from when it was made good.
    let payments = [
        (date("2026-06-01"), Yen::new(50_000)),
        (date("2026-06-03"), Yen::new(-50_000)),
        (date("2026-06-20"), Yen::new(50_000)),
    ];
    assert_eq!(
        member_from(Some(date("2026-05-01")), Yen::new(50_000), &payments),
        Some(date("2026-06-20"))
    );
}

#[test]
fn the_limit_is_judged_by_the_new_total() {
    for case in cases("cap") {
        for (row, expected) in rows(&case["given"]["rows"])
            .iter()
            .zip(rows(&case["then"]["rows"]))
        {
            let number = |name: &str| row[name].as_i64().unwrap();
            let limit = if row["limit"] == 35 {
                Limit::TakingOver
            } else {
                Limit::Quarter
            };
            let (holds, total, adds) = (number("holds"), number("total"), number("adds"));
            assert_eq!(
                (holds + adds, total + adds),
                (expected[0].as_i64().unwrap(), expected[1].as_i64().unwrap())
            );
            assert_eq!(
                percent_word(holds + adds, total + adds),
                expected[2],
                "{row}"
            );
            let allowed = check_limit(limit, holds, whole(total, number("members")), adds).is_ok();
            assert_eq!(allowed, expected[3] == "allowed", "{row}");
        }
    }
    for case in cases("cap_max") {
        for row in rows(&case["then"]["rows"]) {
            let [holds, total, most] = [0, 1, 2].map(|at| row[at].as_i64().unwrap());
            assert_eq!(
                Limit::Quarter.most_more(holds, whole(total, 9)),
                Some(most),
                "{row}"
            );
        }
    }
    assert_eq!(
        Limit::Quarter.most_more(60, whole(100, 3)),
        None,
        "up to three members"
    );
}

#[test]
fn whoever_is_pushed_over_the_limit_is_found() {
    for case in cases("cap_leave") {
        let units: Vec<(&str, i64)> = case["given"]["units"]
            .as_object()
            .unwrap()
            .iter()
            .map(|(name, units)| (name.as_str(), units.as_i64().unwrap()))
            .collect();
        let leaves: Vec<&str> = rows(&case["given"]["leave"])
            .iter()
            .map(|name| name.as_str().unwrap())
            .collect();
        let total: i64 = units.iter().map(|(_, units)| units).sum();
        assert_eq!(total, case["then"]["total_before"]);
        let stay: Vec<&(&str, i64)> = units
            .iter()
            .filter(|(name, _)| !leaves.contains(name))
            .collect();
        let after: i64 = stay.iter().map(|(_, units)| units).sum();
        assert_eq!(after, case["then"]["total_after"]);
        let over: Vec<Value> = stay
            .iter()
            .filter(|(_, units)| {
                Limit::Quarter.is_exceeded(*units, whole(after, stay.len() as i64))
            })
            .map(|(name, units)| serde_json::json!([name, units, percent_word(*units, after)]))
            .collect();
        assert_eq!(Value::from(over), case["then"]["over"]);
    }
}

#[test]
fn a_refund_is_never_more_than_was_paid_in() {
    for case in cases("refund") {
        let mut sum = Yen::ZERO;
        for (row, expected) in rows(&case["given"]["rows"])
            .iter()
            .zip(rows(&case["then"]["refunds"]))
        {
            let stake = Stake {
                paid: yen(&row["paid_in"]),
                units: row["units"].as_i64().unwrap(),
            };
            let units_total = row["all_units"].as_i64().unwrap();
            for basis in [ShareBasis::Units, ShareBasis::Paid] {
                let valuation = Valuation {
                    net_assets: yen(&row["net_assets"]),
                    paid_total: Yen::new(stake.paid.get() / stake.units * units_total),
                    units_total,
                    basis,
                };
                let refund = refund(&valuation, stake, 100);
                assert_eq!(refund.refund, yen(expected), "{row} {basis:?}");
            }
            sum = sum + yen(expected);
        }
        assert_eq!(sum, yen(&case["then"]["total"]));
    }
    // The limited amount is halved, not the share (法16条1項).
    let valuation = |net_assets| Valuation {
        net_assets: Yen::new(net_assets),
        paid_total: Yen::new(5_000_000),
        units_total: 100,
        basis: ShareBasis::Paid,
    };
    let stake = Stake {
        paid: Yen::new(100_000),
        units: 2,
    };
    for (net_assets, percent, refunded) in [
        (6_500_000, 100, 100_000),
        (6_500_000, 50, 50_000),
        (4_000_000, 50, 40_000),
        (-1, 50, 0),
        (0, 100, 0),
    ] {
        assert_eq!(
            refund(&valuation(net_assets), stake, percent).refund,
            Yen::new(refunded),
            "{net_assets} {percent}"
        );
    }
}

#[test]
fn a_claim_ends_as_the_civil_code_counts() {
    for case in cases("lapse") {
        for row in rows(&case["then"]["rows"]) {
            assert_eq!(claim_ends_on(day(&row[0])), day(&row[1]), "{row}");
        }
    }
}

#[test]
fn money_below_a_unit_waits() {
    for case in cases("deposit") {
        let unit = yen(&case["given"]["unit"]);
        let payments: Vec<(NaiveDate, Yen)> = rows(&case["given"]["payments"])
            .iter()
            .zip(1..)
            .map(|(amount, at)| (NaiveDate::from_ymd_opt(2026, 4, at).unwrap(), yen(amount)))
            .collect();
        for (until, expected) in rows(&case["then"]["rows"]).iter().enumerate() {
            let saved = &payments[..=until];
            let units: i64 = completed_units(saved, unit)
                .iter()
                .map(|(_, units)| units)
                .sum();
            let sum: Yen = saved.iter().map(|(_, amount)| *amount).sum();
            assert_eq!(units, expected[0], "{expected}");
            assert_eq!(
                (sum - Yen::new(units * unit.get())).get(),
                expected[1],
                "{expected}"
            );
        }
    }
}

#[test]
fn a_correction_takes_no_unit_back() {
    let at = |day| NaiveDate::from_ymd_opt(2026, 4, day).unwrap();
    let saved = [
        (at(1), Yen::new(50_000)),
        (at(2), Yen::new(-10_000)),
        (at(3), Yen::new(10_000)),
        (at(4), Yen::new(60_000)),
    ];
    assert_eq!(
        completed_units(&saved, Yen::new(50_000)),
        [(at(3), 1), (at(4), 1)]
    );
}

#[test]
fn instalments_are_covered_in_their_order() {
    for case in cases("settle") {
        let dues: Vec<Yen> = rows(&case["given"]["dues"]).iter().map(yen).collect();
        let (settled, left) = settle(&dues, yen(&case["given"]["paid"]));
        let words: Vec<String> = settled
            .iter()
            .map(|part| match part.open {
                Yen::ZERO => "closed".to_owned(),
                _ => format!("open, {} paid", part.paid.get()),
            })
            .collect();
        assert_eq!(serde_json::json!(words), case["then"]["rows"]);
        assert_eq!(left, yen(&case["then"]["left"]));
    }
}

#[test]
fn regrouping_keeps_the_money() {
    for case in cases("par_change") {
        let (old, new) = (
            yen(&case["given"]["old_unit"]),
            yen(&case["given"]["new_unit"]),
        );
        let units: Vec<i64> = rows(&case["given"]["units"])
            .iter()
            .map(|units| units.as_i64().unwrap())
            .collect();
        let then: Option<Vec<i64>> = units
            .iter()
            .map(|units| regrouped(*units, old, new))
            .collect();
        assert_eq!(serde_json::json!(then), case["then"]["units"]);
        let value: i64 = then.unwrap().iter().map(|units| units * new.get()).sum();
        assert_eq!(value, case["then"]["value"]);
    }
    assert_eq!(regrouped(3, Yen::new(25_000), Yen::new(50_000)), None);
}

#[test]
fn each_row_keeps_its_own_price() {
    for case in cases("value_zero") {
        let (mut units, mut paid) = (Vec::new(), Vec::new());
        let mut running = Balance::default();
        for row in rows(&case["given"]["rows"]) {
            let [count, price] = [0, 1].map(|at| row[at].as_i64().unwrap());
            running = running
                + Balance {
                    units: count,
                    subscribed: Yen::new(count * price),
                    paid: Yen::new(count * price),
                    ..Balance::default()
                };
            assert!(running.is_sound());
            units.push(running.units);
            paid.push(running.paid.get());
        }
        assert_eq!(serde_json::json!(units), case["then"]["units"]);
        assert_eq!(serde_json::json!(paid), case["then"]["paid_in"]);
        assert!(running.is_sold_out());
    }
}

#[test]
fn a_back_dated_row_makes_no_past_negative() {
    for case in cases("never_negative") {
        // These rows act within their day.
        let step = |row: &Value| Step {
            counts_from: day(&row[0]),
            effect: Balance {
                units: row[1].as_i64().unwrap(),
                ..Balance::default()
            },
        };
        let mut stored: Vec<Step> = rows(&case["given"]["stored"]).iter().map(step).collect();
        for (entry, expected) in rows(&case["given"]["entries"])
            .iter()
            .zip(rows(&case["then"]["results"]))
        {
            stored.push(step(entry));
            let accepted = check_never_negative(&stored).is_ok();
            if !accepted {
                stored.pop();
            }
            assert_eq!(accepted, expected == "accepted", "{entry}");
        }
        let balance = balance_on(&stored, date("2100-01-01")).units;
        assert_eq!(balance, case["then"]["balance"]);
    }
}

#[test]
fn special_resolutions_need_half_present_and_two_thirds_in_favour() {
    for (entitled, present, in_favour, carried) in [
        (30, 15, 10, true),
        (30, 15, 9, false),
        (30, 14, 14, false),
        (3, 2, 2, true),
        (2003, 1002, 668, true),
        (2003, 1001, 1001, false),
        (1, 0, 0, false),
    ] {
        assert_eq!(
            is_special_majority(entitled, present, in_favour),
            carried,
            "{entitled} {present} {in_favour}"
        );
    }
}

/// A ledger of up to twenty steps within a year.
fn ledgers() -> impl Strategy<Value = Vec<Step>> {
    let step = (0..365i64, -3..6i64)
        .prop_map(|(offset, units)| units_step(date("2026-04-01") + Duration::days(offset), units));
    proptest::collection::vec(step, 0..20)
}

proptest! {
    #[test]
    fn no_balance_is_below_zero_in_any_order_of_entry(
        ledger in ledgers(),
        order in any::<proptest::sample::Index>(),
    ) {
        // Whatever is offered, in whatever order: what the check lets in is sound on every day.
        let mut offered = ledger;
        if !offered.is_empty() {
            let at = order.index(offered.len());
            offered.rotate_left(at);
        }
        let mut stored: Vec<Step> = Vec::new();
        for step in offered {
            stored.push(step);
            if check_never_negative(&stored).is_err() {
                stored.pop();
            }
        }
        for offset in 0..370 {
            prop_assert!(balance_on(&stored, date("2026-04-01") + Duration::days(offset)).is_sound());
        }
    }

    #[test]
    fn a_day_does_not_change_by_what_comes_later(ledger in ledgers(), offset in 0..365i64) {
        let day = date("2026-04-01") + Duration::days(offset);
        let known: Vec<Step> = ledger.iter().copied().filter(|step| step.counts_from <= day).collect();
        prop_assert_eq!(balance_on(&ledger, day), balance_on(&known, day));
    }

    #[test]
    fn a_reversal_leaves_every_day_as_it_was(ledger in ledgers(), units in 1..9i64, offset in 0..365i64) {
        let step = units_step(date("2026-04-01") + Duration::days(offset), units);
        let back = Step { effect: -step.effect, ..step };
        let with: Vec<Step> = ledger.iter().copied().chain([step, back]).collect();
        for offset in 0..370 {
            let day = date("2026-04-01") + Duration::days(offset);
            prop_assert_eq!(balance_on(&with, day), balance_on(&ledger, day));
        }
    }

    #[test]
    fn as_many_more_units_as_are_said_to_be_possible_are(
        units in 0..500i64, others in 0..2000i64, members in 4..50i64,
    ) {
        let of = whole(units + others, members);
        for limit in [Limit::Quarter, Limit::TakingOver] {
            let most = limit.most_more(units, of).unwrap();
            prop_assert!(most == 0 || check_limit(limit, units, of, most).is_ok());
            prop_assert!(check_limit(limit, units, of, most + 1).is_err());
        }
    }

    #[test]
    fn refunds_of_everybody_never_exceed_the_net_assets(
        stakes in proptest::collection::vec(1..40i64, 1..20), net_assets in 0..10_000_000i64,
    ) {
        let units_total: i64 = stakes.iter().sum();
        let valuation = Valuation {
            net_assets: Yen::new(net_assets),
            paid_total: Yen::new(units_total * 50_000),
            units_total,
            basis: ShareBasis::Paid,
        };
        let mut sum = Yen::ZERO;
        for units in stakes {
            let stake = Stake { paid: Yen::new(units * 50_000), units };
            let refund = refund(&valuation, stake, 100);
            prop_assert!(refund.refund <= stake.paid && refund.refund >= Yen::ZERO);
            sum = sum + refund.refund;
        }
        prop_assert!(sum.get() <= net_assets);
    }

    #[test]
    fn units_saved_for_are_those_of_the_sum_in_any_order(
        amounts in proptest::collection::vec((0..90i64, 1..90_000i64), 1..30),
    ) {
        let mut saved: Vec<(NaiveDate, Yen)> = amounts
            .iter()
            .map(|(offset, amount)| (date("2026-04-01") + Duration::days(*offset), Yen::new(*amount)))
            .collect();
        let units = |saved: &[(NaiveDate, Yen)]| completed_units(saved, Yen::new(50_000));
        let forwards = units(&saved);
        saved.reverse();
        prop_assert_eq!(&units(&saved), &forwards);
        let sum: i64 = amounts.iter().map(|(_, amount)| amount).sum();
        prop_assert_eq!(forwards.iter().map(|(_, units)| units).sum::<i64>(), sum / 50_000);
    }
}
