/** Marks of attendance: a shape, a letter, a word. */
import type { AttendanceKind, AttendanceMark } from "$ipc";

/** What can be recorded, in the order of the keys. */
export const KINDS_OF_ATTENDANCE: readonly { kind: AttendanceKind; mark: AttendanceMark; key: string }[] = [
  { kind: "attended", mark: "P", key: "p" },
  { kind: "part", mark: "L", key: "l" },
  { kind: "study", mark: "S", key: "s" },
  { kind: "excused", mark: "X", key: "x" },
  { kind: "no_word", mark: "N", key: "n" },
];

export const markOf = (attendance: AttendanceKind | null): AttendanceMark => KINDS_OF_ATTENDANCE.find(({ kind }) => kind === attendance)?.mark ?? "?";

/** A class name for a mark's shape. */
export const SHAPE: Record<AttendanceMark, string> = { P: "present", L: "late", S: "study", X: "excused", N: "noword", "-": "out", "?": "open" };

/** Tenths of a percent as 「87.5 %」; nothing to count is 「―」. */
export function showRate(rate: number | null): string {
  return rate === null ? "―" : `${Math.floor(rate / 10)}.${rate % 10} %`;
}

/** Where the alarm comes from: the last two absences without a word in a row, as columns. */
export function alarmAt(marks: readonly AttendanceMark[]): [number, number] | null {
  for (let i = marks.length - 1; i > 0; i -= 1) if (marks[i] === "N" && marks[i - 1] === "N") return [i - 1, i];
  return null;
}

/** Present and counted up to and with each column, over all people; absences for study are not counted. */
export function runningRates(rows: readonly (readonly AttendanceMark[])[], columns: number): { attended: number; counted: number }[] {
  const sums: { attended: number; counted: number }[] = [];
  let attended = 0;
  let counted = 0;
  for (let column = 0; column < columns; column += 1) {
    for (const marks of rows) {
      const mark = marks[column];
      if (mark === "P" || mark === "L") attended += 1;
      if (mark === "P" || mark === "L" || mark === "X" || mark === "N") counted += 1;
    }
    sums.push({ attended, counted });
  }
  return sums;
}

/** How many of each mark a column holds. */
export function countMarks(rows: readonly (readonly AttendanceMark[])[], column: number): Record<AttendanceMark, number> {
  const counts: Record<AttendanceMark, number> = { P: 0, L: 0, S: 0, X: 0, N: 0, "-": 0, "?": 0 };
  for (const marks of rows) {
    const mark = marks[column];
    if (mark !== undefined) counts[mark] += 1;
  }
  return counts;
}
