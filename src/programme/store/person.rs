//! The programme of one person: on their page and timeline, and when two records become one.

use rusqlite::params;

use crate::kernel::Result;
use crate::kernel::clock::office_day;
use crate::kernel::id::PersonId;
use crate::kernel::moment::OfficeTime;
use crate::person::{TimelineEntry, TimelineFact};
use crate::programme::api::PersonEvent;
use crate::programme::rules::attendance::mark_of;
use crate::programme::{AttendanceKind, InvitationReply};
use crate::store::{Reader, Tx};

/// A person's events, latest first. `now`: what begins later is still to come.
pub fn events(db: &Reader<'_>, person: PersonId, now: OfficeTime) -> Result<Vec<PersonEvent>> {
    Ok(db
        .prepare_cached(
            "SELECT e.id, i.id, e.kind, e.name, e.starts_at, e.ends_at, e.cancelled_at IS NOT NULL, i.place, i.reply, i.attendance, i.reply_reason
             FROM invitation i JOIN event e ON e.id = i.event_id WHERE i.person_id = ?1 ORDER BY e.starts_at DESC, e.id DESC",
        )?
        .query_map([person], |row| {
            let (starts_at, reply, attendance) = (row.get(4)?, row.get(8)?, row.get(9)?);
            Ok(PersonEvent {
                event: row.get(0)?,
                invitation: row.get(1)?,
                kind: row.get(2)?,
                name: row.get(3)?,
                starts_at,
                ends_at: row.get(5)?,
                cancelled: row.get(6)?,
                place: row.get(7)?,
                reply,
                attendance,
                mark: mark_of(starts_at <= now, attendance, reply, row.get(10)?),
            })
        })?
        .collect::<rusqlite::Result<_>>()?)
}

/// Invitations, replies, attendance and answers on a person's timeline.
pub fn timeline(db: &Reader<'_>, person: PersonId) -> Result<Vec<TimelineEntry>> {
    let mut entries = Vec::new();
    let entry = |stamp: String, fact| TimelineEntry {
        on: office_day(&stamp),
        recorded_at: Some(stamp),
        by: None,
        fact,
    };
    let mut statement = db.prepare_cached(
        "SELECT e.id, e.name, e.starts_at, i.invited_at, i.reply, i.reply_reason, i.reply_words, i.replied_at, i.attendance
         FROM invitation i JOIN event e ON e.id = i.event_id WHERE i.person_id = ?1 ORDER BY i.id",
    )?;
    let mut rows = statement.query([person])?;
    while let Some(row) = rows.next()? {
        let (event, event_name) = (row.get(0)?, row.get::<_, String>(1)?);
        let starts_at: OfficeTime = row.get(2)?;
        entries.push(entry(
            row.get(3)?,
            TimelineFact::Invited {
                event,
                event_name: event_name.clone(),
                starts_at,
            },
        ));
        if let Some(replied_at) = row.get(7)? {
            let reply: InvitationReply = row.get(4)?;
            entries.push(entry(
                replied_at,
                TimelineFact::Replied {
                    event,
                    event_name: event_name.clone(),
                    reply,
                    reason: row.get(5)?,
                    words: row.get(6)?,
                },
            ));
        }
        if let Some(attendance) = row.get::<_, Option<AttendanceKind>>(8)? {
            entries.push(TimelineEntry {
                on: starts_at.day(),
                recorded_at: None,
                by: None,
                fact: TimelineFact::TookPart {
                    event,
                    event_name,
                    attendance,
                },
            });
        }
    }
    let mut statement = db.prepare_cached(
        "SELECT e.id, e.name, f.question, a.answer, a.answered_on FROM follow_up_answer a
         JOIN follow_up f ON f.id = a.follow_up_id JOIN event e ON e.id = f.event_id
         WHERE a.person_id = ?1 AND a.answer IS NOT NULL ORDER BY a.id",
    )?;
    let mut rows = statement.query([person])?;
    while let Some(row) = rows.next()? {
        entries.push(TimelineEntry {
            on: row.get(4)?,
            recorded_at: None,
            by: None,
            fact: TimelineFact::FollowedUp {
                event: row.get(0)?,
                event_name: row.get(1)?,
                question: row.get(2)?,
                answer: row.get(3)?,
            },
        });
    }
    Ok(entries)
}

/// Gives another record's invitations and answers to the person kept. Where both are invited to one event
/// the kept record's invitation stands, with the other's reply, attendance, place or sending where it has
/// none of its own; likewise answers.
pub fn merge(tx: &Tx<'_>, kept: PersonId, gone: PersonId) -> Result<()> {
    for sql in [
        "UPDATE invitation SET (place, waiting_since, place_until) = (SELECT o.place, o.waiting_since, o.place_until FROM invitation o
            WHERE o.event_id = invitation.event_id AND o.person_id = ?1)
         WHERE person_id = ?2 AND reply <> 'no' AND place IN ('waiting', 'none') AND EXISTS (SELECT 1 FROM invitation o
            WHERE o.event_id = invitation.event_id AND o.person_id = ?1 AND (o.place IN ('seat', 'offered')
                OR (o.place = 'waiting' AND invitation.place = 'none')))",
        "UPDATE invitation SET (reply, reply_reason, reply_words, replied_at) = (SELECT o.reply, o.reply_reason, o.reply_words, o.replied_at
            FROM invitation o WHERE o.event_id = invitation.event_id AND o.person_id = ?1)
         WHERE person_id = ?2 AND reply = 'none' AND EXISTS (SELECT 1 FROM invitation o
            WHERE o.event_id = invitation.event_id AND o.person_id = ?1 AND o.reply <> 'none')",
        "UPDATE invitation SET (attendance, attendance_note) = (SELECT o.attendance, o.attendance_note
            FROM invitation o WHERE o.event_id = invitation.event_id AND o.person_id = ?1)
         WHERE person_id = ?2 AND attendance IS NULL AND EXISTS (SELECT 1 FROM invitation o
            WHERE o.event_id = invitation.event_id AND o.person_id = ?1 AND o.attendance IS NOT NULL)",
        "UPDATE invitation SET (told_sequence, told_at) = (SELECT o.told_sequence, o.told_at
            FROM invitation o WHERE o.event_id = invitation.event_id AND o.person_id = ?1)
         WHERE person_id = ?2 AND EXISTS (SELECT 1 FROM invitation o
            WHERE o.event_id = invitation.event_id AND o.person_id = ?1 AND o.told_sequence > coalesce(invitation.told_sequence, -1))",
        "DELETE FROM invitation WHERE person_id = ?1 AND event_id IN (SELECT event_id FROM invitation WHERE person_id = ?2)",
        "UPDATE invitation SET person_id = ?2 WHERE person_id = ?1",
        "UPDATE follow_up_answer SET (answer, answered_on) = (SELECT o.answer, o.answered_on FROM follow_up_answer o
            WHERE o.follow_up_id = follow_up_answer.follow_up_id AND o.person_id = ?1)
         WHERE person_id = ?2 AND answer IS NULL AND EXISTS (SELECT 1 FROM follow_up_answer o
            WHERE o.follow_up_id = follow_up_answer.follow_up_id AND o.person_id = ?1 AND o.answer IS NOT NULL)",
        "DELETE FROM follow_up_answer WHERE person_id = ?1
            AND follow_up_id IN (SELECT follow_up_id FROM follow_up_answer WHERE person_id = ?2)",
        "UPDATE follow_up_answer SET person_id = ?2 WHERE person_id = ?1",
    ] {
        tx.prepare_cached(sql)?.execute(params![gone, kept])?;
    }
    Ok(())
}
