//! Commands on study periods.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{StudyKind, StudyPeriod};
use crate::api::{Act, Query};
use crate::kernel::Result;
use crate::kernel::id::{PersonId, RecruitmentId, StudyPeriodId};
use crate::store::Outcome;

/// `study.list`: by day, then reading. Each absent bound narrows nothing.
#[derive(Clone, Debug, Default, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct StudyList {
    /// Only people with an application to this recruitment.
    pub recruitment: Option<RecruitmentId>,
    pub person: Option<PersonId>,
    /// Ending on or after.
    pub from: Option<NaiveDate>,
    /// Beginning on or before.
    pub to: Option<NaiveDate>,
}

/// `study.save`: a new one, or over one that is there.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "as in the table")]
pub struct StudySave {
    pub study: Option<StudyPeriodId>,
    pub person: PersonId,
    pub kind: StudyKind,
    pub label: String,
    pub starts_on: NaiveDate,
    pub ends_on: NaiveDate,
    pub remark: Option<String>,
}

/// `study.remove`
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct StudyRemove {
    pub study: StudyPeriodId,
}

// -- handlers --------------------------------------------------------------------------------------

/// `study.list`
pub(crate) fn list(_: &Query<'_>, _: StudyList) -> Result<Vec<StudyPeriod>> {
    Err(crate::kernel::Error::Damaged("being built"))
}

/// `study.save`
pub(crate) fn save(_: &Act<'_>, _: StudySave) -> Result<Outcome<StudyPeriodId>> {
    Err(crate::kernel::Error::Damaged("being built"))
}

/// `study.remove`
pub(crate) fn remove(_: &Act<'_>, _: StudyRemove) -> Result<Outcome<()>> {
    Err(crate::kernel::Error::Damaged("being built"))
}
