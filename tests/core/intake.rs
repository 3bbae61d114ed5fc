//! Files of applicants into an office, through the commands: figures, memory, decisions, one undo.

use std::path::PathBuf;
use std::time::Instant;

use serde_json::{Value, json};
use yoriai::api::Call;

use crate::support::Bench;

const SITE: &str = "応募者_求人サイト.csv";
const UNIVERSITY: &str = "応募者_大学経由.xlsx";

fn data(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("tests/data")
        .join(name)
}

fn request(file: &PathBuf, recruitment: i64) -> Value {
    json!({ "file": file, "into": { "kind": "recruitment", "recruitment": recruitment }, "choices": {}, "sha256": null, "decisions": [], "run": "real" })
}

/// A small file; gives its path.
fn csv(bench: &Bench, name: &str, text: &str) -> PathBuf {
    let path = bench.root.path().join(name);
    std::fs::write(&path, text).unwrap();
    path
}

fn people(bench: &Bench, recruitment: i64) -> u64 {
    bench.ok(
        "application.table",
        json!({ "recruitment": recruitment, "view": {}, "offset": 0, "limit": 1 }),
    )["total"]
        .as_u64()
        .unwrap()
}

fn agreeing(pair: &Value) -> String {
    let words: Vec<&str> = pair["agreeing"]
        .as_array()
        .unwrap()
        .iter()
        .map(|word| word.as_str().unwrap())
        .collect();
    format!(
        "{} {} / {} {}: {}",
        pair["first"]["file"].as_str().unwrap(),
        pair["first"]["row"],
        pair["second"]["file"].as_str().unwrap(),
        pair["second"]["row"],
        words.join(", ")
    )
}

#[test]
fn both_files_give_the_figures_expected() {
    let bench = Bench::new();
    let recruitment = bench.recruitment();
    let before = bench.desk.digest().unwrap();
    let site = bench.act("import.applicants", request(&data(SITE), recruitment));
    assert_eq!(
        [
            &site["read"],
            &site["created"],
            &site["updated"],
            &site["skipped"]
        ],
        [128, 116, 0, 5]
    );
    assert_eq!(site["refused"].as_array().unwrap().len(), 9);
    assert_eq!(site["refused"][0]["code"], "birth_invalid");
    assert_eq!(site["refused"][0]["detail"]["line"], 112);
    let university = bench.act("import.applicants", request(&data(UNIVERSITY), recruitment));
    assert_eq!(
        [
            &university["read"],
            &university["created"],
            &university["skipped"]
        ],
        [26, 24, 2]
    );
    assert_eq!(people(&bench, recruitment), 140);

    let pairs: Vec<String> = [&site, &university]
        .iter()
        .flat_map(|report| report["duplicates"].as_array().unwrap())
        .map(agreeing)
        .collect();
    let mut expected = [
        (SITE, 5, SITE, 88, "mail, name+birth, name+phone"),
        (SITE, 6, SITE, 87, "mail, name+birth, name+phone"),
        (SITE, 7, SITE, 99, "name+birth, name+phone"),
        (SITE, 8, SITE, 89, "name+birth"),
        (SITE, 10, SITE, 72, "name+phone"),
        (SITE, 12, UNIVERSITY, 28, "mail, name+birth, name+phone"),
        (SITE, 13, SITE, 94, "mail"),
        (SITE, 16, UNIVERSITY, 31, "name+birth, name+phone"),
        (SITE, 26, UNIVERSITY, 30, "mail, name+birth, name+phone"),
        (SITE, 71, UNIVERSITY, 19, "name+birth, name+phone"),
    ]
    .map(|(a, row, b, other, words)| format!("{a} {row} / {b} {other}: {words}"))
    .to_vec();
    let mut sorted = pairs;
    sorted.sort();
    expected.sort();
    assert_eq!(sorted, expected);
    // The office itself sees the same ten pairs.
    let undecided = bench.ok("person.duplicates", json!({}));
    assert_eq!(undecided.as_array().unwrap().len(), 10);

    // Stages and dates are kept.
    let page = bench.ok("recruitment.page", json!({ "recruitment": recruitment }));
    let at: Vec<i64> = page["stages"]
        .as_array()
        .unwrap()
        .iter()
        .map(|stage| stage["applications"].as_i64().unwrap())
        .collect();
    assert_eq!(at, [14, 37, 37, 10, 12, 2, 12, 8, 8]);
    let second = bench.ok("application.table", json!({ "recruitment": recruitment, "view": { "filter": { "graduate_kind": "second" } }, "offset": 0, "limit": 1 }));
    assert_eq!(second["total"], 14);
    let hits = bench.ok(
        "person.search",
        json!({ "text": "髙橋 ひなた", "limit": 5 }),
    );
    assert_eq!(
        hits[0]["name"]
            .as_str()
            .unwrap()
            .chars()
            .map(u32::from)
            .collect::<Vec<_>>(),
        [0x9AD9, 0x6A4B, 0x20, 0x3072, 0x306A, 0x305F]
    );
    let shown = bench.ok("person.page", json!({ "person": hits[0]["person"] }));
    assert_eq!(
        shown["notes"][0]["body"],
        "説明会①参加\n「協同労働」に関心あり"
    );
    let kinds: Vec<&str> = shown["timeline"]
        .as_array()
        .unwrap()
        .iter()
        .map(|entry| entry["fact"]["kind"].as_str().unwrap())
        .collect();
    assert!(
        kinds.contains(&"imported") && kinds.contains(&"applied") && kinds.contains(&"moved"),
        "{kinds:?}"
    );
    assert_eq!(shown["applications"][0]["applied_on"], "2026-08-12");
    bench.verify();

    // Each file is undone as one.
    let batches = bench.ok("import.batches", json!({}));
    assert_eq!(batches[0]["file_name"], UNIVERSITY);
    assert_eq!(batches[1]["created"], 116);
    for batch in batches.as_array().unwrap() {
        bench.act(
            "history.undo",
            json!({ "target": { "kind": "entry", "seq": batch["seq"] } }),
        );
    }
    assert_eq!(bench.desk.digest().unwrap(), before);
    assert_eq!(
        bench.ok("person.search", json!({ "text": "高橋", "limit": 5 })),
        json!([])
    );
    assert_eq!(bench.ok("person.duplicates", json!({})), json!([]));
}

