//! The programme through its commands: planned, moved, invited, replied, attended, read.

use std::path::Path;

use chrono::NaiveDate;
use mail_parser::{MessageParser, MimeHeaders as _};
use serde_json::{Value, json};
use yoriai::kernel::Clock;

use crate::support::Bench;

/// Something of everything in the programme, for the tests of all commands.
pub struct Programme {
    /// Held, with attendance, notes, a question.
    held: i64,
    /// A series ahead, its first event.
    series: i64,
    /// Ahead, with one seat and a waiting list.
    small: i64,
    /// Ahead, for removing and restoring.
    spare: i64,
    cancelled: i64,
}

/// The facts of an event.
pub fn facts(name: &str) -> Value {
    json!({
        "kind": "meetup", "name": name, "description": "", "form": "online", "place": null, "link": null, "facilitator": null,
        "capacity": 0, "waiting": "none", "offer_hours": 24, "visible_to": "participants", "agenda": [],
        "reminders": [{ "kind": "days", "days": 1, "time": "10:00" }],
    })
}

/// Gives the office an e-mail address.
fn write_to(bench: &Bench) {
    bench.act(
        "organisation.update",
        json!({ "name": "労働者協同組合みどりの丘", "reading": null, "representative": null, "postal_code": null, "address": null,
            "phone": "03-0000-0000", "email": "jimu@example.test", "corporate_number": null, "established_on": null }),
    );
}

/// A request for an event of one day.
pub fn event(recruitment: i64, name: &str, day: &str, from: &str, to: &str) -> Value {
    json!({
        "recruitment": recruitment, "template": null, "facts": facts(name),
        "starts_at": format!("{day}T{from}"), "ends_at": format!("{day}T{to}"), "repeat": null,
    })
}

/// The third Thursday of so many months.
fn third_thursdays(count: u32) -> Value {
    json!({
        "pattern": { "kind": "month_weekday", "every": 1, "nth": 3, "weekday": "TH", "fifth": "fifth_only" },
        "end": { "kind": "count", "count": count }, "month_end": "skip", "on_closed": "keep", "except": [],
    })
}

fn add(bench: &Bench, request: Value) -> Vec<i64> {
    let added = bench.act("event.add", request);
    added["events"]
        .as_array()
        .unwrap()
        .iter()
        .map(|id| id.as_i64().unwrap())
        .collect()
}

fn page(bench: &Bench, event: i64) -> Value {
    bench.ok("event.page", json!({ "event": event }))
}

fn invite(bench: &Bench, event: i64, people: &[i64]) -> Value {
    bench.act(
        "invitation.invite",
        json!({ "event": event, "scope": "this", "who": { "kind": "people", "people": people }, "priority": 0 }),
    )
}

/// The invitation of a person.
fn invitation(bench: &Bench, event: i64, person: i64) -> Value {
    let page = page(bench, event);
    let rows = page["invitations"].as_array().unwrap();
    rows.iter()
        .find(|row| row["person"] == person)
        .unwrap_or_else(|| panic!("{person} is not invited to {event}"))
        .clone()
}

fn reply(bench: &Bench, event: i64, person: i64, reply: &str) -> Value {
    let id = invitation(bench, event, person)["id"].clone();
    bench.act(
        "invitation.reply",
        json!({ "invitation": id, "reply": reply, "reason": null, "words": null }),
    )
}

fn tell(bench: &Bench, event: i64, person: i64) {
    let id = invitation(bench, event, person)["id"].clone();
    bench.act("invitation.tell", json!({ "invitations": [id] }));
}

impl Programme {
    pub fn furnish(bench: &Bench, recruitment: i64, person: i64, other: i64) -> Self {
        bench.act("template.add_usual", json!({}));
        bench.act(
            "closed_day.save",
            json!({ "closed_day": null, "closed_on": "2026-12-29", "name": "年末休み" }),
        );
        let one = |request| add(bench, request)[0];
        let held = one(event(recruitment, "説明会", "2026-11-10", "10:00", "12:00"));
        bench.act(
            "attendance.record",
            json!({ "event": held, "people": [{ "person": person, "attendance": "attended", "note": null }], "guests": [] }),
        );
        bench.act("guest.save", json!({ "event": held, "guest": null, "name": "先輩", "affiliation": null, "email": null }));
        bench.act(
            "event_note.save",
            json!({ "event": held, "note": null, "body": "よく話した", "topics": ["配属"] }),
        );
        bench.act(
            "follow_up.ask",
            json!({ "event": held, "question": "何が心に残りましたか", "people": null }),
        );
        let mut request = event(recruitment, "交流会", "2026-12-17", "19:00", "20:30");
        request["repeat"] = third_thursdays(4);
        let series = add(bench, request)[1];
        invite(bench, series, &[person]);
        let mut request = event(recruitment, "見学", "2026-12-04", "10:00", "15:00");
        request["facts"]["capacity"] = json!(1);
        request["facts"]["waiting"] = json!("first_come");
        let small = one(request);
        invite(bench, small, &[person, other]);
        let spare = one(event(recruitment, "予備", "2026-12-05", "10:00", "12:00"));
        let cancelled = one(event(recruitment, "中止", "2026-12-06", "10:00", "12:00"));
        bench.act(
            "event.cancel",
            json!({ "event": cancelled, "scope": "this", "reason": "会場の都合" }),
        );
        bench.act(
            "study.save",
            json!({ "study": null, "person": person, "kind": "exam", "label": "後期試験", "starts_on": "2027-01-18",
                "ends_on": "2027-01-29", "remark": null }),
        );
        std::fs::write(
            bench.root.path().join("学事日程.csv"),
            "氏名,メール,種別,開始日,終了日,備考\n髙橋 ひなた,hinata@example.test,教育実習,2027/2/1,R9.2.12,\n",
        )
        .unwrap();
        Self {
            held,
            series,
            small,
            spare,
            cancelled,
        }
    }

    /// Whether a command is of the programme.
    pub fn knows(&self, command: &str) -> bool {
        [
            "template.",
            "programme.",
            "closed_day.",
            "holiday.",
            "series.",
            "event.",
            "event_note.",
            "guest.",
            "attendance.",
            "follow_up.",
            "invitation.",
            "study.",
            "import.calendar",
        ]
        .iter()
        .any(|prefix| command.starts_with(prefix))
    }

