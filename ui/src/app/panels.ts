/** What each feature hangs into a person's page, in the order shown. One line a panel. */
import { t } from "$messages";
import type { PersonEntry, PersonPanel, SettingsSection } from "$lib/panels";
import PersonProgramme from "../features/programme/PersonProgramme.svelte";
import ProgrammeSettings from "../features/programme/ProgrammeSettings.svelte";

export const personPanels: readonly PersonPanel[] = [
  // -- offers
  // -- papers
  // -- programme
  { name: "programme", place: "side", component: PersonProgramme },
  // -- questions
  // -- privacy
];

export const personEntries: readonly PersonEntry[] = [];

/** Further tabs of the settings, after those of the office itself. */
export const settingsSections: readonly SettingsSection[] = [
  // -- programme
  { name: "programme", label: () => t().app.programme, component: ProgrammeSettings },
];
