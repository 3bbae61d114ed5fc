import { describe, expect, it } from "vitest";
import type { DutyRow, OfficeEventId } from "$ipc";
import { aboutOf, countedFrom, EVENT_KINDS, keyOf, monthsOf } from "./words";

function row(over: Partial<DutyRow>): DutyRow {
  return {
    duty: "annual_papers",
    subject: { kind: "event", event: 7 as OfficeEventId },
    about: null,
    event_kind: "ordinary_meeting",
    on: "2027-06-11",
    turn: "until",
    to: "authority",
    article: "法124条",
    mark: "practice",
    occasion: "always",
    base_on: "2027-05-28",
    formula: { kind: "days", days: 14 },
    working_on: null,
    boundary: false,
    planned_on: null,
    state: "open",
    days_left: 14,
    done: null,
    ...over,
  };
}

describe("a deadline in words", () => {
  it("says what its day was counted from", () => {
    expect(countedFrom(row({}))).toBe("総会の日の14日後(起算 2027年5月28日)");
    expect(countedFrom(row({ duty: "notice_sent", formula: { kind: "days", days: -3 } }))).toContain("届く期限の3日前");
    expect(countedFrom(row({ event_kind: "officer_changed" }))).toContain("その日の14日後");
    expect(countedFrom(row({ subject: { kind: "year", ends_on: "2027-03-31" }, event_kind: null, base_on: "2027-03-31", formula: { kind: "months", months: -6 } }))).toBe(
      "事業年度の末日の翌日から6か月さかのぼった日の前日(起算 2027年3月31日)",
    );
  });

  it("says what it is of", () => {
    expect(aboutOf(row({ about: "本部の会議室" }))).toBe("通常総会 本部の会議室");
    expect(aboutOf(row({ subject: { kind: "year", ends_on: "2027-03-31" }, event_kind: null }))).toBe("2027年3月31日に終わる事業年度");
  });

  it("stands under its month, in order", () => {
    const rows = [row({ on: "2027-06-11" }), row({ on: "2027-05-14", duty: "notice_sent" }), row({ on: "2027-05-17", duty: "notice_arrives" })];
    expect(monthsOf(rows).map(({ month, rows: of }) => [month, of.length])).toEqual([
      ["2027-05", 2],
      ["2027-06", 1],
    ]);
    expect(new Set(rows.map(keyOf)).size).toBe(3);
    expect(monthsOf([])).toEqual([]);
  });

  it("knows every kind of event once", () => {
    expect(new Set(EVENT_KINDS).size).toBe(EVENT_KINDS.length);
    expect(EVENT_KINDS[0]).toBe("ordinary_meeting");
  });
});
