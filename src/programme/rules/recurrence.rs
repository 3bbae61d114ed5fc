//! When a series takes place: rules of RFC 5545 on the office's clock, bounded, with what becomes of the
//! month's end and of closed days.
//!
//! Japan has no daylight saving, so that a rule is expanded on the local clock and each time is an instant
//! afterwards. The library does the arithmetic of the rules; this file says which rules are taken.

use std::collections::BTreeSet;

use chrono::{Datelike, Months, NaiveDate, NaiveDateTime, NaiveTime, TimeZone};
use rrule::{RRule, RRuleSet, Unvalidated};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::kernel::holiday::{Closure, OpenDays};
use crate::kernel::moment::{OfficeTime, TimeOfDay};
use crate::programme::{MonthEnd, OnClosed, RepeatEnd};

/// The most events of one series.
pub const MAX_OCCURRENCES: u32 = 120;
/// The most months from the first to the last.
const MAX_MONTHS: u32 = 36;

/// A day of the week, by its name in RFC 5545.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "UPPERCASE")]
#[allow(missing_docs, reason = "plain")]
pub enum WeekDay {
    Mo,
    Tu,
    We,
    Th,
    Fr,
    Sa,
    Su,
}

impl WeekDay {
    /// From Monday.
    pub const ALL: [Self; 7] = [
        Self::Mo,
        Self::Tu,
        Self::We,
        Self::Th,
        Self::Fr,
        Self::Sa,
        Self::Su,
    ];

    /// The weekday of a day.
    pub fn of(date: NaiveDate) -> Self {
        Self::from_monday(date.weekday().num_days_from_monday().into())
    }

    /// So many days after a Monday.
    fn from_monday(days: i64) -> Self {
        let index = usize::try_from(days.rem_euclid(7)).unwrap_or_default();
        Self::ALL[index]
    }

    const fn code(self) -> &'static str {
        match self {
            Self::Mo => "MO",
            Self::Tu => "TU",
            Self::We => "WE",
            Self::Th => "TH",
            Self::Fr => "FR",
            Self::Sa => "SA",
            Self::Su => "SU",
        }
    }

    fn read(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|day| day.code() == code)
    }

    /// So many days later in the week.
    #[must_use]
    pub fn plus(self, days: i64) -> Self {
        let index = Self::ALL.iter().position(|day| *day == self);
        Self::from_monday(i64::try_from(index.unwrap_or_default()).unwrap_or_default() + days)
    }
}

/// What a fifth weekday means in a month of four.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum FifthWeek {
    /// That month has none.
    FifthOnly,
    /// The last one.
    LastInstead,
}

/// How something is repeated, as people say it. Rules said otherwise come as they are.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
#[allow(missing_docs, reason = "`every` counts weeks or months: 1, 2, 3 …")]
pub enum Pattern {
    /// On these days of the week; none named: on that of the first event.
    Weekly { every: u32, weekdays: Vec<WeekDay> },
    /// On a day of the month, 1 to 31.
    MonthDay { every: u32, day: u32 },
    /// On the month's last day.
    MonthLastDay { every: u32 },
    /// On the nth such weekday of the month: 1 to 5, −1 for the last, −2 for the last but one. `fifth`
    /// matters to the fifth only.
    MonthWeekday {
        every: u32,
        nth: i32,
        weekday: WeekDay,
        fifth: FifthWeek,
    },
    /// On the month's last day from Monday to Friday.
    MonthLastWorkday { every: u32 },
    /// Any other rule of RFC 5545, without beginning and end.
    Rule { rule: String },
}

/// Why a rule is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RecurrenceProblem {
    /// It cannot be read, or repeats by the hour.
    #[error("no rule")]
    Invalid,
    /// It has no end.
    #[error("no end")]
    Unbounded,
    /// It gives more than [`MAX_OCCURRENCES`] events, or lasts longer than three years.
    #[error("too long")]
    TooLong,
    /// It gives no event at all.
    #[error("empty")]
    Empty,
    /// It cannot be moved to another day by itself; another rule has to be said.
    #[error("cannot be moved to another day")]
    NotMovable,
}

