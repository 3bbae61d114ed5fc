//! How much is set aside at least, and who gets what.

use super::Measure;
use crate::kernel::money::Yen;

/// The figures of a year's accounts that the appropriation follows from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Figures {
    /// 当期純利益; negative for a loss.
    pub profit: Yen,
    /// 繰越損失 brought forward, not negative.
    pub loss: Yen,
    /// 準備金 so far.
    pub reserve: Yen,
    /// What the articles want the reserve to reach.
    pub target: Yen,
}

/// What is set aside at least, and what is left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "as in SurplusSheet")]
pub struct Appropriation {
    pub base: Yen,
    pub reserve: Yen,
    pub work_fund: Yen,
    pub education: Yen,
    pub rest: Yen,
}

/// The least the articles may fix the reserve's target at: half the total equity, rounded up (法76条2項).
pub fn target_floor(total_equity: Yen) -> Yen {
    Yen::new(total_equity.get().max(0).saturating_add(1) / 2)
}

/// One tenth until the reserve has reached its target, one twentieth each for work and education without a
/// ceiling (法76条), each rounded up: "at least". Of what is left once losses are covered; where nothing is,
/// nothing is set aside. That the base is taken after the losses is a reading (解釈未確定).
pub fn appropriate(figures: &Figures) -> Appropriation {
    let base = figures
        .profit
        .get()
        .saturating_sub(figures.loss.get())
        .max(0);
    let part = |of: i64| base / of + i64::from(base % of != 0);
    let missing = figures
        .target
        .get()
        .saturating_sub(figures.reserve.get())
        .max(0);
    let (reserve, twentieth) = (part(10).min(missing), part(20));
    // Of a few yen the three round up to more than there is.
    Appropriation {
        base: Yen::new(base),
        reserve: Yen::new(reserve),
        work_fund: Yen::new(twentieth),
        education: Yen::new(twentieth),
        rest: Yen::new((base - reserve - 2 * twentieth).max(0)),
    }
}

