//! Which rows of a list of workplaces can stand in the tree, and in which order they are stored.

use std::collections::{HashMap, VecDeque};

use super::{Branch, Office, SiteField, SiteRow};
use crate::import::applicants::RowCode;
use crate::kernel::id::SiteId;
use crate::site::rules::{Fault, Placement, SiteRecord, faults, placed_from};

/// The cell a refusal by the tree is about.
pub(super) const fn field_of(code: RowCode) -> Option<SiteField> {
    match code {
        RowCode::OpenBelow | RowCode::ClosedBeforeOpened | RowCode::PeopleThere => {
            Some(SiteField::ClosedOn)
        }
        _ => Some(SiteField::Parent),
    }
}

/// For each row why it is refused, if it is; and the places of the others, none before what it belongs to.
pub(super) fn judge(
    branches: &[(Branch<'_>, Option<RowCode>)],
    by_code: &HashMap<String, usize>,
    office: &Office<'_>,
) -> (Vec<Option<RowCode>>, Vec<usize>) {
    let mut own: Vec<Option<RowCode>> = branches.iter().map(|(_, own)| *own).collect();
    // Every turn refuses at least one row more, and one turn in which none is refused is the last.
    loop {
        let (fates, order) = hang(branches, by_code, office, &own);
        let mut is_sound = true;
        for (at, code) in unsound(branches, office, &order) {
            if own[at].is_none() {
                own[at] = Some(code);
                is_sound = false;
            }
        }
        if is_sound {
            return (fates, order);
        }
    }
}

/// Hangs every row from what it belongs to, from the top. What is left over goes round in a circle, or
/// hangs from one.
fn hang(
    branches: &[(Branch<'_>, Option<RowCode>)],
    by_code: &HashMap<String, usize>,
    office: &Office<'_>,
    own: &[Option<RowCode>],
) -> (Vec<Option<RowCode>>, Vec<usize>) {
    let above: Vec<Option<usize>> = branches
        .iter()
        .map(|(branch, _)| by_code.get(branch.parent.as_ref()?).copied())
        .collect();
    let mut below: Vec<Vec<usize>> = vec![Vec::new(); branches.len()];
    let mut waiting = VecDeque::new();
    for (at, above) in above.iter().enumerate() {
        match above {
            Some(above) => below[*above].push(at),
            None => waiting.push_back(at),
        }
    }
    let mut fates = own.to_vec();
    let mut order = Vec::new();
    let mut is_hung = vec![false; branches.len()];
    while let Some(at) = waiting.pop_front() {
        is_hung[at] = true;
        let parent = branches[at].0.parent.as_deref();
        let is_on_record = || parent.is_some_and(|code| office.find(code).is_some());
        let refusal = match above[at] {
            Some(above) if fates[above].is_some() && !is_on_record() => {
                Some(RowCode::ParentRefused)
            }
            None if parent.is_some() && !is_on_record() => Some(RowCode::ParentUnknown),
            _ => None,
        };
        fates[at] = own[at].or(refusal);
        if fates[at].is_none() {
            order.push(at);
        }
        waiting.extend(&below[at]);
    }
    let circles = circles(&above, &is_hung);
    for at in (0..branches.len()).filter(|at| !is_hung[*at]) {
        let code = if circles[at] {
            RowCode::ParentCycle
        } else {
            RowCode::ParentRefused
        };
        fates[at] = own[at].or(Some(code));
    }
    (fates, order)
}

/// Which rows lie on a circle.
fn circles(above: &[Option<usize>], is_hung: &[bool]) -> Vec<bool> {
    let mut is_on_one = vec![false; above.len()];
    // The walk on which a row was first come upon.
    let mut walks = vec![0_usize; above.len()];
    for start in (0..above.len()).filter(|at| !is_hung[*at]) {
        let walk = start + 1;
        let mut at = start;
        while walks[at] == 0 {
            walks[at] = walk;
            match above[at] {
                Some(next) => at = next,
                None => break,
            }
        }
        // Come round on the same walk: everything from here to here is a circle.
        if walks[at] == walk && above[at].is_some() {
            let first = at;
            loop {
                is_on_one[at] = true;
                match above[at] {
                    Some(next) if next != first => at = next,
                    _ => break,
                }
            }
        }
    }
    is_on_one
}

/// The rows because of which the tree would not be sound, were all these stored.
fn unsound(
    branches: &[(Branch<'_>, Option<RowCode>)],
    office: &Office<'_>,
    order: &[usize],
) -> Vec<(usize, RowCode)> {
    let mut rows: HashMap<SiteId, (usize, SiteRow)> = HashMap::new();
    // Rows that are not on record get ids that no record has.
    let mut ids: HashMap<String, SiteId> = office
        .by_code
        .iter()
        .map(|(code, record)| (code.clone(), record.id))
        .collect();
    let mut found = Vec::new();
    for at in order {
        let branch = &branches[*at].0;
        let row = office.row(branch);
        let id = row
            .site
            .unwrap_or_else(|| SiteId(-1 - i64::try_from(*at).unwrap_or(i64::MAX - 1)));
        if let (Some(opened), Some(closed)) = (row.facts.opened_on, row.facts.closed_on)
            && closed < opened
        {
            found.push((*at, RowCode::ClosedBeforeOpened));
        }
        if office.has_people_after(&row) {
            found.push((*at, RowCode::PeopleThere));
        }
        ids.insert(crate::site::rules::fold_code(&branch.code), id);
        rows.insert(id, (*at, row));
    }
    let parent_of = |row: &SiteRow| ids.get(row.parent.as_ref()?).copied();
    let known = office
        .records
        .iter()
        .map(|record| match rows.get(&record.id) {
            Some((_, row)) => SiteRecord {
                id: record.id,
                facts: row.facts.clone(),
                placements: placed_from(
                    &record.placements,
                    &row.name,
                    parent_of(row),
                    Some(office.today),
                ),
            },
            None => record.clone(),
        });
    let new = rows
        .iter()
        .filter(|(_, (_, row))| row.site.is_none())
        .map(|(id, (_, row))| SiteRecord {
            id: *id,
            facts: row.facts.clone(),
            placements: vec![Placement::first(&row.name, parent_of(row))],
        });
    let records: Vec<SiteRecord> = known.chain(new).collect();
    for fault in faults(&records) {
        let (site, parent, own, above) = match fault {
            Fault::Undated { .. } => continue,
            Fault::ParentKind { site, parent } => {
                (site, parent, RowCode::ParentKind, RowCode::ParentKind)
            }
            Fault::ParentClosed { site, parent } => {
                (site, parent, RowCode::ParentClosed, RowCode::OpenBelow)
            }
        };
        // The row below is to blame; where only the row above is in the file, that one.
        if let Some((at, _)) = rows.get(&site) {
            found.push((*at, own));
        } else if let Some((at, _)) = rows.get(&parent) {
            found.push((*at, above));
        }
    }
    found
}
