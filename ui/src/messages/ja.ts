import type { ApiError, Summary } from "$ipc";
import { wordError } from "./errors";
import { appJa } from "./ja/app";
import { errorsJa } from "./ja/errors";
import { historyJa } from "./ja/history";
import { kitJa } from "./ja/kit";
import { nameOperationJa, wordOperationJa } from "./ja/operations";
import { startJa } from "./ja/start";
import { fieldsJa, nounsJa, rolesJa } from "./ja/words";

export const ja = {
  app: appJa,
  kit: kitJa,
  start: startJa,
  history: historyJa,
  role: rolesJa,
  noun: nounsJa,
  field: fieldsJa,
  did: (summary: Summary): string => wordOperationJa(summary),
  operation: (name: string): string => nameOperationJa(name),
  error: (error: ApiError): string => wordError(errorsJa, error),
};
