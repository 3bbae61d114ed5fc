//! Two invented files of applicants, with the usual dirt, and the figures that must come out of them.

use std::collections::BTreeMap;
use std::path::PathBuf;

use chrono::NaiveDate;
use proptest::prelude::*;
use yoriai::documents::csv::table_csv;
use yoriai::import::applicants::{
    ApplicantAnalysis, ApplicantField, Note, ReadingFrom, RowCode, analyse_applicants,
    duplicate_keys,
};
use yoriai::import::duplicates::duplicate_pairs;
use yoriai::import::stages::StageMap;
use yoriai::import::table::{Origin, Table};
use yoriai::import::{EncodingChoice, Limits, ReadOptions, read_file, read_table};
use yoriai::kernel::id::StageId;
use yoriai::person::{Agreement, GraduateKind};

const SITE: &str = "応募者_求人サイト.csv";
const UNIVERSITY: &str = "応募者_大学経由.xlsx";
const STAGES: [&str; 9] = [
    "応募受付",
    "書類選考",
    "一次面接",
    "二次面接",
    "最終面接",
    "内定",
    "内定承諾",
    "辞退",
    "不採用",
];

fn path(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("tests/data")
        .join(name)
}

fn table(name: &str) -> Table {
    let limits = Limits::default();
    let file = read_file(&path(name), &limits).unwrap();
    read_table(&file.bytes, &ReadOptions::default(), &limits).unwrap()
}

fn stages() -> StageMap {
    StageMap::new(
        (1..).zip(STAGES).map(|(id, name)| (StageId(id), name)),
        StageId(1),
        [],
    )
}

fn today() -> NaiveDate {
    "2026-11-22".parse().unwrap()
}

fn analysis(name: &str) -> ApplicantAnalysis {
    let analysis = analyse_applicants(&table(name), None, None, &stages(), today()).unwrap();
    analysis.check_importable().unwrap();
    analysis
}

fn codes(notes: &[Note]) -> Vec<(u32, Option<u32>, RowCode)> {
    notes
        .iter()
        .map(|note| (note.row, note.line, note.code))
        .collect()
}

fn rows_with(notes: &[Note], code: RowCode) -> Vec<u32> {
    notes
        .iter()
        .filter(|note| note.code == code)
        .map(|note| note.row)
        .collect()
}

fn counts<K: Ord>(keys: impl Iterator<Item = K>) -> BTreeMap<K, usize> {
    keys.fold(BTreeMap::new(), |mut counts, key| {
        *counts.entry(key).or_default() += 1;
        counts
    })
}

fn at_stages(analysis: &ApplicantAnalysis) -> Vec<usize> {
    let counts = counts(analysis.accepted.iter().map(|row| row.stage));
    (1..=9)
        .map(|id| counts.get(&StageId(id)).copied().unwrap_or_default())
        .collect()
}

fn graduations(analysis: &ApplicantAnalysis) -> Vec<(String, usize)> {
    counts(
        analysis
            .accepted
            .iter()
            .map(|row| row.graduation.unwrap().to_string()),
    )
    .into_iter()
    .collect()
}

