//! Applications: coming in, moving on, selected and counted.

use serde_json::{Value, json};

use crate::support::Bench;

fn names(rows: &Value) -> Vec<String> {
    rows.as_array()
        .unwrap()
        .iter()
        .map(|row| row["name"].as_str().unwrap().to_owned())
        .collect()
}

fn table(bench: &Bench, recruitment: i64, view: Value) -> Value {
    bench.ok(
        "application.table",
        json!({ "recruitment": recruitment, "view": view, "offset": 0, "limit": 100 }),
    )
}

fn add(bench: &Bench, recruitment: i64, person: &Value, applied_on: &str) -> Value {
    let mut whole = json!({ "name": "", "reading": null, "birth_on": null, "school": null, "faculty": null, "graduation_month": null,
        "graduate_kind": null, "email": null, "phone": null, "postal_code": null, "address": null });
    for (field, value) in person.as_object().unwrap() {
        whole[field] = value.clone();
    }
    bench.act(
        "application.add",
        json!({ "recruitment": recruitment, "who": { "kind": "new", "person": whole }, "applied_on": applied_on, "source": null }),
    )
}

fn move_to(bench: &Bench, applications: &[i64], stage: i64, on: &str) -> Value {
    bench.act(
        "application.move",
        json!({ "applications": applications, "stage": stage, "on": on, "reason": "理由" }),
    )
}

#[test]
fn lists_stand_in_japanese_order() {
    let bench = Bench::new();
    let recruitment = bench.recruitment();
    // Kanji order would look random; nobody without a reading comes before anybody with one.
    for (name, reading) in [
        ("渡辺 一", "ワタナベ ハジメ"),
        ("安部 花", "アベ ハナ"),
        ("東 三郎", ""),
        ("がま ロウ", "ガマ ロウ"),
        ("加藤 次郎", "カトウ ジロウ"),
        ("キム・ソヨン", "キム ソヨン"),
        ("阿部 陽", "アベ ヨウ"),
    ] {
        bench.applicant(recruitment, name, reading);
    }
    let expected = [
        "安部 花",
        "阿部 陽",
        "加藤 次郎",
        "がま ロウ",
        "キム・ソヨン",
        "渡辺 一",
        "東 三郎",
    ];
    let page = table(&bench, recruitment, json!({}));
    assert_eq!(page["total"], 7);
    assert_eq!(names(&page["rows"]), expected);
    let descending = table(&bench, recruitment, json!({ "order": "descending" }));
    let mut reversed = expected;
    reversed.reverse();
    assert_eq!(names(&descending["rows"]), reversed);
    // A page is a part of the whole, also where the other way of sorting is taken.
    for limit in [2, 100] {
        let rest = bench.ok(
            "application.table",
            json!({ "recruitment": recruitment, "view": {}, "offset": 3, "limit": limit }),
        );
        assert_eq!(
            names(&rest["rows"]),
            expected[3..(3 + limit).min(7)],
            "limit {limit}"
        );
    }
}

