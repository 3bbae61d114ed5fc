//! Questions and contact: somebody asks, is answered, and the answer is kept to be given again; a call
//! is written down, words are kept, a task is done and undone, and the page of today tells all of it.

use window_journeys::{Element, Journey};

use crate::steps::{go, look, look_closely, open_sample};

/// Fills a field by focus and keys: the line at the foot may lie over its middle.
fn write(journey: &Journey, field: &Element, text: &str) {
    journey.focus(field);
    journey.keys("Control+a");
    journey.keys("Delete");
    journey.type_text(text);
}

/// How many lines a list has.
fn lines(journey: &Journey, list: &str) -> usize {
    let count = journey.script(
        "return document.querySelectorAll(`[data-testid=${arguments[0]}] > li`).length",
        vec![list.into()],
    );
    usize::try_from(count.as_u64().unwrap_or_default()).unwrap_or_default()
}

#[test]
fn a_question_from_asking_to_the_next_time() {
    let journey = Journey::start("questions");
    open_sample(&journey);
    journey.see("答えを待つ質問");
    journey.see("声をかけたい人");
    look_closely(&journey, "today-full");

    // Somebody asks by telephone.
    journey.click("link", "質問");
    journey.see("最初の答えまで");
    look_closely(&journey, "questions");
    let before = lines(&journey, "questions");
    journey.keys("n");
    let who = journey.find("combobox", "だれから");
    write(&journey, &who, "たかはし");
    journey.wait_until("somebody is found", || journey.has("option", "髙橋"));
    journey.keys("Enter");
    let form = journey.find("form", "質問を記録する");
    let question = journey.find_in(&form, "textbox", "質問");
    write(&journey, &question, "研修の初日は何時に着けばよいですか。");
    journey.choose("手段", "電話");
    write(&journey, &journey.find("textbox", "時刻"), "26時");
    journey.check_accessibility_in_both_themes();
    journey.click("button", "記録する");
    journey.see("時刻として読めません");
    // Emptied: now.
    let time = journey.find("textbox", "時刻");
    journey.click_on(&time);
    journey.keys("Control+a");
    journey.keys("Delete");
    journey.click("button", "記録する");
    journey.wait_until("the question stands in the ledger", || {
        lines(&journey, "questions") == before + 1
    });
    journey.see("質問を記録しました");

    // It is answered, with a name in the answer; the answer is kept for the next time without it.
    let card = journey.find("article", "研修の初日は何時");
    let answer = journey.find_in(&card, "button", "答える");
    journey.click_on(&answer);
    write(
        &journey,
        &journey.find("textbox", "答え"),
        "髙橋さんは、朝九時に本部へおいでください。",
    );
    look(&journey, "questions-answer");
    journey.keys("Control+Enter");
    journey.see("質問に答えました");
    let card = journey.find("article", "研修の初日は何時");
    let menu = journey.find_in(&card, "button", "この答えの操作");
    journey.click_on(&menu);
    journey.click("menuitem", "よくある質問にする");
    journey.click("button", "保存する");
    journey.see("だれのことかわかる");
    look(&journey, "questions-faq-caution");
    let form = journey.find("form", "よくある質問を書く");
    let answer = journey.find_in(&form, "textbox", "答え");
    write(&journey, &answer, "朝九時に本部へおいでください。");
    write(&journey, &journey.find("combobox", "話題"), "研修");
    journey.click("button", "保存する");
    journey.see("よくある質問「研修」を書きました");
    journey.click("link", "よくある質問");
    journey.see("朝九時に本部へ");
    look(&journey, "faq");

    // The contact log, both ways.
    journey.click("link", "連絡");
    journey.see("事務所に立ち寄ってくれた");
    look(&journey, "contact");

    // Who has been without a word longest: on that page everything is written down by a key.
    go(&journey, "#/today");
    let care = journey.find("region", "声をかけたい人");
    let first = journey.find_all_in(&care, "button", "開く").remove(0);
    journey.click_on(&first);
    journey.see("あゆみ");
    journey.find("button", "くわしく");
    look(&journey, "person-care");
    journey.click("button", "くわしく");
    journey.see("点数はつけません");
    journey.check_accessibility_in_both_themes();
    journey.picture("care-explained");
    journey.click("button", "本人に見せる");
    journey.see("印刷する");
    look(&journey, "care-page");
    journey.keys("Escape");
    journey.see("あゆみ");
    journey.keys("c");
    write(
        &journey,
        &journey.find("textbox", "内容"),
        "近況を聞いた。実習が終わったとのこと。",
    );
    journey.keys("Control+Enter");
    journey.see("連絡を記録しました");
    journey.see("近況を聞いた。実習が終わったとのこと。");
    journey.script("document.activeElement.blur()", vec![]);
    journey.keys("w");
    write(
        &journey,
        &journey.find("textbox", "納得のことば"),
        "自分の町で働けるのがうれしいです。",
    );
    journey.keys("Control+Enter");
    journey.see("自分の町で働けるのがうれしいです。");

    // A task is done, and undone.
    go(&journey, "#/today");
    journey.see("きょうすること");
    let tasks = lines(&journey, "today-tasks");
    let list = journey.find("region", "用事");
    let tick = journey.find_all_in(&list, "checkbox", "").remove(0);
    journey.script("arguments[0].click()", vec![tick.json()]);
    journey.see("済みにしました");
    journey.keys("Control+z");
    journey.see("元に戻しました");
    journey.wait_until("the task stands there again", || {
        lines(&journey, "today-tasks") == tasks
    });
    journey.choose_radio("自分の担当");
    look(&journey, "today-mine");
    journey.click("link", "すべての用事");
    journey.see("まだのこと");
    look_closely(&journey, "tasks");
    go(&journey, "#/settings/tasks");
    journey.see("取り込みでは作りません");
    look(&journey, "task-templates");
    journey.finish();
}
