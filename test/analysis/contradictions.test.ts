import fc from "fast-check";
import { expect } from "vitest";
import { type Chosen, contradictions } from "../../src/analysis/contradictions.ts";
import { readDossier } from "../../src/dossier/dossier.ts";
import { factsOf } from "../../src/dossier/facts.ts";
import { loadDossier } from "../../src/dossier/load.ts";
import type { Graph } from "../../src/graph/graph.ts";
import { NotFound } from "../../src/model/faults.ts";
import { folderOf } from "../support/dossiers.ts";
import { onBothEngines } from "../support/engines.ts";
import type { Facts } from "../sweep/facts.ts";
import { holds, TIMEOUT_MS } from "./graphs.ts";
import { type Plain, plainContradictions } from "./plain-contradictions.ts";
import { ACTORS, DAYS, ISSUES, quarrels } from "./quarrels.ts";
import { Seen } from "./seen.ts";

/** How many generated graphs. */
const GRAPHS = { Grafeo: 40, Neo4j: 4 };

const PAGE = 3;

/** Neo4j plans some hundred texts here, several at a time. */
const PLANNING_MS = 60_000;

const some = <T>(values: readonly T[]) => fc.option(fc.subarray([...values]), { freq: 2 });

const chosen = fc.record({
  kinds: some(["SELF", "OPPOSED", "REPORT", "NUMERIC"]),
  statuses: some(["CANDIDATE", "CONFIRMED", "EXPLAINED", "DISMISSED"]),
  issues: some(ISSUES),
  actors: some(ACTORS),
  asOf: fc.constantFrom(null, null, ...DAYS),
});

/** How far back Neo4j looks before it reads the whole. */
const sizes = fc.constantFrom([], [0, 3], [1, 2, 8]);

onBothEngines(
  "what is found and written down is what a plain reader of the facts finds, in the same order, page by page",
  async (graph) => {
    const questions = fc.array(chosen, { minLength: 3, maxLength: 3 });
    const property = fc.asyncProperty(quarrels, questions, sizes, async (dossier, asked, back) => {
      const path = folderOf({ "d.yaml": dossier });
      await loadDossier(graph, [path]);
      const facts = factsOf(await readDossier([path]));

      for (const question of [{}, ...asked]) {
        if (namesUnknown(facts, question)) {
          await expect(readThrough(graph, question, back)).rejects.toThrow(NotFound);
        } else {
          expect(await readThrough(graph, question, back)).toEqual(
            plainContradictions(facts, question),
          );
        }
      }
    });

    await holds(graph, property, GRAPHS, 6);
  },
  TIMEOUT_MS,
);

/** Whether an actor is chosen who was not known on that day. */
function namesUnknown(facts: Facts, { actors, asOf }: Chosen): boolean {
  const { day } = new Seen(facts, asOf ?? undefined);
  return actors?.some((actor) => !day.has(actor)) ?? false;
}

/** All there is, page after page; the counts and bounds of each page are checked on the way. */
async function readThrough(
  graph: Graph,
  question: Chosen,
  back: readonly number[],
): Promise<readonly Plain[]> {
  const send = (statement: string, values = {}) =>
    graph.rows(statement, values, { timeoutMs: PLANNING_MS });
  const read: Plain[] = [];
  for (let after: readonly [string, string] | undefined; ; ) {
    const part = { first: PAGE, after, previous: true, total: true };
    const { page, ...about } = await contradictions(send, graph.dialect, question, part, back);
    expect(about.hasPrevious).toBe(read.length > 0);
    read.push(
      ...page.map(({ place: _, rule, kind, status, rationale, left, right }) => ({
        kind,
        status,
        rationale,
        found: rule !== null,
        left,
        right,
      })),
    );
    after = page.at(-1)?.place;
    if (!about.hasNext) {
      expect(about.total).toBe(read.length);
      return read;
    }
  }
}
