/** The programme in sight: whose it is, what day it is, and what stands in its lists. */
import type { Recruitment, User } from "$ipc";
import { read } from "$lib/data.svelte";
import { route } from "$lib/route.svelte";
import { addMinutes } from "$lib/times";

/** The recruitment whose programme is looked at: the one in the hash, or the first still open. */
export function useProgramme() {
  const list = read("recruitment.list", () => ({}));
  const chosen = $derived<Recruitment | undefined>(list.data?.find(({ id }) => id === Number(route.params.r)) ?? list.data?.find(({ closed_on }) => closed_on === null) ?? list.data?.[0]);
  return {
    get list(): readonly Recruitment[] | undefined {
      return list.data;
    },
    get chosen(): Recruitment | undefined {
      return chosen;
    },
  };
}

/** The office's day. The core knows it; until it has answered, this machine's clock read in Japan. */
export function useToday() {
  const today = read("today.load", () => ({}), { keep: true });
  const guess = addMinutes(new Date().toISOString().slice(0, 16), 9 * 60).slice(0, 10);
  return {
    get day(): string {
      return today.data?.on ?? guess;
    },
  };
}

/** Who may lead an event: everybody who can open the office. */
export function useUsers() {
  const users = read("user.list", () => ({}));
  return {
    get list(): readonly User[] {
      return users.data ?? [];
    },
    /** As choices; who cannot open the office any more is offered only where chosen already. */
    options(none: string, chosen: number | null): { value: number; label: string }[] {
      return [{ value: 0, label: none }, ...(users.data ?? []).filter(({ id, disabled_on }) => disabled_on === null || id === chosen).map(({ id, name }) => ({ value: id as number, label: name }))];
    },
  };
}
