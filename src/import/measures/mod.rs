//! Lists of work done (従事時間, 日数, 賃金) by member: read into the lines of a calculation sheet, stored nowhere.

pub mod api;

use std::collections::HashSet;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::applicants::{Note, RowCode, skipped};
use super::columns::{Column, columns_of};
use super::header::{Header, lookup_forms};
use super::skip::{Sifted, Skip, sift};
use super::table::{Row, Table};
use crate::kernel::field::LINE;
use crate::kernel::text::nfkc;
use crate::kernel::{ApiError, Result};
use crate::surplus::{Measure, SurplusLine};

/// What a column of such a list may hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum MeasureField {
    /// 組合員番号.
    Number,
    /// 氏名.
    Name,
    /// How much: hours, days or pay.
    Measure,
}

/// Words in headers, in the form of [`lookup_forms`].
const WORDS: [(MeasureField, &[&str]); 3] = [
    (
        MeasureField::Number,
        &[
            "組合員番号",
            "組合員no",
            "組合員no.",
            "番号",
            "no",
            "no.",
            "社員番号",
            "職員番号",
            "従業員番号",
            "number",
            "membernumber",
            "memberno",
        ],
    ),
    (
        MeasureField::Name,
        &[
            "氏名",
            "名前",
            "お名前",
            "姓名",
            "組合員氏名",
            "組合員名",
            "name",
            "fullname",
        ],
    ),
    (
        MeasureField::Measure,
        &[
            "従事時間",
            "時間",
            "時間数",
            "労働時間",
            "勤務時間",
            "実働時間",
            "就労時間",
            "総時間",
            "合計時間",
            "従事日数",
            "日数",
            "出勤日数",
            "勤務日数",
            "賃金",
            "給与",
            "支給額",
            "総支給額",
            "従事分量",
            "分量",
            "hours",
            "days",
            "pay",
            "measure",
        ],
    ),
];

fn field_of(word: &str) -> Option<MeasureField> {
    let (whole, bare) = lookup_forms(word);
    let find = |form: &str| {
        WORDS
            .iter()
            .find(|(_, words)| words.contains(&form))
            .map(|(field, _)| *field)
    };
    find(&whole).or_else(|| find(&bare))
}

fn count_distinct(words: &[String]) -> usize {
    let fields: HashSet<MeasureField> = words.iter().filter_map(|word| field_of(word)).collect();
    fields.len()
}

/// Takes each column for the field its word names, of two the first; hidden ones are passed over.
fn guess(columns: &mut [Column<MeasureField>]) {
    let mut taken = HashSet::new();
    for column in columns.iter_mut().filter(|column| !column.hidden) {
        column.field = field_of(&column.header).filter(|field| taken.insert(*field));
    }
}

/// A list as read.
#[derive(Debug)]
pub(super) struct MeasureReading {
    /// The (lower) header row.
    pub header_row: u32,
    /// The columns from the left.
    pub columns: Vec<Column<MeasureField>>,
    /// How many rows are records.
    pub read: u32,
    /// The rows that say somebody's work.
    pub lines: Vec<SurplusLine>,
    /// Records that do not, with the first reason of each.
    pub refused: Vec<Note>,
    /// Rows that are no records.
    pub skipped: Vec<Note>,
}

/// Reads a table as a list of work done.
///
/// # Errors
/// `import.header_not_found`, and `import.column_missing` where no column says how much, or who.
pub(super) fn read(
    table: &Table,
    header_row: Option<u32>,
    mapping: Option<&[Option<MeasureField>]>,
) -> Result<MeasureReading> {
    let header = match header_row {
        Some(number) => Header::at(table, number),
        None => Header::find(table, count_distinct),
    }
    .ok_or(ApiError::HeaderNotFound {})?;
    let columns = columns_of(table, &header, mapping, guess);
    let column = |field| {
        columns
            .iter()
            .position(|column| column.field == Some(field))
    };
    let missing = |field: &str| ApiError::ColumnMissing {
        field: field.to_owned(),
    };
    let of = RowReader {
        number: column(MeasureField::Number).ok_or_else(|| missing("number"))?,
        name: column(MeasureField::Name),
        measure: column(MeasureField::Measure).ok_or_else(|| missing("measure"))?,
    };
    let mut reading = MeasureReading {
        header_row: header.row,
        columns,
        read: 0,
        lines: Vec::new(),
        refused: Vec::new(),
        skipped: Vec::new(),
    };
    let mut seen = HashSet::new();
    sift(table, &header, |sifted| match sifted {
        Sifted::Missing(number) => {
            let row = Row {
                number,
                ..Row::default()
            };
            reading.skipped.push(skipped(&row, RowCode::Empty));
        }
        Sifted::Skipped(row, skip) => {
            reading.read += u32::from(skip == Skip::ExactDuplicate);
            reading.skipped.push(of.note(row, skip.into(), None));
        }
        Sifted::Record(row, _) => {
            reading.read += 1;
            match of.line(row, &mut seen) {
                Ok(line) => reading.lines.push(line),
                Err((code, column)) => reading.refused.push(of.note(row, code, Some(column))),
            }
        }
    });
    Ok(reading)
}

