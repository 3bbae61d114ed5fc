//! Candidates in numbers: the table is narrowed, its columns are chosen, the way of looking is kept and
//! taken again, the selection goes out as CSV and Excel, several people are moved at once and back.

use calamine::{Data, Reader, Xlsx};
use window_journeys::Journey;

use crate::steps::{look, look_closely, open_sample};

/// A name a spreadsheet would take for a formula.
const FORMULA: &str = "=HYPERLINK(\"http://example.com/x\",\"見る\")";

/// How many people the table says it shows.
fn shown(journey: &Journey) -> usize {
    let text = journey.script(
        "return document.querySelector('main .meta [role=status]')?.textContent ?? ''",
        vec![],
    );
    let digits: String = text
        .as_str()
        .unwrap_or_default()
        .chars()
        .filter(char::is_ascii_digit)
        .collect();
    digits.parse().unwrap_or(0)
}

/// The words over the table's columns.
fn columns(journey: &Journey) -> Vec<String> {
    let heads = journey.script(
        "return [...document.querySelectorAll('main thead th:not(.tick)')].map((th) => th.innerText.trim())",
        vec![],
    );
    let heads = heads.as_array().cloned().unwrap_or_default();
    heads
        .iter()
        .filter_map(|head| head.as_str().map(str::to_owned))
        .collect()
}

/// The words of a column's cells, from the top.
fn cells(journey: &Journey, column: &str) -> Vec<String> {
    let cells = journey.script(
        "const at = [...document.querySelectorAll('main thead th')].findIndex((th) => th.innerText.trim().startsWith(arguments[0]));
         return [...document.querySelectorAll('main tbody tr:not(.gap)')].map((tr) => tr.children[at]?.innerText.trim() ?? '')",
        vec![column.into()],
    );
    let cells = cells.as_array().cloned().unwrap_or_default();
    cells
        .iter()
        .filter_map(|cell| cell.as_str().map(str::to_owned))
        .collect()
}

/// Opens one of the menus over the table.
fn open_menu(journey: &Journey, name: &str) {
    let bar = journey.find("search", "絞り込む");
    let button = journey.find_in(&bar, "button", name);
    journey.click_on(&button);
    journey.wait_until("the menu is open", || journey.has("menu", ""));
}

fn export(journey: &Journey, format: &str, to: &std::path::Path) {
    journey.answer_dialog(to);
    open_menu(journey, "書き出す");
    journey.click("menuitem", format);
    journey.see("件を書き出しました");
    journey.wait_until("the file is there", || to.exists());
    journey.wait_until("the menu is gone", || !journey.has("menu", ""));
}

