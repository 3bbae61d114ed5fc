//! Papers (書類) that go out under a number: issued once, never altered, issued again with a mark.
//!
//! An issued paper keeps everything it says ([`StoredPaper::facts`]), so that the same sheet comes out
//! whatever became of the person's name or the cooperative's address since. How it looks is
//! [`crate::documents`]' business.

pub mod api;
pub mod rules;
pub mod store;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::kernel::Result;
use crate::kernel::id::{MemberId, MovementId, OfferId, PaperId, PersonId, RefundId, WithdrawalId};
use crate::offer::{self, OfferState};
use crate::person::{TimelineEntry, TimelineFact};
use crate::store::Reader;

/// What a paper is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum PaperKind {
    /// 内定通知書
    OfferNotice,
    /// 内定承諾書, the form that comes back signed.
    OfferAcceptance,
    // -- of members
    /// 加入承諾通知書
    AdmissionNotice,
    /// 加入不承諾通知書, with the reason (法12条1項).
    AdmissionRefusal,
    /// 出資金領収書, of one payment.
    EquityReceipt,
    /// 出資証券
    EquityCertificate,
    /// 脱退予告受理通知書
    WithdrawalReceipt,
    /// 除名審議通知書, which arrives ten days before the meeting (法15条2項).
    ExpulsionHearing,
    /// 除名決定通知書 (法15条3項).
    ExpulsionNotice,
    /// 持分払戻計算書
    RefundStatement,
    /// 出資残高通知書, once a year to every member.
    EquityStatement,
}

/// In which calendar a paper writes its dates.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum DateForm {
    /// 2027年4月1日
    #[default]
    Western,
    /// 令和9年4月1日
    Era,
}

/// Whether a place for the seal (印) is printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Seal {
    /// No place is marked.
    #[default]
    None,
    /// A pale 印 where it goes.
    Marked,
}

/// What an office decides about its papers; the next one starts from the last.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PaperChoices {
    /// The calendar of its dates.
    pub date_form: DateForm,
    /// The place for the seal.
    pub seal: Seal,
    /// What lies in the envelope with it (労働条件通知書).
    pub enclosures: Vec<String>,
    /// What the person is asked to hand in; never a guarantor's, a family's or a 本籍 paper.
    pub documents: Vec<String>,
    /// By when; absent: by the day of the reply.
    pub documents_by: Option<NaiveDate>,
    /// Whom to ask, and how to reach them.
    pub contact: Option<String>,
    /// How it is sent (発送方法): 配達証明 and the like.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub sent_by: Option<String>,
    /// The account that money for units is paid into (振込先).
    #[serde(default)]
    #[ts(optional = nullable)]
    pub pay_to: Option<String>,
    /// A sentence of the office's own at the end of the text.
    pub remark: Option<String>,
}

/// A line of the register of papers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "as in the table")]
pub struct PaperLine {
    pub id: PaperId,
    pub paper_kind: PaperKind,
    /// 「内定通-2026-0007」
    pub number: String,
    pub fiscal_year: i32,
    pub dated_on: NaiveDate,
    pub person: PersonId,
    /// The person's name today.
    pub name: String,
    pub reading: Option<String>,
    pub offer: Option<OfferId>,
    /// The number of the paper this one repeats.
    pub reissue_of: Option<String>,
    /// The number of the paper that repeats this one, the latest.
    pub reissued_as: Option<String>,
    /// The membership it belongs to.
    pub member: Option<MemberId>,
    /// Since when it does not count any more, and why.
    pub voided_on: Option<NaiveDate>,
    pub void_reason: Option<String>,
    /// UTC instant, RFC 3339.
    pub issued_at: String,
    pub by: String,
}

/// A paper with what it says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredPaper {
    /// Its line in the register.
    pub line: PaperLine,
    /// JSON; `choices` and `letter` of it are written by [`crate::documents`]. Emptied by an erasure.
    pub facts: serde_json::Value,
}

/// To which membership a paper belongs, and to what of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MemberLink {
    /// The membership.
    pub member: MemberId,
    /// A receipt's payment.
    pub movement: Option<MovementId>,
    /// A statement's refund.
    pub refund: Option<RefundId>,
    /// What a notice is about.
    pub withdrawal: Option<WithdrawalId>,
}

impl MemberLink {
    /// A paper about the membership as a whole.
    pub const fn of(member: MemberId) -> Self {
        Self {
            member,
            movement: None,
            refund: None,
            withdrawal: None,
        }
    }
}

/// What a paper needs to know of an offer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OfferFacts {
    /// Which one.
    pub offer: OfferId,
    /// Whose.
    pub person: PersonId,
    /// Where it stands.
    pub standing: Standing,
    /// The day an answer is asked by.
    pub reply_by: Option<NaiveDate>,
    /// The first day of work.
    pub joins_on: NaiveDate,
    /// The workplace as planned.
    pub site: Option<String>,
    /// The work as planned.
    pub duties: Option<String>,
}

/// Where an offer stands, as far as papers care.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Not told yet.
    Draft,
    /// Told, or told and accepted.
    Live,
    /// Declined, withdrawn or cancelled.
    Over,
}

// -- what other nouns ask of this one ------------------------------------------------------------

/// The papers issued to a person, on their timeline.
///
/// # Errors
/// Whatever the database says.
pub fn timeline_of_person(db: &Reader<'_>, person: PersonId) -> Result<Vec<TimelineEntry>> {
    let lines = store::list(db, Some(person), None, store::far_day())?;
    Ok(lines
        .into_iter()
        .map(|line| TimelineEntry {
            on: line.dated_on,
            recorded_at: Some(line.issued_at),
            by: Some(line.by),
            fact: TimelineFact::PaperIssued {
                paper: line.id,
                paper_kind: line.paper_kind,
                number: line.number,
                reissue_of: line.reissue_of,
            },
        })
        .collect())
}

/// An offer, for what is written about it.
///
/// # Errors
/// [`crate::kernel::ApiError::NotFound`].
pub fn offer_facts(db: &Reader<'_>, offer: OfferId) -> Result<OfferFacts> {
    let facts = offer::load(db, offer)?;
    let standing = facts.standing;
    Ok(OfferFacts {
        offer,
        person: facts.person,
        standing: match standing.state {
            OfferState::Draft => Standing::Draft,
            OfferState::Issued | OfferState::Accepted => Standing::Live,
            OfferState::Declined | OfferState::Withdrawn | OfferState::Cancelled => Standing::Over,
        },
        reply_by: standing.reply_by.or(facts.terms.reply_by),
        joins_on: standing.joins_on.unwrap_or(facts.terms.joins_on),
        site: facts.terms.site,
        duties: facts.terms.duties,
    })
}

/// The latest offer to a person that is not over, or else the latest.
///
/// # Errors
/// Whatever the database says.
pub fn offer_of_person(db: &Reader<'_>, person: PersonId) -> Result<Option<OfferFacts>> {
    store::offer_of_person(db, person)?
        .map(|offer| offer_facts(db, offer))
        .transpose()
}

/// The latest paper of a kind issued to a person.
///
/// # Errors
/// Whatever the database says.
pub fn latest_of_person(
    db: &Reader<'_>,
    kind: PaperKind,
    person: PersonId,
) -> Result<Option<StoredPaper>> {
    store::latest_of_person(db, kind, person)
}
