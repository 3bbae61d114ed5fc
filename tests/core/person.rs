//! Persons: found by whatever is typed, kept by dated facts, merged and taken apart again.

use chrono::NaiveDate;
use serde_json::{Value, json};
use yoriai::kernel::Clock;

use crate::support::{Bench, PASSPHRASE, SIGN_IN, desk_in};

fn found(bench: &Bench, text: &str) -> Vec<String> {
    let hits = bench.ok("person.search", json!({ "text": text, "limit": 20 }));
    hits.as_array()
        .unwrap()
        .iter()
        .map(|hit| hit["name"].as_str().unwrap().to_owned())
        .collect()
}

fn page(bench: &Bench, person: i64) -> Value {
    bench.ok("person.page", json!({ "person": person }))
}

fn kinds(page: &Value) -> Vec<String> {
    page["timeline"]
        .as_array()
        .unwrap()
        .iter()
        .map(|entry| entry["fact"]["kind"].as_str().unwrap().to_owned())
        .collect()
}

fn contact(bench: &Bench, person: i64, kind: &str, value: &str) -> Value {
    bench.act(
        "contact.save",
        json!({ "person": person, "contact": null, "kind": kind, "value": value }),
    )
}

#[test]
fn somebody_is_found_by_whatever_is_typed() {
    let bench = Bench::new();
    let recruitment = bench.recruitment();
    let (person, _) = bench.applicant(recruitment, "髙橋 ひなた", "タカハシ ヒナタ");
    let (other, _) = bench.applicant(recruitment, "大野 修", "オオノ オサム");
    bench.applicant(recruitment, "林 一", "ハヤシ ハジメ");
    contact(&bench, person, "phone", "+81-90-0000-1018");
    contact(&bench, other, "email", "Osamu.Ono@example.test");
    for typed in [
        "たかはし",
        "takahashi",
        "takahasi",
        "髙橋",
        "高橋",
        "ﾀｶﾊｼ",
        "タカハシ",
        "ＴＡＫＡＨＡＳＨＩ",
        "たかは",
        "taka",
        "t",
        "た",
        "髙",
        "橋",
        "ひなた",
        "hinata",
        "高橋ひなた",
        "高橋　ひな",
        "たかはし ひなた",
        "ひなた たかはし",
        "takahashi hinata",
        "たかはs",
        "090-0000-1018",
        "０９０００００１０１８",
        "1018",
        "090 0000",
    ] {
        assert_eq!(found(&bench, typed), ["髙橋 ひなた"], "{typed}");
    }
    for typed in [
        "おおの",
        "おの",
        "oono",
        "ohno",
        "ono",
        "大野",
        "おさむ",
        "osamu.ono@",
        "ono@example.test",
        "OSAMU",
    ] {
        assert_eq!(found(&bench, typed), ["大野 修"], "{typed}");
    }
    for typed in [
        "",
        " ",
        "たなか",
        "0901",
        "髙林",
        "\"",
        "* OR *",
        "橋ひなた髙",
    ] {
        assert_eq!(found(&bench, typed), Vec::<String>::new(), "{typed}");
    }
}

#[test]
fn hits_begin_with_what_is_typed_then_hold_it_and_no_more_than_wanted() {
    let bench = Bench::new();
    let recruitment = bench.recruitment();
    for (name, reading) in [
        ("小野 次郎", "オノ ジロウ"),
        ("真野 一", "マノ ハジメ"),
        ("野田 三", "ノダ ミツ"),
        ("野口 花", "ノグチ ハナ"),
    ] {
        bench.applicant(recruitment, name, reading);
    }
    assert_eq!(
        found(&bench, "野"),
        ["野口 花", "野田 三", "小野 次郎", "真野 一"]
    );
    let two = bench.ok("person.search", json!({ "text": "野", "limit": 2 }));
    assert_eq!(two.as_array().unwrap().len(), 2);
}

