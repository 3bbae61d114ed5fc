/** What becomes of a notice of withdrawal or of reduction: a colour and a word, and a sentence. */
import type { NoticeTaken, NoticeTiming } from "$ipc";
import type { Tone } from "$kit/Tag.svelte";
import { daysBetween, showDate } from "./dates";

const TONES: Record<NoticeTiming, Tone> = { in_time: "ok", on_the_last_day: "wait", next_year: "stop" };
export const timingTone = (timing: NoticeTiming): Tone => TONES[timing];

export interface NoticeWords {
  inTime: (acts: string, days: number) => string;
  onTheLastDay: (acts: string) => string;
  nextYear: (acts: string) => string;
}

/** What becomes of a notice, in a sentence. */
export function noticeWords(words: NoticeWords, taken: NoticeTaken, noticeOn: string): string {
  const acts = showDate(taken.acts_on);
  switch (taken.timing) {
    case "in_time":
      return words.inTime(acts, daysBetween(noticeOn, taken.last_notice_on));
    case "on_the_last_day":
      return words.onTheLastDay(acts);
    case "next_year":
      return words.nextYear(acts);
  }
}
