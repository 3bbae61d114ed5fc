//! Papers: what they say, their numbers, that they stay as they were issued, and how they are written.

use std::path::PathBuf;

use serde_json::{Value, json};
use yoriai::kernel::Clock;

use crate::support::{Bench, today};

/// An office as it stands on paper, and one applicant with an offer that was told.
struct Desk {
    bench: Bench,
    recruitment: i64,
}

impl Desk {
    fn new() -> Self {
        Self::at(Clock::Fixed(today()))
    }

    fn at(clock: Clock) -> Self {
        let bench = Bench::at(clock);
        bench.act(
            "organisation.update",
            json!({ "name": "労働者協同組合みどりの丘", "reading": null, "representative": "森 葉月", "postal_code": "1700013",
                "address": "東京都豊島区東池袋一丁目44番3号 みどりビル3階", "phone": "03-0000-0000", "email": "jimu@midori.example",
                "corporate_number": null, "established_on": "2022-10-01" }),
        );
        let recruitment = bench.recruitment();
        Self { bench, recruitment }
    }

    /// Somebody with an offer that was told: person, offer.
    fn told(&self, name: &str) -> (i64, i64) {
        let (person, offer) = self.drafted(name);
        self.bench.act(
            "offer.issue",
            json!({ "to": { "kind": "drafts", "offers": [offer] }, "on": null }),
        );
        (person, offer)
    }

    fn drafted(&self, name: &str) -> (i64, i64) {
        let (person, application) = self.bench.applicant(self.recruitment, name, "");
        let offers = self.bench.act(
            "offer.draft",
            json!({ "applications": [application], "terms": { "reply_by": "2026-12-11", "joins_on": "2027-04-01",
                "site": "みどりの丘事業所（東京都豊島区）", "duties": "高齢者支援・配食", "remark": "面接の印象がよい" } }),
        );
        (person, offers[0].as_i64().unwrap())
    }

    fn choices(&self) -> Value {
        self.bench.ok(
            "paper.form",
            json!({ "recipients": { "kind": "people", "people": [1] } }),
        )["choices"]
            .clone()
    }

    fn issue(&self, kinds: &[&str], offers: &[i64]) -> Vec<i64> {
        let request = json!({ "paper_kinds": kinds, "offers": offers, "dated_on": today(), "choices": self.choices() });
        numbers(&self.bench.act("paper.issue", request))
    }

    fn export(&self, papers: &[i64], format: &str) -> Vec<u8> {
        let file = self.bench.root.path().join(format!("papers.{format}"));
        self.bench.ok(
            "paper.export",
            json!({ "papers": papers, "format": format, "file": file }),
        );
        std::fs::read(file).unwrap()
    }

    fn register(&self) -> Vec<Value> {
        let page = self
            .bench
            .ok("paper.list", json!({ "offset": 0, "limit": 100 }));
        page["papers"].as_array().unwrap().clone()
    }
}

fn numbers(values: &Value) -> Vec<i64> {
    let values = values.as_array().unwrap();
    values.iter().map(|value| value.as_i64().unwrap()).collect()
}

const BOTH: [&str; 2] = ["offer_notice", "offer_acceptance"];

/// Without the white space and the marks between columns: what a PDF says, not where.
fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

fn pdf_text(bytes: &[u8]) -> Vec<String> {
    let pdf = lopdf::Document::load_mem(bytes).unwrap();
    pdf.get_pages()
        .keys()
        .map(|page| squeezed(&pdf.extract_text(&[*page]).unwrap()))
        .collect()
}

/// The text of a DOCX, paragraph by paragraph, read from its XML.
fn docx_text(bytes: &[u8]) -> Vec<String> {
    use std::io::Read as _;
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let mut xml = String::new();
    archive
        .by_name("word/document.xml")
        .unwrap()
        .read_to_string(&mut xml)
        .unwrap();
    let mut reader = quick_xml::Reader::from_str(&xml);
    let (mut paragraphs, mut in_text) = (vec![String::new()], false);
    loop {
        use quick_xml::events::Event;
        match reader.read_event().unwrap() {
            Event::Start(tag) if tag.name().as_ref() == "w:t" => in_text = true,
            Event::End(tag) if tag.name().as_ref() == "w:t" => in_text = false,
            Event::End(tag) if tag.name().as_ref() == "w:p" => paragraphs.push(String::new()),
            Event::Text(text) if in_text => paragraphs.last_mut().unwrap().push_str(&text),
            Event::GeneralRef(name) if in_text => {
                let resolved = quick_xml::escape::resolve_predefined_entity(&name).unwrap();
                paragraphs.last_mut().unwrap().push_str(resolved);
            }
            Event::Eof => break,
            _ => {}
        }
    }
    paragraphs
}

