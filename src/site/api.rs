//! Commands on workplaces.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::rules::{self, SiteRecord};
use super::{SiteFacts, SiteKind, SiteNode, store};
use crate::api::{Act, Query};
use crate::kernel::error::{Noun, OrNotFound};
use crate::kernel::field::{self, LINE};
use crate::kernel::id::SiteId;
use crate::kernel::operation::{Operation, Summary};
use crate::kernel::{ApiError, Result};
use crate::store::{Outcome, Tx};
use crate::work;

/// `site.tree`: everything there is, as of a day; today where none is named.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct SiteTreeLoad {
    pub as_of: Option<NaiveDate>,
}

/// The tree of a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "plain")]
pub struct SiteTree {
    pub as_of: NaiveDate,
    pub today: NaiveDate,
    /// From the top, everything right after what it belongs to.
    pub sites: Vec<SiteNode>,
    /// 事業所 open on the day.
    pub open_sites: u32,
}

/// `site.page`
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct SitePageLoad {
    pub site: SiteId,
}

/// A workplace with everything it was called and belonged to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "plain")]
pub struct SitePage {
    pub site: SiteId,
    pub facts: SiteFacts,
    /// The latest first.
    pub history: Vec<SitePast>,
}

/// A name and a parent from a day on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "plain")]
pub struct SitePast {
    /// None: from the beginning.
    pub effective_on: Option<NaiveDate>,
    pub name: String,
    pub parent: Option<SiteId>,
    /// What the parent was called on that day.
    pub parent_name: Option<String>,
}

/// `site.add`: it has this name and belongs there from the beginning.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "as in the table")]
pub struct SiteAdd {
    pub code: String,
    pub kind: SiteKind,
    pub name: String,
    pub parent: Option<SiteId>,
    pub service: Option<String>,
    pub prefecture: Option<String>,
    pub opened_on: Option<NaiveDate>,
}

/// `site.update`: what is not dated.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "as in the table")]
pub struct SiteUpdate {
    pub site: SiteId,
    pub code: String,
    pub kind: SiteKind,
    pub service: Option<String>,
    pub prefecture: Option<String>,
    pub opened_on: Option<NaiveDate>,
}

/// `site.rename`: another name from a day on; none: it was always called so.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "as in the table")]
pub struct SiteRename {
    pub site: SiteId,
    pub name: String,
    pub effective_on: Option<NaiveDate>,
}

/// `site.move`: another parent from a day on; none: it always belonged there.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "as in the table")]
pub struct SiteMove {
    pub site: SiteId,
    pub parent: Option<SiteId>,
    pub effective_on: Option<NaiveDate>,
}

/// `site.close`: refused while something below it stays open, or somebody works there afterwards.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "as in the table")]
pub struct SiteClose {
    pub site: SiteId,
    /// Its last day.
    pub closed_on: NaiveDate,
}

/// `site.reopen`: it was not closed after all.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct SiteReopen {
    pub site: SiteId,
}

// -- handlers --------------------------------------------------------------------------------------

/// `site.tree`
pub(crate) fn tree(q: &Query<'_>, request: SiteTreeLoad) -> Result<SiteTree> {
    let as_of = field::day("as_of", request.as_of.unwrap_or(q.today))?;
    let sites = rules::tree(store::all(q.db)?, as_of);
    let tops = sites.iter().filter(|site| site.parent.is_none());
    Ok(SiteTree {
        as_of,
        today: q.today,
        open_sites: tops.map(|site| site.open_sites).sum(),
        sites,
    })
}

/// `site.page`
pub(crate) fn page(q: &Query<'_>, request: SitePageLoad) -> Result<SitePage> {
    let records = store::all(q.db)?;
    let record = record_in(&records, request.site)?;
    let parent_name = |parent: Option<SiteId>, day: Option<NaiveDate>| {
        let above = records.iter().find(|record| Some(record.id) == parent)?;
        let day = day.unwrap_or(NaiveDate::MIN);
        Some(rules::placement_on(&above.placements, day)?.name.clone())
    };
    Ok(SitePage {
        site: record.id,
        facts: record.facts.clone(),
        history: record
            .placements
            .iter()
            .rev()
            .map(|placement| SitePast {
                effective_on: placement.effective_on,
                name: placement.name.clone(),
                parent: placement.parent,
                parent_name: parent_name(placement.parent, placement.effective_on),
            })
            .collect(),
    })
}

fn record_in(records: &[SiteRecord], site: SiteId) -> Result<&SiteRecord> {
    records
        .iter()
        .find(|record| record.id == site)
        .or_not_found(Noun::Site)
}

/// Refuses a code another workplace has, however it is written.
fn check_code(records: &[SiteRecord], code: &str, of: Option<SiteId>) -> Result<()> {
    let folded = rules::fold_code(code);
    let is_taken = records
        .iter()
        .any(|other| Some(other.id) != of && rules::fold_code(&other.facts.code) == folded);
    if is_taken {
        return Err(ApiError::SiteCodeTaken {}.into());
    }
    Ok(())
}

fn check_dates(facts: &SiteFacts) -> Result<()> {
    match (facts.opened_on, facts.closed_on) {
        (Some(opened), Some(closed)) if closed < opened => {
            Err(ApiError::SiteClosedBeforeOpened {}.into())
        }
        _ => Ok(()),
    }
}

fn day(name: &str, day: Option<NaiveDate>) -> Result<Option<NaiveDate>> {
    Ok(day.map(|day| field::day(name, day)).transpose()?)
}

