import { describe, expect, it } from "vitest";
import { isComposing, ReadingFollower } from "./ime";

/** One conversion as an input method reports it: what is shown step by step, then what is committed. */
function convert(follower: ReadingFollower, steps: string[], committed: string): void {
  follower.start();
  for (const step of steps) follower.update(step);
  follower.end(committed);
}

describe("ReadingFollower", () => {
  it("keeps the kana a name was converted from", () => {
    const follower = new ReadingFollower();
    convert(follower, ["t", "た", "たk", "たか", "たかは", "たかはし", "髙橋"], "髙橋");
    follower.typed(" ");
    convert(follower, ["み", "みさき", "美咲"], "美咲");
    expect(follower.reading).toBe("たかはし みさき");
  });

  it("leaves half-typed romaji and mixed candidates out", () => {
    const follower = new ReadingFollower();
    convert(follower, ["さk", "さき", "さきy", "さきや", "さきやm", "さきやま", "﨑やま", "﨑山"], "﨑山");
    expect(follower.reading).toBe("さきやま");
  });

  it("adds nothing for a conversion that was given up", () => {
    const follower = new ReadingFollower();
    convert(follower, ["さとう", "佐藤"], "");
    expect(follower.reading).toBe("");
  });

  it("takes half-width kana and katakana as reading too", () => {
    const follower = new ReadingFollower();
    convert(follower, ["ﾘﾝ", "リン"], "リン");
    expect(follower.reading).toBe("りん");
  });
});

describe("isComposing", () => {
  it("knows both ways an Enter belongs to the input method", () => {
    expect(isComposing({ isComposing: true, keyCode: 13 } as KeyboardEvent)).toBe(true);
    expect(isComposing({ isComposing: false, keyCode: 229 } as KeyboardEvent)).toBe(true);
    expect(isComposing({ isComposing: false, keyCode: 13 } as KeyboardEvent)).toBe(false);
  });
});
