//! The papers of members: a certificate and a receipt are looked at, issued, read back and compared with the
//! account, one is void and issued again; everybody gets a statement; a form is printed to be filled in; and the
//! sheet of the surplus divides by work to the yen, on screen as in its file.

use window_journeys::Journey;

use crate::read_back::{pdf_pages, sheets};
use crate::steps::{
    bring_up, confirm, count, date, figure, go, look, look_closely, open_name, open_sample,
    put_line_away, save_as, speak, texts, written,
};

/// The first of the founders.
const NAME: &str = "荒川 さつき";

/// Work done in a year: one line that is none, and a sum.
const WORK: &str = "\
組合員番号,氏名,従事時間\r
1,荒川 さつき,\"1,680.5\"\r
2,市原 大樹,168:30\r
3,植草 恵,0\r
4,江波 透,たくさん\r
合計,,1849\r
";

/// Chooses a paper from the menu of what can be issued; its form comes up, with how it comes out.
fn begin(journey: &Journey, kind: &str) {
    journey.click("button", "発行");
    let item = journey.find_all("menuitem", kind).remove(0);
    journey.click_on(&item);
    journey.see(&format!("{kind}を発行する"));
    journey.wait_until("how it comes out is shown", || said(journey).contains(kind));
}

/// What the page in the preview says, for those who do not see it.
fn said(journey: &Journey) -> String {
    let said = journey.script(
        "return document.querySelector('[aria-busy=false] img')?.alt ?? ''",
        vec![],
    );
    said.as_str().unwrap_or_default().to_owned()
}

/// The numbers of the papers in the panel, the latest as the panel has it.
fn numbers(journey: &Journey) -> Vec<String> {
    texts(journey, "[data-testid=member-papers] a .num")
}

