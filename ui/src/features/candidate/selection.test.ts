import { beforeEach, expect, it } from "vitest";
import { replace } from "$lib/route.svelte";
import { filterHere, isNarrowed, narrow, NO_FILTER, sortBy, takeView, toggled, viewHere } from "./selection.svelte";

beforeEach(() => replace(["candidates"]));

it("keeps the whole selection in the URL and reads it back", () => {
  const filter = {
    ...filterHere(),
    text: "髙橋, ひなた&q=1",
    stages: [2, 3] as never[],
    sources: ["求人サイト,「ミチシルベ」", "紹介"],
    needs: ["waiting" as const],
    graduate_kind: "second" as const,
    assignee: { kind: "user" as const, user: 4 as never },
  };
  narrow(filter);
  expect(filterHere()).toEqual(filter);
  expect(isNarrowed(filterHere())).toBe(true);
  narrow(NO_FILTER);
  expect(isNarrowed(filterHere())).toBe(false);
  expect(location.hash).toBe("#/candidates");
});

it("turns the order of a column and begins a new one upwards", () => {
  sortBy("school");
  expect(viewHere()).toMatchObject({ sort: "school", order: "ascending" });
  sortBy("school");
  expect(viewHere()).toMatchObject({ sort: "school", order: "descending" });
  sortBy("reading");
  expect(viewHere()).toMatchObject({ sort: "reading", order: "ascending" });
});

it("takes up a saved view", () => {
  const view = { ...viewHere(), sort: "stage_on" as const, order: "descending" as const, columns: ["name" as const, "email" as const] };
  sortBy("school");
  takeView(view);
  expect(viewHere()).toEqual(view);
});

it("toggles", () => {
  expect(toggled([1, 2], 2)).toEqual([1]);
  expect(toggled([1], 2)).toEqual([1, 2]);
});
