/** How the page of today is ordered: which section a matter stands in, whose it is, what is told together. */
import type { Task, TaskRow, UserId } from "$ipc";

export type SectionName = "tasks" | "questions" | "care" | "waiting" | "records";
export type Due = Extract<Task, { kind: "due" }>;

/** A kind without its section does not compile. */
const SECTION: Record<Task["kind"], SectionName> = {
  due: "tasks",
  question: "questions",
  care: "care",
  waiting: "waiting",
  duplicates: "records",
  reading_missing: "records",
  consent_missing: "records",
  backup_due: "records",
};

/** In the order shown. */
export const SECTIONS: readonly SectionName[] = ["tasks", "questions", "care", "waiting", "records"];

/** Who is in charge; null: nobody yet; undefined: nobody's in particular. */
export function assigneeOf(task: Task): UserId | null | undefined {
  switch (task.kind) {
    case "due":
      return task.task.assignee;
    case "question":
      return task.question.assignee;
    case "care":
      return task.sign.assignee;
    case "waiting":
      return task.assignee;
    default:
      return undefined;
  }
}

/** The matters of one user, or everybody's. */
export function ofWhom(tasks: readonly Task[], user: UserId | null): Task[] {
  return user === null ? [...tasks] : tasks.filter((task) => assigneeOf(task) === user);
}

export interface Section {
  name: SectionName;
  tasks: Task[];
}

/** The sections that have something in them. */
export function sectionsOf(tasks: readonly Task[]): Section[] {
  return SECTIONS.map((name) => ({ name, tasks: tasks.filter(({ kind }) => SECTION[kind] === name) })).filter(({ tasks: list }) => list.length > 0);
}

/** A line of the page: one matter, or one task that is due for several people on the same day. */
export type Line = { kind: "one"; task: Task } | { kind: "group"; title: string; due_on: string; days: number; tasks: TaskRow[] };

/** From how many on the same task for different people is told as one. */
const TOGETHER = 3;

/** The same task on the same day for several people becomes one line, where the first of them stood. */
export function linesOf(tasks: readonly Task[]): Line[] {
  const key = ({ task }: Due) => `${task.due_on} ${task.title}`;
  const isDue = (task: Task): task is Due => task.kind === "due" && task.task.person !== null;
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
