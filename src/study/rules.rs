//! What a word in a study calendar means.

use chrono::NaiveDate;

use super::{StudyKind, StudyLoad, StudyLoadKind, StudyPeriod};
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

/// For how many people study or work comes first, day by day; days without anybody are left out.
pub fn loads(periods: &[StudyPeriod], from: NaiveDate, to: NaiveDate) -> Vec<StudyLoad> {
    from.iter_days()
        .take_while(|day| *day <= to)
        .filter_map(|on| {
            let mut busy: Vec<(StudyKind, crate::kernel::id::PersonId)> = periods
                .iter()
                .filter(|period| (period.starts_on..=period.ends_on).contains(&on))
                .map(|period| (period.kind, period.person))
                .collect();
            busy.sort_unstable();
            busy.dedup();
            let mut people: Vec<_> = busy.iter().map(|(_, person)| *person).collect();
            people.sort_unstable();
            people.dedup();
            let mut kinds: Vec<StudyLoadKind> = Vec::new();
            for (kind, _) in &busy {
                match kinds.last_mut() {
                    Some(last) if last.kind == *kind => last.people += 1,
                    _ => kinds.push(StudyLoadKind {
                        kind: *kind,
                        people: 1,
                    }),
                }
            }
            (!people.is_empty()).then(|| StudyLoad {
                on,
                people: u32::try_from(people.len()).unwrap_or(u32::MAX),
                kinds,
            })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_counts_people_once() {
        use crate::kernel::id::{PersonId, StudyPeriodId};
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let period = |person, kind, starts: &str, ends: &str| StudyPeriod {
            id: StudyPeriodId(1),
            person: PersonId(person),
            name: String::new(),
            kind,
            label: String::new(),
            starts_on: day(starts),
            ends_on: day(ends),
            remark: None,
        };
        let periods = [
            period(1, StudyKind::Exam, "2027-01-20", "2027-01-22"),
            period(1, StudyKind::Exam, "2027-01-21", "2027-01-21"),
            period(1, StudyKind::Work, "2027-01-21", "2027-01-21"),
            period(2, StudyKind::Exam, "2027-01-22", "2027-01-30"),
        ];
        let loads = loads(&periods, day("2027-01-19"), day("2027-01-22"));
        let shown: Vec<(String, u32, Vec<u32>)> = loads
            .iter()
            .map(|load| {
                let kinds = load.kinds.iter().map(|kind| kind.people).collect();
                (load.on.to_string(), load.people, kinds)
            })
            .collect();
        assert_eq!(
            shown,
            [
                ("2027-01-20".to_owned(), 1, vec![1]),
                ("2027-01-21".to_owned(), 1, vec![1, 1]),
                ("2027-01-22".to_owned(), 2, vec![2]),
            ]
        );
    }

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
