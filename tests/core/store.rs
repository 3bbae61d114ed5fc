//! The file: what the house promises about keys, record, undo, verification and backups.

use std::fs;
use std::path::Path;

use serde_json::{Value, json};
use yoriai::api::Call;
use yoriai::api::host::OpenMode;
use yoriai::store::keys::KeyFile;

use crate::support::{Bench, PASSPHRASE, SIGN_IN, desk_in, today};
use yoriai::kernel::Clock;

fn open(root: &Path, folder: &Path, passphrase: &str) -> Result<(), String> {
    desk_in(root, Clock::Fixed(today()))
        .open(folder, Some(SIGN_IN), passphrase, OpenMode::Normal)
        .map_err(|error| error.code())
}

#[test]
fn a_wrong_passphrase_is_told_from_damage() {
    let bench = Bench::new();
    bench.desk.lock();
    assert_eq!(
        open(bench.root.path(), &bench.office(), "ちがう合言葉です"),
        Err("office.passphrase_wrong".to_owned())
    );
    assert_eq!(open(bench.root.path(), &bench.office(), PASSPHRASE), Ok(()));

    // The first page overwritten: the key still opens, so it is damage and never "wrong passphrase".
    let database = bench.office().join("office.db");
    let mut bytes = fs::read(&database).unwrap();
    for byte in &mut bytes[100..400] {
        *byte ^= 0x5a;
    }
    fs::write(&database, &bytes).unwrap();
    assert_eq!(
        open(bench.root.path(), &bench.office(), PASSPHRASE),
        Err("office.damaged".to_owned())
    );
    assert_eq!(
        fs::read(&database).unwrap(),
        bytes,
        "a damaged file is left as it is"
    );
}

#[test]
fn foreign_files_are_told_apart_and_left_alone() {
    let bench = Bench::new();
    bench.desk.lock();
    let database = bench.office().join("office.db");
    for (what, bytes) in [
        ("empty", Vec::new()),
        (
            "jpeg",
            [
                &[0xff, 0xd8, 0xff, 0xe0, 0, 16, b'J', b'F', b'I', b'F', 0][..],
                &[0; 5000],
            ]
            .concat(),
        ),
        (
            "plain sqlite",
            [&b"SQLite format 3\0"[..], &[0; 5000]].concat(),
        ),
    ] {
        fs::write(&database, &bytes).unwrap();
        let _ = fs::remove_file(bench.office().join("office.db-wal"));
        assert_eq!(
            open(bench.root.path(), &bench.office(), PASSPHRASE),
            Err("office.foreign".to_owned()),
            "{what}"
        );
        assert_eq!(
            fs::read(&database).unwrap(),
            bytes,
            "{what} is left as it is"
        );
    }
    assert_eq!(
        open(
            bench.root.path(),
            &bench.root.path().join("nowhere"),
            PASSPHRASE
        ),
        Err("office.not_found".to_owned())
    );
}

#[test]
fn one_office_is_open_in_one_place() {
    let bench = Bench::new();
    assert_eq!(
        open(bench.root.path(), &bench.office(), PASSPHRASE),
        Err("office.in_use".to_owned())
    );
    bench.desk.lock();
    assert_eq!(open(bench.root.path(), &bench.office(), PASSPHRASE), Ok(()));
}

#[test]
fn the_recovery_code_opens_and_sets_a_new_passphrase() {
    let bench = Bench::new();
    bench.desk.lock();
    let request = |code: &str| json!({ "recovery_code": code, "sign_in": SIGN_IN, "passphrase": "あたらしい合言葉" });
    assert_eq!(
        bench.refused("office.recover", request("2222-2222")),
        "office.recovery_code_wrong"
    );
    let status = bench.ok(
        "office.recover",
        request(&bench.recovery_code.to_lowercase()),
    );
    assert_eq!(status["state"], "open");
    bench.desk.lock();
    assert_eq!(
        open(bench.root.path(), &bench.office(), PASSPHRASE),
        Err("office.passphrase_wrong".to_owned())
    );
    assert_eq!(
        open(bench.root.path(), &bench.office(), "あたらしい合言葉"),
        Ok(())
    );
}

