//! The follow-up programme of the sample: a year planned from the usual templates, exams in between, who
//! was invited, what they said and who came.

use std::fmt::Write as _;
use std::fs;

use chrono::{Datelike, Days, NaiveDate};

use super::Maker;
use super::people::Dice;
use crate::application::ApplicationRow;
use crate::import;
use crate::kernel::date::{YearMonth, add_months};
use crate::kernel::file::FileToken;
use crate::kernel::id::{EventId, PersonId, RecruitmentId};
use crate::kernel::moment::{OfficeTime, TimeOfDay};
use crate::kernel::{Actor, Result};
use crate::programme::api::{
    self, ClosedDaySave, PeopleChoice, ProgrammeCalendarLoad, ProgrammePlan, ProgrammePlanPreview,
    TemplateAddUsual, TemplateList, YearPlanChoice, YearPlanTime,
};
use crate::programme::event::api::{
    self as event, AttendanceEntry, AttendanceRecord, EventAdd, EventCancel, EventMove,
    EventNoteSave, EventPage, EventPageLoad, FollowUpAnswerWrite, FollowUpAsk, GuestSave,
};
use crate::programme::invitation::api::{
    self as invitation, InvitationInvite, InvitationReplyRecord, InvitationTell, InvitationUpdate,
};
use crate::programme::{
    AttendanceKind, CalendarEvent, EventDraft, EventForm, EventKind, EventReminder,
    InvitationReply, InvitationRow, ReplyReason, SeatState, SeriesScope, Visibility, WaitingMode,
};
use crate::recruitment::StageKind;
use crate::store::disk;

/// The day on which the year is planned, a few days after the offers went out.
const PLANNED: u64 = 54;
/// Invitations go out so many days ahead.
const AHEAD: u64 = 14;

/// Events besides those of the templates: so many days before today, or after it.
const SINGLE: [(i64, u64, EventKind, &str, &str); 4] = [
    (
        -36,
        53,
        EventKind::Ceremony,
        "内定通知の会",
        "内定の通知と、先輩組合員との懇談。",
    ),
    (
        -16,
        30,
        EventKind::SiteVisit,
        "現場見学（子育てひろば）",
        "朝の打ち合わせから見せてもらう。",
    ),
    (
        -9,
        24,
        EventKind::Talk,
        "話す会「地域で仕事をおこす」",
        "事業所を立ち上げた組合員の話。",
    ),
    (
        9,
        6,
        EventKind::SiteVisit,
        "現場見学（緑のまちづくり）",
        "席は4つ。順番に声をかけます。",
    ),
];

/// What somebody says to an invitation, and then does.
#[derive(Clone, Copy)]
enum Habit {
    Comes,
    ComesLate,
    Studies,
    Excused,
    Silent,
    SilentButComes,
}

impl Habit {
    /// By person and event: the same every time. One person in the cohort never says a word, one has exams
    /// all the time.
    fn of(place: usize, event: EventId) -> Self {
        let mut dice = Dice::new(event.0.unsigned_abs() * 31 + place as u64 * 7 + 5);
        match (place, dice.roll(20)) {
            (7, _) => Self::Silent,
            (3, 0..=11) => Self::Studies,
            (_, 0..=11) => Self::Comes,
            (_, 12..=13) => Self::ComesLate,
            (_, 14..=15) => Self::Studies,
            (_, 16) => Self::Excused,
            (_, 17) => Self::Silent,
            _ => Self::SilentButComes,
        }
    }

    const fn reply(self) -> Option<(InvitationReply, Option<ReplyReason>, Option<&'static str>)> {
        match self {
            Self::Comes | Self::ComesLate => Some((InvitationReply::Yes, None, None)),
            Self::Studies => Some((
                InvitationReply::No,
                Some(ReplyReason::Study),
                Some("ゼミの発表と重なってしまいました。次は参加したいです。"),
            )),
            Self::Excused => Some((
                InvitationReply::No,
                Some(ReplyReason::Other),
                Some("家の用事のため欠席します。"),
            )),
            Self::Silent | Self::SilentButComes => None,
        }
    }

    const fn attendance(self) -> AttendanceKind {
        match self {
            Self::Comes | Self::SilentButComes => AttendanceKind::Attended,
            Self::ComesLate => AttendanceKind::Part,
            Self::Studies => AttendanceKind::Study,
            Self::Excused => AttendanceKind::Excused,
            Self::Silent => AttendanceKind::NoWord,
        }
    }
}

