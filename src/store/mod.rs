//! The file: open, keys, migrations, the one door, journal, undo, verification, backups, search.

pub mod backup;
mod changes;
mod changeset;
mod connection;
pub(crate) mod crypto;
pub(crate) mod disk;
mod draft;
pub mod files;
#[cfg(test)]
mod forgery;
pub mod journal;
pub mod keys;
mod migrate;
mod office;
mod personal;
pub mod redaction;
pub(crate) mod sql;
mod tables;
mod undo;
pub mod verify;

pub use changes::ChangedRow;
pub use migrate::SCHEMA_VERSION;
pub use office::{Access, Domain, NewOffice, Office, Reader, Secret, Tx};
pub use tables::Table;

#[cfg(test)]
pub(crate) use migrate::empty_schema;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::kernel::operation::Summary;

/// What an act gave: its value, the tables it changed, and what would undo it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Outcome<T> {
    /// The answer of the act itself.
    pub value: T,
    /// The tables whose readers are stale now.
    pub changed: Vec<Table>,
    /// What undo would take back; absent for final acts and acts that changed nothing.
    pub undo: Option<UndoOffer>,
}

/// An act that may be undone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct UndoOffer {
    /// Its journal entry.
    pub seq: i64,
    /// Its words.
    pub summary: Summary,
}

/// How far a long act has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Progress {
    /// Steps done.
    pub done: u32,
    /// Steps in all; 0 while unknown.
    pub total: u32,
}