    /// A good request, as the office stands.
    pub fn request(
        &self,
        bench: &Bench,
        command: &str,
        recruitment: i64,
        person: i64,
        other: i64,
    ) -> Value {
        let root: &Path = bench.root.path();
        let Self {
            held,
            series,
            small,
            spare,
            cancelled,
        } = self;
        let template = || bench.ok("template.list", json!({}))[0].clone();
        let guest = || page(bench, *held)["guests"][0]["id"].clone();
        let note = || page(bench, *held)["notes"][0]["id"].clone();
        let follow_up = || page(bench, *held)["follow_ups"][0].clone();
        let moved = json!({ "event": series, "scope": "following", "starts_at": "2027-01-15T19:00", "ends_at": "2027-01-15T20:30",
            "pattern": null });
        match command {
            "template.save" => {
                json!({ "template": template()["id"], "draft": template()["draft"] })
            }
            "template.retire" => json!({ "template": template()["id"] }),
            "programme.plan_preview" => {
                json!({ "recruitment": recruitment, "from": "2026-12", "to": "2027-03", "templates": [template()["id"], 5] })
            }
            "programme.plan" => {
                let preview = bench.ok(
                    "programme.plan_preview",
                    json!({ "recruitment": recruitment, "from": "2026-12", "to": "2027-03", "templates": [5] }),
                );
                let times: Vec<Value> = preview["items"][0]["events"].as_array().unwrap().iter()
                    .map(|event| json!({ "planned_at": event["planned_at"], "starts_at": event["starts_at"], "ends_at": event["ends_at"] }))
                    .collect();
                json!({ "recruitment": recruitment, "from": "2026-12", "to": "2027-03", "items": [{ "template": 5, "events": times }] })
            }
            "programme.calendar" => {
                json!({ "from": "2026-11-01", "to": "2027-01-31", "recruitment": recruitment })
            }
            "programme.grid" => json!({ "recruitment": recruitment, "kinds": [], "drop": 2 }),
            "programme.find_dates" => {
                json!({ "recruitment": recruitment, "who": { "kind": "people", "people": [person, other] }, "from": "2027-01-01",
                    "to": "2027-01-31", "weekdays": ["TH"], "start_time": "19:00", "duration_minutes": 90, "facilitator": 1, "except": null,
                    "limit": 10 })
            }
            "programme.of_person" => json!({ "person": person }),
            "programme.export" => {
                json!({ "recruitment": recruitment, "file": root.join("programme.ics") })
            }
            "closed_day.save" => {
                json!({ "closed_day": bench.ok("closed_day.list", json!({}))[0]["id"], "closed_on": "2026-12-29", "name": "年末休み" })
            }
            "closed_day.remove" => {
                json!({ "closed_day": bench.ok("closed_day.list", json!({}))[0]["id"] })
            }
            "holiday.list" => json!({ "year": 2027 }),
            "series.list" => json!({ "recruitment": recruitment }),
            "series.preview" => {
                json!({ "recruitment": recruitment, "starts_at": "2026-12-17T19:00", "ends_at": "2026-12-17T20:30",
                    "repeat": third_thursdays(4) })
            }
            "event.page" => json!({ "event": series, "zones": ["UTC", "Europe/Paris"] }),
            "event.add" => event(recruitment, "もう一つ", "2026-12-10", "10:00", "12:00"),
            "event.update" => {
                json!({ "event": series, "scope": "all", "facts": facts("交流会") })
            }
            "event.move" | "event.move_preview" => moved,
            "event.cancel" => {
                json!({ "event": series, "scope": "this", "reason": "試験と重なるため" })
            }
            "event.restore" => json!({ "event": cancelled }),
            "event.remove" => json!({ "event": spare }),
            "guest.save" => {
                json!({ "event": held, "guest": guest(), "name": "先輩", "affiliation": "東京西部", "email": "senpai@example.test" })
            }
            "guest.remove" => json!({ "guest": guest() }),
            "attendance.record" => {
                json!({ "event": held, "people": [{ "person": person, "attendance": "part", "note": "早退" }],
                    "guests": [] })
            }
            "event_note.save" => {
                json!({ "event": held, "note": note(), "body": "よく話した", "topics": ["配属", "研修"] })
            }
            "event_note.remove" => json!({ "note": note() }),
            "follow_up.ask" => {
                json!({ "event": held, "question": "次に聞きたいこと", "people": [person] })
            }
            "follow_up.answer" => {
                json!({ "answer": follow_up()["answers"][0]["id"], "text": "現場の話", "answered_on": null })
            }
            "follow_up.remove" => json!({ "follow_up": follow_up()["id"] }),
            "invitation.invite" => {
                json!({ "event": small, "scope": "this", "who": { "kind": "people", "people": [person, other] }, "priority": 1 })
            }
            "invitation.reply" => {
                json!({ "invitation": invitation(bench, *small, person)["id"], "reply": "yes", "reason": null, "words": "行きます" })
            }
            "invitation.update" => {
                json!({ "invitation": invitation(bench, *small, other)["id"], "visible_to": "everyone", "priority": 3 })
            }
            // Invited anew where the one before was taken back.
            "invitation.withdraw" => {
                if page(bench, *small)["invitations"].as_array().unwrap().len() < 2 {
                    invite(bench, *small, &[other]);
                }
                json!({ "invitation": invitation(bench, *small, other)["id"] })
            }
            "invitation.run_waiting" => json!({ "event": small }),
            "invitation.tell" => {
                json!({ "invitations": [invitation(bench, *small, person)["id"]] })
            }
            // Mails come from the office's address.
            "invitation.draft" => {
                write_to(bench);
                json!({ "event": small, "invitations": [invitation(bench, *small, person)["id"]], "text": null, "folder": root })
            }
            "study.list" => {
                json!({ "recruitment": recruitment, "person": person, "from": "2027-01-01", "to": "2027-03-31" })
            }
            "study.save" => {
                json!({ "study": null, "person": person, "kind": "work", "label": "アルバイト", "starts_on": "2027-02-01",
                    "ends_on": "2027-02-01", "remark": null })
            }
            "study.remove" => json!({ "study": bench.ok("study.list", json!({}))[0]["id"] }),
            "import.calendar_preview" => {
                json!({ "file": root.join("学事日程.csv"), "choices": {} })
            }
            "import.calendar" => {
                json!({ "file": root.join("学事日程.csv"), "choices": {}, "sha256": null, "run": "real" })
            }
            _ => json!({}),
        }
    }
}

