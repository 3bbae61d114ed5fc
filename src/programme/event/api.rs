//! Commands on events.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{moving, reached};
use crate::api::{Act, Query};
use crate::kernel::error::{Noun, OrNotFound};
use crate::kernel::field::{self, LINE, TEXT};
use crate::kernel::id::{
    EventId, EventNoteId, FollowUpAnswerId, FollowUpId, GuestId, PersonId, ProgrammeTemplateId,
    RecruitmentId, SeriesId,
};
use crate::kernel::moment::{OfficeTime, zone};
use crate::kernel::operation::{Operation, Summary};
use crate::kernel::{ApiError, Result};
use crate::person;
use crate::programme::api::{lay_out, now};
use crate::programme::invitation::api::fill_places;
use crate::programme::rules::dates::Diary;
use crate::programme::rules::visibility::{Participation, seen_by};
use crate::programme::rules::{draft, reminder, waiting};
use crate::programme::store::diary::{self, DiaryOf};
use crate::programme::store::event::{self as store, NewEvent, SeriesRow};
use crate::programme::store::invitation::{self, Invitation};
use crate::programme::store::{after, template};
use crate::programme::{
    AttendanceKind, DateConflict, EventDraft, EventNote, EventReminder, FollowUp, Guest,
    InvitationRow, Pattern, ProgrammeEvent, Repeat, SeatCount, SeatState, Series, SeriesScope,
    Told,
};
use crate::recruitment;
use crate::store::{Outcome, Reader, Tx};

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
    /// Its first minute is over by the office's clock: nobody can be invited any more, only have come.
    pub has_begun: bool,
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
pub(crate) fn page(q: &Query<'_>, request: EventPageLoad) -> Result<EventPage> {
    let event = store::load(q.db, request.event)?;
    let now = now(q);
    let invited = invitation::of_event(q.db, event.id)?;
    let people: Vec<PersonId> = invited.iter().map(|one| one.person).collect();
    let diary = diary::load(
        q.db,
        &DiaryOf {
            days: (event.starts_at.day(), event.ends_at.day()),
            people: &people,
            recruitment: Some(event.recruitment),
            facilitator: event.facts.facilitator,
            except: &[event.id],
        },
    )?;
    let (of_people, conflicts) = conflicts(&diary, &event);
    let stamp = q.host.clock.stamp();
    let series = match event.series {
        Some(series) => store::series(q.db, None, Some(series), now)?.pop(),
        None => None,
    };
    Ok(EventPage {
        recruitment_name: recruitment::load(q.db, event.recruitment)?.name,
        facilitator_name: match event.facts.facilitator {
            Some(facilitator) => Some(store::user_name(q.db, facilitator)?),
            None => None,
        },
        series,
        seats: store::seats(q.db, event.id)?,
        invitations: rows(q.db, &event, invited, &of_people, &stamp)?,
        guests: after::guests(q.db, event.id)?,
        notes: after::notes(q.db, event.id)?,
        follow_ups: after::follow_ups(q.db, event.id)?,
        reminders: event
            .facts
            .reminders
            .iter()
            .map(|one| ReminderTime {
                reminder: *one,
                at: reminder::due_at(event.starts_at, *one),
            })
            .collect(),
        conflicts,
        elsewhere: elsewhere(event.starts_at, &request.zones.unwrap_or_default()),
        in_use: store::uses(q.db, event.id)? > 0,
        has_begun: event.starts_at <= now,
        event,
    })
}

/// What stands in an event's way, by people and otherwise.
fn conflicts(diary: &Diary, event: &ProgrammeEvent) -> (Vec<DateConflict>, Vec<DateConflict>) {
    diary
        .conflicts(event.starts_at, event.ends_at)
        .into_iter()
        .partition(|conflict| {
            matches!(
                conflict,
                DateConflict::Study { .. } | DateConflict::OtherEvent { .. }
            )
        })
}

/// Zones that are none are left out.
fn elsewhere(starts_at: OfficeTime, zones: &[String]) -> Vec<ZoneTime> {
    zones
        .iter()
        .take(20)
        .filter_map(|name| {
            let there = starts_at.in_zone(zone(name)?);
            Some(ZoneTime {
                zone: name.clone(),
                starts_at: OfficeTime::of(there),
            })
        })
        .collect()
}

