//! Steps that several journeys take.

use std::fmt::Write as _;
use std::path::Path;
use std::time::Duration;

use window_journeys::{Element, Journey, Theme};

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

/// A look at the screen: accessible in both themes, no wider than the window, and a picture in each theme.
#[track_caller]
pub fn look(journey: &Journey, name: &str) {
    for (theme, name) in [
        (Theme::Light, name.to_owned()),
        (Theme::Dark, format!("{name}-dark")),
    ] {
        journey.theme(theme);
        assert_drawn(journey);
        // It also ends what moves: a picture in the middle of a change of colours would show neither look.
        journey.check_accessibility();
        assert_fits(journey);
        journey.picture(&name);
    }
    journey.theme(Theme::Light);
}

/// Every plot on screen is drawn: what draws it is brought in only when there is one.
#[track_caller]
fn assert_drawn(journey: &Journey) {
    journey.wait_until("the plots are drawn", || {
        count(journey, "[data-plot]") == count(journey, "[data-plot] canvas")
    });
}

/// Opens the sample office. A year of recruitment is made for it on the spot, which takes its time where
/// much else is going on.
pub fn open_sample(journey: &Journey) {
    journey.click("button", "見本でためす");
    journey.wait_up_to(Duration::from_secs(60), "the sample office is open", || {
        journey.text().contains("きょうすること").then_some(())
    });
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
    assert_fits(journey);
    journey.picture(&format!("{name}-large-1024"));
    size("normal");
    journey.resize(1280, 800);
}

/// The page is no wider than the window.
#[track_caller]
fn assert_fits(journey: &Journey) {
    let wide = journey.script(
        "const root = document.documentElement; if (root.scrollWidth <= innerWidth) return '';
         return [...document.querySelectorAll('body *')].filter(el => el.getBoundingClientRect().right > innerWidth + 1)
           .map(el => `${el.tagName}.${el.className} ${Math.round(el.getBoundingClientRect().right)}`).slice(0, 8).join(' | ')",
        vec![],
    );
    assert_eq!(wide.as_str(), Some(""), "{}", journey.place());
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

/// Goes to a place and waits until it is there.
#[track_caller]
pub fn go(journey: &Journey, place: &str) {
    journey.script("location.hash = arguments[0]", vec![place.into()]);
    journey.wait_until(&format!("{place} is there"), || {
        journey.place().starts_with(place)
    });
}

/// How many elements a selector finds.
pub fn count(journey: &Journey, selector: &str) -> usize {
    let found = journey.script(
        "return document.querySelectorAll(arguments[0]).length",
        vec![selector.into()],
    );
    usize::try_from(found.as_u64().unwrap_or_default()).unwrap_or_default()
}

/// The texts of what a selector finds, without readings above names and with single spaces.
pub fn texts(journey: &Journey, selector: &str) -> Vec<String> {
    let found = journey.script(
        "return [...document.querySelectorAll(arguments[0])].map(el => { const plain = el.cloneNode(true);
           plain.querySelectorAll('rt, rp').forEach(part => part.remove());
           return plain.textContent.replace(/\\s+/g, ' ').trim() })",
        vec![selector.into()],
    );
    let list = found.as_array().cloned().unwrap_or_default();
    list.iter()
        .map(|text| text.as_str().unwrap_or_default().to_owned())
        .collect()
}

/// Presses the dialog's button of this name and waits until the dialog is gone.
#[track_caller]
pub fn confirm(journey: &Journey, word: &str) {
    let dialog = journey.wait_for("a dialog", || journey.find_all("dialog", "").pop());
    let button = journey.find_in(&dialog, "button", word);
    journey.click_on(&button);
    journey.wait_until("the dialog is gone", || count(journey, "dialog[open]") == 0);
}

/// Types a date into the field of this name and leaves it, so that it is read.
#[track_caller]
pub fn date(journey: &Journey, name: &str, typed: &str) {
    journey.fill(name, typed);
    journey.keys("Tab");
}

/// Opens the office that [`make_office`] made, after the program was started again.
pub fn open_again(journey: &Journey) {
    journey.click("button", "みどりの丘");
    journey.see("閉じています");
    journey.fill("合言葉", PASSPHRASE);
    journey.click("button", "開く");
    journey.see("小川 春");
}

/// Shows everything in this language (`English`, `日本語`) from here on.
pub fn speak(journey: &Journey, language: &str) {
    go(journey, "#/settings/display");
    journey.wait_until("the languages are there", || journey.has("radio", language));
    journey.choose_radio(language);
}

/// A recruitment of ten places for spring 2027, and these people (name and reading) who applied that day, by a file.
pub fn take_in_applicants<'a>(
    journey: &Journey,
    applied_on: &str,
    people: impl IntoIterator<Item = (&'a str, &'a str)>,
) {
    go(journey, "#/candidates");
    journey.click("button", "募集をつくる");
    journey.fill("募集の名前", "2027年3月卒");
    journey.fill("入団の年", "2027");
    journey.fill("募集人数", "10");
    journey.click("button", "つくる");
    journey.see("この募集には、まだ応募がありません");
    let mut table = String::from("応募日,氏名,フリガナ,区分,メール\r\n");
    for (number, (name, reading)) in people.into_iter().enumerate() {
        let _ = write!(
            table,
            "{applied_on},{name},{reading},新卒,a{number}@mail.example\r\n"
        );
    }
    let file = journey.home().join("応募者.csv");
    std::fs::write(&file, table).expect("a file in the home folder");
    journey.click_on(&journey.find_all("button", "取り込む")[0]);
    journey.answer_dialog(&file);
    journey.click("button", "ファイルを選ぶ");
    journey.wait_until("the columns are mapped", || {
        journey.has("combobox", "文字の形式")
    });
    journey.click("button", "次へ");
    journey.see("保留する行");
    journey.click("button", "次へ");
    journey.click("button", "取り込む");
    journey.see("取り込みました");
}

