//! The ledger as lines for accounting software (仕訳), one file of delimited text.

pub mod api;

use chrono::{Datelike, NaiveDate};

use super::csv::table_csv;
use crate::articles;
use crate::equity::bookkeeping::{Line, kind_word, lines, surplus};
use crate::equity::store;
use crate::import::EncodingChoice;
use crate::kernel::Result;
use crate::kernel::id::MemberId;
use crate::store::Reader;

/// The columns, as accounting software asks for them.
const HEADER: [&str; 6] = [
    "日付",
    "借方勘定科目",
    "借方金額",
    "貸方勘定科目",
    "貸方金額",
    "摘要",
];

/// The lines of a span of days, both inclusive, by day. They name members by their number and nobody by name.
fn rows(db: &Reader<'_>, from: NaiveDate, to: NaiveDate) -> Result<Vec<[String; 6]>> {
    let articles = articles::membership(db, to)?;
    let whose = |number: Option<u32>, member: MemberId| match number {
        Some(number) => format!("組合員番号 {}", articles.number_word(number)),
        None => format!("加入申込 {member}"),
    };
    let mut dated: Vec<(NaiveDate, [String; 6])> = Vec::new();
    for booked in store::booked(db, from, to)? {
        let undone = if booked.is_reversal { "の取消" } else { "" };
        let about = format!(
            "出資 {}{undone}　{}",
            kind_word(booked.kind),
            whose(booked.number, booked.member)
        );
        for line in lines(booked.kind, booked.effect, booked.counterpart) {
            dated.push((booked.on, row(booked.on, line, about.clone())));
        }
    }
    for refund in store::booked_refunds(db, from, to)? {
        let about = format!("持分の払戻差額　{}", whose(refund.number, refund.member));
        if let Some(line) = surplus(refund.paid, refund.limit) {
            dated.push((refund.on, row(refund.on, line, about)));
        }
    }
    dated.sort_by_key(|(on, _)| *on);
    Ok(dated.into_iter().map(|(_, row)| row).collect())
}

fn row(on: NaiveDate, line: Line, about: String) -> [String; 6] {
    let amount = line.amount.get().to_string();
    [
        format!("{:04}/{:02}/{:02}", on.year(), on.month(), on.day()),
        line.debit.word().to_owned(),
        amount.clone(),
        line.credit.word().to_owned(),
        amount,
        about,
    ]
}

/// The file, and how many lines it has.
fn write(
    db: &Reader<'_>,
    from: NaiveDate,
    to: NaiveDate,
    encoding: EncodingChoice,
) -> Result<(Vec<u8>, usize)> {
    let rows = rows(db, from, to)?;
    let count = rows.len();
    let header = HEADER.map(str::to_owned);
    let all: Vec<[String; 6]> = std::iter::once(header).chain(rows).collect();
    Ok((table_csv(&all, encoding)?, count))
}
