//! National holidays (国民の祝日に関する法律) and the days on which an office is open.
//!
//! The holidays of the years for which the Cabinet Office has published them stand in a table; those of
//! other years follow from the Act. The two equinoxes are announced each February for the year after, so
//! that later ones are foretold by the usual approximation and may yet be announced otherwise.

use std::collections::BTreeSet;

use chrono::{Datelike, Days, NaiveDate, Weekday};

/// A national holiday.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Holiday {
    /// The day.
    pub on: NaiveDate,
    /// Its name: 元日, or 振替休日 for the day that stands in for one.
    pub name: &'static str,
}

/// The name of a holiday that stands in for one on a Sunday.
pub const SUBSTITUTE: &str = "振替休日";
/// The name of a day that is a holiday because it lies between two.
pub const BETWEEN: &str = "国民の休日";

/// Month, day and name.
type Named = &'static [(u32, u32, &'static str)];

/// Month, day and name of the holidays in the years published so far (内閣府「国民の祝日について」), year by
/// year. What stands in for another is called 振替休日 here; the published table says 休日.
#[rustfmt::skip]
const PUBLISHED: &[(i32, Named)] = &[
    (2015, &[(1, 1, "元日"), (1, 12, "成人の日"), (2, 11, "建国記念の日"), (3, 21, "春分の日"), (4, 29, "昭和の日"), (5, 3, "憲法記念日"), (5, 4, "みどりの日"), (5, 5, "こどもの日"), (5, 6, SUBSTITUTE),
        (7, 20, "海の日"), (9, 21, "敬老の日"), (9, 22, BETWEEN), (9, 23, "秋分の日"), (10, 12, "体育の日"), (11, 3, "文化の日"), (11, 23, "勤労感謝の日"), (12, 23, "天皇誕生日")]),
    (2016, &[(1, 1, "元日"), (1, 11, "成人の日"), (2, 11, "建国記念の日"), (3, 20, "春分の日"), (3, 21, SUBSTITUTE), (4, 29, "昭和の日"), (5, 3, "憲法記念日"), (5, 4, "みどりの日"), (5, 5, "こどもの日"),
        (7, 18, "海の日"), (8, 11, "山の日"), (9, 19, "敬老の日"), (9, 22, "秋分の日"), (10, 10, "体育の日"), (11, 3, "文化の日"), (11, 23, "勤労感謝の日"), (12, 23, "天皇誕生日")]),
    (2017, &[(1, 1, "元日"), (1, 2, SUBSTITUTE), (1, 9, "成人の日"), (2, 11, "建国記念の日"), (3, 20, "春分の日"), (4, 29, "昭和の日"), (5, 3, "憲法記念日"), (5, 4, "みどりの日"), (5, 5, "こどもの日"),
        (7, 17, "海の日"), (8, 11, "山の日"), (9, 18, "敬老の日"), (9, 23, "秋分の日"), (10, 9, "体育の日"), (11, 3, "文化の日"), (11, 23, "勤労感謝の日"), (12, 23, "天皇誕生日")]),
    (2018, &[(1, 1, "元日"), (1, 8, "成人の日"), (2, 11, "建国記念の日"), (2, 12, SUBSTITUTE), (3, 21, "春分の日"), (4, 29, "昭和の日"), (4, 30, SUBSTITUTE), (5, 3, "憲法記念日"), (5, 4, "みどりの日"), (5, 5, "こどもの日"),
        (7, 16, "海の日"), (8, 11, "山の日"), (9, 17, "敬老の日"), (9, 23, "秋分の日"), (9, 24, SUBSTITUTE), (10, 8, "体育の日"), (11, 3, "文化の日"), (11, 23, "勤労感謝の日"), (12, 23, "天皇誕生日"), (12, 24, SUBSTITUTE)]),
    (2019, &[(1, 1, "元日"), (1, 14, "成人の日"), (2, 11, "建国記念の日"), (3, 21, "春分の日"), (4, 29, "昭和の日"), (4, 30, BETWEEN), (5, 1, "休日（祝日扱い）"), (5, 2, BETWEEN), (5, 3, "憲法記念日"), (5, 4, "みどりの日"), (5, 5, "こどもの日"),
        (5, 6, SUBSTITUTE), (7, 15, "海の日"), (8, 11, "山の日"), (8, 12, SUBSTITUTE), (9, 16, "敬老の日"), (9, 23, "秋分の日"), (10, 14, "体育の日"), (10, 22, "休日（祝日扱い）"), (11, 3, "文化の日"), (11, 4, SUBSTITUTE), (11, 23, "勤労感謝の日")]),
    (2020, &[(1, 1, "元日"), (1, 13, "成人の日"), (2, 11, "建国記念の日"), (2, 23, "天皇誕生日"), (2, 24, SUBSTITUTE), (3, 20, "春分の日"), (4, 29, "昭和の日"), (5, 3, "憲法記念日"), (5, 4, "みどりの日"),
        (5, 5, "こどもの日"), (5, 6, SUBSTITUTE), (7, 23, "海の日"), (7, 24, "スポーツの日"), (8, 10, "山の日"), (9, 21, "敬老の日"), (9, 22, "秋分の日"), (11, 3, "文化の日"), (11, 23, "勤労感謝の日")]),
    (2021, &[(1, 1, "元日"), (1, 11, "成人の日"), (2, 11, "建国記念の日"), (2, 23, "天皇誕生日"), (3, 20, "春分の日"), (4, 29, "昭和の日"), (5, 3, "憲法記念日"), (5, 4, "みどりの日"), (5, 5, "こどもの日"),
        (7, 22, "海の日"), (7, 23, "スポーツの日"), (8, 8, "山の日"), (8, 9, SUBSTITUTE), (9, 20, "敬老の日"), (9, 23, "秋分の日"), (11, 3, "文化の日"), (11, 23, "勤労感謝の日")]),
    (2022, &[(1, 1, "元日"), (1, 10, "成人の日"), (2, 11, "建国記念の日"), (2, 23, "天皇誕生日"), (3, 21, "春分の日"), (4, 29, "昭和の日"), (5, 3, "憲法記念日"), (5, 4, "みどりの日"),
        (5, 5, "こどもの日"), (7, 18, "海の日"), (8, 11, "山の日"), (9, 19, "敬老の日"), (9, 23, "秋分の日"), (10, 10, "スポーツの日"), (11, 3, "文化の日"), (11, 23, "勤労感謝の日")]),
    (2023, &[(1, 1, "元日"), (1, 2, SUBSTITUTE), (1, 9, "成人の日"), (2, 11, "建国記念の日"), (2, 23, "天皇誕生日"), (3, 21, "春分の日"), (4, 29, "昭和の日"), (5, 3, "憲法記念日"), (5, 4, "みどりの日"),
        (5, 5, "こどもの日"), (7, 17, "海の日"), (8, 11, "山の日"), (9, 18, "敬老の日"), (9, 23, "秋分の日"), (10, 9, "スポーツの日"), (11, 3, "文化の日"), (11, 23, "勤労感謝の日")]),
    (2024, &[(1, 1, "元日"), (1, 8, "成人の日"), (2, 11, "建国記念の日"), (2, 12, SUBSTITUTE), (2, 23, "天皇誕生日"), (3, 20, "春分の日"), (4, 29, "昭和の日"), (5, 3, "憲法記念日"), (5, 4, "みどりの日"), (5, 5, "こどもの日"), (5, 6, SUBSTITUTE),
        (7, 15, "海の日"), (8, 11, "山の日"), (8, 12, SUBSTITUTE), (9, 16, "敬老の日"), (9, 22, "秋分の日"), (9, 23, SUBSTITUTE), (10, 14, "スポーツの日"), (11, 3, "文化の日"), (11, 4, SUBSTITUTE), (11, 23, "勤労感謝の日")]),
    (2025, &[(1, 1, "元日"), (1, 13, "成人の日"), (2, 11, "建国記念の日"), (2, 23, "天皇誕生日"), (2, 24, SUBSTITUTE), (3, 20, "春分の日"), (4, 29, "昭和の日"), (5, 3, "憲法記念日"), (5, 4, "みどりの日"), (5, 5, "こどもの日"),
        (5, 6, SUBSTITUTE), (7, 21, "海の日"), (8, 11, "山の日"), (9, 15, "敬老の日"), (9, 23, "秋分の日"), (10, 13, "スポーツの日"), (11, 3, "文化の日"), (11, 23, "勤労感謝の日"), (11, 24, SUBSTITUTE)]),
    (2026, &[(1, 1, "元日"), (1, 12, "成人の日"), (2, 11, "建国記念の日"), (2, 23, "天皇誕生日"), (3, 20, "春分の日"), (4, 29, "昭和の日"), (5, 3, "憲法記念日"), (5, 4, "みどりの日"), (5, 5, "こどもの日"),
        (5, 6, SUBSTITUTE), (7, 20, "海の日"), (8, 11, "山の日"), (9, 21, "敬老の日"), (9, 22, BETWEEN), (9, 23, "秋分の日"), (10, 12, "スポーツの日"), (11, 3, "文化の日"), (11, 23, "勤労感謝の日")]),
    (2027, &[(1, 1, "元日"), (1, 11, "成人の日"), (2, 11, "建国記念の日"), (2, 23, "天皇誕生日"), (3, 21, "春分の日"), (3, 22, SUBSTITUTE), (4, 29, "昭和の日"), (5, 3, "憲法記念日"), (5, 4, "みどりの日"),
        (5, 5, "こどもの日"), (7, 19, "海の日"), (8, 11, "山の日"), (9, 20, "敬老の日"), (9, 23, "秋分の日"), (10, 11, "スポーツの日"), (11, 3, "文化の日"), (11, 23, "勤労感謝の日")]),
];

