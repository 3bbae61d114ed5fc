//! Lists as delimited text.

use encoding_rs::{EncoderResult, SHIFT_JIS};

use crate::import::EncodingChoice;
use crate::import::table::column_letters;
use crate::kernel::error::ApiError;
use crate::kernel::text::FORMULA_STARTS;
use crate::kernel::{Error, Result};

/// Writes rows (the header first) as comma-separated text with CR LF, in UTF-8 or UTF-16 with a byte order
/// mark, or in Windows-31J.
///
/// # Errors
/// [`ApiError::NotEncodable`] names the first character that Windows-31J lacks, its row as a
/// spreadsheet counts and its column by letter and header. Nothing is replaced in silence.
pub fn table_csv<R: AsRef<[C]>, C: AsRef<str>>(
    rows: &[R],
    encoding: EncodingChoice,
) -> Result<Vec<u8>> {
    if encoding == EncodingChoice::Windows31j {
        check_windows_31j(rows)?;
    }
    let mut writer = csv::WriterBuilder::new()
        .terminator(csv::Terminator::CRLF)
        .flexible(true)
        .from_writer(Vec::new());
    let unwritable = |source: csv::Error| Error::Workbook(Box::new(source));
    for row in rows {
        writer
            .write_record(row.as_ref().iter().map(|cell| guard_formula(cell.as_ref())))
            .map_err(unwritable)?;
    }
    let bytes = writer
        .into_inner()
        .map_err(|error| Error::Workbook(Box::new(error.into_error())))?;
    Ok(match encoding {
        EncodingChoice::Utf8 => [b"\xEF\xBB\xBF".as_slice(), &bytes].concat(),
        EncodingChoice::Utf16Le => utf_16(&bytes, u16::to_le_bytes),
        EncodingChoice::Utf16Be => utf_16(&bytes, u16::to_be_bytes),
        EncodingChoice::Windows31j => SHIFT_JIS
            .encode(&for_windows_31j(&String::from_utf8_lossy(&bytes)))
            .0
            .into_owned(),
    })
}

fn utf_16(bytes: &[u8], to_bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
    let text = String::from_utf8_lossy(bytes);
    std::iter::once(0xFEFF)
        .chain(text.encode_utf16())
        .flat_map(to_bytes)
        .collect()
}

/// Puts an apostrophe before text that a spreadsheet would take for a formula, and before such text
/// that has apostrophes already, so that taking one away again always gives the original.
pub fn guard_formula(text: &str) -> String {
    if text.trim_start_matches('\'').starts_with(FORMULA_STARTS) {
        format!("'{text}")
    } else {
        text.to_owned()
    }
}

/// The characters that Windows reads back as a neighbour of what Unicode has: 〜 is the famous one.
fn for_windows_31j(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '\u{301C}' => '\u{FF5E}', // 〜
            '\u{2212}' => '\u{FF0D}', // −
            '\u{2014}' => '\u{2015}', // —
            '\u{2016}' => '\u{2225}', // ‖
            '\u{00A2}' => '\u{FFE0}', // ¢
            '\u{00A3}' => '\u{FFE1}', // £
            '\u{00AC}' => '\u{FFE2}', // ¬
            '\u{00A5}' => '\u{FFE5}', // ¥, which would become a backslash
            '\u{203E}' => '\u{FFE3}', // ‾, which would become a tilde
            c => c,
        })
        .collect()
}

fn check_windows_31j<R: AsRef<[C]>, C: AsRef<str>>(rows: &[R]) -> Result<()> {
    for (row, cells) in rows.iter().enumerate() {
        for (column, cell) in cells.as_ref().iter().enumerate() {
            let Some(character) = first_unencodable(cell.as_ref()) else {
                continue;
            };
            let header = rows
                .first()
                .and_then(|header| header.as_ref().get(column))
                .map(AsRef::as_ref)
                .unwrap_or_default();
            return Err(ApiError::NotEncodable {
                character: character.to_string(),
                row: u32::try_from(row + 1).unwrap_or(u32::MAX),
                column: format!("{} {header}", column_letters(column))
                    .trim()
                    .to_owned(),
            }
            .into());
        }
    }
    Ok(())
}

