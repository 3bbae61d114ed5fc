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
