import { CallFailed } from "$ipc";

const MOST = 999_999_999;

/** A whole number as typed, null where nothing was; what is neither is refused beside its field. */
export function numberOf(field: string, text: string): number | null {
  if (text === "") return null;
  if (!/^\d{1,9}$/.test(text)) throw new CallFailed("recruitment.update", { code: "field.out_of_range", detail: { field, from: 0, to: MOST } });
  return Number(text);
}
