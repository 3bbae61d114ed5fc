//! Which columns hold what about whom: the one list by which somebody's data is erased.
//!
//! Every column of text or bytes of every captured table stands here as `plain` (says nothing about
//! anybody), as `words` (people wrote it about anything, and may have named anybody) or as `own` (about
//! the person whose row it is), or as the last two. A test fails for a column that is in none, so that a
//! new table or column is decided on when it is made.

use super::Table;
use crate::kernel::redact::MARK;

/// Whose row it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Owner {
    /// Nobody's in particular.
    Nobody,
    /// The row is the person.
    Itself,
    /// The person this column names.
    Person(&'static str),
    /// Whoever owns the row of that table which this column names.
    Through(&'static str, Table),
}

/// What a value becomes when it is erased. NULL stays NULL.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Becomes {
    /// █, where the column wants something.
    Mark,
    /// Nothing.
    Null,
    /// A fixed text where the column wants one of a certain form.
    Text(&'static str),
    /// 0, where the column wants a number.
    Zero,
}

/// How words are kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Words {
    /// Plainly.
    Plain,
    /// Inside JSON.
    Json,
    /// Plainly, no two rows alike: what is rewritten gets the row's number.
    Unique,
}

/// What one table holds about people.
pub(super) struct Personal {
    pub table: Table,
    pub owner: Owner,
    /// Codes, days, instants, keys and settings.
    pub plain: &'static [&'static str],
    /// Searched for the person in everybody's rows.
    pub words: &'static [(&'static str, Words)],
    /// Replaced in the person's own rows.
    pub own: &'static [(&'static str, Becomes)],
    /// Those of `own` that the law keeps of somebody who joined: the roll of workers (氏名, 生年月日, 住所,
    /// 雇入れの年月日; 労働基準法107条, 施行規則53条) and the papers of their being taken on (109条).
    pub statutory: &'static [&'static str],
}

impl Personal {
    const fn of(table: Table, owner: Owner) -> Self {
        Self {
            table,
            owner,
            plain: &[],
            words: &[],
            own: &[],
            statutory: &[],
        }
    }

    const fn plain(mut self, columns: &'static [&'static str]) -> Self {
        self.plain = columns;
        self
    }

    const fn words(mut self, columns: &'static [(&'static str, Words)]) -> Self {
        self.words = columns;
        self
    }

    const fn own(mut self, columns: &'static [(&'static str, Becomes)]) -> Self {
        self.own = columns;
        self
    }

    const fn statutory(mut self, columns: &'static [&'static str]) -> Self {
        self.statutory = columns;
        self
    }
}

use Becomes::{Mark, Null, Text, Zero};
use Owner::{Itself, Nobody, Person, Through};
use Words::{Json, Plain, Unique};

const OF_PERSON: Owner = Person("person_id");

