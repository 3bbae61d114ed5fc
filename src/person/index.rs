//! What a person is found and ordered by: the keys of the derived tables, and the words of a search.
//! Nothing here is a fact: all of it follows from names, contacts and schools, and is made anew when
//! the folding changes.
//!
//! A key stands in the full-text index as overlapping groups of letters (`takahasi` → `tak aka kah aha
//! has asi si i`). Two or more letters anywhere in it are then a phrase of neighbouring groups; fewer
//! letters than a group holds are the beginning of one. The shorter groups at the end of each word keep
//! phrases from running across two words.

use std::fmt::Write as _;

use chrono::NaiveDate;
use sha2::{Digest, Sha256};

use crate::kernel::kana::{QueryKeys, QueryWord, SearchKeys, search_keys, sort_key};
use crate::kernel::text::fold_name;

pub use super::store::index::{
    DERIVED_FROM, broken_invariants, catch_up, purge, rebuild, refresh, reindex,
};

/// Letters in a group, by the alphabet's size: kanji and kana tell much in two, romaji in three,
/// digits and addresses in four.
const KANJI: usize = 2;
const KANA: usize = 2;
const ROMAJI: usize = 3;
const OTHER: usize = 4;

/// Raised whenever the rows below are made in another way.
const LAYOUT: u32 = 1;

/// A name and its reading.
pub(super) struct NameOnRecord {
    pub name: String,
    pub reading: Option<String>,
}

/// What one person's index rows are made from.
pub(super) struct Traits {
    /// The name of the day.
    pub present: NameOnRecord,
    /// Every other name ever had or to come, and those of records merged into this one.
    pub others: Vec<NameOnRecord>,
    pub birth_on: Option<NaiveDate>,
    pub school: Option<String>,
    /// Keys of contacts: digits of telephone numbers, e-mail addresses.
    pub contacts: Vec<String>,
}

/// One person's row of `person_index` and `person_search`.
pub(super) struct IndexRow {
    pub sort_key: Vec<u8>,
    pub keys: SearchKeys,
    pub name_key: String,
    pub kanji: String,
    pub kana: String,
    pub romaji: String,
    pub other: String,
    pub school: String,
}

/// Makes a person's rows.
pub(super) fn index_row(traits: &Traits) -> IndexRow {
    let present = &traits.present;
    let reading = present.reading.as_deref().unwrap_or_default();
    let keys = search_keys(&present.name, reading);
    let (mut kanji, mut kana, mut romaji) = (String::new(), String::new(), String::new());
    let mut add = |keys: &SearchKeys| {
        push_groups(&mut kanji, &keys.kanji, KANJI);
        push_groups(&mut kana, &keys.kana, KANA);
        push_groups(&mut romaji, &keys.romaji, ROMAJI);
    };
    add(&keys);
    for other in &traits.others {
        let other = search_keys(&other.name, other.reading.as_deref().unwrap_or_default());
        if other != keys {
            add(&other);
        }
    }
    let mut other = String::new();
    for contact in &traits.contacts {
        push_groups(&mut other, contact, OTHER);
    }
    let mut school = String::new();
    if let Some(name) = &traits.school {
        push_groups(&mut school, &search_keys(name, "").kanji, KANJI);
    }
    IndexRow {
        sort_key: sort_key(reading, &present.name),
        name_key: fold_name(&present.name),
        keys,
        kanji,
        kana,
        romaji,
        other,
        school,
    }
}

/// Appends the groups of each word of a key.
fn push_groups(out: &mut String, key: &str, size: usize) {
    let mut letters: Vec<char> = Vec::new();
    for word in key.split_whitespace() {
        letters.clear();
        letters.extend(word.chars());
        for start in 0..letters.len() {
            if !out.is_empty() {
                out.push(' ');
            }
            out.extend(&letters[start..letters.len().min(start + size)]);
        }
    }
}

/// Where words are looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Scope {
    /// Names, numbers and addresses: whom somebody means.
    Person,
    /// Schools as well: which people a list should hold.
    PersonAndSchool,
}

