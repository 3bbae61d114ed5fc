//! The one list: every command answers a good request and refuses a bad one, only to those who may,
//! reads only what it declares, and survives whatever JSON it is sent.

use std::cell::OnceCell;
use std::collections::BTreeSet;

use proptest::prelude::*;
use serde_json::{Value, json};
use yoriai::api::host::OpenMode;
use yoriai::api::{COMMANDS, Call, CommandKind};
use yoriai::kernel::Role;

use crate::programme::Programme;
use crate::register_paper;
use crate::support::{Bench, PASSPHRASE, SIGN_IN};

/// An office with something of everything in it, and a good request for every command.
pub struct Furnished {
    pub bench: Bench,
    pub recruitment: i64,
    person: i64,
    other: i64,
    application: i64,
    /// Made when first asked for: most tests of other nouns do without.
    offers: OnceCell<Offers>,
    programme: Programme,
}

/// What the commands on offers are tried on: each on its own.
struct Offers {
    person: i64,
    /// Applications without an offer.
    free: [i64; 2],
    drafts: [i64; 2],
    issued: [i64; 5],
    accepted: [i64; 2],
    /// Cancellations proposed by somebody else.
    proposed: [i64; 2],
}

impl Offers {
    fn new(bench: &Bench, recruitment: i64) -> Self {
        let mut people =
            (1..).map(|number| bench.applicant(recruitment, &format!("内定 {number}"), "ナイテイ"));
        let mut next = || people.next().unwrap();
        let terms = json!({ "reply_by": "2026-11-30", "joins_on": "2027-04-01", "site": null, "duties": null, "remark": null });
        let mut issue = || {
            let (person, application) = next();
            let to =
                json!({ "kind": "applications", "applications": [application], "terms": terms });
            let offers = bench.act("offer.issue", json!({ "to": to, "on": "2026-11-10" }));
            (person, offers[0].as_i64().unwrap())
        };
        let issued = [(); 5].map(|()| issue());
        let [accepted, proposed] = [[(); 2].map(|()| issue().1), [(); 2].map(|()| issue().1)];
        for offer in accepted {
            bench.act(
                "offer.accept",
                json!({ "offer": offer, "on": "2026-11-12" }),
            );
        }
        bench.act("user.add", json!({ "name": "林", "sign_in": "林", "roles": ["recruiter"], "passphrase": PASSPHRASE }));
        for (sign_in, proposes) in [("林", true), (SIGN_IN, false)] {
            bench
                .desk
                .open(&bench.office(), Some(sign_in), PASSPHRASE, OpenMode::Normal)
                .unwrap();
            for offer in proposed.iter().filter(|_| proposes) {
                bench.act("offer.propose_cancel", json!({ "offer": offer, "ground": "not_graduated", "words": "卒業できなかった" }));
            }
        }
        let free = [(); 2].map(|()| next().1);
        let drafts = [(); 2].map(|()| {
            let offers = bench.act(
                "offer.draft",
                json!({ "applications": [next().1], "terms": terms }),
            );
            offers[0].as_i64().unwrap()
        });
        Self {
            person: issued[0].0,
            free,
            drafts,
            issued: issued.map(|(_, offer)| offer),
            accepted,
            proposed,
        }
    }
}

impl Furnished {
    pub fn new() -> Self {
        let bench = Bench::new();
        let recruitment = bench.recruitment();
        let (person, application) = bench.applicant(recruitment, "髙橋 ひなた", "タカハシ ヒナタ");
        let (other, _) = bench.applicant(recruitment, "高橋 ひなた", "タカハシ ヒナタ");
        for who in [person, other] {
            bench.act("contact.save", json!({ "person": who, "contact": null, "kind": "email", "value": "hinata@example.test" }));
        }
        bench.act(
            "contact.save",
            json!({ "person": person, "contact": null, "kind": "phone", "value": "090-1234-5678" }),
        );
        bench.act("consent.record", json!({ "person": person, "purpose": "selection", "told": "選考のために使います", "given_on": "2026-11-01" }));
        bench.act(
            "note.write",
            json!({ "person": person, "body": "現場を見たいとのこと" }),
        );
        bench.act(
            "application.move",
            json!({ "applications": [application], "stage": bench.stage(recruitment, "書類選考") }),
        );
        bench.act("view.save", json!({ "name": "書類だけ", "view": {} }));
        std::fs::write(
            bench.root.path().join("履歴書.pdf"),
            b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<<>>\nendobj\ntrailer<<>>\n%%EOF\n",
        )
        .unwrap();
        std::fs::write(
            bench.root.path().join("応募者.csv"),
            "氏名,フリガナ,メール\n佐藤 陽菜,サトウ ヒナ,sato@example.test\n",
        )
        .unwrap();
        std::fs::write(
            bench.root.path().join("従事時間.csv"),
            "組合員番号,氏名,従事時間\n1,髙橋 ひなた,1680.5\n",
        )
        .unwrap();
        bench.act(
            "attachment.add",
            json!({ "person": person, "file": bench.root.path().join("履歴書.pdf") }),
        );
        bench.act("mail_template.add_usual", json!({}));
        let programme = Programme::furnish(&bench, recruitment, person, other);
        bench.ok("backup.make", json!({ "folder": null }));
        Self {
            bench,
            recruitment,
            person,
            other,
            application,
            offers: OnceCell::new(),
            programme,
        }
    }

