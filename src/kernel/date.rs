//! Days, months, eras and fiscal years: read in every form in which an office writes them, shown in
//! the Japanese or the western calendar.

use std::fmt;

use chrono::{Datelike, Duration, Months, NaiveDate, NaiveTime};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use ts_rs::TS;

use super::text::nfkc;

/// An era (元号).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Era {
    /// 明治
    Meiji,
    /// 大正
    Taisho,
    /// 昭和
    Showa,
    /// 平成
    Heisei,
    /// 令和
    Reiwa,
}

impl Era {
    /// Every era since Japan counts in months of the solar calendar, in order.
    pub const ALL: [Self; 5] = [
        Self::Meiji,
        Self::Taisho,
        Self::Showa,
        Self::Heisei,
        Self::Reiwa,
    ];

    /// The name as written in full.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Meiji => "明治",
            Self::Taisho => "大正",
            Self::Showa => "昭和",
            Self::Heisei => "平成",
            Self::Reiwa => "令和",
        }
    }

    /// The letter that stands for it in short forms.
    pub const fn letter(self) -> char {
        match self {
            Self::Meiji => 'M',
            Self::Taisho => 'T',
            Self::Showa => 'S',
            Self::Heisei => 'H',
            Self::Reiwa => 'R',
        }
    }

    /// Year, month and day of its first day. The last day of an era is the day before the next one's
    /// first, as 改元 has been on a day of its own since 大正 (the day of death itself belongs to both:
    /// by custom it is counted to the new era for 大正 and 昭和). 明治 is counted from its first New Year.
    const fn start(self) -> (i32, u32, u32) {
        match self {
            Self::Meiji => (1868, 1, 25),
            Self::Taisho => (1912, 7, 30),
            Self::Showa => (1926, 12, 25),
            Self::Heisei => (1989, 1, 8),
            Self::Reiwa => (2019, 5, 1),
        }
    }

    /// The first day.
    pub fn first_day(self) -> NaiveDate {
        let (year, month, day) = self.start();
        NaiveDate::from_ymd_opt(year, month, day).unwrap_or_default()
    }

    const fn next(self) -> Option<Self> {
        match self {
            Self::Meiji => Some(Self::Taisho),
            Self::Taisho => Some(Self::Showa),
            Self::Showa => Some(Self::Heisei),
            Self::Heisei => Some(Self::Reiwa),
            Self::Reiwa => None,
        }
    }

    /// The western year of this era's `year`.
    const fn western(self, year: i32) -> i32 {
        self.start().0 + year - 1
    }

    /// The era at the beginning of the text, by name, first character or letter, and what follows.
    fn read(text: &str) -> Option<(Self, &str)> {
        Self::ALL.into_iter().find_map(|era| {
            let short = era.name().chars().next().unwrap_or_default();
            let rest = text
                .strip_prefix(era.name())
                .or_else(|| text.strip_prefix(short))
                .or_else(|| text.strip_prefix(era.letter()))
                .or_else(|| text.strip_prefix(era.letter().to_ascii_lowercase()))?;
            Some((era, rest))
        })
    }
}

/// The era of a day and the year within it; `None` before 明治.
pub fn era_of(date: NaiveDate) -> Option<(Era, i32)> {
    let era = Era::ALL
        .into_iter()
        .rev()
        .find(|era| era.first_day() <= date)?;
    Some((era, date.year() - era.start().0 + 1))
}

/// `令和元年5月1日`; `1868年1月24日` before 明治.
pub fn format_era(date: NaiveDate) -> String {
    let (month, day) = (date.month(), date.day());
    match era_of(date) {
        Some((era, 1)) => format!("{}元年{month}月{day}日", era.name()),
        Some((era, year)) => format!("{}{year}年{month}月{day}日", era.name()),
        None => format!("{}年{month}月{day}日", date.year()),
    }
}

/// `R9.4.1`; `1868.1.24` before 明治.
pub fn format_short_era(date: NaiveDate) -> String {
    let (month, day) = (date.month(), date.day());
    match era_of(date) {
        Some((era, year)) => format!("{}{year}.{month}.{day}", era.letter()),
        None => format!("{}.{month}.{day}", date.year()),
    }
}

/// Why a text is not a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DateProblem {
    /// Nothing is written.
    #[error("empty")]
    Empty,
    /// None of the forms that are read.
    #[error("not a date")]
    Unreadable,
    /// The form is right, the day (month, time) does not exist: 30 February.
    #[error("no such day")]
    NoSuchDay,
    /// The era had not begun on that day; for [`read_date_strictly`] also: it was over.
    #[error("not in that era")]
    OutsideEra,
}

/// A day that was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReadDate {
    /// The day that is meant.
    pub date: NaiveDate,
    /// The era's year ran on past the change of era (平成31年5月1日): worth a warning in old files.
    pub era_ran_on: bool,
}

