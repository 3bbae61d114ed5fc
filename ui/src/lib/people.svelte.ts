/** People found while one types, as a field shows them; and who may be put in charge. */
import type { PersonId } from "$ipc";
import { t } from "$messages";
import { read } from "./data.svelte";

const HITS = 8;

export function findPeople(text: () => string) {
  const hits = read("person.search", () => (text().trim() === "" ? null : { text: text().trim(), limit: HITS }), { keep: true });
  return {
    get found(): { id: PersonId; label: string; note: string }[] {
      if (text().trim() === "") return [];
      return (hits.data ?? []).map((hit) => ({ id: hit.person, label: hit.name, note: [hit.reading, hit.school, hit.stage].filter(Boolean).join(" · ") }));
    },
  };
}

/** Nobody is in charge. */
export const NOBODY = 0;

/** Who may be put in charge, for a list box; `keep` stays in it although they no longer sign in. */
export function useAssignees(keep: () => number | null = () => null) {
  const users = read("user.list", () => ({}));
  return {
    get options(): { value: number; label: string }[] {
      const there = (users.data ?? []).filter(({ id, disabled_on }) => disabled_on === null || id === keep());
      return [{ value: NOBODY, label: t().enquiry.nobody }, ...there.map((user) => ({ value: user.id as number, label: user.name }))];
    },
    /** Those still signing in. */
    get present() {
      return (users.data ?? []).filter(({ disabled_on }) => disabled_on === null);
    },
  };
}
