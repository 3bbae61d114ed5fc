//! The command-line host as its callers use it: forms of arguments, answers and exit codes are a
//! contract.

use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use serde_json::{Value, json};

use crate::support::PASSPHRASE;

/// Runs the program; the passphrase comes by standard input, with what is to follow it.
fn run(words: &[&str], input: &str) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_yoriai-cli"))
        .args(words)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // A program that needs no input may be gone already.
    let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
    child.wait_with_output().unwrap()
}

fn with_key(words: &[&str]) -> Output {
    let mut all = words.to_vec();
    all.extend(["--passphrase-file", "-", "--today", "2026-11-22"]);
    run(&all, &format!("{PASSPHRASE}\n"))
}

#[track_caller]
fn answer(output: &Output) -> Value {
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    serde_json::from_slice(&output.stdout).unwrap()
}

fn sample(name: &str) -> String {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/data")
        .join(name)
        .display()
        .to_string()
}

#[test]
fn an_office_from_making_to_restoring() {
    let root = tempfile::tempdir().unwrap();
    let place = |name: &str| root.path().join(name).display().to_string();
    let office = place("office");
    let made = answer(&with_key(&["new", &office]));
    assert_eq!(made["recovery_code"].as_str().unwrap().len(), 39);
    let again = with_key(&["new", &office]);
    assert_eq!(again.status.code(), Some(1));
    let error: Value = serde_json::from_slice(&again.stderr).unwrap();
    assert_eq!(
        error,
        json!({ "err": { "code": "office.folder_not_empty", "detail": {} } })
    );

    let secret = place("secret");
    std::fs::write(&secret, format!("{PASSPHRASE}\r\nnot this line\n")).unwrap();
    let listed = answer(&run(
        &[
            "call",
            &office,
            "recruitment.list",
            "--passphrase-file",
            &secret,
        ],
        "",
    ));
    assert_eq!(listed, json!([]));
    let wrong = run(
        &[
            "call",
            &office,
            "recruitment.list",
            "--passphrase-file",
            "-",
        ],
        "ちがう合言葉\n",
    );
    assert_eq!(
        serde_json::from_slice::<Value>(&wrong.stderr).unwrap()["err"]["code"],
        "office.passphrase_wrong"
    );

    // Nothing but commands by the list: a rehearsal stores nothing, an import says what became of each row.
    let file = sample("応募者_求人サイト.csv");
    let rehearsed = answer(&with_key(&[
        "import",
        &office,
        "applicants",
        &file,
        "--dry-run",
    ]));
    assert_eq!(
        (&rehearsed["read"], &rehearsed["created"]),
        (&json!(128), &json!(116))
    );
    assert_eq!(
        answer(&with_key(&["call", &office, "recruitment.list"])),
        json!([])
    );
    let first = answer(&with_key(&["import", &office, "applicants", &file]));
    for part in [
        "read",
        "created",
        "updated",
        "skipped",
        "skipped_rows",
        "refused",
    ] {
        assert_eq!(first[part], rehearsed[part], "{part} as rehearsed");
    }
    assert_eq!(
        first["duplicates"].as_array().unwrap().len(),
        rehearsed["duplicates"].as_array().unwrap().len()
    );
    let refused: Vec<(u64, &str)> = first["refused"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| (row["row"].as_u64().unwrap(), row["code"].as_str().unwrap()))
        .collect();
    assert_eq!(
        refused,
        [
            (92, "birth_invalid"),
            (93, "birth_invalid"),
            (95, "applied_invalid"),
            (97, "stage_unknown"),
            (98, "mail_invalid"),
            (100, "mail_invalid"),
            (101, "name_missing"),
            (102, "stage_unknown"),
            (103, "mail_invalid")
        ]
    );
    let second = answer(&with_key(&[
        "import",
        &office,
        "applicants",
        &sample("応募者_大学経由.xlsx"),
    ]));
    assert_eq!(
        (&second["read"], &second["created"]),
        (&json!(26), &json!(24))
    );
    let pairs: Vec<(String, u64, u64)> = [&first, &second]
        .iter()
        .flat_map(|report| report["duplicates"].as_array().unwrap())
        .map(|pair| {
            let row = |which: &str| pair[which]["row"].as_u64().unwrap();
            (
                pair["first"]["file"].as_str().unwrap().to_owned()
                    + " "
                    + pair["second"]["file"].as_str().unwrap(),
                row("first"),
                row("second"),
            )
        })
        .collect();
    let site = "応募者_求人サイト.csv 応募者_求人サイト.csv".to_owned();
    let both = "応募者_求人サイト.csv 応募者_大学経由.xlsx".to_owned();
    let mut found = pairs.clone();
    found.sort();
    let mut known = vec![
        (site.clone(), 5, 88),
        (site.clone(), 6, 87),
        (site.clone(), 7, 99),
        (site.clone(), 8, 89),
        (site.clone(), 10, 72),
        (site, 13, 94),
        (both.clone(), 12, 28),
        (both.clone(), 16, 31),
        (both.clone(), 26, 30),
        (both, 71, 19),
    ];
    known.sort();
    assert_eq!(found, known);
    // The same file again changes nothing.
    let again = answer(&with_key(&["import", &office, "applicants", &file]));
    assert_eq!(again["created"], json!(0));
    assert_eq!(again["duplicates"], json!([]));
    assert_eq!(
        with_key(&["import", &office, "spaceships", &file])
            .status
            .code(),
        Some(1)
    );

    // A batch answers line by line.
    let lines = format!(
        "{PASSPHRASE}\n{}\n\nno json\n{}\n",
        json!({ "cmd": "person.search", "req": { "text": "髙橋", "limit": 3 } }),
        json!({ "cmd": "person.abolish", "req": {} }),
    );
    let output = run(&["batch", &office, "--passphrase-file", "-"], &lines);
    let answers: Vec<Value> = String::from_utf8(output.stdout)
        .unwrap()
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert_eq!(answers.len(), 3);
    assert!(!answers[0]["ok"].as_array().unwrap().is_empty());
    assert_eq!(answers[1]["err"]["code"], "command.request_invalid");
    assert_eq!(
        answers[2],
        json!({ "err": { "code": "command.unknown", "detail": { "command": "person.abolish" } } })
    );

    let report = answer(&with_key(&["verify", &office]));
    assert_eq!(report["sound"], json!(true));
    let head = report["head"].as_str().unwrap().to_owned();
    answer(&with_key(&["verify", &office, "--head", &head]));
    let other = with_key(&["verify", &office, "--head", "0123456789abcdef"]);
    assert_eq!(
        other.status.code(),
        Some(1),
        "a head this record never had is a fault"
    );

    let backup = answer(&with_key(&["backup", &office, &place("backups")]));
    assert_eq!(backup["head"], json!(head));
    let folder = Path::new(&place("backups"))
        .join(backup["name"].as_str().unwrap())
        .display()
        .to_string();
    let restored = answer(&with_key(&["restore", &folder, &place("restored")]));
    assert_eq!(restored["sound"], json!(true));
    answer(&with_key(&["verify", &place("restored"), "--head", &head]));

    // A broken file: exit code 1 and a code that says so.
    let database = Path::new(&office).join("office.db");
    let mut bytes = std::fs::read(&database).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    std::fs::write(&database, bytes).unwrap();
    assert_eq!(with_key(&["verify", &office]).status.code(), Some(1));
}

