/** A cohort's study periods as lanes of a timeline. */
import type { StudyPeriod } from "$ipc";
import { addDays, daysFrom } from "$lib/times";

export interface Bar {
  period: StudyPeriod;
  /** Columns from 1: the first day of the range is column 1. */
  from: number;
  span: number;
  lane: number;
}
export interface Lane {
  person: StudyPeriod["person"];
  name: string;
  bars: Bar[];
  lanes: number;
}

/** The periods person by person within a range; those of one person that overlap lie in lanes below each other. */
export function lanesOf(periods: readonly StudyPeriod[], from: string, to: string): Lane[] {
  const people = new Map<number, Lane>();
  for (const period of [...periods].sort((a, b) => (a.starts_on < b.starts_on ? -1 : a.starts_on > b.starts_on ? 1 : a.id - b.id))) {
    if (period.ends_on < from || period.starts_on > to) continue;
    const lane = people.get(period.person) ?? { person: period.person, name: period.name, bars: [], lanes: 1 };
    const first = Math.max(0, daysFrom(from, period.starts_on));
    const last = Math.min(daysFrom(from, to), daysFrom(from, period.ends_on));
    const taken = new Set(lane.bars.filter((bar) => bar.from <= last + 1 && bar.from + bar.span > first + 1).map((bar) => bar.lane));
    let free = 0;
    while (taken.has(free)) free += 1;
    lane.bars.push({ period, from: first + 1, span: last - first + 1, lane: free });
    lane.lanes = Math.max(lane.lanes, free + 1);
    people.set(period.person, lane);
  }
  return [...people.values()];
}

/** The months of a range with their share of it. */
export function monthsOf(from: string, to: string): { month: string; from: number; span: number }[] {
  const found: { month: string; from: number; span: number }[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) {
    const month = day.slice(0, 7);
    const last = found.at(-1);
    if (last?.month === month) last.span += 1;
    else found.push({ month, from: daysFrom(from, day) + 1, span: 1 });
  }
  return found;
}
