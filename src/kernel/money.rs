//! Money: whole yen.

use std::fmt;
use std::iter::Sum;
use std::ops::{Add, Neg, Sub};

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use ts_rs::TS;

use super::text::nfkc;

/// Whole yen, signed. Crosses to the screen as a decimal string, stands in SQL as INTEGER.
///
/// Shares and ratios are computed in [`Decimal`] and rounded to yen by a named rule, never in floats.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, TS)]
#[ts(type = "string & { readonly __yen: true }")]
pub struct Yen(i64);

impl Yen {
    /// No money.
    pub const ZERO: Self = Self(0);

    /// An amount in whole yen.
    pub const fn new(yen: i64) -> Self {
        Self(yen)
    }

    /// The amount as a plain integer of yen.
    pub const fn get(self) -> i64 {
        self.0
    }

    /// The amount for exact arithmetic with ratios.
    pub fn to_decimal(self) -> Decimal {
        Decimal::from(self.0)
    }

    /// Rounds towards minus infinity to whole yen; `None` outside the range of 64 bits.
    pub fn floor(amount: Decimal) -> Option<Self> {
        amount.floor().to_i64().map(Self)
    }

    /// Adds, or `None` on overflow.
    pub fn checked_add(self, other: Self) -> Option<Self> {
        self.0.checked_add(other.0).map(Self)
    }
}

/// Digits of the longest amount read; beyond it nothing is an amount of an office.
const MOST_DIGITS: usize = 15;

/// An amount as people write it: `50,000円`, `￥５０，０００`, `△5,000`, `-5000`. In a text that was Windows-31J a
/// yen sign may have arrived as a backslash. `None` for anything that is not whole yen.
pub fn read_yen(text: &str) -> Option<Yen> {
    let plain: String = nfkc(text)
        .chars()
        .filter(|c| !c.is_whitespace() && *c != ',')
        .collect();
    let mut rest = plain.as_str();
    let (mut sign, mut mark) = (1, false);
    // Sign and yen sign come in either order, each once.
    while let Some(first) = rest.chars().next() {
        match first {
            '-' | '\u{2010}' | '\u{2011}' | '\u{2212}' | '△' | '▲' if sign == 1 => sign = -1,
            '¥' | '\\' if !mark => mark = true,
            _ => break,
        }
        rest = &rest[first.len_utf8()..];
    }
    let digits = rest.strip_suffix('円').unwrap_or(rest);
    if digits.is_empty()
        || digits.len() > MOST_DIGITS
        || !digits.bytes().all(|byte| byte.is_ascii_digit())
    {
        return None;
    }
    digits.parse::<i64>().ok().map(|yen| Yen(sign * yen))
}

impl Add for Yen {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0 + other.0)
    }
}

impl Sub for Yen {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self(self.0 - other.0)
    }
}

impl Neg for Yen {
    type Output = Self;
    fn neg(self) -> Self {
        Self(-self.0)
    }
}

impl Sum for Yen {
    fn sum<I: Iterator<Item = Self>>(amounts: I) -> Self {
        amounts.fold(Self::ZERO, Add::add)
    }
}

impl fmt::Display for Yen {
    /// With thousands separators and a true minus sign: `−1,250,000`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let digits = self.0.unsigned_abs().to_string();
        let mut grouped = String::with_capacity(digits.len() + digits.len() / 3 + 1);
        for (index, digit) in digits.chars().enumerate() {
            if index > 0 && (digits.len() - index).is_multiple_of(3) {
                grouped.push(',');
            }
            grouped.push(digit);
        }
        let sign = if self.0 < 0 { "−" } else { "" };
        write!(f, "{sign}{grouped}")
    }
}

impl Serialize for Yen {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for Yen {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse()
            .map(Self)
            .map_err(|_| serde::de::Error::custom("not whole yen"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shown_with_separators_and_true_minus() {
        for (yen, shown) in [
            (0, "0"),
            (999, "999"),
            (1000, "1,000"),
            (-1_250_000, "−1,250,000"),
            (i64::MIN, "−9,223,372,036,854,775,808"),
        ] {
            assert_eq!(Yen::new(yen).to_string(), shown);
        }
    }

    #[test]
    fn read_as_people_write_it() {
        for (text, yen) in [
            ("50000", 50_000),
            (" 50,000円 ", 50_000),
            ("¥150,000", 150_000),
            ("￥５０，０００", 50_000),
            ("\\50,000", 50_000),
            ("-5000", -5_000),
            ("△5,000円", -5_000),
            ("▲ ¥ 5,000", -5_000),
            ("¥-5,000", -5_000),
            ("−5000", -5_000),
            ("¥0", 0),
        ] {
            assert_eq!(read_yen(text), Some(Yen::new(yen)), "{text}");
        }
        for text in [
            "",
            "円",
            "-",
            "--5",
            "¥¥5",
            "5000.5",
            "五千円",
            "5,000円位",
            "9223372036854775808",
            "1e5",
        ] {
            assert_eq!(read_yen(text), None, "{text}");
        }
    }

    #[test]
    fn crosses_as_a_decimal_string() {
        assert_eq!(
            serde_json::to_string(&Yen::new(-50_000)).unwrap(),
            "\"-50000\""
        );
        assert_eq!(
            serde_json::from_str::<Yen>("\"50000\"").unwrap(),
            Yen::new(50_000)
        );
        assert!(serde_json::from_str::<Yen>("50000").is_err());
        assert!(serde_json::from_str::<Yen>("\"0.5\"").is_err());
    }
}
