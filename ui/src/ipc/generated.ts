// Generated from the one list of commands by `cargo xtask gen`. Never edit.

/**
 * A movement with the balance after it.
 */
export type AccountLine = { movement: Movement, balance: Balance, 
/**
 * Whether this movement can be taken back by itself.
 */
can_reverse: boolean, };

/**
 * `equity.account`
 */
export type AccountLoad = { 
/**
 * Whose.
 */
member: MemberId, 
/**
 * The day asked about; absent: today.
 */
as_of?: string | null, };

/**
 * What `application.add` made.
 */
export type Added = { person: PersonId, application: ApplicationId, 
/**
 * People who look like this one; shown at once.
 */
look_alikes: Array<LookAlike>, };

/**
 * What became of an application.
 */
export type Admitted = { "kind": "not_yet", } | { "kind": "over_limit", } | { "kind": "joined", number: number, on: string, };

/**
 * What becomes of the question once it is answered.
 */
export type AfterAnswer = "close" | "leave_open";

/**
 * The membership on the day after somebody's last day.
 */
export type AfterLeaving = { 
/**
 * Sums without the leaver.
 */
totals: EquityTotals, 
/**
 * Who then holds more than one member may: warned of, listed, forced to nothing (法9条3項; open).
 */
over_limit: Array<OverLimit>, 
/**
 * The ratios of the Act without the leaver.
 */
ratios: Ratios, };

/**
 * A line of what an event is about.
 */
export type AgendaItem = { 
/**
 * On which day of the event, from 1.
 */
day: number, 
/**
 * From when.
 */
time: TimeOfDay | null, 
/**
 * What.
 */
title: string, };

/**
 * Why two records look like one person. Names as in the import report.
 */
export type Agreement = "mail" | "name+birth" | "name+phone";

/**
 * `answer.give`
 */
export type AnswerGive = { enquiry: EnquiryId, answer: string, channel: Channel, 
/**
 * The day at the office; absent: today.
 */
answered_on: string | null, 
/**
 * The time of day as people write it; absent: now, or noon of another day.
 */
answered_time: string | null, then: AfterAnswer, };

/**
 * `answer.remove`
 */
export type AnswerRef = { answer_id: EnquiryAnswerId, };

/**
 * `answer.update`
 */
export type AnswerUpdate = { answer_id: EnquiryAnswerId, answer: string, channel: Channel, answered_on: string, answered_time: string, };

/**
 * What the outside is told: a stable code `noun.reason` and a typed detail, never personal data.
 *
 * A variant exists only if a screen or a test needs it. The two message tables of the UI are typed
 * over these codes: a missing text does not compile.
 */
export type ApiError = { "code": "office.closed", "detail": Record<symbol, never> } | { "code": "office.locked", "detail": Record<symbol, never> } | { "code": "office.not_found", "detail": Record<symbol, never> } | { "code": "office.folder_not_empty", "detail": Record<symbol, never> } | { "code": "office.in_use", "detail": Record<symbol, never> } | { "code": "office.folder_unsafe", "detail": { kind: UnsafeFolder, } } | { "code": "office.passphrase_wrong", "detail": Record<symbol, never> } | { "code": "office.passphrase_short", "detail": { at_least: number, } } | { "code": "office.recovery_code_wrong", "detail": Record<symbol, never> } | { "code": "office.keys_damaged", "detail": Record<symbol, never> } | { "code": "office.damaged", "detail": Record<symbol, never> } | { "code": "office.foreign", "detail": Record<symbol, never> } | { "code": "office.newer", "detail": { schema: number, known: number, } } | { "code": "office.migration_altered", "detail": { schema: number, } } | { "code": "store.disk_full", "detail": Record<symbol, never> } | { "code": "store.read_only", "detail": Record<symbol, never> } | { "code": "store.busy", "detail": Record<symbol, never> } | { "code": "store.fault", "detail": { reference: string, } } | { "code": "command.unknown", "detail": { command: string, } } | { "code": "command.request_invalid", "detail": { at: string, } } | { "code": "command.not_allowed", "detail": { needs: Array<Role>, } } | { "code": "command.cancelled", "detail": Record<symbol, never> } | { "code": "record.not_found", "detail": { noun: Noun, } } | { "code": "record.in_use", "detail": Record<symbol, never> } | { "code": "record.exists", "detail": Record<symbol, never> } | { "code": "field.missing", "detail": { field: string, } } | { "code": "field.too_long", "detail": { field: string, at_most: number, } } | { "code": "field.out_of_range", "detail": { field: string, from: number, to: number, } } | { "code": "date.invalid", "detail": { field: string, } } | { "code": "date.impossible", "detail": { field: string, } } | { "code": "month.invalid", "detail": { field: string, } } | { "code": "email.invalid", "detail": { field: string, } } | { "code": "phone.invalid", "detail": { field: string, } } | { "code": "postal_code.invalid", "detail": { field: string, } } | { "code": "corporate_number.invalid", "detail": { field: string, } } | { "code": "reading.invalid", "detail": { field: string, } } | { "code": "undo.nothing", "detail": Record<symbol, never> } | { "code": "undo.final", "detail": Record<symbol, never> } | { "code": "undo.conflict", "detail": { seq: number, by: string, at: string, } } | { "code": "undo.done_already", "detail": Record<symbol, never> } | { "code": "undo.other_schema", "detail": Record<symbol, never> } | { "code": "undo.erased", "detail": { seq: number, } } | { "code": "journal.broken", "detail": { seq: number, } } | { "code": "backup.not_verified", "detail": Record<symbol, never> } | { "code": "backup.not_found", "detail": Record<symbol, never> } | { "code": "application.exists", "detail": Record<symbol, never> } | { "code": "application.reason_required", "detail": { stage: string, } } | { "code": "application.stage_elsewhere", "detail": Record<symbol, never> } | { "code": "application.same_stage", "detail": Record<symbol, never> } | { "code": "application.moved_before", "detail": { earliest: string, } } | { "code": "stage.in_use", "detail": { applications: number, } } | { "code": "stage.kind_missing", "detail": Record<symbol, never> } | { "code": "person.merge_impossible", "detail": Record<symbol, never> } | { "code": "user.last_administrator", "detail": Record<symbol, never> } | { "code": "user.sign_in_taken", "detail": Record<symbol, never> } | { "code": "articles.outside_law", "detail": { from: string, to: string, article: string, } } | { "code": "file.not_granted", "detail": Record<symbol, never> } | { "code": "file.unreadable", "detail": Record<symbol, never> } | { "code": "file.unwritable", "detail": Record<symbol, never> } | { "code": "file.too_large", "detail": { bytes: number, at_most: number, } } | { "code": "file.kind_refused", "detail": Record<symbol, never> } | { "code": "file.kind_mismatch", "detail": Record<symbol, never> } | { "code": "file.not_encodable", "detail": { character: string, row: number, column: string, } } | { "code": "import.kind_unknown", "detail": { kind: string, } } | { "code": "import.not_a_table", "detail": Record<symbol, never> } | { "code": "import.beyond_limits", "detail": { limit: string, } } | { "code": "import.quote_unclosed", "detail": { row: number, } } | { "code": "import.encoding_unknown", "detail": Record<symbol, never> } | { "code": "import.encoding_broken", "detail": { line: number, } } | { "code": "import.control_character", "detail": { row: number, } } | { "code": "import.sheet_unknown", "detail": Record<symbol, never> } | { "code": "import.header_not_found", "detail": Record<symbol, never> } | { "code": "import.column_missing", "detail": { field: string, } } | { "code": "import.file_changed", "detail": Record<symbol, never> } | { "code": "import.encrypted", "detail": Record<symbol, never> } | { "code": "paper.glyph_missing", "detail": { character: string, code: string, } } | { "code": "paper.offer_draft", "detail": Record<symbol, never> } | { "code": "paper.offer_over", "detail": Record<symbol, never> } | { "code": "paper.erased", "detail": { number: string, } } | { "code": "paper.other_kind", "detail": Record<symbol, never> } | { "code": "paper.void_already", "detail": Record<symbol, never> } | { "code": "paper.receipt_exists", "detail": { number: string, } } | { "code": "paper.no_ground", "detail": Record<symbol, never> } | { "code": "mail.field_unknown", "detail": { field: string, } } | { "code": "mail.field_unclosed", "detail": Record<symbol, never> } | { "code": "mail.name_taken", "detail": Record<symbol, never> } | { "code": "mail.sent_recorded", "detail": Record<symbol, never> } | { "code": "offer.refused", "detail": { refusals: Array<OfferRefusal>, } } | { "code": "offer.application_closed", "detail": { stage: string, } } | { "code": "offer.open_already", "detail": Record<symbol, never> } | { "code": "offer.accepted_already", "detail": Record<symbol, never> } | { "code": "offer.places_taken", "detail": { target: number, taken: number, } } | { "code": "offer.dates_order", "detail": { earlier: string, later: string, } } | { "code": "offer.extension_earlier", "detail": { present: string, } } | { "code": "offer.acted_before", "detail": { earliest: string, } } | { "code": "offer.not_draft", "detail": Record<symbol, never> } | { "code": "offer.not_open", "detail": Record<symbol, never> } | { "code": "offer.over", "detail": Record<symbol, never> } | { "code": "offer.joined", "detail": Record<symbol, never> } | { "code": "offer.cancel_proposed", "detail": Record<symbol, never> } | { "code": "offer.cancel_not_proposed", "detail": Record<symbol, never> } | { "code": "offer.cancel_same_person", "detail": Record<symbol, never> } | { "code": "offer.office_not_told", "detail": Record<symbol, never> } | { "code": "offer.school_not_told", "detail": Record<symbol, never> } | { "code": "offer.stands", "detail": Record<symbol, never> } | { "code": "offer.stage_missing", "detail": { stage_kind: string, } } | { "code": "joining.not_accepted", "detail": Record<symbol, never> } | { "code": "time.invalid", "detail": { field: string, } } | { "code": "enquiry.answered_before", "detail": Record<symbol, never> } | { "code": "faq.names_person", "detail": { fields: Array<string>, } } | { "code": "task.done_already", "detail": Record<symbol, never> } | { "code": "person.merge_two_offers", "detail": Record<symbol, never> } | { "code": "person.erased", "detail": Record<symbol, never> } | { "code": "erasure.name_differs", "detail": Record<symbol, never> } | { "code": "erasure.in_the_way", "detail": { in_the_way: InTheWay, } } | { "code": "event.in_use", "detail": { people: number, } } | { "code": "event.cancelled", "detail": Record<symbol, never> } | { "code": "event.not_cancelled", "detail": Record<symbol, never> } | { "code": "event.begun", "detail": Record<symbol, never> } | { "code": "event.ahead", "detail": Record<symbol, never> } | { "code": "event.times_invalid", "detail": Record<symbol, never> } | { "code": "event.no_series", "detail": Record<symbol, never> } | { "code": "event.over_capacity", "detail": { people: number, } } | { "code": "event.full", "detail": { free: number, } } | { "code": "series.rule_invalid", "detail": Record<symbol, never> } | { "code": "series.too_long", "detail": { at_most: number, years: number, } } | { "code": "series.empty", "detail": Record<symbol, never> } | { "code": "series.pattern_needed", "detail": Record<symbol, never> } | { "code": "invitation.place_lapsed", "detail": { until: string, } } | { "code": "invitation.in_use", "detail": Record<symbol, never> } | { "code": "follow_up.took_no_part", "detail": Record<symbol, never> } | { "code": "study.reversed", "detail": Record<symbol, never> } | { "code": "equity.negative", "detail": { on: string, } } | { "code": "equity.limit", "detail": { units: number, total: number, percent: string, limit: number, most: number, } } | { "code": "equity.reversed", "detail": Record<symbol, never> } | { "code": "equity.part_of_act", "detail": Record<symbol, never> } | { "code": "equity.refund_decided", "detail": Record<symbol, never> } | { "code": "equity.set_off", "detail": Record<symbol, never> } | { "code": "equity.deposit_short", "detail": { there: string, } } | { "code": "equity.units_left", "detail": { most: number, } } | { "code": "equity.instalments_sum", "detail": { unpaid: string, } } | { "code": "unit.uneven", "detail": { members: number, } } | { "code": "unit.later_movements", "detail": { movements: number, } } | { "code": "unit.no_change", "detail": Record<symbol, never> } | { "code": "resolution.not_carried", "detail": { needed_present: number, needed_in_favour: number, } } | { "code": "resolution.other_matter", "detail": Record<symbol, never> } | { "code": "member.already", "detail": Record<symbol, never> } | { "code": "member.decided", "detail": Record<symbol, never> } | { "code": "member.not_on_day", "detail": { on: string, } } | { "code": "member.not_consented", "detail": Record<symbol, never> } | { "code": "member.leaving", "detail": { left_on: string, } } | { "code": "member.leaves_otherwise", "detail": { left_on: string, acts_on: string, } } | { "code": "withdrawal.acted", "detail": { left_on: string, } } | { "code": "expulsion.notice_late", "detail": { latest: string, } } | { "code": "refund.suspended", "detail": { debts: string, } } | { "code": "refund.over", "detail": { open: string, } } | { "code": "refund.not_lapsed", "detail": { last: string, } } | { "code": "year_account.not_ended", "detail": Record<symbol, never> } | { "code": "work.overlaps", "detail": { since: string, } } | { "code": "work.site_closed", "detail": { closed_on: string, } } | { "code": "site.code_taken", "detail": Record<symbol, never> } | { "code": "site.parent_kind", "detail": Record<symbol, never> } | { "code": "site.cycle", "detail": Record<symbol, never> } | { "code": "site.parent_closed", "detail": { closed_on: string, } } | { "code": "site.open_below", "detail": { sites: number, } } | { "code": "site.people_there", "detail": { people: number, from: string, } } | { "code": "site.closed_before_opened", "detail": Record<symbol, never> } | { "code": "site.placed_already", "detail": Record<symbol, never> } | { "code": "site.not_closed", "detail": Record<symbol, never> } | { "code": "office_event.vacancy_small", "detail": { fixed: number, missing: number, } } | { "code": "surplus.target_low", "detail": { at_least: Yen, } } | { "code": "surplus.measure_invalid", "detail": { line: number, } } | { "code": "surplus.pool_over", "detail": { at_most: Yen, } } | { "code": "surplus.specified", "detail": Record<symbol, never> };

/**
 * Who applies.
 */
export type Applicant = { "kind": "known", person: PersonId, } | { "kind": "new", person: NewPerson, };

/**
 * What a column of an applicants' file may hold.
 */
export type ApplicantField = "applied_on" | "name" | "family_name" | "given_name" | "reading" | "family_reading" | "given_reading" | "birth_on" | "school" | "faculty" | "graduation" | "graduate_kind" | "email" | "phone" | "postal_code" | "address" | "source" | "stage" | "stage_on" | "remarks";

/**
 * `application.add`
 */
export type ApplicationAdd = { recruitment: RecruitmentId, who: Applicant, applied_on: string, source: string | null, };

/**
 * `application.board`
 */
export type ApplicationBoard = { recruitment: RecruitmentId, filter: Filter, 
/**
 * Cards to send a column; at most 500.
 */
cards: number, };

/**
 * An application as shown on the person's page.
 */
export type ApplicationDetail = { id: ApplicationId, recruitment: RecruitmentId, recruitment_name: string, applied_on: string, source: string | null, assignee: UserId | null, stage: StageId, stage_on: string, 
/**
 * The recruitment's stages, for the move menu.
 */
stages: Array<Stage>, };

/**
 * `application.export`
 */
export type ApplicationExport = { recruitment: RecruitmentId, view: View, format: ExportFormat, file: FileToken, };

/**
 * `application.flow`
 */
export type ApplicationFlow = { recruitment: RecruitmentId, 
/**
 * The day asked about; absent: today.
 */
as_of?: string | null, };

export type ApplicationId = number & { readonly __id: "ApplicationId" };

/**
 * `application.ids`: the whole selection by id, for bulk acts on "all of these".
 */
export type ApplicationIds = { recruitment: RecruitmentId, filter: Filter, };

/**
 * `application.move`: one or many to a stage, in one act.
 */
export type ApplicationMove = { applications: Array<ApplicationId>, stage: StageId, 
/**
 * The day of the move; absent: today.
 */
on?: string | null, reason?: string | null, };

/**
 * A page of the table.
 */
export type ApplicationPage = { 
/**
 * How many the selection holds in all.
 */
total: number, rows: Array<ApplicationRow>, };

/**
 * A line of the table and a card of the board.
 */
export type ApplicationRow = { id: ApplicationId, person: PersonId, name: string, reading: string | null, school: string | null, faculty: string | null, graduation_month: string | null, graduate_kind: GraduateKind | null, email: string | null, phone: string | null, source: string | null, assignee: string | null, applied_on: string, stage: StageId, stage_on: string, needs: Array<Need>, };

/**
 * `application.table`: one page of the table.
 */
export type ApplicationTable = { recruitment: RecruitmentId, view: View, offset: number, 
/**
 * At most 1,000.
 */
limit: number, };

/**
 * What an application for membership says (加入申込書).
 */
export type ApplicationTerms = { applied_on: string, 
/**
 * At least one (法9条1項).
 */
units: number, method?: PaymentMethod | null, pay_by?: string | null, 
/**
 * Where they wish to work.
 */
site?: SiteId | null, remark?: string | null, };

/**
 * `application.update`
 */
export type ApplicationUpdate = { application: ApplicationId, applied_on: string, source: string | null, assignee: UserId | null, };

/**
 * Whether it falls due at all.
 */
export type Arises = "always" | "if_any";

/**
 * A setting with its value on the day asked for and everything ever set.
 */
export type ArticleEntry = { 
/**
 * Which setting.
 */
key: ArticleKey, 
/**
 * The value on the day: the latest dated one, or the default.
 */
value: string, 
/**
 * Used where nothing has been set.
 */
default: string, 
/**
 * The least the law allows, if it says.
 */
floor: string | null, 
/**
 * The most the law allows, if it says.
 */
ceiling: string | null, 
/**
 * The values there are, where it is one of a few.
 */
choices: Array<string>, 
/**
 * Where the law says so.
 */
article: string, 
/**
 * How sure the default is.
 */
ground: Ground, 
/**
 * All dated values, latest first; later than the day asked for included.
 */
values: Array<ArticleValue>, };

/**
 * A setting of the articles.
 */
export type ArticleKey = "fiscal_year_end" | "unit_price" | "withdrawal_notice_days" | "meeting_notice_days" | "rejected_retention_months" | "care_contact_days" | "declined_retention_months" | "withdrawal_notice_months" | "reduction_notice_days" | "refund_percent" | "expelled_refund_percent" | "share_basis" | "refund_pay_months" | "ordinary_meeting_months" | "postal_days" | "work_measure" | "member_number_prefix" | "member_number_width" | "standing";

export type ArticleSettingId = number & { readonly __id: "ArticleSettingId" };

/**
 * One value from a day on.
 */
export type ArticleValue = { id: ArticleSettingId, value: string, effective_on: string, remark: string | null, };

/**
 * Every setting as of a day, with the business year that day lies in.
 */
export type Articles = { 
/**
 * The day answered for.
 */
as_of: string, fiscal_year_first: string, fiscal_year_last: string, 
/**
 * The last day on which a notice of withdrawal takes effect at this year's end (法14条1項).
 */
last_notice_on: string, entries: Array<ArticleEntry>, };

/**
 * `articles.list`
 */
export type ArticlesList = { 
/**
 * The day asked about; absent: today.
 */
as_of?: string | null, };

/**
 * `articles.set`: a value from a day on. Earlier values stay.
 */
export type ArticlesSet = { key: ArticleKey, value: string, effective_on: string, remark?: string | null, };

/**
 * At whose wish the first day of work moves.
 */
export type AskedBy = "person" | "office";

/**
 * Whose applications a selection holds.
 */
export type AssigneeFilter = { "kind": "anybody" } | { "kind": "nobody" } | { "kind": "user", user: UserId, };

/**
 * A file kept with a person.
 */
export type Attachment = { id: AttachmentId, file_name: string, media_type: string, 
/**
 * Size of the plain file in bytes.
 */
bytes: number, by: string, added_at: string, };

/**
 * `attachment.add`: takes in a file the user chose.
 */
export type AttachmentAdd = { person: PersonId, file: FileToken, };

export type AttachmentId = number & { readonly __id: "AttachmentId" };

/**
 * `attachment.remove` and `attachment.open`
 */
export type AttachmentRef = { attachment: AttachmentId, };

/**
 * Whether somebody was there; null takes the record back.
 */
export type AttendanceEntry = { person: PersonId, attendance: AttendanceKind | null, note: string | null, };

/**
 * What a person's marks come to. Rates are tenths of a percent, rounded half up (`875`: 87.5 %); null where
 * there is nothing to count.
 */
export type AttendanceFigures = { 
/**
 * Was there.
 */
attended: number, 
/**
 * Was there or might have been: invited, without absences for study.
 */
counted: number, 
/**
 * The first of the counted: how often of what has been.
 */
rate: number | null, 
/**
 * Was there or explained why not.
 */
answered: number, 
/**
 * Invited to what has been recorded.
 */
invited: number, 
/**
 * Answered of invited.
 */
answered_rate: number | null, 
/**
 * Two absences without a word in a row.
 */
alarm: boolean, 
/**
 * Events still to come that are meant for the person.
 */
to_come: number, 
/**
 * How often of everything planned.
 */
rate_of_all: number | null, 
/**
 * How often of everything planned if nothing more is missed.
 */
best_possible: number | null, 
/**
 * How often with some absences left out.
 */
rate_without_lowest: number | null, };

/**
 * Whether somebody was there.
 */
export type AttendanceKind = "attended" | "part" | "study" | "excused" | "no_word";

/**
 * One cell of the participation grid.
 */
export type AttendanceMark = "P" | "L" | "S" | "X" | "N" | "-" | "?";

/**
 * `attendance.record`: of as many as one likes, in one act. Somebody who came uninvited is entered.
 */
export type AttendanceRecord = { event: EventId, people: Array<AttendanceEntry>, guests: Array<GuestAttendance>, };

/**
 * A backup that was verified when it was made.
 */
export type Backup = { 
/**
 * The folder's name.
 */
name: string, 
/**
 * The folder it lies in, to show.
 */
place: string, 
/**
 * UTC instant, RFC 3339.
 */
made_at: string, 
/**
 * Sixteen hex digits of the head of the record at that moment.
 */
head: string, entries: number, bytes: number, };

/**
 * `backup.drill`: restores the backup into a scratch folder, opens and verifies it, and removes it.
 */
export type BackupDrill = { 
/**
 * The name of a backup in the usual place.
 */
name: string, };

/**
 * `backup.list`: those in the usual place, latest first.
 */
export type BackupList = Record<symbol, never>;

/**
 * `backup.make`
 */
export type BackupMake = { 
/**
 * Where to; absent: the usual place.
 */
folder?: FileToken | null, };

/**
 * The balances of a member, or of everybody, at a day.
 */
export type Balance = { 
/**
 * 口数.
 */
units: number, 
/**
 * 引受額: what the units are worth at the prices they were subscribed at.
 */
subscribed: Yen, 
/**
 * 払込済出資額: of that, what has been paid in.
 */
paid: Yen, 
/**
 * 預り金: money that is no equity yet.
 */
deposit: Yen, 
/**
 * 払戻しの債務: refunds decided and not paid.
 */
refund: Yen, };

/**
 * A column of the board.
 */
export type BoardColumn = { stage: Stage, 
/**
 * How many of the selection are at this stage; `cards` may hold fewer.
 */
count: number, cards: Array<ApplicationRow>, };

/**
 * Which calendar dates are shown in; the other stands beside a date being typed.
 */
export type Calendar = "western" | "era";

/**
 * An event in short, for calendars and lists.
 */
export type CalendarEvent = { id: EventId, recruitment: RecruitmentId, series: SeriesId | null, kind: EventKind, name: string, starts_at: OfficeTime, ends_at: OfficeTime, 
/**
 * The calendar days it covers.
 */
days: number, form: EventForm, place: string | null, facilitator: string | null, cancelled: boolean, own_time: boolean, seats: SeatCount, };

/**
 * What a column of a study calendar may hold.
 */
export type CalendarField = "name" | "email" | "kind" | "starts_on" | "ends_on" | "remarks";

/**
 * An accepted row.
 */
export type CalendarPeriod = { row: number, person: PersonId, 
/**
 * The name on record.
 */
name: string, kind: StudyKind, label: string, starts_on: string, ends_on: string, };

/**
 * What reading the file gave.
 */
export type CalendarPreview = { 
/**
 * Different people of the accepted rows.
 */
people: number, 
/**
 * The accepted rows, as they will be stored; at most 500.
 */
periods: Array<CalendarPeriod>, file_name: string, 
/**
 * Hex SHA-256 of the file.
 */
sha256: string, 
/**
 * The encoding used; null for a workbook.
 */
encoding: EncodingChoice | null, 
/**
 * The sheets of a workbook, and the one read.
 */
sheets: Array<string>, sheet: string | null, header_row: number, columns: Array<TableColumn<CalendarField>>, read: number, accepted: number, 
/**
 * Rows not read as records, with the reason.
 */
skipped: Array<RowNote>, refused: Array<RowNote>, warnings: Array<RowNote>, };

/**
 * `import.calendar_preview`: reads a study calendar without storing anything.
 */
export type CalendarPreviewLoad = { file: FileToken, choices: TableChoices<CalendarField>, };

/**
 * What an import did. On the command line this is the whole answer.
 */
export type CalendarReport = { 
/**
 * Null for a rehearsal.
 */
batch: ImportBatchId | null, read: number, 
/**
 * Periods created.
 */
created: number, 
/**
 * Different people they are of.
 */
people: number, 
/**
 * Rows left out: no records, and rows that were there already.
 */
skipped: number, 
/**
 * Which, and why.
 */
skipped_rows: Array<SkippedRow>, refused: Array<Refused>, };

/**
 * What was written.
 */
export type CalendarWritten = { events: number, };

/**
 * The ground on which the office cancels: facts that were unknown and could not be known when the offer
 * was made, objectively reasonable and acceptable (最判昭54.7.20).
 */
export type CancelGround = "not_graduated" | "health" | "false_papers" | "unforeseen_fact" | "other";

/**
 * A proposal to cancel that waits for a second person.
 */
export type CancelProposal = { ground: CancelGround, words: string, on: string, user: UserId, by: string, };

/**
 * That an event does not take place.
 */
export type Cancellation = { 
/**
 * UTC, RFC 3339.
 */
at: string, reason: string, };

/**
 * An event of the programme as it went for somebody.
 */
export type CareEvent = { name: string, on: string, mark: CareMark, };

/**
 * `care.list`: everybody who should hear a word, longest waiting first.
 */
export type CareList = Record<symbol, never>;

/**
 * What an event was for somebody.
 */
export type CareMark = "attended" | "study" | "excused" | "no_word" | "unknown" | "not_invited";

/**
 * An open question as it is shown.
 */
export type CareQuestion = { asked_on: string, question: string, days: number, };

/**
 * Why somebody should hear a word.
 */
export type CareReason = { "kind": "open_questions", count: number, oldest_days: number, } | { "kind": "silence", days: number, last_on: string | null, } | { "kind": "absences", first: MissedEvent, second: MissedEvent, };

/**
 * `care.show`: everything one person's sign is read from.
 */
export type CareShow = { person: PersonId, };

/**
 * Somebody who should hear a word.
 */
export type CareSign = { person: PersonId, name: string, reading: string | null, 
/**
 * In charge of the application.
 */
assignee: UserId | null, reasons: Array<CareReason>, };

/**
 * Everything the sign is read from, so that it can be shown to the person.
 */
export type CareView = { 
/**
 * The day it is read on.
 */
on: string, 
/**
 * Since when the person is in the follow-up; absent: not in it, so no sign is given.
 */
since: string | null, 
/**
 * After so many days without contact both ways a word is due (定款の設定).
 */
after_days: number, 
/**
 * Open questions, oldest first.
 */
questions: Array<CareQuestion>, 
/**
 * The last conversation or attendance.
 */
together: Touch | null, 
/**
 * The last time the person turned to the office.
 */
from_person: Touch | null, 
/**
 * The last time the office turned to the person.
 */
to_person: Touch | null, 
/**
 * The last day on which both had turned to the other.
 */
two_way_on: string | null, 
/**
 * Days since then, or since the follow-up began.
 */
days: number | null, 
/**
 * The events of the programme so far, in order.
 */
events: Array<CareEvent>, 
/**
 * What follows from all this.
 */
reasons: Array<CareReason>, };

/**
 * A cell before and after; absent where it is NULL or the row was not there.
 */
export type CellChange = { column: string, before: string | null, after: string | null, };

/**
 * By which way words went.
 */
export type Channel = "email" | "phone" | "online" | "in_person" | "letter" | "message";

/**
 * What is checked, in this order.
 */
export type Check = "structure" | "cipher" | "references" | "chain" | "replay" | "invariants" | "files" | "heads";

/**
 * One check.
 */
export type CheckResult = { 
/**
 * Which check.
 */
check: Check, 
/**
 * How many faults it found.
 */
faults: number, 
/**
 * Where: page numbers, table names, journal numbers; nothing personal. At most twenty.
 */
places: Array<string>, };

/**
 * A day the office keeps closed of its own.
 */
export type ClosedDay = { id: ClosedDayId, closed_on: string, name: string, };

export type ClosedDayId = number & { readonly __id: "ClosedDayId" };

/**
 * `closed_day.list`: all of them, by day.
 */
export type ClosedDayList = Record<symbol, never>;

/**
 * `closed_day.remove`
 */
export type ClosedDayRemove = { closed_day: ClosedDayId, };

/**
 * `closed_day.save`: a new one, or over one that is there.
 */
export type ClosedDaySave = { closed_day: ClosedDayId | null, closed_on: string, name: string, };

/**
 * Where somebody stands in a cohort, offer and selection read together.
 */
export type CohortStanding = "applied" | "screening" | "interview" | "offered" | "accepted" | "declined" | "withdrawn" | "withdrawn_after_acceptance" | "cancelled" | "rejected";

/**
 * A column of the table and of its export.
 */
export type Column = "name" | "reading" | "stage" | "stage_on" | "applied_on" | "school" | "faculty" | "graduation" | "graduate_kind" | "email" | "phone" | "source" | "assignee" | "needs";

/**
 * A column of the file.
 */
export type ColumnPreview = { 
/**
 * A, B, … as spreadsheets name columns.
 */
letter: string, header: string, hidden: boolean, 
/**
 * The first few values.
 */
samples: Array<string>, field: ApplicantField | null, };

/**
 * How sure a match is. Only what is sure is stored without being asked.
 */
export type Confidence = "high" | "medium" | "low";

/**
 * Who is needed for a cancellation that was proposed.
 */
export type Confirmation = "not_asked" | "by_somebody_else" | "by_me";

/**
 * A consent: what was told, when it was given, when taken back.
 */
export type Consent = { id: ConsentId, purpose: Purpose, 
/**
 * The words in which the purpose was told.
 */
told: string, given_on: string, withdrawn_on: string | null, };

export type ConsentId = number & { readonly __id: "ConsentId" };

/**
 * `consent.record`
 */
export type ConsentRecord = { person: PersonId, purpose: Purpose, told: string, given_on: string, };

/**
 * `consent.withdraw`
 */
export type ConsentWithdraw = { consent: ConsentId, withdrawn_on: string, };

