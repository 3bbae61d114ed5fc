//! tmp
use serde::{Deserialize, Serialize};
use ts_rs::TS;
/// Fields a column may hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs, reason = "plain")]
pub enum ApplicantField {
    AppliedOn,
    Name,
    FamilyName,
    GivenName,
    Reading,
    BirthOn,
    School,
    Faculty,
    Graduation,
    GraduateKind,
    Email,
    Phone,
    PostalCode,
    Address,
    Source,
    Stage,
    StageOn,
    Remarks,
}
/// Codes of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs, reason = "plain")]
pub enum RowCode {
    Empty,
    Total,
    HeaderAgain,
    ExactDuplicate,
    AlreadyImported,
    NameMissing,
    BirthInvalid,
    AppliedInvalid,
    StageUnknown,
    MailInvalid,
    PhoneInvalid,
    PostalCodeInvalid,
    GraduationInvalid,
    KindInvalid,
    ReadingInvalid,
    ReadingMissing,
    EraRanOn,
}