/// A cohort of so many with accepted offers.
fn cohort(bench: &Bench, recruitment: i64, size: usize) -> Vec<i64> {
    let mut people = Vec::new();
    let mut applications = Vec::new();
    for number in 0..size {
        let (person, application) = bench.applicant(
            recruitment,
            &format!("内定 {number:03}"),
            &format!(
                "ナイテイ {}",
                "アイウエオカキクケコ".chars().nth(number % 10).unwrap()
            ),
        );
        people.push(person);
        applications.push(application);
    }
    bench.act(
        "application.move",
        json!({ "applications": applications, "stage": bench.stage(recruitment, "内定承諾") }),
    );
    people
}

fn texts(values: &Value, field: &str) -> Vec<String> {
    values
        .as_array()
        .unwrap()
        .iter()
        .map(|value| value[field].as_str().unwrap().to_owned())
        .collect()
}

#[test]
fn a_year_is_planned_in_one_act() {
    let bench = Bench::new();
    let recruitment = bench.recruitment();
    let people = cohort(&bench, recruitment, 3);
    bench.act("template.add_usual", json!({}));
    assert_eq!(bench.act("template.add_usual", json!({})), 0);
    bench.act(
        "study.save",
        json!({ "study": null, "person": people[0], "kind": "exam", "label": "後期試験", "starts_on": "2027-01-18",
            "ends_on": "2027-01-29", "remark": null }),
    );
    let templates = bench.ok("template.list", json!({}));
    let ids: Vec<&Value> = templates
        .as_array()
        .unwrap()
        .iter()
        .map(|template| &template["id"])
        .collect();
    let span = json!({ "recruitment": recruitment, "from": "2026-12", "to": "2027-03" });
    let mut request = span.clone();
    request["templates"] = json!(ids);
    let plan = bench.ok("programme.plan_preview", request);
    let items = plan["items"].as_array().unwrap();
    let meetup = items
        .iter()
        .find(|item| item["name"] == "オンライン交流会")
        .unwrap();
    assert_eq!(
        texts(&meetup["events"], "starts_at"),
        [
            "2026-12-17T19:00",
            "2027-01-21T19:00",
            "2027-02-18T19:00",
            "2027-03-18T19:00"
        ]
    );
    // The exam is named, with whose it is.
    let conflict = &meetup["events"][1]["conflicts"][0];
    assert_eq!(conflict["kind"], "study");
    assert_eq!(conflict["person"], people[0]);
    assert_eq!(meetup["events"][0]["conflicts"], json!([]));

    // Before it is saved January moves to the week before, March falls out.
    let choices: Vec<Value> = items
        .iter()
        .map(|item| {
            let events: Vec<Value> = item["events"]
                .as_array()
                .unwrap()
                .iter()
                .filter(|event| event["planned_at"] != "2027-03-18T19:00")
                .map(|event| {
                    let is_january = event["planned_at"] == "2027-01-21T19:00";
                    json!({
                        "planned_at": event["planned_at"],
                        "starts_at": if is_january { json!("2027-01-14T19:00") } else { event["starts_at"].clone() },
                        "ends_at": if is_january { json!("2027-01-14T20:30") } else { event["ends_at"].clone() },
                    })
                })
                .collect();
            json!({ "template": item["template"], "events": events })
        })
        .collect();
    let mut request = span.clone();
    request["items"] = json!(choices);
    let before = bench.desk.digest().unwrap();
    let planned = bench.act("programme.plan", request);
    let count = planned["events"].as_array().unwrap().len();
    assert!(count >= 8, "{count}");
    assert_eq!(planned["series"], 2);
    let series = bench.ok("series.list", json!({ "recruitment": recruitment }));
    let meetup = series
        .as_array()
        .unwrap()
        .iter()
        .find(|series| series["name"] == "オンライン交流会")
        .unwrap();
    assert_eq!(
        meetup["rule"],
        "FREQ=MONTHLY;BYDAY=3TH;UNTIL=20270218T235900"
    );
    assert_eq!(meetup["next"], "2026-12-17T19:00");
    let calendar = bench.ok(
        "programme.calendar",
        json!({ "from": "2027-01-01", "to": "2027-01-31", "recruitment": recruitment }),
    );
    let january = calendar["events"]
        .as_array()
        .unwrap()
        .iter()
        .find(|event| event["name"] == "オンライン交流会")
        .unwrap();
    assert_eq!(january["starts_at"], "2027-01-14T19:00");
    assert_eq!(january["own_time"], true);
    assert_eq!(texts(&calendar["holidays"], "name"), ["元日", "成人の日"]);
    assert_eq!(calendar["study"].as_array().unwrap().len(), 12);
    bench.ok("history.undo", json!({ "target": { "kind": "last" } }));
    assert_eq!(bench.desk.digest().unwrap(), before);
    bench.ok("history.redo", json!({}));
    bench.verify();
}

