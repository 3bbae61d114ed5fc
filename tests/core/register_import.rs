//! The old register of members and the payments towards units coming in, with the documented figures.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use proptest::prelude::*;
use serde_json::{Value, json};

use crate::support::Bench;

fn data(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/data")
        .join(name)
}

fn register() -> PathBuf {
    data("組合員名簿_旧台帳.xlsx")
}

fn payroll() -> PathBuf {
    data("出資払込_給与控除.csv")
}

/// What is asked for when a file is taken in.
fn import(file: &Path, run: &str) -> Value {
    json!({ "file": file, "choices": {}, "sha256": null, "run": run })
}

/// A file of these lines in the bench's folder.
fn write(bench: &Bench, name: &str, lines: &[String]) -> PathBuf {
    let path = bench.root.path().join(name);
    std::fs::write(&path, lines.join("\n") + "\n").unwrap();
    path
}

const HEADER: &str = "組合員番号,氏名,フリガナ,住所,加入年月日,出資口数,出資金額,払込年月日,所属事業所,脱退年月日,備考";

fn register_of(bench: &Bench, rows: &[&str]) -> PathBuf {
    let lines = std::iter::once(HEADER).chain(rows.iter().copied());
    let lines: Vec<String> = lines.map(str::to_owned).collect();
    write(bench, "名簿.csv", &lines)
}

fn payments_of(bench: &Bench, rows: &[&str]) -> PathBuf {
    let lines = std::iter::once("職員番号,組合員番号,氏名,控除年月日,金額,摘要")
        .chain(rows.iter().copied());
    let lines: Vec<String> = lines.map(str::to_owned).collect();
    write(bench, "控除.csv", &lines)
}

/// A good request, on something of its own.
pub fn request(bench: &Bench, command: &str) -> Value {
    let members = bench.ok("member.register", json!({ "limit": 0 }))["found"].as_i64();
    let number = 70_000 + members.unwrap();
    let row = format!(
        "{number},取り込む 人,トリコム ヒト,東京都{number},2020-04-01,1,50000,2020-04-01,,,"
    );
    let register = register_of(bench, &[&row]);
    if command.starts_with("import.members") {
        return match command {
            "import.members_preview" => json!({ "file": register, "choices": {} }),
            _ => import(&register, "real"),
        };
    }
    bench.act("import.members", import(&register, "real"));
    let file = payments_of(bench, &[&format!(",{number},取り込む 人,2026-11-20,5000,")]);
    match command {
        "import.payments_preview" => json!({ "file": file, "choices": {}, "decisions": [] }),
        "import.payers" => json!({ "text": "取り込む", "on": "2026-11-20" }),
        _ => import(&file, "real"),
    }
}

/// Row and code of each entry of a list.
fn codes<'a>(report: &'a Value, list: &str) -> Vec<(i64, &'a str)> {
    report[list]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| (row["row"].as_i64().unwrap(), row["code"].as_str().unwrap()))
        .collect()
}

/// Rows with a code.
fn rows_with(report: &Value, list: &str, code: &str) -> Vec<i64> {
    let all = codes(report, list).into_iter();
    all.filter(|(_, other)| *other == code)
        .map(|(row, _)| row)
        .collect()
}

fn totals(bench: &Bench, day: &str) -> (i64, i64, String) {
    let totals = &bench.ok("equity.totals", json!({ "as_of": day }))["totals"];
    (
        totals["members"].as_i64().unwrap(),
        totals["balance"]["units"].as_i64().unwrap(),
        totals["balance"]["paid"].as_str().unwrap().to_owned(),
    )
}

/// Everybody on the register of a day with everything it shows, by number.
fn register_on(bench: &Bench, day: &str) -> BTreeMap<i64, Value> {
    let mut lines = BTreeMap::new();
    for which in ["members", "leavers"] {
        let mut offset = 0;
        loop {
            let part = bench.ok(
                "member.register",
                json!({ "as_of": day, "which": which, "offset": offset, "limit": 500 }),
            );
            let rows = part["rows"].as_array().unwrap();
            for row in rows {
                let mut row = row.clone();
                // Ids are the file's own business.
                row["member"] = Value::Null;
                row["person"] = Value::Null;
                lines.insert(row["number"].as_i64().unwrap(), row);
            }
            if rows.len() < 500 {
                break;
            }
            offset += 500;
        }
    }
    lines
}

fn furnished() -> Bench {
    let bench = Bench::new();
    bench.act("import.sites", import(&data("事業所一覧.csv"), "real"));
    bench
}

fn undo(bench: &Bench) {
    bench.ok("history.undo", json!({ "target": { "kind": "last" } }));
}

