//! The only SQL on memberships and withdrawals.

use std::collections::HashMap;

use chrono::NaiveDate;
use rusqlite::types::Value;
use rusqlite::{OptionalExtension, Row, named_params, params};

use super::{
    ExpulsionGround, Hearing, LabourAfter, Leaving, LeavingCause, Membership, NoticePlace, PaidOn,
    PaymentMethod, RegisterRow, RollLine, Withdrawal,
};
use crate::articles::rules::MembershipArticles;
use crate::equity::{Balance, rules::claim_ends_on};
use crate::kernel::Result;
use crate::kernel::error::{Noun, OrNotFound};
use crate::kernel::id::{ImportBatchId, MemberId, NoticePlaceId, PersonId, SiteId, WithdrawalId};
use crate::kernel::kana::QueryKeys;
use crate::kernel::money::Yen;
use crate::person::index::{Scope, match_expression};
use crate::person::{TimelineEntry, TimelineFact};
use crate::store::sql::text_enum;
use crate::store::{Reader, Tx};

text_enum!(
    PaymentMethod,
    LeavingCause,
    LabourAfter,
    ExpulsionGround,
    Hearing
);

// -- memberships -----------------------------------------------------------------------------------

const MEMBERSHIP: &str = "SELECT id, person_id, number, applied_on, units, unit_yen, method, pay_by, site_id, board_on, consented_on,
        refused_on, refusal, dropped_on, joined_on, left_on, voided_on, remark FROM member";

fn membership(row: &Row<'_>) -> rusqlite::Result<Membership> {
    Ok(Membership {
        id: row.get(0)?,
        person: row.get(1)?,
        number: row.get(2)?,
        number_word: None,
        applied_on: row.get(3)?,
        units: row.get(4)?,
        unit_price: row.get(5)?,
        method: row.get(6)?,
        pay_by: row.get(7)?,
        site: row.get(8)?,
        board_on: row.get(9)?,
        consented_on: row.get(10)?,
        refused_on: row.get(11)?,
        refusal: row.get(12)?,
        dropped_on: row.get(13)?,
        joined_on: row.get(14)?,
        left_on: row.get(15)?,
        voided_on: row.get(16)?,
        remark: row.get(17)?,
    })
}

/// A membership.
pub fn load(db: &Reader<'_>, id: MemberId) -> Result<Membership> {
    let sql = format!("{MEMBERSHIP} WHERE id = ?1");
    db.prepare_cached(&sql)?
        .query_row([id], membership)
        .optional()?
        .or_not_found(Noun::Member)
}

/// A person's memberships, first to last.
pub fn of_person(db: &Reader<'_>, person: PersonId) -> Result<Vec<Membership>> {
    let sql =
        format!("{MEMBERSHIP} WHERE person_id = ?1 ORDER BY coalesce(joined_on, applied_on), id");
    Ok(db
        .prepare_cached(&sql)?
        .query_map([person], membership)?
        .collect::<rusqlite::Result<_>>()?)
}

/// Applications that are neither decided nor complete, the oldest first.
pub fn pending(db: &Reader<'_>) -> Result<Vec<Membership>> {
    let sql = format!(
        "{MEMBERSHIP} WHERE joined_on IS NULL AND refused_on IS NULL AND dropped_on IS NULL AND voided_on IS NULL
         ORDER BY applied_on, id"
    );
    Ok(db
        .prepare_cached(&sql)?
        .query_map([], membership)?
        .collect::<rusqlite::Result<_>>()?)
}

/// The membership with a number, voided ones included: numbers are given once.
pub fn with_number(db: &Reader<'_>, number: u32) -> Result<Option<MemberId>> {
    Ok(db
        .prepare_cached("SELECT id FROM member WHERE number = ?1")?
        .query_row([number], |row| row.get(0))
        .optional()?)
}

/// The highest number ever given.
pub fn highest_number(db: &Reader<'_>) -> Result<Option<u32>> {
    Ok(db
        .prepare_cached("SELECT max(number) FROM member")?
        .query_row([], |row| row.get(0))?)
}

