//! Commands on recruitments.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::rules::check_stages;
use super::{Posting, ReasonRule, Recruitment, Stage, StageKind, store};
use crate::api::{Act, Query};
use crate::kernel::field::{self, LINE, TEXT};
use crate::kernel::id::{RecruitmentId, StageId};
use crate::kernel::operation::{Operation, Summary};
use crate::kernel::{ApiError, Result};
use crate::store::Outcome;

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

// -- handlers --------------------------------------------------------------------------------------

/// `recruitment.list`
pub(crate) fn list(q: &Query<'_>, _: RecruitmentList) -> Result<Vec<Recruitment>> {
    store::list(q.db)
}

/// `recruitment.page`
pub(crate) fn page(q: &Query<'_>, request: RecruitmentPageLoad) -> Result<RecruitmentPage> {
    let id = request.recruitment;
    Ok(RecruitmentPage {
        recruitment: store::load(q.db, id)?,
        stages: store::stages(q.db, id)?,
        postings: store::postings(q.db, id)?,
        sources: store::sources(q.db, id)?,
        reasons: store::reasons(q.db)?,
    })
}

fn check_year(year: i32) -> Result<i32> {
    if (1950..=2200).contains(&year) {
        return Ok(year);
    }
    Err(ApiError::FieldOutOfRange {
        field: "entry_year".to_owned(),
        from: 1950,
        to: 2200,
    }
    .into())
}

/// `recruitment.add`
pub(crate) fn add(act: &Act<'_>, request: RecruitmentAdd) -> Result<Outcome<RecruitmentId>> {
    let name = field::required("name", &request.name, LINE)?;
    let entry_year = check_year(request.entry_year)?;
    act.transact(Operation::RecruitmentAdd, |tx| {
        let id = store::insert(
            tx,
            &store::OwnFacts {
                name: &name,
                entry_year,
                target: request.target,
                closed_on: None,
            },
        )?;
        match request.stages_from {
            Some(other) => {
                store::load(tx, other)?;
                for (position, stage) in (1..).zip(store::stages(tx, other)?) {
                    store::insert_stage(tx, id, position, &stage.name, stage.kind, stage.reason)?;
                }
            }
            None => store::insert_usual_stages(tx, id)?,
        }
        Ok((id, Summary::new(Operation::RecruitmentAdd).subject(&name)))
    })
}

/// `recruitment.update`
pub(crate) fn update(act: &Act<'_>, request: RecruitmentUpdate) -> Result<Outcome<()>> {
    let name = field::required("name", &request.name, LINE)?;
    let entry_year = check_year(request.entry_year)?;
    let closed_on = request
        .closed_on
        .map(|day| field::day("closed_on", day))
        .transpose()?;
    act.transact(Operation::RecruitmentUpdate, |tx| {
        store::load(tx, request.recruitment)?;
        store::update(
            tx,
            request.recruitment,
            &store::OwnFacts {
                name: &name,
                entry_year,
                target: request.target,
                closed_on,
            },
        )?;
        Ok((
            (),
            Summary::new(Operation::RecruitmentUpdate).subject(&name),
        ))
    })
}

/// `recruitment.post`
pub(crate) fn post(act: &Act<'_>, request: RecruitmentPost) -> Result<Outcome<()>> {
    let posted_on = field::day("posted_on", request.posted_on)?;
    let place = field::required("place", &request.place, LINE)?;
    let body = field::required("body", &request.body, TEXT)?;
    act.transact(Operation::RecruitmentPost, |tx| {
        let recruitment = store::load(tx, request.recruitment)?;
        store::insert_posting(tx, request.recruitment, posted_on, &place, &body)?;
        let summary = Summary::new(Operation::RecruitmentPost)
            .subject(recruitment.name)
            .object(&place);
        Ok(((), summary))
    })
}

/// `stage.save`
pub(crate) fn save_stages(act: &Act<'_>, request: StageSave) -> Result<Outcome<()>> {
    let drafts = check_stages(&request.stages)?;
    act.transact(Operation::StageSave, |tx| {
        let recruitment = store::load(tx, request.recruitment)?;
        let present = store::stages(tx, request.recruitment)?;
        for stage in &present {
            if drafts.iter().any(|draft| draft.id == Some(stage.id)) {
                continue;
            }
            let applications = store::applications_through(tx, stage.id)?;
            if applications > 0 {
                return Err(ApiError::StageInUse { applications }.into());
            }
            store::delete_stage(tx, stage.id)?;
        }
        for (position, draft) in (1..).zip(&drafts) {
            match draft.id {
                Some(id) if present.iter().any(|stage| stage.id == id) => {
                    store::update_stage(tx, id, position, &draft.name, draft.kind, draft.reason)?;
                }
                Some(_) => return Err(ApiError::StageElsewhere {}.into()),
                None => store::insert_stage(
                    tx,
                    request.recruitment,
                    position,
                    &draft.name,
                    draft.kind,
                    draft.reason,
                )?,
            }
        }
        let summary = Summary::new(Operation::StageSave).subject(recruitment.name);
        Ok(((), summary))
    })
}
