import { describe, expect, it } from "vitest";
import type { PersonId, Task, TaskId, TaskRow, UserId } from "$ipc";
import { isOf, linesOf, ofWhom, sectionsOf } from "./sections";

let last = 0;
function due(title: string, due_on: string, person: number | null, assignee: number | null = null): Task {
  const task: TaskRow = {
    id: (last += 1) as TaskId,
    title,
    starts_on: null,
    due_on,
    person: person as PersonId | null,
    name: person === null ? null : `人${person}`,
    reading: null,
    event: null,
    event_name: null,
    assignee: assignee as UserId | null,
    assignee_name: null,
    template: null,
    remark: null,
    done_at: null,
    done_by: null,
  };
  return { kind: "due", task, days: 0 };
}
const backup: Task = { kind: "backup_due", days: null };

describe("the lines of today", () => {
  it("tell a task for several people once, where the first of them stood", () => {
    const tasks = [due("名簿", "2026-11-20", null), due("送る", "2026-11-22", 1), due("電話", "2026-11-22", 9), due("送る", "2026-11-22", 2), due("送る", "2026-11-22", 3), due("送る", "2026-11-25", 4)];
    const lines = linesOf(tasks);
    expect(lines.map((line) => (line.kind === "group" ? `${line.title}×${line.tasks.length}` : line.task.kind === "due" ? line.task.task.title : line.task.kind))).toEqual([
      "名簿",
      "送る×3",
      "電話",
      "送る",
    ]);
  });

  it("tell two people one by one, and never tasks about nobody together", () => {
    expect(linesOf([due("送る", "2026-11-22", 1), due("送る", "2026-11-22", 2)])).toHaveLength(2);
    expect(linesOf([1, 2, 3].map(() => due("会議", "2026-11-22", null)))).toHaveLength(3);
  });
});

describe("the sections of today", () => {
  it("hold what is in them and leave out what is empty", () => {
    expect(sectionsOf([backup, due("送る", "2026-11-22", 1)]).map(({ name, tasks }) => [name, tasks.length])).toEqual([
      ["tasks", 1],
      ["records", 1],
    ]);
    expect(sectionsOf([])).toEqual([]);
  });

  it("know whose a matter is", () => {
    const tasks = [due("私の", "2026-11-22", 1, 7), due("別の人の", "2026-11-22", 1, 8), due("だれのでもない", "2026-11-22", 1), backup];
    const me = { id: 7 as UserId, name: "小川 春" };
    expect(tasks.map((task) => isOf(task, me))).toEqual([true, false, false, false]);
    expect(ofWhom(tasks, me)).toHaveLength(1);
    expect(ofWhom(tasks, null)).toHaveLength(4);
  });
});