/// The years that are taken for years; outside lies a slip of the keyboard.
const YEARS: std::ops::RangeInclusive<i32> = 1868..=2199;
/// The longest text that can be a date with its time.
const MAX_CHARS: usize = 64;

/// Reads a date in any of the forms an office writes: `2004/5/3`, `2004-05-03`, `2004.5.3`, `2004年5月3日`,
/// `20040503`, `H16.5.3`, `H16/5/3`, `H160503`, `平成16年5月3日`, `㍻16.5.3`, 元年; full-width, with inner spaces, a
/// weekday or a time of day behind it. With `base` also `4/1` and `4月1日`: the one nearest to that day.
///
/// An era year that ran on past the change of era is read as the day it means and marked.
///
/// # Errors
/// [`DateProblem`].
pub fn read_date(text: &str, base: Option<NaiveDate>) -> Result<ReadDate, DateProblem> {
    let text = prepare(text)?;
    let mut rest = Rest(&text);
    let form = rest.year_month_day(base.is_some())?;
    rest.weekday();
    let shift = rest.time_of_day()?;
    rest.end()?;
    let read = match form {
        Form::Western(year, month, day) => ReadDate {
            date: real_day(year, month, day)?,
            era_ran_on: false,
        },
        Form::InEra(era, year, month, day) => {
            let date = real_day(era.western(year), month, day)?;
            ReadDate {
                date,
                era_ran_on: era_ran_on(era, date)?,
            }
        }
        Form::NoYear(month, day) => {
            let base = base.ok_or(DateProblem::Unreadable)?;
            ReadDate {
                date: nearest(month, day, base)?,
                era_ran_on: false,
            }
        }
    };
    let date = read
        .date
        .checked_add_signed(Duration::days(shift))
        .ok_or(DateProblem::NoSuchDay)?;
    Ok(ReadDate { date, ..read })
}

/// As [`read_date`], for a form on screen: a day outside the era named is refused.
///
/// # Errors
/// [`DateProblem`], among it [`DateProblem::OutsideEra`] for 平成31年5月1日.
pub fn read_date_strictly(text: &str, base: Option<NaiveDate>) -> Result<NaiveDate, DateProblem> {
    let read = read_date(text, base)?;
    if read.era_ran_on {
        Err(DateProblem::OutsideEra)
    } else {
        Ok(read.date)
    }
}

/// A month of a year. On the wire and in the file `2027-03`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, TS)]
#[ts(type = "string")]
pub struct YearMonth {
    year: i32,
    month: u32,
}

impl YearMonth {
    /// The month `month` (1 to 12) of `year`; `None` outside.
    pub fn new(year: i32, month: u32) -> Option<Self> {
        ((1..=12).contains(&month) && YEARS.contains(&year)).then_some(Self { year, month })
    }

    /// The month of a day.
    pub fn of(date: NaiveDate) -> Self {
        Self {
            year: date.year(),
            month: date.month(),
        }
    }

    /// The calendar year.
    pub const fn year(self) -> i32 {
        self.year
    }

    /// The month, 1 to 12.
    pub const fn month(self) -> u32 {
        self.month
    }

    /// Its first day.
    pub fn first_day(self) -> NaiveDate {
        NaiveDate::from_ymd_opt(self.year, self.month, 1).unwrap_or_default()
    }

    /// Its last day.
    pub fn last_day(self) -> NaiveDate {
        add_months(self.first_day(), 1)
            .pred_opt()
            .unwrap_or_default()
    }
}

impl fmt::Display for YearMonth {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.year, self.month)
    }
}

impl Serialize for YearMonth {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for YearMonth {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.split_once('-')
            .filter(|(year, month)| {
                year.len() == 4
                    && month.len() == 2
                    && (year.bytes().chain(month.bytes())).all(|b| b.is_ascii_digit())
            })
            .and_then(|(year, month)| Self::new(year.parse().ok()?, month.parse().ok()?))
            .ok_or_else(|| serde::de::Error::custom("not a month"))
    }
}

/// A month that was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReadMonth {
    /// The month that is meant.
    pub month: YearMonth,
    /// As in [`ReadDate`].
    pub era_ran_on: bool,
}

/// Reads a month: `2027/03`, `2027-03`, `2027年3月`, `202703`, `R9.3`, `令和9年3月`, `27卒` and `2027卒` (March), with 卒, 卒業,
/// 修了, 予定 or 見込 behind it. A whole date counts as its month.
///
/// # Errors
/// [`DateProblem`].
pub fn read_month(text: &str) -> Result<ReadMonth, DateProblem> {
    if let Ok(read) = read_date(text, None) {
        return Ok(ReadMonth {
            month: YearMonth::of(read.date),
            era_ran_on: read.era_ran_on,
        });
    }
    let prepared = prepare(text)?;
    let mut rest = Rest(&prepared);
    let read = rest.year_month()?;
    rest.graduation();
    rest.end()?;
    Ok(read)
}

