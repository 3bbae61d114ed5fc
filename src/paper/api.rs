//! Commands on the register of papers. Those that set or write papers stand with the documents.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::rules::{Family, check_count, usual_choices};
use super::{
    OfferFacts, PaperChoices, PaperKind, PaperLine, Standing, offer_facts, offer_of_person, store,
};
use crate::api::Query;
use crate::kernel::Result;
use crate::kernel::file::FileToken;
use crate::kernel::id::{MemberId, OfferId, PaperId, PersonId};
use crate::kernel::text::fold_name_for_search;
use crate::{organisation, person};

/// `paper.list`: the register of numbers, latest first.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct PaperList {
    /// Of one person only.
    #[ts(optional = nullable)]
    pub person: Option<PersonId>,
    /// Of one membership only.
    #[ts(optional = nullable)]
    pub member: Option<MemberId>,
    #[ts(optional = nullable)]
    pub paper_kind: Option<PaperKind>,
    #[ts(optional = nullable)]
    pub fiscal_year: Option<i32>,
    /// Part of a name, reading or number.
    #[ts(optional = nullable)]
    pub text: Option<String>,
    pub offset: u32,
    pub limit: u32,
}

/// A part of the register.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "plain")]
pub struct PaperRegister {
    /// How many lines there are in all.
    pub total: u32,
    pub papers: Vec<PaperLine>,
    /// The fiscal years in which papers were issued, latest first.
    pub fiscal_years: Vec<i32>,
}

/// `paper.form`: what the dialog starts from.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PaperFormLoad {
    /// For whom.
    pub recipients: PaperRecipients,
}

/// For whom papers are: by offer, or for people by the offer they hold.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub enum PaperRecipients {
    Offers { offers: Vec<OfferId> },
    People { people: Vec<PersonId> },
}

/// What was chosen last, and who can get a paper.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "plain")]
pub struct PaperForm {
    pub choices: PaperChoices,
    pub recipients: Vec<PaperRecipient>,
}

/// Somebody a paper is for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "plain")]
pub struct PaperRecipient {
    pub person: PersonId,
    pub name: String,
    pub reading: Option<String>,
    pub offer: Option<OfferId>,
    /// Why there is no paper for them.
    pub obstacle: Option<PaperObstacle>,
}

/// Why no paper can be issued.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum PaperObstacle {
    /// There is no offer.
    NoOffer,
    /// The offer has not been told yet.
    Draft,
    /// It was declined, withdrawn or cancelled.
    Over,
}

/// `paper.preview`: pages as pictures, and what they say.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PaperPreview {
    /// Which papers.
    pub papers: PaperSource,
    /// The first of them to be shown, from 0.
    pub from: u32,
    /// How many; at most 8.
    pub count: u32,
}

/// Papers as they would be issued, or as they were.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub enum PaperSource {
    New {
        paper_kinds: Vec<PaperKind>,
        offers: Vec<OfferId>,
        dated_on: NaiveDate,
        choices: PaperChoices,
    },
    Issued {
        papers: Vec<PaperId>,
    },
}

/// Pages of a preview.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "plain")]
pub struct PaperPages {
    /// How many papers there are in all.
    pub papers: u32,
    pub shown: Vec<PaperShown>,
}

/// One paper of a preview.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "plain")]
pub struct PaperShown {
    pub paper_kind: PaperKind,
    pub title: String,
    /// The number it has, or would get.
    pub number: String,
    pub name: String,
    /// What it says, line by line.
    pub text: String,
    /// Its pages, PNG in Base64, 144 pixels to the inch.
    pub pages: Vec<String>,
}

/// `paper.issue`: for each offer one paper of each kind, under the next numbers. Final.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct PaperIssue {
    pub paper_kinds: Vec<PaperKind>,
    pub offers: Vec<OfferId>,
    pub dated_on: NaiveDate,
    pub choices: PaperChoices,
}

/// `paper.reissue`: the same words again under a new number, marked 再発行 with the old one. Final.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct PaperReissue {
    pub papers: Vec<PaperId>,
    pub dated_on: NaiveDate,
}