    fn offers(&self) -> &Offers {
        self.offers
            .get_or_init(|| Offers::new(&self.bench, self.recruitment))
    }

    /// A paper, issued where it is asked about.
    fn issued_paper(&self) -> Value {
        let last = || {
            self.bench
                .ok("paper.list", json!({ "offset": 0, "limit": 1 }))["papers"][0]["id"]
                .clone()
        };
        if last().is_null() {
            self.bench
                .act("paper.issue", paper(self.offers().issued[0]));
        }
        last()
    }

    /// A good request.
    pub fn request(&self, command: &str) -> Value {
        let root = self.bench.root.path();
        let Self {
            bench,
            recruitment,
            person,
            other,
            application,
            programme,
            ..
        } = self;
        let page = |what: &str| {
            bench.ok("person.page", json!({ "person": person }))[what][0]["id"].clone()
        };
        match command {
            "office.choose" => json!({ "office": { "kind": "chosen", "folder": bench.office() } }),
            "office.unlock" => {
                json!({ "sign_in": SIGN_IN, "passphrase": PASSPHRASE, "mode": "normal" })
            }
            "office.recover" => {
                json!({ "recovery_code": bench.recovery_code, "sign_in": SIGN_IN, "passphrase": PASSPHRASE })
            }
            "office.create" => {
                json!({ "folder": root.join("another"), "organisation": "組合", "user": "小川", "sign_in": SIGN_IN,
                "passphrase": PASSPHRASE, "recovery_code": "AAAA-BBBB", "recovery_code_again": "AAAA-BBBB" })
            }
            "office.restore" => {
                let backup = &bench.ok("backup.list", json!({}))[0];
                let folder = std::path::Path::new(backup["place"].as_str().unwrap())
                    .join(backup["name"].as_str().unwrap());
                json!({ "backup": folder, "folder": root.join("restored"), "sign_in": SIGN_IN, "passphrase": PASSPHRASE })
            }
            "preference.save" => {
                json!({ "language": "en", "theme": "dark", "text_size": "large", "calendar": "era", "density": "compact",
                "navigation": "narrow", "lock_after_minutes": 10, "recent": [] })
            }
            "diagnosis.save" => json!({ "file": root.join("diagnosis.json") }),
            "date.read" => json!({ "text": "令和9年4月1日", "precision": "day" }),
            "draft.save" => json!({ "form": "f", "content": "{}" }),
            "draft.load" | "draft.clear" => json!({ "form": "f" }),
            "picture.save" => {
                json!({ "file": root.join("plot.png"), "png": "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==" })
            }
            "organisation.update" => {
                json!({ "name": "労働者協同組合みどりの丘", "reading": null, "representative": "小川 春", "postal_code": "1000001",
                "address": "東京都千代田区", "phone": null, "email": null, "corporate_number": null, "established_on": "2022-10-01" })
            }
            "articles.list" => json!({ "as_of": "2027-03-31" }),
            "articles.set" => {
                json!({ "key": "withdrawal_notice_days", "value": "120", "effective_on": "2027-04-01" })
            }
            "user.add" => {
                json!({ "name": "森", "sign_in": "森", "roles": ["coordinator"], "passphrase": PASSPHRASE })
            }
            "user.update" => json!({ "user": 1, "name": "小川 春", "roles": Role::ALL }),
            "user.disable" => json!({ "user": self.second_user() }),
            "user.enable" => json!({ "user": self.second_user(), "passphrase": PASSPHRASE }),
            "user.change_passphrase" => json!({ "old": PASSPHRASE, "new": PASSPHRASE }),
            "person.search" => json!({ "text": "たかはし", "limit": 20 }),
            "person.page" => json!({ "person": person }),
            "person.merge_preview" | "person.merge" => {
                json!({ "keep": person, "other": other, "take_from_other": [] })
            }
            "person.update" => {
                json!({ "person": person, "birth_on": "2004-05-03", "school": "東都大学", "faculty": "経済学部",
                "graduation_month": "2027-03", "graduate_kind": "new" })
            }
            "person.rename" => {
                json!({ "person": person, "name": "髙橋 日向", "reading": "タカハシ ヒナタ", "effective_on": "2026-11-20" })
            }
            "person.move_house" => {
                json!({ "person": person, "postal_code": "1000001", "address": "東京都千代田区", "effective_on": null })
            }
            "person.keep_apart" => json!({ "first": person, "second": other }),
            "contact.save" => {
                json!({ "person": person, "contact": null, "kind": "phone", "value": "03-1234-5678" })
            }
            "contact.remove" => json!({ "contact": page("contacts") }),
            "consent.record" => {
                json!({ "person": person, "purpose": "programme", "told": "案内のために使います", "given_on": "2026-11-02" })
            }
            "consent.withdraw" => {
                json!({ "consent": page("consents"), "withdrawn_on": "2026-11-20" })
            }
            "note.write" => json!({ "person": person, "body": "電話で話した" }),
            "note.remove" => json!({ "note": page("notes") }),
            "attachment.add" => json!({ "person": person, "file": root.join("履歴書.pdf") }),
            "attachment.remove" | "attachment.open" => json!({ "attachment": page("attachments") }),
            "recruitment.page" => json!({ "recruitment": recruitment }),
            "recruitment.add" => {
                json!({ "name": "2028年3月卒", "entry_year": 2028, "target": null, "stages_from": recruitment })
            }
            "recruitment.update" => {
                json!({ "recruitment": recruitment, "name": "2027年3月卒・第2新卒", "entry_year": 2027, "target": 12, "closed_on": null })
            }
            "recruitment.post" => {
                json!({ "recruitment": recruitment, "posted_on": "2026-03-01", "place": "求人サイト", "body": "協同労働で働く人を募集します。" })
            }
            "stage.save" => {
                let page = bench.ok("recruitment.page", json!({ "recruitment": recruitment }));
                let stages: Vec<Value> = page["stages"].as_array().unwrap().iter()
                    .map(|stage| json!({ "id": stage["id"], "name": stage["name"], "kind": stage["kind"], "reason": stage["reason"] })).collect();
                json!({ "recruitment": recruitment, "stages": stages })
            }
            "application.table" => {
                json!({ "recruitment": recruitment, "view": {}, "offset": 0, "limit": 50 })
            }
            "application.ids" => {
                let needs = [
                    "possible_duplicate",
                    "reading_missing",
                    "consent_missing",
                    "contact_missing",
                    "waiting",
                ];
                json!({ "recruitment": recruitment, "filter": { "needs": needs } })
            }
            "application.board" => {
                json!({ "recruitment": recruitment, "filter": { "text": "髙橋" }, "cards": 50 })
            }
            "application.flow" => json!({ "recruitment": recruitment }),
            "application.add" => {
                json!({ "recruitment": recruitment, "applied_on": "2026-11-10", "source": "大学経由", "who": { "kind": "new", "person": {
                "name": "森田 結衣", "reading": "もりた ゆい", "birth_on": "2004-01-31", "school": null, "faculty": null, "graduation_month": "27卒",
                "graduate_kind": "new", "email": "yui@example.test", "phone": "08011112222", "postal_code": "100-0001", "address": null } } })
            }
            "application.update" => {
                json!({ "application": application, "applied_on": "2026-10-30", "source": "求人サイト", "assignee": 1 })
            }
            "application.move" => {
                json!({ "applications": [application], "stage": bench.stage(*recruitment, "一次面接"), "on": "2026-11-22", "reason": null })
            }
            "application.export" => {
                json!({ "recruitment": recruitment, "view": {}, "format": "xlsx", "file": root.join("候補者.xlsx") })
            }
            "view.save" => {
                json!({ "name": "待っている人", "view": { "filter": { "needs": ["waiting"] } } })
            }
            "view.remove" => json!({ "view": bench.ok("view.list", json!({}))[0]["id"] }),
            "import.preview" => {
                json!({ "file": root.join("応募者.csv"), "recruitment": recruitment, "choices": {} })
            }
            "import.applicants" => {
                json!({ "file": root.join("応募者.csv"), "into": { "kind": "recruitment", "recruitment": recruitment }, "choices": {},
                "sha256": null, "decisions": [], "run": "real" })
            }
            "offer.list" => json!({ "recruitment": recruitment, "as_of": "2026-11-15" }),
            "offer.of_person" => json!({ "person": self.offers().person }),
            "offer.draft" => json!({ "applications": [self.offers().free[0]], "terms": terms() }),
            "offer.check" | "offer.issue" => {
                json!({ "to": { "kind": "applications", "applications": [self.offers().free[1]], "terms": terms() }, "on": "2026-11-22" })
            }
            "offer.update" => json!({ "offer": self.offers().drafts[0], "terms": terms() }),
            "offer.discard" => json!({ "offers": [self.offers().drafts[1]] }),
            "offer.extend" => json!({ "offer": self.offers().issued[0], "reply_by": "2026-12-14" }),
            "offer.accept" => json!({ "offer": self.offers().issued[1] }),
            "offer.decline" => {
                json!({ "offer": self.offers().issued[2], "reason": "study", "words": null })
            }
            "offer.withdraw" => json!({ "offer": self.offers().issued[3], "reason": "not_said" }),
            "offer.propose_cancel" => {
                json!({ "offer": self.offers().issued[4], "ground": "unforeseen_fact", "words": "知ることができなかった事実" })
            }
            "offer.set_joining" => {
                json!({ "offer": self.offers().accepted[0], "joins_on": "2027-10-01", "asked_by": "person" })
            }
            "joining.record" => {
                json!({ "offers": [self.offers().accepted[1]], "joined_on": "2026-11-20" })
            }
            "offer.drop_cancel" => {
                json!({ "offer": self.offers().proposed[0], "words": "事実ではなかった" })
            }
            "offer.confirm_cancel" => {
                json!({ "offer": self.offers().proposed[1], "told": { "office_on": "2026-11-20", "school_on": "2026-11-20" } })
            }
            "paper.list" => {
                json!({ "paper_kind": "offer_notice", "text": "内定", "offset": 0, "limit": 20 })
            }
            "paper.form" => {
                json!({ "recipients": { "kind": "offers", "offers": [self.offers().issued[0]] } })
            }
            "paper.preview" => {
                json!({ "papers": { "kind": "issued", "papers": [self.issued_paper()] }, "from": 0, "count": 1 })
            }
            "paper.issue" => paper(self.offers().issued[0]),
            "paper.reissue" => json!({ "papers": [self.issued_paper()], "dated_on": "2026-11-22" }),
            "paper.export" => {
                json!({ "papers": [self.issued_paper()], "format": "docx", "file": root.join("内定通知書.docx") })
            }
            "paper.open" => json!({ "papers": [self.issued_paper()] }),
            "mail_template.save" => {
                json!({ "template": null, "occasion": "other", "name": "年末のご挨拶", "subject": "{{氏名}} 様", "body": "{{組合名}}より" })
            }
            "mail_template.remove" => {
                json!({ "template": bench.ok("mail_template.list", json!({}))["templates"][0]["id"] })
            }
            "mail.preview" | "mail.write" => {
                let mut request = json!({ "people": [person, self.offers().person], "attach": ["offer_notice"], "text": {
                    "subject": "{{氏名}} 様", "body": "{{返答期限}} {{募集}} {{組合名}}", "date_form": "era", "common": null } });
                if command == "mail.write" {
                    request["folder"] = json!(root);
                }
                request
            }
            // Of an earlier day each time: what was recorded once is refused.
            "mail.sent" | "mail.record_sent" => {
                json!({ "about": "内定の知らせ", "written_at": "2026-11-22T03:00:00.000Z", "people": [person, other] })
            }
            "history.list" => json!({ "limit": 20 }),
            "history.entry" => json!({ "seq": 3 }),
            "history.undo" => json!({ "target": { "kind": "last" } }),
            // -- privacy
            "privacy.list" | "privacy.due" => json!({ "as_of": "2027-06-01" }),
            "privacy.set_purpose" => {
                json!({ "kind": "note", "words": "相談に続けて応じるため。", "effective_on": "2026-12-01" })
            }
            "erasure.preview" => json!({ "person": other }),
            // Entered by mistake: no application has to be ended first.
            "erasure.erase" => {
                json!({ "person": other, "ground": "mistake", "name": "高橋 ひなた" })
            }
            "backup.make" => json!({ "folder": null }),
            // -- questions and contact
            "enquiry.list" => {
                json!({ "filter": { "text": "寮", "recruitment": recruitment }, "offset": 0, "limit": 50 })
            }
            "enquiry.figures" => json!({ "recruitment": recruitment }),
            "enquiry.record" => {
                json!({ "person": person, "question": "研修中の住まいはありますか", "channel": "email", "assignee": 1, "event": null,
                "asked_on": "2026-11-20", "asked_time": "午後2時" })
            }
            "enquiry.update" => {
                json!({ "enquiry": self.enquiry(), "question": "寮はどこですか", "channel": "phone", "assignee": null, "event": null,
                "asked_on": "2026-11-19", "asked_time": "9:30" })
            }
            "enquiry.remove" | "enquiry.close" | "enquiry.reopen" => {
                json!({ "enquiry": self.enquiry() })
            }
            "answer.give" => {
                json!({ "enquiry": self.enquiry(), "answer": "あります", "channel": "email", "answered_on": null, "answered_time": null, "then": "close" })
            }
            "answer.update" => {
                json!({ "answer_id": self.answer(), "answer": "東京にあります", "channel": "email", "answered_on": "2026-11-21", "answered_time": "10:00" })
            }
            "answer.remove" => json!({ "answer_id": self.answer() }),
            "faq.list" => json!({ "text": "", "scope": "all" }),
            "faq.save" => {
                json!({ "faq": null, "topic": "住まい", "question": "寮はありますか", "answer": "あります", "enquiry": self.enquiry(), "naming": "refuse" })
            }
            "faq.retire" | "faq.reinstate" => {
                let faq = bench.act(
                    "faq.save",
                    json!({ "faq": null, "topic": null, "question": "制服はありますか", "answer": "ありません", "enquiry": null, "naming": "refuse" }),
                );
                json!({ "faq": faq })
            }
            "exchange.list" => json!({ "filter": { "person": person }, "offset": 0, "limit": 50 }),
            "exchange.record" => {
                json!({ "person": person, "direction": "both", "channel": "phone", "about": "近況を聞いた", "happened_on": null, "happened_time": null })
            }
            "exchange.update" => {
                json!({ "exchange": self.exchange(), "direction": "to_person", "channel": "email", "about": "案内を送った",
                "happened_on": "2026-11-20", "happened_time": "10:00" })
            }
            "exchange.remove" => json!({ "exchange": self.exchange() }),
            "conviction.list" => json!({ "person": person }),
            "conviction.record" => {
                json!({ "person": person, "said_on": null, "words": "自分たちで決めて働けるところがよい" })
            }
            "conviction.update" => {
                json!({ "conviction": self.conviction(), "said_on": "2026-11-20", "words": "地域の役に立ちたい" })
            }
            "conviction.remove" => json!({ "conviction": self.conviction() }),
            "care.show" => json!({ "person": person }),
            // -- tasks
            "task.list" => json!({ "filter": { "text": "電話" }, "offset": 0, "limit": 50 }),
            "task.add" => json!({ "task": self.task_draft("電話する") }),
            "task.update" => {
                json!({ "id": self.task(), "task": self.task_draft("電話をかけ直す") })
            }
            "task.complete" => json!({ "tasks": [self.task()] }),
            "task.reopen" | "task.remove" => json!({ "task": self.task() }),
            "task_template.save" => {
                json!({ "template": null, "stage_kind": "offer", "title": "お祝いを伝える", "after_days": 0, "lasts_days": 3 })
            }
            "task_template.retire" | "task_template.reinstate" => {
                let template = bench.act(
                    "task_template.save",
                    json!({ "template": null, "stage_kind": "interview", "title": "日時を知らせる", "after_days": 0, "lasts_days": 3 }),
                );
                json!({ "template": template })
            }
            // -- filings
            "filing.list" => json!({ "on": "2026-11-22" }),
            "filing.of" => json!({ "subject": { "kind": "year", "ends_on": "2027-03-31" } }),
            "filing.done" => {
                json!({ "duty": "officer_filed", "subject": { "kind": "event", "event": self.office_event() }, "done_on": "2026-11-22", "words": null })
            }
            "filing.undone" => {
                let subject = json!({ "kind": "event", "event": self.office_event() });
                bench.act("filing.done", json!({ "duty": "officer_filed", "subject": subject, "done_on": "2026-11-22", "words": null }));
                json!({ "duty": "officer_filed", "subject": subject })
            }
            "office_event.record" => {
                json!({ "kind": "officer_vacancy", "said": { "happened_on": "2026-11-20", "vacancy": { "fixed": 5, "missing": 2 }, "words": null } })
            }
            "office_event.update" => {
                json!({ "event": self.office_event(), "said": { "happened_on": "2026-11-19", "vacancy": null, "words": "理事の住所" } })
            }
            "office_event.remove" => json!({ "event": self.office_event() }),
            "equity_registration.record" => {
                json!({ "as_of_on": "2026-03-31", "registered_on": "2026-04-20", "units": 84, "paid_yen": "4150000" })
            }
            "equity_registration.remove" => {
                let there = bench.ok("equity_registration.list", json!({}))[0]["id"].clone();
                let registration = if there.is_null() {
                    bench.act(
                        "equity_registration.record",
                        json!({ "as_of_on": "2025-03-31", "registered_on": "2025-04-20", "units": 80, "paid_yen": "4000000" }),
                    )
                } else {
                    there
                };
                json!({ "registration": registration })
            }
            // -- surplus
            "surplus.sheet" => surplus(),
            "surplus.read_file" => json!({ "file": root.join("従事時間.csv"), "choices": {} }),
            "surplus.export" => {
                json!({ "sheet": surplus(), "file": root.join("剰余金の処分.xlsx") })
            }
            "backup.drill" => json!({ "name": bench.ok("backup.list", json!({}))[0]["name"] }),
            // sites
            _ if command.starts_with("site.") || command.starts_with("import.sites") => {
                crate::site::request(bench, command)
            }
            // payments and registers coming in
            _ if command.starts_with("import.members") || command.starts_with("import.pay") => {
                crate::register_import::request(bench, command)
            }
            // members and equity
            _ if register_paper::knows(command) => register_paper::request(bench, command),
            _ if crate::equity::knows(command) => crate::equity::request(bench, command),
            // programme
            _ if programme.knows(command) => {
                programme.request(bench, command, *recruitment, *person, *other)
            }
            _ => json!({}),
        }
    }

