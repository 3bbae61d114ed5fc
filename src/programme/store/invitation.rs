//! Invitations.

use rusqlite::{OptionalExtension, Row, params};

use crate::kernel::Result;
use crate::kernel::error::{Noun, OrNotFound};
use crate::kernel::id::{EventId, InvitationId, PersonId};
use crate::kernel::moment::OfficeTime;
use crate::programme::{
    AttendanceKind, InvitationReply, ReplyReason, SeatState, TodayPlace, Visibility,
};
use crate::store::{Reader, Tx};

/// An invitation's own row, with the person's name.
#[derive(Clone, Debug)]
#[allow(missing_docs, reason = "as in the table")]
pub struct Invitation {
    pub id: InvitationId,
    pub event: EventId,
    pub person: PersonId,
    pub invited_at: String,
    pub place: SeatState,
    pub waiting_since: Option<String>,
    pub priority: i64,
    pub place_until: Option<String>,
    pub reply: InvitationReply,
    pub reply_reason: Option<ReplyReason>,
    pub reply_words: Option<String>,
    pub replied_at: Option<String>,
    pub visible_to: Visibility,
    pub told_sequence: Option<u32>,
    pub told_at: Option<String>,
    pub attendance: Option<AttendanceKind>,
    pub attendance_note: Option<String>,
    pub name: String,
    pub reading: Option<String>,
}

const INVITATION: &str = "SELECT i.id, i.event_id, i.person_id, i.invited_at, i.place, i.waiting_since, i.priority, i.place_until, i.reply,
        i.reply_reason, i.reply_words, i.replied_at, i.visible_to, i.told_sequence, i.told_at, i.attendance, i.attendance_note,
        p.name, p.reading
     FROM invitation i JOIN person_index p ON p.person_id = i.person_id";

fn invitation_of(row: &Row<'_>) -> rusqlite::Result<Invitation> {
    Ok(Invitation {
        id: row.get(0)?,
        event: row.get(1)?,
        person: row.get(2)?,
        invited_at: row.get(3)?,
        place: row.get(4)?,
        waiting_since: row.get(5)?,
        priority: row.get(6)?,
        place_until: row.get(7)?,
        reply: row.get(8)?,
        reply_reason: row.get(9)?,
        reply_words: row.get(10)?,
        replied_at: row.get(11)?,
        visible_to: row.get(12)?,
        told_sequence: row.get(13)?,
        told_at: row.get(14)?,
        attendance: row.get(15)?,
        attendance_note: row.get(16)?,
        name: row.get(17)?,
        reading: row.get(18)?,
    })
}

/// One invitation.
pub fn load(db: &Reader<'_>, id: InvitationId) -> Result<Invitation> {
    db.prepare_cached(&format!("{INVITATION} WHERE i.id = ?1"))?
        .query_row([id], invitation_of)
        .optional()?
        .or_not_found(Noun::Invitation)
}

/// The invitations to an event, by reading.
pub fn of_event(db: &Reader<'_>, event: EventId) -> Result<Vec<Invitation>> {
    Ok(db
        .prepare_cached(&format!(
            "{INVITATION} WHERE i.event_id = ?1 ORDER BY p.sort_key, i.person_id"
        ))?
        .query_map([event], invitation_of)?
        .collect::<rusqlite::Result<_>>()?)
}

/// Those who wait or were offered a place, in order of their invitation.
pub fn in_queue(db: &Reader<'_>, event: EventId) -> Result<Vec<Invitation>> {
    Ok(db
        .prepare_cached(&format!(
            "{INVITATION} WHERE i.event_id = ?1 AND i.place IN ('waiting', 'offered') ORDER BY i.id"
        ))?
        .query_map([event], invitation_of)?
        .collect::<rusqlite::Result<_>>()?)
}

/// The invitation of a person to an event.
pub fn find(db: &Reader<'_>, event: EventId, person: PersonId) -> Result<Option<InvitationId>> {
    Ok(db
        .prepare_cached("SELECT id FROM invitation WHERE event_id = ?1 AND person_id = ?2")?
        .query_row(params![event, person], |row| row.get(0))
        .optional()?)
}

/// How many seats are taken, and how many people wait.
pub fn count_places(db: &Reader<'_>, event: EventId) -> Result<(u32, u32)> {
    Ok(db
        .prepare_cached(
            "SELECT coalesce(sum(place IN ('seat', 'offered')), 0), coalesce(sum(place = 'waiting'), 0) FROM invitation WHERE event_id = ?1",
        )?
        .query_row([event], |row| Ok((row.get(0)?, row.get(1)?)))?)
}

/// Invites somebody. Whoever waits waits from now on.
pub fn insert(
    tx: &Tx<'_>,
    event: EventId,
    person: PersonId,
    place: SeatState,
    priority: i64,
) -> Result<InvitationId> {
    let waiting_since = (place == SeatState::Waiting).then(|| tx.stamp());
    tx.prepare_cached(
        "INSERT INTO invitation (event_id, person_id, invited_at, place, waiting_since, priority, reply, visible_to)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, 'none', 'nobody')",
    )?
    .execute(params![
        event,
        person,
        tx.stamp(),
        place,
        waiting_since,
        priority
    ])?;
    Ok(InvitationId(tx.last_insert_rowid()))
}

