//! How an offer goes from draft to its end, what stands in its way, and how a cohort is counted.

use chrono::{DateTime, NaiveDate, TimeZone, Utc};

use super::{
    AskedBy, CancelProposal, CohortStanding, LeavingReason, OfferEvent, OfferFact, OfferRow,
    OfferState, OfferTerms, OverPlaces, ReplyTime, Share, StandingCount, Told, WithdrawnWhen,
};
use crate::kernel::clock::office_offset;
use crate::kernel::error::{ApiError, OfferRefusal};
use crate::kernel::id::{ApplicationId, PersonId, RecruitmentId, UserId};
use crate::person::GraduateKind;
use crate::recruitment::StageKind;

/// So many days before its reply-by day, an offer without a reply is brought up.
pub const DUE_SOON_DAYS: i64 = 3;

// -- the reply-by day ------------------------------------------------------------------------------

/// The first instant after a reply-by day. The whole day, office time, belongs to the person.
pub fn deadline_end(day: NaiveDate) -> DateTime<Utc> {
    day.succ_opt()
        .and_then(|next| next.and_hms_opt(0, 0, 0))
        .and_then(|midnight| office_offset().from_local_datetime(&midnight).single())
        .map_or(DateTime::<Utc>::MAX_UTC, |end| end.with_timezone(&Utc))
}

/// Whether a reply at an instant is in time.
pub fn is_open_at(reply_by: NaiveDate, at: DateTime<Utc>) -> bool {
    at < deadline_end(reply_by)
}

/// Whether a reply on a day is in time.
pub fn reply_time(reply_by: Option<NaiveDate>, on: NaiveDate) -> ReplyTime {
    if reply_by.is_some_and(|day| on > day) {
        ReplyTime::Late
    } else {
        ReplyTime::InTime
    }
}

// -- where an offer stands -------------------------------------------------------------------------

/// What the events of an offer add up to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    /// Where it stands.
    pub state: OfferState,
    /// The day it came there; absent for a draft.
    pub since: Option<NaiveDate>,
    /// The day it was told the person.
    pub issued_on: Option<NaiveDate>,
    /// The reply-by day, extensions included.
    pub reply_by: Option<NaiveDate>,
    /// How often that day was moved.
    pub extensions: u32,
    /// The planned first day, changes included.
    pub joins_on: Option<NaiveDate>,
    /// The day of acceptance, also after a later withdrawal.
    pub accepted_on: Option<NaiveDate>,
    /// Whether the acceptance was in time.
    pub reply: Option<ReplyTime>,
    /// A cancellation that waits for a second person.
    pub proposal: Option<CancelProposal>,
    /// The day of the last event.
    pub last_on: Option<NaiveDate>,
}

impl Standing {
    const DRAFT: Self = Self {
        state: OfferState::Draft,
        since: None,
        issued_on: None,
        reply_by: None,
        extensions: 0,
        joins_on: None,
        accepted_on: None,
        reply: None,
        proposal: None,
        last_on: None,
    };

    /// Goes on by one event.
    pub fn take_in(&mut self, event: &OfferEvent) {
        let on = event.happened_on;
        self.last_on = Some(on);
        match &event.fact {
            OfferFact::Issued { reply_by, joins_on } => {
                self.issued_on = Some(on);
                self.reply_by = Some(*reply_by);
                self.joins_on = Some(*joins_on);
                self.come_to(OfferState::Issued, on);
            }
            OfferFact::Extended { reply_by, .. } => {
                self.reply_by = Some(*reply_by);
                self.extensions += 1;
            }
            OfferFact::Rescheduled { joins_on, .. } => self.joins_on = Some(*joins_on),
            OfferFact::Accepted { .. } => {
                self.accepted_on = Some(on);
                self.reply = Some(reply_time(self.reply_by, on));
                self.come_to(OfferState::Accepted, on);
            }
            OfferFact::Declined { .. } => self.end(OfferState::Declined, on),
            OfferFact::Withdrawn { .. } => self.end(OfferState::Withdrawn, on),
            OfferFact::Proposed { ground, words } => {
                self.proposal = Some(CancelProposal {
                    ground: *ground,
                    words: words.clone(),
                    on,
                    user: event.user,
                    by: event.by.clone(),
                });
            }
            OfferFact::Dropped { .. } => self.proposal = None,
            OfferFact::Cancelled { .. } => self.end(OfferState::Cancelled, on),
        }
    }