#[test]
fn the_job_sites_file_gives_the_figures_expected() {
    let table = table(SITE);
    assert_eq!(
        table.origin,
        Origin::Text {
            encoding: EncodingChoice::Windows31j,
            delimiter: ','
        }
    );
    let site = analysis(SITE);
    assert_eq!(site.header_row, 3);
    assert_eq!(table.rows.len() - 3, 130);
    assert_eq!(site.read, 128);
    assert_eq!(
        codes(&site.refused),
        [
            (92, Some(112), RowCode::BirthInvalid),
            (93, Some(113), RowCode::BirthInvalid),
            (95, Some(116), RowCode::AppliedInvalid),
            (97, Some(118), RowCode::StageUnknown),
            (98, Some(119), RowCode::MailInvalid),
            (100, Some(121), RowCode::MailInvalid),
            (101, Some(124), RowCode::NameMissing),
            (102, Some(125), RowCode::StageUnknown),
            (103, Some(126), RowCode::MailInvalid),
        ]
    );
    let skipped: Vec<(u32, RowCode)> = site
        .skipped
        .iter()
        .map(|note| (note.row, note.code))
        .collect();
    assert_eq!(
        skipped,
        [
            (51, RowCode::Empty),
            (60, RowCode::ExactDuplicate),
            (66, RowCode::ExactDuplicate),
            (96, RowCode::ExactDuplicate),
            (133, RowCode::Total)
        ]
    );
    assert_eq!(site.accepted.len(), 116);
    assert_eq!(
        site.accepted
            .iter()
            .filter(|row| row.graduate_kind == Some(GraduateKind::Second))
            .count(),
        14
    );
    assert_eq!(site.with_furigana, 0);
    assert_eq!(
        rows_with(&site.warnings, RowCode::ReadingMissing),
        [17, 37, 58, 89]
    );
    assert_eq!(site.warnings.len(), 4);
    assert_eq!(at_stages(&site), [12, 27, 25, 10, 12, 2, 12, 8, 8]);
    assert_eq!(
        graduations(&site),
        [
            ("2024-03".to_owned(), 5),
            ("2025-03".to_owned(), 9),
            ("2027-03".to_owned(), 102)
        ]
    );
    let unknown: Vec<(&str, u32)> = site
        .stage_words
        .iter()
        .filter(|word| word.stage.is_none())
        .map(|word| (word.word.as_str(), word.count))
        .collect();
    assert_eq!(unknown, [("面接官確認待ち", 1), ("?", 1)]);
    assert_eq!(site.column_label(3), "D 生年月日");
}

#[test]
fn the_universities_file_gives_the_figures_expected() {
    let university = analysis(UNIVERSITY);
    assert_eq!(
        table(UNIVERSITY).origin,
        Origin::Workbook {
            sheets: vec!["応募者一覧".to_owned(), "記入例".to_owned()],
            sheet: "応募者一覧".to_owned(),
            from_1904: false
        }
    );
    assert_eq!(university.header_row, 4);
    assert_eq!(university.read, 26);
    assert_eq!(
        codes(&university.refused),
        [
            (10, None, RowCode::BirthInvalid),
            (16, None, RowCode::StageUnknown)
        ]
    );
    assert_eq!(
        codes(&university.skipped),
        [(18, None, RowCode::Empty), (32, None, RowCode::Total)]
    );
    assert_eq!(university.accepted.len(), 24);
    assert_eq!(
        university
            .accepted
            .iter()
            .filter(|row| row.graduate_kind == Some(GraduateKind::Second))
            .count(),
        0
    );
    // Of the 23 rows read by their furigana two are refused.
    assert_eq!(university.with_furigana, 23);
    assert_eq!(
        university
            .accepted
            .iter()
            .filter(|row| row.reading_from == Some(ReadingFrom::Furigana))
            .count(),
        21
    );
    assert_eq!(
        rows_with(&university.warnings, RowCode::ReadingMissing),
        [9, 19, 28]
    );
    assert_eq!(university.warnings.len(), 3);
    assert_eq!(at_stages(&university), [2, 10, 12, 0, 0, 0, 0, 0, 0]);
    assert_eq!(graduations(&university), [("2027-03".to_owned(), 24)]);
    use ApplicantField::{
        Address, AppliedOn, BirthOn, Email, Faculty, Graduation, Name, Phone, PostalCode, Remarks,
        School, Stage,
    };
    let fields = [
        None,
        Some(Name),
        Some(BirthOn),
        Some(School),
        Some(Faculty),
        Some(Graduation),
        Some(Email),
        Some(Phone),
        Some(PostalCode),
        Some(Address),
        None,
        Some(AppliedOn),
        Some(Stage),
        Some(Remarks),
    ];
    assert_eq!(university.mapping(), fields);
    assert!(university.columns[10].hidden);
    assert_eq!(university.columns[10].header, "管理メモ");
    // The hidden row is read; numbers have their zeros back; a date that lost its form is one.
    let row = |number: u32| {
        university
            .accepted
            .iter()
            .find(|row| row.row == number)
            .unwrap()
    };
    assert_eq!(row(12).reading.as_deref(), Some("ハヤカワ ヤスヒロ"));
    assert_eq!(row(8).phone.as_ref().unwrap().digits(), "09000001138");
    assert_eq!(row(7).postal_code.as_ref().unwrap().digits(), "0002049");
    assert_eq!(row(5).birth_on, "2004-08-15".parse().ok());
    assert_eq!(row(9).birth_on, "2004-02-22".parse().ok());
    assert_eq!(row(23).birth_on, "2003-07-21".parse().ok());
    assert_eq!(row(5).applied_on, "2026-05-22".parse().ok());
    assert_eq!(
        row(7).remarks.as_deref(),
        Some("=HYPERLINK(\"http://example.com/x\",\"履歴書\")")
    );
}

