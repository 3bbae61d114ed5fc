//! Who was erased, written down beside the office and beside its backups: a backup older than an
//! erasure still holds the person, and restoring it must not bring them back.
//!
//! In plain, because it says nothing of anybody: a row's number, the hash of the journal entry that made
//! it (after a restore the number alone may be somebody else's), the day, the ground and how far.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{ErasureExtent, ErasureGround, api, store};
use crate::kernel::id::PersonId;
use crate::kernel::{Actor, Clock, Result};
use crate::store::redaction::hash_of_entry;
use crate::store::{Office, disk};

/// One record that was erased.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Line {
    /// The hash of the entry that entered the record, in full.
    pub entered_by: String,
    /// The record's number.
    pub person: i64,
    /// When it was erased.
    pub erased_on: NaiveDate,
    /// On what ground.
    pub ground: ErasureGround,
    /// How far.
    pub extent: ErasureExtent,
}

/// The file.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Ledger {
    /// Which office.
    office: String,
    /// Every record ever erased in it.
    erased: BTreeSet<Line>,
}

/// The file's name in the office's own folder.
const NAME: &str = "erasures.json";
/// More than ten thousand people's lines.
const LIMIT: u64 = 4 * 1024 * 1024;

/// Where the ledger of an office lies below a folder of backups.
fn beside_backups(place: &Path, office: &str) -> PathBuf {
    place.join(format!("yoriai-{office}-{NAME}"))
}

/// The lines a file holds for an office; none where there is no such file, or it is another's or
/// cannot be read.
fn read(path: &Path, office: &str) -> BTreeSet<Line> {
    disk::read_limited(path, LIMIT)
        .ok()
        .and_then(|bytes| serde_json::from_slice::<Ledger>(&bytes).ok())
        .filter(|ledger| ledger.office == office)
        .map(|ledger| ledger.erased)
        .unwrap_or_default()
}

fn write(path: &Path, office: &str, erased: &BTreeSet<Line>) -> Result<()> {
    let ledger = Ledger {
        office: office.to_owned(),
        erased: erased.clone(),
    };
    disk::write_atomic(path, &serde_json::to_vec_pretty(&ledger)?)
}

/// The lines of an office's own erasures.
fn own_lines(office: &Office) -> Result<BTreeSet<Line>> {
    office.read(|db| {
        let mut lines = BTreeSet::new();
        for erasure in store::traced(db)? {
            for (person, seq) in erasure.traces {
                lines.insert(Line {
                    entered_by: hash_of_entry(db, seq)?,
                    person: person.0,
                    erased_on: erasure.erased_on,
                    ground: erasure.ground,
                    extent: erasure.extent,
                });
            }
        }
        Ok(lines)
    })
}

/// Where ledgers of an office may lie.
fn places(office: &Office, backups: Option<&Path>, others: &[PathBuf]) -> Vec<PathBuf> {
    let id = office.office_id();
    let mut places = vec![office.folder().join(NAME)];
    places.extend(backups.map(|place| beside_backups(place, &id)));
    for other in others {
        places.push(other.join(NAME));
        places.push(beside_backups(other, &id));
    }
    places
}

/// Writes down what was erased beside the office and its backups, where it is not written yet.
///
/// # Errors
/// When a file cannot be written; what was erased stays erased, and the next opening writes it down.
pub fn keep(office: &Office, backups: Option<&Path>) -> Result<()> {
    let id = office.office_id();
    let own = own_lines(office)?;
    // Of the sample office, whose people are invented, no backups are kept.
    let backups = backups.filter(|place| place.exists() && !office.is_sample());
    for path in places(office, backups, &[]) {
        let mut lines = read(&path, &id);
        let known = lines.len();
        lines.extend(own.iter().cloned());
        if lines.len() > known {
            write(&path, &id, &lines)?;
        }
    }
    Ok(())
}

/// What was found on opening an office.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CaughtUp {
    /// People who were there again and were erased again.
    pub erased: u32,
    /// People who are there again and could not be erased.
    pub failed: u32,
}

/// Erases again whoever a restored backup brought back. `others` are further folders in which a ledger
/// may lie: that of the former office, and the one the backup came from.
///
/// # Errors
/// When the office cannot be read.
pub fn catch_up(
    office: &Office,
    actor: &Actor,
    clock: &Clock,
    backups: Option<&Path>,
    others: &[PathBuf],
) -> Result<CaughtUp> {
    let id = office.office_id();
    let mut lines = BTreeSet::new();
    for path in places(office, backups, others) {
        lines.extend(read(&path, &id));
    }
    let mut caught_up = CaughtUp::default();
    let own = own_lines(office)?;
    for line in lines.difference(&own) {
        let Some(person) = still_there(office, line)? else {
            continue;
        };
        match api::erase_again(office, actor, clock, person, line) {
            Ok(()) => caught_up.erased += 1,
            Err(_) => caught_up.failed += 1,
        }
    }
    // What was read elsewhere is written down here too: the former office's folder may go.
    if !lines.is_empty() || !own.is_empty() {
        let path = office.folder().join(NAME);
        let known = read(&path, &id);
        if known.len() < lines.len() {
            write(&path, &id, &lines)?;
        }
        keep(office, backups)?;
    }
    Ok(caught_up)
}

/// The living record of a line, if this office holds it with its data.
fn still_there(office: &Office, line: &Line) -> Result<Option<PersonId>> {
    if !office.has_entry(&line.entered_by)? {
        return Ok(None);
    }
    office.read(|db| {
        let Some(person) = store::living_record(db, PersonId(line.person))? else {
            return Ok(None);
        };
        let done = store::of_person(db, person)?.is_some_and(|erasure| {
            erasure.extent == ErasureExtent::All || line.extent == ErasureExtent::Statutory
        });
        Ok((!done).then_some(person))
    })
}
