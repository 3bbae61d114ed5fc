/** Showing dates. Reading what was typed is the core's work (`date.read`). */
import { display, type Calendar, type Language } from "./display.svelte";

const formats = new Map<string, Intl.DateTimeFormat>();

function format(calendar: Calendar, language: Language, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const locale = language === "ja" ? (calendar === "era" ? "ja-JP-u-ca-japanese" : "ja-JP") : calendar === "era" ? "en-u-ca-japanese" : "en-GB";
  const key = locale + JSON.stringify(options);
  let found = formats.get(key);
  if (!found) {
    found = new Intl.DateTimeFormat(locale, options);
    formats.set(key, found);
  }
  return found;
}

/** A stored date (`2027-04-01`) has no hour; read as UTC so that no time zone can move the day. */
const dayOf = (iso: string) => new Date(`${iso.slice(0, 10)}T00:00:00Z`);
const isDate = (iso: string) => /^\d{4}-\d{2}-\d{2}/.test(iso) && !Number.isNaN(dayOf(iso).getTime());

const long: Intl.DateTimeFormatOptions = { era: "long", year: "numeric", month: "long", day: "numeric", timeZone: "UTC" };
const longWestern: Intl.DateTimeFormatOptions = { year: "numeric", month: "long", day: "numeric", timeZone: "UTC" };

/** 「2027年4月1日」 or 「令和9年4月1日」, by the setting. */
export function showDate(iso: string, calendar: Calendar = display.calendar): string {
  if (!isDate(iso)) return iso;
  return format(calendar, display.language, calendar === "era" ? long : longWestern).format(dayOf(iso));
}

/** The same day in the calendar that is not the setting's. */
export function showOtherDate(iso: string): string {
  return showDate(iso, display.calendar === "era" ? "western" : "era");
}

/** 「4/1」 within this year, 「2026/4/1」 otherwise: for columns and cards. */
export function showDay(iso: string, today = new Date().toISOString()): string {
  if (!isDate(iso)) return iso;
  const short = today.slice(0, 4) === iso.slice(0, 4);
  return format("western", display.language, {
    ...(short ? {} : { year: "numeric" }),
    month: display.language === "ja" ? "numeric" : "short",
    day: "numeric",
    timeZone: "UTC",
  }).format(dayOf(iso));
}

/** 「11月22日(日)」. */
export function showWeekday(iso: string): string {
  if (!isDate(iso)) return iso;
  return format("western", display.language, { month: "long", day: "numeric", weekday: "short", timeZone: "UTC" }).format(dayOf(iso));
}

/** 「令和8年」 or 「2026年」: the year beside a day, in the setting's other calendar. */
export function showYear(iso: string, calendar: Calendar = display.calendar): string {
  if (!isDate(iso)) return iso;
  const options: Intl.DateTimeFormatOptions = calendar === "era" ? { era: "long", year: "numeric", timeZone: "UTC" } : { year: "numeric", timeZone: "UTC" };
  return format(calendar, display.language, options).format(dayOf(iso));
}

/** 「2027年3月」 from `2027-03`. */
export function showMonth(month: string): string {
  if (!/^\d{4}-\d{2}/.test(month)) return month;
  const options: Intl.DateTimeFormatOptions = { year: "numeric", month: "long", timeZone: "UTC" };
  return format(display.calendar, display.language, display.calendar === "era" ? { era: "long", ...options } : options).format(
    dayOf(`${month.slice(0, 7)}-01`),
  );
}

/** An instant in UTC, shown by this desk's clock: 「11/22 14:32」. */
export function showInstant(utc: string): string {
  const at = new Date(utc);
  if (Number.isNaN(at.getTime())) return utc;
  return format("western", display.language, {
    ...(at.getFullYear() === new Date().getFullYear() ? {} : { year: "numeric" }),
    month: display.language === "ja" ? "numeric" : "short",
    day: "numeric",
    hour: "2-digit",
    minute: "2-digit",
  }).format(at);
}

/** 「14:32」. */
export function showTime(utc: string): string {
  const at = new Date(utc);
  return Number.isNaN(at.getTime()) ? utc : format("western", display.language, { hour: "2-digit", minute: "2-digit" }).format(at);
}

/** Whole days from one stored date to another; negative when `to` comes first. */
export function daysBetween(from: string, to: string): number {
  return Math.round((dayOf(to).getTime() - dayOf(from).getTime()) / 86_400_000);
}

/** Full years from a birth date to today. */
export function ageOn(birth: string, today = new Date().toISOString().slice(0, 10)): number {
  const years = Number(today.slice(0, 4)) - Number(birth.slice(0, 4));
  return today.slice(5) < birth.slice(5) ? years - 1 : years;
}

/** 「令和8年」 beside a western day, 「2026年」 beside one in the era. */
export function showOtherYear(iso: string): string {
  return showYear(iso, display.calendar === "era" ? "western" : "era");
}

/** The office's clock is nine hours ahead of UTC, whatever this desk's clock says. */
const OFFICE_MS = 9 * 3_600_000;

/** Day and time of an instant on the office's clock, as forms take them: `2026-11-20`, `18:30`. */
export function officeParts(utc: string): { on: string; time: string } {
  const at = new Date(new Date(utc).getTime() + OFFICE_MS);
  if (Number.isNaN(at.getTime())) return { on: utc.slice(0, 10), time: "" };
  const iso = at.toISOString();
  return { on: iso.slice(0, 10), time: iso.slice(11, 16) };
}

/** An instant on the office's clock: when something was asked or said, whatever this desk's clock says. 「11/22 14:32」. */
export function showMoment(utc: string): string {
  const at = new Date(utc);
  if (Number.isNaN(at.getTime())) return utc;
  return format("western", display.language, {
    ...(officeParts(utc).on.slice(0, 4) === officeParts(new Date().toISOString()).on.slice(0, 4) ? {} : { year: "numeric" }),
    month: display.language === "ja" ? "numeric" : "short",
    day: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    timeZone: "Asia/Tokyo",
  }).format(at);
}
