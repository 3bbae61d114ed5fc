/** What of the tree is in sight. */
import type { SiteId, SiteKind, SiteNode } from "$ipc";

/** From the top. */
export const KINDS: readonly SiteKind[] = ["head", "division", "area", "site"];

/** Whether something of one kind may stand above something of another. */
export const mayStandAbove = (parent: SiteKind, child: SiteKind): boolean => KINDS.indexOf(parent) < KINDS.indexOf(child);

/** A large tree begins with its upper levels. */
const FOLD_FROM = 40;

export interface Look {
  /** Folded or unfolded by hand. */
  turned: ReadonlyMap<SiteId, boolean>;
  find: string;
  /** Also what is closed or planned. */
  all: boolean;
}

export interface TreeRow {
  node: SiteNode;
  /** Null: nothing in sight stands below it. */
  unfolded: boolean | null;
  found: boolean;
}

const plain = (text: string): string => text.normalize("NFKC").toLowerCase().replaceAll(/\s/g, "");

/** The rows in sight, and how many more would be found among what is closed or planned. */
export function treeRows(sites: readonly SiteNode[], { turned, find, all }: Look): { rows: TreeRow[]; hidden: number } {
  const wanted = plain(find);
  const matches = (node: SiteNode) => wanted !== "" && [node.name, node.code, node.service, node.prefecture].some((text) => text !== null && plain(text).includes(wanted));
  const counts = (node: SiteNode) => all || node.standing === "open";
  // What stands above something in sight is in sight; what stands below comes later in the list.
  const kept = new Set<SiteId>();
  const above = new Set<SiteId>();
  let hidden = 0;
  for (const node of sites.toReversed()) {
    const fits = wanted === "" || matches(node);
    if (fits && !counts(node)) hidden += 1;
    if ((fits && counts(node)) || above.has(node.id)) {
      kept.add(node.id);
      if (node.parent !== null) above.add(node.parent);
    }
  }
  const rows: TreeRow[] = [];
  let folded: number | null = null;
  for (const node of sites) {
    if (!kept.has(node.id)) continue;
    if (folded !== null && node.depth > folded) continue;
    folded = null;
    const unfolded = above.has(node.id) ? wanted !== "" || (turned.get(node.id) ?? (sites.length < FOLD_FROM || node.depth === 0)) : null;
    if (unfolded === false) folded = node.depth;
    rows.push({ node, unfolded, found: matches(node) });
  }
  return { rows, hidden: wanted === "" ? 0 : hidden };
}

/** Where a key of the tree leads: another row, or a row to fold or unfold. */
export function step(rows: readonly TreeRow[], at: number, key: string): { to?: number; turn?: boolean } | null {
  const row = rows[at];
  if (!row) return null;
  const last = rows.length - 1;
  switch (key) {
    case "ArrowDown":
      return { to: Math.min(at + 1, last) };
    case "ArrowUp":
      return { to: Math.max(at - 1, 0) };
    case "Home":
      return { to: 0 };
    case "End":
      return { to: last };
    case "ArrowRight":
      if (row.unfolded === false) return { turn: true };
      return row.unfolded ? { to: Math.min(at + 1, last) } : {};
    case "ArrowLeft": {
      if (row.unfolded) return { turn: false };
      const parent = rows.findIndex(({ node }) => node.id === row.node.parent);
      return parent < 0 ? {} : { to: parent };
    }
    default:
      return null;
  }
}
