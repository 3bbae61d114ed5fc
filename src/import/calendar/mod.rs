//! Study calendars (学事日程): days on which study or work comes first.

pub mod api;

use std::collections::HashSet;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::applicants::{Note, RowCode, skipped};
use super::batch::signature_of;
use super::columns::{Column, columns_of, date_of, is_counted_from_1904};
use super::header::{Header, lookup_forms};
use super::skip::{RowHash, Sifted, Skip, sift};
use super::store::{self, FileKind};
use super::table::{Row, Table};
use crate::kernel::contact::Email;
use crate::kernel::id::PersonId;
use crate::kernel::{ApiError, Result};
use crate::store::Reader;
use crate::study::{self, NewPeriod};
use crate::{kernel::field, person};

/// What a column of a study calendar may hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs, reason = "the names are the fields")]
pub enum CalendarField {
    Name,
    Email,
    /// 種別.
    Kind,
    StartsOn,
    EndsOn,
    Remarks,
}

/// Words in headers, in the form of [`lookup_forms`].
const WORDS: [(CalendarField, &[&str]); 6] = [
    (
        CalendarField::Name,
        &[
            "氏名",
            "名前",
            "お名前",
            "姓名",
            "学生氏名",
            "学生名",
            "応募者氏名",
            "候補者氏名",
            "name",
            "fullname",
        ],
    ),
    (
        CalendarField::Email,
        &[
            "メール",
            "メールアドレス",
            "eメール",
            "email",
            "mail",
            "emailaddress",
            "mailaddress",
        ],
    ),
    (
        CalendarField::Kind,
        &[
            "種別", "区分", "予定", "内容", "行事", "kind", "type", "event",
        ],
    ),
    (
        CalendarField::StartsOn,
        &[
            "開始日",
            "開始",
            "開始年月日",
            "初日",
            "日付",
            "から",
            "start",
            "startdate",
            "starts",
            "startson",
            "from",
        ],
    ),
    (
        CalendarField::EndsOn,
        &[
            "終了日",
            "終了",
            "終了年月日",
            "最終日",
            "まで",
            "end",
            "enddate",
            "ends",
            "endson",
            "to",
        ],
    ),
    (
        CalendarField::Remarks,
        &["備考", "メモ", "摘要", "remarks", "note", "notes"],
    ),
];

fn field_of(word: &str) -> Option<CalendarField> {
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
    let fields: HashSet<CalendarField> = words.iter().filter_map(|word| field_of(word)).collect();
    fields.len()
}

/// Takes each column for the field its word names, of two the first; hidden ones are passed over.
fn guess(columns: &mut [Column<CalendarField>]) {
    let mut taken = HashSet::new();
    for column in columns.iter_mut().filter(|column| !column.hidden) {
        column.field = field_of(&column.header).filter(|field| taken.insert(*field));
    }
}

/// What a period is called that has no word of its own.
const UNNAMED: &str = "学事";

/// A row that can be stored.
#[derive(Clone, Debug)]
pub(super) struct CalendarRow {
    /// Its number.
    pub row: u32,
    /// Its fingerprint.
    pub hash: RowHash,
    /// What it says.
    pub period: NewPeriod,
}

/// A study calendar as read. Nothing of it is stored.
#[derive(Debug)]
pub(super) struct CalendarReading {
    /// The (lower) header row.
    pub header_row: u32,
    /// The columns from the left.
    pub columns: Vec<Column<CalendarField>>,
    /// What the source is known by.
    pub signature: String,
    /// How many rows are records.
    pub read: u32,
    /// The rows that can be stored.
    pub accepted: Vec<CalendarRow>,
    /// Records that cannot be, with the first reason of each.
    pub refused: Vec<Note>,
    /// Rows that are no records of their own, and those that were taken in before.
    pub skipped: Vec<Note>,
    /// What to look at.
    pub warnings: Vec<Note>,
}

impl CalendarReading {
    /// How many different people the accepted rows are of.
    pub(super) fn people(&self) -> u32 {
        let people: HashSet<PersonId> = self.accepted.iter().map(|row| row.period.person).collect();
        super::batch::count(people.len())
    }

