//! An older register of members (組合員名簿) coming in: every membership with its history, as the book has it.
//!
//! A row is known by its number, which is given once for ever. Nothing is refused for breaking a rule of today:
//! what happened, happened; who holds more than one member may is said at the end.

pub mod api;
mod paid;
mod people;

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::api::TableChoices;
use super::applicants::{Note, RowCode};
use super::rows::{self, Field, Sheet, Words};
use super::skip::RowHash;
use super::store::{self, FileKind};
use super::table::{Cell, Row, Table, Value};
use crate::articles;
use crate::equity;
use crate::kernel::Result;
use crate::kernel::contact::PostalCode;
use crate::kernel::field::{self, LINE, TEXT};
use crate::kernel::id::SiteId;
use crate::kernel::kana::{is_reading, to_katakana_reading};
use crate::kernel::money::{Yen, read_yen};
use crate::kernel::text::{fold_name, nfkc, trim_ends};
use crate::member;
use crate::person;
use crate::person::rules::PersonDraft;
use crate::site::{self, SiteKind};
use crate::store::Reader;

use people::Kin;

/// What a column of a register of members may hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs, reason = "the names are the fields")]
pub enum MemberField {
    /// 組合員番号.
    Number,
    Name,
    FamilyName,
    GivenName,
    /// フリガナ.
    Reading,
    BirthOn,
    PostalCode,
    Address,
    /// 加入年月日.
    JoinedOn,
    /// 出資口数.
    Units,
    /// 出資金額.
    Amount,
    /// 払込年月日, one or several.
    PaidOn,
    /// 所属事業所.
    Site,
    /// 脱退年月日.
    LeftOn,
    Remark,
}

/// Words in headers.
const WORDS: &Words<MemberField> = &[
    (
        MemberField::Number,
        &[
            "組合員番号",
            "組合員no",
            "会員番号",
            "番号",
            "no",
            "number",
            "membernumber",
        ],
    ),
    (
        MemberField::Name,
        &[
            "氏名",
            "名前",
            "姓名",
            "組合員氏名",
            "組合員名",
            "氏名又は名称",
            "name",
            "fullname",
        ],
    ),
    (
        MemberField::FamilyName,
        &["姓", "氏", "苗字", "familyname", "lastname"],
    ),
    (MemberField::GivenName, &["名", "givenname", "firstname"]),
    (
        MemberField::Reading,
        &[
            "フリガナ",
            "ふりがな",
            "氏名カナ",
            "カナ氏名",
            "カナ",
            "かな",
            "読み",
            "ヨミガナ",
            "よみがな",
            "reading",
            "kana",
        ],
    ),
    (
        MemberField::BirthOn,
        &["生年月日", "誕生日", "birthon", "birthdate", "dateofbirth"],
    ),
    (
        MemberField::PostalCode,
        &["郵便番号", "〒", "postalcode", "zip", "zipcode"],
    ),
    (
        MemberField::Address,
        &["住所", "現住所", "住所地", "住所又は居所", "address"],
    ),
    (
        MemberField::JoinedOn,
        &[
            "加入年月日",
            "加入日",
            "入会日",
            "組合加入日",
            "加入の年月日",
            "joinedon",
            "joined",
        ],
    ),
    (
        MemberField::Units,
        &["出資口数", "口数", "出資の口数", "units"],
    ),
    (
        MemberField::Amount,
        &[
            "出資金額",
            "出資金",
            "出資額",
            "金額",
            "払込済出資額",
            "払込金額",
            "amount",
        ],
    ),
    (
        MemberField::PaidOn,
        &[
            "払込年月日",
            "払込日",
            "払込の年月日",
            "出資払込日",
            "出資年月日",
            "paidon",
            "paid",
        ],
    ),
    (
        MemberField::Site,
        &[
            "所属事業所",
            "事業所",
            "事業所名",
            "所属",
            "勤務先",
            "就労先",
            "site",
            "workplace",
        ],
    ),
    (
        MemberField::LeftOn,
        &[
            "脱退年月日",
            "脱退日",
            "退会日",
            "脱退の年月日",
            "lefton",
            "left",
        ],
    ),
    (
        MemberField::Remark,
        &["備考", "摘要", "メモ", "remark", "remarks", "note"],
    ),
];

