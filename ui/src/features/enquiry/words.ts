/** Small words of the ledger, as the screens put them together. */
import type { Channel, Direction, Enquiry } from "$ipc";
import { t } from "$messages";
import type { Tone } from "$kit/Tag.svelte";

export const CHANNELS: readonly Channel[] = ["email", "phone", "online", "in_person", "letter", "message"];
export const DIRECTIONS: readonly Direction[] = ["both", "from_person", "to_person"];

export const channelOptions = () => CHANNELS.map((value) => ({ value, label: t().enquiry.channel[value] }));
export const directionOptions = () => DIRECTIONS.map((value) => ({ value, label: t().enquiry.direction[value] }));

/** A question that has waited so many days wants to be looked at. */
const LONG_DAYS = 3;

/** How a question stands: always a word with its colour. */
export function standing(enquiry: Pick<Enquiry, "closed_at" | "answers" | "days">): { tone: Tone; words: string } {
  if (enquiry.closed_at !== null) return { tone: "ok", words: t().enquiry.closed };
  if (enquiry.answers.length > 0) return { tone: "info", words: t().enquiry.goesOn };
  return { tone: enquiry.days >= LONG_DAYS ? "wait" : "neutral", words: t().enquiry.waiting(enquiry.days) };
}