#[test]
fn the_old_register_comes_in_with_the_documented_figures() {
    let bench = furnished();
    let before = bench.desk.digest().unwrap();
    let preview = bench.ok(
        "import.members_preview",
        json!({ "file": register(), "choices": {} }),
    );
    assert_eq!(
        (&preview["read"], &preview["accepted"], &preview["people"]),
        (&json!(421), &json!(411), &json!(410))
    );
    assert_eq!(
        (&preview["payments"], &preview["units"], &preview["paid"]),
        (&json!(561), &json!(1187), &json!("59350000"))
    );
    assert_eq!(preview["rejoined"], json!([[3, 709]]));
    assert_eq!(preview["duplicates"], json!([]));
    assert_eq!(
        rows_with(&preview, "warnings", "reading_missing"),
        [40, 50, 85, 119, 166, 216, 389, 425]
    );
    assert_eq!(rows_with(&preview, "warnings", "era_ran_on"), [303, 304]);
    assert_eq!(rows_with(&preview, "warnings", "site_unknown"), [112, 217]);
    assert_eq!(preview["warnings"].as_array().unwrap().len(), 12);

    let rehearsed = bench.act("import.members", import(&register(), "rehearsal"));
    assert_eq!(bench.desk.digest().unwrap(), before);
    let mut report = bench.act("import.members", import(&register(), "real"));
    assert!(report["batch"].take().is_i64());
    assert_eq!(report, rehearsed);
    for (figure, value) in [
        ("read", json!(421)),
        ("created", json!(411)),
        ("updated", json!(0)),
        ("skipped", json!(2)),
        ("people", json!(410)),
        ("payments", json!(561)),
        ("units", json!(1187)),
        ("paid", json!("59350000")),
        ("rejoined", json!([[3, 709]])),
        ("namesakes", json!([[185, 238], [266, 594]])),
        ("duplicates", json!([])),
        ("over_limit", json!([])),
    ] {
        assert_eq!(report[figure], value, "{figure}");
    }
    assert_eq!(
        codes(&report, "skipped_rows"),
        [(204, "header_again"), (426, "total")]
    );
    assert_eq!(
        codes(&report, "refused"),
        [
            (14, "left_before_joined"),
            (21, "units_below_one"),
            (26, "amount_mismatch"),
            (27, "amount_mismatch"),
            (118, "paid_invalid"),
            (168, "number_duplicate"),
            (300, "amount_mismatch"),
            (326, "left_before_joined"),
            (346, "joined_invalid"),
            (347, "amount_mismatch"),
        ]
    );
    assert_eq!(report["refused"][4]["detail"]["column"], "H 払込年月日");
    for (day, members, units, paid) in [
        ("2026-03-31", 316, 930, "46500000"),
        ("2026-04-01", 296, 876, "43800000"),
        ("2026-05-31", 296, 876, "43800000"),
    ] {
        assert_eq!(
            totals(&bench, day),
            (members, units, paid.to_owned()),
            "{day}"
        );
    }
    // One person with two memberships, each on its own days.
    let hits = bench.ok(
        "person.search",
        json!({ "text": "モリシタ トシオ", "limit": 20 }),
    );
    assert_eq!(hits.as_array().unwrap().len(), 1, "{hits}");
    let of_person = bench.ok(
        "member.of_person",
        json!({ "person": hits[0]["person"].as_i64().or(hits[0]["id"].as_i64()) }),
    );
    let memberships: Vec<(&Value, &Value)> = of_person["memberships"]
        .as_array()
        .unwrap()
        .iter()
        .map(|page| {
            (
                &page["membership"]["number"],
                &page["membership"]["left_on"],
            )
        })
        .collect();
    assert_eq!(
        memberships,
        [
            (&json!(3), &json!("2009-04-16")),
            (&json!(709), &Value::Null)
        ]
    );
    // Where the column is empty, the furigana of the name is the reading.
    let hits = bench.ok(
        "person.search",
        json!({ "text": "ハットリ シンゴ", "limit": 20 }),
    );
    assert!(hits.to_string().contains("服部慎吾"), "{hits}");
    // The payments of a line as the register shows them.
    let lines = register_on(&bench, "2026-05-31");
    assert_eq!(
        lines[&11]["payments"],
        json!([{ "on": "2003-11-25", "amount": "50000" }, { "on": "2004-07-08", "amount": "950000" }])
    );
    assert_eq!(
        register_on(&bench, "2003-12-31")[&11]["balance"]["units"],
        1
    );
    bench.verify();

    // Again: nothing changes.
    let after = register_on(&bench, "2026-11-22");
    let again = bench.act("import.members", import(&register(), "real"));
    assert_eq!(
        (&again["created"], &again["skipped"]),
        (&json!(0), &json!(413))
    );
    assert_eq!(
        rows_with(&again, "skipped_rows", "already_imported").len(),
        411
    );
    assert_eq!(register_on(&bench, "2026-11-22"), after);
    // Taken back as one.
    undo(&bench);
    undo(&bench);
    assert_eq!(bench.desk.digest().unwrap(), before);
    assert_eq!(totals(&bench, "2026-05-31").0, 0);
    let report = bench.act("import.members", import(&register(), "real"));
    assert_eq!(report["created"], 411);
    assert_eq!(register_on(&bench, "2026-11-22"), after);
    bench.verify();
}

