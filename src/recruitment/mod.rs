//! One year's recruitment (募集): the year of entry, the target number, what was posted, and the
//! stages of selection as this office names them.

pub mod api;
pub mod rules;
pub mod store;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::kernel::Result;
use crate::kernel::id::{PostingId, RecruitmentId, StageId};
use crate::store::{Reader, Tx};

/// What a stage means, whatever the office calls it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum StageKind {
    /// 応募: the application is in.
    Applied,
    /// 書類選考.
    Screening,
    /// 面接, first to last.
    Interview,
    /// 内定: an offer is out.
    Offer,
    /// 内定承諾.
    Accepted,
    /// 辞退: the person chose otherwise; before or after an offer.
    Declined,
    /// 不採用: the office chose otherwise.
    Rejected,
}

impl StageKind {
    /// The name on the wire and in the file.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Applied => "applied",
            Self::Screening => "screening",
            Self::Interview => "interview",
            Self::Offer => "offer",
            Self::Accepted => "accepted",
            Self::Declined => "declined",
            Self::Rejected => "rejected",
        }
    }

    /// Whether selection is over at this stage, one way or the other.
    pub const fn is_end(self) -> bool {
        matches!(self, Self::Accepted | Self::Declined | Self::Rejected)
    }
}

/// Whether a move to the stage wants a reason.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ReasonRule {
    /// A reason may be given.
    Optional,
    /// A reason must be given.
    Required,
}

/// A stage of selection.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "as in the table")]
pub struct Stage {
    pub id: StageId,
    pub name: String,
    pub kind: StageKind,
    pub reason: ReasonRule,
    /// Applications at this stage today.
    pub applications: i64,
}

/// One version of what was posted, and where.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "as in the table")]
pub struct Posting {
    pub id: PostingId,
    pub version: u32,
    pub posted_on: NaiveDate,
    /// Where: a job site, a university, the office's own page.
    pub place: String,
    pub body: String,
}

/// A recruitment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "as in the table")]
pub struct Recruitment {
    pub id: RecruitmentId,
    pub name: String,
    /// The year in whose April people join.
    pub entry_year: i32,
    /// How many are wanted.
    pub target: Option<u32>,
    pub closed_on: Option<NaiveDate>,
    /// Applications in all.
    pub applications: i64,
}

// -- what other nouns ask of this one ------------------------------------------------------------

/// A recruitment.
///
/// # Errors
/// [`crate::kernel::ApiError::NotFound`].
pub fn load(db: &Reader<'_>, id: RecruitmentId) -> Result<Recruitment> {
    store::load(db, id)
}

/// All recruitments, latest year of entry first.
///
/// # Errors
/// Whatever the database says.
pub fn list(db: &Reader<'_>) -> Result<Vec<Recruitment>> {
    store::list(db)
}

/// A recruitment's stages, in order.
///
/// # Errors
/// Whatever the database says.
pub fn stages(db: &Reader<'_>, id: RecruitmentId) -> Result<Vec<Stage>> {
    store::stages(db, id)
}

/// A new recruitment with the usual stages.
///
/// # Errors
/// [`crate::kernel::ApiError::RecordExists`] where the name is taken.
pub fn create(tx: &Tx<'_>, name: &str, entry_year: i32) -> Result<RecruitmentId> {
    let own = store::OwnFacts {
        name,
        entry_year,
        target: None,
        closed_on: None,
    };
    let id = store::insert(tx, &own)?;
    store::insert_usual_stages(tx, id)?;
    Ok(id)
}