#[test]
fn the_same_rows_are_not_taken_in_twice() {
    let bench = Bench::new();
    let recruitment = bench.recruitment();
    bench.act("import.applicants", request(&data(SITE), recruitment));
    let preview = bench.ok(
        "import.preview",
        json!({ "file": data(SITE), "recruitment": recruitment, "choices": {} }),
    );
    assert_eq!(preview["accepted"], 0);
    assert_eq!(preview["duplicates"], json!([]));
    let again = bench.act("import.applicants", request(&data(SITE), recruitment));
    assert_eq!(again["created"], 0);
    assert_eq!(again["skipped"], 5 + 116);
    let known = again["skipped_rows"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|row| row["code"] == "already_imported")
        .count();
    assert_eq!(known, 116);
    assert_eq!(people(&bench, recruitment), 116);
    // Next year's recruitment is another matter.
    let next = bench
        .act(
            "recruitment.add",
            json!({ "name": "翌年", "entry_year": 2028, "target": null, "stages_from": null }),
        )
        .as_i64()
        .unwrap();
    assert_eq!(
        bench.act("import.applicants", request(&data(UNIVERSITY), next))["created"],
        24
    );
}

#[test]
fn a_preview_shows_what_will_be_stored_and_stores_nothing() {
    let bench = Bench::new();
    let recruitment = bench.recruitment();
    let before = bench.desk.digest().unwrap();
    let preview = bench.ok(
        "import.preview",
        json!({ "file": data(SITE), "recruitment": recruitment, "choices": {} }),
    );
    assert_eq!(preview["read"], 128);
    assert_eq!(preview["accepted"], 116);
    assert_eq!(preview["encoding"], "windows31j");
    assert_eq!(preview["header_row"], 3);
    assert_eq!(preview["columns"][1]["field"], "name");
    assert_eq!(preview["remembered"], false);
    assert_eq!(preview["duplicates"].as_array().unwrap().len(), 6);
    let pair = &preview["duplicates"][0];
    assert_eq!(pair["row"], 88);
    assert_eq!(pair["with"], json!({ "kind": "row", "row": 5 }));
    let unknown = preview["stage_words"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|word| word["stage"].is_null())
        .count();
    assert_eq!(unknown, 2);
    assert_eq!(bench.desk.digest().unwrap(), before);
    let mut rehearsal = request(&data(SITE), recruitment);
    rehearsal["run"] = json!("rehearsal");
    let outcome = bench.ok("import.applicants", rehearsal);
    assert_eq!(outcome["value"]["created"], 116);
    assert_eq!(outcome["value"]["batch"], Value::Null);
    assert_eq!(outcome["undo"], Value::Null);
    assert_eq!(bench.desk.digest().unwrap(), before);
    assert_eq!(
        bench.refused("import.applicants", {
            let mut stale = request(&data(SITE), recruitment);
            stale["sha256"] = json!("00");
            stale
        }),
        "import.file_changed"
    );
}

