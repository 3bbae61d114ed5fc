//! What attendance comes to. A proposal decides nothing, and absence for study never lowers anything.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::programme::{AttendanceKind, InvitationReply, ReplyReason};

/// One cell of the participation grid.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
pub enum AttendanceMark {
    /// Was there.
    #[serde(rename = "P")]
    Present,
    /// Was there for a part: came late.
    #[serde(rename = "L")]
    Late,
    /// Absent for study.
    #[serde(rename = "S")]
    Study,
    /// Absent, explained.
    #[serde(rename = "X")]
    Excused,
    /// Absent without a word.
    #[serde(rename = "N")]
    NoWord,
    /// Not invited.
    #[serde(rename = "-")]
    NotInvited,
    /// Invited; still to come, or not recorded yet.
    #[serde(rename = "?")]
    Open,
}

impl AttendanceMark {
    /// The mark of what was recorded for somebody invited.
    pub const fn of(attendance: Option<AttendanceKind>) -> Self {
        match attendance {
            Some(AttendanceKind::Attended) => Self::Present,
            Some(AttendanceKind::Part) => Self::Late,
            Some(AttendanceKind::Study) => Self::Study,
            Some(AttendanceKind::Excused) => Self::Excused,
            Some(AttendanceKind::NoWord) => Self::NoWord,
            None => Self::Open,
        }
    }

    /// Whether the person was there, if only for a part.
    pub const fn is_present(self) -> bool {
        matches!(self, Self::Present | Self::Late)
    }

    /// Whether it says something of a person who was invited.
    const fn is_recorded(self) -> bool {
        !matches!(self, Self::NotInvited | Self::Open)
    }
}

/// The mark of somebody invited. Who declined and of whom nothing was recorded afterwards was absent and had
/// said so, for study or otherwise.
pub const fn mark_of(
    held: bool,
    attendance: Option<AttendanceKind>,
    reply: InvitationReply,
    reason: Option<ReplyReason>,
) -> AttendanceMark {
    match (held, attendance, reply, reason) {
        (false, ..) => AttendanceMark::Open,
        (true, None, InvitationReply::No, Some(ReplyReason::Study)) => AttendanceMark::Study,
        (true, None, InvitationReply::No, _) => AttendanceMark::Excused,
        (true, recorded, ..) => AttendanceMark::of(recorded),
    }
}

/// What a person's marks come to. Rates are tenths of a percent, rounded half up (`875`: 87.5 %); null where
/// there is nothing to count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct AttendanceFigures {
    /// Was there.
    pub attended: u32,
    /// Was there or might have been: invited, without absences for study.
    pub counted: u32,
    /// The first of the counted: how often of what has been.
    pub rate: Option<u32>,
    /// Was there or explained why not.
    pub answered: u32,
    /// Invited to what has been recorded.
    pub invited: u32,
    /// Answered of invited.
    pub answered_rate: Option<u32>,
    /// Two absences without a word in a row.
    pub alarm: bool,
    /// Events still to come that are meant for the person.
    pub to_come: u32,
    /// How often of everything planned.
    pub rate_of_all: Option<u32>,
    /// How often of everything planned if nothing more is missed.
    pub best_possible: Option<u32>,
    /// How often with some absences left out.
    pub rate_without_lowest: Option<u32>,
}

/// `part` of `whole` in tenths of a percent, rounded half up; `None` of nothing.
pub fn rate(part: u32, whole: u32) -> Option<u32> {
    let (part, whole) = (u64::from(part), u64::from(whole));
    (whole > 0).then(|| u32::try_from((part * 2000 + whole) / (2 * whole)).unwrap_or(u32::MAX))
}

