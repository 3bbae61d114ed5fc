//! Delimited text: rows and cells by the habits of spreadsheets.
//!
//! Read here and not by the `csv` crate, because what matters to people is what that crate leaves out:
//! blank lines count as rows, every row knows the text line it begins in, an opened quote that is
//! never closed is an error naming its row. (The crate is the yardstick in the tests.)

use super::table::{Cell, Limits, Row, Tally, unguard_formula};
use crate::kernel::Result;
use crate::kernel::error::ApiError;

/// The characters that may part cells, the likeliest first.
const DELIMITERS: [u8; 3] = [b',', b'\t', b';'];

/// Reads delimited text. Returns the delimiter found and the rows.
///
/// # Errors
/// [`ApiError::QuoteUnclosed`], [`ApiError::ControlCharacter`] for NUL, [`ApiError::BeyondLimits`].
pub fn read(text: &str, limits: &Limits) -> Result<(char, Vec<Row>)> {
    // Files written under MS-DOS end in this character.
    let text = text.strip_suffix('\u{1A}').unwrap_or(text);
    let delimiter = sniff(text.as_bytes());
    let rows = Reader {
        text,
        at: 0,
        line: 1,
        delimiter,
        tally: Tally::new(limits),
    }
    .rows()?;
    Ok((char::from(delimiter), rows))
}

/// The delimiter by which most of the first lines fall into the same number of cells.
fn sniff(bytes: &[u8]) -> u8 {
    const LINES: usize = 100;
    let mut counts: [Vec<u32>; 3] = Default::default();
    let mut line = [0_u32; 3];
    let mut quoted = false;
    for byte in bytes.iter().take(256 * 1024) {
        match byte {
            b'"' => quoted = !quoted,
            b'\n' | b'\r' if !quoted => {
                for (counts, count) in counts.iter_mut().zip(&mut line) {
                    counts.push(std::mem::take(count));
                }
                if counts[0].len() >= LINES {
                    break;
                }
            }
            byte if !quoted => {
                if let Some(index) = DELIMITERS.iter().position(|delimiter| delimiter == byte) {
                    line[index] += 1;
                }
            }
            _ => {}
        }
    }
    for (counts, count) in counts.iter_mut().zip(line) {
        counts.push(count);
    }
    let score = |counts: &mut Vec<u32>| {
        counts.retain(|count| *count > 0);
        counts.sort_unstable();
        counts
            .chunk_by(PartialEq::eq)
            .map(|same| (same.len(), same[0]))
            .max()
            .unwrap_or_default()
    };
    let scores = counts.each_mut().map(score);
    let mut best = 0;
    for index in 1..DELIMITERS.len() {
        if scores[index] > scores[best] {
            best = index;
        }
    }
    DELIMITERS[best]
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
    /// The line `at` lies in.
    line: u32,
    delimiter: u8,
    tally: Tally<'a>,
}

/// What ended a cell.
#[derive(PartialEq, Eq)]
enum End {
    Delimiter,
    Line,
}

impl<'a> Reader<'a> {
    fn rows(mut self) -> Result<Vec<Row>> {
        let mut rows = Vec::new();
        let mut number = 0_u32;
        // A line end closes a row; only what stands behind it opens another.
        while self.at < self.text.len() {
            number = number.saturating_add(1);
            self.tally.row(number)?;
            rows.push(self.row(number)?);
        }
        Ok(rows)
    }

    fn row(&mut self, number: u32) -> Result<Row> {
        let line = Some(self.line);
        let mut cells = Vec::new();
        loop {
            let (cell, end) = self.cell(number)?;
            cells.push(cell);
            self.tally.cells(1, cells.len())?;
            if end == End::Line {
                break;
            }
        }
        // Empty cells at the end of a row say nothing.
        while cells.last().is_some_and(|cell| *cell == Cell::default()) {
            cells.pop();
        }
        cells.shrink_to_fit();
        Ok(Row {
            number,
            line,
            cells,
        })
    }

