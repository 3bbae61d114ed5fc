//! Commands on the programme as a whole: templates, the year, the calendar, the grid, dates.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::rules::attendance::mark_of;
use super::rules::dates::{Diary, rank, weigh};
use super::rules::draft;
use super::rules::plan::{self, Slot, Timetable};
use super::rules::recurrence::Rule;
use super::rules::usual::usual_templates;
use super::store::diary::{self, DiaryOf};
use super::store::event::{self, NewEvent, SeriesRow, Which};
use super::store::grid::{self, Cell, Column, Line};
use super::store::{self, person as of_one};
use super::{
    AttendanceFigures, AttendanceKind, AttendanceMark, CalendarEvent, ClosedDay, DateConflict,
    EventKind, HolidayRow, InvitationReply, PlannedTime, ProgrammeTemplate, Repeat, RepeatEnd,
    SeatState, Series, SkippedTime, TemplateDraft, WeekDay,
};
use crate::api::{Act, Query};
use crate::kernel::date::YearMonth;
use crate::kernel::field::{self, LINE};
use crate::kernel::holiday::{self, Closure, Holiday, OpenDays, holidays_between};
use crate::kernel::id::{
    ClosedDayId, EventId, InvitationId, PersonId, ProgrammeTemplateId, RecruitmentId, UserId,
};
use crate::kernel::moment::{OfficeTime, TimeOfDay};
use crate::kernel::operation::{Operation, Summary};
use crate::kernel::{ApiError, Result};
use crate::person;
use crate::recruitment;
use crate::recruitment::StageKind;
use crate::store::{Outcome, Reader};
use crate::study::{self, StudyLoad, StudyPeriod};

/// `template.list`: those in use first.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct TemplateList {}

/// `template.save`: a new one, or over one that is there.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct TemplateSave {
    pub template: Option<ProgrammeTemplateId>,
    pub draft: TemplateDraft,
}

/// `template.retire`: out of use from today; or, called again, back in use.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct TemplateRetire {
    pub template: ProgrammeTemplateId,
}

/// `template.add_usual`: the usual templates whose names are not taken. Answers how many.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct TemplateAddUsual {}

/// `programme.plan_preview`: what a year of these templates would be.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct ProgrammePlanPreview {
    pub recruitment: RecruitmentId,
    /// The first month, included.
    pub from: YearMonth,
    /// The last month, included; at most 24 months in all.
    pub to: YearMonth,
    pub templates: Vec<ProgrammeTemplateId>,
}

/// A planned year, before anything is saved.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "plain")]
pub struct YearPlan {
    pub items: Vec<YearPlanItem>,
}

/// What one template gives.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "plain")]
pub struct YearPlanItem {
    pub template: ProgrammeTemplateId,
    pub kind: EventKind,
    pub name: String,
    pub events: Vec<PlannedTime>,
    pub skipped: Vec<SkippedTime>,
}

/// `programme.plan`: saves a planned year, as adjusted, in one act. Of a template with a rule the events
/// become a series; a time other than the rule's stays when the series is moved later.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct ProgrammePlan {
    pub recruitment: RecruitmentId,
    pub from: YearMonth,
    pub to: YearMonth,
    pub items: Vec<YearPlanChoice>,
}

/// What is taken of one template's events.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct YearPlanChoice {
    pub template: ProgrammeTemplateId,
    pub events: Vec<YearPlanTime>,
}

/// A time as adjusted. `planned_at` is that of the preview, by which it is known.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct YearPlanTime {
    pub planned_at: OfficeTime,
    pub starts_at: OfficeTime,
    pub ends_at: OfficeTime,
}

/// What `programme.plan` made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "plain")]
pub struct YearPlanned {
    pub series: u32,
    pub events: Vec<EventId>,
}

/// `series.preview`: the times an event would have, repeated like this.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct SeriesPreviewLoad {
    pub recruitment: RecruitmentId,
    pub starts_at: OfficeTime,
    pub ends_at: OfficeTime,
    pub repeat: Repeat,
}

