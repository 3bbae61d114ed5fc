//! Seats, the waiting list, and how long a freed place is kept.

use chrono::{DateTime, Duration, Utc};

use crate::kernel::ApiError;
use crate::kernel::moment::OfficeTime;
use crate::programme::WaitingMode;

/// The most seats that are counted.
pub const MAX_SEATS: i64 = 10_000;

/// Whether so many people find room.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Room {
    /// They do.
    Enough,
    /// Seats are not counted.
    Unlimited,
}

/// Whether `people` find room on so many seats; 0 seats: as many as come.
///
/// # Errors
/// [`ApiError::FieldOutOfRange`] for a number that is none, [`ApiError::EventOverCapacity`].
pub fn check_seats(capacity: i64, people: u32) -> Result<Room, ApiError> {
    if !(0..=MAX_SEATS).contains(&capacity) {
        return Err(ApiError::FieldOutOfRange {
            field: "capacity".to_owned(),
            from: 0,
            to: MAX_SEATS,
        });
    }
    match capacity {
        0 => Ok(Room::Unlimited),
        seats if seats >= i64::from(people) => Ok(Room::Enough),
        _ => Err(ApiError::EventOverCapacity { people }),
    }
}

/// Seats left; `None`: as many as come.
pub fn free_seats(capacity: i64, taken: u32) -> Option<u32> {
    (capacity > 0).then(|| {
        u32::try_from(capacity)
            .unwrap_or(u32::MAX)
            .saturating_sub(taken)
    })
}

/// Somebody who waits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiter<T> {
    /// Who.
    pub who: T,
    /// The higher, the sooner; counts with [`WaitingMode::Priority`] only.
    pub priority: i64,
    /// Since when (UTC, RFC 3339).
    pub since: String,
}

/// Those who wait, next first. Of equals, the one who stands before in `queue` is.
pub fn in_line<T: Clone>(queue: &[Waiter<T>], mode: WaitingMode) -> Vec<Waiter<T>> {
    let mut line = queue.to_vec();
    line.sort_by(|a, b| {
        let by_priority = match mode {
            WaitingMode::Priority => b.priority.cmp(&a.priority),
            WaitingMode::FirstCome | WaitingMode::None => std::cmp::Ordering::Equal,
        };
        by_priority.then_with(|| a.since.cmp(&b.since))
    });
    line
}

/// Until when a place offered now is kept: so many hours, and never after the beginning. `None` once it has
/// begun: nothing is offered any more.
pub fn kept_until(
    now: DateTime<Utc>,
    offer_hours: i64,
    starts_at: OfficeTime,
) -> Option<DateTime<Utc>> {
    let starts_at = starts_at.instant();
    if now >= starts_at {
        return None;
    }
    let until = Duration::try_hours(offer_hours)
        .and_then(|by| now.checked_add_signed(by))
        .unwrap_or(starts_at);
    Some(until.min(starts_at))
}

/// Whether an offered place can still be taken.
pub fn is_kept(until: DateTime<Utc>, now: DateTime<Utc>) -> bool {
    now < until
}

#[cfg(test)]
mod tests {
    use super::*;

    fn queue(priority: impl Fn(i64) -> i64) -> Vec<Waiter<String>> {
        (0..10)
            .map(|number| Waiter {
                who: format!("w{number}"),
                priority: priority(number),
                since: format!("2027-01-{:02}T00:00:00.000Z", number + 1),
            })
            .collect()
    }

    fn split(queue: &[Waiter<String>], mode: WaitingMode) -> (Vec<String>, Vec<String>) {
        let mut line: Vec<String> = in_line(queue, mode)
            .into_iter()
            .map(|one| one.who)
            .collect();
        let free = free_seats(7, 0).unwrap();
        let mut waiting = line.split_off(free as usize);
        waiting.sort();
        (line, waiting)
    }

    #[test]
    fn p21_first_come() {
        let (offered, waiting) = split(&queue(|_| 0), WaitingMode::FirstCome);
        assert_eq!(offered, ["w0", "w1", "w2", "w3", "w4", "w5", "w6"]);
        assert_eq!(waiting, ["w7", "w8", "w9"]);
        // Priority counts only where it was chosen.
        assert_eq!(split(&queue(|n| n), WaitingMode::FirstCome).1, waiting);
    }

    #[test]
    fn p22_priority() {
        let (offered, waiting) = split(&queue(|n| n), WaitingMode::Priority);
        assert_eq!(waiting, ["w0", "w1", "w2"]);
        assert_eq!(offered.first().map(String::as_str), Some("w9"));
        assert_eq!(
            split(&queue(|_| 3), WaitingMode::Priority).1,
            ["w7", "w8", "w9"]
        );
    }

    #[test]
    fn p23_a_place_is_kept_24_hours() {
        let at = |text: &str| text.parse::<OfficeTime>().unwrap();
        let offered = at("2027-01-10T18:00").instant();
        let until = kept_until(offered, 24, at("2027-01-21T19:00")).unwrap();
        assert_eq!(OfficeTime::at(until), at("2027-01-11T18:00"));
        assert!(is_kept(until, at("2027-01-11T17:59").instant()));
        assert!(!is_kept(until, at("2027-01-11T18:00").instant()));
    }

    #[test]
    fn a_place_is_never_kept_after_the_beginning() {
        let at = |text: &str| text.parse::<OfficeTime>().unwrap();
        let starts = at("2027-01-21T19:00");
        assert_eq!(
            kept_until(at("2027-01-21T09:00").instant(), 24, starts),
            Some(starts.instant())
        );
        assert_eq!(kept_until(starts.instant(), 24, starts), None);
        assert_eq!(
            kept_until(at("2027-02-01T09:00").instant(), 24, starts),
            None
        );
        assert_eq!(
            kept_until(at("2027-01-21T09:00").instant(), i64::MAX, starts),
            Some(starts.instant())
        );
    }

    #[test]
    fn p40_seats() {
        for (capacity, people, room) in [
            (10, 10, Some(Room::Enough)),
            (10, 11, None),
            (0, 500, Some(Room::Unlimited)),
            (-1, 0, None),
        ] {
            assert_eq!(
                check_seats(capacity, people).ok(),
                room,
                "{capacity} {people}"
            );
        }
        assert_eq!(free_seats(0, 500), None);
        assert_eq!(free_seats(3, 5), Some(0));
    }
}
