//! Commands on registers of members coming in.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::people::LooksLike;
pub use super::people::MemberAgreement;
use super::{MemberField, MemberRow, MembersReading, NEEDED, Workplace, read};
use crate::api::Act;
use crate::import::api::{
    self, Counterpart, Given, ImportRun, Refused, RowRef, SkippedRow, TableChoices, TablePreview,
};
use crate::import::batch::{PROGRESS_EVERY, Source, count, refused};
use crate::import::store::{self, BatchRow, RowOutcome};
use crate::kernel::file::FileToken;
use crate::kernel::id::{ImportBatchId, PersonId};
use crate::kernel::money::Yen;
use crate::kernel::operation::Operation;
use crate::kernel::{ApiError, Result};
use crate::member::NewMember;
use crate::member::api::{OverLimit, over_limit};
use crate::store::{Outcome, Reader, Tx};
use crate::work::{NewWork, SupportUse};
use crate::{articles, equity, member, person, work};

/// `import.members_preview`: reads a register of members without storing anything.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct MembersPreviewLoad {
    pub file: FileToken,
    pub choices: TableChoices<MemberField>,
}

/// `import.members`: stores the memberships of a register with their history, in one act.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct ImportMembers {
    pub file: FileToken,
    pub choices: TableChoices<MemberField>,
    /// The hash the preview gave; the import is refused when the file has changed since. Null where
    /// there was no preview.
    pub sha256: Option<String>,
    /// Rows that are of somebody on record. All others are of people not yet on record.
    #[serde(default)]
    pub decisions: Vec<MemberDecision>,
    pub run: ImportRun,
}

/// A row that is of somebody on record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct MemberDecision {
    pub row: u32,
    pub person: PersonId,
}

/// What reading the file gave.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "plain")]
pub struct MembersPreview {
    #[serde(flatten)]
    pub table: TablePreview<MemberField>,
    /// Different people of the accepted rows.
    pub people: u32,
    pub payments: u32,
    pub units: i64,
    pub paid: Yen,
    /// Members today, by the file.
    pub members: u32,
    /// Whoever left and came back: the earlier number and the later.
    pub rejoined: Vec<[u32; 2]>,
    /// Rows that may be of somebody there already.
    pub duplicates: Vec<MemberPair>,
    /// The accepted rows, as they will be stored; at most 500.
    pub lines: Vec<MemberLine>,
}

/// A row that may be of somebody there already.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "plain")]
pub struct MemberPair {
    pub row: u32,
    pub number: u32,
    pub name: String,
    pub address: Option<String>,
    pub with: Counterpart,
    /// The other's, as they stand on record or in their row.
    pub other_name: String,
    pub other_address: Option<String>,
    pub agreeing: Vec<MemberAgreement>,
}

/// An accepted row.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "plain")]
pub struct MemberLine {
    pub row: u32,
    pub number: u32,
    pub number_word: String,
    pub name: String,
    pub joined_on: NaiveDate,
    pub left_on: Option<NaiveDate>,
    pub units: i64,
    pub amount: Yen,
    pub payments: u32,
}

/// What an import did. On the command line this is the whole answer.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "plain")]
pub struct MembersReport {
    /// Null for a rehearsal.
    pub batch: Option<ImportBatchId>,
    pub read: u32,
    /// Memberships created.
    pub created: u32,
    /// Of these, memberships of people who were on record.
    pub updated: u32,
    /// Rows left out: no records, and rows that were there already.
    pub skipped: u32,
    /// Which, and why.
    pub skipped_rows: Vec<SkippedRow>,
    pub refused: Vec<Refused>,
    /// What to look at.
    pub warnings: Vec<SkippedRow>,
    /// Rows that may be of somebody who was there before, or of one another.
    pub duplicates: Vec<MemberDuplicate>,
    /// Different people.
    pub people: u32,
    pub payments: u32,
    pub units: i64,
    /// 払込済出資額.
    pub paid: Yen,
    /// Whoever left and came back: the earlier number and the later.
    pub rejoined: Vec<[u32; 2]>,
    /// Different people of one name, by their numbers.
    pub namesakes: Vec<[u32; 2]>,
    /// Who holds more than one member may today, after it all.
    pub over_limit: Vec<OverLimit>,
}

/// A pair that looks like one person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "plain")]
pub struct MemberDuplicate {
    pub first: RowRef,
    pub second: RowRef,
    pub agreeing: Vec<MemberAgreement>,
}

// -- handlers --------------------------------------------------------------------------------------

/// Rows shown as they will be stored.
const LINES: usize = 500;
/// Pairs shown; who has more of them looks at the file first.
const PAIRS: usize = 500;

