//! What the ledger comes to in the books (仕訳): the accounts a movement touches, and by how much.
//!
//! Equity is booked gross: subscribing debits 未払込出資金 and credits 出資金, paying in credits 未払込出資金. So
//! 払込済出資金 is 出資金 less 未払込出資金, and on every day the four accounts of the ledger are its four balances:
//!
//! | account | balance of the ledger |
//! |---|---|
//! | 出資金 (credit) | subscribed |
//! | 未払込出資金 (debit) | subscribed − paid |
//! | 出資預り金 (credit) | deposit |
//! | 未払持分払戻金 (credit) | refund |
//!
//! What leaves waits in 持分払戻未決算 until the accounts are approved and the refund is decided (法16条2項); what is
//! not refunded of it then is 持分払戻差益. A line bears the day from which its movement counts: whoever leaves at
//! the end of a business year is in its closing balance, as in its register.

use chrono::NaiveDate;

use super::{Balance, Counterpart, MovementKind};
use crate::kernel::money::Yen;

/// An account of the books (勘定科目).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs, reason = "the word says it")]
pub enum Account {
    /// 普通預金
    Bank,
    /// 現金
    Cash,
    /// 未払給与: what is withheld for units is no longer owed as wages.
    Wages,
    /// 諸口: the other side is in the older books.
    Sundry,
    /// 出資預り金
    Deposit,
    /// 出資金
    Equity,
    /// 未払込出資金
    Unpaid,
    /// 持分払戻未決算
    Leaving,
    /// 未払持分払戻金
    Refund,
    /// 持分払戻差益
    Retained,
    /// 出資一口の金額減少差益
    Lowered,
}

impl Account {
    /// What it is called in the books.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Bank => "普通預金",
            Self::Cash => "現金",
            Self::Wages => "未払給与",
            Self::Sundry => "諸口",
            Self::Deposit => "出資預り金",
            Self::Equity => "出資金",
            Self::Unpaid => "未払込出資金",
            Self::Leaving => "持分払戻未決算",
            Self::Refund => "未払持分払戻金",
            Self::Retained => "持分払戻差益",
            Self::Lowered => "出資金減少差益",
        }
    }
}

/// An account of the table below; the one money goes through depends on how it came.
#[derive(Clone, Copy)]
enum Side {
    Money,
    Of(Account),
}

/// The part of a movement that a line of the table books.
#[derive(Clone, Copy)]
enum Part {
    Subscribed,
    Unpaid,
    Paid,
    Deposit,
    Refund,
}

impl Part {
    fn of(self, effect: Balance) -> Yen {
        match self {
            Self::Subscribed => effect.subscribed,
            Self::Unpaid => effect.unpaid(),
            Self::Paid => effect.paid,
            Self::Deposit => effect.deposit,
            Self::Refund => effect.refund,
        }
    }
}

/// A line of the table: what a plus of this part debits and credits. A minus turns the sides, so that a
/// reversal books back what it reverses.
struct Posting {
    kind: MovementKind,
    part: Part,
    debit: Side,
    credit: Side,
}

const fn posting(kind: MovementKind, part: Part, debit: Side, credit: Side) -> Posting {
    Posting {
        kind,
        part,
        debit,
        credit,
    }
}

use Account::{Equity, Leaving, Lowered, Refund, Retained, Unpaid};
use Side::{Money, Of};

/// The mapping: for each kind of movement, what it books. Kinds that only take out (減口, 脱退, 払戻し) have minus
/// effects, and are read with the sides turned.
const POSTINGS: &[Posting] = &[
    // 引受・増口: 未払込出資金 / 出資金
    posting(
        MovementKind::Subscription,
        Part::Subscribed,
        Of(Unpaid),
        Of(Equity),
    ),
    posting(
        MovementKind::Increase,
        Part::Subscribed,
        Of(Unpaid),
        Of(Equity),
    ),
    // 払込: 普通預金 / 未払込出資金
    posting(MovementKind::Payment, Part::Paid, Money, Of(Unpaid)),
    // 預り: 普通預金 / 出資預り金; 返還 turned
    posting(
        MovementKind::Deposit,
        Part::Deposit,
        Money,
        Of(Account::Deposit),
    ),
    posting(
        MovementKind::DepositReturned,
        Part::Deposit,
        Money,
        Of(Account::Deposit),
    ),
    // 充当: 出資預り金 / 未払込出資金
    posting(
        MovementKind::Allocation,
        Part::Paid,
        Of(Account::Deposit),
        Of(Unpaid),
    ),
    // 減口・脱退, turned: 出資金 / 持分払戻未決算 for what was paid in, 出資金 / 未払込出資金 for the rest
    posting(MovementKind::Reduction, Part::Paid, Of(Leaving), Of(Equity)),
    posting(
        MovementKind::Reduction,
        Part::Unpaid,
        Of(Unpaid),
        Of(Equity),
    ),
    posting(MovementKind::Leaving, Part::Paid, Of(Leaving), Of(Equity)),
    posting(MovementKind::Leaving, Part::Unpaid, Of(Unpaid), Of(Equity)),
    // 払戻しの確定: 持分払戻未決算 / 未払持分払戻金; the rest of what left is booked with the refund (`surplus`)
    posting(
        MovementKind::RefundDue,
        Part::Refund,
        Of(Leaving),
        Of(Refund),
    ),
    // 不払い・時効, turned: 未払持分払戻金 / 持分払戻差益
    posting(
        MovementKind::Forfeiture,
        Part::Refund,
        Of(Retained),
        Of(Refund),
    ),
    // 払戻し, turned: 未払持分払戻金 / 普通預金
    posting(MovementKind::RefundPaid, Part::Refund, Money, Of(Refund)),
    // 一口の金額の変更: raised 未払込出資金 / 出資金; lowered, turned: 出資金 / 出資金減少差益 for what was paid in
    posting(
        MovementKind::Conversion,
        Part::Unpaid,
        Of(Unpaid),
        Of(Equity),
    ),
    posting(
        MovementKind::Conversion,
        Part::Paid,
        Of(Lowered),
        Of(Equity),
    ),
];

