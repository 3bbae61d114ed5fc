//! Commands on applications.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::rules::{MoveAsked, NewApplication};
use super::store::selection::{self, Part};
use super::{
    ApplicationRow, BoardColumn, Filter, FlowStep, SavedView, SortKey, SortOrder, View, store,
};
use crate::api::{Act, Query};
use crate::kernel::error::{Noun, OrNotFound};
use crate::kernel::field::{self, LINE};
use crate::kernel::file::FileToken;
use crate::kernel::id::{ApplicationId, PersonId, RecruitmentId, SavedViewId, StageId, UserId};
use crate::kernel::operation::{Operation, Summary};
use crate::kernel::{ApiError, Result};
use crate::person::rules::PersonDraft;
use crate::person::{self, GraduateKind};
use crate::recruitment::{self, StageKind};
use crate::store::Outcome;
use crate::task;

/// `application.table`: one page of the table.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct ApplicationTable {
    pub recruitment: RecruitmentId,
    pub view: View,
    pub offset: u32,
    /// At most 1,000.
    pub limit: u32,
}

/// A page of the table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "plain")]
pub struct ApplicationPage {
    /// How many the selection holds in all.
    pub total: i64,
    pub rows: Vec<ApplicationRow>,
}

/// `application.ids`: the whole selection by id, for bulk acts on "all of these".
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct ApplicationIds {
    pub recruitment: RecruitmentId,
    pub filter: Filter,
}

/// `application.board`
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct ApplicationBoard {
    pub recruitment: RecruitmentId,
    pub filter: Filter,
    /// Cards to send a column; at most 500.
    pub cards: u32,
}

/// `application.flow`
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct ApplicationFlow {
    pub recruitment: RecruitmentId,
    /// The day asked about; absent: today.
    #[ts(optional = nullable)]
    pub as_of: Option<NaiveDate>,
}

/// The cohort's flow as of a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "plain")]
pub struct Flow {
    pub as_of: NaiveDate,
    pub target: Option<u32>,
    /// From applied to accepted.
    pub steps: Vec<FlowStep>,
}

/// `application.add`
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct ApplicationAdd {
    pub recruitment: RecruitmentId,
    pub who: Applicant,
    pub applied_on: NaiveDate,
    pub source: Option<String>,
}

/// Who applies.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
#[allow(
    clippy::large_enum_variant,
    reason = "lives for one request; a box would stand in everybody's way"
)]
pub enum Applicant {
    /// Somebody already on record, for instance from last year.
    Known { person: PersonId },
    /// Somebody new.
    New { person: NewPerson },
}

/// The facts of somebody new. Only the name is needed.
#[derive(Clone, Debug, Default, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "as in the tables")]
pub struct NewPerson {
    pub name: String,
    pub reading: Option<String>,
    pub birth_on: Option<NaiveDate>,
    pub school: Option<String>,
    pub faculty: Option<String>,
    pub graduation_month: Option<String>,
    pub graduate_kind: Option<GraduateKind>,
    pub email: Option<String>,
    pub phone: Option<String>,
    pub postal_code: Option<String>,
    pub address: Option<String>,
}

/// What `application.add` made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "plain")]
pub struct Added {
    pub person: PersonId,
    pub application: ApplicationId,
    /// People who look like this one; shown at once.
    pub look_alikes: Vec<crate::person::api::LookAlike>,
}

/// `application.update`
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "as in the table")]
pub struct ApplicationUpdate {
    pub application: ApplicationId,
    pub applied_on: NaiveDate,
    pub source: Option<String>,
    pub assignee: Option<UserId>,
}

/// `application.move`: one or many to a stage, in one act.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct ApplicationMove {
    pub applications: Vec<ApplicationId>,
    pub stage: StageId,
    /// The day of the move; absent: today.
    #[ts(optional = nullable)]
    pub on: Option<NaiveDate>,
    #[ts(optional = nullable)]
    pub reason: Option<String>,
}

/// What a move did.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Moved {
    /// How many went to the stage; those already there are left alone.
    pub moved: u32,
}

/// `application.export`
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct ApplicationExport {
    pub recruitment: RecruitmentId,
    pub view: View,
    pub format: ExportFormat,
    pub file: FileToken,
}

/// The form of an exported table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ExportFormat {
    /// UTF-8 with BOM, which spreadsheets read without asking.
    CsvUtf8,
    /// Windows-31J, for older programs; a character it lacks is refused by name.
    CsvWindows31j,
    /// Excel; text stays text, dates are dates.
    Xlsx,
}

