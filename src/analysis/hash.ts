import { createHash } from "node:crypto";
import type { Graph, Limits, Row, Value } from "../graph/graph.ts";
import { walk } from "../graph/walk.ts";
import { model } from "../model/model.ts";
import { isAsserted, type Property } from "../model/property.ts";

/**
 * SHA-256, in hexadecimal, of what the graph's dossiers state, and equal wherever that is equal: on
 * both engines, and in whatever order it was loaded.
 *
 * Hashed are lines of UTF-8, sorted by byte, each ended by a newline: a JSON list without spaces for
 * each node, `["c08","Claim",{...}]`, and for each asserted relationship,
 * `["c08","MADE","rustem-umerov",{...}]`: first the end at which few meet, then the hub. The objects
 * have the stated properties alone, `reportedIn` among them, their names sorted, what is absent left
 * out. As every line begins with an id, the lines come sorted page by page of ids, and never have to
 * be in memory together.
 */
export async function graphHash(graph: Graph, limits?: Limits): Promise<string> {
  const hash = createHash("sha256");
  const types = { leaving: typesToHub("to"), entering: typesToHub("from") };
  for await (const { nodes, relationships } of walk(graph, types, limits)) {
    const lines = [...nodes.map(nodeLine), ...relationships.map(relationshipLine)];
    for (const line of lines.sort(Buffer.compare)) hash.update(line);
  }
  return hash.digest("hex");
}

/** The types that dossiers state and whose hub is that end. */
function typesToHub(hub: "from" | "to"): readonly string[] {
  return model.relationships
    .filter((each) => !each.derived && each.hub === hub)
    .map(({ type }) => type);
}

function nodeLine([labels, properties]: Row): Buffer {
  const kind = model.kinds.find(({ name }) => (labels as readonly string[]).includes(name));
  const { id, ...values } = properties as Readonly<Record<string, Value>>;
  return line([id ?? null, kind?.name ?? null], values, namesOf(kind?.properties ?? []));
}

function relationshipLine([type, from, to, properties]: Row): Buffer {
  const declared = model.relationship(String(type));
  const names = namesOf(declared.properties);
  const [few, hub] = declared.hub === "from" ? [to, from] : [from, to];
  return line(
    [few ?? null, declared.type, hub ?? null],
    properties as Readonly<Record<string, Value>>,
    declared.asserted ? [...names, "reportedIn"] : names,
  );
}

function namesOf(properties: readonly Property[]): readonly string[] {
  return properties.filter(isAsserted).map(({ name }) => name);
}

function line(
  start: readonly Value[],
  values: Readonly<Record<string, Value>>,
  names: readonly string[],
): Buffer {
  const stated = names.toSorted().flatMap((name) => {
    const value = values[name];
    return value === undefined || value === null ? [] : [[name, value] as const];
  });
  return Buffer.from(`${JSON.stringify([...start, Object.fromEntries(stated)])}\n`);
}
