import type { Graph, Limits } from "../graph/graph.ts";
import { BadInput } from "../model/faults.ts";
import { isDay } from "../model/scalars.ts";
import { Gathered } from "./part/gathered.ts";
import { asSeen } from "./part/seen.ts";
import { graphSource, type Source } from "./source.ts";

/** Which part of a graph is to leave it; all of it where nothing is chosen. */
export interface Choice {
  /** The id of a process. */
  readonly process?: string | undefined;
  /** The id of any node. */
  readonly about?: string | undefined;
  /** How many steps from that node, 1 where nothing is said. */
  readonly depth?: number | undefined;
  /** Only what was known by the end of that day. */
  readonly asOf?: string | undefined;
}

/** The farthest that may be looked, in steps: as for a neighbourhood. */
const DEEPEST = 3;

/**
 * The chosen part of a graph.
 *
 * To a process belong its rounds, the claims that are sorted into them, and the outcomes of its rounds;
 * to a node, what lies within so many steps along relationships of any type and in either direction.
 * With both comes what these rest on, and what that rests on in turn: all that a dossier states with
 * them, be it a speaker, an issue, an office or a document with its publisher and its sources. Only
 * links between claims and between meetings bring nothing along: such a relationship is there where
 * both of its ends are. So nothing that is left points at what is left out.
 *
 * As of a day nodes and relationships known only later are left out, and of what is left every
 * property that tells of a later day: as `asOf` has it in the API. Whom a claim counts for is stated then.
 *
 * The ids of the part are in memory, some 100 MB for a million; the rest is read as it is asked for.
 *
 * @throws BadInput where the choices go together badly, NotFound where what they name is not there
 */
export async function partSource(
  graph: Graph,
  choice: Choice,
  limits: Limits = {},
): Promise<Source> {
  checkChoice(choice);
  const { process, about, depth = 1, asOf } = choice;
  if (process === undefined && about === undefined) {
    const source = graphSource(graph, limits, { asOf });
    return asOf === undefined ? source : asSeen(graph, source, { asOf }, limits);
  }
  const gathered = new Gathered(graph, asOf, limits);
  if (process !== undefined) await gathered.addProcess(process);
  if (about !== undefined) await gathered.addAround(about, depth);
  await gathered.addNeeds();
  const ids = gathered.byKind();
  const has = (id: string) => gathered.has(id);
  return asSeen(graph, graphSource(graph, limits, { asOf, ids }), { asOf, has }, limits);
}

/** Refuses choices that make no sense, before anything is read. */
export function checkChoice(choice: Choice): void {
  const { process, about, depth, asOf } = choice;
  if (process !== undefined && about !== undefined) {
    throw new BadInput("Choose a process or what something is about, not both.");
  }
  if (depth !== undefined) checkDepth(depth, about);
  if (asOf !== undefined && !isDay(asOf)) {
    throw new BadInput(`The day must be one of the calendar as YYYY-MM-DD, but was "${asOf}".`);
  }
}

function checkDepth(depth: number, about: string | undefined): void {
  if (about === undefined) {
    throw new BadInput("A depth goes with the node that it is counted from: say about what.");
  }
  if (Number.isInteger(depth) && depth >= 0 && depth <= DEEPEST) return;
  throw new BadInput(`The depth must be a whole number from 0 to ${DEEPEST}.`);
}
