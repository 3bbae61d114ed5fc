//! Offers from the draft to the day of joining, through the command list.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde_json::{Value, json};
use yoriai::api::Call;
use yoriai::api::host::OpenMode;
use yoriai::kernel::Clock;

use crate::support::{Bench, PASSPHRASE, SIGN_IN};

/// An office on a day, with a recruitment of so many places and applicants a1, a2 …
struct Cohort {
    bench: Bench,
    recruitment: i64,
    people: BTreeMap<String, (i64, i64)>,
}

impl Cohort {
    fn new(today: &str, places: u32, applicants: usize) -> Self {
        let day: NaiveDate = today.parse().unwrap();
        let bench = Bench::at(Clock::Fixed(day));
        let recruitment = bench
            .act(
                "recruitment.add",
                json!({ "name": "2027年3月卒", "entry_year": 2027, "target": places, "stages_from": null }),
            )
            .as_i64()
            .unwrap();
        let mut people = BTreeMap::new();
        for number in 1..=applicants {
            let name = format!("a{number}");
            let added = bench.act(
                "application.add",
                json!({ "recruitment": recruitment, "who": { "kind": "new", "person": {
                    "name": name, "reading": null, "birth_on": null, "school": null, "faculty": null, "graduation_month": null,
                    "graduate_kind": "new", "email": null, "phone": null, "postal_code": null, "address": null } },
                    "applied_on": "2026-05-01", "source": null }),
            );
            let id = |what: &str| added[what].as_i64().unwrap();
            people.insert(name, (id("person"), id("application")));
        }
        Self {
            bench,
            recruitment,
            people,
        }
    }

    fn person(&self, who: &str) -> i64 {
        self.people[who].0
    }

    fn application(&self, who: &str) -> i64 {
        self.people[who].1
    }

    fn issue_request(&self, who: &[&str], on: &str, reply_by: &str) -> Value {
        let applications: Vec<i64> = who.iter().map(|who| self.application(who)).collect();
        json!({ "to": { "kind": "applications", "applications": applications, "terms": {
            "reply_by": reply_by, "joins_on": "2027-04-01", "site": "東部事業所", "duties": null, "remark": null } }, "on": on })
    }

    /// Issues an offer that must go out; gives it.
    #[track_caller]
    fn issue(&self, who: &str, on: &str, reply_by: &str) -> i64 {
        self.bench
            .act("offer.issue", self.issue_request(&[who], on, reply_by))[0]
            .as_i64()
            .unwrap()
    }

    fn rows(&self) -> Vec<Value> {
        self.bench
            .ok("offer.list", json!({ "recruitment": self.recruitment }))["rows"]
            .as_array()
            .unwrap()
            .clone()
    }

    #[track_caller]
    fn row(&self, who: &str) -> Value {
        let person = self.person(who);
        self.rows()
            .into_iter()
            .rfind(|row| row["person"] == person)
            .unwrap_or_else(|| panic!("no offer for {who}"))
    }

    fn offer(&self, who: &str) -> Value {
        self.row(who)["id"].clone()
    }

    /// The kind of stage an application stands at, and since when.
    fn stage(&self, who: &str) -> (String, String) {
        let page = self
            .bench
            .ok("person.page", json!({ "person": self.person(who) }));
        let application = &page["applications"][0];
        let stages = application["stages"].as_array().unwrap();
        let stage = stages
            .iter()
            .find(|stage| stage["id"] == application["stage"])
            .unwrap();
        (
            stage["kind"].as_str().unwrap().to_owned(),
            application["stage_on"].as_str().unwrap().to_owned(),
        )
    }

    fn sign_in(&self, who: &str) {
        self.bench
            .desk
            .open(
                &self.bench.office(),
                Some(who),
                PASSPHRASE,
                OpenMode::Normal,
            )
            .unwrap();
    }

    fn second_recruiter(&self) {
        self.bench.act("user.add", json!({ "name": "林 実", "sign_in": "林", "roles": ["recruiter"], "passphrase": PASSPHRASE }));
    }

    fn try_call(&self, command: &str, request: Value) -> Result<Value, String> {
        self.bench
            .desk
            .call(command, request, &Call::SILENT)
            .map_err(|error| error.code())
    }
}

