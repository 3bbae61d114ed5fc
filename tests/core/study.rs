//! Study calendars coming in, and what they say.

use serde_json::{Value, json};

use crate::support::Bench;

fn data(name: &str) -> std::path::PathBuf {
    std::path::Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/data")
        .join(name)
}

fn import_applicants(bench: &Bench) -> i64 {
    for file in ["応募者_求人サイト.csv", "応募者_大学経由.xlsx"] {
        bench.act(
            "import.applicants",
            json!({ "file": data(file), "into": { "kind": "named", "name": "2027年3月卒" }, "choices": {}, "sha256": null,
                "decisions": [], "run": "real" }),
        );
    }
    bench.ok("recruitment.list", json!({}))[0]["id"]
        .as_i64()
        .unwrap()
}

fn import(run: &str) -> Value {
    json!({ "file": data("学事日程.csv"), "choices": {}, "sha256": null, "run": run })
}

fn busy(bench: &Bench, recruitment: i64, day: &str) -> i64 {
    // The file's people are at many stages: everybody's study is asked for.
    let _ = recruitment;
    let calendar = bench.ok(
        "programme.calendar",
        json!({ "from": day, "to": day, "recruitment": null }),
    );
    calendar["study"][0]["people"].as_i64().unwrap_or(0)
}

#[test]
fn the_study_calendar_comes_in_with_the_documented_figures() {
    let bench = Bench::new();
    let recruitment = import_applicants(&bench);
    let preview = bench.ok(
        "import.calendar_preview",
        json!({ "file": data("学事日程.csv"), "choices": {} }),
    );
    assert_eq!(
        (&preview["read"], &preview["accepted"], &preview["people"]),
        (&json!(50), &json!(47), &json!(20))
    );
    let rehearsed = bench.act("import.calendar", import("rehearsal"));
    let before = bench.desk.digest().unwrap();
    let mut report = bench.act("import.calendar", import("real"));
    let batch = report["batch"].take();
    assert!(batch.is_i64());
    assert_eq!(report, rehearsed);
    assert_eq!(
        (
            &report["read"],
            &report["created"],
            &report["people"],
            &report["skipped"]
        ),
        (&json!(50), &json!(47), &json!(20), &json!(0))
    );
    let refused: Vec<(i64, &str)> = report["refused"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| (row["row"].as_i64().unwrap(), row["code"].as_str().unwrap()))
        .collect();
    assert_eq!(
        refused,
        [
            (21, "applicant_unknown"),
            (33, "period_reversed"),
            (47, "date_invalid")
        ]
    );
    assert_eq!(report["refused"][2]["detail"]["column"], "D 開始日");
    for (day, people) in [
        ("2026-12-17", 1),
        ("2027-01-21", 18),
        ("2027-01-28", 8),
        ("2027-02-18", 3),
    ] {
        assert_eq!(busy(&bench, recruitment, day), people, "{day}");
    }
    bench.verify();
    // Again: nothing new.
    let again = bench.act("import.calendar", import("real"));
    assert_eq!(
        (&again["created"], &again["skipped"]),
        (&json!(0), &json!(47))
    );
    assert_eq!(again["skipped_rows"][0]["code"], "already_imported");
    assert_eq!(busy(&bench, recruitment, "2027-01-21"), 18);
    // Taken back as one: the second import did nothing worth a step but its own record.
    bench.ok("history.undo", json!({ "target": { "kind": "last" } }));
    bench.ok("history.undo", json!({ "target": { "kind": "last" } }));
    assert_eq!(bench.desk.digest().unwrap(), before);
    assert_eq!(busy(&bench, recruitment, "2027-01-21"), 0);
    let report = bench.act("import.calendar", import("real"));
    assert_eq!(report["created"], 47);
    bench.verify();
}

#[test]
fn people_are_known_by_address_then_name() {
    let bench = Bench::new();
    let recruitment = bench.recruitment();
    let (first, _) = bench.applicant(recruitment, "髙橋 ひなた", "タカハシ ヒナタ");
    let (second, _) = bench.applicant(recruitment, "山崎 翔", "ヤマザキ ショウ");
    for person in [first, second] {
        bench.act(
            "contact.save",
            json!({ "person": person, "contact": null, "kind": "email", "value": "shared@example.test" }),
        );
    }
    let file = bench.root.path().join("予定.csv");
    std::fs::write(
        &file,
        "氏名,メールアドレス,種別,開始日,終了日\n\
         高橋 ひなた,SHARED@example.test,試験,2027/1/18,2027/1/20\n\
         山﨑　翔,shared@example.test,試験,2027/1/18,\n\
         山﨑　翔,old@example.test,,R9.1.25,R9.1.26\n\
         だれか,shared@example.test,試験,2027/1/30,2027/1/30\n\
         だれか,,試験,2027/1/30,2027/1/30\n\
         山﨑　翔,shared@,試験,2027/1/18,\n\
         山﨑　翔,,試験,,2027/1/18\n\
         ,shared@example.test,試験,2027/1/18,\n\
         山崎 翔,,試験,2027/01/18,2027/01/18\n",
    )
    .unwrap();
    let report = bench.act(
        "import.calendar",
        json!({ "file": file, "choices": {}, "sha256": null, "run": "real" }),
    );
    let codes: Vec<(i64, &str)> = report["refused"]
        .as_array()
        .unwrap()
        .iter()
        .chain(report["skipped_rows"].as_array().unwrap())
        .map(|row| (row["row"].as_i64().unwrap(), row["code"].as_str().unwrap()))
        .collect();
    assert_eq!(
        codes,
        [
            (6, "applicant_unknown"),
            (7, "mail_invalid"),
            (8, "date_invalid"),
            (9, "name_missing"),
            (10, "already_imported")
        ]
    );
    let of = |person: i64| {
        let list = bench.ok("study.list", json!({ "person": person }));
        list.as_array()
            .unwrap()
            .iter()
            .map(|period| {
                format!(
                    "{} {} {}",
                    period["label"].as_str().unwrap(),
                    period["starts_on"].as_str().unwrap(),
                    period["ends_on"].as_str().unwrap()
                )
            })
            .collect::<Vec<_>>()
    };
    assert_eq!(
        of(first),
        ["試験 2027-01-18 2027-01-20", "試験 2027-01-30 2027-01-30"]
    );
    assert_eq!(
        of(second),
        ["試験 2027-01-18 2027-01-18", "学事 2027-01-25 2027-01-26"]
    );
    bench.verify();
}

#[test]
fn a_period_is_written_and_removed() {
    let bench = Bench::new();
    let recruitment = bench.recruitment();
    let (person, _) = bench.applicant(recruitment, "髙橋 ひなた", "タカハシ ヒナタ");
    let save = |study: Value, starts_on: &str, ends_on: &str| {
        json!({ "study": study, "person": person, "kind": "thesis", "label": "卒業論文", "starts_on": starts_on, "ends_on": ends_on,
            "remark": "正午締切" })
    };
    assert_eq!(
        bench.refused("study.save", save(Value::Null, "2026-12-18", "2026-12-17")),
        "study.reversed"
    );
    let id = bench.act("study.save", save(Value::Null, "2026-12-17", "2026-12-17"));
    bench.act("study.save", save(id.clone(), "2026-12-17", "2026-12-18"));
    assert_eq!(
        bench.ok("study.list", json!({}))[0]["ends_on"],
        "2026-12-18"
    );
    bench.act("study.remove", json!({ "study": id.clone() }));
    assert_eq!(
        bench.refused("study.save", save(id, "2026-12-17", "2026-12-18")),
        "record.not_found"
    );
    bench.verify();
}