/// Everybody money may come from, members and leavers by number, then applicants.
pub fn roll(db: &Reader<'_>) -> Result<Vec<RollLine>> {
    let mut names: HashMap<PersonId, Vec<(String, Option<String>)>> = HashMap::new();
    let mut statement = db.prepare_cached(
        "SELECT n.person_id, n.name, n.reading FROM person_name n
         WHERE n.person_id IN (SELECT person_id FROM member) ORDER BY n.person_id, n.effective_on, n.id",
    )?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let of = names.entry(row.get(0)?).or_default();
        of.push((row.get(1)?, row.get(2)?));
    }
    let mut lines: Vec<RollLine> = db
        .prepare_cached(
            "SELECT id, person_id, number, joined_on, left_on FROM member
             WHERE voided_on IS NULL AND refused_on IS NULL AND dropped_on IS NULL ORDER BY number IS NULL, number, id",
        )?
        .query_map([], |row| {
            Ok(RollLine {
                member: row.get(0)?,
                person: row.get(1)?,
                number: row.get(2)?,
                joined_on: row.get(3)?,
                left_on: row.get(4)?,
                names: Vec::new(),
            })
        })?
        .collect::<rusqlite::Result<_>>()?;
    for line in &mut lines {
        line.names = names.get(&line.person).cloned().unwrap_or_default();
    }
    Ok(lines)
}

/// How many are members on a day.
pub fn count_on(db: &Reader<'_>, day: NaiveDate) -> Result<i64> {
    Ok(db
        .prepare_cached(
            "SELECT count(*) FROM member
             WHERE joined_on <= ?1 AND (left_on IS NULL OR left_on >= ?1) AND voided_on IS NULL",
        )?
        .query_row([day], |row| row.get(0))?)
}

/// First and last day of every membership.
pub fn stays(db: &Reader<'_>) -> Result<Vec<(NaiveDate, Option<NaiveDate>)>> {
    Ok(db
        .prepare_cached(
            "SELECT joined_on, left_on FROM member WHERE joined_on IS NOT NULL AND voided_on IS NULL",
        )?
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<rusqlite::Result<_>>()?)
}

/// What is known of a membership when it is entered.
#[derive(Clone, Debug)]
#[allow(missing_docs, reason = "as in the table")]
pub struct NewMember {
    pub person: PersonId,
    pub number: Option<u32>,
    pub applied_on: Option<NaiveDate>,
    pub units: i64,
    pub unit_price: Yen,
    pub method: Option<PaymentMethod>,
    pub pay_by: Option<NaiveDate>,
    pub site: Option<SiteId>,
    pub joined_on: Option<NaiveDate>,
    pub left_on: Option<NaiveDate>,
    pub remark: Option<String>,
    pub batch: Option<ImportBatchId>,
}

/// Enters a membership.
pub fn insert(tx: &Tx<'_>, new: &NewMember) -> Result<MemberId> {
    tx.prepare_cached(
        "INSERT INTO member (person_id, number, applied_on, units, unit_yen, method, pay_by, site_id, joined_on, left_on, remark,
                batch_id, recorded_at, user_id)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)",
    )?
    .execute(params![
        new.person,
        new.number,
        new.applied_on,
        new.units,
        new.unit_price,
        new.method,
        new.pay_by,
        new.site,
        new.joined_on,
        new.left_on,
        new.remark,
        new.batch,
        tx.stamp(),
        tx.user,
    ])?;
    Ok(MemberId(tx.last_insert_rowid()))
}

