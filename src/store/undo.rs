//! Taking back: the inverse of an entry's changeset, through the same door.

use std::io::Read;
use std::sync::{Arc, Mutex, PoisonError};

use rusqlite::session::{ConflictAction, ConflictType, invert_strm};
use rusqlite::types::Value;
use rusqlite::{Connection, ffi};

use super::journal::{self, EntryKind};
use super::{Office, Table, Tx, changes};
use crate::kernel::operation::Summary;
use crate::kernel::{ApiError, Result};

/// A row by its table and primary key.
type RowKey = (Table, Vec<Value>);

/// What taking an entry back takes.
pub(super) struct Plan {
    seq: i64,
    inverse: Vec<u8>,
    n_ops: i64,
    /// The words of what is taken back.
    pub summary: Summary,
}

/// Checks everything that can be checked before the door is opened.
pub(super) fn plan(conn: &Connection, seq: i64, schema_hash: [u8; 32]) -> Result<Plan> {
    let entry = journal::load(conn, seq)?;
    if !matches!(entry.kind, EntryKind::Change | EntryKind::Undo) {
        return Err(ApiError::UndoFinal {}.into());
    }
    if journal::is_undone(conn, seq)? {
        return Err(ApiError::UndoDoneAlready {}.into());
    }
    // SQLite applies a changeset of another schema without complaint, to the wrong columns.
    if entry.schema_hash != schema_hash {
        return Err(ApiError::UndoOtherSchema {}.into());
    }
    // It no longer holds what was there before.
    if let Some(redacted) = journal::redaction_of(conn, seq)? {
        return Err(ApiError::UndoErased {
            seq: redacted.by_seq,
        }
        .into());
    }
    let Some(payload) = journal::payload(conn, &entry)? else {
        return Err(ApiError::JournalBroken { seq }.into());
    };
    let summary = journal::summary_of(&payload)?;
    if summary.operation.is_final() {
        return Err(ApiError::UndoFinal {}.into());
    }
    let mut inverse = Vec::new();
    invert_strm(&mut payload.changeset.as_slice(), &mut inverse)?;
    Ok(Plan {
        seq,
        inverse,
        n_ops: entry.n_ops,
        summary,
    })
}

/// Applies the inverse; all of it or nothing.
pub(super) fn apply(tx: &Tx<'_>, plan: &Plan) -> Result<()> {
    if plan.n_ops == 0 {
        return Ok(());
    }
    // A row somebody changed since stands in the way. SQLite calls back for each; the first ends it.
    let in_the_way: Arc<Mutex<Vec<RowKey>>> = Arc::default();
    let sink = Arc::clone(&in_the_way);
    let mut bytes = plan.inverse.as_slice();
    let input: &mut dyn Read = &mut bytes;
    let applied = tx.apply_strm(input, None::<fn(&str) -> bool>, move |kind, item| {
        if kind != ConflictType::SQLITE_CHANGESET_FOREIGN_KEY
            && let Ok(operation) = item.op()
            && let Some(table) = Table::from_name(operation.table_name())
            && let Ok(keys) = item.pk()
        {
            let key = (0..keys.len())
                .filter(|at| keys[*at] != 0)
                .filter_map(|at| {
                    item.old_value(at)
                        .or_else(|_| item.new_value(at))
                        .ok()
                        .and_then(|value| Value::try_from(value).ok())
                })
                .collect();
            sink.lock()
                .unwrap_or_else(PoisonError::into_inner)
                .push((table, key));
        }
        ConflictAction::SQLITE_CHANGESET_ABORT
    });
    if let Err(error) = applied {
        // A trigger of ours: a row stands in the way that never goes (a member's number, a movement). SQLite does
        // not pass the trigger's own words on from here.
        if let rusqlite::Error::SqliteFailure(failure, _) = &error
            && failure.extended_code == ffi::SQLITE_CONSTRAINT_TRIGGER
        {
            return Err(ApiError::UndoFinal {}.into());
        }
        let wanted =
            std::mem::take(&mut *in_the_way.lock().unwrap_or_else(PoisonError::into_inner));
        return Err(explain(tx, plan.seq, &wanted)?.unwrap_or_else(|| error.into()));
    }
    Ok(())
}

/// Who stands in the way and since when: the latest entry that touched one of the rows, or, where the
/// database only says that references would dangle, the latest entry that refers to one of them.
fn explain(tx: &Tx<'_>, seq: i64, wanted: &[RowKey]) -> Result<Option<crate::kernel::Error>> {
    let mut later = Office::find_in_later(tx, seq, wanted)?;
    if later.is_none() {
        let count = journal::count(tx)?;
        later = (count > seq).then_some(count);
    }
    let Some(later) = later else { return Ok(None) };
    let line = journal::line(tx, later)?;
    Ok(Some(
        ApiError::UndoConflict {
            seq: later,
            by: line.by,
            at: line.at,
        }
        .into(),
    ))
}

/// Applies a changeset forward in a replay; refuses any conflict.
pub(super) fn replay(conn: &Connection, changeset: &[u8], n_ops: i64) -> Result<bool> {
    if n_ops == 0 {
        return Ok(true);
    }
    if changes::rows(changeset)?.len() as i64 != n_ops {
        return Ok(false);
    }
    let mut bytes = changeset;
    let input: &mut dyn Read = &mut bytes;
    Ok(conn
        .apply_strm(input, None::<fn(&str) -> bool>, |_, _| {
            ConflictAction::SQLITE_CHANGESET_ABORT
        })
        .is_ok())
}