impl Field for MemberField {
    const KIND: FileKind = FileKind::Members;
    const WORDS: &'static Words<Self> = WORDS;
    const NAME: Self = Self::Name;
}

/// The columns an import cannot do without. (The name may stand in two, and is looked for in every row.)
pub(super) const NEEDED: &[(MemberField, &str)] = &[
    (MemberField::Number, "member_number"),
    (MemberField::JoinedOn, "member_joined_on"),
];

/// The highest number read: beyond it nobody counts members, and the next one is still a number.
const HIGHEST_NUMBER: u32 = 99_999_999;
/// The most units read.
const MOST_UNITS: i64 = 1_000_000;

/// Where somebody works, by a register.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Workplace {
    /// It does not say.
    Unsaid,
    /// A name that no workplace on record has.
    Unknown,
    /// A workplace on record.
    At(SiteId),
}

/// A row that can be stored.
#[derive(Clone, Debug)]
pub(super) struct MemberRow {
    /// Its number in the file.
    pub row: u32,
    /// Its fingerprint.
    pub hash: RowHash,
    /// The member's number.
    pub number: u32,
    /// What is known of the person.
    pub draft: PersonDraft,
    /// The first day.
    pub joined_on: NaiveDate,
    /// The last day, inclusive; may lie ahead.
    pub left_on: Option<NaiveDate>,
    /// 口数, and what one cost.
    pub units: i64,
    /// The amount of a unit.
    pub unit: Yen,
    /// Each payment on its day; together the amount of the units.
    pub payments: Vec<(NaiveDate, Yen)>,
    /// Where they work.
    pub workplace: Workplace,
    /// 備考.
    pub remark: Option<String>,
}

impl MemberRow {
    /// What the units cost.
    pub fn amount(&self) -> Yen {
        Yen::new(self.units * self.unit.get())
    }
}

/// A register as read, and who in it is whom.
struct MembersReading {
    /// Its rows, those that can be stored by the day of joining.
    pub rows: rows::Reading<MemberField, MemberRow>,
    /// Rows of one person, rows of look-alikes.
    pub kin: Kin,
}

/// A member's number as people write it: `00012`, `12`, with or without the office's own letters before it.
pub(super) fn read_number(text: &str, prefix: &str) -> Option<u32> {
    let plain: String = nfkc(text).chars().filter(|c| !c.is_whitespace()).collect();
    let digits = plain
        .strip_prefix(nfkc(prefix).as_str())
        .unwrap_or(plain.as_str());
    if digits.is_empty() || digits.len() > 12 || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let number: u64 = digits.parse().ok()?;
    u32::try_from(number)
        .ok()
        .filter(|number| (1..=HIGHEST_NUMBER).contains(number))
}

/// Units as people write them: `3`, `３口`.
fn read_units(text: &str) -> Option<i64> {
    let plain: String = nfkc(text)
        .chars()
        .filter(|c| !c.is_whitespace() && *c != ',')
        .collect();
    let digits = plain.strip_suffix('口').unwrap_or(&plain);
    let (sign, digits) = match digits.strip_prefix('-') {
        Some(digits) => (-1, digits),
        None => (1, digits),
    };
    if digits.is_empty() || digits.len() > 12 || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    digits
        .parse::<i64>()
        .ok()
        .map(|units| sign * units)
        .filter(|units| *units <= MOST_UNITS)
}

