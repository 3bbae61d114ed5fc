//! Commands on the cooperative's own facts.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// `organisation.load`
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct OrganisationLoad {}
