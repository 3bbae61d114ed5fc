//! Who should hear a word (声かけ), and why, in reasons that could be shown to the person.
//!
//! There is no score. Three things are looked at, for people who were made an offer and have not
//! joined yet: questions that are open, days without contact both ways, and two events in a row missed
//! without a word. Days of study never count against anybody.

pub mod api;
pub mod rules;
pub mod store;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::articles;
use crate::kernel::Result;
use crate::kernel::id::{PersonId, UserId};
use crate::store::Reader;

/// Why somebody should hear a word.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[allow(missing_docs, reason = "the fields are the facts")]
pub enum CareReason {
    /// Questions wait for an answer.
    OpenQuestions { count: u32, oldest_days: i64 },
    /// No contact both ways for so long; `last_on` absent: none since the offer.
    Silence {
        days: i64,
        last_on: Option<NaiveDate>,
    },
    /// Two events in a row missed without a word, and no contact both ways since.
    Absences {
        first: MissedEvent,
        second: MissedEvent,
    },
}

/// An event somebody missed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "plain")]
pub struct MissedEvent {
    pub name: String,
    pub on: NaiveDate,
}

/// Somebody who should hear a word.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "plain")]
pub struct CareSign {
    pub person: PersonId,
    pub name: String,
    pub reading: Option<String>,
    /// In charge of the application.
    pub assignee: Option<UserId>,
    pub reasons: Vec<CareReason>,
}

/// What kind of contact it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum TouchKind {
    /// A conversation in the contact log.
    Conversation,
    /// Came to an event.
    Attendance,
    /// Turned to the office.
    FromPerson,
    /// Asked a question.
    Question,
    /// Replied to an invitation.
    Reply,
    /// The office turned to the person.
    ToPerson,
    /// The office answered a question.
    Answer,
    /// The office sent an invitation.
    Invitation,
}

/// A contact, and the day it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "plain")]
pub struct Touch {
    pub on: NaiveDate,
    pub kind: TouchKind,
}

/// What an event was for somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum CareMark {
    /// Was there, or for a part.
    Attended,
    /// 学業: never counts against anybody.
    Study,
    /// Said beforehand that they could not come.
    Excused,
    /// Did not come and said nothing.
    NoWord,
    /// Not written down yet.
    Unknown,
    /// Was not invited.
    NotInvited,
}

/// An event of the programme as it went for somebody.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "plain")]
pub struct CareEvent {
    pub name: String,
    pub on: NaiveDate,
    pub mark: CareMark,
}

/// An open question as it is shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "plain")]
pub struct CareQuestion {
    pub asked_on: NaiveDate,
    pub question: String,
    pub days: i64,
}

/// Everything the sign is read from, so that it can be shown to the person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CareView {
    /// The day it is read on.
    pub on: NaiveDate,
    /// Since when the person is in the follow-up; absent: not in it, so no sign is given.
    pub since: Option<NaiveDate>,
    /// After so many days without contact both ways a word is due (定款の設定).
    pub after_days: i64,
    /// Open questions, oldest first.
    pub questions: Vec<CareQuestion>,
    /// The last conversation or attendance.
    pub together: Option<Touch>,
    /// The last time the person turned to the office.
    pub from_person: Option<Touch>,
    /// The last time the office turned to the person.
    pub to_person: Option<Touch>,
    /// The last day on which both had turned to the other.
    pub two_way_on: Option<NaiveDate>,
    /// Days since then, or since the follow-up began.
    pub days: Option<i64>,
    /// The events of the programme so far, in order.
    pub events: Vec<CareEvent>,
    /// What follows from all this.
    pub reasons: Vec<CareReason>,
}

// -- what other nouns ask of this one ------------------------------------------------------------

/// Everybody who should hear a word, longest waiting first.
///
/// # Errors
/// Whatever the database says.
pub fn signs(db: &Reader<'_>, today: NaiveDate) -> Result<Vec<CareSign>> {
    let after_days = articles::care_contact_days(db, today)?;
    let mut signs = Vec::new();
    for followed in store::followed(db, None, today)? {
        let reasons = rules::reasons(&store::facts(db, &followed, today)?, after_days, today);
        if !reasons.is_empty() {
            signs.push(CareSign {
                person: followed.person,
                name: followed.name,
                reading: followed.reading,
                assignee: followed.assignee,
                reasons,
            });
        }
    }
    signs.sort_by_key(|sign| std::cmp::Reverse(rules::longest(&sign.reasons)));
    Ok(signs)
}
