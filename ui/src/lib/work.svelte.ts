/** Work that takes a while: shown with its count and a way to stop it, once it has taken half a second. */
import { start, type Command, type Progress, type RequestOf, type ResponseOf } from "$ipc";

const SHOW_AFTER_MS = 500;

interface Work {
  label: string;
  progress: Progress;
  cancel: () => void;
}

let current: Work | null = $state(null);

export const work = {
  get current(): Work | null {
    return current;
  },
};

/** Runs a command; `label` says what is being done, in the language of the moment. */
export async function workOn<C extends Command>(label: string, command: C, request: RequestOf<C>): Promise<ResponseOf<C>> {
  let progress: Progress = { done: 0, total: 0 };
  let mine: Work | null = null;
  const under = start(command, request, (reported) => {
    progress = reported;
    if (current && current === mine) current.progress = reported;
  });
  const timer = setTimeout(() => {
    current = { label, progress, cancel: under.cancel };
    mine = current; // the state's own proxy, to be known again
  }, SHOW_AFTER_MS);
  try {
    return await under.answer;
  } finally {
    clearTimeout(timer);
    if (mine !== null && current === mine) current = null;
  }
}
