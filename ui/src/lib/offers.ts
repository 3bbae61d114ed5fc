/** What happened to an offer, in the words of its history and of the person's timeline. */
import type { OfferFact } from "$ipc";
import { t } from "$messages";
import type { IconName } from "$kit/Icon.svelte";
import { showDate } from "./dates";

export function factOf(fact: OfferFact): string {
  const words = t().offer.fact;
  switch (fact.kind) {
    case "issued":
      return words.issued(showDate(fact.reply_by));
    case "extended":
      return words.extended(showDate(fact.reply_by));
    case "rescheduled":
      return (fact.asked_by === "person" ? words.rescheduledPerson : words.rescheduledOffice)(showDate(fact.joins_on));
    case "accepted":
      return fact.reply === "late" ? words.acceptedLate : words.accepted;
    case "declined":
      return words.declined(t().offer.leaving[fact.reason]);
    case "withdrawn":
      return (fact.when === "after_acceptance" ? words.withdrawnAfter : words.withdrawnBefore)(t().offer.leaving[fact.reason]);
    case "proposed":
      return words.proposed(t().offer.ground[fact.ground]);
    case "dropped":
      return words.dropped;
    case "cancelled":
      return words.cancelled(t().offer.ground[fact.ground]);
  }
}

/** What was said with it, and whom it was told beforehand. */
export function notesOf(fact: OfferFact): string[] {
  const notes: string[] = [];
  if ("words" in fact && fact.words) notes.push(fact.words);
  if ("told" in fact) {
    if (fact.told.office_on) notes.push(t().offer.fact.told(showDate(fact.told.office_on)));
    if (fact.told.school_on) notes.push(t().offer.fact.toldSchool(showDate(fact.told.school_on)));
  }
  return notes;
}

export const FACT_ICON: Record<OfferFact["kind"], IconName> = {
  issued: "mail",
  extended: "today",
  rescheduled: "today",
  accepted: "check",
  declined: "left",
  withdrawn: "left",
  proposed: "caution",
  dropped: "undo",
  cancelled: "close",
};
