//! The only SQL of questions, answers and the FAQ.

use std::collections::HashMap;

use chrono::NaiveDate;
use rusqlite::{OptionalExtension, Row, named_params, params};

use super::api::{EnquiryFigures, EnquiryFilter, EnquiryPage, EnquiryState, FaqList, FaqScope};
use super::rules::{self, first_answer_minutes, is_found, words_of};
use super::{Enquiry, EnquiryAnswer, Faq, OpenQuestion};
use crate::application::AssigneeFilter;
use crate::exchange::Channel;
use crate::kernel::Result;
use crate::kernel::clock::office_day;
use crate::kernel::error::{Noun, OrNotFound};
use crate::kernel::id::{
    EnquiryAnswerId, EnquiryId, EventId, FaqId, PersonId, RecruitmentId, UserId,
};
use crate::person::{TimelineEntry, TimelineFact};
use crate::store::{Reader, Tx};

// -- reading ---------------------------------------------------------------------------------------

const COLUMNS: &str = "e.id, e.person_id, i.name, i.reading, e.asked_at, e.channel, e.question,
     e.assignee_id, a.name, e.event_id, v.name, e.closed_at, c.name, u.name";
const FROM: &str = "enquiry e
     JOIN person_index i ON i.person_id = e.person_id
     JOIN user u ON u.id = e.user_id
     LEFT JOIN user a ON a.id = e.assignee_id
     LEFT JOIN user c ON c.id = e.closed_by
     LEFT JOIN event v ON v.id = e.event_id";
const WHERE: &str = "(:person IS NULL OR e.person_id = :person)
     AND (:channel IS NULL OR e.channel = :channel)
     AND (:assignee IS NULL OR e.assignee_id = :assignee)
     AND (:nobody = 0 OR e.assignee_id IS NULL)
     AND (:open IS NULL OR (e.closed_at IS NULL) = :open)
     AND (:recruitment IS NULL OR EXISTS (SELECT 1 FROM application p
          WHERE p.person_id = e.person_id AND p.recruitment_id = :recruitment))";
/// Open ones first, the one asked longest ago on top; then the closed ones, latest first.
const ORDER: &str = "ORDER BY e.closed_at IS NOT NULL,
     CASE WHEN e.closed_at IS NULL THEN e.asked_at END, e.asked_at DESC, e.id DESC";

fn from_row(row: &Row<'_>, today: NaiveDate) -> rusqlite::Result<Enquiry> {
    let asked_at: String = row.get(4)?;
    Ok(Enquiry {
        id: row.get(0)?,
        person: row.get(1)?,
        name: row.get(2)?,
        reading: row.get(3)?,
        days: (today - office_day(&asked_at)).num_days(),
        asked_at,
        channel: row.get(5)?,
        question: row.get(6)?,
        assignee: row.get(7)?,
        assignee_name: row.get(8)?,
        event: row.get(9)?,
        event_name: row.get(10)?,
        closed_at: row.get(11)?,
        closed_by: row.get(12)?,
        by: row.get(13)?,
        answers: Vec::new(),
        first_answer_minutes: None,
    })
}

/// The filter as SQL binds it.
struct Bound {
    person: Option<PersonId>,
    channel: Option<Channel>,
    assignee: Option<UserId>,
    nobody: bool,
    open: Option<bool>,
    recruitment: Option<RecruitmentId>,
}

impl Bound {
    const fn of(filter: &EnquiryFilter) -> Self {
        Self {
            person: filter.person,
            channel: filter.channel,
            assignee: match filter.assignee {
                AssigneeFilter::User { user } => Some(user),
                AssigneeFilter::Anybody | AssigneeFilter::Nobody => None,
            },
            nobody: matches!(filter.assignee, AssigneeFilter::Nobody),
            open: match filter.state {
                EnquiryState::All => None,
                EnquiryState::Open => Some(true),
                EnquiryState::Closed => Some(false),
            },
            recruitment: filter.recruitment,
        }
    }
}

