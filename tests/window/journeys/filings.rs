//! Deadlines: an event is written down, the day that follows from it stands in the calendar and on the page of
//! today, and is said to be done and not done.

use window_journeys::Journey;

use crate::steps::{go, look, look_closely, open_sample};

const DUTY: &str = "役員の氏名・住所の変更を届け出る";

/// Where the duty stands, as its line says: none where it is not in sight.
fn state(journey: &Journey) -> Option<String> {
    journey
        .script(
            "return document.querySelector('[data-duty=officer_filed]')?.dataset.state",
            Vec::new(),
        )
        .as_str()
        .map(str::to_owned)
}

#[test]
fn a_changed_officer_from_event_to_filing() {
    let journey = Journey::start("filings");
    open_sample(&journey);
    journey.click("link", "届出・期限");
    journey.see("一年の期限");
    journey.see("脱退の予告の締切り");
    journey.see("境界日");
    look_closely(&journey, "filings");

    // An officer's address changed yesterday: two weeks from then.
    let yesterday = journey.script(
        "return new Date(Date.now() + 9 * 3600000 - 86400000).toISOString().slice(0, 10)",
        Vec::new(),
    );
    journey.keys("n");
    let dialog = journey.find("dialog", "出来事を記録する");
    journey.choose("出来事", "役員の氏名・住所の変更");
    journey.see("住所だけが変わったときも");
    let day = journey.find_in(&dialog, "textbox", "日");
    journey.fill_in(&day, "2150/1/1");
    journey.keys("Tab");
    journey.click("button", "保存する");
    journey.see("ありえない日です");
    journey.fill_in(&day, yesterday.as_str().unwrap_or_default());
    journey.fill("覚え", "理事の住所");
    look(&journey, "filings-event");
    journey.click("button", "保存する");
    journey.wait_until("the duty stands in the calendar", || {
        state(&journey).as_deref() == Some("open")
    });
    journey.see("その日の14日後");

    // It is told today, and leads back to its day.
    journey.click("link", "今日");
    journey.see(DUTY);
    look(&journey, "today-filings");
    journey.click("button", &format!("開く: {DUTY}"));
    journey.wait_until("its day is in sight", || state(&journey).is_some());

    // Done, and taken back.
    journey.click("button", &format!("「{DUTY}」を済みにする"));
    journey.see("済ませた日");
    look(&journey, "filings-done");
    journey.fill("覚え", "郵送");
    journey.click("button", "済みにする");
    journey.wait_until("it is done", || state(&journey).as_deref() == Some("done"));
    journey.see("郵送");
    journey.keys("Control+z");
    journey.wait_until("it is to be done again", || {
        state(&journey).as_deref() == Some("open")
    });

    // Certified as 特定: duties of its own from the next business year on.
    go(&journey, "#/settings/articles");
    journey.click("button", "特定労働者協同組合の認定を改める");
    journey.choose("新しい値", "認定を受けている");
    let day = journey.find("textbox", "適用日");
    journey.fill_in(&day, yesterday.as_str().unwrap_or_default());
    look(&journey, "filings-certified");
    journey.click("button", "改める");
    go(&journey, "#/filings");
    journey.click("button", "次の事業年度");
    journey.see("報酬規程等をつくり、備え置く");
    look(&journey, "filings-specified");
    journey.finish();
}