#[test]
fn every_sort_and_filter_is_taken() {
    let bench = Bench::new();
    let recruitment = bench.recruitment();
    let a = add(
        &bench,
        recruitment,
        &json!({ "name": "青木 一", "reading": "アオキ ハジメ", "school": "見本大学", "graduation_month": "2027年3月", "graduate_kind": "new",
        "email": "aoki@example.test", "phone": "090-0000-0001" }),
        "2026-11-01",
    );
    let b = add(
        &bench,
        recruitment,
        &json!({ "name": "井上 二", "reading": "イノウエ ジ", "school": "例示大学", "graduation_month": "R6.3", "graduate_kind": "second" }),
        "2026-11-10",
    );
    let c = add(
        &bench,
        recruitment,
        &json!({ "name": "上田 三" }),
        "2026-10-01",
    );
    let id = |added: &Value| added["application"].as_i64().unwrap();
    let screening = bench.stage(recruitment, "書類選考");
    move_to(&bench, &[id(&b)], screening, "2026-11-12");
    bench.act("application.update", json!({ "application": id(&a), "applied_on": "2026-11-01", "source": "大学経由", "assignee": 1 }));
    bench.act("consent.record", json!({ "person": a["person"], "purpose": "selection", "told": "選考のため", "given_on": "2026-11-01" }));

    for (view, expected) in [
        (
            json!({ "sort": "applied_on" }),
            vec!["上田 三", "青木 一", "井上 二"],
        ),
        (
            json!({ "sort": "applied_on", "order": "descending" }),
            vec!["井上 二", "青木 一", "上田 三"],
        ),
        (
            json!({ "sort": "stage" }),
            vec!["青木 一", "上田 三", "井上 二"],
        ),
        (
            json!({ "sort": "stage_on", "order": "descending" }),
            vec!["井上 二", "青木 一", "上田 三"],
        ),
        // An empty field comes last either way.
        (
            json!({ "sort": "school" }),
            vec!["井上 二", "青木 一", "上田 三"],
        ),
        (
            json!({ "sort": "graduation", "order": "descending" }),
            vec!["青木 一", "井上 二", "上田 三"],
        ),
        (
            json!({ "filter": { "stages": [screening] } }),
            vec!["井上 二"],
        ),
        (
            json!({ "filter": { "stage_kinds": ["applied"] } }),
            vec!["青木 一", "上田 三"],
        ),
        (
            json!({ "filter": { "graduate_kind": "second" } }),
            vec!["井上 二"],
        ),
        (
            json!({ "filter": { "sources": ["大学経由"] } }),
            vec!["青木 一"],
        ),
        (
            json!({ "filter": { "assignee": { "kind": "nobody" } } }),
            vec!["井上 二", "上田 三"],
        ),
        (
            json!({ "filter": { "assignee": { "kind": "user", "user": 1 } } }),
            vec!["青木 一"],
        ),
        (
            json!({ "filter": { "applied_from": "2026-11-01", "applied_to": "2026-11-09" } }),
            vec!["青木 一"],
        ),
        (
            json!({ "filter": { "needs": ["reading_missing"] } }),
            vec!["上田 三"],
        ),
        (
            json!({ "filter": { "needs": ["consent_missing"] } }),
            vec!["井上 二", "上田 三"],
        ),
        (
            json!({ "filter": { "needs": ["contact_missing"] } }),
            vec!["井上 二", "上田 三"],
        ),
        // Two weeks on 22 November: since the 8th or before.
        (
            json!({ "filter": { "needs": ["waiting"] } }),
            vec!["青木 一", "上田 三"],
        ),
        (
            json!({ "filter": { "needs": ["reading_missing", "waiting"], "stage_kinds": ["applied"] } }),
            vec!["青木 一", "上田 三"],
        ),
        (json!({ "filter": { "text": "見本" } }), vec!["青木 一"]),
        (json!({ "filter": { "text": "いのうえ" } }), vec!["井上 二"]),
        (json!({ "filter": { "text": "090 0000" } }), vec!["青木 一"]),
        (json!({ "filter": { "text": "aoki@ex" } }), vec!["青木 一"]),
        (
            json!({ "filter": { "text": "大学 はじめ" } }),
            vec!["青木 一"],
        ),
        (json!({ "filter": { "text": "存在しない" } }), vec![]),
    ] {
        let page = table(&bench, recruitment, view.clone());
        assert_eq!(names(&page["rows"]), expected, "{view}");
        assert_eq!(page["total"], expected.len(), "{view}");
        // Ids and board hold the same selection.
        let filter = view.get("filter").cloned().unwrap_or(json!({}));
        let ids = bench.ok(
            "application.ids",
            json!({ "recruitment": recruitment, "filter": filter }),
        );
        assert_eq!(ids.as_array().unwrap().len(), expected.len(), "{view}");
        let board = bench.ok(
            "application.board",
            json!({ "recruitment": recruitment, "filter": filter, "cards": 10 }),
        );
        let on_board: usize = board
            .as_array()
            .unwrap()
            .iter()
            .map(|column| column["cards"].as_array().unwrap().len())
            .sum();
        assert_eq!(on_board, expected.len(), "{view}");
    }
    let page = table(&bench, recruitment, json!({}));
    assert_eq!(page["rows"][0]["needs"], json!(["waiting"]));
    assert_eq!(page["rows"][0]["assignee"], "小川 春");
    assert_eq!(page["rows"][0]["email"], "aoki@example.test");
    assert_eq!(page["rows"][1]["graduation_month"], "2024-03");
    assert_eq!(
        page["rows"][2]["needs"],
        json!([
            "reading_missing",
            "consent_missing",
            "contact_missing",
            "waiting"
        ])
    );
    let _ = c;
}

