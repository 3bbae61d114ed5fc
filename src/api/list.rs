//! The one list of commands. A line a command:
//!
//! `kind "noun.verb" Request => Response; by WHO; reads [Tables] = handler,`
//!
//! * `host` needs no open office: `fn(&Desk, Request, &Call) -> Result<Response>`;
//! * `query` reads, and declares which tables: `fn(&Query, Request) -> Result<Response>`. A test runs
//!   every query under SQLite's authorizer and compares;
//! * `mutation` goes through the one door: `fn(&Act, Request) -> Result<Outcome<Response>>`;
//! * `service` needs an open office and changes none of its records (verify, export, backup):
//!   `fn(&Act, Request) -> Result<Response>`.
//!
//! From this list come the dispatcher, the TypeScript types, the role matrix and the help of the
//! command-line host. A command that is not here does not exist.

macro_rules! command_list {
    ($emit:ident) => {
        $emit! {
            host "office.status" OfficeStatusLoad => OfficeStatus; by NOBODY; reads [] = desk::status,
            host "office.choose" OfficeChoose => OfficeStatus; by NOBODY; reads [] = desk::choose,
            host "office.unlock" OfficeUnlock => OfficeStatus; by NOBODY; reads [] = desk::unlock,
            host "office.recover" OfficeRecover => OfficeStatus; by NOBODY; reads [] = desk::recover,
            host "office.recovery_code" RecoveryCodeMake => RecoveryCode; by NOBODY; reads [] = desk::recovery_code,
            host "office.create" OfficeCreate => OfficeStatus; by NOBODY; reads [] = desk::create,
            host "office.sample" OfficeSample => OfficeStatus; by NOBODY; reads [] = desk::sample,
            host "office.lock" OfficeLeave => OfficeStatus; by NOBODY; reads [] = desk::lock,
            host "office.close" OfficeLeave => OfficeStatus; by NOBODY; reads [] = desk::close,
            host "office.restore" OfficeRestore => OfficeStatus; by NOBODY; reads [] = desk::restore,
            host "preference.load" PreferenceLoad => Preferences; by NOBODY; reads [] = desk::load_preferences,
            host "preference.save" Preferences => Preferences; by NOBODY; reads [] = desk::save_preferences,
            host "diagnosis.save" DiagnosisSave => (); by NOBODY; reads [] = desk::save_diagnosis,
            host "date.read" DateRead => DateAnswer; by NOBODY; reads [] = desk::read_date,

            query "today.load" TodayLoad => Today; by EVERYONE;
                reads [Application, ArticleSetting, ClosedDay, Consent, Contact, DistinctPair, Enquiry, EnquiryAnswer, EquityRegistration, Erasure, Event,
                    Exchange, Filing, Invitation, Joining, Journal, Member, Movement, Offer, OfferEvent, OfficeEvent, Organisation, Person, PersonName,
                    Recruitment, Redaction, Reduction, Refund, Resolution, Stage, StageMove, Task, UnitChange, User, Withdrawal, Work] = today::load,

            service "draft.save" DraftSave => (); by EVERYONE; reads [] = desk::save_draft,
            service "draft.load" DraftRef => Option<String>; by EVERYONE; reads [] = desk::load_draft,
            service "draft.clear" DraftRef => (); by EVERYONE; reads [] = desk::clear_draft,
            service "picture.save" PictureSave => (); by EVERYONE; reads [] = desk::save_picture,

            query "organisation.load" OrganisationLoad => Organisation; by EVERYONE; reads [Organisation] = organisation::load,
            mutation "organisation.update" Organisation => (); by ADMINISTRATOR; reads [] = organisation::update,
            query "articles.list" ArticlesList => Articles; by EVERYONE; reads [ArticleSetting] = articles::list,
            mutation "articles.set" ArticlesSet => (); by ADMINISTRATOR; reads [] = articles::set,

            query "user.list" UserList => Vec<User>; by EVERYONE; reads [User, UserRole] = user::list,
            mutation "user.add" UserAdd => UserId; by ADMINISTRATOR; reads [] = user::add,
            mutation "user.update" UserUpdate => (); by ADMINISTRATOR; reads [] = user::update,
            mutation "user.disable" UserDisable => (); by ADMINISTRATOR; reads [] = user::disable,
            mutation "user.enable" UserEnable => (); by ADMINISTRATOR; reads [] = user::enable,
            service "user.change_passphrase" UserChangePassphrase => (); by EVERYONE; reads [] = user::change_passphrase,

            query "person.search" PersonSearch => Vec<PersonHit>; by EVERYONE;
                reads [Application, Contact, Person, PersonName, Recruitment, Stage] = person::search,
            query "person.page" PersonPageLoad => PersonPage; by EVERYONE;
                reads [Application, Attachment, Consent, Contact, Conviction, DistinctPair, Enquiry, EnquiryAnswer, Erasure, Event, Exchange, FollowUp, FollowUpAnswer, ImportBatch,
                    ImportRow, Invitation, Joining, Member, MemberPaper, Note, Offer, OfferEvent, Paper, PaperVoid, Person, PersonAddress, PersonName, Recruitment, Stage, StageMove, Task,
                    User] = person::page,
            query "person.duplicates" PersonDuplicates => Vec<DuplicatePair>; by EVERYONE;
                reads [Contact, DistinctPair, Person, PersonName] = person::duplicates,
            query "person.merge_preview" PersonMerge => MergePreview; by RECRUITER;
                reads [Application, Attachment, Consent, Contact, Note, Person, PersonAddress, PersonName, Recruitment, Stage,
                    Conviction, Enquiry, Exchange, FollowUpAnswer, Invitation, Joining, Member, NoticePlace, Offer, Paper, StudyPeriod, Task,
                    Work] = person::merge_preview,
            mutation "person.update" PersonUpdate => (); by PEOPLE; reads [] = person::update,
            mutation "person.rename" PersonRename => (); by PEOPLE; reads [] = person::rename,
            mutation "person.move_house" PersonMoveHouse => (); by PEOPLE; reads [] = person::move_house,
            mutation "person.merge" PersonMerge => (); by RECRUITER; reads [] = person::merge,
            mutation "person.keep_apart" PersonKeepApart => (); by RECRUITER; reads [] = person::keep_apart,
            mutation "contact.save" ContactSave => ContactId; by PEOPLE; reads [] = person::save_contact,
            mutation "contact.remove" ContactRemove => (); by PEOPLE; reads [] = person::remove_contact,
            mutation "consent.record" ConsentRecord => ConsentId; by PEOPLE; reads [] = person::record_consent,
            mutation "consent.withdraw" ConsentWithdraw => (); by PEOPLE; reads [] = person::withdraw_consent,
            mutation "note.write" NoteWrite => NoteId; by PEOPLE; reads [] = person::write_note,
            mutation "note.remove" NoteRemove => (); by PEOPLE; reads [] = person::remove_note,
            mutation "attachment.add" AttachmentAdd => AttachmentId; by PEOPLE; reads [] = person::add_attachment,
            mutation "attachment.remove" AttachmentRef => (); by PEOPLE; reads [] = person::remove_attachment,
            service "attachment.open" AttachmentRef => (); by EVERYONE; reads [] = person::open_attachment,

            query "recruitment.list" RecruitmentList => Vec<Recruitment>; by EVERYONE; reads [Application, Recruitment] = recruitment::list,
            query "recruitment.page" RecruitmentPageLoad => RecruitmentPage; by EVERYONE;
                reads [Application, Posting, Recruitment, Stage, StageMove] = recruitment::page,
            mutation "recruitment.add" RecruitmentAdd => RecruitmentId; by RECRUITER; reads [] = recruitment::add,
            mutation "recruitment.update" RecruitmentUpdate => (); by RECRUITER; reads [] = recruitment::update,
            mutation "recruitment.post" RecruitmentPost => (); by RECRUITER; reads [] = recruitment::post,
            mutation "stage.save" StageSave => (); by RECRUITER; reads [] = recruitment::save_stages,

            query "application.table" ApplicationTable => ApplicationPage; by EVERYONE;
                reads [Application, Consent, Contact, DistinctPair, Offer, Person, PersonName, Stage, User] = application::table,
            query "application.ids" ApplicationIds => Vec<ApplicationId>; by EVERYONE;
                reads [Application, Consent, Contact, DistinctPair, Offer, Person, PersonName, Stage] = application::ids,
            query "application.board" ApplicationBoard => Vec<BoardColumn>; by EVERYONE;
                reads [Application, Consent, Contact, DistinctPair, Offer, Person, PersonName, Stage, User] = application::board,
            query "application.flow" ApplicationFlow => Flow; by EVERYONE;
                reads [Application, Recruitment, Stage, StageMove] = application::flow,
            mutation "application.add" ApplicationAdd => Added; by RECRUITER; reads [] = application::add,
            mutation "application.update" ApplicationUpdate => (); by RECRUITER; reads [] = application::update,
            mutation "application.move" ApplicationMove => Moved; by RECRUITER; reads [] = application::move_stage,
            service "application.export" ApplicationExport => Exported; by EVERYONE; reads [] = documents::export,
            query "view.list" ViewList => Vec<SavedView>; by EVERYONE; reads [SavedView] = application::list_views,
            mutation "view.save" ViewSave => SavedViewId; by EVERYONE; reads [] = application::save_view,
            mutation "view.remove" ViewRemove => (); by EVERYONE; reads [] = application::remove_view,

            service "import.preview" ImportPreviewLoad => ImportPreview; by RECRUITER; reads [] = import::preview,
            mutation "import.applicants" ImportApplicants => ImportReport; by RECRUITER; reads [] = import::applicants,
            query "import.batches" ImportBatches => Vec<ImportBatch>; by EVERYONE; reads [ImportBatch, User] = import::batches,

            service "import.calendar_preview" CalendarPreviewLoad => CalendarPreview; by PROGRAMME; reads [] = import_calendar::preview,
            mutation "import.calendar" ImportCalendar => CalendarReport; by PROGRAMME; reads [] = import_calendar::import,
            query "paper.list" PaperList => PaperRegister; by EVERYONE; reads [MemberPaper, Paper, PaperVoid, PersonName, User] = paper::list,
            query "paper.form" PaperFormLoad => PaperForm; by PEOPLE;
                reads [Application, Offer, OfferEvent, Organisation, Paper, Person, PersonAddress, PersonName] = paper::form,
            service "paper.preview" PaperPreview => PaperPages; by EVERYONE; reads [] = papers::preview,
            mutation "paper.issue" PaperIssue => Vec<PaperId>; by RECRUITER; reads [] = papers::issue,
            mutation "paper.reissue" PaperReissue => Vec<PaperId>; by RECRUITER; reads [] = papers::reissue,
            service "paper.export" PaperExport => PaperExported; by EVERYONE; reads [] = papers::export,
            service "paper.open" PaperOpen => (); by EVERYONE; reads [] = papers::open,
            query "mail_template.list" MailTemplateList => MailTemplates; by EVERYONE; reads [MailTemplate] = mail::list,
            mutation "mail_template.save" MailTemplateSave => MailTemplateId; by PEOPLE; reads [] = mail::save,
            mutation "mail_template.remove" MailTemplateRemove => (); by PEOPLE; reads [] = mail::remove,
            mutation "mail_template.add_usual" MailTemplateAddUsual => u32; by PEOPLE; reads [] = mail::add_usual,
            query "mail.preview" MailPreview => Vec<Mail>; by PEOPLE;
                reads [Application, Contact, MemberPaper, Offer, OfferEvent, Organisation, Paper, PaperVoid, Person, PersonAddress, PersonName, Recruitment,
                    Stage, User] = mail::preview,
            service "mail.write" MailWrite => MailsWritten; by PEOPLE; reads [] = mails::write,
            query "mail.sent" MailsSent => Vec<PersonId>; by PEOPLE; reads [Exchange] = mail::sent,
            mutation "mail.record_sent" MailsSent => u32; by PEOPLE; reads [] = mail::record_sent,

            query "history.list" HistoryList => History; by EVERYONE; reads [Journal, Redaction, User] = history::list,
            query "history.entry" HistoryEntryLoad => HistoryEntry; by EVERYONE;
                reads [Application, ImportBatch, Journal, Offer, Person, PersonName, Recruitment, Redaction, Stage, User] = history::entry,
            mutation "history.undo" HistoryUndo => Undone; by EVERYONE; reads [] = history::undo,
            mutation "history.redo" HistoryRedo => Undone; by EVERYONE; reads [] = history::redo,
            service "history.verify" HistoryVerify => VerifyReport; by EVERYONE; reads [] = history::verify,

            service "backup.make" BackupMake => Backup; by EVERYONE; reads [] = backup::make,
            service "backup.list" BackupList => Vec<Backup>; by EVERYONE; reads [] = backup::list,
            service "backup.drill" BackupDrill => Drill; by EVERYONE; reads [] = backup::drill,

            query "offer.list" OfferList => OfferCohort; by EVERYONE;
                reads [Application, Joining, Offer, OfferEvent, Person, PersonName, Recruitment, Stage, StageMove, User] = offer::list,
            query "offer.of_person" OfferOfPerson => PersonOffers; by EVERYONE;
                reads [Application, Erasure, Joining, Offer, OfferEvent, Person, PersonName, Recruitment, Stage, User] = offer::of_person,
            query "offer.check" OfferIssue => OfferCheck; by EVERYONE;
                reads [Application, Erasure, Joining, Offer, OfferEvent, Person, PersonAddress, PersonName, Recruitment, Stage] = offer::check,
            mutation "offer.draft" OfferDraft => Vec<OfferId>; by RECRUITER; reads [] = offer::draft,
            mutation "offer.update" OfferUpdate => (); by RECRUITER; reads [] = offer::update,
            mutation "offer.discard" OfferDiscard => (); by RECRUITER; reads [] = offer::discard,
            mutation "offer.issue" OfferIssue => Vec<OfferId>; by RECRUITER; reads [] = offer::issue,
            mutation "offer.extend" OfferExtend => (); by RECRUITER; reads [] = offer::extend,
            mutation "offer.set_joining" OfferSetJoining => (); by RECRUITER; reads [] = offer::set_joining,
            mutation "offer.accept" OfferAccept => ReplyTime; by RECRUITER; reads [] = offer::accept,
            mutation "offer.decline" OfferDecline => (); by RECRUITER; reads [] = offer::decline,
            mutation "offer.withdraw" OfferWithdraw => WithdrawnWhen; by RECRUITER; reads [] = offer::withdraw,
            mutation "offer.propose_cancel" OfferProposeCancel => (); by RECRUITER; reads [] = offer::propose_cancel,
            mutation "offer.drop_cancel" OfferDropCancel => (); by RECRUITER; reads [] = offer::drop_cancel,
            mutation "offer.confirm_cancel" OfferConfirmCancel => (); by SECOND_PERSON; reads [] = offer::confirm_cancel,
            query "joining.list" JoiningList => Vec<Newcomer>; by EVERYONE;
                reads [Joining, Offer, Application, Person, PersonName, Recruitment] = joining::list,
            mutation "joining.record" JoiningRecord => (); by JOINING; reads [] = joining::record,

            // -- questions and contact
            query "enquiry.list" EnquiryList => EnquiryPage; by EVERYONE;
                reads [Application, Enquiry, EnquiryAnswer, Event, Person, PersonName, User] = enquiry::list,
            query "enquiry.figures" EnquiryFiguresLoad => EnquiryFigures; by EVERYONE; reads [Application, Enquiry, EnquiryAnswer] = enquiry::figures,
            mutation "enquiry.record" EnquiryRecordNew => EnquiryId; by PEOPLE; reads [] = enquiry::record,
            mutation "enquiry.update" EnquiryUpdate => (); by PEOPLE; reads [] = enquiry::update,
            mutation "enquiry.remove" EnquiryRef => (); by PEOPLE; reads [] = enquiry::remove,
            mutation "enquiry.close" EnquiryRef => (); by PEOPLE; reads [] = enquiry::close,
            mutation "enquiry.reopen" EnquiryRef => (); by PEOPLE; reads [] = enquiry::reopen,
            mutation "answer.give" AnswerGive => EnquiryAnswerId; by PEOPLE; reads [] = enquiry::give_answer,
            mutation "answer.update" AnswerUpdate => (); by PEOPLE; reads [] = enquiry::update_answer,
            mutation "answer.remove" AnswerRef => (); by PEOPLE; reads [] = enquiry::remove_answer,
            query "faq.list" FaqList => Vec<Faq>; by EVERYONE; reads [Faq] = enquiry::faqs,
            mutation "faq.save" FaqSave => FaqId; by PEOPLE; reads [] = enquiry::save_faq,
            mutation "faq.retire" FaqRef => (); by PEOPLE; reads [] = enquiry::retire_faq,
            mutation "faq.reinstate" FaqRef => (); by PEOPLE; reads [] = enquiry::reinstate_faq,
            query "exchange.list" ExchangeList => ExchangePage; by EVERYONE; reads [Exchange, Person, PersonName, User] = exchange::list,
            mutation "exchange.record" ExchangeRecord => ExchangeId; by PEOPLE; reads [] = exchange::record,
            mutation "exchange.update" ExchangeUpdate => (); by PEOPLE; reads [] = exchange::update,
            mutation "exchange.remove" ExchangeRef => (); by PEOPLE; reads [] = exchange::remove,
            query "conviction.list" ConvictionList => Vec<Conviction>; by EVERYONE; reads [Conviction, User] = conviction::list,
            mutation "conviction.record" ConvictionRecord => ConvictionId; by PEOPLE; reads [] = conviction::record,
            mutation "conviction.update" ConvictionUpdate => (); by PEOPLE; reads [] = conviction::update,
            mutation "conviction.remove" ConvictionRef => (); by PEOPLE; reads [] = conviction::remove,
            query "care.list" CareList => Vec<CareSign>; by EVERYONE;
                reads [Application, ArticleSetting, Enquiry, EnquiryAnswer, Event, Exchange, Invitation, Joining, Offer, Person, PersonName,
                    Recruitment, Stage, StageMove] = care::list,
            query "care.show" CareShow => CareView; by EVERYONE;
                reads [Application, ArticleSetting, Enquiry, EnquiryAnswer, Event, Exchange, Invitation, Joining, Offer, Person, PersonAddress,
                    PersonName, Recruitment, Stage, StageMove] = care::show,

            // -- tasks
            query "task.list" TaskList => TaskPage; by EVERYONE; reads [Event, Person, PersonName, Task, User] = task::list,
            mutation "task.add" TaskAdd => TaskId; by STAFF; reads [] = task::add,
            mutation "task.update" TaskUpdate => (); by STAFF; reads [] = task::update,
            mutation "task.complete" TasksRef => u32; by STAFF; reads [] = task::complete,
            mutation "task.reopen" TaskRef => (); by STAFF; reads [] = task::reopen,
            mutation "task.remove" TaskRef => (); by STAFF; reads [] = task::remove,
            query "task_template.list" TaskTemplateList => Vec<TaskTemplate>; by EVERYONE; reads [TaskTemplate] = task::templates,
            mutation "task_template.save" TaskTemplateSave => TaskTemplateId; by PEOPLE; reads [] = task::save_template,
            mutation "task_template.retire" TaskTemplateRef => (); by PEOPLE; reads [] = task::retire_template,
            mutation "task_template.reinstate" TaskTemplateRef => (); by PEOPLE; reads [] = task::reinstate_template,
            mutation "task_template.add_usual" TaskTemplateAddUsual => u32; by PEOPLE; reads [] = task::add_usual,

            // -- privacy
            query "privacy.list" PrivacyList => Privacy; by EVERYONE; reads [ArticleSetting, PurposeNotice] = privacy::list,
            mutation "privacy.set_purpose" PrivacySetPurpose => (); by ADMINISTRATOR; reads [] = privacy::set_purpose,
            query "privacy.due" PrivacyDue => PrivacyDueList; by KEEPERS;
                reads [Application, ArticleSetting, Consent, Erasure, Joining, Member, Offer, Person, PersonName, Recruitment, Stage, Work] = privacy::due,
            query "erasure.list" ErasureList => Vec<Erasure>; by KEEPERS; reads [Erasure, User] = erasure::list,
            service "erasure.preview" ErasurePreviewLoad => ErasurePreview; by KEEPERS; reads [] = erasure::preview,
            mutation "erasure.erase" ErasureErase => Erasure; by ADMINISTRATOR; reads [] = erasure::erase,

            // -- programme
            query "template.list" TemplateList => Vec<ProgrammeTemplate>; by EVERYONE; reads [ProgrammeTemplate] = programme::templates,
            mutation "template.save" TemplateSave => ProgrammeTemplateId; by PROGRAMME; reads [] = programme::save_template,
            mutation "template.retire" TemplateRetire => (); by PROGRAMME; reads [] = programme::retire_template,
            mutation "template.add_usual" TemplateAddUsual => u32; by PROGRAMME; reads [] = programme::add_usual_templates,
            query "programme.plan_preview" ProgrammePlanPreview => YearPlan; by EVERYONE;
                reads [Application, ClosedDay, Event, Invitation, Person, PersonName, ProgrammeTemplate, Recruitment, Stage, StudyPeriod] = programme::plan_preview,
            mutation "programme.plan" ProgrammePlan => YearPlanned; by PROGRAMME; reads [] = programme::plan,
            query "programme.calendar" ProgrammeCalendarLoad => ProgrammeCalendar; by EVERYONE;
                reads [Application, ClosedDay, Event, Invitation, Person, PersonName, Recruitment, Stage, StudyPeriod, User] = programme::calendar,
            query "programme.grid" ProgrammeGridLoad => ProgrammeGrid; by EVERYONE;
                reads [Application, Event, Invitation, Person, PersonName, Recruitment, Stage] = programme::grid,
            query "programme.find_dates" ProgrammeFindDates => Vec<DateProposal>; by EVERYONE;
                reads [Application, ClosedDay, Event, Invitation, Person, PersonName, Recruitment, Stage, StudyPeriod, User] = programme::find_dates,
            query "programme.of_person" ProgrammeOfPerson => PersonProgramme; by EVERYONE;
                reads [Application, Event, Invitation, Person, PersonAddress, PersonName, StudyPeriod] = programme::of_person,
            service "programme.export" ProgrammeExport => CalendarWritten; by EVERYONE; reads [] = calendar::export,
            query "closed_day.list" ClosedDayList => Vec<ClosedDay>; by EVERYONE; reads [ClosedDay] = programme::closed_days,
            mutation "closed_day.save" ClosedDaySave => ClosedDayId; by PROGRAMME; reads [] = programme::save_closed_day,
            mutation "closed_day.remove" ClosedDayRemove => (); by PROGRAMME; reads [] = programme::remove_closed_day,
            query "holiday.list" HolidayList => Vec<HolidayRow>; by EVERYONE; reads [] = programme::holidays,
            query "series.list" SeriesList => Vec<Series>; by EVERYONE; reads [Event, Series] = programme::series,
            query "series.preview" SeriesPreviewLoad => SeriesPreview; by EVERYONE;
                reads [Application, ClosedDay, Event, Invitation, Person, PersonName, Recruitment, Stage, StudyPeriod] = programme::preview_series,
            query "event.page" EventPageLoad => EventPage; by EVERYONE;
                reads [Application, ClosedDay, Contact, Event, EventNote, FollowUp, FollowUpAnswer, Guest, Invitation, Person, PersonName, Recruitment, Series,
                    StudyPeriod, User] = event::page,
            mutation "event.add" EventAdd => EventsAdded; by PROGRAMME; reads [] = event::add,
            mutation "event.update" EventUpdate => EventsChanged; by PROGRAMME; reads [] = event::update,
            query "event.move_preview" EventMove => EventsMoved; by EVERYONE;
                reads [Application, ClosedDay, Event, Invitation, Person, PersonName, Recruitment, Series, Stage, StudyPeriod, User] = event::preview_move,
            mutation "event.move" EventMove => EventsMoved; by PROGRAMME; reads [] = event::move_to,
            mutation "event.cancel" EventCancel => EventsChanged; by PROGRAMME; reads [] = event::cancel,
            mutation "event.restore" EventRef => EventsChanged; by PROGRAMME; reads [] = event::restore,
            mutation "event.remove" EventRef => (); by PROGRAMME; reads [] = event::remove,
            mutation "guest.save" GuestSave => GuestId; by PROGRAMME; reads [] = event::save_guest,
            mutation "guest.remove" GuestRemove => (); by PROGRAMME; reads [] = event::remove_guest,
            mutation "attendance.record" AttendanceRecord => u32; by PROGRAMME; reads [] = event::record_attendance,
            mutation "event_note.save" EventNoteSave => EventNoteId; by PROGRAMME; reads [] = event::save_note,
            mutation "event_note.remove" EventNoteRemove => (); by PROGRAMME; reads [] = event::remove_note,
            mutation "follow_up.ask" FollowUpAsk => FollowUpAsked; by PROGRAMME; reads [] = event::ask,
            mutation "follow_up.answer" FollowUpAnswerWrite => (); by PROGRAMME; reads [] = event::answer,
            mutation "follow_up.remove" FollowUpRemove => (); by PROGRAMME; reads [] = event::remove_follow_up,
            mutation "invitation.invite" InvitationInvite => Invited; by PROGRAMME; reads [] = invitation::invite,
            mutation "invitation.reply" InvitationReplyRecord => PlacesChanged; by PROGRAMME; reads [] = invitation::reply,
            mutation "invitation.update" InvitationUpdate => (); by PROGRAMME; reads [] = invitation::update,
            mutation "invitation.withdraw" InvitationRef => PlacesChanged; by PROGRAMME; reads [] = invitation::withdraw,
            mutation "invitation.run_waiting" InvitationRunWaiting => WaitingRun; by PROGRAMME; reads [] = invitation::run_waiting,
            mutation "invitation.tell" InvitationTell => u32; by PROGRAMME; reads [] = invitation::tell,
            service "invitation.draft" InvitationDraft => InvitationsDrafted; by PROGRAMME; reads [] = calendar::draft,
            query "study.list" StudyList => Vec<StudyPeriod>; by EVERYONE; reads [Application, Person, PersonName, StudyPeriod] = study::list,
            mutation "study.save" StudySave => StudyPeriodId; by PEOPLE; reads [] = study::save,
            mutation "study.remove" StudyRemove => (); by PEOPLE; reads [] = study::remove,

            // -- sites
            query "site.tree" SiteTreeLoad => SiteTree; by EVERYONE; reads [Site, SitePlacement] = site::tree,
            query "site.page" SitePageLoad => SitePage; by EVERYONE; reads [Site, SitePlacement] = site::page,
            mutation "site.add" SiteAdd => SiteId; by SITES; reads [] = site::add,
            mutation "site.update" SiteUpdate => (); by SITES; reads [] = site::update,
            mutation "site.rename" SiteRename => (); by SITES; reads [] = site::rename,
            mutation "site.move" SiteMove => (); by SITES; reads [] = site::move_to,
            mutation "site.close" SiteClose => (); by SITES; reads [] = site::close,
            mutation "site.reopen" SiteReopen => (); by SITES; reads [] = site::reopen,
            service "import.sites_preview" SitesPreviewLoad => SitesPreview; by SITES; reads [] = import_sites::preview,
            mutation "import.sites" ImportSites => ImportReport; by SITES; reads [] = import_sites::import,

            // -- work and membership
            mutation "person.add" PersonAdd => PersonId; by PEOPLE; reads [] = person::add,
            query "work.of_person" WorkOfPerson => Vec<Work>; by EVERYONE; reads [Work] = work::of_person,
            mutation "work.save" WorkSave => WorkId; by WORK; reads [] = work::save,
            mutation "work.remove" WorkRef => (); by WORK; reads [] = work::remove,
            query "member.register" RegisterLoad => Register; by EVERYONE;
                reads [ArticleSetting, Contact, Member, Movement, Person, PersonAddress, PersonName] = member::register,
            query "member.ratios" RatiosLoad => Ratios; by EVERYONE; reads [Member, Work] = member::ratios,
            query "member.pending" PendingLoad => Vec<PendingMember>; by EVERYONE;
                reads [Member, Movement, Person, PersonAddress, PersonName] = member::pending,
            query "member.of_person" MembersOfPerson => PersonMembership; by EVERYONE;
                reads [ArticleSetting, Member, Movement, NoticePlace, Person, PersonAddress, PersonName, Withdrawal, Work] = member::of_person,
            query "member.withdrawals" WithdrawalList => Withdrawals; by EVERYONE;
                reads [ArticleSetting, Member, Person, PersonAddress, PersonName, Withdrawal] = member::withdrawals,
            query "member.notice_preview" NoticePreviewLoad => NoticePreview; by EVERYONE;
                reads [ArticleSetting, Member, Movement, Person, PersonAddress, PersonName, Withdrawal, Work] = member::preview_notice,
            query "member.leaving_preview" LeavingPreviewLoad => AfterLeaving; by EVERYONE;
                reads [ArticleSetting, Member, Movement, Person, PersonAddress, PersonName, Withdrawal, Work] = member::preview_leaving,
            mutation "member.apply" MemberApply => MemberId; by REGISTRAR; reads [] = member::apply,
            mutation "member.amend" MemberAmend => (); by REGISTRAR; reads [] = member::amend,
            mutation "member.consent" MemberConsent => Admitted; by REGISTRAR; reads [] = member::consent,
            mutation "member.refuse" MemberRefuse => (); by REGISTRAR; reads [] = member::refuse,
            mutation "member.drop" MemberDrop => (); by REGISTRAR; reads [] = member::drop_application,
            mutation "member.void" MemberVoid => (); by REGISTRAR; reads [] = member::void,
            mutation "member.give_notice" GiveNotice => NoticeTaken; by REGISTRAR; reads [] = member::give_notice,
            mutation "member.leave" MemberLeave => WithdrawalId; by REGISTRAR; reads [] = member::leave,
            mutation "member.expel" MemberExpel => WithdrawalId; by REGISTRAR; reads [] = member::expel,
            mutation "member.notify_expulsion" NotifyExpulsion => (); by REGISTRAR; reads [] = member::notify_expulsion,
            mutation "member.revoke_withdrawal" RevokeWithdrawal => (); by REGISTRAR; reads [] = member::revoke_withdrawal,
            mutation "member.set_notice_place" NoticePlaceSet => (); by REGISTRAR; reads [] = member::set_notice_place,

            // -- equity
            query "equity.account" AccountLoad => EquityAccount; by EVERYONE;
                reads [ArticleSetting, Debt, Evidence, Instalment, Member, Movement, Person, PersonAddress, PersonName, Reduction, Refund, User,
                    Withdrawal] = equity::account,
            query "equity.totals" TotalsLoad => EquityStanding; by EVERYONE;
                reads [ArticleSetting, EquityRegistration, Member, Movement, Person, PersonAddress, PersonName] = equity::totals,
            query "equity.over_time" OverTimeLoad => Vec<EquityPoint>; by EVERYONE; reads [Movement] = equity::over_time,
            mutation "equity.receive" EquityReceive => Received; by REGISTRAR; reads [] = equity::receive,
            mutation "equity.return_deposit" DepositReturn => (); by REGISTRAR; reads [] = equity::return_deposit,
            query "equity.increase_preview" IncreasePreviewLoad => IncreasePreview; by EVERYONE;
                reads [ArticleSetting, Member, Movement] = equity::preview_increase,
            mutation "equity.increase" EquityIncrease => Increased; by REGISTRAR; reads [] = equity::increase,
            query "equity.reduce_preview" ReducePreviewLoad => ReducePreview; by EVERYONE;
                reads [ArticleSetting, Member, Movement, Person, PersonAddress, PersonName] = equity::preview_reduction,
            mutation "equity.reduce" EquityReduce => NoticeTaken; by REGISTRAR; reads [] = equity::reduce,
            mutation "equity.revoke_reduction" RevokeReduction => (); by REGISTRAR; reads [] = equity::revoke_reduction,
            mutation "equity.reverse" MovementReverse => MovementId; by REGISTRAR; reads [] = equity::reverse,
            mutation "equity.set_instalments" InstalmentsSet => (); by REGISTRAR; reads [] = equity::set_instalments,
            mutation "evidence.attach" EvidenceAttach => (); by REGISTRAR; reads [] = equity::attach_evidence,
            mutation "debt.record" DebtRecord => DebtId; by REGISTRAR; reads [] = equity::record_debt,
            mutation "debt.settle" DebtSettle => (); by REGISTRAR; reads [] = equity::settle_debt,
            query "resolution.list" ResolutionList => Vec<Resolution>; by EVERYONE; reads [Resolution] = equity::resolutions,
            mutation "resolution.record" ResolutionRecord => ResolutionId; by REGISTRAR; reads [] = equity::record_resolution,
            query "year_account.list" YearAccountList => Vec<YearAccount>; by EVERYONE; reads [YearAccount] = equity::year_accounts,
            mutation "year_account.record" YearAccountRecord => YearAccountId; by REGISTRAR; reads [] = equity::record_year_account,
            query "refund.sheet" RefundSheetLoad => RefundSheet; by EVERYONE;
                reads [ArticleSetting, Debt, Member, Movement, Person, PersonAddress, PersonName, Reduction, Refund, Withdrawal,
                    YearAccount] = equity::sheet,
            query "refund.list" RefundList => Vec<RefundRow>; by EVERYONE;
                reads [ArticleSetting, Debt, Member, Movement, Person, PersonAddress, PersonName, Reduction, Refund, Withdrawal] = equity::refunds,
            mutation "refund.decide" RefundDecide => Vec<RefundId>; by REGISTRAR; reads [] = equity::decide,
            mutation "refund.pay" RefundPay => Yen; by REGISTRAR; reads [] = equity::pay,
            mutation "refund.lapse" RefundLapse => (); by REGISTRAR; reads [] = equity::lapse,
            query "unit.list" UnitChangeList => Vec<UnitChange>; by EVERYONE; reads [Resolution, UnitChange] = equity::unit_changes,
            query "unit.preview" UnitChangeTo => UnitPreview; by EVERYONE;
                reads [ArticleSetting, Member, Movement, Person, PersonAddress, PersonName] = equity::preview_unit,
            mutation "unit.change" UnitChangeTo => UnitChangeId; by REGISTRAR; reads [] = equity::change_unit,

            // -- register and its papers
            service "register.export" RegisterExport => RegisterExported; by REGISTER; reads [] = register::export,
            service "register.preview" RegisterPreview => RegisterPage; by REGISTER; reads [] = register::preview,
            query "inspection.list" InspectionList => Vec<Inspection>; by REGISTER; reads [Inspection, User] = inspection::list,
            mutation "inspection.record" InspectionRecord => InspectionId; by REGISTRAR; reads [] = inspection::record,
            query "member_paper.choices" MemberPaperChoicesLoad => PaperChoices; by REGISTRAR; reads [Organisation, Paper] = member_papers::choices,
            query "member_paper.form" MemberPaperFormLoad => MemberPaperForm; by REGISTRAR;
                reads [ArticleSetting, Evidence, Member, MemberPaper, Movement, Organisation, Paper, PaperVoid, PersonName, Refund, User,
                    Withdrawal] = member_papers::form,
            service "member_paper.preview" MemberPaperPreview => PaperPages; by REGISTRAR; reads [] = member_papers::preview,
            mutation "member_paper.issue" MemberPaperIssue => Vec<PaperId>; by REGISTRAR; reads [] = member_papers::issue,
            mutation "member_paper.reissue" PaperReissue => Vec<PaperId>; by REGISTRAR; reads [] = member_papers::reissue,
            mutation "paper.void" PaperVoid => (); by REGISTRAR; reads [] = member_papers::void,
            service "member_paper.blank" MemberPaperBlank => (); by EVERYONE; reads [] = member_papers::blank,
            service "equity.journal_export" JournalExport => JournalExported; by REGISTER; reads [] = bookkeeping::export,

            // -- payments and registers coming in
            service "import.members_preview" MembersPreviewLoad => MembersPreview; by REGISTRAR; reads [] = import_members::preview,
            mutation "import.members" ImportMembers => MembersReport; by REGISTRAR; reads [] = import_members::import,
            service "import.payments_preview" PaymentsPreviewLoad => PaymentsPreview; by REGISTRAR; reads [] = import_payments::preview,
            query "import.payers" PayersFind => Vec<PaymentPayer>; by REGISTRAR;
                reads [ArticleSetting, Member, Person, PersonAddress, PersonName] = import_payments::payers,
            mutation "import.payments" ImportPayments => PaymentsReport; by REGISTRAR; reads [] = import_payments::import,

            // -- filings
            query "filing.list" FilingListLoad => FilingList; by EVERYONE;
                reads [ArticleSetting, ClosedDay, EquityRegistration, Filing, Journal, Member, Movement, OfficeEvent, Organisation, Person, PersonName, Reduction, Refund,
                    Resolution, UnitChange, User, Withdrawal] = filing::list,
            query "filing.of" FilingsOf => Vec<DutyRow>; by EVERYONE;
                reads [ArticleSetting, ClosedDay, EquityRegistration, Filing, Journal, Member, Movement, OfficeEvent, Organisation, Person, PersonName, Reduction, Refund,
                    Resolution, UnitChange, User, Withdrawal] = filing::of,
            mutation "filing.done" FilingDone => (); by FILING; reads [] = filing::done,
            mutation "filing.undone" FilingUndone => (); by FILING; reads [] = filing::undone,
            mutation "office_event.record" OfficeEventRecord => OfficeEventId; by FILING; reads [] = filing::record_event,
            mutation "office_event.update" OfficeEventUpdate => (); by FILING; reads [] = filing::update_event,
            mutation "office_event.remove" OfficeEventRef => (); by FILING; reads [] = filing::remove_event,
            query "equity_registration.list" EquityRegistrationList => Vec<EquityRegistration>; by EVERYONE; reads [EquityRegistration] = filing::registrations,
            mutation "equity_registration.record" EquityRegistrationRecord => EquityRegistrationId; by FILING; reads [] = filing::record_registration,
            mutation "equity_registration.remove" EquityRegistrationRef => (); by FILING; reads [] = filing::remove_registration,

            // -- surplus
            query "surplus.sheet" SurplusSheetLoad => SurplusSheet; by EVERYONE; reads [ArticleSetting] = surplus::sheet,
            service "surplus.read_file" SurplusReadFile => SurplusRead; by EVERYONE; reads [] = import_measures::read_file,
            service "surplus.export" SurplusExport => SurplusWritten; by EVERYONE; reads [] = documents::export_surplus,
        }
    };
}
pub(crate) use command_list;
