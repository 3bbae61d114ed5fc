//! The only SQL on workplaces.

use rusqlite::{OptionalExtension, Row, params};

use super::rules::{Placement, SiteRecord};
use super::{SiteFacts, SiteKind};
use crate::kernel::Result;
use crate::kernel::error::{Noun, OrNotFound};
use crate::kernel::id::{ImportBatchId, SiteId};
use crate::store::sql::text_enum;
use crate::store::{Reader, Tx};

text_enum!(SiteKind);

fn record_of(row: &Row<'_>) -> rusqlite::Result<SiteRecord> {
    Ok(SiteRecord {
        id: row.get(0)?,
        facts: SiteFacts {
            code: row.get(1)?,
            kind: row.get(2)?,
            service: row.get(3)?,
            prefecture: row.get(4)?,
            opened_on: row.get(5)?,
            closed_on: row.get(6)?,
        },
        placements: Vec::new(),
    })
}

fn placement_of(row: &Row<'_>) -> rusqlite::Result<(SiteId, Placement)> {
    Ok((
        row.get(0)?,
        Placement {
            name: row.get(1)?,
            parent: row.get(2)?,
            effective_on: row.get(3)?,
        },
    ))
}

/// Every workplace with its placements, by id.
pub fn all(db: &Reader<'_>) -> Result<Vec<SiteRecord>> {
    let mut records: Vec<SiteRecord> = db
        .prepare_cached("SELECT id, code, kind, service, prefecture, opened_on, closed_on FROM site ORDER BY id")?
        .query_map([], record_of)?
        .collect::<rusqlite::Result<_>>()?;
    let mut statement = db.prepare_cached(
        "SELECT site_id, name, parent_id, effective_on FROM site_placement ORDER BY site_id, effective_on, id",
    )?;
    let mut records_left = records.iter_mut().peekable();
    for placement in statement.query_map([], placement_of)? {
        let (site, placement) = placement?;
        while records_left.next_if(|record| record.id < site).is_some() {}
        if let Some(record) = records_left.peek_mut().filter(|record| record.id == site) {
            record.placements.push(placement);
        }
    }
    drop(records_left);
    Ok(records)
}

/// One workplace with its placements.
pub fn load(db: &Reader<'_>, id: SiteId) -> Result<SiteRecord> {
    let record = db
        .prepare_cached("SELECT id, code, kind, service, prefecture, opened_on, closed_on FROM site WHERE id = ?1")?
        .query_row([id], record_of)
        .optional()?
        .or_not_found(Noun::Site)?;
    let placements = db
        .prepare_cached(
            "SELECT site_id, name, parent_id, effective_on FROM site_placement WHERE site_id = ?1 ORDER BY effective_on, id",
        )?
        .query_map([id], |row| Ok(placement_of(row)?.1))?
        .collect::<rusqlite::Result<_>>()?;
    Ok(SiteRecord {
        placements,
        ..record
    })
}

/// A new workplace, without placements.
pub fn insert(tx: &Tx<'_>, facts: &SiteFacts, batch: Option<ImportBatchId>) -> Result<SiteId> {
    tx.prepare_cached(
        "INSERT INTO site (code, kind, service, prefecture, opened_on, closed_on, batch_id) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
    )?
    .execute(params![
        facts.code,
        facts.kind,
        facts.service,
        facts.prefecture,
        facts.opened_on,
        facts.closed_on,
        batch
    ])?;
    Ok(SiteId(tx.last_insert_rowid()))
}

/// Overwrites what is not dated.
pub fn update(tx: &Tx<'_>, id: SiteId, facts: &SiteFacts) -> Result<()> {
    tx.prepare_cached(
        "UPDATE site SET code = ?2, kind = ?3, service = ?4, prefecture = ?5, opened_on = ?6, closed_on = ?7 WHERE id = ?1",
    )?
    .execute(params![
        id,
        facts.code,
        facts.kind,
        facts.service,
        facts.prefecture,
        facts.opened_on,
        facts.closed_on
    ])?;
    Ok(())
}

/// Writes what became of a workplace's placements: of each day there is one. Rows that stay as they are
/// are not touched.
pub fn write_placements(
    tx: &Tx<'_>,
    id: SiteId,
    before: &[Placement],
    after: &[Placement],
) -> Result<()> {
    let on = |placements: &[Placement], placement: &Placement| {
        placements
            .iter()
            .find(|other| other.effective_on == placement.effective_on)
            .cloned()
    };
    for gone in before.iter().filter(|one| on(after, one).is_none()) {
        tx.prepare_cached("DELETE FROM site_placement WHERE site_id = ?1 AND effective_on IS ?2")?
            .execute(params![id, gone.effective_on])?;
    }
    for placement in after {
        let sql = match on(before, placement) {
            Some(present) if present == *placement => continue,
            Some(_) => {
                "UPDATE site_placement SET name = ?2, parent_id = ?3 WHERE site_id = ?1 AND effective_on IS ?4"
            }
            None => {
                "INSERT INTO site_placement (site_id, name, parent_id, effective_on) VALUES (?1, ?2, ?3, ?4)"
            }
        };
        tx.prepare_cached(sql)?.execute(params![
            id,
            placement.name,
            placement.parent,
            placement.effective_on
        ])?;
    }
    Ok(())
}
