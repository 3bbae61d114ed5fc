/** Who is here, in which office, and what they may do. */
import { call, ROLES, type Command, type OfficeStatus, type RequestOf } from "$ipc";
import { client, read } from "./data.svelte";

const KEY = ["office.status", {}];
type Turning = "office.choose" | "office.unlock" | "office.recover" | "office.create" | "office.sample" | "office.lock" | "office.close" | "office.restore";

/** Turns to an office, in or out; nothing read from another office or another user stays behind. */
export async function turn<C extends Turning>(command: C, request: RequestOf<C>): Promise<OfficeStatus> {
  const status = (await call(command, request)) as OfficeStatus;
  forget(status);
  return status;
}

/** The host locked by itself: blank at once, then ask where we stand. */
export async function lockedByHost(): Promise<void> {
  client.removeQueries({ predicate: ({ queryKey: [command] }) => command !== "office.status" });
  forget(await call("office.status", {}));
}

function forget(status: OfficeStatus): void {
  client.removeQueries({ predicate: ({ queryKey: [command] }) => command !== "office.status" });
  client.setQueryData(KEY, status);
}

export type OpenOffice = Extract<OfficeStatus, { state: "open" }>;

export function useSession() {
  const status = read("office.status", () => ({}));
  return {
    get status() {
      return status.data;
    },
    get failed() {
      return status.error;
    },
    get office(): OpenOffice | null {
      return status.data?.state === "open" ? status.data : null;
    },
    /** Whether the user's roles allow a command. The host decides; this only greys things out. */
    can(command: Command): boolean {
      const office = this.office;
      if (!office) return false;
      const needed: readonly string[] = ROLES[command as keyof typeof ROLES] ?? [];
      const writes = !/\.(list|load|page|search|table|ids|board|flow|batches|entry|duplicates|open|verify|export)$/.test(command);
      return !(office.read_only && writes) && office.user.roles.some((role) => needed.includes(role));
    },
  };
}