/// P-44: twelve applicants, ten places, as the year went.
#[test]
fn p44_twelve_applicants_and_ten_offers() {
    let cohort = Cohort::new("2027-02-02", 10, 12);
    let mut acts: Vec<(&str, String, &str, &str)> = (1..=10)
        .map(|number| ("2026-06-15", format!("a{number}"), "offer", "2026-07-31"))
        .collect();
    for (on, who, what, deadline) in [
        ("2026-06-16", "a11", "offer", "2026-07-31"),
        ("2026-06-20", "a12", "reject", ""),
        ("2026-07-01", "a1", "accept", ""),
        ("2026-07-03", "a2", "accept", ""),
        ("2026-07-10", "a4", "accept", ""),
        ("2026-07-20", "a5", "decline", ""),
        ("2026-07-21", "a11", "offer", "2026-08-20"),
        ("2026-07-28", "a3", "extend", "2026-08-14"),
        ("2026-07-31", "a6", "accept", ""),
        ("2026-08-03", "a7", "accept", ""),
        ("2026-08-14", "a3", "accept", ""),
        ("2026-08-20", "a11", "accept", ""),
        ("2026-07-30", "a8", "accept", ""),
        ("2026-07-29", "a9", "accept", ""),
        ("2026-11-09", "a9", "withdraw", ""),
        ("2026-08-25", "a10", "withdraw", ""),
        ("2027-01-15", "a12", "offer", "2027-02-01"),
    ] {
        acts.push((on, who.to_owned(), what, deadline));
    }
    acts.sort_by_key(|act| act.0);

    let mut log = Vec::new();
    for (on, who, what, deadline) in &acts {
        let offer = || cohort.offer(who);
        let answer = match *what {
            "offer" => cohort.try_call("offer.issue", cohort.issue_request(&[who], on, deadline)),
            "reject" => cohort.try_call(
                "application.move",
                json!({ "applications": [cohort.application(who)], "stage": cohort.bench.stage(cohort.recruitment, "不採用"),
                    "on": on, "reason": "選考の結果" }),
            ),
            "extend" => cohort.try_call(
                "offer.extend",
                json!({ "offer": offer(), "on": on, "reply_by": deadline }),
            ),
            "accept" => cohort.try_call("offer.accept", json!({ "offer": offer(), "on": on })),
            "decline" => cohort.try_call(
                "offer.decline",
                json!({ "offer": offer(), "on": on, "reason": "not_said" }),
            ),
            _ => cohort.try_call(
                "offer.withdraw",
                json!({ "offer": offer(), "on": on, "reason": "personal" }),
            ),
        };
        let said = match &answer {
            Err(code) => {
                assert!(
                    ["offer.places_taken", "offer.application_closed"].contains(&code.as_str()),
                    "{on} {who} {what}: {code}"
                );
                "refused"
            }
            Ok(outcome) if *what == "accept" && outcome["value"] == "late" => "late",
            Ok(_) if *what == "accept" => "in time",
            Ok(_) => continue,
        };
        log.push((*on, who.as_str(), said));
    }
    assert_eq!(
        log,
        [
            ("2026-06-16", "a11", "refused"),
            ("2026-07-01", "a1", "in time"),
            ("2026-07-03", "a2", "in time"),
            ("2026-07-10", "a4", "in time"),
            ("2026-07-29", "a9", "in time"),
            ("2026-07-30", "a8", "in time"),
            ("2026-07-31", "a6", "in time"),
            ("2026-08-03", "a7", "late"),
            ("2026-08-14", "a3", "in time"),
            ("2026-08-20", "a11", "in time"),
            ("2027-01-15", "a12", "refused"),
        ]
    );

    for (as_of, counts, ask_about) in [
        (
            "2026-06-16",
            json!({ "offered": 10, "applied": 2 }),
            &[][..],
        ),
        (
            "2026-07-21",
            json!({ "accepted": 3, "offered": 7, "declined": 1, "rejected": 1 }),
            &[],
        ),
        (
            "2026-07-31",
            json!({ "accepted": 6, "offered": 4, "declined": 1, "rejected": 1 }),
            &[],
        ),
        (
            "2026-08-01",
            json!({ "accepted": 6, "offered": 4, "declined": 1, "rejected": 1 }),
            &["a7", "a10"],
        ),
        (
            "2026-08-15",
            json!({ "accepted": 8, "declined": 1, "offered": 2, "rejected": 1 }),
            &["a10"],
        ),
        (
            "2026-08-31",
            json!({ "accepted": 9, "declined": 1, "withdrawn": 1, "rejected": 1 }),
            &[],
        ),
        (
            "2026-11-10",
            json!({ "accepted": 8, "declined": 1, "withdrawn_after_acceptance": 1, "withdrawn": 1, "rejected": 1 }),
            &[],
        ),
    ] {
        let seen = cohort.bench.ok(
            "offer.list",
            json!({ "recruitment": cohort.recruitment, "as_of": as_of }),
        );
        let counted: serde_json::Map<String, Value> = seen["counts"]
            .as_array()
            .unwrap()
            .iter()
            .map(|count| {
                (
                    count["standing"].as_str().unwrap().to_owned(),
                    count["count"].clone(),
                )
            })
            .collect();
        assert_eq!(Value::from(counted), counts, "{as_of}");
        let rows = seen["rows"].as_array().unwrap();
        let mut asked: Vec<&str> = seen["ask_about"]
            .as_array()
            .unwrap()
            .iter()
            .map(|id| {
                rows.iter().find(|row| row["id"] == *id).unwrap()["name"]
                    .as_str()
                    .unwrap()
            })
            .collect();
        asked.sort_by_key(|name| name[1..].parse::<u32>().unwrap());
        assert_eq!(asked, ask_about, "{as_of}");
    }
    // Shares beside the people: eleven offers went out, eight are accepted.
    let now = cohort
        .bench
        .ok("offer.list", json!({ "recruitment": cohort.recruitment }));
    assert_eq!(
        now["accepted"],
        json!({ "part": 8, "whole": 11, "percent": "72.7 %" })
    );
    assert_eq!(
        now["joined"],
        json!({ "part": 0, "whole": 11, "percent": "0.0 %" })
    );
    cohort.bench.verify();
}

