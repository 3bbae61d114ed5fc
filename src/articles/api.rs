//! Commands on the articles.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{ArticleEntry, ArticleKey};

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