/// A part of the ledger.
pub fn page(
    db: &Reader<'_>,
    filter: &EnquiryFilter,
    offset: u32,
    limit: u32,
    today: NaiveDate,
) -> Result<EnquiryPage> {
    let bound = Bound::of(filter);
    let words = words_of(&filter.text);
    // Words are compared as they are folded here, which SQL cannot: then everything is read.
    let (sql_limit, sql_offset) = if words.is_empty() {
        (i64::from(limit), i64::from(offset))
    } else {
        (-1, 0)
    };
    let mut rows: Vec<Enquiry> = db
        .prepare_cached(&format!(
            "SELECT {COLUMNS} FROM {FROM} WHERE {WHERE} {ORDER} LIMIT :limit OFFSET :offset"
        ))?
        .query_map(
            named_params! {
                ":person": bound.person, ":channel": bound.channel, ":assignee": bound.assignee,
                ":nobody": bound.nobody, ":open": bound.open, ":recruitment": bound.recruitment,
                ":limit": sql_limit, ":offset": sql_offset,
            },
            |row| from_row(row, today),
        )?
        .collect::<rusqlite::Result<_>>()?;
    with_answers(db, &mut rows)?;
    if !words.is_empty() {
        rows.retain(|row| {
            let mut texts = vec![
                row.question.as_str(),
                row.name.as_str(),
                row.reading.as_deref().unwrap_or_default(),
            ];
            texts.extend(row.answers.iter().map(|answer| answer.answer.as_str()));
            is_found(&words, &texts)
        });
        let total = i64::try_from(rows.len()).unwrap_or(i64::MAX);
        let open = rows.iter().filter(|row| row.closed_at.is_none()).count();
        return Ok(EnquiryPage {
            total,
            open: i64::try_from(open).unwrap_or(i64::MAX),
            rows: rows
                .into_iter()
                .skip(offset as usize)
                .take(limit as usize)
                .collect(),
        });
    }
    let (total, open) = db
        .prepare_cached(&format!(
            "SELECT count(*), count(*) FILTER (WHERE e.closed_at IS NULL)
             FROM enquiry e JOIN person_index i ON i.person_id = e.person_id WHERE {WHERE}"
        ))?
        .query_row(
            named_params! {
                ":person": bound.person, ":channel": bound.channel, ":assignee": bound.assignee,
                ":nobody": bound.nobody, ":open": bound.open, ":recruitment": bound.recruitment,
            },
            |row| Ok((row.get(0)?, row.get(1)?)),
        )?;
    Ok(EnquiryPage { total, open, rows })
}

/// Puts the answers to their questions.
fn with_answers(db: &Reader<'_>, rows: &mut [Enquiry]) -> Result<()> {
    let ids: Vec<EnquiryId> = rows.iter().map(|row| row.id).collect();
    let mut answers: HashMap<EnquiryId, Vec<EnquiryAnswer>> = HashMap::new();
    let mut statement = db.prepare_cached(
        "SELECT w.enquiry_id, w.id, w.answered_at, w.channel, w.answer, u.name
         FROM json_each(?1) AS wanted
         JOIN enquiry_answer w ON w.enquiry_id = wanted.value
         JOIN user u ON u.id = w.user_id
         ORDER BY w.answered_at, w.id",
    )?;
    let mut found = statement.query([serde_json::to_string(&ids)?])?;
    while let Some(row) = found.next()? {
        answers.entry(row.get(0)?).or_default().push(EnquiryAnswer {
            id: row.get(1)?,
            answered_at: row.get(2)?,
            channel: row.get(3)?,
            answer: row.get(4)?,
            by: row.get(5)?,
        });
    }
    for row in rows {
        row.answers = answers.remove(&row.id).unwrap_or_default();
        row.first_answer_minutes = first_answer_minutes(
            &row.asked_at,
            row.answers.iter().map(|answer| answer.answered_at.as_str()),
        );
    }
    Ok(())
}

