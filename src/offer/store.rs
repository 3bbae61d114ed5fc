//! The only SQL on offers and what happened to them.

use std::collections::HashMap;

use chrono::NaiveDate;
use rusqlite::{OptionalExtension, Row, ToSql, params};

use super::rules::{Candidate, Holds, Places, RecordOf, Standing, standing, standing_on};
use super::{
    AskedBy, CancelGround, LeavingReason, OfferEvent, OfferFact, OfferRow, OfferState, OfferTerms,
    PersonStatus, Told, rules,
};
use crate::kernel::Result;
use crate::kernel::clock::office_day;
use crate::kernel::error::{Error, Noun, OrNotFound};
use crate::kernel::id::{ApplicationId, OfferId, PersonId, RecruitmentId};
use crate::person::{TimelineEntry, TimelineFact};
use crate::recruitment::StageKind;
use crate::store::sql::{Json, name_of, text_enum};
use crate::store::{Reader, Tx};

text_enum!(OfferState, LeavingReason, CancelGround, AskedBy);

/// An offer's own row.
pub struct OfferRecord {
    /// Which.
    pub id: OfferId,
    /// For which application.
    pub application: ApplicationId,
    /// To which recruitment.
    pub recruitment: RecruitmentId,
    /// To whom.
    pub person: PersonId,
    /// What it says today.
    pub terms: OfferTerms,
}

/// One offer.
pub fn find(db: &Reader<'_>, id: OfferId) -> Result<Option<OfferRecord>> {
    Ok(db
        .prepare_cached(
            "SELECT o.id, o.application_id, a.recruitment_id, o.person_id, o.reply_by, o.joins_on, o.site, o.duties, o.remark
             FROM offer o JOIN application a ON a.id = o.application_id WHERE o.id = ?1",
        )?
        .query_row([id], |row| {
            Ok(OfferRecord {
                id: row.get(0)?,
                application: row.get(1)?,
                recruitment: row.get(2)?,
                person: row.get(3)?,
                terms: OfferTerms {
                    reply_by: row.get(4)?,
                    joins_on: row.get(5)?,
                    site: row.get(6)?,
                    duties: row.get(7)?,
                    remark: row.get(8)?,
                },
            })
        })
        .optional()?)
}

// -- events ----------------------------------------------------------------------------------------

const EVENT: &str = "e.offer_id, e.id, e.kind, e.happened_on, e.reply_by, e.joins_on, e.reason, e.words, e.told_office_on,
    e.told_school_on, e.recorded_at, e.user_id, u.name";

/// Reads an event. What it meant — a late reply, a withdrawal after acceptance — follows from those before.
fn event_of(row: &Row<'_>, before: &Standing) -> rusqlite::Result<OfferEvent> {
    let kind: String = row.get(2)?;
    let happened_on = row.get(3)?;
    let told = || -> rusqlite::Result<Told> {
        Ok(Told {
            office_on: row.get(8)?,
            school_on: row.get(9)?,
        })
    };
    let words = || row.get::<_, Option<String>>(7);
    let fact = match kind.as_str() {
        "issued" => OfferFact::Issued {
            reply_by: row.get(4)?,
            joins_on: row.get(5)?,
        },
        "extended" => OfferFact::Extended {
            reply_by: row.get(4)?,
            words: words()?,
        },
        "rescheduled" => OfferFact::Rescheduled {
            joins_on: row.get(5)?,
            asked_by: row.get(6)?,
            told: told()?,
            words: words()?,
        },
        "accepted" => OfferFact::Accepted {
            reply: rules::reply_time(before.reply_by, happened_on),
        },
        "declined" => OfferFact::Declined {
            reason: row.get(6)?,
            words: words()?,
        },
        "withdrawn" => OfferFact::Withdrawn {
            when: before.withdrawn_when(),
            reason: row.get(6)?,
            words: words()?,
        },
        "proposed" => OfferFact::Proposed {
            ground: row.get(6)?,
            words: words()?.unwrap_or_default(),
        },
        "dropped" => OfferFact::Dropped { words: words()? },
        // The CHECK of the table names no other.
        _ => OfferFact::Cancelled {
            ground: row.get(6)?,
            words: words()?.unwrap_or_default(),
            told: told()?,
        },
    };
    Ok(OfferEvent {
        id: row.get(1)?,
        happened_on,
        fact,
        user: row.get(11)?,
        by: row.get(12)?,
        recorded_at: row.get(10)?,
    })
}

