//! Workbooks made in memory, sound and hostile.

use std::io::{Cursor, Write};

use calamine::{Data, Reader, Xlsx};
use proptest::prelude::*;
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};
use zip::write::SimpleFileOptions;

use super::super::table::{Cell, Value};
use super::*;
use crate::kernel::Error;

const TYPES: &str = r#"<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>"#;
const ROOT: &str = r#"<Relationships><Relationship Id="r1" Type="http://x/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;
const WORKBOOK: &str = r#"<workbook xmlns:r="http://r"><sheets><sheet name="一" sheetId="1" r:id="s1"/></sheets></workbook>"#;
const RELATIONS: &str = r#"<Relationships><Relationship Id="s1" Type="http://x/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="t" Type="http://x/sharedStrings" Target="/xl/sharedStrings.xml"/></Relationships>"#;
const STRINGS: &str = r#"<sst count="1" uniqueCount="1"><si><t>氏名</t></si></sst>"#;

fn archive(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(content).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn workbook(sheet: &str, strings: &str, workbook: &str) -> Vec<u8> {
    archive(&[
        ("[Content_Types].xml", TYPES.as_bytes()),
        ("_rels/.rels", ROOT.as_bytes()),
        ("xl/workbook.xml", workbook.as_bytes()),
        ("xl/_rels/workbook.xml.rels", RELATIONS.as_bytes()),
        ("xl/sharedStrings.xml", strings.as_bytes()),
        ("xl/worksheets/sheet1.xml", sheet.as_bytes()),
    ])
}

fn sheet(rows: &str) -> String {
    format!("<worksheet><sheetData>{rows}</sheetData></worksheet>")
}

fn read_sheet(rows: &str) -> Result<Table> {
    read(
        &workbook(&sheet(rows), STRINGS, WORKBOOK),
        None,
        &Limits::default(),
    )
}

fn refusal(read: Result<Table>) -> ApiError {
    match read {
        Err(Error::Refused(refusal)) => refusal,
        other => panic!("{other:?}"),
    }
}

fn limit(limit: &str) -> ApiError {
    ApiError::BeyondLimits {
        limit: limit.to_owned(),
    }
}

#[test]
fn cells_of_every_type() {
    let table = read_sheet(concat!(
        r#"<row r="2"><c r="A2" t="s"><v>0</v></c><c t="inlineStr"><is><r><t>二</t></r><r><t xml:space="preserve"> 三</t></r><rPh sb="0" eb="1"><t>ニ</t></rPh><rPh><t>サン</t></rPh></is></c>"#,
        r#"<c r="D2"><f>1+1</f><v>2.50</v></c><c t="b"><v>1</v></c><c t="e"><v>#N/A</v></c><c t="str"><v>&#x9AD9;&amp;</v></c><c t="d"><v>2027-04-01T00:00:00Z</v></c><c><v>1.5E3</v></c></row>"#,
        r#"<row><c r="C3"/></row><row><c><v>x</v></c></row>"#
    ))
    .unwrap();
    let shown: Vec<String> = table.rows[0]
        .cells
        .iter()
        .map(|cell| cell.shown().into_owned())
        .collect();
    assert_eq!(
        shown,
        [
            "氏名",
            "二 三",
            "",
            "2.5",
            "TRUE",
            "#N/A",
            "髙&",
            "2027-04-01",
            "1500"
        ]
    );
    assert_eq!(table.rows[0].cells[1].reading.as_deref(), Some("ニ サン"));
    assert_eq!(
        table.rows.iter().map(|row| row.number).collect::<Vec<_>>(),
        [2, 4]
    );
}

#[test]
fn days_are_counted_from_1900_and_from_1904() {
    let day = |serial: i64, from_1904| {
        date_of_serial(serial.into(), from_1904).map(|date| date.to_string())
    };
    for (serial, from_1900) in [
        (1, Some("1900-01-01")),
        (59, Some("1900-02-28")),
        (60, None),
        (61, Some("1900-03-01")),
        (38_214, Some("2004-08-15")),
        (2_958_465, Some("9999-12-31")),
        (2_958_466, None),
        (0, None),
        (-1, None),
    ] {
        assert_eq!(day(serial, false).as_deref(), from_1900, "{serial}");
    }
    for (serial, from_1904) in [
        (0, Some("1904-01-01")),
        (36_752, Some("2004-08-15")),
        (2_957_003, Some("9999-12-31")),
        (2_957_004, None),
    ] {
        assert_eq!(day(serial, true).as_deref(), from_1904, "{serial}");
    }
}

#[test]
fn sheets_are_chosen_by_name_and_hidden_ones_passed_over() {
    let book = r#"<workbook xmlns:q="http://r"><workbookPr date1904="1"/><sheets><sheet name="隠" state="hidden" q:id="s1"/><sheet name="表&amp;" q:id="s1"/><sheet name="図" q:id="none"/></sheets></workbook>"#;
    let bytes = workbook(
        &sheet(r#"<row r="1"><c t="s"><v>0</v></c></row>"#),
        STRINGS,
        book,
    );
    let origin = |sheet: &str| Origin::Workbook {
        sheets: vec!["表&".to_owned()],
        sheet: sheet.to_owned(),
        from_1904: true,
    };
    assert_eq!(
        read(&bytes, None, &Limits::default()).unwrap().origin,
        origin("表&")
    );
    assert_eq!(
        read(&bytes, Some("隠"), &Limits::default()).unwrap().origin,
        origin("隠")
    );
    assert_eq!(
        refusal(read(&bytes, Some("無"), &Limits::default())),
        ApiError::SheetUnknown {}
    );
}

#[test]
fn a_lone_cell_in_the_last_corner_takes_no_memory() {
    assert_eq!(
        refusal(read_sheet(
            r#"<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>"#
        )),
        limit("rows")
    );
    assert_eq!(
        refusal(read_sheet(r#"<row r="1"><c r="XFD1"><v>1</v></c></row>"#)),
        limit("columns")
    );
    // Styled but empty it is not even that.
    let table = read_sheet(r#"<row r="1"><c r="A1" t="s"><v>0</v></c></row><row r="1048576"><c r="XFD1048576" s="1"/></row>"#).unwrap();
    assert_eq!((table.rows.len(), table.width()), (1, 1));
    // Wide rows by the thousand are counted before they are made.
    let rows: String = (1..=9_000)
        .map(|row| format!(r#"<row r="{row}"><c r="SR{row}"><v>1</v></c></row>"#))
        .collect();
    assert_eq!(refusal(read_sheet(&rows)), limit("cells"));
}

#[test]
fn what_inflates_without_end_is_stopped() {
    // 512 MiB of spaces between two cells, some 500 kB in the archive.
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in [
        ("_rels/.rels", ROOT),
        ("xl/workbook.xml", WORKBOOK),
        ("xl/_rels/workbook.xml.rels", RELATIONS),
        ("xl/sharedStrings.xml", STRINGS),
    ] {
        zip.start_file(name, SimpleFileOptions::default()).unwrap();
        zip.write_all(content.as_bytes()).unwrap();
    }
    zip.start_file("xl/worksheets/sheet1.xml", SimpleFileOptions::default())
        .unwrap();
    zip.write_all(b"<worksheet><sheetData>").unwrap();
    let blanks = [b"<c/>".repeat(1 << 10), vec![b' '; 1 << 19]].concat();
    for _ in 0..1_024 {
        zip.write_all(&blanks).unwrap();
    }
    let bomb = zip.finish().unwrap().into_inner();
    assert!(bomb.len() < 4 << 20);
    assert_eq!(
        refusal(read(&bomb, None, &Limits::default())),
        limit("inflated")
    );

    // A single text without end is stopped long before the budget.
    let text = format!(
        r#"<row r="1"><c t="str"><v>{}</v></c></row>"#,
        "あ".repeat(1 << 20)
    );
    assert_eq!(refusal(read_sheet(&text)), limit("inflated"));
    let text = format!(
        r#"<row r="1"><c t="str"><v>{}</v></c></row>"#,
        "あ".repeat(40_000)
    );
    assert_eq!(refusal(read_sheet(&text)), limit("cell"));
    let text = format!(
        r#"<row r="1"><c t="str"><v>{}</v></c></row>"#,
        "あ<b/>".repeat(400_000)
    );
    assert_eq!(refusal(read_sheet(&text)), limit("cell"));
    // One long text, shown in a million cells.
    let strings = format!("<sst><si><t>{}</t></si></sst>", "a".repeat(32_767));
    let rows: String = (1..=20_000)
        .map(|row| format!(r#"<row r="{row}"><c t="s"><v>0</v></c></row>"#))
        .collect();
    assert_eq!(
        refusal(read(
            &workbook(&sheet(&rows), &strings, WORKBOOK),
            None,
            &Limits::default()
        )),
        limit("text")
    );
}

/// The uncompressed sizes in the archive's directory and headers are overwritten with 1.
#[test]
fn sizes_the_archive_declares_are_not_believed() {
    let mut bytes = workbook(
        &sheet(&r#"<row><c t="s"><v>0</v></c></row>"#.repeat(100)),
        STRINGS,
        WORKBOOK,
    );
    let mut at = 0;
    while let Some(found) = memchr::memmem::find(&bytes[at..], b"PK\x01\x02") {
        at += found;
        bytes[at + 24..at + 28].copy_from_slice(&1_u32.to_le_bytes());
        at += 4;
    }
    let mut at = 0;
    while let Some(found) = memchr::memmem::find(&bytes[at..], b"PK\x03\x04") {
        at += found;
        bytes[at + 22..at + 26].copy_from_slice(&1_u32.to_le_bytes());
        at += 4;
    }
    match read(&bytes, None, &Limits::default()) {
        Ok(table) => assert_eq!(table.rows.len(), 100),
        Err(Error::Refused(refusal)) => assert_eq!(refusal, ApiError::NotATable {}),
        Err(other) => panic!("{other:?}"),
    }
    // And what the table of texts claims to count is no reason to reserve memory for it.
    let strings = STRINGS.replace("uniqueCount=\"1\"", "uniqueCount=\"99999999999999\"");
    assert!(
        read(
            &workbook(
                &sheet(r#"<row r="1"><c t="s"><v>0</v></c></row>"#),
                &strings,
                WORKBOOK
            ),
            None,
            &Limits::default()
        )
        .is_ok()
    );
}

#[test]
fn nested_archives_are_not_unpacked() {
    let inner = archive(&[("bomb", &vec![0; 10 << 20])]);
    assert_eq!(
        refusal(read(
            &archive(&[("inner.zip", &inner)]),
            None,
            &Limits::default()
        )),
        ApiError::NotATable {}
    );
    let limits = Limits {
        inflated_bytes: 1 << 20,
        ..Limits::default()
    };
    let sound = archive(&[
        ("_rels/.rels", ROOT.as_bytes()),
        ("xl/workbook.xml", WORKBOOK.as_bytes()),
        ("xl/_rels/workbook.xml.rels", RELATIONS.as_bytes()),
        ("xl/sharedStrings.xml", STRINGS.as_bytes()),
        (
            "xl/worksheets/sheet1.xml",
            sheet(r#"<row r="1"><c t="s"><v>0</v></c></row>"#).as_bytes(),
        ),
        ("xl/media/inner.zip", &inner),
        ("xl/media/zeros", &vec![0; 10 << 20]),
    ]);
    assert_eq!(read(&sound, None, &limits).unwrap().rows.len(), 1);
}

#[test]
fn entities_are_refused() {
    let bomb =
        r#"<!DOCTYPE sst [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>"#;
    let strings = format!("{bomb}<sst><si><t>&b;</t></si></sst>");
    let rows = sheet(r#"<row r="1"><c t="s"><v>0</v></c></row>"#);
    assert_eq!(
        refusal(read(
            &workbook(&rows, &strings, WORKBOOK),
            None,
            &Limits::default()
        )),
        ApiError::NotATable {}
    );
    assert_eq!(
        refusal(read(
            &workbook(&rows, "<sst><si><t>&b;</t></si></sst>", WORKBOOK),
            None,
            &Limits::default()
        )),
        ApiError::NotATable {}
    );
}

#[test]
fn what_contradicts_itself_is_refused() {
    for rows in [
        r#"<row r="1"><c t="s"><v>7</v></c></row>"#,
        r#"<row r="1"><c t="s"><v>-1</v></c></row>"#,
        r#"<row r="x"><c><v>1</v></c></row>"#,
        r#"<row r="0"><c><v>1</v></c></row>"#,
        r#"<row r="2"><c><v>1</v></c></row><row r="2"><c><v>1</v></c></row>"#,
        r#"<row r="4294967295"><c/></row><row><c><v>1</v></c></row>"#,
        r#"<row r="1"><c r="1A"><v>1</v></c></row>"#,
        r#"<row r="1"><c r="AAAAAAAAAAAAAAAAAAAA1"><v>1</v></c></row>"#,
        r#"<row r="1"><c><v>1"#,
    ] {
        assert_eq!(refusal(read_sheet(rows)), ApiError::NotATable {}, "{rows}");
    }
    let whole = workbook(
        &sheet(r#"<row r="1"><c t="s"><v>0</v></c></row>"#),
        STRINGS,
        WORKBOOK,
    );
    assert_eq!(
        refusal(read(&whole[..whole.len() / 2], None, &Limits::default())),
        ApiError::NotATable {}
    );
    assert_eq!(
        refusal(read(
            &workbook("<other/>", STRINGS, WORKBOOK),
            None,
            &Limits::default()
        )),
        ApiError::NotATable {}
    );
    assert_eq!(
        refusal(read(
            &archive(&[("word/document.xml", b"<x/>")]),
            None,
            &Limits::default()
        )),
        ApiError::NotATable {}
    );
}

#[test]
fn entries_by_the_thousand_are_refused_before_they_are_listed() {
    let mut bytes = workbook(&sheet(""), STRINGS, WORKBOOK);
    bytes.extend(b"PK\x01\x02".repeat(10_001));
    assert_eq!(
        refusal(read(&bytes, None, &Limits::default())),
        limit("entries")
    );
}

fn shown_by_calamine(bytes: &[u8]) -> Vec<(u32, u32, String)> {
    let mut workbook: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(bytes)).unwrap();
    let range = workbook.worksheet_range_at(0).unwrap().unwrap();
    let (row, column) = range.start().unwrap();
    range
        .used_cells()
        .map(|(r, c, data)| {
            let shown = match data {
                Data::Float(number) => number.to_string(),
                Data::Int(number) => number.to_string(),
                Data::DateTime(date) => {
                    let (year, month, day, ..) = date.to_ymd_hms_milli();
                    format!("{year:04}-{month:02}-{day:02}")
                }
                other => other.to_string(),
            };
            (
                u32::try_from(r).unwrap() + row,
                u32::try_from(c).unwrap() + column,
                shown,
            )
        })
        .filter(|(_, _, shown)| !shown.is_empty())
        .collect()
}

fn shown_by_us(bytes: &[u8]) -> Vec<(u32, u32, String)> {
    let table = read(bytes, None, &Limits::default()).unwrap();
    let untrimmed = |cell: &Cell| match &cell.value {
        Value::Text(text) => text.to_string(),
        _ => cell.shown().into_owned(),
    };
    let cells = table.rows.iter().flat_map(|row| {
        row.cells.iter().enumerate().map(move |(column, cell)| {
            (
                row.number - 1,
                u32::try_from(column).unwrap(),
                untrimmed(cell),
            )
        })
    });
    cells.filter(|(_, _, shown)| !shown.is_empty()).collect()
}

#[test]
fn the_sample_reads_as_calamine_reads_it() {
    let bytes = std::fs::read(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/tests/data/応募者_大学経由.xlsx"
    ))
    .unwrap();
    assert_eq!(shown_by_us(&bytes), shown_by_calamine(&bytes));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn what_a_workbook_writer_writes_reads_as_calamine_reads_it(cells in proptest::collection::btree_map((0_u32..40, 0_u16..9), (0_u8..3, "[a<&>\"'_x0D あ髙\u{20BB7}\n]{0,8}", -100_000_i32..100_000), 1..60)) {
        let mut workbook = Workbook::new();
        let date = Format::new().set_num_format("yyyy/m/d");
        let sheet = workbook.add_worksheet();
        for ((row, column), (kind, text, number)) in &cells {
            match kind {
                0 => sheet.write_string(*row, *column, text.as_str()).unwrap(),
                1 => sheet.write_number(*row, *column, *number).unwrap(),
                _ => sheet.write_datetime_with_format(*row, *column, ExcelDateTime::from_serial_datetime(f64::from(number.abs() + 61)).unwrap(), &date).unwrap(),
            };
        }
        let bytes = workbook.save_to_buffer().unwrap();
        let ours = shown_by_us(&bytes);
        if !ours.is_empty() {
            prop_assert_eq!(ours, shown_by_calamine(&bytes));
        }
    }

    /// A sound workbook with some bytes changed anywhere, in the archive or inside a part.
    #[test]
    fn a_damaged_workbook_is_read_or_refused(changes in proptest::collection::vec((any::<u16>(), any::<u8>()), 1..6), inside in any::<bool>()) {
        let rows = sheet(r#"<row r="1"><c t="s"><v>0</v></c><c r="C1"><v>1</v></c></row><row r="2" hidden="1"><c t="inlineStr"><is><t>x</t></is></c></row>"#);
        let change = |bytes: &mut Vec<u8>| for (at, byte) in &changes {
            let at = usize::from(*at) % bytes.len();
            bytes[at] = *byte;
        };
        let mut part = rows.into_bytes();
        if inside {
            change(&mut part);
        }
        let mut bytes = archive(&[
            ("_rels/.rels", ROOT.as_bytes()),
            ("xl/workbook.xml", WORKBOOK.as_bytes()),
            ("xl/_rels/workbook.xml.rels", RELATIONS.as_bytes()),
            ("xl/sharedStrings.xml", STRINGS.as_bytes()),
            ("xl/worksheets/sheet1.xml", &part),
        ]);
        if !inside {
            change(&mut bytes);
        }
        match read(&bytes, None, &Limits::default()) {
            Ok(table) => prop_assert!(table.rows.len() <= 3),
            Err(Error::Refused(_)) => {}
            Err(other) => panic!("{other:?}"),
        }
    }
}
