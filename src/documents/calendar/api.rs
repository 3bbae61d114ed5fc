//! Commands that write calendars.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::api::Act;
use crate::kernel::Result;
use crate::kernel::file::FileToken;
use crate::kernel::id::{EventId, InvitationId, RecruitmentId};

/// `programme.export`: every event as one .ics file.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct ProgrammeExport {
    /// Only this programme's events; null: all.
    pub recruitment: Option<RecruitmentId>,
    pub file: FileToken,
}

/// What was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "plain")]
pub struct CalendarWritten {
    pub events: u32,
}

/// `invitation.draft`: writes an invitation a person into a folder; of a cancelled event, and to who gave
/// up their place after they were told, its cancellation. What is sent is recorded by `invitation.tell`.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct InvitationDraft {
    pub event: EventId,
    pub invitations: Vec<InvitationId>,
    /// An existing folder.
    pub folder: FileToken,
}

/// What was written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "plain")]
pub struct InvitationsDrafted {
    /// File names within the folder.
    pub files: Vec<String>,
    /// Those without an e-mail address; nothing was written for them.
    pub without_address: Vec<InvitationId>,
}

// -- handlers --------------------------------------------------------------------------------------

/// `programme.export`
pub(crate) fn export(_: &Act<'_>, _: ProgrammeExport) -> Result<CalendarWritten> {
    Err(crate::kernel::Error::Damaged("being built"))
}

/// `invitation.draft`
pub(crate) fn draft(_: &Act<'_>, _: InvitationDraft) -> Result<InvitationsDrafted> {
    Err(crate::kernel::Error::Damaged("being built"))
}
