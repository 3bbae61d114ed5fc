//! The only SQL on inspections.

use chrono::NaiveDate;
use rusqlite::params;

use super::{Inspection, InspectionManner, InspectorStanding};
use crate::kernel::Result;
use crate::kernel::id::InspectionId;
use crate::store::sql::text_enum;
use crate::store::{Reader, Tx};

text_enum!(InspectorStanding, InspectionManner);

/// What is put on record.
pub struct NewInspection<'a> {
    /// The day of the request.
    pub asked_on: NaiveDate,
    /// Whose.
    pub name: &'a str,
    /// As what.
    pub standing: InspectorStanding,
    /// To see or to copy.
    pub manner: InspectionManner,
    /// The day of the register.
    pub as_of_on: NaiveDate,
    /// What for.
    pub purpose: Option<&'a str>,
    /// Why it was refused.
    pub refusal: Option<&'a str>,
}

/// Enters a request.
pub fn insert(tx: &Tx<'_>, new: &NewInspection<'_>) -> Result<InspectionId> {
    tx.prepare_cached(
        "INSERT INTO inspection (asked_on, name, standing, manner, as_of_on, purpose, refusal, recorded_at, user_id)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
    )?
    .execute(params![
        new.asked_on,
        new.name,
        new.standing,
        new.manner,
        new.as_of_on,
        new.purpose,
        new.refusal,
        tx.stamp(),
        tx.user,
    ])?;
    Ok(InspectionId(tx.last_insert_rowid()))
}

/// Every request, the latest first.
pub fn list(db: &Reader<'_>) -> Result<Vec<Inspection>> {
    Ok(db
        .prepare_cached(
            "SELECT i.id, i.asked_on, i.name, i.standing, i.manner, i.as_of_on, i.purpose, i.refusal, i.recorded_at, u.name
             FROM inspection i JOIN user u ON u.id = i.user_id ORDER BY i.asked_on DESC, i.id DESC",
        )?
        .query_map([], |row| {
            Ok(Inspection {
                id: row.get(0)?,
                asked_on: row.get(1)?,
                name: row.get(2)?,
                standing: row.get(3)?,
                manner: row.get(4)?,
                as_of_on: row.get(5)?,
                purpose: row.get(6)?,
                refusal: row.get(7)?,
                recorded_at: row.get(8)?,
                by: row.get(9)?,
            })
        })?
        .collect::<rusqlite::Result<_>>()?)
}
