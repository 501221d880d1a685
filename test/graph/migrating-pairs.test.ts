// Takes a minute: forty processes, each of which has to start.
import { expect, test } from "vitest";
import { emptyGraph, neo4jAddress, neo4jRuns } from "../support/engines.ts";
import { forget } from "../support/forget.ts";
import { type Program, run } from "../support/processes.ts";

const MIGRATE = new URL("processes/migrate-neo4j.ts", import.meta.url);

const PAIRS = 20;

const RECORDS =
  "MATCH (m:Migration) RETURN m.number AS number, m.name AS name, count(*) AS times ORDER BY number";

/** Two processes that are connected and wait. */
async function pair(): Promise<readonly Program[]> {
  const { uri, password } = await neo4jAddress();
  const both = [run(MIGRATE, uri, password), run(MIGRATE, uri, password)];
  for (const program of both) expect(await program.nextLine(), program.errors()).toBe("waiting");
  return both;
}

test.skipIf(!neo4jRuns)(
  `[neo4j] ${PAIRS} pairs of processes that migrate at once do not stop each other`,
  async () => {
    const graph = await emptyGraph("neo4j");

    let next = pair();
    for (let round = 0; round < PAIRS; round++) {
      await forget(graph);
      const both = await next;

      for (const program of both) program.child.stdin.write("now");
      const ends = await Promise.all(both.map((program) => program.ended));

      expect(both.map((program) => program.errors())).toEqual(["", ""]);
      expect(ends).toEqual([0, 0]);
      // Whoever comes second finds it done.
      expect(both.map((program) => program.lines.at(-1)).sort()).toEqual([
        '["0001-indexes","0002-search-and-timelines","0003-tellings-and-numbers"]',
        "[]",
      ]);
      expect(await graph.rows(RECORDS)).toEqual([
        [1, "0001-indexes", 1],
        [2, "0002-search-and-timelines", 1],
        [3, "0003-tellings-and-numbers", 1],
      ]);
      if (round + 1 < PAIRS) next = pair();
    }
  },
  600_000,
);
