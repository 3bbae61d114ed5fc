//! Mails ready to be sent: templates with places to fill (差し込み), and what fills them for a person.
//!
//! Nothing is sent from here. A mail is written as a draft that the user's own mail program opens
//! ([`crate::documents::mail`]).

pub mod api;
pub mod rules;
pub mod store;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::kernel::id::MailTemplateId;

/// What a mail is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Occasion {
    /// 内定の通知
    Offer,
    /// 返答期限の延長
    Extension,
    /// 返答のお願い
    Reminder,
    /// プログラムの案内
    Invitation,
    /// 質問への回答
    Answer,
    /// その他
    Other,
}

/// A mail with places to fill.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "as in the table")]
pub struct MailTemplate {
    pub id: MailTemplateId,
    pub occasion: Occasion,
    pub name: String,
    pub subject: String,
    pub body: String,
}

/// A place to fill. The name in braces is Japanese, as in `{{氏名}}`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum MailPlace {
    /// The person's name.
    Name,
    /// The person's reading.
    Reading,
    /// The cooperative.
    Organisation,
    /// Who represents it.
    Representative,
    /// Who writes: the user.
    Writer,
    /// The office's telephone.
    OfficePhone,
    /// The office's e-mail address.
    OfficeEmail,
    /// Today.
    Today,
    /// The recruitment applied to.
    Recruitment,
    /// The day an answer to the offer is asked by.
    ReplyBy,
    /// The first day of work.
    JoinsOn,
    /// The workplace as planned.
    Site,
    /// The work as planned.
    Duties,
    /// The event somebody is invited to.
    Event,
    /// When it is.
    EventTime,
    /// Where it is.
    EventPlace,
    /// How to take part online.
    EventLink,
    /// What was asked.
    Question,
    /// What is answered.
    Answer,
}
