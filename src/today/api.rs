//! Commands of the first page.

use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::rules::{self, WAITING_SHOWN};
use crate::api::{KEEPERS, Query};
use crate::application::{self, ApplicationRow, Need};
use crate::care::{self, CareSign};
use crate::enquiry::{self, OpenQuestion};
use crate::filing::{self, DutyRow};
use crate::kernel::Result;
use crate::kernel::clock::office_day;
use crate::kernel::id::{RecruitmentId, UserId};
use crate::kernel::moment::OfficeTime;
use crate::offer::{self, OfferRow, api::Confirmation};
use crate::person::{self, api::DuplicatePair};
use crate::privacy;
use crate::programme::{self, TodayProgramme};
use crate::recruitment::{self, Recruitment};
use crate::store::journal::{self, JournalLine};
use crate::task::{self, TaskRow};

/// `today.load`
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct TodayLoad {}

/// What wants doing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[allow(missing_docs, reason = "the fields are the facts")]
pub enum Task {
    /// Two records may be one person.
    Duplicates { count: u32, first: DuplicatePair },
    /// An application has waited long at an open stage. Longest first.
    Waiting {
        recruitment: RecruitmentId,
        application: ApplicationRow,
        stage: String,
        days: i64,
        /// In charge of the application.
        assignee: Option<UserId>,
    },
    /// People without a reading.
    ReadingMissing {
        recruitment: RecruitmentId,
        count: u32,
    },
    /// People without a recorded consent to selection.
    ConsentMissing {
        recruitment: RecruitmentId,
        count: u32,
    },
    /// No verified backup for so many days, or none yet.
    BackupDue { days: Option<i64> },
    /// Personal data is due for erasure; told to those who may see whose.
    ErasureDue { count: u32, since: NaiveDate },

    /// No reply to an offer, and its day is over. Longest first.
    OfferOverdue { offer: OfferRow },
    /// No reply yet, and the day is near.
    OfferDueSoon { offer: OfferRow },
    /// Somebody proposed to cancel an offer; a second person has to look.
    CancellationToConfirm {
        offer: OfferRow,
        confirmation: Confirmation,
    },
    /// The planned first day of work has come; nobody has said yet that they came.
    JoinDue {
        recruitment: RecruitmentId,
        joins_on: NaiveDate,
        offers: Vec<OfferRow>,
    },
    /// A task is due within so many days: 0 today, below it was due.
    Due { task: TaskRow, days: i64 },
    /// A question waits for an answer, or to be closed. Longest first.
    Question { question: OpenQuestion },
    /// Somebody should hear a word.
    Care { sign: CareSign },
    /// A filing or another duty with a day is near or overdue.
    Filing { filing: DutyRow },
}

/// The first page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "plain")]
pub struct Today {
    pub on: NaiveDate,
    pub tasks: Vec<Task>,
    /// The newest open recruitment, for the plot.
    pub recruitment: Option<RecruitmentId>,
    /// The last acts, latest first.
    pub recent: Vec<JournalLine>,
    /// Events, reminders, places kept, attendance not recorded.
    pub programme: TodayProgramme,
}

/// Journal entries shown.
const RECENT: u32 = 8;

