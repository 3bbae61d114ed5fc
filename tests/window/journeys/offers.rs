//! The year of a cohort. Ten offers go out in one act: one is extended, one declined, one accepted and
//! stepped back from, one cancellation proposed. The exams of those who stay come in as a table, sixteen
//! events are planned around them at once. People are invited and reply, and one event is moved to a day that suits
//! everybody; months later who came is recorded, and the grid's figures are what was entered.

use window_journeys::Journey;

use crate::steps::{
    confirm, count, date, go, invite_cohort, look, look_closely, make_office, open_again,
    open_menu, open_name, put_line_away, speak, take_attendance, take_in_applicants, texts,
};

/// The day on which the offers go out.
const ISSUED: &str = "2026-08-03";
/// The day on which who came is recorded.
const RECORDED: &str = "2026-12-18";

/// Who applied, by name and reading.
const PEOPLE: [(&str, &str); 12] = [
    ("青木 蓮", "アオキ レン"),
    ("石川 葵", "イシカワ アオイ"),
    ("上田 湊", "ウエダ ミナト"),
    ("江口 結衣", "エグチ ユイ"),
    ("岡本 楓", "オカモト カエデ"),
    ("川村 航", "カワムラ ワタル"),
    ("木下 花", "キノシタ ハナ"),
    ("工藤 翼", "クドウ ツバサ"),
    ("小松 凛", "コマツ リン"),
    ("斉木 仁", "サイキ ジン"),
    ("𠮷田 美咲", "ヨシダ ミサキ"),
    ("渡邉 慎之介", "ワタナベ シンノスケ"),
];

/// What their universities' calendars say; the last line is about nobody who applied.
const STUDY: &str = "\
氏名,メール,種別,開始日,終了日,備考\r
青木 蓮,a0@mail.example,後期試験,2027/1/15,2027/1/27,\r
江口 結衣,,後期試験,R9.1.18,R9.1.22,\r
岡本 楓,a4@mail.example,後期試験,令和9年1月20日,令和9年1月26日,\r
川村 航,a5@mail.example,卒業論文提出,2026/12/17,2026/12/17,\r
木下 花,a6@mail.example,卒業論文提出,R8.12.16,R8.12.18,\r
工藤 翼,a7@mail.example,教育実習,2026/9/7,2026/9/25,三週間\r
面識 なし,nobody@mail.example,後期試験,2027/1/20,2027/1/21,\r
";

/// Who stays, in the order of their readings, and how each took part in the four open talks and the meet-up
/// until [`RECORDED`]: the key that is pressed, or a blank where their own word stands (S: absent for study).
const TOOK_PART: [(&str, &str); 8] = [
    ("青木 蓮", "ppppp"),
    ("江口 結衣", "pppnn"),
    ("岡本 楓", "lxppp"),
    ("川村 航", "pppp "),
    ("木下 花", "ppxps"),
    ("工藤 翼", " pppp"),
    ("小松 凛", "npppp"),
    ("斉木 仁", "psspx"),
];

/// Opens somebody's page from the list of offers.
fn open(journey: &Journey, name: &str) {
    go(journey, "#/offers");
    open_name(journey, name);
    journey.see("いきさつ");
}

/// A figure of the grid as it is shown: `4/5 80.0 %`, half a tenth rounded up.
fn share(part: usize, whole: usize) -> String {
    let tenths = (part * 2000 + whole) / (2 * whole);
    format!("{part}/{whole} {}.{} %", tenths / 10, tenths % 10)
}

/// The event of this name with this place in the list of the year.
fn open_event(journey: &Journey, name: &str, nth: usize) {
    go(journey, "#/programme?at=2026-09-01&view=list");
    journey.wait_until(&format!("{name} is in the list"), || {
        journey.find_all("link", name).len() > nth
    });
    journey.click_on(&journey.find_all("link", name)[nth]);
    journey.wait_until("the event is there", || {
        journey.has("button", "この予定のほかの操作")
    });
}

