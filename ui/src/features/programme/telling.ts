/** To whom an event is (again) to be told, and who has a draft of that mail. */
import type { InvitationId, InvitationRow, InvitationsDrafted } from "$ipc";

/** Whether somebody has not heard yet how things stand. Of an event that is off, who never heard of it need not. */
export function isToTell({ reply, told }: Pick<InvitationRow, "reply" | "told">, cancelled: boolean): boolean {
  return reply !== "no" && (told === "stale" || (told === "never" && !cancelled));
}

/** Those of them whose mail can have been sent: once drafts were written, only those who have one. */
export function tellable(ids: readonly InvitationId[], drafted: InvitationsDrafted | null): InvitationId[] {
  const without = new Set([...(drafted?.without_address ?? []), ...(drafted?.incomplete ?? []).map(({ invitation }) => invitation)]);
  return ids.filter((id) => !without.has(id));
}
