//! Commands on the cooperative's own facts.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Organisation, rules, store};
use crate::api::{Act, Query};
use crate::kernel::Result;
use crate::kernel::operation::{Operation, Summary};
use crate::store::Outcome;

/// `organisation.load`
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct OrganisationLoad {}

/// `organisation.load`
pub(crate) fn load(q: &Query<'_>, _: OrganisationLoad) -> Result<Organisation> {
    store::load(q.db)
}

/// `organisation.update`
pub(crate) fn update(act: &Act<'_>, request: Organisation) -> Result<Outcome<()>> {
    let organisation = rules::check(&request)?;
    act.transact(Operation::OrganisationUpdate, |tx| {
        store::update(tx, &organisation)?;
        let summary = Summary::new(Operation::OrganisationUpdate).subject(&organisation.name);
        Ok(((), summary))
    })
}
