//! Membership and equity through the command list: the acceptance cases that need an office, and what the ledger
//! refuses.

use chrono::NaiveDate;
use serde_json::{Value, json};
use yoriai::kernel::Clock;

use crate::support::Bench;

/// A day after everything in the cases.
fn later() -> Clock {
    Clock::Fixed(NaiveDate::from_ymd_opt(2028, 7, 1).unwrap())
}

/// An office of members under a clock.
pub struct Members {
    pub bench: Bench,
    count: std::cell::Cell<u32>,
}

impl Members {
    pub fn at(clock: Clock) -> Self {
        Self {
            bench: Bench::at(clock),
            count: std::cell::Cell::new(0),
        }
    }

    /// Somebody new.
    pub fn person(&self) -> i64 {
        self.count.set(self.count.get() + 1);
        let name = format!("組合 {}", self.count.get());
        self.bench
            .act(
                "person.add",
                json!({ "person": {
                    "name": name, "reading": "クミアイ", "birth_on": null, "school": null, "faculty": null, "graduation_month": null,
                    "graduate_kind": null, "email": null, "phone": null, "postal_code": null, "address": null } }),
            )
            .as_i64()
            .unwrap()
    }

    /// An application.
    pub fn apply(&self, person: i64, units: i64, on: &str) -> i64 {
        self.bench
            .act(
                "member.apply",
                json!({ "person": person, "terms": terms(units, on) }),
            )
            .as_i64()
            .unwrap()
    }

    pub fn consent(&self, member: i64, on: &str) -> Value {
        self.bench.act(
            "member.consent",
            json!({ "member": member, "board_on": on }),
        )
    }

    pub fn receive(&self, member: i64, on: &str, yen: i64) -> Value {
        self.bench.act(
            "equity.receive",
            json!({ "member": member, "on": on, "amount": yen.to_string(), "by": "bank" }),
        )
    }

    /// A member from a day on, with everything paid.
    pub fn member(&self, units: i64, on: &str) -> i64 {
        let member = self.apply(self.person(), units, on);
        self.consent(member, on);
        let received = self.receive(member, on, units * 50_000);
        assert_eq!(received["admitted"]["kind"], "joined", "{received}");
        member
    }

    pub fn increase(&self, member: i64, units: i64, on: &str) -> Value {
        self.bench.act(
            "equity.increase",
            json!({ "member": member, "units": units, "on": on }),
        )
    }

    pub fn notice(&self, member: i64, on: &str) -> Value {
        self.bench.act(
            "member.give_notice",
            json!({ "member": member, "notice_on": on, "labour": "continues" }),
        )
    }

    pub fn register(&self, as_of: &str) -> Value {
        self.bench
            .ok("member.register", json!({ "as_of": as_of, "limit": 500 }))
    }

    pub fn account(&self, member: i64, as_of: &str) -> Value {
        self.bench.ok(
            "equity.account",
            json!({ "member": member, "as_of": as_of }),
        )
    }
}

pub fn terms(units: i64, on: &str) -> Value {
    json!({ "applied_on": on, "units": units, "method": "transfer" })
}

/// Whole yen, as an answer writes them.
fn yen(value: &Value) -> i64 {
    value.as_str().unwrap().parse().unwrap()
}

fn case(id: &str) -> Value {
    let cases: Vec<Value> =
        serde_json::from_str(include_str!("../data/equity_cases.json")).unwrap();
    cases.into_iter().find(|case| case["id"] == id).unwrap()
}