/// Reads a table as a register of members.
fn read(
    db: &Reader<'_>,
    table: &Table,
    choices: &TableChoices<MemberField>,
    today: NaiveDate,
) -> Result<MembersReading> {
    let sheet = Sheet::of(db, table, choices)?;
    let (records, mut reading) = sheet.records();
    let before = store::imported_before(
        db,
        FileKind::Members,
        None,
        records.iter().map(|(_, hash)| *hash),
    )?;
    let reader = RowReader {
        db,
        sheet: &sheet,
        prefix: articles::membership(db, today)?.number_prefix,
        sites: sites_by_name(db)?,
        today,
    };
    let mut numbers: HashSet<u32> = HashSet::new();
    for (row, hash) in records {
        if before.contains(&hash) {
            let note = sheet.note(row, RowCode::AlreadyImported, None);
            reading.skipped.push(note);
            continue;
        }
        let mut warnings = Vec::new();
        match reader.read(row, hash, &mut numbers, &mut warnings)? {
            Read::Row(member) => {
                reading.warnings.append(&mut warnings);
                reading.accepted.push(*member);
            }
            Read::OnRecord => {
                let note = sheet.note(row, RowCode::AlreadyImported, Some(MemberField::Number));
                reading.skipped.push(note);
            }
            Read::Refused(code, field) => {
                reading.refused.push(sheet.note(row, code, Some(field)));
            }
        }
    }
    reading.skipped.sort_by_key(|note| note.row);
    // In the order in which things happened, whatever the order of the rows.
    reading
        .accepted
        .sort_by_key(|member| (member.joined_on, member.number));
    let kin = people::kin(db, &reading.accepted, today)?;
    Ok(MembersReading { rows: reading, kin })
}

/// Workplaces by every name they ever had, as names are compared. One that several have means the 事業所 among
/// them, or else none.
fn sites_by_name(db: &Reader<'_>) -> Result<HashMap<String, SiteId>> {
    let mut named: HashMap<String, Vec<(SiteKind, SiteId)>> = HashMap::new();
    for record in site::records(db)? {
        for placement in &record.placements {
            let of = named.entry(fold_name(&placement.name)).or_default();
            if of.iter().all(|(_, site)| *site != record.id) {
                of.push((record.facts.kind, record.id));
            }
        }
    }
    Ok(named
        .into_iter()
        .filter_map(|(name, sites)| {
            let only = match sites.as_slice() {
                [(_, only)] => Some(*only),
                several => {
                    let mut places = several.iter().filter(|(kind, _)| *kind == SiteKind::Site);
                    match (places.next(), places.next()) {
                        (Some((_, only)), None) => Some(*only),
                        _ => None,
                    }
                }
            };
            only.map(|site| (name, site))
        })
        .collect())
}

/// What becomes of a row.
enum Read {
    /// It can be stored.
    Row(Box<MemberRow>),
    /// This membership is on record.
    OnRecord,
    /// It cannot be, for this reason and by this cell.
    Refused(RowCode, MemberField),
}

/// Reads the rows of one register.
struct RowReader<'a, 't> {
    db: &'a Reader<'a>,
    sheet: &'a Sheet<'t, MemberField>,
    prefix: String,
    sites: HashMap<String, SiteId>,
    today: NaiveDate,
}

/// A cell that cannot be read or cannot be true.
struct Bad(RowCode, MemberField);

impl RowReader<'_, '_> {
    fn read(
        &self,
        row: &Row,
        hash: RowHash,
        numbers: &mut HashSet<u32>,
        warnings: &mut Vec<Note>,
    ) -> Result<Read> {
        let number = read_number(&self.sheet.text(row, MemberField::Number), &self.prefix);
        let is_first = number.is_none_or(|number| numbers.insert(number));
        Ok(match self.fields(row, hash, number, warnings)? {
            Err(Bad(code, field)) => Read::Refused(code, field),
            Ok(_) if !is_first => Read::Refused(RowCode::NumberDuplicate, MemberField::Number),
            Ok(member) => match member::with_number(self.db, member.number)? {
                None => Read::Row(Box::new(member)),
                Some(id) if self.is_same(id, &member)? => Read::OnRecord,
                Some(_) => Read::Refused(RowCode::NumberDuplicate, MemberField::Number),
            },
        })
    }

