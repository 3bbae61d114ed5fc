//! Tables of the rules on offers.

use super::*;
use crate::kernel::id::{OfferEventId, OfferId};
use crate::offer::CancelGround;

fn day(month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, month, day).unwrap()
}

fn april(day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2027, 4, day).unwrap()
}

fn event(on: NaiveDate, fact: OfferFact) -> OfferEvent {
    OfferEvent {
        id: OfferEventId(1),
        happened_on: on,
        fact,
        user: UserId(1),
        by: "小川 春".to_owned(),
        recorded_at: "2026-06-15T03:00:00.000Z".to_owned(),
    }
}

fn issued_until(reply_by: NaiveDate) -> OfferFact {
    OfferFact::Issued {
        reply_by,
        joins_on: april(1),
    }
}

fn extended(reply_by: NaiveDate) -> OfferFact {
    OfferFact::Extended {
        reply_by,
        words: None,
    }
}

fn rescheduled(joins_on: NaiveDate, asked_by: AskedBy, told: Told) -> OfferFact {
    OfferFact::Rescheduled {
        joins_on,
        asked_by,
        told,
        words: None,
    }
}

const ACCEPTED: OfferFact = OfferFact::Accepted {
    reply: ReplyTime::InTime,
};
const DECLINED: OfferFact = OfferFact::Declined {
    reason: LeavingReason::Study,
    words: None,
};
const WITHDRAWN: OfferFact = OfferFact::Withdrawn {
    when: WithdrawnWhen::BeforeAcceptance,
    reason: LeavingReason::NotSaid,
    words: None,
};
const DROPPED: OfferFact = OfferFact::Dropped { words: None };

fn proposed() -> OfferFact {
    OfferFact::Proposed {
        ground: CancelGround::NotGraduated,
        words: "卒業できなかった".to_owned(),
    }
}

fn cancelled(told: Told) -> OfferFact {
    OfferFact::Cancelled {
        ground: CancelGround::NotGraduated,
        words: "卒業できなかった".to_owned(),
        told,
    }
}

fn told(office_on: NaiveDate) -> Told {
    Told {
        office_on: Some(office_on),
        school_on: Some(office_on),
    }
}

#[test]
fn p37_the_deadline_day_belongs_to_the_person() {
    let at = |text: &str| DateTime::parse_from_rfc3339(text).unwrap().to_utc();
    let deadline = day(7, 31);
    assert_eq!(deadline_end(deadline), at("2026-07-31T15:00:00Z"));
    for (ask, open) in [
        ("2026-07-31T14:59:59Z", true),
        ("2026-07-31T15:00:00Z", false),
        // The start of the day at the office, the evening before in Greenwich.
        ("2026-07-30T15:00:00Z", true),
    ] {
        assert_eq!(is_open_at(deadline, at(ask)), open, "{ask}");
    }
    for (on, time) in [
        (day(7, 30), ReplyTime::InTime),
        (day(7, 31), ReplyTime::InTime),
        (day(8, 1), ReplyTime::Late),
    ] {
        assert_eq!(reply_time(Some(deadline), on), time, "{on}");
    }
    assert_eq!(reply_time(None, day(8, 1)), ReplyTime::InTime);
    // The end of the calendar is no day to fall over.
    assert!(is_open_at(NaiveDate::MAX, at("2026-07-31T15:00:00Z")));
}

#[test]
fn p38_small_shares_are_exact_and_rounded_half_up() {
    for (part, whole, percent) in [
        (1, 2, Some("50.0 %")),
        (7, 9, Some("77.8 %")),
        (2, 3, Some("66.7 %")),
        (0, 9, Some("0.0 %")),
        (9, 9, Some("100.0 %")),
        // 6.25 % exactly: half goes up.
        (1, 16, Some("6.3 %")),
        // 4.1666 %
        (1, 24, Some("4.2 %")),
        // 99.95 % exactly.
        (1999, 2000, Some("100.0 %")),
        (u32::MAX, u32::MAX, Some("100.0 %")),
        (0, 0, None),
    ] {
        let share = share(part, whole);
        assert_eq!(share.percent.as_deref(), percent, "{part} of {whole}");
        assert_eq!((share.part, share.whole), (part, whole));
    }
}

