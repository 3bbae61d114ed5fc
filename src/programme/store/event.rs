//! Events and series.

use rusqlite::{OptionalExtension, Row, params};
use sha2::{Digest, Sha256};

use crate::kernel::error::{Noun, OrNotFound};
use crate::kernel::id::{EventId, ProgrammeTemplateId, RecruitmentId, SeriesId, UserId};
use crate::kernel::moment::OfficeTime;
use crate::kernel::{Error, Result};
use crate::programme::rules::dates::days_covered;
use crate::programme::rules::recurrence::Rule;
use crate::programme::rules::waiting::free_seats;
use crate::programme::{
    CalendarEvent, Cancellation, EventDraft, MonthEnd, OnClosed, ProgrammeEvent, SeatCount, Series,
};
use crate::store::sql::Json;
use crate::store::{Reader, Tx};

const EVENT: &str = "SELECT id, recruitment_id, series_id, template_id, kind, name, description, planned_at, own_time, starts_at, ends_at, form,
        place, link, facilitator_id, capacity, waiting, offer_hours, visible_to, agenda, reminders, uid, sequence, cancelled_at, cancel_reason
     FROM event";

fn event_of(row: &Row<'_>) -> rusqlite::Result<ProgrammeEvent> {
    let (starts_at, ends_at) = (row.get(9)?, row.get(10)?);
    let cancelled_at: Option<String> = row.get(23)?;
    let reason: Option<String> = row.get(24)?;
    Ok(ProgrammeEvent {
        id: row.get(0)?,
        recruitment: row.get(1)?,
        series: row.get(2)?,
        template: row.get(3)?,
        facts: EventDraft {
            kind: row.get(4)?,
            name: row.get(5)?,
            description: row.get(6)?,
            form: row.get(11)?,
            place: row.get(12)?,
            link: row.get(13)?,
            facilitator: row.get(14)?,
            capacity: row.get(15)?,
            waiting: row.get(16)?,
            offer_hours: row.get(17)?,
            visible_to: row.get(18)?,
            agenda: row.get::<_, Json<_>>(19)?.0,
            reminders: row.get::<_, Json<_>>(20)?.0,
        },
        planned_at: row.get(7)?,
        own_time: row.get(8)?,
        starts_at,
        ends_at,
        days: days_covered(starts_at, ends_at),
        uid: row.get(21)?,
        sequence: row.get(22)?,
        cancelled: cancelled_at
            .zip(reason)
            .map(|(at, reason)| Cancellation { at, reason }),
    })
}

/// One event.
pub fn load(db: &Reader<'_>, id: EventId) -> Result<ProgrammeEvent> {
    db.prepare_cached(&format!("{EVENT} WHERE id = ?1"))?
        .query_row([id], event_of)
        .optional()?
        .or_not_found(Noun::Event)
}

/// The events of a series, as its rule gave them.
pub fn of_series(db: &Reader<'_>, series: SeriesId) -> Result<Vec<ProgrammeEvent>> {
    Ok(db
        .prepare_cached(&format!(
            "{EVENT} WHERE series_id = ?1 ORDER BY planned_at, id"
        ))?
        .query_map([series], event_of)?
        .collect::<rusqlite::Result<_>>()?)
}

/// All events, of one programme or of all, by their beginning.
pub fn all(db: &Reader<'_>, recruitment: Option<RecruitmentId>) -> Result<Vec<ProgrammeEvent>> {
    Ok(db
        .prepare_cached(&format!(
            "{EVENT} WHERE ?1 IS NULL OR recruitment_id = ?1 ORDER BY starts_at, id"
        ))?
        .query_map([recruitment], event_of)?
        .collect::<rusqlite::Result<_>>()?)
}

/// Events that begin between two times and are not cancelled.
pub fn all_between(
    db: &Reader<'_>,
    from: OfficeTime,
    to: OfficeTime,
) -> Result<Vec<ProgrammeEvent>> {
    Ok(db
        .prepare_cached(&format!(
            "{EVENT} WHERE starts_at BETWEEN ?1 AND ?2 AND cancelled_at IS NULL ORDER BY starts_at, id"
        ))?
        .query_map([from, to], event_of)?
        .collect::<rusqlite::Result<_>>()?)
}

