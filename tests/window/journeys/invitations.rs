//! One seat, two people: the second waits, the first gives up the place, it is offered to the second until a
//! day and an hour, and taken. Invitations go out as mails with a calendar entry, a cancellation to whoever
//! does not come; the whole programme as one calendar. After an event: a guest, a note with its topics, a
//! question to those who took part and to nobody else.

use std::path::{Path, PathBuf};

use mail_parser::{MessageParser, MimeHeaders as _};
use window_journeys::Journey;

use crate::steps::{
    confirm, count, date, go, look, look_closely, open_menu, open_sample, put_line_away, speak,
    texts, written,
};

/// The mails in a folder, in the order of their names.
fn drafts(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).map(|entries| {
        let mut files: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
        files.retain(|file| file.extension().is_some_and(|own| own == "eml"));
        files.sort();
        files
    });
    entries.unwrap_or_default()
}

/// The calendar part of a mail, unfolded.
fn calendar_of(bytes: &[u8]) -> String {
    let mail = MessageParser::new().parse(bytes).expect("a mail");
    let part = mail
        .parts
        .iter()
        .find(|part| part.is_content_type("text", "calendar"))
        .expect("a calendar");
    unfolded(part.contents())
}

fn unfolded(calendar: &[u8]) -> String {
    let text = String::from_utf8(calendar.to_vec()).expect("UTF-8");
    text.replace("\r\n ", "").replace("\r\n", "\n")
}

fn line<'t>(calendar: &'t str, name: &str) -> &'t str {
    calendar
        .lines()
        .find(|line| line.starts_with(name))
        .unwrap_or_else(|| panic!("{name} in\n{calendar}"))
}

/// The place of one of the people, as the table says it.
fn place_of(journey: &Journey, row: usize) -> String {
    texts(journey, &format!(".people tr[data-index=\"{row}\"]")).concat()
}

/// Opens the dialog that writes to an event's people. (A column is called the same.)
fn open_letters(journey: &Journey) {
    journey.script(
        "[...document.querySelectorAll('main button')].find(one => !one.closest('table') && one.textContent.trim().startsWith('案内')).click()",
        vec![],
    );
    journey.see("案内を送ったことを記録する");
}

