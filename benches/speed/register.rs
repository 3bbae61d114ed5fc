//! The register of a past day: 10,000 members with 120,000 movements, beside the same answer in plain SQL; and as
//! it is printed.

use std::fmt::Write as _;
use std::path::Path;
use std::time::Instant;

use rusqlite::{Connection, params};
use serde_json::json;
use yoriai::api::Desk;

use super::{Times, line, ok, person};

const MEMBERS: usize = 10_000;
/// Payments a member, one unit each, a year apart.
const PAYMENTS: usize = 6;
/// A day in the middle of them.
const PAST: &str = "2020-06-30";
const SHOWN: u32 = 100;

/// The day of a payment.
fn paid_on(number: usize, payment: usize) -> String {
    format!(
        "{}-{:02}-{:02}",
        2016 + payment,
        1 + number % 12,
        1 + number % 28
    )
}

fn csv() -> String {
    let mut table = String::from(
        "組合員番号,氏名,フリガナ,住所,加入年月日,出資口数,出資金額,払込年月日,所属事業所,脱退年月日,備考\n",
    );
    for number in 0..MEMBERS {
        let (name, reading, ..) = person(number);
        let days: Vec<String> = (0..PAYMENTS)
            .map(|payment| paid_on(number, payment))
            .collect();
        let _ = writeln!(
            table,
            "{},{name},{reading},見本県見本市本町{number}番地,{},{PAYMENTS},{},{},,,",
            number + 1,
            days[0],
            PAYMENTS * 50_000,
            days.join("、")
        );
    }
    table
}

/// The same tables and indexes, plain.
fn plain(path: &Path) -> Connection {
    let mut conn = Connection::open(path).unwrap();
    conn.execute_batch(
        "PRAGMA journal_mode = WAL;
         CREATE TABLE person_name (id INTEGER PRIMARY KEY, person_id INTEGER, name TEXT, reading TEXT, effective_on TEXT);
         CREATE INDEX person_name_by_person ON person_name (person_id, effective_on);
         CREATE TABLE person_address (id INTEGER PRIMARY KEY, person_id INTEGER, address TEXT, effective_on TEXT);
         CREATE INDEX person_address_by_person ON person_address (person_id, effective_on);
         CREATE TABLE member (id INTEGER PRIMARY KEY, person_id INTEGER, number INTEGER UNIQUE, joined_on TEXT, left_on TEXT, voided_on TEXT);
         CREATE INDEX member_by_days ON member (joined_on, left_on);
         CREATE TABLE movement (id INTEGER PRIMARY KEY, member_id INTEGER, counts_from TEXT, units INTEGER, subscribed_yen INTEGER,
            paid_yen INTEGER, deposit_yen INTEGER, refund_yen INTEGER, received_on TEXT);
         CREATE INDEX movement_by_member ON movement (member_id, counts_from, units, subscribed_yen, paid_yen, deposit_yen, refund_yen);
         CREATE INDEX movement_by_receipt ON movement (member_id, received_on) WHERE received_on IS NOT NULL;",
    )
    .unwrap();
    let tx = conn.transaction().unwrap();
    for number in 0..MEMBERS {
        let id = i64::try_from(number).unwrap() + 1;
        let (name, reading, ..) = person(number);
        tx.prepare_cached("INSERT INTO person_name (person_id, name, reading) VALUES (?1, ?2, ?3)")
            .unwrap()
            .execute(params![id, name, reading])
            .unwrap();
        tx.prepare_cached("INSERT INTO person_address (person_id, address) VALUES (?1, ?2)")
            .unwrap()
            .execute(params![id, format!("見本県見本市本町{number}番地")])
            .unwrap();
        tx.prepare_cached(
            "INSERT INTO member (id, person_id, number, joined_on) VALUES (?1, ?1, ?1, ?2)",
        )
        .unwrap()
        .execute(params![id, paid_on(number, 0)])
        .unwrap();
        for payment in 0..PAYMENTS {
            let day = paid_on(number, payment);
            for (units, paid, received) in [(1, 0, None), (0, 50_000, Some(&day))] {
                tx.prepare_cached(
                    "INSERT INTO movement (member_id, counts_from, units, subscribed_yen, paid_yen, deposit_yen, refund_yen, received_on)
                     VALUES (?1, ?2, ?3, ?4, ?5, 0, 0, ?6)",
                )
                .unwrap()
                .execute(params![id, day, units, units * 50_000, paid, received])
                .unwrap();
            }
        }
    }
    tx.commit().unwrap();
    conn
}

