//! Deadlines computed from what happened, what is said to be done, and the page of today.

use chrono::NaiveDate;
use serde_json::{Value, json};
use yoriai::kernel::Clock;

use crate::equity::Members;
use crate::support::Bench;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn record(bench: &Bench, kind: &str, on: &str) -> Value {
    bench.act(
        "office_event.record",
        json!({ "kind": kind, "said": { "happened_on": on, "vacancy": null, "words": null } }),
    )
}

/// The rows of the business year in which a day lies.
fn list(bench: &Bench, on: &str) -> Vec<Value> {
    bench.ok("filing.list", json!({ "on": on }))["rows"]
        .as_array()
        .unwrap()
        .clone()
}

#[track_caller]
fn row<'a>(rows: &'a [Value], duty: &str, subject: &Value) -> &'a Value {
    rows.iter()
        .find(|row| row["duty"] == duty && row["subject"] == *subject)
        .unwrap_or_else(|| panic!("no {duty} of {subject}"))
}

fn year(ends_on: &str) -> Value {
    json!({ "kind": "year", "ends_on": ends_on })
}

fn event(id: &Value) -> Value {
    json!({ "kind": "event", "event": id })
}

/// What the page of today tells of filings: duty and day.
fn told_today(bench: &Bench) -> Vec<(String, String)> {
    bench.ok("today.load", json!({}))["tasks"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|task| task["kind"] == "filing")
        .map(|task| {
            let word = |key: &str| task["filing"][key].as_str().unwrap().to_owned();
            (word("duty"), word("on"))
        })
        .collect()
}

#[test]
fn the_year_end_calendar_as_in_case_e_29() {
    let bench = Bench::new();
    let this_year = list(&bench, "2026-11-22");
    let notice = row(&this_year, "withdrawal_notice", &year("2027-03-31"));
    assert_eq!(
        (
            &notice["on"],
            &notice["to"],
            &notice["mark"],
            &notice["boundary"]
        ),
        (
            &json!("2026-12-31"),
            &json!("association"),
            &json!("practice"),
            &json!(true)
        )
    );
    let next_year = list(&bench, "2027-04-01");
    let registered = row(&next_year, "equity_registered", &year("2027-03-31"));
    assert_eq!(
        (
            &registered["on"],
            &registered["article"],
            &registered["formula"]
        ),
        (
            &json!("2027-04-28"),
            &json!("登記令3条2項"),
            &json!({ "kind": "days", "days": 28 })
        )
    );
    let meeting = row(&next_year, "ordinary_meeting", &year("2027-03-31"));
    assert_eq!(meeting["on"], "2027-05-31");
    // The articles of the office decide.
    for (key, value) in [
        ("withdrawal_notice_days", "180"),
        ("ordinary_meeting_months", "3"),
    ] {
        bench.act(
            "articles.set",
            json!({ "key": key, "value": value, "effective_on": "2026-12-01" }),
        );
    }
    let next_year = list(&bench, "2027-04-01");
    assert_eq!(
        row(&next_year, "ordinary_meeting", &year("2027-03-31"))["on"],
        "2027-06-30"
    );
    assert_eq!(
        row(
            &list(&bench, "2026-11-22"),
            "withdrawal_notice",
            &year("2027-03-31")
        )["on"],
        "2026-10-02"
    );
}

