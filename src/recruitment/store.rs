//! The only SQL on recruitments, their postings and stages.

use chrono::NaiveDate;
use rusqlite::{OptionalExtension, Row, params};

use super::rules::USUAL_STAGES;
use super::{Posting, ReasonRule, Recruitment, Stage, StageKind};
use crate::kernel::Result;
use crate::kernel::error::{Noun, OrNotFound};
use crate::kernel::id::{RecruitmentId, StageId};
use crate::store::sql::text_enum;
use crate::store::{Reader, Tx};

text_enum!(StageKind, ReasonRule);

const COLUMNS: &str = "r.id, r.name, r.entry_year, r.target, r.closed_on,
    (SELECT count(*) FROM application a WHERE a.recruitment_id = r.id)";

fn recruitment_of(row: &Row<'_>) -> rusqlite::Result<Recruitment> {
    Ok(Recruitment {
        id: row.get(0)?,
        name: row.get(1)?,
        entry_year: row.get(2)?,
        target: row.get(3)?,
        closed_on: row.get(4)?,
        applications: row.get(5)?,
    })
}

/// All recruitments, latest year of entry first.
pub fn list(db: &Reader<'_>) -> Result<Vec<Recruitment>> {
    Ok(db
        .prepare_cached(&format!(
            "SELECT {COLUMNS} FROM recruitment r ORDER BY r.entry_year DESC, r.id DESC"
        ))?
        .query_map([], recruitment_of)?
        .collect::<rusqlite::Result<_>>()?)
}

/// One recruitment.
pub fn load(db: &Reader<'_>, id: RecruitmentId) -> Result<Recruitment> {
    db.prepare_cached(&format!(
        "SELECT {COLUMNS} FROM recruitment r WHERE r.id = ?1"
    ))?
    .query_row([id], recruitment_of)
    .optional()?
    .or_not_found(Noun::Recruitment)
}

/// The stages, in order.
pub fn stages(db: &Reader<'_>, id: RecruitmentId) -> Result<Vec<Stage>> {
    Ok(db
        .prepare_cached(
            "SELECT s.id, s.name, s.kind, s.reason,
                    (SELECT count(*) FROM application a WHERE a.recruitment_id = s.recruitment_id AND a.stage_id = s.id)
             FROM stage s WHERE s.recruitment_id = ?1 ORDER BY s.position, s.id",
        )?
        .query_map([id], |row| {
            Ok(Stage {
                id: row.get(0)?,
                name: row.get(1)?,
                kind: row.get(2)?,
                reason: row.get(3)?,
                applications: row.get(4)?,
            })
        })?
        .collect::<rusqlite::Result<_>>()?)
}

/// What was posted, latest version first.
pub fn postings(db: &Reader<'_>, id: RecruitmentId) -> Result<Vec<Posting>> {
    Ok(db
        .prepare_cached("SELECT id, version, posted_on, place, body FROM posting WHERE recruitment_id = ?1 ORDER BY version DESC")?
        .query_map([id], |row| {
            Ok(Posting {
                id: row.get(0)?,
                version: row.get(1)?,
                posted_on: row.get(2)?,
                place: row.get(3)?,
                body: row.get(4)?,
            })
        })?
        .collect::<rusqlite::Result<_>>()?)
}

