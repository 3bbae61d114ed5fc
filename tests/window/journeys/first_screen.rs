//! What somebody sees who starts よりあい for the first time.

use window_journeys::{Journey, Theme};

#[test]
fn the_first_screen_offers_three_beginnings() {
    let journey = Journey::start("first-screen");
    journey.see("よりあい");
    for choice in ["事務所をつくる", "開く", "見本でためす"] {
        journey.find("button", choice);
    }
    journey.check_accessibility_in_both_themes();
    journey.picture("first-screen");
    journey.theme(Theme::Dark);
    journey.resize(1024, 768);
    journey.check_accessibility();
    journey.picture("first-screen-dark-1024");
    journey.finish();
}
