//! Questions, answers worth giving again, the contact log and what people said of their choice.

use serde_json::{Value, json};

use crate::support::Bench;

fn ask(bench: &Bench, person: i64, question: &str, on: &str, time: Option<&str>) -> i64 {
    let asked = bench.act(
        "enquiry.record",
        json!({ "person": person, "question": question, "channel": "email", "assignee": null, "event": null,
        "asked_on": on, "asked_time": time }),
    );
    asked.as_i64().unwrap()
}

fn answer(bench: &Bench, enquiry: i64, on: &str, time: &str, then: &str) -> Value {
    bench.act(
        "answer.give",
        json!({ "enquiry": enquiry, "answer": "はい、あります", "channel": "email", "answered_on": on, "answered_time": time, "then": then }),
    )
}

fn list(bench: &Bench, filter: Value) -> Value {
    bench.ok(
        "enquiry.list",
        json!({ "filter": filter, "offset": 0, "limit": 100 }),
    )
}

fn questions(page: &Value) -> Vec<&str> {
    page["rows"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| row["question"].as_str().unwrap())
        .collect()
}

#[test]
fn open_questions_stand_on_top_the_oldest_first() {
    let bench = Bench::new();
    let recruitment = bench.recruitment();
    let (person, _) = bench.applicant(recruitment, "髙橋 ひなた", "タカハシ ヒナタ");
    let (other, _) = bench.applicant(recruitment, "森 一", "モリ ハジメ");
    let young = ask(&bench, person, "制服はありますか", "2026-11-21", None);
    let old = ask(&bench, other, "寮はありますか", "2026-11-10", Some("9:00"));
    let done = ask(&bench, person, "研修はどこですか", "2026-11-01", None);
    let later = ask(&bench, other, "車は要りますか", "2026-11-05", None);
    for enquiry in [done, later] {
        answer(&bench, enquiry, "2026-11-06", "10:00", "close");
    }
    let page = list(&bench, json!({}));
    assert_eq!(
        questions(&page),
        [
            "寮はありますか",
            "制服はありますか",
            "車は要りますか",
            "研修はどこですか"
        ]
    );
    assert_eq!(
        (page["total"].clone(), page["open"].clone()),
        (json!(4), json!(2))
    );
    assert_eq!(page["rows"][0]["days"], 12);

    for (filter, found) in [
        (json!({ "state": "closed" }), 2),
        (json!({ "state": "open", "person": person }), 1),
        (json!({ "assignee": { "kind": "user", "user": 1 } }), 0),
        (json!({ "assignee": { "kind": "nobody" } }), 4),
        (json!({ "channel": "phone" }), 0),
        (json!({ "recruitment": recruitment }), 4),
        (json!({ "recruitment": 999 }), 0),
        (json!({ "text": "リョウ" }), 0),
        (json!({ "text": "寮" }), 1),
        (json!({ "text": "もり" }), 2),
        (json!({ "text": "モリ 車" }), 1),
        (json!({ "text": "はい、あります" }), 2),
    ] {
        assert_eq!(
            list(&bench, filter.clone())["total"],
            json!(found),
            "{filter}"
        );
    }

    // Answered and left open stays open; closing and opening again are acts of their own.
    answer(&bench, young, "2026-11-22", "9:00", "leave_open");
    assert_eq!(list(&bench, json!({ "state": "open" }))["total"], 2);
    bench.act("enquiry.close", json!({ "enquiry": young }));
    assert_eq!(list(&bench, json!({ "state": "open" }))["total"], 1);
    bench.act("enquiry.reopen", json!({ "enquiry": young }));
    bench.act("enquiry.remove", json!({ "enquiry": old }));
    let page = list(&bench, json!({ "state": "open" }));
    assert_eq!(questions(&page), ["制服はありますか"]);
    bench.ok("history.undo", json!({ "target": { "kind": "last" } }));
    assert_eq!(list(&bench, json!({ "state": "open" }))["total"], 2);
    bench.verify();
}

