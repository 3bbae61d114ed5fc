/** The preview of a year as one list in order of time, with what was adjusted by hand. */
import type { DateConflict, EventKind, PlannedTime, ProgrammeTemplateId, YearPlan, YearPlanChoice } from "$ipc";

export interface PlanRow extends PlannedTime {
  template: ProgrammeTemplateId;
  kind: EventKind;
  name: string;
  skip: boolean;
  /** Its time was chosen by hand. */
  own: boolean;
}
export interface Adjustment {
  skip?: boolean;
  time?: { starts_at: string; ends_at: string; conflicts: DateConflict[] };
}

/** A row is known by its template and the time the rule gives. */
export const rowKey = (row: { template: ProgrammeTemplateId; planned_at: string }): string => `${row.template} ${row.planned_at}`;

export const inOrder = (a: { starts_at: string; name: string }, b: { starts_at: string; name: string }) => (a.starts_at === b.starts_at ? (a.name < b.name ? -1 : 1) : a.starts_at < b.starts_at ? -1 : 1);

export function rowsOf(plan: YearPlan): PlanRow[] {
  return plan.items.flatMap(({ template, kind, name, events }) => events.map((event) => ({ ...event, template, kind, name, skip: false, own: false }))).sort(inOrder);
}

export function adjustedOf(row: PlanRow, adjusted: ReadonlyMap<string, Adjustment>): PlanRow {
  const change = adjusted.get(rowKey(row));
  return change ? { ...row, ...(change.time ? { ...change.time, own: true } : {}), skip: change.skip ?? false } : row;
}

/** What is taken, template by template. */
export function choicesOf(rows: readonly PlanRow[]): YearPlanChoice[] {
  const found = new Map<ProgrammeTemplateId, YearPlanChoice>();
  for (const { template, skip, planned_at, starts_at, ends_at } of rows) {
    if (skip) continue;
    const choice = found.get(template) ?? { template, events: [] };
    choice.events.push({ planned_at, starts_at, ends_at });
    found.set(template, choice);
  }
  return [...found.values()];
}
