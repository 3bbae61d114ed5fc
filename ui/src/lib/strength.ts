/** How hard a passphrase is to guess, roughly: length counts, repetition does not. */
export type Strength = "short" | "weak" | "fair" | "strong";

export function strengthOf(passphrase: string): Strength {
  const characters = [...passphrase.normalize("NFKC")];
  const length = characters.length;
  if (length < 8) return "short";
  // A character seen before adds little: 「aaaaaaaaaaaaaaaa」 is one guess.
  const distinct = new Set(characters).size;
  const weight = distinct + (length - distinct) * 0.4;
  // Kanji and kana come from a larger set than letters and digits.
  const wide = characters.filter((c) => c > "\u3000").length > length / 2 ? 1.5 : 1;
  const score = weight * wide;
  return score < 10 ? "weak" : score < 16 ? "fair" : "strong";
}