/// The events of these offers, each in order.
fn events_of(db: &Reader<'_>, offers: &[OfferId]) -> Result<HashMap<OfferId, Vec<OfferEvent>>> {
    let mut statement = db.prepare_cached(&format!(
        "SELECT {EVENT} FROM offer_event e JOIN user u ON u.id = e.user_id
         WHERE e.offer_id IN (SELECT value FROM json_each(?1)) ORDER BY e.offer_id, e.id"
    ))?;
    let mut events: HashMap<OfferId, Vec<OfferEvent>> = HashMap::new();
    let mut rows = statement.query([Json(offers)])?;
    let mut before = None;
    while let Some(row) = rows.next()? {
        let offer: OfferId = row.get(0)?;
        let so_far = events.entry(offer).or_default();
        let standing = match &mut before {
            Some((of, standing)) if *of == offer => standing,
            other => &mut other.insert((offer, standing(&[]))).1,
        };
        let event = event_of(row, standing)?;
        standing.take_in(&event);
        so_far.push(event);
    }
    Ok(events)
}

/// What happened to an offer, in order.
pub fn events(db: &Reader<'_>, offer: OfferId) -> Result<Vec<OfferEvent>> {
    Ok(events_of(db, &[offer])?.remove(&offer).unwrap_or_default())
}

/// How a fact stands in its row.
struct EventRow {
    kind: &'static str,
    reply_by: Option<NaiveDate>,
    joins_on: Option<NaiveDate>,
    reason: Option<String>,
    words: Option<String>,
    told: Told,
}

impl EventRow {
    fn of(fact: &OfferFact) -> rusqlite::Result<Self> {
        let mut row = Self {
            kind: "",
            reply_by: None,
            joins_on: None,
            reason: None,
            words: None,
            told: Told::default(),
        };
        row.kind = match fact {
            OfferFact::Issued { reply_by, joins_on } => {
                row.reply_by = Some(*reply_by);
                row.joins_on = Some(*joins_on);
                "issued"
            }
            OfferFact::Extended { reply_by, words } => {
                row.reply_by = Some(*reply_by);
                row.words.clone_from(words);
                "extended"
            }
            OfferFact::Rescheduled {
                joins_on,
                asked_by,
                told,
                words,
            } => {
                row.joins_on = Some(*joins_on);
                row.reason = Some(name_of(asked_by)?);
                row.told = *told;
                row.words.clone_from(words);
                "rescheduled"
            }
            OfferFact::Accepted { .. } => "accepted",
            OfferFact::Declined { reason, words } => {
                row.reason = Some(name_of(reason)?);
                row.words.clone_from(words);
                "declined"
            }
            OfferFact::Withdrawn { reason, words, .. } => {
                row.reason = Some(name_of(reason)?);
                row.words.clone_from(words);
                "withdrawn"
            }
            OfferFact::Proposed { ground, words } => {
                row.reason = Some(name_of(ground)?);
                row.words = Some(words.clone());
                "proposed"
            }
            OfferFact::Dropped { words } => {
                row.words.clone_from(words);
                "dropped"
            }
            OfferFact::Cancelled {
                ground,
                words,
                told,
            } => {
                row.reason = Some(name_of(ground)?);
                row.words = Some(words.clone());
                row.told = *told;
                "cancelled"
            }
        };
        Ok(row)
    }
}

/// Records what happened, and repeats in the offer's row what it adds up to.
pub fn append(tx: &Tx<'_>, offer: OfferId, on: NaiveDate, fact: &OfferFact) -> Result<()> {
    let row = EventRow::of(fact)?;
    tx.prepare_cached(
        "INSERT INTO offer_event (offer_id, kind, happened_on, reply_by, joins_on, reason, words, told_office_on, told_school_on,
             recorded_at, user_id)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
    )?
    .execute(params![
        offer,
        row.kind,
        on,
        row.reply_by,
        row.joins_on,
        row.reason,
        row.words,
        row.told.office_on,
        row.told.school_on,
        tx.stamp(),
        tx.user
    ])?;
    let standing = standing(&events(tx, offer)?);
    tx.prepare_cached(
        "UPDATE offer SET state = ?2, state_on = ?3, reply_by = ?4, joins_on = ?5, acts = acts + 1 WHERE id = ?1",
    )?
    .execute(params![
        offer,
        standing.state,
        standing.since,
        standing.reply_by,
        standing.joins_on
    ])?;
    Ok(())
}

