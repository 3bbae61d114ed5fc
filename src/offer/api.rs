//! Commands on offers.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::rules::{self, Candidate, Places};
use super::store::{self, Taken, Which};
use super::{
    AskedBy, CancelGround, LeavingReason, OfferEvent, OfferFact, OfferFacts, OfferRow, OfferTerms,
    OverPlaces, PersonStatus, ReplyTime, Share, StandingCount, Told, WithdrawnWhen,
};
use crate::api::{Act, Query};
use crate::kernel::error::OfferRefusal;
use crate::kernel::field::{self, LINE, TEXT};
use crate::kernel::id::{ApplicationId, OfferId, PersonId, RecruitmentId, UserId};
use crate::kernel::operation::{Operation, Summary};
use crate::kernel::{ApiError, Result};
use crate::recruitment::{self, StageKind};
use crate::store::{Outcome, Reader, Tx};
use crate::{application, joining, person};

/// `offer.list`: a recruitment's offers and its whole cohort, as of a day.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct OfferList {
    pub recruitment: RecruitmentId,
    /// The day asked about; absent: today.
    #[ts(optional = nullable)]
    pub as_of: Option<NaiveDate>,
}

/// A recruitment's offers as of a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "plain")]
pub struct OfferCohort {
    pub as_of: NaiveDate,
    /// Places; absent where no number was set.
    pub target: Option<u32>,
    /// Everybody who had applied by then, by where they stood.
    pub counts: Vec<StandingCount>,
    /// No reply, and the day was over: the office asks whoever is in charge, nothing else happens.
    pub ask_about: Vec<OfferId>,
    /// Of those to whom an offer was made, how many accepted and still stand by it.
    pub accepted: Share,
    /// Of those to whom an offer was made, how many have started work.
    pub joined: Share,
    /// By the reading of the names.
    pub rows: Vec<OfferRow>,
}

/// `offer.of_person`
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct OfferOfPerson {
    pub person: PersonId,
}

/// A person's offers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PersonOffers {
    /// Where the person stands on the way.
    pub status: Option<PersonStatus>,
    /// Latest application first, within one the latest offer first.
    pub offers: Vec<OfferDetail>,
    /// Applications to which no offer is under way.
    pub applications: Vec<OfferableApplication>,
}

/// An offer with its history.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "plain")]
pub struct OfferDetail {
    pub row: OfferRow,
    pub recruitment_name: String,
    /// First to last.
    pub events: Vec<OfferEvent>,
    /// Whether whoever asks may confirm a cancellation that was proposed, as a second person.
    pub confirmation: Confirmation,
}

/// Who is needed for a cancellation that was proposed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Confirmation {
    /// None was proposed.
    NotAsked,
    /// Whoever asks proposed it: somebody else has to confirm.
    BySomebodyElse,
    /// Whoever asks may, as far as persons go.
    ByMe,
}

impl Confirmation {
    /// Who is needed, as seen by this user.
    pub fn of(row: &OfferRow, user: UserId) -> Self {
        match &row.proposal {
            None => Self::NotAsked,
            Some(proposal) if proposal.user == user => Self::BySomebodyElse,
            Some(_) => Self::ByMe,
        }
    }
}

/// An application to which an offer could go.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "plain")]
pub struct OfferableApplication {
    pub application: ApplicationId,
    pub recruitment: RecruitmentId,
    pub recruitment_name: String,
    /// What stands in the way.
    pub refusal: Option<ApiError>,
}

/// `offer.draft`: writes drafts, the same for all; what differs is changed in each.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct OfferDraft {
    pub applications: Vec<ApplicationId>,
    pub terms: OfferTerms,
}

/// `offer.update`: what a draft says.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct OfferUpdate {
    pub offer: OfferId,
    pub terms: OfferTerms,
}

/// `offer.discard`: drafts that go nowhere.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct OfferDiscard {
    pub offers: Vec<OfferId>,
}

