//! Commands on tasks and their templates.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::rules::USUAL;
use super::store::{self, NewTask};
use super::{TaskRow, TaskTemplate};
use crate::api::{Act, Query};
use crate::application::{self, AssigneeFilter};
use crate::kernel::error::{Noun, OrNotFound};
use crate::kernel::field::{self, LINE, TEXT};
use crate::kernel::id::{EventId, PersonId, TaskId, TaskTemplateId, UserId};
use crate::kernel::operation::{Operation, Summary};
use crate::kernel::{ApiError, Result};
use crate::person;
use crate::recruitment::StageKind;
use crate::store::{Outcome, Tx};

/// A part of the tasks. Empty and absent values do not narrow it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields, default)]
#[allow(missing_docs, reason = "plain")]
pub struct TaskFilter {
    /// Words to find in the title, the remark, the person's name or reading.
    pub text: String,
    pub state: TaskState,
    pub assignee: AssigneeFilter,
    pub person: Option<PersonId>,
    pub event: Option<EventId>,
}

/// Open tasks, those done, or all.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs, reason = "plain")]
pub enum TaskState {
    #[default]
    All,
    Open,
    Done,
}

/// `task.list`: open ones by their last day, then those done, latest first.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct TaskList {
    pub filter: TaskFilter,
    pub offset: u32,
    /// At most 1,000.
    pub limit: u32,
}

/// A page of the tasks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "plain")]
pub struct TaskPage {
    pub total: i64,
    pub rows: Vec<TaskRow>,
}

/// What a task says.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "as in the table")]
pub struct TaskDraft {
    pub title: String,
    /// Not worth looking at before.
    pub starts_on: Option<NaiveDate>,
    pub due_on: NaiveDate,
    pub person: Option<PersonId>,
    pub event: Option<EventId>,
    pub assignee: Option<UserId>,
    pub remark: Option<String>,
}

/// `task.add`
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct TaskAdd {
    pub task: TaskDraft,
}

/// `task.update`
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct TaskUpdate {
    pub id: TaskId,
    pub task: TaskDraft,
}

/// `task.reopen` and `task.remove`
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct TaskRef {
    pub task: TaskId,
}

/// `task.complete`: one or many, in one act.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct TasksRef {
    pub tasks: Vec<TaskId>,
}

/// `task_template.list`
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct TaskTemplateList {}

/// `task_template.save`: a new one without id, a corrected one with it.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "as in the table")]
pub struct TaskTemplateSave {
    pub template: Option<TaskTemplateId>,
    pub stage_kind: StageKind,
    pub title: String,
    /// 0 to 730.
    pub after_days: u32,
    /// 1 to 365.
    pub lasts_days: u32,
}

/// `task_template.retire` and `task_template.reinstate`
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct TaskTemplateRef {
    pub template: TaskTemplateId,
}

/// `task_template.add_usual`: those of the usual templates that are not there yet.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct TaskTemplateAddUsual {}

// -- tasks -----------------------------------------------------------------------------------------

/// The most tasks a page holds.
const PAGE: u32 = 1_000;

/// `task.list`
pub(crate) fn list(q: &Query<'_>, request: TaskList) -> Result<TaskPage> {
    store::page(
        q.db,
        &request.filter,
        request.offset,
        request.limit.min(PAGE),
    )
}

/// A task's words, read and checked.
struct Read {
    title: String,
    starts_on: Option<NaiveDate>,
    due_on: NaiveDate,
    remark: Option<String>,
}

impl Read {
    fn of(draft: &TaskDraft) -> Result<Self, ApiError> {
        let title = field::required("title", &draft.title, LINE)?;
        let due_on = field::day("due_on", draft.due_on)?;
        let starts_on = draft
            .starts_on
            .map(|on| field::day("starts_on", on))
            .transpose()?;
        if starts_on.is_some_and(|on| on > due_on) {
            return Err(ApiError::DateImpossible {
                field: "due_on".to_owned(),
            });
        }
        Ok(Self {
            title,
            starts_on,
            due_on,
            remark: field::optional("remark", draft.remark.as_deref(), TEXT)?,
        })
    }

    /// As it is written, once everybody named is there.
    fn to_write<'a>(&'a self, tx: &Tx<'_>, draft: &TaskDraft) -> Result<NewTask<'a>> {
        if let Some(person) = draft.person {
            person::living_name(tx, person)?;
        }
        if let Some(user) = draft.assignee
            && !application::is_assignable(tx, user)?
        {
            return None.or_not_found(Noun::User);
        }
        if let Some(event) = draft.event
            && !store::has_event(tx, event)?
        {
            return Err(ApiError::RequestInvalid {
                at: "task.event".to_owned(),
            }
            .into());
        }
        Ok(NewTask {
            title: &self.title,
            starts_on: self.starts_on,
            due_on: self.due_on,
            person: draft.person,
            event: draft.event,
            assignee: draft.assignee,
            template: None,
            remark: self.remark.as_deref(),
        })
    }
}

/// The words of an act on a task: what it says, and about whom.
fn told(operation: Operation, title: &str, name: Option<String>) -> Summary {
    let summary = Summary::new(operation).subject(title);
    match name {
        Some(name) => summary.object(name),
        None => summary,
    }
}

/// `task.add`
pub(crate) fn add(act: &Act<'_>, request: TaskAdd) -> Result<Outcome<TaskId>> {
    let read = Read::of(&request.task)?;
    act.transact(Operation::TaskAdd, |tx| {
        let id = store::insert(tx, &read.to_write(tx, &request.task)?)?;
        let name = store::load(tx, id)?.name;
        Ok((id, told(Operation::TaskAdd, &read.title, name)))
    })
}

