//! Letters as DOCX, for an office that goes on editing them: the same words in the same order, in styles
//! and tables a word processor understands.
//!
//! Lengths are twentieths of a point, sizes of type half points, as the format has them.

use std::io::Cursor;

use chrono::NaiveDate;
use docx_rs::{
    AlignmentType, BorderType, Docx, LineSpacing, LineSpacingType, PageMargin, Paragraph, Run,
    RunFonts, SpecialIndentType, Table, TableBorders, TableCell, TableCellBorder,
    TableCellBorderPosition, TableCellBorders, TableLayoutType, TableRow, VAlignType, WidthType,
};

use super::letter::{Block, Column, Field, FormRow, Item, Letter, Sender, SenderPlace, Side};
use super::typeset::printable;
use crate::kernel::{Error, Result};
use crate::paper::Seal;

/// A4.
const PAGE: (u32, u32) = (11_906, 16_838);
/// Left and right margins (26 mm), top and bottom.
const MARGIN: (i32, i32, i32) = (1_474, 1_474, 1_247);
/// What is left between the margins.
const WIDTH: usize = 8_958;
/// 10.5 points.
const SIZE: usize = 21;
/// One character of the text.
const CHARACTER: i32 = 210;
/// The face of formal papers that word processors on Windows and macOS have.
const FACE: &str = "游明朝";

/// Writes letters one after the other, each on a new page.
///
/// # Errors
/// [`Error::Workbook`] where the file cannot be put together.
pub fn write(letters: &[Letter], dated_on: NaiveDate) -> Result<Vec<u8>> {
    let faces = RunFonts::new()
        .ascii(FACE)
        .hi_ansi(FACE)
        .east_asia(FACE)
        .cs(FACE);
    let margin = PageMargin {
        top: MARGIN.1,
        bottom: MARGIN.2,
        left: MARGIN.0,
        right: MARGIN.0,
        ..PageMargin::default()
    };
    let day = format!("{dated_on}T00:00:00Z");
    let mut sheet = Sheet {
        docx: Docx::new()
            .page_size(PAGE.0, PAGE.1)
            .page_margin(margin)
            .default_size(SIZE)
            .default_fonts(faces)
            .created_at(&day)
            .updated_at(&day),
    };
    for (index, letter) in letters.iter().enumerate() {
        sheet.letter(letter, index > 0);
    }
    let mut file = Cursor::new(Vec::new());
    sheet
        .docx
        .build()
        .pack(&mut file)
        .map_err(|error| Error::Workbook(Box::new(error)))?;
    Ok(file.into_inner())
}

fn run(text: &str, size: usize) -> Run {
    // A word processor breaks long words by itself.
    Run::new()
        .add_text(printable(text).replace('\u{200B}', ""))
        .size(size)
}

fn plain(text: &str) -> Paragraph {
    Paragraph::new()
        .add_run(run(text, SIZE))
        .line_spacing(lines(0, 0))
}

/// One and a quarter lines, with so much before and after.
fn lines(before: u32, after: u32) -> LineSpacing {
    LineSpacing::new()
        .line_rule(LineSpacingType::Auto)
        .line(300)
        .before(before)
        .after(after)
}

/// A cell without a frame.
fn cell(width: usize, paragraphs: Vec<Paragraph>) -> TableCell {
    let start = TableCell::new()
        .width(width, WidthType::Dxa)
        .vertical_align(VAlignType::Top);
    paragraphs.into_iter().fold(start, TableCell::add_paragraph)
}

fn open_table(rows: Vec<TableRow>, widths: &[usize]) -> Table {
    Table::without_borders(rows)
        .set_grid(widths.to_vec())
        .layout(TableLayoutType::Fixed)
        .width(widths.iter().sum(), WidthType::Dxa)
}

fn framed_table(rows: Vec<TableRow>, widths: &[usize]) -> Table {
    Table::new(rows)
        .set_grid(widths.to_vec())
        .layout(TableLayoutType::Fixed)
        .width(widths.iter().sum(), WidthType::Dxa)
        .set_borders(TableBorders::new())
}

struct Sheet {
    docx: Docx,
}

impl Sheet {
    fn add(&mut self, paragraph: Paragraph) {
        self.docx = std::mem::take(&mut self.docx).add_paragraph(paragraph);
    }

    fn table(&mut self, table: Table) {
        self.docx = std::mem::take(&mut self.docx).add_table(table);
    }

