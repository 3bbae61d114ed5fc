//! Purposes, periods, what falls due, and erasure: nothing readable of the person is left anywhere, the
//! record verifies and replays, the figures stay, and everybody else's data is untouched.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use proptest::prelude::*;
use rusqlite::Connection;
use rusqlite::types::ValueRef;
use serde_json::{Value, json};
use yoriai::api::host::OpenMode;
use yoriai::api::{COMMANDS, Call};
use yoriai::domain::DOMAIN;
use yoriai::kernel::Clock;
use yoriai::store::{Access, Office, Secret};

use crate::desk::Furnished;
use crate::support::{Bench, PASSPHRASE, SIGN_IN, desk_in, today};

// -- looking into the file ---------------------------------------------------------------------------

/// Looks into the decrypted database of an office that is open nowhere else.
fn inside<T>(office: &Path, look: impl FnOnce(&Connection) -> T) -> T {
    let secret = Secret::Passphrase {
        sign_in: Some(SIGN_IN),
        passphrase: PASSPHRASE,
    };
    let clock = Clock::Fixed(today());
    let (office, _) = Office::open(office, &secret, Access::ReadOnly, &clock, DOMAIN).unwrap();
    office.read(|db| Ok(look(db))).unwrap()
}

/// The same of the office on the bench, which is closed meanwhile.
fn inside_bench<T>(bench: &Bench, look: impl FnOnce(&Connection) -> T) -> T {
    bench.desk.lock();
    let seen = inside(&bench.office(), look);
    bench.reopen();
    seen
}

/// Every table that holds rows of its own, shadow tables of the search included.
fn tables(conn: &Connection) -> Vec<String> {
    conn.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%' ORDER BY name")
        .unwrap()
        .query_map([], |row| row.get(0))
        .unwrap()
        .map(Result::unwrap)
        .collect()
}

/// Where any of these words stands in the decrypted database, in text and in bytes.
fn found_in(conn: &Connection, needles: &[String]) -> Vec<String> {
    let mut found = Vec::new();
    for table in tables(conn) {
        let mut statement = conn.prepare(&format!("SELECT * FROM \"{table}\"")).unwrap();
        let names: Vec<String> = statement.column_names().map(str::to_owned).collect();
        let mut rows = statement.query([]).unwrap();
        while let Some(row) = rows.next().unwrap() {
            for (at, name) in names.iter().enumerate() {
                let bytes = match row.get_ref(at).unwrap() {
                    ValueRef::Text(bytes) | ValueRef::Blob(bytes) => bytes,
                    _ => continue,
                };
                for needle in needles {
                    if memchr::memmem::find(bytes, needle.as_bytes()).is_some() {
                        let key: Value = row.get_ref(0).map_or(Value::Null, |value| match value {
                            ValueRef::Integer(number) => json!(number),
                            _ => Value::Null,
                        });
                        found.push(format!("{needle} in {table}.{name} of {key}"));
                    }
                }
            }
        }
    }
    found
}

/// The words of the search index.
fn search_terms(conn: &Connection) -> Vec<String> {
    conn.pragma_update(None, "query_only", false).unwrap();
    conn.execute_batch("CREATE VIRTUAL TABLE IF NOT EXISTS temp.vocabulary USING fts5vocab(main, person_search, row)")
        .unwrap();
    conn.prepare("SELECT term FROM temp.vocabulary")
        .unwrap()
        .query_map([], |row| row.get(0))
        .unwrap()
        .map(Result::unwrap)
        .collect()
}

/// Everything of everybody else: each table's rows but those of this person, as text.
fn others(conn: &Connection, person: i64) -> BTreeMap<String, Vec<String>> {
    const SAME: &str = "WITH RECURSIVE same (id) AS (VALUES (:p) UNION SELECT p.id FROM person p JOIN same ON p.merged_into = same.id)";
    let mut all = BTreeMap::new();
    for (table, condition) in [
        ("person", "id NOT IN same"),
        ("person_name", "person_id NOT IN same"),
        ("person_address", "person_id NOT IN same"),
        ("contact", "person_id NOT IN same"),
        ("consent", "person_id NOT IN same"),
        ("attachment", "person_id NOT IN same"),
        ("application", "person_id NOT IN same"),
        (
            "stage_move",
            "application_id NOT IN (SELECT id FROM application WHERE person_id IN same)",
        ),
        ("import_row", "coalesce(person_id, 0) NOT IN same"),
        ("import_batch", "true"),
        ("user", "true"),
        ("recruitment", "true"),
        ("stage", "true"),
    ] {
        let sql = format!("{SAME} SELECT * FROM {table} WHERE {condition} ORDER BY 1, 2");
        let mut statement = conn.prepare(&sql).unwrap();
        let columns = statement.column_count();
        let rows: Vec<String> = statement
            .query_map(&[(":p", &person)], |row| {
                Ok((0..columns)
                    .map(|at| match row.get_ref(at).unwrap() {
                        ValueRef::Text(text) => format!("{}|", String::from_utf8_lossy(text)),
                        other => format!("{other:?}|"),
                    })
                    .collect())
            })
            .unwrap()
            .map(Result::unwrap)
            .collect();
        all.insert(table.to_owned(), rows);
    }
    all
}

/// Every file below a folder, with its content.
fn contents(folder: &Path, found: &mut Vec<(PathBuf, Vec<u8>)>) {
    let Ok(entries) = fs::read_dir(folder) else {
        return;
    };
    for entry in entries {
        let path = entry.unwrap().path();
        if path.is_dir() {
            contents(&path, found);
        } else {
            let bytes = fs::read(&path).unwrap();
            found.push((path, bytes));
        }
    }
}

// -- the person ---------------------------------------------------------------------------------------

