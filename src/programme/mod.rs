//! The follow-up programme (内定者プログラム): its kinds of events as templates, the year planned from them,
//! series and events, who is invited, who came, and what was said.
//!
//! Times of events are minutes on the office's clock; instants at which something was done are UTC.

pub mod api;
pub mod event;
pub mod invitation;
pub mod rules;
pub mod store;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::application;
use crate::kernel::Result;
use crate::kernel::holiday::OpenDays;
use crate::kernel::id::{
    ClosedDayId, EventId, EventNoteId, FollowUpAnswerId, FollowUpId, GuestId, InvitationId,
    PersonId, ProgrammeTemplateId, RecruitmentId, SeriesId, UserId,
};
use crate::kernel::moment::{OfficeTime, TimeOfDay};
use crate::person::TimelineEntry;
use crate::recruitment::StageKind;
use crate::store::{Reader, Tx};
use crate::study::StudyKind;

pub use rules::attendance::{AttendanceFigures, AttendanceMark};
pub use rules::recurrence::{Pattern, WeekDay};

/// What kind of event it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum EventKind {
    /// インターンシップ, of several days: lecture, workshop, site visit.
    Internship,
    /// 内定式.
    Ceremony,
    /// オンライン交流会.
    Meetup,
    /// オープントーク.
    Talk,
    /// A guest seat at a conference or a training.
    GuestSeat,
    /// 現場見学.
    SiteVisit,
    /// Anything else.
    Other,
}

impl EventKind {
    /// Every kind, in the order shown on screen.
    pub const ALL: [Self; 7] = [
        Self::Internship,
        Self::Ceremony,
        Self::Meetup,
        Self::Talk,
        Self::GuestSeat,
        Self::SiteVisit,
        Self::Other,
    ];
}

/// In what form it is held.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs, reason = "plain")]
pub enum EventForm {
    InPerson,
    Online,
    Both,
}

/// What happens when more people come than there are seats.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum WaitingMode {
    /// There is no waiting list.
    None,
    /// Who waits longest is next.
    FirstCome,
    /// Who has the highest priority is next; of equals who waits longest.
    Priority,
}

/// Who may see whom in the list of participants. In order: the smaller, the fewer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Visibility {
    /// Only the office.
    Nobody,
    /// Those who take part.
    Participants,
    /// Everybody invited.
    Everyone,
}

/// What becomes of the 31st in a month of fewer days.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum MonthEnd {
    /// There is no event in that month.
    Skip,
    /// It is on the month's last day; the month after is on the 31st again.
    Clamp,
}

/// What becomes of an event that would fall on a day the office is closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum OnClosed {
    /// It is held all the same.
    Keep,
    /// It falls out.
    Skip,
    /// It is held on the next open day.
    Next,
    /// It is held on the last open day before.
    Previous,
}

/// How far a change of one event of a series reaches.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum SeriesScope {
    /// Only this one.
    This,
    /// This one and those after it in the series.
    Following,
    /// All of the series that have not begun yet.
    All,
}

/// Whether somebody has a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum SeatState {
    /// Has one.
    Seat,
    /// Waits for one.
    Waiting,
    /// Was offered a freed one, until an instant.
    Offered,
    /// Gave it up, or never had one.
    None,
}

/// What somebody replied.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs, reason = "plain")]
pub enum InvitationReply {
    /// Nothing yet.
    None,
    Yes,
    No,
}

/// Why somebody cannot come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ReplyReason {
    /// 学業: never lowers anything.
    Study,
    /// Anything else.
    Other,
}

/// Whether somebody was there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum AttendanceKind {
    /// There from beginning to end.
    Attended,
    /// There for a part: came late or left early.
    Part,
    /// Absent for study; left out of every rate.
    Study,
    /// Absent, with a word before.
    Excused,
    /// Absent without a word.
    NoWord,
}

impl AttendanceKind {
    /// Whether the person was there, if only for a part.
    pub const fn took_part(self) -> bool {
        matches!(self, Self::Attended | Self::Part)
    }
}

/// Whether the invitation's mail still says what is planned.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(rename = "InvitationTold")] // what is told of an offer has the name already
pub enum Told {
    /// Nothing was sent yet.
    Never,
    /// Time or place changed, or it was cancelled, since.
    Stale,
    /// What was sent is what is planned.
    Current,
}

/// When to remind, seen from the beginning of the event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub enum EventReminder {
    /// So many days before (0 to 90), at this time of day; absent: at the event's.
    Days { days: u32, time: Option<TimeOfDay> },
    /// So many minutes before (0 to 10,080).
    Minutes { minutes: u32 },
}

