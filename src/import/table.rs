//! A file as rows of cells, before anybody says what they mean.

use std::borrow::Cow;
use std::sync::Arc;

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::encoding::EncodingChoice;
use crate::kernel::Result;
use crate::kernel::error::ApiError;
use crate::kernel::text::{is_blank, trim_ends};

/// How much is taken in. Beyond it a file is refused, never cut.
#[derive(Clone, Debug)]
pub struct Limits {
    /// Bytes of a file.
    pub file_bytes: u64,
    /// Bytes that the parts of a workbook may inflate to, all together, whatever it declares.
    pub inflated_bytes: u64,
    /// The highest row number.
    pub rows: u32,
    /// Columns.
    pub columns: u32,
    /// Cells, empty ones between filled ones included.
    pub cells: usize,
    /// Characters in one cell: the limit of spreadsheets.
    pub cell_chars: usize,
    /// Bytes of text in all cells together.
    pub text_bytes: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            file_bytes: 64 << 20,
            inflated_bytes: 256 << 20,
            rows: 200_000,
            columns: 512,
            cells: 4_000_000,
            cell_chars: 32_767,
            text_bytes: 256 << 20,
        }
    }
}

/// The refusal of a file beyond one of the [`Limits`].
pub(super) fn beyond(limit: &str) -> crate::kernel::Error {
    ApiError::BeyondLimits {
        limit: limit.to_owned(),
    }
    .into()
}

/// What a cell holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Value {
    /// Nothing.
    #[default]
    Empty,
    /// Text, as it stands in the file.
    Text(Arc<str>),
    /// A number of a workbook, which may be a date or a telephone number that lost its form.
    Number(Decimal),
    /// A date of a workbook, without its time of day.
    Date(NaiveDate),
}

/// A cell.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cell {
    /// Its value.
    pub value: Value,
    /// Its reading from phonetic runs (furigana), as written; only in workbooks.
    pub reading: Option<Arc<str>>,
}

impl Cell {
    /// A cell of text; blank text is no text.
    pub fn text(text: &str) -> Self {
        let value = if text.is_empty() {
            Value::Empty
        } else {
            Value::Text(text.into())
        };
        Self {
            value,
            reading: None,
        }
    }

    /// The content as text without the white space at its ends: numbers in plain digits, dates as
    /// `2027-04-01`.
    pub fn shown(&self) -> Cow<'_, str> {
        match &self.value {
            Value::Empty => Cow::Borrowed(""),
            Value::Text(text) => Cow::Borrowed(trim_ends(text)),
            Value::Number(number) => Cow::Owned(number.normalize().to_string()),
            Value::Date(date) => Cow::Owned(date.to_string()),
        }
    }

    /// Whether nothing visible is in it.
    pub fn is_blank(&self) -> bool {
        match &self.value {
            Value::Empty => true,
            Value::Text(text) => is_blank(text),
            Value::Number(_) | Value::Date(_) => false,
        }
    }
}

/// A row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// The number a spreadsheet shows, from 1.
    pub number: u32,
    /// The line of the text file it begins in, from 1; none in a workbook.
    pub line: Option<u32>,
    /// The cells from the left; there may be fewer than columns.
    pub cells: Vec<Cell>,
}

impl Row {
    /// The cell in a column (from 0); an empty one where the row is shorter.
    pub fn cell(&self, column: usize) -> &Cell {
        static EMPTY: Cell = Cell {
            value: Value::Empty,
            reading: None,
        };
        self.cells.get(column).unwrap_or(&EMPTY)
    }

    /// Whether nothing is in it.
    pub fn is_blank(&self) -> bool {
        self.cells.iter().all(Cell::is_blank)
    }

    /// The text line, where it differs from the row's number.
    pub fn line_if_other(&self) -> Option<u32> {
        self.line.filter(|line| *line != self.number)
    }
}

/// Cells shown as one: rows and columns from 0, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Merge {
    /// First and last row index (number − 1).
    pub rows: (u32, u32),
    /// First and last column.
    pub columns: (u32, u32),
}

/// Where the table comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// A text file in this encoding, its cells parted by this character.
    Text {
        /// The encoding.
        encoding: EncodingChoice,
        /// `,` `;` or a tab.
        delimiter: char,
    },
    /// A sheet of a workbook.
    Workbook {
        /// The names of its sheets that are shown, in order.
        sheets: Vec<String>,
        /// The one read.
        sheet: String,
        /// Days are counted from 1904 instead of 1900.
        from_1904: bool,
    },
}

/// A table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// Where it comes from.
    pub origin: Origin,
    /// The rows in order of their numbers. In a workbook, rows without a value are left out.
    pub rows: Vec<Row>,
    /// The columns that are hidden, from 0.
    pub hidden_columns: Vec<u32>,
    /// The merged cells.
    pub merges: Vec<Merge>,
}

