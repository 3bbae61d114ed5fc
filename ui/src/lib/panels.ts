/**
 * What other features hang into a person's page. The app holds the list (`app/panels.ts`); the page
 * only knows its places, so that no feature imports another.
 */
import type { Component } from "svelte";
import type { PersonId, PersonPage } from "$ipc";
import type { MutationName } from "$ipc";

export interface PanelProps {
  person: PersonId;
  page: PersonPage;
}

/** Something shown: below the name, in the column of facts, or above the timeline. */
export interface PersonPanel {
  name: string;
  place: "head" | "side" | "story";
  component: Component<PanelProps>;
}

/** Something written down about the person: a form in the panel 「書きとめる」. */
export interface PersonEntry {
  name: string;
  label: () => string;
  /** The key that brings it up; only one that is free on the person's page. */
  keys: string;
  /** The act it does: left out for whoever may not. */
  command: MutationName;
  component: Component<PanelProps & { /** Asked for by key or click: the first field takes the focus. */ first: boolean }>;
}

/** A tab of the settings, at `#/settings/<name>`. */
export interface SettingsSection {
  name: string;
  label: () => string;
  component: Component;
}
