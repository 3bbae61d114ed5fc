import type { Operation, Summary } from "$ipc";
import { settingsEn } from "./settings";
import { showDate } from "$lib/dates";

const who = (s: Summary) => s.subject ?? (s.count ? `${s.count} people` : "somebody");
const named = (s: Summary, noun: string) => (s.subject ? `${noun} “${s.subject}”` : noun);

/** The record holds a setting's key. */
const articleOf = (key: string): string => (settingsEn.article as Record<string, { label: string } | undefined>)[key]?.label ?? key;

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
  "application.move": (s) => `Moved ${s.count && s.count > 1 ? `${s.count} people` : who(s)}${s.object ? ` to “${s.object}”` : ""}`,
  "view.save": (s) => `Saved ${named(s, "view")}`,
  "view.remove": (s) => `Removed ${named(s, "view")}`,
  "import.applicants": (s) => `Imported ${s.count ?? 0} rows${s.subject ? ` from “${s.subject}”` : ""}`,

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
  // -- papers and mails
  "paper.issue": (s) => `Issued ${s.count ?? 1} ${(s.count ?? 1) > 1 ? "papers" : "paper"}${s.subject ? ` for ${s.subject}${(s.count ?? 1) > 1 ? " and others" : ""}` : ""}`,
  "paper.reissue": (s) => `Reissued ${s.count ?? 1} ${(s.count ?? 1) > 1 ? "papers" : "paper"}${s.subject ? ` for ${s.subject}${(s.count ?? 1) > 1 ? " and others" : ""}` : ""}`,
  "mail_template.save": (s) => `Saved ${named(s, "the template")}`,
  "mail_template.remove": (s) => `Removed ${named(s, "the template")}`,
  "mail_template.add_usual": (s) => `Added ${s.count ?? 0} usual templates`,
};

export const wordOperationEn = (summary: Summary): string => didEn[summary.operation](summary);

/** The bare name of an operation whose words were erased. */
export const nameOperationEn = (operation: string): string =>
  operation in didEn ? didEn[operation as Operation]({ operation: operation as Operation, subject: null, object: null, count: null, reason: null }) : operation;