const NAME: &str = "鶯谷 金糸雀";
const OTHER_NAME: &str = "大鷲 翼";
const WORDS: [&str; 14] = [
    "鶯谷",
    "金糸雀",
    "ウグイスダニ",
    "カナリア",
    "09087654321",
    "090-8765-4321",
    "kanaria@example.test",
    "とまりぎ市",
    "鳥類大学",
    "さえずり学部",
    "2003-02-29",
    "止まり木が好き",
    "さえずり.txt",
    "巣立ちの都合",
];

fn needles() -> Vec<String> {
    WORDS.iter().map(|word| (*word).to_owned()).collect()
}

struct Scene {
    bench: Bench,
    recruitment: i64,
    person: i64,
    application: i64,
    other: i64,
}

/// Somebody of whom everything there is is known, who is named in other people's records, and whose
/// application has ended.
fn scene() -> Scene {
    let bench = Bench::new();
    let recruitment = bench.recruitment();
    let added = bench.act(
        "application.add",
        json!({ "recruitment": recruitment, "applied_on": "2026-03-01", "source": "求人サイト",
            "who": { "kind": "new", "person": { "name": NAME, "reading": "ウグイスダニ カナリア", "birth_on": "2003-02-28",
                "school": "鳥類大学", "faculty": "さえずり学部", "graduation_month": "2027-03", "graduate_kind": "new",
                "email": "kanaria@example.test", "phone": "090-8765-4321", "postal_code": "100-0001", "address": "とまりぎ市四丁目" } } }),
    );
    let person = added["person"].as_i64().unwrap();
    let application = added["application"].as_i64().unwrap();
    let (other, other_application) = bench.applicant(recruitment, OTHER_NAME, "オオワシ ツバサ");
    // Written wrongly first and removed since: only the journal still knows.
    bench.act("person.rename", json!({ "person": person, "name": "鶯谷 金糸鳥", "reading": "ウグイスダニ カナリア", "effective_on": null }));
    bench.act("person.rename", json!({ "person": person, "name": NAME, "reading": "ウグイスダニ カナリア", "effective_on": null }));
    let note = bench.act(
        "note.write",
        json!({ "person": person, "body": "止まり木が好きだと話した" }),
    );
    bench.act("note.remove", json!({ "note": note }));
    bench.act(
        "note.write",
        json!({ "person": person, "body": "止まり木が好き。母の大鷲 翼さんとは別姓" }),
    );
    bench.act("consent.record", json!({ "person": person, "purpose": "selection", "told": "鶯谷金糸雀さんの選考のため", "given_on": "2026-03-01" }));
    let letter = bench.root.path().join("さえずり.txt");
    fs::write(&letter, "止まり木が好き ".repeat(20)).unwrap();
    bench.act(
        "attachment.add",
        json!({ "person": person, "file": letter }),
    );
    let shared = bench.root.path().join("案内.txt");
    fs::write(&shared, "みなさまへ ".repeat(20)).unwrap();
    for who in [person, other] {
        bench.act("attachment.add", json!({ "person": who, "file": shared }));
    }
    // Named in another's record and in what belongs to nobody.
    bench.act("note.write", json!({ "person": other, "body": "友人のｳｸﾞｲｽﾀﾞﾆ ｶﾅﾘｱさん（鶯谷　金糸雀、kanaria@example.test、090 8765 4321）の紹介" }));
    bench.act("application.move", json!({ "applications": [other_application], "stage": bench.stage(recruitment, "書類選考") }));
    bench.act(
        "view.save",
        json!({ "name": "鶯谷金糸雀さん関係", "view": { "filter": { "text": "鶯谷 金糸雀" } } }),
    );
    bench.act("recruitment.post", json!({ "recruitment": recruitment, "posted_on": "2026-03-01", "place": "求人サイト", "body": "先輩の声（鶯谷金糸雀さん）" }));
    bench.ok(
        "draft.save",
        json!({ "form": format!("note-{person}"), "content": "{\"body\":\"書きかけ\"}" }),
    );
    bench.ok(
        "draft.save",
        json!({ "form": "answer", "content": "{\"body\":\"鶯谷 金糸雀様\"}" }),
    );
    bench.ok(
        "draft.save",
        json!({ "form": "other", "content": "{\"body\":\"大鷲 翼様\"}" }),
    );
    bench.act(
        "application.move",
        json!({ "applications": [application], "stage": bench.stage(recruitment, "辞退"), "on": "2026-04-01", "reason": "巣立ちの都合" }),
    );
    Scene {
        bench,
        recruitment,
        person,
        application,
        other,
    }
}

impl Scene {
    fn erase(&self, ground: &str) -> Value {
        self.bench.act(
            "erasure.erase",
            json!({ "person": self.person, "ground": ground, "name": NAME }),
        )
    }

    /// Nothing of the person is left; the record is sound.
    #[track_caller]
    fn assert_gone(&self) {
        assert_gone(&self.bench, &needles());
    }
}

#[track_caller]
fn assert_gone(bench: &Bench, needles: &[String]) {
    bench.verify();
    let log = bench.office().join("office.db-wal");
    assert_eq!(
        fs::metadata(log).map_or(0, |about| about.len()),
        0,
        "the log is folded in"
    );
    assert!(!bench.root.path().join("session").exists());
    let (found, terms) = inside_bench(bench, |conn| (found_in(conn, needles), search_terms(conn)));
    assert_eq!(found, Vec::<String>::new());
    let grams: Vec<String> = needles
        .iter()
        .filter(|needle| needle.chars().all(|c| !c.is_ascii()))
        .flat_map(|needle| {
            let letters: Vec<char> = needle.chars().collect();
            letters
                .windows(2)
                .map(|pair| pair.iter().collect())
                .collect::<Vec<String>>()
        })
        .collect();
    let left: Vec<&String> = terms.iter().filter(|term| grams.contains(term)).collect();
    assert_eq!(left, Vec::<&String>::new(), "in the search index");
}

