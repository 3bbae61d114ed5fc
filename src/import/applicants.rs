//! Applicants in a table: what its columns mean, and every row read or refused with its reason.

mod row;
mod words;

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use row::{ApplicantRow, ReadingFrom};

use super::columns::{columns_of, is_counted_from_1904, label_of};
use super::duplicates::DuplicateKeys;
use super::header::Header;
use super::skip::{Sifted, Skip, sift};
use super::stages::{StageMap, fold_stage_word};
use super::table::{Row, Table};
use crate::kernel::Result;
use crate::kernel::error::ApiError;
use crate::kernel::id::StageId;

/// What a column of an applicants' file may hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs, reason = "the names are the fields")]
pub enum ApplicantField {
    /// 応募日, 受付日.
    AppliedOn,
    Name,
    FamilyName,
    GivenName,
    /// フリガナ.
    Reading,
    FamilyReading,
    GivenReading,
    BirthOn,
    School,
    /// 学部学科.
    Faculty,
    /// 卒業予定: a month.
    Graduation,
    /// 区分: 新卒 or 第二新卒.
    GraduateKind,
    Email,
    Phone,
    PostalCode,
    Address,
    /// 応募経路.
    Source,
    /// 選考段階.
    Stage,
    /// The date on which the stage was reached.
    StageOn,
    Remarks,
}

/// What is the matter with a row: why it is no record, why it is refused, or what to look at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum RowCode {
    /// No record: nothing is in it.
    Empty,
    /// No record: a total.
    Total,
    /// No record: the header once more.
    HeaderAgain,
    /// No record of its own: identical to an earlier row of the file.
    ExactDuplicate,
    /// No record of its own: this row of this source was imported before.
    AlreadyImported,
    /// No record of its own: the user said it is somebody there already.
    SamePerson,
    /// Refused: no name.
    NameMissing,
    /// Refused: not a date, or one on which nobody living was born.
    BirthInvalid,
    /// Refused: the date of application is none.
    AppliedInvalid,
    /// Refused: nobody has said which stage this word means.
    StageUnknown,
    /// Refused: the date of the stage is none.
    StageOnInvalid,
    /// Refused: not an e-mail address.
    MailInvalid,
    /// Refused: not a telephone number.
    PhoneInvalid,
    /// Refused: not a postal code.
    PostalCodeInvalid,
    /// Refused: not a month.
    GraduationInvalid,
    /// Refused: neither 新卒 nor 第二新卒.
    KindInvalid,
    /// Refused: a cell is longer than its field may be.
    TooLong,
    /// Refused: nobody on record has this e-mail address or name.
    ApplicantUnknown,
    /// Refused: a day of the period is missing or none.
    DateInvalid,
    /// Refused: the period ends before it begins.
    PeriodReversed,
    /// Refused: no code.
    CodeMissing,
    /// Refused: an earlier row of the file has this code.
    CodeDuplicate,
    /// Refused: none of 本部, 事業本部, エリア, 事業所.
    KindUnknown,
    /// Refused: its last day comes before its first.
    ClosedBeforeOpened,
    /// Refused: nobody has the code of what it belongs to.
    ParentUnknown,
    /// Refused: it belongs, over others or at once, to itself.
    ParentCycle,
    /// Refused: what it belongs to is refused.
    ParentRefused,
    /// Refused: what it belongs to does not stand above it.
    ParentKind,
    /// Refused: what it belongs to is closed while it is still open.
    ParentClosed,
    /// Refused: it would be closed while something below it is still open.
    OpenBelow,
    /// Somebody works there after its last day.
    PeopleThere,
    /// Refused: not a member's number.
    NumberInvalid,
    /// Refused: the number is given already; it is given once for ever.
    NumberDuplicate,
    /// Refused: the day of joining is missing, none, or still to come.
    JoinedInvalid,
    /// Refused: the last day is none.
    LeftInvalid,
    /// Refused: the last day comes before the first.
    LeftBeforeJoined,
    /// Refused: not a number of units.
    UnitsInvalid,
    /// Refused: a member has at least one unit (法9条1項).
    UnitsBelowOne,
    /// Refused: not an amount of whole yen.
    YenInvalid,
    /// Refused: the amount is not that of so many units.
    AmountMismatch,
    /// Refused: a day of payment is none or cannot be, or the parts do not add up.
    PaidInvalid,
    /// Refused: no member is meant by the number or the name.
    MemberUnknown,
    /// Refused: several may be meant.
    MemberAmbiguous,
    /// Refused: somebody may be meant, and nobody has said that they are.
    MatchUnsure,
    /// Refused: number and name are two people's.
    NameMismatch,
    /// Refused: was no member any more on that day.
    MemberLeft,
    /// Refused: the correction takes more than waits; the rest is equity already.
    BalanceNegative,
    /// No record of its own: the user said that it is left out.
    LeftOut,
    /// No record of its own: money that went out.
    Outgoing,
    /// Warning: no such name among the workplaces.
    SiteUnknown,
    /// Warning: several payments, and how much came on which day is not said; the amount stands at the last.
    SplitUnknown,
    /// Warning: no day of payment; the amount stands at the day of joining.
    PaidMissing,
    /// Warning: no units; taken from the amount.
    UnitsMissing,
    /// Warning: no amount; taken from the units.
    AmountMissing,
    /// Warning: a unit is complete, and one member may hold no more (法9条3項): the money waits.
    LimitReached,
    /// Warning: it belongs to nothing and stands at the top.
    ParentMissing,
    /// Refused: no member's number.
    NumberMissing,
    /// Refused: an earlier row has this number.
    NumberTwice,
    /// Refused: not a number of hours, days or yen, or one of more than two places.
    MeasureInvalid,
    /// Warning: the reading holds other than kana and is left out.
    ReadingInvalid,
    /// Warning: no reading, neither in a column nor as furigana.
    ReadingMissing,
    /// Warning: no birth date, by which people are told apart.
    BirthMissing,
    /// Warning: no e-mail address.
    MailMissing,
    /// Warning: no telephone number.
    PhoneMissing,
    /// Warning: an era's year ran on past its end (平成39年) and was read as the year it means.
    EraRanOn,
}

