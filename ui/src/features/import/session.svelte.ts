/** One import from the choice of the file to the report. Nothing is stored before `run`. */
import {
  CallFailed,
  pickOpenFile,
  type ApplicantField,
  type Counterpart,
  type Decision,
  type ImportChoices,
  type ImportPreview,
  type ImportReport,
  type Picked,
  type Progress,
  type RecruitmentId,
  type RowPair,
  type StageId,
  type UndoOffer,
  type Verdict,
} from "$ipc";
import { t } from "$messages";
import { actLong, wordsFor } from "$lib/data.svelte";
import { workOn } from "$lib/work.svelte";

const AS_GUESSED: ImportChoices = { encoding: null, sheet: null, header_row: null, mapping: null, stage_words: [] };

export type Step = 0 | 1 | 2 | 3 | 4;

export class ImportSession {
  step: Step = $state(0);
  file: Picked | null = $state(null);
  choices: ImportChoices = $state(AS_GUESSED);
  preview: ImportPreview | null = $state.raw(null);
  decisions: Record<string, Decision> = $state({});
  report: ImportReport | null = $state.raw(null);
  undo: UndoOffer | null = $state.raw(null);
  problem: string | null = $state(null);
  reading = $state(false);
  progress: Progress | null = $state.raw(null);
  #cancel: (() => void) | null = null;
  #turn = 0;

  constructor(readonly recruitment: RecruitmentId) {}

  async pick(): Promise<void> {
    const picked = await pickOpenFile("table", t().import.choose);
    if (!picked) return;
    this.file = picked;
    this.choices = { ...AS_GUESSED };
    this.decisions = {};
    this.preview = null;
    this.report = null;
    this.step = 1;
    await this.read();
  }

  /** Reads the file by the present choices; the last choice wins. */
  async read(): Promise<void> {
    if (!this.file) return;
    const mine = ++this.#turn;
    this.reading = true;
    this.problem = null;
    try {
      const preview = await workOn(t().import.reading, "import.preview", { file: this.file.token, recruitment: this.recruitment, choices: $state.snapshot(this.choices) as ImportChoices });
      if (mine === this.#turn) this.preview = preview;
    } catch (problem) {
      if (mine === this.#turn) this.problem = wordsFor(problem);
    } finally {
      if (mine === this.#turn) this.reading = false;
    }
  }

  choose(change: Partial<ImportChoices>): void {
    this.choices = { ...this.choices, ...change };
    void this.read();
  }

  /** Another encoding, sheet or header row is another table: what was mapped no longer fits it. */
  chooseTable(change: Pick<Partial<ImportChoices>, "encoding" | "sheet" | "header_row">): void {
    this.choose({ ...change, mapping: null });
  }

  map(column: number, field: ApplicantField | null): void {
    const mapping = (this.preview?.columns ?? []).map(({ field: present }, i) => (i === column ? field : present));
    this.choose({ mapping });
  }

  meanStage(word: string, stage: StageId): void {
    this.choose({ stage_words: [...this.choices.stage_words.filter((known) => known.word !== word), { word, stage }] });
  }

  decisionOn(pair: RowPair): Verdict | null {
    return this.decisions[keyOf(pair.row, pair.with)]?.verdict ?? null;
  }

  decide(pair: RowPair, verdict: Verdict): void {
    this.decisions[keyOf(pair.row, pair.with)] = { row: pair.row, with: pair.with, verdict };
  }

  async run(): Promise<void> {
    if (!this.file || !this.preview) return;
    this.problem = null;
    this.progress = { done: 0, total: 0 };
    const present = new Set(this.preview.duplicates.map((pair) => keyOf(pair.row, pair.with)));
    const decisions = Object.entries($state.snapshot(this.decisions) as Record<string, Decision>)
      .filter(([key]) => present.has(key))
      .map(([, decision]) => decision);
    const under = actLong(
      "import.applicants",
      {
        file: this.file.token,
        into: { kind: "recruitment", recruitment: this.recruitment },
        choices: $state.snapshot(this.choices) as ImportChoices,
        sha256: this.preview.sha256,
        decisions,
        run: "real",
      },
      (progress) => (this.progress = progress),
    );
    this.#cancel = under.cancel;
    try {
      const outcome = await under.answer;
      this.report = outcome.value;
      this.undo = outcome.undo;
    } catch (problem) {
      this.problem = problem instanceof CallFailed && problem.error.code === "command.cancelled" ? t().import.stopped : wordsFor(problem);
    } finally {
      this.progress = null;
      this.#cancel = null;
    }
  }

  cancel(): void {
    this.#cancel?.();
  }
}

function keyOf(row: number, other: Counterpart): string {
  return other.kind === "row" ? `${row}/row/${other.row}` : `${row}/person/${other.person}`;
}
