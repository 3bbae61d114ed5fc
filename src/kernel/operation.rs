//! Every act that changes the file, by name.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What was done. Stored in the journal under its wire name, `noun.verb`; names are never re-used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "the wire name says it")]
pub enum Operation {
    #[serde(rename = "office.create")]
    OfficeCreate,
    #[serde(rename = "office.restore")]
    OfficeRestore,
    #[serde(rename = "organisation.update")]
    OrganisationUpdate,
    #[serde(rename = "articles.set")]
    ArticlesSet,
    #[serde(rename = "user.add")]
    UserAdd,
    #[serde(rename = "user.update")]
    UserUpdate,
    #[serde(rename = "user.disable")]
    UserDisable,
    #[serde(rename = "user.enable")]
    UserEnable,
    #[serde(rename = "recruitment.add")]
    RecruitmentAdd,
    #[serde(rename = "recruitment.update")]
    RecruitmentUpdate,
    #[serde(rename = "recruitment.post")]
    RecruitmentPost,
    #[serde(rename = "stage.save")]
    StageSave,
    #[serde(rename = "person.update")]
    PersonUpdate,
    #[serde(rename = "person.rename")]
    PersonRename,
    #[serde(rename = "person.move_house")]
    PersonMoveHouse,
    #[serde(rename = "person.merge")]
    PersonMerge,
    #[serde(rename = "person.keep_apart")]
    PersonKeepApart,
    #[serde(rename = "contact.save")]
    ContactSave,
    #[serde(rename = "contact.remove")]
    ContactRemove,
    #[serde(rename = "consent.record")]
    ConsentRecord,
    #[serde(rename = "consent.withdraw")]
    ConsentWithdraw,
    #[serde(rename = "note.write")]
    NoteWrite,
    #[serde(rename = "note.remove")]
    NoteRemove,
    #[serde(rename = "attachment.add")]
    AttachmentAdd,
    #[serde(rename = "attachment.remove")]
    AttachmentRemove,
    #[serde(rename = "application.add")]
    ApplicationAdd,
    #[serde(rename = "application.update")]
    ApplicationUpdate,
    #[serde(rename = "application.move")]
    ApplicationMove,
    #[serde(rename = "view.save")]
    ViewSave,
    #[serde(rename = "view.remove")]
    ViewRemove,
    #[serde(rename = "import.applicants")]
    ImportApplicants,
    // -- papers and mails --------------------------------------------------------------------
    #[serde(rename = "paper.issue")]
    PaperIssue,
    #[serde(rename = "paper.reissue")]
    PaperReissue,
    #[serde(rename = "mail_template.save")]
    MailTemplateSave,
    #[serde(rename = "mail_template.remove")]
    MailTemplateRemove,
    #[serde(rename = "mail_template.add_usual")]
    MailTemplateAddUsual,
    #[serde(rename = "mail.record_sent")]
    MailRecordSent,