impl From<Skip> for RowCode {
    fn from(skip: Skip) -> Self {
        match skip {
            Skip::Empty => Self::Empty,
            Skip::Total => Self::Total,
            Skip::HeaderAgain => Self::HeaderAgain,
            Skip::ExactDuplicate => Self::ExactDuplicate,
        }
    }
}

/// For each column from the left, the field it holds.
pub type Mapping = Vec<Option<ApplicantField>>;

/// A column of an applicants' file.
pub type Column = super::columns::Column<ApplicantField>;

/// A row with what is the matter. The texts are for the screen, never for a log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// The row's number.
    pub row: u32,
    /// The text line, where it is another number.
    pub line: Option<u32>,
    /// What is the matter.
    pub code: RowCode,
    /// The column (from 0) of the cell that is meant.
    pub column: Option<usize>,
    /// The name as it stands in the row.
    pub name: String,
    /// The cell that is meant, as it stands in the file.
    pub cell: String,
}

/// A stage word of the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StageWord {
    /// As first written.
    pub word: String,
    /// On how many rows.
    pub count: u32,
    /// The stage it means; none: its rows are refused.
    pub stage: Option<StageId>,
}

/// What reading a file of applicants gave. Nothing of it is stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ApplicantAnalysis {
    /// The (lower) header row.
    pub header_row: u32,
    /// The columns from the left.
    pub columns: Vec<Column>,
    /// The stage words, in order of appearance.
    pub stage_words: Vec<StageWord>,
    /// How many rows are records: accepted, refused, and the identical ones.
    pub read: u32,
    /// Of these, how many have their reading from furigana.
    pub with_furigana: u32,
    /// The rows that can be stored.
    pub accepted: Vec<ApplicantRow>,
    /// Records that cannot be, with the first reason of each.
    pub refused: Vec<Note>,
    /// Rows that are no records of their own.
    pub skipped: Vec<Note>,
    /// What to look at in rows that can be stored.
    pub warnings: Vec<Note>,
}

impl ApplicantAnalysis {
    /// The mapping that was used.
    pub fn mapping(&self) -> Mapping {
        self.columns.iter().map(|column| column.field).collect()
    }

    /// A column as people name it: `D 生年月日`.
    pub fn column_label(&self, column: usize) -> String {
        label_of(&self.columns, column)
    }

