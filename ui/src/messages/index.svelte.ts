/** The words of the window. `t()` answers in the language of the moment; switching needs no restart. */
import { display } from "$lib/display.svelte";
import { en } from "./en";
import { ja } from "./ja";

export type Messages = typeof ja;

const tables: Record<typeof display.language, Messages> = { ja, en };

export function t(): Messages {
  return tables[display.language];
}
