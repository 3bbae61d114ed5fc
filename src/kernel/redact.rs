//! Taking one person out of text: their full names, e-mail addresses and telephone numbers become █,
//! however they are written; everything around them stays, character by character.
//!
//! What a machine can know is only what is on record. A family name by itself, a nickname or a
//! description ("the tall one from Sapporo") stays where it stands.

use std::collections::BTreeSet;
use std::ops::Range;

use unicode_normalization::char::is_combining_mark;

use super::contact::{is_dash, phone_digits};
use super::text::{fold_name, is_variation_selector, nfkc, trim_ends};

/// What stands where somebody was taken out.
pub const MARK: &str = "█";

/// Fewer digits are an extension or a date, and name nobody.
const PHONE_DIGITS: usize = 6;
/// A name of fewer letters must be a full one, with both its parts.
const NAME_LETTERS: usize = 3;

/// By what somebody is named in text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Identity {
    /// Full names and their readings, as written.
    pub names: BTreeSet<String>,
    /// E-mail addresses.
    pub emails: BTreeSet<String>,
    /// Telephone numbers, as written or as digits.
    pub phones: BTreeSet<String>,
}

impl Identity {
    /// Sorts strings into names, addresses and numbers by what they look like.
    pub fn read<'a>(words: impl IntoIterator<Item = &'a str>) -> Self {
        let mut identity = Self::default();
        for word in words {
            let kind = if word.contains(['@', '＠']) {
                &mut identity.emails
            } else if phone_digits(word).len() >= PHONE_DIGITS
                && !word.chars().any(char::is_alphabetic)
            {
                &mut identity.phones
            } else {
                &mut identity.names
            };
            kind.insert(word.to_owned());
        }
        identity
    }
}

/// A name as compared: no two names on record are told apart more finely in text than this.
pub fn name_key(name: &str) -> String {
    letters(name)
        .into_iter()
        .map(|letter| letter.folded)
        .collect()
}

/// How a name is looked for.
#[derive(Clone, Debug)]
struct Name {
    letters: Vec<char>,
    script: Script,
}

/// What decides where a word of a name ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Script {
    /// Latin letters: words end at what is none.
    Latin,
    /// Katakana (and hiragana, which is compared as katakana).
    Kana,
    /// Two kanji with a space between: must not stand inside a longer name.
    Short,
    /// Anything else: found anywhere.
    Other,
}

/// What is looked for in text.
#[derive(Clone, Debug, Default)]
pub struct Needles {
    names: Vec<Name>,
    /// Longer names of other people that hold one of these: left alone.
    spared: Vec<Vec<char>>,
    emails: Vec<Vec<char>>,
    phones: Vec<String>,
}

