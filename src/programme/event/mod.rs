//! Single events and what belongs to them: time, guests, notes, questions afterwards.

pub mod api;
mod moving;

use super::store::event;
use super::{ProgrammeEvent, SeriesScope};
use crate::kernel::{ApiError, Result};
use crate::store::Reader;

/// The events a change reaches: this one, those from it on in its series, or all of its series.
///
/// # Errors
/// [`ApiError::EventNoSeries`].
pub(in crate::programme) fn reached(
    db: &Reader<'_>,
    from: &ProgrammeEvent,
    scope: SeriesScope,
) -> Result<Vec<ProgrammeEvent>> {
    if scope == SeriesScope::This {
        return Ok(vec![from.clone()]);
    }
    let series = from.series.ok_or(ApiError::EventNoSeries {})?;
    let mut events = event::of_series(db, series)?;
    events.retain(|one| scope == SeriesScope::All || one.planned_at >= from.planned_at);
    Ok(events)
}
