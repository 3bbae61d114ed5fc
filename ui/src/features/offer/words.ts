/** How offers look and read: a state is always a colour and a word. */
import type { OfferRow, OfferTerms } from "$ipc";
import { t } from "$messages";
import type { Tone } from "$kit/Tag.svelte";

/** A reply is awaited and its day is over. Nothing but a word: the offer stands. */
export const isOverdue = (row: OfferRow): boolean => row.state === "issued" && row.days_left !== null && row.days_left < 0;

export function toneOf(row: OfferRow): Tone {
  if (row.joined_on !== null) return "ok";
  switch (row.state) {
    case "draft":
      return "neutral";
    case "issued":
      return isOverdue(row) ? "stop" : "wait";
    case "accepted":
      return "ok";
    case "declined":
    case "withdrawn":
    case "cancelled":
      return "plain";
  }
}

/** Where an offer stands, in words: withdrawn after acceptance is another thing than before. */
export function stateOf(row: OfferRow): string {
  if (row.joined_on !== null) return t().offer.joined;
  if (isOverdue(row)) return t().offer.overdue;
  return row.state === "withdrawn" && row.accepted_on !== null ? t().offer.withdrawnAfter : t().offer.state[row.state];
}

/** What an offer says, as a form holds it. */
export interface TermsForm {
  reply_by: string | null;
  joins_on: string | null;
  site: string;
  duties: string;
  remark: string;
}

export const emptyTerms = (entryYear: number | null): TermsForm => ({
  reply_by: null,
  joins_on: entryYear === null ? null : `${entryYear}-04-01`,
  site: "",
  duties: "",
  remark: "",
});

const orNull = (text: string): string | null => text.trim() || null;

export const termsOf = (form: TermsForm): OfferTerms => ({
  reply_by: form.reply_by,
  joins_on: form.joins_on ?? "",
  site: orNull(form.site),
  duties: orNull(form.duties),
  remark: orNull(form.remark),
});

/** The groups the list is narrowed down to. */
export const GROUPS = ["issued", "overdue", "accepted", "joined", "left", "cancelled", "draft"] as const;
export type Group = (typeof GROUPS)[number];

export function isIn(group: Group, row: OfferRow): boolean {
  switch (group) {
    case "issued":
      return row.state === "issued";
    case "overdue":
      return isOverdue(row);
    case "accepted":
      return row.state === "accepted" && row.joined_on === null;
    case "joined":
      return row.joined_on !== null;
    case "left":
      return row.state === "declined" || row.state === "withdrawn";
    case "cancelled":
      return row.state === "cancelled";
    case "draft":
      return row.state === "draft";
  }
}

export function groupName(group: Group): string {
  switch (group) {
    case "overdue":
      return t().offer.overdue;
    case "joined":
      return t().offer.joined;
    case "left":
      return t().offer.state.declined;
    case "issued":
    case "accepted":
    case "cancelled":
    case "draft":
      return t().offer.state[group];
  }
}
