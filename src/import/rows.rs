//! The rows of a file read by the words of its header: what the kinds of file have in common.

use std::collections::HashSet;
use std::hash::Hash;

use chrono::NaiveDate;
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::api::TableChoices;
use super::applicants::{Note, RowCode, skipped};
use super::batch::{Source, count, record_others, signature_of};
use super::columns::{Column, columns_of, date_of, is_counted_from_1904};
use super::header::{Header, lookup_forms};
use super::skip::{RowHash, Sifted, Skip, sift};
use super::store::{self, Counts, FileKind};
use super::table::{Cell, Row, Table};
use crate::kernel::id::ImportBatchId;
use crate::kernel::{ApiError, Result};
use crate::store::{Reader, Tx};

/// Fields, and the words in headers that name them, in the form of [`lookup_forms`].
pub(super) type Words<F> = [(F, &'static [&'static str])];

/// What a column may hold.
pub(super) trait Field: Copy + Eq + Hash + Serialize + DeserializeOwned + 'static {
    /// The kind of file these are the fields of.
    const KIND: FileKind;
    /// The words that name them.
    const WORDS: &'static Words<Self>;
    /// The field a row is known by to whoever reads of it.
    const NAME: Self;

    /// The field a word names.
    fn of(word: &str) -> Option<Self> {
        let (whole, bare) = lookup_forms(word);
        let find = |form: &str| {
            Self::WORDS
                .iter()
                .find(|(_, words)| words.contains(&form))
                .map(|(field, _)| *field)
        };
        find(&whole).or_else(|| find(&bare))
    }
}

fn count_distinct<F: Field>(words: &[String]) -> usize {
    let fields: HashSet<F> = words.iter().filter_map(|word| F::of(word)).collect();
    fields.len()
}

/// Takes each column for the field its word names, of two the first; hidden ones are passed over.
fn guess<F: Field>(columns: &mut [Column<F>]) {
    let mut taken = HashSet::new();
    for column in columns.iter_mut().filter(|column| !column.hidden) {
        column.field = F::of(&column.header).filter(|field| taken.insert(*field));
    }
}

/// A table whose columns are taken for fields: by what the user chose, what is remembered of its source,
/// and what can be guessed.
pub(super) struct Sheet<'t, F> {
    table: &'t Table,
    header: Header,
    columns: Vec<Column<F>>,
    signature: String,
    from_1904: bool,
}

/// A file as read into rows of one kind. Nothing of it is stored.
#[derive(Debug)]
pub(super) struct Reading<F, R> {
    /// The (lower) header row.
    pub header_row: u32,
    /// The columns from the left.
    pub columns: Vec<Column<F>>,
    /// What the source is known by.
    signature: String,
    /// How many rows are records.
    pub read: u32,
    /// The rows that can be stored.
    pub accepted: Vec<R>,
    /// Records that cannot be, with the first reason of each.
    pub refused: Vec<Note>,
    /// Rows that are no records of their own, and those that are on record already.
    pub skipped: Vec<Note>,
    /// What to look at.
    pub warnings: Vec<Note>,
}

impl<'t, F: Field> Sheet<'t, F> {
    /// Finds header and columns.
    pub(super) fn of(db: &Reader<'_>, table: &'t Table, choices: &TableChoices<F>) -> Result<Self> {
        let header = match choices.header_row {
            Some(number) => Header::at(table, number),
            None => Header::find(table, count_distinct::<F>),
        }
        .ok_or(ApiError::HeaderNotFound {})?;
        let chosen = choices.mapping.as_deref();
        let mut columns = columns_of(table, &header, chosen, guess);
        let signature = signature_of(&columns);
        if chosen.is_none()
            && let Some(mapping) = store::remembered::<Vec<Option<F>>>(db, F::KIND, &signature)?
        {
            columns = columns_of(table, &header, Some(&mapping), guess);
        }
        Ok(Self {
            table,
            header,
            columns,
            signature,
            from_1904: is_counted_from_1904(table),
        })
    }

