//! Speed at 10,000 and 100,000 people, beside plain SQLite doing the same work.
//!
//! `cargo xtask bench` prints a table. Nothing here passes or fails: figures depend on the machine.
//! The plain side is an unencrypted file with the same tables and indexes and nothing else: no
//! journal, no session, no rules, no JSON.

#![allow(clippy::unwrap_used, clippy::float_arithmetic, missing_docs)]

#[path = "speed/register.rs"]
mod register;

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use rusqlite::{Connection, params};
use serde_json::{Value, json};
use yoriai::api::desk::Kind;
use yoriai::api::host::{OfficeCreate, OpenMode};
use yoriai::api::{Call, Desk, FileAccess, Host, Places};
use yoriai::kernel::file::FileToken;
use yoriai::kernel::{ApiError, Clock};
use yoriai::store::keys::{KeyCost, new_recovery_code};

const PASSPHRASE: &str = "はやさをはかる合言葉";
const SURNAMES: [(&str, &str); 12] = [
    ("髙橋", "タカハシ"),
    ("佐藤", "サトウ"),
    ("鈴木", "スズキ"),
    ("田中", "タナカ"),
    ("渡邉", "ワタナベ"),
    ("山﨑", "ヤマザキ"),
    ("大野", "オオノ"),
    ("小野", "オノ"),
    ("長谷川", "ハセガワ"),
    ("五十嵐", "イガラシ"),
    ("中村", "ナカムラ"),
    ("東海林", "ショウジ"),
];
const GIVEN: [(&str, &str); 12] = [
    ("陽菜", "ヒナ"),
    ("蓮", "レン"),
    ("結衣", "ユイ"),
    ("葵", "アオイ"),
    ("美咲", "ミサキ"),
    ("翔太", "ショウタ"),
    ("千尋", "チヒロ"),
    ("海斗", "カイト"),
    ("七海", "ナナミ"),
    ("大地", "ダイチ"),
    ("琴音", "コトネ"),
    ("慎之介", "シンノスケ"),
];

struct Paths;

impl FileAccess for Paths {
    fn resolve(&self, token: &FileToken) -> Result<PathBuf, ApiError> {
        Ok(PathBuf::from(&token.0))
    }
    fn open_with_system(&self, _: &Path) -> Result<(), ApiError> {
        Ok(())
    }
}

fn desk(root: &Path) -> Desk {
    Desk::new(Host {
        clock: Clock::System,
        files: Box::new(Paths),
        places: Places {
            config_dir: root.join("config"),
            sample_dir: root.join("sample"),
            backup_dir: None,
            session_dir: root.join("session"),
        },
        key_cost: Some(KeyCost::MINIMUM),
    })
}

fn ok(desk: &Desk, command: &str, request: Value) -> Value {
    desk.call(command, request, &Call::SILENT)
        .unwrap_or_else(|error| panic!("{command}: {error:?}"))
}

/// Somebody's name, reading, mail and telephone by number.
fn person(number: usize) -> (String, String, String, String) {
    let (surname, surname_reading) = SURNAMES[number % SURNAMES.len()];
    let (given, given_reading) = GIVEN[(number / SURNAMES.len()) % GIVEN.len()];
    (
        format!("{surname} {given}"),
        format!("{surname_reading} {given_reading}"),
        format!("p{number}@example.test"),
        format!("090{number:08}"),
    )
}

fn csv(from: usize, to: usize) -> String {
    let mut table =
        String::from("応募日,氏名,フリガナ,生年月日,学校名,卒業予定,区分,メール,電話,選考段階\n");
    for number in from..to {
        let (name, reading, mail, phone) = person(number);
        let _ = writeln!(
            table,
            "2026-{:02}-{:02},{name},{reading},{}-{:02}-{:02},東都大学,2027-03,新卒,{mail},{phone},応募",
            1 + number % 10,
            1 + number % 28,
            2003 + number % 3,
            1 + number % 12,
            1 + (number / 12) % 28
        );
    }
    table
}

/// The middle and the slowest of ten, of several runs.
struct Times(Vec<Duration>);

