//! What is asked before it is done: the record that an older book lacks of a leaver, more units and fewer, and
//! where notices go.

use std::fmt::Write as _;

use window_journeys::Journey;

use crate::steps::{confirm, date, figure, go, look, look_closely, make_office, open_name};

/// The book of an association that wrote down last days and no more.
fn book() -> String {
    let names = [
        ("青木 蓮", "アオキ レン"),
        ("石川 葵", "イシカワ アオイ"),
        ("上田 湊", "ウエダ ミナト"),
        ("江口 結", "エグチ ユイ"),
        ("大野 樹", "オオノ イツキ"),
        ("𠮷田 美咲", "ヨシダ ミサキ"),
    ];
    let mut book = String::from(
        "組合員番号,氏名,フリガナ,住所,加入年月日,出資口数,出資金額,払込年月日,所属事業所,脱退年月日,備考\r\n",
    );
    for (number, (name, reading)) in (1..).zip(names) {
        let left_on = if number == 6 { "2027-03-31" } else { "" };
        let _ = write!(
            book,
            "{number},{name},{reading},見本県見本市{number}番地,2020-04-01,4,200000,2020-04-01,,{left_on},\r\n"
        );
    }
    book
}

#[test]
fn what_is_asked_before_it_is_done() {
    let journey = Journey::start_on("members-at-hand", "2027-01-05");
    make_office(&journey);
    journey.see("はじめの一歩");
    let file = journey.home().join("名簿.csv");
    std::fs::write(&file, book()).expect("a file in the home folder");
    go(&journey, "#/members/import");
    journey.answer_dialog(&file);
    journey.click("button", "ファイルを選ぶ");
    journey.see("6件を取り込む");
    journey.click("button", "6件を取り込む");
    journey.see("取り込みました");

    // The leaver without a record is named, and gets one that comes to the day of the book.
    go(&journey, "#/members/withdrawals");
    journey.see("記録がない人が1人います");
    look_closely(&journey, "members-unrecorded");
    journey.click("link", "美咲");
    journey.see("旧台帳の脱退の日だけがあり");
    look(&journey, "member-lacks-record");
    journey.click("button", "脱退の予告を記録する…");
    date(&journey, "予告を受けた日", "2025/6/1");
    journey.see("旧台帳の脱退の日は2027年3月31日");
    look(&journey, "member-notice-otherwise");
    date(&journey, "予告を受けた日", "2026/12/31");
    journey.see("境界日です");
    look(&journey, "member-notice-boundary");
    confirm(&journey, "脱退の予告を記録する");
    journey.see_no_more("旧台帳の脱退の日だけがあり");
    journey.see("境界日です");

    // Where notices go, from a day on.
    journey.see("名簿の住所");
    journey.click("button", "通知先を変える");
    journey.fill("郵便番号", "530-0001");
    journey.fill("住所", "大阪府例示市北町1-1 見本方");
    let agrees = journey.find("checkbox", "電磁的方法による通知に同意している");
    journey.click_on(&agrees);
    date(&journey, "いつから", "2026/12/1");
    look(&journey, "member-notice-place");
    journey.click("button", "保存");
    journey.see("メールを入れてください");
    journey.fill("メール", "yoshida@mail.example");
    journey.click("button", "保存");
    journey.wait_until("the place is there", || {
        figure(&journey, "notice-place").contains("見本方 yoshida@mail.example (電磁的方法に同意)")
    });
    look_closely(&journey, "member-boundary");

    // More units than one member may hold, then as many as fit; what they come to is the core's answer.
    go(&journey, "#/members");
    open_name(&journey, "青木 蓮");
    journey.see("青");
    journey.click("link", "出資の台帳を開く");
    journey.see("全24口のうち4口");
    journey.click("button", "増口…");
    journey.see("あと2口まで増やせます");
    journey.fill("増やす口数", "3");
    date(&journey, "増口の日", "2027/1/4");
    journey.see("一人の限度をこえます。増やせるのは2口までです。");
    journey.see("全27口のうち7口(25.93 %)");
    look(&journey, "equity-increase-beyond");
    journey.fill("増やす口数", "2");
    journey.see("全26口のうち6口(23.08 %)");
    journey.see("払い込む額は100,000円です");
    look_closely(&journey, "equity-increase-preview");
    confirm(&journey, "増口");
    journey.see("全26口のうち6口");

    // Fewer: a late notice acts a year later, and what it does to everybody else is said.
    journey.click("button", "減口…");
    journey.fill("減らす口数", "6");
    date(&journey, "予告を受けた日", "2027/1/4");
    journey.see("減らせるのは5口までです");
    journey.fill("減らす口数", "5");
    journey.see("この年度末には間に合いません");
    journey.wait_until("what goes out", || {
        figure(&journey, "reduce-out") == "5口 150,000円"
    });
    look_closely(&journey, "equity-reduce-preview");
    confirm(&journey, "減口");
    journey.see("次の年度末になります");
    look(&journey, "equity-reduced");

    // Somebody dies: what that does to everybody else is said before it is recorded, too.
    go(&journey, "#/members");
    open_name(&journey, "石川 葵");
    journey.see("石");
    journey.click("button", "ほかの操作");
    journey.click("menuitem", "資格の喪失・死亡を記録する…");
    journey.choose_radio("死亡");
    date(&journey, "起きた日", "2027/1/5");
    journey.wait_until("what it comes to", || {
        figure(&journey, "leaving-preview").contains("組合全体では5人、22口になります")
    });
    journey.see("1人が25%をこえます");
    look_closely(&journey, "member-death-preview");
    confirm(&journey, "資格の喪失・死亡を記録する");
    journey.see("死亡");
    journey.finish();
}
