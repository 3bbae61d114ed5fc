//! Commands on the people who sign in.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{User, store};
use crate::api::{Act, Query};
use crate::kernel::id::UserId;
use crate::kernel::operation::{Operation, Summary};
use crate::kernel::{Actor, ApiError, Clock, Result, Role, field};
use crate::store::keys::KeyCost;
use crate::store::{Office, Outcome, Tx};

/// `user.list`
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct UserList {}

/// `user.add`
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct UserAdd {
    pub name: String,
    pub sign_in: String,
    pub roles: Vec<Role>,
    /// The first passphrase; the user changes it later.
    pub passphrase: String,
}

/// `user.update`
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct UserUpdate {
    pub user: UserId,
    pub name: String,
    pub roles: Vec<Role>,
}

/// `user.disable`: the key slot is destroyed, the name stays in the record.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct UserDisable {
    pub user: UserId,
}

/// `user.enable`: a new key slot with a new passphrase; also for a forgotten one.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct UserEnable {
    pub user: UserId,
    pub passphrase: String,
}

/// `user.change_passphrase`: one's own.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct UserChangePassphrase {
    pub old: String,
    pub new: String,
}

/// `user.list`
pub(crate) fn list(query: &Query<'_>, _: UserList) -> Result<Vec<User>> {
    store::list(query.db)
}

/// `user.add`. The slot first, the row second: a slot without a row opens nothing.
pub(crate) fn add(act: &Act<'_>, request: UserAdd) -> Result<Outcome<UserId>> {
    let name = field::required("name", &request.name, field::LINE)?;
    let sign_in = field::required("sign_in", &request.sign_in, field::LINE)?;
    if act
        .read(|db| store::find_by_sign_in(db, &sign_in))?
        .is_some()
    {
        return Err(ApiError::SignInTaken {}.into());
    }
    let slot = act
        .office
        .add_slot(&sign_in, &request.passphrase, act.key_cost())?;
    let added = act.transact(Operation::UserAdd, |tx| {
        let user = store::insert(tx, &name, &sign_in, &slot, &request.roles)?;
        Ok((user, Summary::new(Operation::UserAdd).subject(name)))
    });
    if added.is_err() {
        act.office.remove_slot(&slot)?;
    }
    added
}

/// `user.update`
pub(crate) fn update(act: &Act<'_>, request: UserUpdate) -> Result<Outcome<()>> {
    let name = field::required("name", &request.name, field::LINE)?;
    act.transact(Operation::UserUpdate, |tx| {
        let present = store::load(tx, request.user)?;
        let gives_up_keys = present.roles.contains(&Role::Administrator)
            && !request.roles.contains(&Role::Administrator);
        if gives_up_keys {
            check_not_last_administrator(tx, &present)?;
        }
        store::rename(tx, request.user, &name)?;
        store::set_roles(tx, request.user, &request.roles)?;
        Ok(((), Summary::new(Operation::UserUpdate).subject(name)))
    })
}

/// `user.disable`. The row first, the slot second: a slot whose row is disabled opens nothing.
pub(crate) fn disable(act: &Act<'_>, request: UserDisable) -> Result<Outcome<()>> {
    let slot = act.read(|db| store::slot_of(db, request.user))?;
    let disabled = act.transact(Operation::UserDisable, |tx| {
        let present = store::load(tx, request.user)?;
        check_not_last_administrator(tx, &present)?;
        store::disable(tx, request.user)?;
        Ok((
            (),
            Summary::new(Operation::UserDisable).subject(present.name),
        ))
    })?;
    if let Some(slot) = slot {
        act.office.remove_slot(&slot)?;
    }
    Ok(disabled)
}

/// `user.enable`
pub(crate) fn enable(act: &Act<'_>, request: UserEnable) -> Result<Outcome<()>> {
    let user = act.read(|db| store::load(db, request.user))?;
    renew_slot(
        act.office,
        act.actor,
        act.clock,
        &user,
        &request.passphrase,
        act.key_cost(),
    )
}

/// Gives a user a new slot; the one they had, if any, is destroyed.
pub(crate) fn renew_slot(
    office: &Office,
    actor: &Actor,
    clock: &Clock,
    user: &User,
    passphrase: &str,
    cost: KeyCost,
) -> Result<Outcome<()>> {
    let former = office.read(|db| store::slot_of(db, user.id))?;
    let slot = office.add_slot(&user.sign_in, passphrase, cost)?;
    let enabled = office.transact(Operation::UserEnable, actor, clock, |tx| {
        store::enable(tx, user.id, &slot)?;
        Ok((
            (),
            Summary::new(Operation::UserEnable).subject(user.name.clone()),
        ))
    });
    let obsolete = if enabled.is_ok() { former } else { Some(slot) };
    if let Some(obsolete) = obsolete {
        office.remove_slot(&obsolete)?;
    }
    enabled
}

/// `user.change_passphrase`
pub(crate) fn change_passphrase(act: &Act<'_>, request: UserChangePassphrase) -> Result<()> {
    let user = act.read(|db| store::load(db, act.actor.user))?;
    let slot = act.office.check_slot(&user.sign_in, &request.old)?;
    act.office
        .change_passphrase(&slot, &request.new, act.key_cost())
}

/// An office whose last administrator is gone could never again change its users.
fn check_not_last_administrator(tx: &Tx<'_>, user: &User) -> Result<()> {
    let is_administrator = user.roles.contains(&Role::Administrator);
    if is_administrator && store::other_administrators(tx, user.id)? == 0 {
        return Err(ApiError::LastAdministrator {}.into());
    }
    Ok(())
}