impl Times {
    fn of(runs: usize, mut work: impl FnMut(usize)) -> Self {
        let mut times: Vec<Duration> = (0..runs)
            .map(|run| {
                let start = Instant::now();
                work(run);
                start.elapsed()
            })
            .collect();
        times.sort_unstable();
        Self(times)
    }
    fn median(&self) -> f64 {
        self.0[self.0.len() / 2].as_secs_f64() * 1000.0
    }
    fn p95(&self) -> f64 {
        self.0[self.0.len() * 95 / 100].as_secs_f64() * 1000.0
    }
}

fn line(what: &str, ours: &Times, plain: &Times) {
    println!(
        "| {what} | {:.2} ms (p95 {:.2}) | {:.2} ms (p95 {:.2}) | {:.2} |",
        ours.median(),
        ours.p95(),
        plain.median(),
        plain.p95(),
        ours.median() / plain.median()
    );
}

/// Plain SQLite with the same tables for the questions asked here.
struct Plain {
    conn: Connection,
}

impl Plain {
    fn new(path: &Path) -> Self {
        let conn = Connection::open(path).unwrap();
        conn.execute_batch(
            "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
             CREATE TABLE person (id INTEGER PRIMARY KEY, name TEXT, reading TEXT, birth_on TEXT, school TEXT, month TEXT, kind TEXT);
             CREATE INDEX person_by_reading ON person (reading); CREATE INDEX person_by_name ON person (name);
             CREATE TABLE contact (id INTEGER PRIMARY KEY, person_id INTEGER, kind TEXT, key TEXT);
             CREATE INDEX contact_by_person ON contact (person_id); CREATE INDEX contact_by_key ON contact (kind, key);
             CREATE TABLE application (id INTEGER PRIMARY KEY, person_id INTEGER, recruitment_id INTEGER, applied_on TEXT, stage_id INTEGER, stage_on TEXT);
             CREATE INDEX application_by_person ON application (person_id); CREATE INDEX application_by_stage ON application (recruitment_id, stage_id);
             CREATE TABLE stage_move (id INTEGER PRIMARY KEY, application_id INTEGER, stage_id INTEGER, moved_on TEXT, reason TEXT);
             CREATE INDEX stage_move_by_application ON stage_move (application_id, id);
             CREATE VIRTUAL TABLE search USING fts5 (name, reading, content = '');",
        )
        .unwrap();
        Self { conn }
    }

    fn insert(&mut self, from: usize, to: usize) {
        let tx = self.conn.transaction().unwrap();
        {
            let mut people = tx.prepare("INSERT INTO person VALUES (?1, ?2, ?3, '2004-01-01', '東都大学', '2027-03', 'new')").unwrap();
            let mut contact = tx
                .prepare("INSERT INTO contact (person_id, kind, key) VALUES (?1, ?2, ?3)")
                .unwrap();
            let mut application = tx
                .prepare(
                    "INSERT INTO application VALUES (?1, ?1, 1, '2026-05-01', 1, '2026-05-01')",
                )
                .unwrap();
            let mut moves = tx.prepare("INSERT INTO stage_move (application_id, stage_id, moved_on) VALUES (?1, 1, '2026-05-01')").unwrap();
            let mut search = tx
                .prepare("INSERT INTO search (rowid, name, reading) VALUES (?1, ?2, ?3)")
                .unwrap();
            for number in from..to {
                let (name, reading, mail, phone) = person(number);
                let id = i64::try_from(number).unwrap() + 1;
                people.execute(params![id, name, reading]).unwrap();
                contact.execute(params![id, "email", mail]).unwrap();
                contact.execute(params![id, "phone", phone]).unwrap();
                application.execute([id]).unwrap();
                moves.execute([id]).unwrap();
                search.execute(params![id, name, reading]).unwrap();
            }
        }
        tx.commit().unwrap();
    }