/// The name of somebody who signs in.
pub fn user_name(db: &Reader<'_>, user: UserId) -> Result<String> {
    db.prepare_cached("SELECT name FROM user WHERE id = ?1")?
        .query_row([user], |row| row.get(0))
        .optional()?
        .or_not_found(Noun::User)
}

/// Whether this user may lead an event: on record and still signing in.
pub fn is_assignable(db: &Reader<'_>, user: UserId) -> Result<bool> {
    Ok(db
        .prepare_cached("SELECT 1 FROM user WHERE id = ?1 AND disabled_on IS NULL")?
        .exists([user])?)
}

/// Which events are asked for.
#[derive(Clone, Copy, Debug)]
pub enum Which {
    /// Those that touch these days, of one programme or of all.
    Between(OfficeTime, OfficeTime, Option<RecruitmentId>),
    /// One.
    One(EventId),
    /// Those that were over by then and have somebody who did not decline without a record, latest first.
    Unrecorded(OfficeTime, OfficeTime),
}

/// Events in short.
pub fn short(db: &Reader<'_>, which: Which) -> Result<Vec<CalendarEvent>> {
    const SHORT: &str = "SELECT e.id, e.recruitment_id, e.series_id, e.kind, e.name, e.starts_at, e.ends_at, e.form, e.place, u.name,
            e.cancelled_at IS NOT NULL, e.own_time, e.capacity,
            count(i.id),
            coalesce(sum(i.place IN ('seat', 'offered')), 0),
            coalesce(sum(i.place = 'waiting'), 0),
            coalesce(sum(i.place = 'offered'), 0),
            coalesce(sum(i.reply = 'yes'), 0),
            coalesce(sum(i.reply = 'no'), 0),
            coalesce(sum(i.reply = 'none'), 0),
            coalesce(sum(i.attendance IN ('attended', 'part')), 0),
            coalesce(sum(i.attendance IS NOT NULL), 0),
            coalesce(sum(i.reply <> 'no' AND (i.told_sequence < e.sequence OR (i.told_sequence IS NULL AND e.cancelled_at IS NULL))), 0)
         FROM event e LEFT JOIN user u ON u.id = e.facilitator_id LEFT JOIN invitation i ON i.event_id = e.id";
    let (rest, values): (&str, Vec<rusqlite::types::Value>) = match which {
        Which::Between(from, to, recruitment) => (
            "WHERE e.starts_at <= ?2 AND e.ends_at >= ?1 AND (?3 IS NULL OR e.recruitment_id = ?3) GROUP BY e.id ORDER BY e.starts_at, e.id",
            vec![
                from.to_string().into(),
                to.to_string().into(),
                recruitment.map(|id| id.0).into(),
            ],
        ),
        Which::One(id) => ("WHERE e.id = ?1 GROUP BY e.id", vec![id.0.into()]),
        Which::Unrecorded(from, to) => (
            "WHERE e.ends_at BETWEEN ?1 AND ?2 AND e.cancelled_at IS NULL GROUP BY e.id
             HAVING sum(i.attendance IS NULL AND i.reply <> 'no' AND i.place <> 'none') > 0 ORDER BY e.starts_at DESC, e.id DESC LIMIT 20",
            vec![from.to_string().into(), to.to_string().into()],
        ),
    };
    Ok(db
        .prepare_cached(&format!("{SHORT} {rest}"))?
        .query_map(rusqlite::params_from_iter(values), |row| {
            let (starts_at, ends_at) = (row.get(5)?, row.get(6)?);
            let (capacity, taken) = (row.get(12)?, row.get(14)?);
            Ok(CalendarEvent {
                id: row.get(0)?,
                recruitment: row.get(1)?,
                series: row.get(2)?,
                kind: row.get(3)?,
                name: row.get(4)?,
                starts_at,
                ends_at,
                days: days_covered(starts_at, ends_at),
                form: row.get(7)?,
                place: row.get(8)?,
                facilitator: row.get(9)?,
                cancelled: row.get(10)?,
                own_time: row.get(11)?,
                seats: SeatCount {
                    capacity,
                    invited: row.get(13)?,
                    taken,
                    free: free_seats(capacity, taken),
                    waiting: row.get(15)?,
                    offered: row.get(16)?,
                    yes: row.get(17)?,
                    no: row.get(18)?,
                    unanswered: row.get(19)?,
                    present: row.get(20)?,
                    recorded: row.get(21)?,
                    to_tell: row.get(22)?,
                },
            })
        })?
        .collect::<rusqlite::Result<_>>()?)
}

