//! An offer (内定) to one applicant: from the draft over its reply to the day of joining.
//!
//! An offer with its pledge is, as a rule, a labour contract with a start date and a reserved right to
//! cancel (最判昭54.7.20); it is not membership (法12条2項). Nothing happens to it by time passing: a
//! reply-by day that is over raises a task for whoever is in charge, no more.

pub mod api;
pub mod rules;
pub mod store;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::kernel::Result;
use crate::kernel::error::ApiError;
use crate::kernel::id::{ApplicationId, OfferEventId, OfferId, PersonId, RecruitmentId, UserId};
use crate::person::TimelineEntry;
use crate::recruitment::StageKind;
use crate::store::{Reader, Tx};

/// Where an offer stands. Which way a withdrawal went — before or after acceptance — is told by
/// whether there was an acceptance.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum OfferState {
    /// 準備中: written down, told nobody.
    Draft,
    /// 返事待ち: told the person; also after its reply-by day.
    Issued,
    /// 承諾.
    Accepted,
    /// 辞退: the person's answer was no.
    Declined,
    /// 辞退（取り下げ）・内定辞退: the person stepped back, before or after acceptance.
    Withdrawn,
    /// 内定取消し: by the office, by two people.
    Cancelled,
}

impl OfferState {
    /// Whether the offer binds a place: told and not over.
    pub const fn stands(self) -> bool {
        matches!(self, Self::Issued | Self::Accepted)
    }
}

/// Why somebody declines or steps back, in their own choice of these; never asked further.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum LeavingReason {
    /// 別の仕事に就く.
    OtherWork,
    /// 進学・学業.
    Study,
    /// 勤務地.
    Region,
    /// 体調: only that; no diagnosis is asked for or kept.
    Health,
    /// 条件.
    Conditions,
    /// 一身上の都合.
    Personal,
    /// 聞いていない・話さなかった.
    NotSaid,
}

/// The ground on which the office cancels: facts that were unknown and could not be known when the offer
/// was made, objectively reasonable and acceptable (最判昭54.7.20).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum CancelGround {
    /// 卒業できなかった.
    NotGraduated,
    /// 健康上、業務に就けない.
    Health,
    /// 提出書類の重要な虚偽.
    FalsePapers,
    /// 内定のときに知ることができなかった事実.
    UnforeseenFact,
    /// その他.
    Other,
}

/// At whose wish the first day of work moves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum AskedBy {
    /// The person's: studies, moving house.
    Person,
    /// The office's: putting it off has to be notified beforehand like a cancellation.
    Office,
}

/// Whether a reply came by its day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ReplyTime {
    /// On or before the reply-by day.
    InTime,
    /// After it. It counts all the same, and is marked.
    Late,
}

/// Whether somebody stepped back from an offer before or after accepting it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum WithdrawnWhen {
    /// There was no acceptance.
    BeforeAcceptance,
    /// 内定辞退.
    AfterAcceptance,
}

/// The days on which the duty to notify beforehand was done (職業安定法施行規則35条).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Told {
    /// ハローワーク.
    pub office_on: Option<NaiveDate>,
    /// The school.
    pub school_on: Option<NaiveDate>,
}

/// What happened to an offer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[allow(missing_docs, reason = "the fields are the facts")]
pub enum OfferFact {
    Issued {
        reply_by: NaiveDate,
        joins_on: NaiveDate,
    },
    Extended {
        reply_by: NaiveDate,
        words: Option<String>,
    },
    Rescheduled {
        joins_on: NaiveDate,
        asked_by: AskedBy,
        told: Told,
        words: Option<String>,
    },
    Accepted {
        reply: ReplyTime,
    },
    Declined {
        reason: LeavingReason,
        words: Option<String>,
    },
    Withdrawn {
        when: WithdrawnWhen,
        reason: LeavingReason,
        words: Option<String>,
    },
    Proposed {
        ground: CancelGround,
        words: String,
    },
    Dropped {
        words: Option<String>,
    },
    Cancelled {
        ground: CancelGround,
        words: String,
        told: Told,
    },
}

/// Something that happened to an offer, when and by whom.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "as in the table")]
pub struct OfferEvent {
    pub id: OfferEventId,
    pub happened_on: NaiveDate,
    pub fact: OfferFact,
    /// Who recorded it.
    pub user: UserId,
    pub by: String,
    /// UTC instant, RFC 3339.
    pub recorded_at: String,
}

/// A proposal to cancel that waits for a second person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "plain")]
pub struct CancelProposal {
    pub ground: CancelGround,
    pub words: String,
    pub on: NaiveDate,
    pub user: UserId,
    pub by: String,
}

/// What an offer says, besides to whom.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct OfferTerms {
    /// The last day on which a reply is in time; a draft may lack it.
    pub reply_by: Option<NaiveDate>,
    /// The planned first day of work: the person's own, never the cohort's.
    pub joins_on: NaiveDate,
    /// Where, as far as it is known.
    pub site: Option<String>,
    /// As what.
    pub duties: Option<String>,
    /// For the office only; on no paper.
    pub remark: Option<String>,
}

/// Whether more offers are made than there are places.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum OverPlaces {
    /// They are not.
    #[default]
    Refused,
    /// Somebody looked at the number and wants it so.
    Confirmed,
}

/// Where somebody stands in a cohort, offer and selection read together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs, reason = "the names say it")]
pub enum CohortStanding {
    Applied,
    Screening,
    Interview,
    Offered,
    Accepted,
    Declined,
    Withdrawn,
    WithdrawnAfterAcceptance,
    Cancelled,
    Rejected,
}