    #[serde(rename = "offer.draft")]
    OfferDraft,
    #[serde(rename = "offer.update")]
    OfferUpdate,
    #[serde(rename = "offer.discard")]
    OfferDiscard,
    #[serde(rename = "offer.issue")]
    OfferIssue,
    #[serde(rename = "offer.extend")]
    OfferExtend,
    #[serde(rename = "offer.set_joining")]
    OfferSetJoining,
    #[serde(rename = "offer.accept")]
    OfferAccept,
    #[serde(rename = "offer.decline")]
    OfferDecline,
    #[serde(rename = "offer.withdraw")]
    OfferWithdraw,
    #[serde(rename = "offer.propose_cancel")]
    OfferProposeCancel,
    #[serde(rename = "offer.drop_cancel")]
    OfferDropCancel,
    #[serde(rename = "offer.confirm_cancel")]
    OfferConfirmCancel,
    #[serde(rename = "joining.record")]
    JoiningRecord,
    // -- questions and contact
    #[serde(rename = "enquiry.record")]
    EnquiryRecord,
    #[serde(rename = "enquiry.update")]
    EnquiryUpdate,
    #[serde(rename = "enquiry.remove")]
    EnquiryRemove,
    #[serde(rename = "enquiry.close")]
    EnquiryClose,
    #[serde(rename = "enquiry.reopen")]
    EnquiryReopen,
    #[serde(rename = "answer.give")]
    AnswerGive,
    #[serde(rename = "answer.update")]
    AnswerUpdate,
    #[serde(rename = "answer.remove")]
    AnswerRemove,
    #[serde(rename = "faq.save")]
    FaqSave,
    #[serde(rename = "faq.retire")]
    FaqRetire,
    #[serde(rename = "faq.reinstate")]
    FaqReinstate,
    #[serde(rename = "exchange.record")]
    ExchangeRecord,
    #[serde(rename = "exchange.update")]
    ExchangeUpdate,
    #[serde(rename = "exchange.remove")]
    ExchangeRemove,
    #[serde(rename = "conviction.record")]
    ConvictionRecord,
    #[serde(rename = "conviction.update")]
    ConvictionUpdate,
    #[serde(rename = "conviction.remove")]
    ConvictionRemove,
    // -- tasks
    #[serde(rename = "task.add")]
    TaskAdd,
    #[serde(rename = "task.update")]
    TaskUpdate,
    #[serde(rename = "task.complete")]
    TaskComplete,
    #[serde(rename = "task.reopen")]
    TaskReopen,
    #[serde(rename = "task.remove")]
    TaskRemove,
    #[serde(rename = "task_template.save")]
    TaskTemplateSave,
    #[serde(rename = "task_template.retire")]
    TaskTemplateRetire,
    #[serde(rename = "task_template.reinstate")]
    TaskTemplateReinstate,
    #[serde(rename = "task_template.add_usual")]
    TaskTemplateAddUsual,
    // -- privacy
    #[serde(rename = "privacy.set_purpose")]
    PrivacySetPurpose,
    #[serde(rename = "erasure.erase")]
    ErasureErase,
    // -- programme
    #[serde(rename = "template.save")]
    TemplateSave,
    #[serde(rename = "template.retire")]
    TemplateRetire,
    #[serde(rename = "template.add_usual")]
    TemplateAddUsual,
    #[serde(rename = "programme.plan")]
    ProgrammePlan,
    #[serde(rename = "event.add")]
    EventAdd,
    #[serde(rename = "event.update")]
    EventUpdate,
    #[serde(rename = "event.move")]
    EventMove,
    #[serde(rename = "event.cancel")]
    EventCancel,
    #[serde(rename = "event.restore")]
    EventRestore,
    #[serde(rename = "event.remove")]
    EventRemove,
    #[serde(rename = "guest.save")]
    GuestSave,
    #[serde(rename = "guest.remove")]
    GuestRemove,
    #[serde(rename = "attendance.record")]
    AttendanceRecord,
    #[serde(rename = "event_note.save")]
    EventNoteSave,
    #[serde(rename = "event_note.remove")]
    EventNoteRemove,
    #[serde(rename = "follow_up.ask")]
    FollowUpAsk,
    #[serde(rename = "follow_up.answer")]
    FollowUpAnswer,
    #[serde(rename = "follow_up.remove")]
    FollowUpRemove,
    #[serde(rename = "invitation.invite")]
    InvitationInvite,
    #[serde(rename = "invitation.reply")]
    InvitationReply,
    #[serde(rename = "invitation.update")]
    InvitationUpdate,
    #[serde(rename = "invitation.withdraw")]
    InvitationWithdraw,
    #[serde(rename = "invitation.run_waiting")]
    InvitationRunWaiting,
    #[serde(rename = "invitation.tell")]
    InvitationTell,
    #[serde(rename = "closed_day.save")]
    ClosedDaySave,
    #[serde(rename = "closed_day.remove")]
    ClosedDayRemove,
    #[serde(rename = "study.save")]
    StudySave,
    #[serde(rename = "study.remove")]
    StudyRemove,
    #[serde(rename = "import.calendar")]
    ImportCalendar,

    // -- sites
    #[serde(rename = "site.add")]
    SiteAdd,
    #[serde(rename = "site.update")]
    SiteUpdate,
    #[serde(rename = "site.rename")]
    SiteRename,
    #[serde(rename = "site.move")]
    SiteMove,
    #[serde(rename = "site.close")]
    SiteClose,
    #[serde(rename = "site.reopen")]
    SiteReopen,
    #[serde(rename = "import.sites")]
    ImportSites,
    // -- work and membership
    #[serde(rename = "person.add")]
    PersonAdd,
    #[serde(rename = "work.save")]
    WorkSave,
    #[serde(rename = "work.remove")]
    WorkRemove,
    #[serde(rename = "member.apply")]
    MemberApply,
    #[serde(rename = "member.amend")]
    MemberAmend,
    #[serde(rename = "member.consent")]
    MemberConsent,
    #[serde(rename = "member.join")]
    MemberJoin,
    #[serde(rename = "member.refuse")]
    MemberRefuse,
    #[serde(rename = "member.drop")]
    MemberDrop,
    #[serde(rename = "member.void")]
    MemberVoid,
    #[serde(rename = "member.give_notice")]
    MemberGiveNotice,
    #[serde(rename = "member.leave")]
    MemberLeave,
    #[serde(rename = "member.expel")]
    MemberExpel,
    #[serde(rename = "member.notify_expulsion")]
    MemberNotifyExpulsion,
    #[serde(rename = "member.revoke_withdrawal")]
    MemberRevokeWithdrawal,
    #[serde(rename = "member.set_notice_place")]
    MemberSetNoticePlace,

