//! Commands on events.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::api::{Act, Query};
use crate::kernel::Result;
use crate::kernel::id::{
    EventId, EventNoteId, FollowUpAnswerId, FollowUpId, GuestId, PersonId, ProgrammeTemplateId,
    RecruitmentId, SeriesId,
};
use crate::kernel::moment::OfficeTime;
use crate::programme::{
    AttendanceKind, DateConflict, EventDraft, EventNote, EventReminder, FollowUp, Guest,
    InvitationRow, Pattern, ProgrammeEvent, Repeat, SeatCount, Series, SeriesScope,
};
use crate::store::Outcome;

/// `event.page`
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct EventPageLoad {
    pub event: EventId,
    /// Time zones (`Europe/Paris`) in which to show the beginning as well; absent: none.
    #[ts(optional = nullable)]
    pub zones: Option<Vec<String>>,
}

/// Everything about an event.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "plain")]
pub struct EventPage {
    pub event: ProgrammeEvent,
    pub recruitment_name: String,
    pub facilitator_name: Option<String>,
    pub series: Option<Series>,
    pub seats: SeatCount,
    /// By reading.
    pub invitations: Vec<InvitationRow>,
    pub guests: Vec<Guest>,
    pub notes: Vec<EventNote>,
    pub follow_ups: Vec<FollowUp>,
    pub reminders: Vec<ReminderTime>,
    /// Of the office: holiday, closed day, facilitator, other events. Of people: see `invitations`.
    pub conflicts: Vec<DateConflict>,
    pub elsewhere: Vec<ZoneTime>,
    /// Replies, attendance, guests, notes or sent invitations: it can be cancelled, not removed.
    pub in_use: bool,
}

/// A reminder and when it falls due.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "plain")]
pub struct ReminderTime {
    pub reminder: EventReminder,
    pub at: OfficeTime,
}

/// The beginning as clocks elsewhere show it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "plain")]
pub struct ZoneTime {
    pub zone: String,
    /// Day and time there, in the form of the office's times.
    pub starts_at: OfficeTime,
}

/// `event.add`: one, or a series.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct EventAdd {
    pub recruitment: RecruitmentId,
    pub template: Option<ProgrammeTemplateId>,
    pub facts: EventDraft,
    pub starts_at: OfficeTime,
    pub ends_at: OfficeTime,
    pub repeat: Option<Repeat>,
}

/// What `event.add` made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "plain")]
pub struct EventsAdded {
    pub series: Option<SeriesId>,
    /// In order of time.
    pub events: Vec<EventId>,
}

/// `event.update`: everything but the time.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct EventUpdate {
    pub event: EventId,
    pub scope: SeriesScope,
    pub facts: EventDraft,
}

/// How many events an act changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "plain")]
pub struct EventsChanged {
    pub events: u32,
    /// Invitations that no longer say what is planned.
    pub to_tell: u32,
}

/// `event.move`, and `event.move_preview` of the same: another time. With a scope beyond this event the
/// series is planned anew from here: by `pattern`, or by its own shifted like this event. Replies stay; what
/// was moved by itself before stays where it is; what has begun stays.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct EventMove {
    pub event: EventId,
    pub scope: SeriesScope,
    pub starts_at: OfficeTime,
    pub ends_at: OfficeTime,
    pub pattern: Option<Pattern>,
}

/// What a move does.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "plain")]
pub struct EventsMoved {
    pub events: Vec<MovedEvent>,
    /// Moved by themselves before; they stay.
    pub kept: Vec<EventId>,
    /// The series they belong to now, where it was split.
    pub split: Option<SeriesId>,
    /// Invitations that no longer say what is planned.
    pub to_tell: u32,
}

/// One event of a move.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "plain")]
pub struct MovedEvent {
    pub event: EventId,
    pub name: String,
    pub from: OfficeTime,
    pub starts_at: OfficeTime,
    pub ends_at: OfficeTime,
    pub conflicts: Vec<DateConflict>,
}

/// `event.cancel`: it does not take place; replies are kept.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct EventCancel {
    pub event: EventId,
    pub scope: SeriesScope,
    pub reason: String,
}

/// `event.restore`: it takes place after all. `event.remove`: refused where anybody replied or was told.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct EventRef {
    pub event: EventId,
}

/// `guest.save`: a new one, or over one that is there.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct GuestSave {
    pub event: EventId,
    pub guest: Option<GuestId>,
    pub name: String,
    pub affiliation: Option<String>,
    pub email: Option<String>,
}

/// `guest.remove`
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct GuestRemove {
    pub guest: GuestId,
}

/// `attendance.record`: of as many as one likes, in one act. Somebody who came uninvited is entered.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct AttendanceRecord {
    pub event: EventId,
    pub people: Vec<AttendanceEntry>,
    pub guests: Vec<GuestAttendance>,
}

