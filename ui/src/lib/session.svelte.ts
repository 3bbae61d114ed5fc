/** Who is here, in which office, and what they may do. */
import { call, READS, ROLES, type Command, type Commands, type OfficeStatus, type RequestOf } from "$ipc";
import { damage, forgetDamage } from "./damage.svelte";
import { attempt, client, read } from "./data.svelte";
import { loadDisplay } from "./display.svelte";
import { replace } from "./route.svelte";
import { complain, say, silence } from "./toasts.svelte";
import { t } from "$messages";

const KEY = ["office.status", {}];
type Turning = "office.choose" | "office.unlock" | "office.recover" | "office.create" | "office.sample" | "office.lock" | "office.close" | "office.restore";
/** Locking and unlocking lead back to where one was; every other turn begins at the beginning. */
const RETURNING: readonly Turning[] = ["office.lock", "office.unlock", "office.recover"];

let blank = $state(false);

/** Turns to an office, in or out; nothing read from another office or another user stays behind. */
export async function turn<C extends Turning>(command: C, request: RequestOf<C>): Promise<OfficeStatus> {
  const status = (await call(command, request)) as OfficeStatus;
  if (!RETURNING.includes(command)) {
    forgetDamage();
    replace(["today"]);
    void loadDisplay(); // the list of recent offices has grown
  }
  settle(status);
  sayErasedAgain(status);
  return status;
}

/** A restored backup had brought people back whose data was erased since it was made. */
function sayErasedAgain(status: OfficeStatus): void {
  if (status.state !== "open") return;
  if (status.erasure_failed > 0) complain(t().privacy.erasureFailed(status.erasure_failed));
  else if (status.erased_again > 0) say(t().privacy.erasedAgain(status.erased_again));
}

/** The host is locking by itself: blank at once, then ask where we stand. */
export async function lockedByHost(): Promise<void> {
  blank = true;
  silence();
  settle(await call("office.status", {}));
}

function settle(status: OfficeStatus): void {
  if (status.state !== "open") silence();
  client.removeQueries({ predicate: ({ queryKey: [command] }) => command !== "office.status" });
  client.setQueryData(KEY, status);
  blank = false;
}

export type OpenOffice = Extract<OfficeStatus, { state: "open" }>;
type ServiceName = { [C in Command]: Commands[C]["kind"] extends "service" ? C : never }[Command];

/** What may be asked of an office opened for reading only; a new service does not compile without an answer. */
const READS_ONLY: Record<ServiceName, boolean> = {
  "user.change_passphrase": false,
  "attachment.open": true,
  "application.export": true,
  "import.preview": false,
  "paper.preview": true,
  "paper.export": true,
  "paper.open": true,
  "mail.write": true,
  "history.verify": true,
  "backup.make": true,
  "backup.list": true,
  "backup.drill": true,
  "draft.save": false,
  "draft.load": true,
  "draft.clear": false,
  "picture.save": true,
  "erasure.preview": true,
  "import.calendar_preview": false,
  "import.sites_preview": false,
  "import.members_preview": false,
  "import.payments_preview": false,
  "programme.export": true,
  "surplus.read_file": true,
  "surplus.export": true,
  "register.export": true,
  "register.preview": true,
  "member_paper.preview": false,
  "member_paper.blank": true,
  "equity.journal_export": true,
  "invitation.draft": false,
};

export function useSession() {
  const status = read("office.status", () => ({}));
  return {
    get status() {
      return blank ? undefined : status.data;
    },
    get failed() {
      return status.error;
    },
    get office(): OpenOffice | null {
      return status.data?.state === "open" && !blank ? status.data : null;
    },
    /** Whether the user's roles allow a command. The host decides; this only leaves out what it would refuse. */
    can(command: keyof typeof ROLES): boolean {
      const office = this.office;
      if (!office) return false;
      const reads = command in READS || READS_ONLY[command as ServiceName] === true;
      const needed: readonly string[] = ROLES[command];
      return (reads || !office.read_only) && office.user.roles.some((role) => needed.includes(role));
    },
  };
}

/** Nothing more is written into a file that was found damaged: it is closed, and the ways on are offered. */
export function closeWhenDamaged(session: ReturnType<typeof useSession>): void {
  $effect(() => {
    if (damage.found && session.office && !session.office.read_only) void attempt(async () => void (await turn("office.lock", {})));
  });
}
