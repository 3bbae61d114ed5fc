//! The calculation sheet of the surplus as a workbook: what is set aside, and everybody's share.

use rust_decimal::Decimal;

use super::xlsx::{Cell, Page, workbook};
use crate::articles::rules::Standing;
use crate::articles::rules::WorkMeasure;
use crate::kernel::Result;
use crate::kernel::money::Yen;
use crate::surplus::SurplusSheet;

const fn measure_word(measure: WorkMeasure) -> &'static str {
    match measure {
        WorkMeasure::Hours => "従事時間",
        WorkMeasure::Days => "従事日数",
        WorkMeasure::Pay => "賃金",
    }
}

fn yen(amount: Yen) -> Cell {
    Cell::Number(amount.get())
}

fn measure(text: &str) -> Cell {
    // What the sheet says is a number; were it none, it would still be told.
    Decimal::from_str_exact(text).map_or_else(|_| Cell::Text(text.to_owned()), Cell::Decimal)
}

/// The workbook's bytes.
///
/// # Errors
/// [`crate::kernel::Error::Workbook`].
pub(super) fn write(sheet: &SurplusSheet, written_on: chrono::NaiveDate) -> Result<Vec<u8>> {
    let line = |what: &str, amount: Yen, how: &str| {
        vec![
            Cell::Text(what.to_owned()),
            yen(amount),
            Cell::Text(how.to_owned()),
        ]
    };
    let (most, pool) = match sheet.standing {
        Standing::Ordinary => ("配当できる上限（法77条1項）", ""),
        Standing::Specified => ("", "特定労働者協同組合は配当できない（法94条の15）"),
    };
    let appropriation = vec![
        line(
            "損失をうめた後の剰余金",
            sheet.base,
            "当期純利益 − 繰越損失（解釈未確定・要確認）",
        ),
        line(
            "準備金の目標額",
            sheet.target,
            "出資総額の2分の1以上（法76条2項）",
        ),
        line(
            "準備金",
            sheet.reserve,
            "10分の1以上、目標額まで（法76条1項）",
        ),
        line(
            "就労創出等積立金",
            sheet.work_fund,
            "20分の1以上（法76条4項）",
        ),
        line("教育繰越金", sheet.education, "20分の1以上（法76条5項）"),
        line("残り", sheet.rest, most),
        line("従事分量配当の原資", sheet.pool, pool),
        line("配当の合計", sheet.divided, "一人ずつ円未満を切り捨て"),
        line("端数", sheet.remainder, "翌年度へ繰り越す"),
        line("繰り越す剰余金", sheet.carried, "残り − 配当の合計"),
    ];
    let mut shares: Vec<Vec<Cell>> = sheet
        .shares
        .iter()
        .map(|share| {
            vec![
                Cell::Text(share.number.clone()),
                Cell::Text(share.name.clone()),
                measure(&share.measure),
                yen(share.share),
            ]
        })
        .collect();
    shares.push(vec![
        Cell::Text("合計".to_owned()),
        Cell::Empty,
        measure(&sheet.total_measure),
        yen(sheet.divided),
    ]);
    workbook(
        &[
            Page {
                name: "剰余金の処分",
                headers: &["項目", "金額（円）", "算式"],
                rows: &appropriation,
            },
            Page {
                name: "従事分量配当",
                headers: &[
                    "組合員番号",
                    "氏名",
                    measure_word(sheet.measured_by),
                    "配当額（円）",
                ],
                rows: &shares,
            },
        ],
        written_on,
    )
}
