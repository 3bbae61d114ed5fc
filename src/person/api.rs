//! Commands on persons.

use std::collections::HashSet;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::rules::{PersonDraft, file_name_of, media_type_of, plan_merge, read_contact};
use super::store::{self, OwnFacts, StoredAttachment, merge as merging, timeline};
use super::{
    Agreement, Attachment, Consent, Contact, ContactKind, GraduateKind, Note, PersonAddress,
    PersonFacts, PersonName, Purpose, TimelineEntry, TimelineFact,
};
use crate::api::{Act, Query};
use crate::application::api::NewPerson;
use crate::application::{self, ApplicationDetail};
use crate::erasure::{self, Erasure};
use crate::joining;
use crate::kernel::field::{self, LINE, TEXT};
use crate::kernel::file::FileToken;
use crate::kernel::id::{AttachmentId, ConsentId, ContactId, NoteId, PersonId};
use crate::kernel::operation::{Operation, Summary};
use crate::kernel::{ApiError, Result};
use crate::offer::{self, PersonStatus};
use crate::programme;
use crate::store::files::FILE_LIMIT;
use crate::store::{Outcome, Table, Tx, disk};
use crate::{conviction, enquiry, exchange, member, paper, task};

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
    /// Where the person stands on the way; absent for somebody who never applied.
    pub status: Option<PersonStatus>,
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
    /// The latest erasure of their data.
    pub erased: Option<Erasure>,
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

/// `person.add`: somebody who did not come by an application: a member of long standing, an auditor, somebody
/// hired on the way.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct PersonAdd {
    pub person: NewPerson,
}

/// `person.add`
pub(crate) fn add(act: &Act<'_>, request: PersonAdd) -> Result<Outcome<PersonId>> {
    let draft = PersonDraft::read(&request.person, act.today())?;
    act.transact(Operation::PersonAdd, |tx| {
        let id = super::create(tx, &draft)?;
        Ok((id, Summary::new(Operation::PersonAdd).subject(&draft.name)))
    })
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
    /// Whatever else comes over, by table.
    pub carried: Vec<MergedRows>,
    /// Applications that come over; one to the same recruitment is joined to the kept one, whose
    /// stage stays, with both histories.
    pub applications: Vec<MergedApplication>,
}

