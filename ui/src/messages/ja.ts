import type { ApiError, Summary } from "$ipc";
import { wordError } from "./errors";
import { appJa } from "./ja/app";
import { candidateJa } from "./ja/candidate";
import { errorsJa } from "./ja/errors";
import { historyJa } from "./ja/history";
import { importJa } from "./ja/import";
import { kitJa } from "./ja/kit";
import { nameOperationJa, wordOperationJa } from "./ja/operations";
import { personJa } from "./ja/person";
import { programmeJa } from "./ja/programme";
import { settingsJa } from "./ja/settings";
import { startJa } from "./ja/start";
import { todayJa } from "./ja/today";
import { fieldsJa, nounsJa, rolesJa } from "./ja/words";

export const ja = {
  app: appJa,
  candidate: candidateJa,
  import: importJa,
  kit: kitJa,
  person: personJa,
  programme: programmeJa,
  settings: settingsJa,
  start: startJa,
  history: historyJa,
  today: todayJa,
  role: rolesJa,
  noun: nounsJa,
  field: fieldsJa,
  did: (summary: Summary): string => wordOperationJa(summary),
  operation: (name: string): string => nameOperationJa(name),
  error: (error: ApiError): string => wordError(errorsJa, error),
};