#[test]
fn the_payroll_comes_in_with_the_documented_figures() {
    let bench = furnished();
    bench.act("import.members", import(&register(), "real"));
    let before = bench.desk.digest().unwrap();
    let old = totals(&bench, "2026-11-22");
    let preview = bench.ok(
        "import.payments_preview",
        json!({ "file": payroll(), "choices": {} }),
    );
    for (figure, value) in [
        ("source", json!("payroll")),
        ("read", json!(325)),
        ("accepted", json!(321)),
        ("members", json!(55)),
        ("total", json!("2155000")),
        ("corrections", json!(1)),
        ("units", json!(18)),
        ("unsure", json!(2)),
    ] {
        assert_eq!(preview[figure], value, "{figure}");
    }
    let rehearsed = bench.act("import.payments", import(&payroll(), "rehearsal"));
    let mut report = bench.act("import.payments", import(&payroll(), "real"));
    assert!(report["batch"].take().is_i64());
    assert_eq!(report, rehearsed);
    for (figure, value) in [
        ("read", json!(325)),
        ("created", json!(321)),
        ("updated", json!(0)),
        ("corrections", json!(1)),
        ("members", json!(55)),
        ("total", json!("2155000")),
        ("units", json!(18)),
        ("waiting", json!("1255000")),
        (
            "completed",
            json!([
                2, 58, 104, 121, 161, 168, 175, 180, 238, 338, 377, 388, 449, 511, 592, 696, 714,
                725
            ]),
        ),
        ("duplicates", json!([])),
        ("warnings", json!([])),
    ] {
        assert_eq!(report[figure], value, "{figure}");
    }
    assert_eq!(codes(&report, "skipped_rows"), [(36, "exact_duplicate")]);
    assert_eq!(
        codes(&report, "refused"),
        [
            (72, "name_mismatch"),
            (104, "member_unknown"),
            (136, "member_left")
        ]
    );
    // Every yen is there: in equity or waiting.
    let new = bench.ok("equity.totals", json!({ "as_of": "2026-11-22" }));
    let yen = |value: &Value| value.as_str().unwrap().parse::<i64>().unwrap();
    let balance = &new["totals"]["balance"];
    assert_eq!(
        yen(&balance["paid"]) + yen(&balance["deposit"]),
        old.2.parse::<i64>().unwrap() + 2_155_000
    );
    assert_eq!(balance["units"], json!(old.1 + 18));
    assert_eq!(59_350_000 + yen(&report["total"]), 61_505_000);
    bench.verify();

    // Again, and the same payments in other words: nothing changes.
    let after = register_on(&bench, "2026-11-22");
    let again = bench.act("import.payments", import(&payroll(), "real"));
    assert_eq!(
        (&again["created"], &again["units"], &again["skipped"]),
        (&json!(0), &json!(0), &json!(322))
    );
    let other = payments_of(
        &bench,
        &["E40002,2,樋口みどり,令和8年4月24日,\"10,000円\",四月分"],
    );
    let again = bench.act("import.payments", import(&other, "real"));
    assert_eq!(codes(&again, "skipped_rows"), [(2, "already_imported")]);
    assert_eq!(register_on(&bench, "2026-11-22"), after);
    for _ in 0..3 {
        undo(&bench);
    }
    assert_eq!(bench.desk.digest().unwrap(), before);
    bench.act("import.payments", import(&payroll(), "real"));
    assert_eq!(register_on(&bench, "2026-11-22"), after);
    bench.verify();
}

#[test]
fn hostile_rows_are_kept_aside_with_their_reason() {
    let bench = Bench::new();
    let line = |number: &str, joined: &str, units: &str, amount: &str, paid: &str, left: &str| {
        format!("{number},山田 花,ヤマダ ハナ,東京都,{joined},{units},{amount},{paid},,{left},")
    };
    let day = "2020-04-01";
    let cases = [
        (line("0", day, "1", "50000", day, ""), "number_invalid"),
        (line("-1", day, "1", "50000", day, ""), "number_invalid"),
        (
            line("9223372036854775808", day, "1", "50000", day, ""),
            "number_invalid",
        ),
        (
            line("4294967295", day, "1", "50000", day, ""),
            "number_invalid",
        ),
        (line("", day, "1", "50000", day, ""), "number_invalid"),
        (
            line("7", "2027-04-01", "1", "50000", "2027-04-01", ""),
            "joined_invalid",
        ),
        (line("8", "", "1", "50000", day, ""), "joined_invalid"),
        (
            line("9", "0001-01-01", "1", "50000", day, ""),
            "joined_invalid",
        ),
        (
            line("10", day, "99999999999999999999", "50000", day, ""),
            "units_invalid",
        ),
        (
            line("11", day, "9999999999", "50000", day, ""),
            "units_invalid",
        ),
        (line("12", day, "-3", "-150000", day, ""), "units_below_one"),
        (line("13", day, "1", "九億円", day, ""), "yen_invalid"),
        (line("14", day, "", "", day, ""), "units_invalid"),
        (
            line("15", day, "1", "50000", "2027-04-01", ""),
            "paid_invalid",
        ),
        (
            line("16", day, "1", "50000", "2021-04-02", "2021-04-01"),
            "paid_invalid",
        ),
        (
            line("17", day, "1", "50000", day, "2020-02-30"),
            "left_invalid",
        ),
        (
            line("18", day, "1", "50000", day, "2019-04-01"),
            "left_before_joined",
        ),
        (
            line(
                "19",
                day,
                "2",
                "100000",
                "2020-04-01(10)、2020-05-01(10)",
                "",
            ),
            "paid_invalid",
        ),
        (
            format!("20,,ヤマダ,東京都,{day},1,50000,{day},,,"),
            "name_missing",
        ),
        (
            format!(
                "21,{},ヤマダ,東京都,{day},1,50000,{day},,,",
                "長".repeat(201)
            ),
            "too_long",
        ),
    ];
    let rows: Vec<&str> = cases.iter().map(|(row, _)| row.as_str()).collect();
    let before = bench.desk.digest().unwrap();
    let report = bench.act(
        "import.members",
        import(&register_of(&bench, &rows), "rehearsal"),
    );
    let expected: Vec<(i64, &str)> = (2..).zip(cases.iter().map(|(_, code)| *code)).collect();
    assert_eq!(codes(&report, "refused"), expected);
    assert_eq!(
        (&report["created"], &report["paid"]),
        (&json!(0), &json!("0"))
    );
    assert_eq!(bench.desk.digest().unwrap(), before);

    // What is only missing is a warning, and the other cell says it.
    let rows = [
        "1,甲 一,コウ イチ,,2020-04-01,2,,2021-01-01、2020-04-01,,,",
        "2,乙 二,,,2020-04-01,,100000,,どこか,,",
        "3,丙 三,ヘイ サン,,2020-04-01,3,150000,2020-04-01、2021-04-01,,,",
        "4,丁 四,テイ シ,,2020-04-01,3口,\"150,000円\",2020-03-20(20000)、2020-05-01(130000),,2022-03-31,",
    ];
    let report = bench.act(
        "import.members",
        import(&register_of(&bench, &rows), "real"),
    );
    assert_eq!(report["refused"], json!([]));
    let mut warned = codes(&report, "warnings");
    warned.sort_unstable();
    assert_eq!(
        warned,
        [
            (2, "amount_missing"),
            (3, "paid_missing"),
            (3, "reading_missing"),
            (3, "site_unknown"),
            (3, "units_missing"),
            (4, "split_unknown"),
        ]
    );
    // At the end of each day: what was subscribed then, and what of it was paid.
    let at = |day: &str, number: i64| {
        let balance = &register_on(&bench, day)[&number]["balance"];
        (balance["units"].clone(), balance["paid"].clone())
    };
    assert_eq!(at("2020-04-01", 1), (json!(1), json!("50000")));
    assert_eq!(at("2021-01-01", 1), (json!(2), json!("100000")));
    assert_eq!(at("2020-04-01", 3), (json!(3), json!("0")));
    assert_eq!(at("2021-04-01", 3), (json!(3), json!("150000")));
    assert_eq!(at("2020-04-01", 4), (json!(1), json!("20000")));
    assert_eq!(at("2022-03-31", 4), (json!(3), json!("150000")));
    assert_eq!(at("2022-04-01", 4), (json!(0), json!("0")));
    bench.verify();
}

