/** Things that wait: for typing to pause, for a value to come. Effects live here, not in the screens. */

const PAUSE_MS = 200;

/** Tells what was typed, trimmed, once the typing has paused. */
export function onPause(typed: () => string, tell: (text: string) => void): void {
  $effect(() => {
    const wanted = typed().trim();
    const timer = setTimeout(() => tell(wanted), PAUSE_MS);
    return () => clearTimeout(timer);
  });
}

/** Tells of a value when it has come, and again of every other one after it. */
export function onCome<T>(value: () => T | null | undefined, tell: (value: T) => void): void {
  $effect(() => {
    const come = value();
    if (come !== null && come !== undefined) tell(come);
  });
}