    fn enquiry(&self) -> Value {
        self.bench.act(
            "enquiry.record",
            json!({ "person": self.person, "question": "寮はありますか", "channel": "online", "assignee": null, "event": null,
            "asked_on": "2026-11-20", "asked_time": null }),
        )
    }

    fn answer(&self) -> Value {
        self.bench.act(
            "answer.give",
            json!({ "enquiry": self.enquiry(), "answer": "調べます", "channel": "online", "answered_on": null, "answered_time": null, "then": "leave_open" }),
        )
    }

    fn exchange(&self) -> Value {
        self.bench.act(
            "exchange.record",
            json!({ "person": self.person, "direction": "from_person", "channel": "message", "about": "予定を知らせてきた",
            "happened_on": null, "happened_time": null }),
        )
    }

    fn conviction(&self) -> Value {
        self.bench.act(
            "conviction.record",
            json!({ "person": self.person, "said_on": null, "words": "まだ迷っている" }),
        )
    }

    fn task_draft(&self, title: &str) -> Value {
        json!({ "title": title, "starts_on": null, "due_on": "2026-11-25", "person": self.person, "event": null, "assignee": 1, "remark": null })
    }

    fn task(&self) -> Value {
        self.bench
            .act("task.add", json!({ "task": self.task_draft("電話する") }))
    }

