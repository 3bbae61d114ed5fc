/** A count with its noun: “1 person”, “2 people”. The count may be set with separators already. */
export const count = (n: number | string, one: string, many = `${one}s`): string => `${n} ${String(n) === "1" ? one : many}`;
/** “1 person”, “2 people”. */
export const people = (n: number | string): string => count(n, "person", "people");