    const fn come_to(&mut self, state: OfferState, on: NaiveDate) {
        self.state = state;
        self.since = Some(on);
    }

    fn end(&mut self, state: OfferState, on: NaiveDate) {
        self.come_to(state, on);
        self.proposal = None;
    }

    /// Whether a withdrawal would come before or after an acceptance.
    pub const fn withdrawn_when(&self) -> WithdrawnWhen {
        if self.accepted_on.is_some() {
            WithdrawnWhen::AfterAcceptance
        } else {
            WithdrawnWhen::BeforeAcceptance
        }
    }

    /// Whether a fact may follow here, by order, days and state. Nothing is refused because a reply-by
    /// day is over: a late acceptance is an acceptance.
    ///
    /// # Errors
    /// [`ApiError::OfferActedBefore`], [`ApiError::OfferNotDraft`], [`ApiError::OfferNotOpen`],
    /// [`ApiError::OfferOver`], [`ApiError::OfferExtensionEarlier`], [`ApiError::OfferDatesOrder`],
    /// [`ApiError::OfferCancelProposed`], [`ApiError::OfferCancelNotProposed`],
    /// [`ApiError::OfferOfficeNotTold`], [`ApiError::DateImpossible`].
    pub fn check(&self, fact: &OfferFact, on: NaiveDate) -> Result<(), ApiError> {
        if let Some(last) = self.last_on
            && on < last
        {
            return Err(ApiError::OfferActedBefore {
                earliest: last.to_string(),
            });
        }
        match fact {
            OfferFact::Issued { reply_by, joins_on } => {
                if self.state != OfferState::Draft {
                    return Err(ApiError::OfferNotDraft {});
                }
                in_order("issued_on", on, "reply_by", *reply_by)?;
                in_order("issued_on", on, "joins_on", *joins_on)?;
                in_order("reply_by", *reply_by, "joins_on", *joins_on)
            }
            OfferFact::Extended { reply_by, .. } => {
                self.check_open()?;
                if let Some(present) = self.reply_by
                    && *reply_by <= present
                {
                    return Err(ApiError::OfferExtensionEarlier {
                        present: present.to_string(),
                    });
                }
                in_order("extended_on", on, "reply_by", *reply_by)?;
                match self.joins_on {
                    Some(joins_on) => in_order("reply_by", *reply_by, "joins_on", joins_on),
                    None => Ok(()),
                }
            }
            OfferFact::Rescheduled {
                joins_on,
                asked_by,
                told,
                ..
            } => {
                self.check_standing()?;
                if let Some(issued_on) = self.issued_on {
                    in_order("issued_on", issued_on, "joins_on", *joins_on)?;
                }
                if let (OfferState::Issued, Some(reply_by)) = (self.state, self.reply_by) {
                    in_order("reply_by", reply_by, "joins_on", *joins_on)?;
                }
                let later = self.joins_on.is_some_and(|present| *joins_on > present);
                match asked_by {
                    AskedBy::Office if later => self.check_told(told, on),
                    AskedBy::Office | AskedBy::Person => Ok(()),
                }
            }
            OfferFact::Accepted { .. } | OfferFact::Declined { .. } => self.check_open(),
            OfferFact::Withdrawn { .. } => self.check_standing(),
            OfferFact::Proposed { .. } => {
                self.check_standing()?;
                match self.proposal {
                    Some(_) => Err(ApiError::OfferCancelProposed {}),
                    None => Ok(()),
                }
            }
            OfferFact::Dropped { .. } => self.check_proposal().map(|_| ()),
            OfferFact::Cancelled { told, .. } => {
                self.check_proposal()?;
                self.check_told(told, on)
            }
        }
    }

