/** Asks the core to read a typed date. */
import { call, CallFailed, type DatePrecision } from "$ipc";
import { t } from "$messages";
import { wordsFor } from "./data.svelte";

export async function readDate(text: string, field: string, precision: DatePrecision = "day"): Promise<{ date: string } | { message: string }> {
  try {
    return { date: (await call("date.read", { text, precision })).iso };
  } catch (problem) {
    // The core does not know which field of the form it is reading for.
    if (problem instanceof CallFailed && "field" in problem.error.detail) {
      return { message: t().error({ ...problem.error, detail: { ...problem.error.detail, field } } as typeof problem.error) };
    }
    return { message: wordsFor(problem) };
  }
}
