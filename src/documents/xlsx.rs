//! Lists as workbooks.

use chrono::{Datelike, NaiveDate};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, XlsxError};

use crate::kernel::{Error, Result};

/// A cell to be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// Nothing.
    Empty,
    /// Text, whatever it begins with: never a formula, never a number.
    Text(String),
    /// A whole number.
    Number(i64),
    /// A number with places.
    Decimal(Decimal),
    /// A day, as a date of the spreadsheet.
    Date(NaiveDate),
}

/// Writes a workbook of one sheet: the header in bold and kept in sight, dates as dates, everything
/// else as it is. `written_on` becomes the file's date, so that equal lists give equal files.
///
/// # Errors
/// [`Error::Workbook`] for a text beyond 32,767 characters or a list beyond what a sheet holds.
pub fn table_xlsx<H: AsRef<str>>(
    sheet: &str,
    headers: &[H],
    rows: &[Vec<Cell>],
    written_on: NaiveDate,
) -> Result<Vec<u8>> {
    let page = Page {
        name: sheet,
        headers,
        rows,
    };
    workbook(&[page], written_on)
}

/// A sheet of a workbook.
#[derive(Clone, Copy, Debug)]
#[allow(missing_docs, reason = "plain")]
pub struct Page<'a, H> {
    pub name: &'a str,
    pub headers: &'a [H],
    pub rows: &'a [Vec<Cell>],
}

/// Writes a workbook of several sheets, each as [`table_xlsx`] writes its one.
///
/// # Errors
/// As [`table_xlsx`].
pub fn workbook<H: AsRef<str>>(pages: &[Page<'_, H>], written_on: NaiveDate) -> Result<Vec<u8>> {
    write(pages, written_on).map_err(|error| Error::Workbook(Box::new(error)))
}

fn write<H: AsRef<str>>(
    pages: &[Page<'_, H>],
    written_on: NaiveDate,
) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&excel_date(written_on)?));
    for page in pages {
        write_page(&mut workbook, page)?;
    }
    workbook.save_to_buffer()
}

fn write_page<H: AsRef<str>>(workbook: &mut Workbook, of: &Page<'_, H>) -> Result<(), XlsxError> {
    let bold = Format::new().set_bold();
    let dated = Format::new().set_num_format("yyyy/mm/dd");
    let wrapped = Format::new().set_text_wrap();
    let page = workbook.add_worksheet().set_name(sheet_name(of.name))?;
    page.set_freeze_panes(1, 0)?;
    for (column, header) in of.headers.iter().enumerate() {
        page.write_string_with_format(0, column_number(column)?, header.as_ref(), &bold)?;
    }
    for (index, row) in of.rows.iter().enumerate() {
        let number = u32::try_from(index + 1).map_err(|_| XlsxError::RowColumnLimitError)?;
        for (column, cell) in row.iter().enumerate() {
            let column = column_number(column)?;
            match cell {
                Cell::Empty => {}
                Cell::Text(text) if text.contains('\n') => {
                    page.write_string_with_format(number, column, text, &wrapped)?;
                }
                Cell::Text(text) => {
                    page.write_string(number, column, text)?;
                }
                Cell::Number(value) => {
                    #[allow(
                        clippy::cast_precision_loss,
                        reason = "a spreadsheet has no other numbers; exact up to 2^53"
                    )]
                    page.write_number(number, column, *value as f64)?;
                }
                Cell::Decimal(value) => match value.to_f64() {
                    Some(worth) => {
                        page.write_number(number, column, worth)?;
                    }
                    None => {
                        page.write_string(number, column, value.to_string())?;
                    }
                },
                Cell::Date(date) => {
                    page.write_datetime_with_format(number, column, excel_date(*date)?, &dated)?;
                }
            }
        }
    }
    page.autofit();
    Ok(())
}

fn column_number(column: usize) -> Result<u16, XlsxError> {
    u16::try_from(column).map_err(|_| XlsxError::RowColumnLimitError)
}

fn excel_date(date: NaiveDate) -> Result<ExcelDateTime, XlsxError> {
    let (month, day) = (
        u8::try_from(date.month()).unwrap_or_default(),
        u8::try_from(date.day()).unwrap_or_default(),
    );
    ExcelDateTime::from_ymd(u16::try_from(date.year()).unwrap_or_default(), month, day)
}

/// A sheet's name without the characters a spreadsheet refuses, at most 31 characters.
fn sheet_name(name: &str) -> String {
    let name: String = name
        .chars()
        .map(|c| {
            if matches!(c, '[' | ']' | ':' | '*' | '?' | '/' | '\\' | '\'') || c.is_control() {
                '_'
            } else {
                c
            }
        })
        .take(31)
        .collect();
    if name.trim().is_empty() {
        "Sheet1".to_owned()
    } else {
        name
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::table::Value;
    use crate::import::{Limits, ReadOptions, read_table};

    #[test]
    fn what_went_out_comes_in_unchanged() {
        let day: NaiveDate = "2027-04-01".parse().unwrap();
        let texts = [
            "=HYPERLINK(\"http://example.com\")",
            "+81",
            "'=1",
            "＝１＋１",
            "0012",
            "髙橋　𠮷",
            "葛\u{E0100}",
            "a\nb",
            " x ",
            "_x000D_",
            "<b>&amp;</b>",
        ];
        let rows: Vec<Vec<Cell>> = texts
            .iter()
            .map(|text| {
                vec![
                    Cell::Text((*text).to_owned()),
                    Cell::Number(-5),
                    Cell::Empty,
                    Cell::Date(day),
                ]
            })
            .collect();
        let bytes = table_xlsx("応募者/一覧", &["氏名", "数", "空", "日"], &rows, day).unwrap();
        assert_eq!(
            bytes,
            table_xlsx("応募者/一覧", &["氏名", "数", "空", "日"], &rows, day).unwrap()
        );
        let table = read_table(&bytes, &ReadOptions::default(), &Limits::default()).unwrap();
        assert_eq!(table.rows.len(), texts.len() + 1);
        for (row, text) in table.rows[1..].iter().zip(texts) {
            assert_eq!(row.cell(0).value, Value::Text(text.into()));
            assert_eq!(row.cell(1).shown(), "-5");
            assert!(row.cell(2).is_blank());
            assert_eq!(row.cell(3).value, Value::Date(day));
        }
    }

    #[test]
    fn a_text_too_long_for_a_spreadsheet_is_an_error() {
        let day: NaiveDate = "2027-04-01".parse().unwrap();
        let rows = [vec![Cell::Text("あ".repeat(32_768))]];
        assert!(matches!(
            table_xlsx("x", &["a"], &rows, day),
            Err(Error::Workbook(_))
        ));
    }
}
