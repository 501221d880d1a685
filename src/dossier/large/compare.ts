import type { Graph } from "../../graph/graph.ts";
import {
  type Change,
  type Changes,
  type Counts,
  changed,
  changesBetween,
  countsOf,
} from "../changes.ts";
import { deriveOn, type Ground } from "../derive/derive.ts";
import { type Facts, NOTHING } from "../fact.ts";
import { heldNodes, heldUnder, idsStatedBy } from "../stored.ts";
import { inBatches, rowsOf, transactionsOf, type Writing, writingsOf } from "../write.ts";
import { type Whole, webOfEntries, webOfOthers } from "./examine.ts";
import type { Stages } from "./told.ts";

/** A dossier that is to be in the graph as its files state it, or not at all, once it is examined. */
export interface Wanted extends Whole {
  readonly id: string;
  readonly ground: Ground;
  /** The instant from which what is new or another is recorded. */
  readonly now: string;
}

/** What has to be done so that the graph holds what it should. */
export interface Compared {
  readonly nodes: Counts;
  readonly relationships: Counts;
  /** How many nodes the graph holds of the dossier, and how many of these are to stay. */
  readonly before: number;
  readonly staying: number;
  /** How many nodes and relationships are touched. */
  readonly rows: number;
  /** All that has to be done, where that is little enough to do it at once. */
  readonly changes: Changes | undefined;
}

/** What the graph holds, and what it is to hold, of some entries. */
interface Window {
  readonly held: Facts;
  readonly wanted: Facts;
}

/** What is looked at. */
type Side = "nodes" | "relationships";

const BOTH: readonly Side[] = ["nodes", "relationships"];

/** Goes through all that the graph holds or is to hold of a dossier, and changes nothing. */
export async function compare(
  graph: Graph,
  wanted: Wanted,
  maxAtOnce: number,
  stages: Stages,
): Promise<Compared> {
  const few = new Few(maxAtOnce);
  const show = stages("compared");
  let [before, staying, done] = [0, 0, 0];
  for await (const { held, wanted: due } of stated(graph, wanted, BOTH)) {
    few.add(changesBetween(held, due, wanted.now));
    before += held.nodes.length;
    staying += held.nodes.length;
    done += due.nodes.length;
    show(done, wanted.dossier?.outline.size);
  }
  for await (const { held, wanted: due } of statedByOthers(wanted, BOTH)) {
    few.addOfOthers(changesBetween(held, due, wanted.now));
  }
  for await (const { held } of gone(graph, wanted)) {
    few.add(changesBetween(held, NOTHING, wanted.now));
    before += held.nodes.length;
  }
  return { ...few.counts(), before, staying, rows: few.rows, changes: few.all() };
}

/**
 * What has to be written, transaction by transaction: nodes, then what hangs between them, then what
 * goes. Each compares anew, so that all of it may come again after it was cut short.
 */
export async function* batches(
  graph: Graph,
  wanted: Wanted,
  rows: number,
): AsyncGenerator<readonly Writing[]> {
  for (const side of BOTH) {
    for await (const { held, wanted: due } of statedByAll(graph, wanted, [side])) {
      const { rebuilt, others } = writingsOf(graph.dialect, changesBetween(held, due, wanted.now));
      // What becomes another kind of thing loses what hangs on it, which is written again after all nodes.
      if (rowsOf(rebuilt) > 0) yield inBatches(rebuilt);
      yield* transactionsOf(others, rows);
    }
  }
  for await (const { held } of gone(graph, wanted)) {
    const { others } = writingsOf(graph.dialect, changesBetween(held, NOTHING, wanted.now));
    yield* transactionsOf(others, rows);
  }
}