/// A rule as read: its parts without its end, and its end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rule {
    parts: Vec<(Part, String)>,
    count: Option<u32>,
    until: Option<OfficeTime>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Part {
    Freq,
    Interval,
    ByMonth,
    ByWeekNo,
    ByYearDay,
    ByMonthDay,
    ByDay,
    BySetPos,
    Wkst,
}

impl Part {
    const ALL: [(Self, &'static str); 9] = [
        (Self::Freq, "FREQ"),
        (Self::Interval, "INTERVAL"),
        (Self::ByMonth, "BYMONTH"),
        (Self::ByWeekNo, "BYWEEKNO"),
        (Self::ByYearDay, "BYYEARDAY"),
        (Self::ByMonthDay, "BYMONTHDAY"),
        (Self::ByDay, "BYDAY"),
        (Self::BySetPos, "BYSETPOS"),
        (Self::Wkst, "WKST"),
    ];

    fn name(self) -> &'static str {
        Self::ALL
            .iter()
            .find(|(part, _)| *part == self)
            .map_or("", |(_, name)| name)
    }
}

impl Rule {
    /// Reads a rule.
    ///
    /// # Errors
    /// [`RecurrenceProblem::Invalid`].
    pub fn read(text: &str) -> Result<Self, RecurrenceProblem> {
        const INVALID: RecurrenceProblem = RecurrenceProblem::Invalid;
        if text.len() > 500 {
            return Err(INVALID);
        }
        let text = text.trim().to_ascii_uppercase();
        let text = text.strip_prefix("RRULE:").unwrap_or(&text);
        let mut rule = Self {
            parts: Vec::new(),
            count: None,
            until: None,
        };
        for said in text.split(';').filter(|said| !said.is_empty()) {
            let (name, value) = said.split_once('=').ok_or(INVALID)?;
            match name {
                "COUNT" => rule.count = Some(value.parse().map_err(|_| INVALID)?),
                "UNTIL" => rule.until = Some(read_until(value).ok_or(INVALID)?),
                _ => {
                    let (part, _) = Part::ALL
                        .into_iter()
                        .find(|(_, known)| *known == name)
                        .ok_or(INVALID)?;
                    if rule.part(part).is_some() {
                        return Err(INVALID);
                    }
                    rule.parts.push((part, value.to_owned()));
                }
            }
        }
        let freq = rule.part(Part::Freq).ok_or(INVALID)?;
        if !["DAILY", "WEEKLY", "MONTHLY", "YEARLY"].contains(&freq)
            || rule.count == Some(0)
            || (rule.count.is_some() && rule.until.is_some())
        {
            return Err(INVALID);
        }
        rule.parts.sort();
        rule.library(&rule.parts).map(|_| rule)
    }

    fn part(&self, part: Part) -> Option<&str> {
        self.parts
            .iter()
            .find(|(own, _)| *own == part)
            .map(|(_, value)| value.as_str())
    }

    fn library(&self, parts: &[(Part, String)]) -> Result<RRule<Unvalidated>, RecurrenceProblem> {
        let text: Vec<String> = parts
            .iter()
            .map(|(part, value)| format!("{}={value}", part.name()))
            .collect();
        text.join(";")
            .parse()
            .map_err(|_| RecurrenceProblem::Invalid)
    }

    /// The rule with another end.
    #[must_use]
    pub fn ending(mut self, end: RepeatEnd) -> Self {
        (self.count, self.until) = match end {
            RepeatEnd::Count { count } => (Some(count), None),
            RepeatEnd::Until { on } => (None, Some(end_of(on))),
        };
        self
    }

    /// The rule with this end unless it has one.
    #[must_use]
    pub fn ending_at_latest(mut self, on: NaiveDate) -> Self {
        if self.count.is_none() && self.until.is_none() {
            self.until = Some(end_of(on));
        }
        self
    }

    /// How many times, where it says so.
    pub const fn count(&self) -> Option<u32> {
        self.count
    }

    /// As people say it.
    pub fn pattern(&self) -> Pattern {
        self.known_pattern().unwrap_or_else(|| Pattern::Rule {
            rule: self.without_end(),
        })
    }