fn rows(
    db: &Reader<'_>,
    event: &ProgrammeEvent,
    invited: Vec<Invitation>,
    conflicts: &[DateConflict],
    stamp: &str,
) -> Result<Vec<InvitationRow>> {
    let queue: Vec<waiting::Waiter<PersonId>> = {
        let mut by_id: Vec<&Invitation> = invited
            .iter()
            .filter(|one| one.place == SeatState::Waiting)
            .collect();
        by_id.sort_by_key(|one| one.id);
        by_id
            .into_iter()
            .map(|one| waiting::Waiter {
                who: one.person,
                priority: one.priority,
                since: one.waiting_since.clone().unwrap_or_default(),
            })
            .collect()
    };
    let line = waiting::in_line(&queue, event.facts.waiting);
    let position = |person: PersonId| {
        let place = line.iter().position(|waiter| waiter.who == person)?;
        u32::try_from(place + 1).ok()
    };
    let addresses = person::emails(db, invited.iter().map(|one| one.person))?;
    Ok(invited
        .into_iter()
        .map(|one| InvitationRow {
            waiting_position: position(one.person),
            lapsed: one
                .place_until
                .as_deref()
                .is_some_and(|until| until <= stamp),
            seen_by: seen_by(
                Participation::of(one.place, one.reply),
                event.facts.visible_to,
                one.visible_to,
            ),
            told: match one.told_sequence {
                None => Told::Never,
                Some(told) if told < event.sequence => Told::Stale,
                Some(_) => Told::Current,
            },
            email: addresses.get(&one.person).cloned(),
            conflicts: conflicts
                .iter()
                .filter(|conflict| match conflict {
                    DateConflict::Study { person, .. }
                    | DateConflict::OtherEvent { person, .. } => *person == one.person,
                    DateConflict::Holiday { .. }
                    | DateConflict::ClosedDay { .. }
                    | DateConflict::Facilitator { .. }
                    | DateConflict::Overlap { .. } => false,
                })
                .cloned()
                .collect(),
            id: one.id,
            person: one.person,
            name: one.name,
            reading: one.reading,
            invited_at: one.invited_at,
            place: one.place,
            waiting_since: one.waiting_since,
            priority: one.priority,
            place_until: one.place_until,
            reply: one.reply,
            reply_reason: one.reply_reason,
            reply_words: one.reply_words,
            replied_at: one.replied_at,
            visible_to: one.visible_to,
            told_at: one.told_at,
            attendance: one.attendance,
            attendance_note: one.attendance_note,
        })
        .collect())
}

/// Refuses a facilitator who does not sign in here (any more).
fn check_facilitator(tx: &Tx<'_>, facts: &EventDraft) -> Result<()> {
    match facts.facilitator {
        Some(facilitator) if !store::is_assignable(tx, facilitator)? => {
            None.or_not_found(Noun::User)
        }
        Some(_) | None => Ok(()),
    }
}

/// `event.add`
pub(crate) fn add(act: &Act<'_>, request: EventAdd) -> Result<Outcome<EventsAdded>> {
    let facts = draft::read_event(&request.facts)?;
    draft::check_times(request.starts_at, request.ends_at)?;
    act.transact(Operation::EventAdd, |tx| {
        recruitment::load(tx, request.recruitment)?;
        check_facilitator(tx, &facts)?;
        if let Some(id) = request.template {
            template(tx, id)?;
        }
        let one = NewEvent {
            recruitment: request.recruitment,
            template: request.template,
            series: None,
            own_time: false,
            facts: &facts,
            starts_at: request.starts_at,
            ends_at: request.ends_at,
        };
        let mut added = EventsAdded {
            series: None,
            events: Vec::new(),
        };
        match &request.repeat {
            None => added.events.push(store::insert(tx, &one)?),
            Some(repeat) => {
                let open = crate::programme::store::open_days(tx)?;
                let (rule, table) = lay_out(repeat, request.starts_at, request.ends_at, &open)?;
                let first = table.slots.first().ok_or(ApiError::SeriesEmpty {})?;
                let series = store::insert_series(
                    tx,
                    &SeriesRow {
                        recruitment: request.recruitment,
                        template: request.template,
                        previous: None,
                        name: facts.name.clone(),
                        rule,
                        starts_at: first.planned_at,
                        month_end: repeat.month_end,
                        on_closed: repeat.on_closed,
                    },
                )?;
                added.series = Some(series);
                for slot in &table.slots {
                    added.events.push(store::insert(
                        tx,
                        &NewEvent {
                            series: Some((series, slot.planned_at)),
                            starts_at: slot.starts_at,
                            ends_at: slot.ends_at,
                            ..one
                        },
                    )?);
                }
            }
        }
        let summary = Summary::new(Operation::EventAdd)
            .subject(&facts.name)
            .count(added.events.len());
        Ok((added, summary))
    })
}