#[test]
fn nothing_of_an_erased_person_is_left_anywhere() {
    let scene = scene();
    let bench = &scene.bench;
    // The control: before, everything is there.
    let before = inside_bench(bench, |conn| {
        assert!(found_in(conn, &needles()).len() > 30);
        assert!(search_terms(conn).iter().any(|term| term == "鶯谷"));
        others(conn, scene.person)
    });
    let mut files = Vec::new();
    contents(&bench.office().join("files"), &mut files);
    assert_eq!(files.len(), 2);
    let flow = |bench: &Bench| {
        bench.ok(
            "application.flow",
            json!({ "recruitment": scene.recruitment }),
        )
    };
    let list = |bench: &Bench| bench.ok("recruitment.list", json!({}));
    let (flow_before, list_before) = (flow(bench), list(bench));
    bench.ok("attachment.open", json!({ "attachment": bench.ok("person.page", json!({ "person": scene.person }))["attachments"][1]["id"] }));

    let preview = bench.ok("erasure.preview", json!({ "person": scene.person }));
    let erased = scene.erase("due");
    assert_eq!(
        preview["goes"], erased["counts"],
        "the preview told what happened"
    );
    assert_eq!(erased["counts"]["files"], 1);
    assert_eq!(erased["counts"]["drafts"], 2);
    assert_eq!(erased["extent"], "all");
    let rows: BTreeMap<&str, i64> = (erased["counts"]["rows"].as_array().unwrap().iter())
        .map(|count| {
            (
                count["table"].as_str().unwrap(),
                count["rows"].as_i64().unwrap(),
            )
        })
        .collect();
    assert_eq!(
        (
            rows["person"],
            rows["person_name"],
            rows["contact"],
            rows["note"],
            rows["attachment"],
            rows["stage_move"]
        ),
        (1, 1, 2, 1, 2, 1)
    );
    let mentions: Vec<&str> = (erased["counts"]["mentions"].as_array().unwrap().iter())
        .map(|count| count["table"].as_str().unwrap())
        .collect();
    assert_eq!(mentions, ["note", "posting", "saved_view"]);
    scene.assert_gone();

    assert_eq!(flow(bench), flow_before);
    assert_eq!(list(bench), list_before);
    let after = inside_bench(bench, |conn| others(conn, scene.person));
    assert_eq!(after, before, "everybody else's data");
    let notes = bench.ok("person.page", json!({ "person": scene.other }))["notes"].clone();
    assert_eq!(notes[0]["body"], "友人の█さん（█、█、█）の紹介");
    assert_eq!(
        bench.ok("draft.load", json!({ "form": "other" })),
        json!("{\"body\":\"大鷲 翼様\"}")
    );
    let mut left = Vec::new();
    contents(&bench.office().join("files"), &mut left);
    assert_eq!(left.len(), 1, "what somebody else has too stays");
    bench.ok("attachment.open", json!({ "attachment": bench.ok("person.page", json!({ "person": scene.other }))["attachments"][0]["id"] }));

    // The skeleton.
    let page = bench.ok("person.page", json!({ "person": scene.person }));
    assert_eq!(page["facts"]["name"], "█");
    assert_eq!(page["facts"]["graduate_kind"], "new");
    assert_eq!(page["facts"]["birth_on"], Value::Null);
    assert_eq!(page["erased"]["ground"], "due");
    assert_eq!(page["applications"][0]["id"], scene.application);
    assert_eq!(page["applications"][0]["stage_on"], "2026-04-01");
    assert_eq!(page["look_alikes"], json!([]));
    assert!(
        page["timeline"]
            .as_array()
            .unwrap()
            .iter()
            .any(|entry| entry["fact"]["kind"] == "erased")
    );
    for (command, request) in [
        (
            "note.write",
            json!({ "person": scene.person, "body": "まだ" }),
        ),
        (
            "person.rename",
            json!({ "person": scene.person, "name": NAME, "reading": null, "effective_on": null }),
        ),
        ("erasure.preview", json!({ "person": scene.person })),
        (
            "erasure.erase",
            json!({ "person": scene.person, "ground": "due", "name": "█" }),
        ),
        (
            "person.merge",
            json!({ "keep": scene.other, "other": scene.person, "take_from_other": [] }),
        ),
    ] {
        assert_eq!(
            bench.refused(command, request),
            "person.erased",
            "{command}"
        );
    }
    assert_eq!(
        bench.ok("person.search", json!({ "text": "うぐいす", "limit": 5 })),
        json!([])
    );
    // Nothing is asked of somebody of whom nothing may be known.
    for need in [
        "reading_missing",
        "contact_missing",
        "consent_missing",
        "possible_duplicate",
    ] {
        let ids = bench.ok(
            "application.ids",
            json!({ "recruitment": scene.recruitment, "filter": { "needs": [need] } }),
        );
        assert!(
            !ids.as_array().unwrap().contains(&json!(scene.application)),
            "{need}"
        );
    }
}