/// How questions fare, of everybody or of those who applied to one recruitment.
pub fn figures(
    db: &Reader<'_>,
    recruitment: Option<RecruitmentId>,
    today: NaiveDate,
) -> Result<EnquiryFigures> {
    let mut statement = db.prepare_cached(
        "SELECT e.asked_at, e.closed_at IS NULL,
                (SELECT min(answered_at) FROM enquiry_answer w WHERE w.enquiry_id = e.id)
         FROM enquiry e
         WHERE ?1 IS NULL OR EXISTS (SELECT 1 FROM application p
             WHERE p.person_id = e.person_id AND p.recruitment_id = ?1)",
    )?;
    let mut figures = EnquiryFigures::default();
    let mut minutes = Vec::new();
    let mut rows = statement.query([recruitment])?;
    while let Some(row) = rows.next()? {
        let asked_at: String = row.get(0)?;
        figures.asked += 1;
        if row.get(1)? {
            figures.open += 1;
            let days = (today - office_day(&asked_at)).num_days();
            figures.oldest_open_days = figures.oldest_open_days.max(Some(days));
        }
        let first: Option<String> = row.get(2)?;
        minutes.extend(first_answer_minutes(&asked_at, first.as_deref()));
    }
    figures.answered = i64::try_from(minutes.len()).unwrap_or(i64::MAX);
    figures.median_minutes = rules::median(minutes);
    Ok(figures)
}

/// The questions open longest.
pub fn longest_open(db: &Reader<'_>, limit: u32, today: NaiveDate) -> Result<Vec<OpenQuestion>> {
    Ok(db
        .prepare_cached(
            "SELECT e.id, e.person_id, i.name, i.reading, e.question, e.assignee_id, e.asked_at,
                    EXISTS (SELECT 1 FROM enquiry_answer w WHERE w.enquiry_id = e.id)
             FROM enquiry e INDEXED BY enquiry_open JOIN person_index i ON i.person_id = e.person_id
             WHERE e.closed_at IS NULL ORDER BY e.asked_at, e.id LIMIT ?1",
        )?
        .query_map([limit], |row| {
            let asked_at: String = row.get(6)?;
            Ok(OpenQuestion {
                enquiry: row.get(0)?,
                person: row.get(1)?,
                name: row.get(2)?,
                reading: row.get(3)?,
                question: row.get(4)?,
                assignee: row.get(5)?,
                days: (today - office_day(&asked_at)).num_days(),
                answered: row.get(7)?,
            })
        })?
        .collect::<rusqlite::Result<_>>()?)
}

/// A question's own row.
pub struct EnquiryRecord {
    /// Whose.
    pub person: PersonId,
    /// When it was asked.
    pub asked_at: String,
    /// Since when it is closed.
    pub closed_at: Option<String>,
}

/// A question's own row.
pub fn load(db: &Reader<'_>, id: EnquiryId) -> Result<EnquiryRecord> {
    db.prepare_cached("SELECT person_id, asked_at, closed_at FROM enquiry WHERE id = ?1")?
        .query_row([id], |row| {
            Ok(EnquiryRecord {
                person: row.get(0)?,
                asked_at: row.get(1)?,
                closed_at: row.get(2)?,
            })
        })
        .optional()?
        .or_not_found(Noun::Enquiry)
}

/// The question an answer belongs to.
pub fn enquiry_of(db: &Reader<'_>, id: EnquiryAnswerId) -> Result<EnquiryId> {
    db.prepare_cached("SELECT enquiry_id FROM enquiry_answer WHERE id = ?1")?
        .query_row([id], |row| row.get(0))
        .optional()?
        .or_not_found(Noun::EnquiryAnswer)
}

/// When the first answer was given.
pub fn first_answered_at(db: &Reader<'_>, id: EnquiryId) -> Result<Option<String>> {
    Ok(db
        .prepare_cached("SELECT min(answered_at) FROM enquiry_answer WHERE enquiry_id = ?1")?
        .query_row([id], |row| row.get(0))?)
}

/// Whether there is an event of this number.
pub fn has_event(db: &Reader<'_>, event: EventId) -> Result<bool> {
    Ok(db
        .prepare_cached("SELECT 1 FROM event WHERE id = ?1")?
        .exists([event])?)
}

// -- writing ---------------------------------------------------------------------------------------

/// A question as it is written.
pub struct NewEnquiry<'a> {
    /// UTC instant.
    pub asked_at: &'a str,
    /// By which way it came.
    pub channel: Channel,
    /// The question.
    pub question: &'a str,
    /// Who answers.
    pub assignee: Option<UserId>,
    /// The event it was asked at or about.
    pub event: Option<EventId>,
}

