//! The first day of a recruiter: an office is made, a job site's dirty file comes in, somebody who
//! applied twice is recognised, candidates are moved by hand, menu and key, a mistake is undone,
//! people are found however they are typed, the office is locked and opened again, the record is verified.

use window_journeys::Journey;

use crate::steps::{PASSPHRASE, look, make_office, sample_file};

/// How many a column says it holds.
fn count(journey: &Journey, stage: &str) -> usize {
    let shown = journey.script(
        "const section = [...document.querySelectorAll('main section')].find((s) => s.getAttribute('aria-label') === arguments[0]);
         return section?.querySelector('.count')?.textContent ?? ''",
        vec![stage.into()],
    );
    shown
        .as_str()
        .and_then(|text| text.trim().replace(',', "").parse().ok())
        .unwrap_or(usize::MAX)
}

#[test]
fn the_first_day_of_a_recruiter() {
    let journey = Journey::start("first-day");
    make_office(&journey);

    // Today says what comes first.
    journey.see("募集をつくる");
    look(&journey, "today-empty");
    journey.click("link", "候補者");
    journey.see("はじめに募集をつくりましょう");
    look(&journey, "candidates-empty");
    journey.click("button", "募集をつくる");
    journey.fill("募集の名前", "2027年3月卒・第2新卒");
    journey.fill("入団の年", "２０２７");
    journey.fill("募集人数", "10");
    look(&journey, "recruitment-new");
    journey.click("button", "つくる");
    journey.see("この募集には、まだ応募がありません");

    // A job site's file: Windows-31J, two title lines, dirt in many rows.
    journey.click_on(&journey.find_all("button", "取り込む")[0]);
    journey.see("CSV か Excel のファイルを選んでください");
    look(&journey, "import-file");
    journey.answer_dialog(&sample_file("応募者_求人サイト.csv"));
    journey.click("button", "ファイルを選ぶ");
    let encoding = journey.find("combobox", "文字の形式");
    assert!(
        journey
            .script(
                "return arguments[0].selectedOptions[0].text",
                vec![encoding.json()]
            )
            .as_str()
            .is_some_and(|text| text.contains("Windows-31J"))
    );
    look(&journey, "import-mapping");
    journey.click("button", "次へ");
    journey.see("保留する行");
    for (figure, value) in [("read", "128"), ("accepted", "116"), ("refused", "9")] {
        let shown = journey.script(
            "return document.querySelector(`[data-testid=${arguments[0]}]`)?.textContent ?? ''",
            vec![figure.into()],
        );
        assert_eq!(shown.as_str().map(str::trim), Some(value), "{figure}");
    }
    look(&journey, "import-check");
    journey.click("button", "次へ");
    journey.see("6組のうち1組目");
    look(&journey, "import-duplicates");
    // The first pair is one person: the later row adds what the earlier lacks.
    journey.click("button", "同じ人(足りない所を足す)");
    journey.see("まだ決めていない 5組");
    journey.click("button", "取り込みへ進む");
    journey.click("button", "取り込む");
    journey.see("取り込みました");
    look(&journey, "import-done");
    journey.click("button", "候補者を見る");

    // The board: one move by hand, one by menu, one by key.
    journey.see("応募受付");
    look(&journey, "board");
    let screening = count(&journey, "書類選考");
    let applied = count(&journey, "応募受付");
    let column = journey.find("region", "応募受付");
    let target = journey.find("region", "書類選考");
    let links = journey.find_all_in(&column, "link", "");
    journey.drag(&links[0], &target);
    journey.wait_until("the dragged card has moved", || {
        count(&journey, "書類選考") == screening + 1
    });

    let column = journey.find("region", "応募受付");
    let menu = journey.find_all_in(&column, "button", "の操作").remove(0);
    journey.click_on(&menu);
    journey.click("menuitem", "書類選考");
    journey.wait_until("the card moved by menu has moved", || {
        count(&journey, "書類選考") == screening + 2
    });

    let column = journey.find("region", "応募受付");
    let link = journey.find_all_in(&column, "link", "").remove(0);
    journey.focus(&link);
    journey.keys("s");
    journey.see("の段階を移す");
    journey.check_accessibility_in_both_themes();
    journey.picture("move-dialog");
    journey.keys("2");
    journey.click("button", "移す");
    journey.wait_until("the card moved by key has moved", || {
        count(&journey, "書類選考") == screening + 3
    });
    assert_eq!(count(&journey, "応募受付"), applied - 3);

    // A mistake is taken back, from the line and by key.
    journey.click("button", "元に戻す");
    journey.wait_until("the last move is undone", || {
        count(&journey, "書類選考") == screening + 2
    });
    journey.keys("Control+z");
    journey.wait_until("the move before it is undone", || {
        count(&journey, "書類選考") == screening + 1
    });

    // Found however they are typed.
    for typed in ["たかはし", "takahashi", "髙橋", "高橋"] {
        journey.keys("Control+k");
        journey.type_text(typed);
        journey.wait_until(&format!("{typed} finds 髙橋"), || {
            journey.has("option", "髙橋")
        });
        if typed == "takahashi" {
            journey.check_accessibility_in_both_themes();
            journey.picture("palette");
        }
        journey.keys("Escape");
    }

    // A person's page.
    journey.keys("Control+k");
    journey.type_text("髙橋");
    journey.wait_until("somebody is found", || journey.has("option", "髙橋"));
    journey.keys("Enter");
    journey.see("あゆみ");
    look(&journey, "person");
    journey.fill("メモ", "豆腐工房の現場を見たいとのこと");
    journey.click("button", "メモを残す");
    journey.see("豆腐工房の現場を見たいとのこと");

    // The table over the same people.
    journey.click("link", "候補者");
    journey.choose_radio("表");
    journey.see("ふりがな");
    look(&journey, "table");
    journey.choose_radio("歩み");
    look(&journey, "flow");

    // Locked: nothing of anybody is left on the screen, and a wrong passphrase opens nothing.
    journey.click("button", "画面を閉じる(ロック)");
    journey.see("閉じています");
    journey.see_no_more("髙橋");
    look(&journey, "locked");
    journey.fill("合言葉", "ちがう合言葉です");
    journey.click("button", "開く");
    journey.see("合言葉が違います");
    journey.fill("合言葉", PASSPHRASE);
    journey.click("button", "開く");
    journey.see("候補者");

    journey.click("link", "今日");
    journey.see("きょうすること");
    look(&journey, "today");
    journey.click("link", "履歴");
    journey.see("記録の先頭");
    journey.click("button", "検証する");
    journey.wait_until("the verification's result", || {
        journey
            .script(
                "return document.querySelector('[data-testid=verification]')?.dataset.sound ?? ''",
                vec![],
            )
            .as_str()
            == Some("true")
    });
    look(&journey, "history");
    journey.click("link", "設定");
    for (tab, name) in [
        ("組合", "settings-organisation"),
        ("定款", "settings-articles"),
        ("職員", "settings-users"),
        ("控え", "settings-backups"),
        ("表示", "settings-display"),
    ] {
        journey.click("link", tab);
        look(&journey, name);
    }
    journey.finish();
}