#[test]
fn an_offer_stands_where_its_events_lead() {
    let reply_by = day(7, 31);
    let issue = event(day(6, 15), issued_until(reply_by));
    for (then, state, when) in [
        (vec![], OfferState::Issued, WithdrawnWhen::BeforeAcceptance),
        (
            vec![event(day(7, 1), ACCEPTED)],
            OfferState::Accepted,
            WithdrawnWhen::AfterAcceptance,
        ),
        (
            vec![event(day(7, 1), DECLINED)],
            OfferState::Declined,
            WithdrawnWhen::BeforeAcceptance,
        ),
        (
            vec![event(day(8, 25), WITHDRAWN)],
            OfferState::Withdrawn,
            WithdrawnWhen::BeforeAcceptance,
        ),
        (
            vec![event(day(7, 1), ACCEPTED), event(day(11, 9), WITHDRAWN)],
            OfferState::Withdrawn,
            WithdrawnWhen::AfterAcceptance,
        ),
        (
            vec![
                event(day(7, 1), ACCEPTED),
                event(day(9, 1), proposed()),
                event(day(9, 5), cancelled(told(day(9, 3)))),
            ],
            OfferState::Cancelled,
            WithdrawnWhen::AfterAcceptance,
        ),
    ] {
        let mut events = vec![issue.clone()];
        events.extend(then);
        let standing = standing(&events);
        assert_eq!(standing.state, state, "{events:?}");
        assert_eq!(standing.withdrawn_when(), when, "{events:?}");
        assert_eq!(standing.issued_on, Some(day(6, 15)));
        assert!(is_sound(&events), "{events:?}");
        assert_eq!(standing.proposal, None);
    }
    assert_eq!(standing(&[]).state, OfferState::Draft);
}

#[test]
fn a_proposal_waits_until_somebody_confirms_or_drops_it_or_the_person_leaves() {
    let mut events = vec![
        event(day(6, 15), issued_until(day(7, 31))),
        event(day(7, 1), proposed()),
    ];
    assert!(standing(&events).proposal.is_some());
    assert_eq!(standing(&events).state, OfferState::Issued);
    // The person's reply counts all the same.
    events.push(event(day(7, 2), ACCEPTED));
    assert!(standing(&events).proposal.is_some());
    assert_eq!(standing(&events).state, OfferState::Accepted);
    for last in [event(day(7, 3), DROPPED), event(day(7, 3), WITHDRAWN)] {
        let mut events = events.clone();
        events.push(last);
        assert_eq!(standing(&events).proposal, None);
        assert!(is_sound(&events));
    }
}

#[test]
fn an_offer_is_read_as_of_any_day() {
    let events = [
        event(day(6, 15), issued_until(day(7, 31))),
        event(day(7, 28), extended(day(8, 14))),
        event(day(8, 15), ACCEPTED),
        event(day(11, 9), WITHDRAWN),
    ];
    for (on, state, reply_by, overdue) in [
        (day(6, 14), OfferState::Draft, None, false),
        (day(6, 15), OfferState::Issued, Some(day(7, 31)), false),
        (day(7, 27), OfferState::Issued, Some(day(7, 31)), false),
        (day(7, 28), OfferState::Issued, Some(day(8, 14)), false),
        (day(8, 14), OfferState::Issued, Some(day(8, 14)), false),
        (day(8, 15), OfferState::Accepted, Some(day(8, 14)), false),
        (day(11, 9), OfferState::Withdrawn, Some(day(8, 14)), false),
    ] {
        let standing = standing_on(&events, on);
        assert_eq!(standing.state, state, "{on}");
        assert_eq!(standing.reply_by, reply_by, "{on}");
        assert_eq!(
            is_overdue(standing.state, standing.reply_by, on),
            overdue,
            "{on}"
        );
    }
    assert_eq!(standing(&events).reply, Some(ReplyTime::Late));
    assert_eq!(standing(&events).extensions, 1);
    // Expiry is seen, and changes nothing.
    assert!(is_overdue(OfferState::Issued, Some(day(7, 31)), day(8, 1)));
    assert!(!is_overdue(
        OfferState::Issued,
        Some(day(7, 31)),
        day(7, 31)
    ));
    assert_eq!(
        standing_on(&events[..1], day(12, 31)).state,
        OfferState::Issued
    );
}