/// Reads rows by their columns.
struct RowReader {
    number: usize,
    name: Option<usize>,
    measure: usize,
}

impl RowReader {
    /// The line a row says, or why it is refused and by which cell. A number stands once: two rows of one member
    /// are not added up unseen.
    fn line(&self, row: &Row, seen: &mut HashSet<String>) -> Result<SurplusLine, (RowCode, usize)> {
        let number = row.cell(self.number).shown().into_owned();
        if number.is_empty() {
            return Err((RowCode::NumberMissing, self.number));
        }
        if number.chars().nth(LINE).is_some() {
            return Err((RowCode::TooLong, self.number));
        }
        let name = self.name_of(row);
        if let Some(column) = self.name.filter(|_| name.chars().nth(LINE).is_some()) {
            return Err((RowCode::TooLong, column));
        }
        let measure = Measure::read(&row.cell(self.measure).shown())
            .ok_or((RowCode::MeasureInvalid, self.measure))?;
        if !seen.insert(nfkc(&number)) {
            return Err((RowCode::NumberTwice, self.number));
        }
        Ok(SurplusLine {
            number,
            name,
            measure: measure.to_string(),
        })
    }

    fn name_of(&self, row: &Row) -> String {
        self.name
            .map(|column| row.cell(column).shown().into_owned())
            .unwrap_or_default()
    }

    fn note(&self, row: &Row, code: RowCode, column: Option<usize>) -> Note {
        Note {
            row: row.number,
            line: row.line_if_other(),
            code,
            column,
            name: self.name_of(row).chars().take(80).collect(),
            cell: column
                .map(|column| row.cell(column).shown().chars().take(200).collect())
                .unwrap_or_default(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::{Limits, ReadOptions, read_table};

    #[test]
    fn every_word_stands_once_and_in_the_form_looked_up() {
        let mut seen = HashSet::new();
        for word in WORDS.iter().flat_map(|(_, words)| words.iter()) {
            assert!(seen.insert(*word), "{word}");
            assert_eq!(lookup_forms(word).0, *word);
        }
    }

    #[test]
    fn rows_say_somebodys_work_or_why_not() {
        let text = "2026年度 従事時間\n組合員番号,氏名,従事時間\n1,髙橋 ひなた,\"1,680.5\"\n2,森 明,168:30\n,林 翔,100\n\
                    4,小川 春,多い\n5,池田 結,12.345\n１,髙橋 ひなた,8\n\n合計,,\"1,849.0\"\n6,空 欄,\n";
        let table =
            read_table(text.as_bytes(), &ReadOptions::default(), &Limits::default()).unwrap();
        let reading = read(&table, None, None).unwrap();
        let lines: Vec<(&str, &str)> = reading
            .lines
            .iter()
            .map(|line| (line.number.as_str(), line.measure.as_str()))
            .collect();
        assert_eq!(lines, [("1", "1680.5"), ("2", "168.5")]);
        let refused: Vec<(u32, RowCode)> = reading
            .refused
            .iter()
            .map(|note| (note.row, note.code))
            .collect();
        assert_eq!(
            refused,
            [
                (5, RowCode::NumberMissing),
                (6, RowCode::MeasureInvalid),
                (7, RowCode::MeasureInvalid),
                (8, RowCode::NumberTwice),
                (11, RowCode::MeasureInvalid),
            ]
        );
        assert_eq!((reading.header_row, reading.read), (2, 7));
        assert!(
            reading
                .skipped
                .iter()
                .any(|note| note.code == RowCode::Total)
        );
    }

    #[test]
    fn a_list_without_amounts_is_refused() {
        let table = read_table(
            "組合員番号,氏名,備考\n1,森 明,x\n".as_bytes(),
            &ReadOptions::default(),
            &Limits::default(),
        )
        .unwrap();
        assert!(matches!(
            read(&table, None, None),
            Err(crate::kernel::Error::Refused(ApiError::ColumnMissing { field })) if field == "measure"
        ));
        // The user says which column it is.
        let mapping = [
            Some(MeasureField::Number),
            Some(MeasureField::Name),
            Some(MeasureField::Measure),
        ];
        let reading = read(&table, Some(1), Some(&mapping)).unwrap();
        assert_eq!(reading.refused[0].code, RowCode::MeasureInvalid);
    }
}