#[test]
fn a_meeting_that_moves_takes_its_days_with_it() {
    let bench = Bench::new();
    let meeting = record(&bench, "ordinary_meeting", "2027-05-28");
    let of = |rows: &[Value], duty: &str| row(rows, duty, &event(&meeting))["on"].clone();
    let rows = list(&bench, "2027-05-01");
    for (duty, on) in [
        ("notice_arrives", "2027-05-17"),
        ("notice_sent", "2027-05-14"),
        ("accounts_displayed", "2027-05-14"),
        ("recall_papers", "2027-05-20"),
        ("annual_papers", "2027-06-11"),
    ] {
        assert_eq!(of(&rows, duty), on, "{duty}");
    }
    let page = bench.ok("filing.list", json!({ "on": "2027-05-01" }));
    assert_eq!(page["events"].as_array().unwrap().len(), 1);
    let kept: Vec<&Value> = page["kept"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|row| row["duty"] == "minutes_kept")
        .map(|row| &row["on"])
        .collect();
    assert_eq!(kept, ["2037-05-28"]);
    // The year's own duty knows that a meeting is planned.
    assert_eq!(
        row(&rows, "ordinary_meeting", &year("2027-03-31"))["planned_on"],
        "2027-05-28"
    );
    bench.act(
        "office_event.update",
        json!({ "event": meeting, "said": { "happened_on": "2027-05-21", "vacancy": null, "words": "本部の会議室" } }),
    );
    let rows = list(&bench, "2027-05-01");
    assert_eq!(of(&rows, "annual_papers"), "2027-06-04");
    assert_eq!(
        row(&rows, "annual_papers", &event(&meeting))["about"],
        "本部の会議室"
    );
    bench.act("office_event.remove", json!({ "event": meeting }));
    assert!(
        list(&bench, "2027-05-01")
            .iter()
            .all(|row| row["duty"] != "annual_papers")
    );
    bench.ok("history.undo", json!({ "target": { "kind": "last" } }));
    assert_eq!(
        of(&list(&bench, "2027-05-01"), "annual_papers"),
        "2027-06-04"
    );
    bench.verify();
}

#[test]
fn what_was_done_is_said_and_taken_back() {
    let bench = Bench::new();
    let changed = record(&bench, "officer_changed", "2026-11-10");
    let subject = event(&changed);
    let state = |bench: &Bench| row(&list(bench, "2026-11-22"), "officer_filed", &subject).clone();
    let open = state(&bench);
    assert_eq!(
        (&open["on"], &open["state"]),
        (&json!("2026-11-24"), &json!("open"))
    );
    // 2026-11-23 is 勤労感謝の日, a Monday: the 24th is a working day.
    assert_eq!(open["working_on"], Value::Null);
    let say = |on: &str| json!({ "duty": "officer_filed", "subject": subject, "done_on": on, "words": "郵送、受付番号 12" });
    assert_eq!(
        bench.refused("filing.done", say("2026-11-23")),
        "date.impossible"
    );
    bench.act("filing.done", say("2026-11-20"));
    bench.act("filing.done", say("2026-11-21"));
    let done = state(&bench);
    assert_eq!(done["state"], "done");
    assert_eq!(
        done["done"],
        json!({ "on": "2026-11-21", "how": "told", "by": "小川 春", "words": "郵送、受付番号 12", "late_days": 0 })
    );
    // As long as it is said of it, the event stays.
    assert_eq!(
        bench.refused("office_event.remove", json!({ "event": changed })),
        "record.in_use"
    );
    bench.act(
        "filing.undone",
        json!({ "duty": "officer_filed", "subject": subject }),
    );
    assert_eq!(state(&bench)["state"], "open");
    assert_eq!(
        bench.refused(
            "filing.undone",
            json!({ "duty": "officer_filed", "subject": subject })
        ),
        "record.not_found"
    );
    // Only of a duty there is, and of one that is done by a day.
    let meeting = record(&bench, "ordinary_meeting", "2026-11-20");
    for (duty, subject) in [
        ("annual_papers", event(&changed)),
        ("minutes_kept", event(&meeting)),
        ("equity_registered", year("2026-04-30")),
        ("officer_filed", json!({ "kind": "event", "event": 999 })),
    ] {
        assert_eq!(
            bench.refused(
                "filing.done",
                json!({ "duty": duty, "subject": subject, "done_on": "2026-11-20", "words": null })
            ),
            "record.not_found",
            "{duty}"
        );
    }
    // Years long past can still be told of.
    bench.act(
        "filing.done",
        json!({ "duty": "equity_registered", "subject": year("2024-03-31"), "done_on": "2024-04-20", "words": null }),
    );
    bench.verify();
}

