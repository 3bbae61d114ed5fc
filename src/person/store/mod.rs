//! The only SQL on persons.

pub mod index;
pub mod merge;
pub mod timeline;

use chrono::NaiveDate;
use rusqlite::{OptionalExtension, Row, params};

use super::api::{DuplicatePair, LookAlike, PersonHit};
use super::rules::{PersonDraft, StoredContact, agreements_of};
use super::{
    Attachment, Consent, Contact, ContactKind, GraduateKind, Likeness, Note, PersonAddress,
    PersonFacts, PersonName, Purpose,
};
use crate::kernel::Result;
use crate::kernel::date::YearMonth;
use crate::kernel::error::{Noun, OrNotFound};
use crate::kernel::id::{AttachmentId, ConsentId, ContactId, NoteId, PersonId};
use crate::kernel::text::fold_name;
use crate::store::sql::text_enum;
use crate::store::{Reader, Tx};

text_enum!(GraduateKind, ContactKind, Purpose);

// -- one person ----------------------------------------------------------------------------------

/// The facts of a person as of a day. Somebody whose only name is still to come goes by it already.
pub fn facts(db: &Reader<'_>, person: PersonId, on: NaiveDate) -> Result<PersonFacts> {
    let facts = db
        .prepare_cached(
            "SELECT p.id, n.name, n.reading, p.birth_on, p.school, p.faculty, p.graduation_month, p.graduate_kind,
                    a.postal_code, a.address, p.merged_into
             FROM person p
             JOIN person_name n ON n.id = (SELECT id FROM person_name WHERE person_id = p.id
                 ORDER BY coalesce(effective_on > ?2, 0), effective_on DESC, id DESC LIMIT 1)
             LEFT JOIN person_address a ON a.id = (SELECT id FROM person_address WHERE person_id = p.id
                 AND (effective_on IS NULL OR effective_on <= ?2) ORDER BY effective_on DESC, id DESC LIMIT 1)
             WHERE p.id = ?1",
        )?
        .query_row(params![person, on], |row| {
            Ok(PersonFacts {
                id: row.get(0)?,
                name: row.get(1)?,
                reading: row.get(2)?,
                birth_on: row.get(3)?,
                school: row.get(4)?,
                faculty: row.get(5)?,
                graduation_month: row.get(6)?,
                graduate_kind: row.get(7)?,
                postal_code: row.get(8)?,
                address: row.get(9)?,
                merged_into: row.get(10)?,
            })
        })
        .optional()?;
    facts.or_not_found(Noun::Person)
}

/// The facts of somebody whose record lives: one merged away is no longer worked on.
pub fn living(db: &Reader<'_>, person: PersonId, on: NaiveDate) -> Result<PersonFacts> {
    let facts = facts(db, person, on)?;
    if facts.merged_into.is_some() {
        return None.or_not_found(Noun::Person);
    }
    Ok(facts)
}

/// Names, the one from the beginning first.
pub fn names(db: &Reader<'_>, person: PersonId) -> Result<Vec<PersonName>> {
    Ok(db
        .prepare_cached("SELECT id, name, reading, effective_on FROM person_name WHERE person_id = ?1 ORDER BY effective_on, id")?
        .query_map([person], |row| {
            Ok(PersonName {
                id: row.get(0)?,
                name: row.get(1)?,
                reading: row.get(2)?,
                effective_on: row.get(3)?,
            })
        })?
        .collect::<rusqlite::Result<_>>()?)
}

/// The first e-mail address of each of these people, where they have one.
pub fn emails(
    db: &Reader<'_>,
    people: impl IntoIterator<Item = PersonId>,
) -> Result<std::collections::HashMap<PersonId, String>> {
    let mut statement = db.prepare_cached(
        "SELECT value FROM contact WHERE person_id = ?1 AND kind = 'email' ORDER BY id LIMIT 1",
    )?;
    let mut emails = std::collections::HashMap::new();
    for person in people {
        if let Some(email) = statement.query_row([person], |row| row.get(0)).optional()? {
            emails.insert(person, email);
        }
    }
    Ok(emails)
}

