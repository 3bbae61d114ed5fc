//! Changesets read row by row.

use std::io::Read;

use rusqlite::fallible_streaming_iterator::FallibleStreamingIterator;
use rusqlite::hooks::Action;
use rusqlite::session::ChangesetIter;
use rusqlite::types::Value;

use super::Table;
use super::journal::RowAction;
use crate::kernel::{Error, Result};

/// A cell that a changeset speaks of; `None`: it says nothing of this column.
type Cells = Vec<Option<Value>>;

/// One row of a changeset.
#[derive(Clone, Debug, PartialEq)]
pub struct ChangedRow {
    /// Which table.
    pub table: Table,
    /// What happened to the row.
    pub action: RowAction,
    /// Which columns are the primary key.
    pub(super) key_columns: Vec<bool>,
    /// Before; of an update, the key and the columns that changed.
    pub(super) old: Cells,
    /// After; of an update, the columns that changed.
    pub(super) new: Cells,
}

impl ChangedRow {
    /// The first column of the primary key: the id, in tables that have one.
    pub fn id(&self) -> Option<i64> {
        let at = self.key_columns.iter().position(|is_key| *is_key)?;
        self.integers(at).next()
    }

    /// Every integer the change mentions in column `at`: before, after, or both.
    pub fn integers(&self, at: usize) -> impl Iterator<Item = i64> + '_ {
        [&self.old, &self.new]
            .into_iter()
            .filter_map(move |cells| match cells.get(at) {
                Some(Some(Value::Integer(value))) => Some(*value),
                _ => None,
            })
    }

    /// The primary key's values.
    pub(super) fn key(&self) -> Vec<&Value> {
        let cells = if self.action == RowAction::Insert {
            &self.new
        } else {
            &self.old
        };
        self.key_columns
            .iter()
            .zip(cells)
            .filter(|(is_key, _)| **is_key)
            .filter_map(|(_, cell)| cell.as_ref())
            .collect()
    }
}

/// Walks a changeset; stops when `visit` says so.
pub(super) fn walk(
    changeset: &[u8],
    mut visit: impl FnMut(ChangedRow) -> Result<std::ops::ControlFlow<()>>,
) -> Result<()> {
    let mut bytes = changeset;
    let input: &mut dyn Read = &mut bytes;
    let mut rows = ChangesetIter::start_strm(&input)?;
    while let Some(item) = rows.next()? {
        let operation = item.op()?;
        let table = Table::from_name(operation.table_name())
            .ok_or(Error::Damaged("a changeset speaks of an unknown table"))?;
        let columns = usize::try_from(operation.number_of_columns()).unwrap_or_default();
        let key_columns = item.pk()?.iter().map(|flag| *flag != 0).collect();
        let cells = |get: &dyn Fn(usize) -> Option<Value>| (0..columns).map(get).collect::<Cells>();
        let old = |at| {
            item.old_value(at)
                .ok()
                .and_then(|value| Value::try_from(value).ok())
        };
        let new = |at| {
            item.new_value(at)
                .ok()
                .and_then(|value| Value::try_from(value).ok())
        };
        let (action, old, new) = match operation.code() {
            Action::SQLITE_INSERT => (RowAction::Insert, vec![None; columns], cells(&new)),
            Action::SQLITE_DELETE => (RowAction::Delete, cells(&old), vec![None; columns]),
            _ => (RowAction::Update, cells(&old), cells(&new)),
        };
        if visit(ChangedRow {
            table,
            action,
            key_columns,
            old,
            new,
        })?
        .is_break()
        {
            break;
        }
    }
    Ok(())
}

/// All rows of a changeset.
pub(super) fn rows(changeset: &[u8]) -> Result<Vec<ChangedRow>> {
    let mut all = Vec::new();
    walk(changeset, |row| {
        all.push(row);
        Ok(std::ops::ControlFlow::Continue(()))
    })?;
    Ok(all)
}