/// The times of a series, before anything is saved.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "plain")]
pub struct SeriesPreview {
    /// RFC 5545.
    pub rule: String,
    pub events: Vec<PlannedTime>,
    pub skipped: Vec<SkippedTime>,
}

/// `series.list`
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct SeriesList {
    pub recruitment: RecruitmentId,
}

/// `programme.calendar`: at most 400 days, both ends included.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct ProgrammeCalendarLoad {
    pub from: NaiveDate,
    pub to: NaiveDate,
    /// Only this programme's events, and its cohort's study; null: everybody's.
    pub recruitment: Option<RecruitmentId>,
}

/// What a calendar shows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "plain")]
pub struct ProgrammeCalendar {
    pub events: Vec<CalendarEvent>,
    pub holidays: Vec<HolidayRow>,
    pub closed_days: Vec<ClosedDay>,
    /// Only days with anybody.
    pub study: Vec<StudyLoad>,
}

/// `programme.grid`: people × events.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct ProgrammeGridLoad {
    pub recruitment: RecruitmentId,
    /// The day it is read on; absent: today. Later events are still to come.
    #[ts(optional = nullable)]
    pub as_of: Option<NaiveDate>,
    /// Only events of these kinds; empty: all.
    pub kinds: Vec<EventKind>,
    /// How many absences to leave out for the rate without the lowest.
    pub drop: u32,
}

/// The participation grid.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "plain")]
pub struct ProgrammeGrid {
    pub as_of: NaiveDate,
    /// The columns, by their beginning.
    pub events: Vec<GridEvent>,
    /// The rows, by reading: the cohort and everybody who was ever invited.
    pub people: Vec<GridPerson>,
}

/// A column.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "plain")]
pub struct GridEvent {
    pub event: EventId,
    pub kind: EventKind,
    pub name: String,
    pub starts_at: OfficeTime,
    pub cancelled: bool,
    /// It lies on or before the day asked about.
    pub held: bool,
    pub present: u32,
    pub invited: u32,
}

/// A row.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "plain")]
pub struct GridPerson {
    pub person: PersonId,
    pub name: String,
    pub reading: Option<String>,
    /// Where the application stands; null: none to this recruitment.
    pub stage_kind: Option<StageKind>,
    /// A mark a column.
    pub marks: Vec<AttendanceMark>,
    pub figures: AttendanceFigures,
}

/// Whom something is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub enum PeopleChoice {
    /// These.
    People { people: Vec<PersonId> },
    /// Everybody with an open or accepted offer in the programme's recruitment.
    Cohort {},
}

/// `programme.find_dates`: days ranked by how little speaks against them.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct ProgrammeFindDates {
    pub recruitment: RecruitmentId,
    pub who: PeopleChoice,
    pub from: NaiveDate,
    /// Included; at most 400 days after.
    pub to: NaiveDate,
    /// Empty: every day of the week.
    pub weekdays: Vec<WeekDay>,
    pub start_time: TimeOfDay,
    pub duration_minutes: u32,
    pub facilitator: Option<UserId>,
    /// An event that is being moved: it is no conflict with itself.
    pub except: Option<EventId>,
    /// At most 100.
    pub limit: u32,
}

/// A proposed time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "plain")]
pub struct DateProposal {
    pub starts_at: OfficeTime,
    pub ends_at: OfficeTime,
    /// People it does not suit.
    pub people: u32,
    /// What it is ranked by: those people, and one each for the facilitator and for a closed day.
    pub conflict_count: u32,
    pub conflicts: Vec<DateConflict>,
}

/// `programme.of_person`: the panel of the person's page.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct ProgrammeOfPerson {
    pub person: PersonId,
}

/// A person's part in the programme.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "plain")]
pub struct PersonProgramme {
    /// Latest first.
    pub events: Vec<PersonEvent>,
    pub figures: AttendanceFigures,
    /// By their beginning.
    pub study: Vec<StudyPeriod>,
}

