import type { Operation, Summary } from "$ipc";

const who = (s: Summary) => s.subject ?? (s.count ? `${s.count} people` : "somebody");
const named = (s: Summary, noun: string) => (s.subject ? `${noun} “${s.subject}”` : noun);

const at = (s: Summary, word: string) => (s.object ? ` ${word} “${s.object}”` : "");

/** What was done, as one sentence without its full stop. */
const didEn: Record<Operation, (s: Summary) => string> = {
  "office.create": () => "Made the office",
  "office.restore": () => "Restored the office from a backup",
  "organisation.update": () => "Corrected the cooperative's facts",
  "articles.set": (s) => `Set ${named(s, "a value of the articles")}`,
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
  // programme
  "template.save": (s) => `Wrote ${named(s, "template")}`,
  "template.retire": (s) => `Changed whether ${named(s, "template")} is in use`,
  "template.add_usual": (s) => `Added ${s.count ?? 0} usual templates`,
  "programme.plan": (s) => `Planned ${s.count ?? 0} events of the year`,
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
  "follow_up.ask": (s) => `Asked ${s.count ? `${s.count} people` : "those"} who took part in ${named(s, "event")}`,
  "follow_up.answer": (s) => `Wrote the answer of ${who(s)}`,
  "follow_up.remove": (s) => `Removed a question on ${named(s, "event")}`,
  "invitation.invite": (s) => `Invited ${who(s)}${at(s, "to")}`,
  "invitation.reply": (s) => `Recorded the reply of ${who(s)}${at(s, "to")}`,
  "invitation.update": (s) => `Edited the invitation of ${who(s)}`,
  "invitation.withdraw": (s) => `Withdrew the invitation of ${who(s)}${at(s, "to")}`,
  "invitation.offer_place": (s) => `Offered ${who(s)} a place${at(s, "at")}`,
  "invitation.run_waiting": (s) => `Ran the waiting list of ${named(s, "event")}`,
  "invitation.tell": (s) => `Noted that ${who(s)} got the invitation${at(s, "to")}`,
  "closed_day.save": (s) => `Wrote ${named(s, "closed day")}`,
  "closed_day.remove": (s) => `Removed ${named(s, "closed day")}`,
  "study.save": (s) => `Wrote a study period of ${who(s)}`,
  "study.remove": (s) => `Removed a study period of ${who(s)}`,
  "import.calendar": (s) => `Imported ${s.count ?? 0} study periods${s.subject ? ` from “${s.subject}”` : ""}`,
};

export const wordOperationEn = (summary: Summary): string => didEn[summary.operation](summary);

/** The bare name of an operation whose words were erased. */
export const nameOperationEn = (operation: string): string =>
  operation in didEn ? didEn[operation as Operation]({ operation: operation as Operation, subject: null, object: null, count: null, reason: null }) : operation;
