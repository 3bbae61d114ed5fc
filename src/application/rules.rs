//! How an application moves through the stages, and what becomes of two applications of one person.

use std::collections::HashMap;

use chrono::{Duration, NaiveDate};

use super::FlowStep;
use crate::kernel::error::ApiError;
use crate::kernel::id::{ApplicationId, PersonId, RecruitmentId, StageId, UserId};
use crate::recruitment::{ReasonRule, Stage, StageKind};

/// Days at the same open stage after which somebody should look.
pub const WAITING_DAYS: i64 = 14;

/// Since this day or earlier, an application at an open stage has waited long.
pub fn waiting_since(today: NaiveDate) -> NaiveDate {
    today
        .checked_sub_signed(Duration::days(WAITING_DAYS))
        .unwrap_or(today)
}

/// A new application as it is stored.
pub struct NewApplication<'a> {
    /// Whose.
    pub person: PersonId,
    /// To what.
    pub recruitment: RecruitmentId,
    /// The day it came in.
    pub applied_on: NaiveDate,
    /// How.
    pub source: Option<&'a str>,
    /// Where it comes in.
    pub stage: StageId,
}

/// Where an application stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standing {
    /// Whose stages it goes through.
    pub recruitment: RecruitmentId,
    /// The stage.
    pub stage: StageId,
    /// Since when.
    pub stage_on: NaiveDate,
}

/// A move as asked for.
#[derive(Clone, Debug)]
pub struct MoveAsked<'a> {
    /// Where to.
    pub stage: &'a Stage,
    /// Whose stage that is.
    pub recruitment: RecruitmentId,
    /// The day it happened.
    pub on: NaiveDate,
    /// Why.
    pub reason: Option<&'a str>,
}

impl MoveAsked<'_> {
    /// Checks what does not depend on the application.
    ///
    /// # Errors
    /// [`ApiError::ReasonRequired`], [`ApiError::DateImpossible`] for a day to come.
    pub fn check(&self, today: NaiveDate) -> Result<(), ApiError> {
        if self.on > today {
            return Err(ApiError::DateImpossible {
                field: "on".to_owned(),
            });
        }
        if self.stage.reason == ReasonRule::Required && self.reason.is_none() {
            return Err(ApiError::ReasonRequired {
                stage: self.stage.name.clone(),
            });
        }
        Ok(())
    }

    /// Checks the move against where an application stands. `false`: it is there already.
    ///
    /// # Errors
    /// [`ApiError::StageElsewhere`], [`ApiError::MovedBefore`].
    pub fn check_from(&self, from: &Standing) -> Result<bool, ApiError> {
        if from.recruitment != self.recruitment {
            return Err(ApiError::StageElsewhere {});
        }
        if from.stage == self.stage.id {
            return Ok(false);
        }
        if self.on < from.stage_on {
            return Err(ApiError::MovedBefore {
                earliest: from.stage_on.to_string(),
            });
        }
        Ok(true)
    }
}

// -- flow ------------------------------------------------------------------------------------------

/// The way to acceptance, in order. Declined and rejected lie beside it.
pub const MAIN_PATH: [StageKind; 5] = [
    StageKind::Applied,
    StageKind::Screening,
    StageKind::Interview,
    StageKind::Offer,
    StageKind::Accepted,
];

fn rank(kind: StageKind) -> Option<usize> {
    MAIN_PATH.iter().position(|step| *step == kind)
}

/// One application's way so far.
#[derive(Clone, Copy, Debug)]
struct Way {
    /// The furthest step of the main path ever reached.
    furthest: usize,
    /// The day and number of the latest move, and where it led.
    latest: (NaiveDate, i64),
    standing: StageKind,
}

/// Counts a cohort's flow, move by move, in any order.
#[derive(Clone, Debug, Default)]
pub struct FlowCount {
    ways: HashMap<ApplicationId, Way>,
}

impl FlowCount {
    /// Takes in a move: the day, its number in the record, and the kind of stage it led to.
    pub fn add(&mut self, application: ApplicationId, on: NaiveDate, number: i64, kind: StageKind) {
        let way = self.ways.entry(application).or_insert(Way {
            furthest: 0,
            latest: (on, number),
            standing: kind,
        });
        way.furthest = way.furthest.max(rank(kind).unwrap_or_default());
        if (on, number) >= way.latest {
            way.latest = (on, number);
            way.standing = kind;
        }
    }

