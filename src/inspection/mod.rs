//! Inspections of the register (閲覧・謄写, 法10条3項): members and creditors may ask to see or copy it at any time in
//! business hours, and are refused only for just cause. Every request is put on record, the refused ones with
//! their reason.

pub mod api;
pub mod store;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::kernel::id::InspectionId;

/// As what somebody asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum InspectorStanding {
    /// 組合員
    Member,
    /// 債権者
    Creditor,
}

/// What they asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum InspectionManner {
    /// 閲覧
    Seen,
    /// 謄写
    Copied,
}

/// A request to see the register, as it stands on record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "as in the table")]
pub struct Inspection {
    pub id: InspectionId,
    pub asked_on: NaiveDate,
    pub name: String,
    pub standing: InspectorStanding,
    pub manner: InspectionManner,
    /// The day of the register that was asked for.
    pub as_of_on: NaiveDate,
    pub purpose: Option<String>,
    /// Why it was refused; absent: it was granted.
    pub refusal: Option<String>,
    /// UTC instant, RFC 3339.
    pub recorded_at: String,
    pub by: String,
}
