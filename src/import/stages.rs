//! Stage words of other people's files, and the office's own stages.

use std::collections::HashMap;

use crate::kernel::id::StageId;
use crate::kernel::text::nfkc;

/// Words that mean the same stage; the first of each is the usual name.
const SYNONYMS: [&[&str]; 9] = [
    &["応募受付", "エントリー", "応募"],
    &["書類選考", "書類審査"],
    &["一次面接", "1次面接", "一次面談"],
    &["二次面接", "2次面接"],
    &["最終面接", "最終"],
    &["内定", "内々定"],
    &["内定承諾", "承諾"],
    &["辞退", "選考辞退", "内定辞退"],
    &["不採用", "お見送り", "見送り"],
];

/// A word as it is compared: normal form KC without spaces.
pub fn fold_stage_word(word: &str) -> String {
    nfkc(word).chars().filter(|c| !c.is_whitespace()).collect()
}

/// Finds the stage a word means: by what the user said of it, by the office's own name for a stage,
/// by the usual words for one.
#[derive(Clone, Debug)]
pub struct StageMap {
    words: HashMap<String, StageId>,
    first: StageId,
}

impl StageMap {
    /// The office's stages by id and name, the one at which an application without a word stands, and
    /// the words the user has explained.
    pub fn new<'a>(
        stages: impl IntoIterator<Item = (StageId, &'a str)>,
        first: StageId,
        explained: impl IntoIterator<Item = (&'a str, StageId)>,
    ) -> Self {
        let own: Vec<(StageId, String)> = stages
            .into_iter()
            .map(|(id, name)| (id, fold_stage_word(name)))
            .collect();
        let mut words = HashMap::new();
        for (id, name) in &own {
            // An office that calls a stage 1次面接 understands 一次面談; of two stages that mean the
            // same the earlier takes the words that are neither's own name.
            for synonyms in SYNONYMS
                .iter()
                .filter(|synonyms| synonyms.contains(&name.as_str()))
            {
                for word in *synonyms {
                    words.entry((*word).to_owned()).or_insert(*id);
                }
            }
        }
        words.extend(own.into_iter().rev().map(|(id, name)| (name, id)));
        words.extend(
            explained
                .into_iter()
                .map(|(word, id)| (fold_stage_word(word), id)),
        );
        Self { words, first }
    }

    /// The stage a word means; the first for an empty one, `None` for an unknown one.
    pub fn resolve(&self, word: &str) -> Option<StageId> {
        let word = fold_stage_word(word);
        if word.is_empty() {
            Some(self.first)
        } else {
            self.words.get(&word).copied()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_find_the_stage_they_mean() {
        let (applied, first, second, accepted) = (StageId(1), StageId(2), StageId(3), StageId(4));
        let stages = [
            (applied, "応募受付"),
            (first, "１次 面接"),
            (second, "面談"),
            (accepted, "内定承諾"),
        ];
        let map = StageMap::new(stages, applied, [("面接官確認待ち", first)]);
        for (word, stage) in [
            ("", Some(applied)),
            ("　", Some(applied)),
            ("エントリー", Some(applied)),
            ("一次面談", Some(first)),
            ("一次 面接", Some(first)),
            ("1次面接", Some(first)),
            ("面談 ", Some(second)),
            ("承諾", Some(accepted)),
            ("面接官　確認待ち", Some(first)),
            ("?", None),
            ("内定", None),
        ] {
            assert_eq!(map.resolve(word), stage, "{word}");
        }
    }

    #[test]
    fn an_own_name_comes_before_a_usual_word() {
        let stages = [(StageId(1), "応募受付"), (StageId(2), "エントリー")];
        let map = StageMap::new(stages, StageId(1), []);
        assert_eq!(map.resolve("エントリー"), Some(StageId(2)));
        assert_eq!(map.resolve("応募"), Some(StageId(1)));
    }
}