#[test]
fn members_papers_and_the_sheet_of_the_surplus() {
    let journey = Journey::start_on("member-papers", "2026-11-20");
    open_sample(&journey);
    go(&journey, "#/members");
    open_name(&journey, NAME);
    journey.see("組合員の書類");
    look(&journey, "member-page");
    let units = "4口";
    let paid = "200,000円";
    journey.see(&format!("{units}・払込済{paid}"));

    // A certificate: looked at before it has its number, issued, read back.
    journey.click("button", "発行");
    look(&journey, "member-papers-menu");
    journey.keys("Escape");
    begin(&journey, "出資証券");
    journey.choose_radio("和暦");
    journey.wait_until("the dates follow", || {
        said(&journey).contains("令和8年11月20日")
    });
    look_closely(&journey, "member-paper-issue");
    confirm(&journey, "発行する");
    journey.see("1通を発行しました");
    put_line_away(&journey);
    begin(&journey, "出資金領収書");
    look(&journey, "member-paper-receipt");
    confirm(&journey, "発行する");
    journey.see("1通を発行しました");
    put_line_away(&journey);
    journey.wait_until("both are there", || numbers(&journey).len() >= 2);
    look(&journey, "member-papers");
    let certificate = numbers(&journey)
        .into_iter()
        .find(|number| number.starts_with("出資証-"))
        .unwrap_or_else(|| panic!("{:?}", numbers(&journey)));
    journey.click("link", &certificate);
    journey.wait_until("the certificate is shown", || {
        said(&journey).contains("出資証券")
    });
    look_closely(&journey, "member-paper-shown");
    let pages = pdf_pages(&save_as(&journey, "PDFで保存", "証券.pdf")).concat();
    for words in [
        "荒川さつき",
        units,
        paid,
        "令和8年11月20日",
        certificate.as_str(),
    ] {
        assert!(pages.contains(words), "{words}: {pages}");
    }
    put_line_away(&journey);

    // Spoilt: it does not count any more, and another takes its place.
    go(&journey, "#/members");
    open_name(&journey, NAME);
    journey.wait_until("the papers are there", || numbers(&journey).len() >= 2);
    journey.click("button", &certificate);
    journey.click("menuitem", "無効にする");
    look(&journey, "member-paper-void");
    journey.fill("理由", "書き損じ");
    confirm(&journey, "無効にする");
    journey.see("無効");
    put_line_away(&journey);
    journey.click("button", &certificate);
    journey.click("menuitem", "再発行");
    confirm(&journey, "再発行");
    journey.wait_until("it says what it repeats", || {
        said(&journey).contains(&certificate)
    });
    look(&journey, "member-paper-again");
    put_line_away(&journey);
    go(&journey, "#/members");
    open_name(&journey, NAME);
    journey.see(&format!("{certificate} の再発行"));
    look_closely(&journey, "member-papers-void");
    journey.click("link", &format!("出資証券 {certificate}"));
    journey.wait_until("it says that it is void", || {
        said(&journey).contains(&certificate) && said(&journey).contains("無効")
    });
    look(&journey, "member-paper-is-void");

    // A statement to everybody, and the form to be filled in.
    go(&journey, "#/members");
    journey.wait_until("the sums are there", || {
        !figure(&journey, "total-members").is_empty()
    });
    let members: usize = figure(&journey, "total-members").parse().expect("a number");
    journey.click("button", "書類");
    journey.click("menuitem", "出資残高通知書を出す");
    date(&journey, "基準日", "2026/3/31");
    look(&journey, "member-statements");
    let file = journey.home().join("残高通知書.pdf");
    journey.answer_dialog(&file);
    confirm(&journey, "発行して保存する");
    let pages = pdf_pages(&written(&journey, &file));
    journey.see("「残高通知書.pdf」を保存しました");
    put_line_away(&journey);
    // Of the last day of the business year: whoever left on it was still a member.
    assert_eq!(pages.len(), members + 1);
    let own = pages.iter().find(|page| page.contains("荒川さつき"));
    assert!(
        own.is_some_and(|page| page.contains(paid) && page.contains(units)),
        "{own:?}"
    );
    let blank = journey.home().join("加入申込書.pdf");
    journey.answer_dialog(&blank);
    journey.click("button", "書類");
    journey.click("menuitem", "加入申込書の用紙");
    let form = pdf_pages(&written(&journey, &blank)).concat();
    assert!(form.contains("加入申込書"), "{form}");
    journey.see("「加入申込書.pdf」を保存しました");
    put_line_away(&journey);
    go(&journey, "#/papers");
    journey.see("出資残高通知書");
    look_closely(&journey, "papers-of-members");

    // The surplus: what is set aside, and what everybody's work comes to.
    go(&journey, "#/equity/surplus");
    journey.see("当期純利益と出資総額を入れると");
    look(&journey, "surplus-empty");
    let pairs = [
        ("当期純利益", "1,234,567"),
        ("出資総額", "4,000,000"),
        ("準備金(これまで)", "300,000"),
        ("配当の原資", "900,000"),
    ];
    for (field, value) in pairs {
        journey.fill(field, value);
    }
    let work = journey.home().join("従事時間.csv");
    std::fs::write(&work, WORK).expect("a file in the home folder");
    journey.answer_dialog(&work);
    journey.click("button", "ファイルから読む");
    journey.see("817,982円");
    look_closely(&journey, "surplus");
    bring_up(&journey, "従事分量");
    journey.picture("surplus-shares");
    journey.see("分量が数ではありません");
    let rows = texts(&journey, "main tr");
    for (head, yen) in [
        ("準備金の目標額", "2,000,000円"),
        ("準備金", "123,457円"),
        ("就労創出等積立金", "61,729円"),
        ("教育繰越金", "61,729円"),
        ("残り(配当できる上限)", "987,652円"),
        ("配当の合計", "899,999円"),
        ("繰り越す剰余金", "87,653円"),
    ] {
        let row = format!("{head}{yen}");
        assert!(
            rows.iter().any(|shown| shown.starts_with(&row)),
            "{row}: {rows:?}"
        );
    }
    assert_eq!(
        texts(&journey, "tbody td.share"),
        ["817,982円", "82,017円", "0円"]
    );
    let book = sheets(&save_as(&journey, "Excel に書き出す", "剰余金.xlsx"));
    journey.see("3人分の計算表を書き出しました");
    let of = |sheet: usize, head: &str, column: usize| {
        let row = book[sheet].1.iter().find(|row| row[0] == head);
        row.map(|row| row[column].clone()).unwrap_or_default()
    };
    assert_eq!(of(0, "準備金", 1), "123457");
    assert_eq!(of(0, "準備金の目標額", 1), "2000000");
    assert_eq!(of(0, "端数", 1), "1");
    assert_eq!(of(0, "繰り越す剰余金", 1), "87653");
    assert_eq!(
        [
            of(1, "1", 3),
            of(1, "2", 3),
            of(1, "3", 3),
            of(1, "合計", 3)
        ],
        ["817982", "82017", "0", "899999"]
    );
    put_line_away(&journey);

    speak(&journey, "English");
    go(&journey, "#/equity/surplus");
    look(&journey, "surplus-english");
    go(&journey, "#/members");
    journey.wait_until("the register is there", || {
        count(&journey, "tr[data-index]") > 10
    });
    look(&journey, "members-english");
    open_name(&journey, NAME);
    look(&journey, "member-page-english");
    journey.finish();
}
