import { describe, expect, it } from "vitest";
import type { InvitationRow } from "$ipc";
import { inOrder, topicsOf } from "./people";

const row = (name: string, over: Partial<InvitationRow>) => ({ name, reply: "none", place: "seat", waiting_position: null, attendance: null, told: "never", ...over }) as InvitationRow;
const rows = [row("a", { place: "waiting", waiting_position: 2, reply: "yes" }), row("b", { place: "seat" }), row("c", { place: "waiting", waiting_position: 1, attendance: "no_word" })];
const names = (list: InvitationRow[]) => list.map(({ name }) => name).join("");

describe("the people of an event", () => {
  it("stand as the waiting list has them", () => expect(names(inOrder(rows, "place", "ascending"))).toBe("bca"));
  it("keep the order of readings among equals", () => {
    expect(names(inOrder(rows, "reply", "ascending"))).toBe("bca");
    expect(names(inOrder(rows, "told", "ascending"))).toBe("abc");
    expect(names(inOrder(rows, "attendance", "descending"))).toBe("cba");
    expect(names(inOrder(rows, "reading", "descending"))).toBe("cba");
  });
});

describe("topics", () => {
  it("are read from one line", () => expect(topicsOf("配属、 寮,配属\n出資")).toEqual(["配属", "寮", "出資"]));
});
