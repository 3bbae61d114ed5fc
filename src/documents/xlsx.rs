//! Lists as workbooks.

use chrono::{Datelike, NaiveDate};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, Worksheet, XlsxError};

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
    /// A day, as a date of the spreadsheet.
    Date(NaiveDate),
}

/// A sheet: the header in bold and kept in sight, then the rows.
pub struct Table<'a> {
    /// What the sheet is called.
    pub name: &'a str,
    /// The words of its header.
    pub headers: Vec<&'a str>,
    /// Its rows.
    pub rows: Vec<Vec<Cell>>,
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
    let headers: Vec<&str> = headers.iter().map(AsRef::as_ref).collect();
    write(&[(sheet, &headers, rows)], written_on).map_err(|error| Error::Workbook(Box::new(error)))
}

/// As [`table_xlsx`], with several sheets; their names differ.
///
/// # Errors
/// As [`table_xlsx`].
pub fn tables_xlsx(tables: &[Table<'_>], written_on: NaiveDate) -> Result<Vec<u8>> {
    let sheets: Vec<Sheet<'_>> = tables
        .iter()
        .map(|table| (table.name, &*table.headers, &*table.rows))
        .collect();
    write(&sheets, written_on).map_err(|error| Error::Workbook(Box::new(error)))
}

/// Name, header, rows.
type Sheet<'a> = (&'a str, &'a [&'a str], &'a [Vec<Cell>]);

fn write(sheets: &[Sheet<'_>], written_on: NaiveDate) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&excel_date(written_on)?));
    for (name, headers, rows) in sheets {
        write_sheet(workbook.add_worksheet(), name, headers, rows)?;
    }
    workbook.save_to_buffer()
}

fn write_sheet(
    page: &mut Worksheet,
    name: &str,
    headers: &[&str],
    rows: &[Vec<Cell>],
) -> Result<(), XlsxError> {
    let bold = Format::new().set_bold();
    let dated = Format::new().set_num_format("yyyy/mm/dd");
    let wrapped = Format::new().set_text_wrap();
    page.set_name(sheet_name(name))?;
    page.set_freeze_panes(1, 0)?;
    for (column, header) in headers.iter().enumerate() {
        page.write_string_with_format(0, column_number(column)?, *header, &bold)?;
    }
    for (index, row) in rows.iter().enumerate() {
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
