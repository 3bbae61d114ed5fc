//! Commands on mail templates, and what a mail would say to somebody. Writing drafts stands with the
//! documents.

use std::collections::BTreeMap;

use chrono::{DateTime, SecondsFormat, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::rules::{self, Values, check, fill, one_line};
use super::{MailPlace, MailTemplate, Occasion, store};
use crate::api::{Act, Query};
use crate::kernel::field::{self, LINE, TEXT};
use crate::kernel::file::FileToken;
use crate::kernel::id::{MailTemplateId, PersonId};
use crate::kernel::operation::{Operation, Summary};
use crate::kernel::{Actor, ApiError, Result};
use crate::paper::rules::{check_count, day_word, weekday_word};
use crate::paper::{DateForm, PaperKind, Standing};
use crate::store::{Outcome, Reader};
use crate::{application, exchange, organisation, paper, person};

/// `mail_template.list`
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct MailTemplateList {}

/// The templates, and what can be filled in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "plain")]
pub struct MailTemplates {
    pub templates: Vec<MailTemplate>,
    /// Every place, with the word between its braces.
    pub fields: Vec<MailField>,
}

/// A place, and the word between its braces.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "plain")]
pub struct MailField {
    pub field: MailPlace,
    pub word: String,
}

impl MailField {
    /// The field of a place.
    pub(crate) fn of(field: MailPlace) -> Self {
        Self {
            field,
            word: field.word().to_owned(),
        }
    }
}

/// `mail_template.save`: a new one without id.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "as in the table")]
pub struct MailTemplateSave {
    pub template: Option<MailTemplateId>,
    pub occasion: Occasion,
    pub name: String,
    pub subject: String,
    pub body: String,
}

/// `mail_template.remove`
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct MailTemplateRemove {
    pub template: MailTemplateId,
}

/// `mail_template.add_usual`: the usual templates whose names are not taken.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct MailTemplateAddUsual {}

/// A mail's words, with places, and what is known besides the person.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct MailText {
    pub subject: String,
    pub body: String,
    /// In which calendar days are written.
    pub date_form: DateForm,
    /// The same for everybody: an event, an answer.
    #[ts(optional = nullable)]
    pub common: Option<BTreeMap<MailPlace, String>>,
}

/// `mail.preview`: what each person would read.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct MailPreview {
    pub text: MailText,
    pub people: Vec<PersonId>,
    /// Papers to go with it, the latest of each kind.
    pub attach: Vec<PaperKind>,
}

/// One person's mail.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "plain")]
pub struct Mail {
    pub person: PersonId,
    pub name: String,
    /// Absent: the person has no e-mail address on record.
    pub email: Option<String>,
    pub subject: String,
    pub body: String,
    /// Places for which nothing is known.
    pub missing: Vec<MailPlace>,
    /// Numbers of the papers that go with it.
    pub papers: Vec<String>,
    /// Kinds of paper that were never issued to this person.
    pub missing_papers: Vec<PaperKind>,
}

/// `mail.write`: one draft a person into a folder. Nobody is left out in silence.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct MailWrite {
    pub text: MailText,
    pub people: Vec<PersonId>,
    pub attach: Vec<PaperKind>,
    pub folder: FileToken,
}

/// What was written, and who is not among it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "plain")]
pub struct MailsWritten {
    /// When (UTC, RFC 3339): what is recorded of these drafts is recorded after it.
    pub written_at: String,
    pub written: Vec<MailFile>,
    pub left_out: Vec<MailLeftOut>,
}

/// A draft that was written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "plain")]
pub struct MailFile {
    pub person: PersonId,
    pub name: String,
    pub file_name: String,
}

/// Somebody for whom no draft was written, and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "plain")]
pub struct MailLeftOut {
    pub person: PersonId,
    pub name: String,
    pub reason: LeftOut,
}

/// Why no draft was written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[allow(missing_docs, reason = "plain")]
pub enum LeftOut {
    /// No e-mail address on record.
    NoEmail {},
    /// Nothing is known for these places.
    FieldsMissing { fields: Vec<MailPlace> },
    /// These papers were never issued to the person.
    PapersMissing { paper_kinds: Vec<PaperKind> },
}

/// `mail.sent`: which of these drafts the contact log knows of. `mail.record_sent`: that they were sent; who
/// is in the log already is not written down again.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct MailsSent {
    /// What kind of mail it was, in a line.
    pub about: String,
    /// When the drafts were written, as `mail.write` said.
    pub written_at: String,
    /// To whom they went.
    pub people: Vec<PersonId>,
}

