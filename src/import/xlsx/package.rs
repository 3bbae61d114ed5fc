//! The archive a workbook is: its parts, read through one budget, and the few that say where the
//! others are.

use std::cell::Cell;
use std::collections::HashMap;
use std::io::{self, BufReader, Cursor, Read};
use std::rc::Rc;

use quick_xml::XmlVersion;
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;
use zip::result::ZipError;

use super::super::table::{Limits, beyond};
use crate::kernel::error::ApiError;
use crate::kernel::{Error, Result};

/// More entries than any workbook has; each costs memory before anything is read.
const MAX_ENTRIES: usize = 10_000;
/// No text or tag of a workbook is longer than this many bytes.
const MAX_BYTES_BETWEEN_TAGS: usize = 1 << 20;
/// More sheets than this are no workbook of an office.
const MAX_SHEETS: usize = 1_000;

/// The refusal of what is no workbook that can be read.
pub(super) fn not_a_table() -> Error {
    ApiError::NotATable {}.into()
}

/// The archive.
pub(super) struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    budget: Rc<Cell<u64>>,
}

impl<'a> Package<'a> {
    pub(super) fn open(bytes: &'a [u8], limits: &Limits) -> Result<Self> {
        if memchr::memmem::find_iter(bytes, b"PK\x01\x02")
            .nth(MAX_ENTRIES)
            .is_some()
        {
            return Err(beyond("entries"));
        }
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| not_a_table())?;
        Ok(Self {
            archive,
            budget: Rc::new(Cell::new(limits.inflated_bytes)),
        })
    }

    /// Opens a part by its path. Letter case and a leading slash do not matter, as in spreadsheets.
    pub(super) fn part(&mut self, path: &str) -> Result<Xml<'_>> {
        self.part_if_any(path)?.ok_or_else(not_a_table)
    }

    fn part_if_any(&mut self, path: &str) -> Result<Option<Xml<'_>>> {
        let path = path.trim_start_matches('/');
        let index = match self.archive.index_for_name(path) {
            Some(index) => Some(index),
            None => (0..self.archive.len()).find(|index| {
                let name = self
                    .archive
                    .name_for_index(*index)
                    .and_then(|name| name.ok());
                name.is_some_and(|name| name.replace('\\', "/").eq_ignore_ascii_case(path))
            }),
        };
        let Some(index) = index else { return Ok(None) };
        match self.archive.by_index(index) {
            Ok(part) => Ok(Some(Xml::new(part, Rc::clone(&self.budget)))),
            Err(
                ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED)
                | ZipError::InvalidPassword,
            ) => Err(ApiError::WorkbookEncrypted {}.into()),
            Err(_) => Err(not_a_table()),
        }
    }

    /// Reads what the workbook says of itself.
    pub(super) fn workbook(&mut self) -> Result<Workbook> {
        let path = match self.part_if_any("_rels/.rels")? {
            Some(mut xml) => relations(&mut xml, "")?
                .into_iter()
                .find(|relation| relation.is("officeDocument"))
                .map(|relation| relation.target),
            None => None,
        };
        let path = path.unwrap_or_else(|| "xl/workbook.xml".to_owned());
        let (folder, name) = path.rsplit_once('/').unwrap_or(("", &path));
        let relations = match self.part_if_any(&format!("{folder}/_rels/{name}.rels"))? {
            Some(mut xml) => relations(&mut xml, folder)?,
            None => return Err(not_a_table()),
        };
        let mut workbook = self.part(&path)?.workbook(&relations)?;
        let find = |kind: &str| {
            relations
                .iter()
                .find(|relation| relation.is(kind))
                .map(|relation| relation.target.clone())
        };
        workbook.strings = find("sharedStrings");
        workbook.styles = find("styles");
        Ok(workbook)
    }
}

/// What a workbook says of itself.
pub(super) struct Workbook {
    pub(super) sheets: Vec<Sheet>,
    pub(super) from_1904: bool,
    pub(super) strings: Option<String>,
    pub(super) styles: Option<String>,
}

/// A sheet.
pub(super) struct Sheet {
    pub(super) name: String,
    pub(super) path: String,
    pub(super) hidden: bool,
}

struct Relation {
    id: String,
    kind: String,
    target: String,
}

impl Relation {
    fn is(&self, kind: &str) -> bool {
        self.kind.rsplit('/').next() == Some(kind)
    }
}

fn relations(xml: &mut Xml<'_>, folder: &str) -> Result<Vec<Relation>> {
    let mut relations = Vec::new();
    while let Some(event) = xml.next()? {
        let Event::Start(tag) = event else { continue };
        if tag.local_name().as_ref() != "Relationship" {
            continue;
        }
        let (Some(id), Some(kind), Some(target)) = (
            attribute(&tag, "Id")?,
            attribute(&tag, "Type")?,
            attribute(&tag, "Target")?,
        ) else {
            continue;
        };
        if relations.len() > MAX_ENTRIES {
            return Err(beyond("entries"));
        }
        relations.push(Relation {
            id,
            kind,
            target: resolve(folder, &target),
        });
    }
    Ok(relations)
}

/// The path of a part named relative to a folder of the archive.
fn resolve(folder: &str, target: &str) -> String {
    let mut parts: Vec<&str> = if target.starts_with('/') {
        Vec::new()
    } else {
        folder.split('/').collect()
    };
    for part in target.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    parts.retain(|part| !part.is_empty());
    parts.join("/")
}

/// A part as XML events; empty elements come as a start and an end.
pub(super) struct Xml<'a> {
    reader: quick_xml::Reader<BufReader<Budgeted<'a>>>,
    buffer: Vec<u8>,
    budget: Rc<Cell<u64>>,
}