    /// The same as ours does: up to four hundred people by the beginning of the reading and four
    /// hundred by any word, put in order, and the first twenty with their latest application.
    fn search(&self, reading: &str) -> usize {
        let mut ids: Vec<(String, i64)> = Vec::new();
        {
            let mut statement = self
                .conn
                .prepare_cached(
                    "SELECT reading, id FROM person WHERE reading >= ?1 AND reading < ?1 || char(0x10FFFF) ORDER BY reading LIMIT 400",
                )
                .unwrap();
            let found = statement.query_map([reading], |row| Ok((row.get(0)?, row.get(1)?)));
            ids.extend(found.unwrap().map(Result::unwrap));
        }
        if ids.len() < 20 {
            let mut statement = self
                .conn
                .prepare_cached("SELECT p.reading, p.id FROM search s JOIN person p ON p.id = s.rowid WHERE search MATCH ?1 LIMIT 400")
                .unwrap();
            let words = format!("\"{reading}\" *");
            let found = statement.query_map([words], |row| Ok((row.get(0)?, row.get(1)?)));
            ids.extend(found.unwrap().map(Result::unwrap));
        }
        let mut key = self
            .conn
            .prepare_cached("SELECT reading FROM person WHERE id = ?1")
            .unwrap();
        let mut sorted: Vec<(String, i64)> = ids
            .into_iter()
            .map(|(_, id)| (key.query_row([id], |row| row.get(0)).unwrap(), id))
            .collect();
        sorted.sort_unstable();
        sorted.dedup();
        let mut shown = self
            .conn
            .prepare_cached(
                "SELECT p.name, p.reading, p.school, a.stage_id FROM person p LEFT JOIN application a ON a.person_id = p.id
                 WHERE p.id = ?1 ORDER BY a.applied_on DESC LIMIT 1",
            )
            .unwrap();
        sorted
            .iter()
            .take(20)
            .map(|(_, id)| {
                shown
                    .query_row([id], |row| row.get::<_, String>(0))
                    .unwrap()
                    .len()
            })
            .filter(|length| *length > 0)
            .count()
    }

    fn page(&self, offset: usize) -> usize {
        let mut statement = self
            .conn
            .prepare_cached(
                "SELECT p.id, p.name, p.reading, p.school, p.month, p.kind, a.applied_on, a.stage_id, a.stage_on,
                        (SELECT key FROM contact WHERE person_id = p.id AND kind = 'email'),
                        (SELECT key FROM contact WHERE person_id = p.id AND kind = 'phone')
                 FROM person p JOIN application a ON a.person_id = p.id AND a.recruitment_id = 1 ORDER BY p.reading LIMIT 100 OFFSET ?1",
            )
            .unwrap();
        let rows = statement
            .query_map([i64::try_from(offset).unwrap()], |row| {
                row.get::<_, String>(1)
            })
            .unwrap()
            .count();
        let _: i64 = self
            .conn
            .query_row(
                "SELECT count(*) FROM application WHERE recruitment_id = 1",
                [],
                |row| row.get(0),
            )
            .unwrap();
        rows
    }

    fn move_stage(&mut self, application: i64, stage: i64) {
        let tx = self.conn.transaction().unwrap();
        tx.execute(
            "UPDATE application SET stage_id = ?2, stage_on = '2026-11-22' WHERE id = ?1",
            [application, stage],
        )
        .unwrap();
        tx.execute("INSERT INTO stage_move (application_id, stage_id, moved_on) VALUES (?1, ?2, '2026-11-22')", [application, stage]).unwrap();
        tx.commit().unwrap();
    }
}

/// A number of kilobytes from a process's status file, where the system has one.
fn status_kib(process: &str, field: &str) -> Option<u64> {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    status.lines().find_map(|line| {
        line.strip_prefix(field)?
            .split_whitespace()
            .next()?
            .parse()
            .ok()
    })
}

/// Letters: set, written as PDF, and one page as a picture.
fn papers() {
    use yoriai::documents::letter::{Block, Item, Letter, typeset};
    let day = chrono::NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
    let letter = |number: usize| {
        Letter {
        title: "内定通知書".to_owned(),
        number: format!("内定通-2026-{number:04}"),
        date: "2026年11月22日".to_owned(),
        reissue: None,
        void: None,
        sent_by: None,
        delivery: Vec::new(),
        addressee: vec![format!("見本 {number}　様")],
        sender: None,
        body: vec![Block::Records {
            items: vec![
                Item {
                    label: "組合への加入".to_owned(),
                    text: "この内定は労働契約に関するものであり、組合員となるには、別に加入の承諾と出資の払込みが必要です。"
                        .to_owned(),
                    points: vec!["提出書類に重大な虚偽があったとき。".to_owned(); 3],
                };
                8
            ],
        }],
    }
    };
    for count in [1, 1, 100] {
        let letters: Vec<Letter> = (1..=count).map(letter).collect();
        let start = Instant::now();
        let set = typeset(&letters, "speed", day).unwrap();
        let pages = start.elapsed();
        let pdf = set.pdf().unwrap();
        let written = start.elapsed() - pages;
        let start = Instant::now();
        set.png(0).unwrap();
        println!(
            "{count} letters: set {pages:.1?}, PDF {written:.1?} ({} kB), a page as a picture {:.1?}",
            pdf.len() / 1024,
            start.elapsed()
        );
    }
}