/// Keeps what was made for whoever wants to look at it.
fn keep(name: &str, bytes: &[u8]) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("papers");
    std::fs::create_dir_all(&folder).unwrap();
    let path = folder.join(name);
    std::fs::write(&path, bytes).unwrap();
    path
}

#[test]
fn a_notice_says_what_an_offer_is_and_is_not() {
    let desk = Desk::new();
    let (_, offer) = desk.told("髙橋 ひなた");
    let papers = desk.issue(&BOTH, &[offer]);
    let pdf = desk.export(&papers, "pdf");
    keep("offer.pdf", &pdf);
    let docx = desk.export(&papers, "docx");
    keep("offer.docx", &docx);
    let pages = pdf_text(&pdf);
    assert_eq!(pages.len(), 2, "one sheet each");
    let docx = squeezed(&docx_text(&docx).join("\n"));
    for (page, words) in [
        (0, "内定通-2026-0001"),
        (0, "2026年11月22日"),
        (0, "髙橋ひなた様"),
        (0, "労働者協同組合みどりの丘"),
        (0, "代表理事森葉月"),
        (0, "内定通知書"),
        (
            0,
            "選考の結果、貴殿を2027年4月1日付けで採用することを内定しましたので",
        ),
        (0, "2026年12月11日（金）までにご提出ください"),
        (0, "入団予定日2027年4月1日（木）"),
        (0, "みどりの丘事業所（東京都豊島区）"),
        (0, "高齢者支援・配食"),
        (0, "労働条件通知書"),
        (0, "予定の時期に卒業できなかったとき"),
        (0, "客観的に認められるとき"),
        (
            0,
            "別に加入の承諾と出資の払込みが必要です（労働者協同組合法第12条第2項）",
        ),
        (0, "担当小川春電話03-0000-0000"),
        (0, "以上"),
        (1, "内定承-2026-0001"),
        (1, "代表理事森葉月様"),
        (
            1,
            "2026年11月22日付け（内定通-2026-0001）の貴組合の採用内定を承諾し、2027年4月1日から就労します",
        ),
        (1, "卒業証明書又は卒業見込証明書"),
        (1, "ご本人の同意なく第三者に提供しません"),
        (1, "受付番号"),
    ] {
        assert!(
            pages[page].contains(words),
            "page {page}: {words}\n{}",
            pages[page]
        );
        assert!(docx.contains(words), "docx: {words}");
    }
    for forbidden in ["保証人", "家族", "本籍", "戸籍", "健康診断", "面接の印象"]
    {
        for text in pages.iter().chain([&docx]) {
            assert!(!text.contains(forbidden), "{forbidden}");
        }
    }
    desk.bench.verify();
}

#[test]
fn names_are_printed_as_they_are_written() {
    let desk = Desk::new();
    let names = [
        "#strong[<x>] $a$ \\ // /* */ @a `b` _c_ *d* {{氏名}}",
        "<w:p>&amp;\"'",
        "=1+1",
        "𠮷田 﨑",
        "葛\u{E0100}城 邉\u{E0101}",
        "A--B---C...'d' \"e\" ~f",
        "Wolfeschlegelsteinhausenbergerdorffwelchevoralternwarengewissenhaftschaferswessenschafewarenwohlgepflege",
        "寿限無寿限無五劫のすりきれ海砂利水魚の水行末雲来末風来末食う寝るところに住むところやぶらこうじのぶらこうじ",
    ];
    let offers: Vec<i64> = names.iter().map(|name| desk.told(name).1).collect();
    let papers = desk.issue(&BOTH[..1], &offers);
    let pdf = desk.export(&papers, "pdf");
    keep("names.pdf", &pdf);
    let docx = desk.export(&papers, "docx");
    keep("names.docx", &docx);
    let (pages, paragraphs) = (pdf_text(&pdf), docx_text(&docx));
    assert_eq!(pages.len(), names.len());
    for (page, name) in pages.iter().zip(names) {
        // A reader of PDF drops what selects a variant of a character, and what allows a break.
        let plain: String = squeezed(name)
            .chars()
            .filter(|c| !matches!(c, '\u{E0100}'..='\u{E01EF}'))
            .collect();
        let page: String = page
            .chars()
            .filter(|c| !matches!(c, '\u{E0100}'..='\u{E01EF}' | '\u{200B}'))
            .collect();
        assert!(page.contains(&format!("{plain}様")), "{name}\n{page}");
        let line = format!("{name}　様");
        assert!(paragraphs.contains(&line), "{name}\n{paragraphs:?}");
    }
    // What turns the direction of writing is left out, so that nothing is hidden behind it.
    let (_, offer) = desk.told("山田\u{202e}gpj.exe");
    let papers = desk.issue(&BOTH[..1], &[offer]);
    assert!(pdf_text(&desk.export(&papers, "pdf"))[0].contains("山田gpj.exe様"));
    desk.bench.verify();
}

