//! The only SQL on the equity ledger, refunds and what they rest on.

use chrono::NaiveDate;
use rusqlite::{OptionalExtension, Row, params};

use super::bookkeeping::{Booked, BookedRefund};
use super::{
    Balance, Claim, Counterpart, Debt, DecidedRefund, Departure, EquityTotals, Ground, Movement,
    MovementKind, NewMovement, Reduction, Refund, Resolution, ResolutionMatter, UnitChange,
    UnitManner, YearAccount, rules::Step,
};
use crate::articles::rules::MembershipArticles;
use crate::kernel::Result;
use crate::kernel::error::{Noun, OrNotFound};
use crate::kernel::id::{
    AttachmentId, DebtId, InstalmentId, MemberId, MovementId, ReductionId, RefundId, ResolutionId,
    UnitChangeId, WithdrawalId, YearAccountId,
};
use crate::kernel::money::Yen;
use crate::store::sql::text_enum;
use crate::store::{Reader, Tx};

text_enum!(MovementKind, Counterpart, ResolutionMatter, UnitManner);

// -- balances --------------------------------------------------------------------------------------

/// Five sums in the order of [`Balance`], beginning at a column.
fn balance_at(row: &Row<'_>, at: usize) -> rusqlite::Result<Balance> {
    Ok(Balance {
        units: row.get(at)?,
        subscribed: row.get(at + 1)?,
        paid: row.get(at + 2)?,
        deposit: row.get(at + 3)?,
        refund: row.get(at + 4)?,
    })
}

const SUMS: &str =
    "coalesce(sum(units), 0), coalesce(sum(subscribed_yen), 0), coalesce(sum(paid_yen), 0),
    coalesce(sum(deposit_yen), 0), coalesce(sum(refund_yen), 0)";

/// A member's balance at a day.
pub fn balance_on(db: &Reader<'_>, member: MemberId, day: NaiveDate) -> Result<Balance> {
    let sql = format!("SELECT {SUMS} FROM movement WHERE member_id = ?1 AND counts_from <= ?2");
    Ok(db
        .prepare_cached(&sql)?
        .query_row(params![member, day], |row| balance_at(row, 0))?)
}

/// The sums over all ledgers at a day.
pub fn balance_on_all(db: &Reader<'_>, day: NaiveDate) -> Result<Balance> {
    let sql = format!(
        "SELECT {SUMS} FROM movement INDEXED BY movement_by_member WHERE counts_from <= ?1"
    );
    Ok(db
        .prepare_cached(&sql)?
        .query_row([day], |row| balance_at(row, 0))?)
}

/// Everybody's balance at a day, and how many are members.
pub fn totals_on(db: &Reader<'_>, day: NaiveDate) -> Result<EquityTotals> {
    let balance = balance_on_all(db, day)?;
    Ok(EquityTotals {
        members: crate::member::count_on(db, day)?,
        balance,
        unpaid: balance.unpaid(),
    })
}

/// Everybody's balances at a day, by member; those with nothing are not there.
pub fn balances_on(db: &Reader<'_>, day: NaiveDate) -> Result<Vec<(MemberId, Balance)>> {
    let sql = format!(
        "SELECT member_id, {SUMS} FROM movement WHERE counts_from <= ?1 GROUP BY member_id ORDER BY member_id"
    );
    Ok(db
        .prepare_cached(&sql)?
        .query_map([day], |row| Ok((row.get(0)?, balance_at(row, 1)?)))?
        .collect::<rusqlite::Result<_>>()?)
}

/// What a ledger is made of, in the order of its days.
pub fn steps(db: &Reader<'_>, member: MemberId) -> Result<Vec<Step>> {
    Ok(db
        .prepare_cached(
            "SELECT counts_from, units, subscribed_yen, paid_yen, deposit_yen, refund_yen FROM movement
             WHERE member_id = ?1 ORDER BY counts_from",
        )?
        .query_map([member], |row| {
            Ok(Step {
                counts_from: row.get(0)?,
                effect: balance_at(row, 1)?,
            })
        })?
        .collect::<rusqlite::Result<_>>()?)
}

/// What a ledger is made of but for the member's leaving: until the last day a leaver pays in like everybody.
pub fn steps_but_leaving(db: &Reader<'_>, member: MemberId) -> Result<Vec<Step>> {
    Ok(db
        .prepare_cached(
            "SELECT m.counts_from, m.units, m.subscribed_yen, m.paid_yen, m.deposit_yen, m.refund_yen
             FROM movement m LEFT JOIN movement r ON r.id = m.reverses_id
             WHERE m.member_id = ?1 AND coalesce(r.kind, m.kind) <> 'leaving' ORDER BY m.counts_from",
        )?
        .query_map([member], |row| {
            Ok(Step {
                counts_from: row.get(0)?,
                effect: balance_at(row, 1)?,
            })
        })?
        .collect::<rusqlite::Result<_>>()?)
}

