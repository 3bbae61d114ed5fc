//! The tree of workplaces: what may stand above what, and what it looks like on a day.

use std::collections::HashMap;
use std::fmt;

use chrono::NaiveDate;

use super::{SiteFacts, SiteKind, SiteNode, SiteStanding};
use crate::kernel::error::ApiError;
use crate::kernel::id::SiteId;
use crate::kernel::text::nfkc;

/// A name and a parent from a day on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Placement {
    /// What it is called.
    pub name: String,
    /// What it belongs to; none: it stands at the top.
    pub parent: Option<SiteId>,
    /// From this day on; none: from the beginning.
    pub effective_on: Option<NaiveDate>,
}

impl Placement {
    /// The one that holds from the beginning.
    pub fn first(name: &str, parent: Option<SiteId>) -> Self {
        Self {
            name: name.to_owned(),
            parent,
            effective_on: None,
        }
    }
}

/// A workplace with everything it was called and belonged to, the earliest first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SiteRecord {
    /// Which.
    pub id: SiteId,
    /// What is not dated.
    pub facts: SiteFacts,
    /// The first holds from the beginning; never empty.
    pub placements: Vec<Placement>,
}

/// A code as it is compared: normal form KC, capital letters, no spaces.
pub fn fold_code(code: &str) -> String {
    nfkc(code)
        .chars()
        .filter(|c| !c.is_whitespace())
        .flat_map(char::to_uppercase)
        .collect()
}

/// Whether a parent of one kind may stand above a child of another. Levels may be left out.
pub fn may_stand_above(parent: SiteKind, child: SiteKind) -> bool {
    parent < child
}

/// The place of the placement in force on a day (no day: at the beginning). Only a damaged file has none.
fn in_force(placements: &[Placement], day: Option<NaiveDate>) -> Option<usize> {
    placements
        .partition_point(|placement| placement.effective_on <= day)
        .checked_sub(1)
}

/// The placement in force on a day.
pub fn placement_on(placements: &[Placement], day: NaiveDate) -> Option<&Placement> {
    placements.get(in_force(placements, Some(day))?)
}

/// The placements after one thing about them became another from a day on. What was put on record for
/// later days stays, except that it repeats the new value as long as it repeated the old one: a move to
/// come does not bring back an earlier name. A placement that says nothing new is left out.
fn changed_from(
    placements: &[Placement],
    from: Option<NaiveDate>,
    is_same: impl Fn(&Placement, &Placement) -> bool,
    set: impl Fn(&mut Placement),
) -> Vec<Placement> {
    let mut after = placements.to_vec();
    let Some(at) = in_force(placements, from) else {
        return after;
    };
    let was = placements[at].clone();
    let first = if was.effective_on == from {
        at
    } else {
        let begun = Placement {
            effective_on: from,
            ..was.clone()
        };
        after.insert(at + 1, begun);
        at + 1
    };
    after[first..]
        .iter_mut()
        .take_while(|placement| is_same(placement, &was))
        .for_each(set);
    after.dedup_by(|later, earlier| (&later.name, later.parent) == (&earlier.name, earlier.parent));
    after
}

/// The placements after a new name from a day on; no day: it was always the name.
pub fn renamed_from(
    placements: &[Placement],
    name: &str,
    from: Option<NaiveDate>,
) -> Vec<Placement> {
    changed_from(
        placements,
        from,
        |one, other| one.name == other.name,
        |placement| name.clone_into(&mut placement.name),
    )
}

/// The placements after another parent from a day on; no day: it always belonged there.
pub fn moved_from(
    placements: &[Placement],
    parent: Option<SiteId>,
    from: Option<NaiveDate>,
) -> Vec<Placement> {
    changed_from(
        placements,
        from,
        |one, other| one.parent == other.parent,
        |placement| placement.parent = parent,
    )
}

/// The placements after name and parent are these from a day on.
pub fn placed_from(
    placements: &[Placement],
    name: &str,
    parent: Option<SiteId>,
    from: Option<NaiveDate>,
) -> Vec<Placement> {
    moved_from(&renamed_from(placements, name, from), parent, from)
}

