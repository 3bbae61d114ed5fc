//! Who is meant by a line: by number, by name, by both.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::super::applicants::RowCode;
use super::super::members::read_number;
use super::api::{Confidence, MatchedBy};
use crate::articles::rules::MembershipArticles;
use crate::kernel::Result;
use crate::kernel::id::MemberId;
use crate::kernel::kana::{is_reading, to_katakana_reading};
use crate::kernel::money::Yen;
use crate::kernel::text::{fold_name, nfkc};
use crate::member::RollLine;

/// What a line says of the payer.
#[derive(Clone, Debug)]
pub(super) enum Payer {
    /// Number and name in their columns.
    Listed {
        /// 組合員番号.
        number: String,
        /// 氏名.
        name: String,
    },
    /// Whatever a bank writes.
    Text(String),
}

/// Who is meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Found {
    /// Somebody, by this, so surely.
    One(MemberId, MatchedBy, Confidence),
    /// One of these.
    Several(Vec<MemberId>),
    /// Nobody, and why.
    Nobody(RowCode),
}

/// Somebody money may come from, with what they are recognised by.
struct Entry {
    line: RollLine,
    /// Names as they are compared.
    names: Vec<String>,
    /// Readings as a bank writes them.
    kana: Vec<String>,
}

impl Entry {
    fn is_open_on(&self, on: NaiveDate) -> bool {
        self.line.left_on.is_none_or(|left_on| left_on >= on)
    }

    fn is_named_in(&self, text: &BankText) -> bool {
        self.kana.iter().any(|key| text.kana.contains(key))
            || self.names.iter().any(|name| text.folded.contains(name))
    }

    /// How many letters of the text are its name: whole names go before names within names.
    fn weight_in(&self, text: &BankText) -> usize {
        let kana = self.kana.iter().filter(|key| text.kana.contains(*key));
        let names = self.names.iter().filter(|name| text.folded.contains(*name));
        kana.chain(names)
            .map(|key| key.chars().count())
            .max()
            .unwrap_or_default()
    }
}

/// The shortest reading a bank's text is searched for, in letters: shorter ones are in every other word.
const SHORTEST_KANA: usize = 3;
/// The shortest number taken for one where nothing else speaks for it, in digits.
const SHORTEST_NUMBER: usize = 3;

/// Kana as banks write it: katakana in full size, without long-vowel marks, dashes and spaces.
fn bank_kana(text: &str) -> String {
    to_katakana_reading(text)
        .chars()
        .filter_map(|c| match c {
            'ァ' => Some('ア'),
            'ィ' => Some('イ'),
            'ゥ' => Some('ウ'),
            'ェ' => Some('エ'),
            'ォ' => Some('オ'),
            'ッ' => Some('ツ'),
            'ャ' => Some('ヤ'),
            'ュ' => Some('ユ'),
            'ョ' => Some('ヨ'),
            'ヮ' => Some('ワ'),
            'ヵ' => Some('カ'),
            'ヶ' => Some('ケ'),
            c @ 'ア'..='ヺ' => Some(c),
            _ => None,
        })
        .collect()
}

/// A bank's text as it is searched.
struct BankText {
    kana: String,
    folded: String,
    /// Runs of digits, each with whether the office's letters stand before it.
    numbers: Vec<Run>,
}

struct Run {
    number: u32,
    digits: usize,
    has_prefix: bool,
}

impl BankText {
    fn of(text: &str, prefix: &str) -> Self {
        let plain = nfkc(text);
        let mut numbers = Vec::new();
        let mut from = 0;
        for part in plain.split(|c: char| !c.is_ascii_digit()) {
            let before = &plain[..from];
            from += part.len();
            // Past the one character that ended the run.
            from += plain[from..].chars().next().map_or(0, char::len_utf8);
            if let Some(number) = read_number(part, "") {
                numbers.push(Run {
                    number,
                    digits: part.len(),
                    has_prefix: !prefix.is_empty() && before.ends_with(prefix),
                });
            }
        }
        Self {
            kana: bank_kana(text),
            folded: fold_name(text),
            numbers,
        }
    }
}

/// Everybody money may come from.
pub(super) struct Roll {
    entries: Vec<Entry>,
    by_number: HashMap<u32, usize>,
    by_member: HashMap<MemberId, usize>,
    prefix: String,
    width: usize,
}