#[test]
fn users_sign_in_with_their_own_key_until_they_are_disabled() {
    let bench = Bench::new();
    let user = bench.act("user.add", json!({ "name": "田村 南", "sign_in": "田村", "roles": ["auditor"], "passphrase": "監事の合言葉です" }));
    assert_eq!(bench.refused("user.add", json!({ "name": "別人", "sign_in": "田村", "roles": [], "passphrase": "監事の合言葉です" })), "user.sign_in_taken");
    bench.desk.lock();
    bench
        .desk
        .open(
            &bench.office(),
            Some("田村"),
            "監事の合言葉です",
            OpenMode::Normal,
        )
        .unwrap();
    assert_eq!(
        bench.refused(
            "recruitment.add",
            json!({ "name": "x", "entry_year": 2027, "target": null, "stages_from": null })
        ),
        "command.not_allowed"
    );
    bench.verify();
    bench.ok(
        "user.change_passphrase",
        json!({ "old": "監事の合言葉です", "new": "監事の新しい合言葉" }),
    );
    bench.reopen();
    bench.act("user.disable", json!({ "user": user }));
    bench.desk.lock();
    assert!(
        bench
            .desk
            .open(
                &bench.office(),
                Some("田村"),
                "監事の新しい合言葉",
                OpenMode::Normal
            )
            .is_err()
    );
    bench.reopen();
    assert_eq!(
        bench.refused("user.disable", json!({ "user": 1 })),
        "user.last_administrator"
    );
    assert_eq!(
        bench.refused(
            "user.update",
            json!({ "user": 1, "name": "小川 春", "roles": ["auditor"] })
        ),
        "user.last_administrator"
    );
    bench.act(
        "user.enable",
        json!({ "user": user, "passphrase": "もどってきた監事" }),
    );
    bench.desk.lock();
    bench
        .desk
        .open(
            &bench.office(),
            Some("田村"),
            "もどってきた監事",
            OpenMode::Normal,
        )
        .unwrap();
}

#[test]
fn an_office_opened_for_looking_takes_no_act() {
    let bench = Bench::new();
    bench.desk.lock();
    let before = fs::read(bench.office().join("office.db")).unwrap();
    bench
        .desk
        .open(
            &bench.office(),
            Some(SIGN_IN),
            PASSPHRASE,
            OpenMode::ReadOnly,
        )
        .unwrap();
    assert_eq!(
        bench.ok("office.status", json!({}))["read_only"],
        json!(true)
    );
    assert_eq!(
        bench.refused(
            "recruitment.add",
            json!({ "name": "x", "entry_year": 2027, "target": null, "stages_from": null })
        ),
        "store.read_only"
    );
    bench.ok("recruitment.list", json!({}));
    bench.desk.lock();
    assert_eq!(fs::read(bench.office().join("office.db")).unwrap(), before);
}

#[test]
fn undo_and_redo_go_both_ways_and_are_in_the_record() {
    let bench = Bench::new();
    let recruitment = bench.recruitment();
    let (_, application) = bench.applicant(recruitment, "髙橋 ひなた", "タカハシ ヒナタ");
    let stage = bench.stage(recruitment, "書類選考");
    let at = |bench: &Bench| {
        let rows = bench.ok(
            "application.table",
            json!({ "recruitment": recruitment, "view": {}, "offset": 0, "limit": 10 }),
        );
        rows["rows"][0]["stage"].as_i64().unwrap()
    };
    let start = at(&bench);
    let moved = bench.ok(
        "application.move",
        json!({ "applications": [application], "stage": stage }),
    );
    assert_eq!(moved["undo"]["summary"]["object"], "書類選考");
    assert_eq!(at(&bench), stage);
    bench.ok("history.undo", json!({ "target": { "kind": "last" } }));
    assert_eq!(at(&bench), start);
    bench.ok("history.redo", json!({}));
    assert_eq!(at(&bench), stage);
    bench.ok("history.undo", json!({ "target": { "kind": "last" } }));
    assert_eq!(at(&bench), start);
    bench.ok("history.redo", json!({}));
    let history = bench.ok("history.list", json!({ "limit": 3 }));
    let kinds: Vec<&str> = history["lines"]
        .as_array()
        .unwrap()
        .iter()
        .map(|line| line["kind"].as_str().unwrap())
        .collect();
    assert_eq!(kinds, ["undo", "undo", "undo"]);
    assert_eq!(bench.refused("history.redo", json!({})), "undo.nothing");
    bench.verify();
}

