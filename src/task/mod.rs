//! Things to be done by a day (用事): written down by hand, or brought by a stage an application comes to.
//!
//! A task's last day is open until it ends. Nothing happens by itself when it has passed.

pub mod api;
pub mod rules;
pub mod store;

use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::kernel::Result;
use crate::kernel::id::{EventId, PersonId, TaskId, TaskTemplateId, UserId};
use crate::person::TimelineEntry;
use crate::recruitment::StageKind;
use crate::store::{Reader, Tx};

/// A task.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "as in the table")]
pub struct TaskRow {
    pub id: TaskId,
    pub title: String,
    /// Not worth looking at before.
    pub starts_on: Option<NaiveDate>,
    pub due_on: NaiveDate,
    pub person: Option<PersonId>,
    pub name: Option<String>,
    pub reading: Option<String>,
    pub event: Option<EventId>,
    pub event_name: Option<String>,
    pub assignee: Option<UserId>,
    pub assignee_name: Option<String>,
    /// The template a stage brought it by.
    pub template: Option<TaskTemplateId>,
    pub remark: Option<String>,
    /// UTC instant.
    pub done_at: Option<String>,
    pub done_by: Option<String>,
}

/// A task that a kind of stage brings.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "as in the table")]
pub struct TaskTemplate {
    pub id: TaskTemplateId,
    pub stage_kind: StageKind,
    pub title: String,
    /// Days from the move to the first day.
    pub after_days: u32,
    /// Days from the first day to the last.
    pub lasts_days: u32,
    /// Since when it is no longer brought.
    pub retired_on: Option<NaiveDate>,
}

// -- what other nouns ask of this one ------------------------------------------------------------

/// Writes down the tasks that a stage of this kind brings, for somebody who came to it on a day. A task
/// of the same template that the person has open already is not made twice. Gives how many were made.
///
/// Called in the act that moves the stage, so that both are undone together.
///
/// # Errors
/// Whatever the database says.
pub fn from_templates(
    tx: &Tx<'_>,
    person: PersonId,
    assignee: Option<UserId>,
    kind: StageKind,
    on: NaiveDate,
) -> Result<u32> {
    let templates = store::templates_of(tx, kind)?;
    if templates.is_empty() {
        return Ok(0);
    }
    let open = crate::programme::open_days(tx)?;
    let mut made = 0;
    for template in templates {
        if store::has_open(tx, person, template.id)? {
            continue;
        }
        let plan = rules::plan(on, template.after_days, template.lasts_days, &open);
        store::insert(
            tx,
            &store::NewTask {
                title: &template.title,
                starts_on: Some(plan.starts_on),
                due_on: plan.due_on,
                person: Some(person),
                event: None,
                assignee,
                template: Some(template.id),
                remark: None,
            },
        )?;
        made += 1;
    }
    Ok(made)
}

/// Open tasks that are due or have begun, and those of the days ahead; the earliest first.
///
/// # Errors
/// Whatever the database says.
pub fn due(db: &Reader<'_>, today: NaiveDate, ahead: Days, limit: u32) -> Result<Vec<TaskRow>> {
    store::due(db, today.checked_add_days(ahead).unwrap_or(today), limit)
}

/// Tasks done about a person, on their timeline.
///
/// # Errors
/// Whatever the database says.
pub fn timeline_of_person(db: &Reader<'_>, person: PersonId) -> Result<Vec<TimelineEntry>> {
    store::timeline(db, person)
}

/// Tasks of records that were merged away, without personal data.
///
/// # Errors
/// Whatever the database says.
pub fn broken_invariants(db: &Reader<'_>) -> Result<Vec<String>> {
    store::broken_invariants(db)
}