/// Normal form KC, one kind of dash, no white space but single spaces.
fn prepare(text: &str) -> Result<String, DateProblem> {
    if text.chars().nth(4 * MAX_CHARS).is_some() {
        return Err(DateProblem::Unreadable);
    }
    let plain: String = nfkc(text)
        .chars()
        .map(|c| if super::contact::is_dash(c) { '-' } else { c })
        .collect();
    let plain = plain.split_whitespace().collect::<Vec<_>>().join(" ");
    let plain = super::text::trim_ends(&plain);
    if plain.is_empty() {
        return Err(DateProblem::Empty);
    }
    if plain.chars().count() > MAX_CHARS {
        Err(DateProblem::Unreadable)
    } else {
        Ok(plain.to_owned())
    }
}

fn real_day(year: i32, month: u32, day: u32) -> Result<NaiveDate, DateProblem> {
    if !YEARS.contains(&year) {
        return Err(DateProblem::Unreadable);
    }
    NaiveDate::from_ymd_opt(year, month, day).ok_or(DateProblem::NoSuchDay)
}

/// Whether the day lies after the era's last; an error before its first.
fn era_ran_on(era: Era, date: NaiveDate) -> Result<bool, DateProblem> {
    if date < era.first_day() {
        return Err(DateProblem::OutsideEra);
    }
    Ok(era.next().is_some_and(|next| next.first_day() <= date))
}

/// The day with this month and day that is nearest to `base`; of two equally near ones the later.
fn nearest(month: u32, day: u32, base: NaiveDate) -> Result<NaiveDate, DateProblem> {
    // 29 February can be four (around 1900 and 2100 eight) years away, and is then not what was meant.
    (base.year() - 1..=base.year() + 1)
        .rev()
        .filter_map(|year| NaiveDate::from_ymd_opt(year, month, day))
        .min_by_key(|date| (*date - base).num_days().abs())
        .ok_or(DateProblem::NoSuchDay)
}

enum Form {
    Western(i32, u32, u32),
    InEra(Era, i32, u32, u32),
    NoYear(u32, u32),
}

/// What is left to be read. Spaces are skipped before every part, never inside a run of digits.
struct Rest<'a>(&'a str);