/**
 * An e-mail address or telephone number, as written.
 */
export type Contact = { id: ContactId, kind: ContactKind, value: string, };

export type ContactId = number & { readonly __id: "ContactId" };

/**
 * The kind of a contact.
 */
export type ContactKind = "email" | "phone";

/**
 * `contact.remove`
 */
export type ContactRemove = { contact: ContactId, };

/**
 * `contact.save`: a new one without id, a corrected one with it.
 */
export type ContactSave = { person: PersonId, contact: ContactId | null, kind: ContactKind, value: string, };

/**
 * What somebody said.
 */
export type Conviction = { id: ConvictionId, said_on: string, 
/**
 * As said, character by character.
 */
words: string, 
/**
 * Who wrote it down.
 */
by: string, };

export type ConvictionId = number & { readonly __id: "ConvictionId" };

/**
 * `conviction.list`: latest first.
 */
export type ConvictionList = { person: PersonId, };

/**
 * `conviction.record`
 */
export type ConvictionRecord = { person: PersonId, 
/**
 * Absent: today.
 */
said_on: string | null, words: string, };

/**
 * `conviction.remove`
 */
export type ConvictionRef = { conviction: ConvictionId, };

/**
 * `conviction.update`
 */
export type ConvictionUpdate = { conviction: ConvictionId, said_on: string, words: string, };

/**
 * Copies of an office.
 */
export type CopyKind = "backup" | "before_migration" | "set_aside";

/**
 * Whom a row looks like: an earlier row of the file, or somebody on record.
 */
export type Counterpart = { "kind": "row", row: number, } | { "kind": "person", person: PersonId, };

/**
 * A kind of personal data.
 */
export type DataKind = "person" | "contact" | "application" | "note" | "attachment" | "consent" | "offer" | "paper" | "programme" | "question" | "study" | "employment" | "record";

/**
 * A kind of data: its purpose on a day, and how long it is kept.
 */
export type DataKindEntry = { 
/**
 * Which kind.
 */
kind: DataKind, 
/**
 * The purpose on the day: the latest told, or the usual words.
 */
words: string, 
/**
 * Whether those are the usual words.
 */
is_default: boolean, 
/**
 * How long after which facts.
 */
periods: Array<Period>, 
/**
 * Who is exempt.
 */
exempt: Array<Exempt>, 
/**
 * Everything ever told, latest first.
 */
notices: Array<PurposeNotice>, };

/**
 * A date that was read, in every form.
 */
export type DateAnswer = { 
/**
 * `YYYY-MM-DD` or `YYYY-MM`.
 */
iso: string, 
/**
 * 「令和9年4月1日」
 */
era: string, 
/**
 * 「2027年4月1日」
 */
western: string, };

/**
 * Why a time does not suit.
 */
export type DateConflict = { "kind": "holiday", on: string, name: string, } | { "kind": "closed_day", on: string, name: string, } | { "kind": "study", person: PersonId, name: string, study: StudyKind, label: string, starts_on: string, ends_on: string, } | { "kind": "other_event", person: PersonId, name: string, event: EventId, event_name: string, starts_at: OfficeTime, } | { "kind": "facilitator", user: UserId, name: string, event: EventId, event_name: string, starts_at: OfficeTime, } | { "kind": "overlap", event: EventId, event_name: string, starts_at: OfficeTime, };

/**
 * In which calendar a paper writes its dates.
 */
export type DateForm = "western" | "era";

/**
 * How much of a date a field holds.
 */
export type DatePrecision = "day" | "month";

/**
 * A proposed time.
 */
export type DateProposal = { starts_at: OfficeTime, ends_at: OfficeTime, 
/**
 * People it does not suit.
 */
people: number, 
/**
 * What it is ranked by: those people, and one each for the facilitator and for a closed day.
 */
conflict_count: number, conflicts: Array<DateConflict>, };

/**
 * `date.read`: what the one date field asks.
 */
export type DateRead = { text: string, 
/**
 * A day, or a month only.
 */
precision: DatePrecision, };

/**
 * A debt to the association.
 */
export type Debt = { id: DebtId, what: string, amount: Yen, arose_on: string, settled_on: string | null, };

export type DebtId = number & { readonly __id: "DebtId" };

/**
 * `debt.record`
 */
export type DebtRecord = { member: MemberId, what: string, amount: Yen, arose_on: string, };

/**
 * `debt.settle`
 */
export type DebtSettle = { debt: DebtId, settled_on: string, };

/**
 * A refund that was decided.
 */
export type DecidedRefund = { id: RefundId, member: MemberId, withdrawal: WithdrawalId | null, reduction: ReductionId | null, year_account: YearAccountId, figures: Refund, pay_by: string, decided_on: string, 
/**
 * What has not been paid of it.
 */
open: Yen, };

/**
 * A decision on one row that looks like somebody.
 */
export type Decision = { 
/**
 * The later row of the pair.
 */
row: number, with: Counterpart, verdict: Verdict, };

/**
 * How close lines stand.
 */
export type Density = "comfortable" | "compact";

/**
 * `equity.return_deposit`: money that is no equity goes back.
 */
export type DepositReturn = { member: MemberId, on: string, amount: Yen, by: MovementCounterpart, };

/**
 * `diagnosis.save`: what is known of the chosen office's file without opening it for work; names no
 * person. For whoever helps.
 */
export type DiagnosisSave = { file: FileToken, };

/**
 * Who turned to whom.
 */
export type Direction = "from_person" | "to_person" | "both";

/**
 * By what one knows that it was done.
 */
export type DoneBy = "told" | "record";

/**
 * `draft.load` and `draft.clear`
 */
export type DraftRef = { form: string, };

/**
 * `draft.save`: an unfinished form, so that it survives a crash. Kept in the encrypted file, for its
 * user only, outside the record.
 */
export type DraftSave = { 
/**
 * Which form.
 */
form: string, 
/**
 * What was typed, as the form likes it.
 */
content: string, };

/**
 * What a drill found.
 */
export type Drill = { report: VerifyReport, 
/**
 * Whether the head is the one written down when the backup was made.
 */
head_matches: boolean, };

/**
 * Why somebody's data falls due.
 */
export type Due = { 
/**
 * The day from which it is no longer kept.
 */
due_on: string, 
/**
 * The fact the period ran from: of several applications the last to run out.
 */
fact: Fact, 
/**
 * Its day.
 */
fact_on: string, 
/**
 * The period.
 */
months: number, 
/**
 * The recruitment it happened in.
 */
recruitment: string | null, };

/**
 * Somebody whose data falls due.
 */
export type DuePerson = { 
/**
 * Who.
 */
person: PersonId, 
/**
 * Their name today.
 */
name: string, 
/**
 * Its reading.
 */
reading: string | null, 
/**
 * How many applications they made.
 */
applications: number, 
/**
 * Why, and since when.
 */
due: Due, 
/**
 * What stands in the way of erasing them, though their consent was withdrawn.
 */
in_the_way: InTheWay | null, };

/**
 * A pair that looks like one person, by file and row.
 */
export type Duplicate = { first: RowRef, second: RowRef, agreeing: Array<Agreement>, };

/**
 * Two records that may be one person.
 */
export type DuplicatePair = { first: LookAlike, second: LookAlike, agreements: Array<Agreement>, };

/**
 * A duty or a day to know. On the wire and in the file by name.
 */
export type Duty = "withdrawal_notice" | "reduction_notice" | "equity_registered" | "ordinary_meeting" | "books_kept" | "pay_rules_made" | "pay_rules_filed" | "pay_rules_kept" | "pay_rules_copy_kept" | "accounts_displayed" | "notice_sent" | "notice_arrives" | "expulsion_notice" | "recall_papers" | "annual_papers" | "conversion_assets" | "minutes_kept" | "minutes_copy_kept" | "accounts_on_display" | "audit_report" | "officer_filed" | "articles_filed" | "item_registered" | "head_filed" | "move_approved" | "move_registered" | "vacancy_filled" | "board_decides" | "own_convening" | "unit_statements" | "creditors_notified" | "creditors_period" | "raise_consented" | "formation_filed" | "dissolution_filed" | "dissolution_registered" | "continuation_filed" | "continuation_registered" | "merger_filed" | "liquidation_registered" | "dormant_answer" | "members_restored" | "refund_paid" | "refund_lapses";

/**
 * That it was done.
 */
export type DutyDone = { on: string, how: DoneBy, 
/**
 * Who said so.
 */
by: string | null, words: string | null, 
/**
 * So many days after the last one; 0 in time.
 */
late_days: number, };

/**
 * A duty with its day.
 */
export type DutyRow = { 
/**
 * What.
 */
duty: Duty, 
/**
 * What it follows from.
 */
subject: Subject, 
/**
 * What that is called: the words of an event, the number and name of a member.
 */
about: string | null, 
/**
 * The kind of the event, where it follows from one.
 */
event_kind: OfficeEventKind | null, 
/**
 * The day, unmoved.
 */
on: string, 
/**
 * What the day means.
 */
turn: Turn, 
/**
 * Where it goes.
 */
to: Recipient, 
/**
 * Where the law says so.
 */
article: string, 
/**
 * How sure the counting of days is. (The periods themselves are the statute's.)
 */
mark: Ground, 
/**
 * Whether it falls due at all.
 */
occasion: Arises, 
/**
 * The day counted from.
 */
base_on: string, 
/**
 * How it is counted.
 */
formula: Formula, 
/**
 * The last working day before, where the office is closed on the day.
 */
working_on: string | null, 
/**
 * 境界日: a count stricter by one day exists.
 */
boundary: boolean, 
/**
 * When it is going to be, where that is planned.
 */
planned_on: string | null, 
/**
 * Where it stands.
 */
state: DutyState, 
/**
 * From the office's day to it; negative when past.
 */
days_left: number, 
/**
 * That it was done.
 */
done: DutyDone | null, };

/**
 * Where a duty stands.
 */
export type DutyState = "open" | "overdue" | "unrecorded" | "done" | "noted";

/**
 * An encoding that is read, and written where a list goes out.
 */
export type EncodingChoice = "utf8" | "utf16_le" | "utf16_be" | "windows31j";

/**
 * A question with its answers.
 */
export type Enquiry = { id: EnquiryId, person: PersonId, name: string, reading: string | null, 
/**
 * UTC instant.
 */
asked_at: string, channel: Channel, question: string, 
/**
 * Who answers.
 */
assignee: UserId | null, assignee_name: string | null, 
/**
 * The event it was asked at or about.
 */
event: EventId | null, event_name: string | null, closed_at: string | null, closed_by: string | null, 
/**
 * Who wrote it down.
 */
by: string, 
/**
 * Earliest first.
 */
answers: Array<EnquiryAnswer>, 
/**
 * From question to first answer; absent while there is none.
 */
first_answer_minutes: number | null, 
/**
 * Days since it was asked, at the office.
 */
days: number, };

/**
 * One answer.
 */
export type EnquiryAnswer = { id: EnquiryAnswerId, 
/**
 * UTC instant.
 */
answered_at: string, channel: Channel, answer: string, by: string, };

export type EnquiryAnswerId = number & { readonly __id: "EnquiryAnswerId" };

/**
 * How questions fare.
 */
export type EnquiryFigures = { asked: number, open: number, 
/**
 * Days since the oldest open one was asked.
 */
oldest_open_days: number | null, 
/**
 * With at least one answer.
 */
answered: number, 
/**
 * Median time to the first answer of those, in whole minutes.
 */
median_minutes: number | null, };

/**
 * `enquiry.figures`
 */
export type EnquiryFiguresLoad = { 
/**
 * Only of those who applied to it; absent: of everybody.
 */
recruitment: RecruitmentId | null, };

/**
 * A part of the ledger. Empty and absent values do not narrow it.
 */
export type EnquiryFilter = { 
/**
 * Words to find in question, answers, name or reading.
 */
text: string, state: EnquiryState, 
/**
 * Who answers.
 */
assignee: AssigneeFilter, channel: Channel | null, person: PersonId | null, 
/**
 * Only of those who applied to it.
 */
recruitment: RecruitmentId | null, };

export type EnquiryId = number & { readonly __id: "EnquiryId" };

/**
 * `enquiry.list`: open ones on top, oldest first; then the closed ones, latest first.
 */
export type EnquiryList = { filter: EnquiryFilter, offset: number, 
/**
 * At most 1,000.
 */
limit: number, };

/**
 * A page of the ledger.
 */
export type EnquiryPage = { total: number, 
/**
 * Of those, how many are open.
 */
open: number, rows: Array<Enquiry>, };

/**
 * `enquiry.record`
 */
export type EnquiryRecordNew = { person: PersonId, question: string, channel: Channel, 
/**
 * Who answers.
 */
assignee: UserId | null, event: EventId | null, 
/**
 * The day at the office; absent: today.
 */
asked_on: string | null, 
/**
 * The time of day as people write it; absent: now, or noon of another day.
 */
asked_time: string | null, };

/**
 * `enquiry.remove`, `enquiry.close` and `enquiry.reopen`
 */
export type EnquiryRef = { enquiry: EnquiryId, };

/**
 * Open questions, closed ones, or all.
 */
export type EnquiryState = "all" | "open" | "closed";

/**
 * `enquiry.update`
 */
export type EnquiryUpdate = { enquiry: EnquiryId, question: string, channel: Channel, assignee: UserId | null, event: EventId | null, asked_on: string, asked_time: string, };

/**
 * What kind of entry it is.
 */
export type EntryKind = "change" | "undo" | "restore" | "redaction";

/**
 * A member's account (出資台帳).
 */
export type EquityAccount = { as_of: string, membership: Membership, standing: MemberStanding, name: string, reading: string | null, 
/**
 * At the end of the day asked about.
 */
balance: Balance, 
/**
 * What is known to come after it: 0 where nothing is.
 */
to_come: Balance, 
/**
 * By the day they count from.
 */
movements: Array<AccountLine>, 
/**
 * What is still to be paid: of units subscribed, or of those applied for.
 */
open: Yen, instalments: Array<InstalmentState>, debts: Array<Debt>, reductions: Array<Reduction>, 
/**
 * The latest first.
 */
refunds: Array<DecidedRefund>, share: ShareState, 
/**
 * The amount of a unit on the day asked about.
 */
unit_price: Yen, };

/**
 * `equity.increase`: 増口.
 */
export type EquityIncrease = { member: MemberId, units: number, on: string, 
/**
 * The special resolution by which the association consents to up to 35/100 (法9条3項).
 */
taking_over?: TakingOver | null, };

/**
 * Equity at the end of a month.
 */
export type EquityPoint = { 
/**
 * `YYYY-MM`
 */
month: string, units: number, subscribed: Yen, paid: Yen, };

/**
 * `equity.receive`: money for units.
 */
export type EquityReceive = { member: MemberId, 
/**
 * The day it arrived.
 */
on: string, amount: Yen, by: ReceivedBy, };

/**
 * `equity.reduce`: 減口 (法19条), by notice to the end of a business year.
 */
export type EquityReduce = { member: MemberId, units: number, notice_on: string, payee?: string | null, };

/**
 * Total units and paid-in equity as registered.
 */
export type EquityRegistration = { id: EquityRegistrationId, as_of_on: string, registered_on: string, units: number, paid_yen: Yen, };

export type EquityRegistrationId = number & { readonly __id: "EquityRegistrationId" };

/**
 * `equity_registration.list`
 */
export type EquityRegistrationList = Record<symbol, never>;

/**
 * `equity_registration.record`
 */
export type EquityRegistrationRecord = { 
/**
 * The day whose figures they are: the last of a business year.
 */
as_of_on: string, registered_on: string, units: number, paid_yen: Yen, };

/**
 * `equity_registration.remove`
 */
export type EquityRegistrationRef = { registration: EquityRegistrationId, };

/**
 * Everybody's equity on a day.
 */
export type EquityStanding = { as_of: string, totals: EquityTotals, unit_price: Yen, 
/**
 * Who holds more than one member may: warned of, forced to nothing.
 */
over_limit: Array<OverLimit>, 
/**
 * The latest registration of total units and paid-in equity up to that day, beside the ledger.
 */
registered: Reconciliation | null, };

/**
 * Everybody's equity at a day (合計). The register, its papers and the accounts all read this one object.
 */
export type EquityTotals = { 
/**
 * Members on that day.
 */
members: number, 
/**
 * Sums over all ledgers, applicants' deposits among them.
 */
balance: Balance, 
/**
 * 未払込額.
 */
unpaid: Yen, };

/**
 * An erasure on record.
 */
export type Erasure = { id: ErasureId, person: PersonId, ground: ErasureGround, extent: ErasureExtent, erased_on: string, by: string, counts: ErasureCounts, };

/**
 * What an erasure takes away, counted.
 */
export type ErasureCounts = { 
/**
 * The person's own rows.
 */
rows: Array<TableCount>, 
/**
 * What others wrote in which the person is named.
 */
mentions: Array<TableCount>, 
/**
 * Entries of the journal rewritten.
 */
entries: number, 
/**
 * Files removed.
 */
files: number, 
/**
 * Unfinished forms thrown away.
 */
drafts: number, };

/**
 * `erasure.erase`: final. The person's present name is typed again.
 */
export type ErasureErase = { person: PersonId, ground: ErasureGround, name: string, };

/**
 * How far an erasure goes.
 */
export type ErasureExtent = "all" | "statutory";

/**
 * On what ground somebody's data is erased.
 */
export type ErasureGround = "due" | "request" | "consent_withdrawn" | "mistake";

export type ErasureId = number & { readonly __id: "ErasureId" };

/**
 * `erasure.list`
 */
export type ErasureList = Record<symbol, never>;

/**
 * What an erasure would do.
 */
export type ErasurePreview = { 
/**
 * Who.
 */
person: PersonId, 
/**
 * Their name today: it is typed again to confirm.
 */
name: string, 
/**
 * Its reading.
 */
reading: string | null, 
/**
 * How far it goes.
 */
extent: ErasureExtent, 
/**
 * What stands in the way; erased as a mistake they may be all the same.
 */
in_the_way: InTheWay | null, 
/**
 * What goes.
 */
goes: ErasureCounts, 
/**
 * What stays and why.
 */
stays: Array<Stay>, 
/**
 * Records that were merged into this one and go with it.
 */
merged: number, 
/**
 * Copies that still hold the person, latest first.
 */
held: Array<HeldCopy>, };

/**
 * `erasure.preview`: what erasing somebody would take away and what would stay. Changes nothing.
 */
export type ErasurePreviewLoad = { person: PersonId, };

/**
 * `event.add`: one, or a series.
 */
export type EventAdd = { recruitment: RecruitmentId, template: ProgrammeTemplateId | null, facts: EventDraft, starts_at: OfficeTime, ends_at: OfficeTime, repeat: Repeat | null, };

/**
 * `event.cancel`: it does not take place; replies are kept.
 */
export type EventCancel = { event: EventId, scope: SeriesScope, reason: string, };

/**
 * What an event is, apart from its time.
 */
export type EventDraft = { kind: EventKind, name: string, description: string, form: EventForm, place: string | null, link: string | null, facilitator: UserId | null, 
/**
 * Seats; 0: as many as come.
 */
capacity: number, waiting: WaitingMode, 
/**
 * How many hours a freed place is kept for whom it was offered to, 1 to 720.
 */
offer_hours: number, 
/**
 * The most the office lets people see of each other; each person may allow less.
 */
visible_to: Visibility, agenda: Array<AgendaItem>, reminders: Array<EventReminder>, };

/**
 * In what form it is held.
 */
export type EventForm = "in_person" | "online" | "both";

export type EventId = number & { readonly __id: "EventId" };

/**
 * What kind of event it is.
 */
export type EventKind = "internship" | "ceremony" | "meetup" | "talk" | "guest_seat" | "site_visit" | "other";

/**
 * `event.move`, and `event.move_preview` of the same: another time. With a scope beyond this event the
 * series is planned anew from here: by `pattern`, or by its own shifted like this event. Replies stay; what
 * was moved by itself before stays where it is; what has begun stays.
 */
export type EventMove = { event: EventId, scope: SeriesScope, starts_at: OfficeTime, ends_at: OfficeTime, pattern: Pattern | null, };

/**
 * What was written down after an event.
 */
export type EventNote = { id: EventNoteId, body: string, topics: Array<string>, written_at: string, by: string, };

export type EventNoteId = number & { readonly __id: "EventNoteId" };

/**
 * `event_note.remove`
 */
export type EventNoteRemove = { note: EventNoteId, };

/**
 * `event_note.save`: a new one, or over one that is there.
 */
export type EventNoteSave = { event: EventId, note: EventNoteId | null, body: string, topics: Array<string>, };

/**
 * Everything about an event.
 */
export type EventPage = { event: ProgrammeEvent, recruitment_name: string, facilitator_name: string | null, series: Series | null, seats: SeatCount, 
/**
 * By reading.
 */
invitations: Array<InvitationRow>, guests: Array<Guest>, notes: Array<EventNote>, follow_ups: Array<FollowUp>, reminders: Array<ReminderTime>, 
/**
 * Of the office: holiday, closed day, facilitator, other events. Of people: see `invitations`.
 */
conflicts: Array<DateConflict>, elsewhere: Array<ZoneTime>, 
/**
 * Replies, attendance, guests, notes or sent invitations: it can be cancelled, not removed.
 */
in_use: boolean, 
/**
 * Its first minute is over by the office's clock: nobody can be invited any more, only have come.
 */
has_begun: boolean, };

/**
 * `event.page`
 */
export type EventPageLoad = { event: EventId, 
/**
 * Time zones (`Europe/Paris`) in which to show the beginning as well; absent: none.
 */
zones?: Array<string> | null, };

/**
 * `event.restore`: it takes place after all. `event.remove`: refused where anybody replied or was told.
 */
export type EventRef = { event: EventId, };

/**
 * When to remind, seen from the beginning of the event.
 */
export type EventReminder = { "kind": "days", days: number, time: TimeOfDay | null, } | { "kind": "minutes", minutes: number, };

/**
 * `event.update`: everything but the time.
 */
export type EventUpdate = { event: EventId, scope: SeriesScope, facts: EventDraft, };

/**
 * What `event.add` made.
 */
export type EventsAdded = { series: SeriesId | null, 
/**
 * In order of time.
 */
events: Array<EventId>, };

/**
 * How many events an act changed.
 */
export type EventsChanged = { events: number, 
/**
 * Invitations that no longer say what is planned.
 */
to_tell: number, };

/**
 * What a move does.
 */
export type EventsMoved = { events: Array<MovedEvent>, 
/**
 * Moved by themselves before; they stay.
 */
kept: Array<EventId>, 
/**
 * The series they belong to now, where it was split.
 */
split: SeriesId | null, 
/**
 * Invitations that no longer say what is planned.
 */
to_tell: number, };

/**
 * `evidence.attach`: a file of the person's beside a movement.
 */
export type EvidenceAttach = { movement: MovementId, attachment: AttachmentId, };

/**
 * One contact.
 */
export type Exchange = { id: ExchangeId, person: PersonId, name: string, reading: string | null, 
/**
 * UTC instant.
 */
happened_at: string, direction: Direction, channel: Channel, about: string, 
/**
 * Who wrote it down.
 */
by: string, };

/**
 * A part of the contact log. Empty and absent values do not narrow it.
 */
export type ExchangeFilter = { 
/**
 * Words to find in the name, its reading or what it was about.
 */
text: string, person: PersonId | null, direction: Direction | null, channel: Channel | null, };

export type ExchangeId = number & { readonly __id: "ExchangeId" };

/**
 * `exchange.list`: latest first.
 */
export type ExchangeList = { filter: ExchangeFilter, offset: number, 
/**
 * At most 1,000.
 */
limit: number, };

/**
 * A page of the contact log.
 */
export type ExchangePage = { total: number, rows: Array<Exchange>, };

/**
 * `exchange.record`
 */
export type ExchangeRecord = { person: PersonId, direction: Direction, channel: Channel, about: string, 
/**
 * The day at the office; absent: today.
 */
happened_on: string | null, 
/**
 * The time of day as people write it; absent: now, or noon of another day.
 */
happened_time: string | null, };

/**
 * `exchange.remove`
 */
export type ExchangeRef = { exchange: ExchangeId, };

/**
 * `exchange.update`
 */
export type ExchangeUpdate = { exchange: ExchangeId, direction: Direction, channel: Channel, about: string, happened_on: string, happened_time: string, };

/**
 * Whose data of a kind is not erased although its period has passed.
 */
export type Exempt = "applying" | "offered" | "joined";

/**
 * The form of an exported table.
 */
export type ExportFormat = "csv_utf8" | "csv_windows31j" | "xlsx";

/**
 * What an export wrote.
 */
export type Exported = { rows: number, };

/**
 * Ground of an expulsion (法15条2項).
 */
export type ExpulsionGround = "long_absence" | "duty_failed" | "articles";

/**
 * The fact from which a period of keeping runs.
 */
export type Fact = "rejected" | "declined" | "closed" | "consent_withdrawn" | "left" | "person_erased";

/**
 * A question and an answer worth giving again.
 */
export type Faq = { id: FaqId, topic: string | null, question: string, answer: string, 
/**
 * The question it came from.
 */
enquiry: EnquiryId | null, 
/**
 * Since when it is no longer offered.
 */
retired_on: string | null, };

export type FaqId = number & { readonly __id: "FaqId" };

/**
 * `faq.list`
 */
export type FaqList = { 
/**
 * Words to find in topic, question or answer.
 */
text: string, scope: FaqScope, };

/**
 * `faq.retire` and `faq.reinstate`
 */
export type FaqRef = { faq: FaqId, };

/**
 * `faq.save`: a new one without id, a corrected one with it.
 */
export type FaqSave = { faq: FaqId | null, topic: string | null, question: string, answer: string, 
/**
 * The question it comes from, for a new one.
 */
enquiry: EnquiryId | null, naming: Naming, };

/**
 * Which of the FAQ.
 */
export type FaqScope = "current" | "all";

/**
 * What a fifth weekday means in a month of four.
 */
export type FifthWeek = "fifth_only" | "last_instead";

/**
 * Stands for a file or folder the user chose: in the window an opaque token issued by a dialog, on
 * the command line the path itself. Resolved by the host's file access, never used as a path here.
 */
export type FileToken = string & { readonly __file: true };

/**
 * `filing.done`
 */
export type FilingDone = { duty: Duty, subject: Subject, done_on: string, words?: string | null, };

/**
 * The deadlines of a window.
 */
export type FilingList = { today: string, from: string, to: string, 
/**
 * By day.
 */
rows: Array<DutyRow>, 
/**
 * What has to be kept at the end of the window and beyond.
 */
kept: Array<DutyRow>, 
/**
 * The events of the window and those from which its rows follow, by day.
 */
events: Array<OfficeEvent>, };

/**
 * `filing.list`: every duty and day to know in a window, both ends included.
 */
export type FilingListLoad = { 
/**
 * A day of the business year asked about; absent: the office's.
 */
on?: string | null, 
/**
 * Absent: the first day of that business year.
 */
from?: string | null, 
/**
 * Absent: its last day.
 */
to?: string | null, };

/**
 * `filing.undone`
 */
export type FilingUndone = { duty: Duty, subject: Subject, };

/**
 * `filing.of`: every duty that follows from one thing, whenever it falls due.
 */
export type FilingsOf = { subject: Subject, };

/**
 * A selection of applications: board, table, export and bulk moves all read it the same way.
 * Empty lists and absent values do not narrow the selection.
 */
export type Filter = { 
/**
 * Words to find in name, reading, e-mail, telephone or school.
 */
text: string, 
/**
 * Only these stages.
 */
stages: Array<StageId>, 
/**
 * Only these kinds of stage.
 */
stage_kinds: Array<StageKind>, 
/**
 * Only new graduates, or only second-time graduates.
 */
graduate_kind: GraduateKind | null, 
/**
 * Only these sources (応募経路), as written.
 */
sources: Array<string>, 
/**
 * Whose applications.
 */
assignee: AssigneeFilter, 
/**
 * Only those with one of these needs.
 */
needs: Array<Need>, 
/**
 * Applied on or after.
 */
applied_from: string | null, 
/**
 * Applied on or before.
 */
applied_to: string | null, };

/**
 * The cohort's flow as of a day.
 */
export type Flow = { as_of: string, target: number | null, 
/**
 * From applied to accepted.
 */
steps: Array<FlowStep>, };

/**
 * How a cohort flowed: how many ever reached a kind of stage, and how many stand there now.
 */
export type FlowStep = { 
/**
 * The kind of stage.
 */
kind: StageKind, 
/**
 * Applications that reached this kind or one further on the way to acceptance.
 */
reached: number, 
/**
 * Applications standing at it on the day asked for.
 */
standing: number, 
/**
 * Of those that got exactly this far, how many then declined.
 */
declined: number, 
/**
 * Of those that got exactly this far, how many were then rejected.
 */
rejected: number, };

/**
 * A question to those who took part, with what they said.
 */
export type FollowUp = { id: FollowUpId, question: string, asked_on: string, answers: Array<FollowUpAnswer>, };

/**
 * What one of them said; nothing yet where `answer` is null.
 */
export type FollowUpAnswer = { id: FollowUpAnswerId, person: PersonId, name: string, answer: string | null, answered_on: string | null, };

export type FollowUpAnswerId = number & { readonly __id: "FollowUpAnswerId" };

/**
 * `follow_up.answer`: null takes an answer back.
 */
export type FollowUpAnswerWrite = { answer: FollowUpAnswerId, text: string | null, 
/**
 * The day of the answer; absent: today.
 */
answered_on?: string | null, };

/**
 * `follow_up.ask`: only those who took part are asked.
 */
export type FollowUpAsk = { event: EventId, question: string, 
/**
 * Null: everybody who took part.
 */
people: Array<PersonId> | null, };

/**
 * What `follow_up.ask` made.
 */
export type FollowUpAsked = { follow_up: FollowUpId, people: number, };

export type FollowUpId = number & { readonly __id: "FollowUpId" };

/**
 * `follow_up.remove`: with its answers.
 */
export type FollowUpRemove = { follow_up: FollowUpId, };

/**
 * How the day follows from its base.
 */
export type Formula = { "kind": "days", days: number, } | { "kind": "months", months: number, } | { "kind": "years", years: number, } | { "kind": "decided", };

/**
 * `member.give_notice`: 自由脱退 (法14条).
 */
export type GiveNotice = { member: MemberId, 
/**
 * The day the notice was received.
 */
notice_on: string, labour: LabourAfter, 
/**
 * Where the refund goes.
 */
payee?: string | null, 
/**
 * Why, if they want to say.
 */
words?: string | null, };

/**
 * Whether somebody comes from university or a second time (第二新卒).
 */
export type GraduateKind = "new" | "second";

/**
 * A column.
 */
export type GridEvent = { event: EventId, kind: EventKind, name: string, starts_at: OfficeTime, cancelled: boolean, 
/**
 * It lies on or before the day asked about.
 */
held: boolean, present: number, invited: number, };

/**
 * A row.
 */
export type GridPerson = { person: PersonId, name: string, reading: string | null, 
/**
 * Where the application stands; null: none to this recruitment.
 */
stage_kind: StageKind | null, 
/**
 * A mark a column.
 */
marks: Array<AttendanceMark>, figures: AttendanceFigures, };

/**
 * How sure the legal ground of a setting is.
 */
export type Ground = "statute" | "practice" | "open";

/**
 * Somebody from outside the cohort.
 */
