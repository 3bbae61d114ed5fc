//! When somebody should hear a word.

use chrono::NaiveDate;

use super::{CareEvent, CareMark, CareQuestion, CareReason, MissedEvent, Touch};

/// The facts a sign is read from.
#[derive(Clone, Debug)]
pub struct CareFacts {
    /// Since when the person is in the follow-up.
    pub since: NaiveDate,
    /// Open questions, oldest first.
    pub questions: Vec<CareQuestion>,
    /// The last conversation or attendance.
    pub together: Option<Touch>,
    /// The last time the person turned to the office: a contact, a question, a reply.
    pub from_person: Option<Touch>,
    /// The last time the office turned to the person: a contact, an answer, an invitation.
    pub to_person: Option<Touch>,
    /// The events of the programme so far, in order.
    pub events: Vec<CareEvent>,
}

impl CareFacts {
    /// The last day on which both had turned to the other: a conversation or an attendance, or else
    /// the earlier of the last contact from the person and the last to the person.
    pub fn two_way_on(&self) -> Option<NaiveDate> {
        let answered = self
            .from_person
            .zip(self.to_person)
            .map(|(from, to)| from.on.min(to.on));
        self.together.map(|touch| touch.on).max(answered)
    }

    /// Days without contact both ways. Who was made an offer only since starts from that day: nothing
    /// is held against a time before the follow-up.
    pub fn days(&self, today: NaiveDate) -> i64 {
        let from = self
            .two_way_on()
            .map_or(self.since, |on| on.max(self.since));
        (today - from).num_days()
    }
}

/// The reasons why somebody should hear a word; none: all is well.
pub fn reasons(facts: &CareFacts, after_days: i64, today: NaiveDate) -> Vec<CareReason> {
    let mut reasons = Vec::new();
    if let Some(oldest) = facts.questions.first() {
        reasons.push(CareReason::OpenQuestions {
            count: u32::try_from(facts.questions.len()).unwrap_or(u32::MAX),
            oldest_days: oldest.days,
        });
    }
    let days = facts.days(today);
    if days >= after_days {
        reasons.push(CareReason::Silence {
            days,
            last_on: facts.two_way_on(),
        });
    }
    if let Some((first, second)) = last_unexplained_pair(&facts.events)
        // They have spoken since: it is no longer unexplained.
        && facts.two_way_on().is_none_or(|on| on <= second.on)
    {
        let missed = |event: &CareEvent| MissedEvent {
            name: event.name.clone(),
            on: event.on,
        };
        reasons.push(CareReason::Absences {
            first: missed(first),
            second: missed(second),
        });
    }
    reasons
}

/// The last two events in a row that were missed without a word. Any other mark between them parts
/// them, and so does an event one was not invited to.
pub fn last_unexplained_pair(events: &[CareEvent]) -> Option<(&CareEvent, &CareEvent)> {
    events.windows(2).rev().find_map(|pair| match pair {
        [first, second] if first.mark == CareMark::NoWord && second.mark == CareMark::NoWord => {
            Some((first, second))
        }
        _ => None,
    })
}

