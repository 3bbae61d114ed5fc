//! The register of a day as it is shown to whoever may see it (組合員名簿, 法10条): the statutory columns and no
//! others, as PDF, workbook or delimited text. All of them read the one object the screen shows
//! ([`crate::member::Register`]).
//!
//! The PDF is set in parts and joined, with its page numbers carried on: in one piece, ten thousand lines take a
//! gigabyte of memory.

pub mod api;

use chrono::{DateTime, Datelike, NaiveDate};
use serde::Serialize;

use super::csv::table_csv;
use super::join::join;
use super::typeset::{Template, Typeset};
use super::xlsx::{Cell, Page, workbook};
use crate::equity::EquityTotals;
use crate::import::EncodingChoice;
use crate::kernel::Result;
use crate::kernel::clock::office_offset;
use crate::member::api::whole_register;
use crate::member::store::Which;
use crate::member::{Register, RegisterRow};
use crate::organisation::{self, Organisation};
use crate::paper::DateForm;
use crate::paper::rules::day_word;
use crate::store::{Reader, journal};

/// How the register is set.
const TEMPLATE: Template = Template {
    name: "register.typ",
    source: include_str!("register.typ"),
};

/// Lines set at a time.
const PART: usize = 1_000;

/// The columns of 法10条1項.
const COLUMNS: [&str; 6] = [
    "氏名",
    "住所又は居所",
    "加入の年月日",
    "出資口数",
    "出資の金額",
    "払込みの年月日",
];

/// A register ready to be written in any form.
struct Printed {
    office: Organisation,
    members: Register,
    /// Who had left before that day; absent: not asked for.
    leavers: Option<Register>,
    /// When it was put out, UTC, RFC 3339.
    printed_at: String,
    /// The head of the record, sixteen hex digits.
    head: String,
}

// -- what the template is given ----------------------------------------------------------------------

/// A part of the register.
#[derive(Serialize)]
struct Sheet<'a> {
    title: &'a str,
    as_of: &'a str,
    printed_at: &'a str,
    office: &'a str,
    head: &'a str,
    /// The number of its first page.
    first_page: usize,
    blocks: Vec<Block<'a>>,
    /// On the last part only.
    totals: Vec<Total>,
}

/// Members, or leavers.
#[derive(Serialize)]
struct Block<'a> {
    /// Where a heading is wanted.
    title: Option<&'a str>,
    note: Option<&'a str>,
    rows: Vec<Line>,
}

/// A line, in words.
#[derive(Serialize)]
struct Line {
    /// The running number.
    line: String,
    name: String,
    address: String,
    joined_on: String,
    units: String,
    amount: String,
    /// A day a line.
    payments: String,
}

/// A sum at the end.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
struct Total {
    label: &'static str,
    figure: String,
}

const LEAVERS: &str = "脱退した者";
const LEAVERS_NOTE: &str = "基準日より前に脱退した者です。組合員数及び合計には含みません。出資口数及び出資の金額は、脱退により残っていません。";

fn totals(totals: &EquityTotals) -> Vec<Total> {
    let total = |label, figure| Total { label, figure };
    vec![
        total("組合員数", format!("{}名", totals.members)),
        total("出資総口数", format!("{}口", grouped(totals.balance.units))),
        total("払込済出資総額", format!("{}円", totals.balance.paid)),
        total("未払込額", format!("{}円", totals.unpaid)),
    ]
}

/// A number with separators, as yen have them.
fn grouped(number: i64) -> String {
    crate::kernel::money::Yen::new(number).to_string()
}

/// `2026/04/01`
fn day(on: NaiveDate) -> String {
    format!("{:04}/{:02}/{:02}", on.year(), on.month(), on.day())
}

/// 「2026年11月22日 12時00分」, at the office.
fn minute_word(instant: &str) -> String {
    match DateTime::parse_from_rfc3339(instant) {
        Ok(at) => {
            let at = at.with_timezone(&office_offset());
            format!(
                "{} {}",
                day_word(DateForm::Western, at.date_naive()),
                at.format("%H時%M分")
            )
        }
        Err(_) => String::new(),
    }
}

/// The postal code is no part of the address the Act asks for; it helps to send what is sent.
fn address(row: &RegisterRow) -> String {
    row.address.clone().unwrap_or_default()
}

fn payments(row: &RegisterRow) -> String {
    let days: Vec<String> = row.payments.iter().map(|paid| day(paid.on)).collect();
    days.join("\n")
}