export type Guest = { id: GuestId, name: string, affiliation: string | null, email: string | null, attendance: AttendanceKind | null, };

/**
 * Whether a guest was there.
 */
export type GuestAttendance = { guest: GuestId, attendance: AttendanceKind | null, };

export type GuestId = number & { readonly __id: "GuestId" };

/**
 * `guest.remove`
 */
export type GuestRemove = { guest: GuestId, };

/**
 * `guest.save`: a new one, or over one that is there.
 */
export type GuestSave = { event: EventId, guest: GuestId | null, name: string, affiliation: string | null, email: string | null, };

/**
 * How many there are of whom, on a day.
 */
export type Headcount = { 
/**
 * Members.
 */
members: number, 
/**
 * Of these, who work in the business.
 */
working_members: number, 
/**
 * Of these, who have a labour contract.
 */
contracted_members: number, 
/**
 * Working members of whose labour contract nothing is recorded.
 */
contract_unknown: number, 
/**
 * Everybody who works in the business.
 */
workers: number, 
/**
 * Of the workers, users of 特定就労継続支援, and of these the members: both left out of the second ratio
 * for the time being (附則3条).
 */
support_users: number, 
/**
 * Support users who are members.
 */
support_members: number, };

/**
 * How the member was heard at the meeting (弁明).
 */
export type Hearing = "spoke" | "in_writing" | "declined";

/**
 * The meeting at which somebody's expulsion is deliberated on, and the facts (法15条2項).
 */
export type HearingMeeting = { 
/**
 * 「第5回通常総会」
 */
name: string, on: string, 
/**
 * 「午後1時30分」
 */
time: string, place: string, ground: ExpulsionGround, 
/**
 * The facts.
 */
words: string, 
/**
 * 「第12条第1項」 of the articles.
 */
article?: string | null, };

/**
 * A copy of the office that still holds somebody.
 */
export type HeldCopy = { 
/**
 * What copy it is.
 */
kind: CopyKind, 
/**
 * When it was made: UTC, RFC 3339.
 */
made_at: string, 
/**
 * The folder's name.
 */
name: string, };

/**
 * A page of the history.
 */
export type History = { lines: Array<JournalLine>, 
/**
 * Sixteen hex digits of the chain's head.
 */
head: string, entries: number, };

/**
 * An entry with every row before and after; none where the payload was erased.
 */
export type HistoryEntry = { line: JournalLine, changes: Array<RowChange>, 
/**
 * Changes beyond the first thousand are counted, not listed.
 */
left_out: number, };

/**
 * `history.entry`
 */
export type HistoryEntryLoad = { seq: number, };

/**
 * `history.list`: latest first.
 */
export type HistoryList = { 
/**
 * Entries before this one; absent: from the latest.
 */
before?: number | null, 
/**
 * At most 500.
 */
limit: number, };

/**
 * `history.redo`: brings back what was undone last in this session.
 */
export type HistoryRedo = Record<symbol, never>;

/**
 * `history.undo`
 */
export type HistoryUndo = { target: UndoTarget, };

/**
 * `history.verify`
 */
export type HistoryVerify = { 
/**
 * Heads of the record that were written down elsewhere: each must be one this record once had.
 */
heads?: Array<string>, };

/**
 * `holiday.list`: the national holidays of a year.
 */
export type HolidayList = { year: number, };

/**
 * A national holiday.
 */
export type HolidayRow = { on: string, name: string, };

/**
 * `import.applicants`: stores what the preview of the same choices showed, in one act.
 */
export type ImportApplicants = { file: FileToken, into: ImportInto, choices: ImportChoices, 
/**
 * The hash the preview gave; the import is refused when the file has changed since. Null where
 * there was no preview.
 */
sha256: string | null, 
/**
 * What the user decided on look-alikes. Pairs without a decision are stored as two people and
 * asked about later.
 */
decisions: Array<Decision>, run: ImportRun, };

/**
 * An import made earlier.
 */
export type ImportBatch = { id: ImportBatchId, 
/**
 * Its journal entry, to undo it by.
 */
seq: number | null, file_name: string, imported_at: string, by: string, read: number, created: number, updated: number, skipped: number, refused: number, };

export type ImportBatchId = number & { readonly __id: "ImportBatchId" };

/**
 * `import.batches`
 */
export type ImportBatches = Record<symbol, never>;

/**
 * `import.calendar`: stores the periods of a study calendar, in one act.
 */
export type ImportCalendar = { file: FileToken, choices: TableChoices<CalendarField>, 
/**
 * The hash the preview gave; the import is refused when the file has changed since. Null where
 * there was no preview.
 */
sha256: string | null, run: ImportRun, };

/**
 * What the user chose; null: as guessed, or as remembered for this source.
 */
export type ImportChoices = { encoding: EncodingChoice | null, sheet: string | null, 
/**
 * The (lower) header row, as a spreadsheet numbers rows.
 */
header_row: number | null, 
/**
 * For each column from the left, the field it holds.
 */
mapping: Array<ApplicantField | null> | null, 
/**
 * Stage words of the file the office knows under another name.
 */
stage_words: Array<StageWord>, };

/**
 * Which recruitment an import goes into.
 */
export type ImportInto = { "kind": "recruitment", recruitment: RecruitmentId, } | { "kind": "named", name: string, } | { "kind": "newest", };

/**
 * `import.members`: stores the memberships of a register with their history, in one act.
 */
export type ImportMembers = { file: FileToken, choices: TableChoices<MemberField>, 
/**
 * The hash the preview gave; the import is refused when the file has changed since. Null where
 * there was no preview.
 */
sha256: string | null, 
/**
 * Rows that are of somebody on record. All others are of people not yet on record.
 */
decisions: Array<MemberDecision>, run: ImportRun, };

/**
 * `import.payments`: stores the payments of a list, in one act.
 */
export type ImportPayments = { file: FileToken, choices: TableChoices<PaymentField>, 
/**
 * The hash the preview gave; the import is refused when the file has changed since. Null where
 * there was no preview.
 */
sha256: string | null, 
/**
 * What the user says of single rows. Of the others those are stored that are sure.
 */
decisions: Array<PaymentDecision>, run: ImportRun, };

/**
 * What reading the file gave.
 */
export type ImportPreview = { file_name: string, 
/**
 * Hex SHA-256 of the file.
 */
sha256: string, 
/**
 * The encoding used; null for a workbook.
 */
encoding: EncodingChoice | null, 
/**
 * The sheets of a workbook, and the one read.
 */
sheets: Array<string>, sheet: string | null, header_row: number, columns: Array<ColumnPreview>, 
/**
 * Stage words found, with what each will become.
 */
stage_words: Array<StageWordPreview>, read: number, accepted: number, 
/**
 * Rows not read as records, with the reason.
 */
skipped: Array<RowNote>, refused: Array<RowNote>, warnings: Array<RowNote>, 
/**
 * The first accepted rows, as they will be stored.
 */
samples: Array<RowSample>, duplicates: Array<RowPair>, 
/**
 * Whether the mapping was remembered from an earlier file of this source.
 */
remembered: boolean, };

/**
 * `import.preview`: reads a file of applicants without storing anything. Called again whenever the
 * user changes a choice; equal requests on an unchanged file give equal answers.
 */
export type ImportPreviewLoad = { file: FileToken, recruitment: RecruitmentId, choices: ImportChoices, };

/**
 * What an import did. On the command line this is the whole answer.
 */
export type ImportReport = { 
/**
 * Null for a rehearsal.
 */
batch: ImportBatchId | null, read: number, created: number, updated: number, 
/**
 * Rows left out: no records (empty, total, repeated header) and rows that were there already.
 */
skipped: number, 
/**
 * Which, and why.
 */
skipped_rows: Array<SkippedRow>, refused: Array<Refused>, duplicates: Array<Duplicate>, };

/**
 * Whether an import is stored.
 */
export type ImportRun = "real" | "rehearsal";

/**
 * `import.sites`: stores the workplaces of a list, in one act.
 */
export type ImportSites = { file: FileToken, choices: TableChoices<SiteField>, 
/**
 * The hash the preview gave; the import is refused when the file has changed since. Null where
 * there was no preview.
 */
sha256: string | null, run: ImportRun, };

/**
 * Why somebody's data is still needed.
 */
export type InTheWay = { "kind": "applying", recruitment: string, } | { "kind": "offered", };

/**
 * What more units would come to on their day.
 */
export type IncreasePreview = { 
/**
 * The amount of a unit on that day, and what these units cost.
 */
unit_price: Yen, price: Yen, 
/**
 * Before the increase, and after it.
 */
before: ShareState, after: ShareState, 
/**
 * What of the deposits would become equity.
 */
allocated: Yen, };

/**
 * `equity.increase_preview`: what more units would come to, before they are entered.
 */
export type IncreasePreviewLoad = { member: MemberId, units: number, on: string, };

/**
 * What an increase came to.
 */
export type Increased = { share: ShareState, 
/**
 * Deposits that became equity with it.
 */
allocated: Yen, };

/**
 * A request to see the register, as it stands on record.
 */
export type Inspection = { id: InspectionId, asked_on: string, name: string, standing: InspectorStanding, manner: InspectionManner, 
/**
 * The day of the register that was asked for.
 */
as_of_on: string, purpose: string | null, 
/**
 * Why it was refused; absent: it was granted.
 */
refusal: string | null, 
/**
 * UTC instant, RFC 3339.
 */
recorded_at: string, by: string, };

/**
 * What became of a request.
 */
export type InspectionAnswer = { "kind": "granted", } | { "kind": "refused", 
/**
 * The cause.
 */
reason: string, };

export type InspectionId = number & { readonly __id: "InspectionId" };

/**
 * `inspection.list`: every request, the latest first.
 */
export type InspectionList = Record<symbol, never>;

/**
 * What they asked for.
 */
export type InspectionManner = "seen" | "copied";

/**
 * `inspection.record`: somebody asked to see or copy the register.
 */
export type InspectionRecord = { asked_on: string, name: string, standing: InspectorStanding, manner: InspectionManner, 
/**
 * The day of the register that was asked for.
 */
as_of: string, purpose?: string | null, answer: InspectionAnswer, };

/**
 * As what somebody asked.
 */
export type InspectorStanding = "member" | "creditor";

export type InstalmentId = number & { readonly __id: "InstalmentId" };

/**
 * An agreed part.
 */
export type InstalmentPart = { due_on: string, amount: Yen, };

/**
 * An agreed part and how much of it is there.
 */
export type InstalmentState = { id: InstalmentId, due_on: string, amount: Yen, paid: Yen, open: Yen, };

/**
 * `equity.set_instalments`: parts of what is unpaid; none: taken away.
 */
export type InstalmentsSet = { member: MemberId, parts: Array<InstalmentPart>, };

/**
 * `invitation.draft`: writes a mail draft (.eml) a person into a folder, with the event for the person's
 * calendar; of a cancelled event, and to who gave up their place after they were told, its cancellation.
 * What is sent is recorded by `invitation.tell`.
 */
export type InvitationDraft = { event: EventId, invitations: Array<InvitationId>, 
/**
 * The words of an invitation; absent: those of the office's first template for one, or the usual.
 */
text?: MailText | null, 
/**
 * An existing folder.
 */
folder: FileToken, };

export type InvitationId = number & { readonly __id: "InvitationId" };

/**
 * `invitation.invite`: seats first, then the waiting list. Who is invited already stays as they are.
 */
export type InvitationInvite = { event: EventId, 
/**
 * Also to the others of the series.
 */
scope: SeriesScope, who: PeopleChoice, 
/**
 * In the waiting list: the higher, the sooner. −1,000 to 1,000.
 */
priority: number, };

/**
 * A person's invitation that was not written, and the places nothing is known for.
 */
export type InvitationOpen = { invitation: InvitationId, fields: Array<MailField>, };

/**
 * `invitation.withdraw`: as if never invited; refused once the person replied, was told or was there.
 */
export type InvitationRef = { invitation: InvitationId, };

/**
 * What somebody replied.
 */
export type InvitationReply = "none" | "yes" | "no";

/**
 * `invitation.reply`: what somebody said. A seat given up is offered to who is next in the same act.
 */
export type InvitationReplyRecord = { invitation: InvitationId, reply: InvitationReply, reason: ReplyReason | null, words: string | null, };

/**
 * One person at one event.
 */
export type InvitationRow = { id: InvitationId, person: PersonId, name: string, reading: string | null, email: string | null, invited_at: string, place: SeatState, 
/**
 * UTC, RFC 3339.
 */
waiting_since: string | null, 
/**
 * The place in the waiting list, from 1.
 */
waiting_position: number | null, priority: number, 
/**
 * Until when an offered place is kept (UTC, RFC 3339).
 */
place_until: string | null, 
/**
 * The offered place was not taken in time: run the waiting list.
 */
lapsed: boolean, reply: InvitationReply, reply_reason: ReplyReason | null, reply_words: string | null, replied_at: string | null, 
/**
 * What the person allows.
 */
visible_to: Visibility, 
/**
 * Who sees the person: the smaller of that and the office's, and nobody unless they come.
 */
seen_by: Visibility, told: InvitationTold, told_at: string | null, attendance: AttendanceKind | null, attendance_note: string | null, 
/**
 * Why the time does not suit this person.
 */
conflicts: Array<DateConflict>, };

/**
 * `invitation.run_waiting`: places that were not taken in time are given up, free ones offered to who is
 * next; who missed theirs is invited to the next event of the series. After the beginning nothing is
 * offered any more, and everybody who waited has missed it.
 */
export type InvitationRunWaiting = { event: EventId, };

/**
 * `invitation.tell`: that these were sent. From now on a change of time, place or state is to be told
 * again. The contact log gets a mail for each who has an address, once for the same news.
 */
export type InvitationTell = { invitations: Array<InvitationId>, };

/**
 * Whether the invitation's mail still says what is planned.
 */
export type InvitationTold = "never" | "stale" | "current";

/**
 * `invitation.update`
 */
export type InvitationUpdate = { invitation: InvitationId, 
/**
 * What the person allows.
 */
visible_to: Visibility, priority: number, };

/**
 * What was written.
 */
export type InvitationsDrafted = { 
/**
 * File names within the folder.
 */
files: Array<string>, 
/**
 * Those without an e-mail address; nothing was written for them.
 */
without_address: Array<InvitationId>, 
/**
 * Those for whom the words have places that nothing fills; nothing was written for them.
 */
incomplete: Array<InvitationOpen>, };

/**
 * What an invitation came to.
 */
export type Invited = { 
/**
 * How many have a seat.
 */
seats: number, 
/**
 * How many wait.
 */
waiting: number, 
/**
 * How many were invited before.
 */
already: number, 
/**
 * To how many events.
 */
events: number, };

export type JoiningId = number & { readonly __id: "JoiningId" };

/**
 * `joining.list`: newcomers of all years, latest first.
 */
export type JoiningList = Record<symbol, never>;

/**
 * `joining.record`: one or many who started on the same day.
 */
export type JoiningRecord = { 
/**
 * Accepted ones.
 */
offers: Array<OfferId>, 
/**
 * Not in the future.
 */
joined_on: string, };

/**
 * `equity.journal_export`: the ledger as lines for accounting software, as CSV.
 */
export type JournalExport = { from: string, to: string, file: FileToken, 
/**
 * Absent: UTF-8. Older accounting software reads Windows-31J only.
 */
encoding?: EncodingChoice | null, };

/**
 * What was written.
 */
export type JournalExported = { lines: number, };

/**
 * An entry of the journal, in words.
 */
export type JournalLine = { seq: number, kind: EntryKind, 
/**
 * UTC instant, RFC 3339.
 */
at: string, by: string, 
/**
 * The wire name of the operation, also where the words were erased.
 */
operation: string, 
/**
 * The words; absent only where the payload is missing, which verification reports.
 */
summary: Summary | null, 
/**
 * The entry an undo takes back.
 */
of: number | null, 
/**
 * Whether the entry's effect has been taken back (and not brought back since).
 */
undone: boolean, 
/**
 * Whether undo is offered: not final, not undone, payload there.
 */
can_undo: boolean, 
/**
 * How many rows it changed.
 */
rows: number, 
/**
 * The entry by which personal data in this one was erased. It is not taken back any more.
 */
redacted_by: number | null, };

/**
 * What becomes of the labour contract; withdrawal does not end it (法20条2項).
 */
export type LabourAfter = "continues" | "separate" | "none";

/**
 * The language of the screens. Papers stay Japanese.
 */
export type Language = "ja" | "en";

/**
 * Why somebody leaves at once.
 */
export type LeavesAtOnce = "disqualified" | "death";

/**
 * Why somebody leaves.
 */
export type LeavingCause = "voluntary" | "disqualified" | "death" | "expulsion";

/**
 * `member.leaving_preview`: what a leaving that acts at once would come to: loss of qualification, death, expulsion.
 */
export type LeavingPreviewLoad = { member: MemberId, 
/**
 * The last day.
 */
on: string, };

/**
 * Why somebody declines or steps back, in their own choice of these; never asked further.
 */
export type LeavingReason = "other_work" | "study" | "region" | "health" | "conditions" | "personal" | "not_said";

/**
 * Why no draft was written.
 */
export type LeftOut = { "kind": "no_email", } | { "kind": "fields_missing", fields: Array<MailPlace>, } | { "kind": "papers_missing", paper_kinds: Array<PaperKind>, };

/**
 * Another record that may be the same person.
 */
export type LookAlike = { person: PersonId, name: string, reading: string | null, school: string | null, agreements: Array<Agreement>, };

/**
 * One person's mail.
 */
export type Mail = { person: PersonId, name: string, 
/**
 * Absent: the person has no e-mail address on record.
 */
email: string | null, subject: string, body: string, 
/**
 * Places for which nothing is known.
 */
missing: Array<MailPlace>, 
/**
 * Numbers of the papers that go with it.
 */
papers: Array<string>, 
/**
 * Kinds of paper that were never issued to this person.
 */
missing_papers: Array<PaperKind>, };

/**
 * A place, and the word between its braces.
 */
export type MailField = { field: MailPlace, word: string, };

/**
 * A draft that was written.
 */
export type MailFile = { person: PersonId, name: string, file_name: string, };

/**
 * Somebody for whom no draft was written, and why.
 */
export type MailLeftOut = { person: PersonId, name: string, reason: LeftOut, };

/**
 * A place to fill. The name in braces is Japanese, as in `{{氏名}}`.
 */
export type MailPlace = "name" | "reading" | "organisation" | "representative" | "writer" | "office_phone" | "office_email" | "today" | "recruitment" | "reply_by" | "joins_on" | "site" | "duties" | "event" | "event_time" | "event_place" | "event_link" | "question" | "answer";

/**
 * `mail.preview`: what each person would read.
 */
export type MailPreview = { text: MailText, people: Array<PersonId>, 
/**
 * Papers to go with it, the latest of each kind.
 */
attach: Array<PaperKind>, };

/**
 * A mail with places to fill.
 */
export type MailTemplate = { id: MailTemplateId, occasion: Occasion, name: string, subject: string, body: string, };

/**
 * `mail_template.add_usual`: the usual templates whose names are not taken.
 */
export type MailTemplateAddUsual = Record<symbol, never>;

export type MailTemplateId = number & { readonly __id: "MailTemplateId" };

/**
 * `mail_template.list`
 */
export type MailTemplateList = Record<symbol, never>;

/**
 * `mail_template.remove`
 */
export type MailTemplateRemove = { template: MailTemplateId, };

/**
 * `mail_template.save`: a new one without id.
 */
export type MailTemplateSave = { template: MailTemplateId | null, occasion: Occasion, name: string, subject: string, body: string, };

/**
 * The templates, and what can be filled in.
 */
export type MailTemplates = { templates: Array<MailTemplate>, 
/**
 * Every place, with the word between its braces.
 */
fields: Array<MailField>, };

/**
 * A mail's words, with places, and what is known besides the person.
 */
export type MailText = { subject: string, body: string, 
/**
 * In which calendar days are written.
 */
date_form: DateForm, 
/**
 * The same for everybody: an event, an answer.
 */
common?: { [key in MailPlace]?: string } | null, };

/**
 * `mail.write`: one draft a person into a folder. Nobody is left out in silence.
 */
export type MailWrite = { text: MailText, people: Array<PersonId>, attach: Array<PaperKind>, folder: FileToken, };

/**
 * `mail.sent`: which of these drafts the contact log knows of. `mail.record_sent`: that they were sent; who
 * is in the log already is not written down again.
 */
export type MailsSent = { 
/**
 * What kind of mail it was, in a line.
 */
about: string, 
/**
 * When the drafts were written, as `mail.write` said.
 */
written_at: string, 
/**
 * To whom they went.
 */
people: Array<PersonId>, };

/**
 * What was written, and who is not among it.
 */
export type MailsWritten = { 
/**
 * When (UTC, RFC 3339): what is recorded of these drafts is recorded after it.
 */
written_at: string, written: Array<MailFile>, left_out: Array<MailLeftOut>, };

/**
 * By what a row was matched.
 */
export type MatchedBy = "number" | "name_amount" | "name" | "hand";

/**
 * What the user chose; null: as guessed.
 */
export type MeasureChoices = { encoding: EncodingChoice | null, sheet: string | null, 
/**
 * The (lower) header row, as a spreadsheet numbers rows.
 */
header_row: number | null, 
/**
 * For each column from the left, the field it holds.
 */
mapping: Array<MeasureField | null> | null, };

/**
 * A column of the file.
 */
export type MeasureColumn = { 
/**
 * A, B, … as spreadsheets name columns.
 */
letter: string, header: string, field: MeasureField | null, };

/**
 * What a column of such a list may hold.
 */
export type MeasureField = "number" | "name" | "measure";

/**
 * In what somebody in a register agrees with somebody else.
 */
export type MemberAgreement = "name+address" | "name+birth";

/**
 * `member.amend`: what an application says, as long as it waits.
 */
export type MemberAmend = { member: MemberId, terms: ApplicationTerms, };

/**
 * `member.apply`
 */
export type MemberApply = { person: PersonId, terms: ApplicationTerms, };

/**
 * `member.consent`: the association consents (加入の承諾).
 */
export type MemberConsent = { member: MemberId, 
/**
 * The day of the board meeting.
 */
board_on: string, 
/**
 * The day of the consent; absent: that of the meeting.
 */
consented_on?: string | null, };

/**
 * A row that is of somebody on record.
 */
export type MemberDecision = { row: number, person: PersonId, };

/**
 * `member.drop`: the person withdrew the application.
 */
export type MemberDrop = { member: MemberId, dropped_on: string, };

/**
 * A pair that looks like one person.
 */
export type MemberDuplicate = { first: RowRef, second: RowRef, agreeing: Array<MemberAgreement>, };

/**
 * `member.expel`: 除名 (法15条1項3号, 2項): special resolution, notice ten days before, chance to explain.
 */
export type MemberExpel = { member: MemberId, resolution: ResolutionId, ground: ExpulsionGround, 
/**
 * The facts, in words.
 */
words: string, 
/**
 * The day the notice arrived.
 */
arrived_on: string, hearing: Hearing, 
/**
 * The day the member was told of the resolution (法15条3項), if already.
 */
notified_on?: string | null, labour: LabourAfter, payee?: string | null, };

/**
 * What a column of a register of members may hold.
 */
export type MemberField = "number" | "name" | "family_name" | "given_name" | "reading" | "birth_on" | "postal_code" | "address" | "joined_on" | "units" | "amount" | "paid_on" | "site" | "left_on" | "remark";

export type MemberId = number & { readonly __id: "MemberId" };

/**
 * `member.leave`: 法定脱退 (法15条1項1号, 2号); acts when it happens.
 */
export type MemberLeave = { member: MemberId, cause: LeavesAtOnce, happened_on: string, labour: LabourAfter, 
/**
 * Who claims the refund (heirs have that claim and nothing else).
 */
claimant?: string | null, payee?: string | null, words?: string | null, };

/**
 * An accepted row.
 */
export type MemberLine = { row: number, number: number, number_word: string, name: string, joined_on: string, left_on: string | null, units: number, amount: Yen, payments: number, };

/**
 * A row that may be of somebody there already.
 */
export type MemberPair = { row: number, number: number, name: string, address: string | null, with: Counterpart, 
/**
 * The other's, as they stand on record or in their row.
 */
other_name: string, other_address: string | null, agreeing: Array<MemberAgreement>, };

/**
 * `member_paper.blank`: an application form to be filled in by hand, as PDF.
 */
export type MemberPaperBlank = { file: FileToken, };

/**
 * `member_paper.choices`: what was chosen for the last paper of a member.
 */
export type MemberPaperChoicesLoad = Record<symbol, never>;

/**
 * Where the dialog starts from.
 */
export type MemberPaperForm = { 
/**
 * What was chosen last.
 */
choices: PaperChoices, 
/**
 * What can be issued now, in the order of a membership's life. An expulsion's hearing is asked for apart.
 */
possible: Array<MemberPaperOffer>, 
/**
 * Whether a hearing can be called: a member today.
 */
can_hear: boolean, 
/**
 * Issued already, latest first.
 */
papers: Array<PaperLine>, };

/**
 * `member_paper.form`: what may be issued of a membership, and what was chosen last.
 */
export type MemberPaperFormLoad = { member: MemberId, };

/**
 * `member_paper.issue`: under the next numbers. Final.
 */
export type MemberPaperIssue = { order: MemberPaperOrder, dated_on: string, choices: PaperChoices, };

/**
 * A paper that can be issued.
 */
export type MemberPaperOffer = { 
/**
 * Which.
 */
order: MemberPaperOrder, 
/**
 * The day it is about.
 */
on: string | null, 
/**
 * The sum it is about, in yen.
 */
amount: Yen | null, };

/**
 * Which papers, and of whom.
 */
export type MemberPaperOrder = { "kind": "admission_notice", 
/**
 * Memberships that were consented to.
 */
members: Array<MemberId>, } | { "kind": "admission_refusal", 
/**
 * Applications that were refused.
 */
members: Array<MemberId>, } | { "kind": "equity_receipt", 
/**
 * Payments and deposits.
 */
movements: Array<MovementId>, } | { "kind": "equity_certificate", 
/**
 * Members.
 */
members: Array<MemberId>, } | { "kind": "withdrawal_receipt", 
/**
 * Notices.
 */
withdrawals: Array<WithdrawalId>, } | { "kind": "expulsion_hearing", 
/**
 * Whose expulsion is deliberated on.
 */
member: MemberId, 
/**
 * Where and why.
 */
meeting: HearingMeeting, } | { "kind": "expulsion_notice", 
/**
 * Expulsions.
 */
withdrawals: Array<WithdrawalId>, } | { "kind": "refund_statement", 
/**
 * Refunds that were decided.
 */
refunds: Array<RefundId>, } | { "kind": "equity_statement", 
/**
 * Members; absent: everybody who is one on that day.
 */
members?: Array<MemberId> | null, 
/**
 * The day of the balances, as a rule the last of a business year.
 */
as_of: string, };

/**
 * `member_paper.preview`: pages as pictures, and what they say.
 */
export type MemberPaperPreview = { order: MemberPaperOrder, dated_on: string, choices: PaperChoices, 
/**
 * The first of them to be shown, from 0.
 */
from: number, 
/**
 * How many; at most 8.
 */
count: number, };

/**
 * `member.refuse`: a reason there has to be (法12条1項: no refusal without just cause).
 */
export type MemberRefuse = { member: MemberId, refused_on: string, reason: string, };

/**
 * Where a membership stands on a day.
 */
export type MemberStanding = "applied" | "consented" | "refused" | "dropped" | "member" | "leaving" | "left" | "voided";

/**
 * `member.void`: a membership entered in error. Every movement is reversed; the number stays used.
 */
export type MemberVoid = { member: MemberId, reason: string, };

/**
 * `member.of_person`: memberships, work and standing of one person.
 */
export type MembersOfPerson = { person: PersonId, };

/**
 * What reading the file gave.
 */
export type MembersPreview = { 
/**
 * Different people of the accepted rows.
 */
people: number, payments: number, units: number, paid: Yen, 
/**
 * Members today, by the file.
 */
members: number, 
/**
 * Whoever left and came back: the earlier number and the later.
 */
rejoined: Array<[number, number]>, 
/**
 * Rows that may be of somebody there already.
 */
duplicates: Array<MemberPair>, 
/**
 * The accepted rows, as they will be stored; at most 500.
 */
lines: Array<MemberLine>, file_name: string, 
/**
 * Hex SHA-256 of the file.
 */
sha256: string, 
/**
 * The encoding used; null for a workbook.
 */
encoding: EncodingChoice | null, 
/**
 * The sheets of a workbook, and the one read.
 */
sheets: Array<string>, sheet: string | null, header_row: number, columns: Array<TableColumn<MemberField>>, read: number, accepted: number, 
/**
 * Rows not read as records, with the reason.
 */
skipped: Array<RowNote>, refused: Array<RowNote>, warnings: Array<RowNote>, };

/**
 * `import.members_preview`: reads a register of members without storing anything.
 */
export type MembersPreviewLoad = { file: FileToken, choices: TableChoices<MemberField>, };

/**
 * What an import did. On the command line this is the whole answer.
 */
export type MembersReport = { 
/**
 * Null for a rehearsal.
 */
batch: ImportBatchId | null, read: number, 
/**
 * Memberships created.
 */
created: number, 
/**
 * Of these, memberships of people who were on record.
 */
updated: number, 
/**
 * Rows left out: no records, and rows that were there already.
 */
skipped: number, 
/**
 * Which, and why.
 */
skipped_rows: Array<SkippedRow>, refused: Array<Refused>, 
/**
 * What to look at.
 */
warnings: Array<SkippedRow>, 
/**
 * Rows that may be of somebody who was there before, or of one another.
 */
duplicates: Array<MemberDuplicate>, 
/**
 * Different people.
 */
people: number, payments: number, units: number, 
/**
 * 払込済出資額.
 */
paid: Yen, 
/**
 * Whoever left and came back: the earlier number and the later.
 */
rejoined: Array<[number, number]>, 
/**
 * Different people of one name, by their numbers.
 */
namesakes: Array<[number, number]>, 
/**
 * Who holds more than one member may today, after it all.
 */
over_limit: Array<OverLimit>, };

/**
 * A membership as it stands on record.
 */
export type Membership = { id: MemberId, person: PersonId, number: number | null, 
/**
 * The number as the articles write it.
 */
number_word: string | null, applied_on: string | null, 
/**
 * Units applied for, and what one cost then.
 */
units: number, unit_price: Yen, method: PaymentMethod | null, pay_by: string | null, site: SiteId | null, board_on: string | null, consented_on: string | null, refused_on: string | null, refusal: string | null, dropped_on: string | null, joined_on: string | null, 
/**
 * The last day, inclusive; may lie ahead.
 */
left_on: string | null, voided_on: string | null, remark: string | null, };

/**
 * A membership with what belongs to it.
 */
export type MembershipPage = { membership: Membership, standing: MemberStanding, price: Yen, balance: Balance, 
/**
 * Revoked ones included, first to last.
 */
withdrawals: Array<Withdrawal>, 
/**
 * A last day is known, and nothing says why: an older book had no more.
 */
lacks_record: boolean, };

/**
 * A field in which two records may differ.
 */
export type MergeField = "name" | "reading" | "birth_on" | "school" | "faculty" | "graduation_month" | "graduate_kind" | "postal_code" | "address";

/**
 * One line of the merge preview.
 */
export type MergeLine = { field: MergeField, keep: string | null, other: string | null, 
/**
 * What the merged record will hold.
 */
result: string | null, };