#[test]
fn a_year_of_fifteen_members_comes_out_as_the_case_says() {
    let case = case("E-30");
    let office = Members::at(later());
    let opening = case["given"]["opening"].as_object().unwrap();
    // A case names members by number; they are entered in that order, so that the numbers come out the same.
    let mut ids = vec![0];
    for number in 1..=opening.len() {
        let units = opening[&number.to_string()].as_i64().unwrap();
        // The first ones would each hold everything: entered as one founding, largest last, the limit holds for
        // whom it holds. With up to three members there is none.
        ids.push(office.apply(office.person(), units.min(1), "2026-03-01"));
    }
    for (number, member) in ids.iter().enumerate().skip(1) {
        office.consent(*member, "2026-03-01");
        let received = office.receive(*member, "2026-03-01", 50_000);
        assert_eq!(received["admitted"]["number"], number);
    }
    // Then everybody takes more units, a few at a time, so that nobody is over a quarter on the way.
    let mut held = vec![1; opening.len() + 1];
    loop {
        let mut changed = false;
        for number in 1..=opening.len() {
            let wanted = opening[&number.to_string()].as_i64().unwrap();
            let share = &office.account(ids[number], "2026-03-31")["share"];
            let more = (wanted - held[number]).min(share["most_more"].as_i64().unwrap());
            if more > 0 {
                office.increase(ids[number], more, "2026-03-02");
                office.receive(ids[number], "2026-03-02", more * 50_000);
                held[number] += more;
                changed = true;
            }
        }
        if !changed {
            break;
        }
    }

    let mut log = Vec::new();
    for event in case["given"]["events"].as_array().unwrap() {
        let number = event["member"].as_u64().unwrap() as usize;
        let on = event["date"].as_str().unwrap();
        let units = event["units"].as_i64();
        let pay = |member: i64| {
            let payments = event["payments"].as_array().into_iter().flatten();
            payments
                .map(|row| {
                    office.receive(member, row[0].as_str().unwrap(), row[1].as_i64().unwrap())
                })
                .last()
        };
        match event["kind"].as_str().unwrap() {
            "join" => {
                let member = office.apply(office.person(), units.unwrap(), on);
                ids.push(member);
                office.consent(member, event["consent"].as_str().unwrap());
                let admitted = &pay(member).unwrap()["admitted"];
                assert_eq!(admitted["number"], number);
                log.push(json!([
                    number,
                    "join",
                    format!("member from {}", admitted["on"].as_str().unwrap())
                ]));
            }
            "increase" => {
                let what = format!("increase {}", units.unwrap());
                let request = json!({ "member": ids[number], "units": units, "on": on });
                match office
                    .bench
                    .desk
                    .call("equity.increase", request, &yoriai::api::Call::SILENT)
                {
                    Ok(done) => {
                        let share = done["value"]["share"]["percent"].as_str().unwrap();
                        log.push(json!([number, what, format!("done ({share})")]));
                        pay(ids[number]);
                    }
                    Err(error) => {
                        let error = serde_json::to_value(&error).unwrap();
                        assert_eq!(error["code"], "equity.limit");
                        let share = error["detail"]["percent"].as_str().unwrap();
                        log.push(json!([number, what, format!("refused ({share})")]));
                    }
                }
            }
            "expulsion" => {
                let resolution = office.bench.act(
                    "resolution.record",
                    json!({ "matter": "expulsion", "meeting_on": on, "meeting": "第25回通常総会", "item": "第4号議案", "entitled": 16,
                            "present": 12, "in_favour": 9 }),
                );
                office.bench.act(
                    "member.expel",
                    json!({ "member": ids[number], "resolution": resolution, "ground": "duty_failed", "words": "出資の払込みを怠った",
                            "arrived_on": event["notice_arrived"], "hearing": "spoke", "notified_on": event["notified"], "labour": "continues" }),
                );
                log.push(json!([
                    number,
                    "expulsion",
                    format!("member through {}", last_day(&office, ids[number]))
                ]));
            }
            "death" => {
                office.bench.act(
                    "member.leave",
                    json!({ "member": ids[number], "cause": "death", "happened_on": on, "labour": "none", "claimant": "相続人" }),
                );
                log.push(json!([
                    number,
                    "death",
                    format!("member through {}", last_day(&office, ids[number]))
                ]));
            }
            "withdrawal" => {
                let taken = office.notice(ids[number], on);
                assert_eq!(taken["acts_on"], last_day(&office, ids[number]));
                log.push(json!([
                    number,
                    "withdrawal",
                    format!("member through {}", last_day(&office, ids[number]))
                ]));
            }
            "reduction" => {
                let taken = office.bench.act(
                    "equity.reduce",
                    json!({ "member": ids[number], "units": units, "notice_on": on }),
                );
                let what = format!("reduction {}", units.unwrap());
                log.push(json!([
                    number,
                    what,
                    format!("effective {}", taken["acts_on"].as_str().unwrap())
                ]));
            }
            other => panic!("{other}"),
        }
    }
    assert_eq!(Value::from(log), case["then"]["log"]);

    let shown = case["given"]["show"].as_array().unwrap();
    for snapshot in case["then"]["snapshots"].as_array().unwrap() {
        let as_of = snapshot["as_of"].as_str().unwrap();
        let register = office.register(as_of);
        let totals = &register["totals"];
        let balance = &totals["balance"];
        let figures = json!({
            "members": totals["members"], "units": balance["units"], "subscribed_yen": yen(&balance["subscribed"]),
            "paid_yen": yen(&balance["paid"]), "unpaid_yen": yen(&totals["unpaid"]), "deposits_yen": yen(&balance["deposit"]),
        });
        for (name, figure) in figures.as_object().unwrap() {
            assert_eq!(*figure, snapshot[name], "{as_of}: {name}");
        }
        let rows = register["rows"].as_array().unwrap();
        assert_eq!(rows.len() as i64, totals["members"], "{as_of}");
        // What one reads on the lines adds up to the totals, for there are no applicants left over.
        let sum: i64 = rows
            .iter()
            .map(|row| row["balance"]["units"].as_i64().unwrap())
            .sum();
        assert_eq!(sum, balance["units"], "{as_of}");
        let mut read = serde_json::Map::new();
        for row in rows.iter().filter(|row| shown.contains(&row["number"])) {
            read.insert(
                row["number"].to_string(),
                json!([row["balance"]["units"], yen(&row["balance"]["paid"])]),
            );
        }
        assert_eq!(Value::Object(read), snapshot["register"], "{as_of}");
        let over: Vec<Value> =
            office.bench.ok("equity.totals", json!({ "as_of": as_of }))["over_limit"]
                .as_array()
                .unwrap()
                .iter()
                .map(|over| {
                    json!([
                        over["number_word"]
                            .as_str()
                            .unwrap()
                            .parse::<u32>()
                            .unwrap(),
                        over["percent"]
                    ])
                })
                .collect();
        assert_eq!(Value::from(over), snapshot["over_25_percent"], "{as_of}");
    }

    let year = office.bench.act(
        "year_account.record",
        json!({ "ends_on": "2027-03-31", "net_assets": case["given"]["valuation"]["net_assets"].to_string(), "approved_on": "2027-05-28",
                "meeting": "第26回通常総会" }),
    );
    let sheet = office
        .bench
        .ok("refund.sheet", json!({ "year_account": year }));
    assert_eq!(sheet["units_total"], case["given"]["valuation"]["units"]);
    let mut refunds = serde_json::Map::new();
    for line in sheet["lines"].as_array().unwrap() {
        refunds.insert(
            line["number_word"].as_str().unwrap().to_owned(),
            json!(yen(&line["figures"]["refund"])),
        );
    }
    assert_eq!(Value::Object(refunds), case["then"]["refunds"]);
    assert_eq!(yen(&sheet["total"]), case["then"]["refund_total"]);

    // Decided: they are owed; the half withheld from the expelled member is a movement of its own.
    office.bench.act(
        "refund.decide",
        json!({ "year_account": year, "decided_on": "2027-05-28" }),
    );
    let owed = &office.register("2027-05-28")["totals"]["balance"]["refund"];
    assert_eq!(yen(owed), case["then"]["refund_total"]);
    let expelled = office.account(ids[14], "2027-05-28");
    let kinds: Vec<&Value> = expelled["movements"]
        .as_array()
        .unwrap()
        .iter()
        .map(|line| &line["movement"]["movement_kind"])
        .collect();
    assert_eq!(
        kinds[kinds.len() - 2..],
        [&json!("refund_due"), &json!("forfeiture")]
    );
    office.bench.verify();
}

fn last_day(office: &Members, member: i64) -> String {
    office.account(member, "2026-04-01")["membership"]["left_on"]
        .as_str()
        .unwrap()
        .to_owned()
}

#[test]
fn numbers_are_never_given_again() {
    let office = Members::at(later());
    for (key, value) in [("member_number_prefix", "K"), ("member_number_width", "4")] {
        office.bench.act(
            "articles.set",
            json!({ "key": key, "value": value, "effective_on": "2020-01-01" }),
        );
    }
    let mut issued = Vec::new();
    let mut last = 0;
    for act in case("E-15")["given"]["acts"].as_array().unwrap() {
        if act == "new" {
            last = office.member(1, "2026-04-01");
            let account = office.account(last, "2026-04-01");
            issued.push(account["membership"]["number_word"].clone());
        } else {
            office.bench.act(
                "member.void",
                json!({ "member": last, "reason": "二重に入力した" }),
            );
            assert_eq!(
                office.register("2026-04-01")["totals"]["members"],
                2,
                "a voided one is none"
            );
        }
    }
    assert_eq!(Value::from(issued), case("E-15")["then"]["issued"]);
    office.bench.verify();
}

#[test]
fn somebody_who_reduced_has_not_left() {
    let office = Members::at(later());
    let others: Vec<i64> = (0..6).map(|_| office.member(2, "2023-04-01")).collect();
    let (stays, leaves) = (others[0], others[1]);
    office.notice(leaves, "2024-12-01");
    office.bench.act(
        "equity.reduce",
        json!({ "member": stays, "units": 1, "notice_on": "2024-12-01" }),
    );
    let left = office.bench.ok(
        "member.withdrawals",
        json!({ "from": "2025-01-01", "to": "2025-12-31" }),
    );
    let left = left["rows"].as_array().unwrap();
    assert_eq!(left.len(), 1);
    assert_eq!(left[0]["withdrawal"]["member"], leaves);
    assert_eq!(left[0]["withdrawal"]["left_on"], "2025-03-31");
    for (day, lines) in [("2025-03-31", 0), ("2025-04-01", 1)] {
        let leavers = office.bench.ok(
            "member.register",
            json!({ "as_of": day, "which": "leavers", "limit": 10 }),
        );
        assert_eq!(leavers["found"], lines, "{day}");
    }
}

