//! Ordinary files: durable writes, bounded reads, folders that are no place for a live file.

use std::fs::{self, File};
use std::io::{Read, Write};
use std::path::{Component, Path, PathBuf};

use crate::kernel::error::UnsafeFolder;
use crate::kernel::{ApiError, Error, Result};

/// Puts the path to an error of the system.
pub(crate) fn at(path: &Path) -> impl FnOnce(std::io::Error) -> Error {
    let path = path.to_owned();
    move |source| Error::Io { path, source }
}

/// Reads a file of at most `limit` bytes.
pub(crate) fn read_limited(path: &Path, limit: u64) -> Result<Vec<u8>> {
    let file = File::open(path).map_err(at(path))?;
    let mut bytes = Vec::new();
    file.take(limit + 1)
        .read_to_end(&mut bytes)
        .map_err(at(path))?;
    let length = bytes.len() as u64;
    if length > limit {
        return Err(ApiError::FileTooLarge {
            bytes: length,
            at_most: limit,
        }
        .into());
    }
    Ok(bytes)
}

/// Replaces a file by new content, durably: written beside it, synchronised, renamed over it.
pub(crate) fn write_atomic(path: &Path, bytes: &[u8]) -> Result<()> {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(".part");
    let part = path.with_file_name(name);
    let mut file = File::create(&part).map_err(at(&part))?;
    file.write_all(bytes)
        .and_then(|()| file.sync_all())
        .map_err(at(&part))?;
    drop(file);
    fs::rename(&part, path).map_err(at(path))?;
    sync_folder(path.parent().unwrap_or(Path::new(".")));
    Ok(())
}

/// Makes a rename in a folder durable where the system has such a thing (Windows has not).
pub(crate) fn sync_folder(folder: &Path) {
    if let Ok(handle) = File::open(folder) {
        let _ = handle.sync_all();
    }
}

/// Writes a file where the user asked for one; a full disk leaves the old one.
///
/// # Errors
/// `file.unwritable`, or that the disk is full.
pub(crate) fn write_chosen(path: &Path, bytes: &[u8]) -> Result<()> {
    write_atomic(path, bytes).map_err(|error| match error {
        Error::Io { source, .. } if source.kind() != std::io::ErrorKind::StorageFull => {
            ApiError::FileUnwritable {}.into()
        }
        error => error,
    })
}

/// Copies a folder with everything in it; refuses links, which could lead anywhere.
pub(crate) fn copy_folder(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to).map_err(at(to))?;
    for entry in fs::read_dir(from).map_err(at(from))? {
        let entry = entry.map_err(at(from))?;
        let kind = entry.file_type().map_err(at(from))?;
        let target = to.join(entry.file_name());
        if kind.is_dir() {
            copy_folder(&entry.path(), &target)?;
        } else if kind.is_file() {
            fs::copy(entry.path(), &target).map_err(at(&target))?;
            File::open(&target)
                .and_then(|file| file.sync_all())
                .map_err(at(&target))?;
        }
    }
    sync_folder(to);
    Ok(())
}

/// Bytes of everything in a folder.
pub(crate) fn folder_bytes(folder: &Path) -> u64 {
    let Ok(entries) = fs::read_dir(folder) else {
        return 0;
    };
    entries
        .flatten()
        .map(|entry| match entry.metadata() {
            Ok(meta) if meta.is_dir() => folder_bytes(&entry.path()),
            Ok(meta) => meta.len(),
            Err(_) => 0,
        })
        .sum()
}

/// A free name beside `path`: with `label`, and a number where that is taken.
pub(crate) fn free_name(path: &Path, label: &str) -> PathBuf {
    let stem = path
        .file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned();
    let mut candidate = path.with_file_name(format!("{stem}-{label}"));
    let mut number = 2_u32;
    while candidate.exists() {
        candidate = path.with_file_name(format!("{stem}-{label}-{number}"));
        number += 1;
    }
    candidate
}

/// Folders that synchronising services keep, by the name they give them.
const CLOUD_FOLDERS: [&str; 8] = [
    "dropbox",
    "onedrive",
    "google drive",
    "googledrive",
    "icloud drive",
    "mobile documents",
    "box sync",
    "nextcloud",
];
/// File systems whose locks cannot be trusted.
const NETWORK_FILE_SYSTEMS: [&str; 12] = [
    "nfs",
    "nfs4",
    "cifs",
    "smb3",
    "smbfs",
    "afs",
    "ceph",
    "glusterfs",
    "fuse.sshfs",
    "fuse.rclone",
    "fuse.davfs",
    "davfs",
];

/// Refuses a folder where the live file must not lie. Backups may go there.
///
/// # Errors
/// `office.folder_unsafe`.
pub(super) fn check_live_folder(folder: &Path) -> Result<()> {
    let kind = if is_network(folder) {
        UnsafeFolder::Network
    } else if is_cloud(folder) {
        UnsafeFolder::CloudSync
    } else {
        return Ok(());
    };
    Err(ApiError::OfficeFolderUnsafe { kind }.into())
}

fn is_cloud(folder: &Path) -> bool {
    folder.components().any(|component| match component {
        Component::Normal(name) => {
            let name = name.to_string_lossy().to_lowercase();
            CLOUD_FOLDERS
                .iter()
                .any(|cloud| name == *cloud || name.starts_with(&format!("{cloud} - ")))
        }
        _ => false,
    })
}

fn is_network(folder: &Path) -> bool {
    if let Some(Component::Prefix(prefix)) = folder.components().next()
        && matches!(
            prefix.kind(),
            std::path::Prefix::UNC(..) | std::path::Prefix::VerbatimUNC(..)
        )
    {
        return true;
    }
    // Where the system tells its mounts (Linux), the longest mount point above the folder decides.
    let Ok(mounts) = fs::read_to_string("/proc/self/mounts") else {
        return false;
    };
    mounts
        .lines()
        .filter_map(|line| {
            let mut words = line.split(' ');
            let (_, point, kind) = (words.next()?, words.next()?, words.next()?);
            folder.starts_with(point).then_some((point.len(), kind))
        })
        .max_by_key(|(length, _)| *length)
        .is_some_and(|(_, kind)| NETWORK_FILE_SYSTEMS.contains(&kind))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_synchronised_folder_is_no_place_for_the_live_file() {
        for path in [
            "/home/ogawa/Dropbox/よりあい",
            "/Users/o/OneDrive - 組合/office",
            "/Users/o/Google Drive/x",
        ] {
            assert!(is_cloud(Path::new(path)), "{path}");
        }
        for path in ["/home/ogawa/Documents/よりあい", "/srv/dropbox-notes/x"] {
            assert!(!is_cloud(Path::new(path)), "{path}");
        }
    }

    #[test]
    fn a_write_leaves_the_old_file_until_the_new_one_is_whole() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("keys.json");
        write_atomic(&path, b"one").unwrap();
        write_atomic(&path, b"two").unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"two");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn a_free_name_is_never_one_that_is_taken() {
        let folder = tempfile::tempdir().unwrap();
        let office = folder.path().join("office");
        let first = free_name(&office, "aside");
        fs::create_dir(&first).unwrap();
        let second = free_name(&office, "aside");
        assert_ne!(first, second);
        assert!(!second.exists());
    }
}