    /// The records below the header with their fingerprints, and a reading to put them into, in which the
    /// other rows stand already.
    pub(super) fn records<R>(&self) -> (Vec<(&'t Row, RowHash)>, Reading<F, R>) {
        let mut records = Vec::new();
        let mut reading = Reading {
            header_row: self.header.row,
            columns: self.columns.clone(),
            signature: self.signature.clone(),
            read: 0,
            accepted: Vec::new(),
            refused: Vec::new(),
            skipped: Vec::new(),
            warnings: Vec::new(),
        };
        sift(self.table, &self.header, |sifted| match sifted {
            Sifted::Record(row, hash) => {
                reading.read += 1;
                records.push((row, hash));
            }
            Sifted::Missing(number) => {
                let row = Row {
                    number,
                    ..Row::default()
                };
                reading.skipped.push(skipped(&row, RowCode::Empty));
            }
            Sifted::Skipped(row, skip) => {
                reading.read += u32::from(skip == Skip::ExactDuplicate);
                reading.skipped.push(self.note(row, skip.into(), None));
            }
        });
        (records, reading)
    }

    /// The column that holds a field.
    pub(super) fn column(&self, field: F) -> Option<usize> {
        self.columns
            .iter()
            .position(|column| column.field == Some(field))
    }

    /// The cell of a row in which a field stands.
    pub(super) fn cell<'r>(&self, row: &'r Row, field: F) -> Option<&'r Cell> {
        self.column(field).map(|column| row.cell(column))
    }

    /// The day a cell means, and whether its era ran on.
    pub(super) fn day_of(&self, cell: &Cell) -> Option<(NaiveDate, bool)> {
        date_of(cell, self.from_1904)
    }

    /// What a row says in a field, without the spaces at its ends.
    pub(super) fn text(&self, row: &Row, field: F) -> String {
        self.column(field)
            .map(|column| row.cell(column).shown().into_owned())
            .unwrap_or_default()
    }

    /// The day a row says in a field.
    pub(super) fn date(&self, row: &Row, field: F, warnings: &mut Vec<Note>) -> Option<NaiveDate> {
        let column = self.column(field)?;
        let (date, era_ran_on) = date_of(row.cell(column), self.from_1904)?;
        if era_ran_on {
            warnings.push(self.note(row, RowCode::EraRanOn, Some(field)));
        }
        Some(date)
    }

    /// A row with what is the matter, and the field that is meant.
    pub(super) fn note(&self, row: &Row, code: RowCode, field: Option<F>) -> Note {
        let column = field.and_then(|field| self.column(field));
        Note {
            row: row.number,
            line: row.line_if_other(),
            code,
            column,
            name: self.text(row, F::NAME).chars().take(80).collect(),
            cell: column
                .map(|column| row.cell(column).shown().chars().take(200).collect())
                .unwrap_or_default(),
        }
    }
}

impl<F: Field, R> Reading<F, R> {
    /// Refuses a file without one of the columns an import cannot do without.
    pub(super) fn check_importable(&self, needed: &[(F, &str)]) -> Result<()> {
        let has = |field| {
            self.columns
                .iter()
                .any(|column| column.field == Some(field))
        };
        match needed.iter().find(|(field, _)| !has(*field)) {
            Some((_, name)) => Err(ApiError::ColumnMissing {
                field: (*name).to_owned(),
            }
            .into()),
            None => Ok(()),
        }
    }

    /// Begins the batch of this file, and remembers what its columns were taken for.
    pub(super) fn begin(&self, tx: &Tx<'_>, source: &Source) -> Result<ImportBatchId> {
        let mapping: Vec<Option<F>> = self.columns.iter().map(|column| column.field).collect();
        store::remember(tx, F::KIND, &self.signature, &mapping)?;
        store::insert_batch(tx, F::KIND, None, &source.file_name, &source.hash())
    }

    /// Ends it: what became of the rows that were not stored, and how many there were of each.
    pub(super) fn finish(
        &self,
        tx: &Tx<'_>,
        batch: ImportBatchId,
        (created, updated): (u32, u32),
    ) -> Result<Counts> {
        record_others(tx, batch, &self.skipped, &self.refused)?;
        let counts = Counts {
            read: self.read,
            created,
            updated,
            skipped: count(self.skipped.len()),
            refused: count(self.refused.len()),
        };
        store::finish_batch(tx, batch, counts)?;
        Ok(counts)
    }
}

/// Every word stands once and in the form looked up: for the tests of each kind of file.
#[cfg(test)]
pub(super) fn check_words<F: Field>() {
    let mut seen = HashSet::new();
    for word in F::WORDS.iter().flat_map(|(_, words)| words.iter()) {
        assert!(seen.insert(*word), "{word}");
        assert_eq!(lookup_forms(word).0, *word);
    }
}
