//! Attachments: encrypted files named by a keyed hash of their content. The same file added twice is
//! stored once; the name tells nothing to somebody without the key.

use std::fs;
use std::path::{Path, PathBuf};

use super::crypto::{self, DataKey};
use super::{Office, Reader, disk};
use crate::kernel::{Error, Result};

/// The largest file kept, in bytes.
pub const FILE_LIMIT: u64 = 50 * 1024 * 1024;
/// The folder beside the database.
pub(super) const FOLDER: &str = "files";

impl Office {
    /// Keeps a file's content; gives the name it is kept under. Durable before it returns.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn put_file(&self, plain: &[u8]) -> Result<String> {
        let name = crypto::hex(&crypto::mac(
            self.key().derive("yoriai file names").bytes(),
            plain,
        ));
        let path = path_of(self.folder(), &name);
        if path.exists() && read(self.folder(), self.key(), &name).is_ok() {
            return Ok(name);
        }
        let folder = path.parent().unwrap_or(self.folder()).to_owned();
        fs::create_dir_all(&folder).map_err(disk::at(&folder))?;
        let sealed = crypto::seal(
            self.key().derive("yoriai file contents").bytes(),
            plain,
            name.as_bytes(),
        )?;
        disk::write_atomic(&path, &sealed)?;
        Ok(name)
    }

    /// The content kept under a name.
    ///
    /// # Errors
    /// When the file is gone or is not what it was.
    pub fn get_file(&self, name: &str) -> Result<zeroize::Zeroizing<Vec<u8>>> {
        read(self.folder(), self.key(), name)
    }

    /// Writes a decrypted copy under its own name into a folder of its own below `folder`, after
    /// `check` has looked at the content; gives its path.
    ///
    /// # Errors
    /// Those of `check`, and when the file is gone, is not what it was, or cannot be written.
    pub fn copy_file_out(
        &self,
        name: &str,
        folder: &Path,
        file_name: &str,
        check: impl FnOnce(&[u8]) -> Result<()>,
    ) -> Result<PathBuf> {
        let plain = self.get_file(name)?;
        check(&plain)?;
        let folder = folder.join(name.get(..16).unwrap_or(name));
        fs::create_dir_all(&folder).map_err(disk::at(&folder))?;
        let copy = folder.join(file_name);
        disk::write_atomic(&copy, &plain)?;
        Ok(copy)
    }
}

fn path_of(folder: &Path, name: &str) -> PathBuf {
    folder
        .join(FOLDER)
        .join(name.get(..2).unwrap_or("--"))
        .join(name)
}

/// Removes a kept file, its content overwritten first. One that is gone already is no fault.
pub(super) fn remove(folder: &Path, name: &str) -> Result<()> {
    let path = path_of(folder, name);
    let Ok(length) = fs::metadata(&path).map(|about| about.len()) else {
        return Ok(());
    };
    let blank = vec![0_u8; usize::try_from(length).unwrap_or_default()];
    fs::write(&path, blank).map_err(disk::at(&path))?;
    fs::remove_file(&path).map_err(disk::at(&path))?;
    if let Some(parent) = path.parent() {
        disk::sync_folder(parent);
    }
    Ok(())
}

fn read(folder: &Path, key: &DataKey, name: &str) -> Result<zeroize::Zeroizing<Vec<u8>>> {
    let sealed = disk::read_limited(&path_of(folder, name), FILE_LIMIT + 1024)?;
    let plain = crypto::unseal(
        key.derive("yoriai file contents").bytes(),
        &sealed,
        name.as_bytes(),
    )
    .ok_or(Error::Damaged("an attachment is not what it was"))?;
    Ok(plain)
}

/// Attachments whose file is gone or altered, by row number.
pub(super) fn broken(db: &Reader<'_>, folder: &Path, key: &DataKey) -> Result<Vec<String>> {
    let mut statement =
        db.prepare("SELECT min(id), content_key FROM attachment WHERE content_key <> ?1 GROUP BY content_key ORDER BY 1")?;
    let kept: Vec<(i64, String)> = statement
        .query_map([crate::kernel::redact::MARK], |row| {
            Ok((row.get(0)?, row.get(1)?))
        })?
        .collect::<rusqlite::Result<_>>()?;
    Ok(kept
        .into_iter()
        .filter(|(_, name)| read(folder, key, name).is_err())
        .map(|(id, _)| format!("attachment {id}"))
        .collect())
}
