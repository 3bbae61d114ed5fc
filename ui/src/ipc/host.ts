/** The desktop host. The only file that names the shell's own calls. */
import { Channel, invoke } from "@tauri-apps/api/core";
import { listen } from "@tauri-apps/api/event";
import type { FileToken, Progress } from "./generated";

export type OpenKind = "table" | "attachment";
export type SaveKind = "csv" | "xlsx" | "pdf" | "docx" | "png" | "text" | "ics";
export type FolderPurpose = "new_office" | "open_office" | "backup" | "drafts";

/** A file or folder the user chose: a token for requests, and its name to show. */
export interface Picked {
  token: FileToken;
  name: string;
}

/** Runs a command of the list. Rejects with the host's `ApiError`. */
export function rpc(callId: number, command: string, request: unknown, onProgress?: (progress: Progress) => void): Promise<unknown> {
  const progress = new Channel<Progress>();
  if (onProgress) progress.onmessage = onProgress;
  return invoke("rpc", { command, request, progress, callId });
}

/** Asks a call to stop at its next step. */
export function cancel(callId: number): Promise<void> {
  return invoke("cancel", { callId });
}

/** Tells the idle watch that somebody is there. */
export function touch(): Promise<void> {
  return invoke("touch");
}

export function pickOpenFile(kind: OpenKind, title: string): Promise<Picked | null> {
  return invoke("pick_open_file", { kind, title });
}

export function pickSaveFile(kind: SaveKind, suggestedName: string, title: string): Promise<Picked | null> {
  return invoke("pick_save_file", { kind, suggestedName, title });
}

export function pickFolder(purpose: FolderPurpose, title: string): Promise<Picked | null> {
  return invoke("pick_folder", { purpose, title });
}

/** The host has closed the file: after idling, or with the screen. */
export function onLocked(react: () => void): Promise<() => void> {
  return listen("office-locked", react);
}
