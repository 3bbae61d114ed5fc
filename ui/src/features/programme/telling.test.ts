import { describe, expect, it } from "vitest";
import type { InvitationId } from "$ipc";
import { isToTell, tellable } from "./telling";

const ids = (...numbers: number[]) => numbers as InvitationId[];

describe("telling of an event", () => {
  it("is for those who have not heard how things stand", () => {
    const to = (reply: "none" | "yes" | "no", told: "never" | "stale" | "current", cancelled = false) => isToTell({ reply, told }, cancelled);
    expect([to("none", "never"), to("yes", "stale"), to("yes", "current")]).toEqual([true, true, false]);
    expect([to("no", "never"), to("no", "stale")]).toEqual([false, false]);
    expect([to("yes", "never", true), to("yes", "stale", true)]).toEqual([false, true]);
  });

  it("is noted only of those who have a draft, once drafts were written", () => {
    expect(tellable(ids(1, 2, 3), null)).toEqual([1, 2, 3]);
    expect(tellable(ids(1, 2, 3), { files: ["a"], without_address: ids(2), incomplete: [{ invitation: 3 as InvitationId, fields: [] }] })).toEqual([1]);
  });
});
