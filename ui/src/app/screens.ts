/** The screens there are, in the order of the navigation. A screen that does not work yet is not here. */
import type { Component } from "svelte";
import type { IconName } from "$kit/Icon.svelte";
import { t } from "$messages";
import CandidateRoutes from "./CandidateRoutes.svelte";
import ProgrammeRoutes from "./ProgrammeRoutes.svelte";
import SettingsRoutes from "./SettingsRoutes.svelte";
import HistoryScreen from "../features/history/HistoryScreen.svelte";
import TodayScreen from "../features/today/TodayScreen.svelte";

export interface Screen {
  path: string;
  icon: IconName;
  label: () => string;
  component: Component;
  /** Set apart from those before it. */
  apart?: boolean;
}

export const screens: readonly Screen[] = [
  { path: "today", icon: "today", label: () => t().app.today, component: TodayScreen },
  { path: "candidates", icon: "people", label: () => t().app.candidates, component: CandidateRoutes },
  { path: "programme", icon: "calendar", label: () => t().app.programme, component: ProgrammeRoutes },
  { path: "history", icon: "history", label: () => t().app.history, component: HistoryScreen, apart: true },
  { path: "settings", icon: "settings", label: () => t().app.settings, component: SettingsRoutes },
];