#[test]
fn words_and_columns_explained_once_are_remembered_for_the_source() {
    let bench = Bench::new();
    let recruitment = bench.recruitment();
    let file = csv(
        &bench,
        "a.csv",
        "氏名,よみがな,状況\n青木 一,あおき はじめ,面談待ち\n井上 二,いのうえ ふたつ,\n",
    );
    let interview = bench.stage(recruitment, "一次面接");
    let choices = json!({ "mapping": ["name", "reading", "stage"], "stage_words": [{ "word": "面談待ち", "stage": interview }] });
    let mut first = request(&file, recruitment);
    first["choices"] = choices;
    assert_eq!(bench.act("import.applicants", first)["created"], 2);

    // The next file of the same header is understood, also for next year's stages.
    let next = bench
        .act(
            "recruitment.add",
            json!({ "name": "翌年", "entry_year": 2028, "target": null, "stages_from": null }),
        )
        .as_i64()
        .unwrap();
    let file = csv(
        &bench,
        "b.csv",
        "氏名,よみがな,状況\n上田 三,うえだ みつ,面談 待ち\n",
    );
    let preview = bench.ok(
        "import.preview",
        json!({ "file": file, "recruitment": next, "choices": {} }),
    );
    assert_eq!(preview["remembered"], true);
    assert_eq!(preview["columns"][2]["field"], "stage");
    assert_eq!(
        preview["samples"][0]["stage"],
        bench.stage(next, "一次面接")
    );
    assert_eq!(preview["accepted"], 1);
    // What is chosen now wins over what is remembered.
    let offer = bench.stage(next, "内定");
    let preview = bench.ok("import.preview", json!({ "file": file, "recruitment": next, "choices": { "stage_words": [{ "word": "面談待ち", "stage": offer }] } }));
    assert_eq!(preview["samples"][0]["stage"], offer);
    // A stage of another recruitment is none of this one's.
    assert_eq!(
        bench.refused("import.preview", json!({ "file": file, "recruitment": next, "choices": { "stage_words": [{ "word": "x", "stage": interview }] } })),
        "application.stage_elsewhere"
    );
}

