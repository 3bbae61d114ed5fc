//! Commands on the books.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::write;
use crate::api::Act;
use crate::import::EncodingChoice;
use crate::kernel::field;
use crate::kernel::file::FileToken;
use crate::kernel::{ApiError, Result};
use crate::store::disk;

/// `equity.journal_export`: the ledger as lines for accounting software, as CSV.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct JournalExport {
    pub from: NaiveDate,
    pub to: NaiveDate,
    pub file: FileToken,
    /// Absent: UTF-8. Older accounting software reads Windows-31J only.
    #[ts(optional = nullable)]
    pub encoding: Option<EncodingChoice>,
}

/// What was written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "plain")]
pub struct JournalExported {
    pub lines: u32,
}

/// `equity.journal_export`
pub(crate) fn export(act: &Act<'_>, request: JournalExport) -> Result<JournalExported> {
    let path = act.file(&request.file)?;
    let from = field::day("from", request.from)?;
    let to = field::day("to", request.to)?;
    if to < from {
        return Err(ApiError::DateImpossible {
            field: "to".to_owned(),
        }
        .into());
    }
    let encoding = request.encoding.unwrap_or(EncodingChoice::Utf8);
    let (bytes, lines) = act.read(|db| write(db, from, to, encoding))?;
    disk::write_chosen(&path, &bytes)?;
    Ok(JournalExported {
        lines: u32::try_from(lines).unwrap_or(u32::MAX),
    })
}
