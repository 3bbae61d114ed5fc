//! The usual templates: what a follow-up programme after the offer is made of. Each office changes them as
//! it likes.

use super::recurrence::{FifthWeek, Pattern, WeekDay};
use crate::kernel::moment::TimeOfDay;
use crate::programme::{
    AgendaItem, EventForm, EventKind, EventReminder, MonthEnd, OnClosed, TemplateDraft, WaitingMode,
};

fn at(hour: u32, minute: u32) -> TimeOfDay {
    TimeOfDay::new(hour, minute).unwrap_or(TimeOfDay::MIDNIGHT)
}

fn nth(nth: i32, weekday: WeekDay) -> Option<Pattern> {
    Some(Pattern::MonthWeekday {
        every: 1,
        nth,
        weekday,
        fifth: FifthWeek::FifthOnly,
    })
}

fn agenda(lines: &[(u32, u32, u32, &str)]) -> Vec<AgendaItem> {
    lines
        .iter()
        .map(|(day, hour, minute, title)| AgendaItem {
            day: *day,
            time: Some(at(*hour, *minute)),
            title: (*title).to_owned(),
        })
        .collect()
}

/// The usual templates, in the order of a year.
pub fn usual_templates() -> Vec<TemplateDraft> {
    let base = TemplateDraft {
        kind: EventKind::Other,
        name: String::new(),
        description: String::new(),
        form: EventForm::InPerson,
        place: None,
        starts_month: None,
        pattern: None,
        count: None,
        start_time: at(10, 0),
        duration_minutes: 120,
        days: 1,
        month_end: MonthEnd::Skip,
        on_closed: OnClosed::Keep,
        capacity: 0,
        waiting: WaitingMode::None,
        agenda: Vec::new(),
        reminders: vec![
            EventReminder::Days {
                days: 7,
                time: Some(at(10, 0)),
            },
            EventReminder::Days {
                days: 1,
                time: Some(at(10, 0)),
            },
        ],
    };
    let internship = TemplateDraft {
        kind: EventKind::Internship,
        days: 3,
        duration_minutes: 420,
        count: Some(1),
        capacity: 12,
        waiting: WaitingMode::FirstCome,
        agenda: agenda(&[
            (1, 10, 0, "講義「協同労働とは」"),
            (1, 13, 0, "ワークショップ「仕事をおこす」"),
            (2, 10, 0, "現場見学"),
            (3, 10, 0, "現場の人と話す"),
            (3, 15, 0, "ふりかえり"),
        ]),
        ..base.clone()
    };
    let ceremony = TemplateDraft {
        kind: EventKind::Ceremony,
        start_time: at(13, 0),
        duration_minutes: 180,
        count: Some(1),
        pattern: nth(1, WeekDay::Sa),
        ..base.clone()
    };
    vec![
        TemplateDraft {
            name: "夏のインターンシップ".to_owned(),
            description: "講義・ワークショップ・現場見学の3日間。学業に支障のない範囲で。"
                .to_owned(),
            starts_month: Some(8),
            pattern: nth(3, WeekDay::Tu),
            ..internship.clone()
        },
        TemplateDraft {
            name: "内定式".to_owned(),
            description: "内定の通知と、これからの予定の説明、先輩との懇談。".to_owned(),
            starts_month: Some(10),
            ..ceremony.clone()
        },
        TemplateDraft {
            kind: EventKind::Talk,
            name: "オープントーク".to_owned(),
            description: "現場で働く組合員の話を聞き、質問する会。原則月1回。".to_owned(),
            form: EventForm::Online,
            pattern: nth(2, WeekDay::We),
            start_time: at(19, 0),
            duration_minutes: 90,
            on_closed: OnClosed::Next,
            ..base.clone()
        },
        TemplateDraft {
            kind: EventKind::SiteVisit,
            name: "現場見学".to_owned(),
            description: "事業所を訪ね、仕事と話し合いの場を見る。".to_owned(),
            starts_month: Some(11),
            pattern: nth(3, WeekDay::Fr),
            count: Some(1),
            duration_minutes: 240,
            on_closed: OnClosed::Previous,
            capacity: 8,
            waiting: WaitingMode::FirstCome,
            ..base.clone()
        },
        TemplateDraft {
            kind: EventKind::Meetup,
            name: "オンライン交流会".to_owned(),
            description: "内定者どうしと先輩の交流。12月から毎月1回。".to_owned(),
            form: EventForm::Online,
            starts_month: Some(12),
            pattern: nth(3, WeekDay::Th),
            start_time: at(19, 0),
            duration_minutes: 90,
            on_closed: OnClosed::Next,
            ..base.clone()
        },
        TemplateDraft {
            kind: EventKind::GuestSeat,
            name: "研修・集会の傍聴席".to_owned(),
            description: "組合の研修や集会に傍聴席を設ける。席に限りがあるため、順番に声をかける。"
                .to_owned(),
            starts_month: Some(1),
            pattern: nth(4, WeekDay::Sa),
            count: Some(1),
            duration_minutes: 300,
            capacity: 4,
            waiting: WaitingMode::Priority,
            ..base.clone()
        },
        TemplateDraft {
            name: "冬のインターンシップ".to_owned(),
            description: "講義・ワークショップ・現場見学の3日間。試験期間を避けて。".to_owned(),
            starts_month: Some(2),
            pattern: nth(3, WeekDay::Tu),
            ..internship
        },
        TemplateDraft {
            name: "内定者の集い".to_owned(),
            description: "入団を前に、研修と配属の流れを確かめ、聞きたいことを話す。".to_owned(),
            starts_month: Some(2),
            ..ceremony
        },
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_of_the_programme_is_there() {
        let templates = usual_templates();
        for kind in EventKind::ALL {
            let is_there = templates.iter().any(|template| template.kind == kind);
            assert_eq!(is_there, kind != EventKind::Other, "{kind:?}");
        }
        for template in templates {
            assert!(template.pattern.unwrap().rule().is_ok());
            let last_day = template.agenda.iter().map(|item| item.day).max();
            assert!(
                last_day.is_none_or(|day| day <= template.days),
                "{}",
                template.name
            );
        }
    }
}
