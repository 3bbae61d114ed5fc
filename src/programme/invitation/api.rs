//! Commands on invitations.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::api::Act;
use crate::kernel::Result;
use crate::kernel::id::{EventId, InvitationId, PersonId};
use crate::kernel::moment::OfficeTime;
use crate::programme::api::PeopleChoice;
use crate::programme::{InvitationReply, ReplyReason, SeatState, SeriesScope, Visibility};
use crate::store::Outcome;

/// `invitation.invite`: seats first, then the waiting list. Who is invited already stays as they are.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct InvitationInvite {
    pub event: EventId,
    /// Also to the others of the series.
    pub scope: SeriesScope,
    pub who: PeopleChoice,
    /// In the waiting list: the higher, the sooner. −1,000 to 1,000.
    pub priority: i64,
}

/// What an invitation came to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Invited {
    /// How many have a seat.
    pub seats: u32,
    /// How many wait.
    pub waiting: u32,
    /// How many were invited before.
    pub already: u32,
    /// To how many events.
    pub events: u32,
}

/// `invitation.reply`: what somebody said. A seat given up is offered to who is next in the same act.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct InvitationReplyRecord {
    pub invitation: InvitationId,
    pub reply: InvitationReply,
    pub reason: Option<ReplyReason>,
    pub words: Option<String>,
}

/// How places stand after an act.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PlacesChanged {
    /// The place of whom the act was about.
    pub place: SeatState,
    /// To whom freed places were offered.
    pub offered: Vec<PlaceOffered>,
}

/// A place kept for somebody.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "plain")]
pub struct PlaceOffered {
    pub invitation: InvitationId,
    pub person: PersonId,
    pub name: String,
    /// UTC, RFC 3339; never after the event begins.
    pub until: String,
}

/// `invitation.update`
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct InvitationUpdate {
    pub invitation: InvitationId,
    /// What the person allows.
    pub visible_to: Visibility,
    pub priority: i64,
}

/// `invitation.withdraw`: as if never invited; refused once the person replied, was told or was there.
/// `invitation.offer_place`: a free seat to this one of those waiting.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct InvitationRef {
    pub invitation: InvitationId,
}

/// `invitation.run_waiting`: places that were not taken in time are given up, free ones offered to who is
/// next; who missed theirs is invited to the next event of the series. After the beginning nothing is
/// offered any more, and everybody who waited has missed it.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct InvitationRunWaiting {
    pub event: EventId,
}

/// What running the waiting list did.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "plain")]
pub struct WaitingRun {
    pub offered: Vec<PlaceOffered>,
    /// Who missed a place.
    pub missed: Vec<PlaceMissed>,
}

/// Somebody who missed a place, and what they were offered instead.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "plain")]
pub struct PlaceMissed {
    pub person: PersonId,
    pub name: String,
    /// The next event of the series they were invited to; null: there is none, or they were already.
    pub next: Option<EventId>,
    pub next_starts_at: Option<OfficeTime>,
}

/// `invitation.tell`: that these were sent. From now on a change of time, place or state is to be told
/// again.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct InvitationTell {
    pub invitations: Vec<InvitationId>,
}

// -- handlers --------------------------------------------------------------------------------------

/// `invitation.invite`
pub(crate) fn invite(_: &Act<'_>, _: InvitationInvite) -> Result<Outcome<Invited>> {
    Err(crate::kernel::Error::Damaged("being built"))
}

/// `invitation.reply`
pub(crate) fn reply(_: &Act<'_>, _: InvitationReplyRecord) -> Result<Outcome<PlacesChanged>> {
    Err(crate::kernel::Error::Damaged("being built"))
}

/// `invitation.update`
pub(crate) fn update(_: &Act<'_>, _: InvitationUpdate) -> Result<Outcome<()>> {
    Err(crate::kernel::Error::Damaged("being built"))
}

/// `invitation.withdraw`
pub(crate) fn withdraw(_: &Act<'_>, _: InvitationRef) -> Result<Outcome<PlacesChanged>> {
    Err(crate::kernel::Error::Damaged("being built"))
}

/// `invitation.offer_place`
pub(crate) fn offer_place(_: &Act<'_>, _: InvitationRef) -> Result<Outcome<PlaceOffered>> {
    Err(crate::kernel::Error::Damaged("being built"))
}

/// `invitation.run_waiting`
pub(crate) fn run_waiting(_: &Act<'_>, _: InvitationRunWaiting) -> Result<Outcome<WaitingRun>> {
    Err(crate::kernel::Error::Damaged("being built"))
}

/// `invitation.tell`
pub(crate) fn tell(_: &Act<'_>, _: InvitationTell) -> Result<Outcome<u32>> {
    Err(crate::kernel::Error::Damaged("being built"))
}
