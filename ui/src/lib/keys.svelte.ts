/** Keys: one list of what can be pressed now; the help, the palette and the window's listener read it. */
import { untrack } from "svelte";
import { isComposing } from "./ime";

export interface Shortcut {
  /** `mod+k` (Ctrl or ⌘), `j`, `/`, `?`, `Escape`. Single characters rest while something is typed. */
  keys: string;
  label: string;
  run: () => void;
  /** Also offered in the palette. */
  command?: boolean;
  /** Left out of the help (a second key for the same thing). */
  hidden?: boolean;
}

let layers: readonly { list: () => Shortcut[] }[] = $state.raw([]);

/** The present shortcuts, the innermost screen's first. */
export function shortcuts(): Shortcut[] {
  const seen = new Set<string>();
  return layers
    .toReversed()
    .flatMap((layer) => layer.list())
    .filter((shortcut) => !seen.has(shortcut.keys) && seen.add(shortcut.keys));
}

/** Offers shortcuts for as long as the calling component lives. */
export function useShortcuts(list: () => Shortcut[]): void {
  $effect(() => {
    const layer = { list };
    untrack(() => (layers = [...layers, layer]));
    return () => untrack(() => (layers = layers.filter((other) => other !== layer)));
  });
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName)) && !(target instanceof HTMLInputElement && target.type === "checkbox");
}

export function keysOf(event: KeyboardEvent): string {
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  const mod = event.ctrlKey || event.metaKey ? "mod+" : "";
  const shift = event.shiftKey && (mod || event.key.length > 1) ? "shift+" : "";
  return mod + shift + key;
}

/** The window's one listener. */
export function onKeydown(event: KeyboardEvent): void {
  if (event.defaultPrevented || isComposing(event) || event.altKey) return;
  // A decision or a menu that is open has the keyboard to itself.
  if (document.querySelector("dialog[open], [role=menu]")) return;
  const keys = keysOf(event);
  if (isTyping(event.target) && (!keys.startsWith("mod+") || keys === "mod+z")) return;
  // Enter on a button or a link is that button's or link's own.
  if (keys === "Enter" && event.target instanceof HTMLElement && event.target.closest("a, button, summary")) return;
  const found = shortcuts().find((shortcut) => shortcut.keys === keys);
  if (!found) return;
  event.preventDefault();
  found.run();
}

/** 「Ctrl K」 as shown on a key cap. */
export function showKeys(keys: string): string[] {
  return keys.split("+").map((key) => ({ mod: "Ctrl", shift: "Shift", Escape: "Esc", " ": "Space" })[key] ?? (key.length === 1 ? key.toUpperCase() : key));
}