impl Needles {
    /// Makes ready to look for somebody. `spared` are names of other people.
    pub fn new<'a>(identity: &Identity, spared: impl IntoIterator<Item = &'a str>) -> Self {
        let mut names: Vec<Name> = Vec::new();
        for name in &identity.names {
            for found in name_needles(name) {
                if !names.iter().any(|known| known.letters == found.letters) {
                    names.push(found);
                }
            }
        }
        let spared = spared
            .into_iter()
            .map(|name| name_key(name).chars().collect::<Vec<_>>())
            .filter(|other| {
                names.iter().any(|name| {
                    name.letters.len() < other.len()
                        && other
                            .windows(name.letters.len())
                            .any(|window| window == name.letters)
                })
            })
            .collect();
        let emails = identity
            .emails
            .iter()
            .map(|email| name_key(email).chars().collect::<Vec<_>>())
            .filter(|email| email.len() >= NAME_LETTERS && email.contains(&'@'))
            .collect();
        let phones: BTreeSet<String> = identity
            .phones
            .iter()
            .map(|phone| phone_digits(phone))
            .filter(|digits| digits.len() >= PHONE_DIGITS)
            .collect();
        Self {
            names,
            spared,
            emails,
            phones: phones.into_iter().collect(),
        }
    }

    /// Whether there is nothing to look for.
    pub const fn is_empty(&self) -> bool {
        self.names.is_empty() && self.emails.is_empty() && self.phones.is_empty()
    }

    /// The text without the person; `None` where they are not in it.
    pub fn redact(&self, text: &str) -> Option<String> {
        let mut hits = Vec::new();
        if !self.phones.is_empty() {
            self.find_phones(text, &mut hits);
        }
        if !self.names.is_empty() || !self.emails.is_empty() {
            self.find_words(text, &mut hits);
        }
        if hits.is_empty() {
            return None;
        }
        hits.sort_unstable_by_key(|hit| (hit.start, hit.end));
        let mut out = String::with_capacity(text.len());
        let mut done = 0;
        for hit in hits {
            if hit.start >= done {
                out.push_str(&text[done..hit.start]);
                out.push_str(MARK);
                done = hit.end;
            } else {
                done = done.max(hit.end);
            }
        }
        out.push_str(&text[done..]);
        Some(out)
    }

    fn find_words(&self, text: &str, hits: &mut Vec<Range<usize>>) {
        let letters = letters(text);
        let starts = |at: usize, word: &[char]| {
            letters.len() - at >= word.len()
                && letters[at..]
                    .iter()
                    .zip(word)
                    .all(|(letter, wanted)| letter.folded == *wanted)
        };
        let mut at = 0;
        while at < letters.len() {
            let range = |length: usize| letters[at].start..letters[at + length - 1].end;
            let name = self
                .names
                .iter()
                .filter(|name| starts(at, &name.letters))
                .filter(|name| stands_alone(text, &range(name.letters.len()), name.script))
                .map(|name| name.letters.len())
                .max();
            let email = self
                .emails
                .iter()
                .filter(|email| starts(at, email))
                .filter(|email| is_whole_email(text, &range(email.len())))
                .map(Vec::len)
                .max();
            let spared = self
                .spared
                .iter()
                .filter(|other| starts(at, other))
                .map(Vec::len)
                .max();
            let found = name.max(email);
            match (found, spared) {
                (found, Some(spared)) if found.is_none_or(|found| spared > found) => at += spared,
                (Some(found), _) => {
                    hits.push(range(found));
                    at += found;
                }
                _ => at += 1,
            }
        }
    }

    fn find_phones(&self, text: &str, hits: &mut Vec<Range<usize>>) {
        let chars: Vec<(usize, char)> = text.char_indices().map(|(at, c)| (at, plain(c))).collect();
        let end_of = |at: usize| chars.get(at).map_or(text.len(), |(start, _)| *start);
        let mut at = 0;
        while at < chars.len() {
            let before_is_digit = at > 0 && chars[at - 1].1.is_ascii_digit();
            let starts = chars[at].1 == '+' || (chars[at].1.is_ascii_digit() && !before_is_digit);
            let end = starts
                .then(|| {
                    self.phones
                        .iter()
                        .filter_map(|digits| phone_ends(&chars, at, digits))
                        .max()
                })
                .flatten();
            match end {
                Some(end) => {
                    hits.push(chars[at].0..end_of(end));
                    at = end;
                }
                None => at += 1,
            }
        }
    }
}

/// The ways in which a name is looked for; none for one too short to mean one person.
fn name_needles(name: &str) -> Vec<Name> {
    let name = trim_ends(name);
    if name.contains(MARK) {
        return Vec::new();
    }
    let parts: Vec<&str> = name
        .split(|c: char| c.is_whitespace() || c == '・')
        .filter(|part| !part.is_empty())
        .collect();
    let key: Vec<char> = name_key(name).chars().collect();
    let is_full = parts.len() > 1 && key.len() > 1;
    if key.len() < NAME_LETTERS && !is_full {
        return Vec::new();
    }
    let script = if key.iter().all(char::is_ascii) {
        Script::Latin
    } else if key.iter().all(|c| is_katakana(*c)) {
        Script::Kana
    } else if key.len() < NAME_LETTERS {
        Script::Short
    } else {
        Script::Other
    };
    let mut needles = vec![Name {
        letters: key,
        script,
    }];
    if script == Script::Latin && parts.len() == 2 {
        // Family name first or last: both are written.
        let turned: Vec<char> = name_key(&format!("{}{}", parts[1], parts[0]))
            .chars()
            .collect();
        needles.push(Name {
            letters: turned,
            script,
        });
    }
    needles
}

/// One letter as compared, and the bytes it comes from.
struct Letter {
    folded: char,
    start: usize,
    end: usize,
}

