//! Commands of the import doctor.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::applicants::{self, ApplicantRow};
use super::batch::{self, Comparison, Reading, Record, Run, Source};
use super::table::Origin;
use super::{ReadOptions, rows, store};
use crate::api::{Act, Query};
use crate::application::{self, api::NewPerson};
use crate::kernel::Result;
use crate::kernel::file::FileToken;
use crate::kernel::id::{ImportBatchId, PersonId, RecruitmentId, StageId};
use crate::kernel::operation::{Operation, Summary};
use crate::person::{self, Agreement};
use crate::recruitment::{self, Stage};
use crate::store::{Outcome, Reader, Tx};

/// `import.preview`: reads a file of applicants without storing anything. Called again whenever the
/// user changes a choice; equal requests on an unchanged file give equal answers.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct ImportPreviewLoad {
    pub file: FileToken,
    pub recruitment: RecruitmentId,
    pub choices: ImportChoices,
}

/// What the user chose; null: as guessed, or as remembered for this source.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields, default)]
#[allow(missing_docs, reason = "plain")]
pub struct ImportChoices {
    pub encoding: Option<super::EncodingChoice>,
    pub sheet: Option<String>,
    /// The (lower) header row, as a spreadsheet numbers rows.
    pub header_row: Option<u32>,
    /// For each column from the left, the field it holds.
    pub mapping: Option<Vec<Option<super::applicants::ApplicantField>>>,
    /// Stage words of the file the office knows under another name.
    pub stage_words: Vec<StageWord>,
}

/// What the user chose of a table of one kind; null: as guessed, or as remembered for this source.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields, default)]
#[allow(missing_docs, reason = "plain")]
pub struct TableChoices<F> {
    pub encoding: Option<super::EncodingChoice>,
    pub sheet: Option<String>,
    /// The (lower) header row, as a spreadsheet numbers rows.
    pub header_row: Option<u32>,
    /// For each column from the left, the field it holds.
    pub mapping: Option<Vec<Option<F>>>,
}

impl<F> Default for TableChoices<F> {
    fn default() -> Self {
        Self {
            encoding: None,
            sheet: None,
            header_row: None,
            mapping: None,
        }
    }
}

impl<F> TableChoices<F> {
    pub(super) fn read_options(&self) -> super::ReadOptions {
        super::ReadOptions {
            encoding: self.encoding,
            sheet: self.sheet.clone(),
        }
    }
}

/// What reading a table of one kind gave.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "plain")]
pub struct TablePreview<F> {
    pub file_name: String,
    /// Hex SHA-256 of the file.
    pub sha256: String,
    /// The encoding used; null for a workbook.
    pub encoding: Option<super::EncodingChoice>,
    /// The sheets of a workbook, and the one read.
    pub sheets: Vec<String>,
    pub sheet: Option<String>,
    pub header_row: u32,
    pub columns: Vec<TableColumn<F>>,
    pub read: u32,
    pub accepted: u32,
    /// Rows not read as records, with the reason.
    pub skipped: Vec<RowNote>,
    pub refused: Vec<RowNote>,
    pub warnings: Vec<RowNote>,
}

/// A column of a table.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "plain")]
pub struct TableColumn<F> {
    /// A, B, … as spreadsheets name columns.
    pub letter: String,
    pub header: String,
    pub hidden: bool,
    /// The first few values.
    pub samples: Vec<String>,
    pub field: Option<F>,
}

impl ImportChoices {
    fn read_options(&self) -> super::ReadOptions {
        super::ReadOptions {
            encoding: self.encoding,
            sheet: self.sheet.clone(),
        }
    }
}

/// A stage word of the file and the stage it means.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct StageWord {
    pub word: String,
    pub stage: StageId,
}

/// `import.applicants`: stores what the preview of the same choices showed, in one act.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct ImportApplicants {
    pub file: FileToken,
    pub into: ImportInto,
    pub choices: ImportChoices,
    /// The hash the preview gave; the import is refused when the file has changed since. Null where
    /// there was no preview.
    pub sha256: Option<String>,
    /// What the user decided on look-alikes. Pairs without a decision are stored as two people and
    /// asked about later.
    pub decisions: Vec<Decision>,
    pub run: ImportRun,
}

