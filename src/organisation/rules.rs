//! What the cooperative's own facts may be.

use super::Organisation;
use crate::kernel::error::ApiError;
use crate::kernel::field::{self, LINE};
use crate::kernel::text::nfkc;

/// Digits of a corporate number (法人番号).
const CORPORATE_NUMBER_DIGITS: usize = 13;

/// The facts as they will be stored.
///
/// # Errors
/// The refusal of the first field that cannot be read, under the field's name.
pub fn check(form: &Organisation) -> Result<Organisation, ApiError> {
    Ok(Organisation {
        name: field::required("name", &form.name, LINE)?,
        reading: field::reading("reading", form.reading.as_deref())?,
        representative: field::optional("representative", form.representative.as_deref(), LINE)?,
        postal_code: field::postal_code("postal_code", form.postal_code.as_deref())?
            .map(|code| code.digits().to_owned()),
        address: field::optional("address", form.address.as_deref(), 2 * LINE)?,
        phone: field::phone("phone", form.phone.as_deref())?
            .map(|phone| phone.written().to_owned()),
        email: field::email("email", form.email.as_deref())?.map(|email| email.as_str().to_owned()),
        corporate_number: corporate_number(form.corporate_number.as_deref())?,
        established_on: form
            .established_on
            .map(|day| field::day("established_on", day))
            .transpose()?,
    })
}

fn corporate_number(text: Option<&str>) -> Result<Option<String>, ApiError> {
    let Some(text) = field::optional("corporate_number", text, LINE)? else {
        return Ok(None);
    };
    let digits: String = nfkc(&text)
        .chars()
        .filter(|c| !c.is_whitespace() && *c != '-')
        .collect();
    if digits.len() == CORPORATE_NUMBER_DIGITS && digits.bytes().all(|b| b.is_ascii_digit()) {
        Ok(Some(digits))
    } else {
        Err(ApiError::CorporateNumberInvalid {
            field: "corporate_number".to_owned(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_corporate_number_has_thirteen_digits() {
        let form = |number: &str| Organisation {
            name: "見本労働者協同組合".to_owned(),
            corporate_number: Some(number.to_owned()),
            ..Organisation::default()
        };
        for (given, stored) in [
            ("1234567890123", Some("1234567890123")),
            ("１２３４５６７８９０１２３", Some("1234567890123")),
            ("1-2345-6789-0123", Some("1234567890123")),
            (" ", None),
        ] {
            assert_eq!(
                check(&form(given)).unwrap().corporate_number.as_deref(),
                stored
            );
        }
        for refused in ["123456789012", "12345678901234", "123456789012a"] {
            assert_eq!(
                check(&form(refused)).unwrap_err().code(),
                "corporate_number.invalid"
            );
        }
    }
}
