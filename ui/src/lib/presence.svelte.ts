/** Tells the host that somebody is at the desk, and hears from it that the office was locked. */
import { touch } from "$ipc";

const EVERY_MS = 5_000;

export function watchPresence(listen: (react: () => void) => Promise<() => void>, onLocked: () => void): void {
  $effect(() => {
    let last = 0;
    const here = () => {
      const now = performance.now();
      if (now - last < EVERY_MS) return;
      last = now;
      void touch();
    };
    const signs = ["keydown", "pointerdown", "pointermove", "wheel"] as const;
    for (const sign of signs) addEventListener(sign, here, { passive: true });
    const listening = listen(onLocked);
    return () => {
      for (const sign of signs) removeEventListener(sign, here);
      void listening.then((stop) => stop());
    };
  });
}