impl Rest<'_> {
    fn skip_space(&mut self) {
        self.0 = self.0.trim_start_matches(' ');
    }

    fn take(&mut self, word: &str) -> bool {
        let rest = self.0.trim_start_matches(' ');
        match rest.strip_prefix(word) {
            Some(rest) => {
                self.0 = rest;
                true
            }
            None => false,
        }
    }

    fn take_any(&mut self, words: &[&str]) -> bool {
        words.iter().any(|word| self.take(word))
    }

    /// The run of ASCII digits that comes next, which may be empty.
    fn digits(&mut self) -> &str {
        let rest = self.0.trim_start_matches(' ');
        let end = rest
            .find(|c: char| !c.is_ascii_digit())
            .unwrap_or(rest.len());
        let (digits, rest) = rest.split_at(end);
        self.0 = rest;
        digits
    }

    /// A number of one or two digits.
    fn small_number(&mut self) -> Result<u32, DateProblem> {
        let digits = self.digits();
        if (1..=2).contains(&digits.len()) {
            digits.parse().map_err(|_| DateProblem::Unreadable)
        } else {
            Err(DateProblem::Unreadable)
        }
    }

    fn separator(&mut self) -> Option<&'static str> {
        ["/", "-", "."]
            .into_iter()
            .find(|separator| self.take(separator))
    }

    fn end(&self) -> Result<(), DateProblem> {
        if self.0.trim_start_matches(' ').is_empty() {
            Ok(())
        } else {
            Err(DateProblem::Unreadable)
        }
    }

    /// `月` or the separator used before, the day, and `日` if the month had its `月`.
    fn month_and_day(&mut self, separator: Option<&str>) -> Result<(u32, u32), DateProblem> {
        let month = self.small_number()?;
        match separator {
            Some(separator) => {
                if !self.take(separator) {
                    return Err(DateProblem::Unreadable);
                }
            }
            None => {
                if !self.take("月") {
                    return Err(DateProblem::Unreadable);
                }
            }
        }
        let day = self.small_number()?;
        if separator.is_none() {
            self.take("日");
        }
        Ok((month, day))
    }

    fn year_month_day(&mut self, year_may_be_missing: bool) -> Result<Form, DateProblem> {
        self.skip_space();
        if let Some((era, rest)) = Era::read(self.0) {
            self.0 = rest;
            let year = if self.take("元") {
                1
            } else {
                let digits = self.digits();
                if digits.len() == 6 {
                    let (year, month, day) = (
                        part(digits, 0, 2)?,
                        part(digits, 2, 4)?,
                        part(digits, 4, 6)?,
                    );
                    return Ok(Form::InEra(era, real_era_year(year)?, month, day));
                }
                era_year(digits)?
            };
            let separator = self.after_year()?;
            let (month, day) = self.month_and_day(separator)?;
            return Ok(Form::InEra(era, year, month, day));
        }
        let digits = self.digits().to_owned();
        match digits.len() {
            8 => Ok(Form::Western(
                western_year(&digits[..4])?,
                part(&digits, 4, 6)?,
                part(&digits, 6, 8)?,
            )),
            4 => {
                let separator = self.after_year()?;
                let (month, day) = self.month_and_day(separator)?;
                Ok(Form::Western(western_year(&digits)?, month, day))
            }
            1 | 2 if year_may_be_missing => {
                let month = part(&digits, 0, digits.len())?;
                if self.take("月") {
                    let day = self.small_number()?;
                    self.take("日");
                    return Ok(Form::NoYear(month, day));
                }
                self.separator().ok_or(DateProblem::Unreadable)?;
                Ok(Form::NoYear(month, self.small_number()?))
            }
            _ => Err(DateProblem::Unreadable),
        }
    }

    /// What parts the year from the month: a separator, or `年` (then `月` and `日` follow).
    fn after_year(&mut self) -> Result<Option<&'static str>, DateProblem> {
        if self.take("年") {
            return Ok(None);
        }
        self.separator().map(Some).ok_or(DateProblem::Unreadable)
    }

    fn year_month(&mut self) -> Result<ReadMonth, DateProblem> {
        self.skip_space();
        if let Some((era, rest)) = Era::read(self.0) {
            self.0 = rest;
            let year = if self.take("元") {
                1
            } else {
                era_year(self.digits())?
            };
            let month = self.month_after_year()?;
            let month = YearMonth::new(era.western(year), month).ok_or(DateProblem::NoSuchDay)?;
            if month.last_day() < era.first_day() {
                return Err(DateProblem::OutsideEra);
            }
            return Ok(ReadMonth {
                month,
                era_ran_on: era
                    .next()
                    .is_some_and(|next| next.first_day() <= month.first_day()),
            });
        }
        let digits = self.digits().to_owned();
        let (year, month) = match digits.len() {
            6 => (western_year(&digits[..4])?, part(&digits, 4, 6)?),
            4 if self.is_class() => (western_year(&digits)?, 3),
            4 => (western_year(&digits)?, self.month_after_year()?),
            // 98卒 is somebody of forty, 27卒 somebody of twenty-two.
            2 if self.is_class() => {
                let year: i32 = digits.parse().map_err(|_| DateProblem::Unreadable)?;
                (if year < 70 { 2000 + year } else { 1900 + year }, 3)
            }
            _ => return Err(DateProblem::Unreadable),
        };
        let month = YearMonth::new(year, month).ok_or(DateProblem::NoSuchDay)?;
        Ok(ReadMonth {
            month,
            era_ran_on: false,
        })
    }

    fn month_after_year(&mut self) -> Result<u32, DateProblem> {
        let separator = self.after_year()?;
        let month = self.small_number()?;
        if separator.is_none() {
            self.take("月");
        }
        Ok(month)
    }

    /// `27卒`, `27年卒`: a year of graduation without a month.
    fn is_class(&mut self) -> bool {
        let rest = self.0.trim_start_matches(' ');
        let rest = rest
            .strip_prefix('年')
            .unwrap_or(rest)
            .trim_start_matches(' ');
        match rest.strip_prefix('卒') {
            Some(rest) => {
                self.0 = rest;
                true
            }
            None => false,
        }
    }

    /// 卒業見込み and the like, behind a month.
    fn graduation(&mut self) {
        let bracketed = self.take("(");
        while self.take_any(&["卒業", "修了", "卒", "業", "予定", "見込み", "見込"]) {}
        if bracketed {
            self.take(")");
        }
    }

    /// `(木)`, `(木曜日)`, `木曜日`. Which weekday it is, the date says.
    fn weekday(&mut self) {
        let before = self.0;
        let bracketed = self.take("(");
        let named = self.take_any(&["日", "月", "火", "水", "木", "金", "土"]);
        if named
            && (self.take_any(&["曜日", "曜"]) || bracketed)
            && (!bracketed || self.take_any(&[")", "・祝)"]))
        {
            return;
        }
        self.0 = before;
    }

    /// A time of day and its offset, if they are there. Returns by how many days the day at the office
    /// differs (`2027-03-31T16:00Z` is 1 April in Tokyo).
    fn time_of_day(&mut self) -> Result<i64, DateProblem> {
        if self.0.is_empty() {
            return Ok(0);
        }
        let mut gap = self.0.starts_with(' ');
        if self.0.starts_with(['T', 't']) {
            self.0 = &self.0[1..];
            gap = true;
        }
        let afternoon = self.take_any(&["午後", "PM", "pm"]);
        let morning = !afternoon && self.take_any(&["午前", "AM", "am"]);
        // Without a gap `2004/5/311:30` could be read in two ways; after 日 it cannot.
        if !(gap || afternoon || morning || self.0.starts_with(|c: char| c.is_ascii_digit())) {
            return Err(DateProblem::Unreadable);
        }
        let hour = self.small_number()?;
        let (mut minute, mut second) = (0, 0);
        if self.take("時") {
            if self
                .0
                .trim_start_matches(' ')
                .starts_with(|c: char| c.is_ascii_digit())
            {
                minute = self.small_number()?;
                if !self.take("分") {
                    return Err(DateProblem::Unreadable);
                }
                if self
                    .0
                    .trim_start_matches(' ')
                    .starts_with(|c: char| c.is_ascii_digit())
                {
                    second = self.small_number()?;
                    self.take("秒");
                }
            }
        } else if self.take(":") {
            minute = self.small_number()?;
            if self.take(":") {
                second = self.small_number()?;
                if self.take(".") {
                    self.digits();
                }
            }
        } else {
            return Err(DateProblem::Unreadable);
        }
        let afternoon = afternoon || self.take_any(&["PM", "pm"]);
        if !morning {
            self.take_any(&["AM", "am"]);
        }
        let hour = if afternoon && hour < 12 {
            hour + 12
        } else {
            hour
        };
        let midnight_after = hour == 24 && minute == 0 && second == 0; // the end of the day that is named
        if !midnight_after && NaiveTime::from_hms_opt(hour, minute, second.min(59)).is_none()
            || second > 60
        {
            return Err(DateProblem::NoSuchDay);
        }
        let Some(offset_minutes) = self.offset()? else {
            return Ok(0);
        };
        let at_office = i64::from(hour * 60 + minute) - offset_minutes + 9 * 60;
        Ok(at_office.div_euclid(24 * 60))
    }

    /// `Z`, `+09:00`, `+0900`: minutes east of UTC.
    fn offset(&mut self) -> Result<Option<i64>, DateProblem> {
        if self.take_any(&["Z", "z"]) {
            return Ok(Some(0));
        }
        let sign = if self.take("+") {
            1
        } else if self.take("-") {
            -1
        } else {
            return Ok(None);
        };
        let digits = self.digits().to_owned();
        let (hours, minutes) = match digits.len() {
            4 => (part(&digits, 0, 2)?, part(&digits, 2, 4)?),
            2 if self.take(":") => (part(&digits, 0, 2)?, self.small_number()?),
            2 => (part(&digits, 0, 2)?, 0),
            _ => return Err(DateProblem::Unreadable),
        };
        if hours > 14 || minutes > 59 {
            return Err(DateProblem::Unreadable);
        }
        Ok(Some(sign * i64::from(hours * 60 + minutes)))
    }
}

