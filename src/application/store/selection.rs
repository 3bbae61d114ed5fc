//! A selection of applications as SQL: built from fixed pieces and bound values only.

use chrono::NaiveDate;
use rusqlite::types::Value;
use rusqlite::{Row, ToSql, named_params};

use crate::application::rules::waiting_since;
use crate::application::{ApplicationRow, AssigneeFilter, Filter, Need, SortKey, SortOrder, View};
use crate::kernel::Result;
use crate::kernel::error::Error;
use crate::kernel::id::{ApplicationId, RecruitmentId, StageId};
use crate::kernel::kana::QueryKeys;
use crate::person::index::{Scope, match_expression};
use crate::store::Reader;
use crate::store::sql::name_of;

/// Pieces of SQL and the values bound in them.
struct Selection {
    /// `AND …` each.
    conditions: Vec<&'static str>,
    values: Vec<(&'static str, Value)>,
    /// Whether they speak of `person p` besides `application a`.
    needs_person: bool,
}

const DUPLICATE: &str =
    "EXISTS (SELECT 1 FROM person_look_alike l WHERE l.person_id = a.person_id)";
const READING: &str = "(i.reading IS NULL AND i.name <> '█')";
const CONSENT: &str = "(NOT EXISTS (SELECT 1 FROM consent c WHERE c.person_id = a.person_id AND c.purpose = 'selection' AND c.withdrawn_on IS NULL) \
    AND NOT EXISTS (SELECT 1 FROM person_name n WHERE n.person_id = a.person_id AND n.name = '█'))";
const CONTACT: &str = "(NOT EXISTS (SELECT 1 FROM contact c WHERE c.person_id = a.person_id) \
    AND NOT EXISTS (SELECT 1 FROM person_name n WHERE n.person_id = a.person_id AND n.name = '█'))";
const WAITING: &str =
    "(a.stage_on <= :waiting_since AND s.kind IN ('applied', 'screening', 'interview', 'offer')
        AND NOT EXISTS (SELECT 1 FROM offer o WHERE o.application_id = a.id AND o.state = 'issued'))";

impl Selection {
    fn of(recruitment: RecruitmentId, filter: &Filter, today: NaiveDate) -> Result<Self> {
        let mut selection = Self {
            conditions: Vec::new(),
            values: vec![(":recruitment", Value::Integer(recruitment.0))],
            needs_person: false,
        };
        if let Some(expression) =
            match_expression(&QueryKeys::read(&filter.text), Scope::PersonAndSchool)
        {
            selection.add(
                "AND a.person_id IN (SELECT rowid FROM person_search WHERE person_search MATCH :text)",
                ":text",
                Value::Text(expression),
            );
        }
        if !filter.stages.is_empty() {
            selection.add(
                "AND a.stage_id IN (SELECT value FROM json_each(:stages))",
                ":stages",
                json(&filter.stages)?,
            );
        }
        if !filter.stage_kinds.is_empty() {
            selection.add(
                "AND a.stage_id IN (SELECT id FROM stage WHERE recruitment_id = :recruitment AND kind IN (SELECT value FROM json_each(:kinds)))",
                ":kinds",
                json(&filter.stage_kinds)?,
            );
        }
        if let Some(kind) = filter.graduate_kind {
            selection.needs_person = true;
            selection.add(
                "AND p.graduate_kind = :graduate_kind",
                ":graduate_kind",
                Value::Text(name_of(&kind)?),
            );
        }
        if !filter.sources.is_empty() {
            selection.add(
                "AND a.source IN (SELECT value FROM json_each(:sources))",
                ":sources",
                json(&filter.sources)?,
            );
        }
        match filter.assignee {
            AssigneeFilter::Anybody => {}
            AssigneeFilter::Nobody => selection.conditions.push("AND a.assignee_id IS NULL"),
            AssigneeFilter::User { user } => selection.add(
                "AND a.assignee_id = :assignee",
                ":assignee",
                Value::Integer(user.0),
            ),
        }
        if let Some(from) = filter.applied_from {
            selection.add(
                "AND a.applied_on >= :applied_from",
                ":applied_from",
                Value::Text(from.to_string()),
            );
        }
        if let Some(to) = filter.applied_to {
            selection.add(
                "AND a.applied_on <= :applied_to",
                ":applied_to",
                Value::Text(to.to_string()),
            );
        }
        selection.add_needs(&filter.needs, today);
        Ok(selection)
    }

