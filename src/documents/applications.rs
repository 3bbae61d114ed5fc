//! A selection of applications as a file: the words of the sheet and the order of its columns.

use chrono::{Datelike, NaiveDate};

use super::csv::table_csv;
use super::xlsx::{Cell, table_xlsx};
use crate::application::api::{ApplicationExport, ExportFormat};
use crate::application::store::selection;
use crate::application::{ApplicationRow, Column, Need};
use crate::import::EncodingChoice;
use crate::kernel::Result;
use crate::person::GraduateKind;
use crate::recruitment::{self, Stage};
use crate::store::Reader;

/// Rows fetched at a time.
const CHUNK: usize = 1_000;

/// The columns of a sheet where the view names none.
const USUAL: [Column; 13] = [
    Column::Name,
    Column::Reading,
    Column::Stage,
    Column::StageOn,
    Column::AppliedOn,
    Column::School,
    Column::Faculty,
    Column::Graduation,
    Column::GraduateKind,
    Column::Email,
    Column::Phone,
    Column::Source,
    Column::Assignee,
];

/// The header words, such that the import doctor knows them again.
const fn header(column: Column) -> &'static str {
    match column {
        Column::Name => "氏名",
        Column::Reading => "フリガナ",
        Column::Stage => "選考段階",
        Column::StageOn => "段階日",
        Column::AppliedOn => "応募日",
        Column::School => "学校名",
        Column::Faculty => "学部学科",
        Column::Graduation => "卒業予定",
        Column::GraduateKind => "区分",
        Column::Email => "メール",
        Column::Phone => "電話",
        Column::Source => "応募経路",
        Column::Assignee => "担当者",
        Column::Needs => "確認事項",
    }
}

const fn need_word(need: Need) -> &'static str {
    match need {
        Need::PossibleDuplicate => "重複の可能性",
        Need::ReadingMissing => "フリガナなし",
        Need::ConsentMissing => "同意なし",
        Need::ContactMissing => "連絡先なし",
        Need::Waiting => "2週間以上動きなし",
    }
}

fn cell(row: &ApplicationRow, column: Column, stages: &[Stage]) -> Cell {
    let text = |text: &Option<String>| text.clone().map_or(Cell::Empty, Cell::Text);
    match column {
        Column::Name => Cell::Text(row.name.clone()),
        Column::Reading => text(&row.reading),
        Column::Stage => text(
            &stages
                .iter()
                .find(|stage| stage.id == row.stage)
                .map(|stage| stage.name.clone()),
        ),
        Column::StageOn => Cell::Date(row.stage_on),
        Column::AppliedOn => Cell::Date(row.applied_on),
        Column::School => text(&row.school),
        Column::Faculty => text(&row.faculty),
        Column::Graduation => text(&row.graduation_month.as_deref().map(month_word)),
        Column::GraduateKind => text(&row.graduate_kind.map(|kind| {
            match kind {
                GraduateKind::New => "新卒",
                GraduateKind::Second => "第二新卒",
            }
            .to_owned()
        })),
        Column::Email => text(&row.email),
        Column::Phone => text(&row.phone),
        Column::Source => text(&row.source),
        Column::Assignee => text(&row.assignee),
        Column::Needs => text(&(!row.needs.is_empty()).then(|| {
            row.needs
                .iter()
                .map(|need| need_word(*need))
                .collect::<Vec<_>>()
                .join("、")
        })),
    }
}

/// `2027-03` as 「2027年3月」.
fn month_word(month: &str) -> String {
    match month.split_once('-') {
        Some((year, month)) => format!("{year}年{}月", month.trim_start_matches('0')),
        None => month.to_owned(),
    }
}

fn day_word(day: NaiveDate) -> String {
    format!("{:04}/{:02}/{:02}", day.year(), day.month(), day.day())
}

fn as_text(cell: Cell) -> String {
    match cell {
        Cell::Empty => String::new(),
        Cell::Text(text) => text,
        Cell::Number(number) => number.to_string(),
        Cell::Decimal(number) => number.normalize().to_string(),
        Cell::Date(day) => day_word(day),
    }
}

/// A selection gathered from the file, ready to be written in any form.
pub(super) struct Sheet {
    name: String,
    headers: Vec<&'static str>,
    rows: Vec<Vec<Cell>>,
}

impl Sheet {
    /// Gathers the applications of a view. `progress` is told of rows fetched and rows in all.
    ///
    /// # Errors
    /// `record.not_found`, and those of `progress`.
    pub(super) fn gather(
        db: &Reader<'_>,
        request: &ApplicationExport,
        today: NaiveDate,
        progress: impl Fn(usize, usize) -> Result<()>,
    ) -> Result<Self> {
        let columns: &[Column] = if request.view.columns.is_empty() {
            &USUAL
        } else {
            &request.view.columns
        };
        let recruitment = recruitment::load(db, request.recruitment)?;
        let stages = recruitment::stages(db, request.recruitment)?;
        let ids = selection::all(db, request.recruitment, &request.view, today)?;
        let mut rows: Vec<Vec<Cell>> = Vec::with_capacity(ids.len());
        for chunk in ids.chunks(CHUNK) {
            progress(rows.len(), ids.len())?;
            for row in selection::rows(db, chunk, today)? {
                let cells = columns.iter().map(|column| cell(&row, *column, &stages));
                rows.push(cells.collect());
            }
        }
        Ok(Self {
            name: recruitment.name,
            headers: columns.iter().map(|column| header(*column)).collect(),
            rows,
        })
    }

    /// How many rows, the header not counted.
    pub(super) fn len(&self) -> usize {
        self.rows.len()
    }

    /// The bytes of the file.
    ///
    /// # Errors
    /// `file.not_encodable` names the cell a narrow encoding cannot hold.
    pub(super) fn write(self, format: ExportFormat, today: NaiveDate) -> Result<Vec<u8>> {
        match format {
            ExportFormat::Xlsx => table_xlsx(&self.name, &self.headers, &self.rows, today),
            ExportFormat::CsvUtf8 => table_csv(&self.into_texts(), EncodingChoice::Utf8),
            ExportFormat::CsvWindows31j => {
                table_csv(&self.into_texts(), EncodingChoice::Windows31j)
            }
        }
    }

    fn into_texts(self) -> Vec<Vec<String>> {
        let header = self.headers.iter().map(|word| (*word).to_owned()).collect();
        let rows = self.rows.into_iter();
        std::iter::once(header)
            .chain(rows.map(|row| row.into_iter().map(as_text).collect()))
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_and_days_are_written_as_the_import_reads_them() {
        assert_eq!(month_word("2027-03"), "2027年3月");
        assert_eq!(month_word("2027-12"), "2027年12月");
        let day = NaiveDate::from_ymd_opt(2026, 6, 2).unwrap();
        assert_eq!(day_word(day), "2026/06/02");
        assert_eq!(
            crate::kernel::date::read_month("2027年3月")
                .unwrap()
                .month
                .to_string(),
            "2027-03"
        );
    }
}
