//! Commands that write calendars.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::api::Act;
use crate::documents::ics::{self, Method, Parties, Party};
use crate::documents::mail::{self, CalendarMethod, Draft, Invitation as Attached, Mailbox};
use crate::kernel::file::FileToken;
use crate::kernel::id::{EventId, InvitationId, RecruitmentId};
use crate::kernel::moment::OfficeTime;
use crate::kernel::{ApiError, Result};
use crate::mail::api::{Letterhead, Mail, MailField, MailText};
use crate::mail::{MailPlace, Occasion};
use crate::organisation::{self, Organisation};
use crate::paper::DateForm;
use crate::paper::rules::weekday_word;
use crate::programme::rules::telling::Telling;
use crate::programme::store::invitation::Invitation;
use crate::programme::store::{event, invitation};
use crate::programme::{EventForm, ProgrammeEvent};
use crate::recruitment;
use crate::store::{Reader, disk};

/// `programme.export`: every event as one .ics file.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct ProgrammeExport {
    /// Only this programme's events; null: all.
    pub recruitment: Option<RecruitmentId>,
    pub file: FileToken,
}

/// What was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "plain")]
pub struct CalendarWritten {
    pub events: u32,
}

/// `invitation.draft`: writes a mail draft (.eml) a person into a folder, with the event for the person's
/// calendar; of a cancelled event, and to who gave up their place after they were told, its cancellation.
/// What is sent is recorded by `invitation.tell`.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct InvitationDraft {
    pub event: EventId,
    pub invitations: Vec<InvitationId>,
    /// The words of an invitation; absent: those of the office's first template for one, or the usual.
    #[ts(optional = nullable)]
    pub text: Option<MailText>,
    /// An existing folder.
    pub folder: FileToken,
}

/// What was written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "plain")]
pub struct InvitationsDrafted {
    /// File names within the folder.
    pub files: Vec<String>,
    /// Those without an e-mail address; nothing was written for them.
    pub without_address: Vec<InvitationId>,
    /// Those for whom the words have places that nothing fills; nothing was written for them.
    pub incomplete: Vec<InvitationOpen>,
}

/// A person's invitation that was not written, and the places nothing is known for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "plain")]
pub struct InvitationOpen {
    pub invitation: InvitationId,
    pub fields: Vec<MailField>,
}

// -- handlers --------------------------------------------------------------------------------------

/// `programme.export`
pub(crate) fn export(act: &Act<'_>, request: ProgrammeExport) -> Result<CalendarWritten> {
    let path = act.file(&request.file)?;
    let (name, events) = act.read(|db| {
        let name = match request.recruitment {
            Some(recruitment) => recruitment::load(db, recruitment)?.name,
            None => organisation::store::load(db)?.name,
        };
        Ok((name, event::all(db, request.recruitment)?))
    })?;
    disk::write_chosen(&path, &ics::calendar(&name, &events, act.clock.now()))?;
    Ok(CalendarWritten {
        events: u32::try_from(events.len()).unwrap_or(u32::MAX),
    })
}

/// `invitation.draft`
pub(crate) fn draft(act: &Act<'_>, request: InvitationDraft) -> Result<InvitationsDrafted> {
    let folder = act.file(&request.folder)?;
    if !folder.is_dir() {
        return Err(ApiError::FileUnwritable {}.into());
    }
    let (organisation, event, ready) = act.read(|db| gather(db, act, &request))?;
    let office = organisation.email.as_ref().map(|email| Mailbox {
        name: organisation.name.clone(),
        email: email.clone(),
    });
    let office = office.ok_or(ApiError::FieldMissing {
        field: "email".to_owned(),
    })?;
    let mut drafted = InvitationsDrafted {
        files: Vec::new(),
        without_address: Vec::new(),
        incomplete: Vec::new(),
    };
    let total = ready.len();
    for (done, (one, method, mail)) in ready.into_iter().enumerate() {
        act.call.progress(done, total)?;
        let Some(email) = mail.email else {
            drafted.without_address.push(one.id);
            continue;
        };
        if !mail.missing.is_empty() {
            drafted.incomplete.push(InvitationOpen {
                invitation: one.id,
                fields: mail.missing.into_iter().map(MailField::of).collect(),
            });
            continue;
        }
        let parties = Parties {
            organiser: Party {
                name: &office.name,
                email: &office.email,
            },
            attendee: Party {
                name: &one.name,
                email: &email,
            },
        };
        let calendar = ics::invitation(method, &event, &parties, act.clock.now());
        let message = Draft {
            from: Some(office.clone()),
            to: Mailbox {
                name: format!("{} 様", mail.name),
                email,
            },
            subject: mail.subject,
            body: mail.body,
            enclosures: Vec::new(),
            invitation: Some(Attached {
                method: if method == Method::Cancel {
                    CalendarMethod::Cancel
                } else {
                    CalendarMethod::Request
                },
                ics: calendar,
            }),
        };
        let name = file_name(&event, &one);
        disk::write_chosen(
            &folder.join(&name),
            &mail::draft(&message, act.clock.now())?,
        )?;
        drafted.files.push(name);
    }
    act.call.progress(total, total)?;
    Ok(drafted)
}

