//! The journal.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::kernel::operation::Summary;

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
    /// Personal data was erased from an earlier entry's payload.
    Redaction,
}

/// An entry of the journal, in words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "as in the table")]
pub struct JournalLine {
    #[ts(type = "number")]
    pub seq: i64,
    pub kind: EntryKind,
    /// UTC instant, RFC 3339.
    pub at: String,
    pub by: String,
    /// The wire name of the operation, also where the words were erased.
    pub operation: String,
    /// The words; absent where the payload was erased.
    pub summary: Option<Summary>,
    /// The entry an undo takes back.
    #[ts(type = "number | null")]
    pub of: Option<i64>,
    /// Whether the entry's effect has been taken back (and not brought back since).
    pub undone: bool,
    /// Whether undo is offered: not final, not undone, payload there.
    pub can_undo: bool,
    /// How many rows it changed.
    pub rows: u32,
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
    pub table: super::Table,
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
