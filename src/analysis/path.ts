import type { Dialect, Send } from "../graph/graph.ts";
import { BadInput, NotFound, TooCostly } from "../model/faults.ts";
import { type Link, linksAmong } from "./links.ts";
import { Side } from "./path/side.ts";
import { type Bridge, Steps } from "./path/steps.ts";

/** The longest path that may be asked for, in steps. */
const MOST_STEPS = 8;

/** How many relationships one step of the search may read into the process. */
const MOST_READ = 10_000;

/** Between the nodes of a path: far more than anyone would state between two nodes. */
const MOST_LINKS = 1000;

/** How many pairs of nodes are joined inside the database where a step would read more. */
const MOST_PAIRS = 100;

export interface PathAsked {
  readonly from: string;
  readonly to: string;
  /** In steps, from 1 to 8. */
  readonly maxLength: number;
  readonly asOf?: string | null | undefined;
}

/** A chain of nodes, each tied to the next. */
export interface Path {
  readonly nodes: readonly string[];
  readonly steps: readonly Step[];
}

interface Step {
  readonly relationship: Link;
  /** Whether the relationship points the way that the path goes. */
  readonly forward: boolean;
}

/**
 * A shortest path between two nodes, along relationships of every type and in either direction; null
 * where there is none of at most `maxLength` steps. Of several shortest ones it is that whose ids,
 * read from the start, come first; of several relationships between two nodes, the one with the
 * smallest key.
 *
 * It is looked for from both ends, one statement a step, each time from the end at which fewer
 * relationships have to be read. A node at which more meet than a step may read is crossed only by
 * what the database itself joins: one or two steps between the two sides.
 *
 * @throws NotFound where an end is not there
 * @throws TooCostly where a longer path would lead through more relationships than can be read
 */
export async function path(send: Send, dialect: Dialect, asked: PathAsked): Promise<Path | null> {
  const { from, to, maxLength, asOf = null } = asked;
  if (maxLength < 1 || maxLength > MOST_STEPS) {
    throw new BadInput(`maxLength must be from 1 to ${MOST_STEPS}, but was ${maxLength}.`);
  }
  const steps = new Steps(send, dialect, asOf);
  const ends = new Map((await steps.ends([from, to])).map((end) => [end.id, end]));
  const [start, finish] = [ends.get(from), ends.get(to)];
  if (!start || !finish) throw new NotFound(`There is no node with the id ${start ? to : from}.`);
  if (from === to) return { nodes: [from], steps: [] };
  const nodes = await chain(steps, new Side(true, start), new Side(false, finish), maxLength);
  return nodes && withLinks(nodes, await linksAmong(send, dialect, nodes, asOf, MOST_LINKS));
}

async function chain(
  steps: Steps,
  near: Side,
  far: Side,
  maxLength: number,
): Promise<readonly string[] | null> {
  for (let length = 1; length <= maxLength; length += 1) {
    const side = narrower(near, far);
    if (side.ties > MOST_READ) return crossing(steps, near, far, { length, maxLength });
    side.grow(await steps.around(side.frontier));
    const met = meeting(near, far);
    if (met !== undefined) return joined(near, far, { near: met, far: met });
    if (side.frontier.length === 0) break;
  }
  return null;
}

/** Both sides are too wide to be read: only the database itself can still join them. */
async function crossing(
  steps: Steps,
  near: Side,
  far: Side,
  { length, maxLength }: { readonly length: number; readonly maxLength: number },
): Promise<readonly string[] | null> {
  const bridge = best(near, await steps.bridges(near.frontier, far.frontier));
  if (bridge) return joined(near, far, bridge);
  if (length === maxLength) return null;
  const fewPairs = near.frontier.length * far.frontier.length <= MOST_PAIRS;
  const long = fewPairs
    ? best(near, await steps.longBridges(near.frontier, far.frontier))
    : undefined;
  if (long) return joined(near, far, long);
  const tried = fewPairs ? length + 1 : length;
  if (tried === maxLength) return null;
  throw new TooCostly(
    `No path of at most ${tried} steps joins the two, and a longer one leads through more than ${MOST_READ} relationships in one step. Ask with maxLength: ${tried}, or from a node that is tied to fewer others.`,
    { reason: "path" },
  );
}

/** The bridge on the path whose ids come first. */
function best(near: Side, bridges: readonly Bridge[]): Bridge | undefined {
  const first = near.smallest(bridges.map((bridge) => bridge.near));
  return bridges
    .filter((bridge) => bridge.near === first)
    .toSorted((a, b) => (a.far < b.far ? -1 : 1))[0];
}

/** The side from which a step reads less. */
function narrower(near: Side, far: Side): Side {
  return near.ties <= far.ties ? near : far;
}

/** Where both sides have come to, on the path whose ids come first. */
function meeting(near: Side, far: Side): string | undefined {
  const there = new Set(far.frontier);
  return near.frontier.find((id) => there.has(id));
}

function joined(near: Side, far: Side, bridge: Bridge): readonly string[] {
  const between = bridge.between === undefined ? [] : [bridge.between];
  const start = near.chain(bridge.near).toReversed();
  return [...new Set([...start, ...between, ...far.chain(bridge.far)])];
}

/** Only neighbours on a shortest path are tied to each other: else there were a shorter one. */
function withLinks(nodes: readonly string[], links: readonly Link[]): Path {
  const steps = nodes.slice(1).map((to, at): Step => {
    const from = nodes[at];
    const between = links.filter((link) => isBetween(link, from, to));
    const [relationship] = between.toSorted((a, b) => (a.key < b.key ? -1 : 1));
    if (relationship === undefined) throw new NotFound(`${from} and ${to} are tied no longer.`);
    return { relationship, forward: relationship.to === to };
  });
  return { nodes, steps };
}

function isBetween(link: Link, a: string | undefined, b: string): boolean {
  return (link.from === a && link.to === b) || (link.from === b && link.to === a);
}
