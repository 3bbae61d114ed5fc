import { wordError } from "./errors";
import type { Messages } from "./index.svelte";
import { appEn } from "./en/app";
import { candidateEn } from "./en/candidate";
import { enquiryEn } from "./en/enquiry";
import { equityEn } from "./en/equity";
import { errorsEn } from "./en/errors";
import { filingEn } from "./en/filing";
import { historyEn } from "./en/history";
import { importEn } from "./en/import";
import { kitEn } from "./en/kit";
import { nameOperationEn, wordOperationEn } from "./en/operations";
import { offerEn } from "./en/offer";
import { memberEn } from "./en/member";
import { mailEn } from "./en/mail";
import { paperEn } from "./en/paper";
import { personEn } from "./en/person";
import { privacyEn } from "./en/privacy";
import { programmeEn } from "./en/programme";
import { registerImportEn } from "./en/registerImport";
import { registerPaperEn } from "./en/registerPaper";
import { settingsEn } from "./en/settings";
import { siteEn } from "./en/site";
import { startEn } from "./en/start";
import { surplusEn } from "./en/surplus";
import { taskEn } from "./en/task";
import { todayEn } from "./en/today";
import { fieldsEn, nounsEn, rolesEn } from "./en/words";

export const en: Messages = {
  app: appEn,
  candidate: candidateEn,
  enquiry: enquiryEn,
  equity: equityEn,
  filing: filingEn,
  import: importEn,
  kit: kitEn,
  offer: offerEn,
  mail: mailEn,
  member: memberEn,
  paper: paperEn,
  person: personEn,
  privacy: privacyEn,
  programme: programmeEn,
  registerImport: registerImportEn,
  registerPaper: registerPaperEn,
  settings: settingsEn,
  site: siteEn,
  start: startEn,
  history: historyEn,
  surplus: surplusEn,
  task: taskEn,
  today: todayEn,
  role: rolesEn,
  noun: nounsEn,
  field: fieldsEn,
  did: (summary) => wordOperationEn(summary),
  operation: (name) => nameOperationEn(name),
  error: (error) => wordError(errorsEn, error),
};
