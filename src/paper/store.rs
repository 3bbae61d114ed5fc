//! The only SQL on issued papers.

use chrono::NaiveDate;
use rusqlite::{OptionalExtension, Row, params};

use super::rules::{Family, number};
use super::{MemberLink, PaperChoices, PaperKind, PaperLine, StoredPaper};
use crate::kernel::Result;
use crate::kernel::error::{Noun, OrNotFound};
use crate::kernel::id::{MemberId, MovementId, OfferId, PaperId, PersonId};
use crate::store::sql::{Json, text_enum};
use crate::store::{Reader, Tx};

text_enum!(PaperKind);

/// The columns of a line; `?1` is the day on which names are asked for.
const LINE: &str = "p.id, p.kind, p.fiscal_year, p.serial, p.dated_on, p.person_id,
    (SELECT n.name FROM person_name n WHERE n.person_id = p.person_id
     ORDER BY coalesce(n.effective_on, '') > ?1, n.effective_on DESC, n.id DESC LIMIT 1),
    (SELECT n.reading FROM person_name n WHERE n.person_id = p.person_id
     ORDER BY coalesce(n.effective_on, '') > ?1, n.effective_on DESC, n.id DESC LIMIT 1),
    p.offer_id, old.kind, old.fiscal_year, old.serial,
    (SELECT max(r.id) FROM paper r WHERE r.reissue_of = p.id), p.issued_at, u.name, p.facts,
    mp.member_id, v.voided_on, v.reason";
const FROM: &str =
    "paper p JOIN user u ON u.id = p.user_id LEFT JOIN paper old ON old.id = p.reissue_of
    LEFT JOIN member_paper mp ON mp.paper_id = p.id LEFT JOIN paper_void v ON v.paper_id = p.id";

/// A row with the id of the paper that repeats it.
fn stored_of(row: &Row<'_>) -> rusqlite::Result<(StoredPaper, Option<PaperId>)> {
    let kind = row.get(1)?;
    let old: Option<PaperKind> = row.get(9)?;
    let reissue_of = match old {
        Some(kind) => Some(number(kind, row.get(10)?, row.get(11)?)),
        None => None,
    };
    let line = PaperLine {
        id: row.get(0)?,
        paper_kind: kind,
        number: number(kind, row.get(2)?, row.get(3)?),
        fiscal_year: row.get(2)?,
        dated_on: row.get(4)?,
        person: row.get(5)?,
        name: row.get::<_, Option<String>>(6)?.unwrap_or_default(),
        reading: row.get(7)?,
        offer: row.get(8)?,
        reissue_of,
        reissued_as: None,
        member: row.get(16)?,
        voided_on: row.get(17)?,
        void_reason: row.get(18)?,
        issued_at: row.get(13)?,
        by: row.get(14)?,
    };
    // After an erasure nothing need be left to read.
    let facts: String = row.get(15)?;
    let facts = serde_json::from_str(&facts).unwrap_or_default();
    Ok((StoredPaper { line, facts }, row.get(12)?))
}

fn number_of(db: &Reader<'_>, paper: PaperId) -> Result<Option<String>> {
    Ok(db
        .prepare_cached("SELECT kind, fiscal_year, serial FROM paper WHERE id = ?1")?
        .query_row([paper], |row| {
            Ok(number(row.get(0)?, row.get(1)?, row.get(2)?))
        })
        .optional()?)
}

fn select(
    db: &Reader<'_>,
    today: NaiveDate,
    condition: &str,
    arguments: &[&dyn rusqlite::ToSql],
) -> Result<Vec<StoredPaper>> {
    let mut query = db.prepare_cached(&format!("SELECT {LINE} FROM {FROM} WHERE {condition}"))?;
    let mut all: Vec<&dyn rusqlite::ToSql> = vec![&today];
    all.extend(arguments);
    let rows: Vec<(StoredPaper, Option<PaperId>)> = query
        .query_map(&all[..], stored_of)?
        .collect::<rusqlite::Result<_>>()?;
    rows.into_iter()
        .map(|(mut paper, later)| {
            paper.line.reissued_as = match later {
                Some(later) => number_of(db, later)?,
                None => None,
            };
            Ok(paper)
        })
        .collect()
}

/// A day after every name's: whatever is on record.
pub fn far_day() -> NaiveDate {
    NaiveDate::from_ymd_opt(9999, 12, 31).unwrap_or_default()
}

