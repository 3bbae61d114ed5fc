import type { Duty, ErasureGround, OfficeEventKind, Operation, Summary } from "$ipc";
import { ERASED } from "$lib/erased";
import { filingEn } from "./filing";
import { privacyEn } from "./privacy";
import { settingsEn } from "./settings";
import { showDate } from "$lib/dates";
import { showYen } from "$lib/yen";
import { count, people } from "./plural";

const who = (s: Summary) => (s.subject === ERASED ? "an erased person" : s.subject) ?? (s.count ? people(s.count) : "somebody");
const named = (s: Summary, noun: string) => (s.subject ? `${noun} “${s.subject}”` : noun);

/** The record holds a setting's key. */
const articleOf = (key: string): string => (settingsEn.article as Record<string, { label: string } | undefined>)[key]?.label ?? key;
/** A task, and whom it is about where that is known. */
const job = (s: Summary) => (s.subject ? `task “${s.subject}”${s.object ? ` (${s.object})` : ""}` : "a task");
/** An event with a filing, and its day; the record holds the kind's key. */
const happened = (s: Summary) => `${s.subject ? `“${filingEn.kind[s.subject as OfficeEventKind] ?? s.subject}”` : "an event"}${s.object ? ` (${showDate(s.object)})` : ""}`;
const duty = (s: Summary) => (s.subject ? `“${filingEn.duty[s.subject as Duty] ?? s.subject}”` : "A filing");
const at = (s: Summary, word: string) => (s.object ? ` ${word} “${s.object}”` : "");

/** How many, how much, when. */
const units = (s: Summary) => (s.object ? ` (${showYen(s.object)} ${s.object === "1" ? "unit" : "units"})` : "");
const yen = (s: Summary) => (s.object ? ` (¥${showYen(s.object)})` : "");
const day = (s: Summary) => (s.object ? ` (${showDate(s.object)})` : "");

