// Generated from the one list of commands by `cargo xtask gen`. Never edit.

/**
 * What `application.add` made.
 */
export type Added = { person: PersonId, application: ApplicationId, 
/**
 * People who look like this one; shown at once.
 */
look_alikes: Array<LookAlike>, };

/**
 * What becomes of the question once it is answered.
 */
export type AfterAnswer = "close" | "leave_open";

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
export type ApiError = { "code": "office.closed", "detail": Record<symbol, never> } | { "code": "office.locked", "detail": Record<symbol, never> } | { "code": "office.not_found", "detail": Record<symbol, never> } | { "code": "office.folder_not_empty", "detail": Record<symbol, never> } | { "code": "office.in_use", "detail": Record<symbol, never> } | { "code": "office.folder_unsafe", "detail": { kind: UnsafeFolder, } } | { "code": "office.passphrase_wrong", "detail": Record<symbol, never> } | { "code": "office.passphrase_short", "detail": { at_least: number, } } | { "code": "office.recovery_code_wrong", "detail": Record<symbol, never> } | { "code": "office.keys_damaged", "detail": Record<symbol, never> } | { "code": "office.damaged", "detail": Record<symbol, never> } | { "code": "office.foreign", "detail": Record<symbol, never> } | { "code": "office.newer", "detail": { schema: number, known: number, } } | { "code": "office.migration_altered", "detail": { schema: number, } } | { "code": "store.disk_full", "detail": Record<symbol, never> } | { "code": "store.read_only", "detail": Record<symbol, never> } | { "code": "store.busy", "detail": Record<symbol, never> } | { "code": "store.fault", "detail": { reference: string, } } | { "code": "command.unknown", "detail": { command: string, } } | { "code": "command.request_invalid", "detail": { at: string, } } | { "code": "command.not_allowed", "detail": { needs: Array<Role>, } } | { "code": "command.cancelled", "detail": Record<symbol, never> } | { "code": "record.not_found", "detail": { noun: Noun, } } | { "code": "record.in_use", "detail": Record<symbol, never> } | { "code": "record.exists", "detail": Record<symbol, never> } | { "code": "field.missing", "detail": { field: string, } } | { "code": "field.too_long", "detail": { field: string, at_most: number, } } | { "code": "field.out_of_range", "detail": { field: string, from: number, to: number, } } | { "code": "date.invalid", "detail": { field: string, } } | { "code": "date.impossible", "detail": { field: string, } } | { "code": "month.invalid", "detail": { field: string, } } | { "code": "email.invalid", "detail": { field: string, } } | { "code": "phone.invalid", "detail": { field: string, } } | { "code": "postal_code.invalid", "detail": { field: string, } } | { "code": "corporate_number.invalid", "detail": { field: string, } } | { "code": "reading.invalid", "detail": { field: string, } } | { "code": "undo.nothing", "detail": Record<symbol, never> } | { "code": "undo.final", "detail": Record<symbol, never> } | { "code": "undo.conflict", "detail": { seq: number, by: string, at: string, } } | { "code": "undo.done_already", "detail": Record<symbol, never> } | { "code": "undo.other_schema", "detail": Record<symbol, never> } | { "code": "undo.erased", "detail": { seq: number, } } | { "code": "journal.broken", "detail": { seq: number, } } | { "code": "backup.not_verified", "detail": Record<symbol, never> } | { "code": "backup.not_found", "detail": Record<symbol, never> } | { "code": "application.exists", "detail": Record<symbol, never> } | { "code": "application.reason_required", "detail": { stage: string, } } | { "code": "application.stage_elsewhere", "detail": Record<symbol, never> } | { "code": "application.same_stage", "detail": Record<symbol, never> } | { "code": "application.moved_before", "detail": { earliest: string, } } | { "code": "stage.in_use", "detail": { applications: number, } } | { "code": "stage.kind_missing", "detail": Record<symbol, never> } | { "code": "person.merge_impossible", "detail": Record<symbol, never> } | { "code": "user.last_administrator", "detail": Record<symbol, never> } | { "code": "user.sign_in_taken", "detail": Record<symbol, never> } | { "code": "articles.outside_law", "detail": { from: string, to: string, article: string, } } | { "code": "file.not_granted", "detail": Record<symbol, never> } | { "code": "file.unreadable", "detail": Record<symbol, never> } | { "code": "file.unwritable", "detail": Record<symbol, never> } | { "code": "file.too_large", "detail": { bytes: number, at_most: number, } } | { "code": "file.kind_refused", "detail": Record<symbol, never> } | { "code": "file.kind_mismatch", "detail": Record<symbol, never> } | { "code": "file.not_encodable", "detail": { character: string, row: number, column: string, } } | { "code": "import.kind_unknown", "detail": { kind: string, } } | { "code": "import.not_a_table", "detail": Record<symbol, never> } | { "code": "import.beyond_limits", "detail": { limit: string, } } | { "code": "import.quote_unclosed", "detail": { row: number, } } | { "code": "import.encoding_unknown", "detail": Record<symbol, never> } | { "code": "import.encoding_broken", "detail": { line: number, } } | { "code": "import.control_character", "detail": { row: number, } } | { "code": "import.sheet_unknown", "detail": Record<symbol, never> } | { "code": "import.header_not_found", "detail": Record<symbol, never> } | { "code": "import.column_missing", "detail": { field: string, } } | { "code": "import.file_changed", "detail": Record<symbol, never> } | { "code": "import.encrypted", "detail": Record<symbol, never> } | { "code": "offer.refused", "detail": { refusals: Array<OfferRefusal>, } } | { "code": "offer.application_closed", "detail": { stage: string, } } | { "code": "offer.open_already", "detail": Record<symbol, never> } | { "code": "offer.accepted_already", "detail": Record<symbol, never> } | { "code": "offer.places_taken", "detail": { target: number, taken: number, } } | { "code": "offer.dates_order", "detail": { earlier: string, later: string, } } | { "code": "offer.extension_earlier", "detail": { present: string, } } | { "code": "offer.acted_before", "detail": { earliest: string, } } | { "code": "offer.not_draft", "detail": Record<symbol, never> } | { "code": "offer.not_open", "detail": Record<symbol, never> } | { "code": "offer.over", "detail": Record<symbol, never> } | { "code": "offer.joined", "detail": Record<symbol, never> } | { "code": "offer.cancel_proposed", "detail": Record<symbol, never> } | { "code": "offer.cancel_not_proposed", "detail": Record<symbol, never> } | { "code": "offer.cancel_same_person", "detail": Record<symbol, never> } | { "code": "offer.office_not_told", "detail": Record<symbol, never> } | { "code": "offer.school_not_told", "detail": Record<symbol, never> } | { "code": "offer.stands", "detail": Record<symbol, never> } | { "code": "offer.stage_missing", "detail": { stage_kind: string, } } | { "code": "joining.not_accepted", "detail": Record<symbol, never> } | { "code": "time.invalid", "detail": { field: string, } } | { "code": "enquiry.answered_before", "detail": Record<symbol, never> } | { "code": "faq.names_person", "detail": { fields: Array<string>, } } | { "code": "task.done_already", "detail": Record<symbol, never> } | { "code": "person.merge_two_offers", "detail": Record<symbol, never> } | { "code": "person.erased", "detail": Record<symbol, never> } | { "code": "erasure.name_differs", "detail": Record<symbol, never> } | { "code": "erasure.in_the_way", "detail": { in_the_way: InTheWay, } };

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
 * `application.update`
 */