/// `offer.issue` and, without doing it, `offer.check`. All of them or none.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct OfferIssue {
    pub to: OfferTo,
    /// The day of issue; absent: today.
    #[ts(optional = nullable)]
    pub on: Option<NaiveDate>,
    #[serde(default)]
    #[ts(optional, as = "Option<OverPlaces>")]
    pub over_places: OverPlaces,
}

/// To whom offers go.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub enum OfferTo {
    /// Straight to these applications, the same for all.
    Applications {
        applications: Vec<ApplicationId>,
        terms: OfferTerms,
    },
    /// By drafts that were written before, each on its own terms.
    Drafts { offers: Vec<OfferId> },
}

/// What `offer.issue` would do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "plain")]
pub struct OfferCheck {
    /// In the order asked for.
    pub lines: Vec<OfferCheckLine>,
    pub places: Vec<PlacesCheck>,
}

/// One of those asked about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "plain")]
pub struct OfferCheckLine {
    pub application: ApplicationId,
    pub person: PersonId,
    pub name: String,
    /// What stands in the way; nothing: an offer can go there.
    pub refusal: Option<ApiError>,
}

/// The places of one of the recruitments asked about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "plain")]
pub struct PlacesCheck {
    pub recruitment: RecruitmentId,
    pub target: Option<u32>,
    /// Taken today, accepted and waiting for a reply.
    pub taken: u32,
    /// Taken if all of these were issued.
    pub after: u32,
}

/// `offer.extend`
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct OfferExtend {
    pub offer: OfferId,
    /// Later than the present one.
    pub reply_by: NaiveDate,
    #[ts(optional = nullable)]
    pub on: Option<NaiveDate>,
    #[ts(optional = nullable)]
    pub words: Option<String>,
}

/// `offer.set_joining`: another planned first day of work.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct OfferSetJoining {
    pub offer: OfferId,
    pub joins_on: NaiveDate,
    pub asked_by: AskedBy,
    /// Needed where the office puts the day off.
    #[serde(default)]
    #[ts(optional, as = "Option<Told>")]
    pub told: Told,
    #[ts(optional = nullable)]
    pub on: Option<NaiveDate>,
    #[ts(optional = nullable)]
    pub words: Option<String>,
}

/// `offer.accept`. A late acceptance counts, and is marked.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct OfferAccept {
    pub offer: OfferId,
    #[ts(optional = nullable)]
    pub on: Option<NaiveDate>,
    #[serde(default)]
    #[ts(optional, as = "Option<OverPlaces>")]
    pub over_places: OverPlaces,
}

/// `offer.decline` (the answer is no) and `offer.withdraw` (stepping back, before or after acceptance).
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct OfferLeaving {
    pub offer: OfferId,
    #[ts(optional = nullable)]
    pub on: Option<NaiveDate>,
    pub reason: LeavingReason,
    /// In the person's words, if they gave any.
    #[ts(optional = nullable)]
    pub words: Option<String>,
}

/// `offer.decline`
pub type OfferDecline = OfferLeaving;
/// `offer.withdraw`
pub type OfferWithdraw = OfferLeaving;

/// `offer.propose_cancel`: by one person, for a second one to look at.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct OfferProposeCancel {
    pub offer: OfferId,
    #[ts(optional = nullable)]
    pub on: Option<NaiveDate>,
    pub ground: CancelGround,
    /// The facts, in words.
    pub words: String,
}

/// `offer.drop_cancel`
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct OfferDropCancel {
    pub offer: OfferId,
    #[ts(optional = nullable)]
    pub on: Option<NaiveDate>,
    #[ts(optional = nullable)]
    pub words: Option<String>,
}

/// `offer.confirm_cancel`: by somebody else than whoever proposed it.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct OfferConfirmCancel {
    pub offer: OfferId,
    #[ts(optional = nullable)]
    pub on: Option<NaiveDate>,
    pub told: Told,
}

// -- reading ---------------------------------------------------------------------------------------