/// Chooses the old register; its preview comes up.
pub fn preview_register(journey: &Journey) {
    go(journey, "#/members/import");
    journey.answer_dialog(&sample_file("組合員名簿_旧台帳.xlsx"));
    journey.click("button", "ファイルを選ぶ");
    journey.wait_until("the register is read", || figure(journey, "read") == "421");
}

/// Follows somebody's name in the table on screen. It is shown with its reading above it and found without.
#[track_caller]
pub fn open_name(journey: &Journey, name: &str) {
    journey.wait_until(name, || {
        let script = "const plain = a => { const copy = a.cloneNode(true); copy.querySelectorAll('rt').forEach(rt => rt.remove()); \
                      return copy.textContent.trim() }; \
                      const link = [...document.querySelectorAll('main table a')].find(a => plain(a) === arguments[0]); \
                      link?.click(); return !!link";
        journey.script(script, vec![name.into()]) == true
    });
}

/// What stands at a place marked for tests (`data-testid`); nothing where there is no such place.
pub fn figure(journey: &Journey, mark: &str) -> String {
    texts(journey, &format!("[data-testid={mark}]")).join(" ")
}

/// What stands at these places marked for tests is this.
#[track_caller]
pub fn assert_figures(journey: &Journey, figures: &[(&str, &str)]) {
    let there: Vec<(&str, String)> = figures
        .iter()
        .map(|(mark, _)| (*mark, figure(journey, mark)))
        .collect();
    let there: Vec<(&str, &str)> = there
        .iter()
        .map(|(mark, is)| (*mark, is.as_str()))
        .collect();
    assert_eq!(there, figures);
}

/// Scrolls a section under its heading into sight.
#[track_caller]
pub fn bring_up(journey: &Journey, heading: &str) {
    let heading = journey.find("heading", heading);
    journey.script(
        "arguments[0].scrollIntoView({ block: 'start', behavior: 'instant' })",
        vec![heading.json()],
    );
}

/// Saves what a button of the screen or dialog writes, as this file of the home folder, and gives its content.
#[track_caller]
pub fn save_as(journey: &Journey, button: &str, name: &str) -> Vec<u8> {
    let file = journey.home().join(name);
    journey.answer_dialog(&file);
    journey.click("button", button);
    written(journey, &file)
}

/// The content of a file the program is about to write.
pub fn written(journey: &Journey, file: &Path) -> Vec<u8> {
    journey.wait_for(&format!("{} is written", file.display()), || {
        std::fs::read(file).ok().filter(|bytes| !bytes.is_empty())
    })
}

/// Opens the menu of one of an event's people.
pub fn open_menu(journey: &Journey, row: usize) {
    journey.wait_until("no other menu is open", || {
        count(journey, "[role=menu]") == 0
    });
    let table = journey.find("region", "参加する人の表");
    let menus = journey.find_all_in(&table, "button", "の操作");
    assert_can_be_hit(journey, &menus[row]);
    journey.click_on(&menus[row]);
}

/// What lies in the middle of an element is that element, and nothing over it.
#[track_caller]
pub fn assert_can_be_hit(journey: &Journey, element: &Element) {
    let over = journey.script(
        "const [element] = arguments; const box = element.getBoundingClientRect();
         const there = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
         return element.contains(there) ? '' : there?.outerHTML.slice(0, 200) ?? 'nothing'",
        vec![element.json()],
    );
    assert_eq!(over.as_str(), Some(""), "the element can be hit");
}

/// Invites everybody who holds an offer to the event on screen; within a series, to all of it if wished.
pub fn invite_cohort(journey: &Journey, scope: Option<&str>) {
    journey.click_on(&journey.find_all("button", "招く")[0]);
    journey.see("内定を出している人");
    if let Some(scope) = scope {
        journey.choose_radio(scope);
    }
    confirm(journey, "招く");
    journey.wait_until("somebody is invited", || {
        count(journey, ".people tbody tr[data-index]") > 3
    });
}

/// Marks the people of the event on screen from the first row on, one key each, as fast as keys come; a blank
/// leaves the row as it is.
pub fn take_attendance(journey: &Journey, keys: &str) {
    let row = |row: usize| format!(".people tr[data-index=\"{row}\"]");
    let mut follows = false;
    for (at, key) in keys.chars().enumerate() {
        if key == ' ' {
            follows = false;
            continue;
        }
        // The one after is stepped to by the key before.
        if !follows {
            let link = format!("{} a", row(at));
            journey.script(
                "document.querySelector(arguments[0]).focus()",
                vec![link.into()],
            );
        }
        journey.keys(&key.to_string());
        follows = true;
    }
    for (at, _) in keys.chars().enumerate().filter(|(_, key)| *key != ' ') {
        journey.wait_until(&format!("row {at} is marked"), || {
            count(
                journey,
                &format!("{} [role=radio][aria-checked=true]", row(at)),
            ) == 1
        });
    }
}
