/** The people of an event in order. */
import type { InvitationRow } from "$ipc";

export type PeopleSort = "reading" | "reply" | "place" | "attendance" | "told";

const REPLY = { none: 0, yes: 1, no: 2 };
const PLACE = { seat: 0, offered: 1, waiting: 2, none: 3 };
const TOLD = { never: 0, stale: 1, current: 2 };
const ATTENDANCE = { attended: 1, part: 2, study: 3, excused: 4, no_word: 5 };

const rank: Record<PeopleSort, (row: InvitationRow) => number> = {
  reading: () => 0,
  reply: (row) => REPLY[row.reply],
  // Who waits stands in the order of the waiting list.
  place: (row) => PLACE[row.place] * 10_000 + (row.waiting_position ?? 0),
  attendance: (row) => (row.attendance === null ? 0 : ATTENDANCE[row.attendance]),
  told: (row) => TOLD[row.told],
};

/** Equals stay as the core gave them, by reading. */
export function inOrder(rows: readonly InvitationRow[], by: PeopleSort, order: "ascending" | "descending"): InvitationRow[] {
  const found = by === "reading" ? [...rows] : rows.map((row, i) => ({ row, i })).sort((a, b) => rank[by](a.row) - rank[by](b.row) || a.i - b.i).map(({ row }) => row);
  return order === "ascending" ? found : found.reverse();
}

/** Topics typed in one line, each once. */
export function topicsOf(text: string): string[] {
  return [...new Set(text.split(/[、,，\n]/).map((topic) => topic.trim()).filter(Boolean))];
}