#[test]
fn what_may_follow_is_told_by_state_and_days() {
    let draft = standing(&[]);
    let issue = event(day(6, 15), issued_until(day(7, 31)));
    let open = standing(std::slice::from_ref(&issue));
    let accepted = standing(&[issue.clone(), event(day(7, 1), ACCEPTED)]);
    let declined = standing(&[issue.clone(), event(day(7, 1), DECLINED)]);
    let asked = standing(&[issue, event(day(7, 1), proposed())]);
    let nobody = Told::default();
    for (from, fact, on, code) in [
        (&draft, issued_until(day(6, 15)), day(6, 15), None),
        (
            &draft,
            issued_until(day(6, 14)),
            day(6, 15),
            Some("offer.dates_order"),
        ),
        (
            &draft,
            issued_until(april(2)),
            day(6, 15),
            Some("offer.dates_order"),
        ),
        (
            &draft,
            OfferFact::Issued {
                reply_by: day(7, 31),
                joins_on: day(6, 1),
            },
            day(6, 15),
            Some("offer.dates_order"),
        ),
        (
            &open,
            issued_until(day(8, 1)),
            day(6, 20),
            Some("offer.not_draft"),
        ),
        (&open, ACCEPTED, day(7, 31), None),
        // Late, and an acceptance all the same.
        (&open, ACCEPTED, day(9, 30), None),
        (&open, ACCEPTED, day(6, 14), Some("offer.acted_before")),
        (&draft, ACCEPTED, day(6, 14), Some("offer.not_open")),
        (&accepted, ACCEPTED, day(7, 2), Some("offer.not_open")),
        (&accepted, DECLINED, day(7, 2), Some("offer.not_open")),
        (&declined, ACCEPTED, day(7, 2), Some("offer.not_open")),
        (&accepted, WITHDRAWN, day(7, 2), None),
        (&open, WITHDRAWN, day(7, 2), None),
        (&declined, WITHDRAWN, day(7, 2), Some("offer.over")),
        (&draft, WITHDRAWN, day(7, 2), Some("offer.over")),
        (&open, extended(day(8, 14)), day(7, 28), None),
        // Also after the day is over.
        (&open, extended(day(8, 14)), day(8, 10), None),
        (
            &open,
            extended(day(7, 31)),
            day(7, 28),
            Some("offer.extension_earlier"),
        ),
        (
            &open,
            extended(day(7, 30)),
            day(7, 28),
            Some("offer.extension_earlier"),
        ),
        (
            &open,
            extended(day(8, 14)),
            day(8, 20),
            Some("offer.dates_order"),
        ),
        (
            &open,
            extended(april(2)),
            day(7, 28),
            Some("offer.dates_order"),
        ),
        (
            &accepted,
            extended(day(8, 14)),
            day(7, 28),
            Some("offer.not_open"),
        ),
        (
            &open,
            rescheduled(april(15), AskedBy::Person, nobody),
            day(7, 2),
            None,
        ),
        (
            &open,
            rescheduled(day(7, 30), AskedBy::Person, nobody),
            day(7, 2),
            Some("offer.dates_order"),
        ),
        (
            &accepted,
            rescheduled(day(7, 30), AskedBy::Person, nobody),
            day(7, 2),
            None,
        ),
        // Put off by the office: the employment office is told beforehand. Brought forward: not.
        (
            &accepted,
            rescheduled(april(15), AskedBy::Office, nobody),
            day(7, 2),
            Some("offer.office_not_told"),
        ),
        (
            &accepted,
            rescheduled(april(15), AskedBy::Office, told(day(7, 2))),
            day(7, 2),
            None,
        ),
        (
            &accepted,
            rescheduled(day(10, 1), AskedBy::Office, nobody),
            day(7, 2),
            None,
        ),
        (&open, proposed(), day(7, 2), None),
        (&accepted, proposed(), day(7, 2), None),
        (&declined, proposed(), day(7, 2), Some("offer.over")),
        (&asked, proposed(), day(7, 2), Some("offer.cancel_proposed")),
        (&open, DROPPED, day(7, 2), Some("offer.cancel_not_proposed")),
        (
            &open,
            cancelled(told(day(7, 1))),
            day(7, 2),
            Some("offer.cancel_not_proposed"),
        ),
        (&asked, DROPPED, day(7, 2), None),
        (&asked, cancelled(told(day(7, 2))), day(7, 2), None),
        (
            &asked,
            cancelled(nobody),
            day(7, 2),
            Some("offer.office_not_told"),
        ),
        // Afterwards is not beforehand.
        (
            &asked,
            cancelled(told(day(7, 3))),
            day(7, 2),
            Some("date.impossible"),
        ),
        (
            &asked,
            cancelled(told(day(6, 1))),
            day(7, 2),
            Some("date.impossible"),
        ),
    ] {
        let answer = from.check(&fact, on).map_err(|refusal| refusal.code());
        assert_eq!(
            answer.err().as_deref(),
            code,
            "{:?}: {fact:?} on {on}",
            from.state
        );
    }
}

