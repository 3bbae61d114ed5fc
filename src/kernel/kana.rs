//! Readings (furigana): kana, romaji, what is searched, and the order of the dictionary.
//!
//! Search compares folded keys: the key of a person is made once, the key of what is typed at each
//! stroke, and a person is found when every word typed is **contained** in one of the person's keys
//! ([`SearchKeys::is_found_by`] is the rule; an index may only be faster). Folding looks backward only, so
//! that the fold of the beginning of a word is the beginning of its fold; the few strokes for which
//! that cannot hold (`shim` on the way to `shimpei`) give more than one key.

use std::sync::OnceLock;

use icu_collator::options::CollatorOptions;
use icu_collator::{Collator, CollatorBorrowed};
use icu_locale_core::locale;
use unicode_normalization::UnicodeNormalization;
use wana_kana::ConvertJapanese;

use super::contact::{is_dash, phone_digits};
use super::text::{cap, fold_name_for_search, nfkc, trim_ends};

/// A hiragana letter as katakana; anything else as it is.
fn to_katakana_char(c: char) -> char {
    match c {
        'ぁ'..='ゖ' | 'ゝ' | 'ゞ' => char::from_u32(u32::from(c) + 0x60).unwrap_or(c),
        _ => c,
    }
}

/// Free text as it is searched: normal form KC, lower case, hiragana as katakana.
///
/// Unlike a name, free text may be long: it is folded piece by piece, to its end.
pub fn fold_text(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    let mut rest = text;
    while !rest.is_empty() {
        let piece = cap(rest);
        folded.extend(nfkc(piece).to_lowercase().chars().map(to_katakana_char));
        rest = &rest[piece.len()..];
    }
    folded
}

/// A reading as it is stored: full-width katakana, one plain space between the parts, none at the
/// ends. Letters that are not kana stay.
pub fn to_katakana_reading(text: &str) -> String {
    let plain: String = nfkc(text).chars().map(to_katakana_char).collect();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether the character is katakana or a mark used among it.
fn is_katakana(c: char) -> bool {
    matches!(c, 'ァ'..='ヺ' | 'ー' | 'ヽ' | 'ヾ')
}

/// Whether a reading (after [`to_katakana_reading`]) holds only katakana, `・` and spaces.
pub fn is_reading(reading: &str) -> bool {
    reading.chars().any(is_katakana)
        && reading
            .chars()
            .all(|c| is_katakana(c) || matches!(c, ' ' | '・' | '゠'))
}

/// Which vowel a folded kana ends in.
fn vowel_of(c: char) -> Option<char> {
    Some(match c {
        'ア' | 'カ' | 'ガ' | 'サ' | 'ザ' | 'タ' | 'ダ' | 'ナ' | 'ハ' | 'バ' | 'パ' | 'マ'
        | 'ヤ' | 'ラ' | 'ワ' => 'a',
        'イ' | 'キ' | 'ギ' | 'シ' | 'ジ' | 'チ' | 'ニ' | 'ヒ' | 'ビ' | 'ピ' | 'ミ' | 'リ' => {
            'i'
        }
        'ウ' | 'ク' | 'グ' | 'ス' | 'ズ' | 'ツ' | 'ヌ' | 'フ' | 'ブ' | 'プ' | 'ム' | 'ユ'
        | 'ル' => 'u',
        'エ' | 'ケ' | 'ゲ' | 'セ' | 'ゼ' | 'テ' | 'デ' | 'ネ' | 'ヘ' | 'ベ' | 'ペ' | 'メ'
        | 'レ' => 'e',
        'オ' | 'コ' | 'ゴ' | 'ソ' | 'ゾ' | 'ト' | 'ド' | 'ノ' | 'ホ' | 'ボ' | 'ポ' | 'モ'
        | 'ヨ' | 'ロ' => 'o',
        _ => return None,
    })
}

/// One word of kana folded for search: small letters as large ones, ヂヅヲヰヱ as ジズオイエ, no
/// long-vowel mark, no ウ or オ that only lengthens. Characters that are not kana are dropped.
fn fold_kana_word(word: &str) -> String {
    let mut folded = String::with_capacity(word.len());
    let mut last = '\0';
    for c in word.chars() {
        let c = match to_katakana_char(c) {
            'ァ' => 'ア',
            'ィ' | 'ヰ' => 'イ',
            'ゥ' => 'ウ',
            'ェ' | 'ヱ' => 'エ',
            'ォ' | 'ヲ' => 'オ',
            'ヵ' => 'カ',
            'ヶ' => 'ケ',
            'ッ' => 'ツ',
            'ャ' => 'ヤ',
            'ュ' => 'ユ',
            'ョ' => 'ヨ',
            'ヮ' => 'ワ',
            'ヂ' => 'ジ',
            'ヅ' => 'ズ',
            'ヴ' => 'ブ',
            'ヽ' | 'ヾ' if last != '\0' => last,
            c @ 'ア'..='ヴ' => c,
            _ => continue,
        };
        let lengthens = match c {
            'ウ' => matches!(vowel_of(last), Some('o' | 'u')),
            'オ' => vowel_of(last) == Some('o'),
            _ => false,
        };
        if !lengthens {
            folded.push(c);
            last = c;
        }
    }
    folded
}

/// Kana folded for search, word by word, the words joined by one space: おおの, おうの, オノ are one.
pub fn fold_kana(text: &str) -> String {
    join_words(words_of(&nfkc(text)).map(fold_kana_word))
}

/// The words of a name: parted by white space, `・` or `＝`.
fn words_of(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| c.is_whitespace() || matches!(c, '・' | '=' | '゠'))
        .filter(|word| !word.is_empty())
}

