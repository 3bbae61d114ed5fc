//! The days that follow from what happened, and where each duty stands.
//!
//! Two principles count them. "N days before the meeting" means that N full days lie between: neither the day of
//! arrival nor that of the meeting is counted. "Within N weeks of a day" does not count that day (民法140条).

use chrono::{Datelike, Days, Duration, NaiveDate};

use super::{
    Arises, Claim, DoneBy, Duty, DutyDone, DutyRow, DutyState, EquityRegistration, Formula,
    MemberFacts, OfficeEvent, OfficeEventKind, Recipient, Subject, Turn, Vacancy,
};
use crate::articles::Ground;
use crate::articles::rules::{MeetingArticles, MembershipArticles, Standing};
use crate::equity::{UnitChange, UnitManner};
use crate::kernel::date::{add_months, period_end};
use crate::kernel::holiday::OpenDays;
use crate::kernel::id::{OfficeEventId, ReductionId, UnitChangeId, WithdrawalId};

/// What is so of every duty of a kind.
#[derive(Clone, Copy, Debug)]
#[allow(missing_docs, reason = "as in DutyRow")]
pub struct Terms {
    pub article: &'static str,
    pub to: Recipient,
    pub turn: Turn,
    pub mark: Ground,
    pub occasion: Arises,
}

impl Terms {
    /// A thing to be done, its days counted as guidance counts them.
    const fn until(article: &'static str, to: Recipient) -> Self {
        Self {
            article,
            to,
            turn: Turn::Until,
            mark: Ground::Practice,
            occasion: Arises::Always,
        }
    }

    const fn turn(self, turn: Turn) -> Self {
        Self { turn, ..self }
    }

    const fn mark(self, mark: Ground) -> Self {
        Self { mark, ..self }
    }

    const fn if_any(self) -> Self {
        Self {
            occasion: Arises::IfAny,
            ..self
        }
    }
}

impl Duty {
    /// Every duty, in the order they are told of on one day.
    pub const ALL: [Self; 44] = [
        Self::WithdrawalNotice,
        Self::ReductionNotice,
        Self::EquityRegistered,
        Self::OrdinaryMeeting,
        Self::BooksKept,
        Self::PayRulesMade,
        Self::PayRulesFiled,
        Self::PayRulesKept,
        Self::PayRulesCopyKept,
        Self::AccountsDisplayed,
        Self::NoticeSent,
        Self::NoticeArrives,
        Self::ExpulsionNotice,
        Self::RecallPapers,
        Self::AnnualPapers,
        Self::ConversionAssets,
        Self::MinutesKept,
        Self::MinutesCopyKept,
        Self::AccountsOnDisplay,
        Self::AuditReport,
        Self::OfficerFiled,
        Self::ArticlesFiled,
        Self::ItemRegistered,
        Self::HeadFiled,
        Self::MoveApproved,
        Self::MoveRegistered,
        Self::VacancyFilled,
        Self::BoardDecides,
        Self::OwnConvening,
        Self::UnitStatements,
        Self::CreditorsNotified,
        Self::CreditorsPeriod,
        Self::RaiseConsented,
        Self::FormationFiled,
        Self::DissolutionFiled,
        Self::DissolutionRegistered,
        Self::ContinuationFiled,
        Self::ContinuationRegistered,
        Self::MergerFiled,
        Self::LiquidationRegistered,
        Self::DormantAnswer,
        Self::MembersRestored,
        Self::RefundPaid,
        Self::RefundLapses,
    ];

    /// What is so of it always.
    pub const fn terms(self) -> Terms {
        use Recipient::{Association, Authority, Creditors, Members, Office, Person, Registry};
        match self {
            Self::WithdrawalNotice => Terms::until("法14条1項", Association).turn(Turn::Lapse),
            Self::ReductionNotice => Terms::until("法19条", Association)
                .turn(Turn::Lapse)
                .mark(Ground::Open),
            Self::EquityRegistered => Terms::until("登記令3条2項", Registry),
            Self::OrdinaryMeeting => Terms::until("法58条", Association),
            Self::BooksKept => Terms::until("法52条2項", Office).turn(Turn::Keep),
            Self::PayRulesMade => Terms::until("法94条の12第1項", Office),
            // "Once in every business year": which day of it is left open.
            Self::PayRulesFiled => Terms::until("法94条の13", Authority).mark(Ground::Open),
            Self::PayRulesKept => Terms::until("法94条の12第3項", Office).turn(Turn::Keep),
            Self::PayRulesCopyKept => Terms::until("法94条の12第4項", Office)
                .turn(Turn::Keep)
                .if_any(),
            // "From the day two weeks before" names its day itself: nothing is left to count.
            Self::AccountsDisplayed => Terms::until("法51条10項", Office).mark(Ground::Statute),
            Self::NoticeSent => Terms::until("法62条2項", Members),
            Self::NoticeArrives => Terms::until("法61条1項", Members),
            Self::ExpulsionNotice => Terms::until("法15条2項", Person).if_any(),
            Self::RecallPapers => Terms::until("法53条", Person).if_any(),
            Self::AnnualPapers => Terms::until("法124条、規則84条", Authority),
            Self::ConversionAssets => Terms::until("法附則23条、規則附則9条", Authority).if_any(),
            Self::MinutesKept => Terms::until("法69条2項", Office).turn(Turn::Keep),
            Self::MinutesCopyKept => Terms::until("法69条3項、規則6条", Office)
                .turn(Turn::Keep)
                .if_any(),
            Self::AccountsOnDisplay => Terms::until("法51条10項", Office).turn(Turn::Keep),
            Self::AuditReport => Terms::until("規則54条", Association),
            Self::OfficerFiled => Terms::until("法33条、規則7条", Authority),
            Self::ArticlesFiled => Terms::until("法63条3項、規則67条", Authority),
            Self::ItemRegistered => Terms::until("登記令3条1項", Registry),
            // "Without delay" names no day: two weeks, as for its registration.
            Self::HeadFiled => Terms::until("法94条の10", Authority).mark(Ground::Open),
            Self::MoveApproved => Terms::until("法94条の9、規則81条の5", Authority).if_any(),
            Self::MoveRegistered => Terms::until("登記令4条", Registry),
            Self::VacancyFilled => Terms::until("法32条6項", Association),
            Self::BoardDecides => Terms::until("法59条2項", Association),
            Self::OwnConvening => Terms::until("法60条、規則65条", Members).turn(Turn::From),
            Self::UnitStatements => Terms::until("法72条", Office),
            Self::CreditorsNotified => Terms::until("法73条", Creditors),
            Self::CreditorsPeriod => Terms::until("法73条", Creditors).turn(Turn::From),
            // No article says so; guidance does, as everybody has to pay more.
            Self::RaiseConsented => Terms::until("実務の手引き", Members),
            Self::FormationFiled => Terms::until("法27条", Authority),
            Self::DissolutionFiled => Terms::until("法80条3項", Authority),
            Self::DissolutionRegistered => Terms::until("登記令7条", Registry),
            Self::ContinuationFiled => Terms::until("法82条3項", Authority),
            Self::ContinuationRegistered => Terms::until("登記令7条の2", Registry),
            Self::MergerFiled => Terms::until("法91条", Authority),
            Self::LiquidationRegistered => Terms::until("登記令10条", Registry),
            Self::DormantAnswer => Terms::until("法81条", Authority),
            Self::MembersRestored => Terms::until("法80条2項", Association),
            Self::RefundPaid => Terms::until("法16条", Person).mark(Ground::Open),
            Self::RefundLapses => Terms::until("法17条", Person).turn(Turn::Lapse),
        }
    }

