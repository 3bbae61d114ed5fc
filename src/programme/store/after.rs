//! Guests, and what comes after an event: notes, questions, answers.

use chrono::NaiveDate;
use rusqlite::{OptionalExtension, params};

use crate::kernel::Result;
use crate::kernel::error::{Noun, OrNotFound};
use crate::kernel::id::{EventId, EventNoteId, FollowUpAnswerId, FollowUpId, GuestId, PersonId};
use crate::programme::{AttendanceKind, EventNote, FollowUp, FollowUpAnswer, Guest};
use crate::store::sql::Json;
use crate::store::{Reader, Tx};

/// An event's guests, as entered.
pub fn guests(db: &Reader<'_>, event: EventId) -> Result<Vec<Guest>> {
    Ok(db
        .prepare_cached(
            "SELECT id, name, affiliation, email, attendance FROM guest WHERE event_id = ?1 ORDER BY id",
        )?
        .query_map([event], |row| {
            Ok(Guest {
                id: row.get(0)?,
                name: row.get(1)?,
                affiliation: row.get(2)?,
                email: row.get(3)?,
                attendance: row.get(4)?,
            })
        })?
        .collect::<rusqlite::Result<_>>()?)
}

/// The event and name of a guest.
pub fn guest(db: &Reader<'_>, id: GuestId) -> Result<(EventId, String)> {
    db.prepare_cached("SELECT event_id, name FROM guest WHERE id = ?1")?
        .query_row([id], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?
        .or_not_found(Noun::Guest)
}

/// Writes a guest: a new one, or over one that is there.
pub fn save_guest(
    tx: &Tx<'_>,
    event: EventId,
    id: Option<GuestId>,
    name: &str,
    affiliation: Option<&str>,
    email: Option<&str>,
) -> Result<GuestId> {
    match id {
        Some(id) => {
            tx.prepare_cached(
                "UPDATE guest SET name = ?2, affiliation = ?3, email = ?4 WHERE id = ?1",
            )?
            .execute(params![id, name, affiliation, email])?;
            Ok(id)
        }
        None => {
            tx.prepare_cached(
                "INSERT INTO guest (event_id, name, affiliation, email) VALUES (?1, ?2, ?3, ?4)",
            )?
            .execute(params![event, name, affiliation, email])?;
            Ok(GuestId(tx.last_insert_rowid()))
        }
    }
}

/// Removes a guest.
pub fn delete_guest(tx: &Tx<'_>, id: GuestId) -> Result<()> {
    tx.prepare_cached("DELETE FROM guest WHERE id = ?1")?
        .execute([id])?;
    Ok(())
}

/// Records whether a guest was there.
pub fn update_guest_attendance(
    tx: &Tx<'_>,
    id: GuestId,
    attendance: Option<AttendanceKind>,
) -> Result<()> {
    tx.prepare_cached("UPDATE guest SET attendance = ?2 WHERE id = ?1")?
        .execute(params![id, attendance])?;
    Ok(())
}

/// What was written down after an event, first first.
pub fn notes(db: &Reader<'_>, event: EventId) -> Result<Vec<EventNote>> {
    Ok(db
        .prepare_cached(
            "SELECT n.id, n.body, n.topics, n.written_at, u.name FROM event_note n JOIN user u ON u.id = n.user_id
             WHERE n.event_id = ?1 ORDER BY n.id",
        )?
        .query_map([event], |row| {
            Ok(EventNote {
                id: row.get(0)?,
                body: row.get(1)?,
                topics: row.get::<_, Json<_>>(2)?.0,
                written_at: row.get(3)?,
                by: row.get(4)?,
            })
        })?
        .collect::<rusqlite::Result<_>>()?)
}

/// The event a note is of.
pub fn event_of_note(db: &Reader<'_>, id: EventNoteId) -> Result<EventId> {
    db.prepare_cached("SELECT event_id FROM event_note WHERE id = ?1")?
        .query_row([id], |row| row.get(0))
        .optional()?
        .or_not_found(Noun::EventNote)
}

/// Writes a note: a new one, or over one that is there.
pub fn save_note(
    tx: &Tx<'_>,
    event: EventId,
    id: Option<EventNoteId>,
    body: &str,
    topics: &[String],
) -> Result<EventNoteId> {
    match id {
        Some(id) => {
            tx.prepare_cached("UPDATE event_note SET body = ?2, topics = ?3 WHERE id = ?1")?
                .execute(params![id, body, Json(topics)])?;
            Ok(id)
        }
        None => {
            tx.prepare_cached(
                "INSERT INTO event_note (event_id, body, topics, written_at, user_id) VALUES (?1, ?2, ?3, ?4, ?5)",
            )?
            .execute(params![event, body, Json(topics), tx.stamp(), tx.user])?;
            Ok(EventNoteId(tx.last_insert_rowid()))
        }
    }
}

/// Removes a note.
pub fn delete_note(tx: &Tx<'_>, id: EventNoteId) -> Result<()> {
    tx.prepare_cached("DELETE FROM event_note WHERE id = ?1")?
        .execute([id])?;
    Ok(())
}

/// Questions asked after an event, with who was asked by reading.
pub fn follow_ups(db: &Reader<'_>, event: EventId) -> Result<Vec<FollowUp>> {
    let mut follow_ups: Vec<FollowUp> = db
        .prepare_cached(
            "SELECT id, question, asked_on FROM follow_up WHERE event_id = ?1 ORDER BY id",
        )?
        .query_map([event], |row| {
            Ok(FollowUp {
                id: row.get(0)?,
                question: row.get(1)?,
                asked_on: row.get(2)?,
                answers: Vec::new(),
            })
        })?
        .collect::<rusqlite::Result<_>>()?;
    for follow_up in &mut follow_ups {
        follow_up.answers = db
            .prepare_cached(
                "SELECT a.id, a.person_id, p.name, a.answer, a.answered_on FROM follow_up_answer a
                 JOIN person_index p ON p.person_id = a.person_id WHERE a.follow_up_id = ?1 ORDER BY p.sort_key, a.person_id",
            )?
            .query_map([follow_up.id], |row| {
                Ok(FollowUpAnswer {
                    id: row.get(0)?,
                    person: row.get(1)?,
                    name: row.get(2)?,
                    answer: row.get(3)?,
                    answered_on: row.get(4)?,
                })
            })?
            .collect::<rusqlite::Result<_>>()?;
    }
    Ok(follow_ups)
}

/// Asks people a question.
pub fn insert_follow_up(
    tx: &Tx<'_>,
    event: EventId,
    question: &str,
    people: &[PersonId],
) -> Result<FollowUpId> {
    tx.prepare_cached("INSERT INTO follow_up (event_id, question, asked_on) VALUES (?1, ?2, ?3)")?
        .execute(params![event, question, tx.today])?;
    let id = FollowUpId(tx.last_insert_rowid());
    for person in people {
        tx.prepare_cached(
            "INSERT INTO follow_up_answer (follow_up_id, person_id) VALUES (?1, ?2)",
        )?
        .execute(params![id, person])?;
    }
    Ok(id)
}

/// Whose answer it is.
pub fn person_of_answer(db: &Reader<'_>, id: FollowUpAnswerId) -> Result<PersonId> {
    db.prepare_cached("SELECT person_id FROM follow_up_answer WHERE id = ?1")?
        .query_row([id], |row| row.get(0))
        .optional()?
        .or_not_found(Noun::FollowUpAnswer)
}

/// Writes an answer, or takes it back.
pub fn update_answer(
    tx: &Tx<'_>,
    id: FollowUpAnswerId,
    answer: Option<(&str, NaiveDate)>,
) -> Result<()> {
    tx.prepare_cached("UPDATE follow_up_answer SET answer = ?2, answered_on = ?3 WHERE id = ?1")?
        .execute(params![
            id,
            answer.map(|(text, _)| text),
            answer.map(|(_, on)| on)
        ])?;
    Ok(())
}

/// Removes a question with its answers; gives the event it was asked after.
pub fn delete_follow_up(tx: &Tx<'_>, id: FollowUpId) -> Result<EventId> {
    let event = tx
        .prepare_cached("SELECT event_id FROM follow_up WHERE id = ?1")?
        .query_row([id], |row| row.get(0))
        .optional()?
        .or_not_found(Noun::FollowUp)?;
    tx.prepare_cached("DELETE FROM follow_up_answer WHERE follow_up_id = ?1")?
        .execute([id])?;
    tx.prepare_cached("DELETE FROM follow_up WHERE id = ?1")?
        .execute([id])?;
    Ok(event)
}
