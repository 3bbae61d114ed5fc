//! One row of an applicants' file as typed values, or the reason why not.

use chrono::NaiveDate;

use super::super::columns::{date_of, is_five_digits};
use super::super::skip::RowHash;
use super::super::stages::StageMap;
use super::super::table::{Cell, Row, Value};
use super::super::xlsx::date_of_serial;
use super::{ApplicantField, Note, RowCode};
use crate::kernel::contact::{Email, Phone, PostalCode};
use crate::kernel::date::{YearMonth, add_months, read_month};
use crate::kernel::id::StageId;
use crate::kernel::kana::{is_reading, to_katakana_reading};
use crate::kernel::text::{nfkc, trim_ends};
use crate::person::GraduateKind;

/// Where a reading was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReadingFrom {
    /// In its column.
    Column,
    /// In the furigana of the name's cell.
    Furigana,
}

/// An applicant as read. Names are as written, but for the spaces at both ends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ApplicantRow {
    /// The row's number.
    pub row: u32,
    /// The text line, where it is another number.
    pub line: Option<u32>,
    /// The fingerprint of the row: all its cells without the spaces at their ends.
    pub hash: RowHash,
    /// The name.
    pub name: String,
    /// The reading in full-width katakana.
    pub reading: Option<String>,
    /// Where the reading was found.
    pub reading_from: Option<ReadingFrom>,
    /// The birth date.
    pub birth_on: Option<NaiveDate>,
    /// The school.
    pub school: Option<String>,
    /// Faculty and department.
    pub faculty: Option<String>,
    /// The month of graduation.
    pub graduation: Option<YearMonth>,
    /// New or second-time graduate.
    pub graduate_kind: Option<GraduateKind>,
    /// The e-mail address.
    pub email: Option<Email>,
    /// The telephone number.
    pub phone: Option<Phone>,
    /// The postal code.
    pub postal_code: Option<PostalCode>,
    /// The address.
    pub address: Option<String>,
    /// The day of the application.
    pub applied_on: Option<NaiveDate>,
    /// The source (応募経路).
    pub source: Option<String>,
    /// The stage.
    pub stage: StageId,
    /// The day on which the stage was reached.
    pub stage_on: Option<NaiveDate>,
    /// Remarks.
    pub remarks: Option<String>,
}

/// 新卒 or 第二新卒, by any of the words for them.
pub(super) fn graduate_kind(text: &str) -> Option<GraduateKind> {
    let word: String = nfkc(text).chars().filter(|c| !c.is_whitespace()).collect();
    match word.as_str() {
        "新卒" | "新卒者" | "新規卒業" => Some(GraduateKind::New),
        "第2新卒" | "第二新卒" | "第2新卒者" | "第二新卒者" => {
            Some(GraduateKind::Second)
        }
        _ => None,
    }
}

/// The longest value of a field, in characters: those of the forms on screen.
const fn max_chars(field: ApplicantField) -> usize {
    if matches!(field, ApplicantField::Remarks) {
        20_000
    } else {
        200
    }
}

/// Nobody living is older, in years.
const MAX_AGE: i32 = 130;

/// Reads rows by a mapping.
pub(super) struct RowReader<'a> {
    /// The columns that hold a field, with the field, from the left.
    columns: Vec<(usize, ApplicantField)>,
    stages: &'a StageMap,
    from_1904: bool,
    today: NaiveDate,
}

/// Why a cell is refused.
struct Refusal {
    code: RowCode,
    column: Option<usize>,
}

impl<'a> RowReader<'a> {
    pub(super) fn new(
        mapping: &[Option<ApplicantField>],
        stages: &'a StageMap,
        from_1904: bool,
        today: NaiveDate,
    ) -> Self {
        let columns = mapping
            .iter()
            .enumerate()
            .filter_map(|(column, field)| field.map(|field| (column, field)))
            .collect();
        Self {
            columns,
            stages,
            from_1904,
            today,
        }
    }