    fn office_event(&self) -> Value {
        self.bench.act(
            "office_event.record",
            json!({ "kind": "officer_changed", "said": { "happened_on": "2026-11-20", "vacancy": null, "words": null } }),
        )
    }

    fn second_user(&self) -> Value {
        let users = self.bench.ok("user.list", json!({}));
        match users.as_array().unwrap().iter().find(|user| user["sign_in"] == "田村") {
            Some(user) => user["id"].clone(),
            None => self.bench.act("user.add", json!({ "name": "田村", "sign_in": "田村", "roles": ["auditor"], "passphrase": PASSPHRASE })),
        }
    }

    /// Makes the ground for a command that needs something to have happened just before.
    fn prepare(&self, command: &str) {
        match command {
            "history.redo" => {
                self.bench
                    .ok("history.undo", json!({ "target": { "kind": "last" } }));
            }
            "office.unlock" | "office.recover" => self.bench.desk.lock(),
            _ => {}
        }
    }
}

/// A notice on an offer.
fn paper(offer: i64) -> Value {
    json!({ "paper_kinds": ["offer_notice"], "offers": [offer], "dated_on": "2026-11-22", "choices": {
        "date_form": "western", "seal": "marked", "enclosures": ["労働条件通知書"], "documents": ["卒業証明書"],
        "documents_by": null, "contact": "担当 小川 春", "remark": null } })
}