#[test]
fn candidates_in_numbers() {
    let journey = Journey::start("candidates-at-hand");
    open_sample(&journey);

    // Somebody whose name is a trap for spreadsheets.
    journey.click("link", "候補者");
    journey.click("button", "候補者を加える");
    journey.fill("氏名", FORMULA);
    journey.fill("ふりがな", "わな");
    journey.fill("応募日", "2026/11/1");
    journey.fill("学校", "名城野大学");
    journey.click("button", "候補者を加える");
    journey.see("あゆみ");
    journey.see(FORMULA);

    journey.script("location.hash = '#/candidates?view=table'", vec![]);
    journey.wait_until("the table is full", || shown(&journey) > 100);
    let everybody = shown(&journey);
    look_closely(&journey, "table-full");

    // Narrowed by stage and by word; both stand as chips.
    open_menu(&journey, "段階");
    look(&journey, "table-menu-stage");
    journey.click("menuitemcheckbox", "書類選考");
    journey.click("menuitemcheckbox", "応募受付");
    journey.keys("Escape");
    journey.wait_until("fewer are shown", || {
        shown(&journey) > 0 && shown(&journey) < everybody
    });
    let two_stages = shown(&journey);
    let search = journey.find("searchbox", "名前・学校・メールでしぼる");
    journey.click_on(&search);
    journey.type_text("名城野大学");
    journey.wait_until("the word narrows further", || shown(&journey) < two_stages);
    let narrowed = shown(&journey);
    assert!(narrowed > 3, "{narrowed}");
    assert!(
        cells(&journey, "学校")
            .iter()
            .all(|school| school.contains("名城野大学"))
    );
    assert!(
        cells(&journey, "段階")
            .iter()
            .all(|stage| ["書類選考", "応募受付"].contains(&stage.as_str()))
    );

    // Columns: one more, one less.
    journey.click("button", "列を選ぶ");
    look(&journey, "table-menu-columns");
    journey.click("menuitemcheckbox", "メール");
    journey.click("menuitemcheckbox", "要対応");
    journey.keys("Escape");
    journey.wait_until("the columns are the chosen ones", || {
        let heads = columns(&journey);
        heads.contains(&"メール".to_owned()) && !heads.contains(&"要対応".to_owned())
    });
    look_closely(&journey, "table-narrowed");

    // The way of looking is kept, left, and taken again.
    open_menu(&journey, "保存した見方");
    look(&journey, "table-menu-views");
    journey.click("menuitem", "この見方を保存");
    journey.click("button", "保存する");
    journey.see("入れてください");
    look(&journey, "view-save");
    journey.fill("見方の名前", "大学生の書類待ち");
    journey.click("button", "保存する");
    journey.see("見方「大学生の書類待ち」を保存しました");
    journey.click("button", "絞り込みを外す");
    journey.wait_until("everybody is shown again", || shown(&journey) == everybody);
    journey.click("button", "列を選ぶ");
    journey.click("menuitem", "いつもの列に戻す");
    journey.wait_until("the usual columns are back", || {
        !columns(&journey).contains(&"メール".to_owned())
    });
    open_menu(&journey, "保存した見方");
    let views = journey.find_all("menuitem", "大学生の書類待ち");
    journey.click_on(&views[0]);
    journey.wait_until("the view is as it was kept", || {
        shown(&journey) == narrowed && columns(&journey).contains(&"メール".to_owned())
    });

    // Out as a table: what is shown, in the columns shown, and no formula in it.
    let folder = journey.home().join("書き出し");
    std::fs::create_dir(&folder).expect("a folder");
    let csv = folder.join("候補者.csv");
    export(&journey, "CSV(UTF-8)", &csv);
    let bytes = std::fs::read(&csv).expect("the export");
    assert!(
        bytes.starts_with(b"\xEF\xBB\xBF"),
        "with the mark that Excel needs"
    );
    let text = String::from_utf8(bytes).expect("UTF-8");
    let lines: Vec<&str> = text.trim_start_matches('\u{feff}').lines().collect();
    assert_eq!(lines.len(), narrowed + 1);
    assert_eq!(
        lines.first().copied(),
        Some("氏名,選考段階,段階日,応募日,学校名,卒業予定,メール")
    );
    let trap = "\"'=HYPERLINK(\"\"http://example.com/x\"\",\"\"見る\"\")\"";
    assert_eq!(
        lines.iter().filter(|line| line.starts_with(trap)).count(),
        1,
        "{text}"
    );
    assert!(!lines.iter().any(|line| line.starts_with(['=', '+', '@'])));

    let xlsx = folder.join("候補者.xlsx");
    export(&journey, "Excel(xlsx)", &xlsx);
    let mut book: Xlsx<_> = calamine::open_workbook(&xlsx).expect("a workbook");
    let sheet = book.sheet_names().first().cloned().expect("a sheet");
    let rows = book.worksheet_range(&sheet).expect("its cells");
    assert_eq!(rows.height(), narrowed + 1);
    assert!(
        rows.rows()
            .any(|row| row.first() == Some(&Data::String(FORMULA.to_owned())))
    );
    let formulas = book.worksheet_formula(&sheet).expect("its formulas");
    assert!(formulas.cells().all(|(_, _, formula)| formula.is_empty()));

    let old = folder.join("古い.csv");
    export(&journey, "CSV(Windows-31J", &old);
    let bytes = std::fs::read(&old).expect("the export");
    assert!(
        bytes.starts_with(b"\x8e\x81\x96\xbc,"),
        "氏名, as old programs read it"
    );

    // Three at once: X marks, J goes on, S moves; where the stage wants a reason it is asked for.
    let before = cells(&journey, "段階");
    for _ in 0..3 {
        journey.keys("j");
        journey.keys("x");
    }
    journey.see("3件を選択中");
    look_closely(&journey, "table-selected");
    journey.keys("s");
    journey.see("3人の段階を移す");
    journey.choose_radio("不採用");
    journey.see("この段階には理由が必要です。");
    journey.click("button", "移す");
    journey.see("理由を入れてください");
    look_closely(&journey, "move-several");
    let reason = journey.find("combobox", "理由");
    journey.fill_in(&reason, "書類で見送り");
    journey.click("button", "移す");
    journey.see("3人を「不採用」へ移しました");
    journey.wait_until("the three are out of this view", || {
        shown(&journey) == narrowed - 3
    });
    assert!(!journey.text().contains("件を選択中"));
    journey.picture("moved-several");
    // One undo takes all three back.
    journey.keys("Control+z");
    journey.wait_until("all three are back", || shown(&journey) == narrowed);
    assert_eq!(cells(&journey, "段階"), before);

    // Nobody fits: the table says so, and offers the way back.
    let search = journey.find("searchbox", "名前・学校・メールでしぼる");
    journey.fill_in(&search, "どこにもいない");
    journey.see("絞り込みに合う人がいません");
    look(&journey, "table-nobody");
    journey.fill_in(&search, "名城野大学");
    journey.wait_until("they are back", || shown(&journey) == narrowed);

    // The view is taken away again, and with undo it comes back.
    open_menu(&journey, "保存した見方");
    journey.click("menuitem", "見方「大学生の書類待ち」を消す");
    journey.see("見方「大学生の書類待ち」を消しました");
    open_menu(&journey, "保存した見方");
    assert!(!journey.has("menuitem", "大学生の書類待ち"));
    journey.keys("Escape");
    journey.click("button", "元に戻す");
    journey.see("元に戻しました");
    open_menu(&journey, "保存した見方");
    assert!(journey.has("menuitem", "大学生の書類待ち"));
    journey.finish();
}