fn part(digits: &str, from: usize, to: usize) -> Result<u32, DateProblem> {
    digits
        .get(from..to)
        .and_then(|part| part.parse().ok())
        .ok_or(DateProblem::Unreadable)
}

fn western_year(digits: &str) -> Result<i32, DateProblem> {
    digits
        .parse()
        .ok()
        .filter(|year| YEARS.contains(year))
        .ok_or(DateProblem::Unreadable)
}

fn era_year(digits: &str) -> Result<i32, DateProblem> {
    if (1..=3).contains(&digits.len()) {
        real_era_year(part(digits, 0, digits.len())?)
    } else {
        Err(DateProblem::Unreadable)
    }
}

fn real_era_year(year: u32) -> Result<i32, DateProblem> {
    i32::try_from(year)
        .ok()
        .filter(|year| *year >= 1)
        .ok_or(DateProblem::NoSuchDay)
}

/// The same day so many months later (or earlier), or the last day of that month where there is no
/// such day. Days beyond the calendar's range stay where they are.
pub fn add_months(date: NaiveDate, months: i32) -> NaiveDate {
    let by = Months::new(months.unsigned_abs());
    let moved = if months < 0 {
        date.checked_sub_months(by)
    } else {
        date.checked_add_months(by)
    };
    moved.unwrap_or(date)
}

/// The day on which the office's fiscal year ends, by its articles: usually 31 March. A day that a
/// month does not have means its last (`2`, `31`: the end of February).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
pub struct FiscalYearEnd {
    month: u32,
    day: u32,
}

impl FiscalYearEnd {
    /// 31 March.
    pub const MARCH: Self = Self { month: 3, day: 31 };

    /// Month (1 to 12) and day (1 to 31); `None` outside.
    pub fn new(month: u32, day: u32) -> Option<Self> {
        ((1..=12).contains(&month) && (1..=31).contains(&day)).then_some(Self { month, day })
    }

    fn in_year(self, year: i32) -> NaiveDate {
        let last = NaiveDate::from_ymd_opt(year, self.month, 1)
            .map(|first| add_months(first, 1))
            .and_then(|next| next.pred_opt())
            .unwrap_or_default();
        last.with_day(self.day.min(last.day())).unwrap_or(last)
    }

    fn is_end_of_calendar_year(self) -> bool {
        self.month == 12 && self.day == 31
    }