/// The full-text expression that finds everybody in whom every word is found; `None` where nothing
/// was typed that could be looked for.
pub(crate) fn match_expression(query: &QueryKeys, scope: Scope) -> Option<String> {
    let mut expression = String::new();
    for word in &query.words {
        if !expression.is_empty() {
            expression.push_str(" AND ");
        }
        let name = match scope {
            Scope::Person => "{kanji}",
            Scope::PersonAndSchool => "{kanji school}",
        };
        expression.push('(');
        match word {
            QueryWord::Kanji(key) => push_phrase(&mut expression, name, key, KANJI),
            QueryWord::Kana { folded, plain } => {
                push_phrase(&mut expression, "{kana}", folded, KANA);
                expression.push_str(" OR ");
                push_phrase(&mut expression, name, plain, KANJI);
            }
            QueryWord::Romaji(keys) => {
                for (at, key) in keys.iter().enumerate() {
                    if at > 0 {
                        expression.push_str(" OR ");
                    }
                    push_phrase(&mut expression, "{romaji}", key, ROMAJI);
                }
            }
            QueryWord::Digits(key) | QueryWord::Email(key) => {
                push_phrase(&mut expression, "{other}", key, OTHER);
            }
        }
        expression.push(')');
    }
    (!expression.is_empty()).then_some(expression)
}

/// Appends `{columns} : "gro rou oup"`, or a beginning where the key is shorter than a group.
fn push_phrase(out: &mut String, columns: &str, key: &str, size: usize) {
    // A quote in a phrase is written twice; nothing else in it has a meaning.
    let letters: Vec<char> = key.chars().filter(|c| !c.is_whitespace()).collect();
    let _ = write!(out, "{columns} : \"");
    let push = |out: &mut String, group: &[char]| {
        for c in group {
            out.push(*c);
            if *c == '"' {
                out.push('"');
            }
        }
    };
    if letters.len() < size {
        push(out, &letters);
        out.push_str("\" *");
        return;
    }
    for (at, group) in letters.windows(size).enumerate() {
        if at > 0 {
            out.push(' ');
        }
        push(out, group);
    }
    out.push('"');
}

/// A key to look up from its beginning, and the column it is compared with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Beginning {
    Kanji(String),
    Kana(String),
    Romaji(String),
    Phone(String),
    Email(String),
}

/// What the words typed would be the beginning of: a family name, a full name, a number. Words of
/// different scripts begin nothing together.
pub(super) fn beginnings(query: &QueryKeys) -> Vec<Beginning> {
    let words = &query.words;
    let joined = |part: &dyn Fn(&QueryWord) -> Option<String>, with: &str| {
        words
            .iter()
            .map(part)
            .collect::<Option<Vec<_>>>()
            .filter(|parts| !parts.is_empty())
            .map(|parts| parts.join(with))
    };
    let kanji = joined(
        &|word| match word {
            QueryWord::Kanji(key) => Some(key.clone()),
            QueryWord::Kana { plain, .. } => Some(plain.clone()),
            QueryWord::Romaji(_) | QueryWord::Digits(_) | QueryWord::Email(_) => None,
        },
        "",
    );
    let kana = joined(
        &|word| match word {
            QueryWord::Kana { folded, .. } => Some(folded.clone()),
            QueryWord::Kanji(_)
            | QueryWord::Romaji(_)
            | QueryWord::Digits(_)
            | QueryWord::Email(_) => None,
        },
        " ",
    );
    let mut found: Vec<Beginning> = kana.into_iter().map(Beginning::Kana).collect();
    found.extend(kanji.map(Beginning::Kanji));
    match words.as_slice() {
        [QueryWord::Romaji(keys)] => found.extend(keys.iter().cloned().map(Beginning::Romaji)),
        [QueryWord::Digits(digits)] => found.push(Beginning::Phone(digits.clone())),
        [QueryWord::Email(part)] => found.push(Beginning::Email(part.clone())),
        _ => found.extend(
            joined(
                &|word| match word {
                    QueryWord::Romaji(keys) => keys.first().cloned(),
                    QueryWord::Kanji(_)
                    | QueryWord::Kana { .. }
                    | QueryWord::Digits(_)
                    | QueryWord::Email(_) => None,
                },
                " ",
            )
            .map(Beginning::Romaji),
        ),
    }
    found
}