/** All entries of the files, some at a time. */
async function* stated(
  graph: Graph,
  { dossier, ground, window }: Wanted,
  sides: readonly Side[],
): AsyncGenerator<Window> {
  if (dossier === undefined) return;
  for await (const entries of dossier.files.windows(window)) {
    const ids = entries.map(({ id }) => id);
    const web = webOfEntries(dossier, ground, entries);
    const due = deriveOn(ground, web, only(web.facts, sides));
    yield { held: await heldOf(graph, ids, sides), wanted: due };
  }
}

async function* statedByAll(
  graph: Graph,
  wanted: Wanted,
  sides: readonly Side[],
): AsyncGenerator<Window> {
  yield* stated(graph, wanted, sides);
  yield* statedByOthers(wanted, sides);
}

/** All that others state, some at a time. */
async function* statedByOthers(
  { others, ground }: Wanted,
  sides: readonly Side[],
): AsyncGenerator<Window> {
  for await (const held of others.windows()) {
    const web = webOfOthers(ground, held);
    yield { held: only(held, sides), wanted: deriveOn(ground, web, only(web.facts, sides)) };
  }
}

/** What the graph holds of the dossier and its files do not state any more, some at a time. */
async function* gone(graph: Graph, { id, dossier }: Wanted): AsyncGenerator<Window> {
  for await (const ids of idsStatedBy(graph, id)) {
    const left = ids.filter((each) => !dossier?.outline.has(each));
    if (left.length > 0) yield { held: await heldOf(graph, left, BOTH), wanted: NOTHING };
  }
}

async function heldOf(
  graph: Graph,
  ids: readonly string[],
  sides: readonly Side[],
): Promise<Facts> {
  return {
    nodes: sides.includes("nodes") ? await heldNodes(graph, ids) : [],
    relationships: sides.includes("relationships") ? await heldUnder(graph, ids) : [],
  };
}

function only(facts: Facts, sides: readonly Side[]): Facts {
  return {
    nodes: sides.includes("nodes") ? facts.nodes : [],
    relationships: sides.includes("relationships") ? facts.relationships : [],
  };
}

/** Changes, which are counted, and kept as long as they are few. */
class Few {
  readonly #most: number;
  readonly #parts: Changes[] = [];
  readonly #counts = { nodes: NONE, relationships: NONE };
  rows = 0;
  #isRebuilt = false;

  constructor(most: number) {
    this.#most = most;
  }

  /** Adds what changes of the dossier itself, which alone is counted. */
  add(changes: Changes): void {
    this.#counts.nodes = sum(this.#counts.nodes, countsOf(changes.nodes));
    this.#counts.relationships = sum(this.#counts.relationships, countsOf(changes.relationships));
    this.addOfOthers(changes);
  }

  addOfOthers(changes: Changes): void {
    this.rows += changed(changes);
    const created = new Set(changes.nodes.created.map(({ properties }) => properties.id));
    this.#isRebuilt ||= changes.nodes.removed.some(({ properties }) => created.has(properties.id));
    if (this.#isFew()) this.#parts.push(changes);
    else this.#parts.length = 0;
  }

  counts(): Pick<Compared, Side> {
    return this.#counts;
  }

  /** All of them; nothing where they are many, or where one takes more with it than was looked at. */
  all(): Changes | undefined {
    if (!this.#isFew()) return undefined;
    return {
      nodes: joined(this.#parts.map(({ nodes }) => nodes)),
      relationships: joined(this.#parts.map(({ relationships }) => relationships)),
      restored: [],
    };
  }

  #isFew(): boolean {
    return this.rows <= this.#most && !this.#isRebuilt;
  }
}

const NONE: Counts = { created: 0, changed: 0, removed: 0 };

function sum(a: Counts, b: Counts): Counts {
  return {
    created: a.created + b.created,
    changed: a.changed + b.changed,
    removed: a.removed + b.removed,
  };
}

function joined<T>(changes: readonly Change<T>[]): Change<T> {
  return {
    created: changes.flatMap(({ created }) => created),
    changed: changes.flatMap((each) => each.changed),
    removed: changes.flatMap(({ removed }) => removed),
  };
}
