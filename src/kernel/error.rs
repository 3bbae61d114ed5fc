//! Two tiers of errors: [`Error`] inside, with its sources; [`ApiError`] outside, typed and free of
//! personal data. The mapping between them is exhaustive, so a new inner error does not compile
//! until somebody has decided what the user is told.

use std::path::PathBuf;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::actor::Role;
use super::id::ApplicationId;
use super::money::Yen;

/// The result of anything inside the core.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// What can go wrong inside. Refusals of a rule are public already and pass through as
/// [`Error::Refused`]; the rest is infrastructure and keeps its source for diagnosis.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A rule, a missing row or an unreadable value: already in its public form.
    #[error("refused: {0}")]
    Refused(ApiError),
    /// The database said no. `store::sql` recognises which way by constraint and trigger code, never
    /// by prose.
    #[error("database: {source}")]
    Database {
        /// Which way it failed.
        fault: DatabaseFault,
        /// What the database said; for diagnosis only.
        source: Box<dyn std::error::Error + Send + Sync>,
    },
    /// A file could not be read or written.
    #[error("file {path}: {source}", path = path.display())]
    Io {
        /// Which file; never shown outside.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// Stored JSON of ours could not be read back, or ours could not be written.
    #[error("json: {0}")]
    Json(#[from] serde_json::Error),
    /// Encryption or key derivation failed for a reason other than a wrong passphrase.
    #[error("cryptography: {0}")]
    Crypto(&'static str),
    /// The file contradicts itself: an invariant of ours does not hold.
    #[error("damaged: {0}")]
    Damaged(&'static str),
    /// A workbook could not be written.
    #[error("workbook: {0}")]
    Workbook(Box<dyn std::error::Error + Send + Sync>),
    /// A paper could not be typeset; a fault of a template of ours.
    #[error("typesetting: {0}")]
    Typesetting(String),
    /// A handler panicked; the transaction was rolled back.
    #[error("panic in a command")]
    Panic,
}

impl From<ApiError> for Error {
    fn from(refusal: ApiError) -> Self {
        Self::Refused(refusal)
    }
}

/// The ways in which the database fails that somebody outside can do something about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DatabaseFault {
    /// No room left on the medium.
    Full,
    /// The medium or the file cannot be written.
    ReadOnly,
    /// Another connection holds the lock.
    Busy,
    /// Pages do not make sense.
    Corrupt,
    /// A row is referred to by another.
    ForeignKey,
    /// A row with these unique values is there already.
    Unique,
    /// A trigger guards a final fact.
    Final,
    /// Anything else, by SQLite's extended code (0 where there is none).
    Other(i32),
}

/// Which kind of record was asked for and is not there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs, reason = "the names are the nouns")]
pub enum Noun {
    User,
    Person,
    Consent,
    Contact,
    Note,
    Attachment,
    Recruitment,
    Stage,
    Application,
    SavedView,
    ImportBatch,
    ArticleSetting,
    JournalEntry,
    Backup,
    Offer,
    Enquiry,
    EnquiryAnswer,
    Faq,
    Exchange,
    Conviction,
    TaskTemplate,
    Task,
    Paper,
    MailTemplate,
    // programme
    ProgrammeTemplate,
    Series,
    Event,
    Invitation,
    Guest,
    EventNote,
    FollowUp,
    FollowUpAnswer,
    ClosedDay,
    StudyPeriod,
    // members and equity
    Site,
    Work,
    Member,
    Resolution,
    Withdrawal,
    Reduction,
    YearAccount,
    Refund,
    Movement,
    Instalment,
    Debt,
    UnitChange,
    Inspection,
    EquityRegistration,
    OfficeEvent,
    Filing,
}

/// Which field of a form a refusal belongs to; the screen puts the message beside it.
/// The names are those of the request, so that nothing has to be translated twice.
pub type FieldName = String;

/// What the outside is told: a stable code `noun.reason` and a typed detail, never personal data.
///
/// A variant exists only if a screen or a test needs it. The two message tables of the UI are typed
/// over these codes: a missing text does not compile.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, thiserror::Error)]
#[serde(tag = "code", content = "detail")]
#[error("{}", self.code())]
#[allow(missing_docs, reason = "each field is explained at its variant")]
pub enum ApiError {
    // -- the office's file -------------------------------------------------------------------
    /// No office is open in this host.
    #[serde(rename = "office.closed")]
    OfficeClosed {},
    /// An office is open but locked.
    #[serde(rename = "office.locked")]
    OfficeLocked {},
    /// The folder holds no office.
    #[serde(rename = "office.not_found")]
    OfficeNotFound {},
    /// The folder for a new office already holds something.
    #[serde(rename = "office.folder_not_empty")]
    OfficeFolderNotEmpty {},
    /// Another process has the office open.
    #[serde(rename = "office.in_use")]
    OfficeInUse {},
    /// The folder lies on a network share or in a folder that a cloud service synchronises.
    #[serde(rename = "office.folder_unsafe")]
    OfficeFolderUnsafe { kind: UnsafeFolder },
    /// No key slot opens with this passphrase.
    #[serde(rename = "office.passphrase_wrong")]
    PassphraseWrong {},
    /// The passphrase is too short; at least this many characters are wanted.
    #[serde(rename = "office.passphrase_short")]
    PassphraseShort { at_least: u32 },
    /// The recovery code typed again is not the one shown.
    #[serde(rename = "office.recovery_code_wrong")]
    RecoveryCodeWrong {},
    /// `keys.json` is missing, unreadable or asks for absurd parameters.
    #[serde(rename = "office.keys_damaged")]
    KeysDamaged {},
    /// The key is right but the file behind it is damaged.
    #[serde(rename = "office.damaged")]
    OfficeDamaged {},
    /// The file is not an office of ours (another program's database, an empty file, a picture).
    #[serde(rename = "office.foreign")]
    OfficeForeign {},
    /// The file was written by a newer version; it needs at least this schema.
    #[serde(rename = "office.newer")]
    OfficeNewer { schema: u32, known: u32 },
    /// A migration that was already applied has been altered.
    #[serde(rename = "office.migration_altered")]
    MigrationAltered { schema: u32 },
    /// The disk is full; nothing was saved.
    #[serde(rename = "store.disk_full")]
    DiskFull {},
    /// The medium cannot be written; nothing was saved.
    #[serde(rename = "store.read_only")]
    ReadOnly {},
    /// Something else holds the file; try again.
    #[serde(rename = "store.busy")]
    Busy {},
    /// An unexpected fault; nothing was changed. Equal faults carry equal references; there is no log to leak from.
    #[serde(rename = "store.fault")]
    Fault { reference: String },

    // -- the command list --------------------------------------------------------------------
    /// No such command.
    #[serde(rename = "command.unknown")]
    CommandUnknown { command: String },
    /// The request is not of the command's form. `at` says where in the JSON.
    #[serde(rename = "command.request_invalid")]
    RequestInvalid { at: String },
    /// None of the user's roles allows this; one of these would.
    #[serde(rename = "command.not_allowed")]
    NotAllowed { needs: Vec<Role> },
    /// The user asked to stop; nothing was changed.
    #[serde(rename = "command.cancelled")]
    Cancelled {},

    // -- values ------------------------------------------------------------------------------
    /// No such record.
    #[serde(rename = "record.not_found")]
    NotFound { noun: Noun },
    /// The record is in use elsewhere and stays.
    #[serde(rename = "record.in_use")]
    RecordInUse {},
    /// The record is there already.
    #[serde(rename = "record.exists")]
    RecordExists {},
    /// A required field is empty.
    #[serde(rename = "field.missing")]
    FieldMissing { field: FieldName },
    /// A field is longer than it may be.
    #[serde(rename = "field.too_long")]
    FieldTooLong { field: FieldName, at_most: u32 },
    /// A number is outside its range.
    #[serde(rename = "field.out_of_range")]
    FieldOutOfRange {
        field: FieldName,
        from: i64,
        to: i64,
    },
    /// Not a date that can be read, or a day that does not exist.
    #[serde(rename = "date.invalid")]
    DateInvalid { field: FieldName },
    /// The date cannot be in the future (or, for an era year, in that era).
    #[serde(rename = "date.impossible")]
    DateImpossible { field: FieldName },
    /// Not a month that can be read.
    #[serde(rename = "month.invalid")]
    MonthInvalid { field: FieldName },
    /// Not an e-mail address.
    #[serde(rename = "email.invalid")]
    EmailInvalid { field: FieldName },
    /// Not a telephone number.
    #[serde(rename = "phone.invalid")]
    PhoneInvalid { field: FieldName },
    /// Not a postal code of seven digits.
    #[serde(rename = "postal_code.invalid")]
    PostalCodeInvalid { field: FieldName },
    /// Not a corporate number (法人番号) of thirteen digits.
    #[serde(rename = "corporate_number.invalid")]
    CorporateNumberInvalid { field: FieldName },
    /// The reading holds characters that are neither kana nor a space.
    #[serde(rename = "reading.invalid")]
    ReadingInvalid { field: FieldName },

    // -- undo and the record -----------------------------------------------------------------
    /// Nothing to undo or redo in this session.
    #[serde(rename = "undo.nothing")]
    UndoNothing {},
    /// The act is final and is corrected by a new act, not undone.
    #[serde(rename = "undo.final")]
    UndoFinal {},
    /// Somebody changed the same record since. `seq` is that later journal entry.
    #[serde(rename = "undo.conflict")]
    UndoConflict { seq: i64, by: String, at: String },
    /// It was undone already.
    #[serde(rename = "undo.done_already")]
    UndoDoneAlready {},
    /// The entry was written under another schema and cannot be applied to this one.
    #[serde(rename = "undo.other_schema")]
    UndoOtherSchema {},
    /// Personal data in it was erased by the entry `seq`; it cannot be taken back any more.
    #[serde(rename = "undo.erased")]
    UndoErased { seq: i64 },
    /// The journal does not fit together at this entry.
    #[serde(rename = "journal.broken")]
    JournalBroken { seq: i64 },

    // -- backups -----------------------------------------------------------------------------
    /// The backup could not be verified and was not kept.
    #[serde(rename = "backup.not_verified")]
    BackupNotVerified {},
    /// The folder holds no backup of an office.
    #[serde(rename = "backup.not_found")]
    BackupNotFound {},

    // -- people and applications -------------------------------------------------------------
    /// The person already has an application in this recruitment.
    #[serde(rename = "application.exists")]
    ApplicationExists {},
    /// This stage wants a reason.
    #[serde(rename = "application.reason_required")]
    ReasonRequired { stage: String },
    /// The stage belongs to another recruitment.
    #[serde(rename = "application.stage_elsewhere")]
    StageElsewhere {},
    /// The application is at that stage already.
    #[serde(rename = "application.same_stage")]
    SameStage {},
    /// A move cannot be dated before the application or the move before it.
    #[serde(rename = "application.moved_before")]
    MovedBefore { earliest: String },
    /// The stage still holds applications, or once did.
    #[serde(rename = "stage.in_use")]
    StageInUse { applications: i64 },
    /// A recruitment needs at least one stage of this kind.
    #[serde(rename = "stage.kind_missing")]
    StageKindMissing {},
    /// A person cannot be merged with themselves, or was merged already.
    #[serde(rename = "person.merge_impossible")]
    MergeImpossible {},
    /// The last administrator cannot be removed or disabled.
    #[serde(rename = "user.last_administrator")]
    LastAdministrator {},
    /// Somebody signs in under this name already.
    #[serde(rename = "user.sign_in_taken")]
    SignInTaken {},

    // -- articles ----------------------------------------------------------------------------
    /// The Act sets a floor or ceiling for this setting. `article` cites it.
    #[serde(rename = "articles.outside_law")]
    OutsideLaw {
        from: String,
        to: String,
        article: String,
    },

    // -- files -------------------------------------------------------------------------------
    /// The file was not chosen through a dialog of this host, or is gone.
    #[serde(rename = "file.not_granted")]
    FileNotGranted {},
    /// The file could not be read.
    #[serde(rename = "file.unreadable")]
    FileUnreadable {},
    /// The file could not be written.
    #[serde(rename = "file.unwritable")]
    FileUnwritable {},
    /// The file is larger than is taken in. Both in bytes.
    #[serde(rename = "file.too_large")]
    FileTooLarge { bytes: u64, at_most: u64 },
    /// The file is of a kind that is not kept or opened.
    #[serde(rename = "file.kind_refused")]
    FileKindRefused {},
    /// The file's content is not what its name says.
    #[serde(rename = "file.kind_mismatch")]
    FileKindMismatch {},
    /// A character cannot be written in the chosen encoding; the cell is named.
    #[serde(rename = "file.not_encodable")]
    NotEncodable {
        character: String,
        row: u32,
        column: String,
    },

    // -- import ------------------------------------------------------------------------------
    /// The kind of file is not one this version takes in.
    #[serde(rename = "import.kind_unknown")]
    ImportKindUnknown { kind: String },
    /// Neither CSV nor a workbook that can be read.
    #[serde(rename = "import.not_a_table")]
    NotATable {},
    /// The workbook or table is beyond the limits (rows, columns, inflated size).
    #[serde(rename = "import.beyond_limits")]
    BeyondLimits { limit: String },
    /// A quote is opened and never closed; `row` is where it starts.
    #[serde(rename = "import.quote_unclosed")]
    QuoteUnclosed { row: u32 },
    /// The bytes fit no encoding that is read (UTF-8, UTF-16, Windows-31J).
    #[serde(rename = "import.encoding_unknown")]
    EncodingUnknown {},
    /// Most of the text is in one encoding, this line is not.
    #[serde(rename = "import.encoding_broken")]
    EncodingBroken { line: u32 },
    /// The row holds a character that is no text (NUL).
    #[serde(rename = "import.control_character")]
    ControlCharacter { row: u32 },
    /// The workbook has no such sheet.
    #[serde(rename = "import.sheet_unknown")]
    SheetUnknown {},
    /// No row looks like a header of this kind of file.
    #[serde(rename = "import.header_not_found")]
    HeaderNotFound {},
    /// A column the kind cannot do without is not mapped.
    #[serde(rename = "import.column_missing")]
    ColumnMissing { field: String },
    /// The file changed between preview and import.
    #[serde(rename = "import.file_changed")]
    ImportFileChanged {},
    /// The password-protected workbook cannot be read.
    #[serde(rename = "import.encrypted")]
    WorkbookEncrypted {},

    // -- papers ------------------------------------------------------------------------------
    /// A character that none of the fonts of papers has; the paper would show a box.
    #[serde(rename = "paper.glyph_missing")]
    GlyphMissing { character: String, code: String },
    /// The offer is still a draft: nobody has been told of it.
    #[serde(rename = "paper.offer_draft")]
    PaperOfferDraft {},
    /// The offer was declined, withdrawn or cancelled.
    #[serde(rename = "paper.offer_over")]
    PaperOfferOver {},
    /// The person's data was erased, and what the paper said with it.
    #[serde(rename = "paper.erased")]
    PaperErased { number: String },
    /// The paper is of a kind that this act is not for.
    #[serde(rename = "paper.other_kind")]
    PaperOtherKind {},
    /// The paper was declared void already.
    #[serde(rename = "paper.void_already")]
    PaperVoidAlready {},
    /// There is a receipt for this payment that counts: it is issued again, or voided first.
    #[serde(rename = "paper.receipt_exists")]
    PaperReceiptExists { number: String },
    /// What the paper would say has not happened (no consent, no refusal, no payment, no decided refund …).
    #[serde(rename = "paper.no_ground")]
    PaperNoGround {},
    /// A mail asks for something that cannot be filled in. `field` is what stands between the braces.
    #[serde(rename = "mail.field_unknown")]
    MailFieldUnknown { field: String },
    /// Braces are opened and never closed.
    #[serde(rename = "mail.field_unclosed")]
    MailFieldUnclosed {},
    /// Another mail template has this name.
    #[serde(rename = "mail.name_taken")]
    MailNameTaken {},
    /// The contact log knows of all these mails already.
    #[serde(rename = "mail.sent_recorded")]
    MailSentRecorded {},
    // -- offer -------------------------------------------------------------------------------
    /// Of several offers asked for in one act, these stand in the way; nothing was done.
    #[serde(rename = "offer.refused")]
    OfferRefused { refusals: Vec<OfferRefusal> },
    /// The application is declined or rejected.
    #[serde(rename = "offer.application_closed")]
    OfferApplicationClosed { stage: String },
    /// The person holds another open offer, a draft included, here or in another recruitment.
    #[serde(rename = "offer.open_already")]
    OfferOpenAlready {},
    /// The person has accepted an offer already.
    #[serde(rename = "offer.accepted_already")]
    OfferAcceptedAlready {},
    /// All places are taken; it takes somebody's word to go beyond.
    #[serde(rename = "offer.places_taken")]
    OfferPlacesTaken { target: u32, taken: u32 },
    /// One day has to come before the other. Both named by their fields.
    #[serde(rename = "offer.dates_order")]
    OfferDatesOrder {
        earlier: FieldName,
        later: FieldName,
    },
    /// The reply-by day can only be moved to a later one.
    #[serde(rename = "offer.extension_earlier")]
    OfferExtensionEarlier { present: String },
    /// Something later is on record for this offer.
    #[serde(rename = "offer.acted_before")]
    OfferActedBefore { earliest: String },
    /// It was issued already.
    #[serde(rename = "offer.not_draft")]
    OfferNotDraft {},
    /// It awaits no reply: not issued yet, or answered.
    #[serde(rename = "offer.not_open")]
    OfferNotOpen {},
    /// It neither awaits a reply nor was accepted.
    #[serde(rename = "offer.over")]
    OfferOver {},
    /// Its person has started work; what comes now is a matter of employment.
    #[serde(rename = "offer.joined")]
    OfferJoined {},
    /// A cancellation was proposed already.
    #[serde(rename = "offer.cancel_proposed")]
    OfferCancelProposed {},
    /// Nobody proposed a cancellation.
    #[serde(rename = "offer.cancel_not_proposed")]
    OfferCancelNotProposed {},
    /// Whoever proposed a cancellation does not confirm it.
    #[serde(rename = "offer.cancel_same_person")]
    OfferCancelSamePerson {},
    /// The employment office has to be told beforehand (職業安定法施行規則35条).
    #[serde(rename = "offer.office_not_told")]
    OfferOfficeNotTold {},
    /// A new graduate's school has to be told beforehand (職業安定法施行規則35条).
    #[serde(rename = "offer.school_not_told")]
    OfferSchoolNotTold {},
    /// The move contradicts an offer that is under way; the offer's own acts move the application.
    #[serde(rename = "offer.stands")]
    OfferStands {},
    /// The recruitment has no stage of this kind to put the application at.
    #[serde(rename = "offer.stage_missing")]
    OfferStageMissing { stage_kind: String },
    /// Only somebody who accepted an offer joins.
    #[serde(rename = "joining.not_accepted")]
    JoiningNotAccepted {},

    // -- questions and contact ---------------------------------------------------------------
    /// Not a time of day that can be read.
    #[serde(rename = "time.invalid")]
    TimeInvalid { field: FieldName },
    /// An answer cannot be earlier than its question.
    #[serde(rename = "enquiry.answered_before")]
    AnsweredBefore {},
    /// Question or answer still say whose they are; the fields that do.
    #[serde(rename = "faq.names_person")]
    FaqNamesPerson { fields: Vec<FieldName> },

    // -- tasks -------------------------------------------------------------------------------
    /// A task is done already.
    #[serde(rename = "task.done_already")]
    TaskDoneAlready {},

    // -- people becoming one -----------------------------------------------------------------
    /// Both have an offer that is still open: one person has one.
    #[serde(rename = "person.merge_two_offers")]
    MergeTwoOffers {},

    // -- privacy -----------------------------------------------------------------------------
    /// The person's data was erased: nothing is recorded of them any more.
    #[serde(rename = "person.erased")]
    PersonErased {},
    /// The name typed to confirm is not the person's.
    #[serde(rename = "erasure.name_differs")]
    ErasureNameDiffers {},
    /// An application or offer is under way and is ended first.
    #[serde(rename = "erasure.in_the_way")]
    ErasureInTheWay { in_the_way: InTheWay },

    // -- programme ---------------------------------------------------------------------------
    /// Somebody replied, was told or was there: an event is then cancelled, not removed.
    #[serde(rename = "event.in_use")]
    EventInUse { people: u32 },
    /// The event was cancelled.
    #[serde(rename = "event.cancelled")]
    EventCancelled {},
    /// The event is not cancelled.
    #[serde(rename = "event.not_cancelled")]
    EventNotCancelled {},
    /// The event has begun.
    #[serde(rename = "event.begun")]
    EventBegun {},
    /// The event lies ahead: nobody has been there yet.
    #[serde(rename = "event.ahead")]
    EventAhead {},
    /// It would end before it begins, or last longer than 31 days.
    #[serde(rename = "event.times_invalid")]
    EventTimesInvalid {},
    /// The event belongs to no series, so that there is nothing "following".
    #[serde(rename = "event.no_series")]
    EventNoSeries {},
    /// So many people have a place; there cannot be fewer seats.
    #[serde(rename = "event.over_capacity")]
    EventOverCapacity { people: u32 },
    /// No seat is left and there is no waiting list.
    #[serde(rename = "event.full")]
    EventFull { free: u32 },
    /// The rule of a series cannot be read.
    #[serde(rename = "series.rule_invalid")]
    SeriesRuleInvalid {},
    /// More events than a series may have, or further apart.
    #[serde(rename = "series.too_long")]
    SeriesTooLong { at_most: u32, years: u32 },
    /// The rule gives no event.
    #[serde(rename = "series.empty")]
    SeriesEmpty {},
    /// The rule names no day that could be moved: say how the series is repeated from now on.
    #[serde(rename = "series.pattern_needed")]
    SeriesPatternNeeded {},
    /// The place that was kept for this person was not taken in time.
    #[serde(rename = "invitation.place_lapsed")]
    PlaceLapsed { until: String },
    /// The person replied, was told or was there: an invitation is then declined, not withdrawn.
    #[serde(rename = "invitation.in_use")]
    InvitationInUse {},
    /// Only those who took part are asked afterwards.
    #[serde(rename = "follow_up.took_no_part")]
    TookNoPart {},
    /// The period would end before it begins.
    #[serde(rename = "study.reversed")]
    StudyReversed {},

    // -- members and equity --------------------------------------------------------------------
    /// On some day a balance would be below zero, or more paid in than subscribed; the first such day.
    #[serde(rename = "equity.negative")]
    EquityNegative { on: String },
    /// More units than one member may hold (法9条3項): the figures after the act, the limit in percent, and how
    /// many more are possible.
    #[serde(rename = "equity.limit")]
    EquityLimit {
        units: i64,
        total: i64,
        percent: String,
        limit: u32,
        most: i64,
    },
    /// The movement was taken back already, or takes one back itself.
    #[serde(rename = "equity.reversed")]
    EquityReversed {},
    /// The movement belongs to an act that is taken back as a whole.
    #[serde(rename = "equity.part_of_act")]
    EquityPartOfAct {},
    /// The refund was computed from these movements: the year's refunds are settled.
    #[serde(rename = "equity.refund_decided")]
    EquityRefundDecided {},
    /// A claim cannot be set off against the payment of units (法9条6項).
    #[serde(rename = "equity.set_off")]
    EquitySetOff {},
    /// There is not so much of a deposit.
    #[serde(rename = "equity.deposit_short")]
    EquityDepositShort { there: String },
    /// A member keeps at least one unit (法9条1項); so many can go.
    #[serde(rename = "equity.units_left")]
    EquityUnitsLeft { most: i64 },
    /// The instalments do not add up to what is unpaid.
    #[serde(rename = "equity.instalments_sum")]
    EquityInstalmentsSum { unpaid: String },
    /// The money of so many members does not come out even in units of the new amount.
    #[serde(rename = "unit.uneven")]
    UnitUneven { members: u32 },
    /// Units were subscribed on or after that day, or a reduction waits: settle these first.
    #[serde(rename = "unit.later_movements")]
    UnitLaterMovements { movements: u32 },
    /// The new amount is no change, or goes the other way.
    #[serde(rename = "unit.no_change")]
    UnitNoChange {},
    /// No special resolution: half of all members present, two thirds of these in favour (法65条).
    #[serde(rename = "resolution.not_carried")]
    ResolutionNotCarried {
        needed_present: i64,
        needed_in_favour: i64,
    },
    /// The resolution was about something else.
    #[serde(rename = "resolution.other_matter")]
    ResolutionOtherMatter {},
    /// The person is a member, or applies already.
    #[serde(rename = "member.already")]
    MemberAlready {},
    /// The application was decided, dropped or voided.
    #[serde(rename = "member.decided")]
    MemberDecided {},
    /// Not a member on that day.
    #[serde(rename = "member.not_on_day")]
    MemberNotOnDay { on: String },
    /// Not consented to yet.
    #[serde(rename = "member.not_consented")]
    MemberNotConsented {},
    /// The last day is known already.
    #[serde(rename = "member.leaving")]
    MemberLeaving { left_on: String },
    /// An older book has another last day than the one this act would come to.
    #[serde(rename = "member.leaves_otherwise")]
    MemberLeavesOtherwise { left_on: String, acts_on: String },
    /// The withdrawal has taken effect and is not taken back any more.
    #[serde(rename = "withdrawal.acted")]
    WithdrawalActed { left_on: String },
    /// The notice of an expulsion came too late for the meeting (法15条2項).
    #[serde(rename = "expulsion.notice_late")]
    ExpulsionNoticeLate { latest: String },
    /// A debt is open: the refund may be suspended (法18条).
    #[serde(rename = "refund.suspended")]
    RefundSuspended { debts: String },
    /// More than is open of the refund.
    #[serde(rename = "refund.over")]
    RefundOver { open: String },
    /// The claim has not lapsed yet.
    #[serde(rename = "refund.not_lapsed")]
    RefundNotLapsed { last: String },
    /// Not the last day of a business year that is over, or approved before it ended.
    #[serde(rename = "year_account.not_ended")]
    YearAccountNotEnded {},
    /// The person works already on that day.
    #[serde(rename = "work.overlaps")]
    WorkOverlaps { since: String },
    /// The workplace is closed from the day after this one on.
    #[serde(rename = "work.site_closed")]
    WorkSiteClosed { closed_on: String },
    // -- sites -------------------------------------------------------------------------------
    /// Another workplace has this code.
    #[serde(rename = "site.code_taken")]
    SiteCodeTaken {},
    /// What something belongs to stands above it: 本部, 事業本部, エリア, 事業所.
    #[serde(rename = "site.parent_kind")]
    SiteParentKind {},
    /// It would belong to itself, or to something below it.
    #[serde(rename = "site.cycle")]
    SiteCycle {},
    /// What it belongs to is closed while it is still open.
    #[serde(rename = "site.parent_closed")]
    SiteParentClosed { closed_on: String },
    /// So many below it are still open then: they are closed or moved first.
    #[serde(rename = "site.open_below")]
    SiteOpenBelow { sites: u32 },
    /// So many people work there after its last day, from this day on: their work is ended or moved first.
    #[serde(rename = "site.people_there")]
    SitePeopleThere { people: u32, from: String },
    /// Its last day would come before its first.
    #[serde(rename = "site.closed_before_opened")]
    SiteClosedBeforeOpened {},
    /// It has this name or this place from that day on already.
    #[serde(rename = "site.placed_already")]
    SitePlacedAlready {},
    /// It is not closed.
    #[serde(rename = "site.not_closed")]
    SiteNotClosed {},
    // -- filings -----------------------------------------------------------------------------
    /// No more than a third of the officers are missing (法32条6項): nothing has to be filled.
    #[serde(rename = "office_event.vacancy_small")]
    VacancySmall { fixed: u32, missing: u32 },

    // -- surplus -----------------------------------------------------------------------------
    /// The articles cannot fix the reserve's target below half the equity (法76条2項).
    #[serde(rename = "surplus.target_low")]
    TargetLow { at_least: Yen },
    /// Not a measure of work: below nothing, of more than two places, or no number. The line, from 1.
    #[serde(rename = "surplus.measure_invalid")]
    MeasureInvalid { line: u32 },
    /// More would be divided than is left after the three reserves (法77条1項).
    #[serde(rename = "surplus.pool_over")]
    PoolOver { at_most: Yen },
    /// A specified association (特定労働者協同組合) divides nothing (法94条の15).
    #[serde(rename = "surplus.specified")]
    SurplusSpecified {},
}

/// Why no offer goes to one of several.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct OfferRefusal {
    /// Whose turn it would have been.
    pub application: ApplicationId,
    /// What stands in the way.
    #[ts(type = "ApiError")]
    pub refusal: Box<ApiError>,
}

/// Why somebody's data is still needed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[allow(missing_docs, reason = "plain")]
pub enum InTheWay {
    /// An application is under way: it is ended first (辞退 or 不採用).
    Applying { recruitment: String },
    /// An offer is open or was accepted: it is ended first.
    Offered {},
}

/// Why a folder is no place for the live file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum UnsafeFolder {
    /// A network share: its locks cannot be trusted.
    Network,
    /// A folder copied about by a synchronising service: it copies half-written files.
    CloudSync,
}