impl<'a> Xml<'a> {
    fn new(part: impl Read + 'a, budget: Rc<Cell<u64>>) -> Self {
        let part = Budgeted {
            part: Box::new(part),
            budget: Rc::clone(&budget),
            since_tag: 0,
        };
        let mut reader = quick_xml::Reader::from_reader(BufReader::new(part));
        let config = reader.config_mut();
        config.expand_empty_elements = true;
        // Not needed to understand a workbook, and keeping the names of a million open elements is
        // what a hostile one would want.
        config.check_end_names = false;
        Self {
            reader,
            buffer: Vec::new(),
            budget,
        }
    }

    /// The next event; none at the end. Document types, and with them entities, are refused.
    pub(super) fn next(&mut self) -> Result<Option<Event<'_>>> {
        self.buffer.clear();
        match self.reader.read_event_into(&mut self.buffer) {
            Ok(Event::Eof) => Ok(None),
            Ok(Event::DocType(_)) => Err(not_a_table()),
            Ok(event) => Ok(Some(event)),
            Err(_) if self.budget.get() == 0 => Err(beyond("inflated")),
            Err(_) => Err(not_a_table()),
        }
    }

    /// The text inside the element just opened, up to its end; what is nested in it is left out.
    pub(super) fn text(&mut self, element: &str, limits: &Limits) -> Result<String> {
        let mut text = String::new();
        loop {
            match self.next()?.ok_or_else(not_a_table)? {
                Event::Text(part) => text.push_str(&part.xml10_content()),
                Event::CData(part) => text.push_str(&part.xml10_content()),
                Event::GeneralRef(name) => push_reference(&name, &mut text)?,
                Event::End(tag) if tag.local_name().as_ref() == element => return Ok(text),
                _ => {}
            }
            if text.len() > 8 * limits.cell_chars {
                return Err(beyond("cell"));
            }
        }
    }

    fn workbook(&mut self, relations: &[Relation]) -> Result<Workbook> {
        let paths: HashMap<&str, &str> = relations
            .iter()
            .filter(|relation| relation.is("worksheet"))
            .map(|relation| (relation.id.as_str(), relation.target.as_str()))
            .collect();
        let mut workbook = Workbook {
            sheets: Vec::new(),
            from_1904: false,
            strings: None,
            styles: None,
        };
        while let Some(event) = self.next()? {
            let Event::Start(tag) = event else { continue };
            match tag.local_name().as_ref() {
                "workbookPr" => {
                    workbook.from_1904 =
                        attribute(&tag, "date1904")?.is_some_and(|value| is_true(&value))
                }
                "sheet" => {
                    let (Some(name), Some(id)) = (attribute(&tag, "name")?, relation_id(&tag)?)
                    else {
                        continue;
                    };
                    // A sheet of charts or dialogs has no path here.
                    let Some(path) = paths.get(id.as_str()) else {
                        continue;
                    };
                    let hidden = attribute(&tag, "state")?.is_some_and(|state| state != "visible");
                    if workbook.sheets.len() >= MAX_SHEETS {
                        return Err(beyond("sheets"));
                    }
                    workbook.sheets.push(Sheet {
                        name,
                        path: (*path).to_owned(),
                        hidden,
                    });
                }
                _ => {}
            }
        }
        Ok(workbook)
    }
}

/// `1` and `true` are both written.
pub(super) fn is_true(value: &str) -> bool {
    matches!(value, "1" | "true")
}

/// An attribute's value.
pub(super) fn attribute(tag: &BytesStart<'_>, name: &str) -> Result<Option<String>> {
    let Some(attribute) = tag.try_get_attribute(name).map_err(|_| not_a_table())? else {
        return Ok(None);
    };
    attribute
        .normalized_value(XmlVersion::Implicit1_0)
        .map(|value| Some(value.into_owned()))
        .map_err(|_| not_a_table())
}

/// `r:id`, whatever the prefix is called.
fn relation_id(tag: &BytesStart<'_>) -> Result<Option<String>> {
    for attribute in tag.attributes().with_checks(false) {
        let attribute = attribute.map_err(|_| not_a_table())?;
        if attribute.key.prefix().is_some() && attribute.key.local_name().as_ref() == "id" {
            return Ok(Some(attribute.value.into_owned()));
        }
    }
    Ok(None)
}

/// `&amp;` and `&#12354;`; anything else would need a document type.
fn push_reference(name: &quick_xml::events::BytesRef<'_>, text: &mut String) -> Result<()> {
    if let Some(c) = name.resolve_char_ref().map_err(|_| not_a_table())? {
        text.push(c);
        return Ok(());
    }
    text.push_str(quick_xml::escape::resolve_xml_entity(name).ok_or_else(not_a_table)?);
    Ok(())
}

/// A part that stops when the budget of all parts together is spent, or when it goes on and on
/// without a tag.
pub(super) struct Budgeted<'a> {
    part: Box<dyn Read + 'a>,
    budget: Rc<Cell<u64>>,
    since_tag: usize,
}

impl Read for Budgeted<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let length = self.part.read(buffer)?;
        let bytes = &buffer[..length];
        self.since_tag = match memchr::memrchr(b'<', bytes) {
            Some(at) => length - at,
            None => self.since_tag + length,
        };
        let left = self.budget.get().checked_sub(length as u64);
        match left {
            Some(left) if self.since_tag <= MAX_BYTES_BETWEEN_TAGS => {
                self.budget.set(left);
                Ok(length)
            }
            _ => {
                self.budget.set(0);
                Err(io::Error::other("beyond the budget"))
            }
        }
    }
}
