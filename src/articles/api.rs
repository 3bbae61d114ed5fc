//! Commands on the articles.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{ArticleEntry, ArticleKey, rules, store};
use crate::api::{Act, Query};
use crate::kernel::Result;
use crate::kernel::field::{self, LINE};
use crate::kernel::operation::{Operation, Summary};
use crate::store::Outcome;

/// `articles.list`
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ArticlesList {
    /// The day asked about; absent: today.
    #[ts(optional = nullable)]
    pub as_of: Option<NaiveDate>,
}

/// Every setting as of a day, with the business year that day lies in.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "plain")]
pub struct Articles {
    /// The day answered for.
    pub as_of: NaiveDate,
    pub fiscal_year_first: NaiveDate,
    pub fiscal_year_last: NaiveDate,
    /// The last day on which a notice of withdrawal takes effect at this year's end (法14条1項).
    pub last_notice_on: NaiveDate,
    pub entries: Vec<ArticleEntry>,
}

/// `articles.set`: a value from a day on. Earlier values stay.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct ArticlesSet {
    pub key: ArticleKey,
    pub value: String,
    pub effective_on: NaiveDate,
    #[ts(optional = nullable)]
    pub remark: Option<String>,
}

/// `articles.list`
pub(crate) fn list(q: &Query<'_>, request: ArticlesList) -> Result<Articles> {
    let as_of = field::day("as_of", request.as_of.unwrap_or(q.today))?;
    let entries = rules::entries(&store::list(q.db)?, as_of);
    let year = rules::fiscal_year(&entries, as_of);
    Ok(Articles {
        as_of,
        fiscal_year_first: year.first_day(),
        fiscal_year_last: year.last_day(),
        last_notice_on: rules::last_notice_on(&entries, year),
        entries,
    })
}

/// `articles.set`
pub(crate) fn set(act: &Act<'_>, request: ArticlesSet) -> Result<Outcome<()>> {
    let value = rules::read_value(request.key, &request.value)?;
    let effective_on = field::day("effective_on", request.effective_on)?;
    let remark = field::optional("remark", request.remark.as_deref(), LINE)?;
    act.transact(Operation::ArticlesSet, |tx| {
        store::insert(tx, request.key, &value, effective_on, remark.as_deref())?;
        let summary = Summary::new(Operation::ArticlesSet)
            .subject(key_name(request.key)?)
            .object(&value);
        Ok(((), summary))
    })
}

/// The wire name of a setting; the screen has its words.
fn key_name(key: ArticleKey) -> Result<String> {
    Ok(serde_json::to_value(key)?
        .as_str()
        .unwrap_or_default()
        .to_owned())
}
