import { describe, expect, it } from "vitest";
import type { OfferRow } from "$ipc";
import { emptyTerms, GROUPS, isIn, isOverdue, stateOf, termsOf, toneOf } from "./words";

const row = (change: Partial<OfferRow>): OfferRow =>
  ({ state: "issued", days_left: 3, accepted_on: null, joined_on: null, ...change }) as OfferRow;

describe("where an offer stands", () => {
  it.each([
    [row({}), "返事待ち", "wait", ["issued"]],
    [row({ days_left: 0 }), "返事待ち", "wait", ["issued"]],
    [row({ days_left: -1 }), "期限切れ", "stop", ["issued", "overdue"]],
    [row({ state: "accepted", days_left: null, accepted_on: "2026-07-01" }), "承諾", "ok", ["accepted"]],
    [row({ state: "accepted", days_left: null, accepted_on: "2026-07-01", joined_on: "2027-04-01" }), "入団", "ok", ["joined"]],
    [row({ state: "declined", days_left: null }), "辞退", "plain", ["left"]],
    [row({ state: "withdrawn", days_left: null }), "取り下げ", "plain", ["left"]],
    [row({ state: "withdrawn", days_left: null, accepted_on: "2026-07-01" }), "内定辞退", "plain", ["left"]],
    [row({ state: "cancelled", days_left: null }), "内定取消し", "plain", ["cancelled"]],
    [row({ state: "draft", days_left: null }), "準備中", "neutral", ["draft"]],
  ] as const)("%#: in a word, a colour and a group", (offer, word, tone, groups) => {
    expect(stateOf(offer)).toBe(word);
    expect(toneOf(offer)).toBe(tone);
    expect(GROUPS.filter((group) => isIn(group, offer))).toEqual(groups);
  });

  it("is over only once its day has passed", () => {
    expect(isOverdue(row({ days_left: 0 }))).toBe(false);
    expect(isOverdue(row({ state: "declined", days_left: -5 }))).toBe(false);
  });
});

describe("what an offer says", () => {
  it("starts with the April of the year of entry", () => {
    expect(emptyTerms(2027).joins_on).toBe("2027-04-01");
    expect(emptyTerms(null).joins_on).toBeNull();
  });
  it("sends nothing for what was left empty", () => {
    expect(termsOf({ ...emptyTerms(2027), site: "  ", duties: " 事務 " })).toEqual({ reply_by: null, joins_on: "2027-04-01", site: null, duties: "事務", remark: null });
  });
});