/// Counts a joining among the acts on an offer.
pub fn count_joining(tx: &Tx<'_>, offer: OfferId) -> Result<()> {
    tx.prepare_cached("UPDATE offer SET acts = acts + 1 WHERE id = ?1")?
        .execute([offer])?;
    Ok(())
}

// -- drafts ----------------------------------------------------------------------------------------

/// Writes a draft.
pub fn insert(
    tx: &Tx<'_>,
    application: ApplicationId,
    person: PersonId,
    terms: &OfferTerms,
) -> Result<OfferId> {
    tx.prepare_cached(
        "INSERT INTO offer (application_id, person_id, state, state_on, reply_by, joins_on, site, duties, remark, acts, created_at, created_by)
         VALUES (?1, ?2, 'draft', ?3, ?4, ?5, ?6, ?7, ?8, 0, ?9, ?10)",
    )?
    .execute(params![
        application,
        person,
        tx.today,
        terms.reply_by,
        terms.joins_on,
        terms.site,
        terms.duties,
        terms.remark,
        tx.stamp(),
        tx.user
    ])?;
    Ok(OfferId(tx.last_insert_rowid()))
}

/// Overwrites what a draft says.
pub fn update(tx: &Tx<'_>, offer: OfferId, terms: &OfferTerms) -> Result<()> {
    tx.prepare_cached(
        "UPDATE offer SET reply_by = ?2, joins_on = ?3, site = ?4, duties = ?5, remark = ?6 WHERE id = ?1",
    )?
    .execute(params![
        offer,
        terms.reply_by,
        terms.joins_on,
        terms.site,
        terms.duties,
        terms.remark
    ])?;
    Ok(())
}

/// Removes a draft, to which nothing happened.
pub fn delete(tx: &Tx<'_>, offer: OfferId) -> Result<()> {
    tx.prepare_cached("DELETE FROM offer WHERE id = ?1")?
        .execute([offer])?;
    Ok(())
}

// -- what stands in the way ------------------------------------------------------------------------

/// An application as somebody an offer is to go to; `own` is the draft that would be issued.
pub fn candidate(
    db: &Reader<'_>,
    application: ApplicationId,
    own: Option<OfferId>,
) -> Result<Candidate> {
    db.prepare_cached(
        "SELECT a.id, a.person_id, a.recruitment_id, s.kind, s.name,
                p.merged_into IS NOT NULL OR EXISTS (SELECT 1 FROM erasure e WHERE e.person_id = p.id),
                EXISTS (SELECT 1 FROM offer o WHERE o.person_id = p.id AND o.state IN ('draft', 'issued') AND o.id IS NOT ?2),
                EXISTS (SELECT 1 FROM offer o WHERE o.person_id = p.id AND o.state = 'accepted'
                    AND (o.application_id = a.id OR NOT EXISTS (SELECT 1 FROM joining j WHERE j.offer_id = o.id)))
         FROM application a JOIN stage s ON s.id = a.stage_id JOIN person p ON p.id = a.person_id WHERE a.id = ?1",
    )?
    .query_row(params![application, own], |row| {
        Ok(Candidate {
            application: row.get(0)?,
            person: row.get(1)?,
            recruitment: row.get(2)?,
            stage_kind: row.get(3)?,
            stage: row.get(4)?,
            record: if row.get(5)? {
                RecordOf::Gone
            } else {
                RecordOf::Living
            },
            holds: match (row.get(6)?, row.get(7)?) {
                (true, _) => Holds::OpenOffer,
                (false, true) => Holds::Accepted,
                (false, false) => Holds::Nothing,
            },
        })
    })
    .optional()?
    .or_not_found(Noun::Application)
}