    /// Whether some count it stricter by one day, so that the day itself is flagged (境界日).
    pub const fn is_boundary(self) -> bool {
        matches!(self, Self::WithdrawalNotice | Self::NoticeArrives)
    }
}

impl Subject {
    /// As it stands in the file.
    pub fn key(self) -> String {
        match self {
            Self::Year { ends_on } => format!("year:{ends_on}"),
            Self::Event { event } => format!("event:{event}"),
            Self::UnitChange { change } => format!("unit:{change}"),
            Self::Withdrawal { withdrawal } => format!("withdrawal:{withdrawal}"),
            Self::Reduction { reduction } => format!("reduction:{reduction}"),
            Self::Few { since } => format!("few:{since}"),
        }
    }

    /// The subject of a key; `None` where it is none.
    pub fn from_key(key: &str) -> Option<Self> {
        let (kind, of) = key.split_once(':')?;
        Some(match kind {
            "year" => Self::Year {
                ends_on: of.parse().ok()?,
            },
            "event" => Self::Event {
                event: OfficeEventId(of.parse().ok()?),
            },
            "unit" => Self::UnitChange {
                change: UnitChangeId(of.parse().ok()?),
            },
            "withdrawal" => Self::Withdrawal {
                withdrawal: WithdrawalId(of.parse().ok()?),
            },
            "reduction" => Self::Reduction {
                reduction: ReductionId(of.parse().ok()?),
            },
            "few" => Self::Few {
                since: of.parse().ok()?,
            },
            _ => return None,
        })
    }
}

/// A business year and what the articles said on its last day.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "plain")]
pub struct Year {
    pub begins_on: NaiveDate,
    pub ends_on: NaiveDate,
    pub membership: MembershipArticles,
    pub meeting: MeetingArticles,
    /// On its first day.
    pub standing: Standing,
}

/// An event and what the articles said on its day.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "plain")]
pub struct Happened {
    pub event: OfficeEvent,
    pub meeting: MeetingArticles,
    pub standing: Standing,
}

/// Everything that duties follow from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[allow(missing_docs, reason = "plain")]
pub struct Facts {
    /// Business years, in order.
    pub years: Vec<Year>,
    pub events: Vec<Happened>,
    /// Changes of the amount of a unit.
    pub units: Vec<UnitChange>,
    pub members: MemberFacts,
    pub registrations: Vec<EquityRegistration>,
}

/// A day that follows from something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deadline {
    /// What.
    pub duty: Duty,
    /// What it follows from.
    pub subject: Subject,
    /// What that is called.
    pub about: Option<String>,
    /// The kind of the event, where it is one.
    pub event_kind: Option<OfficeEventKind>,
    /// The day counted from.
    pub base_on: NaiveDate,
    /// How.
    pub formula: Formula,
    /// The day.
    pub on: NaiveDate,
    /// The day on which another record says it was or will be done.
    pub settled_on: Option<NaiveDate>,
}

/// What somebody said was done.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "as in the table")]
pub struct Told {
    pub duty: Duty,
    pub subject: Subject,
    pub on: NaiveDate,
    pub by: String,
    pub words: Option<String>,
}

/// More than a third of the officers the articles fix are missing (法32条6項): exactly a third is not.
pub const fn must_be_filled(vacancy: Vacancy) -> bool {
    3 * (vacancy.missing as u64) > vacancy.fixed as u64 && vacancy.missing <= vacancy.fixed
}

/// The last day of a period of so many months from a day, which is not counted (民法140条, 143条): the day before
/// the same day as that on which the period begins, or the last day of the month that has no such day.
pub fn months_end(from: NaiveDate, months: i32) -> NaiveDate {
    let Some(start) = from.succ_opt() else {
        return from;
    };
    let end = add_months(start, months);
    if end.day() == start.day() {
        end.pred_opt().unwrap_or(end)
    } else {
        end
    }
}

/// Two weeks.
const FORTNIGHT: i64 = 14;

/// The day a formula gives.
fn day_of(base_on: NaiveDate, formula: Formula) -> NaiveDate {
    match formula {
        Formula::Days { days } => base_on
            .checked_add_signed(Duration::days(days))
            .unwrap_or(base_on),
        // Back from the day after the base, and the day before that.
        Formula::Months { months } if months < 0 => base_on
            .succ_opt()
            .and_then(|start| add_months(start, months).pred_opt())
            .unwrap_or(base_on),
        Formula::Months { months } => months_end(base_on, months),
        Formula::Years { years } => period_end(base_on, years),
        Formula::Decided {} => base_on,
    }
}

/// Gathers the deadlines of one subject.
struct Gathering<'a> {
    subject: Subject,
    about: Option<&'a str>,
    event_kind: Option<OfficeEventKind>,
    found: &'a mut Vec<Deadline>,
}

impl Gathering<'_> {
    fn add(&mut self, duty: Duty, base_on: NaiveDate, formula: Formula) -> NaiveDate {
        self.settled(duty, base_on, formula, None)
    }

    fn settled(
        &mut self,
        duty: Duty,
        base_on: NaiveDate,
        formula: Formula,
        settled_on: Option<NaiveDate>,
    ) -> NaiveDate {
        let on = day_of(base_on, formula);
        self.found.push(Deadline {
            duty,
            subject: self.subject,
            about: self.about.map(str::to_owned),
            event_kind: self.event_kind,
            base_on,
            formula,
            on,
            settled_on,
        });
        on
    }
}

