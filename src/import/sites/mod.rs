//! The list of workplaces (事業所一覧): who belongs to whom, in whatever order the rows stand.
//!
//! A row is known by its code. What is on record and says the same is left out; what differs is brought
//! up, its name and parent from today on. What a row leaves empty stays as it is on record: a list that
//! says nothing of a closing does not open a workplace again.

pub mod api;
mod tree;

use std::collections::HashMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::api::TableChoices;
use super::applicants::{Note, RowCode};
use super::rows::{self, Field, Sheet, Words};
use super::skip::RowHash;
use super::store::FileKind;
use super::table::{Row, Table};
use crate::kernel::Result;
use crate::kernel::field;
use crate::kernel::id::SiteId;
use crate::kernel::text::nfkc;
use crate::site::rules::{SiteRecord, fold_code, placement_on};
use crate::site::{self, SiteFacts, SiteKind};
use crate::store::Reader;
use crate::work;

/// What a column of a list of workplaces may hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs, reason = "the names are the fields")]
pub enum SiteField {
    Code,
    Name,
    /// 区分: 本部, 事業本部, エリア, 事業所.
    Kind,
    /// 事業種別.
    Service,
    Prefecture,
    /// 上位コード.
    Parent,
    OpenedOn,
    ClosedOn,
}

/// Words in headers.
const WORDS: &Words<SiteField> = &[
    (
        SiteField::Code,
        &[
            "コード",
            "事業所コード",
            "組織コード",
            "部門コード",
            "事業所番号",
            "code",
            "sitecode",
        ],
    ),
    (
        SiteField::Name,
        &[
            "名称",
            "名前",
            "事業所名",
            "事業所名称",
            "組織名",
            "組織名称",
            "部門名",
            "name",
            "sitename",
        ],
    ),
    (
        SiteField::Kind,
        &["区分", "組織区分", "種類", "階層", "kind", "level"],
    ),
    (
        SiteField::Service,
        &["事業種別", "種別", "事業", "事業内容", "業種", "service"],
    ),
    (
        SiteField::Prefecture,
        &["都道府県", "都道府県名", "県", "所在地", "prefecture"],
    ),
    (
        SiteField::Parent,
        &[
            "上位コード",
            "親コード",
            "上位組織コード",
            "上位事業所コード",
            "所属コード",
            "上位",
            "parent",
            "parentcode",
        ],
    ),
    (
        SiteField::OpenedOn,
        &[
            "開設日",
            "開設年月日",
            "開所日",
            "設置日",
            "開始日",
            "opened",
            "openedon",
        ],
    ),
    (
        SiteField::ClosedOn,
        &[
            "閉鎖日",
            "閉鎖年月日",
            "閉所日",
            "廃止日",
            "終了日",
            "closed",
            "closedon",
        ],
    ),
];

impl Field for SiteField {
    const KIND: FileKind = FileKind::Sites;
    const WORDS: &'static Words<Self> = WORDS;
    const NAME: Self = Self::Name;
}

/// The columns an import cannot do without.
pub(super) const NEEDED: &[(SiteField, &str)] = &[
    (SiteField::Code, "code"),
    (SiteField::Name, "name"),
    (SiteField::Kind, "kind"),
];

/// What a word in 区分 stands for.
fn kind_of(word: &str) -> Option<SiteKind> {
    let word: String = nfkc(word)
        .to_lowercase()
        .chars()
        .filter(|c| !c.is_whitespace())
        .collect();
    match word.as_str() {
        "本部" | "全国本部" | "本社" | "head" => Some(SiteKind::Head),
        "事業本部" | "地域本部" | "支部" | "division" => Some(SiteKind::Division),
        "エリア" | "地区" | "ブロック" | "area" => Some(SiteKind::Area),
        "事業所" | "現場" | "拠点" | "site" => Some(SiteKind::Site),
        _ => None,
    }
}

/// A row as it stands in the file, every cell of it readable.
#[derive(Clone, Debug)]
struct Line {
    name: String,
    kind: SiteKind,
    service: Option<String>,
    prefecture: Option<String>,
    opened_on: Option<NaiveDate>,
    closed_on: Option<NaiveDate>,
    warnings: Vec<Note>,
}

/// A row of the tree in the file, whether it can be read or not: others may hang from it.
struct Branch<'t> {
    row: &'t Row,
    hash: RowHash,
    /// As written.
    code: String,
    /// The code of what it belongs to, as it is compared.
    parent: Option<String>,
    line: Line,
}