/// One event of a person's.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "plain")]
pub struct PersonEvent {
    pub event: EventId,
    pub invitation: InvitationId,
    pub kind: EventKind,
    pub name: String,
    pub starts_at: OfficeTime,
    pub ends_at: OfficeTime,
    pub cancelled: bool,
    pub place: SeatState,
    pub reply: InvitationReply,
    pub attendance: Option<AttendanceKind>,
    pub mark: AttendanceMark,
}

/// `closed_day.list`: all of them, by day.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ClosedDayList {}

/// `closed_day.save`: a new one, or over one that is there.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct ClosedDaySave {
    pub closed_day: Option<ClosedDayId>,
    pub closed_on: NaiveDate,
    pub name: String,
}

/// `closed_day.remove`
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct ClosedDayRemove {
    pub closed_day: ClosedDayId,
}

/// `holiday.list`: the national holidays of a year.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct HolidayList {
    pub year: i32,
}

// -- handlers --------------------------------------------------------------------------------------

/// `template.list`
pub(crate) fn templates(q: &Query<'_>, _: TemplateList) -> Result<Vec<ProgrammeTemplate>> {
    store::templates(q.db)
}

/// `template.save`
pub(crate) fn save_template(
    act: &Act<'_>,
    request: TemplateSave,
) -> Result<Outcome<ProgrammeTemplateId>> {
    let (draft, rule) = draft::read_template(&request.draft)?;
    act.transact(Operation::TemplateSave, |tx| {
        if let Some(id) = request.template {
            store::template(tx, id)?;
        }
        let id = store::save_template(tx, request.template, &draft, rule.as_ref())?;
        Ok((
            id,
            Summary::new(Operation::TemplateSave).subject(draft.name),
        ))
    })
}

/// `template.retire`
pub(crate) fn retire_template(act: &Act<'_>, request: TemplateRetire) -> Result<Outcome<()>> {
    act.transact(Operation::TemplateRetire, |tx| {
        let template = store::template(tx, request.template)?;
        let on = template.retired_on.is_none().then_some(tx.today);
        store::retire_template(tx, template.id, on)?;
        let summary = Summary::new(Operation::TemplateRetire).subject(template.draft.name);
        Ok(((), summary))
    })
}

/// `template.add_usual`
pub(crate) fn add_usual_templates(act: &Act<'_>, _: TemplateAddUsual) -> Result<Outcome<u32>> {
    act.transact(Operation::TemplateAddUsual, |tx| {
        let present = store::templates(tx)?;
        let mut added = 0;
        for usual in usual_templates() {
            if present.iter().all(|one| one.draft.name != usual.name) {
                let (draft, rule) = draft::read_template(&usual)?;
                store::save_template(tx, None, &draft, rule.as_ref())?;
                added += 1;
            }
        }
        let summary = Summary::new(Operation::TemplateAddUsual).count(added as usize);
        Ok((added, summary))
    })
}

/// The first and the last day of a span of months.
fn span(from: YearMonth, to: YearMonth) -> Result<(NaiveDate, NaiveDate)> {
    let months = i64::from(to.year() - from.year()) * 12 + i64::from(to.month())
        - i64::from(from.month())
        + 1;
    draft::within("to", months, 1, 24)?;
    Ok((from.first_day(), to.last_day()))
}

/// Times with what stands in their way. They may end, or slide, beyond the days asked for.
fn with_conflicts(
    db: &Reader<'_>,
    recruitment: RecruitmentId,
    tables: &[&Timetable],
) -> Result<Diary> {
    let slots = || tables.iter().flat_map(|table| &table.slots);
    let first = slots().map(|slot| slot.starts_at.day()).min();
    let last = slots().map(|slot| slot.ends_at.day()).max();
    let Some(days) = first.zip(last) else {
        return Ok(Diary::default());
    };
    let people = super::cohort(db, recruitment)?;
    diary::load(
        db,
        &DiaryOf {
            days,
            people: &people,
            recruitment: Some(recruitment),
            facilitator: None,
            except: &[],
        },
    )
}

