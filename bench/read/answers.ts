type Json = unknown;
type Properties = Readonly<Record<string, Json>>;

/** Lists that no stack promises an order of: a joint claim's speakers, a joint text's publishers. */
const UNORDERED: readonly string[] = ["speakers", "publishers"];

/** A GraphQL answer in the form of the hand-written one: the one root field's value, as a list. */
export function fromGraphql({ data, errors }: Properties): Json {
  if (errors !== undefined) throw new Error(JSON.stringify(errors));
  const value = plain(Object.values(data as Properties)[0]);
  return Array.isArray(value) ? value : [value];
}

/** The hand-written answer: a list of rows. */
export function fromHand(rows: Json): Json {
  return plain(rows);
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