    fn known_pattern(&self) -> Option<Pattern> {
        let every = match self.part(Part::Interval) {
            None => 1,
            Some(text) => text.parse().ok()?,
        };
        let more: Vec<Part> = self
            .parts
            .iter()
            .map(|(part, _)| *part)
            .filter(|part| ![Part::Freq, Part::Interval, Part::Wkst].contains(part))
            .collect();
        let by_day = self.part(Part::ByDay);
        match (self.part(Part::Freq)?, more.as_slice()) {
            ("WEEKLY", []) if self.part(Part::Wkst).is_none_or(|day| day == "MO") => {
                Some(Pattern::Weekly {
                    every,
                    weekdays: Vec::new(),
                })
            }
            ("WEEKLY", [Part::ByDay]) if self.part(Part::Wkst).is_none_or(|day| day == "MO") => {
                let weekdays: Option<Vec<WeekDay>> =
                    by_day?.split(',').map(WeekDay::read).collect();
                Some(Pattern::Weekly {
                    every,
                    weekdays: weekdays?,
                })
            }
            ("MONTHLY", [Part::ByMonthDay]) => match self.part(Part::ByMonthDay)?.parse().ok()? {
                -1 => Some(Pattern::MonthLastDay { every }),
                day @ 1..=31_i32 => Some(Pattern::MonthDay {
                    every,
                    day: day.unsigned_abs(),
                }),
                _ => None,
            },
            ("MONTHLY", [Part::ByDay]) => {
                let (nth, weekday) = read_nth(by_day?)?;
                Some(Pattern::MonthWeekday {
                    every,
                    nth,
                    weekday,
                    fifth: FifthWeek::FifthOnly,
                })
            }
            ("MONTHLY", [Part::ByDay, Part::BySetPos])
                if by_day == Some(WORKDAYS) && self.part(Part::BySetPos) == Some("-1") =>
            {
                Some(Pattern::MonthLastWorkday { every })
            }
            _ => None,
        }
    }

    fn without_end(&self) -> String {
        let parts: Vec<String> = self
            .parts
            .iter()
            .map(|(part, value)| format!("{}={value}", part.name()))
            .collect();
        parts.join(";")
    }

    /// Whether the rule names days of the week, so that a Saturday is meant to be one.
    pub fn chooses_weekdays(&self) -> bool {
        self.part(Part::ByDay).is_some_and(|days| days != WORKDAYS)
            || self.part(Part::Freq) == Some("WEEKLY")
    }

    /// The times from the first on, in order, without those excepted.
    ///
    /// # Errors
    /// [`RecurrenceProblem`].
    pub fn expand(
        &self,
        starts_at: OfficeTime,
        month_end: MonthEnd,
        except: &[OfficeTime],
    ) -> Result<Vec<OfficeTime>, RecurrenceProblem> {
        use RecurrenceProblem::{Empty, TooLong, Unbounded};
        if self.count.is_none() && self.until.is_none() {
            return Err(Unbounded);
        }
        let last = latest(starts_at);
        let until = self.until.unwrap_or(last);
        if until > last && self.until.is_some() && until.day() > last.day()
            || self.count.is_some_and(|count| count > MAX_OCCURRENCES)
        {
            return Err(TooLong);
        }
        let mut times = BTreeSet::new();
        let most = u16::try_from(MAX_OCCURRENCES + 1).unwrap_or(u16::MAX);
        for parts in self.variants(starts_at, month_end) {
            times.extend(self.expand_one(&parts, starts_at, until.min(last), most)?);
        }
        let times: Vec<OfficeTime> = match self.count {
            Some(count) => {
                let wanted = usize::try_from(count).unwrap_or(usize::MAX);
                if times.len() < wanted && !times.is_empty() {
                    return Err(TooLong);
                }
                times.into_iter().take(wanted).collect()
            }
            None => times.into_iter().collect(),
        };
        if times.len() > MAX_OCCURRENCES as usize {
            return Err(TooLong);
        }
        let times: Vec<OfficeTime> = times
            .into_iter()
            .filter(|time| !except.contains(time))
            .collect();
        if times.is_empty() {
            Err(Empty)
        } else {
            Ok(times)
        }
    }

