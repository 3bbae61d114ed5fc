import { beforeEach, describe, expect, it } from "vitest";
import { daysBetween, showDate, showDay, showMonth, showOtherDate } from "./dates";
import { display } from "./display.svelte";
import { hiragana } from "./kana";
import { keysOf } from "./keys.svelte";
import { parse, write } from "./route.svelte";
import { strengthOf } from "./strength";
import { showYen } from "./yen";

beforeEach(() => Object.assign(display, { language: "ja", calendar: "western" }));

describe("dates", () => {
  it("shows the day by the setting and the other calendar beside it", () => {
    expect(showDate("2027-04-01")).toBe("2027年4月1日");
    expect(showOtherDate("2027-04-01")).toBe("令和9年4月1日");
    display.calendar = "era";
    expect(showDate("2019-05-01")).toBe("令和元年5月1日");
    expect(showDate("2019-04-30")).toBe("平成31年4月30日");
    expect(showDate("1989-01-07")).toBe("昭和64年1月7日");
    expect(showMonth("2027-03")).toBe("令和9年3月");
  });

  it("never moves a stored day by a time zone", () => {
    expect(showDay("2026-11-22", "2026-01-01")).toBe("11/22");
    expect(showDay("2026-01-01", "2027-01-01")).toBe("2026/1/1");
    expect(daysBetween("2026-03-01", "2027-03-01")).toBe(365);
  });

  it("leaves what is no date as it is", () => {
    expect(showDate("きのう")).toBe("きのう");
  });
});

describe("figures and words", () => {
  it("sets yen with separators and a true minus", () => {
    expect(showYen("1234567")).toBe("1,234,567");
    expect(showYen("-50000")).toBe("−50,000");
    expect(showYen("0")).toBe("0");
  });

  it("reads katakana as hiragana and leaves the rest", () => {
    expect(hiragana("タカハシ ヴィーコ")).toBe("たかはし ゔぃーこ");
    expect(hiragana("髙橋")).toBe("髙橋");
  });

  it("does not call repetition strength", () => {
    expect(strengthOf("aaaaaaa")).toBe("short");
    expect(strengthOf("aaaaaaaaaaaaaaa")).toBe("weak");
    expect(strengthOf("みなと 七輪 夕焼け 自転車")).toBe("strong");
  });
});

describe("places", () => {
  it("reads what it writes", () => {
    const hash = write(["candidates", 12], { tab: "notes", text: "髙橋 & ひなた", empty: "" });
    expect(parse(hash)).toEqual({ path: ["candidates", "12"], params: { tab: "notes", text: "髙橋 & ひなた" } });
  });
});

describe("keys", () => {
  const press = (init: KeyboardEventInit) => keysOf(new KeyboardEvent("keydown", init));
  it("names a key by what it types, shift included in the sign", () => {
    expect(press({ key: "K", ctrlKey: true })).toBe("mod+k");
    expect(press({ key: "Z", ctrlKey: true, shiftKey: true })).toBe("mod+shift+z");
    expect(press({ key: "?", shiftKey: true })).toBe("?");
    expect(press({ key: "J", shiftKey: false })).toBe("j");
  });
});