/// What each gets of the pool, and what is left of it: shares by measure, each rounded down to the yen. Where nobody
/// worked, nothing is divided.
pub fn divide(pool: Yen, measures: &[Measure]) -> (Vec<Yen>, Yen) {
    let total: i128 = measures
        .iter()
        .map(|measure| i128::from(measure.hundredths()))
        .sum();
    let pool_yen = i128::from(pool.get().max(0));
    let shares: Vec<Yen> = measures
        .iter()
        .map(|measure| {
            let share = (pool_yen * i128::from(measure.hundredths()))
                .checked_div(total)
                .unwrap_or(0);
            // A part of the pool is no more than the pool.
            Yen::new(i64::try_from(share).unwrap_or_default())
        })
        .collect();
    let divided: Yen = shares.iter().copied().sum();
    (shares, pool - divided)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn figures(profit: i64, loss: i64, reserve: i64, target: i64) -> Figures {
        Figures {
            profit: Yen::new(profit),
            loss: Yen::new(loss),
            reserve: Yen::new(reserve),
            target: Yen::new(target),
        }
    }

    #[test]
    fn the_least_is_set_aside_as_in_case_e_27() {
        // (profit, loss, reserve so far, target) -> (reserve, work, education, rest)
        for (of, set_aside) in [
            (
                (1_234_567, 0, 300_000, 2_000_000),
                (123_457, 61_729, 61_729, 987_652),
            ),
            (
                (1_000_001, 0, 0, 2_000_000),
                (100_001, 50_001, 50_001, 799_998),
            ),
            // Close to the target: only up to it; beyond: nothing, and the others go on.
            (
                (1_000_000, 0, 1_990_000, 2_000_000),
                (10_000, 50_000, 50_000, 890_000),
            ),
            (
                (1_000_000, 0, 2_000_000, 2_000_000),
                (0, 50_000, 50_000, 900_000),
            ),
            (
                (1_000_000, 0, 2_500_000, 2_000_000),
                (0, 50_000, 50_000, 900_000),
            ),
            // Losses first.
            (
                (1_000_000, 400_000, 0, 2_000_000),
                (60_000, 30_000, 30_000, 480_000),
            ),
            ((1_000_000, 1_000_000, 0, 2_000_000), (0, 0, 0, 0)),
            ((1_000_000, 1_000_001, 0, 2_000_000), (0, 0, 0, 0)),
            ((-5, 0, 0, 2_000_000), (0, 0, 0, 0)),
            // Rounding up never takes what is not there.
            ((2, 0, 0, 2_000_000), (1, 1, 1, 0)),
        ] {
            let (profit, loss, reserve, target) = of;
            let found = appropriate(&figures(profit, loss, reserve, target));
            let yen = [found.reserve, found.work_fund, found.education, found.rest].map(Yen::get);
            let (reserve, work, education, rest) = set_aside;
            assert_eq!(yen, [reserve, work, education, rest], "{of:?}");
        }
    }

    #[test]
    fn the_target_is_half_the_equity_at_least() {
        for (equity, floor) in [
            (0, 0),
            (1, 1),
            (4_000_000, 2_000_000),
            (4_000_001, 2_000_001),
        ] {
            assert_eq!(target_floor(Yen::new(equity)), Yen::new(floor));
        }
    }

    #[test]
    fn shares_are_rounded_down_and_the_rest_is_carried_forward() {
        let measures = ["100", "100", "100"].map(|text| Measure::read(text).unwrap());
        let (shares, remainder) = divide(Yen::new(1_000), &measures);
        assert_eq!(shares, [Yen::new(333); 3]);
        assert_eq!(remainder, Yen::new(1));
        let measures = ["160.25", "0", "79.75"].map(|text| Measure::read(text).unwrap());
        let (shares, remainder) = divide(Yen::new(987_652), &measures);
        assert_eq!(shares, [659_463, 0, 328_188].map(Yen::new));
        assert_eq!(remainder, Yen::new(1));
        // Nobody worked.
        let (shares, remainder) = divide(Yen::new(1_000), &[Measure::default()]);
        assert_eq!((shares, remainder), (vec![Yen::ZERO], Yen::new(1_000)));
    }

    #[test]
    fn measures_are_read_in_the_forms_people_write() {
        for (text, hundredths) in [
            ("168", 16_800),
            ("168.5", 16_850),
            ("168.25", 16_825),
            ("168.250", 16_825),
            ("１，６８０．５　時間", 168_050),
            ("20日", 2_000),
            ("168:30", 16_850),
            ("0:45", 75),
            ("0", 0),
            ("¥250,000", 25_000_000),
        ] {
            assert_eq!(
                Measure::read(text).map(Measure::hundredths),
                Some(hundredths),
                "{text}"
            );
        }
        for text in [
            "",
            "-1",
            "168.255",
            "168:20",
            "168:60",
            "168:3",
            "x",
            "1e3",
            "1000000000.01",
            ":30",
        ] {
            assert_eq!(Measure::read(text), None, "{text}");
        }
        assert_eq!(Measure::read("168.50").unwrap().to_string(), "168.5");
    }

    proptest! {
        #[test]
        fn shares_and_remainder_are_the_pool(
            pool in 0_i64..1_000_000_000_000,
            hundredths in prop::collection::vec(0_i64..100_000_000_000, 0..60),
        ) {
            let measures: Vec<Measure> = hundredths.iter().copied().map(Measure).collect();
            let (shares, remainder) = divide(Yen::new(pool), &measures);
            let divided: i64 = shares.iter().map(|share| share.get()).sum();
            prop_assert_eq!(divided + remainder.get(), pool);
            prop_assert!(shares.iter().all(|share| share.get() >= 0));
            if measures.iter().any(|measure| measure.hundredths() > 0) {
                prop_assert!(remainder.get() < i64::try_from(measures.len()).unwrap());
            }
            // Whoever worked more gets no less.
            let mut both: Vec<_> = measures.iter().zip(&shares).collect();
            both.sort();
            prop_assert!(both.windows(2).all(|pair| pair[0].1 <= pair[1].1));
        }

        #[test]
        fn what_is_set_aside_is_at_least_the_part(profit in 0_i64..1_000_000_000_000, reserve in 0_i64..1_000_000_000) {
            let set = appropriate(&figures(profit, 0, reserve, 500_000_000));
            prop_assert!(20 * set.work_fund.get() >= profit && 20 * set.education.get() >= profit);
            prop_assert!(10 * set.reserve.get() >= profit || reserve + set.reserve.get() >= 500_000_000);
            prop_assert!(set.rest.get() >= 0);
        }
    }
}
