/** A template as a form holds it. */
import type { TemplateDraft } from "$ipc";
import { orNull } from "$lib/draft.svelte";
import { agendaOf, capacityOf, countOf, factsFrom, NEW_FACTS, remindersOf, type Facts } from "./facts";
import { patternOf, repeatForm, type RepeatForm } from "./repeat";

export interface TemplateForm {
  facts: Pick<Facts, "kind" | "name" | "description" | "form" | "place" | "capacity" | "waiting" | "agenda" | "reminders">;
  /** 0: the year's first month. */
  starts_month: number;
  repeat: RepeatForm;
  start_time: string | null;
  duration_minutes: string;
  days: string;
}

/** A day by which a pattern's parts are filled in before anybody chose them: a third Thursday. */
const SOME_DAY = "2026-12-17";

export function templateForm(draft: TemplateDraft | null): TemplateForm {
  const { kind, name, description, form, place, capacity, waiting, agenda, reminders } = { ...NEW_FACTS, ...(draft ? factsFrom(draft) : {}) };
  return {
    facts: { kind, name, description, form, place, capacity, waiting, agenda: agenda.map((line) => ({ ...line })), reminders: reminders.map((line) => ({ ...line })) },
    starts_month: draft?.starts_month ?? 0,
    repeat: repeatForm(draft?.pattern ?? null, SOME_DAY, draft ?? {}),
    start_time: draft?.start_time ?? "19:00",
    duration_minutes: String(draft?.duration_minutes ?? 90),
    days: String(draft?.days ?? 1),
  };
}

export function templateDraft({ facts, starts_month, repeat, start_time, duration_minutes, days }: TemplateForm): TemplateDraft {
  return {
    ...facts,
    name: facts.name.trim(),
    place: orNull(facts.place),
    starts_month: starts_month === 0 ? null : starts_month,
    pattern: patternOf(repeat),
    count: repeat.kind === "none" || repeat.count.trim() === "" ? null : countOf(repeat.count),
    start_time: start_time ?? "",
    duration_minutes: countOf(duration_minutes),
    days: countOf(days),
    month_end: repeat.month_end,
    on_closed: repeat.on_closed,
    capacity: capacityOf(facts.capacity),
    agenda: agendaOf(facts.agenda),
    reminders: remindersOf(facts.reminders),
  };
}
