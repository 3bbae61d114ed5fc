//! The people who sign in (職員), and what they may do.

pub mod api;
pub mod store;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::kernel::Role;
use crate::kernel::id::UserId;

/// Somebody who signs in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "as in the table")]
pub struct User {
    pub id: UserId,
    pub name: String,
    /// The name to choose when signing in. It stands unencrypted beside the keys.
    pub sign_in: String,
    pub roles: Vec<Role>,
    /// Set when the user may no longer sign in.
    pub disabled_on: Option<NaiveDate>,
}