/// `paper.export`: issued papers as one file.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct PaperExport {
    pub papers: Vec<PaperId>,
    pub format: PaperFormat,
    pub file: FileToken,
}

/// The form of a file of papers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum PaperFormat {
    /// As printed.
    Pdf,
    /// To go on editing.
    Docx,
}

/// What was written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "plain")]
pub struct PaperExported {
    pub papers: u32,
}

/// `paper.open`: issued papers in the system's own viewer, to print.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct PaperOpen {
    pub papers: Vec<PaperId>,
}

// -- handlers --------------------------------------------------------------------------------------

/// The most lines a page of the register holds.
const PAGE: u32 = 1_000;

/// `paper.list`
pub(crate) fn list(q: &Query<'_>, request: PaperList) -> Result<PaperRegister> {
    let mut papers = store::list(q.db, request.person, request.member, q.today)?;
    let mut fiscal_years: Vec<i32> = papers.iter().map(|paper| paper.fiscal_year).collect();
    fiscal_years.sort_unstable_by_key(|year| std::cmp::Reverse(*year));
    fiscal_years.dedup();
    let text = fold_name_for_search(request.text.as_deref().unwrap_or_default());
    papers.retain(|paper| {
        let finds = |words: &str| fold_name_for_search(words).contains(&text);
        request
            .paper_kind
            .is_none_or(|kind| kind == paper.paper_kind)
            && request
                .fiscal_year
                .is_none_or(|year| year == paper.fiscal_year)
            && (text.is_empty()
                || finds(&paper.name)
                || finds(&paper.number)
                || paper.reading.as_deref().is_some_and(finds))
    });
    Ok(PaperRegister {
        total: u32::try_from(papers.len()).unwrap_or(u32::MAX),
        papers: papers
            .into_iter()
            .skip(usize::try_from(request.offset).unwrap_or(usize::MAX))
            .take(usize::try_from(request.limit.min(PAGE)).unwrap_or_default())
            .collect(),
        fiscal_years,
    })
}

/// `paper.form`
pub(crate) fn form(q: &Query<'_>, request: PaperFormLoad) -> Result<PaperForm> {
    let choices = match store::latest_choices(q.db, Family::Offer)? {
        Some(choices) => PaperChoices {
            documents_by: None,
            ..choices
        },
        None => usual_choices(contact_line(q)?),
    };
    let recipients = match request.recipients {
        PaperRecipients::Offers { offers } => {
            check_count("offers", offers.len())?;
            offers
                .into_iter()
                .map(|offer| {
                    let facts = offer_facts(q.db, offer)?;
                    recipient(q, facts.person, Some(facts))
                })
                .collect::<Result<_>>()?
        }
        PaperRecipients::People { people } => {
            check_count("people", people.len())?;
            people
                .into_iter()
                .map(|person| recipient(q, person, offer_of_person(q.db, person)?))
                .collect::<Result<_>>()?
        }
    };
    Ok(PaperForm {
        choices,
        recipients,
    })
}

fn recipient(q: &Query<'_>, id: PersonId, offer: Option<OfferFacts>) -> Result<PaperRecipient> {
    let facts = person::living(q.db, id, q.today)?;
    Ok(PaperRecipient {
        person: id,
        name: facts.name,
        reading: facts.reading,
        offer: offer.as_ref().map(|offer| offer.offer),
        obstacle: match offer.map(|offer| offer.standing) {
            None => Some(PaperObstacle::NoOffer),
            Some(Standing::Draft) => Some(PaperObstacle::Draft),
            Some(Standing::Over) => Some(PaperObstacle::Over),
            Some(Standing::Live) => None,
        },
    })
}

/// Whom to ask: the user, and how the office is reached.
pub(crate) fn contact_line(q: &Query<'_>) -> Result<Option<String>> {
    let office = organisation::load(q.db)?;
    let who = &q.actor.name;
    let mut parts = vec![format!("担当 {who}")];
    parts.extend(office.phone.map(|phone| format!("電話 {phone}")));
    parts.extend(office.email.map(|email| format!("メール {email}")));
    Ok(Some(parts.join("　")))
}
