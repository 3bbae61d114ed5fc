//! Commands on the people who sign in.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::kernel::Role;
use crate::kernel::id::UserId;

/// `user.list`
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct UserList {}

/// `user.add`
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct UserAdd {
    pub name: String,
    pub sign_in: String,
    pub roles: Vec<Role>,
    /// The first passphrase; the user changes it later.
    pub passphrase: String,
}

/// `user.update`
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct UserUpdate {
    pub user: UserId,
    pub name: String,
    pub roles: Vec<Role>,
}

/// `user.disable`: the key slot is destroyed, the name stays in the record.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct UserDisable {
    pub user: UserId,
}

/// `user.enable`: a new key slot with a new passphrase; also for a forgotten one.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct UserEnable {
    pub user: UserId,
    pub passphrase: String,
}

/// `user.change_passphrase`: one's own.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct UserChangePassphrase {
    pub old: String,
    pub new: String,
}