/// Money received and not reversed, before it became equity: day and amount, in the order of the days.
pub fn deposits(db: &Reader<'_>, member: MemberId) -> Result<Vec<(NaiveDate, Yen)>> {
    Ok(db
        .prepare_cached(
            "SELECT m.effective_on, m.deposit_yen FROM movement m
             WHERE m.member_id = ?1 AND m.kind = 'deposit' AND NOT EXISTS (SELECT 1 FROM movement r WHERE r.reverses_id = m.id)
             ORDER BY m.effective_on, m.id",
        )?
        .query_map([member], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<rusqlite::Result<_>>()?)
}

/// Money entered by hand and not reversed: what one act put into equity and deposit is one sum.
pub fn receipts_by_hand(db: &Reader<'_>, member: MemberId) -> Result<Vec<(NaiveDate, Yen)>> {
    Ok(db
        .prepare_cached(
            "SELECT m.effective_on, sum(m.paid_yen + m.deposit_yen) FROM movement m
             WHERE m.member_id = ?1 AND m.kind IN ('payment', 'deposit') AND m.batch_id IS NULL
               AND NOT EXISTS (SELECT 1 FROM movement r WHERE r.reverses_id = m.id)
             GROUP BY m.recorded_at, m.effective_on ORDER BY m.effective_on",
        )?
        .query_map([member], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<rusqlite::Result<_>>()?)
}

/// How much of the deposits became equity or went back.
pub fn used(db: &Reader<'_>, member: MemberId) -> Result<Yen> {
    Ok(db
        .prepare_cached(
            "SELECT coalesce(-sum(m.deposit_yen), 0) FROM movement m
             WHERE m.member_id = ?1 AND m.kind IN ('allocation', 'deposit_returned')
               AND NOT EXISTS (SELECT 1 FROM movement r WHERE r.reverses_id = m.id)",
        )?
        .query_row([member], |row| row.get(0))?)
}

// -- movements -------------------------------------------------------------------------------------

/// Writes a movement.
pub fn insert(tx: &Tx<'_>, movement: &NewMovement) -> Result<MovementId> {
    let (mut withdrawal, mut reduction, mut refund, mut resolution) = (None, None, None, None);
    match movement.ground {
        Ground::None => {}
        Ground::Withdrawal(id) => withdrawal = Some(id),
        Ground::Reduction(id) => reduction = Some(id),
        Ground::Refund(id) => refund = Some(id),
        Ground::Resolution(id) => resolution = Some(id),
    }
    let effect = movement.effect;
    tx.prepare_cached(
        "INSERT INTO movement (member_id, kind, effective_on, counts_from, units, unit_yen, subscribed_yen, paid_yen, deposit_yen,
                refund_yen, received_on, counterpart, withdrawal_id, reduction_id, refund_id, resolution_id, batch_id, recorded_at, user_id)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19)",
    )?
    .execute(params![
        movement.member,
        movement.kind,
        movement.effective_on,
        movement.counts_from(),
        effect.units,
        movement.unit_price,
        effect.subscribed,
        effect.paid,
        effect.deposit,
        effect.refund,
        movement.received_on,
        movement.counterpart,
        withdrawal,
        reduction,
        refund,
        resolution,
        movement.batch,
        tx.stamp(),
        tx.user,
    ])?;
    Ok(MovementId(tx.last_insert_rowid()))
}

/// Writes a movement with every sign of another turned, from the same day on.
pub fn insert_reversal(tx: &Tx<'_>, of: &Movement) -> Result<MovementId> {
    let effect = -of.effect;
    tx.prepare_cached(
        "INSERT INTO movement (member_id, kind, effective_on, counts_from, units, unit_yen, subscribed_yen, paid_yen, deposit_yen,
                refund_yen, reverses_id, recorded_at, user_id)
         VALUES (?1, 'reversal', ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
    )?
    .execute(params![
        of.member,
        of.effective_on,
        of.counts_from,
        effect.units,
        of.unit_price,
        effect.subscribed,
        effect.paid,
        effect.deposit,
        effect.refund,
        of.id,
        tx.stamp(),
        tx.user,
    ])?;
    Ok(MovementId(tx.last_insert_rowid()))
}

