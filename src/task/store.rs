//! The only SQL of tasks and their templates.

use chrono::NaiveDate;
use rusqlite::{OptionalExtension, Row, named_params, params};

use super::api::{TaskFilter, TaskPage, TaskState};
use super::{TaskRow, TaskTemplate};
use crate::application::AssigneeFilter;
use crate::kernel::Result;
use crate::kernel::clock::office_day;
use crate::kernel::error::{Noun, OrNotFound};
use crate::kernel::id::{EventId, PersonId, TaskId, TaskTemplateId, UserId};
use crate::kernel::kana::fold_text;
use crate::person::{TimelineEntry, TimelineFact};
use crate::recruitment::StageKind;
use crate::store::{Reader, Tx};

const SELECT: &str = "SELECT t.id, t.title, t.starts_on, t.due_on, t.person_id, i.name, i.reading,
        t.event_id, v.name, t.assignee_id, a.name, t.template_id, t.remark, t.done_at, d.name
     FROM task t
     LEFT JOIN person_index i ON i.person_id = t.person_id
     LEFT JOIN event v ON v.id = t.event_id
     LEFT JOIN user a ON a.id = t.assignee_id
     LEFT JOIN user d ON d.id = t.done_by";
const WHERE: &str = "(:person IS NULL OR t.person_id = :person)
     AND (:event IS NULL OR t.event_id = :event)
     AND (:assignee IS NULL OR t.assignee_id = :assignee)
     AND (:nobody = 0 OR t.assignee_id IS NULL)
     AND (:done IS NULL OR (t.done_at IS NOT NULL) = :done)";

fn from_row(row: &Row<'_>) -> rusqlite::Result<TaskRow> {
    Ok(TaskRow {
        id: row.get(0)?,
        title: row.get(1)?,
        starts_on: row.get(2)?,
        due_on: row.get(3)?,
        person: row.get(4)?,
        name: row.get(5)?,
        reading: row.get(6)?,
        event: row.get(7)?,
        event_name: row.get(8)?,
        assignee: row.get(9)?,
        assignee_name: row.get(10)?,
        template: row.get(11)?,
        remark: row.get(12)?,
        done_at: row.get(13)?,
        done_by: row.get(14)?,
    })
}

/// A part of the tasks: open ones by their last day, then those done, latest first.
pub fn page(db: &Reader<'_>, filter: &TaskFilter, offset: u32, limit: u32) -> Result<TaskPage> {
    let assignee = match filter.assignee {
        AssigneeFilter::User { user } => Some(user),
        AssigneeFilter::Anybody | AssigneeFilter::Nobody => None,
    };
    let nobody = matches!(filter.assignee, AssigneeFilter::Nobody);
    let done = match filter.state {
        TaskState::All => None,
        TaskState::Open => Some(false),
        TaskState::Done => Some(true),
    };
    let words: Vec<String> = fold_text(&filter.text)
        .split_whitespace()
        .map(str::to_owned)
        .collect();
    let (sql_limit, sql_offset) = if words.is_empty() {
        (i64::from(limit), i64::from(offset))
    } else {
        (-1, 0)
    };
    let mut rows: Vec<TaskRow> = db
        .prepare_cached(&format!(
            "{SELECT} WHERE {WHERE} ORDER BY t.done_at IS NOT NULL, t.done_at DESC, t.due_on, t.id
             LIMIT :limit OFFSET :offset"
        ))?
        .query_map(
            named_params! {
                ":person": filter.person, ":event": filter.event, ":assignee": assignee, ":nobody": nobody,
                ":done": done, ":limit": sql_limit, ":offset": sql_offset,
            },
            from_row,
        )?
        .collect::<rusqlite::Result<_>>()?;
    if !words.is_empty() {
        // Words are compared as they are folded here, which SQL cannot.
        rows.retain(|row| {
            let texts = [
                Some(row.title.as_str()),
                row.name.as_deref(),
                row.reading.as_deref(),
                row.remark.as_deref(),
            ];
            let text = fold_text(&texts.map(Option::unwrap_or_default).join("\n"));
            words.iter().all(|word| text.contains(word.as_str()))
        });
        return Ok(TaskPage {
            total: i64::try_from(rows.len()).unwrap_or(i64::MAX),
            rows: rows
                .into_iter()
                .skip(offset as usize)
                .take(limit as usize)
                .collect(),
        });
    }
    let total = db
        .prepare_cached(&format!("SELECT count(*) FROM task t WHERE {WHERE}"))?
        .query_row(
            named_params! {
                ":person": filter.person, ":event": filter.event, ":assignee": assignee, ":nobody": nobody,
                ":done": done,
            },
            |row| row.get(0),
        )?;
    Ok(TaskPage { total, rows })
}