    /// The rules that together give the times: one, or with the month's end clamped one for each day of the
    /// month. The 31st clamped is the last of the days from the 28th to the 31st, so that no month's shorter
    /// end sticks to the next.
    fn variants(&self, starts_at: OfficeTime, month_end: MonthEnd) -> Vec<Vec<(Part, String)>> {
        let is_by_month = matches!(self.part(Part::Freq), Some("MONTHLY"));
        let days = match self.part(Part::ByMonthDay) {
            Some(days) => days.to_owned(),
            None => starts_at.day().day().to_string(),
        };
        let names_other = [Part::ByDay, Part::BySetPos, Part::ByYearDay, Part::ByWeekNo]
            .into_iter()
            .any(|part| self.part(part).is_some());
        if month_end == MonthEnd::Skip || !is_by_month || names_other {
            return vec![self.parts.clone()];
        }
        days.split(',')
            .map(|day| {
                let mut parts = self.parts.clone();
                parts.retain(|(part, _)| *part != Part::ByMonthDay);
                match day.parse::<u32>() {
                    Ok(day @ 29..=31) => {
                        let span: Vec<String> = (28..=day).map(|day| day.to_string()).collect();
                        parts.push((Part::ByMonthDay, span.join(",")));
                        parts.push((Part::BySetPos, "-1".to_owned()));
                    }
                    Ok(_) | Err(_) => parts.push((Part::ByMonthDay, day.to_owned())),
                }
                parts
            })
            .collect()
    }

    /// The rule with the days that otherwise follow from its first event said in full.
    #[must_use]
    pub(super) fn anchored(mut self, first: OfficeTime) -> Self {
        let names_days = [
            Part::ByDay,
            Part::ByMonthDay,
            Part::ByYearDay,
            Part::ByWeekNo,
        ]
        .into_iter()
        .any(|part| self.part(part).is_some());
        if names_days {
            return self;
        }
        let day = first.day();
        match self.frequency() {
            "WEEKLY" => self
                .parts
                .push((Part::ByDay, WeekDay::of(day).code().to_owned())),
            "MONTHLY" => self.parts.push((Part::ByMonthDay, day.day().to_string())),
            "YEARLY" => {
                if self.part(Part::ByMonth).is_none() {
                    self.parts.push((Part::ByMonth, day.month().to_string()));
                }
                self.parts.push((Part::ByMonthDay, day.day().to_string()));
            }
            _ => {}
        }
        self.parts.sort();
        self
    }

    /// `DAILY`, `WEEKLY`, `MONTHLY` or `YEARLY`.
    pub(super) fn frequency(&self) -> &str {
        self.part(Part::Freq).unwrap_or_default()
    }

    /// Every how many days, weeks, months or years.
    pub(super) fn interval(&self) -> u32 {
        self.part(Part::Interval)
            .and_then(|text| text.parse().ok())
            .unwrap_or(1)
    }

    pub(super) fn week_begins_on_sunday(&self) -> bool {
        self.part(Part::Wkst) == Some("SU")
    }

    /// The first times of the rule, whatever its end: as many as series are ever laid beside each other.
    ///
    /// # Errors
    /// [`RecurrenceProblem::Invalid`].
    pub(super) fn first_times(
        &self,
        starts_at: OfficeTime,
        month_end: MonthEnd,
    ) -> Result<Vec<OfficeTime>, RecurrenceProblem> {
        let until = latest(OfficeTime::new(
            latest(starts_at).day(),
            TimeOfDay::MIDNIGHT,
        ));
        let mut times = BTreeSet::new();
        for parts in self.variants(starts_at, month_end) {
            times.extend(self.expand_one(&parts, starts_at, until, super::shift::MANY)?);
        }
        Ok(times.into_iter().collect())
    }