    /// Whether a membership on record is the one of a row: the day it began on, and somebody of that name.
    fn is_same(&self, id: crate::kernel::id::MemberId, row: &MemberRow) -> Result<bool> {
        let membership = member::load(self.db, id)?;
        let is_named = person::with_name(self.db, &row.draft.name)?.contains(&membership.person);
        Ok(is_named
            && membership.joined_on == Some(row.joined_on)
            && membership.voided_on.is_none())
    }

    fn said(&self, row: &Row, field: MemberField) -> Option<String> {
        Some(self.sheet.text(row, field)).filter(|text| !text.is_empty())
    }

    /// The name, whole or in two parts.
    fn name(&self, row: &Row) -> Option<String> {
        self.said(row, MemberField::Name).or_else(|| {
            let parts: Vec<String> = [MemberField::FamilyName, MemberField::GivenName]
                .into_iter()
                .filter_map(|field| self.said(row, field))
                .collect();
            (!parts.is_empty()).then(|| parts.join(" "))
        })
    }

    /// The reading from its column, or else from the furigana of the name's cells. A column that is there and
    /// empty is worth a look either way.
    fn reading(&self, row: &Row, warnings: &mut Vec<Note>) -> Option<String> {
        let field = MemberField::Reading;
        let column = self.said(row, field);
        let furigana = || {
            let names = [
                MemberField::Name,
                MemberField::FamilyName,
                MemberField::GivenName,
            ];
            let parts: Vec<&str> = names
                .into_iter()
                .filter_map(|field| self.sheet.cell(row, field)?.reading.as_deref())
                .map(trim_ends)
                .filter(|part| !part.is_empty())
                .collect();
            (!parts.is_empty()).then(|| parts.join(" "))
        };
        let is_empty = column.is_none() && self.sheet.column(field).is_some();
        let written = column.or_else(furigana);
        if is_empty || written.is_none() {
            let code = RowCode::ReadingMissing;
            warnings.push(self.sheet.note(row, code, Some(field)));
        }
        let written = written?;
        let reading = to_katakana_reading(&written);
        if is_reading(&reading) {
            return Some(reading);
        }
        let mut note = self.sheet.note(row, RowCode::ReadingInvalid, Some(field));
        note.cell = written.chars().take(200).collect();
        warnings.push(note);
        None
    }

    /// A day that may be left out.
    fn day(
        &self,
        row: &Row,
        field: MemberField,
        code: RowCode,
        warnings: &mut Vec<Note>,
    ) -> Result<Option<NaiveDate>, Bad> {
        let read = self.sheet.date(row, field, warnings);
        let read = read.filter(|day| field::day("day", *day).is_ok());
        if read.is_none() && self.said(row, field).is_some() {
            return Err(Bad(code, field));
        }
        Ok(read)
    }

