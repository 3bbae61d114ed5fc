//! Payments towards units coming in: the list of the payroll deductions, or a bank's statement. The words of the
//! header say which of the two it is.
//!
//! Money first pays what is subscribed and unpaid; each full amount of a unit then completes one further unit,
//! and the rest waits. The same member, day and amount twice is one payment, in a file, among files, and beside
//! what was entered by hand: a file taken in again changes nothing.

pub mod api;
mod matching;
mod plan;

use std::collections::{BTreeMap, HashMap, HashSet};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use ts_rs::TS;

use super::api::TableChoices;
use super::applicants::{Note, RowCode};
use super::rows::{self, Field, Sheet, Words};
use super::skip::RowHash;
use super::store::{self, FileKind};
use super::table::{Row, Table};
use crate::kernel::Result;
use crate::kernel::field::{self, TEXT};
use crate::kernel::id::MemberId;
use crate::kernel::money::{Yen, read_yen};
use crate::store::Reader;
use crate::{articles, equity, member};

use api::{Confidence, MatchedBy, PaymentDecision, PaymentVerdict};
use matching::{Found, Payer, Roll};
use plan::{Money, Plan};

/// What a column of a list of payments may hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs, reason = "the names are the fields")]
pub enum PaymentField {
    /// 組合員番号.
    Number,
    Name,
    /// 控除年月日, 取引日.
    PaidOn,
    /// 金額; below zero: a correction.
    Amount,
    /// 摘要.
    Text,
    /// 振込人.
    Payer,
    /// 入金額.
    Incoming,
    /// 出金額.
    Outgoing,
}

/// Words in headers.
const WORDS: &Words<PaymentField> = &[
    (
        PaymentField::Number,
        &[
            "組合員番号",
            "組合員no",
            "会員番号",
            "membernumber",
            "number",
        ],
    ),
    (
        PaymentField::Name,
        &[
            "氏名",
            "名前",
            "組合員氏名",
            "組合員名",
            "職員氏名",
            "職員名",
            "name",
        ],
    ),
    (
        PaymentField::PaidOn,
        &[
            "控除年月日",
            "控除日",
            "払込年月日",
            "払込日",
            "入金日",
            "入金年月日",
            "日付",
            "年月日",
            "取引日",
            "お取引日",
            "取引年月日",
            "取扱日",
            "お取扱日",
            "取扱日付",
            "取扱年月日",
            "勘定日",
            "支給日",
            "date",
        ],
    ),
    (
        PaymentField::Amount,
        &[
            "金額",
            "控除額",
            "控除金額",
            "払込額",
            "払込金額",
            "取引金額",
            "お取引金額",
            "amount",
        ],
    ),
    (
        PaymentField::Text,
        &[
            "摘要",
            "摘要内容",
            "備考",
            "内容",
            "取引内容",
            "お取引内容",
            "お取扱内容",
            "取扱内容",
            "description",
            "memo",
        ],
    ),
    (
        PaymentField::Payer,
        &[
            "振込人",
            "振込人名",
            "振込依頼人",
            "振込依頼人名",
            "依頼人",
            "依頼人名",
            "payer",
        ],
    ),
    (
        PaymentField::Incoming,
        &[
            "入金額",
            "入金",
            "入金金額",
            "お預り金額",
            "お預かり金額",
            "お預入金額",
            "お預入額",
            "預り金額",
            "預入金額",
            "預入額",
            "deposit",
            "credit",
        ],
    ),
    (
        PaymentField::Outgoing,
        &[
            "出金額",
            "出金",
            "出金金額",
            "お支払金額",
            "お支払額",
            "支払金額",
            "お引出金額",
            "お引出額",
            "引出金額",
            "引出額",
            "withdrawal",
            "debit",
        ],
    ),
];

impl Field for PaymentField {
    const KIND: FileKind = FileKind::Payments;
    const WORDS: &'static Words<Self> = WORDS;
    const NAME: Self = Self::Name;
}

/// Which list a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum PaymentSource {
    /// 給与控除: by number and name.
    Payroll,
    /// 銀行の入出金明細: by what the bank says of the payer.
    Bank,
}

impl PaymentSource {
    /// What the columns show.
    fn of(sheet: &Sheet<'_, PaymentField>) -> Self {
        use PaymentField::{Incoming, Name, Number, Payer};
        let has = |field| sheet.column(field).is_some();
        if has(Incoming) || has(Payer) || !(has(Number) || has(Name)) {
            Self::Bank
        } else {
            Self::Payroll
        }
    }

