//! One person's application (応募) to one recruitment, and its way through the stages.

pub mod api;
pub mod rules;
pub mod store;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::kernel::Result;
use crate::kernel::id::{ApplicationId, PersonId, RecruitmentId, SavedViewId, StageId, UserId};
use crate::person::rules::ApplicationStep;
use crate::person::{GraduateKind, TimelineEntry};
use crate::recruitment::{Stage, StageKind};
use crate::store::{Reader, Tx};
use crate::task;

/// A selection of applications: board, table, export and bulk moves all read it the same way.
/// Empty lists and absent values do not narrow the selection.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields, default)]
pub struct Filter {
    /// Words to find in name, reading, e-mail, telephone or school.
    pub text: String,
    /// Only these stages.
    pub stages: Vec<StageId>,
    /// Only these kinds of stage.
    pub stage_kinds: Vec<StageKind>,
    /// Only new graduates, or only second-time graduates.
    pub graduate_kind: Option<GraduateKind>,
    /// Only these sources (応募経路), as written.
    pub sources: Vec<String>,
    /// Whose applications.
    pub assignee: AssigneeFilter,
    /// Only those with one of these needs.
    pub needs: Vec<Need>,
    /// Applied on or after.
    pub applied_from: Option<NaiveDate>,
    /// Applied on or before.
    pub applied_to: Option<NaiveDate>,
}

/// Whose applications a selection holds.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[allow(missing_docs, reason = "the field is the user")]
pub enum AssigneeFilter {
    /// Everybody's.
    #[default]
    Anybody,
    /// Nobody is in charge yet.
    Nobody,
    /// One user's.
    User { user: UserId },
}

/// What somebody should look at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Need {
    /// Another record may be the same person.
    PossibleDuplicate,
    /// No reading of the name: it cannot be sorted or called out.
    ReadingMissing,
    /// No consent to selection on record.
    ConsentMissing,
    /// Neither e-mail nor telephone.
    ContactMissing,
    /// Two weeks or more at the same open stage, and not because an offer waits for its reply.
    Waiting,
}

/// What the table sorts by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs, reason = "the columns of the table")]
pub enum SortKey {
    /// Furigana, in dictionary order.
    #[default]
    Reading,
    AppliedOn,
    Stage,
    StageOn,
    School,
    Graduation,
}

/// Which way it sorts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs, reason = "plain")]
pub enum SortOrder {
    #[default]
    Ascending,
    Descending,
}

/// A line of the table and a card of the board.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "as in the tables")]
pub struct ApplicationRow {
    pub id: ApplicationId,
    pub person: PersonId,
    pub name: String,
    pub reading: Option<String>,
    pub school: Option<String>,
    pub faculty: Option<String>,
    pub graduation_month: Option<String>,
    pub graduate_kind: Option<GraduateKind>,
    pub email: Option<String>,
    pub phone: Option<String>,
    pub source: Option<String>,
    pub assignee: Option<String>,
    pub applied_on: NaiveDate,
    pub stage: StageId,
    pub stage_on: NaiveDate,
    pub needs: Vec<Need>,
}

/// A column of the board.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "plain")]
pub struct BoardColumn {
    pub stage: Stage,
    /// How many of the selection are at this stage; `cards` may hold fewer.
    pub count: i64,
    pub cards: Vec<ApplicationRow>,
}

/// An application as shown on the person's page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "as in the tables")]
pub struct ApplicationDetail {
    pub id: ApplicationId,
    pub recruitment: RecruitmentId,
    pub recruitment_name: String,
    pub applied_on: NaiveDate,
    pub source: Option<String>,
    pub assignee: Option<UserId>,
    pub stage: StageId,
    pub stage_on: NaiveDate,
    /// The recruitment's stages, for the move menu.
    pub stages: Vec<Stage>,
}

/// How a cohort flowed: how many ever reached a kind of stage, and how many stand there now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FlowStep {
    /// The kind of stage.
    pub kind: StageKind,
    /// Applications that reached this kind or one further on the way to acceptance.
    pub reached: i64,
    /// Applications standing at it on the day asked for.
    pub standing: i64,
    /// Of those that got exactly this far, how many then declined.
    pub declined: i64,
    /// Of those that got exactly this far, how many were then rejected.
    pub rejected: i64,
}