/// A line of what an event is about.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct AgendaItem {
    /// On which day of the event, from 1.
    pub day: u32,
    /// From when.
    pub time: Option<TimeOfDay>,
    /// What.
    pub title: String,
}

/// What an event of some kind usually is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ProgrammeTemplate {
    /// Its row.
    pub id: ProgrammeTemplateId,
    /// What it says.
    pub draft: TemplateDraft,
    /// Since when it is out of use.
    pub retired_on: Option<NaiveDate>,
}

/// What a template says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "as in the table")]
pub struct TemplateDraft {
    pub kind: EventKind,
    pub name: String,
    pub description: String,
    pub form: EventForm,
    pub place: Option<String>,
    /// The month (1 to 12) of the first event of a programme year; null: the year's first.
    pub starts_month: Option<u32>,
    /// How it is repeated; null: once, on the first open day of the month.
    pub pattern: Option<Pattern>,
    /// How many times; null: until the programme ends.
    pub count: Option<u32>,
    pub start_time: TimeOfDay,
    /// Minutes on each of its days, 5 to 1,440.
    pub duration_minutes: u32,
    /// On how many days in a row, 1 to 31.
    pub days: u32,
    pub month_end: MonthEnd,
    pub on_closed: OnClosed,
    /// Seats; 0: as many as come.
    pub capacity: i64,
    pub waiting: WaitingMode,
    pub agenda: Vec<AgendaItem>,
    pub reminders: Vec<EventReminder>,
}

/// What an event is, apart from its time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "as in the table")]
pub struct EventDraft {
    pub kind: EventKind,
    pub name: String,
    pub description: String,
    pub form: EventForm,
    pub place: Option<String>,
    pub link: Option<String>,
    pub facilitator: Option<UserId>,
    /// Seats; 0: as many as come.
    pub capacity: i64,
    pub waiting: WaitingMode,
    /// How many hours a freed place is kept for whom it was offered to, 1 to 720.
    pub offer_hours: i64,
    /// The most the office lets people see of each other; each person may allow less.
    pub visible_to: Visibility,
    pub agenda: Vec<AgendaItem>,
    pub reminders: Vec<EventReminder>,
}

/// An event.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "as in the table")]
pub struct ProgrammeEvent {
    pub id: EventId,
    pub recruitment: RecruitmentId,
    pub series: Option<SeriesId>,
    pub template: Option<ProgrammeTemplateId>,
    pub facts: EventDraft,
    /// The time the series' rule gave it.
    pub planned_at: Option<OfficeTime>,
    /// It was moved by itself and stays when the series moves.
    pub own_time: bool,
    pub starts_at: OfficeTime,
    pub ends_at: OfficeTime,
    /// The calendar days it covers.
    pub days: u32,
    pub uid: String,
    /// Rises with each change of time, place or state that people were told of before.
    pub sequence: u32,
    pub cancelled: Option<Cancellation>,
}

/// That an event does not take place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "plain")]
pub struct Cancellation {
    /// UTC, RFC 3339.
    pub at: String,
    pub reason: String,
}

/// An event in short, for calendars and lists.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "as in the table")]
pub struct CalendarEvent {
    pub id: EventId,
    pub recruitment: RecruitmentId,
    pub series: Option<SeriesId>,
    pub kind: EventKind,
    pub name: String,
    pub starts_at: OfficeTime,
    pub ends_at: OfficeTime,
    /// The calendar days it covers.
    pub days: u32,
    pub form: EventForm,
    pub place: Option<String>,
    pub facilitator: Option<String>,
    pub cancelled: bool,
    pub own_time: bool,
    pub seats: SeatCount,
}

/// How the invitations to an event stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SeatCount {
    /// Seats; 0: as many as come.
    pub capacity: i64,
    /// People invited in all.
    pub invited: u32,
    /// Seats taken, offered ones included.
    pub taken: u32,
    /// Seats left; null: as many as come.
    pub free: Option<u32>,
    /// People waiting.
    pub waiting: u32,
    /// People a freed place is kept for.
    pub offered: u32,
    /// Replied that they come.
    pub yes: u32,
    /// Replied that they do not.
    pub no: u32,
    /// Have not replied.
    pub unanswered: u32,
    /// Were there, if only for a part.
    pub present: u32,
    /// Have their attendance recorded.
    pub recorded: u32,
    /// To whom something has to be sent (again).
    pub to_tell: u32,
}

