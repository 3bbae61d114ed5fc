//! What papers are called and numbered, and when one may be issued.

use chrono::{Datelike, NaiveDate};

use super::{DateForm, PaperChoices, PaperKind, Seal, Standing};
use crate::kernel::date::format_era;
use crate::kernel::error::ApiError;
use crate::kernel::field::{self, LINE};

/// The most papers issued, set or written in one act.
pub const AT_ONCE: usize = 200;
/// The most members who get their yearly statement in one act, and whose papers are written as one PDF.
pub const EVERYBODY: usize = 20_000;
/// The most lines an office may ask for under one heading.
const LINES: usize = 20;

impl PaperKind {
    /// Every kind.
    pub const ALL: [Self; 11] = [
        Self::OfferNotice,
        Self::OfferAcceptance,
        Self::AdmissionNotice,
        Self::AdmissionRefusal,
        Self::EquityReceipt,
        Self::EquityCertificate,
        Self::WithdrawalReceipt,
        Self::ExpulsionHearing,
        Self::ExpulsionNotice,
        Self::RefundStatement,
        Self::EquityStatement,
    ];
    /// The kinds that go out on an offer, in the order they lie in the envelope.
    pub const OF_OFFER: [Self; 2] = [Self::OfferNotice, Self::OfferAcceptance];

    /// Whose matter the kind is.
    pub const fn family(self) -> Family {
        match self {
            Self::OfferNotice | Self::OfferAcceptance => Family::Offer,
            Self::AdmissionNotice
            | Self::AdmissionRefusal
            | Self::EquityReceipt
            | Self::EquityCertificate
            | Self::WithdrawalReceipt
            | Self::ExpulsionHearing
            | Self::ExpulsionNotice
            | Self::RefundStatement
            | Self::EquityStatement => Family::Member,
        }
    }

    /// What stands above it.
    pub const fn title(self) -> &'static str {
        match self {
            Self::OfferNotice => "内定通知書",
            Self::OfferAcceptance => "内定承諾書",
            Self::AdmissionNotice => "加入承諾通知書",
            Self::AdmissionRefusal => "加入不承諾通知書",
            Self::EquityReceipt => "出資金領収書",
            Self::EquityCertificate => "出資証券",
            Self::WithdrawalReceipt => "脱退予告受理通知書",
            Self::ExpulsionHearing => "除名審議通知書",
            Self::ExpulsionNotice => "除名決定通知書",
            Self::RefundStatement => "持分払戻計算書",
            Self::EquityStatement => "出資残高通知書",
        }
    }

    /// The beginning of its numbers.
    pub const fn prefix(self) -> &'static str {
        match self {
            Self::OfferNotice => "内定通",
            Self::OfferAcceptance => "内定承",
            Self::AdmissionNotice => "加入承",
            Self::AdmissionRefusal => "加入不",
            Self::EquityReceipt => "出資領",
            Self::EquityCertificate => "出資証",
            Self::WithdrawalReceipt => "脱退受",
            Self::ExpulsionHearing => "除名審",
            Self::ExpulsionNotice => "除名決",
            Self::RefundStatement => "払戻計",
            Self::EquityStatement => "残高通",
        }
    }
}

/// Whose matter a paper is: who issues it, and what the next one starts from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Family {
    /// Goes out on an offer.
    Offer,
    /// Belongs to a membership.
    Member,
}

impl Family {
    /// Whether a paper is of this family.
    ///
    /// # Errors
    /// [`ApiError::PaperOtherKind`].
    pub fn check(self, kind: PaperKind) -> Result<(), ApiError> {
        if kind.family() == self {
            return Ok(());
        }
        Err(ApiError::PaperOtherKind {})
    }
}

/// The number of a paper: kind, fiscal year, count within both.
pub fn number(kind: PaperKind, fiscal_year: i32, serial: u32) -> String {
    format!("{}-{fiscal_year}-{serial:04}", kind.prefix())
}

/// A day as papers write it.
pub fn day_word(form: DateForm, day: NaiveDate) -> String {
    match form {
        DateForm::Western => format!("{}年{}月{}日", day.year(), day.month(), day.day()),
        DateForm::Era => format_era(day),
    }
}

/// A day with its day of the week.
pub fn weekday_word(form: DateForm, day: NaiveDate) -> String {
    let names = ["月", "火", "水", "木", "金", "土", "日"];
    let index = day.weekday().num_days_from_monday();
    let name = usize::try_from(index).ok().and_then(|at| names.get(at));
    format!("{}（{}）", day_word(form, day), name.unwrap_or(&""))
}

/// What an office starts from.
pub fn usual_choices(contact: Option<String>) -> PaperChoices {
    PaperChoices {
        date_form: DateForm::Western,
        seal: Seal::Marked,
        enclosures: vec!["労働条件通知書".to_owned(), "内定承諾書（用紙）".to_owned()],
        documents: vec![
            "内定承諾書".to_owned(),
            "卒業証明書又は卒業見込証明書".to_owned(),
        ],
        documents_by: None,
        contact,
        sent_by: None,
        pay_to: None,
        remark: None,
    }
}

/// What an office starts from with papers of members.
pub fn usual_member_choices(contact: Option<String>) -> PaperChoices {
    PaperChoices {
        enclosures: vec!["定款".to_owned(), "払込みのご案内".to_owned()],
        documents: Vec::new(),
        ..usual_choices(contact)
    }
}