    /// The fiscal year in which a day lies.
    pub fn fiscal_year_of(self, date: NaiveDate) -> FiscalYear {
        let begins_in = if self.is_end_of_calendar_year() || date > self.in_year(date.year()) {
            date.year()
        } else {
            date.year() - 1
        };
        FiscalYear {
            begins_in,
            end: self,
        }
    }
}

/// A fiscal year, named by the calendar year in which it begins: 2026年度.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FiscalYear {
    begins_in: i32,
    end: FiscalYearEnd,
}

impl FiscalYear {
    /// The fiscal year that begins in this calendar year.
    pub const fn beginning_in(year: i32, end: FiscalYearEnd) -> Self {
        Self {
            begins_in: year,
            end,
        }
    }

    /// The calendar year in which it begins.
    pub const fn year(self) -> i32 {
        self.begins_in
    }

    /// Its first day.
    pub fn first_day(self) -> NaiveDate {
        let before = if self.end.is_end_of_calendar_year() {
            self.begins_in - 1
        } else {
            self.begins_in
        };
        self.end.in_year(before).succ_opt().unwrap_or_default()
    }

    /// Its last day.
    pub fn last_day(self) -> NaiveDate {
        self.end.in_year(if self.end.is_end_of_calendar_year() {
            self.begins_in
        } else {
            self.begins_in + 1
        })
    }
}

impl fmt::Display for FiscalYear {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}年度", self.begins_in)
    }
}