/// A row that can be stored.
#[derive(Clone, Debug)]
pub(super) struct SiteRow {
    /// Its number.
    pub row: u32,
    /// Its fingerprint.
    pub hash: RowHash,
    /// The workplace on record; none: a new one.
    pub site: Option<SiteId>,
    /// What is to stand on record.
    pub facts: SiteFacts,
    /// Its name, from today on.
    pub name: String,
    /// The code of what it belongs to from today on, as it is compared.
    pub parent: Option<String>,
    /// What differs from the record.
    pub changes: Vec<SiteField>,
}

/// A list of workplaces as read. Those that can be stored stand in an order in which none comes before
/// what it belongs to.
pub(super) type SitesReading = rows::Reading<SiteField, SiteRow>;

/// Reads a table as a list of workplaces.
pub(super) fn read(
    db: &Reader<'_>,
    table: &Table,
    choices: &TableChoices<SiteField>,
    today: NaiveDate,
) -> Result<SitesReading> {
    let sheet = Sheet::of(db, table, choices)?;
    let (records, mut reading) = sheet.records();
    let on_record = site::records(db)?;
    let mut by_code: HashMap<String, usize> = HashMap::new();
    let mut branches: Vec<(Branch<'_>, Option<RowCode>)> = Vec::new();
    for (row, hash) in records {
        let code = sheet.text(row, SiteField::Code);
        let key = fold_code(&code);
        if key.is_empty() {
            let note = sheet.note(row, RowCode::CodeMissing, Some(SiteField::Code));
            reading.refused.push(note);
            continue;
        }
        if by_code.contains_key(&key) {
            let note = sheet.note(row, RowCode::CodeDuplicate, Some(SiteField::Code));
            reading.refused.push(note);
            continue;
        }
        by_code.insert(key, branches.len());
        let parent = fold_code(&sheet.text(row, SiteField::Parent));
        let (line, refused) = read_line(&sheet, row);
        if let Some((code, field)) = refused {
            reading.refused.push(sheet.note(row, code, Some(field)));
        }
        branches.push((
            Branch {
                row,
                hash,
                code,
                parent: (!parent.is_empty()).then_some(parent),
                line,
            },
            refused.map(|(code, _)| code),
        ));
    }
    let office = Office::of(&on_record, work::last_days(db)?, today);
    let (fates, order) = tree::judge(&branches, &by_code, &office);
    for ((branch, own), fate) in branches.iter().zip(&fates) {
        if let (None, Some(code)) = (own, fate) {
            let field = tree::field_of(*code);
            reading.refused.push(sheet.note(branch.row, *code, field));
        }
    }
    for at in order {
        let branch = &branches[at].0;
        let stored = office.row(branch);
        if stored.site.is_some() && stored.changes.is_empty() {
            let note = sheet.note(branch.row, RowCode::AlreadyImported, None);
            reading.skipped.push(note);
            continue;
        }
        reading.warnings.extend(branch.line.warnings.clone());
        if stored.parent.is_none() && stored.facts.kind != SiteKind::Head && stored.site.is_none() {
            let note = sheet.note(branch.row, RowCode::ParentMissing, Some(SiteField::Parent));
            reading.warnings.push(note);
        }
        reading.accepted.push(stored);
    }
    for notes in [
        &mut reading.refused,
        &mut reading.skipped,
        &mut reading.warnings,
    ] {
        notes.sort_by_key(|note| note.row);
    }
    Ok(reading)
}

/// What a row says, and what of it cannot be read or cannot be true.
fn read_line(sheet: &Sheet<'_, SiteField>, row: &Row) -> (Line, Option<(RowCode, SiteField)>) {
    use SiteField::{ClosedOn, Code, Kind, Name, OpenedOn, Parent, Prefecture, Service};
    let mut warnings = Vec::new();
    let mut refused = None;
    let mut refuse = |code, field| {
        refused.get_or_insert((code, field));
    };
    for field in [Code, Name, Service, Prefecture, Parent] {
        if sheet.text(row, field).chars().nth(field::LINE).is_some() {
            refuse(RowCode::TooLong, field);
        }
    }
    let name = sheet.text(row, Name);
    if name.is_empty() {
        refuse(RowCode::NameMissing, Name);
    }
    let kind = kind_of(&sheet.text(row, Kind));
    if kind.is_none() {
        refuse(RowCode::KindUnknown, Kind);
    }
    let mut day = |field| {
        let read = sheet.date(row, field, &mut warnings);
        let read = read.filter(|day| field::day("day", *day).is_ok());
        if read.is_none() && !sheet.text(row, field).is_empty() {
            refuse(RowCode::DateInvalid, field);
        }
        read
    };
    let (opened_on, closed_on) = (day(OpenedOn), day(ClosedOn));
    if let (Some(opened), Some(closed)) = (opened_on, closed_on)
        && closed < opened
    {
        refuse(RowCode::ClosedBeforeOpened, ClosedOn);
    }
    let said = |field| Some(sheet.text(row, field)).filter(|text| !text.is_empty());
    let line = Line {
        name,
        kind: kind.unwrap_or(SiteKind::Site),
        service: said(Service),
        prefecture: said(Prefecture),
        opened_on,
        closed_on,
        warnings,
    };
    (line, refused)
}

/// The workplaces on record, by the code they are compared by.
struct Office<'a> {
    records: &'a [SiteRecord],
    by_code: HashMap<String, &'a SiteRecord>,
    codes: HashMap<SiteId, String>,
    /// Until when somebody works at each; none: without an end.
    last_days: HashMap<SiteId, Option<NaiveDate>>,
    today: NaiveDate,
}