#[test]
fn an_erasure_and_what_it_rewrote_is_not_taken_back() {
    let scene = scene();
    let bench = &scene.bench;
    let last = bench.ok("history.list", json!({ "limit": 1 }))["lines"][0]["seq"].clone();
    scene.erase("request");
    let status = bench.ok("office.status", json!({}));
    assert!(
        status["undo"].is_null(),
        "the act before is not taken back in its stead"
    );
    assert_eq!(
        bench.refused(
            "history.undo",
            json!({ "target": { "kind": "entry", "seq": last } })
        ),
        "undo.erased"
    );
    let lines = bench.ok("history.list", json!({ "limit": 200 }))["lines"].clone();
    let erasure = &lines[0];
    assert_eq!(
        (
            &erasure["kind"],
            &erasure["operation"],
            &erasure["can_undo"]
        ),
        (&json!("redaction"), &json!("erasure.erase"), &json!(false))
    );
    assert_eq!(erasure["summary"]["object"], "request");
    assert_eq!(
        bench.refused(
            "history.undo",
            json!({ "target": { "kind": "entry", "seq": erasure["seq"] } })
        ),
        "undo.final"
    );
    let mut redacted = 0;
    for line in lines.as_array().unwrap() {
        if line["redacted_by"].is_null() {
            continue;
        }
        redacted += 1;
        assert_eq!(line["redacted_by"], erasure["seq"]);
        assert_eq!(line["can_undo"], false);
        bench.ok("history.entry", json!({ "seq": line["seq"] }));
    }
    assert!(redacted > 10);
    // What was not about the person is taken back by its entry, and brought back, as ever.
    let other =
        lines.as_array().unwrap().iter().find(|line| {
            line["operation"] == "application.move" && line["can_undo"] == json!(true)
        });
    let other = &other.expect("an act on somebody else")["seq"];
    bench.ok(
        "history.undo",
        json!({ "target": { "kind": "entry", "seq": other } }),
    );
    bench.ok("history.redo", json!({}));
    scene.assert_gone();
}

#[test]
fn whoever_is_still_needed_is_not_erased() {
    let furnished = Furnished::new();
    let bench = &furnished.bench;
    let recruitment = furnished.recruitment;
    let (person, application) = bench.applicant(recruitment, NAME, "ウグイスダニ カナリア");
    let erase =
        |ground: &str, name: &str| json!({ "person": person, "ground": ground, "name": name });
    assert_eq!(
        bench.refused("erasure.erase", erase("request", NAME)),
        "erasure.in_the_way"
    );
    assert_eq!(
        bench.refused("erasure.erase", erase("mistake", "鶯谷")),
        "erasure.name_differs"
    );
    assert_eq!(
        bench.refused(
            "erasure.erase",
            json!({ "person": 9999, "ground": "due", "name": NAME })
        ),
        "record.not_found"
    );
    let preview = bench.ok("erasure.preview", json!({ "person": person }));
    assert_eq!(preview["in_the_way"]["kind"], "applying");
    bench.act("application.move", json!({ "applications": [application], "stage": bench.stage(recruitment, "辞退"), "reason": "本人から" }));
    // Written in another way, it is still the name.
    bench.act("erasure.erase", erase("request", "鶯谷　金糸雀"));
    bench.verify();
}

#[test]
fn the_preview_names_the_copies_that_still_hold_the_person() {
    let scene = scene();
    let bench = &scene.bench;
    bench.ok("backup.make", json!({ "folder": null }));
    let preview = bench.ok("erasure.preview", json!({ "person": scene.person }));
    assert_eq!(preview["held"].as_array().unwrap().len(), 1);
    assert_eq!(preview["held"][0]["kind"], "backup");
    assert_eq!(preview["name"], NAME);
    let stays: Vec<&str> = (preview["stays"].as_array().unwrap().iter())
        .map(|stay| stay["what"].as_str().unwrap())
        .collect();
    assert_eq!(stays, ["applications", "consents"]);
    let head = bench.ok("history.list", json!({ "limit": 1 }))["head"].clone();
    bench.ok("erasure.preview", json!({ "person": scene.person }));
    assert_eq!(
        bench.ok("history.list", json!({ "limit": 1 }))["head"],
        head,
        "looking changes nothing"
    );
}

#[test]
fn a_restored_backup_does_not_bring_an_erased_person_back() {
    let scene = scene();
    let bench = &scene.bench;
    let backup = bench.ok("backup.make", json!({ "folder": null }));
    let folder =
        Path::new(backup["place"].as_str().unwrap()).join(backup["name"].as_str().unwrap());
    scene.erase("consent_withdrawn");
    let ledger = fs::read_to_string(bench.office().join("erasures.json")).unwrap();
    for word in WORDS {
        assert!(!ledger.contains(word), "the ledger says nothing of anybody");
    }
    bench.desk.lock();
    bench
        .desk
        .restore(&folder, &bench.office(), Some(SIGN_IN), PASSPHRASE)
        .unwrap();
    let status = bench.ok("office.status", json!({}));
    assert_eq!(
        (&status["erased_again"], &status["erasure_failed"]),
        (&json!(1), &json!(0))
    );
    scene.assert_gone();
    let erasures = bench.ok("erasure.list", json!({}));
    assert_eq!(erasures.as_array().unwrap().len(), 1);
    assert_eq!(erasures[0]["ground"], "consent_withdrawn");
    assert_eq!(
        bench.ok("office.status", json!({}))["erased_again"],
        0,
        "once is enough"
    );

    // Opened as a folder of its own, on a desk that only knows the place of the backups.
    bench.desk.lock();
    let copy = bench.root.path().join("copied");
    fs::create_dir_all(&copy).unwrap();
    for name in ["office.db", "keys.json"] {
        fs::copy(folder.join(name), copy.join(name)).unwrap();
    }
    let desk = desk_in(bench.root.path(), Clock::Fixed(today()));
    desk.open(&copy, Some(SIGN_IN), PASSPHRASE, OpenMode::Normal)
        .unwrap();
    let status = desk
        .call("office.status", json!({}), &Call::SILENT)
        .unwrap();
    assert_eq!(status["erased_again"], 1);
    desk.lock();
    assert_eq!(
        inside(&copy, |conn| found_in(conn, &needles())),
        Vec::<String>::new()
    );
}

