import type { Value } from "./graph.ts";
import { plainMap, plainNumber } from "./plain.ts";

type Fields = Readonly<Record<string, unknown>>;

/** What the embedded engine gave, in the same form as Neo4j's: its nodes and relationships are maps with marks. */
export function plainOfEmbedded(value: unknown): Value {
  if (typeof value === "number" || typeof value === "bigint") return plainNumber(value);
  if (typeof value !== "object" || value === null) return value as Value;
  if (Array.isArray(value)) return value.map(plainOfEmbedded);
  return value instanceof Date ? localInstant(value) : plainOfFields(value as Fields);
}

function plainOfFields(value: Fields): Value {
  const { _id, _labels: labels, _type: type, _source, _target, ...properties } = value;
  if (_id === undefined) return isPath(value) ? plainPath(value) : plainMap(value, plainOfEmbedded);
  const own = plainMap(properties, plainOfEmbedded);
  if (Array.isArray(labels)) return { labels: labels.map(String).sort(), properties: own };
  if (_source === undefined || _target === undefined) return plainMap(value, plainOfEmbedded);
  return { type: String(type), properties: own };
}

interface Path {
  readonly nodes: readonly unknown[];
  readonly edges: readonly unknown[];
}

/** One that a person has made out of two lists looks the same: there is no other mark. */
function isPath(value: Fields): value is Fields & Path {
  const names = Object.keys(value).sort().join();
  return names === "edges,nodes" && Array.isArray(value["nodes"]) && Array.isArray(value["edges"]);
}

function plainPath({ nodes, edges }: Path): Value {
  return { nodes: nodes.map(plainOfEmbedded), relationships: edges.map(plainOfEmbedded) };
}

/** The engine gives a local date and time alone as a `Date`, in UTC, though it has no zone. */
function localInstant(value: Date): string {
  return value.toISOString().replace(/Z$/, "");
}
