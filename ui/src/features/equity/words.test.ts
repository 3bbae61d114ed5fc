import { describe, expect, it } from "vitest";
import type { DecidedRefund, InstalmentState, Movement, ShareState } from "$ipc";
import { beyond, instalmentStanding, isStruck, refundStanding, signed, signedCount } from "./words";

const share = (units: number, total: number, most_more: number | null): ShareState => ({ units, total, members: 8, percent: "", most_more, most_more_taking_over: most_more === null ? null : most_more + 5, is_over: false });

describe("more units than one member may hold", () => {
  it("says what is too much, and how much is possible", () => {
    expect(beyond(share(20, 100, 6), 7, false)).toBe(6);
    expect(beyond(share(20, 100, 6), 6, false)).toBeNull();
    expect(beyond(share(20, 100, 6), 11, true)).toBeNull();
    expect(beyond(share(20, 100, 6), 12, true)).toBe(11);
    expect(beyond(share(20, 30, null), 500, false)).toBeNull();
  });
});

describe("changes with their signs", () => {
  it("are shown with plus and a true minus", () => {
    expect(signed("50000")).toBe("+50,000");
    expect(signed("-50000")).toBe("−50,000");
    expect(signed("0")).toBe("");
    expect(signedCount(-3)).toBe("−3");
  });
});

describe("what a line, a refund and an instalment say", () => {
  it("strikes what was taken back and what takes back", () => {
    expect(isStruck({ reversed_by: 7, reverses: null } as unknown as Movement)).toBe(true);
    expect(isStruck({ reversed_by: null, reverses: 6 } as unknown as Movement)).toBe(true);
    expect(isStruck({ reversed_by: null, reverses: null } as unknown as Movement)).toBe(false);
  });
  const refund = (open: string, withdrawal: number | null = 1) => ({ open, withdrawal, pay_by: "2027-08-31" }) as unknown as DecidedRefund;
  it.each([
    [refund("0"), "5000", "2028-01-01", "支払済"],
    [refund("100"), "5000", "2027-07-01", "停止できます"],
    [refund("100", null), "5000", "2027-07-01", "未払い"],
    [refund("100"), "0", "2027-08-31", "未払い"],
    [refund("100"), "0", "2027-09-01", "期限をすぎています"],
  ])("%o with debts %s on %s", (one, debts, today, word) => expect(refundStanding(one, debts, today).word).toBe(word));
  const part = (open: string) => ({ open, due_on: "2026-12-01" }) as unknown as InstalmentState;
  it("says of an instalment that it is paid, late or open", () => {
    expect(instalmentStanding(part("0"), "2027-01-01").word).toBe("払込済");
    expect(instalmentStanding(part("500"), "2026-12-01").word).toContain("500");
    expect(instalmentStanding(part("500"), "2026-12-02").tone).toBe("stop");
  });
});