/// Which recruitment an import goes into.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub enum ImportInto {
    Recruitment {
        recruitment: RecruitmentId,
    },
    /// The one of this name; made with the usual stages where there is none.
    Named {
        name: String,
    },
    /// The open one of the latest year of entry; made for the coming April where there is none.
    Newest {},
}

/// Whether an import is stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ImportRun {
    /// Stored.
    Real,
    /// Everything is done and then taken back, so that the report is exactly what would happen.
    Rehearsal,
}

/// A decision on one row that looks like somebody.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct Decision {
    /// The later row of the pair.
    pub row: u32,
    pub with: Counterpart,
    pub verdict: Verdict,
}

/// Whom a row looks like: an earlier row of the file, or somebody on record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub enum Counterpart {
    Row { row: u32 },
    Person { person: PersonId },
}

/// What the user says of a pair.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// The same person; the row adds nothing and is left out.
    Same,
    /// Two people; not asked again.
    Different,
    /// The same person; what the row has and the record lacks is added.
    Merge,
}

/// What reading the file gave.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "plain")]
pub struct ImportPreview {
    pub file_name: String,
    /// Hex SHA-256 of the file.
    pub sha256: String,
    /// The encoding used; null for a workbook.
    pub encoding: Option<super::EncodingChoice>,
    /// The sheets of a workbook, and the one read.
    pub sheets: Vec<String>,
    pub sheet: Option<String>,
    pub header_row: u32,
    pub columns: Vec<ColumnPreview>,
    /// Stage words found, with what each will become.
    pub stage_words: Vec<StageWordPreview>,
    pub read: u32,
    pub accepted: u32,
    /// Rows not read as records, with the reason.
    pub skipped: Vec<RowNote>,
    pub refused: Vec<RowNote>,
    pub warnings: Vec<RowNote>,
    /// The first accepted rows, as they will be stored.
    pub samples: Vec<RowSample>,
    pub duplicates: Vec<RowPair>,
    /// Whether the mapping was remembered from an earlier file of this source.
    pub remembered: bool,
}

/// A column of the file.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "plain")]
pub struct ColumnPreview {
    /// A, B, … as spreadsheets name columns.
    pub letter: String,
    pub header: String,
    pub hidden: bool,
    /// The first few values.
    pub samples: Vec<String>,
    pub field: Option<super::applicants::ApplicantField>,
}

/// A stage word found in the file.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "plain")]
pub struct StageWordPreview {
    pub word: String,
    pub count: u32,
    /// The stage it means; null: unknown, its rows are refused until it is mapped.
    pub stage: Option<StageId>,
}

/// A row with a code saying what is the matter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "plain")]
pub struct RowNote {
    pub row: u32,
    /// The line in the text file, where it differs from the row.
    pub line: Option<u32>,
    pub code: super::applicants::RowCode,
    /// The name and the offending cell as they stand in the file, for the screen only.
    pub name: String,
    pub cell: String,
}

/// An accepted row in short.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "plain")]
pub struct RowSample {
    pub row: u32,
    pub person: crate::application::api::NewPerson,
    pub applied_on: Option<chrono::NaiveDate>,
    pub source: Option<String>,
    pub stage: StageId,
}

/// A row that looks like an earlier row or somebody on record.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "plain")]
pub struct RowPair {
    pub row: u32,
    pub with: Counterpart,
    pub agreements: Vec<Agreement>,
    /// Field by field, for the eye.
    pub lines: Vec<PairLine>,
}

/// One field of a pair side by side.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "plain")]
pub struct PairLine {
    pub field: PairField,
    pub row: String,
    pub other: String,
}

/// The fields shown side by side.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs, reason = "the names are the fields")]
pub enum PairField {
    Name,
    Reading,
    BirthOn,
    School,
    Email,
    Phone,
    Address,
    Stage,
}

/// What an import did. On the command line this is the whole answer.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "plain")]
pub struct ImportReport {
    /// Null for a rehearsal.
    pub batch: Option<ImportBatchId>,
    pub read: u32,
    pub created: u32,
    pub updated: u32,
    /// Rows left out: no records (empty, total, repeated header) and rows that were there already.
    pub skipped: u32,
    /// Which, and why.
    pub skipped_rows: Vec<SkippedRow>,
    pub refused: Vec<Refused>,
    pub duplicates: Vec<Duplicate>,
}

