//! Commands on payments coming in.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::matching::Roll;
use super::plan::Plan;
use super::{Matched, PaymentField, PaymentRow, PaymentSource, PaymentsReading, read};
use crate::api::{Act, Query};
use crate::articles::rules::MembershipArticles;
use crate::equity::api::NewIncrease;
use crate::equity::rules::{Limit, Whole};
use crate::equity::{self, Ground};
use crate::import::api::{
    self, Duplicate, Given, ImportRun, Refused, SkippedRow, TableChoices, TablePreview,
};
use crate::import::applicants::RowCode;
use crate::import::batch::{PROGRESS_EVERY, Source, count, refused};
use crate::import::store::{self, BatchRow, RowOutcome};
use crate::kernel::error::Error;
use crate::kernel::field::{self, LINE};
use crate::kernel::file::FileToken;
use crate::kernel::id::{ImportBatchId, MemberId};
use crate::kernel::money::Yen;
use crate::kernel::operation::Operation;
use crate::kernel::{ApiError, Result};
use crate::member::api::Admitted;
use crate::store::{Outcome, Reader, Tx};
use crate::{articles, member, person};

/// `import.payments_preview`: reads a list of payments without storing anything.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct PaymentsPreviewLoad {
    pub file: FileToken,
    pub choices: TableChoices<PaymentField>,
    #[serde(default)]
    pub decisions: Vec<PaymentDecision>,
}

/// `import.payments`: stores the payments of a list, in one act.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct ImportPayments {
    pub file: FileToken,
    pub choices: TableChoices<PaymentField>,
    /// The hash the preview gave; the import is refused when the file has changed since. Null where
    /// there was no preview.
    pub sha256: Option<String>,
    /// What the user says of single rows. Of the others those are stored that are sure.
    #[serde(default)]
    pub decisions: Vec<PaymentDecision>,
    pub run: ImportRun,
}

/// What the user says of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct PaymentDecision {
    pub row: u32,
    pub verdict: PaymentVerdict,
}

/// Whose money it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum PaymentVerdict {
    /// This member's, or this applicant's.
    Take {
        /// The membership.
        member: MemberId,
    },
    /// Nobody's here: the row is left out.
    Leave {},
}

/// By what a row was matched.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum MatchedBy {
    /// The member's number.
    Number,
    /// The name, and the amount that is due.
    NameAmount,
    /// The name alone.
    Name,
    /// The user said so.
    Hand,
}

/// How sure a match is. Only what is sure is stored without being asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs, reason = "plain")]
pub enum Confidence {
    High,
    Medium,
    Low,
}

/// `import.payers`: whom money may come from on a day, of those somebody may mean who types this.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct PayersFind {
    /// A number, or a part of a name or its reading.
    pub text: String,
    pub on: NaiveDate,
}

/// What reading the file gave.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "plain")]
pub struct PaymentsPreview {
    #[serde(flatten)]
    pub table: TablePreview<PaymentField>,
    pub source: PaymentSource,
    /// Different members of the accepted rows.
    pub members: u32,
    pub total: Yen,
    /// Of the accepted rows, corrections.
    pub corrections: u32,
    /// Further units these payments complete.
    pub units: i64,
    /// Rows that wait for somebody to say whose money it is.
    pub unsure: u32,
    /// The rows that could be read, with who is meant; those that wait first; at most 500.
    pub lines: Vec<PaymentLine>,
}

/// A row with who is meant by it.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "plain")]
pub struct PaymentLine {
    pub row: u32,
    pub on: NaiveDate,
    pub amount: Yen,
    /// What the file says of the payer.
    pub text: String,
    pub payer: Option<PaymentPayer>,
    pub by: Option<MatchedBy>,
    pub confidence: Option<Confidence>,
    /// Who else may be meant.
    pub candidates: Vec<PaymentPayer>,
    /// Why the row is not stored; null: it is.
    pub code: Option<RowCode>,
}

