//! Commands that write papers.

use super::applications::Sheet;
use crate::api::Act;
use crate::application::api::{ApplicationExport, Exported};
use crate::kernel::Result;
use crate::store::disk;
use crate::surplus::api::{SurplusExport, SurplusWritten, compute};

/// `application.export`: written beside the file and renamed over it, so that a full disk leaves the
/// old one.
pub(crate) fn export(act: &Act<'_>, request: ApplicationExport) -> Result<Exported> {
    let path = act.file(&request.file)?;
    let today = act.today();
    let sheet = act.read(|db| {
        let progress = |done, total| act.call.progress(done, total);
        Sheet::gather(db, &request, today, progress)
    })?;
    let rows = u32::try_from(sheet.len()).unwrap_or(u32::MAX);
    disk::write_chosen(&path, &sheet.write(request.format, today)?)?;
    Ok(Exported { rows })
}

/// `surplus.export`
pub(crate) fn export_surplus(act: &Act<'_>, request: SurplusExport) -> Result<SurplusWritten> {
    let path = act.file(&request.file)?;
    let sheet = act.read(|db| compute(db, &request.sheet))?;
    disk::write_chosen(&path, &super::surplus::write(&sheet, act.today())?)?;
    Ok(SurplusWritten {
        members: u32::try_from(sheet.shares.len()).unwrap_or(u32::MAX),
    })
}
