//! Events given another time: planned first, so that the preview and the act say the same.

use super::api::{EventMove, EventsMoved, MovedEvent};
use super::reached;
use crate::kernel::id::{EventId, SeriesId};
use crate::kernel::moment::OfficeTime;
use crate::kernel::{ApiError, Result};
use crate::programme::rules::draft;
use crate::programme::rules::recurrence::{Rule, Settled, settle};
use crate::programme::rules::shift::{Before, replan};
use crate::programme::store::diary::{self, DiaryOf};
use crate::programme::store::event::{self, NewTime, SeriesRow};
use crate::programme::store::{self, invitation};
use crate::programme::{ProgrammeEvent, RepeatEnd, SeriesScope};
use crate::store::{Reader, Tx};

/// What becomes of the series.
#[derive(Debug)]
enum SeriesChange {
    /// Nothing: one event moves by itself, or there is none.
    None,
    /// It follows another rule from its first event on.
    Whole {
        series: SeriesId,
        rule: Rule,
        starts_at: OfficeTime,
    },
    /// It ends with the last event that stays; the others become a series of their own.
    Split {
        series: SeriesId,
        ends: Rule,
        starts_at: OfficeTime,
        new: SeriesRow,
    },
}

/// An event and the time it gets.
#[derive(Debug)]
struct Step {
    event: ProgrammeEvent,
    planned_at: Option<OfficeTime>,
    own_time: bool,
    starts_at: OfficeTime,
    ends_at: OfficeTime,
}

/// A move, before it is carried out.
#[derive(Debug)]
pub struct Plan {
    change: SeriesChange,
    steps: Vec<Step>,
    kept: Vec<Step>,
}

/// Plans a move.
pub fn plan(db: &Reader<'_>, request: &EventMove, now: OfficeTime) -> Result<Plan> {
    draft::check_times(request.starts_at, request.ends_at)?;
    let edited = event::load(db, request.event)?;
    if edited.cancelled.is_some() {
        return Err(ApiError::EventCancelled {}.into());
    }
    match (request.scope, edited.series) {
        (SeriesScope::This, _) => {
            let own_time = edited.series.is_some() && edited.planned_at != Some(request.starts_at);
            Ok(Plan {
                change: SeriesChange::None,
                steps: vec![Step {
                    planned_at: edited.planned_at,
                    own_time,
                    starts_at: request.starts_at,
                    ends_at: request.ends_at,
                    event: edited,
                }],
                kept: Vec::new(),
            })
        }
        (SeriesScope::Following | SeriesScope::All, None) => Err(ApiError::EventNoSeries {}.into()),
        (SeriesScope::Following | SeriesScope::All, Some(series)) => {
            plan_series(db, request, &edited, series, now)
        }
    }
}

fn plan_series(
    db: &Reader<'_>,
    request: &EventMove,
    edited: &ProgrammeEvent,
    series: SeriesId,
    now: OfficeTime,
) -> Result<Plan> {
    if edited.starts_at <= now {
        return Err(ApiError::EventBegun {}.into());
    }
    let all = event::of_series(db, series)?;
    let mut events = reached(db, edited, request.scope)?;
    events.retain(|one| one.starts_at > now);
    let planned: Vec<OfficeTime> = events.iter().filter_map(|one| one.planned_at).collect();
    let place = events
        .iter()
        .position(|one| one.id == edited.id)
        .ok_or(ApiError::EventBegun {})?;
    let row = event::series_row(db, series)?;
    let after = replan(
        &Before {
            rule: &row.rule,
            starts_at: row.starts_at,
            month_end: row.month_end,
            planned: &planned,
            edited: place,
            from: edited.starts_at,
        },
        request.starts_at,
        request.pattern.as_ref(),
    )
    .map_err(draft::refusal)?;
    let open = store::open_days(db)?;
    let minutes = request.starts_at.minutes_to(request.ends_at);
    let first = after.planned.first().copied().unwrap_or(request.starts_at);
    let staying: Vec<&ProgrammeEvent> = all
        .iter()
        .filter(|one| events.iter().all(|moved| moved.id != one.id))
        .collect();
    let change = match staying.iter().filter_map(|one| one.planned_at).max() {
        None => SeriesChange::Whole {
            series,
            rule: after.rule.clone(),
            starts_at: first,
        },
        Some(last) => SeriesChange::Split {
            series,
            ends: row.rule.clone().ending(RepeatEnd::Until { on: last.day() }),
            starts_at: row.starts_at,
            new: SeriesRow {
                previous: Some(series),
                rule: after.rule.clone(),
                starts_at: first,
                ..row.clone()
            },
        },
    };
    let mut plan = Plan {
        change,
        steps: Vec::new(),
        kept: Vec::new(),
    };
    for (event, planned_at) in events.into_iter().zip(after.planned) {
        let is_edited = event.id == edited.id;
        if event.own_time && !is_edited {
            plan.kept.push(Step {
                planned_at: Some(planned_at),
                own_time: true,
                starts_at: event.starts_at,
                ends_at: event.ends_at,
                event,
            });
            continue;
        }
        // The one that was moved lies where it was put. One that would fall out on a closed day stays on
        // it: it may hold replies, and the conflict is shown.
        let starts_at = if is_edited {
            request.starts_at
        } else {
            match settle(planned_at, row.on_closed, &open, &after.rule) {
                Settled::At(starts_at) => starts_at,
                Settled::Out(_) => planned_at,
            }
        };
        plan.steps.push(Step {
            planned_at: Some(planned_at),
            own_time: false,
            starts_at,
            ends_at: starts_at.plus_minutes(minutes),
            event,
        });
    }
    Ok(plan)
}