// -- handlers --------------------------------------------------------------------------------------

/// `mail_template.list`
pub(crate) fn list(q: &Query<'_>, _: MailTemplateList) -> Result<MailTemplates> {
    Ok(MailTemplates {
        templates: store::list(q.db)?,
        fields: MailPlace::ALL.into_iter().map(MailField::of).collect(),
    })
}

/// `mail_template.save`
pub(crate) fn save(act: &Act<'_>, request: MailTemplateSave) -> Result<Outcome<MailTemplateId>> {
    let name = field::required("name", &request.name, LINE)?;
    let subject = one_line(&field::required("subject", &request.subject, LINE)?);
    let body = field::required("body", &request.body, TEXT)?;
    check(&subject)?;
    check(&body)?;
    act.transact(Operation::MailTemplateSave, |tx| {
        let own = store::OwnWords {
            occasion: request.occasion,
            name: &name,
            subject: &subject,
            body: &body,
        };
        let taken = store::find_by_name(tx, &name)?;
        if taken.is_some_and(|other| Some(other) != request.template) {
            return Err(ApiError::MailNameTaken {}.into());
        }
        let id = match request.template {
            Some(id) => {
                store::load(tx, id)?;
                store::update(tx, id, &own)?;
                id
            }
            None => store::insert(tx, &own)?,
        };
        Ok((id, Summary::new(Operation::MailTemplateSave).subject(&name)))
    })
}

/// `mail_template.remove`
pub(crate) fn remove(act: &Act<'_>, request: MailTemplateRemove) -> Result<Outcome<()>> {
    act.transact(Operation::MailTemplateRemove, |tx| {
        let template = store::load(tx, request.template)?;
        store::delete(tx, template.id)?;
        let summary = Summary::new(Operation::MailTemplateRemove).subject(template.name);
        Ok(((), summary))
    })
}

/// `mail_template.add_usual`
pub(crate) fn add_usual(act: &Act<'_>, _: MailTemplateAddUsual) -> Result<Outcome<u32>> {
    act.transact(Operation::MailTemplateAddUsual, |tx| {
        let mut added = 0_u32;
        for (occasion, name, subject, body) in rules::usual() {
            if store::find_by_name(tx, name)?.is_none() {
                let own = store::OwnWords {
                    occasion,
                    name,
                    subject,
                    body: &body,
                };
                store::insert(tx, &own)?;
                added += 1;
            }
        }
        let count = usize::try_from(added).unwrap_or_default();
        let summary = Summary::new(Operation::MailTemplateAddUsual).count(count);
        Ok((added, summary))
    })
}

/// `mail.preview`
pub(crate) fn preview(q: &Query<'_>, request: MailPreview) -> Result<Vec<Mail>> {
    let MailPreview {
        text,
        people,
        attach,
    } = request;
    let letter = Letterhead {
        text: &text,
        attach: &attach,
        today: q.today,
        actor: q.actor,
    };
    letter.mails(q.db, &people)
}

/// `mail.sent`
pub(crate) fn sent(q: &Query<'_>, request: MailsSent) -> Result<Vec<PersonId>> {
    let mails = request.read(q.host.clock.now())?;
    let mut sent = Vec::new();
    for person in mails.people {
        if exchange::has_mail(q.db, person, &mails.about, &mails.written_at)? {
            sent.push(person);
        }
    }
    Ok(sent)
}

/// `mail.record_sent`
pub(crate) fn record_sent(act: &Act<'_>, request: MailsSent) -> Result<Outcome<u32>> {
    let mails = request.read(act.clock.now())?;
    act.transact(Operation::MailRecordSent, |tx| {
        let mut recorded = Vec::new();
        for person in mails.people {
            let name = person::living_name(tx, person)?;
            if !exchange::has_mail(tx, person, &mails.about, &mails.written_at)? {
                exchange::record_mail(tx, person, &mails.about)?;
                recorded.push(name);
            }
        }
        let summary = Summary::new(Operation::MailRecordSent).object(&mails.about);
        let (count, summary) = match recorded.as_slice() {
            [] => return Err(ApiError::MailSentRecorded {}.into()),
            [name] => (1, summary.subject(name)),
            several => (several.len(), summary.count(several.len())),
        };
        Ok((u32::try_from(count).unwrap_or(u32::MAX), summary))
    })
}