/**
 * What a merge would do.
 */
export type MergePreview = { 
/**
 * Field by field.
 */
lines: Array<MergeLine>, 
/**
 * Contacts that come over from the other record.
 */
contacts: Array<Contact>, 
/**
 * Notes, consents and attachments that come over.
 */
notes: number, 
/**
 * Consents that come over.
 */
consents: number, 
/**
 * Attachments that come over.
 */
attachments: number, 
/**
 * Whatever else comes over, by table.
 */
carried: Array<MergedRows>, 
/**
 * Applications that come over; one to the same recruitment is joined to the kept one, whose
 * stage stays, with both histories.
 */
applications: Array<MergedApplication>, };

/**
 * What becomes of one application of the other record.
 */
export type MergedApplication = { recruitment: string, stage: string, 
/**
 * Whether `keep` applied to the same recruitment, so that the two become one.
 */
joined: boolean, };

/**
 * Rows of one table that come over.
 */
export type MergedRows = { table: Table, rows: number, };

/**
 * An event somebody missed.
 */
export type MissedEvent = { name: string, on: string, };

/**
 * What becomes of the 31st in a month of fewer days.
 */
export type MonthEnd = "skip" | "clamp";

/**
 * What a move did.
 */
export type Moved = { 
/**
 * How many went to the stage; those already there are left alone.
 */
moved: number, };

/**
 * One event of a move.
 */
export type MovedEvent = { event: EventId, name: string, from: OfficeTime, starts_at: OfficeTime, ends_at: OfficeTime, conflicts: Array<DateConflict>, };

/**
 * A movement as it is shown.
 */
export type Movement = { id: MovementId, member: MemberId, movement_kind: MovementKind, effective_on: string, 
/**
 * The first day on which it is in the balances.
 */
counts_from: string, unit_price: Yen, effect: Balance, 
/**
 * The day the money arrived, where it became equity.
 */
received_on: string | null, counterpart: MovementCounterpart | null, 
/**
 * The movement this one takes back.
 */
reverses: MovementId | null, 
/**
 * The movement that takes this one back.
 */
reversed_by: MovementId | null, withdrawal: WithdrawalId | null, reduction: ReductionId | null, refund: RefundId | null, resolution: ResolutionId | null, 
/**
 * The import that brought it.
 */
batch: ImportBatchId | null, 
/**
 * Files it rests on.
 */
evidence: Array<AttachmentId>, 
/**
 * UTC instant, RFC 3339.
 */
recorded_at: string, by: string, };

/**
 * Where money came from or went.
 */
export type MovementCounterpart = "bank" | "cash" | "payroll" | "old_register";

export type MovementId = number & { readonly __id: "MovementId" };

/**
 * What a movement is.
 */
export type MovementKind = "subscription" | "increase" | "payment" | "deposit" | "allocation" | "deposit_returned" | "reduction" | "leaving" | "refund_due" | "forfeiture" | "refund_paid" | "conversion" | "reversal";

/**
 * `equity.reverse`: a movement entered in error (取消).
 */
export type MovementReverse = { movement: MovementId, reason: string, };

/**
 * Whether a text that still says whose it was is refused or kept knowingly.
 */
export type Naming = "refuse" | "keep";

/**
 * Whether the navigation shows words beside its icons.
 */
export type Navigation = "wide" | "narrow";

/**
 * What somebody should look at.
 */
export type Need = "possible_duplicate" | "reading_missing" | "consent_missing" | "contact_missing" | "waiting";

/**
 * The facts of somebody new. Only the name is needed.
 */
export type NewPerson = { name: string, reading: string | null, birth_on: string | null, school: string | null, faculty: string | null, graduation_month: string | null, graduate_kind: GraduateKind | null, email: string | null, phone: string | null, postal_code: string | null, address: string | null, };

/**
 * Somebody who started work. Not a member by that.
 */
export type Newcomer = { id: JoiningId, person: PersonId, name: string, reading: string | null, school: string | null, joined_on: string, recruitment: RecruitmentId, recruitment_name: string, site: string | null, duties: string | null, };

/**
 * A note by a user.
 */
export type Note = { id: NoteId, body: string, by: string, 
/**
 * UTC instant, RFC 3339.
 */
written_at: string, };

export type NoteId = number & { readonly __id: "NoteId" };

/**
 * `note.remove`
 */
export type NoteRemove = { note: NoteId, };

/**
 * `note.write`
 */
export type NoteWrite = { person: PersonId, body: string, };

/**
 * The place somebody has notified for their notices (通知先), from a day on.
 */
export type NoticePlace = { id: NoticePlaceId, 
/**
 * Seven digits.
 */
postal_code: string | null, 
/**
 * Absent: the address of the register.
 */
address: string | null, email: string | null, 
/**
 * Whether notices may go by electronic means.
 */
electronic: boolean, effective_on: string, };

export type NoticePlaceId = number & { readonly __id: "NoticePlaceId" };

/**
 * `member.set_notice_place`: nothing in any field means the address of the register again.
 */
export type NoticePlaceSet = { person: PersonId, effective_on: string, postal_code?: string | null, address?: string | null, email?: string | null, electronic: boolean, };

/**
 * What a notice would come to.
 */
export type NoticePreview = { taken: NoticeTaken, 
/**
 * The day after, without this member.
 */
after: AfterLeaving, };

/**
 * `member.notice_preview`: when a notice given on a day acts, and whom it pushes over the limit.
 */
export type NoticePreviewLoad = { member: MemberId, notice_on: string, };

/**
 * When a notice acts, and how it lies to the last day for it.
 */
export type NoticeTaken = { 
/**
 * The end of the business year at which it acts; the last day of membership.
 */
acts_on: string, 
/**
 * The last day for a notice to act then.
 */
last_notice_on: string, 
/**
 * How it lies to the last day.
 */
timing: NoticeTiming, };

/**
 * How a notice lies to the last day for it.
 */
export type NoticeTiming = "in_time" | "on_the_last_day" | "next_year";

/**
 * `member.notify_expulsion`: the expelled member was told (法15条3項).
 */
export type NotifyExpulsion = { withdrawal: WithdrawalId, notified_on: string, };

/**
 * Which kind of record was asked for and is not there.
 */
export type Noun = "user" | "person" | "consent" | "contact" | "note" | "attachment" | "recruitment" | "stage" | "application" | "saved_view" | "import_batch" | "article_setting" | "journal_entry" | "backup" | "offer" | "enquiry" | "enquiry_answer" | "faq" | "exchange" | "conviction" | "task_template" | "task" | "paper" | "mail_template" | "programme_template" | "series" | "event" | "invitation" | "guest" | "event_note" | "follow_up" | "follow_up_answer" | "closed_day" | "study_period" | "site" | "work" | "member" | "resolution" | "withdrawal" | "reduction" | "year_account" | "refund" | "movement" | "instalment" | "debt" | "unit_change" | "inspection" | "equity_registration" | "office_event" | "filing";

/**
 * What a mail is for.
 */
export type Occasion = "offer" | "extension" | "reminder" | "invitation" | "answer" | "other";

/**
 * `offer.accept`. A late acceptance counts, and is marked.
 */
export type OfferAccept = { offer: OfferId, on?: string | null, over_places?: OverPlaces, };

/**
 * What `offer.issue` would do.
 */
export type OfferCheck = { 
/**
 * In the order asked for.
 */
lines: Array<OfferCheckLine>, places: Array<PlacesCheck>, };

/**
 * One of those asked about.
 */
export type OfferCheckLine = { application: ApplicationId, person: PersonId, name: string, 
/**
 * What stands in the way; nothing: an offer can go there.
 */
refusal: ApiError | null, };

/**
 * A recruitment's offers as of a day.
 */
export type OfferCohort = { as_of: string, 
/**
 * Places; absent where no number was set.
 */
target: number | null, 
/**
 * Everybody who had applied by then, by where they stood.
 */
counts: Array<StandingCount>, 
/**
 * No reply, and the day was over: the office asks whoever is in charge, nothing else happens.
 */
ask_about: Array<OfferId>, 
/**
 * Of those to whom an offer was made, how many accepted and still stand by it.
 */
accepted: Share, 
/**
 * Of those to whom an offer was made, how many have started work.
 */
joined: Share, 
/**
 * By the reading of the names.
 */
rows: Array<OfferRow>, };

/**
 * `offer.confirm_cancel`: by somebody else than whoever proposed it.
 */
export type OfferConfirmCancel = { offer: OfferId, on?: string | null, told: Told, };

/**
 * An offer with its history.
 */
export type OfferDetail = { row: OfferRow, recruitment_name: string, 
/**
 * First to last.
 */
events: Array<OfferEvent>, 
/**
 * Whether whoever asks may confirm a cancellation that was proposed, as a second person.
 */
confirmation: Confirmation, };

/**
 * `offer.discard`: drafts that go nowhere.
 */
export type OfferDiscard = { offers: Array<OfferId>, };

/**
 * `offer.draft`: writes drafts, the same for all; what differs is changed in each.
 */
export type OfferDraft = { applications: Array<ApplicationId>, terms: OfferTerms, };

/**
 * `offer.drop_cancel`
 */
export type OfferDropCancel = { offer: OfferId, on?: string | null, words?: string | null, };

/**
 * Something that happened to an offer, when and by whom.
 */
export type OfferEvent = { id: OfferEventId, happened_on: string, fact: OfferFact, 
/**
 * Who recorded it.
 */
user: UserId, by: string, 
/**
 * UTC instant, RFC 3339.
 */
recorded_at: string, };

export type OfferEventId = number & { readonly __id: "OfferEventId" };

/**
 * `offer.extend`
 */
export type OfferExtend = { offer: OfferId, 
/**
 * Later than the present one.
 */
reply_by: string, on?: string | null, words?: string | null, };

/**
 * What happened to an offer.
 */
export type OfferFact = { "kind": "issued", reply_by: string, joins_on: string, } | { "kind": "extended", reply_by: string, words: string | null, } | { "kind": "rescheduled", joins_on: string, asked_by: AskedBy, told: Told, words: string | null, } | { "kind": "accepted", reply: ReplyTime, } | { "kind": "declined", reason: LeavingReason, words: string | null, } | { "kind": "withdrawn", when: WithdrawnWhen, reason: LeavingReason, words: string | null, } | { "kind": "proposed", ground: CancelGround, words: string, } | { "kind": "dropped", words: string | null, } | { "kind": "cancelled", ground: CancelGround, words: string, told: Told, };

export type OfferId = number & { readonly __id: "OfferId" };

/**
 * `offer.issue` and, without doing it, `offer.check`. All of them or none.
 */
export type OfferIssue = { to: OfferTo, 
/**
 * The day of issue; absent: today.
 */
on?: string | null, over_places?: OverPlaces, };

/**
 * `offer.decline` (the answer is no) and `offer.withdraw` (stepping back, before or after acceptance).
 */
export type OfferLeaving = { offer: OfferId, on?: string | null, reason: LeavingReason, 
/**
 * In the person's words, if they gave any.
 */
words?: string | null, };

/**
 * `offer.list`: a recruitment's offers and its whole cohort, as of a day.
 */
export type OfferList = { recruitment: RecruitmentId, 
/**
 * The day asked about; absent: today.
 */
as_of?: string | null, };

/**
 * `offer.of_person`
 */
export type OfferOfPerson = { person: PersonId, };

/**
 * `offer.propose_cancel`: by one person, for a second one to look at.
 */
export type OfferProposeCancel = { offer: OfferId, on?: string | null, ground: CancelGround, 
/**
 * The facts, in words.
 */
words: string, };

/**
 * Why no offer goes to one of several.
 */
export type OfferRefusal = { 
/**
 * Whose turn it would have been.
 */
application: ApplicationId, 
/**
 * What stands in the way.
 */
refusal: ApiError, };

/**
 * An offer with where it stands.
 */
export type OfferRow = { id: OfferId, application: ApplicationId, recruitment: RecruitmentId, person: PersonId, name: string, reading: string | null, school: string | null, 
/**
 * Who is in charge of the application.
 */
assignee: string | null, state: OfferState, 
/**
 * Since when it stands there; for a draft, when it was written.
 */
state_on: string, issued_on: string | null, reply_by: string | null, 
/**
 * While a reply is awaited: days left, negative when the day is over.
 */
days_left: number | null, 
/**
 * How often the reply-by day was moved.
 */
extensions: number, accepted_on: string | null, reply: ReplyTime | null, joins_on: string, joined_on: string | null, site: string | null, duties: string | null, remark: string | null, 
/**
 * Somebody proposed to cancel it; a second person has to look.
 */
proposal: CancelProposal | null, };

/**
 * `offer.set_joining`: another planned first day of work.
 */
export type OfferSetJoining = { offer: OfferId, joins_on: string, asked_by: AskedBy, 
/**
 * Needed where the office puts the day off.
 */
told?: Told, on?: string | null, words?: string | null, };

/**
 * Where an offer stands. Which way a withdrawal went — before or after acceptance — is told by
 * whether there was an acceptance.
 */
export type OfferState = "draft" | "issued" | "accepted" | "declined" | "withdrawn" | "cancelled";

/**
 * What an offer says, besides to whom.
 */
export type OfferTerms = { 
/**
 * The last day on which a reply is in time; a draft may lack it.
 */
reply_by: string | null, 
/**
 * The planned first day of work: the person's own, never the cohort's.
 */
joins_on: string, 
/**
 * Where, as far as it is known.
 */
site: string | null, 
/**
 * As what.
 */
duties: string | null, 
/**
 * For the office only; on no paper.
 */
remark: string | null, };

/**
 * To whom offers go.
 */
export type OfferTo = { "kind": "applications", applications: Array<ApplicationId>, terms: OfferTerms, } | { "kind": "drafts", offers: Array<OfferId>, };

/**
 * `offer.update`: what a draft says.
 */
export type OfferUpdate = { offer: OfferId, terms: OfferTerms, };

/**
 * An application to which an offer could go.
 */
export type OfferableApplication = { application: ApplicationId, recruitment: RecruitmentId, recruitment_name: string, 
/**
 * What stands in the way.
 */
refusal: ApiError | null, };

/**
 * `office.choose`: turns to an office; the answer lists who signs in there.
 */
export type OfficeChoose = { office: OfficeRef, };

/**
 * `office.create`
 */
export type OfficeCreate = { folder: FileToken, organisation: string, user: string, 
/**
 * The name to choose when signing in.
 */
sign_in: string, passphrase: string, 
/**
 * The code from `office.recovery_code`, and the same typed again from the paper.
 */
recovery_code: string, recovery_code_again: string, };

/**
 * An event on record.
 */
export type OfficeEvent = { id: OfficeEventId, kind: OfficeEventKind, happened_on: string, 
/**
 * Of a vacancy.
 */
vacancy: Vacancy | null, words: string | null, };

/**
 * What is said of an event.
 */
export type OfficeEventDraft = { 
/**
 * Of a meeting, and of a move of the office, it may lie ahead.
 */
happened_on: string, 
/**
 * Of a vacancy, and of nothing else.
 */
vacancy?: Vacancy | null, words?: string | null, };

export type OfficeEventId = number & { readonly __id: "OfficeEventId" };

/**
 * Something from which filings follow.
 */
export type OfficeEventKind = "ordinary_meeting" | "extraordinary_meeting" | "accounts_to_auditors" | "officer_changed" | "articles_changed" | "registered_item_changed" | "head_changed" | "office_moved" | "officer_vacancy" | "members_demand" | "unit_amount_lowered" | "formation" | "dissolution" | "continuation" | "merger" | "liquidation_ended" | "dormant_notice";

/**
 * `office_event.record`
 */
export type OfficeEventRecord = { kind: OfficeEventKind, said: OfficeEventDraft, };

/**
 * `office_event.remove`: refused while a filing is said to have been made of it.
 */
export type OfficeEventRef = { event: OfficeEventId, };

/**
 * `office_event.update`: another day (a meeting that moves takes its deadlines along), other words.
 */
export type OfficeEventUpdate = { event: OfficeEventId, said: OfficeEventDraft, };

/**
 * `office.lock` and `office.close`
 */
export type OfficeLeave = Record<symbol, never>;

/**
 * `office.recover`: opens the chosen office by its recovery code and sets a new passphrase for an
 * administrator.
 */
export type OfficeRecover = { recovery_code: string, sign_in: string, passphrase: string, };

/**
 * Which office: a folder the user chose, or one of the recent ones.
 */
export type OfficeRef = { "kind": "chosen", folder: FileToken, } | { "kind": "recent", index: number, };

/**
 * `office.restore`: a backup into an office's folder; what lies there now is set aside first.
 */
export type OfficeRestore = { backup: FileToken, folder: FileToken, 
/**
 * A sign-in of that backup, to verify it by.
 */
sign_in: string, passphrase: string, };

/**
 * `office.sample`: makes the sample office (見本) anew where there is none, and opens it.
 */
export type OfficeSample = Record<symbol, never>;

/**
 * Where the desk stands.
 */
export type OfficeStatus = { "state": "closed", } | { "state": "locked", folder: string, sign_ins: Array<string>, is_sample: boolean, 
/**
 * The passphrase of the sample office, which protects nothing and is shown.
 */
sample_passphrase: string | null, } | { "state": "open", folder: string, organisation: string, user: SignedIn, is_sample: boolean, 
/**
 * Sixteen hex digits of the head of the record.
 */
head: string, 
/**
 * When the last act was saved (UTC, RFC 3339).
 */
saved_at: string | null, 
/**
 * When the last verified backup was made (UTC, RFC 3339).
 */
backup_at: string | null, 
/**
 * What Ctrl+Z would undo and redo bring back, in this session.
 */
undo: UndoOffer | null, redo: UndoOffer | null, 
/**
 * The office's file is damaged and was opened for reading only.
 */
read_only: boolean, schema: number, 
/**
 * People whom a restored backup had brought back and who were erased again on opening.
 */
erased_again: number, 
/**
 * People whom it brought back and who could not be erased.
 */
erasure_failed: number, };

/**
 * `office.status`
 */
export type OfficeStatusLoad = Record<symbol, never>;

/**
 * A minute on the office's clock (Asia/Tokyo). On the wire and in the file `2026-12-17T19:00`.
 */
export type OfficeTime = string;

/**
 * `office.unlock`: opens the chosen or locked office.
 */
export type OfficeUnlock = { sign_in: string, passphrase: string, mode: OpenMode, };

/**
 * What becomes of an event that would fall on a day the office is closed.
 */
export type OnClosed = "keep" | "skip" | "next" | "previous";

/**
 * Whether a refund is paid though a debt is open (法18条 allows to suspend it, and does not oblige to).
 */
export type OpenDebts = "suspend" | "pay_anyway";

/**
 * How an office is opened.
 */
export type OpenMode = "normal" | "read_only";

/**
 * An open question in short.
 */
export type OpenQuestion = { enquiry: EnquiryId, person: PersonId, name: string, reading: string | null, question: string, assignee: UserId | null, 
/**
 * Days since it was asked.
 */
days: number, 
/**
 * Whether it was answered and only waits to be closed.
 */
answered: boolean, };

/**
 * What was done. Stored in the journal under its wire name, `noun.verb`; names are never re-used.
 */
export type Operation = "office.create" | "office.restore" | "organisation.update" | "articles.set" | "user.add" | "user.update" | "user.disable" | "user.enable" | "recruitment.add" | "recruitment.update" | "recruitment.post" | "stage.save" | "person.update" | "person.rename" | "person.move_house" | "person.merge" | "person.keep_apart" | "contact.save" | "contact.remove" | "consent.record" | "consent.withdraw" | "note.write" | "note.remove" | "attachment.add" | "attachment.remove" | "application.add" | "application.update" | "application.move" | "view.save" | "view.remove" | "import.applicants" | "paper.issue" | "paper.reissue" | "mail_template.save" | "mail_template.remove" | "mail_template.add_usual" | "mail.record_sent" | "offer.draft" | "offer.update" | "offer.discard" | "offer.issue" | "offer.extend" | "offer.set_joining" | "offer.accept" | "offer.decline" | "offer.withdraw" | "offer.propose_cancel" | "offer.drop_cancel" | "offer.confirm_cancel" | "joining.record" | "enquiry.record" | "enquiry.update" | "enquiry.remove" | "enquiry.close" | "enquiry.reopen" | "answer.give" | "answer.update" | "answer.remove" | "faq.save" | "faq.retire" | "faq.reinstate" | "exchange.record" | "exchange.update" | "exchange.remove" | "conviction.record" | "conviction.update" | "conviction.remove" | "task.add" | "task.update" | "task.complete" | "task.reopen" | "task.remove" | "task_template.save" | "task_template.retire" | "task_template.reinstate" | "task_template.add_usual" | "privacy.set_purpose" | "erasure.erase" | "template.save" | "template.retire" | "template.add_usual" | "programme.plan" | "event.add" | "event.update" | "event.move" | "event.cancel" | "event.restore" | "event.remove" | "guest.save" | "guest.remove" | "attendance.record" | "event_note.save" | "event_note.remove" | "follow_up.ask" | "follow_up.answer" | "follow_up.remove" | "invitation.invite" | "invitation.reply" | "invitation.update" | "invitation.withdraw" | "invitation.run_waiting" | "invitation.tell" | "closed_day.save" | "closed_day.remove" | "study.save" | "study.remove" | "import.calendar" | "site.add" | "site.update" | "site.rename" | "site.move" | "site.close" | "site.reopen" | "import.sites" | "person.add" | "work.save" | "work.remove" | "member.apply" | "member.amend" | "member.consent" | "member.join" | "member.refuse" | "member.drop" | "member.void" | "member.give_notice" | "member.leave" | "member.expel" | "member.notify_expulsion" | "member.revoke_withdrawal" | "member.set_notice_place" | "equity.receive" | "equity.return_deposit" | "equity.increase" | "equity.reduce" | "equity.revoke_reduction" | "equity.reverse" | "equity.set_instalments" | "evidence.attach" | "debt.record" | "debt.settle" | "resolution.record" | "year_account.record" | "refund.decide" | "refund.pay" | "refund.lapse" | "unit.change" | "inspection.record" | "member_paper.issue" | "member_paper.reissue" | "paper.void" | "import.members" | "import.payments" | "office_event.record" | "office_event.update" | "office_event.remove" | "filing.done" | "filing.undone" | "equity_registration.record" | "equity_registration.remove";

/**
 * The cooperative's own facts, as printed on its papers.
 */
export type Organisation = { name: string, reading: string | null, representative: string | null, postal_code: string | null, address: string | null, phone: string | null, email: string | null, 
/**
 * 法人番号, thirteen digits.
 */
corporate_number: string | null, established_on: string | null, };

/**
 * `organisation.load`
 */
export type OrganisationLoad = Record<symbol, never>;

/**
 * What an act gave: its value, the tables it changed, and what would undo it.
 */
export type Outcome<T> = { 
/**
 * The answer of the act itself.
 */
value: T, 
/**
 * The tables whose readers are stale now.
 */
changed: Array<Table>, 
/**
 * What undo would take back; absent for final acts and acts that changed nothing.
 */
undo: UndoOffer | null, };

/**
 * Somebody who holds more than one member may.
 */
export type OverLimit = { member: MemberId, number_word: string, name: string, units: number, 
/**
 * 「26.67 %」
 */
percent: string, };

/**
 * Whether more offers are made than there are places.
 */
export type OverPlaces = "refused" | "confirmed";

/**
 * `equity.over_time`: equity at the end of each month in which it changed.
 */
export type OverTimeLoad = Record<symbol, never>;

/**
 * A payment as the register shows it (払込みの年月日).
 */
export type PaidOn = { on: string, amount: Yen, };

/**
 * The fields shown side by side.
 */
export type PairField = "name" | "reading" | "birth_on" | "school" | "email" | "phone" | "address" | "stage";

/**
 * One field of a pair side by side.
 */
export type PairLine = { field: PairField, row: string, other: string, };

/**
 * What an office decides about its papers; the next one starts from the last.
 */
export type PaperChoices = { 
/**
 * The calendar of its dates.
 */
date_form: DateForm, 
/**
 * The place for the seal.
 */
seal: Seal, 
/**
 * What lies in the envelope with it (労働条件通知書).
 */
enclosures: Array<string>, 
/**
 * What the person is asked to hand in; never a guarantor's, a family's or a 本籍 paper.
 */
documents: Array<string>, 
/**
 * By when; absent: by the day of the reply.
 */
documents_by: string | null, 
/**
 * Whom to ask, and how to reach them.
 */
contact: string | null, 
/**
 * How it is sent (発送方法): 配達証明 and the like.
 */
sent_by?: string | null, 
/**
 * The account that money for units is paid into (振込先).
 */
pay_to?: string | null, 
/**
 * A sentence of the office's own at the end of the text.
 */
remark: string | null, };

/**
 * `paper.export`: issued papers as one file.
 */
export type PaperExport = { papers: Array<PaperId>, format: PaperFormat, file: FileToken, };

/**
 * What was written.
 */
export type PaperExported = { papers: number, };

/**
 * What was chosen last, and who can get a paper.
 */
export type PaperForm = { choices: PaperChoices, recipients: Array<PaperRecipient>, };

/**
 * `paper.form`: what the dialog starts from.
 */
export type PaperFormLoad = { 
/**
 * For whom.
 */
recipients: PaperRecipients, };

/**
 * The form of a file of papers.
 */
export type PaperFormat = "pdf" | "docx";

export type PaperId = number & { readonly __id: "PaperId" };

/**
 * `paper.issue`: for each offer one paper of each kind, under the next numbers. Final.
 */
export type PaperIssue = { paper_kinds: Array<PaperKind>, offers: Array<OfferId>, dated_on: string, choices: PaperChoices, };

/**
 * What a paper is.
 */
export type PaperKind = "offer_notice" | "offer_acceptance" | "admission_notice" | "admission_refusal" | "equity_receipt" | "equity_certificate" | "withdrawal_receipt" | "expulsion_hearing" | "expulsion_notice" | "refund_statement" | "equity_statement";

/**
 * A line of the register of papers.
 */
export type PaperLine = { id: PaperId, paper_kind: PaperKind, 
/**
 * 「内定通-2026-0007」
 */
number: string, fiscal_year: number, dated_on: string, person: PersonId, 
/**
 * The person's name today.
 */
name: string, reading: string | null, offer: OfferId | null, 
/**
 * The number of the paper this one repeats.
 */
reissue_of: string | null, 
/**
 * The number of the paper that repeats this one, the latest.
 */
reissued_as: string | null, 
/**
 * The membership it belongs to.
 */
member: MemberId | null, 
/**
 * Since when it does not count any more, and why.
 */
voided_on: string | null, void_reason: string | null, 
/**
 * UTC instant, RFC 3339.
 */
issued_at: string, by: string, };

/**
 * `paper.list`: the register of numbers, latest first.
 */
export type PaperList = { 
/**
 * Of one person only.
 */
person?: PersonId | null, 
/**
 * Of one membership only.
 */
member?: MemberId | null, paper_kind?: PaperKind | null, fiscal_year?: number | null, 
/**
 * Part of a name, reading or number.
 */
text?: string | null, offset: number, limit: number, };

/**
 * Why no paper can be issued.
 */
export type PaperObstacle = "no_offer" | "draft" | "over";

/**
 * `paper.open`: issued papers in the system's own viewer, to print.
 */
export type PaperOpen = { papers: Array<PaperId>, };

/**
 * Pages of a preview.
 */
export type PaperPages = { 
/**
 * How many papers there are in all.
 */
papers: number, shown: Array<PaperShown>, };

/**
 * `paper.preview`: pages as pictures, and what they say.
 */
export type PaperPreview = { 
/**
 * Which papers.
 */
papers: PaperSource, 
/**
 * The first of them to be shown, from 0.
 */
from: number, 
/**
 * How many; at most 8.
 */
count: number, };

/**
 * Somebody a paper is for.
 */
export type PaperRecipient = { person: PersonId, name: string, reading: string | null, offer: OfferId | null, 
/**
 * Why there is no paper for them.
 */
obstacle: PaperObstacle | null, };

/**
 * For whom papers are: by offer, or for people by the offer they hold.
 */
export type PaperRecipients = { "kind": "offers", offers: Array<OfferId>, } | { "kind": "people", people: Array<PersonId>, };

/**
 * A part of the register.
 */
export type PaperRegister = { 
/**
 * How many lines there are in all.
 */
total: number, papers: Array<PaperLine>, 
/**
 * The fiscal years in which papers were issued, latest first.
 */
fiscal_years: Array<number>, };

/**
 * `paper.reissue`: the same words again under a new number, marked 再発行 with the old one. Final.
 */
export type PaperReissue = { papers: Array<PaperId>, dated_on: string, };

/**
 * One paper of a preview.
 */
export type PaperShown = { paper_kind: PaperKind, title: string, 
/**
 * The number it has, or would get.
 */
number: string, name: string, 
/**
 * What it says, line by line.
 */
text: string, 
/**
 * Its pages, PNG in Base64, 144 pixels to the inch.
 */
pages: Array<string>, };

/**
 * Papers as they would be issued, or as they were.
 */
export type PaperSource = { "kind": "new", paper_kinds: Array<PaperKind>, offers: Array<OfferId>, dated_on: string, choices: PaperChoices, } | { "kind": "issued", papers: Array<PaperId>, };

/**
 * `paper.void`: papers of members that do not count any more (書き損じ, 紛失, 差替え).
 */
export type PaperVoid = { papers: Array<PaperId>, voided_on: string, reason: string, };

/**
 * How something is repeated, as people say it. Rules said otherwise come as they are.
 */
export type Pattern = { "kind": "weekly", every: number, weekdays: Array<WeekDay>, } | { "kind": "month_day", every: number, day: number, } | { "kind": "month_last_day", every: number, } | { "kind": "month_weekday", every: number, nth: number, weekday: WeekDay, fifth: FifthWeek, } | { "kind": "month_last_workday", every: number, } | { "kind": "rule", rule: string, };

/**
 * `import.payers`: whom money may come from on a day, of those somebody may mean who types this.
 */
export type PayersFind = { 
/**
 * A number, or a part of a name or its reading.
 */
text: string, on: string, };

/**
 * What the user says of a row.
 */
export type PaymentDecision = { row: number, verdict: PaymentVerdict, };

/**
 * What a column of a list of payments may hold.
 */
export type PaymentField = "number" | "name" | "paid_on" | "amount" | "text" | "payer" | "incoming" | "outgoing";

/**
 * A row with who is meant by it.
 */
export type PaymentLine = { row: number, on: string, amount: Yen, 
/**
 * What the file says of the payer.
 */
text: string, payer: PaymentPayer | null, by: MatchedBy | null, confidence: Confidence | null, 
/**
 * Who else may be meant.
 */
candidates: Array<PaymentPayer>, 
/**
 * Why the row is not stored; null: it is.
 */
code: RowCode | null, };

/**
 * How the units are going to be paid.
 */
export type PaymentMethod = "transfer" | "cash" | "payroll";

/**
 * Somebody who may have paid.
 */
export type PaymentPayer = { member: MemberId, 
/**
 * Null: applies for membership.
 */
number_word: string | null, name: string, };

/**
 * Which list a file is.
 */
export type PaymentSource = "payroll" | "bank";

/**
 * Whose money it is.
 */
export type PaymentVerdict = { "kind": "take", 
/**
 * The membership.
 */
member: MemberId, } | { "kind": "leave", };

/**
 * What reading the file gave.
 */
