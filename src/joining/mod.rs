//! Somebody's first day of work (入団). A newcomer is no member: membership needs the association's
//! consent and paid-in equity (法12条2項), and comes about by nothing that is recorded here.

pub mod api;
pub mod store;

use chrono::NaiveDate;

use crate::kernel::Result;
use crate::kernel::id::{OfferId, PersonId};
use crate::person::TimelineEntry;
use crate::store::Reader;

// -- what other nouns ask of this one ------------------------------------------------------------

/// The day on which somebody with this offer started work, where that was recorded.
///
/// # Errors
/// Whatever the database says.
pub fn joined_on(db: &Reader<'_>, offer: OfferId) -> Result<Option<NaiveDate>> {
    store::joined_on(db, offer)
}

/// First days of work on a person's timeline.
///
/// # Errors
/// Whatever the database says.
pub fn timeline_of_person(db: &Reader<'_>, person: PersonId) -> Result<Vec<TimelineEntry>> {
    store::timeline(db, person)
}