#[test]
fn a_cancellation_is_confirmed_by_a_second_person_after_the_school_was_told() {
    let proposal = CancelProposal {
        ground: CancelGround::NotGraduated,
        words: "卒業できなかった".to_owned(),
        on: day(7, 1),
        user: UserId(1),
        by: "小川 春".to_owned(),
    };
    let only_office = Told {
        office_on: Some(day(7, 1)),
        school_on: None,
    };
    let new = Some(GraduateKind::New);
    for (who, graduate, told, code) in [
        (1, new, told(day(7, 1)), Some("offer.cancel_same_person")),
        (2, new, told(day(7, 1)), None),
        (2, new, only_office, Some("offer.school_not_told")),
        (2, Some(GraduateKind::Second), only_office, None),
        (2, None, only_office, None),
    ] {
        let answer = check_confirmation(&proposal, UserId(who), graduate, &told);
        assert_eq!(
            answer.err().map(|refusal| refusal.code()).as_deref(),
            code,
            "{who} {graduate:?} {told:?}"
        );
    }
}

#[test]
fn p39_no_offer_after_rejection_and_no_second_open_offer() {
    let candidate = |stage_kind, holds, record| Candidate {
        application: ApplicationId(1),
        person: PersonId(1),
        recruitment: RecruitmentId(1),
        stage_kind,
        stage: "段階".to_owned(),
        holds,
        record,
    };
    use Holds::{Accepted, Nothing, OpenOffer};
    use RecordOf::{Gone, Living};
    for (stage, holds, record, code) in [
        (StageKind::Interview, Nothing, Living, None),
        // Histories that were imported: recorded after the fact.
        (StageKind::Offer, Nothing, Living, None),
        (StageKind::Accepted, Nothing, Living, None),
        (
            StageKind::Rejected,
            Nothing,
            Living,
            Some("offer.application_closed"),
        ),
        (
            StageKind::Declined,
            Nothing,
            Living,
            Some("offer.application_closed"),
        ),
        (
            StageKind::Interview,
            OpenOffer,
            Living,
            Some("offer.open_already"),
        ),
        (
            StageKind::Interview,
            Accepted,
            Living,
            Some("offer.accepted_already"),
        ),
        (
            StageKind::Interview,
            Nothing,
            Gone,
            Some("record.not_found"),
        ),
    ] {
        let answer = candidate(stage, holds, record).check();
        assert_eq!(
            answer.err().map(|refusal| refusal.code()).as_deref(),
            code,
            "{stage:?} {holds:?} {record:?}"
        );
    }
}

#[test]
fn places_are_taken_in_turn_until_somebody_confirms_that_there_may_be_more() {
    let mut places = Places {
        target: Some(2),
        taken: vec![ApplicationId(1)],
    };
    // Who has a place keeps it.
    assert!(places.take(ApplicationId(1), OverPlaces::Refused).is_ok());
    assert!(places.take(ApplicationId(2), OverPlaces::Refused).is_ok());
    assert_eq!(
        places.take(ApplicationId(3), OverPlaces::Refused),
        Err(ApiError::OfferPlacesTaken {
            target: 2,
            taken: 2
        })
    );
    assert!(places.take(ApplicationId(3), OverPlaces::Confirmed).is_ok());
    assert_eq!(places.count(), 3);
    let mut open_ended = Places::default();
    for application in 0..500 {
        assert!(
            open_ended
                .take(ApplicationId(application), OverPlaces::Refused)
                .is_ok()
        );
    }
}

#[test]
fn one_refusal_is_told_as_itself_and_several_as_a_list() {
    let refusal = |application| OfferRefusal {
        application: ApplicationId(application),
        refusal: Box::new(ApiError::OfferOpenAlready {}),
    };
    assert!(refuse(3, Vec::new()).is_ok());
    assert_eq!(
        refuse(1, vec![refusal(1)]),
        Err(ApiError::OfferOpenAlready {})
    );
    assert_eq!(
        refuse(3, vec![refusal(2)]),
        Err(ApiError::OfferRefused {
            refusals: vec![refusal(2)]
        })
    );
}