    /// The columns an import cannot do without.
    pub(super) const fn needed(self) -> &'static [(PaymentField, &'static str)] {
        match self {
            Self::Payroll => &[
                (PaymentField::Number, "member_number"),
                (PaymentField::PaidOn, "paid_on"),
                (PaymentField::Amount, "amount"),
            ],
            Self::Bank => &[(PaymentField::PaidOn, "paid_on")],
        }
    }

    /// What a payment of it comes from, in the ledger.
    pub(super) const fn counterpart(self) -> equity::Counterpart {
        match self {
            Self::Payroll => equity::Counterpart::Payroll,
            Self::Bank => equity::Counterpart::Bank,
        }
    }
}

/// The largest sum of one payment, in yen.
const MOST_YEN: i64 = 100_000_000_000;

/// A payment that can be stored.
#[derive(Clone, Copy, Debug)]
pub(super) struct PaymentRow {
    /// The row's number.
    pub row: u32,
    /// What it is known by: member, day and amount.
    pub key: RowHash,
    /// Whose it is.
    pub member: MemberId,
    /// The day it came.
    pub on: NaiveDate,
    /// How much; below zero: a correction.
    pub amount: Yen,
}

/// A row that can be read, and who may be meant by it.
#[derive(Clone, Debug)]
pub(super) struct Matched {
    /// The row's number.
    pub row: u32,
    /// The day.
    pub on: NaiveDate,
    /// How much.
    pub amount: Yen,
    /// What the file says of the payer.
    pub text: String,
    /// Who is meant, by what, and how surely.
    pub found: Option<(MemberId, MatchedBy, Confidence)>,
    /// Who else may be meant.
    pub candidates: Vec<MemberId>,
    /// What became of the row; none: it is stored.
    pub code: Option<RowCode>,
}

/// A list of payments as read.
struct PaymentsReading {
    /// Its rows.
    pub rows: rows::Reading<PaymentField, PaymentRow>,
    /// Which list it is.
    pub source: PaymentSource,
    /// Every row that could be read, with who is meant.
    pub matched: Vec<Matched>,
    /// What the accepted payments come to, member by member.
    pub plans: BTreeMap<MemberId, Plan>,
}

/// What a payment is known by, whatever file it stands in.
fn key_of(member: MemberId, on: NaiveDate, amount: Yen) -> RowHash {
    let text = format!("payment {} {on} {}", member.0, amount.get());
    Sha256::digest(text.as_bytes()).into()
}

/// What a row says, before anybody asks whose money it is.
enum Said {
    /// Money on a day.
    Money(NaiveDate, Yen),
    /// Money that went out.
    Outgoing,
    /// A cell that cannot be read or cannot be true.
    Bad(RowCode, PaymentField),
}

/// Reads a table as a list of payments.
fn read(
    db: &Reader<'_>,
    table: &Table,
    choices: &TableChoices<PaymentField>,
    decisions: &[PaymentDecision],
    today: NaiveDate,
) -> Result<PaymentsReading> {
    let sheet = Sheet::of(db, table, choices)?;
    let source = PaymentSource::of(&sheet);
    let (records, mut reading) = sheet.records();
    let decided: HashMap<u32, PaymentVerdict> = decisions
        .iter()
        .map(|decision| (decision.row, decision.verdict))
        .collect();
    let roll = Roll::of(member::roll(db)?, &articles::membership(db, today)?);
    let mut matched: Vec<Matched> = Vec::new();
    let mut by_number: HashMap<u32, &Row> = HashMap::new();
    for (row, _) in records {
        by_number.insert(row.number, row);
        let text = payer_text(&sheet, row, source);
        let (on, amount) = match said(&sheet, row, source, today) {
            Said::Money(on, amount) => (on, amount),
            Said::Outgoing => {
                let note = noted(&sheet, row, RowCode::Outgoing, None, &text);
                reading.skipped.push(note);
                continue;
            }
            Said::Bad(code, field) => {
                let note = noted(&sheet, row, code, Some(field), &text);
                reading.refused.push(note);
                continue;
            }
        };
        let payer = match source {
            PaymentSource::Payroll => Payer::Listed {
                number: sheet.text(row, PaymentField::Number),
                name: sheet.text(row, PaymentField::Name),
            },
            PaymentSource::Bank => Payer::Text(text.clone()),
        };
        let dues = |member| equity::dues_on(db, member, on);
        let found = roll.find(&payer, on, amount, dues)?;
        matched.push(decide(
            row.number,
            (on, amount),
            text,
            found,
            decided.get(&row.number),
            &roll,
        ));
    }
    leave_out_known(db, &mut matched)?;
    let plans = plan_all(db, &roll, &mut matched)?;
    for one in &matched {
        let row = by_number[&one.row];
        match one.code {
            None => {
                if let Some((member, _, _)) = one.found {
                    reading.accepted.push(PaymentRow {
                        row: one.row,
                        key: key_of(member, one.on, one.amount),
                        member,
                        on: one.on,
                        amount: one.amount,
                    });
                }
            }
            Some(code @ (RowCode::AlreadyImported | RowCode::LeftOut)) => {
                reading
                    .skipped
                    .push(noted(&sheet, row, code, None, &one.text));
            }
            Some(code) => {
                let field = field_of(code, source);
                reading
                    .refused
                    .push(noted(&sheet, row, code, Some(field), &one.text));
            }
        }
    }
    reading.refused.sort_by_key(|note| note.row);
    reading.skipped.sort_by_key(|note| note.row);
    Ok(PaymentsReading {
        rows: reading,
        source,
        matched,
        plans,
    })
}