/// The last act is never taken for the one before it.
#[test]
fn nothing_before_a_final_act_is_undone_in_its_stead() {
    let bench = Bench::new();
    let recruitment = bench.recruitment();
    let (person, application) = bench.applicant(recruitment, "髙橋 ひなた", "タカハシ ヒナタ");
    let rejected = bench.stage(recruitment, "不採用");
    bench.act(
        "application.move",
        json!({ "applications": [application], "stage": rejected, "reason": "条件が合わない" }),
    );
    bench.applicant(recruitment, "渡邉 蓮", "ワタナベ レン");
    bench.act(
        "erasure.erase",
        json!({ "person": person, "ground": "request", "name": "髙橋 ひなた" }),
    );
    assert_eq!(
        bench.refused("history.undo", json!({ "target": { "kind": "last" } })),
        "undo.nothing"
    );
    // What comes after it is taken back as ever.
    bench.applicant(recruitment, "𠮷田 美咲", "ヨシダ ミサキ");
    bench.ok("history.undo", json!({ "target": { "kind": "last" } }));
    bench.verify();
}

#[test]
fn undo_over_a_later_change_is_refused_and_says_whose() {
    let bench = Bench::new();
    let recruitment = bench.recruitment();
    let (_, application) = bench.applicant(recruitment, "髙橋 ひなた", "タカハシ ヒナタ");
    let first = bench.ok(
        "application.move",
        json!({ "applications": [application], "stage": bench.stage(recruitment, "書類選考") }),
    );
    let second = bench.ok(
        "application.move",
        json!({ "applications": [application], "stage": bench.stage(recruitment, "一次面接") }),
    );
    let before = bench.ok("history.list", json!({ "limit": 1 }))["head"].clone();
    let refused = bench
        .desk
        .call(
            "history.undo",
            json!({ "target": { "kind": "entry", "seq": first["undo"]["seq"] } }),
            &yoriai::api::Call::SILENT,
        )
        .unwrap_err();
    let refused = serde_json::to_value(refused).unwrap();
    assert_eq!(refused["code"], "undo.conflict");
    assert_eq!(refused["detail"]["seq"], second["undo"]["seq"]);
    assert_eq!(refused["detail"]["by"], "小川 春");
    assert_eq!(
        bench.ok("history.list", json!({ "limit": 1 }))["head"],
        before,
        "nothing was written"
    );
    // Taking back somebody who has since moved on would leave their moves without an application.
    assert_eq!(
        bench.refused(
            "history.undo",
            json!({ "target": { "kind": "entry", "seq": 3 } })
        ),
        "undo.conflict"
    );
    assert_eq!(
        bench.refused(
            "history.undo",
            json!({ "target": { "kind": "entry", "seq": 1 } })
        ),
        "undo.final"
    );
    bench.verify();
}

#[test]
fn a_backup_holds_the_head_and_a_restore_sets_the_present_aside() {
    let bench = Bench::new();
    let recruitment = bench.recruitment();
    bench.applicant(recruitment, "髙橋 ひなた", "タカハシ ヒナタ");
    let backup = bench.ok("backup.make", json!({ "folder": null }));
    let head = bench.ok("history.list", json!({ "limit": 1 }))["head"].clone();
    assert_eq!(backup["head"], head);
    let drill = bench.ok("backup.drill", json!({ "name": backup["name"] }));
    assert_eq!(drill["head_matches"], json!(true));
    assert_eq!(drill["report"]["sound"], json!(true));

    bench.applicant(recruitment, "佐藤 陽菜", "サトウ ヒナ");
    let folder =
        Path::new(backup["place"].as_str().unwrap()).join(backup["name"].as_str().unwrap());
    bench.desk.lock();
    let aside = bench
        .desk
        .restore(&folder, &bench.office(), Some(SIGN_IN), PASSPHRASE)
        .unwrap()
        .unwrap();
    let page = bench.ok(
        "application.table",
        json!({ "recruitment": recruitment, "view": {}, "offset": 0, "limit": 10 }),
    );
    assert_eq!(page["total"], json!(1));
    assert_eq!(
        bench.ok("history.list", json!({ "limit": 1 }))["lines"][0]["kind"],
        "restore"
    );
    bench.verify();
    bench.desk.lock();
    // What was set aside is whole.
    bench
        .desk
        .open(&aside, Some(SIGN_IN), PASSPHRASE, OpenMode::Normal)
        .unwrap();
    let page = bench.ok(
        "application.table",
        json!({ "recruitment": recruitment, "view": {}, "offset": 0, "limit": 10 }),
    );
    assert_eq!(page["total"], json!(2));
}

