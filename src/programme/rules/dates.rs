//! Which days an event covers, what stands in its way, and which of several times suits best.

use chrono::NaiveDate;

use crate::kernel::holiday::holidays_between;
use crate::kernel::id::{EventId, PersonId, UserId};
use crate::kernel::moment::OfficeTime;
use crate::programme::{ClosedDay, DateConflict};
use crate::study::StudyPeriod;

/// The calendar days from beginning to end, both included.
pub fn days_covered(starts_at: OfficeTime, ends_at: OfficeTime) -> u32 {
    let days = (ends_at.day() - starts_at.day()).num_days();
    u32::try_from(days + 1).unwrap_or(1)
}

/// Whether two times share a minute; what ends when the other begins does not.
pub fn overlap(first: (OfficeTime, OfficeTime), second: (OfficeTime, OfficeTime)) -> bool {
    first.0 < second.1 && second.0 < first.1
}

/// Whether a period of days, both ends included, touches the days of an event.
pub fn touches(period: (NaiveDate, NaiveDate), starts_at: OfficeTime, ends_at: OfficeTime) -> bool {
    period.0 <= ends_at.day() && starts_at.day() <= period.1
}

/// How many people conflicts concern, and what a time is ranked by: those people, and one each for a
/// facilitator who is elsewhere and for a day the office is closed.
pub fn weigh(conflicts: &[DateConflict]) -> (u32, u32) {
    let mut people = Vec::new();
    let (mut facilitator, mut closed) = (0, 0);
    for conflict in conflicts {
        match conflict {
            DateConflict::Study { person, .. } | DateConflict::OtherEvent { person, .. } => {
                people.push(*person);
            }
            DateConflict::Facilitator { .. } => facilitator = 1,
            DateConflict::Holiday { .. } | DateConflict::ClosedDay { .. } => closed = 1,
            DateConflict::Overlap { .. } => {}
        }
    }
    people.sort_unstable();
    people.dedup();
    let people = u32::try_from(people.len()).unwrap_or(u32::MAX);
    (people, people.saturating_add(facilitator + closed))
}

/// Somebody engaged at an event.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "plain")]
pub struct Engaged<T> {
    pub who: T,
    pub name: String,
    pub event: EventId,
    pub event_name: String,
    pub starts_at: OfficeTime,
    pub ends_at: OfficeTime,
}

impl<T> Engaged<T> {
    fn is_at(&self, starts_at: OfficeTime, ends_at: OfficeTime) -> bool {
        overlap((self.starts_at, self.ends_at), (starts_at, ends_at))
    }
}

/// Everything that may stand in the way of a time.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Diary {
    /// Days the office keeps closed of its own.
    pub closed: Vec<ClosedDay>,
    /// When study or work comes first for people.
    pub study: Vec<StudyPeriod>,
    /// Where people are invited.
    pub invited: Vec<Engaged<PersonId>>,
    /// What the facilitator leads.
    pub led: Vec<Engaged<UserId>>,
    /// The other events of the programme.
    pub events: Vec<Engaged<()>>,
}

impl Diary {
    /// What stands in the way: of the office first, then of people in the order of the diary.
    pub fn conflicts(&self, starts_at: OfficeTime, ends_at: OfficeTime) -> Vec<DateConflict> {
        let mut conflicts: Vec<DateConflict> = holidays_between(starts_at.day(), ends_at.day())
            .into_iter()
            .map(|holiday| DateConflict::Holiday {
                on: holiday.on,
                name: holiday.name.to_owned(),
            })
            .collect();
        conflicts.extend(
            self.closed
                .iter()
                .filter(|day| touches((day.closed_on, day.closed_on), starts_at, ends_at))
                .map(|day| DateConflict::ClosedDay {
                    on: day.closed_on,
                    name: day.name.clone(),
                }),
        );
        conflicts.extend(
            self.led
                .iter()
                .filter(|led| led.is_at(starts_at, ends_at))
                .map(|led| DateConflict::Facilitator {
                    user: led.who,
                    name: led.name.clone(),
                    event: led.event,
                    event_name: led.event_name.clone(),
                    starts_at: led.starts_at,
                }),
        );
        conflicts.extend(
            self.events
                .iter()
                .filter(|event| event.is_at(starts_at, ends_at))
                .map(|event| DateConflict::Overlap {
                    event: event.event,
                    event_name: event.event_name.clone(),
                    starts_at: event.starts_at,
                }),
        );
        conflicts.extend(
            self.study
                .iter()
                .filter(|period| touches((period.starts_on, period.ends_on), starts_at, ends_at))
                .map(|period| DateConflict::Study {
                    person: period.person,
                    name: period.name.clone(),
                    study: period.kind,
                    label: period.label.clone(),
                    starts_on: period.starts_on,
                    ends_on: period.ends_on,
                }),
        );
        conflicts.extend(
            self.invited
                .iter()
                .filter(|one| one.is_at(starts_at, ends_at))
                .map(|one| DateConflict::OtherEvent {
                    person: one.who,
                    name: one.name.clone(),
                    event: one.event,
                    event_name: one.event_name.clone(),
                    starts_at: one.starts_at,
                }),
        );
        conflicts
    }
}