/// Overwrites what was applied for.
pub fn update(tx: &Tx<'_>, membership: &Membership) -> Result<()> {
    tx.prepare_cached(
        "UPDATE member SET applied_on = ?2, units = ?3, unit_yen = ?4, method = ?5, pay_by = ?6, site_id = ?7, board_on = ?8,
                consented_on = ?9, refused_on = ?10, refusal = ?11, dropped_on = ?12, voided_on = ?13, remark = ?14
         WHERE id = ?1",
    )?
    .execute(params![
        membership.id,
        membership.applied_on,
        membership.units,
        membership.unit_price,
        membership.method,
        membership.pay_by,
        membership.site,
        membership.board_on,
        membership.consented_on,
        membership.refused_on,
        membership.refusal,
        membership.dropped_on,
        membership.voided_on,
        membership.remark,
    ])?;
    Ok(())
}

/// Gives a member their number and first day.
pub fn join(tx: &Tx<'_>, id: MemberId, number: u32, joined_on: NaiveDate) -> Result<()> {
    tx.prepare_cached("UPDATE member SET number = ?2, joined_on = ?3 WHERE id = ?1")?
        .execute(params![id, number, joined_on])?;
    Ok(())
}

/// Sets or takes back a member's last day.
pub fn set_left(tx: &Tx<'_>, id: MemberId, left_on: Option<NaiveDate>) -> Result<()> {
    tx.prepare_cached("UPDATE member SET left_on = ?2 WHERE id = ?1")?
        .execute(params![id, left_on])?;
    Ok(())
}

/// The last day of a membership, where one is known.
pub fn leaving(db: &Reader<'_>, id: MemberId) -> Result<Option<Leaving>> {
    Ok(db
        .prepare_cached(
            "SELECT m.left_on, w.id FROM member m LEFT JOIN withdrawal w ON w.member_id = m.id AND w.revoked_on IS NULL
             WHERE m.id = ?1 AND m.left_on IS NOT NULL",
        )?
        .query_row([id], |row| {
            Ok(Leaving {
                left_on: row.get(0)?,
                withdrawal: row.get(1)?,
            })
        })
        .optional()?)
}

// -- withdrawals -----------------------------------------------------------------------------------

const WITHDRAWAL: &str = "SELECT id, member_id, cause, notice_on, happened_on, left_on, labour, ground, resolution_id, arrived_on, hearing,
        notified_on, claimant, payee, words, revoked_on FROM withdrawal";

fn withdrawal(row: &Row<'_>) -> rusqlite::Result<Withdrawal> {
    let left_on = row.get(5)?;
    Ok(Withdrawal {
        id: row.get(0)?,
        member: row.get(1)?,
        cause: row.get(2)?,
        notice_on: row.get(3)?,
        happened_on: row.get(4)?,
        left_on,
        labour: row.get(6)?,
        ground: row.get(7)?,
        resolution: row.get(8)?,
        arrived_on: row.get(9)?,
        hearing: row.get(10)?,
        notified_on: row.get(11)?,
        claimant: row.get(12)?,
        payee: row.get(13)?,
        words: row.get(14)?,
        revoked_on: row.get(15)?,
        claim_ends_on: claim_ends_on(left_on),
        timing: None,
    })
}

/// A withdrawal.
pub fn load_withdrawal(db: &Reader<'_>, id: WithdrawalId) -> Result<Withdrawal> {
    let sql = format!("{WITHDRAWAL} WHERE id = ?1");
    db.prepare_cached(&sql)?
        .query_row([id], withdrawal)
        .optional()?
        .or_not_found(Noun::Withdrawal)
}

/// The withdrawals of a membership, revoked ones included, first to last.
pub fn withdrawals(db: &Reader<'_>, member: MemberId) -> Result<Vec<Withdrawal>> {
    let sql = format!("{WITHDRAWAL} WHERE member_id = ?1 ORDER BY id");
    Ok(db
        .prepare_cached(&sql)?
        .query_map([member], withdrawal)?
        .collect::<rusqlite::Result<_>>()?)
}

/// The withdrawals that act or acted within a span of days, both inclusive, by their day.
pub fn withdrawals_between(
    db: &Reader<'_>,
    from: NaiveDate,
    to: NaiveDate,
) -> Result<Vec<Withdrawal>> {
    let sql = format!(
        "{WITHDRAWAL} WHERE left_on BETWEEN ?1 AND ?2 AND revoked_on IS NULL ORDER BY left_on, member_id"
    );
    Ok(db
        .prepare_cached(&sql)?
        .query_map([from, to], withdrawal)?
        .collect::<rusqlite::Result<_>>()?)
}