#[test]
fn many_move_at_once_and_who_is_there_already_stays() {
    let bench = Bench::new();
    let recruitment = bench.recruitment();
    let applications: Vec<i64> = (1..=5)
        .map(|n| {
            bench
                .applicant(recruitment, &format!("応募者 {n}"), "オウボシャ")
                .1
        })
        .collect();
    let screening = bench.stage(recruitment, "書類選考");
    assert_eq!(
        move_to(&bench, &applications[..2], screening, "2026-11-05")["moved"],
        2
    );
    // Named twice is named once.
    let all: Vec<i64> = applications.iter().chain(&applications).copied().collect();
    assert_eq!(move_to(&bench, &all, screening, "2026-11-06")["moved"], 3);
    assert_eq!(
        bench.refused(
            "application.move",
            json!({ "applications": [applications[0]], "stage": screening })
        ),
        "application.same_stage"
    );
    // One that cannot move keeps all where they are.
    let interview = bench.stage(recruitment, "一次面接");
    move_to(&bench, &applications[4..], interview, "2026-11-20");
    assert_eq!(
        bench.refused("application.move", json!({ "applications": applications, "stage": bench.stage(recruitment, "内定"), "on": "2026-11-10" })),
        "application.moved_before"
    );
    let page = bench.ok("recruitment.page", json!({ "recruitment": recruitment }));
    assert_eq!(page["stages"][1]["applications"], 4);
    let other = bench
        .act(
            "recruitment.add",
            json!({ "name": "別", "entry_year": 2028, "target": null, "stages_from": null }),
        )
        .as_i64()
        .unwrap();
    assert_eq!(
        bench.refused(
            "application.move",
            json!({ "applications": [applications[0]], "stage": bench.stage(other, "内定") })
        ),
        "application.stage_elsewhere"
    );
    assert_eq!(
        bench.refused(
            "application.move",
            json!({ "applications": [applications[0]], "stage": interview, "on": "2026-11-23" })
        ),
        "date.impossible"
    );
    bench.verify();
}

#[test]
fn declining_and_rejecting_want_a_reason() {
    let bench = Bench::new();
    let recruitment = bench.recruitment();
    let (person, application) = bench.applicant(recruitment, "髙橋 ひなた", "タカハシ ヒナタ");
    for stage in ["辞退", "不採用"] {
        let request = json!({ "applications": [application], "stage": bench.stage(recruitment, stage), "reason": "　" });
        assert_eq!(
            bench.refused("application.move", request),
            "application.reason_required"
        );
    }
    let outcome = bench.ok(
        "application.move",
        json!({ "applications": [application], "stage": bench.stage(recruitment, "辞退"), "on": "2026-11-20", "reason": "進学のため" }),
    );
    assert_eq!(outcome["undo"]["summary"]["subject"], "髙橋 ひなた");
    assert_eq!(outcome["undo"]["summary"]["object"], "辞退");
    assert_eq!(outcome["undo"]["summary"]["reason"], "進学のため");
    let page = bench.ok("person.page", json!({ "person": person }));
    let facts: Vec<&Value> = page["timeline"]
        .as_array()
        .unwrap()
        .iter()
        .map(|entry| &entry["fact"])
        .collect();
    assert_eq!(
        facts[0],
        &json!({ "kind": "moved", "recruitment": "2027年3月卒", "stage": "辞退", "stage_kind": "declined", "reason": "進学のため" })
    );
    assert_eq!(
        facts[1],
        &json!({ "kind": "applied", "recruitment": "2027年3月卒", "source": null })
    );
    assert_eq!(facts.len(), 2);
}