#[test]
fn ten_offers_and_their_year() {
    let journey = Journey::start_on("offers", ISSUED);
    make_office(&journey);
    journey.see("募集をつくる");
    take_in_applicants(&journey, "2026-06-01", PEOPLE);
    ten_offers(&journey);
    study_comes_first(&journey);
    plan_the_year(&journey);
    invite(&journey);
    move_out_of_exams(&journey);
    journey.restart_on(RECORDED);
    open_again(&journey);
    record_who_came(&journey);
    read_the_grid(&journey);
    journey.finish();
}

fn ten_offers(journey: &Journey) {
    go(journey, "#/offers");
    journey.see("この募集には、まだ内定がありません");
    look(journey, "offers-empty");

    // Everybody selected: twelve for ten places. Two are left out, and ten go out in one act.
    go(journey, "#/candidates?view=table");
    journey.click("checkbox", "すべて選ぶ");
    journey.see("12件");
    journey.click("button", "内定を出す…");
    journey.see("期限と入団予定日を入れると");
    date(journey, "返事の期限", "2026/8/31");
    journey.see("12人のうち2人には出せません");
    look(journey, "offers-bulk");
    journey.click("button", "出せない人を外す");
    journey.see("10人全員に出せます");
    confirm(journey, "内定を出す");
    journey.see("10人に内定を出しました");

    go(journey, "#/offers");
    journey.see("募集10名:承諾0名、返事待ち10名");
    look(journey, "offers-list");

    // One is extended,
    open(journey, "青木 蓮");
    journey.click("button", "期限を延ばす");
    date(journey, "新しい期限", "2026/9/15");
    look(journey, "offers-extend");
    confirm(journey, "期限を延ばす");
    journey.see("延長1回");
    // and the history says so.
    journey.click("button", "承諾を記録");
    confirm(journey, "承諾を記録");
    journey.see("承諾");

    // one declined, with thanks,
    open(journey, "石川 葵");
    journey.click("button", "辞退を記録");
    journey.see("進む道を選ぶのは本人です");
    look(journey, "offers-decline");
    journey.choose("理由", "進学・学業");
    confirm(journey, "辞退を記録");
    journey.see("進学・学業");

    // one accepted and then stepped back from,
    open(journey, "上田 湊");
    journey.click("button", "承諾を記録");
    confirm(journey, "承諾を記録");
    journey.click("button", "内定辞退を記録");
    confirm(journey, "内定辞退を記録");
    journey.see("内定辞退");

    // one whose cancellation is proposed: it takes a second person.
    open(journey, "江口 結衣");
    journey.click("button", "承諾を記録");
    confirm(journey, "承諾を記録");
    journey.click("button", "ほかの操作");
    journey.click("menuitem", "取消しを提案");
    journey.see("職業安定法施行規則第35条");
    journey.fill("事実", "3月に卒業できないことが決まった。");
    look(journey, "offers-propose");
    confirm(journey, "取消しを提案");
    journey.see("提案した人のほかの職員が確認します");
    look(journey, "offers-proposed");

    // The board does not go against it, and says what to do instead.
    go(journey, "#/today");
    journey.see("内定の取消しを小川 春さんが提案しています");
    look(journey, "offers-today");

    go(journey, "#/offers");
    journey.see("募集10名:承諾2名、返事待ち6名");
    journey.keys("Control+z");
    journey.see("元に戻しました");
    look(journey, "offers-after");
}

/// The calendars of the universities come in by the screen, with what could not be read said.
fn study_comes_first(journey: &Journey) {
    let file = journey.home().join("学事日程.csv");
    std::fs::write(&file, STUDY).expect("a file in the home folder");
    go(journey, "#/programme/study");
    journey.see("学事日程がまだありません");
    journey.click("button", "取り込む");
    journey.see("CSV か Excel のファイルを選んでください");
    journey.answer_dialog(&file);
    journey.click("button", "ファイルを選ぶ");
    journey.see("6件を取り込む");
    let figure = |name: &str| texts(journey, &format!("[data-testid={name}]")).concat();
    for (name, value) in [
        ("read", "7"),
        ("accepted", "6"),
        ("people", "6"),
        ("refused", "1"),
    ] {
        assert_eq!(figure(name), value, "{name}");
    }
    look_closely(journey, "study-import");
    journey.click("button", "6件を取り込む");
    journey.see("加えた学事日程");
    assert_eq!(figure("report-created"), "6");
    look(journey, "study-imported");
    journey.click("button", "学事日程へ");
    go(journey, "#/programme/study?at=2026-12-01");
    journey.see("後期試験");
    look(journey, "study-lanes");
}

