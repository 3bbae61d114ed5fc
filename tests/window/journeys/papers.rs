//! Papers and mails of an offer, to somebody with the strangest of names: the papers are looked at before
//! they are issued, saved as PDF and DOCX and read back, issued again and found in the register by their
//! numbers; the mail draft is read back as a mail program would, with every word as it was.

use mail_parser::{MessageParser, MimeHeaders as _};
use window_journeys::Journey;

use crate::read_back::{docx_xml, pdf_pages};
use crate::steps::{
    confirm, count, date, go, look, look_closely, open_sample, put_line_away, speak, texts, written,
};

/// Looks like markup, like a template and like nobody; it is a name like any other.
const NAME: &str = "<b>{{7*7}} 太郎";

/// What the page in the preview says, for those who do not see it.
fn preview(journey: &Journey) -> String {
    let said = journey.script(
        "return document.querySelector('main section[aria-busy=false] img')?.alt ?? ''",
        vec![],
    );
    said.as_str().unwrap_or_default().to_owned()
}

/// Somebody of this name applies and is offered a place.
fn offer_a_place(journey: &Journey) {
    journey.click("link", "候補者");
    journey.click("button", "候補者を加える");
    journey.fill("氏名", NAME);
    journey.fill("ふりがな", "なな たろう");
    date(journey, "応募日", "2026/11/2");
    journey.fill("メール", "nana@mail.example");
    journey.click("button", "候補者を加える");
    journey.see("あゆみ");
    journey.see(NAME);
    journey.click("button", "内定を出す");
    date(journey, "返事の期限", "2026/12/11");
    // The sample office has no place left: that is said, and confirmed.
    let over = journey.find("checkbox", "募集人数を超えることを確かめました");
    journey.script("arguments[0].click()", vec![over.json()]);
    journey.see("1人全員に出せます");
    confirm(journey, "内定を出す");
    journey.see("いきさつ");
    put_line_away(journey);
}