#[test]
fn a_series_moves_and_keeps_its_replies() {
    let bench = Bench::new();
    let recruitment = bench.recruitment();
    let people = cohort(&bench, recruitment, 2);
    let mut request = event(recruitment, "交流会", "2026-12-17", "19:00", "20:30");
    request["repeat"] = third_thursdays(5);
    let events = add(&bench, request);
    bench.act(
        "invitation.invite",
        json!({ "event": events[0], "scope": "all", "who": { "kind": "cohort" }, "priority": 0 }),
    );
    for event in &events {
        reply(&bench, *event, people[0], "yes");
    }
    tell(&bench, events[2], people[0]);
    tell(&bench, events[2], people[1]);
    reply(&bench, events[2], people[1], "no");
    // This one alone: it stays where it is put from now on.
    let moved = bench.act(
        "event.move",
        json!({ "event": events[3], "scope": "this", "starts_at": "2027-03-20T10:00", "ends_at": "2027-03-20T12:00", "pattern": null }),
    );
    assert_eq!(moved["to_tell"], 0);
    assert_eq!(page(&bench, events[3])["event"]["own_time"], true);

    // This and following, to the Friday of the second week.
    let request = json!({ "event": events[1], "scope": "following", "starts_at": "2027-01-08T18:00", "ends_at": "2027-01-08T19:00",
        "pattern": null });
    let preview = bench.ok("event.move_preview", request.clone());
    let before = bench.desk.digest().unwrap();
    let moved = bench.act("event.move", request);
    assert_eq!(moved["events"], preview["events"]);
    assert_eq!(
        texts(&moved["events"], "starts_at"),
        ["2027-01-08T18:00", "2027-02-12T18:00", "2027-04-09T18:00"]
    );
    assert_eq!(moved["kept"], json!([events[3]]));
    // Of the two who were told one had declined.
    assert_eq!(moved["to_tell"], 1);
    let third = page(&bench, events[2]);
    assert_eq!(third["event"]["sequence"], 1);
    assert_eq!(third["event"]["ends_at"], "2027-02-12T19:00");
    assert_eq!(third["series"]["id"], moved["split"]);
    assert_eq!(
        third["series"]["previous"],
        page(&bench, events[0])["series"]["id"]
    );
    assert_eq!(third["reminders"][0]["at"], "2027-02-11T10:00");
    assert_eq!(invitation(&bench, events[2], people[0])["reply"], "yes");
    assert_eq!(invitation(&bench, events[2], people[0])["told"], "stale");
    assert_eq!(invitation(&bench, events[3], people[0])["told"], "never");
    assert_eq!(
        page(&bench, events[3])["event"]["starts_at"],
        "2027-03-20T10:00"
    );
    assert_eq!(
        page(&bench, events[0])["event"]["starts_at"],
        "2026-12-17T19:00"
    );
    assert_eq!(page(&bench, events[0])["series"]["events"], 1);
    bench.ok("history.undo", json!({ "target": { "kind": "last" } }));
    assert_eq!(bench.desk.digest().unwrap(), before);
    bench.ok("history.redo", json!({}));

    // All of what is left of the first series, by another rule.
    let pattern = json!({ "kind": "month_weekday", "every": 1, "nth": -1, "weekday": "FR", "fifth": "fifth_only" });
    let moved = bench.act(
        "event.move",
        json!({ "event": events[4], "scope": "all", "starts_at": "2027-04-30T18:00", "ends_at": "2027-04-30T19:00", "pattern": pattern }),
    );
    assert_eq!(
        texts(&moved["events"], "starts_at"),
        ["2027-01-29T18:00", "2027-02-26T18:00", "2027-04-30T18:00"]
    );
    assert_eq!(moved["split"], Value::Null);
    assert_eq!(
        bench.refused(
            "event.move",
            json!({ "event": events[4], "scope": "all", "starts_at": "2027-04-29T18:00", "ends_at": "2027-04-29T19:00",
                "pattern": { "kind": "month_last_day", "every": 1 } }),
        ),
        "series.pattern_needed"
    );
    bench.verify();
}

#[test]
fn what_was_answered_is_cancelled_and_not_removed() {
    let bench = Bench::new();
    let recruitment = bench.recruitment();
    let people = cohort(&bench, recruitment, 2);
    let one = add(
        &bench,
        event(recruitment, "見学", "2026-12-04", "10:00", "15:00"),
    )[0];
    invite(&bench, one, &people);
    reply(&bench, one, people[0], "yes");
    assert_eq!(
        bench.refused("event.remove", json!({ "event": one })),
        "event.in_use"
    );
    tell(&bench, one, people[0]);
    let cancelled = bench.act(
        "event.cancel",
        json!({ "event": one, "scope": "this", "reason": "大雪" }),
    );
    assert_eq!(cancelled, json!({ "events": 1, "to_tell": 1 }));
    let shown = page(&bench, one);
    assert_eq!(shown["event"]["cancelled"]["reason"], "大雪");
    assert_eq!(shown["seats"]["to_tell"], 1);
    assert_eq!(invitation(&bench, one, people[0])["reply"], "yes");
    for (command, request) in [
        (
            "event.cancel",
            json!({ "event": one, "scope": "this", "reason": "大雪" }),
        ),
        (
            "event.move",
            json!({ "event": one, "scope": "this", "starts_at": "2026-12-05T10:00", "ends_at": "2026-12-05T12:00", "pattern": null }),
        ),
        ("invitation.run_waiting", json!({ "event": one })),
    ] {
        assert_eq!(
            bench.refused(command, request),
            "event.cancelled",
            "{command}"
        );
    }
    bench.act("event.restore", json!({ "event": one }));
    assert_eq!(page(&bench, one)["event"]["sequence"], 2);
    assert_eq!(
        bench.refused("event.restore", json!({ "event": one })),
        "event.not_cancelled"
    );
    // Nobody answered: away with it, invitations and series included.
    let mut request = event(recruitment, "交流会", "2026-12-17", "19:00", "20:30");
    request["repeat"] = third_thursdays(1);
    let other = add(&bench, request)[0];
    invite(&bench, other, &people);
    bench.act("event.remove", json!({ "event": other }));
    assert_eq!(
        bench.ok("series.list", json!({ "recruitment": recruitment })),
        json!([])
    );
    assert_eq!(
        bench.refused("event.page", json!({ "event": other })),
        "record.not_found"
    );
    bench.verify();
}

#[test]
fn a_freed_place_is_offered_and_lapses() {
    let bench = Bench::new();
    let recruitment = bench.recruitment();
    let people = cohort(&bench, recruitment, 5);
    let mut request = event(recruitment, "見学", "2026-12-17", "19:00", "20:30");
    request["facts"]["capacity"] = json!(2);
    request["facts"]["waiting"] = json!("priority");
    request["repeat"] = third_thursdays(2);
    let events = add(&bench, request);
    let first = events[0];
    let invited = invite(&bench, first, &people);
    assert_eq!(
        invited,
        json!({ "seats": 2, "waiting": 3, "already": 0, "events": 1 })
    );
    bench.act(
        "invitation.update",
        json!({ "invitation": invitation(&bench, first, people[4])["id"], "visible_to": "nobody", "priority": 5 }),
    );
    assert_eq!(invitation(&bench, first, people[4])["waiting_position"], 1);
    // The seat given up goes to the first in line, for a day.
    let changed = reply(&bench, first, people[0], "no");
    assert_eq!(changed["place"], "none");
    assert_eq!(changed["offered"][0]["person"], people[4]);
    assert_eq!(changed["offered"][0]["until"], "2026-11-23T03:00:00.000Z");
    assert_eq!(page(&bench, first)["seats"]["free"], 0);
    let today = bench.ok("today.load", json!({}));
    assert_eq!(today["programme"]["places"][0]["person"], people[4]);
    assert_eq!(today["programme"]["places"][0]["lapsed"], false);
    // Nothing changes while time passes, until somebody runs the list.
    let later = bench.on(Clock::Fixed(NaiveDate::from_ymd_opt(2026, 11, 24).unwrap()));
    assert_eq!(invitation(&later, first, people[4])["lapsed"], true);
    assert_eq!(
        later.refused(
            "invitation.reply",
            json!({ "invitation": invitation(&later, first, people[4])["id"], "reply": "yes", "reason": null, "words": null }),
        ),
        "invitation.place_lapsed"
    );
    let run = later.act("invitation.run_waiting", json!({ "event": first }));
    assert_eq!(run["missed"][0]["person"], people[4]);
    assert_eq!(run["missed"][0]["next"], events[1]);
    assert_eq!(run["offered"][0]["person"], people[2]);
    assert_eq!(invitation(&later, first, people[4])["place"], "none");
    let next = invitation(&later, events[1], people[4]);
    assert_eq!(
        (&next["place"], &next["priority"]),
        (&json!("seat"), &json!(6))
    );
    reply(&later, first, people[2], "yes");
    assert_eq!(invitation(&later, first, people[2])["place"], "seat");
    // More seats: offered at once. Fewer than are taken: refused.
    let mut facts = page(&later, first)["event"]["facts"].clone();
    facts["capacity"] = json!(3);
    later.act(
        "event.update",
        json!({ "event": first, "scope": "this", "facts": facts }),
    );
    assert_eq!(invitation(&later, first, people[3])["place"], "offered");
    facts["capacity"] = json!(1);
    assert_eq!(
        later.refused(
            "event.update",
            json!({ "event": first, "scope": "this", "facts": facts })
        ),
        "event.over_capacity"
    );
    // On the day itself a place is kept until the beginning and no longer; after it nothing is offered.
    let day = later.on(Clock::Fixed(NaiveDate::from_ymd_opt(2026, 12, 17).unwrap()));
    let run = day.act("invitation.run_waiting", json!({ "event": first }));
    assert_eq!(run["missed"][0]["person"], people[3]);
    assert_eq!(page(&day, first)["has_begun"], false, "at noon of its day");
    let after = day.on(Clock::Fixed(NaiveDate::from_ymd_opt(2026, 12, 18).unwrap()));
    let changed = reply(&after, first, people[2], "no");
    assert_eq!(changed["offered"], json!([]));
    assert_eq!(page(&after, first)["has_begun"], true);
    after.verify();
}