#[test]
fn the_list_is_printed_with_its_types() {
    let output = run(&["commands"], "");
    let text = String::from_utf8(output.stdout).unwrap();
    for command in yoriai::api::COMMANDS {
        assert!(text.contains(command.name), "{}", command.name);
    }
    assert!(text.contains("export type PersonPage"));
}

#[test]
fn the_sample_office_is_rich_and_the_same_every_time() {
    let root = tempfile::tempdir().unwrap();
    let offices = ["one", "two"].map(|name| root.path().join(name).display().to_string());
    let mut tables = Vec::new();
    for office in &offices {
        answer(&with_key(&["new", office, "--demo"]));
        let recruitments = answer(&with_key(&["call", office, "recruitment.list"]));
        assert_eq!(recruitments.as_array().unwrap().len(), 2);
        let request =
            json!({ "recruitment": recruitments[0]["id"], "view": {}, "offset": 0, "limit": 1000 })
                .to_string();
        tables.push(answer(&with_key(&[
            "call",
            office,
            "application.table",
            &request,
        ])));
    }
    assert_eq!(tables[0], tables[1]);
    assert!(tables[0]["total"].as_u64().unwrap() >= 131);
    let office = &offices[0];
    for command in [
        "today.load",
        "person.duplicates",
        "view.list",
        "import.batches",
    ] {
        let answer = answer(&with_key(&["call", office, command]));
        assert!(
            answer.as_array().is_none_or(|list| !list.is_empty()),
            "{command} has nothing to show"
        );
    }
    let today = answer(&with_key(&["call", office, "today.load"]));
    assert!(today["tasks"].as_array().unwrap().len() > 3, "{today:#}");
    answer(&with_key(&["verify", office]));
}

#[test]
fn a_list_of_workplaces_is_taken_in() {
    let root = tempfile::tempdir().unwrap();
    let office = root.path().join("office").display().to_string();
    answer(&with_key(&["new", &office]));
    let words = ["import", &office, "sites", &sample("事業所一覧.csv")];
    let mut dry = words.to_vec();
    dry.push("--dry-run");
    let rehearsed = answer(&with_key(&dry));
    assert_eq!(rehearsed["batch"], Value::Null);
    for (created, skipped) in [(163, 0), (0, 163)] {
        let report = answer(&with_key(&words));
        for (part, expected) in [
            ("read", json!(163)),
            ("created", json!(created)),
            ("updated", json!(0)),
            ("skipped", json!(skipped)),
            ("refused", json!([])),
            ("duplicates", json!([])),
        ] {
            assert_eq!(report[part], expected, "{part}");
        }
    }
    let tree = answer(&with_key(&[
        "call",
        &office,
        "site.tree",
        r#"{"as_of":"2026-10-01"}"#,
    ]));
    assert_eq!(tree["open_sites"], 111);
    answer(&with_key(&["verify", &office]));
}

#[test]
fn the_old_register_and_the_payroll_are_taken_in() {
    let root = tempfile::tempdir().unwrap();
    let office = root.path().join("office").display().to_string();
    answer(&with_key(&["new", &office]));
    answer(&with_key(&[
        "import",
        &office,
        "sites",
        &sample("事業所一覧.csv"),
    ]));
    for (kind, file, figures) in [
        (
            "members",
            "組合員名簿_旧台帳.xlsx",
            json!({ "read": 421, "created": 411, "people": 410, "payments": 561, "units": 1187, "paid": "59350000",
                "rejoined": [[3, 709]], "duplicates": [] }),
        ),
        (
            "payments",
            "出資払込_給与控除.csv",
            json!({ "read": 325, "created": 321, "members": 55, "total": "2155000", "units": 18, "waiting": "1255000",
                "duplicates": [] }),
        ),
    ] {
        let report = answer(&with_key(&["import", &office, kind, &sample(file)]));
        for (figure, value) in figures.as_object().unwrap() {
            assert_eq!(&report[figure], value, "{kind} {figure}");
        }
    }
    answer(&with_key(&["verify", &office]));
}
