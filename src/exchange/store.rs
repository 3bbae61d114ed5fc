//! The only SQL of the contact log.

use rusqlite::{OptionalExtension, Row, named_params, params};

use super::api::{ExchangeFilter, ExchangePage};
use super::{Channel, Direction, Exchange};
use crate::kernel::Result;
use crate::kernel::clock::office_day;
use crate::kernel::error::{Noun, OrNotFound};
use crate::kernel::id::{ExchangeId, PersonId};
use crate::kernel::kana::fold_text;
use crate::person::{TimelineEntry, TimelineFact};
use crate::store::sql::text_enum;
use crate::store::{Reader, Tx};

text_enum!(Channel, Direction);

const FROM: &str = "exchange e
     JOIN person_index i ON i.person_id = e.person_id
     JOIN user u ON u.id = e.user_id
     WHERE (:person IS NULL OR e.person_id = :person)
       AND (:direction IS NULL OR e.direction = :direction)
       AND (:channel IS NULL OR e.channel = :channel)";

fn from_row(row: &Row<'_>) -> rusqlite::Result<Exchange> {
    Ok(Exchange {
        id: row.get(0)?,
        person: row.get(1)?,
        name: row.get(2)?,
        reading: row.get(3)?,
        happened_at: row.get(4)?,
        direction: row.get(5)?,
        channel: row.get(6)?,
        about: row.get(7)?,
        by: row.get(8)?,
    })
}

/// A part of the log, latest first.
pub fn page(
    db: &Reader<'_>,
    filter: &ExchangeFilter,
    offset: u32,
    limit: u32,
) -> Result<ExchangePage> {
    let words: Vec<String> = fold_text(&filter.text)
        .split_whitespace()
        .map(str::to_owned)
        .collect();
    let sql = format!(
        "SELECT e.id, e.person_id, i.name, i.reading, e.happened_at, e.direction, e.channel, e.about, u.name
         FROM {FROM} ORDER BY e.happened_at DESC, e.id DESC LIMIT :limit OFFSET :offset"
    );
    let part = |limit: i64, offset: i64| -> Result<Vec<Exchange>> {
        let mut statement = db.prepare_cached(&sql)?;
        Ok(statement
            .query_map(
                named_params! {
                    ":person": filter.person, ":direction": filter.direction, ":channel": filter.channel,
                    ":limit": limit, ":offset": offset,
                },
                from_row,
            )?
            .collect::<rusqlite::Result<_>>()?)
    };
    if words.is_empty() {
        let total = db
            .prepare_cached(&format!("SELECT count(*) FROM {FROM}"))?
            .query_row(
                named_params! { ":person": filter.person, ":direction": filter.direction, ":channel": filter.channel },
                |row| row.get(0),
            )?;
        return Ok(ExchangePage {
            total,
            rows: part(limit.into(), offset.into())?,
        });
    }
    // Words are compared as they are folded here, which SQL cannot: row by row, keeping one page.
    let mut found = ExchangePage {
        total: 0,
        rows: Vec::new(),
    };
    for row in part(-1, 0)? {
        let text = fold_text(&format!(
            "{}\n{}\n{}",
            row.name,
            row.reading.as_deref().unwrap_or_default(),
            row.about
        ));
        if words.iter().all(|word| text.contains(word.as_str())) {
            if found.total >= i64::from(offset) && found.rows.len() < limit as usize {
                found.rows.push(row);
            }
            found.total += 1;
        }
    }
    Ok(found)
}

/// A contact as it is written.
pub struct NewExchange<'a> {
    /// UTC instant.
    pub happened_at: &'a str,
    /// Who turned to whom.
    pub direction: Direction,
    /// By which way.
    pub channel: Channel,
    /// About what.
    pub about: &'a str,
}

/// Writes a contact down.
pub fn insert(tx: &Tx<'_>, person: PersonId, new: &NewExchange<'_>) -> Result<ExchangeId> {
    tx.prepare_cached(
        "INSERT INTO exchange (person_id, happened_at, direction, channel, about, recorded_at, user_id)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
    )?
    .execute(params![
        person,
        new.happened_at,
        new.direction,
        new.channel,
        new.about,
        tx.stamp(),
        tx.user
    ])?;
    Ok(ExchangeId(tx.last_insert_rowid()))
}

/// Whether there is a mail of the office about this to somebody, at an instant or after it.
pub fn has_mail(db: &Reader<'_>, person: PersonId, about: &str, since: &str) -> Result<bool> {
    Ok(db
        .prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM exchange WHERE person_id = ?1 AND direction = ?2 AND channel = ?3
                AND about = ?4 AND happened_at >= ?5)",
        )?
        .query_row(
            params![person, Direction::ToPerson, Channel::Email, about, since],
            |row| row.get(0),
        )?)
}

/// Corrects a contact.
pub fn update(tx: &Tx<'_>, id: ExchangeId, new: &NewExchange<'_>) -> Result<()> {
    tx.prepare_cached(
        "UPDATE exchange SET happened_at = ?2, direction = ?3, channel = ?4, about = ?5 WHERE id = ?1",
    )?
    .execute(params![
        id,
        new.happened_at,
        new.direction,
        new.channel,
        new.about
    ])?;
    Ok(())
}

/// Whose contact it is.
pub fn person_of(db: &Reader<'_>, id: ExchangeId) -> Result<PersonId> {
    db.prepare_cached("SELECT person_id FROM exchange WHERE id = ?1")?
        .query_row([id], |row| row.get(0))
        .optional()?
        .or_not_found(Noun::Exchange)
}

/// Removes a contact.
pub fn delete(tx: &Tx<'_>, id: ExchangeId) -> Result<()> {
    tx.prepare_cached("DELETE FROM exchange WHERE id = ?1")?
        .execute([id])?;
    Ok(())
}

/// Contacts on a person's timeline.
pub fn timeline(db: &Reader<'_>, person: PersonId) -> Result<Vec<TimelineEntry>> {
    Ok(db
        .prepare_cached(
            "SELECT e.happened_at, u.name, e.id, e.direction, e.channel, e.about
             FROM exchange e JOIN user u ON u.id = e.user_id WHERE e.person_id = ?1",
        )?
        .query_map([person], |row| {
            let at: String = row.get(0)?;
            Ok(TimelineEntry {
                on: office_day(&at),
                recorded_at: Some(at),
                by: row.get(1)?,
                fact: TimelineFact::Exchanged {
                    exchange: row.get(2)?,
                    direction: row.get(3)?,
                    channel: row.get(4)?,
                    about: row.get(5)?,
                },
            })
        })?
        .collect::<rusqlite::Result<_>>()?)
}

/// Contacts of records that were merged away.
pub fn broken_invariants(db: &Reader<'_>) -> Result<Vec<String>> {
    Ok(db
        .prepare_cached(
            "SELECT e.id FROM exchange e JOIN person p ON p.id = e.person_id WHERE p.merged_into IS NOT NULL",
        )?
        .query_map([], |row| {
            let id: i64 = row.get(0)?;
            Ok(format!("exchange {id}"))
        })?
        .collect::<rusqlite::Result<_>>()?)
}