export type PaymentsPreview = { source: PaymentSource, 
/**
 * Different members of the accepted rows.
 */
members: number, total: Yen, 
/**
 * Of the accepted rows, corrections.
 */
corrections: number, 
/**
 * Further units these payments complete.
 */
units: number, 
/**
 * Rows that wait for somebody to say whose money it is.
 */
unsure: number, 
/**
 * The rows that could be read, with who is meant; those that wait first; at most 500.
 */
lines: Array<PaymentLine>, file_name: string, 
/**
 * Hex SHA-256 of the file.
 */
sha256: string, 
/**
 * The encoding used; null for a workbook.
 */
encoding: EncodingChoice | null, 
/**
 * The sheets of a workbook, and the one read.
 */
sheets: Array<string>, sheet: string | null, header_row: number, columns: Array<TableColumn<PaymentField>>, read: number, accepted: number, 
/**
 * Rows not read as records, with the reason.
 */
skipped: Array<RowNote>, refused: Array<RowNote>, warnings: Array<RowNote>, };

/**
 * `import.payments_preview`: reads a list of payments without storing anything.
 */
export type PaymentsPreviewLoad = { file: FileToken, choices: TableChoices<PaymentField>, decisions: Array<PaymentDecision>, };

/**
 * What an import did. On the command line this is the whole answer.
 */
export type PaymentsReport = { 
/**
 * Null for a rehearsal.
 */
batch: ImportBatchId | null, read: number, 
/**
 * Payments counted, corrections among them.
 */
created: number, 
/**
 * Always 0: a payment is never changed.
 */
updated: number, 
/**
 * Rows left out: no records, and payments that were there already.
 */
skipped: number, 
/**
 * Which, and why.
 */
skipped_rows: Array<SkippedRow>, refused: Array<Refused>, 
/**
 * What to look at.
 */
warnings: Array<SkippedRow>, 
/**
 * Always none: payments are no people.
 */
duplicates: Array<Duplicate>, 
/**
 * Of the payments, corrections.
 */
corrections: number, 
/**
 * Different members.
 */
members: number, total: Yen, 
/**
 * Further units completed.
 */
units: number, 
/**
 * Whose, by number.
 */
completed: Array<number>, 
/**
 * What of all their money waits towards the next unit.
 */
waiting: Yen, 
/**
 * Applicants who are members now.
 */
joined: number, };

/**
 * `member.pending`: applications that wait for consent or money, the oldest first.
 */
export type PendingLoad = Record<symbol, never>;

/**
 * An application that waits.
 */
export type PendingMember = { membership: Membership, name: string, reading: string | null, standing: MemberStanding, 
/**
 * What the units cost.
 */
price: Yen, 
/**
 * What has come so far.
 */
deposit: Yen, };

/**
 * Whom something is about.
 */
export type PeopleChoice = { "kind": "people", people: Array<PersonId>, } | { "kind": "cohort", };

/**
 * How long after which fact.
 */
export type Period = { 
/**
 * The fact.
 */
after: Fact, 
/**
 * Months from it; 0: at once.
 */
months: number, 
/**
 * The setting of the articles it comes from; absent where the law says it.
 */
setting: ArticleKey | null, 
/**
 * Where the law says so, or what it follows from.
 */
article: string, 
/**
 * How sure that ground is.
 */
ground: Ground, };

/**
 * `person.add`: somebody who did not come by an application: a member of long standing, an auditor, somebody
 * hired on the way.
 */
export type PersonAdd = { person: NewPerson, };

/**
 * An address from a day on; `effective_on` absent: from the beginning.
 */
export type PersonAddress = { id: PersonAddressId, 
/**
 * Seven digits, without hyphen.
 */
postal_code: string | null, address: string | null, effective_on: string | null, };

export type PersonAddressId = number & { readonly __id: "PersonAddressId" };

/**
 * `person.duplicates`: all undecided pairs.
 */
export type PersonDuplicates = Record<symbol, never>;

/**
 * One event of a person's.
 */
export type PersonEvent = { event: EventId, invitation: InvitationId, kind: EventKind, name: string, starts_at: OfficeTime, ends_at: OfficeTime, cancelled: boolean, place: SeatState, reply: InvitationReply, attendance: AttendanceKind | null, mark: AttendanceMark, };

/**
 * The facts of a person's own row, as of a day.
 */
export type PersonFacts = { id: PersonId, 
/**
 * The name on the day asked for.
 */
name: string, reading: string | null, birth_on: string | null, school: string | null, faculty: string | null, 
/**
 * `YYYY-MM`.
 */
graduation_month: string | null, graduate_kind: GraduateKind | null, postal_code: string | null, address: string | null, 
/**
 * Set when this record was merged into another; that one lives on.
 */
merged_into: PersonId | null, };

/**
 * A person found.
 */
export type PersonHit = { person: PersonId, name: string, reading: string | null, school: string | null, 
/**
 * The latest application's recruitment and stage, in words.
 */
recruitment: string | null, stage: string | null, };

export type PersonId = number & { readonly __id: "PersonId" };

/**
 * `person.keep_apart`: they look alike and are not the same.
 */
export type PersonKeepApart = { first: PersonId, second: PersonId, };

/**
 * A person's memberships and work.
 */
export type PersonMembership = { name: string, reading: string | null, 
/**
 * First to last.
 */
memberships: Array<MembershipPage>, work: Array<Work>, 
/**
 * Whether an application can be taken: neither a member nor applying.
 */
may_apply: boolean, 
/**
 * The amount of a unit today.
 */
unit_price: Yen, 
/**
 * Where their notices go, if they have notified a place; the latest first.
 */
notice_places: Array<NoticePlace>, };

/**
 * `person.merge_preview` and `person.merge`: `other` goes into `keep`.
 */
export type PersonMerge = { keep: PersonId, other: PersonId, 
/**
 * For these fields the other record's value is taken although `keep` has one.
 */
take_from_other: Array<MergeField>, };

/**
 * `person.move_house`: dated like [`PersonRename`].
 */
export type PersonMoveHouse = { person: PersonId, postal_code: string | null, address: string | null, effective_on: string | null, };

/**
 * A name from a day on; `effective_on` absent: from the beginning.
 */
export type PersonName = { id: PersonNameId, 
/**
 * As written, character by character.
 */
name: string, 
/**
 * Full-width katakana.
 */
reading: string | null, effective_on: string | null, };

export type PersonNameId = number & { readonly __id: "PersonNameId" };

/**
 * A person's offers.
 */
export type PersonOffers = { 
/**
 * Where the person stands on the way.
 */
status: PersonStatus | null, 
/**
 * Latest application first, within one the latest offer first.
 */
offers: Array<OfferDetail>, 
/**
 * Applications to which no offer is under way.
 */
applications: Array<OfferableApplication>, };

/**
 * Everything about one person, one timeline included.
 */
export type PersonPage = { facts: PersonFacts, 
/**
 * Where the person stands on the way; absent for somebody who never applied.
 */
status: PersonStatus | null, names: Array<PersonName>, addresses: Array<PersonAddress>, contacts: Array<Contact>, consents: Array<Consent>, notes: Array<Note>, attachments: Array<Attachment>, applications: Array<ApplicationDetail>, 
/**
 * Latest first.
 */
timeline: Array<TimelineEntry>, 
/**
 * Others who may be the same person, not yet decided.
 */
look_alikes: Array<LookAlike>, 
/**
 * The latest erasure of their data.
 */
erased: Erasure | null, };

/**
 * `person.page`
 */
export type PersonPageLoad = { person: PersonId, };

/**
 * A person's part in the programme.
 */
export type PersonProgramme = { 
/**
 * Latest first.
 */
events: Array<PersonEvent>, figures: AttendanceFigures, 
/**
 * By their beginning.
 */
study: Array<StudyPeriod>, };

/**
 * `person.rename`: with a day, the name holds from then on and the old one stays on record;
 * without, the present name was written wrongly and is corrected.
 */
export type PersonRename = { person: PersonId, name: string, reading: string | null, effective_on: string | null, };

/**
 * `person.search`: as you type, by kanji, kana, romaji, number, telephone or e-mail.
 */
export type PersonSearch = { text: string, 
/**
 * At most this many; capped at 200.
 */
limit: number, };

/**
 * A person on the way from applicant to newcomer. Membership is another matter (法12条2項).
 */
export type PersonStatus = "applicant" | "offeree" | "newcomer";

/**
 * `person.update`: the person's own facts, all of them; null empties a field.
 */
export type PersonUpdate = { person: PersonId, birth_on: string | null, school: string | null, faculty: string | null, 
/**
 * Any readable month (`2027-03`, 「令和9年3月」, 「27卒」).
 */
graduation_month: string | null, graduate_kind: GraduateKind | null, };

/**
 * `picture.save`: a plot of the window as a picture.
 */
export type PictureSave = { file: FileToken, 
/**
 * A PNG in Base64.
 */
png: string, };

/**
 * Somebody who missed a place, and what they were offered instead.
 */
export type PlaceMissed = { person: PersonId, name: string, 
/**
 * The next event of the series they were invited to; null: there is none, or they were already.
 */
next: EventId | null, next_starts_at: OfficeTime | null, };

/**
 * A place kept for somebody.
 */
export type PlaceOffered = { invitation: InvitationId, person: PersonId, name: string, 
/**
 * UTC, RFC 3339; never after the event begins.
 */
until: string, };

/**
 * How places stand after an act.
 */
export type PlacesChanged = { 
/**
 * The place of whom the act was about.
 */
place: SeatState, 
/**
 * To whom freed places were offered.
 */
offered: Array<PlaceOffered>, };

/**
 * The places of one of the recruitments asked about.
 */
export type PlacesCheck = { recruitment: RecruitmentId, target: number | null, 
/**
 * Taken today, accepted and waiting for a reply.
 */
taken: number, 
/**
 * Taken if all of these were issued.
 */
after: number, };

/**
 * A time that was planned, before anything is saved.
 */
export type PlannedTime = { 
/**
 * The time the rule gives.
 */
planned_at: OfficeTime, 
/**
 * The time after sliding off closed days.
 */
starts_at: OfficeTime, 
/**
 * When it ends.
 */
ends_at: OfficeTime, 
/**
 * What speaks against it.
 */
conflicts: Array<DateConflict>, };

/**
 * One version of what was posted, and where.
 */
export type Posting = { id: PostingId, version: number, posted_on: string, 
/**
 * Where: a job site, a university, the office's own page.
 */
place: string, body: string, };

export type PostingId = number & { readonly __id: "PostingId" };

/**
 * `preference.load`
 */
export type PreferenceLoad = Record<symbol, never>;

/**
 * How this desk likes to work. Kept beside the program, not in the office; holds nothing personal.
 */
export type Preferences = { language: Language, theme: Theme, text_size: TextSize, calendar: Calendar, density: Density, navigation: Navigation, 
/**
 * Minutes without input until the office locks itself; 0: never.
 */
lock_after_minutes: number, 
/**
 * Folders of offices opened lately, latest first. Set by the host; ignored when saved.
 */
recent: Array<string>, };

/**
 * Every kind of data as of a day.
 */
export type Privacy = { as_of: string, kinds: Array<DataKindEntry>, };

/**
 * `privacy.due`: whose data is due on a day.
 */
export type PrivacyDue = { 
/**
 * The day asked about; absent: today. A day to come shows who will be due by then.
 */
as_of?: string | null, };

/**
 * Whose data is due, those longest due first.
 */
export type PrivacyDueList = { 
/**
 * The day answered for.
 */
as_of: string, 
/**
 * Who.
 */
people: Array<DuePerson>, 
/**
 * When somebody falls due next, if nobody new does by that day.
 */
next_on: string | null, };

/**
 * `privacy.list`
 */
export type PrivacyList = { 
/**
 * The day asked about; absent: today.
 */
as_of?: string | null, };

/**
 * `privacy.set_purpose`: a purpose from a day on. Earlier ones stay.
 */
export type PrivacySetPurpose = { kind: DataKind, words: string, effective_on: string, };

/**
 * What a calendar shows.
 */
export type ProgrammeCalendar = { events: Array<CalendarEvent>, holidays: Array<HolidayRow>, closed_days: Array<ClosedDay>, 
/**
 * Only days with anybody.
 */
study: Array<StudyLoad>, };

/**
 * `programme.calendar`: at most 400 days, both ends included.
 */
export type ProgrammeCalendarLoad = { from: string, to: string, 
/**
 * Only this programme's events, and its cohort's study; null: everybody's.
 */
recruitment: RecruitmentId | null, };

/**
 * An event.
 */
export type ProgrammeEvent = { id: EventId, recruitment: RecruitmentId, series: SeriesId | null, template: ProgrammeTemplateId | null, facts: EventDraft, 
/**
 * The time the series' rule gave it.
 */
planned_at: OfficeTime | null, 
/**
 * It was moved by itself and stays when the series moves.
 */
own_time: boolean, starts_at: OfficeTime, ends_at: OfficeTime, 
/**
 * The calendar days it covers.
 */
days: number, uid: string, 
/**
 * Rises with each change of time, place or state that people were told of before.
 */
sequence: number, cancelled: Cancellation | null, };

/**
 * `programme.export`: every event as one .ics file.
 */
export type ProgrammeExport = { 
/**
 * Only this programme's events; null: all.
 */
recruitment: RecruitmentId | null, file: FileToken, };

/**
 * `programme.find_dates`: days ranked by how little speaks against them.
 */
export type ProgrammeFindDates = { recruitment: RecruitmentId, who: PeopleChoice, from: string, 
/**
 * Included; at most 400 days after.
 */
to: string, 
/**
 * Empty: every day of the week.
 */
weekdays: Array<WeekDay>, start_time: TimeOfDay, duration_minutes: number, facilitator: UserId | null, 
/**
 * An event that is being moved: it is no conflict with itself.
 */
except: EventId | null, 
/**
 * At most 100.
 */
limit: number, };

/**
 * The participation grid.
 */
export type ProgrammeGrid = { as_of: string, 
/**
 * The columns, by their beginning.
 */
events: Array<GridEvent>, 
/**
 * The rows, by reading: the cohort and everybody who was ever invited.
 */
people: Array<GridPerson>, };

/**
 * `programme.grid`: people × events.
 */
export type ProgrammeGridLoad = { recruitment: RecruitmentId, 
/**
 * The day it is read on; absent: today. Later events are still to come.
 */
as_of?: string | null, 
/**
 * Only events of these kinds; empty: all.
 */
kinds: Array<EventKind>, 
/**
 * How many absences to leave out for the rate without the lowest.
 */
drop: number, };

/**
 * `programme.of_person`: the panel of the person's page.
 */
export type ProgrammeOfPerson = { person: PersonId, };

/**
 * `programme.plan`: saves a planned year, as adjusted, in one act. Of a template with a rule the events
 * become a series; a time other than the rule's stays when the series is moved later.
 */
export type ProgrammePlan = { recruitment: RecruitmentId, from: YearMonth, to: YearMonth, items: Array<YearPlanChoice>, };

/**
 * `programme.plan_preview`: what a year of these templates would be.
 */
export type ProgrammePlanPreview = { recruitment: RecruitmentId, 
/**
 * The first month, included.
 */
from: YearMonth, 
/**
 * The last month, included; at most 24 months in all.
 */
to: YearMonth, templates: Array<ProgrammeTemplateId>, };

/**
 * What an event of some kind usually is.
 */
export type ProgrammeTemplate = { 
/**
 * Its row.
 */
id: ProgrammeTemplateId, 
/**
 * What it says.
 */
draft: TemplateDraft, 
/**
 * Since when it is out of use.
 */
retired_on: string | null, };

export type ProgrammeTemplateId = number & { readonly __id: "ProgrammeTemplateId" };

/**
 * How far a long act has come.
 */
export type Progress = { 
/**
 * Steps done.
 */
done: number, 
/**
 * Steps in all; 0 while unknown.
 */
total: number, };

/**
 * What personal data is used for, as told to the person (個人情報保護法 17条, 21条2項).
 */
export type Purpose = "selection" | "programme" | "joining" | "publicity";

/**
 * A purpose as told, from a day on.
 */
export type PurposeNotice = { id: PurposeNoticeId, words: string, effective_on: string, };

export type PurposeNoticeId = number & { readonly __id: "PurposeNoticeId" };

/**
 * A ratio with the numbers behind it.
 */
export type Ratio = { 
/**
 * The part.
 */
part: number, 
/**
 * Of this whole.
 */
whole: number, 
/**
 * The least part that is enough.
 */
needed: number, 
/**
 * Whether it is kept.
 */
is_met: boolean, };

/**
 * The three ratios.
 */
export type Ratios = { 
/**
 * Members who work, of all members: at least four fifths (法8条1項).
 */
members_working: Ratio, 
/**
 * Members, of all who work: at least three quarters (法8条2項).
 */
workers_members: Ratio, 
/**
 * Members with a labour contract hold more than half of all votes (法3条2項4号).
 */
members_contracted: Ratio, 
/**
 * The numbers.
 */
headcount: Headcount, };

/**
 * `member.ratios`: what the Act asks of the membership, on a day.
 */
export type RatiosLoad = { 
/**
 * The day; absent: today.
 */
as_of?: string | null, };

/**
 * Whether a move to the stage wants a reason.
 */
export type ReasonRule = "optional" | "required";

/**
 * What became of money that came.
 */
export type Received = { 
/**
 * Became paid-in equity.
 */
paid: Yen, 
/**
 * Stays a deposit: nothing subscribed is unpaid that it could pay.
 */
deposit: Yen, 
/**
 * Whether it made somebody a member.
 */
admitted: Admitted, };

/**
 * How money came.
 */
export type ReceivedBy = "bank" | "cash" | "payroll" | "set_off";

/**
 * Where it goes, or whose matter it is.
 */
export type Recipient = "authority" | "registry" | "person" | "office" | "members" | "creditors" | "association";

/**
 * A registration (組合等登記令3条2項) beside what the ledger says of its day.
 */
export type Reconciliation = { 
/**
 * The end of the business year it is of.
 */
as_of_on: string, registered_on: string, registered_units: number, registered_paid: Yen, ledger_units: number, ledger_paid: Yen, 
/**
 * Whether both figures agree.
 */
agrees: boolean, };

/**
 * A code of 160 bits in groups of four letters and digits.
 */
export type RecoveryCode = { code: string, };

/**
 * `office.recovery_code`: a fresh code for a new office, to write on paper.
 */
export type RecoveryCodeMake = Record<symbol, never>;

/**
 * A recruitment.
 */
export type Recruitment = { id: RecruitmentId, name: string, 
/**
 * The year in whose April people join.
 */
entry_year: number, 
/**
 * How many are wanted.
 */
target: number | null, closed_on: string | null, 
/**
 * Applications in all.
 */
applications: number, };

/**
 * `recruitment.add`: with the stages of another one, or the usual nine.
 */
export type RecruitmentAdd = { name: string, entry_year: number, target: number | null, stages_from: RecruitmentId | null, };

export type RecruitmentId = number & { readonly __id: "RecruitmentId" };

/**
 * `recruitment.list`: latest year of entry first.
 */
export type RecruitmentList = Record<symbol, never>;

/**
 * A recruitment with everything its screens offer to choose from.
 */
export type RecruitmentPage = { recruitment: Recruitment, 
/**
 * In order.
 */
stages: Array<Stage>, 
/**
 * Latest version first.
 */
postings: Array<Posting>, 
/**
 * Sources (応募経路) in use, most frequent first.
 */
sources: Array<string>, 
/**
 * Reasons given so far, most frequent first, to choose from.
 */
reasons: Array<string>, };

/**
 * `recruitment.page`
 */
export type RecruitmentPageLoad = { recruitment: RecruitmentId, };

/**
 * `recruitment.post`: a new version of what is posted; earlier versions stay.
 */
export type RecruitmentPost = { recruitment: RecruitmentId, posted_on: string, place: string, body: string, };

/**
 * `recruitment.update`
 */
export type RecruitmentUpdate = { recruitment: RecruitmentId, name: string, entry_year: number, target: number | null, closed_on: string | null, };

/**
 * What a reduction would come to.
 */
export type ReducePreview = { taken: NoticeTaken, 
/**
 * What goes out: paid-in equity is valued with the accounts of that year, and refunded.
 */
out: Balance, 
/**
 * The member's balance on the day after.
 */
after: Balance, 
/**
 * Everybody's on that day, and who then holds more than one member may.
 */
totals: EquityTotals, over_limit: Array<OverLimit>, };

/**
 * `equity.reduce_preview`: when a reduction acts and what it comes to, before it is entered.
 */
export type ReducePreviewLoad = { member: MemberId, units: number, notice_on: string, };

/**
 * A reduction of units (減口) as it stands on record.
 */
export type Reduction = { id: ReductionId, member: MemberId, notice_on: string, units: number, 
/**
 * The end of the business year at which it acts.
 */
acts_on: string, payee: string | null, revoked_on: string | null, 
/**
 * How the notice lay to the last day for it, by the articles of its day; filled in where it is shown.
 */
timing: NoticeTiming | null, };

export type ReductionId = number & { readonly __id: "ReductionId" };

/**
 * A refund with every figure of its sheet (持分払戻計算書).
 */
export type Refund = { 
/**
 * Units that went out.
 */
units: number, 
/**
 * A: their paid-in equity.
 */
paid: Yen, 
/**
 * P: paid-in equity of everybody at the end of the year.
 */
paid_total: Yen, 
/**
 * B: the share of the net assets, rounded down.
 */
share: Yen, 
/**
 * C: the lesser of A and B, not below zero.
 */
limit: Yen, 
/**
 * Percent of C that the articles refund.
 */
percent: number, 
/**
 * D: what is refunded, rounded down.
 */
refund: Yen, };

/**
 * `refund.decide`: the refunds of a year fall due as its sheet computes them. Those decided already stay.
 */
export type RefundDecide = { year_account: YearAccountId, decided_on: string, };

export type RefundId = number & { readonly __id: "RefundId" };

/**
 * `refund.lapse`: the claim lapsed (法17条) and the association invokes it; never by itself.
 */
export type RefundLapse = { refund: RefundId, on: string, reason: string, };

/**
 * One claim of a year.
 */
export type RefundLine = { member: MemberId, number_word: string, name: string, 
/**
 * Absent for a reduction.
 */
cause: LeavingCause | null, withdrawal: WithdrawalId | null, reduction: ReductionId | null, left_on: string, figures: Refund, unpaid: Yen, 
/**
 * Open debts: the refund of a withdrawal may be suspended (法18条).
 */
debts: Yen, claim_ends_on: string, decided: RefundId | null, };

/**
 * `refund.list`: every refund decided, open ones and paid ones.
 */
export type RefundList = Record<symbol, never>;

/**
 * `refund.pay`
 */
export type RefundPay = { refund: RefundId, on: string, 
/**
 * Absent: all that is open.
 */
amount?: Yen | null, by: MovementCounterpart, open_debts: OpenDebts, };

/**
 * A refund with whose it is.
 */
export type RefundRow = { refund: DecidedRefund, number_word: string, name: string, left_on: string, claim_ends_on: string, debts: Yen, };

/**
 * The refunds of a year with every figure behind them (持分払戻計算書).
 */
export type RefundSheet = { year: YearAccount, 
/**
 * Paid-in equity and units of everybody at the end of the year, the year's leavers among them.
 */
paid_total: Yen, units_total: number, lines: Array<RefundLine>, total: Yen, 
/**
 * Who left in the year while no act on record says why: nothing is computed for them until one does.
 */
unrecorded: Array<UnrecordedLeaver>, 
/**
 * Unpaid equity of the leavers that may be claimed where debts exceed assets (法16条3項).
 */
claimable_unpaid: Yen, pay_by: string, };

/**
 * `refund.sheet`: what everybody who left or reduced in a business year is refunded.
 */
export type RefundSheetLoad = { 
/**
 * The accounts of the year.
 */
year_account: YearAccountId, };

/**
 * A refused row.
 */
export type Refused = { row: number, code: RowCode, detail: RefusedDetail, };

/**
 * Where exactly.
 */
export type RefusedDetail = { 
/**
 * The line in the text file.
 */
line: number | null, 
/**
 * The column's letter and header.
 */
column: string | null, };

/**
 * The register of a day. Screen, print, workbook and CSV all read this object.
 */
export type Register = { 
/**
 * The day it is of.
 */
as_of: string, 
/**
 * Sums over everybody, whatever is searched for.
 */
totals: EquityTotals, 
/**
 * How many lines there are, of those searched for.
 */
found: number, 
/**
 * The lines asked for.
 */
rows: Array<RegisterRow>, };

/**
 * Of whom.
 */
export type RegisterBlock = "members" | "with_leavers";

/**
 * `register.export`: the register of a day, with the statutory columns only.
 */
export type RegisterExport = { as_of: string, format: RegisterFormat, block: RegisterBlock, file: FileToken, };

/**
 * What was written.
 */
export type RegisterExported = { lines: number, };

/**
 * The form of a register.
 */
export type RegisterFormat = "pdf" | "xlsx" | "csv";

/**
 * `member.register`: the register of a day.
 */
export type RegisterLoad = { 
/**
 * The day; absent: today. May lie ahead: what is known of it is shown.
 */
as_of?: string | null, 
/**
 * Members or leavers.
 */
which: RegisterWhich, 
/**
 * Letters of a name, or a number; empty: everybody.
 */
text: string, 
/**
 * In what order.
 */
order: RegisterOrder, 
/**
 * From which line on.
 */
offset: number, 
/**
 * At most so many lines; 0: the totals only. At most 500.
 */
limit: number, };

/**
 * In what order.
 */
export type RegisterOrder = "number" | "reading" | "units" | "joined";

/**
 * The first page of a register.
 */
export type RegisterPage = { members: number, 
/**
 * Absent: leavers were not asked for.
 */
leavers: number | null, 
/**
 * PNG in Base64, 144 pixels to the inch.
 */
page: string, };

/**
 * `register.preview`: the first page of it.
 */
export type RegisterPreview = { as_of: string, block: RegisterBlock, };

/**
 * A line of the register of a day: what 法10条1項 asks for, with name and address of that day, and what the office
 * needs besides.
 */
export type RegisterRow = { member: MemberId, person: PersonId, number: number, number_word: string, name: string, reading: string | null, postal_code: string | null, address: string | null, joined_on: string, left_on: string | null, balance: Balance, 
/**
 * 払込みの年月日, a day once.
 */
payments: Array<PaidOn>, 
/**
 * More than a quarter of all units, where there is a limit (法9条3項).
 */
over_limit: boolean, };

/**
 * Which lines of the register.
 */
export type RegisterWhich = "members" | "leavers";

/**
 * A reminder and when it falls due.
 */
export type ReminderTime = { reminder: EventReminder, at: OfficeTime, };

/**
 * How an event is repeated.
 */
export type Repeat = { pattern: Pattern, end: RepeatEnd, month_end: MonthEnd, on_closed: OnClosed, 
/**
 * Times that fall out.
 */
except: Array<OfficeTime>, };

/**
 * Until when an event is repeated.
 */
export type RepeatEnd = { "kind": "count", count: number, } | { "kind": "until", on: string, };

/**
 * Why somebody cannot come.
 */
export type ReplyReason = "study" | "other";

/**
 * Whether a reply came by its day.
 */
export type ReplyTime = "in_time" | "late";

/**
 * A resolution of a general meeting with the figures of its day.
 */
export type Resolution = { id: ResolutionId, matter: ResolutionMatter, meeting_on: string, 
/**
 * For an expulsion: the last day on which its notice may have arrived (法15条2項).
 */
notice_by: string | null, meeting: string, item: string, 
/**
 * All members entitled to vote.
 */
entitled: number, 
/**
 * Of these present, the deemed ones among them.
 */
present: number, 
/**
 * Of these in favour.
 */
in_favour: number, };

export type ResolutionId = number & { readonly __id: "ResolutionId" };

/**
 * `resolution.list`
 */
export type ResolutionList = Record<symbol, never>;

/**
 * What a resolution recorded here was about.
 */
export type ResolutionMatter = "expulsion" | "share_limit" | "unit_amount";

/**
 * `resolution.record`: a special resolution that something here rests on.
 */
export type ResolutionRecord = { matter: ResolutionMatter, meeting_on: string, meeting: string, item: string, entitled: number, present: number, in_favour: number, };

/**
 * `equity.revoke_reduction`: a notice taken back before it acts.
 */
export type RevokeReduction = { reduction: ReductionId, reason: string, };

/**
 * `member.revoke_withdrawal`: a notice taken back, with the association's consent, before it acts.
 */
export type RevokeWithdrawal = { withdrawal: WithdrawalId, reason: string, };

/**
 * What a person who signs in may do. A user holds any number of roles; none implies another.
 */
export type Role = "administrator" | "recruiter" | "coordinator" | "personnel" | "registrar" | "secretary" | "auditor";

/**
 * What happened to a row.
 */
export type RowAction = "insert" | "update" | "delete";

/**
 * A row before and after.
 */
export type RowChange = { table: Table, action: RowAction, cells: Array<CellChange>, };

/**
 * What is the matter with a row: why it is no record, why it is refused, or what to look at.
 */
export type RowCode = "empty" | "total" | "header_again" | "exact_duplicate" | "already_imported" | "same_person" | "name_missing" | "birth_invalid" | "applied_invalid" | "stage_unknown" | "stage_on_invalid" | "mail_invalid" | "phone_invalid" | "postal_code_invalid" | "graduation_invalid" | "kind_invalid" | "too_long" | "applicant_unknown" | "date_invalid" | "period_reversed" | "code_missing" | "code_duplicate" | "kind_unknown" | "closed_before_opened" | "parent_unknown" | "parent_cycle" | "parent_refused" | "parent_kind" | "parent_closed" | "open_below" | "people_there" | "number_invalid" | "number_duplicate" | "joined_invalid" | "left_invalid" | "left_before_joined" | "units_invalid" | "units_below_one" | "yen_invalid" | "amount_mismatch" | "paid_invalid" | "member_unknown" | "member_ambiguous" | "match_unsure" | "name_mismatch" | "member_left" | "balance_negative" | "left_out" | "outgoing" | "site_unknown" | "split_unknown" | "paid_missing" | "units_missing" | "amount_missing" | "limit_reached" | "parent_missing" | "number_missing" | "number_twice" | "measure_invalid" | "reading_invalid" | "reading_missing" | "birth_missing" | "mail_missing" | "phone_missing" | "era_ran_on";

/**
 * A row with a code saying what is the matter.
 */
export type RowNote = { row: number, 
/**
 * The line in the text file, where it differs from the row.
 */
line: number | null, code: RowCode, 
/**
 * The name and the offending cell as they stand in the file, for the screen only.
 */
name: string, cell: string, };

/**
 * A row that looks like an earlier row or somebody on record.
 */
export type RowPair = { row: number, with: Counterpart, agreements: Array<Agreement>, 
/**
 * Field by field, for the eye.
 */
lines: Array<PairLine>, };

/**
 * A row of a file; somebody entered by hand has neither.
 */
export type RowRef = { file: string | null, row: number | null, person: PersonId | null, };

/**
 * An accepted row in short.
 */
export type RowSample = { row: number, person: NewPerson, applied_on: string | null, source: string | null, stage: StageId, };

/**
 * A saved selection with its sort and columns.
 */
export type SavedView = { id: SavedViewId, name: string, view: View, };

export type SavedViewId = number & { readonly __id: "SavedViewId" };

/**
 * Whether a place for the seal (印) is printed.
 */
