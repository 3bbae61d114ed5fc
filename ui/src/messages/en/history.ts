import type { Messages } from "../index.svelte";

export const historyEn: Messages["history"] = {
  undid: (what) => `Undone: ${what}`,
  undidPlain: "Undone",
  redid: (what) => `Brought back: ${what}`,
  redidPlain: "Brought back",
};
