//! From ten offers to the first day of work: they go out in one act, one is extended, one declined, one
//! accepted and stepped back from; a cancellation is proposed and waits for somebody else.

use std::fmt::Write as _;
use std::time::Duration;

use window_journeys::{Journey, Theme};

const PASSPHRASE: &str = "みどりの丘の会議室";

/// Who applied, by name and reading.
const PEOPLE: [(&str, &str); 12] = [
    ("青木 蓮", "アオキ レン"),
    ("石川 葵", "イシカワ アオイ"),
    ("上田 湊", "ウエダ ミナト"),
    ("江口 結衣", "エグチ ユイ"),
    ("岡本 楓", "オカモト カエデ"),
    ("川村 航", "カワムラ ワタル"),
    ("木下 花", "キノシタ ハナ"),
    ("工藤 翼", "クドウ ツバサ"),
    ("小松 凛", "コマツ リン"),
    ("斉木 仁", "サイキ ジン"),
    ("𠮷田 美咲", "ヨシダ ミサキ"),
    ("渡邉 慎之介", "ワタナベ シンノスケ"),
];

/// A look at the screen: accessible in both themes, and a picture in each.
fn look(journey: &Journey, name: &str) {
    journey.check_accessibility_in_both_themes();
    journey.picture(name);
    journey.theme(Theme::Dark);
    std::thread::sleep(Duration::from_millis(300));
    journey.picture(&format!("{name}-dark"));
    journey.theme(Theme::Light);
}

fn make_office(journey: &Journey) {
    journey.click("button", "事務所をつくる");
    journey.fill("組合の名前", "労働者協同組合みどりの丘");
    journey.answer_dialog(&journey.home().join("みどりの丘"));
    journey.click("button", "フォルダーを選ぶ");
    journey.see("みどりの丘");
    journey.click("button", "次へ");
    journey.fill("あなたの名前", "小川 春");
    journey.fill("名乗り", "小川");
    journey.fill("合言葉", PASSPHRASE);
    journey.fill("合言葉をもう一度", PASSPHRASE);
    journey.click("button", "次へ");
    let code = journey.wait_for("a recovery code", || {
        let code = journey.script(
            "return document.querySelector('[data-testid=recovery-code]')?.innerText ?? ''",
            vec![],
        );
        let code: String = code.as_str()?.split_whitespace().collect();
        (code.len() >= 32).then_some(code)
    });
    journey.click("button", "紙に書きました");
    journey.fill("回復コード", &code);
    journey.click("button", "事務所をはじめる");
    journey.see("募集をつくる");
}

/// A recruitment of ten places, and twelve people who applied, by a file.
fn take_in_applicants(journey: &Journey) {
    journey.click("link", "候補者");
    journey.click("button", "募集をつくる");
    journey.fill("募集の名前", "2027年3月卒");
    journey.fill("入団の年", "2027");
    journey.fill("募集人数", "10");
    journey.click("button", "つくる");
    journey.see("この募集には、まだ応募がありません");
    let mut table = String::from("応募日,氏名,フリガナ,区分,メール\r\n");
    for (number, (name, reading)) in PEOPLE.iter().enumerate() {
        let _ = write!(
            table,
            "2026-06-01,{name},{reading},新卒,a{number}@mail.example\r\n"
        );
    }
    let file = journey.home().join("応募者.csv");
    std::fs::write(&file, table).expect("a file in the home folder");
    journey.click_on(&journey.find_all("button", "取り込む")[0]);
    journey.answer_dialog(&file);
    journey.click("button", "ファイルを選ぶ");
    journey.wait_until("the columns are mapped", || {
        journey.has("combobox", "文字の形式")
    });
    journey.click("button", "次へ");
    journey.see("保留する行");
    journey.click("button", "次へ");
    journey.click("button", "取り込む");
    journey.see("取り込みました");
}

/// Goes to a place and waits until it is there.
fn go(journey: &Journey, place: &str) {
    journey.script("location.hash = arguments[0]", vec![place.into()]);
    journey.wait_until(place, || journey.place().starts_with(place));
}

