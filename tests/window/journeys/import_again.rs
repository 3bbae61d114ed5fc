//! Files come in by hand's choice: a university's workbook whose columns and stage words are set otherwise
//! than guessed, remembered the second time, undone from its report; and a large file that is stopped.

use std::fmt::Write as _;

use window_journeys::{Element, Journey};

use crate::steps::{figure, look, look_closely, open_sample, sample_file};

/// What the list box of this name holds.
fn chosen(journey: &Journey, list: &Element) -> String {
    let text = journey.script(
        "return arguments[0].selectedOptions[0]?.text ?? ''",
        vec![list.json()],
    );
    text.as_str().unwrap_or_default().to_owned()
}

/// Waits until the file is read by the present choices.
fn settled(journey: &Journey) {
    std::thread::sleep(std::time::Duration::from_millis(200));
    journey.wait_until("the file is read", || {
        let next = journey.find_all("button", "次へ");
        next.first().is_some_and(|button| {
            journey.script("return !arguments[0].disabled", vec![button.json()]) == true
        })
    });
}

fn new_recruitment(journey: &Journey, name: &str) {
    journey.script("location.hash = '#/candidates/recruitment/new'", vec![]);
    journey.fill("募集の名前", name);
    journey.fill("入団の年", "2027");
    journey.click("button", "つくる");
    journey.see("まだ応募がありません");
}

fn choose_file(journey: &Journey, path: &std::path::Path) {
    let buttons = journey.find_all("button", "取り込む");
    journey.click_on(&buttons[0]);
    journey.see("CSV か Excel のファイルを選んでください");
    journey.answer_dialog(path);
    journey.click("button", "ファイルを選ぶ");
    journey.see("列の対応");
    settled(journey);
}

#[test]
fn a_file_by_the_hands_choice() {
    let journey = Journey::start("import-again");
    open_sample(&journey);
    new_recruitment(&journey, "大学からの応募");

    let file = sample_file("応募者_大学経由.xlsx");
    choose_file(&journey, &file);
    look_closely(&journey, "import-xlsx-mapping");
    // What was guessed: the hidden column is left alone, remarks are remarks.
    let remarks = || journey.find("combobox", "備考: 入れる項目");
    let hidden = || journey.find("combobox", "管理メモ: 入れる項目");
    assert_eq!(chosen(&journey, &remarks()), "備考");
    assert_eq!(chosen(&journey, &hidden()), "使わない");
    // By hand: remarks are not wanted, and the unknown word means something here.
    let remarks_name = "備考: 入れる項目";
    journey.choose(remarks_name, "使わない");
    settled(&journey);
    let words = journey.script(
        "return [...document.querySelectorAll('tr.unknown th')].map((th) => th.innerText.trim())",
        vec![],
    );
    let words = words.as_array().cloned().unwrap_or_default();
    assert_eq!(words.len(), 1, "{words:?}");
    let word = words[0].as_str().expect("a word").to_owned();
    let word_name = format!("{word}: この募集の段階");
    journey.choose(&word_name, "一次面接");
    settled(&journey);
    journey.see_no_more("選んでください(このままでは保留)");
    look(&journey, "import-xlsx-changed");
    journey.click("button", "次へ");
    journey.see("保留する行");
    // 24 by the guesses; the row with the unknown word makes 25.
    for (name, value) in [("read", "26"), ("accepted", "25"), ("refused", "1")] {
        assert_eq!(figure(&journey, name), value, "{name}");
    }
    look_closely(&journey, "import-xlsx-check");
    journey.click("button", "次へ");
    if journey.has("button", "取り込みへ進む") {
        journey.click("button", "取り込みへ進む");
    }
    journey.see("25行を取り込みます");
    look(&journey, "import-xlsx-ready");
    journey.click("button", "取り込む");
    journey.see("取り込みました");
    assert_eq!(figure(&journey, "report-created"), "25");
    look_closely(&journey, "import-xlsx-report");

    // Undone from its report: nobody of it is left.
    journey.click("button", "取り込みを元に戻す");
    journey.see("まだ応募がありません");
    journey.see("元に戻しました");
    look(&journey, "import-undone");

    // Once more, by the same choices, and kept.
    choose_file(&journey, &file);
    journey.choose(remarks_name, "使わない");
    settled(&journey);
    journey.choose(&word_name, "一次面接");
    settled(&journey);
    journey.click("button", "次へ");
    journey.click("button", "次へ");
    if journey.has("button", "取り込みへ進む") {
        journey.click("button", "取り込みへ進む");
    }
    journey.click("button", "取り込む");
    journey.see("取り込みました");
    journey.click("button", "候補者を見る");
    journey.see("25名");

    // The second time the choices are there already, and nobody comes in twice.
    choose_file(&journey, &file);
    journey.see("前に同じ形のファイルを取り込んだときの対応を使いました");
    assert_eq!(chosen(&journey, &remarks()), "使わない");
    let meant = journey.find("combobox", &word_name);
    assert_eq!(chosen(&journey, &meant), "一次面接");
    look(&journey, "import-remembered");
    journey.click("button", "次へ");
    journey.see("前に取り込んだ行と同じ");
    assert_eq!(figure(&journey, "accepted"), "0");
    journey.see("新しい行はありません");
    look_closely(&journey, "import-nothing-new");
    journey.click("button", "戻る");
    journey.click("button", "戻る");
    journey.see("これまでの取り込み");
    look_closely(&journey, "import-earlier");

    // A large file is stopped half-way: nothing of it is there.
    let mut large = String::from("応募日,氏名,フリガナ,生年月日,学校名,メール,選考段階\r\n");
    for n in 0..20_000 {
        let _ = write!(
            large,
            "2026/10/{},大口 {n}号,オオグチ,2004/{}/{},見本大学,oguchi{n}@mail.example,応募\r\n",
            n % 28 + 1,
            n % 12 + 1,
            n % 28 + 1
        );
    }
    let path = journey.home().join("大きなファイル.csv");
    std::fs::write(&path, large).expect("the large file");
    journey.answer_dialog(&path);
    journey.click("button", "ファイルを選ぶ");
    journey.see("列の対応");
    settled(&journey);
    journey.click("button", "次へ");
    journey.wait_until("the large file is checked", || {
        figure(&journey, "accepted") == "20,000"
    });
    look(&journey, "import-large-check");
    journey.click("button", "次へ");
    journey.see("20,000行を取り込みます");
    journey.click("button", "取り込む");
    journey.see("件のうち");
    journey.picture("import-running");
    journey.click("button", "中止する");
    journey.see("中止しました。何も取り込んでいません。");
    look_closely(&journey, "import-stopped");
    journey.script("location.hash = '#/candidates'", vec![]);
    if journey.has("button", "離れる") {
        journey.click("button", "離れる");
    }
    journey.see("25名");
    for _ in 0..2 {
        journey.keys("Control+k");
        journey.type_text("大口");
        journey.see("見つかりません");
        journey.keys("Escape");
    }
    journey.script("location.hash = '#/history'", vec![]);
    journey.see("記録の先頭");
    journey.see_no_more("大きなファイル");
    journey.finish();
}