#[test]
fn an_event_is_checked_before_it_is_believed() {
    let bench = Bench::new();
    let say = |kind: &str, on: &str, vacancy: Value| json!({ "kind": kind, "said": { "happened_on": on, "vacancy": vacancy, "words": null } });
    for (request, code) in [
        (
            say("officer_changed", "2026-11-23", Value::Null),
            "date.impossible",
        ),
        (
            say("officer_vacancy", "2026-11-20", Value::Null),
            "field.missing",
        ),
        // Case E-28: exactly a third is not more than a third.
        (
            say(
                "officer_vacancy",
                "2026-11-20",
                json!({ "fixed": 6, "missing": 2 }),
            ),
            "office_event.vacancy_small",
        ),
        (
            say(
                "officer_vacancy",
                "2026-11-20",
                json!({ "fixed": 6, "missing": 7 }),
            ),
            "office_event.vacancy_small",
        ),
        (
            say(
                "officer_changed",
                "2026-11-20",
                json!({ "fixed": 6, "missing": 3 }),
            ),
            "command.request_invalid",
        ),
        (
            say("no_such_event", "2026-11-20", Value::Null),
            "command.request_invalid",
        ),
    ] {
        assert_eq!(
            bench.refused("office_event.record", request.clone()),
            code,
            "{request}"
        );
    }
    for missing in [(6, 3), (5, 2)] {
        bench.act(
            "office_event.record",
            say(
                "officer_vacancy",
                "2026-11-20",
                json!({ "fixed": missing.0, "missing": missing.1 }),
            ),
        );
    }
    let rows = list(&bench, "2026-11-22");
    assert_eq!(
        rows.iter()
            .filter(|row| row["duty"] == "vacancy_filled" && row["on"] == "2027-02-20")
            .count(),
        2
    );
    assert_eq!(
        bench.refused(
            "filing.list",
            json!({ "from": "2027-01-01", "to": "2026-01-01" })
        ),
        "date.impossible"
    );
    bench.verify();
}

#[test]
fn the_page_of_today_tells_what_is_near_and_what_is_overdue() {
    let bench = Bench::new();
    // What was due before the record began, it cannot know: nothing of earlier years.
    assert_eq!(told_today(&bench), []);
    assert_eq!(
        row(
            &list(&bench, "2026-04-10"),
            "equity_registered",
            &year("2026-03-31")
        )["state"],
        "unrecorded"
    );
    let changed = record(&bench, "articles_changed", "2026-11-20");
    record(&bench, "ordinary_meeting", "2027-05-28");
    assert_eq!(
        told_today(&bench),
        [("articles_filed".to_owned(), "2026-12-04".to_owned())]
    );
    let bench = bench.on(Clock::Fixed(day("2026-12-05")));
    assert_eq!(
        row(
            &list(&bench, "2026-12-05"),
            "articles_filed",
            &event(&changed)
        )["state"],
        "overdue"
    );
    assert_eq!(told_today(&bench).len(), 1);
    bench.act(
        "filing.done",
        json!({ "duty": "articles_filed", "subject": event(&changed), "done_on": "2026-12-05", "words": null }),
    );
    let late = row(
        &list(&bench, "2026-12-05"),
        "articles_filed",
        &event(&changed),
    )
    .clone();
    assert_eq!(
        (&late["state"], &late["done"]["late_days"]),
        (&json!("done"), &json!(1))
    );
    assert_eq!(told_today(&bench), []);
    // Thirty days before the display of the accounts begins.
    let bench = bench.on(Clock::Fixed(day("2027-04-14")));
    assert_eq!(
        told_today(&bench)
            .iter()
            .map(|(duty, _)| duty.as_str())
            .collect::<Vec<_>>(),
        ["equity_registered", "accounts_displayed", "notice_sent"]
    );
    bench.verify();
}

