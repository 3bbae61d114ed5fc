//! The only SQL on applications.

pub mod selection;

use chrono::NaiveDate;
use rusqlite::{OptionalExtension, params};

use super::api::ApplicationPage;
use super::rules::{ApplicationFacts, FlowCount, Join, NewApplication, Standing};
use super::{ApplicationDetail, Filter, SavedView, View};
use crate::kernel::Result;
use crate::kernel::error::{Noun, OrNotFound};
use crate::kernel::id::{ApplicationId, PersonId, RecruitmentId, SavedViewId, StageId, UserId};
use crate::person::{TimelineEntry, TimelineFact};
use crate::recruitment::{Stage, StageKind};
use crate::store::sql::Json;
use crate::store::{Reader, Tx};
use selection::Part;

/// An application's own row.
pub struct ApplicationRecord {
    /// Whose.
    pub person: PersonId,
    /// Where it stands.
    pub standing: Standing,
    /// Since when it is in.
    pub applied_on: NaiveDate,
    /// In charge.
    pub assignee: Option<UserId>,
}

/// One application.
pub fn load(db: &Reader<'_>, id: ApplicationId) -> Result<ApplicationRecord> {
    db.prepare_cached(
        "SELECT person_id, recruitment_id, stage_id, stage_on, applied_on, assignee_id FROM application WHERE id = ?1",
    )?
    .query_row([id], |row| {
        Ok(ApplicationRecord {
            person: row.get(0)?,
            standing: Standing {
                recruitment: row.get(1)?,
                stage: row.get(2)?,
                stage_on: row.get(3)?,
            },
            applied_on: row.get(4)?,
            assignee: row.get(5)?,
        })
    })
    .optional()?
    .or_not_found(Noun::Application)
}

/// Whether the person has an application to the recruitment.
pub fn find(
    db: &Reader<'_>,
    person: PersonId,
    recruitment: RecruitmentId,
) -> Result<Option<ApplicationId>> {
    Ok(db
        .prepare_cached("SELECT id FROM application WHERE person_id = ?1 AND recruitment_id = ?2")?
        .query_row(params![person, recruitment], |row| row.get(0))
        .optional()?)
}

/// Everybody whose application to a recruitment stands at one of these kinds of stage, by reading.
pub fn people_at(
    db: &Reader<'_>,
    recruitment: RecruitmentId,
    kinds: &[StageKind],
) -> Result<Vec<PersonId>> {
    let mut statement = db.prepare_cached(
        "SELECT a.person_id, s.kind FROM application a JOIN stage s ON s.id = a.stage_id
         JOIN person_index p ON p.person_id = a.person_id WHERE a.recruitment_id = ?1 ORDER BY p.sort_key, a.person_id",
    )?;
    let mut people = Vec::new();
    let mut rows = statement.query([recruitment])?;
    while let Some(row) = rows.next()? {
        if kinds.contains(&row.get(1)?) {
            people.push(row.get(0)?);
        }
    }
    Ok(people)
}

/// A stage with the recruitment it belongs to.
pub fn stage(db: &Reader<'_>, id: StageId) -> Result<(RecruitmentId, Stage)> {
    db.prepare_cached("SELECT recruitment_id, id, name, kind, reason FROM stage WHERE id = ?1")?
        .query_row([id], |row| {
            Ok((
                row.get(0)?,
                Stage {
                    id: row.get(1)?,
                    name: row.get(2)?,
                    kind: row.get(3)?,
                    reason: row.get(4)?,
                    applications: 0,
                },
            ))
        })
        .optional()?
        .or_not_found(Noun::Stage)
}

/// A recruitment's first stage, where applications come in.
pub fn first_stage(db: &Reader<'_>, recruitment: RecruitmentId) -> Result<StageId> {
    db.prepare_cached(
        "SELECT id FROM stage WHERE recruitment_id = ?1 AND kind = 'applied' ORDER BY position, id LIMIT 1",
    )?
    .query_row([recruitment], |row| row.get(0))
    .optional()?
    .or_not_found(Noun::Stage)
}

/// Enters an application, with its first move.
pub fn insert(tx: &Tx<'_>, new: &NewApplication<'_>) -> Result<ApplicationId> {
    tx.prepare_cached(
        "INSERT INTO application (person_id, recruitment_id, applied_on, source, stage_id, stage_on) VALUES (?1, ?2, ?3, ?4, ?5, ?3)",
    )?
    .execute(params![
        new.person,
        new.recruitment,
        new.applied_on,
        new.source,
        new.stage
    ])?;
    let application = ApplicationId(tx.last_insert_rowid());
    insert_move(tx, application, new.stage, new.applied_on, None)?;
    Ok(application)
}