impl Roll {
    /// Prepares the roll for searching.
    pub(super) fn of(lines: Vec<RollLine>, articles: &MembershipArticles) -> Self {
        let entries: Vec<Entry> = lines
            .into_iter()
            .map(|line| {
                let names = line.names.iter();
                let kana = names
                    .filter_map(|(_, reading)| reading.as_deref().map(bank_kana))
                    .filter(|key| key.chars().count() >= SHORTEST_KANA)
                    .collect();
                let names = line
                    .names
                    .iter()
                    .map(|(name, _)| fold_name(name))
                    .filter(|name| name.chars().count() > 1)
                    .collect();
                Entry { line, names, kana }
            })
            .collect();
        let places = || entries.iter().enumerate();
        Self {
            by_number: places()
                .filter_map(|(place, entry)| entry.line.number.map(|number| (number, place)))
                .collect(),
            by_member: places()
                .map(|(place, entry)| (entry.line.member, place))
                .collect(),
            prefix: nfkc(&articles.number_prefix),
            width: articles.number_width,
            entries,
        }
    }

    /// The first day of a membership.
    pub(super) fn joined_on(&self, member: MemberId) -> Option<NaiveDate> {
        let place = self.by_member.get(&member)?;
        self.entries[*place].line.joined_on
    }

    /// Whether money can come from a membership on a day.
    pub(super) fn check(&self, member: MemberId, on: NaiveDate) -> Result<(), RowCode> {
        match self.by_member.get(&member) {
            None => Err(RowCode::MemberUnknown),
            Some(place) if self.entries[*place].is_open_on(on) => Ok(()),
            Some(_) => Err(RowCode::MemberLeft),
        }
    }

    /// Whom somebody means who types this: a number, or a part of a name or its reading. Only those money can come
    /// from on the day; the first `most` by number.
    pub(super) fn search(&self, text: &str, on: NaiveDate, most: usize) -> Vec<MemberId> {
        let folded = fold_name(text);
        // What has a kanji in it is no reading.
        let kana = if is_reading(&to_katakana_reading(text)) {
            bank_kana(text)
        } else {
            String::new()
        };
        let number = read_number(text, &self.prefix);
        let is_meant = |entry: &&Entry| {
            let mut names = entry.line.names.iter();
            (number.is_some() && entry.line.number == number)
                || names.any(|(name, reading)| {
                    let is_read = |reading: &str| bank_kana(reading).contains(&kana);
                    !folded.is_empty() && fold_name(name).contains(&folded)
                        || !kana.is_empty() && reading.as_deref().is_some_and(is_read)
                })
        };
        self.entries
            .iter()
            .filter(|entry| entry.is_open_on(on))
            .filter(is_meant)
            .take(most)
            .map(|entry| entry.line.member)
            .collect()
    }

    /// Who is meant by a line. `dues` says which sums are due from somebody on that
    /// day.
    pub(super) fn find(
        &self,
        payer: &Payer,
        on: NaiveDate,
        amount: Yen,
        dues: impl Fn(MemberId) -> Result<Vec<Yen>>,
    ) -> Result<Found> {
        match payer {
            Payer::Listed { number, name } => Ok(self.listed(number, name, on)),
            Payer::Text(text) => {
                let text = BankText::of(text, &self.prefix);
                match self.numbered(&text, on) {
                    Some(found) => Ok(found),
                    None => self.named(&text, on, amount, dues),
                }
            }
        }
    }

    /// By number, checked against the name; without a number by the only one of that name.
    fn listed(&self, number: &str, name: &str, on: NaiveDate) -> Found {
        let folded = fold_name(name);
        if number.is_empty() {
            let of_name = |entry: &&Entry| entry.names.contains(&folded);
            let all: Vec<&Entry> = self.entries.iter().filter(of_name).collect();
            return one_of(&all, on, |entry| {
                Found::One(entry.line.member, MatchedBy::Name, Confidence::Medium)
            });
        }
        let place = read_number(number, &self.prefix)
            .and_then(|number| self.by_number.get(&number).copied());
        let Some(place) = place else {
            return Found::Nobody(RowCode::MemberUnknown);
        };
        let entry = &self.entries[place];
        let is_named = folded.is_empty()
            || entry
                .line
                .names
                .iter()
                .any(|(other, _)| fold_name(other) == folded);
        if !is_named {
            return Found::Nobody(RowCode::NameMismatch);
        }
        if !entry.is_open_on(on) {
            return Found::Nobody(RowCode::MemberLeft);
        }
        Found::One(entry.line.member, MatchedBy::Number, Confidence::High)
    }

