//! 納得: in the person's own words, why they choose this work, or what still holds them back. Several
//! over time; never weighed or scored.

pub mod api;
pub mod store;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::kernel::Result;
use crate::kernel::id::{ConvictionId, PersonId};
use crate::person::TimelineEntry;
use crate::store::Reader;

/// What somebody said.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "as in the table")]
pub struct Conviction {
    pub id: ConvictionId,
    pub said_on: NaiveDate,
    /// As said, character by character.
    pub words: String,
    /// Who wrote it down.
    pub by: String,
}

// -- what other nouns ask of this one ------------------------------------------------------------

/// A person's own words on their timeline.
///
/// # Errors
/// Whatever the database says.
pub fn timeline_of_person(db: &Reader<'_>, person: PersonId) -> Result<Vec<TimelineEntry>> {
    store::timeline(db, person)
}

/// Words of records that were merged away.
///
/// # Errors
/// Whatever the database says.
pub fn broken_invariants(db: &Reader<'_>) -> Result<Vec<String>> {
    store::broken_invariants(db)
}
