//! Commands on study calendars coming in.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::CalendarField;
use crate::api::Act;
use crate::import::EncodingChoice;
use crate::import::api::{ImportRun, Refused, RowNote, SkippedRow};
use crate::kernel::Result;
use crate::kernel::file::FileToken;
use crate::kernel::id::{ImportBatchId, PersonId};
use crate::store::Outcome;
use crate::study::StudyKind;

/// `import.calendar_preview`: reads a study calendar without storing anything.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct CalendarPreviewLoad {
    pub file: FileToken,
    pub choices: CalendarChoices,
}

/// What the user chose; null: as guessed, or as remembered for this source.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields, default)]
#[allow(missing_docs, reason = "plain")]
pub struct CalendarChoices {
    pub encoding: Option<EncodingChoice>,
    pub sheet: Option<String>,
    /// The (lower) header row, as a spreadsheet numbers rows.
    pub header_row: Option<u32>,
    /// For each column from the left, the field it holds.
    pub mapping: Option<Vec<Option<CalendarField>>>,
}

/// `import.calendar`: stores the periods of a study calendar, in one act.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct ImportCalendar {
    pub file: FileToken,
    pub choices: CalendarChoices,
    /// The hash the preview gave; the import is refused when the file has changed since. Null where
    /// there was no preview.
    pub sha256: Option<String>,
    pub run: ImportRun,
}

/// What reading the file gave.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "plain")]
pub struct CalendarPreview {
    pub file_name: String,
    /// Hex SHA-256 of the file.
    pub sha256: String,
    /// The encoding used; null for a workbook.
    pub encoding: Option<EncodingChoice>,
    /// The sheets of a workbook, and the one read.
    pub sheets: Vec<String>,
    pub sheet: Option<String>,
    pub header_row: u32,
    pub columns: Vec<CalendarColumn>,
    pub read: u32,
    pub accepted: u32,
    /// Different people of the accepted rows.
    pub people: u32,
    pub skipped: Vec<RowNote>,
    pub refused: Vec<RowNote>,
    pub warnings: Vec<RowNote>,
    /// The accepted rows, as they will be stored; at most 500.
    pub periods: Vec<CalendarPeriod>,
}

/// A column of the file.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "plain")]
pub struct CalendarColumn {
    /// A, B, … as spreadsheets name columns.
    pub letter: String,
    pub header: String,
    pub hidden: bool,
    /// The first few values.
    pub samples: Vec<String>,
    pub field: Option<CalendarField>,
}

/// An accepted row.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "plain")]
pub struct CalendarPeriod {
    pub row: u32,
    pub person: PersonId,
    /// The name on record.
    pub name: String,
    pub kind: StudyKind,
    pub label: String,
    pub starts_on: NaiveDate,
    pub ends_on: NaiveDate,
}

/// What an import did. On the command line this is the whole answer.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "plain")]
pub struct CalendarReport {
    /// Null for a rehearsal.
    pub batch: Option<ImportBatchId>,
    pub read: u32,
    /// Periods created.
    pub created: u32,
    /// Different people they are of.
    pub people: u32,
    /// Rows left out: no records, and rows that were there already.
    pub skipped: u32,
    /// Which, and why.
    pub skipped_rows: Vec<SkippedRow>,
    pub refused: Vec<Refused>,
}

// -- handlers --------------------------------------------------------------------------------------

/// `import.calendar_preview`
pub(crate) fn preview(_: &Act<'_>, _: CalendarPreviewLoad) -> Result<CalendarPreview> {
    Err(crate::kernel::Error::Damaged("being built"))
}

/// `import.calendar`
pub(crate) fn import(_: &Act<'_>, _: ImportCalendar) -> Result<Outcome<CalendarReport>> {
    Err(crate::kernel::Error::Damaged("being built"))
}
