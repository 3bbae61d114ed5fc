//! How people are reached: e-mail addresses, telephone numbers, postal codes; parsed once, at the edge.

use std::fmt;

use serde::Serialize;
use ts_rs::TS;

use super::text::{nfkc, trim_ends};

/// The text is not of the form asked for. The caller knows which field it was and says so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ContactProblem {
    /// Not an e-mail address.
    #[error("not an e-mail address")]
    Email,
    /// Not a telephone number.
    #[error("not a telephone number")]
    Phone,
    /// Not a postal code of seven digits.
    #[error("not a postal code")]
    PostalCode,
}

/// An e-mail address in the one form in which it is stored and compared: normal form KC, lower case.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, TS)]
#[ts(type = "string")]
pub struct Email(String);

impl Email {
    /// The longest address there is (RFC 5321), in characters.
    pub const MAX_CHARS: usize = 254;

    /// Reads an address: exactly one `@`, something before it, a dot inside the domain, no white
    /// space or control character.
    ///
    /// # Errors
    /// [`ContactProblem::Email`].
    pub fn read(text: &str) -> Result<Self, ContactProblem> {
        let address = trim_ends(&nfkc(text)).to_lowercase();
        let (local, domain) = address.split_once('@').ok_or(ContactProblem::Email)?;
        let sound = !local.is_empty()
            && !domain.contains('@')
            && domain.contains('.')
            && domain.split('.').all(|label| !label.is_empty())
            && address.chars().count() <= Self::MAX_CHARS
            && !address.chars().any(|c| c.is_whitespace() || c.is_control());
        if sound {
            Ok(Self(address))
        } else {
            Err(ContactProblem::Email)
        }
    }

    /// The address.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A telephone number: as it was written, and the digits by which it is found and compared.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, TS)]
pub struct Phone {
    written: String,
    digits: String,
}

impl Phone {
    /// Reads a number as written: its digits in normal form KC, with `+81` read as a leading 0.
    ///
    /// # Errors
    /// [`ContactProblem::Phone`] with fewer than 3 or more than 15 digits (ITU-T E.164).
    pub fn read(text: &str) -> Result<Self, ContactProblem> {
        let written = trim_ends(text).to_owned();
        let digits = phone_digits(&written);
        if (3..=15).contains(&digits.len()) {
            Ok(Self { written, digits })
        } else {
            Err(ContactProblem::Phone)
        }
    }

    /// Reads a number that a spreadsheet took for a quantity: 9 or 10 digits have lost their leading 0.
    /// What is kept as written has it back.
    ///
    /// # Errors
    /// [`ContactProblem::Phone`] as for [`Phone::read`].
    pub fn read_quantity(text: &str) -> Result<Self, ContactProblem> {
        let text = trim_ends(text);
        if (9..=10).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit()) {
            return Self::read(&format!("0{text}"));
        }
        Self::read(text)
    }

    /// As it was written.
    pub fn written(&self) -> &str {
        &self.written
    }

    /// The digits by which it is compared, with the leading 0 of the national form.
    pub fn digits(&self) -> &str {
        &self.digits
    }
}

/// The digits of a telephone number in the national form; empty if there are none. Also used for
/// what is typed into the search box.
pub fn phone_digits(text: &str) -> String {
    let text = nfkc(text);
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    if trim_ends(&text).starts_with('+') && digits.starts_with("81") {
        let national = &digits[2..];
        // `+81 (0)80 …` is written too.
        return if national.starts_with('0') {
            national.to_owned()
        } else {
            format!("0{national}")
        };
    }
    digits
}

/// A postal code: seven digits.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, TS)]
#[ts(type = "string")]
pub struct PostalCode(String);

impl PostalCode {
    /// Reads a code as written: `〒000-1234`, `0001234`, full-width, with any dash.
    ///
    /// # Errors
    /// [`ContactProblem::PostalCode`] unless exactly seven digits and nothing but 〒, dashes and spaces.
    pub fn read(text: &str) -> Result<Self, ContactProblem> {
        let mut digits = String::with_capacity(7);
        for c in nfkc(text).chars() {
            match c {
                '0'..='9' => digits.push(c),
                '〒' | '\u{3020}' => {}
                c if is_dash(c) || c.is_whitespace() => {}
                _ => return Err(ContactProblem::PostalCode),
            }
        }
        if digits.len() == 7 {
            Ok(Self(digits))
        } else {
            Err(ContactProblem::PostalCode)
        }
    }

