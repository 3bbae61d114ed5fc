//! What goes out on paper of members: the register of a day, their numbered papers, inspections, and the books.

use std::collections::BTreeMap;
use std::path::PathBuf;

use base64::Engine as _;
use serde_json::{Value, json};
use yoriai::kernel::Clock;

use crate::equity::{Members, terms};
use crate::support::Bench;

/// A day after everything here.
const TODAY: &str = "2028-07-01";

fn office() -> Members {
    let office = Members::at(Clock::Fixed(TODAY.parse().unwrap()));
    office.bench.act(
        "organisation.update",
        json!({ "name": "労働者協同組合みどりの丘", "reading": null, "representative": "森 葉月", "postal_code": "1700013",
            "address": "東京都豊島区東池袋一丁目44番3号 みどりビル3階", "phone": "03-0000-0000", "email": "jimu@midori.example",
            "corporate_number": null, "established_on": "2022-10-01" }),
    );
    office
}

/// Somebody of this name who lives there.
fn person(bench: &Bench, name: &str, address: &str) -> i64 {
    bench
        .act(
            "person.add",
            json!({ "person": {
                "name": name, "reading": null, "birth_on": null, "school": null, "faculty": null, "graduation_month": null,
                "graduate_kind": null, "email": null, "phone": null, "postal_code": "1700013", "address": address } }),
        )
        .as_i64()
        .unwrap()
}

/// A member of this name, everything paid on the day of joining.
fn member(bench: &Bench, name: &str, units: i64, on: &str) -> i64 {
    let person = person(bench, name, "東京都豊島区巣鴨1-1");
    let member = bench
        .act(
            "member.apply",
            json!({ "person": person, "terms": terms(units, on) }),
        )
        .as_i64()
        .unwrap();
    bench.act(
        "member.consent",
        json!({ "member": member, "board_on": on }),
    );
    bench.act(
        "equity.receive",
        json!({ "member": member, "on": on, "amount": (units * 50_000).to_string(), "by": "bank" }),
    );
    member
}

fn choices() -> Value {
    json!({ "date_form": "western", "seal": "marked", "enclosures": ["定款"], "documents": [], "documents_by": null,
        "contact": "担当 小川 春", "remark": null, "sent_by": "配達証明郵便", "pay_to": "みどり銀行 本店 普通 1234567" })
}

/// The first movement of a kind.
fn movement(bench: &Bench, member: i64, kind: &str) -> Value {
    let account = bench.ok("equity.account", json!({ "member": member }));
    let movements = account["movements"].as_array().unwrap();
    let found = movements
        .iter()
        .find(|line| line["movement"]["movement_kind"] == kind);
    found.unwrap()["movement"]["id"].clone()
}

// -- good requests for the test of every command -----------------------------------------------------

/// Whether a good request for this command is made here.
pub fn knows(command: &str) -> bool {
    ["register.", "inspection.", "member_paper."]
        .iter()
        .any(|room| command.starts_with(room))
        || ["paper.void", "equity.journal_export"].contains(&command)
}

/// A good request.
pub fn request(bench: &Bench, command: &str) -> Value {
    let root = bench.root.path();
    let certificate = || {
        let member = member(bench, "見本 証券", 1, "2026-04-01");
        json!({ "order": { "kind": "equity_certificate", "members": [member] }, "dated_on": "2026-11-22", "choices": choices() })
    };
    match command {
        "register.export" => {
            json!({ "as_of": "2026-11-22", "format": "pdf", "block": "with_leavers", "file": root.join("名簿.pdf") })
        }
        "register.preview" => json!({ "as_of": "2026-11-22" }),
        "inspection.record" => {
            json!({ "asked_on": "2026-11-20", "name": "債権 者", "standing": "creditor", "manner": "seen", "as_of": "2026-11-20",
                "purpose": "確認のため", "answer": { "kind": "refused", "reason": "業務時間の外であった" } })
        }
        "member_paper.form" => {
            json!({ "member": member(bench, "見本 用紙", 1, "2026-04-01") })
        }
        "member_paper.preview" => {
            let mut request = certificate();
            request["from"] = json!(0);
            request["count"] = json!(1);
            request
        }
        "member_paper.issue" => certificate(),
        "member_paper.reissue" | "paper.void" => {
            let papers = bench.act("member_paper.issue", certificate());
            if command == "paper.void" {
                json!({ "papers": papers, "voided_on": "2026-11-22", "reason": "書き損じ" })
            } else {
                json!({ "papers": papers, "dated_on": "2026-11-22" })
            }
        }
        "member_paper.blank" => json!({ "file": root.join("加入申込書.pdf") }),
        "equity.journal_export" => {
            json!({ "from": "2026-04-01", "to": "2027-03-31", "file": root.join("仕訳.csv") })
        }
        _ => json!({}),
    }
}

