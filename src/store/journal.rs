//! The journal: what happened, in order, each entry chained to the one before.
//!
//! `hash` covers the entry's own columns, the hash of its payload and the hash of the entry before.
//! The payload (changeset and words) is a row apart, so that personal data can be erased later and the
//! chain still verifies.

use rusqlite::{Connection, OptionalExtension, Row, params};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::Table;
use super::crypto::{hash_parts, hex, random};
use super::sql::{Json, text_enum};
use crate::kernel::error::{Noun, OrNotFound};
use crate::kernel::id::UserId;
use crate::kernel::operation::{Operation, Summary};
use crate::kernel::{Error, Result};

/// What kind of entry it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum EntryKind {
    /// An act.
    Change,
    /// The taking back of an earlier entry (of an undo: bringing it back).
    Undo,
    /// The office was restored from a backup; the present file was set aside.
    Restore,
    /// Personal data was erased from earlier entries' payloads.
    Redaction,
}
text_enum!(EntryKind);

/// An entry of the journal, in words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "as in the table")]
pub struct JournalLine {
    pub seq: i64,
    pub kind: EntryKind,
    /// UTC instant, RFC 3339.
    pub at: String,
    pub by: String,
    /// The wire name of the operation, also where the words were erased.
    pub operation: String,
    /// The words; absent only where the payload is missing, which verification reports.
    pub summary: Option<Summary>,
    /// The entry an undo takes back.
    pub of: Option<i64>,
    /// Whether the entry's effect has been taken back (and not brought back since).
    pub undone: bool,
    /// Whether undo is offered: not final, not undone, payload there.
    pub can_undo: bool,
    /// How many rows it changed.
    pub rows: u32,
    /// The entry by which personal data in this one was erased. It is not taken back any more.
    pub redacted_by: Option<i64>,
}

/// What happened to a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs, reason = "plain")]
pub enum RowAction {
    Insert,
    Update,
    Delete,
}

/// A row before and after.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "plain")]
pub struct RowChange {
    pub table: Table,
    pub action: RowAction,
    pub cells: Vec<CellChange>,
}

/// A cell before and after; absent where it is NULL or the row was not there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "plain")]
pub struct CellChange {
    pub column: String,
    pub before: Option<String>,
    pub after: Option<String>,
}

/// A chained row, as stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Entry {
    pub seq: i64,
    pub kind: EntryKind,
    pub at_utc: String,
    pub actor: UserId,
    pub operation: String,
    pub of: Option<i64>,
    pub schema_hash: [u8; 32],
    pub app_version: String,
    pub n_ops: i64,
    pub payload_hash: [u8; 32],
    pub prev_hash: [u8; 32],
    pub hash: [u8; 32],
}

impl Entry {
    const COLUMNS: &'static str = "seq, kind, at_utc, actor_id, operation, ref_seq, schema_hash, app_version, n_ops, payload_hash, prev_hash, hash";

    fn from_row(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            seq: row.get(0)?,
            kind: row.get(1)?,
            at_utc: row.get(2)?,
            actor: row.get(3)?,
            operation: row.get(4)?,
            of: row.get(5)?,
            schema_hash: row.get(6)?,
            app_version: row.get(7)?,
            n_ops: row.get(8)?,
            payload_hash: row.get(9)?,
            prev_hash: row.get(10)?,
            hash: row.get(11)?,
        })
    }

    /// The hash the entry must carry.
    pub(super) fn expected_hash(&self) -> Result<[u8; 32]> {
        let kind = super::sql::name_of(&self.kind)?;
        Ok(hash_parts(&[
            b"yoriai-journal-1",
            &self.prev_hash,
            &self.seq.to_le_bytes(),
            kind.as_bytes(),
            self.at_utc.as_bytes(),
            &self.actor.0.to_le_bytes(),
            self.operation.as_bytes(),
            &self.of.unwrap_or(0).to_le_bytes(),
            &self.schema_hash,
            self.app_version.as_bytes(),
            &self.n_ops.to_le_bytes(),
            &self.payload_hash,
        ]))
    }
}

