//! The cooperative itself: name, address, representative.

pub mod api;
pub mod rules;
pub mod store;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::kernel::Result;
use crate::store::Reader;

/// The cooperative's own facts, as printed on its papers.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "as in the table")]
pub struct Organisation {
    pub name: String,
    pub reading: Option<String>,
    pub representative: Option<String>,
    pub postal_code: Option<String>,
    pub address: Option<String>,
    pub phone: Option<String>,
    pub email: Option<String>,
    /// 法人番号, thirteen digits.
    pub corporate_number: Option<String>,
    pub established_on: Option<NaiveDate>,
}

// -- what other nouns ask of this one ------------------------------------------------------------

/// The cooperative's own facts.
///
/// # Errors
/// Whatever the database says.
pub fn load(db: &Reader<'_>) -> Result<Organisation> {
    store::load(db)
}
