//! Files the program has written, read back by other programs' means.

use std::io::{Cursor, Read as _};

use calamine::{Data, Reader as _, Xlsx};

/// The words of a PDF without white space, page by page.
pub fn pdf_pages(bytes: &[u8]) -> Vec<String> {
    let pdf = lopdf::Document::load_mem(bytes).expect("a PDF");
    let pages = pdf.get_pages();
    let text = |page: &u32| pdf.extract_text(&[*page]).expect("text");
    let squeezed = |text: String| text.chars().filter(|c| !c.is_whitespace()).collect();
    pages.keys().map(text).map(squeezed).collect()
}

/// The XML of a DOCX.
pub fn docx_xml(bytes: &[u8]) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("a DOCX");
    let mut xml = String::new();
    let mut document = archive.by_name("word/document.xml").expect("its text");
    document.read_to_string(&mut xml).expect("UTF-8");
    xml
}

/// The sheets of a workbook by name, each cell as its text.
pub fn sheets(bytes: &[u8]) -> Vec<(String, Vec<Vec<String>>)> {
    let mut book = Xlsx::new(Cursor::new(bytes)).expect("a workbook");
    let words = |row: &[Data]| row.iter().map(ToString::to_string).collect();
    let of =
        |(name, range): (String, calamine::Range<Data>)| (name, range.rows().map(words).collect());
    book.worksheets().into_iter().map(of).collect()
}

/// The rows of delimited text in UTF-8 with a byte order mark.
pub fn csv_rows(bytes: &[u8]) -> Vec<Vec<String>> {
    let text = bytes
        .strip_prefix(b"\xEF\xBB\xBF")
        .expect("UTF-8 with its mark");
    csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .from_reader(text)
        .records()
        .map(|row| row.expect("a row").iter().map(str::to_owned).collect())
        .collect()
}