/// A line of the books: one account on each side, the same sum on both.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Line {
    /// 借方
    pub debit: Account,
    /// 貸方
    pub credit: Account,
    /// Above zero.
    pub amount: Yen,
}

fn line(debit: Account, credit: Account, amount: Yen) -> Option<Line> {
    if amount > Yen::ZERO {
        Some(Line {
            debit,
            credit,
            amount,
        })
    } else if amount < Yen::ZERO {
        Some(Line {
            debit: credit,
            credit: debit,
            amount: -amount,
        })
    } else {
        None
    }
}

const fn money(counterpart: Option<Counterpart>) -> Account {
    match counterpart {
        Some(Counterpart::Bank) => Account::Bank,
        Some(Counterpart::Cash) => Account::Cash,
        Some(Counterpart::Payroll) => Account::Wages,
        Some(Counterpart::OldRegister) | None => Account::Sundry,
    }
}

/// What a movement books. Of a reversal, kind and counterpart are those of what it reverses.
pub fn lines(kind: MovementKind, effect: Balance, counterpart: Option<Counterpart>) -> Vec<Line> {
    let account = |side: Side| match side {
        Side::Money => money(counterpart),
        Side::Of(account) => account,
    };
    POSTINGS
        .iter()
        .filter(|posting| posting.kind == kind)
        .filter_map(|posting| {
            line(
                account(posting.debit),
                account(posting.credit),
                posting.part.of(effect),
            )
        })
        .collect()
}

/// What a decided refund books besides its movements: of the equity that left, what is above the limit of the
/// refund stays with the association.
pub fn surplus(paid: Yen, limit: Yen) -> Option<Line> {
    line(Account::Leaving, Account::Retained, paid - limit)
}

/// A movement as the books need it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Booked {
    /// The day from which it counts.
    pub on: NaiveDate,
    /// What it is; of a reversal, what it reverses.
    pub kind: MovementKind,
    /// Whether it takes another one back.
    pub is_reversal: bool,
    /// What it adds.
    pub effect: Balance,
    /// How money came or went.
    pub counterpart: Option<Counterpart>,
    /// The member's number; none before joining.
    pub number: Option<u32>,
    /// The membership, for those without a number.
    pub member: crate::kernel::id::MemberId,
}

/// A decided refund as the books need it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BookedRefund {
    /// The day of the decision.
    pub on: NaiveDate,
    /// The member's number.
    pub number: Option<u32>,
    /// The membership.
    pub member: crate::kernel::id::MemberId,
    /// The equity that left.
    pub paid: Yen,
    /// The limit of the refund.
    pub limit: Yen,
}