/// How the invitations to an event stand.
pub fn seats(db: &Reader<'_>, id: EventId) -> Result<SeatCount> {
    short(db, Which::One(id))?
        .into_iter()
        .next()
        .map(|event| event.seats)
        .or_not_found(Noun::Event)
}

/// An event to be entered.
#[derive(Clone, Copy, Debug)]
#[allow(missing_docs, reason = "as in the table")]
pub struct NewEvent<'a> {
    pub recruitment: RecruitmentId,
    pub template: Option<ProgrammeTemplateId>,
    /// With the time its rule gave it.
    pub series: Option<(SeriesId, OfficeTime)>,
    pub own_time: bool,
    pub facts: &'a EventDraft,
    pub starts_at: OfficeTime,
    pub ends_at: OfficeTime,
}

/// Enters an event.
pub fn insert(tx: &Tx<'_>, new: &NewEvent<'_>) -> Result<EventId> {
    let facts = new.facts;
    let uid = new_uid(tx, new)?;
    tx.prepare_cached(
        "INSERT INTO event (recruitment_id, series_id, template_id, kind, name, description, planned_at, own_time, starts_at, ends_at, form,
            place, link, facilitator_id, capacity, waiting, offer_hours, visible_to, agenda, reminders, uid, sequence)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, 0)",
    )?
    .execute(params![
        new.recruitment,
        new.series.map(|(series, _)| series),
        new.template,
        facts.kind,
        facts.name,
        facts.description,
        new.series.map(|(_, planned_at)| planned_at),
        new.own_time,
        new.starts_at,
        new.ends_at,
        facts.form,
        facts.place,
        facts.link,
        facts.facilitator,
        facts.capacity,
        facts.waiting,
        facts.offer_hours,
        facts.visible_to,
        Json(&facts.agenda),
        Json(&facts.reminders),
        uid
    ])?;
    Ok(EventId(tx.last_insert_rowid()))
}

/// A name no other event has, in the form of a UUID of free design (RFC 9562, version 8): made from what is
/// recorded, so that the same act gives the same name.
fn new_uid(tx: &Tx<'_>, new: &NewEvent<'_>) -> Result<String> {
    let next: i64 = tx
        .prepare_cached("SELECT coalesce(max(id), 0) + 1 FROM event")?
        .query_row([], |row| row.get(0))?;
    let mut hash = Sha256::new();
    for part in [
        tx.stamp(),
        &tx.user.to_string(),
        &next.to_string(),
        &new.recruitment.to_string(),
        &new.starts_at.to_string(),
        &new.facts.name,
    ] {
        hash.update(part.as_bytes());
        hash.update([0x1F]);
    }
    let hex: String = hash.finalize().iter().fold(String::new(), |mut hex, byte| {
        use std::fmt::Write as _;
        let _ = write!(hex, "{byte:02x}");
        hex
    });
    Ok(format!(
        "{}-{}-8{}-8{}-{}",
        &hex[..8],
        &hex[8..12],
        &hex[12..15],
        &hex[15..18],
        &hex[18..30]
    ))
}

/// Overwrites what an event is, apart from its time.
pub fn update_facts(tx: &Tx<'_>, id: EventId, facts: &EventDraft) -> Result<()> {
    tx.prepare_cached(
        "UPDATE event SET kind = ?2, name = ?3, description = ?4, form = ?5, place = ?6, link = ?7, facilitator_id = ?8, capacity = ?9,
            waiting = ?10, offer_hours = ?11, visible_to = ?12, agenda = ?13, reminders = ?14 WHERE id = ?1",
    )?
    .execute(params![
        id,
        facts.kind,
        facts.name,
        facts.description,
        facts.form,
        facts.place,
        facts.link,
        facts.facilitator,
        facts.capacity,
        facts.waiting,
        facts.offer_hours,
        facts.visible_to,
        Json(&facts.agenda),
        Json(&facts.reminders)
    ])?;
    Ok(())
}

