//! The only SQL on imports: remembered mappings, batches, and what became of each row.

use std::collections::HashSet;

use rusqlite::{OptionalExtension, params};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::api::{ImportBatch, RowRef};
use super::applicants::{Mapping, RowCode};
use super::skip::RowHash;
use crate::kernel::Result;
use crate::kernel::id::{ImportBatchId, PersonId, RecruitmentId};
use crate::store::sql::{Json, text_enum};
use crate::store::{Reader, Tx};

text_enum!(RowCode);

/// The kind of file in `import_mapping` and `import_batch`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs, reason = "plain")]
pub enum FileKind {
    Applicants,
    Calendar,
    Sites,
    Members,
    Payments,
}
text_enum!(FileKind);

/// What is remembered of a source.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Remembered {
    /// For each column from the left, the field it holds.
    pub mapping: Mapping,
    /// Words the user explained, with the name of the stage: stages are another recruitment's next year.
    pub stage_words: Vec<(String, String)>,
}

/// What is remembered of the source whose header has this signature.
pub fn remembered<T: DeserializeOwned>(
    db: &Reader<'_>,
    kind: FileKind,
    signature: &str,
) -> Result<Option<T>> {
    Ok(db
        .prepare_cached("SELECT mapping FROM import_mapping WHERE kind = ?1 AND signature = ?2")?
        .query_row(params![kind, signature], |row| row.get::<_, Json<T>>(0))
        .optional()?
        .map(|Json(remembered)| remembered))
}

/// Remembers a source. What is remembered already is not written again.
pub fn remember<T: Serialize + DeserializeOwned + PartialEq>(
    tx: &Tx<'_>,
    kind: FileKind,
    signature: &str,
    source: &T,
) -> Result<()> {
    match remembered::<T>(tx, kind, signature)? {
        Some(present) if present == *source => {}
        Some(_) => {
            tx.prepare_cached(
                "UPDATE import_mapping SET mapping = ?3 WHERE kind = ?1 AND signature = ?2",
            )?
            .execute(params![kind, signature, Json(source)])?;
        }
        None => {
            tx.prepare_cached(
                "INSERT INTO import_mapping (kind, signature, mapping) VALUES (?1, ?2, ?3)",
            )?
            .execute(params![kind, signature, Json(source)])?;
        }
    }
    Ok(())
}

/// Of these rows, those that were taken in before: as this kind, into this recruitment if into one.
pub fn imported_before(
    db: &Reader<'_>,
    kind: FileKind,
    recruitment: Option<RecruitmentId>,
    rows: impl Iterator<Item = RowHash>,
) -> Result<HashSet<RowHash>> {
    let mut statement = db.prepare_cached(
        "SELECT 1 FROM import_row r JOIN import_batch b ON b.id = r.batch_id WHERE r.content_hash = ?1 AND b.kind = ?2 AND b.recruitment_id IS ?3",
    )?;
    let mut before = HashSet::new();
    for hash in rows {
        if statement.exists(params![hash, kind, recruitment])? {
            before.insert(hash);
        }
    }
    Ok(before)
}

/// Where somebody on record came from: the first row of the first file.
pub fn origin(db: &Reader<'_>, person: PersonId) -> Result<RowRef> {
    let row = db
        .prepare_cached(
            "SELECT b.file_name, r.row FROM import_row r JOIN import_batch b ON b.id = r.batch_id
             WHERE r.person_id = ?1 AND r.outcome = 'created' AND b.kind = 'applicants' ORDER BY r.batch_id, r.row LIMIT 1",
        )?
        .query_row([person], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    let (file, row) = row.unwrap_or((None, None));
    Ok(RowRef {
        file,
        row,
        person: Some(person),
    })
}

/// A batch as it is begun. Its counts are written when it is done.
pub fn insert_batch(
    tx: &Tx<'_>,
    kind: FileKind,
    recruitment: Option<RecruitmentId>,
    file_name: &str,
    sha256: &[u8],
) -> Result<ImportBatchId> {
    tx.prepare_cached(
        "INSERT INTO import_batch (journal_seq, kind, recruitment_id, file_name, file_sha256, imported_at, user_id,
                rows_read, rows_created, rows_updated, rows_skipped, rows_refused)
         VALUES ((SELECT coalesce(max(seq), 0) + 1 FROM journal), ?1, ?2, ?3, ?4, ?5, ?6, 0, 0, 0, 0, 0)",
    )?
    .execute(params![
        kind,
        recruitment,
        file_name,
        sha256,
        tx.stamp(),
        tx.user
    ])?;
    Ok(ImportBatchId(tx.last_insert_rowid()))
}

/// How many rows there were of each outcome.
#[derive(Clone, Copy, Debug, Default)]
#[allow(missing_docs, reason = "as in the table")]
pub struct Counts {
    pub read: u32,
    pub created: u32,
    pub updated: u32,
    pub skipped: u32,
    pub refused: u32,
}

/// Writes a batch's counts.
pub fn finish_batch(tx: &Tx<'_>, batch: ImportBatchId, counts: Counts) -> Result<()> {
    tx.prepare_cached(
        "UPDATE import_batch SET rows_read = ?2, rows_created = ?3, rows_updated = ?4, rows_skipped = ?5, rows_refused = ?6 WHERE id = ?1",
    )?
    .execute(params![
        batch,
        counts.read,
        counts.created,
        counts.updated,
        counts.skipped,
        counts.refused
    ])?;
    Ok(())
}

/// What became of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs, reason = "as in the table")]
pub enum RowOutcome {
    Created,
    Updated,
    Skipped,
    Refused,
}
text_enum!(RowOutcome);

/// One row of a batch. Only rows whose content is on record carry its fingerprint.
#[derive(Clone, Copy, Debug)]
#[allow(missing_docs, reason = "as in the table")]
pub struct BatchRow<'a> {
    pub row: u32,
    pub outcome: RowOutcome,
    pub code: Option<RowCode>,
    pub person: Option<PersonId>,
    pub content_hash: Option<&'a RowHash>,
}

/// Records what became of a row.
pub fn insert_row(tx: &Tx<'_>, batch: ImportBatchId, row: &BatchRow<'_>) -> Result<()> {
    tx.prepare_cached("INSERT INTO import_row (batch_id, row, outcome, code, person_id, content_hash) VALUES (?1, ?2, ?3, ?4, ?5, ?6)")?
        .execute(params![
            batch,
            row.row,
            row.outcome,
            row.code,
            row.person,
            row.content_hash
        ])?;
    Ok(())
}

/// Imports made, latest first.
pub fn batches(db: &Reader<'_>) -> Result<Vec<ImportBatch>> {
    Ok(db
        .prepare_cached(
            "SELECT b.id, b.journal_seq, b.file_name, b.imported_at, u.name, b.rows_read, b.rows_created, b.rows_updated, b.rows_skipped,
                    b.rows_refused
             FROM import_batch b JOIN user u ON u.id = b.user_id ORDER BY b.id DESC",
        )?
        .query_map([], |row| {
            Ok(ImportBatch {
                id: row.get(0)?,
                seq: row.get(1)?,
                file_name: row.get(2)?,
                imported_at: row.get(3)?,
                by: row.get(4)?,
                read: row.get(5)?,
                created: row.get(6)?,
                updated: row.get(7)?,
                skipped: row.get(8)?,
                refused: row.get(9)?,
            })
        })?
        .collect::<rusqlite::Result<_>>()?)
}