/// From templates to a year, its conflicts by name.
fn plan_the_year(journey: &Journey) {
    go(journey, "#/programme/plan");
    journey.see("ひな形がまだありません");
    look(journey, "plan-at-first");
    journey.click("button", "いつものひな形を用意する");
    journey.see("オープントーク");
    journey.choose("最初の月", "2026年9月");
    journey.choose("最後の月", "2027年3月");
    journey.wait_until("sixteen events are laid out", || {
        count(journey, "[data-testid=plan-row]") == 16
    });
    journey.see("学業 3人");
    look_closely(journey, "plan");
    // One is not held, one is put on another day by hand.
    let rows = texts(journey, "[data-testid=plan-row]");
    let last = rows.len() - 1;
    let take = journey.find_all("checkbox", "を置く").remove(last);
    journey.script("arguments[0].click()", vec![take.json()]);
    journey.see("置きません");
    let other = journey.find_all("button", "日を変える").remove(last - 1);
    journey.click_on(&other);
    journey.see("この回だけを変えます");
    date(journey, "日付", "2027/3/9");
    look(journey, "plan-other-date");
    confirm(journey, "この日にする");
    journey.see("手で選んだ日時");
    journey.click("button", "15件をつくる");
    journey.see("年間計画から15件の予定をつくりました");
    journey.wait_until("the calendar shows the first month", || {
        journey.text().contains("2026年9月") && journey.has("button", "オープントーク")
    });
    look(journey, "year-month");
}

/// Everybody is invited to the open talks and the meet-ups at once; some reply.
fn invite(journey: &Journey) {
    put_line_away(journey);
    open_event(journey, "オープントーク", 0);
    journey.see("まだだれも招いていません");
    invite_cohort(journey, Some("まだ始まっていない回すべて"));
    let named = texts(journey, ".people tbody a.name");
    assert_eq!(named, TOOK_PART.map(|(name, _)| name));
    open_menu(journey, 0);
    journey.click("menuitem", "参加");
    journey.see("参加 1");
    // In training until the end of the month: what they say, and their place, is kept in their own words.
    open_menu(journey, 5);
    journey.click("menuitem", "ことば・見え方");
    let dialog = journey.find("dialog", "工藤 翼");
    journey.choose_radio("不参加");
    journey.choose_radio("学業");
    journey.fill("本人のことば", "教育実習のため。次は参加したいです。");
    journey.check_accessibility_in_both_themes();
    journey.picture("reply-words");
    let save = journey.find_in(&dialog, "button", "保存する");
    journey.click_on(&save);
    journey.see("不参加(学業)");
    look(journey, "invited");
    open_event(journey, "オンライン交流会", 0);
    invite_cohort(journey, Some("まだ始まっていない回すべて"));
    open_menu(journey, 3);
    journey.click("menuitem", "不参加(学業)");
    journey.see("不参加 1");
}

/// The meet-up of January lies in the exams of three who are invited: it goes to a day that suits everybody.
fn move_out_of_exams(journey: &Journey) {
    open_event(journey, "オンライン交流会", 1);
    journey.see("1/21(木)");
    let in_exams = |journey: &Journey| {
        let rows = texts(journey, ".people tbody tr[data-index]");
        rows.iter().filter(|row| row.contains("後期試験")).count()
    };
    journey.wait_until("whose exams it is in", || in_exams(journey) == 3);
    look(journey, "event-in-exams");
    journey.click("button", "この予定のほかの操作");
    journey.click("menuitem", "別の日程をさがす");
    journey.see("候補の日");
    date(journey, "この日から", "2027/1/11");
    date(journey, "この日まで", "2027/2/5");
    journey.wait_until("days without exams come first", || {
        texts(journey, "[data-proposal=\"0\"]")
            .concat()
            .contains("みな空いている")
    });
    look(journey, "dates-for-all");
    let chosen = texts(journey, "[data-proposal=\"0\"] b").concat();
    journey.click_on(&journey.find_all("button", "この日に移す")[0]);
    journey.see("この回だけ");
    journey.see("重なりなし");
    look(journey, "move-from-exams");
    confirm(journey, "日時を変える");
    journey.see(&chosen);
    journey.wait_until("nobody has exams then", || in_exams(journey) == 0);
    journey.see("返事待ち 8");
}

