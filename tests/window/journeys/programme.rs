//! The follow-up programme of a year: study comes first, so it is written down before anything is planned;
//! a year of eight events is laid out at once and its conflicts are seen by name; people are invited and
//! reply; one event is moved with those that follow, and the replies stay; attendance is taken by keys and
//! stands in the grid, with its figures, its plots and its reason for a word.

use std::time::Duration;

use window_journeys::{Element, Journey, Theme};

/// A look at the screen: accessible in both themes, and a picture in each.
fn look(journey: &Journey, name: &str) {
    journey.check_accessibility_in_both_themes();
    journey.picture(name);
    journey.theme(Theme::Dark);
    // Colours change over a moment; a picture in the middle of it would show neither look.
    std::thread::sleep(Duration::from_millis(300));
    journey.picture(&format!("{name}-dark"));
    journey.theme(Theme::Light);
}

fn go(journey: &Journey, place: &str) {
    journey.script("location.hash = arguments[0]", vec![place.into()]);
    journey.wait_until(&format!("{place} is there"), || {
        journey.place().starts_with(place)
    });
}

/// How many elements a selector finds.
fn count(journey: &Journey, selector: &str) -> u64 {
    journey
        .script(
            "return document.querySelectorAll(arguments[0]).length",
            vec![selector.into()],
        )
        .as_u64()
        .unwrap_or_default()
}

/// A text of the page, by its selector; empty where there is none.
fn text(journey: &Journey, selector: &str) -> String {
    journey
        .script(
            "return document.querySelector(arguments[0])?.textContent.trim() ?? ''",
            vec![selector.into()],
        )
        .as_str()
        .unwrap_or_default()
        .to_owned()
}

/// Chooses the option at a place of the list box of this name.
fn choose_nth(journey: &Journey, name: &str, nth: u64) {
    let list = journey.find("combobox", name);
    journey.script(
        "const [list, nth] = arguments; list.selectedIndex = nth; list.dispatchEvent(new Event('change', { bubbles: true }))",
        vec![list.json(), nth.into()],
    );
}

/// Writes down that somebody of the cohort has exams while the January meet-up is held.
fn write_exams(journey: &Journey, whose: u64) {
    journey.click_on(&journey.find_all("button", "学事日程を加える")[0]);
    journey.wait_until("the cohort can be chosen from", || {
        count(journey, "dialog select option") > whose
    });
    choose_nth(journey, "だれの", whose);
    journey.fill("名前", "後期試験");
    journey.fill("はじめの日", "令和9年1月18日");
    journey.fill("おわりの日", "2027/1/22");
    journey.click("button", "保存する");
    journey.wait_until("the period is written", || {
        count(journey, "dialog[open]") == 0
    });
}

/// An event of today, late enough to invite people to and early enough to record who came.
fn hold_today(journey: &Journey, name: &str, from: &str, to: &str) {
    go(journey, "#/programme/new");
    journey.see("ひな形");
    let name_field = journey.find_all("textbox", "名前").remove(0);
    journey.fill_in(&name_field, name);
    journey.fill("はじめ", from);
    journey.fill("おわり", to);
    journey.click("button", "予定をつくる");
    journey.see("まだだれも招いていません");
    invite_cohort(journey);
}

fn invite_cohort(journey: &Journey) {
    journey.click_on(&journey.find_all("button", "招く")[0]);
    journey.see("内定を出している人");
    let confirm = journey.find_all("button", "招く").pop();
    journey.click_on(&confirm.expect("the dialog's button"));
    journey.wait_until("somebody is invited", || {
        count(journey, ".people tbody tr[data-index]") > 3 && count(journey, "dialog[open]") == 0
    });
}

/// What lies in the middle of an element is that element, and nothing over it.
fn assert_can_be_hit(journey: &Journey, element: &Element) {
    let over = journey.script(
        "const [element] = arguments; const box = element.getBoundingClientRect();
         const there = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
         return element.contains(there) ? '' : there?.outerHTML.slice(0, 200) ?? 'nothing'",
        vec![element.json()],
    );
    assert_eq!(over.as_str(), Some(""), "the element can be hit");
}

/// Opens the menu of one of the people.
fn open_menu(journey: &Journey, row: usize) {
    journey.wait_until("no other menu is open", || {
        count(journey, "[role=menu]") == 0
    });
    let table = journey.find("region", "参加する人の表");
    let menus = journey.find_all_in(&table, "button", "の操作");
    assert_can_be_hit(journey, &menus[row]);
    journey.click_on(&menus[row]);
}

/// Puts the keys on a row of the people.
fn on_row(journey: &Journey, index: usize) {
    journey.script(
        "document.querySelector(`.people tr[data-index=\"${arguments[0]}\"] a`).focus()",
        vec![index.into()],
    );
}

/// Marks the people of an event from the first row on, one key each.
fn take_attendance(journey: &Journey, keys: &[&str]) {
    on_row(journey, 0);
    for (row, key) in keys.iter().enumerate() {
        on_row(journey, row);
        journey.keys(key);
        journey.wait_until(&format!("row {row} is marked {key}"), || {
            count(
                journey,
                &format!(".people tr[data-index=\"{row}\"] [role=radio][aria-checked=true]"),
            ) == 1
        });
    }
}

