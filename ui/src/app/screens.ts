/** The screens there are, in the order of the navigation. A screen that does not work yet is not here. */
import type { Component } from "svelte";
import type { IconName } from "$kit/Icon.svelte";
import { t } from "$messages";

export interface Screen {
  path: string;
  icon: IconName;
  label: () => string;
  component: Component;
  /** Set apart from those before it. */
  apart?: boolean;
}

import Placeholder from "./NotFound.svelte";

export const screens: readonly Screen[] = [
  { path: "today", icon: "today", label: () => t().app.today, component: Placeholder },
  { path: "candidates", icon: "people", label: () => t().app.candidates, component: Placeholder },
  { path: "history", icon: "history", label: () => t().app.history, component: Placeholder, apart: true },
  { path: "settings", icon: "settings", label: () => t().app.settings, component: Placeholder },
];
