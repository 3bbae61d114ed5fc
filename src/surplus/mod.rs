//! Appropriation of the surplus (剰余金の処分) and its distribution by work done (従事分量配当): a calculation sheet. It
//! keeps nothing: figures come in, the sheet goes out.
//!
//! First the losses brought forward are covered; then come the statutory reserve, the fund for creating work
//! and the education carry-over; what is left may be divided, by degree of work and by nothing else (法77条,
//! 3条2項5号).

pub mod api;
pub mod rules;

use std::fmt;

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::articles::rules::{Standing, WorkMeasure};
use crate::kernel::money::Yen;
use crate::kernel::text::nfkc;

/// How much somebody worked, in the measure of the articles: hours, days or yen of pay, in hundredths.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Measure(i64);

impl Measure {
    /// The most that is taken for a measure: a slip of the keyboard lies beyond.
    pub const MOST: i64 = 1_000_000_000;

    /// Reads `1,234.5`, `168時間`, `20日`, `168:30` (where the minutes are whole hundredths); `None` for anything
    /// else, for more than two places, and for less than nothing.
    pub fn read(text: &str) -> Option<Self> {
        let plain: String = nfkc(text)
            .chars()
            .filter(|c| !c.is_whitespace() && !matches!(c, ',' | '円' | '日' | '¥'))
            .collect::<String>()
            .replace("時間", "");
        if let Some((hours, minutes)) = plain.split_once(':') {
            let is_digits =
                |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
            if !is_digits(hours) || minutes.len() != 2 || !is_digits(minutes) {
                return None;
            }
            let minutes: i64 = minutes.parse().ok().filter(|minutes| *minutes < 60)?;
            let hundredths = minutes * 100;
            return (hundredths % 60 == 0)
                .then_some(hours.parse::<i64>().ok()?)
                .filter(|hours| *hours < Self::MOST)
                .map(|hours| Self(hours * 100 + hundredths / 60));
        }
        Self::of(Decimal::from_str_exact(&plain).ok()?)
    }

    /// A number of at most two places, from 0 to [`Self::MOST`].
    pub fn of(number: Decimal) -> Option<Self> {
        let most = Decimal::from(Self::MOST);
        if number.is_sign_negative() && !number.is_zero() || number > most {
            return None;
        }
        let hundredths = number.normalize().checked_mul(Decimal::ONE_HUNDRED)?;
        hundredths
            .is_integer()
            .then(|| hundredths.to_i64().map(Self))
            .flatten()
    }

    /// In hundredths.
    pub const fn hundredths(self) -> i64 {
        self.0
    }

    /// As a number.
    pub fn to_decimal(self) -> Decimal {
        Decimal::new(self.0, 2).normalize()
    }
}

impl fmt::Display for Measure {
    /// Plain digits: `1234.5`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.to_decimal().fmt(f)
    }
}

/// Somebody's work, as it comes in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct SurplusLine {
    /// The member's number, as shown.
    pub number: String,
    pub name: String,
    /// In any form [`Measure::read`] reads.
    pub measure: String,
}

/// Somebody's share.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "plain")]
pub struct SurplusShare {
    pub number: String,
    pub name: String,
    pub measure: String,
    pub share: Yen,
}

/// The sheet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SurplusSheet {
    /// What work is measured by.
    pub measured_by: WorkMeasure,
    /// A specified association divides nothing (法94条の15): its pool is 0.
    pub standing: Standing,
    /// 当期純利益 after the losses brought forward; 0 where nothing is left of it.
    pub base: Yen,
    /// The least the articles may fix the reserve's target at: half the equity.
    pub target_floor: Yen,
    /// The target used.
    pub target: Yen,
    /// 準備金 (法76条1項).
    pub reserve: Yen,
    /// 就労創出等積立金 (法76条4項).
    pub work_fund: Yen,
    /// 教育繰越金 (法76条5項).
    pub education: Yen,
    /// What is left: at most so much may be divided.
    pub rest: Yen,
    /// What is divided.
    pub pool: Yen,
    /// Everybody's share, in the order of the lines.
    pub shares: Vec<SurplusShare>,
    /// All work together.
    pub total_measure: String,
    /// All shares together.
    pub divided: Yen,
    /// What rounding down left of the pool; carried forward.
    pub remainder: Yen,
    /// What is carried forward of the rest, the remainder included.
    pub carried: Yen,
}
