//! Commands on invitations.

use chrono::{DateTime, SecondsFormat, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::api::Act;
use crate::kernel::field::{self, TEXT};
use crate::kernel::id::{EventId, InvitationId, PersonId};
use crate::kernel::moment::OfficeTime;
use crate::kernel::operation::{Operation, Summary};
use crate::kernel::{ApiError, Result};
use crate::programme::api::PeopleChoice;
use crate::programme::rules::draft;
use crate::programme::rules::telling::Telling;
use crate::programme::rules::waiting::{self, Waiter};
use crate::programme::store::event;
use crate::programme::store::invitation::{self as store, Invitation};
use crate::programme::{
    InvitationReply, ProgrammeEvent, ReplyReason, SeatState, SeriesScope, Visibility, WaitingMode,
};
use crate::store::{Outcome, Tx};
use crate::{exchange, person};

/// `invitation.invite`: seats first, then the waiting list. Who is invited already stays as they are.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct InvitationInvite {
    pub event: EventId,
    /// Also to the others of the series.
    pub scope: SeriesScope,
    pub who: PeopleChoice,
    /// In the waiting list: the higher, the sooner. −1,000 to 1,000.
    pub priority: i64,
}

/// What an invitation came to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Invited {
    /// How many have a seat.
    pub seats: u32,
    /// How many wait.
    pub waiting: u32,
    /// How many were invited before.
    pub already: u32,
    /// To how many events.
    pub events: u32,
}

/// `invitation.reply`: what somebody said. A seat given up is offered to who is next in the same act.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct InvitationReplyRecord {
    pub invitation: InvitationId,
    pub reply: InvitationReply,
    pub reason: Option<ReplyReason>,
    pub words: Option<String>,
}

/// How places stand after an act.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PlacesChanged {
    /// The place of whom the act was about.
    pub place: SeatState,
    /// To whom freed places were offered.
    pub offered: Vec<PlaceOffered>,
}

/// A place kept for somebody.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "plain")]
pub struct PlaceOffered {
    pub invitation: InvitationId,
    pub person: PersonId,
    pub name: String,
    /// UTC, RFC 3339; never after the event begins.
    pub until: String,
}

/// `invitation.update`
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct InvitationUpdate {
    pub invitation: InvitationId,
    /// What the person allows.
    pub visible_to: Visibility,
    pub priority: i64,
}

/// `invitation.withdraw`: as if never invited; refused once the person replied, was told or was there.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct InvitationRef {
    pub invitation: InvitationId,
}

/// `invitation.run_waiting`: places that were not taken in time are given up, free ones offered to who is
/// next; who missed theirs is invited to the next event of the series. After the beginning nothing is
/// offered any more, and everybody who waited has missed it.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct InvitationRunWaiting {
    pub event: EventId,
}

/// What running the waiting list did.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "plain")]
pub struct WaitingRun {
    pub offered: Vec<PlaceOffered>,
    /// Who missed a place.
    pub missed: Vec<PlaceMissed>,
}

/// Somebody who missed a place, and what they were offered instead.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "plain")]
pub struct PlaceMissed {
    pub person: PersonId,
    pub name: String,
    /// The next event of the series they were invited to; null: there is none, or they were already.
    pub next: Option<EventId>,
    pub next_starts_at: Option<OfficeTime>,
}

/// `invitation.tell`: that these were sent. From now on a change of time, place or state is to be told
/// again. The contact log gets a mail for each who has an address, once for the same news.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct InvitationTell {
    pub invitations: Vec<InvitationId>,
}

// -- handlers --------------------------------------------------------------------------------------