#[test]
fn decisions_on_look_alikes_are_carried_out_and_remembered() {
    let bench = Bench::new();
    let recruitment = bench.recruitment();
    let (person, _) = bench.applicant(recruitment, "髙橋 ひなた", "タカハシ ヒナタ");
    bench.act("contact.save", json!({ "person": person, "contact": null, "kind": "email", "value": "hinata@example.test" }));
    let file = csv(
        &bench,
        "a.csv",
        "氏名,フリガナ,生年月日,メール,電話,応募日,選考段階,備考\n\
         高橋ひなた,,2003/5/15,hinata@example.test,090-0000-1018,2026/10/1,一次面接,電話あり\n\
         青木 一,アオキ ハジメ,2004/1/1,aoki@example.test,,2026/10/2,書類選考,\n\
         青木一,,2004/1/1,,080-0000-0001,2026/10/3,一次面接,二度目\n\
         井上 花,イノウエ ハナ,,ie@example.test,,2026/10/4,,\n\
         井上 実,イノウエ ミノル,,ie@example.test,,2026/10/5,,\n\
         井上花,,,IE@example.test,,2026/10/6,,\n",
    );
    let preview = bench.ok(
        "import.preview",
        json!({ "file": file, "recruitment": recruitment, "choices": {} }),
    );
    let pairs: Vec<(u64, Value)> = preview["duplicates"]
        .as_array()
        .unwrap()
        .iter()
        .map(|pair| (pair["row"].as_u64().unwrap(), pair["with"].clone()))
        .collect();
    let with_row = |row: u32| json!({ "kind": "row", "row": row });
    assert_eq!(
        pairs,
        [
            (2, json!({ "kind": "person", "person": person })),
            (4, with_row(3)),
            (6, with_row(5)),
            (7, with_row(5)),
            (7, with_row(6)),
        ]
    );
    let lines = preview["duplicates"][0]["lines"].as_array().unwrap();
    assert!(
        lines.contains(&json!({ "field": "name", "row": "高橋ひなた", "other": "髙橋 ひなた" }))
    );

    let mut request = request(&file, recruitment);
    request["decisions"] = json!([
        { "row": 2, "with": { "kind": "person", "person": person }, "verdict": "merge" },
        { "row": 4, "with": with_row(3), "verdict": "merge" },
        { "row": 6, "with": with_row(5), "verdict": "different" },
        { "row": 7, "with": with_row(5), "verdict": "same" },
    ]);
    let before = bench.desk.digest().unwrap();
    let report = bench.act("import.applicants", request);
    assert_eq!(
        [
            &report["read"],
            &report["created"],
            &report["updated"],
            &report["skipped"]
        ],
        [6, 3, 2, 1]
    );
    assert_eq!(
        report["skipped_rows"],
        json!([{ "row": 7, "code": "same_person" }])
    );
    // Row 7 is row 5's person; with row 6 that person was told apart.
    assert_eq!(report["duplicates"].as_array().unwrap().len(), 1);
    assert_eq!(bench.ok("person.duplicates", json!({})), json!([]));

    let shown = bench.ok("person.page", json!({ "person": person }));
    assert_eq!(
        shown["facts"]["name"], "髙橋 ひなた",
        "as it was written first"
    );
    assert_eq!(shown["facts"]["birth_on"], "2003-05-15");
    assert_eq!(shown["contacts"].as_array().unwrap().len(), 2);
    assert_eq!(shown["notes"][0]["body"], "電話あり");
    let application = &shown["applications"][0];
    assert_eq!(
        application["stage_on"], "2026-11-01",
        "the stage on record stays"
    );
    let aoki = bench.ok("person.search", json!({ "text": "あおき", "limit": 5 }));
    assert_eq!(aoki.as_array().unwrap().len(), 1);
    let aoki = bench.ok("person.page", json!({ "person": aoki[0]["person"] }));
    assert_eq!(aoki["contacts"].as_array().unwrap().len(), 2);
    assert_eq!(aoki["applications"][0]["stage_on"], "2026-10-02");
    bench.verify();
    bench.act("history.undo", json!({ "target": { "kind": "last" } }));
    assert_eq!(bench.desk.digest().unwrap(), before);
}