/// `offer.list`
pub(crate) fn list(q: &Query<'_>, request: OfferList) -> Result<OfferCohort> {
    let as_of = request.as_of.unwrap_or(q.today);
    let target = recruitment::load(q.db, request.recruitment)?.target;
    let rows = store::rows_with_events(q.db, Which::Recruitment(request.recruitment), as_of)?;
    // Of several offers for an application, the last one that was told counts.
    let mut last = std::collections::HashMap::new();
    for (row, events) in &rows {
        let standing = rules::standing(events);
        if standing.issued_on.is_none() {
            continue;
        }
        let slot = last.entry(row.application).or_insert((row.id, None));
        if slot.1.is_none() || slot.0 < row.id {
            *slot = (row.id, Some(standing));
        }
    }
    let stages = store::stages_on(q.db, request.recruitment, as_of)?;
    let standings = stages.iter().map(|(application, kind)| {
        let offer = last
            .get(application)
            .and_then(|(_, standing)| standing.as_ref());
        rules::cohort_standing(offer, *kind)
    });
    let counts = rules::count_standings(standings);
    let count = |counts: &dyn Fn(&OfferRow) -> bool| {
        u32::try_from(rows.iter().filter(|(row, _)| counts(row)).count()).unwrap_or(u32::MAX)
    };
    let offered = count(&|row| row.issued_on.is_some());
    Ok(OfferCohort {
        as_of,
        target,
        counts,
        ask_about: rows
            .iter()
            .filter(|(row, _)| rules::is_overdue(row.state, row.reply_by, as_of))
            .map(|(row, _)| row.id)
            .collect(),
        accepted: rules::share(
            count(&|row| row.state == super::OfferState::Accepted),
            offered,
        ),
        joined: rules::share(count(&|row| row.joined_on.is_some()), offered),
        rows: rows.into_iter().map(|(row, _)| row).collect(),
    })
}

/// `offer.of_person`
pub(crate) fn of_person(q: &Query<'_>, request: OfferOfPerson) -> Result<PersonOffers> {
    let person = request.person;
    let known = store::applications_of(q.db, person)?;
    let name_of = |application| {
        let mut known = known.iter().enumerate();
        known
            .find(|(_, (id, ..))| *id == application)
            .map(|(place, (.., name))| (place, name.clone()))
            .unwrap_or_default()
    };
    let mut offers: Vec<OfferDetail> =
        store::rows_with_events(q.db, Which::Person(person), q.today)?
            .into_iter()
            .map(|(row, events)| OfferDetail {
                recruitment_name: name_of(row.application).1,
                confirmation: Confirmation::of(&row, q.actor.user),
                events,
                row,
            })
            .collect();
    offers.sort_by_key(|detail| {
        (
            name_of(detail.row.application).0,
            std::cmp::Reverse(detail.row.id),
        )
    });
    let is_under_way = |application| {
        offers.iter().any(|detail| {
            detail.row.application == application
                && (detail.row.state.stands() || detail.row.state == super::OfferState::Draft)
        })
    };
    let mut applications = Vec::new();
    for (application, recruitment, recruitment_name) in known.iter().cloned() {
        if is_under_way(application) {
            continue;
        }
        let refusal = store::candidate(q.db, application, None)?.check().err();
        applications.push(OfferableApplication {
            application,
            recruitment,
            recruitment_name,
            refusal,
        });
    }
    Ok(PersonOffers {
        status: store::status(q.db, person)?,
        offers,
        applications,
    })
}

/// `offer.check`
pub(crate) fn check(q: &Query<'_>, request: OfferIssue) -> Result<OfferCheck> {
    let on = field::past("on", request.on.unwrap_or(q.today), q.today)?;
    let plan = Plan::make(q.db, request.to, on, request.over_places)?;
    let mut lines = Vec::new();
    for planned in plan.planned {
        lines.push(OfferCheckLine {
            application: planned.candidate.application,
            person: planned.candidate.person,
            name: person::living(q.db, planned.candidate.person, q.today)
                .map(|facts| facts.name)
                .unwrap_or_default(),
            refusal: planned.refusal,
        });
    }
    Ok(OfferCheck {
        lines,
        places: plan.places,
    })
}