/// Open tasks due on this day or before, or begun by then; the earliest first.
pub fn due(db: &Reader<'_>, by: NaiveDate, limit: u32) -> Result<Vec<TaskRow>> {
    Ok(db
        .prepare_cached(&format!(
            "{SELECT} WHERE t.done_at IS NULL AND t.due_on <= ?1 ORDER BY t.due_on, t.id LIMIT ?2"
        ))?
        .query_map(params![by, limit], from_row)?
        .collect::<rusqlite::Result<_>>()?)
}

/// One task.
pub fn load(db: &Reader<'_>, id: TaskId) -> Result<TaskRow> {
    db.prepare_cached(&format!("{SELECT} WHERE t.id = ?1"))?
        .query_row([id], from_row)
        .optional()?
        .or_not_found(Noun::Task)
}

/// Whether there is an event of this number.
pub fn has_event(db: &Reader<'_>, event: EventId) -> Result<bool> {
    Ok(db
        .prepare_cached("SELECT 1 FROM event WHERE id = ?1")?
        .exists([event])?)
}

/// A task as it is written.
pub struct NewTask<'a> {
    /// What is to be done.
    pub title: &'a str,
    /// Not worth looking at before.
    pub starts_on: Option<NaiveDate>,
    /// The last day.
    pub due_on: NaiveDate,
    /// About whom.
    pub person: Option<PersonId>,
    /// About which event.
    pub event: Option<EventId>,
    /// Who does it.
    pub assignee: Option<UserId>,
    /// The template a stage brought it by.
    pub template: Option<TaskTemplateId>,
    /// Anything else.
    pub remark: Option<&'a str>,
}

/// Writes a task down.
pub fn insert(tx: &Tx<'_>, new: &NewTask<'_>) -> Result<TaskId> {
    tx.prepare_cached(
        "INSERT INTO task (title, starts_on, due_on, person_id, event_id, assignee_id, template_id, remark, created_at, created_by)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
    )?
    .execute(params![
        new.title,
        new.starts_on,
        new.due_on,
        new.person,
        new.event,
        new.assignee,
        new.template,
        new.remark,
        tx.stamp(),
        tx.user
    ])?;
    Ok(TaskId(tx.last_insert_rowid()))
}

/// Overwrites a task's own facts. What brought it stays.
pub fn update(tx: &Tx<'_>, id: TaskId, new: &NewTask<'_>) -> Result<()> {
    tx.prepare_cached(
        "UPDATE task SET title = ?2, starts_on = ?3, due_on = ?4, person_id = ?5, event_id = ?6, assignee_id = ?7, remark = ?8
         WHERE id = ?1",
    )?
    .execute(params![
        id,
        new.title,
        new.starts_on,
        new.due_on,
        new.person,
        new.event,
        new.assignee,
        new.remark
    ])?;
    Ok(())
}

/// Notes that a task is done.
pub fn complete(tx: &Tx<'_>, id: TaskId) -> Result<()> {
    tx.prepare_cached("UPDATE task SET done_at = ?2, done_by = ?3 WHERE id = ?1")?
        .execute(params![id, tx.stamp(), tx.user])?;
    Ok(())
}

/// Takes that back.
pub fn reopen(tx: &Tx<'_>, id: TaskId) -> Result<()> {
    tx.prepare_cached("UPDATE task SET done_at = NULL, done_by = NULL WHERE id = ?1")?
        .execute([id])?;
    Ok(())
}

/// Removes a task.
pub fn delete(tx: &Tx<'_>, id: TaskId) -> Result<()> {
    tx.prepare_cached("DELETE FROM task WHERE id = ?1")?
        .execute([id])?;
    Ok(())
}

// -- templates -------------------------------------------------------------------------------------

const TEMPLATE: &str =
    "SELECT id, stage_kind, title, after_days, lasts_days, retired_on FROM task_template";

fn template_from(row: &Row<'_>) -> rusqlite::Result<TaskTemplate> {
    Ok(TaskTemplate {
        id: row.get(0)?,
        stage_kind: row.get(1)?,
        title: row.get(2)?,
        after_days: row.get(3)?,
        lasts_days: row.get(4)?,
        retired_on: row.get(5)?,
    })
}