#[test]
fn units_are_neither_transferred_nor_inherited_and_nothing_is_set_off() {
    let office = Members::at(later());
    let member = office.member(2, "2026-04-01");
    let before = office
        .bench
        .ok("equity.totals", json!({ "as_of": "2026-05-01" }));
    for command in ["equity.transfer", "member.transfer", "equity.inherit"] {
        let code = office
            .bench
            .refused(command, json!({ "from": member, "to": member, "units": 1 }));
        assert_eq!(code, "command.unknown");
    }
    let code = office.bench.refused(
        "equity.receive",
        json!({ "member": member, "on": "2026-05-01", "amount": "100000", "by": "set_off" }),
    );
    assert_eq!(code, "equity.set_off");
    let after = office
        .bench
        .ok("equity.totals", json!({ "as_of": "2026-05-01" }));
    assert_eq!(before, after);
}

#[test]
fn money_that_nobody_subscribed_stays_a_deposit_until_somebody_does() {
    let office = Members::at(later());
    for _ in 0..5 {
        office.member(4, "2026-04-01");
    }
    let member = office.member(1, "2026-04-01");
    let received = office.receive(member, "2026-05-01", 130_000);
    assert_eq!(received["paid"], "0");
    assert_eq!(received["deposit"], "130000");
    assert_eq!(office.account(member, "2026-05-01")["balance"]["units"], 1);
    let increased = office.increase(member, 2, "2026-06-01");
    assert_eq!(increased["allocated"], "100000");
    let account = office.account(member, "2026-06-01");
    assert_eq!(account["balance"]["paid"], "150000");
    assert_eq!(account["balance"]["deposit"], "30000");
    // The register shows the day the money came, not the day it was used.
    let register = office.bench.ok(
        "member.register",
        json!({ "as_of": "2026-06-01", "text": "6", "limit": 5 }),
    );
    assert_eq!(
        register["rows"][0]["payments"],
        json!([{ "on": "2026-04-01", "amount": "50000" }, { "on": "2026-05-01", "amount": "100000" }])
    );
    let return_deposit =
        |yen: &str| json!({ "member": member, "on": "2026-06-02", "amount": yen, "by": "bank" });
    assert_eq!(
        office
            .bench
            .refused("equity.return_deposit", return_deposit("30001")),
        "equity.deposit_short"
    );
    office
        .bench
        .act("equity.return_deposit", return_deposit("30000"));
    assert_eq!(
        office.account(member, "2026-06-02")["balance"]["deposit"],
        "0"
    );
    office.bench.verify();
}

#[test]
fn a_reversal_leaves_every_day_as_it_was_and_stays_visible() {
    let office = Members::at(later());
    for _ in 0..5 {
        office.member(4, "2026-04-01");
    }
    let member = office.member(1, "2026-04-01");
    let days = ["2026-04-30", "2026-05-01", "2026-06-01", "2027-04-01"];
    let balances = || days.map(|day| office.account(member, day)["balance"].clone());
    let before = balances();
    office.increase(member, 1, "2026-05-01");
    let account = office.account(member, "2026-05-01");
    let line = account["movements"].as_array().unwrap().last().unwrap();
    assert_eq!(line["can_reverse"], true);
    let reverse = json!({ "movement": line["movement"]["id"], "reason": "ほかの人の増口だった" });
    office.bench.act("equity.reverse", reverse.clone());
    assert_eq!(balances(), before);
    assert_eq!(
        office.bench.refused("equity.reverse", reverse),
        "equity.reversed"
    );
    // What somebody joined with goes only with the membership.
    let movements = account["movements"].as_array().unwrap();
    let joined_with = movements
        .iter()
        .find(|line| line["movement"]["movement_kind"] == "subscription")
        .unwrap();
    let first = &joined_with["movement"]["id"];
    assert_eq!(
        office.bench.refused(
            "equity.reverse",
            json!({ "movement": first, "reason": "まちがい" })
        ),
        "equity.part_of_act"
    );
    // The record is final: no undo, by button or from the history.
    let head = office.bench.ok("history.list", json!({ "limit": 1 }));
    let seq = &head["lines"][0]["seq"];
    assert_eq!(
        office.bench.refused(
            "history.undo",
            json!({ "target": { "kind": "entry", "seq": seq } })
        ),
        "undo.final"
    );
    office.bench.verify();
}

#[test]
fn what_can_be_taken_back_is_what_is_offered() {
    let office = Members::at(later());
    for _ in 0..5 {
        office.member(4, "2025-04-01");
    }
    // Money waits, becomes equity with an increase, and some of it goes back.
    let member = office.member(1, "2025-04-01");
    office.receive(member, "2025-05-01", 130_000);
    office.increase(member, 2, "2025-06-01");
    office.receive(member, "2025-06-05", 20_000);
    office.bench.act(
        "equity.return_deposit",
        json!({ "member": member, "on": "2025-06-10", "amount": "40000", "by": "bank" }),
    );
    let offers = || {
        let account = office.account(member, "2028-07-01");
        let lines = account["movements"].as_array().unwrap().clone();
        lines
            .into_iter()
            .map(|line| {
                let movement = &line["movement"];
                (
                    movement["id"].clone(),
                    movement["movement_kind"].as_str().unwrap().to_owned(),
                    line["can_reverse"].as_bool().unwrap(),
                )
            })
            .collect::<Vec<_>>()
    };
    let refuse_the_rest = || {
        for (movement, kind, can_reverse) in offers() {
            if !can_reverse {
                let reverse = json!({ "movement": movement, "reason": "まちがい" });
                let code = office.bench.refused("equity.reverse", reverse);
                assert!(code.starts_with("equity."), "{kind}: {code}");
            }
        }
    };
    // The first money is used twice over; the small sum that came last is used by what went back.
    let kinds = |offered: bool| -> Vec<String> {
        let lines = offers().into_iter();
        lines
            .filter(|(_, _, can_reverse)| *can_reverse == offered)
            .map(|(_, kind, _)| kind)
            .collect()
    };
    assert_eq!(kinds(true), ["allocation", "deposit_returned"]);
    refuse_the_rest();
    let (movement, ..) = offers().pop().unwrap();
    office.bench.act(
        "equity.reverse",
        json!({ "movement": movement, "reason": "返していなかった" }),
    );
    assert_eq!(kinds(true), ["allocation", "deposit"]);
    refuse_the_rest();
    // Whoever left: until the refund is computed, what was paid in can be corrected; after that only the payment.
    office.bench.act(
        "member.leave",
        json!({ "member": member, "cause": "disqualified", "happened_on": "2025-07-05", "labour": "separate" }),
    );
    assert_eq!(kinds(true), ["allocation", "deposit"]);
    let year = office.bench.act(
        "year_account.record",
        json!({ "ends_on": "2026-03-31", "net_assets": "9000000", "approved_on": "2026-05-28", "meeting": "第25回通常総会" }),
    );
    let refund = office.bench.act(
        "refund.decide",
        json!({ "year_account": year, "decided_on": "2026-05-28" }),
    )[0]
    .clone();
    office.bench.act(
        "refund.pay",
        json!({ "refund": refund, "on": "2026-06-30", "by": "bank", "open_debts": "suspend", "amount": null }),
    );
    assert_eq!(kinds(true), ["deposit", "refund_paid"]);
    refuse_the_rest();
    for (movement, kind, can_reverse) in offers() {
        if can_reverse {
            let reverse = json!({ "movement": movement, "reason": "まちがい" });
            let back = office.bench.act("equity.reverse", reverse);
            assert!(back.is_i64(), "{kind}");
        }
    }
    office.bench.verify();
}