fn planned(table: &Timetable, diary: &Diary) -> Vec<PlannedTime> {
    table
        .slots
        .iter()
        .map(|slot| PlannedTime {
            planned_at: slot.planned_at,
            starts_at: slot.starts_at,
            ends_at: slot.ends_at,
            conflicts: diary.conflicts(slot.starts_at, slot.ends_at),
        })
        .collect()
}

fn skipped(table: &Timetable, closed: &[ClosedDay]) -> Vec<SkippedTime> {
    table
        .skipped
        .iter()
        .map(|(planned_at, closure)| SkippedTime {
            planned_at: *planned_at,
            name: match closure {
                Closure::Own => closed
                    .iter()
                    .find(|day| day.closed_on == planned_at.day())
                    .map(|day| day.name.clone()),
                Closure::Holiday(name) => Some((*name).to_owned()),
                Closure::Weekend => None,
            },
        })
        .collect()
}

/// `programme.plan_preview`
pub(crate) fn plan_preview(q: &Query<'_>, request: ProgrammePlanPreview) -> Result<YearPlan> {
    span(request.from, request.to)?;
    recruitment::load(q.db, request.recruitment)?;
    let (open, closed) = (store::open_days(q.db)?, store::closed_days(q.db)?);
    let mut tables = Vec::new();
    for id in distinct(&request.templates) {
        let template = store::template(q.db, id)?;
        let (_, table) = plan::of_template(&template.draft, request.from, request.to, &open)
            .map_err(draft::refusal)?;
        tables.push((template, table));
    }
    let diary = with_conflicts(
        q.db,
        request.recruitment,
        &tables.iter().map(|(_, table)| table).collect::<Vec<_>>(),
    )?;
    let items = tables
        .into_iter()
        .map(|(template, table)| YearPlanItem {
            template: template.id,
            kind: template.draft.kind,
            name: template.draft.name,
            events: planned(&table, &diary),
            skipped: skipped(&table, &closed),
        })
        .collect();
    Ok(YearPlan { items })
}

/// Each once, in order.
fn distinct<T: Copy + PartialEq>(items: &[T]) -> Vec<T> {
    let mut distinct: Vec<T> = Vec::with_capacity(items.len());
    for item in items {
        if !distinct.contains(item) {
            distinct.push(*item);
        }
    }
    distinct
}

/// `programme.plan`
pub(crate) fn plan(act: &Act<'_>, request: ProgrammePlan) -> Result<Outcome<YearPlanned>> {
    span(request.from, request.to)?;
    for time in request.items.iter().flat_map(|item| &item.events) {
        draft::check_times(time.starts_at, time.ends_at)?;
    }
    act.transact(Operation::ProgrammePlan, |tx| {
        let recruitment = recruitment::load(tx, request.recruitment)?;
        let open = store::open_days(tx)?;
        let mut made = YearPlanned {
            series: 0,
            events: Vec::new(),
        };
        for item in &request.items {
            let template = store::template(tx, item.template)?;
            let (rule, table) = plan::of_template(&template.draft, request.from, request.to, &open)
                .map_err(draft::refusal)?;
            let mut times: Vec<(Slot, YearPlanTime)> = Vec::new();
            for time in &item.events {
                let slot = table
                    .slots
                    .iter()
                    .find(|slot| slot.planned_at == time.planned_at)
                    .filter(|slot| times.iter().all(|(other, _)| other != *slot))
                    .ok_or_else(|| ApiError::DateImpossible {
                        field: "planned_at".to_owned(),
                    })?;
                times.push((*slot, *time));
            }
            times.sort_by_key(|(slot, _)| slot.planned_at);
            let (Some((first, _)), Some((last, _))) = (times.first(), times.last()) else {
                continue;
            };
            let facts = draft::event_of_template(&template.draft);
            let series = match rule {
                Some(rule) => Some(event::insert_series(
                    tx,
                    &SeriesRow {
                        recruitment: request.recruitment,
                        template: Some(template.id),
                        previous: None,
                        name: facts.name.clone(),
                        rule: rule.ending(RepeatEnd::Until {
                            on: last.planned_at.day(),
                        }),
                        starts_at: first.planned_at,
                        month_end: template.draft.month_end,
                        on_closed: template.draft.on_closed,
                    },
                )?),
                None => None,
            };
            made.series += u32::from(series.is_some());
            for (slot, time) in &times {
                made.events.push(event::insert(
                    tx,
                    &NewEvent {
                        recruitment: request.recruitment,
                        template: Some(template.id),
                        series: series.map(|series| (series, slot.planned_at)),
                        own_time: series.is_some() && slot.starts_at != time.starts_at,
                        facts: &facts,
                        starts_at: time.starts_at,
                        ends_at: time.ends_at,
                    },
                )?);
            }
        }
        if made.events.is_empty() {
            return Err(ApiError::SeriesEmpty {}.into());
        }
        let summary = Summary::new(Operation::ProgrammePlan)
            .subject(recruitment.name)
            .count(made.events.len());
        Ok((made, summary))
    })
}