#[test]
fn without_a_waiting_list_a_full_event_is_full() {
    let bench = Bench::new();
    let recruitment = bench.recruitment();
    let people = cohort(&bench, recruitment, 2);
    let mut request = event(recruitment, "見学", "2026-12-04", "10:00", "15:00");
    request["facts"]["capacity"] = json!(1);
    let one = add(&bench, request)[0];
    assert_eq!(
        bench.refused(
            "invitation.invite",
            json!({ "event": one, "scope": "this", "who": { "kind": "cohort" }, "priority": 0 }),
        ),
        "event.full"
    );
    assert_eq!(page(&bench, one)["invitations"], json!([]));
    invite(&bench, one, &people[..1]);
    let id = invitation(&bench, one, people[0])["id"].clone();
    reply(&bench, one, people[0], "no");
    assert_eq!(
        bench.refused("invitation.withdraw", json!({ "invitation": id })),
        "invitation.in_use"
    );
    reply(&bench, one, people[0], "yes");
    assert_eq!(invitation(&bench, one, people[0])["place"], "seat");
    assert_eq!(
        bench.refused(
            "invitation.invite",
            json!({ "event": one, "scope": "following", "who": { "kind": "cohort" }, "priority": 0 }),
        ),
        "event.no_series"
    );
    bench.verify();
}

/// P-44: nine who were ever invited, eight events, as recorded.
#[test]
fn p44_the_participation_grid() {
    let bench = Bench::at(Clock::Fixed(NaiveDate::from_ymd_opt(2027, 3, 1).unwrap()));
    let recruitment = bench.recruitment();
    let people = cohort(&bench, recruitment, 9);
    let days = [
        ("kick-off", "2026-07-10"),
        ("summer week", "2026-08-18"),
        ("site visit", "2026-09-15"),
        ("ceremony Oct", "2026-10-03"),
        ("talk Nov", "2026-11-11"),
        ("social Dec", "2026-12-17"),
        ("social Jan", "2027-01-14"),
        ("ceremony Feb", "2027-02-06"),
    ];
    let marks = [
        "PPPPPPSP", "PPLPXPPP", "--PPPNNP", "PSSPPSSP", "PXNPNPNP", "--PPNNXP", "PPPPPPPP",
        "PNPP----", "---PPLPS",
    ];
    for (column, (name, day)) in days.iter().enumerate() {
        let id = add(&bench, event(recruitment, name, day, "10:00", "12:00"))[0];
        let entries: Vec<Value> = people
            .iter()
            .zip(marks)
            .filter_map(|(person, marks)| {
                let attendance = match marks.as_bytes()[column] {
                    b'P' => "attended",
                    b'L' => "part",
                    b'S' => "study",
                    b'X' => "excused",
                    b'N' => "no_word",
                    _ => return None,
                };
                Some(json!({ "person": person, "attendance": attendance, "note": null }))
            })
            .collect();
        bench.act(
            "attendance.record",
            json!({ "event": id, "people": entries, "guests": [] }),
        );
    }
    let grid = bench.ok(
        "programme.grid",
        json!({ "recruitment": recruitment, "kinds": [], "drop": 0 }),
    );
    let row = |person: i64| {
        let rows = grid["people"].as_array().unwrap();
        rows.iter()
            .find(|row| row["person"] == person)
            .unwrap()
            .clone()
    };
    for (person, (marks, figures)) in people.iter().zip(marks.iter().zip([
        (7, 7, Some(1000), 8, 8, false),
        (7, 8, Some(875), 8, 8, false),
        (4, 6, Some(667), 4, 6, true),
        (4, 4, Some(1000), 8, 8, false),
        (4, 8, Some(500), 5, 8, false),
        (3, 6, Some(500), 4, 6, true),
        (8, 8, Some(1000), 8, 8, false),
        (3, 4, Some(750), 3, 4, false),
        (4, 4, Some(1000), 5, 5, false),
    ])) {
        let row = row(*person);
        let shown: String = row["marks"]
            .as_array()
            .unwrap()
            .iter()
            .map(|mark| mark.as_str().unwrap())
            .collect();
        assert_eq!(shown, *marks);
        let of = &row["figures"];
        assert_eq!(
            json!([
                of["attended"],
                of["counted"],
                of["rate"],
                of["answered"],
                of["invited"],
                of["alarm"]
            ]),
            json!([
                figures.0, figures.1, figures.2, figures.3, figures.4, figures.5
            ]),
            "{marks}"
        );
    }
    let totals: Vec<(i64, i64)> = grid["events"]
        .as_array()
        .unwrap()
        .iter()
        .map(|event| {
            (
                event["present"].as_i64().unwrap(),
                event["invited"].as_i64().unwrap(),
            )
        })
        .collect();
    assert_eq!(
        totals,
        [
            (6, 6),
            (3, 6),
            (6, 8),
            (9, 9),
            (5, 8),
            (5, 8),
            (3, 8),
            (7, 8)
        ]
    );
    // As of the end of the year two are still to come.
    let grid = bench.ok(
        "programme.grid",
        json!({ "recruitment": recruitment, "as_of": "2026-12-31", "kinds": [], "drop": 0 }),
    );
    let first = &grid["people"]
        .as_array()
        .unwrap()
        .iter()
        .find(|row| row["person"] == people[0])
        .unwrap();
    assert_eq!(first["figures"]["to_come"], 2);
    assert_eq!(first["figures"]["counted"], 6);
    assert_eq!(first["figures"]["best_possible"], 1000);
    bench.verify();
}

