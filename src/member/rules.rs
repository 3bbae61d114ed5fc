//! When somebody is a member, when a notice acts, and what the Act asks of the whole membership.

use chrono::{Duration, NaiveDate};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{MemberStanding, Membership};
use crate::articles::rules::MembershipArticles;
use crate::kernel::error::ApiError;

/// Where a membership stands on a day.
pub fn standing(membership: &Membership, day: NaiveDate) -> MemberStanding {
    let by = |on: Option<NaiveDate>| on.is_some_and(|on| on <= day);
    if membership.voided_on.is_some() {
        return MemberStanding::Voided;
    }
    if by(membership.joined_on) {
        return match membership.left_on {
            Some(left_on) if left_on < day => MemberStanding::Left,
            Some(_) => MemberStanding::Leaving,
            None => MemberStanding::Member,
        };
    }
    if by(membership.refused_on) {
        MemberStanding::Refused
    } else if by(membership.dropped_on) {
        MemberStanding::Dropped
    } else if by(membership.consented_on) {
        MemberStanding::Consented
    } else {
        MemberStanding::Applied
    }
}

/// Whether somebody is a member on a day: from the day of joining through the last day, both inclusive.
pub fn is_member_on(membership: &Membership, day: NaiveDate) -> bool {
    matches!(
        standing(membership, day),
        MemberStanding::Member | MemberStanding::Leaving
    )
}

/// When a notice acts, and how it lies to the last day for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct NoticeTaken {
    /// The end of the business year at which it acts; the last day of membership.
    pub acts_on: NaiveDate,
    /// The last day for a notice to act then.
    pub last_notice_on: NaiveDate,
    /// How it lies to the last day.
    pub timing: NoticeTiming,
}

/// How a notice lies to the last day for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum NoticeTiming {
    /// In time for the business year it was given in.
    InTime,
    /// On the very last day: taken, and marked 境界日, since a stricter way of counting exists.
    OnTheLastDay,
    /// Too late for its own year: it acts at the end of the next one.
    NextYear,
}

/// The end of the business year at which a notice acts: the first one whose last day for notice has not gone by
/// (法14条1項). A late notice is not refused; it acts a year later.
pub fn notice_taken(
    articles: &MembershipArticles,
    last_notice_on: impl Fn(&MembershipArticles, NaiveDate) -> NaiveDate,
    notice_on: NaiveDate,
) -> NoticeTaken {
    let own_year = articles.year_end.fiscal_year_of(notice_on).last_day();
    let mut acts_on = own_year;
    // The articles lengthen the notice to a year at most, so that the second year's end always takes it.
    while last_notice_on(articles, acts_on) < notice_on {
        acts_on = articles
            .year_end
            .fiscal_year_of(acts_on + Duration::days(1))
            .last_day();
    }
    let last = last_notice_on(articles, acts_on);
    NoticeTaken {
        acts_on,
        last_notice_on: last,
        timing: if acts_on > own_year {
            NoticeTiming::NextYear
        } else if last == notice_on {
            NoticeTiming::OnTheLastDay
        } else {
            NoticeTiming::InTime
        },
    }
}

/// Days that have to lie between the arrival of the notice of an expulsion and the meeting; the articles cannot
/// shorten them (法15条2項).
const EXPULSION_NOTICE_DAYS: i64 = 10;

/// The last day on which the notice of an expulsion may arrive: ten full days lie between it and the meeting.
pub fn expulsion_notice_by(meeting_on: NaiveDate) -> NaiveDate {
    meeting_on - Duration::days(EXPULSION_NOTICE_DAYS + 1)
}

/// Whether the notice of an expulsion came in time.
///
/// # Errors
/// [`ApiError::ExpulsionNoticeLate`].
pub fn check_expulsion_notice(
    meeting_on: NaiveDate,
    arrived_on: NaiveDate,
) -> Result<(), ApiError> {
    let latest = expulsion_notice_by(meeting_on);
    if arrived_on > latest {
        return Err(ApiError::ExpulsionNoticeLate {
            latest: latest.to_string(),
        });
    }
    Ok(())
}