/// `series.preview`
pub(crate) fn preview_series(q: &Query<'_>, request: SeriesPreviewLoad) -> Result<SeriesPreview> {
    draft::check_times(request.starts_at, request.ends_at)?;
    recruitment::load(q.db, request.recruitment)?;
    let open = store::open_days(q.db)?;
    let (rule, table) = lay_out(&request.repeat, request.starts_at, request.ends_at, &open)?;
    let diary = with_conflicts(q.db, request.recruitment, &[&table])?;
    Ok(SeriesPreview {
        rule: rule.to_string(),
        events: planned(&table, &diary),
        skipped: skipped(&table, &store::closed_days(q.db)?),
    })
}

/// The times of an event repeated like this.
pub(super) fn lay_out(
    repeat: &Repeat,
    starts_at: OfficeTime,
    ends_at: OfficeTime,
    open: &OpenDays,
) -> Result<(Rule, Timetable)> {
    let rule = repeat
        .pattern
        .rule()
        .map_err(draft::refusal)?
        .ending(repeat.end);
    let times = rule
        .expand(starts_at, repeat.month_end, &repeat.except)
        .map_err(draft::refusal)?;
    let minutes = starts_at.minutes_to(ends_at);
    let table = plan::lay_out(times, minutes, repeat.on_closed, open, &rule);
    Ok((rule, table))
}

/// `series.list`
pub(crate) fn series(q: &Query<'_>, request: SeriesList) -> Result<Vec<Series>> {
    event::series(q.db, Some(request.recruitment), None, now(q))
}

/// What the office's clock shows.
pub(super) fn now(q: &Query<'_>) -> OfficeTime {
    OfficeTime::at(q.host.clock.now())
}

/// Refuses a span of days that is none, or too long.
fn check_days(from: NaiveDate, to: NaiveDate) -> Result<()> {
    field::day("from", from)?;
    field::day("to", to)?;
    draft::within("to", (to - from).num_days(), 0, 400)?;
    Ok(())
}

/// `programme.calendar`
pub(crate) fn calendar(q: &Query<'_>, request: ProgrammeCalendarLoad) -> Result<ProgrammeCalendar> {
    let ProgrammeCalendarLoad {
        from,
        to,
        recruitment,
    } = request;
    check_days(from, to)?;
    let events = event::short(
        q.db,
        Which::Between(
            OfficeTime::new(from, TimeOfDay::MIDNIGHT),
            OfficeTime::new(to, TimeOfDay::LAST),
            recruitment,
        ),
    )?;
    let mut periods = study::between(q.db, from, to)?;
    if let Some(recruitment) = recruitment {
        let people = super::cohort(q.db, recruitment)?;
        periods.retain(|period| people.contains(&period.person));
    }
    let mut closed_days = store::closed_days(q.db)?;
    closed_days.retain(|day| (from..=to).contains(&day.closed_on));
    Ok(ProgrammeCalendar {
        events,
        holidays: holidays_between(from, to).iter().map(holiday_row).collect(),
        closed_days,
        study: study::rules::loads(&periods, from, to),
    })
}

