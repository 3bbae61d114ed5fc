//! Two records becoming one.

use rusqlite::params;

use super::{
    addresses, contacts, facts, insert_address, names, update, update_address, update_name,
};
use crate::kernel::Result;
use crate::kernel::date::read_month;
use crate::kernel::error::{Noun, OrNotFound};
use crate::kernel::id::PersonId;
use crate::person::api::MergedRows;
use crate::person::rules::{Change, MergePlan, MergeSide};
use crate::person::store::OwnFacts;
use crate::store::{Reader, Table, Tx};
use crate::{application, offer, programme, study};

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
        carried: carried(db, person)?,
    })
}

/// How the rows of a table follow a person into another's record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Follows {
    /// They all go over.
    All,
    /// Their noun carries them over: both may have something of the same event or question.
    ByNoun,
    /// The plan says which go over.
    ByPlan,
    /// They stay where they are: the record's own past, or nothing a living record has.
    Stay,
}

/// Every table with a `person_id`, and what a merge does with it. A test compares it with the schema.
pub const FOLLOWS: &[(Table, Follows)] = &[
    (Table::PersonName, Follows::Stay),
    (Table::PersonAddress, Follows::Stay),
    (Table::Contact, Follows::ByPlan),
    (Table::Consent, Follows::All),
    (Table::Note, Follows::All),
    (Table::Attachment, Follows::All),
    (Table::Application, Follows::ByPlan),
    (Table::ImportRow, Follows::All),
    (Table::Offer, Follows::All),
    (Table::Joining, Follows::All),
    (Table::Paper, Follows::All),
    (Table::Enquiry, Follows::All),
    (Table::Exchange, Follows::All),
    (Table::Conviction, Follows::All),
    (Table::Task, Follows::All),
    (Table::Invitation, Follows::ByNoun),
    (Table::FollowUpAnswer, Follows::ByNoun),
    (Table::StudyPeriod, Follows::ByNoun),
    (Table::Work, Follows::All),
    (Table::Member, Follows::All),
    (Table::NoticePlace, Follows::All),
    // Whose data was erased has nothing left to merge.
    (Table::Erasure, Follows::Stay),
];

/// Rows that a merge carries over without being asked about one by one, table by table.
pub fn carried(db: &Reader<'_>, person: PersonId) -> Result<Vec<MergedRows>> {
    let mut carried = Vec::new();
    for (table, follows) in FOLLOWS {
        let shown = matches!(follows, Follows::All | Follows::ByNoun);
        // Notes, consents and files are told apart; which row of a file somebody came from, not at all.
        let told = matches!(
            table,
            Table::Consent | Table::Note | Table::Attachment | Table::ImportRow
        );
        if !shown || told {
            continue;
        }
        let sql = format!("SELECT count(*) FROM {} WHERE person_id = ?1", table.name());
        let rows: u32 = db
            .prepare_cached(&sql)?
            .query_row([person], |row| row.get(0))?;
        if rows > 0 {
            carried.push(MergedRows {
                table: *table,
                rows,
            });
        }
    }
    Ok(carried)
}

/// Gives the rows of one table to the kept record.
fn follow(
    tx: &Tx<'_>,
    (table, follows): (Table, Follows),
    kept: PersonId,
    gone: PersonId,
) -> Result<()> {
    let name = table.name();
    if follows == Follows::All {
        let sql = format!("UPDATE {name} SET person_id = ?2 WHERE person_id = ?1");
        tx.prepare_cached(&sql)?.execute([gone, kept])?;
    }
    Ok(())
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
    offer::check_merge(tx, kept, gone)?;
    for follows in FOLLOWS {
        follow(tx, *follows, kept, gone)?;
    }
    application::merge(tx, kept, &plan.applications)?;
    programme::merge(tx, kept, gone)?;
    study::merge(tx, kept, gone)?;
    offer::settle_stages(tx, kept)?;
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

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::store::empty_schema;

    #[test]
    fn every_table_with_a_person_is_in_the_list() {
        let schema = empty_schema().unwrap();
        let mut listed = BTreeSet::new();
        for (table, _) in FOLLOWS {
            assert!(listed.insert(table.name().to_owned()), "{table:?} twice");
        }
        let there: BTreeSet<String> = Table::CAPTURED
            .iter()
            .map(|table| table.name().to_owned())
            .filter(|table| has_column(&schema, table, "person_id"))
            .collect();
        assert_eq!(listed, there);
    }

    fn has_column(schema: &rusqlite::Connection, table: &str, column: &str) -> bool {
        schema
            .prepare("SELECT 1 FROM pragma_table_info(?1) WHERE name = ?2")
            .unwrap()
            .exists([table, column])
            .unwrap()
    }
}