/// The erasable part of an entry.
#[derive(Clone, Debug)]
pub(super) struct Payload {
    pub salt: [u8; 16],
    pub changeset: Vec<u8>,
    pub summary: String,
}

impl Payload {
    /// The hash the chained row carries for it. Salted, so that erased content cannot be guessed back.
    pub(super) fn hash(&self) -> [u8; 32] {
        hash_parts(&[
            b"yoriai-payload-1",
            &self.salt,
            &self.changeset,
            self.summary.as_bytes(),
        ])
    }
}

/// What is about to be written down.
pub(super) struct NewEntry<'a> {
    pub kind: EntryKind,
    pub at_utc: &'a str,
    pub actor: UserId,
    pub operation: Operation,
    pub of: Option<i64>,
    pub schema_hash: [u8; 32],
    pub n_ops: usize,
    pub changeset: Vec<u8>,
    pub summary: &'a Summary,
}

/// The hash of the latest entry; zeros before the first.
pub(super) fn head_hash(conn: &Connection) -> Result<[u8; 32]> {
    let head = conn
        .prepare_cached("SELECT hash FROM journal ORDER BY seq DESC LIMIT 1")?
        .query_row([], |row| row.get(0))
        .optional()?;
    Ok(head.unwrap_or([0; 32]))
}

/// The head as people compare it: sixteen hex digits.
pub fn head(db: &super::Reader<'_>) -> Result<String> {
    Ok(hex(&head_hash(db)?[..8]))
}

/// How many entries there are.
pub fn count(db: &super::Reader<'_>) -> Result<i64> {
    Ok(db
        .prepare_cached("SELECT coalesce(max(seq), 0) FROM journal")?
        .query_row([], |row| row.get(0))?)
}

/// When the latest entry was written.
pub fn last_at(db: &super::Reader<'_>) -> Result<Option<String>> {
    Ok(db
        .prepare_cached("SELECT at_utc FROM journal ORDER BY seq DESC LIMIT 1")?
        .query_row([], |row| row.get(0))
        .optional()?)
}

/// When the first entry was written: since then the office keeps its record.
pub fn first_at(db: &super::Reader<'_>) -> Result<Option<String>> {
    Ok(db
        .prepare_cached("SELECT at_utc FROM journal ORDER BY seq LIMIT 1")?
        .query_row([], |row| row.get(0))
        .optional()?)
}

/// Writes an entry; gives its number.
pub(super) fn append(conn: &Connection, new: NewEntry<'_>) -> Result<i64> {
    let payload = Payload {
        salt: random()?,
        changeset: new.changeset,
        summary: serde_json::to_string(new.summary)?,
    };
    let seq: i64 = conn
        .prepare_cached("SELECT coalesce(max(seq), 0) + 1 FROM journal")?
        .query_row([], |row| row.get(0))?;
    let mut entry = Entry {
        seq,
        kind: new.kind,
        at_utc: new.at_utc.to_owned(),
        actor: new.actor,
        operation: new.operation.key(),
        of: new.of,
        schema_hash: new.schema_hash,
        app_version: env!("CARGO_PKG_VERSION").to_owned(),
        n_ops: i64::try_from(new.n_ops).unwrap_or(i64::MAX),
        payload_hash: payload.hash(),
        prev_hash: head_hash(conn)?,
        hash: [0; 32],
    };
    entry.hash = entry.expected_hash()?;
    conn.prepare_cached(
        "INSERT INTO journal (seq, kind, at_utc, actor_id, operation, ref_seq, schema_hash, app_version, n_ops, payload_hash, prev_hash, hash)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
    )?
    .execute(params![
        entry.seq,
        entry.kind,
        entry.at_utc,
        entry.actor,
        entry.operation,
        entry.of,
        entry.schema_hash,
        entry.app_version,
        entry.n_ops,
        entry.payload_hash,
        entry.prev_hash,
        entry.hash
    ])?;
    conn.prepare_cached(
        "INSERT INTO journal_payload (seq, salt, changeset, summary) VALUES (?1, ?2, ?3, ?4)",
    )?
    .execute(params![
        seq,
        payload.salt,
        payload.changeset,
        payload.summary
    ])?;
    Ok(seq)
}