#[test]
fn one_person_applies_again_the_next_year() {
    let bench = Bench::new();
    let this_year = bench.recruitment();
    let (person, _) = bench.applicant(this_year, "髙橋 ひなた", "タカハシ ヒナタ");
    let next_year = bench
        .act("recruitment.add", json!({ "name": "2028年3月卒", "entry_year": 2028, "target": null, "stages_from": null }))
        .as_i64()
        .unwrap();
    let again = |recruitment: i64| json!({ "recruitment": recruitment, "who": { "kind": "known", "person": person }, "applied_on": "2026-11-20", "source": "本人から" });
    assert_eq!(
        bench.refused("application.add", again(this_year)),
        "application.exists"
    );
    let added = bench.act("application.add", again(next_year));
    assert_eq!(added["person"], person);
    let page = bench.ok("person.page", json!({ "person": person }));
    let recruitments: Vec<&Value> = page["applications"]
        .as_array()
        .unwrap()
        .iter()
        .map(|application| &application["recruitment_name"])
        .collect();
    assert_eq!(recruitments, ["2028年3月卒", "2027年3月卒"]);
    // The hit of a search tells the latest.
    let hits = bench.ok("person.search", json!({ "text": "高橋", "limit": 10 }));
    assert_eq!(hits[0]["recruitment"], "2028年3月卒");
}

#[test]
fn the_flow_is_told_as_of_any_day() {
    let bench = Bench::new();
    let recruitment = bench.recruitment();
    let ids: Vec<i64> = (1..=4)
        .map(|n| {
            bench
                .applicant(recruitment, &format!("応募者 {n}"), "オウボシャ")
                .1
        })
        .collect();
    let stage = |name: &str| bench.stage(recruitment, name);
    move_to(&bench, &ids, stage("書類選考"), "2026-11-03");
    move_to(&bench, &ids[1..], stage("一次面接"), "2026-11-05");
    move_to(&bench, &ids[3..], stage("内定"), "2026-11-10");
    move_to(&bench, &ids[3..], stage("内定承諾"), "2026-11-12");
    move_to(&bench, &ids[2..3], stage("辞退"), "2026-11-15");
    move_to(&bench, &ids[..1], stage("不採用"), "2026-11-16");

    let flow = |as_of: Option<&str>| {
        let flow = bench.ok(
            "application.flow",
            json!({ "recruitment": recruitment, "as_of": as_of }),
        );
        assert_eq!(flow["target"], 10);
        flow["steps"]
            .as_array()
            .unwrap()
            .iter()
            .map(|step| {
                ["reached", "standing", "declined", "rejected"]
                    .map(|key| step[key].as_i64().unwrap())
            })
            .collect::<Vec<_>>()
    };
    assert_eq!(
        flow(None),
        [
            [4, 0, 0, 0],
            [4, 0, 0, 1],
            [3, 1, 1, 0],
            [1, 0, 0, 0],
            [1, 1, 0, 0]
        ]
    );
    assert_eq!(
        flow(Some("2026-11-11")),
        [
            [4, 0, 0, 0],
            [4, 1, 0, 0],
            [3, 2, 0, 0],
            [1, 1, 0, 0],
            [0, 0, 0, 0]
        ]
    );
    assert_eq!(
        flow(Some("2026-11-02")),
        [
            [4, 4, 0, 0],
            [0, 0, 0, 0],
            [0, 0, 0, 0],
            [0, 0, 0, 0],
            [0, 0, 0, 0]
        ]
    );
    assert_eq!(flow(Some("2026-10-31")), [[0, 0, 0, 0]; 5]);
}

