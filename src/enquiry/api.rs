//! Commands on questions, answers and the FAQ.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::rules::{Marks, gives_away};
use super::store::{self, EnquiryRecord, NewEnquiry};
use super::{Enquiry, Faq};
use crate::api::{Act, Query};
use crate::application::AssigneeFilter;
use crate::exchange::Channel;
use crate::kernel::error::{Noun, OrNotFound};
use crate::kernel::field::{self, LINE, TEXT};
use crate::kernel::id::{
    EnquiryAnswerId, EnquiryId, EventId, FaqId, PersonId, RecruitmentId, UserId,
};
use crate::kernel::operation::{Operation, Summary};
use crate::kernel::{ApiError, Result};
use crate::store::{Outcome, Reader, Tx};
use crate::{application, person};

/// A part of the ledger. Empty and absent values do not narrow it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields, default)]
#[allow(missing_docs, reason = "plain")]
pub struct EnquiryFilter {
    /// Words to find in question, answers, name or reading.
    pub text: String,
    pub state: EnquiryState,
    /// Who answers.
    pub assignee: AssigneeFilter,
    pub channel: Option<Channel>,
    pub person: Option<PersonId>,
    /// Only of those who applied to it.
    pub recruitment: Option<RecruitmentId>,
}

/// Open questions, closed ones, or all.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs, reason = "plain")]
pub enum EnquiryState {
    #[default]
    All,
    Open,
    Closed,
}

/// `enquiry.list`: open ones on top, oldest first; then the closed ones, latest first.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct EnquiryList {
    pub filter: EnquiryFilter,
    pub offset: u32,
    /// At most 1,000.
    pub limit: u32,
}

/// A page of the ledger.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "plain")]
pub struct EnquiryPage {
    pub total: i64,
    /// Of those, how many are open.
    pub open: i64,
    pub rows: Vec<Enquiry>,
}

/// `enquiry.figures`
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct EnquiryFiguresLoad {
    /// Only of those who applied to it; absent: of everybody.
    pub recruitment: Option<RecruitmentId>,
}

/// How questions fare.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "plain")]
pub struct EnquiryFigures {
    pub asked: i64,
    pub open: i64,
    /// Days since the oldest open one was asked.
    pub oldest_open_days: Option<i64>,
    /// With at least one answer.
    pub answered: i64,
    /// Median time to the first answer of those, in whole minutes.
    pub median_minutes: Option<i64>,
}

/// `enquiry.record`
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "as in the table")]
pub struct EnquiryRecordNew {
    pub person: PersonId,
    pub question: String,
    pub channel: Channel,
    /// Who answers.
    pub assignee: Option<UserId>,
    pub event: Option<EventId>,
    /// The day at the office; absent: today.
    pub asked_on: Option<NaiveDate>,
    /// The time of day as people write it; absent: now, or noon of another day.
    pub asked_time: Option<String>,
}

/// `enquiry.update`
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "as in the table")]
pub struct EnquiryUpdate {
    pub enquiry: EnquiryId,
    pub question: String,
    pub channel: Channel,
    pub assignee: Option<UserId>,
    pub event: Option<EventId>,
    pub asked_on: NaiveDate,
    pub asked_time: String,
}

/// `enquiry.remove`, `enquiry.close` and `enquiry.reopen`
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct EnquiryRef {
    pub enquiry: EnquiryId,
}

/// What becomes of the question once it is answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum AfterAnswer {
    /// That was it.
    Close,
    /// It goes on.
    LeaveOpen,
}

/// `answer.give`
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "as in the table")]
pub struct AnswerGive {
    pub enquiry: EnquiryId,
    pub answer: String,
    pub channel: Channel,
    /// The day at the office; absent: today.
    pub answered_on: Option<NaiveDate>,
    /// The time of day as people write it; absent: now, or noon of another day.
    pub answered_time: Option<String>,
    pub then: AfterAnswer,
}

/// `answer.update`
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "as in the table")]
pub struct AnswerUpdate {
    pub answer_id: EnquiryAnswerId,
    pub answer: String,
    pub channel: Channel,
    pub answered_on: NaiveDate,
    pub answered_time: String,
}

/// `answer.remove`
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct AnswerRef {
    pub answer_id: EnquiryAnswerId,
}

/// `faq.list`
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct FaqList {
    /// Words to find in topic, question or answer.
    pub text: String,
    pub scope: FaqScope,
}

/// Which of the FAQ.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum FaqScope {
    /// Those offered when answering.
    Current,
    /// Retired ones too, last.
    All,
}

/// Whether a text that still says whose it was is refused or kept knowingly.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Naming {
    /// Refused: the user looks at it once more.
    Refuse,
    /// The user looked at it: it names nobody, or is meant to.
    Keep,
}

/// `faq.save`: a new one without id, a corrected one with it.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "as in the table")]
pub struct FaqSave {
    pub faq: Option<FaqId>,
    pub topic: Option<String>,
    pub question: String,
    pub answer: String,
    /// The question it comes from, for a new one.
    pub enquiry: Option<EnquiryId>,
    pub naming: Naming,
}