#[test]
fn nobody_is_made_one_with_somebody_without_being_asked() {
    let bench = Bench::new();
    let recruitment = bench.recruitment();
    let (person, _) = bench.applicant(recruitment, "髙橋 ひなた", "タカハシ ヒナタ");
    bench.act("person.move_house", json!({ "person": person, "postal_code": null, "address": "東京都見本市１－２", "effective_on": null }));
    let rows = [
        "1,高橋ひなた,タカハシ ヒナタ,東京都見本市1-2,2020-04-01,1,50000,2020-04-01,,,",
        // Father and son under one roof: both members, two people.
        "2,北川 修,キタガワ オサム,大阪府例示市3,2018-04-01,1,50000,2018-04-01,,,",
        "3,北川 修,キタガワ オサム,大阪府例示市3,2019-04-01,1,50000,2019-04-01,,,",
        // Left and came back, listed the wrong way round.
        "9,南 春,ミナミ ハル,京都府４,2021-04-01,1,50000,2021-04-01,,,",
        "4,南 春,ミナミ ハル,京都府4,2015-04-01,1,50000,2015-04-01,,2017-03-31,",
    ];
    let file = register_of(&bench, &rows);
    let preview = bench.ok(
        "import.members_preview",
        json!({ "file": file, "choices": {} }),
    );
    let pairs: Vec<(&Value, &Value, &Value)> = preview["duplicates"]
        .as_array()
        .unwrap()
        .iter()
        .map(|pair| (&pair["row"], &pair["with"], &pair["agreeing"]))
        .collect();
    assert_eq!(
        pairs,
        [
            (
                &json!(2),
                &json!({ "kind": "person", "person": person }),
                &json!(["name+address"])
            ),
            (
                &json!(4),
                &json!({ "kind": "row", "row": 3 }),
                &json!(["name+address"])
            ),
        ]
    );
    assert_eq!(
        (&preview["people"], &preview["rejoined"]),
        (&json!(4), &json!([[4, 9]]))
    );
    let rehearsed = bench.act("import.members", import(&file, "rehearsal"));
    assert_eq!(
        (
            &rehearsed["people"],
            rehearsed["duplicates"].as_array().unwrap().len()
        ),
        (&json!(4), 2)
    );
    // Said to be the applicant: their membership.
    let mut request = import(&file, "real");
    request["decisions"] = json!([{ "row": 2, "person": person }]);
    let report = bench.act("import.members", request);
    assert_eq!(
        (&report["created"], &report["updated"]),
        (&json!(5), &json!(1))
    );
    assert_eq!(report["duplicates"].as_array().unwrap().len(), 1);
    let of_person = bench.ok("member.of_person", json!({ "person": person }));
    assert_eq!(of_person["memberships"][0]["membership"]["number"], 1);
    bench.verify();
    // The same person twice at once is no membership.
    let file = register_of(
        &bench,
        &["11,高橋ひなた,,東京都見本市1-2,2022-04-01,1,50000,2022-04-01,,,"],
    );
    let mut request = import(&file, "real");
    request["decisions"] = json!([{ "row": 2, "person": person }]);
    assert_eq!(
        bench.refused("import.members", request.clone()),
        "member.already"
    );
    request["decisions"] = json!([{ "row": 99, "person": person }]);
    assert_eq!(
        bench.refused("import.members", request),
        "command.request_invalid"
    );
    // A number is given once for ever.
    let file = register_of(
        &bench,
        &["1,別人,ベツ ジン,千葉県,2022-04-01,1,50000,2022-04-01,,,"],
    );
    let report = bench.act("import.members", import(&file, "rehearsal"));
    assert_eq!(codes(&report, "refused"), [(2, "number_duplicate")]);
    // The same membership in other words is there already.
    let file = register_of(
        &bench,
        &["0003,北川　修,,大阪府例示市3番,平成31年4月1日,1口,5万,,,,"],
    );
    let report = bench.act("import.members", import(&file, "rehearsal"));
    assert_eq!(codes(&report, "refused"), [(2, "yen_invalid")]);
    let file = register_of(
        &bench,
        &["0003,北川　修,,大阪府例示市3番,平成31年4月1日,1口,50000円,,,,"],
    );
    let report = bench.act("import.members", import(&file, "rehearsal"));
    assert_eq!(codes(&report, "skipped_rows"), [(2, "already_imported")]);
}