#[test]
fn a_name_that_cannot_be_printed_gets_no_number() {
    let desk = Desk::new();
    let (_, good) = desk.told("見本 一");
    let (_, bad) = desk.told("見本 ꙮ");
    let request = json!({ "paper_kinds": BOTH, "offers": [good, bad], "dated_on": today(), "choices": desk.choices() });
    let error = desk
        .bench
        .desk
        .call("paper.issue", request, &yoriai::api::Call::SILENT)
        .unwrap_err();
    assert_eq!(
        serde_json::to_value(error).unwrap(),
        json!({ "code": "paper.glyph_missing", "detail": { "character": "ꙮ", "code": "U+A66E" } })
    );
    assert!(desk.register().is_empty());
}

#[test]
fn numbers_run_by_kind_and_fiscal_year_and_never_come_twice() {
    let desk = Desk::new();
    let offers: Vec<i64> = (0..3).map(|n| desk.told(&format!("見本 {n}")).1).collect();
    let first = desk.issue(&BOTH, &offers[..2]);
    assert_eq!(first.len(), 4);
    desk.issue(&BOTH[..1], &offers[2..]);
    let of = |desk: &Desk| -> Vec<String> {
        let lines = desk.register();
        lines
            .iter()
            .rev()
            .map(|line| line["number"].as_str().unwrap().to_owned())
            .collect()
    };
    let expected = [
        "内定通-2026-0001",
        "内定承-2026-0001",
        "内定通-2026-0002",
        "内定承-2026-0002",
        "内定通-2026-0003",
    ];
    assert_eq!(of(&desk), expected);
    // The fiscal year is the articles': from 1 April 2027, or with a year that ends in December.
    let mut request = json!({ "paper_kinds": ["offer_notice"], "offers": [offers[0]], "dated_on": "2027-04-01", "choices": desk.choices() });
    desk.bench.act("paper.issue", request.clone());
    request["dated_on"] = json!("2027-03-31");
    desk.bench.act("paper.issue", request.clone());
    desk.bench.act(
        "articles.set",
        json!({ "key": "fiscal_year_end", "value": "12-31", "effective_on": "2026-01-01" }),
    );
    desk.bench.act("paper.issue", request);
    let all = of(&desk);
    assert_eq!(
        all[5..],
        ["内定通-2027-0001", "内定通-2026-0004", "内定通-2027-0002"]
    );
    // Issued is issued.
    let outcome = desk.bench.ok(
        "paper.reissue",
        json!({ "papers": first, "dated_on": today() }),
    );
    assert_eq!(outcome["undo"], Value::Null);
    let entries = desk.bench.ok("history.list", json!({ "limit": 5 }));
    let seq = &entries["lines"][0]["seq"];
    assert_eq!(
        desk.bench.refused(
            "history.undo",
            json!({ "target": { "kind": "entry", "seq": seq } })
        ),
        "undo.final"
    );
    desk.bench.verify();
}

#[test]
fn the_same_paper_comes_out_whatever_happened_since() {
    let desk = Desk::new();
    let (person, offer) = desk.told("髙橋 ひなた");
    let papers = desk.issue(&BOTH, &[offer]);
    let (pdf, docx) = (desk.export(&papers, "pdf"), desk.export(&papers, "docx"));
    desk.bench.act(
        "person.rename",
        json!({ "person": person, "name": "森田 ひなた", "reading": null, "effective_on": null }),
    );
    desk.bench.act(
        "organisation.update",
        json!({ "name": "労働者協同組合あたらしい名", "reading": null, "representative": null, "postal_code": null, "address": null,
            "phone": null, "email": null, "corporate_number": null, "established_on": null }),
    );
    desk.bench.act(
        "offer.decline",
        json!({ "offer": offer, "on": today(), "reason": "study", "words": null }),
    );
    desk.bench.reopen();
    assert_eq!(desk.export(&papers, "pdf"), pdf);
    assert_eq!(desk.export(&papers, "docx"), docx);
    assert_eq!(
        desk.register()[0]["name"],
        "森田 ひなた",
        "the register names the person of today"
    );
}

