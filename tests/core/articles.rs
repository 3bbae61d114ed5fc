//! The articles as dated settings, and the cooperative's own facts.

use serde_json::{Value, json};

use crate::support::Bench;

fn entry(articles: &Value, key: &str) -> Value {
    let entries = articles["entries"].as_array().unwrap();
    entries
        .iter()
        .find(|entry| entry["key"] == key)
        .unwrap()
        .clone()
}

#[test]
fn a_new_office_goes_by_custom_and_the_act() {
    let bench = Bench::new();
    let articles = bench.ok("articles.list", json!({}));
    assert_eq!(articles["as_of"], "2026-11-22");
    assert_eq!(articles["fiscal_year_first"], "2026-04-01");
    assert_eq!(articles["fiscal_year_last"], "2027-03-31");
    assert_eq!(articles["last_notice_on"], "2026-12-31");
    let notice = entry(&articles, "withdrawal_notice_days");
    assert_eq!(notice["value"], "90");
    assert_eq!(notice["floor"], "90");
    assert_eq!(notice["ceiling"], "365");
    assert_eq!(notice["article"], "法14条");
    assert_eq!(entry(&articles, "unit_price")["value"], "50000");
}

#[test]
fn a_value_holds_from_its_day_and_the_law_is_a_wall() {
    let bench = Bench::new();
    bench.act(
        "articles.set",
        json!({ "key": "withdrawal_notice_days", "value": "１８０日", "effective_on": "2027-04-01" }),
    );
    let now = bench.ok("articles.list", json!({}));
    assert_eq!(now["last_notice_on"], "2026-12-31", "not yet");
    let later = bench.ok("articles.list", json!({ "as_of": "2027-05-01" }));
    assert_eq!(entry(&later, "withdrawal_notice_days")["value"], "180");
    // 180 days before 31 March 2028.
    assert_eq!(later["last_notice_on"], "2027-10-03");

    for (key, value, code) in [
        ("withdrawal_notice_days", "89", "articles.outside_law"),
        ("meeting_notice_days", "11", "articles.outside_law"),
        ("unit_price", "0", "field.out_of_range"),
        ("fiscal_year_end", "2/30", "date.invalid"),
    ] {
        let refused = bench.refused(
            "articles.set",
            json!({ "key": key, "value": value, "effective_on": "2026-11-22" }),
        );
        assert_eq!(refused, code, "{key} {value}");
    }
    bench.verify();
}

#[test]
fn the_end_of_february_moves_with_leap_years() {
    let bench = Bench::new();
    bench.act(
        "articles.set",
        json!({ "key": "fiscal_year_end", "value": "2月末日", "effective_on": "2020-03-01", "remark": "設立時" }),
    );
    for (day, last, notice) in [
        ("2027-01-15", "2027-02-28", "2026-11-30"),
        ("2028-01-15", "2028-02-29", "2027-12-01"),
    ] {
        let articles = bench.ok("articles.list", json!({ "as_of": day }));
        assert_eq!(articles["fiscal_year_last"], last);
        assert_eq!(articles["last_notice_on"], notice);
    }
}

#[test]
fn the_cooperatives_own_facts_are_read_in_one_form() {
    let bench = Bench::new();
    let mut facts = bench.ok("organisation.load", json!({}));
    assert_eq!(facts["name"], "労働者協同組合みどりの丘");
    facts["reading"] = json!("ろうどうしゃきょうどうくみあい みどりのおか");
    facts["postal_code"] = json!("〒１００－０００１");
    facts["corporate_number"] = json!("1-2345-6789-0123");
    bench.act("organisation.update", facts.clone());
    let stored = bench.ok("organisation.load", json!({}));
    assert_eq!(
        stored["reading"],
        "ロウドウシャキョウドウクミアイ ミドリノオカ"
    );
    assert_eq!(stored["postal_code"], "1000001");
    assert_eq!(stored["corporate_number"], "1234567890123");
    facts["name"] = json!("　");
    assert_eq!(bench.refused("organisation.update", facts), "field.missing");
}