    /// The steps from applied to accepted.
    pub fn steps(&self) -> Vec<FlowStep> {
        MAIN_PATH
            .iter()
            .enumerate()
            .map(|(at, kind)| {
                let count = |counts: &dyn Fn(&Way) -> bool| {
                    i64::try_from(self.ways.values().filter(|way| counts(way)).count())
                        .unwrap_or(i64::MAX)
                };
                FlowStep {
                    kind: *kind,
                    reached: count(&|way| way.furthest >= at),
                    standing: count(&|way| way.standing == *kind),
                    declined: count(&|way| {
                        way.furthest == at && way.standing == StageKind::Declined
                    }),
                    rejected: count(&|way| {
                        way.furthest == at && way.standing == StageKind::Rejected
                    }),
                }
            })
            .collect()
    }
}

// -- merging ---------------------------------------------------------------------------------------

/// The facts of an application that a merge of two persons looks at.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "as in the table")]
pub struct ApplicationFacts {
    pub id: ApplicationId,
    pub recruitment: RecruitmentId,
    pub recruitment_name: String,
    pub stage: StageId,
    pub stage_name: String,
    pub stage_on: NaiveDate,
    pub applied_on: NaiveDate,
    pub source: Option<String>,
    pub assignee: Option<UserId>,
}

/// How two applications of one person to the same recruitment become one: the kept one's stage
/// stays, both histories stand under it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Join {
    /// The application that lives on.
    pub kept: ApplicationId,
    /// The one that goes into it.
    pub other: ApplicationId,
    /// The earlier of the two days.
    pub applied_on: NaiveDate,
    /// The kept one's, or the other's where it had none.
    pub source: Option<String>,
    /// The kept one's, or the other's where it had none.
    pub assignee: Option<UserId>,
    /// Since when the joined application stands where it stands.
    pub stage_on: NaiveDate,
    /// The other's history ends later, elsewhere: a move back to the kept stage closes it, or the
    /// latest move would contradict the stage.
    pub closing_move: Option<StageId>,
}

