//! The participation grid.

use rusqlite::params;

use crate::kernel::Result;
use crate::kernel::id::{EventId, PersonId, RecruitmentId};
use crate::kernel::moment::OfficeTime;
use crate::programme::{AttendanceKind, EventKind, InvitationReply, ReplyReason};
use crate::recruitment::StageKind;
use crate::store::Reader;

/// A column, as it stands.
#[derive(Clone, Debug)]
#[allow(missing_docs, reason = "as in the table")]
pub struct Column {
    pub event: EventId,
    pub kind: EventKind,
    pub name: String,
    pub starts_at: OfficeTime,
    pub cancelled: bool,
}

/// A programme's events by their beginning.
pub fn columns(db: &Reader<'_>, recruitment: RecruitmentId) -> Result<Vec<Column>> {
    Ok(db
        .prepare_cached(
            "SELECT id, kind, name, starts_at, cancelled_at IS NOT NULL FROM event WHERE recruitment_id = ?1 ORDER BY starts_at, id",
        )?
        .query_map([recruitment], |row| {
            Ok(Column {
                event: row.get(0)?,
                kind: row.get(1)?,
                name: row.get(2)?,
                starts_at: row.get(3)?,
                cancelled: row.get(4)?,
            })
        })?
        .collect::<rusqlite::Result<_>>()?)
}

/// An invitation, as far as the grid is concerned.
#[derive(Clone, Copy, Debug)]
#[allow(missing_docs, reason = "as in the table")]
pub struct Cell {
    pub event: EventId,
    pub person: PersonId,
    pub attendance: Option<AttendanceKind>,
    pub reply: InvitationReply,
    pub reason: Option<ReplyReason>,
}

/// The invitations to a programme's events.
pub fn cells(db: &Reader<'_>, recruitment: RecruitmentId) -> Result<Vec<Cell>> {
    Ok(db
        .prepare_cached(
            "SELECT i.event_id, i.person_id, i.attendance, i.reply, i.reply_reason FROM event e CROSS JOIN invitation i ON i.event_id = e.id
             WHERE e.recruitment_id = ?1",
        )?
        .query_map([recruitment], |row| {
            Ok(Cell {
                event: row.get(0)?,
                person: row.get(1)?,
                attendance: row.get(2)?,
                reply: row.get(3)?,
                reason: row.get(4)?,
            })
        })?
        .collect::<rusqlite::Result<_>>()?)
}

/// A row, as it stands.
#[derive(Clone, Debug)]
#[allow(missing_docs, reason = "as in the tables")]
pub struct Line {
    pub person: PersonId,
    pub name: String,
    pub reading: Option<String>,
    pub stage_kind: Option<StageKind>,
}

/// A programme's people by reading: those with an offer, open or accepted, and everybody ever invited.
pub fn lines(db: &Reader<'_>, recruitment: RecruitmentId) -> Result<Vec<Line>> {
    Ok(db
        .prepare_cached(
            "WITH someone (id) AS (
                SELECT i.person_id FROM event e CROSS JOIN invitation i ON i.event_id = e.id WHERE e.recruitment_id = ?1
                UNION SELECT a.person_id FROM application a JOIN stage s ON s.id = a.stage_id
                    WHERE a.recruitment_id = ?1 AND s.kind IN ('offer', 'accepted'))
             SELECT p.person_id, p.name, p.reading, s.kind FROM someone JOIN person_index p ON p.person_id = someone.id
             LEFT JOIN application a ON a.person_id = someone.id AND a.recruitment_id = ?1 LEFT JOIN stage s ON s.id = a.stage_id
             ORDER BY p.sort_key, p.person_id",
        )?
        .query_map(params![recruitment], |row| {
            Ok(Line {
                person: row.get(0)?,
                name: row.get(1)?,
                reading: row.get(2)?,
                stage_kind: row.get(3)?,
            })
        })?
        .collect::<rusqlite::Result<_>>()?)
}