#[test]
fn what_a_preview_says_is_what_the_act_does() {
    let office = Members::at(later());
    for _ in 0..5 {
        office.member(10, "2025-04-01");
    }
    let member = office.member(4, "2025-04-01");
    office.receive(member, "2025-05-01", 70_000);
    let increase = |units: i64, on: &str| json!({ "member": member, "units": units, "on": on });
    let preview = |units: i64, on: &str| {
        office
            .bench
            .ok("equity.increase_preview", increase(units, on))
    };
    let seen = preview(2, "2025-06-01");
    assert_eq!(seen["price"], "100000");
    assert_eq!(seen["before"]["units"], 4);
    let done = office.increase(member, 2, "2025-06-01");
    assert_eq!(seen["after"], done["share"]);
    assert_eq!(seen["allocated"], done["allocated"]);
    assert_eq!(seen["allocated"], "70000");
    // As of the day that is asked about: by June nobody else had more, and later everybody has.
    for other in [1, 2, 3, 4, 5] {
        office.increase(other, 2, "2025-09-01");
    }
    let most = |on: &str| preview(1, on)["before"]["most_more"].as_i64().unwrap();
    let (june, september) = (most("2025-06-02"), most("2025-09-01"));
    assert!(june < september, "{june} {september}");
    for (more, is_over) in [(june, false), (june + 1, true)] {
        assert_eq!(preview(more, "2025-06-02")["after"]["is_over"], is_over);
    }
    assert_eq!(
        office
            .bench
            .refused("equity.increase", increase(june + 1, "2025-06-02")),
        "equity.limit"
    );
    assert_eq!(
        office
            .bench
            .refused("equity.increase_preview", increase(1, "2025-03-31")),
        "member.not_on_day"
    );

    // A reduction takes what is unpaid first, and grows everybody else's part.
    let notice =
        |units: i64| json!({ "member": member, "units": units, "notice_on": "2026-01-01" });
    assert_eq!(
        office.bench.refused("equity.reduce_preview", notice(6)),
        "equity.units_left"
    );
    let seen = office.bench.ok("equity.reduce_preview", notice(3));
    assert_eq!(seen["taken"]["timing"], "next_year");
    assert_eq!(seen["taken"]["acts_on"], "2027-03-31");
    assert_eq!(seen["out"]["paid"], "120000");
    let taken = office.bench.act("equity.reduce", notice(3));
    assert_eq!(seen["taken"], taken);
    let after = office.account(member, "2027-04-01");
    assert_eq!(seen["after"], after["balance"]);
    assert_eq!(after["reductions"][0]["timing"], "next_year");
    let totals = office
        .bench
        .ok("equity.totals", json!({ "as_of": "2027-04-01" }));
    assert_eq!(seen["totals"], totals["totals"]);
    assert_eq!(seen["over_limit"], totals["over_limit"]);
    office.bench.verify();
}

#[test]
fn a_withdrawal_says_how_its_notice_lay_to_the_last_day() {
    let office = Members::at(later());
    for _ in 0..5 {
        office.member(2, "2025-04-01");
    }
    for (notice_on, timing) in [
        ("2025-11-01", "in_time"),
        ("2025-12-31", "on_the_last_day"),
        ("2026-01-01", "next_year"),
    ] {
        let member = office.member(2, "2025-04-01");
        let preview = office.bench.ok(
            "member.notice_preview",
            json!({ "member": member, "notice_on": notice_on }),
        );
        assert_eq!(preview["taken"]["timing"], timing);
        office.notice(member, notice_on);
        let person = office.account(member, notice_on)["membership"]["person"].clone();
        let page = office
            .bench
            .ok("member.of_person", json!({ "person": person }));
        let page = &page["memberships"][0];
        assert_eq!(page["withdrawals"][0]["timing"], timing, "{notice_on}");
        assert_eq!(page["lacks_record"], false);
    }
}

#[test]
fn notices_go_where_the_member_said_from_that_day_on() {
    let office = Members::at(later());
    for _ in 0..4 {
        office.member(1, "2026-04-01");
    }
    let member = office.member(1, "2026-04-01");
    let person = office.account(member, "2026-04-01")["membership"]["person"].clone();
    let set = |on: &str, address: Value, email: Value, electronic: bool| {
        json!({ "person": person, "effective_on": on, "postal_code": if address.is_null() { Value::Null } else { json!("530-0001") },
                "address": address, "email": email, "electronic": electronic })
    };
    let missing = set("2026-05-01", Value::Null, Value::Null, true);
    assert_eq!(
        office.bench.refused("member.set_notice_place", missing),
        "field.missing"
    );
    let mother = json!("大阪府例示市1-1 見本方");
    let mail = json!("Tsuchi@Example.test");
    office.bench.act(
        "member.set_notice_place",
        set("2026-05-01", json!("大阪府例示市9-9"), Value::Null, false),
    );
    // Entered again for the same day: corrected, not added.
    office.bench.act(
        "member.set_notice_place",
        set("2026-05-01", mother.clone(), mail, true),
    );
    office.bench.act(
        "member.set_notice_place",
        set("2027-01-01", Value::Null, Value::Null, false),
    );
    let places = office
        .bench
        .ok("member.of_person", json!({ "person": person }))["notice_places"]
        .clone();
    assert_eq!(places.as_array().unwrap().len(), 2);
    assert_eq!(places[0]["address"], Value::Null);
    assert_eq!(places[1]["address"], mother);
    assert_eq!(places[1]["postal_code"], "5300001");
    assert_eq!(places[1]["email"], "tsuchi@example.test");
    assert_eq!(places[1]["electronic"], true);
    office
        .bench
        .ok("history.undo", json!({ "target": { "kind": "last" } }));
    let places = office
        .bench
        .ok("member.of_person", json!({ "person": person }))["notice_places"]
        .clone();
    assert_eq!(places[0]["address"], mother);
    office.bench.verify();
}

