import { wordError } from "./errors";
import type { Messages } from "./index.svelte";
import { appEn } from "./en/app";
import { candidateEn } from "./en/candidate";
import { errorsEn } from "./en/errors";
import { historyEn } from "./en/history";
import { importEn } from "./en/import";
import { kitEn } from "./en/kit";
import { nameOperationEn, wordOperationEn } from "./en/operations";
import { personEn } from "./en/person";
import { programmeEn } from "./en/programme";
import { settingsEn } from "./en/settings";
import { startEn } from "./en/start";
import { todayEn } from "./en/today";
import { fieldsEn, nounsEn, rolesEn } from "./en/words";

export const en: Messages = {
  app: appEn,
  candidate: candidateEn,
  import: importEn,
  kit: kitEn,
  person: personEn,
  programme: programmeEn,
  settings: settingsEn,
  start: startEn,
  history: historyEn,
  today: todayEn,
  role: rolesEn,
  noun: nounsEn,
  field: fieldsEn,
  did: (summary) => wordOperationEn(summary),
  operation: (name) => nameOperationEn(name),
  error: (error) => wordError(errorsEn, error),
};