#[test]
fn the_day_of_application_keeps_its_place_before_the_moves() {
    let bench = Bench::new();
    let recruitment = bench.recruitment();
    let (person, application) = bench.applicant(recruitment, "髙橋 ひなた", "タカハシ ヒナタ");
    let update = |day: &str| json!({ "application": application, "applied_on": day, "source": null, "assignee": null });
    // Its only move is the coming in: the stage counts from the same day.
    bench.act("application.update", update("2026-10-20"));
    let row = table(&bench, recruitment, json!({}))["rows"][0].clone();
    assert_eq!(
        (&row["applied_on"], &row["stage_on"]),
        (&json!("2026-10-20"), &json!("2026-10-20"))
    );
    move_to(
        &bench,
        &[application],
        bench.stage(recruitment, "書類選考"),
        "2026-11-05",
    );
    bench.act("application.update", update("2026-11-05"));
    assert_eq!(
        bench.refused("application.update", update("2026-11-06")),
        "date.impossible"
    );
    assert_eq!(
        bench.refused("application.update", update("2026-11-23")),
        "date.impossible"
    );
    let mut nobody = update("2026-11-05");
    nobody["assignee"] = json!(99);
    assert_eq!(
        bench.refused("application.update", nobody),
        "record.not_found"
    );
    let page = bench.ok("person.page", json!({ "person": person }));
    assert_eq!(page["timeline"].as_array().unwrap().len(), 2);
    bench.verify();
}

#[test]
fn saved_views_are_ones_own_and_one_a_name() {
    let bench = Bench::new();
    let save = |sort: &str| {
        bench.act(
            "view.save",
            json!({ "name": "待ち", "view": { "sort": sort, "columns": ["name", "stage"] } }),
        )
    };
    let first = save("stage_on");
    assert_eq!(save("applied_on"), first);
    let views = bench.ok("view.list", json!({}));
    assert_eq!(views.as_array().unwrap().len(), 1);
    assert_eq!(views[0]["view"]["sort"], "applied_on");
    assert_eq!(views[0]["view"]["columns"], json!(["name", "stage"]));
    bench.act("view.remove", json!({ "view": first }));
    assert_eq!(
        bench.refused("view.remove", json!({ "view": first })),
        "record.not_found"
    );
}

#[test]
fn a_selection_goes_out_as_a_file_and_formulas_stay_text() {
    let bench = Bench::new();
    let recruitment = bench.recruitment();
    for (name, reading) in [
        ("=HYPERLINK(\"x\")", ""),
        ("髙橋 ひなた", "タカハシ ヒナタ"),
        ("𠮷田 一", "ヨシダ ハジメ"),
    ] {
        bench.applicant(recruitment, name, reading);
    }
    let export = |format: &str, file: &str, filter: Value| {
        json!({ "recruitment": recruitment, "view": { "filter": filter, "columns": ["name", "reading", "stage", "applied_on"] }, "format": format,
            "file": bench.root.path().join(file) })
    };
    assert_eq!(
        bench.ok(
            "application.export",
            export("csv_utf8", "out.csv", json!({}))
        )["rows"],
        3
    );
    let text = std::fs::read_to_string(bench.root.path().join("out.csv")).unwrap();
    let lines: Vec<&str> = text.trim_start_matches('\u{FEFF}').lines().collect();
    assert_eq!(lines[0], "氏名,フリガナ,選考段階,応募日");
    assert_eq!(lines[1], "髙橋 ひなた,タカハシ ヒナタ,応募受付,2026/11/01");
    assert!(lines[3].starts_with("\"'=HYPERLINK"), "{}", lines[3]);
    assert_eq!(
        bench.refused(
            "application.export",
            export("csv_windows31j", "out31.csv", json!({}))
        ),
        "file.not_encodable"
    );
    assert!(!bench.root.path().join("out31.csv").exists());
    bench.ok(
        "application.export",
        export("csv_windows31j", "out31.csv", json!({ "text": "髙橋" })),
    );
    bench.ok("application.export", export("xlsx", "out.xlsx", json!({})));
    let workbook = std::fs::read(bench.root.path().join("out.xlsx")).unwrap();
    assert!(workbook.starts_with(b"PK"));
    assert_eq!(
        bench.refused(
            "application.export",
            export("xlsx", "no/such/folder/out.xlsx", json!({}))
        ),
        "file.unwritable"
    );
}
