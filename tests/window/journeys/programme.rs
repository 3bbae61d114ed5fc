//! The follow-up programme the sample office has under way: study is written down, the calendar is looked at
//! by month, week and year; people are invited and reply; one event is moved with those that follow, and the
//! replies stay; attendance is taken by keys and stands in the grid, with its figures, its plots and its reason
//! for a word. (A year is planned from nothing in `offers`.)

use std::time::Duration;

use window_journeys::Journey;

use crate::steps::{
    count, date, go, invite_cohort, look, open_menu, open_sample, take_attendance, texts,
};

/// Chooses the option at a place of the list box of this name.
fn choose_nth(journey: &Journey, name: &str, nth: usize) {
    let list = journey.find("combobox", name);
    journey.script(
        "const [list, nth] = arguments; list.selectedIndex = nth; list.dispatchEvent(new Event('change', { bubbles: true }))",
        vec![list.json(), nth.into()],
    );
}

/// Writes down that somebody of the cohort has exams while the January meet-up is held.
fn write_exams(journey: &Journey, whose: usize) {
    journey.click_on(&journey.find_all("button", "学事日程を加える")[0]);
    journey.wait_until("the cohort can be chosen from", || {
        count(journey, "dialog select option") > whose
    });
    choose_nth(journey, "だれの", whose);
    journey.fill("名前", "後期試験");
    journey.fill("はじめの日", "令和9年1月17日");
    journey.fill("おわりの日", "2027/1/21");
    journey.click("button", "保存する");
    journey.wait_until("the period is written", || {
        count(journey, "dialog[open]") == 0
    });
}

/// An event of today, late enough to invite people to and early enough to record who came.
fn hold_today(journey: &Journey, name: &str, from: &str, to: &str) {
    go(journey, "#/programme/new");
    journey.see("ひな形");
    // What was done last is said where the fields come to lie.
    journey.script(
        "document.querySelector('[data-testid=toast] .shut')?.click()",
        vec![],
    );
    let name_field = journey.find_all("textbox", "名前").remove(0);
    journey.fill_in(&name_field, name);
    journey.fill("はじめ", from);
    journey.fill("おわり", to);
    journey.click("button", "予定をつくる");
    journey.see("まだだれも招いていません");
    invite_cohort(journey, None);
}

#[test]
fn a_year_of_the_programme() {
    let journey = Journey::start_on("programme", "2026-11-20");
    open_sample(&journey);
    journey.click("link", "プログラム");
    journey.see("カレンダー");
    look(&journey, "calendar-at-first");

    // Study first: one of the cohort has exams in January.
    go(&journey, "#/programme/study");
    journey.see("学事日程を加える");
    write_exams(&journey, 1);
    go(&journey, "#/programme/study?at=2027-01");
    journey.see("後期試験");
    look(&journey, "study");

    // The calendar by month, week and year.
    go(&journey, "#/programme?at=2026-12-01");
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
    invite_cohort(&journey, None);
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
    date(&journey, "はじめ", "午後6時半");
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
    take_attendance(&journey, "pnsx");
    look(&journey, "attendance");
    hold_today(&journey, "夜の会", "23:45", "23:55");
    take_attendance(&journey, "pnsl");

    // The grid: two figures a person, study left out, two absences without a word give a reason.
    go(&journey, "#/programme/grid");
    journey.see("出席・連絡");
    journey.see("連絡のない欠席が2回続きました");
    assert!(
        texts(&journey, "[data-testid=rate]").concat().contains('/'),
        "figures as fractions"
    );
    // The names stay in sight while the grid is scrolled, and lead to the people.
    let first = journey.script(
        "const name = document.querySelector('tbody th[scope=row] a'); const box = name.getBoundingClientRect();
         return name.contains(document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2))",
        vec![],
    );
    assert_eq!(first.as_bool(), Some(true), "a name of the grid can be hit");
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
