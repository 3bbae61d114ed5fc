/** The quiet line at the foot: what has just happened, and the way back. */
export interface Toast {
  id: number;
  text: string;
  tone: "done" | "problem";
  act?: { label: string; keys?: string; run: () => void };
}

let last = 0;
let current: Toast | null = $state(null);

export const toasts = {
  get current(): Toast | null {
    return current;
  },
};

export function say(text: string, act?: Toast["act"]): void {
  current = { id: ++last, text, tone: "done", ...(act ? { act } : {}) };
}

/** A problem that belongs to no field. It stays until it is put away. */
export function complain(text: string): void {
  current = { id: ++last, text, tone: "problem" };
}

/** Nothing of what was said stays on a locked screen. */
export function silence(): void {
  current = null;
}

/** What was offered of an earlier act is over: something was done since that stands in its way. */
export function endOffer(): void {
  if (current?.act) current = null;
}

export function putAway(id: number): void {
  if (current?.id === id) current = null;
}