/// The holidays of a year, in order. None before 1948; after 2150 the equinoxes are missing.
pub fn holidays(year: i32) -> Vec<Holiday> {
    match PUBLISHED.iter().find(|(published, _)| *published == year) {
        Some((_, days)) => days
            .iter()
            .filter_map(|(month, day, name)| {
                Some(Holiday {
                    on: NaiveDate::from_ymd_opt(year, *month, *day)?,
                    name,
                })
            })
            .collect(),
        None => by_law(year),
    }
}

/// The name of the holiday on a day, if it is one.
pub fn holiday_on(date: NaiveDate) -> Option<&'static str> {
    holidays(date.year())
        .into_iter()
        .find(|holiday| holiday.on == date)
        .map(|holiday| holiday.name)
}

/// The holidays from a day to a day, both included.
pub fn holidays_between(from: NaiveDate, to: NaiveDate) -> Vec<Holiday> {
    (from.year()..=to.year())
        .flat_map(holidays)
        .filter(|holiday| (from..=to).contains(&holiday.on))
        .collect()
}

/// The holidays of a year as they follow from the Act (2条, 3条 and the acts on single days).
fn by_law(year: i32) -> Vec<Holiday> {
    let mut days: Vec<Holiday> = named(year);
    days.sort();
    let mut all = days.clone();
    // 3条2項: the day that stands in for a holiday on a Sunday.
    for holiday in days.iter().filter(|day| day.on.weekday() == Weekday::Sun) {
        let mut on = next(holiday.on);
        if year >= 2007 {
            while days.iter().any(|day| day.on == on) {
                on = next(on);
            }
        }
        let came_into_force = NaiveDate::from_ymd_opt(1973, 4, 12);
        if came_into_force.is_some_and(|day| holiday.on >= day)
            && days.iter().all(|day| day.on != on)
        {
            all.push(Holiday {
                on,
                name: SUBSTITUTE,
            });
        }
    }
    // 3条3項: a day before and after which there is a holiday, and that is none itself.
    if year >= 1986 {
        for holiday in &days {
            let on = next(holiday.on);
            let is_between = days.iter().any(|day| day.on == next(on))
                && all.iter().all(|day| day.on != on)
                && (year >= 2007 || on.weekday() != Weekday::Sun);
            if is_between {
                all.push(Holiday { on, name: BETWEEN });
            }
        }
    }
    all.sort();
    all
}