/// A sheet of the surplus.
fn surplus() -> Value {
    json!({ "year_end": "2027-03-31", "profit": "1,234,567円", "loss": "", "total_equity": "4000000", "reserve_so_far": "300000",
        "target": "", "pool": "900000", "lines": [{ "number": "1", "name": "髙橋 ひなた", "measure": "1680.5" }] })
}

/// What an offer says.
fn terms() -> Value {
    json!({ "reply_by": "2026-12-10", "joins_on": "2027-04-01", "site": "東部事業所", "duties": "総合職", "remark": null })
}

#[test]
fn every_command_answers_a_good_request() {
    for command in COMMANDS {
        // What changes keys or leaves the office is tried on an office of its own.
        let own = command.kind == CommandKind::Host
            || command.name.starts_with("history.")
            || command.name.starts_with("person.merge")
            || command.name == "unit.change"
            || command.name == "erasure.erase";
        thread_local!(static SHARED: Furnished = Furnished::new());
        let run = |furnished: &Furnished| {
            let request = furnished.request(command.name);
            furnished.prepare(command.name);
            let answer = furnished.bench.ok(command.name, request);
            if command.kind == CommandKind::Mutation {
                assert!(
                    answer["changed"].is_array(),
                    "{} answers no outcome",
                    command.name
                );
            }
        };
        if own {
            run(&Furnished::new())
        } else {
            SHARED.with(run)
        }
    }
}