/// What an export wrote.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "plain")]
pub struct Exported {
    pub rows: u32,
}

/// `view.list`: one's own saved views.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ViewList {}

/// `view.save`: under a new name, or over the one of that name.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct ViewSave {
    pub name: String,
    pub view: View,
}

/// `view.remove`
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct ViewRemove {
    pub view: SavedViewId,
}

/// The saved views, by name.
pub type SavedViews = Vec<SavedView>;

// -- handlers --------------------------------------------------------------------------------------

/// The most lines a page holds.
const PAGE: u32 = 1_000;
/// The most cards a column of the board holds.
const CARDS: u32 = 500;

/// `application.table`
pub(crate) fn table(q: &Query<'_>, request: ApplicationTable) -> Result<ApplicationPage> {
    let ApplicationTable {
        recruitment,
        view,
        offset,
        limit,
    } = request;
    store::table(q.db, recruitment, &view, offset, limit.min(PAGE), q.today)
}

/// `application.ids`
pub(crate) fn ids(q: &Query<'_>, request: ApplicationIds) -> Result<Vec<ApplicationId>> {
    store::ids(q.db, request.recruitment, &request.filter, q.today)
}

/// `application.board`
pub(crate) fn board(q: &Query<'_>, request: ApplicationBoard) -> Result<Vec<BoardColumn>> {
    let ApplicationBoard {
        recruitment,
        filter,
        cards,
    } = request;
    let counts = selection::count_by_stage(q.db, recruitment, &filter, q.today)?;
    let part = Part {
        sort: SortKey::Reading,
        order: SortOrder::Ascending,
        offset: 0,
        limit: Some(cards.min(CARDS)),
    };
    let mut columns = Vec::new();
    for stage in recruitment::stages(q.db, recruitment)? {
        let count = counts
            .iter()
            .find(|(id, _)| *id == stage.id)
            .map_or(0, |(_, count)| *count);
        let cards = if count == 0 {
            Vec::new()
        } else {
            let here = Filter {
                stages: vec![stage.id],
                ..filter.clone()
            };
            let ids = selection::ids(q.db, recruitment, &here, part, count, q.today)?;
            selection::rows(q.db, &ids, q.today)?
        };
        columns.push(BoardColumn {
            stage,
            count,
            cards,
        });
    }
    Ok(columns)
}

/// `application.flow`
pub(crate) fn flow(q: &Query<'_>, request: ApplicationFlow) -> Result<Flow> {
    let as_of = request.as_of.unwrap_or(q.today);
    let recruitment = recruitment::load(q.db, request.recruitment)?;
    Ok(Flow {
        as_of,
        target: recruitment.target,
        steps: store::flow(q.db, request.recruitment, as_of)?.steps(),
    })
}

/// `application.add`
pub(crate) fn add(act: &Act<'_>, request: ApplicationAdd) -> Result<Outcome<Added>> {
    let today = act.today();
    let applied_on = field::past("applied_on", request.applied_on, today)?;
    let source = field::optional("source", request.source.as_deref(), LINE)?;
    let draft = match &request.who {
        Applicant::New { person } => Some(PersonDraft::read(person, today)?),
        Applicant::Known { .. } => None,
    };
    let outcome = act.transact(Operation::ApplicationAdd, |tx| {
        let recruitment = recruitment::load(tx, request.recruitment)?;
        let (person, name) = match (&request.who, &draft) {
            (Applicant::Known { person }, _) => (*person, person::living_name(tx, *person)?),
            (Applicant::New { .. }, Some(draft)) => {
                (person::create(tx, draft)?, draft.name.clone())
            }
            (Applicant::New { .. }, None) => unreachable!("a new person was read above"),
        };
        if store::find(tx, person, request.recruitment)?.is_some() {
            return Err(ApiError::ApplicationExists {}.into());
        }
        let application = store::insert(
            tx,
            &NewApplication {
                person,
                recruitment: request.recruitment,
                applied_on,
                source: source.as_deref(),
                stage: store::first_stage(tx, request.recruitment)?,
            },
        )?;
        task::from_templates(tx, person, None, StageKind::Applied, applied_on)?;
        let summary = Summary::new(Operation::ApplicationAdd)
            .subject(name)
            .object(recruitment.name);
        Ok(((person, application), summary))
    })?;
    let (person, application) = outcome.value;
    // The look-alikes are found by keys that exist once the act is saved.
    let look_alikes = act.read(|db| person::look_alikes(db, person))?;
    Ok(Outcome {
        value: Added {
            person,
            application,
            look_alikes,
        },
        changed: outcome.changed,
        undo: outcome.undo,
    })
}