    /// Refuses a file without the columns an import cannot do without.
    pub(super) fn check_importable(&self) -> Result<()> {
        let has = |field| {
            self.columns
                .iter()
                .any(|column| column.field == Some(field))
        };
        let missing = if !has(CalendarField::Name) {
            Some("name")
        } else if !has(CalendarField::StartsOn) {
            Some("starts_on")
        } else {
            None
        };
        match missing {
            Some(field) => Err(ApiError::ColumnMissing {
                field: field.to_owned(),
            }
            .into()),
            None => Ok(()),
        }
    }
}

/// Reads a table as a study calendar: by what the user chose, what is remembered of its source, and what
/// can be guessed.
pub(super) fn read(
    db: &Reader<'_>,
    table: &Table,
    choices: &api::CalendarChoices,
) -> Result<CalendarReading> {
    let header = match choices.header_row {
        Some(number) => Header::at(table, number),
        None => Header::find(table, count_distinct),
    }
    .ok_or(ApiError::HeaderNotFound {})?;
    let chosen = choices.mapping.as_deref();
    let mut columns = columns_of(table, &header, chosen, guess);
    let signature = signature_of(&columns);
    if chosen.is_none()
        && let Some(mapping) =
            store::remembered::<Vec<Option<CalendarField>>>(db, FileKind::Calendar, &signature)?
    {
        columns = columns_of(table, &header, Some(&mapping), guess);
    }
    let reader = RowReader {
        db,
        columns: columns
            .iter()
            .enumerate()
            .filter_map(|(column, of)| Some((column, of.field?)))
            .collect(),
        from_1904: is_counted_from_1904(table),
    };
    let mut reading = CalendarReading {
        header_row: header.row,
        columns,
        signature,
        read: 0,
        accepted: Vec::new(),
        refused: Vec::new(),
        skipped: Vec::new(),
        warnings: Vec::new(),
    };
    let mut failure = None;
    sift(table, &header, |sifted| {
        if let Err(error) = reader.take(sifted, &mut reading) {
            failure.get_or_insert(error);
        }
    });
    match failure {
        Some(error) => Err(error),
        None => Ok(reading),
    }
}

/// Reads rows by a mapping.
struct RowReader<'a, 'c> {
    db: &'a Reader<'c>,
    columns: Vec<(usize, CalendarField)>,
    from_1904: bool,
}

impl RowReader<'_, '_> {
    fn take(&self, sifted: Sifted<'_>, reading: &mut CalendarReading) -> Result<()> {
        let (row, hash) = match sifted {
            Sifted::Record(row, hash) => (row, hash),
            Sifted::Missing(number) => {
                let row = Row {
                    number,
                    ..Row::default()
                };
                reading.skipped.push(skipped(&row, RowCode::Empty));
                return Ok(());
            }
            Sifted::Skipped(row, skip) => {
                reading.read += u32::from(skip == Skip::ExactDuplicate);
                reading.skipped.push(self.note(row, skip.into(), None));
                return Ok(());
            }
        };
        reading.read += 1;
        let mut warnings = Vec::new();
        let period = match self.period(row, &mut warnings)? {
            Ok(period) => period,
            Err((code, column)) => {
                reading.refused.push(self.note(row, code, column));
                return Ok(());
            }
        };
        let before =
            store::imported_before(self.db, FileKind::Calendar, None, std::iter::once(hash))?;
        let is_twice = reading.accepted.iter().any(|other| {
            (&other.period.label, other.period.person) == (&period.label, period.person)
                && (other.period.starts_on, other.period.ends_on)
                    == (period.starts_on, period.ends_on)
        });
        if !before.is_empty() || is_twice || study::is_there(self.db, &period)? {
            reading
                .skipped
                .push(self.note(row, RowCode::AlreadyImported, None));
            return Ok(());
        }
        reading.warnings.append(&mut warnings);
        reading.accepted.push(CalendarRow {
            row: row.number,
            hash,
            period,
        });
        Ok(())
    }

    fn column(&self, field: CalendarField) -> Option<usize> {
        self.columns
            .iter()
            .find(|(_, of)| *of == field)
            .map(|(column, _)| *column)
    }

