/** What each feature hangs into a person's page and into the settings, in the order shown. One line a panel. */
import { t } from "$messages";
import type { PersonEntry, PersonPanel, SettingsSection } from "$lib/panels";
import CareLine from "../features/enquiry/CareLine.svelte";
import ContactForm from "../features/enquiry/ContactForm.svelte";
import ContactPanel from "../features/enquiry/ContactPanel.svelte";
import ConvictionForm from "../features/enquiry/ConvictionForm.svelte";
import ConvictionPanel from "../features/enquiry/ConvictionPanel.svelte";
import QuestionForm from "../features/enquiry/QuestionForm.svelte";
import QuestionsPanel from "../features/enquiry/QuestionsPanel.svelte";
import TaskPanel from "../features/task/TaskPanel.svelte";
import TaskTemplates from "../features/task/TaskTemplates.svelte";
import PersonPapers from "../features/paper/PersonPapers.svelte";
import PersonOffers from "./PersonOffers.svelte";
import MemberPanel from "../features/member/MemberPanel.svelte";
import PersonProgramme from "../features/programme/PersonProgramme.svelte";
import ProgrammeSettings from "../features/programme/ProgrammeSettings.svelte";
import Sites from "../features/site/Sites.svelte";

export const personPanels: readonly PersonPanel[] = [
  // -- offers
  { name: "offers", place: "head", component: PersonOffers },
  // -- membership
  { name: "membership", place: "head", component: MemberPanel },
  // -- papers
  { name: "papers", place: "side", component: PersonPapers },
  // -- programme
  { name: "programme", place: "side", component: PersonProgramme },
  // -- questions
  { name: "care", place: "head", component: CareLine },
  { name: "tasks", place: "side", component: TaskPanel },
  { name: "conviction", place: "side", component: ConvictionPanel },
  { name: "questions", place: "story", component: QuestionsPanel },
  { name: "contact", place: "story", component: ContactPanel },
  // -- privacy
];

export const personEntries: readonly PersonEntry[] = [
  // -- questions
  { name: "question", label: () => t().enquiry.recordEntry, keys: "q", command: "enquiry.record", component: QuestionForm },
  { name: "contact", label: () => t().enquiry.contactEntry, keys: "c", command: "exchange.record", component: ContactForm },
  { name: "conviction", label: () => t().enquiry.convictionEntry, keys: "w", command: "conviction.record", component: ConvictionForm },
];

/** Further tabs of the settings, after those of the office itself. */
export const settingsSections: readonly SettingsSection[] = [
  // -- questions
  { name: "tasks", label: () => t().task.templates, component: TaskTemplates },
  // -- programme
  { name: "programme", label: () => t().app.programme, component: ProgrammeSettings },
  // -- sites
  { name: "sites", label: () => t().site.title, component: Sites },
];