    const fn check_open(&self) -> Result<(), ApiError> {
        match self.state {
            OfferState::Issued => Ok(()),
            OfferState::Draft
            | OfferState::Accepted
            | OfferState::Declined
            | OfferState::Withdrawn
            | OfferState::Cancelled => Err(ApiError::OfferNotOpen {}),
        }
    }

    const fn check_standing(&self) -> Result<(), ApiError> {
        if self.state.stands() {
            Ok(())
        } else {
            Err(ApiError::OfferOver {})
        }
    }

    /// The proposal that waits for a second person.
    ///
    /// # Errors
    /// [`ApiError::OfferCancelNotProposed`].
    pub const fn check_proposal(&self) -> Result<&CancelProposal, ApiError> {
        match &self.proposal {
            Some(proposal) => Ok(proposal),
            None => Err(ApiError::OfferCancelNotProposed {}),
        }
    }

    /// The employment office is told beforehand (職業安定法施行規則35条): on or before the day itself,
    /// and not before there was an offer.
    fn check_told(&self, told: &Told, on: NaiveDate) -> Result<(), ApiError> {
        if told.office_on.is_none() {
            return Err(ApiError::OfferOfficeNotTold {});
        }
        for (field, day) in [
            ("told_office_on", told.office_on),
            ("told_school_on", told.school_on),
        ] {
            let is_odd = day.is_some_and(|day| {
                day > on || self.issued_on.is_some_and(|issued_on| day < issued_on)
            });
            if is_odd {
                return Err(ApiError::DateImpossible {
                    field: field.to_owned(),
                });
            }
        }
        Ok(())
    }
}

/// Whether one day comes on or before another; both named by their fields.
///
/// # Errors
/// [`ApiError::OfferDatesOrder`].
pub fn in_order(
    earlier: &str,
    first: NaiveDate,
    later: &str,
    second: NaiveDate,
) -> Result<(), ApiError> {
    if first <= second {
        return Ok(());
    }
    Err(ApiError::OfferDatesOrder {
        earlier: earlier.to_owned(),
        later: later.to_owned(),
    })
}

/// Where an offer stands after all its events, which are in order.
pub fn standing(events: &[OfferEvent]) -> Standing {
    let mut standing = Standing::DRAFT;
    for event in events {
        standing.take_in(event);
    }
    standing
}

/// Where an offer stood on a day, that day included.
pub fn standing_on(events: &[OfferEvent], day: NaiveDate) -> Standing {
    let mut standing = Standing::DRAFT;
    for event in events.iter().filter(|event| event.happened_on <= day) {
        standing.take_in(event);
    }
    standing
}

/// Whether each event could follow those before it.
pub fn is_sound(events: &[OfferEvent]) -> bool {
    let mut standing = Standing::DRAFT;
    events.iter().all(|event| {
        let may = standing.check(&event.fact, event.happened_on).is_ok();
        standing.take_in(event);
        may
    })
}

/// Terms as an offer is issued on them.
///
/// # Errors
/// [`ApiError::FieldMissing`] without a reply-by day.
pub fn issued(terms: &OfferTerms) -> Result<OfferFact, ApiError> {
    let reply_by = terms.reply_by.ok_or_else(|| ApiError::FieldMissing {
        field: "reply_by".to_owned(),
    })?;
    Ok(OfferFact::Issued {
        reply_by,
        joins_on: terms.joins_on,
    })
}

/// Who may confirm a cancellation: anybody but whoever proposed it. A new graduate's school is told
/// beforehand too.
///
/// # Errors
/// [`ApiError::OfferCancelSamePerson`], [`ApiError::OfferSchoolNotTold`].
pub fn check_confirmation(
    proposal: &CancelProposal,
    confirming: UserId,
    graduate: Option<GraduateKind>,
    told: &Told,
) -> Result<(), ApiError> {
    if proposal.user == confirming {
        return Err(ApiError::OfferCancelSamePerson {});
    }
    if graduate == Some(GraduateKind::New) && told.office_on.is_some() && told.school_on.is_none() {
        return Err(ApiError::OfferSchoolNotTold {});
    }
    Ok(())
}