fn record_who_came(journey: &Journey) {
    for nth in 0..5 {
        let (name, nth_of_name) = if nth < 4 {
            ("オープントーク", nth)
        } else {
            ("オンライン交流会", 0)
        };
        open_event(journey, name, nth_of_name);
        journey.see("行を選んでキーを押すと");
        let keys: String = TOOK_PART
            .iter()
            .filter_map(|(_, keys)| keys.chars().nth(nth))
            .collect();
        take_attendance(journey, &keys);
    }
    look(journey, "recorded");
}

/// What stands in the grid is what was entered, counted here once more.
fn read_the_grid(journey: &Journey) {
    go(journey, "#/programme/grid");
    journey.see("連絡のない欠席が2回続きました");
    let rows = journey.script(
        "return [...document.querySelectorAll('main tbody tr:not(.why)')].map(tr => {
           const name = tr.querySelector('th a').cloneNode(true);
           name.querySelectorAll('rt, rp').forEach(part => part.remove());
           const figures = [...tr.querySelectorAll('td.figure')].map(td => td.textContent.replace(/\\s+/g, ' ').trim());
           const marks = [...tr.querySelectorAll('.mark i')].map(i => i.textContent.trim()).join('');
           return [name.textContent.trim(), ...figures, marks] })",
        vec![],
    );
    let rows: Vec<Vec<String>> = rows
        .as_array()
        .expect("rows")
        .iter()
        .map(|row| {
            let cells = row.as_array().expect("cells").iter();
            cells
                .map(|cell| cell.as_str().unwrap_or_default().to_owned())
                .collect()
        })
        .collect();
    let expected: Vec<Vec<String>> = TOOK_PART
        .iter()
        .map(|(name, keys)| {
            let keys = keys.replace(' ', "s");
            let of = |letters: &str| keys.chars().filter(|key| letters.contains(*key)).count();
            let marks = keys.chars().map(|key| match key {
                'p' => '出',
                'l' => '途',
                's' => '学',
                'x' => '欠',
                _ => '無',
            });
            // Nobody was invited to the ceremony after the first talk and the visit after the third.
            let mut marks: Vec<char> = marks.collect();
            marks.insert(1, '·');
            marks.insert(4, '·');
            vec![
                (*name).to_owned(),
                share(of("pl"), of("plxn")),
                share(of("plxs"), 5),
                marks.into_iter().collect(),
            ]
        })
        .collect();
    let held: Vec<Vec<String>> = rows
        .iter()
        .map(|row| {
            let mut row = row.clone();
            row[3] = row[3].chars().take(7).collect();
            row
        })
        .collect();
    assert_eq!(held, expected);
    // So are the sums at the foot.
    let sums = texts(journey, "main tfoot td.num");
    for (column, talk) in [(0, 0), (2, 1), (3, 2), (5, 3), (6, 4)] {
        let present = TOOK_PART
            .iter()
            .filter(|(_, keys)| matches!(keys.chars().nth(talk), Some('p' | 'l')))
            .count();
        assert_eq!(sums[column], format!("{present}/8"), "column {column}");
    }
    look_closely(journey, "grid-of-the-year");
    journey.choose_radio("図");
    journey.see("出席の移り変わり");
    look(journey, "plots-of-the-year");
    speak(journey, "English");
    go(journey, "#/programme/grid");
    journey.see("Absent twice in a row");
    look(journey, "grid-english");
}