/// `site.add`
pub(crate) fn add(act: &Act<'_>, request: SiteAdd) -> Result<Outcome<SiteId>> {
    let name = field::required("name", &request.name, LINE)?;
    let facts = SiteFacts {
        code: field::required("code", &request.code, LINE)?,
        kind: request.kind,
        service: field::optional("service", request.service.as_deref(), LINE)?,
        prefecture: field::optional("prefecture", request.prefecture.as_deref(), LINE)?,
        opened_on: day("opened_on", request.opened_on)?,
        closed_on: None,
    };
    act.transact(Operation::SiteAdd, |tx| {
        let records = store::all(tx)?;
        check_code(&records, &facts.code, None)?;
        if let Some(parent) = request.parent {
            record_in(&records, parent)?;
        }
        let site = super::enter(tx, &facts, &name, request.parent, None)?;
        Ok((site, Summary::new(Operation::SiteAdd).subject(&name)))
    })
}

/// `site.update`
pub(crate) fn update(act: &Act<'_>, request: SiteUpdate) -> Result<Outcome<()>> {
    let facts = SiteFacts {
        code: field::required("code", &request.code, LINE)?,
        kind: request.kind,
        service: field::optional("service", request.service.as_deref(), LINE)?,
        prefecture: field::optional("prefecture", request.prefecture.as_deref(), LINE)?,
        opened_on: day("opened_on", request.opened_on)?,
        closed_on: None,
    };
    act.transact(Operation::SiteUpdate, |tx| {
        let records = store::all(tx)?;
        let record = record_in(&records, request.site)?;
        check_code(&records, &facts.code, Some(record.id))?;
        let facts = SiteFacts {
            closed_on: record.facts.closed_on,
            ..facts
        };
        check_dates(&facts)?;
        store::update(tx, record.id, &facts)?;
        Ok(((), named(tx, Operation::SiteUpdate, record)))
    })
}

/// What was done to a workplace, by its present name.
fn named(tx: &Tx<'_>, operation: Operation, record: &SiteRecord) -> Summary {
    let summary = Summary::new(operation);
    match rules::placement_on(&record.placements, tx.today) {
        Some(placement) => summary.subject(&placement.name),
        None => summary,
    }
}

/// `site.rename`
pub(crate) fn rename(act: &Act<'_>, request: SiteRename) -> Result<Outcome<()>> {
    let name = field::required("name", &request.name, LINE)?;
    let from = day("effective_on", request.effective_on)?;
    act.transact(Operation::SiteRename, |tx| {
        let record = store::load(tx, request.site)?;
        let after = rules::renamed_from(&record.placements, &name, from);
        place(tx, &record, &after)?;
        Ok(((), named(tx, Operation::SiteRename, &record).object(&name)))
    })
}

/// `site.move`
pub(crate) fn move_to(act: &Act<'_>, request: SiteMove) -> Result<Outcome<()>> {
    let from = day("effective_on", request.effective_on)?;
    act.transact(Operation::SiteMove, |tx| {
        let records = store::all(tx)?;
        let record = record_in(&records, request.site)?;
        let mut summary = named(tx, Operation::SiteMove, record);
        if let Some(parent) = request.parent {
            let above = record_in(&records, parent)?;
            if rules::is_below(&records, parent, record.id, from) {
                return Err(ApiError::SiteCycle {}.into());
            }
            if let Some(placement) =
                rules::placement_on(&above.placements, from.unwrap_or(tx.today))
            {
                summary = summary.object(&placement.name);
            }
        }
        let after = rules::moved_from(&record.placements, request.parent, from);
        place(tx, record, &after)?;
        Ok(((), summary))
    })
}

fn place(tx: &Tx<'_>, record: &SiteRecord, after: &[rules::Placement]) -> Result<()> {
    if after == record.placements {
        return Err(ApiError::SitePlacedAlready {}.into());
    }
    store::write_placements(tx, record.id, &record.placements, after)
}

/// `site.close`
pub(crate) fn close(act: &Act<'_>, request: SiteClose) -> Result<Outcome<()>> {
    let closed_on = field::day("closed_on", request.closed_on)?;
    act.transact(Operation::SiteClose, |tx| {
        let mut records = store::all(tx)?;
        let record = record_in(&records, request.site)?.clone();
        let facts = SiteFacts {
            closed_on: Some(closed_on),
            ..record.facts.clone()
        };
        check_dates(&facts)?;
        for other in &mut records {
            if other.id == record.id {
                other.facts = facts.clone();
            }
        }
        let sites = rules::open_below(&records, record.id);
        if sites > 0 {
            return Err(ApiError::SiteOpenBelow { sites }.into());
        }
        if let Some((people, from)) = work::after(tx, record.id, closed_on)? {
            return Err(ApiError::SitePeopleThere {
                people,
                from: from.to_string(),
            }
            .into());
        }
        store::update(tx, record.id, &facts)?;
        Ok((
            (),
            named(tx, Operation::SiteClose, &record).object(closed_on.to_string()),
        ))
    })
}

/// `site.reopen`
pub(crate) fn reopen(act: &Act<'_>, request: SiteReopen) -> Result<Outcome<()>> {
    act.transact(Operation::SiteReopen, |tx| {
        let record = store::load(tx, request.site)?;
        if record.facts.closed_on.is_none() {
            return Err(ApiError::SiteNotClosed {}.into());
        }
        let facts = SiteFacts {
            closed_on: None,
            ..record.facts.clone()
        };
        store::update(tx, record.id, &facts)?;
        Ok(((), named(tx, Operation::SiteReopen, &record)))
    })
}