#[test]
fn every_name_somebody_ever_had_finds_them() {
    let bench = Bench::new();
    let recruitment = bench.recruitment();
    let (person, _) = bench.applicant(recruitment, "東海林 花", "ショウジ ハナ");
    bench.act(
        "person.rename",
        json!({ "person": person, "name": "渡邉 花", "reading": "わたなべ はな", "effective_on": "2026-11-10" }),
    );
    for typed in ["東海林", "shoji", "渡辺", "わたなべ"] {
        assert_eq!(found(&bench, typed), ["渡邉 花"], "{typed}");
    }
    let shown = page(&bench, person);
    assert_eq!(shown["facts"]["name"], "渡邉 花");
    assert_eq!(shown["names"].as_array().unwrap().len(), 2);
    assert_eq!(kinds(&shown), ["renamed", "applied"]);
    // Without a day the present name was written wrongly.
    bench.act(
        "person.rename",
        json!({ "person": person, "name": "渡邊 花", "reading": "ワタナベ ハナ", "effective_on": null }),
    );
    let shown = page(&bench, person);
    assert_eq!(shown["names"].as_array().unwrap().len(), 2);
    assert_eq!(shown["facts"]["name"], "渡邊 花");
    assert_eq!(found(&bench, "東海林"), ["渡邊 花"]);
    bench.act("history.undo", json!({ "target": { "kind": "last" } }));
    bench.act("history.undo", json!({ "target": { "kind": "last" } }));
    assert_eq!(found(&bench, "渡辺"), Vec::<String>::new());
    assert_eq!(found(&bench, "東海林"), ["東海林 花"]);
}

#[test]
fn a_name_to_come_takes_effect_when_its_day_comes() {
    let bench = Bench::new();
    let recruitment = bench.recruitment();
    let (person, _) = bench.applicant(recruitment, "安部 花", "アベ ハナ");
    bench.applicant(recruitment, "加藤 一", "カトウ ハジメ");
    bench.act(
        "person.rename",
        json!({ "person": person, "name": "渡辺 花", "reading": "ワタナベ ハナ", "effective_on": "2026-12-01" }),
    );
    bench.act(
        "person.move_house",
        json!({ "person": person, "postal_code": "0001234", "address": "見本市", "effective_on": "2026-12-01" }),
    );
    assert_eq!(
        found(&bench, "わたなべ"),
        ["安部 花"],
        "found, under today's name"
    );
    assert_eq!(page(&bench, person)["facts"]["address"], Value::Null);
    let office = bench.office();
    bench.desk.lock();
    bench.ok("office.close", json!({}));
    let day = NaiveDate::from_ymd_opt(2026, 12, 1).unwrap();
    let later = desk_in(bench.root.path(), Clock::Fixed(day));
    later
        .open(
            &office,
            Some(SIGN_IN),
            PASSPHRASE,
            yoriai::api::host::OpenMode::Normal,
        )
        .unwrap();
    let ask = |command: &str, request: Value| {
        later
            .call(command, request, &yoriai::api::Call::SILENT)
            .unwrap()
    };
    let hits = ask("person.search", json!({ "text": "あべ", "limit": 5 }));
    assert_eq!(hits[0]["name"], "渡辺 花");
    let rows = ask(
        "application.table",
        json!({ "recruitment": recruitment, "view": {}, "offset": 0, "limit": 10 }),
    );
    assert_eq!(rows["rows"][0]["name"], "加藤 一", "sorted by the new name");
    let shown = ask("person.page", json!({ "person": person }));
    assert_eq!(shown["facts"]["address"], "見本市");
    assert_eq!(shown["facts"]["postal_code"], "0001234");
}

