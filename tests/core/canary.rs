//! Nothing about a person lies readable on the disk: not in the database, its log, backups, drafts,
//! preferences, or what is left after an attachment was looked at.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::json;

use crate::support::Bench;

const CANARIES: [&str; 6] = [
    "鶯谷 金糸雀",
    "ウグイスダニ カナリア",
    "09087654321",
    "kanaria@example.test",
    "鶯谷町四丁目",
    "止まり木が好き",
];

/// Every file below a folder.
fn files_below(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files_below(&path, found)
        } else {
            found.push(path)
        }
    }
}

/// The canary in every encoding in which it might have leaked.
fn encodings(canary: &str) -> Vec<Vec<u8>> {
    let utf16: Vec<u8> = canary.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let (windows31j, _, _) = encoding_rs::SHIFT_JIS.encode(canary);
    vec![canary.as_bytes().to_vec(), utf16, windows31j.into_owned()]
}

fn leaks(root: &Path) -> Vec<String> {
    let mut files = Vec::new();
    files_below(root, &mut files);
    assert!(files.len() > 3, "there is something to look through");
    let needles: Vec<Vec<u8>> = CANARIES
        .iter()
        .flat_map(|canary| encodings(canary))
        .collect();
    let mut leaks = Vec::new();
    for file in files {
        let bytes = fs::read(&file).unwrap();
        if needles
            .iter()
            .any(|needle| bytes.windows(needle.len()).any(|window| window == needle))
        {
            leaks.push(file.strip_prefix(root).unwrap().display().to_string());
        }
    }
    leaks
}

#[test]
fn no_plaintext_of_a_person_is_left_on_the_disk() {
    let bench = Bench::new();
    let recruitment = bench.recruitment();
    let input = tempfile::tempdir().unwrap();
    let table = input.path().join("in.csv");
    fs::write(
        &table,
        format!(
            "氏名,フリガナ,電話,メール,住所,備考\n{}\n",
            CANARIES.join(",")
        ),
    )
    .unwrap();
    bench.act(
        "import.applicants",
        json!({ "file": table, "into": { "kind": "recruitment", "recruitment": recruitment }, "choices": {}, "sha256": null, "decisions": [], "run": "real" }),
    );
    let hits = bench.ok(
        "person.search",
        json!({ "text": "うぐいすだに", "limit": 5 }),
    );
    let person = hits[0]["person"].clone();
    let letter = input.path().join("手紙.txt");
    fs::write(&letter, CANARIES.join("\n").repeat(50)).unwrap();
    let attachment = bench.act(
        "attachment.add",
        json!({ "person": person, "file": letter }),
    );
    bench.ok(
        "draft.save",
        json!({ "form": "person", "content": CANARIES.join(" ") }),
    );
    bench.act(
        "note.write",
        json!({ "person": person, "body": CANARIES.join("、") }),
    );
    bench.ok("backup.make", json!({ "folder": null }));
    assert_eq!(
        leaks(bench.root.path()),
        Vec::<String>::new(),
        "while the office is open"
    );

    bench.ok("attachment.open", json!({ "attachment": attachment }));
    assert_ne!(
        leaks(bench.root.path()),
        Vec::<String>::new(),
        "an opened attachment is readable while it is looked at"
    );
    bench.desk.lock();
    assert_eq!(
        leaks(bench.root.path()),
        Vec::<String>::new(),
        "once the office is locked"
    );
}
