//! Which records look like one person. Nobody is merged in silence: pairs are shown, people decide.

use std::collections::{BTreeMap, HashMap};

use chrono::NaiveDate;

use crate::kernel::contact::{Email, Phone};
use crate::kernel::text::fold_name;
use crate::person::Agreement;

/// What records are compared by, in folded form. Somebody on record may have several of each.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DuplicateKeys {
    /// Names, present and former, by [`fold_name`].
    pub names: Vec<String>,
    /// The birth date.
    pub birth_on: Option<NaiveDate>,
    /// E-mail addresses in their one form.
    pub emails: Vec<String>,
    /// The digits of telephone numbers.
    pub phones: Vec<String>,
}

impl DuplicateKeys {
    /// The keys of a record with one value of each.
    pub fn of(
        name: &str,
        birth_on: Option<NaiveDate>,
        email: Option<&Email>,
        phone: Option<&Phone>,
    ) -> Self {
        Self {
            names: vec![fold_name(name)],
            birth_on,
            emails: email
                .map(|email| email.as_str().to_owned())
                .into_iter()
                .collect(),
            phones: phone
                .map(|phone| phone.digits().to_owned())
                .into_iter()
                .collect(),
        }
    }
}

/// Two records that look like one person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pair {
    /// The earlier record, by its place in the list.
    pub first: usize,
    /// The later record.
    pub second: usize,
    /// In what they agree, in the order of [`Agreement`].
    pub agreements: Vec<Agreement>,
}

/// In groups larger than this each record is paired with the first only: a thousand rows with the
/// address of one school office are a thousand questions, not half a million.
const MAX_GROUP: usize = 12;

/// The pairs among the records that agree in the e-mail address, in name and birth date, or in name
/// and telephone number, where the later is not before `new_from`. Put people on record first and new
/// rows behind them to compare the new ones with everybody. Ordered by first and second.
///
/// Takes time in proportion to the number of records, not to its square.
pub fn duplicate_pairs(records: &[DuplicateKeys], new_from: usize) -> Vec<Pair> {
    let mut groups: HashMap<(Agreement, &str, &str, Option<NaiveDate>), Vec<usize>> =
        HashMap::new();
    for (index, record) in records.iter().enumerate() {
        let mut add = |key| {
            let group = groups.entry(key).or_default();
            if group.last() != Some(&index) {
                group.push(index);
            }
        };
        for email in record.emails.iter().filter(|email| !email.is_empty()) {
            add((Agreement::Mail, email, "", None));
        }
        for name in record.names.iter().filter(|name| !name.is_empty()) {
            if record.birth_on.is_some() {
                add((Agreement::NameBirth, name, "", record.birth_on));
            }
            for phone in record.phones.iter().filter(|phone| !phone.is_empty()) {
                add((Agreement::NamePhone, name, phone, None));
            }
        }
    }
    let mut pairs: BTreeMap<(usize, usize), Vec<Agreement>> = BTreeMap::new();
    for ((agreement, ..), group) in &groups {
        let mut add = |first: usize, second: usize| {
            let agreements = pairs.entry((first, second)).or_default();
            if !agreements.contains(agreement) {
                agreements.push(*agreement);
            }
        };
        for (at, second) in group
            .iter()
            .enumerate()
            .skip(1)
            .filter(|(_, second)| **second >= new_from)
        {
            let firsts = if group.len() <= MAX_GROUP {
                &group[..at]
            } else {
                &group[..1]
            };
            for first in firsts {
                add(*first, *second);
            }
        }
    }
    pairs
        .into_iter()
        .map(|((first, second), mut agreements)| {
            agreements.sort_unstable();
            Pair {
                first,
                second,
                agreements,
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(name: &str, birth: &str, email: &str, phone: &str) -> DuplicateKeys {
        DuplicateKeys::of(
            name,
            birth.parse().ok(),
            Email::read(email).ok().as_ref(),
            Phone::read(phone).ok().as_ref(),
        )
    }

    /// Case P-31; telephone numbers count together with the name, so all are of one name here.
    #[test]
    fn similar_records_of_case_p_31() {
        let records = [
            ("abc@example.test", "123"),
            ("b@example.test", "456"),
            ("def@example.test", "123"),
            ("ABC@example.test", "456"),
            ("", ""),
            ("", ""),
        ]
        .map(|(email, phone)| keys("見本", "", email, phone));
        let pairs = duplicate_pairs(&records, 0);
        let similar = (0..6).map(|index| {
            pairs
                .iter()
                .filter(|pair| pair.first == index || pair.second == index)
                .count()
        });
        assert_eq!(similar.collect::<Vec<_>>(), [2, 1, 1, 2, 0, 0]);
    }

    #[test]
    fn names_are_folded_and_agreements_gathered() {
        let records = [
            keys("髙橋 ひなた", "2003-05-15", "a@example.jp", "090-0000-0001"),
            keys(
                "高橋　ひなた",
                "2003-05-15",
                "A@example.jp",
                "+81 90 0000 0001",
            ),
            keys("高橋ひなた", "2003-05-16", "b@example.jp", ""),
            keys("", "2003-05-15", "", "09000000001"),
        ];
        let pairs = duplicate_pairs(&records, 0);
        assert_eq!(
            pairs,
            [Pair {
                first: 0,
                second: 1,
                agreements: vec![Agreement::Mail, Agreement::NameBirth, Agreement::NamePhone]
            }]
        );
        assert_eq!(duplicate_pairs(&records, 2), []);
    }

    #[test]
    fn a_crowd_is_asked_about_one_by_one() {
        let crowd: Vec<DuplicateKeys> = (0..10_000)
            .map(|index| keys(&format!("見本{index}"), "", "office@example.ac.jp", ""))
            .collect();
        let pairs = duplicate_pairs(&crowd, 0);
        assert_eq!(pairs.len(), 9_999);
        assert!(pairs.iter().all(|pair| pair.first == 0));
    }
}
