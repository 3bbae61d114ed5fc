/** Where am I: the URL hash, `#/candidates/12?tab=notes`. Back, reload and tests work on it. */

type Params = Record<string, string>;
export interface Place {
  path: string[];
  params: Params;
}

export function parse(hash: string): Place {
  const [path = "", query = ""] = hash.replace(/^#?\/?/, "").split("?");
  return {
    path: path.split("/").filter(Boolean).map(decodeURIComponent),
    params: Object.fromEntries(new URLSearchParams(query)),
  };
}

export function write(path: readonly (string | number)[], params: Record<string, string | number | null | undefined> = {}): string {
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries(params)) if (value !== null && value !== undefined && value !== "") query.set(key, String(value));
  const text = query.toString();
  return `#/${path.map((part) => encodeURIComponent(part)).join("/")}${text ? `?${text}` : ""}`;
}

let place: Place = $state.raw(parse(location.hash));
/** Asked before a place is left; answers whether leaving is fine. Set while a draft is unsaved. */
let guard: (() => boolean) | null = null;
let here = location.hash;
/** Where the user wanted to go when the guard said no. */
let pending: string | null = $state(null);

addEventListener("hashchange", () => {
  if (location.hash === here) return;
  if (guard && !guard()) {
    pending = location.hash;
    history.replaceState(null, "", here || "#/");
    return;
  }
  here = location.hash;
  place = parse(here);
});

export const route = {
  get path(): string[] {
    return place.path;
  },
  get params(): Params {
    return place.params;
  },
  get pending(): string | null {
    return pending;
  },
};

/** The answer to "leave without saving?". */
export function answerLeaving(leave: boolean): void {
  const wanted = pending;
  pending = null;
  if (!leave || wanted === null) return;
  guard = null;
  location.hash = wanted;
}

/** Goes to a place; back returns from it. */
export function go(path: readonly (string | number)[], params?: Record<string, string | number | null | undefined>): void {
  location.hash = write(path, params);
}

/** Changes how the present place is looked at (tab, filter, order) without a step in the history. */
export function look(params: Record<string, string | number | null | undefined>): void {
  here = write(place.path, { ...place.params, ...params });
  history.replaceState(null, "", here);
  place = parse(here);
}

/** Leaves the present place for another without keeping it in the history. */
export function replace(path: readonly (string | number)[], params?: Record<string, string | number | null | undefined>): void {
  here = write(path, params);
  history.replaceState(null, "", here);
  place = parse(here);
}

/** Asks before leaving as long as `ask` answers no. Returns the way to stop asking. */
export function guardLeaving(ask: () => boolean): () => void {
  guard = ask;
  return () => {
    if (guard === ask) guard = null;
  };
}

/** Asks before leaving while `isUnsaved`, for as long as the calling component lives. */
export function guardWhile(isUnsaved: () => boolean): void {
  $effect(() => guardLeaving(() => !isUnsaved()));
}