export type Seal = "none" | "marked";

/**
 * How the invitations to an event stand.
 */
export type SeatCount = { 
/**
 * Seats; 0: as many as come.
 */
capacity: number, 
/**
 * People invited in all.
 */
invited: number, 
/**
 * Seats taken, offered ones included.
 */
taken: number, 
/**
 * Seats left; null: as many as come.
 */
free: number | null, 
/**
 * People waiting.
 */
waiting: number, 
/**
 * People a freed place is kept for.
 */
offered: number, 
/**
 * Replied that they come.
 */
yes: number, 
/**
 * Replied that they do not.
 */
no: number, 
/**
 * Have not replied.
 */
unanswered: number, 
/**
 * Were there, if only for a part.
 */
present: number, 
/**
 * Have their attendance recorded.
 */
recorded: number, 
/**
 * To whom something has to be sent (again).
 */
to_tell: number, };

/**
 * Whether somebody has a place.
 */
export type SeatState = "seat" | "waiting" | "offered" | "none";

/**
 * A series.
 */
export type Series = { id: SeriesId, recruitment: RecruitmentId, template: ProgrammeTemplateId | null, 
/**
 * The one it was split off from.
 */
previous: SeriesId | null, name: string, 
/**
 * RFC 5545.
 */
rule: string, pattern: Pattern, starts_at: OfficeTime, month_end: MonthEnd, on_closed: OnClosed, 
/**
 * How many events it has, cancelled ones included.
 */
events: number, 
/**
 * The beginning of the next that is not cancelled.
 */
next: OfficeTime | null, 
/**
 * The beginning of the last.
 */
last: OfficeTime | null, };

export type SeriesId = number & { readonly __id: "SeriesId" };

/**
 * `series.list`
 */
export type SeriesList = { recruitment: RecruitmentId, };

/**
 * The times of a series, before anything is saved.
 */
export type SeriesPreview = { 
/**
 * RFC 5545.
 */
rule: string, events: Array<PlannedTime>, skipped: Array<SkippedTime>, };

/**
 * `series.preview`: the times an event would have, repeated like this.
 */
export type SeriesPreviewLoad = { recruitment: RecruitmentId, starts_at: OfficeTime, ends_at: OfficeTime, repeat: Repeat, };

/**
 * How far a change of one event of a series reaches.
 */
export type SeriesScope = "this" | "following" | "all";

/**
 * So many of so many. The share is shown beside the people and decides nothing.
 */
export type Share = { 
/**
 * So many …
 */
part: number, 
/**
 * … of so many.
 */
whole: number, 
/**
 * Rounded half up to one decimal (「77.8 %」); absent where there is nothing to divide by.
 */
percent: string | null, };

/**
 * How much of all units somebody holds (法9条3項).
 */
export type ShareState = { units: number, total: number, members: number, 
/**
 * 「24.18 %」
 */
percent: string, 
/**
 * How many more units are possible; absent: no limit, with up to three members (法9条4項).
 */
most_more: number | null, 
/**
 * As [`ShareState::most_more`], with the association's consent for taking over a leaver's units.
 */
most_more_taking_over: number | null, is_over: boolean, };

/**
 * Who is signed in.
 */
export type SignedIn = { id: UserId, name: string, sign_in: string, roles: Array<Role>, };

/**
 * `site.add`: it has this name and belongs there from the beginning.
 */
export type SiteAdd = { code: string, kind: SiteKind, name: string, parent: SiteId | null, service: string | null, prefecture: string | null, opened_on: string | null, };

/**
 * `site.close`: refused while something below it stays open, or somebody works there afterwards.
 */
export type SiteClose = { site: SiteId, 
/**
 * Its last day.
 */
closed_on: string, };

/**
 * What is not dated about a workplace.
 */
export type SiteFacts = { 
/**
 * The office's own; no two have the same.
 */
code: string, kind: SiteKind, 
/**
 * 事業種別.
 */
service: string | null, prefecture: string | null, 
/**
 * First day; none: as long as anybody knows.
 */
opened_on: string | null, 
/**
 * Last day.
 */
closed_on: string | null, };

/**
 * What a column of a list of workplaces may hold.
 */
export type SiteField = "code" | "name" | "kind" | "service" | "prefecture" | "parent" | "opened_on" | "closed_on";

export type SiteId = number & { readonly __id: "SiteId" };

/**
 * How high something stands in the organisation; in this order from the top.
 */
export type SiteKind = "head" | "division" | "area" | "site";

/**
 * An accepted row.
 */
export type SiteLine = { row: number, 
/**
 * Null: a new one.
 */
site: SiteId | null, code: string, name: string, kind: SiteKind, 
/**
 * What it belongs to, by name.
 */
parent: string | null, opened_on: string | null, closed_on: string | null, 
/**
 * What differs from the record.
 */
changes: Array<SiteField>, };

/**
 * `site.move`: another parent from a day on; none: it always belonged there.
 */
export type SiteMove = { site: SiteId, parent: SiteId | null, effective_on: string | null, };

/**
 * A workplace in the tree of a day.
 */
export type SiteNode = { id: SiteId, 
/**
 * What it is called on the day.
 */
name: string, 
/**
 * What it belongs to on the day.
 */
parent: SiteId | null, 
/**
 * How many stand above it.
 */
depth: number, standing: SiteStanding, 
/**
 * 事業所 open on the day, itself and everything below.
 */
open_sites: number, 
/**
 * The office's own; no two have the same.
 */
code: string, kind: SiteKind, 
/**
 * 事業種別.
 */
service: string | null, prefecture: string | null, 
/**
 * First day; none: as long as anybody knows.
 */
opened_on: string | null, 
/**
 * Last day.
 */
closed_on: string | null, };

/**
 * A workplace with everything it was called and belonged to.
 */
export type SitePage = { site: SiteId, facts: SiteFacts, 
/**
 * The latest first.
 */
history: Array<SitePast>, };

/**
 * `site.page`
 */
export type SitePageLoad = { site: SiteId, };

/**
 * A name and a parent from a day on.
 */
export type SitePast = { 
/**
 * None: from the beginning.
 */
effective_on: string | null, name: string, parent: SiteId | null, 
/**
 * What the parent was called on that day.
 */
parent_name: string | null, };

/**
 * `site.rename`: another name from a day on; none: it was always called so.
 */
export type SiteRename = { site: SiteId, name: string, effective_on: string | null, };

/**
 * `site.reopen`: it was not closed after all.
 */
export type SiteReopen = { site: SiteId, };

/**
 * Whether a workplace is open on a day.
 */
export type SiteStanding = "planned" | "open" | "closed";

/**
 * The tree of a day.
 */
export type SiteTree = { as_of: string, today: string, 
/**
 * From the top, everything right after what it belongs to.
 */
sites: Array<SiteNode>, 
/**
 * 事業所 open on the day.
 */
open_sites: number, };

/**
 * `site.tree`: everything there is, as of a day; today where none is named.
 */
export type SiteTreeLoad = { as_of: string | null, };

/**
 * `site.update`: what is not dated.
 */
export type SiteUpdate = { site: SiteId, code: string, kind: SiteKind, service: string | null, prefecture: string | null, opened_on: string | null, };

/**
 * What reading the file gave.
 */
export type SitesPreview = { 
/**
 * Accepted rows of workplaces not yet on record, and of those that are.
 */
created: number, updated: number, 
/**
 * The accepted rows, as they will be stored; at most 500.
 */
sites: Array<SiteLine>, file_name: string, 
/**
 * Hex SHA-256 of the file.
 */
sha256: string, 
/**
 * The encoding used; null for a workbook.
 */
encoding: EncodingChoice | null, 
/**
 * The sheets of a workbook, and the one read.
 */
sheets: Array<string>, sheet: string | null, header_row: number, columns: Array<TableColumn<SiteField>>, read: number, accepted: number, 
/**
 * Rows not read as records, with the reason.
 */
skipped: Array<RowNote>, refused: Array<RowNote>, warnings: Array<RowNote>, };

/**
 * `import.sites_preview`: reads a list of workplaces without storing anything.
 */
export type SitesPreviewLoad = { file: FileToken, choices: TableChoices<SiteField>, };

/**
 * A row left out.
 */
export type SkippedRow = { row: number, code: RowCode, };

/**
 * A time that fell out because the office is closed.
 */
export type SkippedTime = { planned_at: OfficeTime, 
/**
 * The holiday's or closed day's name; null: a weekend.
 */
name: string | null, };

/**
 * What the table sorts by.
 */
export type SortKey = "reading" | "applied_on" | "stage" | "stage_on" | "school" | "graduation";

/**
 * Which way it sorts.
 */
export type SortOrder = "ascending" | "descending";

/**
 * A stage of selection.
 */
export type Stage = { id: StageId, name: string, kind: StageKind, reason: ReasonRule, 
/**
 * Applications at this stage today.
 */
applications: number, };

/**
 * A stage as edited; without id it is new.
 */
export type StageDraft = { id: StageId | null, name: string, kind: StageKind, reason: ReasonRule, };

export type StageId = number & { readonly __id: "StageId" };

/**
 * What a stage means, whatever the office calls it.
 */
export type StageKind = "applied" | "screening" | "interview" | "offer" | "accepted" | "declined" | "rejected";

/**
 * `stage.save`: all stages of a recruitment, in order. A stage left out is removed, which is
 * refused while anything refers to it.
 */
export type StageSave = { recruitment: RecruitmentId, stages: Array<StageDraft>, };

/**
 * A stage word of the file and the stage it means.
 */
export type StageWord = { word: string, stage: StageId, };

/**
 * A stage word found in the file.
 */
export type StageWordPreview = { word: string, count: number, 
/**
 * The stage it means; null: unknown, its rows are refused until it is mapped.
 */
stage: StageId | null, };

/**
 * Whether the association is certified as one of those that divide nothing among their members (特定労働者協同組合,
 * 法94条の2).
 */
export type Standing = "ordinary" | "specified";

/**
 * How many stand there.
 */
export type StandingCount = { standing: CohortStanding, count: number, };

/**
 * Something that stays.
 */
export type Stay = { what: StayKind, 
/**
 * How many rows of it.
 */
count: number, 
/**
 * The article that wants it kept; absent where it is kept as a figure without a person.
 */
article: string | null, };

/**
 * What may stay.
 */
export type StayKind = "roll" | "employment_papers" | "applications" | "invitations" | "paper_numbers" | "consents" | "questions";

/**
 * What keeps somebody.
 */
export type StudyKind = "exam" | "thesis" | "defence" | "practice" | "work" | "other";

/**
 * `study.list`: by day, then reading. Each absent bound narrows nothing.
 */
export type StudyList = { 
/**
 * Only people with an application to this recruitment.
 */
recruitment: RecruitmentId | null, person: PersonId | null, 
/**
 * Ending on or after.
 */
from: string | null, 
/**
 * Beginning on or before.
 */
to: string | null, };

/**
 * How many people study or work come first for on a day.
 */
export type StudyLoad = { on: string, people: number, kinds: Array<StudyLoadKind>, };

/**
 * Of these, how many for one kind.
 */
export type StudyLoadKind = { kind: StudyKind, people: number, };

/**
 * A period, both ends included.
 */
export type StudyPeriod = { id: StudyPeriodId, person: PersonId, name: string, kind: StudyKind, 
/**
 * The kind as written.
 */
label: string, starts_on: string, ends_on: string, remark: string | null, };

export type StudyPeriodId = number & { readonly __id: "StudyPeriodId" };

/**
 * `study.remove`
 */
export type StudyRemove = { study: StudyPeriodId, };

/**
 * `study.save`: a new one, or over one that is there.
 */
export type StudySave = { study: StudyPeriodId | null, person: PersonId, kind: StudyKind, label: string, starts_on: string, ends_on: string, remark: string | null, };

/**
 * What a duty follows from.
 */
export type Subject = { "kind": "year", ends_on: string, } | { "kind": "event", event: OfficeEventId, } | { "kind": "unit_change", change: UnitChangeId, } | { "kind": "withdrawal", withdrawal: WithdrawalId, } | { "kind": "reduction", reduction: ReductionId, } | { "kind": "few", since: string, };

/**
 * What an act was about, in parts that each language puts into its own words. It names people, so
 * it is kept with the erasable payload of the journal, never in the chained row.
 */
export type Summary = { 
/**
 * What was done.
 */
operation: Operation, 
/**
 * Whom or what it was done to, as shown (a person's name, a recruitment, a file name).
 */
subject: string | null, 
/**
 * A second name the sentence needs: the stage moved to, the person merged away.
 */
object: string | null, 
/**
 * How many records, where the act was one over several.
 */
count: number | null, 
/**
 * Why, in the words of whoever did it.
 */
reason: string | null, };

/**
 * Whether somebody is a user of 特定就労継続支援 (附則3条).
 */
export type SupportUse = "no" | "yes";

/**
 * `surplus.export`: the sheet as a workbook.
 */
export type SurplusExport = { sheet: SurplusSheetLoad, file: FileToken, };

/**
 * Somebody's work, as it comes in.
 */
export type SurplusLine = { 
/**
 * The member's number, as shown.
 */
number: string, name: string, 
/**
 * In any form [`Measure::read`] reads.
 */
measure: string, };

/**
 * What the file says.
 */
export type SurplusRead = { file_name: string, 
/**
 * The encoding used; null for a workbook.
 */
encoding: EncodingChoice | null, 
/**
 * The sheets of a workbook, and the one read.
 */
sheets: Array<string>, sheet: string | null, header_row: number, columns: Array<MeasureColumn>, read: number, lines: Array<SurplusLine>, skipped: Array<RowNote>, refused: Array<RowNote>, };

/**
 * `surplus.read_file`: reads who worked how much, and stores nothing.
 */
export type SurplusReadFile = { file: FileToken, choices: MeasureChoices, };

/**
 * Somebody's share.
 */
export type SurplusShare = { number: string, name: string, measure: string, share: Yen, };

/**
 * The sheet.
 */
export type SurplusSheet = { 
/**
 * What work is measured by.
 */
measured_by: WorkMeasure, 
/**
 * A specified association divides nothing (法94条の15): its pool is 0.
 */
standing: Standing, 
/**
 * 当期純利益 after the losses brought forward; 0 where nothing is left of it.
 */
base: Yen, 
/**
 * The least the articles may fix the reserve's target at: half the equity.
 */
target_floor: Yen, 
/**
 * The target used.
 */
target: Yen, 
/**
 * 準備金 (法76条1項).
 */
reserve: Yen, 
/**
 * 就労創出等積立金 (法76条4項).
 */
work_fund: Yen, 
/**
 * 教育繰越金 (法76条5項).
 */
education: Yen, 
/**
 * What is left: at most so much may be divided.
 */
rest: Yen, 
/**
 * What is divided.
 */
pool: Yen, 
/**
 * Everybody's share, in the order of the lines.
 */
shares: Array<SurplusShare>, 
/**
 * All work together.
 */
total_measure: string, 
/**
 * All shares together.
 */
divided: Yen, 
/**
 * What rounding down left of the pool; carried forward.
 */
remainder: Yen, 
/**
 * What is carried forward of the rest, the remainder included.
 */
carried: Yen, };

/**
 * `surplus.sheet`: the amounts as they are typed.
 */
export type SurplusSheetLoad = { 
/**
 * The last day of the business year, whose articles hold.
 */
year_end: string, 
/**
 * 当期純利益; negative for a loss.
 */
profit: string, 
/**
 * 繰越損失 brought forward; empty for none.
 */
loss: string, 
/**
 * Total equity (出資総額).
 */
total_equity: string, 
/**
 * 準備金 so far; empty for none.
 */
reserve_so_far: string, 
/**
 * What the articles want the reserve to reach; empty: half the equity.
 */
target: string, 
/**
 * How much is divided; empty: all that is left, or nothing of a specified association.
 */
pool: string, 
/**
 * Who worked how much.
 */
lines: Array<SurplusLine>, };

/**
 * What was written.
 */
export type SurplusWritten = { members: number, };

/**
 * A table of the file, as screens name what they read.
 */
export type Table = "organisation" | "article_setting" | "user" | "user_role" | "person" | "person_name" | "person_address" | "contact" | "consent" | "note" | "attachment" | "distinct_pair" | "recruitment" | "posting" | "stage" | "application" | "stage_move" | "saved_view" | "import_mapping" | "import_batch" | "import_row" | "offer" | "offer_event" | "joining" | "paper" | "mail_template" | "enquiry" | "enquiry_answer" | "faq" | "exchange" | "conviction" | "task_template" | "task" | "closed_day" | "programme_template" | "series" | "event" | "invitation" | "guest" | "event_note" | "follow_up" | "follow_up_answer" | "study_period" | "purpose_notice" | "erasure" | "redaction" | "site" | "site_placement" | "work" | "member" | "notice_place" | "resolution" | "withdrawal" | "reduction" | "year_account" | "refund" | "movement" | "instalment" | "debt" | "evidence" | "unit_change" | "member_paper" | "paper_void" | "inspection" | "equity_registration" | "office_event" | "filing" | "journal";

/**
 * What the user chose of a table of one kind; null: as guessed, or as remembered for this source.
 */
export type TableChoices<F> = { encoding: EncodingChoice | null, sheet: string | null, 
/**
 * The (lower) header row, as a spreadsheet numbers rows.
 */
header_row: number | null, 
/**
 * For each column from the left, the field it holds.
 */
mapping: Array<F | null> | null, };

/**
 * A column of a table.
 */
export type TableColumn<F> = { 
/**
 * A, B, … as spreadsheets name columns.
 */
letter: string, header: string, hidden: boolean, 
/**
 * The first few values.
 */
samples: Array<string>, field: F | null, };

/**
 * How many rows of a table.
 */
export type TableCount = { table: Table, rows: number, };

/**
 * For whose units somebody may hold up to 35/100.
 */
export type TakingOver = { resolution: ResolutionId, 
/**
 * Who leaves: has given notice that has not acted yet, or left by law (法15条1項) within the year before.
 */
withdrawal: WithdrawalId, };

/**
 * What wants doing.
 */
export type Task = { "kind": "duplicates", count: number, first: DuplicatePair, } | { "kind": "waiting", recruitment: RecruitmentId, application: ApplicationRow, stage: string, days: number, 
/**
 * In charge of the application.
 */
assignee: UserId | null, } | { "kind": "reading_missing", recruitment: RecruitmentId, count: number, } | { "kind": "consent_missing", recruitment: RecruitmentId, count: number, } | { "kind": "backup_due", days: number | null, } | { "kind": "erasure_due", count: number, since: string, } | { "kind": "offer_overdue", offer: OfferRow, } | { "kind": "offer_due_soon", offer: OfferRow, } | { "kind": "cancellation_to_confirm", offer: OfferRow, confirmation: Confirmation, } | { "kind": "join_due", recruitment: RecruitmentId, joins_on: string, offers: Array<OfferRow>, } | { "kind": "due", task: TaskRow, days: number, } | { "kind": "question", question: OpenQuestion, } | { "kind": "care", sign: CareSign, } | { "kind": "filing", filing: DutyRow, };

/**
 * `task.add`
 */
export type TaskAdd = { task: TaskDraft, };

/**
 * What a task says.
 */
export type TaskDraft = { title: string, 
/**
 * Not worth looking at before.
 */
starts_on: string | null, due_on: string, person: PersonId | null, event: EventId | null, assignee: UserId | null, remark: string | null, };

/**
 * A part of the tasks. Empty and absent values do not narrow it.
 */
export type TaskFilter = { 
/**
 * Words to find in the title, the remark, the person's name or reading.
 */
text: string, state: TaskState, assignee: AssigneeFilter, person: PersonId | null, event: EventId | null, };

export type TaskId = number & { readonly __id: "TaskId" };

/**
 * `task.list`: open ones by their last day, then those done, latest first.
 */
export type TaskList = { filter: TaskFilter, offset: number, 
/**
 * At most 1,000.
 */
limit: number, };

/**
 * A page of the tasks.
 */
export type TaskPage = { total: number, rows: Array<TaskRow>, };

/**
 * `task.reopen` and `task.remove`
 */
export type TaskRef = { task: TaskId, };

/**
 * A task.
 */
export type TaskRow = { id: TaskId, title: string, 
/**
 * Not worth looking at before.
 */
starts_on: string | null, due_on: string, person: PersonId | null, name: string | null, reading: string | null, event: EventId | null, event_name: string | null, assignee: UserId | null, assignee_name: string | null, 
/**
 * The template a stage brought it by.
 */
template: TaskTemplateId | null, remark: string | null, 
/**
 * UTC instant.
 */
done_at: string | null, done_by: string | null, };

/**
 * Open tasks, those done, or all.
 */
export type TaskState = "all" | "open" | "done";

/**
 * A task that a kind of stage brings.
 */
export type TaskTemplate = { id: TaskTemplateId, stage_kind: StageKind, title: string, 
/**
 * Days from the move to the first day.
 */
after_days: number, 
/**
 * Days from the first day to the last.
 */
lasts_days: number, 
/**
 * Since when it is no longer brought.
 */
retired_on: string | null, };

/**
 * `task_template.add_usual`: those of the usual templates that are not there yet.
 */
export type TaskTemplateAddUsual = Record<symbol, never>;

export type TaskTemplateId = number & { readonly __id: "TaskTemplateId" };

/**
 * `task_template.list`
 */
export type TaskTemplateList = Record<symbol, never>;

/**
 * `task_template.retire` and `task_template.reinstate`
 */
export type TaskTemplateRef = { template: TaskTemplateId, };

/**
 * `task_template.save`: a new one without id, a corrected one with it.
 */
export type TaskTemplateSave = { template: TaskTemplateId | null, stage_kind: StageKind, title: string, 
/**
 * 0 to 730.
 */
after_days: number, 
/**
 * 1 to 365.
 */
lasts_days: number, };

/**
 * `task.update`
 */
export type TaskUpdate = { id: TaskId, task: TaskDraft, };

/**
 * `task.complete`: one or many, in one act.
 */
export type TasksRef = { tasks: Array<TaskId>, };

/**
 * `template.add_usual`: the usual templates whose names are not taken. Answers how many.
 */
export type TemplateAddUsual = Record<symbol, never>;

/**
 * What a template says.
 */
export type TemplateDraft = { kind: EventKind, name: string, description: string, form: EventForm, place: string | null, 
/**
 * The month (1 to 12) of the first event of a programme year; null: the year's first.
 */
starts_month: number | null, 
/**
 * How it is repeated; null: once, on the first open day of the month.
 */
pattern: Pattern | null, 
/**
 * How many times; null: until the programme ends.
 */
count: number | null, start_time: TimeOfDay, 
/**
 * Minutes on each of its days, 5 to 1,440.
 */
duration_minutes: number, 
/**
 * On how many days in a row, 1 to 31.
 */
days: number, month_end: MonthEnd, on_closed: OnClosed, 
/**
 * Seats; 0: as many as come.
 */
capacity: number, waiting: WaitingMode, agenda: Array<AgendaItem>, reminders: Array<EventReminder>, };

/**
 * `template.list`: those in use first.
 */
export type TemplateList = Record<symbol, never>;

/**
 * `template.retire`: out of use from today; or, called again, back in use.
 */
export type TemplateRetire = { template: ProgrammeTemplateId, };

/**
 * `template.save`: a new one, or over one that is there.
 */
export type TemplateSave = { template: ProgrammeTemplateId | null, draft: TemplateDraft, };

/**
 * The size of type; large is 125 %.
 */
export type TextSize = "normal" | "large";

/**
 * Light, dark, or as the system has it.
 */
export type Theme = "system" | "light" | "dark";

/**
 * A time of day. On the wire and in the file `19:00`.
 */
export type TimeOfDay = string;

/**
 * When, who, what.
 */
export type TimelineEntry = { 
/**
 * The day it counts for.
 */
on: string, 
/**
 * When it was recorded (UTC, RFC 3339), where known.
 */
recorded_at: string | null, by: string | null, fact: TimelineFact, };

/**
 * One line of the timeline; the screen puts it into words.
 */
export type TimelineFact = { "kind": "imported", file_name: string, row: number, } | { "kind": "applied", recruitment: string, source: string | null, } | { "kind": "moved", recruitment: string, stage: string, stage_kind: StageKind, reason: string | null, } | { "kind": "consent_given", purpose: Purpose, } | { "kind": "consent_withdrawn", purpose: Purpose, } | { "kind": "noted", note: NoteId, body: string, } | { "kind": "attached", attachment: AttachmentId, file_name: string, } | { "kind": "renamed", name: string, } | { "kind": "moved_house", } | { "kind": "paper_issued", paper: PaperId, paper_kind: PaperKind, number: string, 
/**
 * The number of the paper it repeats.
 */
reissue_of: string | null, } | { "kind": "merged", other: PersonId, name: string, } | { "kind": "offer", recruitment: string, event: OfferFact, 
/**
 * The kind of stage the application came to by it.
 */
moves_to: StageKind | null, } | { "kind": "joined", recruitment: string, } | { "kind": "membership_applied", member: MemberId, units: number, } | { "kind": "membership_consented", member: MemberId, } | { "kind": "membership_refused", member: MemberId, } | { "kind": "member_joined", member: MemberId, number: number | null, } | { "kind": "member_left", member: MemberId, number: number | null, } | { "kind": "asked", enquiry: EnquiryId, channel: Channel, question: string, open: boolean, } | { "kind": "answered", enquiry: EnquiryId, channel: Channel, answer: string, } | { "kind": "exchanged", exchange: ExchangeId, direction: Direction, channel: Channel, about: string, } | { "kind": "convinced", conviction: ConvictionId, words: string, } | { "kind": "task_done", task: TaskId, title: string, } | { "kind": "erased", ground: ErasureGround, extent: ErasureExtent, } | { "kind": "changed", summary: Summary, } | { "kind": "invited", event: EventId, event_name: string, starts_at: OfficeTime, } | { "kind": "replied", event: EventId, event_name: string, reply: InvitationReply, reason: ReplyReason | null, words: string | null, } | { "kind": "took_part", event: EventId, event_name: string, attendance: AttendanceKind, } | { "kind": "followed_up", event: EventId, event_name: string, question: string, answer: string, };

/**
 * The first page.
 */
export type Today = { on: string, tasks: Array<Task>, 
/**
 * The newest open recruitment, for the plot.
 */
recruitment: RecruitmentId | null, 
/**
 * The last acts, latest first.
 */
recent: Array<JournalLine>, 
/**
 * Events, reminders, places kept, attendance not recorded.
 */
programme: TodayProgramme, };

/**
 * `today.load`
 */
export type TodayLoad = Record<symbol, never>;

/**
 * A place kept for somebody.
 */
export type TodayPlace = { event: EventId, event_name: string, invitation: InvitationId, person: PersonId, name: string, 
/**
 * UTC, RFC 3339.
 */
until: string, lapsed: boolean, };

/**
 * What the first page tells of the programme.
 */
export type TodayProgramme = { 
/**
 * Events today and on the next fourteen days.
 */
events: Array<CalendarEvent>, 
/**
 * Reminders that fall due today.
 */
reminders: Array<TodayReminder>, 
/**
 * Places kept for somebody, those that were not taken in time first.
 */
places: Array<TodayPlace>, 
/**
 * Events that are over and whose attendance is not recorded for everybody, latest first.
 */
unrecorded: Array<CalendarEvent>, };

/**
 * A reminder that falls due.
 */
export type TodayReminder = { event: EventId, event_name: string, starts_at: OfficeTime, 
/**
 * When to remind.
 */
at: OfficeTime, 
/**
 * How many are to be reminded: those who did not say no.
 */
people: number, };

/**
 * The days on which the duty to notify beforehand was done (職業安定法施行規則35条).
 */
export type Told = { 
/**
 * ハローワーク.
 */
office_on: string | null, 
/**
 * The school.
 */
school_on: string | null, };

/**
 * `equity.totals`
 */
export type TotalsLoad = { 
/**
 * The day asked about; absent: today.
 */
as_of?: string | null, };

/**
 * A contact, and the day it was.
 */
export type Touch = { on: string, kind: TouchKind, };

/**
 * What kind of contact it was.
 */
export type TouchKind = "conversation" | "attendance" | "from_person" | "question" | "reply" | "to_person" | "answer" | "invitation";

/**
 * What a day means.
 */
export type Turn = "until" | "from" | "keep" | "lapse";

/**
 * An act that may be undone.
 */
export type UndoOffer = { 
/**
 * Its journal entry.
 */
seq: number, 
/**
 * Its words.
 */
summary: Summary, };

/**
 * What to undo.
 */
export type UndoTarget = { "kind": "last", } | { "kind": "entry", seq: number, };

/**
 * What was undone or brought back.
 */
export type Undone = { seq: number, 
/**
 * The words of what was undone; absent where they were erased.
 */
summary: Summary | null, };

/**
 * A change of the amount of a unit.
 */
export type UnitChange = { id: UnitChangeId, effective_on: string, old: Yen, new: Yen, manner: UnitManner, resolution: ResolutionId, 
/**
 * The day of the general meeting that resolved it.
 */
resolved_on: string, };

export type UnitChangeId = number & { readonly __id: "UnitChangeId" };

/**
 * `unit.list`
 */
export type UnitChangeList = Record<symbol, never>;

/**
 * `unit.preview` and `unit.change`: another amount of a unit from a day on.
 */
export type UnitChangeTo = { effective_on: string, new: Yen, manner: UnitManner, 
/**
 * The special resolution on the articles; the preview does without.
 */
resolution?: ResolutionId | null, };

/**
 * How the amount of a unit changes.
 */
export type UnitManner = "regrouped" | "lowered" | "raised";

/**
 * What another amount of a unit comes to.
 */
export type UnitPreview = { old: Yen, new: Yen, 
/**
 * Members with units that day.
 */
members: number, before: Balance, after: Balance, 
/**
 * Members whose money does not come out even in units of the new amount: it cannot be done.
 */
uneven: Array<OverLimit>, 
/**
 * Subscriptions on or after the day and reductions that wait: to be settled first.
 */
later_movements: number, };

/**
 * A leaver of whom an older book has the last day and no more.
 */
export type UnrecordedLeaver = { person: PersonId, number_word: string, name: string, left_on: string, };

/**
 * Why a folder is no place for the live file.
 */
export type UnsafeFolder = "network" | "cloud_sync";

/**
 * Somebody who signs in.
 */
export type User = { id: UserId, name: string, 
/**
 * The name to choose when signing in. It stands unencrypted beside the keys.
 */
sign_in: string, roles: Array<Role>, 
/**
 * Set when the user may no longer sign in.
 */
disabled_on: string | null, };

/**
 * `user.add`
 */
export type UserAdd = { name: string, sign_in: string, roles: Array<Role>, 
/**
 * The first passphrase; the user changes it later.
 */
passphrase: string, };

/**
 * `user.change_passphrase`: one's own.
 */
export type UserChangePassphrase = { old: string, new: string, };

/**
 * `user.disable`: the key slot is destroyed, the name stays in the record.
 */
export type UserDisable = { user: UserId, };

/**
 * `user.enable`: a new key slot with a new passphrase; also for a forgotten one.
 */
export type UserEnable = { user: UserId, passphrase: string, };

export type UserId = number & { readonly __id: "UserId" };

/**
 * `user.list`
 */
export type UserList = Record<symbol, never>;

/**
 * `user.update`
 */
export type UserUpdate = { user: UserId, name: string, roles: Array<Role>, };

/**
 * How many officers the articles fix, and how many of them are missing.
 */