/// What is wrong with the tree on some day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// A workplace has no name from the beginning, or two from one day on.
    Undated {
        /// Which.
        site: SiteId,
    },
    /// Its parent does not stand above it. As kinds get lower with every step down, there is no cycle on
    /// any day where this never happens.
    ParentKind {
        /// Which.
        site: SiteId,
        /// The parent.
        parent: SiteId,
    },
    /// It is still open when its parent is closed.
    ParentClosed {
        /// Which.
        site: SiteId,
        /// The parent.
        parent: SiteId,
    },
}

impl Fault {
    /// What is said to whoever would cause it.
    pub fn refusal(self, records: &[SiteRecord]) -> ApiError {
        match self {
            Self::Undated { .. } => ApiError::SitePlacedAlready {},
            Self::ParentKind { .. } => ApiError::SiteParentKind {},
            Self::ParentClosed { parent, .. } => ApiError::SiteParentClosed {
                closed_on: records
                    .iter()
                    .find(|record| record.id == parent)
                    .and_then(|record| record.facts.closed_on)
                    .map(|day| day.to_string())
                    .unwrap_or_default(),
            },
        }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Undated { site } => write!(f, "site {site}: undated"),
            Self::ParentKind { site, parent } => {
                write!(f, "site {site}: {parent} does not stand above it")
            }
            Self::ParentClosed { site, parent } => {
                write!(f, "site {site}: open below {parent}, which is closed")
            }
        }
    }
}

/// Everything that is wrong with the tree on any day, by workplace.
pub fn faults(records: &[SiteRecord]) -> Vec<Fault> {
    let by_id: HashMap<SiteId, &SiteFacts> = records
        .iter()
        .map(|record| (record.id, &record.facts))
        .collect();
    let mut faults = Vec::new();
    for SiteRecord {
        id: site,
        facts,
        placements,
    } in records
    {
        let site = *site;
        let is_dated = placements
            .first()
            .is_some_and(|first| first.effective_on.is_none())
            && placements
                .windows(2)
                .all(|pair| pair[0].effective_on < pair[1].effective_on);
        if !is_dated {
            faults.push(Fault::Undated { site });
        }
        for (at, placement) in placements.iter().enumerate() {
            let Some(parent) = placement.parent else {
                continue;
            };
            let Some(above) = by_id.get(&parent) else {
                continue; // the foreign key does not let it happen
            };
            if !may_stand_above(above.kind, facts.kind) {
                faults.push(Fault::ParentKind { site, parent });
            }
            let until = placements
                .get(at + 1)
                .and_then(|next| next.effective_on)
                .and_then(|next| next.pred_opt());
            if is_open_after(facts, (placement.effective_on, until), above.closed_on) {
                faults.push(Fault::ParentClosed { site, parent });
            }
        }
    }
    faults
}

/// How many of those right below a workplace are still open when it is closed.
pub fn open_below(records: &[SiteRecord], closed: SiteId) -> u32 {
    let mut sites: Vec<SiteId> = faults(records)
        .into_iter()
        .filter_map(|fault| match fault {
            Fault::ParentClosed { site, parent } if parent == closed => Some(site),
            _ => None,
        })
        .collect();
    sites.dedup();
    u32::try_from(sites.len()).unwrap_or(u32::MAX)
}

/// Whether a workplace is open on a day of this span (no end: for ever) that comes after another day.
fn is_open_after(
    facts: &SiteFacts,
    (from, until): (Option<NaiveDate>, Option<NaiveDate>),
    closed_on: Option<NaiveDate>,
) -> bool {
    let Some(closed_on) = closed_on else {
        return false;
    };
    let last = match (facts.closed_on, until) {
        (Some(closed), Some(until)) => Some(closed.min(until)),
        (one, other) => one.or(other),
    };
    // The first day on which all of it would be so.
    let first = closed_on
        .succ_opt()
        .max(from)
        .max(facts.opened_on)
        .unwrap_or(closed_on);
    last.is_none_or(|last| first <= last)
}

