//! Commands on persons.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{
    Agreement, Attachment, Consent, Contact, ContactKind, GraduateKind, Note, PersonAddress,
    PersonFacts, PersonName, Purpose, TimelineEntry,
};
use crate::application::ApplicationDetail;
use crate::kernel::file::FileToken;
use crate::kernel::id::{AttachmentId, ConsentId, ContactId, NoteId, PersonId};

/// `person.search`: as you type, by kanji, kana, romaji, number, telephone or e-mail.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct PersonSearch {
    pub text: String,
    /// At most this many; capped at 200.
    pub limit: u32,
}

/// A person found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "as in the tables")]
pub struct PersonHit {
    pub person: PersonId,
    pub name: String,
    pub reading: Option<String>,
    pub school: Option<String>,
    /// The latest application's recruitment and stage, in words.
    pub recruitment: Option<String>,
    pub stage: Option<String>,
}

/// `person.page`
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct PersonPageLoad {
    pub person: PersonId,
}

/// Everything about one person, one timeline included.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "plain")]
pub struct PersonPage {
    pub facts: PersonFacts,
    pub names: Vec<PersonName>,
    pub addresses: Vec<PersonAddress>,
    pub contacts: Vec<Contact>,
    pub consents: Vec<Consent>,
    pub notes: Vec<Note>,
    pub attachments: Vec<Attachment>,
    pub applications: Vec<ApplicationDetail>,
    /// Latest first.
    pub timeline: Vec<TimelineEntry>,
    /// Others who may be the same person, not yet decided.
    pub look_alikes: Vec<LookAlike>,
}

/// Another record that may be the same person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "plain")]
pub struct LookAlike {
    pub person: PersonId,
    pub name: String,
    pub reading: Option<String>,
    pub school: Option<String>,
    pub agreements: Vec<Agreement>,
}

/// `person.duplicates`: all undecided pairs.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PersonDuplicates {}

/// Two records that may be one person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "plain")]
pub struct DuplicatePair {
    pub first: LookAlike,
    pub second: LookAlike,
    pub agreements: Vec<Agreement>,
}

/// `person.update`: the person's own facts, all of them; null empties a field.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "as in the table")]
pub struct PersonUpdate {
    pub person: PersonId,
    pub birth_on: Option<NaiveDate>,
    pub school: Option<String>,
    pub faculty: Option<String>,
    /// Any readable month (`2027-03`, 「令和9年3月」, 「27卒」).
    pub graduation_month: Option<String>,
    pub graduate_kind: Option<GraduateKind>,
}

/// `person.rename`: with a day, the name holds from then on and the old one stays on record;
/// without, the present name was written wrongly and is corrected.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct PersonRename {
    pub person: PersonId,
    pub name: String,
    pub reading: Option<String>,
    pub effective_on: Option<NaiveDate>,
}

/// `person.move_house`: dated like [`PersonRename`].
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct PersonMoveHouse {
    pub person: PersonId,
    pub postal_code: Option<String>,
    pub address: Option<String>,
    pub effective_on: Option<NaiveDate>,
}

/// `contact.save`: a new one without id, a corrected one with it.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct ContactSave {
    pub person: PersonId,
    pub contact: Option<ContactId>,
    pub kind: ContactKind,
    pub value: String,
}

/// `contact.remove`
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct ContactRemove {
    pub contact: ContactId,
}

/// `consent.record`
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "as in the table")]
pub struct ConsentRecord {
    pub person: PersonId,
    pub purpose: Purpose,
    pub told: String,
    pub given_on: NaiveDate,
}

/// `consent.withdraw`
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "as in the table")]
pub struct ConsentWithdraw {
    pub consent: ConsentId,
    pub withdrawn_on: NaiveDate,
}

/// `note.write`
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct NoteWrite {
    pub person: PersonId,
    pub body: String,
}

/// `note.remove`
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct NoteRemove {
    pub note: NoteId,
}

/// `attachment.add`: takes in a file the user chose.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct AttachmentAdd {
    pub person: PersonId,
    pub file: FileToken,
}

/// `attachment.remove` and `attachment.open`
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct AttachmentRef {
    pub attachment: AttachmentId,
}

/// `person.merge_preview` and `person.merge`: `other` goes into `keep`.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct PersonMerge {
    pub keep: PersonId,
    pub other: PersonId,
    /// For these fields the other record's value is taken although `keep` has one.
    pub take_from_other: Vec<MergeField>,
}

/// A field in which two records may differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs, reason = "the names are the fields")]
pub enum MergeField {
    Name,
    Reading,
    BirthOn,
    School,
    Faculty,
    GraduationMonth,
    GraduateKind,
    PostalCode,
    Address,
}

/// One line of the merge preview.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "plain")]
pub struct MergeLine {
    pub field: MergeField,
    pub keep: Option<String>,
    pub other: Option<String>,
    /// What the merged record will hold.
    pub result: Option<String>,
}

/// What a merge would do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct MergePreview {
    /// Field by field.
    pub lines: Vec<MergeLine>,
    /// Contacts that come over from the other record.
    pub contacts: Vec<Contact>,
    /// Notes, consents and attachments that come over.
    pub notes: u32,
    /// Consents that come over.
    pub consents: u32,
    /// Attachments that come over.
    pub attachments: u32,
    /// Applications that come over; one to the same recruitment is joined to the kept one, whose
    /// stage stays, with both histories.
    pub applications: Vec<MergedApplication>,
}

/// What becomes of one application of the other record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "plain")]
pub struct MergedApplication {
    pub recruitment: String,
    pub stage: String,
    /// Whether `keep` applied to the same recruitment, so that the two become one.
    pub joined: bool,
}

/// `person.keep_apart`: they look alike and are not the same.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct PersonKeepApart {
    pub first: PersonId,
    pub second: PersonId,
}