impl Plan {
    /// The name of the event that was moved, and how many are.
    pub fn subject(&self) -> (String, usize) {
        let name = self.steps.first().map(|step| step.event.facts.name.clone());
        (name.unwrap_or_default(), self.steps.len())
    }

    /// What the move does, and what stands in its way.
    pub fn answer(&self, db: &Reader<'_>) -> Result<EventsMoved> {
        let moved: Vec<EventId> = self.steps.iter().map(|step| step.event.id).collect();
        let mut events = Vec::new();
        let mut to_tell = 0;
        for step in &self.steps {
            let invited = invitation::of_event(db, step.event.id)?;
            if step.has_moved() {
                to_tell += invited
                    .iter()
                    .filter(|one| {
                        one.told_sequence.is_some()
                            && one.reply != crate::programme::InvitationReply::No
                    })
                    .count();
            }
            let people: Vec<_> = invited.iter().map(|one| one.person).collect();
            let diary = diary::load(
                db,
                &DiaryOf {
                    days: (step.starts_at.day(), step.ends_at.day()),
                    people: &people,
                    recruitment: Some(step.event.recruitment),
                    facilitator: step.event.facts.facilitator,
                    except: &moved,
                },
            )?;
            events.push(MovedEvent {
                event: step.event.id,
                name: step.event.facts.name.clone(),
                from: step.event.starts_at,
                starts_at: step.starts_at,
                ends_at: step.ends_at,
                conflicts: diary.conflicts(step.starts_at, step.ends_at),
            });
        }
        Ok(EventsMoved {
            events,
            kept: self.kept.iter().map(|step| step.event.id).collect(),
            split: None,
            to_tell: u32::try_from(to_tell).unwrap_or(u32::MAX),
        })
    }

    /// Carries the move out; gives the series that was split off.
    pub fn carry_out(&self, tx: &Tx<'_>) -> Result<Option<SeriesId>> {
        let (series, split) = match &self.change {
            SeriesChange::None => (None, None),
            SeriesChange::Whole {
                series,
                rule,
                starts_at,
            } => {
                event::update_series(tx, *series, rule, *starts_at)?;
                (Some(*series), None)
            }
            SeriesChange::Split {
                series,
                ends,
                starts_at,
                new,
            } => {
                event::update_series(tx, *series, ends, *starts_at)?;
                let new = event::insert_series(tx, new)?;
                (Some(new), Some(new))
            }
        };
        for step in self.steps.iter().chain(&self.kept) {
            let time = NewTime {
                series: series.or(step.event.series).zip(step.planned_at),
                own_time: step.own_time,
                starts_at: step.starts_at,
                ends_at: step.ends_at,
            };
            event::update_time(tx, step.event.id, &time)?;
            if step.has_moved() {
                event::raise_sequence(tx, step.event.id)?;
            }
        }
        Ok(split)
    }
}

impl Step {
    fn has_moved(&self) -> bool {
        (self.event.starts_at, self.event.ends_at) != (self.starts_at, self.ends_at)
    }
}
