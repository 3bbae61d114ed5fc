//! Commands on backups.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use std::path::Path;

use crate::api::Act;
use crate::kernel::file::FileToken;
use crate::kernel::{ApiError, Result};
use crate::store::backup::MadeBackup;
use crate::store::disk;
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

/// `backup.make`
pub(crate) fn make(act: &Act<'_>, request: BackupMake) -> Result<Backup> {
    let place = match request.folder {
        Some(folder) => act.file(&folder)?,
        None => (act.host.places.backup_dir.clone()).ok_or(ApiError::BackupNotFound {})?,
    };
    Ok(shown(act.office.back_up(&place, act.clock)?))
}

/// `backup.list`
pub(crate) fn list(act: &Act<'_>, _: BackupList) -> Result<Vec<Backup>> {
    let backups = act.host.places.backups(&act.office.office_id());
    Ok(backups.into_iter().map(shown).collect())
}

/// `backup.drill`
pub(crate) fn drill(act: &Act<'_>, request: BackupDrill) -> Result<Drill> {
    let backups = act.host.places.backups(&act.office.office_id());
    let backup = backups
        .into_iter()
        .find(|backup| name_of(&backup.folder) == request.name)
        .ok_or(ApiError::BackupNotFound {})?;
    let (report, head_matches) = act.office.drill(&backup.folder, &backup.folder)?;
    Ok(Drill {
        report,
        head_matches,
    })
}

fn name_of(folder: &Path) -> String {
    folder
        .file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned()
}

fn shown(backup: MadeBackup) -> Backup {
    Backup {
        name: name_of(&backup.folder),
        place: backup
            .folder
            .parent()
            .unwrap_or(Path::new(""))
            .to_string_lossy()
            .into_owned(),
        made_at: backup.manifest.made_at,
        head: backup.manifest.head.chars().take(16).collect(),
        entries: backup.manifest.entries,
        bytes: disk::folder_bytes(&backup.folder),
    }
}
