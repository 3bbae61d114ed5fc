//! Commands on study calendars coming in.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{CalendarField, CalendarReading, read};
use crate::api::Act;
use crate::import::EncodingChoice;
use crate::import::ReadOptions;
use crate::import::api::{self, ImportRun, Refused, RowNote, SkippedRow};
use crate::import::batch::{PROGRESS_EVERY, Source, count, record_others, refused};
use crate::import::store::{self, BatchRow, Counts, FileKind, RowOutcome};
use crate::import::table::Origin;
use crate::kernel::Result;
use crate::kernel::file::FileToken;
use crate::kernel::id::{ImportBatchId, PersonId};
use crate::kernel::operation::{Operation, Summary};
use crate::person;
use crate::store::{Outcome, Tx};
use crate::study::{self, StudyKind};

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

/// Rows shown as they will be stored.
const PERIODS: usize = 500;

impl CalendarChoices {
    fn read_options(&self) -> ReadOptions {
        ReadOptions {
            encoding: self.encoding,
            sheet: self.sheet.clone(),
        }
    }
}

/// `import.calendar_preview`
pub(crate) fn preview(act: &Act<'_>, request: CalendarPreviewLoad) -> Result<CalendarPreview> {
    let path = act.file(&request.file)?;
    let source = Source::open(&path, &request.choices.read_options())?;
    let today = act.today();
    act.call.progress(0, 0)?;
    act.read(|db| {
        let reading = read(db, &source.table, &request.choices)?;
        let people = reading.people();
        let mut periods = Vec::new();
        for row in reading.accepted.iter().take(PERIODS) {
            periods.push(CalendarPeriod {
                row: row.row,
                person: row.period.person,
                name: person::living(db, row.period.person, today)?.name,
                kind: study::rules::kind_of(&row.period.label),
                label: row.period.label.clone(),
                starts_on: row.period.starts_on,
                ends_on: row.period.ends_on,
            });
        }
        Ok(shown(source, reading, people, periods))
    })
}

fn shown(
    source: Source,
    reading: CalendarReading,
    people: u32,
    periods: Vec<CalendarPeriod>,
) -> CalendarPreview {
    let (encoding, sheets, sheet) = match source.table.origin {
        Origin::Text { encoding, .. } => (Some(encoding), Vec::new(), None),
        Origin::Workbook { sheets, sheet, .. } => (None, sheets, Some(sheet)),
    };
    CalendarPreview {
        file_name: source.file_name,
        sha256: source.sha256,
        encoding,
        sheets,
        sheet,
        header_row: reading.header_row,
        columns: reading
            .columns
            .into_iter()
            .map(|column| CalendarColumn {
                letter: column.letter,
                header: column.header,
                hidden: column.hidden,
                samples: column.samples,
                field: column.field,
            })
            .collect(),
        read: reading.read,
        accepted: count(reading.accepted.len()),
        people,
        skipped: api::notes(reading.skipped),
        refused: api::notes(reading.refused),
        warnings: api::notes(reading.warnings),
        periods,
    }
}

/// `import.calendar`
pub(crate) fn import(act: &Act<'_>, request: ImportCalendar) -> Result<Outcome<CalendarReport>> {
    let path = act.file(&request.file)?;
    act.call.progress(0, 0)?;
    let source = Source::open(&path, &request.choices.read_options())?;
    source.check_same(request.sha256.as_deref())?;
    match request.run {
        ImportRun::Real => {
            // An import touches many people at once: whatever comes of it, yesterday can be had back.
            act.back_up_if_changed()?;
            act.transact(Operation::ImportCalendar, |tx| {
                let report = store_all(act, tx, &source, &request)?;
                let summary = Summary::new(Operation::ImportCalendar)
                    .subject(&source.file_name)
                    .count(report.created as usize);
                Ok((report, summary))
            })
        }
        ImportRun::Rehearsal => {
            let report = act.rehearse(|tx| store_all(act, tx, &source, &request))?;
            Ok(Outcome {
                value: report,
                changed: Vec::new(),
                undo: None,
            })
        }
    }
}

/// Stores the file's periods.
fn store_all(
    act: &Act<'_>,
    tx: &Tx<'_>,
    source: &Source,
    request: &ImportCalendar,
) -> Result<CalendarReport> {
    let reading = read(tx, &source.table, &request.choices)?;
    reading.check_importable()?;
    let mapping: Vec<Option<CalendarField>> =
        reading.columns.iter().map(|column| column.field).collect();
    store::remember(tx, FileKind::Calendar, &reading.signature, &mapping)?;
    let batch = store::insert_batch(
        tx,
        FileKind::Calendar,
        None,
        &source.file_name,
        &source.hash(),
    )?;
    let total = reading.accepted.len();
    for (done, row) in reading.accepted.iter().enumerate() {
        if done % PROGRESS_EVERY == 0 {
            act.call.progress(done, total)?;
        }
        study::enter(tx, &row.period)?;
        store::insert_row(
            tx,
            batch,
            &BatchRow {
                row: row.row,
                outcome: RowOutcome::Created,
                code: None,
                person: Some(row.period.person),
                content_hash: Some(&row.hash),
            },
        )?;
    }
    act.call.progress(total, total)?;
    record_others(tx, batch, &reading.skipped, &reading.refused)?;
    let counts = Counts {
        read: reading.read,
        created: count(total),
        updated: 0,
        skipped: count(reading.skipped.len()),
        refused: count(reading.refused.len()),
    };
    store::finish_batch(tx, batch, counts)?;
    Ok(CalendarReport {
        batch: (request.run == ImportRun::Real).then_some(batch),
        read: counts.read,
        created: counts.created,
        people: reading.people(),
        skipped: counts.skipped,
        skipped_rows: reading
            .skipped
            .iter()
            .map(|note| SkippedRow {
                row: note.row,
                code: note.code,
            })
            .collect(),
        refused: refused(&reading.refused, &reading.columns),
    })
}