    fn letter(&mut self, letter: &Letter, on_new_page: bool) {
        let mut first = plain(&letter.number).align(AlignmentType::Right);
        if on_new_page {
            first = first.page_break_before(true);
        }
        self.add(first);
        if let Some(void) = &letter.void {
            self.add(
                Paragraph::new()
                    .add_run(run(&format!("【無効】{void}"), SIZE).bold())
                    .align(AlignmentType::Right),
            );
        }
        if letter.reissue.is_some() {
            self.add(
                Paragraph::new()
                    .add_run(run("【再発行】", SIZE).bold())
                    .align(AlignmentType::Right),
            );
        }
        self.add(plain(&letter.date).align(AlignmentType::Right));
        if let Some(sent_by) = &letter.sent_by {
            self.add(plain(sent_by).align(AlignmentType::Right));
        }
        self.add(plain(""));
        for line in &letter.delivery {
            self.add(Paragraph::new().add_run(run(line, 19)));
        }
        for line in &letter.addressee {
            self.add(
                Paragraph::new()
                    .add_run(run(line, 25))
                    .line_spacing(lines(0, 0)),
            );
        }
        let sender = |place| {
            letter
                .sender
                .as_ref()
                .filter(|sender| sender.place == place)
        };
        if let Some(sender) = sender(SenderPlace::Above) {
            self.sender(sender);
        }
        self.add(
            Paragraph::new()
                .add_run(run(&letter.title, 32).character_spacing(130))
                .align(AlignmentType::Center)
                .line_spacing(lines(560, 120)),
        );
        if let Some(reissue) = &letter.reissue {
            self.add(
                Paragraph::new()
                    .add_run(run(reissue, 18))
                    .align(AlignmentType::Center),
            );
        }
        self.add(plain(""));
        for block in &letter.body {
            self.block(block);
        }
        if let Some(sender) = sender(SenderPlace::Below) {
            self.add(plain(""));
            self.sender(sender);
        }
    }