/** What was done, as one sentence without its full stop. */
const didEn: Record<Operation, (s: Summary) => string> = {
  "office.create": () => "Made the office",
  "office.restore": () => "Restored the office from a backup",
  "organisation.update": () => "Corrected the cooperative's facts",
  "articles.set": (s) => `Set ${s.subject ? `“${articleOf(s.subject)}”` : "a value of the articles"}`,
  "user.add": (s) => `Added ${named(s, "user")}`,
  "user.update": (s) => `Changed the roles of ${named(s, "user")}`,
  "user.disable": (s) => `Barred ${named(s, "user")} from signing in`,
  "user.enable": (s) => `Let ${named(s, "user")} sign in again`,
  "recruitment.add": (s) => `Made ${named(s, "recruitment")}`,
  "recruitment.update": (s) => `Corrected ${named(s, "recruitment")}`,
  "recruitment.post": (s) => `Added a posting to ${named(s, "recruitment")}`,
  "stage.save": (s) => `Changed the stages of ${named(s, "recruitment")}`,
  "person.add": (s) => `Added ${who(s)}`,
  "person.update": (s) => `Corrected the facts of ${who(s)}`,
  "person.rename": (s) => `Changed the name of ${who(s)}`,
  "person.move_house": (s) => `Changed the address of ${who(s)}`,
  "person.merge": (s) => `Made one of two records of ${who(s)}`,
  "person.keep_apart": (s) => (s.object ? `Kept ${who(s)} and ${s.object} apart` : "Kept two people apart"),
  "contact.save": (s) => `Wrote a contact of ${who(s)}`,
  "contact.remove": (s) => `Removed a contact of ${who(s)}`,
  "consent.record": (s) => `Recorded a consent of ${who(s)}`,
  "consent.withdraw": (s) => `Recorded the withdrawal of a consent of ${who(s)}`,
  "note.write": (s) => `Wrote a note on ${who(s)}`,
  "note.remove": (s) => `Removed a note on ${who(s)}`,
  "attachment.add": (s) => `Attached ${s.object ? `“${s.object}” ` : "a file "}to ${who(s)}`,
  "attachment.remove": (s) => `Removed attachment ${s.object ? `“${s.object}” ` : ""}of ${who(s)}`,
  "application.add": (s) => `Added the application of ${who(s)}`,
  "application.update": (s) => `Corrected the application of ${who(s)}`,
  "application.move": (s) => `Moved ${s.count && s.count > 1 ? people(s.count) : who(s)}${s.object ? ` to “${s.object}”` : ""}`,
  "view.save": (s) => `Saved ${named(s, "view")}`,
  "view.remove": (s) => `Removed ${named(s, "view")}`,
  "import.applicants": (s) => `Imported ${s.count ?? 0} rows${s.subject ? ` from “${s.subject}”` : ""}`,
  // questions and contact, tasks
  "enquiry.record": (s) => `Recorded a question of ${who(s)}`,
  "enquiry.update": (s) => `Corrected a question of ${who(s)}`,
  "enquiry.remove": (s) => `Removed a question of ${who(s)}`,
  "enquiry.close": (s) => `Closed a question of ${who(s)}`,
  "enquiry.reopen": (s) => `Opened a question of ${who(s)} again`,
  "answer.give": (s) => `Answered a question of ${who(s)}`,
  "answer.update": (s) => `Corrected an answer to ${who(s)}`,
  "answer.remove": (s) => `Removed an answer to ${who(s)}`,
  "faq.save": (s) => `Wrote ${named(s, "frequent question")}`,
  "faq.retire": (s) => `Retired ${named(s, "frequent question")}`,
  "faq.reinstate": (s) => `Brought back ${named(s, "frequent question")}`,
  "exchange.record": (s) => `Recorded contact with ${who(s)}`,
  "exchange.update": (s) => `Corrected contact with ${who(s)}`,
  "exchange.remove": (s) => `Removed contact with ${who(s)}`,
  "conviction.record": (s) => `Recorded the words of ${who(s)}`,
  "conviction.update": (s) => `Corrected the words of ${who(s)}`,
  "conviction.remove": (s) => `Removed words of ${who(s)}`,
  "task.add": (s) => `Added ${job(s)}`,
  "task.update": (s) => `Corrected ${job(s)}`,
  "task.complete": (s) => (s.count ? `Did ${s.count} tasks` : `Did ${job(s)}`),
  "task.reopen": (s) => `Took up ${job(s)} again`,
  "task.remove": (s) => `Removed ${job(s)}`,
  "task_template.save": (s) => `Wrote ${named(s, "task template")}`,
  "task_template.retire": (s) => `Retired ${named(s, "task template")}`,
  "task_template.reinstate": (s) => `Brought back ${named(s, "task template")}`,
  "task_template.add_usual": (s) => `Added ${s.count ?? 0} of the usual task templates`,

  // -- offers
  "offer.draft": (s) => `Prepared an offer to ${who(s)}`,
  "offer.update": (s) => `Corrected the draft of an offer to ${who(s)}`,
  "offer.discard": (s) => `Discarded the draft of an offer to ${who(s)}`,
  "offer.issue": (s) => `Made an offer to ${who(s)}`,
  "offer.extend": (s) => `Extended the reply-by day of ${who(s)}${s.object ? ` to ${showDate(s.object)}` : ""}`,
  "offer.set_joining": (s) => `Moved the first day of ${who(s)}${s.object ? ` to ${showDate(s.object)}` : ""}`,
  "offer.accept": (s) => `Recorded that ${who(s)} accepted`,
  "offer.decline": (s) => `Recorded that ${who(s)} declined`,
  "offer.withdraw": (s) => `Recorded that ${who(s)} stepped back`,
  "offer.propose_cancel": (s) => `Proposed to cancel the offer to ${who(s)}`,
  "offer.drop_cancel": (s) => `Dropped the proposal to cancel the offer to ${who(s)}`,
  "offer.confirm_cancel": (s) => `Confirmed the cancellation of the offer to ${who(s)}`,
  "joining.record": (s) => `Recorded that ${who(s)} joined`,
  // -- privacy
  "privacy.set_purpose": () => "Changed what personal data is used for",
  "erasure.erase": (s) => `Erased the personal data of one person${s.object ? ` (${privacyEn.ground[s.object as ErasureGround]})` : ""}`,
  // -- papers and mails
  "paper.issue": (s) => `Issued ${count(s.count ?? 1, "paper")}${s.subject ? ` for ${s.subject}${(s.count ?? 1) > 1 ? " and others" : ""}` : ""}`,
  "paper.reissue": (s) => `Reissued ${count(s.count ?? 1, "paper")}${s.subject ? ` for ${s.subject}${(s.count ?? 1) > 1 ? " and others" : ""}` : ""}`,
  "mail_template.save": (s) => `Saved ${named(s, "the template")}`,
  "mail_template.remove": (s) => `Removed ${named(s, "the template")}`,
  "mail_template.add_usual": (s) => `Added ${count(s.count ?? 0, "usual template")}`,
  "mail.record_sent": (s) => `Recorded a mail to ${who(s)}${s.object ? ` (“${s.object}”)` : ""}`,
  // programme
  "template.save": (s) => `Wrote ${named(s, "template")}`,
  "template.retire": (s) => `Changed whether ${named(s, "template")} is in use`,
  "template.add_usual": (s) => `Added ${count(s.count ?? 0, "usual template")}`,
  "programme.plan": (s) => `Planned ${count(s.count ?? 0, "event")} of the year`,
  "event.add": (s) => `Made ${named(s, "event")}${s.count && s.count > 1 ? `, ${s.count} times` : ""}`,
  "event.update": (s) => `Edited ${named(s, "event")}${s.count && s.count > 1 ? `, ${s.count} of the series` : ""}`,
  "event.move": (s) => `Changed the time of ${named(s, "event")}${s.count && s.count > 1 ? `, ${s.count} of the series` : ""}`,
  "event.cancel": (s) => `Cancelled ${named(s, "event")}${s.count && s.count > 1 ? `, ${s.count} of the series` : ""}`,
  "event.restore": (s) => `Brought back ${named(s, "event")}`,
  "event.remove": (s) => `Removed ${named(s, "event")}`,
  "guest.save": (s) => `Wrote ${named(s, "guest")}${at(s, "of")}`,
  "guest.remove": (s) => `Removed ${named(s, "guest")}${at(s, "of")}`,
  "attendance.record": (s) => `Took the attendance ${s.count ? `of ${s.count} people ` : ""}at ${named(s, "event")}`,
  "event_note.save": (s) => `Wrote a note on ${named(s, "event")}`,
  "event_note.remove": (s) => `Removed a note on ${named(s, "event")}`,
  "follow_up.ask": (s) => `Asked ${s.count ? people(s.count) : "those"} who took part in ${named(s, "event")}`,
  "follow_up.answer": (s) => `Wrote the answer of ${who(s)}`,
  "follow_up.remove": (s) => `Removed a question on ${named(s, "event")}`,
  "invitation.invite": (s) => `Invited ${who(s)}${at(s, "to")}`,
  "invitation.reply": (s) => `Recorded the reply of ${who(s)}${at(s, "to")}`,
  "invitation.update": (s) => `Edited the invitation of ${who(s)}`,
  "invitation.withdraw": (s) => `Withdrew the invitation of ${who(s)}${at(s, "to")}`,
  "invitation.run_waiting": (s) => `Ran the waiting list of ${named(s, "event")}`,
  "invitation.tell": (s) => `Noted that ${who(s)} got the invitation${at(s, "to")}`,
  "closed_day.save": (s) => `Wrote ${named(s, "closed day")}`,
  "closed_day.remove": (s) => `Removed ${named(s, "closed day")}`,
  "study.save": (s) => `Wrote a study period of ${who(s)}`,
  "study.remove": (s) => `Removed a study period of ${who(s)}`,
  // sites
  "inspection.record": (s) => `Recorded ${s.reason ? "a refused request" : "a request"}${s.subject ? ` of ${s.subject}` : ""} to see the register`,
  "member_paper.issue": (s) => `Issued ${s.count ?? 1} ${(s.count ?? 1) === 1 ? "paper" : "papers"}${s.subject ? ` to ${s.subject}${(s.count ?? 1) > 1 ? " and others" : ""}` : ""}`,
  "member_paper.reissue": (s) => `Reissued ${s.count ?? 1} ${(s.count ?? 1) === 1 ? "paper" : "papers"}${s.subject ? ` to ${s.subject}${(s.count ?? 1) > 1 ? " and others" : ""}` : ""}`,
  "paper.void": (s) => `Declared ${s.object ? `paper ${s.object}` : "papers"}${(s.count ?? 1) > 1 ? ` and ${(s.count ?? 1) - 1} more` : ""} void`,
  "site.add": (s) => `Added ${named(s, "workplace")}`,
  "site.update": (s) => `Corrected ${named(s, "workplace")}`,
  "site.rename": (s) => `Renamed ${named(s, "workplace")}${s.object ? ` to “${s.object}”` : ""}`,
  "site.move": (s) => `Moved ${named(s, "workplace")}${s.object ? ` below “${s.object}”` : ""}`,
  "site.close": (s) => `Closed ${named(s, "workplace")}${s.object ? ` after ${showDate(s.object)}` : ""}`,
  "site.reopen": (s) => `Took back the closing of ${named(s, "workplace")}`,
  "import.sites": (s) => `Imported ${s.count ?? 0} workplaces${s.subject ? ` from “${s.subject}”` : ""}`,
  // filings
  "office_event.record": (s) => `Recorded ${happened(s)}`,
  "office_event.update": (s) => `Corrected the record of ${happened(s)}`,
  "office_event.remove": (s) => `Removed the record of ${happened(s)}`,
  "filing.done": (s) => `${duty(s)}: done`,
  "filing.undone": (s) => `${duty(s)}: not done yet`,
  "equity_registration.record": (s) => `Recorded the registration of equity${s.subject ? ` as of ${showDate(s.subject)}` : ""}`,
  "equity_registration.remove": (s) => `Removed the registration of equity${s.subject ? ` as of ${showDate(s.subject)}` : ""}`,
  "import.members": (s) => `Imported ${s.count ?? 0} memberships${s.subject ? ` from “${s.subject}”` : ""}`,
  "import.payments": (s) => `Imported ${s.count ?? 0} payments${s.subject ? ` from “${s.subject}”` : ""}`,
  "import.calendar": (s) => `Imported ${s.count ?? 0} study periods${s.subject ? ` from “${s.subject}”` : ""}`,
  // -- work and membership
  "work.save": (s) => `Recorded work of ${who(s)}`,
  "work.remove": (s) => `Removed a record of work of ${who(s)}`,
  "member.apply": (s) => `Took the application of ${who(s)} for membership${units(s)}`,
  "member.amend": (s) => `Corrected the application of ${who(s)} for membership`,
  "member.consent": (s) => `Consented to the membership of ${who(s)}`,
  "member.join": (s) => `Made ${who(s)} a member${s.object ? ` (no. ${s.object})` : ""}`,
  "member.refuse": (s) => `Refused the application of ${who(s)} for membership`,
  "member.drop": (s) => `Recorded that ${who(s)} withdrew the application for membership`,
  "member.void": (s) => `Voided the membership of ${who(s)} as entered in error`,
  "member.give_notice": (s) => `Took the notice of withdrawal of ${who(s)}${s.object ? ` (leaves on ${showDate(s.object)})` : ""}`,
  "member.leave": (s) => `Recorded that ${who(s)} left${day(s)}`,
  "member.expel": (s) => `Recorded the expulsion of ${who(s)}${day(s)}`,
  "member.notify_expulsion": (s) => `Recorded that ${who(s)} was told of the expulsion`,
  "member.revoke_withdrawal": (s) => `Took back the withdrawal of ${who(s)}`,
  "member.set_notice_place": (s) => `Changed where notices for ${who(s)} go`,
  // -- equity
  "equity.receive": (s) => `Received money for units from ${who(s)}${yen(s)}`,
  "equity.return_deposit": (s) => `Returned a deposit to ${who(s)}${yen(s)}`,
  "equity.increase": (s) => `Increased the units of ${who(s)}${units(s)}`,
  "equity.reduce": (s) => `Took the notice of ${who(s)} to reduce units${units(s)}`,
  "equity.revoke_reduction": (s) => `Took back the reduction of ${who(s)}`,
  "equity.reverse": (s) => `Reversed a ledger entry of ${who(s)}`,
  "equity.set_instalments": (s) => (s.count === 0 ? `Took away the instalments of ${who({ ...s, count: null })}` : `Agreed${s.count ? ` ${s.count}` : ""} instalments with ${who({ ...s, count: null })}`),
  "evidence.attach": (s) => `Attached evidence to a ledger entry of ${who(s)}`,
  "debt.record": (s) => `Recorded a debt of ${who(s)} to the cooperative${yen(s)}`,
  "debt.settle": (s) => `Recorded that a debt of ${who(s)} was paid`,
  "resolution.record": (s) => `Recorded a resolution${s.object ? ` (${s.object})` : ""}`,
  "year_account.record": (s) => `Recorded the approved accounts${s.subject ? ` of the year to ${showDate(s.subject)}` : ""}`,
  "refund.decide": (s) => `Decided ${s.count ?? 0} refunds${s.subject ? ` of the year to ${showDate(s.subject)}` : ""}`,
  "refund.pay": (s) => `Paid a refund to ${who(s)}${yen(s)}`,
  "refund.lapse": (s) => `Recorded that the claim of ${who(s)} to a refund lapsed`,
  "unit.change": (s) => `Changed the amount of a unit${s.subject && s.object ? ` (¥${showYen(s.subject)} to ¥${showYen(s.object)})` : ""}`,
};

export const wordOperationEn = (summary: Summary): string => didEn[summary.operation](summary);

/** The bare name of an operation whose words were erased. */
export const nameOperationEn = (operation: string): string =>
  operation in didEn ? didEn[operation as Operation]({ operation: operation as Operation, subject: null, object: null, count: null, reason: null }) : operation;