/// So many members with one unit each; of more than three no one may hold more than a quarter (法9条4項).
fn members(count: usize) -> Bench {
    let bench = Bench::new();
    let names = [
        "甲 一,コウ イチ",
        "乙 二,オツ ニ",
        "丙 三,ヘイ サン",
        "丁 四,テイ シロウ",
        "戊 五,ボ ゴロウ",
        "己 六,キ ロクロウ",
        "庚 七,コウ シチロウ",
    ];
    let rows: Vec<String> = (1..)
        .zip(names)
        .take(count)
        .map(|(number, name)| {
            format!("{number},{name},東京都{number},2020-04-01,1,50000,2020-04-01,,,")
        })
        .collect();
    let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
    bench.act(
        "import.members",
        import(&register_of(&bench, &rows), "real"),
    );
    bench
}

fn deposit(bench: &Bench, number: i64) -> Value {
    register_on(bench, "2026-11-22")[&number]["balance"]["deposit"].clone()
}

#[test]
fn the_record_that_an_older_book_lacks_of_a_leaver_can_be_added() {
    let bench = Bench::new();
    let stays = ["甲 一,コウ イチ", "乙 二,オツ ニ", "丙 三,ヘイ サン"];
    let mut rows: Vec<String> = (1..)
        .zip(stays)
        .map(|(number, name)| {
            format!("{number},{name},東京都{number},2020-04-01,1,50000,2020-04-01,,,")
        })
        .collect();
    for (number, name, left_on) in [
        (4, "丁 四,テイ シロウ", "2026-03-31"),
        (5, "戊 五,ボ ゴロウ", "2026-06-30"),
        (6, "己 六,キ ロクロウ", "2027-03-31"),
        (7, "庚 七,コウ シチロウ", "2027-03-31"),
    ] {
        rows.push(format!(
            "{number},{name},東京都{number},2020-04-01,1,50000,2020-04-01,,{left_on},"
        ));
    }
    let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
    bench.act(
        "import.members",
        import(&register_of(&bench, &rows), "real"),
    );
    let imported = bench.ok("history.list", json!({ "limit": 1 }))["lines"][0]["seq"].clone();
    let ids: BTreeMap<i64, (Value, Value)> = ["members", "leavers"]
        .into_iter()
        .flat_map(|which| {
            let part = json!({ "as_of": "2026-11-22", "which": which, "limit": 10 });
            let register = bench.ok("member.register", part);
            register["rows"].as_array().unwrap().clone()
        })
        .map(|row| {
            let ids = (row["member"].clone(), row["person"].clone());
            (row["number"].as_i64().unwrap(), ids)
        })
        .collect();
    let unrecorded = |from: &str, to: &str| -> Vec<String> {
        let left = bench.ok("member.withdrawals", json!({ "from": from, "to": to }));
        let left = left["unrecorded"].as_array().unwrap().clone();
        left.iter()
            .map(|leaver| leaver["number_word"].as_str().unwrap().to_owned())
            .collect()
    };
    let this_year = || unrecorded("2026-04-01", "2027-03-31");
    assert_eq!(this_year(), ["5", "6", "7"]);
    let days = [
        "2026-03-31",
        "2026-06-30",
        "2026-11-22",
        "2027-03-31",
        "2027-04-01",
    ];
    let registers = || days.map(|day| register_on(&bench, day));
    let before = registers();

    // A notice has to come to the day that the book has; then it is the record, and no day changes.
    let notice = |number: i64, on: &str| json!({ "member": ids[&number].0, "notice_on": on, "labour": "continues" });
    let preview = |number: i64, on: &str| json!({ "member": ids[&number].0, "notice_on": on });
    for command in ["member.give_notice", "member.notice_preview"] {
        let request = match command {
            "member.give_notice" => notice(6, "2025-06-01"),
            _ => preview(6, "2025-06-01"),
        };
        assert_eq!(
            bench.refused(command, request),
            "member.leaves_otherwise",
            "{command}"
        );
    }
    bench.ok("member.notice_preview", preview(6, "2026-11-20"));
    bench.act("member.give_notice", notice(6, "2026-11-20"));
    assert_eq!(registers(), before);
    assert_eq!(this_year(), ["5", "7"]);
    assert_eq!(
        bench.refused("member.give_notice", notice(6, "2026-11-20")),
        "member.leaving"
    );
    let page = bench.ok("member.of_person", json!({ "person": ids[&6].1 }));
    assert_eq!(
        page["memberships"][0]["withdrawals"][0]["timing"],
        "in_time"
    );
    assert_eq!(page["memberships"][0]["lacks_record"], false);

    // With that record on them, the rows of the book are not taken back any more.
    assert_eq!(
        bench.refused(
            "history.undo",
            json!({ "target": { "kind": "entry", "seq": imported } })
        ),
        "undo.conflict"
    );

    // Who died on the very day is recorded so; who dies before the day in the book left then.
    let death = |number: i64, on: &str| json!({ "member": ids[&number].0, "cause": "death", "happened_on": on, "labour": "none" });
    bench.act("member.leave", death(5, "2026-06-30"));
    assert_eq!(registers(), before);
    assert_eq!(
        bench.refused("member.leave", death(4, "2026-05-01")),
        "member.not_on_day"
    );
    bench.act("member.leave", death(7, "2026-11-01"));
    assert_eq!(this_year(), Vec::<String>::new());
    assert_eq!(
        totals(&bench, "2026-11-01").1 - totals(&bench, "2026-11-02").1,
        1
    );

    // Nobody is missing from a refund sheet without being named there.
    let year = bench.act(
        "year_account.record",
        json!({ "ends_on": "2026-03-31", "net_assets": "350000", "approved_on": "2026-05-28", "meeting": "通常総会" }),
    );
    let sheet = || bench.ok("refund.sheet", json!({ "year_account": year }));
    assert_eq!(sheet()["lines"], json!([]));
    assert_eq!(sheet()["unrecorded"][0]["number_word"], "4");
    bench.act("member.give_notice", notice(4, "2025-12-31"));
    assert_eq!(sheet()["unrecorded"], json!([]));
    assert_eq!(sheet()["lines"][0]["figures"]["refund"], "50000");
    bench.verify();
}

