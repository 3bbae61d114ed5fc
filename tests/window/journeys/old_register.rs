//! The old register of members comes in: looked at row by row beforehand, taken in with its history, read as of
//! several days and compared with what is documented of it, put out on paper, as a workbook and as text for whoever
//! may see it; taken back as one, and in again, after which the same file adds nothing.

use window_journeys::Journey;

use crate::read_back::{csv_rows, pdf_pages, sheets};
use crate::steps::{
    assert_figures, bring_up, confirm, count, date, figure, go, look, look_closely, make_office,
    preview_register, put_line_away, sample_file, save_as, texts,
};

/// Row and reason of whatever is kept aside.
const REFUSED: [(&str, &str); 10] = [
    ("14行目", "脱退年月日が、加入年月日より前です"),
    ("21行目", "口数が1口に足りません"),
    ("26行目", "金額が、口数に一口の金額をかけたものと違います"),
    ("27行目", "金額が、口数に一口の金額をかけたものと違います"),
    ("118行目", "払込年月日が読めない"),
    ("168行目", "この番号は、もう使われています"),
    ("300行目", "金額が、口数に一口の金額をかけたものと違います"),
    ("326行目", "脱退年月日が、加入年月日より前です"),
    ("346行目", "加入年月日がないか、読めないか、先の日です"),
    ("347行目", "金額が、口数に一口の金額をかけたものと違います"),
];

/// Day, members, their units and what they have paid in.
const DAYS: [(&str, &str, &str, &str); 3] = [
    ("2026/3/31", "316", "930", "46,500,000円"),
    ("2026/4/1", "296", "876", "43,800,000円"),
    ("2026/5/31", "296", "876", "43,800,000円"),
];

/// The columns of 法10条1項, and no others.
const STATUTORY: [&str; 6] = [
    "氏名",
    "住所又は居所",
    "加入の年月日",
    "出資口数",
    "出資の金額",
    "払込みの年月日",
];

/// The tree of sites comes in first, so that the register's sites are known.
fn take_in_sites(journey: &Journey) {
    go(journey, "#/settings/sites");
    journey.see("組織がまだありません");
    journey.click("button", "取り込む");
    journey.answer_dialog(&sample_file("事業所一覧.csv"));
    journey.click("button", "ファイルを選ぶ");
    journey.click("button", "163件を取り込む");
    journey.see("取り込みました");
}

/// Goes to the register of a day, or to those who had left by then.
fn register_of(journey: &Journey, day: &str, members: &str) {
    date(journey, "いつの時点", day);
    journey.wait_until(&format!("the register of {day}"), || {
        figure(journey, "total-members") == members
    });
}

