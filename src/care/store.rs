//! The only SQL of the care sign. It reads what others recorded and writes nothing.

use chrono::NaiveDate;
use rusqlite::{OptionalExtension, named_params, params};

use super::rules::CareFacts;
use super::{CareEvent, CareMark, CareQuestion, Touch, TouchKind};
use crate::kernel::Result;
use crate::kernel::clock::office_day;
use crate::kernel::id::{PersonId, RecruitmentId, UserId};
use crate::store::Reader;

/// Somebody in the follow-up.
pub struct Followed {
    /// Who.
    pub person: PersonId,
    /// Today's name.
    pub name: String,
    /// Its reading.
    pub reading: Option<String>,
    /// In charge of the application.
    pub assignee: Option<UserId>,
    /// To which recruitment.
    pub recruitment: RecruitmentId,
    /// Since the first offer of that application.
    pub since: NaiveDate,
}

/// Everybody in the follow-up, or one of them: at a stage of offer or acceptance and not yet joined.
/// Without an offer on record, people join on the first of April of the recruitment's year.
pub fn followed(
    db: &Reader<'_>,
    person: Option<PersonId>,
    today: NaiveDate,
) -> Result<Vec<Followed>> {
    // One person is looked up by the person, everybody by the stages.
    let from = if person.is_some() {
        "application a JOIN stage s ON s.id = a.stage_id"
    } else {
        "stage s CROSS JOIN application a INDEXED BY application_by_stage
             ON a.recruitment_id = s.recruitment_id AND a.stage_id = s.id"
    };
    let mut rows: Vec<Followed> = db
        .prepare_cached(&format!(
            "SELECT a.person_id, i.name, i.reading, a.assignee_id, a.recruitment_id,
                    coalesce((SELECT min(m.moved_on) FROM stage_move m JOIN stage o ON o.id = m.stage_id
                              WHERE m.application_id = a.id AND o.kind IN ('offer', 'accepted')), a.stage_on)
             FROM {from}
             JOIN recruitment r ON r.id = a.recruitment_id
             JOIN person_index i ON i.person_id = a.person_id
             WHERE s.kind IN ('offer', 'accepted')
               AND (:person IS NULL OR a.person_id = :person)
               AND NOT EXISTS (SELECT 1 FROM joining j WHERE j.person_id = a.person_id AND j.joined_on <= :today)
               AND (printf('%04d-04-01', r.entry_year) > :today
                    OR EXISTS (SELECT 1 FROM offer f WHERE f.application_id = a.id AND f.state IN ('issued', 'accepted')))
             ORDER BY i.sort_key, a.person_id, a.applied_on DESC, a.id DESC"
        ))?
        .query_map(named_params! { ":person": person, ":today": today }, |row| {
            Ok(Followed {
                person: row.get(0)?,
                name: row.get(1)?,
                reading: row.get(2)?,
                assignee: row.get(3)?,
                recruitment: row.get(4)?,
                since: row.get(5)?,
            })
        })?
        .collect::<rusqlite::Result<_>>()?;
    // Of two applications the later one counts.
    rows.dedup_by_key(|followed| followed.person);
    Ok(rows)
}

/// The facts of somebody in the follow-up.
pub fn facts(db: &Reader<'_>, of: &Followed, today: NaiveDate) -> Result<CareFacts> {
    let touches = touches(db, of.person, today)?;
    Ok(CareFacts {
        since: of.since,
        questions: questions(db, of.person, today)?,
        together: last(&touches, &[TouchKind::Conversation, TouchKind::Attendance]),
        from_person: last(
            &touches,
            &[TouchKind::FromPerson, TouchKind::Question, TouchKind::Reply],
        ),
        to_person: last(
            &touches,
            &[
                TouchKind::ToPerson,
                TouchKind::Answer,
                TouchKind::Invitation,
            ],
        ),
        events: events(db, of.person, of.recruitment, today)?,
    })
}

fn last(touches: &[Touch], kinds: &[TouchKind]) -> Option<Touch> {
    touches
        .iter()
        .filter(|touch| kinds.contains(&touch.kind))
        .max()
        .copied()
}

