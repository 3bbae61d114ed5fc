//! Tasks by hand and by stage: due, done, undone.

use serde_json::{Value, json};

use crate::support::Bench;

fn draft(title: &str, due_on: &str) -> Value {
    json!({ "title": title, "starts_on": null, "due_on": due_on, "person": null, "event": null, "assignee": null, "remark": null })
}

fn tasks(bench: &Bench, filter: Value) -> Vec<Value> {
    bench.ok(
        "task.list",
        json!({ "filter": filter, "offset": 0, "limit": 100 }),
    )["rows"]
        .as_array()
        .unwrap()
        .clone()
}

fn titles(tasks: &[Value]) -> Vec<&str> {
    tasks
        .iter()
        .map(|task| task["title"].as_str().unwrap())
        .collect()
}

fn template(bench: &Bench, kind: &str, title: &str, after: u32, lasts: u32) -> Value {
    bench.act(
        "task_template.save",
        json!({ "template": null, "stage_kind": kind, "title": title, "after_days": after, "lasts_days": lasts }),
    )
}

#[test]
fn a_task_is_done_and_undone() {
    let bench = Bench::new();
    let recruitment = bench.recruitment();
    let (person, _) = bench.applicant(recruitment, "髙橋 ひなた", "タカハシ ヒナタ");
    let mut about = draft("電話する", "2026-11-24");
    about["person"] = json!(person);
    about["assignee"] = json!(1);
    let call = bench.act("task.add", json!({ "task": about }));
    bench.act(
        "task.add",
        json!({ "task": draft("名簿を確かめる", "2026-11-20") }),
    );
    bench.act(
        "task.add",
        json!({ "task": draft("会場を探す", "2026-12-10") }),
    );
    let all = tasks(&bench, json!({}));
    assert_eq!(titles(&all), ["名簿を確かめる", "電話する", "会場を探す"]);
    for (filter, found) in [
        (json!({ "person": person }), 1),
        (json!({ "assignee": { "kind": "user", "user": 1 } }), 1),
        (json!({ "assignee": { "kind": "nobody" } }), 2),
        (json!({ "text": "たかはし" }), 1),
        (json!({ "text": "かいじょう" }), 0),
        (json!({ "state": "done" }), 0),
        (json!({ "state": "open" }), 3),
    ] {
        assert_eq!(tasks(&bench, filter.clone()).len(), found, "{filter}");
    }
    let before = bench.desk.digest().unwrap();
    bench.act("task.complete", json!({ "tasks": [call] }));
    let all = tasks(&bench, json!({}));
    assert_eq!(titles(&all), ["名簿を確かめる", "会場を探す", "電話する"]);
    assert_eq!(all[2]["done_by"], "小川 春");
    assert_eq!(
        bench.refused("task.complete", json!({ "tasks": [call] })),
        "task.done_already"
    );
    let page = bench.ok("person.page", json!({ "person": person }));
    assert_eq!(page["timeline"][0]["fact"]["kind"], "task_done");
    bench.ok("history.undo", json!({ "target": { "kind": "last" } }));
    assert_eq!(bench.desk.digest().unwrap(), before);
    bench.ok("history.redo", json!({}));
    // Several in one act; those done already are left alone.
    let several: Vec<&Value> = all.iter().map(|task| &task["id"]).collect();
    assert_eq!(bench.act("task.complete", json!({ "tasks": several })), 2);
    assert_eq!(tasks(&bench, json!({ "state": "open" })).len(), 0);
    bench.ok("history.undo", json!({ "target": { "kind": "last" } }));
    bench.act("task.reopen", json!({ "task": call }));
    assert_eq!(tasks(&bench, json!({ "state": "open" })).len(), 3);
    bench.act("task.remove", json!({ "task": call }));
    assert_eq!(tasks(&bench, json!({})).len(), 2);
    for (field, value, code) in [
        ("title", json!(""), "field.missing"),
        ("due_on", json!("1600-01-01"), "date.impossible"),
        ("starts_on", json!("2026-11-26"), "date.impossible"),
        ("person", json!(99), "record.not_found"),
        ("assignee", json!(99), "record.not_found"),
        ("event", json!(99), "command.request_invalid"),
    ] {
        let mut task = draft("電話する", "2026-11-25");
        task[field] = value;
        assert_eq!(
            bench.refused("task.add", json!({ "task": task })),
            code,
            "{field}"
        );
    }
    bench.verify();
}

