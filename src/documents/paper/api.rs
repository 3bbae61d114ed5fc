//! Commands that set, issue and write papers.

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;

use super::{Plan, dated_on, letters_of, name_of, reissued};
use crate::api::Act;
use crate::documents::docx;
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
use crate::paper::rules::{check_choices, check_count, number};
use crate::paper::store::{self, NewPaper};
use crate::store::{Outcome, disk};
use crate::{articles, paper};

/// The most papers shown at once: each page is a picture.
const SHOWN: u32 = 8;

/// The kinds asked for, each once, in the order they lie in the envelope.
fn kinds(asked: &[PaperKind]) -> Result<Vec<PaperKind>> {
    check_count("paper_kinds", asked.len())?;
    Ok(PaperKind::ALL
        .into_iter()
        .filter(|kind| asked.contains(kind))
        .collect())
}

/// `paper.preview`
pub(crate) fn preview(act: &Act<'_>, request: PaperPreview) -> Result<PaperPages> {
    let today = act.today();
    let (letters, dated_on): (Vec<(String, Letter)>, _) = match request.papers {
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
            let letters = planned
                .into_iter()
                .map(|paper| (paper.name, paper.facts.letter))
                .collect();
            (letters, dated_on)
        }
        PaperSource::Issued { papers } => {
            check_count("papers", papers.len())?;
            let found = act.read(|db| letters_of(db, &papers, today))?;
            let day = dated_on(&found)?;
            let letters = found
                .into_iter()
                .map(|(paper, letter)| (paper.line.name, letter))
                .collect();
            (letters, day)
        }
    };
    let papers = u32::try_from(letters.len()).unwrap_or(u32::MAX);
    let from = usize::try_from(request.from).unwrap_or(usize::MAX);
    let count = usize::try_from(request.count.min(SHOWN)).unwrap_or_default();
    let shown = letters.into_iter().skip(from).take(count);
    Ok(PaperPages {
        papers,
        shown: shown
            .map(|(name, letter)| show(name, letter, dated_on))
            .collect::<Result<_>>()?,
    })
}

fn show(name: String, letter: Letter, dated_on: chrono::NaiveDate) -> Result<PaperShown> {
    let set = letter::typeset(std::slice::from_ref(&letter), &letter.number, dated_on)?;
    let mut pages = Vec::new();
    for page in 0..set.pages() {
        pages.extend(set.png(page)?.map(|png| BASE64_STANDARD.encode(png)));
    }
    Ok(PaperShown {
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
        let planned = plan.write(tx)?;
        let mut issued = Vec::new();
        for paper in &planned {
            let facts = serde_json::to_value(&paper.facts)?;
            issued.push(store::insert(tx, &paper.row(&facts))?);
        }
        let mut summary = Summary::new(Operation::PaperIssue).count(issued.len());
        if let Some(first) = planned.first() {
            summary = summary
                .subject(&first.name)
                .object(&first.facts.letter.number);
        }
        Ok((issued, summary))
    })
}

/// `paper.reissue`
pub(crate) fn reissue(act: &Act<'_>, request: PaperReissue) -> Result<Outcome<Vec<PaperId>>> {
    check_count("papers", request.papers.len())?;
    let dated_on = field::day("dated_on", request.dated_on)?;
    act.transact(Operation::PaperReissue, |tx| {
        let fiscal_year = articles::fiscal_year(tx, dated_on)?.year();
        let mut issued = Vec::new();
        let mut named = None;
        for (paper, _) in letters_of(tx, &request.papers, tx.today)? {
            let kind = paper.line.paper_kind;
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
                    reissue_of: Some(paper.line.id),
                    facts: &facts,
                },
            )?);
        }
        let mut summary = Summary::new(Operation::PaperReissue).count(issued.len());
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

/// Issued papers as the bytes of one file, and how many they are.
fn file_of(act: &Act<'_>, papers: &[PaperId], format: PaperFormat) -> Result<(Vec<u8>, u32)> {
    check_count("papers", papers.len())?;
    let today = act.today();
    let found = act.read(|db| letters_of(db, papers, today))?;
    let day = dated_on(&found)?;
    let letters: Vec<Letter> = found.into_iter().map(|(_, letter)| letter).collect();
    let bytes = match format {
        PaperFormat::Pdf => letter::typeset(&letters, &name_of(&letters), day)?.pdf()?,
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