/// The number after the highest that was ever given.
pub const fn next_number(highest: Option<u32>) -> u32 {
    match highest {
        Some(highest) => highest.saturating_add(1),
        None => 1,
    }
}

/// As many members an association has at least (法80条2項).
pub const ENOUGH: i64 = 3;

/// The day since which there have been fewer than three members, as seen on a day: the day after the last one
/// with enough, or the day the first one joined. `None` with enough, or with nobody ever.
pub fn few_since(stays: &[(NaiveDate, Option<NaiveDate>)], day: NaiveDate) -> Option<NaiveDate> {
    let mut turns: Vec<(NaiveDate, i64)> = stays
        .iter()
        .flat_map(|(joined_on, left_on)| {
            let gone_on = left_on.and_then(|on| on.succ_opt());
            std::iter::once((*joined_on, 1)).chain(gone_on.map(|on| (on, -1)))
        })
        .filter(|(on, _)| *on <= day)
        .collect();
    turns.sort_unstable();
    let mut count = 0;
    let mut since = turns.first().map(|(on, _)| *on);
    let mut turns = turns.into_iter().peekable();
    while let Some((on, change)) = turns.next() {
        count += change;
        // Several on one day are one.
        if turns.peek().is_some_and(|(next, _)| *next == on) {
            continue;
        }
        if count >= ENOUGH {
            since = None;
        } else {
            since = since.or(Some(on));
        }
    }
    since
}

// -- what the Act asks of the membership (法3条, 8条) ------------------------------------------------

/// How many there are of whom, on a day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Headcount {
    /// Members.
    pub members: i64,
    /// Of these, who work in the business.
    pub working_members: i64,
    /// Of these, who have a labour contract.
    pub contracted_members: i64,
    /// Working members of whose labour contract nothing is recorded.
    pub contract_unknown: i64,
    /// Everybody who works in the business.
    pub workers: i64,
    /// Of the workers, users of 特定就労継続支援, and of these the members: both left out of the second ratio
    /// for the time being (附則3条).
    pub support_users: i64,
    /// Support users who are members.
    pub support_members: i64,
}

/// A ratio with the numbers behind it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Ratio {
    /// The part.
    pub part: i64,
    /// Of this whole.
    pub whole: i64,
    /// The least part that is enough.
    pub needed: i64,
    /// Whether it is kept.
    pub is_met: bool,
}

/// The three ratios.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Ratios {
    /// Members who work, of all members: at least four fifths (法8条1項).
    pub members_working: Ratio,
    /// Members, of all who work: at least three quarters (法8条2項).
    pub workers_members: Ratio,
    /// Members with a labour contract hold more than half of all votes (法3条2項4号).
    pub members_contracted: Ratio,
    /// The numbers.
    pub headcount: Headcount,
}

/// The ratios of a headcount. Compared in integers; of nobody everything holds.
pub const fn ratios(headcount: Headcount) -> Ratios {
    let members_of_workers = headcount.working_members - headcount.support_members;
    let workers = headcount.workers - headcount.support_users;
    Ratios {
        members_working: Ratio {
            part: headcount.working_members,
            whole: headcount.members,
            needed: (4 * headcount.members + 4) / 5,
            is_met: 5 * headcount.working_members >= 4 * headcount.members,
        },
        workers_members: Ratio {
            part: members_of_workers,
            whole: workers,
            needed: (3 * workers + 3) / 4,
            is_met: 4 * members_of_workers >= 3 * workers,
        },
        members_contracted: Ratio {
            part: headcount.contracted_members,
            whole: headcount.members,
            needed: headcount.members / 2 + 1,
            is_met: headcount.members == 0 || 2 * headcount.contracted_members > headcount.members,
        },
        headcount,
    }
}

#[cfg(test)]
mod tests;