fn next(date: NaiveDate) -> NaiveDate {
    date.checked_add_days(Days::new(1)).unwrap_or(date)
}

/// The holidays the Act names (2条), with those of acts on single days.
fn named(year: i32) -> Vec<Holiday> {
    let mut days = Vec::new();
    let mut add = |years: std::ops::RangeInclusive<i32>, on: Option<NaiveDate>, name| {
        if let (true, Some(on)) = (years.contains(&year), on) {
            days.push(Holiday { on, name });
        }
    };
    let day = |month, day| NaiveDate::from_ymd_opt(year, month, day);
    let monday = |month, nth| NaiveDate::from_weekday_of_month_opt(year, month, Weekday::Mon, nth);
    const EVER: i32 = i32::MAX;
    add(1949..=EVER, day(1, 1), "元日");
    add(1949..=1999, day(1, 15), "成人の日");
    add(2000..=EVER, monday(1, 2), "成人の日");
    add(1967..=EVER, day(2, 11), "建国記念の日");
    add(2020..=EVER, day(2, 23), "天皇誕生日");
    add(1949..=EVER, equinox(year, 3), "春分の日");
    add(1949..=1988, day(4, 29), "天皇誕生日");
    add(1989..=2006, day(4, 29), "みどりの日");
    add(2007..=EVER, day(4, 29), "昭和の日");
    add(1949..=EVER, day(5, 3), "憲法記念日");
    add(2007..=EVER, day(5, 4), "みどりの日");
    add(1949..=EVER, day(5, 5), "こどもの日");
    add(1996..=2002, day(7, 20), "海の日");
    let olympic = |of_2020, of_2021, usual| match year {
        2020 => of_2020,
        2021 => of_2021,
        _ => usual,
    };
    add(
        2003..=EVER,
        olympic(day(7, 23), day(7, 22), monday(7, 3)),
        "海の日",
    );
    add(
        2016..=EVER,
        olympic(day(8, 10), day(8, 8), day(8, 11)),
        "山の日",
    );
    add(1966..=2002, day(9, 15), "敬老の日");
    add(2003..=EVER, monday(9, 3), "敬老の日");
    add(1948..=EVER, equinox(year, 9), "秋分の日");
    add(1966..=1999, day(10, 10), "体育の日");
    add(2000..=2019, monday(10, 2), "体育の日");
    add(
        2020..=EVER,
        olympic(day(7, 24), day(7, 23), monday(10, 2)),
        "スポーツの日",
    );
    add(1948..=EVER, day(11, 3), "文化の日");
    add(1948..=EVER, day(11, 23), "勤労感謝の日");
    add(1989..=2018, day(12, 23), "天皇誕生日");
    add(1959..=1959, day(4, 10), "結婚の儀");
    add(1989..=1989, day(2, 24), "大喪の礼");
    add(1990..=1990, day(11, 12), "即位礼正殿の儀");
    add(1993..=1993, day(6, 9), "結婚の儀");
    add(2019..=2019, day(5, 1), "休日（祝日扱い）");
    add(2019..=2019, day(10, 22), "休日（祝日扱い）");
    days
}