#[test]
fn the_old_register_from_preview_to_inspection() {
    let journey = Journey::start_on("old-register", "2026-10-01");
    make_office(&journey);
    journey.see("募集をつくる");
    take_in_sites(&journey);

    // What is in it, before anything is stored.
    go(&journey, "#/members");
    journey.click("button", "名簿を取り込む");
    journey.see("これまでの名簿を、履歴ごと取り込みます");
    look(&journey, "register-import-file");
    preview_register(&journey);
    assert_figures(
        &journey,
        &[
            ("read", "421"),
            ("accepted", "411"),
            ("people", "410"),
            ("units", "1,187"),
            ("paid", "59,350,000円"),
            ("refused", "10"),
            ("skipped", "2"),
        ],
    );
    look(&journey, "register-import");
    bring_up(&journey, "保留する行");
    let refused = texts(
        &journey,
        "section[aria-label] li, section[aria-labelledby] li",
    );
    for (row, reason) in REFUSED {
        assert!(
            refused
                .iter()
                .any(|line| line.starts_with(row) && line.contains(reason)),
            "{row} {reason}: {refused:?}"
        );
    }
    journey.picture("register-import-refused");
    bring_up(&journey, "取り込まれる加入の記録");
    journey.picture("register-import-lines");

    journey.click("button", "411件を取り込む");
    journey.see("取り込みました");
    assert_figures(
        &journey,
        &[
            ("report-created", "411"),
            ("report-people", "410"),
            ("report-payments", "561"),
            ("report-units", "1,187"),
            ("report-paid", "59,350,000円"),
            ("report-refused", "10"),
        ],
    );
    journey.see("3番 → 709番");
    journey.see("185番と238番");
    journey.see("266番と594番");
    look(&journey, "register-import-done");

    // Taken back as one, nobody is left; and in again.
    journey.click("button", "取り込みを元に戻す");
    journey.see("この日の組合員は、まだいません");
    put_line_away(&journey);
    preview_register(&journey);
    journey.click("button", "411件を取り込む");
    journey.see("取り込みました");
    assert_figures(&journey, &[("report-created", "411")]);

    // The register of each day, with who had left by then apart.
    go(&journey, "#/members");
    for (day, members, units, paid) in DAYS {
        register_of(&journey, day, members);
        assert_figures(&journey, &[("total-units", units), ("total-paid", paid)]);
    }
    journey.see("今日の記録ではありません");
    look_closely(&journey, "register-past");
    register_of(&journey, "2026/4/1", "296");
    journey.click("link", "脱退した人");
    journey.wait_until("those who had left", || {
        count(&journey, "tr[data-index]") > 10
    });
    look(&journey, "register-leavers");

    // On paper: of the last day of the business year, as the screen has it.
    journey.click("link", "組合員名簿");
    let (day, members, units, paid) = DAYS[0];
    register_of(&journey, day, members);
    journey.click("button", "書類");
    look(&journey, "register-papers");
    journey.click("menuitem", "組合員名簿を出す");
    journey.see("組合員 316人");
    look(&journey, "register-print");
    let pdf = save_as(&journey, "保存する", "名簿.pdf");
    journey.see("「名簿.pdf」を保存しました");
    put_line_away(&journey);
    let pages = pdf_pages(&pdf);
    let last = pages.last().expect("a page");
    for words in [
        "基準日2026年3月31日（令和8年3月31日）",
        &format!("{members}名"),
        &format!("{units}口"),
        paid,
    ] {
        assert!(pages.concat().contains(words), "{words}: {last}");
    }
    for column in STATUTORY {
        assert!(pages[0].contains(column), "{column}");
    }
    for word in ["備考", "フリガナ", "電話", "生年月日", "事業所"] {
        assert!(!pages.concat().contains(word), "{word}");
    }

    // With who has left apart, as a workbook and as text.
    for (format, name) in [("Excel", "名簿.xlsx"), ("CSV", "名簿.csv")] {
        journey.click("button", "書類");
        journey.click("menuitem", "組合員名簿を出す");
        journey.choose_radio("脱退した者も");
        journey.choose_radio(format);
        journey.see("脱退した者");
        let bytes = save_as(&journey, "保存する", name);
        journey.see(&format!("「{name}」を保存しました"));
        put_line_away(&journey);
        if format == "Excel" {
            let sheets = sheets(&bytes);
            assert_eq!(sheets[0].0, "組合員名簿");
            assert_eq!(sheets[0].1[0], STATUTORY);
            assert_eq!(sheets[0].1.len(), 317);
            assert_eq!(sheets[1].0, "脱退した者");
        } else {
            let rows = csv_rows(&bytes);
            let value = |label: &str| {
                let row = rows.iter().find(|row| row[0] == label);
                row.map(|row| row[1].clone()).unwrap_or_default()
            };
            assert_eq!(value("組合員数"), format!("{members}名"));
            assert_eq!(value("出資総口数"), format!("{units}口"));
            assert_eq!(value("払込済出資総額"), paid);
        }
    }

    // Somebody asks to see it, and somebody else is refused: both stay on record.
    journey.click("link", "閲覧");
    journey.see("まだ記録がありません");
    look(&journey, "inspections-empty");
    journey.click("button", "記録する");
    journey.fill("求めた人", "株式会社 見本信用");
    journey.choose_radio("債権者");
    journey.choose_radio("謄写");
    date(&journey, "見せた名簿の基準日", "2026/3/31");
    journey.fill("目的", "貸付金の保全");
    look(&journey, "inspection-form");
    confirm(&journey, "記録する");
    journey.see("貸付金の保全");
    journey.click("button", "記録する");
    journey.fill("求めた人", "名簿 業者");
    journey.choose_radio("断った");
    look(&journey, "inspection-refused");
    confirm_refused(&journey);
    journey.fill(
        "断った理由",
        "組合員でも債権者でもなく、名簿を売る目的であった。",
    );
    confirm(&journey, "記録する");
    journey.see("名簿を売る目的であった");
    look_closely(&journey, "inspections");

    // The same file again creates nothing.
    preview_register(&journey);
    assert_figures(&journey, &[("accepted", "0"), ("skipped", "413")]);
    journey.see("前に取り込んであります");
    look(&journey, "register-import-again");
    go(&journey, "#/history");
    look(&journey, "register-history");
    journey.finish();
}

/// A refusal without its reason is not taken.
fn confirm_refused(journey: &Journey) {
    let dialog = journey.find("dialog", "閲覧・謄写の求めを記録する");
    let button = journey.find_in(&dialog, "button", "記録する");
    journey.click_on(&button);
    journey.see("入れてください");
}