#[test]
fn a_paper_issued_again_says_so_and_of_what() {
    let desk = Desk::new();
    let (person, offer) = desk.told("髙橋 ひなた");
    let papers = desk.issue(&BOTH[..1], &[offer]);
    let again = numbers(&desk.bench.act(
        "paper.reissue",
        json!({ "papers": papers, "dated_on": "2026-11-25" }),
    ));
    let pdf = desk.export(&again, "pdf");
    keep("reissue.pdf", &pdf);
    let page = &pdf_text(&pdf)[0];
    for words in [
        "再発行",
        "（2026年11月22日付け内定通-2026-0001の再発行）",
        "内定通-2026-0002",
        "2026年11月25日",
    ] {
        assert!(page.contains(words), "{words}\n{page}");
    }
    let docx = squeezed(&docx_text(&desk.export(&again, "docx")).join(""));
    assert!(docx.contains("再発行") && docx.contains("内定通-2026-0001の再発行"));
    let lines = desk.register();
    assert_eq!(lines[0]["reissue_of"], "内定通-2026-0001");
    assert_eq!(lines[1]["reissued_as"], "内定通-2026-0002");
    // The first paper is as it was; and the timeline tells of both.
    assert!(!pdf_text(&desk.export(&papers, "pdf"))[0].contains("再発行"));
    let page = desk.bench.ok("person.page", json!({ "person": person }));
    let told: Vec<&Value> = page["timeline"]
        .as_array()
        .unwrap()
        .iter()
        .map(|entry| &entry["fact"])
        .filter(|fact| fact["kind"] == "paper_issued")
        .collect();
    assert_eq!(told.len(), 2);
    assert_eq!(told[0]["reissue_of"], "内定通-2026-0001");
    desk.bench.verify();
}

#[test]
fn a_paper_needs_an_offer_that_was_told_and_is_not_over() {
    let desk = Desk::new();
    let (drafted, draft) = desk.drafted("準備 中");
    let (told, over) = desk.told("辞退 済");
    desk.bench.act(
        "offer.decline",
        json!({ "offer": over, "on": today(), "reason": "study", "words": null }),
    );
    let (nobody, _) = desk.bench.applicant(desk.recruitment, "内定 なし", "");
    let (good, live) = desk.told("見本 良");
    for (offer, code) in [
        (draft, "paper.offer_draft"),
        (over, "paper.offer_over"),
        (999, "record.not_found"),
    ] {
        for command in ["paper.issue", "paper.preview"] {
            let own = json!({ "paper_kinds": ["offer_notice"], "offers": [offer], "dated_on": today(), "choices": desk.choices() });
            let request = if command == "paper.issue" {
                own
            } else {
                let mut papers = own;
                papers["kind"] = json!("new");
                json!({ "papers": papers, "from": 0, "count": 1 })
            };
            assert_eq!(desk.bench.refused(command, request), code, "{command}");
        }
    }
    let form = desk.bench.ok(
        "paper.form",
        json!({ "recipients": { "kind": "people", "people": [drafted, told, nobody, good] } }),
    );
    let found: Vec<&Value> = form["recipients"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| &one["obstacle"])
        .collect();
    assert_eq!(
        found,
        [
            &json!("draft"),
            &json!("over"),
            &json!("no_offer"),
            &Value::Null
        ]
    );
    assert_eq!(form["recipients"][3]["offer"], json!(live));
}

