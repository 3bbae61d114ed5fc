//! Commands of the first page.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::application::ApplicationRow;
use crate::kernel::id::RecruitmentId;
use crate::person::api::DuplicatePair;
use crate::store::journal::JournalLine;

/// `today.load`
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct TodayLoad {}

/// What wants doing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[allow(missing_docs, reason = "the fields are the facts")]
pub enum Task {
    /// Two records may be one person.
    Duplicates { count: u32, first: DuplicatePair },
    /// An application has waited long at an open stage. Longest first.
    Waiting {
        recruitment: RecruitmentId,
        application: ApplicationRow,
        stage: String,
        days: i64,
    },
    /// People without a reading.
    ReadingMissing {
        recruitment: RecruitmentId,
        count: u32,
    },
    /// People without a recorded consent to selection.
    ConsentMissing {
        recruitment: RecruitmentId,
        count: u32,
    },
    /// No verified backup for so many days, or none yet.
    BackupDue { days: Option<i64> },
}

/// The first page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "plain")]
pub struct Today {
    pub on: NaiveDate,
    pub tasks: Vec<Task>,
    /// The newest open recruitment, for the plot.
    pub recruitment: Option<RecruitmentId>,
    /// The last acts, latest first.
    pub recent: Vec<JournalLine>,
}
