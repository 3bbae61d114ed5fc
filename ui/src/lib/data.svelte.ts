/**
 * Data of the file: kept only in the query cache, keyed by `[command, request]`, and stale as soon
 * as an act says it changed a table the query reads.
 */
import { createQuery, QueryCache, QueryClient } from "@tanstack/svelte-query";
import {
  call,
  CallFailed,
  READS,
  start,
  type ApiError,
  type MutationName,
  type Outcome,
  type Progress,
  type QueryName,
  type RequestOf,
  type ResponseOf,
  type Table,
  type Under,
  type UndoOffer,
  type ValueOf,
} from "$ipc";
import { t } from "$messages";
import { noticeDamage } from "./damage.svelte";
import { complain, endOffer, say } from "./toasts.svelte";
import { workOn } from "./work.svelte";

export const client = new QueryClient({
  queryCache: new QueryCache({
    // A question that found the office locked or closed: the whole window asks where it stands.
    onError: (problem) => {
      if (problem instanceof CallFailed && (problem.error.code === "office.locked" || problem.error.code === "office.closed")) void client.invalidateQueries({ queryKey: ["office.status"] });
      if (problem instanceof CallFailed && problem.error.code === "office.damaged") noticeDamage();
      // A screen left empty because the file could not be read says why.
      if (problem instanceof CallFailed && /^office\.damaged$|^store\./.test(problem.error.code)) complain(wordsFor(problem));
    },
  }),
  defaultOptions: { queries: { staleTime: Infinity, gcTime: 5 * 60_000, networkMode: "always", retry: false, refetchOnWindowFocus: false } },
});

/** Commands outside the journal whose answers change with every act: asked again after each. */
const AFTER_EVERY_ACT = ["office.status", "backup.list", "paper.preview", "member_paper.preview", "register.preview"] as const;
export type ReadName = QueryName | (typeof AFTER_EVERY_ACT)[number];

/** A query that stays fresh by itself. `null` as request: not yet asked. */
export function read<C extends ReadName>(command: C, request: () => RequestOf<C> | null, options: { keep?: boolean } = {}) {
  return createQuery<ResponseOf<C>, CallFailed>(() => {
    const asked = request();
    return {
      queryKey: [command, asked],
      queryFn: () => call(command, asked as RequestOf<C>),
      enabled: asked !== null,
      // While the next page or filter is read, the last one stays in sight.
      ...(options.keep ? { placeholderData: (previous: ResponseOf<C> | undefined) => previous as never } : {}),
    };
  });
}

/** Marks as stale every answer that was read from one of these tables. */
export function refresh(changed: readonly Table[]): Promise<void> {
  const tables = new Set<Table>(changed);
  // Every act is journalled, whether or not it lists the journal itself.
  tables.add("journal");
  return client.invalidateQueries({
    predicate: ({ queryKey: [command] }) =>
      AFTER_EVERY_ACT.some((name) => name === command) ||
      (typeof command === "string" && command in READS && READS[command as QueryName].some((table) => tables.has(table))),
  });
}

/** Says what was done, then waits until the screens in sight have read it anew. */
async function settle<T>(outcome: Outcome<T>, quiet: boolean): Promise<T> {
  if (!outcome.undo) endOffer();
  else if (!quiet) offerUndo(outcome.undo);
  await refresh(outcome.changed);
  return outcome.value;
}

/** Says what was done, with the way back. */
export function offerUndo(offer: UndoOffer): void {
  say(t().did(offer.summary), { label: t().kit.undo, keys: "mod+z", run: () => void undo({ kind: "entry", seq: offer.seq }) });
}

/** Acts through the one door; answers its value, refreshes what became stale and offers undo. */
export async function act<C extends MutationName>(command: C, request: RequestOf<C>, options: { quiet?: boolean; label?: string } = {}): Promise<ValueOf<C>> {
  const outcome = (await workOn(options.label ?? t().kit.saving, command, request)) as Outcome<ValueOf<C>>;
  return settle(outcome, options.quiet ?? false);
}

/** An act that takes a while. */
export function actLong<C extends MutationName>(command: C, request: RequestOf<C>, onProgress: (progress: Progress) => void): Under<Outcome<ValueOf<C>>> {
  const under = start(command, request, onProgress) as Under<Outcome<ValueOf<C>>>;
  return { ...under, answer: under.answer.then((outcome) => (void refresh(outcome.changed), outcome)) };
}

export async function undo(target: RequestOf<"history.undo">["target"]): Promise<void> {
  await attempt(async () => {
    const undone = await act("history.undo", { target }, { quiet: true });
    say(undone.summary ? t().history.undid(t().did(undone.summary)) : t().history.undidPlain, {
      label: t().kit.redo,
      keys: "mod+shift+z",
      run: () => void redo(),
    });
  });
}

export async function redo(): Promise<void> {
  await attempt(async () => {
    const redone = await act("history.redo", {}, { quiet: true });
    say(redone.summary ? t().history.redid(t().did(redone.summary)) : t().history.redidPlain);
  });
}

/** The words for whatever went wrong. */
export function wordsFor(problem: unknown): string {
  return problem instanceof CallFailed ? t().error(problem.error) : t().app.hostGone;
}

/** Runs something whose refusal belongs to no field: it is said in the line at the foot. */
export async function attempt(work: () => Promise<void>): Promise<boolean> {
  try {
    await work();
    return true;
  } catch (problem) {
    complain(wordsFor(problem));
    return false;
  }
}

/** The field a refusal belongs to, if it names one. */
export function fieldOf(error: ApiError): string | null {
  switch (error.code) {
    case "office.passphrase_short":
      return "passphrase";
    case "office.recovery_code_wrong":
      return "recovery_code_again";
    case "application.reason_required":
      return "reason";
    case "erasure.name_differs":
      return "name";
    case "application.moved_before":
      return "on";
    case "user.sign_in_taken":
      return "sign_in";
    case "offer.extension_earlier":
      return "reply_by";
    case "offer.acted_before":
      return "on";
    case "offer.dates_order":
      return error.detail.later;
    case "offer.office_not_told":
      return "told_office_on";
    case "offer.school_not_told":
      return "told_school_on";
    case "mail.name_taken":
      return "name";
    case "site.code_taken":
      return "code";
    case "site.parent_kind":
    case "site.cycle":
    case "site.parent_closed":
      return "parent";
    case "site.open_below":
    case "site.people_there":
    case "site.closed_before_opened":
      return "closed_on";
    case "articles.outside_law":
      return "value";
    case "equity.limit":
    case "equity.units_left":
      return "units";
    case "equity.deposit_short":
    case "refund.over":
      return "amount";
    case "expulsion.notice_late":
      return "arrived_on";
    case "resolution.not_carried":
      return "in_favour";
    case "unit.no_change":
      return "new";
    case "work.site_closed":
      return "site";
    case "work.overlaps":
      return "started_on";
    case "year_account.not_ended":
      return "ends_on";
    case "office_event.vacancy_small":
      return "missing";
    case "surplus.target_low":
      return "target";
    case "surplus.pool_over":
    case "surplus.specified":
      return "pool";
    default:
      return "field" in error.detail ? error.detail.field : null;
  }
}