#[test]
fn money_beyond_what_one_member_may_hold_waits() {
    let bench = members(7);
    // Two units at once would be three of nine: one is entered, the other waits.
    let file = payments_of(&bench, &[",1,甲 一,2026-05-01,100000,"]);
    let report = bench.act("import.payments", import(&file, "real"));
    assert_eq!(
        (&report["units"], &report["waiting"]),
        (&json!(1), &json!("50000"))
    );
    assert_eq!(codes(&report, "warnings"), [(2, "limit_reached")]);
    assert_eq!(deposit(&bench, 1), "50000");
    // When others have more, the next money completes what waited, on its own day.
    let rows = [
        ",1,甲 一,2026-07-01,5000,",
        ",2,乙 二,2026-06-01,50000,",
        ",3,丙 三,2026-06-01,50000,",
        ",4,丁 四,2026-06-01,50000,",
    ];
    let report = bench.act(
        "import.payments",
        import(&payments_of(&bench, &rows), "real"),
    );
    assert_eq!(
        (&report["units"], &report["waiting"]),
        (&json!(4), &json!("5000"))
    );
    assert_eq!(report["completed"], json!([1, 2, 3, 4]));
    let units = |day: &str| register_on(&bench, day)[&1]["balance"]["units"].clone();
    assert_eq!(
        (units("2026-06-30"), units("2026-07-01")),
        (json!(2), json!(3))
    );
    assert_eq!(report["warnings"], json!([]));
    bench.verify();
}

#[test]
fn corrections_take_back_what_waits_and_nothing_else() {
    let bench = members(4);
    let rows = [
        ",2,乙 二,2026-05-01,5000,",
        ",2,乙 二,2026-06-01,-5000,訂正",
        ",3,丙 三,2026-05-01,5000,",
        ",3,丙 三,2026-06-01,△6000,訂正",
        ",4,丁 四,2026-05-01,0,",
        ",4,丁 四,2026-12-01,5000,先の日",
        ",4,丁 四,2026-05-32,5000,",
        ",4,丁 四,2026-05-01,たくさん,",
        ",4,,2026-05-01,5000,",
        ",,丁 四,2026-05-02,5000,",
        ",9223372036854775808,丁 四,2026-05-03,5000,",
        ",4,丁 四,2026-05-04,9223372036854775807,",
    ];
    let report = bench.act(
        "import.payments",
        import(&payments_of(&bench, &rows), "real"),
    );
    assert_eq!(
        codes(&report, "refused"),
        [
            (5, "balance_negative"),
            (6, "yen_invalid"),
            (7, "date_invalid"),
            (8, "date_invalid"),
            (9, "yen_invalid"),
            (10, "name_missing"),
            (11, "match_unsure"),
            (12, "member_unknown"),
            (13, "yen_invalid"),
        ]
    );
    assert_eq!(
        (&report["created"], &report["corrections"]),
        (&json!(3), &json!(1))
    );
    assert_eq!(
        (deposit(&bench, 2), deposit(&bench, 3)),
        (json!("0"), json!("5000"))
    );
    // What was entered by hand is not counted a second time.
    let member =
        bench.ok("member.register", json!({ "text": "4", "limit": 1 }))["rows"][0]["member"]
            .clone();
    bench.act(
        "equity.receive",
        json!({ "member": member, "on": "2026-05-10", "amount": "7000", "by": "payroll" }),
    );
    let file = payments_of(&bench, &[",4,丁 四,2026-05-10,7000,"]);
    let report = bench.act("import.payments", import(&file, "real"));
    assert_eq!(codes(&report, "skipped_rows"), [(2, "already_imported")]);
    bench.verify();
}

