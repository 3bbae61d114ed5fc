//! The only SQL of users.

use rusqlite::{OptionalExtension, Row, params};

use super::User;
use crate::kernel::error::{Noun, OrNotFound};
use crate::kernel::id::UserId;
use crate::kernel::{Result, Role};
use crate::store::sql::text_enum;
use crate::store::{Reader, Tx};

text_enum!(Role);

const COLUMNS: &str = "id, name, sign_in, disabled_on";

fn from_row(row: &Row<'_>) -> rusqlite::Result<User> {
    Ok(User {
        id: row.get(0)?,
        name: row.get(1)?,
        sign_in: row.get(2)?,
        roles: Vec::new(),
        disabled_on: row.get(3)?,
    })
}

fn with_roles(db: &Reader<'_>, mut user: User) -> Result<User> {
    let mut statement = db.prepare_cached("SELECT role FROM user_role WHERE user_id = ?1")?;
    user.roles = statement
        .query_map([user.id], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    user.roles.sort_unstable();
    Ok(user)
}

fn find_one(db: &Reader<'_>, condition: &str, value: impl rusqlite::ToSql) -> Result<Option<User>> {
    let sql = format!("SELECT {COLUMNS} FROM user WHERE {condition}");
    let user = db
        .prepare_cached(&sql)?
        .query_row([value], from_row)
        .optional()?;
    user.map(|user| with_roles(db, user)).transpose()
}

/// Everybody who signs in or once did, in the order they came.
pub(crate) fn list(db: &Reader<'_>) -> Result<Vec<User>> {
    let sql = format!("SELECT {COLUMNS} FROM user ORDER BY id");
    let users: Vec<User> = db
        .prepare_cached(&sql)?
        .query_map([], from_row)?
        .collect::<rusqlite::Result<_>>()?;
    users.into_iter().map(|user| with_roles(db, user)).collect()
}

/// One user.
pub(crate) fn load(db: &Reader<'_>, user: UserId) -> Result<User> {
    find_one(db, "id = ?1", user)?.or_not_found(Noun::User)
}

/// The user whose key slot this is.
pub(crate) fn find_by_slot(db: &Reader<'_>, slot: &str) -> Result<Option<User>> {
    find_one(db, "slot = ?1 AND disabled_on IS NULL", slot)
}

/// The user of this sign-in name.
pub(crate) fn find_by_sign_in(db: &Reader<'_>, sign_in: &str) -> Result<Option<User>> {
    find_one(db, "sign_in = ?1", sign_in)
}

/// The key slot of a user; none once disabled.
pub(crate) fn slot_of(db: &Reader<'_>, user: UserId) -> Result<Option<String>> {
    let slot = db
        .prepare_cached("SELECT slot FROM user WHERE id = ?1")?
        .query_row([user], |row| row.get(0))
        .optional()?;
    slot.or_not_found(Noun::User)
}

/// How many users who may sign in hold the administrator's role, leaving one out of the count.
pub(crate) fn other_administrators(db: &Reader<'_>, without: UserId) -> Result<i64> {
    Ok(db
        .prepare_cached(
            "SELECT count(*) FROM user JOIN user_role ON user_id = id
             WHERE role = ?1 AND disabled_on IS NULL AND id <> ?2",
        )?
        .query_row(params![Role::Administrator, without], |row| row.get(0))?)
}

/// Writes a new user.
pub(crate) fn insert(
    tx: &Tx<'_>,
    name: &str,
    sign_in: &str,
    slot: &str,
    roles: &[Role],
) -> Result<UserId> {
    tx.prepare_cached("INSERT INTO user (name, sign_in, slot) VALUES (?1, ?2, ?3)")?
        .execute(params![name, sign_in, slot])?;
    let user = UserId(tx.last_insert_rowid());
    set_roles(tx, user, roles)?;
    Ok(user)
}

/// Changes the name.
pub(crate) fn rename(tx: &Tx<'_>, user: UserId, name: &str) -> Result<()> {
    tx.prepare_cached("UPDATE user SET name = ?2 WHERE id = ?1")?
        .execute(params![user, name])?;
    Ok(())
}

/// Gives exactly these roles.
pub(crate) fn set_roles(tx: &Tx<'_>, user: UserId, roles: &[Role]) -> Result<()> {
    let present = load(tx, user)?.roles;
    let mut remove = tx.prepare_cached("DELETE FROM user_role WHERE user_id = ?1 AND role = ?2")?;
    for role in present.iter().filter(|role| !roles.contains(role)) {
        remove.execute(params![user, role])?;
    }
    let mut add =
        tx.prepare_cached("INSERT OR IGNORE INTO user_role (user_id, role) VALUES (?1, ?2)")?;
    for role in roles.iter().filter(|role| !present.contains(role)) {
        add.execute(params![user, role])?;
    }
    Ok(())
}

/// Ends signing in.
pub(crate) fn disable(tx: &Tx<'_>, user: UserId) -> Result<()> {
    tx.prepare_cached("UPDATE user SET disabled_on = ?2, slot = NULL WHERE id = ?1")?
        .execute(params![user, tx.today])?;
    Ok(())
}

/// Lets a user sign in with this slot.
pub(crate) fn enable(tx: &Tx<'_>, user: UserId, slot: &str) -> Result<()> {
    tx.prepare_cached("UPDATE user SET disabled_on = NULL, slot = ?2 WHERE id = ?1")?
        .execute(params![user, slot])?;
    Ok(())
}
