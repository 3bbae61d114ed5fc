/** Who stands behind a selection of applications. */
import { call, type ApplicationId, type PersonId, type RecruitmentId, type View } from "$ipc";

/** The most rows one answer holds. */
const PAGE = 1000;

const EVERYBODY: View = {
  filter: { text: "", stages: [], stage_kinds: [], graduate_kind: null, sources: [], assignee: { kind: "anybody" }, needs: [], applied_from: null, applied_to: null },
  sort: "reading",
  order: "ascending",
  columns: [],
};

export async function peopleOf(applications: readonly ApplicationId[], recruitment: RecruitmentId | null): Promise<PersonId[]> {
  if (recruitment === null) return [];
  const wanted = new Set(applications);
  const people: PersonId[] = [];
  for (let offset = 0; people.length < wanted.size; offset += PAGE) {
    const page = await call("application.table", { recruitment, view: EVERYBODY, offset, limit: PAGE });
    people.push(...page.rows.filter(({ id }) => wanted.has(id)).map(({ person }) => person));
    if (page.rows.length < PAGE) break;
  }
  return people;
}

/** 「〒170-0013」 from the seven digits of the record. */
export function showPostalCode(code: string): string {
  return `〒${code.slice(0, 3)}-${code.slice(3)}`;
}
