//! From bytes to text: UTF-8 with or without BOM, UTF-16, Windows-31J. Nothing is replaced in silence.

use std::borrow::Cow;

use encoding_rs::{SHIFT_JIS, UTF_16BE, UTF_16LE};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::kernel::Result;
use crate::kernel::error::ApiError;

/// An encoding that is read, and written where a list goes out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum EncodingChoice {
    /// UTF-8, with or without a byte order mark.
    Utf8,
    /// UTF-16, little end first.
    Utf16Le,
    /// UTF-16, big end first.
    Utf16Be,
    /// Windows-31J (CP932): what Japanese Excel calls Shift_JIS.
    Windows31j,
}

/// Text and the encoding it was in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decoded<'a> {
    /// The text, without its byte order mark.
    pub text: Cow<'a, str>,
    /// The encoding.
    pub encoding: EncodingChoice,
}

/// Decodes a text file, in the encoding chosen or in the one it is in.
///
/// # Errors
/// - [`ApiError::EncodingBroken`] with the first line that is not in the encoding chosen, or, without
///   a choice, not in the one of the other lines;
/// - [`ApiError::EncodingUnknown`] when no encoding fits.
pub fn decode(bytes: &[u8], choice: Option<EncodingChoice>) -> Result<Decoded<'_>> {
    let encoding = match choice {
        Some(encoding) => encoding,
        None => detect(bytes)?,
    };
    let text = decode_as(bytes, encoding)?;
    Ok(Decoded { text, encoding })
}

const UTF_8_BOM: &[u8] = b"\xEF\xBB\xBF";

fn detect(bytes: &[u8]) -> Result<EncodingChoice> {
    if bytes.starts_with(UTF_8_BOM) {
        return Ok(EncodingChoice::Utf8);
    }
    if bytes.starts_with(b"\xFF\xFE") {
        return Ok(EncodingChoice::Utf16Le);
    }
    if bytes.starts_with(b"\xFE\xFF") {
        return Ok(EncodingChoice::Utf16Be);
    }
    if let Some(encoding) = utf_16_without_mark(bytes) {
        return Ok(encoding);
    }
    if std::str::from_utf8(bytes).is_ok() {
        return Ok(EncodingChoice::Utf8);
    }
    // Japanese in UTF-8 is often valid, if senseless, Windows-31J. So before believing in the latter,
    // see whether some lines are plainly UTF-8: then the file was put together from two.
    if let Some(line) = first_line_of_the_minority(bytes) {
        return Err(ApiError::EncodingBroken { line }.into());
    }
    if SHIFT_JIS
        .decode_without_bom_handling_and_without_replacement(bytes)
        .is_some()
    {
        return Ok(EncodingChoice::Windows31j);
    }
    Err(ApiError::EncodingUnknown {}.into())
}

/// UTF-16 that lost its mark: commas, digits and line ends leave zeros on one side only.
fn utf_16_without_mark(bytes: &[u8]) -> Option<EncodingChoice> {
    let head = &bytes[..bytes.len().min(4_096)];
    if !bytes.len().is_multiple_of(2) {
        return None;
    }
    let zeros = |offset: usize| {
        head.iter()
            .skip(offset)
            .step_by(2)
            .filter(|byte| **byte == 0)
            .count()
    };
    let (first, second) = (zeros(0), zeros(1));
    let many = head.len() / 2 / 10;
    // A few on the other side are the ideographic space, U+3000.
    if second > many && first * 4 < second {
        Some(EncodingChoice::Utf16Le)
    } else if first > many && second * 4 < first {
        Some(EncodingChoice::Utf16Be)
    } else {
        None
    }
}

