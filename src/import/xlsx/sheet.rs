//! The cells of a sheet, its hidden columns and merged cells.

use std::sync::Arc;

use chrono::{Duration, NaiveDate};
use quick_xml::events::{BytesStart, Event};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::super::table::{Cell, Limits, Merge, Row, Tally, Value, column_of_letters};
use super::package::{Xml, attribute, is_true, not_a_table};
use super::strings::{RichText, read_rich};
use crate::kernel::Result;

/// Merged cells matter in the header only.
const MAX_MERGES: usize = 10_000;

/// What cells refer to.
pub(super) struct Context<'a> {
    pub(super) strings: &'a [RichText],
    pub(super) dates: &'a [bool],
    pub(super) from_1904: bool,
    pub(super) limits: &'a Limits,
}

/// What is in a sheet.
pub(super) struct Content {
    pub(super) rows: Vec<Row>,
    pub(super) hidden_columns: Vec<u32>,
    pub(super) merges: Vec<Merge>,
}

/// How a cell's value is to be understood.
struct Kind {
    type_name: Option<String>,
    is_date: bool,
}

pub(super) fn read(xml: &mut Xml<'_>, context: &Context<'_>) -> Result<Content> {
    let mut content = Content {
        rows: Vec::new(),
        hidden_columns: Vec::new(),
        merges: Vec::new(),
    };
    let mut tally = Tally::new(context.limits);
    let mut is_sheet = false;
    let mut row = Row::default();
    let mut row_is_numbered = false;
    let mut next_column = 0_u32;
    loop {
        enum Step {
            Row(Option<u32>),
            RowEnd,
            Cell(Option<Place>, Kind),
        }
        let Some(event) = xml.next()? else { break };
        let step = match event {
            Event::Start(tag) => match tag.local_name().as_ref() {
                "sheetData" => {
                    is_sheet = true;
                    continue;
                }
                "row" => Step::Row(
                    attribute(&tag, "r")?
                        .map(|number| number.parse())
                        .transpose()
                        .map_err(|_| not_a_table())?,
                ),
                "c" => Step::Cell(
                    attribute(&tag, "r")?
                        .map(|place| place_of(&place).ok_or_else(not_a_table))
                        .transpose()?,
                    kind_of(&tag, context)?,
                ),
                "col" => {
                    hide_columns(&tag, context.limits, &mut content.hidden_columns)?;
                    continue;
                }
                "mergeCell" => {
                    let merge = attribute(&tag, "ref")?.and_then(|range| merge_of(&range));
                    content
                        .merges
                        .extend(merge.filter(|_| content.merges.len() < MAX_MERGES));
                    continue;
                }
                _ => continue,
            },
            Event::End(tag) if tag.local_name().as_ref() == "row" => Step::RowEnd,
            _ => continue,
        };
        match step {
            Step::Row(number) => {
                let after_last = row.number.checked_add(1).ok_or_else(not_a_table)?;
                row = Row {
                    number: number.unwrap_or(after_last),
                    ..Row::default()
                };
                row_is_numbered = number.is_some();
                next_column = 0;
            }
            Step::RowEnd => {
                if !row.cells.is_empty() {
                    // In a sound sheet numbers rise; nothing good comes of guessing otherwise.
                    if content
                        .rows
                        .last()
                        .is_some_and(|last| last.number >= row.number)
                        || row.number == 0
                    {
                        return Err(not_a_table());
                    }
                    let number = row.number;
                    row.cells.shrink_to_fit();
                    content.rows.push(std::mem::replace(
                        &mut row,
                        Row {
                            number,
                            ..Row::default()
                        },
                    ));
                }
            }
            Step::Cell(place, kind) => {
                let column = match place {
                    Some(place) => {
                        if !row_is_numbered {
                            row.number = place.row;
                            row_is_numbered = true;
                        }
                        place.column
                    }
                    None => next_column,
                };
                next_column = column.saturating_add(1);
                let cell = read_cell(xml, &kind, context)?;
                if cell != Cell::default() {
                    tally.row(row.number)?;
                    set(&mut row.cells, column, cell, &mut tally)?;
                }
            }
        }
    }
    if !is_sheet {
        return Err(not_a_table());
    }
    content.hidden_columns.sort_unstable();
    content.hidden_columns.dedup();
    Ok(content)
}

fn set(cells: &mut Vec<Cell>, column: u32, cell: Cell, tally: &mut Tally<'_>) -> Result<()> {
    let column = usize::try_from(column).map_err(|_| not_a_table())?;
    if let Value::Text(text) = &cell.value {
        tally.text(text)?;
    }
    if column >= cells.len() {
        // Counted before they are made: the column may be the last there is.
        tally.cells(column + 1 - cells.len(), column + 1)?;
        cells.resize(column + 1, Cell::default());
    }
    cells[column] = cell;
    Ok(())
}

