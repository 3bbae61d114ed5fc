//! The organisation: a list taken in through the screen, its tree as of two days, a new name, and back.

use window_journeys::Journey;

use crate::steps::{figure, look, look_closely, make_office, put_line_away, sample_file};

fn rows(journey: &Journey) -> i64 {
    journey
        .script(
            "return document.querySelectorAll('[role=treeitem]').length",
            vec![],
        )
        .as_i64()
        .unwrap_or_default()
}

#[test]
fn the_organisation_from_a_list_to_another_name() {
    let journey = Journey::start("sites");
    make_office(&journey);
    journey.see("はじめの一歩");
    journey.script("location.hash = '#/settings/sites'", vec![]);
    journey.see("組織がまだありません");
    look(&journey, "sites-empty");

    // The list, looked at before it is taken in.
    journey.click("button", "取り込む");
    journey.answer_dialog(&sample_file("事業所一覧.csv"));
    journey.click("button", "ファイルを選ぶ");
    journey.see("163件を取り込む");
    assert_eq!(figure(&journey, "created"), "163");
    assert_eq!(figure(&journey, "refused"), "0");
    look(&journey, "sites-preview");
    journey.click("button", "163件を取り込む");
    journey.see("取り込みました");
    assert_eq!(figure(&journey, "report-created"), "163");
    journey.click("button", "組織へ");

    // A large tree begins with its upper levels: 本部 and the divisions, with what is open below.
    journey.see("北海道事業本部");
    assert_eq!(rows(&journey), 13);
    look_closely(&journey, "sites-tree");

    // By keys: down to a division, unfolded, on to an area.
    journey.focus(&journey.find("treeitem", "全国本部"));
    journey.keys("Down");
    journey.keys("Right");
    journey.keys("Right");
    journey.see("あさひ野エリア");
    assert!(rows(&journey) > 13);
    look(&journey, "sites-chosen");

    // As of another day, said loudly.
    journey.fill("いつの時点", "2003/4/1");
    journey.keys("Enter");
    journey.see("今日ではありません");
    look(&journey, "sites-of-2003");
    journey.click("button", "今日に戻す");
    journey.see_no_more("今日ではありません");

    // Found, renamed, and back.
    journey.fill_in(
        &journey.find("searchbox", "名称・コード・種別・県でさがす"),
        "みどりの丘物流",
    );
    journey.wait_until("it is found with what stands above", || rows(&journey) == 3);
    let found = journey.find("treeitem", "みどりの丘物流");
    journey.click_on(&found);
    journey.click("button", "名前を改める");
    journey.fill("名称", "みどりの丘物流センター");
    look(&journey, "sites-rename");
    journey.click("button", "保存する");
    journey.see("みどりの丘物流センター");
    journey.see("はじめから");
    look(&journey, "sites-renamed");
    put_line_away(&journey);
    journey.keys("Control+z");
    journey.see_no_more("みどりの丘物流センター");
    journey.finish();
}
