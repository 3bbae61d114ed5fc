//! Commands on the record.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::kernel::operation::Summary;
use crate::store::journal::{JournalLine, RowChange};

/// `history.list`: latest first.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct HistoryList {
    /// Entries before this one; absent: from the latest.
    #[ts(optional = nullable)]
    pub before: Option<i64>,
    /// At most 500.
    pub limit: u32,
}

/// A page of the history.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "plain")]
pub struct History {
    pub lines: Vec<JournalLine>,
    /// Sixteen hex digits of the chain's head.
    pub head: String,
    pub entries: i64,
}

/// `history.entry`
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct HistoryEntryLoad {
    pub seq: i64,
}

/// An entry with every row before and after; none where the payload was erased.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "plain")]
pub struct HistoryEntry {
    pub line: JournalLine,
    pub changes: Vec<RowChange>,
    /// Changes beyond the first thousand are counted, not listed.
    pub left_out: u32,
}

/// `history.undo`
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct HistoryUndo {
    pub target: UndoTarget,
}

/// What to undo.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub enum UndoTarget {
    /// The last act of this session.
    Last {},
    /// One entry of the history.
    Entry { seq: i64 },
}

/// `history.redo`: brings back what was undone last in this session.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct HistoryRedo {}

/// What was undone or brought back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "plain")]
pub struct Undone {
    pub seq: i64,
    /// The words of what was undone; absent where they were erased.
    pub summary: Option<Summary>,
}

/// `history.verify`
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct HistoryVerify {}
