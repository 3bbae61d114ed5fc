/** What an event or a template says, as a form holds it: figures as typed text, empty text for nothing. */
import type { AgendaItem, EventDraft, EventForm, EventKind, EventReminder, TemplateDraft, UserId, Visibility, WaitingMode } from "$ipc";
import { orNull } from "$lib/draft.svelte";

export interface AgendaLine {
  day: string;
  time: string | null;
  title: string;
}
export interface ReminderLine {
  kind: "days" | "minutes";
  count: string;
  time: string | null;
}
export interface Facts {
  kind: EventKind;
  name: string;
  description: string;
  form: EventForm;
  place: string;
  link: string;
  facilitator: number;
  capacity: string;
  waiting: WaitingMode;
  offer_hours: string;
  visible_to: Visibility;
  agenda: AgendaLine[];
  reminders: ReminderLine[];
}

/** A typed count; full width too. What is no number is NaN, which the core refuses beside its field. */
export const countOf = (text: string): number => {
  const typed = text.normalize("NFKC").trim();
  return /^\d+$/.test(typed) ? Number(typed) : Number.NaN;
};

export const NEW_FACTS: Facts = {
  kind: "meetup",
  name: "",
  description: "",
  form: "online",
  place: "",
  link: "",
  facilitator: 0,
  capacity: "",
  waiting: "first_come",
  offer_hours: "24",
  visible_to: "participants",
  agenda: [],
  reminders: [{ kind: "days", count: "1", time: "10:00" }],
};

const agendaLines = (agenda: readonly AgendaItem[]): AgendaLine[] => agenda.map(({ day, time, title }) => ({ day: String(day), time, title }));
const reminderLines = (reminders: readonly EventReminder[]): ReminderLine[] =>
  reminders.map((one) => (one.kind === "days" ? { kind: "days", count: String(one.days), time: one.time } : { kind: "minutes", count: String(one.minutes), time: null }));

export function agendaOf(lines: readonly AgendaLine[]): AgendaItem[] {
  return lines.filter(({ title }) => title.trim() !== "").map(({ day, time, title }) => ({ day: countOf(day) || 1, time, title: title.trim() }));
}
export function remindersOf(lines: readonly ReminderLine[]): EventReminder[] {
  return lines.filter(({ count }) => Number.isInteger(countOf(count))).map(({ kind, count, time }) => (kind === "days" ? { kind, days: countOf(count), time } : { kind, minutes: countOf(count) }));
}
/** Empty: as many as come. */
export const capacityOf = (text: string): number => (text.trim() === "" ? 0 : countOf(text));
export const capacityText = (capacity: number): string => (capacity === 0 ? "" : String(capacity));

/** An event's facts for its form. */
export function factsOf(draft: EventDraft): Facts {
  return {
    ...draft,
    place: draft.place ?? "",
    link: draft.link ?? "",
    facilitator: draft.facilitator ?? 0,
    capacity: capacityText(draft.capacity),
    offer_hours: String(draft.offer_hours),
    agenda: agendaLines(draft.agenda),
    reminders: reminderLines(draft.reminders),
  };
}

/** A template's part of an event's facts. */
export function factsFrom(template: TemplateDraft): Partial<Facts> {
  return {
    kind: template.kind,
    name: template.name,
    description: template.description,
    form: template.form,
    place: template.place ?? "",
    capacity: capacityText(template.capacity),
    waiting: template.waiting,
    agenda: agendaLines(template.agenda),
    reminders: reminderLines(template.reminders),
  };
}

/** The form's content as the core takes it. */
export function draftOf(facts: Facts): EventDraft {
  return {
    ...facts,
    name: facts.name.trim(),
    place: orNull(facts.place),
    link: orNull(facts.link),
    facilitator: facts.facilitator === 0 ? null : (facts.facilitator as UserId),
    capacity: capacityOf(facts.capacity),
    offer_hours: countOf(facts.offer_hours),
    agenda: agendaOf(facts.agenda),
    reminders: remindersOf(facts.reminders),
  };
}