/// Somebody who may have paid.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "plain")]
pub struct PaymentPayer {
    pub member: MemberId,
    /// Null: applies for membership.
    pub number_word: Option<String>,
    pub name: String,
}

/// What an import did. On the command line this is the whole answer.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "plain")]
pub struct PaymentsReport {
    /// Null for a rehearsal.
    pub batch: Option<ImportBatchId>,
    pub read: u32,
    /// Payments counted, corrections among them.
    pub created: u32,
    /// Always 0: a payment is never changed.
    pub updated: u32,
    /// Rows left out: no records, and payments that were there already.
    pub skipped: u32,
    /// Which, and why.
    pub skipped_rows: Vec<SkippedRow>,
    pub refused: Vec<Refused>,
    /// What to look at.
    pub warnings: Vec<SkippedRow>,
    /// Always none: payments are no people.
    pub duplicates: Vec<Duplicate>,
    /// Of the payments, corrections.
    pub corrections: u32,
    /// Different members.
    pub members: u32,
    pub total: Yen,
    /// Further units completed.
    pub units: i64,
    /// Whose, by number.
    pub completed: Vec<u32>,
    /// What of all their money waits towards the next unit.
    pub waiting: Yen,
    /// Applicants who are members now.
    pub joined: u32,
}

// -- handlers --------------------------------------------------------------------------------------

/// Rows shown with who is meant.
const LINES: usize = 500;
/// People found at once.
const HITS: usize = 8;

/// `import.payers`
pub(crate) fn payers(q: &Query<'_>, request: PayersFind) -> Result<Vec<PaymentPayer>> {
    let on = field::day("on", request.on)?;
    let Some(text) = field::optional("text", Some(&request.text), LINE)? else {
        return Ok(Vec::new());
    };
    let articles = articles::membership(q.db, q.today)?;
    let mut found = Vec::new();
    for member in Roll::of(member::roll(q.db)?, &articles).search(&text, on, HITS) {
        found.extend(payer_of(q.db, member, &articles, q.today)?);
    }
    Ok(found)
}

/// Somebody who may have paid; none: nobody's membership. A decision may name anybody.
fn payer_of(
    db: &Reader<'_>,
    id: MemberId,
    articles: &MembershipArticles,
    today: NaiveDate,
) -> Result<Option<PaymentPayer>> {
    let membership = match member::load(db, id) {
        Err(Error::Refused(ApiError::NotFound { .. })) => return Ok(None),
        membership => membership?,
    };
    Ok(Some(PaymentPayer {
        member: id,
        number_word: membership.number.map(|number| articles.number_word(number)),
        name: person::living(db, membership.person, today)?.name,
    }))
}

/// `import.payments_preview`
pub(crate) fn preview(act: &Act<'_>, request: PaymentsPreviewLoad) -> Result<PaymentsPreview> {
    let source = api::open(act, &request.file, &request.choices.read_options())?;
    let today = act.today();
    act.read(|db| {
        let reading = read(
            db,
            &source.table,
            &request.choices,
            &request.decisions,
            today,
        )?;
        let sums = Sums::of(&reading);
        let unsure = |one: &&Matched| is_unsure(one);
        Ok(PaymentsPreview {
            source: reading.source,
            members: count(reading.plans.len()),
            total: sums.total,
            corrections: sums.corrections,
            units: units_of(&reading.plans),
            unsure: count(reading.matched.iter().filter(unsure).count()),
            lines: lines(db, &reading.matched, today)?,
            table: TablePreview::of(source, reading.rows),
        })
    })
}

/// Whether a row waits for somebody to say whose money it is.
const fn is_unsure(matched: &Matched) -> bool {
    matches!(
        matched.code,
        Some(
            RowCode::MatchUnsure
                | RowCode::MemberAmbiguous
                | RowCode::MemberUnknown
                | RowCode::NameMismatch
        )
    )
}

fn units_of(plans: &BTreeMap<MemberId, Plan>) -> i64 {
    let completed = plans.values().flat_map(|plan| &plan.completed);
    completed.map(|(_, units)| units).sum()
}