export type Vacancy = { fixed: number, missing: number, };

/**
 * What the user says of a pair.
 */
export type Verdict = "same" | "different" | "merge";

/**
 * What a verification found.
 */
export type VerifyReport = { 
/**
 * Whether nothing at all is wrong.
 */
sound: boolean, 
/**
 * Journal entries checked.
 */
entries: number, 
/**
 * Sixteen hex digits of the head.
 */
head: string, 
/**
 * Check by check.
 */
checks: Array<CheckResult>, };

/**
 * What a saved view remembers.
 */
export type View = { 
/**
 * The selection.
 */
filter: Filter, 
/**
 * The sort column.
 */
sort: SortKey, 
/**
 * The direction.
 */
order: SortOrder, 
/**
 * Columns shown, in order; empty: the usual ones.
 */
columns: Array<Column>, };

/**
 * `view.list`: one's own saved views.
 */
export type ViewList = Record<symbol, never>;

/**
 * `view.remove`
 */
export type ViewRemove = { view: SavedViewId, };

/**
 * `view.save`: under a new name, or over the one of that name.
 */
export type ViewSave = { name: string, view: View, };

/**
 * Who may see whom in the list of participants. In order: the smaller, the fewer.
 */
export type Visibility = "nobody" | "participants" | "everyone";

/**
 * What happens when more people come than there are seats.
 */
export type WaitingMode = "none" | "first_come" | "priority";

/**
 * What running the waiting list did.
 */
export type WaitingRun = { offered: Array<PlaceOffered>, 
/**
 * Who missed a place.
 */
missed: Array<PlaceMissed>, };

/**
 * A day of the week, by its name in RFC 5545.
 */
export type WeekDay = "MO" | "TU" | "WE" | "TH" | "FR" | "SA" | "SU";

/**
 * A withdrawal as it stands on record.
 */
export type Withdrawal = { id: WithdrawalId, member: MemberId, cause: LeavingCause, notice_on: string | null, happened_on: string | null, left_on: string, labour: LabourAfter, ground: ExpulsionGround | null, resolution: ResolutionId | null, arrived_on: string | null, hearing: Hearing | null, 
/**
 * 法15条3項: cannot be asserted against the member before.
 */
notified_on: string | null, claimant: string | null, payee: string | null, words: string | null, revoked_on: string | null, 
/**
 * The last day of the claim to a refund (法17条).
 */
claim_ends_on: string, 
/**
 * How the notice lay to the last day for it. Kept nowhere: the articles of its day say it, and whoever shows
 * a withdrawal asks them.
 */
timing: NoticeTiming | null, };

export type WithdrawalId = number & { readonly __id: "WithdrawalId" };

/**
 * `member.withdrawals`: who leaves or left within a span of days (脱退者).
 */
export type WithdrawalList = { from: string, to: string, };

/**
 * A withdrawal with whose it is.
 */
export type WithdrawalRow = { withdrawal: Withdrawal, person: PersonId, number_word: string, name: string, };

/**
 * Who leaves or left within a span of days.
 */
export type Withdrawals = { 
/**
 * By the last day.
 */
rows: Array<WithdrawalRow>, 
/**
 * Those of whom no act on record says why.
 */
unrecorded: Array<UnrecordedLeaver>, };

/**
 * Whether somebody stepped back from an offer before or after accepting it.
 */
export type WithdrawnWhen = "before_acceptance" | "after_acceptance";

/**
 * Somebody's work as it stands on record.
 */
export type Work = { id: WorkId, person: PersonId, started_on: string, 
/**
 * The last day, inclusive.
 */
ended_on: string | null, 
/**
 * Absent: not recorded.
 */
contract: WorkContract | null, support_use: SupportUse, site: SiteId | null, };

/**
 * Under what contract somebody works (法20条1項).
 */
export type WorkContract = "labour" | "director" | "auditor";

export type WorkId = number & { readonly __id: "WorkId" };

/**
 * What work is measured by where the surplus is divided by it (法77条2項 leaves it to the articles).
 */
export type WorkMeasure = "hours" | "days" | "pay";

/**
 * `work.of_person`
 */
export type WorkOfPerson = { person: PersonId, };

/**
 * `work.remove`: entered in error.
 */
export type WorkRef = { work: WorkId, };

/**
 * `work.save`: new work, or what is on record corrected or ended.
 */
export type WorkSave = { person: PersonId, 
/**
 * Which; absent: new.
 */
work?: WorkId | null, started_on: string, 
/**
 * The last day, inclusive; may lie ahead.
 */
ended_on?: string | null, contract?: WorkContract | null, support_use: SupportUse, site?: SiteId | null, };

/**
 * The approved accounts of a business year.
 */
export type YearAccount = { id: YearAccountId, 
/**
 * The last day of the business year.
 */
ends_on: string, 
/**
 * 純資産; may be below zero.
 */
net_assets: Yen, 
/**
 * The day of the general meeting that approved them.
 */
approved_on: string, meeting: string, };

export type YearAccountId = number & { readonly __id: "YearAccountId" };

/**
 * `year_account.list`
 */
export type YearAccountList = Record<symbol, never>;

/**
 * `year_account.record`: the approved balance sheet of a business year.
 */
export type YearAccountRecord = { ends_on: string, net_assets: Yen, approved_on: string, meeting: string, };

/**
 * A month of a year. On the wire and in the file `2027-03`.
 */
export type YearMonth = string;

/**
 * A planned year, before anything is saved.
 */
export type YearPlan = { items: Array<YearPlanItem>, };

/**
 * What is taken of one template's events.
 */
export type YearPlanChoice = { template: ProgrammeTemplateId, events: Array<YearPlanTime>, };

/**
 * What one template gives.
 */
export type YearPlanItem = { template: ProgrammeTemplateId, kind: EventKind, name: string, events: Array<PlannedTime>, skipped: Array<SkippedTime>, };

/**
 * A time as adjusted. `planned_at` is that of the preview, by which it is known.
 */
export type YearPlanTime = { planned_at: OfficeTime, starts_at: OfficeTime, ends_at: OfficeTime, };

/**
 * What `programme.plan` made.
 */
export type YearPlanned = { series: number, events: Array<EventId>, };

/**
 * Whole yen, signed. Crosses to the screen as a decimal string, stands in SQL as INTEGER.
 *
 * Shares and ratios are computed in [`Decimal`] and rounded to yen by a named rule, never in floats.
 */
export type Yen = string & { readonly __yen: true };

/**
 * The beginning as clocks elsewhere show it.
 */
export type ZoneTime = { zone: string, 
/**
 * Day and time there, in the form of the office's times.
 */
starts_at: OfficeTime, };

/** Every command: what it takes, what it answers, how it touches the file. */
export interface Commands {
  "office.status": { kind: "host"; request: OfficeStatusLoad; response: OfficeStatus };
  "office.choose": { kind: "host"; request: OfficeChoose; response: OfficeStatus };
  "office.unlock": { kind: "host"; request: OfficeUnlock; response: OfficeStatus };
  "office.recover": { kind: "host"; request: OfficeRecover; response: OfficeStatus };
  "office.recovery_code": { kind: "host"; request: RecoveryCodeMake; response: RecoveryCode };
  "office.create": { kind: "host"; request: OfficeCreate; response: OfficeStatus };
  "office.sample": { kind: "host"; request: OfficeSample; response: OfficeStatus };
  "office.lock": { kind: "host"; request: OfficeLeave; response: OfficeStatus };
  "office.close": { kind: "host"; request: OfficeLeave; response: OfficeStatus };
  "office.restore": { kind: "host"; request: OfficeRestore; response: OfficeStatus };
  "preference.load": { kind: "host"; request: PreferenceLoad; response: Preferences };
  "preference.save": { kind: "host"; request: Preferences; response: Preferences };
  "diagnosis.save": { kind: "host"; request: DiagnosisSave; response: null };
  "date.read": { kind: "host"; request: DateRead; response: DateAnswer };
  "today.load": { kind: "query"; request: TodayLoad; response: Today };
  "draft.save": { kind: "service"; request: DraftSave; response: null };
  "draft.load": { kind: "service"; request: DraftRef; response: string | null };
  "draft.clear": { kind: "service"; request: DraftRef; response: null };
  "picture.save": { kind: "service"; request: PictureSave; response: null };
  "organisation.load": { kind: "query"; request: OrganisationLoad; response: Organisation };
  "organisation.update": { kind: "mutation"; request: Organisation; response: Outcome<null> };
  "articles.list": { kind: "query"; request: ArticlesList; response: Articles };
  "articles.set": { kind: "mutation"; request: ArticlesSet; response: Outcome<null> };
  "user.list": { kind: "query"; request: UserList; response: Array<User> };
  "user.add": { kind: "mutation"; request: UserAdd; response: Outcome<UserId> };
  "user.update": { kind: "mutation"; request: UserUpdate; response: Outcome<null> };
  "user.disable": { kind: "mutation"; request: UserDisable; response: Outcome<null> };
  "user.enable": { kind: "mutation"; request: UserEnable; response: Outcome<null> };
  "user.change_passphrase": { kind: "service"; request: UserChangePassphrase; response: null };
  "person.search": { kind: "query"; request: PersonSearch; response: Array<PersonHit> };
  "person.page": { kind: "query"; request: PersonPageLoad; response: PersonPage };
  "person.duplicates": { kind: "query"; request: PersonDuplicates; response: Array<DuplicatePair> };
  "person.merge_preview": { kind: "query"; request: PersonMerge; response: MergePreview };
  "person.update": { kind: "mutation"; request: PersonUpdate; response: Outcome<null> };
  "person.rename": { kind: "mutation"; request: PersonRename; response: Outcome<null> };
  "person.move_house": { kind: "mutation"; request: PersonMoveHouse; response: Outcome<null> };
  "person.merge": { kind: "mutation"; request: PersonMerge; response: Outcome<null> };
  "person.keep_apart": { kind: "mutation"; request: PersonKeepApart; response: Outcome<null> };
  "contact.save": { kind: "mutation"; request: ContactSave; response: Outcome<ContactId> };
  "contact.remove": { kind: "mutation"; request: ContactRemove; response: Outcome<null> };
  "consent.record": { kind: "mutation"; request: ConsentRecord; response: Outcome<ConsentId> };
  "consent.withdraw": { kind: "mutation"; request: ConsentWithdraw; response: Outcome<null> };
  "note.write": { kind: "mutation"; request: NoteWrite; response: Outcome<NoteId> };
  "note.remove": { kind: "mutation"; request: NoteRemove; response: Outcome<null> };
  "attachment.add": { kind: "mutation"; request: AttachmentAdd; response: Outcome<AttachmentId> };
  "attachment.remove": { kind: "mutation"; request: AttachmentRef; response: Outcome<null> };
  "attachment.open": { kind: "service"; request: AttachmentRef; response: null };
  "recruitment.list": { kind: "query"; request: RecruitmentList; response: Array<Recruitment> };
  "recruitment.page": { kind: "query"; request: RecruitmentPageLoad; response: RecruitmentPage };
  "recruitment.add": { kind: "mutation"; request: RecruitmentAdd; response: Outcome<RecruitmentId> };
  "recruitment.update": { kind: "mutation"; request: RecruitmentUpdate; response: Outcome<null> };
  "recruitment.post": { kind: "mutation"; request: RecruitmentPost; response: Outcome<null> };
  "stage.save": { kind: "mutation"; request: StageSave; response: Outcome<null> };
  "application.table": { kind: "query"; request: ApplicationTable; response: ApplicationPage };
  "application.ids": { kind: "query"; request: ApplicationIds; response: Array<ApplicationId> };
  "application.board": { kind: "query"; request: ApplicationBoard; response: Array<BoardColumn> };
  "application.flow": { kind: "query"; request: ApplicationFlow; response: Flow };
  "application.add": { kind: "mutation"; request: ApplicationAdd; response: Outcome<Added> };
  "application.update": { kind: "mutation"; request: ApplicationUpdate; response: Outcome<null> };
  "application.move": { kind: "mutation"; request: ApplicationMove; response: Outcome<Moved> };
  "application.export": { kind: "service"; request: ApplicationExport; response: Exported };
  "view.list": { kind: "query"; request: ViewList; response: Array<SavedView> };
  "view.save": { kind: "mutation"; request: ViewSave; response: Outcome<SavedViewId> };
  "view.remove": { kind: "mutation"; request: ViewRemove; response: Outcome<null> };
  "import.preview": { kind: "service"; request: ImportPreviewLoad; response: ImportPreview };
  "import.applicants": { kind: "mutation"; request: ImportApplicants; response: Outcome<ImportReport> };
  "import.batches": { kind: "query"; request: ImportBatches; response: Array<ImportBatch> };
  "import.calendar_preview": { kind: "service"; request: CalendarPreviewLoad; response: CalendarPreview };
  "import.calendar": { kind: "mutation"; request: ImportCalendar; response: Outcome<CalendarReport> };
  "paper.list": { kind: "query"; request: PaperList; response: PaperRegister };
  "paper.form": { kind: "query"; request: PaperFormLoad; response: PaperForm };
  "paper.preview": { kind: "service"; request: PaperPreview; response: PaperPages };
  "paper.issue": { kind: "mutation"; request: PaperIssue; response: Outcome<Array<PaperId>> };
  "paper.reissue": { kind: "mutation"; request: PaperReissue; response: Outcome<Array<PaperId>> };
  "paper.export": { kind: "service"; request: PaperExport; response: PaperExported };
  "paper.open": { kind: "service"; request: PaperOpen; response: null };
  "mail_template.list": { kind: "query"; request: MailTemplateList; response: MailTemplates };
  "mail_template.save": { kind: "mutation"; request: MailTemplateSave; response: Outcome<MailTemplateId> };
  "mail_template.remove": { kind: "mutation"; request: MailTemplateRemove; response: Outcome<null> };
  "mail_template.add_usual": { kind: "mutation"; request: MailTemplateAddUsual; response: Outcome<number> };
  "mail.preview": { kind: "query"; request: MailPreview; response: Array<Mail> };
  "mail.write": { kind: "service"; request: MailWrite; response: MailsWritten };
  "mail.sent": { kind: "query"; request: MailsSent; response: Array<PersonId> };
  "mail.record_sent": { kind: "mutation"; request: MailsSent; response: Outcome<number> };
  "history.list": { kind: "query"; request: HistoryList; response: History };
  "history.entry": { kind: "query"; request: HistoryEntryLoad; response: HistoryEntry };
  "history.undo": { kind: "mutation"; request: HistoryUndo; response: Outcome<Undone> };
  "history.redo": { kind: "mutation"; request: HistoryRedo; response: Outcome<Undone> };
  "history.verify": { kind: "service"; request: HistoryVerify; response: VerifyReport };
  "backup.make": { kind: "service"; request: BackupMake; response: Backup };
  "backup.list": { kind: "service"; request: BackupList; response: Array<Backup> };
  "backup.drill": { kind: "service"; request: BackupDrill; response: Drill };
  "offer.list": { kind: "query"; request: OfferList; response: OfferCohort };
  "offer.of_person": { kind: "query"; request: OfferOfPerson; response: PersonOffers };
  "offer.check": { kind: "query"; request: OfferIssue; response: OfferCheck };
  "offer.draft": { kind: "mutation"; request: OfferDraft; response: Outcome<Array<OfferId>> };
  "offer.update": { kind: "mutation"; request: OfferUpdate; response: Outcome<null> };
  "offer.discard": { kind: "mutation"; request: OfferDiscard; response: Outcome<null> };
  "offer.issue": { kind: "mutation"; request: OfferIssue; response: Outcome<Array<OfferId>> };
  "offer.extend": { kind: "mutation"; request: OfferExtend; response: Outcome<null> };
  "offer.set_joining": { kind: "mutation"; request: OfferSetJoining; response: Outcome<null> };
  "offer.accept": { kind: "mutation"; request: OfferAccept; response: Outcome<ReplyTime> };
  "offer.decline": { kind: "mutation"; request: OfferLeaving; response: Outcome<null> };
  "offer.withdraw": { kind: "mutation"; request: OfferLeaving; response: Outcome<WithdrawnWhen> };
  "offer.propose_cancel": { kind: "mutation"; request: OfferProposeCancel; response: Outcome<null> };
  "offer.drop_cancel": { kind: "mutation"; request: OfferDropCancel; response: Outcome<null> };
  "offer.confirm_cancel": { kind: "mutation"; request: OfferConfirmCancel; response: Outcome<null> };
  "joining.list": { kind: "query"; request: JoiningList; response: Array<Newcomer> };
  "joining.record": { kind: "mutation"; request: JoiningRecord; response: Outcome<null> };
  "enquiry.list": { kind: "query"; request: EnquiryList; response: EnquiryPage };
  "enquiry.figures": { kind: "query"; request: EnquiryFiguresLoad; response: EnquiryFigures };
  "enquiry.record": { kind: "mutation"; request: EnquiryRecordNew; response: Outcome<EnquiryId> };
  "enquiry.update": { kind: "mutation"; request: EnquiryUpdate; response: Outcome<null> };
  "enquiry.remove": { kind: "mutation"; request: EnquiryRef; response: Outcome<null> };
  "enquiry.close": { kind: "mutation"; request: EnquiryRef; response: Outcome<null> };
  "enquiry.reopen": { kind: "mutation"; request: EnquiryRef; response: Outcome<null> };
  "answer.give": { kind: "mutation"; request: AnswerGive; response: Outcome<EnquiryAnswerId> };
  "answer.update": { kind: "mutation"; request: AnswerUpdate; response: Outcome<null> };
  "answer.remove": { kind: "mutation"; request: AnswerRef; response: Outcome<null> };
  "faq.list": { kind: "query"; request: FaqList; response: Array<Faq> };
  "faq.save": { kind: "mutation"; request: FaqSave; response: Outcome<FaqId> };
  "faq.retire": { kind: "mutation"; request: FaqRef; response: Outcome<null> };
  "faq.reinstate": { kind: "mutation"; request: FaqRef; response: Outcome<null> };
  "exchange.list": { kind: "query"; request: ExchangeList; response: ExchangePage };
  "exchange.record": { kind: "mutation"; request: ExchangeRecord; response: Outcome<ExchangeId> };
  "exchange.update": { kind: "mutation"; request: ExchangeUpdate; response: Outcome<null> };
  "exchange.remove": { kind: "mutation"; request: ExchangeRef; response: Outcome<null> };
  "conviction.list": { kind: "query"; request: ConvictionList; response: Array<Conviction> };
  "conviction.record": { kind: "mutation"; request: ConvictionRecord; response: Outcome<ConvictionId> };
  "conviction.update": { kind: "mutation"; request: ConvictionUpdate; response: Outcome<null> };
  "conviction.remove": { kind: "mutation"; request: ConvictionRef; response: Outcome<null> };
  "care.list": { kind: "query"; request: CareList; response: Array<CareSign> };
  "care.show": { kind: "query"; request: CareShow; response: CareView };
  "task.list": { kind: "query"; request: TaskList; response: TaskPage };
  "task.add": { kind: "mutation"; request: TaskAdd; response: Outcome<TaskId> };
  "task.update": { kind: "mutation"; request: TaskUpdate; response: Outcome<null> };
  "task.complete": { kind: "mutation"; request: TasksRef; response: Outcome<number> };
  "task.reopen": { kind: "mutation"; request: TaskRef; response: Outcome<null> };
  "task.remove": { kind: "mutation"; request: TaskRef; response: Outcome<null> };
  "task_template.list": { kind: "query"; request: TaskTemplateList; response: Array<TaskTemplate> };
  "task_template.save": { kind: "mutation"; request: TaskTemplateSave; response: Outcome<TaskTemplateId> };
  "task_template.retire": { kind: "mutation"; request: TaskTemplateRef; response: Outcome<null> };
  "task_template.reinstate": { kind: "mutation"; request: TaskTemplateRef; response: Outcome<null> };
  "task_template.add_usual": { kind: "mutation"; request: TaskTemplateAddUsual; response: Outcome<number> };
  "privacy.list": { kind: "query"; request: PrivacyList; response: Privacy };
  "privacy.set_purpose": { kind: "mutation"; request: PrivacySetPurpose; response: Outcome<null> };
  "privacy.due": { kind: "query"; request: PrivacyDue; response: PrivacyDueList };
  "erasure.list": { kind: "query"; request: ErasureList; response: Array<Erasure> };
  "erasure.preview": { kind: "service"; request: ErasurePreviewLoad; response: ErasurePreview };
  "erasure.erase": { kind: "mutation"; request: ErasureErase; response: Outcome<Erasure> };
  "template.list": { kind: "query"; request: TemplateList; response: Array<ProgrammeTemplate> };
  "template.save": { kind: "mutation"; request: TemplateSave; response: Outcome<ProgrammeTemplateId> };
  "template.retire": { kind: "mutation"; request: TemplateRetire; response: Outcome<null> };
  "template.add_usual": { kind: "mutation"; request: TemplateAddUsual; response: Outcome<number> };
  "programme.plan_preview": { kind: "query"; request: ProgrammePlanPreview; response: YearPlan };
  "programme.plan": { kind: "mutation"; request: ProgrammePlan; response: Outcome<YearPlanned> };
  "programme.calendar": { kind: "query"; request: ProgrammeCalendarLoad; response: ProgrammeCalendar };
  "programme.grid": { kind: "query"; request: ProgrammeGridLoad; response: ProgrammeGrid };
  "programme.find_dates": { kind: "query"; request: ProgrammeFindDates; response: Array<DateProposal> };
  "programme.of_person": { kind: "query"; request: ProgrammeOfPerson; response: PersonProgramme };
  "programme.export": { kind: "service"; request: ProgrammeExport; response: CalendarWritten };
  "closed_day.list": { kind: "query"; request: ClosedDayList; response: Array<ClosedDay> };
  "closed_day.save": { kind: "mutation"; request: ClosedDaySave; response: Outcome<ClosedDayId> };
  "closed_day.remove": { kind: "mutation"; request: ClosedDayRemove; response: Outcome<null> };
  "holiday.list": { kind: "query"; request: HolidayList; response: Array<HolidayRow> };
  "series.list": { kind: "query"; request: SeriesList; response: Array<Series> };
  "series.preview": { kind: "query"; request: SeriesPreviewLoad; response: SeriesPreview };
  "event.page": { kind: "query"; request: EventPageLoad; response: EventPage };
  "event.add": { kind: "mutation"; request: EventAdd; response: Outcome<EventsAdded> };
  "event.update": { kind: "mutation"; request: EventUpdate; response: Outcome<EventsChanged> };
  "event.move_preview": { kind: "query"; request: EventMove; response: EventsMoved };
  "event.move": { kind: "mutation"; request: EventMove; response: Outcome<EventsMoved> };
  "event.cancel": { kind: "mutation"; request: EventCancel; response: Outcome<EventsChanged> };
  "event.restore": { kind: "mutation"; request: EventRef; response: Outcome<EventsChanged> };
  "event.remove": { kind: "mutation"; request: EventRef; response: Outcome<null> };
  "guest.save": { kind: "mutation"; request: GuestSave; response: Outcome<GuestId> };
  "guest.remove": { kind: "mutation"; request: GuestRemove; response: Outcome<null> };
  "attendance.record": { kind: "mutation"; request: AttendanceRecord; response: Outcome<number> };
  "event_note.save": { kind: "mutation"; request: EventNoteSave; response: Outcome<EventNoteId> };
  "event_note.remove": { kind: "mutation"; request: EventNoteRemove; response: Outcome<null> };
  "follow_up.ask": { kind: "mutation"; request: FollowUpAsk; response: Outcome<FollowUpAsked> };
  "follow_up.answer": { kind: "mutation"; request: FollowUpAnswerWrite; response: Outcome<null> };
  "follow_up.remove": { kind: "mutation"; request: FollowUpRemove; response: Outcome<null> };
  "invitation.invite": { kind: "mutation"; request: InvitationInvite; response: Outcome<Invited> };
  "invitation.reply": { kind: "mutation"; request: InvitationReplyRecord; response: Outcome<PlacesChanged> };
  "invitation.update": { kind: "mutation"; request: InvitationUpdate; response: Outcome<null> };
  "invitation.withdraw": { kind: "mutation"; request: InvitationRef; response: Outcome<PlacesChanged> };
  "invitation.run_waiting": { kind: "mutation"; request: InvitationRunWaiting; response: Outcome<WaitingRun> };
  "invitation.tell": { kind: "mutation"; request: InvitationTell; response: Outcome<number> };
  "invitation.draft": { kind: "service"; request: InvitationDraft; response: InvitationsDrafted };
  "study.list": { kind: "query"; request: StudyList; response: Array<StudyPeriod> };
  "study.save": { kind: "mutation"; request: StudySave; response: Outcome<StudyPeriodId> };
  "study.remove": { kind: "mutation"; request: StudyRemove; response: Outcome<null> };
  "site.tree": { kind: "query"; request: SiteTreeLoad; response: SiteTree };
  "site.page": { kind: "query"; request: SitePageLoad; response: SitePage };
  "site.add": { kind: "mutation"; request: SiteAdd; response: Outcome<SiteId> };
  "site.update": { kind: "mutation"; request: SiteUpdate; response: Outcome<null> };
  "site.rename": { kind: "mutation"; request: SiteRename; response: Outcome<null> };
  "site.move": { kind: "mutation"; request: SiteMove; response: Outcome<null> };
  "site.close": { kind: "mutation"; request: SiteClose; response: Outcome<null> };
  "site.reopen": { kind: "mutation"; request: SiteReopen; response: Outcome<null> };
  "import.sites_preview": { kind: "service"; request: SitesPreviewLoad; response: SitesPreview };
  "import.sites": { kind: "mutation"; request: ImportSites; response: Outcome<ImportReport> };
  "person.add": { kind: "mutation"; request: PersonAdd; response: Outcome<PersonId> };
  "work.of_person": { kind: "query"; request: WorkOfPerson; response: Array<Work> };
  "work.save": { kind: "mutation"; request: WorkSave; response: Outcome<WorkId> };
  "work.remove": { kind: "mutation"; request: WorkRef; response: Outcome<null> };
  "member.register": { kind: "query"; request: RegisterLoad; response: Register };
  "member.ratios": { kind: "query"; request: RatiosLoad; response: Ratios };
  "member.pending": { kind: "query"; request: PendingLoad; response: Array<PendingMember> };
  "member.of_person": { kind: "query"; request: MembersOfPerson; response: PersonMembership };
  "member.withdrawals": { kind: "query"; request: WithdrawalList; response: Withdrawals };
  "member.notice_preview": { kind: "query"; request: NoticePreviewLoad; response: NoticePreview };
  "member.leaving_preview": { kind: "query"; request: LeavingPreviewLoad; response: AfterLeaving };
  "member.apply": { kind: "mutation"; request: MemberApply; response: Outcome<MemberId> };
  "member.amend": { kind: "mutation"; request: MemberAmend; response: Outcome<null> };
  "member.consent": { kind: "mutation"; request: MemberConsent; response: Outcome<Admitted> };
  "member.refuse": { kind: "mutation"; request: MemberRefuse; response: Outcome<null> };
  "member.drop": { kind: "mutation"; request: MemberDrop; response: Outcome<null> };
  "member.void": { kind: "mutation"; request: MemberVoid; response: Outcome<null> };
  "member.give_notice": { kind: "mutation"; request: GiveNotice; response: Outcome<NoticeTaken> };
  "member.leave": { kind: "mutation"; request: MemberLeave; response: Outcome<WithdrawalId> };
  "member.expel": { kind: "mutation"; request: MemberExpel; response: Outcome<WithdrawalId> };
  "member.notify_expulsion": { kind: "mutation"; request: NotifyExpulsion; response: Outcome<null> };
  "member.revoke_withdrawal": { kind: "mutation"; request: RevokeWithdrawal; response: Outcome<null> };
  "member.set_notice_place": { kind: "mutation"; request: NoticePlaceSet; response: Outcome<null> };
  "equity.account": { kind: "query"; request: AccountLoad; response: EquityAccount };
  "equity.totals": { kind: "query"; request: TotalsLoad; response: EquityStanding };
  "equity.over_time": { kind: "query"; request: OverTimeLoad; response: Array<EquityPoint> };
  "equity.receive": { kind: "mutation"; request: EquityReceive; response: Outcome<Received> };
  "equity.return_deposit": { kind: "mutation"; request: DepositReturn; response: Outcome<null> };
  "equity.increase_preview": { kind: "query"; request: IncreasePreviewLoad; response: IncreasePreview };
  "equity.increase": { kind: "mutation"; request: EquityIncrease; response: Outcome<Increased> };
  "equity.reduce_preview": { kind: "query"; request: ReducePreviewLoad; response: ReducePreview };
  "equity.reduce": { kind: "mutation"; request: EquityReduce; response: Outcome<NoticeTaken> };
  "equity.revoke_reduction": { kind: "mutation"; request: RevokeReduction; response: Outcome<null> };
  "equity.reverse": { kind: "mutation"; request: MovementReverse; response: Outcome<MovementId> };
  "equity.set_instalments": { kind: "mutation"; request: InstalmentsSet; response: Outcome<null> };
  "evidence.attach": { kind: "mutation"; request: EvidenceAttach; response: Outcome<null> };
  "debt.record": { kind: "mutation"; request: DebtRecord; response: Outcome<DebtId> };
  "debt.settle": { kind: "mutation"; request: DebtSettle; response: Outcome<null> };
  "resolution.list": { kind: "query"; request: ResolutionList; response: Array<Resolution> };
  "resolution.record": { kind: "mutation"; request: ResolutionRecord; response: Outcome<ResolutionId> };
  "year_account.list": { kind: "query"; request: YearAccountList; response: Array<YearAccount> };
  "year_account.record": { kind: "mutation"; request: YearAccountRecord; response: Outcome<YearAccountId> };
  "refund.sheet": { kind: "query"; request: RefundSheetLoad; response: RefundSheet };
  "refund.list": { kind: "query"; request: RefundList; response: Array<RefundRow> };
  "refund.decide": { kind: "mutation"; request: RefundDecide; response: Outcome<Array<RefundId>> };
  "refund.pay": { kind: "mutation"; request: RefundPay; response: Outcome<Yen> };
  "refund.lapse": { kind: "mutation"; request: RefundLapse; response: Outcome<null> };
  "unit.list": { kind: "query"; request: UnitChangeList; response: Array<UnitChange> };
  "unit.preview": { kind: "query"; request: UnitChangeTo; response: UnitPreview };
  "unit.change": { kind: "mutation"; request: UnitChangeTo; response: Outcome<UnitChangeId> };
  "register.export": { kind: "service"; request: RegisterExport; response: RegisterExported };
  "register.preview": { kind: "service"; request: RegisterPreview; response: RegisterPage };
  "inspection.list": { kind: "query"; request: InspectionList; response: Array<Inspection> };
  "inspection.record": { kind: "mutation"; request: InspectionRecord; response: Outcome<InspectionId> };
  "member_paper.choices": { kind: "query"; request: MemberPaperChoicesLoad; response: PaperChoices };
  "member_paper.form": { kind: "query"; request: MemberPaperFormLoad; response: MemberPaperForm };
  "member_paper.preview": { kind: "service"; request: MemberPaperPreview; response: PaperPages };
  "member_paper.issue": { kind: "mutation"; request: MemberPaperIssue; response: Outcome<Array<PaperId>> };
  "member_paper.reissue": { kind: "mutation"; request: PaperReissue; response: Outcome<Array<PaperId>> };
  "paper.void": { kind: "mutation"; request: PaperVoid; response: Outcome<null> };
  "member_paper.blank": { kind: "service"; request: MemberPaperBlank; response: null };
  "equity.journal_export": { kind: "service"; request: JournalExport; response: JournalExported };
  "import.members_preview": { kind: "service"; request: MembersPreviewLoad; response: MembersPreview };
  "import.members": { kind: "mutation"; request: ImportMembers; response: Outcome<MembersReport> };
  "import.payments_preview": { kind: "service"; request: PaymentsPreviewLoad; response: PaymentsPreview };
  "import.payers": { kind: "query"; request: PayersFind; response: Array<PaymentPayer> };
  "import.payments": { kind: "mutation"; request: ImportPayments; response: Outcome<PaymentsReport> };
  "filing.list": { kind: "query"; request: FilingListLoad; response: FilingList };
  "filing.of": { kind: "query"; request: FilingsOf; response: Array<DutyRow> };
  "filing.done": { kind: "mutation"; request: FilingDone; response: Outcome<null> };
  "filing.undone": { kind: "mutation"; request: FilingUndone; response: Outcome<null> };
  "office_event.record": { kind: "mutation"; request: OfficeEventRecord; response: Outcome<OfficeEventId> };
  "office_event.update": { kind: "mutation"; request: OfficeEventUpdate; response: Outcome<null> };
  "office_event.remove": { kind: "mutation"; request: OfficeEventRef; response: Outcome<null> };
  "equity_registration.list": { kind: "query"; request: EquityRegistrationList; response: Array<EquityRegistration> };
  "equity_registration.record": { kind: "mutation"; request: EquityRegistrationRecord; response: Outcome<EquityRegistrationId> };
  "equity_registration.remove": { kind: "mutation"; request: EquityRegistrationRef; response: Outcome<null> };
  "surplus.sheet": { kind: "query"; request: SurplusSheetLoad; response: SurplusSheet };
  "surplus.read_file": { kind: "service"; request: SurplusReadFile; response: SurplusRead };
  "surplus.export": { kind: "service"; request: SurplusExport; response: SurplusWritten };
}

