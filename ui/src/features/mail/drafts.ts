/** The drafts written last, kept inside the office's own lock until they are in the contact log: sending takes its time, and the window may lock meanwhile. */
import { call } from "$ipc";
import type { Drafts } from "./SentMails.svelte";

const FORM = "mail.sent";

export async function keptDrafts(): Promise<Drafts | null> {
  const kept = await call("draft.load", { form: FORM }).catch(() => null); // what cannot be read is no reason to stop
  return kept === null ? null : (JSON.parse(kept) as Drafts);
}

export function keepDrafts(drafts: Drafts): void {
  void call("draft.save", { form: FORM, content: JSON.stringify(drafts) }).catch(() => undefined);
}

export function dropDrafts(): void {
  void call("draft.clear", { form: FORM }).catch(() => undefined);
}