/// The events of a scope that a change still reaches: beyond this one only those ahead.
fn ahead(
    tx: &Tx<'_>,
    event: &ProgrammeEvent,
    scope: SeriesScope,
    now: OfficeTime,
) -> Result<Vec<ProgrammeEvent>> {
    let mut events = reached(tx, event, scope)?;
    events.retain(|one| one.id == event.id || one.starts_at > now);
    Ok(events)
}

/// `event.update`
pub(crate) fn update(act: &Act<'_>, request: EventUpdate) -> Result<Outcome<EventsChanged>> {
    let facts = draft::read_event(&request.facts)?;
    let instant = act.clock.now();
    act.transact(Operation::EventUpdate, |tx| {
        let event = store::load(tx, request.event)?;
        if event.facts.facilitator != facts.facilitator {
            check_facilitator(tx, &facts)?;
        }
        let mut changed = EventsChanged {
            events: 0,
            to_tell: 0,
        };
        for one in ahead(tx, &event, request.scope, OfficeTime::at(instant))? {
            let (taken, _) = invitation::count_places(tx, one.id)?;
            waiting::check_seats(facts.capacity, taken)?;
            store::update_facts(tx, one.id, &facts)?;
            changed.events += 1;
            // What stands in people's calendars.
            let shown = |facts: &EventDraft| {
                (
                    facts.name.clone(),
                    facts.description.clone(),
                    facts.form,
                    facts.place.clone(),
                    facts.link.clone(),
                )
            };
            if shown(&one.facts) != shown(&facts) {
                changed.to_tell += store::raise_sequence(tx, one.id)?;
            }
            fill_places(tx, &store::load(tx, one.id)?, instant)?;
        }
        let summary = Summary::new(Operation::EventUpdate)
            .subject(&facts.name)
            .count(changed.events as usize);
        Ok((changed, summary))
    })
}

/// `event.move_preview`
pub(crate) fn preview_move(q: &Query<'_>, request: EventMove) -> Result<EventsMoved> {
    moving::plan(q.db, &request, now(q))?.answer(q.db)
}

/// `event.move`
pub(crate) fn move_to(act: &Act<'_>, request: EventMove) -> Result<Outcome<EventsMoved>> {
    let now = OfficeTime::at(act.clock.now());
    act.transact(Operation::EventMove, |tx| {
        let plan = moving::plan(tx, &request, now)?;
        let mut answer = plan.answer(tx)?;
        answer.split = plan.carry_out(tx)?;
        let (name, count) = plan.subject();
        let summary = Summary::new(Operation::EventMove)
            .subject(name)
            .object(request.starts_at.to_string())
            .count(count);
        Ok((answer, summary))
    })
}

/// `event.cancel`
pub(crate) fn cancel(act: &Act<'_>, request: EventCancel) -> Result<Outcome<EventsChanged>> {
    let reason = field::required("reason", &request.reason, LINE)?;
    let now = OfficeTime::at(act.clock.now());
    act.transact(Operation::EventCancel, |tx| {
        let event = store::load(tx, request.event)?;
        if event.cancelled.is_some() {
            return Err(ApiError::EventCancelled {}.into());
        }
        let mut changed = EventsChanged {
            events: 0,
            to_tell: 0,
        };
        for one in ahead(tx, &event, request.scope, now)? {
            if one.cancelled.is_none() {
                store::set_cancelled(tx, one.id, Some(&reason))?;
                changed.events += 1;
                changed.to_tell += store::raise_sequence(tx, one.id)?;
            }
        }
        let summary = Summary::new(Operation::EventCancel)
            .subject(event.facts.name)
            .count(changed.events as usize)
            .reason(Some(reason.clone()));
        Ok((changed, summary))
    })
}

