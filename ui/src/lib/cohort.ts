/** The flow of a cohort in the words of its plot. */
import { call, pickSaveFile, type Flow } from "$ipc";
import { t } from "$messages";
import { attempt } from "./data.svelte";
import { say } from "./toasts.svelte";

export function cohortOf(flow: Flow) {
  return {
    bars: flow.steps.map((step) => ({ ...step, label: t().candidate.stageKind[step.kind] })),
    words: {
      step: t().candidate.column.stage,
      reached: t().candidate.flowReached,
      wentOn: t().candidate.flowWentOn,
      standing: t().candidate.flowStanding,
      declined: t().candidate.flowDeclined,
      rejected: t().candidate.flowRejected,
    },
    target: flow.target === null ? null : { at: flow.target, label: t().candidate.flowTarget(flow.target) },
  };
}

/** Asks where to, and has the host write the picture there. */
export async function savePicture(name: string, png: string): Promise<void> {
  const file = await pickSaveFile("png", `${name}.png`, t().kit.savePicture);
  if (!file) return;
  await attempt(async () => {
    await call("picture.save", { file: file.token, png: png.replace(/^data:image\/png;base64,/, "") });
    say(t().kit.savedPicture);
  });
}
