/** When an event takes place, as a form holds it: a day, two times, how many days in a row. */
import type { Pattern, TemplateDraft, WeekDay } from "$ipc";
import { t } from "$messages";
import { addDays, addMinutes, clockOf, dayOf, daysFrom, minutesBetween, weekdayOf } from "$lib/times";

export interface When {
  day: string | null;
  from: string | null;
  to: string | null;
  /** As text: it is typed. */
  days: string;
}

export function whenOf(starts: string, ends: string): When {
  return { day: dayOf(starts), from: clockOf(starts), to: clockOf(ends), days: String(daysFrom(starts, ends) + 1) };
}

/** The two times, or null while something is missing or the end is not after the beginning. */
export function spanOf({ day, from, to, days }: When): { starts_at: string; ends_at: string } | null {
  const count = Number(days.normalize("NFKC"));
  if (!day || !from || !to || !Number.isInteger(count) || count < 1 || count > 31) return null;
  const starts_at = `${day}T${from}`;
  const ends_at = `${addDays(day, count - 1)}T${to}`;
  return ends_at > starts_at ? { starts_at, ends_at } : null;
}

/** Moves a span by days and minutes, as a drag does. */
export function shifted(starts: string, ends: string, days: number, minutes: number): { starts_at: string; ends_at: string } {
  const by = days * 1440 + minutes;
  return { starts_at: addMinutes(starts, by), ends_at: addMinutes(ends, by) };
}

/** The same length from another beginning; the end stays on its own clock where days are many. */
export function withLength(start: string, minutes: number): { starts_at: string; ends_at: string } {
  return { starts_at: start, ends_at: addMinutes(start, minutes) };
}

export const lengthOf = (starts: string, ends: string): number => minutesBetween(starts, ends);

/** Monday first, by their names in RFC 5545. */
export const WEEKDAYS: readonly WeekDay[] = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];
export const weekdayName = (day: string): WeekDay => WEEKDAYS[(weekdayOf(day) + 6) % 7] as WeekDay;

/** Which one of its kind in the month a day is: 1 to 5. */
export const nthOf = (day: string): number => Math.ceil(Number(day.slice(8, 10)) / 7);

/** A pattern in words: 「毎月 第3木曜日」. Null: it does not repeat. */
export function wordPattern(pattern: Pattern | null): string {
  const p = t().programme;
  if (pattern === null) return p.once;
  switch (pattern.kind) {
    case "weekly":
      return p.everyWeek(pattern.every, pattern.weekdays.map((day) => p.weekday[day]));
    case "month_day":
      return p.everyMonth(pattern.every, p.dayOfMonth(pattern.day));
    case "month_last_day":
      return p.everyMonth(pattern.every, p.lastDay);
    case "month_weekday":
      return p.everyMonth(pattern.every, p.nthWeekday(pattern.nth, p.weekday[pattern.weekday]));
    case "month_last_workday":
      return p.everyMonth(pattern.every, p.lastWorkday);
    case "rule":
      return pattern.rule;
  }
}

/** The day a pattern names, without how often: 「第3木曜日」. */
function wordOccasion(pattern: Pattern): string {
  const p = t().programme;
  switch (pattern.kind) {
    case "weekly":
      return pattern.weekdays.map((day) => p.weekdayLong(p.weekday[day])).join("・");
    case "month_day":
      return p.dayOfMonth(pattern.day);
    case "month_last_day":
      return p.lastDay;
    case "month_weekday":
      return p.nthWeekday(pattern.nth, p.weekday[pattern.weekday]);
    case "month_last_workday":
      return p.lastWorkday;
    case "rule":
      return pattern.rule;
  }
}

/** When a template's events are: 「12月から 毎月 第3木曜日 19:00」, 「2月に一回 13:00」. */
export function wordTemplate({ pattern, starts_month, start_time, count }: Pick<TemplateDraft, "pattern" | "starts_month" | "start_time" | "count">): string {
  const p = t().programme;
  const month = starts_month === null ? null : p.monthName(starts_month);
  if (pattern === null) return `${month === null ? p.onceAYear : p.onceIn(month)} ${start_time}`;
  // Once by a rule: the third Tuesday of August, and no more.
  if (count === 1) return `${month === null ? p.onceAYear : p.onceIn(month)} ${wordOccasion(pattern)} ${start_time}`;
  return `${month === null ? "" : p.fromMonth(month)}${wordPattern(pattern)}${count === null ? "" : ` ${p.timesIn(String(count))}`} ${start_time}`;
}

/** What becomes of days that do not fit: closed days, the month's end, the fifth week. */
export function wordPolicy({ pattern, on_closed, month_end }: TemplateDraft): string {
  const p = t().programme;
  return [p.closedPolicy[on_closed], pattern?.kind === "month_day" && pattern.day > 28 ? p.monthEnd[month_end] : "", pattern?.kind === "month_weekday" && pattern.nth === 5 ? p.fifth[pattern.fifth] : ""].filter(Boolean).join(" · ");
}
