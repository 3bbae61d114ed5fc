//! Commands of the contact log.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::store::{self, NewExchange};
use super::{Channel, Direction, Exchange};
use crate::api::{Act, Query};
use crate::kernel::Result;
use crate::kernel::field::{self, TEXT};
use crate::kernel::id::{ExchangeId, PersonId};
use crate::kernel::operation::{Operation, Summary};
use crate::person;
use crate::store::Outcome;

/// A part of the contact log. Empty and absent values do not narrow it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields, default)]
#[allow(missing_docs, reason = "plain")]
pub struct ExchangeFilter {
    /// Words to find in the name, its reading or what it was about.
    pub text: String,
    pub person: Option<PersonId>,
    pub direction: Option<Direction>,
    pub channel: Option<Channel>,
}

/// `exchange.list`: latest first.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct ExchangeList {
    pub filter: ExchangeFilter,
    pub offset: u32,
    /// At most 1,000.
    pub limit: u32,
}

/// A page of the contact log.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "plain")]
pub struct ExchangePage {
    pub total: i64,
    pub rows: Vec<Exchange>,
}

/// `exchange.record`
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "as in the table")]
pub struct ExchangeRecord {
    pub person: PersonId,
    pub direction: Direction,
    pub channel: Channel,
    pub about: String,
    /// The day at the office; absent: today.
    pub happened_on: Option<NaiveDate>,
    /// The time of day as people write it; absent: now, or noon of another day.
    pub happened_time: Option<String>,
}

/// `exchange.update`
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "as in the table")]
pub struct ExchangeUpdate {
    pub exchange: ExchangeId,
    pub direction: Direction,
    pub channel: Channel,
    pub about: String,
    pub happened_on: NaiveDate,
    pub happened_time: String,
}

/// `exchange.remove`
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct ExchangeRef {
    pub exchange: ExchangeId,
}

/// The most lines a page holds.
const PAGE: u32 = 1_000;

/// `exchange.list`
pub(crate) fn list(q: &Query<'_>, request: ExchangeList) -> Result<ExchangePage> {
    store::page(
        q.db,
        &request.filter,
        request.offset,
        request.limit.min(PAGE),
    )
}

/// `exchange.record`
pub(crate) fn record(act: &Act<'_>, request: ExchangeRecord) -> Result<Outcome<ExchangeId>> {
    let about = field::required("about", &request.about, TEXT)?;
    let happened_at = field::moment(
        ("happened_on", request.happened_on),
        ("happened_time", request.happened_time.as_deref()),
        act.clock,
    )?;
    act.transact(Operation::ExchangeRecord, |tx| {
        let name = person::living_name(tx, request.person)?;
        let id = store::insert(
            tx,
            request.person,
            &NewExchange {
                happened_at: &happened_at,
                direction: request.direction,
                channel: request.channel,
                about: &about,
            },
        )?;
        Ok((id, Summary::new(Operation::ExchangeRecord).subject(name)))
    })
}

/// `exchange.update`
pub(crate) fn update(act: &Act<'_>, request: ExchangeUpdate) -> Result<Outcome<()>> {
    let about = field::required("about", &request.about, TEXT)?;
    let happened_at = field::moment(
        ("happened_on", Some(request.happened_on)),
        ("happened_time", Some(&request.happened_time)),
        act.clock,
    )?;
    act.transact(Operation::ExchangeUpdate, |tx| {
        let person = store::person_of(tx, request.exchange)?;
        let name = person::living_name(tx, person)?;
        store::update(
            tx,
            request.exchange,
            &NewExchange {
                happened_at: &happened_at,
                direction: request.direction,
                channel: request.channel,
                about: &about,
            },
        )?;
        Ok(((), Summary::new(Operation::ExchangeUpdate).subject(name)))
    })
}

/// `exchange.remove`
pub(crate) fn remove(act: &Act<'_>, request: ExchangeRef) -> Result<Outcome<()>> {
    act.transact(Operation::ExchangeRemove, |tx| {
        let person = store::person_of(tx, request.exchange)?;
        let name = person::living_name(tx, person)?;
        store::delete(tx, request.exchange)?;
        Ok(((), Summary::new(Operation::ExchangeRemove).subject(name)))
    })
}