// -- reading what was written ------------------------------------------------------------------------

fn squeezed(text: &str) -> String {
    text.chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, '\u{200B}' | '\u{E0100}'..='\u{E01EF}'))
        .collect()
}

fn pdf_text(bytes: &[u8]) -> Vec<String> {
    let pdf = lopdf::Document::load_mem(bytes).unwrap();
    pdf.get_pages()
        .keys()
        .map(|page| squeezed(&pdf.extract_text(&[*page]).unwrap()))
        .collect()
}

/// Keeps what was made for whoever wants to look at it.
fn keep(name: &str, bytes: &[u8]) {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("papers");
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join(name), bytes).unwrap();
}

fn keep_page(name: &str, page: &Value) {
    let png = base64::prelude::BASE64_STANDARD
        .decode(page.as_str().unwrap())
        .unwrap();
    assert!(png.starts_with(b"\x89PNG"));
    keep(name, &png);
}

fn register(bench: &Bench, as_of: &str, format: &str, block: &str) -> Vec<u8> {
    let file = bench.root.path().join(format!("register.{format}"));
    bench.ok(
        "register.export",
        json!({ "as_of": as_of, "format": format, "block": block, "file": file }),
    );
    std::fs::read(file).unwrap()
}

fn csv_rows(bytes: &[u8]) -> Vec<Vec<String>> {
    let text = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap();
    csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .from_reader(text)
        .records()
        .map(|row| row.unwrap().iter().map(str::to_owned).collect())
        .collect()
}

/// Issues papers and gives them as the text of one PDF.
fn issue(bench: &Bench, name: &str, dated_on: &str, order: &Value) -> (Value, String) {
    let request = json!({ "order": order, "dated_on": dated_on, "choices": choices() });
    let mut shown = request.clone();
    shown["from"] = json!(0);
    shown["count"] = json!(1);
    let preview = bench.ok("member_paper.preview", shown);
    for (page, png) in preview["shown"][0]["pages"]
        .as_array()
        .unwrap()
        .iter()
        .enumerate()
    {
        keep_page(&format!("{name}-{page}.png"), png);
    }
    let papers = bench.act("member_paper.issue", request);
    let pages = export(bench, &papers);
    // What was shown is what went out.
    assert_eq!(
        preview["papers"].as_u64(),
        papers.as_array().map(|all| all.len() as u64)
    );
    assert!(pages[0].contains(preview["shown"][0]["number"].as_str().unwrap()));
    (papers, pages.concat())
}

fn export(bench: &Bench, papers: &Value) -> Vec<String> {
    let file = bench.root.path().join("papers.pdf");
    bench.ok(
        "paper.export",
        json!({ "papers": papers, "format": "pdf", "file": file }),
    );
    pdf_text(&std::fs::read(file).unwrap())
}

#[track_caller]
fn says(text: &str, words: &[&str]) {
    for words in words {
        assert!(text.contains(&squeezed(words)), "{words}\n{text}");
    }
}

// -- the register ------------------------------------------------------------------------------------

const STRANGE: [&str; 6] = [
    "#strong[x] $a$ \\ // @b",
    "𠮷田 﨑",
    "葛\u{E0100}城 髙",
    "=1+1",
    "+81 -x",
    "@SUM(A1)",
];