    fn cell(&mut self, row: u32) -> Result<(Cell, End)> {
        let rest = &self.text[self.at..];
        if !rest.starts_with('"') {
            let (plain, end) = self.plain();
            return Ok((self.finish(plain, row)?, end));
        }
        let inside = quoted(&rest[1..]).ok_or(ApiError::QuoteUnclosed { row })?;
        self.line = self.line.saturating_add(count_line_ends(inside));
        self.at += inside.len() + 2;
        // What follows the closing quote belongs to the cell, as spreadsheets have it.
        let (behind, end) = self.plain();
        let cell = if behind.is_empty() && !inside.contains('"') {
            self.finish(inside, row)?
        } else {
            self.finish(&format!("{}{behind}", inside.replace("\"\"", "\"")), row)?
        };
        Ok((cell, end))
    }

    /// Text up to the next delimiter, line end or the end of the file, which is passed.
    fn plain(&mut self) -> (&'a str, End) {
        let rest = &self.text[self.at..];
        let bytes = rest.as_bytes();
        let Some(length) = memchr::memchr3(self.delimiter, b'\n', b'\r', bytes) else {
            self.at = self.text.len();
            return (rest, End::Line);
        };
        let end = bytes[length];
        self.at += length + 1;
        if end == self.delimiter {
            return (&rest[..length], End::Delimiter);
        }
        if end == b'\r' && bytes.get(length + 1) == Some(&b'\n') {
            self.at += 1;
        }
        self.line = self.line.saturating_add(1);
        (&rest[..length], End::Line)
    }

    fn finish(&mut self, text: &str, row: u32) -> Result<Cell> {
        if memchr::memchr(0, text.as_bytes()).is_some() {
            return Err(ApiError::ControlCharacter { row }.into());
        }
        self.tally.text(text)?;
        Ok(Cell::text(unguard_formula(text)))
    }
}

/// The part of the text before the closing quote, doubled quotes and all.
fn quoted(text: &str) -> Option<&str> {
    let bytes = text.as_bytes();
    let mut close = 0;
    loop {
        close += memchr::memchr(b'"', &bytes[close..])?;
        if bytes.get(close + 1) != Some(&b'"') {
            return Some(&text[..close]);
        }
        close += 2;
    }
}