/// Choices as they are used: ends trimmed, empty lines left out.
///
/// # Errors
/// [`ApiError::FieldTooLong`], [`ApiError::FieldOutOfRange`], [`ApiError::DateImpossible`].
pub fn check_choices(choices: &PaperChoices) -> Result<PaperChoices, ApiError> {
    let lines = |name: &str, lines: &[String]| -> Result<Vec<String>, ApiError> {
        if lines.len() > LINES {
            return Err(ApiError::FieldOutOfRange {
                field: name.to_owned(),
                from: 0,
                to: 20,
            });
        }
        lines
            .iter()
            .filter_map(|line| field::optional(name, Some(line), LINE).transpose())
            .collect()
    };
    Ok(PaperChoices {
        date_form: choices.date_form,
        seal: choices.seal,
        enclosures: lines("enclosures", &choices.enclosures)?,
        documents: lines("documents", &choices.documents)?,
        documents_by: choices
            .documents_by
            .map(|day| field::day("documents_by", day))
            .transpose()?,
        contact: field::optional("contact", choices.contact.as_deref(), 2 * LINE)?,
        sent_by: field::optional("sent_by", choices.sent_by.as_deref(), LINE)?,
        pay_to: field::optional("pay_to", choices.pay_to.as_deref(), LINE)?,
        remark: field::optional("remark", choices.remark.as_deref(), 2 * LINE)?,
    })
}

/// Whether a paper may go out on an offer: it was told, and is not over. (An offer still a draft has no
/// day to answer by.)
///
/// # Errors
/// [`ApiError::PaperOfferDraft`], [`ApiError::PaperOfferOver`].
pub fn check_may_issue(standing: Standing) -> Result<(), ApiError> {
    match standing {
        Standing::Live => Ok(()),
        Standing::Draft => Err(ApiError::PaperOfferDraft {}),
        Standing::Over => Err(ApiError::PaperOfferOver {}),
    }
}

/// How many papers are dealt with at once.
///
/// # Errors
/// [`ApiError::FieldOutOfRange`] for none or too many.
pub fn check_count(name: &str, count: usize) -> Result<(), ApiError> {
    check_up_to(name, count, AT_ONCE)
}

/// As [`check_count`], up to a limit of its own.
///
/// # Errors
/// [`ApiError::FieldOutOfRange`] for none or too many.
pub fn check_up_to(name: &str, count: usize, at_most: usize) -> Result<(), ApiError> {
    if (1..=at_most).contains(&count) {
        return Ok(());
    }
    Err(ApiError::FieldOutOfRange {
        field: name.to_owned(),
        from: 1,
        to: i64::try_from(at_most).unwrap_or(i64::MAX),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_days() {
        assert_eq!(number(PaperKind::OfferNotice, 2026, 7), "内定通-2026-0007");
        assert_eq!(
            number(PaperKind::OfferAcceptance, 2026, 12_345),
            "内定承-2026-12345"
        );
        let day = NaiveDate::from_ymd_opt(2027, 4, 1).unwrap();
        assert_eq!(weekday_word(DateForm::Western, day), "2027年4月1日（木）");
        assert_eq!(weekday_word(DateForm::Era, day), "令和9年4月1日（木）");
    }

    #[test]
    fn every_kind_has_a_prefix_of_its_own() {
        let mut prefixes = PaperKind::ALL.map(PaperKind::prefix);
        prefixes.sort_unstable();
        assert!(prefixes.windows(2).all(|pair| pair[0] != pair[1]));
        for kind in PaperKind::OF_OFFER {
            assert!(Family::Offer.check(kind).is_ok() && Family::Member.check(kind).is_err());
        }
    }

    #[test]
    fn a_paper_goes_out_on_an_offer_that_was_told_and_is_not_over() {
        for (standing, code) in [
            (Standing::Live, None),
            (Standing::Draft, Some("paper.offer_draft")),
            (Standing::Over, Some("paper.offer_over")),
        ] {
            let refusal = check_may_issue(standing)
                .err()
                .map(|refusal| refusal.code());
            assert_eq!(refusal.as_deref(), code);
        }
    }

    #[test]
    fn choices_are_trimmed_and_bounded() {
        let mut choices = usual_choices(Some("  係 ".to_owned()));
        choices.documents.push("　".to_owned());
        let checked = check_choices(&choices).unwrap();
        assert_eq!(checked.documents.len(), 2);
        assert_eq!(checked.contact.as_deref(), Some("係"));
        choices.enclosures = vec!["あ".to_owned(); 21];
        assert_eq!(
            check_choices(&choices).unwrap_err().code(),
            "field.out_of_range"
        );
        assert!(check_count("offers", 0).is_err());
        assert!(check_count("offers", 200).is_ok());
        assert!(check_count("offers", 201).is_err());
    }

    #[test]
    fn no_usual_paper_asks_for_what_may_not_be_asked() {
        let choices = usual_choices(None);
        for words in choices.documents.iter().chain(&choices.enclosures) {
            for forbidden in ["保証", "家族", "本籍", "戸籍", "住民票", "健康診断"] {
                assert!(!words.contains(forbidden), "{words}");
            }
        }
    }
}
