//! Which cell styles show a number as a date.

use std::collections::HashSet;

use quick_xml::events::Event;

use super::super::table::beyond;
use super::package::{Xml, attribute};
use crate::kernel::Result;

/// More styles than a spreadsheet takes.
const MAX_STYLES: usize = 100_000;

/// For each cell style in order, whether it shows a date.
pub(super) fn read_date_styles(xml: &mut Xml<'_>) -> Result<Vec<bool>> {
    let mut custom = HashSet::new();
    let mut styles = Vec::new();
    let mut in_cell_styles = false;
    while let Some(event) = xml.next()? {
        match event {
            Event::Start(tag) => match tag.local_name().as_ref() {
                "numFmt" => {
                    let id = attribute(&tag, "numFmtId")?.and_then(|id| id.parse::<u32>().ok());
                    let code = attribute(&tag, "formatCode")?;
                    if let (Some(id), Some(code)) = (id, code)
                        && is_date_format(&code)
                        && custom.len() < MAX_STYLES
                    {
                        custom.insert(id);
                    }
                }
                "cellXfs" => in_cell_styles = true,
                "xf" if in_cell_styles => {
                    if styles.len() >= MAX_STYLES {
                        return Err(beyond("styles"));
                    }
                    let id = attribute(&tag, "numFmtId")?
                        .and_then(|id| id.parse().ok())
                        .unwrap_or(0);
                    styles.push(is_builtin_date(id) || custom.contains(&id));
                }
                _ => {}
            },
            Event::End(tag) if tag.local_name().as_ref() == "cellXfs" => in_cell_styles = false,
            _ => {}
        }
    }
    Ok(styles)
}

/// The numbers ECMA-376 (18.8.30) gives to formats with a day or month, those of Japanese and the
/// other East Asian locales included.
const fn is_builtin_date(id: u32) -> bool {
    matches!(id, 14..=17 | 22 | 27..=31 | 34..=36 | 50..=54 | 57 | 58)
}

/// Whether a format code shows a day, month, year or era: one of its letters outside quotes, escapes
/// and brackets, in the first section.
fn is_date_format(code: &str) -> bool {
    let mut letters = String::new();
    let mut characters = code.chars();
    while let Some(c) = characters.next() {
        match c {
            '"' => {
                characters.by_ref().find(|c| *c == '"');
            }
            // A colour, a locale, a condition; but `[h]` is hours without end.
            '[' => {
                let inside: String = characters
                    .by_ref()
                    .take_while(|c| *c != ']')
                    .collect::<String>()
                    .to_ascii_lowercase();
                if inside.chars().all(|c| matches!(c, 'h' | 'm' | 's')) {
                    letters.push_str(&inside);
                }
            }
            // The next character stands for itself, or for a space of its width.
            '\\' | '_' | '*' => {
                characters.next();
            }
            ';' => break,
            c => letters.push(c.to_ascii_lowercase()),
        }
    }
    if letters.contains("general") {
        return false;
    }
    let has = |letter: char| letters.contains(letter);
    // `m` beside hours or seconds is minutes; `e` before a sign an exponent.
    has('y')
        || has('d')
        || has('g')
        || (has('m') && !has('h') && !has('s'))
        || (has('e') && !letters.contains("e+") && !letters.contains("e-"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_that_show_a_date() {
        for code in [
            "yyyy/m/d",
            "[$-411]ggge\"年\"m\"月\"d\"日\"",
            "[$-411]ge.m.d;@",
            "m\"月\"d\"日\"",
            "yyyy/m/d h:mm",
            "mmm-yy",
            "d",
            "[Red]yyyy-mm-dd",
            "e/m/d",
        ] {
            assert!(is_date_format(code), "{code}");
        }
        for code in [
            "General",
            "0",
            "00000",
            "#,##0",
            "\"¥\"#,##0",
            "0.00E+00",
            "h:mm",
            "mm:ss",
            "[h]:mm",
            "[mm]:ss",
            "@",
            "\"dmy\"0",
            "0_d",
            "0\\d",
            "0;\"d\"",
            "[Red]0",
            "\"年\"0",
        ] {
            assert!(!is_date_format(code), "{code}");
        }
    }
}
