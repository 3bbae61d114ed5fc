//! Work in the business (従事): from when to when, where, and under what contract. A fact of its own, apart from
//! membership: leaving one does not end the other (法20条2項).

pub mod api;
pub mod store;

use std::collections::HashMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::kernel::Result;
use crate::kernel::id::{ImportBatchId, PersonId, SiteId, WorkId};
use crate::member::rules::Headcount;
use crate::store::{Reader, Tx};

/// Under what contract somebody works (法20条1項).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum WorkContract {
    /// 労働契約あり.
    Labour,
    /// なし: executes the association's business, or has a director's duties only.
    Director,
    /// なし: auditor.
    Auditor,
}

/// Whether somebody is a user of 特定就労継続支援 (附則3条).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum SupportUse {
    /// Works as everybody.
    #[default]
    No,
    /// Uses the support: left out of the second ratio for the time being.
    Yes,
}

/// Somebody's work as it stands on record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "as in the table")]
pub struct Work {
    pub id: WorkId,
    pub person: PersonId,
    pub started_on: NaiveDate,
    /// The last day, inclusive.
    pub ended_on: Option<NaiveDate>,
    /// Absent: not recorded.
    pub contract: Option<WorkContract>,
    pub support_use: SupportUse,
    pub site: Option<SiteId>,
}

/// Work to be entered.
#[derive(Clone, Copy, Debug)]
#[allow(missing_docs, reason = "as in the table")]
pub struct NewWork {
    pub person: PersonId,
    pub started_on: NaiveDate,
    pub ended_on: Option<NaiveDate>,
    pub contract: Option<WorkContract>,
    pub support_use: SupportUse,
    pub site: Option<SiteId>,
    pub batch: Option<ImportBatchId>,
}

// -- what other nouns ask of this one ------------------------------------------------------------

/// Somebody begins to work.
///
/// # Errors
/// Whatever the database says.
pub fn enter(tx: &Tx<'_>, new: &NewWork) -> Result<WorkId> {
    store::insert(tx, new)
}

/// A person's work, first to last.
///
/// # Errors
/// Whatever the database says.
pub fn of_person(db: &Reader<'_>, person: PersonId) -> Result<Vec<Work>> {
    store::of_person(db, person)
}

/// Until when somebody works at each workplace, as far as that is known: none, without an end.
///
/// # Errors
/// Whatever the database says.
pub fn last_days(db: &Reader<'_>) -> Result<HashMap<SiteId, Option<NaiveDate>>> {
    store::last_days(db)
}

/// How many people work at a workplace on days after a day, and the first of these days; none: nobody.
///
/// # Errors
/// Whatever the database says.
pub fn after(db: &Reader<'_>, site: SiteId, day: NaiveDate) -> Result<Option<(u32, NaiveDate)>> {
    store::after(db, site, day)
}

/// How many members and workers there are on a day, for the ratios of the Act.
///
/// # Errors
/// Whatever the database says.
pub fn headcount_on(db: &Reader<'_>, day: NaiveDate) -> Result<Headcount> {
    store::headcount_on(db, day)
}

/// What one person adds to the headcount of a day as a worker.
///
/// # Errors
/// Whatever the database says.
pub fn headcount_of(db: &Reader<'_>, person: PersonId, day: NaiveDate) -> Result<Headcount> {
    let works: Vec<Work> = store::of_person(db, person)?
        .into_iter()
        .filter(|work| work.started_on <= day && work.ended_on.is_none_or(|on| on >= day))
        .collect();
    let has = |holds: fn(&Work) -> bool| i64::from(works.iter().any(holds));
    let is_worker = i64::from(!works.is_empty());
    Ok(Headcount {
        workers: is_worker,
        contracted_members: has(|work| work.contract == Some(WorkContract::Labour)),
        contract_unknown: is_worker - has(|work| work.contract.is_some()),
        support_users: has(|work| work.support_use == SupportUse::Yes),
        ..Headcount::default()
    })
}