export type ApplicationUpdate = { application: ApplicationId, applied_on: string, source: string | null, assignee: UserId | null, };

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
export type ArticleKey = "fiscal_year_end" | "unit_price" | "withdrawal_notice_days" | "meeting_notice_days" | "rejected_retention_months" | "care_contact_days" | "declined_retention_months";

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
 * The ground on which the office cancels: facts that were unknown and could not be known when the offer
 * was made, objectively reasonable and acceptable (最判昭54.7.20).
 */
export type CancelGround = "not_graduated" | "health" | "false_papers" | "unforeseen_fact" | "other";

/**
 * A proposal to cancel that waits for a second person.
 */
export type CancelProposal = { ground: CancelGround, words: string, on: string, user: UserId, by: string, };

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
 * How much of a date a field holds.
 */
export type DatePrecision = "day" | "month";

/**
 * `date.read`: what the one date field asks.
 */
export type DateRead = { text: string, 
/**
 * A day, or a month only.
 */
precision: DatePrecision, };

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
 * `diagnosis.save`: what is known of the chosen office's file without opening it for work; names no
 * person. For whoever helps.
 */
export type DiagnosisSave = { file: FileToken, };

/**
 * Who turned to whom.
 */
export type Direction = "from_person" | "to_person" | "both";

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