/// P-39, and everything else that keeps an offer from going out.
#[test]
fn p39_offers_that_do_not_go_out() {
    let cohort = Cohort::new("2026-07-01", 3, 6);
    let bench = &cohort.bench;
    let issue = |who: &str| {
        cohort.try_call(
            "offer.issue",
            cohort.issue_request(&[who], "2026-07-01", "2026-07-31"),
        )
    };
    bench.act(
        "application.move",
        json!({ "applications": [cohort.application("a1")], "stage": bench.stage(cohort.recruitment, "不採用"), "reason": "選考の結果" }),
    );
    assert_eq!(issue("a1").unwrap_err(), "offer.application_closed");
    assert!(issue("a2").is_ok());
    assert_eq!(issue("a2").unwrap_err(), "offer.open_already");

    // Also where the other offer is a draft, or in another recruitment.
    bench.act(
        "offer.draft",
        json!({ "applications": [cohort.application("a3")], "terms": terms(null()) }),
    );
    let next_year = bench.act(
        "recruitment.add",
        json!({ "name": "2028年3月卒", "entry_year": 2028, "target": null, "stages_from": null }),
    );
    let again = bench.act(
        "application.add",
        json!({ "recruitment": next_year, "who": { "kind": "known", "person": cohort.person("a3") }, "applied_on": "2026-06-01", "source": null }),
    )["application"]
        .clone();
    let to = json!({ "kind": "applications", "applications": [again], "terms": terms(json!("2026-07-31")) });
    assert_eq!(
        bench.refused("offer.issue", json!({ "to": to })),
        "offer.open_already"
    );
    assert_eq!(
        bench.refused(
            "offer.draft",
            json!({ "applications": [again], "terms": terms(null()) })
        ),
        "offer.open_already"
    );

    // Days in their order, and no place beyond the third.
    for (on, reply_by, code) in [
        ("2026-07-01", "2026-06-30", "offer.dates_order"),
        ("2026-07-02", "2026-07-31", "date.impossible"),
        ("2026-04-30", "2026-07-31", "application.moved_before"),
        ("2026-07-01", "2027-04-02", "offer.dates_order"),
    ] {
        let answer = cohort.try_call("offer.issue", cohort.issue_request(&["a4"], on, reply_by));
        assert_eq!(answer.unwrap_err(), code, "{on} {reply_by}");
    }
    assert!(issue("a4").is_ok());
    assert!(issue("a5").is_ok());
    assert_eq!(issue("a6").unwrap_err(), "offer.places_taken");
    let mut confirmed = cohort.issue_request(&["a6"], "2026-07-01", "2026-07-31");
    confirmed["over_places"] = json!("confirmed");
    bench.act("offer.issue", confirmed);

    // Somebody who accepted gets no other.
    bench.act("offer.accept", json!({ "offer": cohort.offer("a2") }));
    assert_eq!(issue("a2").unwrap_err(), "offer.accepted_already");
    bench.verify();
}

