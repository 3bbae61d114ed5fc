import { wordError } from "./errors";
import type { Messages } from "./index.svelte";
import { appEn } from "./en/app";
import { errorsEn } from "./en/errors";
import { historyEn } from "./en/history";
import { kitEn } from "./en/kit";
import { nameOperationEn, wordOperationEn } from "./en/operations";
import { startEn } from "./en/start";
import { fieldsEn, nounsEn, rolesEn } from "./en/words";

export const en: Messages = {
  app: appEn,
  kit: kitEn,
  start: startEn,
  history: historyEn,
  role: rolesEn,
  noun: nounsEn,
  field: fieldsEn,
  did: (summary) => wordOperationEn(summary),
  operation: (name) => nameOperationEn(name),
  error: (error) => wordError(errorsEn, error),
};