/// The list, in the order of the tables.
pub(super) const PERSONAL: &[Personal] = &[
    // The cooperative and those who sign in: about their work, not about applicants.
    Personal::of(Table::Organisation, Nobody).plain(&[
        "name",
        "reading",
        "representative",
        "postal_code",
        "address",
        "phone",
        "email",
        "corporate_number",
        "established_on",
    ]),
    Personal::of(Table::ArticleSetting, Nobody)
        .plain(&["key", "value", "effective_on"])
        .words(&[("remark", Plain)]),
    Personal::of(Table::User, Nobody).plain(&["name", "sign_in", "slot", "disabled_on"]),
    Personal::of(Table::UserRole, Nobody).plain(&["role"]),
    // First or second time round stays: the cohort's figures count by it.
    Personal::of(Table::Person, Itself)
        .plain(&["graduate_kind", "merged_at", "created_at"])
        .own(&[
            ("birth_on", Null),
            ("school", Null),
            ("faculty", Null),
            ("graduation_month", Null),
        ])
        .statutory(&["birth_on"]),
    Personal::of(Table::PersonName, OF_PERSON)
        .plain(&["effective_on"])
        .own(&[("name", Mark), ("reading", Null)])
        .statutory(&["name", "reading"]),
    Personal::of(Table::PersonAddress, OF_PERSON)
        .plain(&["effective_on"])
        .own(&[("postal_code", Null), ("address", Null)])
        .statutory(&["postal_code", "address"]),
    Personal::of(Table::Contact, OF_PERSON)
        .plain(&["kind"])
        .own(&[("value", Mark), ("key", Mark)]),
    // That consent was given stays without whose it was.
    Personal::of(Table::Consent, OF_PERSON)
        .plain(&["purpose", "given_on", "withdrawn_on"])
        .words(&[("told", Plain)]),
    Personal::of(Table::Note, OF_PERSON)
        .plain(&["written_at"])
        .words(&[("body", Plain)])
        .own(&[("body", Mark)]),
    Personal::of(Table::Attachment, OF_PERSON)
        .plain(&["added_at"])
        .words(&[("file_name", Plain)])
        .own(&[
            ("file_name", Mark),
            ("media_type", Mark),
            ("bytes", Zero),
            ("content_key", Mark),
        ]),
    Personal::of(Table::DistinctPair, Nobody).plain(&["at_utc"]),
    Personal::of(Table::Recruitment, Nobody)
        .plain(&["closed_on"])
        .words(&[("name", Unique)]),
    Personal::of(Table::Posting, Nobody)
        .plain(&["posted_on"])
        .words(&[("place", Plain), ("body", Plain)]),
    Personal::of(Table::Stage, Nobody)
        .plain(&["kind", "reason"])
        .words(&[("name", Plain)]),
    // Stage, days and way of applying stay: they are the cohort's figures.
    Personal::of(Table::Application, OF_PERSON)
        .plain(&["applied_on", "stage_on"])
        .words(&[("source", Plain)]),
    Personal::of(
        Table::StageMove,
        Through("application_id", Table::Application),
    )
    .plain(&["moved_on", "recorded_at"])
    .words(&[("reason", Plain)])
    .own(&[("reason", Mark)]),
    Personal::of(Table::SavedView, Nobody).words(&[("name", Unique), ("view", Json)]),
    Personal::of(Table::ImportMapping, Nobody)
        .plain(&["kind"])
        .words(&[("signature", Unique), ("mapping", Json)]),
    Personal::of(Table::ImportBatch, Nobody)
        .plain(&["kind", "file_sha256", "imported_at"])
        .words(&[("file_name", Plain)]),
    Personal::of(Table::ImportRow, OF_PERSON)
        .plain(&["outcome", "code"])
        .own(&[("content_hash", Null)]),
    Personal::of(Table::Offer, OF_PERSON)
        .plain(&["state", "state_on", "reply_by", "joins_on", "created_at"])
        .words(&[("site", Plain), ("duties", Plain), ("remark", Plain)])
        .own(&[("site", Mark), ("duties", Mark), ("remark", Mark)])
        .statutory(&["site", "duties"]),
    Personal::of(Table::OfferEvent, Through("offer_id", Table::Offer))
        .plain(&[
            "kind",
            "happened_on",
            "reply_by",
            "joins_on",
            "reason",
            "told_office_on",
            "told_school_on",
            "recorded_at",
        ])
        .words(&[("words", Plain)])
        .own(&[("words", Mark)]),
    Personal::of(Table::Joining, OF_PERSON).plain(&["joined_on", "recorded_at"]),
    // Number and day of an issued paper stay; what it said goes.
    Personal::of(Table::Paper, OF_PERSON)
        .plain(&["kind", "dated_on", "issued_at"])
        .own(&[("facts", Text("{}"))])
        .statutory(&["facts"]),
    Personal::of(Table::MailTemplate, Nobody)
        .plain(&["occasion"])
        .words(&[("name", Unique), ("subject", Plain), ("body", Plain)]),
    // When a question came and was answered stays: the time to the first answer is a figure.
    Personal::of(Table::Enquiry, OF_PERSON)
        .plain(&["asked_at", "channel", "closed_at", "recorded_at"])
        .words(&[("question", Plain)])
        .own(&[("question", Mark)]),
    Personal::of(Table::EnquiryAnswer, Through("enquiry_id", Table::Enquiry))
        .plain(&["answered_at", "channel", "recorded_at"])
        .words(&[("answer", Plain)])
        .own(&[("answer", Mark)]),
    // Written anew for everybody: only a slip could have left somebody in it.
    Personal::of(Table::Faq, Nobody)
        .plain(&["retired_on"])
        .words(&[("topic", Plain), ("question", Plain), ("answer", Plain)]),
    Personal::of(Table::Exchange, OF_PERSON)
        .plain(&["happened_at", "direction", "channel", "recorded_at"])
        .words(&[("about", Plain)])
        .own(&[("about", Mark)]),
    Personal::of(Table::Conviction, OF_PERSON)
        .plain(&["said_on", "recorded_at"])
        .words(&[("words", Plain)])
        .own(&[("words", Mark)]),
    Personal::of(Table::TaskTemplate, Nobody)
        .plain(&["stage_kind", "retired_on"])
        .words(&[("title", Plain)]),
    Personal::of(Table::Task, OF_PERSON)
        .plain(&["starts_on", "due_on", "done_at", "created_at"])
        .words(&[("title", Plain), ("remark", Plain)])
        .own(&[("title", Mark), ("remark", Mark)]),
    Personal::of(Table::ClosedDay, Nobody)
        .plain(&["closed_on"])
        .words(&[("name", Plain)]),
    Personal::of(Table::ProgrammeTemplate, Nobody)
        .plain(&[
            "kind",
            "form",
            "rule",
            "start_time",
            "month_end",
            "on_closed",
            "waiting",
            "retired_on",
        ])
        .words(&[
            ("name", Unique),
            ("description", Plain),
            ("place", Plain),
            ("agenda", Json),
            ("reminders", Json),
        ]),
    Personal::of(Table::Series, Nobody)
        .plain(&["rule", "starts_at", "month_end", "on_closed"])
        .words(&[("name", Plain)]),
    Personal::of(Table::Event, Nobody)
        .plain(&[
            "kind",
            "planned_at",
            "starts_at",
            "ends_at",
            "form",
            "waiting",
            "visible_to",
            "uid",
            "cancelled_at",
        ])
        .words(&[
            ("name", Plain),
            ("description", Plain),
            ("place", Plain),
            ("link", Plain),
            ("agenda", Json),
            ("reminders", Json),
            ("cancel_reason", Plain),
        ]),
    // Reply and attendance stay as figures of the event; the words with them go.
    Personal::of(Table::Invitation, OF_PERSON)
        .plain(&[
            "invited_at",
            "place",
            "waiting_since",
            "place_until",
            "reply",
            "reply_reason",
            "replied_at",
            "visible_to",
            "told_at",
            "attendance",
        ])
        .words(&[("reply_words", Plain), ("attendance_note", Plain)])
        .own(&[("reply_words", Mark), ("attendance_note", Mark)]),
    Personal::of(Table::Guest, Nobody)
        .plain(&["attendance"])
        .words(&[("name", Plain), ("affiliation", Plain), ("email", Plain)]),
    Personal::of(Table::EventNote, Nobody)
        .plain(&["written_at"])
        .words(&[("body", Plain), ("topics", Plain)]),
    Personal::of(Table::FollowUp, Nobody)
        .plain(&["asked_on"])
        .words(&[("question", Plain)]),
    Personal::of(Table::FollowUpAnswer, OF_PERSON)
        .plain(&["answered_on"])
        .words(&[("answer", Plain)])
        .own(&[("answer", Mark)]),
    // A day long ago in place of the days on which somebody had exams.
    Personal::of(Table::StudyPeriod, OF_PERSON)
        .plain(&["kind"])
        .words(&[("label", Plain), ("remark", Plain)])
        .own(&[
            ("label", Mark),
            ("remark", Mark),
            ("starts_on", Text("0001-01-01")),
            ("ends_on", Text("0001-01-01")),
        ]),
    Personal::of(Table::PurposeNotice, Nobody)
        .plain(&["data_kind", "effective_on"])
        .words(&[("words", Plain)]),
    Personal::of(Table::Erasure, Nobody).plain(&[
        "ground",
        "extent",
        "erased_on",
        "counts",
        "traces",
    ]),
    Personal::of(Table::Redaction, Nobody).plain(&["payload_hash"]),
    Personal::of(Table::Site, Nobody)
        .plain(&["code", "kind", "prefecture", "opened_on", "closed_on"])
        .words(&[("service", Plain)]),
    Personal::of(Table::SitePlacement, Nobody)
        .plain(&["effective_on"])
        .words(&[("name", Plain)]),
    // That somebody works here, from when and under what contract, is the roll of workers' (労働基準法107条).
    Personal::of(Table::Work, OF_PERSON).plain(&[
        "started_on",
        "ended_on",
        "contract",
        "recorded_at",
    ]),
    // Number, days and units are the register's (法10条) and stay; what was said of an application goes.
    Personal::of(Table::Member, OF_PERSON)
        .plain(&[
            "applied_on",
            "method",
            "pay_by",
            "board_on",
            "consented_on",
            "refused_on",
            "dropped_on",
            "joined_on",
            "left_on",
            "voided_on",
            "recorded_at",
        ])
        .words(&[("refusal", Plain), ("remark", Plain)])
        .own(&[("refusal", Mark), ("remark", Mark)]),
    Personal::of(Table::NoticePlace, OF_PERSON)
        .plain(&["effective_on"])
        .own(&[("postal_code", Null), ("address", Null), ("email", Null)]),
    Personal::of(Table::Resolution, Nobody)
        .plain(&["matter", "meeting_on", "recorded_at"])
        .words(&[("meeting", Plain), ("item", Plain)]),
    Personal::of(Table::Withdrawal, Through("member_id", Table::Member))
        .plain(&[
            "cause",
            "notice_on",
            "happened_on",
            "left_on",
            "labour",
            "ground",
            "arrived_on",
            "hearing",
            "notified_on",
            "revoked_on",
            "recorded_at",
        ])
        .words(&[("claimant", Plain), ("payee", Plain), ("words", Plain)])
        .own(&[("claimant", Mark), ("payee", Mark), ("words", Mark)]),
    Personal::of(Table::Reduction, Through("member_id", Table::Member))
        .plain(&["notice_on", "acts_on", "revoked_on", "recorded_at"])
        .words(&[("payee", Plain)])
        .own(&[("payee", Mark)]),
    Personal::of(Table::YearAccount, Nobody)
        .plain(&["ends_on", "approved_on", "recorded_at"])
        .words(&[("meeting", Plain)]),
    Personal::of(Table::Refund, Through("member_id", Table::Member)).plain(&[
        "pay_by",
        "decided_on",
        "recorded_at",
    ]),
    // The ledger holds days, kinds and figures and no words: nothing in it is ever rewritten.
    Personal::of(Table::Movement, Through("member_id", Table::Member)).plain(&[
        "kind",
        "effective_on",
        "counts_from",
        "received_on",
        "counterpart",
        "recorded_at",
    ]),
    Personal::of(Table::Instalment, Through("member_id", Table::Member))
        .plain(&["due_on", "dropped_on"]),
    Personal::of(Table::Debt, Through("member_id", Table::Member))
        .plain(&["arose_on", "settled_on", "recorded_at"])
        .words(&[("what", Plain)])
        .own(&[("what", Mark)]),
    Personal::of(Table::Evidence, Nobody),
    Personal::of(Table::UnitChange, Nobody).plain(&["effective_on", "manner", "recorded_at"]),
    Personal::of(Table::MemberPaper, Through("member_id", Table::Member)),
    Personal::of(Table::PaperVoid, Through("paper_id", Table::Paper))
        .plain(&["voided_on", "recorded_at"])
        .words(&[("reason", Plain)])
        .own(&[("reason", Mark)]),
    Personal::of(Table::Inspection, Nobody)
        .plain(&["asked_on", "standing", "manner", "as_of_on", "recorded_at"])
        .words(&[("name", Plain), ("purpose", Plain), ("refusal", Plain)]),
    Personal::of(Table::EquityRegistration, Nobody).plain(&[
        "as_of_on",
        "registered_on",
        "recorded_at",
    ]),
    Personal::of(Table::OfficeEvent, Nobody)
        .plain(&["kind", "happened_on", "recorded_at"])
        .words(&[("words", Plain)]),
    Personal::of(Table::Filing, Nobody)
        .plain(&["duty", "subject", "done_on", "recorded_at"])
        .words(&[("words", Plain)]),
];

