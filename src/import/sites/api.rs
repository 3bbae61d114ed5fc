//! Commands on lists of workplaces coming in.

use std::collections::HashMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{NEEDED, SiteField, SiteRow, read};
use crate::api::Act;
use crate::import::api::{self, Given, ImportReport, ImportRun, TableChoices, TablePreview};
use crate::import::batch::{PROGRESS_EVERY, Source, refused};
use crate::import::store::{self, BatchRow, RowOutcome};
use crate::kernel::Result;
use crate::kernel::error::{Noun, OrNotFound};
use crate::kernel::file::FileToken;
use crate::kernel::id::SiteId;
use crate::kernel::operation::Operation;
use crate::site::rules::{fold_code, placement_on};
use crate::site::{self, SiteKind};
use crate::store::{Outcome, Reader, Tx};

/// `import.sites_preview`: reads a list of workplaces without storing anything.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct SitesPreviewLoad {
    pub file: FileToken,
    pub choices: TableChoices<SiteField>,
}

/// `import.sites`: stores the workplaces of a list, in one act.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct ImportSites {
    pub file: FileToken,
    pub choices: TableChoices<SiteField>,
    /// The hash the preview gave; the import is refused when the file has changed since. Null where
    /// there was no preview.
    pub sha256: Option<String>,
    pub run: ImportRun,
}

/// What reading the file gave.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "plain")]
pub struct SitesPreview {
    #[serde(flatten)]
    pub table: TablePreview<SiteField>,
    /// Accepted rows of workplaces not yet on record, and of those that are.
    pub created: u32,
    pub updated: u32,
    /// The accepted rows, as they will be stored; at most 500.
    pub sites: Vec<SiteLine>,
}

/// An accepted row.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "plain")]
pub struct SiteLine {
    pub row: u32,
    /// Null: a new one.
    pub site: Option<SiteId>,
    pub code: String,
    pub name: String,
    pub kind: SiteKind,
    /// What it belongs to, by name.
    pub parent: Option<String>,
    pub opened_on: Option<NaiveDate>,
    pub closed_on: Option<NaiveDate>,
    /// What differs from the record.
    pub changes: Vec<SiteField>,
}

// -- handlers --------------------------------------------------------------------------------------

/// Rows shown as they will be stored.
const SITES: usize = 500;

/// `import.sites_preview`
pub(crate) fn preview(act: &Act<'_>, request: SitesPreviewLoad) -> Result<SitesPreview> {
    let source = api::open(act, &request.file, &request.choices.read_options())?;
    let today = act.today();
    act.read(|db| {
        let mut reading = read(db, &source.table, &request.choices, today)?;
        reading.accepted.sort_by_key(|row| row.row);
        let (created, updated) = counts(&reading.accepted);
        Ok(SitesPreview {
            created,
            updated,
            sites: lines(db, &reading.accepted, today)?,
            table: TablePreview::of(source, reading),
        })
    })
}

/// How many are new, and how many are not.
fn counts(rows: &[SiteRow]) -> (u32, u32) {
    rows.iter()
        .fold((0, 0), |(created, updated), row| match row.site {
            None => (created + 1, updated),
            Some(_) => (created, updated + 1),
        })
}

fn lines(db: &Reader<'_>, rows: &[SiteRow], today: NaiveDate) -> Result<Vec<SiteLine>> {
    let mut names: HashMap<String, String> = HashMap::new();
    for record in site::records(db)? {
        if let Some(placement) = placement_on(&record.placements, today) {
            names.insert(fold_code(&record.facts.code), placement.name.clone());
        }
    }
    for row in rows {
        names.insert(fold_code(&row.facts.code), row.name.clone());
    }
    Ok(rows
        .iter()
        .take(SITES)
        .map(|row| SiteLine {
            row: row.row,
            site: row.site,
            code: row.facts.code.clone(),
            name: row.name.clone(),
            kind: row.facts.kind,
            parent: row
                .parent
                .as_ref()
                .and_then(|code| names.get(code).cloned()),
            opened_on: row.facts.opened_on,
            closed_on: row.facts.closed_on,
            changes: row.changes.clone(),
        })
        .collect())
}

/// `import.sites`
pub(crate) fn import(act: &Act<'_>, request: ImportSites) -> Result<Outcome<ImportReport>> {
    let given = Given {
        file: &request.file,
        choices: &request.choices,
        sha256: request.sha256.as_deref(),
        run: request.run,
    };
    api::take_in(act, Operation::ImportSites, &given, |tx, source| {
        let report = store_all(act, tx, source, &request)?;
        let records = report.created + report.updated;
        Ok((report, records))
    })
}

/// Stores the file's workplaces.
fn store_all(
    act: &Act<'_>,
    tx: &Tx<'_>,
    source: &Source,
    request: &ImportSites,
) -> Result<ImportReport> {
    let reading = read(tx, &source.table, &request.choices, tx.today)?;
    reading.check_importable(NEEDED)?;
    let batch = reading.begin(tx, source)?;
    let mut ids: HashMap<String, SiteId> = site::records(tx)?
        .into_iter()
        .map(|record| (fold_code(&record.facts.code), record.id))
        .collect();
    let total = reading.accepted.len();
    for (done, row) in reading.accepted.iter().enumerate() {
        if done % PROGRESS_EVERY == 0 {
            act.call.progress(done, total)?;
        }
        let parent = match &row.parent {
            Some(code) => Some(ids.get(code).copied().or_not_found(Noun::Site)?),
            None => None,
        };
        let outcome = match row.site {
            Some(site) => {
                site::bring_up(tx, site, &row.facts, &row.name, parent)?;
                RowOutcome::Updated
            }
            None => {
                let site = site::enter(tx, &row.facts, &row.name, parent, Some(batch))?;
                ids.insert(fold_code(&row.facts.code), site);
                RowOutcome::Created
            }
        };
        store::insert_row(
            tx,
            batch,
            &BatchRow {
                row: row.row,
                outcome,
                code: None,
                person: None,
                content_hash: Some(&row.hash),
            },
        )?;
    }
    act.call.progress(total, total)?;
    let counts = reading.finish(tx, batch, counts(&reading.accepted))?;
    Ok(ImportReport {
        batch: (request.run == ImportRun::Real).then_some(batch),
        read: counts.read,
        created: counts.created,
        updated: counts.updated,
        skipped: counts.skipped,
        skipped_rows: api::left_out(&reading.skipped),
        refused: refused(&reading.refused, &reading.columns),
        duplicates: Vec::new(),
    })
}