/// Whether something is, on a day, the same as another thing or stands below it.
pub fn is_below(
    records: &[SiteRecord],
    below: SiteId,
    above: SiteId,
    day: Option<NaiveDate>,
) -> bool {
    let by_id: HashMap<SiteId, &SiteRecord> =
        records.iter().map(|record| (record.id, record)).collect();
    let mut at = Some(below);
    // No path upwards is longer than there are workplaces, unless it is a cycle.
    for _ in 0..=records.len() {
        match at {
            None => return false,
            Some(site) if site == above => return true,
            Some(site) => {
                at = by_id.get(&site).and_then(|record| {
                    let placement = in_force(&record.placements, day)?;
                    record.placements[placement].parent
                });
            }
        }
    }
    true
}

/// Whether a workplace is open on a day.
pub fn standing(facts: &SiteFacts, day: NaiveDate) -> SiteStanding {
    if facts.closed_on.is_some_and(|closed| closed < day) {
        SiteStanding::Closed
    } else if facts.opened_on.is_some_and(|opened| opened > day) {
        SiteStanding::Planned
    } else {
        SiteStanding::Open
    }
}

/// The tree of a day, from the top, what stands higher and has the earlier code first.
pub fn tree(records: Vec<SiteRecord>, day: NaiveDate) -> Vec<SiteNode> {
    let mut below: HashMap<Option<SiteId>, Vec<SiteNode>> = HashMap::new();
    for record in records {
        let Some(placement) = placement_on(&record.placements, day) else {
            continue;
        };
        below.entry(placement.parent).or_default().push(SiteNode {
            id: record.id,
            name: placement.name.clone(),
            parent: placement.parent,
            depth: 0,
            standing: standing(&record.facts, day),
            open_sites: 0,
            facts: record.facts,
        });
    }
    for children in below.values_mut() {
        // From the last to the first, as they are taken from a stack.
        children.sort_by(|one, other| {
            let key = |node: &SiteNode| (node.facts.kind, fold_code(&node.facts.code), node.id);
            key(other).cmp(&key(one))
        });
    }
    let mut nodes: Vec<SiteNode> = Vec::new();
    let mut places: HashMap<SiteId, usize> = HashMap::new();
    let mut waiting = below.remove(&None).unwrap_or_default();
    while let Some(node) = waiting.pop() {
        places.insert(node.id, nodes.len());
        for mut child in below.remove(&Some(node.id)).unwrap_or_default() {
            child.depth = node.depth + 1;
            waiting.push(child);
        }
        nodes.push(node);
    }
    // What stands below comes later: from the end, every count is complete before it is passed on.
    for at in (0..nodes.len()).rev() {
        let node = &mut nodes[at];
        if node.facts.kind == SiteKind::Site && node.standing == SiteStanding::Open {
            node.open_sites += 1;
        }
        let (open, parent) = (node.open_sites, node.parent);
        if let Some(above) = parent.and_then(|parent| places.get(&parent)) {
            nodes[*above].open_sites += open;
        }
    }
    nodes
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn some(text: &str) -> Option<NaiveDate> {
        (!text.is_empty()).then(|| day(text))
    }

    fn placement(name: &str, parent: i64, from: &str) -> Placement {
        Placement {
            name: name.to_owned(),
            parent: (parent != 0).then_some(SiteId(parent)),
            effective_on: some(from),
        }
    }

    fn record(
        id: i64,
        kind: SiteKind,
        (opened, closed): (&str, &str),
        placements: Vec<Placement>,
    ) -> SiteRecord {
        SiteRecord {
            id: SiteId(id),
            facts: SiteFacts {
                code: format!("C{id}"),
                kind,
                service: None,
                prefecture: None,
                opened_on: some(opened),
                closed_on: some(closed),
            },
            placements,
        }
    }

    #[test]
    fn a_parent_stands_higher_and_levels_may_be_left_out() {
        use SiteKind::{Area, Division, Head, Site};
        let all = [Head, Division, Area, Site];
        for (at, parent) in all.into_iter().enumerate() {
            for (below, child) in all.into_iter().enumerate() {
                assert_eq!(
                    may_stand_above(parent, child),
                    at < below,
                    "{parent:?} {child:?}"
                );
            }
        }
    }

    #[test]
    fn what_comes_later_keeps_what_it_says_and_repeats_the_rest() {
        let history = vec![
            placement("旧", 1, ""),
            placement("旧", 2, "2027-04-01"),
            placement("新", 2, "2028-04-01"),
        ];
        type Case<'a> = (&'a str, &'a str, Vec<(&'a str, i64, &'a str)>);
        let cases: [Case<'_>; 5] = [
            // The move to come does not bring the old name back; the name after it stays.
            (
                "仮",
                "2026-10-01",
                vec![
                    ("旧", 1, ""),
                    ("仮", 1, "2026-10-01"),
                    ("仮", 2, "2027-04-01"),
                    ("新", 2, "2028-04-01"),
                ],
            ),
            // From the beginning: as if it had always been called so.
            (
                "仮",
                "",
                vec![
                    ("仮", 1, ""),
                    ("仮", 2, "2027-04-01"),
                    ("新", 2, "2028-04-01"),
                ],
            ),
            // On the day of the move itself.
            (
                "仮",
                "2027-04-01",
                vec![
                    ("旧", 1, ""),
                    ("仮", 2, "2027-04-01"),
                    ("新", 2, "2028-04-01"),
                ],
            ),
            // What says nothing new is left out.
            (
                "新",
                "2027-10-01",
                vec![
                    ("旧", 1, ""),
                    ("旧", 2, "2027-04-01"),
                    ("新", 2, "2027-10-01"),
                ],
            ),
            (
                "旧",
                "2026-10-01",
                vec![
                    ("旧", 1, ""),
                    ("旧", 2, "2027-04-01"),
                    ("新", 2, "2028-04-01"),
                ],
            ),
        ];
        for (name, from, expected) in cases {
            let expected: Vec<Placement> = expected
                .into_iter()
                .map(|(name, parent, from)| placement(name, parent, from))
                .collect();
            assert_eq!(
                renamed_from(&history, name, some(from)),
                expected,
                "{name} {from}"
            );
        }
        assert_eq!(
            moved_from(&history, None, some("2027-04-01")),
            [
                placement("旧", 1, ""),
                placement("旧", 0, "2027-04-01"),
                placement("新", 0, "2028-04-01"),
            ]
        );
    }

    #[test]
    fn a_parent_is_closed_no_earlier_than_what_stands_below_it() {
        use SiteKind::{Area, Site};
        // (child opened, child closed, from when below the area, until when, is it wrong), the area being
        // closed on 31 March 2027.
        for (opened, closed, from, until, wrong) in [
            ("", "", "", "", true),
            ("", "2027-03-31", "", "", false),
            ("", "2027-04-01", "", "", true),
            ("", "2026-03-31", "", "", false),
            ("", "", "", "2027-04-01", false),
            ("", "", "", "2027-04-02", true),
            ("2027-04-01", "", "", "2027-04-01", false),
            ("2027-05-01", "", "", "", true),
            ("", "", "2027-05-01", "", true),
            ("", "2027-04-30", "2027-05-01", "", false),
        ] {
            let mut placements = vec![placement("場", if from.is_empty() { 1 } else { 3 }, "")];
            if !from.is_empty() {
                placements.push(placement("場", 1, from));
            }
            if !until.is_empty() {
                placements.push(placement("場", 3, until));
            }
            let records = [
                record(1, Area, ("", "2027-03-31"), vec![placement("域", 0, "")]),
                record(2, Site, (opened, closed), placements),
                record(3, Area, ("", ""), vec![placement("隣", 0, "")]),
            ];
            let expected = [Fault::ParentClosed {
                site: SiteId(2),
                parent: SiteId(1),
            }];
            assert_eq!(
                faults(&records),
                if wrong { &expected[..] } else { &[] },
                "{opened} {closed} {from} {until}"
            );
        }
    }

    #[test]
    fn undated_and_upside_down_trees_are_found() {
        use SiteKind::{Area, Site};
        let records = [
            record(1, Area, ("", ""), vec![placement("域", 2, "2027-04-01")]),
            record(
                2,
                Site,
                ("", ""),
                vec![placement("場", 2, ""), placement("場", 0, "")],
            ),
        ];
        let shown: Vec<String> = faults(&records).iter().map(ToString::to_string).collect();
        assert_eq!(
            shown,
            [
                "site 1: undated",
                "site 1: 2 does not stand above it",
                "site 2: undated",
                "site 2: 2 does not stand above it",
            ]
        );
        assert!(is_below(&records, SiteId(1), SiteId(2), some("2027-04-01")));
        let cycle = [
            record(1, Area, ("", ""), vec![placement("甲", 2, "")]),
            record(2, Area, ("", ""), vec![placement("乙", 1, "")]),
            record(3, Area, ("", ""), vec![placement("丙", 2, "")]),
        ];
        assert!(
            is_below(&cycle, SiteId(1), SiteId(3), None),
            "it comes to an end"
        );
        assert!(
            tree(cycle.to_vec(), day("2026-10-01")).is_empty(),
            "and so does this"
        );
    }

    #[test]
    fn the_tree_of_a_day_counts_what_is_open_below() {
        use SiteKind::{Area, Division, Head, Site};
        let records = vec![
            record(1, Head, ("", ""), vec![placement("本部", 0, "")]),
            record(2, Division, ("", ""), vec![placement("北", 1, "")]),
            record(3, Division, ("", ""), vec![placement("南", 1, "")]),
            record(
                4,
                Area,
                ("", ""),
                vec![placement("域", 2, ""), placement("域", 3, "2026-10-01")],
            ),
            record(5, Site, ("", "2026-10-01"), vec![placement("い", 4, "")]),
            record(6, Site, ("2026-10-01", ""), vec![placement("ろ", 4, "")]),
            record(7, Site, ("", ""), vec![placement("は", 2, "")]),
        ];
        let shown = |on: &str| -> Vec<String> {
            tree(records.clone(), day(on))
                .iter()
                .map(|node| {
                    format!(
                        "{}{} {}",
                        "-".repeat(node.depth as usize),
                        node.name,
                        node.open_sites
                    )
                })
                .collect()
        };
        assert_eq!(
            shown("2026-09-30"),
            [
                "本部 2", "-北 2", "--域 1", "---い 1", "---ろ 0", "--は 1", "-南 0"
            ]
        );
        assert_eq!(
            shown("2026-10-01"),
            [
                "本部 3", "-北 1", "--は 1", "-南 2", "--域 2", "---い 1", "---ろ 1"
            ]
        );
        assert_eq!(shown("2026-10-02")[0], "本部 2");
    }

    #[test]
    fn codes_are_compared_plainly() {
        assert_eq!(fold_code(" ｓ０００１ "), fold_code("S 0001"));
        assert_ne!(fold_code("S01"), fold_code("S1"));
    }

    proptest! {
        /// Whatever is entered in whatever order: on the day and until the next change it is so, before it
        /// nothing changed, and the history stays dated.
        #[test]
        fn a_change_holds_from_its_day_on(
            changes in proptest::collection::vec((0_i64..3, 0_i64..3, 0_u64..20), 1..12)
        ) {
            let start = day("2026-01-01");
            let mut placements = vec![placement("名0", 0, "")];
            for (name, parent, days) in changes {
                let from = start + chrono::Days::new(days);
                let before = placements.clone();
                let name = format!("名{name}");
                let parent = (parent != 0).then_some(SiteId(parent));
                placements = placed_from(&before, &name, parent, Some(from));
                let said = |history: &[Placement], day| {
                    placement_on(history, day).map(|placement| (placement.name.clone(), placement.parent))
                };
                prop_assert_eq!(said(&placements, from), Some((name, parent)));
                for earlier in start.iter_days().take_while(|day| *day < from) {
                    prop_assert_eq!(said(&placements, earlier), said(&before, earlier));
                }
                prop_assert!(placements[0].effective_on.is_none());
                prop_assert!(placements.windows(2).all(|pair| pair[0].effective_on < pair[1].effective_on));
            }
        }
    }
}
