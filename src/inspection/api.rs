//! Commands on inspections.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::store::{self, NewInspection};
use super::{Inspection, InspectionManner, InspectorStanding};
use crate::api::{Act, Query};
use crate::kernel::Result;
use crate::kernel::field::{self, LINE, TEXT};
use crate::kernel::id::InspectionId;
use crate::kernel::operation::{Operation, Summary};
use crate::store::Outcome;

/// What became of a request.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum InspectionAnswer {
    /// The register was shown or handed out.
    Granted {},
    /// It was refused; only for just cause, which is told (法10条3項).
    Refused {
        /// The cause.
        reason: String,
    },
}

/// `inspection.record`: somebody asked to see or copy the register.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "as in the table")]
pub struct InspectionRecord {
    pub asked_on: NaiveDate,
    pub name: String,
    pub standing: InspectorStanding,
    pub manner: InspectionManner,
    /// The day of the register that was asked for.
    pub as_of: NaiveDate,
    #[ts(optional = nullable)]
    pub purpose: Option<String>,
    pub answer: InspectionAnswer,
}

/// `inspection.list`: every request, the latest first.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct InspectionList {}

/// `inspection.record`
pub(crate) fn record(act: &Act<'_>, request: InspectionRecord) -> Result<Outcome<InspectionId>> {
    let asked_on = field::past("asked_on", request.asked_on, act.today())?;
    let as_of_on = field::day("as_of", request.as_of)?;
    let name = field::required("name", &request.name, LINE)?;
    let purpose = field::optional("purpose", request.purpose.as_deref(), TEXT)?;
    let refusal = match &request.answer {
        InspectionAnswer::Granted {} => None,
        InspectionAnswer::Refused { reason } => Some(field::required("reason", reason, TEXT)?),
    };
    act.transact(Operation::InspectionRecord, |tx| {
        let id = store::insert(
            tx,
            &NewInspection {
                asked_on,
                name: &name,
                standing: request.standing,
                manner: request.manner,
                as_of_on,
                purpose: purpose.as_deref(),
                refusal: refusal.as_deref(),
            },
        )?;
        let summary = Summary::new(Operation::InspectionRecord)
            .subject(&name)
            .object(as_of_on.to_string())
            .reason(refusal.clone());
        Ok((id, summary))
    })
}

/// `inspection.list`
pub(crate) fn list(q: &Query<'_>, _: InspectionList) -> Result<Vec<Inspection>> {
    store::list(q.db)
}