/// A row left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "plain")]
pub struct SkippedRow {
    pub row: u32,
    pub code: super::applicants::RowCode,
}

/// A refused row.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "plain")]
pub struct Refused {
    pub row: u32,
    pub code: super::applicants::RowCode,
    pub detail: RefusedDetail,
}

/// Where exactly.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "plain")]
pub struct RefusedDetail {
    /// The line in the text file.
    pub line: Option<u32>,
    /// The column's letter and header.
    pub column: Option<String>,
}

/// A pair that looks like one person, by file and row.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "plain")]
pub struct Duplicate {
    pub first: RowRef,
    pub second: RowRef,
    pub agreeing: Vec<Agreement>,
}

/// A row of a file; somebody entered by hand has neither.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "plain")]
pub struct RowRef {
    pub file: Option<String>,
    pub row: Option<u32>,
    pub person: Option<PersonId>,
}

/// `import.batches`
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ImportBatches {}

/// An import made earlier.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "as in the table")]
pub struct ImportBatch {
    pub id: ImportBatchId,
    /// Its journal entry, to undo it by.
    pub seq: Option<i64>,
    pub file_name: String,
    pub imported_at: String,
    pub by: String,
    pub read: u32,
    pub created: u32,
    pub updated: u32,
    pub skipped: u32,
    pub refused: u32,
}

// -- handlers --------------------------------------------------------------------------------------

/// Rows shown as they will be stored.
const SAMPLES: usize = 20;
/// Rows listed of each kind of note: who has more of them looks at the file first.
const NOTES: usize = 2_000;

/// `import.preview`
pub(crate) fn preview(act: &Act<'_>, request: ImportPreviewLoad) -> Result<ImportPreview> {
    let source = open(act, &request.file, &request.choices.read_options())?;
    let today = act.today();
    act.read(|db| {
        recruitment::load(db, request.recruitment)?;
        let reading = batch::read(db, &source, request.recruitment, &request.choices, today)?;
        let comparison = Comparison::of(db, &reading.analysis.accepted)?;
        let duplicates = row_pairs(db, &reading, &comparison, request.recruitment, today)?;
        Ok(shown(source, reading, duplicates))
    })
}

fn shown(source: Source, reading: Reading, duplicates: Vec<RowPair>) -> ImportPreview {
    let analysis = reading.analysis;
    let (encoding, sheets, sheet) = match source.table.origin {
        Origin::Text { encoding, .. } => (Some(encoding), Vec::new(), None),
        Origin::Workbook { sheets, sheet, .. } => (None, sheets, Some(sheet)),
    };
    ImportPreview {
        file_name: source.file_name,
        sha256: source.sha256,
        encoding,
        sheets,
        sheet,
        header_row: analysis.header_row,
        columns: analysis
            .columns
            .into_iter()
            .map(|column| ColumnPreview {
                letter: column.letter,
                header: column.header,
                hidden: column.hidden,
                samples: column.samples,
                field: column.field,
            })
            .collect(),
        stage_words: analysis
            .stage_words
            .into_iter()
            .map(|word| StageWordPreview {
                word: word.word,
                count: word.count,
                stage: word.stage,
            })
            .collect(),
        read: analysis.read,
        accepted: u32::try_from(analysis.accepted.len()).unwrap_or(u32::MAX),
        skipped: notes(analysis.skipped),
        refused: notes(analysis.refused),
        warnings: notes(analysis.warnings),
        samples: analysis.accepted.iter().take(SAMPLES).map(sample).collect(),
        duplicates,
        remembered: reading.remembered,
    }
}

/// Notes as they are shown; who has more of them looks at the file first.
pub(super) fn notes(notes: Vec<applicants::Note>) -> Vec<RowNote> {
    notes
        .into_iter()
        .take(NOTES)
        .map(|note| RowNote {
            row: note.row,
            line: note.line,
            code: note.code,
            name: note.name,
            cell: note.cell,
        })
        .collect()
}

