//! What there is to tell somebody of an event, and what the contact log says of the mail.

use chrono::NaiveDate;

use crate::programme::{Cancellation, InvitationReply};

/// What a mail tells of an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Telling {
    /// That it is held, when and where.
    Invitation,
    /// That it is off, or their place given up: to be taken out of the calendar.
    Cancellation,
}

impl Telling {
    /// What is to be sent to somebody: of an event that is off, or that they will not come to, only its
    /// cancellation, and only if they were told of it. `told` is the sequence their last mail carried.
    pub const fn of(
        cancelled: Option<&Cancellation>,
        reply: InvitationReply,
        told: Option<u32>,
    ) -> Option<Self> {
        match (cancelled, reply, told) {
            (None, InvitationReply::None | InvitationReply::Yes, _) => Some(Self::Invitation),
            (_, _, Some(_)) => Some(Self::Cancellation),
            (_, _, None) => None,
        }
    }

    /// What the contact log says of it: the event with its day, for those of a series share a name.
    pub fn about(self, event: &str, day: NaiveDate) -> String {
        let day = day.format("%-m月%-d日");
        let what = match self {
            Self::Invitation => "案内",
            Self::Cancellation => "取りやめの知らせ",
        };
        format!("「{event}」（{day}）の{what}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_was_told_is_called_off() {
        use InvitationReply::{No, None as Nothing, Yes};
        let off = Cancellation {
            at: "2026-11-22T03:00:00.000Z".to_owned(),
            reason: "講師の都合".to_owned(),
        };
        for (cancelled, reply, told, telling) in [
            (None, Nothing, None, Some(Telling::Invitation)),
            (None, Yes, Some(0), Some(Telling::Invitation)),
            (None, No, None, None),
            (None, No, Some(0), Some(Telling::Cancellation)),
            (Some(&off), Yes, None, None),
            (Some(&off), Nothing, Some(1), Some(Telling::Cancellation)),
        ] {
            assert_eq!(
                Telling::of(cancelled, reply, told),
                telling,
                "{cancelled:?} {reply:?} {told:?}"
            );
        }
    }

    #[test]
    fn the_log_names_the_event_and_its_day() {
        let day = NaiveDate::from_ymd_opt(2027, 1, 7).unwrap();
        for (telling, about) in [
            (Telling::Invitation, "「交流会」（1月7日）の案内"),
            (
                Telling::Cancellation,
                "「交流会」（1月7日）の取りやめの知らせ",
            ),
        ] {
            assert_eq!(telling.about("交流会", day), about);
        }
    }
}
