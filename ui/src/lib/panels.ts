/**
 * What other features hang into a person's page and into the settings. The app holds the lists
 * (`app/panels.ts`); the page only knows its places, so that no feature imports another.
 */
import type { Component } from "svelte";
import type { useSession } from "./session.svelte";
import type { ApplicationId, MutationName, OfferDetail, OfferId, PersonId, PersonPage, RecruitmentId } from "$ipc";

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
  component: Component<{ person: PersonId }>;
}

/** A tab of the settings, at `#/settings/<name>`. */
export interface SettingsSection {
  name: string;
  label: () => string;
  component: Component;
}

// -- offers ---------------------------------------------------------------------------------------

/** Something that is done with a selection: an act in the line that shows how many are selected. */
export interface SelectionAct<Props> {
  name: string;
  label: () => string;
  /** Left out for whoever may not. */
  command: Parameters<ReturnType<typeof useSession>["can"]>[0];
  /** Its dialog; it says whether something was done. */
  component: Component<Props & { onclose: (done: boolean) => void }>;
}
export type CandidateAct = SelectionAct<{ ids: readonly ApplicationId[]; recruitment: RecruitmentId | null }>;
export type OfferAct = SelectionAct<{ ids: readonly OfferId[] }>;

/** Something another feature puts beside an offer, such as its papers. */
export interface OfferSlot {
  name: string;
  component: Component<{ detail: OfferDetail }>;
}

/** A tab of the settings, at `#/settings/<name>`. */
export interface SettingsSection {
  name: string;
  label: () => string;
  component: Component;
}
