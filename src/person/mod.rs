//! A natural person, on whatever part of the path: applicant, newcomer, member, former member.
//!
//! One person has one row for life. Names and addresses are dated facts; what belongs to one
//! application (stage, source) stands in [`crate::application`].

pub mod api;
pub mod index;
pub mod rules;
pub mod store;

use std::collections::HashMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::erasure;
use crate::exchange::{Channel, Direction};
use crate::kernel::Result;
use crate::kernel::contact::Email;
use crate::kernel::id::{
    AttachmentId, ConsentId, ContactId, ConvictionId, EnquiryId, EventId, ExchangeId, MemberId,
    NoteId, PersonAddressId, PersonId, PersonNameId, TaskId,
};
use crate::kernel::moment::OfficeTime;
use crate::kernel::operation::Summary;
use crate::store::{Reader, Tx};

/// Whether somebody comes from university or a second time (第二新卒).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum GraduateKind {
    /// 新卒.
    New,
    /// 第二新卒.
    Second,
}

/// The kind of a contact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ContactKind {
    /// E-mail; compared in lower case after NFKC.
    Email,
    /// Telephone; compared by its digits, +81 as 0.
    Phone,
}

/// A name from a day on; `effective_on` absent: from the beginning.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "as in the table")]
pub struct PersonName {
    pub id: PersonNameId,
    /// As written, character by character.
    pub name: String,
    /// Full-width katakana.
    pub reading: Option<String>,
    pub effective_on: Option<NaiveDate>,
}

/// An address from a day on; `effective_on` absent: from the beginning.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "as in the table")]
pub struct PersonAddress {
    pub id: PersonAddressId,
    /// Seven digits, without hyphen.
    pub postal_code: Option<String>,
    pub address: Option<String>,
    pub effective_on: Option<NaiveDate>,
}

/// An e-mail address or telephone number, as written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "as in the table")]
pub struct Contact {
    pub id: ContactId,
    pub kind: ContactKind,
    pub value: String,
}

/// What personal data is used for, as told to the person (個人情報保護法 17条, 21条2項).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Purpose {
    /// 選考: selection and contact about it.
    Selection,
    /// 内定者プログラム: invitations, replies and attendance.
    Programme,
    /// 入団手続: joining, labour papers.
    Joining,
    /// 広報: photographs and words published.
    Publicity,
}

/// A consent: what was told, when it was given, when taken back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "as in the table")]
pub struct Consent {
    pub id: ConsentId,
    pub purpose: Purpose,
    /// The words in which the purpose was told.
    pub told: String,
    pub given_on: NaiveDate,
    pub withdrawn_on: Option<NaiveDate>,
}

/// A note by a user.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "as in the table")]
pub struct Note {
    pub id: NoteId,
    pub body: String,
    pub by: String,
    /// UTC instant, RFC 3339.
    pub written_at: String,
}

/// A file kept with a person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "as in the table")]
pub struct Attachment {
    pub id: AttachmentId,
    pub file_name: String,
    pub media_type: String,
    /// Size of the plain file in bytes.
    pub bytes: i64,
    pub by: String,
    pub added_at: String,
}

/// The facts of a person's own row, as of a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "as in the table")]
pub struct PersonFacts {
    pub id: PersonId,
    /// The name on the day asked for.
    pub name: String,
    pub reading: Option<String>,
    pub birth_on: Option<NaiveDate>,
    pub school: Option<String>,
    pub faculty: Option<String>,
    /// `YYYY-MM`.
    pub graduation_month: Option<String>,
    pub graduate_kind: Option<GraduateKind>,
    pub postal_code: Option<String>,
    pub address: Option<String>,
    /// Set when this record was merged into another; that one lives on.
    pub merged_into: Option<PersonId>,
}