fn join_words(words: impl Iterator<Item = String>) -> String {
    words
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

/// Kana as Hepburn romaji, long vowels as written (オオノ → `oono`).
pub fn romaji(kana: &str) -> String {
    // wana_kana takes ヴィ for `voi`.
    let kana = nfkc(kana)
        .replace("ヴァ", "va")
        .replace("ヴィ", "vi")
        .replace("ヴェ", "ve")
        .replace("ヴォ", "vo");
    let kana: String = kana
        .chars()
        .map(|c| match c {
            'ヵ' | 'ゕ' => 'カ',
            'ヶ' | 'ゖ' => 'ケ',
            c => to_katakana_char(c),
        })
        .collect();
    kana.to_romaji()
}

/// Romaji folded for search, word by word. Hepburn, kunrei and what an input method takes are one
/// (si = shi, tu = tsu, zya = jya = ja …); so are long vowels (ohno, ono, oono, ouno, ōno), doubled
/// consonants and m before b, p, m.
pub fn fold_romaji(text: &str) -> String {
    join_words(words_of(&nfkc(text)).map(fold_romaji_word))
}

/// Latin letters without their marks, lower case; apostrophes and dashes dropped.
fn plain_latin(word: &str) -> Vec<char> {
    word.nfd()
        .filter(char::is_ascii_alphabetic)
        .map(|c| c.to_ascii_lowercase())
        .collect()
}

const fn is_vowel(c: char) -> bool {
    matches!(c, 'a' | 'i' | 'u' | 'e' | 'o')
}

fn fold_romaji_word(word: &str) -> String {
    let letters = plain_latin(word);
    let mut folded = String::with_capacity(letters.len() + 4);
    let at = |index: usize| letters.get(index).copied().unwrap_or('\0');
    let mut index = 0;
    while index < letters.len() {
        let (c, next, after) = (letters[index], at(index + 1), at(index + 2));
        // A doubled consonant is one (hattori, hatori; matcha has it as `tc`); n keeps its double, or
        // 今野 and 河野 would be one.
        if !is_vowel(c) && c != 'n' && (c == next || (c == 't' && next == 'c')) && c != 'm' {
            index += 1;
            continue;
        }
        index += 1;
        match c {
            's' if next == 'h' => {
                folded.push('s');
                index += 1;
                push_palatal(&mut folded, after);
            }
            'c' if next == 'h' => {
                folded.push('t');
                index += 1;
                push_palatal(&mut folded, after);
            }
            'c' if next == 'y' || next == '\0' => folded.push('t'),
            'c' => folded.push('k'),
            't' if next == 's' => {
                folded.push('t');
                index += 1;
            }
            'd' if next == 'z' => {}
            'd' if matches!(next, 'u' | 'i' | 'y') => folded.push('z'),
            'j' => {
                folded.push('z');
                push_palatal(&mut folded, next);
            }
            'f' => folded.push('h'),
            'l' => folded.push('r'),
            'v' => folded.push('b'),
            'q' => folded.push('k'),
            // `wo` is written for the particle and in old names (とをる).
            'w' if next == 'o' => {}
            'm' if matches!(next, 'b' | 'p' | 'm') => folded.push('n'),
            // Ohno, Satoh: an h that only lengthens.
            'h' if folded.ends_with('o') && !is_vowel(next) => {}
            'u' if folded.ends_with('o') || folded.ends_with('u') => {}
            'o' if folded.ends_with('o') => {}
            _ => folded.push(c),
        }
    }
    folded
}

/// After sh, ch and j a vowel other than i is that of a small ya, yu, yo.
fn push_palatal(folded: &mut String, next: char) {
    if matches!(next, 'a' | 'u' | 'e' | 'o') {
        folded.push('y');
    }
}

/// What a person is found by. Each key is a few words separated by one space.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SearchKeys {
    /// The name folded by [`fold_name_for_search`], hiragana as katakana, without spaces.
    pub kanji: String,
    /// The reading folded by [`fold_kana`]; after its words, the reading typed as one word if that
    /// folds otherwise (イトウ オサム).
    pub kana: String,
    /// The reading, and Latin letters in the name, folded by [`fold_romaji`] in the same way.
    pub romaji: String,
}