/// A saved selection with its sort and columns.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "plain")]
pub struct SavedView {
    pub id: SavedViewId,
    pub name: String,
    pub view: View,
}

/// What a saved view remembers.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields, default)]
pub struct View {
    /// The selection.
    pub filter: Filter,
    /// The sort column.
    pub sort: SortKey,
    /// The direction.
    pub order: SortOrder,
    /// Columns shown, in order; empty: the usual ones.
    pub columns: Vec<Column>,
}

/// A column of the table and of its export.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs, reason = "the names are the columns")]
pub enum Column {
    Name,
    Reading,
    Stage,
    StageOn,
    AppliedOn,
    School,
    Faculty,
    Graduation,
    GraduateKind,
    Email,
    Phone,
    Source,
    Assignee,
    Needs,
}

// -- what other nouns ask of this one ------------------------------------------------------------

/// A person's applications, latest first.
///
/// # Errors
/// Whatever the database says.
pub fn details_of_person(db: &Reader<'_>, person: PersonId) -> Result<Vec<ApplicationDetail>> {
    store::details(db, person)
}

/// A person's applications as a merge of two persons looks at them.
///
/// # Errors
/// Whatever the database says.
pub fn facts_of_person(db: &Reader<'_>, person: PersonId) -> Result<Vec<rules::ApplicationFacts>> {
    store::facts_of_person(db, person)
}

/// Applications and moves on a person's timeline.
///
/// # Errors
/// Whatever the database says.
pub fn timeline_of_person(db: &Reader<'_>, person: PersonId) -> Result<Vec<TimelineEntry>> {
    store::timeline(db, person)
}

/// Gives another record's applications to a person, as planned.
///
/// # Errors
/// Whatever the database says.
pub fn merge(tx: &Tx<'_>, kept: PersonId, steps: &[ApplicationStep]) -> Result<()> {
    for step in steps {
        match step {
            ApplicationStep::MoveOver(application) => store::hand_over(tx, *application, kept)?,
            ApplicationStep::Join(join) => {
                crate::offer::hand_over(tx, join.other, join.kept)?;
                store::carry_out_join(tx, join)?;
            }
        }
    }
    Ok(())
}

/// A person's application to a recruitment, where there is one.
///
/// # Errors
/// Whatever the database says.
pub fn find(
    db: &Reader<'_>,
    person: PersonId,
    recruitment: RecruitmentId,
) -> Result<Option<ApplicationId>> {
    store::find(db, person, recruitment)
}

/// Everybody whose application to a recruitment stands at one of these kinds of stage, by reading.
///
/// # Errors
/// Whatever the database says.
pub fn people_at(
    db: &Reader<'_>,
    recruitment: RecruitmentId,
    kinds: &[StageKind],
) -> Result<Vec<PersonId>> {
    store::people_at(db, recruitment, kinds)
}

/// Enters an application that may have come some way already: in at the first stage on the day it
/// was made, then at `stage` since `stage_on`.
///
/// # Errors
/// Whatever the database says.
pub fn enter(
    tx: &Tx<'_>,
    new: &rules::NewApplication<'_>,
    stage: StageId,
    stage_on: NaiveDate,
) -> Result<ApplicationId> {
    let application = store::insert(tx, new)?;
    if stage != new.stage {
        store::move_to(tx, application, stage, stage_on.max(new.applied_on), None)?;
    }
    Ok(application)
}

/// Moves an application to a stage, and writes down the tasks that stage brings: what whoever moves a
/// stage calls. An import does not: it tells of what has been.
///
/// # Errors
/// Whatever the database says.
pub fn move_to(
    tx: &Tx<'_>,
    application: ApplicationId,
    stage: &Stage,
    on: NaiveDate,
    reason: Option<&str>,
) -> Result<()> {
    store::move_to(tx, application, stage.id, on, reason)?;
    let record = store::load(tx, application)?;
    task::from_templates(tx, record.person, record.assignee, stage.kind, on)?;
    Ok(())
}

