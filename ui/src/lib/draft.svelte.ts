/** A form being filled in: what was typed is never lost to a refusal, and leaving asks first. */
import { call, CallFailed } from "$ipc";
import { fieldOf, wordsFor } from "./data.svelte";
import { Reads } from "./reads";
import { guardWhile } from "./route.svelte";

const SAVE_AFTER_MS = 700;

/** Whether a form has a field of this name, by itself or in one of its parts. */
function holds(value: object, field: string): boolean {
  return field in value || Object.values(value).some((part) => typeof part === "object" && part !== null && !Array.isArray(part) && field in part);
}

export class Draft<T extends object> {
  value: T = $state() as T;
  /** The refusals, by field; under `form` those that belong to none. */
  errors: Record<string, string> = $state({});
  busy = $state(false);
  #clean: string;
  #form: string | null = null;
  #reads: Reads;

  /** Made while its component is. `beside` is another draft of the same component. */
  constructor(initial: T, beside?: Draft<object>) {
    this.#reads = beside ? beside.#reads : Reads.open();
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
    if (!(await this.#reads.settled())) {
      this.busy = false;
      return false; // the field that could not be read says why
    }
    try {
      await send($state.snapshot(this.value) as T);
      this.#clean = JSON.stringify(this.value);
      this.forget();
      return true;
    } catch (problem) {
      const field = problem instanceof CallFailed ? fieldOf(problem.error) : null;
      const known = field !== null && holds(this.value, field);
      this.errors = { [known ? field : "form"]: wordsFor(problem) };
      return false;
    } finally {
      this.busy = false;
    }
  }

  /**
   * Keeps what was typed inside the office's own lock until it is sent, so that a crash or the idle
   * lock does not lose it; what was kept is taken up again. `form` names the form and its record.
   */
  survive(form: string): void {
    this.#form = form;
    void call("draft.load", { form })
      .then((content) => {
        if (content !== null && !this.isTouched) Object.assign(this.value, JSON.parse(content));
      })
      .catch(() => undefined); // a draft that cannot be read is no reason to stop the form
    $effect(() => {
      const content = JSON.stringify(this.value);
      if (content === this.#clean) return;
      const timer = setTimeout(() => void call("draft.save", { form, content }).catch(() => undefined), SAVE_AFTER_MS);
      return () => clearTimeout(timer);
    });
  }

  /** Lets go of what was kept. */
  forget(): void {
    if (this.#form !== null) void call("draft.clear", { form: this.#form }).catch(() => undefined);
  }

  /** Asks before leaving while something is unsaved, for as long as the component lives. */
  guard(): void {
    guardWhile(() => this.isTouched);
  }
}

/** Empty text is no value. */
export function orNull(text: string): string | null {
  const trimmed = text.trim();
  return trimmed === "" ? null : trimmed;
}
