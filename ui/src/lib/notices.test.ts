import { describe, expect, it } from "vitest";
import type { NoticeTaken } from "$ipc";
import { t } from "$messages";
import { noticeWords } from "./notices";

describe("the words of a notice", () => {
  const taken = (timing: NoticeTaken["timing"], acts_on: string): NoticeTaken => ({ timing, acts_on, last_notice_on: "2026-12-31" });
  it("says that it is in time, and by how much", () => {
    const text = noticeWords(t().member.notice, taken("in_time", "2027-03-31"), "2026-11-26");
    expect(text).toContain("2027年3月31日");
    expect(text).toContain("35日");
  });
  it("says of the very last day that it may be disputed", () =>
    expect(noticeWords(t().member.notice, taken("on_the_last_day", "2027-03-31"), "2026-12-31")).toContain("数え方に争い"));
  it("says of a late one when it acts, and that it is not refused", () => {
    const text = noticeWords(t().member.notice, taken("next_year", "2028-03-31"), "2027-01-01");
    expect(text).toContain("間に合いません");
    expect(text).toContain("断らず");
    expect(text).toContain("2028年3月31日");
  });
});