/// Gives an application a source where it has none.
///
/// # Errors
/// Whatever the database says.
pub fn complete(tx: &Tx<'_>, application: ApplicationId, source: Option<&str>) -> Result<()> {
    match source {
        Some(source) => store::complete_source(tx, application, source),
        None => Ok(()),
    }
}

/// Who is in charge of an application.
///
/// # Errors
/// [`crate::kernel::ApiError::NotFound`].
pub fn assignee_of(db: &Reader<'_>, application: ApplicationId) -> Result<Option<UserId>> {
    Ok(store::load(db, application)?.assignee)
}

/// Whether this user may be put in charge of something: on record and still signing in.
///
/// # Errors
/// Whatever the database says.
pub fn is_assignable(db: &Reader<'_>, user: UserId) -> Result<bool> {
    store::is_assignable(db, user)
}

/// How many applications to a recruitment have this need.
///
/// # Errors
/// Whatever the database says.
pub fn count_need(
    db: &Reader<'_>,
    recruitment: RecruitmentId,
    need: Need,
    today: NaiveDate,
) -> Result<u32> {
    let filter = Filter {
        needs: vec![need],
        ..Filter::default()
    };
    let count = store::selection::count(db, recruitment, &filter, today)?;
    Ok(u32::try_from(count).unwrap_or(u32::MAX))
}

/// Where an application stands, and whose it is.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "as in the tables")]
pub struct Place {
    pub person: PersonId,
    pub recruitment: RecruitmentId,
    pub kind: StageKind,
    /// What the office calls the stage.
    pub stage: String,
    pub stage_on: NaiveDate,
}

/// Where an application stands.
///
/// # Errors
/// [`crate::kernel::ApiError::NotFound`].
pub fn place(db: &Reader<'_>, application: ApplicationId) -> Result<Place> {
    let record = store::load(db, application)?;
    let (recruitment, stage) = store::stage(db, record.standing.stage)?;
    Ok(Place {
        person: record.person,
        recruitment,
        kind: stage.kind,
        stage: stage.name,
        stage_on: record.standing.stage_on,
    })
}

/// Brings an application to the first stage of a kind, as an offer's act asks. One that stands at a
/// stage of that kind stays where it is.
///
/// # Errors
/// [`crate::kernel::ApiError::OfferStageMissing`] where the recruitment has no such stage,
/// [`crate::kernel::ApiError::MovedBefore`] where a later move is on record.
pub fn bring_to(
    tx: &Tx<'_>,
    application: ApplicationId,
    kind: StageKind,
    on: NaiveDate,
    reason: Option<&str>,
) -> Result<()> {
    let place = place(tx, application)?;
    if place.kind == kind {
        return Ok(());
    }
    let stages = crate::recruitment::stages(tx, place.recruitment)?;
    let stage = stages
        .iter()
        .find(|stage| stage.kind == kind)
        .ok_or_else(|| crate::kernel::ApiError::OfferStageMissing {
            stage_kind: kind.key().to_owned(),
        })?;
    if on < place.stage_on {
        return Err(crate::kernel::ApiError::MovedBefore {
            earliest: place.stage_on.to_string(),
        }
        .into());
    }
    move_to(tx, application, stage, on, reason)
}

/// The applications to a recruitment that have waited longest at an open stage.
///
/// # Errors
/// Whatever the database says.
pub fn longest_waiting(
    db: &Reader<'_>,
    recruitment: RecruitmentId,
    limit: u32,
    today: NaiveDate,
) -> Result<Vec<ApplicationRow>> {
    let filter = Filter {
        needs: vec![Need::Waiting],
        ..Filter::default()
    };
    let part = store::selection::Part {
        sort: SortKey::StageOn,
        order: SortOrder::Ascending,
        offset: 0,
        limit: Some(limit),
    };
    let ids = store::selection::ids(db, recruitment, &filter, part, i64::from(limit), today)?;
    store::selection::rows(db, &ids, today)
}

/// Applications that contradict their own history, without personal data.
///
/// # Errors
/// Whatever the database says.
pub fn broken_invariants(db: &Reader<'_>) -> Result<Vec<String>> {
    store::broken_invariants(db)
}
