//! tmp
pub mod api;
pub mod applicants;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
/// Encodings read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs, reason = "plain")]
pub enum EncodingChoice {
    Utf8,
    Utf16Le,
    Utf16Be,
    Windows31j,
}