fn null() -> Value {
    Value::Null
}

fn terms(reply_by: Value) -> Value {
    json!({ "reply_by": reply_by, "joins_on": "2027-04-01", "site": null, "duties": null, "remark": null })
}

#[test]
fn acceptances_beyond_the_places_want_somebodys_word() {
    let cohort = Cohort::new("2026-07-01", 1, 2);
    let bench = &cohort.bench;
    let first = cohort.issue("a1", "2026-06-15", "2026-07-31");
    let mut over = cohort.issue_request(&["a2"], "2026-06-15", "2026-07-31");
    over["over_places"] = json!("confirmed");
    let second = bench.act("offer.issue", over)[0].clone();
    bench.act("offer.accept", json!({ "offer": first }));
    assert_eq!(
        bench.refused("offer.accept", json!({ "offer": second })),
        "offer.places_taken"
    );
    bench.act(
        "offer.accept",
        json!({ "offer": second, "over_places": "confirmed" }),
    );
    bench.verify();
}

#[test]
fn many_go_out_in_one_act_or_none_and_the_list_says_why() {
    let cohort = Cohort::new("2026-07-01", 4, 6);
    let bench = &cohort.bench;
    cohort.issue("a1", "2026-06-15", "2026-07-31");
    bench.act(
        "application.move",
        json!({ "applications": [cohort.application("a2")], "stage": bench.stage(cohort.recruitment, "辞退"), "reason": "進学" }),
    );
    let before = bench.desk.digest().unwrap();
    let all = ["a1", "a2", "a3", "a4", "a5", "a6"];
    let request = cohort.issue_request(&all, "2026-07-01", "2026-07-31");

    // Beforehand: who, and why not.
    let check = bench.ok("offer.check", request.clone());
    let codes: Vec<(&str, Option<&str>)> = check["lines"]
        .as_array()
        .unwrap()
        .iter()
        .map(|line| {
            (
                line["name"].as_str().unwrap(),
                line["refusal"]["code"].as_str(),
            )
        })
        .collect();
    assert_eq!(
        codes,
        [
            ("a1", Some("offer.open_already")),
            ("a2", Some("offer.application_closed")),
            ("a3", None),
            ("a4", None),
            ("a5", None),
            ("a6", Some("offer.places_taken")),
        ]
    );
    assert_eq!(
        check["places"],
        json!([{ "recruitment": cohort.recruitment, "target": 4, "taken": 1, "after": 5 }])
    );

    // In earnest: none of them, with the same list and nobody's name.
    let refused = bench
        .desk
        .call("offer.issue", request, &Call::SILENT)
        .unwrap_err();
    assert_eq!(refused.code(), "offer.refused");
    let told = serde_json::to_value(&refused).unwrap();
    let refusals = told["detail"]["refusals"].as_array().unwrap();
    assert_eq!(
        refusals
            .iter()
            .map(|one| (
                one["application"].as_i64().unwrap(),
                one["refusal"]["code"].as_str().unwrap()
            ))
            .collect::<Vec<_>>(),
        [
            (cohort.application("a1"), "offer.open_already"),
            (cohort.application("a2"), "offer.application_closed"),
            (cohort.application("a6"), "offer.places_taken"),
        ]
    );
    assert!(!told.to_string().contains("a1"));
    assert_eq!(bench.desk.digest().unwrap(), before);

    // By drafts, in one act with one undo.
    let offers = bench.act(
        "offer.draft",
        json!({ "applications": [cohort.application("a3"), cohort.application("a4"), cohort.application("a5")], "terms": terms(null()) }),
    );
    let to = json!({ "kind": "drafts", "offers": offers });
    let refused = bench
        .desk
        .call("offer.issue", json!({ "to": to }), &Call::SILENT)
        .unwrap_err();
    let told = serde_json::to_value(&refused).unwrap();
    assert_eq!(
        told["detail"]["refusals"][0]["refusal"]["code"],
        "field.missing"
    );
    for offer in offers.as_array().unwrap() {
        bench.act(
            "offer.update",
            json!({ "offer": offer, "terms": terms(json!("2026-07-31")) }),
        );
    }
    let before = bench.desk.digest().unwrap();
    let outcome = bench.ok("offer.issue", json!({ "to": to }));
    assert_eq!(outcome["undo"]["summary"]["count"], 3);
    for who in ["a3", "a4", "a5"] {
        assert_eq!(
            cohort.stage(who),
            ("offer".to_owned(), "2026-07-01".to_owned())
        );
        assert_eq!(cohort.row(who)["days_left"], 30);
    }
    bench.ok("history.undo", json!({ "target": { "kind": "last" } }));
    assert_eq!(bench.desk.digest().unwrap(), before);
    assert_eq!(cohort.row("a3")["state"], "draft");
    bench.act("offer.discard", json!({ "offers": offers }));
    assert_eq!(cohort.rows().len(), 1);
    bench.verify();
}

