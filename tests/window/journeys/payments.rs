//! Money towards units comes in by a file: each payment is matched with its member and says how surely, one that is
//! not sure is decided by hand, and the ledger, the sums and the lines for the books all have the same yen.

use window_journeys::Journey;

use crate::read_back::csv_rows;
use crate::steps::{
    assert_figures, bring_up, confirm, count, figure, go, look, look_closely, make_office,
    preview_register, put_line_away, sample_file, texts, written,
};

const FILE: &str = "出資払込_給与控除.csv";
/// What it holds, in yen, and what waits for a next unit then; and what the bank's statement adds.
const PAYROLL: i64 = 2_155_000;
const WAITING: i64 = 1_255_000;
const BY_BANK: i64 = 15_000;
/// Row 3 may be of either of two members called 野口 英治.
const STATEMENT: &str = "\
お取引日,お取引内容,お支払金額,お預り金額,残高\r
2026/09/28,ﾌﾘｺﾐ 28 ｳﾂﾐ ﾏﾕ,,10000,1010000\r
2026/09/28,ﾌﾘｺﾐ ﾉｸﾞﾁ ｴｲｼﾞ,,5000,1015000\r
2026/09/29,ﾌﾘｺﾐ ｶﾝﾉ ﾘﾖｳｽｹ,,5000,1020000\r
2026/09/29,ﾃﾞﾝｷﾀﾞｲ,12000,,1008000\r
2026/09/30,ﾌﾘｺﾐ ﾅﾅｼﾉ ｺﾞﾝﾍﾞｴ,,5000,1013000\r
";

/// The yen of a figure (`2,155,000円`).
fn yen(journey: &Journey, mark: &str) -> i64 {
    let text = figure(journey, mark);
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    digits.parse().unwrap_or_else(|_| panic!("{mark}: {text}"))
}

/// Chooses the file; its preview comes up.
fn preview(journey: &Journey) {
    go(journey, "#/equity/import");
    journey.answer_dialog(&sample_file(FILE));
    journey.click("button", "ファイルを選ぶ");
    journey.wait_until("the payments are read", || figure(journey, "read") == "325");
}

/// What is paid in or waiting, as the screen of everybody's equity says.
fn standing(journey: &Journey) -> i64 {
    go(journey, "#/equity");
    journey.wait_until("the sums are there", || {
        !figure(journey, "equity-paid").is_empty()
    });
    yen(journey, "equity-paid") + yen(journey, "equity-deposit")
}

