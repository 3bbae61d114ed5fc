//! From an application to a refund: consent, payment, a member from the last yen on, more units, a notice whose
//! day of effect is said beforehand, the last day, the approved accounts, and the refund paid a year later.

use window_journeys::Journey;

use crate::steps::{
    confirm, count, date, figure, go, look, look_closely, make_office, open_again, open_name,
    take_in_applicants,
};

/// Who joins, and with how many units.
const PEOPLE: [(&str, &str, &str); 4] = [
    ("青木 蓮", "アオキ レン", "2"),
    ("石川 葵", "イシカワ アオイ", "1"),
    ("上田 湊", "ウエダ ミナト", "1"),
    ("𠮷田 美咲", "ヨシダ ミサキ", "1"),
];

/// The application of somebody on record; their page as a member comes up.
fn apply(journey: &Journey, name: &str, units: &str) {
    go(journey, "#/members");
    journey.click("button", "加入の申込みを記録する");
    let who = journey.find("combobox", "申込みをした人");
    journey.fill_in(&who, name);
    journey.wait_until("somebody is found", || journey.has("option", name));
    journey.keys("Enter");
    date(journey, "申込みの日", "2026/5/20");
    journey.fill("引き受ける口数", units);
    confirm(journey, "加入の申込みを記録する");
    journey.see("承諾待ち");
}

/// Consent and payment, up to the number.
fn join(journey: &Journey, number: &str) {
    journey.click("button", "承諾を記録する…");
    date(journey, "理事会の日", "2026/5/25");
    confirm(journey, "加入の承諾を記録する");
    journey.see("払込み待ち");
    journey.click("button", "払込みを記録する…");
    date(journey, "着金の日", "2026/5/28");
    confirm(journey, "お金を受け取る");
    journey.see("組合員番号");
    journey.wait_until("the number is there", || {
        journey.text().contains(&format!("組合員番号 {number}"))
    });
}