impl Line {
    fn new(number: usize, row: &RegisterRow) -> Self {
        Self {
            line: number.to_string(),
            name: row.name.clone(),
            address: address(row),
            joined_on: day(row.joined_on),
            units: grouped(row.balance.units),
            amount: row.balance.subscribed.to_string(),
            payments: payments(row),
        }
    }
}

impl Printed {
    /// Gathers the register of a day.
    fn gather(
        db: &Reader<'_>,
        as_of: NaiveDate,
        leavers: Leavers,
        printed_at: String,
    ) -> Result<Self> {
        Ok(Self {
            office: organisation::load(db)?,
            members: whole_register(db, as_of, Which::Members)?,
            leavers: match leavers {
                Leavers::LeftOut => None,
                Leavers::Apart => Some(whole_register(db, as_of, Which::Leavers)?),
            },
            printed_at,
            head: journal::head(db)?,
        })
    }

    /// How many lines there are.
    fn len(&self) -> usize {
        self.members.rows.len()
            + self
                .leavers
                .as_ref()
                .map_or(0, |leavers| leavers.rows.len())
    }

    fn title(&self) -> String {
        format!("{}　組合員名簿", self.office.name)
    }

    fn head_word(&self) -> String {
        let quarters: Vec<&str> = (0..4)
            .filter_map(|part| self.head.get(4 * part..4 * part + 4))
            .collect();
        quarters.join(" ")
    }

    fn as_of_word(&self) -> String {
        let as_of = self.members.as_of;
        format!(
            "{}（{}）",
            day_word(DateForm::Western, as_of),
            day_word(DateForm::Era, as_of)
        )
    }

    /// What stands over and under the register, line by line.
    fn particulars(&self) -> Vec<(&'static str, String)> {
        let mut particulars = vec![
            ("組合", self.office.name.clone()),
            ("基準日", self.as_of_word()),
            ("出力日時", minute_word(&self.printed_at)),
            (
                "主たる事務所",
                self.office.address.clone().unwrap_or_default(),
            ),
            ("記録の先頭", self.head_word()),
        ];
        particulars.extend(
            totals(&self.members.totals)
                .into_iter()
                .map(|total| (total.label, total.figure)),
        );
        particulars
    }

    /// Sets the register in parts of so many lines. `progress` is told of lines set and lines in all.
    fn pdf(&self, part: usize, progress: impl Fn(usize, usize) -> Result<()>) -> Result<Vec<u8>> {
        let mut parts = Vec::new();
        let (mut done, mut first_page) = (0, 1);
        let pieces = self.pieces(part);
        let last = pieces.len().saturating_sub(1);
        for (at, piece) in pieces.into_iter().enumerate() {
            progress(done, self.len())?;
            done += piece.lines();
            let set = self.set(
                piece,
                first_page,
                if at == last { End::Last } else { End::GoesOn },
            )?;
            first_page += set.pages();
            parts.push(set.pdf_part()?);
        }
        progress(self.len(), self.len())?;
        join(&parts)
    }