#[test]
fn payments_towards_units_from_a_file_to_the_books() {
    let journey = Journey::start_on("payments", "2026-10-01");
    make_office(&journey);
    journey.see("募集をつくる");
    preview_register(&journey);
    journey.click("button", "411件を取り込む");
    journey.see("取り込みました");
    let before = standing(&journey);
    look(&journey, "equity-large-office");

    journey.click("button", "払込みを取り込む");
    journey.see("給与控除の一覧");
    look(&journey, "payments-file");
    preview(&journey);
    assert_figures(
        &journey,
        &[
            ("accepted", "321"),
            ("source", "給与控除の一覧"),
            ("members", "55"),
            ("total", "2,155,000円"),
            ("corrections", "1"),
            ("units", "18"),
            ("unsure", "2"),
            ("refused", "3"),
            ("skipped", "1"),
        ],
    );
    look_closely(&journey, "payments-preview");
    bring_up(&journey, "保留する行");
    journey.picture("payments-refused");
    bring_up(&journey, "だれの払込みか");
    journey.picture("payments-lines");

    // A row that is nobody's is left out by hand.
    let whose = "104行目は、だれの払込みですか";
    bring_up(&journey, "だれの払込みか");
    journey.choose(whose, "取り込まない");
    journey.wait_until("it is decided", || figure(&journey, "unsure") == "1");
    assert_figures(&journey, &[("accepted", "321"), ("skipped", "2")]);
    journey.picture("payments-decided");

    journey.click("button", "321件を取り込む");
    journey.see("取り込みました");
    assert_figures(
        &journey,
        &[
            ("report-created", "321"),
            ("report-total", "2,155,000円"),
            ("report-units", "18"),
            ("report-waiting", "1,255,000円"),
            ("report-refused", "2"),
        ],
    );
    look(&journey, "payments-done");

    // A bank's statement: a payment by the number is sure, a name alone is not, and two have the same name.
    let statement = journey.home().join("入出金明細.csv");
    std::fs::write(&statement, STATEMENT).expect("a file in the home folder");
    journey.answer_dialog(&statement);
    journey.click("button", "続けて別のファイル");
    journey.wait_until("the statement is read", || figure(&journey, "read") == "5");
    assert_figures(
        &journey,
        &[
            ("source", "銀行の入出金明細"),
            ("accepted", "1"),
            ("unsure", "3"),
        ],
    );
    journey.see("番号・確か");
    journey.see("名前だけ・あやふや");
    journey.see("あてはまる人が何人もいます");
    bring_up(&journey, "だれの払込みか");
    journey.choose(
        "3行目は、だれの払込みですか",
        "266番 野口　英治さんの払込み",
    );
    journey.wait_until("it is decided", || figure(&journey, "unsure") == "2");
    assert_figures(&journey, &[("accepted", "2"), ("total", "15,000円")]);
    journey.see("指定・確か");
    let rows = texts(&journey, "tbody tr");
    let decided = rows.iter().find(|row| row.starts_with("3行目"));
    assert!(
        decided.is_some_and(|row| row.contains("266番 野口")),
        "{rows:?}"
    );
    assert!(
        decided.is_some_and(|row| !row.contains("見つかりません")),
        "{rows:?}"
    );
    bring_up(&journey, "だれの払込みか");
    look(&journey, "payments-bank-decided");
    let wider = "const table = [...document.querySelectorAll('main [role=group]')].at(-1);
                 return table.scrollWidth - table.clientWidth";
    assert_eq!(journey.script(wider, vec![]), 0, "the table fits its sheet");
    journey.click("button", "2件を取り込む");
    journey.see("取り込みました");
    assert_figures(
        &journey,
        &[("report-created", "2"), ("report-total", "15,000円")],
    );

    // Every yen of it is in equity or waits for the next unit.
    assert_eq!(standing(&journey), before + PAYROLL + BY_BANK);
    assert_eq!(yen(&journey, "equity-deposit"), WAITING + BY_BANK);
    look(&journey, "equity-after-payments");

    // One who has a unit more, line by line.
    go(&journey, "#/members");
    journey.fill_in(
        &journey.find("searchbox", "氏名・ふりがな・ローマ字・番号でさがす"),
        "ヒグチ ミドリ",
    );
    journey.wait_until("she is found", || count(&journey, "tr[data-index]") == 1);
    journey.script("document.querySelector('tr[data-index] a').click()", vec![]);
    journey.click("link", "出資の台帳を開く");
    journey.see("給与控除");
    look_closely(&journey, "equity-account-payroll");

    // The books: wages withheld come to the same.
    go(&journey, "#/equity");
    journey.click("button", "仕訳を出す");
    journey.see("組合員番号で示します");
    look(&journey, "equity-books");
    let file = journey.home().join("仕訳.csv");
    journey.answer_dialog(&file);
    confirm(&journey, "保存する");
    let rows = csv_rows(&written(&journey, &file));
    journey.see(&format!("仕訳を{}行保存しました", rows.len() - 1));
    look(&journey, "equity-books-saved");
    put_line_away(&journey);
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
    let amount = |text: &str| text.parse::<i64>().expect("yen");
    let wages: i64 = (rows[1..].iter())
        .map(|row| match (row[1].as_str(), row[3].as_str()) {
            ("未払給与", _) => amount(&row[2]),
            (_, "未払給与") => -amount(&row[4]),
            _ => 0,
        })
        .sum();
    assert_eq!(wages, PAYROLL);
    let subscribed = (rows[1..].iter())
        .filter(|row| row[5].starts_with("出資 増口") && row[3] == "出資金")
        .count();
    assert_eq!(subscribed, 18, "an increase is a line");

    // The same file once more: nothing is left to take in but what is not sure.
    preview(&journey);
    assert_figures(&journey, &[("accepted", "0"), ("skipped", "322")]);
    journey.see("前に取り込んであります");
    look(&journey, "payments-again");
    journey.finish();
}