#[test]
fn the_register_goes_out_as_the_screen_shows_it() {
    let office = office();
    let bench = &office.bench;
    for name in STRANGE {
        member(bench, name, 2, "2026-04-01");
    }
    let moved = person(bench, "旧姓 花", "東京都千代田区千代田1-1");
    let late = office.apply(moved, 3, "2026-04-01");
    office.consent(late, "2026-04-01");
    // Paid in three parts: a line each, and a member from the last.
    for (on, yen) in [
        ("2026-04-25", 50_000),
        ("2026-05-25", 50_000),
        ("2026-06-25", 50_000),
    ] {
        office.receive(late, on, yen);
    }
    bench.act("person.rename", json!({ "person": moved, "name": "新姓 花", "reading": null, "effective_on": "2026-09-01" }));
    bench.act(
        "person.move_house",
        json!({ "person": moved, "postal_code": "530-0001", "address": "大阪市北区梅田1-1", "effective_on": "2026-10-01" }),
    );
    for (as_of, name, other, address) in [
        (
            "2026-08-31",
            "旧姓 花",
            "新姓 花",
            "東京都千代田区千代田1-1",
        ),
        ("2026-10-01", "新姓 花", "旧姓 花", "大阪市北区梅田1-1"),
    ] {
        let pages = pdf_text(&register(bench, as_of, "pdf", "members"));
        says(&pages[0], &[name, address]);
        assert!(!pages[0].contains(&squeezed(other)), "{as_of}");
    }
    let pdf = register(bench, "2026-10-01", "pdf", "members");
    keep("register.pdf", &pdf);
    let text = pdf_text(&pdf).concat();
    let shown = office.register("2026-10-01");
    let totals = &shown["totals"];
    let yen = |value: &Value| {
        let yen: i64 = value.as_str().unwrap().parse().unwrap();
        format!("{}円", yoriai::kernel::money::Yen::new(yen))
    };
    let head = bench.ok("history.verify", json!({}))["head"]
        .as_str()
        .unwrap()
        .to_owned();
    says(
        &text,
        &[
            "労働者協同組合みどりの丘　組合員名簿",
            "基準日　2026年10月1日（令和8年10月1日）",
            "出力　2028年7月1日 12時00分",
            "主たる事務所　東京都豊島区東池袋一丁目44番3号 みどりビル3階",
            "1頁",
            "2026/04/25 2026/05/25 2026/06/25",
            &head[..16],
            &format!("{}名", totals["members"]),
            &format!("{}口", totals["balance"]["units"]),
            &yen(&totals["balance"]["paid"]),
            &yen(&totals["unpaid"]),
        ],
    );
    for row in shown["rows"].as_array().unwrap() {
        says(&text, &[row["name"].as_str().unwrap()]);
    }
    for words in ["備考", "電話", "生年月日", "フリガナ", "1700013", "脱退"] {
        assert!(!text.contains(words), "{words}");
    }
    let preview = bench.ok("register.preview", json!({ "as_of": "2026-10-01" }));
    assert_eq!(preview["members"], 7);
    keep_page("register.png", &preview["page"]);
    bench.verify();
}

#[test]
fn text_stays_text_in_workbook_and_csv() {
    use calamine::{Data, Reader as _};
    let office = office();
    let bench = &office.bench;
    for name in STRANGE {
        member(bench, name, 2, "2026-04-01");
    }
    let xlsx = register(bench, "2026-10-01", "xlsx", "with_leavers");
    keep("register.xlsx", &xlsx);
    let mut book = calamine::Xlsx::new(std::io::Cursor::new(xlsx)).unwrap();
    assert_eq!(
        book.sheet_names(),
        ["組合員名簿", "脱退した者", "この名簿について"]
    );
    let sheet = book.worksheet_range("組合員名簿").unwrap();
    let rows: Vec<&[Data]> = sheet.rows().collect();
    let words = |row: &[Data]| -> Vec<String> { row.iter().map(ToString::to_string).collect() };
    assert_eq!(
        words(rows[0]),
        [
            "氏名",
            "住所又は居所",
            "加入の年月日",
            "出資口数",
            "出資の金額",
            "払込みの年月日"
        ]
    );
    for (row, name) in rows[1..].iter().zip(STRANGE) {
        assert_eq!(row[0], Data::String(name.to_owned()));
        assert_eq!(row[4].to_string(), "100000");
    }
    assert!(book.worksheet_formula("組合員名簿").unwrap().is_empty());
    let csv = csv_rows(&register(bench, "2026-10-01", "csv", "members"));
    let at = csv.iter().position(|row| row[0] == "氏名").unwrap();
    assert_eq!(csv[at].len(), 6);
    for (row, name) in csv[at + 1..].iter().zip(STRANGE) {
        let guarded = if name.starts_with(['=', '+', '-', '@']) {
            format!("'{name}")
        } else {
            name.to_owned()
        };
        assert_eq!(row[0], guarded);
    }
    let value = |label: &str| csv[..at].iter().find(|row| row[0] == label).unwrap()[1].clone();
    assert_eq!(value("組合員数"), "6名");
    assert_eq!(value("払込済出資総額"), "600,000円");
}

