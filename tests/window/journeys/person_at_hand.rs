//! One person, from the first telephone call to a settled record: a name typed with the input method,
//! a birth date in the old calendar, papers, a note, and a second record that turns out to be the same.

use std::path::PathBuf;

use window_journeys::{Element, Journey};

use crate::steps::{look, look_closely, open_sample, put_line_away};

const RESUME: &[u8] = b"%PDF-1.4\n% kept-with-a-person\n%%EOF\n";

/// What stands beside a date field: the day in the other calendar.
fn other_calendar(journey: &Journey, field: &Element) -> String {
    let text = journey.script(
        "return arguments[0].closest('.date')?.querySelector('.other')?.textContent ?? ''",
        vec![field.json()],
    );
    text.as_str().unwrap_or_default().to_owned()
}

/// Types a date and leaves the field.
fn date(journey: &Journey, name: &str, typed: &str, western: &str, era: &str) {
    journey.fill(name, typed);
    journey.keys("Tab");
    let field = journey.find("textbox", name);
    journey.wait_until(&format!("{typed} is read"), || {
        journey.value_of(&field) == western && other_calendar(journey, &field).contains(era)
    });
}

fn paper(journey: &Journey, name: &str, content: &[u8]) -> PathBuf {
    let folder = journey.home().join("届いた書類");
    std::fs::create_dir_all(&folder).expect("a folder");
    let path = folder.join(name);
    std::fs::write(&path, content).expect("a file");
    path
}

