/** What speaks against a time, in words. */
import type { DateConflict } from "$ipc";
import { t } from "$messages";
import { clockOf, dayOf, showDayShort, showDays } from "$lib/times";

/** A line of conflicts: what it is, and whom it is about. */
export interface ConflictLine {
  kind: DateConflict["kind"];
  /** 「試験・卒論など 3人」 */
  title: string;
  /** One name each, with what keeps them. */
  names: string[];
  /** The people it is about, each once. */
  who: string[];
}

/** Whether it is about the day itself rather than about somebody. */
export const isOfDay = (conflict: DateConflict): boolean => conflict.kind === "holiday" || conflict.kind === "closed_day";

/** One conflict of a person whose name is said already. */
export function wordOwn(conflict: DateConflict): string {
  if (conflict.kind === "study") return `${conflict.label} ${showDays(conflict.starts_on, conflict.ends_on)}`;
  if (conflict.kind === "other_event") return `${conflict.event_name} ${clockOf(conflict.starts_at)}`;
  return wordConflict(conflict);
}

/** The people a list of conflicts is about, each once. */
export function peopleOf(conflicts: readonly DateConflict[]): Map<number, string> {
  const people = new Map<number, string>();
  for (const conflict of conflicts) if (conflict.kind === "study" || conflict.kind === "other_event") people.set(conflict.person, conflict.name);
  return people;
}

/** One conflict, said of its person or day. */
export function wordConflict(conflict: DateConflict): string {
  const p = t().programme;
  switch (conflict.kind) {
    case "holiday":
      return p.onHoliday(showDayShort(conflict.on), conflict.name);
    case "closed_day":
      return p.onClosedDay(showDayShort(conflict.on), conflict.name);
    case "study":
      return p.nameAnd(conflict.name, `${conflict.label} ${showDays(conflict.starts_on, conflict.ends_on)}`);
    case "other_event":
      return p.nameAnd(conflict.name, `${conflict.event_name} ${clockOf(conflict.starts_at)}`);
    case "facilitator":
      return p.nameAnd(conflict.name, `${conflict.event_name} ${showDayShort(dayOf(conflict.starts_at))} ${clockOf(conflict.starts_at)}`);
    case "overlap":
      return `${conflict.event_name} ${showDayShort(dayOf(conflict.starts_at))} ${clockOf(conflict.starts_at)}`;
  }
}

const ORDER: readonly DateConflict["kind"][] = ["holiday", "closed_day", "study", "other_event", "facilitator", "overlap"];

/** The conflicts put together by what they are, the day's own first. */
export function linesOf(conflicts: readonly DateConflict[]): ConflictLine[] {
  const p = t().programme;
  return ORDER.flatMap((kind): ConflictLine[] => {
    const mine = conflicts.filter((conflict) => conflict.kind === kind);
    if (mine.length === 0) return [];
    const names = mine.map(wordConflict);
    const who = [...peopleOf(mine).values()];
    switch (kind) {
      case "holiday":
      case "closed_day":
        return [{ kind, title: names.join("、"), names: [], who }];
      case "study":
        return [{ kind, title: p.studyOf(who.length), names, who }];
      case "other_event":
        return [{ kind, title: p.elsewhereOf(who.length), names, who }];
      case "facilitator":
        return [{ kind, title: p.facilitatorBusy, names, who }];
      case "overlap":
        return [{ kind, title: p.overlapping, names, who }];
    }
  });
}