#[test]
fn every_command_refuses_what_is_not_its_request() {
    let furnished = Furnished::new();
    for command in COMMANDS {
        for bad in [
            json!({ "no_such_field": 1 }),
            json!([1, 2]),
            json!("text"),
            Value::Null,
        ] {
            assert_eq!(
                furnished.bench.refused(command.name, bad),
                "command.request_invalid",
                "{}",
                command.name
            );
        }
    }
    assert_eq!(
        furnished.bench.refused("person.abolish", json!({})),
        "command.unknown"
    );
}

#[test]
fn nothing_but_host_commands_runs_without_an_open_office() {
    let furnished = Furnished::new();
    let requests: Vec<Value> = COMMANDS
        .iter()
        .map(|command| furnished.request(command.name))
        .collect();
    furnished.bench.desk.lock();
    for (command, request) in COMMANDS
        .iter()
        .zip(&requests)
        .filter(|(command, _)| command.kind != CommandKind::Host)
    {
        assert_eq!(
            furnished.bench.refused(command.name, request.clone()),
            "office.locked",
            "{}",
            command.name
        );
    }
    furnished.bench.ok("office.close", json!({}));
    for (command, request) in COMMANDS
        .iter()
        .zip(requests)
        .filter(|(command, _)| command.kind != CommandKind::Host)
    {
        assert_eq!(
            furnished.bench.refused(command.name, request),
            "office.closed",
            "{}",
            command.name
        );
    }
}

#[test]
fn every_command_by_every_role() {
    let furnished = Furnished::new();
    let bench = &furnished.bench;
    let requests: Vec<Value> = COMMANDS
        .iter()
        .map(|command| furnished.request(command.name))
        .collect();
    let user = bench.act(
        "user.add",
        json!({ "name": "試し", "sign_in": "試し", "roles": [], "passphrase": PASSPHRASE }),
    );
    let sign_in = |who: &str| {
        bench
            .desk
            .open(&bench.office(), Some(who), PASSPHRASE, OpenMode::Normal)
            .unwrap()
    };
    let sets = std::iter::once(Vec::new()).chain(Role::ALL.map(|role| vec![role]));
    for roles in sets {
        sign_in(SIGN_IN);
        bench.act(
            "user.update",
            json!({ "user": user, "name": "試し", "roles": roles }),
        );
        sign_in("試し");
        for (command, request) in COMMANDS
            .iter()
            .zip(&requests)
            .filter(|(command, _)| command.kind != CommandKind::Host)
        {
            // Whether the role is enough is asked before anything else, so an empty request tells.
            let answer = bench.desk.call(
                command.name,
                request.clone(),
                &Call {
                    progress: &|_, _| std::ops::ControlFlow::Continue(()),
                },
            );
            let denied = matches!(&answer, Err(error) if error.code() == "command.not_allowed");
            let may = command.roles.iter().any(|role| roles.contains(role));
            // Undo asks once more: for the act that is taken back.
            if may && command.name.starts_with("history.") {
                continue;
            }
            assert_eq!(!denied, may, "{} by {roles:?}: {answer:?}", command.name);
        }
    }
}

