import { describe, expect, it } from "vitest";
import type { ProgrammeTemplateId, YearPlan } from "$ipc";
import { adjustedOf, choicesOf, rowKey, rowsOf, type Adjustment } from "./plan";
import { asksFifth, asksMonthEnd, patternOf, repeatForm, repeatOf } from "./repeat";
import { templateDraft, templateForm } from "./template";

const at = (planned_at: string) => ({ planned_at, starts_at: planned_at, ends_at: planned_at.replace("T19", "T20"), conflicts: [] });
const plan: YearPlan = {
  items: [
    { template: 1 as ProgrammeTemplateId, kind: "meetup", name: "交流会", events: [at("2026-12-17T19:00"), at("2027-01-21T19:00")], skipped: [] },
    { template: 2 as ProgrammeTemplateId, kind: "talk", name: "オープントーク", events: [at("2026-12-24T19:00")], skipped: [] },
  ],
};

describe("a planned year", () => {
  it("is one list in order of time", () => expect(rowsOf(plan).map(({ name, starts_at }) => `${starts_at} ${name}`)).toEqual(["2026-12-17T19:00 交流会", "2026-12-24T19:00 オープントーク", "2027-01-21T19:00 交流会"]));
  it("keeps the rule's time by which a moved row is known, and leaves out what is skipped", () => {
    const adjusted = new Map<string, Adjustment>();
    const [first, second, third] = rowsOf(plan);
    if (!first || !second || !third) throw new Error("three rows");
    adjusted.set(rowKey(second), { skip: true });
    adjusted.set(rowKey(third), { time: { starts_at: "2027-02-01T19:00", ends_at: "2027-02-01T20:30", conflicts: [] } });
    const rows = rowsOf(plan).map((row) => adjustedOf(row, adjusted));
    expect(choicesOf(rows)).toEqual([
      {
        template: 1,
        events: [
          { planned_at: "2026-12-17T19:00", starts_at: "2026-12-17T19:00", ends_at: "2026-12-17T20:00" },
          { planned_at: "2027-01-21T19:00", starts_at: "2027-02-01T19:00", ends_at: "2027-02-01T20:30" },
        ],
      },
    ]);
    expect(rows[2]?.own).toBe(true);
  });
});

describe("a repetition", () => {
  it("starts from the day it is asked for", () => {
    const form = { ...repeatForm(null, "2026-12-17"), kind: "month_weekday" as const };
    expect(patternOf(form)).toEqual({ kind: "month_weekday", every: 1, nth: 3, weekday: "TH", fifth: "last_instead" });
    expect(repeatOf(form)).toBeNull();
    expect(repeatOf({ ...form, count: "８" })?.end).toEqual({ kind: "count", count: 8 });
    expect(repeatOf({ ...form, end: "until", until: "2027-03-31" })?.end).toEqual({ kind: "until", on: "2027-03-31" });
  });
  it("asks for a policy only where it matters", () => {
    const form = repeatForm({ kind: "month_day", every: 1, day: 31 }, "2026-12-31");
    expect(asksMonthEnd(form)).toBe(true);
    expect(asksMonthEnd({ ...form, monthDay: "28" })).toBe(false);
    expect(asksFifth(repeatForm({ kind: "month_weekday", every: 1, nth: 5, weekday: "MO", fifth: "fifth_only" }, "2026-11-30"))).toBe(true);
  });
});

describe("a template's form", () => {
  it("gives back what it was made of", () => {
    const draft = templateDraft(templateForm(null));
    const full = { ...draft, name: "交流会", place: "会議室", pattern: { kind: "month_weekday" as const, every: 1, nth: 5, weekday: "TH" as const, fifth: "fifth_only" as const }, count: 4, starts_month: 12, agenda: [{ day: 1, time: "19:10", title: "自己紹介" }], capacity: 7 };
    expect(templateDraft(templateForm(full))).toEqual(full);
    expect(draft.capacity).toBe(0);
    expect(draft.pattern).toBeNull();
  });
});