/// Addresses, the one from the beginning first.
pub fn addresses(db: &Reader<'_>, person: PersonId) -> Result<Vec<PersonAddress>> {
    Ok(db
        .prepare_cached(
            "SELECT id, postal_code, address, effective_on FROM person_address WHERE person_id = ?1 ORDER BY effective_on, id",
        )?
        .query_map([person], |row| {
            Ok(PersonAddress {
                id: row.get(0)?,
                postal_code: row.get(1)?,
                address: row.get(2)?,
                effective_on: row.get(3)?,
            })
        })?
        .collect::<rusqlite::Result<_>>()?)
}

/// Contacts, e-mail first, in the order they came.
pub fn contacts(db: &Reader<'_>, person: PersonId) -> Result<Vec<StoredContact>> {
    Ok(db
        .prepare_cached(
            "SELECT id, kind, value, key FROM contact WHERE person_id = ?1 ORDER BY kind, id",
        )?
        .query_map([person], |row| {
            Ok(StoredContact {
                contact: Contact {
                    id: row.get(0)?,
                    kind: row.get(1)?,
                    value: row.get(2)?,
                },
                key: row.get(3)?,
            })
        })?
        .collect::<rusqlite::Result<_>>()?)
}

fn consent_of(row: &Row<'_>) -> rusqlite::Result<Consent> {
    Ok(Consent {
        id: row.get(0)?,
        purpose: row.get(1)?,
        told: row.get(2)?,
        given_on: row.get(3)?,
        withdrawn_on: row.get(4)?,
    })
}

/// Consents, latest first.
pub fn consents(db: &Reader<'_>, person: PersonId) -> Result<Vec<Consent>> {
    Ok(db
        .prepare_cached(
            "SELECT id, purpose, told, given_on, withdrawn_on FROM consent WHERE person_id = ?1 ORDER BY given_on DESC, id DESC",
        )?
        .query_map([person], consent_of)?
        .collect::<rusqlite::Result<_>>()?)
}

/// Notes, latest first.
pub fn notes(db: &Reader<'_>, person: PersonId) -> Result<Vec<Note>> {
    Ok(db
        .prepare_cached(
            "SELECT n.id, n.body, u.name, n.written_at FROM note n JOIN user u ON u.id = n.user_id
             WHERE n.person_id = ?1 ORDER BY n.written_at DESC, n.id DESC",
        )?
        .query_map([person], |row| {
            Ok(Note {
                id: row.get(0)?,
                body: row.get(1)?,
                by: row.get(2)?,
                written_at: row.get(3)?,
            })
        })?
        .collect::<rusqlite::Result<_>>()?)
}

/// Attachments, latest first.
pub fn attachments(db: &Reader<'_>, person: PersonId) -> Result<Vec<Attachment>> {
    Ok(db
        .prepare_cached(
            "SELECT a.id, a.file_name, a.media_type, a.bytes, u.name, a.added_at
             FROM attachment a JOIN user u ON u.id = a.user_id WHERE a.person_id = ?1 ORDER BY a.added_at DESC, a.id DESC",
        )?
        .query_map([person], |row| {
            Ok(Attachment {
                id: row.get(0)?,
                file_name: row.get(1)?,
                media_type: row.get(2)?,
                bytes: row.get(3)?,
                by: row.get(4)?,
                added_at: row.get(5)?,
            })
        })?
        .collect::<rusqlite::Result<_>>()?)
}

// -- writing -------------------------------------------------------------------------------------