/// One person at one event.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "as in the table")]
pub struct InvitationRow {
    pub id: InvitationId,
    pub person: PersonId,
    pub name: String,
    pub reading: Option<String>,
    pub email: Option<String>,
    pub invited_at: String,
    pub place: SeatState,
    /// UTC, RFC 3339.
    pub waiting_since: Option<String>,
    /// The place in the waiting list, from 1.
    pub waiting_position: Option<u32>,
    pub priority: i64,
    /// Until when an offered place is kept (UTC, RFC 3339).
    pub place_until: Option<String>,
    /// The offered place was not taken in time: run the waiting list.
    pub lapsed: bool,
    pub reply: InvitationReply,
    pub reply_reason: Option<ReplyReason>,
    pub reply_words: Option<String>,
    pub replied_at: Option<String>,
    /// What the person allows.
    pub visible_to: Visibility,
    /// Who sees the person: the smaller of that and the office's, and nobody unless they come.
    pub seen_by: Visibility,
    pub told: Told,
    pub told_at: Option<String>,
    pub attendance: Option<AttendanceKind>,
    pub attendance_note: Option<String>,
    /// Why the time does not suit this person.
    pub conflicts: Vec<DateConflict>,
}

/// Somebody from outside the cohort.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "as in the table")]
pub struct Guest {
    pub id: GuestId,
    pub name: String,
    pub affiliation: Option<String>,
    pub email: Option<String>,
    pub attendance: Option<AttendanceKind>,
}

/// What was written down after an event.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "as in the table")]
pub struct EventNote {
    pub id: EventNoteId,
    pub body: String,
    pub topics: Vec<String>,
    pub written_at: String,
    pub by: String,
}

/// A question to those who took part, with what they said.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "as in the table")]
pub struct FollowUp {
    pub id: FollowUpId,
    pub question: String,
    pub asked_on: NaiveDate,
    pub answers: Vec<FollowUpAnswer>,
}

/// What one of them said; nothing yet where `answer` is null.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "as in the table")]
pub struct FollowUpAnswer {
    pub id: FollowUpAnswerId,
    pub person: PersonId,
    pub name: String,
    pub answer: Option<String>,
    pub answered_on: Option<NaiveDate>,
}

/// A day the office keeps closed of its own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "as in the table")]
pub struct ClosedDay {
    pub id: ClosedDayId,
    pub closed_on: NaiveDate,
    pub name: String,
}

/// A national holiday.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "plain")]
pub struct HolidayRow {
    pub on: NaiveDate,
    pub name: String,
}

/// Why a time does not suit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[allow(missing_docs, reason = "the fields are the facts")]
pub enum DateConflict {
    /// A national holiday.
    Holiday { on: NaiveDate, name: String },
    /// The office is closed.
    ClosedDay { on: NaiveDate, name: String },
    /// Exams, thesis, practice, work of somebody.
    Study {
        person: PersonId,
        name: String,
        study: StudyKind,
        label: String,
        starts_on: NaiveDate,
        ends_on: NaiveDate,
    },
    /// Somebody is invited elsewhere then.
    OtherEvent {
        person: PersonId,
        name: String,
        event: EventId,
        event_name: String,
        starts_at: OfficeTime,
    },
    /// Who would lead it leads another then.
    Facilitator {
        user: UserId,
        name: String,
        event: EventId,
        event_name: String,
        starts_at: OfficeTime,
    },
    /// Another event of the same programme is held then.
    Overlap {
        event: EventId,
        event_name: String,
        starts_at: OfficeTime,
    },
}

/// A time that was planned, before anything is saved.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PlannedTime {
    /// The time the rule gives.
    pub planned_at: OfficeTime,
    /// The time after sliding off closed days.
    pub starts_at: OfficeTime,
    /// When it ends.
    pub ends_at: OfficeTime,
    /// What speaks against it.
    pub conflicts: Vec<DateConflict>,
}

/// A time that fell out because the office is closed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "plain")]
pub struct SkippedTime {
    pub planned_at: OfficeTime,
    /// The holiday's or closed day's name; null: a weekend.
    pub name: Option<String>,
}

/// How an event is repeated.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct Repeat {
    pub pattern: Pattern,
    pub end: RepeatEnd,
    pub month_end: MonthEnd,
    pub on_closed: OnClosed,
    /// Times that fall out.
    pub except: Vec<OfficeTime>,
}

/// Until when an event is repeated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub enum RepeatEnd {
    /// So many times, at most 120.
    Count { count: u32 },
    /// Until a day, included; at most three years after the first.
    Until { on: NaiveDate },
}

/// A series.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "as in the table")]
pub struct Series {
    pub id: SeriesId,
    pub recruitment: RecruitmentId,
    pub template: Option<ProgrammeTemplateId>,
    /// The one it was split off from.
    pub previous: Option<SeriesId>,
    pub name: String,
    /// RFC 5545.
    pub rule: String,
    pub pattern: Pattern,
    pub starts_at: OfficeTime,
    pub month_end: MonthEnd,
    pub on_closed: OnClosed,
    /// How many events it has, cancelled ones included.
    pub events: u32,
    /// The beginning of the next that is not cancelled.
    pub next: Option<OfficeTime>,
    /// The beginning of the last.
    pub last: Option<OfficeTime>,
}

