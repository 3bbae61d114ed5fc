//! Erasing what is known of a person: from the tables, the journal and the files at once, for good.
//!
//! The store does it ([`crate::store::redaction`]); here is when it may be done, what stays and why, and
//! how a backup that still holds the person is kept from bringing them back.

pub mod api;
pub mod ledger;
pub mod store;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use crate::kernel::error::InTheWay;

use crate::kernel::Result;
use crate::kernel::id::{ErasureId, PersonId};
use crate::store::redaction::Extent;
use crate::store::{Reader, Table};

/// On what ground somebody's data is erased.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ErasureGround {
    /// 保存期間の満了 (個人情報保護法22条).
    Due,
    /// 本人の求め (35条).
    Request,
    /// 同意の撤回.
    ConsentWithdrawn,
    /// 誤って記録したもの.
    Mistake,
}

/// How far an erasure goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ErasureExtent {
    /// Everything.
    All,
    /// All but what the law keeps of somebody who joined (労働基準法107条, 109条).
    Statutory,
}

impl From<ErasureExtent> for Extent {
    fn from(extent: ErasureExtent) -> Self {
        match extent {
            ErasureExtent::All => Self::All,
            ErasureExtent::Statutory => Self::ButStatutory,
        }
    }
}

/// How many rows of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "plain")]
pub struct TableCount {
    pub table: Table,
    pub rows: u32,
}

/// What an erasure takes away, counted.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ErasureCounts {
    /// The person's own rows.
    pub rows: Vec<TableCount>,
    /// What others wrote in which the person is named.
    pub mentions: Vec<TableCount>,
    /// Entries of the journal rewritten.
    pub entries: u32,
    /// Files removed.
    pub files: u32,
    /// Unfinished forms thrown away.
    pub drafts: u32,
}

/// An erasure on record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "as in the table")]
pub struct Erasure {
    pub id: ErasureId,
    pub person: PersonId,
    pub ground: ErasureGround,
    pub extent: ErasureExtent,
    pub erased_on: NaiveDate,
    pub by: String,
    pub counts: ErasureCounts,
}

// -- what other nouns ask of this one ------------------------------------------------------------

/// The latest erasure of somebody.
///
/// # Errors
/// Whatever the database says.
pub fn of_person(db: &Reader<'_>, person: PersonId) -> Result<Option<Erasure>> {
    store::of_person(db, person)
}

/// Whether nothing is known of this person any more.
///
/// # Errors
/// Whatever the database says.
pub fn is_erased(db: &Reader<'_>, person: PersonId) -> Result<bool> {
    store::is_erased(db, person)
}

/// What stands in the way of erasing somebody.
///
/// # Errors
/// Whatever the database says.
pub fn in_the_way(db: &Reader<'_>, person: PersonId) -> Result<Option<InTheWay>> {
    store::in_the_way(db, person)
}