    /// Whether the columns an import cannot do without are there.
    ///
    /// # Errors
    /// [`ApiError::ColumnMissing`].
    pub fn check_importable(&self) -> Result<()> {
        use ApplicantField::{FamilyName, GivenName, Name};
        if self
            .columns
            .iter()
            .any(|column| matches!(column.field, Some(Name | FamilyName | GivenName)))
        {
            return Ok(());
        }
        Err(ApiError::ColumnMissing {
            field: "name".to_owned(),
        }
        .into())
    }
}

/// Reads a table as applicants: finds the header, guesses what the columns mean unless `mapping` says
/// so, sifts the rows and reads each. `today` is the day at the office; nobody is born after it.
///
/// # Errors
/// [`ApiError::HeaderNotFound`]. A missing column is no error here, so that the user can map it: see
/// [`ApplicantAnalysis::check_importable`].
pub fn analyse_applicants(
    table: &Table,
    header_row: Option<u32>,
    mapping: Option<&Mapping>,
    stages: &StageMap,
    today: NaiveDate,
) -> Result<ApplicantAnalysis> {
    let header = match header_row {
        Some(number) => Header::at(table, number),
        None => Header::find(table, words::count_distinct),
    }
    .ok_or(ApiError::HeaderNotFound {})?;
    let columns = columns_of(table, &header, mapping.map(Vec::as_slice), words::guess);
    let fields: Vec<Option<ApplicantField>> = columns.iter().map(|column| column.field).collect();
    let reader = row::RowReader::new(&fields, stages, is_counted_from_1904(table), today);

    let mut analysis = ApplicantAnalysis {
        header_row: header.row,
        columns,
        stage_words: Vec::new(),
        read: 0,
        with_furigana: 0,
        accepted: Vec::new(),
        refused: Vec::new(),
        skipped: Vec::new(),
        warnings: Vec::new(),
    };
    let mut stage_words = StageWords::default();
    sift(table, &header, |sifted| {
        let (row, hash) = match sifted {
            Sifted::Record(row, hash) => (row, hash),
            Sifted::Missing(number) => {
                let row = Row {
                    number,
                    ..Row::default()
                };
                analysis.skipped.push(skipped(&row, RowCode::Empty));
                return;
            }
            Sifted::Skipped(row, skip) => {
                if skip == Skip::ExactDuplicate {
                    analysis.read += 1;
                }
                let mut note = skipped(row, skip.into());
                note.name = reader.name_of(row);
                analysis.skipped.push(note);
                return;
            }
        };
        analysis.read += 1;
        stage_words.add(&reader.stage_word(row), stages);
        analysis.with_furigana += u32::from(reader.is_read_by_furigana(row));
        let mut warnings = Vec::new();
        match reader.read(row, hash, &mut warnings) {
            Ok(applicant) => {
                analysis.accepted.push(applicant);
                analysis.warnings.append(&mut warnings);
            }
            Err(note) => analysis.refused.push(note),
        }
    });
    analysis.stage_words = stage_words.in_order;
    Ok(analysis)
}

pub(super) fn skipped(row: &Row, code: RowCode) -> Note {
    Note {
        row: row.number,
        line: row.line_if_other(),
        code,
        column: None,
        name: String::new(),
        cell: String::new(),
    }
}

/// More different stage words than this are no stages but some other column.
const MAX_STAGE_WORDS: usize = 200;

#[derive(Default)]
struct StageWords {
    in_order: Vec<StageWord>,
    places: BTreeMap<String, usize>,
}

impl StageWords {
    fn add(&mut self, word: &str, stages: &StageMap) {
        let folded = fold_stage_word(word);
        if folded.is_empty() {
            return;
        }
        match self.places.get(&folded) {
            Some(place) => self.in_order[*place].count += 1,
            None if self.in_order.len() < MAX_STAGE_WORDS => {
                self.places.insert(folded, self.in_order.len());
                self.in_order.push(StageWord {
                    word: word.to_owned(),
                    count: 1,
                    stage: stages.resolve(word),
                });
            }
            None => {}
        }
    }
}

/// The keys by which accepted rows are compared with each other and with people on record.
pub fn duplicate_keys(rows: &[ApplicantRow]) -> Vec<DuplicateKeys> {
    rows.iter()
        .map(|row| {
            DuplicateKeys::of(
                &row.name,
                row.birth_on,
                row.email.as_ref(),
                row.phone.as_ref(),
            )
        })
        .collect()
}