#[test]
fn contacts_consents_notes_and_files_make_one_timeline() {
    let bench = Bench::new();
    let recruitment = bench.recruitment();
    let (person, _) = bench.applicant(recruitment, "髙橋 ひなた", "タカハシ ヒナタ");
    let mail = contact(&bench, person, "email", " HINATA@example.test");
    assert_eq!(
        page(&bench, person)["contacts"][0]["value"],
        "hinata@example.test"
    );
    assert_eq!(
        bench.refused("contact.save", json!({ "person": person, "contact": null, "kind": "email", "value": "hinata@EXAMPLE.test" })),
        "record.exists"
    );
    bench.act(
        "contact.save",
        json!({ "person": person, "contact": mail, "kind": "email", "value": "h@example.test" }),
    );
    assert_eq!(
        bench.refused(
            "contact.save",
            json!({ "person": person, "contact": null, "kind": "phone", "value": "なし" })
        ),
        "phone.invalid"
    );
    let consent = bench.act("consent.record", json!({ "person": person, "purpose": "selection", "told": "選考のため", "given_on": "2026-11-05" }));
    assert_eq!(
        bench.refused(
            "consent.withdraw",
            json!({ "consent": consent, "withdrawn_on": "2026-11-04" })
        ),
        "date.impossible"
    );
    bench.act(
        "consent.withdraw",
        json!({ "consent": consent, "withdrawn_on": "2026-11-06" }),
    );
    assert_eq!(
        bench.refused(
            "consent.withdraw",
            json!({ "consent": consent, "withdrawn_on": "2026-11-07" })
        ),
        "record.exists"
    );
    let note = bench.act(
        "note.write",
        json!({ "person": person, "body": " 現場を見たい " }),
    );
    let file = bench.root.path().join("履歴書.pdf");
    std::fs::write(&file, b"%PDF-1.4\n%%EOF\n").unwrap();
    let attachment = bench.act("attachment.add", json!({ "person": person, "file": file }));
    let shown = page(&bench, person);
    assert_eq!(shown["notes"][0]["body"], "現場を見たい");
    assert_eq!(shown["attachments"][0]["media_type"], "application/pdf");
    let mut all = kinds(&shown);
    // Note and file were recorded in the same instant.
    all[..2].sort();
    assert_eq!(
        all,
        [
            "attached",
            "noted",
            "consent_withdrawn",
            "consent_given",
            "applied"
        ]
    );
    bench.ok("attachment.open", json!({ "attachment": attachment }));
    let copies: Vec<_> = walk(&bench.root.path().join("session"));
    assert_eq!(copies.len(), 1);
    assert_eq!(std::fs::read(&copies[0]).unwrap(), b"%PDF-1.4\n%%EOF\n");

    std::fs::write(&file, b"MZ\x90\0").unwrap();
    assert_eq!(
        bench.refused("attachment.add", json!({ "person": person, "file": file })),
        "file.kind_mismatch"
    );
    bench.act("attachment.remove", json!({ "attachment": attachment }));
    bench.act("note.remove", json!({ "note": note }));
    bench.act("contact.remove", json!({ "contact": mail }));
    assert_eq!(kinds(&page(&bench, person)).len(), 3);
    bench.verify();
}

fn walk(folder: &std::path::Path) -> Vec<std::path::PathBuf> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(walk(&path));
        } else {
            files.push(path);
        }
    }
    files
}

/// Two records of one person with something of everything, and somebody else.
fn two_records(bench: &Bench) -> (i64, i64, i64) {
    let this_year = bench.recruitment();
    let last_year = bench
        .act(
            "recruitment.add",
            json!({ "name": "2026年3月卒", "entry_year": 2026, "target": 8, "stages_from": null }),
        )
        .as_i64()
        .unwrap();
    let (keep, kept_application) = bench.applicant(this_year, "髙橋 ひなた", "");
    let (other, other_application) = bench.applicant(this_year, "高橋　ひなた", "タカハシ ヒナタ");
    let (third, _) = bench.applicant(last_year, "高橋 陽", "タカハシ ヨウ");
    bench.act(
        "application.add",
        json!({ "recruitment": last_year, "who": { "kind": "known", "person": other }, "applied_on": "2025-06-01", "source": "大学経由" }),
    );
    contact(bench, keep, "email", "hinata@example.test");
    contact(bench, other, "email", "HINATA@example.test");
    contact(bench, other, "phone", "090-0000-1018");
    bench.act("person.update", json!({ "person": other, "birth_on": "2003-05-15", "school": "見本大学", "faculty": null, "graduation_month": "27卒", "graduate_kind": "new" }));
    bench.act("person.update", json!({ "person": keep, "birth_on": null, "school": "例示大学", "faculty": null, "graduation_month": null, "graduate_kind": null }));
    bench.act("person.move_house", json!({ "person": other, "postal_code": "000-1234", "address": "見本市1-2", "effective_on": null }));
    bench.act(
        "note.write",
        json!({ "person": other, "body": "電話があった" }),
    );
    bench.act("consent.record", json!({ "person": other, "purpose": "selection", "told": "選考のため", "given_on": "2026-11-02" }));
    let moved = |application: i64, stage: &str, on: &str| {
        bench.act("application.move", json!({ "applications": [application], "stage": bench.stage(this_year, stage), "on": on }));
    };
    moved(kept_application, "一次面接", "2026-11-08");
    // The other record's history ends later, at an earlier stage.
    moved(other_application, "書類選考", "2026-11-12");
    bench.act(
        "person.keep_apart",
        json!({ "first": third, "second": other }),
    );
    (keep, other, third)
}

