import { beforeEach, describe, expect, it } from "vitest";
import type { DateConflict } from "$ipc";
import { display } from "$lib/display.svelte";
import { linesOf, peopleOf } from "./conflicts";
import { alarmAt, countMarks, runningRates, showRate } from "./marks";
import { nthOf, shifted, spanOf, weekdayName, whenOf, wordPattern, wordTemplate } from "./when";

beforeEach(() => Object.assign(display, { language: "ja", calendar: "western" }));

const study = (person: number, name: string, label: string) =>
  ({ kind: "study", person, name, study: "exam", label, starts_on: "2027-01-17", ends_on: "2027-01-27" }) as unknown as DateConflict;

describe("conflicts", () => {
  it("are put together by what they are, with the names behind them", () => {
    const lines = linesOf([study(1, "橋爪 修平", "後期試験"), { kind: "holiday", on: "2027-01-11", name: "成人の日" }, study(2, "若林 英治", "後期試験"), study(1, "橋爪 修平", "卒業論文")]);
    expect(lines.map(({ kind }) => kind)).toEqual(["holiday", "study"]);
    expect(lines[0]?.title).toContain("成人の日");
    expect(lines[1]?.title).toContain("2");
    expect(lines[1]?.names).toHaveLength(3);
    expect(lines[1]?.names[0]).toContain("橋爪 修平");
  });
  it("count a person once", () => expect(peopleOf([study(1, "a", "x"), study(1, "a", "y"), { kind: "holiday", on: "2027-01-11", name: "z" }]).size).toBe(1));
});

describe("when", () => {
  it("goes to the form and back, over several days too", () => {
    const when = whenOf("2027-02-16T10:00", "2027-02-18T17:00");
    expect(when).toEqual({ day: "2027-02-16", from: "10:00", to: "17:00", days: "3" });
    expect(spanOf(when)).toEqual({ starts_at: "2027-02-16T10:00", ends_at: "2027-02-18T17:00" });
    expect(spanOf({ ...when, days: "1", to: "09:00" })).toBeNull();
    expect(spanOf({ ...when, days: "０" })).toBeNull();
    expect(spanOf({ ...when, day: null })).toBeNull();
  });
  it("moves as a drag does, over the month's end", () => {
    expect(shifted("2026-12-31T19:00", "2026-12-31T20:30", 1, 30)).toEqual({ starts_at: "2027-01-01T19:30", ends_at: "2027-01-01T21:00" });
  });
  it("says when a template's events are", () => {
    const third = { kind: "month_weekday" as const, every: 1, nth: 3, weekday: "TU" as const, fifth: "fifth_only" as const };
    expect(wordTemplate({ pattern: third, starts_month: 8, start_time: "10:00", count: 1 })).toBe("8月に一回 第3火曜日 10:00");
    expect(wordTemplate({ pattern: third, starts_month: 12, start_time: "19:00", count: null })).toBe("12月から 毎月 第3火曜日 19:00");
    expect(wordTemplate({ pattern: third, starts_month: null, start_time: "19:00", count: 4 })).toBe("毎月 第3火曜日 4回 19:00");
    expect(wordTemplate({ pattern: null, starts_month: 2, start_time: "13:00", count: null })).toBe("2月に一回 13:00");
  });
  it("says patterns", () => {
    expect(wordPattern({ kind: "month_weekday", every: 1, nth: 3, weekday: "TH", fifth: "fifth_only" })).toBe("毎月 第3木曜日");
    expect(wordPattern({ kind: "month_weekday", every: 2, nth: -1, weekday: "MO", fifth: "fifth_only" })).toBe("2か月ごと 最後の月曜日");
    expect(wordPattern({ kind: "weekly", every: 1, weekdays: ["TU", "SU"] })).toBe("毎週 火・日曜日");
    expect(wordPattern(null)).toBe("一回だけ");
    expect(weekdayName("2026-12-17")).toBe("TH");
    expect(nthOf("2026-12-17")).toBe(3);
  });
});

describe("marks", () => {
  it("find two absences without a word in a row, and only those", () => {
    expect(alarmAt([..."PNNSP"] as never)).toEqual([1, 2]);
    expect(alarmAt([..."PNPNP"] as never)).toBeNull();
    expect(alarmAt([..."N-N"] as never)).toBeNull();
  });
  it("count present of counted as time goes on; study is not counted", () => {
    expect(runningRates([[..."PS?"], [..."LN-"]] as never, 3)).toEqual([
      { attended: 2, counted: 2 },
      { attended: 2, counted: 3 },
      { attended: 2, counted: 3 },
    ]);
    expect(countMarks([[..."PS"], [..."PX"]] as never, 1)).toMatchObject({ S: 1, X: 1, P: 0 });
  });
  it("show tenths of a percent", () => {
    expect(showRate(875)).toBe("87.5 %");
    expect(showRate(1000)).toBe("100.0 %");
    expect(showRate(null)).toBe("―");
  });
});