/// An invitation, what is to be sent of it, and its mail.
type Ready = (Invitation, Method, Mail);

fn gather(
    db: &Reader<'_>,
    act: &Act<'_>,
    request: &InvitationDraft,
) -> Result<(Organisation, ProgrammeEvent, Vec<Ready>)> {
    let event = event::load(db, request.event)?;
    let mut ready = Vec::new();
    for one in invitation::of_event(db, event.id)? {
        let Some(method) =
            method_for(&event, &one).filter(|_| request.invitations.contains(&one.id))
        else {
            continue;
        };
        let text = text_for(db, request, method, &event)?;
        let letter = Letterhead {
            text: &text,
            attach: &[],
            today: act.today(),
            actor: act.actor,
        };
        for mail in letter.mails(db, &[one.person])? {
            ready.push((one.clone(), method, mail));
        }
    }
    Ok((organisation::store::load(db)?, event, ready))
}

/// The words of a cancellation.
const CANCELLED: (&str, &str) = (
    "【取りやめ】「{{催し}}」（{{組合名}}）",
    "{{氏名}} 様\n\nご案内していた「{{催し}}」（{{日時}}）の予定を、カレンダーから外してください。\n\n\
     ご予定を空けていただいていたところ申し訳ありません。またの機会にお会いできればうれしいです。\n\n{{組合名}}　{{担当}}",
);

/// The words for a method, with the event's places known.
fn text_for(
    db: &Reader<'_>,
    request: &InvitationDraft,
    method: Method,
    event: &ProgrammeEvent,
) -> Result<MailText> {
    let mut text = match (method, &request.text) {
        (Method::Cancel, text) => MailText {
            subject: CANCELLED.0.to_owned(),
            body: CANCELLED.1.to_owned(),
            date_form: text.as_ref().map(|text| text.date_form).unwrap_or_default(),
            common: None,
        },
        (_, Some(text)) => text.clone(),
        (_, None) => {
            let (subject, body) = template_for(db)?;
            MailText {
                subject,
                body,
                date_form: DateForm::default(),
                common: None,
            }
        }
    };
    let facts = &event.facts;
    let day = |at: OfficeTime| weekday_word(text.date_form, at.day());
    let (begin, end) = (event.starts_at, event.ends_at);
    let time = if event.days > 1 {
        format!(
            "{} {} – {} {}",
            day(begin),
            begin.time(),
            day(end),
            end.time()
        )
    } else {
        format!("{} {} – {}", day(begin), begin.time(), end.time())
    };
    let online = (facts.form == EventForm::Online).then(|| "オンライン".to_owned());
    let mut common = text.common.take().unwrap_or_default();
    for (place, value) in [
        (MailPlace::Event, Some(facts.name.clone())),
        (MailPlace::EventTime, Some(time)),
        (MailPlace::EventPlace, facts.place.clone().or(online)),
        (MailPlace::EventLink, facts.link.clone()),
    ] {
        if let Some(value) = value {
            common.entry(place).or_insert(value);
        }
    }
    text.common = Some(common);
    Ok(text)
}

/// The office's first template for an invitation, or the usual one.
fn template_for(db: &Reader<'_>) -> Result<(String, String)> {
    let own = crate::mail::store::list(db)?
        .into_iter()
        .find(|template| template.occasion == Occasion::Invitation)
        .map(|template| (template.subject, template.body));
    let usual = || {
        crate::mail::rules::usual()
            .find(|(occasion, ..)| *occasion == Occasion::Invitation)
            .map(|(_, _, subject, body)| (subject.to_owned(), body))
    };
    Ok(own.or_else(usual).unwrap_or_default())
}

/// What their calendar is asked to do, if there is anything to tell somebody.
fn method_for(event: &ProgrammeEvent, one: &Invitation) -> Option<Method> {
    let telling = Telling::of(event.cancelled.as_ref(), one.reply, one.told_sequence)?;
    Some(match telling {
        Telling::Invitation => Method::Request,
        Telling::Cancellation => Method::Cancel,
    })
}

/// `2026-12-17_オンライン交流会_髙橋 ひなた_12.eml`: the number tells people of one name apart.
fn file_name(event: &ProgrammeEvent, one: &Invitation) -> String {
    let plain = |text: &str| -> String {
        text.chars()
            .map(|letter| match letter {
                '/' | '\\' | '<' | '>' | ':' | '"' | '|' | '?' | '*' => '_',
                letter if letter.is_control() => '_',
                letter => letter,
            })
            .take(40)
            .collect()
    };
    format!(
        "{}_{}_{}_{}.eml",
        event.starts_at.day(),
        plain(&event.facts.name),
        plain(&one.name),
        one.id
    )
}