    /// By a number in the text. A short one counts only where the name stands beside it; a long one beside
    /// somebody else's name is nobody's, and beside words that are nobody's name it is no more than likely.
    fn numbered(&self, text: &BankText, on: NaiveDate) -> Option<Found> {
        let mut places: Vec<usize> = Vec::new();
        for run in &text.numbers {
            let Some(place) = self.by_number.get(&run.number) else {
                continue;
            };
            let is_whole = run.has_prefix || run.digits >= self.width.max(SHORTEST_NUMBER);
            if (is_whole || self.entries[*place].is_named_in(text)) && !places.contains(place) {
                places.push(*place);
            }
        }
        let named: Vec<usize> = places
            .iter()
            .copied()
            .filter(|place| self.entries[*place].is_named_in(text))
            .collect();
        let is_named = !named.is_empty();
        let (place, others) = match if is_named { named } else { places }.as_slice() {
            [] => return None,
            [only] => (*only, Vec::new()),
            [first, others @ ..] => (*first, others.to_vec()),
        };
        let entry = &self.entries[place];
        if !others.is_empty() {
            let all = std::iter::once(place).chain(others);
            return Some(Found::Several(
                all.map(|place| self.entries[place].line.member).collect(),
            ));
        }
        if !is_named && self.entries.iter().any(|other| other.is_named_in(text)) {
            return Some(Found::Nobody(RowCode::NameMismatch));
        }
        if !entry.is_open_on(on) {
            return Some(Found::Nobody(RowCode::MemberLeft));
        }
        let confidence = if is_named || text.kana.is_empty() {
            Confidence::High
        } else {
            Confidence::Medium
        };
        Some(Found::One(entry.line.member, MatchedBy::Number, confidence))
    }

    /// By the name alone, or the name and the amount that is due.
    fn named(
        &self,
        text: &BankText,
        on: NaiveDate,
        amount: Yen,
        dues: impl Fn(MemberId) -> Result<Vec<Yen>>,
    ) -> Result<Found> {
        let mut named: Vec<(usize, &Entry)> = self
            .entries
            .iter()
            .map(|entry| (entry.weight_in(text), entry))
            .filter(|(weight, _)| *weight > 0)
            .collect();
        let most = named.iter().map(|(weight, _)| *weight).max();
        named.retain(|(weight, _)| Some(*weight) == most);
        let named: Vec<&Entry> = named.into_iter().map(|(_, entry)| entry).collect();
        let mut fitting: Vec<&Entry> = Vec::new();
        for entry in named.iter().filter(|entry| entry.is_open_on(on)) {
            if dues(entry.line.member)?.contains(&amount) {
                fitting.push(entry);
            }
        }
        if let [only] = fitting.as_slice() {
            let by = MatchedBy::NameAmount;
            return Ok(Found::One(only.line.member, by, Confidence::Medium));
        }
        Ok(one_of(&named, on, |entry| {
            Found::One(entry.line.member, MatchedBy::Name, Confidence::Low)
        }))
    }
}