/// Writes a question down.
pub fn insert(tx: &Tx<'_>, person: PersonId, new: &NewEnquiry<'_>) -> Result<EnquiryId> {
    tx.prepare_cached(
        "INSERT INTO enquiry (person_id, asked_at, channel, question, assignee_id, event_id, recorded_at, user_id)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
    )?
    .execute(params![
        person,
        new.asked_at,
        new.channel,
        new.question,
        new.assignee,
        new.event,
        tx.stamp(),
        tx.user
    ])?;
    Ok(EnquiryId(tx.last_insert_rowid()))
}

/// Corrects a question.
pub fn update(tx: &Tx<'_>, id: EnquiryId, new: &NewEnquiry<'_>) -> Result<()> {
    tx.prepare_cached(
        "UPDATE enquiry SET asked_at = ?2, channel = ?3, question = ?4, assignee_id = ?5, event_id = ?6 WHERE id = ?1",
    )?
    .execute(params![
        id,
        new.asked_at,
        new.channel,
        new.question,
        new.assignee,
        new.event
    ])?;
    Ok(())
}

/// Closes a question; one that is closed keeps its day.
pub fn close(tx: &Tx<'_>, id: EnquiryId) -> Result<()> {
    tx.prepare_cached(
        "UPDATE enquiry SET closed_at = ?2, closed_by = ?3 WHERE id = ?1 AND closed_at IS NULL",
    )?
    .execute(params![id, tx.stamp(), tx.user])?;
    Ok(())
}

/// Opens a question again.
pub fn reopen(tx: &Tx<'_>, id: EnquiryId) -> Result<()> {
    tx.prepare_cached("UPDATE enquiry SET closed_at = NULL, closed_by = NULL WHERE id = ?1")?
        .execute([id])?;
    Ok(())
}

/// Removes a question with its answers. A FAQ made of it stays: it stands for itself.
pub fn delete(tx: &Tx<'_>, id: EnquiryId) -> Result<()> {
    for sql in [
        "UPDATE faq SET enquiry_id = NULL WHERE enquiry_id = ?1",
        "DELETE FROM enquiry_answer WHERE enquiry_id = ?1",
        "DELETE FROM enquiry WHERE id = ?1",
    ] {
        tx.prepare_cached(sql)?.execute([id])?;
    }
    Ok(())
}