#[test]
fn a_year_of_the_programme() {
    let journey = Journey::start("programme");
    journey.click("button", "見本でためす");
    journey.see("きょうすること");
    journey.click("link", "プログラム");
    journey.see("カレンダー");
    look(&journey, "calendar-at-first");

    // Study first: two of the cohort have exams in January.
    go(&journey, "#/programme/study");
    journey.see("学事日程を加える");
    write_exams(&journey, 1);
    write_exams(&journey, 2);
    go(&journey, "#/programme/study?at=2027-01");
    journey.see("後期試験");
    look(&journey, "study");

    // The year: four meet-ups and four open talks, the conflicts by name, and one row moved by hand.
    go(&journey, "#/programme/plan");
    journey.see("年間計画");
    std::thread::sleep(Duration::from_millis(600));
    if journey.has("button", "いつものひな形を用意する") {
        look(&journey, "plan-at-first");
        journey.click("button", "いつものひな形を用意する");
    }
    journey.see("オープントーク");
    journey.choose("最初の月", "2026年12月");
    journey.choose("最後の月", "2027年3月");
    journey.script(
        "for (const box of document.querySelectorAll('.plan .side input[type=checkbox]'))
           if (box.checked !== /オンライン交流会|オープントーク/.test(box.closest('label').textContent)) box.click()",
        vec![],
    );
    journey.wait_until("eight events are laid out", || {
        count(&journey, "[data-testid=plan-row]") == 8
    });
    journey.see("学業 2人");
    look(&journey, "plan");
    let other = journey.find_all("button", "日を変える").pop();
    journey.click_on(&other.expect("a row's button"));
    journey.see("この回だけを変えます");
    journey.fill("日付", "2027/3/25");
    look(&journey, "plan-other-date");
    journey.click("button", "この日にする");
    journey.see("手で選んだ日時");
    journey.click("button", "8件をつくる");
    journey.see("年間計画から8件の予定をつくりました");
    journey.wait_until("the calendar shows December", || {
        journey.text().contains("2026年12月") && journey.has("button", "オンライン交流会")
    });
    look(&journey, "calendar-month");
    journey.choose_radio("週");
    journey.wait_until("the week is there", || {
        count(&journey, ".ec-time-grid") == 1
    });
    look(&journey, "calendar-week");
    journey.choose_radio("一覧");
    journey.see("2026年12月から一年");
    look(&journey, "calendar-list");

    // The meet-up: the cohort is invited, two reply.
    journey.click_on(&journey.find_all("link", "オンライン交流会")[0]);
    journey.see("まだだれも招いていません");
    invite_cohort(&journey);
    open_menu(&journey, 0);
    journey.click("menuitem", "参加");
    journey.wait_until("the first comes", || journey.text().contains("参加 1"));
    open_menu(&journey, 1);
    journey.click("menuitem", "不参加(学業)");
    journey.wait_until("the second does not", || {
        journey.text().contains("不参加 1")
    });
    look(&journey, "event");

    // Half an hour earlier, this one and those that follow; the replies stay.
    journey.keys("m");
    journey.see("日時を変える");
    journey.fill("はじめ", "午後6時半");
    journey.keys("Tab");
    journey.choose_radio("この回からあと");
    journey.see("返事と席はそのまま残ります");
    look(&journey, "move-following");
    journey.click_on(&journey.find_all("button", "日時を変える").remove(0));
    journey.wait_until("it begins at half past six", || {
        journey.text().contains("18:30") && count(&journey, "dialog[open]") == 0
    });
    journey.see("参加 1");
    journey.see("不参加 1");

    // What people replied to is cancelled, not removed.
    journey.click("button", "この予定のほかの操作");
    journey.click("menuitem", "消す");
    journey.see("この予定は消せません");
    journey.check_accessibility_in_both_themes();
    journey.picture("cannot-remove");
    journey.keys("Escape");

    // A date for something else: the days on which nobody has exams come first.
    go(&journey, "#/programme/dates");
    journey.see("候補の日");
    journey.wait_until("there are proposals", || {
        count(&journey, "[data-proposal]") > 3
    });
    look(&journey, "dates");

    // Two events of today, attendance by keys.
    hold_today(&journey, "朝の会", "23:30", "23:40");
    take_attendance(&journey, &["p", "n", "s", "x"]);
    look(&journey, "attendance");
    hold_today(&journey, "夜の会", "23:45", "23:55");
    take_attendance(&journey, &["p", "n", "s", "l"]);

    // The grid: two figures a person, study left out, two absences without a word give a reason.
    go(&journey, "#/programme/grid");
    journey.see("出席・連絡");
    journey.see("連絡のない欠席が2回続きました");
    assert!(
        text(&journey, "[data-testid=rate]").contains('/'),
        "figures as fractions"
    );
    let grid = journey.find("region", "参加状況");
    // The names stay in sight while the grid is scrolled, and lead to the people.
    assert_can_be_hit(
        &journey,
        &journey
            .find_all_in(&grid, "link", "")
            .pop()
            .expect("a name"),
    );
    look(&journey, "grid");
    journey.choose_radio("図");
    journey.see("出席の移り変わり");
    std::thread::sleep(Duration::from_millis(500));
    look(&journey, "plots");

    go(&journey, "#/settings/programme");
    journey.see("国民の祝日");
    look(&journey, "settings");
    journey.finish();
}