/// Which of those who have a place count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Taken {
    /// Offers waiting for a reply, and accepted ones.
    OpenAndAccepted,
    /// Accepted ones.
    Accepted,
}

/// The places of a recruitment. An application that came in at a stage of offer or acceptance without
/// an offer on record takes a place too.
pub fn places(db: &Reader<'_>, recruitment: RecruitmentId, taken: Taken) -> Result<Places> {
    let kinds = match taken {
        Taken::OpenAndAccepted => "'issued', 'offer', 'accepted'",
        Taken::Accepted => "'accepted'",
    };
    let target = crate::recruitment::load(db, recruitment)?.target;
    let taken = db
        .prepare_cached(&format!(
            "SELECT a.id FROM application a JOIN stage s ON s.id = a.stage_id
             WHERE a.recruitment_id = ?1 AND (
                 EXISTS (SELECT 1 FROM offer o WHERE o.application_id = a.id AND o.state IN ({kinds}))
                 OR (s.kind IN ({kinds}) AND NOT EXISTS (SELECT 1 FROM offer o WHERE o.application_id = a.id AND o.state <> 'draft')))
             ORDER BY a.id"
        ))?
        .query_map([recruitment], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    Ok(Places { target, taken })
}

/// A person's draft or issued offer.
pub fn open_of_person(db: &Reader<'_>, person: PersonId) -> Result<Option<OfferId>> {
    Ok(db
        .prepare_cached(
            "SELECT id FROM offer WHERE person_id = ?1 AND state IN ('draft', 'issued')",
        )?
        .query_row([person], |row| row.get(0))
        .optional()?)
}

/// Where the offers for an application stand.
pub fn states_of_application(
    db: &Reader<'_>,
    application: ApplicationId,
) -> Result<Vec<OfferState>> {
    Ok(db
        .prepare_cached("SELECT state FROM offer WHERE application_id = ?1 ORDER BY id")?
        .query_map([application], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?)
}

/// A person's applications with an offer that stands.
pub fn standing_of_person(
    db: &Reader<'_>,
    person: PersonId,
) -> Result<Vec<(ApplicationId, OfferState)>> {
    Ok(db
        .prepare_cached(
            "SELECT application_id, state FROM offer WHERE person_id = ?1 AND state IN ('issued', 'accepted') ORDER BY id",
        )?
        .query_map([person], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<rusqlite::Result<_>>()?)
}

/// Gives the offers of one application to another.
pub fn hand_over(tx: &Tx<'_>, from: ApplicationId, to: ApplicationId) -> Result<()> {
    tx.prepare_cached("UPDATE offer SET application_id = ?2 WHERE application_id = ?1")?
        .execute([from, to])?;
    Ok(())
}

// -- lists -----------------------------------------------------------------------------------------

/// Which offers a list holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Which {
    /// Those of a recruitment.
    Recruitment(RecruitmentId),
    /// Those of a person.
    Person(PersonId),
    /// Issued or accepted, and nobody has joined by them.
    UnderWay,
}

/// Offers as they stood on a day, by the reading of the names.
pub fn rows(db: &Reader<'_>, which: Which, day: NaiveDate) -> Result<Vec<OfferRow>> {
    Ok(rows_with_events(db, which, day)?
        .into_iter()
        .map(|(row, _)| row)
        .collect())
}

/// As [`rows`], each with what had happened by then.
pub fn rows_with_events(
    db: &Reader<'_>,
    which: Which,
    day: NaiveDate,
) -> Result<Vec<(OfferRow, Vec<OfferEvent>)>> {
    let (condition, value): (&str, &dyn ToSql) = match &which {
        Which::Recruitment(id) => ("a.recruitment_id = ?1", id),
        Which::Person(id) => ("o.person_id = ?1", id),
        Which::UnderWay => (
            "o.state IN ('issued', 'accepted') AND j.id IS ?1",
            &None::<i64>,
        ),
    };
    let drafts: Vec<(OfferRow, NaiveDate)> = db
        .prepare_cached(&format!(
            "SELECT o.id, o.application_id, a.recruitment_id, o.person_id, i.name, i.reading, p.school, u.name, o.reply_by, o.joins_on,
                    o.site, o.duties, o.remark, o.created_at, j.joined_on
             FROM offer o JOIN application a ON a.id = o.application_id JOIN person p ON p.id = o.person_id
             LEFT JOIN person_index i ON i.person_id = o.person_id LEFT JOIN user u ON u.id = a.assignee_id
             LEFT JOIN joining j ON j.offer_id = o.id
             WHERE {condition} ORDER BY i.sort_key, o.id"
        ))?
        .query_map([value], |row| draft_of(row, day))?
        .collect::<rusqlite::Result<_>>()?;
    let ids: Vec<OfferId> = drafts.iter().map(|(row, _)| row.id).collect();
    let mut events = events_of(db, &ids)?;
    let mut rows = Vec::with_capacity(drafts.len());
    for (mut row, written_on) in drafts {
        let mut events = events.remove(&row.id).unwrap_or_default();
        events.retain(|event| event.happened_on <= day);
        if written_on > day && events.is_empty() {
            continue;
        }
        stand(&mut row, &standing_on(&events, day), day);
        rows.push((row, events));
    }
    Ok(rows)
}

/// A row as if nothing had happened yet, and the day it was written.
fn draft_of(row: &Row<'_>, day: NaiveDate) -> rusqlite::Result<(OfferRow, NaiveDate)> {
    let written_on = office_day(&row.get::<_, String>(13)?);
    let joined_on: Option<NaiveDate> = row.get(14)?;
    let draft = OfferRow {
        id: row.get(0)?,
        application: row.get(1)?,
        recruitment: row.get(2)?,
        person: row.get(3)?,
        name: row.get::<_, Option<String>>(4)?.unwrap_or_default(),
        reading: row.get(5)?,
        school: row.get(6)?,
        assignee: row.get(7)?,
        state: OfferState::Draft,
        state_on: written_on,
        issued_on: None,
        reply_by: row.get(8)?,
        days_left: None,
        extensions: 0,
        accepted_on: None,
        reply: None,
        joins_on: row.get(9)?,
        joined_on: joined_on.filter(|on| *on <= day),
        site: row.get(10)?,
        duties: row.get(11)?,
        remark: row.get(12)?,
        proposal: None,
    };
    Ok((draft, written_on))
}

/// Puts into a row what its events add up to.
fn stand(row: &mut OfferRow, standing: &Standing, day: NaiveDate) {
    row.state = standing.state;
    if let Some(since) = standing.since {
        row.state_on = since;
        row.reply_by = standing.reply_by;
    }
    row.issued_on = standing.issued_on;
    row.extensions = standing.extensions;
    row.accepted_on = standing.accepted_on;
    row.reply = standing.reply;
    row.joins_on = standing.joins_on.unwrap_or(row.joins_on);
    row.proposal.clone_from(&standing.proposal);
    row.days_left = row
        .reply_by
        .filter(|_| standing.state == OfferState::Issued)
        .map(|reply_by| (reply_by - day).num_days());
}

/// At which kind of stage each application to a recruitment stood on a day; those who had not applied
/// yet are left out.
pub fn stages_on(
    db: &Reader<'_>,
    recruitment: RecruitmentId,
    day: NaiveDate,
) -> Result<Vec<(ApplicationId, StageKind)>> {
    Ok(db
        .prepare_cached(
            "SELECT a.id, s.kind FROM application a
             JOIN stage_move m ON m.id = (SELECT id FROM stage_move WHERE application_id = a.id AND moved_on <= ?2
                 ORDER BY moved_on DESC, id DESC LIMIT 1)
             JOIN stage s ON s.id = m.stage_id
             WHERE a.recruitment_id = ?1",
        )?
        .query_map(params![recruitment, day], |row| {
            Ok((row.get(0)?, row.get(1)?))
        })?
        .collect::<rusqlite::Result<_>>()?)
}

/// A person's applications, latest first, each with the name of its recruitment.
pub fn applications_of(
    db: &Reader<'_>,
    person: PersonId,
) -> Result<Vec<(ApplicationId, RecruitmentId, String)>> {
    Ok(db
        .prepare_cached(
            "SELECT a.id, r.id, r.name FROM application a JOIN recruitment r ON r.id = a.recruitment_id
             WHERE a.person_id = ?1 ORDER BY a.applied_on DESC, a.id DESC",
        )?
        .query_map([person], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?
        .collect::<rusqlite::Result<_>>()?)
}

/// Where a person stands on the way.
pub fn status(db: &Reader<'_>, person: PersonId) -> Result<Option<PersonStatus>> {
    let (joined, offered, applied): (bool, bool, bool) = db
        .prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM joining WHERE person_id = ?1),
                    EXISTS (SELECT 1 FROM offer WHERE person_id = ?1 AND state IN ('issued', 'accepted'))
                        OR EXISTS (SELECT 1 FROM application a JOIN stage s ON s.id = a.stage_id
                            WHERE a.person_id = ?1 AND s.kind IN ('offer', 'accepted')),
                    EXISTS (SELECT 1 FROM application WHERE person_id = ?1)",
        )?
        .query_row([person], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    Ok(match (joined, offered, applied) {
        (true, ..) => Some(PersonStatus::Newcomer),
        (false, true, _) => Some(PersonStatus::Offeree),
        (false, false, true) => Some(PersonStatus::Applicant),
        (false, false, false) => None,
    })
}

/// What happened to a person's offers, for the timeline.
pub fn timeline(db: &Reader<'_>, person: PersonId) -> Result<Vec<TimelineEntry>> {
    let names: HashMap<RecruitmentId, String> = applications_of(db, person)?
        .into_iter()
        .map(|(_, recruitment, name)| (recruitment, name))
        .collect();
    let rows = rows_with_events(db, Which::Person(person), NaiveDate::MAX)?;
    Ok(rows
        .into_iter()
        .flat_map(|(row, events)| {
            let recruitment = names.get(&row.recruitment).cloned().unwrap_or_default();
            events.into_iter().map(move |event| TimelineEntry {
                on: event.happened_on,
                recorded_at: Some(event.recorded_at),
                by: Some(event.by),
                fact: TimelineFact::Offer {
                    recruitment: recruitment.clone(),
                    moves_to: rules::moves_to(&event.fact),
                    event: event.fact,
                },
            })
        })
        .collect())
}

/// Offers whose row is not what their events say, whose events cannot have followed each other, or whose
/// person is not their application's.
pub fn broken_invariants(db: &Reader<'_>) -> Result<Vec<String>> {
    let mut statement = db.prepare_cached(
        "SELECT o.id, o.state, o.state_on, o.reply_by, o.joins_on,
                a.person_id IS o.person_id AND o.acts = (SELECT count(*) FROM offer_event e WHERE e.offer_id = o.id)
                    + (SELECT count(*) FROM joining j WHERE j.offer_id = o.id)
         FROM offer o LEFT JOIN application a ON a.id = o.application_id ORDER BY o.id",
    )?;
    type Repeated = (
        OfferId,
        OfferState,
        NaiveDate,
        Option<NaiveDate>,
        NaiveDate,
        bool,
    );
    let rows: Vec<Repeated> = statement
        .query_map([], |row| {
            Ok((
                row.get(0)?,
                row.get(1)?,
                row.get(2)?,
                row.get(3)?,
                row.get(4)?,
                row.get(5)?,
            ))
        })?
        .collect::<rusqlite::Result<_>>()?;
    let ids: Vec<OfferId> = rows.iter().map(|row| row.0).collect();
    let events = events_of(db, &ids)?;
    let mut broken = Vec::new();
    for (id, state, state_on, reply_by, joins_on, is_own) in rows {
        let events = events.get(&id).map(Vec::as_slice).unwrap_or_default();
        let says = standing(events);
        let repeats = says.state == state
            && (events.is_empty()
                || (says.since == Some(state_on)
                    && says.reply_by == reply_by
                    && says.joins_on == Some(joins_on)));
        if !(is_own && repeats && rules::is_sound(events)) {
            broken.push(format!("offer {id}"));
        }
    }
    Ok(broken)
}

/// An offer that has to be there.
pub fn load(db: &Reader<'_>, id: OfferId) -> Result<OfferRecord, Error> {
    find(db, id)?.or_not_found(Noun::Offer)
}
