//! What a word in a study calendar means.

use super::StudyKind;
use crate::kernel::text::nfkc;

/// The kind a word (種別) stands for; what is not recognised is still a period of its own.
pub fn kind_of(label: &str) -> StudyKind {
    let word: String = nfkc(label).chars().filter(|c| !c.is_whitespace()).collect();
    // 口頭試問 is no 試験, and the 発表 of a thesis is not the thesis.
    const KINDS: [(StudyKind, &[&str]); 5] = [
        (StudyKind::Defence, &["試問", "審査", "発表", "面接試験"]),
        (StudyKind::Exam, &["試験", "テスト", "考査", "追試"]),
        (
            StudyKind::Thesis,
            &["論文", "卒論", "修論", "卒業研究", "卒業制作"],
        ),
        (StudyKind::Practice, &["実習", "インターン", "研修"]),
        (
            StudyKind::Work,
            &["勤務", "アルバイト", "バイト", "仕事", "就労", "パート"],
        ),
    ];
    KINDS
        .into_iter()
        .find(|(_, words)| words.iter().any(|known| word.contains(known)))
        .map_or(StudyKind::Other, |(kind, _)| kind)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_understood() {
        for (word, kind) in [
            ("後期試験", StudyKind::Exam),
            ("再 試験", StudyKind::Exam),
            ("期末ﾃｽﾄ", StudyKind::Exam),
            ("卒業論文提出", StudyKind::Thesis),
            ("口頭試問", StudyKind::Defence),
            ("卒業論文発表", StudyKind::Defence),
            ("教育実習", StudyKind::Practice),
            ("アルバイト", StudyKind::Work),
            ("集中講義", StudyKind::Other),
        ] {
            assert_eq!(kind_of(word), kind, "{word}");
        }
    }
}
