//! Papers of the sample: what went out with the offers, one of them twice; and the usual mails.

use super::Maker;
use crate::api::{Act, Query};
use crate::documents::paper::api as papers;
use crate::kernel::Result;
use crate::kernel::id::{OfferId, PaperId};
use crate::paper::api::{PaperFormLoad, PaperIssue, PaperRecipients, PaperReissue};
use crate::paper::{PaperKind, api};
use crate::store::Outcome;

impl Maker<'_> {
    /// The notice and the form that comes back, on the day the offers went out.
    pub(super) fn papers(&self, offers: &[OfferId], days_ago: u64) -> Result<Vec<PaperId>> {
        if offers.is_empty() {
            return Ok(Vec::new());
        }
        let recipients = PaperRecipients::Offers {
            offers: offers.to_vec(),
        };
        let form = self.ask(|query: &Query<'_>| api::form(query, PaperFormLoad { recipients }))?;
        self.on(days_ago, |act: &Act<'_>| {
            let request = PaperIssue {
                paper_kinds: PaperKind::OF_OFFER.to_vec(),
                offers: offers.to_vec(),
                dated_on: self.ago(days_ago),
                choices: form.choices,
            };
            Ok(papers::issue(act, request)?.value)
        })
    }

    /// One was lost in the post.
    pub(super) fn lost_in_the_post(&self, papers_issued: &[PaperId], days_ago: u64) -> Result<()> {
        let Some(paper) = papers_issued.get(4) else {
            return Ok(());
        };
        self.on(days_ago, |act| {
            let request = PaperReissue {
                papers: vec![*paper],
                dated_on: self.ago(days_ago),
            };
            papers::reissue(act, request).map(|_: Outcome<_>| ())
        })
    }

    /// The mails an office starts from.
    pub(super) fn mail_templates(&self, days_ago: u64) -> Result<()> {
        self.on(days_ago, |act| {
            let request = crate::mail::api::MailTemplateAddUsual {};
            crate::mail::api::add_usual(act, request).map(|_: Outcome<_>| ())
        })
    }
}
