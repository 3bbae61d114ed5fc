/** What is typed into a search field, and what is looked for: the typing once it rests. */
import { look, route } from "./route.svelte";

const WAIT_MS = 200;

/** Made while its component is; the words stand in the place (`?text=`), so that back and reload keep them. */
export function typedSearch() {
  let typed = $state(route.params.text ?? "");
  let text = $state(route.params.text ?? "");

  $effect(() => {
    const wanted = typed.trim();
    const timer = setTimeout(() => {
      if (wanted === text) return;
      text = wanted;
      look({ text: wanted });
    }, WAIT_MS);
    return () => clearTimeout(timer);
  });

  return {
    get typed(): string {
      return typed;
    },
    set typed(value: string) {
      typed = value;
    },
    /** What is looked for. */
    get text(): string {
      return text;
    },
    clear(): void {
      typed = "";
      text = "";
    },
  };
}

/** A value once it rests: what changes with every key is asked about once. Made while its component is. */
export function rested<T>(value: () => T): { readonly current: T } {
  let current = $state.raw(value());
  $effect(() => {
    const wanted = value();
    const timer = setTimeout(() => (current = wanted), WAIT_MS);
    return () => clearTimeout(timer);
  });
  return {
    get current(): T {
      return current;
    },
  };
}