struct Sums {
    total: Yen,
    corrections: u32,
}

impl Sums {
    fn of(reading: &PaymentsReading) -> Self {
        let rows = &reading.rows.accepted;
        Self {
            total: rows.iter().map(|row| row.amount).sum(),
            corrections: count(rows.iter().filter(|row| row.amount < Yen::ZERO).count()),
        }
    }
}

fn lines(db: &Reader<'_>, matched: &[Matched], today: NaiveDate) -> Result<Vec<PaymentLine>> {
    let articles = articles::membership(db, today)?;
    let payer = |id: MemberId| payer_of(db, id, &articles, today);
    let mut shown: Vec<&Matched> = matched.iter().collect();
    shown.sort_by_key(|one| (!is_unsure(one), one.row));
    let mut lines = Vec::new();
    for one in shown.into_iter().take(LINES) {
        let mut candidates = Vec::new();
        for id in &one.candidates {
            candidates.extend(payer(*id)?);
        }
        lines.push(PaymentLine {
            row: one.row,
            on: one.on,
            amount: one.amount,
            text: one.text.chars().take(200).collect(),
            payer: match one.found {
                Some((id, _, _)) => payer(id)?,
                None => None,
            },
            by: one.found.map(|(_, by, _)| by),
            confidence: one.found.map(|(_, _, confidence)| confidence),
            candidates,
            code: one.code,
        });
    }
    Ok(lines)
}

/// `import.payments`
pub(crate) fn import(act: &Act<'_>, request: ImportPayments) -> Result<Outcome<PaymentsReport>> {
    let given = Given {
        file: &request.file,
        choices: &request.choices,
        sha256: request.sha256.as_deref(),
        run: request.run,
    };
    api::take_in(act, Operation::ImportPayments, &given, |tx, source| {
        let report = store_all(act, tx, source, &request)?;
        let records = report.created;
        Ok((report, records))
    })
}

/// Stores the file's payments and what they complete.
fn store_all(
    act: &Act<'_>,
    tx: &Tx<'_>,
    source: &Source,
    request: &ImportPayments,
) -> Result<PaymentsReport> {
    let decisions = &request.decisions;
    let reading = read(tx, &source.table, &request.choices, decisions, tx.today)?;
    reading.rows.check_importable(reading.source.needed())?;
    let sums = Sums::of(&reading);
    let batch = reading.rows.begin(tx, source)?;
    let mut warnings: BTreeSet<(u32, RowCode)> = reading
        .rows
        .warnings
        .iter()
        .map(|note| (note.row, note.code))
        .collect();
    let joined = store_money(act, tx, &reading, batch, &mut warnings)?;
    let (units, completed) = complete_units(tx, &reading, batch, &mut warnings)?;
    let counts = reading
        .rows
        .finish(tx, batch, (count(reading.rows.accepted.len()), 0))?;
    let mut waiting = Yen::ZERO;
    for member in reading.plans.keys() {
        waiting = waiting + equity::balance_to_come(tx, *member)?.deposit;
    }
    Ok(PaymentsReport {
        batch: (request.run == ImportRun::Real).then_some(batch),
        read: counts.read,
        created: counts.created,
        updated: 0,
        skipped: counts.skipped,
        skipped_rows: api::left_out(&reading.rows.skipped),
        refused: refused(&reading.rows.refused, &reading.rows.columns),
        warnings: warnings
            .into_iter()
            .map(|(row, code)| SkippedRow { row, code })
            .collect(),
        duplicates: Vec::new(),
        corrections: sums.corrections,
        members: count(reading.plans.len()),
        total: sums.total,
        units,
        completed,
        waiting,
        joined,
    })
}