/// `task.update`
pub(crate) fn update(act: &Act<'_>, request: TaskUpdate) -> Result<Outcome<()>> {
    let read = Read::of(&request.task)?;
    act.transact(Operation::TaskUpdate, |tx| {
        store::load(tx, request.id)?;
        store::update(tx, request.id, &read.to_write(tx, &request.task)?)?;
        let name = store::load(tx, request.id)?.name;
        Ok(((), told(Operation::TaskUpdate, &read.title, name)))
    })
}

/// An act on one task as a whole.
fn on_one(
    act: &Act<'_>,
    operation: Operation,
    task: TaskId,
    work: impl FnOnce(&Tx<'_>, &TaskRow) -> Result<()>,
) -> Result<Outcome<()>> {
    act.transact(operation, |tx| {
        let row = store::load(tx, task)?;
        work(tx, &row)?;
        Ok(((), told(operation, &row.title, row.name)))
    })
}

/// `task.complete`: those done already are left alone. Gives how many were not.
pub(crate) fn complete(act: &Act<'_>, request: TasksRef) -> Result<Outcome<u32>> {
    let mut tasks = request.tasks;
    tasks.sort_unstable();
    tasks.dedup();
    if tasks.is_empty() {
        return Err(ApiError::FieldMissing {
            field: "tasks".to_owned(),
        }
        .into());
    }
    act.transact(Operation::TaskComplete, |tx| {
        let mut done = Vec::new();
        for (number, task) in tasks.iter().enumerate() {
            act.call.progress(number, tasks.len())?;
            let row = store::load(tx, *task)?;
            if row.done_at.is_none() {
                store::complete(tx, row.id)?;
                done.push(row);
            }
        }
        let summary = match done.as_slice() {
            [] => return Err(ApiError::TaskDoneAlready {}.into()),
            [row] => told(Operation::TaskComplete, &row.title, row.name.clone()),
            several => Summary::new(Operation::TaskComplete).count(several.len()),
        };
        Ok((u32::try_from(done.len()).unwrap_or(u32::MAX), summary))
    })
}

/// `task.reopen`
pub(crate) fn reopen(act: &Act<'_>, request: TaskRef) -> Result<Outcome<()>> {
    on_one(act, Operation::TaskReopen, request.task, |tx, row| {
        store::reopen(tx, row.id)
    })
}

/// `task.remove`
pub(crate) fn remove(act: &Act<'_>, request: TaskRef) -> Result<Outcome<()>> {
    on_one(act, Operation::TaskRemove, request.task, |tx, row| {
        store::delete(tx, row.id)
    })
}

// -- templates -------------------------------------------------------------------------------------

/// `task_template.list`
pub(crate) fn templates(q: &Query<'_>, _: TaskTemplateList) -> Result<Vec<TaskTemplate>> {
    store::templates(q.db)
}

/// A number of days within its bounds.
fn days(name: &str, days: u32, from: u32, to: u32) -> Result<u32, ApiError> {
    if (from..=to).contains(&days) {
        Ok(days)
    } else {
        Err(ApiError::FieldOutOfRange {
            field: name.to_owned(),
            from: from.into(),
            to: to.into(),
        })
    }
}

/// `task_template.save`
pub(crate) fn save_template(
    act: &Act<'_>,
    request: TaskTemplateSave,
) -> Result<Outcome<TaskTemplateId>> {
    let title = field::required("title", &request.title, LINE)?;
    let after = days("after_days", request.after_days, 0, 730)?;
    let lasts = days("lasts_days", request.lasts_days, 1, 365)?;
    act.transact(Operation::TaskTemplateSave, |tx| {
        if let Some(id) = request.template {
            store::template(tx, id)?;
        }
        let id = store::save_template(
            tx,
            request.template,
            request.stage_kind,
            &title,
            after,
            lasts,
        )?;
        Ok((
            id,
            Summary::new(Operation::TaskTemplateSave).subject(&title),
        ))
    })
}

/// `task_template.retire`: tasks it brought stay.
pub(crate) fn retire_template(act: &Act<'_>, request: TaskTemplateRef) -> Result<Outcome<()>> {
    let today = act.today();
    set_retired(
        act,
        Operation::TaskTemplateRetire,
        request.template,
        Some(today),
    )
}

/// `task_template.reinstate`
pub(crate) fn reinstate_template(act: &Act<'_>, request: TaskTemplateRef) -> Result<Outcome<()>> {
    set_retired(
        act,
        Operation::TaskTemplateReinstate,
        request.template,
        None,
    )
}

fn set_retired(
    act: &Act<'_>,
    operation: Operation,
    template: TaskTemplateId,
    on: Option<NaiveDate>,
) -> Result<Outcome<()>> {
    act.transact(operation, |tx| {
        let title = store::template(tx, template)?.title;
        store::retire_template(tx, template, on)?;
        Ok(((), Summary::new(operation).subject(title)))
    })
}

/// `task_template.add_usual`: gives how many were added.
pub(crate) fn add_usual(act: &Act<'_>, _: TaskTemplateAddUsual) -> Result<Outcome<u32>> {
    act.transact(Operation::TaskTemplateAddUsual, |tx| {
        let present = store::templates(tx)?;
        let mut added = 0_u32;
        for (kind, title, after, lasts) in USUAL {
            let is_there = present
                .iter()
                .any(|template| template.stage_kind == kind && template.title == title);
            if !is_there {
                store::save_template(tx, None, kind, title, after, lasts)?;
                added += 1;
            }
        }
        let summary = Summary::new(Operation::TaskTemplateAddUsual).count(added as usize);
        Ok((added, summary))
    })
}