/// Opens somebody's page from the list of offers.
fn open(journey: &Journey, name: &str) {
    go(journey, "#/offers");
    // A name is shown with its reading above it; it is found without.
    journey.wait_until(name, || {
        let script = "const plain = a => { const copy = a.cloneNode(true); copy.querySelectorAll('rt').forEach(rt => rt.remove()); \
                      return copy.textContent.trim() }; \
                      const link = [...document.querySelectorAll('main table a')].find(a => plain(a) === arguments[0]); \
                      link?.click(); return !!link";
        journey.script(script, vec![name.into()]) == true
    });
    journey.see("いきさつ");
}

/// Answers the dialog on screen.
fn confirm(journey: &Journey, word: &str) {
    let dialog = journey.wait_for("a dialog", || {
        journey.find_all("dialog", "").into_iter().next()
    });
    let button = journey.find_in(&dialog, "button", word);
    journey.click_on(&button);
    journey.wait_until("the dialog is gone", || {
        journey.find_all("dialog", "").is_empty()
    });
}

#[test]
fn ten_offers_and_what_became_of_them() {
    let journey = Journey::start("offers");
    make_office(&journey);
    take_in_applicants(&journey);

    go(&journey, "#/offers");
    journey.see("この募集には、まだ内定がありません");
    look(&journey, "offers-empty");

    // Everybody selected: twelve for ten places. Two are left out, and ten go out in one act.
    go(&journey, "#/candidates?view=table");
    journey.click("checkbox", "すべて選ぶ");
    journey.see("12件");
    journey.click("button", "内定を出す…");
    journey.see("期限と入団予定日を入れると");
    journey.fill("返事の期限", "2026/12/20");
    journey.keys("Tab");
    journey.see("12人のうち2人には出せません");
    look(&journey, "offers-bulk");
    journey.click("button", "出せない人を外す");
    journey.see("10人全員に出せます");
    confirm(&journey, "内定を出す");
    journey.see("10人に内定を出しました");

    go(&journey, "#/offers");
    journey.see("募集10名:承諾0名、返事待ち10名");
    look(&journey, "offers-list");

    // One is extended,
    open(&journey, "青木 蓮");
    journey.click("button", "期限を延ばす");
    journey.fill("新しい期限", "2027/1/15");
    journey.keys("Tab");
    look(&journey, "offers-extend");
    confirm(&journey, "期限を延ばす");
    journey.see("延長1回");
    // and the history says so.
    journey.click("button", "承諾を記録");
    confirm(&journey, "承諾を記録");
    journey.see("承諾");

    // one declined, with thanks,
    open(&journey, "石川 葵");
    journey.click("button", "辞退を記録");
    journey.see("進む道を選ぶのは本人です");
    look(&journey, "offers-decline");
    journey.choose("理由", "進学・学業");
    confirm(&journey, "辞退を記録");
    journey.see("進学・学業");

    // one accepted and then stepped back from,
    open(&journey, "上田 湊");
    journey.click("button", "承諾を記録");
    confirm(&journey, "承諾を記録");
    journey.click("button", "内定辞退を記録");
    confirm(&journey, "内定辞退を記録");
    journey.see("内定辞退");

    // one whose cancellation is proposed: it takes a second person.
    open(&journey, "江口 結衣");
    journey.click("button", "承諾を記録");
    confirm(&journey, "承諾を記録");
    journey.click("button", "ほかの操作");
    journey.click("menuitem", "取消しを提案");
    journey.see("職業安定法施行規則第35条");
    journey.fill("事実", "3月に卒業できないことが決まった。");
    look(&journey, "offers-propose");
    confirm(&journey, "取消しを提案");
    journey.see("提案した人のほかの職員が確認します");
    look(&journey, "offers-proposed");

    // The board does not go against it, and says what to do instead.
    go(&journey, "#/today");
    journey.see("内定の取消しを小川 春さんが提案しています");
    look(&journey, "offers-today");

    go(&journey, "#/offers");
    journey.see("募集10名:承諾2名、返事待ち6名");
    journey.keys("Control+z");
    journey.see("元に戻しました");
    look(&journey, "offers-after");
    journey.finish();
}
