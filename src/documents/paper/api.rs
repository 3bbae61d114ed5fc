//! Commands that set, issue and write papers.

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use chrono::NaiveDate;

use super::{Plan, Planned, dated_on, letters_of, name_of, reissued};
use crate::api::Act;
use crate::documents::docx;
use crate::documents::join::join;
use crate::documents::letter::{self, Letter};
use crate::kernel::Result;
use crate::kernel::field;
use crate::kernel::id::PaperId;
use crate::kernel::operation::{Operation, Summary};
use crate::paper::PaperKind;
use crate::paper::api::{
    PaperExport, PaperExported, PaperFormat, PaperIssue, PaperOpen, PaperPages, PaperPreview,
    PaperReissue, PaperShown, PaperSource,
};
use crate::paper::rules::{
    AT_ONCE, EVERYBODY, Family, check_choices, check_count, check_up_to, number,
};
use crate::paper::store::{self, NewPaper};
use crate::store::{Outcome, Tx, disk};
use crate::{articles, paper};

/// The most papers shown at once: each page is a picture.
const SHOWN: u32 = 8;

/// The kinds asked for, each once, in the order they lie in the envelope.
fn kinds(asked: &[PaperKind]) -> Result<Vec<PaperKind>> {
    check_count("paper_kinds", asked.len())?;
    for kind in asked {
        Family::Offer.check(*kind)?;
    }
    Ok(PaperKind::OF_OFFER
        .into_iter()
        .filter(|kind| asked.contains(kind))
        .collect())
}

/// `paper.preview`
pub(crate) fn preview(act: &Act<'_>, request: PaperPreview) -> Result<PaperPages> {
    let today = act.today();
    let (letters, dated_on): (Vec<Shown>, _) = match request.papers {
        PaperSource::New {
            paper_kinds,
            offers,
            dated_on,
            choices,
        } => {
            check_count("offers", offers.len())?;
            let dated_on = field::day("dated_on", dated_on)?;
            let (kinds, choices) = (kinds(&paper_kinds)?, check_choices(&choices)?);
            let plan = Plan {
                kinds: &kinds,
                offers: &offers,
                dated_on,
                choices: &choices,
            };
            let planned = act.read(|db| plan.write(db))?;
            let letters = planned.into_iter().map(Shown::from).collect();
            (letters, dated_on)
        }
        PaperSource::Issued { papers } => {
            check_count("papers", papers.len())?;
            let found = act.read(|db| letters_of(db, &papers, today))?;
            let day = dated_on(&found)?;
            let letters = found
                .into_iter()
                .map(|(paper, letter)| Shown {
                    kind: paper.line.paper_kind,
                    name: paper.line.name,
                    letter,
                })
                .collect();
            (letters, day)
        }
    };
    pages(letters, dated_on, request.from, request.count)
}

/// A part of some letters as pictures.
pub(super) fn pages(
    letters: Vec<Shown>,
    dated_on: NaiveDate,
    from: u32,
    count: u32,
) -> Result<PaperPages> {
    let papers = u32::try_from(letters.len()).unwrap_or(u32::MAX);
    let from = usize::try_from(from).unwrap_or(usize::MAX);
    let count = usize::try_from(count.min(SHOWN)).unwrap_or_default();
    let shown = letters.into_iter().skip(from).take(count);
    Ok(PaperPages {
        papers,
        shown: shown
            .map(|paper| show(paper, dated_on))
            .collect::<Result<_>>()?,
    })
}

/// A letter to be shown, of which kind and whose.
pub(super) struct Shown {
    kind: PaperKind,
    name: String,
    letter: Letter,
}

impl From<Planned> for Shown {
    fn from(paper: Planned) -> Self {
        Self {
            kind: paper.kind,
            name: paper.name,
            letter: paper.facts.letter,
        }
    }
}

fn show(paper: Shown, dated_on: NaiveDate) -> Result<PaperShown> {
    let Shown { kind, name, letter } = paper;
    let set = letter::typeset(std::slice::from_ref(&letter), &letter.number, dated_on)?;
    let mut pages = Vec::new();
    for page in 0..set.pages() {
        pages.extend(set.png(page)?.map(|png| BASE64_STANDARD.encode(png)));
    }
    Ok(PaperShown {
        paper_kind: kind,
        text: letter.plain_text(),
        title: letter.title,
        number: letter.number,
        name,
        pages,
    })
}

/// `paper.issue`
pub(crate) fn issue(act: &Act<'_>, request: PaperIssue) -> Result<Outcome<Vec<PaperId>>> {
    check_count("offers", request.offers.len())?;
    let dated_on = field::day("dated_on", request.dated_on)?;
    let (kinds, choices) = (
        kinds(&request.paper_kinds)?,
        check_choices(&request.choices)?,
    );
    let plan = Plan {
        kinds: &kinds,
        offers: &request.offers,
        dated_on,
        choices: &choices,
    };
    // Set before it is issued: a paper that cannot be printed must not get a number.
    let planned = act.read(|db| plan.write(db))?;
    let letters: Vec<Letter> = planned
        .into_iter()
        .map(|paper| paper.facts.letter)
        .collect();
    letter::typeset(&letters, &name_of(&letters), dated_on)?;
    act.transact(Operation::PaperIssue, |tx| {
        enter(tx, &plan.write(tx)?, Operation::PaperIssue)
    })
}

