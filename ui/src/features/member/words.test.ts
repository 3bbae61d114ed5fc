import { describe, expect, it } from "vitest";
import type { Ratio, Yen } from "$ipc";
import { isPaid, nextStep, shares } from "./words";

const yen = (amount: string) => amount as Yen;

describe("what comes next", () => {
  const price = yen("100000");
  it.each([
    ["applied", "0", "承諾"],
    ["applied", "100000", "払込みは済んでいます"],
    ["consented", "30000", "70,000円"],
  ] as const)("%s with %s there", (standing, deposit, word) => expect(nextStep({ standing, price, deposit })).toContain(word));
  it.each(["member", "leaving", "left", "refused", "dropped", "voided"] as const)("is nothing for %s", (standing) =>
    expect(nextStep({ standing, price, deposit: "0" })).toBeNull(),
  );
  it("knows when all is paid", () => {
    expect(isPaid({ price, deposit: "99999" })).toBe(false);
    expect(isPaid({ price, deposit: "100000" })).toBe(true);
  });
});

describe("a ratio's bar", () => {
  const ratio = (part: number, whole: number, needed: number): Ratio => ({ part, whole, needed, is_met: part >= needed });
  it("is full where there is nobody", () => expect(shares(ratio(0, 0, 0))).toEqual({ part: 100, needed: 0 }));
  it("never leaves its frame", () => expect(shares(ratio(9, 4, 5))).toEqual({ part: 100, needed: 100 }));
  it("shows part and need", () => expect(shares(ratio(6, 10, 8))).toEqual({ part: 60, needed: 80 }));
});
