//! Mails as drafts: one `.eml` a person, which a mail program opens as a message not yet sent
//! (`X-Unsent`). Nothing is sent from here.

pub mod api;

use chrono::{DateTime, Utc};
use mail_builder::MessageBuilder;
use mail_builder::headers::address::Address;
use mail_builder::headers::content_type::ContentType;
use mail_builder::headers::raw::Raw;
use mail_builder::mime::{BodyPart, MimePart};
use sha2::{Digest, Sha256};

use crate::kernel::{Error, Result};
use crate::mail::rules::one_line;

/// Somebody with an address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mailbox {
    /// As shown.
    pub name: String,
    /// As read by [`crate::kernel::contact::Email`]: no white space, no control characters.
    pub email: String,
}

/// A file that goes with a mail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Enclosure {
    /// With its extension.
    pub file_name: String,
    /// `application/pdf`
    pub media_type: &'static str,
    /// Its content.
    pub bytes: Vec<u8>,
}

/// What an invitation asks the recipient's calendar to do (RFC 5546).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CalendarMethod {
    /// Enter or change the event, and answer.
    Request,
    /// Take it out.
    Cancel,
}

/// An event for the recipient's calendar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Invitation {
    /// The `METHOD` of the calendar itself.
    pub method: CalendarMethod,
    /// The iCalendar object.
    pub ics: Vec<u8>,
}

/// A mail about to become a draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// Who writes; absent: whoever's program opens the draft.
    pub from: Option<Mailbox>,
    /// To whom.
    pub to: Mailbox,
    /// One line; anything that would end it becomes a space.
    pub subject: String,
    /// Plain text.
    pub body: String,
    /// Files.
    pub enclosures: Vec<Enclosure>,
    /// An event.
    pub invitation: Option<Invitation>,
}

/// Writes a draft, in UTF-8. Nothing that was filled in can become a header: a name and a subject are one
/// line, and are encoded where they are not plain ASCII.
///
/// # Errors
/// [`Error::Workbook`] where it cannot be put together.
pub fn draft(draft: &Draft, at: DateTime<Utc>) -> Result<Vec<u8>> {
    let mailbox = |who: &Mailbox| {
        Address::new_address(
            Some(one_line(&who.name)),
            one_line(&who.email).replace(' ', ""),
        )
    };
    let mut message = MessageBuilder::new()
        .header("X-Unsent", Raw::new("1"))
        .to(mailbox(&draft.to))
        .subject(one_line(&draft.subject))
        .date(at.timestamp())
        .message_id(message_id(draft, at))
        .body(body_of(draft));
    if let Some(from) = &draft.from {
        message = message.from(mailbox(from));
    }
    message
        .write_to_vec()
        .map_err(|error| Error::Workbook(Box::new(error)))
}

/// Names the draft and tells nothing about the machine; the mail program gives another one on sending.
fn message_id(draft: &Draft, at: DateTime<Utc>) -> String {
    let mut digest = Sha256::new();
    for part in [
        &draft.to.email,
        &draft.subject,
        &draft.body,
        &at.to_rfc3339(),
    ] {
        digest.update(part.as_bytes());
        digest.update([0]);
    }
    let hex: String = digest
        .finalize()
        .iter()
        .take(16)
        .map(|byte| format!("{byte:02x}"))
        .collect();
    format!("{hex}@yoriai.invalid")
}

fn body_of(draft: &Draft) -> MimePart<'_> {
    let text = MimePart::new("text/plain", draft.body.as_str());
    let text = match &draft.invitation {
        None => text,
        // The calendar as an alternative to the text is what mail programs show as an invitation; the same
        // as a file is for those that do not.
        Some(invitation) => {
            MimePart::new("multipart/alternative", vec![text, calendar_of(invitation)])
        }
    };
    let mut files: Vec<MimePart<'_>> = draft
        .enclosures
        .iter()
        .map(|file| {
            MimePart::new(file.media_type, file.bytes.as_slice())
                .attachment(one_line(&file.file_name))
        })
        .collect();
    if let Some(invitation) = &draft.invitation {
        files.push(
            MimePart::new("application/ics", invitation.ics.as_slice()).attachment("invite.ics"),
        );
    }
    if files.is_empty() {
        return text;
    }
    files.insert(0, text);
    MimePart::new("multipart/mixed", files)
}

fn calendar_of(invitation: &Invitation) -> MimePart<'_> {
    let method = match invitation.method {
        CalendarMethod::Request => "REQUEST",
        CalendarMethod::Cancel => "CANCEL",
    };
    let kind = ContentType::new("text/calendar")
        .attribute("charset", "utf-8")
        .attribute("method", method);
    // As bytes: the calendar folds its lines itself.
    MimePart::new(kind, BodyPart::from(invitation.ics.as_slice()))
}

/// The longest part of a name in a file's name, in characters.
const NAME: usize = 60;