impl<'a> Office<'a> {
    fn of(
        records: &'a [SiteRecord],
        last_days: HashMap<SiteId, Option<NaiveDate>>,
        today: NaiveDate,
    ) -> Self {
        let key = |record: &SiteRecord| fold_code(&record.facts.code);
        Self {
            records,
            by_code: records.iter().map(|record| (key(record), record)).collect(),
            codes: records
                .iter()
                .map(|record| (record.id, key(record)))
                .collect(),
            last_days,
            today,
        }
    }

    /// Whether a row closes a workplace at which somebody works afterwards.
    fn has_people_after(&self, row: &SiteRow) -> bool {
        let (Some(site), Some(closed_on)) = (row.site, row.facts.closed_on) else {
            return false;
        };
        row.changes.contains(&SiteField::ClosedOn)
            && self
                .last_days
                .get(&site)
                .is_some_and(|last| last.is_none_or(|last| last > closed_on))
    }

    fn find(&self, code: &str) -> Option<&'a SiteRecord> {
        self.by_code.get(&fold_code(code)).copied()
    }

    /// What a row comes to beside what is on record.
    fn row(&self, branch: &Branch<'_>) -> SiteRow {
        let line = &branch.line;
        let present = self.find(&branch.code);
        let now = present.and_then(|record| placement_on(&record.placements, self.today));
        let above = now
            .and_then(|placement| placement.parent)
            .and_then(|parent| self.codes.get(&parent).cloned());
        let was = present.map(|record| record.facts.clone());
        let facts = SiteFacts {
            code: was
                .as_ref()
                .map_or_else(|| branch.code.clone(), |was| was.code.clone()),
            kind: line.kind,
            service: line
                .service
                .clone()
                .or_else(|| was.as_ref()?.service.clone()),
            prefecture: line
                .prefecture
                .clone()
                .or_else(|| was.as_ref()?.prefecture.clone()),
            opened_on: line
                .opened_on
                .or_else(|| was.as_ref().and_then(|was| was.opened_on)),
            closed_on: line
                .closed_on
                .or_else(|| was.as_ref().and_then(|was| was.closed_on)),
        };
        let parent = branch.parent.clone().or_else(|| above.clone());
        let changes = match (&was, now) {
            (Some(was), Some(now)) => [
                (SiteField::Name, now.name != line.name),
                (SiteField::Kind, was.kind != facts.kind),
                (SiteField::Service, was.service != facts.service),
                (SiteField::Prefecture, was.prefecture != facts.prefecture),
                (SiteField::Parent, above != parent),
                (SiteField::OpenedOn, was.opened_on != facts.opened_on),
                (SiteField::ClosedOn, was.closed_on != facts.closed_on),
            ]
            .into_iter()
            .filter_map(|(field, is_other)| is_other.then_some(field))
            .collect(),
            _ => Vec::new(),
        };
        SiteRow {
            row: branch.row.number,
            hash: branch.hash,
            site: present.map(|record| record.id),
            facts,
            name: line.name.clone(),
            parent,
            changes,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_stands_once_and_in_the_form_looked_up() {
        rows::check_words::<SiteField>();
    }

    #[test]
    fn kinds_are_known_by_their_words() {
        for (word, kind) in [
            ("本部", Some(SiteKind::Head)),
            ("事業 本部", Some(SiteKind::Division)),
            ("ｴﾘｱ", Some(SiteKind::Area)),
            ("事業所", Some(SiteKind::Site)),
            ("Site", Some(SiteKind::Site)),
            ("部門", None),
            ("", None),
        ] {
            assert_eq!(kind_of(word), kind, "{word}");
        }
    }
}