#[test]
fn the_first_answer_says_how_long_it_took() {
    let bench = Bench::new();
    let recruitment = bench.recruitment();
    let (person, _) = bench.applicant(recruitment, "髙橋 ひなた", "タカハシ ヒナタ");
    let enquiry = ask(
        &bench,
        person,
        "寮はありますか",
        "2026-11-18",
        Some("17:30"),
    );
    // Answers are written down in any order; the earliest counts.
    answer(&bench, enquiry, "2026-11-20", "9:00", "leave_open");
    answer(&bench, enquiry, "2026-11-19", "9:00", "leave_open");
    let page = list(&bench, json!({}));
    assert_eq!(page["rows"][0]["first_answer_minutes"], 930);
    assert_eq!(page["rows"][0]["answers"].as_array().unwrap().len(), 2);
    assert_eq!(
        page["rows"][0]["answers"][0]["answered_at"],
        "2026-11-19T00:00:00.000Z"
    );

    // Nobody answers what was not asked yet, nor asks what was answered already.
    let early = json!({ "enquiry": enquiry, "answer": "はい", "channel": "email", "answered_on": "2026-11-18", "answered_time": "17:29", "then": "close" });
    assert_eq!(
        bench.refused("answer.give", early),
        "enquiry.answered_before"
    );
    let late = json!({ "enquiry": enquiry, "question": "寮", "channel": "email", "assignee": null, "event": null,
        "asked_on": "2026-11-19", "asked_time": "9:01" });
    assert_eq!(
        bench.refused("enquiry.update", late),
        "enquiry.answered_before"
    );
    for (field, value, code) in [
        ("asked_on", json!("2026-11-23"), "date.impossible"),
        ("asked_time", json!("25時"), "time.invalid"),
        ("question", json!(" "), "field.missing"),
        ("assignee", json!(99), "record.not_found"),
        ("event", json!(99), "command.request_invalid"),
        ("person", json!(99), "record.not_found"),
    ] {
        let mut request = json!({ "person": person, "question": "寮", "channel": "email", "assignee": null, "event": null,
            "asked_on": null, "asked_time": null });
        request[field] = value;
        assert_eq!(bench.refused("enquiry.record", request), code, "{field}");
    }

    let second = ask(&bench, person, "手当は", "2026-11-20", Some("9:00"));
    answer(&bench, second, "2026-11-20", "10:00", "close");
    let third = ask(&bench, person, "車は", "2026-11-20", Some("9:00"));
    let figures = bench.ok("enquiry.figures", json!({ "recruitment": recruitment }));
    assert_eq!(
        figures,
        json!({ "asked": 3, "open": 2, "oldest_open_days": 4, "answered": 2, "median_minutes": 495 })
    );
    answer(&bench, third, "2026-11-20", "9:30", "close");
    let figures = bench.ok("enquiry.figures", json!({ "recruitment": null }));
    assert_eq!(figures["median_minutes"], 60);
    bench.verify();
}

#[test]
fn an_answer_worth_giving_again_names_nobody() {
    let bench = Bench::new();
    let recruitment = bench.recruitment();
    let (person, _) = bench.applicant(recruitment, "髙橋 ひなた", "タカハシ ヒナタ");
    bench.act("contact.save", json!({ "person": person, "contact": null, "kind": "email", "value": "hinata@example.test" }));
    let enquiry = ask(&bench, person, "寮はありますか", "2026-11-18", None);
    let save = |question: &str, answer: &str, naming: &str| json!({ "faq": null, "topic": "住まい", "question": question, "answer": answer, "enquiry": enquiry, "naming": naming });
    for (question, answer) in [
        ("髙橋さんの寮は", "あります"),
        ("寮は", "高橋さん、あります"),
        ("寮は", "Hinata@example.test に送りました"),
    ] {
        assert_eq!(
            bench.refused("faq.save", save(question, answer, "refuse")),
            "faq.names_person",
            "{question} {answer}"
        );
    }
    // The user looked at it and means it.
    bench.act("faq.save", save("寮は", "高橋さん、あります", "keep"));
    let faq = bench.act(
        "faq.save",
        save("寮はありますか", "研修のあいだは寮があります", "refuse"),
    );
    // A correction is looked at as well.
    assert_eq!(
        bench.refused(
            "faq.save",
            json!({ "faq": faq, "topic": null, "question": "寮は", "answer": "ひなたさんの部屋", "enquiry": null, "naming": "refuse" })
        ),
        "faq.names_person"
    );
    let of = |text: &str, scope: &str| {
        bench
            .ok("faq.list", json!({ "text": text, "scope": scope }))
            .as_array()
            .unwrap()
            .len()
    };
    assert_eq!(of("", "current"), 2);
    assert_eq!(of("けんしゅう", "current"), 0);
    assert_eq!(of("研修 寮", "current"), 1);
    assert_eq!(of("すまい", "current"), 0);
    assert_eq!(of("住まい", "current"), 2);
    bench.act("faq.retire", json!({ "faq": faq }));
    assert_eq!((of("", "current"), of("", "all")), (1, 2));
    bench.act("faq.reinstate", json!({ "faq": faq }));
    assert_eq!(of("", "current"), 2);
    // It stands for itself when the question goes.
    bench.act("enquiry.remove", json!({ "enquiry": enquiry }));
    assert_eq!(of("", "current"), 2);
    bench.verify();
}