#[test]
fn a_damaged_backup_is_never_restored() {
    let bench = Bench::new();
    bench.recruitment();
    let backup = bench.ok("backup.make", json!({ "folder": null }));
    let folder =
        Path::new(backup["place"].as_str().unwrap()).join(backup["name"].as_str().unwrap());
    let database = folder.join("office.db");
    let mut bytes = fs::read(&database).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    fs::write(&database, bytes).unwrap();
    bench.desk.lock();
    assert!(
        bench
            .desk
            .restore(&folder, &bench.office(), Some(SIGN_IN), PASSPHRASE)
            .is_err()
    );
    bench.reopen();
    bench.verify();
    let left: Vec<_> = fs::read_dir(bench.root.path())
        .unwrap()
        .map(|entry| entry.unwrap().file_name())
        .collect();
    assert!(
        !left
            .iter()
            .any(|name| name.to_string_lossy().contains("incoming")),
        "{left:?}"
    );
}

#[test]
fn keys_and_folder_are_checked_before_anything_is_made() {
    let bench = Bench::new();
    let create = |folder: &Path, passphrase: &str, again: &str| {
        json!({ "folder": folder, "organisation": "組合", "user": "小川", "sign_in": "小川", "passphrase": passphrase,
                "recovery_code": "AAAA-BBBB", "recovery_code_again": again })
    };
    let fresh = bench.root.path().join("fresh");
    assert_eq!(
        bench.refused("office.create", create(&fresh, "みじかい", "AAAA-BBBB")),
        "office.passphrase_short"
    );
    assert_eq!(
        bench.refused(
            "office.create",
            create(&fresh, "じゅうぶんに長い", "AAAA-CCCC")
        ),
        "office.recovery_code_wrong"
    );
    assert_eq!(
        bench.refused(
            "office.create",
            create(&bench.office(), "じゅうぶんに長い", "aaaa bbbb")
        ),
        "office.folder_not_empty"
    );
    let cloud = bench.root.path().join("Dropbox").join("office");
    assert_eq!(
        bench.refused(
            "office.create",
            create(&cloud, "じゅうぶんに長い", "aaaa bbbb")
        ),
        "office.folder_unsafe"
    );
    assert!(KeyFile::load(&cloud).is_err());
}

#[test]
fn every_captured_table_is_captured_and_no_other_table_is_forgotten() {
    // A table the journal does not capture would be lost to undo, replay and verification in silence.
    let sql = concat!(
        include_str!("../../migrations/0001_office.sql"),
        include_str!("../../migrations/0002_offers_and_programme.sql"),
        include_str!("../../migrations/0003_members_and_equity.sql")
    );
    let apart = [
        "journal",
        "journal_payload",
        "person_index",
        "person_look_alike",
        "derived_state",
        "draft",
    ];
    let mut tables: Vec<&str> = sql
        .lines()
        .filter_map(|line| line.strip_prefix("CREATE TABLE "))
        .filter_map(|rest| rest.split([' ', '(']).next())
        .filter(|name| !apart.contains(name))
        .collect();
    let mut captured: Vec<&str> = yoriai::store::Table::CAPTURED
        .iter()
        .map(|table| table.name())
        .collect();
    tables.sort_unstable();
    captured.sort_unstable();
    assert_eq!(captured, tables);
    let body = sql.split("CREATE TABLE ").skip(1);
    for table in body {
        let name = table.split([' ', '(']).next().unwrap_or_default();
        let statement = table.split(';').next().unwrap_or_default();
        assert!(statement.contains("STRICT"), "{name} is not STRICT");
        assert!(
            !statement.contains("ON DELETE") && !statement.contains("ON UPDATE"),
            "{name} has a foreign key action"
        );
    }
    for trigger in sql.split("CREATE TRIGGER ").skip(1) {
        let body = trigger.split("END;").next().unwrap_or_default();
        assert!(
            body.contains("RAISE (ABORT")
                && !body.contains("INSERT ")
                && !body.contains("UPDATE SET"),
            "a trigger writes data: {body}"
        );
    }
}

