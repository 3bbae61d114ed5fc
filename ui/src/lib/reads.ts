/**
 * Fields whose text is read by the core (dates) belong to the form around them: a form is not sent
 * while one of them is still being read, or holds what could not be read.
 */
import { getContext, setContext } from "svelte";

const KEY = Symbol("reads");

export class Reads {
  #pending = new Set<Promise<void>>();
  #unreadable = new Set<string>();

  /** Opens the register for the fields below the calling component. */
  static open(): Reads {
    return setContext(KEY, new Reads());
  }

  /** The register of the form around the calling field, if there is one. */
  static around(): Reads | undefined {
    return getContext<Reads | undefined>(KEY);
  }

  /** Notes that a field is being read; forgotten when that ends. */
  track(reading: Promise<void>): void {
    const tracked = reading.finally(() => this.#pending.delete(tracked));
    this.#pending.add(tracked);
  }

  mark(field: string, isUnreadable: boolean): void {
    if (isUnreadable) this.#unreadable.add(field);
    else this.#unreadable.delete(field);
  }

  /** Waits for what is being read; answers whether everything could be. */
  async settled(): Promise<boolean> {
    await Promise.all(this.#pending);
    return this.#unreadable.size === 0;
  }
}
