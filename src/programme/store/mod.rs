//! The only SQL on the programme: templates and closed days here, the rest in its rooms.

pub mod after;
pub mod diary;
pub mod event;
pub mod grid;
pub mod invitation;
pub mod person;

use chrono::NaiveDate;
use rusqlite::{OptionalExtension, Row, params};

use super::rules::recurrence::Rule;
use super::{
    AttendanceKind, ClosedDay, EventForm, EventKind, InvitationReply, MonthEnd, OnClosed,
    ProgrammeTemplate, ReplyReason, SeatState, TemplateDraft, Visibility, WaitingMode,
};
use crate::kernel::Result;
use crate::kernel::error::{Noun, OrNotFound};
use crate::kernel::holiday::OpenDays;
use crate::kernel::id::{ClosedDayId, ProgrammeTemplateId};
use crate::store::sql::{Json, text_enum};
use crate::store::{Reader, Tx};

text_enum!(
    EventKind,
    EventForm,
    WaitingMode,
    Visibility,
    MonthEnd,
    OnClosed,
    SeatState,
    InvitationReply,
    ReplyReason,
    AttendanceKind,
);

// -- templates -------------------------------------------------------------------------------------

const TEMPLATE: &str = "SELECT id, kind, name, description, form, place, starts_month, rule, start_time, duration_minutes, days, month_end,
        on_closed, capacity, waiting, agenda, reminders, retired_on FROM programme_template";

fn template_of(row: &Row<'_>) -> rusqlite::Result<ProgrammeTemplate> {
    // A rule is checked before it is written; one that no longer reads shows as none.
    let rule = row
        .get::<_, Option<String>>(7)?
        .and_then(|rule| Rule::read(&rule).ok());
    Ok(ProgrammeTemplate {
        id: row.get(0)?,
        draft: TemplateDraft {
            kind: row.get(1)?,
            name: row.get(2)?,
            description: row.get(3)?,
            form: row.get(4)?,
            place: row.get(5)?,
            starts_month: row.get(6)?,
            pattern: rule.as_ref().map(Rule::pattern),
            count: rule.as_ref().and_then(Rule::count),
            start_time: row.get(8)?,
            duration_minutes: row.get(9)?,
            days: row.get(10)?,
            month_end: row.get(11)?,
            on_closed: row.get(12)?,
            capacity: row.get(13)?,
            waiting: row.get(14)?,
            agenda: row.get::<_, Json<_>>(15)?.0,
            reminders: row.get::<_, Json<_>>(16)?.0,
        },
        retired_on: row.get(17)?,
    })
}

/// All templates, those in use first, as they were made.
pub fn templates(db: &Reader<'_>) -> Result<Vec<ProgrammeTemplate>> {
    Ok(db
        .prepare_cached(&format!("{TEMPLATE} ORDER BY retired_on IS NOT NULL, id"))?
        .query_map([], template_of)?
        .collect::<rusqlite::Result<_>>()?)
}

/// One template.
pub fn template(db: &Reader<'_>, id: ProgrammeTemplateId) -> Result<ProgrammeTemplate> {
    db.prepare_cached(&format!("{TEMPLATE} WHERE id = ?1"))?
        .query_row([id], template_of)
        .optional()?
        .or_not_found(Noun::ProgrammeTemplate)
}

/// Writes a template: a new one, or over one that is there. `rule`: with its end, if it has one.
pub fn save_template(
    tx: &Tx<'_>,
    id: Option<ProgrammeTemplateId>,
    draft: &TemplateDraft,
    rule: Option<&Rule>,
) -> Result<ProgrammeTemplateId> {
    let rule = rule.map(ToString::to_string);
    let (agenda, reminders) = (Json(draft.agenda.clone()), Json(draft.reminders.clone()));
    let sql = match id {
        Some(_) => {
            "UPDATE programme_template SET kind = ?2, name = ?3, description = ?4, form = ?5, place = ?6, starts_month = ?7, rule = ?8,
                start_time = ?9, duration_minutes = ?10, days = ?11, month_end = ?12, on_closed = ?13, capacity = ?14, waiting = ?15,
                agenda = ?16, reminders = ?17 WHERE id = ?1"
        }
        None => {
            "INSERT INTO programme_template (id, kind, name, description, form, place, starts_month, rule, start_time, duration_minutes,
                days, month_end, on_closed, capacity, waiting, agenda, reminders)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17)"
        }
    };
    tx.prepare_cached(sql)?.execute(params![
        id,
        draft.kind,
        draft.name,
        draft.description,
        draft.form,
        draft.place,
        draft.starts_month,
        rule,
        draft.start_time,
        draft.duration_minutes,
        draft.days,
        draft.month_end,
        draft.on_closed,
        draft.capacity,
        draft.waiting,
        agenda,
        reminders
    ])?;
    Ok(id.unwrap_or_else(|| ProgrammeTemplateId(tx.last_insert_rowid())))
}

