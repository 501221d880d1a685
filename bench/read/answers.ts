type Json = unknown;
type Properties = Readonly<Record<string, Json>>;

/** Lists that no stack promises an order of: a joint claim's speakers, a joint text's publishers. */
const UNORDERED: readonly string[] = ["speakers", "publishers"];

/** A GraphQL answer in the form of the hand-written one: the one root field's value, as a list. */
export function fromGraphql({ data, errors }: Properties): Json {
  if (errors !== undefined) throw new Error(JSON.stringify(errors));
  const [root] = Object.values(data as Properties);
  const value = plain(isMatrix(root) ? countsIn(root) : root);
  return Array.isArray(value) ? fromHand(value) : [value];
}

/** The hand-written answer: a list of rows. Nobody promises an order of counts. */
export function fromHand(rows: Json): Json {
  const all = plain(rows) as Properties[];
  return all[0] && "stance" in all[0] ? all.toSorted((a, b) => (text(a) < text(b) ? -1 : 1)) : all;
}

interface Matrix {
  readonly cells: readonly {
    readonly party: { readonly id: string };
    readonly issue: { readonly id: string };
    readonly stances: readonly Properties[];
  }[];
}

function isMatrix(root: Json): root is Matrix {
  return typeof root === "object" && root !== null && "cells" in root;
}

/** A matrix of positions as the counts of stances that it holds. */
function countsIn({ cells }: Matrix): readonly Properties[] {
  return cells.flatMap(({ party, issue, stances }) =>
    stances.map((each) => ({ party: party.id, issue: issue.id, ...each })),
  );
}

function text(row: Properties): string {
  return JSON.stringify(row);
}

function plain(value: Json): Json {
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== "object" || value === null) return value;
  const object = value as Properties;
  if ("nodes" in object || "edges" in object) return listOf(object);
  return Object.fromEntries(
    Object.entries(object)
      .flatMap(([name, each]) => fields(name, each as Json))
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}

function fields(name: string, value: Json): [string, Json][] {
  const list = plain(value);
  const field = name.replace(/Connection$/, "");
  const { totalCount, aggregate } = (value ?? {}) as Properties;
  // The count of all stands on the connection, or beside the list.
  if (aggregate !== undefined) return [[`${field.slice(0, -1)}Count`, counted(aggregate)]];
  const count: [string, Json][] =
    totalCount === undefined ? [] : [[`${field.slice(0, -1)}Count`, totalCount]];
  const ordered = UNORDERED.includes(field) ? sorted(list as Properties[]) : list;
  return [[field, ordered], ...count];
}

function counted(aggregate: Json): Json {
  return (aggregate as { count: { nodes: number } }).count.nodes;
}

function listOf({ nodes, edges }: Properties): Json {
  if (nodes !== undefined) return plain(nodes);
  return (edges as Properties[]).map(({ node, properties, ...edge }) =>
    plain({ ...edge, ...(properties as object), ...(node as object) }),
  );
}

function sorted(rows: readonly Properties[]): readonly Properties[] {
  return [...rows].sort((a, b) => (String(a["id"]) < String(b["id"]) ? -1 : 1));
}
