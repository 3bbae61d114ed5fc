/** What an input method does between a key and a character. */
import { hiragana, isKana } from "./kana";

/** The Enter that ends a conversion is not the Enter that sends a form (229: WebKit's late keydown). */
export function isComposing(event: KeyboardEvent): boolean {
  return event.isComposing || event.keyCode === 229;
}

/**
 * Follows the typing of a name and keeps the reading the typist went through before converting it.
 * One composition adds one piece; a space typed between the parts of a name adds a space.
 */
export class ReadingFollower {
  #pieces = "";
  #kana = "";

  get reading(): string {
    return this.#pieces.replace(/\s+/g, " ").trim();
  }

  /** Starts again from what the reading field holds. */
  reset(reading: string): void {
    this.#pieces = reading;
    this.#kana = "";
  }

  start(): void {
    this.#kana = "";
  }

  update(text: string): void {
    // Romaji still on its way to kana (「たかh」) is not part of the reading yet.
    const typed = hiragana(text.normalize("NFKC").replace(/[a-z]+$/i, ""));
    if (typed !== "" && isKana(typed)) this.#kana = typed;
  }

  end(committed: string): void {
    if (committed !== "" && this.#kana !== "") this.#pieces += this.#kana;
    this.#kana = "";
  }

  /** A character that came without composition. */
  typed(text: string): void {
    if (/^[\s\u3000]$/.test(text)) this.#pieces += " ";
    else if (isKana(text)) this.#pieces += hiragana(text);
  }
}
