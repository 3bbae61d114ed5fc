/** A form being filled in: what was typed is never lost to a refusal, and leaving asks first. */
import { CallFailed } from "$ipc";
import { fieldOf, wordsFor } from "./data.svelte";
import { guardLeaving } from "./route.svelte";

export class Draft<T extends object> {
  value: T = $state() as T;
  /** The refusals, by field; under `form` those that belong to none. */
  errors: Record<string, string> = $state({});
  busy = $state(false);
  #clean: string;

  constructor(initial: T) {
    this.value = initial;
    this.#clean = JSON.stringify(initial);
  }

  get isTouched(): boolean {
    return JSON.stringify(this.value) !== this.#clean;
  }

  /** Starts again from these values. */
  reset(value: T): void {
    this.value = value;
    this.#clean = JSON.stringify(value);
    this.errors = {};
  }

  /** Sends the form; a refusal lands beside its field. Answers whether it went through. */
  async submit(send: (value: T) => Promise<unknown>): Promise<boolean> {
    if (this.busy) return false;
    this.busy = true;
    this.errors = {};
    try {
      await send($state.snapshot(this.value) as T);
      this.#clean = JSON.stringify(this.value);
      return true;
    } catch (problem) {
      const field = problem instanceof CallFailed ? fieldOf(problem.error) : null;
      const known = field !== null && field in this.value;
      this.errors = { [known ? field : "form"]: wordsFor(problem) };
      return false;
    } finally {
      this.busy = false;
    }
  }

  /** Asks before leaving while something is unsaved, for as long as the component lives. */
  guard(): void {
    $effect(() => guardLeaving(() => !this.isTouched));
  }
}

/** Empty text is no value. */
export function orNull(text: string): string | null {
  const trimmed = text.trim();
  return trimmed === "" ? null : trimmed;
}