#[test]
fn from_an_application_to_a_refund() {
    let journey = Journey::start_on("members", "2026-06-01");
    make_office(&journey);
    journey.see("募集をつくる");

    go(&journey, "#/members");
    journey.see("この日の組合員は、まだいません");
    look(&journey, "members-empty");
    go(&journey, "#/equity");
    journey.see("出資の記録は、まだありません");
    look(&journey, "equity-empty");
    // People on record: they came by an application once.
    let people = PEOPLE.map(|(name, reading, _)| (name, reading));
    take_in_applicants(&journey, "2026-04-01", people);

    // Applied: what comes next is said.
    let [(first, _, units), others @ ..] = PEOPLE;
    apply(&journey, first, units);
    journey.see("つぎは、理事会での承諾です");
    look(&journey, "member-applied");
    go(&journey, "#/members/pending");
    journey.see("つぎは、理事会での承諾です");
    look(&journey, "members-pending");
    open_name(&journey, first);
    journey.see("承諾待ち");

    // Consented and paid: a member from the day of the last yen.
    journey.click("button", "承諾を記録する…");
    date(&journey, "理事会の日", "2026/5/25");
    look(&journey, "member-consent");
    confirm(&journey, "加入の承諾を記録する");
    journey.see("あと100,000円で組合員になります");
    journey.click("button", "払込みを記録する…");
    journey.see("「元に戻す」で消せません");
    date(&journey, "着金の日", "2026/5/28");
    look(&journey, "equity-receive");
    confirm(&journey, "お金を受け取る");
    journey.wait_until("the equity is there", || {
        figure(&journey, "account-paid") == "100,000円"
    });
    assert_eq!(figure(&journey, "account-units"), "2");
    look_closely(&journey, "equity-account");

    // One more unit, as long as there are three members at most and no limit.
    journey.click("button", "増口…");
    journey.see("組合員が三人までのあいだ");
    date(&journey, "増口の日", "2026/5/29");
    journey.see("増口のあとは、全3口のうち3口");
    look(&journey, "equity-increase");
    confirm(&journey, "増口");
    journey.wait_until("three units", || figure(&journey, "account-units") == "3");
    // Money of an error is taken back by a line of its own.
    journey.click("button", "お金を受け取る…");
    date(&journey, "着金の日", "2026/5/30");
    confirm(&journey, "お金を受け取る");
    journey.wait_until("paid", || figure(&journey, "account-paid") == "150,000円");
    let lines = count(&journey, "[data-testid=ledger] tbody tr[data-index]");
    journey.click("button", &format!("取消: {lines}番"));
    journey.fill("取り消す理由", "ほかの人の入金だった。");
    look(&journey, "equity-reverse");
    confirm(&journey, "取消");
    journey.wait_until("taken back", || {
        figure(&journey, "account-paid") == "100,000円"
    });
    journey.see(&format!("{}番で取消済み", lines + 1));
    look(&journey, "equity-reversed");
    journey.click("button", "お金を受け取る…");
    date(&journey, "着金の日", "2026/5/31");
    confirm(&journey, "お金を受け取る");
    journey.wait_until("paid again", || {
        figure(&journey, "account-paid") == "150,000円"
    });

    for (number, (name, _, units)) in others.iter().enumerate() {
        apply(&journey, name, units);
        join(&journey, &(number + 2).to_string());
    }

    // The register, with who holds too much, and as it stood before.
    go(&journey, "#/members");
    journey.wait_until("four members", || figure(&journey, "total-members") == "4");
    assert_eq!(figure(&journey, "total-units"), "6");
    assert_eq!(figure(&journey, "total-paid"), "300,000円");
    journey.see("25%超");
    look_closely(&journey, "members-register");
    date(&journey, "いつの時点", "2026/5/27");
    journey.see("今日の記録ではありません");
    journey.wait_until("nobody then", || figure(&journey, "total-members") == "0");
    date(&journey, "いつの時点", "2026/5/28");
    journey.wait_until("units of that day", || {
        figure(&journey, "total-units") == "5"
    });
    look(&journey, "members-register-past");
    journey.click("button", "今日に戻す");
    journey.wait_until("of today", || figure(&journey, "total-units") == "6");
    let search = journey.find("searchbox", "氏名・ふりがな・ローマ字・番号でさがす");
    journey.fill_in(&search, "yoshida");
    journey.wait_until("one is found", || count(&journey, "tr[data-index]") == 1);
    go(&journey, "#/equity");

    // Work, by which the ratios live.
    go(&journey, "#/members");
    open_name(&journey, first);
    journey.click("button", "従事を記録する");
    date(&journey, "はじめの日", "2026/4/1");
    look(&journey, "member-work");
    confirm(&journey, "保存する");
    journey.see("労働契約あり");

    // The notice: when it acts and whom it pushes over the limit is said beforehand.
    journey.click("button", "脱退の予告を記録する…");
    date(&journey, "予告を受けた日", "2026/6/1");
    journey.see("間に合います");
    journey.see("2027年3月31日");
    look(&journey, "member-notice");
    confirm(&journey, "脱退の予告を記録する");
    journey.see("脱退予定");
    look_closely(&journey, "member-leaving");
    go(&journey, "#/members/withdrawals");
    journey.see("間に合います");
    look(&journey, "members-withdrawals");

    // A year later: left, the accounts approved, the refund computed, decided and paid.
    journey.restart_on("2027-06-15");
    open_again(&journey);
    go(&journey, "#/members/left");
    journey.wait_until("one has left", || count(&journey, "tr[data-index]") == 1);
    look(&journey, "members-left");
    go(&journey, "#/equity/refunds");
    journey.see("承認された決算の記録は、まだありません");
    journey.click("button", "承認された決算を記録する…");
    date(&journey, "事業年度の末日", "2027/3/31");
    journey.fill("純資産", "240,000");
    date(&journey, "承認した総会の日", "2027/5/28");
    journey.fill("総会の名", "第1回通常総会");
    look(&journey, "equity-accounts");
    confirm(&journey, "承認された決算を記録する");
    journey.see("持分払戻計算書");
    // 240,000 × 150,000 / 300,000, which is less than what was paid in.
    journey.wait_until("the refund", || {
        figure(&journey, "sheet-total") == "120,000円"
    });
    look_closely(&journey, "equity-sheet");
    journey.click("button", "払戻しを決める…");
    date(&journey, "決めた日", "2027/6/1");
    look(&journey, "equity-decide");
    confirm(&journey, "払戻しを決める");
    journey.see("決定済み");
    journey.click("button", &format!("払い戻す: {first}"));
    date(&journey, "日付", "2027/6/10");
    look(&journey, "equity-pay");
    confirm(&journey, "払い戻す");
    journey.see("支払済");
    go(&journey, "#/equity");
    journey.wait_until("nothing is due", || {
        figure(&journey, "equity-refund") == "0円"
    });
    look_closely(&journey, "equity-overview");
    go(&journey, "#/equity/unit");
    journey.fill("新しい金額", "25,000");
    date(&journey, "効力の日", "2027/6/10");
    journey.see("50,000円から25,000円");
    look(&journey, "equity-unit");

    // Lowered, with what that brings: the creditors' procedure, the authority, the registry.
    journey.choose("変え方", "一口の金額を減らす(口数は同じ)");
    journey.click("button", "新しく記録する");
    date(&journey, "総会の日", "2027/5/28");
    journey.fill("総会の名", "第1回通常総会");
    journey.fill("議案", "第3号議案");
    for (what, people) in [
        ("議決権のある組合員の数", "3"),
        ("出席(書面・代理をふくむ)", "3"),
        ("賛成", "3"),
    ] {
        journey.fill(what, people);
    }
    journey.click("button", "議決を記録する");
    journey.click("button", "この内容で変える…");
    confirm(&journey, "この内容で変える");
    journey.see("官報で公告し、債権者に個別に催告する");
    look(&journey, "equity-unit-duties");
    journey.click("button", "開く: 定款の変更を届け出る");
    journey.see("効力の日の14日後");

    // Money from an account that is in nobody's name: whose it is, is searched for.
    let statement = "日付,摘要,入金額\r\n2027-06-14,ﾌﾘｺﾐ ﾅﾅｼﾉ ｺﾞﾝﾍﾞｴ,5000\r\n";
    let file = journey.home().join("入出金.csv");
    std::fs::write(&file, statement).expect("a file in the home folder");
    go(&journey, "#/equity/import");
    journey.answer_dialog(&file);
    journey.click("button", "ファイルを選ぶ");
    journey.see("見つかりません");
    journey.click("button", "2行目の人をさがす");
    let payer = journey.find("combobox", "払った人");
    journey.fill_in(&payer, "みなと");
    let (other, _, _) = PEOPLE[2];
    journey.wait_until("somebody is found", || journey.has("option", other));
    journey.keys("Enter");
    look(&journey, "payments-payer");
    confirm(&journey, &format!("3番 {other}さんの払込み"));
    journey.wait_until("the row is taken", || figure(&journey, "unsure") == "0");
    look_closely(&journey, "payments-taken");
    journey.finish();
}
