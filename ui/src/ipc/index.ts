/** The one way to the host. Nothing else in the window imports `@tauri-apps/*`. */
import type { ApiError, Commands, Outcome, Progress } from "./generated";
import * as host from "./host";

export * from "./generated";
export { onLocked, pickFolder, pickOpenFile, pickSaveFile, touch, type FolderPurpose, type Picked } from "./host";

export type Command = keyof Commands;
export type RequestOf<C extends Command> = Commands[C]["request"];
export type ResponseOf<C extends Command> = Commands[C]["response"];
type OfKind<K extends Commands[Command]["kind"]> = { [C in Command]: Commands[C]["kind"] extends K ? C : never }[Command];
export type QueryName = OfKind<"query">;
export type MutationName = OfKind<"mutation">;
export type ValueOf<C extends MutationName> = ResponseOf<C> extends Outcome<infer V> ? V : never;

/** The host refused or failed, in its own typed words. */
export class CallFailed extends Error {
  constructor(
    readonly command: Command,
    readonly error: ApiError,
  ) {
    super(error.code);
    this.name = "CallFailed";
  }
}

function isApiError(value: unknown): value is ApiError {
  return typeof value === "object" && value !== null && "code" in value && typeof value.code === "string";
}

export interface Under<T> {
  answer: Promise<T>;
  cancel: () => void;
}

let calls = 0;

/** Runs a command that may take long: with progress and a way to stop it. */
export function start<C extends Command>(command: C, request: RequestOf<C>, onProgress?: (progress: Progress) => void): Under<ResponseOf<C>> {
  calls = (calls + 1) % 0xffff_ffff;
  const id = calls;
  const answer = host.rpc(id, command, request, onProgress).then(
    (value) => value as ResponseOf<C>,
    (reason: unknown) => {
      // What is not the host's own word is a fault of the bridge between window and host.
      throw new CallFailed(command, isApiError(reason) ? reason : { code: "store.fault", detail: { reference: "bridge" } });
    },
  );
  return { answer, cancel: () => void host.cancel(id) };
}

/** Runs a command of the one list. */
export function call<C extends Command>(command: C, request: RequestOf<C>): Promise<ResponseOf<C>> {
  return start(command, request).answer;
}