impl MailsSent {
    /// The request as it is kept: each person once, the instant as instants are stored.
    ///
    /// # Errors
    /// `field.missing`, `field.too_long`; `date.impossible` where the drafts are written later than now, or
    /// at no time that can be read.
    fn read(self, now: DateTime<Utc>) -> Result<Self> {
        check_count("people", self.people.len())?;
        let written_at = DateTime::parse_from_rfc3339(&self.written_at)
            .ok()
            .map(|at| at.with_timezone(&Utc))
            .filter(|at| *at <= now)
            .ok_or_else(|| ApiError::DateImpossible {
                field: "written_at".to_owned(),
            })?;
        Ok(Self {
            about: one_line(&field::required("about", &self.about, LINE)?),
            written_at: written_at.to_rfc3339_opts(SecondsFormat::Millis, true),
            people: field::some_of("people", self.people)?,
        })
    }
}

/// What the mails of one act have in common.
pub(crate) struct Letterhead<'a> {
    pub(crate) text: &'a MailText,
    pub(crate) attach: &'a [PaperKind],
    pub(crate) today: chrono::NaiveDate,
    pub(crate) actor: &'a Actor,
}

impl Letterhead<'_> {
    /// Everybody's mail, in the order asked for.
    ///
    /// # Errors
    /// `field.missing`, `field.too_long`, `mail.field_unknown`, `record.not_found`.
    pub(crate) fn mails(&self, db: &Reader<'_>, people: &[PersonId]) -> Result<Vec<Mail>> {
        check_count("people", people.len())?;
        let subject = field::required("subject", &self.text.subject, LINE)?;
        let body = field::required("body", &self.text.body, TEXT)?;
        let office = organisation::load(db)?;
        let mut common = Values::from([
            (MailPlace::Organisation, office.name),
            (MailPlace::Writer, self.actor.name.clone()),
            (MailPlace::Today, day_word(self.text.date_form, self.today)),
        ]);
        for (field, value) in [
            (MailPlace::Representative, office.representative),
            (MailPlace::OfficePhone, office.phone),
            (MailPlace::OfficeEmail, office.email),
        ] {
            common.extend(value.map(|value| (field, value)));
        }
        for (name, value) in self.text.common.iter().flatten() {
            common
                .extend(field::optional("common", Some(value), TEXT)?.map(|value| (*name, value)));
        }
        people
            .iter()
            .map(|person| self.mail(db, *person, &subject, &body, common.clone()))
            .collect()
    }

    fn mail(
        &self,
        db: &Reader<'_>,
        id: PersonId,
        subject: &str,
        body: &str,
        mut values: Values,
    ) -> Result<Mail> {
        let facts = person::living(db, id, self.today)?;
        values.insert(MailPlace::Name, facts.name.clone());
        values.extend(facts.reading.map(|reading| (MailPlace::Reading, reading)));
        if let Some(application) = application::details_of_person(db, id)?.into_iter().next() {
            values.insert(MailPlace::Recruitment, application.recruitment_name);
        }
        // Of an offer that is over there is nothing left to say.
        let offer = paper::offer_of_person(db, id)?;
        if let Some(offer) = offer.filter(|offer| offer.standing != Standing::Over) {
            let day = |day| weekday_word(self.text.date_form, day);
            values.insert(MailPlace::JoinsOn, day(offer.joins_on));
            for (field, value) in [
                (MailPlace::ReplyBy, offer.reply_by.map(day)),
                (MailPlace::Site, offer.site),
                (MailPlace::Duties, offer.duties),
            ] {
                values.extend(value.map(|value| (field, value)));
            }
        }
        let subject = fill(subject, &values)?;
        let body = fill(body, &values)?;
        let mut missing = [subject.missing, body.missing].concat();
        missing.sort_unstable();
        missing.dedup();
        let (mut papers, mut missing_papers) = (Vec::new(), Vec::new());
        for kind in self.attach {
            match paper::latest_of_person(db, *kind, id)? {
                Some(paper) => papers.push(paper.line.number),
                None => missing_papers.push(*kind),
            }
        }
        Ok(Mail {
            person: id,
            name: facts.name,
            email: person::likeness(db, id)?.emails.into_iter().next(),
            subject: one_line(&subject.text),
            body: body.text,
            missing,
            papers,
            missing_papers,
        })
    }
}
