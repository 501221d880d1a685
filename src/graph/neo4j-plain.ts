import neo4j, { type Node, type Path, type Point, type Relationship } from "neo4j-driver";
import type { Value } from "./graph.ts";
import { plainMap, plainNumber } from "./plain.ts";

/** What Neo4j gave, for people: nodes and the like as maps, instants and durations as ISO texts. */
export function plainOfNeo4j(value: unknown): Value {
  if (typeof value === "number" || typeof value === "bigint") return plainNumber(value);
  if (typeof value !== "object" || value === null) return value as Value;
  if (Array.isArray(value)) return value.map(plainOfNeo4j);
  return plainOfObject(value);
}

function plainOfObject(value: object): Value {
  if (neo4j.isNode(value)) return plainNode(value);
  if (neo4j.isRelationship(value)) return plainRelationship(value);
  if (neo4j.isPath(value)) return plainPath(value);
  if (neo4j.isPoint(value)) return plainPoint(value);
  const isMap = Object.getPrototypeOf(value) === Object.prototype;
  // Days, instants and durations print themselves as ISO has it.
  return isMap ? plainMap(value, plainOfNeo4j) : String(value);
}

function plainNode({ labels, properties }: Node): Value {
  return { labels: [...labels].sort(), properties: plainMap(properties, plainOfNeo4j) };
}

function plainRelationship({ type, properties }: Relationship): Value {
  return { type, properties: plainMap(properties, plainOfNeo4j) };
}

function plainPath({ start, segments }: Path): Value {
  return {
    nodes: [start, ...segments.map(({ end }) => end)].map(plainOfNeo4j),
    relationships: segments.map(({ relationship }) => plainOfNeo4j(relationship)),
  };
}

function plainPoint({ srid, x, y, z }: Point): Value {
  return plainMap({ srid, x, y, ...(z !== undefined && { z }) }, plainOfNeo4j);
}
