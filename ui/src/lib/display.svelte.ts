/**
 * How this desk shows things: language, theme, type size, calendar. A property of the desk and not
 * of the office; the host keeps it beside the program, for the window itself keeps nothing.
 */
import { call, type Preferences } from "$ipc";

export type Language = Preferences["language"];
export type Calendar = Preferences["calendar"];

export const display: Preferences = $state({
  language: "ja",
  theme: "system",
  text_size: "normal",
  calendar: "western",
  lock_after_minutes: 5,
  recent: [],
  density: "comfortable",
  navigation: "wide",
});

export async function loadDisplay(): Promise<void> {
  Object.assign(display, await call("preference.load", {}));
}

/** Changes something at once, then keeps it. */
export async function prefer(change: Partial<Preferences>): Promise<void> {
  Object.assign(display, change);
  Object.assign(display, await call("preference.save", $state.snapshot(display)));
}

/** Keeps the document in step with `display`. Called once, by the root component. */
export function applyDisplay(): void {
  const dark = matchMedia("(prefers-color-scheme: dark)");
  let systemDark = $state(dark.matches);
  $effect(() => {
    const follow = () => (systemDark = dark.matches);
    dark.addEventListener("change", follow);
    return () => dark.removeEventListener("change", follow);
  });
  $effect(() => {
    const root = document.documentElement;
    root.lang = display.language;
    root.dataset.size = display.text_size;
    root.dataset.density = display.density;
    root.dataset.theme = display.theme === "system" ? (systemDark ? "dark" : "light") : display.theme;
  });
}
