//! Commands on work in the business.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{NewWork, SupportUse, Work, WorkContract, store};
use crate::api::{Act, Query};
use crate::kernel::field;
use crate::kernel::id::{PersonId, SiteId, WorkId};
use crate::kernel::operation::{Operation, Summary};
use crate::kernel::{ApiError, Result};
use crate::store::{Outcome, Reader};
use crate::{person, site};

/// `work.of_person`
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct WorkOfPerson {
    pub person: PersonId,
}

/// `work.save`: new work, or what is on record corrected or ended.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct WorkSave {
    pub person: PersonId,
    /// Which; absent: new.
    #[ts(optional = nullable)]
    pub work: Option<WorkId>,
    pub started_on: NaiveDate,
    /// The last day, inclusive; may lie ahead.
    #[ts(optional = nullable)]
    pub ended_on: Option<NaiveDate>,
    #[ts(optional = nullable)]
    pub contract: Option<WorkContract>,
    pub support_use: SupportUse,
    #[ts(optional = nullable)]
    pub site: Option<SiteId>,
}

/// `work.remove`: entered in error.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct WorkRef {
    pub work: WorkId,
}

/// `work.of_person`
pub(crate) fn of_person(q: &Query<'_>, request: WorkOfPerson) -> Result<Vec<Work>> {
    store::of_person(q.db, request.person)
}

/// Two stretches at one place, on one day, are one.
fn check_apart(db: &Reader<'_>, request: &WorkSave) -> Result<()> {
    let ends = request.ended_on.unwrap_or(NaiveDate::MAX);
    for other in store::of_person(db, request.person)? {
        let other_ends = other.ended_on.unwrap_or(NaiveDate::MAX);
        if Some(other.id) != request.work
            && other.site == request.site
            && other.started_on <= ends
            && request.started_on <= other_ends
        {
            return Err(ApiError::WorkOverlaps {
                since: other.started_on.to_string(),
            }
            .into());
        }
    }
    Ok(())
}

/// Nobody works at a place after its last day.
fn check_open(db: &Reader<'_>, request: &WorkSave) -> Result<()> {
    let Some(site) = request.site else {
        return Ok(());
    };
    let ends = request.ended_on.unwrap_or(NaiveDate::MAX);
    match site::closed_on(db, site)? {
        Some(closed_on) if ends > closed_on => Err(ApiError::WorkSiteClosed {
            closed_on: closed_on.to_string(),
        }
        .into()),
        _ => Ok(()),
    }
}

/// `work.save`
pub(crate) fn save(act: &Act<'_>, request: WorkSave) -> Result<Outcome<WorkId>> {
    field::day("started_on", request.started_on)?;
    if let Some(ended_on) = request.ended_on {
        field::day("ended_on", ended_on)?;
        if ended_on < request.started_on {
            return Err(ApiError::DateImpossible {
                field: "ended_on".to_owned(),
            }
            .into());
        }
    }
    act.transact(Operation::WorkSave, |tx| {
        let name = person::living_name(tx, request.person)?;
        check_apart(tx, &request)?;
        check_open(tx, &request)?;
        let id = match request.work {
            Some(id) => {
                let present = store::load(tx, id)?;
                store::update(
                    tx,
                    &Work {
                        started_on: request.started_on,
                        ended_on: request.ended_on,
                        contract: request.contract,
                        support_use: request.support_use,
                        site: request.site,
                        ..present
                    },
                )?;
                id
            }
            None => store::insert(
                tx,
                &NewWork {
                    person: request.person,
                    started_on: request.started_on,
                    ended_on: request.ended_on,
                    contract: request.contract,
                    support_use: request.support_use,
                    site: request.site,
                    batch: None,
                },
            )?,
        };
        Ok((id, Summary::new(Operation::WorkSave).subject(name)))
    })
}

/// `work.remove`
pub(crate) fn remove(act: &Act<'_>, request: WorkRef) -> Result<Outcome<()>> {
    act.transact(Operation::WorkRemove, |tx| {
        let work = store::load(tx, request.work)?;
        let name = person::living_name(tx, work.person)?;
        store::delete(tx, request.work)?;
        Ok(((), Summary::new(Operation::WorkRemove).subject(name)))
    })
}