/// Sorts times by what they are ranked by, of equals the earlier first.
pub fn rank<T>(times: &mut [T], key: impl Fn(&T) -> (u32, OfficeTime)) {
    times.sort_by_key(key);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::study::StudyKind;

    fn time(text: &str) -> OfficeTime {
        text.parse().unwrap()
    }

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn p41_days_covered() {
        for (starts, ends, days) in [
            ("2019-08-16T10:00", "2019-08-17T08:00", 2),
            ("2019-08-16T00:00", "2019-08-17T00:00", 2),
            ("2019-08-16T10:00", "2019-08-16T11:00", 1),
        ] {
            assert_eq!(days_covered(time(starts), time(ends)), days);
        }
    }

    type Busy<'a> = &'a [(i64, &'a str, &'a str)];

    fn ranked(dates: &[&str], busy: Busy<'_>) -> Vec<(String, Vec<i64>)> {
        let mut rows: Vec<(OfficeTime, Vec<DateConflict>)> = dates
            .iter()
            .map(|date| {
                let (starts, ends) = (
                    time(&format!("{date}T19:00")),
                    time(&format!("{date}T20:30")),
                );
                let conflicts = busy
                    .iter()
                    .filter(|(_, from, to)| touches((day(from), day(to)), starts, ends))
                    .map(|(person, from, to)| DateConflict::Study {
                        person: PersonId(*person),
                        name: String::new(),
                        study: StudyKind::Exam,
                        label: String::new(),
                        starts_on: day(from),
                        ends_on: day(to),
                    })
                    .collect();
                (starts, conflicts)
            })
            .collect();
        rank(&mut rows, |(starts, conflicts)| {
            (weigh(conflicts).1, *starts)
        });
        rows.into_iter()
            .map(|(starts, conflicts)| {
                let people = conflicts.iter().map(|conflict| match conflict {
                    DateConflict::Study { person, .. } => person.0,
                    other => panic!("{other:?}"),
                });
                (starts.day().to_string(), people.collect())
            })
            .collect()
    }

    const THURSDAYS: [&str; 3] = ["2027-01-14", "2027-01-21", "2027-01-28"];

    #[test]
    fn p42_choosing_a_date_by_exams() {
        let rows = ranked(
            &THURSDAYS,
            &[
                (1, "2027-01-18", "2027-01-29"),
                (2, "2027-01-21", "2027-01-27"),
                (3, "2027-01-12", "2027-01-14"),
                (4, "2027-01-15", "2027-01-20"),
            ],
        );
        assert_eq!(
            rows,
            [
                ("2027-01-14".to_owned(), vec![3]),
                ("2027-01-28".to_owned(), vec![1]),
                ("2027-01-21".to_owned(), vec![1, 2]),
            ]
        );
    }

    #[test]
    fn p44_exams_of_the_cohort() {
        let rows = ranked(
            &THURSDAYS,
            &[
                (1, "2027-01-18", "2027-01-26"),
                (2, "2027-01-25", "2027-01-29"),
                (4, "2027-01-12", "2027-01-22"),
                (6, "2027-01-20", "2027-01-21"),
                (8, "2027-01-28", "2027-02-03"),
                (11, "2027-01-21", "2027-01-27"),
            ],
        );
        assert_eq!(
            rows,
            [
                ("2027-01-14".to_owned(), vec![4]),
                ("2027-01-28".to_owned(), vec![2, 8]),
                ("2027-01-21".to_owned(), vec![1, 4, 6, 11]),
            ]
        );
    }

    #[test]
    fn one_person_counts_once_and_a_closed_day_once() {
        let study = |person| DateConflict::Study {
            person: PersonId(person),
            name: String::new(),
            study: StudyKind::Work,
            label: String::new(),
            starts_on: day("2027-01-21"),
            ends_on: day("2027-01-21"),
        };
        let holiday = DateConflict::Holiday {
            on: day("2027-01-11"),
            name: "成人の日".to_owned(),
        };
        assert_eq!(
            weigh(&[study(1), study(1), study(2), holiday.clone(), holiday]),
            (2, 3)
        );
    }

    #[test]
    fn what_follows_does_not_overlap() {
        let at = |from: &str, to: &str| {
            (
                time(&format!("2027-01-21T{from}")),
                time(&format!("2027-01-21T{to}")),
            )
        };
        assert!(overlap(at("10:00", "12:00"), at("11:59", "13:00")));
        assert!(!overlap(at("10:00", "12:00"), at("12:00", "13:00")));
        assert!(overlap(at("10:00", "12:00"), at("09:00", "13:00")));
    }
}