#[test]
fn offices_of_earlier_schemas_come_along_with_everything_in_them() {
    for (schema, passphrase, applications) in [
        ("schema-1", "むかしの合言葉 schema one", 116),
        ("schema-2", "むかしの合言葉 schema two", 132),
    ] {
        let root = tempfile::tempdir().unwrap();
        let folder = root.path().join("office");
        std::fs::create_dir(&folder).unwrap();
        let fixture = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("tests/data/offices")
            .join(schema);
        for file in fs::read_dir(&fixture).unwrap() {
            let file = file.unwrap();
            if file.file_type().unwrap().is_file() {
                std::fs::copy(file.path(), folder.join(file.file_name())).unwrap();
            }
        }
        let files = fixture.join("files");
        if files.exists() {
            copy_tree(&files, &folder.join("files"));
        }
        let desk = desk_in(root.path(), Clock::Fixed(today()));
        desk.open(&folder, None, passphrase, OpenMode::Normal)
            .unwrap();
        let pinned = fs::read_dir(&folder).unwrap().any(|entry| {
            let name = entry.unwrap().file_name();
            name.to_string_lossy().starts_with("before-migration")
        });
        assert!(pinned, "{schema}");
        let call =
            |command: &str, request: Value| desk.call(command, request, &Call::SILENT).unwrap();
        let recruitments = call("recruitment.list", json!({}));
        assert_eq!(recruitments[0]["applications"], applications, "{schema}");
        let report = call("history.verify", json!({}));
        assert_eq!(report["sound"], true, "{schema}: {report:#}");
        // The new tables are there and empty.
        let register = call("member.register", json!({ "limit": 1 }));
        assert_eq!(register["totals"]["members"], 0, "{schema}");
    }
}

/// Copies a folder with everything in it.
fn copy_tree(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let there = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy_tree(&entry.path(), &there);
        } else {
            fs::copy(entry.path(), there).unwrap();
        }
    }
}

#[test]
fn drafts_survive_a_new_start_and_are_no_part_of_the_record() {
    let bench = Bench::new();
    let before = bench.ok("history.list", json!({ "limit": 1 }))["entries"].clone();
    bench.ok(
        "draft.save",
        json!({ "form": "candidate", "content": "{\"name\":\"髙橋\"}" }),
    );
    bench.reopen();
    assert_eq!(
        bench.ok("draft.load", json!({ "form": "candidate" })),
        json!("{\"name\":\"髙橋\"}")
    );
    bench.ok("draft.clear", json!({ "form": "candidate" }));
    assert_eq!(
        bench.ok("draft.load", json!({ "form": "candidate" })),
        Value::Null
    );
    assert_eq!(
        bench.ok("history.list", json!({ "limit": 1 }))["entries"],
        before
    );
}

#[test]
fn the_history_tells_names_and_not_numbers() {
    let bench = Bench::new();
    let recruitment = bench.recruitment();
    let (_, application) = bench.applicant(recruitment, "髙橋 ひなた", "タカハシ ヒナタ");
    let stage = bench.stage(recruitment, "書類選考");
    let moved = bench.ok(
        "application.move",
        json!({ "applications": [application], "stage": stage }),
    );
    let entry = bench.ok("history.entry", json!({ "seq": moved["undo"]["seq"] }));
    let cells: Vec<&Value> = entry["changes"]
        .as_array()
        .unwrap()
        .iter()
        .flat_map(|change| change["cells"].as_array().unwrap())
        .collect();
    let stage = cells
        .iter()
        .find(|cell| cell["column"] == "stage_id" && !cell["before"].is_null())
        .unwrap();
    assert_eq!(stage["before"], "応募受付");
    assert_eq!(stage["after"], "書類選考");
    assert!(
        cells
            .iter()
            .any(|cell| cell["column"] == "application_id" && cell["after"] == "髙橋 ひなた")
    );
}