/// A new person with everything known of them.
pub fn insert(tx: &Tx<'_>, draft: &PersonDraft) -> Result<PersonId> {
    tx.prepare_cached(
        "INSERT INTO person (birth_on, school, faculty, graduation_month, graduate_kind, created_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    )?
    .execute(params![
        draft.birth_on,
        draft.school,
        draft.faculty,
        draft.graduation_month.map(|month| month.to_string()),
        draft.graduate_kind,
        tx.stamp(),
    ])?;
    let person = PersonId(tx.last_insert_rowid());
    insert_name(tx, person, &draft.name, draft.reading.as_deref(), None)?;
    if draft.postal_code.is_some() || draft.address.is_some() {
        insert_address(
            tx,
            person,
            draft.postal_code.as_deref(),
            draft.address.as_deref(),
            None,
        )?;
    }
    for (kind, value, key) in draft.contacts() {
        insert_contact(tx, person, kind, value, key)?;
    }
    Ok(person)
}

/// The own facts of a person, all of them.
pub struct OwnFacts<'a> {
    /// Birth date.
    pub birth_on: Option<NaiveDate>,
    /// School.
    pub school: Option<&'a str>,
    /// Faculty and department.
    pub faculty: Option<&'a str>,
    /// Month of graduation.
    pub graduation_month: Option<YearMonth>,
    /// First or second time.
    pub graduate_kind: Option<GraduateKind>,
}

/// Overwrites a person's own facts.
pub fn update(tx: &Tx<'_>, person: PersonId, own: &OwnFacts<'_>) -> Result<()> {
    tx.prepare_cached(
        "UPDATE person SET birth_on = ?2, school = ?3, faculty = ?4, graduation_month = ?5, graduate_kind = ?6 WHERE id = ?1",
    )?
    .execute(params![
        person,
        own.birth_on,
        own.school,
        own.faculty,
        own.graduation_month.map(|month| month.to_string()),
        own.graduate_kind,
    ])?;
    Ok(())
}

/// A name from a day on.
pub fn insert_name(
    tx: &Tx<'_>,
    person: PersonId,
    name: &str,
    reading: Option<&str>,
    effective_on: Option<NaiveDate>,
) -> Result<()> {
    tx.prepare_cached(
        "INSERT INTO person_name (person_id, name, reading, effective_on) VALUES (?1, ?2, ?3, ?4)",
    )?
    .execute(params![person, name, reading, effective_on])?;
    Ok(())
}

/// Corrects a name that was written wrongly.
pub fn update_name(
    tx: &Tx<'_>,
    id: crate::kernel::id::PersonNameId,
    name: &str,
    reading: Option<&str>,
) -> Result<()> {
    tx.prepare_cached("UPDATE person_name SET name = ?2, reading = ?3 WHERE id = ?1")?
        .execute(params![id, name, reading])?;
    Ok(())
}

/// An address from a day on.
pub fn insert_address(
    tx: &Tx<'_>,
    person: PersonId,
    postal_code: Option<&str>,
    address: Option<&str>,
    effective_on: Option<NaiveDate>,
) -> Result<()> {
    tx.prepare_cached("INSERT INTO person_address (person_id, postal_code, address, effective_on) VALUES (?1, ?2, ?3, ?4)")?
        .execute(params![person, postal_code, address, effective_on])?;
    Ok(())
}

/// Corrects an address that was written wrongly.
pub fn update_address(
    tx: &Tx<'_>,
    id: crate::kernel::id::PersonAddressId,
    postal_code: Option<&str>,
    address: Option<&str>,
) -> Result<()> {
    tx.prepare_cached("UPDATE person_address SET postal_code = ?2, address = ?3 WHERE id = ?1")?
        .execute(params![id, postal_code, address])?;
    Ok(())
}

/// A contact.
pub fn insert_contact(
    tx: &Tx<'_>,
    person: PersonId,
    kind: ContactKind,
    value: &str,
    key: &str,
) -> Result<ContactId> {
    tx.prepare_cached("INSERT INTO contact (person_id, kind, value, key) VALUES (?1, ?2, ?3, ?4)")?
        .execute(params![person, kind, value, key])?;
    Ok(ContactId(tx.last_insert_rowid()))
}

/// Corrects a contact.
pub fn update_contact(
    tx: &Tx<'_>,
    id: ContactId,
    kind: ContactKind,
    value: &str,
    key: &str,
) -> Result<()> {
    tx.prepare_cached("UPDATE contact SET kind = ?2, value = ?3, key = ?4 WHERE id = ?1")?
        .execute(params![id, kind, value, key])?;
    Ok(())
}

