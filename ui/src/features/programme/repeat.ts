/** How something is repeated, as a form holds it. */
import type { FifthWeek, MonthEnd, OnClosed, Pattern, Repeat, WeekDay } from "$ipc";
import { countOf } from "./facts";
import { nthOf, weekdayName } from "./when";

export type RepeatKind = Pattern["kind"] | "none";
export interface RepeatForm {
  kind: RepeatKind;
  every: string;
  weekdays: WeekDay[];
  monthDay: string;
  nth: string;
  weekday: WeekDay;
  fifth: FifthWeek;
  /** A rule nobody here can say otherwise; it stays as it is. */
  rule: string;
  end: "count" | "until";
  count: string;
  until: string | null;
  month_end: MonthEnd;
  on_closed: OnClosed;
}

export function repeatForm(pattern: Pattern | null, day: string, rest: { count?: number | null; month_end?: MonthEnd; on_closed?: OnClosed } = {}): RepeatForm {
  return {
    kind: pattern?.kind ?? "none",
    every: pattern && "every" in pattern ? String(pattern.every) : "1",
    weekdays: pattern?.kind === "weekly" ? [...pattern.weekdays] : [weekdayName(day)],
    monthDay: pattern?.kind === "month_day" ? String(pattern.day) : String(Number(day.slice(8, 10))),
    nth: pattern?.kind === "month_weekday" ? String(pattern.nth) : String(nthOf(day)),
    weekday: pattern?.kind === "month_weekday" ? pattern.weekday : weekdayName(day),
    fifth: pattern?.kind === "month_weekday" ? pattern.fifth : "last_instead",
    rule: pattern?.kind === "rule" ? pattern.rule : "",
    end: "count",
    count: rest.count ? String(rest.count) : "",
    until: null,
    month_end: rest.month_end ?? "clamp",
    on_closed: rest.on_closed ?? "next",
  };
}

/** The pattern a form says; null: once. */
export function patternOf(form: RepeatForm): Pattern | null {
  const every = countOf(form.every) || 1;
  switch (form.kind) {
    case "none":
      return null;
    case "weekly":
      return { kind: "weekly", every, weekdays: form.weekdays };
    case "month_day":
      return { kind: "month_day", every, day: countOf(form.monthDay) };
    case "month_last_day":
      return { kind: "month_last_day", every };
    case "month_weekday":
      return { kind: "month_weekday", every, nth: Number(form.nth), weekday: form.weekday, fifth: form.fifth };
    case "month_last_workday":
      return { kind: "month_last_workday", every };
    case "rule":
      return { kind: "rule", rule: form.rule };
  }
}

/** A whole repetition; null: once, or not complete yet. */
export function repeatOf(form: RepeatForm): Repeat | null {
  const pattern = patternOf(form);
  if (pattern === null) return null;
  const count = countOf(form.count);
  const end = form.end === "until" ? (form.until === null ? null : { kind: "until" as const, on: form.until }) : Number.isInteger(count) && count > 0 ? { kind: "count" as const, count } : null;
  return end === null ? null : { pattern, end, month_end: form.month_end, on_closed: form.on_closed, except: [] };
}

/** Whether the month's end matters to a form: only days that some months do not have. */
export const asksMonthEnd = (form: RepeatForm): boolean => form.kind === "month_day" && countOf(form.monthDay) > 28;
/** Whether the fifth week matters. */
export const asksFifth = (form: RepeatForm): boolean => form.kind === "month_weekday" && form.nth === "5";

/** One event alone, looked at as a series of one. */
export const ONCE: Repeat = { pattern: { kind: "weekly", every: 1, weekdays: [] }, end: { kind: "count", count: 1 }, month_end: "clamp", on_closed: "keep", except: [] };