#[test]
fn a_number_given_anew_after_a_restore_is_somebody_else() {
    let bench = Bench::new();
    let recruitment = bench.recruitment();
    let backup = bench.ok("backup.make", json!({ "folder": null }));
    let folder =
        Path::new(backup["place"].as_str().unwrap()).join(backup["name"].as_str().unwrap());
    let (person, _) = bench.applicant(recruitment, NAME, "ウグイスダニ カナリア");
    bench.act(
        "erasure.erase",
        json!({ "person": person, "ground": "mistake", "name": NAME }),
    );
    bench.desk.lock();
    bench
        .desk
        .restore(&folder, &bench.office(), Some(SIGN_IN), PASSPHRASE)
        .unwrap();
    let (again, _) = bench.applicant(recruitment, OTHER_NAME, "オオワシ ツバサ");
    assert_eq!(again, person, "the number is the same");
    bench.reopen();
    assert_eq!(bench.ok("office.status", json!({}))["erased_again"], 0);
    assert_eq!(
        bench.ok("person.page", json!({ "person": again }))["facts"]["name"],
        OTHER_NAME
    );
}

#[test]
fn erasing_after_a_merge_takes_both_records() {
    let scene = scene();
    let bench = &scene.bench;
    let (twin, application) = bench.applicant(
        scene.recruitment,
        "鶯谷 金糸雀子",
        "ウグイスダニ カナリアコ",
    );
    bench.act(
        "contact.save",
        json!({ "person": twin, "contact": null, "kind": "email", "value": "twin@kanaria.test" }),
    );
    bench.act("person.move_house", json!({ "person": twin, "postal_code": null, "address": "とまりぎ市五丁目", "effective_on": null }));
    bench.act("application.move", json!({ "applications": [application], "stage": bench.stage(scene.recruitment, "辞退"), "reason": "巣立ちの都合で" }));
    bench.act(
        "person.merge",
        json!({ "keep": scene.person, "other": twin, "take_from_other": ["address"] }),
    );
    let preview = bench.ok("erasure.preview", json!({ "person": scene.person }));
    assert_eq!(preview["merged"], 1);
    assert_eq!(
        bench.refused("erasure.preview", json!({ "person": twin })),
        "record.not_found"
    );
    scene.erase("request");
    let mut all = needles();
    all.push("twin@kanaria.test".to_owned());
    assert_gone(bench, &all);
}

#[test]
fn a_merge_that_was_undone_leaves_nothing_in_the_other_record() {
    let scene = scene();
    let bench = &scene.bench;
    let (twin, _) = bench.applicant(scene.recruitment, "大鷲 雄", "オオワシ ユウ");
    bench.act("person.update", json!({ "person": twin, "birth_on": "2001-01-01", "school": "別の学院", "faculty": null, "graduation_month": null, "graduate_kind": null }));
    // The twin takes everything from the person, and gives it back.
    bench.act("person.merge", json!({ "keep": twin, "other": scene.person,
        "take_from_other": ["name", "reading", "birth_on", "school", "faculty", "address", "postal_code"] }));
    bench.ok("history.undo", json!({ "target": { "kind": "last" } }));
    bench.ok("history.redo", json!({}));
    bench.ok("history.undo", json!({ "target": { "kind": "last" } }));
    let before = inside_bench(bench, |conn| others(conn, scene.person));
    scene.erase("due");
    scene.assert_gone();
    assert_eq!(
        inside_bench(bench, |conn| others(conn, scene.person)),
        before
    );
    let page = bench.ok("person.page", json!({ "person": twin }));
    assert_eq!(
        (&page["facts"]["name"], &page["facts"]["school"]),
        (&json!("大鷲 雄"), &json!("別の学院"))
    );
}

#[test]
fn somebody_of_the_same_name_keeps_it() {
    let scene = scene();
    let bench = &scene.bench;
    let (namesake, _) = bench.applicant(scene.recruitment, NAME, "ウグイスダニ カナリア");
    bench.act(
        "note.write",
        json!({ "person": namesake, "body": "鶯谷 金糸雀さんは二人いる" }),
    );
    scene.erase("due");
    bench.verify();
    let page = bench.ok("person.page", json!({ "person": namesake }));
    assert_eq!(page["facts"]["name"], NAME);
    assert_eq!(page["notes"][0]["body"], "鶯谷 金糸雀さんは二人いる");
    let lines = bench.ok("history.list", json!({ "limit": 3 }))["lines"].clone();
    assert_eq!(
        lines[1]["summary"]["subject"], NAME,
        "the entry about the namesake"
    );
    assert_eq!(lines[1]["redacted_by"], Value::Null);
}