/// A contact and whose it is.
pub fn contact(db: &Reader<'_>, id: ContactId) -> Result<(PersonId, Contact)> {
    db.prepare_cached("SELECT person_id, id, kind, value FROM contact WHERE id = ?1")?
        .query_row([id], |row| {
            Ok((
                row.get(0)?,
                Contact {
                    id: row.get(1)?,
                    kind: row.get(2)?,
                    value: row.get(3)?,
                },
            ))
        })
        .optional()?
        .or_not_found(Noun::Contact)
}

/// Removes a contact.
pub fn delete_contact(tx: &Tx<'_>, id: ContactId) -> Result<()> {
    tx.prepare_cached("DELETE FROM contact WHERE id = ?1")?
        .execute([id])?;
    Ok(())
}

/// A consent.
pub fn insert_consent(
    tx: &Tx<'_>,
    person: PersonId,
    purpose: Purpose,
    told: &str,
    given_on: NaiveDate,
) -> Result<ConsentId> {
    tx.prepare_cached(
        "INSERT INTO consent (person_id, purpose, told, given_on) VALUES (?1, ?2, ?3, ?4)",
    )?
    .execute(params![person, purpose, told, given_on])?;
    Ok(ConsentId(tx.last_insert_rowid()))
}

/// A consent and whose it is.
pub fn consent(db: &Reader<'_>, id: ConsentId) -> Result<(PersonId, Consent)> {
    db.prepare_cached(
        "SELECT id, purpose, told, given_on, withdrawn_on, person_id FROM consent WHERE id = ?1",
    )?
    .query_row([id], |row| Ok((row.get(5)?, consent_of(row)?)))
    .optional()?
    .or_not_found(Noun::Consent)
}

/// Takes a consent back.
pub fn withdraw_consent(tx: &Tx<'_>, id: ConsentId, on: NaiveDate) -> Result<()> {
    tx.prepare_cached("UPDATE consent SET withdrawn_on = ?2 WHERE id = ?1")?
        .execute(params![id, on])?;
    Ok(())
}

/// A note by whoever acts.
pub fn insert_note(tx: &Tx<'_>, person: PersonId, body: &str) -> Result<NoteId> {
    tx.prepare_cached(
        "INSERT INTO note (person_id, body, user_id, written_at) VALUES (?1, ?2, ?3, ?4)",
    )?
    .execute(params![person, body, tx.user, tx.stamp()])?;
    Ok(NoteId(tx.last_insert_rowid()))
}

/// Whose note it is.
pub fn person_of_note(db: &Reader<'_>, id: NoteId) -> Result<PersonId> {
    db.prepare_cached("SELECT person_id FROM note WHERE id = ?1")?
        .query_row([id], |row| row.get(0))
        .optional()?
        .or_not_found(Noun::Note)
}

/// Removes a note.
pub fn delete_note(tx: &Tx<'_>, id: NoteId) -> Result<()> {
    tx.prepare_cached("DELETE FROM note WHERE id = ?1")?
        .execute([id])?;
    Ok(())
}

/// A file kept with a person, as stored.
pub struct StoredAttachment {
    /// Whose it is.
    pub person: PersonId,
    /// The name it came under.
    pub file_name: String,
    /// What it is.
    pub media_type: String,
    /// Size in bytes.
    pub bytes: i64,
    /// Under which name its content is kept.
    pub content_key: String,
}

/// Records a kept file.
pub fn insert_attachment(tx: &Tx<'_>, file: &StoredAttachment) -> Result<AttachmentId> {
    tx.prepare_cached(
        "INSERT INTO attachment (person_id, file_name, media_type, bytes, content_key, user_id, added_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
    )?
    .execute(params![
        file.person,
        file.file_name,
        file.media_type,
        file.bytes,
        file.content_key,
        tx.user,
        tx.stamp(),
    ])?;
    Ok(AttachmentId(tx.last_insert_rowid()))
}

