import { describe, expect, it } from "vitest";
import { worded } from "./codes";

describe("codes of the record", () => {
  it.each([
    ["invitation", "reply", "no", "不参加"],
    ["invitation", "attendance", "no_word", "連絡なし欠席"],
    ["purpose_notice", "data_kind", "note", "メモ"],
    ["offer_event", "reason", "person", "本人"],
    ["offer_event", "kind", "issued", "内定を出す"],
    ["contact", "kind", "phone", "電話"],
    ["inspection", "standing", "creditor", "債権者"],
    ["inspection", "manner", "seen", "閲覧"],
    ["movement", "kind", "deposit", "預り"],
    ["movement", "counterpart", "payroll", "給与控除"],
    ["withdrawal", "cause", "voluntary", "自由脱退"],
    ["work", "contract", "labour", "労働契約あり"],
    ["work", "support_use", "0", "該当しない"],
    ["notice_place", "electronic", "1", "同意あり"],
    ["site", "kind", "area", "エリア"],
    ["office_event", "kind", "formation", "設立"],
  ] as const)("%s.%s %s is 「%s」", (table, column, code, word) => expect(worded(table, column, code)).toBe(word));

  it("leaves words as they were written", () => {
    expect(worded("note", "body", "no")).toBe("no");
    expect(worded("person", "graduate_kind", "unknown")).toBe("unknown");
  });
});