impl AttendanceFigures {
    /// What these marks come to, in the order of the events; `to_come`: events still to come that are meant
    /// for the person; `drop`: how many of the lowest are left out of the last rate.
    pub fn of(marks: &[AttendanceMark], to_come: u32, drop: u32) -> Self {
        use AttendanceMark::{NoWord, Study};
        let count = |counts: &dyn Fn(AttendanceMark) -> bool| {
            u32::try_from(marks.iter().filter(|mark| counts(**mark)).count()).unwrap_or(u32::MAX)
        };
        let attended = count(&|mark| mark.is_present());
        let counted = count(&|mark| mark.is_recorded() && mark != Study);
        let invited = count(&AttendanceMark::is_recorded);
        let answered = invited - count(&|mark| mark == NoWord);
        let all = counted.saturating_add(to_come);
        let left = counted.saturating_sub(drop);
        Self {
            attended,
            counted,
            rate: rate(attended, counted),
            answered,
            invited,
            answered_rate: rate(answered, invited),
            alarm: marks.windows(2).any(|pair| pair == [NoWord, NoWord]),
            to_come,
            rate_of_all: rate(attended, all),
            best_possible: rate(attended.saturating_add(to_come), all),
            // The lowest are absences, as long as there are any.
            rate_without_lowest: rate(attended.min(left), left),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marks(text: &str) -> Vec<AttendanceMark> {
        text.chars()
            .map(|mark| serde_json::from_value(serde_json::json!(mark.to_string())).unwrap())
            .collect()
    }

    fn shown(rate: Option<u32>) -> String {
        rate.map_or_else(
            || "-".to_owned(),
            |rate| format!("{}.{} %", rate / 10, rate % 10),
        )
    }

    fn row(text: &str) -> (String, String, String, bool) {
        let figures = AttendanceFigures::of(&marks(text), 0, 0);
        (
            format!("{}/{}", figures.attended, figures.counted),
            shown(figures.rate),
            format!("{}/{}", figures.answered, figures.invited),
            figures.alarm,
        )
    }

    fn check(cases: &[(&str, &str, &str, &str, bool)]) {
        for (text, counted, rate, answered, alarm) in cases {
            let expected = (
                (*counted).to_owned(),
                (*rate).to_owned(),
                (*answered).to_owned(),
                *alarm,
            );
            assert_eq!(row(text), expected, "{text}");
        }
    }

    #[test]
    fn p24_study_never_lowers_the_rate() {
        check(&[
            ("PPSPX", "3/4", "75.0 %", "5/5", false),
            ("SSSSS", "0/0", "-", "5/5", false),
            ("PNPNP", "3/5", "60.0 %", "3/5", false),
            ("PNNSP", "2/4", "50.0 %", "3/5", true),
            ("-----", "0/0", "-", "0/0", false),
            ("N-N", "0/2", "0.0 %", "0/2", false),
            ("NSN", "0/2", "0.0 %", "1/3", false),
        ]);
    }

    #[test]
    fn p44_the_grid_of_the_cohort() {
        check(&[
            ("PPPPPPSP", "7/7", "100.0 %", "8/8", false),
            ("PPLPXPPP", "7/8", "87.5 %", "8/8", false),
            ("--PPPNNP", "4/6", "66.7 %", "4/6", true),
            ("PSSPPSSP", "4/4", "100.0 %", "8/8", false),
            ("PXNPNPNP", "4/8", "50.0 %", "5/8", false),
            ("--PPNNXP", "3/6", "50.0 %", "4/6", true),
            ("PPPPPPPP", "8/8", "100.0 %", "8/8", false),
            ("PNPP----", "3/4", "75.0 %", "3/4", false),
            ("---PPLPS", "4/4", "100.0 %", "5/5", false),
        ]);
    }

    #[test]
    fn p25_so_far_of_all_best_possible() {
        let figures = AttendanceFigures::of(&marks("PPPPP?????"), 5, 0);
        assert_eq!(shown(figures.rate), "100.0 %");
        assert_eq!(shown(figures.rate_of_all), "50.0 %");
        assert_eq!(shown(figures.best_possible), "100.0 %");
    }

    #[test]
    fn p26_two_lowest_dropped() {
        let figures = AttendanceFigures::of(&marks("PXXPX"), 0, 2);
        assert_eq!(shown(figures.rate), "40.0 %");
        assert_eq!(shown(figures.rate_without_lowest), "66.7 %");
        for (text, drop, without) in [("PPP", 2, "100.0 %"), ("XX", 2, "-"), ("PX", 9, "-")] {
            let figures = AttendanceFigures::of(&marks(text), 0, drop);
            assert_eq!(shown(figures.rate_without_lowest), without, "{text} {drop}");
        }
    }

    #[test]
    fn who_declined_was_absent_with_a_word() {
        use InvitationReply::{No, None, Yes};
        for (held, attendance, reply, reason, mark) in [
            (true, Option::None, No, Some(ReplyReason::Study), "S"),
            (true, Option::None, No, Some(ReplyReason::Other), "X"),
            (true, Option::None, No, Option::None, "X"),
            (true, Option::None, Yes, Option::None, "?"),
            (true, Option::None, None, Option::None, "?"),
            (
                true,
                Some(AttendanceKind::Attended),
                No,
                Some(ReplyReason::Study),
                "P",
            ),
            (true, Some(AttendanceKind::NoWord), Yes, Option::None, "N"),
            (false, Option::None, No, Some(ReplyReason::Study), "?"),
        ] {
            assert_eq!([mark_of(held, attendance, reply, reason)], marks(mark)[..]);
        }
    }

    #[test]
    fn rates_are_rounded_half_up() {
        for (part, whole, shown) in [(1, 3, 333), (2, 3, 667), (1, 16, 63), (7, 9, 778)] {
            assert_eq!(rate(part, whole), Some(shown));
        }
    }
}