#[test]
fn the_application_goes_where_the_offer_goes_and_each_act_is_undone() {
    let cohort = Cohort::new("2026-09-01", 10, 2);
    let bench = &cohort.bench;
    let offer = cohort.issue("a1", "2026-06-15", "2026-07-31");
    let mut digests = Vec::new();
    for (command, request, state, stage) in [
        (
            "offer.extend",
            json!({ "offer": offer, "on": "2026-07-28", "reply_by": "2026-08-14", "words": "ゼミの都合" }),
            "issued",
            ("offer", "2026-06-15"),
        ),
        (
            "offer.accept",
            json!({ "offer": offer, "on": "2026-08-15" }),
            "accepted",
            ("accepted", "2026-08-15"),
        ),
        (
            "offer.set_joining",
            json!({ "offer": offer, "on": "2026-08-20", "joins_on": "2027-10-01", "asked_by": "person", "words": "9月卒業" }),
            "accepted",
            ("accepted", "2026-08-15"),
        ),
        (
            "offer.withdraw",
            json!({ "offer": offer, "on": "2026-09-01", "reason": "region", "words": "地元で働きたい" }),
            "withdrawn",
            ("declined", "2026-09-01"),
        ),
    ] {
        digests.push(bench.desk.digest().unwrap());
        bench.act(command, request);
        let (kind, on) = stage;
        assert_eq!(cohort.row("a1")["state"], state, "{command}");
        assert_eq!(
            cohort.stage("a1"),
            (kind.to_owned(), on.to_owned()),
            "{command}"
        );
    }
    let row = cohort.row("a1");
    assert_eq!(row["reply"], "late");
    assert_eq!(row["extensions"], 1);
    assert_eq!(row["joins_on"], "2027-10-01");

    // The timeline tells each act once: the move that came with it is no second line.
    let page = bench.ok("person.page", json!({ "person": cohort.person("a1") }));
    let told: Vec<String> = page["timeline"]
        .as_array()
        .unwrap()
        .iter()
        .map(|entry| {
            let fact = &entry["fact"];
            match fact["event"]["kind"].as_str() {
                Some(kind) => format!("{} {kind}", entry["on"].as_str().unwrap()),
                None => fact["kind"].as_str().unwrap().to_owned(),
            }
        })
        .collect();
    assert_eq!(
        told,
        [
            "2026-09-01 withdrawn",
            "2026-08-20 rescheduled",
            "2026-08-15 accepted",
            "2026-07-28 extended",
            "2026-06-15 issued",
            "applied",
        ]
    );
    assert_eq!(page["status"], "applicant");

    // After a withdrawal the way is open again, for instance a second time.
    assert_eq!(
        bench.refused(
            "offer.issue",
            cohort.issue_request(&["a1"], "2026-09-01", "2026-09-30")
        ),
        "offer.application_closed"
    );

    // An earlier act is not undone under a later one.
    let history = bench.ok("history.list", json!({ "limit": 20 }));
    let extension = history["lines"]
        .as_array()
        .unwrap()
        .iter()
        .find(|line| line["operation"] == "offer.extend")
        .unwrap();
    assert_eq!(
        bench.refused(
            "history.undo",
            json!({ "target": { "kind": "entry", "seq": extension["seq"] } })
        ),
        "undo.conflict"
    );
    for digest in digests.iter().rev() {
        bench.ok("history.undo", json!({ "target": { "kind": "last" } }));
        assert_eq!(bench.desk.digest().unwrap(), *digest);
    }
    bench.verify();
}

