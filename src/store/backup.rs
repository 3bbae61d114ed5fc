//! Backups: made through SQLite's backup interface, opened and verified before they count.
//!
//! A plain copy of the live file opens cleanly and lacks whatever still stands in the write-ahead log;
//! so the live file is never copied by ordinary means.

use std::fs;
use std::path::{Path, PathBuf};

use rusqlite::Connection;
use rusqlite::backup::Backup as SqliteBackup;
use serde::{Deserialize, Serialize};

use super::crypto::{DataKey, hex};
use super::keys::KeyFile;
use super::verify::VerifyReport;
use super::{Access, Domain, Office, Secret, connection, disk, files, journal, verify};
use crate::kernel::id::UserId;
use crate::kernel::operation::{Operation, Summary};
use crate::kernel::{ApiError, Clock, Error, Result};

/// What is written down beside a backup.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    /// Which office.
    pub office: String,
    /// When (UTC, RFC 3339).
    pub made_at: String,
    /// The head of the record then, in full.
    pub head: String,
    /// How many journal entries.
    pub entries: i64,
}

impl Manifest {
    /// The file's name.
    pub const NAME: &'static str = "manifest.json";

    /// Reads the manifest of a backup's folder.
    ///
    /// # Errors
    /// `backup.not_found`.
    pub fn load(folder: &Path) -> Result<Self> {
        let bytes = disk::read_limited(&folder.join(Self::NAME), 64 * 1024)
            .map_err(|_| ApiError::BackupNotFound {})?;
        serde_json::from_slice(&bytes).map_err(|_| ApiError::BackupNotFound {}.into())
    }
}

/// A backup that was verified when it was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MadeBackup {
    /// Its folder.
    pub folder: PathBuf,
    /// What was written down.
    pub manifest: Manifest,
}

impl Office {
    /// Makes a verified backup in a folder of its own below `place`.
    ///
    /// # Errors
    /// `backup.not_verified` when what was written does not verify to the present head; nothing is
    /// then left behind.
    pub fn back_up(&self, place: &Path, clock: &Clock) -> Result<MadeBackup> {
        fs::create_dir_all(place).map_err(disk::at(place))?;
        clear_parts(place);
        let label = digits_of(clock);
        let target = disk::free_name(&place.join(format!("yoriai-{}", self.office_id())), &label);
        let part = target.with_extension("part");
        let made = self.write_backup(&part, clock);
        match made {
            Ok(manifest) => {
                fs::rename(&part, &target).map_err(disk::at(&target))?;
                disk::sync_folder(place);
                Ok(MadeBackup {
                    folder: target,
                    manifest,
                })
            }
            Err(error) => {
                let _ = fs::remove_dir_all(&part);
                Err(error)
            }
        }
    }

    fn write_backup(&self, part: &Path, clock: &Clock) -> Result<Manifest> {
        fs::create_dir_all(part).map_err(disk::at(part))?;
        // One lock for database and keys: no act comes in between.
        let conn = self.writer();
        let head = journal::head_hash(&conn)?;
        copy_database(&conn, &part.join(Self::DATABASE), self.key())?;
        let keys = self.folder().join(KeyFile::NAME);
        fs::copy(&keys, part.join(KeyFile::NAME)).map_err(disk::at(&keys))?;
        let attachments = self.folder().join(files::FOLDER);
        if attachments.exists() {
            disk::copy_folder(&attachments, &part.join(files::FOLDER))?;
        }
        drop(conn);

        let copy = connection::open(&part.join(Self::DATABASE), self.key())?;
        let report = verify::verify_connection(&copy, self.domain(), &|_, _| {
            std::ops::ControlFlow::Continue(())
        })?;
        if !report.sound || journal::head_hash(&copy)? != head {
            return Err(ApiError::BackupNotVerified {}.into());
        }
        close(copy)?;
        let manifest = Manifest {
            office: self.office_id(),
            made_at: clock.stamp(),
            head: hex(&head),
            entries: report.entries,
        };
        disk::write_atomic(
            &part.join(Manifest::NAME),
            &serde_json::to_vec_pretty(&manifest)?,
        )?;
        disk::sync_folder(part);
        Ok(manifest)
    }

    /// Restores a backup into a scratch folder, opens and verifies it there, and removes it again.
    /// Says whether the head is the one written down.
    ///
    /// # Errors
    /// `backup.not_found`, or when the backup does not open.
    pub fn drill(&self, backup: &Path, scratch: &Path) -> Result<(VerifyReport, bool)> {
        let manifest = Manifest::load(backup)?;
        let folder = disk::free_name(scratch, "drill");
        disk::copy_folder(backup, &folder)?;
        let checked = (|| {
            let copy = connection::open(&folder.join(Self::DATABASE), self.key())?;
            let report = verify::verify_connection(&copy, self.domain(), &|_, _| {
                std::ops::ControlFlow::Continue(())
            })?;
            let head = hex(&journal::head_hash(&copy)?);
            close(copy)?;
            Ok((report, head == manifest.head))
        })();
        fs::remove_dir_all(&folder).map_err(disk::at(&folder))?;
        checked
    }
}

/// The verified backups of one office in a place, latest first.
pub fn list(place: &Path, office: &str) -> Vec<MadeBackup> {
    let Ok(entries) = fs::read_dir(place) else {
        return Vec::new();
    };
    let mut found: Vec<MadeBackup> = entries
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_none_or(|extension| extension != "part"))
        .filter_map(|folder| {
            Manifest::load(&folder)
                .ok()
                .map(|manifest| MadeBackup { folder, manifest })
        })
        .filter(|backup| backup.manifest.office == office)
        .collect();
    found.sort_by(|a, b| b.manifest.made_at.cmp(&a.manifest.made_at));
    found
}