export type EventId = number & { readonly __id: "EventId" };

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
 * Stands for a file or folder the user chose: in the window an opaque token issued by a dialog, on
 * the command line the path itself. Resolved by the host's file access, never used as a path here.
 */
export type FileToken = string & { readonly __file: true };

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
 * Whether somebody comes from university or a second time (第二新卒).
 */
export type GraduateKind = "new" | "second";

/**
 * How sure the legal ground of a setting is.
 */
export type Ground = "statute" | "practice";

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
 * Why somebody's data is still needed.
 */
export type InTheWay = { "kind": "applying", recruitment: string, } | { "kind": "offered", };

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
 * The language of the screens. Papers stay Japanese.
 */
export type Language = "ja" | "en";

/**
 * Why somebody declines or steps back, in their own choice of these; never asked further.
 */
export type LeavingReason = "other_work" | "study" | "region" | "health" | "conditions" | "personal" | "not_said";

/**
 * Another record that may be the same person.
 */
export type LookAlike = { person: PersonId, name: string, reading: string | null, school: string | null, agreements: Array<Agreement>, };

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
 * What a move did.
 */
export type Moved = { 
/**
 * How many went to the stage; those already there are left alone.
 */
moved: number, };

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
 * Which kind of record was asked for and is not there.
 */
export type Noun = "user" | "person" | "consent" | "contact" | "note" | "attachment" | "recruitment" | "stage" | "application" | "saved_view" | "import_batch" | "article_setting" | "journal_entry" | "backup" | "offer" | "enquiry" | "enquiry_answer" | "faq" | "exchange" | "conviction" | "task_template" | "task";

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
 * `office.unlock`: opens the chosen or locked office.
 */
export type OfficeUnlock = { sign_in: string, passphrase: string, mode: OpenMode, };

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
export type Operation = "office.create" | "office.restore" | "organisation.update" | "articles.set" | "user.add" | "user.update" | "user.disable" | "user.enable" | "recruitment.add" | "recruitment.update" | "recruitment.post" | "stage.save" | "person.update" | "person.rename" | "person.move_house" | "person.merge" | "person.keep_apart" | "contact.save" | "contact.remove" | "consent.record" | "consent.withdraw" | "note.write" | "note.remove" | "attachment.add" | "attachment.remove" | "application.add" | "application.update" | "application.move" | "view.save" | "view.remove" | "import.applicants" | "offer.draft" | "offer.update" | "offer.discard" | "offer.issue" | "offer.extend" | "offer.set_joining" | "offer.accept" | "offer.decline" | "offer.withdraw" | "offer.propose_cancel" | "offer.drop_cancel" | "offer.confirm_cancel" | "joining.record" | "enquiry.record" | "enquiry.update" | "enquiry.remove" | "enquiry.close" | "enquiry.reopen" | "answer.give" | "answer.update" | "answer.remove" | "faq.save" | "faq.retire" | "faq.reinstate" | "exchange.record" | "exchange.update" | "exchange.remove" | "conviction.record" | "conviction.update" | "conviction.remove" | "task.add" | "task.update" | "task.complete" | "task.reopen" | "task.remove" | "task_template.save" | "task_template.retire" | "task_template.reinstate" | "task_template.add_usual" | "privacy.set_purpose" | "erasure.erase";

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
 * Whether more offers are made than there are places.
 */
