//! Text as people write it: normal forms, ends, and the folding by which two names are compared.
//!
//! Folding is for **reading and comparing only**. What is stored is what was written, character by
//! character; only the white space at both ends goes.

use unicode_normalization::UnicodeNormalization;

/// Text beyond this many characters is cut before it is folded. No name, address or search word is
/// that long; a hundred thousand combining marks in one cell are.
pub const MAX_FOLDED_CHARS: usize = 4_096;

/// The first [`MAX_FOLDED_CHARS`] characters, without copying.
pub fn cap(text: &str) -> &str {
    if text.len() <= MAX_FOLDED_CHARS {
        return text;
    }
    match text.char_indices().nth(MAX_FOLDED_CHARS) {
        Some((end, _)) => &text[..end],
        None => text,
    }
}

/// Unicode normal form KC of (the first [`MAX_FOLDED_CHARS`] characters of) the text: half-width kana,
/// full-width digits and `㍿` become their plain forms; 髙 and 﨑 stay as they are.
pub fn nfkc(text: &str) -> String {
    let text = cap(text);
    if text.is_ascii() {
        return text.to_owned();
    }
    text.nfkc().collect()
}

/// White space at an end of a cell: everything Unicode calls so (U+3000 among it), and the invisible
/// characters that spreadsheets and web forms leave behind.
fn is_end_space(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200B}' | '\u{FEFF}' | '\u{2060}')
}

/// Without the white space at both ends. Nothing inside is touched.
pub fn trim_ends(text: &str) -> &str {
    text.trim_matches(is_end_space)
}

/// Whether nothing visible is written.
pub fn is_blank(text: &str) -> bool {
    text.chars().all(is_end_space)
}

/// With one of these a spreadsheet takes a cell of text for a formula, half-width and full-width.
/// Text beginning so goes out with an apostrophe before it and loses it on coming in.
pub const FORMULA_STARTS: [char; 10] = ['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'];

/// Selects the shape of the character before it (葛󠄀): never a difference between two names.
pub fn is_variation_selector(c: char) -> bool {
    matches!(c, '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}')
}

/// The variant kanji that are one and the same when two names are compared. This table decides
/// which applicants are shown as possible duplicates, so it is short and changes only on purpose.
const fn fold_name_char(c: char) -> char {
    match c {
        '髙' => '高',
        '﨑' => '崎',
        '邊' | '邉' => '辺',
        '齋' | '齊' | '斉' => '斎',
        '德' => '徳',
        '濵' | '濱' => '浜',
        '𠮷' => '吉',
        '澤' => '沢',
        '櫻' => '桜',
        '廣' => '広',
        '國' => '国',
        '眞' => '真',
        '冨' => '富',
        '嶋' | '嶌' => '島',
        '瀨' => '瀬',
        _ => c,
    }
}

/// Further variants, for the search box only: finding one too many there costs a glance.
const fn fold_search_char(c: char) -> char {
    match c {
        '嵜' | '碕' => '崎',
        '惠' => '恵',
        '榮' => '栄',
        '條' => '条',
        '學' => '学',
        '與' => '与',
        '會' => '会',
        '萬' => '万',
        '傳' => '伝',
        '壽' => '寿',
        '實' => '実',
        '寶' | '寳' => '宝',
        '藏' => '蔵',
        '橫' => '横',
        '淺' => '浅',
        '瀧' => '滝',
        '淵' | '渊' => '渕',
        '鐵' => '鉄',
        '關' => '関',
        '圓' => '円',
        '兒' => '児',
        '鷗' => '鴎',
        '禮' => '礼',
        '應' => '応',
        '彌' => '弥',
        '佛' => '仏',
        '增' => '増',
        '薰' => '薫',
        '靜' => '静',
        '峯' => '峰',
        '埜' => '野',
        '𣘺' => '橋',
        '舘' => '館',
        '邨' => '村',
        '曻' => '昇',
        '凉' => '涼',
        '曾' => '曽',
        '藪' => '薮',
        '桒' => '桑',
        '栁' | '桺' => '柳',
        '槇' => '槙',
        '龍' => '竜',
        '檜' => '桧',
        '籠' => '篭',
        '鄕' => '郷',
        '黑' => '黒',
        '步' => '歩',
        '祿' => '禄',
        '縣' => '県',
        '豐' => '豊',
        '辨' | '瓣' | '辯' => '弁',
        '驒' => '騨',
        '髮' => '髪',
        '麥' => '麦',
        '絲' => '糸',
        '賴' => '頼',
        '淸' => '清',
        '靑' => '青',
        '戶' => '戸',
        '吳' => '呉',
        '杦' => '杉',
        '﨔' => '欅',
        _ => c,
    }
}

