//! Where notices go, if not to the address of the register (法62条1項).

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::store;
use crate::api::Act;
use crate::kernel::field::{self, LINE};
use crate::kernel::id::{NoticePlaceId, PersonId};
use crate::kernel::operation::{Operation, Summary};
use crate::kernel::{ApiError, Result};
use crate::person;
use crate::store::Outcome;

/// The place somebody has notified for their notices (通知先), from a day on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "as in the table")]
pub struct NoticePlace {
    pub id: NoticePlaceId,
    /// Seven digits.
    pub postal_code: Option<String>,
    /// Absent: the address of the register.
    pub address: Option<String>,
    pub email: Option<String>,
    /// Whether notices may go by electronic means.
    pub electronic: bool,
    pub effective_on: NaiveDate,
}

/// `member.set_notice_place`: nothing in any field means the address of the register again.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "as in the table")]
pub struct NoticePlaceSet {
    pub person: PersonId,
    pub effective_on: NaiveDate,
    #[ts(optional = nullable)]
    pub postal_code: Option<String>,
    #[ts(optional = nullable)]
    pub address: Option<String>,
    #[ts(optional = nullable)]
    pub email: Option<String>,
    pub electronic: bool,
}

/// `member.set_notice_place`
pub(crate) fn set(act: &Act<'_>, request: NoticePlaceSet) -> Result<Outcome<()>> {
    let effective_on = field::day("effective_on", request.effective_on)?;
    let code = field::postal_code("postal_code", request.postal_code.as_deref())?;
    let address = field::optional("address", request.address.as_deref(), 2 * LINE)?;
    let email = field::email("email", request.email.as_deref())?;
    let missing = |name: &str| ApiError::FieldMissing {
        field: name.to_owned(),
    };
    if code.is_some() && address.is_none() {
        return Err(missing("address").into());
    }
    if request.electronic && email.is_none() {
        return Err(missing("email").into());
    }
    act.transact(Operation::MemberSetNoticePlace, |tx| {
        let name = person::living_name(tx, request.person)?;
        store::put_notice_place(
            tx,
            request.person,
            &NoticePlace {
                id: NoticePlaceId(0),
                postal_code: code.as_ref().map(|code| code.digits().to_owned()),
                address: address.clone(),
                email: email.as_ref().map(|email| email.as_str().to_owned()),
                electronic: request.electronic,
                effective_on,
            },
        )?;
        let summary = Summary::new(Operation::MemberSetNoticePlace).subject(name);
        Ok(((), summary))
    })
}
