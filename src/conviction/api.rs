//! Commands on what people said of their choice.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Conviction, store};
use crate::api::{Act, Query};
use crate::kernel::Result;
use crate::kernel::field::{self, TEXT};
use crate::kernel::id::{ConvictionId, PersonId};
use crate::kernel::operation::{Operation, Summary};
use crate::person;
use crate::store::Outcome;

/// `conviction.list`: latest first.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct ConvictionList {
    pub person: PersonId,
}

/// `conviction.record`
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "as in the table")]
pub struct ConvictionRecord {
    pub person: PersonId,
    /// Absent: today.
    pub said_on: Option<NaiveDate>,
    pub words: String,
}

/// `conviction.update`
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "as in the table")]
pub struct ConvictionUpdate {
    pub conviction: ConvictionId,
    pub said_on: NaiveDate,
    pub words: String,
}

/// `conviction.remove`
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct ConvictionRef {
    pub conviction: ConvictionId,
}

/// `conviction.list`
pub(crate) fn list(q: &Query<'_>, request: ConvictionList) -> Result<Vec<Conviction>> {
    store::list(q.db, request.person)
}

/// `conviction.record`
pub(crate) fn record(act: &Act<'_>, request: ConvictionRecord) -> Result<Outcome<ConvictionId>> {
    let today = act.today();
    let said_on = field::past("said_on", request.said_on.unwrap_or(today), today)?;
    let words = field::required("words", &request.words, TEXT)?;
    act.transact(Operation::ConvictionRecord, |tx| {
        let name = person::living_name(tx, request.person)?;
        let id = store::insert(tx, request.person, said_on, &words)?;
        Ok((id, Summary::new(Operation::ConvictionRecord).subject(name)))
    })
}

/// `conviction.update`
pub(crate) fn update(act: &Act<'_>, request: ConvictionUpdate) -> Result<Outcome<()>> {
    let said_on = field::past("said_on", request.said_on, act.today())?;
    let words = field::required("words", &request.words, TEXT)?;
    act.transact(Operation::ConvictionUpdate, |tx| {
        let person = store::person_of(tx, request.conviction)?;
        let name = person::living_name(tx, person)?;
        store::update(tx, request.conviction, said_on, &words)?;
        Ok(((), Summary::new(Operation::ConvictionUpdate).subject(name)))
    })
}

/// `conviction.remove`
pub(crate) fn remove(act: &Act<'_>, request: ConvictionRef) -> Result<Outcome<()>> {
    act.transact(Operation::ConvictionRemove, |tx| {
        let person = store::person_of(tx, request.conviction)?;
        let name = person::living_name(tx, person)?;
        store::delete(tx, request.conviction)?;
        Ok(((), Summary::new(Operation::ConvictionRemove).subject(name)))
    })
}
