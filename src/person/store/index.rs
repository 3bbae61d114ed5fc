//! The derived tables of persons: written here and nowhere else.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use rusqlite::{OptionalExtension, params};

use crate::kernel::Result;
use crate::kernel::contact::Email;
use crate::kernel::id::PersonId;
use crate::kernel::kana::QueryKeys;
use crate::kernel::redact::MARK;
use crate::kernel::text::fold_name;
use crate::person::Agreement;
use crate::person::index::{
    Beginning, NameOnRecord, Scope, Traits, beginnings, fingerprint, index_row, match_expression,
};
use crate::person::rules::PersonDraft;
use crate::store::{ChangedRow, Reader, Table};

/// Which tables each derived table follows from: whoever reads the one reads the others.
pub const DERIVED_FROM: &[(&str, &[Table])] = &[
    ("person_index", &[Table::Person, Table::PersonName]),
    (
        "person_search",
        &[Table::Contact, Table::Person, Table::PersonName],
    ),
    (
        "person_look_alike",
        &[
            Table::Contact,
            Table::DistinctPair,
            Table::Person,
            Table::PersonName,
        ],
    ),
];

/// A contact or name shared by more people than this says nothing of who they are (a job site's own
/// address): only so many are compared.
const SHARED_BY: u32 = 50;

const FOLDED_BY: &str = "person_folded_by";
const INDEXED_ON: &str = "person_indexed_on";

/// Brings the derived tables up to date with changed rows.
///
/// # Errors
/// Whatever the database says.
pub fn refresh(db: &Reader<'_>, changed: &[ChangedRow], today: NaiveDate) -> Result<()> {
    catch_up(db, today)?;
    let mut persons = BTreeSet::new();
    for row in changed {
        // The columns that lead to persons, by their place in the schema; an update's changeset names
        // the person only where that is what changed, so the row itself is asked as well.
        let (columns, owner): (&[usize], Option<&str>) = match row.table {
            Table::Person => (&[0, 6], None),
            Table::PersonName => (
                &[1],
                Some("SELECT person_id FROM person_name WHERE id = ?1"),
            ),
            Table::Contact => (&[1], Some("SELECT person_id FROM contact WHERE id = ?1")),
            Table::DistinctPair => (&[0, 1], None),
            _ => continue,
        };
        for column in columns {
            persons.extend(row.integers(*column).map(PersonId));
        }
        if let (Some(sql), Some(id)) = (owner, row.id()) {
            let owner: Option<PersonId> = db
                .prepare_cached(sql)?
                .query_row([id], |row| row.get(0))
                .optional()?;
            persons.extend(owner);
        }
    }
    if persons.is_empty() {
        return Ok(());
    }
    // A record's names are found under the record it was merged into.
    let mut kept = Vec::new();
    let mut merged = db.prepare_cached(
        "WITH RECURSIVE keeper (id) AS (
             SELECT merged_into FROM person WHERE id = ?1 AND merged_into IS NOT NULL
             UNION SELECT p.merged_into FROM person p JOIN keeper k ON p.id = k.id WHERE p.merged_into IS NOT NULL)
         SELECT id FROM keeper",
    )?;
    for person in &persons {
        for keeper in merged.query_map([person], |row| row.get::<_, PersonId>(0))? {
            kept.push(keeper?);
        }
    }
    drop(merged);
    persons.extend(kept);
    let persons: Vec<PersonId> = persons.into_iter().collect();
    reindex(db, &persons, today)
}

/// Makes these persons' rows anew. Who is gone or merged into somebody else has none.
///
/// # Errors
/// Whatever the database says.
pub fn reindex(db: &Reader<'_>, persons: &[PersonId], today: NaiveDate) -> Result<()> {
    for person in persons {
        forget(db, *person)?;
        if let Some(traits) = traits(db, *person, today)? {
            insert(db, *person, &traits)?;
        }
    }
    Ok(())
}