// -- writing and issuing ---------------------------------------------------------------------------

/// Terms as they are stored.
fn read_terms(terms: &OfferTerms) -> Result<OfferTerms> {
    let line = |name, text: &Option<String>| field::optional(name, text.as_deref(), LINE);
    let reply_by = terms.reply_by.map(|day| field::day("reply_by", day));
    let read = OfferTerms {
        reply_by: reply_by.transpose()?,
        joins_on: field::day("joins_on", terms.joins_on)?,
        site: line("site", &terms.site)?,
        duties: line("duties", &terms.duties)?,
        remark: field::optional("remark", terms.remark.as_deref(), TEXT)?,
    };
    if let Some(reply_by) = read.reply_by {
        rules::in_order("reply_by", reply_by, "joins_on", read.joins_on)?;
    }
    Ok(read)
}

/// One offer that would be issued.
struct Planned {
    candidate: Candidate,
    /// The draft it comes from.
    own: Option<OfferId>,
    terms: OfferTerms,
    refusal: Option<ApiError>,
}

/// All offers that would be issued in one act.
struct Plan {
    planned: Vec<Planned>,
    places: Vec<PlacesCheck>,
}

impl Plan {
    /// Looks at each in turn; a place goes to whoever comes first.
    fn make(db: &Reader<'_>, to: OfferTo, on: NaiveDate, over: OverPlaces) -> Result<Self> {
        let mut asked = Vec::new();
        match to {
            OfferTo::Applications {
                applications,
                terms,
            } => {
                let terms = read_terms(&terms)?;
                rules::standing(&[]).check(&rules::issued(&terms)?, on)?;
                for application in field::some_of("applications", applications)? {
                    let candidate = store::candidate(db, application, None)?;
                    let refusal = candidate.check().err();
                    asked.push(Planned {
                        candidate,
                        own: None,
                        terms: terms.clone(),
                        refusal,
                    });
                }
            }
            OfferTo::Drafts { offers } => {
                for offer in field::some_of("offers", offers)? {
                    let facts = super::load(db, offer)?;
                    let candidate = store::candidate(db, facts.application, Some(offer))?;
                    let refusal = candidate
                        .check()
                        .and_then(|()| rules::issued(&facts.terms))
                        .and_then(|fact| facts.standing.check(&fact, on))
                        .err();
                    asked.push(Planned {
                        candidate,
                        own: Some(offer),
                        terms: facts.terms,
                        refusal,
                    });
                }
            }
        }
        let mut plan = Self {
            planned: asked,
            places: Vec::new(),
        };
        plan.look_at_stages(db, on)?;
        plan.give_places(db, over)?;
        Ok(plan)
    }

    /// The application has to be able to go to a stage of offer, on that day.
    fn look_at_stages(&mut self, db: &Reader<'_>, on: NaiveDate) -> Result<()> {
        for planned in &mut self.planned {
            if planned.refusal.is_some() || !planned.candidate.moves() {
                continue;
            }
            let place = application::place(db, planned.candidate.application)?;
            let stages = recruitment::stages(db, planned.candidate.recruitment)?;
            planned.refusal = if !stages.iter().any(|stage| stage.kind == StageKind::Offer) {
                Some(ApiError::OfferStageMissing {
                    stage_kind: StageKind::Offer.key().to_owned(),
                })
            } else if on < place.stage_on {
                Some(ApiError::MovedBefore {
                    earliest: place.stage_on.to_string(),
                })
            } else {
                None
            };
        }
        Ok(())
    }