/** The tables each query reads: when one of them changes, the answer is stale. */
export const READS = {
  "today.load": ["application", "article_setting", "closed_day", "consent", "contact", "distinct_pair", "enquiry", "enquiry_answer", "equity_registration", "erasure", "event", "exchange", "filing", "invitation", "joining", "journal", "member", "movement", "offer", "offer_event", "office_event", "organisation", "person", "person_name", "recruitment", "redaction", "reduction", "refund", "resolution", "stage", "stage_move", "task", "unit_change", "user", "withdrawal", "work"],
  "organisation.load": ["organisation"],
  "articles.list": ["article_setting"],
  "user.list": ["user", "user_role"],
  "person.search": ["application", "contact", "person", "person_name", "recruitment", "stage"],
  "person.page": ["application", "attachment", "consent", "contact", "conviction", "distinct_pair", "enquiry", "enquiry_answer", "erasure", "event", "exchange", "follow_up", "follow_up_answer", "import_batch", "import_row", "invitation", "joining", "member", "member_paper", "note", "offer", "offer_event", "paper", "paper_void", "person", "person_address", "person_name", "recruitment", "stage", "stage_move", "task", "user"],
  "person.duplicates": ["contact", "distinct_pair", "person", "person_name"],
  "person.merge_preview": ["application", "attachment", "consent", "contact", "note", "person", "person_address", "person_name", "recruitment", "stage", "conviction", "enquiry", "exchange", "follow_up_answer", "invitation", "joining", "member", "notice_place", "offer", "paper", "study_period", "task", "work"],
  "recruitment.list": ["application", "recruitment"],
  "recruitment.page": ["application", "posting", "recruitment", "stage", "stage_move"],
  "application.table": ["application", "consent", "contact", "distinct_pair", "offer", "person", "person_name", "stage", "user"],
  "application.ids": ["application", "consent", "contact", "distinct_pair", "offer", "person", "person_name", "stage"],
  "application.board": ["application", "consent", "contact", "distinct_pair", "offer", "person", "person_name", "stage", "user"],
  "application.flow": ["application", "recruitment", "stage", "stage_move"],
  "view.list": ["saved_view"],
  "import.batches": ["import_batch", "user"],
  "paper.list": ["member_paper", "paper", "paper_void", "person_name", "user"],
  "paper.form": ["application", "offer", "offer_event", "organisation", "paper", "person", "person_address", "person_name"],
  "mail_template.list": ["mail_template"],
  "mail.preview": ["application", "contact", "member_paper", "offer", "offer_event", "organisation", "paper", "paper_void", "person", "person_address", "person_name", "recruitment", "stage", "user"],
  "mail.sent": ["exchange"],
  "history.list": ["journal", "redaction", "user"],
  "history.entry": ["application", "import_batch", "journal", "offer", "person", "person_name", "recruitment", "redaction", "stage", "user"],
  "offer.list": ["application", "joining", "offer", "offer_event", "person", "person_name", "recruitment", "stage", "stage_move", "user"],
  "offer.of_person": ["application", "erasure", "joining", "offer", "offer_event", "person", "person_name", "recruitment", "stage", "user"],
  "offer.check": ["application", "erasure", "joining", "offer", "offer_event", "person", "person_address", "person_name", "recruitment", "stage"],
  "joining.list": ["joining", "offer", "application", "person", "person_name", "recruitment"],
  "enquiry.list": ["application", "enquiry", "enquiry_answer", "event", "person", "person_name", "user"],
  "enquiry.figures": ["application", "enquiry", "enquiry_answer"],
  "faq.list": ["faq"],
  "exchange.list": ["exchange", "person", "person_name", "user"],
  "conviction.list": ["conviction", "user"],
  "care.list": ["application", "article_setting", "enquiry", "enquiry_answer", "event", "exchange", "invitation", "joining", "offer", "person", "person_name", "recruitment", "stage", "stage_move"],
  "care.show": ["application", "article_setting", "enquiry", "enquiry_answer", "event", "exchange", "invitation", "joining", "offer", "person", "person_address", "person_name", "recruitment", "stage", "stage_move"],
  "task.list": ["event", "person", "person_name", "task", "user"],
  "task_template.list": ["task_template"],
  "privacy.list": ["article_setting", "purpose_notice"],
  "privacy.due": ["application", "article_setting", "consent", "erasure", "joining", "member", "offer", "person", "person_name", "recruitment", "stage", "work"],
  "erasure.list": ["erasure", "user"],
  "template.list": ["programme_template"],
  "programme.plan_preview": ["application", "closed_day", "event", "invitation", "person", "person_name", "programme_template", "recruitment", "stage", "study_period"],
  "programme.calendar": ["application", "closed_day", "event", "invitation", "person", "person_name", "recruitment", "stage", "study_period", "user"],
  "programme.grid": ["application", "event", "invitation", "person", "person_name", "recruitment", "stage"],
  "programme.find_dates": ["application", "closed_day", "event", "invitation", "person", "person_name", "recruitment", "stage", "study_period", "user"],
  "programme.of_person": ["application", "event", "invitation", "person", "person_address", "person_name", "study_period"],
  "closed_day.list": ["closed_day"],
  "holiday.list": [],
  "series.list": ["event", "series"],
  "series.preview": ["application", "closed_day", "event", "invitation", "person", "person_name", "recruitment", "stage", "study_period"],
  "event.page": ["application", "closed_day", "contact", "event", "event_note", "follow_up", "follow_up_answer", "guest", "invitation", "person", "person_name", "recruitment", "series", "study_period", "user"],
  "event.move_preview": ["application", "closed_day", "event", "invitation", "person", "person_name", "recruitment", "series", "stage", "study_period", "user"],
  "study.list": ["application", "person", "person_name", "study_period"],
  "site.tree": ["site", "site_placement"],
  "site.page": ["site", "site_placement"],
  "work.of_person": ["work"],
  "member.register": ["article_setting", "contact", "member", "movement", "person", "person_address", "person_name"],
  "member.ratios": ["member", "work"],
  "member.pending": ["member", "movement", "person", "person_address", "person_name"],
  "member.of_person": ["article_setting", "member", "movement", "notice_place", "person", "person_address", "person_name", "withdrawal", "work"],
  "member.withdrawals": ["article_setting", "member", "person", "person_address", "person_name", "withdrawal"],
  "member.notice_preview": ["article_setting", "member", "movement", "person", "person_address", "person_name", "withdrawal", "work"],
  "member.leaving_preview": ["article_setting", "member", "movement", "person", "person_address", "person_name", "withdrawal", "work"],
  "equity.account": ["article_setting", "debt", "evidence", "instalment", "member", "movement", "person", "person_address", "person_name", "reduction", "refund", "user", "withdrawal"],
  "equity.totals": ["article_setting", "equity_registration", "member", "movement", "person", "person_address", "person_name"],
  "equity.over_time": ["movement"],
  "equity.increase_preview": ["article_setting", "member", "movement"],
  "equity.reduce_preview": ["article_setting", "member", "movement", "person", "person_address", "person_name"],
  "resolution.list": ["resolution"],
  "year_account.list": ["year_account"],
  "refund.sheet": ["article_setting", "debt", "member", "movement", "person", "person_address", "person_name", "reduction", "refund", "withdrawal", "year_account"],
  "refund.list": ["article_setting", "debt", "member", "movement", "person", "person_address", "person_name", "reduction", "refund", "withdrawal"],
  "unit.list": ["resolution", "unit_change"],
  "unit.preview": ["article_setting", "member", "movement", "person", "person_address", "person_name"],
  "inspection.list": ["inspection", "user"],
  "member_paper.choices": ["organisation", "paper"],
  "member_paper.form": ["article_setting", "evidence", "member", "member_paper", "movement", "organisation", "paper", "paper_void", "person_name", "refund", "user", "withdrawal"],
  "import.payers": ["article_setting", "member", "person", "person_address", "person_name"],
  "filing.list": ["article_setting", "closed_day", "equity_registration", "filing", "journal", "member", "movement", "office_event", "organisation", "person", "person_name", "reduction", "refund", "resolution", "unit_change", "user", "withdrawal"],
  "filing.of": ["article_setting", "closed_day", "equity_registration", "filing", "journal", "member", "movement", "office_event", "organisation", "person", "person_name", "reduction", "refund", "resolution", "unit_change", "user", "withdrawal"],
  "equity_registration.list": ["equity_registration"],
  "surplus.sheet": ["article_setting"],
} as const satisfies Record<string, readonly Table[]>;

/** Which roles may call a command; any one suffices. */
export const ROLES = {
  "today.load": ["administrator", "recruiter", "coordinator", "personnel", "registrar", "secretary", "auditor"],
  "draft.save": ["administrator", "recruiter", "coordinator", "personnel", "registrar", "secretary", "auditor"],
  "draft.load": ["administrator", "recruiter", "coordinator", "personnel", "registrar", "secretary", "auditor"],
  "draft.clear": ["administrator", "recruiter", "coordinator", "personnel", "registrar", "secretary", "auditor"],
  "picture.save": ["administrator", "recruiter", "coordinator", "personnel", "registrar", "secretary", "auditor"],
  "organisation.load": ["administrator", "recruiter", "coordinator", "personnel", "registrar", "secretary", "auditor"],
  "organisation.update": ["administrator"],
  "articles.list": ["administrator", "recruiter", "coordinator", "personnel", "registrar", "secretary", "auditor"],
  "articles.set": ["administrator"],
  "user.list": ["administrator", "recruiter", "coordinator", "personnel", "registrar", "secretary", "auditor"],
  "user.add": ["administrator"],
  "user.update": ["administrator"],
  "user.disable": ["administrator"],
  "user.enable": ["administrator"],
  "user.change_passphrase": ["administrator", "recruiter", "coordinator", "personnel", "registrar", "secretary", "auditor"],
  "person.search": ["administrator", "recruiter", "coordinator", "personnel", "registrar", "secretary", "auditor"],
  "person.page": ["administrator", "recruiter", "coordinator", "personnel", "registrar", "secretary", "auditor"],
  "person.duplicates": ["administrator", "recruiter", "coordinator", "personnel", "registrar", "secretary", "auditor"],
  "person.merge_preview": ["recruiter"],
  "person.update": ["recruiter", "coordinator", "personnel", "registrar"],
  "person.rename": ["recruiter", "coordinator", "personnel", "registrar"],
  "person.move_house": ["recruiter", "coordinator", "personnel", "registrar"],
  "person.merge": ["recruiter"],
  "person.keep_apart": ["recruiter"],
  "contact.save": ["recruiter", "coordinator", "personnel", "registrar"],
  "contact.remove": ["recruiter", "coordinator", "personnel", "registrar"],
  "consent.record": ["recruiter", "coordinator", "personnel", "registrar"],
  "consent.withdraw": ["recruiter", "coordinator", "personnel", "registrar"],
  "note.write": ["recruiter", "coordinator", "personnel", "registrar"],
  "note.remove": ["recruiter", "coordinator", "personnel", "registrar"],
  "attachment.add": ["recruiter", "coordinator", "personnel", "registrar"],
  "attachment.remove": ["recruiter", "coordinator", "personnel", "registrar"],
  "attachment.open": ["administrator", "recruiter", "coordinator", "personnel", "registrar", "secretary", "auditor"],
  "recruitment.list": ["administrator", "recruiter", "coordinator", "personnel", "registrar", "secretary", "auditor"],
  "recruitment.page": ["administrator", "recruiter", "coordinator", "personnel", "registrar", "secretary", "auditor"],
  "recruitment.add": ["recruiter"],
  "recruitment.update": ["recruiter"],
  "recruitment.post": ["recruiter"],
  "stage.save": ["recruiter"],
  "application.table": ["administrator", "recruiter", "coordinator", "personnel", "registrar", "secretary", "auditor"],
  "application.ids": ["administrator", "recruiter", "coordinator", "personnel", "registrar", "secretary", "auditor"],
  "application.board": ["administrator", "recruiter", "coordinator", "personnel", "registrar", "secretary", "auditor"],
  "application.flow": ["administrator", "recruiter", "coordinator", "personnel", "registrar", "secretary", "auditor"],
  "application.add": ["recruiter"],
  "application.update": ["recruiter"],
  "application.move": ["recruiter"],
  "application.export": ["administrator", "recruiter", "coordinator", "personnel", "registrar", "secretary", "auditor"],
  "view.list": ["administrator", "recruiter", "coordinator", "personnel", "registrar", "secretary", "auditor"],
  "view.save": ["administrator", "recruiter", "coordinator", "personnel", "registrar", "secretary", "auditor"],
  "view.remove": ["administrator", "recruiter", "coordinator", "personnel", "registrar", "secretary", "auditor"],
  "import.preview": ["recruiter"],
  "import.applicants": ["recruiter"],
  "import.batches": ["administrator", "recruiter", "coordinator", "personnel", "registrar", "secretary", "auditor"],
  "import.calendar_preview": ["coordinator", "recruiter"],
  "import.calendar": ["coordinator", "recruiter"],
  "paper.list": ["administrator", "recruiter", "coordinator", "personnel", "registrar", "secretary", "auditor"],
  "paper.form": ["recruiter", "coordinator", "personnel", "registrar"],
  "paper.preview": ["administrator", "recruiter", "coordinator", "personnel", "registrar", "secretary", "auditor"],
  "paper.issue": ["recruiter"],
  "paper.reissue": ["recruiter"],
  "paper.export": ["administrator", "recruiter", "coordinator", "personnel", "registrar", "secretary", "auditor"],
  "paper.open": ["administrator", "recruiter", "coordinator", "personnel", "registrar", "secretary", "auditor"],
  "mail_template.list": ["administrator", "recruiter", "coordinator", "personnel", "registrar", "secretary", "auditor"],
  "mail_template.save": ["recruiter", "coordinator", "personnel", "registrar"],
  "mail_template.remove": ["recruiter", "coordinator", "personnel", "registrar"],
  "mail_template.add_usual": ["recruiter", "coordinator", "personnel", "registrar"],
  "mail.preview": ["recruiter", "coordinator", "personnel", "registrar"],
  "mail.write": ["recruiter", "coordinator", "personnel", "registrar"],
  "mail.sent": ["recruiter", "coordinator", "personnel", "registrar"],
  "mail.record_sent": ["recruiter", "coordinator", "personnel", "registrar"],
  "history.list": ["administrator", "recruiter", "coordinator", "personnel", "registrar", "secretary", "auditor"],
  "history.entry": ["administrator", "recruiter", "coordinator", "personnel", "registrar", "secretary", "auditor"],
  "history.undo": ["administrator", "recruiter", "coordinator", "personnel", "registrar", "secretary", "auditor"],
  "history.redo": ["administrator", "recruiter", "coordinator", "personnel", "registrar", "secretary", "auditor"],
  "history.verify": ["administrator", "recruiter", "coordinator", "personnel", "registrar", "secretary", "auditor"],
  "backup.make": ["administrator", "recruiter", "coordinator", "personnel", "registrar", "secretary", "auditor"],
  "backup.list": ["administrator", "recruiter", "coordinator", "personnel", "registrar", "secretary", "auditor"],
  "backup.drill": ["administrator", "recruiter", "coordinator", "personnel", "registrar", "secretary", "auditor"],
  "offer.list": ["administrator", "recruiter", "coordinator", "personnel", "registrar", "secretary", "auditor"],
  "offer.of_person": ["administrator", "recruiter", "coordinator", "personnel", "registrar", "secretary", "auditor"],
  "offer.check": ["administrator", "recruiter", "coordinator", "personnel", "registrar", "secretary", "auditor"],
  "offer.draft": ["recruiter"],
  "offer.update": ["recruiter"],
  "offer.discard": ["recruiter"],
  "offer.issue": ["recruiter"],
  "offer.extend": ["recruiter"],
  "offer.set_joining": ["recruiter"],
  "offer.accept": ["recruiter"],
  "offer.decline": ["recruiter"],
  "offer.withdraw": ["recruiter"],
  "offer.propose_cancel": ["recruiter"],
  "offer.drop_cancel": ["recruiter"],
  "offer.confirm_cancel": ["administrator", "recruiter"],
  "joining.list": ["administrator", "recruiter", "coordinator", "personnel", "registrar", "secretary", "auditor"],
  "joining.record": ["recruiter", "personnel"],
  "enquiry.list": ["administrator", "recruiter", "coordinator", "personnel", "registrar", "secretary", "auditor"],
  "enquiry.figures": ["administrator", "recruiter", "coordinator", "personnel", "registrar", "secretary", "auditor"],
  "enquiry.record": ["recruiter", "coordinator", "personnel", "registrar"],
  "enquiry.update": ["recruiter", "coordinator", "personnel", "registrar"],
  "enquiry.remove": ["recruiter", "coordinator", "personnel", "registrar"],
  "enquiry.close": ["recruiter", "coordinator", "personnel", "registrar"],
  "enquiry.reopen": ["recruiter", "coordinator", "personnel", "registrar"],
  "answer.give": ["recruiter", "coordinator", "personnel", "registrar"],
  "answer.update": ["recruiter", "coordinator", "personnel", "registrar"],
  "answer.remove": ["recruiter", "coordinator", "personnel", "registrar"],
  "faq.list": ["administrator", "recruiter", "coordinator", "personnel", "registrar", "secretary", "auditor"],
  "faq.save": ["recruiter", "coordinator", "personnel", "registrar"],
  "faq.retire": ["recruiter", "coordinator", "personnel", "registrar"],
  "faq.reinstate": ["recruiter", "coordinator", "personnel", "registrar"],
  "exchange.list": ["administrator", "recruiter", "coordinator", "personnel", "registrar", "secretary", "auditor"],
  "exchange.record": ["recruiter", "coordinator", "personnel", "registrar"],
  "exchange.update": ["recruiter", "coordinator", "personnel", "registrar"],
  "exchange.remove": ["recruiter", "coordinator", "personnel", "registrar"],
  "conviction.list": ["administrator", "recruiter", "coordinator", "personnel", "registrar", "secretary", "auditor"],
  "conviction.record": ["recruiter", "coordinator", "personnel", "registrar"],
  "conviction.update": ["recruiter", "coordinator", "personnel", "registrar"],
  "conviction.remove": ["recruiter", "coordinator", "personnel", "registrar"],
  "care.list": ["administrator", "recruiter", "coordinator", "personnel", "registrar", "secretary", "auditor"],
  "care.show": ["administrator", "recruiter", "coordinator", "personnel", "registrar", "secretary", "auditor"],
  "task.list": ["administrator", "recruiter", "coordinator", "personnel", "registrar", "secretary", "auditor"],
  "task.add": ["administrator", "recruiter", "coordinator", "personnel", "registrar", "secretary"],
  "task.update": ["administrator", "recruiter", "coordinator", "personnel", "registrar", "secretary"],
  "task.complete": ["administrator", "recruiter", "coordinator", "personnel", "registrar", "secretary"],
  "task.reopen": ["administrator", "recruiter", "coordinator", "personnel", "registrar", "secretary"],
  "task.remove": ["administrator", "recruiter", "coordinator", "personnel", "registrar", "secretary"],
  "task_template.list": ["administrator", "recruiter", "coordinator", "personnel", "registrar", "secretary", "auditor"],
  "task_template.save": ["recruiter", "coordinator", "personnel", "registrar"],
  "task_template.retire": ["recruiter", "coordinator", "personnel", "registrar"],
  "task_template.reinstate": ["recruiter", "coordinator", "personnel", "registrar"],
  "task_template.add_usual": ["recruiter", "coordinator", "personnel", "registrar"],
  "privacy.list": ["administrator", "recruiter", "coordinator", "personnel", "registrar", "secretary", "auditor"],
  "privacy.set_purpose": ["administrator"],
  "privacy.due": ["administrator", "recruiter"],
  "erasure.list": ["administrator", "recruiter"],
  "erasure.preview": ["administrator", "recruiter"],
  "erasure.erase": ["administrator"],
  "template.list": ["administrator", "recruiter", "coordinator", "personnel", "registrar", "secretary", "auditor"],
  "template.save": ["coordinator", "recruiter"],
  "template.retire": ["coordinator", "recruiter"],
  "template.add_usual": ["coordinator", "recruiter"],
  "programme.plan_preview": ["administrator", "recruiter", "coordinator", "personnel", "registrar", "secretary", "auditor"],
  "programme.plan": ["coordinator", "recruiter"],
  "programme.calendar": ["administrator", "recruiter", "coordinator", "personnel", "registrar", "secretary", "auditor"],
  "programme.grid": ["administrator", "recruiter", "coordinator", "personnel", "registrar", "secretary", "auditor"],
  "programme.find_dates": ["administrator", "recruiter", "coordinator", "personnel", "registrar", "secretary", "auditor"],
  "programme.of_person": ["administrator", "recruiter", "coordinator", "personnel", "registrar", "secretary", "auditor"],
  "programme.export": ["administrator", "recruiter", "coordinator", "personnel", "registrar", "secretary", "auditor"],
  "closed_day.list": ["administrator", "recruiter", "coordinator", "personnel", "registrar", "secretary", "auditor"],
  "closed_day.save": ["coordinator", "recruiter"],
  "closed_day.remove": ["coordinator", "recruiter"],
  "holiday.list": ["administrator", "recruiter", "coordinator", "personnel", "registrar", "secretary", "auditor"],
  "series.list": ["administrator", "recruiter", "coordinator", "personnel", "registrar", "secretary", "auditor"],
  "series.preview": ["administrator", "recruiter", "coordinator", "personnel", "registrar", "secretary", "auditor"],
  "event.page": ["administrator", "recruiter", "coordinator", "personnel", "registrar", "secretary", "auditor"],
  "event.add": ["coordinator", "recruiter"],
  "event.update": ["coordinator", "recruiter"],
  "event.move_preview": ["administrator", "recruiter", "coordinator", "personnel", "registrar", "secretary", "auditor"],
  "event.move": ["coordinator", "recruiter"],
  "event.cancel": ["coordinator", "recruiter"],
  "event.restore": ["coordinator", "recruiter"],
  "event.remove": ["coordinator", "recruiter"],
  "guest.save": ["coordinator", "recruiter"],
  "guest.remove": ["coordinator", "recruiter"],
  "attendance.record": ["coordinator", "recruiter"],
  "event_note.save": ["coordinator", "recruiter"],
  "event_note.remove": ["coordinator", "recruiter"],
  "follow_up.ask": ["coordinator", "recruiter"],
  "follow_up.answer": ["coordinator", "recruiter"],
  "follow_up.remove": ["coordinator", "recruiter"],
  "invitation.invite": ["coordinator", "recruiter"],
  "invitation.reply": ["coordinator", "recruiter"],
  "invitation.update": ["coordinator", "recruiter"],
  "invitation.withdraw": ["coordinator", "recruiter"],
  "invitation.run_waiting": ["coordinator", "recruiter"],
  "invitation.tell": ["coordinator", "recruiter"],
  "invitation.draft": ["coordinator", "recruiter"],
  "study.list": ["administrator", "recruiter", "coordinator", "personnel", "registrar", "secretary", "auditor"],
  "study.save": ["recruiter", "coordinator", "personnel", "registrar"],
  "study.remove": ["recruiter", "coordinator", "personnel", "registrar"],
  "site.tree": ["administrator", "recruiter", "coordinator", "personnel", "registrar", "secretary", "auditor"],
  "site.page": ["administrator", "recruiter", "coordinator", "personnel", "registrar", "secretary", "auditor"],
  "site.add": ["administrator", "registrar"],
  "site.update": ["administrator", "registrar"],
  "site.rename": ["administrator", "registrar"],
  "site.move": ["administrator", "registrar"],
  "site.close": ["administrator", "registrar"],
  "site.reopen": ["administrator", "registrar"],
  "import.sites_preview": ["administrator", "registrar"],
  "import.sites": ["administrator", "registrar"],
  "person.add": ["recruiter", "coordinator", "personnel", "registrar"],
  "work.of_person": ["administrator", "recruiter", "coordinator", "personnel", "registrar", "secretary", "auditor"],
  "work.save": ["personnel", "registrar"],
  "work.remove": ["personnel", "registrar"],
  "member.register": ["administrator", "recruiter", "coordinator", "personnel", "registrar", "secretary", "auditor"],
  "member.ratios": ["administrator", "recruiter", "coordinator", "personnel", "registrar", "secretary", "auditor"],
  "member.pending": ["administrator", "recruiter", "coordinator", "personnel", "registrar", "secretary", "auditor"],
  "member.of_person": ["administrator", "recruiter", "coordinator", "personnel", "registrar", "secretary", "auditor"],
  "member.withdrawals": ["administrator", "recruiter", "coordinator", "personnel", "registrar", "secretary", "auditor"],
  "member.notice_preview": ["administrator", "recruiter", "coordinator", "personnel", "registrar", "secretary", "auditor"],
  "member.leaving_preview": ["administrator", "recruiter", "coordinator", "personnel", "registrar", "secretary", "auditor"],
  "member.apply": ["registrar"],
  "member.amend": ["registrar"],
  "member.consent": ["registrar"],
  "member.refuse": ["registrar"],
  "member.drop": ["registrar"],
  "member.void": ["registrar"],
  "member.give_notice": ["registrar"],
  "member.leave": ["registrar"],
  "member.expel": ["registrar"],
  "member.notify_expulsion": ["registrar"],
  "member.revoke_withdrawal": ["registrar"],
  "member.set_notice_place": ["registrar"],
  "equity.account": ["administrator", "recruiter", "coordinator", "personnel", "registrar", "secretary", "auditor"],
  "equity.totals": ["administrator", "recruiter", "coordinator", "personnel", "registrar", "secretary", "auditor"],
  "equity.over_time": ["administrator", "recruiter", "coordinator", "personnel", "registrar", "secretary", "auditor"],
  "equity.receive": ["registrar"],
  "equity.return_deposit": ["registrar"],
  "equity.increase_preview": ["administrator", "recruiter", "coordinator", "personnel", "registrar", "secretary", "auditor"],
  "equity.increase": ["registrar"],
  "equity.reduce_preview": ["administrator", "recruiter", "coordinator", "personnel", "registrar", "secretary", "auditor"],
  "equity.reduce": ["registrar"],
  "equity.revoke_reduction": ["registrar"],
  "equity.reverse": ["registrar"],
  "equity.set_instalments": ["registrar"],
  "evidence.attach": ["registrar"],
  "debt.record": ["registrar"],
  "debt.settle": ["registrar"],
  "resolution.list": ["administrator", "recruiter", "coordinator", "personnel", "registrar", "secretary", "auditor"],
  "resolution.record": ["registrar"],
  "year_account.list": ["administrator", "recruiter", "coordinator", "personnel", "registrar", "secretary", "auditor"],
  "year_account.record": ["registrar"],
  "refund.sheet": ["administrator", "recruiter", "coordinator", "personnel", "registrar", "secretary", "auditor"],
  "refund.list": ["administrator", "recruiter", "coordinator", "personnel", "registrar", "secretary", "auditor"],
  "refund.decide": ["registrar"],
  "refund.pay": ["registrar"],
  "refund.lapse": ["registrar"],
  "unit.list": ["administrator", "recruiter", "coordinator", "personnel", "registrar", "secretary", "auditor"],
  "unit.preview": ["administrator", "recruiter", "coordinator", "personnel", "registrar", "secretary", "auditor"],
  "unit.change": ["registrar"],
  "register.export": ["registrar", "secretary", "auditor", "administrator"],
  "register.preview": ["registrar", "secretary", "auditor", "administrator"],
  "inspection.list": ["registrar", "secretary", "auditor", "administrator"],
  "inspection.record": ["registrar"],
  "member_paper.choices": ["registrar"],
  "member_paper.form": ["registrar"],
  "member_paper.preview": ["registrar"],
  "member_paper.issue": ["registrar"],
  "member_paper.reissue": ["registrar"],
  "paper.void": ["registrar"],
  "member_paper.blank": ["administrator", "recruiter", "coordinator", "personnel", "registrar", "secretary", "auditor"],
  "equity.journal_export": ["registrar", "secretary", "auditor", "administrator"],
  "import.members_preview": ["registrar"],
  "import.members": ["registrar"],
  "import.payments_preview": ["registrar"],
  "import.payers": ["registrar"],
  "import.payments": ["registrar"],
  "filing.list": ["administrator", "recruiter", "coordinator", "personnel", "registrar", "secretary", "auditor"],
  "filing.of": ["administrator", "recruiter", "coordinator", "personnel", "registrar", "secretary", "auditor"],
  "filing.done": ["administrator", "registrar", "secretary"],
  "filing.undone": ["administrator", "registrar", "secretary"],
  "office_event.record": ["administrator", "registrar", "secretary"],
  "office_event.update": ["administrator", "registrar", "secretary"],
  "office_event.remove": ["administrator", "registrar", "secretary"],
  "equity_registration.list": ["administrator", "recruiter", "coordinator", "personnel", "registrar", "secretary", "auditor"],
  "equity_registration.record": ["administrator", "registrar", "secretary"],
  "equity_registration.remove": ["administrator", "registrar", "secretary"],
  "surplus.sheet": ["administrator", "recruiter", "coordinator", "personnel", "registrar", "secretary", "auditor"],
  "surplus.read_file": ["administrator", "recruiter", "coordinator", "personnel", "registrar", "secretary", "auditor"],
  "surplus.export": ["administrator", "recruiter", "coordinator", "personnel", "registrar", "secretary", "auditor"],
} as const satisfies Record<string, readonly Role[]>;