/// Who left or leaves within a span of days, both inclusive, while nothing says why: an older book has the last
/// day and no more. By the day.
pub fn left_without_record(
    db: &Reader<'_>,
    from: NaiveDate,
    to: NaiveDate,
) -> Result<Vec<Membership>> {
    let sql = format!(
        "{MEMBERSHIP} WHERE left_on BETWEEN ?1 AND ?2 AND voided_on IS NULL
           AND NOT EXISTS (SELECT 1 FROM withdrawal w WHERE w.member_id = member.id AND w.revoked_on IS NULL)
         ORDER BY left_on, number"
    );
    Ok(db
        .prepare_cached(&sql)?
        .query_map([from, to], membership)?
        .collect::<rusqlite::Result<_>>()?)
}

/// Enters a withdrawal; its `id`, `claim_ends_on` and `timing` are not looked at.
pub fn insert_withdrawal(tx: &Tx<'_>, new: &Withdrawal) -> Result<WithdrawalId> {
    tx.prepare_cached(
        "INSERT INTO withdrawal (member_id, cause, notice_on, happened_on, left_on, labour, ground, resolution_id, arrived_on, hearing,
                notified_on, claimant, payee, words, recorded_at, user_id)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16)",
    )?
    .execute(params![
        new.member,
        new.cause,
        new.notice_on,
        new.happened_on,
        new.left_on,
        new.labour,
        new.ground,
        new.resolution,
        new.arrived_on,
        new.hearing,
        new.notified_on,
        new.claimant,
        new.payee,
        new.words,
        tx.stamp(),
        tx.user,
    ])?;
    Ok(WithdrawalId(tx.last_insert_rowid()))
}

/// The notice was taken back.
pub fn revoke_withdrawal(tx: &Tx<'_>, id: WithdrawalId, on: NaiveDate) -> Result<()> {
    tx.prepare_cached("UPDATE withdrawal SET revoked_on = ?2 WHERE id = ?1")?
        .execute(params![id, on])?;
    Ok(())
}

/// The expelled member was told (法15条3項).
pub fn set_notified(tx: &Tx<'_>, id: WithdrawalId, on: NaiveDate) -> Result<()> {
    tx.prepare_cached("UPDATE withdrawal SET notified_on = ?2 WHERE id = ?1")?
        .execute(params![id, on])?;
    Ok(())
}

// -- the register ----------------------------------------------------------------------------------

/// Which lines of the register.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Which {
    /// Members of that day.
    Members,
    /// Who had left before that day.
    Leavers,
}

/// In what order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// By number.
    Number,
    /// By the reading of the name, in dictionary order.
    Reading,
    /// By units, the most first.
    Units,
    /// By the day of joining.
    Joined,
}

/// What part of the register is asked for.
#[derive(Clone, Copy, Debug)]
pub struct Part<'a> {
    /// Members or leavers.
    pub which: Which,
    /// Letters of a name, or a number; empty: everybody.
    pub text: &'a str,
    /// In what order.
    pub order: Order,
    /// From which line on.
    pub offset: u32,
    /// At most so many lines.
    pub limit: u32,
}

const ON_MEMBERS: &str =
    "m.joined_on <= :day AND (m.left_on IS NULL OR m.left_on >= :day) AND m.voided_on IS NULL";
const ON_LEAVERS: &str = "m.joined_on <= :day AND m.left_on < :day AND m.voided_on IS NULL";

