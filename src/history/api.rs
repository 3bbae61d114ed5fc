//! Commands on the record.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::api::{Act, Query};
use crate::kernel::operation::Summary;
use crate::kernel::{ApiError, Result};
use crate::store::journal::{JournalLine, RowChange};
use crate::store::verify::VerifyReport;
use crate::store::{Outcome, journal};

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
pub struct HistoryVerify {
    /// Heads of the record that were written down elsewhere: each must be one this record once had.
    #[serde(default)]
    #[ts(optional, as = "Option<Vec<String>>")]
    pub heads: Vec<String>,
}

/// Longest page of the history.
const PAGE: u32 = 500;
/// Rows listed of one entry.
const ROWS: usize = 1000;

/// `history.list`
pub(crate) fn list(query: &Query<'_>, request: HistoryList) -> Result<History> {
    Ok(History {
        lines: journal::lines(query.db, request.before, request.limit.min(PAGE))?,
        head: journal::head(query.db)?,
        entries: journal::count(query.db)?,
    })
}

/// `history.entry`
pub(crate) fn entry(query: &Query<'_>, request: HistoryEntryLoad) -> Result<HistoryEntry> {
    let line = journal::line(query.db, request.seq)?;
    let (changes, left_out) = journal::row_changes(query.db, request.seq, ROWS)?;
    Ok(HistoryEntry {
        line,
        changes,
        left_out,
    })
}

/// `history.undo`
pub(crate) fn undo(act: &Act<'_>, request: HistoryUndo) -> Result<Outcome<Undone>> {
    let seq = match request.target {
        UndoTarget::Last {} => {
            let (undo, _) = act.office.offers()?;
            undo.ok_or(ApiError::UndoNothing {})?.seq
        }
        UndoTarget::Entry { seq } => seq,
    };
    check_may_take_back(act, seq)?;
    told(act, act.office.undo(seq, act.actor, act.clock)?)
}

/// `history.redo`
pub(crate) fn redo(act: &Act<'_>, _: HistoryRedo) -> Result<Outcome<Undone>> {
    let (_, redo) = act.office.offers()?;
    let seq = redo.ok_or(ApiError::UndoNothing {})?.seq;
    check_may_take_back(act, seq)?;
    told(act, act.office.redo_last(act.actor, act.clock)?)
}

/// Whoever may do an act may take it back.
fn check_may_take_back(act: &Act<'_>, seq: i64) -> Result<()> {
    let line = act.read(|db| journal::line(db, seq))?;
    match line.summary {
        Some(summary) => crate::api::check_may_do(act.actor, summary.operation),
        None => Err(ApiError::UndoFinal {}.into()),
    }
}

/// Puts the words of what was taken back to the outcome.
fn told(act: &Act<'_>, outcome: Outcome<i64>) -> Result<Outcome<Undone>> {
    let seq = outcome.value;
    let summary = act.read(|db| journal::line(db, seq))?.summary;
    Ok(Outcome {
        value: Undone { seq, summary },
        changed: outcome.changed,
        undo: outcome.undo,
    })
}

/// `history.verify`
pub(crate) fn verify(act: &Act<'_>, request: HistoryVerify) -> Result<VerifyReport> {
    act.office.verify(&request.heads, &|done, total| {
        (act.call.progress)(done.into(), total.into())
    })
}
