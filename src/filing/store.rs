//! The only SQL on events with filings, on filings made and on equity as registered.

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension, Row, params};

use super::rules::Told;
use super::{Duty, EquityRegistration, OfficeEvent, OfficeEventKind, Subject, Vacancy};
use crate::kernel::Result;
use crate::kernel::error::{Noun, OrNotFound};
use crate::kernel::id::{EquityRegistrationId, OfficeEventId};
use crate::kernel::money::Yen;
use crate::store::sql::text_enum;
use crate::store::{Reader, Tx};

text_enum!(Duty, OfficeEventKind);

/// A subject stands in TEXT columns as its key.
impl rusqlite::types::ToSql for Subject {
    fn to_sql(&self) -> rusqlite::Result<rusqlite::types::ToSqlOutput<'_>> {
        Ok(rusqlite::types::ToSqlOutput::from(self.key()))
    }
}
impl rusqlite::types::FromSql for Subject {
    fn column_result(value: rusqlite::types::ValueRef<'_>) -> rusqlite::types::FromSqlResult<Self> {
        Self::from_key(value.as_str()?).ok_or(rusqlite::types::FromSqlError::InvalidType)
    }
}

// -- events --------------------------------------------------------------------------------------

const EVENT: &str = "SELECT id, kind, happened_on, fixed, missing, words FROM office_event";

fn event_of(row: &Row<'_>) -> rusqlite::Result<OfficeEvent> {
    let (fixed, missing): (Option<u32>, Option<u32>) = (row.get(3)?, row.get(4)?);
    Ok(OfficeEvent {
        id: row.get(0)?,
        kind: row.get(1)?,
        happened_on: row.get(2)?,
        vacancy: fixed
            .zip(missing)
            .map(|(fixed, missing)| Vacancy { fixed, missing }),
        words: row.get(5)?,
    })
}

/// Every event, by its day.
pub fn events(db: &Reader<'_>) -> Result<Vec<OfficeEvent>> {
    Ok(db
        .prepare_cached(&format!("{EVENT} ORDER BY happened_on, id"))?
        .query_map([], event_of)?
        .collect::<rusqlite::Result<_>>()?)
}

/// One event.
pub fn event(db: &Reader<'_>, id: OfficeEventId) -> Result<OfficeEvent> {
    db.prepare_cached(&format!("{EVENT} WHERE id = ?1"))?
        .query_row([id], event_of)
        .optional()?
        .or_not_found(Noun::OfficeEvent)
}

/// An event to be written.
#[derive(Clone, Debug)]
#[allow(missing_docs, reason = "as in the table")]
pub struct NewEvent {
    pub kind: OfficeEventKind,
    pub happened_on: NaiveDate,
    pub vacancy: Option<Vacancy>,
    pub words: Option<String>,
}

/// Writes a new event.
pub fn insert_event(tx: &Tx<'_>, event: &NewEvent) -> Result<OfficeEventId> {
    tx.prepare_cached(
        "INSERT INTO office_event (kind, happened_on, fixed, missing, words, recorded_at, user_id)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
    )?
    .execute(params![
        event.kind,
        event.happened_on,
        event.vacancy.map(|vacancy| vacancy.fixed),
        event.vacancy.map(|vacancy| vacancy.missing),
        event.words,
        tx.stamp(),
        tx.user,
    ])?;
    Ok(OfficeEventId(tx.last_insert_rowid()))
}

/// Overwrites an event; its kind stays.
pub fn update_event(tx: &Tx<'_>, id: OfficeEventId, event: &NewEvent) -> Result<()> {
    tx.prepare_cached(
        "UPDATE office_event SET happened_on = ?2, fixed = ?3, missing = ?4, words = ?5 WHERE id = ?1",
    )?
    .execute(params![
        id,
        event.happened_on,
        event.vacancy.map(|vacancy| vacancy.fixed),
        event.vacancy.map(|vacancy| vacancy.missing),
        event.words,
    ])?;
    Ok(())
}

/// Removes an event.
pub fn delete_event(tx: &Tx<'_>, id: OfficeEventId) -> Result<()> {
    tx.prepare_cached("DELETE FROM office_event WHERE id = ?1")?
        .execute([id])?;
    Ok(())
}

// -- filings made --------------------------------------------------------------------------------

/// Everything somebody said was done.
pub fn told(db: &Reader<'_>) -> Result<Vec<Told>> {
    Ok(db
        .prepare_cached(
            "SELECT f.duty, f.subject, f.done_on, u.name, f.words
             FROM filing f JOIN user u ON u.id = f.user_id ORDER BY f.id",
        )?
        .query_map([], |row| {
            Ok(Told {
                duty: row.get(0)?,
                subject: row.get(1)?,
                on: row.get(2)?,
                by: row.get(3)?,
                words: row.get(4)?,
            })
        })?
        .collect::<rusqlite::Result<_>>()?)
}

/// Whether anything that follows from this was said to be done.
pub fn is_told_of(db: &Reader<'_>, subject: Subject) -> Result<bool> {
    Ok(db
        .prepare_cached("SELECT EXISTS (SELECT 1 FROM filing WHERE subject = ?1)")?
        .query_row([subject], |row| row.get(0))?)
}

