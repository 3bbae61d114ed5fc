//! Questions about who should hear a word.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{CareSign, CareView, rules, store};
use crate::api::Query;
use crate::articles;
use crate::kernel::Result;
use crate::kernel::id::PersonId;
use crate::person;

/// `care.list`: everybody who should hear a word, longest waiting first.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CareList {}

/// `care.show`: everything one person's sign is read from.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct CareShow {
    pub person: PersonId,
}

/// `care.list`
pub(crate) fn list(q: &Query<'_>, _: CareList) -> Result<Vec<CareSign>> {
    super::signs(q.db, q.today)
}

/// `care.show`
pub(crate) fn show(q: &Query<'_>, request: CareShow) -> Result<CareView> {
    // A record that is not there has no sign to explain.
    let person = person::living(q.db, request.person, q.today)?.id;
    let after_days = articles::care_contact_days(q.db, q.today)?;
    let followed = store::followed(q.db, Some(person), q.today)?
        .into_iter()
        .next();
    let Some(followed) = followed else {
        return Ok(CareView {
            on: q.today,
            since: None,
            after_days,
            questions: store::questions(q.db, person, q.today)?,
            together: None,
            from_person: None,
            to_person: None,
            two_way_on: None,
            days: None,
            events: Vec::new(),
            reasons: Vec::new(),
        });
    };
    let facts = store::facts(q.db, &followed, q.today)?;
    Ok(CareView {
        on: q.today,
        since: Some(facts.since),
        after_days,
        two_way_on: facts.two_way_on(),
        days: Some(facts.days(q.today)),
        reasons: rules::reasons(&facts, after_days, q.today),
        questions: facts.questions,
        together: facts.together,
        from_person: facts.from_person,
        to_person: facts.to_person,
        events: facts.events,
    })
}