/// The letters of a text as compared: normal form KC, variant kanji as one, capital, hiragana as
/// katakana; spaces and `・` are none.
fn letters(text: &str) -> Vec<Letter> {
    let mut letters = Vec::with_capacity(text.len());
    let mut chars = text.char_indices().peekable();
    while let Some((start, first)) = chars.next() {
        let mut end = start + first.len_utf8();
        // What belongs to the letter before it is folded with it: ｶﾞ is one letter.
        while let Some((at, next)) = chars.peek().copied() {
            if !(is_combining_mark(next)
                || is_variation_selector(next)
                || matches!(next, '\u{FF9E}' | '\u{FF9F}'))
            {
                break;
            }
            end = at + next.len_utf8();
            chars.next();
        }
        if first.is_ascii() && end == start + 1 {
            if !first.is_ascii_whitespace() {
                letters.push(Letter {
                    folded: first.to_ascii_uppercase(),
                    start,
                    end,
                });
            }
            continue;
        }
        letters.extend(fold_name(&text[start..end]).chars().map(|folded| Letter {
            folded: katakana(folded),
            start,
            end,
        }));
    }
    letters
}

/// Hiragana as katakana.
fn katakana(c: char) -> char {
    match c {
        'ぁ'..='ゖ' | 'ゝ' | 'ゞ' => char::from_u32(u32::from(c) + 0x60).unwrap_or(c),
        _ => c,
    }
}

const fn is_katakana(c: char) -> bool {
    matches!(c, 'ァ'..='ヺ' | 'ー' | 'ヽ' | 'ヾ')
}

const fn is_kanji(c: char) -> bool {
    matches!(c, '々' | '〆' | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}')
}

/// The first character of a character's normal form KC.
fn plain(c: char) -> char {
    if c.is_ascii() {
        return c;
    }
    nfkc(c.encode_utf8(&mut [0; 4])).chars().next().unwrap_or(c)
}

/// The characters before and after a range.
fn neighbours(text: &str, range: &Range<usize>) -> (Option<char>, Option<char>) {
    (
        text[..range.start].chars().next_back().map(plain),
        text[range.end..].chars().next().map(plain),
    )
}

fn stands_alone(text: &str, range: &Range<usize>, script: Script) -> bool {
    let (before, after) = neighbours(text, range);
    let ends = |is_inside: &dyn Fn(char) -> bool| {
        !before.is_some_and(is_inside) && !after.is_some_and(is_inside)
    };
    match script {
        Script::Other => true,
        Script::Latin => ends(&|c| c.is_ascii_alphanumeric()),
        Script::Short => ends(&|c| is_kanji(c) || is_katakana(c)),
        Script::Kana => {
            // In hiragana the word after it is hiragana too.
            !text[range.clone()].chars().map(plain).any(is_katakana) || ends(&is_katakana)
        }
    }
}

fn is_whole_email(text: &str, range: &Range<usize>) -> bool {
    if text[range.clone()].chars().any(char::is_whitespace) {
        return false;
    }
    let (before, after) = neighbours(text, range);
    let mut rest = text[range.end..].chars().map(plain);
    rest.next();
    let goes_on = match after {
        Some('.') => rest.next().is_some_and(|c| c.is_ascii_alphanumeric()),
        Some(c) => c.is_ascii_alphanumeric() || matches!(c, '-' | '_'),
        None => false,
    };
    let came_before = before
        .is_some_and(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '%' | '+' | '-'));
    !goes_on && !came_before
}

