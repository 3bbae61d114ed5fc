//! The only SQL on study periods.

use chrono::NaiveDate;
use rusqlite::{OptionalExtension, Row, params};

use super::api::StudyList;
use super::{StudyKind, StudyPeriod};
use crate::kernel::Result;
use crate::kernel::error::{Noun, OrNotFound};
use crate::kernel::id::{PersonId, StudyPeriodId};
use crate::store::sql::text_enum;
use crate::store::{Reader, Tx};

text_enum!(StudyKind);

fn period_of(row: &Row<'_>) -> rusqlite::Result<StudyPeriod> {
    Ok(StudyPeriod {
        id: row.get(0)?,
        person: row.get(1)?,
        name: row.get(2)?,
        kind: row.get(3)?,
        label: row.get(4)?,
        starts_on: row.get(5)?,
        ends_on: row.get(6)?,
        remark: row.get(7)?,
    })
}

/// Periods by their beginning, then reading.
pub fn list(db: &Reader<'_>, of: &StudyList) -> Result<Vec<StudyPeriod>> {
    Ok(db
        .prepare_cached(
            "SELECT s.id, s.person_id, p.name, s.kind, s.label, s.starts_on, s.ends_on, s.remark
             FROM study_period s JOIN person_index p ON p.person_id = s.person_id
             WHERE (?1 IS NULL OR s.person_id IN (SELECT person_id FROM application WHERE recruitment_id = ?1))
               AND (?2 IS NULL OR s.person_id = ?2) AND (?3 IS NULL OR s.ends_on >= ?3) AND (?4 IS NULL OR s.starts_on <= ?4)
             ORDER BY s.starts_on, p.sort_key, s.id",
        )?
        .query_map(
            params![of.recruitment, of.person, of.from, of.to],
            period_of,
        )?
        .collect::<rusqlite::Result<_>>()?)
}

/// Everybody's periods that touch these days, by reading.
pub fn between(db: &Reader<'_>, from: NaiveDate, to: NaiveDate) -> Result<Vec<StudyPeriod>> {
    Ok(db
        .prepare_cached(
            "SELECT s.id, s.person_id, p.name, s.kind, s.label, s.starts_on, s.ends_on, s.remark
             FROM study_period s JOIN person_index p ON p.person_id = s.person_id
             WHERE s.ends_on >= ?1 AND s.starts_on <= ?2 ORDER BY p.sort_key, s.person_id, s.starts_on, s.id",
        )?
        .query_map(params![from, to], period_of)?
        .collect::<rusqlite::Result<_>>()?)
}

/// Whose a period is.
pub fn person_of(db: &Reader<'_>, id: StudyPeriodId) -> Result<PersonId> {
    db.prepare_cached("SELECT person_id FROM study_period WHERE id = ?1")?
        .query_row([id], |row| row.get(0))
        .optional()?
        .or_not_found(Noun::StudyPeriod)
}

/// A period to be written.
#[derive(Clone, Copy, Debug)]
#[allow(missing_docs, reason = "as in the table")]
pub struct Period<'a> {
    pub person: PersonId,
    pub kind: StudyKind,
    pub label: &'a str,
    pub starts_on: NaiveDate,
    pub ends_on: NaiveDate,
    pub remark: Option<&'a str>,
}

/// Writes a period: a new one, or over one that is there.
pub fn save(tx: &Tx<'_>, id: Option<StudyPeriodId>, period: &Period<'_>) -> Result<StudyPeriodId> {
    let sql = match id {
        Some(_) => {
            "UPDATE study_period SET person_id = ?2, kind = ?3, label = ?4, starts_on = ?5, ends_on = ?6, remark = ?7 WHERE id = ?1"
        }
        None => {
            "INSERT INTO study_period (id, person_id, kind, label, starts_on, ends_on, remark) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)"
        }
    };
    tx.prepare_cached(sql)?.execute(params![
        id,
        period.person,
        period.kind,
        period.label,
        period.starts_on,
        period.ends_on,
        period.remark
    ])?;
    Ok(id.unwrap_or_else(|| StudyPeriodId(tx.last_insert_rowid())))
}

/// Whether the same period is there already.
pub fn is_there(db: &Reader<'_>, period: &Period<'_>) -> Result<bool> {
    Ok(db
        .prepare_cached(
            "SELECT 1 FROM study_period WHERE person_id = ?1 AND label = ?2 AND starts_on = ?3 AND ends_on = ?4",
        )?
        .exists(params![
            period.person,
            period.label,
            period.starts_on,
            period.ends_on
        ])?)
}

/// Removes a period.
pub fn delete(tx: &Tx<'_>, id: StudyPeriodId) -> Result<()> {
    tx.prepare_cached("DELETE FROM study_period WHERE id = ?1")?
        .execute([id])?;
    Ok(())
}

/// Gives another record's periods to the person kept; what both have is kept once.
pub fn merge(tx: &Tx<'_>, kept: PersonId, gone: PersonId) -> Result<()> {
    for sql in [
        "DELETE FROM study_period WHERE person_id = ?1 AND EXISTS (SELECT 1 FROM study_period o WHERE o.person_id = ?2
            AND o.label = study_period.label AND o.starts_on = study_period.starts_on AND o.ends_on = study_period.ends_on)",
        "UPDATE study_period SET person_id = ?2 WHERE person_id = ?1",
    ] {
        tx.prepare_cached(sql)?.execute(params![gone, kept])?;
    }
    Ok(())
}

/// Periods of records that were merged away, without personal data.
pub fn broken_invariants(db: &Reader<'_>) -> Result<Vec<String>> {
    Ok(db
        .prepare_cached(
            "SELECT s.id FROM study_period s JOIN person p ON p.id = s.person_id WHERE p.merged_into IS NOT NULL",
        )?
        .query_map([], |row| {
            let id: i64 = row.get(0)?;
            Ok(format!("study_period {id}"))
        })?
        .collect::<rusqlite::Result<_>>()?)
}
