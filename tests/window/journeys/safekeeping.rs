//! What keeps an office safe: who may sign in and what they may do, the office's own particulars, backups
//! that are tried, a window left alone, a file that was damaged.

use std::path::Path;

use window_journeys::Journey;

use crate::steps::{PASSPHRASE, look, look_closely, make_office, put_line_away, sample_file};

const RECRUITER: &str = "ふたば の はじめの 合言葉";

/// Which part of the file is spoiled: people lie there, and nothing that is read on opening.
const DAMAGE: (usize, usize) = (75, 81);

fn settings(journey: &Journey, tab: &str) {
    journey.click("link", "設定");
    journey.click("link", tab);
}

fn unlock(journey: &Journey, passphrase: &str) {
    journey.fill("合言葉", passphrase);
    journey.click("button", "開く");
}

fn lock(journey: &Journey) {
    journey.click("button", "画面を閉じる(ロック)");
    journey.see("閉じています");
}

#[test]
fn an_office_is_kept_safe() {
    let journey = Journey::start("safekeeping");
    make_office(&journey);
    journey.see("募集をつくる");

    // The office's own particulars.
    settings(&journey, "組合");
    journey.fill("代表理事", "小川 春");
    journey.fill("法人番号", "123");
    journey.fill("成立の日", "R4.10.1");
    journey.click("button", "保存する");
    journey.see("法人番号は13けたの数字で");
    look_closely(&journey, "organisation-refused");
    journey.fill("法人番号", "７０００１２３４５６７８９");
    journey.fill("郵便番号", "９９９－００００");
    journey.click("button", "保存する");
    journey.see("組合の情報を直しました");
    let established = journey.find("textbox", "成立の日");
    assert_eq!(journey.value_of(&established), "2022年10月1日");
    look_closely(&journey, "organisation");

    // A dated entry of the articles: outside the law it is refused with the article, then it stands from its day on.
    settings(&journey, "定款");
    journey.click("button", "総会の招集通知を改める");
    journey.fill("新しい値", "14");
    journey.fill("適用日", "令和9年4月1日");
    journey.fill("根拠・覚え", "第5回総会で議決");
    let dialog = journey.find("dialog", "総会の招集通知を改める");
    let change = journey.find_in(&dialog, "button", "改める");
    journey.click_on(&change);
    journey.see("でなければなりません");
    look_closely(&journey, "articles-refused");
    journey.fill("新しい値", "7");
    journey.click_on(&change);
    journey.see("定款の設定「総会の招集通知」を改めました");
    journey.see("2027年4月1日から 7日");
    look_closely(&journey, "articles-coming");
    journey.fill("いつの時点", "R9.5.1");
    journey.keys("Tab");
    journey.see("第5回総会で議決");
    look(&journey, "articles-as-of");

    // A second person, with one role.
    settings(&journey, "職員");
    journey.click("button", "職員を加える");
    journey.fill("名前", "二葉 あかり");
    journey.fill("名乗り", "小川");
    journey.click("checkbox", "採用担当");
    journey.fill("はじめの合言葉", RECRUITER);
    look_closely(&journey, "user-new");
    journey.click("button", "保存する");
    journey.see("その名前はすでに使われています");
    journey.fill("名乗り", "二葉");
    journey.click("button", "保存する");
    journey.see("二葉 あかりさんを加えました");
    look_closely(&journey, "users");

    // They sign in with their own words, and are not offered what their role does not hold.
    lock(&journey);
    journey.choose("名乗り", "二葉");
    look_closely(&journey, "locked-two");
    unlock(&journey, PASSPHRASE);
    journey.see("合言葉が違います");
    unlock(&journey, RECRUITER);
    journey.see("二葉 あかり");
    settings(&journey, "職員");
    journey.see("二葉 あかり");
    assert!(!journey.has("button", "職員を加える"));
    look_closely(&journey, "users-as-recruiter");
    settings(&journey, "組合");
    journey.see("組合の情報");
    assert!(!journey.has("button", "保存する"));
    look(&journey, "organisation-as-recruiter");
    settings(&journey, "定款");
    journey.see("総会の招集通知");
    assert!(!journey.has("button", "総会の招集通知を改める"));
    settings(&journey, "控え");
    look(&journey, "backups-as-recruiter");
    lock(&journey);
    journey.choose("名乗り", "小川");
    unlock(&journey, PASSPHRASE);
    journey.see("設定");

    // A backup in the usual place and one elsewhere; the first is tried.
    settings(&journey, "控え");
    look(&journey, "backups-before");
    journey.click("button", "いま控えを作る");
    journey.see("控えを作り、確かめました");
    let stick = journey.home().join("USBメモリー");
    journey.answer_dialog(&stick);
    journey.click("button", "別の場所に作る");
    journey.wait_until("the second backup is there", || {
        std::fs::read_dir(&stick).is_ok_and(|entries| {
            entries
                .flatten()
                .any(|entry| entry.path().join("manifest.json").exists())
        })
    });
    let backup = std::fs::read_dir(&stick)
        .expect("the stick")
        .flatten()
        .map(|entry| entry.path())
        .next()
        .expect("a backup");
    let drills = journey.find_all("button", "戻す練習");
    journey.click_on(&drills[0]);
    journey.see("この控えから戻せます");
    look_closely(&journey, "backup-drill");
    assert_eq!(
        std::fs::read_dir(&stick).expect("the stick").count(),
        1,
        "a drill leaves nothing behind"
    );

    // Something more is done after the backup; then the backup is restored over it.
    settings(&journey, "組合");
    journey.fill("代表理事", "まちがい 太郎");
    journey.click("button", "保存する");
    journey.see("組合の情報を直しました");
    lock(&journey);
    journey.click("button", "別の事務所を開く");
    journey.see("検証済みの控えから戻す");
    look_closely(&journey, "start-with-recent");
    journey.click("button", "検証済みの控えから戻す");
    let office = journey.home().join("みどりの丘");
    journey.answer_dialog(&backup);
    journey.answer_dialog(&office);
    let dialog = journey.find("dialog", "検証済みの控えから戻す");
    for named in ["yoriai-", "みどりの丘"] {
        let choose = journey.find_all_in(&dialog, "button", "フォルダーを選ぶ");
        let at = usize::from(named == "みどりの丘");
        journey.click_on(&choose[at]);
        journey.wait_until("the folder is chosen", || {
            journey.text_of(&dialog).contains(named)
        });
    }
    journey.fill("名乗り", "小川");
    journey.fill("合言葉", "ちがう合言葉です");
    journey.click("button", "戻す");
    journey.see("合言葉が違います");
    look_closely(&journey, "restore-refused");
    journey.fill("合言葉", PASSPHRASE);
    journey.click("button", "戻す");
    journey.see("はじめの一歩");
    settings(&journey, "組合");
    let representative = journey.find("textbox", "代表理事");
    assert_eq!(journey.value_of(&representative), "小川 春");
    // Nothing was overwritten: what lay there stands aside, whole.
    let aside = std::fs::read_dir(journey.home())
        .expect("home")
        .flatten()
        .map(|entry| entry.path())
        .find(|path| path.to_string_lossy().contains("set-aside"))
        .expect("the former office stands aside");
    assert!(aside.join("office.db").exists());
    journey.click("link", "履歴");
    journey.see("控えから事務所を戻しました");
    look(&journey, "history-restored");

    // Left alone for the shortest time there is to choose, the window closes by itself and shows nobody.
    journey.shorten_idle_minutes(4);
    journey.click("link", "設定");
    journey.click("link", "職員");
    journey.see("二葉 あかり");
    journey.click("link", "表示");
    journey.choose("触らないと閉じるまで", "1分");
    journey.click("link", "職員");
    journey.see("二葉 あかり");
    journey.see("閉じています");
    journey.see_no_more("二葉 あかり");
    look(&journey, "locked-by-itself");
    // With the pointer moving it stays open.
    journey.shorten_idle_minutes(600);
    journey.choose("名乗り", "小川");
    unlock(&journey, PASSPHRASE);
    journey.see("二葉 あかり");

    lock(&journey);
    journey.finish();
}

