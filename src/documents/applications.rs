//! A selection of applications as a file: the words of the sheet and the order of its columns.

use chrono::{Datelike, NaiveDate};

use super::xlsx::Cell;
use crate::application::{self, ApplicationRow, Column, Need, View};
use crate::kernel::Result;
use crate::kernel::id::RecruitmentId;
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
        Cell::Date(day) => day_word(day),
    }
}

/// A selection as a sheet.
pub(super) struct Sheet {
    /// The recruitment's name.
    pub name: String,
    /// The words of the columns.
    pub headers: Vec<&'static str>,
    /// A row an application.
    pub rows: Vec<Vec<Cell>>,
}

impl Sheet {
    /// Reads a selection in the order and columns of its view.
    pub(super) fn read(
        db: &Reader<'_>,
        recruitment: RecruitmentId,
        view: &View,
        today: NaiveDate,
        progress: &dyn Fn(usize, usize) -> Result<()>,
    ) -> Result<Self> {
        let columns: &[Column] = if view.columns.is_empty() {
            &USUAL
        } else {
            &view.columns
        };
        let name = recruitment::load(db, recruitment)?.name;
        let stages = recruitment::stages(db, recruitment)?;
        let ids = application::selected(db, recruitment, view, today)?;
        let mut rows = Vec::with_capacity(ids.len());
        for chunk in ids.chunks(CHUNK) {
            progress(rows.len(), ids.len())?;
            for row in application::rows(db, chunk, today)? {
                let cells = columns.iter().map(|column| cell(&row, *column, &stages));
                rows.push(cells.collect());
            }
        }
        Ok(Self {
            name,
            headers: columns.iter().map(|column| header(*column)).collect(),
            rows,
        })
    }

    /// Every cell as text, the header first.
    pub(super) fn into_texts(self) -> Vec<Vec<String>> {
        let header = self.headers.into_iter().map(str::to_owned).collect();
        let rows = self
            .rows
            .into_iter()
            .map(|row| row.into_iter().map(as_text).collect());
        std::iter::once(header).chain(rows).collect()
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