/// `event.restore`
pub(crate) fn restore(act: &Act<'_>, request: EventRef) -> Result<Outcome<EventsChanged>> {
    act.transact(Operation::EventRestore, |tx| {
        let event = store::load(tx, request.event)?;
        if event.cancelled.is_none() {
            return Err(ApiError::EventNotCancelled {}.into());
        }
        store::set_cancelled(tx, event.id, None)?;
        let changed = EventsChanged {
            events: 1,
            to_tell: store::raise_sequence(tx, event.id)?,
        };
        let summary = Summary::new(Operation::EventRestore).subject(event.facts.name);
        Ok((changed, summary))
    })
}

/// `event.remove`
pub(crate) fn remove(act: &Act<'_>, request: EventRef) -> Result<Outcome<()>> {
    act.transact(Operation::EventRemove, |tx| {
        let event = store::load(tx, request.event)?;
        let uses = store::uses(tx, event.id)?;
        if uses > 0 {
            return Err(ApiError::EventInUse { people: uses }.into());
        }
        store::delete(tx, &event)?;
        let summary = Summary::new(Operation::EventRemove).subject(event.facts.name);
        Ok(((), summary))
    })
}

/// `guest.save`
pub(crate) fn save_guest(act: &Act<'_>, request: GuestSave) -> Result<Outcome<GuestId>> {
    let name = field::required("name", &request.name, LINE)?;
    let affiliation = field::optional("affiliation", request.affiliation.as_deref(), LINE)?;
    let email = field::email("email", request.email.as_deref())?;
    act.transact(Operation::GuestSave, |tx| {
        let event = store::load(tx, request.event)?;
        if let Some(guest) = request.guest
            && after::guest(tx, guest)?.0 != event.id
        {
            return None.or_not_found(Noun::Guest);
        }
        let id = after::save_guest(
            tx,
            event.id,
            request.guest,
            &name,
            affiliation.as_deref(),
            email.as_ref().map(crate::kernel::contact::Email::as_str),
        )?;
        let summary = Summary::new(Operation::GuestSave)
            .subject(&name)
            .object(event.facts.name);
        Ok((id, summary))
    })
}

/// `guest.remove`
pub(crate) fn remove_guest(act: &Act<'_>, request: GuestRemove) -> Result<Outcome<()>> {
    act.transact(Operation::GuestRemove, |tx| {
        let (event, name) = after::guest(tx, request.guest)?;
        after::delete_guest(tx, request.guest)?;
        let event = store::load(tx, event)?;
        let summary = Summary::new(Operation::GuestRemove)
            .subject(name)
            .object(event.facts.name);
        Ok(((), summary))
    })
}

/// `attendance.record`
pub(crate) fn record_attendance(act: &Act<'_>, request: AttendanceRecord) -> Result<Outcome<u32>> {
    let mut entries = Vec::with_capacity(request.people.len());
    for entry in &request.people {
        entries.push((entry, field::optional("note", entry.note.as_deref(), TEXT)?));
    }
    act.transact(Operation::AttendanceRecord, |tx| {
        let event = store::load(tx, request.event)?;
        if event.cancelled.is_some() {
            return Err(ApiError::EventCancelled {}.into());
        }
        if event.starts_at.day() > tx.today {
            return Err(ApiError::EventAhead {}.into());
        }
        let mut recorded = 0;
        for (entry, note) in &entries {
            person::living_name(tx, entry.person)?;
            let invitation = match invitation::find(tx, event.id, entry.person)? {
                Some(invitation) => invitation,
                // Came uninvited: entered without a seat, which they did not need.
                None if entry.attendance.is_some() => {
                    invitation::insert(tx, event.id, entry.person, SeatState::None, 0)?
                }
                None => continue,
            };
            invitation::update_attendance(tx, invitation, entry.attendance, note.as_deref())?;
            recorded += 1;
        }
        for guest in &request.guests {
            if after::guest(tx, guest.guest)?.0 != event.id {
                return None.or_not_found(Noun::Guest);
            }
            after::update_guest_attendance(tx, guest.guest, guest.attendance)?;
            recorded += 1;
        }
        let summary = Summary::new(Operation::AttendanceRecord)
            .subject(event.facts.name)
            .count(recorded as usize);
        Ok((recorded, summary))
    })
}