/// What the first page tells of the programme.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct TodayProgramme {
    /// Events today and on the next fourteen days.
    pub events: Vec<CalendarEvent>,
    /// Reminders that fall due today.
    pub reminders: Vec<TodayReminder>,
    /// Places kept for somebody, those that were not taken in time first.
    pub places: Vec<TodayPlace>,
    /// Events that are over and whose attendance is not recorded for everybody, latest first.
    pub unrecorded: Vec<CalendarEvent>,
}

/// A reminder that falls due.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "plain")]
pub struct TodayReminder {
    pub event: EventId,
    pub event_name: String,
    pub starts_at: OfficeTime,
    /// When to remind.
    pub at: OfficeTime,
    /// How many are to be reminded: those who did not say no.
    pub people: u32,
}

/// A place kept for somebody.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "plain")]
pub struct TodayPlace {
    pub event: EventId,
    pub event_name: String,
    pub invitation: InvitationId,
    pub person: PersonId,
    pub name: String,
    /// UTC, RFC 3339.
    pub until: String,
    pub lapsed: bool,
}

// -- what other nouns ask of this one ------------------------------------------------------------

/// Everybody with an open or accepted offer in a recruitment, by reading.
///
/// # Errors
/// Whatever the database says.
pub fn cohort(db: &Reader<'_>, recruitment: RecruitmentId) -> Result<Vec<PersonId>> {
    application::people_at(db, recruitment, &[StageKind::Offer, StageKind::Accepted])
}

/// The days on which the office is open: tasks slide off the others.
///
/// # Errors
/// Whatever the database says.
pub fn open_days(db: &Reader<'_>) -> Result<OpenDays> {
    store::open_days(db)
}

/// An event's name, for what refers to it.
///
/// # Errors
/// [`crate::kernel::ApiError::NotFound`].
pub fn event_name(db: &Reader<'_>, event: EventId) -> Result<String> {
    Ok(store::event::load(db, event)?.facts.name)
}

/// Invitations, replies, attendance and answers on a person's timeline.
///
/// # Errors
/// Whatever the database says.
pub fn timeline_of_person(db: &Reader<'_>, person: PersonId) -> Result<Vec<TimelineEntry>> {
    store::person::timeline(db, person)
}

/// Gives another record's invitations and answers to the person kept.
///
/// # Errors
/// Whatever the database says.
pub fn merge(tx: &Tx<'_>, kept: PersonId, gone: PersonId) -> Result<()> {
    store::person::merge(tx, kept, gone)
}

/// What the first page tells of the programme.
///
/// # Errors
/// Whatever the database says.
pub fn today(db: &Reader<'_>, now: OfficeTime) -> Result<TodayProgramme> {
    use store::event::Which;
    /// So many days ahead are shown.
    const AHEAD: i64 = 14;
    /// So many days back attendance is asked for.
    const BACK: i64 = 60;
    /// Reminders reach so far back from an event.
    const REMIND: i64 = 91;
    let day = now.day();
    let begin = OfficeTime::new(day, TimeOfDay::MIDNIGHT);
    let end = |days: i64| OfficeTime::new(day, TimeOfDay::LAST).plus_days(days);
    let mut reminders = Vec::new();
    for event in store::event::all_between(db, now, end(REMIND))? {
        for reminder in &event.facts.reminders {
            let at = rules::reminder::due_at(event.starts_at, *reminder);
            let people = if at.day() == day {
                store::invitation::count_expected(db, event.id)?
            } else {
                0
            };
            if people > 0 {
                reminders.push(TodayReminder {
                    event: event.id,
                    event_name: event.facts.name.clone(),
                    starts_at: event.starts_at,
                    at,
                    people,
                });
            }
        }
    }
    reminders.sort_by_key(|reminder| (reminder.at, reminder.event));
    let mut events = store::event::short(db, Which::Between(begin, end(AHEAD), None))?;
    events.retain(|event| !event.cancelled);
    Ok(TodayProgramme {
        events,
        reminders,
        places: store::invitation::places_today(db, now, &now.stamp())?,
        unrecorded: store::event::short(db, Which::Unrecorded(now.plus_days(-BACK), now))?,
    })
}

/// Events and invitations that contradict each other, without personal data.
///
/// # Errors
/// Whatever the database says.
pub fn broken_invariants(db: &Reader<'_>) -> Result<Vec<String>> {
    store::broken_invariants(db)
}
