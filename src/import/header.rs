//! Which row names the columns, and by which words.

use super::table::{Row, Table};
use crate::kernel::text::{nfkc, trim_ends};

/// How far down a header is looked for.
const ROWS: usize = 50;

/// The row that names the columns; where the names stand in two rows, the lower.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Header {
    /// Its number.
    pub row: u32,
    /// For each column the word, as written; that of the row above where the cell itself is empty.
    pub words: Vec<String>,
}

impl Header {
    /// The header in the row with this number; `None` if nothing is in it.
    pub fn at(table: &Table, number: u32) -> Option<Self> {
        let index = table
            .rows
            .binary_search_by_key(&number, |row| row.number)
            .ok()?;
        (!table.rows[index].is_blank()).then(|| Self::of(table, index))
    }

    /// The row among the first in which the words of most columns are recognised: at least two, and the
    /// uppermost of equals. `distinct` counts the different columns recognised among the words.
    pub fn find(table: &Table, distinct: impl Fn(&[String]) -> usize) -> Option<Self> {
        let mut best: Option<(usize, Self)> = None;
        for (index, row) in table.rows.iter().enumerate().take(ROWS) {
            // A row of data below the header takes over the words above its empty cells, so it must
            // have some of its own.
            let own: Vec<String> = row
                .cells
                .iter()
                .map(|cell| cell.shown().into_owned())
                .collect();
            if distinct(&own) == 0 {
                continue;
            }
            let header = Self::of(table, index);
            let score = distinct(&header.words);
            if score >= 2 && best.as_ref().is_none_or(|(best, _)| score > *best) {
                best = Some((score, header));
            }
        }
        best.map(|(_, header)| header)
    }

    fn of(table: &Table, index: usize) -> Self {
        let row = &table.rows[index];
        let above = index
            .checked_sub(1)
            .map(|above| &table.rows[above])
            .filter(|above| above.number + 1 == row.number);
        let width = row
            .cells
            .len()
            .max(above.map_or(0, |above| above.cells.len()));
        let words = (0..width)
            .map(|column| {
                let own = row.cell(column);
                if own.is_blank() {
                    word_above(table, row, above, column)
                } else {
                    own.shown().into_owned()
                }
            })
            .collect();
        Self {
            row: row.number,
            words,
        }
    }
}

/// The word over an empty cell: that of the cell merged with it downwards, or of the cell directly
/// above. A cell above that is merged over several columns names a group (学校, 連絡先) and no column.
fn word_above(table: &Table, row: &Row, above: Option<&Row>, column: usize) -> String {
    let covers = |index: u32, merge: &&super::table::Merge| {
        u32::try_from(column)
            .is_ok_and(|column| (merge.columns.0..=merge.columns.1).contains(&column))
            && (merge.rows.0..=merge.rows.1).contains(&index)
    };
    let index = row.number - 1;
    if let Some(merge) = table.merges.iter().find(|merge| covers(index, merge)) {
        let top = table.row(merge.rows.0 + 1);
        return match top {
            Some(top) if merge.columns.0 == merge.columns.1 => {
                top.cell(column).shown().into_owned()
            }
            _ => String::new(),
        };
    }
    let Some(above) = above else {
        return String::new();
    };
    if table
        .merges
        .iter()
        .any(|merge| covers(index - 1, &merge) && merge.columns.0 < merge.columns.1)
    {
        return String::new();
    }
    above.cell(column).shown().into_owned()
}

/// A header word as it is looked up: normal form KC, small letters, no spaces, no asterisks, no
/// 必須; second, the same without what stands in brackets.
pub fn lookup_forms(word: &str) -> (String, String) {
    let plain = nfkc(trim_ends(word)).to_lowercase();
    let mut whole = String::with_capacity(plain.len());
    let mut bare = String::with_capacity(plain.len());
    let mut depth = 0_u32;
    for c in plain.chars() {
        if c.is_whitespace() || matches!(c, '*' | '※' | ':' | '_' | '-' | '・' | '/') {
            continue;
        }
        whole.push(c);
        match c {
            '(' | '[' | '【' | '〔' | '<' => depth += 1,
            ')' | ']' | '】' | '〕' | '>' => depth = depth.saturating_sub(1),
            c if depth == 0 => bare.push(c),
            _ => {}
        }
    }
    (whole.replace("必須", ""), bare.replace("必須", ""))
}

#[cfg(test)]
mod tests {
    use super::super::table::{Cell, Merge, Origin};
    use super::*;

    fn table(rows: &[(u32, &[&str])], merges: Vec<Merge>) -> Table {
        Table {
            origin: Origin::Workbook {
                sheets: Vec::new(),
                sheet: String::new(),
                from_1904: false,
            },
            rows: rows
                .iter()
                .map(|(number, cells)| Row {
                    number: *number,
                    line: None,
                    cells: cells.iter().map(|cell| Cell::text(cell)).collect(),
                })
                .collect(),
            hidden_columns: Vec::new(),
            merges,
        }
    }

    fn distinct(words: &[String]) -> usize {
        ["氏名", "電話", "学校", "住所", "備考"]
            .iter()
            .filter(|known| words.iter().any(|word| word == *known))
            .count()
    }

    #[test]
    fn the_header_is_the_row_of_most_known_words() {
        let plain = table(
            &[
                (1, &["一覧"]),
                (3, &["氏名", "電話", "備考"]),
                (4, &["山田", "", ""]),
                (5, &["氏名", "電話", "備考"]),
            ],
            Vec::new(),
        );
        assert_eq!(Header::find(&plain, distinct).unwrap().row, 3);
        let none = table(&[(1, &["a", "b"]), (2, &["氏名", "c"])], Vec::new());
        assert_eq!(Header::find(&none, distinct), None);
        assert_eq!(Header::at(&none, 2).unwrap().words, ["氏名", "c"]);
        assert_eq!(Header::at(&none, 7), None);
    }

    #[test]
    fn words_in_two_rows_are_read_together() {
        let merges = vec![
            Merge {
                rows: (0, 0),
                columns: (0, 4),
            },
            Merge {
                rows: (2, 3),
                columns: (0, 0),
            },
            Merge {
                rows: (2, 2),
                columns: (1, 3),
            },
            Merge {
                rows: (2, 3),
                columns: (4, 4),
            },
        ];
        let rows: [(u32, &[&str]); 4] = [
            (1, &["一覧"]),
            (3, &["氏名", "連絡先", "", "", "備考"]),
            (4, &["", "電話", "住所", "", ""]),
            (5, &["山田", "", "", "", ""]),
        ];
        let header = Header::find(&table(&rows, merges), distinct).unwrap();
        assert_eq!(
            (header.row, header.words),
            (
                4,
                ["氏名", "電話", "住所", "", "備考"]
                    .map(str::to_owned)
                    .to_vec()
            )
        );
        // The same saved as text has no merged cells.
        let header = Header::find(&table(&rows, Vec::new()), distinct).unwrap();
        assert_eq!(
            (header.row, header.words),
            (
                4,
                ["氏名", "電話", "住所", "", "備考"]
                    .map(str::to_owned)
                    .to_vec()
            )
        );
    }

    #[test]
    fn words_are_looked_up_plainly() {
        assert_eq!(
            lookup_forms(" 氏　名（漢字）＊必須 "),
            ("氏名(漢字)".to_owned(), "氏名".to_owned())
        );
        assert_eq!(
            lookup_forms("E-Mail"),
            ("email".to_owned(), "email".to_owned())
        );
        assert_eq!(
            lookup_forms("【必須】電話"),
            ("【】電話".to_owned(), "電話".to_owned())
        );
    }
}
