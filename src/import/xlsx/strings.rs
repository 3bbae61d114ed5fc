//! The texts of a workbook and their furigana.

use std::sync::Arc;

use quick_xml::events::Event;

use super::super::table::{Limits, beyond};
use super::package::{Xml, attribute, not_a_table};
use crate::kernel::Result;

/// Distinct texts of a workbook.
const MAX_STRINGS: usize = 2_000_000;

/// A text and its reading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct RichText {
    pub(super) text: Arc<str>,
    pub(super) reading: Option<Arc<str>>,
}

/// Reads the table of shared texts. What it claims to count is not believed.
pub(super) fn read_shared(xml: &mut Xml<'_>, limits: &Limits) -> Result<Vec<RichText>> {
    let mut strings = Vec::new();
    while let Some(event) = xml.next()? {
        let is_item = matches!(&event, Event::Start(tag) if tag.local_name().as_ref() == "si");
        if is_item {
            if strings.len() >= MAX_STRINGS {
                return Err(beyond("strings"));
            }
            strings.push(read_rich(xml, "si", limits)?);
        }
    }
    Ok(strings)
}

/// Reads the text of the element just opened: its runs joined; its phonetic runs (`rPh`) apart from
/// them, joined by one space.
pub(super) fn read_rich(xml: &mut Xml<'_>, element: &str, limits: &Limits) -> Result<RichText> {
    let mut text = String::new();
    let mut readings: Vec<String> = Vec::new();
    let mut in_reading = false;
    loop {
        enum Step {
            Text { keeps_space: bool },
            Reading(bool),
            End,
        }
        let step = match xml.next()?.ok_or_else(not_a_table)? {
            Event::Start(tag) => match tag.local_name().as_ref() {
                "t" => Step::Text {
                    keeps_space: attribute(&tag, "xml:space")?.as_deref() == Some("preserve"),
                },
                "rPh" => Step::Reading(true),
                _ => continue,
            },
            Event::End(tag) if tag.local_name().as_ref() == "rPh" => Step::Reading(false),
            Event::End(tag) if tag.local_name().as_ref() == element => Step::End,
            _ => continue,
        };
        match step {
            Step::Text { keeps_space } => {
                let part = unescape(&xml.text("t", limits)?);
                let part = if keeps_space {
                    part.as_str()
                } else {
                    part.trim_matches([' ', '\t', '\r', '\n'])
                };
                if in_reading {
                    readings.push(part.to_owned());
                } else {
                    text.push_str(part);
                }
                if text.len() > 8 * limits.cell_chars || readings.len() > limits.cell_chars {
                    return Err(beyond("cell"));
                }
            }
            Step::Reading(begins) => in_reading = begins,
            Step::End => break,
        }
    }
    let reading = readings
        .iter()
        .map(|run| run.trim())
        .filter(|run| !run.is_empty())
        .collect::<Vec<_>>()
        .join(" ");
    Ok(RichText {
        text: text.into(),
        reading: (!reading.is_empty()).then(|| reading.into()),
    })
}

/// `_x000D_` stands for a character that XML cannot hold.
fn unescape(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("_x") {
        plain.push_str(&rest[..at]);
        let escaped = rest
            .get(at + 2..at + 7)
            .filter(|escaped| escaped.ends_with('_'));
        let c = escaped
            .and_then(|escaped| u32::from_str_radix(&escaped[..4], 16).ok())
            .and_then(char::from_u32);
        match c {
            Some(c) => {
                plain.push(c);
                rest = &rest[at + 7..];
            }
            None => {
                plain.push_str("_x");
                rest = &rest[at + 2..];
            }
        }
    }
    plain.push_str(rest);
    plain
}

#[cfg(test)]
mod tests {
    use super::unescape;

    #[test]
    fn characters_that_xml_cannot_hold() {
        for (written, text) in [
            ("a_x000D_b", "a\rb"),
            ("_x005F_x000D_", "_x000D_"),
            ("_xあ", "_xあ"),
            ("_x", "_x"),
            ("_xD800_", "_xD800_"),
            ("_x+0041", "_x+0041"),
        ] {
            assert_eq!(unescape(written), text);
        }
    }
}