/// A time an event gets.
#[derive(Clone, Copy, Debug)]
#[allow(missing_docs, reason = "as in the table")]
pub struct NewTime {
    /// With the time its rule gives it.
    pub series: Option<(SeriesId, OfficeTime)>,
    pub own_time: bool,
    pub starts_at: OfficeTime,
    pub ends_at: OfficeTime,
}

/// Moves an event. A place that is kept for somebody is never kept after the new beginning.
pub fn update_time(tx: &Tx<'_>, id: EventId, time: &NewTime) -> Result<()> {
    tx.prepare_cached(
        "UPDATE event SET series_id = ?2, planned_at = ?3, own_time = ?4, starts_at = ?5, ends_at = ?6 WHERE id = ?1",
    )?
    .execute(params![
        id,
        time.series.map(|(series, _)| series),
        time.series.map(|(_, planned_at)| planned_at),
        time.own_time,
        time.starts_at,
        time.ends_at
    ])?;
    tx.prepare_cached(
        "UPDATE invitation SET place_until = ?2 WHERE event_id = ?1 AND place = 'offered' AND place_until > ?2",
    )?
    .execute(params![id, time.starts_at.stamp()])?;
    Ok(())
}

/// Raises the sequence where anybody was told before; gives how many have to be told again.
pub fn raise_sequence(tx: &Tx<'_>, id: EventId) -> Result<u32> {
    let told: u32 = tx
        .prepare_cached(
            "SELECT count(*) FROM invitation WHERE event_id = ?1 AND told_sequence IS NOT NULL",
        )?
        .query_row([id], |row| row.get(0))?;
    if told == 0 {
        return Ok(0);
    }
    tx.prepare_cached("UPDATE event SET sequence = sequence + 1 WHERE id = ?1")?
        .execute([id])?;
    Ok(tx
        .prepare_cached(
            "SELECT count(*) FROM invitation WHERE event_id = ?1 AND told_sequence IS NOT NULL AND reply <> 'no'",
        )?
        .query_row([id], |row| row.get(0))?)
}

/// Cancels an event for a reason, or not any more.
pub fn set_cancelled(tx: &Tx<'_>, id: EventId, reason: Option<&str>) -> Result<()> {
    tx.prepare_cached("UPDATE event SET cancelled_at = ?2, cancel_reason = ?3 WHERE id = ?1")?
        .execute(params![id, reason.map(|_| tx.stamp()), reason])?;
    Ok(())
}

/// To how many people an event means something already: told, replied, there, guests; or notes and
/// questions.
pub fn uses(db: &Reader<'_>, id: EventId) -> Result<u32> {
    Ok(db
        .prepare_cached(
            "SELECT (SELECT count(*) FROM invitation WHERE event_id = ?1
                        AND (reply <> 'none' OR told_sequence IS NOT NULL OR attendance IS NOT NULL))
                  + (SELECT count(*) FROM guest WHERE event_id = ?1)
                  + (SELECT count(*) FROM event_note WHERE event_id = ?1)
                  + (SELECT count(*) FROM follow_up WHERE event_id = ?1)",
        )?
        .query_row([id], |row| row.get(0))?)
}

/// Removes an event nobody replied to, with its invitations; and its series where it was the last.
pub fn delete(tx: &Tx<'_>, event: &ProgrammeEvent) -> Result<()> {
    tx.prepare_cached("DELETE FROM invitation WHERE event_id = ?1")?
        .execute([event.id])?;
    tx.prepare_cached("DELETE FROM event WHERE id = ?1")?
        .execute([event.id])?;
    if let Some(series) = event.series {
        tx.prepare_cached(
            "DELETE FROM series WHERE id = ?1 AND NOT EXISTS (SELECT 1 FROM event WHERE series_id = ?1)
                AND NOT EXISTS (SELECT 1 FROM series WHERE previous_id = ?1)",
        )?
        .execute([series])?;
    }
    Ok(())
}

// -- series ----------------------------------------------------------------------------------------

