import type { Duty, DutyState, OfficeEventKind, Formula, Ground, Recipient, Turn } from "$ipc";
import type { Messages } from "../index.svelte";

const plural = (n: number, one: string) => `${n} ${one}${n === 1 ? "" : "s"}`;

const duty: Record<Duty, string> = {
  withdrawal_notice: "Notices of withdrawal close",
  reduction_notice: "Requests to reduce units close",
  equity_registered: "Register total units and paid-in equity",
  ordinary_meeting: "Hold the ordinary general meeting",
  books_kept: "Keep account books and important papers",
  accounts_displayed: "Put accounts, business and audit reports on display",
  notice_sent: "Send the notice of the general meeting",
  notice_arrives: "The notice of the general meeting arrives",
  expulsion_notice: "The notice to the member to be expelled arrives",
  recall_papers: "Hand the recall papers to the officer",
  annual_papers: "Submit the annual papers",
  conversion_assets: "Report the use of assets at conversion",
  minutes_kept: "Keep the minutes of the general meeting",
  minutes_copy_kept: "Keep copies of the minutes of the general meeting",
  accounts_on_display: "Keep the accounts on display",
  audit_report: "Receive the audit report",
  officer_filed: "Notify an officer's new name or address",
  articles_filed: "Notify the change of the articles",
  item_registered: "Register the change of a registered item",
  move_registered: "Register the move of the office",
  vacancy_filled: "Fill the vacancy among the officers",
  board_decides: "The board decides on convening",
  own_convening: "Members may convene themselves",
  unit_statements: "Draw up and keep inventory and balance sheet",
  creditors_notified: "Gazette notice and a call on each creditor",
  creditors_period: "The creditors' period may end",
  raise_consented: "Have everybody's consent",
  formation_filed: "Notify the formation",
  dissolution_filed: "Notify the dissolution",
  dissolution_registered: "Register the dissolution",
  continuation_filed: "Notify the continuation",
  continuation_registered: "Register the continuation",
  merger_filed: "Notify the merger",
  liquidation_registered: "Register the end of liquidation",
  dormant_answer: "Notify that the business goes on",
  members_restored: "Have three members again",
  refund_paid: "Pay the refund",
  refund_lapses: "The claim to the refund lapses",
};

const note: Partial<Record<Duty, string>> = {
  expulsion_notice: "only if an expulsion is on the agenda",
  recall_papers: "only if a recall was demanded",
  conversion_assets: "only for an association converted with confirmation",
  minutes_copy_kept: "only if there is a branch office",
  own_convening: "if the directors do nothing; with the authority's approval",
  creditors_notified: "the period is a month or more; no call on each if the newspaper or electronic notice of the articles is given as well",
  creditors_period: "if the gazette notice appeared on the day of the resolution; otherwise a month or more from the notice",
  raise_consented: "where a higher amount makes members pay more",
  members_restored: "if there are not, the association dissolves",
  refund_lapses: "nothing is written off by itself; a forfeiture is an entry of the ledger",
};

const kind: Record<OfficeEventKind, string> = {
  ordinary_meeting: "Ordinary general meeting",
  extraordinary_meeting: "Extraordinary general meeting",
  accounts_to_auditors: "Accounts handed to the auditors",
  officer_changed: "Officer's name or address changed",
  articles_changed: "Articles changed",
  registered_item_changed: "Registered item changed",
  office_moved: "Office moved to another registry's district",
  officer_vacancy: "Vacancy among officers (more than a third)",
  members_demand: "Members demand a general meeting",
  unit_amount_lowered: "Lower unit amount resolved",
  formation: "Formation",
  dissolution: "Dissolution",
  continuation: "Continuation",
  merger: "Merger",
  liquidation_ended: "Liquidation ended",
  dormant_notice: "Gazette notice to dormant associations",
};

const kindHint: Partial<Record<OfficeEventKind, string>> = {
  ordinary_meeting: "It may lie ahead. When the day is corrected, its deadlines move along.",
  extraordinary_meeting: "It may lie ahead. When the day is corrected, its deadlines move along.",
  officer_changed: "A new address alone is notified too.",
  registered_item_changed: "Purpose and business, name, offices, representative, unit amount, way of public notice.",
  officer_vacancy: "How many the articles fix and how many are missing. With exactly a third missing nothing has to be filled.",
  members_demand: "With the consent of at least a fifth of all members.",
};