const MOVEMENT: &str = "SELECT m.id, m.member_id, m.kind, m.effective_on, m.counts_from, m.unit_yen, m.units, m.subscribed_yen, m.paid_yen,
        m.deposit_yen, m.refund_yen, m.received_on, m.counterpart, m.reverses_id,
        (SELECT r.id FROM movement r WHERE r.reverses_id = m.id), m.withdrawal_id, m.reduction_id, m.refund_id, m.resolution_id,
        m.batch_id, m.recorded_at, u.name
     FROM movement m JOIN user u ON u.id = m.user_id";

fn movement(row: &Row<'_>) -> rusqlite::Result<Movement> {
    Ok(Movement {
        id: row.get(0)?,
        member: row.get(1)?,
        movement_kind: row.get(2)?,
        effective_on: row.get(3)?,
        counts_from: row.get(4)?,
        unit_price: row.get(5)?,
        effect: balance_at(row, 6)?,
        received_on: row.get(11)?,
        counterpart: row.get(12)?,
        reverses: row.get(13)?,
        reversed_by: row.get(14)?,
        withdrawal: row.get(15)?,
        reduction: row.get(16)?,
        refund: row.get(17)?,
        resolution: row.get(18)?,
        batch: row.get(19)?,
        evidence: Vec::new(),
        recorded_at: row.get(20)?,
        by: row.get(21)?,
    })
}

/// One movement.
pub fn load(db: &Reader<'_>, id: MovementId) -> Result<Movement> {
    let sql = format!("{MOVEMENT} WHERE m.id = ?1");
    db.prepare_cached(&sql)?
        .query_row([id], movement)
        .optional()?
        .or_not_found(Noun::Movement)
}

/// Whose movement it is.
pub fn owner(db: &Reader<'_>, id: MovementId) -> Result<MemberId> {
    db.prepare_cached("SELECT member_id FROM movement WHERE id = ?1")?
        .query_row([id], |row| row.get(0))
        .optional()?
        .or_not_found(Noun::Movement)
}