    /// The register in pieces of so many lines: members, and then leavers on a page of their own.
    fn pieces(&self, part: usize) -> Vec<Piece<'_>> {
        fn cut(of: Of, rows: &[RegisterRow], part: usize) -> impl Iterator<Item = Piece<'_>> {
            let empty = rows.is_empty().then_some(Piece { of, from: 0, rows });
            let full = rows.chunks(part.max(1)).enumerate();
            empty.into_iter().chain(full.map(move |(at, rows)| Piece {
                of,
                from: at * part.max(1),
                rows,
            }))
        }
        let members = cut(Of::Members, &self.members.rows, part);
        match &self.leavers {
            None => members.collect(),
            Some(leavers) => members
                .chain(cut(Of::Leavers, &leavers.rows, part))
                .collect(),
        }
    }

    fn set(&self, piece: Piece<'_>, first_page: usize, end: End) -> Result<Typeset> {
        let rows = piece
            .rows
            .iter()
            .enumerate()
            .map(|(at, row)| Line::new(piece.from + at + 1, row))
            .collect();
        // The sums stand under the members; where leavers follow, under the last of the members.
        let is_end = match (piece.of, &self.leavers) {
            (Of::Members, Some(_)) => piece.from + piece.rows.len() == self.members.rows.len(),
            (Of::Members, None) => end == End::Last,
            (Of::Leavers, _) => false,
        };
        let sheet = Sheet {
            title: &self.title(),
            as_of: &self.as_of_word(),
            printed_at: &minute_word(&self.printed_at),
            office: self.office.address.as_deref().unwrap_or_default(),
            head: &self.head_word(),
            first_page,
            blocks: vec![Block {
                title: (piece.of == Of::Leavers).then_some(LEAVERS),
                note: (piece.of == Of::Leavers && piece.from == 0).then_some(LEAVERS_NOTE),
                rows,
            }],
            totals: if is_end {
                totals(&self.members.totals)
            } else {
                Vec::new()
            },
        };
        Typeset::new(TEMPLATE, &sheet, &self.title(), self.members.as_of)
    }

    /// The first page, as it will be.
    fn first_page(&self) -> Result<Option<Vec<u8>>> {
        // No page holds more lines than this.
        let most = 60;
        let rows = &self.members.rows;
        let piece = Piece {
            of: Of::Members,
            from: 0,
            rows: &rows[..rows.len().min(most)],
        };
        let end = if rows.len() > most {
            End::GoesOn
        } else {
            End::Last
        };
        self.set(piece, 1, end)?.png(0)
    }

    fn cells(row: &RegisterRow) -> Vec<Cell> {
        vec![
            Cell::Text(row.name.clone()),
            Cell::Text(address(row)),
            Cell::Date(row.joined_on),
            Cell::Number(row.balance.units),
            Cell::Number(row.balance.subscribed.get()),
            match row.payments.as_slice() {
                [] => Cell::Empty,
                [only] => Cell::Date(only.on),
                _ => Cell::Text(payments(row)),
            },
        ]
    }

    /// As a workbook: the register, the leavers, and what stands over and under it on a sheet of its own.
    fn xlsx(&self) -> Result<Vec<u8>> {
        let cells = |register: &Register| -> Vec<Vec<Cell>> {
            register.rows.iter().map(Self::cells).collect()
        };
        let members = cells(&self.members);
        let leavers = self.leavers.as_ref().map(cells);
        let particulars: Vec<Vec<Cell>> = self
            .particulars()
            .into_iter()
            .map(|(label, text)| vec![Cell::Text(label.to_owned()), Cell::Text(text)])
            .collect();
        let mut pages = vec![Page {
            name: "組合員名簿",
            headers: &COLUMNS[..],
            rows: &members,
        }];
        pages.extend(leavers.as_ref().map(|rows| Page {
            name: LEAVERS,
            headers: &COLUMNS[..],
            rows,
        }));
        pages.push(Page {
            name: "この名簿について",
            headers: &["項目", "内容"],
            rows: &particulars,
        });
        workbook(&pages, self.members.as_of)
    }

    /// As delimited text: what stands over and under the register first, then the register, so that its header is
    /// found by whoever reads it in.
    fn csv(&self) -> Result<Vec<u8>> {
        let texts = |row: &RegisterRow| {
            vec![
                row.name.clone(),
                address(row),
                day(row.joined_on),
                row.balance.units.to_string(),
                row.balance.subscribed.get().to_string(),
                payments(row),
            ]
        };
        let header = || COLUMNS.map(str::to_owned).to_vec();
        let mut rows: Vec<Vec<String>> = self
            .particulars()
            .into_iter()
            .map(|(label, text)| vec![label.to_owned(), text])
            .collect();
        rows.push(Vec::new());
        rows.push(header());
        rows.extend(self.members.rows.iter().map(texts));
        if let Some(leavers) = &self.leavers {
            rows.push(Vec::new());
            rows.push(vec![LEAVERS.to_owned()]);
            rows.push(header());
            rows.extend(leavers.rows.iter().map(texts));
        }
        // A line of nothing is still a line.
        for row in &mut rows {
            if row.is_empty() {
                row.push(String::new());
            }
        }
        table_csv(&rows, EncodingChoice::Utf8)
    }
}

/// Whether leavers follow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Leavers {
    LeftOut,
    Apart,
}

/// Of which block a piece is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Of {
    Members,
    Leavers,
}

/// Whether another part follows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum End {
    GoesOn,
    Last,
}

/// Some lines in a row.
#[derive(Clone, Copy)]
struct Piece<'a> {
    of: Of,
    /// How many lines of the block come before.
    from: usize,
    rows: &'a [RegisterRow],
}

