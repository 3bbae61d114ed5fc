export const historyJa = {
  undid: (what: string) => `元に戻しました:${what}`,
  undidPlain: "元に戻しました",
  redid: (what: string) => `やり直しました:${what}`,
  redidPlain: "やり直しました",
};