#[test]
fn a_stage_brings_its_tasks_in_the_same_act() {
    let bench = Bench::new();
    let recruitment = bench.recruitment();
    let (first, application) = bench.applicant(recruitment, "髙橋 ひなた", "タカハシ ヒナタ");
    let (_, other) = bench.applicant(recruitment, "森 一", "モリ ハジメ");
    bench.act("application.update", json!({ "application": application, "applied_on": "2026-11-01", "source": null, "assignee": 1 }));
    template(&bench, "interview", "結果を連絡する", 0, 1);
    template(&bench, "interview", "様子を聞く", 7, 3);
    template(&bench, "offer", "通知書を送る", 0, 3);
    let before = bench.desk.digest().unwrap();
    // One, then several: 2026-11-20 is a Friday, 11-23 a holiday.
    let to = |applications: Value, stage: &str, on: &str| {
        bench.act(
            "application.move",
            json!({ "applications": applications, "stage": bench.stage(recruitment, stage), "on": on, "reason": null }),
        )
    };
    to(json!([application]), "一次面接", "2026-11-20");
    let made = tasks(&bench, json!({ "person": first }));
    assert_eq!(titles(&made), ["結果を連絡する", "様子を聞く"]);
    assert_eq!(made[0]["starts_on"], "2026-11-20");
    assert_eq!(
        made[0]["due_on"], "2026-11-24",
        "a weekend and a holiday on"
    );
    assert_eq!(made[0]["assignee"], 1, "whoever is in charge");
    assert_eq!(made[1]["starts_on"], "2026-11-27");
    assert_eq!(made[1]["due_on"], "2026-11-30");
    // One act, one step back.
    bench.ok("history.undo", json!({ "target": { "kind": "last" } }));
    assert_eq!(bench.desk.digest().unwrap(), before);
    bench.ok("history.redo", json!({}));

    // The next stage of that kind brings nothing twice, as long as it is not done.
    bench.act("task.complete", json!({ "tasks": [made[0]["id"]] }));
    to(json!([application, other]), "二次面接", "2026-11-22");
    assert_eq!(tasks(&bench, json!({ "person": first })).len(), 3);
    assert_eq!(tasks(&bench, json!({})).len(), 5);

    // A template that was retired, or of another kind, brings nothing.
    let templates = bench.ok("task_template.list", json!({}));
    for template in templates.as_array().unwrap() {
        if template["stage_kind"] == "offer" {
            bench.act(
                "task_template.retire",
                json!({ "template": template["id"] }),
            );
        }
    }
    to(json!([application]), "内定", "2026-11-22");
    assert_eq!(tasks(&bench, json!({})).len(), 5);
    bench.verify();
}

#[test]
fn an_offer_brings_the_tasks_of_its_stage_too() {
    let bench = Bench::new();
    let recruitment = bench.recruitment();
    let (person, application) = bench.applicant(recruitment, "髙橋 ひなた", "タカハシ ヒナタ");
    template(&bench, "offer", "通知書を送る", 0, 3);
    let before = bench.desk.digest().unwrap();
    bench.act(
        "offer.issue",
        json!({ "to": { "kind": "applications", "applications": [application],
            "terms": { "reply_by": "2026-12-20", "joins_on": "2027-04-01", "site": null, "duties": null, "remark": null } },
            "on": null, "over_places": "refused" }),
    );
    assert_eq!(
        titles(&tasks(&bench, json!({ "person": person }))),
        ["通知書を送る"]
    );
    bench.ok("history.undo", json!({ "target": { "kind": "last" } }));
    assert_eq!(bench.desk.digest().unwrap(), before);
}

#[test]
fn usual_templates_are_added_once() {
    let bench = Bench::new();
    let added = bench.act("task_template.add_usual", json!({}));
    let list = bench.ok("task_template.list", json!({}));
    assert_eq!(json!(list.as_array().unwrap().len()), added);
    assert_eq!(bench.act("task_template.add_usual", json!({})), 0);
    for (after, lasts) in [(731, 1), (0, 0), (0, 366)] {
        assert_eq!(
            bench.refused(
                "task_template.save",
                json!({ "template": null, "stage_kind": "offer", "title": "何か", "after_days": after, "lasts_days": lasts })
            ),
            "field.out_of_range"
        );
    }
    bench.verify();
}

#[test]
fn today_shows_what_is_due_asked_and_silent() {
    let bench = Bench::new();
    let recruitment = bench.recruitment();
    let (person, application) = bench.applicant(recruitment, "髙橋 ひなた", "タカハシ ヒナタ");
    for (title, due_on) in [
        ("過ぎた", "2026-11-20"),
        ("今日", "2026-11-22"),
        ("来週", "2026-11-29"),
        ("まだ先", "2026-11-30"),
    ] {
        bench.act("task.add", json!({ "task": draft(title, due_on) }));
    }
    bench.act("enquiry.record", json!({ "person": person, "question": "寮はありますか", "channel": "email", "assignee": 1, "event": null,
        "asked_on": "2026-11-12", "asked_time": null }));
    bench.act("application.move", json!({ "applications": [application], "stage": bench.stage(recruitment, "内定"), "on": "2026-11-02" }));
    let today = bench.ok("today.load", json!({}));
    let of = |kind: &str| -> Vec<Value> {
        today["tasks"]
            .as_array()
            .unwrap()
            .iter()
            .filter(|task| task["kind"] == kind)
            .cloned()
            .collect()
    };
    let due: Vec<(String, i64)> = of("due")
        .iter()
        .map(|task| {
            (
                task["task"]["title"].as_str().unwrap().to_owned(),
                task["days"].as_i64().unwrap(),
            )
        })
        .collect();
    assert_eq!(
        due,
        [
            ("過ぎた".to_owned(), -2),
            ("今日".to_owned(), 0),
            ("来週".to_owned(), 7)
        ]
    );
    assert_eq!(of("question")[0]["question"]["days"], 10);
    assert_eq!(
        of("care")[0]["sign"]["reasons"],
        json!([{ "kind": "open_questions", "count": 1, "oldest_days": 10 }])
    );
}