#[test]
fn a_banks_statement_is_matched_and_only_what_is_sure_is_stored() {
    let bench = members(4);
    // Somebody who applied, was consented to, and now pays.
    let recruitment = bench.recruitment();
    let (person, _) = bench.applicant(recruitment, "森 結衣", "モリ ユイ");
    let applicant = bench.act("member.apply", json!({ "person": person, "terms": { "applied_on": "2026-10-01", "units": 1, "method": "transfer", "pay_by": null, "site": null, "remark": null } }));
    bench.act(
        "member.consent",
        json!({ "member": applicant, "board_on": "2026-10-10", "consented_on": "2026-10-10" }),
    );
    let lines: Vec<String> = [
        "お取引日,お取引内容,お支払金額,お預り金額,残高",
        "2026/11/02,ﾌﾘｺﾐ 2 ｵﾂ ﾆ,,5000,1005000",
        "2026/11/02,ﾌﾘｺﾐ ﾓﾘ ﾕｲ,,50000,1055000",
        "2026/11/03,ﾃﾞﾝｷﾀﾞｲ,12000,,1043000",
        "2026/11/04,ﾌﾘｺﾐ ﾃｲ ｼﾛｳ,,5000,1048000",
        "2026/11/05,ﾌﾘｺﾐ ﾅﾅｼﾉ ｺﾞﾝﾍﾞｴ,,5000,1053000",
        "2026/11/06,ﾃｽｳﾘﾖｳ,,,1053000",
    ]
    .map(str::to_owned)
    .to_vec();
    let file = write(&bench, "入出金.csv", &lines);
    let look = |decisions: Value| {
        bench.ok(
            "import.payments_preview",
            json!({ "file": file, "choices": {}, "decisions": decisions }),
        )
    };
    let preview = look(json!([]));
    assert_eq!(
        (&preview["source"], &preview["accepted"], &preview["unsure"]),
        (&json!("bank"), &json!(1), &json!(3))
    );
    let lines: BTreeMap<i64, (&Value, &Value)> = preview["lines"]
        .as_array()
        .unwrap()
        .iter()
        .map(|line| {
            (
                line["row"].as_i64().unwrap(),
                (&line["by"], &line["confidence"]),
            )
        })
        .collect();
    assert_eq!(lines[&2], (&json!("number"), &json!("high")));
    assert_eq!(lines[&3], (&json!("name_amount"), &json!("medium")));
    assert_eq!(lines[&5], (&json!("name"), &json!("low")));
    assert_eq!(lines[&6], (&Value::Null, &Value::Null));
    assert_eq!(rows_with(&preview, "skipped", "outgoing"), [4]);
    assert_eq!(
        codes(&preview, "refused"),
        [
            (3, "match_unsure"),
            (5, "match_unsure"),
            (6, "member_unknown"),
            (7, "yen_invalid")
        ]
    );
    // Somebody whom nothing in the row speaks for is searched for, and taken as said.
    let search = |text: &str, on: &str| -> Vec<(Value, Value)> {
        bench
            .ok("import.payers", json!({ "text": text, "on": on }))
            .as_array()
            .unwrap()
            .iter()
            .map(|payer| (payer["name"].clone(), payer["number_word"].clone()))
            .collect()
    };
    assert_eq!(
        search("もり", "2026-11-05"),
        [(json!("森 結衣"), Value::Null)]
    );
    assert_eq!(search("４", "2026-11-05"), [(json!("丁 四"), json!("4"))]);
    assert_eq!(search("", "2026-11-05"), []);
    assert_eq!(search("無い", "2026-11-05"), []);
    let third =
        bench.ok("import.payers", json!({ "text": "丙", "on": "2026-11-05" }))[0]["member"].clone();
    let taken = look(json!([{ "row": 6, "verdict": { "kind": "take", "member": third } }]));
    assert_eq!(taken["accepted"], 2);
    let line = taken["lines"]
        .as_array()
        .unwrap()
        .iter()
        .find(|line| line["row"] == 6)
        .unwrap();
    assert_eq!(
        (&line["by"], &line["payer"]["member"], &line["code"]),
        (&json!("hand"), &third, &Value::Null)
    );
    // The user says whose money it is: the applicant is a member, one row is left out.
    let decisions = json!([
        { "row": 3, "verdict": { "kind": "take", "member": applicant } },
        { "row": 6, "verdict": { "kind": "leave" } },
        { "row": 5, "verdict": { "kind": "take", "member": 999_999 } },
    ]);
    let decided = look(decisions.clone());
    assert_eq!(decided["accepted"], 2);
    let lines = decided["lines"].as_array().unwrap();
    let third = lines.iter().find(|line| line["row"] == 3).unwrap();
    assert_eq!(
        (&third["by"], &third["payer"]["name"]),
        (&json!("hand"), &json!("森 結衣"))
    );
    let mut request = import(&file, "real");
    request["decisions"] = decisions;
    let report = bench.act("import.payments", request);
    assert_eq!(
        (&report["created"], &report["joined"]),
        (&json!(2), &json!(1))
    );
    assert_eq!(
        codes(&report, "skipped_rows"),
        [(4, "outgoing"), (6, "left_out")]
    );
    assert_eq!(
        codes(&report, "refused"),
        [(5, "member_unknown"), (7, "yen_invalid")]
    );
    let line = &register_on(&bench, "2026-11-22")[&5];
    assert_eq!(
        (&line["name"], &line["joined_on"]),
        (&json!("森 結衣"), &json!("2026-11-02"))
    );
    bench.verify();
    // A number this office gave is given for ever: the import that gave it is not taken back.
    assert_eq!(
        bench.refused("history.undo", json!({ "target": { "kind": "last" } })),
        "undo.final"
    );
    bench.verify();
}