/// Puts planned papers on record.
pub(super) fn enter(
    tx: &Tx<'_>,
    planned: &[Planned],
    operation: Operation,
) -> Result<(Vec<PaperId>, Summary)> {
    let mut issued = Vec::new();
    for paper in planned {
        let facts = serde_json::to_value(&paper.facts)?;
        issued.push(store::insert(tx, &paper.row(&facts))?);
    }
    let mut summary = Summary::new(operation).count(issued.len());
    if let Some(first) = planned.first() {
        summary = summary
            .subject(&first.name)
            .object(&first.facts.letter.number);
    }
    Ok((issued, summary))
}

/// `paper.reissue`
pub(crate) fn reissue(act: &Act<'_>, request: PaperReissue) -> Result<Outcome<Vec<PaperId>>> {
    reissue_of(act, request, Family::Offer, Operation::PaperReissue)
}

/// Issues papers of one family again.
pub(super) fn reissue_of(
    act: &Act<'_>,
    request: PaperReissue,
    family: Family,
    operation: Operation,
) -> Result<Outcome<Vec<PaperId>>> {
    check_count("papers", request.papers.len())?;
    let dated_on = field::day("dated_on", request.dated_on)?;
    act.transact(operation, |tx| {
        let fiscal_year = articles::fiscal_year(tx, dated_on)?.year();
        let mut issued = Vec::new();
        let mut named = None;
        for (paper, _) in letters_of(tx, &request.papers, tx.today)? {
            let kind = paper.line.paper_kind;
            family.check(kind)?;
            let serial = store::next_serial(tx, kind, fiscal_year)?;
            let own = number(kind, fiscal_year, serial);
            named.get_or_insert((paper.line.name.clone(), own.clone()));
            let facts = serde_json::to_value(reissued(&paper, own, dated_on)?)?;
            issued.push(store::insert(
                tx,
                &NewPaper {
                    kind,
                    fiscal_year,
                    serial,
                    dated_on,
                    person: paper.line.person,
                    offer: paper.line.offer,
                    member: store::member_link(tx, paper.line.id)?,
                    reissue_of: Some(paper.line.id),
                    facts: &facts,
                },
            )?);
        }
        let mut summary = Summary::new(operation).count(issued.len());
        if let Some((name, number)) = named {
            summary = summary.subject(name).object(number);
        }
        Ok((issued, summary))
    })
}

/// `paper.export`
pub(crate) fn export(act: &Act<'_>, request: PaperExport) -> Result<PaperExported> {
    let path = act.file(&request.file)?;
    let (bytes, papers) = file_of(act, &request.papers, request.format)?;
    disk::write_chosen(&path, &bytes)?;
    Ok(PaperExported { papers })
}

/// `paper.open`: a copy that goes when the office is locked.
pub(crate) fn open(act: &Act<'_>, request: PaperOpen) -> Result<()> {
    let (bytes, _) = file_of(act, &request.papers, PaperFormat::Pdf)?;
    let today = act.today();
    let first = request.papers.first().copied().unwrap_or(PaperId(0));
    let line = act.read(|db| store::load(db, first, today))?.line;
    let folder = act.host.places.session_dir.join(format!("paper-{first}"));
    std::fs::create_dir_all(&folder).map_err(disk::at(&folder))?;
    let name = match request.papers.len() {
        1 => format!("{}.pdf", line.number),
        count => format!("{} ほか{}通.pdf", line.number, count - 1),
    };
    let copy = folder.join(name);
    disk::write_atomic(&copy, &bytes)?;
    Ok(act.host.files.open_with_system(&copy)?)
}

/// Issued papers as the bytes of one file, and how many they are. As PDF they may be everybody's.
fn file_of(act: &Act<'_>, papers: &[PaperId], format: PaperFormat) -> Result<(Vec<u8>, u32)> {
    match format {
        PaperFormat::Pdf => check_up_to("papers", papers.len(), EVERYBODY)?,
        PaperFormat::Docx => check_count("papers", papers.len())?,
    }
    let today = act.today();
    let found = act.read(|db| letters_of(db, papers, today))?;
    let day = dated_on(&found)?;
    let letters: Vec<Letter> = found.into_iter().map(|(_, letter)| letter).collect();
    let bytes = match format {
        PaperFormat::Pdf if letters.len() <= AT_ONCE => {
            letter::typeset(&letters, &name_of(&letters), day)?.pdf()?
        }
        PaperFormat::Pdf => {
            let mut parts = Vec::new();
            for (at, part) in letters.chunks(AT_ONCE).enumerate() {
                act.call.progress(at * AT_ONCE, letters.len())?;
                parts.push(letter::typeset(part, &name_of(part), day)?.pdf_part()?);
            }
            join(&parts)?
        }
        PaperFormat::Docx => docx::write(&letters, day)?,
    };
    Ok((bytes, u32::try_from(letters.len()).unwrap_or(u32::MAX)))
}

/// An issued paper as PDF, and its number.
///
/// # Errors
/// As `paper.export`.
pub(crate) fn pdf_of(paper: &paper::StoredPaper) -> Result<(String, Vec<u8>)> {
    let letter = super::letter_of(paper)?;
    let set = letter::typeset(
        std::slice::from_ref(&letter),
        &letter.number,
        paper.line.dated_on,
    )?;
    Ok((letter.number, set.pdf()?))
}
