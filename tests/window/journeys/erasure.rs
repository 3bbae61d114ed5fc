//! Somebody's time has come: the list says whose, the preview what goes and what stays, the name typed is
//! the last word; afterwards the page holds no name, nothing brings it back, and the record is still sound.

use window_journeys::Journey;

use crate::steps::{confirm, count, go, look, look_closely, open_sample, put_line_away, texts};

#[test]
fn somebody_is_erased_and_the_record_stays_sound() {
    let journey = Journey::start_on("erasure", "2026-11-20");
    open_sample(&journey);

    // Whoever is still being selected is not erased in passing.
    go(&journey, "#/candidates?view=table");
    journey.wait_until("the table is there", || {
        count(&journey, "main tbody tr[data-index] a") > 5
    });
    journey.script("document.querySelector('main tbody a').click()", vec![]);
    journey.see("あゆみ");
    journey.click("link", "個人情報を消去");
    journey.see("消えるもの");
    look(&journey, "preview-in-the-way");
    journey.keys("Escape");
    journey.wait_until("the dialog is gone", || {
        count(&journey, "dialog[open]") == 0
    });

    // Those whose time has come.
    go(&journey, "#/settings/privacy");
    journey.wait_until("somebody is due", || {
        count(&journey, "[data-testid=due] li") > 0
    });
    let due = count(&journey, "[data-testid=due] li");
    look_closely(&journey, "due");
    let name = texts(&journey, "[data-testid=due] li:first-child a").concat();
    let person = journey.script(
        "return document.querySelector('[data-testid=due] li:first-child a').getAttribute('href')",
        vec![],
    );
    let person = person.as_str().expect("a place").to_owned();
    let look_at = journey.find_all("button", "確かめて消去").remove(0);
    journey.click_on(&look_at);
    journey.see("消えるもの");
    journey.see("残るもの");
    look_closely(&journey, "preview");
    journey.fill("確かめのため、氏名を入れてください", "ちがう 名前");
    let dialog = journey.find("dialog", "個人情報を消去する");
    let erase = journey.find_in(&dialog, "button", "消去する");
    journey.click_on(&erase);
    journey.wait_until("another name is refused", || {
        count(&journey, "dialog[open] [aria-invalid=true]") > 0
    });
    look(&journey, "name-refused");
    journey.fill("確かめのため、氏名を入れてください", &name);
    journey.click_on(&erase);
    journey.see("個人情報を消去しました");
    look(&journey, "erased");
    confirm(&journey, "閉じる");
    journey.wait_until("the list is shorter", || {
        count(&journey, "[data-testid=due] li") == due - 1
    });
    journey.see_no_more(&name);

    // Undo brings nobody back, and takes back nothing else in their stead.
    journey.keys("Control+z");
    journey.see("元に戻せる操作がありません");
    journey.picture("undo-after-erasure");
    put_line_away(&journey);

    // The page of nobody, and nobody found.
    go(&journey, &person);
    journey.see("消去済み");
    assert_eq!(count(&journey, "[data-testid=erased]"), 1);
    assert!(!journey.text().contains(&name));
    look_closely(&journey, "page-of-the-erased");
    journey.keys("Control+k");
    journey.type_text(&name);
    std::thread::sleep(std::time::Duration::from_millis(500));
    assert!(!journey.has("option", &name), "nobody of the name is found");
    journey.keys("Escape");

    // The chain holds.
    go(&journey, "#/history");
    journey.see("個人情報を消去");
    journey.click("button", "検証する");
    journey.wait_until("the record is found sound", || {
        count(&journey, "[data-testid=verification][data-sound=true]") == 1
    });
    assert!(!journey.text().contains(&name));
    look(&journey, "history-after");
    journey.finish();
}
