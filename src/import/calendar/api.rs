//! Commands on study calendars coming in.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{CalendarField, NEEDED, people, read};
use crate::api::Act;
use crate::import::api::{self, Given, ImportRun, Refused, SkippedRow, TableChoices, TablePreview};
use crate::import::batch::{PROGRESS_EVERY, Source, count, refused};
use crate::import::store::{self, BatchRow, RowOutcome};
use crate::kernel::Result;
use crate::kernel::file::FileToken;
use crate::kernel::id::{ImportBatchId, PersonId};
use crate::kernel::operation::Operation;
use crate::person;
use crate::store::{Outcome, Tx};
use crate::study::{self, StudyKind};

/// `import.calendar_preview`: reads a study calendar without storing anything.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct CalendarPreviewLoad {
    pub file: FileToken,
    pub choices: TableChoices<CalendarField>,
}

/// `import.calendar`: stores the periods of a study calendar, in one act.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct ImportCalendar {
    pub file: FileToken,
    pub choices: TableChoices<CalendarField>,
    /// The hash the preview gave; the import is refused when the file has changed since. Null where
    /// there was no preview.
    pub sha256: Option<String>,
    pub run: ImportRun,
}

/// What reading the file gave.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "plain")]
pub struct CalendarPreview {
    #[serde(flatten)]
    pub table: TablePreview<CalendarField>,
    /// Different people of the accepted rows.
    pub people: u32,
    /// The accepted rows, as they will be stored; at most 500.
    pub periods: Vec<CalendarPeriod>,
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

/// `import.calendar_preview`
pub(crate) fn preview(act: &Act<'_>, request: CalendarPreviewLoad) -> Result<CalendarPreview> {
    let source = api::open(act, &request.file, &request.choices.read_options())?;
    let today = act.today();
    act.read(|db| {
        let reading = read(db, &source.table, &request.choices)?;
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
        Ok(CalendarPreview {
            people: people(&reading),
            table: TablePreview::of(source, reading),
            periods,
        })
    })
}

/// `import.calendar`
pub(crate) fn import(act: &Act<'_>, request: ImportCalendar) -> Result<Outcome<CalendarReport>> {
    let given = Given {
        file: &request.file,
        choices: &request.choices,
        sha256: request.sha256.as_deref(),
        run: request.run,
    };
    api::take_in(act, Operation::ImportCalendar, &given, |tx, source| {
        let report = store_all(act, tx, source, &request)?;
        let records = report.created;
        Ok((report, records))
    })
}

/// Stores the file's periods.
fn store_all(
    act: &Act<'_>,
    tx: &Tx<'_>,
    source: &Source,
    request: &ImportCalendar,
) -> Result<CalendarReport> {
    let reading = read(tx, &source.table, &request.choices)?;
    reading.check_importable(NEEDED)?;
    let batch = reading.begin(tx, source)?;
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
    let counts = reading.finish(tx, batch, (count(total), 0))?;
    Ok(CalendarReport {
        batch: (request.run == ImportRun::Real).then_some(batch),
        read: counts.read,
        created: counts.created,
        people: people(&reading),
        skipped: counts.skipped,
        skipped_rows: api::left_out(&reading.skipped),
        refused: refused(&reading.refused, &reading.columns),
    })
}