/// Writes an answer down.
pub fn insert_answer(
    tx: &Tx<'_>,
    enquiry: EnquiryId,
    answered_at: &str,
    channel: Channel,
    answer: &str,
) -> Result<EnquiryAnswerId> {
    tx.prepare_cached(
        "INSERT INTO enquiry_answer (enquiry_id, answered_at, channel, answer, user_id, recorded_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    )?
    .execute(params![
        enquiry,
        answered_at,
        channel,
        answer,
        tx.user,
        tx.stamp()
    ])?;
    Ok(EnquiryAnswerId(tx.last_insert_rowid()))
}

/// Corrects an answer.
pub fn update_answer(
    tx: &Tx<'_>,
    id: EnquiryAnswerId,
    answered_at: &str,
    channel: Channel,
    answer: &str,
) -> Result<()> {
    tx.prepare_cached(
        "UPDATE enquiry_answer SET answered_at = ?2, channel = ?3, answer = ?4 WHERE id = ?1",
    )?
    .execute(params![id, answered_at, channel, answer])?;
    Ok(())
}

/// Removes an answer.
pub fn delete_answer(tx: &Tx<'_>, id: EnquiryAnswerId) -> Result<()> {
    tx.prepare_cached("DELETE FROM enquiry_answer WHERE id = ?1")?
        .execute([id])?;
    Ok(())
}

// -- answers worth giving again ----------------------------------------------------------------------

/// The FAQ, by topic; what has no topic comes last.
pub fn faqs(db: &Reader<'_>, request: &FaqList) -> Result<Vec<Faq>> {
    let words = words_of(&request.text);
    let mut faqs: Vec<Faq> = db
        .prepare_cached(
            "SELECT id, topic, question, answer, enquiry_id, retired_on FROM faq
             WHERE ?1 OR retired_on IS NULL
             ORDER BY retired_on IS NOT NULL, topic IS NULL, topic, id",
        )?
        .query_map([request.scope == FaqScope::All], faq_of)?
        .collect::<rusqlite::Result<_>>()?;
    faqs.retain(|faq| {
        let topic = faq.topic.as_deref().unwrap_or_default();
        is_found(&words, &[&faq.question, &faq.answer, topic])
    });
    Ok(faqs)
}

fn faq_of(row: &Row<'_>) -> rusqlite::Result<Faq> {
    Ok(Faq {
        id: row.get(0)?,
        topic: row.get(1)?,
        question: row.get(2)?,
        answer: row.get(3)?,
        enquiry: row.get(4)?,
        retired_on: row.get(5)?,
    })
}

/// One of the FAQ.
pub fn faq(db: &Reader<'_>, id: FaqId) -> Result<Faq> {
    db.prepare_cached(
        "SELECT id, topic, question, answer, enquiry_id, retired_on FROM faq WHERE id = ?1",
    )?
    .query_row([id], faq_of)
    .optional()?
    .or_not_found(Noun::Faq)
}

/// A new one, or over the one given.
pub fn save_faq(
    tx: &Tx<'_>,
    id: Option<FaqId>,
    topic: Option<&str>,
    question: &str,
    answer: &str,
    enquiry: Option<EnquiryId>,
) -> Result<FaqId> {
    if let Some(id) = id {
        tx.prepare_cached("UPDATE faq SET topic = ?2, question = ?3, answer = ?4 WHERE id = ?1")?
            .execute(params![id, topic, question, answer])?;
        return Ok(id);
    }
    tx.prepare_cached(
        "INSERT INTO faq (topic, question, answer, enquiry_id) VALUES (?1, ?2, ?3, ?4)",
    )?
    .execute(params![topic, question, answer, enquiry])?;
    Ok(FaqId(tx.last_insert_rowid()))
}

/// Offers it no longer from a day on, or again.
pub fn retire_faq(tx: &Tx<'_>, id: FaqId, retired_on: Option<NaiveDate>) -> Result<()> {
    tx.prepare_cached("UPDATE faq SET retired_on = ?2 WHERE id = ?1")?
        .execute(params![id, retired_on])?;
    Ok(())
}

// -- on a person's timeline, and verified ------------------------------------------------------------

/// Questions and answers on a person's timeline.
pub fn timeline(db: &Reader<'_>, person: PersonId) -> Result<Vec<TimelineEntry>> {
    let mut entries: Vec<TimelineEntry> = db
        .prepare_cached(
            "SELECT e.asked_at, u.name, e.id, e.channel, e.question, e.closed_at IS NULL
             FROM enquiry e JOIN user u ON u.id = e.user_id WHERE e.person_id = ?1",
        )?
        .query_map([person], |row| {
            let at: String = row.get(0)?;
            Ok(TimelineEntry {
                on: office_day(&at),
                recorded_at: Some(at),
                by: row.get(1)?,
                fact: TimelineFact::Asked {
                    enquiry: row.get(2)?,
                    channel: row.get(3)?,
                    question: row.get(4)?,
                    open: row.get(5)?,
                },
            })
        })?
        .collect::<rusqlite::Result<_>>()?;
    let mut answers = db.prepare_cached(
        "SELECT w.answered_at, u.name, e.id, w.channel, w.answer
         FROM enquiry e JOIN enquiry_answer w ON w.enquiry_id = e.id JOIN user u ON u.id = w.user_id
         WHERE e.person_id = ?1",
    )?;
    for entry in answers.query_map([person], |row| {
        let at: String = row.get(0)?;
        Ok(TimelineEntry {
            on: office_day(&at),
            recorded_at: Some(at),
            by: row.get(1)?,
            fact: TimelineFact::Answered {
                enquiry: row.get(2)?,
                channel: row.get(3)?,
                answer: row.get(4)?,
            },
        })
    })? {
        entries.push(entry?);
    }
    Ok(entries)
}

/// Answers given before their question, questions of records that were merged away.
pub fn broken_invariants(db: &Reader<'_>) -> Result<Vec<String>> {
    Ok(db
        .prepare_cached(
            "SELECT e.id FROM enquiry e JOIN person p ON p.id = e.person_id
             WHERE p.merged_into IS NOT NULL
                OR EXISTS (SELECT 1 FROM enquiry_answer w WHERE w.enquiry_id = e.id AND w.answered_at < e.asked_at)",
        )?
        .query_map([], |row| {
            let id: i64 = row.get(0)?;
            Ok(format!("enquiry {id}"))
        })?
        .collect::<rusqlite::Result<_>>()?)
}