/// Joins two applications.
pub fn join(kept: &ApplicationFacts, other: &ApplicationFacts) -> Join {
    let other_is_later = other.stage_on >= kept.stage_on;
    Join {
        kept: kept.id,
        other: other.id,
        applied_on: kept.applied_on.min(other.applied_on),
        source: kept.source.clone().or_else(|| other.source.clone()),
        assignee: kept.assignee.or(other.assignee),
        stage_on: kept.stage_on.max(other.stage_on),
        closing_move: (other_is_later && other.stage != kept.stage).then_some(kept.stage),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, month, day).unwrap()
    }

    fn stage(id: i64, kind: StageKind, reason: ReasonRule) -> Stage {
        Stage {
            id: StageId(id),
            name: format!("段階{id}"),
            kind,
            reason,
            applications: 0,
        }
    }

    #[test]
    fn a_move_is_checked_against_stage_day_and_recruitment() {
        let today = day(7, 1);
        let interview = stage(3, StageKind::Interview, ReasonRule::Optional);
        let declined = stage(8, StageKind::Declined, ReasonRule::Required);
        let from = Standing {
            recruitment: RecruitmentId(1),
            stage: StageId(2),
            stage_on: day(6, 10),
        };
        let asked = |stage, on, reason| MoveAsked {
            stage,
            recruitment: RecruitmentId(1),
            on,
            reason,
        };

        assert!(asked(&interview, today, None).check(today).is_ok());
        assert_eq!(
            asked(&interview, day(7, 2), None).check(today),
            Err(ApiError::DateImpossible {
                field: "on".to_owned()
            })
        );
        assert_eq!(
            asked(&declined, today, None).check(today),
            Err(ApiError::ReasonRequired {
                stage: "段階8".to_owned()
            })
        );
        assert!(asked(&declined, today, Some("他社")).check(today).is_ok());

        assert_eq!(
            asked(&interview, day(6, 10), None).check_from(&from),
            Ok(true)
        );
        assert_eq!(
            asked(&interview, day(6, 9), None).check_from(&from),
            Err(ApiError::MovedBefore {
                earliest: "2026-06-10".to_owned()
            })
        );
        let there = Standing {
            stage: StageId(3),
            ..from
        };
        assert_eq!(
            asked(&interview, day(6, 1), None).check_from(&there),
            Ok(false)
        );
        let elsewhere = Standing {
            recruitment: RecruitmentId(2),
            ..from
        };
        assert_eq!(
            asked(&interview, today, None).check_from(&elsewhere),
            Err(ApiError::StageElsewhere {})
        );
    }

    fn counts(flow: &FlowCount) -> Vec<(i64, i64, i64, i64)> {
        flow.steps()
            .iter()
            .map(|step| (step.reached, step.standing, step.declined, step.rejected))
            .collect()
    }

    #[test]
    fn reached_counts_the_furthest_step_and_ends_belong_to_it() {
        use StageKind::{Accepted, Applied, Declined, Interview, Offer, Rejected, Screening};
        let mut flow = FlowCount::default();
        let ways: [&[StageKind]; 6] = [
            &[Applied],
            &[Applied, Screening, Rejected],
            &[Applied, Screening, Interview, Offer, Declined],
            &[Applied, Screening, Interview, Offer, Accepted],
            // Straight to an interview: screening counts as reached.
            &[Applied, Interview],
            // Taken back a step: reached stays.
            &[Applied, Screening, Interview, Screening],
        ];
        for (application, way) in ways.iter().enumerate() {
            // In any order: the latest move is told by its day and number.
            for (number, kind) in way.iter().enumerate().rev() {
                let number = i64::try_from(number).unwrap();
                flow.add(
                    ApplicationId(application as i64),
                    day(6, 1) + Duration::days(number),
                    number,
                    *kind,
                );
            }
        }
        assert_eq!(
            counts(&flow),
            [
                (6, 1, 0, 0), // applied
                (5, 1, 0, 1), // screening
                (4, 1, 0, 0), // interview
                (2, 0, 1, 0), // offer
                (1, 1, 0, 0), // accepted
            ]
        );
    }

    #[test]
    fn nobody_flows_nowhere() {
        assert_eq!(counts(&FlowCount::default()), [(0, 0, 0, 0); 5]);
    }

    fn facts(id: i64, stage: i64, stage_on: NaiveDate, applied_on: NaiveDate) -> ApplicationFacts {
        ApplicationFacts {
            id: ApplicationId(id),
            recruitment: RecruitmentId(1),
            recruitment_name: "2027年度".to_owned(),
            stage: StageId(stage),
            stage_name: format!("段階{stage}"),
            stage_on,
            applied_on,
            source: None,
            assignee: None,
        }
    }

    #[test]
    fn two_applications_become_one_at_the_kept_stage() {
        // The kept one went further and later: nothing to close.
        let kept = facts(1, 3, day(6, 20), day(6, 2));
        let other = facts(2, 1, day(6, 1), day(6, 1));
        let joined = join(&kept, &other);
        assert_eq!(
            (joined.applied_on, joined.stage_on, joined.closing_move),
            (day(6, 1), day(6, 20), None)
        );
        // The other's history ends later at another stage: closed by a move to the kept stage.
        let joined = join(&kept, &facts(2, 1, day(7, 1), day(7, 1)));
        assert_eq!(
            (joined.applied_on, joined.stage_on, joined.closing_move),
            (day(6, 2), day(7, 1), Some(StageId(3)))
        );
        // On the same day the order is not known: closed as well.
        assert_eq!(
            join(&kept, &facts(2, 1, day(6, 20), day(6, 20))).closing_move,
            Some(StageId(3))
        );
        // Later at the same stage: that is the latest move, nothing contradicts.
        let joined = join(&kept, &facts(2, 3, day(7, 1), day(6, 1)));
        assert_eq!((joined.stage_on, joined.closing_move), (day(7, 1), None));
        // What the kept one lacks comes from the other.
        let mut other = other;
        other.source = Some("大学経由".to_owned());
        other.assignee = Some(UserId(7));
        let joined = join(&kept, &other);
        assert_eq!(joined.source.as_deref(), Some("大学経由"));
        assert_eq!(joined.assignee, Some(UserId(7)));
    }
}