/// Filings of which nothing is there that they could follow from. The key of a subject is no foreign key. What
/// follows from a business year, or from there being few members, needs no record of its own.
pub fn broken_invariants(db: &Connection) -> Result<Vec<String>> {
    let filings: Vec<(i64, String)> = db
        .prepare_cached("SELECT id, subject FROM filing ORDER BY id")?
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<rusqlite::Result<_>>()?;
    let mut broken = Vec::new();
    for (id, key) in filings {
        let of = match Subject::from_key(&key) {
            None => None,
            Some(Subject::Year { .. } | Subject::Few { .. }) => continue,
            Some(Subject::Event { event }) => Some(("office_event", event.0)),
            Some(Subject::UnitChange { change }) => Some(("unit_change", change.0)),
            Some(Subject::Withdrawal { withdrawal }) => Some(("withdrawal", withdrawal.0)),
            Some(Subject::Reduction { reduction }) => Some(("reduction", reduction.0)),
        };
        let is_there = match of {
            None => false,
            Some((table, row_id)) => db
                .prepare_cached(&format!(
                    "SELECT EXISTS (SELECT 1 FROM {table} WHERE id = ?1)"
                ))?
                .query_row([row_id], |row| row.get(0))?,
        };
        if !is_there {
            broken.push(format!("filing {id}: nothing it follows from"));
        }
    }
    Ok(broken)
}

/// Says that a duty was done; what was said of it before is overwritten.
pub fn tell(
    tx: &Tx<'_>,
    duty: Duty,
    subject: Subject,
    done_on: NaiveDate,
    words: Option<&str>,
) -> Result<()> {
    tx.prepare_cached(
        "INSERT INTO filing (duty, subject, done_on, words, recorded_at, user_id) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
         ON CONFLICT (duty, subject) DO UPDATE
            SET done_on = excluded.done_on, words = excluded.words, recorded_at = excluded.recorded_at, user_id = excluded.user_id",
    )?
    .execute(params![duty, subject, done_on, words, tx.stamp(), tx.user])?;
    Ok(())
}

/// Takes back that a duty was done: how many rows said so.
pub fn untell(tx: &Tx<'_>, duty: Duty, subject: Subject) -> Result<usize> {
    Ok(tx
        .prepare_cached("DELETE FROM filing WHERE duty = ?1 AND subject = ?2")?
        .execute(params![duty, subject])?)
}

// -- equity as registered ------------------------------------------------------------------------

/// Equity as registered, latest first.
pub fn registrations(db: &Reader<'_>) -> Result<Vec<EquityRegistration>> {
    Ok(db
        .prepare_cached(
            "SELECT id, as_of_on, registered_on, units, paid_yen FROM equity_registration ORDER BY as_of_on DESC, id DESC",
        )?
        .query_map([], |row| {
            Ok(EquityRegistration {
                id: row.get(0)?,
                as_of_on: row.get(1)?,
                registered_on: row.get(2)?,
                units: row.get(3)?,
                paid_yen: Yen::new(row.get(4)?),
            })
        })?
        .collect::<rusqlite::Result<_>>()?)
}

/// Writes what was registered.
pub fn insert_registration(
    tx: &Tx<'_>,
    as_of_on: NaiveDate,
    registered_on: NaiveDate,
    units: i64,
    paid: Yen,
) -> Result<EquityRegistrationId> {
    tx.prepare_cached(
        "INSERT INTO equity_registration (as_of_on, registered_on, units, paid_yen, recorded_at, user_id)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    )?
    .execute(params![
        as_of_on,
        registered_on,
        units,
        paid.get(),
        tx.stamp(),
        tx.user
    ])?;
    Ok(EquityRegistrationId(tx.last_insert_rowid()))
}

/// The day whose figures a registration was of, as it is taken off.
pub fn delete_registration(tx: &Tx<'_>, id: EquityRegistrationId) -> Result<NaiveDate> {
    tx.prepare_cached("DELETE FROM equity_registration WHERE id = ?1 RETURNING as_of_on")?
        .query_row([id], |row| row.get(0))
        .optional()?
        .or_not_found(Noun::EquityRegistration)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::empty_schema;

    #[test]
    fn a_filing_of_nothing_is_found() {
        let file = empty_schema().unwrap();
        file.execute_batch(
            "PRAGMA foreign_keys = OFF;
             INSERT INTO office_event (id, kind, happened_on, recorded_at, user_id)
                VALUES (1, 'officer_changed', '2026-11-10', '2026-11-10T00:00:00Z', 1);",
        )
        .unwrap();
        let subjects = [
            ("year:2027-03-31", true),
            ("few:2026-11-22", true),
            ("event:1", true),
            ("event:2", false),
            ("unit:1", false),
            ("withdrawal:1", false),
            ("reduction:1", false),
            ("office_event:1", false),
            ("", false),
        ];
        for (subject, _) in subjects {
            file.execute(
                "INSERT INTO filing (duty, subject, done_on, recorded_at, user_id)
                 VALUES ('officer_filed', ?1, '2026-11-20', '2026-11-20T00:00:00Z', 1)",
                [subject],
            )
            .unwrap();
        }
        let expected: Vec<String> = subjects
            .iter()
            .zip(1..)
            .filter(|((_, is_sound), _)| !is_sound)
            .map(|(_, id)| format!("filing {id}: nothing it follows from"))
            .collect();
        assert_eq!(broken_invariants(&file).unwrap(), expected);
    }
}