/// The keys of a name and its reading. Without a reading, kana in the name stands for it.
pub fn search_keys(name: &str, reading: &str) -> SearchKeys {
    let name = nfkc(name);
    let reading = if trim_ends(reading).is_empty() {
        words_of(&name)
            .filter(|word| word.chars().all(|c| is_katakana(to_katakana_char(c))))
            .collect::<Vec<_>>()
            .join(" ")
    } else {
        nfkc(reading)
    };
    let reading_words: Vec<&str> = words_of(&reading).collect();
    let latin_words: Vec<&str> = words_of(&name)
        .filter(|word| word.chars().any(|c| c.is_ascii_alphabetic()))
        .collect();
    SearchKeys {
        kanji: kanji_key(&name),
        kana: key_of(&reading_words, fold_kana_word),
        romaji: join_words(
            [
                key_of(&reading_words, |word| {
                    fold_romaji_word(&romaji(&word.replace('ー', "")))
                }),
                key_of(&latin_words, fold_romaji_word),
            ]
            .into_iter(),
        ),
    }
}

fn kanji_key(text: &str) -> String {
    fold_name_for_search(text)
        .chars()
        .map(to_katakana_char)
        .collect()
}

/// The folded words joined, and the whole folded as one word where that differs.
fn key_of(words: &[&str], fold: impl Fn(&str) -> String) -> String {
    let folded: Vec<String> = words
        .iter()
        .map(|word| fold(word))
        .filter(|word| !word.is_empty())
        .collect();
    let apart = folded.join(" ");
    if folded.len() < 2 {
        return apart;
    }
    // Written as one word, the reading is found with and without the join: `itoosamu`, `itosamu`.
    let (plain, whole) = (folded.concat(), fold(&words.concat()));
    if whole == plain {
        format!("{apart} {plain}")
    } else {
        format!("{apart} {plain} {whole}")
    }
}

/// One word of what is typed into a search box, and in which key it is looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum QueryWord {
    /// Kanji, possibly with kana: contained in [`SearchKeys::kanji`].
    Kanji(String),
    /// Kana only: `folded` is contained in [`SearchKeys::kana`], or `plain` in [`SearchKeys::kanji`] (a
    /// name may be written in kana and have no reading).
    Kana {
        /// Folded by [`fold_kana`].
        folded: String,
        /// As katakana, as it stands in the kanji key.
        plain: String,
    },
    /// Latin letters: any of these is contained in [`SearchKeys::romaji`].
    Romaji(Vec<String>),
    /// Digits of a telephone number, a postal code or a number of a record.
    Digits(String),
    /// Part of an e-mail address, lower case.
    Email(String),
}