#[test]
fn leavers_stand_apart_and_only_where_asked_for() {
    let office = office();
    let bench = &office.bench;
    for number in 0..5 {
        member(bench, &format!("残る {number}"), 2, "2025-04-01");
    }
    let gone = member(bench, "去る 人", 2, "2025-04-01");
    office.notice(gone, "2025-06-01");
    let pages = |as_of: &str, block: &str| pdf_text(&register(bench, as_of, "pdf", block));
    // On the last day of the business year still a member.
    assert!(pages("2026-03-31", "members").concat().contains("去る人"));
    assert!(!pages("2026-04-01", "members").concat().contains("去る人"));
    let apart = pages("2026-04-01", "with_leavers");
    keep(
        "register-leavers.pdf",
        &register(bench, "2026-04-01", "pdf", "with_leavers"),
    );
    assert_eq!(apart.len(), 2);
    says(&apart[0], &["組合員数", "5名", "10口"]);
    says(&apart[1], &["脱退した者", "去る人", "2頁"]);
    assert!(!apart[0].contains("去る人") && !apart[1].contains("組合員数5"));
}

#[test]
fn a_register_that_is_stopped_writes_nothing() {
    let office = office();
    let bench = &office.bench;
    member(bench, "見本 一", 2, "2025-04-01");
    let file = bench.root.path().join("stopped.pdf");
    let call = yoriai::api::Call {
        progress: &|_, _| std::ops::ControlFlow::Break(()),
    };
    let request = json!({ "as_of": "2026-04-01", "format": "pdf", "file": file });
    let error = bench
        .desk
        .call("register.export", request, &call)
        .unwrap_err();
    assert_eq!(error.code(), "command.cancelled");
    assert!(!file.exists());
    // A name that cannot be printed is refused with its character, as on a letter.
    member(bench, "見本 ꙮ", 2, "2025-04-01");
    let request = json!({ "as_of": "2026-04-01", "format": "pdf", "file": file });
    assert_eq!(
        bench.refused("register.export", request),
        "paper.glyph_missing"
    );
}

#[test]
fn who_saw_the_register_is_put_on_record() {
    let office = office();
    let bench = &office.bench;
    let record = |answer: Value| {
        json!({ "asked_on": "2028-06-01", "name": "株式会社 債権", "standing": "creditor", "manner": "copied",
            "as_of": "2028-03-31", "purpose": "債権の保全", "answer": answer })
    };
    bench.act("inspection.record", record(json!({ "kind": "granted" })));
    assert_eq!(
        bench.refused(
            "inspection.record",
            record(json!({ "kind": "refused", "reason": " " }))
        ),
        "field.missing"
    );
    bench.act(
        "inspection.record",
        record(json!({ "kind": "refused", "reason": "営業の妨げを目的とすることが明らかである" })),
    );
    let list = bench.ok("inspection.list", json!({}));
    assert_eq!(
        list[0]["refusal"],
        "営業の妨げを目的とすることが明らかである"
    );
    assert_eq!(list[1]["refusal"], Value::Null);
    assert_eq!(list[1]["as_of_on"], "2028-03-31");
    bench.verify();
}

// -- numbered papers ---------------------------------------------------------------------------------