#[test]
fn names_come_in_unchanged() {
    for (file, row, name, code_points) in [
        (
            SITE,
            8,
            "髙橋 ひなた",
            "U+9AD9 U+6A4B U+0020 U+3072 U+306A U+305F",
        ),
        (
            SITE,
            12,
            "\u{FA1B}島　圭吾",
            "U+FA1B U+5CF6 U+3000 U+572D U+543E",
        ),
        (
            SITE,
            21,
            "\u{FA19}谷　幸恵",
            "U+FA19 U+8C37 U+3000 U+5E78 U+6075",
        ),
        (SITE, 29, "\u{FA19}谷幸恵", "U+FA19 U+8C37 U+5E78 U+6075"),
        (
            SITE,
            30,
            "髙橋　あゆみ",
            "U+9AD9 U+6A4B U+3000 U+3042 U+3086 U+307F",
        ),
        (
            SITE,
            59,
            "\u{FA19}谷　さくら",
            "U+FA19 U+8C37 U+3000 U+3055 U+304F U+3089",
        ),
        (
            SITE,
            75,
            "\u{FA1B}島　隆志",
            "U+FA1B U+5CF6 U+3000 U+9686 U+5FD7",
        ),
        (
            SITE,
            119,
            "\u{FA19}谷　洋一",
            "U+FA19 U+8C37 U+3000 U+6D0B U+4E00",
        ),
        (
            UNIVERSITY,
            27,
            "\u{FA19}谷　文江",
            "U+FA19 U+8C37 U+3000 U+6587 U+6C5F",
        ),
        (
            UNIVERSITY,
            28,
            "\u{FA1B}島 圭吾",
            "U+FA1B U+5CF6 U+0020 U+572D U+543E",
        ),
    ] {
        let analysis = analysis(file);
        let found = &analysis
            .accepted
            .iter()
            .find(|applicant| applicant.row == row)
            .unwrap()
            .name;
        assert_eq!(found, name);
        let points: Vec<String> = found
            .chars()
            .map(|c| format!("U+{:04X}", u32::from(c)))
            .collect();
        assert_eq!(points.join(" "), code_points);
    }
    // One 髙 of the file is stored as the NEC pair, the others as the IBM pair: both are U+9AD9.
    let bytes = std::fs::read(path(SITE)).unwrap();
    let pairs = |pair: &[u8]| bytes.windows(2).filter(|window| *window == pair).count();
    assert!(pairs(b"\xEE\xE0") >= 1 && pairs(b"\xFB\xFC") >= 1);
    assert_eq!(
        analysis(SITE)
            .accepted
            .iter()
            .filter(|row| row.name.starts_with('髙'))
            .count(),
        2
    );
}

