//! Commands on deadlines, events and filings made.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::rules::{self, Facts, Happened, Year};
use super::store::{self, NewEvent};
use super::{
    Claim, Duty, DutyRow, EquityRegistration, MemberFacts, OfficeEvent, OfficeEventKind, Subject,
    Turn, Vacancy,
};
use crate::api::{Act, Query};
use crate::kernel::clock::office_day;
use crate::kernel::error::{Noun, OrNotFound};
use crate::kernel::field::{self, LINE};
use crate::kernel::id::{EquityRegistrationId, OfficeEventId};
use crate::kernel::money::Yen;
use crate::kernel::operation::{Operation, Summary};
use crate::kernel::{ApiError, Result};
use crate::store::{Outcome, Reader, journal};
use crate::{articles, equity, member, organisation, programme};

/// `filing.list`: every duty and day to know in a window, both ends included.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct FilingListLoad {
    /// A day of the business year asked about; absent: the office's.
    #[ts(optional = nullable)]
    pub on: Option<NaiveDate>,
    /// Absent: the first day of that business year.
    #[ts(optional = nullable)]
    pub from: Option<NaiveDate>,
    /// Absent: its last day.
    #[ts(optional = nullable)]
    pub to: Option<NaiveDate>,
}

/// The deadlines of a window.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "plain")]
pub struct FilingList {
    pub today: NaiveDate,
    pub from: NaiveDate,
    pub to: NaiveDate,
    /// By day.
    pub rows: Vec<DutyRow>,
    /// What has to be kept at the end of the window and beyond.
    pub kept: Vec<DutyRow>,
    /// The events of the window and those from which its rows follow, by day.
    pub events: Vec<OfficeEvent>,
}

/// What is said of an event.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct OfficeEventDraft {
    /// Of a meeting, and of a move of the office, it may lie ahead.
    pub happened_on: NaiveDate,
    /// Of a vacancy, and of nothing else.
    #[ts(optional = nullable)]
    pub vacancy: Option<Vacancy>,
    #[ts(optional = nullable)]
    pub words: Option<String>,
}

/// `office_event.record`
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct OfficeEventRecord {
    pub kind: OfficeEventKind,
    pub said: OfficeEventDraft,
}

/// `office_event.update`: another day (a meeting that moves takes its deadlines along), other words.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct OfficeEventUpdate {
    pub event: OfficeEventId,
    pub said: OfficeEventDraft,
}

/// `office_event.remove`: refused while a filing is said to have been made of it.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct OfficeEventRef {
    pub event: OfficeEventId,
}

/// `filing.of`: every duty that follows from one thing, whenever it falls due.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct FilingsOf {
    pub subject: Subject,
}

/// `filing.done`
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct FilingDone {
    pub duty: Duty,
    pub subject: Subject,
    pub done_on: NaiveDate,
    #[ts(optional = nullable)]
    pub words: Option<String>,
}

/// `filing.undone`
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct FilingUndone {
    pub duty: Duty,
    pub subject: Subject,
}

/// `equity_registration.record`
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct EquityRegistrationRecord {
    /// The day whose figures they are: the last of a business year.
    pub as_of_on: NaiveDate,
    pub registered_on: NaiveDate,
    pub units: i64,
    pub paid_yen: Yen,
}

/// `equity_registration.list`
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct EquityRegistrationList {}

/// `equity_registration.remove`
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct EquityRegistrationRef {
    pub registration: EquityRegistrationId,
}

// -- the facts -----------------------------------------------------------------------------------

/// What the members' record contributes: claims to refunds, and since when there are fewer than three members.
/// The one place where these nouns are asked. A claim that lapsed long before the window is no duty any more.
fn member_facts(db: &Reader<'_>, from: NaiveDate, today: NaiveDate) -> Result<MemberFacts> {
    let since = from.checked_sub_days(rules::LONGEST).unwrap_or(from);
    let claims = equity::claims(db, since, today)?
        .into_iter()
        .map(|claim| Claim {
            subject: match claim.arises_from {
                equity::Departure::Withdrawal(withdrawal) => Subject::Withdrawal { withdrawal },
                equity::Departure::Reduction(reduction) => Subject::Reduction { reduction },
            },
            member: claim.member,
            about: claim.about,
            arose_on: claim.arose_on,
            pay_by: claim.pay_by,
            paid_on: claim.paid_on,
        })
        .collect();
    Ok(MemberFacts {
        claims,
        few_since: member::few_since(db, today)?,
    })
}