/// `faq.retire` and `faq.reinstate`
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct FaqRef {
    pub faq: FaqId,
}

// -- questions -------------------------------------------------------------------------------------

/// The most questions a page holds.
const PAGE: u32 = 1_000;

/// `enquiry.list`
pub(crate) fn list(q: &Query<'_>, request: EnquiryList) -> Result<EnquiryPage> {
    store::page(
        q.db,
        &request.filter,
        request.offset,
        request.limit.min(PAGE),
        q.today,
    )
}

/// `enquiry.figures`
pub(crate) fn figures(q: &Query<'_>, request: EnquiryFiguresLoad) -> Result<EnquiryFigures> {
    store::figures(q.db, request.recruitment, q.today)
}

/// Who answers must be able to, and the event must be there.
fn check_named(tx: &Tx<'_>, assignee: Option<UserId>, event: Option<EventId>) -> Result<()> {
    if let Some(user) = assignee
        && !application::is_assignable(tx, user)?
    {
        return None.or_not_found(Noun::User);
    }
    if let Some(event) = event
        && !store::has_event(tx, event)?
    {
        return Err(ApiError::RequestInvalid {
            at: "event".to_owned(),
        }
        .into());
    }
    Ok(())
}

/// `enquiry.record`
pub(crate) fn record(act: &Act<'_>, request: EnquiryRecordNew) -> Result<Outcome<EnquiryId>> {
    let question = field::required("question", &request.question, TEXT)?;
    let asked_at = field::moment(
        ("asked_on", request.asked_on),
        ("asked_time", request.asked_time.as_deref()),
        act.clock,
    )?;
    act.transact(Operation::EnquiryRecord, |tx| {
        let name = person::living_name(tx, request.person)?;
        check_named(tx, request.assignee, request.event)?;
        let id = store::insert(
            tx,
            request.person,
            &NewEnquiry {
                asked_at: &asked_at,
                channel: request.channel,
                question: &question,
                assignee: request.assignee,
                event: request.event,
            },
        )?;
        Ok((id, Summary::new(Operation::EnquiryRecord).subject(name)))
    })
}

/// `enquiry.update`
pub(crate) fn update(act: &Act<'_>, request: EnquiryUpdate) -> Result<Outcome<()>> {
    let question = field::required("question", &request.question, TEXT)?;
    let asked_at = field::moment(
        ("asked_on", Some(request.asked_on)),
        ("asked_time", Some(&request.asked_time)),
        act.clock,
    )?;
    act.transact(Operation::EnquiryUpdate, |tx| {
        let (_, name) = load(tx, request.enquiry)?;
        check_named(tx, request.assignee, request.event)?;
        let first = store::first_answered_at(tx, request.enquiry)?;
        if first.is_some_and(|first| first < asked_at) {
            return Err(ApiError::AnsweredBefore {}.into());
        }
        store::update(
            tx,
            request.enquiry,
            &NewEnquiry {
                asked_at: &asked_at,
                channel: request.channel,
                question: &question,
                assignee: request.assignee,
                event: request.event,
            },
        )?;
        Ok(((), Summary::new(Operation::EnquiryUpdate).subject(name)))
    })
}

/// A question and the name of whoever asked it.
fn load(tx: &Tx<'_>, enquiry: EnquiryId) -> Result<(EnquiryRecord, String)> {
    let record = store::load(tx, enquiry)?;
    let name = person::living_name(tx, record.person)?;
    Ok((record, name))
}