/// Entry `seq`.
///
/// # Errors
/// `record.not_found`.
pub(super) fn load(conn: &Connection, seq: i64) -> Result<Entry> {
    conn.prepare_cached(&format!(
        "SELECT {} FROM journal WHERE seq = ?1",
        Entry::COLUMNS
    ))?
    .query_row([seq], Entry::from_row)
    .optional()?
    .or_not_found(Noun::JournalEntry)
}

/// Walks all entries in order, each with its payload unless that was erased.
pub(super) fn walk(
    conn: &Connection,
    mut visit: impl FnMut(Entry, Option<Payload>) -> Result<()>,
) -> Result<()> {
    let mut statement = conn.prepare(&format!(
        "SELECT {}, salt, changeset, summary FROM journal LEFT JOIN journal_payload USING (seq) ORDER BY seq",
        Entry::COLUMNS
    ))?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let salt: Option<[u8; 16]> = row.get(12)?;
        let payload = match salt {
            Some(salt) => Some(Payload {
                salt,
                changeset: row.get(13)?,
                summary: row.get(14)?,
            }),
            None => None,
        };
        visit(Entry::from_row(row)?, payload)?;
    }
    Ok(())
}

/// The payload of an entry, checked against its hash before anybody applies it: a changeset with a
/// flipped bit mostly applies without complaint.
pub(super) fn payload(conn: &Connection, entry: &Entry) -> Result<Option<Payload>> {
    let payload = conn
        .prepare_cached("SELECT salt, changeset, summary FROM journal_payload WHERE seq = ?1")?
        .query_row([entry.seq], |row| {
            Ok(Payload {
                salt: row.get(0)?,
                changeset: row.get(1)?,
                summary: row.get(2)?,
            })
        })
        .optional()?;
    let expected = redaction_of(conn, entry.seq)?.map_or(entry.payload_hash, |it| it.hash);
    match payload {
        Some(payload) if payload.hash() != expected => {
            Err(crate::kernel::ApiError::JournalBroken { seq: entry.seq }.into())
        }
        payload => Ok(payload),
    }
}

/// What a redaction says of an entry it rewrote.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Redacted {
    /// The entry that rewrote it.
    pub by_seq: i64,
    /// The hash of its payload now.
    pub hash: [u8; 32],
    /// How many rows its changeset speaks of now.
    pub n_ops: i64,
}

/// The latest redaction of an entry.
pub(super) fn redaction_of(conn: &Connection, seq: i64) -> Result<Option<Redacted>> {
    Ok(conn
        .prepare_cached(
            "SELECT by_seq, payload_hash, n_ops FROM redaction WHERE seq = ?1 ORDER BY by_seq DESC LIMIT 1",
        )?
        .query_row([seq], |row| {
            Ok(Redacted {
                by_seq: row.get(0)?,
                hash: row.get(1)?,
                n_ops: row.get(2)?,
            })
        })
        .optional()?)
}

/// The latest redaction of every entry that has one, as the redactions themselves say it: their
/// changesets are vouched for by the chain, the table of redactions only by the replay.
pub(super) fn redactions(conn: &Connection) -> Result<std::collections::HashMap<i64, Redacted>> {
    use rusqlite::types::Value;
    let mut found = std::collections::HashMap::new();
    let mut entries = conn.prepare(
        "SELECT seq, changeset FROM journal JOIN journal_payload USING (seq) WHERE kind = 'redaction' ORDER BY seq",
    )?;
    let mut rows = entries.query([])?;
    while let Some(row) = rows.next()? {
        let (by, changeset): (i64, Vec<u8>) = (row.get(0)?, row.get(1)?);
        // A changeset that cannot be read says nothing; the chain reports its entry.
        let Ok(changeset) = super::changeset::Changeset::read(&changeset) else {
            continue;
        };
        let said = changeset
            .tables
            .iter()
            .filter(|table| table.name == Table::Redaction.name())
            .flat_map(|table| &table.rows);
        for row in said {
            let cell = |at: usize| row.new.get(at).and_then(Option::as_ref);
            if let (
                Some(Value::Integer(by_seq)),
                Some(Value::Integer(seq)),
                Some(Value::Blob(hash)),
                Some(Value::Integer(n_ops)),
            ) = (cell(0), cell(1), cell(3), cell(4))
                && let Ok(hash) = hash.as_slice().try_into()
                && *by_seq == by
                && *seq < by
            {
                let redacted = Redacted {
                    by_seq: by,
                    hash,
                    n_ops: *n_ops,
                };
                found.insert(*seq, redacted);
            }
        }
    }
    Ok(found)
}

