//! Commands on first days of work.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::store;
use crate::api::{Act, Query};
use crate::kernel::field;
use crate::kernel::id::{JoiningId, OfferId, PersonId, RecruitmentId};
use crate::kernel::operation::{Operation, Summary};
use crate::kernel::{ApiError, Result};
use crate::offer::{self, OfferState};
use crate::person;
use crate::store::Outcome;

/// `joining.list`: newcomers of all years, latest first.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct JoiningList {}

/// Somebody who started work. Not a member by that.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "as in the tables")]
pub struct Newcomer {
    pub id: JoiningId,
    pub person: PersonId,
    pub name: String,
    pub reading: Option<String>,
    pub school: Option<String>,
    pub joined_on: NaiveDate,
    pub recruitment: RecruitmentId,
    pub recruitment_name: String,
    pub site: Option<String>,
    pub duties: Option<String>,
}

/// `joining.record`: one or many who started on the same day.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct JoiningRecord {
    /// Accepted ones.
    pub offers: Vec<OfferId>,
    /// Not in the future.
    pub joined_on: NaiveDate,
}

/// `joining.list`
pub(crate) fn list(q: &Query<'_>, _: JoiningList) -> Result<Vec<Newcomer>> {
    store::list(q.db)
}

/// `joining.record`
pub(crate) fn record(act: &Act<'_>, request: JoiningRecord) -> Result<Outcome<()>> {
    let joined_on = field::past("joined_on", request.joined_on, act.today())?;
    let offers = field::some_of("offers", request.offers)?;
    act.transact(Operation::JoiningRecord, |tx| {
        let mut people = Vec::new();
        for id in &offers {
            let facts = offer::load(tx, *id)?;
            if store::joined_on(tx, *id)?.is_some() {
                return Err(ApiError::OfferJoined {}.into());
            }
            if facts.standing.state != OfferState::Accepted {
                return Err(ApiError::JoiningNotAccepted {}.into());
            }
            if let Some(accepted_on) = facts.standing.accepted_on
                && joined_on < accepted_on
            {
                return Err(ApiError::OfferActedBefore {
                    earliest: accepted_on.to_string(),
                }
                .into());
            }
            store::insert(tx, facts.person, *id, joined_on)?;
            offer::count_joining(tx, *id)?;
            people.push(facts.person);
        }
        let summary = match people.as_slice() {
            [person] => {
                Summary::new(Operation::JoiningRecord).subject(person::living_name(tx, *person)?)
            }
            several => Summary::new(Operation::JoiningRecord).count(several.len()),
        };
        Ok(((), summary))
    })
}
