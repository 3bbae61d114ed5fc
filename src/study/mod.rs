//! Days on which study or work comes first (学事日程): exams, thesis, defence, practice, work.

pub mod api;
pub mod rules;
pub mod store;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::kernel::id::{PersonId, StudyPeriodId};

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