/// The only one of these money can come from on a day.
fn one_of(all: &[&Entry], on: NaiveDate, found: impl Fn(&Entry) -> Found) -> Found {
    let open: Vec<&Entry> = all
        .iter()
        .copied()
        .filter(|entry| entry.is_open_on(on))
        .collect();
    match open.as_slice() {
        [] if all.is_empty() => Found::Nobody(RowCode::MemberUnknown),
        [] => Found::Nobody(RowCode::MemberLeft),
        [only] => found(only),
        several => Found::Several(several.iter().map(|entry| entry.line.member).collect()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::articles::rules::{entries, membership};
    use crate::kernel::id::PersonId;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn roll() -> Roll {
        let line = |id, number, left_on: Option<&str>, name: &str, reading: &str| RollLine {
            member: MemberId(id),
            person: PersonId(id),
            number,
            joined_on: number.map(|_| day("2020-04-01")),
            left_on: left_on.map(day),
            names: vec![(name.to_owned(), Some(reading.to_owned()))],
        };
        let lines = vec![
            line(1, Some(1), None, "樋口 みどり", "ヒグチ ミドリ"),
            line(2, Some(120), None, "齋藤 翔子", "サイトウ ショウコ"),
            line(3, Some(121), None, "斉藤 祥子", "サイトウ ショウコ"),
            line(
                4,
                Some(300),
                Some("2026-03-31"),
                "平田 典子",
                "ヒラタ ノリコ",
            ),
            line(5, None, None, "森 結衣", "モリ ユイ"),
        ];
        Roll::of(lines, &membership(&entries(&[], day("2026-11-22"))))
    }

    fn of(payer: Payer, amount: i64) -> Found {
        // Who applies owes two units, number 120 one.
        let dues = |member: MemberId| {
            Ok(match member.0 {
                5 => vec![Yen::new(100_000)],
                2 => vec![Yen::new(50_000)],
                _ => Vec::new(),
            })
        };
        roll()
            .find(&payer, day("2026-11-20"), Yen::new(amount), dues)
            .unwrap()
    }

    #[test]
    fn a_banks_words_are_matched_by_number_then_name_and_amount_then_name() {
        let one = |id, by, confidence| Found::One(MemberId(id), by, confidence);
        for (text, amount, found) in [
            (
                "1 ﾋｸﾞﾁ ﾐﾄﾞﾘ",
                5_000,
                one(1, MatchedBy::Number, Confidence::High),
            ),
            (
                "振込 120 ｻｲﾄｳ ｼﾖｳｺ",
                5_000,
                one(2, MatchedBy::Number, Confidence::High),
            ),
            ("00120", 5_000, one(2, MatchedBy::Number, Confidence::High)),
            (
                "ｼﾕﾂｼｷﾝ 120",
                5_000,
                one(2, MatchedBy::Number, Confidence::Medium),
            ),
            (
                "ﾌﾘｺﾐ ﾓﾘ ﾕｲ",
                100_000,
                one(5, MatchedBy::NameAmount, Confidence::Medium),
            ),
            ("ﾓﾘ ﾕｲ", 50_000, one(5, MatchedBy::Name, Confidence::Low)),
            (
                "ｻｲﾄｳ ｼﾖｳｺ",
                50_000,
                one(2, MatchedBy::NameAmount, Confidence::Medium),
            ),
            (
                "ｻｲﾄｳ ｼﾖｳｺ",
                5_000,
                Found::Several(vec![MemberId(2), MemberId(3)]),
            ),
            ("ﾋｸﾞﾁ ﾐﾄﾞﾘ 120", 5_000, Found::Nobody(RowCode::NameMismatch)),
            ("ﾋﾗﾀ ﾉﾘｺ", 5_000, Found::Nobody(RowCode::MemberLeft)),
            ("300", 5_000, Found::Nobody(RowCode::MemberLeft)),
            ("ﾃﾞﾝｷﾀﾞｲ 1", 5_000, Found::Nobody(RowCode::MemberUnknown)),
            ("", 5_000, Found::Nobody(RowCode::MemberUnknown)),
        ] {
            assert_eq!(of(Payer::Text(text.to_owned()), amount), found, "{text}");
        }
    }

    #[test]
    fn whoever_is_typed_is_found_while_money_can_come_from_them() {
        for (text, day_, found) in [
            ("120", "2026-11-20", &[2][..]),
            ("さいとう", "2026-11-20", &[2, 3]),
            ("ｻｲﾄｳ ｼﾖｳ", "2026-11-20", &[2, 3]),
            ("翔子", "2026-11-20", &[2]),
            ("結衣", "2026-11-20", &[5]),
            ("平田", "2026-11-20", &[]),
            ("平田", "2026-03-31", &[4]),
            ("", "2026-11-20", &[]),
            ("東京", "2026-11-20", &[]),
            ("森リ", "2026-11-20", &[]),
        ] {
            let ids: Vec<i64> = roll()
                .search(text, day(day_), 8)
                .into_iter()
                .map(|member| member.0)
                .collect();
            assert_eq!(ids, found, "{text}");
        }
        assert_eq!(roll().search("さいとう", day("2026-11-20"), 1).len(), 1);
    }

    #[test]
    fn a_listed_number_is_checked_against_the_name() {
        let listed = |number: &str, name: &str| {
            of(
                Payer::Listed {
                    number: number.to_owned(),
                    name: name.to_owned(),
                },
                5_000,
            )
        };
        let high = |id| Found::One(MemberId(id), MatchedBy::Number, Confidence::High);
        assert_eq!(listed("00120", "斎藤　翔子"), high(2));
        assert_eq!(
            listed("00120", "斎藤 祥子"),
            Found::Nobody(RowCode::NameMismatch)
        );
        assert_eq!(
            listed("9", "樋口みどり"),
            Found::Nobody(RowCode::MemberUnknown)
        );
        assert_eq!(
            listed("-1", "樋口みどり"),
            Found::Nobody(RowCode::MemberUnknown)
        );
        assert_eq!(
            listed("300", "平田典子"),
            Found::Nobody(RowCode::MemberLeft)
        );
        assert_eq!(
            listed("", "樋口みどり"),
            Found::One(MemberId(1), MatchedBy::Name, Confidence::Medium)
        );
    }
}
