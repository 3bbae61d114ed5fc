//! Typed row ids: positive 64-bit integers that are never reused (`AUTOINCREMENT`).
//!
//! On the wire they are plain numbers; on the TypeScript side each is a branded type, so that a
//! person's id cannot be passed where an application's is wanted.

/// Declares the id types, and `for_each_id!` so that `store` can teach SQLite all of them at once.
macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {
        $(
            $(#[$doc])*
            #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
            #[serde(transparent)]
            pub struct $name(pub i64);

            impl std::fmt::Display for $name {
                fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                    self.0.fmt(f)
                }
            }

            impl ts_rs::TS for $name {
                type WithoutGenerics = Self;
                type OptionInnerType = Self;
                fn name(_: &ts_rs::Config) -> String {
                    stringify!($name).to_owned()
                }
                fn inline(_: &ts_rs::Config) -> String {
                    format!("number & {{ readonly __id: \"{}\" }}", stringify!($name))
                }
                fn decl(cfg: &ts_rs::Config) -> String {
                    format!("type {} = {};", Self::name(cfg), Self::inline(cfg))
                }
                fn output_path() -> Option<std::path::PathBuf> {
                    Some(concat!(stringify!($name), ".ts").into())
                }
            }
        )+

        /// Calls `$callback!(Name)` with every id type.
        macro_rules! for_each_id {
            ($callback:ident) => { $($callback!($name);)+ };
        }
        pub(crate) use for_each_id;
    };
}

ids! {
    /// Somebody who signs in (職員).
    UserId,
    /// A natural person, whatever their path: applicant, newcomer, member, former member.
    PersonId,
    /// A dated name of a person.
    PersonNameId,
    /// A dated address of a person.
    PersonAddressId,
    /// An e-mail address or telephone number of a person.
    ContactId,
    /// A consent and the purpose told for it (個人情報の利用目的の明示).
    ConsentId,
    /// A note about a person.
    NoteId,
    /// A file kept with a person.
    AttachmentId,
    /// One year's recruitment (募集).
    RecruitmentId,
    /// One version of what was posted for a recruitment (求人内容).
    PostingId,
    /// A stage of selection within a recruitment (選考段階).
    StageId,
    /// One person's application to one recruitment (応募).
    ApplicationId,
    /// One move of an application to a stage.
    StageMoveId,
    /// A saved selection of the candidates' list.
    SavedViewId,
    /// One import of one file.
    ImportBatchId,
    /// A dated value of the articles (定款) or of their interpretation.
    ArticleSettingId,
    /// An offer (内定).
    OfferId,
    /// Something that happened to an offer.
    OfferEventId,
    /// Somebody's first day of work (入団).
    JoiningId,
    /// An issued paper (書類).
    PaperId,
    /// A mail with places to fill.
    MailTemplateId,
    /// A question somebody asked (質問).
    EnquiryId,
    /// An answer to it.
    EnquiryAnswerId,
    /// An answer worth giving again (よくある質問).
    FaqId,
    /// A contact, one way or both (連絡).
    ExchangeId,
    /// A person's own words on why (納得).
    ConvictionId,
    /// A task a stage brings with it.
    TaskTemplateId,
    /// Something to be done by a day.
    TaskId,
    /// A day the office itself keeps closed.
    ClosedDayId,
    /// A kind of event of the programme, ready to use.
    ProgrammeTemplateId,
    /// Events of one recurrence rule.
    SeriesId,
    /// An event of the programme.
    EventId,
    /// One person at one event.
    InvitationId,
    /// Somebody from outside at an event.
    GuestId,
    /// What was written down after an event.
    EventNoteId,
    /// A question to those who took part.
    FollowUpId,
    /// What one of them said.
    FollowUpAnswerId,
    /// Days on which study or work comes first (学事日程).
    StudyPeriodId,
    /// What a kind of data is used for, as told (利用目的).
    PurposeNoticeId,
    /// The erasure of a person's data (消去).
    ErasureId,
    /// A workplace or what stands above it (事業所, エリア, 事業本部, 本部).
    SiteId,
    /// What a workplace is called and belongs to, from a day on.
    SitePlacementId,
    /// Somebody's work in the business (従事).
    WorkId,
    /// A membership, from the application on (加入).
    MemberId,
    /// Where somebody wants their notices (通知先).
    NoticePlaceId,
    /// A resolution of a general meeting that something rests on (議決).
    ResolutionId,
    /// A withdrawal (脱退).
    WithdrawalId,
    /// A reduction of units (減口).
    ReductionId,
    /// The approved accounts of a business year.
    YearAccountId,
    /// A refund as decided (持分の払戻し).
    RefundId,
    /// A movement of the equity ledger.
    MovementId,
    /// An agreed part of an unpaid subscription.
    InstalmentId,
    /// A debt to the association.
    DebtId,
    /// Another amount of a unit (出資一口の金額の変更).
    UnitChangeId,
    /// A request to see the register (閲覧・謄写).
    InspectionId,
    /// Units and equity as registered (登記).
    EquityRegistrationId,
    /// Something from which a filing follows.
    OfficeEventId,
    /// A filing that was made (届出・登記).
    FilingId,
}