/// The key under which two names are the same: normal form KC; no spaces, `・` or variation
/// selectors; capital letters; variant kanji as one.
///
/// Prefix- and length-safe: at most [`MAX_FOLDED_CHARS`] characters are looked at, in one pass.
pub fn fold_name(text: &str) -> String {
    fold(text, fold_name_char)
}

/// As [`fold_name`], with more variant kanji. For the search box, never for deciding that two names
/// are the same.
pub fn fold_name_for_search(text: &str) -> String {
    fold(text, |c| fold_search_char(fold_name_char(c)))
}

fn fold(text: &str, variant: impl Fn(char) -> char) -> String {
    let mut folded = String::with_capacity(text.len().min(256));
    for c in cap(text).nfkc() {
        if is_end_space(c) || c == '・' || is_variation_selector(c) {
            continue;
        }
        if c.is_ascii() {
            folded.push(c.to_ascii_uppercase());
        } else {
            folded.extend(variant(c).to_uppercase());
        }
    }
    folded
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn normal_form_kc_of_case_p_30() {
        for (given, expected) in [
            ("ﾀｶﾊｼ", "タカハシ"),
            ("㍿", "株式会社"),
            ("１２３", "123"),
            ("髙", "髙"),
        ] {
            assert_eq!(nfkc(given), expected);
        }
    }

    #[test]
    fn variants_of_case_p_30() {
        for (left, right, same) in [
            ("髙橋", "高橋", true),
            ("山﨑", "山崎", true),
            ("渡邊", "渡邉", true),
            ("ﾀｶﾊｼ", "タカハシ", true),
            ("田中", "中田", false),
        ] {
            assert_eq!(fold_name(left) == fold_name(right), same, "{left} {right}");
        }
    }

    #[test]
    fn names_fold_by_the_table_and_by_nothing_else() {
        for (left, right) in [
            ("齋藤", "斎藤"),
            ("齊藤", "斉藤"),
            ("濵田 德", "濱田徳"),
            ("𠮷澤", "吉沢"),
            ("櫻 廣國", "桜広国"),
            ("眞 冨", "真富"),
            ("嶋", "嶌"),
            ("瀨", "瀬"),
            ("キム・ソヨン", "キム ソヨン"),
            ("ｷﾑ･ｿﾖﾝ", "キムソヨン"),
            ("葛\u{E0100}城", "葛城"),
            ("John　smith", "ＪＯＨＮ Smith"),
            ("\u{FA1B}島", "福島"),
            ("\u{FA19}谷", "神谷"),
        ] {
            assert_eq!(fold_name(left), fold_name(right), "{left} {right}");
        }
        assert_ne!(fold_name("龍"), fold_name("竜"));
        assert_eq!(
            fold_name_for_search("瀧澤 龍"),
            fold_name_for_search("滝沢竜")
        );
        assert_ne!(fold_name("さとう"), fold_name("サトウ"));
    }

    #[test]
    fn ends_are_dropped_and_the_inside_stays() {
        assert_eq!(
            trim_ends("\u{3000} 神谷　幸恵 \u{3000}\u{A0}\u{FEFF}"),
            "神谷　幸恵"
        );
        assert!(is_blank(" \u{3000}\t"));
    }

    #[test]
    fn absurd_input_is_cut_before_work() {
        let marks: String = std::iter::once('か')
            .chain(std::iter::repeat_n('\u{0301}', 100_000))
            .collect();
        assert!(fold_name(&marks).chars().count() <= MAX_FOLDED_CHARS);
        let bombs = "\u{FDFA}".repeat(100_000); // one character, eighteen in normal form KC
        assert!(nfkc(&bombs).chars().count() <= 18 * MAX_FOLDED_CHARS);
    }

    proptest! {
        #[test]
        fn folding_twice_changes_nothing(text in "\\PC{0,40}") {
            let once = fold_name(&text);
            // Capital forms can have further normal forms (`ŉ`); one more round is then stable.
            let twice = fold_name(&once);
            prop_assert_eq!(fold_name(&twice), twice);
        }

        #[test]
        fn any_text_can_be_folded(text in any::<String>()) {
            let _ = (fold_name(&text), fold_name_for_search(&text), nfkc(&text));
        }
    }
}
