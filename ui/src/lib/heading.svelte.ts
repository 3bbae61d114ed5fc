import { untrack } from "svelte";

/** What the header says of the screen in sight. */
interface Heading {
  title: string;
  sub?: string | undefined;
  /** Where a step back leads. */
  back?: string | undefined;
}

let stack: readonly { get: () => Heading }[] = $state.raw([]);

export const heading = {
  get current(): Heading | undefined {
    return stack.at(-1)?.get();
  },
};

/** Says what the header shows for as long as the calling screen lives. */
export function useHeading(get: () => Heading): void {
  $effect(() => {
    const mine = { get };
    untrack(() => (stack = [...stack, mine]));
    return () => untrack(() => (stack = stack.filter((other) => other !== mine)));
  });
}
