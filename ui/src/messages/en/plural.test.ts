import { describe, expect, it } from "vitest";
import { count, people } from "./plural";

describe("counts in English", () => {
  it("take the singular for one only, also where the count is set already", () => {
    expect([0, 1, 2, "1", "1,200"].map((n) => count(n, "draft"))).toEqual(["0 drafts", "1 draft", "2 drafts", "1 draft", "1,200 drafts"]);
    expect([people(1), people("3"), count(1, "entry", "entries"), count(2, "entry", "entries")]).toEqual(["1 person", "3 people", "1 entry", "2 entries"]);
  });
});