const to: Record<Recipient, string> = {
  authority: "authority",
  registry: "registry",
  person: "the person",
  office: "kept at the office",
  members: "members",
  creditors: "creditors",
  association: "association",
};
const mark: Record<Ground, string> = { statute: "statute", practice: "practice", open: "not settled" };
const markNote: Record<Ground, string> = {
  statute: "The day stands in the statute.",
  practice: "The period is the statute's; days are counted by the Civil Code and guidance.",
  open: "How to read it is not settled. Ask the competent authority.",
};
const state: Record<DutyState, string> = { open: "to do", overdue: "overdue", unrecorded: "before this record began", done: "done", noted: "" };
const turn: Record<Turn, (date: string) => string> = {
  until: (date) => `until ${date}`,
  from: (date) => `from ${date}`,
  keep: (date) => `kept through ${date}`,
  lapse: (date) => `ends with ${date}`,
};
const base = { year: "the business year's last day", event: "the day", meeting: "the meeting", arrival: "the day of arrival", display: "the first day of display", withdrawal: "the withdrawal", reduction: "the reduction", resolved: "the resolution", eve: "the eve of the day it holds from", effective: "the day it holds from", few: "the first day with fewer than three" };

function how(from: string, formula: Formula): string {
  switch (formula.kind) {
    case "days":
      return formula.days === 0 ? `same day as ${from}` : `${plural(Math.abs(formula.days), "day")} ${formula.days < 0 ? "before" : "after"} ${from}`;
    case "months":
      return formula.months < 0 ? `${plural(-formula.months, "month")} back from the day after ${from}, and the day before that` : `${plural(formula.months, "month")} from ${from}`;
    case "years":
      return `${plural(formula.years, "year")} from ${from}`;
    case "decided":
      return "as decided with the refund";
  }
}

export const filingEn: Messages["filing"] = {
  title: "Filings",
  duty,
  note,
  kind,
  kindHint,
  to,
  mark,
  markNote,
  state,
  turn,
  base,
  how,
  span: (from, to) => `${from} – ${to}`,
  earlier: "Earlier business year",
  later: "Later business year",
  toToday: "This business year",
  which: "Which deadlines",
  all: "All",
  todo: "To do",
  whom: "To",
  anyRecipient: "to anybody",
  timeline: "The year's deadlines",
  timelineSum: (n, months) => `The year's deadlines: ${n}. ${months}`,
  timelineMonth: (month, n) => `${month}: ${n}`,
  todayMark: "today",
  legend: { open: "to do", overdue: "overdue", done: "done", noted: "to know, or before this record" },
  empty: "No deadlines in this business year",
  emptyNote: "It lies before the association was formed.",
  nothing: "No deadline fits",
  showAll: "See all",
  yearOf: (date) => `business year to ${date}`,
  since: (date) => `since ${date}`,
  unitChange: "another amount of a unit",
  counted: (words, date) => `${words} (${date})`,
  working: (date) => `The office is closed that day; the last open day before is ${date}`,
  workingNote: "Whether a deadline on a holiday moves is not settled: the day is shown unmoved.",
  boundary: "boundary day",
  boundaryNote: "Some count stricter by one day, so that this very day would be too late.",
  onBoundary: "done on the boundary day",
  ifAny: "if any",
  planned: (date) => `planned for ${date}`,
  doneOn: (date) => `done ${date}`,
  late: (days) => `${plural(days, "day")} late`,
  byRecord: "by the record",
  done: "Done",
  doneOf: (what) => `“${what}” is done`,
  doneDay: "Done on",
  doneWords: "Remark",
  doneWordsHint: "Receipt number, how it was sent. May be empty.",
  undone: "Not done yet",
  change: "Correct",
  menuOf: (what) => `Acts on “${what}”`,
  record: "Record an event",
  recordNote: "Write down meetings and changes: the deadlines that follow from them then stand here.",
  editEvent: (what) => `Correct: ${what}`,
  what: "Event",
  day: "Day",
  fixed: "Number fixed by the articles",
  missing: "Missing",
  words: "Remark",
  wordsHint: "What changed, for example. May be empty. No names of people, please.",
  events: "Events",
  eventsNone: "No events of this year yet.",
  removeEvent: "Remove",
  kept: "Papers being kept",
  keptNote: (n) => `${n}`,
  keptWhat: (date) => `through ${date}`,
  registrations: "Equity as registered",
  registrationsNone: "No registration of equity is on record yet.",
  register: "Record a registration of equity",
  registerNote: "Copy total units and paid-in equity as registered. The ledger is compared with them.",
  asOf: "Figures as of",
  registeredOn: "Registered on",
  units: "Total units",
  paid: "Paid-in equity (yen)",
  registered: (units, paid, on) => `${units} units, ${paid} yen (registered ${on})`,
  vacancy: (missing, fixed) => `${missing} of ${fixed}`,
  open: "Open",
  notSettled: "Days are counted by guidance; this is no legal advice.",
};