    /// Units and amount, each from the other where it is not said, and what a unit cost.
    fn units(
        &self,
        row: &Row,
        joined_on: NaiveDate,
        warnings: &mut Vec<Note>,
    ) -> Result<Result<(i64, Yen), Bad>> {
        use MemberField::{Amount, Units};
        let unit = equity::unit_price(self.db, joined_on)?;
        let units = match self.said(row, Units).map(|text| read_units(&text)) {
            None => None,
            Some(None) => return Ok(Err(Bad(RowCode::UnitsInvalid, Units))),
            Some(units) => units,
        };
        if units.is_some_and(|units| units < 1) {
            return Ok(Err(Bad(RowCode::UnitsBelowOne, Units)));
        }
        let amount = match self.said(row, Amount).map(|text| read_yen(&text)) {
            None => None,
            Some(None) => return Ok(Err(Bad(RowCode::YenInvalid, Amount))),
            Some(amount) => amount,
        };
        let units = match (units, amount) {
            (Some(units), Some(amount)) => {
                if units.checked_mul(unit.get()) != Some(amount.get()) {
                    return Ok(Err(Bad(RowCode::AmountMismatch, Amount)));
                }
                units
            }
            (Some(units), None) => {
                warnings.push(self.sheet.note(row, RowCode::AmountMissing, Some(Amount)));
                units
            }
            (None, Some(amount)) => {
                let units = amount.get() / unit.get().max(1);
                if units * unit.get() != amount.get() || units > MOST_UNITS {
                    return Ok(Err(Bad(RowCode::AmountMismatch, Amount)));
                }
                if units < 1 {
                    return Ok(Err(Bad(RowCode::UnitsBelowOne, Amount)));
                }
                warnings.push(self.sheet.note(row, RowCode::UnitsMissing, Some(Units)));
                units
            }
            (None, None) => return Ok(Err(Bad(RowCode::UnitsInvalid, Units))),
        };
        Ok(Ok((units, unit)))
    }

    fn payments(
        &self,
        row: &Row,
        (joined_on, left_on): (NaiveDate, Option<NaiveDate>),
        (units, unit): (i64, Yen),
        warnings: &mut Vec<Note>,
    ) -> Result<Vec<(NaiveDate, Yen)>, Bad> {
        let field = MemberField::PaidOn;
        let empty = Cell::default();
        let cell = self.sheet.cell(row, field).unwrap_or(&empty);
        let amount = Yen::new(units * unit.get());
        if cell.is_blank() {
            warnings.push(self.sheet.note(row, RowCode::PaidMissing, Some(field)));
            return Ok(vec![(joined_on, amount)]);
        }
        let read = paid::read(cell, |cell| self.sheet.day_of(cell), units, unit)
            .ok_or(Bad(RowCode::PaidInvalid, field))?;
        // Money comes until today, and nobody pays in after their last day.
        let latest = left_on.map_or(self.today, |left_on| left_on.min(self.today));
        let can_be = |day: NaiveDate| day <= latest && field::day("day", day).is_ok();
        if !read.payments.iter().all(|(day, _)| can_be(*day)) {
            return Err(Bad(RowCode::PaidInvalid, field));
        }
        for (is_so, code) in [
            (read.era_ran_on, RowCode::EraRanOn),
            (read.split == paid::Split::Unknown, RowCode::SplitUnknown),
        ] {
            if is_so {
                warnings.push(self.sheet.note(row, code, Some(field)));
            }
        }
        Ok(read.payments)
    }

    fn workplace(&self, row: &Row, warnings: &mut Vec<Note>) -> Workplace {
        let Some(name) = self.said(row, MemberField::Site) else {
            return Workplace::Unsaid;
        };
        if let Some(site) = self.sites.get(&fold_name(&name)) {
            return Workplace::At(*site);
        }
        let field = Some(MemberField::Site);
        warnings.push(self.sheet.note(row, RowCode::SiteUnknown, field));
        Workplace::Unknown
    }

    fn postal_code(&self, row: &Row) -> Result<Option<String>, Bad> {
        let field = MemberField::PostalCode;
        let Some(cell) = self.sheet.cell(row, field).filter(|cell| !cell.is_blank()) else {
            return Ok(None);
        };
        let read = match cell.value {
            Value::Number(_) => PostalCode::read_quantity(&cell.shown()),
            _ => PostalCode::read(&cell.shown()),
        };
        match read {
            Ok(code) => Ok(Some(code.digits().to_owned())),
            Err(_) => Err(Bad(RowCode::PostalCodeInvalid, field)),
        }
    }