    fn give_places(&mut self, db: &Reader<'_>, over: OverPlaces) -> Result<()> {
        let mut known: Vec<(Places, PlacesCheck)> = Vec::new();
        for planned in &mut self.planned {
            let recruitment = planned.candidate.recruitment;
            let at = match known
                .iter()
                .position(|(_, check)| check.recruitment == recruitment)
            {
                Some(at) => at,
                None => {
                    let places = store::places(db, recruitment, Taken::OpenAndAccepted)?;
                    let taken = places.count();
                    let check = PlacesCheck {
                        recruitment,
                        target: places.target,
                        taken,
                        after: taken,
                    };
                    known.push((places, check));
                    known.len() - 1
                }
            };
            let Some((places, _)) = known.get_mut(at) else {
                continue;
            };
            if planned.refusal.is_none() {
                let application = planned.candidate.application;
                planned.refusal = places.take(application, over).err();
            }
        }
        for (places, check) in &mut known {
            let refused = self.planned.iter().filter(|planned| {
                planned.candidate.recruitment == check.recruitment
                    && matches!(planned.refusal, Some(ApiError::OfferPlacesTaken { .. }))
            });
            check.after = places
                .count()
                .saturating_add(u32::try_from(refused.count()).unwrap_or(u32::MAX));
        }
        self.places = known.into_iter().map(|(_, check)| check).collect();
        Ok(())
    }

    fn refuse(&self) -> Result<(), ApiError> {
        let refusals = self
            .planned
            .iter()
            .filter_map(|planned| {
                Some(OfferRefusal {
                    application: planned.candidate.application,
                    refusal: Box::new(planned.refusal.clone()?),
                })
            })
            .collect();
        rules::refuse(self.planned.len(), refusals)
    }
}

/// A summary over one person by name, or several by number.
fn over(tx: &Tx<'_>, operation: Operation, people: &[PersonId]) -> Result<Summary> {
    Ok(match people {
        [person] => Summary::new(operation).subject(person::living_name(tx, *person)?),
        several => Summary::new(operation).count(several.len()),
    })
}

/// `offer.draft`
pub(crate) fn draft(act: &Act<'_>, request: OfferDraft) -> Result<Outcome<Vec<OfferId>>> {
    let terms = read_terms(&request.terms)?;
    let applications = field::some_of("applications", request.applications)?;
    act.transact(Operation::OfferDraft, |tx| {
        let mut candidates = Vec::new();
        let mut refusals = Vec::new();
        for application in &applications {
            let candidate = store::candidate(tx, *application, None)?;
            if let Err(refusal) = candidate.check() {
                refusals.push(OfferRefusal {
                    application: *application,
                    refusal: Box::new(refusal),
                });
            }
            candidates.push(candidate);
        }
        rules::refuse(applications.len(), refusals)?;
        let mut offers = Vec::new();
        for (done, candidate) in candidates.iter().enumerate() {
            act.call.progress(done, candidates.len())?;
            offers.push(store::insert(
                tx,
                candidate.application,
                candidate.person,
                &terms,
            )?);
        }
        let people: Vec<PersonId> = candidates.iter().map(|one| one.person).collect();
        Ok((offers, over(tx, Operation::OfferDraft, &people)?))
    })
}

/// `offer.update`
pub(crate) fn update(act: &Act<'_>, request: OfferUpdate) -> Result<Outcome<()>> {
    let terms = read_terms(&request.terms)?;
    act.transact(Operation::OfferUpdate, |tx| {
        let facts = draft_of(tx, request.offer)?;
        store::update(tx, request.offer, &terms)?;
        Ok(((), over(tx, Operation::OfferUpdate, &[facts.person])?))
    })
}

/// `offer.discard`
pub(crate) fn discard(act: &Act<'_>, request: OfferDiscard) -> Result<Outcome<()>> {
    let offers = field::some_of("offers", request.offers)?;
    act.transact(Operation::OfferDiscard, |tx| {
        let mut people = Vec::new();
        for offer in &offers {
            people.push(draft_of(tx, *offer)?.person);
            store::delete(tx, *offer)?;
        }
        Ok(((), over(tx, Operation::OfferDiscard, &people)?))
    })
}

