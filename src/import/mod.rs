//! Files coming in. Bytes go in, typed values come out; nothing here touches the office's file except
//! the commands in [`api`].
//!
//! | room | does |
//! |---|---|
//! | [`read_file`] | the one place that opens a file, up to a size |
//! | [`encoding`] | bytes → text: UTF-8, UTF-16, Windows-31J |
//! | [`csv`], [`xlsx`] | text or workbook → [`Table`] |
//! | [`header`] | which row names the columns |
//! | [`skip`] | which rows are no records |
//! | [`columns`] | the columns of a file and what they are taken for |
//! | [`applicants`], [`calendar`], [`sites`], [`members`], [`payments`], [`measures`] | what columns mean, and each row read or refused with its reason |
//! | [`duplicates`] | which rows look like one person |
//! | `rows` | what the kinds of file have in common |
//! | `batch`, `store` | rows → people and applications, in one act |

pub mod api;
pub mod applicants;
mod batch;
pub mod calendar;
pub mod columns;
pub mod csv;
pub mod duplicates;
pub mod encoding;
pub mod header;
pub mod measures;
pub mod members;
pub mod payments;
mod rows;
pub mod sites;
pub mod skip;
pub mod stages;
mod store;
pub mod table;
pub mod xlsx;

use std::io::Read;
use std::path::Path;

use sha2::{Digest, Sha256};

pub use encoding::EncodingChoice;
pub use table::{Limits, Table};

use crate::kernel::error::ApiError;
use crate::kernel::{Error, Result};

/// A file's content and what it is known by.
#[derive(Clone, Debug)]
pub struct FileBytes {
    /// The content.
    pub bytes: Vec<u8>,
    /// Hex SHA-256 of the content.
    pub sha256: String,
}

/// What the user chose for reading; none of it is needed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReadOptions {
    /// The encoding of a text file.
    pub encoding: Option<EncodingChoice>,
    /// The sheet of a workbook.
    pub sheet: Option<String>,
}

/// Reads a file, up to the limit.
///
/// # Errors
/// [`ApiError::FileTooLarge`], [`Error::Io`].
pub fn read_file(path: &Path, limits: &Limits) -> Result<FileBytes> {
    let io = |source| Error::Io {
        path: path.to_owned(),
        source,
    };
    let file = std::fs::File::open(path).map_err(io)?;
    let size = file.metadata().map_err(io)?.len();
    let too_large = |bytes| ApiError::FileTooLarge {
        bytes,
        at_most: limits.file_bytes,
    };
    if size > limits.file_bytes {
        return Err(too_large(size).into());
    }
    // The size may change while reading, and some files have none: the limit holds all the same.
    let mut bytes = Vec::with_capacity(usize::try_from(size).unwrap_or_default());
    file.take(limits.file_bytes + 1)
        .read_to_end(&mut bytes)
        .map_err(io)?;
    let size = bytes.len() as u64;
    if size > limits.file_bytes {
        return Err(too_large(size).into());
    }
    let sha256 = hex(&Sha256::digest(&bytes));
    Ok(FileBytes { bytes, sha256 })
}

/// Reads a table from the content of a file. What the file is, its content says and not its name.
///
/// # Errors
/// Refusals `import.…` of the whole file: see [`encoding::decode`], [`csv::read`], [`xlsx::read`].
pub fn read_table(bytes: &[u8], options: &ReadOptions, limits: &Limits) -> Result<Table> {
    if xlsx::is_archive(bytes) {
        return xlsx::read(bytes, options.sheet.as_deref(), limits);
    }
    match xlsx::compound_file(bytes) {
        Some(xlsx::CompoundFile::EncryptedWorkbook) => {
            return Err(ApiError::WorkbookEncrypted {}.into());
        }
        Some(xlsx::CompoundFile::Other) => return Err(ApiError::NotATable {}.into()),
        None => {}
    }
    if is_of_another_kind(bytes) {
        return Err(ApiError::NotATable {}.into());
    }
    let decoded = encoding::decode(bytes, options.encoding)?;
    let (delimiter, rows) = csv::read(&decoded.text, limits)?;
    if rows.iter().all(table::Row::is_blank) {
        return Err(ApiError::NotATable {}.into());
    }
    let origin = table::Origin::Text {
        encoding: decoded.encoding,
        delimiter,
    };
    Ok(Table {
        origin,
        rows,
        hidden_columns: Vec::new(),
        merges: Vec::new(),
    })
}