#[test]
fn queries_read_what_they_declare() {
    let furnished = Furnished::new();
    let mut undeclared = Vec::new();
    for command in COMMANDS
        .iter()
        .filter(|command| command.kind == CommandKind::Query)
    {
        let request = furnished.request(command.name);
        let seen = furnished.bench.desk.observe_reads().unwrap();
        furnished.bench.ok(command.name, request);
        let mut read: BTreeSet<String> = std::mem::take(&mut *seen.lock().unwrap());
        // Derived tables change with what they are derived from; SQLite's own need no declaration.
        for (derived, sources) in [
            ("person_index", &["person", "person_name"][..]),
            ("person_search", &["contact", "person", "person_name"]),
            (
                "person_look_alike",
                &["contact", "distinct_pair", "person", "person_name"],
            ),
        ] {
            let before = read.len();
            read.retain(|table| !table.starts_with(derived));
            if read.len() < before {
                read.extend(sources.iter().map(|table| (*table).to_owned()));
            }
        }
        read.retain(|table| !table.starts_with("sqlite_") && !table.starts_with("pragma_"));
        read.remove("json_each");
        // Who asks is looked up before the query itself.
        read.remove("user_role");
        if !command.reads.contains(&yoriai::store::Table::User) {
            read.remove("user");
        }
        if read.remove("journal_payload") {
            read.insert("journal".to_owned());
        }
        let declared: BTreeSet<String> = command
            .reads
            .iter()
            .map(|table| table.name().to_owned())
            .collect();
        for table in read.difference(&declared) {
            undeclared.push(format!("{} reads {table}", command.name));
        }
    }
    assert_eq!(undeclared, Vec::<String>::new());
}

/// Any JSON, some of it of familiar shape.
fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        prop_oneof![
            Just(-1_i64),
            Just(0),
            Just(i64::MAX),
            Just(i64::MIN),
            Just(1)
        ]
        .prop_map(Value::from),
        any::<f64>().prop_map(|number| json!(number)),
        ".{0,40}".prop_map(Value::from),
        prop_oneof![
            "2026-11-22",
            "9999-99-99",
            "=HYPERLINK(\"x\")",
            "葛\u{e0100}",
            "../../etc/passwd",
            "\u{202e}gpj.exe"
        ]
        .prop_map(Value::from),
    ];
    leaf.prop_recursive(3, 24, 6, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
            prop::collection::hash_map("[a-z_]{1,12}", inner, 0..6)
                .prop_map(|map| Value::Object(map.into_iter().collect())),
        ]
    })
}

/// Commands that derive keys or copy whole offices.
const SLOW: [&str; 5] = [
    "user.",
    "office.",
    "backup.",
    "history.verify",
    "diagnosis.",
];

/// How many values a request holds, itself included.
fn count(value: &Value) -> usize {
    1 + match value {
        Value::Array(items) => items.iter().map(count).sum(),
        Value::Object(fields) => fields.values().map(count).sum(),
        _ => 0,
    }
}

/// Puts `graft` in place of the value met at `place`.
fn replace_nth(value: &mut Value, place: &mut usize, graft: &Value) -> bool {
    if *place == 0 {
        *value = graft.clone();
        return true;
    }
    *place -= 1;
    match value {
        Value::Array(items) => items.iter_mut().any(|item| replace_nth(item, place, graft)),
        Value::Object(fields) => fields
            .values_mut()
            .any(|field| replace_nth(field, place, graft)),
        _ => false,
    }
}

#[test]
fn no_json_makes_a_command_panic_or_fault() {
    let furnished = Furnished::new();
    let bench = &furnished.bench;
    let commands: Vec<(&str, Value)> = COMMANDS
        .iter()
        .filter(|command| !SLOW.iter().any(|prefix| command.name.starts_with(prefix)))
        .map(|command| (command.name, furnished.request(command.name)))
        .collect();
    let mut runner = proptest::test_runner::TestRunner::new(ProptestConfig {
        cases: 1500,
        failure_persistence: None,
        ..ProptestConfig::default()
    });
    runner
        .run(
            &(any::<prop::sample::Index>(), any::<usize>(), any_json()),
            |(which, place, json)| {
                let (command, good) = which.get(&commands);
                let mut request = good.clone();
                replace_nth(&mut request, &mut (place % count(good)), &json);
                if let Err(error) = bench.desk.call(command, request.clone(), &Call::SILENT) {
                    prop_assert!(
                        error.code() != "store.fault",
                        "{command} faulted on {request}"
                    );
                }
                Ok(())
            },
        )
        .unwrap();
    bench.verify();
}