fn draft_of(tx: &Tx<'_>, offer: OfferId) -> Result<OfferFacts> {
    let facts = super::load(tx, offer)?;
    if facts.standing.state != super::OfferState::Draft {
        return Err(ApiError::OfferNotDraft {}.into());
    }
    Ok(facts)
}

/// `offer.issue`
pub(crate) fn issue(act: &Act<'_>, request: OfferIssue) -> Result<Outcome<Vec<OfferId>>> {
    let today = act.today();
    let on = field::past("on", request.on.unwrap_or(today), today)?;
    act.transact(Operation::OfferIssue, |tx| {
        let plan = Plan::make(tx, request.to.clone(), on, request.over_places)?;
        plan.refuse()?;
        let mut offers = Vec::new();
        let mut people = Vec::new();
        for (done, planned) in plan.planned.iter().enumerate() {
            act.call.progress(done, plan.planned.len())?;
            let Planned {
                candidate,
                own,
                terms,
                ..
            } = planned;
            let offer = match own {
                Some(own) => *own,
                None => store::insert(tx, candidate.application, candidate.person, terms)?,
            };
            if candidate.moves() {
                application::bring_to(tx, candidate.application, StageKind::Offer, on, None)?;
            }
            store::append(tx, offer, on, &rules::issued(terms)?)?;
            offers.push(offer);
            people.push(candidate.person);
        }
        Ok((offers, over(tx, Operation::OfferIssue, &people)?))
    })
}

// -- what happens to an issued offer ---------------------------------------------------------------

