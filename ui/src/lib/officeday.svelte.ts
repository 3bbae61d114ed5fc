/** Today by the office's clock, and the business year it lies in. */
import { read } from "./data.svelte";

export function useOfficeDay(asOf: () => string | null = () => null) {
  const articles = read("articles.list", () => ({ as_of: asOf() }), { keep: true });
  return {
    /** The day, once known. */
    get on(): string | null {
      return articles.data?.as_of ?? null;
    },
    get yearFirst(): string | null {
      return articles.data?.fiscal_year_first ?? null;
    },
    get yearLast(): string | null {
      return articles.data?.fiscal_year_last ?? null;
    },
    /** The last day of notice for this year's end. */
    get lastNoticeOn(): string | null {
      return articles.data?.last_notice_on ?? null;
    },
  };
}