fn kind_of(tag: &BytesStart<'_>, context: &Context<'_>) -> Result<Kind> {
    let style = attribute(tag, "s")?.and_then(|style| style.parse::<usize>().ok());
    let is_date = style
        .and_then(|style| context.dates.get(style))
        .copied()
        .unwrap_or(false);
    Ok(Kind {
        type_name: attribute(tag, "t")?,
        is_date,
    })
}

/// Reads up to the end of the cell just opened. Of a formula the last computed value counts.
fn read_cell(xml: &mut Xml<'_>, kind: &Kind, context: &Context<'_>) -> Result<Cell> {
    let mut cell = Cell::default();
    loop {
        enum Step {
            Value,
            Inline,
        }
        let step = match xml.next()?.ok_or_else(not_a_table)? {
            Event::Start(tag) => match tag.local_name().as_ref() {
                "v" => Step::Value,
                "is" => Step::Inline,
                _ => continue,
            },
            Event::End(tag) if tag.local_name().as_ref() == "c" => return Ok(cell),
            _ => continue,
        };
        match step {
            Step::Value => {
                let text = xml.text("v", context.limits)?;
                cell = value_of(&text, kind, context)?;
            }
            Step::Inline => cell = text_cell(&read_rich(xml, "is", context.limits)?),
        }
    }
}

fn text_cell(text: &RichText) -> Cell {
    let value = if text.text.is_empty() {
        Value::Empty
    } else {
        Value::Text(Arc::clone(&text.text))
    };
    Cell {
        value,
        reading: text.reading.clone(),
    }
}

fn value_of(text: &str, kind: &Kind, context: &Context<'_>) -> Result<Cell> {
    let value = match kind.type_name.as_deref() {
        Some("s") => {
            let index: usize = text.trim().parse().map_err(|_| not_a_table())?;
            return context
                .strings
                .get(index)
                .map(text_cell)
                .ok_or_else(not_a_table);
        }
        Some("str" | "e") => return Ok(Cell::text(text)),
        Some("b") => {
            return Ok(Cell::text(if is_true(text.trim()) {
                "TRUE"
            } else {
                "FALSE"
            }));
        }
        Some("d") => match text.trim().get(..10).and_then(|day| day.parse().ok()) {
            Some(day) => Value::Date(day),
            None => return Ok(Cell::text(text)),
        },
        _ => match number_of(text.trim()) {
            Some(number) if kind.is_date => {
                date_of_serial(number, context.from_1904).map_or(Value::Number(number), Value::Date)
            }
            Some(number) => Value::Number(number),
            None => return Ok(Cell::text(text)),
        },
    };
    Ok(Cell {
        value,
        reading: None,
    })
}

fn number_of(text: &str) -> Option<Decimal> {
    text.parse()
        .ok()
        .or_else(|| Decimal::from_scientific(text).ok())
}

/// The day a spreadsheet means by a number, counted from 1900 (with the 29 February of that year which
/// never was) or from 1904. None for a mere time of day and for numbers no spreadsheet shows as a date.
pub(in crate::import) fn date_of_serial(serial: Decimal, from_1904: bool) -> Option<NaiveDate> {
    let days = serial.floor().to_i64()?;
    let (first, range) = match (from_1904, days) {
        (true, 0..) => (NaiveDate::from_ymd_opt(1904, 1, 1)?, 0..=2_957_003),
        (false, 1..=59) => (NaiveDate::from_ymd_opt(1899, 12, 31)?, 1..=59),
        (false, 61..) => (NaiveDate::from_ymd_opt(1899, 12, 30)?, 61..=2_958_465),
        _ => return None,
    };
    if range.contains(&days) {
        first.checked_add_signed(Duration::days(days))
    } else {
        None
    }
}

/// A cell's place as it is written: `AB12`.
struct Place {
    row: u32,
    column: u32,
}

fn place_of(place: &str) -> Option<Place> {
    let digits = place.find(|c: char| c.is_ascii_digit())?;
    let (letters, number) = place.split_at(digits);
    let row: u32 = number.parse().ok()?;
    (1..=1_048_576).contains(&row).then_some(())?;
    Some(Place {
        row,
        column: column_of_letters(letters)?,
    })
}

fn merge_of(range: &str) -> Option<Merge> {
    let (from, to) = range.split_once(':')?;
    let (from, to) = (place_of(from)?, place_of(to)?);
    (from.row <= to.row && from.column <= to.column).then_some(Merge {
        rows: (from.row - 1, to.row - 1),
        columns: (from.column, to.column),
    })
}

fn hide_columns(tag: &BytesStart<'_>, limits: &Limits, hidden: &mut Vec<u32>) -> Result<()> {
    if !attribute(tag, "hidden")?.is_some_and(|value| is_true(&value)) {
        return Ok(());
    }
    let number = |name: &str| -> Result<Option<u32>> {
        Ok(attribute(tag, name)?.and_then(|value| value.parse().ok()))
    };
    if let (Some(first @ 1..), Some(last)) = (number("min")?, number("max")?)
        && hidden.len() < MAX_MERGES
    {
        hidden.extend((first..=last.min(limits.columns)).map(|column| column - 1));
    }
    Ok(())
}
