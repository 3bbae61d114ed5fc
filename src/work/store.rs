//! The only SQL on work in the business.

use std::collections::HashMap;

use chrono::NaiveDate;
use rusqlite::{OptionalExtension, Row, params};

use super::{NewWork, SupportUse, Work, WorkContract};
use crate::kernel::Result;
use crate::kernel::error::{Noun, OrNotFound};
use crate::kernel::id::{PersonId, SiteId, WorkId};
use crate::member::rules::Headcount;
use crate::store::sql::text_enum;
use crate::store::{Reader, Tx};

text_enum!(WorkContract);

const WORK: &str =
    "SELECT id, person_id, started_on, ended_on, contract, support_use, site_id FROM work";

fn work(row: &Row<'_>) -> rusqlite::Result<Work> {
    Ok(Work {
        id: row.get(0)?,
        person: row.get(1)?,
        started_on: row.get(2)?,
        ended_on: row.get(3)?,
        contract: row.get(4)?,
        support_use: if row.get(5)? {
            SupportUse::Yes
        } else {
            SupportUse::No
        },
        site: row.get(6)?,
    })
}

/// One stretch of work.
pub fn load(db: &Reader<'_>, id: WorkId) -> Result<Work> {
    let sql = format!("{WORK} WHERE id = ?1");
    db.prepare_cached(&sql)?
        .query_row([id], work)
        .optional()?
        .or_not_found(Noun::Work)
}

/// A person's work, first to last.
pub fn of_person(db: &Reader<'_>, person: PersonId) -> Result<Vec<Work>> {
    let sql = format!("{WORK} WHERE person_id = ?1 ORDER BY started_on, id");
    Ok(db
        .prepare_cached(&sql)?
        .query_map([person], work)?
        .collect::<rusqlite::Result<_>>()?)
}

/// Until when somebody works at each workplace, as far as that is known: none, without an end.
pub fn last_days(db: &Reader<'_>) -> Result<HashMap<SiteId, Option<NaiveDate>>> {
    Ok(db
        .prepare_cached(
            "SELECT site_id, CASE WHEN count(*) = count(ended_on) THEN max(ended_on) END FROM work
             WHERE site_id IS NOT NULL GROUP BY site_id",
        )?
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<rusqlite::Result<_>>()?)
}

/// How many people work at a workplace on days after a day, and the first of these days; none: nobody.
pub fn after(db: &Reader<'_>, site: SiteId, day: NaiveDate) -> Result<Option<(u32, NaiveDate)>> {
    let (people, from): (u32, Option<NaiveDate>) = db
        .prepare_cached(
            "SELECT count(DISTINCT person_id), min(max(started_on, date(?2, '+1 day'))) FROM work
             WHERE site_id = ?1 AND (ended_on IS NULL OR ended_on > ?2)",
        )?
        .query_row(params![site, day], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(from.map(|from| (people, from)))
}

/// Enters work.
pub fn insert(tx: &Tx<'_>, new: &NewWork) -> Result<WorkId> {
    tx.prepare_cached(
        "INSERT INTO work (person_id, started_on, ended_on, contract, support_use, site_id, batch_id, recorded_at, user_id)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
    )?
    .execute(params![
        new.person,
        new.started_on,
        new.ended_on,
        new.contract,
        new.support_use == SupportUse::Yes,
        new.site,
        new.batch,
        tx.stamp(),
        tx.user,
    ])?;
    Ok(WorkId(tx.last_insert_rowid()))
}

/// Overwrites a stretch of work.
pub fn update(tx: &Tx<'_>, work: &Work) -> Result<()> {
    tx.prepare_cached(
        "UPDATE work SET started_on = ?2, ended_on = ?3, contract = ?4, support_use = ?5, site_id = ?6 WHERE id = ?1",
    )?
    .execute(params![
        work.id,
        work.started_on,
        work.ended_on,
        work.contract,
        work.support_use == SupportUse::Yes,
        work.site,
    ])?;
    Ok(())
}

/// Removes a stretch of work that was entered in error.
pub fn delete(tx: &Tx<'_>, id: WorkId) -> Result<()> {
    tx.prepare_cached("DELETE FROM work WHERE id = ?1")?
        .execute([id])?;
    Ok(())
}

/// How many members and workers there are on a day. Somebody who works in two places is one.
pub fn headcount_on(db: &Reader<'_>, day: NaiveDate) -> Result<Headcount> {
    Ok(db
        .prepare_cached(
            "WITH members AS (SELECT DISTINCT person_id FROM member
                    WHERE joined_on <= ?1 AND (left_on IS NULL OR left_on >= ?1) AND voided_on IS NULL),
             workers AS (SELECT person_id, max(support_use) support, max(contract IS 'labour') contracted, max(contract IS NOT NULL) known
                    FROM work WHERE started_on <= ?1 AND (ended_on IS NULL OR ended_on >= ?1) GROUP BY person_id)
             SELECT (SELECT count(person_id) FROM members),
                count(*) FILTER (WHERE m.person_id IS NOT NULL),
                count(*) FILTER (WHERE m.person_id IS NOT NULL AND w.contracted),
                count(*) FILTER (WHERE m.person_id IS NOT NULL AND NOT w.known),
                count(*),
                count(*) FILTER (WHERE w.support),
                count(*) FILTER (WHERE m.person_id IS NOT NULL AND w.support)
             FROM workers w LEFT JOIN members m ON m.person_id = w.person_id",
        )?
        .query_row([day], |row| {
            Ok(Headcount {
                members: row.get(0)?,
                working_members: row.get(1)?,
                contracted_members: row.get(2)?,
                contract_unknown: row.get(3)?,
                workers: row.get(4)?,
                support_users: row.get(5)?,
                support_members: row.get(6)?,
            })
        })?)
}
