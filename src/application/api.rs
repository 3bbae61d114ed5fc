//! Commands on applications.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{ApplicationRow, BoardColumn, Filter, FlowStep, SavedView, View};
use crate::kernel::file::FileToken;
use crate::kernel::id::{ApplicationId, PersonId, RecruitmentId, SavedViewId, StageId, UserId};
use crate::person::GraduateKind;

/// `application.table`: one page of the table.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct ApplicationTable {
    pub recruitment: RecruitmentId,
    pub view: View,
    pub offset: u32,
    /// At most 1,000.
    pub limit: u32,
}

/// A page of the table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "plain")]
pub struct ApplicationPage {
    /// How many the selection holds in all.
    pub total: i64,
    pub rows: Vec<ApplicationRow>,
}

/// `application.ids`: the whole selection by id, for bulk acts on "all of these".
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct ApplicationIds {
    pub recruitment: RecruitmentId,
    pub filter: Filter,
}

/// `application.board`
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct ApplicationBoard {
    pub recruitment: RecruitmentId,
    pub filter: Filter,
    /// Cards to send a column; at most 500.
    pub cards: u32,
}

/// `application.flow`
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct ApplicationFlow {
    pub recruitment: RecruitmentId,
    /// The day asked about; absent: today.
    #[ts(optional = nullable)]
    pub as_of: Option<NaiveDate>,
}

/// The cohort's flow as of a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "plain")]
pub struct Flow {
    pub as_of: NaiveDate,
    pub target: Option<u32>,
    /// From applied to accepted.
    pub steps: Vec<FlowStep>,
}

/// `application.add`
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct ApplicationAdd {
    pub recruitment: RecruitmentId,
    pub who: Applicant,
    pub applied_on: NaiveDate,
    pub source: Option<String>,
}

/// Who applies.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub enum Applicant {
    /// Somebody already on record, for instance from last year.
    Known { person: PersonId },
    /// Somebody new.
    New { person: NewPerson },
}

/// The facts of somebody new. Only the name is needed.
#[derive(Clone, Debug, Default, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "as in the tables")]
pub struct NewPerson {
    pub name: String,
    pub reading: Option<String>,
    pub birth_on: Option<NaiveDate>,
    pub school: Option<String>,
    pub faculty: Option<String>,
    pub graduation_month: Option<String>,
    pub graduate_kind: Option<GraduateKind>,
    pub email: Option<String>,
    pub phone: Option<String>,
    pub postal_code: Option<String>,
    pub address: Option<String>,
}

/// What `application.add` made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "plain")]
pub struct Added {
    pub person: PersonId,
    pub application: ApplicationId,
    /// People who look like this one; shown at once.
    pub look_alikes: Vec<crate::person::api::LookAlike>,
}

/// `application.update`
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "as in the table")]
pub struct ApplicationUpdate {
    pub application: ApplicationId,
    pub applied_on: NaiveDate,
    pub source: Option<String>,
    pub assignee: Option<UserId>,
}

/// `application.move`: one or many to a stage, in one act.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct ApplicationMove {
    pub applications: Vec<ApplicationId>,
    pub stage: StageId,
    /// The day of the move; absent: today.
    #[ts(optional = nullable)]
    pub on: Option<NaiveDate>,
    #[ts(optional = nullable)]
    pub reason: Option<String>,
}

/// What a move did.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Moved {
    /// How many went to the stage; those already there are left alone.
    pub moved: u32,
}

/// `application.export`
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct ApplicationExport {
    pub recruitment: RecruitmentId,
    pub view: View,
    pub format: ExportFormat,
    pub file: FileToken,
}

/// The form of an exported table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ExportFormat {
    /// UTF-8 with BOM, which spreadsheets read without asking.
    CsvUtf8,
    /// Windows-31J, for older programs; a character it lacks is refused by name.
    CsvWindows31j,
    /// Excel; text stays text, dates are dates.
    Xlsx,
}

/// What an export wrote.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "plain")]
pub struct Exported {
    pub rows: u32,
}

/// `view.list`: one's own saved views.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ViewList {}

/// `view.save`: under a new name, or over the one of that name.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct ViewSave {
    pub name: String,
    pub view: View,
}

/// `view.remove`
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct ViewRemove {
    pub view: SavedViewId,
}

/// The saved views, by name.
pub type SavedViews = Vec<SavedView>;