#[test]
fn look_alikes_are_shown_until_somebody_decides() {
    let bench = Bench::new();
    let (keep, other, third) = two_records(&bench);
    contact(&bench, third, "email", "hinata@example.test");
    let pairs = bench.ok("person.duplicates", json!({}));
    let of = |pair: &Value| {
        (
            pair["first"]["person"].as_i64().unwrap(),
            pair["second"]["person"].as_i64().unwrap(),
        )
    };
    let pairs: Vec<(i64, i64)> = pairs.as_array().unwrap().iter().map(of).collect();
    // third and other were told apart; third and keep were not.
    assert_eq!(pairs.len(), 2, "{pairs:?}");
    assert!(pairs.contains(&(keep, other)) && pairs.contains(&(keep, third)));
    let alike = page(&bench, keep)["look_alikes"].clone();
    assert_eq!(alike.as_array().unwrap().len(), 2);
    assert_eq!(alike[0]["agreements"], json!(["mail"]));
    let today = bench.ok("today.load", json!({}));
    let task = today["tasks"]
        .as_array()
        .unwrap()
        .iter()
        .find(|task| task["kind"] == "duplicates")
        .unwrap();
    assert_eq!(task["count"], 2);

    bench.act(
        "person.keep_apart",
        json!({ "first": third, "second": keep }),
    );
    assert_eq!(page(&bench, third)["look_alikes"], json!([]), "decided");
    bench.act("history.undo", json!({ "target": { "kind": "last" } }));
    assert_eq!(
        page(&bench, third)["look_alikes"].as_array().unwrap().len(),
        1
    );
    // The same birth date makes it a stronger likeness, another mail ends it.
    bench.act("person.update", json!({ "person": keep, "birth_on": "2003-05-15", "school": null, "faculty": null, "graduation_month": null, "graduate_kind": null }));
    contact(&bench, keep, "phone", "+81 90 0000 1018");
    let alike = page(&bench, other)["look_alikes"].clone();
    assert_eq!(
        alike[0]["agreements"],
        json!(["mail", "name+birth", "name+phone"])
    );
    bench.act(
        "person.rename",
        json!({ "person": keep, "name": "髙橋 日向", "reading": null, "effective_on": null }),
    );
    assert_eq!(
        page(&bench, other)["look_alikes"][0]["agreements"],
        json!(["mail"])
    );
}

