//! Commands on backups.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::kernel::file::FileToken;
use crate::store::verify::VerifyReport;

/// `backup.make`
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct BackupMake {
    /// Where to; absent: the usual place.
    #[ts(optional = nullable)]
    pub folder: Option<FileToken>,
}

/// `backup.list`: those in the usual place, latest first.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct BackupList {}

/// A backup that was verified when it was made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "plain")]
pub struct Backup {
    /// The folder's name.
    pub name: String,
    /// The folder it lies in, to show.
    pub place: String,
    /// UTC instant, RFC 3339.
    pub made_at: String,
    /// Sixteen hex digits of the head of the record at that moment.
    pub head: String,
    pub entries: i64,
    pub bytes: u64,
}

/// `backup.drill`: restores the backup into a scratch folder, opens and verifies it, and removes it.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct BackupDrill {
    /// The name of a backup in the usual place.
    pub name: String,
}

/// What a drill found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "plain")]
pub struct Drill {
    pub report: VerifyReport,
    /// Whether the head is the one written down when the backup was made.
    pub head_matches: bool,
}