/// Rows of one table that come over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "plain")]
pub struct MergedRows {
    pub table: Table,
    pub rows: u32,
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

// -- reading ---------------------------------------------------------------------------------------

/// An offer's act moves the application in the same breath. Told as what it is, it needs no second line
/// that says where the application went.
fn without_echoes(timeline: Vec<TimelineEntry>) -> Vec<TimelineEntry> {
    let acts: HashSet<_> = timeline
        .iter()
        .filter_map(|entry| match &entry.fact {
            TimelineFact::Offer { moves_to, .. } => {
                Some((entry.on, entry.recorded_at.clone(), (*moves_to)?))
            }
            _ => None,
        })
        .collect();
    let is_echo = |entry: &TimelineEntry| match &entry.fact {
        TimelineFact::Moved { stage_kind, .. } => {
            acts.contains(&(entry.on, entry.recorded_at.clone(), *stage_kind))
        }
        _ => false,
    };
    timeline
        .into_iter()
        .filter(|entry| !is_echo(entry))
        .collect()
}

/// The most people a search gives.
const HITS: usize = 200;
/// The most pairs listed at once; deciding on them brings up the rest.
const PAIRS: u32 = 1_000;

/// `person.search`
pub(crate) fn search(q: &Query<'_>, request: PersonSearch) -> Result<Vec<PersonHit>> {
    let limit = usize::try_from(request.limit).unwrap_or(HITS).min(HITS);
    let found = store::index::search(q.db, &request.text, limit)?;
    store::hits(q.db, &found)
}

/// `person.page`
pub(crate) fn page(q: &Query<'_>, request: PersonPageLoad) -> Result<PersonPage> {
    let person = request.person;
    let mut timeline = timeline::entries(q.db, person)?;
    timeline.extend(application::timeline_of_person(q.db, person)?);
    timeline.extend(paper::timeline_of_person(q.db, person)?);
    timeline.extend(offer::timeline_of_person(q.db, person)?);
    timeline.extend(joining::timeline_of_person(q.db, person)?);
    timeline.extend(member::timeline_of_person(q.db, person)?);
    timeline.extend(enquiry::timeline_of_person(q.db, person)?);
    timeline.extend(exchange::timeline_of_person(q.db, person)?);
    timeline.extend(conviction::timeline_of_person(q.db, person)?);
    timeline.extend(task::timeline_of_person(q.db, person)?);
    timeline.extend(programme::timeline_of_person(q.db, person)?);
    let erased = erasure::of_person(q.db, person)?;
    timeline.extend(erased.as_ref().map(|erasure| TimelineEntry {
        on: erasure.erased_on,
        recorded_at: None,
        by: Some(erasure.by.clone()),
        fact: TimelineFact::Erased {
            ground: erasure.ground,
            extent: erasure.extent,
        },
    }));
    let mut timeline = without_echoes(timeline);
    // What was recorded without an instant (a dated name) stands before the day's acts.
    timeline.sort_by(|a, b| (b.on, &b.recorded_at).cmp(&(a.on, &a.recorded_at)));
    Ok(PersonPage {
        facts: store::facts(q.db, person, q.today)?,
        status: offer::status_of_person(q.db, person)?,
        names: store::names(q.db, person)?,
        addresses: store::addresses(q.db, person)?,
        contacts: store::contacts(q.db, person)?
            .into_iter()
            .map(|stored| stored.contact)
            .collect(),
        consents: store::consents(q.db, person)?,
        notes: store::notes(q.db, person)?,
        attachments: store::attachments(q.db, person)?,
        applications: application::details_of_person(q.db, person)?,
        timeline,
        look_alikes: store::look_alikes(q.db, person)?,
        erased,
    })
}

/// `person.duplicates`
pub(crate) fn duplicates(q: &Query<'_>, _: PersonDuplicates) -> Result<Vec<DuplicatePair>> {
    store::duplicates(q.db, PAIRS)
}

/// `person.merge_preview`
pub(crate) fn merge_preview(q: &Query<'_>, request: PersonMerge) -> Result<MergePreview> {
    let keep = merging::side(q.db, request.keep, q.today)?;
    let other = merging::side(q.db, request.other, q.today)?;
    offer::check_merge(q.db, request.keep, request.other)?;
    Ok(plan_merge(&keep, &other, &request.take_from_other)?.preview)
}

// -- the person's own facts --------------------------------------------------------------------------

/// `person.update`
pub(crate) fn update(act: &Act<'_>, request: PersonUpdate) -> Result<Outcome<()>> {
    let birth_on = request
        .birth_on
        .map(|day| field::past("birth_on", day, act.today()))
        .transpose()?;
    let school = field::optional("school", request.school.as_deref(), LINE)?;
    let faculty = field::optional("faculty", request.faculty.as_deref(), LINE)?;
    let graduation_month = field::month("graduation_month", request.graduation_month.as_deref())?;
    act.transact(Operation::PersonUpdate, |tx| {
        let name = living_name(tx, request.person)?;
        store::update(
            tx,
            request.person,
            &OwnFacts {
                birth_on,
                school: school.as_deref(),
                faculty: faculty.as_deref(),
                graduation_month,
                graduate_kind: request.graduate_kind,
            },
        )?;
        Ok(((), Summary::new(Operation::PersonUpdate).subject(name)))
    })
}

/// The row that holds on `day`, by the days rows begin to hold (rows ordered by them); with a day
/// given by the user, only the row that begins on that very day.
fn row_to_correct<T>(
    rows: &[T],
    begins: impl Fn(&T) -> Option<NaiveDate>,
    effective_on: Option<NaiveDate>,
    today: NaiveDate,
) -> Option<&T> {
    match effective_on {
        Some(day) => rows.iter().rfind(|row| begins(row) == Some(day)),
        None => rows
            .iter()
            .rfind(|row| begins(row).is_none_or(|from| from <= today)),
    }
}

/// `person.rename`
pub(crate) fn rename(act: &Act<'_>, request: PersonRename) -> Result<Outcome<()>> {
    let name = field::required("name", &request.name, LINE)?;
    let reading = field::reading("reading", request.reading.as_deref())?;
    let effective_on = request
        .effective_on
        .map(|day| field::day("effective_on", day))
        .transpose()?;
    act.transact(Operation::PersonRename, |tx| {
        let before = living_name(tx, request.person)?;
        let names = store::names(tx, request.person)?;
        match row_to_correct(&names, |row| row.effective_on, effective_on, tx.today) {
            Some(row) => store::update_name(tx, row.id, &name, reading.as_deref())?,
            None => {
                store::insert_name(tx, request.person, &name, reading.as_deref(), effective_on)?;
            }
        }
        let summary = Summary::new(Operation::PersonRename)
            .subject(before)
            .object(&name);
        Ok(((), summary))
    })
}

/// `person.move_house`
pub(crate) fn move_house(act: &Act<'_>, request: PersonMoveHouse) -> Result<Outcome<()>> {
    let code = field::postal_code("postal_code", request.postal_code.as_deref())?;
    let code = code.as_ref().map(|code| code.digits());
    let address = field::optional("address", request.address.as_deref(), 2 * LINE)?;
    let effective_on = request
        .effective_on
        .map(|day| field::day("effective_on", day))
        .transpose()?;
    act.transact(Operation::PersonMoveHouse, |tx| {
        let name = living_name(tx, request.person)?;
        let addresses = store::addresses(tx, request.person)?;
        match row_to_correct(&addresses, |row| row.effective_on, effective_on, tx.today) {
            Some(row) => store::update_address(tx, row.id, code, address.as_deref())?,
            None => {
                store::insert_address(tx, request.person, code, address.as_deref(), effective_on)?;
            }
        }
        Ok(((), Summary::new(Operation::PersonMoveHouse).subject(name)))
    })
}

fn living_name(tx: &Tx<'_>, person: PersonId) -> Result<String> {
    super::living_name(tx, person)
}

// -- two records of one person -------------------------------------------------------------------------

/// `person.merge`
pub(crate) fn merge(act: &Act<'_>, request: PersonMerge) -> Result<Outcome<()>> {
    act.transact(Operation::PersonMerge, |tx| {
        for person in [request.keep, request.other] {
            if erasure::is_erased(tx, person)? {
                return Err(ApiError::PersonErased {}.into());
            }
        }
        let keep = merging::side(tx, request.keep, tx.today)?;
        let other = merging::side(tx, request.other, tx.today)?;
        let plan = plan_merge(&keep, &other, &request.take_from_other)?;
        merging::apply(tx, &keep, &other, &plan)?;
        let summary = Summary::new(Operation::PersonMerge)
            .subject(&keep.facts.name)
            .object(&other.facts.name);
        Ok(((), summary))
    })
}

/// `person.keep_apart`
pub(crate) fn keep_apart(act: &Act<'_>, request: PersonKeepApart) -> Result<Outcome<()>> {
    if request.first == request.second {
        return Err(ApiError::MergeImpossible {}.into());
    }
    act.transact(Operation::PersonKeepApart, |tx| {
        let summary = Summary::new(Operation::PersonKeepApart)
            .subject(living_name(tx, request.first)?)
            .object(living_name(tx, request.second)?);
        store::insert_distinct_pair(tx, request.first, request.second)?;
        Ok(((), summary))
    })
}

// -- contacts, consents, notes -------------------------------------------------------------------------

/// `contact.save`
pub(crate) fn save_contact(act: &Act<'_>, request: ContactSave) -> Result<Outcome<ContactId>> {
    let (value, key) = read_contact(request.kind, &request.value)?;
    act.transact(Operation::ContactSave, |tx| {
        let name = living_name(tx, request.person)?;
        let is_there = store::contacts(tx, request.person)?.iter().any(|stored| {
            stored.contact.kind == request.kind
                && stored.key == key
                && Some(stored.contact.id) != request.contact
        });
        if is_there {
            return Err(ApiError::RecordExists {}.into());
        }
        let id = match request.contact {
            Some(id) => {
                let (person, _) = store::contact(tx, id)?;
                if person != request.person {
                    return Err(ApiError::NotFound {
                        noun: crate::kernel::error::Noun::Contact,
                    }
                    .into());
                }
                store::update_contact(tx, id, request.kind, &value, &key)?;
                id
            }
            None => store::insert_contact(tx, request.person, request.kind, &value, &key)?,
        };
        let summary = Summary::new(Operation::ContactSave)
            .subject(name)
            .object(&value);
        Ok((id, summary))
    })
}

/// `contact.remove`
pub(crate) fn remove_contact(act: &Act<'_>, request: ContactRemove) -> Result<Outcome<()>> {
    act.transact(Operation::ContactRemove, |tx| {
        let (person, contact) = store::contact(tx, request.contact)?;
        let summary = Summary::new(Operation::ContactRemove)
            .subject(living_name(tx, person)?)
            .object(contact.value);
        store::delete_contact(tx, request.contact)?;
        Ok(((), summary))
    })
}

/// `consent.record`
pub(crate) fn record_consent(act: &Act<'_>, request: ConsentRecord) -> Result<Outcome<ConsentId>> {
    let told = field::required("told", &request.told, TEXT)?;
    let given_on = field::past("given_on", request.given_on, act.today())?;
    act.transact(Operation::ConsentRecord, |tx| {
        let summary =
            Summary::new(Operation::ConsentRecord).subject(living_name(tx, request.person)?);
        let id = store::insert_consent(tx, request.person, request.purpose, &told, given_on)?;
        Ok((id, summary))
    })
}

/// `consent.withdraw`
pub(crate) fn withdraw_consent(act: &Act<'_>, request: ConsentWithdraw) -> Result<Outcome<()>> {
    let on = field::past("withdrawn_on", request.withdrawn_on, act.today())?;
    act.transact(Operation::ConsentWithdraw, |tx| {
        let (person, consent) = store::consent(tx, request.consent)?;
        if consent.withdrawn_on.is_some() {
            return Err(ApiError::RecordExists {}.into());
        }
        if on < consent.given_on {
            return Err(ApiError::DateImpossible {
                field: "withdrawn_on".to_owned(),
            }
            .into());
        }
        store::withdraw_consent(tx, request.consent, on)?;
        let summary = Summary::new(Operation::ConsentWithdraw).subject(living_name(tx, person)?);
        Ok(((), summary))
    })
}

/// `note.write`
pub(crate) fn write_note(act: &Act<'_>, request: NoteWrite) -> Result<Outcome<NoteId>> {
    let body = field::required("body", &request.body, TEXT)?;
    act.transact(Operation::NoteWrite, |tx| {
        let summary = Summary::new(Operation::NoteWrite).subject(living_name(tx, request.person)?);
        Ok((store::insert_note(tx, request.person, &body)?, summary))
    })
}

/// `note.remove`
pub(crate) fn remove_note(act: &Act<'_>, request: NoteRemove) -> Result<Outcome<()>> {
    act.transact(Operation::NoteRemove, |tx| {
        let person = store::person_of_note(tx, request.note)?;
        let summary = Summary::new(Operation::NoteRemove).subject(living_name(tx, person)?);
        store::delete_note(tx, request.note)?;
        Ok(((), summary))
    })
}

// -- attachments -----------------------------------------------------------------------------------------

/// `attachment.add`
pub(crate) fn add_attachment(
    act: &Act<'_>,
    request: AttachmentAdd,
) -> Result<Outcome<AttachmentId>> {
    let path = act.file(&request.file)?;
    let content = disk::read_limited(&path, FILE_LIMIT)?;
    let file_name = file_name_of(&path);
    let media_type = media_type_of(&file_name, &content)?;
    act.read(|db| store::living(db, request.person, act.today()))?;
    // The content first: a row must never name a file that is not there. Content without a row, after
    // a crash in between, is harmless.
    let content_key = act.office.put_file(&content)?;
    act.transact(Operation::AttachmentAdd, |tx| {
        let summary = Summary::new(Operation::AttachmentAdd)
            .subject(living_name(tx, request.person)?)
            .object(&file_name);
        let id = store::insert_attachment(
            tx,
            &StoredAttachment {
                person: request.person,
                file_name: file_name.clone(),
                media_type: media_type.to_owned(),
                bytes: i64::try_from(content.len()).unwrap_or(i64::MAX),
                content_key: content_key.clone(),
            },
        )?;
        Ok((id, summary))
    })
}

/// `attachment.remove`
pub(crate) fn remove_attachment(act: &Act<'_>, request: AttachmentRef) -> Result<Outcome<()>> {
    act.transact(Operation::AttachmentRemove, |tx| {
        let file = store::attachment(tx, request.attachment)?;
        let summary = Summary::new(Operation::AttachmentRemove)
            .subject(living_name(tx, file.person)?)
            .object(file.file_name);
        store::delete_attachment(tx, request.attachment)?;
        Ok(((), summary))
    })
}

/// `attachment.open`: a decrypted copy for the system's own viewer, after a look at what it is.
pub(crate) fn open_attachment(act: &Act<'_>, request: AttachmentRef) -> Result<()> {
    let file = act.read(|db| store::attachment(db, request.attachment))?;
    let copy = act.office.copy_file_out(
        &file.content_key,
        &act.host.places.session_dir,
        &file.file_name,
        |content| Ok(media_type_of(&file.file_name, content).map(|_| ())?),
    )?;
    Ok(act.host.files.open_with_system(&copy)?)
}