/// The most topics a note has.
const TOPICS: i64 = 50;

/// `event_note.save`
pub(crate) fn save_note(act: &Act<'_>, request: EventNoteSave) -> Result<Outcome<EventNoteId>> {
    let body = field::required("body", &request.body, TEXT)?;
    let count = i64::try_from(request.topics.len()).unwrap_or(i64::MAX);
    draft::within("topics", count, 0, TOPICS)?;
    let mut topics = Vec::new();
    for topic in &request.topics {
        topics.extend(field::optional("topics", Some(topic), LINE)?);
    }
    act.transact(Operation::EventNoteSave, |tx| {
        let event = store::load(tx, request.event)?;
        if let Some(note) = request.note
            && after::event_of_note(tx, note)? != event.id
        {
            return None.or_not_found(Noun::EventNote);
        }
        let id = after::save_note(tx, event.id, request.note, &body, &topics)?;
        let summary = Summary::new(Operation::EventNoteSave).subject(event.facts.name);
        Ok((id, summary))
    })
}

/// `event_note.remove`
pub(crate) fn remove_note(act: &Act<'_>, request: EventNoteRemove) -> Result<Outcome<()>> {
    act.transact(Operation::EventNoteRemove, |tx| {
        let event = store::load(tx, after::event_of_note(tx, request.note)?)?;
        after::delete_note(tx, request.note)?;
        let summary = Summary::new(Operation::EventNoteRemove).subject(event.facts.name);
        Ok(((), summary))
    })
}

/// `follow_up.ask`
pub(crate) fn ask(act: &Act<'_>, request: FollowUpAsk) -> Result<Outcome<FollowUpAsked>> {
    let question = field::required("question", &request.question, TEXT)?;
    act.transact(Operation::FollowUpAsk, |tx| {
        let event = store::load(tx, request.event)?;
        let took_part: Vec<PersonId> = invitation::of_event(tx, event.id)?
            .into_iter()
            .filter(|one| one.attendance.is_some_and(AttendanceKind::took_part))
            .map(|one| one.person)
            .collect();
        let mut people = match &request.people {
            Some(people) => people.clone(),
            None => took_part.clone(),
        };
        people.sort_unstable();
        people.dedup();
        if people.is_empty() || people.iter().any(|person| !took_part.contains(person)) {
            return Err(ApiError::TookNoPart {}.into());
        }
        let follow_up = after::insert_follow_up(tx, event.id, &question, &people)?;
        let asked = FollowUpAsked {
            follow_up,
            people: u32::try_from(people.len()).unwrap_or(u32::MAX),
        };
        let summary = Summary::new(Operation::FollowUpAsk)
            .subject(event.facts.name)
            .count(people.len());
        Ok((asked, summary))
    })
}

/// `follow_up.answer`
pub(crate) fn answer(act: &Act<'_>, request: FollowUpAnswerWrite) -> Result<Outcome<()>> {
    let text = field::optional("text", request.text.as_deref(), TEXT)?;
    let today = act.today();
    let on = field::past("answered_on", request.answered_on.unwrap_or(today), today)?;
    act.transact(Operation::FollowUpAnswer, |tx| {
        let person = after::person_of_answer(tx, request.answer)?;
        let name = person::living_name(tx, person)?;
        after::update_answer(tx, request.answer, text.as_deref().map(|text| (text, on)))?;
        Ok(((), Summary::new(Operation::FollowUpAnswer).subject(name)))
    })
}

/// `follow_up.remove`
pub(crate) fn remove_follow_up(act: &Act<'_>, request: FollowUpRemove) -> Result<Outcome<()>> {
    act.transact(Operation::FollowUpRemove, |tx| {
        let event = store::load(tx, after::delete_follow_up(tx, request.follow_up)?)?;
        let summary = Summary::new(Operation::FollowUpRemove).subject(event.facts.name);
        Ok(((), summary))
    })
}
