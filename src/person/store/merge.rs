//! Two records becoming one.

use rusqlite::params;

use super::{
    addresses, contacts, facts, insert_address, names, update, update_address, update_name,
};
use crate::{application, programme, study};
use crate::kernel::Result;
use crate::kernel::date::read_month;
use crate::kernel::error::{Noun, OrNotFound};
use crate::kernel::id::PersonId;
use crate::person::rules::{Change, MergePlan, MergeSide};
use crate::person::store::OwnFacts;
use crate::store::{Reader, Tx};

/// Everything a merge looks at, of one of the two.
pub fn side(db: &Reader<'_>, person: PersonId, today: chrono::NaiveDate) -> Result<MergeSide> {
    let holds = |from: Option<chrono::NaiveDate>| from.is_none_or(|from| from <= today);
    let count = |sql: &str| -> Result<u32> {
        Ok(db
            .prepare_cached(sql)?
            .query_row([person], |row| row.get(0))?)
    };
    let facts = facts(db, person, today)?;
    let names = names(db, person)?;
    let name_row = names
        .iter()
        .rfind(|name| holds(name.effective_on))
        .or(names.last())
        .map(|name| name.id)
        .or_not_found(Noun::Person)?;
    Ok(MergeSide {
        facts,
        name_row,
        address_row: addresses(db, person)?
            .iter()
            .rfind(|address| holds(address.effective_on))
            .map(|address| address.id),
        contacts: contacts(db, person)?,
        notes: count("SELECT count(*) FROM note WHERE person_id = ?1")?,
        consents: count("SELECT count(*) FROM consent WHERE person_id = ?1")?,
        attachments: count("SELECT count(*) FROM attachment WHERE person_id = ?1")?,
        applications: application::facts_of_person(db, person)?,
    })
}

/// Carries a plan out.
pub fn apply(tx: &Tx<'_>, keep: &MergeSide, other: &MergeSide, plan: &MergePlan) -> Result<()> {
    let (kept, gone) = (keep.facts.id, other.facts.id);
    let facts = &plan.facts;
    if plan.renames == Change::Yes {
        update_name(tx, keep.name_row, &facts.name, facts.reading.as_deref())?;
    }
    if plan.own == Change::Yes {
        update(
            tx,
            kept,
            &OwnFacts {
                birth_on: facts.birth_on,
                school: facts.school.as_deref(),
                faculty: facts.faculty.as_deref(),
                graduation_month: facts
                    .graduation_month
                    .as_deref()
                    .and_then(|month| read_month(month).ok())
                    .map(|read| read.month),
                graduate_kind: facts.graduate_kind,
            },
        )?;
    }
    if plan.moves_house == Change::Yes {
        let (code, address) = (facts.postal_code.as_deref(), facts.address.as_deref());
        match keep.address_row {
            Some(row) => update_address(tx, row, code, address)?,
            None => insert_address(tx, kept, code, address, None)?,
        }
    }
    for contact in &plan.preview.contacts {
        tx.prepare_cached("UPDATE contact SET person_id = ?2 WHERE id = ?1")?
            .execute(params![contact.id, kept])?;
    }
    for sql in [
        "UPDATE note SET person_id = ?2 WHERE person_id = ?1",
        "UPDATE consent SET person_id = ?2 WHERE person_id = ?1",
        "UPDATE attachment SET person_id = ?2 WHERE person_id = ?1",
        "UPDATE import_row SET person_id = ?2 WHERE person_id = ?1",
    ] {
        tx.prepare_cached(sql)?.execute([gone, kept])?;
    }
    application::merge(tx, kept, &plan.applications)?;
    programme::merge(tx, kept, gone)?;
    study::merge(tx, kept, gone)?;
    // Who is not the one is not the other either.
    tx.prepare_cached(
        "INSERT INTO distinct_pair (first_id, second_id, user_id, at_utc)
         SELECT min(third, ?2), max(third, ?2), ?3, ?4
         FROM (SELECT CASE first_id WHEN ?1 THEN second_id ELSE first_id END AS third
               FROM distinct_pair WHERE first_id = ?1 OR second_id = ?1)
         WHERE third <> ?2 ON CONFLICT DO NOTHING",
    )?
    .execute(params![gone, kept, tx.user, tx.stamp()])?;
    tx.prepare_cached(
        "UPDATE person SET merged_into = ?2, merged_at = ?3, merged_by = ?4 WHERE id = ?1",
    )?
    .execute(params![gone, kept, tx.stamp(), tx.user])?;
    Ok(())
}