#[test]
fn a_seat_given_up_is_offered_to_who_waits() {
    let journey = Journey::start_on("invitations", "2026-11-20");
    open_sample(&journey);

    // An event with one seat, a fortnight ahead.
    go(&journey, "#/programme/new");
    journey.see("ひな形");
    let name = journey.find_all("textbox", "名前").remove(0);
    journey.fill_in(&name, "厨房を見る午後");
    journey.fill("場所", "本部 厨房");
    journey.fill("定員", "1");
    date(&journey, "日付", "2026/12/4");
    date(&journey, "はじめ", "14:00");
    date(&journey, "おわり", "15:30");
    look_closely(&journey, "new-with-one-seat");
    journey.click("button", "予定をつくる");
    journey.see("まだだれも招いていません");
    put_line_away(&journey);
    journey.click_on(&journey.find_all("button", "招く")[0]);
    journey.see("空いている席は1");
    journey.choose_radio("人を選ぶ");
    journey.wait_until("the cohort can be chosen from", || {
        count(&journey, "dialog fieldset input[type=checkbox]") > 2
    });
    for nth in [1, 2] {
        journey.script(
            "document.querySelectorAll('dialog fieldset input[type=checkbox]')[arguments[0]].click()",
            vec![nth.into()],
        );
    }
    look(&journey, "invite-two");
    confirm(&journey, "招く");
    journey.wait_until("one has the seat, one waits", || {
        count(&journey, ".people tbody tr[data-index]") == 2
            && texts(&journey, ".people tbody")
                .concat()
                .contains("待ち 1番目")
    });
    let event = journey.place();
    look_closely(&journey, "one-waits");

    // Both are written to: a mail each, with the event for their calendar.
    let folder = journey.home().join("案内");
    open_letters(&journey);
    journey.answer_dialog(&folder);
    journey.click("button", "メールの下書きをつくる");
    journey.see("下書きを2通つくりました");
    look(&journey, "drafted");
    let files = drafts(&folder);
    assert_eq!(files.len(), 2);
    let asked = calendar_of(&written(&journey, &files[0]));
    assert_eq!(line(&asked, "METHOD:"), "METHOD:REQUEST");
    assert_eq!(
        line(&asked, "DTSTART;"),
        "DTSTART;TZID=Asia/Tokyo:20261204T140000"
    );
    assert!(asked.contains("BEGIN:VTIMEZONE") && asked.contains("SUMMARY:厨房を見る午後"));
    confirm(&journey, "案内済みにする");
    journey.wait_until("both are told", || {
        texts(&journey, ".people tbody")
            .concat()
            .matches("案内済み")
            .count()
            == 2
    });

    // The first takes the seat, and gives it up; it is offered to the second, until tomorrow noon.
    let seated = usize::from(place_of(&journey, 0).contains("番目"));
    let waiting = 1 - seated;
    open_menu(&journey, seated);
    journey.click("menuitem", "参加");
    journey.see("参加 1");
    open_menu(&journey, seated);
    journey.click("menuitem", "不参加(ほかの都合)");
    journey.see("席をすすめました");
    journey.wait_until("the place is kept until a day and an hour", || {
        place_of(&journey, waiting).contains("打診")
            && place_of(&journey, waiting).contains("12:00")
    });
    journey.see("打診中 1人");
    put_line_away(&journey);
    look_closely(&journey, "place-offered");
    open_menu(&journey, waiting);
    journey.click("menuitem", "参加");
    journey.wait_until("the place is taken", || {
        place_of(&journey, waiting).contains("席あり")
    });
    journey.see("席 1/1");
    look(&journey, "place-taken");

    // Whoever gave up the place gets the event taken out of their calendar.
    journey.click(
        "checkbox",
        &format!("{}を選ぶ", texts(&journey, ".people a.name")[seated]),
    );
    let off = journey.home().join("取りやめ");
    open_letters(&journey);
    journey.answer_dialog(&off);
    journey.click("button", "メールの下書きをつくる");
    journey.see("下書きを1通つくりました");
    let files = drafts(&off);
    assert_eq!(files.len(), 1);
    let taken_out = calendar_of(&written(&journey, &files[0]));
    assert_eq!(line(&taken_out, "METHOD:"), "METHOD:CANCEL");
    assert_eq!(line(&taken_out, "UID:"), line(&asked, "UID:"));
    journey.keys("Escape");

    // A guest from outside.
    journey.click("button", "客を加える");
    journey.fill("名前", "見学 先生");
    journey.fill("所属", "みほん短期大学 食物栄養科");
    journey.fill("メール", "sensei@");
    journey.click("button", "保存する");
    journey.see("メールアドレスの形ではありません");
    journey.fill("メール", "sensei@college.example");
    journey.click("button", "保存する");
    journey.see("sensei@college.example");
    look(&journey, "guest");
    speak(&journey, "English");
    go(&journey, &event);
    journey.see("Guests");
    look_closely(&journey, "event-english");
    speak(&journey, "日本語");

    // The whole programme as one calendar.
    go(&journey, "#/programme");
    journey.see("予定を加える");
    let all = journey.home().join("プログラム.ics");
    journey.answer_dialog(&all);
    journey.click("button", "ほかの操作");
    journey.click("menuitem", "予定表に書き出す");
    journey.see("件の予定を書き出しました");
    put_line_away(&journey);
    let calendar = unfolded(&written(&journey, &all));
    assert_eq!(line(&calendar, "METHOD:"), "METHOD:PUBLISH");
    assert!(calendar.contains("BEGIN:VTIMEZONE\nTZID:Asia/Tokyo"));
    assert!(calendar.contains(line(&asked, "UID:")));
    let mut uids: Vec<&str> = calendar
        .lines()
        .filter(|line| line.starts_with("UID:"))
        .collect();
    let events = calendar.matches("BEGIN:VEVENT").count();
    assert!(events > 8 && uids.len() == events, "{events} events");
    uids.sort_unstable();
    uids.dedup();
    assert_eq!(uids.len(), events, "each its own");

    after_an_event(&journey);
    journey.finish();
}

/// After an event of the sample: what was said, and a question to those who took part.
fn after_an_event(journey: &Journey) {
    const QUESTION: &str = "いちばん心に残ったことは何ですか。";
    go(journey, "#/programme/grid");
    journey.see("話す会");
    journey.click_on(&journey.find_all("link", "話す会")[0]);
    journey.see("終わったあとの覚え");
    journey.wait_until("who came is there", || {
        count(journey, ".people [role=radiogroup]") > 3
    });
    let came = count(
        journey,
        ".people [role=radio][aria-label=出席][aria-checked=true], .people [role=radio][aria-label=途中から・まで][aria-checked=true]",
    );
    let invited = count(journey, ".people [role=radiogroup]");
    assert!(came > 0 && came < invited, "{came} of {invited}");
    journey.click("button", "書きとめる");
    journey.fill(
        "話されたこと",
        "寮の場所と家賃について質問が出た。次の会で図面を見せる。",
    );
    journey.fill("話題", "寮、家賃、寮");
    journey.click("button", "保存する");
    journey.see("次の会で図面を見せる");
    journey.click("button", "問いを出す");
    journey.see(&format!("参加した{came}人に出します"));
    journey.fill("問い", QUESTION);
    look(journey, "asking");
    let ask = journey.find_all("button", "問いを出す").pop();
    journey.click_on(&ask.expect("the form's button"));
    journey.see(&format!("答え 0/{came}"));
    let asked = journey.find("region", QUESTION);
    let pens = journey.find_all_in(&asked, "button", "の答え");
    assert_eq!(pens.len(), came, "those who took part, and nobody else");
    journey.click_on(&pens[0]);
    let answer = journey.find_in(&asked, "textbox", "の答え");
    journey.fill_in(&answer, "先輩の失敗の話。");
    journey.keys("Enter");
    journey.see(&format!("答え 1/{came}"));
    look_closely(journey, "after-the-event");
}
