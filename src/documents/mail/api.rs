//! Writing mail drafts.

use std::path::{Path, PathBuf};

use super::{Draft, Enclosure, Mailbox, draft, file_name};
use crate::api::Act;
use crate::documents::paper::api::pdf_of;
use crate::kernel::Result;
use crate::mail::api::{LeftOut, Letterhead, Mail, MailFile, MailLeftOut, MailWrite, MailsWritten};
use crate::paper::{PaperKind, StoredPaper};
use crate::store::{Reader, disk};
use crate::{organisation, paper};

/// A mail with the papers that go with it.
type Ready = (Mail, Vec<StoredPaper>);

/// `mail.write`
pub(crate) fn write(act: &Act<'_>, request: MailWrite) -> Result<MailsWritten> {
    let folder = act.file(&request.folder)?;
    let (mails, from) = act.read(|db| gather(db, act, &request))?;
    let mut done = MailsWritten {
        written_at: act.clock.stamp(),
        written: Vec::new(),
        left_out: Vec::new(),
    };
    let total = mails.len();
    for (place, (mail, papers)) in (1..).zip(mails) {
        act.call.progress(place - 1, total)?;
        if let Some(reason) = obstacle(&mail) {
            done.left_out.push(MailLeftOut {
                person: mail.person,
                name: mail.name,
                reason,
            });
            continue;
        }
        let enclosures = papers.iter().map(enclosure).collect::<Result<_>>()?;
        let message = Draft {
            from: from.clone(),
            to: Mailbox {
                name: format!("{} 様", mail.name),
                email: mail.email.unwrap_or_default(),
            },
            subject: mail.subject,
            body: mail.body,
            enclosures,
            invitation: None,
        };
        let path = free_place(&folder, &file_name(place, &mail.name));
        disk::write_chosen(&path, &draft(&message, act.clock.now())?)?;
        done.written.push(MailFile {
            person: mail.person,
            name: mail.name,
            file_name: path
                .file_name()
                .unwrap_or_default()
                .to_string_lossy()
                .into_owned(),
        });
    }
    act.call.progress(total, total)?;
    Ok(done)
}

fn gather(
    db: &Reader<'_>,
    act: &Act<'_>,
    request: &MailWrite,
) -> Result<(Vec<Ready>, Option<Mailbox>)> {
    let letter = Letterhead {
        text: &request.text,
        attach: &request.attach,
        today: act.today(),
        actor: act.actor,
    };
    let mut mails = Vec::new();
    for mail in letter.mails(db, &request.people)? {
        let papers = papers_for(db, &mail, &request.attach)?;
        mails.push((mail, papers));
    }
    let office = organisation::load(db)?;
    let from = office.email.map(|email| Mailbox {
        name: office.name,
        email,
    });
    Ok((mails, from))
}

fn papers_for(db: &Reader<'_>, mail: &Mail, kinds: &[PaperKind]) -> Result<Vec<StoredPaper>> {
    let mut papers = Vec::new();
    for kind in kinds {
        papers.extend(paper::latest_of_person(db, *kind, mail.person)?);
    }
    Ok(papers)
}

fn obstacle(mail: &Mail) -> Option<LeftOut> {
    if mail.email.is_none() {
        return Some(LeftOut::NoEmail {});
    }
    if !mail.missing.is_empty() {
        return Some(LeftOut::FieldsMissing {
            fields: mail.missing.clone(),
        });
    }
    if !mail.missing_papers.is_empty() {
        return Some(LeftOut::PapersMissing {
            paper_kinds: mail.missing_papers.clone(),
        });
    }
    None
}

fn enclosure(paper: &StoredPaper) -> Result<Enclosure> {
    let (number, bytes) = pdf_of(paper)?;
    Ok(Enclosure {
        file_name: format!("{}（{number}）.pdf", paper.line.paper_kind.title()),
        media_type: "application/pdf",
        bytes,
    })
}

/// The place for a draft: an earlier one of the same name stays.
fn free_place(folder: &Path, name: &str) -> PathBuf {
    let mut place = folder.join(name);
    let mut number = 2_u32;
    while place.exists() {
        let stem = name.strip_suffix(".eml").unwrap_or(name);
        place = folder.join(format!("{stem} ({number}).eml"));
        number += 1;
    }
    place
}