/// How many stand there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "plain")]
pub struct StandingCount {
    pub standing: CohortStanding,
    pub count: u32,
}

/// So many of so many. The share is shown beside the people and decides nothing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Share {
    /// So many …
    pub part: u32,
    /// … of so many.
    pub whole: u32,
    /// Rounded half up to one decimal (「77.8 %」); absent where there is nothing to divide by.
    pub percent: Option<String>,
}

/// A person on the way from applicant to newcomer. Membership is another matter (法12条2項).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum PersonStatus {
    /// 応募者: an application, and no offer that stands.
    Applicant,
    /// 内定者: holds an offer, accepted or waiting for a reply.
    Offeree,
    /// 新人（入団済）: has started work.
    Newcomer,
}

/// An offer with where it stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "as in the tables")]
pub struct OfferRow {
    pub id: OfferId,
    pub application: ApplicationId,
    pub recruitment: RecruitmentId,
    pub person: PersonId,
    pub name: String,
    pub reading: Option<String>,
    pub school: Option<String>,
    /// Who is in charge of the application.
    pub assignee: Option<String>,
    pub state: OfferState,
    /// Since when it stands there; for a draft, when it was written.
    pub state_on: NaiveDate,
    pub issued_on: Option<NaiveDate>,
    pub reply_by: Option<NaiveDate>,
    /// While a reply is awaited: days left, negative when the day is over.
    pub days_left: Option<i64>,
    /// How often the reply-by day was moved.
    pub extensions: u32,
    pub accepted_on: Option<NaiveDate>,
    pub reply: Option<ReplyTime>,
    pub joins_on: NaiveDate,
    pub joined_on: Option<NaiveDate>,
    pub site: Option<String>,
    pub duties: Option<String>,
    pub remark: Option<String>,
    /// Somebody proposed to cancel it; a second person has to look.
    pub proposal: Option<CancelProposal>,
}

// -- what other nouns ask of this one ------------------------------------------------------------

/// An offer's own facts, for those who act on it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "as in the tables")]
pub struct OfferFacts {
    pub id: OfferId,
    pub application: ApplicationId,
    pub recruitment: RecruitmentId,
    pub person: PersonId,
    pub terms: OfferTerms,
    pub standing: rules::Standing,
}

/// An offer with where it stands today.
///
/// # Errors
/// [`ApiError::NotFound`].
pub fn load(db: &Reader<'_>, offer: OfferId) -> Result<OfferFacts> {
    let record = store::load(db, offer)?;
    let events = store::events(db, offer)?;
    Ok(OfferFacts {
        id: record.id,
        application: record.application,
        recruitment: record.recruitment,
        person: record.person,
        standing: rules::standing(&events),
        terms: record.terms,
    })
}

/// Whether a stage contradicts an offer that is under way for the application.
///
/// # Errors
/// [`ApiError::OfferStands`] where the offer's own acts have to be used.
pub fn check_move(db: &Reader<'_>, application: ApplicationId, to: StageKind) -> Result<()> {
    for state in store::states_of_application(db, application)? {
        if !rules::agrees(state, to) {
            return Err(ApiError::OfferStands {}.into());
        }
    }
    Ok(())
}

/// Counts a joining among the acts on an offer, so that undoing an earlier one meets it.
///
/// # Errors
/// Whatever the database says.
pub fn count_joining(tx: &Tx<'_>, offer: OfferId) -> Result<()> {
    store::count_joining(tx, offer)
}

/// Offers on a person's timeline.
///
/// # Errors
/// Whatever the database says.
pub fn timeline_of_person(db: &Reader<'_>, person: PersonId) -> Result<Vec<TimelineEntry>> {
    store::timeline(db, person)
}

/// Where a person stands on the way; `None` for somebody who never applied.
///
/// # Errors
/// Whatever the database says.
pub fn status_of_person(db: &Reader<'_>, person: PersonId) -> Result<Option<PersonStatus>> {
    store::status(db, person)
}

/// Whether the records of two people may become one: a person holds one open offer at most.
///
/// # Errors
/// [`ApiError::MergeTwoOffers`].
pub fn check_merge(db: &Reader<'_>, keep: PersonId, other: PersonId) -> Result<()> {
    if store::open_of_person(db, keep)?.is_some() && store::open_of_person(db, other)?.is_some() {
        return Err(ApiError::MergeTwoOffers {}.into());
    }
    Ok(())
}

/// Gives the offers of an application to the one it becomes one with.
///
/// # Errors
/// Whatever the database says.
pub fn hand_over(tx: &Tx<'_>, from: ApplicationId, to: ApplicationId) -> Result<()> {
    store::hand_over(tx, from, to)
}

/// After two records became one: an application with an offer under way stands where the offer says.
///
/// # Errors
/// Whatever the database says.
pub fn settle_stages(tx: &Tx<'_>, person: PersonId) -> Result<()> {
    for (application, state) in store::standing_of_person(tx, person)? {
        let stage = crate::application::place(tx, application)?;
        if !rules::agrees(state, stage.kind) {
            let on = stage.stage_on;
            crate::application::bring_to(tx, application, rules::stage_kind(state), on, None)?;
        }
    }
    Ok(())
}

/// What wants doing about offers.
///
/// # Errors
/// Whatever the database says.
pub fn tasks(db: &Reader<'_>, today: NaiveDate) -> Result<rules::OfferTasks> {
    Ok(rules::tasks(
        store::rows(db, store::Which::UnderWay, today)?,
        today,
    ))
}
