import { pickSaveFile } from "$ipc";
import { t } from "$messages";
import { attempt } from "$lib/data.svelte";
import { say } from "$lib/toasts.svelte";
import { workOn } from "$lib/work.svelte";

/** An application form to be filled in by hand, as PDF. */
export async function saveBlankForm(): Promise<void> {
  const p = t().registerPaper;
  const picked = await pickSaveFile("pdf", p.blankFile, p.blank);
  if (!picked) return;
  await attempt(async () => {
    await workOn(t().paper.setting, "member_paper.blank", { file: picked.token });
    say(p.saved(picked.name));
  });
}