/// A member's movements, by the day they count from, with the files they rest on.
pub fn list(db: &Reader<'_>, member: MemberId) -> Result<Vec<Movement>> {
    let sql = format!("{MOVEMENT} WHERE m.member_id = ?1 ORDER BY m.counts_from, m.id");
    let mut movements: Vec<Movement> = db
        .prepare_cached(&sql)?
        .query_map([member], movement)?
        .collect::<rusqlite::Result<_>>()?;
    let evidence: Vec<(MovementId, AttachmentId)> = db
        .prepare_cached(
            "SELECT e.movement_id, e.attachment_id FROM evidence e JOIN movement m ON m.id = e.movement_id
             WHERE m.member_id = ?1 ORDER BY e.attachment_id",
        )?
        .query_map([member], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<rusqlite::Result<_>>()?;
    for (id, attachment) in evidence {
        if let Some(movement) = movements.iter_mut().find(|movement| movement.id == id) {
            movement.evidence.push(attachment);
        }
    }
    Ok(movements)
}

/// The movements by which a leaver's equity went out and that were not taken back.
pub fn leavings(db: &Reader<'_>, member: MemberId) -> Result<Vec<MovementId>> {
    Ok(db
        .prepare_cached(
            "SELECT m.id FROM movement m WHERE m.member_id = ?1 AND m.kind = 'leaving'
               AND NOT EXISTS (SELECT 1 FROM movement r WHERE r.reverses_id = m.id) ORDER BY m.id",
        )?
        .query_map([member], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?)
}

/// Whether a withdrawal's refund was computed.
pub fn has_refund(db: &Reader<'_>, withdrawal: WithdrawalId) -> Result<bool> {
    Ok(db
        .prepare_cached("SELECT 1 FROM refund WHERE withdrawal_id = ?1")?
        .exists([withdrawal])?)
}

/// Lays a file beside a movement.
pub fn insert_evidence(tx: &Tx<'_>, movement: MovementId, attachment: AttachmentId) -> Result<()> {
    tx.prepare_cached(
        "INSERT OR IGNORE INTO evidence (movement_id, attachment_id) VALUES (?1, ?2)",
    )?
    .execute(params![movement, attachment])?;
    Ok(())
}

/// How many subscriptions and increases take effect on a day or later, and how many reductions wait.
pub fn after(db: &Reader<'_>, day: NaiveDate) -> Result<u32> {
    Ok(db
        .prepare_cached(
            "SELECT count(*) FROM movement m WHERE m.effective_on >= ?1 AND m.kind IN ('subscription', 'increase', 'reduction', 'conversion')
               AND NOT EXISTS (SELECT 1 FROM movement r WHERE r.reverses_id = m.id)",
        )?
        .query_row([day], |row| row.get(0))?)
}

/// What went out by leaving within a span of days, both inclusive, reversals taken into account.
pub fn left_between(db: &Reader<'_>, from: NaiveDate, to: NaiveDate) -> Result<Balance> {
    let sql = format!(
        "SELECT {SUMS} FROM movement m WHERE m.kind = 'leaving' AND m.effective_on BETWEEN ?1 AND ?2
           AND NOT EXISTS (SELECT 1 FROM movement r WHERE r.reverses_id = m.id)"
    );
    let out = db
        .prepare_cached(&sql)?
        .query_row([from, to], |row| balance_at(row, 0))?;
    Ok(-out)
}

/// What went out by one withdrawal or reduction.
pub fn taken_out(db: &Reader<'_>, ground: Ground) -> Result<Balance> {
    let (column, id) = match ground {
        Ground::Withdrawal(id) => ("withdrawal_id", id.0),
        Ground::Reduction(id) => ("reduction_id", id.0),
        Ground::Refund(id) => ("refund_id", id.0),
        Ground::Resolution(id) => ("resolution_id", id.0),
        Ground::None => return Ok(Balance::default()),
    };
    let sql = format!(
        "SELECT {SUMS} FROM movement m WHERE m.{column} = ?1 AND m.kind IN ('leaving', 'reduction')
           AND NOT EXISTS (SELECT 1 FROM movement r WHERE r.reverses_id = m.id)"
    );
    let out = db
        .prepare_cached(&sql)?
        .query_row([id], |row| balance_at(row, 0))?;
    Ok(-out)
}

/// Equity month by month: what changed in each month that changed anything, in order.
pub fn monthly(db: &Reader<'_>) -> Result<Vec<(String, Balance)>> {
    let sql =
        format!("SELECT substr(counts_from, 1, 7), {SUMS} FROM movement GROUP BY 1 ORDER BY 1");
    Ok(db
        .prepare_cached(&sql)?
        .query_map([], |row| Ok((row.get(0)?, balance_at(row, 1)?)))?
        .collect::<rusqlite::Result<_>>()?)
}

// -- the books -------------------------------------------------------------------------------------

/// The movements that count from a day within a span, both inclusive, as the books need them: of a reversal,
/// kind and counterpart of what it reverses.
pub fn booked(db: &Reader<'_>, from: NaiveDate, to: NaiveDate) -> Result<Vec<Booked>> {
    Ok(db
        .prepare_cached(
            "SELECT m.counts_from, coalesce(o.kind, m.kind), m.reverses_id IS NOT NULL, m.units, m.subscribed_yen, m.paid_yen,
                m.deposit_yen, m.refund_yen, coalesce(o.counterpart, m.counterpart), b.number, b.id
             FROM movement m JOIN member b ON b.id = m.member_id LEFT JOIN movement o ON o.id = m.reverses_id
             WHERE m.counts_from BETWEEN ?1 AND ?2 ORDER BY m.counts_from, m.id",
        )?
        .query_map([from, to], |row| {
            Ok(Booked {
                on: row.get(0)?,
                kind: row.get(1)?,
                is_reversal: row.get(2)?,
                effect: balance_at(row, 3)?,
                counterpart: row.get(8)?,
                number: row.get(9)?,
                member: row.get(10)?,
            })
        })?
        .collect::<rusqlite::Result<_>>()?)
}

/// The refunds decided within a span of days, both inclusive.
pub fn booked_refunds(
    db: &Reader<'_>,
    from: NaiveDate,
    to: NaiveDate,
) -> Result<Vec<BookedRefund>> {
    Ok(db
        .prepare_cached(
            "SELECT f.decided_on, b.number, b.id, f.paid_yen, f.limit_yen FROM refund f JOIN member b ON b.id = f.member_id
             WHERE f.decided_on BETWEEN ?1 AND ?2 ORDER BY f.decided_on, f.id",
        )?
        .query_map([from, to], |row| {
            Ok(BookedRefund {
                on: row.get(0)?,
                number: row.get(1)?,
                member: row.get(2)?,
                paid: row.get(3)?,
                limit: row.get(4)?,
            })
        })?
        .collect::<rusqlite::Result<_>>()?)
}

// -- reductions ------------------------------------------------------------------------------------

fn reduction(row: &Row<'_>) -> rusqlite::Result<Reduction> {
    Ok(Reduction {
        id: row.get(0)?,
        member: row.get(1)?,
        notice_on: row.get(2)?,
        units: row.get(3)?,
        acts_on: row.get(4)?,
        payee: row.get(5)?,
        revoked_on: row.get(6)?,
        timing: None,
    })
}

const REDUCTION: &str =
    "SELECT id, member_id, notice_on, units, acts_on, payee, revoked_on FROM reduction";

/// A reduction.
pub fn load_reduction(db: &Reader<'_>, id: ReductionId) -> Result<Reduction> {
    let sql = format!("{REDUCTION} WHERE id = ?1");
    db.prepare_cached(&sql)?
        .query_row([id], reduction)
        .optional()?
        .or_not_found(Noun::Reduction)
}

/// A member's reductions, first to last.
pub fn reductions(db: &Reader<'_>, member: MemberId) -> Result<Vec<Reduction>> {
    let sql = format!("{REDUCTION} WHERE member_id = ?1 ORDER BY id");
    Ok(db
        .prepare_cached(&sql)?
        .query_map([member], reduction)?
        .collect::<rusqlite::Result<_>>()?)
}

/// The reductions that act on a day.
pub fn reductions_on(db: &Reader<'_>, day: NaiveDate) -> Result<Vec<Reduction>> {
    let sql =
        format!("{REDUCTION} WHERE acts_on = ?1 AND revoked_on IS NULL ORDER BY member_id, id");
    Ok(db
        .prepare_cached(&sql)?
        .query_map([day], reduction)?
        .collect::<rusqlite::Result<_>>()?)
}

/// Enters a reduction.
pub fn insert_reduction(
    tx: &Tx<'_>,
    member: MemberId,
    notice_on: NaiveDate,
    units: i64,
    acts_on: NaiveDate,
    payee: Option<&str>,
) -> Result<ReductionId> {
    tx.prepare_cached(
        "INSERT INTO reduction (member_id, notice_on, units, acts_on, payee, recorded_at, user_id) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
    )?
    .execute(params![member, notice_on, units, acts_on, payee, tx.stamp(), tx.user])?;
    Ok(ReductionId(tx.last_insert_rowid()))
}

/// The notice was taken back.
pub fn revoke_reduction(tx: &Tx<'_>, id: ReductionId, on: NaiveDate) -> Result<()> {
    tx.prepare_cached("UPDATE reduction SET revoked_on = ?2 WHERE id = ?1")?
        .execute(params![id, on])?;
    Ok(())
}

/// The movement by which a reduction acts.
pub fn movement_of_reduction(db: &Reader<'_>, id: ReductionId) -> Result<Option<MovementId>> {
    Ok(db
        .prepare_cached(
            "SELECT m.id FROM movement m WHERE m.reduction_id = ?1 AND m.kind = 'reduction'
               AND NOT EXISTS (SELECT 1 FROM movement r WHERE r.reverses_id = m.id)",
        )?
        .query_row([id], |row| row.get(0))
        .optional()?)
}

// -- accounts and refunds --------------------------------------------------------------------------

const YEAR_ACCOUNT: &str =
    "SELECT id, ends_on, net_assets_yen, approved_on, meeting FROM year_account";

fn year_account(row: &Row<'_>) -> rusqlite::Result<YearAccount> {
    Ok(YearAccount {
        id: row.get(0)?,
        ends_on: row.get(1)?,
        net_assets: row.get(2)?,
        approved_on: row.get(3)?,
        meeting: row.get(4)?,
    })
}

/// Every year's accounts, the latest first.
pub fn year_accounts(db: &Reader<'_>) -> Result<Vec<YearAccount>> {
    let sql = format!("{YEAR_ACCOUNT} ORDER BY ends_on DESC");
    Ok(db
        .prepare_cached(&sql)?
        .query_map([], year_account)?
        .collect::<rusqlite::Result<_>>()?)
}

/// A year's accounts.
pub fn load_year_account(db: &Reader<'_>, id: YearAccountId) -> Result<YearAccount> {
    let sql = format!("{YEAR_ACCOUNT} WHERE id = ?1");
    db.prepare_cached(&sql)?
        .query_row([id], year_account)
        .optional()?
        .or_not_found(Noun::YearAccount)
}

/// Enters a year's accounts.
pub fn insert_year_account(
    tx: &Tx<'_>,
    ends_on: NaiveDate,
    net_assets: Yen,
    approved_on: NaiveDate,
    meeting: &str,
) -> Result<YearAccountId> {
    tx.prepare_cached(
        "INSERT INTO year_account (ends_on, net_assets_yen, approved_on, meeting, recorded_at, user_id) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    )?
    .execute(params![ends_on, net_assets, approved_on, meeting, tx.stamp(), tx.user])?;
    Ok(YearAccountId(tx.last_insert_rowid()))
}

const REFUND: &str = "SELECT f.id, f.member_id, f.withdrawal_id, f.reduction_id, f.year_account_id, f.units, f.paid_yen, f.paid_total_yen,
        f.share_yen, f.limit_yen, f.percent, f.refund_yen, f.pay_by, f.decided_on,
        coalesce((SELECT sum(m.refund_yen) FROM movement m WHERE m.refund_id = f.id
           AND NOT EXISTS (SELECT 1 FROM movement r WHERE r.reverses_id = m.id)), 0)
     FROM refund f";

fn decided(row: &Row<'_>) -> rusqlite::Result<DecidedRefund> {
    Ok(DecidedRefund {
        id: row.get(0)?,
        member: row.get(1)?,
        withdrawal: row.get(2)?,
        reduction: row.get(3)?,
        year_account: row.get(4)?,
        figures: Refund {
            units: row.get(5)?,
            paid: row.get(6)?,
            paid_total: row.get(7)?,
            share: row.get(8)?,
            limit: row.get(9)?,
            percent: row.get(10)?,
            refund: row.get(11)?,
        },
        pay_by: row.get(12)?,
        decided_on: row.get(13)?,
        open: row.get(14)?,
    })
}

/// A refund as decided, with what is still open of it.
pub fn load_refund(db: &Reader<'_>, id: RefundId) -> Result<DecidedRefund> {
    let sql = format!("{REFUND} WHERE f.id = ?1");
    db.prepare_cached(&sql)?
        .query_row([id], decided)
        .optional()?
        .or_not_found(Noun::Refund)
}

/// Refunds of a member, or of everybody, the latest first.
pub fn refunds(db: &Reader<'_>, member: Option<MemberId>) -> Result<Vec<DecidedRefund>> {
    let sql = format!("{REFUND} WHERE ?1 IS NULL OR f.member_id = ?1 ORDER BY f.id DESC");
    Ok(db
        .prepare_cached(&sql)?
        .query_map([member], decided)?
        .collect::<rusqlite::Result<_>>()?)
}

/// Enters a refund; its `id` and `open` are not looked at.
pub fn insert_refund(tx: &Tx<'_>, new: &DecidedRefund) -> Result<RefundId> {
    let figures = new.figures;
    tx.prepare_cached(
        "INSERT INTO refund (member_id, withdrawal_id, reduction_id, year_account_id, units, paid_yen, paid_total_yen, share_yen,
                limit_yen, percent, refund_yen, pay_by, decided_on, recorded_at, user_id)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)",
    )?
    .execute(params![
        new.member,
        new.withdrawal,
        new.reduction,
        new.year_account,
        figures.units,
        figures.paid,
        figures.paid_total,
        figures.share,
        figures.limit,
        figures.percent,
        figures.refund,
        new.pay_by,
        new.decided_on,
        tx.stamp(),
        tx.user,
    ])?;
    Ok(RefundId(tx.last_insert_rowid()))
}

/// Claims to refunds that arose on a day or later, by the day.
pub fn claims(
    db: &Reader<'_>,
    since: NaiveDate,
    articles: &MembershipArticles,
) -> Result<Vec<Claim>> {
    Ok(db
        .prepare_cached(
            "WITH gone AS (
                SELECT w.id AS withdrawal, NULL AS reduction, w.member_id, w.left_on AS arose_on FROM withdrawal w
                WHERE w.revoked_on IS NULL AND w.left_on >= ?1
                UNION ALL
                SELECT NULL, r.id, r.member_id, r.acts_on FROM reduction r WHERE r.revoked_on IS NULL AND r.acts_on >= ?1),
             paid AS (SELECT v.refund_id, sum(v.refund_yen) AS open, max(v.effective_on) AS last_on FROM movement v
                WHERE v.refund_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM movement x WHERE x.reverses_id = v.id) GROUP BY v.refund_id)
             SELECT g.withdrawal, g.reduction, g.member_id, m.number, i.name, g.arose_on, f.pay_by,
                CASE WHEN f.id IS NOT NULL AND coalesce(p.open, 0) = 0 THEN coalesce(p.last_on, f.decided_on) END
             FROM gone g JOIN member m ON m.id = g.member_id LEFT JOIN person_index i ON i.person_id = m.person_id
             LEFT JOIN refund f ON f.withdrawal_id = g.withdrawal OR f.reduction_id = g.reduction
             LEFT JOIN paid p ON p.refund_id = f.id ORDER BY g.arose_on, m.number",
        )?
        .query_map([since], |row| {
            let number: Option<u32> = row.get(3)?;
            let name: Option<String> = row.get(4)?;
            let words: Vec<String> = number
                .map(|number| articles.number_word(number))
                .into_iter()
                .chain(name)
                .collect();
            let arises_from = match row.get(0)? {
                Some(withdrawal) => Departure::Withdrawal(withdrawal),
                None => Departure::Reduction(row.get(1)?),
            };
            Ok(Claim {
                arises_from,
                member: row.get(2)?,
                about: words.join(" "),
                arose_on: row.get(5)?,
                pay_by: row.get(6)?,
                paid_on: row.get(7)?,
            })
        })?
        .collect::<rusqlite::Result<_>>()?)
}

