/** A long list read page by page, only where it is looked at. */
import { createQueries } from "@tanstack/svelte-query";
import { call, type CallFailed, type QueryName, type RequestOf, type ResponseOf } from "$ipc";

/** A part of a list and how long the list is; where an answer has sums called `totals`, its length is `found`. */
type Page<Row> = { rows: Row[] } & ({ total: number } | { found: number });
const lengthOf = (page: Page<unknown>): number => ("total" in page ? page.total : page.found);
type PagedName = { [C in QueryName]: ResponseOf<C> extends Page<unknown> ? (RequestOf<C> extends { offset: number; limit: number } ? C : never) : never }[QueryName];
type RowOf<C extends PagedName> = ResponseOf<C>["rows"][number];

const SIZE = 200;

/** `base` is the request without its place in the list; another base is another list. */
export function readPages<C extends PagedName>(command: C, base: () => Omit<RequestOf<C>, "offset" | "limit"> | null) {
  let wanted = $state.raw({ base: "", pages: [0] as readonly number[] });
  const present = $derived(JSON.stringify(base()));
  const pages = $derived(wanted.base === present ? wanted.pages : [0]);
  const queries = createQueries(() => ({
    queries: pages.map((page) => {
      const asked = base();
      const request = { ...asked, offset: page * SIZE, limit: SIZE } as unknown as RequestOf<C>;
      return { queryKey: [command, request], queryFn: () => call(command, request), enabled: asked !== null };
    }),
  }));
  const loaded = $derived(new Map(pages.map((page, i) => [page, queries[i]?.data as Page<RowOf<C>> | undefined])));
  let lastTotal = 0;
  const total = $derived.by(() => {
    const known = [...loaded.values()].find((page) => page !== undefined);
    // Between two lists the length of the last one stays, so that nothing jumps.
    return known === undefined ? lastTotal : (lastTotal = lengthOf(known));
  });

  return {
    get total() {
      return total;
    },
    get isLoading() {
      return queries.some((query) => query.isLoading);
    },
    get error() {
      return (queries.find((query) => query.error)?.error ?? null) as CallFailed | null;
    },
    at(index: number): RowOf<C> | undefined {
      return loaded.get(Math.floor(index / SIZE))?.rows[index % SIZE];
    },
    /** Says which rows are in sight, both ends included. */
    want(first: number, last: number): void {
      const from = Math.max(0, Math.floor(first / SIZE));
      const to = Math.floor(Math.max(last, 0) / SIZE);
      const next = Array.from({ length: to - from + 1 }, (_, i) => from + i);
      if (wanted.base !== present || next.join() !== wanted.pages.join()) wanted = { base: present, pages: next };
    },
  };
}
