//! Commands on study periods.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{StudyKind, StudyPeriod, store};
use crate::api::{Act, Query};
use crate::kernel::field::{self, LINE, TEXT};
use crate::kernel::id::{PersonId, RecruitmentId, StudyPeriodId};
use crate::kernel::operation::{Operation, Summary};
use crate::kernel::{ApiError, Result};
use crate::person;
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
pub(crate) fn list(q: &Query<'_>, request: StudyList) -> Result<Vec<StudyPeriod>> {
    store::list(q.db, &request)
}

/// `study.save`
pub(crate) fn save(act: &Act<'_>, request: StudySave) -> Result<Outcome<StudyPeriodId>> {
    let label = field::required("label", &request.label, LINE)?;
    let remark = field::optional("remark", request.remark.as_deref(), TEXT)?;
    let starts_on = field::day("starts_on", request.starts_on)?;
    let ends_on = field::day("ends_on", request.ends_on)?;
    if ends_on < starts_on {
        return Err(ApiError::StudyReversed {}.into());
    }
    act.transact(Operation::StudySave, |tx| {
        if let Some(id) = request.study {
            store::person_of(tx, id)?;
        }
        let name = person::living_name(tx, request.person)?;
        let id = store::save(
            tx,
            request.study,
            &store::Period {
                person: request.person,
                kind: request.kind,
                label: &label,
                starts_on,
                ends_on,
                remark: remark.as_deref(),
            },
        )?;
        let summary = Summary::new(Operation::StudySave)
            .subject(name)
            .object(&label);
        Ok((id, summary))
    })
}

/// `study.remove`
pub(crate) fn remove(act: &Act<'_>, request: StudyRemove) -> Result<Outcome<()>> {
    act.transact(Operation::StudyRemove, |tx| {
        let person = store::person_of(tx, request.study)?;
        let name = person::living_name(tx, person)?;
        store::delete(tx, request.study)?;
        Ok(((), Summary::new(Operation::StudyRemove).subject(name)))
    })
}