/// Records a fact: checks it against what stands, moves the application along, writes both down.
fn happen(
    act: &Act<'_>,
    operation: Operation,
    offer: OfferId,
    on: Option<NaiveDate>,
    make: impl FnOnce(&Tx<'_>, &OfferFacts, NaiveDate) -> Result<OfferFact>,
) -> Result<Outcome<OfferFact>> {
    let today = act.today();
    let on = field::past("on", on.unwrap_or(today), today)?;
    act.transact(operation, |tx| {
        let facts = super::load(tx, offer)?;
        if joining::joined_on(tx, offer)?.is_some() {
            return Err(ApiError::OfferJoined {}.into());
        }
        let mut summary = over(tx, operation, &[facts.person])?;
        let fact = make(tx, &facts, on)?;
        facts.standing.check(&fact, on)?;
        if let Some(kind) = rules::moves_to(&fact) {
            let reason = rules::move_reason(&fact);
            application::bring_to(tx, facts.application, kind, on, reason.as_deref())?;
        }
        store::append(tx, offer, on, &fact)?;
        summary.object = rules::day_in(&fact).map(|day| day.to_string());
        summary.reason = rules::words_in(&fact);
        Ok((fact, summary))
    })
}

/// An outcome that says no more than that it was done, or a part of what it was.
fn tell<T, U>(outcome: Outcome<T>, part: impl FnOnce(T) -> U) -> Outcome<U> {
    Outcome {
        value: part(outcome.value),
        changed: outcome.changed,
        undo: outcome.undo,
    }
}

fn words(text: Option<&str>) -> Result<Option<String>> {
    Ok(field::optional("words", text, TEXT)?)
}

/// `offer.extend`
pub(crate) fn extend(act: &Act<'_>, request: OfferExtend) -> Result<Outcome<()>> {
    let words = words(request.words.as_deref())?;
    let reply_by = field::day("reply_by", request.reply_by)?;
    let outcome = happen(
        act,
        Operation::OfferExtend,
        request.offer,
        request.on,
        |_, _, _| Ok(OfferFact::Extended { reply_by, words }),
    )?;
    Ok(tell(outcome, |_| ()))
}

/// `offer.set_joining`
pub(crate) fn set_joining(act: &Act<'_>, request: OfferSetJoining) -> Result<Outcome<()>> {
    let words = words(request.words.as_deref())?;
    let joins_on = field::day("joins_on", request.joins_on)?;
    let (asked_by, told) = (request.asked_by, request.told);
    let outcome = happen(
        act,
        Operation::OfferSetJoining,
        request.offer,
        request.on,
        |_, _, _| {
            Ok(OfferFact::Rescheduled {
                joins_on,
                asked_by,
                told,
                words,
            })
        },
    )?;
    Ok(tell(outcome, |_| ()))
}

/// `offer.accept`
pub(crate) fn accept(act: &Act<'_>, request: OfferAccept) -> Result<Outcome<ReplyTime>> {
    let outcome = happen(
        act,
        Operation::OfferAccept,
        request.offer,
        request.on,
        |tx, facts, on| {
            let fact = OfferFact::Accepted {
                reply: rules::reply_time(facts.standing.reply_by, on),
            };
            // What the offer itself says comes before how many others there are.
            facts.standing.check(&fact, on)?;
            store::places(tx, facts.recruitment, Taken::Accepted)?
                .take(facts.application, request.over_places)?;
            Ok(fact)
        },
    )?;
    Ok(tell(outcome, |fact| match fact {
        OfferFact::Accepted { reply } => reply,
        _ => unreachable!("an acceptance was recorded"),
    }))
}

/// `offer.decline`
pub(crate) fn decline(act: &Act<'_>, request: OfferDecline) -> Result<Outcome<()>> {
    let words = words(request.words.as_deref())?;
    let reason = request.reason;
    let outcome = happen(
        act,
        Operation::OfferDecline,
        request.offer,
        request.on,
        |_, _, _| Ok(OfferFact::Declined { reason, words }),
    )?;
    Ok(tell(outcome, |_| ()))
}

/// `offer.withdraw`
pub(crate) fn withdraw(act: &Act<'_>, request: OfferWithdraw) -> Result<Outcome<WithdrawnWhen>> {
    let words = words(request.words.as_deref())?;
    let reason = request.reason;
    let outcome = happen(
        act,
        Operation::OfferWithdraw,
        request.offer,
        request.on,
        |_, facts, _| {
            Ok(OfferFact::Withdrawn {
                when: facts.standing.withdrawn_when(),
                reason,
                words,
            })
        },
    )?;
    Ok(tell(outcome, |fact| match fact {
        OfferFact::Withdrawn { when, .. } => when,
        _ => unreachable!("a withdrawal was recorded"),
    }))
}

/// `offer.propose_cancel`
pub(crate) fn propose_cancel(act: &Act<'_>, request: OfferProposeCancel) -> Result<Outcome<()>> {
    let words = field::required("words", &request.words, TEXT)?;
    let ground = request.ground;
    let outcome = happen(
        act,
        Operation::OfferProposeCancel,
        request.offer,
        request.on,
        |_, _, _| Ok(OfferFact::Proposed { ground, words }),
    )?;
    Ok(tell(outcome, |_| ()))
}

/// `offer.drop_cancel`
pub(crate) fn drop_cancel(act: &Act<'_>, request: OfferDropCancel) -> Result<Outcome<()>> {
    let words = words(request.words.as_deref())?;
    let outcome = happen(
        act,
        Operation::OfferDropCancel,
        request.offer,
        request.on,
        |_, _, _| Ok(OfferFact::Dropped { words }),
    )?;
    Ok(tell(outcome, |_| ()))
}

/// `offer.confirm_cancel`
pub(crate) fn confirm_cancel(act: &Act<'_>, request: OfferConfirmCancel) -> Result<Outcome<()>> {
    let told = request.told;
    let outcome = happen(
        act,
        Operation::OfferConfirmCancel,
        request.offer,
        request.on,
        |tx, facts, _| {
            let proposal = facts.standing.check_proposal()?;
            let person = person::living(tx, facts.person, tx.today)?;
            rules::check_confirmation(proposal, tx.user, person.graduate_kind, &told)?;
            Ok(OfferFact::Cancelled {
                ground: proposal.ground,
                words: proposal.words.clone(),
                told,
            })
        },
    )?;
    Ok(tell(outcome, |_| ()))
}