/// The Act came into force on this day: no association is older (令和2年法律第78号附則1条).
fn in_force() -> NaiveDate {
    NaiveDate::from_ymd_opt(2022, 10, 1).unwrap_or_default()
}

/// Everything that duties in a window follow from.
fn facts(db: &Reader<'_>, (from, to): (NaiveDate, NaiveDate), today: NaiveDate) -> Result<Facts> {
    let articles = articles::over_time(db)?;
    let earliest = organisation::load(db)?
        .established_on
        .unwrap_or_else(in_force)
        .max(in_force())
        .max(from.checked_sub_days(rules::LONGEST).unwrap_or(from));
    // Notices close up to a year before the end of a business year.
    let latest = to.checked_add_days(chrono::Days::new(366)).unwrap_or(to);
    let mut years = Vec::new();
    let mut day = earliest;
    while day <= latest {
        // A year begun under one last day may be cut short by another that holds before it.
        let end_by = |as_of| articles::rules::fiscal_year(&articles.on(as_of), day).last_day();
        let planned = end_by(day);
        let ends_on = planned.min(end_by(planned));
        let entries = articles.on(ends_on);
        years.push(Year {
            begins_on: day,
            ends_on,
            membership: articles::rules::membership(&entries),
            meeting: articles::rules::meetings(&entries),
            standing: articles::rules::standing(&articles.on(day)),
        });
        match ends_on.succ_opt().filter(|next| *next > day) {
            Some(next) => day = next,
            None => break,
        }
    }
    let events = store::events(db)?
        .into_iter()
        .map(|event| {
            let entries = articles.on(event.happened_on);
            Happened {
                meeting: articles::rules::meetings(&entries),
                standing: articles::rules::standing(&entries),
                event,
            }
        })
        .collect();
    Ok(Facts {
        years,
        events,
        units: equity::unit_changes(db)?,
        members: member_facts(db, from, today)?,
        registrations: store::registrations(db)?,
    })
}

/// Every duty that falls into a window that reaches back to the beginning, as it stands on the office's day.
pub(super) fn rows(db: &Reader<'_>, today: NaiveDate, to: NaiveDate) -> Result<Vec<DutyRow>> {
    rows_of(db, today, &facts(db, (today, to), today)?)
}

fn rows_of(db: &Reader<'_>, today: NaiveDate, facts: &Facts) -> Result<Vec<DutyRow>> {
    let begun_on = journal::first_at(db)?.map_or(today, |at| office_day(&at));
    Ok(rules::stand(
        rules::deadlines(facts),
        &rules::told_of(store::told(db)?, &rules::doubles(facts)),
        &programme::open_days(db)?,
        today,
        begun_on,
    ))
}

// -- handlers ------------------------------------------------------------------------------------

/// `filing.list`
pub(crate) fn list(q: &Query<'_>, request: FilingListLoad) -> Result<FilingList> {
    let on = field::day("on", request.on.or(request.from).unwrap_or(q.today))?;
    let year = articles::fiscal_year(q.db, on)?;
    let from = field::day("from", request.from.unwrap_or_else(|| year.first_day()))?;
    let to = field::day("to", request.to.unwrap_or_else(|| year.last_day()))?;
    if to < from {
        return Err(ApiError::DateImpossible {
            field: "to".to_owned(),
        }
        .into());
    }
    let facts = facts(q.db, (from, to), q.today)?;
    let (rows, rest): (Vec<DutyRow>, Vec<DutyRow>) = rows_of(q.db, q.today, &facts)?
        .into_iter()
        .partition(|row| (from..=to).contains(&row.on));
    let kept = rest
        .into_iter()
        .filter(|row| row.turn == Turn::Keep && row.base_on <= to && row.on > to)
        .collect();
    let follows = |event: OfficeEventId| {
        rows.iter()
            .any(|row| row.subject == Subject::Event { event })
    };
    let events = facts
        .events
        .into_iter()
        .map(|happened| happened.event)
        .filter(|event| (from..=to).contains(&event.happened_on) || follows(event.id))
        .collect();
    Ok(FilingList {
        today: q.today,
        from,
        to,
        rows,
        kept,
        events,
    })
}

