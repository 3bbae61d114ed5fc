//! Workplaces (事業所) and what stands above them: 本部, 事業本部, エリア. What a workplace is called and
//! belongs to is dated, so that the tree of any day can be shown.

pub mod api;
pub mod rules;
pub mod store;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::kernel::Result;
use crate::kernel::error::{Noun, OrNotFound};
use crate::kernel::id::{ImportBatchId, SiteId};
use crate::store::{Reader, Tx};
use rules::SiteRecord;

/// How high something stands in the organisation; in this order from the top.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum SiteKind {
    /// 本部: nothing stands above it.
    Head,
    /// 事業本部.
    Division,
    /// エリア.
    Area,
    /// 事業所: where people work.
    Site,
}

/// Whether a workplace is open on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum SiteStanding {
    /// It opens later.
    Planned,
    /// Open, its first and its last day included.
    Open,
    /// It was closed.
    Closed,
}

/// What is not dated about a workplace.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "as in the table")]
pub struct SiteFacts {
    /// The office's own; no two have the same.
    pub code: String,
    pub kind: SiteKind,
    /// 事業種別.
    pub service: Option<String>,
    pub prefecture: Option<String>,
    /// First day; none: as long as anybody knows.
    pub opened_on: Option<NaiveDate>,
    /// Last day.
    pub closed_on: Option<NaiveDate>,
}

/// A workplace in the tree of a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "plain")]
pub struct SiteNode {
    pub id: SiteId,
    #[serde(flatten)]
    pub facts: SiteFacts,
    /// What it is called on the day.
    pub name: String,
    /// What it belongs to on the day.
    pub parent: Option<SiteId>,
    /// How many stand above it.
    pub depth: u32,
    pub standing: SiteStanding,
    /// 事業所 open on the day, itself and everything below.
    pub open_sites: u32,
}

// -- what other nouns ask of this one ------------------------------------------------------------

/// What a workplace is called on a day.
///
/// # Errors
/// `record.not_found`.
pub fn name_on(db: &Reader<'_>, site: SiteId, day: NaiveDate) -> Result<String> {
    let record = store::load(db, site)?;
    let placement = rules::placement_on(&record.placements, day).or_not_found(Noun::Site)?;
    Ok(placement.name.clone())
}

/// The last day of a workplace that is closed, or is going to be.
///
/// # Errors
/// `record.not_found`.
pub fn closed_on(db: &Reader<'_>, site: SiteId) -> Result<Option<NaiveDate>> {
    Ok(store::load(db, site)?.facts.closed_on)
}

/// Every workplace with everything it was called and belonged to, by id.
///
/// # Errors
/// Whatever the database says.
pub fn records(db: &Reader<'_>) -> Result<Vec<SiteRecord>> {
    store::all(db)
}

/// Enters a workplace that belongs to `parent` from the beginning.
///
/// # Errors
/// Whatever the database says.
pub fn enter(
    tx: &Tx<'_>,
    facts: &SiteFacts,
    name: &str,
    parent: Option<SiteId>,
    batch: Option<ImportBatchId>,
) -> Result<SiteId> {
    let site = store::insert(tx, facts, batch)?;
    store::write_placements(tx, site, &[], &[rules::Placement::first(name, parent)])?;
    Ok(site)
}

/// Brings a workplace up to these facts, and to this name and parent from today on.
///
/// # Errors
/// Whatever the database says.
pub fn bring_up(
    tx: &Tx<'_>,
    site: SiteId,
    facts: &SiteFacts,
    name: &str,
    parent: Option<SiteId>,
) -> Result<()> {
    let record = store::load(tx, site)?;
    if record.facts != *facts {
        store::update(tx, site, facts)?;
    }
    let after = rules::placed_from(&record.placements, name, parent, Some(tx.today));
    store::write_placements(tx, site, &record.placements, &after)
}

/// Refuses what would leave the tree unsound on any day: the check behind every act on workplaces, and
/// behind taking one back.
///
/// # Errors
/// `site.parent_kind`, `site.parent_closed`.
pub fn check(db: &Reader<'_>) -> Result<()> {
    let records = store::all(db)?;
    match rules::faults(&records).first() {
        Some(fault) => Err(fault.refusal(&records).into()),
        None => Ok(()),
    }
}

/// Where the tree is not sound on some day.
///
/// # Errors
/// Whatever the database says.
pub fn broken_invariants(db: &Reader<'_>) -> Result<Vec<String>> {
    let faults = rules::faults(&store::all(db)?);
    Ok(faults.iter().map(ToString::to_string).collect())
}
