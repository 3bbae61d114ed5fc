/** How a deadline is told: what it is of, how its day was counted, where it stands. What follows is the core's. */
import type { Duty, DutyRow, DutyState, OfficeEvent, OfficeEventKind } from "$ipc";
import { t } from "$messages";
import { showDate } from "$lib/dates";
import { monthOf } from "$lib/times";
import type { Tone } from "$kit/Tag.svelte";

/** In the order offered; a kind that is missing does not compile. */
const ORDER: Record<OfficeEventKind, number> = {
  ordinary_meeting: 0,
  extraordinary_meeting: 1,
  officer_changed: 2,
  articles_changed: 3,
  registered_item_changed: 4,
  head_changed: 5,
  accounts_to_auditors: 6,
  members_demand: 7,
  officer_vacancy: 8,
  unit_amount_lowered: 9,
  office_moved: 10,
  formation: 11,
  merger: 12,
  dissolution: 13,
  continuation: 14,
  liquidation_ended: 15,
  dormant_notice: 16,
};
export const EVENT_KINDS = (Object.keys(ORDER) as OfficeEventKind[]).sort((a, b) => ORDER[a] - ORDER[b]);

/** What the day was counted from, in a word. */
function baseOf(row: DutyRow): string {
  const { base } = t().filing;
  const own: Partial<Record<Duty, string>> = { notice_sent: base.arrival, accounts_on_display: base.display, pay_rules_made: base.yearEve, pay_rules_kept: base.made, pay_rules_copy_kept: base.made };
  const special = own[row.duty];
  if (special !== undefined) return special;
  switch (row.subject.kind) {
    case "year":
      return base.year;
    case "event":
      return row.event_kind === "ordinary_meeting" || row.event_kind === "extraordinary_meeting" ? base.meeting : base.event;
    case "unit_change":
      return row.duty === "creditors_notified" ? base.eve : row.duty === "unit_statements" || row.duty === "creditors_period" ? base.resolved : base.effective;
    case "withdrawal":
      return base.withdrawal;
    case "reduction":
      return base.reduction;
    case "few":
      return base.few;
  }
}

/** 「総会の日の11日前(起算 2027年5月28日)」. */
export function countedFrom(row: DutyRow): string {
  return t().filing.counted(t().filing.how(baseOf(row), row.formula), showDate(row.base_on));
}

/** What it follows from: 「通常総会 本部の会議室」, 「2027年3月31日に終わる事業年度」. */
export function aboutOf(row: DutyRow): string {
  const f = t().filing;
  switch (row.subject.kind) {
    case "year":
      return f.yearOf(showDate(row.subject.ends_on));
    case "few":
      return f.since(showDate(row.subject.since));
    case "unit_change":
      return f.unitChange;
    default:
      return [row.event_kind === null ? "" : f.kind[row.event_kind], row.about ?? ""].filter(Boolean).join(" ");
  }
}

/** Said of an event beside its kind. */
export function detailOf(event: OfficeEvent): string {
  return [event.vacancy ? t().filing.vacancy(event.vacancy.missing, event.vacancy.fixed) : "", event.words ?? ""].filter(Boolean).join(" ");
}

const TONES: Record<DutyState, Tone> = { open: "neutral", overdue: "stop", unrecorded: "plain", done: "ok", noted: "plain" };
export const toneOf = (state: DutyState): Tone => TONES[state];

/** One row and another are the same duty. */
export const keyOf = (row: DutyRow): string => `${row.duty} ${JSON.stringify(row.subject)}`;

export interface Month {
  month: string;
  rows: DutyRow[];
}

/** The rows by the month of their day; the months in order. */
export function monthsOf(rows: readonly DutyRow[]): Month[] {
  const months = new Map<string, DutyRow[]>();
  for (const row of rows) months.set(monthOf(row.on), [...(months.get(monthOf(row.on)) ?? []), row]);
  return [...months].sort(([a], [b]) => a.localeCompare(b)).map(([month, of]) => ({ month, rows: of }));
}
