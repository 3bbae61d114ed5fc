//! Typesetting: a template beside the code and a value in, pages out — as PDF and as pictures of the
//! same pages.
//!
//! Nothing is read from the machine: the fonts are those in `assets/fonts`, there are no packages, no
//! files and no clock. What a paper says is handed to the template as a *value*, never pasted into its
//! source, so that a name such as `#strong[x]` is a name.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use chrono::{Datelike, NaiveDate};
use serde::Serialize;
use typst::diag::{FileError, FileResult, SourceDiagnostic, Warned};
use typst::ecow::EcoVec;
use typst::foundations::{Bytes, Datetime, Dict, Duration, Str, Value};
use typst::layout::{Frame, FrameItem};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

use crate::kernel::text::is_variation_selector;
use crate::kernel::{ApiError, Error, Result};

/// A template: typst source compiled into the program. It finds its value in `sys.inputs.data`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Template {
    /// Its file name, for messages.
    pub name: &'static str,
    /// Its source.
    pub source: &'static str,
}

/// The fonts of papers, in the order they stand in `assets/fonts/README.md`.
static FONTS: LazyLock<Vec<Font>> = LazyLock::new(|| {
    let files: [&'static [u8]; 4] = [
        include_bytes!("../../assets/fonts/BIZUDMincho-Regular.ttf"),
        include_bytes!("../../assets/fonts/NotoSerifJP-Regular.ttf"),
        include_bytes!("../../assets/fonts/BIZUDPGothic-Regular.ttf"),
        include_bytes!("../../assets/fonts/NotoSansJP-Regular.ttf"),
    ];
    files
        .into_iter()
        .filter_map(|bytes| Font::new(Bytes::new(bytes), 0))
        .collect()
});
static BOOK: LazyLock<LazyHash<FontBook>> =
    LazyLock::new(|| LazyHash::new(FontBook::from_fonts(FONTS.iter())));

/// Pixels per point of a picture of a page: 144 to the inch.
const PIXELS_PER_POINT: f64 = 2.0;
/// Latin letters after which a word without a space may be broken; no real word is that long.
const LONGEST_WORD: usize = 24;

/// Everything a compilation may ask for.
struct Room {
    library: LazyHash<Library>,
    main: Source,
}

impl World for Room {
    fn library(&self) -> &LazyHash<Library> {
        &self.library
    }
    fn book(&self) -> &LazyHash<FontBook> {
        &BOOK
    }
    fn main(&self) -> FileId {
        self.main.id()
    }
    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.main.id() {
            Ok(self.main.clone())
        } else {
            Err(FileError::AccessDenied)
        }
    }
    fn file(&self, _: FileId) -> FileResult<Bytes> {
        Err(FileError::AccessDenied)
    }
    fn font(&self, index: usize) -> Option<Font> {
        FONTS.get(index).cloned()
    }
    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}

/// Set pages.
pub struct Typeset {
    document: PagedDocument,
    name: String,
    dated_on: NaiveDate,
}

impl Typeset {
    /// Sets a template with its value. `name` identifies the paper in the PDF and `dated_on` is the
    /// PDF's own date: equal calls give equal bytes.
    ///
    /// # Errors
    /// [`ApiError::GlyphMissing`] for a character that none of the fonts has; [`Error::Typesetting`] for a
    /// fault of the template.
    pub fn new(
        template: Template,
        data: &impl Serialize,
        name: &str,
        dated_on: NaiveDate,
    ) -> Result<Self> {
        let data: Value = serde_json::from_value(literal(serde_json::to_value(data)?))?;
        let mut inputs = Dict::new();
        inputs.insert(Str::from("data"), data);
        inputs.insert(Str::from("dated"), Value::Datetime(day(dated_on)?));
        let path = VirtualPath::new(template.name)
            .map_err(|_| Error::Typesetting("the template's name".to_owned()))?;
        let room = Room {
            library: LazyHash::new(Library::builder().with_inputs(inputs).build()),
            main: Source::new(
                RootedPath::new(VirtualRoot::Project, path).intern(),
                template.source.to_owned(),
            ),
        };
        let Warned { output, .. } = typst::compile::<PagedDocument>(&room);
        // What typst remembers between compilations holds people's names; nothing of it is wanted again.
        typst::comemo::evict(0);
        let document = output.map_err(fault)?;
        check_glyphs(&document)?;
        Ok(Self {
            document,
            name: name.to_owned(),
            dated_on,
        })
    }

