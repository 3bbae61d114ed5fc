import { flushSync, mount, unmount } from "svelte";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { complain, say, toasts } from "$lib/toasts.svelte";
import Toast from "./Toast.svelte";

let line: ReturnType<typeof mount>;
const shown = () => document.querySelector("[data-testid=toast]");

beforeEach(() => {
  vi.useFakeTimers();
  line = mount(Toast, { target: document.body });
});
afterEach(() => {
  unmount(line);
  vi.useRealTimers();
});

it("stays ten seconds, and longer while it is pointed at", () => {
  say("移しました", { label: "元に戻す", run: () => undefined });
  flushSync();
  vi.advanceTimersByTime(9_000);
  shown()?.dispatchEvent(new MouseEvent("mouseenter"));
  flushSync();
  vi.advanceTimersByTime(60_000);
  flushSync();
  expect(shown()?.textContent).toContain("移しました");
  shown()?.dispatchEvent(new MouseEvent("mouseleave"));
  flushSync();
  vi.advanceTimersByTime(10_000);
  flushSync();
  expect(shown()).toBeNull();
});

it("lets the next line go although the last was put away under the pointer", () => {
  say("移しました");
  flushSync();
  shown()?.dispatchEvent(new MouseEvent("mouseenter"));
  flushSync();
  document.querySelector<HTMLButtonElement>(".shut")?.click();
  flushSync();
  say("消しました");
  flushSync();
  vi.advanceTimersByTime(10_000);
  flushSync();
  expect(shown()).toBeNull();
});

it("keeps a problem until it is put away", () => {
  complain("保存できませんでした");
  flushSync();
  vi.advanceTimersByTime(600_000);
  flushSync();
  expect(toasts.current?.text).toBe("保存できませんでした");
});

it("offers the way back once", () => {
  const run = vi.fn();
  say("移しました", { label: "元に戻す", run });
  flushSync();
  const act = [...document.querySelectorAll("button")].find((button) => button.textContent === "元に戻す");
  act?.click();
  flushSync();
  expect(run).toHaveBeenCalledOnce();
  expect(shown()).toBeNull();
});