/// The day of the equinox of March or September at Japan's time, by the usual approximation (海上保安庁水路部
/// 暦計算研究会編『新こよみ便利帳』), reckoned in millionths of a day.
fn equinox(year: i32, month: u32) -> Option<NaiveDate> {
    const YEAR: i64 = 242_194;
    let (base, leap_from) = match (year, month) {
        (1900..=1979, 3) => (20_835_700, 1983),
        (1980..=2099, 3) => (20_843_100, 1980),
        (2100..=2150, 3) => (21_851_000, 1980),
        (1900..=1979, _) => (23_258_800, 1983),
        (1980..=2099, _) => (23_248_800, 1980),
        (2100..=2150, _) => (24_248_800, 1980),
        _ => return None,
    };
    let leaps = i64::from(year - leap_from) / 4;
    let day = (base + YEAR * i64::from(year - 1980)) / 1_000_000 - leaps;
    NaiveDate::from_ymd_opt(year, month, u32::try_from(day).ok()?)
}

/// The days on which the office is open: not Saturdays, Sundays, holidays, nor days it keeps closed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OpenDays {
    closed: BTreeSet<NaiveDate>,
}

/// Why the office is closed on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Closure {
    /// A day the office keeps closed of its own.
    Own,
    /// A national holiday, with its name.
    Holiday(&'static str),
    /// A Saturday or Sunday.
    Weekend,
}

impl OpenDays {
    /// With the days the office keeps closed of its own.
    pub fn new(closed: impl IntoIterator<Item = NaiveDate>) -> Self {
        Self {
            closed: closed.into_iter().collect(),
        }
    }

    /// Why the office is closed on a day; `None` where it is open.
    pub fn closure(&self, date: NaiveDate) -> Option<Closure> {
        if self.closed.contains(&date) {
            Some(Closure::Own)
        } else if let Some(name) = holiday_on(date) {
            Some(Closure::Holiday(name))
        } else if matches!(date.weekday(), Weekday::Sat | Weekday::Sun) {
            Some(Closure::Weekend)
        } else {
            None
        }
    }

    /// Whether the office is open on a day.
    pub fn is_open(&self, date: NaiveDate) -> bool {
        self.closure(date).is_none()
    }

    /// The day itself if open, else the next open one. Gives the day back where a year passes without.
    pub fn on_or_after(&self, date: NaiveDate) -> NaiveDate {
        self.nearest(date, |date, by| date.checked_add_days(Days::new(by)))
    }

    /// The day itself if open, else the last open one before.
    pub fn on_or_before(&self, date: NaiveDate) -> NaiveDate {
        self.nearest(date, |date, by| date.checked_sub_days(Days::new(by)))
    }