/// Every day that follows from the facts, by day.
pub fn deadlines(facts: &Facts) -> Vec<Deadline> {
    let mut found = Vec::new();
    for (index, year) in facts.years.iter().enumerate() {
        let next = facts.years.get(index + 1).map(|next| next.ends_on);
        of_year(year, next, facts, &mut found);
    }
    for happened in &facts.events {
        of_event(happened, &mut found);
    }
    for change in &facts.units {
        of_unit_change(change, &mut found);
    }
    let doubles = doubles(facts);
    found.retain(|deadline| {
        !doubles
            .iter()
            .any(|double| (double.duty, double.event) == (deadline.duty, deadline.subject))
    });
    for claim in &facts.members.claims {
        of_claim(claim, &mut found);
    }
    if let Some(since) = facts.members.few_since {
        Gathering {
            subject: Subject::Few { since },
            about: None,
            event_kind: None,
            found: &mut found,
        }
        .add(Duty::MembersRestored, since, Formula::Months { months: 6 });
    }
    found.sort_by_key(|deadline| (deadline.on, deadline.duty, deadline.subject));
    found
}

fn of_year(year: &Year, next_end: Option<NaiveDate>, facts: &Facts, found: &mut Vec<Deadline>) {
    let end = year.ends_on;
    let mut of = Gathering {
        subject: Subject::Year { ends_on: end },
        about: None,
        event_kind: None,
        found,
    };
    // Where the articles count months too, the earlier of the two days holds.
    let by_days = Formula::Days {
        days: -year.membership.withdrawal_notice_days,
    };
    let last = year.membership.last_withdrawal_notice_on(end);
    let notice = if day_of(end, by_days) == last {
        by_days
    } else {
        Formula::Months {
            months: -i32::try_from(year.membership.withdrawal_notice_months).unwrap_or(0),
        }
    };
    of.add(Duty::WithdrawalNotice, end, notice);
    of.add(
        Duty::ReductionNotice,
        end,
        Formula::Days {
            days: -year.membership.reduction_notice_days,
        },
    );
    let registered = facts
        .registrations
        .iter()
        .find(|registration| registration.as_of_on == end)
        .map(|registration| registration.registered_on);
    of.settled(
        Duty::EquityRegistered,
        end,
        Formula::Days { days: 28 },
        registered,
    );
    // The first ordinary meeting after the year's end and not after the next.
    let until = next_end.unwrap_or_else(|| period_end(end, 1));
    let held = facts
        .events
        .iter()
        .filter(|happened| happened.event.kind == OfficeEventKind::OrdinaryMeeting)
        .map(|happened| happened.event.happened_on)
        .filter(|on| *on > end && *on <= until)
        .min();
    of.settled(
        Duty::OrdinaryMeeting,
        end,
        Formula::Months {
            months: i32::try_from(year.meeting.ordinary_months).unwrap_or(2),
        },
        held,
    );
    of.add(Duty::BooksKept, end, Formula::Years { years: 10 });
    if year.standing == Standing::Specified {
        of_specified_year(&mut of, year);
    }
}

/// In the first three months of each of its business years a specified association draws up 報酬規程等, shows them to
/// anyone, and sends them in once a year.
fn of_specified_year(of: &mut Gathering<'_>, year: &Year) {
    let eve = year.begins_on.pred_opt().unwrap_or(year.begins_on);
    let made = of.add(Duty::PayRulesMade, eve, Formula::Months { months: 3 });
    of.add(Duty::PayRulesFiled, year.ends_on, Formula::Days { days: 0 });
    of.add(Duty::PayRulesKept, made, Formula::Years { years: 5 });
    of.add(Duty::PayRulesCopyKept, made, Formula::Years { years: 3 });
}

fn of_event(happened: &Happened, found: &mut Vec<Deadline>) {
    let event = &happened.event;
    let on = event.happened_on;
    let mut of = Gathering {
        subject: Subject::Event { event: event.id },
        about: event.words.as_deref(),
        event_kind: Some(event.kind),
        found,
    };
    let fortnight = Formula::Days { days: FORTNIGHT };
    match event.kind {
        OfficeEventKind::OrdinaryMeeting | OfficeEventKind::ExtraordinaryMeeting => {
            of_meeting(&mut of, event.kind, on, happened.meeting);
        }
        OfficeEventKind::AccountsToAuditors => {
            of.add(Duty::AuditReport, on, Formula::Days { days: 28 });
        }
        OfficeEventKind::OfficerChanged => {
            of.add(Duty::OfficerFiled, on, fortnight);
        }
        OfficeEventKind::ArticlesChanged => {
            of.add(Duty::ArticlesFiled, on, fortnight);
        }
        OfficeEventKind::RegisteredItemChanged => {
            of.add(Duty::ItemRegistered, on, fortnight);
        }
        OfficeEventKind::HeadChanged => {
            of.add(Duty::ItemRegistered, on, fortnight);
            if happened.standing == Standing::Specified {
                of.add(Duty::HeadFiled, on, fortnight);
            }
        }
        OfficeEventKind::OfficeMoved => {
            if happened.standing == Standing::Specified {
                of.add(Duty::MoveApproved, on, Formula::Days { days: -1 });
            }
            of.add(Duty::MoveRegistered, on, fortnight);
        }
        OfficeEventKind::OfficerVacancy => {
            of.add(Duty::VacancyFilled, on, Formula::Months { months: 3 });
        }
        OfficeEventKind::MembersDemand => {
            of.add(Duty::BoardDecides, on, Formula::Days { days: 20 });
            of.add(Duty::OwnConvening, on, Formula::Days { days: 11 });
        }
        OfficeEventKind::UnitAmountLowered => {
            of.add(Duty::UnitStatements, on, fortnight);
            of.add(Duty::CreditorsPeriod, on, Formula::Months { months: 1 });
        }
        OfficeEventKind::Formation => {
            of.add(Duty::FormationFiled, on, fortnight);
        }
        OfficeEventKind::Dissolution => {
            of.add(Duty::DissolutionFiled, on, fortnight);
            of.add(Duty::DissolutionRegistered, on, fortnight);
        }
        OfficeEventKind::Continuation => {
            of.add(Duty::ContinuationFiled, on, fortnight);
            of.add(Duty::ContinuationRegistered, on, fortnight);
        }
        OfficeEventKind::Merger => {
            of.add(Duty::MergerFiled, on, fortnight);
        }
        OfficeEventKind::LiquidationEnded => {
            of.add(Duty::LiquidationRegistered, on, fortnight);
        }
        OfficeEventKind::DormantNotice => {
            of.add(Duty::DormantAnswer, on, Formula::Months { months: 2 });
        }
    }
}