    // -- equity
    #[serde(rename = "equity.receive")]
    EquityReceive,
    #[serde(rename = "equity.return_deposit")]
    EquityReturnDeposit,
    #[serde(rename = "equity.increase")]
    EquityIncrease,
    #[serde(rename = "equity.reduce")]
    EquityReduce,
    #[serde(rename = "equity.revoke_reduction")]
    EquityRevokeReduction,
    #[serde(rename = "equity.reverse")]
    EquityReverse,
    #[serde(rename = "equity.set_instalments")]
    EquitySetInstalments,
    #[serde(rename = "evidence.attach")]
    EvidenceAttach,
    #[serde(rename = "debt.record")]
    DebtRecord,
    #[serde(rename = "debt.settle")]
    DebtSettle,
    #[serde(rename = "resolution.record")]
    ResolutionRecord,
    #[serde(rename = "year_account.record")]
    YearAccountRecord,
    #[serde(rename = "refund.decide")]
    RefundDecide,
    #[serde(rename = "refund.pay")]
    RefundPay,
    #[serde(rename = "refund.lapse")]
    RefundLapse,
    #[serde(rename = "unit.change")]
    UnitChange,
    // -- register and its papers
    #[serde(rename = "inspection.record")]
    InspectionRecord,
    #[serde(rename = "member_paper.issue")]
    MemberPaperIssue,
    #[serde(rename = "member_paper.reissue")]
    MemberPaperReissue,
    #[serde(rename = "paper.void")]
    PaperVoid,
    // -- payments and registers coming in
    #[serde(rename = "import.members")]
    ImportMembers,
    #[serde(rename = "import.payments")]
    ImportPayments,

    // -- filings
    #[serde(rename = "office_event.record")]
    OfficeEventRecord,
    #[serde(rename = "office_event.update")]
    OfficeEventUpdate,
    #[serde(rename = "office_event.remove")]
    OfficeEventRemove,
    #[serde(rename = "filing.done")]
    FilingDone,
    #[serde(rename = "filing.undone")]
    FilingUndone,
    #[serde(rename = "equity_registration.record")]
    EquityRegistrationRecord,
    #[serde(rename = "equity_registration.remove")]
    EquityRegistrationRemove,
    // -- surplus
}

impl Operation {
    /// The wire name, as stored.
    pub fn key(self) -> String {
        match serde_json::to_value(self) {
            Ok(serde_json::Value::String(key)) => key,
            _ => unreachable!("an operation serialises to its name"),
        }
    }

    /// Whether the act is corrected only by a new act. Acts that also wrote outside the database
    /// (key slots) are final: undoing the rows alone would tear the two apart. So are acts that write into
    /// the equity ledger or issue a paper: these rows never go.
    pub fn is_final(self) -> bool {
        matches!(
            self,
            Self::OfficeCreate
                | Self::OfficeRestore
                | Self::UserAdd
                | Self::UserDisable
                | Self::UserEnable
                | Self::ErasureErase
                | Self::PaperIssue
                | Self::PaperReissue
                | Self::MemberPaperIssue
                | Self::MemberPaperReissue
                | Self::MemberJoin
                | Self::MemberVoid
                | Self::MemberGiveNotice
                | Self::MemberLeave
                | Self::MemberExpel
                | Self::MemberRevokeWithdrawal
                | Self::EquityReceive
                | Self::EquityReturnDeposit
                | Self::EquityIncrease
                | Self::EquityReduce
                | Self::EquityRevokeReduction
                | Self::EquityReverse
                | Self::RefundDecide
                | Self::RefundPay
                | Self::RefundLapse
                | Self::UnitChange
        )
    }
}

/// What an act was about, in parts that each language puts into its own words. It names people, so
/// it is kept with the erasable payload of the journal, never in the chained row.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Summary {
    /// What was done.
    pub operation: Operation,
    /// Whom or what it was done to, as shown (a person's name, a recruitment, a file name).
    pub subject: Option<String>,
    /// A second name the sentence needs: the stage moved to, the person merged away.
    pub object: Option<String>,
    /// How many records, where the act was one over several.
    pub count: Option<u32>,
    /// Why, in the words of whoever did it.
    pub reason: Option<String>,
}

impl Summary {
    /// A summary that names nothing yet.
    pub const fn new(operation: Operation) -> Self {
        Self {
            operation,
            subject: None,
            object: None,
            count: None,
            reason: None,
        }
    }

    /// Names whom or what it was done to.
    #[must_use]
    pub fn subject(mut self, subject: impl Into<String>) -> Self {
        self.subject = Some(subject.into());
        self
    }

    /// Names the second party of the sentence.
    #[must_use]
    pub fn object(mut self, object: impl Into<String>) -> Self {
        self.object = Some(object.into());
        self
    }

    /// Says over how many records.
    #[must_use]
    pub fn count(mut self, count: usize) -> Self {
        self.count = u32::try_from(count).ok();
        self
    }

    /// Says why.
    #[must_use]
    pub fn reason(mut self, reason: Option<String>) -> Self {
        self.reason = reason;
        self
    }
}