export type OverPlaces = "refused" | "confirmed";

/**
 * The fields shown side by side.
 */
export type PairField = "name" | "reading" | "birth_on" | "school" | "email" | "phone" | "address" | "stage";

/**
 * One field of a pair side by side.
 */
export type PairLine = { field: PairField, row: string, other: string, };

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
 * Whether a move to the stage wants a reason.
 */
export type ReasonRule = "optional" | "required";

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
 * Whether a reply came by its day.
 */
export type ReplyTime = "in_time" | "late";

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
export type RowCode = "empty" | "total" | "header_again" | "exact_duplicate" | "already_imported" | "same_person" | "name_missing" | "birth_invalid" | "applied_invalid" | "stage_unknown" | "stage_on_invalid" | "mail_invalid" | "phone_invalid" | "postal_code_invalid" | "graduation_invalid" | "kind_invalid" | "too_long" | "reading_invalid" | "reading_missing" | "birth_missing" | "mail_missing" | "phone_missing" | "era_ran_on";

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
 * Who is signed in.
 */
export type SignedIn = { id: UserId, name: string, sign_in: string, roles: Array<Role>, };

/**
 * A row left out.
 */
export type SkippedRow = { row: number, code: RowCode, };

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
 * A table of the file, as screens name what they read.
 */
export type Table = "organisation" | "article_setting" | "user" | "user_role" | "person" | "person_name" | "person_address" | "contact" | "consent" | "note" | "attachment" | "distinct_pair" | "recruitment" | "posting" | "stage" | "application" | "stage_move" | "saved_view" | "import_mapping" | "import_batch" | "import_row" | "offer" | "offer_event" | "joining" | "paper" | "mail_template" | "enquiry" | "enquiry_answer" | "faq" | "exchange" | "conviction" | "task_template" | "task" | "closed_day" | "programme_template" | "series" | "event" | "invitation" | "guest" | "event_note" | "follow_up" | "follow_up_answer" | "study_period" | "purpose_notice" | "erasure" | "redaction" | "journal";

/**
 * How many rows of a table.
 */
export type TableCount = { table: Table, rows: number, };

/**
 * What wants doing.
 */
export type Task = { "kind": "duplicates", count: number, first: DuplicatePair, } | { "kind": "waiting", recruitment: RecruitmentId, application: ApplicationRow, stage: string, days: number, 
/**
 * In charge of the application.
 */
assignee: UserId | null, } | { "kind": "reading_missing", recruitment: RecruitmentId, count: number, } | { "kind": "consent_missing", recruitment: RecruitmentId, count: number, } | { "kind": "backup_due", days: number | null, } | { "kind": "offer_overdue", offer: OfferRow, } | { "kind": "offer_due_soon", offer: OfferRow, } | { "kind": "cancellation_to_confirm", offer: OfferRow, confirmation: Confirmation, } | { "kind": "join_due", recruitment: RecruitmentId, joins_on: string, offers: Array<OfferRow>, } | { "kind": "due", task: TaskRow, days: number, } | { "kind": "question", question: OpenQuestion, } | { "kind": "care", sign: CareSign, };

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
 * The size of type; large is 125 %.
 */
export type TextSize = "normal" | "large";

/**
 * Light, dark, or as the system has it.
 */