    fn sender(&mut self, sender: &Sender) {
        let set_in = |paragraph: Paragraph| paragraph.indent(Some(4_200), None, None, None);
        for line in &sender.address {
            self.add(set_in(Paragraph::new().add_run(run(line, 19))));
        }
        self.add(set_in(Paragraph::new().add_run(run(&sender.name, 24))));
        let mut last = Paragraph::new();
        if let Some(representative) = &sender.representative {
            last = last.add_run(run(representative, 22));
        }
        if sender.seal == Seal::Marked {
            last = last.add_run(run("　　印", 19).color("969696"));
        }
        self.add(set_in(last));
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Paragraph { text } => self.add(plain(text).align(AlignmentType::Both).indent(
                None,
                Some(SpecialIndentType::FirstLine(CHARACTER)),
                None,
                None,
            )),
            Block::Records { items } => self.records(items),
            Block::Fields { fields } => self.fields(fields),
            Block::Checks { title, items } => {
                self.add(plain(title).line_spacing(lines(240, 0)));
                for item in items {
                    self.add(plain(&format!("□　{item}")).indent(
                        Some(CHARACTER),
                        None,
                        None,
                        None,
                    ));
                }
            }
            Block::Notice { lines } => {
                self.add(Paragraph::new().add_run(run("", 12)));
                let widths = [1_300, WIDTH - 1_300];
                let rows = lines
                    .iter()
                    .map(|line| {
                        TableRow::new(vec![
                            cell(
                                widths[0],
                                vec![Paragraph::new().add_run(run(&line.title, 17))],
                            ),
                            cell(
                                widths[1],
                                vec![Paragraph::new().add_run(run(&line.text, 18))],
                            ),
                        ])
                    })
                    .collect();
                self.table(framed_table(rows, &widths));
            }
            Block::Receipt { boxes } => self.receipt(boxes),
            Block::Sum { text } => self.add(
                Paragraph::new()
                    .add_run(run(text, 40))
                    .align(AlignmentType::Center)
                    .line_spacing(lines(160, 240)),
            ),
            Block::Table { columns, rows } => self.figures(columns, rows),
            Block::Form { rows } => self.form(rows),
        }
    }

    fn figures(&mut self, columns: &[Column], rows: &[Vec<String>]) {
        self.add(plain(""));
        let whole: u32 = columns.iter().map(|column| column.width).sum();
        let widths: Vec<usize> = columns
            .iter()
            .map(|column| {
                WIDTH * usize::try_from(column.width).unwrap_or(1)
                    / usize::try_from(whole.max(1)).unwrap_or(1)
            })
            .collect();
        let small = |text: &str| Paragraph::new().add_run(run(text, 19));
        let mut table = Vec::new();
        if columns.iter().any(|column| !column.title.is_empty()) {
            let heads = columns.iter().zip(&widths).map(|(column, width)| {
                cell(
                    *width,
                    vec![small(&column.title).align(AlignmentType::Center)],
                )
            });
            table.push(TableRow::new(heads.collect()));
        }
        for row in rows {
            let cells = row
                .iter()
                .zip(columns)
                .zip(&widths)
                .map(|((text, column), width)| {
                    let words = text.split('\n').map(|line| match column.side {
                        Side::Left => small(line),
                        Side::Right => small(line).align(AlignmentType::Right),
                    });
                    cell(*width, words.collect())
                });
            table.push(TableRow::new(cells.collect()));
        }
        self.table(framed_table(table, &widths));
        self.add(plain(""));
    }

    fn form(&mut self, rows: &[FormRow]) {
        self.add(plain(""));
        let widths = [2_000, WIDTH - 2_000];
        let table = rows
            .iter()
            .map(|row| {
                let room = row.lines.max(1) * 60;
                TableRow::new(vec![
                    cell(
                        widths[0],
                        vec![
                            Paragraph::new()
                                .add_run(run(&row.label, 18))
                                .line_spacing(lines(room, room)),
                        ],
                    ),
                    cell(
                        widths[1],
                        vec![
                            Paragraph::new()
                                .add_run(run(&row.text, 19))
                                .line_spacing(lines(room, room)),
                        ],
                    ),
                ])
            })
            .collect();
        self.table(framed_table(table, &widths));
    }

    fn records(&mut self, items: &[Item]) {
        self.add(
            plain("記")
                .align(AlignmentType::Center)
                .line_spacing(lines(240, 120)),
        );
        let widths = [720, 1_600, WIDTH - 2_320];
        let rows = (1..)
            .zip(items)
            .map(|(number, item)| {
                let mut words = Vec::new();
                if !item.text.is_empty() {
                    // What is no sentence, such as an address, is not stretched.
                    let text = plain(&item.text);
                    words.push(if item.text.contains('。') {
                        text.align(AlignmentType::Both)
                    } else {
                        text
                    });
                }
                for (number, point) in (1..).zip(&item.points) {
                    let hanging = SpecialIndentType::Hanging(2 * CHARACTER);
                    words.push(plain(&format!("({number})　{point}")).indent(
                        Some(2 * CHARACTER),
                        Some(hanging),
                        None,
                        None,
                    ));
                }
                TableRow::new(vec![
                    cell(widths[0], vec![plain(&format!("{number}．"))]),
                    cell(widths[1], vec![plain(&item.label)]),
                    cell(widths[2], words),
                ])
            })
            .collect();
        self.table(open_table(rows, &widths));
        self.add(plain("以上").align(AlignmentType::Right));
    }

    fn fields(&mut self, fields: &[Field]) {
        self.add(plain(""));
        let widths = [1_500, 5_200];
        let rows = fields
            .iter()
            .map(|field| {
                let mut line = Paragraph::new().line_spacing(lines(160, 0));
                line = line.add_run(run(field.lead.as_deref().unwrap_or_default(), 19));
                if field.seal == Seal::Marked {
                    line = line
                        .add_run(run("印", 19).color("969696"))
                        .align(AlignmentType::Right);
                }
                let rule = TableCellBorder::new(TableCellBorderPosition::Bottom)
                    .border_type(BorderType::Single)
                    .size(4);
                TableRow::new(vec![
                    cell(
                        widths[0],
                        vec![plain(&field.label).line_spacing(lines(160, 0))],
                    ),
                    cell(widths[1], vec![line])
                        .set_borders(TableCellBorders::with_empty().set(rule)),
                ])
            })
            .collect();
        let table = open_table(rows, &widths).indent(i32::try_from(WIDTH - 6_700).unwrap_or(0));
        self.table(table);
    }

    fn receipt(&mut self, boxes: &[String]) {
        self.add(plain(""));
        let label = 900;
        let share = (WIDTH - label) / boxes.len().max(1);
        let mut widths = vec![label];
        widths.extend(boxes.iter().map(|_| share));
        let small = |text: &str| {
            Paragraph::new()
                .add_run(run(text, 15))
                .align(AlignmentType::Center)
        };
        let mut heads = vec![cell(label, vec![small("受付欄")])];
        heads.extend(boxes.iter().map(|name| cell(share, vec![small(name)])));
        let mut blanks = vec![cell(label, vec![small("")])];
        blanks.extend(
            boxes
                .iter()
                .map(|_| cell(share, vec![small("").line_spacing(lines(200, 200))])),
        );
        self.table(framed_table(
            vec![TableRow::new(heads), TableRow::new(blanks)],
            &widths,
        ));
    }
}
