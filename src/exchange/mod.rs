//! The contact log (連絡), both ways: who turned to whom, when, by which channel, about what.

pub mod api;
pub mod store;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::kernel::Result;
use crate::kernel::id::{ExchangeId, PersonId};
use crate::person::TimelineEntry;
use crate::store::{Reader, Tx};

/// By which way words went.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs, reason = "the names are the ways")]
pub enum Channel {
    Email,
    Phone,
    Online,
    InPerson,
    Letter,
    /// 携帯のメッセージ.
    Message,
}

/// Who turned to whom.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// The person to the office.
    FromPerson,
    /// The office to the person.
    ToPerson,
    /// A conversation.
    Both,
}

/// One contact.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "as in the table")]
pub struct Exchange {
    pub id: ExchangeId,
    pub person: PersonId,
    pub name: String,
    pub reading: Option<String>,
    /// UTC instant.
    pub happened_at: String,
    pub direction: Direction,
    pub channel: Channel,
    pub about: String,
    /// Who wrote it down.
    pub by: String,
}

// -- what other nouns ask of this one ------------------------------------------------------------

/// Contacts on a person's timeline.
///
/// # Errors
/// Whatever the database says.
pub fn timeline_of_person(db: &Reader<'_>, person: PersonId) -> Result<Vec<TimelineEntry>> {
    store::timeline(db, person)
}

/// Writes down that a mail went to somebody in this act. A mail is words of the office only: it never is
/// contact both ways.
///
/// # Errors
/// Whatever the database says.
pub fn record_mail(tx: &Tx<'_>, person: PersonId, about: &str) -> Result<ExchangeId> {
    let mail = store::NewExchange {
        happened_at: tx.stamp(),
        direction: Direction::ToPerson,
        channel: Channel::Email,
        about,
    };
    store::insert(tx, person, &mail)
}

/// Whether the log holds a mail about this to somebody, at an instant (as stored) or after it.
///
/// # Errors
/// Whatever the database says.
pub fn has_mail(db: &Reader<'_>, person: PersonId, about: &str, since: &str) -> Result<bool> {
    store::has_mail(db, person, about, since)
}

/// Contacts that contradict themselves, without personal data.
///
/// # Errors
/// Whatever the database says.
pub fn broken_invariants(db: &Reader<'_>) -> Result<Vec<String>> {
    store::broken_invariants(db)
}