export type Theme = "system" | "light" | "dark";

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
export type TimelineFact = { "kind": "imported", file_name: string, row: number, } | { "kind": "applied", recruitment: string, source: string | null, } | { "kind": "moved", recruitment: string, stage: string, stage_kind: StageKind, reason: string | null, } | { "kind": "consent_given", purpose: Purpose, } | { "kind": "consent_withdrawn", purpose: Purpose, } | { "kind": "noted", note: NoteId, body: string, } | { "kind": "attached", attachment: AttachmentId, file_name: string, } | { "kind": "renamed", name: string, } | { "kind": "moved_house", } | { "kind": "merged", other: PersonId, name: string, } | { "kind": "offer", recruitment: string, event: OfferFact, 
/**
 * The kind of stage the application came to by it.
 */
moves_to: StageKind | null, } | { "kind": "joined", recruitment: string, } | { "kind": "asked", enquiry: EnquiryId, channel: Channel, question: string, open: boolean, } | { "kind": "answered", enquiry: EnquiryId, channel: Channel, answer: string, } | { "kind": "exchanged", exchange: ExchangeId, direction: Direction, channel: Channel, about: string, } | { "kind": "convinced", conviction: ConvictionId, words: string, } | { "kind": "task_done", task: TaskId, title: string, } | { "kind": "erased", ground: ErasureGround, extent: ErasureExtent, } | { "kind": "changed", summary: Summary, };

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
recent: Array<JournalLine>, };

/**
 * `today.load`
 */
export type TodayLoad = Record<symbol, never>;

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
 * A contact, and the day it was.
 */
export type Touch = { on: string, kind: TouchKind, };

/**
 * What kind of contact it was.
 */
export type TouchKind = "conversation" | "attendance" | "from_person" | "question" | "reply" | "to_person" | "answer" | "invitation";

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
 * Whether somebody stepped back from an offer before or after accepting it.
 */
export type WithdrawnWhen = "before_acceptance" | "after_acceptance";

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
}

/** The tables each query reads: when one of them changes, the answer is stale. */
export const READS = {
  "today.load": ["application", "article_setting", "consent", "contact", "distinct_pair", "enquiry", "enquiry_answer", "event", "exchange", "invitation", "joining", "journal", "offer", "offer_event", "person", "person_name", "recruitment", "redaction", "stage", "stage_move", "task", "user"],
  "organisation.load": ["organisation"],
  "articles.list": ["article_setting"],
  "user.list": ["user", "user_role"],
  "person.search": ["application", "contact", "person", "person_name", "recruitment", "stage"],
  "person.page": ["application", "attachment", "consent", "contact", "conviction", "distinct_pair", "enquiry", "enquiry_answer", "erasure", "exchange", "import_batch", "import_row", "joining", "note", "offer", "offer_event", "person", "person_address", "person_name", "recruitment", "stage", "stage_move", "task", "user"],
  "person.duplicates": ["contact", "distinct_pair", "person", "person_name"],
  "person.merge_preview": ["application", "attachment", "consent", "contact", "note", "person", "person_address", "person_name", "recruitment", "stage", "conviction", "enquiry", "exchange", "follow_up_answer", "invitation", "joining", "offer", "paper", "study_period", "task"],
  "recruitment.list": ["application", "recruitment"],
  "recruitment.page": ["application", "posting", "recruitment", "stage", "stage_move"],
  "application.table": ["application", "consent", "contact", "distinct_pair", "offer", "person", "person_name", "stage", "user"],
  "application.ids": ["application", "consent", "contact", "distinct_pair", "offer", "person", "person_name", "stage"],
  "application.board": ["application", "consent", "contact", "distinct_pair", "offer", "person", "person_name", "stage", "user"],
  "application.flow": ["application", "recruitment", "stage", "stage_move"],
  "view.list": ["saved_view"],
  "import.batches": ["import_batch", "user"],
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
  "privacy.due": ["application", "article_setting", "consent", "erasure", "joining", "offer", "person", "person_name", "recruitment", "stage"],
  "erasure.list": ["erasure", "user"],
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
} as const satisfies Record<string, readonly Role[]>;