/// Restores a backup into an office's folder. What lies there now is set aside first, never
/// overwritten; where it was set aside is given back. The restored office gets a journal entry.
///
/// # Errors
/// `backup.not_found`, `office.in_use`, `office.passphrase_wrong`, `backup.not_verified`.
pub fn restore(
    backup: &Path,
    folder: &Path,
    secret: &Secret<'_>,
    clock: &Clock,
    domain: &'static dyn Domain,
) -> Result<(Office, Option<String>, Option<PathBuf>)> {
    let manifest = Manifest::load(backup)?;
    let name = folder.file_name().ok_or(ApiError::OfficeNotFound {})?;
    let parent = folder
        .parent()
        .filter(|parent| !parent.as_os_str().is_empty())
        .unwrap_or(Path::new("."));
    fs::create_dir_all(parent).map_err(disk::at(parent))?;
    let folder = fs::canonicalize(parent)
        .map_err(disk::at(parent))?
        .join(name);

    // Everything is proved on a copy before the present folder is touched.
    let incoming = disk::free_name(&folder, "incoming");
    disk::copy_folder(backup, &incoming)?;
    let proved = (|| -> Result<()> {
        fs::remove_file(incoming.join(Manifest::NAME)).map_err(disk::at(&incoming))?;
        let (office, _) = Office::open(&incoming, secret, Access::ReadWrite, clock, domain)?;
        let report = office.verify(&[], &|_, _| std::ops::ControlFlow::Continue(()))?;
        if !report.sound
            || !manifest.head.starts_with(&report.head)
            || report.entries != manifest.entries
        {
            return Err(ApiError::BackupNotVerified {}.into());
        }
        Ok(())
    })();
    if let Err(error) = proved {
        let _ = fs::remove_dir_all(&incoming);
        return Err(error);
    }

    let mut aside = None;
    if folder.exists() {
        // Renaming under a running office would pull the file away from it.
        drop(super::office::take_lock(&folder)?);
        let label = digits_of(clock);
        let place = disk::free_name(&folder, &format!("set-aside-{label}"));
        fs::rename(&folder, &place).map_err(disk::at(&folder))?;
        aside = Some(place);
    }
    fs::rename(&incoming, &folder).map_err(disk::at(&folder))?;
    disk::sync_folder(folder.parent().unwrap_or(Path::new(".")));
    let (office, slot) = Office::open(&folder, secret, Access::ReadWrite, clock, domain)?;
    office.write(
        journal::EntryKind::Restore,
        Operation::OfficeRestore,
        None,
        UserId(0),
        clock,
        |_| {
            Ok((
                (),
                Summary::new(Operation::OfficeRestore).object(manifest.made_at.clone()),
            ))
        },
    )?;
    Ok((office, slot, aside))
}

/// The pinned backup before a migration, in the office's own folder: the one place sure to be there.
pub(super) fn before_migration(
    conn: &Connection,
    folder: &Path,
    key: &DataKey,
    clock: &Clock,
) -> Result<()> {
    let label = digits_of(clock);
    let target = disk::free_name(&folder.join("before-migration"), &label);
    let part = target.with_extension("part");
    fs::create_dir_all(&part).map_err(disk::at(&part))?;
    copy_database(conn, &part.join(Office::DATABASE), key)?;
    let copy = connection::open(&part.join(Office::DATABASE), key)?;
    let intact: String = copy.query_row("PRAGMA integrity_check", [], |row| row.get(0))?;
    if intact != "ok" {
        return Err(ApiError::BackupNotVerified {}.into());
    }
    close(copy)?;
    let keys = folder.join(KeyFile::NAME);
    fs::copy(&keys, part.join(KeyFile::NAME)).map_err(disk::at(&keys))?;
    fs::rename(&part, &target).map_err(disk::at(&target))
}

fn copy_database(from: &Connection, path: &Path, key: &DataKey) -> Result<()> {
    let mut to = connection::create(path, key)?;
    {
        let backup = SqliteBackup::new(from, &mut to)?;
        // All pages in one step: the caller holds the only writer.
        match backup.step(-1)? {
            rusqlite::backup::StepResult::Done => {}
            _ => return Err(Error::Damaged("the backup did not run to its end")),
        }
    }
    close(to)
}

/// The present second in UTC as fourteen digits, for names of folders.
fn digits_of(clock: &Clock) -> String {
    let stamp = clock.stamp();
    stamp
        .chars()
        .filter(char::is_ascii_digit)
        .take(14)
        .collect()
}

/// Closes with the log folded in, so that one file is the whole copy.
fn close(conn: Connection) -> Result<()> {
    conn.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?;
    conn.close().map_err(|(_, error)| error.into())
}

/// Unfinished backups of an earlier run: never verified, so nothing of worth.
fn clear_parts(place: &Path) {
    let Ok(entries) = fs::read_dir(place) else {
        return;
    };
    for path in entries.flatten().map(|entry| entry.path()) {
        let ours = path
            .file_name()
            .is_some_and(|name| name.to_string_lossy().starts_with("yoriai-"));
        if ours
            && path
                .extension()
                .is_some_and(|extension| extension == "part")
        {
            let _ = fs::remove_dir_all(path);
        }
    }
}