/// The amount of a unit stands in the articles and in the registry: both follow it, from the day it holds. A lower
/// one comes with the creditors' procedure, counted from the day it was resolved; a higher one with everybody's
/// consent. The same money in fewer or more units touches no creditor.
fn of_unit_change(change: &UnitChange, found: &mut Vec<Deadline>) {
    let mut of = Gathering {
        subject: Subject::UnitChange { change: change.id },
        about: None,
        event_kind: None,
        found,
    };
    let fortnight = Formula::Days { days: FORTNIGHT };
    match change.manner {
        UnitManner::Regrouped => {}
        UnitManner::Lowered => {
            of.add(Duty::UnitStatements, change.resolved_on, fortnight);
            // The month ends before the day from which the lower amount holds.
            let eve = change
                .effective_on
                .pred_opt()
                .unwrap_or(change.effective_on);
            of.add(Duty::CreditorsNotified, eve, Formula::Months { months: -1 });
            of.add(
                Duty::CreditorsPeriod,
                change.resolved_on,
                Formula::Months { months: 1 },
            );
        }
        UnitManner::Raised => {
            of.add(
                Duty::RaiseConsented,
                change.effective_on,
                Formula::Days { days: 0 },
            );
        }
    }
    of.add(Duty::ArticlesFiled, change.effective_on, fortnight);
    of.add(Duty::ItemRegistered, change.effective_on, fortnight);
}

/// A duty that follows from an event on record and, being the same, from a change of the amount of a unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Double {
    /// What.
    pub duty: Duty,
    /// The event: its duty is not told of beside the change's.
    pub event: Subject,
    /// The change.
    pub change: Subject,
}

/// What somebody wrote down as an event although, or before, the change itself brings it: a lower amount resolved
/// between its resolution and its day; other articles and another registered item on its very day. (One of another
/// day may be another change.)
pub fn doubles(facts: &Facts) -> Vec<Double> {
    let mut found = Vec::new();
    for happened in &facts.events {
        let event = &happened.event;
        let on = event.happened_on;
        let of_change = |change: &&UnitChange| match event.kind {
            OfficeEventKind::UnitAmountLowered => {
                change.manner == UnitManner::Lowered
                    && (change.resolved_on..=change.effective_on).contains(&on)
            }
            OfficeEventKind::ArticlesChanged | OfficeEventKind::RegisteredItemChanged => {
                change.effective_on == on
            }
            _ => false,
        };
        let duties: &[Duty] = match event.kind {
            OfficeEventKind::UnitAmountLowered => &[Duty::UnitStatements, Duty::CreditorsPeriod],
            OfficeEventKind::ArticlesChanged => &[Duty::ArticlesFiled],
            OfficeEventKind::RegisteredItemChanged => &[Duty::ItemRegistered],
            _ => continue,
        };
        if let Some(change) = facts.units.iter().find(of_change) {
            found.extend(duties.iter().map(|duty| Double {
                duty: *duty,
                event: Subject::Event { event: event.id },
                change: Subject::UnitChange { change: change.id },
            }));
        }
    }
    found
}

/// What was said to be done, each of the subject under which it is told: of a duty of an event that a change of the
/// unit amount brings too, of the change.
pub fn told_of(mut told: Vec<Told>, doubles: &[Double]) -> Vec<Told> {
    for said in &mut told {
        let double = doubles
            .iter()
            .find(|double| (double.duty, double.event) == (said.duty, said.subject));
        if let Some(double) = double {
            said.subject = double.change;
        }
    }
    told
}

fn of_meeting(
    of: &mut Gathering<'_>,
    kind: OfficeEventKind,
    on: NaiveDate,
    articles: MeetingArticles,
) {
    let days = |days| Formula::Days { days };
    let arrival = of.add(Duty::NoticeArrives, on, days(-(articles.notice_days + 1)));
    of.add(Duty::NoticeSent, arrival, days(-articles.postal_days));
    of.add(Duty::ExpulsionNotice, on, days(-11));
    of.add(Duty::RecallPapers, on, days(-8));
    of.add(Duty::MinutesKept, on, Formula::Years { years: 10 });
    of.add(Duty::MinutesCopyKept, on, Formula::Years { years: 5 });
    if kind == OfficeEventKind::OrdinaryMeeting {
        let shown = of.add(Duty::AccountsDisplayed, on, days(-FORTNIGHT));
        of.add(Duty::AccountsOnDisplay, shown, Formula::Years { years: 5 });
        of.add(Duty::AnnualPapers, on, days(FORTNIGHT));
        of.add(Duty::ConversionAssets, on, days(FORTNIGHT));
    }
}

fn of_claim(claim: &Claim, found: &mut Vec<Deadline>) {
    let mut of = Gathering {
        subject: claim.subject,
        about: Some(&claim.about),
        event_kind: None,
        found,
    };
    if let Some(pay_by) = claim.pay_by {
        of.settled(Duty::RefundPaid, pay_by, Formula::Decided {}, claim.paid_on);
    }
    // A claim that was met does not lapse any more.
    if claim.paid_on.is_none() {
        of.add(
            Duty::RefundLapses,
            claim.arose_on,
            Formula::Years { years: 2 },
        );
    }
}