impl Becomes {
    /// The value in place of `value`.
    pub fn in_place_of(self, value: &rusqlite::types::Value) -> rusqlite::types::Value {
        use rusqlite::types::Value;
        match (self, value) {
            (_, Value::Null) | (Self::Null, _) => Value::Null,
            (Self::Mark, _) => Value::Text(MARK.to_owned()),
            (Self::Text(text), _) => Value::Text(text.to_owned()),
            (Self::Zero, _) => Value::Integer(0),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use rusqlite::Connection;

    use super::*;
    use crate::store::migrate::MIGRATIONS;

    #[test]
    fn every_column_of_text_is_decided_on() {
        let conn = Connection::open_in_memory().unwrap();
        for step in MIGRATIONS {
            step.make(&conn).unwrap();
        }
        let listed: Vec<Table> = PERSONAL.iter().map(|personal| personal.table).collect();
        assert_eq!(listed, Table::CAPTURED, "one line a table, in their order");
        let mut undecided = Vec::new();
        for personal in PERSONAL {
            let table = personal.table.name();
            let columns: Vec<(String, String, bool, bool)> = conn
                .prepare("SELECT name, type, \"notnull\", pk > 0 FROM pragma_table_info(?1)")
                .unwrap()
                .query_map([table], |row| {
                    Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?))
                })
                .unwrap()
                .map(Result::unwrap)
                .collect();
            let find = |name: &str| columns.iter().find(|(column, ..)| column == name);
            let plain: BTreeSet<&str> = personal.plain.iter().copied().collect();
            let open: BTreeSet<&str> = (personal.words.iter().map(|(name, _)| *name))
                .chain(personal.own.iter().map(|(name, _)| *name))
                .collect();
            assert!(plain.is_disjoint(&open), "{table}: plain or not");
            for (name, kind, ..) in &columns {
                let is_text = kind == "TEXT" || kind == "BLOB";
                if is_text && !plain.contains(name.as_str()) && !open.contains(name.as_str()) {
                    undecided.push(format!("{table}.{name}"));
                }
            }
            for name in plain.iter().chain(&open) {
                assert!(find(name).is_some(), "{table} has no column {name}");
            }
            for name in &open {
                let is_key = find(name).is_some_and(|(.., is_key)| *is_key);
                assert!(!is_key, "{table}.{name} is a key and never changes");
            }
            for (name, becomes) in personal.own {
                let needed = find(name).is_some_and(|(_, _, needed, _)| *needed);
                assert!(!needed || *becomes != Null, "{table}.{name} wants a value");
            }
            for name in personal.statutory {
                assert!(
                    personal.own.iter().any(|(own, _)| own == name),
                    "{table}.{name} is kept by law though nobody would erase it"
                );
            }
            match personal.owner {
                Nobody => assert!(personal.own.is_empty(), "{table} is nobody's"),
                Itself => assert_eq!(personal.table, Table::Person),
                Person(column) => assert!(find(column).is_some()),
                Through(column, parent) => {
                    assert!(find(column).is_some());
                    assert!(PERSONAL.iter().any(|other| other.table == parent
                        && matches!(other.owner, Person(_) | Itself | Through(..))));
                }
            }
            // A table that names a person belongs to them.
            if find("person_id").is_some() && personal.table != Table::Erasure {
                assert_eq!(personal.owner, OF_PERSON, "{table}");
            }
        }
        assert_eq!(undecided, Vec::<String>::new(), "decide in PERSONAL");
    }
}