/// Gives an invitation a place. Somebody who begins to wait waits from now on; `until` of an offered one.
pub fn update_place(
    tx: &Tx<'_>,
    id: InvitationId,
    place: SeatState,
    until: Option<&str>,
) -> Result<()> {
    tx.prepare_cached(
        "UPDATE invitation SET place = ?2, place_until = ?3,
            waiting_since = CASE WHEN ?2 = 'waiting' THEN coalesce(waiting_since, ?4) ELSE waiting_since END WHERE id = ?1",
    )?
    .execute(params![id, place, until, tx.stamp()])?;
    Ok(())
}

/// Ends somebody's waiting for good: waiting again would begin anew.
pub fn stop_waiting(tx: &Tx<'_>, id: InvitationId) -> Result<()> {
    tx.prepare_cached(
        "UPDATE invitation SET place = 'none', place_until = NULL, waiting_since = NULL WHERE id = ?1",
    )?
    .execute([id])?;
    Ok(())
}

/// Records what somebody said.
pub fn update_reply(
    tx: &Tx<'_>,
    id: InvitationId,
    reply: InvitationReply,
    reason: Option<ReplyReason>,
    words: Option<&str>,
) -> Result<()> {
    let replied_at = (reply != InvitationReply::None).then(|| tx.stamp());
    tx.prepare_cached(
        "UPDATE invitation SET reply = ?2, reply_reason = ?3, reply_words = ?4, replied_at = ?5 WHERE id = ?1",
    )?
    .execute(params![id, reply, reason, words, replied_at])?;
    Ok(())
}

/// Records what somebody allows, and how soon their turn comes.
pub fn update_own(
    tx: &Tx<'_>,
    id: InvitationId,
    visible_to: Visibility,
    priority: i64,
) -> Result<()> {
    tx.prepare_cached("UPDATE invitation SET visible_to = ?2, priority = ?3 WHERE id = ?1")?
        .execute(params![id, visible_to, priority])?;
    Ok(())
}

/// Records whether somebody was there.
pub fn update_attendance(
    tx: &Tx<'_>,
    id: InvitationId,
    attendance: Option<AttendanceKind>,
    note: Option<&str>,
) -> Result<()> {
    tx.prepare_cached("UPDATE invitation SET attendance = ?2, attendance_note = ?3 WHERE id = ?1")?
        .execute(params![id, attendance, note])?;
    Ok(())
}

/// Records that an invitation was sent as the event is now.
pub fn update_told(tx: &Tx<'_>, id: InvitationId) -> Result<()> {
    tx.prepare_cached(
        "UPDATE invitation SET told_at = ?2, told_sequence = (SELECT sequence FROM event WHERE id = invitation.event_id) WHERE id = ?1",
    )?
    .execute(params![id, tx.stamp()])?;
    Ok(())
}

/// Takes an invitation back.
pub fn delete(tx: &Tx<'_>, id: InvitationId) -> Result<()> {
    tx.prepare_cached("DELETE FROM invitation WHERE id = ?1")?
        .execute([id])?;
    Ok(())
}

/// A place that is kept for somebody.
#[derive(Clone, Debug)]
#[allow(missing_docs, reason = "as in the table")]
pub struct KeptPlace {
    pub invitation: InvitationId,
    pub until: String,
    pub starts_at: OfficeTime,
}

/// Every place that is kept for somebody.
pub fn kept_places(db: &Reader<'_>) -> Result<Vec<KeptPlace>> {
    Ok(db
        .prepare_cached(
            "SELECT i.id, i.place_until, e.starts_at FROM invitation i JOIN event e ON e.id = i.event_id WHERE i.place = 'offered'",
        )?
        .query_map([], |row| {
            Ok(KeptPlace {
                invitation: row.get(0)?,
                until: row.get(1)?,
                starts_at: row.get(2)?,
            })
        })?
        .collect::<rusqlite::Result<_>>()?)
}

/// The places kept at events that have not begun, those that end first before the others.
pub fn places_today(db: &Reader<'_>, now: OfficeTime, stamp: &str) -> Result<Vec<TodayPlace>> {
    Ok(db
        .prepare_cached(
            "SELECT e.id, e.name, i.id, i.person_id, p.name, i.place_until FROM invitation i
             JOIN event e ON e.id = i.event_id JOIN person_index p ON p.person_id = i.person_id
             WHERE i.place = 'offered' AND e.cancelled_at IS NULL AND e.starts_at > ?1 ORDER BY i.place_until, i.id",
        )?
        .query_map([now], |row| {
            let until: String = row.get(5)?;
            Ok(TodayPlace {
                event: row.get(0)?,
                event_name: row.get(1)?,
                invitation: row.get(2)?,
                person: row.get(3)?,
                name: row.get(4)?,
                lapsed: until.as_str() <= stamp,
                until,
            })
        })?
        .collect::<rusqlite::Result<_>>()?)
}

/// How many people an event is still meant for: those who did not decline.
pub fn count_expected(db: &Reader<'_>, event: EventId) -> Result<u32> {
    Ok(db
        .prepare_cached(
            "SELECT count(*) FROM invitation WHERE event_id = ?1 AND reply <> 'no' AND place <> 'none'",
        )?
        .query_row([event], |row| row.get(0))?)
}
