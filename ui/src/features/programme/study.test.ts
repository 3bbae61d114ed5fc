import { describe, expect, it } from "vitest";
import type { StudyPeriod } from "$ipc";
import { lanesOf, monthsOf } from "./study";

const period = (id: number, person: number, starts_on: string, ends_on: string) => ({ id, person, name: `p${person}`, kind: "exam", label: "", starts_on, ends_on, remark: null }) as unknown as StudyPeriod;

describe("study on a timeline", () => {
  it("lays what overlaps below each other and cuts what reaches beyond", () => {
    const lanes = lanesOf([period(2, 1, "2027-01-20", "2027-01-25"), period(1, 1, "2027-01-17", "2027-01-27"), period(3, 1, "2027-01-28", "2027-02-10"), period(4, 2, "2026-12-07", "2026-12-07")], "2027-01-20", "2027-01-31");
    expect(lanes).toHaveLength(1);
    expect(lanes[0]?.lanes).toBe(2);
    expect(lanes[0]?.bars.map(({ from, span, lane }) => [from, span, lane])).toEqual([
      [1, 8, 0],
      [1, 6, 1],
      [9, 4, 0],
    ]);
  });
  it("knows its months", () =>
    expect(monthsOf("2027-01-30", "2027-02-02")).toEqual([
      { month: "2027-01", from: 1, span: 2 },
      { month: "2027-02", from: 3, span: 2 },
    ]));
});
