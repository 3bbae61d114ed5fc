/**
 * Minutes on the office's clock, `2026-12-17T19:00`: a wall clock without a zone. They are counted as if
 * they were UTC, so that no clock of this machine can move them.
 */
import { display } from "./display.svelte";

/** Between two times: 「〜」 (U+301C) as Japanese is set, an en dash otherwise. */
const dash = () => (display.language === "ja" ? "〜" : "–");

const instantOf = (time: string) => Date.parse(`${time.length > 10 ? time.slice(0, 16) : `${time.slice(0, 10)}T00:00`}Z`);
const timeAt = (instant: number) => new Date(instant).toISOString().slice(0, 16);

/** `2026-12-17` of `2026-12-17T19:00`. */
export const dayOf = (time: string): string => time.slice(0, 10);
/** `19:00` of `2026-12-17T19:00`. */
export const clockOf = (time: string): string => time.slice(11, 16);
/** `2026-12` of either. */
export const monthOf = (day: string): string => day.slice(0, 7);

export function addMinutes(time: string, minutes: number): string {
  return timeAt(instantOf(time) + minutes * 60_000);
}

export function minutesBetween(from: string, to: string): number {
  return Math.round((instantOf(to) - instantOf(from)) / 60_000);
}

export function addDays(day: string, days: number): string {
  return timeAt(instantOf(day) + days * 86_400_000).slice(0, 10);
}

export function daysFrom(from: string, to: string): number {
  return Math.round((instantOf(dayOf(to)) - instantOf(dayOf(from))) / 86_400_000);
}

/** `2027-01` and one more is `2027-02`. */
export function addMonths(month: string, months: number): string {
  const count = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + months;
  return `${String(Math.floor(count / 12)).padStart(4, "0")}-${String((count % 12) + 1).padStart(2, "0")}`;
}

/** The first and the last day of a month. */
export function monthBounds(month: string): { from: string; to: string } {
  const from = `${month.slice(0, 7)}-01`;
  return { from, to: addDays(`${addMonths(month, 1)}-01`, -1) };
}

/** 0 Sunday … 6 Saturday. */
export function weekdayOf(day: string): number {
  return new Date(instantOf(day)).getUTCDay();
}

/** The day on which the week of a day begins. */
export function weekStart(day: string, first: 0 | 1): string {
  return addDays(day, -((weekdayOf(day) - first + 7) % 7));
}

const formats = new Map<string, Intl.DateTimeFormat>();
function format(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const locale = display.language === "ja" ? "ja-JP" : "en-GB";
  const key = locale + JSON.stringify(options);
  let found = formats.get(key);
  if (!found) formats.set(key, (found = new Intl.DateTimeFormat(locale, { ...options, timeZone: "UTC" })));
  return found;
}

/** 「12/17(木)」; with its year where that is not `year`. */
export function showDayShort(day: string, year?: string): string {
  const date = new Date(instantOf(day));
  const far = year !== undefined && year !== day.slice(0, 4);
  if (display.language === "ja") {
    return `${far ? `${Number(day.slice(0, 4))}/` : ""}${date.getUTCMonth() + 1}/${date.getUTCDate()}(${format({ weekday: "short" }).format(date)})`;
  }
  return format({ weekday: "short", day: "numeric", month: "short", ...(far ? { year: "numeric" } : {}) }).format(date);
}

/** 「木」. */
export function showWeekdayShort(day: string): string {
  return format({ weekday: "short" }).format(new Date(instantOf(day)));
}

/** 「12/17(木) 19:00〜20:30」, 「2/16(火) 10:00〜2/18(木) 17:00」. */
export function showSpan(starts: string, ends: string, year?: string): string {
  const last = dayOf(starts) === dayOf(ends) ? clockOf(ends) : `${showDayShort(dayOf(ends), dayOf(starts).slice(0, 4))} ${clockOf(ends)}`;
  return `${showDayShort(dayOf(starts), year)} ${clockOf(starts)}${dash()}${last}`;
}

/** 「12/17(木) 19:00」. */
export function showMoment(time: string, year?: string): string {
  return `${showDayShort(dayOf(time), year)} ${clockOf(time)}`;
}

/** 「19:00〜20:30」. */
export function showClocks(starts: string, ends: string): string {
  return `${clockOf(starts)}${dash()}${clockOf(ends)}`;
}

/** From day to day: 「1/17(日)〜1/27(水)」, one day alone. */
export function showDays(from: string, to: string, year?: string): string {
  return from === to ? showDayShort(from, year) : `${showDayShort(from, year)}${dash()}${showDayShort(to, from.slice(0, 4))}`;
}

/**
 * A time of day as people type it: 「19:00」「1900」「19時」「午後7時半」「7pm」, in full width too. Null where it is none.
 */
export function readClock(text: string): string | null {
  const typed = text.normalize("NFKC").trim().toLowerCase().replace(/\s+/g, "");
  const found =
    /^(午前|午後|am|pm)?(\d{1,2})(?::(\d{1,2})|時(半|(\d{1,2})分?)?)?(am|pm)?$/.exec(typed) ?? /^()(\d{1,2})(\d{2})()()()$/.exec(typed);
  if (!found) return null;
  const [, before, hours, minutes, half, kanji, after] = found;
  const late = before === "午後" || before === "pm" || after === "pm";
  const early = before === "午前" || before === "am" || after === "am";
  let hour = Number(hours);
  if ((late || early) && hour > 12) return null;
  if (late && hour < 12) hour += 12;
  else if (early && hour === 12) hour = 0;
  const minute = half === "半" ? 30 : Number(minutes || kanji || 0);
  return hour > 23 || minute > 59 ? null : `${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}`;
}

/** All days from one to another, both included. */
export function daysIn(from: string, to: string): string[] {
  const count = daysFrom(from, to);
  return Array.from({ length: Math.max(count + 1, 0) }, (_, i) => addDays(from, i));
}