#[test]
fn the_preview_shows_what_would_be_issued_and_issues_nothing() {
    let desk = Desk::new();
    let offers: Vec<i64> = (0..3).map(|n| desk.told(&format!("見本 {n}")).1).collect();
    let mut choices = desk.choices();
    choices["date_form"] = json!("era");
    choices["remark"] = json!("見学はいつでも歓迎します。");
    let request = json!({ "papers": { "kind": "new", "paper_kinds": BOTH, "offers": offers, "dated_on": today(), "choices": choices },
        "from": 2, "count": 2 });
    let pages = desk.bench.ok("paper.preview", request);
    assert_eq!(pages["papers"], 6);
    let shown = pages["shown"].as_array().unwrap();
    assert_eq!(shown.len(), 2);
    assert_eq!(shown[0]["number"], "内定通-2026-0002");
    assert_eq!(shown[1]["title"], "内定承諾書");
    let text = shown[0]["text"].as_str().unwrap();
    for words in [
        "令和8年11月22日",
        "令和9年4月1日付け",
        "見学はいつでも歓迎します。",
        "見本 1　様",
    ] {
        assert!(text.contains(words), "{words}\n{text}");
    }
    use base64::Engine as _;
    for (index, paper) in shown.iter().enumerate() {
        let png = base64::prelude::BASE64_STANDARD
            .decode(paper["pages"][0].as_str().unwrap())
            .unwrap();
        assert!(png.starts_with(b"\x89PNG"));
        // A4 at 144 pixels to the inch.
        assert_eq!(u32::from_be_bytes(png[16..20].try_into().unwrap()), 1191);
        keep(&format!("preview-{index}.png"), &png);
    }
    assert!(desk.register().is_empty());
    // What was chosen once is what the next paper starts from, but for the day.
    let mut issue =
        json!({ "paper_kinds": BOTH, "offers": offers, "dated_on": today(), "choices": choices });
    issue["choices"]["documents_by"] = json!("2026-12-18");
    desk.bench.act("paper.issue", issue);
    let next = desk.choices();
    assert_eq!(next["remark"], "見学はいつでも歓迎します。");
    assert_eq!(next["date_form"], "era");
    assert_eq!(next["documents_by"], Value::Null);
    let issued = desk.bench.ok(
        "paper.preview",
        json!({ "papers": { "kind": "issued", "papers": [1] }, "from": 0, "count": 1 }),
    );
    assert!(
        issued["shown"][0]["text"]
            .as_str()
            .unwrap()
            .contains("提出期限　令和8年12月18日（金）")
    );
}

#[test]
fn the_register_is_filtered() {
    let desk = Desk::new();
    let (person, offer) = desk.told("髙橋 ひなた");
    let (_, other) = desk.told("佐藤 陽菜");
    desk.issue(&BOTH, &[offer, other]);
    let count = |filter: Value| {
        let mut request = json!({ "offset": 0, "limit": 10 });
        for (name, value) in filter.as_object().unwrap() {
            request[name] = value.clone();
        }
        desk.bench.ok("paper.list", request)["total"]
            .as_u64()
            .unwrap()
    };
    for (filter, found) in [
        (json!({}), 4),
        (json!({ "person": person }), 2),
        (json!({ "paper_kind": "offer_notice" }), 2),
        (json!({ "fiscal_year": 2025 }), 0),
        (json!({ "text": "高橋" }), 2),
        (json!({ "text": "通-2026-0002" }), 1),
        (json!({ "text": "山田" }), 0),
    ] {
        assert_eq!(count(filter.clone()), found, "{filter}");
    }
    let page = desk
        .bench
        .ok("paper.list", json!({ "offset": 3, "limit": 10 }));
    assert_eq!(page["papers"].as_array().unwrap().len(), 1);
    assert_eq!(page["fiscal_years"], json!([2026]));
}

#[test]
fn papers_go_with_the_person_when_records_become_one() {
    let desk = Desk::new();
    let (kept, _) = desk.bench.applicant(desk.recruitment, "高橋 ひなた", "");
    let (gone, offer) = desk.told("髙橋 ひなた");
    let papers = desk.issue(&BOTH, &[offer]);
    let before = desk.export(&papers, "pdf");
    desk.bench.act(
        "person.merge",
        json!({ "keep": kept, "other": gone, "take_from_other": [] }),
    );
    for line in desk.register() {
        assert_eq!(line["person"], json!(kept));
    }
    assert_eq!(desk.export(&papers, "pdf"), before);
    desk.bench
        .ok("history.undo", json!({ "target": { "kind": "last" } }));
    for line in desk.register() {
        assert_eq!(line["person"], json!(gone));
    }
    desk.bench.verify();
}

#[test]
fn a_paper_is_opened_as_a_copy_that_goes_with_the_lock() {
    let desk = Desk::new();
    let (_, offer) = desk.told("髙橋 ひなた");
    let papers = desk.issue(&BOTH, &[offer]);
    desk.bench.ok("paper.open", json!({ "papers": papers }));
    let session = desk.bench.root.path().join("session");
    let copies = || std::fs::read_dir(&session).map_or(0, |entries| entries.count());
    assert_eq!(copies(), 1);
    desk.bench.desk.lock();
    assert_eq!(copies(), 0);
}