/// Totals of the day, how many members, a page of them with name, address and sums, and each one's payments.
fn answer(conn: &Connection, offset: u32) -> usize {
    let sums = "coalesce(sum(units), 0), coalesce(sum(subscribed_yen), 0), coalesce(sum(paid_yen), 0), \
                coalesce(sum(deposit_yen), 0), coalesce(sum(refund_yen), 0)";
    let _: i64 = conn
        .prepare_cached(&format!(
            "SELECT {sums} FROM movement WHERE counts_from <= ?1"
        ))
        .unwrap()
        .query_row([PAST], |row| row.get(0))
        .unwrap();
    let _: i64 = conn
        .prepare_cached(
            "SELECT count(*) FROM member WHERE joined_on <= ?1 AND (left_on IS NULL OR left_on >= ?1) AND voided_on IS NULL",
        )
        .unwrap()
        .query_row([PAST], |row| row.get(0))
        .unwrap();
    // As clever as ours: the page is settled before anything is looked up for it.
    let mut page = conn
        .prepare_cached(&format!(
            "SELECT m.id, m.number, m.joined_on,
                (SELECT name FROM person_name WHERE person_id = m.person_id AND (effective_on IS NULL OR effective_on <= ?1)
                 ORDER BY effective_on DESC LIMIT 1),
                (SELECT address FROM person_address WHERE person_id = m.person_id AND (effective_on IS NULL OR effective_on <= ?1)
                 ORDER BY effective_on DESC LIMIT 1), {sums}
             FROM (SELECT * FROM member WHERE joined_on <= ?1 AND (left_on IS NULL OR left_on >= ?1) AND voided_on IS NULL
                   ORDER BY number LIMIT ?2 OFFSET ?3) m
             LEFT JOIN movement v ON v.member_id = m.id AND v.counts_from <= ?1
             GROUP BY m.id ORDER BY m.number"
        ))
        .unwrap();
    let ids: Vec<i64> = page
        .query_map(params![PAST, SHOWN, offset], |row| row.get(0))
        .unwrap()
        .map(Result::unwrap)
        .collect();
    let mut payments = conn
        .prepare_cached(
            "SELECT received_on, sum(paid_yen) FROM movement WHERE member_id = ?1 AND received_on IS NOT NULL AND counts_from <= ?2
             GROUP BY received_on",
        )
        .unwrap();
    ids.iter()
        .map(|id| {
            payments
                .query_map(params![id, PAST], |row| row.get::<_, String>(0))
                .unwrap()
                .count()
        })
        .sum()
}

/// Measures on a desk with an open office.
pub fn measure(desk: &Desk, root: &Path) {
    let table = root.join("register.csv");
    std::fs::write(&table, csv()).unwrap();
    let start = Instant::now();
    let report = ok(
        desk,
        "import.members",
        json!({ "file": table, "choices": {}, "sha256": null, "run": "real" }),
    );
    println!(
        "\nImport of {} memberships with {} movements: {:.1} s.\n",
        report["value"]["created"],
        MEMBERS * PAYMENTS * 2,
        start.elapsed().as_secs_f64()
    );
    let plain = plain(&root.join("register.db"));
    println!("| what | よりあい | plain SQLite | ratio |\n|---|---|---|---|");
    let page = |run: usize| u32::try_from(run % 90).unwrap() * SHOWN;
    let ours = Times::of(40, |run| {
        let register = ok(
            desk,
            "member.register",
            json!({ "as_of": PAST, "offset": page(run), "limit": SHOWN }),
        );
        assert_eq!(register["rows"].as_array().unwrap().len(), SHOWN as usize);
    });
    let theirs = Times::of(40, |run| assert_ne!(answer(&plain, page(run)), 0));
    line(
        "the register of a past day: totals and 100 lines of 10,000 members, 120,000 movements",
        &ours,
        &theirs,
    );
    let paper = root.join("register.pdf");
    let start = Instant::now();
    let exported = ok(
        desk,
        "register.export",
        json!({ "as_of": PAST, "format": "pdf", "block": "members", "file": paper }),
    );
    println!(
        "\nThe register of that day as PDF: {} lines in {:.1} s, {} KiB.\n",
        exported["lines"],
        start.elapsed().as_secs_f64(),
        std::fs::metadata(&paper).unwrap().len() / 1024
    );
}
