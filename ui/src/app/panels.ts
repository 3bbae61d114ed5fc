/** What each feature hangs into a person's page, in the order shown. One line a panel. */
import type { PersonEntry, PersonPanel } from "$lib/panels";

export const personPanels: readonly PersonPanel[] = [
  // -- offers
  // -- papers
  // -- programme
  // -- questions
  // -- privacy
];

export const personEntries: readonly PersonEntry[] = [];
