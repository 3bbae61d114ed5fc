//! Study calendars (学事日程): days on which study or work comes first.

pub mod api;

use std::collections::HashSet;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::api::TableChoices;
use super::applicants::{Note, RowCode};
use super::rows::{self, Field, Sheet, Words};
use super::skip::RowHash;
use super::store::{self, FileKind};
use super::table::{Row, Table};
use crate::kernel::Result;
use crate::kernel::contact::Email;
use crate::kernel::id::PersonId;
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

/// Words in headers.
const WORDS: &Words<CalendarField> = &[
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

impl Field for CalendarField {
    const KIND: FileKind = FileKind::Calendar;
    const WORDS: &'static Words<Self> = WORDS;
    const NAME: Self = Self::Name;
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
pub(super) type CalendarReading = rows::Reading<CalendarField, CalendarRow>;

/// The columns an import cannot do without.
pub(super) const NEEDED: &[(CalendarField, &str)] = &[
    (CalendarField::Name, "name"),
    (CalendarField::StartsOn, "starts_on"),
];

/// How many different people the accepted rows are of.
pub(super) fn people(reading: &CalendarReading) -> u32 {
    let people: HashSet<PersonId> = (reading.accepted.iter())
        .map(|row| row.period.person)
        .collect();
    super::batch::count(people.len())
}

/// Reads a table as a study calendar.
pub(super) fn read(
    db: &Reader<'_>,
    table: &Table,
    choices: &TableChoices<CalendarField>,
) -> Result<CalendarReading> {
    let reader = RowReader {
        db,
        sheet: Sheet::of(db, table, choices)?,
    };
    let (records, mut reading) = reader.sheet.records();
    for (row, hash) in records {
        reader.take(row, hash, &mut reading)?;
    }
    Ok(reading)
}

/// Reads rows by a mapping.
struct RowReader<'a, 'c, 't> {
    db: &'a Reader<'c>,
    sheet: Sheet<'t, CalendarField>,
}

impl RowReader<'_, '_, '_> {
    fn take(&self, row: &Row, hash: RowHash, reading: &mut CalendarReading) -> Result<()> {
        let mut warnings = Vec::new();
        let period = match self.period(row, &mut warnings)? {
            Ok(period) => period,
            Err((code, field)) => {
                reading
                    .refused
                    .push(self.sheet.note(row, code, Some(field)));
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
                .push(self.sheet.note(row, RowCode::AlreadyImported, None));
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

    /// The period a row says, or why it is refused and by which cell.
    fn period(
        &self,
        row: &Row,
        warnings: &mut Vec<Note>,
    ) -> Result<Result<NewPeriod, (RowCode, CalendarField)>> {
        let refuse = |code, field| Ok(Err((code, field)));
        let name = self.sheet.text(row, CalendarField::Name);
        if name.is_empty() {
            return refuse(RowCode::NameMissing, CalendarField::Name);
        }
        for (field, at_most) in [
            (CalendarField::Kind, field::LINE),
            (CalendarField::Remarks, field::TEXT),
        ] {
            if self.sheet.text(row, field).chars().nth(at_most).is_some() {
                return refuse(RowCode::TooLong, field);
            }
        }
        let Some(starts_on) = self.sheet.date(row, CalendarField::StartsOn, warnings) else {
            return refuse(RowCode::DateInvalid, CalendarField::StartsOn);
        };
        // An empty end: one day.
        let ends_on = if self.sheet.text(row, CalendarField::EndsOn).is_empty() {
            starts_on
        } else {
            match self.sheet.date(row, CalendarField::EndsOn, warnings) {
                Some(ends_on) => ends_on,
                None => return refuse(RowCode::DateInvalid, CalendarField::EndsOn),
            }
        };
        if ends_on < starts_on {
            return refuse(RowCode::PeriodReversed, CalendarField::EndsOn);
        }
        let email = self.sheet.text(row, CalendarField::Email);
        let email = match Email::read(&email) {
            Ok(email) => Some(email),
            Err(_) if email.is_empty() => None,
            Err(_) => return refuse(RowCode::MailInvalid, CalendarField::Email),
        };
        let Some(person) = self.person(&name, email.as_ref())? else {
            return refuse(RowCode::ApplicantUnknown, CalendarField::Email);
        };
        let label = self.sheet.text(row, CalendarField::Kind);
        let remark = self.sheet.text(row, CalendarField::Remarks);
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
        rows::check_words::<CalendarField>();
    }
}