/// Where each deadline stands on the office's day. `begun_on`: since when this office keeps its record; of
/// what was due before, it cannot know.
pub fn stand(
    deadlines: Vec<Deadline>,
    told: &[Told],
    open: &OpenDays,
    today: NaiveDate,
    begun_on: NaiveDate,
) -> Vec<DutyRow> {
    deadlines
        .into_iter()
        .map(|deadline| {
            let terms = deadline.duty.terms();
            let late = |on: NaiveDate| {
                u32::try_from((on - deadline.on).num_days().max(0)).unwrap_or(u32::MAX)
            };
            let said = told
                .iter()
                .find(|told| (told.duty, told.subject) == (deadline.duty, deadline.subject));
            let done = match (said, deadline.settled_on) {
                (Some(said), _) => Some(DutyDone {
                    on: said.on,
                    how: DoneBy::Told,
                    by: Some(said.by.clone()),
                    words: said.words.clone(),
                    late_days: late(said.on),
                }),
                (None, Some(on)) if on <= today => Some(DutyDone {
                    on,
                    how: DoneBy::Record,
                    by: None,
                    words: None,
                    late_days: late(on),
                }),
                (None, _) => None,
            };
            let is_past = deadline.on < today;
            let state = match (terms.turn, terms.occasion) {
                _ if done.is_some() => DutyState::Done,
                (Turn::Until, Arises::Always) if !is_past => DutyState::Open,
                (Turn::Until, Arises::Always) if deadline.on < begun_on => DutyState::Unrecorded,
                (Turn::Until, Arises::Always) => DutyState::Overdue,
                (Turn::Until, Arises::IfAny) if !is_past => DutyState::Open,
                _ => DutyState::Noted,
            };
            let working = open.on_or_before(deadline.on);
            DutyRow {
                duty: deadline.duty,
                subject: deadline.subject,
                about: deadline.about,
                event_kind: deadline.event_kind,
                on: deadline.on,
                turn: terms.turn,
                to: terms.to,
                article: terms.article.to_owned(),
                mark: terms.mark,
                occasion: terms.occasion,
                base_on: deadline.base_on,
                formula: deadline.formula,
                working_on: (matches!(terms.turn, Turn::Until | Turn::Lapse)
                    && working < deadline.on)
                    .then_some(working),
                boundary: deadline.duty.is_boundary(),
                planned_on: deadline.settled_on.filter(|on| *on > today),
                state,
                days_left: (deadline.on - today).num_days(),
                done,
            }
        })
        .collect()
}

/// Of all duties those that want doing by a day, the earliest first: what is overdue, what is open and falls due
/// at all, and claims about to lapse. That there are fewer than three members is told from the first day.
pub fn due(rows: Vec<DutyRow>, by: NaiveDate) -> Vec<DutyRow> {
    rows.into_iter()
        .filter(|row| match row.state {
            DutyState::Overdue => true,
            DutyState::Open => {
                row.duty == Duty::MembersRestored
                    || (row.on <= by && row.occasion == Arises::Always)
            }
            DutyState::Noted => {
                row.duty == Duty::RefundLapses && row.days_left >= 0 && row.on <= by
            }
            DutyState::Unrecorded | DutyState::Done => false,
        })
        .collect()
}

