//! Commands that write calendars.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::api::Act;
use crate::documents::ics::{self, Method, Parties, Party};
use crate::kernel::file::FileToken;
use crate::kernel::id::{EventId, InvitationId, RecruitmentId};
use crate::kernel::{ApiError, Result};
use crate::organisation;
use crate::person;
use crate::programme::store::invitation::Invitation;
use crate::programme::store::{event, invitation};
use crate::programme::{InvitationReply, ProgrammeEvent};
use crate::recruitment;
use crate::store::disk;

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
pub(crate) fn export(act: &Act<'_>, request: ProgrammeExport) -> Result<CalendarWritten> {
    let path = act.file(&request.file)?;
    let (name, events) = act.read(|db| {
        let name = match request.recruitment {
            Some(recruitment) => recruitment::load(db, recruitment)?.name,
            None => organisation::store::load(db)?.name,
        };
        Ok((name, event::all(db, request.recruitment)?))
    })?;
    disk::write_chosen(&path, &ics::calendar(&name, &events, act.clock.now()))?;
    Ok(CalendarWritten {
        events: u32::try_from(events.len()).unwrap_or(u32::MAX),
    })
}

/// `invitation.draft`
pub(crate) fn draft(act: &Act<'_>, request: InvitationDraft) -> Result<InvitationsDrafted> {
    let folder = act.file(&request.folder)?;
    if !folder.is_dir() {
        return Err(ApiError::FileUnwritable {}.into());
    }
    let (organisation, event, invited, emails) = act.read(|db| {
        let event = event::load(db, request.event)?;
        let mut invited = invitation::of_event(db, event.id)?;
        invited.retain(|one| request.invitations.contains(&one.id));
        let emails = person::emails(db, invited.iter().map(|one| one.person))?;
        Ok((organisation::store::load(db)?, event, invited, emails))
    })?;
    let sender = organisation
        .email
        .as_deref()
        .ok_or(ApiError::FieldMissing {
            field: "email".to_owned(),
        })?;
    let mut drafted = InvitationsDrafted {
        files: Vec::new(),
        without_address: Vec::new(),
    };
    for (done, one) in invited.iter().enumerate() {
        act.call.progress(done, invited.len())?;
        let Some(method) = method_for(&event, one) else {
            continue;
        };
        let Some(email) = emails.get(&one.person) else {
            drafted.without_address.push(one.id);
            continue;
        };
        let parties = Parties {
            organiser: Party {
                name: &organisation.name,
                email: sender,
            },
            attendee: Party {
                name: &one.name,
                email,
            },
        };
        let bytes = ics::invitation(method, &event, &parties, act.clock.now());
        let name = file_name(&event, one);
        disk::write_chosen(&folder.join(&name), &bytes)?;
        drafted.files.push(name);
    }
    Ok(drafted)
}

/// What is to be sent to somebody: of an event that is off, or that they will not come to, only its
/// cancellation, and only if they were told of it.
pub(crate) fn method_for(event: &ProgrammeEvent, one: &Invitation) -> Option<Method> {
    let is_off = event.cancelled.is_some() || one.reply == InvitationReply::No;
    match (is_off, one.told_sequence) {
        (false, _) => Some(Method::Request),
        (true, Some(_)) => Some(Method::Cancel),
        (true, None) => None,
    }
}

/// `2026-12-17_オンライン交流会_髙橋 ひなた_12.ics`: the number tells people of one name apart.
fn file_name(event: &ProgrammeEvent, one: &Invitation) -> String {
    let plain = |text: &str| -> String {
        text.chars()
            .map(|letter| match letter {
                '/' | '\\' | '<' | '>' | ':' | '"' | '|' | '?' | '*' => '_',
                letter if letter.is_control() => '_',
                letter => letter,
            })
            .take(40)
            .collect()
    };
    format!(
        "{}_{}_{}_{}.ics",
        event.starts_at.day(),
        plain(&event.facts.name),
        plain(&one.name),
        one.id
    )
}
