//! Who should hear a word: only people in the follow-up, for reasons that are shown.

use serde_json::{Value, json};

use crate::support::Bench;

fn reasons(bench: &Bench, person: i64) -> Vec<Value> {
    let shown = bench.ok("care.show", json!({ "person": person }));
    let listed = bench.ok("care.list", json!({}));
    let sign = listed
        .as_array()
        .unwrap()
        .iter()
        .find(|sign| sign["person"] == person)
        .map_or(json!([]), |sign| sign["reasons"].clone());
    assert_eq!(sign, shown["reasons"], "the list says what the page shows");
    sign.as_array().unwrap().clone()
}

fn move_to(bench: &Bench, recruitment: i64, application: i64, stage: &str, on: &str) {
    bench.act(
        "application.move",
        json!({ "applications": [application], "stage": bench.stage(recruitment, stage), "on": on, "reason": "本人の希望" }),
    );
}

fn exchange(bench: &Bench, person: i64, direction: &str, on: &str) {
    bench.act(
        "exchange.record",
        json!({ "person": person, "direction": direction, "channel": "phone", "about": "近況",
        "happened_on": on, "happened_time": null }),
    );
}

#[test]
fn only_people_in_the_follow_up_have_a_sign() {
    let bench = Bench::new();
    let recruitment = bench.recruitment();
    let (person, application) = bench.applicant(recruitment, "髙橋 ひなた", "タカハシ ヒナタ");
    bench.act("enquiry.record", json!({ "person": person, "question": "寮はありますか", "channel": "email", "assignee": null, "event": null,
        "asked_on": "2026-11-12", "asked_time": null }));
    assert_eq!(reasons(&bench, person), [] as [Value; 0]);
    let shown = bench.ok("care.show", json!({ "person": person }));
    assert_eq!(shown["since"], Value::Null);
    assert_eq!(
        shown["questions"].as_array().unwrap().len(),
        1,
        "what is recorded is shown all the same"
    );

    move_to(&bench, recruitment, application, "内定", "2026-11-15");
    let open = json!({ "kind": "open_questions", "count": 1, "oldest_days": 10 });
    assert_eq!(reasons(&bench, person), std::slice::from_ref(&open));
    let shown = bench.ok("care.show", json!({ "person": person }));
    assert_eq!(
        (shown["since"].clone(), shown["days"].clone()),
        (json!("2026-11-15"), json!(7))
    );
    move_to(&bench, recruitment, application, "内定承諾", "2026-11-20");
    assert_eq!(reasons(&bench, person), [open]);
    move_to(&bench, recruitment, application, "辞退", "2026-11-21");
    assert_eq!(reasons(&bench, person), [] as [Value; 0]);

    // Nobody of an earlier year whose first of April has passed.
    let last_year = bench.act(
        "recruitment.add",
        json!({ "name": "2026年3月卒", "entry_year": 2026, "target": null, "stages_from": null }),
    );
    let (old, application) = bench.applicant(last_year.as_i64().unwrap(), "森 一", "モリ ハジメ");
    bench.act("application.update", json!({ "application": application, "applied_on": "2025-05-01", "source": null, "assignee": null }));
    move_to(
        &bench,
        last_year.as_i64().unwrap(),
        application,
        "内定",
        "2025-06-01",
    );
    assert_eq!(reasons(&bench, old), [] as [Value; 0]);
}

#[test]
fn silence_is_measured_by_contact_both_ways_and_the_office_sets_the_days() {
    let bench = Bench::new();
    let recruitment = bench.recruitment();
    let (person, application) = bench.applicant(recruitment, "髙橋 ひなた", "タカハシ ヒナタ");
    bench.act("application.update", json!({ "application": application, "applied_on": "2026-08-01", "source": null, "assignee": 1 }));
    move_to(&bench, recruitment, application, "内定", "2026-09-01");
    assert_eq!(
        reasons(&bench, person),
        [json!({ "kind": "silence", "days": 82, "last_on": null })]
    );
    // A mail to the person alone is no contact both ways.
    exchange(&bench, person, "to_person", "2026-10-10");
    assert_eq!(reasons(&bench, person)[0]["days"], 82);
    let mail = json!({ "about": "返答のお願い", "written_at": "2026-11-22T03:00:00Z", "people": [person] });
    bench.act("mail.record_sent", mail);
    assert_eq!(reasons(&bench, person)[0]["days"], 82);
    bench.ok("history.undo", json!({ "target": { "kind": "last" } }));
    exchange(&bench, person, "from_person", "2026-10-12");
    assert_eq!(
        reasons(&bench, person),
        [json!({ "kind": "silence", "days": 43, "last_on": "2026-10-10" })]
    );
    // A question and its answer are contact both ways.
    let enquiry = bench.act("enquiry.record", json!({ "person": person, "question": "寮はありますか", "channel": "email", "assignee": null,
        "event": null, "asked_on": "2026-10-20", "asked_time": null }));
    bench.act("answer.give", json!({ "enquiry": enquiry, "answer": "あります", "channel": "email", "answered_on": "2026-10-22",
        "answered_time": null, "then": "close" }));
    assert_eq!(
        reasons(&bench, person),
        [json!({ "kind": "silence", "days": 33, "last_on": "2026-10-20" })]
    );
    bench.act(
        "articles.set",
        json!({ "key": "care_contact_days", "value": "40", "effective_on": "2026-11-01" }),
    );
    assert_eq!(reasons(&bench, person), [] as [Value; 0]);
    assert_eq!(
        bench.ok("care.show", json!({ "person": person }))["after_days"],
        40
    );
    bench.act(
        "articles.set",
        json!({ "key": "care_contact_days", "value": "14", "effective_on": "2026-11-01" }),
    );
    assert_eq!(reasons(&bench, person).len(), 1);
    exchange(&bench, person, "both", "2026-11-22");
    assert_eq!(reasons(&bench, person), [] as [Value; 0]);
    let shown = bench.ok("care.show", json!({ "person": person }));
    assert_eq!(
        shown["together"],
        json!({ "on": "2026-11-22", "kind": "conversation" })
    );
    assert_eq!(shown["from_person"]["kind"], "question");
    assert_eq!(shown["to_person"]["kind"], "answer");
    assert_eq!(
        bench.refused(
            "articles.set",
            json!({ "key": "care_contact_days", "value": "3", "effective_on": "2026-11-01" })
        ),
        "field.out_of_range"
    );
    bench.verify();
}

#[test]
fn a_record_that_is_not_there_has_no_sign() {
    let bench = Bench::new();
    assert_eq!(
        bench.refused("care.show", json!({ "person": 99 })),
        "record.not_found"
    );
}
