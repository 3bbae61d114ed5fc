/** A verification's findings in words. */
import type { VerifyReport } from "$ipc";
import { t } from "$messages";
import { showCount } from "./yen";

export function verificationOf(report: VerifyReport) {
  const words = t().history;
  return {
    sound: report.sound,
    title: report.sound ? words.sound : words.unsound,
    note: report.sound ? words.soundNote(showCount(report.entries), report.head) : words.unsoundNote,
    checks: report.checks.map(({ check, faults, places }) => ({ label: words.check[check], finding: faults === 0 ? words.ok : words.faults(faults), ok: faults === 0, places })),
  };
}
