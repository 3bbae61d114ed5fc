/** The screens there are, in the order of the navigation. A screen that does not work yet is not here. */
import type { Component } from "svelte";
import type { IconName } from "$kit/Icon.svelte";
import { t } from "$messages";
import CandidateRoutes from "./CandidateRoutes.svelte";
import EnquiryScreen from "../features/enquiry/EnquiryScreen.svelte";
import PaperRoutes from "./PaperRoutes.svelte";
import OfferRoutes from "./OfferRoutes.svelte";
import FilingRoutes from "./FilingRoutes.svelte";
import HistoryScreen from "../features/history/HistoryScreen.svelte";
import SettingsRoutes from "./SettingsRoutes.svelte";
import TodayRoutes from "./TodayRoutes.svelte";
import ProgrammeRoutes from "./ProgrammeRoutes.svelte";
import MemberRoutes from "./MemberRoutes.svelte";
import EquityRoutes from "./EquityRoutes.svelte";

export interface Screen {
  path: string;
  icon: IconName;
  label: () => string;
  component: Component;
  /** Set apart from those before it. */
  apart?: boolean;
}

export const screens: readonly Screen[] = [
  { path: "today", icon: "today", label: () => t().app.today, component: TodayRoutes },
  { path: "candidates", icon: "people", label: () => t().app.candidates, component: CandidateRoutes },
  { path: "offers", icon: "mail", label: () => t().app.offers, component: OfferRoutes },
  { path: "questions", icon: "question", label: () => t().app.questions, component: EnquiryScreen },
  { path: "papers", icon: "file", label: () => t().app.papers, component: PaperRoutes },
  { path: "programme", icon: "calendar", label: () => t().app.programme, component: ProgrammeRoutes },
  { path: "members", icon: "member", label: () => t().app.members, component: MemberRoutes },
  { path: "equity", icon: "equity", label: () => t().app.equity, component: EquityRoutes },
  { path: "filings", icon: "filing", label: () => t().app.filings, component: FilingRoutes },
  { path: "history", icon: "history", label: () => t().app.history, component: HistoryScreen, apart: true },
  { path: "settings", icon: "settings", label: () => t().app.settings, component: SettingsRoutes },
];
