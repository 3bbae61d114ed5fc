import type { ApiError, Summary } from "$ipc";
import { wordError } from "./errors";
import { appJa } from "./ja/app";
import { candidateJa } from "./ja/candidate";
import { enquiryJa } from "./ja/enquiry";
import { equityJa } from "./ja/equity";
import { errorsJa } from "./ja/errors";
import { filingJa } from "./ja/filing";
import { historyJa } from "./ja/history";
import { importJa } from "./ja/import";
import { kitJa } from "./ja/kit";
import { nameOperationJa, wordOperationJa } from "./ja/operations";
import { offerJa } from "./ja/offer";
import { memberJa } from "./ja/member";
import { mailJa } from "./ja/mail";
import { paperJa } from "./ja/paper";
import { personJa } from "./ja/person";
import { privacyJa } from "./ja/privacy";
import { programmeJa } from "./ja/programme";
import { registerImportJa } from "./ja/registerImport";
import { registerPaperJa } from "./ja/registerPaper";
import { settingsJa } from "./ja/settings";
import { siteJa } from "./ja/site";
import { startJa } from "./ja/start";
import { surplusJa } from "./ja/surplus";
import { taskJa } from "./ja/task";
import { todayJa } from "./ja/today";
import { fieldsJa, nounsJa, rolesJa } from "./ja/words";

export const ja = {
  app: appJa,
  candidate: candidateJa,
  enquiry: enquiryJa,
  equity: equityJa,
  filing: filingJa,
  import: importJa,
  kit: kitJa,
  offer: offerJa,
  mail: mailJa,
  member: memberJa,
  paper: paperJa,
  person: personJa,
  privacy: privacyJa,
  programme: programmeJa,
  registerImport: registerImportJa,
  registerPaper: registerPaperJa,
  settings: settingsJa,
  site: siteJa,
  start: startJa,
  history: historyJa,
  surplus: surplusJa,
  task: taskJa,
  today: todayJa,
  role: rolesJa,
  noun: nounsJa,
  field: fieldsJa,
  did: (summary: Summary): string => wordOperationJa(summary),
  operation: (name: string): string => nameOperationJa(name),
  error: (error: ApiError): string => wordError(errorsJa, error),
};