/// All templates, in the order their tasks come up; retired ones last.
pub fn templates(db: &Reader<'_>) -> Result<Vec<TaskTemplate>> {
    let mut templates: Vec<TaskTemplate> = db
        .prepare_cached(&format!(
            "{TEMPLATE} ORDER BY retired_on IS NOT NULL, after_days, lasts_days, id"
        ))?
        .query_map([], template_from)?
        .collect::<rusqlite::Result<_>>()?;
    templates.sort_by_key(|template| (template.retired_on.is_some(), template.stage_kind));
    Ok(templates)
}

/// What a stage of this kind brings.
pub fn templates_of(db: &Reader<'_>, kind: StageKind) -> Result<Vec<TaskTemplate>> {
    Ok(db
        .prepare_cached(&format!(
            "{TEMPLATE} WHERE stage_kind = ?1 AND retired_on IS NULL ORDER BY after_days, id"
        ))?
        .query_map([kind], template_from)?
        .collect::<rusqlite::Result<_>>()?)
}

/// One template.
pub fn template(db: &Reader<'_>, id: TaskTemplateId) -> Result<TaskTemplate> {
    db.prepare_cached(&format!("{TEMPLATE} WHERE id = ?1"))?
        .query_row([id], template_from)
        .optional()?
        .or_not_found(Noun::TaskTemplate)
}

/// A new template, or over the one given.
pub fn save_template(
    tx: &Tx<'_>,
    id: Option<TaskTemplateId>,
    kind: StageKind,
    title: &str,
    after_days: u32,
    lasts_days: u32,
) -> Result<TaskTemplateId> {
    if let Some(id) = id {
        tx.prepare_cached(
            "UPDATE task_template SET stage_kind = ?2, title = ?3, after_days = ?4, lasts_days = ?5 WHERE id = ?1",
        )?
        .execute(params![id, kind, title, after_days, lasts_days])?;
        return Ok(id);
    }
    tx.prepare_cached(
        "INSERT INTO task_template (stage_kind, title, after_days, lasts_days) VALUES (?1, ?2, ?3, ?4)",
    )?
    .execute(params![kind, title, after_days, lasts_days])?;
    Ok(TaskTemplateId(tx.last_insert_rowid()))
}

/// Brings its task no longer from a day on, or again.
pub fn retire_template(
    tx: &Tx<'_>,
    id: TaskTemplateId,
    retired_on: Option<NaiveDate>,
) -> Result<()> {
    tx.prepare_cached("UPDATE task_template SET retired_on = ?2 WHERE id = ?1")?
        .execute(params![id, retired_on])?;
    Ok(())
}

/// Whether the person has an open task of this template.
pub fn has_open(db: &Reader<'_>, person: PersonId, template: TaskTemplateId) -> Result<bool> {
    Ok(db
        .prepare_cached(
            "SELECT 1 FROM task WHERE person_id = ?1 AND template_id = ?2 AND done_at IS NULL",
        )?
        .exists(params![person, template])?)
}

// -- on a person's timeline, and verified ------------------------------------------------------------

/// Tasks done about a person.
pub fn timeline(db: &Reader<'_>, person: PersonId) -> Result<Vec<TimelineEntry>> {
    Ok(db
        .prepare_cached(
            "SELECT t.done_at, u.name, t.id, t.title FROM task t JOIN user u ON u.id = t.done_by WHERE t.person_id = ?1",
        )?
        .query_map([person], |row| {
            let at: String = row.get(0)?;
            Ok(TimelineEntry {
                on: office_day(&at),
                recorded_at: Some(at),
                by: row.get(1)?,
                fact: TimelineFact::TaskDone {
                    task: row.get(2)?,
                    title: row.get(3)?,
                },
            })
        })?
        .collect::<rusqlite::Result<_>>()?)
}

/// Tasks of records that were merged away.
pub fn broken_invariants(db: &Reader<'_>) -> Result<Vec<String>> {
    Ok(db
        .prepare_cached(
            "SELECT t.id FROM task t JOIN person p ON p.id = t.person_id WHERE p.merged_into IS NOT NULL",
        )?
        .query_map([], |row| {
            let id: i64 = row.get(0)?;
            Ok(format!("task {id}"))
        })?
        .collect::<rusqlite::Result<_>>()?)
}
