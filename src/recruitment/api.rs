//! Commands on recruitments.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Posting, ReasonRule, Recruitment, Stage, StageKind};
use crate::kernel::id::{RecruitmentId, StageId};

/// `recruitment.list`: latest year of entry first.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RecruitmentList {}

/// `recruitment.page`
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct RecruitmentPageLoad {
    pub recruitment: RecruitmentId,
}

/// A recruitment with everything its screens offer to choose from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "plain")]
pub struct RecruitmentPage {
    pub recruitment: Recruitment,
    /// In order.
    pub stages: Vec<Stage>,
    /// Latest version first.
    pub postings: Vec<Posting>,
    /// Sources (応募経路) in use, most frequent first.
    pub sources: Vec<String>,
    /// Reasons given so far, most frequent first, to choose from.
    pub reasons: Vec<String>,
}

/// `recruitment.add`: with the stages of another one, or the usual nine.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "as in the table")]
pub struct RecruitmentAdd {
    pub name: String,
    pub entry_year: i32,
    pub target: Option<u32>,
    pub stages_from: Option<RecruitmentId>,
}

/// `recruitment.update`
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "as in the table")]
pub struct RecruitmentUpdate {
    pub recruitment: RecruitmentId,
    pub name: String,
    pub entry_year: i32,
    pub target: Option<u32>,
    pub closed_on: Option<NaiveDate>,
}

/// `recruitment.post`: a new version of what is posted; earlier versions stay.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "as in the table")]
pub struct RecruitmentPost {
    pub recruitment: RecruitmentId,
    pub posted_on: NaiveDate,
    pub place: String,
    pub body: String,
}

/// `stage.save`: all stages of a recruitment, in order. A stage left out is removed, which is
/// refused while anything refers to it.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct StageSave {
    pub recruitment: RecruitmentId,
    pub stages: Vec<StageDraft>,
}

/// A stage as edited; without id it is new.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "as in the table")]
pub struct StageDraft {
    pub id: Option<StageId>,
    pub name: String,
    pub kind: StageKind,
    pub reason: ReasonRule,
}