#[test]
fn selling_out_leaves_nothing_even_after_another_price_and_a_late_payment() {
    let office = Members::at(later());
    for _ in 0..6 {
        office.member(4, "2026-04-01");
    }
    let member = office.member(2, "2026-04-01");
    office.increase(member, 2, "2026-04-10");
    office.notice(member, "2026-05-01");
    // Half of the increase comes after the notice; it goes out with the rest.
    office.receive(member, "2026-06-01", 50_000);
    let resolution = office.bench.act(
        "resolution.record",
        json!({ "matter": "unit_amount", "meeting_on": "2026-06-20", "meeting": "第25回通常総会", "item": "第5号議案", "entitled": 7,
                "present": 6, "in_favour": 5 }),
    );
    let change = |new: &str| json!({ "effective_on": "2026-07-01", "new": new, "manner": "regrouped", "resolution": resolution });
    assert_eq!(
        office.bench.refused("unit.change", change("30000")),
        "unit.uneven"
    );
    let preview = office.bench.ok("unit.preview", change("25000"));
    assert_eq!(preview["before"]["paid"], preview["after"]["paid"]);
    assert_eq!(preview["after"]["units"], 56);
    office.bench.act("unit.change", change("25000"));
    let account = office.account(member, "2027-03-31");
    assert_eq!(account["balance"]["units"], 8);
    assert_eq!(account["balance"]["paid"], "150000");
    let gone = office.account(member, "2027-04-01");
    for figure in ["subscribed", "paid", "deposit", "refund"] {
        assert_eq!(gone["balance"][figure], "0", "{figure}");
    }
    assert_eq!(gone["balance"]["units"], 0);
    assert_eq!(
        office.register("2027-04-01")["totals"]["balance"]["units"],
        48
    );
    office.bench.verify();
}

#[test]
fn a_refund_waits_for_debts_and_lapses_only_by_hand() {
    let office = Members::at(later());
    for _ in 0..5 {
        office.member(2, "2025-04-01");
    }
    let member = office.member(2, "2025-04-01");
    office.bench.act(
        "member.leave",
        json!({ "member": member, "cause": "disqualified", "happened_on": "2025-07-05", "labour": "separate" }),
    );
    let debt = office.bench.act(
        "debt.record",
        json!({ "member": member, "what": "貸付金", "amount": "30000", "arose_on": "2025-05-01" }),
    );
    let year = office.bench.act(
        "year_account.record",
        json!({ "ends_on": "2026-03-31", "net_assets": "450000", "approved_on": "2026-05-28", "meeting": "第25回通常総会" }),
    );
    let decided = office.bench.act(
        "refund.decide",
        json!({ "year_account": year, "decided_on": "2026-05-28" }),
    );
    let refund = &decided[0];
    let pay = |open_debts: &str, amount: Value| json!({ "refund": refund, "on": "2026-06-30", "by": "bank", "open_debts": open_debts, "amount": amount });
    assert_eq!(
        office
            .bench
            .refused("refund.pay", pay("suspend", Value::Null)),
        "refund.suspended"
    );
    assert_eq!(
        office
            .bench
            .refused("refund.pay", pay("pay_anyway", json!("75001"))),
        "refund.over"
    );
    office.bench.act(
        "debt.settle",
        json!({ "debt": debt, "settled_on": "2026-06-01" }),
    );
    assert_eq!(
        office
            .bench
            .act("refund.pay", pay("suspend", json!("70000"))),
        "70000"
    );
    let row = office.bench.ok("refund.list", json!({}))[0].clone();
    assert_eq!(row["refund"]["figures"]["share"], "75000");
    assert_eq!(row["refund"]["open"], "5000");
    assert_eq!(row["claim_ends_on"], "2027-07-05");
    let lapse = |on: &str| json!({ "refund": refund, "on": on, "reason": "時効の援用" });
    assert_eq!(
        office.bench.refused("refund.lapse", lapse("2027-07-05")),
        "refund.not_lapsed"
    );
    office.bench.act("refund.lapse", lapse("2027-07-06"));
    assert_eq!(
        office.bench.ok("refund.list", json!({}))[0]["refund"]["open"],
        "0"
    );
    // What was computed from these movements stays: nothing before the last day changes any more.
    assert_eq!(
        office.bench.refused(
            "member.void",
            json!({ "member": member, "reason": "まちがい" })
        ),
        "equity.refund_decided"
    );
    office.bench.verify();
}

#[test]
fn a_notice_is_taken_back_before_it_acts_and_overtaken_by_death() {
    let office = Members::at(Clock::Fixed(NaiveDate::from_ymd_opt(2026, 11, 22).unwrap()));
    for _ in 0..5 {
        office.member(2, "2026-04-01");
    }
    let member = office.member(2, "2026-04-01");
    let preview = office.bench.ok(
        "member.notice_preview",
        json!({ "member": member, "notice_on": "2026-11-20" }),
    );
    assert_eq!(preview["taken"]["acts_on"], "2027-03-31");
    assert_eq!(preview["after"]["totals"]["members"], 5);
    office.notice(member, "2026-11-20");
    assert_eq!(
        office.bench.refused(
            "member.give_notice",
            json!({ "member": member, "notice_on": "2026-11-21", "labour": "continues" })
        ),
        "member.leaving"
    );
    let after = |day: &str| office.register(day)["totals"]["balance"]["units"].clone();
    assert_eq!(after("2027-04-01"), 10);
    let page = office.account(member, "2026-11-22")["membership"].clone();
    let of_person = office
        .bench
        .ok("member.of_person", json!({ "person": page["person"] }));
    let withdrawal = &of_person["memberships"][0]["withdrawals"][0]["id"];
    office.bench.act(
        "member.revoke_withdrawal",
        json!({ "withdrawal": withdrawal, "reason": "本人から取下げ、理事会で承認" }),
    );
    assert_eq!(after("2027-04-01"), 12);
    office.notice(member, "2026-11-21");
    let preview = office.bench.ok(
        "member.leaving_preview",
        json!({ "member": member, "on": "2026-11-22" }),
    );
    office.bench.act(
        "member.leave",
        json!({ "member": member, "cause": "death", "happened_on": "2026-11-22", "labour": "none" }),
    );
    assert_eq!(after("2026-11-22"), 12);
    assert_eq!(after("2026-11-23"), 10);
    // As it was said beforehand.
    let then = office
        .bench
        .ok("equity.totals", json!({ "as_of": "2026-11-23" }));
    assert_eq!(preview["totals"], then["totals"]);
    assert_eq!(preview["over_limit"], then["over_limit"]);
    // Once is enough, and the preview says so as the act does.
    assert_eq!(
        office.bench.refused(
            "member.leaving_preview",
            json!({ "member": member, "on": "2026-11-22" }),
        ),
        "member.leaving"
    );
    office.bench.verify();
}