/// The cell that a refusal is about.
const fn field_of(code: RowCode, source: PaymentSource) -> PaymentField {
    match (code, source) {
        (RowCode::BalanceNegative, _) => PaymentField::Amount,
        (RowCode::NameMismatch, PaymentSource::Payroll) => PaymentField::Name,
        (RowCode::MemberLeft, PaymentSource::Payroll) => PaymentField::PaidOn,
        (_, PaymentSource::Payroll) => PaymentField::Number,
        (_, PaymentSource::Bank) => PaymentField::Text,
    }
}

/// A row with what is the matter, named by what the file says of the payer.
fn noted(
    sheet: &Sheet<'_, PaymentField>,
    row: &Row,
    code: RowCode,
    field: Option<PaymentField>,
    text: &str,
) -> Note {
    let mut note = sheet.note(row, code, field);
    if note.name.is_empty() {
        note.name = text.chars().take(80).collect();
    }
    note
}

/// What a file says of the payer.
fn payer_text(sheet: &Sheet<'_, PaymentField>, row: &Row, source: PaymentSource) -> String {
    let fields: &[PaymentField] = match source {
        PaymentSource::Payroll => &[PaymentField::Name],
        PaymentSource::Bank => &[
            PaymentField::Number,
            PaymentField::Name,
            PaymentField::Payer,
            PaymentField::Text,
        ],
    };
    let parts: Vec<String> = fields
        .iter()
        .map(|field| sheet.text(row, *field))
        .filter(|text| !text.is_empty())
        .collect();
    parts.join(" ")
}

/// Day and amount of a row.
fn said(
    sheet: &Sheet<'_, PaymentField>,
    row: &Row,
    source: PaymentSource,
    today: NaiveDate,
) -> Said {
    use PaymentField::{Amount, Incoming, Name, Outgoing, PaidOn, Payer, Text};
    for field in [Name, Text, Payer] {
        if sheet.text(row, field).chars().nth(TEXT).is_some() {
            return Said::Bad(RowCode::TooLong, field);
        }
    }
    let column = match source {
        PaymentSource::Bank if sheet.column(Incoming).is_some() => Incoming,
        PaymentSource::Bank | PaymentSource::Payroll => Amount,
    };
    let yen = |field| {
        let text = sheet.text(row, field);
        read_yen(&text).filter(|yen| yen.get().abs() <= MOST_YEN)
    };
    let amount = yen(column);
    if source == PaymentSource::Bank {
        let comes_in = amount.is_some_and(|amount| amount > Yen::ZERO);
        let goes_out = yen(Outgoing).is_some_and(|out| out != Yen::ZERO)
            || amount.is_some_and(|amount| amount < Yen::ZERO);
        if !comes_in && goes_out {
            return Said::Outgoing;
        }
    }
    if source == PaymentSource::Payroll
        && sheet.column(Name).is_some()
        && sheet.text(row, Name).is_empty()
    {
        return Said::Bad(RowCode::NameMissing, Name);
    }
    let mut eras = Vec::new();
    let on = sheet.date(row, PaidOn, &mut eras);
    let Some(on) = on.filter(|on| *on <= today && field::day("day", *on).is_ok()) else {
        return Said::Bad(RowCode::DateInvalid, PaidOn);
    };
    match amount {
        Some(amount) if amount != Yen::ZERO => Said::Money(on, amount),
        Some(_) | None => Said::Bad(RowCode::YenInvalid, column),
    }
}