/// A fingerprint of how keys are made by this version: another one means that all must be made anew.
/// It is taken from the keys of names that go through every fold, so that nobody has to remember to
/// raise a number when a table of kanji or the collation data changes.
pub(super) fn fingerprint() -> String {
    const SAMPLES: [(&str, &str); 8] = [
        ("髙橋　花子", "タカハシ ハナコ"),
        ("渡邉 德", "ワタナベ トク"),
        ("𠮷澤 櫻", "ヨシザワ サクラ"),
        ("大野 修", "オオノ オサム"),
        ("服部 純一", "ハットリ ジュンイチ"),
        ("キム・ソヨン", ""),
        ("O’Brien Ｊohn", "オブライエン ジョン"),
        ("葛󠄀城 瀧", "カツラギ タキ"),
    ];
    let mut hash = Sha256::new();
    hash.update(LAYOUT.to_le_bytes());
    for (name, reading) in SAMPLES {
        let row = index_row(&Traits {
            present: NameOnRecord {
                name: name.to_owned(),
                reading: (!reading.is_empty()).then(|| reading.to_owned()),
            },
            others: Vec::new(),
            birth_on: None,
            school: Some("學藝大学".to_owned()),
            contacts: vec!["09000001018".to_owned()],
        });
        for part in [
            row.sort_key.as_slice(),
            row.name_key.as_bytes(),
            row.keys.kanji.as_bytes(),
            row.kanji.as_bytes(),
            row.kana.as_bytes(),
            row.romaji.as_bytes(),
            row.other.as_bytes(),
            row.school.as_bytes(),
        ] {
            hash.update((part.len() as u64).to_le_bytes());
            hash.update(part);
        }
    }
    hash.finalize()
        .iter()
        .take(8)
        .fold(String::new(), |mut text, byte| {
            let _ = write!(text, "{byte:02x}");
            text
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_overlapping_groups_that_end_with_each_word() {
        let mut groups = String::new();
        push_groups(&mut groups, "タカハシ ハナ", 2);
        assert_eq!(groups, "タカ カハ ハシ シ ハナ ナ");
        let mut groups = String::new();
        push_groups(&mut groups, "ono", 3);
        assert_eq!(groups, "ono no o");
    }

    #[test]
    fn typed_words_become_phrases_and_one_letter_a_beginning() {
        for (typed, expression) in [
            ("高橋花", "({kanji} : \"高橋 橋花\")"),
            ("髙", "({kanji} : \"高\" *)"),
            ("taka", "({romaji} : \"tak aka\")"),
            ("たか", "({kana} : \"タカ\" OR {kanji} : \"タカ\")"),
            ("1018", "({other} : \"1018\")"),
            ("高 花", "({kanji} : \"高\" *) AND ({kanji} : \"花\" *)"),
        ] {
            assert_eq!(
                match_expression(&QueryKeys::read(typed), Scope::Person).as_deref(),
                Some(expression),
                "{typed}"
            );
        }
        assert_eq!(match_expression(&QueryKeys::read(" "), Scope::Person), None);
        assert_eq!(
            match_expression(&QueryKeys::read("高\0花"), Scope::Person),
            match_expression(&QueryKeys::read("高 花"), Scope::Person)
        );
        assert_eq!(
            match_expression(&QueryKeys::read("\0"), Scope::Person),
            None
        );
    }

    #[test]
    fn a_quote_typed_stays_inside_the_phrase() {
        let expression =
            match_expression(&QueryKeys::read("高\" OR 橋"), Scope::PersonAndSchool).unwrap();
        assert!(expression.contains("高\"\""), "{expression}");
        // Even: no quote closes early.
        assert_eq!(expression.matches('"').count() % 2, 0);
    }

    #[test]
    fn words_of_one_script_begin_a_full_name() {
        let read = |typed| beginnings(&QueryKeys::read(typed));
        assert_eq!(read("高橋 花"), vec![Beginning::Kanji("高橋花".to_owned())]);
        assert!(read("たかはし はな").contains(&Beginning::Kana("タカハシ ハナ".to_owned())));
        assert!(read("takahasi hana").contains(&Beginning::Romaji("takahasi hana".to_owned())));
        assert_eq!(
            read("090-0000"),
            vec![Beginning::Phone("0900000".to_owned())]
        );
        assert!(read("高橋 hana").is_empty());
    }

    #[test]
    fn the_fingerprint_is_the_same_twice() {
        assert_eq!(fingerprint(), fingerprint());
        assert_eq!(fingerprint().len(), 16);
    }
}
