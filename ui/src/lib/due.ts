/** When something is due, in a word and a colour. What follows from it is the core's to say. */
import { t } from "$messages";
import type { Tone } from "$kit/Tag.svelte";
import { daysBetween, showDay } from "./dates";

/** Days that are counted rather than dated. */
const NEAR = 7;

/** `days` from today to the last day, which is open until it ends. */
export function dueTone(days: number): Tone {
  return days < 0 ? "stop" : days === 0 ? "wait" : "neutral";
}

export function dueWords(days: number, due_on: string): string {
  const words = t().task;
  if (days < 0) return words.late(-days);
  if (days === 0) return words.today;
  return days <= NEAR ? words.inDays(days) : words.on(showDay(due_on));
}

export const daysUntil = (today: string, due_on: string): number => daysBetween(today, due_on);

/** Always counted: where the day itself stands beside it. */
export function dueIn(days: number): string {
  const words = t().task;
  return days < 0 ? words.late(-days) : days === 0 ? words.today : words.inDays(days);
}
