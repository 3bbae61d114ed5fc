/** How membership looks and reads: a standing is always a colour and a word. */
import type { MemberStanding, MembershipPage, Ratio } from "$ipc";
import { t } from "$messages";
import { lessYen, showYen } from "$lib/yen";
import type { Tone } from "$kit/Tag.svelte";

const TONES: Record<MemberStanding, Tone> = {
  applied: "wait",
  consented: "wait",
  refused: "plain",
  dropped: "plain",
  member: "ok",
  leaving: "info",
  left: "plain",
  voided: "plain",
};
export const toneOf = (standing: MemberStanding): Tone => TONES[standing];

type Waiting = Pick<MembershipPage, "standing" | "price"> & { deposit: string };

/** Whether all the money of an applicant is there. */
export const isPaid = ({ price, deposit }: Pick<Waiting, "price" | "deposit">): boolean => BigInt(deposit) >= BigInt(price);

/** What comes next for an application; nothing where it is over. */
export function nextStep(waiting: Waiting): string | null {
  const words = t().member.next;
  switch (waiting.standing) {
    case "applied":
      return isPaid(waiting) ? words.paidFirst : words.applied;
    case "consented":
      return isPaid(waiting) ? null : words.consented(showYen(lessYen<string>(waiting.price, waiting.deposit)));
    case "refused":
    case "dropped":
    case "member":
    case "leaving":
    case "left":
    case "voided":
      return null;
  }
}

/** Where on the way from application to membership; four steps. */
export function stepOf(page: MembershipPage): number {
  if (page.membership.joined_on !== null) return 4;
  if (page.membership.consented_on === null) return 1;
  return 2;
}

export const isWaiting = (standing: MemberStanding): boolean => standing === "applied" || standing === "consented";

/** How full a bar is, and where its mark stands, in percent of the whole. */
export function shares(ratio: Ratio): { part: number; needed: number } {
  if (ratio.whole === 0) return { part: 100, needed: 0 };
  const of = (n: number) => Math.min(100, Math.max(0, (100 * n) / ratio.whole));
  return { part: of(ratio.part), needed: of(ratio.needed) };
}