impl Maker<'_> {
    /// What was done for the programme on a day.
    pub(super) fn programme(
        &self,
        recruitment: RecruitmentId,
        second: &Actor,
        days_ago: u64,
    ) -> Result<()> {
        if days_ago == PLANNED {
            self.plan_year(recruitment, days_ago)?;
        }
        if days_ago == 40 {
            self.study_calendar(recruitment, days_ago)?;
        }
        for (number, single) in SINGLE.iter().enumerate() {
            if single.1 == days_ago {
                self.add_single(recruitment, number, second, days_ago)?;
            }
        }
        let day = self.ago(days_ago);
        let until = day.checked_add_days(Days::new(AHEAD)).unwrap_or(day);
        for one in self.events(recruitment, day, until)? {
            if one.cancelled {
                continue;
            }
            if one.seats.invited == 0 && one.starts_at.day() > day {
                self.invite_cohort(one.id, days_ago)?;
            } else if one.starts_at.day() > day {
                self.hear_replies(recruitment, one.id, days_ago)?;
            } else if one.starts_at.day() == day && days_ago > 0 {
                self.record(recruitment, &one, days_ago)?;
            }
        }
        if days_ago == 3 {
            self.adjust(recruitment, days_ago)?;
        }
        Ok(())
    }

    fn events(
        &self,
        recruitment: RecruitmentId,
        from: NaiveDate,
        to: NaiveDate,
    ) -> Result<Vec<CalendarEvent>> {
        let request = ProgrammeCalendarLoad {
            from,
            to,
            recruitment: Some(recruitment),
        };
        Ok(self.ask(|query| api::calendar(query, request))?.events)
    }

    fn page(&self, event: EventId) -> Result<EventPage> {
        let request = EventPageLoad { event, zones: None };
        self.ask(|query| event::page(query, request))
    }

    /// Those who hold an offer, in the order of their applications.
    fn holders(&self, recruitment: RecruitmentId) -> Result<Vec<ApplicationRow>> {
        let mut rows = self.rows(recruitment, vec![StageKind::Offer, StageKind::Accepted])?;
        rows.sort_by_key(|row| row.id);
        Ok(rows)
    }

    /// The usual templates, the days the office is closed, and the events from now to March.
    fn plan_year(&self, recruitment: RecruitmentId, days_ago: u64) -> Result<()> {
        self.on(days_ago, |act| {
            api::add_usual_templates(act, TemplateAddUsual {})
        })?;
        let year = self.today.year();
        for (month, day, name) in [
            (12, 29, "年末休み"),
            (12, 30, "年末休み"),
            (12, 31, "年末休み"),
        ] {
            if let Some(closed_on) = NaiveDate::from_ymd_opt(year, month, day) {
                let request = ClosedDaySave {
                    closed_day: None,
                    closed_on,
                    name: name.to_owned(),
                };
                self.on(days_ago, |act| api::save_closed_day(act, request))?;
            }
        }
        let from = YearMonth::of(self.ago(days_ago));
        let march = self.entry_year();
        let march = YearMonth::new(march, 3).unwrap_or(from);
        let to = march.max(YearMonth::of(add_months(from.first_day(), 4)));
        let wanted = [
            "オープントーク",
            "オンライン交流会",
            "研修・集会の傍聴席",
            "冬のインターンシップ",
            "内定者の集い",
        ];
        let templates = self.ask(|query| api::templates(query, TemplateList {}))?;
        let templates = templates
            .into_iter()
            .filter(|template| wanted.contains(&template.draft.name.as_str()))
            .map(|template| template.id)
            .collect();
        let request = ProgrammePlanPreview {
            recruitment,
            from,
            to,
            templates,
        };
        let plan = self.ask(|query| api::plan_preview(query, request))?;
        let begin = self.ago(days_ago);
        let items = plan
            .items
            .into_iter()
            .map(|item| YearPlanChoice {
                template: item.template,
                events: item
                    .events
                    .into_iter()
                    .filter(|event| event.starts_at.day() > begin)
                    .map(|event| YearPlanTime {
                        planned_at: event.planned_at,
                        starts_at: event.starts_at,
                        ends_at: event.ends_at,
                    })
                    .collect(),
            })
            .collect();
        let request = ProgrammePlan {
            recruitment,
            from,
            to,
            items,
        };
        self.on(days_ago, |act| api::plan(act, request).map(|_| ()))
    }

    /// Exams, theses and the rest of those who hold an offer, as their universities put them.
    fn study_calendar(&self, recruitment: RecruitmentId, days_ago: u64) -> Result<()> {
        let mut csv = "氏名,メール,種別,開始日,終了日,備考\n".to_owned();
        let march = NaiveDate::from_ymd_opt(self.entry_year(), 3, 1).unwrap_or(self.today);
        let before = |days: u64| march.checked_sub_days(Days::new(days)).unwrap_or(march);
        for (number, row) in self.holders(recruitment)?.iter().enumerate() {
            let Some(email) = &row.email else { continue };
            let shift = (number as u64 * 5) % 9;
            let mut line = |kind: &str, from: NaiveDate, to: NaiveDate, remark: &str| {
                let _ = writeln!(
                    csv,
                    "{},{email},{kind},{},{},{remark}",
                    row.name,
                    from.format("%Y/%-m/%-d"),
                    to.format("%Y/%-m/%-d")
                );
            };
            line("後期試験", before(46 - shift), before(34 - shift), "");
            line(
                "卒業論文提出",
                before(84 - shift),
                before(84 - shift),
                "正午締切",
            );
            if number % 3 == 0 {
                line("口頭試問", before(20 - shift), before(20 - shift), "");
            }
            if number % 5 == 2 {
                line("アルバイト", self.ago(20), self.ago(10), "繁忙期");
            }
        }
        let path = self.scratch.join("学事日程（見本）.csv");
        fs::write(&path, csv).map_err(disk::at(&path))?;
        self.on(days_ago, |act| {
            let request = import::calendar::api::ImportCalendar {
                file: FileToken(path.to_string_lossy().into_owned()),
                choices: import::api::TableChoices::default(),
                sha256: None,
                run: import::api::ImportRun::Real,
            };
            import::calendar::api::import(act, request).map(|_| ())
        })
    }

    fn add_single(
        &self,
        recruitment: RecruitmentId,
        number: usize,
        second: &Actor,
        days_ago: u64,
    ) -> Result<()> {
        let (offset, _, kind, name, description) = SINGLE[number];
        let day = if offset < 0 {
            self.ago(offset.unsigned_abs())
        } else {
            let by = Days::new(offset.unsigned_abs());
            self.today.checked_add_days(by).unwrap_or(self.today)
        };
        let at =
            |hour| OfficeTime::new(day, TimeOfDay::new(hour, 0).unwrap_or(TimeOfDay::MIDNIGHT));
        let is_small = offset > 0;
        let online = kind == EventKind::Talk;
        let facts = EventDraft {
            kind,
            name: name.to_owned(),
            description: description.to_owned(),
            form: if online {
                EventForm::Online
            } else {
                EventForm::InPerson
            },
            place: (!online).then(|| "本部2階 集会室".to_owned()),
            link: online.then(|| "https://meet.example/yoriai".to_owned()),
            facilitator: Some(second.user),
            capacity: if is_small { 4 } else { 0 },
            waiting: if is_small {
                WaitingMode::FirstCome
            } else {
                WaitingMode::None
            },
            offer_hours: 72,
            visible_to: Visibility::Participants,
            agenda: Vec::new(),
            reminders: vec![EventReminder::Days {
                days: 1,
                time: TimeOfDay::new(10, 0),
            }],
        };
        let request = EventAdd {
            recruitment,
            template: None,
            facts,
            starts_at: at(13),
            ends_at: at(15),
            repeat: None,
        };
        self.on(days_ago, |act| event::add(act, request).map(|_| ()))
    }

    /// Invites everybody who holds an offer, and records that the mails went out.
    fn invite_cohort(&self, event: EventId, days_ago: u64) -> Result<()> {
        let request = InvitationInvite {
            event,
            scope: SeriesScope::This,
            who: PeopleChoice::Cohort {},
            priority: 0,
        };
        self.on(days_ago, |act| invitation::invite(act, request).map(|_| ()))?;
        let page = self.page(event)?;
        let request = InvitationTell {
            invitations: page.invitations.iter().map(|row| row.id).collect(),
        };
        self.on(days_ago, |act| invitation::tell(act, request).map(|_| ()))
    }

    /// Who holds an offer, each with the place by which their habits go.
    fn place_of(&self, recruitment: RecruitmentId) -> Result<impl Fn(PersonId) -> usize> {
        let people: Vec<PersonId> = (self.holders(recruitment)?.into_iter())
            .map(|row| row.person)
            .collect();
        Ok(move |person| {
            let place = people.iter().position(|one| *one == person);
            place.unwrap_or_default()
        })
    }

    /// A third of those who reply at all replies each day.
    fn hear_replies(
        &self,
        recruitment: RecruitmentId,
        event: EventId,
        days_ago: u64,
    ) -> Result<()> {
        let place_of = self.place_of(recruitment)?;
        let is_waiting = |row: &InvitationRow| {
            row.reply == InvitationReply::None
                && matches!(row.place, SeatState::Seat | SeatState::Waiting)
        };
        for row in self.page(event)?.invitations.into_iter().filter(is_waiting) {
            let place = place_of(row.person);
            let Some((reply, reason, words)) = Habit::of(place, event).reply() else {
                continue;
            };
            if !(place as u64 + days_ago).is_multiple_of(3) {
                continue;
            }
            let request = InvitationReplyRecord {
                invitation: row.id,
                reply,
                reason,
                words: words.map(str::to_owned),
            };
            self.on(days_ago, |act| invitation::reply(act, request).map(|_| ()))?;
            if reply == InvitationReply::Yes && place % 2 == 0 {
                let request = InvitationUpdate {
                    invitation: row.id,
                    visible_to: Visibility::Participants,
                    priority: 0,
                };
                self.on(days_ago, |act| invitation::update(act, request))?;
            }
        }
        Ok(())
    }

    /// Who came; of some what was said.
    fn record(&self, recruitment: RecruitmentId, one: &CalendarEvent, days_ago: u64) -> Result<()> {
        let place_of = self.place_of(recruitment)?;
        let page = self.page(one.id)?;
        let people: Vec<AttendanceEntry> = page
            .invitations
            .iter()
            .map(|row| AttendanceEntry {
                person: row.person,
                attendance: Some(Habit::of(place_of(row.person), one.id).attendance()),
                note: None,
            })
            .collect();
        if people.is_empty() {
            return Ok(());
        }
        let request = AttendanceRecord {
            event: one.id,
            people,
            guests: Vec::new(),
        };
        self.on(days_ago, |act| {
            event::record_attendance(act, request).map(|_| ())
        })?;
        if one.kind == EventKind::Ceremony {
            for name in ["川口 悠（先輩組合員）", "村瀬 直（監事）"] {
                let request = GuestSave {
                    event: one.id,
                    guest: None,
                    name: name.to_owned(),
                    affiliation: Some("見本事業所".to_owned()),
                    email: None,
                };
                self.on(days_ago, |act| event::save_guest(act, request).map(|_| ()))?;
            }
        }
        if matches!(one.kind, EventKind::Talk | EventKind::SiteVisit) {
            self.look_back(one.id, days_ago)?;
        }
        Ok(())
    }

    fn look_back(&self, id: EventId, days_ago: u64) -> Result<()> {
        let request = EventNoteSave {
            event: id,
            note: None,
            body:
                "話し合いの時間の取り方について質問が多かった。次回は少人数に分かれる時間をつくる。"
                    .to_owned(),
            topics: ["話し合い", "給与と労働時間", "配属"]
                .map(str::to_owned)
                .to_vec(),
        };
        self.on(days_ago, |act| event::save_note(act, request).map(|_| ()))?;
        let took_part = self.page(id)?.seats.present;
        if took_part == 0 {
            return Ok(());
        }
        let request = FollowUpAsk {
            event: id,
            question: "いちばん心に残ったことと、もっと聞きたいことを教えてください。".to_owned(),
            people: None,
        };
        self.on(days_ago, |act| event::ask(act, request).map(|_| ()))?;
        let asked = self
            .page(id)?
            .follow_ups
            .into_iter()
            .flat_map(|one| one.answers);
        let words = [
            "意見が割れたときにどう決めるのかを、もっと聞きたいです。",
            "利用者さんの名前を全員が覚えていたことが心に残りました。",
            "出資金を払い終えるまでの生活のことが少し心配です。",
        ];
        for (answer, text) in asked.zip(words) {
            let request = FollowUpAnswerWrite {
                answer: answer.id,
                text: Some(text.to_owned()),
                answered_on: None,
            };
            self.on(days_ago, |act| event::answer(act, request).map(|_| ()))?;
        }
        Ok(())
    }

    /// What changed lately: a meet-up moved out of the exams, a talk that does not take place.
    fn adjust(&self, recruitment: RecruitmentId, days_ago: u64) -> Result<()> {
        let from = self.ago(days_ago);
        let until = from.checked_add_days(Days::new(200)).unwrap_or(from);
        let ahead: Vec<CalendarEvent> = (self.events(recruitment, from, until)?.into_iter())
            .filter(|one| one.series.is_some() && one.starts_at.day() > self.today)
            .collect();
        let meetups = ahead.iter().filter(|one| one.kind == EventKind::Meetup);
        if let Some(one) = meetups.clone().nth(1) {
            let request = EventMove {
                event: one.id,
                scope: SeriesScope::This,
                starts_at: one.starts_at.plus_days(-7),
                ends_at: one.ends_at.plus_days(-7),
                pattern: None,
            };
            self.on(days_ago, |act| event::move_to(act, request).map(|_| ()))?;
        }
        let mut talks = ahead.iter().filter(|one| one.kind == EventKind::Talk);
        if let Some(one) = talks.next_back() {
            let request = EventCancel {
                event: one.id,
                scope: SeriesScope::This,
                reason: "講師の都合がつかないため".to_owned(),
            };
            self.on(days_ago, |act| event::cancel(act, request).map(|_| ()))?;
        }
        Ok(())
    }
}