#[test]
fn erasing_one_of_a_hundred_that_came_in_one_import() {
    let bench = Bench::new();
    let recruitment = bench.recruitment();
    let mut table = "氏名,フリガナ,生年月日,電話,メール,学校名\n".to_owned();
    for number in 0..100 {
        table += &format!(
            "応募 太郎{number},オウボ タロウ,2003-04-{:02},0900000{number:04},a{number}@example.test,大学{number}\n",
            number % 28 + 1
        );
    }
    let file = bench.root.path().join("in.csv");
    fs::write(&file, table).unwrap();
    let import = |run: &str| json!({ "file": file, "into": { "kind": "recruitment", "recruitment": recruitment }, "choices": {}, "sha256": null, "decisions": [], "run": run });
    bench.act("import.applicants", import("real"));
    let page = bench.ok(
        "application.table",
        json!({ "recruitment": recruitment, "view": {}, "offset": 0, "limit": 200 }),
    );
    let row = page["rows"]
        .as_array()
        .unwrap()
        .iter()
        .find(|row| row["name"] == "応募 太郎42")
        .unwrap();
    let person = row["person"].as_i64().unwrap();
    let before = inside_bench(&bench, |conn| others(conn, person));
    bench.act("application.move", json!({ "applications": [row["id"]], "stage": bench.stage(recruitment, "不採用"), "reason": "大学42の都合" }));
    bench.act(
        "erasure.erase",
        json!({ "person": person, "ground": "due", "name": "応募 太郎42" }),
    );
    let all = ["応募 太郎42", "09000000042", "a42@example.test", "大学42"].map(str::to_owned);
    assert_gone(&bench, &all);
    let (hashes, after) = inside_bench(&bench, |conn| {
        let sql =
            "SELECT count(*) FROM import_row WHERE person_id = ?1 AND content_hash IS NOT NULL";
        let hashes: i64 = conn.query_row(sql, [person], |row| row.get(0)).unwrap();
        (hashes, others(conn, person))
    });
    assert_eq!(hashes, 0);
    assert_eq!(after, before);
    // The file once more: the others are known, the erased one is new and says so.
    let report = bench.act("import.applicants", import("rehearsal"));
    assert_eq!(report["created"], 1, "{report}");
}

#[test]
fn random_histories_verify_after_an_erasure_and_leave_everybody_else_alone() {
    let mut runner = proptest::test_runner::TestRunner::new(ProptestConfig {
        cases: 10,
        max_shrink_iters: 24,
        failure_persistence: None,
        ..ProptestConfig::default()
    });
    runner
        .run(&prop::collection::vec((any::<u8>(), any::<usize>()), 5..40), |acts| {
            let bench = Bench::new();
            let recruitment = bench.recruitment();
            let mut people: Vec<(i64, i64, String)> = Vec::new();
            for number in 0..4_usize {
                let name = format!("雲雀{} 空{}", "甲乙丙丁".chars().nth(number).unwrap(), number * 7 + 3);
                let (person, application) = bench.applicant(recruitment, &name, "ヒバリ ソラ");
                bench.act("contact.save", json!({ "person": person, "contact": null, "kind": "email", "value": format!("sora{number}@hibari.test") }));
                people.push((person, application, name));
            }
            for (kind, pick) in acts {
                let (person, application, _) = &people[pick % 4];
                let (other, other_application, other_name) = &people[(pick / 4) % 4];
                // Undo may have taken the person away altogether.
                let pages = bench.desk.call("person.page", json!({ "person": person }), &Call::SILENT).unwrap_or_default();
                let first = |what: &str| pages[what][0]["id"].clone();
                let stages = ["書類選考", "一次面接", "辞退", "不採用", "応募受付"];
                let (command, request) = match kind % 10 {
                    0 => ("application.move", json!({ "applications": [application, other_application], "stage": bench.ok("recruitment.page", json!({ "recruitment": recruitment }))["stages"][pick % 6]["id"], "reason": format!("{other_name}と{}", stages[pick % 5]) })),
                    1 => ("person.rename", json!({ "person": person, "name": format!("改名{} 空", pick % 1000), "reading": "カイメイ ソラ", "effective_on": null })),
                    2 => ("contact.save", json!({ "person": person, "contact": null, "kind": "phone", "value": format!("090{:08}", pick % 100_000_000) })),
                    3 => ("note.write", json!({ "person": person, "body": format!("{other_name}さんの友人 {pick}") })),
                    4 => ("note.remove", json!({ "note": first("notes") })),
                    5 => ("person.merge", json!({ "keep": person, "other": other, "take_from_other": ["name", "birth_on"] })),
                    6 => ("contact.remove", json!({ "contact": first("contacts") })),
                    7 => ("history.undo", json!({ "target": { "kind": "last" } })),
                    8 => ("history.redo", json!({})),
                    _ => ("person.update", json!({ "person": person, "birth_on": "2003-01-01", "school": format!("学校{pick}"), "faculty": null, "graduation_month": "2027-03", "graduate_kind": "new" })),
                };
                let _ = bench.desk.call(command, request, &Call::SILENT);
            }
            let page = bench.ok("application.table", json!({ "recruitment": recruitment, "view": {}, "offset": 0, "limit": 10 }));
            let row = page["rows"][0].clone();
            let Some(person) = row["person"].as_i64() else {
                return Ok(());
            };
            let before = inside_bench(&bench, |conn| others(conn, person));
            bench.act("erasure.erase", json!({ "person": person, "ground": "mistake", "name": row["name"] }));
            bench.verify();
            let name = row["name"].as_str().unwrap().to_owned();
            let (mut after, found) = inside_bench(&bench, |conn| (others(conn, person), found_in(conn, std::slice::from_ref(&name))));
            let mut expected = before;
            // What others wrote may have named the person.
            for all in [&mut after, &mut expected] {
                all.remove("stage_move");
            }
            prop_assert_eq!(after, expected);
            let sharing = page["rows"].as_array().unwrap().iter().filter(|other| other["name"] == row["name"]).count();
            if sharing == 1 {
                prop_assert_eq!(found, Vec::<String>::new());
            }
            Ok(())
        })
        .unwrap();
}