#[test]
fn a_merge_does_what_its_preview_says() {
    let bench = Bench::new();
    let (keep, other, third) = two_records(&bench);
    let request = json!({ "keep": keep, "other": other, "take_from_other": ["school"] });
    let preview = bench.ok("person.merge_preview", request.clone());
    let line = |field: &str| {
        preview["lines"]
            .as_array()
            .unwrap()
            .iter()
            .find(|line| line["field"] == field)
            .unwrap()["result"]
            .clone()
    };
    assert_eq!(line("name"), "髙橋 ひなた");
    assert_eq!(line("reading"), "タカハシ ヒナタ");
    assert_eq!(line("school"), "見本大学");
    assert_eq!(line("birth_on"), "2003-05-15");
    assert_eq!(preview["notes"], 1);
    assert_eq!(preview["consents"], 1);
    assert_eq!(preview["contacts"].as_array().unwrap().len(), 1);
    let joined: Vec<(String, bool)> = preview["applications"]
        .as_array()
        .unwrap()
        .iter()
        .map(|application| {
            (
                application["recruitment"].as_str().unwrap().to_owned(),
                application["joined"].as_bool().unwrap(),
            )
        })
        .collect();
    assert_eq!(
        joined,
        [
            ("2027年3月卒".to_owned(), true),
            ("2026年3月卒".to_owned(), false)
        ]
    );

    bench.act("person.merge", request.clone());
    let shown = page(&bench, keep);
    for field in ["name", "reading", "school", "birth_on"] {
        assert_eq!(shown["facts"][field], line(field), "{field}");
    }
    assert_eq!(shown["facts"]["graduation_month"], "2027-03");
    assert_eq!(shown["facts"]["address"], "見本市1-2");
    assert_eq!(shown["contacts"].as_array().unwrap().len(), 2);
    assert_eq!(shown["look_alikes"], json!([]));
    let applications = shown["applications"].as_array().unwrap();
    assert_eq!(applications.len(), 2);
    // The kept stage stays, closed by a move where the joined history had gone another way.
    let stages = applications[0]["stages"].as_array().unwrap();
    let stage = stages
        .iter()
        .find(|stage| stage["id"] == applications[0]["stage"])
        .unwrap();
    assert_eq!(stage["name"], "一次面接");
    assert_eq!(applications[0]["stage_on"], "2026-11-12");
    let moves: Vec<String> = shown["timeline"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|entry| entry["fact"]["kind"] == "moved")
        .map(|entry| {
            format!(
                "{} {}",
                entry["on"].as_str().unwrap(),
                entry["fact"]["stage"].as_str().unwrap()
            )
        })
        .collect();
    for one in [
        "2026-11-12 書類選考",
        "2026-11-12 一次面接",
        "2026-11-08 一次面接",
    ] {
        assert!(moves.contains(&one.to_owned()), "{one} in {moves:?}");
    }
    assert!(kinds(&shown).contains(&"merged".to_owned()));
    // The other record is still there to look at, and no longer to work on or to be found.
    assert_eq!(page(&bench, other)["facts"]["merged_into"], keep);
    assert_eq!(
        bench.refused("note.write", json!({ "person": other, "body": "x" })),
        "record.not_found"
    );
    assert_eq!(
        bench.refused("person.merge", request),
        "person.merge_impossible"
    );
    assert_eq!(
        bench.refused(
            "person.merge",
            json!({ "keep": keep, "other": keep, "take_from_other": [] })
        ),
        "person.merge_impossible"
    );
    assert_eq!(found(&bench, "高橋"), ["髙橋 ひなた", "高橋 陽"]);
    // Who was told apart from the one is told apart from both.
    contact(&bench, third, "phone", "090-0000-1018");
    bench.act(
        "person.rename",
        json!({ "person": third, "name": "髙橋ひなた", "reading": null, "effective_on": null }),
    );
    assert_eq!(page(&bench, third)["look_alikes"], json!([]));
    bench.verify();
}

#[test]
fn a_merge_taken_back_leaves_no_trace() {
    let bench = Bench::new();
    let (keep, other, _) = two_records(&bench);
    bench.act("person.rename", json!({ "person": other, "name": "東海林 ひなた", "reading": "ショウジ ヒナタ", "effective_on": null }));
    let before = bench.desk.digest().unwrap();
    let (shown, shown_other) = (page(&bench, keep), page(&bench, other));
    let every_field = json!([
        "name",
        "reading",
        "birth_on",
        "school",
        "faculty",
        "graduation_month",
        "graduate_kind",
        "postal_code",
        "address"
    ]);
    for take in [json!([]), every_field] {
        bench.act(
            "person.merge",
            json!({ "keep": keep, "other": other, "take_from_other": take }),
        );
        assert_ne!(bench.desk.digest().unwrap(), before);
        assert_eq!(
            found(&bench, "東海林").len(),
            1,
            "found by the name of either record"
        );
        bench.verify();
        bench.act("history.undo", json!({ "target": { "kind": "last" } }));
        assert_eq!(bench.desk.digest().unwrap(), before);
        assert_eq!(page(&bench, keep), shown);
        assert_eq!(page(&bench, other), shown_other);
        assert_eq!(found(&bench, "東海林"), ["東海林 ひなた"]);
        bench.ok("history.redo", json!({}));
        assert_eq!(page(&bench, other)["facts"]["merged_into"], keep);
        bench.act("history.undo", json!({ "target": { "kind": "last" } }));
        assert_eq!(bench.desk.digest().unwrap(), before);
    }
    bench.verify();
}
