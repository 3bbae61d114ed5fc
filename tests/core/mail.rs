//! Mails: templates, what fills them, and the drafts that are written.

use mail_parser::{MessageParser, MimeHeaders as _};
use serde_json::{Value, json};
use yoriai::kernel::Clock;

use crate::support::{Bench, today};

struct Desk {
    bench: Bench,
    recruitment: i64,
}

impl Desk {
    fn new() -> Self {
        let bench = Bench::new();
        bench.act(
            "organisation.update",
            json!({ "name": "労働者協同組合みどりの丘", "reading": null, "representative": "森 葉月", "postal_code": null, "address": null,
                "phone": "03-0000-0000", "email": "jimu@midori.example", "corporate_number": null, "established_on": null }),
        );
        let recruitment = bench.recruitment();
        Self { bench, recruitment }
    }

    fn person(&self, name: &str, email: Option<&str>) -> (i64, i64) {
        let (person, application) = self.bench.applicant(self.recruitment, name, "");
        if let Some(email) = email {
            self.bench.act(
                "contact.save",
                json!({ "person": person, "contact": null, "kind": "email", "value": email }),
            );
        }
        (person, application)
    }

    fn offer(&self, application: i64) -> i64 {
        let issued = self.bench.act(
            "offer.issue",
            json!({ "to": { "kind": "applications", "applications": [application], "terms": { "reply_by": "2026-12-11",
                "joins_on": "2027-04-01", "site": null, "duties": "配食", "remark": null } }, "on": null }),
        );
        issued[0].as_i64().unwrap()
    }

    fn text(subject: &str, body: &str) -> Value {
        json!({ "subject": subject, "body": body, "date_form": "western" })
    }
}

#[test]
fn templates_are_kept_and_taken_back() {
    let desk = Desk::new();
    let bench = &desk.bench;
    assert_eq!(bench.act("mail_template.add_usual", json!({})), 7);
    assert_eq!(
        bench.act("mail_template.add_usual", json!({})),
        0,
        "none twice"
    );
    bench.ok("history.undo", json!({ "target": { "kind": "last" } }));
    let page = bench.ok("mail_template.list", json!({}));
    let first = page["templates"][0].clone();
    assert!(
        page["fields"]
            .as_array()
            .unwrap()
            .iter()
            .any(|field| field["word"] == "入団予定日")
    );
    let save = |template: &Value, name: &str, subject: &str, body: &str| json!({ "template": template, "occasion": "other", "name": name, "subject": subject, "body": body });
    let own = bench.act(
        "mail_template.save",
        save(&Value::Null, "年末のご挨拶", "{{氏名}} 様へ", "本文"),
    );
    for (request, code) in [
        (
            save(&Value::Null, "年末のご挨拶", "a", "b"),
            "mail.name_taken",
        ),
        (
            save(&first["id"], "年末のご挨拶", "a", "b"),
            "mail.name_taken",
        ),
        (
            save(&own, "年末のご挨拶", "{{年収}}", "b"),
            "mail.field_unknown",
        ),
        (
            save(&own, "年末のご挨拶", "a", "{{氏名"),
            "mail.field_unclosed",
        ),
        (save(&own, "年末のご挨拶", "", "b"), "field.missing"),
        (save(&json!(999), "別の名", "a", "b"), "record.not_found"),
    ] {
        assert_eq!(
            bench.refused("mail_template.save", request.clone()),
            code,
            "{request}"
        );
    }
    bench.act(
        "mail_template.save",
        save(&own, "年末のご挨拶", "件名\r\nBcc: x@example.test", "本文"),
    );
    let subject = || {
        let page = bench.ok("mail_template.list", json!({}));
        let templates = page["templates"].as_array().unwrap().clone();
        templates
            .into_iter()
            .find(|one| one["id"] == own)
            .map(|one| one["subject"].clone())
    };
    assert_eq!(subject(), Some(json!("件名  Bcc: x@example.test")));
    bench.act("mail_template.remove", json!({ "template": own }));
    assert_eq!(subject(), None);
    bench.ok("history.undo", json!({ "target": { "kind": "last" } }));
    assert!(subject().is_some());
    bench.verify();
}

#[test]
fn a_preview_fills_in_what_is_known_and_names_what_is_not() {
    let desk = Desk::new();
    let (with, application) = desk.person("{{組合名}} #x", Some("a@example.test"));
    let offer = desk.offer(application);
    let (without, _) = desk.person("佐藤 陽菜", None);
    let request = json!({
        "text": { "subject": "{{組合名}}より", "body": "{{氏名}} 様 {{返答期限}} {{入団予定日}} {{職務}} {{事業所}} {{募集}} {{担当}} {{本日}} {{催し}}",
            "date_form": "era", "common": { "event": "十二月の交流会" } },
        "people": [with, without],
        "attach": ["offer_notice"],
    });
    let mails = desk.bench.ok("mail.preview", request.clone());
    assert_eq!(mails[0]["subject"], "労働者協同組合みどりの丘より");
    assert_eq!(
        mails[0]["body"],
        "{{組合名}} #x 様 令和8年12月11日（金） 令和9年4月1日（木） 配食 {{事業所}} 2027年3月卒 小川 春 令和8年11月22日 十二月の交流会"
    );
    assert_eq!(mails[0]["missing"], json!(["site"]));
    assert_eq!(mails[0]["missing_papers"], json!(["offer_notice"]));
    assert_eq!(mails[1]["email"], Value::Null);
    assert_eq!(
        mails[1]["missing"],
        json!(["reply_by", "joins_on", "site", "duties"])
    );
    // An offer that is over fills nothing.
    desk.bench.act(
        "offer.decline",
        json!({ "offer": offer, "on": today(), "reason": "study", "words": null }),
    );
    let mails = desk.bench.ok("mail.preview", request);
    assert_eq!(
        mails[0]["missing"],
        json!(["reply_by", "joins_on", "site", "duties"])
    );
}