#[test]
fn the_register_has_name_and_address_of_its_day() {
    let office = Members::at(later());
    let person = office.person();
    office.bench.act(
        "person.move_house",
        json!({ "person": person, "postal_code": "100-0001", "address": "東京都千代田区千代田1-1", "effective_on": "2026-04-01" }),
    );
    let member = office.apply(person, 1, "2026-04-01");
    office.consent(member, "2026-04-01");
    office.receive(member, "2026-04-01", 50_000);
    office.bench.act(
        "person.rename",
        json!({ "person": person, "name": "新姓 一", "reading": "シンセイ ハジメ", "effective_on": "2026-09-01" }),
    );
    office.bench.act(
        "person.move_house",
        json!({ "person": person, "postal_code": "530-0001", "address": "大阪市北区梅田1-1", "effective_on": "2026-10-01" }),
    );
    let row = |day: &str| office.register(day)["rows"][0].clone();
    for (day, name, address) in [
        ("2026-04-01", "組合 1", "東京都千代田区千代田1-1"),
        ("2026-08-31", "組合 1", "東京都千代田区千代田1-1"),
        ("2026-09-01", "新姓 一", "東京都千代田区千代田1-1"),
        ("2026-10-01", "新姓 一", "大阪市北区梅田1-1"),
    ] {
        assert_eq!(row(day)["name"], name, "{day}");
        assert_eq!(row(day)["address"], address, "{day}");
    }
}

#[test]
fn expulsion_needs_its_resolution_its_notice_and_its_hearing() {
    let office = Members::at(later());
    for _ in 0..5 {
        office.member(2, "2026-04-01");
    }
    let member = office.member(2, "2026-04-01");
    let resolution = |matter: &str, present: i64, in_favour: i64| {
        json!({ "matter": matter, "meeting_on": "2026-06-27", "meeting": "通常総会", "item": "第4号議案", "entitled": 6,
                "present": present, "in_favour": in_favour })
    };
    for (present, in_favour) in [(2, 2), (6, 3)] {
        assert_eq!(
            office.bench.refused(
                "resolution.record",
                resolution("expulsion", present, in_favour)
            ),
            "resolution.not_carried"
        );
    }
    let other = office
        .bench
        .act("resolution.record", resolution("share_limit", 6, 4));
    let right = office
        .bench
        .act("resolution.record", resolution("expulsion", 6, 4));
    let expel = |resolution: &Value, arrived_on: &str| {
        json!({ "member": member, "resolution": resolution, "ground": "long_absence", "words": "二年にわたり従事していない",
                "arrived_on": arrived_on, "hearing": "declined", "labour": "none" })
    };
    assert_eq!(
        office
            .bench
            .refused("member.expel", expel(&other, "2026-06-16")),
        "resolution.other_matter"
    );
    assert_eq!(
        office
            .bench
            .refused("member.expel", expel(&right, "2026-06-17")),
        "expulsion.notice_late"
    );
    office
        .bench
        .act("member.expel", expel(&right, "2026-06-16"));
    assert_eq!(office.register("2026-06-27")["totals"]["members"], 6);
    assert_eq!(office.register("2026-06-28")["totals"]["members"], 5);
    office.bench.verify();
}

#[test]
fn up_to_thirty_five_percent_only_for_a_leavers_units() {
    let office = Members::at(later());
    for _ in 0..8 {
        office.member(8, "2026-04-01");
    }
    // 16 of 80 are a fifth; the largest holds a quarter at most.
    let largest = office.member(16, "2026-04-01");
    let leaver = office.member(5, "2026-04-01");
    let resolution = office.bench.act(
        "resolution.record",
        json!({ "matter": "share_limit", "meeting_on": "2026-06-27", "meeting": "通常総会", "item": "第6号議案", "entitled": 10,
                "present": 9, "in_favour": 6 }),
    );
    office.notice(leaver, "2026-05-10");
    let person = office.account(leaver, "2026-07-01")["membership"]["person"].clone();
    let withdrawal =
        office
            .bench
            .ok("member.of_person", json!({ "person": person }))["memberships"][0]["withdrawals"]
            [0]["id"]
            .clone();
    let increase = |units: i64, on: &str, taking_over: Value| json!({ "member": largest, "units": units, "on": on, "taking_over": taking_over });
    let taking_over = json!({ "resolution": resolution, "withdrawal": withdrawal });
    assert_eq!(
        office
            .bench
            .refused("equity.increase", increase(9, "2026-07-01", Value::Null)),
        "equity.limit"
    );
    // Once the withdrawal has acted, a voluntary leaver's units are nobody's to take over.
    assert_eq!(
        office.bench.refused(
            "equity.increase",
            increase(9, "2027-04-01", taking_over.clone())
        ),
        "date.impossible"
    );
    office
        .bench
        .act("equity.increase", increase(9, "2026-07-01", taking_over));
    office.bench.verify();
}

#[test]
fn instalments_are_parts_of_what_is_unpaid() {
    let office = Members::at(later());
    for _ in 0..5 {
        office.member(2, "2026-04-01");
    }
    let member = office.member(1, "2026-04-01");
    office.increase(member, 1, "2026-05-01");
    let parts = |amounts: [&str; 3]| {
        json!({ "member": member, "parts": [
            { "due_on": "2026-06-30", "amount": amounts[0] }, { "due_on": "2026-07-31", "amount": amounts[1] },
            { "due_on": "2026-08-31", "amount": amounts[2] } ] })
    };
    assert_eq!(
        office
            .bench
            .refused("equity.set_instalments", parts(["20000", "20000", "9999"])),
        "equity.instalments_sum"
    );
    office
        .bench
        .act("equity.set_instalments", parts(["20000", "20000", "10000"]));
    office.receive(member, "2026-06-30", 20_000);
    office.receive(member, "2026-07-20", 7_000);
    let account = office.account(member, "2026-07-31");
    let open: Vec<&Value> = account["instalments"]
        .as_array()
        .unwrap()
        .iter()
        .map(|part| &part["open"])
        .collect();
    assert_eq!(open, ["0", "13000", "10000"]);
    assert_eq!(account["balance"]["paid"], "77000");
    office.bench.verify();
}

#[test]
fn joining_is_refused_with_a_reason_only_and_membership_comes_once() {
    let office = Members::at(later());
    let person = office.person();
    let member = office.apply(person, 2, "2026-04-01");
    assert_eq!(
        office.bench.refused(
            "member.apply",
            json!({ "person": person, "terms": terms(1, "2026-04-02") })
        ),
        "member.already"
    );
    assert_eq!(
        office.bench.refused(
            "member.refuse",
            json!({ "member": member, "refused_on": "2026-04-10", "reason": " " })
        ),
        "field.missing"
    );
    // Money alone makes nobody a member; the consent later does, from its day.
    assert_eq!(
        office.receive(member, "2026-04-05", 100_000)["admitted"]["kind"],
        "not_yet"
    );
    let admitted = office.consent(member, "2026-05-06");
    assert_eq!(
        admitted,
        json!({ "kind": "joined", "number": 1, "on": "2026-05-06" })
    );
    assert_eq!(office.register("2026-05-05")["totals"]["members"], 0);
    assert_eq!(
        office.register("2026-05-05")["totals"]["balance"]["deposit"],
        "100000"
    );
    assert_eq!(
        office.register("2026-05-06")["totals"]["balance"]["deposit"],
        "0"
    );
    let page = office.bench.ok("person.page", json!({ "person": person }));
    let facts: Vec<&str> = page["timeline"]
        .as_array()
        .unwrap()
        .iter()
        .filter_map(|entry| entry["fact"]["kind"].as_str())
        .collect();
    assert!(facts.contains(&"member_joined"), "{facts:?}");
    office.bench.verify();
}