/// Stores the money, payments before corrections, in the order of the days. Gives how many applicants it made
/// members.
fn store_money(
    act: &Act<'_>,
    tx: &Tx<'_>,
    reading: &PaymentsReading,
    batch: ImportBatchId,
    warnings: &mut BTreeSet<(u32, RowCode)>,
) -> Result<u32> {
    let counterpart = reading.source.counterpart();
    let mut rows: Vec<&PaymentRow> = reading.rows.accepted.iter().collect();
    rows.sort_by_key(|row| {
        (
            row.amount < Yen::ZERO,
            row.on,
            row.member,
            -row.amount.get(),
            row.row,
        )
    });
    let total = rows.len();
    let mut joined = 0;
    for (done, row) in rows.into_iter().enumerate() {
        if done % PROGRESS_EVERY == 0 {
            act.call.progress(done, total)?;
        }
        let (member, batch) = (row.member, Some(batch));
        if row.amount < Yen::ZERO {
            equity::correct(tx, member, (row.on, -row.amount), counterpart, batch)?;
        } else if equity::is_settled(tx, member)? {
            equity::set_aside(tx, member, (row.on, row.amount), counterpart, batch)?;
        } else {
            let received =
                equity::api::take_in(tx, member, row.on, row.amount, counterpart, batch)?;
            match received.admitted {
                Admitted::NotYet {} => {}
                Admitted::Joined { .. } => joined += 1,
                Admitted::OverLimit {} => {
                    warnings.insert((row.row, RowCode::LimitReached));
                }
            }
        }
    }
    for row in &reading.rows.accepted {
        let person = member::load(tx, row.member)?.person;
        store::insert_row(
            tx,
            batch,
            &BatchRow {
                row: row.row,
                outcome: RowOutcome::Created,
                code: None,
                person: Some(person),
                content_hash: Some(&row.key),
            },
        )?;
    }
    act.call.progress(total, total)?;
    Ok(joined)
}

/// Enters the units that are complete, in the order of the days, so that the limit of one member's units falls
/// on the same people whatever the order of the rows. What it keeps out stays a deposit, and is tried again
/// with the next unit. Gives how many units were entered, and for whom.
fn complete_units(
    tx: &Tx<'_>,
    reading: &PaymentsReading,
    batch: ImportBatchId,
    warnings: &mut BTreeSet<(u32, RowCode)>,
) -> Result<(i64, Vec<u32>)> {
    let mut due: Vec<(NaiveDate, MemberId, i64)> = reading
        .plans
        .iter()
        .flat_map(|(member, plan)| {
            let completed = plan.completed.iter();
            completed.map(|(day, units)| (*day, *member, *units))
        })
        .collect();
    due.sort_unstable();
    let mut kept_out: HashMap<MemberId, i64> = HashMap::new();
    let mut entered = 0;
    let mut completed: BTreeSet<u32> = BTreeSet::new();
    // Of each day everybody's units are summed once: within it they grow by what is entered here.
    let mut of_day: Option<(NaiveDate, Whole)> = None;
    for (day, member, units) in due {
        let units = units + kept_out.remove(&member).unwrap_or_default();
        let mut whole = match of_day {
            Some((same, whole)) if same == day => whole,
            _ => equity::totals_on(tx, day)?.whole(),
        };
        let mut enter = |units| {
            let new = NewIncrease {
                member,
                units,
                on: day,
                limit: Limit::Quarter,
                ground: Ground::None,
                batch: Some(batch),
            };
            equity::api::enter_increase(tx, &new, &mut whole)
        };
        let within = match enter(units) {
            Ok(_) => units,
            Err(Error::Refused(ApiError::EquityLimit { most, .. })) => {
                if most > 0 {
                    enter(most)?;
                }
                kept_out.insert(member, units - most);
                if let Some(row) = reading.plans[&member].row_of(day) {
                    warnings.insert((row, RowCode::LimitReached));
                }
                most
            }
            Err(other) => return Err(other),
        };
        of_day = Some((day, whole));
        if within > 0 {
            entered += within;
            completed.extend(member::load(tx, member)?.number);
        }
    }
    Ok((entered, completed.into_iter().collect()))
}