    fn expand_one(
        &self,
        parts: &[(Part, String)],
        starts_at: OfficeTime,
        until: OfficeTime,
        most: u16,
    ) -> Result<Vec<OfficeTime>, RecurrenceProblem> {
        let on_the_clock = |time: OfficeTime| rrule::Tz::UTC.from_utc_datetime(&time.local());
        let start = on_the_clock(starts_at);
        let rule = self
            .library(parts)?
            .until(on_the_clock(until))
            .validate(start)
            .map_err(|_| RecurrenceProblem::Invalid)?;
        let result = RRuleSet::new(start).rrule(rule).all(most);
        Ok(result
            .dates
            .into_iter()
            .map(|date| OfficeTime::of(date.naive_utc()))
            .collect())
    }

    /// The rule of a series whose event at `from` moves to `to`: a weekly one to the weekday as far away, a
    /// monthly one to the day or weekday that `to` is in its month.
    ///
    /// # Errors
    /// [`RecurrenceProblem::NotMovable`] where the rule has no such day.
    pub fn moved(&self, from: OfficeTime, to: OfficeTime) -> Result<Self, RecurrenceProblem> {
        let days = (to.day() - from.day()).num_days();
        if days == 0 {
            return Ok(self.clone());
        }
        let in_month = to.day();
        let value = match self.pattern() {
            Pattern::Weekly { weekdays, .. } if weekdays.is_empty() => return Ok(self.clone()),
            Pattern::Weekly { weekdays, .. } => {
                let mut moved: Vec<WeekDay> = weekdays.iter().map(|day| day.plus(days)).collect();
                moved.sort();
                Some((Part::ByDay, codes(&moved)))
            }
            Pattern::MonthDay { .. } => Some((Part::ByMonthDay, in_month.day().to_string())),
            Pattern::MonthWeekday { nth, .. } => {
                let nth = if nth > 0 {
                    i64::from((in_month.day() - 1) / 7 + 1)
                } else {
                    -i64::from((days_in_month(in_month) - in_month.day()) / 7 + 1)
                };
                Some((
                    Part::ByDay,
                    format!("{nth}{}", WeekDay::of(in_month).code()),
                ))
            }
            Pattern::MonthLastDay { .. }
            | Pattern::MonthLastWorkday { .. }
            | Pattern::Rule { .. } => None,
        };
        let (part, value) = value.ok_or(RecurrenceProblem::NotMovable)?;
        let mut moved = self.clone();
        for (own, text) in &mut moved.parts {
            if *own == part {
                text.clone_from(&value);
            }
        }
        Ok(moved)
    }
}

impl std::fmt::Display for Rule {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.without_end())?;
        if let Some(count) = self.count {
            write!(f, ";COUNT={count}")?;
        }
        if let Some(until) = self.until {
            write!(f, ";UNTIL={}", until.local().format("%Y%m%dT%H%M%S"))?;
        }
        Ok(())
    }
}

/// Monday to Friday.
const WORKDAYS: &str = "MO,TU,WE,TH,FR";

fn codes(weekdays: &[WeekDay]) -> String {
    weekdays
        .iter()
        .map(|day| day.code())
        .collect::<Vec<_>>()
        .join(",")
}

fn end_of(day: NaiveDate) -> OfficeTime {
    OfficeTime::new(
        day,
        TimeOfDay::new(23, 59).unwrap_or_else(|| unreachable!("a time of day")),
    )
}

fn latest(starts_at: OfficeTime) -> OfficeTime {
    starts_at
        .day()
        .checked_add_months(Months::new(MAX_MONTHS))
        .map_or(starts_at, end_of)
}

fn days_in_month(date: NaiveDate) -> u32 {
    crate::kernel::date::YearMonth::of(date).last_day().day()
}

/// `3TH`, `-1MO`.
fn read_nth(text: &str) -> Option<(i32, WeekDay)> {
    let at = text
        .len()
        .checked_sub(2)
        .filter(|at| text.is_char_boundary(*at))?;
    let (nth, weekday) = text.split_at(at);
    Some((
        nth.parse().ok().filter(|nth| *nth != 0)?,
        WeekDay::read(weekday)?,
    ))
}