/// A part of the register of a day, and how many lines there are in all. Name and address are those of that
/// day: the latest not after it, or else the first there is.
pub fn register(
    db: &Reader<'_>,
    day: NaiveDate,
    part: &Part<'_>,
    articles: &MembershipArticles,
) -> Result<(u32, Vec<RegisterRow>)> {
    let base = match part.which {
        Which::Members => ON_MEMBERS,
        Which::Leavers => ON_LEAVERS,
    };
    let (condition, text) = searched(part.text, articles);
    let count = format!("SELECT count(*) FROM member m WHERE {base} {condition}");
    let found = db
        .prepare_cached(&count)?
        .query_row(named_params! { ":day": day, ":text": text }, |row| {
            row.get(0)
        })?;
    // What orders the lines before their number does; negated where the most comes first. Units are summed for
    // everybody only where they are that.
    let (key, index) = match part.order {
        Order::Number => ("m.number", ""),
        Order::Reading => (
            "i.sort_key",
            "LEFT JOIN person_index i ON i.person_id = m.person_id",
        ),
        Order::Units => (
            "(SELECT -coalesce(sum(v.units), 0) FROM movement v WHERE v.member_id = m.id AND v.counts_from <= :day)",
            "",
        ),
        Order::Joined => ("m.joined_on", ""),
    };
    // Which lines are shown is settled before anything is looked up for them. No window function numbers them:
    // it would number everybody first.
    let sql = format!(
        "WITH shown AS MATERIALIZED (
            SELECT m.id, m.person_id, m.number, m.joined_on, m.left_on, {key} AS key
            FROM member m {index} WHERE {base} {condition} ORDER BY key, m.number LIMIT :limit OFFSET :offset)
         SELECT s.id, s.person_id, s.number, n.name, n.reading, a.postal_code, a.address, s.joined_on, s.left_on,
                coalesce(sum(v.units), 0), coalesce(sum(v.subscribed_yen), 0), coalesce(sum(v.paid_yen), 0),
                coalesce(sum(v.deposit_yen), 0), coalesce(sum(v.refund_yen), 0)
         FROM shown s
         LEFT JOIN person_name n ON n.id = coalesce(
            (SELECT x.id FROM person_name x WHERE x.person_id = s.person_id AND (x.effective_on IS NULL OR x.effective_on <= :day)
             ORDER BY x.effective_on DESC, x.id DESC LIMIT 1),
            (SELECT x.id FROM person_name x WHERE x.person_id = s.person_id ORDER BY x.effective_on, x.id LIMIT 1))
         LEFT JOIN person_address a ON a.id =
            (SELECT x.id FROM person_address x WHERE x.person_id = s.person_id AND (x.effective_on IS NULL OR x.effective_on <= :day)
             ORDER BY x.effective_on DESC, x.id DESC LIMIT 1)
         LEFT JOIN movement v INDEXED BY movement_by_member ON v.member_id = s.id AND v.counts_from <= :day
         GROUP BY s.id ORDER BY s.key, s.number"
    );
    let rows: Vec<RegisterRow> = db
        .prepare_cached(&sql)?
        .query_map(
            named_params! { ":day": day, ":text": text, ":limit": part.limit, ":offset": part.offset },
            |row| {
                let number = row.get(2)?;
                Ok(RegisterRow {
                    member: row.get(0)?,
                    person: row.get(1)?,
                    number,
                    number_word: articles.number_word(number),
                    name: row.get::<_, Option<String>>(3)?.unwrap_or_default(),
                    reading: row.get(4)?,
                    postal_code: row.get(5)?,
                    address: row.get(6)?,
                    joined_on: row.get(7)?,
                    left_on: row.get(8)?,
                    balance: Balance {
                        units: row.get(9)?,
                        subscribed: row.get(10)?,
                        paid: row.get(11)?,
                        deposit: row.get(12)?,
                        refund: row.get(13)?,
                    },
                    payments: Vec::new(),
                    over_limit: false,
                })
            },
        )?
        .collect::<rusqlite::Result<_>>()?;
    Ok((found, rows))
}

