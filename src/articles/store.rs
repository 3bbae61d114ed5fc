//! The only SQL on the articles' dated values.

use chrono::NaiveDate;
use rusqlite::params;

use super::rules::Dated;
use super::{ArticleKey, ArticleValue};
use crate::kernel::Result;
use crate::store::sql::text_enum;
use crate::store::{Reader, Tx};

text_enum!(ArticleKey);

/// Every value ever set.
pub fn list(db: &Reader<'_>) -> Result<Vec<Dated>> {
    Ok(db
        .prepare_cached(
            "SELECT key, id, value, effective_on, remark FROM article_setting ORDER BY id",
        )?
        .query_map([], |row| {
            Ok(Dated {
                key: row.get(0)?,
                value: ArticleValue {
                    id: row.get(1)?,
                    value: row.get(2)?,
                    effective_on: row.get(3)?,
                    remark: row.get(4)?,
                },
            })
        })?
        .collect::<rusqlite::Result<_>>()?)
}

/// A value from a day on.
pub fn insert(
    tx: &Tx<'_>,
    key: ArticleKey,
    value: &str,
    effective_on: NaiveDate,
    remark: Option<&str>,
) -> Result<()> {
    tx.prepare_cached(
        "INSERT INTO article_setting (key, value, effective_on, remark) VALUES (?1, ?2, ?3, ?4)",
    )?
    .execute(params![key, value, effective_on, remark])?;
    Ok(())
}