// -- offer and stage -------------------------------------------------------------------------------

/// The kind of stage an application stands at while its offer stands here. A draft moves nothing.
pub const fn stage_kind(state: OfferState) -> StageKind {
    match state {
        OfferState::Draft => StageKind::Interview,
        OfferState::Issued => StageKind::Offer,
        OfferState::Accepted => StageKind::Accepted,
        OfferState::Declined | OfferState::Withdrawn => StageKind::Declined,
        OfferState::Cancelled => StageKind::Rejected,
    }
}

/// Whether an application may be put to a kind of stage by hand while its offer stands here. What is
/// over says nothing about what comes next.
pub fn agrees(state: OfferState, kind: StageKind) -> bool {
    match state {
        OfferState::Draft => !kind.is_end(),
        OfferState::Issued | OfferState::Accepted => kind == stage_kind(state),
        OfferState::Declined | OfferState::Withdrawn | OfferState::Cancelled => true,
    }
}

/// The kind of stage an application comes to by a fact.
pub const fn moves_to(fact: &OfferFact) -> Option<StageKind> {
    match fact {
        OfferFact::Issued { .. } => Some(stage_kind(OfferState::Issued)),
        OfferFact::Accepted { .. } => Some(stage_kind(OfferState::Accepted)),
        OfferFact::Declined { .. } => Some(stage_kind(OfferState::Declined)),
        OfferFact::Withdrawn { .. } => Some(stage_kind(OfferState::Withdrawn)),
        OfferFact::Cancelled { .. } => Some(stage_kind(OfferState::Cancelled)),
        OfferFact::Extended { .. }
        | OfferFact::Rescheduled { .. }
        | OfferFact::Proposed { .. }
        | OfferFact::Dropped { .. } => None,
    }
}

/// What stands as the reason of the application's move.
pub fn move_reason(fact: &OfferFact) -> Option<String> {
    match fact {
        OfferFact::Declined { reason, words } | OfferFact::Withdrawn { reason, words, .. } => {
            Some(words.clone().unwrap_or_else(|| reason.word().to_owned()))
        }
        OfferFact::Cancelled { .. } => Some("内定取消し".to_owned()),
        OfferFact::Issued { .. }
        | OfferFact::Extended { .. }
        | OfferFact::Rescheduled { .. }
        | OfferFact::Accepted { .. }
        | OfferFact::Proposed { .. }
        | OfferFact::Dropped { .. } => None,
    }
}

/// The words that came with a fact.
pub fn words_in(fact: &OfferFact) -> Option<String> {
    match fact {
        OfferFact::Extended { words, .. }
        | OfferFact::Rescheduled { words, .. }
        | OfferFact::Declined { words, .. }
        | OfferFact::Withdrawn { words, .. }
        | OfferFact::Dropped { words } => words.clone(),
        OfferFact::Proposed { words, .. } | OfferFact::Cancelled { words, .. } => {
            Some(words.clone())
        }
        OfferFact::Issued { .. } | OfferFact::Accepted { .. } => None,
    }
}

/// The day a fact is about, where it moves one.
pub const fn day_in(fact: &OfferFact) -> Option<NaiveDate> {
    match fact {
        OfferFact::Extended { reply_by, .. } => Some(*reply_by),
        OfferFact::Rescheduled { joins_on, .. } => Some(*joins_on),
        OfferFact::Issued { .. }
        | OfferFact::Accepted { .. }
        | OfferFact::Declined { .. }
        | OfferFact::Withdrawn { .. }
        | OfferFact::Proposed { .. }
        | OfferFact::Dropped { .. }
        | OfferFact::Cancelled { .. } => None,
    }
}

impl LeavingReason {
    /// The word that stands as the reason of the application's move where none was written.
    pub const fn word(self) -> &'static str {
        match self {
            Self::OtherWork => "別の仕事に就くため",
            Self::Study => "進学・学業のため",
            Self::Region => "勤務地",
            Self::Health => "体調",
            Self::Conditions => "条件",
            Self::Personal => "一身上の都合",
            Self::NotSaid => "理由は聞いていない",
        }
    }
}