/// Spoils pages of a file, from one share of it to another (in hundredths).
fn spoil(file: &Path, from: usize, to: usize) -> Vec<u8> {
    const PAGE: usize = 4096;
    let mut bytes = std::fs::read(file).expect("the office's file");
    let pages = bytes.len() / PAGE;
    for byte in &mut bytes[pages * from / 100 * PAGE..pages * to / 100 * PAGE] {
        *byte ^= 0x5a;
    }
    std::fs::write(file, &bytes).expect("the damage");
    bytes
}

fn leave(journey: &Journey) {
    lock(journey);
    journey.click("button", "別の事務所を開く");
    journey.see("さいきんの事務所");
}

fn choose_recent(journey: &Journey) {
    let recent = journey.find_all("button", "みどりの丘");
    journey.click_on(&recent[0]);
    journey.see("閉じています");
}

#[test]
fn a_damaged_file_is_said_and_left_as_it_is() {
    let journey = Journey::start("safekeeping-damaged");
    make_office(&journey);
    journey.see("募集をつくる");
    journey.script("location.hash = '#/candidates/recruitment/new'", vec![]);
    journey.fill("募集の名前", "こわれる前の募集");
    journey.fill("入団の年", "2027");
    journey.click("button", "つくる");
    journey.see("まだ応募がありません");
    journey.click_on(&journey.find_all("button", "取り込む")[0]);
    journey.answer_dialog(&sample_file("応募者_求人サイト.csv"));
    journey.click("button", "ファイルを選ぶ");
    journey.find("combobox", "文字の形式");
    journey.click("button", "次へ");
    journey.see("保留する行");
    journey.click("button", "次へ");
    journey.click("button", "取り込みへ進む");
    journey.click("button", "取り込む");
    journey.see("取り込みました");
    journey.script("location.hash = '#/settings/backups'", vec![]);
    let stick = journey.home().join("USBメモリー");
    journey.answer_dialog(&stick);
    journey.click("button", "別の場所に作る");
    journey.see("控えを作り、確かめました");
    leave(&journey);

    // The file opens, and the first screen meets what cannot be read: it is closed at once, and the ways
    // on are shown.
    let office = journey.home().join("みどりの丘");
    let file = office.join("office.db");
    let sound = std::fs::read(&file).expect("the office's file");
    let damaged = spoil(&file, DAMAGE.0, DAMAGE.1);
    choose_recent(&journey);
    unlock(&journey, PASSPHRASE);
    journey.see("記録の一部が読めません");
    journey.see("閉じています");
    look_closely(&journey, "damaged");
    assert_eq!(
        std::fs::read(&file).expect("the file"),
        damaged,
        "left as it is"
    );

    // A diagnosis for whoever helps: nobody's name is in it.
    let diagnosis = journey.home().join("診断.txt");
    journey.answer_dialog(&diagnosis);
    journey.click("button", "診断を保存する");
    journey.see("診断を保存しました");
    let text = std::fs::read_to_string(&diagnosis).expect("the diagnosis");
    assert!(
        text.contains("office.db") && !text.contains("小川"),
        "{text}"
    );
    put_line_away(&journey);

    // Reading only: what can be read is there to look at, nothing to change. The ways on stay in sight
    // when the passphrase was mistyped.
    journey.fill("合言葉", "ちがう合言葉です");
    journey.click("button", "読むだけで続ける");
    journey.see("合言葉が違います");
    journey.see("記録の一部が読めません");
    journey.fill("合言葉", PASSPHRASE);
    journey.click("button", "読むだけで続ける");
    journey.see("読むだけ");
    journey.click("link", "設定");
    journey.click("link", "組合");
    journey.see("組合の情報");
    assert!(!journey.has("button", "保存する"));
    look_closely(&journey, "read-only");
    journey.click("link", "候補者");
    journey.see("記録の一部が読めません");
    look(&journey, "read-only-candidates");
    leave(&journey);
    assert_eq!(
        std::fs::read(&file).expect("the file"),
        damaged,
        "still as it is"
    );

    // Damaged at its root: not even reading is possible, and that is said; the backup is the way.
    std::fs::write(&file, &sound).expect("the file as it was");
    let damaged = spoil(&file, 0, 3);
    choose_recent(&journey);
    unlock(&journey, PASSPHRASE);
    journey.see("記録の一部が読めません");
    journey.click("button", "読むだけで続ける");
    journey.see("読むだけでも開けませんでした");
    look_closely(&journey, "damaged-beyond-reading");
    assert_eq!(
        std::fs::read(&file).expect("the file"),
        damaged,
        "left as it is"
    );
    journey.click("button", "検証済みの控えから戻す");
    let dialog = journey.find("dialog", "検証済みの控えから戻す");
    let backup = std::fs::read_dir(&stick)
        .expect("the stick")
        .flatten()
        .next();
    journey.answer_dialog(&backup.expect("a backup").path());
    journey.answer_dialog(&office);
    for (at, named) in [(0, "yoriai-"), (1, "みどりの丘")] {
        let choose = journey.find_all_in(&dialog, "button", "フォルダーを選ぶ");
        journey.click_on(&choose[at]);
        journey.wait_until("the folder is chosen", || {
            journey.text_of(&dialog).contains(named)
        });
    }
    let field = journey.find_in(&dialog, "textbox", "名乗り");
    journey.fill_in(&field, "小川");
    let field = journey.find_in(&dialog, "textbox", "合言葉");
    journey.fill_in(&field, PASSPHRASE);
    let go = journey.find_in(&dialog, "button", "戻す");
    journey.click_on(&go);
    journey.see("控えから事務所を戻しました");
    journey.click("link", "候補者");
    journey.see("116名");
    // The damaged file is still there, aside.
    let aside = std::fs::read_dir(journey.home())
        .expect("home")
        .flatten()
        .map(|entry| entry.path().join("office.db"))
        .find(|path| path.to_string_lossy().contains("set-aside"))
        .expect("the former office stands aside");
    assert_eq!(std::fs::read(aside).expect("the damaged file"), damaged);
    journey.finish();
}