#[test]
fn of_somebody_who_joined_what_the_law_keeps_stays() {
    let scene = scene();
    let bench = &scene.bench;
    bench.act(
        "application.move",
        json!({ "applications": [scene.application], "stage": bench.stage(scene.recruitment, "最終面接"), "on": "2026-10-01" }),
    );
    let offer = bench.act(
        "offer.issue",
        json!({ "to": { "kind": "applications", "applications": [scene.application], "terms": {
            "reply_by": "2026-11-20", "joins_on": "2026-11-20", "site": "北の事業所", "duties": "清掃", "remark": "止まり木が好き" } },
            "on": "2026-10-10" }),
    )[0]
    .clone();
    assert_eq!(
        bench.ok("erasure.preview", json!({ "person": scene.person }))["in_the_way"]["kind"],
        "offered"
    );
    bench.act(
        "offer.accept",
        json!({ "offer": offer, "on": "2026-10-20" }),
    );
    bench.act(
        "joining.record",
        json!({ "offers": [offer], "joined_on": "2026-11-20" }),
    );
    // Papers are another noun's work: one is laid down here.
    bench.desk.lock();
    {
        let secret = Secret::Passphrase {
            sign_in: Some(SIGN_IN),
            passphrase: PASSPHRASE,
        };
        let clock = Clock::Fixed(today());
        let (office, _) =
            Office::open(&bench.office(), &secret, Access::ReadWrite, &clock, DOMAIN).unwrap();
        let actor = yoriai::kernel::Actor {
            user: yoriai::kernel::id::UserId(1),
            name: String::new(),
            roles: Vec::new(),
        };
        let operation = yoriai::kernel::operation::Operation::ApplicationUpdate;
        office
            .transact(operation, &actor, &clock, |tx| {
                tx.execute(
                    "INSERT INTO paper (kind, fiscal_year, serial, dated_on, person_id, facts, issued_at, user_id)
                     VALUES ('offer_notice', 2026, 1, '2026-10-10', ?1, '{\"name\":\"鶯谷 金糸雀\"}', '2026-10-10T00:00:00.000Z', 1)",
                    [scene.person],
                )?;
                Ok(((), yoriai::kernel::operation::Summary::new(operation).subject(NAME)))
            })
            .unwrap();
    }
    bench.reopen();
    assert_eq!(
        bench.ok("privacy.due", json!({ "as_of": "2040-01-01" }))["people"],
        json!([])
    );
    let preview = bench.ok("erasure.preview", json!({ "person": scene.person }));
    assert_eq!(
        (&preview["extent"], &preview["in_the_way"]),
        (&json!("statutory"), &Value::Null)
    );
    let stays: Vec<(&str, bool)> = (preview["stays"].as_array().unwrap().iter())
        .map(|stay| (stay["what"].as_str().unwrap(), stay["article"].is_string()))
        .collect();
    assert_eq!(
        stays,
        [
            ("roll", true),
            ("employment_papers", true),
            ("applications", false),
            ("consents", false)
        ]
    );
    scene.erase("request");
    bench.verify();
    let page = bench.ok("person.page", json!({ "person": scene.person }));
    assert_eq!(
        (
            &page["facts"]["name"],
            &page["facts"]["birth_on"],
            &page["facts"]["address"]
        ),
        (
            &json!(NAME),
            &json!("2003-02-28"),
            &json!("とまりぎ市四丁目")
        )
    );
    let gone = [
        "kanaria@example.test",
        "09087654321",
        "鳥類大学",
        "さえずり学部",
        "止まり木が好き",
        "さえずり.txt",
        "巣立ちの都合",
    ]
    .map(str::to_owned);
    assert_gone(bench, &gone);
    let kept = inside_bench(bench, |conn| {
        conn.query_row("SELECT facts FROM paper", [], |row| row.get::<_, String>(0))
            .unwrap()
    });
    assert!(
        kept.contains(NAME),
        "a paper of being taken on is kept for three years"
    );
    // What they go on doing is recorded as ever.
    bench.act(
        "note.write",
        json!({ "person": scene.person, "body": "元気に働いている" }),
    );
    bench.verify();
}

#[test]
fn an_issued_paper_keeps_its_number_and_loses_what_it_says() {
    let scene = scene();
    let bench = &scene.bench;
    bench.desk.lock();
    {
        let secret = Secret::Passphrase {
            sign_in: Some(SIGN_IN),
            passphrase: PASSPHRASE,
        };
        let clock = Clock::Fixed(today());
        let (office, _) =
            Office::open(&bench.office(), &secret, Access::ReadWrite, &clock, DOMAIN).unwrap();
        let actor = yoriai::kernel::Actor {
            user: yoriai::kernel::id::UserId(1),
            name: String::new(),
            roles: Vec::new(),
        };
        let operation = yoriai::kernel::operation::Operation::ApplicationUpdate;
        let write = |sql: &'static str| {
            office.transact(operation, &actor, &clock, |tx| {
                tx.execute(sql, [scene.person])?;
                Ok(((), yoriai::kernel::operation::Summary::new(operation)))
            })
        };
        write("INSERT INTO paper (kind, fiscal_year, serial, dated_on, person_id, facts, issued_at, user_id)
             VALUES ('offer_notice', 2026, 7, '2026-04-01', ?1, '{\"name\":\"鶯谷 金糸雀\"}', '2026-04-01T00:00:00.000Z', 1)").unwrap();
        write("INSERT INTO study_period (person_id, kind, label, starts_on, ends_on) VALUES (?1, 'exam', '鳥類大学の試験', '2026-07-01', '2026-07-09')").unwrap();
        assert!(
            write("UPDATE paper SET facts = '{}' WHERE person_id = ?1").is_err(),
            "a paper is final"
        );
    }
    bench.reopen();
    scene.erase("due");
    scene.assert_gone();
    let paper = inside_bench(bench, |conn| {
        conn.query_row("SELECT kind || serial || facts FROM paper", [], |row| {
            row.get::<_, String>(0)
        })
        .unwrap()
    });
    assert_eq!(paper, "offer_notice7{}");
}