/// What is typed into a search box, word by word; a person is found when every word is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct QueryKeys {
    /// The words, in the order typed. Empty: nothing to look for.
    pub words: Vec<QueryWord>,
}

/// How many words of a query are looked at.
const MAX_QUERY_WORDS: usize = 8;
/// How many characters of a query are looked at.
const MAX_QUERY_CHARS: usize = 200;

impl QueryKeys {
    /// Reads what was typed.
    pub fn read(typed: &str) -> Self {
        let typed: String = nfkc(cap(typed)).chars().take(MAX_QUERY_CHARS).collect();
        if let Some(digits) = number_typed(&typed) {
            return Self {
                words: vec![QueryWord::Digits(digits)],
            };
        }
        let words = typed
            // A control character is no letter of anything, and NUL would end the database's expression.
            .split(|c: char| c.is_whitespace() || c.is_control() || c == '・' || c == '゠')
            .filter(|word| !word.is_empty())
            .take(MAX_QUERY_WORDS)
            .filter_map(QueryWord::read)
            .collect();
        Self { words }
    }
}

/// The digits, if nothing but a number with its usual marks was typed (`(090) 0000-1018`).
fn number_typed(typed: &str) -> Option<String> {
    let number = typed.chars().any(|c| c.is_ascii_digit())
        && typed.chars().all(|c| {
            c.is_ascii_digit()
                || c.is_whitespace()
                || is_dash(c)
                || matches!(c, '(' | ')' | '+' | '.' | '〒')
        });
    number.then(|| phone_digits(typed))
}

impl QueryWord {
    fn read(word: &str) -> Option<Self> {
        if let Some(digits) = number_typed(word) {
            return Some(Self::Digits(digits));
        }
        if word.is_ascii()
            && word.contains([
                '@', '.', '_', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9',
            ])
        {
            return Some(Self::Email(word.to_ascii_lowercase()));
        }
        let is_latin = |c: char| {
            c.nfd()
                .next()
                .is_some_and(|base| base.is_ascii_alphabetic())
                || c == '\''
                || c == '’'
                || is_dash(c)
        };
        if word.chars().all(is_latin) {
            let keys = typed_romaji(word);
            return (!keys.is_empty()).then_some(Self::Romaji(keys));
        }
        // While an input method is at work the last syllable is still Latin: たかはs.
        let settled = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
        let settled = if settled.is_empty() { word } else { settled };
        if settled.chars().all(|c| is_katakana(to_katakana_char(c))) {
            let folded = fold_kana_word(settled);
            return (!folded.is_empty()).then(|| Self::Kana {
                folded,
                plain: kanji_key(settled),
            });
        }
        let key = kanji_key(settled);
        (!key.is_empty()).then_some(Self::Kanji(key))
    }
}

/// The keys of typed romaji: one, or more where the last stroke leaves two ways open.
fn typed_romaji(word: &str) -> Vec<String> {
    let folded = fold_romaji_word(word);
    if folded.is_empty() {
        return Vec::new();
    }
    let mut keys = vec![folded.clone()];
    let mut also = |ending: &str, other: &str| {
        if let Some(stem) = folded.strip_suffix(ending)
            && !(stem.is_empty() && other.is_empty())
        {
            keys.push(format!("{stem}{other}"));
        }
    };
    also("m", "n"); // shim|pei
    also("d", "z"); // d|u, d|zu
    also("w", ""); // w|o
    if folded.contains("nn") {
        // Typed as for an input method: kennichi for けんいち.
        keys.push(folded.replace("nn", "n"));
    }
    keys.retain(|key| !key.is_empty());
    keys
}