/// Sums over the accepted rows.
#[derive(Clone, Copy, Debug, Default)]
struct Sums {
    people: u32,
    payments: u32,
    units: i64,
    paid: Yen,
}

impl MembersReading {
    fn sums(&self) -> Sums {
        let rows = &self.rows.accepted;
        let earlier = self.kin.earlier.iter().flatten().count();
        Sums {
            people: count(rows.len() - earlier),
            payments: count(rows.iter().map(|row| row.payments.len()).sum()),
            units: rows.iter().map(|row| row.units).sum(),
            paid: rows.iter().map(MemberRow::amount).sum(),
        }
    }

    /// Earlier and later number of everybody who came back.
    fn rejoined(&self) -> Vec<[u32; 2]> {
        let rows = &self.rows.accepted;
        let mut rejoined: Vec<[u32; 2]> = self
            .kin
            .earlier
            .iter()
            .enumerate()
            .filter_map(|(place, earlier)| {
                earlier.map(|earlier| [rows[earlier].number, rows[place].number])
            })
            .collect();
        rejoined.sort_unstable();
        rejoined
    }

    fn namesakes(&self) -> Vec<[u32; 2]> {
        let rows = &self.rows.accepted;
        let mut namesakes: Vec<[u32; 2]> = self
            .kin
            .namesakes
            .iter()
            .map(|(first, second)| [rows[*first].number, rows[*second].number])
            .collect();
        namesakes.sort_unstable();
        namesakes
    }
}

/// `import.members_preview`
pub(crate) fn preview(act: &Act<'_>, request: MembersPreviewLoad) -> Result<MembersPreview> {
    let source = api::open(act, &request.file, &request.choices.read_options())?;
    let today = act.today();
    act.read(|db| {
        let reading = read(db, &source.table, &request.choices, today)?;
        let sums = reading.sums();
        let is_member = |row: &&MemberRow| row.left_on.is_none_or(|left_on| left_on >= today);
        Ok(MembersPreview {
            people: sums.people,
            payments: sums.payments,
            units: sums.units,
            paid: sums.paid,
            members: count(reading.rows.accepted.iter().filter(is_member).count()),
            rejoined: reading.rejoined(),
            duplicates: pairs(db, &reading, today)?,
            lines: lines(db, &reading, today)?,
            table: TablePreview::of(source, reading.rows),
        })
    })
}

fn lines(db: &Reader<'_>, reading: &MembersReading, today: NaiveDate) -> Result<Vec<MemberLine>> {
    let articles = articles::membership(db, today)?;
    let mut rows: Vec<&MemberRow> = reading.rows.accepted.iter().collect();
    rows.sort_by_key(|row| row.row);
    Ok(rows
        .into_iter()
        .take(LINES)
        .map(|row| MemberLine {
            row: row.row,
            number: row.number,
            number_word: articles.number_word(row.number),
            name: row.draft.name.clone(),
            joined_on: row.joined_on,
            left_on: row.left_on,
            units: row.units,
            amount: row.amount(),
            payments: count(row.payments.len()),
        })
        .collect())
}

fn pairs(db: &Reader<'_>, reading: &MembersReading, today: NaiveDate) -> Result<Vec<MemberPair>> {
    let rows = &reading.rows.accepted;
    let mut pairs = Vec::new();
    for pair in reading.kin.pairs.iter().take(PAIRS) {
        let row = &rows[pair.row];
        let (with, other_name, other_address) = match pair.with {
            LooksLike::Row(other) => {
                let other = &rows[other];
                (
                    Counterpart::Row { row: other.row },
                    other.draft.name.clone(),
                    other.draft.address.clone(),
                )
            }
            LooksLike::Person(person) => {
                let facts = person::living(db, person, today)?;
                (Counterpart::Person { person }, facts.name, facts.address)
            }
        };
        pairs.push(MemberPair {
            row: row.row,
            number: row.number,
            name: row.draft.name.clone(),
            address: row.draft.address.clone(),
            with,
            other_name,
            other_address,
            agreeing: pair.agreeing.clone(),
        });
    }
    Ok(pairs)
}

/// `import.members`
pub(crate) fn import(act: &Act<'_>, request: ImportMembers) -> Result<Outcome<MembersReport>> {
    let given = Given {
        file: &request.file,
        choices: &request.choices,
        sha256: request.sha256.as_deref(),
        run: request.run,
    };
    api::take_in(act, Operation::ImportMembers, &given, |tx, source| {
        let report = store_all(act, tx, source, &request)?;
        let records = report.created;
        Ok((report, records))
    })
}

