//! The words by which columns are known.

use std::collections::{HashMap, HashSet};
use std::sync::OnceLock;

use super::super::header::lookup_forms;
use super::row::graduate_kind;
use super::{ApplicantField, Column};

use ApplicantField::{
    Address, AppliedOn, BirthOn, Email, Faculty, FamilyName, FamilyReading, GivenName,
    GivenReading, GraduateKind, Graduation, Name, Phone, PostalCode, Reading, Remarks, School,
    Source, Stage, StageOn,
};

/// Words in headers, in the form of [`lookup_forms`].
const WORDS: [(ApplicantField, &[&str]); 20] = [
    (
        AppliedOn,
        &[
            "応募日",
            "応募日時",
            "応募年月日",
            "受付日",
            "受付日時",
            "受付年月日",
            "エントリー日",
            "エントリー日時",
            "申込日",
            "申込日時",
            "applied",
            "appliedon",
            "applieddate",
            "dateapplied",
            "applicationdate",
        ],
    ),
    (
        Name,
        &[
            "氏名",
            "名前",
            "お名前",
            "姓名",
            "氏名(漢字)",
            "名前(漢字)",
            "漢字氏名",
            "氏名漢字",
            "応募者名",
            "応募者氏名",
            "候補者名",
            "候補者氏名",
            "学生氏名",
            "学生名",
            "name",
            "fullname",
            "applicant",
            "applicantname",
            "candidate",
        ],
    ),
    (
        FamilyName,
        &[
            "姓",
            "氏",
            "苗字",
            "名字",
            "姓(漢字)",
            "familyname",
            "lastname",
            "surname",
        ],
    ),
    (GivenName, &["名", "名(漢字)", "givenname", "firstname"]),
    (
        Reading,
        &[
            "フリガナ",
            "ふりがな",
            "カナ",
            "かな",
            "カナ氏名",
            "氏名カナ",
            "氏名(カナ)",
            "氏名(かな)",
            "氏名(フリガナ)",
            "氏名(ふりがな)",
            "氏名フリガナ",
            "氏名ふりがな",
            "お名前(カナ)",
            "お名前(フリガナ)",
            "名前(カナ)",
            "よみ",
            "ヨミ",
            "読み",
            "よみがな",
            "ヨミガナ",
            "読み仮名",
            "読みがな",
            "読み方",
            "姓名(カナ)",
            "姓名カナ",
            "reading",
            "kana",
            "furigana",
            "namekana",
            "namereading",
        ],
    ),
    (
        FamilyReading,
        &[
            "姓カナ",
            "姓(カナ)",
            "姓(フリガナ)",
            "姓フリガナ",
            "姓ふりがな",
            "セイ",
            "せい",
            "氏(カナ)",
            "氏カナ",
            "familynamekana",
            "lastnamekana",
        ],
    ),
    (
        GivenReading,
        &[
            "名カナ",
            "名(カナ)",
            "名(フリガナ)",
            "名フリガナ",
            "名ふりがな",
            "メイ",
            "めい",
            "givennamekana",
            "firstnamekana",
        ],
    ),
    (
        BirthOn,
        &[
            "生年月日",
            "誕生日",
            "生年月日(西暦)",
            "生年月日(和暦)",
            "birthday",
            "birthdate",
            "dateofbirth",
            "dob",
            "born",
        ],
    ),
    (
        School,
        &[
            "学校名",
            "学校",
            "大学",
            "大学名",
            "在籍校",
            "在学校",
            "出身校",
            "出身学校",
            "出身大学",
            "最終学歴",
            "school",
            "university",
            "college",
        ],
    ),
    (
        Faculty,
        &[
            "学部学科",
            "学部",
            "学科",
            "学部学科名",
            "学部名",
            "学科名",
            "専攻",
            "研究科",
            "faculty",
            "department",
            "major",
        ],
    ),
    (
        Graduation,
        &[
            "卒業予定",
            "卒業予定年月",
            "卒業予定日",
            "卒業予定月",
            "卒業予定年",
            "卒業(予定)年月",
            "卒業年月",
            "卒業年",
            "卒業",
            "卒年",
            "卒業見込",
            "卒業見込み",
            "卒業見込年月",
            "修了予定",
            "graduation",
            "graduationmonth",
            "graduationdate",
        ],
    ),
    (
        GraduateKind,
        &[
            "区分",
            "新卒区分",
            "応募区分",
            "新卒第二新卒",
            "新卒既卒",
            "卒業区分",
            "kind",
            "graduatekind",
        ],
    ),
    (
        Email,
        &[
            "メール",
            "メールアドレス",
            "eメール",
            "eメールアドレス",
            "電子メール",
            "電子メールアドレス",
            "メアド",
            "pcメール",
            "pcメールアドレス",
            "連絡先メール",
            "mail",
            "email",
            "mailaddress",
            "emailaddress",
        ],
    ),
    (
        Phone,
        &[
            "電話",
            "電話番号",
            "携帯",
            "携帯電話",
            "携帯番号",
            "携帯電話番号",
            "連絡先電話番号",
            "連絡先電話",
            "tel",
            "phone",
            "phonenumber",
            "telephone",
            "mobile",
        ],
    ),
    (
        PostalCode,
        &[
            "郵便番号",
            "郵便",
            "〒",
            "postalcode",
            "postcode",
            "zip",
            "zipcode",
        ],
    ),
    (
        Address,
        &[
            "住所",
            "現住所",
            "連絡先住所",
            "ご住所",
            "居住地",
            "address",
        ],
    ),
    (
        Source,
        &[
            "応募経路",
            "経路",
            "媒体",
            "応募媒体",
            "求人媒体",
            "流入元",
            "応募元",
            "エントリー経路",
            "紹介元",
            "source",
            "channel",
        ],
    ),
    (
        Stage,
        &[
            "選考段階",
            "段階",
            "選考",
            "選考状況",
            "選考ステータス",
            "ステータス",
            "状況",
            "進捗",
            "進捗状況",
            "選考ステップ",
            "stage",
            "status",
        ],
    ),
    (
        StageOn,
        &[
            "段階日",
            "段階の日付",
            "選考日",
            "ステータス変更日",
            "ステータス更新日",
            "段階変更日",
            "stageon",
            "stagedate",
        ],
    ),
    (
        Remarks,
        &[
            "備考",
            "備考欄",
            "メモ",
            "コメント",
            "特記事項",
            "自由記述",
            "remarks",
            "notes",
            "note",
            "comment",
            "comments",
        ],
    ),
];