#[test]
fn admission_and_money_have_their_papers() {
    let office = office();
    let bench = &office.bench;
    let who = person(bench, "髙橋 ひなた", "東京都豊島区巣鴨1-1");
    let mut asked = terms(3, "2028-04-01");
    asked["pay_by"] = json!("2028-05-31");
    let id = bench.act("member.apply", json!({ "person": who, "terms": asked }));
    let of = |kind: &str| json!({ "kind": kind, "members": [id] });
    let refused = |order: Value| {
        bench.refused(
            "member_paper.issue",
            json!({ "order": order, "dated_on": TODAY, "choices": choices() }),
        )
    };
    for kind in [
        "admission_notice",
        "admission_refusal",
        "equity_certificate",
    ] {
        assert_eq!(refused(of(kind)), "paper.no_ground", "{kind}");
    }
    let id_number = id.as_i64().unwrap();
    office.consent(id_number, "2028-04-20");
    let (_, text) = issue(bench, "admission", "2028-04-21", &of("admission_notice"));
    says(
        &text,
        &[
            "加入承-2028-0001",
            "2028年4月21日",
            "配達証明郵便",
            "〒170-0013",
            "東京都豊島区巣鴨1-1",
            "髙橋 ひなた　様",
            "加入承諾通知書",
            "2028年4月20日開催の理事会において、貴殿の加入を承諾しました",
            "3口",
            "150,000円（一口 50,000円）",
            "2028年5月31日（水）",
            "口座振込　みどり銀行 本店 普通 1234567",
            "払込みの完了後にお知らせします",
            "労働者協同組合法第12条第2項",
            "担当 小川 春",
        ],
    );
    office.receive(id_number, "2028-05-10", 150_000);
    let deposit = movement(bench, id_number, "deposit");
    let order = json!({ "kind": "equity_receipt", "movements": [deposit] });
    let (receipts, text) = issue(bench, "receipt", "2028-05-11", &order);
    says(
        &text,
        &[
            "出資領-2028-0001",
            "金　150,000円",
            "出資金として上記の金額を領収しました",
            "2028年5月10日",
            "3口　一口 50,000円",
            "代表理事　森 葉月",
        ],
    );
    // Money is receipted once, as long as the receipt counts.
    assert_eq!(refused(order.clone()), "paper.receipt_exists");
    bench.act(
        "paper.void",
        json!({ "papers": receipts, "voided_on": TODAY, "reason": "宛名の誤り" }),
    );
    issue(bench, "receipt-again", TODAY, &order);
    let (_, text) = issue(bench, "certificate", TODAY, &of("equity_certificate"));
    says(
        &text,
        &[
            "出資証-2028-0001",
            "出資 3口　金 150,000円",
            "上記のとおり出資されたことを証します",
            "加入年月日2028年5月10日",
            "2028年5月10日　150,000円",
            "持分は譲渡することができません（労働者協同組合法第13条）",
        ],
    );
    let other = person(bench, "断られた 人", "東京都豊島区巣鴨1-2");
    let other = office.apply(other, 1, "2028-04-01");
    bench.act("member.refuse", json!({ "member": other, "refused_on": "2028-04-20", "reason": "事業に従事する意思がないため" }));
    let (_, text) = issue(
        bench,
        "refusal",
        TODAY,
        &json!({ "kind": "admission_refusal", "members": [other] }),
    );
    says(
        &text,
        &[
            "加入不承諾通知書",
            "事業に従事する意思がないため",
            "2028年4月20日",
        ],
    );
    let form = bench.ok("member_paper.form", json!({ "member": id }));
    let possible: Vec<&str> = form["possible"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["order"]["kind"].as_str().unwrap())
        .collect();
    assert_eq!(
        possible,
        ["admission_notice", "equity_certificate", "equity_statement"]
    );
    assert_eq!(form["choices"]["pay_to"], "みどり銀行 本店 普通 1234567");
    assert_eq!(form["papers"].as_array().unwrap().len(), 4);
    bench.verify();
}

#[test]
fn a_void_paper_says_so_and_keeps_its_number() {
    let office = office();
    let bench = &office.bench;
    let id = member(bench, "髙橋 ひなた", 2, "2028-04-01");
    let order = json!({ "kind": "equity_certificate", "members": [id] });
    let (papers, _) = issue(bench, "void-before", "2028-05-01", &order);
    let void =
        |papers: &Value, on: &str| json!({ "papers": papers, "voided_on": on, "reason": "紛失" });
    assert_eq!(
        bench.refused("paper.void", void(&papers, "2028-04-30")),
        "date.impossible"
    );
    bench.act("paper.void", void(&papers, "2028-06-01"));
    assert_eq!(
        bench.refused("paper.void", void(&papers, "2028-06-01")),
        "paper.void_already"
    );
    let again = bench.act(
        "member_paper.reissue",
        json!({ "papers": papers, "dated_on": "2028-06-01" }),
    );
    let old = export(bench, &papers).concat();
    says(&old, &["無効", "（2028年6月1日 無効）", "出資証-2028-0001"]);
    let new = export(bench, &again).concat();
    says(
        &new,
        &[
            "再発行",
            "（2028年5月1日付け 出資証-2028-0001 の再発行）",
            "出資証-2028-0002",
        ],
    );
    assert!(!new.contains("無効"));
    let list = bench.ok(
        "paper.list",
        json!({ "member": id, "offset": 0, "limit": 10 }),
    );
    assert_eq!(list["total"], 2);
    assert_eq!(list["papers"][0]["reissue_of"], "出資証-2028-0001");
    assert_eq!(list["papers"][1]["void_reason"], "紛失");
    assert_eq!(list["papers"][1]["voided_on"], "2028-06-01");
    // Offers have their own ways, and members theirs.
    assert_eq!(
        bench.refused(
            "paper.reissue",
            json!({ "papers": papers, "dated_on": TODAY })
        ),
        "paper.other_kind"
    );
    // That was a slip: it counts after all.
    bench.ok(
        "history.undo",
        json!({ "target": { "kind": "entry", "seq": voiding(bench) } }),
    );
    assert!(!export(bench, &papers).concat().contains("無効"));
    bench.verify();
}