/// P-44: exams of seven, three Thursdays.
#[test]
fn p44_a_date_is_found_between_exams() {
    let bench = Bench::new();
    let recruitment = bench.recruitment();
    let people = cohort(&bench, recruitment, 7);
    for (person, starts_on, ends_on) in [
        (0, "2027-01-18", "2027-01-26"),
        (1, "2027-01-25", "2027-01-29"),
        (2, "2027-01-12", "2027-01-22"),
        (3, "2027-01-20", "2027-01-21"),
        (5, "2027-01-28", "2027-02-03"),
        (6, "2027-01-21", "2027-01-27"),
    ] {
        bench.act(
            "study.save",
            json!({ "study": null, "person": people[person], "kind": "exam", "label": "試験", "starts_on": starts_on, "ends_on": ends_on,
                "remark": null }),
        );
    }
    let request = json!({ "recruitment": recruitment, "who": { "kind": "cohort" }, "from": "2027-01-14", "to": "2027-01-28", "weekdays": ["TH"],
        "start_time": "19:00", "duration_minutes": 90, "facilitator": null, "except": null, "limit": 10 });
    let shown = |proposals: &Value| -> Vec<(String, Vec<i64>)> {
        proposals
            .as_array()
            .unwrap()
            .iter()
            .map(|proposal| {
                let mut who: Vec<i64> = proposal["conflicts"]
                    .as_array()
                    .unwrap()
                    .iter()
                    .map(|conflict| {
                        assert_eq!(conflict["kind"], "study");
                        people
                            .iter()
                            .position(|person| conflict["person"] == *person)
                            .unwrap() as i64
                    })
                    .collect();
                who.sort_unstable();
                (proposal["starts_at"].as_str().unwrap().to_owned(), who)
            })
            .collect()
    };
    assert_eq!(
        shown(&bench.ok("programme.find_dates", request.clone())),
        [
            ("2027-01-14T19:00".to_owned(), vec![2]),
            ("2027-01-28T19:00".to_owned(), vec![1, 5]),
            ("2027-01-21T19:00".to_owned(), vec![0, 2, 3, 6]),
        ]
    );
    // Somebody invited elsewhere, the facilitator engaged, a closed day: each is named and counts.
    let mut other = event(recruitment, "現場見学", "2027-01-14", "18:00", "20:00");
    other["facts"]["facilitator"] = json!(1);
    let other = add(&bench, other)[0];
    invite(&bench, other, &people[4..5]);
    bench.act(
        "closed_day.save",
        json!({ "closed_day": null, "closed_on": "2027-01-28", "name": "棚卸" }),
    );
    let mut request = request;
    request["facilitator"] = json!(1);
    let proposals = bench.ok("programme.find_dates", request);
    let counts: Vec<(String, Value)> = proposals
        .as_array()
        .unwrap()
        .iter()
        .map(|proposal| {
            (
                proposal["starts_at"].as_str().unwrap()[..10].to_owned(),
                proposal["conflict_count"].clone(),
            )
        })
        .collect();
    assert_eq!(
        counts,
        [
            ("2027-01-14".to_owned(), json!(3)),
            ("2027-01-28".to_owned(), json!(3)),
            ("2027-01-21".to_owned(), json!(4)),
        ]
    );
    let kinds = texts(&proposals[0]["conflicts"], "kind");
    assert_eq!(kinds, ["facilitator", "overlap", "study", "other_event"]);
    bench.verify();
}

#[test]
fn after_an_event_only_those_who_took_part_are_asked() {
    let bench = Bench::new();
    let recruitment = bench.recruitment();
    let people = cohort(&bench, recruitment, 3);
    let one = add(
        &bench,
        event(recruitment, "説明会", "2026-11-20", "10:00", "12:00"),
    )[0];
    let ahead = add(
        &bench,
        event(recruitment, "次回", "2026-11-27", "10:00", "12:00"),
    )[0];
    let record = |event: i64, person: i64, attendance: &str| json!({ "event": event, "people": [{ "person": person, "attendance": attendance, "note": null }], "guests": [] });
    assert_eq!(
        bench.refused("attendance.record", record(ahead, people[0], "attended")),
        "event.ahead"
    );
    assert_eq!(
        bench.refused(
            "follow_up.ask",
            json!({ "event": one, "question": "どうでしたか", "people": null })
        ),
        "follow_up.took_no_part"
    );
    bench.act("attendance.record", record(one, people[0], "attended"));
    bench.act("attendance.record", record(one, people[1], "part"));
    bench.act("attendance.record", record(one, people[2], "excused"));
    assert_eq!(
        bench.refused(
            "follow_up.ask",
            json!({ "event": one, "question": "どうでしたか", "people": [people[2]] })
        ),
        "follow_up.took_no_part"
    );
    let asked = bench.act(
        "follow_up.ask",
        json!({ "event": one, "question": "どうでしたか", "people": null }),
    );
    assert_eq!(asked["people"], 2);
    let answers = page(&bench, one)["follow_ups"][0]["answers"].clone();
    bench.act(
        "follow_up.answer",
        json!({ "answer": answers[0]["id"], "text": "話しやすかった", "answered_on": null }),
    );
    let asked_person = answers[0]["person"].as_i64().unwrap();
    let timeline = bench.ok("person.page", json!({ "person": asked_person }))["timeline"].clone();
    let kinds: Vec<String> = timeline
        .as_array()
        .unwrap()
        .iter()
        .map(|entry| entry["fact"]["kind"].as_str().unwrap().to_owned())
        .collect();
    for kind in ["invited", "took_part", "followed_up"] {
        assert!(kinds.iter().any(|found| found == kind), "{kind}: {kinds:?}");
    }
    let of_person = bench.ok("programme.of_person", json!({ "person": people[2] }));
    assert_eq!(of_person["events"][0]["mark"], "X");
    assert_eq!(of_person["figures"]["answered"], 1);
    bench.verify();
}