impl<F> TablePreview<F> {
    /// What is shown of a file and of what was read from it.
    pub(super) fn of<R>(source: Source, reading: rows::Reading<F, R>) -> Self {
        let (encoding, sheets, sheet) = match source.table.origin {
            Origin::Text { encoding, .. } => (Some(encoding), Vec::new(), None),
            Origin::Workbook { sheets, sheet, .. } => (None, sheets, Some(sheet)),
        };
        Self {
            file_name: source.file_name,
            sha256: source.sha256,
            encoding,
            sheets,
            sheet,
            header_row: reading.header_row,
            columns: reading
                .columns
                .into_iter()
                .map(|column| TableColumn {
                    letter: column.letter,
                    header: column.header,
                    hidden: column.hidden,
                    samples: column.samples,
                    field: column.field,
                })
                .collect(),
            read: reading.read,
            accepted: batch::count(reading.accepted.len()),
            skipped: notes(reading.skipped),
            refused: notes(reading.refused),
            warnings: notes(reading.warnings),
        }
    }
}

/// Rows left out, as they are reported.
pub(super) fn left_out(notes: &[applicants::Note]) -> Vec<SkippedRow> {
    let mut rows: Vec<SkippedRow> = notes
        .iter()
        .map(|note| SkippedRow {
            row: note.row,
            code: note.code,
        })
        .collect();
    rows.sort_by_key(|skipped| skipped.row);
    rows
}

/// Opens the file somebody chose, as they want it read; the first sign that something is going on.
pub(super) fn open(act: &Act<'_>, file: &FileToken, options: &ReadOptions) -> Result<Source> {
    let path = act.file(file)?;
    act.call.progress(0, 0)?;
    Source::open(&path, options)
}

/// A table somebody wants taken in, the same for every kind of list.
pub(super) struct Given<'a, F> {
    pub file: &'a FileToken,
    pub choices: &'a TableChoices<F>,
    /// The hash the preview gave; the import is refused when the file has changed since.
    pub sha256: Option<&'a str>,
    pub run: ImportRun,
}