/// The entry by which a paper was declared void.
fn voiding(bench: &Bench) -> Value {
    let entries = bench.ok("history.list", json!({ "limit": 20 }));
    let lines = entries["lines"].as_array().unwrap();
    let found = lines.iter().find(|line| line["operation"] == "paper.void");
    found.unwrap()["seq"].clone()
}

/// Six members of whom one left by notice and one was expelled, and the refunds of their year decided.
struct Left {
    office: Members,
    left: i64,
    expelled: i64,
}

fn left() -> Left {
    let office = office();
    let bench = &office.bench;
    for number in 0..5 {
        member(bench, &format!("残る {number}"), 2, "2025-04-01");
    }
    let left = member(bench, "去る 人", 2, "2025-04-01");
    let expelled = member(bench, "除かれる 人", 2, "2025-04-01");
    bench.act(
        "member.give_notice",
        json!({ "member": left, "notice_on": "2025-12-31", "labour": "continues", "payee": "みどり銀行 支店 普通 7654321" }),
    );
    let resolution = bench.act(
        "resolution.record",
        json!({ "matter": "expulsion", "meeting_on": "2025-06-27", "meeting": "第24回通常総会", "item": "第4号議案", "entitled": 7,
            "present": 7, "in_favour": 6 }),
    );
    bench.act(
        "member.expel",
        json!({ "member": expelled, "resolution": resolution, "ground": "long_absence", "words": "二年にわたり従事していない",
            "arrived_on": "2025-06-10", "hearing": "declined", "labour": "none" }),
    );
    bench.act(
        "debt.record",
        json!({ "member": expelled, "what": "貸付金", "amount": "30000", "arose_on": "2025-05-01" }),
    );
    let year = bench.act(
        "year_account.record",
        json!({ "ends_on": "2026-03-31", "net_assets": "630000", "approved_on": "2026-05-28", "meeting": "第25回通常総会" }),
    );
    bench.act(
        "refund.decide",
        json!({ "year_account": year, "decided_on": "2026-05-28" }),
    );
    Left {
        office,
        left,
        expelled,
    }
}

