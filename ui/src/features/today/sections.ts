/** How the page of today is ordered: which section a matter stands in, whose it is, what is told together. */
import type { CalendarEvent, Task, Today, TodayPlace, TodayReminder, TaskRow, UserId } from "$ipc";

export type SectionName = "offers" | "programme" | "filings" | "tasks" | "questions" | "care" | "waiting" | "records";
export type Due = Extract<Task, { kind: "due" }>;

/** Something that wants doing: what the core lists, and what the programme asks for. */
export type Thing =
  | Task
  | { kind: "reminder"; reminder: TodayReminder }
  | { kind: "place_lapsed"; place: TodayPlace }
  | { kind: "attendance_missing"; event: CalendarEvent };

/** Everything of the page that wants doing. Places still kept for somebody and events to come only want to be known. */
export function thingsOf({ tasks, programme }: Pick<Today, "tasks" | "programme">): Thing[] {
  return [
    ...tasks,
    ...programme.reminders.map((reminder): Thing => ({ kind: "reminder", reminder })),
    ...programme.places.filter(({ lapsed }) => lapsed).map((place): Thing => ({ kind: "place_lapsed", place })),
    ...programme.unrecorded.map((event): Thing => ({ kind: "attendance_missing", event })),
  ];
}

/** A kind without its section does not compile. */
const SECTION: Record<Thing["kind"], SectionName> = {
  reminder: "programme",
  place_lapsed: "programme",
  attendance_missing: "programme",
  due: "tasks",
  question: "questions",
  care: "care",
  waiting: "waiting",
  duplicates: "records",
  reading_missing: "records",
  consent_missing: "records",
  backup_due: "records",
  erasure_due: "records",
  offer_overdue: "offers",
  offer_due_soon: "offers",
  cancellation_to_confirm: "offers",
  join_due: "offers",
  filing: "filings",
};

/** In the order shown. */
export const SECTIONS: readonly SectionName[] = ["offers", "programme", "filings", "tasks", "questions", "care", "waiting", "records"];

/** Somebody at the desk. */
export interface Somebody {
  id: UserId;
  name: string;
}

/** Whether a matter is in this user's charge. What is nobody's in particular is nobody's. */
export function isOf(task: Thing, user: Somebody): boolean {
  switch (task.kind) {
    case "due":
      return task.task.assignee === user.id;
    case "question":
      return task.question.assignee === user.id;
    case "care":
      return task.sign.assignee === user.id;
    case "waiting":
      return task.assignee === user.id;
    case "offer_overdue":
    case "offer_due_soon":
      // Offers tell who is in charge by name.
      return task.offer.assignee === user.name;
    case "cancellation_to_confirm":
      return task.confirmation === "by_me";
    case "attendance_missing":
      // Events tell who leads them by name.
      return task.event.facilitator === user.name;
    default:
      return false;
  }
}

/** The matters of one user, or everybody's. */
export function ofWhom(tasks: readonly Thing[], user: Somebody | null): Thing[] {
  return user === null ? [...tasks] : tasks.filter((task) => isOf(task, user));
}

export interface Section {
  name: SectionName;
  tasks: Thing[];
}

/** The sections that have something in them. */
export function sectionsOf(tasks: readonly Thing[]): Section[] {
  return SECTIONS.map((name) => ({ name, tasks: tasks.filter(({ kind }) => SECTION[kind] === name) })).filter(({ tasks: list }) => list.length > 0);
}

/** A line of the page: one matter, or one task that is due for several people on the same day. */
export type Line = { kind: "one"; task: Thing } | { kind: "group"; title: string; due_on: string; days: number; tasks: TaskRow[] };

/** From how many on the same task for different people is told as one. */
const TOGETHER = 3;

/** The same task on the same day for several people becomes one line, where the first of them stood. */
export function linesOf(tasks: readonly Thing[]): Line[] {
  const key = ({ task }: Due) => `${task.due_on} ${task.title}`;
  const isDue = (task: Thing): task is Due => task.kind === "due" && task.task.person !== null;
  const groups = new Map<string, Due[]>();
  for (const task of tasks) if (isDue(task)) groups.set(key(task), [...(groups.get(key(task)) ?? []), task]);
  const told = new Set<string>();
  return tasks.flatMap((task): Line[] => {
    const group = isDue(task) ? (groups.get(key(task)) ?? []) : [];
    if (!isDue(task) || group.length < TOGETHER) return [{ kind: "one", task }];
    if (told.has(key(task))) return [];
    told.add(key(task));
    return [{ kind: "group", title: task.task.title, due_on: task.task.due_on, days: task.days, tasks: group.map((one) => one.task) }];
  });
}