fn insert_move(
    tx: &Tx<'_>,
    application: ApplicationId,
    stage: StageId,
    on: NaiveDate,
    reason: Option<&str>,
) -> Result<()> {
    tx.prepare_cached(
        "INSERT INTO stage_move (application_id, stage_id, moved_on, recorded_at, user_id, reason) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    )?
    .execute(params![
        application,
        stage,
        on,
        tx.stamp(),
        tx.user,
        reason
    ])?;
    Ok(())
}

/// Moves an application to a stage.
pub fn move_to(
    tx: &Tx<'_>,
    application: ApplicationId,
    stage: StageId,
    on: NaiveDate,
    reason: Option<&str>,
) -> Result<()> {
    insert_move(tx, application, stage, on, reason)?;
    tx.prepare_cached("UPDATE application SET stage_id = ?2, stage_on = ?3 WHERE id = ?1")?
        .execute(params![application, stage, on])?;
    Ok(())
}

/// The first two moves of an application by their days: number and day.
pub fn first_moves(db: &Reader<'_>, application: ApplicationId) -> Result<Vec<(i64, NaiveDate)>> {
    Ok(db
        .prepare_cached(
            "SELECT id, moved_on FROM stage_move WHERE application_id = ?1 ORDER BY moved_on, id LIMIT 2",
        )?
        .query_map([application], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<rusqlite::Result<_>>()?)
}

/// Dates a move otherwise.
pub fn redate_move(tx: &Tx<'_>, id: i64, on: NaiveDate) -> Result<()> {
    tx.prepare_cached("UPDATE stage_move SET moved_on = ?2 WHERE id = ?1")?
        .execute(params![id, on])?;
    Ok(())
}

/// Overwrites an application's own facts.
pub fn update(
    tx: &Tx<'_>,
    id: ApplicationId,
    applied_on: NaiveDate,
    source: Option<&str>,
    assignee: Option<UserId>,
    stage_on: NaiveDate,
) -> Result<()> {
    tx.prepare_cached(
        "UPDATE application SET applied_on = ?2, source = ?3, assignee_id = ?4, stage_on = ?5 WHERE id = ?1",
    )?
    .execute(params![id, applied_on, source, assignee, stage_on])?;
    Ok(())
}

/// Gives an application a source where it has none.
pub fn complete_source(tx: &Tx<'_>, id: ApplicationId, source: &str) -> Result<()> {
    tx.prepare_cached("UPDATE application SET source = ?2 WHERE id = ?1 AND source IS NULL")?
        .execute(params![id, source])?;
    Ok(())
}

/// Whether this user may be put in charge: on record and still signing in.
pub fn is_assignable(db: &Reader<'_>, user: UserId) -> Result<bool> {
    Ok(db
        .prepare_cached("SELECT 1 FROM user WHERE id = ?1 AND disabled_on IS NULL")?
        .exists([user])?)
}

// -- of one person -------------------------------------------------------------------------------

/// A person's applications, latest first, each with the stages it may move through.
pub fn details(db: &Reader<'_>, person: PersonId) -> Result<Vec<ApplicationDetail>> {
    let mut details: Vec<ApplicationDetail> = db
        .prepare_cached(
            "SELECT a.id, a.recruitment_id, r.name, a.applied_on, a.source, a.assignee_id, a.stage_id, a.stage_on
             FROM application a JOIN recruitment r ON r.id = a.recruitment_id
             WHERE a.person_id = ?1 ORDER BY a.applied_on DESC, a.id DESC",
        )?
        .query_map([person], |row| {
            Ok(ApplicationDetail {
                id: row.get(0)?,
                recruitment: row.get(1)?,
                recruitment_name: row.get(2)?,
                applied_on: row.get(3)?,
                source: row.get(4)?,
                assignee: row.get(5)?,
                stage: row.get(6)?,
                stage_on: row.get(7)?,
                stages: Vec::new(),
            })
        })?
        .collect::<rusqlite::Result<_>>()?;
    for detail in &mut details {
        detail.stages = crate::recruitment::stages(db, detail.recruitment)?;
    }
    Ok(details)
}

/// What a merge of persons looks at.
pub fn facts_of_person(db: &Reader<'_>, person: PersonId) -> Result<Vec<ApplicationFacts>> {
    Ok(db
        .prepare_cached(
            "SELECT a.id, a.recruitment_id, r.name, a.stage_id, s.name, a.stage_on, a.applied_on, a.source, a.assignee_id
             FROM application a JOIN recruitment r ON r.id = a.recruitment_id JOIN stage s ON s.id = a.stage_id
             WHERE a.person_id = ?1 ORDER BY a.id",
        )?
        .query_map([person], |row| {
            Ok(ApplicationFacts {
                id: row.get(0)?,
                recruitment: row.get(1)?,
                recruitment_name: row.get(2)?,
                stage: row.get(3)?,
                stage_name: row.get(4)?,
                stage_on: row.get(5)?,
                applied_on: row.get(6)?,
                source: row.get(7)?,
                assignee: row.get(8)?,
            })
        })?
        .collect::<rusqlite::Result<_>>()?)
}

/// Gives an application to another person's record.
pub fn hand_over(tx: &Tx<'_>, application: ApplicationId, to: PersonId) -> Result<()> {
    tx.prepare_cached("UPDATE application SET person_id = ?2 WHERE id = ?1")?
        .execute(params![application, to])?;
    Ok(())
}

/// Puts two applications together.
pub fn carry_out_join(tx: &Tx<'_>, join: &Join) -> Result<()> {
    let reason: Option<String> = tx
        .prepare_cached(
            "SELECT reason FROM stage_move WHERE application_id = ?1 ORDER BY moved_on DESC, id DESC LIMIT 1",
        )?
        .query_row([join.kept], |row| row.get(0))
        .optional()?
        .flatten();
    tx.prepare_cached("UPDATE stage_move SET application_id = ?2 WHERE application_id = ?1")?
        .execute(params![join.other, join.kept])?;
    tx.prepare_cached("DELETE FROM application WHERE id = ?1")?
        .execute([join.other])?;
    if let Some(stage) = join.closing_move {
        insert_move(tx, join.kept, stage, join.stage_on, reason.as_deref())?;
    }
    update(
        tx,
        join.kept,
        join.applied_on,
        join.source.as_deref(),
        join.assignee,
        join.stage_on,
    )
}

/// Applications and moves on a person's timeline. The first move to the first stage is the
/// application itself.
pub fn timeline(db: &Reader<'_>, person: PersonId) -> Result<Vec<TimelineEntry>> {
    let mut statement = db.prepare_cached(
        "SELECT a.id, r.name, a.applied_on, a.source, m.moved_on, m.recorded_at, u.name, s.name, s.kind, m.reason
         FROM application a
         JOIN recruitment r ON r.id = a.recruitment_id
         JOIN stage_move m ON m.application_id = a.id
         JOIN stage s ON s.id = m.stage_id
         JOIN user u ON u.id = m.user_id
         WHERE a.person_id = ?1 ORDER BY a.id, m.moved_on, m.id",
    )?;
    let mut entries = Vec::new();
    let mut previous: Option<ApplicationId> = None;
    let mut rows = statement.query([person])?;
    while let Some(row) = rows.next()? {
        let application: ApplicationId = row.get(0)?;
        let recruitment: String = row.get(1)?;
        let applied_on: NaiveDate = row.get(2)?;
        let moved_on: NaiveDate = row.get(4)?;
        let (recorded_at, by): (String, String) = (row.get(5)?, row.get(6)?);
        let stage_kind: StageKind = row.get(8)?;
        let entry = |on, fact| TimelineEntry {
            on,
            recorded_at: Some(recorded_at.clone()),
            by: Some(by.clone()),
            fact,
        };
        let is_first = previous.replace(application) != Some(application);
        if is_first {
            entries.push(entry(
                applied_on,
                TimelineFact::Applied {
                    recruitment: recruitment.clone(),
                    source: row.get(3)?,
                },
            ));
        }
        if !(is_first && stage_kind == StageKind::Applied && moved_on == applied_on) {
            entries.push(entry(
                moved_on,
                TimelineFact::Moved {
                    recruitment,
                    stage: row.get(7)?,
                    stage_kind,
                    reason: row.get(9)?,
                },
            ));
        }
    }
    Ok(entries)
}

// -- selections ------------------------------------------------------------------------------------

/// One page of a view.
pub fn table(
    db: &Reader<'_>,
    recruitment: RecruitmentId,
    view: &View,
    offset: u32,
    limit: u32,
    today: NaiveDate,
) -> Result<ApplicationPage> {
    let total = selection::count(db, recruitment, &view.filter, today)?;
    let part = Part {
        sort: view.sort,
        order: view.order,
        offset,
        limit: Some(limit),
    };
    let ids = selection::ids(db, recruitment, &view.filter, part, total, today)?;
    Ok(ApplicationPage {
        total,
        rows: selection::rows(db, &ids, today)?,
    })
}

/// A whole selection by id, in the order of the readings.
pub fn ids(
    db: &Reader<'_>,
    recruitment: RecruitmentId,
    filter: &Filter,
    today: NaiveDate,
) -> Result<Vec<ApplicationId>> {
    let view = View {
        filter: filter.clone(),
        ..View::default()
    };
    selection::all(db, recruitment, &view, today)
}

// -- of one recruitment --------------------------------------------------------------------------

/// The cohort's flow as of a day.
pub fn flow(db: &Reader<'_>, recruitment: RecruitmentId, as_of: NaiveDate) -> Result<FlowCount> {
    let kinds: std::collections::HashMap<StageId, StageKind> = db
        .prepare_cached("SELECT id, kind FROM stage WHERE recruitment_id = ?1")?
        .query_map([recruitment], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<rusqlite::Result<_>>()?;
    let mut flow = FlowCount::default();
    let mut statement = db.prepare_cached(
        "SELECT a.id, m.moved_on, m.id, m.stage_id FROM application a
         CROSS JOIN stage_move m ON m.application_id = a.id
         WHERE a.recruitment_id = ?1 AND m.moved_on <= ?2",
    )?;
    let mut rows = statement.query(params![recruitment, as_of])?;
    while let Some(row) = rows.next()? {
        if let Some(kind) = kinds.get(&row.get(3)?) {
            flow.add(row.get(0)?, row.get(1)?, row.get(2)?, *kind);
        }
    }
    Ok(flow)
}

/// Applications whose stage and day are not those of their latest move.
pub fn broken_invariants(db: &Reader<'_>) -> Result<Vec<String>> {
    Ok(db
        .prepare_cached(
            "SELECT a.id FROM application a
             LEFT JOIN stage_move m ON m.id = (SELECT id FROM stage_move WHERE application_id = a.id
                 ORDER BY moved_on DESC, id DESC LIMIT 1)
             LEFT JOIN stage s ON s.id = a.stage_id AND s.recruitment_id = a.recruitment_id
             LEFT JOIN person p ON p.id = a.person_id AND p.merged_into IS NULL
             WHERE m.stage_id IS NOT a.stage_id OR m.moved_on IS NOT a.stage_on OR s.id IS NULL OR p.id IS NULL",
        )?
        .query_map([], |row| {
            let id: i64 = row.get(0)?;
            Ok(format!("application {id}"))
        })?
        .collect::<rusqlite::Result<_>>()?)
}

// -- saved views -----------------------------------------------------------------------------------

/// A user's saved views, by name.
pub fn views(db: &Reader<'_>, user: UserId) -> Result<Vec<SavedView>> {
    Ok(db
        .prepare_cached(
            "SELECT id, name, view FROM saved_view WHERE user_id = ?1 ORDER BY name, id",
        )?
        .query_map([user], |row| {
            Ok(SavedView {
                id: row.get(0)?,
                name: row.get(1)?,
                view: row.get::<_, Json<View>>(2)?.0,
            })
        })?
        .collect::<rusqlite::Result<_>>()?)
}

/// Saves a view of whoever acts, over the one of that name.
pub fn save_view(tx: &Tx<'_>, name: &str, view: &View) -> Result<SavedViewId> {
    let view = Json(view.clone());
    let present: Option<SavedViewId> = tx
        .prepare_cached("SELECT id FROM saved_view WHERE user_id = ?1 AND name = ?2")?
        .query_row(params![tx.user, name], |row| row.get(0))
        .optional()?;
    if let Some(id) = present {
        tx.prepare_cached("UPDATE saved_view SET view = ?2 WHERE id = ?1")?
            .execute(params![id, view])?;
        return Ok(id);
    }
    tx.prepare_cached("INSERT INTO saved_view (user_id, name, view) VALUES (?1, ?2, ?3)")?
        .execute(params![tx.user, name, view])?;
    Ok(SavedViewId(tx.last_insert_rowid()))
}

/// Removes a view of whoever acts; gives its name.
pub fn delete_view(tx: &Tx<'_>, id: SavedViewId) -> Result<String> {
    let name = tx
        .prepare_cached("SELECT name FROM saved_view WHERE id = ?1 AND user_id = ?2")?
        .query_row(params![id, tx.user], |row| row.get(0))
        .optional()?
        .or_not_found(Noun::SavedView)?;
    tx.prepare_cached("DELETE FROM saved_view WHERE id = ?1")?
        .execute([id])?;
    Ok(name)
}