#[test]
fn a_recruitment_is_found_by_name_or_made() {
    let bench = Bench::new();
    let file = csv(&bench, "a.csv", "氏名,メール\n青木 一,a@example.test\n");
    let into = |into: Value| json!({ "file": file, "into": into, "choices": {}, "sha256": null, "decisions": [], "run": "real" });
    bench.act("import.applicants", into(json!({ "kind": "newest" })));
    let list = bench.ok("recruitment.list", json!({}));
    assert_eq!(list[0]["entry_year"], 2027);
    assert_eq!(list[0]["applications"], 1);
    bench.act(
        "import.applicants",
        into(json!({ "kind": "named", "name": "2028年3月卒" })),
    );
    let again = bench.act(
        "import.applicants",
        into(json!({ "kind": "named", "name": "2028年3月卒" })),
    );
    assert_eq!(again["skipped_rows"][0]["code"], "already_imported");
    let list = bench.ok("recruitment.list", json!({}));
    assert_eq!(list.as_array().unwrap().len(), 2);
    assert_eq!(list[0]["entry_year"], 2028);
    // The same person twice on record is asked about.
    assert_eq!(
        bench
            .ok("person.duplicates", json!({}))
            .as_array()
            .unwrap()
            .len(),
        1
    );
    assert_eq!(
        bench.refused("import.applicants", json!({ "file": bench.root.path().join("none.csv"), "into": { "kind": "newest" }, "choices": {}, "sha256": null,
            "decisions": [], "run": "real" })),
        "file.unreadable"
    );
}

/// Ten thousand rows in the form of a job site.
fn ten_thousand() -> String {
    let mut text = String::from("応募日,氏名,フリガナ,生年月日,学校名,メール,電話,選考段階,備考\n");
    for n in 0..10_000 {
        let (family, family_kana) = [
            ("髙橋", "タカハシ"),
            ("佐藤", "サトウ"),
            ("鈴木", "スズキ"),
            ("大野", "オオノ"),
        ][n % 4];
        let stage = ["", "書類選考", "一次面接", "内定"][n % 4];
        text.push_str(&format!(
            "2026/{}/{},{family} 見本{n},{family_kana} ミホン,2004/{}/{},見本大学,a{n}@example.test,090-{:04}-{:04},{stage},備考{n}\n",
            n % 9 + 1,
            n % 28 + 1,
            n % 12 + 1,
            n % 28 + 1,
            n / 10_000 + 1,
            n % 10_000,
        ));
    }
    text
}

#[test]
fn an_import_is_stopped_half_way_and_leaves_nothing() {
    let bench = Bench::new();
    let recruitment = bench.recruitment();
    let before = bench.desk.digest().unwrap();
    let file = csv(&bench, "big.csv", &ten_thousand());
    let stop = Call {
        progress: &|done, total| {
            if done > 0 && done * 2 > total {
                std::ops::ControlFlow::Break(())
            } else {
                std::ops::ControlFlow::Continue(())
            }
        },
    };
    let stopped = bench
        .desk
        .call("import.applicants", request(&file, recruitment), &stop)
        .unwrap_err();
    assert_eq!(stopped.code(), "command.cancelled");
    assert_eq!(bench.desk.digest().unwrap(), before);

    let begun = Instant::now();
    let report = bench.act("import.applicants", request(&file, recruitment));
    println!(
        "10,000 rows imported in {:?} (unoptimised)",
        begun.elapsed()
    );
    assert_eq!(report["created"], 10_000);
    for (command, request) in [
        ("person.search", json!({ "text": "たかはし", "limit": 20 })),
        ("person.search", json!({ "text": "t", "limit": 20 })),
        ("person.search", json!({ "text": "見本1234", "limit": 20 })),
        ("person.search", json!({ "text": "1234", "limit": 20 })),
        (
            "application.table",
            json!({ "recruitment": recruitment, "view": {}, "offset": 0, "limit": 50 }),
        ),
        (
            "application.table",
            json!({ "recruitment": recruitment, "view": {}, "offset": 9_000, "limit": 50 }),
        ),
        (
            "application.board",
            json!({ "recruitment": recruitment, "filter": {}, "cards": 50 }),
        ),
        ("application.flow", json!({ "recruitment": recruitment })),
        ("recruitment.page", json!({ "recruitment": recruitment })),
        ("today.load", json!({})),
    ] {
        bench.ok(command, request.clone());
        let begun = Instant::now();
        bench.ok(command, request.clone());
        println!("{command} {request}: {:?}", begun.elapsed());
    }
    bench.act("history.undo", json!({ "target": { "kind": "last" } }));
    assert_eq!(bench.desk.digest().unwrap(), before);
}
