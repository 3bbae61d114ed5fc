//! Workbooks (`.xlsx`): one sheet as a [`Table`], with what a spreadsheet shows and what it hides.
//!
//! Own reading over `zip` and `quick-xml`. The obvious crate, calamine, leaves out furigana and hidden
//! columns, so every part would have to be read a second time anyway; and it reserves memory for as many
//! strings as the file claims to have, which ends the process on a hostile one. It is the yardstick in
//! the tests instead.
//!
//! Only the parts that are needed are inflated, one event at a time, all of them against one budget:
//! sizes a file declares are never believed, and what it contains besides is never unpacked.

mod package;
mod sheet;
mod strings;
mod styles;

pub(super) use sheet::date_of_serial;

use super::table::{Limits, Origin, Table};
use crate::kernel::Result;
use crate::kernel::error::ApiError;

/// Whether the bytes are a ZIP archive, as every workbook is.
pub fn is_archive(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06")
}

/// Whether the bytes are a compound file, and if so whether it is a workbook behind a password.
pub fn compound_file(bytes: &[u8]) -> Option<CompoundFile> {
    if !bytes.starts_with(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") {
        return None;
    }
    let name: Vec<u8> = "EncryptedPackage"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    let encrypted = memchr::memmem::find(bytes, &name).is_some();
    Some(if encrypted {
        CompoundFile::EncryptedWorkbook
    } else {
        CompoundFile::Other
    })
}

/// What a compound file is to us.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CompoundFile {
    /// A workbook behind a password.
    EncryptedWorkbook,
    /// A workbook of before 2007, or another program's file.
    Other,
}

/// Reads one sheet: the one named, or the first that is shown.
///
/// # Errors
/// [`ApiError::NotATable`], [`ApiError::WorkbookEncrypted`], [`ApiError::SheetUnknown`],
/// [`ApiError::BeyondLimits`].
pub fn read(bytes: &[u8], sheet: Option<&str>, limits: &Limits) -> Result<Table> {
    let mut package = package::Package::open(bytes, limits)?;
    let workbook = package.workbook()?;
    let shown = || workbook.sheets.iter().filter(|sheet| !sheet.hidden);
    let chosen = match sheet {
        Some(name) => workbook
            .sheets
            .iter()
            .find(|sheet| sheet.name == name)
            .ok_or(ApiError::SheetUnknown {})?,
        None => shown()
            .next()
            .or(workbook.sheets.first())
            .ok_or(ApiError::NotATable {})?,
    };
    let strings = match &workbook.strings {
        Some(path) => strings::read_shared(&mut package.part(path)?, limits)?,
        None => Vec::new(),
    };
    let dates = match &workbook.styles {
        Some(path) => styles::read_date_styles(&mut package.part(path)?)?,
        None => Vec::new(),
    };
    let context = sheet::Context {
        strings: &strings,
        dates: &dates,
        from_1904: workbook.from_1904,
        limits,
    };
    let content = sheet::read(&mut package.part(&chosen.path)?, &context)?;
    Ok(Table {
        origin: Origin::Workbook {
            sheets: shown().map(|sheet| sheet.name.clone()).collect(),
            sheet: chosen.name.clone(),
            from_1904: workbook.from_1904,
        },
        rows: content.rows,
        hidden_columns: content.hidden_columns,
        merges: content.merges,
    })
}

#[cfg(test)]
mod tests;