    /// Reads a code that a spreadsheet took for a quantity: zeros on the left are put back.
    ///
    /// # Errors
    /// [`ContactProblem::PostalCode`] unless it is one to seven digits.
    pub fn read_quantity(text: &str) -> Result<Self, ContactProblem> {
        let text = trim_ends(text);
        if (1..=7).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit()) {
            return Ok(Self(format!("{text:0>7}")));
        }
        Self::read(text)
    }

    /// The seven digits.
    pub fn digits(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for PostalCode {
    /// With its dash: `000-1234`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}", &self.0[..3], &self.0[3..])
    }
}

/// The many dashes that stand between groups of digits, after normal form KC; the long-vowel mark
/// is what the Japanese keyboard gives for one.
pub fn is_dash(c: char) -> bool {
    matches!(
        c,
        '-' | '\u{2010}'
            ..='\u{2015}'
                | '\u{2212}'
                | '\u{FE63}'
                | '\u{FF0D}'
                | '\u{30FC}'
                | '\u{2500}'
                | '\u{2501}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_read_in_one_form() {
        for (given, expected) in [
            (
                "  shingo.tokunaga4＠example.jp ",
                "shingo.tokunaga4@example.jp",
            ),
            (
                "yuuto．hatori５０＠example．com",
                "yuuto.hatori50@example.com",
            ),
            (
                "NORIKO.HONMA3@MAIL.EXAMPLE.JP",
                "noriko.honma3@mail.example.jp",
            ),
            ("a..b.@docomo.example.jp", "a..b.@docomo.example.jp"),
        ] {
            assert_eq!(Email::read(given).unwrap().as_str(), expected);
        }
        for refused in [
            "",
            "hanako.example.jp",
            "a b@example.jp",
            "jiro@example",
            "abe@",
            "@example.jp",
            "a@b@example.jp",
            "a@.jp",
            "a@example.",
            "a@exa..jp",
            "a\0@example.jp",
        ] {
            assert_eq!(
                Email::read(refused),
                Err(ContactProblem::Email),
                "{refused:?}"
            );
        }
        assert!(Email::read(&format!("{}@example.jp", "a".repeat(300))).is_err());
    }

    #[test]
    fn telephone_numbers_compare_by_their_digits() {
        for given in [
            "080-0000-1004",
            "08000001004",
            "０８０－００００－１００４",
            "(080)0000-1004",
            "080ー0000ー1004",
            "080‐0000‐1004",
            "+81-80-0000-1004",
            "+81 80 0000 1004",
            "＋81(0)80-0000-1004",
            "080 0000 1004",
        ] {
            let phone = Phone::read(given).unwrap();
            assert_eq!(phone.digits(), "08000001004", "{given}");
            assert_eq!(phone.written(), given);
        }
        assert_eq!(
            Phone::read_quantity("8000001004").unwrap().digits(),
            "08000001004"
        );
        assert_eq!(
            Phone::read_quantity("300000100").unwrap().digits(),
            "0300000100"
        );
        assert_eq!(Phone::read("8000001004").unwrap().digits(), "8000001004");
        for refused in ["", "なし", "-", "12", "1234567890123456"] {
            assert_eq!(
                Phone::read(refused),
                Err(ContactProblem::Phone),
                "{refused:?}"
            );
        }
    }

    #[test]
    fn postal_codes_have_seven_digits() {
        for given in [
            "〒000-1234",
            "0001234",
            "０００－１２３４",
            "000‐1234",
            " 000 1234",
        ] {
            assert_eq!(
                PostalCode::read(given).unwrap().digits(),
                "0001234",
                "{given}"
            );
        }
        assert_eq!(
            PostalCode::read_quantity("2049").unwrap().to_string(),
            "000-2049"
        );
        for refused in ["", "2049", "00012345", "000-123a"] {
            assert_eq!(
                PostalCode::read(refused),
                Err(ContactProblem::PostalCode),
                "{refused:?}"
            );
        }
    }
}
