//! Commands on purposes and periods.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::rules;
use super::{DataKind, DataKindEntry, DuePerson, store};
use crate::api::{Act, Query};
use crate::erasure;
use crate::kernel::Result;
use crate::kernel::field::{self, TEXT};
use crate::kernel::operation::{Operation, Summary};
use crate::store::Outcome;

/// `privacy.list`
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PrivacyList {
    /// The day asked about; absent: today.
    #[ts(optional = nullable)]
    pub as_of: Option<NaiveDate>,
}

/// Every kind of data as of a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "plain")]
pub struct Privacy {
    pub as_of: NaiveDate,
    pub kinds: Vec<DataKindEntry>,
}

/// `privacy.set_purpose`: a purpose from a day on. Earlier ones stay.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct PrivacySetPurpose {
    pub kind: DataKind,
    pub words: String,
    pub effective_on: NaiveDate,
}

/// `privacy.due`: whose data is due on a day.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PrivacyDue {
    /// The day asked about; absent: today. A day to come shows who will be due by then.
    #[ts(optional = nullable)]
    pub as_of: Option<NaiveDate>,
}

/// Whose data is due, those longest due first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PrivacyDueList {
    /// The day answered for.
    pub as_of: NaiveDate,
    /// Who.
    pub people: Vec<DuePerson>,
    /// When somebody falls due next, if nobody new does by that day.
    pub next_on: Option<NaiveDate>,
}

/// `privacy.list`
pub(crate) fn list(q: &Query<'_>, request: PrivacyList) -> Result<Privacy> {
    let as_of = field::day("as_of", request.as_of.unwrap_or(q.today))?;
    Ok(Privacy {
        as_of,
        kinds: rules::entries(&store::notices(q.db)?, super::months(q.db, as_of)?, as_of),
    })
}

/// `privacy.set_purpose`
pub(crate) fn set_purpose(act: &Act<'_>, request: PrivacySetPurpose) -> Result<Outcome<()>> {
    let words = field::required("words", &request.words, TEXT)?;
    let effective_on = field::day("effective_on", request.effective_on)?;
    act.transact(Operation::PrivacySetPurpose, |tx| {
        store::insert(tx, request.kind, &words, effective_on)?;
        let kind = serde_json::to_value(request.kind)?;
        let summary = Summary::new(Operation::PrivacySetPurpose)
            .subject(kind.as_str().unwrap_or_default())
            .object(&words);
        Ok(((), summary))
    })
}

/// `privacy.due`
pub(crate) fn due(q: &Query<'_>, request: PrivacyDue) -> Result<PrivacyDueList> {
    let as_of = field::day("as_of", request.as_of.unwrap_or(q.today))?;
    let months = super::months(q.db, as_of)?;
    let mut people = Vec::new();
    let mut next_on: Option<NaiveDate> = None;
    for candidate in store::candidates(q.db, None)? {
        let Some(due) = candidate.due(months) else {
            continue;
        };
        if due.due_on > as_of {
            next_on = Some(next_on.map_or(due.due_on, |next| next.min(due.due_on)));
            continue;
        }
        people.push(DuePerson {
            person: candidate.person,
            name: candidate.name,
            reading: candidate.reading,
            applications: u32::try_from(candidate.applications.len()).unwrap_or(u32::MAX),
            in_the_way: erasure::in_the_way(q.db, candidate.person)?,
            due,
        });
    }
    // Stable: within a day the order of the readings stays.
    people.sort_by_key(|person| person.due.due_on);
    Ok(PrivacyDueList {
        as_of,
        people,
        next_on,
    })
}
