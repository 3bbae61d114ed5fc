//! Who acts, and what they may do.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::id::UserId;

/// What a person who signs in may do. A user holds any number of roles; none implies another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// 管理者: settings, users, keys, backups and restore.
    Administrator,
    /// 採用担当: applicants, selection, offers.
    Recruiter,
    /// プログラム担当: the follow-up programme.
    Coordinator,
    /// 研修・配属担当: training and assignment.
    Personnel,
    /// 組合員担当: membership, equity, the register.
    Registrar,
    /// 総会事務: meetings, votes, minutes.
    Secretary,
    /// 監事: reads everything and verifies the record; changes nothing.
    Auditor,
}

impl Role {
    /// Every role, in the order shown on screen.
    pub const ALL: [Self; 7] = [
        Self::Administrator,
        Self::Recruiter,
        Self::Coordinator,
        Self::Personnel,
        Self::Registrar,
        Self::Secretary,
        Self::Auditor,
    ];

    /// The stable name stored in the file and used on the wire.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Administrator => "administrator",
            Self::Recruiter => "recruiter",
            Self::Coordinator => "coordinator",
            Self::Personnel => "personnel",
            Self::Registrar => "registrar",
            Self::Secretary => "secretary",
            Self::Auditor => "auditor",
        }
    }

    /// The role with this stored name, if there is one.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.key() == key)
    }
}

/// The user on whose behalf a command runs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Actor {
    /// The user's row.
    pub user: UserId,
    /// The name as written into the journal, frozen at the time of the act.
    pub name: String,
    /// What the user may do.
    pub roles: Vec<Role>,
}

impl Actor {
    /// Whether the user has one of these roles.
    pub fn is_any_of(&self, roles: &[Role]) -> bool {
        roles.iter().any(|role| self.roles.contains(role))
    }
}