#[test]
fn whose_a_payment_is_of_two_namesakes_is_said_by_hand() {
    let bench = Bench::new();
    bench.act("import.members", import(&register(), "real"));
    let lines = [
        "お取引日,お取引内容,お支払金額,お預り金額,残高",
        "2026/09/28,ﾌﾘｺﾐ ﾉｸﾞﾁ ｴｲｼﾞ,,5000,1015000",
    ];
    let file = write(&bench, "入出金.csv", &lines.map(str::to_owned));
    let look = |decisions: Value| {
        let preview = bench.ok(
            "import.payments_preview",
            json!({ "file": file, "choices": {}, "decisions": decisions }),
        );
        preview["lines"][0].clone()
    };
    let undecided = look(json!([]));
    assert_eq!(undecided["code"], "member_ambiguous");
    let numbers: Vec<&Value> = (undecided["candidates"].as_array().unwrap().iter())
        .map(|candidate| &candidate["number_word"])
        .collect();
    assert_eq!(numbers, [&json!("266"), &json!("594")]);
    let member = &undecided["candidates"][0]["member"];
    let decided = look(json!([{ "row": 2, "verdict": { "kind": "take", "member": member } }]));
    assert_eq!(
        (
            &decided["by"],
            &decided["code"],
            &decided["payer"]["number_word"]
        ),
        (&json!("hand"), &Value::Null, &json!("266"))
    );
}

/// Twelve members, each with a line of some history.
fn any_register() -> impl Strategy<Value = Vec<String>> {
    prop::collection::vec((0_u32..3000, 1_i64..5, any::<bool>(), any::<bool>()), 12).prop_map(|rows| {
        let first = chrono::NaiveDate::from_ymd_opt(2012, 1, 1).unwrap();
        rows.iter()
            .enumerate()
            .map(|(at, (day, units, leaves, splits))| {
                let joined = first + chrono::Duration::days(i64::from(*day));
                let later = joined + chrono::Duration::days(400);
                let left = if *leaves { (joined + chrono::Duration::days(900)).to_string() } else { String::new() };
                let paid = if *splits && *units > 1 {
                    format!("{joined}(50000)、{later}({})", (units - 1) * 50_000)
                } else {
                    joined.to_string()
                };
                format!("{},組合員 {at},クミアイイン,東京都{at},{joined},{units},{},{paid},,{left},", at + 1, units * 50_000)
            })
            .collect()
    })
}

#[test]
fn the_order_of_the_rows_changes_no_balance() {
    let bench = Bench::new();
    let mut runner = proptest::test_runner::TestRunner::new(ProptestConfig {
        cases: 12,
        failure_persistence: None,
        ..ProptestConfig::default()
    });
    let rows = any_register().prop_flat_map(|rows| (Just(rows.clone()), Just(rows).prop_shuffle()));
    let money = prop::collection::vec((1_usize..13, 0_i64..20, -2_i64..14), 1..20)
        .prop_flat_map(|rows| (Just(rows.clone()), Just(rows).prop_shuffle()));
    runner
        .run(&(rows, money), |((rows, turned), (money, money_turned))| {
            let states = [(rows, money), (turned, money_turned)].map(|(rows, money)| {
                let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
                let report = bench.act(
                    "import.members",
                    import(&register_of(&bench, &rows), "real"),
                );
                assert_eq!(report["created"], 12, "{report}");
                let from = chrono::NaiveDate::from_ymd_opt(2026, 1, 31).unwrap();
                let money: Vec<String> = money
                    .iter()
                    .filter(|(_, _, amount)| *amount != 0)
                    .map(|(number, day, amount)| {
                        format!(
                            ",{number},組合員 {},{},{},",
                            number - 1,
                            from + chrono::Duration::days(*day),
                            amount * 5_000
                        )
                    })
                    .collect();
                let money: Vec<&str> = money.iter().map(String::as_str).collect();
                bench.act(
                    "import.payments",
                    import(&payments_of(&bench, &money), "real"),
                );
                let state = ["2013-06-30", "2018-12-31", "2026-02-05", "2026-11-22"]
                    .map(|day| register_on(&bench, day));
                undo(&bench);
                undo(&bench);
                state
            });
            prop_assert_eq!(&states[0], &states[1]);
            Ok(())
        })
        .unwrap();
    bench.verify();
}