/// A kept file.
pub fn attachment(db: &Reader<'_>, id: AttachmentId) -> Result<StoredAttachment> {
    db.prepare_cached(
        "SELECT person_id, file_name, media_type, bytes, content_key FROM attachment WHERE id = ?1",
    )?
    .query_row([id], |row| {
        Ok(StoredAttachment {
            person: row.get(0)?,
            file_name: row.get(1)?,
            media_type: row.get(2)?,
            bytes: row.get(3)?,
            content_key: row.get(4)?,
        })
    })
    .optional()?
    .or_not_found(Noun::Attachment)
}

/// Takes a file off a person's record. Its content stays: undo brings the row back.
pub fn delete_attachment(tx: &Tx<'_>, id: AttachmentId) -> Result<()> {
    tx.prepare_cached("DELETE FROM attachment WHERE id = ?1")?
        .execute([id])?;
    Ok(())
}

/// Remembers that two people are not one. Saying it twice changes nothing.
pub fn insert_distinct_pair(tx: &Tx<'_>, first: PersonId, second: PersonId) -> Result<()> {
    tx.prepare_cached(
        "INSERT INTO distinct_pair (first_id, second_id, user_id, at_utc) VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO NOTHING",
    )?
    .execute(params![
        first.min(second),
        first.max(second),
        tx.user,
        tx.stamp()
    ])?;
    Ok(())
}

/// Fills what a record lacks with what a draft of the same person has.
pub fn complete(tx: &Tx<'_>, person: PersonId, draft: &PersonDraft) -> Result<()> {
    let facts = living(tx, person, tx.today)?;
    if facts.reading.is_none() && draft.reading.is_some() {
        // Only where it is the reading of that very name.
        tx.prepare_cached(
            "UPDATE person_name SET reading = ?3 WHERE person_id = ?1 AND name = ?2 AND reading IS NULL",
        )?
        .execute(params![
            person,
            facts.name,
            draft
                .reading
                .as_deref()
                .filter(|_| fold_name(&facts.name) == fold_name(&draft.name))
        ])?;
    }
    tx.prepare_cached(
        "UPDATE person SET birth_on = coalesce(birth_on, ?2), school = coalesce(school, ?3), faculty = coalesce(faculty, ?4),
                graduation_month = coalesce(graduation_month, ?5), graduate_kind = coalesce(graduate_kind, ?6)
         WHERE id = ?1",
    )?
    .execute(params![
        person,
        draft.birth_on,
        draft.school,
        draft.faculty,
        draft.graduation_month.map(|month| month.to_string()),
        draft.graduate_kind,
    ])?;
    if facts.address.is_none()
        && facts.postal_code.is_none()
        && (draft.address.is_some() || draft.postal_code.is_some())
    {
        let (code, address) = (draft.postal_code.as_deref(), draft.address.as_deref());
        match addresses(tx, person)?
            .iter()
            .rfind(|row| row.effective_on.is_none_or(|from| from <= tx.today))
        {
            Some(row) => update_address(tx, row.id, code, address)?,
            None => insert_address(tx, person, code, address, None)?,
        }
    }
    let present = contacts(tx, person)?;
    for (kind, value, key) in draft.contacts() {
        if !present
            .iter()
            .any(|stored| stored.contact.kind == kind && stored.key == key)
        {
            insert_contact(tx, person, kind, value, key)?;
        }
    }
    Ok(())
}

/// What somebody is compared by.
pub fn likeness(db: &Reader<'_>, person: PersonId) -> Result<Likeness> {
    let mut likeness = Likeness {
        names: names(db, person)?
            .into_iter()
            .map(|name| name.name)
            .collect(),
        birth_on: db
            .prepare_cached("SELECT birth_on FROM person WHERE id = ?1")?
            .query_row([person], |row| row.get(0))
            .optional()?
            .or_not_found(Noun::Person)?,
        ..Likeness::default()
    };
    for stored in contacts(db, person)? {
        match stored.contact.kind {
            ContactKind::Email => likeness.emails.push(stored.key),
            ContactKind::Phone => likeness.phones.push(stored.key),
        }
    }
    Ok(likeness)
}