/// `today.load`
pub(crate) fn load(q: &Query<'_>, _: TodayLoad) -> Result<Today> {
    let open: Vec<Recruitment> = recruitment::list(q.db)?
        .into_iter()
        .filter(|recruitment| recruitment.closed_on.is_none_or(|on| on > q.today))
        .collect();
    let mut tasks = Vec::new();
    for task in task::due(
        q.db,
        q.today,
        Days::new(rules::AHEAD_DAYS),
        rules::DUE_SHOWN,
    )? {
        let days = (task.due_on - q.today).num_days();
        tasks.push(Task::Due { task, days });
    }
    let filings = filing::due(q.db, q.today, Days::new(rules::FILING_DAYS))?.into_iter();
    tasks.extend(
        filings
            .take(rules::FILINGS_SHOWN)
            .map(|filing| Task::Filing { filing }),
    );
    let questions = enquiry::longest_open(q.db, rules::QUESTIONS_SHOWN, q.today)?;
    tasks.extend(
        questions
            .into_iter()
            .map(|question| Task::Question { question }),
    );
    let signs = care::signs(q.db, q.today)?.into_iter();
    tasks.extend(
        signs
            .take(rules::CARE_SHOWN)
            .map(|sign| Task::Care { sign }),
    );
    if let (count, Some(first)) = person::undecided_pairs(q.db)? {
        tasks.push(Task::Duplicates { count, first });
    }
    tasks.extend(offers(q)?);
    tasks.extend(waiting(q, &open)?);
    for recruitment in &open {
        let (recruitment, count) = (recruitment.id, |need| {
            application::count_need(q.db, recruitment.id, need, q.today)
        });
        let reading = count(Need::ReadingMissing)?;
        if reading > 0 {
            tasks.push(Task::ReadingMissing {
                recruitment,
                count: reading,
            });
        }
        let consent = count(Need::ConsentMissing)?;
        if consent > 0 {
            tasks.push(Task::ConsentMissing {
                recruitment,
                count: consent,
            });
        }
    }
    let last_backup = q
        .host
        .places
        .backups(q.office_id)
        .into_iter()
        .map(|backup| office_day(&backup.manifest.made_at))
        .max();
    if let Some(days) = rules::backup_due(last_backup, q.today) {
        tasks.push(Task::BackupDue { days });
    }
    if q.actor.is_any_of(KEEPERS)
        && let Some(due) = privacy::count_due(q.db, q.today)?
    {
        tasks.push(Task::ErasureDue {
            count: due.people,
            since: due.since,
        });
    }
    Ok(Today {
        on: q.today,
        tasks,
        recruitment: open.first().map(|recruitment| recruitment.id),
        recent: journal::lines(q.db, None, RECENT)?,
        programme: programme::today(q.db, OfficeTime::at(q.host.clock.now()))?,
    })
}

/// What wants doing about offers, most pressing first.
fn offers(q: &Query<'_>) -> Result<Vec<Task>> {
    let found = offer::tasks(q.db, q.today)?;
    let mut tasks = Vec::new();
    tasks.extend(found.to_confirm.into_iter().map(|offer| {
        let confirmation = Confirmation::of(&offer, q.actor.user);
        Task::CancellationToConfirm {
            offer,
            confirmation,
        }
    }));
    let overdue = found.overdue.into_iter();
    tasks.extend(overdue.map(|offer| Task::OfferOverdue { offer }));
    let due_soon = found.due_soon.into_iter();
    tasks.extend(due_soon.map(|offer| Task::OfferDueSoon { offer }));
    for offers in found.join_due {
        if let Some(first) = offers.first() {
            tasks.push(Task::JoinDue {
                recruitment: first.recruitment,
                joins_on: first.joins_on,
                offers,
            });
        }
    }
    Ok(tasks)
}

/// The longest waits of all open recruitments.
fn waiting(q: &Query<'_>, open: &[Recruitment]) -> Result<Vec<Task>> {
    let mut longest = Vec::new();
    for recruitment in open {
        let stages = recruitment::stages(q.db, recruitment.id)?;
        for row in application::longest_waiting(q.db, recruitment.id, WAITING_SHOWN, q.today)? {
            let stage = stages.iter().find(|stage| stage.id == row.stage);
            longest.push(Task::Waiting {
                recruitment: recruitment.id,
                stage: stage.map(|stage| stage.name.clone()).unwrap_or_default(),
                days: (q.today - row.stage_on).num_days(),
                assignee: application::assignee_of(q.db, row.id)?,
                application: row,
            });
        }
    }
    longest.sort_by_key(|task| match task {
        Task::Waiting { days, .. } => std::cmp::Reverse(*days),
        Task::Duplicates { .. }
        | Task::ReadingMissing { .. }
        | Task::ConsentMissing { .. }
        | Task::BackupDue { .. }
        | Task::ErasureDue { .. }
        | Task::OfferOverdue { .. }
        | Task::OfferDueSoon { .. }
        | Task::CancellationToConfirm { .. }
        | Task::JoinDue { .. }
        | Task::Due { .. }
        | Task::Question { .. }
        | Task::Care { .. }
        | Task::Filing { .. } => std::cmp::Reverse(0),
    });
    longest.truncate(WAITING_SHOWN as usize);
    Ok(longest)
}
