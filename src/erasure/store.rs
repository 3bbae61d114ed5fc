//! The only SQL on erasures.

use rusqlite::{OptionalExtension, Row, params};

use super::{Erasure, ErasureCounts, ErasureExtent, ErasureGround, InTheWay};
use crate::kernel::Result;
use crate::kernel::id::{ErasureId, PersonId};
use crate::store::sql::{Json, text_enum};
use crate::store::{Reader, Tx};

text_enum!(ErasureGround, ErasureExtent);

const COLUMNS: &str = "e.id, e.person_id, e.ground, e.extent, e.erased_on, u.name, e.counts";

fn erasure_of(row: &Row<'_>) -> rusqlite::Result<Erasure> {
    let Json(counts) = row.get::<_, Json<ErasureCounts>>(6)?;
    Ok(Erasure {
        id: row.get(0)?,
        person: row.get(1)?,
        ground: row.get(2)?,
        extent: row.get(3)?,
        erased_on: row.get(4)?,
        by: row.get(5)?,
        counts,
    })
}

/// All erasures, latest first.
pub fn list(db: &Reader<'_>) -> Result<Vec<Erasure>> {
    Ok(db
        .prepare_cached(&format!(
            "SELECT {COLUMNS} FROM erasure e JOIN user u ON u.id = e.user_id ORDER BY e.id DESC"
        ))?
        .query_map([], erasure_of)?
        .collect::<rusqlite::Result<_>>()?)
}

/// The latest erasure of somebody.
pub fn of_person(db: &Reader<'_>, person: PersonId) -> Result<Option<Erasure>> {
    Ok(db
        .prepare_cached(&format!(
            "SELECT {COLUMNS} FROM erasure e JOIN user u ON u.id = e.user_id
             WHERE e.person_id = ?1 ORDER BY e.id DESC LIMIT 1"
        ))?
        .query_row([person], erasure_of)
        .optional()?)
}

/// Whether nothing is known of this person any more.
pub fn is_erased(db: &Reader<'_>, person: PersonId) -> Result<bool> {
    Ok(db
        .prepare_cached("SELECT 1 FROM erasure WHERE person_id = ?1 AND extent = 'all'")?
        .exists([person])?)
}

/// Writes down that somebody was erased.
pub fn insert(
    tx: &Tx<'_>,
    person: PersonId,
    ground: ErasureGround,
    extent: ErasureExtent,
    counts: &ErasureCounts,
    traces: &[(PersonId, i64)],
) -> Result<ErasureId> {
    tx.prepare_cached(
        "INSERT INTO erasure (person_id, ground, extent, erased_on, counts, traces, user_id) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
    )?
    .execute(params![
        person,
        ground,
        extent,
        tx.today,
        Json(counts),
        Json(traces),
        tx.user
    ])?;
    Ok(ErasureId(tx.last_insert_rowid()))
}

/// One erasure as the ledger needs it.
pub struct Traced {
    /// On what ground.
    pub ground: ErasureGround,
    /// How far.
    pub extent: ErasureExtent,
    /// When.
    pub erased_on: chrono::NaiveDate,
    /// The records that were the person, each with the entry that entered it.
    pub traces: Vec<(PersonId, i64)>,
}

/// All erasures as the ledger needs them.
pub fn traced(db: &Reader<'_>) -> Result<Vec<Traced>> {
    Ok(db
        .prepare_cached("SELECT ground, extent, erased_on, traces FROM erasure ORDER BY id")?
        .query_map([], |row| {
            let Json(traces) = row.get::<_, Json<Vec<(PersonId, i64)>>>(3)?;
            Ok(Traced {
                ground: row.get(0)?,
                extent: row.get(1)?,
                erased_on: row.get(2)?,
                traces,
            })
        })?
        .collect::<rusqlite::Result<_>>()?)
}

/// The living record a record has become; `None` where there is no such record.
pub fn living_record(db: &Reader<'_>, person: PersonId) -> Result<Option<PersonId>> {
    Ok(db
        .prepare_cached(
            "WITH RECURSIVE keeper (id, next) AS (
                 SELECT id, merged_into FROM person WHERE id = ?1
                 UNION SELECT p.id, p.merged_into FROM person p JOIN keeper k ON p.id = k.next)
             SELECT id FROM keeper WHERE next IS NULL",
        )?
        .query_row([person], |row| row.get(0))
        .optional()?)
}

/// Whether somebody stands on a roll that the law keeps: started work (労働基準法107条), or is or was a member or
/// has paid towards it (労働者協同組合法10条).
pub fn has_joined(db: &Reader<'_>, person: PersonId) -> Result<bool> {
    let works = db
        .prepare_cached(
            "SELECT 1 FROM joining WHERE person_id = ?1 UNION ALL SELECT 1 FROM work WHERE person_id = ?1",
        )?
        .exists([person])?;
    Ok(works || is_on_register(db, person)?)
}

/// Whether somebody has a membership that was not refused, dropped or voided, or a ledger.
pub fn is_on_register(db: &Reader<'_>, person: PersonId) -> Result<bool> {
    Ok(db
        .prepare_cached(
            "SELECT 1 FROM member m WHERE m.person_id = ?1
               AND ((m.refused_on IS NULL AND m.dropped_on IS NULL AND m.voided_on IS NULL)
                 OR EXISTS (SELECT 1 FROM movement v WHERE v.member_id = m.id))",
        )?
        .exists([person])?)
}

/// What stands in the way of erasing somebody: an offer before an application, whose stage follows it.
pub fn in_the_way(db: &Reader<'_>, person: PersonId) -> Result<Option<InTheWay>> {
    if has_joined(db, person)? {
        return Ok(None);
    }
    let offered = db
        .prepare_cached(
            "SELECT 1 FROM offer WHERE person_id = ?1 AND state IN ('draft', 'issued', 'accepted')",
        )?
        .exists([person])?;
    if offered {
        return Ok(Some(InTheWay::Offered {}));
    }
    let recruitment: Option<String> = db
        .prepare_cached(
            "SELECT r.name FROM application a JOIN stage s ON s.id = a.stage_id JOIN recruitment r ON r.id = a.recruitment_id
             WHERE a.person_id = ?1 AND r.closed_on IS NULL AND s.kind NOT IN ('rejected', 'declined') ORDER BY a.id LIMIT 1",
        )?
        .query_row([person], |row| row.get(0))
        .optional()?;
    Ok(recruitment.map(|recruitment| InTheWay::Applying { recruitment }))
}

/// How many rows of the person stay, table by table, as figures without a person.
pub fn staying(db: &Reader<'_>, person: PersonId) -> Result<[u32; 6]> {
    let mut counts = [0; 6];
    for (count, sql) in counts.iter_mut().zip([
        "SELECT count(*) FROM application WHERE person_id = ?1",
        "SELECT count(*) FROM invitation WHERE person_id = ?1",
        "SELECT count(*) FROM paper WHERE person_id = ?1",
        "SELECT count(*) FROM consent WHERE person_id = ?1",
        "SELECT count(*) FROM enquiry WHERE person_id = ?1",
        "SELECT (SELECT count(*) FROM joining WHERE person_id = ?1) + (SELECT count(*) FROM work WHERE person_id = ?1)
              + (SELECT count(*) FROM member WHERE person_id = ?1)",
    ]) {
        *count = db
            .prepare_cached(sql)?
            .query_row([person], |row| row.get(0))?;
    }
    Ok(counts)
}
