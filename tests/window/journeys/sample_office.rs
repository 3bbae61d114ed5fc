//! The sample office: every screen has something to show, in a small window, in large type, in English;
//! and nothing of its people is left readable on the disk.

use window_journeys::Journey;

use crate::steps::open_sample;

const SCREENS: [(&str, &str); 7] = [
    ("#/today", "today"),
    ("#/candidates", "board"),
    ("#/candidates?view=table", "table"),
    ("#/candidates?view=flow", "flow"),
    ("#/history", "history"),
    ("#/settings/sites", "organisation"),
    ("#/settings/display", "settings"),
];

/// Goes through the screens as they are set up now, each accessible in both themes and pictured.
fn go_round(journey: &Journey, how: &str) {
    for (place, name) in SCREENS {
        journey.script("location.hash = arguments[0]", vec![place.into()]);
        journey.wait_until(&format!("{place} has settled"), || {
            let busy = journey.script(
                "return document.querySelectorAll('main [aria-busy=true]').length",
                vec![],
            );
            journey.place().starts_with(place)
                && busy == 0
                && !journey.has("heading", "読んでいます")
        });
        journey.check_accessibility_in_both_themes();
        journey.picture(&format!("sample-{name}-{how}"));
    }
}

#[test]
fn the_sample_office_in_every_size_and_language() {
    let journey = Journey::start("sample-office");
    open_sample(&journey);
    go_round(&journey, "usual");

    journey.resize(1024, 768);
    go_round(&journey, "small");

    journey.choose_radio("大きな文字");
    go_round(&journey, "large");

    journey.choose_radio("English");
    journey.see("Settings");
    go_round(&journey, "english");

    let leaks = journey.find_on_disk(&["髙橋", "佐藤", "タカハシ", "@mail.example"]);
    assert!(leaks.is_empty(), "{leaks:?}");
    journey.finish();
}