    fn text(&self, row: &Row, field: CalendarField) -> String {
        self.column(field)
            .map(|column| row.cell(column).shown().into_owned())
            .unwrap_or_default()
    }

    fn note(&self, row: &Row, code: RowCode, column: Option<usize>) -> Note {
        Note {
            row: row.number,
            line: row.line_if_other(),
            code,
            column,
            name: self
                .text(row, CalendarField::Name)
                .chars()
                .take(80)
                .collect(),
            cell: column
                .map(|column| row.cell(column).shown().chars().take(200).collect())
                .unwrap_or_default(),
        }
    }

    /// The period a row says, or why it is refused and by which cell.
    fn period(
        &self,
        row: &Row,
        warnings: &mut Vec<Note>,
    ) -> Result<Result<NewPeriod, (RowCode, Option<usize>)>> {
        let refuse = |code, field| Ok(Err((code, self.column(field))));
        let name = self.text(row, CalendarField::Name);
        if name.is_empty() {
            return refuse(RowCode::NameMissing, CalendarField::Name);
        }
        for (field, at_most) in [
            (CalendarField::Kind, field::LINE),
            (CalendarField::Remarks, field::TEXT),
        ] {
            if self.text(row, field).chars().nth(at_most).is_some() {
                return refuse(RowCode::TooLong, field);
            }
        }
        let Some(starts_on) = self.date(row, CalendarField::StartsOn, warnings) else {
            return refuse(RowCode::DateInvalid, CalendarField::StartsOn);
        };
        // An empty end: one day.
        let ends_on = if self.text(row, CalendarField::EndsOn).is_empty() {
            starts_on
        } else {
            match self.date(row, CalendarField::EndsOn, warnings) {
                Some(ends_on) => ends_on,
                None => return refuse(RowCode::DateInvalid, CalendarField::EndsOn),
            }
        };
        if ends_on < starts_on {
            return refuse(RowCode::PeriodReversed, CalendarField::EndsOn);
        }
        let email = self.text(row, CalendarField::Email);
        let email = match Email::read(&email) {
            Ok(email) => Some(email),
            Err(_) if email.is_empty() => None,
            Err(_) => return refuse(RowCode::MailInvalid, CalendarField::Email),
        };
        let Some(person) = self.person(&name, email.as_ref())? else {
            return refuse(RowCode::ApplicantUnknown, CalendarField::Email);
        };
        let label = self.text(row, CalendarField::Kind);
        let remark = self.text(row, CalendarField::Remarks);
        Ok(Ok(NewPeriod {
            person,
            label: if label.is_empty() {
                UNNAMED.to_owned()
            } else {
                label
            },
            starts_on,
            ends_on,
            remark: (!remark.is_empty()).then_some(remark),
        }))
    }

    fn date(&self, row: &Row, field: CalendarField, warnings: &mut Vec<Note>) -> Option<NaiveDate> {
        let column = self.column(field)?;
        let (date, era_ran_on) = date_of(row.cell(column), self.from_1904)?;
        if era_ran_on {
            warnings.push(self.note(row, RowCode::EraRanOn, Some(column)));
        }
        Some(date)
    }

    /// Who is meant: whoever has this e-mail address; of several those of this name, and of those the
    /// record that was there first. Without an address, or with one nobody has, the only one of this name.
    fn person(&self, name: &str, email: Option<&Email>) -> Result<Option<PersonId>> {
        let named = person::with_name(self.db, name)?;
        if let Some(email) = email {
            let known = person::with_email(self.db, email)?;
            let both = known.iter().find(|person| named.contains(person));
            if let Some(person) = both.or(known.first()) {
                return Ok(Some(*person));
            }
        }
        Ok(match named.as_slice() {
            [only] => Some(*only),
            _ => None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_stands_once_and_in_the_form_looked_up() {
        let mut seen = HashSet::new();
        for word in WORDS.iter().flat_map(|(_, words)| words.iter()) {
            assert!(seen.insert(*word), "{word}");
            assert_eq!(lookup_forms(word).0, *word);
        }
    }
}