#[test]
fn a_board_move_against_an_offer_under_way_is_refused() {
    let cohort = Cohort::new("2026-07-01", 10, 2);
    let bench = &cohort.bench;
    let offer = cohort.issue("a1", "2026-06-15", "2026-07-31");
    let to = |who: &str, stage: &str| {
        cohort.try_call(
            "application.move",
            json!({ "applications": [cohort.application(who)], "stage": bench.stage(cohort.recruitment, stage), "reason": "理由" }),
        )
    };
    for stage in ["応募受付", "一次面接", "内定承諾", "辞退", "不採用"] {
        assert_eq!(to("a1", stage).unwrap_err(), "offer.stands", "{stage}");
    }
    bench.act("offer.accept", json!({ "offer": offer }));
    for stage in ["内定", "辞退", "不採用"] {
        assert_eq!(to("a1", stage).unwrap_err(), "offer.stands", "{stage}");
    }
    // Without an offer on record, histories are entered as they were.
    assert!(to("a2", "内定承諾").is_ok());
    assert_eq!(
        bench.ok("person.page", json!({ "person": cohort.person("a2") }))["status"],
        "offeree"
    );
    // And an offer can be recorded after the fact: the application stays where it stands.
    let late = cohort.issue("a2", "2026-06-15", "2026-06-30");
    assert_eq!(cohort.stage("a2").0, "accepted");
    bench.act("offer.accept", json!({ "offer": late, "on": "2026-06-20" }));
    assert_eq!(
        cohort.stage("a2"),
        ("accepted".to_owned(), "2026-07-01".to_owned())
    );
    bench.verify();
}

#[test]
fn a_cancellation_needs_a_ground_two_people_and_the_duty_to_notify_done_beforehand() {
    let cohort = Cohort::new("2027-03-20", 10, 2);
    let bench = &cohort.bench;
    let offer = cohort.issue("a1", "2026-06-15", "2026-07-31");
    bench.act(
        "offer.accept",
        json!({ "offer": offer, "on": "2026-07-01" }),
    );
    cohort.second_recruiter();
    let confirm = |told: Value| {
        cohort.try_call(
            "offer.confirm_cancel",
            json!({ "offer": offer, "told": told }),
        )
    };
    let told = json!({ "office_on": "2027-03-19", "school_on": "2027-03-19" });
    assert_eq!(
        confirm(told.clone()).unwrap_err(),
        "offer.cancel_not_proposed"
    );
    assert_eq!(
        bench.refused(
            "offer.propose_cancel",
            json!({ "offer": offer, "ground": "not_graduated", "words": " " })
        ),
        "field.missing"
    );
    bench.act(
        "offer.propose_cancel",
        json!({ "offer": offer, "ground": "not_graduated", "words": "3月に卒業できないことが決まった" }),
    );
    assert_eq!(
        confirm(told.clone()).unwrap_err(),
        "offer.cancel_same_person"
    );
    let detail = |bench: &Bench| {
        bench.ok("offer.of_person", json!({ "person": cohort.person("a1") }))["offers"][0].clone()
    };
    assert_eq!(detail(bench)["confirmation"], "by_somebody_else");
    let today = bench.ok("today.load", json!({}));
    let tasks = today["tasks"].as_array().unwrap();
    assert!(
        tasks
            .iter()
            .any(|task| task["kind"] == "cancellation_to_confirm"),
        "{tasks:?}"
    );

    cohort.sign_in("林");
    assert_eq!(detail(bench)["confirmation"], "by_me");
    for (told, code) in [
        (
            json!({ "office_on": null, "school_on": null }),
            "offer.office_not_told",
        ),
        (
            json!({ "office_on": "2027-03-19", "school_on": null }),
            "offer.school_not_told",
        ),
        (
            json!({ "office_on": "2027-03-21", "school_on": "2027-03-19" }),
            "date.impossible",
        ),
    ] {
        assert_eq!(confirm(told).unwrap_err(), code);
    }
    // Dropped: it stands as before.
    bench.act(
        "offer.drop_cancel",
        json!({ "offer": offer, "words": "再試験で卒業が決まった" }),
    );
    assert_eq!(cohort.row("a1")["state"], "accepted");
    assert_eq!(cohort.row("a1")["proposal"], Value::Null);
    bench.ok("history.undo", json!({ "target": { "kind": "last" } }));
    assert!(confirm(told).is_ok());
    assert_eq!(cohort.row("a1")["state"], "cancelled");
    assert_eq!(cohort.stage("a1").0, "rejected");
    let events = detail(bench)["events"].clone();
    let last = events.as_array().unwrap().last().unwrap();
    assert_eq!(last["fact"]["kind"], "cancelled");
    assert_eq!(last["fact"]["ground"], "not_graduated");
    assert_eq!(last["fact"]["told"]["office_on"], "2027-03-19");
    assert_eq!(last["by"], "林 実");
    // Not final: a cancellation by mistake is taken back.
    bench.ok("history.undo", json!({ "target": { "kind": "last" } }));
    assert_eq!(cohort.row("a1")["state"], "accepted");
    cohort.sign_in(SIGN_IN);
    bench.verify();
}