/// Records that contradict each other, without personal data: a living person without a name or a row
/// to be found by, one merged into nobody or in a circle.
///
/// # Errors
/// Whatever the database says.
pub fn broken_invariants(db: &Reader<'_>) -> Result<Vec<String>> {
    Ok(db
        .prepare_cached(
            "SELECT p.id FROM person p
             WHERE NOT EXISTS (SELECT 1 FROM person_name n WHERE n.person_id = p.id)
                OR (p.merged_into IS NULL) <> EXISTS (SELECT 1 FROM person_index i WHERE i.person_id = p.id)
                OR (p.merged_into IS NOT NULL AND NOT EXISTS (
                    WITH RECURSIVE keeper (id) AS (
                        VALUES (p.merged_into)
                        UNION SELECT k.merged_into FROM person k JOIN keeper ON k.id = keeper.id WHERE k.merged_into IS NOT NULL)
                    SELECT 1 FROM keeper JOIN person k ON k.id = keeper.id WHERE k.merged_into IS NULL))",
        )?
        .query_map([], |row| {
            let id: i64 = row.get(0)?;
            Ok(format!("person {id}"))
        })?
        .collect::<rusqlite::Result<_>>()?)
}

/// Makes everything anew.
///
/// # Errors
/// Whatever the database says.
pub fn rebuild(db: &Reader<'_>, today: NaiveDate) -> Result<()> {
    db.execute_batch(
        "DELETE FROM person_index;
         DELETE FROM person_look_alike;
         INSERT INTO person_search (person_search) VALUES ('delete-all');",
    )?;
    let living: Vec<PersonId> = db
        .prepare_cached("SELECT id FROM person WHERE merged_into IS NULL ORDER BY id")?
        .query_map([], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    for person in living {
        if let Some(traits) = traits(db, person, today)? {
            insert(db, person, &traits)?;
        }
    }
    set_state(db, FOLDED_BY, &fingerprint())?;
    set_state(db, INDEXED_ON, &today.to_string())
}

/// Merges the search index into one piece: what was taken out of it is in none of its pages after that.
///
/// # Errors
/// Whatever the database says.
pub fn purge(db: &Reader<'_>) -> Result<()> {
    db.execute_batch("INSERT INTO person_search (person_search) VALUES ('optimize')")?;
    Ok(())
}

/// Brings the derived tables up to date with the calendar (a name that begins to hold today) and with
/// this version's folding.
///
/// # Errors
/// Whatever the database says.
pub fn catch_up(db: &Reader<'_>, today: NaiveDate) -> Result<()> {
    let indexed_on = state(db, INDEXED_ON)?.and_then(|day| day.parse::<NaiveDate>().ok());
    let Some(indexed_on) = indexed_on.filter(|_| is_folded_by_this_version(db)) else {
        return rebuild(db, today);
    };
    if indexed_on == today {
        return Ok(());
    }
    // Either way round: a clock may be set back.
    let (from, to) = (indexed_on.min(today), indexed_on.max(today));
    let turned: Vec<PersonId> = db
        .prepare_cached("SELECT DISTINCT person_id FROM person_name WHERE effective_on > ?1 AND effective_on <= ?2")?
        .query_map([from, to], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    reindex(db, &turned, today)?;
    set_state(db, INDEXED_ON, &today.to_string())
}

fn is_folded_by_this_version(db: &Reader<'_>) -> bool {
    static FINGERPRINT: std::sync::OnceLock<String> = std::sync::OnceLock::new();
    let this = FINGERPRINT.get_or_init(fingerprint);
    matches!(state(db, FOLDED_BY), Ok(Some(folded)) if folded == *this)
}

fn state(db: &Reader<'_>, key: &str) -> Result<Option<String>> {
    Ok(db
        .prepare_cached("SELECT value FROM derived_state WHERE key = ?1")?
        .query_row([key], |row| row.get(0))
        .optional()?)
}

fn set_state(db: &Reader<'_>, key: &str, value: &str) -> Result<()> {
    db.prepare_cached("INSERT INTO derived_state (key, value) VALUES (?1, ?2) ON CONFLICT (key) DO UPDATE SET value = excluded.value")?
        .execute([key, value])?;
    Ok(())
}

fn traits(db: &Reader<'_>, person: PersonId, today: NaiveDate) -> Result<Option<Traits>> {
    let own: Option<(Option<NaiveDate>, Option<String>)> = db
        .prepare_cached(
            "SELECT birth_on, school FROM person WHERE id = ?1 AND merged_into IS NULL",
        )?
        .query_row([person], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    let Some((birth_on, school)) = own else {
        return Ok(None);
    };
    let mut names = db.prepare_cached(
        "WITH RECURSIVE same (id) AS (
             VALUES (?1) UNION SELECT p.id FROM person p JOIN same ON p.merged_into = same.id)
         SELECT n.name, n.reading,
                n.id = (SELECT id FROM person_name WHERE person_id = ?1
                        ORDER BY coalesce(effective_on > ?2, 0), effective_on DESC, id DESC LIMIT 1)
         FROM same JOIN person_name n ON n.person_id = same.id ORDER BY n.id",
    )?;
    let mut present = None;
    let mut others = Vec::new();
    for name in names.query_map(params![person, today], |row| {
        let name = NameOnRecord {
            name: row.get(0)?,
            reading: row.get(1)?,
        };
        Ok((name, row.get::<_, bool>(2)?))
    })? {
        let (name, is_present) = name?;
        if is_present {
            present = Some(name);
        } else if name.name != MARK {
            others.push(name);
        }
    }
    let Some(present) = present else {
        return Ok(None);
    };
    let contacts = db
        .prepare_cached("SELECT key FROM contact WHERE person_id = ?1 AND key <> ?2 ORDER BY id")?
        .query_map(params![person, MARK], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    Ok(Some(Traits {
        present,
        others,
        birth_on,
        school,
        contacts,
    }))
}

fn forget(db: &Reader<'_>, person: PersonId) -> Result<()> {
    db.prepare_cached(
        "DELETE FROM person_look_alike
         WHERE other_id = ?1 AND person_id IN (SELECT other_id FROM person_look_alike WHERE person_id = ?1)",
    )?
    .execute([person])?;
    db.prepare_cached("DELETE FROM person_look_alike WHERE person_id = ?1")?
        .execute([person])?;
    let known = db
        .prepare_cached("DELETE FROM person_index WHERE person_id = ?1")?
        .execute([person])?;
    if known > 0 {
        db.prepare_cached("DELETE FROM person_search WHERE rowid = ?1")?
            .execute([person])?;
    }
    Ok(())
}

fn insert(db: &Reader<'_>, person: PersonId, traits: &Traits) -> Result<()> {
    let row = index_row(traits);
    db.prepare_cached(
        "INSERT INTO person_index (person_id, name, reading, sort_key, kanji_key, kana_key, romaji_key, name_key, birth_on)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
    )?
    .execute(params![
        person,
        traits.present.name,
        traits.present.reading,
        row.sort_key,
        row.keys.kanji,
        row.keys.kana,
        row.keys.romaji,
        row.name_key,
        traits.birth_on,
    ])?;
    db.prepare_cached(
        "INSERT INTO person_search (rowid, kanji, kana, romaji, other, school) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    )?
    .execute(params![
        person, row.kanji, row.kana, row.romaji, row.other, row.school
    ])?;
    for (other, agreements) in look_alikes_of(db, person, &row.name_key, traits.birth_on)? {
        let mut pair = db.prepare_cached(
            "INSERT INTO person_look_alike (person_id, other_id, agreements) VALUES (?1, ?2, ?3)
             ON CONFLICT DO UPDATE SET agreements = excluded.agreements",
        )?;
        pair.execute(params![person, other, agreements])?;
        pair.execute(params![other, person, agreements])?;
    }
    Ok(())
}

/// Who looks like this person and has not been told apart, with the agreements as bits.
fn look_alikes_of(
    db: &Reader<'_>,
    person: PersonId,
    name_key: &str,
    birth_on: Option<NaiveDate>,
) -> Result<Vec<(PersonId, u8)>> {
    let mut alike: Vec<(PersonId, u8)> = Vec::new();
    let mut add = |other: PersonId, bit: u8| match alike.iter_mut().find(|(id, _)| *id == other) {
        Some((_, bits)) => *bits |= bit,
        None => alike.push((other, bit)),
    };
    let mut same_mail = db.prepare_cached(
        "SELECT theirs.person_id FROM contact own
         CROSS JOIN contact theirs ON theirs.kind = 'email' AND theirs.key = own.key AND theirs.person_id <> ?1
         CROSS JOIN person_index i ON i.person_id = theirs.person_id
         WHERE own.person_id = ?1 AND own.kind = 'email' AND own.key <> ?3 LIMIT ?2",
    )?;
    for other in same_mail.query_map(params![person, SHARED_BY, MARK], |row| row.get(0))? {
        add(other?, bit(Agreement::Mail));
    }
    if let Some(birth_on) = birth_on {
        let mut same_birth = db.prepare_cached(
            "SELECT person_id FROM person_index WHERE name_key = ?2 AND birth_on = ?3 AND person_id <> ?1 LIMIT ?4",
        )?;
        for other in same_birth
            .query_map(params![person, name_key, birth_on, SHARED_BY], |row| {
                row.get(0)
            })?
        {
            add(other?, bit(Agreement::NameBirth));
        }
    }
    let mut same_phone = db.prepare_cached(
        "SELECT theirs.person_id FROM contact own
         CROSS JOIN contact theirs ON theirs.kind = 'phone' AND theirs.key = own.key AND theirs.person_id <> ?1
         CROSS JOIN person_index i ON i.person_id = theirs.person_id AND i.name_key = ?2
         WHERE own.person_id = ?1 AND own.kind = 'phone' AND own.key <> ?4 LIMIT ?3",
    )?;
    for other in
        same_phone.query_map(params![person, name_key, SHARED_BY, MARK], |row| row.get(0))?
    {
        add(other?, bit(Agreement::NamePhone));
    }
    let mut told_apart =
        db.prepare_cached("SELECT 1 FROM distinct_pair WHERE first_id = ?1 AND second_id = ?2")?;
    let mut undecided = Vec::with_capacity(alike.len());
    for (other, bits) in alike {
        if !told_apart.exists([person.min(other), person.max(other)])? {
            undecided.push((other, bits));
        }
    }
    Ok(undecided)
}

/// People on record who agree with a draft in e-mail, name and birth date, or name and telephone.
///
/// # Errors
/// Whatever the database says.
pub fn people_like(db: &Reader<'_>, draft: &PersonDraft) -> Result<Vec<PersonId>> {
    let mut alike = BTreeSet::new();
    let name_key = fold_name(&draft.name);
    if let Some(email) = &draft.email {
        let mut found = db.prepare_cached(
            "SELECT i.person_id FROM contact c CROSS JOIN person_index i ON i.person_id = c.person_id
             WHERE c.kind = 'email' AND c.key = ?1 LIMIT ?2",
        )?;
        for person in found.query_map(params![email.as_str(), SHARED_BY], |row| row.get(0))? {
            alike.insert(person?);
        }
    }
    if let Some(birth_on) = draft.birth_on {
        let mut found = db.prepare_cached(
            "SELECT person_id FROM person_index WHERE name_key = ?1 AND birth_on = ?2 LIMIT ?3",
        )?;
        for person in found.query_map(params![name_key, birth_on, SHARED_BY], |row| row.get(0))? {
            alike.insert(person?);
        }
    }
    if let Some(phone) = &draft.phone {
        let mut found = db.prepare_cached(
            "SELECT i.person_id FROM contact c CROSS JOIN person_index i ON i.person_id = c.person_id AND i.name_key = ?2
             WHERE c.kind = 'phone' AND c.key = ?1 LIMIT ?3",
        )?;
        for person in found.query_map(params![phone.digits(), name_key, SHARED_BY], |row| {
            row.get(0)
        })? {
            alike.insert(person?);
        }
    }
    Ok(alike.into_iter().collect())
}

/// Living records with this e-mail address, first entered first.
pub fn with_email(db: &Reader<'_>, email: &Email) -> Result<Vec<PersonId>> {
    Ok(db
        .prepare_cached(
            "SELECT DISTINCT i.person_id FROM contact c CROSS JOIN person_index i ON i.person_id = c.person_id
             WHERE c.kind = 'email' AND c.key = ?1 ORDER BY i.person_id LIMIT ?2",
        )?
        .query_map(params![email.as_str(), SHARED_BY], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?)
}

/// Living records with this name, variants of characters folded, first entered first.
pub fn with_name(db: &Reader<'_>, name: &str) -> Result<Vec<PersonId>> {
    Ok(db
        .prepare_cached(
            "SELECT person_id FROM person_index WHERE name_key = ?1 ORDER BY person_id LIMIT ?2",
        )?
        .query_map(params![fold_name(name), SHARED_BY], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?)
}

/// The bit an agreement is stored as.
pub(in crate::person) const fn bit(agreement: Agreement) -> u8 {
    match agreement {
        Agreement::Mail => 1,
        Agreement::NameBirth => 2,
        Agreement::NamePhone => 4,
    }
}

/// Persons that belong to what was typed: first those it begins, then those that hold it anywhere.
///
/// Only so many candidates are ever sorted, however many there are: within what the first letters
/// leave open, the order of the key stands for that of the readings.
///
/// # Errors
/// Whatever the database says.
pub fn search(db: &Reader<'_>, text: &str, limit: usize) -> Result<Vec<PersonId>> {
    let query = QueryKeys::read(text);
    let mut found: Vec<PersonId> = Vec::new();
    let pool = u32::try_from(limit.max(CANDIDATES)).unwrap_or(u32::MAX);
    let mut beginning: Vec<PersonId> = Vec::new();
    for start in beginnings(&query) {
        let (sql, key) = match &start {
            Beginning::Kanji(key) => (
                "SELECT person_id FROM person_index WHERE kanji_key >= ?1 AND kanji_key < ?2 ORDER BY kanji_key LIMIT ?3",
                key,
            ),
            Beginning::Kana(key) => (
                "SELECT person_id FROM person_index WHERE kana_key >= ?1 AND kana_key < ?2 ORDER BY kana_key LIMIT ?3",
                key,
            ),
            Beginning::Romaji(key) => (
                "SELECT person_id FROM person_index WHERE romaji_key >= ?1 AND romaji_key < ?2 ORDER BY romaji_key LIMIT ?3",
                key,
            ),
            Beginning::Phone(key) => (
                "SELECT c.person_id FROM contact c CROSS JOIN person_index i ON i.person_id = c.person_id
                 WHERE c.kind = 'phone' AND c.key >= ?1 AND c.key < ?2 ORDER BY c.key LIMIT ?3",
                key,
            ),
            Beginning::Email(key) => (
                "SELECT c.person_id FROM contact c CROSS JOIN person_index i ON i.person_id = c.person_id
                 WHERE c.kind = 'email' AND c.key >= ?1 AND c.key < ?2 ORDER BY c.key LIMIT ?3",
                key,
            ),
        };
        let end = format!("{key}\u{10FFFF}");
        let mut statement = db.prepare_cached(sql)?;
        for person in statement.query_map(params![key, end, pool], |row| row.get(0))? {
            beginning.push(person?);
        }
    }
    append_sorted(db, &mut found, &beginning, limit)?;
    if found.len() < limit
        && let Some(expression) = match_expression(&query, Scope::Person)
    {
        let mut statement = db.prepare_cached(
            "SELECT rowid FROM person_search WHERE person_search MATCH ?1 LIMIT ?2",
        )?;
        let holding: Vec<PersonId> = statement
            .query_map(params![expression, pool], |row| row.get(0))?
            .collect::<rusqlite::Result<_>>()?;
        append_sorted(db, &mut found, &holding, limit)?;
    }
    Ok(found)
}

/// How many hits are put in order before the first are shown.
const CANDIDATES: usize = 400;

/// Appends the candidates that are not there yet in the order of their readings.
fn append_sorted(
    db: &Reader<'_>,
    found: &mut Vec<PersonId>,
    candidates: &[PersonId],
    limit: usize,
) -> Result<()> {
    let mut sort_key =
        db.prepare_cached("SELECT sort_key FROM person_index WHERE person_id = ?1")?;
    let mut sorted: Vec<(Vec<u8>, PersonId)> = Vec::with_capacity(candidates.len());
    for person in candidates {
        if let Some(key) = sort_key.query_row([person], |row| row.get(0)).optional()? {
            sorted.push((key, *person));
        }
    }
    sorted.sort_unstable();
    sorted.dedup();
    for (_, person) in sorted {
        if found.len() >= limit {
            break;
        }
        if !found.contains(&person) {
            found.push(person);
        }
    }
    Ok(())
}
