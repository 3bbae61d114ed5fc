/** What a form needs filled in before it can be sent; what is missing is refused beside its field, as the core does. */
import { CallFailed, type ApiError, type Yen } from "$ipc";
import { halfWidth } from "./kana";

const MOST = 999_999_999;

function refuse(error: ApiError): never {
  throw new CallFailed("date.read", error);
}

/** Something that has to be there: a day, somebody chosen. */
export function needed<T>(field: string, value: T | null | undefined): T {
  return value ?? refuse({ code: "field.missing", detail: { field } });
}

/** Digits as typed, with or without separators and the IME's width. */
const digitsOf = (text: string) => halfWidth(text).replace(/[,、\s円口人¥]/g, "");

/** A whole number as typed; null where it is none. */
export function readCount(text: string): number | null {
  const digits = digitsOf(text);
  return /^\d{1,9}$/.test(digits) ? Number(digits) : null;
}

/** A whole number that has to be there. */
export function countIn(field: string, text: string, from = 0): number {
  if (digitsOf(text) === "") refuse({ code: "field.missing", detail: { field } });
  const count = readCount(text);
  return count === null || count < from ? refuse({ code: "field.out_of_range", detail: { field, from, to: MOST } }) : count;
}

/** Money as typed; null where it is none. */
export function readYen(text: string): Yen | null {
  const digits = digitsOf(text).replace(/^[−-]/, "-");
  return /^-?\d{1,15}$/.test(digits) ? (String(BigInt(digits)) as Yen) : null;
}

/** Money that has to be there. */
export function yenIn(field: string, text: string): Yen {
  if (digitsOf(text) === "") refuse({ code: "field.missing", detail: { field } });
  return readYen(text) ?? refuse({ code: "field.out_of_range", detail: { field, from: 1, to: 100_000_000_000 } });
}