/// `invitation.invite`
pub(crate) fn invite(act: &Act<'_>, request: InvitationInvite) -> Result<Outcome<Invited>> {
    draft::within("priority", request.priority, -1_000, 1_000)?;
    let now = OfficeTime::at(act.clock.now());
    act.transact(Operation::InvitationInvite, |tx| {
        let event = event::load(tx, request.event)?;
        let targets = targets(tx, &event, request.scope, now)?;
        let people = match &request.who {
            PeopleChoice::People { people } => people.clone(),
            PeopleChoice::Cohort {} => crate::programme::cohort(tx, event.recruitment)?,
        };
        let mut asked: Vec<PersonId> = Vec::with_capacity(people.len());
        let mut name = None;
        for person in people {
            name = Some(person::living_name(tx, person)?);
            if !asked.contains(&person) {
                asked.push(person);
            }
        }
        if asked.is_empty() {
            return Err(ApiError::FieldMissing {
                field: "people".to_owned(),
            }
            .into());
        }
        let mut invited = Invited::default();
        for target in &targets {
            invited.events += 1;
            for person in &asked {
                if store::find(tx, target.id, *person)?.is_some() {
                    invited.already += 1;
                    continue;
                }
                let place = place_for_one_more(tx, target)?;
                match place {
                    SeatState::Seat => invited.seats += 1,
                    SeatState::Waiting => invited.waiting += 1,
                    SeatState::Offered | SeatState::None => {
                        return Err(ApiError::EventFull {
                            free: invited.seats,
                        }
                        .into());
                    }
                }
                store::insert(tx, target.id, *person, place, request.priority)?;
            }
        }
        let summary = Summary::new(Operation::InvitationInvite).object(event.facts.name);
        let summary = match (asked.len(), name) {
            (1, Some(name)) => summary.subject(name),
            (people, _) => summary.count(people),
        };
        Ok((invited, summary))
    })
}

/// The events an act reaches that are still ahead. Of this one alone it is said why it cannot be.
fn targets(
    tx: &Tx<'_>,
    event: &ProgrammeEvent,
    scope: SeriesScope,
    now: OfficeTime,
) -> Result<Vec<ProgrammeEvent>> {
    if scope == SeriesScope::This {
        check_ahead(event, now)?;
        return Ok(vec![event.clone()]);
    }
    let mut events = crate::programme::event::reached(tx, event, scope)?;
    events.retain(|one| check_ahead(one, now).is_ok());
    if events.is_empty() {
        return Err(ApiError::EventBegun {}.into());
    }
    Ok(events)
}

fn check_ahead(event: &ProgrammeEvent, now: OfficeTime) -> Result<(), ApiError> {
    if event.cancelled.is_some() {
        Err(ApiError::EventCancelled {})
    } else if event.starts_at <= now {
        Err(ApiError::EventBegun {})
    } else {
        Ok(())
    }
}

/// The place the next person invited gets: a free seat unless others wait for it, else the waiting list;
/// [`SeatState::None`] where there is neither.
fn place_for_one_more(tx: &Tx<'_>, event: &ProgrammeEvent) -> Result<SeatState> {
    let (taken, waiting) = store::count_places(tx, event.id)?;
    let has_seat = waiting::free_seats(event.facts.capacity, taken).is_none_or(|free| free > 0);
    Ok(match (has_seat && waiting == 0, event.facts.waiting) {
        (true, _) => SeatState::Seat,
        (false, WaitingMode::None) => SeatState::None,
        (false, WaitingMode::FirstCome | WaitingMode::Priority) => SeatState::Waiting,
    })
}

/// Offers every free place to who is next, until nobody waits or the event begins. Where seats are not
/// counted (any more) nobody has to wait.
pub(in crate::programme) fn fill_places(
    tx: &Tx<'_>,
    event: &ProgrammeEvent,
    now: DateTime<Utc>,
) -> Result<Vec<PlaceOffered>> {
    let until = waiting::kept_until(now, event.facts.offer_hours, event.starts_at);
    let (Some(until), None) = (until, &event.cancelled) else {
        return Ok(Vec::new());
    };
    let (taken, _) = store::count_places(tx, event.id)?;
    let queue: Vec<Waiter<Invitation>> = store::in_queue(tx, event.id)?
        .into_iter()
        .filter(|one| one.place == SeatState::Waiting)
        .map(|one| Waiter {
            priority: one.priority,
            since: one.waiting_since.clone().unwrap_or_default(),
            who: one,
        })
        .collect();
    let line = waiting::in_line(&queue, event.facts.waiting);
    let Some(free) = waiting::free_seats(event.facts.capacity, taken) else {
        for waiter in line {
            store::update_place(tx, waiter.who.id, SeatState::Seat, None)?;
        }
        return Ok(Vec::new());
    };
    let mut offered = Vec::new();
    for waiter in line.into_iter().take(free as usize) {
        offered.push(offer(tx, waiter.who, until)?);
    }
    Ok(offered)
}

fn offer(tx: &Tx<'_>, to: Invitation, until: DateTime<Utc>) -> Result<PlaceOffered> {
    let until = until.to_rfc3339_opts(SecondsFormat::Millis, true);
    store::update_place(tx, to.id, SeatState::Offered, Some(&until))?;
    Ok(PlaceOffered {
        invitation: to.id,
        person: to.person,
        name: to.name,
        until,
    })
}

