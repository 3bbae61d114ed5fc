//! Who in a register is whom.

use std::collections::HashMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::MemberRow;
use crate::kernel::Result;
use crate::kernel::contact::is_dash;
use crate::kernel::id::PersonId;
use crate::kernel::text::fold_name;
use crate::person;
use crate::store::Reader;

/// In what somebody in a register agrees with somebody else.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
pub enum MemberAgreement {
    /// The same name (variants of characters folded) and address.
    #[serde(rename = "name+address")]
    NameAddress,
    /// The same name and birth date.
    #[serde(rename = "name+birth")]
    NameBirth,
}

/// Whom a row looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum LooksLike {
    /// An earlier row, by its place among the accepted ones.
    Row(usize),
    /// Somebody on record.
    Person(PersonId),
}

/// A row that may be of somebody there already.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Pair {
    /// The row, by its place.
    pub row: usize,
    /// The other.
    pub with: LooksLike,
    /// What is the same.
    pub agreeing: Vec<MemberAgreement>,
}

/// Who is whom among the accepted rows, by their places.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Kin {
    /// For each row, the membership of the same person that ended before.
    pub earlier: Vec<Option<usize>>,
    /// Possible duplicates.
    pub pairs: Vec<Pair>,
    /// Different people of one name: the rows with which each begins, two and two.
    pub namesakes: Vec<(usize, usize)>,
}

/// An address as it is compared: normal form KC, no spaces, every dash the same.
pub(super) fn fold_address(address: &str) -> String {
    fold_name(address)
        .chars()
        .map(|c| if is_dash(c) { '-' } else { c })
        .collect()
}

/// In what two people of one name agree besides.
fn agreeing(
    (address, birth_on): (Option<&str>, Option<NaiveDate>),
    (other_address, other_birth_on): (Option<&str>, Option<NaiveDate>),
) -> Vec<MemberAgreement> {
    let mut agreeing = Vec::new();
    let folded = |address: Option<&str>| address.map(fold_address).filter(|text| !text.is_empty());
    if folded(address).is_some_and(|address| folded(other_address).as_deref() == Some(&address)) {
        agreeing.push(MemberAgreement::NameAddress);
    }
    if birth_on.is_some() && birth_on == other_birth_on {
        agreeing.push(MemberAgreement::NameBirth);
    }
    agreeing
}

fn traits(row: &MemberRow) -> (Option<&str>, Option<NaiveDate>) {
    (row.draft.address.as_deref(), row.draft.birth_on)
}

/// Compares rows, which stand in the order in which they joined, with each other and with everybody on record.
/// Whoever left and came back under another number, same name and address, is one person; nobody else is made
/// one without being asked.
pub(super) fn kin(db: &Reader<'_>, rows: &[MemberRow], today: NaiveDate) -> Result<Kin> {
    let mut kin = Kin {
        earlier: vec![None; rows.len()],
        ..Kin::default()
    };
    let mut named: HashMap<String, Vec<usize>> = HashMap::new();
    for (place, row) in rows.iter().enumerate() {
        named
            .entry(fold_name(&row.draft.name))
            .or_default()
            .push(place);
    }
    let mut groups: Vec<Vec<usize>> = named
        .into_values()
        .filter(|group| group.len() > 1)
        .collect();
    groups.sort_unstable();
    for group in groups {
        among(rows, &group, &mut kin);
    }
    kin.namesakes.sort_unstable();
    for (place, row) in rows.iter().enumerate() {
        if kin.earlier[place].is_some() {
            continue;
        }
        for person in person::with_name(db, &row.draft.name)? {
            let facts = person::living(db, person, today)?;
            let agreeing = agreeing(traits(row), (facts.address.as_deref(), facts.birth_on));
            if !agreeing.is_empty() {
                kin.pairs.push(Pair {
                    row: place,
                    with: LooksLike::Person(person),
                    agreeing,
                });
            }
        }
    }
    kin.pairs.sort_by_key(|pair| rows[pair.row].row);
    Ok(kin)
}

/// Compares the rows of one name.
fn among(rows: &[MemberRow], group: &[usize], kin: &mut Kin) {
    // The latest membership of each person found so far, and the first one.
    let mut people: Vec<(usize, usize)> = Vec::new();
    for place in group {
        let row = &rows[*place];
        let came_back = people.iter_mut().rev().find(|(latest, _)| {
            let other = &rows[*latest];
            agreeing(traits(row), traits(other)).contains(&MemberAgreement::NameAddress)
                && other.left_on.is_some_and(|left_on| left_on < row.joined_on)
        });
        if let Some((latest, _)) = came_back {
            kin.earlier[*place] = Some(*latest);
            *latest = *place;
            continue;
        }
        for (latest, _) in &people {
            let agreeing = agreeing(traits(row), traits(&rows[*latest]));
            if !agreeing.is_empty() {
                kin.pairs.push(Pair {
                    row: *place,
                    with: LooksLike::Row(*latest),
                    agreeing,
                });
            }
        }
        people.push((*place, *place));
    }
    for pair in people.windows(2) {
        kin.namesakes.push((pair[0].1, pair[1].1));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_compared_as_people_write_them() {
        assert_eq!(
            fold_address("東京都見本市見本台７－２１－１８第２例示荘１０２号"),
            fold_address("東京都見本市見本台7-21-18 第2例示荘102号")
        );
        assert_ne!(fold_address("見本台7-21-18"), fold_address("見本台7-21-81"));
        assert!(agreeing((None, None), (None, None)).is_empty());
        assert!(agreeing((Some(" "), None), (Some(""), None)).is_empty());
    }
}