fn field_of(word: &str) -> Option<ApplicantField> {
    static FIELDS: OnceLock<HashMap<&'static str, ApplicantField>> = OnceLock::new();
    if word.chars().nth(40).is_some() {
        return None;
    }
    let fields = FIELDS.get_or_init(|| {
        WORDS
            .iter()
            .flat_map(|(field, words)| words.iter().map(|word| (*word, *field)))
            .collect()
    });
    let (whole, bare) = lookup_forms(word);
    fields
        .get(whole.as_str())
        .or_else(|| fields.get(bare.as_str()))
        .copied()
}

/// How many different fields are recognised among the words.
pub(super) fn count_distinct(words: &[String]) -> usize {
    words
        .iter()
        .filter_map(|word| field_of(word))
        .collect::<HashSet<_>>()
        .len()
}

/// Takes each column for the field its word names. Hidden columns are passed over; of two columns
/// with the same field the first counts, but 学部 and 学科 go together.
pub(super) fn guess(columns: &mut [Column]) {
    let mut taken = HashSet::new();
    for column in columns.iter_mut().filter(|column| !column.hidden) {
        let Some(field) = field_of(&column.header) else {
            continue;
        };
        // 区分 says many things in many files; only where it says 新卒 is it taken for that.
        if field == GraduateKind
            && column
                .samples
                .iter()
                .filter(|sample| graduate_kind(sample).is_some())
                .count()
                * 2
                < column.samples.len()
        {
            continue;
        }
        if taken.insert(field) || field == Faculty {
            column.field = Some(field);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn guessed(headers: &[&str], samples: &[&str]) -> Vec<Option<ApplicantField>> {
        let mut columns: Vec<Column> = headers
            .iter()
            .map(|header| Column {
                letter: String::new(),
                header: (*header).to_owned(),
                hidden: header.starts_with('#'),
                samples: samples.iter().map(ToString::to_string).collect(),
                field: None,
            })
            .collect();
        for column in &mut columns {
            column.header = column.header.trim_start_matches('#').to_owned();
        }
        guess(&mut columns);
        columns.into_iter().map(|column| column.field).collect()
    }

    #[test]
    fn every_word_stands_once_and_in_the_form_looked_up() {
        let mut seen = HashSet::new();
        for word in WORDS.iter().flat_map(|(_, words)| words.iter()) {
            assert!(seen.insert(*word), "{word}");
            assert_eq!(lookup_forms(word).0, *word);
        }
    }

    #[test]
    fn columns_are_known_by_their_words() {
        for (headers, fields) in [
            (
                &["氏名（カナ）", "氏 名", "TEL※", "E-mail", "応募媒体"][..],
                [
                    Some(Reading),
                    Some(Name),
                    Some(Phone),
                    Some(Email),
                    Some(Source),
                ],
            ),
            (
                &["姓", "名", "セイ", "メイ", "No."],
                [
                    Some(FamilyName),
                    Some(GivenName),
                    Some(FamilyReading),
                    Some(GivenReading),
                    None,
                ],
            ),
            (
                &["#備考", "備考", "備考", "学部", "学科"],
                [None, Some(Remarks), None, Some(Faculty), Some(Faculty)],
            ),
            (
                &[
                    "生年月日（必須）",
                    "〒",
                    "住所\n（現住所）",
                    "ステータス",
                    "管理メモ",
                ],
                [
                    Some(BirthOn),
                    Some(PostalCode),
                    Some(Address),
                    Some(Stage),
                    None,
                ],
            ),
        ] {
            assert_eq!(guessed(headers, &[]), fields, "{headers:?}");
        }
    }

    #[test]
    fn kubun_is_taken_only_where_it_says_shinsotsu() {
        assert_eq!(
            guessed(&["区分"], &["新卒", "第２新卒"]),
            [Some(GraduateKind)]
        );
        assert_eq!(guessed(&["区分"], &["文系", "理系", "新卒"]), [None]);
    }
}