/// `invitation.reply`
pub(crate) fn reply(
    act: &Act<'_>,
    request: InvitationReplyRecord,
) -> Result<Outcome<PlacesChanged>> {
    let words = field::optional("words", request.words.as_deref(), TEXT)?;
    let now = act.clock.now();
    act.transact(Operation::InvitationReply, |tx| {
        let invitation = store::load(tx, request.invitation)?;
        person::living_name(tx, invitation.person)?;
        let event = event::load(tx, invitation.event)?;
        if event.cancelled.is_some() {
            return Err(ApiError::EventCancelled {}.into());
        }
        let comes = request.reply != InvitationReply::No;
        let place = match (comes, invitation.place) {
            (false, _) => SeatState::None,
            (true, SeatState::Seat) => SeatState::Seat,
            (true, SeatState::Waiting) => SeatState::Waiting,
            (true, SeatState::Offered) => accept_offered(&invitation, request.reply, now)?,
            // Said no before, or came late to it: as somebody invited now.
            (true, SeatState::None) if event.starts_at > OfficeTime::at(now) => {
                match place_for_one_more(tx, &event)? {
                    SeatState::None | SeatState::Offered => {
                        return Err(ApiError::EventFull { free: 0 }.into());
                    }
                    place => place,
                }
            }
            (true, SeatState::None) => SeatState::None,
        };
        let reason = request.reason.filter(|_| !comes);
        store::update_reply(tx, invitation.id, request.reply, reason, words.as_deref())?;
        if place == SeatState::None {
            store::stop_waiting(tx, invitation.id)?;
        } else {
            let until = (place == SeatState::Offered)
                .then(|| invitation.place_until.clone())
                .flatten();
            store::update_place(tx, invitation.id, place, until.as_deref())?;
        }
        let offered = fill_places(tx, &event, now)?;
        let summary = Summary::new(Operation::InvitationReply)
            .subject(invitation.name)
            .object(event.facts.name);
        Ok((PlacesChanged { place, offered }, summary))
    })
}

/// What taking an offered place gives: a seat, as long as it is kept.
fn accept_offered(
    invitation: &Invitation,
    reply: InvitationReply,
    now: DateTime<Utc>,
) -> Result<SeatState> {
    if reply == InvitationReply::None {
        return Ok(SeatState::Offered);
    }
    let until = invitation.place_until.clone().unwrap_or_default();
    let is_kept = DateTime::parse_from_rfc3339(&until)
        .is_ok_and(|until| waiting::is_kept(until.with_timezone(&Utc), now));
    if is_kept {
        Ok(SeatState::Seat)
    } else {
        Err(ApiError::PlaceLapsed { until }.into())
    }
}

/// `invitation.update`
pub(crate) fn update(act: &Act<'_>, request: InvitationUpdate) -> Result<Outcome<()>> {
    draft::within("priority", request.priority, -1_000, 1_000)?;
    act.transact(Operation::InvitationUpdate, |tx| {
        let invitation = store::load(tx, request.invitation)?;
        let event = event::load(tx, invitation.event)?;
        store::update_own(tx, invitation.id, request.visible_to, request.priority)?;
        let summary = Summary::new(Operation::InvitationUpdate)
            .subject(invitation.name)
            .object(event.facts.name);
        Ok(((), summary))
    })
}

/// `invitation.withdraw`
pub(crate) fn withdraw(act: &Act<'_>, request: InvitationRef) -> Result<Outcome<PlacesChanged>> {
    let now = act.clock.now();
    act.transact(Operation::InvitationWithdraw, |tx| {
        let invitation = store::load(tx, request.invitation)?;
        if invitation.reply != InvitationReply::None
            || invitation.told_sequence.is_some()
            || invitation.attendance.is_some()
        {
            return Err(ApiError::InvitationInUse {}.into());
        }
        let event = event::load(tx, invitation.event)?;
        store::delete(tx, invitation.id)?;
        let offered = fill_places(tx, &event, now)?;
        let summary = Summary::new(Operation::InvitationWithdraw)
            .subject(invitation.name)
            .object(event.facts.name);
        let changed = PlacesChanged {
            place: SeatState::None,
            offered,
        };
        Ok((changed, summary))
    })
}