#[test]
fn joining_comes_from_an_accepted_offer_and_makes_nobody_a_member() {
    let cohort = Cohort::new("2027-04-01", 10, 4);
    let bench = &cohort.bench;
    let [first, second, third] =
        ["a1", "a2", "a3"].map(|who| cohort.issue(who, "2026-06-15", "2026-07-31"));
    for offer in [first, second] {
        bench.act(
            "offer.accept",
            json!({ "offer": offer, "on": "2026-07-01" }),
        );
    }
    let record = |offers: Value, on: &str| {
        cohort.try_call(
            "joining.record",
            json!({ "offers": offers, "joined_on": on }),
        )
    };
    for (offers, on, code) in [
        (json!([]), "2027-04-01", "field.missing"),
        (json!([first]), "2027-04-02", "date.impossible"),
        (json!([first]), "2026-06-30", "offer.acted_before"),
        (json!([first, third]), "2027-04-01", "joining.not_accepted"),
        (json!([first, 999]), "2027-04-01", "record.not_found"),
    ] {
        assert_eq!(record(offers, on).unwrap_err(), code);
    }
    let due = bench.ok("today.load", json!({}))["tasks"]
        .as_array()
        .unwrap()
        .iter()
        .find(|task| task["kind"] == "join_due")
        .unwrap()
        .clone();
    assert_eq!(due["joins_on"], "2027-04-01");
    assert_eq!(due["offers"].as_array().unwrap().len(), 2);

    assert!(record(json!([first, second]), "2027-04-01").is_ok());
    assert_eq!(
        record(json!([first]), "2027-04-01").unwrap_err(),
        "offer.joined"
    );
    for (who, status) in [
        ("a1", "newcomer"),
        ("a2", "newcomer"),
        ("a3", "offeree"),
        ("a4", "applicant"),
    ] {
        let page = bench.ok("person.page", json!({ "person": cohort.person(who) }));
        assert_eq!(page["status"], status, "{who}");
    }
    assert_eq!(
        bench
            .ok("joining.list", json!({}))
            .as_array()
            .unwrap()
            .len(),
        2
    );
    let list = bench.ok("offer.list", json!({ "recruitment": cohort.recruitment }));
    assert_eq!(
        list["joined"],
        json!({ "part": 2, "whole": 3, "percent": "66.7 %" })
    );
    // From now on it is a matter of employment, not of the offer.
    for (command, request) in [
        (
            "offer.withdraw",
            json!({ "offer": first, "reason": "personal" }),
        ),
        (
            "offer.set_joining",
            json!({ "offer": first, "joins_on": "2027-05-01", "asked_by": "person" }),
        ),
        (
            "offer.propose_cancel",
            json!({ "offer": first, "ground": "other", "words": "理由" }),
        ),
    ] {
        assert_eq!(bench.refused(command, request), "offer.joined", "{command}");
    }
    // The acceptance is not undone under the joining.
    let history = bench.ok("history.list", json!({ "limit": 50 }));
    let acceptance = history["lines"]
        .as_array()
        .unwrap()
        .iter()
        .find(|line| line["operation"] == "offer.accept")
        .unwrap();
    assert_eq!(
        bench.refused(
            "history.undo",
            json!({ "target": { "kind": "entry", "seq": acceptance["seq"] } })
        ),
        "undo.conflict"
    );
    bench.verify();
}

