/** Whole yen with separators; minus as − (U+2212). Money comes as a decimal string and stays one. */
export function showYen(amount: string): string {
  const [, sign = "", digits = ""] = /^(-?)(\d+)$/.exec(amount) ?? [];
  if (digits === "") return amount;
  return (sign ? "−" : "") + digits.replace(/\B(?=(\d{3})+$)/g, ",");
}

/** A count with separators. */
export function showCount(count: number): string {
  return showYen(String(Math.trunc(count)));
}

/** One amount less another, both as they come. */
export function lessYen<Y extends string>(amount: Y, less: Y): Y {
  return String(BigInt(amount) - BigInt(less)) as Y;
}

/** The sum of amounts as they come. */
export function sumYen<Y extends string>(amounts: readonly Y[]): Y {
  return String(amounts.reduce((sum, amount) => sum + BigInt(amount), 0n)) as Y;
}

/** Whether there is any. */
export const isSome = (amount: string): boolean => !/^-?0*$/.test(amount);