/// The register, latest first; of one person or one membership where one is named. Names as of a day.
pub fn list(
    db: &Reader<'_>,
    person: Option<PersonId>,
    member: Option<MemberId>,
    today: NaiveDate,
) -> Result<Vec<PaperLine>> {
    let papers = select(
        db,
        today,
        "(?2 IS NULL OR p.person_id = ?2) AND (?3 IS NULL OR mp.member_id = ?3) ORDER BY p.id DESC",
        &[&person, &member],
    )?;
    Ok(papers.into_iter().map(|paper| paper.line).collect())
}

/// One paper.
pub fn load(db: &Reader<'_>, paper: PaperId, today: NaiveDate) -> Result<StoredPaper> {
    let found = select(db, today, "p.id = ?2", &[&paper])?;
    found.into_iter().next().or_not_found(Noun::Paper)
}

/// The latest paper of a kind issued to a person that counts.
pub fn latest_of_person(
    db: &Reader<'_>,
    kind: PaperKind,
    person: PersonId,
) -> Result<Option<StoredPaper>> {
    let found = select(
        db,
        far_day(),
        "p.person_id = ?2 AND p.kind = ?3 AND v.paper_id IS NULL ORDER BY p.id DESC LIMIT 1",
        &[&person, &kind],
    )?;
    Ok(found.into_iter().next())
}

/// The latest number of a kind that went out on an offer, and its day.
pub fn latest_on_offer(
    db: &Reader<'_>,
    kind: PaperKind,
    offer: OfferId,
) -> Result<Option<(String, NaiveDate)>> {
    Ok(db
        .prepare_cached(
            "SELECT kind, fiscal_year, serial, dated_on FROM paper
             WHERE offer_id = ?1 AND kind = ?2 ORDER BY id DESC LIMIT 1",
        )?
        .query_row(params![offer, kind], |row| {
            Ok((number(row.get(0)?, row.get(1)?, row.get(2)?), row.get(3)?))
        })
        .optional()?)
}

/// What was chosen for the latest paper of a family that still says it.
pub fn latest_choices(db: &Reader<'_>, family: Family) -> Result<Option<PaperChoices>> {
    let on_offer = i64::from(family == Family::Offer);
    let found: Option<String> = db
        .prepare_cached(
            "SELECT json_extract(facts, '$.choices') FROM paper
             WHERE (offer_id IS NOT NULL) = ?1
               AND CASE WHEN json_valid(facts) THEN json_extract(facts, '$.choices') END IS NOT NULL ORDER BY id DESC LIMIT 1",
        )?
        .query_row([on_offer], |row| row.get(0))
        .optional()?;
    Ok(found.and_then(|choices| serde_json::from_str(&choices).ok()))
}

/// The next count of a kind within a fiscal year.
pub fn next_serial(db: &Reader<'_>, kind: PaperKind, fiscal_year: i32) -> Result<u32> {
    Ok(db
        .prepare_cached(
            "SELECT coalesce(max(serial), 0) + 1 FROM paper WHERE kind = ?1 AND fiscal_year = ?2",
        )?
        .query_row(params![kind, fiscal_year], |row| row.get(0))?)
}

/// A paper about to be issued.
pub struct NewPaper<'a> {
    /// What it is.
    pub kind: PaperKind,
    /// The fiscal year of its day.
    pub fiscal_year: i32,
    /// Its count within both.
    pub serial: u32,
    /// Its day.
    pub dated_on: NaiveDate,
    /// To whom.
    pub person: PersonId,
    /// On which offer.
    pub offer: Option<OfferId>,
    /// Of which membership.
    pub member: Option<MemberLink>,
    /// What it repeats.
    pub reissue_of: Option<PaperId>,
    /// What it says.
    pub facts: &'a serde_json::Value,
}

/// Issues it.
pub fn insert(tx: &Tx<'_>, new: &NewPaper<'_>) -> Result<PaperId> {
    tx.prepare_cached(
        "INSERT INTO paper (kind, fiscal_year, serial, dated_on, person_id, offer_id, reissue_of, facts, issued_at, user_id)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
    )?
    .execute(params![
        new.kind,
        new.fiscal_year,
        new.serial,
        new.dated_on,
        new.person,
        new.offer,
        new.reissue_of,
        Json(new.facts),
        tx.stamp(),
        tx.user,
    ])?;
    let id = PaperId(tx.last_insert_rowid());
    if let Some(link) = new.member {
        tx.prepare_cached(
            "INSERT INTO member_paper (paper_id, member_id, movement_id, refund_id, withdrawal_id) VALUES (?1, ?2, ?3, ?4, ?5)",
        )?
        .execute(params![id, link.member, link.movement, link.refund, link.withdrawal])?;
    }
    Ok(id)
}

