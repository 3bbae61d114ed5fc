//! 払込年月日: one cell, one or several payments.

use chrono::NaiveDate;

use super::super::table::{Cell, Value};
use crate::kernel::date::read_date;
use crate::kernel::money::{Yen, read_yen};
use crate::kernel::text::nfkc;

/// Whether a cell says how much came on which day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Split {
    /// It does.
    Known,
    /// It does not: the whole amount stands at the last day.
    Unknown,
}

/// The payments of a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Paid {
    /// Each on its day, the earliest first.
    pub payments: Vec<(NaiveDate, Yen)>,
    /// Whether the cell says how much came when.
    pub split: Split,
    /// Whether an era's year ran on past its end.
    pub era_ran_on: bool,
}

/// A day with the amount beside it, where one is.
struct Part {
    on: NaiveDate,
    amount: Option<Yen>,
    era_ran_on: bool,
}

/// `平成15年9月23日(50,000)`: the day, and the amount in brackets.
fn part(text: &str) -> Option<Part> {
    let text = nfkc(text);
    let text = text.trim();
    let (day, amount) = match text
        .strip_suffix(')')
        .and_then(|open| open.rsplit_once('('))
    {
        Some((day, amount)) => (day, Some(read_yen(amount).filter(|yen| *yen > Yen::ZERO)?)),
        None => (text, None),
    };
    let read = read_date(day.trim(), None).ok()?;
    Some(Part {
        on: read.date,
        amount,
        era_ran_on: read.era_ran_on,
    })
}

/// Reads a cell with the payments of so many units. One day is the day of the whole amount. Of several, separated
/// by 、 or a line break, each has its amount in brackets; or there are as many as units, one unit each; or it is
/// not known how much came when. `None`: a day is none, or the amounts cannot be these units'.
pub(super) fn read(
    cell: &Cell,
    day_of: impl Fn(&Cell) -> Option<(NaiveDate, bool)>,
    units: i64,
    unit: Yen,
) -> Option<Paid> {
    let amount = Yen::new(units.checked_mul(unit.get())?);
    if !matches!(cell.value, Value::Text(_)) {
        let (on, era_ran_on) = day_of(cell)?;
        return Some(Paid {
            payments: vec![(on, amount)],
            split: Split::Known,
            era_ran_on,
        });
    }
    let shown = cell.shown();
    let mut parts = shown
        .split(['、', '､', '\n', '\r'])
        .filter(|text| !text.trim().is_empty())
        .map(part)
        .collect::<Option<Vec<Part>>>()?;
    parts.sort_by_key(|part| part.on);
    let last = parts.last()?.on;
    let given: Yen = parts.iter().filter_map(|part| part.amount).sum();
    let open = i64::try_from(parts.iter().filter(|part| part.amount.is_none()).count()).ok()?;
    let rest = amount - given;
    // What each part without an amount of its own comes to, where that is known.
    let each = match open {
        0 if rest == Yen::ZERO => Some(Yen::ZERO),
        0 => return None,
        _ if rest <= Yen::ZERO => return None,
        1 => Some(rest),
        open if Some(rest.get()) == open.checked_mul(unit.get()) => Some(unit),
        _ => None,
    };
    let (payments, split) = match each {
        Some(each) => {
            let payments = parts
                .iter()
                .map(|part| (part.on, part.amount.unwrap_or(each)))
                .collect();
            (payments, Split::Known)
        }
        None => (vec![(last, amount)], Split::Unknown),
    };
    Some(Paid {
        payments,
        split,
        era_ran_on: parts.iter().any(|part| part.era_ran_on),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn of(text: &str, units: i64) -> Option<Paid> {
        read(&Cell::text(text), |_| None, units, Yen::new(50_000))
    }

    #[test]
    fn a_cell_is_split_by_its_days() {
        let yen = Yen::new;
        let whole = of("平成15年4月29日", 3).unwrap();
        assert_eq!(whole.payments, [(day("2003-04-29"), yen(150_000))]);
        let one_each = of("平成15年6月20日、平成17年1月14日", 2).unwrap();
        assert_eq!(
            one_each.payments,
            [
                (day("2003-06-20"), yen(50_000)),
                (day("2005-01-14"), yen(50_000))
            ]
        );
        let bracketed = of("H15.9.23（50,000）\nH16.12.7(150,000円)", 4).unwrap();
        assert_eq!(
            bracketed.payments,
            [
                (day("2003-09-23"), yen(50_000)),
                (day("2004-12-07"), yen(150_000))
            ]
        );
        assert_eq!(bracketed.split, Split::Known);
        let half = of("2003-09-23(50,000)、2004-12-07", 4).unwrap();
        assert_eq!(half.payments[1], (day("2004-12-07"), yen(150_000)));
        let unknown = of("2004-12-07、2003-09-23", 4).unwrap();
        assert_eq!(unknown.payments, [(day("2004-12-07"), yen(200_000))]);
        assert_eq!(unknown.split, Split::Unknown);
        assert!(of("平成31年5月14日", 1).unwrap().era_ran_on);
    }

    #[test]
    fn what_cannot_be_is_refused() {
        for text in [
            "平成28年2月30日",
            "2003-09-23、未定",
            "2003-09-23(50,000)、2004-12-07(50,000)",
            "2003-09-23(0)、2004-12-07(200,000)",
            "2003-09-23(-50,000)、2004-12-07(250,000)",
            "2003-09-23(250,000)、2004-12-07",
            "、",
        ] {
            assert_eq!(of(text, 4), None, "{text}");
        }
    }
}
