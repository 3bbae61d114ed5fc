/** The selection of candidates as it stands in the URL: board, table, export and bulk moves share it. */
import type { AssigneeFilter, Column, Filter, GraduateKind, Need, SortKey, SortOrder, StageId, UserId, View } from "$ipc";
import { look, route } from "$lib/route.svelte";

export const USUAL: readonly Column[] = ["name", "stage", "stage_on", "school", "graduation", "applied_on", "needs"];
export const ALL_COLUMNS: readonly Column[] = ["name", "stage", "stage_on", "applied_on", "school", "faculty", "graduation", "graduate_kind", "email", "phone", "source", "assignee", "needs"];
export const NEEDS: readonly Need[] = ["possible_duplicate", "waiting", "reading_missing", "consent_missing", "contact_missing"];

const list = (text: string | undefined): string[] => (text ? text.split(",") : []);

function assigneeOf(text: string | undefined): AssigneeFilter {
  if (text === "nobody") return { kind: "nobody" };
  return text ? { kind: "user", user: Number(text) as UserId } : { kind: "anybody" };
}

/** The filter of the place one is at. */
export function filterHere(): Filter {
  const p = route.params;
  return {
    text: p.q ?? "",
    stages: list(p.stages).map((id) => Number(id) as StageId),
    stage_kinds: [],
    graduate_kind: (p.kind as GraduateKind | undefined) ?? null,
    sources: p.sources ? (JSON.parse(p.sources) as string[]) : [],
    assignee: assigneeOf(p.who),
    needs: list(p.needs) as Need[],
    applied_from: null,
    applied_to: null,
  };
}

export function viewHere(): View {
  const p = route.params;
  return { filter: filterHere(), sort: (p.sort as SortKey | undefined) ?? "reading", order: (p.order as SortOrder | undefined) ?? "ascending", columns: list(p.cols) as Column[] };
}

/** Puts a filter into the URL. */
export function narrow(change: Partial<Filter>): void {
  const next = { ...filterHere(), ...change };
  look({
    q: next.text,
    stages: next.stages.join(","),
    kind: next.graduate_kind,
    sources: next.sources.length > 0 ? JSON.stringify(next.sources) : null,
    who: next.assignee.kind === "anybody" ? null : next.assignee.kind === "nobody" ? "nobody" : next.assignee.user,
    needs: next.needs.join(","),
  });
}

export function takeView(view: View): void {
  narrow(view.filter);
  look({ sort: view.sort === "reading" ? null : view.sort, order: view.order === "ascending" ? null : view.order, cols: view.columns.join(",") });
}

export function sortBy(sort: string): void {
  const present = viewHere();
  const order: SortOrder = present.sort === sort && present.order === "ascending" ? "descending" : "ascending";
  look({ sort: sort === "reading" ? null : sort, order: order === "ascending" ? null : order });
}

export function isNarrowed(filter: Filter): boolean {
  return filter.text !== "" || filter.stages.length > 0 || filter.graduate_kind !== null || filter.sources.length > 0 || filter.assignee.kind !== "anybody" || filter.needs.length > 0;
}

export const NO_FILTER: Partial<Filter> = { text: "", stages: [], graduate_kind: null, sources: [], assignee: { kind: "anybody" }, needs: [] };

/** Takes a value out of a list or puts it in. */
export function toggled<V>(values: readonly V[], value: V): V[] {
  return values.includes(value) ? values.filter((other) => other !== value) : [...values, value];
}