#[test]
fn look_alikes_of_both_files_are_the_ten_expected() {
    let (site, university) = (analysis(SITE), analysis(UNIVERSITY));
    let all: Vec<(&str, u32)> = site
        .accepted
        .iter()
        .map(|row| (SITE, row.row))
        .chain(university.accepted.iter().map(|row| (UNIVERSITY, row.row)))
        .collect();
    let keys = [
        duplicate_keys(&site.accepted),
        duplicate_keys(&university.accepted),
    ]
    .concat();
    let pairs: Vec<_> = duplicate_pairs(&keys, 0)
        .into_iter()
        .map(|pair| (all[pair.first], all[pair.second], pair.agreements))
        .collect();
    use Agreement::{Mail, NameBirth, NamePhone};
    assert_eq!(
        pairs,
        [
            ((SITE, 5), (SITE, 88), vec![Mail, NameBirth, NamePhone]),
            ((SITE, 6), (SITE, 87), vec![Mail, NameBirth, NamePhone]),
            ((SITE, 7), (SITE, 99), vec![NameBirth, NamePhone]),
            ((SITE, 8), (SITE, 89), vec![NameBirth]),
            ((SITE, 10), (SITE, 72), vec![NamePhone]),
            (
                (SITE, 12),
                (UNIVERSITY, 28),
                vec![Mail, NameBirth, NamePhone]
            ),
            ((SITE, 13), (SITE, 94), vec![Mail]),
            ((SITE, 16), (UNIVERSITY, 31), vec![NameBirth, NamePhone]),
            (
                (SITE, 26),
                (UNIVERSITY, 30),
                vec![Mail, NameBirth, NamePhone]
            ),
            ((SITE, 71), (UNIVERSITY, 19), vec![NameBirth, NamePhone]),
        ]
    );
    // Nine of the pairs are one person each; the tenth are twins with one address.
    assert_eq!(all.len(), 140);
    assert_eq!(all.len() - (pairs.len() - 1), 131);
    // Only what is new is compared when the other file's people are on record.
    let new = duplicate_pairs(&keys, site.accepted.len());
    assert_eq!(new.len(), 4);
}

#[test]
fn what_the_user_says_goes_before_what_is_guessed() {
    let table = table(SITE);
    let first_interview = StageId(3);
    let explained = StageMap::new(
        (1..).zip(STAGES).map(|(id, name)| (StageId(id), name)),
        StageId(1),
        [("面接官確認待ち", first_interview)],
    );
    let guessed = analysis(SITE);
    let mut mapping = guessed.mapping();
    mapping[8] = None; // the mail column
    let chosen = analyse_applicants(&table, Some(3), Some(&mapping), &explained, today()).unwrap();
    assert_eq!(
        chosen
            .refused
            .iter()
            .filter(|note| note.code == RowCode::MailInvalid)
            .count(),
        0
    );
    assert_eq!(
        chosen
            .accepted
            .iter()
            .find(|row| row.row == 97)
            .unwrap()
            .stage,
        first_interview
    );
    assert!(chosen.accepted.iter().all(|row| row.email.is_none()));
    assert_eq!(
        chosen
            .warnings
            .iter()
            .filter(|note| note.code == RowCode::MailMissing)
            .count(),
        0
    );
    // Without a name nothing can be imported, but the columns are there to be mapped.
    let nameless =
        analyse_applicants(&table, Some(3), Some(&vec![None; 15]), &explained, today()).unwrap();
    assert!(nameless.check_importable().is_err());
    assert_eq!(nameless.columns[1].header, "氏名");
}