    /// Everything a row says, or the first cell that cannot be read or cannot be true.
    fn fields(
        &self,
        row: &Row,
        hash: RowHash,
        number: Option<u32>,
        warnings: &mut Vec<Note>,
    ) -> Result<Result<MemberRow, Bad>> {
        use MemberField::{
            Address, BirthOn, FamilyName, GivenName, JoinedOn, LeftOn, Name, Number, Reading,
            Remark, Site,
        };
        /// The value, or out with the reason.
        macro_rules! or_refuse {
            ($read:expr) => {
                match $read {
                    Ok(value) => value,
                    Err(bad) => return Ok(Err(bad)),
                }
            };
        }
        let Some(name) = self.name(row) else {
            return Ok(Err(Bad(RowCode::NameMissing, Name)));
        };
        for (field, at_most) in [
            (Name, LINE),
            (FamilyName, LINE / 2),
            (GivenName, LINE / 2),
            (Reading, LINE),
            (Address, 2 * LINE),
            (Site, LINE),
            (Remark, TEXT),
        ] {
            if self.sheet.text(row, field).chars().nth(at_most).is_some() {
                return Ok(Err(Bad(RowCode::TooLong, field)));
            }
        }
        let Some(number) = number else {
            return Ok(Err(Bad(RowCode::NumberInvalid, Number)));
        };
        let joined = or_refuse!(self.day(row, JoinedOn, RowCode::JoinedInvalid, warnings));
        let Some(joined_on) = joined.filter(|day| *day <= self.today) else {
            return Ok(Err(Bad(RowCode::JoinedInvalid, JoinedOn)));
        };
        let birth_on = or_refuse!(self.day(row, BirthOn, RowCode::BirthInvalid, warnings));
        if birth_on.is_some_and(|birth_on| birth_on >= joined_on) {
            return Ok(Err(Bad(RowCode::BirthInvalid, BirthOn)));
        }
        let (units, unit) = or_refuse!(self.units(row, joined_on, warnings)?);
        let left_on = or_refuse!(self.day(row, LeftOn, RowCode::LeftInvalid, warnings));
        if left_on.is_some_and(|left_on| left_on < joined_on) {
            return Ok(Err(Bad(RowCode::LeftBeforeJoined, LeftOn)));
        }
        let days = (joined_on, left_on);
        let payments = or_refuse!(self.payments(row, days, (units, unit), warnings));
        let postal_code = or_refuse!(self.postal_code(row));
        Ok(Ok(MemberRow {
            row: row.number,
            hash,
            number,
            draft: PersonDraft {
                name,
                reading: self.reading(row, warnings),
                birth_on,
                postal_code,
                address: self.said(row, Address),
                ..PersonDraft::default()
            },
            joined_on,
            left_on,
            units,
            unit,
            payments,
            workplace: self.workplace(row, warnings),
            remark: self.said(row, Remark),
        }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_stands_once_and_in_the_form_looked_up() {
        rows::check_words::<MemberField>();
    }

    #[test]
    fn numbers_are_numbers_of_members_or_none() {
        for (text, prefix, number) in [
            ("00012", "", Some(12)),
            ("１２", "", Some(12)),
            ("K0012", "K", Some(12)),
            ("12", "K", Some(12)),
            ("0", "", None),
            ("-1", "", None),
            ("1.5", "", None),
            ("9223372036854775808", "", None),
            ("4294967295", "", None),
            ("12番", "", None),
            ("", "", None),
        ] {
            assert_eq!(read_number(text, prefix), number, "{text}");
        }
    }

    #[test]
    fn units_are_whole() {
        for (text, units) in [
            ("3", Some(3)),
            ("３口", Some(3)),
            ("1,000", Some(1_000)),
            ("0", Some(0)),
            ("-2", Some(-2)),
            ("2.5", None),
            ("三口", None),
            ("9999999999", None),
        ] {
            assert_eq!(read_units(text), units, "{text}");
        }
    }
}