/// If some lines can only be Japanese in UTF-8 and others cannot be UTF-8 at all: the first line of
/// whichever are fewer, from 1.
fn first_line_of_the_minority(bytes: &[u8]) -> Option<u32> {
    let (mut utf_8, mut other) = ((0_u32, None), (0_u32, None));
    for (index, line) in bytes.split(|byte| *byte == b'\n').enumerate() {
        if line.is_ascii() {
            continue;
        }
        let kind = match std::str::from_utf8(line) {
            // Kana or a common kanji in UTF-8 by chance, through a whole line, does not happen in
            // Windows-31J; two half-width kana that look like `±` do.
            Ok(text)
                if text
                    .chars()
                    .any(|c| matches!(c, '\u{3000}'..='\u{9FFF}' | '\u{FF00}'..='\u{FFEF}')) =>
            {
                &mut utf_8
            }
            Ok(_) => continue,
            Err(_) => &mut other,
        };
        kind.0 += 1;
        kind.1 = kind.1.or(u32::try_from(index + 1).ok());
    }
    if utf_8.0 == 0 || other.0 == 0 {
        return None;
    }
    if utf_8.0 < other.0 { utf_8.1 } else { other.1 }
}

fn decode_as(bytes: &[u8], encoding: EncodingChoice) -> Result<Cow<'_, str>> {
    match encoding {
        EncodingChoice::Utf8 => {
            let bytes = bytes.strip_prefix(UTF_8_BOM).unwrap_or(bytes);
            std::str::from_utf8(bytes)
                .map(Cow::Borrowed)
                .map_err(|error| broken_at(count_lines(&bytes[..error.valid_up_to()])))
        }
        EncodingChoice::Utf16Le => decode_utf_16(bytes, UTF_16LE, u16::from_le_bytes, b"\xFF\xFE"),
        EncodingChoice::Utf16Be => decode_utf_16(bytes, UTF_16BE, u16::from_be_bytes, b"\xFE\xFF"),
        EncodingChoice::Windows31j => {
            match SHIFT_JIS.decode_without_bom_handling_and_without_replacement(bytes) {
                Some(text) => Ok(text),
                None => {
                    // Neither half of a pair is ever a line feed, so lines can be looked at one by one.
                    let line = bytes
                        .split(|byte| *byte == b'\n')
                        .position(|line| {
                            SHIFT_JIS
                                .decode_without_bom_handling_and_without_replacement(line)
                                .is_none()
                        })
                        .unwrap_or_default();
                    Err(broken_at(line))
                }
            }
        }
    }
}

fn decode_utf_16<'a>(
    bytes: &'a [u8],
    encoding: &'static encoding_rs::Encoding,
    unit: fn([u8; 2]) -> u16,
    mark: &[u8],
) -> Result<Cow<'a, str>> {
    let bytes = bytes.strip_prefix(mark).unwrap_or(bytes);
    if let Some(text) = encoding.decode_without_bom_handling_and_without_replacement(bytes) {
        return Ok(text);
    }
    let units = bytes.as_chunks::<2>().0.iter().copied().map(unit);
    let sound: String = char::decode_utf16(units).map_while(|c| c.ok()).collect();
    Err(broken_at(count_lines(sound.as_bytes())))
}

fn count_lines(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| **byte == b'\n').count()
}