#[test]
fn no_json_makes_a_command_on_keys_and_files_panic_or_fault() {
    // These derive keys or copy whole offices, so each is tried fewer times; and each may leave the
    // desk locked or before another office, so it is led back every time.
    let furnished = Furnished::new();
    let bench = &furnished.bench;
    let slow = SLOW.iter().flat_map(|prefix| {
        COMMANDS
            .iter()
            .filter(move |command| command.name.starts_with(prefix))
    });
    for command in slow {
        let good = furnished.request(command.name);
        let mut runner = proptest::test_runner::TestRunner::new(ProptestConfig {
            cases: 10,
            failure_persistence: None,
            ..ProptestConfig::default()
        });
        runner
            .run(&(any::<usize>(), any_json()), |(place, json)| {
                let mut request = good.clone();
                replace_nth(&mut request, &mut (place % count(&good)), &json);
                let answer = bench
                    .desk
                    .call(command.name, request.clone(), &Call::SILENT);
                match answer {
                    Err(error) => prop_assert!(
                        error.code() != "store.fault",
                        "{} faulted on {request}",
                        command.name
                    ),
                    // Somebody got themselves another passphrase: the paper code brings this one back.
                    Ok(_)
                        if ["user.change_passphrase", "office.recover"].contains(&command.name) =>
                    {
                        bench.desk.lock();
                        bench.ok("office.recover", furnished.request("office.recover"));
                    }
                    Ok(_) => {}
                }
                let status = bench.ok("office.status", json!({}));
                let here = bench.office().canonicalize().unwrap();
                if status["state"] != "open" || status["folder"] != json!(here) {
                    bench.reopen();
                }
                Ok(())
            })
            .unwrap();
    }
    bench.verify();
}

#[test]
fn undoing_everything_gives_the_start_and_redoing_everything_the_end() {
    let furnished = Furnished::new();
    let bench = &furnished.bench;
    furnished.offers();
    // Acts are numbers here; each draws its particulars from the office as it stands at that moment.
    let act = |kind: u8, pick: usize| {
        let page = bench.ok(
            "application.table",
            json!({ "recruitment": furnished.recruitment, "view": {}, "offset": 0, "limit": 500 }),
        );
        let rows = page["rows"].as_array().unwrap();
        let row = &rows[pick % rows.len()];
        let other = &rows[(pick / 7 + 1) % rows.len()];
        let stages = bench.ok(
            "recruitment.page",
            json!({ "recruitment": furnished.recruitment }),
        )["stages"]
            .clone();
        let stage = &stages[pick % stages.as_array().unwrap().len()]["id"];
        let offers = bench.ok(
            "offer.list",
            json!({ "recruitment": furnished.recruitment }),
        )["rows"]
            .clone();
        let offer = &offers[pick % offers.as_array().unwrap().len()]["id"];
        let (command, request) = match kind % 13 {
            0 => (
                "application.move",
                json!({ "applications": [row["id"], other["id"]], "stage": stage, "reason": "本人の希望" }),
            ),
            1 => (
                "person.rename",
                json!({ "person": row["person"], "name": format!("改名 {pick}"), "reading": "カイメイ", "effective_on": null }),
            ),
            2 => (
                "contact.save",
                json!({ "person": row["person"], "contact": null, "kind": "phone", "value": format!("090{:08}", pick % 100_000_000) }),
            ),
            3 => (
                "note.write",
                json!({ "person": row["person"], "body": format!("メモ {pick}") }),
            ),
            4 => ("application.add", {
                let mut request = furnished.request("application.add");
                request["who"]["person"]["name"] = json!(format!("新人 {pick}"));
                request
            }),
            5 => (
                "person.merge",
                json!({ "keep": row["person"], "other": other["person"], "take_from_other": ["name"] }),
            ),
            6 => (
                "consent.record",
                json!({ "person": row["person"], "purpose": "publicity", "told": "広報", "given_on": "2026-11-02" }),
            ),
            7 => ("offer.issue", {
                let applications = json!([row["id"], other["id"]]);
                json!({ "to": { "kind": "applications", "applications": applications, "terms": terms() }, "over_places": "confirmed" })
            }),
            8 => (
                "offer.extend",
                json!({ "offer": offer, "reply_by": "2026-12-20" }),
            ),
            9 => (
                "offer.accept",
                json!({ "offer": offer, "over_places": "confirmed" }),
            ),
            10 => (
                "offer.withdraw",
                json!({ "offer": offer, "reason": "personal" }),
            ),
            11 => (
                "joining.record",
                json!({ "offers": [offer], "joined_on": "2026-11-22" }),
            ),
            _ => (
                "person.keep_apart",
                json!({ "first": row["person"], "second": other["person"] }),
            ),
        };
        // A refusal (merging somebody with themselves, say) is a fair draw that changes nothing.
        bench
            .desk
            .call(command, request, &Call::SILENT)
            .is_ok_and(|outcome| !outcome["undo"].is_null())
    };
    let mut runner = proptest::test_runner::TestRunner::new(ProptestConfig {
        cases: 40,
        failure_persistence: None,
        ..ProptestConfig::default()
    });
    runner
        .run(
            &prop::collection::vec((any::<u8>(), any::<usize>()), 1..14),
            |acts| {
                bench.reopen();
                let start = bench.desk.digest().unwrap();
                let done = acts.iter().filter(|(kind, pick)| act(*kind, *pick)).count();
                let end = bench.desk.digest().unwrap();
                for _ in 0..done {
                    bench.ok("history.undo", json!({ "target": { "kind": "last" } }));
                }
                prop_assert_eq!(bench.desk.digest().unwrap(), start, "undo of {} acts", done);
                for _ in 0..done {
                    bench.ok("history.redo", json!({}));
                }
                prop_assert_eq!(bench.desk.digest().unwrap(), end, "redo of {} acts", done);
                Ok(())
            },
        )
        .unwrap();
    bench.verify();
}
