import { describe, expect, it } from "vitest";
import type { CalendarEvent, EventId, InvitationId, PersonId, RecruitmentId, Task, TaskId, TaskRow, TodayPlace, UserId } from "$ipc";
import { isOf, linesOf, ofWhom, sectionsOf, thingsOf } from "./sections";

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

  it("hold of the programme what wants doing, not what is merely to come", () => {
    const event: CalendarEvent = {
      id: 3 as EventId,
      recruitment: 1 as RecruitmentId,
      series: null,
      kind: "meetup",
      name: "オンライン交流会",
      starts_at: "2026-11-19T19:00",
      ends_at: "2026-11-19T20:30",
      days: 1,
      form: "online",
      place: null,
      facilitator: "小川 春",
      cancelled: false,
      own_time: false,
      seats: { capacity: 0, invited: 3, taken: 3, free: null, waiting: 0, offered: 0, yes: 3, no: 0, unanswered: 0, present: 1, recorded: 1, to_tell: 0 },
    };
    const place = (invitation: number, lapsed: boolean): TodayPlace => ({ event: event.id, event_name: event.name, invitation: invitation as InvitationId, person: 9 as PersonId, name: "髙橋 ひなた", until: "2026-11-22T03:00:00.000Z", lapsed });
    const reminder = { event: event.id, event_name: event.name, starts_at: "2026-11-23T19:00", at: "2026-11-22T10:00", people: 3 };
    const things = thingsOf({ tasks: [backup], programme: { events: [event], reminders: [reminder], places: [place(1, true), place(2, false)], unrecorded: [event] } });
    expect(sectionsOf(things).map(({ name, tasks }) => [name, tasks.map(({ kind }) => kind)])).toEqual([
      ["programme", ["reminder", "place_lapsed", "attendance_missing"]],
      ["records", ["backup_due"]],
    ]);
    expect(ofWhom(things, { id: 7 as UserId, name: "小川 春" }).map(({ kind }) => kind)).toEqual(["attendance_missing"]);
  });

  it("know whose a matter is", () => {
    const tasks = [due("私の", "2026-11-22", 1, 7), due("別の人の", "2026-11-22", 1, 8), due("だれのでもない", "2026-11-22", 1), backup];
    const me = { id: 7 as UserId, name: "小川 春" };
    expect(tasks.map((task) => isOf(task, me))).toEqual([true, false, false, false]);
    expect(ofWhom(tasks, me)).toHaveLength(1);
    expect(ofWhom(tasks, null)).toHaveLength(4);
  });
});