impl SearchKeys {
    /// Whether every word that has to do with names is found. `found_otherwise` answers for digits
    /// and e-mail addresses, which are kept elsewhere.
    pub fn is_found_by(
        &self,
        query: &QueryKeys,
        found_otherwise: impl Fn(&QueryWord) -> bool,
    ) -> bool {
        !query.words.is_empty()
            && query.words.iter().all(|word| match word {
                QueryWord::Kanji(key) => self.kanji.contains(key.as_str()),
                QueryWord::Kana { folded, plain } => {
                    self.kana.contains(folded.as_str()) || self.kanji.contains(plain.as_str())
                }
                QueryWord::Romaji(keys) => {
                    keys.iter().any(|key| self.romaji.contains(key.as_str()))
                }
                QueryWord::Digits(_) | QueryWord::Email(_) => found_otherwise(word),
            })
    }
}

/// The collator of the Japanese dictionary order (CLDR ja), made once.
fn collator() -> Option<&'static CollatorBorrowed<'static>> {
    static COLLATOR: OnceLock<Option<CollatorBorrowed<'static>>> = OnceLock::new();
    COLLATOR
        .get_or_init(|| Collator::try_new(locale!("ja").into(), CollatorOptions::default()).ok())
        .as_ref()
}

fn append_collation_key(key: &mut Vec<u8>, text: &str) {
    let written = collator().map(|collator| collator.write_sort_key_to(text, key));
    if !matches!(written, Some(Ok(_))) {
        // The data is compiled in and a vector takes every byte: this is not reached; code point
        // order is still an order.
        key.extend_from_slice(text.as_bytes());
    }
}

