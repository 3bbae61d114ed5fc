//! Recruitments, what was posted, and stages as an office names them.

use serde_json::{Value, json};

use crate::support::Bench;

fn stages(bench: &Bench, recruitment: i64) -> Vec<Value> {
    let page = bench.ok("recruitment.page", json!({ "recruitment": recruitment }));
    page["stages"].as_array().unwrap().clone()
}

fn draft(stage: &Value) -> Value {
    json!({ "id": stage["id"], "name": stage["name"], "kind": stage["kind"], "reason": stage["reason"] })
}

#[test]
fn a_recruitment_begins_with_the_usual_nine_stages_or_another_ones() {
    let bench = Bench::new();
    let first = bench.recruitment();
    let names: Vec<Value> = stages(&bench, first)
        .iter()
        .map(|stage| stage["name"].clone())
        .collect();
    assert_eq!(
        names,
        [
            "応募受付",
            "書類選考",
            "一次面接",
            "二次面接",
            "最終面接",
            "内定",
            "内定承諾",
            "辞退",
            "不採用"
        ]
    );
    let mut own: Vec<Value> = stages(&bench, first).iter().map(draft).collect();
    own.insert(
        1,
        json!({ "id": null, "name": "現場見学", "kind": "screening", "reason": "optional" }),
    );
    bench.act("stage.save", json!({ "recruitment": first, "stages": own }));
    let second = bench.act(
        "recruitment.add",
        json!({ "name": "2028年3月卒", "entry_year": 2028, "target": null, "stages_from": first }),
    );
    let copied = stages(&bench, second.as_i64().unwrap());
    assert_eq!(copied.len(), 10);
    assert_eq!(copied[1]["name"], "現場見学");
    assert_eq!(copied[8]["reason"], "required");
    // Latest year of entry first.
    let list = bench.ok("recruitment.list", json!({}));
    assert_eq!(list[0]["entry_year"], 2028);
    assert_eq!(
        bench.refused(
            "recruitment.add",
            json!({ "name": "2028年3月卒", "entry_year": 2028, "target": null, "stages_from": null })
        ),
        "record.exists"
    );
}

#[test]
fn a_stage_in_use_stays_and_a_free_one_goes() {
    let bench = Bench::new();
    let recruitment = bench.recruitment();
    let (_, application) = bench.applicant(recruitment, "髙橋 ひなた", "タカハシ ヒナタ");
    for stage in ["書類選考", "一次面接"] {
        bench.act(
            "application.move",
            json!({ "applications": [application], "stage": bench.stage(recruitment, stage) }),
        );
    }
    let all: Vec<Value> = stages(&bench, recruitment).iter().map(draft).collect();
    let without = |name: &str| {
        let kept: Vec<&Value> = all.iter().filter(|stage| stage["name"] != name).collect();
        json!({ "recruitment": recruitment, "stages": kept })
    };
    // It once stood there.
    assert_eq!(
        bench.refused("stage.save", without("書類選考")),
        "stage.in_use"
    );
    bench.act("stage.save", without("最終面接"));
    assert_eq!(stages(&bench, recruitment).len(), 8);
    bench.act("history.undo", json!({ "target": { "kind": "last" } }));
    assert_eq!(stages(&bench, recruitment).len(), 9);

    let other = bench
        .act(
            "recruitment.add",
            json!({ "name": "別の募集", "entry_year": 2028, "target": 1, "stages_from": null }),
        )
        .as_i64()
        .unwrap();
    let foreign: Vec<Value> = stages(&bench, other).iter().map(draft).collect();
    assert_eq!(
        bench.refused(
            "stage.save",
            json!({ "recruitment": recruitment, "stages": foreign })
        ),
        "stage.in_use",
        "all its own stages are left out"
    );
    let mixed: Vec<Value> = all.iter().chain(&foreign[8..]).cloned().collect();
    assert!(
        [
            "stage.elsewhere",
            "record.exists",
            "application.stage_elsewhere"
        ]
        .contains(
            &bench
                .refused(
                    "stage.save",
                    json!({ "recruitment": recruitment, "stages": mixed })
                )
                .as_str()
        )
    );
    bench.verify();
}

#[test]
fn what_was_posted_is_kept_version_by_version() {
    let bench = Bench::new();
    let recruitment = bench.recruitment();
    for (day, body) in [("2026-03-01", "第一版"), ("2026-06-01", "第二版")] {
        bench.act(
            "recruitment.post",
            json!({ "recruitment": recruitment, "posted_on": day, "place": "求人サイト", "body": body }),
        );
    }
    let page = bench.ok("recruitment.page", json!({ "recruitment": recruitment }));
    assert_eq!(page["postings"][0]["version"], 2);
    assert_eq!(page["postings"][0]["body"], "第二版");
    assert_eq!(page["postings"][1]["posted_on"], "2026-03-01");
}

#[test]
fn words_in_use_come_most_frequent_first() {
    let bench = Bench::new();
    let recruitment = bench.recruitment();
    let applications: Vec<i64> = ["一", "二", "三"]
        .map(|name| bench.applicant(recruitment, name, "カナ").1)
        .to_vec();
    for (application, source) in applications
        .iter()
        .zip(["大学経由", "求人サイト", "大学経由"])
    {
        bench.act(
            "application.update",
            json!({ "application": application, "applied_on": "2026-11-01", "source": source, "assignee": null }),
        );
    }
    let declined = bench.stage(recruitment, "辞退");
    for (application, reason) in applications.iter().zip(["他社", "進学", "他社"]) {
        bench.act(
            "application.move",
            json!({ "applications": [application], "stage": declined, "reason": reason }),
        );
    }
    let page = bench.ok("recruitment.page", json!({ "recruitment": recruitment }));
    assert_eq!(page["sources"], json!(["大学経由", "求人サイト"]));
    assert_eq!(page["reasons"], json!(["他社", "進学"]));
    let counts: Vec<i64> = page["stages"]
        .as_array()
        .unwrap()
        .iter()
        .map(|stage| stage["applications"].as_i64().unwrap())
        .collect();
    assert_eq!(counts, [0, 0, 0, 0, 0, 0, 0, 3, 0]);
}
