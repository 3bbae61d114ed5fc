//! Verification: is the file sound, is the record whole, do the tables say what the record says.

use std::ops::ControlFlow;

use rusqlite::types::ValueRef;
use rusqlite::{Connection, params};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use ts_rs::TS;

use super::crypto::hex;
use super::migrate::{MIGRATIONS, schema_hash};
use super::{Office, Reader, Table, files, journal, undo};
use crate::kernel::Result;

/// What a verification found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct VerifyReport {
    /// Whether nothing at all is wrong.
    pub sound: bool,
    /// Journal entries checked.
    pub entries: i64,
    /// Sixteen hex digits of the head.
    pub head: String,
    /// Check by check.
    pub checks: Vec<CheckResult>,
}

/// One check.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CheckResult {
    /// Which check.
    pub check: Check,
    /// How many faults it found.
    pub faults: u32,
    /// Where: page numbers, table names, journal numbers; nothing personal. At most twenty.
    pub places: Vec<String>,
}

/// What is checked, in this order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Check {
    /// SQLite's own structure (`integrity_check`).
    Structure,
    /// The authentication tag of every page (`cipher_integrity_check`).
    Cipher,
    /// Every reference leads somewhere.
    References,
    /// Every journal entry fits the one before, and its payload.
    Chain,
    /// The tables are what the journal says they became. Where personal data was erased, both were
    /// rewritten alike.
    Replay,
    /// Rules across rows: an application stands where its last move put it, and the like.
    Invariants,
    /// Every attachment is there and is what it was.
    Files,
    /// Heads written down elsewhere (on minutes, by the auditor) are heads this record once had. A
    /// record recomputed from some entry on fits together and fails here.
    Heads,
}

/// At most so many places are named.
const PLACES: usize = 20;

impl CheckResult {
    fn new(check: Check, mut places: Vec<String>) -> Self {
        let faults = u32::try_from(places.len()).unwrap_or(u32::MAX);
        places.truncate(PLACES);
        Self {
            check,
            faults,
            places,
        }
    }
}

impl Office {
    /// Verifies everything. `heads` are heads of this record that somebody kept elsewhere, each at
    /// least eight hex digits. `progress` is told after each of the checks.
    ///
    /// # Errors
    /// When the user stops it, or the file cannot be read at all.
    pub fn verify(
        &self,
        heads: &[String],
        progress: &dyn Fn(u32, u32) -> ControlFlow<()>,
    ) -> Result<VerifyReport> {
        let mut report = verify_connection(&self.writer(), self.domain(), progress)?;
        let broken = self.read(|db| files::broken(db, self.folder(), self.key()))?;
        report.checks.push(CheckResult::new(Check::Files, broken));
        if !heads.is_empty() {
            let unknown = self.read(|db| unknown_heads(db, heads))?;
            report.checks.push(CheckResult::new(Check::Heads, unknown));
        }
        report.sound = report.checks.iter().all(|check| check.faults == 0);
        Ok(report)
    }
}

/// Which of these heads the record never had.
fn unknown_heads(conn: &Connection, heads: &[String]) -> Result<Vec<String>> {
    let mut known = conn.prepare("SELECT 1 FROM journal WHERE lower(hex(hash)) LIKE ?1 || '%'")?;
    let mut unknown = Vec::new();
    for head in heads {
        let digits: String = head
            .chars()
            .filter(char::is_ascii_hexdigit)
            .map(|digit| digit.to_ascii_lowercase())
            .collect();
        if digits.len() < 8 || !known.exists([&digits])? {
            unknown.push(digits);
        }
    }
    Ok(unknown)
}

/// Everything that can be said of a database by itself.
pub(super) fn verify_connection(
    conn: &Connection,
    domain: &dyn super::Domain,
    progress: &dyn Fn(u32, u32) -> ControlFlow<()>,
) -> Result<VerifyReport> {
    let mut checks = Vec::new();
    let step =
        |checks: &Vec<CheckResult>| match progress(u32::try_from(checks.len()).unwrap_or(0), 7) {
            ControlFlow::Continue(()) => Ok(()),
            ControlFlow::Break(()) => Err(crate::kernel::Error::from(
                crate::kernel::ApiError::Cancelled {},
            )),
        };
    step(&checks)?;
    checks.push(CheckResult::new(
        Check::Structure,
        pragma_lines(conn, "integrity_check")?
            .into_iter()
            .filter(|line| line != "ok")
            .collect(),
    ));
    step(&checks)?;
    // The checkpoint first: pages that live only in the write-ahead log would raise a false alarm.
    conn.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?;
    checks.push(CheckResult::new(
        Check::Cipher,
        pragma_lines(conn, "cipher_integrity_check")?,
    ));
    step(&checks)?;
    checks.push(CheckResult::new(Check::References, dangling(conn)?));
    step(&checks)?;
    let (entries, chain) = chain_faults(conn)?;
    let chain_holds = chain.is_empty();
    checks.push(CheckResult::new(Check::Chain, chain));
    step(&checks)?;
    if chain_holds {
        checks.push(CheckResult::new(Check::Replay, replay_faults(conn)?));
    }
    step(&checks)?;
    checks.push(CheckResult::new(
        Check::Invariants,
        domain.broken_invariants(&Reader::new(conn))?,
    ));
    let head = hex(&journal::head_hash(conn)?[..8]);
    Ok(VerifyReport {
        sound: checks.iter().all(|check| check.faults == 0),
        entries,
        head,
        checks,
    })
}