fn holiday_row(holiday: &Holiday) -> HolidayRow {
    HolidayRow {
        on: holiday.on,
        name: holiday.name.to_owned(),
    }
}

/// `programme.grid`
pub(crate) fn grid(q: &Query<'_>, request: ProgrammeGridLoad) -> Result<ProgrammeGrid> {
    recruitment::load(q.db, request.recruitment)?;
    let as_of = request.as_of.unwrap_or(q.today);
    let mut columns = grid::columns(q.db, request.recruitment)?;
    columns.retain(|column| request.kinds.is_empty() || request.kinds.contains(&column.kind));
    let cells = grid::cells(q.db, request.recruitment)?;
    let lines = grid::lines(q.db, request.recruitment)?;
    Ok(ProgrammeGrid::of(
        columns,
        &cells,
        lines,
        as_of,
        request.drop,
    ))
}

impl ProgrammeGrid {
    fn of(
        columns: Vec<Column>,
        cells: &[Cell],
        lines: Vec<Line>,
        as_of: NaiveDate,
        drop: u32,
    ) -> Self {
        let cells: HashMap<(PersonId, EventId), &Cell> = cells
            .iter()
            .map(|cell| ((cell.person, cell.event), cell))
            .collect();
        let invited_to: HashSet<EventId> = cells.keys().map(|(_, event)| *event).collect();
        let held = |column: &Column| column.starts_at.day() <= as_of;
        let mark = |person: PersonId, column: &Column| match cells.get(&(person, column.event)) {
            None => AttendanceMark::NotInvited,
            // Of what does not take place nothing is said.
            Some(_) if column.cancelled => AttendanceMark::NotInvited,
            Some(cell) => mark_of(held(column), cell.attendance, cell.reply, cell.reason),
        };
        let mut events: Vec<GridEvent> = columns
            .iter()
            .map(|column| GridEvent {
                event: column.event,
                kind: column.kind,
                name: column.name.clone(),
                starts_at: column.starts_at,
                cancelled: column.cancelled,
                held: held(column),
                present: 0,
                invited: 0,
            })
            .collect();
        let people = lines
            .into_iter()
            .map(|line| {
                let marks: Vec<AttendanceMark> = columns
                    .iter()
                    .map(|column| mark(line.person, column))
                    .collect();
                let is_open_to = |column: &Column, mark: AttendanceMark| {
                    // Before anybody is invited an event is meant for everybody.
                    mark == AttendanceMark::Open
                        || (!invited_to.contains(&column.event)
                            && matches!(
                                line.stage_kind,
                                Some(StageKind::Offer | StageKind::Accepted)
                            ))
                };
                let to_come = columns
                    .iter()
                    .zip(&marks)
                    .filter(|(column, mark)| {
                        !held(column) && !column.cancelled && is_open_to(column, **mark)
                    })
                    .count();
                for (event, mark) in events.iter_mut().zip(&marks) {
                    event.invited += u32::from(*mark != AttendanceMark::NotInvited);
                    event.present += u32::from(mark.is_present());
                }
                let past: Vec<AttendanceMark> = columns
                    .iter()
                    .zip(&marks)
                    .filter(|(column, _)| held(column) && !column.cancelled)
                    .map(|(_, mark)| *mark)
                    .collect();
                GridPerson {
                    person: line.person,
                    name: line.name,
                    reading: line.reading,
                    stage_kind: line.stage_kind,
                    figures: AttendanceFigures::of(
                        &past,
                        u32::try_from(to_come).unwrap_or(u32::MAX),
                        drop,
                    ),
                    marks,
                }
            })
            .collect();
        Self {
            as_of,
            events,
            people,
        }
    }
}