// -- several people ------------------------------------------------------------------------------

/// Hits of a search in short, in the order given.
pub fn hits(db: &Reader<'_>, persons: &[PersonId]) -> Result<Vec<PersonHit>> {
    let mut statement = db.prepare_cached(
        "SELECT i.person_id, i.name, i.reading, p.school, r.name, s.name
         FROM person_index i JOIN person p ON p.id = i.person_id
         LEFT JOIN application a ON a.id = (SELECT id FROM application WHERE person_id = i.person_id ORDER BY applied_on DESC, id DESC LIMIT 1)
         LEFT JOIN recruitment r ON r.id = a.recruitment_id
         LEFT JOIN stage s ON s.id = a.stage_id
         WHERE i.person_id = ?1",
    )?;
    let mut hits = Vec::with_capacity(persons.len());
    for person in persons {
        let hit = statement
            .query_row([person], |row| {
                Ok(PersonHit {
                    person: row.get(0)?,
                    name: row.get(1)?,
                    reading: row.get(2)?,
                    school: row.get(3)?,
                    recruitment: row.get(4)?,
                    stage: row.get(5)?,
                })
            })
            .optional()?;
        hits.extend(hit);
    }
    Ok(hits)
}

fn look_alike_of(row: &Row<'_>, from: usize) -> rusqlite::Result<LookAlike> {
    Ok(LookAlike {
        person: row.get(from)?,
        name: row.get(from + 1)?,
        reading: row.get(from + 2)?,
        school: row.get(from + 3)?,
        agreements: Vec::new(),
    })
}

/// Who may be the same as this person and has not been decided on.
pub fn look_alikes(db: &Reader<'_>, person: PersonId) -> Result<Vec<LookAlike>> {
    Ok(db
        .prepare_cached(
            "SELECT i.person_id, i.name, i.reading, p.school, l.agreements
             FROM person_look_alike l JOIN person_index i ON i.person_id = l.other_id JOIN person p ON p.id = l.other_id
             WHERE l.person_id = ?1 ORDER BY i.sort_key, i.person_id",
        )?
        .query_map([person], |row| {
            Ok(LookAlike {
                agreements: agreements_of(row.get(4)?),
                ..look_alike_of(row, 0)?
            })
        })?
        .collect::<rusqlite::Result<_>>()?)
}

/// How many undecided pairs there are.
pub fn count_duplicates(db: &Reader<'_>) -> Result<u32> {
    Ok(db
        .prepare_cached("SELECT count(*) FROM person_look_alike WHERE person_id < other_id")?
        .query_row([], |row| row.get(0))?)
}

/// Undecided pairs in the order of their readings, at most `limit`.
pub fn duplicates(db: &Reader<'_>, limit: u32) -> Result<Vec<DuplicatePair>> {
    Ok(db
        .prepare_cached(
            "SELECT i.person_id, i.name, i.reading, p.school, j.person_id, j.name, j.reading, q.school, l.agreements
             FROM person_index i INDEXED BY person_index_by_sort
             CROSS JOIN person_look_alike l ON l.person_id = i.person_id AND l.other_id > i.person_id
             CROSS JOIN person p ON p.id = l.person_id
             CROSS JOIN person_index j ON j.person_id = l.other_id
             CROSS JOIN person q ON q.id = l.other_id
             ORDER BY i.sort_key, i.person_id, l.other_id LIMIT ?1",
        )?
        .query_map([limit], |row| {
            let agreements = agreements_of(row.get(8)?);
            Ok(DuplicatePair {
                first: LookAlike {
                    agreements: agreements.clone(),
                    ..look_alike_of(row, 0)?
                },
                second: LookAlike {
                    agreements: agreements.clone(),
                    ..look_alike_of(row, 4)?
                },
                agreements,
            })
        })?
        .collect::<rusqlite::Result<_>>()?)
}