/// By what signs are ordered: the longest anything has been waiting. Nothing is added up.
pub fn longest(reasons: &[CareReason]) -> i64 {
    reasons
        .iter()
        .map(|reason| match reason {
            CareReason::OpenQuestions { oldest_days, .. } => *oldest_days,
            CareReason::Silence { days, .. } => *days,
            CareReason::Absences { .. } => 0,
        })
        .max()
        .unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::care::TouchKind;

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn touch(text: &str) -> Option<Touch> {
        (!text.is_empty()).then(|| Touch {
            on: date(text),
            kind: TouchKind::Conversation,
        })
    }

    fn events(marks: &str) -> Vec<CareEvent> {
        (1..)
            .zip(marks.chars())
            .map(|(month, mark)| CareEvent {
                name: format!("第{month}回"),
                on: NaiveDate::from_ymd_opt(2026, month, 10).unwrap(),
                mark: match mark {
                    'P' | 'L' => CareMark::Attended,
                    'S' => CareMark::Study,
                    'X' => CareMark::Excused,
                    'N' => CareMark::NoWord,
                    '-' => CareMark::NotInvited,
                    _ => CareMark::Unknown,
                },
            })
            .collect()
    }

    fn facts(together: &str, from: &str, to: &str) -> CareFacts {
        CareFacts {
            since: date("2026-06-15"),
            questions: Vec::new(),
            together: touch(together),
            from_person: touch(from),
            to_person: touch(to),
            events: Vec::new(),
        }
    }

    #[test]
    fn contact_both_ways_is_a_conversation_or_the_earlier_of_the_two() {
        for (together, from, to, on) in [
            ("", "", "", None),
            ("2026-10-01", "", "", Some("2026-10-01")),
            // Only one of them turned to the other: no contact both ways.
            ("", "2026-10-05", "", None),
            ("", "", "2026-10-05", None),
            ("", "2026-10-05", "2026-10-08", Some("2026-10-05")),
            ("", "2026-10-09", "2026-10-08", Some("2026-10-08")),
            ("2026-11-01", "2026-10-09", "2026-10-08", Some("2026-11-01")),
            ("2026-09-01", "2026-10-09", "2026-10-08", Some("2026-10-08")),
        ] {
            assert_eq!(
                facts(together, from, to).two_way_on(),
                on.map(date),
                "{together} {from} {to}"
            );
        }
    }

    #[test]
    fn silence_is_counted_from_the_last_contact_or_from_the_offer() {
        let today = date("2026-11-22");
        for (together, days) in [
            ("2026-11-22", 0),
            ("2026-10-24", 29),
            ("2026-10-23", 30),
            ("", 160),
            // Before the offer: nothing is held against that time.
            ("2026-01-10", 160),
        ] {
            let facts = facts(together, "", "");
            assert_eq!(facts.days(today), days, "{together}");
            let reasons = reasons(&facts, 30, today);
            assert_eq!(reasons.is_empty(), days < 30, "{together}: {reasons:?}");
        }
        let silent = facts("2026-10-23", "", "");
        assert_eq!(
            reasons(&silent, 30, today),
            [CareReason::Silence {
                days: 30,
                last_on: Some(date("2026-10-23"))
            }]
        );
        assert_eq!(reasons(&silent, 31, today), []);
    }

    // P-44: the marks of the cohort and who was missed twice in a row without a word.
    #[test]
    fn p_44_two_unexplained_absences_in_a_row() {
        for (who, marks, alarm) in [
            ("a1", "PPPPPPSP", None),
            ("a2", "PPLPXPPP", None),
            ("a3", "--PPPNNP", Some((6, 7))),
            ("a4", "PSSPPSSP", None),
            ("a6", "PXNPNPNP", None),
            ("a7", "--PPNNXP", Some((5, 6))),
            ("a8", "PPPPPPPP", None),
            ("a9", "PNPP----", None),
            ("a11", "---PPLPS", None),
            // Study, a word said, an event one was not invited to: each parts the two.
            ("b1", "NSN", None),
            ("b2", "NXN", None),
            ("b3", "N-N", None),
            ("b4", "N?N", None),
            ("b5", "NNPNN", Some((4, 5))),
            ("b6", "N", None),
        ] {
            let events = events(marks);
            let found = last_unexplained_pair(&events)
                .map(|(first, second)| (first.name.clone(), second.name.clone()));
            let expected = alarm.map(|(first, second): (u32, u32)| {
                (format!("第{first}回"), format!("第{second}回"))
            });
            assert_eq!(found, expected, "{who} {marks}");
        }
    }

    #[test]
    fn absences_are_a_reason_until_there_was_a_word_again() {
        let today = date("2026-07-20");
        let of = |together: &str, marks: &str| {
            let facts = CareFacts {
                events: events(marks),
                ..facts(together, "", "")
            };
            reasons(&facts, 300, today).len()
        };
        assert_eq!(of("2026-04-10", "PPPPNN"), 1);
        assert_eq!(of("2026-06-10", "PPPPNN"), 1, "the same day is not since");
        assert_eq!(of("2026-06-20", "PPPPNN"), 0, "they spoke since");
        assert_eq!(of("2026-07-10", "PPPPNNP"), 0, "came to the next");
        assert_eq!(of("", "SSSSSS"), 0, "study never counts");
    }

    #[test]
    fn open_questions_are_counted_with_the_oldest() {
        let today = date("2026-11-22");
        let question = |on: &str| CareQuestion {
            asked_on: date(on),
            question: "寮はありますか".to_owned(),
            days: (today - date(on)).num_days(),
        };
        let facts = CareFacts {
            questions: vec![question("2026-11-10"), question("2026-11-20")],
            ..facts("2026-11-22", "", "")
        };
        let found = reasons(&facts, 30, today);
        assert_eq!(
            found,
            [CareReason::OpenQuestions {
                count: 2,
                oldest_days: 12
            }]
        );
        assert_eq!(longest(&found), 12);
    }
}
