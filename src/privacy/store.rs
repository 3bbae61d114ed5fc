//! The only SQL on purposes and on what falls due.

use chrono::NaiveDate;
use rusqlite::params;

use super::rules::{self, Applied, RetentionMonths};
use super::{DataKind, Due, PurposeNotice};
use crate::kernel::Result;
use crate::kernel::id::PersonId;
use crate::store::sql::text_enum;
use crate::store::{Reader, Tx};

text_enum!(DataKind);

/// Every purpose ever told.
pub fn notices(db: &Reader<'_>) -> Result<Vec<(DataKind, PurposeNotice)>> {
    Ok(db
        .prepare_cached(
            "SELECT data_kind, id, words, effective_on FROM purpose_notice ORDER BY id",
        )?
        .query_map([], |row| {
            Ok((
                row.get(0)?,
                PurposeNotice {
                    id: row.get(1)?,
                    words: row.get(2)?,
                    effective_on: row.get(3)?,
                },
            ))
        })?
        .collect::<rusqlite::Result<_>>()?)
}

/// A purpose from a day on.
pub fn insert(tx: &Tx<'_>, kind: DataKind, words: &str, effective_on: NaiveDate) -> Result<()> {
    tx.prepare_cached(
        "INSERT INTO purpose_notice (data_kind, words, effective_on) VALUES (?1, ?2, ?3)",
    )?
    .execute(params![kind, words, effective_on])?;
    Ok(())
}

/// Somebody with all their applications.
pub struct Candidate {
    /// Who.
    pub person: PersonId,
    /// Their name today.
    pub name: String,
    /// Its reading.
    pub reading: Option<String>,
    /// Their applications.
    pub applications: Vec<Applied>,
    /// When they took their consent to the selection back, if no other stands.
    pub withdrew_on: Option<NaiveDate>,
}

impl Candidate {
    /// When and why their data falls due.
    pub fn due(&self, months: RetentionMonths) -> Option<Due> {
        rules::due_or_withdrawn(&self.applications, self.withdrew_on, months)
    }
}

/// Everybody who applied and may fall due: neither joined nor erased, nor with an offer that is open or
/// was accepted. In the order of their readings. `by`: only those of whom some application ended by that
/// day, or who took a consent back; so that the first page need not look at everybody.
pub fn candidates(db: &Reader<'_>, by: Option<NaiveDate>) -> Result<Vec<Candidate>> {
    /// Each recruitment by its index of stages and days, without the applications themselves.
    const ENDED: &str = "(SELECT b.person_id FROM recruitment q
             CROSS JOIN application b INDEXED BY application_by_stage_on ON b.recruitment_id = q.id AND b.stage_on <= ?1
             JOIN stage t ON t.id = b.stage_id
             WHERE t.kind IN ('rejected', 'declined') OR q.closed_on <= ?1
          UNION SELECT w.person_id FROM consent w WHERE w.withdrawn_on IS NOT NULL) ended
         CROSS JOIN application a ON a.person_id = ended.person_id";
    let from = if by.is_some() { ENDED } else { "application a" };
    let mut found: Vec<Candidate> = Vec::new();
    let mut statement = db.prepare_cached(&format!(
        "SELECT i.person_id, i.name, i.reading, r.name, s.kind, a.stage_on, r.closed_on,
                (SELECT CASE WHEN sum(c.withdrawn_on IS NULL) = 0 THEN max(c.withdrawn_on) END
                 FROM consent c WHERE c.person_id = i.person_id AND c.purpose = 'selection')
         FROM {from}
         JOIN person_index i ON i.person_id = a.person_id
         JOIN stage s ON s.id = a.stage_id
         JOIN recruitment r ON r.id = a.recruitment_id
         WHERE NOT EXISTS (SELECT 1 FROM erasure e WHERE e.person_id = a.person_id)
           AND NOT EXISTS (SELECT 1 FROM joining j WHERE j.person_id = a.person_id)
           AND NOT EXISTS (SELECT 1 FROM work k WHERE k.person_id = a.person_id)
           AND NOT EXISTS (SELECT 1 FROM member m WHERE m.person_id = a.person_id
               AND m.refused_on IS NULL AND m.dropped_on IS NULL AND m.voided_on IS NULL)
           AND NOT EXISTS (SELECT 1 FROM offer o WHERE o.person_id = a.person_id AND o.state IN ('draft', 'issued', 'accepted'))
         ORDER BY i.sort_key, i.person_id, a.id",
    ))?;
    let mut rows = statement.query(rusqlite::params_from_iter(by))?;
    while let Some(row) = rows.next()? {
        let person: PersonId = row.get(0)?;
        let applied = Applied {
            recruitment: row.get(3)?,
            kind: row.get(4)?,
            stage_on: row.get(5)?,
            closed_on: row.get(6)?,
        };
        match found.last_mut().filter(|last| last.person == person) {
            Some(last) => last.applications.push(applied),
            None => found.push(Candidate {
                person,
                name: row.get(1)?,
                reading: row.get(2)?,
                applications: vec![applied],
                withdrew_on: row.get(7)?,
            }),
        }
    }
    Ok(found)
}