/// Where a number that starts at `at` ends, if its digits are these; between digits stand at most two
/// dashes, dots, brackets or spaces.
fn phone_ends(chars: &[(usize, char)], at: usize, digits: &str) -> Option<usize> {
    const GAP: usize = 2;
    let national = digits.strip_prefix('0').unwrap_or(digits);
    let mut ways = vec![(at, digits.to_owned())];
    if chars[at].1 == '+' {
        ways = vec![
            (at + 1, format!("81{national}")),
            (at + 1, format!("810{national}")),
        ];
    }
    ways.into_iter()
        .filter_map(|(from, wanted)| {
            let mut here = from;
            let mut gap = 0;
            let mut wanted = wanted.chars().peekable();
            while let Some(digit) = wanted.peek() {
                let (_, c) = chars.get(here)?;
                if c == digit {
                    wanted.next();
                    gap = 0;
                } else if (is_dash(*c) || c.is_whitespace() || matches!(c, '(' | ')' | '.'))
                    && here > from
                    && gap < GAP
                {
                    gap += 1;
                } else {
                    return None;
                }
                here += 1;
            }
            let goes_on = chars.get(here).is_some_and(|(_, c)| c.is_ascii_digit());
            (!goes_on).then_some(here)
        })
        .max()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn redact(text: &str, erase: &[&str]) -> String {
        Needles::new(&Identity::read(erase.iter().copied()), [])
            .redact(text)
            .unwrap_or_else(|| text.to_owned())
    }

    #[test]
    fn case_p_43() {
        let text =
            "2027-01-05 mail to Hana Abe <hana@example.test>, tel 090-1234-5678, invited to 12-17";
        let erase = ["Hana Abe", "hana@example.test", "090-1234-5678"];
        let redacted = redact(text, &erase);
        assert_eq!(
            redacted,
            "2027-01-05 mail to █ <█>, tel █, invited to 12-17"
        );
        let left: Vec<&str> = erase
            .into_iter()
            .filter(|word| redacted.contains(word))
            .collect();
        assert_eq!(left, [""; 0]);
    }

    #[test]
    fn a_person_is_found_however_they_are_written() {
        let erase = [
            "髙橋　花子",
            "タカハシ ハナコ",
            "hana@example.test",
            "080-0000-1004",
        ];
        for (text, expected) in [
            ("高橋花子さんと話した", "█さんと話した"),
            ("高橋 花子・母", "█・母"),
            ("ﾀｶﾊｼ ﾊﾅｺ様", "█様"),
            ("たかはしはなこさん", "█さん"),
            ("髙\u{E0100}橋　花\u{E0100}子", "█"),
            ("ＨＡＮＡ＠example．test へ", "█ へ"),
            ("<Hana@Example.Test>.", "<█>."),
            ("johana@example.test", "johana@example.test"),
            ("hana@example.test.jp", "hana@example.test.jp"),
            ("電話０８０－００００－１００４。", "電話█。"),
            ("+81 80 0000 1004 と", "█ と"),
            ("+81-(0)80-0000-1004", "█"),
            ("(080)0000-1004", "(█"),
            ("08000001004、", "█、"),
            ("180-0000-1004", "180-0000-1004"),
            ("080-0000-10041", "080-0000-10041"),
            ("高橋さんの件", "高橋さんの件"),
            ("高橋花　子", "█"),
            ("", ""),
        ] {
            assert_eq!(redact(text, &erase), expected, "{text}");
        }
    }

    #[test]
    fn short_names_and_latin_words_end_where_they_end() {
        for (erase, text, expected) in [
            ("森 一", "森一さんと", "█さんと"),
            ("森 一", "森一郎さんと", "森一郎さんと"),
            ("森 一", "大森 一", "大森 一"),
            ("森一", "森一さんと", "森一さんと"),
            ("Hana Abe", "Abe Hana called", "█ called"),
            ("Hana Abe", "Johana Aberdeen", "Johana Aberdeen"),
            ("アベ ハナ", "アベ ハナコ", "アベ ハナコ"),
            ("アベ ハナ", "アベハナです", "█です"),
            ("Li", "Li", "Li"),
            ("█", "█", "█"),
        ] {
            assert_eq!(redact(text, &[erase]), expected, "{erase} in {text}");
        }
    }

    #[test]
    fn a_longer_name_of_somebody_else_is_left_alone() {
        let needles = Needles::new(&Identity::read(["佐藤 花"]), ["佐藤 花子", "鈴木 一"]);
        assert_eq!(
            needles.redact("佐藤花と佐藤花子、佐藤 花 子").as_deref(),
            Some("█と佐藤花子、佐藤 花 子")
        );
    }

    proptest! {
        #[test]
        fn any_text_can_be_redacted_and_once_is_enough(text in any::<String>(), name in "\\PC{3,12}") {
            let needles = Needles::new(&Identity::read([name.as_str(), "090-1234-5678", "a@b.jp"]), []);
            if let Some(once) = needles.redact(&text) {
                prop_assert!(once.contains(MARK));
            }
        }

        #[test]
        fn somebody_mentioned_anywhere_is_found(before in "[ぁ-んa-z ]{0,10}", after in "[ぁ-んa-z ]{0,10}", space in "[ 　]?") {
            let needles = Needles::new(&Identity::read(["鶯谷 金糸雀", "kanaria@example.test", "090-8765-4321"]), []);
            let text = format!("{before}鶯谷{space}金糸雀 kanaria@example.test 09087654321 {after}");
            prop_assert_eq!(needles.redact(&text), Some(format!("{before}█ █ █ {after}")));
        }
    }
}