    fn add(&mut self, condition: &'static str, name: &'static str, value: Value) {
        self.conditions.push(condition);
        self.values.push((name, value));
    }

    /// One of the needs is enough. Said as sets, which SQLite makes once, not as questions about each
    /// application; what many lack is a question all the same.
    fn add_needs(&mut self, needs: &[Need], today: NaiveDate) {
        for (at, need) in needs.iter().enumerate() {
            self.conditions.push(if at == 0 { "AND (" } else { "OR" });
            self.conditions.push(match need {
                Need::PossibleDuplicate => {
                    "a.person_id IN (SELECT person_id FROM person_look_alike)"
                }
                Need::ReadingMissing => {
                    "a.person_id IN (SELECT person_id FROM person_index WHERE reading IS NULL AND name <> '█')"
                }
                Need::ConsentMissing => CONSENT,
                Need::ContactMissing => CONTACT,
                Need::Waiting => {
                    self.values.retain(|(name, _)| *name != ":waiting_since");
                    self.values.push((
                        ":waiting_since",
                        Value::Text(waiting_since(today).to_string()),
                    ));
                    "(a.stage_on <= :waiting_since AND a.stage_id IN (SELECT id FROM stage WHERE recruitment_id = :recruitment \
                        AND kind IN ('applied', 'screening', 'interview', 'offer')) \
                      AND NOT EXISTS (SELECT 1 FROM offer o WHERE o.application_id = a.id AND o.state = 'issued'))"
                }
            });
        }
        if !needs.is_empty() {
            self.conditions.push(")");
        }
    }

    fn values(&self) -> Vec<(&str, &dyn ToSql)> {
        self.values
            .iter()
            .map(|(name, value)| (*name, value as &dyn ToSql))
            .collect()
    }

    fn conditions(&self) -> String {
        self.conditions.join(" ")
    }

    /// The table the conditions speak of, where they do.
    const fn join(&self) -> &'static str {
        if self.needs_person {
            " CROSS JOIN person p ON p.id = a.person_id"
        } else {
            ""
        }
    }
}

fn json(values: &impl serde::Serialize) -> Result<Value> {
    Ok(Value::Text(
        serde_json::to_string(values).map_err(Error::from)?,
    ))
}

/// How many applications a selection holds.
pub fn count(
    db: &Reader<'_>,
    recruitment: RecruitmentId,
    filter: &Filter,
    today: NaiveDate,
) -> Result<i64> {
    let selection = Selection::of(recruitment, filter, today)?;
    let sql = format!(
        "SELECT count(*) FROM application a{} WHERE a.recruitment_id = :recruitment {}",
        selection.join(),
        selection.conditions()
    );
    Ok(db
        .prepare_cached(&sql)?
        .query_row(selection.values().as_slice(), |row| row.get(0))?)
}

/// How many of a selection stand at each stage.
pub fn count_by_stage(
    db: &Reader<'_>,
    recruitment: RecruitmentId,
    filter: &Filter,
    today: NaiveDate,
) -> Result<Vec<(StageId, i64)>> {
    let selection = Selection::of(recruitment, filter, today)?;
    let sql = format!(
        "SELECT a.stage_id, count(*) FROM application a{} WHERE a.recruitment_id = :recruitment {} GROUP BY a.stage_id",
        selection.join(),
        selection.conditions()
    );
    Ok(db
        .prepare_cached(&sql)?
        .query_map(selection.values().as_slice(), |row| {
            Ok((row.get(0)?, row.get(1)?))
        })?
        .collect::<rusqlite::Result<_>>()?)
}

