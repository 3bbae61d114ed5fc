//! The only SQL on first days of work.

use chrono::NaiveDate;
use rusqlite::{OptionalExtension, params};

use super::api::Newcomer;
use crate::kernel::Result;
use crate::kernel::id::{OfferId, PersonId};
use crate::person::{TimelineEntry, TimelineFact};
use crate::store::{Reader, Tx};

/// The day somebody with this offer started work.
pub fn joined_on(db: &Reader<'_>, offer: OfferId) -> Result<Option<NaiveDate>> {
    Ok(db
        .prepare_cached("SELECT joined_on FROM joining WHERE offer_id = ?1")?
        .query_row([offer], |row| row.get(0))
        .optional()?)
}

/// Records somebody's first day.
pub fn insert(tx: &Tx<'_>, person: PersonId, offer: OfferId, joined_on: NaiveDate) -> Result<()> {
    tx.prepare_cached(
        "INSERT INTO joining (person_id, offer_id, joined_on, recorded_at, user_id) VALUES (?1, ?2, ?3, ?4, ?5)",
    )?
    .execute(params![person, offer, joined_on, tx.stamp(), tx.user])?;
    Ok(())
}

/// Newcomers, latest first, within a day by reading.
pub fn list(db: &Reader<'_>) -> Result<Vec<Newcomer>> {
    Ok(db
        .prepare_cached(
            "SELECT j.id, j.person_id, i.name, i.reading, p.school, j.joined_on, r.id, r.name, o.site, o.duties
             FROM joining j JOIN offer o ON o.id = j.offer_id JOIN application a ON a.id = o.application_id
             JOIN recruitment r ON r.id = a.recruitment_id JOIN person p ON p.id = j.person_id
             LEFT JOIN person_index i ON i.person_id = j.person_id
             ORDER BY j.joined_on DESC, i.sort_key, j.id",
        )?
        .query_map([], |row| {
            Ok(Newcomer {
                id: row.get(0)?,
                person: row.get(1)?,
                name: row.get::<_, Option<String>>(2)?.unwrap_or_default(),
                reading: row.get(3)?,
                school: row.get(4)?,
                joined_on: row.get(5)?,
                recruitment: row.get(6)?,
                recruitment_name: row.get(7)?,
                site: row.get(8)?,
                duties: row.get(9)?,
            })
        })?
        .collect::<rusqlite::Result<_>>()?)
}

/// First days of work on a person's timeline.
pub fn timeline(db: &Reader<'_>, person: PersonId) -> Result<Vec<TimelineEntry>> {
    Ok(db
        .prepare_cached(
            "SELECT j.joined_on, j.recorded_at, u.name, r.name FROM joining j
             JOIN offer o ON o.id = j.offer_id JOIN application a ON a.id = o.application_id
             JOIN recruitment r ON r.id = a.recruitment_id JOIN user u ON u.id = j.user_id WHERE j.person_id = ?1",
        )?
        .query_map([person], |row| {
            Ok(TimelineEntry {
                on: row.get(0)?,
                recorded_at: row.get(1)?,
                by: row.get(2)?,
                fact: TimelineFact::Joined {
                    recruitment: row.get(3)?,
                },
            })
        })?
        .collect::<rusqlite::Result<_>>()?)
}

/// Joinings that come from no accepted offer of the same person, or from before it was told them.
pub fn broken_invariants(db: &Reader<'_>) -> Result<Vec<String>> {
    Ok(db
        .prepare_cached(
            "SELECT j.id FROM joining j LEFT JOIN offer o ON o.id = j.offer_id AND o.person_id = j.person_id AND o.state = 'accepted'
             WHERE o.id IS NULL",
        )?
        .query_map([], |row| {
            let id: i64 = row.get(0)?;
            Ok(format!("joining {id}"))
        })?
        .collect::<rusqlite::Result<_>>()?)
}