#[test]
fn the_same_table_comes_in_alike_in_every_encoding() {
    let bytes = std::fs::read(path(SITE)).unwrap();
    let text = yoriai::import::encoding::decode(&bytes, None)
        .unwrap()
        .text
        .into_owned();
    let expected = analysis(SITE);
    let utf_16: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let rows = yoriai::import::csv::read(&text, &Limits::default())
        .unwrap()
        .1;
    let tabs = rows.iter().map(|row| {
        let cells: Vec<String> = row
            .cells
            .iter()
            .map(|cell| format!("\"{}\"", cell.shown().replace('"', "\"\"")))
            .collect();
        cells.join("\t") + "\n"
    });
    for bytes in [
        text.clone().into_bytes(),
        format!("\u{FEFF}{text}").into_bytes(),
        utf_16,
        text.replace("\r\n", "\r").into_bytes(),
        tabs.collect::<String>().into_bytes(),
    ] {
        let table = read_table(&bytes, &ReadOptions::default(), &Limits::default()).unwrap();
        let read = analyse_applicants(&table, None, None, &stages(), today()).unwrap();
        assert_eq!(read.read, expected.read);
        assert_eq!(read.accepted.len(), expected.accepted.len());
        assert_eq!(
            codes(&read.refused)
                .iter()
                .map(|code| (code.0, code.2))
                .collect::<Vec<_>>(),
            codes(&expected.refused)
                .iter()
                .map(|code| (code.0, code.2))
                .collect::<Vec<_>>()
        );
    }
}

/// The sample repeated to a large file. The bound is generous: it is there to catch what grows with the
/// square of the rows, not to measure.
#[test]
fn ten_thousand_rows_take_no_time() {
    let bytes = std::fs::read(path(SITE)).unwrap();
    let text = yoriai::import::encoding::decode(&bytes, None)
        .unwrap()
        .text
        .into_owned();
    let (head, body) = text.split_at(text.match_indices("\r\n").nth(2).unwrap().0 + 2);
    let mut large = head.to_owned();
    for copy in 0..80 {
        large.push_str(
            &body
                .replace("@", &format!("{copy}@"))
                .replace("合計,128件", ""),
        );
    }
    let started = std::time::Instant::now();
    let table = read_table(
        large.as_bytes(),
        &ReadOptions::default(),
        &Limits::default(),
    )
    .unwrap();
    let read = started.elapsed();
    let analysis = analyse_applicants(&table, None, None, &stages(), today()).unwrap();
    let analysed = started.elapsed() - read;
    let pairs = duplicate_pairs(&duplicate_keys(&analysis.accepted), 0);
    let all = started.elapsed();
    println!(
        "{} rows, {} accepted, {} pairs: read {read:?}, analysed {analysed:?}, in all {all:?}",
        table.rows.len(),
        analysis.accepted.len(),
        pairs.len()
    );
    assert!(table.rows.len() > 10_000);
    assert!(all < std::time::Duration::from_secs(10), "{all:?}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    /// Whatever stands below a header, each row is accounted for once.
    #[test]
    fn every_row_is_accepted_refused_or_skipped(rows in proptest::collection::vec(proptest::collection::vec("(合計|山田|2004/5/3|R9\\.3|[0-9]{1,9}|a@b\\.jp|\\PC{0,5})", 7), 0..20)) {
        let header = ["氏名", "生年月日", "卒業予定", "メール", "電話", "郵便番号", "選考段階"].map(str::to_owned).to_vec();
        let all: Vec<Vec<String>> = std::iter::once(header).chain(rows).collect();
        let bytes = table_csv(&all, EncodingChoice::Utf8).unwrap();
        let table = read_table(&bytes, &ReadOptions::default(), &Limits::default()).unwrap();
        let read = analyse_applicants(&table, Some(1), None, &stages(), today()).unwrap();
        let mut seen: Vec<u32> = read.accepted.iter().map(|row| row.row).chain(read.refused.iter().chain(&read.skipped).map(|note| note.row)).collect();
        seen.sort_unstable();
        prop_assert_eq!(seen, (2..=u32::try_from(table.rows.len()).unwrap()).collect::<Vec<_>>());
        let identical = rows_with(&read.skipped, RowCode::ExactDuplicate).len();
        prop_assert_eq!(usize::try_from(read.read).unwrap(), read.accepted.len() + read.refused.len() + identical);
        let _ = duplicate_pairs(&duplicate_keys(&read.accepted), 0);
    }
}