/// Days kept ready around a window, so that everything that can fall into it is computed: the longest period
/// counted is ten years.
pub const LONGEST: Days = Days::new(10 * 366 + 1);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::articles;
    use crate::kernel::Yen;
    use crate::kernel::id::{MemberId, OfficeEventId, ResolutionId};

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn articles() -> (MembershipArticles, MeetingArticles) {
        let entries = articles::rules::entries(&[], date("2026-11-22"));
        (
            articles::rules::membership(&entries),
            articles::rules::meetings(&entries),
        )
    }

    fn year(ends_on: &str) -> Facts {
        let (membership, meeting) = articles();
        Facts {
            years: vec![Year {
                begins_on: date(ends_on) - chrono::Months::new(12) + Days::new(1),
                ends_on: date(ends_on),
                membership,
                meeting,
                standing: Standing::Ordinary,
            }],
            ..Facts::default()
        }
    }

    fn event(kind: OfficeEventKind, on: &str) -> Facts {
        Facts {
            events: vec![happened(1, kind, on)],
            ..Facts::default()
        }
    }

    fn happened(id: i64, kind: OfficeEventKind, on: &str) -> Happened {
        Happened {
            event: OfficeEvent {
                id: OfficeEventId(id),
                kind,
                happened_on: date(on),
                vacancy: None,
                words: None,
            },
            meeting: articles().1,
            standing: Standing::Ordinary,
        }
    }

    #[track_caller]
    fn on(facts: &Facts, duty: Duty) -> NaiveDate {
        deadlines(facts)
            .iter()
            .find(|deadline| deadline.duty == duty)
            .unwrap_or_else(|| panic!("no {duty:?}"))
            .on
    }

    #[test]
    fn the_days_of_a_year_as_in_cases_e_01_and_e_29() {
        for (ends_on, notice, registered) in [
            ("2027-03-31", "2026-12-31", "2027-04-28"),
            ("2028-03-31", "2028-01-01", "2028-04-28"),
            ("2027-12-31", "2027-10-02", "2028-01-28"),
            ("2028-12-31", "2028-10-02", "2029-01-28"),
            ("2027-03-20", "2026-12-20", "2027-04-17"),
            ("2028-03-20", "2027-12-21", "2028-04-17"),
            ("2027-02-28", "2026-11-30", "2027-03-28"),
            ("2028-02-29", "2027-12-01", "2028-03-28"),
            ("2026-12-31", "2026-10-02", "2027-01-28"),
        ] {
            let facts = year(ends_on);
            assert_eq!(
                on(&facts, Duty::WithdrawalNotice),
                date(notice),
                "{ends_on}"
            );
            assert_eq!(
                on(&facts, Duty::EquityRegistered),
                date(registered),
                "{ends_on}"
            );
        }
    }

    #[test]
    fn notice_in_months_tells_its_own_formula() {
        for (months, ends_on, notice, formula) in [
            (
                6,
                "2027-03-31",
                "2026-09-30",
                Formula::Months { months: -6 },
            ),
            // Three months of 89 days: the ninety days hold, and are told.
            (3, "2027-04-30", "2027-01-30", Formula::Days { days: -90 }),
            (
                12,
                "2027-03-31",
                "2026-03-31",
                Formula::Months { months: -12 },
            ),
        ] {
            let mut facts = year(ends_on);
            facts.years[0].membership.withdrawal_notice_months = months;
            let found = deadlines(&facts);
            let found = found
                .iter()
                .find(|deadline| deadline.duty == Duty::WithdrawalNotice)
                .unwrap();
            assert_eq!(
                (found.on, found.formula),
                (date(notice), formula),
                "{ends_on}"
            );
        }
    }

    #[test]
    fn the_ordinary_meeting_is_within_so_many_months_of_the_years_end() {
        for (ends_on, months, last) in [
            ("2027-03-31", 2, "2027-05-31"),
            ("2027-02-28", 2, "2027-04-30"),
            ("2027-12-31", 2, "2028-02-29"),
            ("2027-03-20", 3, "2027-06-20"),
            ("2027-01-30", 1, "2027-02-28"),
        ] {
            let mut facts = year(ends_on);
            facts.years[0].meeting.ordinary_months = months;
            assert_eq!(
                on(&facts, Duty::OrdinaryMeeting),
                date(last),
                "{ends_on} {months}"
            );
        }
    }

    #[test]
    fn the_days_around_a_meeting_as_in_the_examples() {
        let facts = event(OfficeEventKind::OrdinaryMeeting, "2027-05-28");
        for (duty, day) in [
            (Duty::NoticeArrives, "2027-05-17"),
            (Duty::NoticeSent, "2027-05-14"),
            (Duty::AccountsDisplayed, "2027-05-14"),
            (Duty::ExpulsionNotice, "2027-05-17"),
            (Duty::RecallPapers, "2027-05-20"),
            (Duty::AnnualPapers, "2027-06-11"),
            (Duty::MinutesKept, "2037-05-28"),
            (Duty::MinutesCopyKept, "2032-05-28"),
            (Duty::AccountsOnDisplay, "2032-05-14"),
        ] {
            assert_eq!(on(&facts, duty), date(day), "{duty:?}");
        }
        // 29 February lies inside.
        let leap = event(OfficeEventKind::ExtraordinaryMeeting, "2028-03-10");
        assert_eq!(on(&leap, Duty::NoticeArrives), date("2028-02-28"));
        assert!(
            deadlines(&leap)
                .iter()
                .all(|deadline| deadline.duty != Duty::AnnualPapers)
        );
        let leap_day = event(OfficeEventKind::ExtraordinaryMeeting, "2028-02-29");
        assert_eq!(on(&leap_day, Duty::MinutesKept), date("2038-02-28"));
        // Case E-13.
        let expelling = event(OfficeEventKind::ExtraordinaryMeeting, "2026-06-27");
        assert_eq!(on(&expelling, Duty::ExpulsionNotice), date("2026-06-16"));
        // The articles may shorten the notice.
        let mut short = event(OfficeEventKind::ExtraordinaryMeeting, "2027-05-28");
        short.events[0].meeting = MeetingArticles {
            notice_days: 5,
            postal_days: 2,
            ..short.events[0].meeting
        };
        assert_eq!(on(&short, Duty::NoticeArrives), date("2027-05-22"));
        assert_eq!(on(&short, Duty::NoticeSent), date("2027-05-20"));
    }

    #[test]
    fn the_days_after_an_event() {
        use OfficeEventKind as Kind;
        for (kind, day, duty, last) in [
            (
                Kind::OfficerChanged,
                "2027-05-28",
                Duty::OfficerFiled,
                "2027-06-11",
            ),
            (
                Kind::ArticlesChanged,
                "2027-05-28",
                Duty::ArticlesFiled,
                "2027-06-11",
            ),
            (
                Kind::RegisteredItemChanged,
                "2027-02-20",
                Duty::ItemRegistered,
                "2027-03-06",
            ),
            (
                Kind::OfficeMoved,
                "2027-02-20",
                Duty::MoveRegistered,
                "2027-03-06",
            ),
            // Case E-28.
            (
                Kind::OfficerVacancy,
                "2026-11-30",
                Duty::VacancyFilled,
                "2027-02-28",
            ),
            (
                Kind::OfficerVacancy,
                "2027-11-30",
                Duty::VacancyFilled,
                "2028-02-29",
            ),
            (
                Kind::OfficerVacancy,
                "2026-11-15",
                Duty::VacancyFilled,
                "2027-02-15",
            ),
            (
                Kind::MembersDemand,
                "2027-06-01",
                Duty::BoardDecides,
                "2027-06-21",
            ),
            (
                Kind::MembersDemand,
                "2027-06-01",
                Duty::OwnConvening,
                "2027-06-12",
            ),
            (
                Kind::AccountsToAuditors,
                "2027-04-10",
                Duty::AuditReport,
                "2027-05-08",
            ),
            (
                Kind::UnitAmountLowered,
                "2027-05-28",
                Duty::UnitStatements,
                "2027-06-11",
            ),
            (
                Kind::UnitAmountLowered,
                "2027-05-28",
                Duty::CreditorsPeriod,
                "2027-06-28",
            ),
            (
                Kind::Formation,
                "2026-10-01",
                Duty::FormationFiled,
                "2026-10-15",
            ),
            (
                Kind::Dissolution,
                "2027-03-31",
                Duty::DissolutionFiled,
                "2027-04-14",
            ),
            (
                Kind::Dissolution,
                "2027-03-31",
                Duty::DissolutionRegistered,
                "2027-04-14",
            ),
            (
                Kind::Continuation,
                "2027-03-31",
                Duty::ContinuationFiled,
                "2027-04-14",
            ),
            (
                Kind::Continuation,
                "2027-03-31",
                Duty::ContinuationRegistered,
                "2027-04-14",
            ),
            (Kind::Merger, "2027-03-31", Duty::MergerFiled, "2027-04-14"),
            (
                Kind::LiquidationEnded,
                "2027-03-31",
                Duty::LiquidationRegistered,
                "2027-04-14",
            ),
            (
                Kind::DormantNotice,
                "2027-10-12",
                Duty::DormantAnswer,
                "2027-12-12",
            ),
        ] {
            assert_eq!(on(&event(kind, day), duty), date(last), "{kind:?} {day}");
        }
    }

    fn unit_change(manner: UnitManner) -> UnitChange {
        UnitChange {
            id: UnitChangeId(1),
            effective_on: date("2026-07-01"),
            old: Yen::new(50_000),
            new: Yen::new(30_000),
            manner,
            resolution: ResolutionId(1),
            resolved_on: date("2026-05-28"),
        }
    }

    #[test]
    fn another_unit_amount_brings_its_own_duties() {
        let articles = [
            (Duty::ArticlesFiled, "2026-07-15"),
            (Duty::ItemRegistered, "2026-07-15"),
        ];
        for (manner, own) in [
            (UnitManner::Regrouped, &[][..]),
            (
                UnitManner::Lowered,
                &[
                    // The month from 1 to 30 June lies between the notice and the day.
                    (Duty::CreditorsNotified, "2026-05-31"),
                    (Duty::UnitStatements, "2026-06-11"),
                    (Duty::CreditorsPeriod, "2026-06-28"),
                ],
            ),
            (UnitManner::Raised, &[(Duty::RaiseConsented, "2026-07-01")]),
        ] {
            let facts = Facts {
                units: vec![unit_change(manner)],
                ..Facts::default()
            };
            let found: Vec<(Duty, NaiveDate)> = deadlines(&facts)
                .iter()
                .map(|deadline| (deadline.duty, deadline.on))
                .collect();
            let expected: Vec<(Duty, NaiveDate)> = own
                .iter()
                .chain(&articles)
                .map(|(duty, on)| (*duty, date(on)))
                .collect();
            assert_eq!(found, expected, "{manner:?}");
        }
    }

    #[test]
    fn what_was_recorded_as_an_event_too_is_not_told_of_twice() {
        use OfficeEventKind as Kind;
        for (manner, kind, day, doubled) in [
            (
                UnitManner::Lowered,
                Kind::UnitAmountLowered,
                "2026-05-28",
                2,
            ),
            (
                UnitManner::Lowered,
                Kind::UnitAmountLowered,
                "2026-07-01",
                2,
            ),
            (
                UnitManner::Lowered,
                Kind::UnitAmountLowered,
                "2026-05-27",
                0,
            ),
            (
                UnitManner::Regrouped,
                Kind::UnitAmountLowered,
                "2026-05-28",
                0,
            ),
            (
                UnitManner::Regrouped,
                Kind::ArticlesChanged,
                "2026-07-01",
                1,
            ),
            (
                UnitManner::Regrouped,
                Kind::ArticlesChanged,
                "2026-05-28",
                0,
            ),
            (
                UnitManner::Raised,
                Kind::RegisteredItemChanged,
                "2026-07-01",
                1,
            ),
            (UnitManner::Raised, Kind::OfficerChanged, "2026-07-01", 0),
        ] {
            let change = unit_change(manner);
            let facts = Facts {
                events: vec![happened(1, kind, day)],
                units: vec![change.clone()],
                ..Facts::default()
            };
            let doubles = doubles(&facts);
            assert_eq!(doubles.len(), doubled, "{manner:?} {kind:?} {day}");
            let apart = deadlines(&Facts {
                units: Vec::new(),
                ..facts.clone()
            })
            .len()
                + deadlines(&Facts {
                    events: Vec::new(),
                    ..facts.clone()
                })
                .len();
            assert_eq!(deadlines(&facts).len(), apart - doubled);
            // What was said of the event is said of the change.
            for double in &doubles {
                let told = told_of(
                    vec![Told {
                        duty: double.duty,
                        subject: double.event,
                        on: date("2026-06-01"),
                        by: "小川 春".to_owned(),
                        words: None,
                    }],
                    &doubles,
                );
                assert_eq!(told[0].subject, Subject::UnitChange { change: change.id });
            }
        }
    }

    #[test]
    fn a_specified_association_has_duties_of_its_own() {
        let own = [
            Duty::PayRulesMade,
            Duty::PayRulesFiled,
            Duty::PayRulesKept,
            Duty::PayRulesCopyKept,
            Duty::HeadFiled,
            Duty::MoveApproved,
        ];
        let of = |standing: Standing| {
            let mut facts = year("2028-03-31");
            facts.years[0].standing = standing;
            facts.events = vec![
                happened(1, OfficeEventKind::HeadChanged, "2027-05-28"),
                happened(2, OfficeEventKind::OfficeMoved, "2027-09-01"),
            ];
            for happened in &mut facts.events {
                happened.standing = standing;
            }
            facts
        };
        let ordinary = deadlines(&of(Standing::Ordinary));
        assert!(ordinary.iter().all(|found| !own.contains(&found.duty)));
        let specified = of(Standing::Specified);
        for (duty, day) in [
            // The first three months of the year from 1 April 2027 on.
            (Duty::PayRulesMade, "2027-06-30"),
            (Duty::PayRulesFiled, "2028-03-31"),
            (Duty::PayRulesKept, "2032-06-30"),
            (Duty::PayRulesCopyKept, "2030-06-30"),
            (Duty::HeadFiled, "2027-06-11"),
            (Duty::ItemRegistered, "2027-06-11"),
            (Duty::MoveApproved, "2027-08-31"),
            (Duty::MoveRegistered, "2027-09-15"),
        ] {
            assert_eq!(on(&specified, duty), date(day), "{duty:?}");
        }
        assert_eq!(deadlines(&specified).len(), ordinary.len() + own.len());
    }

    #[test]
    fn more_than_a_third_missing_as_in_case_e_28() {
        for (fixed, missing, must) in [
            (6, 2, false),
            (6, 3, true),
            (3, 1, false),
            (5, 2, true),
            (3, 3, true),
            (3, 4, false),
            (1, 0, false),
        ] {
            assert_eq!(
                must_be_filled(Vacancy { fixed, missing }),
                must,
                "{missing} of {fixed}"
            );
        }
    }

    #[test]
    fn claims_are_paid_or_lapse_as_in_case_e_12() {
        let claim = |arose_on: &str, pay_by: Option<&str>, paid_on: Option<&str>| Facts {
            members: MemberFacts {
                claims: vec![Claim {
                    subject: Subject::Withdrawal {
                        withdrawal: WithdrawalId(1),
                    },
                    member: MemberId(2),
                    about: "2 森 明".to_owned(),
                    arose_on: date(arose_on),
                    pay_by: pay_by.map(date),
                    paid_on: paid_on.map(date),
                }],
                few_since: None,
            },
            ..Facts::default()
        };
        for (arose_on, lapses) in [
            ("2027-03-31", "2029-03-31"),
            ("2026-06-15", "2028-06-15"),
            ("2024-02-29", "2026-02-28"),
            ("2026-02-28", "2028-02-29"),
        ] {
            assert_eq!(
                on(&claim(arose_on, None, None), Duty::RefundLapses),
                date(lapses)
            );
        }
        let paid = claim("2027-03-31", Some("2027-07-28"), Some("2027-07-01"));
        let found = deadlines(&paid);
        assert_eq!(found.len(), 1, "a claim that was met lapses no more");
        assert_eq!(
            (found[0].duty, found[0].on, found[0].settled_on),
            (
                Duty::RefundPaid,
                date("2027-07-28"),
                Some(date("2027-07-01"))
            )
        );
    }

    #[test]
    fn fewer_than_three_members_are_told_of_from_the_first_day() {
        let facts = Facts {
            members: MemberFacts {
                claims: Vec::new(),
                few_since: Some(date("2026-11-22")),
            },
            ..Facts::default()
        };
        assert_eq!(on(&facts, Duty::MembersRestored), date("2027-05-22"));
        let today = date("2026-11-22");
        let rows = stand(deadlines(&facts), &[], &OpenDays::default(), today, today);
        assert_eq!(due(rows, today).len(), 1);
    }

    #[test]
    fn a_deadline_stays_where_it_is_and_the_last_working_day_before_is_told() {
        let today = date("2026-11-22");
        for (fixed, closed, working) in [
            // 2026-12-31 is a Thursday on which the office may keep itself closed.
            (
                "2027-03-31",
                &["2026-12-29", "2026-12-30", "2026-12-31"][..],
                Some("2026-12-28"),
            ),
            ("2027-03-31", &[], None),
            // 2028-01-01 is 元日, a Saturday.
            ("2028-03-31", &[], Some("2027-12-31")),
        ] {
            let open = OpenDays::new(closed.iter().map(|day| date(day)));
            let rows = stand(deadlines(&year(fixed)), &[], &open, today, today);
            let row = rows
                .iter()
                .find(|row| row.duty == Duty::WithdrawalNotice)
                .unwrap();
            assert_eq!(row.working_on, working.map(date), "{fixed} {closed:?}");
            assert!(row.boundary);
        }
    }

    #[test]
    fn where_a_duty_stands() {
        let subject = Subject::Event {
            event: OfficeEventId(1),
        };
        let told = |on: &str| {
            vec![Told {
                duty: Duty::OfficerFiled,
                subject,
                on: date(on),
                by: "小川 春".to_owned(),
                words: None,
            }]
        };
        let facts = event(OfficeEventKind::OfficerChanged, "2026-11-01"); // until 2026-11-15
        let begun = date("2026-11-10");
        for (told, today, begun, state, late) in [
            (vec![], "2026-11-15", begun, DutyState::Open, 0),
            (vec![], "2026-11-16", begun, DutyState::Overdue, 0),
            (
                vec![],
                "2026-11-16",
                date("2026-11-16"),
                DutyState::Unrecorded,
                0,
            ),
            (told("2026-11-15"), "2026-11-16", begun, DutyState::Done, 0),
            (told("2026-11-18"), "2026-11-20", begun, DutyState::Done, 3),
            // Said of the same duty of another event.
            (
                vec![Told {
                    subject: Subject::Event {
                        event: OfficeEventId(2),
                    },
                    ..told("2026-11-15").remove(0)
                }],
                "2026-11-16",
                begun,
                DutyState::Overdue,
                0,
            ),
        ] {
            let rows = stand(
                deadlines(&facts),
                &told,
                &OpenDays::default(),
                date(today),
                begun,
            );
            assert_eq!(rows[0].state, state, "{today} {told:?}");
            assert_eq!(rows[0].done.as_ref().map_or(0, |done| done.late_days), late);
        }
    }

    #[test]
    fn a_meeting_held_or_planned_and_a_registration_settle_the_year() {
        let mut facts = year("2026-03-31");
        facts.events = vec![
            // Of the year before.
            happened(1, OfficeEventKind::OrdinaryMeeting, "2026-03-31"),
            happened(2, OfficeEventKind::OrdinaryMeeting, "2026-05-28"),
            happened(3, OfficeEventKind::ExtraordinaryMeeting, "2026-04-28"),
        ];
        facts.registrations = vec![EquityRegistration {
            id: crate::kernel::id::EquityRegistrationId(1),
            as_of_on: date("2026-03-31"),
            registered_on: date("2026-04-30"),
            units: 100,
            paid_yen: Yen::new(5_000_000),
        }];
        let begun = date("2026-01-01");
        let at = |today: &str, duty| {
            stand(
                deadlines(&facts),
                &[],
                &OpenDays::default(),
                date(today),
                begun,
            )
            .into_iter()
            .find(|row| row.duty == duty)
            .unwrap()
        };
        let planned = at("2026-05-01", Duty::OrdinaryMeeting);
        assert_eq!(
            (planned.state, planned.planned_on),
            (DutyState::Open, Some(date("2026-05-28")))
        );
        let held = at("2026-05-28", Duty::OrdinaryMeeting);
        assert_eq!(
            (held.state, held.done.unwrap().how, held.planned_on),
            (DutyState::Done, DoneBy::Record, None)
        );
        let registered = at("2026-05-01", Duty::EquityRegistered).done.unwrap();
        assert_eq!(
            (registered.on, registered.late_days),
            (date("2026-04-30"), 2)
        );
    }

    #[test]
    fn what_is_due_leaves_out_what_need_not_arise() {
        let facts = event(OfficeEventKind::OrdinaryMeeting, "2026-12-20");
        let today = date("2026-11-30");
        let rows = stand(
            deadlines(&facts),
            &[],
            &OpenDays::default(),
            today,
            date("2026-11-01"),
        );
        let due: Vec<Duty> = due(rows, date("2026-12-31"))
            .iter()
            .map(|row| row.duty)
            .collect();
        assert_eq!(
            due,
            [
                Duty::AccountsDisplayed,
                Duty::NoticeSent,
                Duty::NoticeArrives
            ]
        );
    }

    #[test]
    fn subjects_are_read_back_from_their_keys() {
        for subject in [
            Subject::Year {
                ends_on: date("2027-03-31"),
            },
            Subject::Event {
                event: OfficeEventId(7),
            },
            Subject::UnitChange {
                change: UnitChangeId(2),
            },
            Subject::Withdrawal {
                withdrawal: WithdrawalId(3),
            },
            Subject::Reduction {
                reduction: ReductionId(4),
            },
            Subject::Few {
                since: date("2026-11-22"),
            },
        ] {
            assert_eq!(Subject::from_key(&subject.key()), Some(subject));
        }
        for key in ["", "year:", "year:2027-02-30", "event:x", "other:1"] {
            assert_eq!(Subject::from_key(key), None, "{key}");
        }
    }

    #[test]
    fn every_duty_stands_once_in_the_list() {
        let mut all = Duty::ALL.to_vec();
        all.sort_unstable();
        all.dedup();
        assert_eq!(all, Duty::ALL, "each once, in the order of their days");
    }
}