/// Whether an entry's effect has been taken back: the latest undo of it stands.
pub(super) fn is_undone(conn: &Connection, seq: i64) -> Result<bool> {
    let mut at = seq;
    let mut undone = false;
    let mut statement =
        conn.prepare_cached("SELECT max(seq) FROM journal WHERE ref_seq = ?1 AND kind = 'undo'")?;
    while let Some(undo) = statement.query_row([at], |row| row.get::<_, Option<i64>>(0))? {
        undone = !undone;
        at = undo;
    }
    Ok(undone)
}

/// Lines before `before` (or from the latest), latest first, narrowed to one person's where wanted.
pub fn lines(db: &super::Reader<'_>, before: Option<i64>, limit: u32) -> Result<Vec<JournalLine>> {
    let mut statement = db.prepare_cached(
        "SELECT journal.seq, kind, at_utc, user.name, operation, summary, ref_seq, n_ops,
                (SELECT max(by_seq) FROM redaction WHERE redaction.seq = journal.seq)
         FROM journal LEFT JOIN journal_payload USING (seq) LEFT JOIN user ON user.id = actor_id
         WHERE journal.seq < ?1 ORDER BY journal.seq DESC LIMIT ?2",
    )?;
    let rows = statement.query_map(params![before.unwrap_or(i64::MAX), limit], line_of)?;
    let lines: Vec<JournalLine> = rows.collect::<rusqlite::Result<_>>()?;
    lines
        .into_iter()
        .map(|line| with_undo_state(db, line))
        .collect()
}

/// One line.
///
/// # Errors
/// `record.not_found`.
pub fn line(db: &super::Reader<'_>, seq: i64) -> Result<JournalLine> {
    lines(db, seq.checked_add(1), 1)?
        .into_iter()
        .find(|line| line.seq == seq)
        .or_not_found(Noun::JournalEntry)
}

fn line_of(row: &Row<'_>) -> rusqlite::Result<JournalLine> {
    let summary: Option<Json<Summary>> = row.get(5)?;
    Ok(JournalLine {
        seq: row.get(0)?,
        kind: row.get(1)?,
        at: row.get(2)?,
        by: row.get::<_, Option<String>>(3)?.unwrap_or_default(),
        operation: row.get(4)?,
        summary: summary.map(|Json(summary)| summary),
        of: row.get(6)?,
        undone: false,
        can_undo: false,
        rows: row.get(7)?,
        redacted_by: row.get(8)?,
    })
}

fn with_undo_state(conn: &Connection, mut line: JournalLine) -> Result<JournalLine> {
    line.undone = is_undone(conn, line.seq)?;
    line.can_undo = matches!(line.kind, EntryKind::Change | EntryKind::Undo)
        && !line.undone
        && line.redacted_by.is_none()
        && line.rows > 0
        && line
            .summary
            .as_ref()
            .is_some_and(|summary| !summary.operation.is_final());
    Ok(line)
}