// -- instalments and debts -------------------------------------------------------------------------

/// A member's instalments, in the order of their days.
pub fn instalments(
    db: &Reader<'_>,
    member: MemberId,
) -> Result<Vec<(InstalmentId, NaiveDate, Yen)>> {
    Ok(db
        .prepare_cached(
            "SELECT id, due_on, amount_yen FROM instalment WHERE member_id = ?1 AND dropped_on IS NULL ORDER BY due_on, id",
        )?
        .query_map([member], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?
        .collect::<rusqlite::Result<_>>()?)
}

/// Puts other instalments in place of a member's.
pub fn replace_instalments(
    tx: &Tx<'_>,
    member: MemberId,
    parts: &[(NaiveDate, Yen)],
) -> Result<()> {
    tx.prepare_cached(
        "UPDATE instalment SET dropped_on = ?2 WHERE member_id = ?1 AND dropped_on IS NULL",
    )?
    .execute(params![member, tx.today])?;
    for (due_on, amount) in parts {
        tx.prepare_cached(
            "INSERT INTO instalment (member_id, due_on, amount_yen) VALUES (?1, ?2, ?3)",
        )?
        .execute(params![member, due_on, amount])?;
    }
    Ok(())
}

/// A member's debts, the open ones first.
pub fn debts(db: &Reader<'_>, member: MemberId) -> Result<Vec<Debt>> {
    Ok(db
        .prepare_cached(
            "SELECT id, what, amount_yen, arose_on, settled_on FROM debt WHERE member_id = ?1 ORDER BY settled_on IS NOT NULL, arose_on, id",
        )?
        .query_map([member], |row| {
            Ok(Debt {
                id: row.get(0)?,
                what: row.get(1)?,
                amount: row.get(2)?,
                arose_on: row.get(3)?,
                settled_on: row.get(4)?,
            })
        })?
        .collect::<rusqlite::Result<_>>()?)
}

/// Enters a debt.
pub fn insert_debt(
    tx: &Tx<'_>,
    member: MemberId,
    what: &str,
    amount: Yen,
    arose_on: NaiveDate,
) -> Result<DebtId> {
    tx.prepare_cached(
        "INSERT INTO debt (member_id, what, amount_yen, arose_on, recorded_at, user_id) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    )?
    .execute(params![member, what, amount, arose_on, tx.stamp(), tx.user])?;
    Ok(DebtId(tx.last_insert_rowid()))
}

/// A debt was settled; and whose it was.
pub fn settle_debt(tx: &Tx<'_>, id: DebtId, on: NaiveDate) -> Result<MemberId> {
    let member = tx
        .prepare_cached("SELECT member_id FROM debt WHERE id = ?1 AND settled_on IS NULL")?
        .query_row([id], |row| row.get(0))
        .optional()?
        .or_not_found(Noun::Debt)?;
    tx.prepare_cached("UPDATE debt SET settled_on = ?2 WHERE id = ?1")?
        .execute(params![id, on])?;
    Ok(member)
}

// -- resolutions and the amount of a unit ----------------------------------------------------------

fn resolution(row: &Row<'_>) -> rusqlite::Result<Resolution> {
    let (matter, meeting_on) = (row.get(1)?, row.get(2)?);
    Ok(Resolution {
        id: row.get(0)?,
        matter,
        meeting_on,
        notice_by: (matter == ResolutionMatter::Expulsion)
            .then(|| crate::member::rules::expulsion_notice_by(meeting_on)),
        meeting: row.get(3)?,
        item: row.get(4)?,
        entitled: row.get(5)?,
        present: row.get(6)?,
        in_favour: row.get(7)?,
    })
}

const RESOLUTION: &str =
    "SELECT id, matter, meeting_on, meeting, item, entitled, present, in_favour FROM resolution";

/// A resolution.
pub fn load_resolution(db: &Reader<'_>, id: ResolutionId) -> Result<Resolution> {
    let sql = format!("{RESOLUTION} WHERE id = ?1");
    db.prepare_cached(&sql)?
        .query_row([id], resolution)
        .optional()?
        .or_not_found(Noun::Resolution)
}

/// Every resolution, the latest first.
pub fn resolutions(db: &Reader<'_>) -> Result<Vec<Resolution>> {
    let sql = format!("{RESOLUTION} ORDER BY meeting_on DESC, id DESC");
    Ok(db
        .prepare_cached(&sql)?
        .query_map([], resolution)?
        .collect::<rusqlite::Result<_>>()?)
}

/// Enters a resolution; its `id` is not looked at.
pub fn insert_resolution(tx: &Tx<'_>, new: &Resolution) -> Result<ResolutionId> {
    tx.prepare_cached(
        "INSERT INTO resolution (matter, meeting_on, meeting, item, entitled, present, in_favour, recorded_at, user_id)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
    )?
    .execute(params![
        new.matter,
        new.meeting_on,
        new.meeting,
        new.item,
        new.entitled,
        new.present,
        new.in_favour,
        tx.stamp(),
        tx.user,
    ])?;
    Ok(ResolutionId(tx.last_insert_rowid()))
}

/// Enters another amount of a unit.
pub fn insert_unit_change(
    tx: &Tx<'_>,
    effective_on: NaiveDate,
    (old, new): (Yen, Yen),
    manner: UnitManner,
    resolution: ResolutionId,
) -> Result<UnitChangeId> {
    tx.prepare_cached(
        "INSERT INTO unit_change (effective_on, old_yen, new_yen, manner, resolution_id, recorded_at, user_id)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
    )?
    .execute(params![effective_on, old, new, manner, resolution, tx.stamp(), tx.user])?;
    Ok(UnitChangeId(tx.last_insert_rowid()))
}

/// Every change of the amount of a unit, the latest first.
pub fn unit_changes(db: &Reader<'_>) -> Result<Vec<UnitChange>> {
    Ok(db
        .prepare_cached(
            "SELECT c.id, c.effective_on, c.old_yen, c.new_yen, c.manner, c.resolution_id, r.meeting_on
             FROM unit_change c JOIN resolution r ON r.id = c.resolution_id ORDER BY c.effective_on DESC, c.id DESC",
        )?
        .query_map([], |row| {
            Ok(UnitChange {
                id: row.get(0)?,
                effective_on: row.get(1)?,
                old: row.get(2)?,
                new: row.get(3)?,
                manner: row.get(4)?,
                resolution: row.get(5)?,
                resolved_on: row.get(6)?,
            })
        })?
        .collect::<rusqlite::Result<_>>()?)
}

// -- sound or not ----------------------------------------------------------------------------------

/// Ledgers in which some day has a balance below zero or more paid in than subscribed; and reversals that do not
/// turn what they reverse.
pub fn broken_invariants(db: &Reader<'_>) -> Result<Vec<String>> {
    let mut broken: Vec<String> = db
        .prepare_cached(
            "WITH day AS (SELECT member_id, counts_from, sum(units) u, sum(subscribed_yen) s, sum(paid_yen) p, sum(deposit_yen) d,
                    sum(refund_yen) r FROM movement GROUP BY member_id, counts_from),
             running AS (SELECT member_id, counts_from, sum(u) OVER w u, sum(s) OVER w s, sum(p) OVER w p, sum(d) OVER w d, sum(r) OVER w r
                    FROM day WINDOW w AS (PARTITION BY member_id ORDER BY counts_from))
             SELECT DISTINCT member_id FROM running WHERE u < 0 OR s < 0 OR p < 0 OR d < 0 OR r < 0 OR p > s",
        )?
        .query_map([], |row| {
            let id: i64 = row.get(0)?;
            Ok(format!("ledger of member {id}: below zero"))
        })?
        .collect::<rusqlite::Result<_>>()?;
    let unequal: Vec<String> = db
        .prepare_cached(
            "SELECT r.id FROM movement r JOIN movement m ON m.id = r.reverses_id
             WHERE r.member_id <> m.member_id OR r.counts_from <> m.counts_from OR r.units <> -m.units
                OR r.subscribed_yen <> -m.subscribed_yen OR r.paid_yen <> -m.paid_yen OR r.deposit_yen <> -m.deposit_yen
                OR r.refund_yen <> -m.refund_yen",
        )?
        .query_map([], |row| {
            let id: i64 = row.get(0)?;
            Ok(format!("movement {id}: reverses another amount"))
        })?
        .collect::<rusqlite::Result<_>>()?;
    let left: Vec<String> = db
        .prepare_cached(
            "SELECT m.id FROM member m JOIN movement v ON v.member_id = m.id AND v.counts_from <= date(m.left_on, '+1 day')
             WHERE m.left_on IS NOT NULL GROUP BY m.id
             HAVING sum(v.units) <> 0 OR sum(v.subscribed_yen) <> 0 OR sum(v.paid_yen) <> 0",
        )?
        .query_map([], |row| {
            let id: i64 = row.get(0)?;
            Ok(format!("member {id}: left, and something is left"))
        })?
        .collect::<rusqlite::Result<_>>()?;
    broken.extend(unequal);
    broken.extend(left);
    Ok(broken)
}