/// Whether somebody was there; null takes the record back.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct AttendanceEntry {
    pub person: PersonId,
    pub attendance: Option<AttendanceKind>,
    pub note: Option<String>,
}

/// Whether a guest was there.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct GuestAttendance {
    pub guest: GuestId,
    pub attendance: Option<AttendanceKind>,
}

/// `event_note.save`: a new one, or over one that is there.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct EventNoteSave {
    pub event: EventId,
    pub note: Option<EventNoteId>,
    pub body: String,
    pub topics: Vec<String>,
}

/// `event_note.remove`
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct EventNoteRemove {
    pub note: EventNoteId,
}

/// `follow_up.ask`: only those who took part are asked.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct FollowUpAsk {
    pub event: EventId,
    pub question: String,
    /// Null: everybody who took part.
    pub people: Option<Vec<PersonId>>,
}

/// What `follow_up.ask` made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "plain")]
pub struct FollowUpAsked {
    pub follow_up: FollowUpId,
    pub people: u32,
}

/// `follow_up.answer`: null takes an answer back.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct FollowUpAnswerWrite {
    pub answer: FollowUpAnswerId,
    pub text: Option<String>,
    /// The day of the answer; absent: today.
    #[ts(optional = nullable)]
    pub answered_on: Option<NaiveDate>,
}

/// `follow_up.remove`: with its answers.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct FollowUpRemove {
    pub follow_up: FollowUpId,
}

// -- handlers --------------------------------------------------------------------------------------

/// `event.page`
pub(crate) fn page(_: &Query<'_>, _: EventPageLoad) -> Result<EventPage> {
    Err(crate::kernel::Error::Damaged("being built"))
}

/// `event.add`
pub(crate) fn add(_: &Act<'_>, _: EventAdd) -> Result<Outcome<EventsAdded>> {
    Err(crate::kernel::Error::Damaged("being built"))
}

/// `event.update`
pub(crate) fn update(_: &Act<'_>, _: EventUpdate) -> Result<Outcome<EventsChanged>> {
    Err(crate::kernel::Error::Damaged("being built"))
}

/// `event.move_preview`
pub(crate) fn preview_move(_: &Query<'_>, _: EventMove) -> Result<EventsMoved> {
    Err(crate::kernel::Error::Damaged("being built"))
}

/// `event.move`
pub(crate) fn move_to(_: &Act<'_>, _: EventMove) -> Result<Outcome<EventsMoved>> {
    Err(crate::kernel::Error::Damaged("being built"))
}

/// `event.cancel`
pub(crate) fn cancel(_: &Act<'_>, _: EventCancel) -> Result<Outcome<EventsChanged>> {
    Err(crate::kernel::Error::Damaged("being built"))
}

/// `event.restore`
pub(crate) fn restore(_: &Act<'_>, _: EventRef) -> Result<Outcome<EventsChanged>> {
    Err(crate::kernel::Error::Damaged("being built"))
}

/// `event.remove`
pub(crate) fn remove(_: &Act<'_>, _: EventRef) -> Result<Outcome<()>> {
    Err(crate::kernel::Error::Damaged("being built"))
}

/// `guest.save`
pub(crate) fn save_guest(_: &Act<'_>, _: GuestSave) -> Result<Outcome<GuestId>> {
    Err(crate::kernel::Error::Damaged("being built"))
}

/// `guest.remove`
pub(crate) fn remove_guest(_: &Act<'_>, _: GuestRemove) -> Result<Outcome<()>> {
    Err(crate::kernel::Error::Damaged("being built"))
}

/// `attendance.record`
pub(crate) fn record_attendance(_: &Act<'_>, _: AttendanceRecord) -> Result<Outcome<u32>> {
    Err(crate::kernel::Error::Damaged("being built"))
}

/// `event_note.save`
pub(crate) fn save_note(_: &Act<'_>, _: EventNoteSave) -> Result<Outcome<EventNoteId>> {
    Err(crate::kernel::Error::Damaged("being built"))
}

/// `event_note.remove`
pub(crate) fn remove_note(_: &Act<'_>, _: EventNoteRemove) -> Result<Outcome<()>> {
    Err(crate::kernel::Error::Damaged("being built"))
}

/// `follow_up.ask`
pub(crate) fn ask(_: &Act<'_>, _: FollowUpAsk) -> Result<Outcome<FollowUpAsked>> {
    Err(crate::kernel::Error::Damaged("being built"))
}

/// `follow_up.answer`
pub(crate) fn answer(_: &Act<'_>, _: FollowUpAnswerWrite) -> Result<Outcome<()>> {
    Err(crate::kernel::Error::Damaged("being built"))
}

/// `follow_up.remove`
pub(crate) fn remove_follow_up(_: &Act<'_>, _: FollowUpRemove) -> Result<Outcome<()>> {
    Err(crate::kernel::Error::Damaged("being built"))
}