/// A draft's file name: its place in the batch and the person's name, as one component that every system
/// accepts and that reads as it is.
pub fn file_name(place: usize, name: &str) -> String {
    let kept: String = crate::documents::typeset::printable(name)
        .chars()
        .filter(|c| *c != '\u{200B}')
        .map(|c| {
            if c.is_control() || "/\\:*?\"<>|.".contains(c) {
                '_'
            } else {
                c
            }
        })
        .take(NAME)
        .collect();
    format!("{place:03}_{}.eml", kept.trim())
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::TimeZone as _;
    use mail_parser::{MessageParser, MimeHeaders as _};

    fn at() -> DateTime<Utc> {
        Utc.with_ymd_and_hms(2026, 11, 22, 3, 0, 0).unwrap()
    }

    fn plain(name: &str, subject: &str, body: &str) -> Draft {
        Draft {
            from: Some(Mailbox {
                name: "労働者協同組合みどりの丘".to_owned(),
                email: "jimu@example.test".to_owned(),
            }),
            to: Mailbox {
                name: name.to_owned(),
                email: "hinata@example.test".to_owned(),
            },
            subject: subject.to_owned(),
            body: body.to_owned(),
            enclosures: Vec::new(),
            invitation: None,
        }
    }

    #[test]
    fn a_draft_reads_back_as_it_was_written() {
        let body = "髙橋 様\n\n𠮷 葛\u{E0100} ～ 〜\n.\n--\n".to_owned() + &"長い行。".repeat(400);
        let bytes = draft(
            &plain("髙橋 ひなた", "採用内定のお知らせ（組合）", &body),
            at(),
        )
        .unwrap();
        assert!(bytes.is_ascii(), "any mail program passes it on unharmed");
        let read = MessageParser::new().parse(&bytes).unwrap();
        assert_eq!(read.subject(), Some("採用内定のお知らせ（組合）"));
        assert_eq!(read.body_text(0).unwrap().replace("\r\n", "\n"), body);
        let to = read.to().unwrap().first().unwrap();
        assert_eq!(to.name(), Some("髙橋 ひなた"));
        assert_eq!(to.address(), Some("hinata@example.test"));
        assert_eq!(read.header_raw("X-Unsent").map(str::trim), Some("1"));
        assert!(read.message_id().unwrap().ends_with("@yoriai.invalid"));
        assert_eq!(read.date().unwrap().to_rfc3339(), "2026-11-22T03:00:00Z");
    }

    #[test]
    fn nothing_filled_in_becomes_a_header() {
        for bait in [
            "見本\r\nBcc: evil@example.test",
            "x\nBcc: evil@example.test\n\n本文",
            "a\u{2028}Bcc: evil@example.test",
            "\"x\" <evil@example.test>, y",
            "=?utf-8?q?x=0D=0ABcc:_evil@example.test?=",
            "a\0b",
        ] {
            let bytes = draft(&plain(bait, bait, "本文"), at()).unwrap();
            let read = MessageParser::new().parse(&bytes).unwrap();
            assert!(read.bcc().is_none(), "{bait:?}");
            let raw = String::from_utf8(bytes.clone()).unwrap();
            let head = raw.split("\r\n\r\n").next().unwrap();
            for line in head.split("\r\n") {
                assert!(
                    !line.to_ascii_lowercase().starts_with("bcc"),
                    "{bait:?}: {line}"
                );
                assert!(!line.contains('\n') && !line.contains('\r'));
            }
            let to = read.to().unwrap();
            assert_eq!(to.iter().count(), 1, "{bait:?}");
            assert_eq!(
                to.first().unwrap().address(),
                Some("hinata@example.test"),
                "{bait:?}"
            );
        }
    }

    #[test]
    fn papers_and_a_calendar_go_along() {
        let mut mail = plain("見本", "ご案内", "本文");
        mail.enclosures.push(Enclosure {
            file_name: "内定通-2026-0001.pdf".to_owned(),
            media_type: "application/pdf",
            bytes: b"%PDF-1.7\x00\xff".to_vec(),
        });
        mail.invitation = Some(Invitation {
            method: CalendarMethod::Request,
            ics: b"BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nEND:VCALENDAR\r\n".to_vec(),
        });
        let bytes = draft(&mail, at()).unwrap();
        let read = MessageParser::new().parse(&bytes).unwrap();
        let calendar = read
            .parts
            .iter()
            .find(|part| part.is_content_type("text", "calendar"))
            .unwrap();
        let kind = calendar.content_type().unwrap();
        assert_eq!(kind.attribute("method"), Some("REQUEST"));
        assert_eq!(calendar.contents(), mail.invitation.unwrap().ics);
        let pdf = read.attachment(1).unwrap();
        assert_eq!(pdf.attachment_name(), Some("内定通-2026-0001.pdf"));
        assert_eq!(pdf.contents(), b"%PDF-1.7\x00\xff");
        assert_eq!(read.body_text(0).as_deref().map(str::trim), Some("本文"));
    }

    #[test]
    fn file_names_are_one_plain_component() {
        for (name, file) in [
            ("髙橋 ひなた", "001_髙橋 ひなた.eml"),
            ("../../etc", "001_______etc.eml"),
            (
                "a\u{202e}lme.exe",
                "001_almexe.eml".replace("almexe", "alme_exe").as_str(),
            ),
            ("", "001_.eml"),
        ] {
            assert_eq!(file_name(1, name), file, "{name:?}");
        }
    }
}
