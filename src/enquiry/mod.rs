//! Questions people ask (質問), the answers they got, and answers worth giving again (よくある質問).
//!
//! A question is open until somebody closes it. How long the first answer took is counted from the
//! moment it was asked to the moment the first answer was given, both as they happened, not as they
//! were written down.

pub mod api;
pub mod rules;
pub mod store;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::exchange::Channel;
use crate::kernel::Result;
use crate::kernel::id::{EnquiryAnswerId, EnquiryId, EventId, FaqId, PersonId, UserId};
use crate::person::TimelineEntry;
use crate::store::Reader;

/// A question with its answers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "as in the table")]
pub struct Enquiry {
    pub id: EnquiryId,
    pub person: PersonId,
    pub name: String,
    pub reading: Option<String>,
    /// UTC instant.
    pub asked_at: String,
    pub channel: Channel,
    pub question: String,
    /// Who answers.
    pub assignee: Option<UserId>,
    pub assignee_name: Option<String>,
    /// The event it was asked at or about.
    pub event: Option<EventId>,
    pub event_name: Option<String>,
    pub closed_at: Option<String>,
    pub closed_by: Option<String>,
    /// Who wrote it down.
    pub by: String,
    /// Earliest first.
    pub answers: Vec<EnquiryAnswer>,
    /// From question to first answer; absent while there is none.
    pub first_answer_minutes: Option<i64>,
    /// Days since it was asked, at the office.
    pub days: i64,
}

/// One answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "as in the table")]
pub struct EnquiryAnswer {
    pub id: EnquiryAnswerId,
    /// UTC instant.
    pub answered_at: String,
    pub channel: Channel,
    pub answer: String,
    pub by: String,
}

/// A question and an answer worth giving again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "as in the table")]
pub struct Faq {
    pub id: FaqId,
    pub topic: Option<String>,
    pub question: String,
    pub answer: String,
    /// The question it came from.
    pub enquiry: Option<EnquiryId>,
    /// Since when it is no longer offered.
    pub retired_on: Option<NaiveDate>,
}

/// An open question in short.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "as in the table")]
pub struct OpenQuestion {
    pub enquiry: EnquiryId,
    pub person: PersonId,
    pub name: String,
    pub reading: Option<String>,
    pub question: String,
    pub assignee: Option<UserId>,
    /// Days since it was asked.
    pub days: i64,
    /// Whether it was answered and only waits to be closed.
    pub answered: bool,
}

// -- what other nouns ask of this one ------------------------------------------------------------

/// Questions and answers on a person's timeline.
///
/// # Errors
/// Whatever the database says.
pub fn timeline_of_person(db: &Reader<'_>, person: PersonId) -> Result<Vec<TimelineEntry>> {
    store::timeline(db, person)
}

/// The questions open longest.
///
/// # Errors
/// Whatever the database says.
pub fn longest_open(db: &Reader<'_>, limit: u32, today: NaiveDate) -> Result<Vec<OpenQuestion>> {
    store::longest_open(db, limit, today)
}

/// Questions that contradict their own answers, without personal data.
///
/// # Errors
/// Whatever the database says.
pub fn broken_invariants(db: &Reader<'_>) -> Result<Vec<String>> {
    store::broken_invariants(db)
}