impl ApiError {
    /// The stable code, `noun.reason`.
    pub fn code(&self) -> String {
        match serde_json::to_value(self) {
            Ok(value) => value
                .get("code")
                .and_then(|code| code.as_str())
                .unwrap_or("store.fault")
                .to_owned(),
            Err(_) => "store.fault".to_owned(),
        }
    }

    /// A fault nobody foresaw. The reference is the first eight hex digits of a hash of the inner
    /// error's kind, so that equal faults carry equal references and nothing personal leaks.
    fn fault(kind: &str) -> Self {
        use sha2::{Digest, Sha256};
        let digest = Sha256::digest(kind.as_bytes());
        Self::Fault {
            reference: digest
                .iter()
                .take(4)
                .map(|byte| format!("{byte:02x}"))
                .collect(),
        }
    }
}

impl From<Error> for ApiError {
    fn from(error: Error) -> Self {
        match error {
            Error::Refused(refusal) => refusal,
            Error::Database { fault, .. } => match fault {
                DatabaseFault::Full => Self::DiskFull {},
                DatabaseFault::ReadOnly => Self::ReadOnly {},
                DatabaseFault::Busy => Self::Busy {},
                DatabaseFault::Corrupt => Self::OfficeDamaged {},
                DatabaseFault::ForeignKey => Self::RecordInUse {},
                DatabaseFault::Unique => Self::RecordExists {},
                DatabaseFault::Final => Self::UndoFinal {},
                DatabaseFault::Other(code) => Self::fault(&format!("database {code}")),
            },
            Error::Io { source, .. } => match source.kind() {
                std::io::ErrorKind::StorageFull => Self::DiskFull {},
                std::io::ErrorKind::ReadOnlyFilesystem => Self::ReadOnly {},
                std::io::ErrorKind::NotFound
                | std::io::ErrorKind::PermissionDenied
                | std::io::ErrorKind::InvalidInput
                | std::io::ErrorKind::InvalidFilename
                | std::io::ErrorKind::IsADirectory
                | std::io::ErrorKind::NotADirectory
                | std::io::ErrorKind::AlreadyExists => Self::FileUnreadable {},
                _ => Self::fault(&format!("io {:?}", source.kind())),
            },
            Error::Json(_) => Self::fault("json"),
            Error::Crypto(what) => Self::fault(what),
            Error::Damaged(_) => Self::OfficeDamaged {},
            Error::Workbook(_) => Self::FileUnwritable {},
            Error::Typesetting(_) => Self::fault("typesetting"),
            Error::Panic => Self::fault("panic"),
        }
    }
}

/// Turns "no such row" into the right refusal: `find(id)?.or_not_found(Noun::Person)?`.
pub trait OrNotFound<T> {
    /// The value, or [`ApiError::NotFound`].
    fn or_not_found(self, noun: Noun) -> Result<T>;
}

impl<T> OrNotFound<T> for Option<T> {
    fn or_not_found(self, noun: Noun) -> Result<T> {
        self.ok_or_else(|| ApiError::NotFound { noun }.into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_and_detail_are_stable_on_the_wire() {
        let json = serde_json::to_value(ApiError::FieldMissing {
            field: "name".to_owned(),
        })
        .unwrap();
        assert_eq!(
            json,
            serde_json::json!({"code": "field.missing", "detail": {"field": "name"}})
        );
        let json = serde_json::to_value(ApiError::OfficeLocked {}).unwrap();
        assert_eq!(
            json,
            serde_json::json!({"code": "office.locked", "detail": {}})
        );
    }
}