#[test]
fn data_falls_due_by_the_articles_of_the_day() {
    let scene = scene();
    let bench = &scene.bench;
    let due = |as_of: &str| {
        let answer = bench.ok("privacy.due", json!({ "as_of": as_of }));
        (
            answer["people"]
                .as_array()
                .unwrap()
                .iter()
                .map(|one| one["person"].as_i64().unwrap())
                .collect::<Vec<_>>(),
            answer,
        )
    };
    // Declined on 1 April, kept for six months.
    let (people, answer) = due("2026-10-01");
    assert_eq!(people, Vec::<i64>::new());
    assert_eq!(answer["next_on"], "2026-10-02");
    let (people, answer) = due("2026-10-02");
    assert_eq!(people, [scene.person]);
    assert_eq!(
        (
            &answer["people"][0]["due"]["fact"],
            &answer["people"][0]["due"]["due_on"]
        ),
        (&json!("declined"), &json!("2026-10-02"))
    );
    bench.act(
        "articles.set",
        json!({ "key": "declined_retention_months", "value": "12", "effective_on": "2026-10-10" }),
    );
    assert_eq!(due("2026-10-09").0, [scene.person]);
    assert_eq!(due("2026-11-22").0, Vec::<i64>::new());
    assert_eq!(due("2027-04-02").0, [scene.person]);
    // The other is under way until the recruitment ends.
    bench.act("recruitment.update", json!({ "recruitment": scene.recruitment, "name": "2027年3月卒", "entry_year": 2027, "target": 10, "closed_on": "2026-11-22" }));
    assert_eq!(due("2027-05-22").0, [scene.person]);
    assert_eq!(due("2027-05-23").0, [scene.person, scene.other]);
    // Consent taken back: at once.
    let consent =
        bench.ok("person.page", json!({ "person": scene.person }))["consents"][0]["id"].clone();
    bench.act(
        "consent.withdraw",
        json!({ "consent": consent, "withdrawn_on": "2026-11-20" }),
    );
    let (people, answer) = due("2026-11-22");
    assert_eq!(people, [scene.person]);
    assert_eq!(answer["people"][0]["due"]["fact"], "consent_withdrawn");
    scene.erase("consent_withdrawn");
    assert_eq!(due("2027-05-22").0, Vec::<i64>::new());
}

#[test]
fn the_first_page_tells_of_what_is_due_only_those_who_may_see_it() {
    let bench = Bench::new();
    let recruitment = bench.recruitment();
    let rejected = bench.stage(recruitment, "不採用");
    let told = || {
        let today = bench.ok("today.load", json!({}));
        let tasks = today["tasks"].as_array().unwrap().clone();
        tasks.into_iter().find(|task| task["kind"] == "erasure_due")
    };
    let list = |as_of: Value| bench.ok("privacy.due", json!({ "as_of": as_of }))["people"].clone();
    assert_eq!(told(), None);
    for (number, on) in [
        (1, "2026-05-21"),
        (2, "2026-05-22"),
        (3, "2026-01-31"),
        (4, "2026-11-01"),
    ] {
        let name = format!("見送り {number}");
        let (_, application) = bench.applicant(recruitment, &name, "ミオクリ");
        let dated = json!({ "application": application, "applied_on": "2026-01-10", "source": null, "assignee": null });
        bench.act("application.update", dated);
        bench.act(
            "application.move",
            json!({ "applications": [application], "stage": rejected, "on": on, "reason": "選考の結果" }),
        );
    }
    // One took their consent back while the selection goes on.
    let (withdrawn, _) = bench.applicant(recruitment, "撤回 五", "テッカイ ゴ");
    let consent = bench.act(
        "consent.record",
        json!({ "person": withdrawn, "purpose": "selection", "told": "選考のため", "given_on": "2026-11-01" }),
    );
    bench.act(
        "consent.withdraw",
        json!({ "consent": consent, "withdrawn_on": "2026-11-10" }),
    );
    let people = list(Value::Null);
    assert_eq!(
        told(),
        Some(
            json!({ "kind": "erasure_due", "count": people.as_array().unwrap().len(), "since": people[0]["due"]["due_on"] })
        )
    );
    // A coordinator may not see whose data is due, and is told nothing.
    bench.act(
        "user.update",
        json!({ "user": 1, "name": "小川 春", "roles": ["administrator", "coordinator"] }),
    );
    assert!(told().is_some());
    bench.act(
        "user.add",
        json!({ "name": "森 葉月", "sign_in": "森", "roles": ["coordinator"], "passphrase": PASSPHRASE }),
    );
    bench.desk.lock();
    bench
        .desk
        .open(&bench.office(), Some("森"), PASSPHRASE, OpenMode::Normal)
        .unwrap();
    assert_eq!(told(), None);
}

#[test]
fn a_purpose_told_anew_holds_from_its_day() {
    let bench = Bench::new();
    bench.act(
        "privacy.set_purpose",
        json!({ "kind": "note", "words": "相談に応じるため。", "effective_on": "2026-12-01" }),
    );
    for (as_of, words) in [
        ("2026-11-30", None),
        ("2026-12-01", Some("相談に応じるため。")),
    ] {
        let answer = bench.ok("privacy.list", json!({ "as_of": as_of }));
        let note = answer["kinds"]
            .as_array()
            .unwrap()
            .iter()
            .find(|kind| kind["kind"] == "note")
            .unwrap();
        assert_eq!(note["is_default"], words.is_none());
        assert!(words.is_none_or(|words| note["words"] == words));
    }
    assert_eq!(
        bench.refused(
            "privacy.set_purpose",
            json!({ "kind": "note", "words": " ", "effective_on": "2026-12-01" })
        ),
        "field.missing"
    );
    assert!(
        COMMANDS
            .iter()
            .any(|command| command.name == "privacy.list")
    );
    bench.verify();
}
