//! Which rows below the header are no records: skipped, not refused.

use std::collections::HashSet;

use sha2::{Digest, Sha256};

use super::header::Header;
use super::table::{Row, Table};
use crate::kernel::text::nfkc;

/// Why a row is not read as a record of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Skip {
    /// Nothing is in it.
    Empty,
    /// A total (合計, 計).
    Total,
    /// The header once more.
    HeaderAgain,
    /// Identical in every cell, but for spaces at the ends, to an earlier row.
    ExactDuplicate,
}

/// The fingerprint of a row: its cells without the spaces at their ends.
pub type RowHash = [u8; 32];

/// Tells records from the other rows below a header, in the order of the rows.
#[derive(Debug)]
pub struct Sieve<'a> {
    table: &'a Table,
    header: &'a Header,
    seen: HashSet<RowHash>,
}

impl<'a> Sieve<'a> {
    /// A sieve for the rows below this header.
    pub fn new(table: &'a Table, header: &'a Header) -> Self {
        Self {
            table,
            header,
            seen: HashSet::new(),
        }
    }

    /// The row's fingerprint if it is a record, or why it is none.
    pub fn sift(&mut self, row: &Row) -> Result<RowHash, Skip> {
        if row.is_blank() {
            return Err(Skip::Empty);
        }
        if is_total(row) {
            return Err(Skip::Total);
        }
        if self.is_header_again(row) {
            return Err(Skip::HeaderAgain);
        }
        let hash = hash_row(row);
        if self.seen.insert(hash) {
            Ok(hash)
        } else {
            Err(Skip::ExactDuplicate)
        }
    }

    fn is_header_again(&self, row: &Row) -> bool {
        let filled = row.cells.iter().filter(|cell| !cell.is_blank()).count();
        if filled < 2 {
            return false;
        }
        let repeats = |word: &dyn Fn(usize) -> String| {
            row.cells
                .iter()
                .enumerate()
                .all(|(column, cell)| cell.is_blank() || cell.shown() == word(column))
        };
        let of_row = |number: u32| {
            move |column: usize| {
                self.table
                    .row(number)
                    .map_or_else(String::new, |row| row.cell(column).shown().into_owned())
            }
        };
        // The words as read together, or the upper of two header rows, repeated.
        repeats(&|column| self.header.words.get(column).cloned().unwrap_or_default())
            || repeats(&of_row(self.header.row - 1))
    }
}

/// What stands below a header, in the order of the rows.
#[derive(Clone, Copy, Debug)]
pub enum Sifted<'t> {
    /// A record, with its fingerprint.
    Record(&'t Row, RowHash),
    /// A row a workbook leaves out because nothing is in it.
    Missing(u32),
    /// A row that is no record of its own.
    Skipped(&'t Row, Skip),
}

/// Shows every row below the header to `visit`.
pub fn sift<'t>(table: &'t Table, header: &Header, mut visit: impl FnMut(Sifted<'t>)) {
    let mut sieve = Sieve::new(table, header);
    let mut expected = header.row + 1;
    for row in super::columns::rows_below(table, header) {
        (expected..row.number).for_each(|number| visit(Sifted::Missing(number)));
        expected = row.number + 1;
        visit(match sieve.sift(row) {
            Ok(hash) => Sifted::Record(row, hash),
            Err(skip) => Sifted::Skipped(row, skip),
        });
    }
}

/// A row whose first cells are 合計 or 計 and a number: `合計 26件`, or `合計` and `128件` beside it.
fn is_total(row: &Row) -> bool {
    let mut filled = row.cells.iter().filter(|cell| !cell.is_blank());
    let Some(first) = filled.next() else {
        return false;
    };
    let first = nfkc(&first.shown());
    let Some(rest) = first
        .strip_prefix("合計")
        .or_else(|| first.strip_prefix('計'))
    else {
        return false;
    };
    let rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == ':');
    // 計良 is a family name: what follows the word must be a number, here or in the next cell.
    if rest.is_empty() {
        filled
            .next()
            .is_some_and(|next| begins_with_number(&nfkc(&next.shown())))
    } else {
        begins_with_number(rest)
    }
}

fn begins_with_number(text: &str) -> bool {
    text.trim_start_matches(|c: char| {
        c.is_whitespace() || matches!(c, '-' | '△' | '▲' | '\\' | '¥' | '(' | '第' | '全')
    })
    .starts_with(|c: char| c.is_ascii_digit())
}

fn hash_row(row: &Row) -> RowHash {
    let mut hash = Sha256::new();
    let filled = row
        .cells
        .iter()
        .rposition(|cell| !cell.is_blank())
        .map_or(0, |last| last + 1);
    for cell in &row.cells[..filled] {
        let shown = cell.shown();
        hash.update((shown.len() as u64).to_le_bytes());
        hash.update(shown.as_bytes());
    }
    hash.finalize().into()
}

#[cfg(test)]
mod tests {
    use super::super::table::{Cell, Origin};
    use super::*;

    fn row(number: u32, cells: &[&str]) -> Row {
        Row {
            number,
            line: None,
            cells: cells.iter().map(|cell| Cell::text(cell)).collect(),
        }
    }

    #[test]
    fn records_are_told_from_the_rest() {
        let rows = vec![
            row(1, &["No.", "氏名", "連絡先", ""]),
            row(2, &["", "", "電話", "住所"]),
            row(3, &["1", "山田", "03", "東京"]),
            row(4, &["1 ", " 山田　", "03", "東京 ", "  "]),
            row(5, &["1", "山田", "03東京"]),
            row(6, &["　", " "]),
            row(7, &["No.", "氏名", "電話", "住所"]),
            row(8, &["No.", "氏名", "連絡先"]),
            row(9, &["合計", "128件"]),
            row(10, &["合計 26件"]),
            row(11, &["", "計", "3"]),
            row(12, &["計", "山田"]),
            row(13, &["計良", "090"]),
            row(14, &["合計：１２"]),
            row(15, &["氏名"]),
        ];
        let table = Table {
            origin: Origin::Workbook {
                sheets: Vec::new(),
                sheet: String::new(),
                from_1904: false,
            },
            rows,
            hidden_columns: Vec::new(),
            merges: Vec::new(),
        };
        let header = Header::at(&table, 2).unwrap();
        assert_eq!(header.words, ["No.", "氏名", "電話", "住所"]);
        let mut sieve = Sieve::new(&table, &header);
        let sifted: Vec<Option<Skip>> = table.rows[2..]
            .iter()
            .map(|row| sieve.sift(row).err())
            .collect();
        assert_eq!(
            sifted,
            [
                None,
                Some(Skip::ExactDuplicate),
                None,
                Some(Skip::Empty),
                Some(Skip::HeaderAgain),
                Some(Skip::HeaderAgain),
                Some(Skip::Total),
                Some(Skip::Total),
                Some(Skip::Total),
                None,
                None,
                Some(Skip::Total),
                None,
            ]
        );
    }
}