/// A series' own row.
#[derive(Clone, Debug)]
#[allow(missing_docs, reason = "as in the table")]
pub struct SeriesRow {
    pub recruitment: RecruitmentId,
    pub template: Option<ProgrammeTemplateId>,
    pub previous: Option<SeriesId>,
    pub name: String,
    pub rule: Rule,
    pub starts_at: OfficeTime,
    pub month_end: MonthEnd,
    pub on_closed: OnClosed,
}

/// A series' own row.
pub fn series_row(db: &Reader<'_>, id: SeriesId) -> Result<SeriesRow> {
    let (row, rule) = db
        .prepare_cached(
            "SELECT recruitment_id, template_id, previous_id, name, rule, starts_at, month_end, on_closed FROM series WHERE id = ?1",
        )?
        .query_row([id], |row| {
            let rule: String = row.get(4)?;
            Ok((
                (
                    row.get(0)?,
                    row.get(1)?,
                    row.get(2)?,
                    row.get(3)?,
                    row.get(5)?,
                    row.get(6)?,
                    row.get(7)?,
                ),
                rule,
            ))
        })
        .optional()?
        .or_not_found(Noun::Series)?;
    let (recruitment, template, previous, name, starts_at, month_end, on_closed) = row;
    Ok(SeriesRow {
        recruitment,
        template,
        previous,
        name,
        rule: Rule::read(&rule).map_err(|_| Error::Damaged("a series' rule cannot be read"))?,
        starts_at,
        month_end,
        on_closed,
    })
}

/// Enters a series.
pub fn insert_series(tx: &Tx<'_>, series: &SeriesRow) -> Result<SeriesId> {
    tx.prepare_cached(
        "INSERT INTO series (recruitment_id, template_id, previous_id, name, rule, starts_at, month_end, on_closed)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
    )?
    .execute(params![
        series.recruitment,
        series.template,
        series.previous,
        series.name,
        series.rule.to_string(),
        series.starts_at,
        series.month_end,
        series.on_closed
    ])?;
    Ok(SeriesId(tx.last_insert_rowid()))
}

/// Writes a series' rule and beginning.
pub fn update_series(tx: &Tx<'_>, id: SeriesId, rule: &Rule, starts_at: OfficeTime) -> Result<()> {
    tx.prepare_cached("UPDATE series SET rule = ?2, starts_at = ?3 WHERE id = ?1")?
        .execute(params![id, rule.to_string(), starts_at])?;
    Ok(())
}

/// Series of a programme, or one, by their beginning; `now` tells which event is the next.
pub fn series(
    db: &Reader<'_>,
    recruitment: Option<RecruitmentId>,
    one: Option<SeriesId>,
    now: OfficeTime,
) -> Result<Vec<Series>> {
    Ok(db
        .prepare_cached(
            "SELECT s.id, s.recruitment_id, s.template_id, s.previous_id, s.name, s.rule, s.starts_at, s.month_end, s.on_closed, count(e.id),
                    min(CASE WHEN e.cancelled_at IS NULL AND e.starts_at >= ?3 THEN e.starts_at END), max(e.starts_at)
             FROM series s LEFT JOIN event e ON e.series_id = s.id
             WHERE (?1 IS NULL OR s.recruitment_id = ?1) AND (?2 IS NULL OR s.id = ?2)
             GROUP BY s.id ORDER BY s.starts_at, s.id",
        )?
        .query_map(params![recruitment, one, now], |row| {
            let rule: String = row.get(5)?;
            let pattern = Rule::read(&rule).map_or_else(
                |_| crate::programme::Pattern::Rule { rule: rule.clone() },
                |rule| rule.pattern(),
            );
            Ok(Series {
                id: row.get(0)?,
                recruitment: row.get(1)?,
                template: row.get(2)?,
                previous: row.get(3)?,
                name: row.get(4)?,
                pattern,
                rule,
                starts_at: row.get(6)?,
                month_end: row.get(7)?,
                on_closed: row.get(8)?,
                events: row.get(9)?,
                next: row.get(10)?,
                last: row.get(11)?,
            })
        })?
        .collect::<rusqlite::Result<_>>()?)
}