#[test]
fn the_ratios_count_people_once_and_say_what_is_not_recorded() {
    let office = Members::at(later());
    let members: Vec<i64> = (0..4).map(|_| office.member(1, "2026-04-01")).collect();
    let outsider = office.person();
    let person = |member: i64| office.account(member, "2026-05-01")["membership"]["person"].clone();
    let work = |person: Value, contract: Value, support: &str| json!({ "person": person, "started_on": "2026-04-01", "contract": contract, "support_use": support });
    for member in &members[..3] {
        office
            .bench
            .act("work.save", work(person(*member), json!("labour"), "no"));
    }
    office
        .bench
        .act("work.save", work(json!(outsider), json!("labour"), "yes"));
    assert_eq!(
        office
            .bench
            .refused("work.save", work(person(members[0]), json!("labour"), "no")),
        "work.overlaps"
    );
    let ratios = office
        .bench
        .ok("member.ratios", json!({ "as_of": "2026-05-01" }));
    assert_eq!(
        ratios["members_working"],
        json!({ "part": 3, "whole": 4, "needed": 4, "is_met": false })
    );
    assert_eq!(
        ratios["workers_members"],
        json!({ "part": 3, "whole": 3, "needed": 3, "is_met": true })
    );
    assert_eq!(
        ratios["members_contracted"],
        json!({ "part": 3, "whole": 4, "needed": 3, "is_met": true })
    );
}

#[test]
fn what_is_registered_is_compared_with_the_ledger_of_its_day() {
    let office = Members::at(later());
    for _ in 0..4 {
        office.member(2, "2026-04-01");
    }
    let standing = |as_of: &str| {
        office.bench.ok("equity.totals", json!({ "as_of": as_of }))["registered"].clone()
    };
    assert_eq!(standing("2027-04-30"), Value::Null);
    office.bench.act(
        "equity_registration.record",
        json!({ "as_of_on": "2027-03-31", "registered_on": "2027-04-20", "units": 8, "paid_yen": "400000" }),
    );
    assert_eq!(standing("2027-03-30"), Value::Null);
    assert_eq!(standing("2027-04-30")["agrees"], true);
    // Somebody's units entered late for a day before: the registration no longer says what the ledger says.
    office.member(1, "2027-03-01");
    let registered = standing("2027-04-30");
    assert_eq!(registered["agrees"], false);
    assert_eq!(
        (&registered["registered_units"], &registered["ledger_units"]),
        (&json!(8), &json!(9))
    );
}

#[test]
fn two_members_are_not_merged_into_one_person() {
    let office = Members::at(later());
    let [first, second] = [(); 2].map(|()| office.member(1, "2026-04-01"));
    let person = |member: i64| office.account(member, "2026-04-01")["membership"]["person"].clone();
    let (keep, other) = (person(first), person(second));
    let merge = |keep: &Value, other: &Value| json!({ "keep": keep, "other": other, "take_from_other": [] });
    assert_eq!(
        office.bench.refused("person.merge", merge(&keep, &other)),
        "member.already"
    );
    // Somebody who is none goes into a member's record.
    let nobody = json!(office.person());
    office.bench.act("person.merge", merge(&keep, &nobody));
    office.bench.verify();
}

// -- good requests, for the contract tests -----------------------------------------------------------

/// Whether a command is asked here.
pub fn knows(command: &str) -> bool {
    command == "person.add"
        || command != "equity.journal_export"
            && [
                "work.",
                "member.",
                "equity.",
                "evidence.",
                "debt.",
                "resolution.",
                "year_account.",
                "refund.",
                "unit.",
            ]
            .iter()
            .any(|noun| command.starts_with(noun))
}

fn new_person(bench: &Bench) -> Value {
    bench.act("person.add", json!({ "person": person_form("組合 花子") }))
}

fn person_form(name: &str) -> Value {
    json!({ "name": name, "reading": "クミアイ ハナコ", "birth_on": null, "school": null, "faculty": null, "graduation_month": null,
            "graduate_kind": null, "email": null, "phone": null, "postal_code": null, "address": null })
}

fn new_application(bench: &Bench) -> Value {
    bench.act(
        "member.apply",
        json!({ "person": new_person(bench), "terms": terms(2, "2026-11-01") }),
    )
}

/// A member of two units since a day, among enough others to stay below every limit.
fn new_member(bench: &Bench, on: &str) -> Value {
    let join = || {
        let member = bench.act(
            "member.apply",
            json!({ "person": new_person(bench), "terms": terms(2, on) }),
        );
        bench.act(
            "member.consent",
            json!({ "member": member, "board_on": on }),
        );
        bench.act(
            "equity.receive",
            json!({ "member": member, "on": on, "amount": "100000", "by": "cash" }),
        );
        member
    };
    let there = bench.ok("member.register", json!({ "as_of": on, "limit": 0 }));
    for _ in there["found"].as_u64().unwrap()..15 {
        join();
    }
    join()
}

fn new_resolution(bench: &Bench, matter: &str) -> Value {
    bench.act("resolution.record", resolution_on(matter))
}

fn resolution_on(matter: &str) -> Value {
    json!({ "matter": matter, "meeting_on": "2026-11-15", "meeting": "臨時総会", "item": "第1号議案", "entitled": 16, "present": 12,
            "in_favour": 9 })
}

/// The last day of a business year that has no accounts yet, long enough ago for claims to have lapsed.
fn free_year(bench: &Bench) -> i32 {
    let years = bench.ok("year_account.list", json!({}));
    2024 - i32::try_from(years.as_array().unwrap().len()).unwrap()
}

fn year_account(year: i32) -> Value {
    json!({ "ends_on": format!("{year}-03-31"), "net_assets": "90000000", "approved_on": format!("{year}-05-28"), "meeting": "通常総会" })
}

fn new_withdrawal(bench: &Bench) -> (Value, Value) {
    let member = new_member(bench, "2010-04-01");
    bench.act("member.give_notice", notice(&member));
    let person =
        bench.ok("equity.account", json!({ "member": member }))["membership"]["person"].clone();
    let page = bench.ok("member.of_person", json!({ "person": person }));
    (
        member,
        page["memberships"][0]["withdrawals"][0]["id"].clone(),
    )
}

fn notice(member: &Value) -> Value {
    json!({ "member": member, "notice_on": "2026-11-20", "labour": "continues", "payee": null, "words": null })
}

/// A refund decided for somebody who left at the end of a year of their own.
fn new_refund(bench: &Bench) -> Value {
    let year = free_year(bench);
    let member = new_member(bench, "2010-04-01");
    bench.act(
        "member.leave",
        json!({ "member": member, "cause": "disqualified", "happened_on": format!("{year}-03-31"), "labour": "none" }),
    );
    let account = bench.act("year_account.record", year_account(year));
    bench.act(
        "refund.decide",
        json!({ "year_account": account, "decided_on": "2026-11-20" }),
    )[0]
    .clone()
}