#[test]
fn a_day_that_is_over_raises_a_task_and_changes_nothing() {
    let cohort = Cohort::new("2026-08-01", 10, 5);
    let bench = &cohort.bench;
    for (who, reply_by) in [
        ("a1", "2026-07-31"),
        ("a2", "2026-08-01"),
        ("a3", "2026-08-04"),
        ("a4", "2026-08-05"),
    ] {
        cohort.issue(who, "2026-06-15", reply_by);
    }
    let told: Vec<(String, String)> = bench.ok("today.load", json!({}))["tasks"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|task| task["kind"].as_str().unwrap().starts_with("offer_"))
        .map(|task| {
            (
                task["kind"].as_str().unwrap().to_owned(),
                task["offer"]["name"].as_str().unwrap().to_owned(),
            )
        })
        .collect();
    let task = |kind: &str, who: &str| (kind.to_owned(), who.to_owned());
    assert_eq!(
        told,
        [
            task("offer_overdue", "a1"),
            task("offer_due_soon", "a2"),
            task("offer_due_soon", "a3"),
        ]
    );
    assert_eq!(cohort.row("a1")["state"], "issued");
    assert_eq!(cohort.row("a1")["days_left"], -1);
    // Who waits for somebody's reply has not been forgotten; who waits for ours may have been.
    let table = bench.ok(
        "application.table",
        json!({ "recruitment": cohort.recruitment, "view": { "filter": { "needs": ["waiting"] } }, "offset": 0, "limit": 50 }),
    );
    assert_eq!(table["total"], 1);
    assert_eq!(table["rows"][0]["name"], "a5");
    let outcome = bench.ok("offer.accept", json!({ "offer": cohort.offer("a1") }));
    assert_eq!(outcome["value"], "late");
    bench.verify();
}

#[test]
fn offers_come_along_when_two_records_become_one() {
    let cohort = Cohort::new("2026-09-01", 10, 4);
    let bench = &cohort.bench;
    let merge = |keep: &str, other: &str| {
        cohort.try_call(
            "person.merge",
            json!({ "keep": cohort.person(keep), "other": cohort.person(other), "take_from_other": [] }),
        )
    };
    // Both hold an open offer: first one of them has to be settled.
    let first = cohort.issue("a1", "2026-06-15", "2026-07-31");
    let second = cohort.issue("a2", "2026-06-15", "2026-07-31");
    assert_eq!(merge("a1", "a2").unwrap_err(), "person.merge_two_offers");
    bench.act(
        "offer.decline",
        json!({ "offer": first, "on": "2026-07-01", "reason": "not_said" }),
    );
    // The kept application stands at declined; the offer under way says where it goes.
    assert!(merge("a1", "a2").is_ok());
    assert_eq!(cohort.stage("a1").0, "offer");
    let offers = bench.ok("offer.of_person", json!({ "person": cohort.person("a1") }))["offers"]
        .as_array()
        .unwrap()
        .len();
    assert_eq!(offers, 2);
    bench.act("offer.accept", json!({ "offer": second }));
    bench.act(
        "joining.record",
        json!({ "offers": [second], "joined_on": "2026-09-01" }),
    );
    assert!(merge("a3", "a1").is_ok());
    assert_eq!(cohort.stage("a3").0, "accepted");
    assert_eq!(
        bench.ok("joining.list", json!({}))[0]["person"],
        cohort.person("a3")
    );
    bench.verify();
    bench.ok("history.undo", json!({ "target": { "kind": "last" } }));
    assert_eq!(
        bench.ok("joining.list", json!({}))[0]["person"],
        cohort.person("a1")
    );
    bench.verify();
}