#[test]
fn a_lower_unit_amount_brings_the_creditors_procedure_by_itself() {
    let office = Members::at(Clock::Fixed(day("2026-07-05")));
    let bench = &office.bench;
    office.member(1, "2026-04-01");
    let resolution = bench.act(
        "resolution.record",
        json!({ "matter": "unit_amount", "meeting_on": "2026-05-28", "meeting": "第25回通常総会", "item": "第5号議案", "entitled": 7,
                "present": 6, "in_favour": 5 }),
    );
    let to = |on: &str| json!({ "effective_on": on, "new": "30000", "manner": "lowered", "resolution": resolution });
    assert_eq!(
        bench.refused("unit.change", to("2026-05-27")),
        "date.impossible"
    );
    // Resolved and written down, and the accounts drawn up, before the change is on record.
    let resolved = record(bench, "unit_amount_lowered", "2026-05-28");
    let done = |subject: &Value, duty: &str, on: &str| {
        bench.act(
            "filing.done",
            json!({ "duty": duty, "subject": subject, "done_on": on, "words": null }),
        )
    };
    done(&event(&resolved), "unit_statements", "2026-06-10");
    let change = bench.act("unit.change", to("2026-07-01"));
    let subject = json!({ "kind": "unit_change", "change": change });
    let standing = || -> Vec<(String, String, String)> {
        bench
            .ok("filing.of", json!({ "subject": subject }))
            .as_array()
            .unwrap()
            .iter()
            .map(|row| {
                let word = |key: &str| row[key].as_str().unwrap().to_owned();
                (word("duty"), word("on"), word("state"))
            })
            .collect()
    };
    let told =
        |duty: &str, on: &str, state: &str| (duty.to_owned(), on.to_owned(), state.to_owned());
    assert_eq!(
        standing(),
        [
            told("creditors_notified", "2026-05-31", "unrecorded"),
            told("unit_statements", "2026-06-11", "done"),
            told("creditors_period", "2026-06-28", "noted"),
            told("articles_filed", "2026-07-15", "open"),
            told("item_registered", "2026-07-15", "open"),
        ]
    );
    // Each stands once in the year, whatever was recorded of it.
    let rows = list(bench, "2026-07-05");
    for duty in ["unit_statements", "creditors_period", "item_registered"] {
        assert_eq!(
            rows.iter().filter(|row| row["duty"] == duty).count(),
            1,
            "{duty}"
        );
    }
    assert!(told_today(bench).contains(&("articles_filed".to_owned(), "2026-07-15".to_owned())));
    done(&subject, "creditors_notified", "2026-05-29");
    // Said again of the change, it is said once; taken back, not at all.
    done(&subject, "unit_statements", "2026-06-09");
    assert_eq!(
        row(&list(bench, "2026-07-05"), "unit_statements", &subject)["done"]["on"],
        "2026-06-09"
    );
    let undone = json!({ "duty": "unit_statements", "subject": subject });
    bench.act("filing.undone", undone.clone());
    assert_eq!(bench.refused("filing.undone", undone), "record.not_found");
    assert_eq!(standing()[1].2, "unrecorded");
    // Nobody is called on where the same money stands in more units.
    let regrouped = bench.act(
        "unit.change",
        json!({ "effective_on": "2026-07-02", "new": "15000", "manner": "regrouped", "resolution": resolution }),
    );
    let rows = bench.ok(
        "filing.of",
        json!({ "subject": { "kind": "unit_change", "change": regrouped } }),
    );
    assert_eq!(rows.as_array().unwrap().len(), 2);
    bench.verify();
}