/// The movement of an increase.
fn new_increase(bench: &Bench) -> (Value, Value) {
    let member = new_member(bench, "2010-04-01");
    bench.act(
        "equity.increase",
        json!({ "member": member, "units": 1, "on": "2026-11-20" }),
    );
    let account = bench.ok("equity.account", json!({ "member": member }));
    let movement =
        account["movements"].as_array().unwrap().last().unwrap()["movement"]["id"].clone();
    (account["membership"]["person"].clone(), movement)
}

/// A good request.
pub fn request(bench: &Bench, command: &str) -> Value {
    let member = || new_member(bench, "2010-04-01");
    match command {
        "person.add" => json!({ "person": person_form("組合 太郎") }),
        "work.of_person" | "member.of_person" => json!({ "person": new_person(bench) }),
        "work.save" => work_of(&new_person(bench)),
        "work.remove" => json!({ "work": bench.act("work.save", work_of(&new_person(bench))) }),
        "member.register" => {
            json!({ "as_of": "2026-11-01", "text": "ハナコ", "order": "reading", "limit": 10 })
        }
        "member.ratios" | "equity.totals" => json!({ "as_of": "2026-11-01" }),
        "member.apply" => json!({ "person": new_person(bench), "terms": terms(2, "2026-11-01") }),
        "member.amend" => {
            json!({ "member": new_application(bench), "terms": terms(1, "2026-11-02") })
        }
        "member.consent" => json!({ "member": new_application(bench), "board_on": "2026-11-10" }),
        "member.refuse" => {
            json!({ "member": new_application(bench), "refused_on": "2026-11-10", "reason": "事業に従事する見込みがない" })
        }
        "member.drop" => json!({ "member": new_application(bench), "dropped_on": "2026-11-10" }),
        "member.void" => json!({ "member": member(), "reason": "二重に入力した" }),
        "member.notice_preview" => json!({ "member": member(), "notice_on": "2026-11-20" }),
        "member.leaving_preview" => json!({ "member": member(), "on": "2026-11-20" }),
        "member.give_notice" => notice(&member()),
        "member.leave" => {
            json!({ "member": member(), "cause": "death", "happened_on": "2026-11-20", "labour": "none", "claimant": "相続人代表" })
        }
        "member.expel" => expulsion(bench),
        "member.notify_expulsion" => {
            let withdrawal = bench.act("member.expel", expulsion(bench));
            json!({ "withdrawal": withdrawal, "notified_on": "2026-11-16" })
        }
        "member.revoke_withdrawal" => {
            json!({ "withdrawal": new_withdrawal(bench).1, "reason": "本人から取下げ" })
        }
        "member.set_notice_place" => {
            json!({ "person": new_person(bench), "effective_on": "2026-11-01", "postal_code": "530-0001", "address": "大阪府例示市1-1",
                    "email": "tsuchi@example.test", "electronic": true })
        }
        "member.withdrawals" => json!({ "from": "2026-04-01", "to": "2027-03-31" }),
        "equity.account" => json!({ "member": member(), "as_of": "2026-11-01" }),
        "equity.receive" => {
            json!({ "member": new_application(bench), "on": "2026-11-10", "amount": "50000", "by": "bank" })
        }
        "equity.return_deposit" => {
            let member = member();
            bench.act(
                "equity.receive",
                json!({ "member": member, "on": "2026-11-10", "amount": "3000", "by": "bank" }),
            );
            json!({ "member": member, "on": "2026-11-12", "amount": "3000", "by": "cash" })
        }
        "equity.increase" | "equity.increase_preview" => {
            json!({ "member": member(), "units": 1, "on": "2026-11-20" })
        }
        "equity.reduce_preview" => {
            json!({ "member": member(), "units": 1, "notice_on": "2026-11-20" })
        }
        "equity.reduce" => {
            json!({ "member": member(), "units": 1, "notice_on": "2026-11-20", "payee": "見本銀行" })
        }
        "equity.revoke_reduction" => {
            let member = member();
            bench.act(
                "equity.reduce",
                json!({ "member": member, "units": 1, "notice_on": "2026-11-20" }),
            );
            let account = bench.ok("equity.account", json!({ "member": member }));
            json!({ "reduction": account["reductions"][0]["id"], "reason": "本人から取下げ" })
        }
        "equity.reverse" => {
            json!({ "movement": new_increase(bench).1, "reason": "ほかの人の増口だった" })
        }
        "equity.set_instalments" => {
            let member = member();
            bench.act(
                "equity.increase",
                json!({ "member": member, "units": 1, "on": "2026-11-20" }),
            );
            json!({ "member": member, "parts": [{ "due_on": "2026-12-25", "amount": "20000" }, { "due_on": "2027-01-25", "amount": "30000" }] })
        }
        "evidence.attach" => {
            let (person, movement) = new_increase(bench);
            let attachment = bench.act(
                "attachment.add",
                json!({ "person": person, "file": bench.root.path().join("履歴書.pdf") }),
            );
            json!({ "movement": movement, "attachment": attachment })
        }
        "debt.record" => debt(&member()),
        "debt.settle" => {
            json!({ "debt": bench.act("debt.record", debt(&member())), "settled_on": "2026-11-20" })
        }
        "resolution.record" => resolution_on("share_limit"),
        "year_account.record" => year_account(free_year(bench)),
        "refund.sheet" | "refund.decide" => {
            let account = bench.act("year_account.record", year_account(free_year(bench)));
            match command {
                "refund.sheet" => json!({ "year_account": account }),
                _ => json!({ "year_account": account, "decided_on": "2026-11-20" }),
            }
        }
        "refund.pay" => {
            json!({ "refund": new_refund(bench), "on": "2026-11-20", "amount": null, "by": "bank", "open_debts": "suspend" })
        }
        "refund.lapse" => {
            json!({ "refund": new_refund(bench), "on": "2026-11-20", "reason": "時効の援用" })
        }
        "unit.preview" => {
            json!({ "effective_on": "2026-11-22", "new": "25000", "manner": "regrouped" })
        }
        "unit.change" => {
            json!({ "effective_on": "2026-11-22", "new": "25000", "manner": "regrouped", "resolution": new_resolution(bench, "unit_amount") })
        }
        _ => json!({}),
    }
}

fn work_of(person: &Value) -> Value {
    json!({ "person": person, "started_on": "2026-04-01", "contract": "labour", "support_use": "no" })
}

fn debt(member: &Value) -> Value {
    json!({ "member": member, "what": "貸付金", "amount": "30000", "arose_on": "2026-05-01" })
}

fn expulsion(bench: &Bench) -> Value {
    json!({ "member": new_member(bench, "2010-04-01"), "resolution": new_resolution(bench, "expulsion"), "ground": "duty_failed",
            "words": "出資の払込みを怠った", "arrived_on": "2026-11-04", "hearing": "spoke", "labour": "none" })
}