/// The key by which people are sorted: byte order of keys is the dictionary order of the readings,
/// hiragana and katakana alike, then that of the names. Who has no reading comes last, unless the name
/// itself is kana.
///
/// Keys may change with the version of the collation data: keep them only where they can be rebuilt.
pub fn sort_key(reading: &str, name: &str) -> Vec<u8> {
    let mut reading = to_katakana_reading(reading);
    if reading.is_empty() {
        let kana = to_katakana_reading(name);
        if is_reading(&kana) {
            reading = kana;
        }
    }
    let mut key = Vec::with_capacity(64);
    key.push(if reading.is_empty() { 2 } else { 1 });
    append_collation_key(&mut key, &reading);
    key.push(0); // below every byte of a collation key: a shorter reading comes first
    append_collation_key(&mut key, cap(trim_ends(name)));
    key
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn found(name: &str, reading: &str, typed: &str) -> bool {
        search_keys(name, reading).is_found_by(&QueryKeys::read(typed), |_| false)
    }

    #[test]
    fn readings_become_full_width_katakana() {
        for (given, expected) in [
            ("ﾄｸﾅｶﾞ ｼﾝｺﾞ", "トクナガ シンゴ"),
            ("ハシヅメ　 シュウヘイ ", "ハシヅメ シュウヘイ"),
            ("わたなべ　さくら", "ワタナベ サクラ"),
            ("ｳﾞｨｱﾝ", "ヴィアン"),
            ("", ""),
        ] {
            assert_eq!(to_katakana_reading(given), expected);
        }
        assert!(is_reading("キム・ソヨン"));
        assert!(!is_reading("KIM"));
        assert!(!is_reading(" "));
    }

    #[test]
    fn the_six_ways_to_type_takahashi() {
        for typed in [
            "たかはし",
            "takahashi",
            "takahasi",
            "髙橋",
            "高橋",
            "ﾀｶﾊｼ",
            "TAKAHASHI",
            "ｔａｋａｈａｓｈｉ",
            "たかはs",
            "はし",
            "高",
        ] {
            assert!(found("髙橋 ひなた", "タカハシ ヒナタ", typed), "{typed}");
        }
        for typed in [
            "たかはし ひなた",
            "takahashi hinata",
            "takahashihinata",
            "タカハシヒナタ",
            "高橋ひなた",
            "hinata",
            "髙橋 hinata",
        ] {
            assert!(found("髙橋　ひなた", "タカハシ　ヒナタ", typed), "{typed}");
        }
        for typed in [
            "たかなし",
            "takanashi",
            "田中",
            "",
            " ",
            "・",
            "takahashi jun",
        ] {
            assert!(!found("髙橋 ひなた", "タカハシ ヒナタ", typed), "{typed}");
        }
    }

    #[test]
    fn long_vowels_are_one() {
        let key = fold_kana("オオノ");
        for written in ["おおの", "おうの", "オノ", "オーノ", "おぅの"] {
            assert_eq!(fold_kana(written), key, "{written}");
        }
        for written in ["ohno", "ono", "oono", "ouno", "ōno", "ônô", "Ohnō"] {
            assert_eq!(fold_romaji(written), fold_romaji("ono"), "{written}");
        }
        assert_eq!(fold_romaji("ohara"), "ohara");
        assert_eq!(fold_kana("ゆうき"), fold_kana("ゆき"));
        assert_ne!(fold_kana("こんの"), fold_kana("こうの"));
        assert_ne!(fold_romaji("konno"), fold_romaji("kouno"));
    }

    #[test]
    fn hepburn_and_kunrei_are_one() {
        for (left, right) in [
            ("shi", "si"),
            ("chi", "ti"),
            ("tsu", "tu"),
            ("fu", "hu"),
            ("ji", "zi"),
            ("sha", "sya"),
            ("shu", "syu"),
            ("cha", "tya"),
            ("ja", "zya"),
            ("jya", "zya"),
            ("jo", "zyo"),
            ("shimbun", "sinbun"),
            ("shimpei", "sinpei"),
            ("jimmu", "zinmu"),
            ("jun'ichi", "zyuniti"),
            ("hattori", "hatori"),
            ("matcha", "mattya"),
            ("macchi", "matti"),
            ("kizzu", "kizu"),
            ("hashidume", "hashizume"),
            ("satoh", "satou"),
            ("Yūki", "yuki"),
        ] {
            assert_eq!(fold_romaji(left), fold_romaji(right), "{left} {right}");
        }
    }

    /// Names as offices have them: the reading, and ways in which somebody types it.
    const TYPED: [(&str, &[&str]); 20] = [
        (
            "ハシヅメ シュウヘイ",
            &[
                "hashizume",
                "hashidume",
                "hasidume",
                "shuuhei",
                "shuhei",
                "syuuhei",
                "はしづめ",
                "はしずめ",
                "しゅうへい",
            ],
        ),
        ("トクナガ シンゴ", &["tokunaga", "shingo", "singo"]),
        (
            "イトウ オサム",
            &[
                "itou",
                "ito",
                "itoh",
                "itō",
                "osamu",
                "itouosamu",
                "ito osamu",
                "いとうおさむ",
                "イトー",
            ],
        ),
        (
            "ハットリ ユウト",
            &["hattori", "hatori", "yuuto", "yuto", "はっとり"],
        ),
        (
            "カンベ シンペイ",
            &["kanbe", "kambe", "shinpei", "shimpei", "かんべ"],
        ),
        (
            "ケンイチ",
            &["kenichi", "ken'ichi", "kennichi", "kenniti", "けんいち"],
        ),
        ("ジュンコ", &["junko", "zyunko", "jyunko"]),
        ("チバ ナオキ", &["chiba", "tiba", "naoki"]),
        ("ツツミ ユキコ", &["tsutsumi", "tutumi"]),
        ("フジイ フミエ", &["fujii", "huzii", "fumie"]),
        (
            "イノウエ ヨウコ",
            &["inoue", "inoe", "youko", "yohko", "yoko"],
        ),
        (
            "オオツカ リョウ",
            &[
                "ootsuka",
                "ohtsuka",
                "otsuka",
                "otuka",
                "ryou",
                "ryo",
                "りょう",
            ],
        ),
        ("コンノ アンナ", &["konno", "anna", "こんの"]),
        ("シンヨウ", &["shinyou", "shin'you", "sinyo"]),
        ("マッチャ", &["matcha", "maccha", "mattya"]),
        ("ヅカ ヂロウ", &["zuka", "duka", "jiro", "ziro", "dirou"]),
        ("ヴィアン", &["vian", "bian"]),
        (
            "オハラ ショウゾウ",
            &["ohara", "shouzou", "shozo", "syozo", "shohzoh"],
        ),
        ("チョウ ツトム", &["chou", "cho", "tyou", "tyo", "tsutomu"]),
        (
            "イチカワ マコト",
            &["ichikawa", "itikawa", "makoto", "いちかわ"],
        ),
    ];

    #[test]
    fn every_beginning_of_a_typed_word_finds() {
        for (reading, typed) in TYPED {
            for word in typed {
                let mut ends: Vec<usize> = word.char_indices().map(|(at, _)| at).skip(1).collect();
                ends.push(word.len());
                for end in ends {
                    assert!(
                        found("見本", reading, &word[..end]),
                        "{reading}: {} of {word}, keys {:?}",
                        &word[..end],
                        search_keys("見本", reading)
                    );
                }
            }
        }
    }

    #[test]
    fn a_name_in_kana_or_letters_needs_no_reading() {
        assert!(found("キム・ソヨン", "", "そよん"));
        assert!(found("キム・ソヨン", "", "kim"));
        assert!(found("Maria Silva", "", "silva"));
        assert!(found("髙橋 ひなた", "", "hinata"));
        assert!(found("神谷幸恵", "", "幸恵"));
    }

    #[test]
    fn numbers_and_addresses_are_told_apart() {
        let words = |typed: &str| QueryKeys::read(typed).words;
        assert_eq!(
            words("090-0000-1018"),
            [QueryWord::Digits("09000001018".to_owned())]
        );
        assert_eq!(
            words("(090) 0000 1018"),
            [QueryWord::Digits("09000001018".to_owned())]
        );
        assert_eq!(
            words("+81 90 0000"),
            [QueryWord::Digits("0900000".to_owned())]
        );
        assert_eq!(
            words("０００－１２３４"),
            [QueryWord::Digits("0001234".to_owned())]
        );
        assert_eq!(
            words("Hinata@Ex"),
            [QueryWord::Email("hinata@ex".to_owned())]
        );
        assert_eq!(words("a.b"), [QueryWord::Email("a.b".to_owned())]);
        assert_eq!(
            words("高橋 1018"),
            [
                QueryWord::Kanji("高橋".to_owned()),
                QueryWord::Digits("1018".to_owned())
            ]
        );
    }

    #[test]
    fn people_are_sorted_by_the_dictionary() {
        let mut people = [
            ("", "山田"),
            ("ワタナベ", "渡辺"),
            ("あべ", "阿部"),
            ("アベ", "安倍"),
            ("アオキ", "青木"),
            ("タカハシ ヒナタ", "髙橋"),
            ("タカハシ アユミ", "髙橋"),
            ("タカ ミチコ", "高"),
            ("ハハ", "母"),
            ("ババ", "馬場"),
            ("パパ", "父"),
            ("", "Abe"),
            ("", "いしい"),
        ];
        people.sort_by_key(|(reading, name)| sort_key(reading, name));
        let order: Vec<&str> = people
            .iter()
            .map(|(reading, name)| if reading.is_empty() { *name } else { *reading })
            .collect();
        assert_eq!(
            order,
            [
                "アオキ",
                "あべ",
                "アベ",
                "いしい",
                "タカ ミチコ",
                "タカハシ アユミ",
                "タカハシ ヒナタ",
                "ハハ",
                "ババ",
                "パパ",
                "ワタナベ",
                "Abe",
                "山田"
            ]
        );
        // Hiragana and katakana are the same reading: the name decides.
        assert!(sort_key("あべ", "青") == sort_key("アベ", "青"));
        assert!(sort_key("アベ", "安倍") != sort_key("アベ", "阿部"));
    }

    proptest! {
        #[test]
        fn any_text_has_keys(name in any::<String>(), reading in any::<String>()) {
            let _ = (search_keys(&name, &reading), QueryKeys::read(&name), sort_key(&reading, &name));
        }

        #[test]
        fn a_reading_is_found_by_each_of_its_beginnings(reading in "[ァ-ヴー]{1,8}( [ァ-ヴー]{1,8})?") {
            let keys = search_keys("見本", &reading);
            for (end, c) in reading.char_indices() {
                let typed = &reading[..end + c.len_utf8()];
                let query = QueryKeys::read(typed);
                // A beginning made only of marks has no key and finds nothing.
                prop_assert!(query.words.is_empty() || keys.is_found_by(&query, |_| false), "{} {:?} {:?}", typed, query, keys);
            }
        }
    }
}