impl Table {
    /// How many columns the widest row has.
    pub fn width(&self) -> usize {
        self.rows
            .iter()
            .map(|row| row.cells.len())
            .max()
            .unwrap_or_default()
    }

    /// The row with this number, if anything is in it.
    pub fn row(&self, number: u32) -> Option<&Row> {
        self.rows
            .binary_search_by_key(&number, |row| row.number)
            .ok()
            .map(|index| &self.rows[index])
    }

    /// Whether a column (from 0) is hidden.
    pub fn is_hidden(&self, column: usize) -> bool {
        u32::try_from(column).is_ok_and(|column| self.hidden_columns.binary_search(&column).is_ok())
    }
}

/// Counts what is read against the limits.
#[derive(Debug)]
pub(super) struct Tally<'a> {
    limits: &'a Limits,
    cells: usize,
    text_bytes: usize,
}

impl<'a> Tally<'a> {
    pub(super) fn new(limits: &'a Limits) -> Self {
        Self {
            limits,
            cells: 0,
            text_bytes: 0,
        }
    }

    /// Counts a cell's text.
    pub(super) fn text(&mut self, text: &str) -> Result<()> {
        if text.len() > self.limits.cell_chars && text.chars().nth(self.limits.cell_chars).is_some()
        {
            return Err(beyond("cell"));
        }
        self.text_bytes = self.text_bytes.saturating_add(text.len());
        if self.text_bytes > self.limits.text_bytes {
            Err(beyond("text"))
        } else {
            Ok(())
        }
    }

    /// Counts cells added to a row that then has `width` cells.
    pub(super) fn cells(&mut self, added: usize, width: usize) -> Result<()> {
        if u32::try_from(width).map_or(true, |width| width > self.limits.columns) {
            return Err(beyond("columns"));
        }
        self.cells = self.cells.saturating_add(added);
        if self.cells > self.limits.cells {
            Err(beyond("cells"))
        } else {
            Ok(())
        }
    }

    /// Checks a row's number.
    pub(super) fn row(&self, number: u32) -> Result<()> {
        if number > self.limits.rows {
            Err(beyond("rows"))
        } else {
            Ok(())
        }
    }
}

/// The name a spreadsheet gives a column (from 0): A … Z, AA …
pub fn column_letters(column: usize) -> String {
    let mut letters = Vec::new();
    let mut rest = column + 1;
    while rest > 0 {
        rest -= 1;
        letters.push(char::from(
            b'A' + u8::try_from(rest % 26).unwrap_or_default(),
        ));
        rest /= 26;
    }
    letters.iter().rev().collect()
}

/// The column (from 0) of a name like `AB`; `None` beyond the widest spreadsheet (XFD).
pub(super) fn column_of_letters(letters: &str) -> Option<u32> {
    if letters.is_empty() || letters.len() > 3 {
        return None;
    }
    let mut column = 0_u32;
    for byte in letters.bytes() {
        if !byte.is_ascii_uppercase() {
            return None;
        }
        column = column * 26 + u32::from(byte - b'A') + 1;
    }
    (column <= 16_384).then(|| column - 1)
}

/// Drops the apostrophe that was put before text which a spreadsheet would take for a formula. The
/// opposite of [`crate::documents::csv::guard_formula`].
pub(super) fn unguard_formula(text: &str) -> &str {
    match text.strip_prefix('\'') {
        Some(rest)
            if rest
                .trim_start_matches('\'')
                .starts_with(crate::kernel::text::FORMULA_STARTS) =>
        {
            rest
        }
        _ => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_named_as_in_spreadsheets() {
        for (column, letters) in [
            (0, "A"),
            (25, "Z"),
            (26, "AA"),
            (701, "ZZ"),
            (702, "AAA"),
            (16_383, "XFD"),
        ] {
            assert_eq!(column_letters(usize::try_from(column).unwrap()), letters);
            assert_eq!(column_of_letters(letters), Some(column));
        }
        for letters in ["", "XFE", "AAAA", "a", "1"] {
            assert_eq!(column_of_letters(letters), None);
        }
    }

    #[test]
    fn one_apostrophe_goes_and_only_before_a_formula() {
        for (written, stored) in [
            ("'=1+1", "=1+1"),
            ("''=1+1", "'=1+1"),
            ("'１", "'１"),
            ("'＝１", "＝１"),
            ("O'Neil", "O'Neil"),
            ("'", "'"),
            ("=1", "=1"),
        ] {
            assert_eq!(unguard_formula(written), stored);
        }
    }
}