/// `programme.find_dates`
pub(crate) fn find_dates(q: &Query<'_>, request: ProgrammeFindDates) -> Result<Vec<DateProposal>> {
    check_days(request.from, request.to)?;
    let minutes = i64::from(request.duration_minutes);
    draft::within("duration_minutes", minutes, 5, 31 * 24 * 60)?;
    recruitment::load(q.db, request.recruitment)?;
    let people = match &request.who {
        PeopleChoice::People { people } => people.clone(),
        PeopleChoice::Cohort {} => super::cohort(q.db, request.recruitment)?,
    };
    let times: Vec<(OfficeTime, OfficeTime)> = request
        .from
        .iter_days()
        .take_while(|day| *day <= request.to)
        .filter(|day| request.weekdays.is_empty() || request.weekdays.contains(&WeekDay::of(*day)))
        .map(|day| {
            let starts_at = OfficeTime::new(day, request.start_time);
            (starts_at, starts_at.plus_minutes(minutes))
        })
        .collect();
    let last = times
        .last()
        .map_or(request.to, |(_, ends_at)| ends_at.day());
    let diary = diary::load(
        q.db,
        &DiaryOf {
            days: (request.from, last),
            people: &people,
            recruitment: Some(request.recruitment),
            facilitator: request.facilitator,
            except: request.except.as_slice(),
        },
    )?;
    let mut proposals: Vec<DateProposal> = times
        .into_iter()
        .map(|(starts_at, ends_at)| {
            let conflicts = diary.conflicts(starts_at, ends_at);
            let (people, conflict_count) = weigh(&conflicts);
            DateProposal {
                starts_at,
                ends_at,
                people,
                conflict_count,
                conflicts,
            }
        })
        .collect();
    rank(&mut proposals, |proposal| {
        (proposal.conflict_count, proposal.starts_at)
    });
    proposals.truncate(request.limit.min(100) as usize);
    Ok(proposals)
}

/// `programme.of_person`
pub(crate) fn of_person(q: &Query<'_>, request: ProgrammeOfPerson) -> Result<PersonProgramme> {
    let person = request.person;
    person::living(q.db, person, q.today)?;
    let now = now(q);
    let events = of_one::events(q.db, person, now)?;
    let mut marks: Vec<AttendanceMark> = Vec::new();
    let mut to_come = 0;
    // Latest first on the page; in order for the figures.
    for event in events.iter().rev().filter(|event| !event.cancelled) {
        if event.starts_at <= now {
            marks.push(event.mark);
        } else {
            to_come += 1;
        }
    }
    Ok(PersonProgramme {
        figures: AttendanceFigures::of(&marks, to_come, 0),
        study: study::of_person(q.db, person)?,
        events,
    })
}

/// `closed_day.list`
pub(crate) fn closed_days(q: &Query<'_>, _: ClosedDayList) -> Result<Vec<ClosedDay>> {
    store::closed_days(q.db)
}

/// `closed_day.save`
pub(crate) fn save_closed_day(
    act: &Act<'_>,
    request: ClosedDaySave,
) -> Result<Outcome<ClosedDayId>> {
    let on = field::day("closed_on", request.closed_on)?;
    let name = field::required("name", &request.name, LINE)?;
    act.transact(Operation::ClosedDaySave, |tx| {
        let id = store::save_closed_day(tx, request.closed_day, on, &name)?;
        Ok((id, Summary::new(Operation::ClosedDaySave).subject(name)))
    })
}

/// `closed_day.remove`
pub(crate) fn remove_closed_day(act: &Act<'_>, request: ClosedDayRemove) -> Result<Outcome<()>> {
    act.transact(Operation::ClosedDayRemove, |tx| {
        let name = store::delete_closed_day(tx, request.closed_day)?;
        Ok(((), Summary::new(Operation::ClosedDayRemove).subject(name)))
    })
}

/// `holiday.list`
pub(crate) fn holidays(_: &Query<'_>, request: HolidayList) -> Result<Vec<HolidayRow>> {
    draft::within("year", request.year.into(), 1900, 2199)?;
    Ok(holiday::holidays(request.year)
        .iter()
        .map(holiday_row)
        .collect())
}