/// What of a membership a paper belongs to.
pub fn member_link(db: &Reader<'_>, paper: PaperId) -> Result<Option<MemberLink>> {
    Ok(db
        .prepare_cached(
            "SELECT member_id, movement_id, refund_id, withdrawal_id FROM member_paper WHERE paper_id = ?1",
        )?
        .query_row([paper], |row| {
            Ok(MemberLink {
                member: row.get(0)?,
                movement: row.get(1)?,
                refund: row.get(2)?,
                withdrawal: row.get(3)?,
            })
        })
        .optional()?)
}

/// The number of the receipt for a payment that still counts.
pub fn receipt_of(db: &Reader<'_>, movement: MovementId) -> Result<Option<String>> {
    Ok(db
        .prepare_cached(
            "SELECT p.kind, p.fiscal_year, p.serial FROM member_paper m JOIN paper p ON p.id = m.paper_id
             WHERE m.movement_id = ?1 AND NOT EXISTS (SELECT 1 FROM paper_void v WHERE v.paper_id = p.id)
             ORDER BY p.id DESC LIMIT 1",
        )?
        .query_row([movement], |row| {
            Ok(number(row.get(0)?, row.get(1)?, row.get(2)?))
        })
        .optional()?)
}

/// The paper does not count any more.
pub fn insert_void(tx: &Tx<'_>, paper: PaperId, on: NaiveDate, reason: &str) -> Result<()> {
    tx.prepare_cached(
        "INSERT INTO paper_void (paper_id, voided_on, reason, recorded_at, user_id) VALUES (?1, ?2, ?3, ?4, ?5)",
    )?
    .execute(params![paper, on, reason, tx.stamp(), tx.user])?;
    Ok(())
}

/// The latest offer to a person that is not over, or else the latest.
pub fn offer_of_person(db: &Reader<'_>, person: PersonId) -> Result<Option<OfferId>> {
    Ok(db
        .prepare_cached(
            "SELECT id FROM offer WHERE person_id = ?1
             ORDER BY state IN ('draft', 'issued', 'accepted') DESC, id DESC LIMIT 1",
        )?
        .query_row([person], |row| row.get(0))
        .optional()?)
}

/// Papers whose own words contradict their row, without personal data: the number a paper bears is the
/// number it is registered under, and a paper issued again repeats one of the same kind and person.
pub fn broken_invariants(db: &Reader<'_>) -> Result<Vec<String>> {
    let mut broken = Vec::new();
    let mut rows = db.prepare_cached(
        "WITH said AS (SELECT kind, fiscal_year, serial, id,
                CASE WHEN json_valid(facts) THEN json_extract(facts, '$.letter.number') END AS borne FROM paper)
         SELECT kind, fiscal_year, serial, id, borne FROM said WHERE borne IS NOT NULL ORDER BY id",
    )?;
    let mut found = rows.query([])?;
    while let Some(row) = found.next()? {
        let (id, borne): (PaperId, String) = (row.get(3)?, row.get(4)?);
        if borne != number(row.get(0)?, row.get(1)?, row.get(2)?) {
            broken.push(format!("paper {id} bears another number than its own"));
        }
    }
    let mut rows = db.prepare_cached(
        "SELECT p.id FROM member_paper m JOIN paper p ON p.id = m.paper_id JOIN member b ON b.id = m.member_id
         WHERE b.person_id <> p.person_id ORDER BY p.id",
    )?;
    let mut found = rows.query([])?;
    while let Some(row) = found.next()? {
        let id: PaperId = row.get(0)?;
        broken.push(format!("paper {id} belongs to somebody else's membership"));
    }
    let mut rows = db.prepare_cached(
        "SELECT p.id FROM paper p JOIN paper old ON old.id = p.reissue_of
         WHERE p.kind <> old.kind OR p.person_id <> old.person_id ORDER BY p.id",
    )?;
    let mut found = rows.query([])?;
    while let Some(row) = found.next()? {
        let id: PaperId = row.get(0)?;
        broken.push(format!(
            "paper {id} repeats a paper of another kind or person"
        ));
    }
    Ok(broken)
}
