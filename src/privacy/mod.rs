//! What personal data is used for and how long it is kept, kind by kind; and whose time has come.
//!
//! Grounds: 個人情報保護法 17条 (the purpose is specified), 21条 (and told), 22条 (erased without delay once
//! no longer needed); 職業安定法 5条の5 (applicants' data only within the purpose); 労働基準法 107条, 109条
//! and 附則143条 (the roll of workers and the papers of employment stay three years after leaving).

pub mod api;
pub mod rules;
pub mod store;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::articles::{self, ArticleKey, Ground};
use crate::kernel::Result;
use crate::kernel::id::{PersonId, PurposeNoticeId};
use crate::store::Reader;

/// A kind of personal data.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum DataKind {
    /// 氏名・生年月日・学校・住所.
    Person,
    /// 電話・メール.
    Contact,
    /// 応募と選考の経過.
    Application,
    /// メモ.
    Note,
    /// 預かった書類.
    Attachment,
    /// 同意の記録.
    Consent,
    /// 内定の条件と経過.
    Offer,
    /// 発行した書類.
    Paper,
    /// 招待・返事・出欠.
    Programme,
    /// 質問・連絡・本人の言葉.
    Question,
    /// 学事日程.
    Study,
    /// 入団した人の労働者名簿と雇入れの書類.
    Employment,
    /// 履歴（取り消しのための控え）.
    Record,
}

/// The fact from which a period of keeping runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Fact {
    /// 不採用.
    Rejected,
    /// 辞退.
    Declined,
    /// 募集の終了.
    Closed,
    /// 同意の撤回.
    ConsentWithdrawn,
    /// 退職・死亡.
    Left,
    /// 本人の記録の消去.
    PersonErased,
}

/// How long after which fact.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Period {
    /// The fact.
    pub after: Fact,
    /// Months from it; 0: at once.
    pub months: u32,
    /// The setting of the articles it comes from; absent where the law says it.
    pub setting: Option<ArticleKey>,
    /// Where the law says so, or what it follows from.
    pub article: String,
    /// How sure that ground is.
    pub ground: Ground,
}

/// Whose data of a kind is not erased although its period has passed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Exempt {
    /// 選考中の応募がある人.
    Applying,
    /// 返事を待っている、または承諾した内定がある人.
    Offered,
    /// 入団した人.
    Joined,
}

/// A purpose as told, from a day on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "as in the table")]
pub struct PurposeNotice {
    pub id: PurposeNoticeId,
    pub words: String,
    pub effective_on: NaiveDate,
}

/// A kind of data: its purpose on a day, and how long it is kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct DataKindEntry {
    /// Which kind.
    pub kind: DataKind,
    /// The purpose on the day: the latest told, or the usual words.
    pub words: String,
    /// Whether those are the usual words.
    pub is_default: bool,
    /// How long after which facts.
    pub periods: Vec<Period>,
    /// Who is exempt.
    pub exempt: Vec<Exempt>,
    /// Everything ever told, latest first.
    pub notices: Vec<PurposeNotice>,
}

/// Somebody whose data falls due.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct DuePerson {
    /// Who.
    pub person: PersonId,
    /// Their name today.
    pub name: String,
    /// Its reading.
    pub reading: Option<String>,
    /// How many applications they made.
    pub applications: u32,
    /// Why, and since when.
    pub due: Due,
    /// What stands in the way of erasing them, though their consent was withdrawn.
    pub in_the_way: Option<crate::erasure::InTheWay>,
}

/// Why somebody's data falls due.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Due {
    /// The day from which it is no longer kept.
    pub due_on: NaiveDate,
    /// The fact the period ran from: of several applications the last to run out.
    pub fact: Fact,
    /// Its day.
    pub fact_on: NaiveDate,
    /// The period.
    pub months: u32,
    /// The recruitment it happened in.
    pub recruitment: Option<String>,
}

/// How many people's data is due, and since when.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DueCount {
    /// How many.
    pub people: u32,
    /// The day on which the first of them fell due.
    pub since: NaiveDate,
}

/// The periods the office's articles set, on a day.
fn months(db: &Reader<'_>, as_of: NaiveDate) -> Result<rules::RetentionMonths> {
    Ok(rules::RetentionMonths::of(&articles::as_of(db, as_of)?))
}

// -- what other nouns ask of this one ------------------------------------------------------------

/// How many are in the list of whose data is due on a day; `None`: nobody.
///
/// # Errors
/// Whatever the database says.
pub fn count_due(db: &Reader<'_>, as_of: NaiveDate) -> Result<Option<DueCount>> {
    let months = months(db, as_of)?;
    let mut count: Option<DueCount> = None;
    for candidate in store::candidates(db, Some(rules::latest_fact(months, as_of)))? {
        let Some(due) = candidate.due(months).filter(|due| due.due_on <= as_of) else {
            continue;
        };
        let so_far = count.unwrap_or(DueCount {
            people: 0,
            since: due.due_on,
        });
        count = Some(DueCount {
            people: so_far.people.saturating_add(1),
            since: so_far.since.min(due.due_on),
        });
    }
    Ok(count)
}
