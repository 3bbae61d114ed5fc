//! Commands on the register as it is put out.

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Leavers, PART, Printed};
use crate::api::Act;
use crate::kernel::Result;
use crate::kernel::field;
use crate::kernel::file::FileToken;
use crate::store::disk;

/// The form of a register.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum RegisterFormat {
    /// To be laid out and printed.
    Pdf,
    /// A workbook.
    Xlsx,
    /// Delimited text in UTF-8.
    Csv,
}

/// Of whom.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum RegisterBlock {
    /// The members of that day: what the Act asks for.
    #[default]
    Members,
    /// And, apart from them, who had left before.
    WithLeavers,
}

impl RegisterBlock {
    const fn leavers(self) -> Leavers {
        match self {
            Self::Members => Leavers::LeftOut,
            Self::WithLeavers => Leavers::Apart,
        }
    }
}

/// `register.export`: the register of a day, with the statutory columns only.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct RegisterExport {
    pub as_of: NaiveDate,
    pub format: RegisterFormat,
    #[serde(default)]
    pub block: RegisterBlock,
    pub file: FileToken,
}

/// What was written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "plain")]
pub struct RegisterExported {
    pub lines: u32,
}

/// `register.preview`: the first page of it.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct RegisterPreview {
    pub as_of: NaiveDate,
    #[serde(default)]
    pub block: RegisterBlock,
}

/// The first page of a register.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "plain")]
pub struct RegisterPage {
    pub members: u32,
    /// Absent: leavers were not asked for.
    pub leavers: Option<u32>,
    /// PNG in Base64, 144 pixels to the inch.
    pub page: String,
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// `register.export`: written beside the file and renamed over it.
pub(crate) fn export(act: &Act<'_>, request: RegisterExport) -> Result<RegisterExported> {
    let path = act.file(&request.file)?;
    let as_of = field::day("as_of", request.as_of)?;
    let (leavers, now) = (request.block.leavers(), act.clock.stamp());
    let printed = act.read(|db| Printed::gather(db, as_of, leavers, now))?;
    let bytes = match request.format {
        RegisterFormat::Pdf => printed.pdf(PART, |done, total| act.call.progress(done, total))?,
        RegisterFormat::Xlsx => printed.xlsx()?,
        RegisterFormat::Csv => printed.csv()?,
    };
    disk::write_chosen(&path, &bytes)?;
    Ok(RegisterExported {
        lines: count(printed.len()),
    })
}

/// `register.preview`
pub(crate) fn preview(act: &Act<'_>, request: RegisterPreview) -> Result<RegisterPage> {
    let as_of = field::day("as_of", request.as_of)?;
    let (leavers, now) = (request.block.leavers(), act.clock.stamp());
    let printed = act.read(|db| Printed::gather(db, as_of, leavers, now))?;
    Ok(RegisterPage {
        members: printed.members.found,
        leavers: printed.leavers.as_ref().map(|leavers| leavers.found),
        page: BASE64_STANDARD.encode(printed.first_page()?.unwrap_or_default()),
    })
}