/// The days around which what follows from a subject is computed: of a year, whenever it is.
fn around(subject: Subject, today: NaiveDate) -> Result<(NaiveDate, NaiveDate)> {
    let day = match subject {
        Subject::Year { ends_on } => field::day("ends_on", ends_on)?,
        _ => today,
    };
    Ok((day, day))
}

/// `filing.of`
pub(crate) fn of(q: &Query<'_>, request: FilingsOf) -> Result<Vec<DutyRow>> {
    let facts = facts(q.db, around(request.subject, q.today)?, q.today)?;
    let mut rows = rows_of(q.db, q.today, &facts)?;
    rows.retain(|row| row.subject == request.subject);
    Ok(rows)
}

/// An event as it is written. A meeting or a move may lie ahead; of a vacancy the figures are told, and are more than
/// a third.
fn checked(
    kind: OfficeEventKind,
    said: &OfficeEventDraft,
    today: NaiveDate,
) -> Result<NewEvent, ApiError> {
    let happened_on = if kind.may_lie_ahead() {
        field::day("happened_on", said.happened_on)?
    } else {
        field::past("happened_on", said.happened_on, today)?
    };
    match (kind, said.vacancy) {
        (OfficeEventKind::OfficerVacancy, None) => {
            return Err(ApiError::FieldMissing {
                field: "missing".to_owned(),
            });
        }
        (OfficeEventKind::OfficerVacancy, Some(vacancy)) if !rules::must_be_filled(vacancy) => {
            return Err(ApiError::VacancySmall {
                fixed: vacancy.fixed,
                missing: vacancy.missing,
            });
        }
        (OfficeEventKind::OfficerVacancy, Some(_)) | (_, None) => {}
        (_, Some(_)) => {
            return Err(ApiError::RequestInvalid {
                at: "said.vacancy".to_owned(),
            });
        }
    }
    Ok(NewEvent {
        kind,
        happened_on,
        vacancy: said.vacancy,
        words: field::optional("words", said.words.as_deref(), LINE)?,
    })
}

/// The words of an act on an event: its kind by its wire name, which the screen puts into words, and its day.
fn told(operation: Operation, kind: OfficeEventKind, on: NaiveDate) -> Result<Summary> {
    Ok(Summary::new(operation)
        .subject(key_of(&kind)?)
        .object(on.to_string()))
}

/// The wire name of a unit enum.
fn key_of(value: &impl Serialize) -> Result<String> {
    Ok(serde_json::to_value(value)?
        .as_str()
        .unwrap_or_default()
        .to_owned())
}

/// `office_event.record`
pub(crate) fn record_event(
    act: &Act<'_>,
    request: OfficeEventRecord,
) -> Result<Outcome<OfficeEventId>> {
    let event = checked(request.kind, &request.said, act.today())?;
    act.transact(Operation::OfficeEventRecord, |tx| {
        let id = store::insert_event(tx, &event)?;
        let summary = told(Operation::OfficeEventRecord, event.kind, event.happened_on)?;
        Ok((id, summary))
    })
}

/// `office_event.update`
pub(crate) fn update_event(act: &Act<'_>, request: OfficeEventUpdate) -> Result<Outcome<()>> {
    act.transact(Operation::OfficeEventUpdate, |tx| {
        let kind = store::event(tx, request.event)?.kind;
        let event = checked(kind, &request.said, act.today())?;
        store::update_event(tx, request.event, &event)?;
        let summary = told(Operation::OfficeEventUpdate, kind, event.happened_on)?;
        Ok(((), summary))
    })
}

/// `office_event.remove`
pub(crate) fn remove_event(act: &Act<'_>, request: OfficeEventRef) -> Result<Outcome<()>> {
    act.transact(Operation::OfficeEventRemove, |tx| {
        let event = store::event(tx, request.event)?;
        if store::is_told_of(
            tx,
            Subject::Event {
                event: request.event,
            },
        )? {
            return Err(ApiError::RecordInUse {}.into());
        }
        store::delete_event(tx, request.event)?;
        let summary = told(Operation::OfficeEventRemove, event.kind, event.happened_on)?;
        Ok(((), summary))
    })
}