/// Stores the file's memberships.
fn store_all(
    act: &Act<'_>,
    tx: &Tx<'_>,
    source: &Source,
    request: &ImportMembers,
) -> Result<MembersReport> {
    let reading = read(tx, &source.table, &request.choices, tx.today)?;
    reading.rows.check_importable(NEEDED)?;
    let decided: HashMap<u32, PersonId> = request
        .decisions
        .iter()
        .map(|decision| (decision.row, decision.person))
        .collect();
    let rows = &reading.rows.accepted;
    if let Some(row) = decided
        .keys()
        .find(|row| rows.iter().all(|one| one.row != **row))
    {
        return Err(ApiError::RequestInvalid {
            at: format!("decisions: {row}"),
        }
        .into());
    }
    let batch = reading.rows.begin(tx, source)?;
    let total = rows.len();
    let mut people: Vec<PersonId> = Vec::with_capacity(total);
    let mut updated = 0;
    for (done, row) in rows.iter().enumerate() {
        if done % PROGRESS_EVERY == 0 {
            act.call.progress(done, total)?;
        }
        let (person, outcome) = match (decided.get(&row.row), reading.kin.earlier[done]) {
            (Some(person), _) => {
                person::living_name(tx, *person)?;
                person::complete(tx, *person, &row.draft)?;
                updated += 1;
                (*person, RowOutcome::Updated)
            }
            (None, Some(earlier)) => (people[earlier], RowOutcome::Created),
            (None, None) => (person::create(tx, &row.draft)?, RowOutcome::Created),
        };
        people.push(person);
        take_over(tx, row, person, batch)?;
        store::insert_row(
            tx,
            batch,
            &BatchRow {
                row: row.row,
                outcome,
                code: None,
                person: Some(person),
                content_hash: Some(&row.hash),
            },
        )?;
    }
    act.call.progress(total, total)?;
    let counts = reading
        .rows
        .finish(tx, batch, (count(total) - updated, updated))?;
    let sums = reading.sums();
    let different: HashSet<PersonId> = people.iter().copied().collect();
    Ok(MembersReport {
        batch: (request.run == ImportRun::Real).then_some(batch),
        read: counts.read,
        created: count(total),
        updated,
        skipped: counts.skipped,
        skipped_rows: api::left_out(&reading.rows.skipped),
        refused: refused(&reading.rows.refused, &reading.rows.columns),
        warnings: api::left_out(&reading.rows.warnings),
        duplicates: duplicates(&reading, source, &decided),
        people: count(different.len()),
        payments: sums.payments,
        units: sums.units,
        paid: sums.paid,
        rejoined: reading.rejoined(),
        namesakes: reading.namesakes(),
        over_limit: over_limit(tx, tx.today)?.1,
    })
}

/// Stores one membership with its ledger and the work it speaks of.
fn take_over(tx: &Tx<'_>, row: &MemberRow, person: PersonId, batch: ImportBatchId) -> Result<()> {
    let site = match row.workplace {
        Workplace::At(site) => Some(site),
        Workplace::Unsaid | Workplace::Unknown => None,
    };
    let id = member::take_over(
        tx,
        &NewMember {
            person,
            number: Some(row.number),
            applied_on: None,
            units: row.units,
            unit_price: row.unit,
            method: None,
            pay_by: None,
            site,
            joined_on: Some(row.joined_on),
            left_on: None,
            remark: row.remark.clone(),
            batch: Some(batch),
        },
    )?;
    let batch = Some(batch);
    equity::replay(tx, id, (row.joined_on, row.unit), &row.payments, batch)?;
    if let Some(left_on) = row.left_on {
        member::end_on(tx, id, left_on, batch)?;
    }
    if row.workplace != Workplace::Unsaid {
        work::enter(
            tx,
            &NewWork {
                person,
                started_on: row.joined_on,
                // A register knows nobody's work after their last day as a member.
                ended_on: row.left_on.filter(|left_on| *left_on < tx.today),
                contract: None,
                support_use: SupportUse::No,
                site,
                batch,
            },
        )?;
    }
    Ok(())
}

/// The pairs on which nobody has decided, by file and row.
fn duplicates(
    reading: &MembersReading,
    source: &Source,
    decided: &HashMap<u32, PersonId>,
) -> Vec<MemberDuplicate> {
    let rows = &reading.rows.accepted;
    let row_ref = |place: usize| RowRef {
        file: Some(source.file_name.clone()),
        row: Some(rows[place].row),
        person: None,
    };
    reading
        .kin
        .pairs
        .iter()
        .filter(|pair| !decided.contains_key(&rows[pair.row].row))
        .map(|pair| MemberDuplicate {
            first: match pair.with {
                LooksLike::Row(other) => row_ref(other),
                LooksLike::Person(person) => RowRef {
                    file: None,
                    row: None,
                    person: Some(person),
                },
            },
            second: row_ref(pair.row),
            agreeing: pair.agreeing.clone(),
        })
        .collect()
}
