/** How the ledger looks and reads. */
import type { AccountLine, DecidedRefund, InstalmentState, Movement, MovementCounterpart, MovementId, ShareState } from "$ipc";
import { t } from "$messages";
import { isSome, showYen } from "$lib/yen";
import type { Tone } from "$kit/Tag.svelte";

/** The lines of a ledger by their number in it, from 1. */
export function numbersOf(lines: readonly AccountLine[]): Map<MovementId, number> {
  return new Map(lines.map(({ movement }, i) => [movement.id, i + 1]));
}

/** Whether a line counts no more: it was taken back, or takes one back. */
export const isStruck = (movement: Movement): boolean => movement.reversed_by !== null || movement.reverses !== null;

/** A change with its sign, empty where there is none. */
export const signed = (amount: string): string => (isSome(amount) ? (amount.startsWith("-") ? showYen(amount) : `+${showYen(amount)}`) : "");
export const signedCount = (count: number): string => signed(String(count));

/** What of an increase would go beyond what one member may hold; null where it fits. */
export function beyond(share: ShareState, more: number, takingOver: boolean): number | null {
  const most = takingOver ? share.most_more_taking_over : share.most_more;
  return most !== null && more > most ? most : null;
}

export interface Standing {
  tone: Tone;
  word: string;
}

/** Where a refund stands on a day; lateness and debts are said, nothing is done by them. */
export function refundStanding(refund: DecidedRefund, debts: string, today: string): Standing {
  if (!isSome(refund.open)) return { tone: "ok", word: t().equity.paid };
  if (isSome(debts) && refund.withdrawal !== null) return { tone: "wait", word: t().equity.suspended };
  if (refund.pay_by < today) return { tone: "stop", word: t().equity.late };
  return { tone: "info", word: t().equity.open };
}

export function instalmentStanding(part: InstalmentState, today: string): Standing {
  if (!isSome(part.open)) return { tone: "ok", word: t().equity.partPaid };
  if (part.due_on < today) return { tone: "stop", word: t().equity.partLate };
  return { tone: "plain", word: t().equity.partOpen(showYen(part.open)) };
}

/** How money goes out. */
export const WAYS = ["bank", "cash", "payroll"] as const satisfies readonly MovementCounterpart[];
