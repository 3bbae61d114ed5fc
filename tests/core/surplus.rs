//! The calculation sheet of the surplus: as asked, as read from a file, as written to one.

use serde_json::{Value, json};
use yoriai::import::table::Value as Held;
use yoriai::import::{Limits, ReadOptions, read_table};

use crate::support::Bench;

fn sheet(lines: &Value) -> Value {
    json!({ "year_end": "2027-03-31", "profit": "１,234,567円", "loss": "", "total_equity": "4,000,000", "reserve_so_far": "300,000",
        "target": "", "pool": "", "lines": lines })
}

fn work() -> Value {
    json!([
        { "number": "1", "name": "髙橋 ひなた", "measure": "1,680.5" },
        { "number": "2", "name": "森 明", "measure": "168:30" },
        { "number": "3", "name": "林 翔", "measure": "0" },
    ])
}

#[test]
fn the_least_is_set_aside_as_in_case_e_27() {
    let bench = Bench::new();
    let answer = bench.ok("surplus.sheet", sheet(&json!([])));
    for (what, yen) in [
        ("base", "1234567"),
        ("target", "2000000"),
        ("reserve", "123457"),
        ("work_fund", "61729"),
        ("education", "61729"),
        ("rest", "987652"),
        ("pool", "987652"),
        ("remainder", "987652"),
        ("carried", "987652"),
    ] {
        assert_eq!(answer[what], yen, "{what}");
    }
    assert_eq!(answer["measured_by"], "hours");
}

#[test]
fn a_specified_association_divides_nothing() {
    let bench = Bench::new();
    let of = |pool: &str| {
        let mut request = sheet(&work());
        request["pool"] = json!(pool);
        request
    };
    assert_eq!(
        bench.ok("surplus.sheet", of("1000"))["standing"],
        "ordinary"
    );
    bench.act(
        "articles.set",
        json!({ "key": "standing", "value": "specified", "effective_on": "2026-10-01" }),
    );
    assert_eq!(
        bench.refused("surplus.sheet", of("1000")),
        "surplus.specified"
    );
    for pool in ["", "0"] {
        let answer = bench.ok("surplus.sheet", of(pool));
        for (what, value) in [
            ("standing", "specified"),
            ("reserve", "123457"),
            ("pool", "0"),
            ("divided", "0"),
            ("carried", "987652"),
        ] {
            assert_eq!(answer[what], value, "{what}");
        }
    }
    // The articles of the year's last day hold.
    let mut before = of("1000");
    before["year_end"] = json!("2026-03-31");
    assert_eq!(bench.ok("surplus.sheet", before)["divided"], "999");
}

#[test]
fn the_pool_is_divided_by_work_and_nothing_is_lost() {
    let bench = Bench::new();
    let mut request = sheet(&work());
    request["pool"] = json!("900000");
    let answer = bench.ok("surplus.sheet", request);
    let shares: Vec<&str> = answer["shares"]
        .as_array()
        .unwrap()
        .iter()
        .map(|share| share["share"].as_str().unwrap())
        .collect();
    // 900,000 × 1,680.5 ÷ 1,849 and 900,000 × 168.5 ÷ 1,849, rounded down.
    assert_eq!(shares, ["817982", "82017", "0"]);
    assert_eq!(
        (
            &answer["total_measure"],
            &answer["divided"],
            &answer["remainder"],
            &answer["carried"]
        ),
        (
            &json!("1849"),
            &json!("899999"),
            &json!("1"),
            &json!("87653")
        )
    );
    bench.act(
        "articles.set",
        json!({ "key": "work_measure", "value": "days", "effective_on": "2026-04-01" }),
    );
    assert_eq!(
        bench.ok("surplus.sheet", sheet(&work()))["measured_by"],
        "days"
    );
}

#[test]
fn what_the_act_forbids_is_refused() {
    let bench = Bench::new();
    let with = |field: &str, value: Value| {
        let mut request = sheet(&work());
        request[field] = value;
        request
    };
    for (request, code) in [
        (with("profit", json!("")), "field.missing"),
        (with("profit", json!("一万円")), "field.out_of_range"),
        (with("loss", json!("-1")), "field.out_of_range"),
        (with("target", json!("1,999,999")), "surplus.target_low"),
        (with("pool", json!("987653")), "surplus.pool_over"),
        (
            with(
                "lines",
                json!([{ "number": "1", "name": "", "measure": "1.234" }]),
            ),
            "surplus.measure_invalid",
        ),
    ] {
        assert_eq!(bench.refused("surplus.sheet", request), code);
    }
    // A loss leaves nothing to set aside or to divide.
    let answer = bench.ok("surplus.sheet", with("profit", json!("△1,000")));
    assert_eq!(
        (&answer["reserve"], &answer["pool"]),
        (&json!("0"), &json!("0"))
    );
}

#[test]
fn a_list_of_hours_comes_in_and_the_sheet_goes_out() {
    let bench = Bench::new();
    let file = bench.root.path().join("従事時間.csv");
    std::fs::write(
        &file,
        "組合員番号,氏名,従事時間\n1,髙橋 ひなた,\"1,680.5\"\n2,森 明,168.5\n3,林 翔,多い\n合計,,\"1,849\"\n",
    )
    .unwrap();
    let read = bench.ok("surplus.read_file", json!({ "file": file, "choices": {} }));
    assert_eq!(read["lines"].as_array().unwrap().len(), 2);
    assert_eq!(
        (
            &read["refused"][0]["row"],
            &read["refused"][0]["code"],
            &read["refused"][0]["cell"]
        ),
        (&json!(4), &json!("measure_invalid"), &json!("多い"))
    );
    let out = bench.root.path().join("剰余金の処分.xlsx");
    let written = bench.ok(
        "surplus.export",
        json!({ "sheet": sheet(&read["lines"]), "file": out }),
    );
    assert_eq!(written["members"], 2);
    let bytes = std::fs::read(&out).unwrap();
    let page = |sheet: &str| {
        let options = ReadOptions {
            sheet: Some(sheet.to_owned()),
            ..ReadOptions::default()
        };
        read_table(&bytes, &options, &Limits::default()).unwrap()
    };
    let shares = page("従事分量配当");
    let shown: Vec<String> = shares
        .rows
        .iter()
        .map(|row| {
            let cells = (0..4).map(|column| row.cell(column).shown().into_owned());
            cells.collect::<Vec<_>>().join("|")
        })
        .collect();
    assert_eq!(
        shown,
        [
            "組合員番号|氏名|従事時間|配当額（円）",
            "1|髙橋 ひなた|1680.5|897646",
            "2|森 明|168.5|90005",
            "合計||1849|987651",
        ]
    );
    assert!(matches!(shares.rows[1].cell(2).value, Held::Number(_)));
    let appropriation = page("剰余金の処分");
    assert_eq!(appropriation.rows[3].cell(1).shown(), "123457");
    // What went out comes in again.
    let again = bench.ok(
        "surplus.read_file",
        json!({ "file": out, "choices": { "sheet": "従事分量配当" } }),
    );
    assert_eq!(again["lines"], read["lines"]);
}
