/** What each feature hangs into a person's page, in the order shown. One line a panel. */
import type { PersonEntry, PersonPanel } from "$lib/panels";
import PersonPapers from "../features/paper/PersonPapers.svelte";
import PersonOffers from "./PersonOffers.svelte";

export const personPanels: readonly PersonPanel[] = [
  // -- offers
  { name: "offers", place: "head", component: PersonOffers },
  // -- papers
  { name: "papers", place: "side", component: PersonPapers },
  // -- programme
  // -- questions
  // -- privacy
];

export const personEntries: readonly PersonEntry[] = [];