#[test]
fn a_specified_association_has_duties_of_its_own_from_its_certificate_on() {
    let bench = Bench::new();
    bench.act(
        "articles.set",
        json!({ "key": "standing", "value": "specified", "effective_on": "2026-10-01" }),
    );
    assert_eq!(
        bench.refused(
            "articles.set",
            json!({ "key": "standing", "value": "yes", "effective_on": "2026-10-01" })
        ),
        "field.missing"
    );
    // In the year in which it was certified there is nothing of it yet.
    let pay_rules = |rows: &[Value]| -> Vec<(String, String)> {
        rows.iter()
            .filter(|row| row["duty"].as_str().unwrap().starts_with("pay_rules"))
            .map(|row| {
                let word = |key: &str| row[key].as_str().unwrap().to_owned();
                (word("duty"), word("on"))
            })
            .collect()
    };
    assert_eq!(pay_rules(&list(&bench, "2026-11-22")), []);
    let told = |duty: &str, on: &str| (duty.to_owned(), on.to_owned());
    assert_eq!(
        pay_rules(&list(&bench, "2027-04-01")),
        [
            told("pay_rules_made", "2027-06-30"),
            told("pay_rules_filed", "2028-03-31")
        ]
    );
    let kept = bench.ok("filing.list", json!({ "on": "2027-04-01" }))["kept"].clone();
    assert_eq!(
        pay_rules(kept.as_array().unwrap()),
        [
            told("pay_rules_copy_kept", "2030-06-30"),
            told("pay_rules_kept", "2032-06-30")
        ]
    );
    // A move may lie ahead: it wants approval before. Another head is notified without delay.
    let moved = record(&bench, "office_moved", "2027-02-01");
    let head = record(&bench, "head_changed", "2026-11-20");
    let rows = list(&bench, "2026-11-22");
    let approved = row(&rows, "move_approved", &event(&moved));
    assert_eq!(
        (&approved["on"], &approved["occasion"], &approved["to"]),
        (&json!("2027-01-31"), &json!("if_any"), &json!("authority"))
    );
    let filed = row(&rows, "head_filed", &event(&head));
    assert_eq!(
        (&filed["on"], &filed["mark"]),
        (&json!("2026-12-04"), &json!("open"))
    );
    assert_eq!(
        row(&rows, "item_registered", &event(&head))["on"],
        "2026-12-04"
    );
    bench.verify();
}

#[test]
fn what_a_filing_follows_from_is_not_taken_back_under_it() {
    let bench = Bench::new();
    let recorded = bench.ok(
        "office_event.record",
        json!({ "kind": "officer_changed", "said": { "happened_on": "2026-11-10", "vacancy": null, "words": null } }),
    );
    let subject = event(&recorded["value"]);
    bench.act(
        "filing.done",
        json!({ "duty": "officer_filed", "subject": subject, "done_on": "2026-11-20", "words": null }),
    );
    let target = json!({ "target": { "kind": "entry", "seq": recorded["undo"]["seq"] } });
    assert_eq!(
        bench.refused("history.undo", target.clone()),
        "record.in_use"
    );
    bench.verify();
    bench.ok("history.undo", json!({ "target": { "kind": "last" } }));
    bench.ok("history.undo", target);
    bench.verify();
}

#[test]
fn equity_as_registered_settles_the_year() {
    let bench = Bench::at(Clock::Fixed(day("2026-05-02")));
    let say = |as_of: &str, on: &str, units: i64| json!({ "as_of_on": as_of, "registered_on": on, "units": units, "paid_yen": "4150000" });
    for (request, code) in [
        (say("2026-03-31", "2026-03-30", 84), "date.impossible"),
        (say("2026-03-31", "2026-05-03", 84), "date.impossible"),
        (say("2026-03-31", "2026-04-30", -1), "field.out_of_range"),
    ] {
        assert_eq!(bench.refused("equity_registration.record", request), code);
    }
    let id = bench.act(
        "equity_registration.record",
        say("2026-03-31", "2026-04-30", 84),
    );
    assert_eq!(
        bench.refused(
            "equity_registration.record",
            say("2026-03-31", "2026-05-01", 85)
        ),
        "record.exists"
    );
    let rows = list(&bench, "2026-05-01");
    let settled = row(&rows, "equity_registered", &year("2026-03-31"));
    assert_eq!(
        settled["done"],
        json!({ "on": "2026-04-30", "how": "record", "by": null, "words": null, "late_days": 2 })
    );
    assert_eq!(
        bench.ok("equity_registration.list", json!({}))[0]["units"],
        84
    );
    bench.act("equity_registration.remove", json!({ "registration": id }));
    assert_eq!(
        bench.refused("equity_registration.remove", json!({ "registration": id })),
        "record.not_found"
    );
    bench.verify();
}