#[test]
fn a_board_does_not_contradict_an_offer_under_way() {
    use OfferState::{Accepted, Cancelled, Declined, Draft, Issued, Withdrawn};
    use StageKind as Kind;
    for (state, agrees_with) in [
        (
            Draft,
            &[Kind::Applied, Kind::Screening, Kind::Interview, Kind::Offer][..],
        ),
        (Issued, &[Kind::Offer]),
        (Accepted, &[Kind::Accepted]),
    ] {
        for kind in [
            Kind::Applied,
            Kind::Screening,
            Kind::Interview,
            Kind::Offer,
            Kind::Accepted,
            Kind::Declined,
            Kind::Rejected,
        ] {
            assert_eq!(
                agrees(state, kind),
                agrees_with.contains(&kind),
                "{state:?} {kind:?}"
            );
        }
    }
    for over in [Declined, Withdrawn, Cancelled] {
        assert!(agrees(over, Kind::Interview), "{over:?}");
    }
}

#[test]
fn a_cohort_is_counted_by_offer_where_there_is_one_and_by_stage_where_not() {
    let issue = event(day(6, 15), issued_until(day(7, 31)));
    let with = |then: Vec<OfferEvent>| {
        let mut events = vec![issue.clone()];
        events.extend(then);
        standing(&events)
    };
    for (offer, stage, counted) in [
        (None, StageKind::Applied, CohortStanding::Applied),
        (None, StageKind::Rejected, CohortStanding::Rejected),
        (None, StageKind::Accepted, CohortStanding::Accepted),
        (
            Some(standing(&[])),
            StageKind::Interview,
            CohortStanding::Interview,
        ),
        (
            Some(with(vec![])),
            StageKind::Offer,
            CohortStanding::Offered,
        ),
        (
            Some(with(vec![event(day(7, 1), DECLINED)])),
            StageKind::Declined,
            CohortStanding::Declined,
        ),
        (
            Some(with(vec![event(day(7, 1), WITHDRAWN)])),
            StageKind::Declined,
            CohortStanding::Withdrawn,
        ),
        (
            Some(with(vec![
                event(day(7, 1), ACCEPTED),
                event(day(7, 2), WITHDRAWN),
            ])),
            StageKind::Declined,
            CohortStanding::WithdrawnAfterAcceptance,
        ),
        (
            Some(with(vec![
                event(day(7, 1), proposed()),
                event(day(7, 2), cancelled(told(day(7, 1)))),
            ])),
            StageKind::Rejected,
            CohortStanding::Cancelled,
        ),
    ] {
        assert_eq!(cohort_standing(offer.as_ref(), stage), counted);
    }
    let counts = count_standings([
        CohortStanding::Rejected,
        CohortStanding::Offered,
        CohortStanding::Rejected,
    ]);
    assert_eq!(
        counts
            .iter()
            .map(|count| (count.standing, count.count))
            .collect::<Vec<_>>(),
        [(CohortStanding::Offered, 1), (CohortStanding::Rejected, 2)]
    );
}

#[test]
fn tasks_are_what_the_day_makes_of_the_offers() {
    let row = |id: i64, state, reply_by: Option<NaiveDate>, joins_on, joined_on| OfferRow {
        id: OfferId(id),
        application: ApplicationId(id),
        recruitment: RecruitmentId(1),
        person: PersonId(id),
        name: String::new(),
        reading: None,
        school: None,
        assignee: None,
        state,
        state_on: day(6, 15),
        issued_on: Some(day(6, 15)),
        reply_by,
        days_left: reply_by.map(|by| (by - day(8, 1)).num_days()),
        extensions: 0,
        accepted_on: None,
        reply: None,
        joins_on,
        joined_on,
        site: None,
        duties: None,
        remark: None,
        proposal: None,
    };
    let issued = |id, month, date| {
        row(
            id,
            OfferState::Issued,
            Some(day(month, date)),
            april(1),
            None,
        )
    };
    let accepted =
        |id, joins_on, joined_on| row(id, OfferState::Accepted, None, joins_on, joined_on);
    let found = tasks(
        vec![
            issued(1, 7, 31),
            issued(2, 7, 30),
            issued(3, 8, 1),
            issued(4, 8, 4),
            issued(5, 8, 5),
            accepted(6, day(8, 1), None),
            accepted(7, day(8, 1), None),
            accepted(8, day(8, 2), None),
            accepted(9, day(7, 1), Some(day(7, 1))),
            row(10, OfferState::Declined, Some(day(7, 1)), day(7, 2), None),
        ],
        day(8, 1),
    );
    let ids = |rows: &[OfferRow]| rows.iter().map(|row| row.id.0).collect::<Vec<_>>();
    assert_eq!(ids(&found.overdue), [2, 1]);
    assert_eq!(ids(&found.due_soon), [3, 4]);
    assert_eq!(found.join_due.len(), 1);
    assert_eq!(ids(&found.join_due[0]), [6, 7]);
}
