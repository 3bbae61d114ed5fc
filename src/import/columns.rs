//! The columns of a file, whatever they are taken for.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::header::Header;
use super::table::{Cell, Origin, Row, Table, Value, column_letters};
use super::xlsx::date_of_serial;
use crate::kernel::date::read_date;

/// A column of a file whose fields are `F`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column<F> {
    /// A, B, … as spreadsheets name columns.
    pub letter: String,
    /// The word in the header.
    pub header: String,
    /// Whether the file hides it. A hidden column is mapped only by hand.
    pub hidden: bool,
    /// Its first few different values.
    pub samples: Vec<String>,
    /// The field it is taken for.
    pub field: Option<F>,
}

/// How many values of a column are shown.
const SAMPLES: usize = 5;
/// How many rows are looked at for them.
const SAMPLE_ROWS: usize = 200;

/// The rows below the header.
pub fn rows_below<'t>(table: &'t Table, header: &Header) -> &'t [Row] {
    &table.rows[table.rows.partition_point(|row| row.number <= header.row)..]
}

/// The columns of a table, taken for what `mapping` says or else for what `guess` makes of their words.
pub fn columns_of<F: Copy>(
    table: &Table,
    header: &Header,
    mapping: Option<&[Option<F>]>,
    guess: impl FnOnce(&mut [Column<F>]),
) -> Vec<Column<F>> {
    let below = rows_below(table, header);
    let width = below
        .iter()
        .map(|row| row.cells.len())
        .max()
        .unwrap_or_default()
        .max(header.words.len());
    let mut columns: Vec<Column<F>> = (0..width)
        .map(|column| Column {
            letter: column_letters(column),
            header: header.words.get(column).cloned().unwrap_or_default(),
            hidden: table.is_hidden(column),
            samples: samples_of(below, column),
            field: None,
        })
        .collect();
    match mapping {
        Some(mapping) => {
            for (column, field) in columns.iter_mut().zip(mapping) {
                column.field = *field;
            }
        }
        None => guess(&mut columns),
    }
    columns
}

fn samples_of(rows: &[Row], column: usize) -> Vec<String> {
    let mut samples: Vec<String> = Vec::with_capacity(SAMPLES);
    for row in rows.iter().take(SAMPLE_ROWS) {
        let cell = row.cell(column);
        if cell.is_blank() {
            continue;
        }
        let shown: String = cell.shown().chars().take(80).collect();
        if !samples.contains(&shown) {
            samples.push(shown);
        }
        if samples.len() == SAMPLES {
            break;
        }
    }
    samples
}

/// A column as people name it: `D 生年月日`.
pub fn label_of<F>(columns: &[Column<F>], column: usize) -> String {
    columns.get(column).map_or_else(
        || column_letters(column),
        |column| {
            format!("{} {}", column.letter, column.header)
                .trim()
                .to_owned()
        },
    )
}

/// Whether a workbook counts its days from 1904.
pub fn is_counted_from_1904(table: &Table) -> bool {
    matches!(
        table.origin,
        Origin::Workbook {
            from_1904: true,
            ..
        }
    )
}

/// The day a cell means and whether its era ran on.
pub fn date_of(cell: &Cell, from_1904: bool) -> Option<(NaiveDate, bool)> {
    match &cell.value {
        Value::Empty => None,
        Value::Date(date) => Some((*date, false)),
        // Five digits are a date which lost its format, eight are yyyymmdd.
        Value::Number(number) if is_five_digits(*number) => {
            date_of_serial(*number, from_1904).map(|date| (date, false))
        }
        Value::Number(_) | Value::Text(_) => read_date(&cell.shown(), None)
            .ok()
            .map(|read| (read.date, read.era_ran_on)),
    }
}

pub(super) fn is_five_digits(number: Decimal) -> bool {
    (Decimal::from(10_000)..Decimal::from(100_000)).contains(&number)
}