/// Takes a template out of use, or back into it.
pub fn retire_template(tx: &Tx<'_>, id: ProgrammeTemplateId, on: Option<NaiveDate>) -> Result<()> {
    tx.prepare_cached("UPDATE programme_template SET retired_on = ?2 WHERE id = ?1")?
        .execute(params![id, on])?;
    Ok(())
}

// -- closed days -----------------------------------------------------------------------------------

/// The days the office keeps closed of its own, by day.
pub fn closed_days(db: &Reader<'_>) -> Result<Vec<ClosedDay>> {
    Ok(db
        .prepare_cached("SELECT id, closed_on, name FROM closed_day ORDER BY closed_on, id")?
        .query_map([], |row| {
            Ok(ClosedDay {
                id: row.get(0)?,
                closed_on: row.get(1)?,
                name: row.get(2)?,
            })
        })?
        .collect::<rusqlite::Result<_>>()?)
}

/// The days on which the office is open.
pub fn open_days(db: &Reader<'_>) -> Result<OpenDays> {
    Ok(OpenDays::new(
        closed_days(db)?.into_iter().map(|day| day.closed_on),
    ))
}

/// Writes a closed day: a new one, or over one that is there.
pub fn save_closed_day(
    tx: &Tx<'_>,
    id: Option<ClosedDayId>,
    on: NaiveDate,
    name: &str,
) -> Result<ClosedDayId> {
    match id {
        Some(id) => {
            let changed = tx
                .prepare_cached("UPDATE closed_day SET closed_on = ?2, name = ?3 WHERE id = ?1")?
                .execute(params![id, on, name])?;
            (changed > 0).then_some(id).or_not_found(Noun::ClosedDay)
        }
        None => {
            tx.prepare_cached("INSERT INTO closed_day (closed_on, name) VALUES (?1, ?2)")?
                .execute(params![on, name])?;
            Ok(ClosedDayId(tx.last_insert_rowid()))
        }
    }
}

/// Removes a closed day; gives its name.
pub fn delete_closed_day(tx: &Tx<'_>, id: ClosedDayId) -> Result<String> {
    let name = tx
        .prepare_cached("SELECT name FROM closed_day WHERE id = ?1")?
        .query_row([id], |row| row.get(0))
        .optional()?
        .or_not_found(Noun::ClosedDay)?;
    tx.prepare_cached("DELETE FROM closed_day WHERE id = ?1")?
        .execute([id])?;
    Ok(name)
}

// -- rules across rows -----------------------------------------------------------------------------

/// Events and invitations that contradict each other, without personal data.
pub fn broken_invariants(db: &Reader<'_>) -> Result<Vec<String>> {
    let mut broken: Vec<String> = Vec::new();
    for (what, sql) in [
        (
            "seats",
            "SELECT e.id FROM event e WHERE e.capacity > 0 AND e.capacity <
                (SELECT count(*) FROM invitation i WHERE i.event_id = e.id AND i.place IN ('seat', 'offered'))",
        ),
        (
            "series",
            "SELECT e.id FROM event e JOIN series s ON s.id = e.series_id
             WHERE s.recruitment_id <> e.recruitment_id OR e.planned_at < s.starts_at",
        ),
        (
            "told",
            "SELECT DISTINCT e.id FROM event e JOIN invitation i ON i.event_id = e.id WHERE i.told_sequence > e.sequence",
        ),
        (
            "person",
            "SELECT DISTINCT i.event_id FROM invitation i JOIN person p ON p.id = i.person_id WHERE p.merged_into IS NOT NULL",
        ),
    ] {
        let rows: Vec<i64> = db
            .prepare_cached(sql)?
            .query_map([], |row| row.get(0))?
            .collect::<rusqlite::Result<_>>()?;
        broken.extend(rows.into_iter().map(|id| format!("event {id} {what}")));
    }
    for place in invitation::kept_places(db)? {
        if place.until > place.starts_at.stamp() {
            broken.push(format!("invitation {} place", place.invitation));
        }
    }
    let rules: Vec<(i64, String)> = db
        .prepare_cached("SELECT id, rule FROM series")?
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<rusqlite::Result<_>>()?;
    for (id, rule) in rules {
        if Rule::read(&rule).is_err() {
            broken.push(format!("series {id} rule"));
        }
    }
    Ok(broken)
}
