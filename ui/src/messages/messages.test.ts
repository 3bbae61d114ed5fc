import { describe, expect, it } from "vitest";
import type { ApiError, Operation } from "$ipc";
import { en } from "./en";
import { errorsEn } from "./en/errors";
import { ja } from "./ja";
import { errorsJa } from "./ja/errors";

/** Every field any detail has, so that each text can be put together. */
const DETAIL = {
  kind: "network",
  at_least: 8,
  at_most: 1_048_576,
  bytes: 9_000_000,
  schema: 3,
  known: 2,
  reference: "0badf00d",
  command: "x.y",
  at: "2026-11-22T00:00:00Z",
  needs: ["recruiter"],
  noun: "person",
  field: "email",
  fields: ["question", "answer"],
  from: "90",
  to: "365",
  by: "小川",
  seq: 12,
  stage: "辞退",
  applications: 3,
  earliest: "2026-06-01",
  article: "法第14条",
  character: "𠮷",
  code: "U+20BB7",
  number: "内定通-2026-0001",
  row: 4,
  column: "氏名",
  limit: "rows",
  line: 7,
  refusals: [{ application: 1, refusal: { code: "offer.open_already", detail: {} } }],
  target: 10,
  taken: 10,
  earlier: "reply_by",
  later: "joins_on",
  present: "2026-07-31",
  stage_kind: "offer",
  in_the_way: { kind: "applying", recruitment: "2027年3月卒" },
  people: 3,
  free: 2,
  years: 3,
  until: "2027-01-11T09:00:00Z",
  on: "2027-03-31",
  units: 30,
  total: 100,
  percent: "30.00 %",
  most: 4,
  there: "3000",
  unpaid: "20000",
  members: 2,
  movements: 1,
  needed_present: 5,
  needed_in_favour: 4,
  left_on: "2027-03-31",
  acts_on: "2028-03-31",
  latest: "2026-11-16",
  debts: "12000",
  open: "50000",
  last: "2029-03-31",
  since: "2026-04-01",
  closed_on: "2027-03-31",
  sites: 2,
  fixed: 6,
  missing: 2,
};

const codes = Object.keys(errorsJa) as ApiError["code"][];

describe.each([
  ["ja", ja, errorsJa],
  ["en", en, errorsEn],
])("the words of errors (%s)", (_, table, errors) => {
  it.each(codes)("%s says what happened", (code) => {
    const text = table.error({ code, detail: DETAIL } as unknown as ApiError);
    expect(text).not.toMatch(/undefined|NaN|\[object/);
    expect(text.length).toBeGreaterThan(8);
    expect(errors[code]).toBeTypeOf("function");
  });

  it("shows the code of an error it does not know", () => {
    expect(table.error({ code: "newer.host", detail: {} } as unknown as ApiError)).toBe("newer.host");
  });
});

describe.each([
  ["ja", ja],
  ["en", en],
])("the words of acts (%s)", (_, table) => {
  const empty = { subject: null, object: null, count: null, reason: null };
  it("says one and several", () => {
    const one = table.did({ ...empty, operation: "application.move", subject: "佐藤 陽菜", object: "面接" });
    expect(one).toContain("佐藤 陽菜");
    expect(one).toContain("面接");
    expect(table.did({ ...empty, operation: "application.move", count: 8, object: "面接" })).toContain("8");
  });
  it("has words left when the names were erased", () => {
    for (const operation of ["person.update", "note.write", "import.applicants", "user.add"] satisfies Operation[]) {
      expect(table.operation(operation)).not.toMatch(/undefined|null/);
    }
    expect(table.operation("later.act")).toBe("later.act");
  });
});
