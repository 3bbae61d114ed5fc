//! The tables the journal captures: an explicit allow-list. Full-text shadow tables and other derived
//! data must never get into a changeset, and a table forgotten here fails the test that writes to
//! every table of the schema. New tables go to the end: the hash of an older schema is that of a
//! beginning of this list.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

macro_rules! tables {
    ($($variant:ident = $name:literal),+ $(,)?) => {
        /// A table of the file, as screens name what they read.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
        #[allow(missing_docs, reason = "the names are the tables")]
        pub enum Table {
            $(#[serde(rename = $name)] $variant,)+
            /// The record itself: changes with every act, is captured by none.
            #[serde(rename = "journal")]
            Journal,
        }

        impl Table {
            /// The tables whose changes are captured.
            pub const CAPTURED: &[Self] = &[$(Self::$variant),+];

            /// The name in SQL.
            pub const fn name(self) -> &'static str {
                match self {
                    $(Self::$variant => $name,)+
                    Self::Journal => "journal",
                }
            }

            /// The captured table of this name.
            pub fn from_name(name: &str) -> Option<Self> {
                Self::CAPTURED.iter().copied().find(|table| table.name() == name)
            }
        }
    };
}

tables! {
    Organisation = "organisation",
    ArticleSetting = "article_setting",
    User = "user",
    UserRole = "user_role",
    Person = "person",
    PersonName = "person_name",
    PersonAddress = "person_address",
    Contact = "contact",
    Consent = "consent",
    Note = "note",
    Attachment = "attachment",
    DistinctPair = "distinct_pair",
    Recruitment = "recruitment",
    Posting = "posting",
    Stage = "stage",
    Application = "application",
    StageMove = "stage_move",
    SavedView = "saved_view",
    ImportMapping = "import_mapping",
    ImportBatch = "import_batch",
    ImportRow = "import_row",
    Offer = "offer",
    OfferEvent = "offer_event",
    Joining = "joining",
    Paper = "paper",
    MailTemplate = "mail_template",
    Enquiry = "enquiry",
    EnquiryAnswer = "enquiry_answer",
    Faq = "faq",
    Exchange = "exchange",
    Conviction = "conviction",
    TaskTemplate = "task_template",
    Task = "task",
    ClosedDay = "closed_day",
    ProgrammeTemplate = "programme_template",
    Series = "series",
    Event = "event",
    Invitation = "invitation",
    Guest = "guest",
    EventNote = "event_note",
    FollowUp = "follow_up",
    FollowUpAnswer = "follow_up_answer",
    StudyPeriod = "study_period",
    PurposeNotice = "purpose_notice",
    Erasure = "erasure",
    Redaction = "redaction",
    Site = "site",
    SitePlacement = "site_placement",
    Work = "work",
    Member = "member",
    NoticePlace = "notice_place",
    Resolution = "resolution",
    Withdrawal = "withdrawal",
    Reduction = "reduction",
    YearAccount = "year_account",
    Refund = "refund",
    Movement = "movement",
    Instalment = "instalment",
    Debt = "debt",
    Evidence = "evidence",
    UnitChange = "unit_change",
    MemberPaper = "member_paper",
    PaperVoid = "paper_void",
    Inspection = "inspection",
    EquityRegistration = "equity_registration",
    OfficeEvent = "office_event",
    Filing = "filing",
}
