/** How stages and needs look: always together with their words. */
import type { Need, StageKind } from "$ipc";
import type { Tone } from "$kit/Tag.svelte";

export const STAGE_TONE: Record<StageKind, Tone> = {
  applied: "neutral",
  screening: "neutral",
  interview: "info",
  offer: "wait",
  accepted: "ok",
  declined: "plain",
  rejected: "plain",
};

export const NEED_TONE: Record<Need, Tone> = {
  possible_duplicate: "wait",
  reading_missing: "neutral",
  consent_missing: "neutral",
  contact_missing: "stop",
  waiting: "wait",
};