/// The last contact of each kind.
fn touches(db: &Reader<'_>, person: PersonId, today: NaiveDate) -> Result<Vec<Touch>> {
    use TouchKind::{
        Answer, Attendance, Conversation, FromPerson, Invitation, Question, Reply, ToPerson,
    };
    let mut touches = Vec::new();
    let instants = db
        .prepare_cached(
            "SELECT (SELECT max(happened_at) FROM exchange WHERE person_id = ?1 AND direction = 'both'),
                    (SELECT max(happened_at) FROM exchange WHERE person_id = ?1 AND direction = 'from_person'),
                    (SELECT max(happened_at) FROM exchange WHERE person_id = ?1 AND direction = 'to_person'),
                    (SELECT max(asked_at) FROM enquiry WHERE person_id = ?1),
                    (SELECT max(w.answered_at) FROM enquiry e JOIN enquiry_answer w ON w.enquiry_id = e.id
                     WHERE e.person_id = ?1),
                    (SELECT max(replied_at) FROM invitation WHERE person_id = ?1),
                    (SELECT max(told_at) FROM invitation WHERE person_id = ?1)",
        )?
        .query_row([person], |row| {
            let mut instants: Vec<Option<String>> = Vec::new();
            for at in 0..7 {
                instants.push(row.get(at)?);
            }
            Ok(instants)
        })?;
    let kinds = [
        Conversation,
        FromPerson,
        ToPerson,
        Question,
        Answer,
        Reply,
        Invitation,
    ];
    for (kind, instant) in kinds.into_iter().zip(instants) {
        touches.extend(instant.map(|at| Touch {
            on: office_day(&at),
            kind,
        }));
    }
    let attended: Option<NaiveDate> = db
        .prepare_cached(
            "SELECT max(substr(e.starts_at, 1, 10)) FROM invitation v JOIN event e ON e.id = v.event_id
             WHERE v.person_id = ?1 AND v.attendance IN ('attended', 'part')
               AND e.cancelled_at IS NULL AND substr(e.starts_at, 1, 10) <= ?2",
        )?
        .query_row(params![person, today], |row| row.get(0))
        .optional()?
        .flatten();
    touches.extend(attended.map(|on| Touch {
        on,
        kind: Attendance,
    }));
    Ok(touches)
}

/// Open questions, oldest first.
pub fn questions(db: &Reader<'_>, person: PersonId, today: NaiveDate) -> Result<Vec<CareQuestion>> {
    Ok(db
        .prepare_cached(
            "SELECT asked_at, question FROM enquiry WHERE person_id = ?1 AND closed_at IS NULL ORDER BY asked_at, id",
        )?
        .query_map([person], |row| {
            let at: String = row.get(0)?;
            let asked_on = office_day(&at);
            Ok(CareQuestion {
                asked_on,
                question: row.get(1)?,
                days: (today - asked_on).num_days(),
            })
        })?
        .collect::<rusqlite::Result<_>>()?)
}

/// The events of a recruitment's programme that were, as they went for one person, in order.
fn events(
    db: &Reader<'_>,
    person: PersonId,
    recruitment: RecruitmentId,
    today: NaiveDate,
) -> Result<Vec<CareEvent>> {
    Ok(db
        .prepare_cached(
            "SELECT e.name, substr(e.starts_at, 1, 10), v.id IS NOT NULL AND v.place NOT IN ('waiting', 'none'),
                    v.attendance
             FROM event e LEFT JOIN invitation v ON v.event_id = e.id AND v.person_id = ?1
             WHERE e.recruitment_id = ?2 AND e.cancelled_at IS NULL AND substr(e.ends_at, 1, 10) <= ?3
             ORDER BY e.starts_at, e.id",
        )?
        .query_map(params![person, recruitment, today], |row| {
            let attendance: Option<String> = row.get(3)?;
            Ok(CareEvent {
                name: row.get(0)?,
                on: row.get(1)?,
                mark: match attendance.as_deref() {
                    Some("attended" | "part") => CareMark::Attended,
                    Some("study") => CareMark::Study,
                    Some("excused") => CareMark::Excused,
                    Some("no_word") => CareMark::NoWord,
                    _ if row.get(2)? => CareMark::Unknown,
                    _ => CareMark::NotInvited,
                },
            })
        })?
        .collect::<rusqlite::Result<_>>()?)
}