fn measure(people: usize) {
    let root = tempfile::tempdir().unwrap();
    let office = root.path().join("office");
    let desk = desk(root.path());
    let code = new_recovery_code().unwrap();
    desk.create(
        &office,
        OfficeCreate {
            folder: FileToken(String::new()),
            organisation: "はやさ".to_owned(),
            user: "小川".to_owned(),
            sign_in: "小川".to_owned(),
            passphrase: PASSPHRASE.to_owned(),
            recovery_code: code.clone(),
            recovery_code_again: code,
        },
        Kind::Real,
    )
    .unwrap();
    let recruitment = ok(
        &desk,
        "recruitment.add",
        json!({ "name": "2027", "entry_year": 2027, "target": 10, "stages_from": null }),
    )["value"]
        .clone();
    let mut plain = Plain::new(&root.path().join("plain.db"));

    println!(
        "\n### {people} people\n\n| what | よりあい | plain SQLite | ratio |\n|---|---|---|---|"
    );
    let table = root.path().join("in.csv");
    let import = |from: usize, to: usize| {
        std::fs::write(&table, csv(from, to)).unwrap();
        let start = Instant::now();
        let report = ok(
            &desk,
            "import.applicants",
            json!({ "file": table, "into": { "kind": "recruitment", "recruitment": recruitment }, "choices": {}, "sha256": null, "decisions": [], "run": "real" }),
        );
        assert_eq!(report["value"]["created"], json!(to - from));
        Times(vec![start.elapsed()])
    };
    let first = import(0, 10_000);
    let start = Instant::now();
    plain.insert(0, 10_000);
    line(
        "import of 10,000 rows",
        &first,
        &Times(vec![start.elapsed()]),
    );
    let mut there = 10_000;
    while there < people {
        import(there, there + 10_000);
        plain.insert(there, there + 10_000);
        there += 10_000;
    }

    let typed = [
        "た",
        "たか",
        "たかは",
        "たかはし",
        "さ",
        "さと",
        "わたなべ ゆ",
        "おおの",
        "しょう",
        "は",
    ];
    let plain_typed = [
        "タ",
        "タカ",
        "タカハ",
        "タカハシ",
        "サ",
        "サト",
        "ワタナベ ユ",
        "オオノ",
        "ショウ",
        "ハ",
    ];
    let ours = Times::of(200, |run| {
        assert_ne!(
            ok(
                &desk,
                "person.search",
                json!({ "text": typed[run % typed.len()], "limit": 20 })
            ),
            json!([])
        );
    });
    let theirs = Times::of(200, |run| {
        assert_ne!(plain.search(plain_typed[run % plain_typed.len()]), 0)
    });
    line("search as you type, kana", &ours, &theirs);
    let romaji = [
        "ta",
        "taka",
        "takahasi",
        "ohno",
        "髙橋",
        "高橋 陽",
        "村",
        "橋",
        "0900000",
        "p77@",
    ];
    let ours = Times::of(200, |run| {
        assert_ne!(
            ok(
                &desk,
                "person.search",
                json!({ "text": romaji[run % romaji.len()], "limit": 20 })
            ),
            json!([])
        );
    });
    line(
        "search by romaji, kanji, part of a name, phone, mail (beside the same plain search)",
        &ours,
        &theirs,
    );

    let page = |offset: usize| {
        ok(
            &desk,
            "application.table",
            json!({ "recruitment": recruitment, "view": {}, "offset": offset, "limit": 100 }),
        )
    };
    let ours = Times::of(60, |run| {
        page(run * people / 100);
    });
    let theirs = Times::of(60, |run| assert_eq!(plain.page(run * people / 100), 100));
    line("a page of 100 sorted by furigana", &ours, &theirs);

    let stages = ok(
        &desk,
        "recruitment.page",
        json!({ "recruitment": recruitment }),
    )["stages"]
        .clone();
    let ours = Times::of(200, |run| {
        ok(
            &desk,
            "application.move",
            json!({ "applications": [1 + run % 50], "stage": stages[1 + (run / 50) % 2]["id"], "reason": null }),
        );
    });
    let theirs = Times::of(200, |run| {
        plain.move_stage(
            1 + i64::try_from(run % 50).unwrap(),
            2 + i64::try_from(run % 2).unwrap(),
        )
    });
    line(
        "stage move saved (beside a plain FULL commit of the same rows)",
        &ours,
        &theirs,
    );

    if let Some(kib) = status_kib("self", "VmRSS:") {
        println!(
            "\nMemory of core and benchmark with the office open: {} MB.",
            kib / 1024
        );
    }
    desk.lock();
    cold_start(&office, &recruitment);
    let start = Instant::now();
    desk.open(&office, Some("小川"), PASSPHRASE, OpenMode::Normal)
        .unwrap();
    println!(
        "Opening within a running program, 64 MiB key derivation: {} ms.",
        start.elapsed().as_millis()
    );
    erasure(&desk, &recruitment);
    if people == 10_000 {
        register::measure(&desk, root.path());
    }
}