#[test]
fn papers_and_mails_to_a_strange_name() {
    let journey = Journey::start_on("papers", "2026-11-20");
    open_sample(&journey);
    offer_a_place(&journey);
    let person = journey.place();

    // From the list of offers, for two at once.
    go(&journey, "#/offers?state=issued");
    journey.wait_until("the offers are there", || {
        journey.has("checkbox", &format!("{NAME}を選ぶ"))
    });
    let rows = journey.find_all("checkbox", "を選ぶ");
    journey.click_on(&rows[0]);
    journey.click("checkbox", &format!("{NAME}を選ぶ"));
    journey.see("2件");
    assert_eq!(
        count(&journey, "main tbody input:checked"),
        2,
        "the boxes show what is selected"
    );
    look(&journey, "offers-selected");
    journey.click("button", "書類を発行");
    journey.wait_until("the first page is shown", || {
        preview(&journey).contains("内定通知書")
    });
    journey.see("1 / 4 通目");
    journey.choose_radio("和暦");
    journey.wait_until("the dates follow", || preview(&journey).contains("令和8年"));
    let remark = journey.find("textbox", "添えることば");
    journey.fill_in(&remark, "春にお会いできるのを楽しみにしています。");
    journey.keys("Tab");
    journey.wait_until("the words are on the page", || {
        preview(&journey).contains("春にお会いできる")
    });
    look_closely(&journey, "issue");
    // Page by page to the other person's, and nearer.
    let mut pages = vec![preview(&journey)];
    for nth in 2..=4 {
        journey.click("button", "次の書類");
        journey.see(&format!("{nth} / 4 通目"));
        journey.wait_until("the next page is shown", || {
            let page = preview(&journey);
            !page.is_empty() && !pages.contains(&page)
        });
        pages.push(preview(&journey));
    }
    let mine = |page: &&String| page.contains(NAME);
    assert_eq!(pages.iter().filter(mine).count(), 1, "{pages:?}");
    journey.click("button", "大きく");
    journey.see("100%");
    look(&journey, "issue-enlarged");
    journey.click("button", "4通を発行する");
    journey.see("発行は取り消せません");
    confirm(&journey, "4通を発行する");
    journey.see("書類を見る");
    journey.see("4通を発行しました");
    put_line_away(&journey);
    journey.wait_until("the papers are shown", || {
        preview(&journey).contains("内定通-")
    });
    look(&journey, "issued");

    // As files: the name stands in both as it is.
    let pdf = journey.home().join("内定の書類.pdf");
    journey.answer_dialog(&pdf);
    journey.click("button", "PDFで保存");
    journey.see("「内定の書類.pdf」を保存しました");
    put_line_away(&journey);
    let printed = pdf_pages(&written(&journey, &pdf));
    let squeezed: String = NAME.chars().filter(|c| !c.is_whitespace()).collect();
    let named = printed.iter().filter(|page| page.contains(&squeezed));
    assert_eq!((printed.len(), named.count()), (4, 1), "{printed:?}");
    assert!(printed.iter().all(|page| page.contains("令和8年11月20日")));
    let docx = journey.home().join("内定の書類.docx");
    journey.answer_dialog(&docx);
    journey.click("button", "Wordで保存");
    journey.see("「内定の書類.docx」を保存しました");
    put_line_away(&journey);
    let xml = docx_xml(&written(&journey, &docx));
    assert!(
        xml.contains("&lt;b&gt;{{7*7}} 太郎"),
        "the name in the DOCX"
    );
    assert!(!xml.contains("49 太郎"), "nothing was worked out");

    // The register: every number once, the last four in a row; one is issued again and says of which.
    go(&journey, "#/papers");
    journey.wait_until("the register is there", || {
        texts(&journey, "main a.number").len() > 4
    });
    let numbers = texts(&journey, "main a.number");
    let mut each = numbers.clone();
    each.sort();
    each.dedup();
    assert_eq!(each.len(), numbers.len(), "every number once: {numbers:?}");
    let of_notices: Vec<u32> = numbers
        .iter()
        .filter_map(|number| number.strip_prefix("内定通-2026-")?.parse().ok())
        .collect();
    let first = of_notices.len();
    let without_a_gap: Vec<u32> = (1..=u32::try_from(first).expect("few")).rev().collect();
    assert_eq!(of_notices, without_a_gap);
    let newest = numbers
        .iter()
        .find(|number| number.starts_with("内定通-"))
        .expect("a notice")
        .clone();
    journey.fill("氏名・番号でさがす", "{{7*7}}");
    journey.wait_until("only the strange name's", || {
        texts(&journey, "main a.number").len() == 2
    });
    let one = journey
        .find_all("checkbox", &format!("{newest}を選ぶ"))
        .remove(0);
    journey.click_on(&one);
    journey.click("button", "再発行");
    journey.see("1通を再発行しますか");
    confirm(&journey, "再発行");
    journey.see("1通を発行しました");
    put_line_away(&journey);
    journey.wait_until("the paper says what it repeats", || {
        let page = preview(&journey);
        page.contains("再発行") && page.contains(&newest)
    });
    look(&journey, "reissued");
    go(&journey, "#/papers");
    journey.see(&format!("{newest} の再発行"));
    look_closely(&journey, "register");

    // The mail: looked at, written as a file, read back.
    go(&journey, &person);
    journey.see("あゆみ");
    journey.click("button", "メールを書く");
    journey.see("1人分の下書きを書く");
    let letter = journey.find("article", &format!("{NAME}さんへのメール"));
    assert!(
        journey.text_of(&letter).contains(&format!("{NAME} 様")),
        "{}",
        journey.text_of(&letter)
    );
    look_closely(&journey, "mail");
    let folder = journey.home().join("下書き");
    journey.answer_dialog(&folder);
    journey.click("button", "1人分の下書きを書く");
    journey.see("1通の下書きを書きました");
    look(&journey, "mail-written");
    let file = std::fs::read_dir(&folder)
        .expect("the folder")
        .flatten()
        .map(|entry| entry.path())
        .find(|path| path.extension().is_some_and(|own| own == "eml"))
        .expect("a draft");
    let bytes = written(&journey, &file);
    let mail = MessageParser::new().parse(&bytes).expect("a mail");
    let to = mail.to().and_then(|to| to.first()).expect("a recipient");
    assert_eq!(to.address(), Some("nana@mail.example"));
    assert!(to.name().is_some_and(|name| name.contains(NAME)), "{to:?}");
    let body = mail.body_text(0).expect("a text");
    assert!(body.contains(&format!("{NAME} 様")), "{body}");
    assert!(
        !mail
            .parts
            .iter()
            .any(|part| part.is_content_type("text", "html")),
        "plain text only"
    );
    let enclosed: Vec<_> = mail.attachments().collect();
    assert_eq!(enclosed.len(), 2);
    // The form that comes back names the notice it answers; the name on it is theirs to write.
    for (part, says) in enclosed.iter().zip([squeezed.as_str(), newest.as_str()]) {
        let name = part.attachment_name().unwrap_or_default();
        let pages = pdf_pages(part.contents()).concat();
        assert!(
            name.ends_with(".pdf") && pages.contains(says),
            "{name}: {pages}"
        );
    }

    speak(&journey, "English");
    go(&journey, "#/papers");
    journey.see("Reissue");
    look(&journey, "register-english");
    journey.finish();
}