#[test]
fn leaving_has_its_papers_and_the_sheet_has_the_figures_of_the_refund() {
    let Left {
        office,
        left,
        expelled,
    } = left();
    let bench = &office.bench;
    let withdrawal = |member: i64| {
        let rows = bench.ok(
            "member.withdrawals",
            json!({ "from": "2025-04-01", "to": "2026-03-31" }),
        );
        let found = rows["rows"]
            .as_array()
            .unwrap()
            .iter()
            .find(|row| row["withdrawal"]["member"] == json!(member))
            .unwrap()
            .clone();
        found["withdrawal"]["id"].clone()
    };
    let (_, text) = issue(
        bench,
        "withdrawal",
        "2026-01-05",
        &json!({ "kind": "withdrawal_receipt", "withdrawals": [withdrawal(left)] }),
    );
    says(
        &text,
        &[
            "脱退予告受理通知書",
            "2025年12月31日付けの脱退の予告を受理しました",
            "期限の当日に予告されました",
            "2026年3月31日（事業年度の末日）",
            "権利義務に変わりはありません",
            "第20条第2項",
            "みどり銀行 支店 普通 7654321",
        ],
    );
    let (_, text) = issue(
        bench,
        "expulsion",
        "2025-07-01",
        &json!({ "kind": "expulsion_notice", "withdrawals": [withdrawal(expelled)] }),
    );
    says(
        &text,
        &[
            "除名決定通知書",
            "2025年6月27日開催の総会において、貴殿を除名する旨が議決されました",
            "総組合員7名のうち出席7名、賛成6名",
            "二年にわたり従事していない",
            "弁明はありませんでした",
            "除名によって労働契約は終了しません",
            "払戻割合は50％",
            "30,000円",
        ],
    );
    let order = json!({ "kind": "withdrawal_receipt", "withdrawals": [withdrawal(expelled)] });
    assert_eq!(
        bench.refused(
            "member_paper.issue",
            json!({ "order": order, "dated_on": TODAY, "choices": choices() })
        ),
        "paper.no_ground"
    );
    let refunds = bench.ok("refund.list", json!({}));
    for row in refunds.as_array().unwrap() {
        let refund = &row["refund"];
        let name = format!("refund-{}", refund["id"]);
        let (_, text) = issue(
            bench,
            &name,
            "2026-06-01",
            &json!({ "kind": "refund_statement", "refunds": [refund["id"]] }),
        );
        let yen = |value: &Value| {
            format!(
                "{}円",
                yoriai::kernel::money::Yen::new(value.as_str().unwrap().parse().unwrap())
            )
        };
        let figures = &refund["figures"];
        says(
            &text,
            &[
                "持分払戻計算書",
                &format!("払込済出資額　A{}", yen(&figures["paid"])),
                "630,000円",
                "2026年5月28日 第25回通常総会承認",
                &yen(&figures["paid_total"]),
                &format!("円未満切捨て）{}", yen(&figures["share"])),
                &yen(&figures["limit"]),
                &format!("定款による{}％", figures["percent"]),
                &yen(&figures["refund"]),
                "脱退の時から2年（法第17条）",
                "上記のとおり持分の払戻額を算定しましたので通知します",
            ],
        );
    }
    bench.verify();
}

#[test]
fn a_hearing_is_called_in_time_or_not_at_all() {
    let office = office();
    let bench = &office.bench;
    let id = member(bench, "審議 される人", 2, "2028-04-01");
    let order = json!({ "kind": "expulsion_hearing", "member": id, "meeting": { "name": "第27回臨時総会", "on": "2028-06-30",
        "time": "午後1時30分", "place": "本部 会議室", "ground": "duty_failed", "words": "出資の払込みを二年怠った", "article": "第12条第1項" } });
    let late = json!({ "order": order, "dated_on": "2028-06-20", "choices": choices() });
    assert_eq!(
        bench.refused("member_paper.issue", late),
        "expulsion.notice_late"
    );
    let (_, text) = issue(bench, "hearing", "2028-06-19", &order);
    says(
        &text,
        &[
            "除名審議通知書",
            "第27回臨時総会",
            "2028年6月30日（金）　午後1時30分",
            "本部 会議室",
            "審議 される人の除名の件",
            "義務を怠ったこと（労働者協同組合法第15条第2項第2号）、定款第12条第1項",
            "出資の払込みを二年怠った",
            "弁明することができます",
        ],
    );
}

#[test]
fn everybody_gets_a_statement_whose_figures_are_the_ledgers() {
    let office = office();
    let bench = &office.bench;
    let first = member(bench, "年度前 一", 2, "2026-05-01");
    for number in 0..6 {
        member(bench, &format!("ほか {number}"), 2, "2027-04-01");
    }
    member(bench, "年度内 二", 1, "2027-08-01");
    office.increase(first, 1, "2027-10-01");
    office.receive(first, "2027-11-25", 20_000);
    let order = json!({ "kind": "equity_statement", "as_of": "2028-03-31" });
    let (papers, text) = issue(bench, "statement", "2028-04-10", &order);
    assert_eq!(papers.as_array().unwrap().len(), 8);
    says(
        &text,
        &[
            "残高通-2028-0001",
            "残高通-2028-0008",
            "2028年3月31日現在の貴殿の出資の残高",
            "期首の残高2口100,000100,0000",
            "2027年10月1日増口3口150,000100,00050,000",
            "2027年11月25日払込み3口150,000120,00030,000",
            "残高3口150,000120,00030,000",
        ],
    );
    let nobody = json!({ "kind": "equity_statement", "as_of": "2020-03-31" });
    assert_eq!(
        bench.refused(
            "member_paper.issue",
            json!({ "order": nobody, "dated_on": TODAY, "choices": choices() })
        ),
        "paper.no_ground"
    );
    bench.verify();
}