#[test]
fn drafts_are_written_and_nobody_is_left_out_in_silence() {
    let desk = Desk::new();
    let bench = &desk.bench;
    let (good, application) = desk.person("髙橋 ひなた", Some("hinata@example.test"));
    let offer = desk.offer(application);
    let form = bench.ok(
        "paper.form",
        json!({ "recipients": { "kind": "offers", "offers": [offer] } }),
    );
    bench.act(
        "paper.issue",
        json!({ "paper_kinds": ["offer_notice", "offer_acceptance"], "offers": [offer], "dated_on": today(), "choices": form["choices"] }),
    );
    let (no_email, application) = desk.person("宛先 なし", None);
    desk.offer(application);
    let (no_offer, _) = desk.person("内定 なし", Some("b@example.test"));
    let (no_paper, application) = desk.person("書類 なし", Some("c@example.test"));
    desk.offer(application);
    let folder = bench.root.path().join("drafts");
    std::fs::create_dir(&folder).unwrap();
    let request = json!({
        "text": Desk::text("採用内定のお知らせ", "{{氏名}} 様\n期限 {{返答期限}}"),
        "people": [good, no_email, no_offer, no_paper],
        "attach": ["offer_notice", "offer_acceptance"],
        "folder": folder,
    });
    let done = bench.ok("mail.write", request.clone());
    let written: Vec<&Value> = done["written"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| &one["file_name"])
        .collect();
    assert_eq!(written, [&json!("001_髙橋 ひなた.eml")]);
    let reasons: Vec<&Value> = done["left_out"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| &one["reason"])
        .collect();
    assert_eq!(
        reasons,
        [
            &json!({ "kind": "no_email" }),
            &json!({ "kind": "fields_missing", "fields": ["reply_by"] }),
            &json!({ "kind": "papers_missing", "paper_kinds": ["offer_notice", "offer_acceptance"] }),
        ]
    );
    let bytes = std::fs::read(folder.join("001_髙橋 ひなた.eml")).unwrap();
    let mail = MessageParser::new().parse(&bytes).unwrap();
    assert_eq!(mail.header_raw("X-Unsent").map(str::trim), Some("1"));
    assert_eq!(mail.subject(), Some("採用内定のお知らせ"));
    assert_eq!(
        mail.to().unwrap().first().unwrap().address(),
        Some("hinata@example.test")
    );
    assert_eq!(
        mail.from().unwrap().first().unwrap().address(),
        Some("jimu@midori.example")
    );
    assert_eq!(
        mail.body_text(0).unwrap().replace("\r\n", "\n").trim_end(),
        "髙橋 ひなた 様\n期限 2026年12月11日（金）"
    );
    let names: Vec<&str> = mail
        .attachments()
        .filter_map(|part| part.attachment_name())
        .collect();
    assert_eq!(
        names,
        [
            "内定通知書（内定通-2026-0001）.pdf",
            "内定承諾書（内定承-2026-0001）.pdf"
        ]
    );
    for part in mail.attachments() {
        let pdf = lopdf::Document::load_mem(part.contents()).unwrap();
        assert!(pdf.extract_text(&[1]).unwrap().contains("内定"));
    }
    // Written once more, nothing is overwritten.
    let again = bench.ok("mail.write", request);
    assert_eq!(again["written"][0]["file_name"], "001_髙橋 ひなた (2).eml");
    assert_eq!(
        std::fs::read(folder.join("001_髙橋 ひなた.eml")).unwrap(),
        bytes
    );
}

#[test]
fn no_name_reaches_the_headers_or_leaves_the_folder() {
    let desk = Desk::new();
    let folder = desk.bench.root.path().join("drafts");
    std::fs::create_dir(&folder).unwrap();
    let (person, _) = desk.person(
        "../../x\" <evil@example.test>, \u{202e}y",
        Some("a@example.test"),
    );
    let done = desk.bench.ok(
        "mail.write",
        json!({ "text": Desk::text("{{氏名}}", "{{氏名}}"), "people": [person], "attach": [], "folder": folder }),
    );
    let name = done["written"][0]["file_name"].as_str().unwrap();
    assert!(!name.contains('/') && !name.contains(".."));
    let bytes = std::fs::read(folder.join(name)).unwrap();
    let mail = MessageParser::new().parse(&bytes).unwrap();
    assert_eq!(mail.to().unwrap().iter().count(), 1);
    assert_eq!(
        mail.to().unwrap().first().unwrap().address(),
        Some("a@example.test")
    );
    assert!(mail.bcc().is_none() && mail.cc().is_none());
}