/// `20220118`, `20220118T091500` on the office's clock, or `20220118T001500Z`.
fn read_until(text: &str) -> Option<OfficeTime> {
    if let Ok(day) = NaiveDate::parse_from_str(text, "%Y%m%d") {
        return valid(day.and_time(NaiveTime::from_hms_opt(23, 59, 0)?));
    }
    if let Some(utc) = text.strip_suffix('Z') {
        let at = NaiveDateTime::parse_from_str(utc, "%Y%m%dT%H%M%S").ok()?;
        return valid(OfficeTime::at(at.and_utc()).local());
    }
    valid(NaiveDateTime::parse_from_str(text, "%Y%m%dT%H%M%S").ok()?)
}

fn valid(local: NaiveDateTime) -> Option<OfficeTime> {
    local.format("%Y-%m-%dT%H:%M").to_string().parse().ok()
}

impl Pattern {
    /// The rule, without an end.
    ///
    /// # Errors
    /// [`RecurrenceProblem::Invalid`] for numbers no calendar has.
    pub fn rule(&self) -> Result<Rule, RecurrenceProblem> {
        let every = |freq: &str, every: u32| {
            if every == 1 {
                format!("FREQ={freq}")
            } else {
                format!("FREQ={freq};INTERVAL={every}")
            }
        };
        let rule = match self {
            Self::Weekly { every: n, weekdays } => {
                let mut days = weekdays.clone();
                days.sort();
                days.dedup();
                match codes(&days).as_str() {
                    "" => every("WEEKLY", *n),
                    days => format!("{};BYDAY={days}", every("WEEKLY", *n)),
                }
            }
            Self::MonthDay { every: n, day } if (1..=31).contains(day) => {
                format!("{};BYMONTHDAY={day}", every("MONTHLY", *n))
            }
            Self::MonthLastDay { every: n } => format!("{};BYMONTHDAY=-1", every("MONTHLY", *n)),
            Self::MonthWeekday {
                every: n,
                nth,
                weekday,
                fifth,
            } if *nth != 0 && (-5..=5).contains(nth) => {
                let nth = match (nth, fifth) {
                    (5, FifthWeek::LastInstead) => -1,
                    (nth, _) => *nth,
                };
                format!("{};BYDAY={nth}{}", every("MONTHLY", *n), weekday.code())
            }
            Self::MonthLastWorkday { every: n } => {
                format!("{};BYDAY={WORKDAYS};BYSETPOS=-1", every("MONTHLY", *n))
            }
            Self::Rule { rule } => {
                let rule = Rule::read(rule)?;
                return Ok(Rule {
                    count: None,
                    until: None,
                    ..rule
                });
            }
            Self::MonthDay { .. } | Self::MonthWeekday { .. } => {
                return Err(RecurrenceProblem::Invalid);
            }
        };
        let (Self::Weekly { every: n, .. }
        | Self::MonthDay { every: n, .. }
        | Self::MonthLastDay { every: n }
        | Self::MonthWeekday { every: n, .. }
        | Self::MonthLastWorkday { every: n }) = self
        else {
            unreachable!("a rule as it is was given back above")
        };
        if (1..=99).contains(n) {
            Rule::read(&rule)
        } else {
            Err(RecurrenceProblem::Invalid)
        }
    }
}

/// Where a planned time comes to lie.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Settled {
    /// Held then.
    At(OfficeTime),
    /// Falls out, for this.
    Out(Closure),
}

/// A planned time under the office's policy for closed days. A Saturday or Sunday is no reason where the
/// rule itself chose the weekday; what slides, slides to a day that is open.
pub fn settle(
    planned_at: OfficeTime,
    on_closed: OnClosed,
    open: &OpenDays,
    rule: &Rule,
) -> Settled {
    let closure = open
        .closure(planned_at.day())
        .filter(|closure| *closure != Closure::Weekend || !rule.chooses_weekdays());
    match (closure, on_closed) {
        (None, _) | (Some(_), OnClosed::Keep) => Settled::At(planned_at),
        (Some(closure), OnClosed::Skip) => Settled::Out(closure),
        (Some(_), OnClosed::Next) => Settled::At(planned_at.on(open.on_or_after(planned_at.day()))),
        (Some(_), OnClosed::Previous) => {
            Settled::At(planned_at.on(open.on_or_before(planned_at.day())))
        }
    }
}

#[cfg(test)]
mod tests;