/// An act on one question as a whole.
fn on_one(
    act: &Act<'_>,
    operation: Operation,
    enquiry: EnquiryId,
    work: impl FnOnce(&Tx<'_>) -> Result<()>,
) -> Result<Outcome<()>> {
    act.transact(operation, |tx| {
        let (_, name) = load(tx, enquiry)?;
        work(tx)?;
        Ok(((), Summary::new(operation).subject(name)))
    })
}

/// `enquiry.remove`
pub(crate) fn remove(act: &Act<'_>, request: EnquiryRef) -> Result<Outcome<()>> {
    let id = request.enquiry;
    on_one(act, Operation::EnquiryRemove, id, |tx| {
        store::delete(tx, id)
    })
}

/// `enquiry.close`
pub(crate) fn close(act: &Act<'_>, request: EnquiryRef) -> Result<Outcome<()>> {
    let id = request.enquiry;
    on_one(act, Operation::EnquiryClose, id, |tx| store::close(tx, id))
}

/// `enquiry.reopen`
pub(crate) fn reopen(act: &Act<'_>, request: EnquiryRef) -> Result<Outcome<()>> {
    let id = request.enquiry;
    on_one(act, Operation::EnquiryReopen, id, |tx| {
        store::reopen(tx, id)
    })
}

// -- answers ---------------------------------------------------------------------------------------

/// `answer.give`
pub(crate) fn give_answer(act: &Act<'_>, request: AnswerGive) -> Result<Outcome<EnquiryAnswerId>> {
    let answer = field::required("answer", &request.answer, TEXT)?;
    let answered_at = field::moment(
        ("answered_on", request.answered_on),
        ("answered_time", request.answered_time.as_deref()),
        act.clock,
    )?;
    act.transact(Operation::AnswerGive, |tx| {
        let (enquiry, name) = load(tx, request.enquiry)?;
        check_after(&enquiry, &answered_at)?;
        let id = store::insert_answer(tx, request.enquiry, &answered_at, request.channel, &answer)?;
        if request.then == AfterAnswer::Close && enquiry.closed_at.is_none() {
            store::close(tx, request.enquiry)?;
        }
        Ok((id, Summary::new(Operation::AnswerGive).subject(name)))
    })
}

/// Nobody answers what was not asked yet.
fn check_after(enquiry: &EnquiryRecord, answered_at: &str) -> Result<(), ApiError> {
    if answered_at < enquiry.asked_at.as_str() {
        return Err(ApiError::AnsweredBefore {});
    }
    Ok(())
}

/// `answer.update`
pub(crate) fn update_answer(act: &Act<'_>, request: AnswerUpdate) -> Result<Outcome<()>> {
    let answer = field::required("answer", &request.answer, TEXT)?;
    let answered_at = field::moment(
        ("answered_on", Some(request.answered_on)),
        ("answered_time", Some(&request.answered_time)),
        act.clock,
    )?;
    act.transact(Operation::AnswerUpdate, |tx| {
        let (enquiry, name) = load(tx, store::enquiry_of(tx, request.answer_id)?)?;
        check_after(&enquiry, &answered_at)?;
        store::update_answer(
            tx,
            request.answer_id,
            &answered_at,
            request.channel,
            &answer,
        )?;
        Ok(((), Summary::new(Operation::AnswerUpdate).subject(name)))
    })
}

/// `answer.remove`
pub(crate) fn remove_answer(act: &Act<'_>, request: AnswerRef) -> Result<Outcome<()>> {
    act.transact(Operation::AnswerRemove, |tx| {
        let (_, name) = load(tx, store::enquiry_of(tx, request.answer_id)?)?;
        store::delete_answer(tx, request.answer_id)?;
        Ok(((), Summary::new(Operation::AnswerRemove).subject(name)))
    })
}

// -- answers worth giving again ----------------------------------------------------------------------

/// `faq.list`
pub(crate) fn faqs(q: &Query<'_>, request: FaqList) -> Result<Vec<Faq>> {
    store::faqs(q.db, &request)
}

/// `faq.save`
pub(crate) fn save_faq(act: &Act<'_>, request: FaqSave) -> Result<Outcome<FaqId>> {
    let topic = field::optional("topic", request.topic.as_deref(), LINE)?;
    let question = field::required("question", &request.question, TEXT)?;
    let answer = field::required("answer", &request.answer, TEXT)?;
    act.transact(Operation::FaqSave, |tx| {
        let enquiry = match request.faq {
            Some(faq) => store::faq(tx, faq)?.enquiry,
            None => request.enquiry,
        };
        if let (Some(enquiry), Naming::Refuse) = (enquiry, request.naming) {
            let marks = marks_of(tx, store::load(tx, enquiry)?.person, tx.today)?;
            let fields: Vec<String> = [("question", &question), ("answer", &answer)]
                .into_iter()
                .filter(|(_, text)| gives_away(text, &marks))
                .map(|(field, _)| field.to_owned())
                .collect();
            if !fields.is_empty() {
                return Err(ApiError::FaqNamesPerson { fields }.into());
            }
        }
        let id = store::save_faq(
            tx,
            request.faq,
            topic.as_deref(),
            &question,
            &answer,
            enquiry,
        )?;
        // The question itself stays out of the words: it may name somebody after all.
        Ok((
            id,
            Summary::new(Operation::FaqSave).subject(topic.clone().unwrap_or_default()),
        ))
    })
}

/// By what a text may give this person away.
fn marks_of(db: &Reader<'_>, person: PersonId, today: NaiveDate) -> Result<Marks> {
    let likeness = person::likeness(db, person)?;
    Ok(Marks {
        names: likeness.names,
        readings: person::living(db, person, today)?
            .reading
            .into_iter()
            .collect(),
        emails: likeness.emails,
        phones: likeness.phones,
    })
}

/// `faq.retire`
pub(crate) fn retire_faq(act: &Act<'_>, request: FaqRef) -> Result<Outcome<()>> {
    set_retired(act, Operation::FaqRetire, request.faq, Some(act.today()))
}

/// `faq.reinstate`
pub(crate) fn reinstate_faq(act: &Act<'_>, request: FaqRef) -> Result<Outcome<()>> {
    set_retired(act, Operation::FaqReinstate, request.faq, None)
}

fn set_retired(
    act: &Act<'_>,
    operation: Operation,
    faq: FaqId,
    on: Option<NaiveDate>,
) -> Result<Outcome<()>> {
    act.transact(operation, |tx| {
        let topic = store::faq(tx, faq)?.topic.unwrap_or_default();
        store::retire_faq(tx, faq, on)?;
        Ok(((), Summary::new(operation).subject(topic)))
    })
}
