//! Commands that write papers and lists.

use super::applications::Sheet;
use super::csv::table_csv;
use super::xlsx::table_xlsx;
use crate::api::Act;
use crate::application::api::{ApplicationExport, ExportFormat, Exported};
use crate::import::EncodingChoice;
use crate::kernel::Result;
use crate::store::disk;

/// `application.export`: written beside the file and renamed over it, so that a full disk leaves the
/// old one.
pub(crate) fn export(act: &Act<'_>, request: ApplicationExport) -> Result<Exported> {
    let path = act.file(&request.file)?;
    let today = act.today();
    let sheet = act.read(|db| {
        Sheet::read(
            db,
            request.recruitment,
            &request.view,
            today,
            &|done, total| act.call.progress(done, total),
        )
    })?;
    let rows = u32::try_from(sheet.rows.len()).unwrap_or(u32::MAX);
    let bytes = match request.format {
        ExportFormat::Xlsx => table_xlsx(&sheet.name, &sheet.headers, &sheet.rows, today)?,
        ExportFormat::CsvUtf8 => table_csv(&sheet.into_texts(), EncodingChoice::Utf8)?,
        ExportFormat::CsvWindows31j => table_csv(&sheet.into_texts(), EncodingChoice::Windows31j)?,
    };
    disk::write_chosen(&path, &bytes)?;
    Ok(Exported { rows })
}