/// Erasing one person, which reads and may rewrite every entry there is.
fn erasure(desk: &Desk, recruitment: &Value) {
    let stages = ok(
        desk,
        "recruitment.page",
        json!({ "recruitment": recruitment }),
    )["stages"]
        .clone();
    let mut entries = 0;
    for run in 0_usize.. {
        entries = ok(desk, "history.list", json!({ "limit": 1 }))["entries"]
            .as_i64()
            .unwrap();
        if entries >= 300 {
            break;
        }
        ok(
            desk,
            "application.move",
            json!({ "applications": [60 + run % 30], "stage": stages[1 + (run / 30) % 2]["id"], "reason": null }),
        );
    }
    let person = json!({ "person": 61 });
    let name = ok(desk, "person.page", person.clone())["facts"]["name"].clone();
    let start = Instant::now();
    let preview = ok(desk, "erasure.preview", person);
    let looked = start.elapsed();
    let start = Instant::now();
    // Their application is under way: only what was entered by mistake is erased all the same.
    ok(
        desk,
        "erasure.erase",
        json!({ "person": 61, "ground": "mistake", "name": name }),
    );
    println!(
        "Erasing one person with {entries} entries in the record, {} of them rewritten: {} ms (counted beforehand in {} ms).",
        preview["goes"]["entries"],
        start.elapsed().as_millis(),
        looked.as_millis()
    );
}

/// From starting the program to the first list, key derivation included, with the peak of memory.
fn cold_start(office: &Path, recruitment: &Value) {
    let secret = office.with_file_name("secret");
    std::fs::write(&secret, PASSPHRASE).unwrap();
    let request =
        json!({ "recruitment": recruitment, "view": {}, "offset": 0, "limit": 100 }).to_string();
    let mut peak = 0;
    let times = Times::of(5, |_| {
        let mut child = Command::new(env!("CARGO_BIN_EXE_yoriai-cli"))
            .args([
                "call".as_ref(),
                office.as_os_str(),
                "application.table".as_ref(),
                request.as_ref(),
                "--passphrase-file".as_ref(),
                secret.as_os_str(),
            ])
            .stdout(Stdio::null())
            .spawn()
            .unwrap();
        let process = child.id().to_string();
        while child.try_wait().unwrap().is_none() {
            peak = peak.max(status_kib(&process, "VmHWM:").unwrap_or(0));
            std::thread::sleep(Duration::from_millis(2));
        }
    });
    println!(
        "Cold start to the first list, key derivation included: {:.0} ms; peak memory {} MB (64 MB of it for the key derivation).",
        times.median(),
        peak / 1024
    );
}

fn main() {
    // `cargo test --benches` and friends pass flags; a benchmark has no tests to list.
    if std::env::args().any(|word| word == "--list" || word == "--test") {
        return;
    }
    println!(
        "Speed of よりあい {} on this machine, release build.",
        env!("CARGO_PKG_VERSION")
    );
    papers();
    measure(10_000);
    measure(100_000);
}