    fn nearest(
        &self,
        date: NaiveDate,
        step: impl Fn(NaiveDate, u64) -> Option<NaiveDate>,
    ) -> NaiveDate {
        (0..=366)
            .filter_map(|by| step(date, by))
            .find(|day| self.is_open(*day))
            .unwrap_or(date)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    /// What another hand has collected: package @holiday-jp/holiday_jp 2.5.1, days and names.
    fn collected() -> BTreeMap<NaiveDate, String> {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/holidays.json");
        serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
    }

    #[test]
    fn table_and_law_agree_with_what_others_collected() {
        let collected = collected();
        assert!(collected.len() > 1000);
        let years: BTreeSet<i32> = collected.keys().map(Datelike::year).collect();
        for year in years {
            let expected: Vec<NaiveDate> = collected
                .keys()
                .copied()
                .filter(|on| on.year() == year)
                .collect();
            let found = |days: Vec<Holiday>| days.iter().map(|day| day.on).collect::<Vec<_>>();
            assert_eq!(found(holidays(year)), expected, "{year}");
            assert_eq!(found(by_law(year)), expected, "{year} by law");
        }
        for holiday in (1970..=2050).flat_map(holidays) {
            let name = &collected[&holiday.on];
            let is_named_alike = match holiday.name {
                SUBSTITUTE => name.contains(SUBSTITUTE),
                BETWEEN => name == "休日",
                "休日（祝日扱い）" => !name.contains(SUBSTITUTE),
                own => name == own || name.contains(own),
            };
            assert!(is_named_alike, "{holiday:?} {name}");
        }
    }

    #[test]
    fn published_years_are_what_the_law_gives() {
        for (year, _) in PUBLISHED {
            assert_eq!(holidays(*year), by_law(*year), "{year}");
        }
        assert_eq!(PUBLISHED.len(), 13);
    }

    #[test]
    fn single_days_have_their_names() {
        for (date, name) in [
            ("1959-04-10", Some("結婚の儀")),
            ("1973-04-30", Some(SUBSTITUTE)),
            ("1973-02-12", None),
            ("1988-05-04", Some(BETWEEN)),
            ("2008-05-06", Some(SUBSTITUTE)),
            ("2026-09-22", Some(BETWEEN)),
            ("2026-11-23", Some("勤労感謝の日")),
            ("2027-03-22", Some(SUBSTITUTE)),
            ("2028-02-23", Some("天皇誕生日")),
            ("2026-11-24", None),
            ("1947-01-01", None),
        ] {
            assert_eq!(holiday_on(day(date)), name, "{date}");
        }
        assert_eq!(
            holidays_between(day("2026-12-01"), day("2027-01-11"))
                .iter()
                .map(|holiday| holiday.on.to_string())
                .collect::<Vec<_>>(),
            ["2027-01-01", "2027-01-11"]
        );
    }

    #[test]
    fn p36_days_slide_off_closed_ones() {
        let open = OpenDays::new([day("2027-04-29")]);
        let plus = |date: NaiveDate, days| date + Days::new(days);
        let rows: Vec<(String, String)> = [(0, 1), (1, 1), (27, 1)]
            .map(|(after, lasts)| {
                let starts = open.on_or_after(plus(day("2027-04-01"), after));
                let due = open.on_or_after(plus(starts, lasts));
                (starts.to_string(), due.to_string())
            })
            .to_vec();
        assert_eq!(
            rows,
            [
                ("2027-04-01", "2027-04-02"),
                ("2027-04-02", "2027-04-05"),
                ("2027-04-28", "2027-04-30")
            ]
            .map(|(starts, due)| (starts.to_owned(), due.to_owned()))
        );
    }

    #[test]
    fn the_nearest_open_day_is_found_both_ways() {
        let open = OpenDays::new([day("2026-12-29"), day("2026-12-30"), day("2026-12-31")]);
        for (date, after, before) in [
            ("2026-12-28", "2026-12-28", "2026-12-28"),
            ("2026-12-29", "2027-01-04", "2026-12-28"),
            ("2026-11-22", "2026-11-24", "2026-11-20"),
        ] {
            assert_eq!(open.on_or_after(day(date)), day(after), "{date}");
            assert_eq!(open.on_or_before(day(date)), day(before), "{date}");
        }
        assert_eq!(open.closure(day("2026-12-29")), Some(Closure::Own));
        assert_eq!(
            open.closure(day("2026-11-23")),
            Some(Closure::Holiday("勤労感謝の日"))
        );
        assert_eq!(open.closure(day("2026-11-22")), Some(Closure::Weekend));
    }
}