/// Sources in use in this recruitment, most frequent first.
pub fn sources(db: &Reader<'_>, id: RecruitmentId) -> Result<Vec<String>> {
    Ok(db
        .prepare_cached(
            "SELECT source FROM application INDEXED BY application_by_source WHERE recruitment_id = ?1 AND source IS NOT NULL
             GROUP BY source ORDER BY count(*) DESC, source LIMIT 200",
        )?
        .query_map([id], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?)
}

/// Reasons ever given, most frequent first: words one year found are wanted again the next.
pub fn reasons(db: &Reader<'_>) -> Result<Vec<String>> {
    Ok(db
        .prepare_cached(
            "SELECT reason FROM stage_move INDEXED BY stage_move_by_reason WHERE reason IS NOT NULL
             GROUP BY reason ORDER BY count(*) DESC, reason LIMIT 30",
        )?
        .query_map([], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?)
}

/// A recruitment's own facts.
pub struct OwnFacts<'a> {
    /// What it is called.
    pub name: &'a str,
    /// The year in whose April people join.
    pub entry_year: i32,
    /// How many are wanted.
    pub target: Option<u32>,
    /// The day it closed.
    pub closed_on: Option<NaiveDate>,
}

/// A new recruitment, without stages.
pub fn insert(tx: &Tx<'_>, own: &OwnFacts<'_>) -> Result<RecruitmentId> {
    tx.prepare_cached(
        "INSERT INTO recruitment (name, entry_year, target, closed_on) VALUES (?1, ?2, ?3, ?4)",
    )?
    .execute(params![own.name, own.entry_year, own.target, own.closed_on])?;
    Ok(RecruitmentId(tx.last_insert_rowid()))
}

/// Overwrites a recruitment's own facts.
pub fn update(tx: &Tx<'_>, id: RecruitmentId, own: &OwnFacts<'_>) -> Result<()> {
    tx.prepare_cached("UPDATE recruitment SET name = ?2, entry_year = ?3, target = ?4, closed_on = ?5 WHERE id = ?1")?
        .execute(params![
            id,
            own.name,
            own.entry_year,
            own.target,
            own.closed_on
        ])?;
    Ok(())
}

/// The next version of what is posted; gives its number.
pub fn insert_posting(
    tx: &Tx<'_>,
    id: RecruitmentId,
    posted_on: NaiveDate,
    place: &str,
    body: &str,
) -> Result<u32> {
    let version: u32 = tx
        .prepare_cached(
            "SELECT coalesce(max(version), 0) + 1 FROM posting WHERE recruitment_id = ?1",
        )?
        .query_row([id], |row| row.get(0))?;
    tx.prepare_cached("INSERT INTO posting (recruitment_id, version, posted_on, place, body) VALUES (?1, ?2, ?3, ?4, ?5)")?
        .execute(params![id, version, posted_on, place, body])?;
    Ok(version)
}

/// A new stage at a place in the order.
pub fn insert_stage(
    tx: &Tx<'_>,
    id: RecruitmentId,
    position: i64,
    name: &str,
    kind: StageKind,
    reason: ReasonRule,
) -> Result<()> {
    tx.prepare_cached("INSERT INTO stage (recruitment_id, position, name, kind, reason) VALUES (?1, ?2, ?3, ?4, ?5)")?
        .execute(params![id, position, name, kind, reason])?;
    Ok(())
}

/// The stages a recruitment starts with.
pub fn insert_usual_stages(tx: &Tx<'_>, id: RecruitmentId) -> Result<()> {
    for (position, (name, kind, reason)) in (1..).zip(USUAL_STAGES) {
        insert_stage(tx, id, position, name, kind, reason)?;
    }
    Ok(())
}

/// Overwrites a stage. A row that stays as it is is not touched.
pub fn update_stage(
    tx: &Tx<'_>,
    stage: StageId,
    position: i64,
    name: &str,
    kind: StageKind,
    reason: ReasonRule,
) -> Result<()> {
    tx.prepare_cached(
        "UPDATE stage SET position = ?2, name = ?3, kind = ?4, reason = ?5
         WHERE id = ?1 AND (position <> ?2 OR name <> ?3 OR kind <> ?4 OR reason <> ?5)",
    )?
    .execute(params![stage, position, name, kind, reason])?;
    Ok(())
}

/// How many applications stand at a stage or once did.
pub fn applications_through(db: &Reader<'_>, stage: StageId) -> Result<i64> {
    Ok(db
        .prepare_cached(
            "SELECT count(*) FROM (SELECT application_id FROM stage_move WHERE stage_id = ?1
             UNION SELECT id FROM application WHERE stage_id = ?1)",
        )?
        .query_row([stage], |row| row.get(0))?)
}

/// Removes a stage nothing refers to.
pub fn delete_stage(tx: &Tx<'_>, stage: StageId) -> Result<()> {
    tx.prepare_cached("DELETE FROM stage WHERE id = ?1")?
        .execute([stage])?;
    Ok(())
}