/// A picture, a PDF, a database …: known by its first bytes, and holding what no text holds. (`BM` alone
/// is a bitmap's beginning, and also a name's.)
fn is_of_another_kind(bytes: &[u8]) -> bool {
    bytes.starts_with(b"%PDF-")
        || (infer::get(bytes).is_some()
            && !bytes.starts_with(b"\xFF\xFE")
            && memchr::memchr(0, bytes).is_some())
}

/// Bytes as hexadecimal digits.
fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write;
    bytes
        .iter()
        .fold(String::with_capacity(bytes.len() * 2), |mut hex, byte| {
            let _ = write!(hex, "{byte:02x}");
            hex
        })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn refusal(bytes: &[u8]) -> ApiError {
        match read_table(bytes, &ReadOptions::default(), &Limits::default()) {
            Err(Error::Refused(refusal)) => refusal,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn what_is_no_table_is_told_by_its_content() {
        let png = b"\x89PNG\r\n\x1A\n\0\0\0\rIHDR\0\0\0\x01";
        let sqlite = b"SQLite format 3\0\x10\0\x01\x01\0";
        let old_workbook = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1\0\0\0\0";
        for bytes in [
            b"".as_slice(),
            b"\r\n\r\n",
            b"\xEF\xBB\xBF",
            b"%PDF-1.7\n1 0 obj",
            png,
            sqlite,
            old_workbook,
        ] {
            assert_eq!(refusal(bytes), ApiError::NotATable {}, "{bytes:?}");
        }
        assert!(read_table(b"BM,1\n", &ReadOptions::default(), &Limits::default()).is_ok());
        let name: Vec<u8> = "EncryptedPackage"
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect();
        assert_eq!(
            refusal(&[old_workbook.as_slice(), &name].concat()),
            ApiError::WorkbookEncrypted {}
        );
    }

    #[test]
    fn a_file_is_read_up_to_the_limit() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.csv");
        std::fs::write(&path, "abc").unwrap();
        let read = read_file(&path, &Limits::default()).unwrap();
        assert_eq!(read.bytes, b"abc");
        assert_eq!(
            read.sha256,
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        );
        let limits = Limits {
            file_bytes: 2,
            ..Limits::default()
        };
        assert!(matches!(
            read_file(&path, &limits),
            Err(Error::Refused(ApiError::FileTooLarge {
                bytes: 3,
                at_most: 2
            }))
        ));
        assert!(matches!(
            read_file(&folder.path().join("none"), &limits),
            Err(Error::Io { .. })
        ));
        // A file that claims no size and never ends.
        #[cfg(target_os = "linux")]
        assert!(matches!(
            read_file(Path::new("/dev/zero"), &limits),
            Err(Error::Refused(ApiError::FileTooLarge { bytes: 3, .. }))
        ));
    }

    proptest! {
        #[test]
        fn any_bytes_are_a_table_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..400), magic in 0_usize..4) {
            let magic: &[u8] = [b"".as_slice(), b"PK\x03\x04", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", b"\xFF\xFE"][magic];
            let limits = Limits { rows: 50, columns: 20, cells: 200, ..Limits::default() };
            if let Ok(table) = read_table(&[magic, &bytes].concat(), &ReadOptions::default(), &limits) {
                prop_assert!(table.rows.len() <= 50 && table.width() <= 20);
            }
        }
    }
}
