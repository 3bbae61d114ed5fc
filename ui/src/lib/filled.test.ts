import { describe, expect, it } from "vitest";
import { CallFailed } from "$ipc";
import { countIn, needed, readCount, readYen, yenIn } from "./filled";

function refusal(work: () => unknown): string {
  try {
    work();
  } catch (problem) {
    return problem instanceof CallFailed ? problem.error.code : "other";
  }
  return "none";
}

describe("what a form needs", () => {
  it.each([
    ["50,000", "50000"],
    ["５０，０００円", "50000"],
    [" 50 000 ", "50000"],
    ["−1,250,000", "-1250000"],
    ["-3", "-3"],
    ["007", "7"],
    ["", null],
    ["五万", null],
    ["1.5", null],
  ])("reads %s as money", (text, yen) => expect(readYen(text)).toBe(yen));

  it.each([
    ["３口", 3],
    ["1,200", 1200],
    ["-1", null],
    ["", null],
  ])("reads %s as a count", (text, count) => expect(readCount(text)).toBe(count));

  it("refuses beside the field", () => {
    expect(refusal(() => needed("on", null))).toBe("field.missing");
    expect(refusal(() => yenIn("amount", " "))).toBe("field.missing");
    expect(refusal(() => yenIn("amount", "abc"))).toBe("field.out_of_range");
    expect(refusal(() => countIn("units", "0", 1))).toBe("field.out_of_range");
    expect(countIn("units", "１２口", 1)).toBe(12);
    expect(needed("on", "2026-11-26")).toBe("2026-11-26");
  });
});
