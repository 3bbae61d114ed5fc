/** Kana as shown and compared on screen. The record keeps what was written. */

/** Readings are stored in katakana and read more easily above a name in hiragana. */
export function hiragana(text: string): string {
  return text.replace(/[\u30a1-\u30f6]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) - 0x60));
}

export function isKana(text: string): boolean {
  return /^[\u3041-\u3096\u30a1-\u30fa\u30fc\u30fb\uff66-\uff9f\s\u3000]+$/.test(text);
}

/** NFKC for digits and letters typed with the IME on. Never call it while composing. */
export function halfWidth(text: string): string {
  return text.normalize("NFKC").trim();
}
