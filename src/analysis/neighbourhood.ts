import type { Dialect, Send } from "../graph/graph.ts";
import { BadInput, NotFound } from "../model/faults.ts";
import { where } from "./day.ts";
import { type Link, linksAmong } from "./links.ts";
import { around, type Neighbour } from "./neighbourhood/around.ts";

/** The farthest that may be looked, in steps. */
const DEEPEST = 3;

/** The most nodes that may be asked for. */
const MOST_NODES = 500;

/** The most relationships that are given among them. */
const MOST_LINKS = 5000;

export interface NeighbourhoodAsked {
  readonly id: string;
  /** In steps, from 0 to 3. */
  readonly depth: number;
  /** How many nodes at most, the one in the middle included: from 0 to 500. */
  readonly first: number;
  readonly asOf?: string | null | undefined;
}

export interface Neighbourhood {
  /** Nearest first; of those equally near what is no claim by id, then claims, newest first. */
  readonly nodes: readonly string[];
  /** All that tie these nodes to each other. */
  readonly relationships: readonly Link[];
  /** Whether something within the depth was left out. */
  readonly truncated: boolean;
}

/**
 * What lies around a node, along relationships of every type and in either direction: one statement
 * a step, or two on Neo4j, one more for the relationships and, as of a day, one for what they name.
 *
 * @throws NotFound where the node is not there
 */
export async function neighbourhood(
  send: Send,
  dialect: Dialect,
  asked: NeighbourhoodAsked,
): Promise<Neighbourhood> {
  const { id, depth, first, asOf = null } = asked;
  check("depth", depth, DEEPEST);
  check("first", first, MOST_NODES);
  await mustBeThere(send, dialect, id, asOf);
  const found = await within(send, dialect, { id, depth, first, asOf });
  const nodes = found.ids.slice(0, first);
  const links = await linksAmong(send, dialect, nodes, asOf, MOST_LINKS + 1);
  return {
    nodes,
    relationships: links.slice(0, MOST_LINKS),
    truncated: found.leftOut || found.ids.length > first || links.length > MOST_LINKS,
  };
}

interface Within {
  /** One more than asked for shows that there are more. */
  readonly ids: readonly string[];
  /** Whether more met a step than one may read. */
  readonly leftOut: boolean;
}

async function within(
  send: Send,
  dialect: Dialect,
  { id, depth, first, asOf }: Required<NeighbourhoodAsked>,
): Promise<Within> {
  const ids = [id];
  let frontier: readonly string[] = ids.slice();
  let leftOut = false;
  for (let step = 0; step < depth && frontier.length > 0 && ids.length <= first; step += 1) {
    const room = first + 1 - ids.length;
    const next = await around(send, dialect, { frontier, seen: ids, room, asOf: asOf ?? null });
    leftOut ||= next.leftOut;
    frontier = nearest(next.nodes).slice(0, room);
    ids.push(...frontier);
  }
  return { ids, leftOut };
}

/** Once each, in the order that they should have. */
function nearest(nodes: readonly Neighbour[]): readonly string[] {
  const once = [...new Map(nodes.map((node) => [node.id, node])).values()];
  return once.toSorted(inOrder).map(({ id }) => id);
}

function inOrder(a: Neighbour, b: Neighbour): number {
  if (a.saidOn === b.saidOn) return a.id < b.id === (a.saidOn === null) ? -1 : 1;
  if (a.saidOn === null) return -1;
  return b.saidOn === null || a.saidOn < b.saidOn ? 1 : -1;
}

function check(name: string, value: number, most: number): void {
  if (value >= 0 && value <= most) return;
  throw new BadInput(`${name} must be from 0 to ${most}, but was ${value}.`);
}

async function mustBeThere(
  send: Send,
  { parameter }: Dialect,
  id: string,
  asOf: string | null,
): Promise<void> {
  const day = asOf === null ? null : parameter("asOf");
  const matching = where(day, ["node"], `node.id = ${parameter("id")}`);
  const text = `MATCH (node:Entity)${matching}\nRETURN node.id AS id`;
  const rows = await send(text, asOf === null ? { id } : { id, asOf });
  if (rows.length === 0) throw new NotFound(`There is no node with the id ${id}.`);
}