fn log(bench: &Bench, person: i64) -> Vec<Value> {
    let filter = json!({ "text": "", "person": person, "direction": null, "channel": null });
    let page = bench.ok(
        "exchange.list",
        json!({ "filter": filter, "offset": 0, "limit": 100 }),
    );
    page["rows"].as_array().unwrap().clone()
}

#[test]
fn sent_mails_are_in_the_contact_log_once_and_can_be_taken_back() {
    let desk = Desk::new();
    let bench = &desk.bench;
    let (one, _) = desk.person("髙橋 ひなた", Some("hinata@example.test"));
    let (other, _) = desk.person("佐藤 陽菜", Some("hina@example.test"));
    let (third, _) = desk.person("鈴木 蓮", Some("ren@example.test"));
    let folder = bench.root.path().join("drafts");
    std::fs::create_dir(&folder).unwrap();
    let done = bench.ok(
        "mail.write",
        json!({ "text": Desk::text("ご案内", "{{氏名}} 様"), "people": [one, other], "attach": [], "folder": folder }),
    );
    assert_eq!(log(bench, one), [] as [Value; 0], "a draft is not a mail");
    let about = |people: &[i64], about: &str| json!({ "about": about, "written_at": done["written_at"], "people": people });
    let sent = |people: &[i64]| bench.ok("mail.sent", about(people, "内定の知らせ"));
    assert_eq!(sent(&[one, other]), json!([]));
    // The same person twice is one mail.
    assert_eq!(
        bench.act("mail.record_sent", about(&[one, one], "内定の知らせ")),
        1
    );
    assert_eq!(sent(&[one, other]), json!([one]));
    assert_eq!(
        bench.act("mail.record_sent", about(&[one, other], "内定の知らせ")),
        1
    );
    assert_eq!(
        bench.refused("mail.record_sent", about(&[one, other], "内定の知らせ")),
        "mail.sent_recorded"
    );
    let rows = log(bench, one);
    assert_eq!(rows.len(), 1);
    for (key, value) in [
        ("direction", "to_person"),
        ("channel", "email"),
        ("about", "内定の知らせ"),
        ("by", "小川 春"),
    ] {
        assert_eq!(rows[0][key], value);
    }
    let line = bench.ok("history.list", json!({ "limit": 1 }))["lines"][0].clone();
    assert_eq!(line["operation"], "mail.record_sent");
    assert_eq!(line["summary"]["subject"], "佐藤 陽菜");
    assert_eq!(line["summary"]["object"], "内定の知らせ");
    // Taken back, it may be recorded again.
    bench.ok("history.undo", json!({ "target": { "kind": "last" } }));
    assert_eq!(sent(&[one, other]), json!([one]));
    assert_eq!(log(bench, other), [] as [Value; 0]);
    assert_eq!(
        bench.act(
            "mail.record_sent",
            about(&[one, other, third], "内定の知らせ")
        ),
        2
    );
    // Other words to the same person are another mail.
    assert_eq!(
        bench.act("mail.record_sent", about(&[one], "返答のお願い")),
        1
    );
    assert_eq!(log(bench, one).len(), 2);
    for (written_at, field) in [
        ("2026-11-22T03:00:01Z", "date.impossible"),
        ("きのう", "date.impossible"),
    ] {
        let request = json!({ "about": "x", "written_at": written_at, "people": [one] });
        assert_eq!(bench.refused("mail.record_sent", request.clone()), field);
        assert_eq!(bench.refused("mail.sent", request), field);
    }
    assert_eq!(
        bench.refused("mail.record_sent", about(&[one], "　")),
        "field.missing"
    );
    assert_eq!(
        bench.refused("mail.record_sent", about(&[999], "x")),
        "record.not_found"
    );
    bench.verify();
}

#[test]
fn drafts_written_later_are_other_mails() {
    let desk = Desk::new();
    let (person, _) = desk.person("髙橋 ひなた", Some("hinata@example.test"));
    let sent = |bench: &Bench, written_at: &str| {
        bench.act(
            "mail.record_sent",
            json!({ "about": "返答のお願い", "written_at": written_at, "people": [person] }),
        )
    };
    assert_eq!(sent(&desk.bench, "2026-11-22T02:00:00.000Z"), 1);
    // The next day: the same draft is known of, that of today is not.
    let next = desk.bench.on(Clock::Fixed(today().succ_opt().unwrap()));
    let request = json!({ "about": "返答のお願い", "written_at": "2026-11-22T11:00:00+09:00", "people": [person] });
    assert_eq!(
        next.refused("mail.record_sent", request),
        "mail.sent_recorded"
    );
    assert_eq!(sent(&next, "2026-11-23T02:00:00.000Z"), 1);
    assert_eq!(log(&next, person).len(), 2);
    next.verify();
}