/// One line of the timeline; the screen puts it into words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[allow(missing_docs, reason = "the fields are the facts themselves")]
pub enum TimelineFact {
    /// Came in by an import.
    Imported {
        file_name: String,
        row: u32,
    },
    /// Applied to a recruitment.
    Applied {
        recruitment: String,
        source: Option<String>,
    },
    /// Moved to a stage.
    Moved {
        recruitment: String,
        stage: String,
        stage_kind: crate::recruitment::StageKind,
        reason: Option<String>,
    },
    /// Gave or took back a consent.
    ConsentGiven {
        purpose: Purpose,
    },
    ConsentWithdrawn {
        purpose: Purpose,
    },
    /// A note was written.
    Noted {
        note: NoteId,
        body: String,
    },
    /// A file was added.
    Attached {
        attachment: AttachmentId,
        file_name: String,
    },
    /// A name or address holds from this day.
    Renamed {
        name: String,
    },
    MovedHouse {},
    /// A paper was issued under a number.
    PaperIssued {
        paper: crate::kernel::id::PaperId,
        paper_kind: crate::paper::PaperKind,
        number: String,
        /// The number of the paper it repeats.
        reissue_of: Option<String>,
    },
    /// Another record of the same person was merged into this one.
    Merged {
        other: PersonId,
        name: String,
    },
    /// Something happened to an offer.
    Offer {
        recruitment: String,
        event: crate::offer::OfferFact,
        /// The kind of stage the application came to by it.
        moves_to: Option<crate::recruitment::StageKind>,
    },
    /// Started work.
    Joined {
        recruitment: String,
    },
    /// Applied for membership (加入の申込み).
    MembershipApplied {
        member: MemberId,
        units: i64,
    },
    /// The association consented.
    MembershipConsented {
        member: MemberId,
    },
    /// The association did not consent.
    MembershipRefused {
        member: MemberId,
    },
    /// A member from that day on.
    MemberJoined {
        member: MemberId,
        number: Option<u32>,
    },
    /// The last day of membership.
    MemberLeft {
        member: MemberId,
        number: Option<u32>,
    },
    /// Asked something, and was answered.
    Asked {
        enquiry: EnquiryId,
        channel: Channel,
        question: String,
        open: bool,
    },
    Answered {
        enquiry: EnquiryId,
        channel: Channel,
        answer: String,
    },
    /// The office and the person were in touch.
    Exchanged {
        exchange: ExchangeId,
        direction: Direction,
        channel: Channel,
        about: String,
    },
    /// 納得: said in their own words.
    Convinced {
        conviction: ConvictionId,
        words: String,
    },
    /// A task about the person was done.
    TaskDone {
        task: TaskId,
        title: String,
    },
    /// Their data was erased.
    Erased {
        ground: erasure::ErasureGround,
        extent: erasure::ErasureExtent,
    },
    /// Any other change of the record, from the journal.
    Changed {
        summary: Summary,
    },
    // -- programme
    /// Was invited to an event.
    Invited {
        event: EventId,
        event_name: String,
        starts_at: OfficeTime,
    },
    /// Said whether they come.
    Replied {
        event: EventId,
        event_name: String,
        reply: crate::programme::InvitationReply,
        reason: Option<crate::programme::ReplyReason>,
        words: Option<String>,
    },
    /// Was there, or was not.
    TookPart {
        event: EventId,
        event_name: String,
        attendance: crate::programme::AttendanceKind,
    },
    /// Answered a question after an event.
    FollowedUp {
        event: EventId,
        event_name: String,
        question: String,
        answer: String,
    },
}

/// When, who, what.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "as said")]
pub struct TimelineEntry {
    /// The day it counts for.
    pub on: NaiveDate,
    /// When it was recorded (UTC, RFC 3339), where known.
    pub recorded_at: Option<String>,
    pub by: Option<String>,
    pub fact: TimelineFact,
}

/// Why two records look like one person. Names as in the import report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
pub enum Agreement {
    /// The same e-mail address.
    #[serde(rename = "mail")]
    Mail,
    /// The same name (variants of characters folded) and birth date.
    #[serde(rename = "name+birth")]
    NameBirth,
    /// The same name and telephone number.
    #[serde(rename = "name+phone")]
    NamePhone,
}

// -- what other nouns ask of this one ------------------------------------------------------------

/// Enters somebody new.
///
/// # Errors
/// Whatever the database says.
pub fn create(tx: &Tx<'_>, draft: &rules::PersonDraft) -> Result<PersonId> {
    store::insert(tx, draft)
}

