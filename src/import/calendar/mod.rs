//! Study calendars (学事日程): days on which study or work comes first.

pub mod api;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What a column of a study calendar may hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs, reason = "the names are the fields")]
pub enum CalendarField {
    Name,
    Email,
    /// 種別.
    Kind,
    StartsOn,
    EndsOn,
    Remarks,
}