    /// How many pages there are.
    pub fn pages(&self) -> usize {
        self.document.pages().len()
    }

    /// The paper as PDF/A-2b, tagged for those who have it read to them.
    ///
    /// # Errors
    /// [`Error::Typesetting`] where it cannot be written.
    pub fn pdf(&self) -> Result<Vec<u8>> {
        self.write(Tags::Kept)
    }

    /// As [`Self::pdf`] without tags: for one part of a long paper, whose tags would not outlive the joining.
    ///
    /// # Errors
    /// [`Error::Typesetting`] where it cannot be written.
    pub fn pdf_part(&self) -> Result<Vec<u8>> {
        self.write(Tags::LeftOut)
    }

    fn write(&self, tags: Tags) -> Result<Vec<u8>> {
        let standards = PdfStandards::new(&[PdfStandard::A_2b])
            .map_err(|hint| Error::Typesetting(hint.message().to_string()))?;
        let options = PdfOptions {
            ident: typst::foundations::Smart::Custom(self.name.clone()),
            creator: typst::foundations::Smart::Custom(Some("よりあい".to_owned())),
            standards,
            // An archive's paper has a date; a template may set it more exactly.
            timestamp: Some(Timestamp::new_utc(day(self.dated_on)?)),
            tagged: tags == Tags::Kept,
            ..PdfOptions::default()
        };
        typst_pdf::pdf(&self.document, &options).map_err(fault)
    }

    /// One page as a PNG of 144 pixels to the inch; `None` beyond the last.
    ///
    /// # Errors
    /// [`Error::Typesetting`] where it cannot be written.
    pub fn png(&self, page: usize) -> Result<Option<Vec<u8>>> {
        let Some(page) = self.document.pages().get(page) else {
            return Ok(None);
        };
        let options = typst_render::RenderOptions {
            pixel_per_pt: PIXELS_PER_POINT.into(),
            render_bleed: false,
        };
        typst_render::render(page, &options)
            .encode_png()
            .map(Some)
            .map_err(|error| Error::Typesetting(error.to_string()))
    }
}

/// Whether a PDF says what its parts are, for those who have it read to them.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Tags {
    Kept,
    LeftOut,
}

fn day(date: NaiveDate) -> Result<Datetime> {
    let part = |number: u32| u8::try_from(number).unwrap_or_default();
    Datetime::from_ymd(date.year(), part(date.month()), part(date.day()))
        .ok_or_else(|| Error::Typesetting("a day that does not exist".to_owned()))
}

fn fault(errors: EcoVec<SourceDiagnostic>) -> Error {
    let messages: Vec<String> = errors
        .iter()
        .map(|error| error.message.to_string())
        .collect();
    Error::Typesetting(messages.join("; "))
}

/// A value with all its texts as they can be printed.
fn literal(value: serde_json::Value) -> serde_json::Value {
    use serde_json::Value as Json;
    match value {
        Json::String(text) => Json::String(printable(&text)),
        Json::Array(items) => items.into_iter().map(literal).collect(),
        Json::Object(fields) => Json::Object(
            fields
                .into_iter()
                .map(|(name, value)| (name, literal(value)))
                .collect(),
        ),
        other => other,
    }
}

/// Turns the direction of writing, or draws nothing where it stands: no paper has a use for it, and a
/// name could hide another one behind it.
fn is_unprintable(c: char) -> bool {
    matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{061C}' | '\u{FEFF}' | '\u{00AD}')
        || (c.is_control() && c != '\n')
}