/// The rows an entry changed, before and after, up to `limit`; and how many more there are. What a
/// column refers to is told by its name where it has one, not by its number.
pub fn row_changes(
    db: &super::Reader<'_>,
    seq: i64,
    limit: usize,
) -> Result<(Vec<RowChange>, u32)> {
    let entry = load(db, seq)?;
    let Some(payload) = payload(db, &entry)? else {
        return Ok((Vec::new(), 0));
    };
    let mut changes = Vec::new();
    let mut left_out = 0;
    let mut columns = Columns::default();
    super::changes::walk(&payload.changeset, |row| {
        if changes.len() == limit {
            left_out += 1;
            return Ok(std::ops::ControlFlow::Continue(()));
        }
        let mut cells = Vec::new();
        for (column, (old, new)) in columns
            .of(db, row.table)?
            .iter()
            .zip(row.old.iter().zip(&row.new))
        {
            let cell = CellChange {
                column: column.name.clone(),
                before: column.shown(db, old.as_ref())?,
                after: column.shown(db, new.as_ref())?,
            };
            if cell.before.is_some() || cell.after.is_some() {
                cells.push(cell);
            }
        }
        changes.push(RowChange {
            table: row.table,
            action: row.action,
            cells,
        });
        Ok(std::ops::ControlFlow::Continue(()))
    })?;
    Ok((changes, left_out))
}

/// A column, and the table its numbers lead to.
struct Column {
    name: String,
    refers_to: Option<String>,
}

impl Column {
    /// A value in words: the name of what it refers to, while that is there.
    fn shown(
        &self,
        conn: &Connection,
        value: Option<&rusqlite::types::Value>,
    ) -> Result<Option<String>> {
        if let (Some(table), Some(rusqlite::types::Value::Integer(id))) = (&self.refers_to, value)
            && let Some(sql) = name_query(table)
            && let Some(name) = conn
                .prepare_cached(sql)?
                .query_row([id], |row| row.get::<_, Option<String>>(0))
                .optional()?
                .flatten()
        {
            return Ok(Some(name));
        }
        Ok(shown(value))
    }
}

/// What people call a row of a table, by its number.
fn name_query(table: &str) -> Option<&'static str> {
    match table {
        "user" => Some("SELECT name FROM user WHERE id = ?1"),
        "stage" => Some("SELECT name FROM stage WHERE id = ?1"),
        "recruitment" => Some("SELECT name FROM recruitment WHERE id = ?1"),
        "import_batch" => Some("SELECT file_name FROM import_batch WHERE id = ?1"),
        "person" => Some(
            "SELECT name FROM person_name WHERE person_id = ?1 ORDER BY effective_on DESC, id DESC LIMIT 1",
        ),
        "application" => Some(
            "SELECT n.name FROM application a JOIN person_name n ON n.person_id = a.person_id
             WHERE a.id = ?1 ORDER BY n.effective_on DESC, n.id DESC LIMIT 1",
        ),
        "offer" => Some(
            "SELECT n.name FROM offer o JOIN person_name n ON n.person_id = o.person_id
             WHERE o.id = ?1 ORDER BY n.effective_on DESC, n.id DESC LIMIT 1",
        ),
        _ => None,
    }
}

#[derive(Default)]
struct Columns(std::collections::HashMap<Table, Vec<Column>>);

impl Columns {
    fn of(&mut self, conn: &Connection, table: Table) -> Result<&Vec<Column>> {
        match self.0.entry(table) {
            std::collections::hash_map::Entry::Occupied(known) => Ok(known.into_mut()),
            std::collections::hash_map::Entry::Vacant(empty) => {
                let columns = conn
                    .prepare_cached(
                        "SELECT c.name, (SELECT f.\"table\" FROM pragma_foreign_key_list(?1) f WHERE f.\"from\" = c.name)
                         FROM pragma_table_info(?1) c ORDER BY c.cid",
                    )?
                    .query_map([table.name()], |row| {
                        Ok(Column {
                            name: row.get(0)?,
                            refers_to: row.get(1)?,
                        })
                    })?
                    .collect::<rusqlite::Result<_>>()?;
                Ok(empty.insert(columns))
            }
        }
    }
}

fn shown(value: Option<&rusqlite::types::Value>) -> Option<String> {
    use rusqlite::types::Value;
    match value? {
        Value::Null => None,
        Value::Integer(number) => Some(number.to_string()),
        Value::Real(number) => Some(number.to_string()),
        Value::Text(text) => Some(text.clone()),
        Value::Blob(bytes) => Some(hex(bytes)),
    }
}

/// The summary an entry carries in words, if not erased.
pub(super) fn summary_of(payload: &Payload) -> Result<Summary> {
    serde_json::from_str(&payload.summary).map_err(Error::from)
}