/// What becomes of a row that was read, by who was found and what the user says.
fn decide(
    row: u32,
    (on, amount): (NaiveDate, Yen),
    text: String,
    found: Found,
    verdict: Option<&PaymentVerdict>,
    roll: &Roll,
) -> Matched {
    let mut matched = Matched {
        row,
        on,
        amount,
        text,
        found: None,
        candidates: Vec::new(),
        code: None,
    };
    match found {
        Found::One(member, by, confidence) => {
            matched.found = Some((member, by, confidence));
            matched.code = (confidence != Confidence::High).then_some(RowCode::MatchUnsure);
        }
        Found::Several(candidates) => {
            matched.candidates = candidates;
            matched.code = Some(RowCode::MemberAmbiguous);
        }
        Found::Nobody(code) => matched.code = Some(code),
    }
    match verdict {
        None => {}
        Some(PaymentVerdict::Leave {}) => matched.code = Some(RowCode::LeftOut),
        Some(PaymentVerdict::Take { member }) => {
            matched.code = match roll.check(*member, on) {
                Ok(()) => {
                    matched.found = Some((*member, MatchedBy::Hand, Confidence::High));
                    None
                }
                Err(code) => Some(code),
            };
        }
    }
    matched
}

/// Marks the payments that are there already: in an earlier row, an earlier file, or entered by hand.
fn leave_out_known(db: &Reader<'_>, matched: &mut [Matched]) -> Result<()> {
    let keys = |matched: &[Matched]| -> Vec<Option<(MemberId, RowHash)>> {
        matched
            .iter()
            .map(|one| match (one.code, one.found) {
                (None, Some((member, _, _))) => Some((member, key_of(member, one.on, one.amount))),
                _ => None,
            })
            .collect()
    };
    let keys = keys(matched);
    let hashes = keys.iter().flatten().map(|(_, key)| *key);
    let mut seen = store::imported_before(db, FileKind::Payments, None, hashes)?;
    let members: HashSet<MemberId> = keys.iter().flatten().map(|(member, _)| *member).collect();
    for member in members {
        for (on, amount) in equity::receipts_by_hand(db, member)? {
            seen.insert(key_of(member, on, amount));
        }
    }
    for (one, key) in matched.iter_mut().zip(keys) {
        if let Some((_, key)) = key
            && !seen.insert(key)
        {
            one.code = Some(RowCode::AlreadyImported);
        }
    }
    Ok(())
}

/// Works out what the payments come to, member by member, and refuses corrections that take back equity.
fn plan_all(
    db: &Reader<'_>,
    roll: &Roll,
    matched: &mut [Matched],
) -> Result<BTreeMap<MemberId, Plan>> {
    let mut money: BTreeMap<MemberId, Vec<Money>> = BTreeMap::new();
    for one in matched.iter().filter(|one| one.code.is_none()) {
        if let Some((member, _, _)) = one.found {
            money.entry(member).or_default().push(Money {
                row: one.row,
                on: one.on,
                amount: one.amount,
            });
        }
    }
    let mut plans = BTreeMap::new();
    let mut refused: HashSet<u32> = HashSet::new();
    for (member, money) in money {
        let latest = money
            .iter()
            .map(|one| one.on)
            .max()
            .unwrap_or(NaiveDate::MIN);
        let unit = equity::unit_price(db, latest)?;
        let joined_on = if equity::is_settled(db, member)? {
            None
        } else {
            roll.joined_on(member)
        };
        let plan = plan::plan(equity::steps(db, member)?, joined_on, unit, money);
        refused.extend(&plan.refused);
        plans.insert(member, plan);
    }
    for one in matched.iter_mut().filter(|one| refused.contains(&one.row)) {
        one.code = Some(RowCode::BalanceNegative);
    }
    Ok(plans)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_stands_once_and_in_the_form_looked_up() {
        rows::check_words::<PaymentField>();
    }
}
