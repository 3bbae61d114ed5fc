//! The cooperative itself: name, address, representative.

pub mod api;
pub mod rules;
pub mod store;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

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