/// Today's name of somebody whose record lives.
///
/// # Errors
/// [`crate::kernel::ApiError::NotFound`], also for a record that was merged away;
/// [`crate::kernel::ApiError::PersonErased`].
pub fn living_name(tx: &Tx<'_>, person: PersonId) -> Result<String> {
    if erasure::is_erased(tx, person)? {
        return Err(crate::kernel::ApiError::PersonErased {}.into());
    }
    Ok(store::living(tx, person, tx.today)?.name)
}

/// Gives a person on record what a draft of the same person has and the record lacks.
///
/// # Errors
/// [`crate::kernel::ApiError::NotFound`] for a record that was merged away.
pub fn complete(tx: &Tx<'_>, person: PersonId, draft: &rules::PersonDraft) -> Result<()> {
    store::complete(tx, person, draft)
}

/// Writes a note about a person.
///
/// # Errors
/// Whatever the database says.
pub fn write_note(tx: &Tx<'_>, person: PersonId, body: &str) -> Result<NoteId> {
    store::insert_note(tx, person, body)
}

/// Remembers that two people are not one.
///
/// # Errors
/// Whatever the database says.
pub fn keep_apart(tx: &Tx<'_>, first: PersonId, second: PersonId) -> Result<()> {
    store::insert_distinct_pair(tx, first, second)
}

/// Refuses a file that is not this person's.
///
/// # Errors
/// [`crate::kernel::ApiError::NotFound`].
pub fn check_attachment(db: &Reader<'_>, person: PersonId, attachment: AttachmentId) -> Result<()> {
    if store::attachment(db, attachment)?.person == person {
        return Ok(());
    }
    Err(crate::kernel::ApiError::NotFound {
        noun: crate::kernel::error::Noun::Attachment,
    }
    .into())
}

/// The facts of somebody whose record lives, as of a day.
///
/// # Errors
/// [`crate::kernel::ApiError::NotFound`], also for a record that was merged away.
pub fn living(db: &Reader<'_>, person: PersonId, on: NaiveDate) -> Result<PersonFacts> {
    store::living(db, person, on)
}

/// Names and contacts by which somebody on record is compared with others.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Likeness {
    /// Every name on record, as written.
    pub names: Vec<String>,
    /// The birth date.
    pub birth_on: Option<NaiveDate>,
    /// E-mail addresses as compared.
    pub emails: Vec<String>,
    /// Digits of telephone numbers.
    pub phones: Vec<String>,
}

/// What somebody on record is compared by.
///
/// # Errors
/// Whatever the database says.
pub fn likeness(db: &Reader<'_>, person: PersonId) -> Result<Likeness> {
    store::likeness(db, person)
}

/// People on record who agree with a draft in e-mail, name and birth date, or name and telephone.
///
/// # Errors
/// Whatever the database says.
pub fn people_like(db: &Reader<'_>, draft: &rules::PersonDraft) -> Result<Vec<PersonId>> {
    store::index::people_like(db, draft)
}

/// The first e-mail address of each of these people, where they have one.
///
/// # Errors
/// Whatever the database says.
pub fn emails(
    db: &Reader<'_>,
    people: impl IntoIterator<Item = PersonId>,
) -> Result<HashMap<PersonId, String>> {
    store::emails(db, people)
}

/// Living records with this e-mail address, first entered first.
///
/// # Errors
/// Whatever the database says.
pub fn with_email(db: &Reader<'_>, email: &Email) -> Result<Vec<PersonId>> {
    store::index::with_email(db, email)
}

/// Living records with this name, variants of characters folded, first entered first.
///
/// # Errors
/// Whatever the database says.
pub fn with_name(db: &Reader<'_>, name: &str) -> Result<Vec<PersonId>> {
    store::index::with_name(db, name)
}

/// Who may be the same as this person and has not been decided on.
///
/// # Errors
/// Whatever the database says.
pub fn look_alikes(db: &Reader<'_>, person: PersonId) -> Result<Vec<api::LookAlike>> {
    store::look_alikes(db, person)
}

/// How many undecided pairs there are, and the first of them by its reading.
///
/// # Errors
/// Whatever the database says.
pub fn undecided_pairs(db: &Reader<'_>) -> Result<(u32, Option<api::DuplicatePair>)> {
    let first = store::duplicates(db, 1)?.into_iter().next();
    Ok((store::count_duplicates(db)?, first))
}
