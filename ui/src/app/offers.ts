/** What hangs on offers, and what is done with a selection of candidates or offers. One line each. */
import { t } from "$messages";
import type { CandidateAct, OfferAct, OfferSlot } from "$lib/panels";
import MailCandidates from "../features/mail/MailCandidates.svelte";
import IssueMany from "../features/offer/IssueMany.svelte";
import IssueCandidates from "../features/paper/IssueCandidates.svelte";
import IssueOffers from "../features/paper/IssueOffers.svelte";

/** Beside each offer on a person's page. */
export const offerSlots: readonly OfferSlot[] = [
  // -- papers
];

/** With the offers selected on the screen of offers. */
export const offerActs: readonly OfferAct[] = [
  // -- papers
  { name: "papers", label: () => t().paper.issueMany, command: "paper.issue", component: IssueOffers },
];

/** With the candidates selected in their table. */
export const candidateActs: readonly CandidateAct[] = [
  // -- offers
  { name: "issue", label: () => t().offer.issueMany, command: "offer.issue", component: IssueMany },
  // -- papers
  { name: "papers", label: () => t().paper.issueMany, command: "paper.issue", component: IssueCandidates },
  { name: "mail", label: () => t().mail.writeMany, command: "mail.write", component: MailCandidates },
];