/// Takes a table in, in one act named by the file and by how many records `store` says it made.
pub(super) fn take_in<F, R>(
    act: &Act<'_>,
    operation: Operation,
    given: &Given<'_, F>,
    store: impl FnOnce(&Tx<'_>, &Source) -> Result<(R, u32)>,
) -> Result<Outcome<R>> {
    let source = open(act, given.file, &given.choices.read_options())?;
    source.check_same(given.sha256)?;
    run(act, given.run, operation, |tx| {
        let (report, records) = store(tx, &source)?;
        let summary = Summary::new(operation)
            .subject(&source.file_name)
            .count(records as usize);
        Ok((report, summary))
    })
}

/// Runs an import for real, in one act, or as a rehearsal. Before it a backup is made: it touches many
/// records at once, and whatever comes of it, yesterday can be had back.
pub(super) fn run<T>(
    act: &Act<'_>,
    run: ImportRun,
    operation: Operation,
    work: impl FnOnce(&Tx<'_>) -> Result<(T, Summary)>,
) -> Result<Outcome<T>> {
    match run {
        ImportRun::Real => {
            act.back_up_if_changed()?;
            act.transact(operation, work)
        }
        ImportRun::Rehearsal => Ok(Outcome {
            value: act.rehearse(|tx| Ok(work(tx)?.0))?,
            changed: Vec::new(),
            undo: None,
        }),
    }
}

fn sample(row: &ApplicantRow) -> RowSample {
    RowSample {
        row: row.row,
        person: NewPerson {
            name: row.name.clone(),
            reading: row.reading.clone(),
            birth_on: row.birth_on,
            school: row.school.clone(),
            faculty: row.faculty.clone(),
            graduation_month: row.graduation.map(|month| month.to_string()),
            graduate_kind: row.graduate_kind,
            email: row.email.as_ref().map(|email| email.as_str().to_owned()),
            phone: row.phone.as_ref().map(|phone| phone.written().to_owned()),
            postal_code: row
                .postal_code
                .as_ref()
                .map(|code| code.digits().to_owned()),
            address: row.address.clone(),
        },
        applied_on: row.applied_on,
        source: row.source.clone(),
        stage: row.stage,
    }
}

/// One side of a pair, field by field.
#[derive(Default)]
struct Side {
    name: String,
    reading: String,
    birth_on: String,
    school: String,
    email: String,
    phone: String,
    address: String,
    stage: String,
}

impl Side {
    fn of_row(row: &ApplicantRow, stages: &[Stage]) -> Self {
        let text = |text: &Option<String>| text.clone().unwrap_or_default();
        let sample = sample(row);
        Self {
            name: sample.person.name,
            reading: text(&sample.person.reading),
            birth_on: row.birth_on.map(|day| day.to_string()).unwrap_or_default(),
            school: text(&sample.person.school),
            email: text(&sample.person.email),
            phone: text(&sample.person.phone),
            address: text(&sample.person.address),
            stage: stage_name(stages, row.stage),
        }
    }

    fn of_person(
        db: &Reader<'_>,
        person: PersonId,
        recruitment: RecruitmentId,
        today: NaiveDate,
    ) -> Result<Self> {
        let facts = person::living(db, person, today)?;
        let likeness = person::likeness(db, person)?;
        let application = application::details_of_person(db, person)?
            .into_iter()
            .find(|application| application.recruitment == recruitment);
        Ok(Self {
            name: facts.name,
            reading: facts.reading.unwrap_or_default(),
            birth_on: facts
                .birth_on
                .map(|day| day.to_string())
                .unwrap_or_default(),
            school: facts.school.unwrap_or_default(),
            email: likeness.emails.join("、"),
            phone: likeness.phones.join("、"),
            address: facts.address.unwrap_or_default(),
            stage: application
                .map(|application| stage_name(&application.stages, application.stage))
                .unwrap_or_default(),
        })
    }

    fn beside(self, other: Self) -> Vec<PairLine> {
        [
            (PairField::Name, self.name, other.name),
            (PairField::Reading, self.reading, other.reading),
            (PairField::BirthOn, self.birth_on, other.birth_on),
            (PairField::School, self.school, other.school),
            (PairField::Email, self.email, other.email),
            (PairField::Phone, self.phone, other.phone),
            (PairField::Address, self.address, other.address),
            (PairField::Stage, self.stage, other.stage),
        ]
        .into_iter()
        .filter(|(_, row, other)| !row.is_empty() || !other.is_empty())
        .map(|(field, row, other)| PairLine { field, row, other })
        .collect()
    }
}

fn stage_name(stages: &[Stage], id: StageId) -> String {
    stages
        .iter()
        .find(|stage| stage.id == id)
        .map(|stage| stage.name.clone())
        .unwrap_or_default()
}

fn row_pairs(
    db: &Reader<'_>,
    reading: &Reading,
    comparison: &Comparison,
    recruitment: RecruitmentId,
    today: NaiveDate,
) -> Result<Vec<RowPair>> {
    let rows = &reading.analysis.accepted;
    let mut pairs = Vec::new();
    for (first, second, pair) in comparison.pairs().take(NOTES) {
        let Some(row) = rows.get(second) else {
            continue;
        };
        let (with, other) = match first {
            Record::Person(person) => (
                Counterpart::Person { person },
                Side::of_person(db, person, recruitment, today)?,
            ),
            Record::Row(at) => match rows.get(at) {
                Some(other) => (
                    Counterpart::Row { row: other.row },
                    Side::of_row(other, &reading.stages),
                ),
                None => continue,
            },
        };
        pairs.push(RowPair {
            row: row.row,
            with,
            agreements: pair.agreements.clone(),
            lines: Side::of_row(row, &reading.stages).beside(other),
        });
    }
    Ok(pairs)
}

/// `import.applicants`
pub(crate) fn applicants(
    act: &Act<'_>,
    request: ImportApplicants,
) -> Result<Outcome<ImportReport>> {
    let source = open(act, &request.file, &request.choices.read_options())?;
    source.check_same(request.sha256.as_deref())?;
    let into_office = Run {
        source: &source,
        choices: &request.choices,
        decisions: &request.decisions,
        kept: request.run,
        progress: &|done, total| act.call.progress(done, total),
    };
    run(act, request.run, Operation::ImportApplicants, |tx| {
        let stored = into_office.store(tx, &request.into)?;
        let summary = Summary::new(Operation::ImportApplicants)
            .subject(&source.file_name)
            .object(stored.recruitment)
            .count(stored.people);
        Ok((stored.report, summary))
    })
}

/// `import.batches`
pub(crate) fn batches(q: &Query<'_>, _: ImportBatches) -> Result<Vec<ImportBatch>> {
    store::batches(q.db)
}
