//! The acceptance cases on membership (`tests/data/equity_cases.json`), case by case by their kind.

use serde_json::Value;

use super::*;
use crate::articles::rules::{Dated, entries, membership};
use crate::articles::{ArticleKey, ArticleValue};
use crate::kernel::id::{ArticleSettingId, MemberId, PersonId};
use crate::kernel::money::Yen;

fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn day(value: &Value) -> NaiveDate {
    date(value.as_str().unwrap())
}

fn rows(value: &Value) -> &Vec<Value> {
    value.as_array().unwrap()
}

/// The cases of a kind; there is at least one.
fn cases(kind: &str) -> Vec<Value> {
    let all: Vec<Value> =
        serde_json::from_str(include_str!("../../../tests/data/equity_cases.json")).unwrap();
    let found: Vec<Value> = all
        .into_iter()
        .filter(|case| case["kind"] == kind)
        .collect();
    assert!(!found.is_empty(), "no case of {kind}");
    found
}

/// Articles with the business year ending then and so many days of notice.
fn articles(year_end: &str, days: i64) -> MembershipArticles {
    let value = |id, key, value: String| Dated {
        key,
        value: ArticleValue {
            id: ArticleSettingId(id),
            value,
            effective_on: date("2000-01-01"),
            remark: None,
        },
    };
    let record = [
        value(1, ArticleKey::FiscalYearEnd, year_end.to_owned()),
        value(2, ArticleKey::WithdrawalNoticeDays, days.to_string()),
    ];
    membership(&entries(&record, date("2026-11-22")))
}

#[test]
fn the_last_day_for_notice_lies_ninety_full_days_before_the_year_ends() {
    for case in cases("deadlines") {
        for row in rows(&case["then"]["rows"]) {
            let end = day(&row[0]);
            let articles = articles(&end.format("%m-%d").to_string(), 90);
            assert_eq!(
                articles.last_withdrawal_notice_on(end),
                day(&row[1]),
                "{row}"
            );
        }
    }
    for case in cases("year_dates") {
        let end = day(&case["given"]["fy_end"]);
        assert_eq!(
            articles("03-31", 90).last_withdrawal_notice_on(end),
            day(&case["then"]["last_notice"])
        );
    }
}

#[test]
fn a_late_notice_acts_a_year_later() {
    for case in cases("notice") {
        let days = case["given"]["days"].as_i64().unwrap_or(90);
        let articles = articles(case["given"]["fy_end"].as_str().unwrap(), days);
        for row in rows(&case["then"]["rows"]) {
            let taken = notice_taken(
                &articles,
                MembershipArticles::last_withdrawal_notice_on,
                day(&row[0]),
            );
            assert_eq!(taken.acts_on, day(&row[1]), "{row}");
        }
    }
    let timing = |notice: &str| {
        notice_taken(
            &articles("03-31", 90),
            MembershipArticles::last_withdrawal_notice_on,
            date(notice),
        )
        .timing
    };
    assert_eq!(timing("2026-12-30"), NoticeTiming::InTime);
    assert_eq!(timing("2026-12-31"), NoticeTiming::OnTheLastDay);
    assert_eq!(timing("2027-01-01"), NoticeTiming::NextYear);
    // In a leap year the last day is New Year's Day.
    assert_eq!(timing("2028-01-01"), NoticeTiming::OnTheLastDay);
}

fn stay(joined_on: &str, left_on: Option<&str>) -> Membership {
    Membership {
        id: MemberId(1),
        person: PersonId(1),
        number: Some(1),
        number_word: None,
        applied_on: None,
        units: 1,
        unit_price: Yen::new(50_000),
        method: None,
        pay_by: None,
        site: None,
        board_on: None,
        consented_on: None,
        refused_on: None,
        refusal: None,
        dropped_on: None,
        joined_on: Some(date(joined_on)),
        left_on: left_on.map(date),
        voided_on: None,
        remark: None,
    }
}

#[test]
fn somebody_is_a_member_through_the_last_day() {
    for case in cases("stays") {
        let periods: Vec<Membership> = rows(&case["given"]["periods"])
            .iter()
            .map(|period| stay(period[0].as_str().unwrap(), period[1].as_str()))
            .collect();
        for row in rows(&case["then"]["rows"]) {
            let is_member = periods.iter().any(|stay| is_member_on(stay, day(&row[0])));
            assert_eq!(is_member, row[1], "{row}");
        }
    }
    let mut error = stay("2026-04-01", None);
    error.voided_on = Some(date("2026-04-02"));
    assert!(!is_member_on(&error, date("2026-04-01")));
}

#[test]
fn ten_full_days_lie_before_the_meeting_that_expels() {
    for case in cases("expulsion") {
        let meeting = day(&case["given"]["meeting"]);
        assert_eq!(expulsion_notice_by(meeting), day(&case["then"]["latest"]));
        for row in rows(&case["then"]["rows"]) {
            let in_time = check_expulsion_notice(meeting, day(&row[0])).is_ok();
            assert_eq!(in_time, row[1] == "in time", "{row}");
        }
    }
}

#[test]
fn the_three_ratios_are_compared_in_integers() {
    for case in cases("ratios") {
        for (row, expected) in rows(&case["given"]["rows"])
            .iter()
            .zip(rows(&case["then"]["rows"]))
        {
            let number = |name: &str| row[name].as_i64().unwrap_or_default();
            let ratios = ratios(Headcount {
                members: number("members"),
                working_members: number("working_members"),
                contracted_members: number("contract_members"),
                contract_unknown: 0,
                workers: number("all_workers"),
                support_users: number("support_users"),
                support_members: 0,
            });
            let marks = [
                ratios.members_working.is_met,
                ratios.workers_members.is_met,
                ratios.members_contracted.is_met,
            ];
            assert_eq!(serde_json::json!(marks), *expected, "{row}");
            for ratio in [
                ratios.members_working,
                ratios.workers_members,
                ratios.members_contracted,
            ] {
                assert_eq!(ratio.part >= ratio.needed, ratio.is_met, "{ratio:?}");
            }
        }
    }
}

#[test]
fn numbers_go_on_after_the_highest_ever_given() {
    assert_eq!(next_number(None), 1);
    assert_eq!(next_number(Some(725)), 726);
}

#[test]
fn fewer_than_three_are_told_from_the_day_after_the_last_with_enough() {
    let stays = |stays: &[(&str, Option<&str>)]| -> Vec<(NaiveDate, Option<NaiveDate>)> {
        stays
            .iter()
            .map(|(from, to)| (date(from), to.map(date)))
            .collect()
    };
    let founded = stays(&[
        ("2025-04-01", None),
        ("2025-04-01", Some("2026-03-31")),
        ("2025-04-01", None),
    ]);
    for (day, since) in [
        ("2025-03-31", None),
        ("2026-03-31", None),
        ("2026-04-01", Some("2026-04-01")),
        ("2026-11-22", Some("2026-04-01")),
    ] {
        assert_eq!(few_since(&founded, date(day)), since.map(date), "{day}");
    }
    // Somebody new on the very day after: never fewer.
    let mut replaced = founded.clone();
    replaced.push((date("2026-04-01"), None));
    assert_eq!(few_since(&replaced, date("2026-11-22")), None);
    assert_eq!(few_since(&[], date("2026-11-22")), None);
    let two = stays(&[("2026-05-01", None), ("2026-06-01", None)]);
    assert_eq!(
        few_since(&two, date("2026-11-22")),
        Some(date("2026-05-01"))
    );
}
