//! Who sees whom in a list of participants.

use crate::programme::{InvitationReply, SeatState, Visibility};

/// Whether somebody takes part, as far as others are concerned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Participation {
    /// Comes.
    Accepted,
    /// Does not come (any more).
    Withdrawn,
    /// Has not said, or has no place yet.
    Pending,
}

impl Participation {
    /// By place and reply.
    pub fn of(place: SeatState, reply: InvitationReply) -> Self {
        match (reply, place) {
            (InvitationReply::Yes, SeatState::Seat) => Self::Accepted,
            (InvitationReply::No, _) => Self::Withdrawn,
            (InvitationReply::Yes | InvitationReply::None, _) => Self::Pending,
        }
    }
}

/// Who sees somebody: no more than the organiser allows, no more than the person does, and nobody unless
/// they take part.
pub fn seen_by(participation: Participation, ceiling: Visibility, own: Visibility) -> Visibility {
    match participation {
        Participation::Accepted => ceiling.min(own),
        Participation::Withdrawn | Participation::Pending => Visibility::Nobody,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn p33_the_organiser_does_not_override_the_person() {
        use Participation::{Accepted, Pending, Withdrawn};
        use Visibility::{Everyone, Nobody, Participants};
        for (participation, ceiling, own, seen) in [
            (Accepted, Nobody, Everyone, Nobody),
            (Accepted, Participants, Everyone, Participants),
            (Accepted, Everyone, Nobody, Nobody),
            (Accepted, Everyone, Everyone, Everyone),
            (Withdrawn, Everyone, Everyone, Nobody),
            (Pending, Everyone, Everyone, Nobody),
        ] {
            assert_eq!(
                seen_by(participation, ceiling, own),
                seen,
                "{participation:?} {ceiling:?} {own:?}"
            );
        }
    }

    #[test]
    fn only_who_has_a_seat_and_said_so_takes_part() {
        use InvitationReply::{No, None, Yes};
        for (place, reply, participation) in [
            (SeatState::Seat, Yes, Participation::Accepted),
            (SeatState::Seat, None, Participation::Pending),
            (SeatState::Waiting, Yes, Participation::Pending),
            (SeatState::Offered, Yes, Participation::Pending),
            (SeatState::None, No, Participation::Withdrawn),
            (SeatState::None, Yes, Participation::Pending),
        ] {
            assert_eq!(Participation::of(place, reply), participation);
        }
    }
}