fn first_unencodable(text: &str) -> Option<char> {
    if text.is_ascii() {
        return None;
    }
    let text = for_windows_31j(text);
    let mut encoder = SHIFT_JIS.new_encoder();
    let mut room = vec![0; encoder.max_buffer_length_from_utf8_without_replacement(text.len())?];
    match encoder
        .encode_from_utf8_without_replacement(&text, &mut room, true)
        .0
    {
        EncoderResult::Unmappable(character) => Some(character),
        EncoderResult::InputEmpty | EncoderResult::OutputFull => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::{Limits, ReadOptions, read_table};
    use proptest::prelude::*;

    fn windows(text: &str) -> Vec<u8> {
        let written = table_csv(&[[text]], EncodingChoice::Windows31j).unwrap();
        written.strip_suffix(b"\r\n").unwrap().to_vec()
    }

    #[test]
    fn windows_31j_of_case_p_29() {
        for (text, bytes) in [
            ("〜", "8160"),
            ("10〜12時", "3130816031328E9E"),
            ("髙橋", "FBFC8BB4"),
            ("5−3", "35817C33"),
        ] {
            let hex: String = windows(text)
                .iter()
                .map(|byte| format!("{byte:02X}"))
                .collect();
            assert_eq!(hex, bytes, "{text}");
        }
        let rows = [["番号", "氏名"], ["1", "髙橋"], ["2", "𠮷田"]];
        match table_csv(&rows, EncodingChoice::Windows31j) {
            Err(Error::Refused(refusal)) => assert_eq!(
                refusal,
                ApiError::NotEncodable {
                    character: "𠮷".to_owned(),
                    row: 3,
                    column: "B 氏名".to_owned()
                }
            ),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn formulas_go_out_as_text() {
        for (text, written) in [
            ("=HYPERLINK(\"x\")", "'=HYPERLINK(\"x\")"),
            ("+81", "'+81"),
            ("-1", "'-1"),
            ("@SUM", "'@SUM"),
            ("＝１＋１", "'＝１＋１"),
            ("\tx", "'\tx"),
            ("'=1", "''=1"),
            ("O'Neil", "O'Neil"),
            ("'quoted'", "'quoted'"),
            ("a=1", "a=1"),
        ] {
            assert_eq!(guard_formula(text), written);
        }
    }

    fn read_back(bytes: &[u8], encoding: EncodingChoice) -> Vec<Vec<String>> {
        let options = ReadOptions {
            encoding: Some(encoding),
            sheet: None,
        };
        let table = read_table(bytes, &options, &Limits::default()).unwrap();
        table
            .rows
            .iter()
            .map(|row| {
                (0..3)
                    .map(|column| match &row.cell(column).value {
                        crate::import::table::Value::Text(text) => text.to_string(),
                        _ => String::new(),
                    })
                    .collect()
            })
            .collect()
    }

    proptest! {
        #[test]
        fn what_went_out_comes_in_unchanged(rows in proptest::collection::vec(proptest::collection::vec("[=+\\-@'＝＋－＠\t\r\n\",;a髙𠮷 \u{3000}]{0,6}", 3), 1..6)) {
            let mut all = vec![vec!["番号".to_owned(), "氏名".to_owned(), "備考".to_owned()]];
            all.extend(rows);
            for encoding in [EncodingChoice::Utf8, EncodingChoice::Utf16Le, EncodingChoice::Utf16Be] {
                let written = table_csv(&all, encoding).unwrap();
                prop_assert_eq!(&read_back(&written, encoding), &all);
            }
            match table_csv(&all, EncodingChoice::Windows31j) {
                Ok(written) => prop_assert_eq!(&read_back(&written, EncodingChoice::Windows31j), &all),
                Err(_) => prop_assert!(all.iter().flatten().any(|cell| cell.contains('𠮷'))),
            }
        }
    }
}