/// Text as it goes on paper: every visible character as it is, and those that only steer the printing
/// (direction marks, control characters) left out. A Latin word beyond all measure may be broken, so that
/// it stays on the sheet.
pub fn printable(text: &str) -> String {
    let mut run = 0;
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        let c = match c {
            '\t' | '\u{2028}' | '\u{2029}' => ' ',
            '\r' => continue,
            c if is_unprintable(c) => continue,
            c => c,
        };
        // Beyond U+2E80 lie the scripts that are broken anywhere.
        run = if c.is_whitespace() || c >= '\u{2E80}' {
            0
        } else {
            run + 1
        };
        if run > LONGEST_WORD {
            out.push('\u{200B}');
            run = 1;
        }
        out.push(c);
    }
    out
}

/// Refuses a page with a box in place of a character.
fn check_glyphs(document: &PagedDocument) -> Result<()> {
    let mut missing = BTreeSet::new();
    for page in document.pages() {
        collect_missing(&page.frame, &mut missing);
    }
    match missing.first() {
        None => Ok(()),
        Some(character) => Err(ApiError::GlyphMissing {
            character: character.to_string(),
            code: format!("U+{:04X}", u32::from(*character)),
        }
        .into()),
    }
}

fn collect_missing(frame: &Frame, missing: &mut BTreeSet<char>) {
    for (_, item) in frame.items() {
        match item {
            FrameItem::Group(group) => collect_missing(&group.frame, missing),
            FrameItem::Text(text) => {
                for glyph in text.glyphs.iter().filter(|glyph| glyph.id == 0) {
                    let cluster = text.text.get(glyph.range()).unwrap_or_default();
                    missing.extend(
                        cluster
                            .chars()
                            .find(|c| !is_variation_selector(*c) && !is_unprintable(*c)),
                    );
                }
            }
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PLAIN: Template = Template {
        name: "plain.typ",
        source: "#set text(font: (\"BIZ UDMincho\", \"Noto Serif JP\"), lang: \"ja\", fallback: false)\n#sys.inputs.data.words",
    };

    fn set(words: &str) -> Result<Typeset> {
        let dated_on = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
        Typeset::new(
            PLAIN,
            &serde_json::json!({ "words": words }),
            "試し",
            dated_on,
        )
    }

    #[test]
    fn all_fonts_are_there() {
        assert_eq!(FONTS.len(), 4);
    }

    #[test]
    fn a_missing_glyph_is_named_and_variants_are_not_missing() {
        for words in [
            "髙橋 﨑",
            "𠮷田",
            "葛\u{E0100}城",
            "邉\u{E0101}",
            "a\u{202e}b",
            "葛\u{E01EF}",
        ] {
            assert!(set(words).is_ok(), "{words:?}");
        }
        match set("名前 ꙮ").err() {
            Some(Error::Refused(refusal)) => assert_eq!(
                refusal,
                ApiError::GlyphMissing {
                    character: "ꙮ".to_owned(),
                    code: "U+A66E".to_owned()
                }
            ),
            other => panic!("{other:?}"),
        }
        assert!(set("😀").is_err());
    }

    #[test]
    fn equal_calls_give_equal_bytes() {
        let once = set("見本").unwrap();
        assert_eq!(once.pages(), 1);
        let pdf = once.pdf().unwrap();
        assert!(pdf.starts_with(b"%PDF-"));
        assert_eq!(pdf, set("見本").unwrap().pdf().unwrap());
        assert!(once.png(0).unwrap().unwrap().starts_with(b"\x89PNG"));
        assert!(once.png(1).unwrap().is_none());
    }

    #[test]
    fn what_steers_the_printing_is_left_out() {
        assert_eq!(printable("a\u{202e}b\tc\r\nd"), "ab c\nd");
        assert_eq!(printable("#strong[<x>] $a$"), "#strong[<x>] $a$");
        assert_eq!(printable("葛\u{E0100}"), "葛\u{E0100}");
        assert_eq!(printable(&"W".repeat(30)).matches('\u{200B}').count(), 1);
        assert_eq!(printable(&"あ".repeat(300)), "あ".repeat(300));
    }
}
