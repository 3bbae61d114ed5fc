//! Reading a list of work done.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{MeasureField, read};
use crate::api::Act;
use crate::import::api::{self, RowNote};
use crate::import::table::Origin;
use crate::import::{EncodingChoice, ReadOptions};
use crate::kernel::Result;
use crate::kernel::file::FileToken;
use crate::surplus::SurplusLine;

/// `surplus.read_file`: reads who worked how much, and stores nothing.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct SurplusReadFile {
    pub file: FileToken,
    pub choices: MeasureChoices,
}

/// What the user chose; null: as guessed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields, default)]
#[allow(missing_docs, reason = "plain")]
pub struct MeasureChoices {
    pub encoding: Option<EncodingChoice>,
    pub sheet: Option<String>,
    /// The (lower) header row, as a spreadsheet numbers rows.
    pub header_row: Option<u32>,
    /// For each column from the left, the field it holds.
    pub mapping: Option<Vec<Option<MeasureField>>>,
}

/// What the file says.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "plain")]
pub struct SurplusRead {
    pub file_name: String,
    /// The encoding used; null for a workbook.
    pub encoding: Option<EncodingChoice>,
    /// The sheets of a workbook, and the one read.
    pub sheets: Vec<String>,
    pub sheet: Option<String>,
    pub header_row: u32,
    pub columns: Vec<MeasureColumn>,
    pub read: u32,
    pub lines: Vec<SurplusLine>,
    pub skipped: Vec<RowNote>,
    pub refused: Vec<RowNote>,
}

/// A column of the file.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "plain")]
pub struct MeasureColumn {
    /// A, B, … as spreadsheets name columns.
    pub letter: String,
    pub header: String,
    pub field: Option<MeasureField>,
}

/// `surplus.read_file`
pub(crate) fn read_file(act: &Act<'_>, request: SurplusReadFile) -> Result<SurplusRead> {
    let choices = request.choices;
    let options = ReadOptions {
        encoding: choices.encoding,
        sheet: choices.sheet,
    };
    let source = api::open(act, &request.file, &options)?;
    let reading = read(
        &source.table,
        choices.header_row,
        choices.mapping.as_deref(),
    )?;
    let (encoding, sheets, sheet) = match source.table.origin {
        Origin::Text { encoding, .. } => (Some(encoding), Vec::new(), None),
        Origin::Workbook { sheets, sheet, .. } => (None, sheets, Some(sheet)),
    };
    Ok(SurplusRead {
        file_name: source.file_name,
        encoding,
        sheets,
        sheet,
        header_row: reading.header_row,
        columns: reading
            .columns
            .into_iter()
            .map(|column| MeasureColumn {
                letter: column.letter,
                header: column.header,
                field: column.field,
            })
            .collect(),
        read: reading.read,
        lines: reading.lines,
        skipped: api::notes(reading.skipped),
        refused: api::notes(reading.refused),
    })
}