/// Line ends of any kind: CR LF counts once.
fn count_line_ends(text: &str) -> u32 {
    let bytes = text.as_bytes();
    let ends = memchr::memchr2_iter(b'\n', b'\r', bytes)
        .filter(|at| !(bytes[*at] == b'\r' && bytes.get(at + 1) == Some(&b'\n')))
        .count();
    u32::try_from(ends).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kernel::Error;
    use proptest::prelude::*;

    fn shown(text: &str) -> Vec<(u32, u32, Vec<String>)> {
        let rows = read(text, &Limits::default()).unwrap().1;
        rows.iter()
            .map(|row| {
                (
                    row.number,
                    row.line.unwrap(),
                    row.cells
                        .iter()
                        .map(|cell| cell.shown().into_owned())
                        .collect(),
                )
            })
            .collect()
    }

    fn refusal(text: &str, limits: &Limits) -> ApiError {
        match read(text, limits) {
            Err(Error::Refused(refusal)) => refusal,
            other => panic!("{other:?}"),
        }
    }

    fn cells(cells: &[&str]) -> Vec<String> {
        cells.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn rows_are_those_of_a_spreadsheet_and_lines_those_of_an_editor() {
        let text = "title\r\n\r\na,\"x\r\ny\n\nz\",c\r\n,,\r\nd,\"\"\"q\"\" \",\r\nlast";
        assert_eq!(
            shown(text),
            [
                (1, 1, cells(&["title"])),
                (2, 2, cells(&[])),
                (3, 3, cells(&["a", "x\r\ny\n\nz", "c"])),
                (4, 7, cells(&[])),
                (5, 8, cells(&["d", "\"q\""])),
                (6, 9, cells(&["last"])),
            ]
        );
    }

    #[test]
    fn every_kind_of_line_end_ends_a_line() {
        for text in [
            "a,b\nc,d\n",
            "a,b\r\nc,d\r\n",
            "a,b\rc,d\r",
            "a,b\rc,d",
            "a,b\nc,d\u{1A}",
        ] {
            assert_eq!(
                shown(text),
                [(1, 1, cells(&["a", "b"])), (2, 2, cells(&["c", "d"]))],
                "{text:?}"
            );
        }
        assert_eq!(shown("a\r\r\nb").len(), 3);
    }

    #[test]
    fn the_delimiter_is_found() {
        for (text, delimiter) in [
            ("a,b,c\n1,2,3\n", ','),
            ("a\tb\tc\n1,5\t2\t3\n", '\t'),
            ("a;b;c\n1,5;2;3\n", ';'),
            ("\"a;b;c;d\",x\n\"1;2;3;4\",y\n", ','),
            ("title; with; signs\na,b\nc,d\n", ','),
            ("", ','),
            ("only", ','),
        ] {
            assert_eq!(
                read(text, &Limits::default()).unwrap().0,
                delimiter,
                "{text:?}"
            );
        }
    }

    #[test]
    fn quotes_are_read_as_spreadsheets_do() {
        assert_eq!(shown("\"a\"b,c\"d\"\n"), [(1, 1, cells(&["ab", "c\"d\""]))]);
        assert_eq!(shown("\"\",\"\"\"\"\n"), [(1, 1, cells(&["", "\""]))]);
    }

    #[test]
    fn what_cannot_be_read_names_its_row() {
        let limits = Limits::default();
        assert_eq!(
            refusal("a,b\n\nc,\"d\ne\nf", &limits),
            ApiError::QuoteUnclosed { row: 3 }
        );
        assert_eq!(
            refusal("a\nb\0c\n", &limits),
            ApiError::ControlCharacter { row: 2 }
        );
        assert_eq!(
            refusal("a\n\"x\0\"", &limits),
            ApiError::ControlCharacter { row: 2 }
        );
    }

    #[test]
    fn beyond_a_limit_nothing_is_read() {
        let limit = |limit: &str| ApiError::BeyondLimits {
            limit: limit.to_owned(),
        };
        let limits = Limits {
            rows: 3,
            columns: 4,
            cells: 6,
            cell_chars: 5,
            text_bytes: 20,
            ..Limits::default()
        };
        assert_eq!(refusal("a\nb\nc\nd\n", &limits), limit("rows"));
        assert_eq!(refusal("a,b,c,d,e\n", &limits), limit("columns"));
        assert_eq!(refusal(",,,\n,,,\n", &limits), limit("cells"));
        assert_eq!(refusal("ああああああ", &limits), limit("cell"));
        assert_eq!(refusal("\"ああああああ\"", &limits), limit("cell"));
        assert_eq!(refusal("ああ,ああ,ああ\nああ", &limits), limit("text"));
        assert!(read("ああああ,1\na,1\n", &limits).is_ok());
    }

    proptest! {
        #[test]
        fn any_text_is_rows_or_refused(text in "[a,;\t\"\r\n\0あ']{0,60}") {
            let limits = Limits { rows: 20, columns: 8, cells: 40, ..Limits::default() };
            if let Ok((_, rows)) = read(&text, &limits) {
                prop_assert!(rows.len() <= 20);
                prop_assert!(rows.iter().map(|row| row.cells.len()).sum::<usize>() <= 40);
            }
        }

        /// What the csv crate writes we read as the same cells, and in the right lines.
        #[test]
        fn what_a_csv_writer_writes_is_read(rows in proptest::collection::vec(proptest::collection::vec("[a-c,;\"\n \u{3042}]{0,6}", 2..5), 1..8)) {
            let mut writer = csv::WriterBuilder::new().flexible(true).terminator(csv::Terminator::CRLF).from_writer(Vec::new());
            for row in &rows {
                writer.write_record(row).unwrap();
            }
            let text = String::from_utf8(writer.into_inner().unwrap()).unwrap();
            let limits = Limits::default();
            let reader = Reader { text: &text, at: 0, line: 1, delimiter: b',', tally: Tally::new(&limits) };
            let read = reader.rows().unwrap();
            prop_assert_eq!(read.len(), rows.len());
            let mut line = 1;
            for (row, written) in read.iter().zip(&rows) {
                prop_assert_eq!(row.line, Some(line));
                line += 1 + u32::try_from(written.iter().map(|cell| cell.matches('\n').count()).sum::<usize>()).unwrap();
                for (column, cell) in written.iter().enumerate() {
                    let expected = Cell::text(unguard_formula(cell));
                    prop_assert_eq!(row.cell(column), &expected);
                }
            }
        }
    }
}
