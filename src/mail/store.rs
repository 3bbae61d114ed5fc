//! The only SQL on mail templates.

use rusqlite::{OptionalExtension, Row, params};

use super::{MailTemplate, Occasion};
use crate::kernel::Result;
use crate::kernel::error::{Noun, OrNotFound};
use crate::kernel::id::MailTemplateId;
use crate::store::sql::text_enum;
use crate::store::{Reader, Tx};

text_enum!(Occasion);

const COLUMNS: &str = "id, occasion, name, subject, body";

fn template_of(row: &Row<'_>) -> rusqlite::Result<MailTemplate> {
    Ok(MailTemplate {
        id: row.get(0)?,
        occasion: row.get(1)?,
        name: row.get(2)?,
        subject: row.get(3)?,
        body: row.get(4)?,
    })
}

/// Every template, in the order of their making.
pub fn list(db: &Reader<'_>) -> Result<Vec<MailTemplate>> {
    Ok(db
        .prepare_cached(&format!("SELECT {COLUMNS} FROM mail_template ORDER BY id"))?
        .query_map([], template_of)?
        .collect::<rusqlite::Result<_>>()?)
}

/// One template.
pub fn load(db: &Reader<'_>, id: MailTemplateId) -> Result<MailTemplate> {
    db.prepare_cached(&format!(
        "SELECT {COLUMNS} FROM mail_template WHERE id = ?1"
    ))?
    .query_row([id], template_of)
    .optional()?
    .or_not_found(Noun::MailTemplate)
}

/// The template of this name.
pub fn find_by_name(db: &Reader<'_>, name: &str) -> Result<Option<MailTemplateId>> {
    Ok(db
        .prepare_cached("SELECT id FROM mail_template WHERE name = ?1")?
        .query_row([name], |row| row.get(0))
        .optional()?)
}

/// A template's own words.
pub struct OwnWords<'a> {
    /// What it is for.
    pub occasion: Occasion,
    /// What it is called.
    pub name: &'a str,
    /// With its places.
    pub subject: &'a str,
    /// With its places.
    pub body: &'a str,
}

/// A new template.
pub fn insert(tx: &Tx<'_>, own: &OwnWords<'_>) -> Result<MailTemplateId> {
    tx.prepare_cached(
        "INSERT INTO mail_template (occasion, name, subject, body) VALUES (?1, ?2, ?3, ?4)",
    )?
    .execute(params![own.occasion, own.name, own.subject, own.body])?;
    Ok(MailTemplateId(tx.last_insert_rowid()))
}

/// Overwrites a template.
pub fn update(tx: &Tx<'_>, id: MailTemplateId, own: &OwnWords<'_>) -> Result<()> {
    tx.prepare_cached(
        "UPDATE mail_template SET occasion = ?2, name = ?3, subject = ?4, body = ?5 WHERE id = ?1",
    )?
    .execute(params![id, own.occasion, own.name, own.subject, own.body])?;
    Ok(())
}

/// Removes a template.
pub fn delete(tx: &Tx<'_>, id: MailTemplateId) -> Result<()> {
    tx.prepare_cached("DELETE FROM mail_template WHERE id = ?1")?
        .execute([id])?;
    Ok(())
}
