//! Commands on the programme as a whole: templates, the year, the calendar, the grid, dates.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{
    AttendanceFigures, AttendanceKind, AttendanceMark, CalendarEvent, ClosedDay, DateConflict,
    EventKind, HolidayRow, InvitationReply, PlannedTime, ProgrammeTemplate, Repeat, SeatState,
    Series, SkippedTime, TemplateDraft, WeekDay,
};
use crate::api::{Act, Query};
use crate::kernel::Result;
use crate::kernel::date::YearMonth;
use crate::kernel::id::{
    ClosedDayId, EventId, InvitationId, PersonId, ProgrammeTemplateId, RecruitmentId, UserId,
};
use crate::kernel::moment::{OfficeTime, TimeOfDay};
use crate::recruitment::StageKind;
use crate::store::Outcome;
use crate::study::{StudyLoad, StudyPeriod};

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
pub(crate) fn templates(_: &Query<'_>, _: TemplateList) -> Result<Vec<ProgrammeTemplate>> {
    Err(crate::kernel::Error::Damaged("being built"))
}

/// `template.save`
pub(crate) fn save_template(_: &Act<'_>, _: TemplateSave) -> Result<Outcome<ProgrammeTemplateId>> {
    Err(crate::kernel::Error::Damaged("being built"))
}

/// `template.retire`
pub(crate) fn retire_template(_: &Act<'_>, _: TemplateRetire) -> Result<Outcome<()>> {
    Err(crate::kernel::Error::Damaged("being built"))
}

/// `template.add_usual`
pub(crate) fn add_usual_templates(_: &Act<'_>, _: TemplateAddUsual) -> Result<Outcome<u32>> {
    Err(crate::kernel::Error::Damaged("being built"))
}

/// `programme.plan_preview`
pub(crate) fn plan_preview(_: &Query<'_>, _: ProgrammePlanPreview) -> Result<YearPlan> {
    Err(crate::kernel::Error::Damaged("being built"))
}

/// `programme.plan`
pub(crate) fn plan(_: &Act<'_>, _: ProgrammePlan) -> Result<Outcome<YearPlanned>> {
    Err(crate::kernel::Error::Damaged("being built"))
}

/// `programme.calendar`
pub(crate) fn calendar(_: &Query<'_>, _: ProgrammeCalendarLoad) -> Result<ProgrammeCalendar> {
    Err(crate::kernel::Error::Damaged("being built"))
}

/// `programme.grid`
pub(crate) fn grid(_: &Query<'_>, _: ProgrammeGridLoad) -> Result<ProgrammeGrid> {
    Err(crate::kernel::Error::Damaged("being built"))
}

/// `programme.find_dates`
pub(crate) fn find_dates(_: &Query<'_>, _: ProgrammeFindDates) -> Result<Vec<DateProposal>> {
    Err(crate::kernel::Error::Damaged("being built"))
}

/// `programme.of_person`
pub(crate) fn of_person(_: &Query<'_>, _: ProgrammeOfPerson) -> Result<PersonProgramme> {
    Err(crate::kernel::Error::Damaged("being built"))
}

/// `closed_day.list`
pub(crate) fn closed_days(_: &Query<'_>, _: ClosedDayList) -> Result<Vec<ClosedDay>> {
    Err(crate::kernel::Error::Damaged("being built"))
}

/// `closed_day.save`
pub(crate) fn save_closed_day(_: &Act<'_>, _: ClosedDaySave) -> Result<Outcome<ClosedDayId>> {
    Err(crate::kernel::Error::Damaged("being built"))
}

/// `closed_day.remove`
pub(crate) fn remove_closed_day(_: &Act<'_>, _: ClosedDayRemove) -> Result<Outcome<()>> {
    Err(crate::kernel::Error::Damaged("being built"))
}

/// `holiday.list`
pub(crate) fn holidays(_: &Query<'_>, _: HolidayList) -> Result<Vec<HolidayRow>> {
    Err(crate::kernel::Error::Damaged("being built"))
}

/// `series.list`
pub(crate) fn series(_: &Query<'_>, _: SeriesList) -> Result<Vec<Series>> {
    Err(crate::kernel::Error::Damaged("being built"))
}

/// `series.preview`
pub(crate) fn preview_series(_: &Query<'_>, _: SeriesPreviewLoad) -> Result<SeriesPreview> {
    Err(crate::kernel::Error::Damaged("being built"))
}