#[test]
fn two_records_of_one_person_keep_one_invitation() {
    let bench = Bench::new();
    let recruitment = bench.recruitment();
    let people = cohort(&bench, recruitment, 2);
    let both = add(
        &bench,
        event(recruitment, "説明会", "2026-11-20", "10:00", "12:00"),
    )[0];
    let one = add(
        &bench,
        event(recruitment, "交流会", "2026-12-17", "19:00", "20:30"),
    )[0];
    let other = add(
        &bench,
        event(recruitment, "見学", "2026-12-18", "10:00", "15:00"),
    )[0];
    for (person, attendance) in [(people[0], Value::Null), (people[1], json!("attended"))] {
        bench.act(
            "attendance.record",
            json!({ "event": both, "people": [{ "person": person, "attendance": "no_word", "note": null }], "guests": [] }),
        );
        bench.act(
            "attendance.record",
            json!({ "event": both, "people": [{ "person": person, "attendance": attendance, "note": null }], "guests": [] }),
        );
    }
    bench.act(
        "follow_up.ask",
        json!({ "event": both, "question": "どうでしたか", "people": null }),
    );
    invite(&bench, one, &people);
    invite(&bench, other, &people[1..]);
    reply(&bench, one, people[1], "yes");
    tell(&bench, one, people[1]);
    for person in &people {
        bench.act(
            "study.save",
            json!({ "study": null, "person": person, "kind": "exam", "label": "後期試験", "starts_on": "2027-01-18",
                "ends_on": "2027-01-29", "remark": null }),
        );
    }
    bench.act(
        "person.merge",
        json!({ "keep": people[0], "other": people[1], "take_from_other": [] }),
    );
    assert_eq!(
        page(&bench, one)["invitations"].as_array().unwrap().len(),
        1
    );
    let kept = invitation(&bench, one, people[0]);
    assert_eq!(
        (&kept["reply"], &kept["told"]),
        (&json!("yes"), &json!("current"))
    );
    assert_eq!(
        invitation(&bench, both, people[0])["attendance"],
        "attended"
    );
    assert_eq!(invitation(&bench, other, people[0])["place"], "seat");
    assert_eq!(
        page(&bench, both)["follow_ups"][0]["answers"][0]["person"],
        people[0]
    );
    assert_eq!(
        bench
            .ok("study.list", json!({ "person": people[0] }))
            .as_array()
            .unwrap()
            .len(),
        1
    );
    bench.verify();
    let before = bench.desk.digest().unwrap();
    bench.ok("history.undo", json!({ "target": { "kind": "last" } }));
    bench.ok("history.redo", json!({}));
    assert_eq!(bench.desk.digest().unwrap(), before);
    bench.verify();
}

#[test]
fn the_first_page_tells_of_the_programme() {
    let bench = Bench::new();
    let recruitment = bench.recruitment();
    let people = cohort(&bench, recruitment, 2);
    let held = add(
        &bench,
        event(recruitment, "説明会", "2026-12-02", "10:00", "12:00"),
    )[0];
    invite(&bench, held, &people);
    let soon = add(
        &bench,
        event(recruitment, "交流会", "2026-12-04", "19:00", "20:30"),
    )[0];
    invite(&bench, soon, &people);
    reply(&bench, soon, people[1], "no");
    let later = bench.on(Clock::Fixed(NaiveDate::from_ymd_opt(2026, 12, 3).unwrap()));
    let today = later.ok("today.load", json!({}))["programme"].clone();
    assert_eq!(texts(&today["events"], "name"), ["交流会"]);
    assert_eq!(today["reminders"][0]["at"], "2026-12-03T10:00");
    assert_eq!(today["reminders"][0]["people"], 1);
    assert_eq!(texts(&today["unrecorded"], "name"), ["説明会"]);
    later.verify();
}

#[test]
fn calendars_and_invitations_are_written() {
    let bench = Bench::new();
    let recruitment = bench.recruitment();
    let people = cohort(&bench, recruitment, 2);
    bench.act(
        "contact.save",
        json!({ "person": people[0], "contact": null, "kind": "email", "value": "a@example.test" }),
    );
    let one = add(
        &bench,
        event(recruitment, "交流会 A/B", "2026-12-17", "19:00", "20:30"),
    )[0];
    invite(&bench, one, &people);
    let ids: Vec<Value> = people
        .iter()
        .map(|person| invitation(&bench, one, *person)["id"].clone())
        .collect();
    let folder = bench.root.path().join("案内");
    std::fs::create_dir(&folder).unwrap();
    let request = json!({ "event": one, "invitations": ids, "folder": folder });
    assert_eq!(
        bench.refused("invitation.draft", request.clone()),
        "field.missing"
    );
    write_to(&bench);
    let drafted = bench.ok("invitation.draft", request.clone());
    assert_eq!(drafted["without_address"], json!([ids[1]]));
    let file = drafted["files"][0].as_str().unwrap();
    assert!(
        file.starts_with("2026-12-17_交流会 A_B_内定 000_"),
        "{file}"
    );
    let read = |file: &str| std::fs::read(folder.join(file)).unwrap();
    let bytes = read(file);
    let mail = MessageParser::new().parse(&bytes).unwrap();
    assert_eq!(
        mail.to().unwrap().first().unwrap().address(),
        Some("a@example.test")
    );
    assert_eq!(
        mail.subject(),
        Some("「交流会 A/B」のご案内（労働者協同組合みどりの丘）")
    );
    let body = mail.body_text(0).unwrap();
    assert!(
        body.contains("2026年12月17日（木） 19:00 – 20:30") && body.contains("オンライン"),
        "{body}"
    );
    let part = |mail: &mail_parser::Message<'_>| {
        let part = mail
            .parts
            .iter()
            .find(|part| part.is_content_type("text", "calendar"))
            .unwrap();
        String::from_utf8(part.contents().to_vec()).unwrap()
    };
    let calendar = part(&mail);
    assert!(
        calendar.contains("METHOD:REQUEST\r\n") && calendar.contains("mailto:a@example.test"),
        "{calendar}"
    );
    // Told, then cancelled: the same event, taken out.
    bench.act("invitation.tell", json!({ "invitations": [ids[0]] }));
    bench.act(
        "event.cancel",
        json!({ "event": one, "scope": "this", "reason": "講師の都合" }),
    );
    let cancelled = bench.ok("invitation.draft", request.clone());
    assert_eq!(cancelled["without_address"], json!([]));
    let bytes = read(cancelled["files"][0].as_str().unwrap());
    let mail = MessageParser::new().parse(&bytes).unwrap();
    assert!(
        mail.subject()
            .unwrap()
            .starts_with("【取りやめ】「交流会 A/B」")
    );
    let uid = |text: &str| {
        text.lines()
            .find(|line| line.starts_with("UID:"))
            .unwrap()
            .to_owned()
    };
    let off = part(&mail);
    assert!(
        off.contains("METHOD:CANCEL\r\n") && off.contains("SEQUENCE:1\r\n"),
        "{off}"
    );
    assert_eq!(uid(&off), uid(&calendar));
    let written = bench.ok(
        "programme.export",
        json!({ "recruitment": null, "file": bench.root.path().join("all.ics") }),
    );
    assert_eq!(written["events"], 1);
    let text = std::fs::read_to_string(bench.root.path().join("all.ics")).unwrap();
    assert!(
        text.contains("METHOD:PUBLISH\r\n")
            && text.contains("DTSTART;TZID=Asia/Tokyo:20261217T190000\r\n"),
        "{text}"
    );
}