/// Which part of a selection, in which order.
#[derive(Clone, Copy, Debug)]
pub struct Part {
    /// The column.
    pub sort: SortKey,
    /// The direction.
    pub order: SortOrder,
    /// How many to leave out first.
    pub offset: u32,
    /// How many at most; `None`: all.
    pub limit: Option<u32>,
}

/// A part of a selection by id, in order. `total` is what [`count`] says of it.
pub fn ids(
    db: &Reader<'_>,
    recruitment: RecruitmentId,
    filter: &Filter,
    part: Part,
    total: i64,
    today: NaiveDate,
) -> Result<Vec<ApplicationId>> {
    if total == 0 {
        return Ok(Vec::new());
    }
    let mut selection = Selection::of(recruitment, filter, today)?;
    let limit = part.limit.map_or(-1, i64::from);
    selection.values.push((":limit", Value::Integer(limit)));
    selection
        .values
        .push((":offset", Value::Integer(part.offset.into())));
    // Which table leads, and what the rows come sorted by.
    let (from, order) = match part.sort {
        SortKey::Reading if walks_sorted(db, filter, part, total)? => (
            format!(
                "person_index i INDEXED BY person_index_by_sort
                 CROSS JOIN application a ON a.person_id = i.person_id AND a.recruitment_id = :recruitment{}",
                selection.join()
            ),
            ["i.sort_key", "i.person_id"].as_slice(),
        ),
        SortKey::Reading => (
            format!(
                "application a CROSS JOIN person_index i ON i.person_id = a.person_id{}",
                selection.join()
            ),
            ["i.sort_key", "i.person_id"].as_slice(),
        ),
        SortKey::AppliedOn => (
            format!(
                "application a INDEXED BY application_by_applied CROSS JOIN person_index i ON i.person_id = a.person_id{}",
                selection.join()
            ),
            ["a.applied_on", "i.sort_key", "a.id"].as_slice(),
        ),
        SortKey::StageOn => (
            format!(
                "application a INDEXED BY application_by_stage_on CROSS JOIN person_index i ON i.person_id = a.person_id{}",
                selection.join()
            ),
            ["a.stage_on", "i.sort_key", "a.id"].as_slice(),
        ),
        SortKey::Stage => (
            format!(
                "stage s INDEXED BY stage_by_recruitment
                 CROSS JOIN application a INDEXED BY application_by_stage ON a.stage_id = s.id AND s.recruitment_id = :recruitment
                 CROSS JOIN person_index i ON i.person_id = a.person_id{}",
                selection.join()
            ),
            ["s.position", "s.id", "i.sort_key", "a.id"].as_slice(),
        ),
        SortKey::School => {
            selection.needs_person = true;
            (
                format!(
                    "application a CROSS JOIN person_index i ON i.person_id = a.person_id{}",
                    selection.join()
                ),
                // An empty field comes last either way.
                ["p.school", "i.sort_key", "a.id"].as_slice(),
            )
        }
        SortKey::Graduation => {
            selection.needs_person = true;
            (
                format!(
                    "application a CROSS JOIN person_index i ON i.person_id = a.person_id{}",
                    selection.join()
                ),
                ["p.graduation_month", "i.sort_key", "a.id"].as_slice(),
            )
        }
    };
    let (direction, empty_last) = match part.order {
        SortOrder::Ascending => ("", " NULLS LAST"),
        SortOrder::Descending => (" DESC", ""),
    };
    let nullable = matches!(part.sort, SortKey::School | SortKey::Graduation);
    let order: Vec<String> = order
        .iter()
        .enumerate()
        .map(|(at, column)| {
            let nulls = if nullable && at == 0 { empty_last } else { "" };
            format!("{column}{direction}{nulls}")
        })
        .collect();
    let sql = format!(
        "SELECT a.id FROM {from} WHERE a.recruitment_id = :recruitment {} ORDER BY {} LIMIT :limit OFFSET :offset",
        selection.conditions(),
        order.join(", ")
    );
    Ok(db
        .prepare_cached(&sql)?
        .query_map(selection.values().as_slice(), |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?)
}

/// A whole selection by id, in the order of its view.
pub fn all(
    db: &Reader<'_>,
    recruitment: RecruitmentId,
    view: &View,
    today: NaiveDate,
) -> Result<Vec<ApplicationId>> {
    let part = Part {
        sort: view.sort,
        order: view.order,
        offset: 0,
        limit: None,
    };
    let total = count(db, recruitment, &view.filter, today)?;
    ids(db, recruitment, &view.filter, part, total, today)
}

/// Whether it costs less to walk everybody in the order of the readings until the page is full than
/// to fetch and sort the whole selection. A fetched and sorted row costs about three walked ones.
fn walks_sorted(db: &Reader<'_>, filter: &Filter, part: Part, total: i64) -> Result<bool> {
    let Some(limit) = part.limit else {
        return Ok(false);
    };
    // Who has no reading stands last: the walk would go through everybody else first.
    if filter.needs.contains(&Need::ReadingMissing) {
        return Ok(false);
    }
    // What a filter leaves may lie anywhere in the order.
    let doubt = if *filter == Filter::default() { 1 } else { 8 };
    let everybody: i64 = db
        .prepare_cached("SELECT coalesce(max(person_id), 0) FROM person_index")?
        .query_row([], |row| row.get(0))?;
    let wanted = (i64::from(part.offset) + i64::from(limit)).min(total);
    let walked = wanted
        .saturating_mul(everybody)
        .checked_div(total)
        .unwrap_or(everybody);
    Ok(walked.saturating_mul(doubt) < total.saturating_mul(3))
}

/// These applications as lines of the table, in the order given.
pub fn rows(
    db: &Reader<'_>,
    ids: &[ApplicationId],
    today: NaiveDate,
) -> Result<Vec<ApplicationRow>> {
    let sql = format!(
        "SELECT a.id, a.person_id, i.name, i.reading, p.school, p.faculty, p.graduation_month, p.graduate_kind,
                (SELECT value FROM contact WHERE person_id = a.person_id AND kind = 'email' ORDER BY id LIMIT 1),
                (SELECT value FROM contact WHERE person_id = a.person_id AND kind = 'phone' ORDER BY id LIMIT 1),
                a.source, u.name, a.applied_on, a.stage_id, a.stage_on,
                {DUPLICATE}, {READING}, {CONSENT}, {CONTACT}, {WAITING}
         FROM json_each(:ids) AS wanted
         CROSS JOIN application a ON a.id = wanted.value
         CROSS JOIN person_index i ON i.person_id = a.person_id
         CROSS JOIN person p ON p.id = a.person_id
         CROSS JOIN stage s ON s.id = a.stage_id
         LEFT JOIN user u ON u.id = a.assignee_id
         ORDER BY wanted.key"
    );
    Ok(db
        .prepare_cached(&sql)?
        .query_map(
            named_params! {
                ":ids": serde_json::to_string(ids)?,
                ":waiting_since": waiting_since(today),
            },
            row_of,
        )?
        .collect::<rusqlite::Result<_>>()?)
}

fn row_of(row: &Row<'_>) -> rusqlite::Result<ApplicationRow> {
    let mut needs = Vec::new();
    for (at, need) in [
        Need::PossibleDuplicate,
        Need::ReadingMissing,
        Need::ConsentMissing,
        Need::ContactMissing,
        Need::Waiting,
    ]
    .into_iter()
    .enumerate()
    {
        if row.get(15 + at)? {
            needs.push(need);
        }
    }
    Ok(ApplicationRow {
        id: row.get(0)?,
        person: row.get(1)?,
        name: row.get(2)?,
        reading: row.get(3)?,
        school: row.get(4)?,
        faculty: row.get(5)?,
        graduation_month: row.get(6)?,
        graduate_kind: row.get(7)?,
        email: row.get(8)?,
        phone: row.get(9)?,
        source: row.get(10)?,
        assignee: row.get(11)?,
        applied_on: row.get(12)?,
        stage: row.get(13)?,
        stage_on: row.get(14)?,
        needs,
    })
}