#[test]
fn the_blank_form_asks_what_the_act_asks_and_no_more() {
    let office = office();
    let file = office.bench.root.path().join("form.pdf");
    office
        .bench
        .ok("member_paper.blank", json!({ "file": file }));
    let pdf = std::fs::read(file).unwrap();
    keep("form.pdf", &pdf);
    let pages = pdf_text(&pdf);
    assert_eq!(pages.len(), 1, "one sheet");
    says(
        &pages[0],
        &[
            "加入申込書",
            "代表理事　森 葉月　殿",
            "貴組合の定款を承認し",
            "住所又は居所",
            "引受出資口数",
            "一口 50,000円",
            "電磁的方法による通知",
            "法第20条第1項ただし書",
            "法令に基づく名簿の作成",
            "受付番号",
        ],
    );
    for forbidden in ["本籍", "家族", "保証人", "思想", "個人番号"] {
        assert!(!pages[0].contains(forbidden), "{forbidden}");
    }
}

// -- the books ---------------------------------------------------------------------------------------

#[test]
fn the_books_balance_and_agree_with_the_ledger_on_every_day() {
    let Left { office, left, .. } = left();
    let bench = &office.bench;
    let refunds = bench.ok("refund.list", json!({}));
    let refund = refunds
        .as_array()
        .unwrap()
        .iter()
        .find(|row| row["refund"]["member"] == json!(left))
        .unwrap()["refund"]["id"]
        .clone();
    bench.act(
        "refund.pay",
        json!({ "refund": refund, "on": "2026-06-30", "by": "bank", "open_debts": "suspend" }),
    );
    let third = member(bench, "増やす 人", 2, "2026-07-01");
    office.increase(third, 1, "2026-08-01");
    office.receive(third, "2026-08-25", 70_000);
    let reversed = movement(bench, third, "payment");
    bench.act(
        "equity.reverse",
        json!({ "movement": reversed, "reason": "二重の入力" }),
    );
    let file = bench.root.path().join("books.csv");
    let exported = bench.ok(
        "equity.journal_export",
        json!({ "from": "2025-04-01", "to": "2028-03-31", "file": file }),
    );
    let rows = csv_rows(&std::fs::read(file).unwrap());
    assert_eq!(
        rows[0],
        [
            "日付",
            "借方勘定科目",
            "借方金額",
            "貸方勘定科目",
            "貸方金額",
            "摘要"
        ]
    );
    assert_eq!(exported["lines"].as_u64().unwrap() as usize, rows.len() - 1);
    for day in [
        "2025-04-01",
        "2025-06-27",
        "2025-06-28",
        "2026-03-31",
        "2026-04-01",
        "2026-05-28",
        "2026-06-30",
        "2026-08-01",
        "2026-08-25",
        "2028-03-31",
    ] {
        let mut accounts: BTreeMap<&str, i64> = BTreeMap::new();
        for row in rows[1..]
            .iter()
            .filter(|row| row[0].replace('/', "-").as_str() <= day)
        {
            let (debit, credit): (i64, i64) = (row[2].parse().unwrap(), row[4].parse().unwrap());
            assert_eq!(debit, credit);
            assert!(debit > 0);
            *accounts.entry(&row[1]).or_default() += debit;
            *accounts.entry(&row[3]).or_default() -= credit;
            assert!(
                row[5].contains("組合員番号") && !row[5].contains("去る"),
                "{row:?}"
            );
        }
        let totals = bench.ok("equity.totals", json!({ "as_of": day }))["totals"].clone();
        let of = |value: &Value| value.as_str().unwrap().parse::<i64>().unwrap();
        let balance = |account: &str| accounts.get(account).copied().unwrap_or_default();
        assert_eq!(
            balance("出資金"),
            -of(&totals["balance"]["subscribed"]),
            "{day}"
        );
        assert_eq!(balance("未払込出資金"), of(&totals["unpaid"]), "{day}");
        assert_eq!(
            balance("出資預り金"),
            -of(&totals["balance"]["deposit"]),
            "{day}"
        );
        assert_eq!(
            balance("未払持分払戻金"),
            -of(&totals["balance"]["refund"]),
            "{day}"
        );
        assert_eq!(accounts.values().sum::<i64>(), 0);
        // What left waits only until the refunds are decided.
        if day >= "2026-05-28" {
            assert_eq!(balance("持分払戻未決算"), 0, "{day}");
        }
    }
    bench.verify();
}
