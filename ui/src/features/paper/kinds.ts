import type { PaperKind } from "$ipc";

/** The kinds of paper that go out on an offer, in the order they lie in the envelope. */
export const KINDS = ["offer_notice", "offer_acceptance"] as const satisfies readonly PaperKind[];

/** Every kind, as the register of papers lists them. */
export const ALL_KINDS: readonly PaperKind[] = [
  ...KINDS,
  "admission_notice",
  "admission_refusal",
  "equity_receipt",
  "equity_certificate",
  "withdrawal_receipt",
  "expulsion_hearing",
  "expulsion_notice",
  "refund_statement",
  "equity_statement",
];

/** Whether papers of this kind go out on an offer; the others belong to a membership. */
export const isOfOffer = (kind: PaperKind): boolean => KINDS.some((one) => one === kind);

/** Ids out of the address: `12,15`. */
export function idsOf<Id extends number>(text: string | undefined): Id[] {
  return (text ?? "")
    .split(",")
    .map(Number)
    .filter((id) => Number.isInteger(id) && id > 0) as Id[];
}
