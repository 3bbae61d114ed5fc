import { describe, expect, it } from "vitest";
import type { SiteId, SiteKind, SiteNode, SiteStanding } from "$ipc";
import { mayStandAbove, step, treeRows, type Look } from "./tree";

const id = (n: number) => n as SiteId;
function node(n: number, parent: number | null, depth: number, name: string, kind: SiteKind, standing: SiteStanding = "open"): SiteNode {
  return { id: id(n), parent: parent === null ? null : id(parent), depth, name, kind, standing, code: `C${n}`, service: kind === "site" ? "学童クラブ" : null, prefecture: null, opened_on: null, closed_on: null, open_sites: 0 };
}
const tree = [
  node(1, null, 0, "本部", "head"),
  node(2, 1, 1, "北事業本部", "division"),
  node(3, 2, 2, "あさひエリア", "area", "planned"),
  node(4, 3, 3, "あさひ学童", "site"),
  node(5, 2, 2, "ひかり学童", "site", "closed"),
  node(6, 1, 1, "南事業本部", "division"),
];
const look: Look = { turned: new Map(), find: "", all: false };
const names = (changed: Partial<Look>, sites = tree) => treeRows(sites, { ...look, ...changed }).rows.map((row) => row.node.name);

describe("the tree in sight", () => {
  it("leaves out what is closed, and keeps what something open hangs from", () => {
    expect(names({})).toEqual(["本部", "北事業本部", "あさひエリア", "あさひ学童", "南事業本部"]);
    expect(names({ all: true })).toHaveLength(6);
  });
  it("folds", () => {
    expect(names({ turned: new Map([[id(2), false]]) })).toEqual(["本部", "北事業本部", "南事業本部"]);
  });
  it("finds by any of its words, with what stands above, however it is folded", () => {
    expect(names({ find: "ｃ4", turned: new Map([[id(1), false]]) })).toEqual(["本部", "北事業本部", "あさひエリア", "あさひ学童"]);
    const found = treeRows(tree, { ...look, find: "学童 クラブ" });
    expect(found.rows.filter((row) => row.found).map((row) => row.node.name)).toEqual(["あさひ学童"]);
    expect(found.hidden).toBe(1);
  });
  it("begins a large tree with its upper levels", () => {
    const large = [...tree, ...Array.from({ length: 50 }, (_, n) => node(100 + n, 6, 2, `場${n}`, "site"))];
    expect(names({}, large)).toEqual(["本部", "北事業本部", "南事業本部"]);
  });
});

describe("keys", () => {
  const { rows } = treeRows(tree, look);
  it.each([
    [0, "ArrowDown", { to: 1 }],
    [0, "ArrowUp", { to: 0 }],
    [1, "ArrowLeft", { turn: false }],
    [3, "ArrowLeft", { to: 2 }],
    [1, "ArrowRight", { to: 2 }],
    [3, "ArrowRight", {}],
    [3, "End", { to: 4 }],
    [3, "Home", { to: 0 }],
    [3, "x", null],
  ])("row %i, %s", (at, key, answer) => {
    expect(step(rows, at, key)).toEqual(answer);
  });
  it("unfolds what is folded", () => {
    expect(step(treeRows(tree, { ...look, turned: new Map([[id(2), false]]) }).rows, 1, "ArrowRight")).toEqual({ turn: true });
  });
});

it("a parent stands higher", () => {
  expect(mayStandAbove("head", "site")).toBe(true);
  expect(mayStandAbove("area", "area")).toBe(false);
});
