//! A person's timeline, read from the facts themselves.

use chrono::NaiveDate;

use crate::kernel::Result;
use crate::kernel::clock::office_day;
use crate::kernel::id::PersonId;
use crate::person::{TimelineEntry, TimelineFact};
use crate::store::Reader;

/// Everything but the applications: imports, names, addresses, consents, notes, files, merges.
pub fn entries(db: &Reader<'_>, person: PersonId) -> Result<Vec<TimelineEntry>> {
    let mut entries = Vec::new();
    imported(db, person, &mut entries)?;
    dated(db, person, &mut entries)?;
    written(db, person, &mut entries)?;
    merged(db, person, &mut entries)?;
    Ok(entries)
}

fn at(instant: String, by: Option<String>, fact: TimelineFact) -> TimelineEntry {
    TimelineEntry {
        on: office_day(&instant),
        recorded_at: Some(instant),
        by,
        fact,
    }
}

const fn on(day: NaiveDate, fact: TimelineFact) -> TimelineEntry {
    TimelineEntry {
        on: day,
        recorded_at: None,
        by: None,
        fact,
    }
}

fn imported(db: &Reader<'_>, person: PersonId, entries: &mut Vec<TimelineEntry>) -> Result<()> {
    let mut rows = db.prepare_cached(
        "SELECT b.imported_at, u.name, b.file_name, r.row
         FROM import_row r JOIN import_batch b ON b.id = r.batch_id JOIN user u ON u.id = b.user_id
         WHERE r.person_id = ?1 AND r.outcome IN ('created', 'updated')",
    )?;
    for entry in rows.query_map([person], |row| {
        Ok(at(
            row.get(0)?,
            row.get(1)?,
            TimelineFact::Imported {
                file_name: row.get(2)?,
                row: row.get(3)?,
            },
        ))
    })? {
        entries.push(entry?);
    }
    Ok(())
}

fn dated(db: &Reader<'_>, person: PersonId, entries: &mut Vec<TimelineEntry>) -> Result<()> {
    let mut names = db.prepare_cached(
        "SELECT effective_on, name FROM person_name WHERE person_id = ?1 AND effective_on IS NOT NULL",
    )?;
    for entry in names.query_map([person], |row| {
        Ok(on(row.get(0)?, TimelineFact::Renamed { name: row.get(1)? }))
    })? {
        entries.push(entry?);
    }
    let mut addresses = db.prepare_cached(
        "SELECT effective_on FROM person_address WHERE person_id = ?1 AND effective_on IS NOT NULL",
    )?;
    for entry in addresses.query_map([person], |row| {
        Ok(on(row.get(0)?, TimelineFact::MovedHouse {}))
    })? {
        entries.push(entry?);
    }
    let mut consents = db.prepare_cached(
        "SELECT purpose, given_on, withdrawn_on FROM consent WHERE person_id = ?1",
    )?;
    let mut rows = consents.query([person])?;
    while let Some(row) = rows.next()? {
        let purpose = row.get(0)?;
        entries.push(on(row.get(1)?, TimelineFact::ConsentGiven { purpose }));
        if let Some(withdrawn_on) = row.get(2)? {
            entries.push(on(withdrawn_on, TimelineFact::ConsentWithdrawn { purpose }));
        }
    }
    Ok(())
}

fn written(db: &Reader<'_>, person: PersonId, entries: &mut Vec<TimelineEntry>) -> Result<()> {
    let mut notes = db.prepare_cached(
        "SELECT n.written_at, u.name, n.id, n.body FROM note n JOIN user u ON u.id = n.user_id WHERE n.person_id = ?1",
    )?;
    for entry in notes.query_map([person], |row| {
        Ok(at(
            row.get(0)?,
            row.get(1)?,
            TimelineFact::Noted {
                note: row.get(2)?,
                body: row.get(3)?,
            },
        ))
    })? {
        entries.push(entry?);
    }
    let mut files = db.prepare_cached(
        "SELECT a.added_at, u.name, a.id, a.file_name FROM attachment a JOIN user u ON u.id = a.user_id WHERE a.person_id = ?1",
    )?;
    for entry in files.query_map([person], |row| {
        Ok(at(
            row.get(0)?,
            row.get(1)?,
            TimelineFact::Attached {
                attachment: row.get(2)?,
                file_name: row.get(3)?,
            },
        ))
    })? {
        entries.push(entry?);
    }
    Ok(())
}

fn merged(db: &Reader<'_>, person: PersonId, entries: &mut Vec<TimelineEntry>) -> Result<()> {
    let mut others = db.prepare_cached(
        "SELECT p.merged_at, u.name, p.id,
                (SELECT name FROM person_name WHERE person_id = p.id ORDER BY effective_on DESC, id DESC LIMIT 1)
         FROM person p JOIN user u ON u.id = p.merged_by WHERE p.merged_into = ?1",
    )?;
    for entry in others.query_map([person], |row| {
        Ok(at(
            row.get(0)?,
            row.get(1)?,
            TimelineFact::Merged {
                other: row.get(2)?,
                name: row.get(3)?,
            },
        ))
    })? {
        entries.push(entry?);
    }
    Ok(())
}
