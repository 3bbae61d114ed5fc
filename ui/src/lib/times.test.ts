import { beforeEach, describe, expect, it } from "vitest";
import { display } from "./display.svelte";
import { addDays, addMinutes, addMonths, daysFrom, daysIn, minutesBetween, monthBounds, readClock, showDays, showSpan, weekdayOf, weekStart } from "./times";

beforeEach(() => Object.assign(display, { language: "ja", calendar: "western" }));

describe("the office's clock", () => {
  it("counts minutes and days over month, year and the nights on which clocks elsewhere change", () => {
    expect(addMinutes("2026-12-31T23:30", 45)).toBe("2027-01-01T00:15");
    expect(addMinutes("2027-03-28T01:30", 60)).toBe("2027-03-28T02:30");
    expect(minutesBetween("2026-12-17T19:00", "2026-12-17T20:30")).toBe(90);
    expect(addDays("2028-02-28", 1)).toBe("2028-02-29");
    expect(daysFrom("2026-12-17T19:00", "2027-01-21T09:00")).toBe(35);
    expect(addMonths("2026-12", 1)).toBe("2027-01");
    expect(addMonths("2027-01", -1)).toBe("2026-12");
    expect(monthBounds("2027-02")).toEqual({ from: "2027-02-01", to: "2027-02-28" });
    expect(daysIn("2027-02-27", "2027-03-01")).toEqual(["2027-02-27", "2027-02-28", "2027-03-01"]);
  });

  it("knows the days of the week", () => {
    expect(weekdayOf("2026-12-17")).toBe(4);
    expect(weekStart("2026-11-22", 1)).toBe("2026-11-16");
    expect(weekStart("2026-11-22", 0)).toBe("2026-11-22");
  });

  it("says when, once a day and over several", () => {
    expect(showSpan("2026-12-17T19:00", "2026-12-17T20:30")).toBe("12/17(木) 19:00〜20:30");
    expect(showSpan("2027-02-16T10:00", "2027-02-18T17:00", "2026")).toBe("2027/2/16(火) 10:00〜2/18(木) 17:00");
    expect(showDays("2027-01-17", "2027-01-27")).toBe("1/17(日)〜1/27(水)");
    display.language = "en";
    expect(showSpan("2026-12-17T19:00", "2026-12-17T20:30")).toBe("Thu 17 Dec 19:00–20:30");
  });
});

describe("a typed time of day", () => {
  it.each([
    ["19:00", "19:00"],
    ["１９：００", "19:00"],
    ["1900", "19:00"],
    ["930", "09:30"],
    ["9", "09:00"],
    ["19時", "19:00"],
    ["7時半", "07:30"],
    ["午後7時半", "19:30"],
    ["午前10時5分", "10:05"],
    ["7pm", "19:00"],
    ["12 am", "00:00"],
  ])("%s is %s", (typed, read) => expect(readClock(typed)).toBe(read));
  it.each(["", "25:00", "19:60", "夜", "午後13時", "2026-12-17", "19:0:0"])("%s is none", (typed) => expect(readClock(typed)).toBeNull());
});