/// A condition for letters of a name or a number, and what is bound to `:text`.
fn searched(text: &str, articles: &MembershipArticles) -> (&'static str, Value) {
    let plain = crate::kernel::text::nfkc(text);
    let digits = plain
        .trim()
        .strip_prefix(articles.number_prefix.as_str())
        .unwrap_or(plain.trim());
    if let Ok(number) = digits.parse::<u32>() {
        return ("AND m.number = :text", Value::Integer(i64::from(number)));
    }
    match match_expression(&QueryKeys::read(text), Scope::PersonAndSchool) {
        Some(expression) => (
            "AND m.person_id IN (SELECT rowid FROM person_search WHERE person_search MATCH :text)",
            Value::Text(expression),
        ),
        None => ("AND :text IS NULL", Value::Null),
    }
}

/// The members who hold the most units on a day: membership, person, number, units.
pub fn largest(
    db: &Reader<'_>,
    day: NaiveDate,
    at_most: u32,
) -> Result<Vec<(MemberId, PersonId, u32, i64)>> {
    Ok(db
        .prepare_cached(
            "SELECT m.id, m.person_id, m.number, sum(v.units) AS units FROM movement v JOIN member m ON m.id = v.member_id
             WHERE v.counts_from <= ?1 AND m.number IS NOT NULL GROUP BY m.id HAVING sum(v.units) > 0
             ORDER BY units DESC, m.number LIMIT ?2",
        )?
        .query_map(params![day, at_most], |row| {
            Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?))
        })?
        .collect::<rusqlite::Result<_>>()?)
}

/// The days on which somebody paid in what still counts on a day, each once, with what came in on it.
pub fn payments(db: &Reader<'_>, member: MemberId, day: NaiveDate) -> Result<Vec<PaidOn>> {
    Ok(db
        .prepare_cached(
            "SELECT m.received_on, sum(m.paid_yen) FROM movement m INDEXED BY movement_by_receipt
             WHERE m.member_id = ?1 AND m.received_on IS NOT NULL AND m.counts_from <= ?2
               AND NOT EXISTS (SELECT 1 FROM movement r WHERE r.reverses_id = m.id)
             GROUP BY m.received_on ORDER BY m.received_on",
        )?
        .query_map(params![member, day], |row| {
            Ok(PaidOn {
                on: row.get(0)?,
                amount: row.get(1)?,
            })
        })?
        .collect::<rusqlite::Result<_>>()?)
}

/// As [`payments`], of everybody at once, by member and day.
pub fn all_payments(db: &Reader<'_>, day: NaiveDate) -> Result<Vec<(MemberId, PaidOn)>> {
    Ok(db
        .prepare_cached(
            "SELECT m.member_id, m.received_on, sum(m.paid_yen) FROM movement m INDEXED BY movement_by_receipt
             WHERE m.received_on IS NOT NULL AND m.counts_from <= ?1
               AND NOT EXISTS (SELECT 1 FROM movement r WHERE r.reverses_id = m.id)
             GROUP BY m.member_id, m.received_on ORDER BY m.member_id, m.received_on",
        )?
        .query_map([day], |row| {
            let paid = PaidOn {
                on: row.get(1)?,
                amount: row.get(2)?,
            };
            Ok((row.get(0)?, paid))
        })?
        .collect::<rusqlite::Result<_>>()?)
}