/// Numbers and words SQLite reports, each a line. Its prose names pages and trees, never content.
fn pragma_lines(conn: &Connection, pragma: &str) -> Result<Vec<String>> {
    let mut statement = conn.prepare(&format!("PRAGMA {pragma}"))?;
    let lines = statement
        .query_map([], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    Ok(lines)
}

fn dangling(conn: &Connection) -> Result<Vec<String>> {
    let mut statement = conn.prepare("PRAGMA foreign_key_check")?;
    let places = statement
        .query_map([], |row| {
            let (table, row_id): (String, Option<i64>) = (row.get(0)?, row.get(1)?);
            Ok(row_id.map_or_else(|| table.clone(), |id| format!("{table} {id}")))
        })?
        .collect::<rusqlite::Result<_>>()?;
    Ok(places)
}

fn chain_faults(conn: &Connection) -> Result<(i64, Vec<String>)> {
    let mut faults = Vec::new();
    let mut expected_seq = 1;
    let mut previous = [0_u8; 32];
    let redactions = journal::redactions(conn)?;
    journal::walk(conn, |entry, payload| {
        // A payload is what its entry says, or what the latest entry that rewrote it says; a redaction
        // itself holds nothing personal and is never rewritten.
        let redacted = redactions
            .get(&entry.seq)
            .filter(|_| entry.kind != journal::EntryKind::Redaction);
        let expected = redacted.map_or(entry.payload_hash, |it| it.hash);
        let whole = entry.seq == expected_seq
            && entry.prev_hash == previous
            && entry.expected_hash()? == entry.hash
            && payload.is_some_and(|payload| payload.hash() == expected)
            && entry.of.is_none_or(|of| of < entry.seq);
        if !whole {
            faults.push(format!("journal {}", entry.seq));
        }
        expected_seq = entry.seq + 1;
        previous = entry.hash;
        Ok(())
    })?;
    Ok((expected_seq - 1, faults))
}

/// Plays the whole journal into an empty database and compares.
fn replay_faults(conn: &Connection) -> Result<Vec<String>> {
    let scratch = Connection::open_in_memory()?;
    let mut steps = MIGRATIONS.iter();
    let mut present = None;
    let mut faults = Vec::new();
    let redactions = journal::redactions(conn)?;
    journal::walk(conn, |entry, payload| {
        let Some(payload) = payload.filter(|_| faults.is_empty()) else {
            return Ok(());
        };
        while present != Some(entry.schema_hash) {
            let Some(step) = steps.next() else {
                faults.push(format!("journal {}", entry.seq));
                return Ok(());
            };
            step.make(&scratch)?;
            present = schema_hash(&scratch).ok();
        }
        let n_ops = redactions
            .get(&entry.seq)
            .map_or(entry.n_ops, |it| it.n_ops);
        if !undo::replay(&scratch, &payload.changeset, n_ops)? {
            faults.push(format!("journal {}", entry.seq));
        }
        Ok(())
    })?;
    // An emptied record is no excuse: whatever stands in the tables then came from nowhere.
    if faults.is_empty() {
        for step in steps {
            step.make(&scratch)?;
        }
        for table in Table::CAPTURED {
            if table_digest(conn, *table)? != table_digest(&scratch, *table)? {
                faults.push(table.name().to_owned());
            }
        }
    }
    Ok(faults)
}

/// A digest of all captured tables.
pub(super) fn digest(conn: &Connection) -> Result<[u8; 32]> {
    let mut hasher = Sha256::new();
    for table in Table::CAPTURED {
        hasher.update(table_digest(conn, *table)?);
    }
    Ok(hasher.finalize().into())
}

/// A digest of one table's rows in the order of their key.
fn table_digest(conn: &Connection, table: Table) -> Result<[u8; 32]> {
    let key: Vec<String> = conn
        .prepare("SELECT name FROM pragma_table_info(?1) WHERE pk > 0 ORDER BY pk")?
        .query_map(params![table.name()], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    let mut hasher = Sha256::new();
    let mut statement = conn.prepare(&format!(
        "SELECT * FROM {} ORDER BY {}",
        table.name(),
        key.join(", ")
    ))?;
    let columns = statement.column_count();
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        for at in 0..columns {
            let (kind, bytes): (u8, std::borrow::Cow<'_, [u8]>) = match row.get_ref(at)? {
                ValueRef::Null => (0, (&[][..]).into()),
                ValueRef::Integer(number) => (1, number.to_le_bytes().to_vec().into()),
                ValueRef::Real(number) => (2, number.to_le_bytes().to_vec().into()),
                ValueRef::Text(text) => (3, text.into()),
                ValueRef::Blob(blob) => (4, blob.into()),
            };
            hasher.update([kind]);
            hasher.update((bytes.len() as u64).to_le_bytes());
            hasher.update(&bytes);
        }
    }
    Ok(hasher.finalize().into())
}