impl Piece<'_> {
    const fn lines(&self) -> usize {
        self.rows.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::equity::Balance;
    use crate::kernel::id::{MemberId, PersonId};
    use crate::kernel::money::Yen;
    use crate::member::PaidOn;

    fn printed(members: u32) -> Printed {
        let on = |text: &str| text.parse::<NaiveDate>().unwrap();
        let balance = Balance {
            units: 3,
            subscribed: Yen::new(150_000),
            paid: Yen::new(100_000),
            ..Balance::default()
        };
        let rows: Vec<RegisterRow> = (1..=members)
            .map(|number| RegisterRow {
                member: MemberId(number.into()),
                person: PersonId(number.into()),
                number,
                number_word: number.to_string(),
                name: format!("見本 {number}"),
                reading: None,
                postal_code: None,
                address: Some("東京都豊島区東池袋一丁目44番3号 みどりビル3階".to_owned()),
                joined_on: on("2023-04-01"),
                left_on: None,
                balance,
                payments: (1..=1 + number % 3)
                    .map(|month| PaidOn {
                        on: on(&format!("2023-0{month}-25")),
                        amount: Yen::new(50_000),
                    })
                    .collect(),
                over_limit: false,
            })
            .collect();
        Printed {
            office: Organisation {
                name: "労働者協同組合みどりの丘".to_owned(),
                address: Some("東京都豊島区東池袋一丁目44番3号".to_owned()),
                ..Organisation::default()
            },
            members: Register {
                as_of: on("2027-03-31"),
                totals: EquityTotals {
                    members: members.into(),
                    balance: (0..members).map(|_| balance).sum(),
                    unpaid: Yen::new(50_000 * i64::from(members)),
                },
                found: members,
                rows,
            },
            leavers: None,
            printed_at: "2027-04-05T03:04:05.000Z".to_owned(),
            head: "0123456789abcdef".to_owned(),
        }
    }

    fn pages(pdf: &[u8]) -> Vec<String> {
        let pdf = lopdf::Document::load_mem(pdf).unwrap();
        pdf.get_pages()
            .keys()
            .map(|page| {
                let text = pdf.extract_text(&[*page]).unwrap();
                text.chars().filter(|c| !c.is_whitespace()).collect()
            })
            .collect()
    }

    #[test]
    fn parts_are_joined_with_their_page_numbers_carried_on() {
        let printed = printed(130);
        let told = std::cell::RefCell::new(Vec::new());
        let pdf = printed
            .pdf(50, |done, all| {
                told.borrow_mut().push((done, all));
                Ok(())
            })
            .unwrap();
        assert_eq!(
            *told.borrow(),
            [(0, 130), (50, 130), (100, 130), (130, 130)]
        );
        let pages = pages(&pdf);
        assert!(pages.len() >= 6, "{}", pages.len());
        for (index, page) in pages.iter().enumerate() {
            assert!(
                page.contains(&format!("{}頁", index + 1)),
                "{index}: {page}"
            );
            for words in [
                "労働者協同組合みどりの丘組合員名簿",
                "基準日2027年3月31日（令和9年3月31日）",
                "出力2027年4月5日12時04分",
                "主たる事務所東京都豊島区",
                "0123456789abcdef",
                "払込みの年月日",
            ] {
                assert!(page.contains(words), "{index}: {words}\n{page}");
            }
            let is_last = index + 1 == pages.len();
            assert_eq!(page.contains("組合員数"), is_last, "{index}");
        }
        let all = pages.concat();
        for words in ["130名", "390口", "13,000,000円", "6,500,000円", "見本130"] {
            assert!(all.contains(words), "{words}");
        }
        // Equal registers give equal bytes.
        assert_eq!(pdf, printed.pdf(50, |_, _| Ok(())).unwrap());
    }

    #[test]
    fn nobody_is_a_register_too() {
        let empty = pages(&printed(0).pdf(50, |_, _| Ok(())).unwrap());
        assert_eq!(empty.len(), 1);
        assert!(empty[0].contains("該当する者はありません") && empty[0].contains("0名"));
        // An office that has not written down where it is says nothing of it.
        let mut nowhere = printed(0);
        nowhere.office.address = None;
        let page = pages(&nowhere.pdf(50, |_, _| Ok(())).unwrap());
        assert!(!page[0].contains("主たる事務所"), "{}", page[0]);
    }
}