/// A movement in a word, as papers and books write it.
pub const fn kind_word(kind: MovementKind) -> &'static str {
    match kind {
        MovementKind::Subscription => "引受",
        MovementKind::Increase => "増口",
        MovementKind::Payment => "払込み",
        MovementKind::Deposit => "預り",
        MovementKind::Allocation => "預り金の充当",
        MovementKind::DepositReturned => "預り金の返還",
        MovementKind::Reduction => "減口",
        MovementKind::Leaving => "脱退",
        MovementKind::RefundDue => "払戻しの確定",
        MovementKind::Forfeiture => "払戻しの不払い",
        MovementKind::RefundPaid => "払戻し",
        MovementKind::Conversion => "一口の金額の変更",
        MovementKind::Reversal => "取消",
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// What these lines leave on an account: debits less credits.
    fn debit_balance(lines: &[Line], account: Account) -> i64 {
        lines
            .iter()
            .map(|line| {
                let debit = if line.debit == account {
                    line.amount.get()
                } else {
                    0
                };
                let credit = if line.credit == account {
                    line.amount.get()
                } else {
                    0
                };
                debit - credit
            })
            .sum()
    }

    /// Effects as the table of movements lets them be, by kind.
    fn effect(kind: MovementKind, a: i64, b: i64) -> Balance {
        let (a, b) = (Yen::new(a.max(b)), Yen::new(a.min(b)));
        let none = Balance::default();
        match kind {
            MovementKind::Subscription | MovementKind::Increase => Balance {
                subscribed: a,
                ..none
            },
            MovementKind::Payment => Balance { paid: a, ..none },
            MovementKind::Deposit => Balance {
                deposit: a - b - b,
                ..none
            },
            MovementKind::Allocation => Balance {
                paid: a,
                deposit: -a,
                ..none
            },
            MovementKind::DepositReturned => Balance {
                deposit: -a,
                ..none
            },
            MovementKind::Reduction | MovementKind::Leaving => Balance {
                subscribed: -a,
                paid: -b,
                ..none
            },
            MovementKind::RefundDue => Balance { refund: a, ..none },
            MovementKind::Forfeiture | MovementKind::RefundPaid => Balance { refund: -a, ..none },
            MovementKind::Conversion => Balance {
                subscribed: b - a,
                paid: if a > b { Yen::ZERO } else { -b },
                ..none
            },
            MovementKind::Reversal => none,
        }
    }

    const KINDS: [MovementKind; 12] = [
        MovementKind::Subscription,
        MovementKind::Increase,
        MovementKind::Payment,
        MovementKind::Deposit,
        MovementKind::Allocation,
        MovementKind::DepositReturned,
        MovementKind::Reduction,
        MovementKind::Leaving,
        MovementKind::RefundDue,
        MovementKind::Forfeiture,
        MovementKind::RefundPaid,
        MovementKind::Conversion,
    ];

    #[test]
    fn the_usual_acts_are_booked_as_accountants_do() {
        let yen = Yen::new;
        let none = Balance::default();
        let bank = Some(Counterpart::Bank);
        let out = |debit, credit, amount| Line {
            debit,
            credit,
            amount: yen(amount),
        };
        for (kind, effect, expected) in [
            (
                MovementKind::Subscription,
                Balance {
                    units: 3,
                    subscribed: yen(150_000),
                    ..none
                },
                vec![out(Account::Unpaid, Account::Equity, 150_000)],
            ),
            (
                MovementKind::Payment,
                Balance {
                    paid: yen(50_000),
                    ..none
                },
                vec![out(Account::Bank, Account::Unpaid, 50_000)],
            ),
            (
                MovementKind::Deposit,
                Balance {
                    deposit: yen(20_000),
                    ..none
                },
                vec![out(Account::Bank, Account::Deposit, 20_000)],
            ),
            (
                MovementKind::Deposit,
                Balance {
                    deposit: yen(-20_000),
                    ..none
                },
                vec![out(Account::Deposit, Account::Bank, 20_000)],
            ),
            (
                MovementKind::Allocation,
                Balance {
                    paid: yen(20_000),
                    deposit: yen(-20_000),
                    ..none
                },
                vec![out(Account::Deposit, Account::Unpaid, 20_000)],
            ),
            (
                MovementKind::Leaving,
                Balance {
                    units: -3,
                    subscribed: yen(-150_000),
                    paid: yen(-100_000),
                    ..none
                },
                vec![
                    out(Account::Equity, Account::Leaving, 100_000),
                    out(Account::Equity, Account::Unpaid, 50_000),
                ],
            ),
            (
                MovementKind::RefundDue,
                Balance {
                    refund: yen(90_000),
                    ..none
                },
                vec![out(Account::Leaving, Account::Refund, 90_000)],
            ),
            (
                MovementKind::Forfeiture,
                Balance {
                    refund: yen(-45_000),
                    ..none
                },
                vec![out(Account::Refund, Account::Retained, 45_000)],
            ),
            (
                MovementKind::RefundPaid,
                Balance {
                    refund: yen(-45_000),
                    ..none
                },
                vec![out(Account::Refund, Account::Bank, 45_000)],
            ),
        ] {
            assert_eq!(lines(kind, effect, bank), expected, "{kind:?}");
        }
        assert_eq!(
            surplus(yen(100_000), yen(90_000)),
            Some(out(Account::Leaving, Account::Retained, 10_000))
        );
        assert_eq!(surplus(yen(90_000), yen(90_000)), None);
    }

    proptest! {
        #[test]
        fn the_accounts_are_the_balances_and_debits_are_credits(
            movements in prop::collection::vec((0..KINDS.len(), 0..1_000_000_i64, 0..1_000_000_i64, any::<bool>()), 0..40)
        ) {
            let (mut all, mut balance) = (Vec::new(), Balance::default());
            for (kind, a, b, is_reversal) in movements {
                let kind = KINDS[kind];
                let effect = if is_reversal { -effect(kind, a, b) } else { effect(kind, a, b) };
                balance = balance + effect;
                all.extend(lines(kind, effect, Some(Counterpart::Bank)));
                // On every day, not only on the last.
                prop_assert!(all.iter().all(|line| line.amount > Yen::ZERO && line.debit != line.credit));
                prop_assert_eq!(debit_balance(&all, Account::Equity), -balance.subscribed.get());
                prop_assert_eq!(debit_balance(&all, Account::Unpaid), balance.unpaid().get());
                prop_assert_eq!(debit_balance(&all, Account::Deposit), -balance.deposit.get());
                prop_assert_eq!(debit_balance(&all, Account::Refund), -balance.refund.get());
            }
        }
    }
}