// -- what stands in the way of an offer --------------------------------------------------------------

/// Somebody an offer is to go to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// Which application.
    pub application: ApplicationId,
    /// Whose.
    pub person: PersonId,
    /// To what.
    pub recruitment: RecruitmentId,
    /// Where it stands.
    pub stage_kind: StageKind,
    /// What the office calls that stage.
    pub stage: String,
    /// Another offer of the person that is open, also in another recruitment.
    pub holds: Holds,
    /// The person's record.
    pub record: RecordOf,
}

/// Whether a person holds an open offer besides the one asked about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holds {
    /// None.
    Nothing,
    /// A draft or an issued one.
    OpenOffer,
    /// An accepted one for the same application.
    Accepted,
}

/// Whether a person's record lives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RecordOf {
    /// It does.
    Living,
    /// It was merged into another, or its data erased.
    Gone,
}

impl Candidate {
    /// Whether the application goes to a stage of offer when one is issued. One that is recorded after
    /// the fact, when the application already stands there or further, moves nothing.
    pub const fn moves(&self) -> bool {
        !matches!(self.stage_kind, StageKind::Offer | StageKind::Accepted)
    }

    /// Whether an offer may be written for this application at all.
    ///
    /// # Errors
    /// [`ApiError::NotFound`], [`ApiError::OfferApplicationClosed`], [`ApiError::OfferOpenAlready`],
    /// [`ApiError::OfferAcceptedAlready`].
    pub fn check(&self) -> Result<(), ApiError> {
        if self.record == RecordOf::Gone {
            return Err(ApiError::NotFound {
                noun: crate::kernel::error::Noun::Person,
            });
        }
        if matches!(self.stage_kind, StageKind::Declined | StageKind::Rejected) {
            return Err(ApiError::OfferApplicationClosed {
                stage: self.stage.clone(),
            });
        }
        match self.holds {
            Holds::Nothing => Ok(()),
            Holds::OpenOffer => Err(ApiError::OfferOpenAlready {}),
            Holds::Accepted => Err(ApiError::OfferAcceptedAlready {}),
        }
    }
}

/// The places of a recruitment and who takes one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Places {
    /// How many are wanted; absent: as many as come.
    pub target: Option<u32>,
    /// Applications that take one.
    pub taken: Vec<ApplicationId>,
}

impl Places {
    /// How many are taken.
    pub fn count(&self) -> u32 {
        u32::try_from(self.taken.len()).unwrap_or(u32::MAX)
    }

    /// Gives this application a place, unless all are taken. One that has a place keeps it.
    ///
    /// # Errors
    /// [`ApiError::OfferPlacesTaken`].
    pub fn take(&mut self, application: ApplicationId, over: OverPlaces) -> Result<(), ApiError> {
        if self.taken.contains(&application) {
            return Ok(());
        }
        let taken = self.count();
        if let (Some(target), OverPlaces::Refused) = (self.target, over)
            && taken >= target
        {
            return Err(ApiError::OfferPlacesTaken { target, taken });
        }
        self.taken.push(application);
        Ok(())
    }
}

/// All refusals as one error: the refusal itself where one offer was asked for, the list where several were.
pub fn refuse(asked: usize, mut refusals: Vec<OfferRefusal>) -> Result<(), ApiError> {
    if refusals.is_empty() {
        return Ok(());
    }
    if asked == 1 {
        return Err(*refusals.swap_remove(0).refusal);
    }
    Err(ApiError::OfferRefused { refusals })
}

// -- the cohort ------------------------------------------------------------------------------------

