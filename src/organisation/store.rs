//! The only SQL on the cooperative's own facts: one row.

use rusqlite::{OptionalExtension, params};

use super::Organisation;
use crate::kernel::{Error, Result};
use crate::store::{Reader, Tx};

/// The cooperative's own facts.
pub fn load(db: &Reader<'_>) -> Result<Organisation> {
    db.prepare_cached(
        "SELECT name, reading, representative, postal_code, address, phone, email, corporate_number, established_on
         FROM organisation WHERE id = 1",
    )?
    .query_row([], |row| {
        Ok(Organisation {
            name: row.get(0)?,
            reading: row.get(1)?,
            representative: row.get(2)?,
            postal_code: row.get(3)?,
            address: row.get(4)?,
            phone: row.get(5)?,
            email: row.get(6)?,
            corporate_number: row.get(7)?,
            established_on: row.get(8)?,
        })
    })
    .optional()?
    .ok_or(Error::Damaged("an office without an organisation"))
}

/// Writes the row of a new office: its name is all that is known yet.
pub fn insert(tx: &Tx<'_>, name: &str) -> Result<()> {
    tx.prepare_cached("INSERT INTO organisation (id, name) VALUES (1, ?1)")?
        .execute([name])?;
    Ok(())
}

/// Overwrites the row.
pub fn update(tx: &Tx<'_>, organisation: &Organisation) -> Result<()> {
    tx.prepare_cached(
        "UPDATE organisation SET name = ?1, reading = ?2, representative = ?3, postal_code = ?4, address = ?5, phone = ?6,
                email = ?7, corporate_number = ?8, established_on = ?9
         WHERE id = 1",
    )?
    .execute(params![
        organisation.name,
        organisation.reading,
        organisation.representative,
        organisation.postal_code,
        organisation.address,
        organisation.phone,
        organisation.email,
        organisation.corporate_number,
        organisation.established_on,
    ])?;
    Ok(())
}