fn broken_at(lines_before: usize) -> crate::kernel::Error {
    ApiError::EncodingBroken {
        line: u32::try_from(lines_before + 1).unwrap_or(u32::MAX),
    }
    .into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kernel::Error;
    use proptest::prelude::*;

    fn refusal(bytes: &[u8], choice: Option<EncodingChoice>) -> ApiError {
        match decode(bytes, choice) {
            Err(Error::Refused(refusal)) => refusal,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn windows_31j_of_case_p_28() {
        for (bytes, character, code) in [
            (b"\xFB\xFC", '髙', 0x9AD9),
            (b"\xEE\xE0", '髙', 0x9AD9),
            (b"\xFA\xB1", '﨑', 0xFA11),
            (b"\xED\x95", '﨑', 0xFA11),
            (b"\x87\x40", '①', 0x2460),
            (b"\x87\x8A", '㈱', 0x3231),
            (b"\x81\x60", '～', 0xFF5E),
        ] {
            let decoded = decode(bytes, None).unwrap();
            assert_eq!(decoded.encoding, EncodingChoice::Windows31j);
            assert_eq!(decoded.text, character.to_string());
            assert_eq!(u32::from(character), code);
        }
    }

    fn utf_16(text: &str, bytes_of: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(bytes_of).collect()
    }

    #[test]
    fn each_encoding_is_told_by_itself() {
        let text = "氏名,電話\r\n髙橋　ひなた,090\r\n";
        let windows = SHIFT_JIS.encode(text).0.into_owned();
        for (bytes, encoding) in [
            (text.as_bytes().to_vec(), EncodingChoice::Utf8),
            ([UTF_8_BOM, text.as_bytes()].concat(), EncodingChoice::Utf8),
            (utf_16(text, u16::to_le_bytes), EncodingChoice::Utf16Le),
            (utf_16(text, u16::to_be_bytes), EncodingChoice::Utf16Be),
            (
                utf_16(&format!("\u{FEFF}{text}"), u16::to_le_bytes),
                EncodingChoice::Utf16Le,
            ),
            (
                utf_16(&format!("\u{FEFF}{text}"), u16::to_be_bytes),
                EncodingChoice::Utf16Be,
            ),
            (windows, EncodingChoice::Windows31j),
        ] {
            let decoded = decode(&bytes, None).unwrap();
            assert_eq!((decoded.encoding, decoded.text.as_ref()), (encoding, text));
            assert_eq!(decode(&bytes, Some(encoding)).unwrap().text, text);
        }
    }

    #[test]
    fn a_line_in_another_encoding_is_named() {
        let windows = |text: &str| SHIFT_JIS.encode(text).0.into_owned();
        let mixed = [
            windows("氏名,学校\r\n髙橋,見本大学\r\n"),
            "山田,雛形大学\r\n".as_bytes().to_vec(),
            windows("佐藤,例示大学\r\n"),
        ]
        .concat();
        assert_eq!(refusal(&mixed, None), ApiError::EncodingBroken { line: 3 });
        let mixed = [
            "氏名,学校\n山田,雛形大学\n".as_bytes().to_vec(),
            windows("髙橋,見本大学\n"),
        ]
        .concat();
        assert_eq!(refusal(&mixed, None), ApiError::EncodingBroken { line: 3 });
        assert_eq!(
            refusal(&mixed, Some(EncodingChoice::Utf8)),
            ApiError::EncodingBroken { line: 3 }
        );
        // Who insists on one encoding gets it, if the bytes allow.
        assert_eq!(
            refusal(b"abc\n\x81", Some(EncodingChoice::Windows31j)),
            ApiError::EncodingBroken { line: 2 }
        );
        assert_eq!(
            refusal(b"\x81\x30\xFF\n", None),
            ApiError::EncodingUnknown {}
        );
        let lone = utf_16("a,b\n", u16::to_le_bytes)
            .into_iter()
            .chain([0x00, 0xD8, 0x41, 0x00])
            .collect::<Vec<u8>>();
        assert_eq!(
            refusal(&lone, Some(EncodingChoice::Utf16Le)),
            ApiError::EncodingBroken { line: 2 }
        );
    }

    #[test]
    fn half_width_kana_alone_is_not_taken_for_utf_8() {
        let bytes = [
            b"\xC2\xB1\r\n".to_vec(),
            SHIFT_JIS.encode("髙橋\r\n").0.into_owned(),
        ]
        .concat();
        assert_eq!(decode(&bytes, None).unwrap().text, "ﾂｱ\r\n髙橋\r\n");
    }

    proptest! {
        #[test]
        fn any_bytes_are_text_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
            for choice in [None, Some(EncodingChoice::Utf8), Some(EncodingChoice::Utf16Le), Some(EncodingChoice::Utf16Be), Some(EncodingChoice::Windows31j)] {
                let _ = decode(&bytes, choice);
            }
        }
    }
}