#[test]
fn contact_and_words_stand_on_the_timeline_and_are_taken_back() {
    let bench = Bench::new();
    let recruitment = bench.recruitment();
    let (person, _) = bench.applicant(recruitment, "髙橋 ひなた", "タカハシ ヒナタ");
    let start = bench.desk.digest().unwrap();
    bench.act(
        "exchange.record",
        json!({ "person": person, "direction": "both", "channel": "phone", "about": "近況を聞いた",
        "happened_on": "2026-11-20", "happened_time": "18時半" }),
    );
    bench.act("conviction.record", json!({ "person": person, "said_on": "2026-11-19", "words": "自分たちで決めて働けるところがよい" }));
    let enquiry = ask(&bench, person, "寮はありますか", "2026-11-21", None);
    answer(&bench, enquiry, "2026-11-22", "9:00", "close");
    let page = bench.ok("person.page", json!({ "person": person }));
    let kinds: Vec<&str> = page["timeline"]
        .as_array()
        .unwrap()
        .iter()
        .map(|entry| entry["fact"]["kind"].as_str().unwrap())
        .collect();
    assert_eq!(
        kinds,
        ["answered", "asked", "exchanged", "convinced", "applied"]
    );
    let log = bench.ok(
        "exchange.list",
        json!({ "filter": { "text": "きんきょう" }, "offset": 0, "limit": 10 }),
    );
    assert_eq!(log["total"], 0);
    let log = bench.ok("exchange.list", json!({ "filter": { "text": "たかはし 近況", "direction": "both" }, "offset": 0, "limit": 10 }));
    assert_eq!(log["total"], 1);
    assert_eq!(log["rows"][0]["happened_at"], "2026-11-20T09:30:00.000Z");
    for _ in 0..4 {
        bench.ok("history.undo", json!({ "target": { "kind": "last" } }));
    }
    assert_eq!(bench.desk.digest().unwrap(), start);
    bench.verify();
}

#[test]
fn a_merge_brings_questions_contact_words_and_tasks() {
    let bench = Bench::new();
    let recruitment = bench.recruitment();
    let (keep, _) = bench.applicant(recruitment, "髙橋 ひなた", "タカハシ ヒナタ");
    let (other, _) = bench.applicant(recruitment, "高橋 ひなた", "タカハシ ヒナタ");
    let enquiry = ask(&bench, other, "寮はありますか", "2026-11-20", None);
    answer(&bench, enquiry, "2026-11-21", "9:00", "close");
    bench.act("exchange.record", json!({ "person": other, "direction": "from_person", "channel": "phone", "about": "質問があった",
        "happened_on": null, "happened_time": null }));
    bench.act(
        "conviction.record",
        json!({ "person": other, "said_on": null, "words": "迷っている" }),
    );
    bench.act("task.add", json!({ "task": { "title": "電話する", "starts_on": null, "due_on": "2026-11-25", "person": other,
        "event": null, "assignee": null, "remark": null } }));
    let before = bench.desk.digest().unwrap();
    let request = json!({ "keep": keep, "other": other, "take_from_other": [] });
    let preview = bench.ok("person.merge_preview", request.clone());
    assert_eq!(
        preview["carried"],
        json!([
            { "table": "enquiry", "rows": 1 }, { "table": "exchange", "rows": 1 },
            { "table": "conviction", "rows": 1 }, { "table": "task", "rows": 1 }
        ])
    );
    bench.act("person.merge", request);
    let of = |person: i64| {
        let filter = json!({ "person": person });
        let page = |command: &str| {
            bench.ok(
                command,
                json!({ "filter": filter, "offset": 0, "limit": 10 }),
            )["total"]
                .as_i64()
                .unwrap()
        };
        (
            page("enquiry.list"),
            page("exchange.list"),
            page("task.list"),
        )
    };
    assert_eq!((of(keep), of(other)), ((1, 1, 1), (0, 0, 0)));
    bench.verify();
    bench.ok("history.undo", json!({ "target": { "kind": "last" } }));
    assert_eq!(bench.desk.digest().unwrap(), before);
    assert_eq!((of(keep), of(other)), ((0, 0, 0), (1, 1, 1)));
}
