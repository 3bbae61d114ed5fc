//! The calculation sheet's commands. (A file is written by `documents`, a list of work read by `import`.)

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::rules::{self, Figures};
use super::{Measure, SurplusLine, SurplusShare, SurplusSheet};
use crate::api::Query;
use crate::articles::{self, rules::Standing};
use crate::kernel::field::{self, LINE};
use crate::kernel::file::FileToken;
use crate::kernel::money::Yen;
use crate::kernel::text::nfkc;
use crate::kernel::{ApiError, Result};
use crate::store::Reader;

/// `surplus.sheet`: the amounts as they are typed.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SurplusSheetLoad {
    /// The last day of the business year, whose articles hold.
    pub year_end: NaiveDate,
    /// 当期純利益; negative for a loss.
    pub profit: String,
    /// 繰越損失 brought forward; empty for none.
    pub loss: String,
    /// Total equity (出資総額).
    pub total_equity: String,
    /// 準備金 so far; empty for none.
    pub reserve_so_far: String,
    /// What the articles want the reserve to reach; empty: half the equity.
    pub target: String,
    /// How much is divided; empty: all that is left, or nothing of a specified association.
    pub pool: String,
    /// Who worked how much.
    pub lines: Vec<SurplusLine>,
}

/// `surplus.export`: the sheet as a workbook.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct SurplusExport {
    pub sheet: SurplusSheetLoad,
    pub file: FileToken,
}

/// What was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "plain")]
pub struct SurplusWritten {
    pub members: u32,
}

/// An amount beyond is a slip of the keyboard.
const MOST: i64 = 1_000_000_000_000_000;

/// Whole yen as they are typed: `1,234,567円`, `−5`, `△5`. Empty: `None`.
fn yen(field: &str, text: &str, from: i64) -> Result<Option<Yen>, ApiError> {
    let plain: String = nfkc(text)
        .chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, ',' | '円' | '¥'))
        .map(|c| {
            if matches!(c, '−' | '△' | '▲') {
                '-'
            } else {
                c
            }
        })
        .collect();
    if plain.is_empty() {
        return Ok(None);
    }
    plain
        .parse::<i64>()
        .ok()
        .filter(|yen| (from..=MOST).contains(yen))
        .map(|yen| Some(Yen::new(yen)))
        .ok_or_else(|| ApiError::FieldOutOfRange {
            field: field.to_owned(),
            from,
            to: MOST,
        })
}

/// The sheet of these figures. Asked by its query, and again before it is written.
///
/// # Errors
/// `field.missing` and `field.out_of_range` of an amount, `surplus.measure_invalid` of a line, `surplus.target_low`
/// under half the equity, `surplus.pool_over` beyond what is left, `surplus.specified` where nothing may be divided.
pub fn compute(db: &Reader<'_>, request: &SurplusSheetLoad) -> Result<SurplusSheet> {
    let year_end = field::day("year_end", request.year_end)?;
    let needed = |field: &str, amount: Option<Yen>| {
        amount.ok_or_else(|| ApiError::FieldMissing {
            field: field.to_owned(),
        })
    };
    let profit = needed("profit", yen("profit", &request.profit, -MOST)?)?;
    let equity = needed(
        "total_equity",
        yen("total_equity", &request.total_equity, 0)?,
    )?;
    let target_floor = rules::target_floor(equity);
    let target = yen("target", &request.target, 0)?.unwrap_or(target_floor);
    if target < target_floor {
        return Err(ApiError::TargetLow {
            at_least: target_floor,
        }
        .into());
    }
    let set = rules::appropriate(&Figures {
        profit,
        loss: yen("loss", &request.loss, 0)?.unwrap_or_default(),
        reserve: yen("reserve_so_far", &request.reserve_so_far, 0)?.unwrap_or_default(),
        target,
    });
    let entries = articles::as_of(db, year_end)?;
    let standing = articles::rules::standing(&entries);
    let asked = yen("pool", &request.pool, 0)?;
    let pool = match standing {
        Standing::Ordinary => asked.unwrap_or(set.rest),
        Standing::Specified if asked.is_some_and(|pool| pool > Yen::ZERO) => {
            return Err(ApiError::SurplusSpecified {}.into());
        }
        Standing::Specified => Yen::ZERO,
    };
    if pool > set.rest {
        return Err(ApiError::PoolOver { at_most: set.rest }.into());
    }
    let mut measures = Vec::with_capacity(request.lines.len());
    for (index, line) in request.lines.iter().enumerate() {
        field::optional("number", Some(&line.number), LINE)?;
        field::optional("name", Some(&line.name), LINE)?;
        let measure = Measure::read(&line.measure).ok_or_else(|| ApiError::MeasureInvalid {
            line: u32::try_from(index + 1).unwrap_or(u32::MAX),
        })?;
        measures.push(measure);
    }
    let (shares, remainder) = rules::divide(pool, &measures);
    let total = measures
        .iter()
        .map(|measure| measure.to_decimal())
        .sum::<rust_decimal::Decimal>();
    Ok(SurplusSheet {
        standing,
        measured_by: articles::rules::work_measure(&entries),
        base: set.base,
        target_floor,
        target,
        reserve: set.reserve,
        work_fund: set.work_fund,
        education: set.education,
        rest: set.rest,
        pool,
        divided: shares.iter().copied().sum(),
        shares: request
            .lines
            .iter()
            .zip(&measures)
            .zip(shares)
            .map(|((line, measure), share)| SurplusShare {
                number: line.number.trim().to_owned(),
                name: line.name.trim().to_owned(),
                measure: measure.to_string(),
                share,
            })
            .collect(),
        total_measure: total.normalize().to_string(),
        remainder,
        carried: set.rest - pool + remainder,
    })
}

/// `surplus.sheet`
pub(crate) fn sheet(q: &Query<'_>, request: SurplusSheetLoad) -> Result<SurplusSheet> {
    compute(q.db, &request)
}
