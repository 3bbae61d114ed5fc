/** The workplaces one can be put at, for a list box, and their names. */
import type { SiteId } from "$ipc";
import { t } from "$messages";
import { read } from "./data.svelte";

/** No workplace. */
export const NOWHERE = 0;

export function useSites(keep: () => SiteId | null = () => null) {
  const tree = read("site.tree", () => ({ as_of: null }), { keep: true });
  const sites = $derived(tree.data?.sites ?? []);
  return {
    /** Those open today; `keep` stays in it although it was closed. */
    get options(): { value: number; label: string }[] {
      return [
        { value: NOWHERE, label: t().member.noSite },
        ...sites.filter(({ id, standing }) => standing === "open" || id === keep()).map(({ id, name, depth }) => ({ value: id as number, label: "　".repeat(depth) + name })),
      ];
    },
    nameOf(id: SiteId | null): string | null {
      return sites.find((site) => site.id === id)?.name ?? null;
    },
  };
}

/** What a list box holds, as a request wants it. */
export const siteOf = (value: number): SiteId | null => (value === NOWHERE ? null : (value as SiteId));
