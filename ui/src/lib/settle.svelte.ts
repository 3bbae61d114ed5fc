/** Things that wait for a value to come. Effects live here, not in the screens. */

/** Tells of a value when it has come, and again of every other one after it. */
export function onCome<T>(value: () => T | null | undefined, tell: (value: T) => void): void {
  $effect(() => {
    const come = value();
    if (come !== null && come !== undefined) tell(come);
  });
}