/// `application.update`
pub(crate) fn update(act: &Act<'_>, request: ApplicationUpdate) -> Result<Outcome<()>> {
    let applied_on = field::past("applied_on", request.applied_on, act.today())?;
    let source = field::optional("source", request.source.as_deref(), LINE)?;
    act.transact(Operation::ApplicationUpdate, |tx| {
        let record = store::load(tx, request.application)?;
        if let Some(assignee) = request.assignee
            && !store::is_assignable(tx, assignee)?
        {
            return None.or_not_found(Noun::User);
        }
        let mut stage_on = record.standing.stage_on;
        if applied_on != record.applied_on {
            // The first move is the application coming in: it keeps the same day, and stays first.
            let moves = store::first_moves(tx, request.application)?;
            let came_in = moves.first().filter(|(_, day)| *day == record.applied_on);
            let next = moves.get(usize::from(came_in.is_some()));
            if next.is_some_and(|(_, day)| *day < applied_on) {
                return Err(ApiError::DateImpossible {
                    field: "applied_on".to_owned(),
                }
                .into());
            }
            if let Some((id, _)) = came_in {
                store::redate_move(tx, *id, applied_on)?;
                if next.is_none() {
                    stage_on = applied_on;
                }
            }
        }
        store::update(
            tx,
            request.application,
            applied_on,
            source.as_deref(),
            request.assignee,
            stage_on,
        )?;
        let name = person::living_name(tx, record.person)?;
        let recruitment = recruitment::load(tx, record.standing.recruitment)?;
        let summary = Summary::new(Operation::ApplicationUpdate)
            .subject(name)
            .object(recruitment.name);
        Ok(((), summary))
    })
}

/// `application.move`
pub(crate) fn move_stage(act: &Act<'_>, request: ApplicationMove) -> Result<Outcome<Moved>> {
    let today = act.today();
    let on = field::day("on", request.on.unwrap_or(today))?;
    let reason = field::optional("reason", request.reason.as_deref(), LINE)?;
    let mut applications = request.applications;
    applications.sort_unstable();
    applications.dedup();
    if applications.is_empty() {
        return Err(ApiError::FieldMissing {
            field: "applications".to_owned(),
        }
        .into());
    }
    act.transact(Operation::ApplicationMove, |tx| {
        let (recruitment, stage) = store::stage(tx, request.stage)?;
        let asked = MoveAsked {
            stage: &stage,
            recruitment,
            on,
            reason: reason.as_deref(),
        };
        asked.check(today)?;
        let mut moved = Vec::new();
        for (done, application) in applications.iter().enumerate() {
            act.call.progress(done, applications.len())?;
            let record = store::load(tx, *application)?;
            if asked.check_from(&record.standing)? {
                crate::offer::check_move(tx, *application, stage.kind)?;
                super::move_to(tx, *application, &stage, on, asked.reason)?;
                moved.push(record.person);
            } else if applications.len() == 1 {
                return Err(ApiError::SameStage {}.into());
            }
        }
        let mut summary = Summary::new(Operation::ApplicationMove)
            .object(&stage.name)
            .reason(reason.clone());
        summary = match moved.as_slice() {
            [person] => summary.subject(person::living_name(tx, *person)?),
            several => summary.count(several.len()),
        };
        let moved = Moved {
            moved: u32::try_from(moved.len()).unwrap_or(u32::MAX),
        };
        Ok((moved, summary))
    })
}

/// `view.list`
pub(crate) fn list_views(q: &Query<'_>, _: ViewList) -> Result<SavedViews> {
    store::views(q.db, q.actor.user)
}

/// `view.save`
pub(crate) fn save_view(act: &Act<'_>, request: ViewSave) -> Result<Outcome<SavedViewId>> {
    let name = field::required("name", &request.name, LINE)?;
    act.transact(Operation::ViewSave, |tx| {
        let id = store::save_view(tx, &name, &request.view)?;
        Ok((id, Summary::new(Operation::ViewSave).subject(&name)))
    })
}

/// `view.remove`
pub(crate) fn remove_view(act: &Act<'_>, request: ViewRemove) -> Result<Outcome<()>> {
    act.transact(Operation::ViewRemove, |tx| {
        let name = store::delete_view(tx, request.view)?;
        Ok(((), Summary::new(Operation::ViewRemove).subject(name)))
    })
}