#[test]
fn one_person_from_the_first_call() {
    let journey = Journey::start("person-at-hand");
    open_sample(&journey);
    journey.click("link", "候補者");
    journey.click("button", "候補者を加える");

    // The furigana is what was typed before it was converted.
    let name = journey.find("textbox", "氏名");
    journey.type_with_ime(&name, "やまもと", "山本");
    journey.type_text(" ");
    journey.type_with_ime(&name, "あおい", "葵");
    assert_eq!(journey.value_of(&name), "山本 葵");
    let reading = journey.find("textbox", "ふりがな");
    assert_eq!(journey.value_of(&reading), "やまもと あおい");

    // Dates as people write them; the other calendar stands beside.
    date(
        &journey,
        "応募日",
        "R8.11.2",
        "2026年11月2日",
        "令和8年11月2日",
    );
    for typed in ["平成15年4月2日", "H15.4.2", "２００３／４／２", "20030402"] {
        date(
            &journey,
            "生年月日",
            typed,
            "2003年4月2日",
            "平成15年4月2日",
        );
    }
    journey.fill("生年月日", "平成15年2月30日");
    journey.keys("Tab");
    journey.see("生年月日がありえない日です");
    journey.fill("メール", "aoi@");
    look_closely(&journey, "candidate-new");
    date(
        &journey,
        "生年月日",
        "H15.4.2",
        "2003年4月2日",
        "平成15年4月2日",
    );
    journey.click("button", "候補者を加える");
    journey.see("メールアドレスの形ではありません");
    journey.fill("メール", "aoi.yamamoto@mail.example");
    journey.fill("学校", "見本大学");
    journey.click("button", "候補者を加える");
    journey.see("あゆみ");
    journey.see("やまもと");
    look_closely(&journey, "person-fresh");

    // E corrects the facts; what they hold stands in the form, also after an undo.
    journey.keys("e");
    let birth = journey.find("textbox", "生年月日");
    assert_eq!(journey.value_of(&birth), "2003年4月2日");
    date(
        &journey,
        "生年月日",
        "平成15年4月3日",
        "2003年4月3日",
        "平成15年4月3日",
    );
    look(&journey, "person-edit");
    journey.click("button", "保存する");
    journey.see("2003年4月3日 (23歳)");
    journey.keys("Control+z");
    journey.see("2003年4月2日 (23歳)");
    journey.keys("e");
    let birth = journey.find("textbox", "生年月日");
    assert_eq!(
        journey.value_of(&birth),
        "2003年4月2日",
        "not what was undone"
    );
    journey.keys("Escape");

    // The line at the foot goes by itself.
    journey.see_no_more("元に戻しました");

    // Papers: kept, listed, opened outside; what is not what it says is not kept.
    journey.answer_dialog(&paper(&journey, "履歴書.pdf", RESUME));
    journey.click("button", "ファイルを添付する");
    journey.see("「履歴書.pdf」を添付しました");
    put_line_away(&journey);
    let panel = journey.find_all("button", "履歴書.pdf");
    journey.click_on(&panel[0]);
    journey.wait_until("the paper is opened outside", || {
        journey
            .opened_outside()
            .iter()
            .any(|(name, bytes)| name == "履歴書.pdf" && bytes == RESUME)
    });
    journey.answer_dialog(&paper(&journey, "自己紹介.pdf", b"MZ\x90\0 not a paper"));
    journey.click("button", "ファイルを添付する");
    journey.see("ファイルの中身が名前(拡張子)と違います");
    look(&journey, "attachment-refused");
    put_line_away(&journey);
    journey.answer_dialog(&paper(&journey, "setup.exe", b"MZ\x90\0"));
    journey.click("button", "ファイルを添付する");
    journey.see("この種類のファイルは預かれません");
    put_line_away(&journey);
    // A note, after a look at what must not be written.
    journey.click(
        "button",
        "書いてはいけないこと(公正な採用選考のための14項目)",
    );
    journey.see("本籍・出生地");
    journey.see("採用選考時の健康診断");
    look_closely(&journey, "note-caution");
    journey.fill("メモ", "電話で。現場は子育ての仕事に関心。");
    journey.keys("Control+Enter");
    journey.see("山本 葵さんにメモを書きました");
    look_closely(&journey, "person-with-papers");

    // The same person applies once more, written a little differently.
    journey.script("history.back()", vec![]);
    journey.click("link", "候補者");
    journey.click("button", "候補者を加える");
    journey.fill("氏名", "山本　葵");
    journey.fill("応募日", "2026/11/9");
    journey.fill("電話", "090-0000-1234");
    journey.fill("学校", "見本大学文学部");
    date(
        &journey,
        "生年月日",
        "H15.4.2",
        "2003年4月2日",
        "平成15年4月2日",
    );
    journey.click("button", "候補者を加える");
    journey.see("同じ人かもしれません");
    look_closely(&journey, "look-alike");
    journey.click("button", "くらべる");
    journey.see("二つの記録をくらべる");
    journey.see("まとめたあと");
    look_closely(&journey, "merge");
    // The older record is kept, with the newer one's school.
    journey.click("button", "残すほうを入れかえる");
    journey.wait_until("they have changed places", || {
        journey.has("checkbox", "学校は、まとめられる記録のほうを使う")
    });
    journey.click("checkbox", "学校は、まとめられる記録のほうを使う");
    let result = |field: &str| {
        let cell = journey.script(
            "return [...document.querySelectorAll('main tbody tr')].find((tr) => tr.querySelector('th')?.innerText === arguments[0])?.querySelector('td.result')?.innerText ?? ''",
            vec![field.into()],
        );
        cell.as_str().unwrap_or_default().to_owned()
    };
    journey.wait_until("the newer school is taken", || {
        result("学校") == "見本大学文学部"
    });
    assert_eq!(result("氏名"), "山本 葵");
    look(&journey, "merge-chosen");
    journey.click("button", "一つにまとめる");
    journey.see("この二つの記録を一つにまとめますか。");
    look(&journey, "merge-ask");
    let dialog = journey.find("dialog", "この二つの記録を一つにまとめますか。");
    let confirm = journey.find_in(&dialog, "button", "一つにまとめる");
    journey.click_on(&confirm);
    journey.see("二つの記録を一つにしました");
    journey.see("見本大学文学部");
    journey.see("090-0000-1234");
    journey.see("履歴書.pdf");
    look_closely(&journey, "merged");
    let found = || {
        journey.keys("Control+k");
        journey.type_text("やまもと あおい");
        let mut people = 0;
        journey.wait_until("the palette answers", || {
            people = journey.find_all("option", "山本").len();
            people > 0
        });
        journey.keys("Escape");
        people
    };
    assert_eq!(found(), 1);

    // And taken back: two people again, each with what was theirs.
    journey.keys("Control+z");
    journey.see("元に戻しました");
    journey.see_no_more("090-0000-1234");
    journey.see("同じ人かもしれません");
    journey.see("履歴書.pdf");

    // The list of pairs knows them too; told apart, they are asked about no more.
    journey.script("location.hash = '#/candidates/duplicates'", vec![]);
    journey.see("重複かもしれない人");
    journey.see("山本");
    look_closely(&journey, "duplicates");

    // Locked, nothing of the paper is left readable, the copy that was looked at included.
    std::fs::remove_dir_all(journey.home().join("届いた書類")).expect("the originals go");
    std::fs::remove_dir_all(journey.home().join("opened")).expect("the copies go");
    journey.click("button", "画面を閉じる(ロック)");
    journey.see("閉じています");
    let leaks = journey.find_on_disk(&["kept-with-a-person", "やまもと"]);
    assert!(leaks.is_empty(), "{leaks:?}");
    journey.finish();
}
