import { beforeEach, expect, it, vi } from "vitest";

const rpc = vi.hoisted(() => vi.fn());
vi.mock("../ipc/host", () => ({ rpc, cancel: vi.fn(), touch: vi.fn(), onLocked: vi.fn(), pickOpenFile: vi.fn(), pickSaveFile: vi.fn(), pickFolder: vi.fn() }));

import { CallFailed } from "$ipc";
import { act, client, undo, wordsFor } from "./data.svelte";
import { toasts } from "./toasts.svelte";

const isStale = (key: unknown[]) => client.getQueryState(key)?.isInvalidated;
const summary = { operation: "note.write", subject: "中村 大地", object: null, count: null, reason: null };

beforeEach(() => {
  client.clear();
  rpc.mockReset();
});

it("makes stale what was read from the changed tables, and only that", async () => {
  const page = ["person.page", { person: 1 }];
  const articles = ["articles.list", {}];
  const status = ["office.status", {}];
  for (const key of [page, articles, status]) client.setQueryData(key, {});
  rpc.mockResolvedValue({ value: 7, changed: ["note"], undo: { seq: 12, summary } });
  expect(await act("note.write", { person: 1 as never, body: "x" })).toBe(7);
  expect(isStale(page)).toBe(true);
  expect(isStale(status)).toBe(true);
  expect(isStale(articles)).toBe(false);
  expect(toasts.current?.text).toBe("中村 大地さんにメモを書きました");
});

it("undoes the very act the line spoke of", async () => {
  rpc.mockResolvedValueOnce({ value: 7, changed: [], undo: { seq: 12, summary } });
  await act("note.write", { person: 1 as never, body: "x" });
  rpc.mockResolvedValueOnce({ value: { seq: 12, summary }, changed: ["note"], undo: null });
  toasts.current?.act?.run();
  await vi.waitFor(() => expect(toasts.current?.text).toContain("元に戻しました"));
  expect(rpc).toHaveBeenLastCalledWith(expect.any(Number), "history.undo", { target: { kind: "entry", seq: 12 } }, expect.any(Function));
});

it("offers nothing of before once something was done for good", async () => {
  rpc.mockResolvedValueOnce({ value: 7, changed: [], undo: { seq: 12, summary } });
  await act("note.write", { person: 1 as never, body: "x" });
  expect(toasts.current?.act).toBeDefined();
  rpc.mockResolvedValueOnce({ value: 3, changed: ["unit_change"], undo: null });
  await act("unit.change", {} as never);
  expect(toasts.current).toBeNull();
});

it("says why an undo was refused", async () => {
  rpc.mockRejectedValue({ code: "undo.conflict", detail: { seq: 13, by: "田村", at: "" } });
  await undo({ kind: "last" });
  expect(toasts.current?.tone).toBe("problem");
  expect(toasts.current?.text).toContain("田村さん");
});

it("calls what is not the host's own word a fault of the bridge", async () => {
  rpc.mockRejectedValue(new TypeError("no bridge"));
  await expect(act("view.remove", { view: 1 as never })).rejects.toBeInstanceOf(CallFailed);
  expect(wordsFor(new Error("other"))).toContain("つながりません");
});
