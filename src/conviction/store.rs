//! The only SQL of what people said of their choice.

use chrono::NaiveDate;
use rusqlite::{OptionalExtension, params};

use super::Conviction;
use crate::kernel::Result;
use crate::kernel::error::{Noun, OrNotFound};
use crate::kernel::id::{ConvictionId, PersonId};
use crate::person::{TimelineEntry, TimelineFact};
use crate::store::{Reader, Tx};

/// Everything somebody said, latest first.
pub fn list(db: &Reader<'_>, person: PersonId) -> Result<Vec<Conviction>> {
    Ok(db
        .prepare_cached(
            "SELECT c.id, c.said_on, c.words, u.name FROM conviction c JOIN user u ON u.id = c.user_id
             WHERE c.person_id = ?1 ORDER BY c.said_on DESC, c.id DESC",
        )?
        .query_map([person], |row| {
            Ok(Conviction {
                id: row.get(0)?,
                said_on: row.get(1)?,
                words: row.get(2)?,
                by: row.get(3)?,
            })
        })?
        .collect::<rusqlite::Result<_>>()?)
}

/// Writes words down.
pub fn insert(
    tx: &Tx<'_>,
    person: PersonId,
    said_on: NaiveDate,
    words: &str,
) -> Result<ConvictionId> {
    tx.prepare_cached(
        "INSERT INTO conviction (person_id, said_on, words, recorded_at, user_id) VALUES (?1, ?2, ?3, ?4, ?5)",
    )?
    .execute(params![person, said_on, words, tx.stamp(), tx.user])?;
    Ok(ConvictionId(tx.last_insert_rowid()))
}

/// Corrects how words were written down.
pub fn update(tx: &Tx<'_>, id: ConvictionId, said_on: NaiveDate, words: &str) -> Result<()> {
    tx.prepare_cached("UPDATE conviction SET said_on = ?2, words = ?3 WHERE id = ?1")?
        .execute(params![id, said_on, words])?;
    Ok(())
}

/// Whose words they are.
pub fn person_of(db: &Reader<'_>, id: ConvictionId) -> Result<PersonId> {
    db.prepare_cached("SELECT person_id FROM conviction WHERE id = ?1")?
        .query_row([id], |row| row.get(0))
        .optional()?
        .or_not_found(Noun::Conviction)
}

/// Removes words.
pub fn delete(tx: &Tx<'_>, id: ConvictionId) -> Result<()> {
    tx.prepare_cached("DELETE FROM conviction WHERE id = ?1")?
        .execute([id])?;
    Ok(())
}

/// On a person's timeline.
pub fn timeline(db: &Reader<'_>, person: PersonId) -> Result<Vec<TimelineEntry>> {
    Ok(db
        .prepare_cached(
            "SELECT c.said_on, c.recorded_at, u.name, c.id, c.words
             FROM conviction c JOIN user u ON u.id = c.user_id WHERE c.person_id = ?1",
        )?
        .query_map([person], |row| {
            Ok(TimelineEntry {
                on: row.get(0)?,
                recorded_at: row.get(1)?,
                by: row.get(2)?,
                fact: TimelineFact::Convinced {
                    conviction: row.get(3)?,
                    words: row.get(4)?,
                },
            })
        })?
        .collect::<rusqlite::Result<_>>()?)
}

/// Words of records that were merged away.
pub fn broken_invariants(db: &Reader<'_>) -> Result<Vec<String>> {
    Ok(db
        .prepare_cached(
            "SELECT c.id FROM conviction c JOIN person p ON p.id = c.person_id WHERE p.merged_into IS NOT NULL",
        )?
        .query_map([], |row| {
            let id: i64 = row.get(0)?;
            Ok(format!("conviction {id}"))
        })?
        .collect::<rusqlite::Result<_>>()?)
}