#[test]
fn what_the_words_leave_open_is_named() {
    let bench = Bench::new();
    let recruitment = bench.recruitment();
    write_to(&bench);
    let people = cohort(&bench, recruitment, 1);
    bench.act(
        "contact.save",
        json!({ "person": people[0], "contact": null, "kind": "email", "value": "a@example.test" }),
    );
    let one = add(
        &bench,
        event(recruitment, "交流会", "2026-12-17", "19:00", "20:30"),
    )[0];
    invite(&bench, one, &people);
    let id = invitation(&bench, one, people[0])["id"].clone();
    let folder = bench.root.path().join("案内");
    std::fs::create_dir(&folder).unwrap();
    let text = json!({ "subject": "{{催し}}", "body": "{{氏名}} 様 {{事業所}} {{返答期限}}", "date_form": "western", "common": null });
    let drafted = bench.ok(
        "invitation.draft",
        json!({ "event": one, "invitations": [id], "text": text, "folder": folder }),
    );
    assert_eq!(drafted["files"], json!([]));
    assert_eq!(
        drafted["incomplete"],
        json!([{ "invitation": id, "fields": [
            { "field": "reply_by", "word": "返答期限" },
            { "field": "site", "word": "事業所" },
        ] }])
    );
}

/// What the contact log says of somebody.
fn log(bench: &Bench, person: i64) -> Vec<String> {
    let filter =
        json!({ "text": "", "person": person, "direction": "to_person", "channel": "email" });
    let page = bench.ok(
        "exchange.list",
        json!({ "filter": filter, "offset": 0, "limit": 100 }),
    );
    texts(&page["rows"], "about")
}

#[test]
fn told_invitations_are_in_the_contact_log_once_for_the_same_news() {
    let bench = Bench::new();
    let recruitment = bench.recruitment();
    let people = cohort(&bench, recruitment, 3);
    for (person, address) in [(people[0], "a@example.test"), (people[1], "b@example.test")] {
        bench.act(
            "contact.save",
            json!({ "person": person, "contact": null, "kind": "email", "value": address }),
        );
    }
    let one = add(
        &bench,
        event(recruitment, "交流会", "2026-12-17", "19:00", "20:30"),
    )[0];
    invite(&bench, one, &people);
    let ids: Vec<Value> = people
        .iter()
        .map(|person| invitation(&bench, one, *person)["id"].clone())
        .collect();
    let tell = |ids: &[Value]| bench.act("invitation.tell", json!({ "invitations": ids }));
    let about = "「交流会」（12月17日）の案内";
    assert_eq!(tell(&ids), 3);
    assert_eq!(log(&bench, people[0]), [about]);
    assert_eq!(
        log(&bench, people[2]),
        [] as [&str; 0],
        "without an address there was no mail"
    );
    // One act, taken back as one.
    bench.ok("history.undo", json!({ "target": { "kind": "last" } }));
    assert_eq!(log(&bench, people[0]), [] as [&str; 0]);
    assert_eq!(invitation(&bench, one, people[0])["told"], "never");
    tell(&ids);
    tell(&ids);
    assert_eq!(log(&bench, people[0]), [about], "no news");
    // Who does not come is told so, once.
    reply(&bench, one, people[1], "no");
    tell(&ids);
    tell(&ids);
    let off = "「交流会」（12月17日）の取りやめの知らせ";
    assert_eq!(log(&bench, people[0]), [about]);
    assert_eq!(log(&bench, people[1]), [off, about]);
    // Called off for everybody: news.
    bench.act(
        "event.cancel",
        json!({ "event": one, "scope": "this", "reason": "講師の都合" }),
    );
    tell(&ids[..1]);
    assert_eq!(log(&bench, people[0]), [off, about]);
    bench.verify();
}

/// 100 people × 40 events.
#[test]
fn a_large_grid_is_read_at_once() {
    let bench = Bench::at(Clock::Fixed(NaiveDate::from_ymd_opt(2027, 3, 31).unwrap()));
    let recruitment = bench.recruitment();
    let people = cohort(&bench, recruitment, 100);
    let mut request = event(recruitment, "毎週", "2026-06-02", "19:00", "20:30");
    request["repeat"] = json!({ "pattern": { "kind": "weekly", "every": 1, "weekdays": ["TU"] }, "end": { "kind": "count", "count": 40 },
        "month_end": "skip", "on_closed": "keep", "except": [] });
    for event in add(&bench, request) {
        let entries: Vec<Value> = people
            .iter()
            .map(|person| json!({ "person": person, "attendance": "attended", "note": null }))
            .collect();
        bench.act(
            "attendance.record",
            json!({ "event": event, "people": entries, "guests": [] }),
        );
    }
    let request = json!({ "recruitment": recruitment, "kinds": [], "drop": 0 });
    bench.ok("programme.grid", request.clone());
    let begun = std::time::Instant::now();
    let grid = bench.ok("programme.grid", request);
    let took = begun.elapsed();
    assert_eq!(grid["people"].as_array().unwrap().len(), 100);
    assert_eq!(grid["people"][99]["marks"].as_array().unwrap().len(), 40);
    println!("100 people × 40 events: {took:?}");
    // Unoptimised, on whatever machine runs the tests; optimised it is a tenth of it.
    assert!(took.as_millis() < 500, "{took:?}");
}