    /// The cells of a field that are not blank, with their columns.
    fn cells<'r>(
        &'r self,
        row: &'r Row,
        field: ApplicantField,
    ) -> impl Iterator<Item = (usize, &'r Cell)> {
        self.columns
            .iter()
            .filter(move |(_, of)| *of == field)
            .map(|(column, _)| (*column, row.cell(*column)))
            .filter(|(_, cell)| !cell.is_blank())
    }

    /// The text of a field: of several columns joined with one space.
    fn text(&self, row: &Row, field: ApplicantField) -> Option<String> {
        let mut cells = self.cells(row, field);
        let mut text = cells.next()?.1.shown().into_owned();
        for (_, cell) in cells {
            text.push(' ');
            text.push_str(&cell.shown());
        }
        Some(text)
    }

    /// The text of a field that is given whole or in two parts.
    fn whole_or_parts(
        &self,
        row: &Row,
        whole: ApplicantField,
        first: ApplicantField,
        second: ApplicantField,
    ) -> Option<String> {
        self.text(row, whole).or_else(|| {
            let parts: Vec<String> = [first, second]
                .into_iter()
                .filter_map(|field| self.text(row, field))
                .collect();
            (!parts.is_empty()).then(|| parts.join(" "))
        })
    }

    fn name(&self, row: &Row) -> Option<String> {
        self.whole_or_parts(
            row,
            ApplicantField::Name,
            ApplicantField::FamilyName,
            ApplicantField::GivenName,
        )
    }

    /// The name as it stands in the row, for a note; empty if there is none.
    pub(super) fn name_of(&self, row: &Row) -> String {
        self.name(row)
            .map(|name| name.chars().take(80).collect())
            .unwrap_or_default()
    }

    /// The stage word as it stands in the row.
    pub(super) fn stage_word(&self, row: &Row) -> String {
        self.text(row, ApplicantField::Stage).unwrap_or_default()
    }

    /// Reads a row; warnings are added only to be used when the row is accepted.
    pub(super) fn read(
        &self,
        row: &Row,
        hash: RowHash,
        warnings: &mut Vec<Note>,
    ) -> Result<ApplicantRow, Note> {
        self.read_fields(row, hash, warnings)
            .map_err(|refusal| self.note(row, refusal.code, refusal.column))
    }

    fn note(&self, row: &Row, code: RowCode, column: Option<usize>) -> Note {
        let cell = column
            .map(|column| row.cell(column).shown().chars().take(200).collect())
            .unwrap_or_default();
        Note {
            row: row.number,
            line: row.line_if_other(),
            code,
            column,
            name: self.name_of(row),
            cell,
        }
    }

    fn read_fields(
        &self,
        row: &Row,
        hash: RowHash,
        warnings: &mut Vec<Note>,
    ) -> Result<ApplicantRow, Refusal> {
        use ApplicantField as Field;
        let name = self.name(row).ok_or_else(|| Refusal {
            code: RowCode::NameMissing,
            column: self.first_column(Field::Name),
        })?;
        for (column, field) in &self.columns {
            let shown = row.cell(*column).shown();
            if shown.len() > max_chars(*field) && shown.chars().nth(max_chars(*field)).is_some() {
                return Err(Refusal {
                    code: RowCode::TooLong,
                    column: Some(*column),
                });
            }
        }
        let applied_on = self.date(row, Field::AppliedOn, RowCode::AppliedInvalid, warnings)?;
        let birth_on = self.birth(row, warnings)?;
        let graduation = self.month(row, warnings)?;
        let graduate_kind = self.value(row, Field::GraduateKind, RowCode::KindInvalid, |cell| {
            graduate_kind(&cell.shown())
        })?;
        let email = self.value(row, Field::Email, RowCode::MailInvalid, |cell| {
            Email::read(&cell.shown()).ok()
        })?;
        let phone = self.value(
            row,
            Field::Phone,
            RowCode::PhoneInvalid,
            |cell| match cell.value {
                Value::Number(_) => Phone::read_quantity(&cell.shown()).ok(),
                _ => Phone::read(&cell.shown()).ok(),
            },
        )?;
        let postal_code = self.value(
            row,
            Field::PostalCode,
            RowCode::PostalCodeInvalid,
            |cell| match cell.value {
                Value::Number(_) => PostalCode::read_quantity(&cell.shown()).ok(),
                _ => PostalCode::read(&cell.shown()).ok(),
            },
        )?;
        let word = self.stage_word(row);
        let stage = self.stages.resolve(&word).ok_or_else(|| Refusal {
            code: RowCode::StageUnknown,
            column: self.first_column(Field::Stage),
        })?;
        let stage_on = self.date(row, Field::StageOn, RowCode::StageOnInvalid, warnings)?;
        let (reading, reading_from) = self.reading(row, warnings);
        for (missing, field, code) in [
            (birth_on.is_none(), Field::BirthOn, RowCode::BirthMissing),
            (email.is_none(), Field::Email, RowCode::MailMissing),
            (phone.is_none(), Field::Phone, RowCode::PhoneMissing),
        ] {
            // Said only where the file has the column; a file without it would warn on every row.
            let column = self.first_column(field);
            if missing && column.is_some() {
                warnings.push(self.note(row, code, column));
            }
        }
        Ok(ApplicantRow {
            row: row.number,
            line: row.line_if_other(),
            hash,
            name,
            reading,
            reading_from,
            birth_on,
            school: self.text(row, Field::School),
            faculty: self.text(row, Field::Faculty),
            graduation,
            graduate_kind,
            email,
            phone,
            postal_code,
            address: self.text(row, Field::Address),
            applied_on,
            source: self.text(row, Field::Source),
            stage,
            stage_on,
            remarks: self.text(row, Field::Remarks),
        })
    }

    fn first_column(&self, field: ApplicantField) -> Option<usize> {
        self.columns
            .iter()
            .find(|(_, of)| *of == field)
            .map(|(column, _)| *column)
    }

    /// The first filled cell of a field, read; `None` if all are blank.
    fn value<T>(
        &self,
        row: &Row,
        field: ApplicantField,
        code: RowCode,
        read: impl Fn(&Cell) -> Option<T>,
    ) -> Result<Option<T>, Refusal> {
        match self.cells(row, field).next() {
            None => Ok(None),
            Some((column, cell)) => read(cell).map(Some).ok_or(Refusal {
                code,
                column: Some(column),
            }),
        }
    }

    fn date(
        &self,
        row: &Row,
        field: ApplicantField,
        code: RowCode,
        warnings: &mut Vec<Note>,
    ) -> Result<Option<NaiveDate>, Refusal> {
        let read = self.value(row, field, code, |cell| date_of(cell, self.from_1904))?;
        if read.is_some_and(|(_, era_ran_on)| era_ran_on) {
            warnings.push(self.note(row, RowCode::EraRanOn, self.first_column(field)));
        }
        Ok(read.map(|(date, _)| date))
    }

    fn birth(&self, row: &Row, warnings: &mut Vec<Note>) -> Result<Option<NaiveDate>, Refusal> {
        let birth_on = self.date(
            row,
            ApplicantField::BirthOn,
            RowCode::BirthInvalid,
            warnings,
        )?;
        let earliest = add_months(self.today, -12 * MAX_AGE);
        match birth_on {
            Some(date) if date > self.today || date < earliest => Err(Refusal {
                code: RowCode::BirthInvalid,
                column: self.first_column(ApplicantField::BirthOn),
            }),
            birth_on => Ok(birth_on),
        }
    }

    fn month(&self, row: &Row, warnings: &mut Vec<Note>) -> Result<Option<YearMonth>, Refusal> {
        let read = self.value(
            row,
            ApplicantField::Graduation,
            RowCode::GraduationInvalid,
            |cell| match &cell.value {
                Value::Date(date) => Some((YearMonth::of(*date), false)),
                Value::Number(number) if is_five_digits(*number) => {
                    date_of_serial(*number, self.from_1904).map(|date| (YearMonth::of(date), false))
                }
                _ => read_month(&cell.shown())
                    .ok()
                    .map(|read| (read.month, read.era_ran_on)),
            },
        )?;
        if read.is_some_and(|(_, era_ran_on)| era_ran_on) {
            warnings.push(self.note(
                row,
                RowCode::EraRanOn,
                self.first_column(ApplicantField::Graduation),
            ));
        }
        Ok(read.map(|(month, _)| month))
    }

    /// The reading as written and where: in its column, or as furigana of the name's cells.
    fn written_reading(&self, row: &Row) -> Option<(String, ReadingFrom)> {
        use ApplicantField as Field;
        if let Some(written) = self.whole_or_parts(
            row,
            Field::Reading,
            Field::FamilyReading,
            Field::GivenReading,
        ) {
            return Some((written, ReadingFrom::Column));
        }
        let names = [Field::Name, Field::FamilyName, Field::GivenName]
            .into_iter()
            .flat_map(|field| self.cells(row, field));
        let furigana: Vec<&str> = names
            .filter_map(|(_, cell)| cell.reading.as_deref())
            .map(trim_ends)
            .collect();
        (!furigana.is_empty()).then(|| (furigana.join(" "), ReadingFrom::Furigana))
    }

    /// Whether the reading comes from furigana, be the row accepted or not.
    pub(super) fn is_read_by_furigana(&self, row: &Row) -> bool {
        matches!(self.written_reading(row), Some((_, ReadingFrom::Furigana)))
    }

    fn reading(
        &self,
        row: &Row,
        warnings: &mut Vec<Note>,
    ) -> (Option<String>, Option<ReadingFrom>) {
        use ApplicantField as Field;
        let Some((written, from)) = self.written_reading(row) else {
            warnings.push(self.note(
                row,
                RowCode::ReadingMissing,
                self.first_column(Field::Reading),
            ));
            return (None, None);
        };
        let reading = to_katakana_reading(&written);
        if is_reading(&reading) {
            return (Some(reading), Some(from));
        }
        let column = match from {
            ReadingFrom::Column => self
                .first_column(Field::Reading)
                .or(self.first_column(Field::FamilyReading)),
            ReadingFrom::Furigana => self.first_column(Field::Name),
        };
        let mut note = self.note(row, RowCode::ReadingInvalid, column);
        note.cell = written.chars().take(200).collect();
        warnings.push(note);
        (None, None)
    }
}