/// Where somebody stands: by the last offer that was told them by that day, else by the stage.
pub fn cohort_standing(offer: Option<&Standing>, stage: StageKind) -> CohortStanding {
    let told = offer.filter(|offer| offer.state != OfferState::Draft);
    match told.map(|offer| (offer.state, offer.withdrawn_when())) {
        Some((OfferState::Issued, _)) => CohortStanding::Offered,
        Some((OfferState::Accepted, _)) => CohortStanding::Accepted,
        Some((OfferState::Declined, _)) => CohortStanding::Declined,
        Some((OfferState::Withdrawn, WithdrawnWhen::BeforeAcceptance)) => CohortStanding::Withdrawn,
        Some((OfferState::Withdrawn, WithdrawnWhen::AfterAcceptance)) => {
            CohortStanding::WithdrawnAfterAcceptance
        }
        Some((OfferState::Cancelled, _)) => CohortStanding::Cancelled,
        Some((OfferState::Draft, _)) | None => match stage {
            StageKind::Applied => CohortStanding::Applied,
            StageKind::Screening => CohortStanding::Screening,
            StageKind::Interview => CohortStanding::Interview,
            StageKind::Offer => CohortStanding::Offered,
            StageKind::Accepted => CohortStanding::Accepted,
            StageKind::Declined => CohortStanding::Declined,
            StageKind::Rejected => CohortStanding::Rejected,
        },
    }
}

/// How many stand where, in the order of the way.
pub fn count_standings(standings: impl IntoIterator<Item = CohortStanding>) -> Vec<StandingCount> {
    let mut counts = std::collections::BTreeMap::new();
    for standing in standings {
        *counts.entry(standing).or_insert(0_u32) += 1;
    }
    counts
        .into_iter()
        .map(|(standing, count)| StandingCount { standing, count })
        .collect()
}

/// Whether the office asks whoever is in charge about an offer on a day: no reply, and its day is over.
pub fn is_overdue(state: OfferState, reply_by: Option<NaiveDate>, on: NaiveDate) -> bool {
    state == OfferState::Issued && reply_by.is_some_and(|day| day < on)
}

/// A share in per mille of a hundredth … in words: exact, rounded half up to one decimal of a percent.
pub fn share(part: u32, whole: u32) -> Share {
    let percent = (whole > 0).then(|| {
        let (part, whole) = (u64::from(part), u64::from(whole));
        let tenths = (part * 2_000 + whole) / (whole * 2);
        format!("{}.{} %", tenths / 10, tenths % 10)
    });
    Share {
        part,
        whole,
        percent,
    }
}

// -- tasks -----------------------------------------------------------------------------------------

/// What wants doing about offers on a day. Nothing of it is stored: it is asked anew each time.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OfferTasks {
    /// No reply, the day is over; longest first.
    pub overdue: Vec<OfferRow>,
    /// No reply yet, the day is near.
    pub due_soon: Vec<OfferRow>,
    /// A second person has to look at a cancellation.
    pub to_confirm: Vec<OfferRow>,
    /// The planned first day of work has come, by day: nobody has said that they came.
    pub join_due: Vec<Vec<OfferRow>>,
}

/// Sorts out what wants doing.
pub fn tasks(rows: Vec<OfferRow>, today: NaiveDate) -> OfferTasks {
    let mut tasks = OfferTasks::default();
    let mut joining = std::collections::BTreeMap::<_, Vec<OfferRow>>::new();
    for row in rows {
        if row.proposal.is_some() {
            tasks.to_confirm.push(row.clone());
        }
        if is_overdue(row.state, row.reply_by, today) {
            tasks.overdue.push(row);
        } else if row.state == OfferState::Issued
            && row.days_left.is_some_and(|days| days <= DUE_SOON_DAYS)
        {
            tasks.due_soon.push(row);
        } else if row.state == OfferState::Accepted
            && row.joined_on.is_none()
            && row.joins_on <= today
        {
            joining
                .entry((row.joins_on, row.recruitment))
                .or_default()
                .push(row);
        }
    }
    tasks.overdue.sort_by_key(|row| (row.reply_by, row.id));
    tasks.due_soon.sort_by_key(|row| (row.reply_by, row.id));
    tasks.join_due = joining.into_values().collect();
    tasks
}

#[cfg(test)]
mod tests;
