//! Days on which study or work comes first (学事日程): exams, thesis, defence, practice, work.

pub mod api;
pub mod rules;
pub mod store;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::kernel::Result;
use crate::kernel::id::{PersonId, StudyPeriodId};
use crate::store::{Reader, Tx};

/// What keeps somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum StudyKind {
    /// 試験.
    Exam,
    /// 卒業論文, 修士論文.
    Thesis,
    /// 口頭試問, 発表.
    Defence,
    /// 教育実習 and other practice.
    Practice,
    /// 勤務, アルバイト.
    Work,
    /// Anything else.
    Other,
}

/// A period, both ends included.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "as in the table")]
pub struct StudyPeriod {
    pub id: StudyPeriodId,
    pub person: PersonId,
    pub name: String,
    pub kind: StudyKind,
    /// The kind as written.
    pub label: String,
    pub starts_on: NaiveDate,
    pub ends_on: NaiveDate,
    pub remark: Option<String>,
}

/// How many people study or work come first for on a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "plain")]
pub struct StudyLoad {
    pub on: NaiveDate,
    pub people: u32,
    pub kinds: Vec<StudyLoadKind>,
}

/// Of these, how many for one kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "plain")]
pub struct StudyLoadKind {
    pub kind: StudyKind,
    pub people: u32,
}

// -- what other nouns ask of this one ------------------------------------------------------------

/// Everybody's periods that touch these days, both ends included, by reading.
///
/// # Errors
/// Whatever the database says.
pub fn between(db: &Reader<'_>, from: NaiveDate, to: NaiveDate) -> Result<Vec<StudyPeriod>> {
    store::between(db, from, to)
}

/// A person's periods, by their beginning.
///
/// # Errors
/// Whatever the database says.
pub fn of_person(db: &Reader<'_>, person: PersonId) -> Result<Vec<StudyPeriod>> {
    store::list(
        db,
        &api::StudyList {
            person: Some(person),
            ..api::StudyList::default()
        },
    )
}

/// Gives another record's periods to the person kept.
///
/// # Errors
/// Whatever the database says.
pub fn merge(tx: &Tx<'_>, kept: PersonId, gone: PersonId) -> Result<()> {
    store::merge(tx, kept, gone)
}

/// A period as it comes in.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "as in the table")]
pub struct NewPeriod {
    pub person: PersonId,
    /// The kind as written; what it stands for follows from it.
    pub label: String,
    pub starts_on: NaiveDate,
    pub ends_on: NaiveDate,
    pub remark: Option<String>,
}

impl NewPeriod {
    fn as_stored(&self) -> store::Period<'_> {
        store::Period {
            person: self.person,
            kind: rules::kind_of(&self.label),
            label: &self.label,
            starts_on: self.starts_on,
            ends_on: self.ends_on,
            remark: self.remark.as_deref(),
        }
    }
}

/// Whether the same period is there already.
///
/// # Errors
/// Whatever the database says.
pub fn is_there(db: &Reader<'_>, period: &NewPeriod) -> Result<bool> {
    store::is_there(db, &period.as_stored())
}

/// Enters a period.
///
/// # Errors
/// Whatever the database says.
pub fn enter(tx: &Tx<'_>, period: &NewPeriod) -> Result<StudyPeriodId> {
    store::save(tx, None, &period.as_stored())
}

/// Periods that contradict the record, without personal data.
///
/// # Errors
/// Whatever the database says.
pub fn broken_invariants(db: &Reader<'_>) -> Result<Vec<String>> {
    store::broken_invariants(db)
}