/// The last day of a period of so many years that began with an event on `from` (民法140条, 143条: the day of
/// the event is not counted). Counted from the next day on: the day before the one that corresponds to it, or,
/// where there is none, the last day of that month. Two years from 2026-02-28 end on 2028-02-29.
pub fn period_end(from: NaiveDate, years: i32) -> NaiveDate {
    let Some(first) = from.succ_opt() else {
        return from;
    };
    match first.with_year(first.year() + years) {
        Some(day) => day.pred_opt().unwrap_or(day),
        None => add_months(first, 12 * years),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn eras_are_shown_as_in_case_p_27() {
        for (date, shown) in [
            ("2019-04-30", "平成31年4月30日"),
            ("2019-05-01", "令和元年5月1日"),
            ("1989-01-07", "昭和64年1月7日"),
            ("1989-01-08", "平成元年1月8日"),
            ("1926-12-25", "昭和元年12月25日"),
            ("1926-12-24", "大正15年12月24日"),
            ("1912-07-29", "明治45年7月29日"),
            ("1868-01-24", "1868年1月24日"),
        ] {
            assert_eq!(format_era(day(date)), shown);
        }
        assert_eq!(format_short_era(day("2027-04-01")), "R9.4.1");
        assert_eq!(era_of(day("1868-01-24")), None);
    }

    #[test]
    fn eras_are_read_strictly_as_in_case_p_27() {
        for (text, expected) in [
            ("平成31年4月30日", Ok("2019-04-30")),
            ("令和元年5月1日", Ok("2019-05-01")),
            ("R2.2.29", Ok("2020-02-29")),
            ("令和4年2月29日", Err(DateProblem::NoSuchDay)),
            ("平成31年5月1日", Err(DateProblem::OutsideEra)),
            ("昭和64年1月7日", Ok("1989-01-07")),
            ("昭和64年1月8日", Err(DateProblem::OutsideEra)),
            ("令和元年4月30日", Err(DateProblem::OutsideEra)),
            ("令和0年5月1日", Err(DateProblem::NoSuchDay)),
        ] {
            assert_eq!(read_date_strictly(text, None), expected.map(day), "{text}");
        }
    }

    #[test]
    fn days_are_added_as_in_case_p_27() {
        let start = day("2019-04-30");
        assert_eq!(format_era(start + Duration::days(1)), "令和元年5月1日");
        assert_eq!(format_era(add_months(start, 1)), "令和元年5月30日");
        assert_eq!(format_era(add_months(start, 12)), "令和2年4月30日");
        assert_eq!(add_months(day("2027-01-31"), 1), day("2027-02-28"));
        assert_eq!(add_months(day("2028-03-31"), -1), day("2028-02-29"));
    }

    #[test]
    fn every_form_is_read() {
        for text in [
            "2004/5/3",
            "2004-05-03",
            "2004.5.3",
            "2004年5月3日",
            "20040503",
            "H16.5.3",
            "H16/5/3",
            "h16-5-3",
            "平成16年5月3日",
            "㍻16.5.3",
            "平16.5.3",
            "H160503",
            "２００４／５／３",
            "２００４－０５－０３",
            "平成１６年 ５月 ３日",
            " 平成 16 年 5 月 3 日 ",
            "2004/ 5/ 3",
            "2004/5/3 0:00",
            "2004/05/03 17:12",
            "2004-05-03T09:01:02",
            "2004-05-03 09:01:02.123",
            "2004年5月3日 午後5時",
            "2004年5月3日17時12分",
            "2004/5/3(月)",
            "2004年5月3日（月曜日） 9:30",
            "2004年5月3日 月曜日",
            "2004/5/3 午前9:30",
            "2004/5/3 9:30 PM",
            "2004‐5‐3",
            "2004−05−03",
            "20040503 12:00",
            "\u{3000}2004/5/3\u{3000}",
            "2004/5/3 24:00",
            "2004-05-02T15:00:00Z",
            "2004-05-03T23:59:59+09:00",
        ] {
            assert_eq!(
                read_date(text, None),
                Ok(ReadDate {
                    date: day("2004-05-03"),
                    era_ran_on: false
                }),
                "{text}"
            );
        }
        for (text, date) in [
            ("令和9年4月1日", "2027-04-01"),
            ("R9.4.1", "2027-04-01"),
            ("2027/4/1", "2027-04-01"),
            ("20270401", "2027-04-01"),
            ("R元.5.1", "2019-05-01"),
            ("平成元年1月8日", "1989-01-08"),
            ("㋿元年5月1日", "2019-05-01"),
            ("S64.1.7", "1989-01-07"),
            ("T1.7.30", "1912-07-30"),
            ("M45.7.29", "1912-07-29"),
        ] {
            assert_eq!(
                read_date(text, None).map(|read| read.date),
                Ok(day(date)),
                "{text}"
            );
        }
        for (text, date) in [
            ("平成31年5月1日", "2019-05-01"),
            ("平成39年3月31日", "2027-03-31"),
            ("昭和102年4月1日", "2027-04-01"),
            ("H310501", "2019-05-01"),
        ] {
            assert_eq!(
                read_date(text, None),
                Ok(ReadDate {
                    date: day(date),
                    era_ran_on: true
                }),
                "{text}"
            );
        }
    }

    #[test]
    fn what_is_no_date_is_refused() {
        use DateProblem::{Empty, NoSuchDay, OutsideEra, Unreadable};
        for (text, problem) in [
            ("", Empty),
            (" \u{3000}", Empty),
            ("未定", Unreadable),
            ("平成15年2月30日", NoSuchDay),
            ("2005/2/29", NoSuchDay),
            ("2026/6/31", NoSuchDay),
            ("2004/11/31", NoSuchDay),
            ("2004/13/1", NoSuchDay),
            ("2004/0/1", NoSuchDay),
            ("20041301", NoSuchDay),
            ("04/5/3", Unreadable),
            ("2004/5-3", Unreadable),
            ("2004/5", Unreadable),
            ("200453", Unreadable),
            ("204/5/3", Unreadable),
            ("0204/5/3", Unreadable),
            ("9999/1/1", Unreadable),
            ("2004/5/3x", Unreadable),
            ("2004/5/311:30", Unreadable),
            ("2004/5/3 25:00", NoSuchDay),
            ("2004/5/3 9:61", NoSuchDay),
            ("R1.4.30", OutsideEra),
            ("X16.5.3", Unreadable),
            ("4/1", Unreadable),
            ("2004/5/3 12", Unreadable),
            ("2004年5月3日～", Unreadable),
            ("R99999.1.1", Unreadable),
            ("38214", Unreadable),
        ] {
            assert_eq!(read_date(text, None), Err(problem), "{text}");
        }
        assert_eq!(read_date(&"9".repeat(100_000), None), Err(Unreadable));
    }

    #[test]
    fn a_day_without_year_is_the_nearest() {
        let base = Some(day("2026-11-22"));
        for (text, date) in [
            ("4/1", "2027-04-01"),
            ("12/31", "2026-12-31"),
            ("11/21", "2026-11-21"),
            ("6月1日", "2026-06-01"),
            ("１／５", "2027-01-05"),
            ("4-1", "2027-04-01"),
            ("5.22", "2027-05-22"),
            ("5.23", "2027-05-23"),
            ("5.24", "2026-05-24"),
        ] {
            assert_eq!(
                read_date(text, base).map(|read| read.date),
                Ok(day(date)),
                "{text}"
            );
        }
        assert_eq!(read_date("2/29", base), Err(DateProblem::NoSuchDay));
        assert_eq!(
            read_date("2/29", Some(day("2027-06-01"))).map(|read| read.date),
            Ok(day("2028-02-29"))
        );
        assert_eq!(read_date("13/1", base), Err(DateProblem::NoSuchDay));
    }

    #[test]
    fn months_are_read() {
        for text in [
            "2027/03",
            "2027/3",
            "2027-03",
            "2027年3月",
            "202703",
            "R9.3",
            "令和9年3月",
            "27卒",
            "2027卒",
            "２７卒",
            "2027年卒",
            "2027年3月卒業見込み",
            "令和9年3月卒",
            "2027/03/31",
            "R9.3.31",
            "2027年3月（卒業予定）",
            "2027.3",
            "㋿9年3月",
        ] {
            assert_eq!(
                read_month(text).map(|read| (read.month.to_string(), read.era_ran_on)),
                Ok(("2027-03".to_owned(), false)),
                "{text}"
            );
        }
        assert_eq!(
            read_month("平成39年3月").map(|read| (read.month.to_string(), read.era_ran_on)),
            Ok(("2027-03".to_owned(), true))
        );
        assert_eq!(
            read_month("98卒").map(|read| read.month.to_string()),
            Ok("1998-03".to_owned())
        );
        assert_eq!(
            read_month("昭和64年1月").map(|read| read.era_ran_on),
            Ok(false)
        );
        assert_eq!(
            read_month("令和元年5月").map(|read| read.era_ran_on),
            Ok(false)
        );
        for text in [
            "",
            "未定",
            "2027/13",
            "2027/0",
            "27",
            "2027",
            "3月",
            "R1.4",
            "270卒",
            "2027/3/32",
        ] {
            assert!(read_month(text).is_err(), "{text}");
        }
        let month: YearMonth = serde_json::from_str("\"2027-03\"").unwrap();
        assert_eq!(serde_json::to_string(&month).unwrap(), "\"2027-03\"");
        assert_eq!(month.last_day(), day("2027-03-31"));
        assert!(serde_json::from_str::<YearMonth>("\"2027-13\"").is_err());
        assert!(serde_json::from_str::<YearMonth>("\"+027-03\"").is_err());
    }

    #[test]
    fn periods_of_years_end_as_the_civil_code_counts() {
        for (from, years, end) in [
            ("2027-03-31", 2, "2029-03-31"),
            ("2026-06-15", 2, "2028-06-15"),
            ("2024-02-29", 2, "2026-02-28"),
            ("2026-02-28", 2, "2028-02-29"),
            ("2027-05-28", 10, "2037-05-28"),
            ("2027-05-28", 5, "2032-05-28"),
            ("2028-02-29", 10, "2038-02-28"),
            // The day after begins it: 29 February, which 2029 does not have.
            ("2028-02-28", 1, "2029-02-28"),
            ("2028-02-28", 4, "2032-02-28"),
        ] {
            assert_eq!(period_end(day(from), years), day(end), "{from} + {years}");
        }
        assert_eq!(period_end(NaiveDate::MAX, 2), NaiveDate::MAX);
    }

    #[test]
    fn fiscal_years_follow_the_articles() {
        let march = FiscalYearEnd::MARCH;
        assert_eq!(
            march.fiscal_year_of(day("2027-03-31")).to_string(),
            "2026年度"
        );
        assert_eq!(
            march.fiscal_year_of(day("2027-04-01")).to_string(),
            "2027年度"
        );
        let year = FiscalYear::beginning_in(2026, march);
        assert_eq!(
            (year.first_day(), year.last_day()),
            (day("2026-04-01"), day("2027-03-31"))
        );
        let december = FiscalYearEnd::new(12, 31).unwrap();
        assert_eq!(december.fiscal_year_of(day("2026-12-31")).year(), 2026);
        let year = FiscalYear::beginning_in(2026, december);
        assert_eq!(
            (year.first_day(), year.last_day()),
            (day("2026-01-01"), day("2026-12-31"))
        );
        let february = FiscalYearEnd::new(2, 31).unwrap();
        let year = FiscalYear::beginning_in(2027, february);
        assert_eq!(
            (year.first_day(), year.last_day()),
            (day("2027-03-01"), day("2028-02-29"))
        );
        assert_eq!(february.fiscal_year_of(day("2028-02-29")).year(), 2027);
        let middle = FiscalYearEnd::new(9, 20).unwrap();
        let year = FiscalYear::beginning_in(2026, middle);
        assert_eq!(
            (year.first_day(), year.last_day()),
            (day("2026-09-21"), day("2027-09-20"))
        );
        assert_eq!(FiscalYearEnd::new(13, 1), None);
    }

    proptest! {
        #[test]
        fn what_is_shown_is_read_back(days in 0_i64..120_000) {
            let date = day("1868-01-25") + Duration::days(days);
            for text in [format_era(date), format_short_era(date), date.to_string(), date.format("%Y/%-m/%-d").to_string(), date.format("%Y%m%d").to_string()] {
                prop_assert_eq!(read_date(&text, None), Ok(ReadDate { date, era_ran_on: false }), "{}", text);
            }
            let month = YearMonth::of(date);
            prop_assert_eq!(read_month(&month.to_string()).map(|read| read.month), Ok(month));
        }

        #[test]
        fn each_day_lies_in_its_fiscal_year(days in 0_i64..80_000, month in 1_u32..=12, end in 1_u32..=31) {
            let date = day("1900-01-01") + Duration::days(days);
            let year = FiscalYearEnd::new(month, end).unwrap().fiscal_year_of(date);
            prop_assert!(year.first_day() <= date && date <= year.last_day());
        }

        #[test]
        fn any_text_is_a_date_or_not(text in any::<String>(), text2 in "[0-9０-９RHSTM平成令和元年月日/.: -]{0,24}") {
            for text in [text, text2] {
                let _ = (read_date(&text, None), read_date(&text, Some(day("2026-11-22"))), read_month(&text));
            }
        }
    }
}
