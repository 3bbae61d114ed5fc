//! Verification.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What a verification found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct VerifyReport {
    /// Whether nothing at all is wrong.
    pub sound: bool,
    /// Journal entries checked.
    #[ts(type = "number")]
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
    /// The tables are what the journal says they became.
    Replay,
    /// Rules across rows: an application stands where its last move put it, and the like.
    Invariants,
    /// Every attachment is there and is what it was.
    Files,
}