/// The events of which the same duty may have been said to be done before a change of the unit amount brought it.
fn other_subjects(facts: &Facts, duty: Duty, subject: Subject) -> Vec<Subject> {
    rules::doubles(facts)
        .into_iter()
        .filter(|double| (double.duty, double.change) == (duty, subject))
        .map(|double| double.event)
        .collect()
}

/// `filing.done`: of a duty there is, and one that is done by a day.
pub(crate) fn done(act: &Act<'_>, request: FilingDone) -> Result<Outcome<()>> {
    let today = act.today();
    let done_on = field::past("done_on", request.done_on, today)?;
    let words = field::optional("words", request.words.as_deref(), LINE)?;
    act.transact(Operation::FilingDone, |tx| {
        let facts = facts(tx, around(request.subject, today)?, tx.today)?;
        let is_there = rules::deadlines(&facts).iter().any(|deadline| {
            (deadline.duty, deadline.subject) == (request.duty, request.subject)
                && deadline.duty.terms().turn == Turn::Until
        });
        if !is_there {
            return Err(ApiError::NotFound { noun: Noun::Filing }.into());
        }
        for other in other_subjects(&facts, request.duty, request.subject) {
            store::untell(tx, request.duty, other)?;
        }
        store::tell(tx, request.duty, request.subject, done_on, words.as_deref())?;
        let summary = Summary::new(Operation::FilingDone)
            .subject(key_of(&request.duty)?)
            .object(done_on.to_string());
        Ok(((), summary))
    })
}

/// `filing.undone`
pub(crate) fn undone(act: &Act<'_>, request: FilingUndone) -> Result<Outcome<()>> {
    act.transact(Operation::FilingUndone, |tx| {
        let others = other_subjects(
            &facts(tx, (tx.today, tx.today), tx.today)?,
            request.duty,
            request.subject,
        );
        let mut removed = 0;
        for subject in others.into_iter().chain([request.subject]) {
            removed += store::untell(tx, request.duty, subject)?;
        }
        (removed > 0).then_some(()).or_not_found(Noun::Filing)?;
        let summary = Summary::new(Operation::FilingUndone).subject(key_of(&request.duty)?);
        Ok(((), summary))
    })
}

/// `equity_registration.list`
pub(crate) fn registrations(
    q: &Query<'_>,
    _: EquityRegistrationList,
) -> Result<Vec<EquityRegistration>> {
    store::registrations(q.db)
}

/// So much is registered at most: a slip of the keyboard lies beyond.
const MOST: i64 = 1_000_000_000_000_000;

fn amount(field: &str, amount: i64) -> Result<i64, ApiError> {
    if (0..=MOST).contains(&amount) {
        Ok(amount)
    } else {
        Err(ApiError::FieldOutOfRange {
            field: field.to_owned(),
            from: 0,
            to: MOST,
        })
    }
}

/// `equity_registration.record`
pub(crate) fn record_registration(
    act: &Act<'_>,
    request: EquityRegistrationRecord,
) -> Result<Outcome<EquityRegistrationId>> {
    let today = act.today();
    let as_of_on = field::past("as_of_on", request.as_of_on, today)?;
    let registered_on = field::past("registered_on", request.registered_on, today)?;
    if registered_on < as_of_on {
        return Err(ApiError::DateImpossible {
            field: "registered_on".to_owned(),
        }
        .into());
    }
    let units = amount("units", request.units)?;
    let paid = Yen::new(amount("paid_yen", request.paid_yen.get())?);
    act.transact(Operation::EquityRegistrationRecord, |tx| {
        let id = store::insert_registration(tx, as_of_on, registered_on, units, paid)?;
        let summary =
            Summary::new(Operation::EquityRegistrationRecord).subject(as_of_on.to_string());
        Ok((id, summary))
    })
}

/// `equity_registration.remove`
pub(crate) fn remove_registration(
    act: &Act<'_>,
    request: EquityRegistrationRef,
) -> Result<Outcome<()>> {
    act.transact(Operation::EquityRegistrationRemove, |tx| {
        let as_of_on = store::delete_registration(tx, request.registration)?;
        let summary =
            Summary::new(Operation::EquityRegistrationRemove).subject(as_of_on.to_string());
        Ok(((), summary))
    })
}
