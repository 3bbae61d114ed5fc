import { flushSync, mount, tick, unmount } from "svelte";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

const rpc = vi.hoisted(() => vi.fn());
vi.mock("../ipc/host", () => ({ rpc, cancel: vi.fn(), touch: vi.fn(), onLocked: vi.fn(), pickOpenFile: vi.fn(), pickSaveFile: vi.fn(), pickFolder: vi.fn() }));

import { display } from "$lib/display.svelte";
import Form from "./DateField.fixture.svelte";

let form: ReturnType<typeof mount<Record<string, never>, { submit: () => Promise<boolean>; sent: () => (string | null)[] }>>;
const input = () => document.querySelector("input") as HTMLInputElement;
const settle = async () => {
  for (let i = 0; i < 6; i += 1) await tick();
  flushSync();
};

function type(text: string): void {
  input().value = text;
  input().dispatchEvent(new InputEvent("input", { bubbles: true }));
  flushSync();
}

beforeEach(() => {
  Object.assign(display, { language: "ja", calendar: "western" });
  rpc.mockReset();
  form = mount(Form, { target: document.body });
  flushSync();
});
afterEach(() => unmount(form));

describe("DateField", () => {
  it("has the core read what was typed, and shows the other calendar beside it", async () => {
    rpc.mockResolvedValue({ iso: "2027-04-01", era: "令和9年4月1日", western: "2027年4月1日" });
    type("R9.4.1");
    input().dispatchEvent(new FocusEvent("blur"));
    await settle();
    expect(rpc).toHaveBeenCalledWith(expect.any(Number), "date.read", { text: "R9.4.1", precision: "day" }, undefined);
    expect(input().value).toBe("2027年4月1日");
    expect(document.body.textContent).toContain("令和9年4月1日");
  });

  it("is waited for when the form is sent at once", async () => {
    let answer: (value: unknown) => void = () => undefined;
    rpc.mockReturnValue(new Promise((resolve) => (answer = resolve)));
    type("2027/4/1");
    input().dispatchEvent(new FocusEvent("blur"));
    const sending = form.submit();
    answer({ iso: "2027-04-01", era: "", western: "" });
    expect(await sending).toBe(true);
    expect(form.sent()).toEqual(["2027-04-01"]);
  });

  it("keeps what cannot be read, says so, and does not let the form go", async () => {
    rpc.mockRejectedValue({ code: "date.invalid", detail: { field: "text" } });
    type("きのう");
    input().dispatchEvent(new FocusEvent("blur"));
    await settle();
    expect(input().value).toBe("きのう");
    expect(document.querySelector("[role=alert]")?.textContent).toContain("応募日を日付として読めません");
    expect(await form.submit()).toBe(false);
    expect(form.sent()).toEqual([]);
  });

  it("leaves the Enter of a conversion to the input method", () => {
    type("れいわ");
    input().dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", isComposing: true }));
    expect(rpc).not.toHaveBeenCalled();
  });
});