/// The members of a day, by number.
pub fn members_on(db: &Reader<'_>, day: NaiveDate) -> Result<Vec<MemberId>> {
    let sql = format!("SELECT m.id FROM member m WHERE {ON_MEMBERS} ORDER BY m.number");
    Ok(db
        .prepare_cached(&sql)?
        .query_map(named_params! { ":day": day }, |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?)
}

/// Where somebody wants their notices (通知先), the latest first.
pub fn notice_places(db: &Reader<'_>, person: PersonId) -> Result<Vec<NoticePlace>> {
    Ok(db
        .prepare_cached(
            "SELECT id, postal_code, address, email, electronic, effective_on FROM notice_place WHERE person_id = ?1
             ORDER BY effective_on DESC, id DESC",
        )?
        .query_map([person], |row| {
            Ok(NoticePlace {
                id: row.get(0)?,
                postal_code: row.get(1)?,
                address: row.get(2)?,
                email: row.get(3)?,
                electronic: row.get(4)?,
                effective_on: row.get(5)?,
            })
        })?
        .collect::<rusqlite::Result<_>>()?)
}

/// Enters where notices go from a day on, or corrects what is there for that day; its `id` is not looked at.
pub fn put_notice_place(tx: &Tx<'_>, person: PersonId, place: &NoticePlace) -> Result<()> {
    let of_that_day: Option<NoticePlaceId> = tx
        .prepare_cached("SELECT id FROM notice_place WHERE person_id = ?1 AND effective_on = ?2")?
        .query_row(params![person, place.effective_on], |row| row.get(0))
        .optional()?;
    tx.prepare_cached(
        "INSERT INTO notice_place (id, person_id, postal_code, address, email, electronic, effective_on)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
         ON CONFLICT (id) DO UPDATE SET postal_code = excluded.postal_code, address = excluded.address, email = excluded.email,
            electronic = excluded.electronic",
    )?
    .execute(params![
        of_that_day,
        person,
        place.postal_code,
        place.address,
        place.email,
        place.electronic,
        place.effective_on,
    ])?;
    Ok(())
}

// -- a person's path -------------------------------------------------------------------------------

/// Memberships on a person's timeline: application, consent, joining, last day.
pub fn timeline(db: &Reader<'_>, person: PersonId) -> Result<Vec<TimelineEntry>> {
    let mut entries = Vec::new();
    let mut add = |on: Option<NaiveDate>, fact| {
        if let Some(on) = on {
            entries.push(TimelineEntry {
                on,
                recorded_at: None,
                by: None,
                fact,
            });
        }
    };
    for membership in of_person(db, person)? {
        if membership.voided_on.is_some() {
            continue;
        }
        let (member, number) = (membership.id, membership.number);
        add(
            membership.applied_on,
            TimelineFact::MembershipApplied {
                member,
                units: membership.units,
            },
        );
        add(
            membership.consented_on,
            TimelineFact::MembershipConsented { member },
        );
        add(
            membership.refused_on,
            TimelineFact::MembershipRefused { member },
        );
        add(
            membership.joined_on,
            TimelineFact::MemberJoined { member, number },
        );
        add(
            membership.left_on,
            TimelineFact::MemberLeft { member, number },
        );
    }
    Ok(entries)
}

// -- sound or not ----------------------------------------------------------------------------------

/// Memberships of one person that another one of theirs overlaps: each day has one at most.
pub fn two_at_once(db: &Reader<'_>) -> Result<Vec<MemberId>> {
    Ok(db
        .prepare_cached(
            "SELECT a.id FROM member a JOIN member b ON b.person_id = a.person_id AND b.id > a.id
             WHERE a.joined_on IS NOT NULL AND b.joined_on IS NOT NULL AND a.voided_on IS NULL AND b.voided_on IS NULL
               AND (a.left_on IS NULL OR b.joined_on <= a.left_on) AND (b.left_on IS NULL OR a.joined_on <= b.left_on)",
        )?
        .query_map([], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?)
}

/// Memberships that contradict the ledger or each other: two at once of one person; a member whose units are
/// none between the first and the last day; a leaver with something left.
pub fn broken_invariants(db: &Reader<'_>) -> Result<Vec<String>> {
    let mut broken: Vec<String> = two_at_once(db)?
        .into_iter()
        .map(|id| format!("member {id}: two memberships at once"))
        .collect();
    let withdrawn: Vec<String> = db
        .prepare_cached(
            "SELECT w.id FROM withdrawal w JOIN member m ON m.id = w.member_id
             WHERE w.revoked_on IS NULL AND m.left_on IS NOT w.left_on",
        )?
        .query_map([], |row| {
            let id: i64 = row.get(0)?;
            Ok(format!("withdrawal {id}: another last day"))
        })?
        .collect::<rusqlite::Result<_>>()?;
    broken.extend(withdrawn);
    Ok(broken)
}
