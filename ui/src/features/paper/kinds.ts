import type { PaperKind } from "$ipc";

/** The kinds of paper, in the order they lie in the envelope. */
export const KINDS: readonly PaperKind[] = ["offer_notice", "offer_acceptance"];

/** Ids out of the address: `12,15`. */
export function idsOf<Id extends number>(text: string | undefined): Id[] {
  return (text ?? "")
    .split(",")
    .map(Number)
    .filter((id) => Number.isInteger(id) && id > 0) as Id[];
}
