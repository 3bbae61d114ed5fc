//! How long answers take, what a search finds, and whether a text still says whose it was.

use crate::kernel::clock::minutes_between;
use crate::kernel::kana::fold_text;
use crate::kernel::text::{fold_name_for_search, nfkc};

/// From a question to the first of its answers, in whole minutes.
pub fn first_answer_minutes<'a>(
    asked_at: &str,
    answered_at: impl IntoIterator<Item = &'a str>,
) -> Option<i64> {
    answered_at
        .into_iter()
        .filter_map(|at| minutes_between(asked_at, at))
        .min()
}

/// The median in whole numbers; of an even count half the sum of the two in the middle, rounded down.
pub fn median(mut values: Vec<i64>) -> Option<i64> {
    values.sort_unstable();
    let middle = values.len() / 2;
    let upper = *values.get(middle)?;
    if values.len() % 2 == 1 {
        return Some(upper);
    }
    let lower = *values.get(middle - 1)?;
    Some(lower + (upper - lower) / 2)
}

/// Whether every word typed stands in one of the texts.
pub fn is_found(words: &[String], texts: &[&str]) -> bool {
    let text = fold_text(&texts.join("\n"));
    words.iter().all(|word| text.contains(word.as_str()))
}

/// The words typed into a search box, as [`is_found`] compares them.
pub fn words_of(typed: &str) -> Vec<String> {
    fold_text(typed)
        .split_whitespace()
        .take(8)
        .map(str::to_owned)
        .collect()
}

/// By what a text may give somebody away.
#[derive(Clone, Debug, Default)]
pub struct Marks {
    /// Every name on record, family and given name parted by a space.
    pub names: Vec<String>,
    /// The readings of those names.
    pub readings: Vec<String>,
    /// E-mail addresses, lower case.
    pub emails: Vec<String>,
    /// Digits of telephone numbers.
    pub phones: Vec<String>,
}

/// What follows a name when somebody is spoken of.
const HONORIFICS: [&str; 6] = ["サン", "様", "サマ", "クン", "君", "チャン"];
/// Characters folded at a time, and how far the pieces overlap: longer than any name.
const PIECE: usize = 120;
const OVERLAP: usize = 40;

/// Whether a text still names somebody or says how to reach them. It errs towards yes: the answer is
/// a caution, and the user decides.
pub fn gives_away(text: &str, marks: &Marks) -> bool {
    let plain = fold_text(text);
    if marks
        .emails
        .iter()
        .any(|email| !email.is_empty() && plain.contains(&email.to_lowercase()))
    {
        return true;
    }
    let digits: String = plain.chars().filter(char::is_ascii_digit).collect();
    if marks
        .phones
        .iter()
        .any(|phone| phone.len() >= 8 && digits.contains(phone.as_str()))
    {
        return true;
    }
    let pieces = pieces_of(&plain);
    let stands = |part: &str| pieces.iter().any(|piece| piece.contains(part));
    marks.names.iter().chain(&marks.readings).any(|name| {
        let whole = fold_piece(name);
        let parts: Vec<String> = nfkc(name)
            .split_whitespace()
            .map(fold_piece)
            .filter(|part| !part.is_empty())
            .collect();
        let is_whole = whole.chars().count() >= 3 && stands(&whole);
        is_whole
            || parts.iter().any(|part| {
                // A short part is an ordinary word more often than a name, unless somebody is meant.
                let length = part.chars().count();
                let long_enough = if is_kana(part) { 4 } else { 2 };
                (length >= long_enough && stands(part))
                    || HONORIFICS
                        .iter()
                        .any(|honorific| stands(&format!("{part}{honorific}")))
            })
    })
}

fn is_kana(text: &str) -> bool {
    text.chars().all(|c| matches!(c, 'ァ'..='ヺ' | 'ー'))
}

fn fold_piece(text: &str) -> String {
    fold_text(&fold_name_for_search(text))
}

/// The text folded as names are, piece by piece: names are short, and so is what is folded at once.
fn pieces_of(plain: &str) -> Vec<String> {
    let letters: Vec<char> = plain.chars().collect();
    let step = PIECE - OVERLAP;
    (0..letters.len())
        .step_by(step)
        .map(|from| {
            let to = (from + PIECE).min(letters.len());
            fold_piece(&letters[from..to].iter().collect::<String>())
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_median_is_a_whole_number() {
        for (values, expected) in [
            (vec![], None),
            (vec![7], Some(7)),
            (vec![30, 10], Some(20)),
            (vec![5, 4], Some(4)),
            (vec![90, 10, 60], Some(60)),
            (vec![1440, 60, 120, 4320], Some(780)),
        ] {
            assert_eq!(median(values.clone()), expected, "{values:?}");
        }
    }

    #[test]
    fn the_first_answer_counts_whichever_was_written_first() {
        let asked = "2026-11-20T01:00:00.000Z";
        assert_eq!(first_answer_minutes(asked, []), None);
        assert_eq!(
            first_answer_minutes(
                asked,
                ["2026-11-22T01:00:00.000Z", "2026-11-20T05:30:00.000Z"]
            ),
            Some(270)
        );
    }

    #[test]
    fn words_are_found_in_any_kana_width_or_case() {
        let texts = ["引っ越しのてあては ありますか", "Suzuki Hana"];
        for (typed, found) in [
            ("", true),
            ("手当", false),
            ("テアテ", true),
            ("ﾃｱﾃ　suzuki", true),
            ("ＨＡＮＡ", true),
            ("てあて 寮", false),
        ] {
            assert_eq!(is_found(&words_of(typed), &texts), found, "{typed}");
        }
    }

    fn marks(name: &str, reading: &str) -> Marks {
        Marks {
            names: vec![name.to_owned()],
            readings: vec![reading.to_owned()],
            emails: vec!["hinata@example.test".to_owned()],
            phones: vec!["09012345678".to_owned()],
        }
    }

    #[test]
    fn a_text_gives_somebody_away_by_name_mail_or_number() {
        let long = format!("{}髙橋さんへ", "あ".repeat(5_000));
        let takahashi = marks("髙橋 ひなた", "タカハシ ヒナタ");
        for (text, away) in [
            ("髙橋さんの場合は、寮があります", true),
            ("高橋さんの場合は", true),
            ("高橋　ひなた 様", true),
            ("たかはしさんは", true),
            ("ヒナタさんは", true),
            ("Hinata@Example.test に送りました", true),
            ("０９０－１２３４－５６７８ に電話", true),
            (long.as_str(), true),
            ("寮はありません。手当があります", false),
            ("日当たりのよい部屋です", false),
            ("ひなたぼっこ", false),
            ("電話 03-0000-0000", false),
            ("", false),
        ] {
            let shown: String = text.chars().take(20).collect();
            assert_eq!(gives_away(text, &takahashi), away, "{shown}");
        }
    }

    #[test]
    fn a_name_of_one_character_needs_somebody_to_be_meant() {
        let forest = marks("森 一", "モリ ハジメ");
        for (text, away) in [
            ("森林の手入れの仕事があります", false),
            ("森さんに聞いてください", true),
            ("森様", true),
            ("森 一", false),
            ("一日の流れを説明します", false),
        ] {
            assert_eq!(gives_away(text, &forest), away, "{text}");
        }
    }
}