/// `invitation.run_waiting`
pub(crate) fn run_waiting(
    act: &Act<'_>,
    request: InvitationRunWaiting,
) -> Result<Outcome<WaitingRun>> {
    let now = act.clock.now();
    act.transact(Operation::InvitationRunWaiting, |tx| {
        let event = event::load(tx, request.event)?;
        if event.cancelled.is_some() {
            return Err(ApiError::EventCancelled {}.into());
        }
        let stamp = now.to_rfc3339_opts(SecondsFormat::Millis, true);
        let has_begun = event.starts_at <= OfficeTime::at(now);
        let next = next_of_series(tx, &event, OfficeTime::at(now))?;
        let mut missed = Vec::new();
        for one in store::in_queue(tx, event.id)? {
            let has_lapsed = one
                .place_until
                .as_ref()
                .is_some_and(|until| *until <= stamp);
            if !has_lapsed && !has_begun {
                continue;
            }
            store::stop_waiting(tx, one.id)?;
            missed.push(offer_next(tx, one, next.as_ref())?);
        }
        let offered = fill_places(tx, &event, now)?;
        let summary = Summary::new(Operation::InvitationRunWaiting)
            .subject(event.facts.name)
            .count(offered.len() + missed.len());
        Ok((WaitingRun { offered, missed }, summary))
    })
}

/// The next event of the series that is still ahead.
fn next_of_series(
    tx: &Tx<'_>,
    event: &ProgrammeEvent,
    now: OfficeTime,
) -> Result<Option<ProgrammeEvent>> {
    let Some(series) = event.series else {
        return Ok(None);
    };
    Ok(event::of_series(tx, series)?
        .into_iter()
        .filter(|other| other.starts_at > event.starts_at && check_ahead(other, now).is_ok())
        .min_by_key(|other| (other.starts_at, other.id)))
}

/// Invites somebody who missed a place to the next event, one step further up its waiting list.
fn offer_next(tx: &Tx<'_>, one: Invitation, next: Option<&ProgrammeEvent>) -> Result<PlaceMissed> {
    let mut missed = PlaceMissed {
        person: one.person,
        name: one.name,
        next: None,
        next_starts_at: None,
    };
    if let Some(next) = next
        && store::find(tx, next.id, one.person)?.is_none()
    {
        let place = place_for_one_more(tx, next)?;
        if place != SeatState::None {
            let priority = (one.priority + 1).min(1_000);
            store::insert(tx, next.id, one.person, place, priority)?;
            missed.next = Some(next.id);
            missed.next_starts_at = Some(next.starts_at);
        }
    }
    Ok(missed)
}

/// `invitation.tell`
pub(crate) fn tell(act: &Act<'_>, request: InvitationTell) -> Result<Outcome<u32>> {
    act.transact(Operation::InvitationTell, |tx| {
        let mut told = Vec::new();
        let mut last = None;
        for id in request.invitations {
            if told.contains(&id) {
                continue;
            }
            let invitation = store::load(tx, id)?;
            record_mail(tx, &invitation)?;
            store::update_told(tx, id)?;
            told.push(id);
            last = Some(invitation);
        }
        let Some(last) = last else {
            return Err(ApiError::FieldMissing {
                field: "invitations".to_owned(),
            }
            .into());
        };
        let event = event::load(tx, last.event)?;
        let summary = Summary::new(Operation::InvitationTell).object(event.facts.name);
        let summary = match told.len() {
            1 => summary.subject(last.name),
            several => summary.count(several),
        };
        Ok((u32::try_from(told.len()).unwrap_or(u32::MAX), summary))
    })
}

/// Writes the mail into the contact log. Who has no address was told in another way, which the log does not
/// guess; what the log holds since they were last told is not written again.
fn record_mail(tx: &Tx<'_>, invitation: &Invitation) -> Result<()> {
    let event = event::load(tx, invitation.event)?;
    let told = invitation.told_sequence;
    let Some(telling) = Telling::of(event.cancelled.as_ref(), invitation.reply, told) else {
        return Ok(());
    };
    let person = invitation.person;
    if !person::emails(tx, [person])?.contains_key(&person) {
        return Ok(());
    }
    let about = telling.about(&event.facts.name, event.starts_at.day());
    let told_at = invitation
        .told_at
        .as_deref()
        .filter(|_| told == Some(event.sequence));
    let is_recorded = match told_at {
        Some(since) => exchange::has_mail(tx, person, &about, since)?,
        None => false,
    };
    if !is_recorded {
        exchange::record_mail(tx, person, &about)?;
    }
    Ok(())
}
