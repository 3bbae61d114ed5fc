//! Steps that several journeys take.

use std::path::Path;
use std::time::Duration;

use window_journeys::{Journey, Theme};

/// The passphrase of the office that [`make_office`] makes.
pub const PASSPHRASE: &str = "みどりの丘の会議室";

/// A file of `tests/data`.
pub fn sample_file(name: &str) -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../tests/data")
        .join(name)
        .canonicalize()
        .expect("the sample file is there")
}

/// A look at the screen: accessible in both themes, and a picture in each.
pub fn look(journey: &Journey, name: &str) {
    journey.check_accessibility_in_both_themes();
    journey.picture(name);
    journey.theme(Theme::Dark);
    // Colours change over a moment; a picture in the middle of it would show neither look.
    std::thread::sleep(Duration::from_millis(300));
    journey.picture(&format!("{name}-dark"));
    journey.theme(Theme::Light);
}

/// Makes an office as its first user does, and ends before its empty first screen.
pub fn make_office(journey: &Journey) {
    journey.click("button", "事務所をつくる");
    journey.fill("組合の名前", "労働者協同組合みどりの丘");
    journey.answer_dialog(&journey.home().join("みどりの丘"));
    journey.click("button", "フォルダーを選ぶ");
    journey.see("みどりの丘");
    look(journey, "make-office");
    journey.click("button", "次へ");
    journey.fill("あなたの名前", "小川 春");
    journey.fill("名乗り", "小川");
    // A passphrase typed twice, the second time wrongly at first: what was typed stays.
    journey.fill("合言葉", PASSPHRASE);
    journey.fill("合言葉をもう一度", "ちがう合言葉です");
    journey.click("button", "次へ");
    journey.see("二つの合言葉が違います");
    journey.fill("合言葉をもう一度", PASSPHRASE);
    journey.click("button", "次へ");
    let code = journey.wait_for("a recovery code", || {
        let code = journey.script(
            "return document.querySelector('[data-testid=recovery-code]')?.innerText ?? ''",
            vec![],
        );
        let code: String = code.as_str()?.split_whitespace().collect();
        (code.len() >= 32).then_some(code)
    });
    journey.check_accessibility_in_both_themes();
    journey.click("button", "紙に書きました");
    journey.fill("回復コード", "AAAA-BBBB-CCCC");
    journey.click("button", "事務所をはじめる");
    journey.see("書き写した");
    journey.fill("回復コード", &code.to_lowercase());
    journey.click("button", "事務所をはじめる");
}

/// As [`look`], and pictures in large type and in the smallest window too.
pub fn look_closely(journey: &Journey, name: &str) {
    look(journey, name);
    let size = |size: &str| {
        journey.script(
            "document.documentElement.dataset.size = arguments[0]",
            vec![size.into()],
        );
        std::thread::sleep(Duration::from_millis(150));
    };
    size("large");
    journey.picture(&format!("{name}-large"));
    journey.resize(1024, 768);
    journey.check_accessibility();
    journey.picture(&format!("{name}-large-1024"));
    size("normal");
    journey.resize(1280, 800);
}

/// Puts the line at the foot away: it lies over what is to be clicked next.
pub fn put_line_away(journey: &Journey) {
    let line = journey.find("region", "お知らせ");
    let shut = journey.find_in(&line, "button", "閉じる");
    journey.click_on(&shut);
    journey.wait_until("the line is away", || {
        journey.find_all_in(&line, "button", "閉じる").is_empty()
    });
}
