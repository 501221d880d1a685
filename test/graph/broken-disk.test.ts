// A real Neo4j on a disk of its own, which is full.
import { rmSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { freePort, start } from "../../bin/neo4j-server.ts";
import { buildParleySchema } from "../../src/api/schema.ts";
import { loadDossier } from "../../src/dossier/load.ts";
import { migrate } from "../../src/graph/migrations.ts";
import { openGraph } from "../../src/graph/open.ts";
import { Unavailable } from "../../src/model/faults.ts";
import { fillDisk, smallDisk } from "../support/disk.ts";
import { neo4jRuns } from "../support/engines.ts";
import { folder } from "../support/folder.ts";
import { serving } from "../support/serving.ts";
import { stopwatch } from "../support/stopwatch.ts";
import { writeEdition } from "../support/template.ts";
import { codesOf, knownOf, recovery, volley } from "../support/whole.ts";

/** Else it takes 256 MB for each of its logs. */
const SMALL_LOGS = { "db.tx_log.preallocate": "false", "db.tx_log.rotation.size": "1m" };

const IN_TIME_MS = 20_000;

test.skipIf(!neo4jRuns)(
  "[neo4j] a full disk of the database is told of, and all is as it was when there is room again",
  async () => {
    const disk = smallDisk(64);
    if (!disk) return;
    const options = { home: disk, port: await freePort(), password: "parley-disk" };
    let server = await start({ ...options, settings: SMALL_LOGS });
    const graph = await openGraph({ neo4j: server, data: "memory" });
    await migrate(graph);
    const edition = join(folder(), "a");
    writeEdition(edition, "a", 40);
    await loadDossier(graph, [edition]);
    const parley = await serving({ schema: await buildParleySchema(), open: async () => graph });
    const known = await knownOf(parley);
    const many =
      "UNWIND range(1, 20000) AS n CREATE (:Entity {id: 'many ' + toString(n), text: $v.text})";
    const write = () => graph.write((t) => t.rows(many, { text: "x".repeat(500) }));

    const ballast = fillDisk(disk);
    const took = stopwatch();
    const error = await write().catch((reason) => reason);
    const toldWithin = took();
    const codes = codesOf(await volley(parley, known, 6));
    rmSync(ballast);
    await server.stop("SIGKILL");
    server = await start({ ...options, settings: SMALL_LOGS });

    expect(error).toBeInstanceOf(Unavailable);
    process.stdout.write(`Full disk: ${error.message} (${error.cause?.code})\n`);
    expect(toldWithin).toBeLessThan(IN_TIME_MS);
    for (const code of codes) expect(["OK", "UNAVAILABLE"]).toContain(code);
    const left = "MATCH (n:Entity) WHERE n.id STARTS WITH 'many' RETURN count(n) AS n";
    await recovery(parley, known, 30_000);
    expect([[[0]], [[20_000]]]).toContainEqual(await graph.rows(left));
    await server.stop("SIGKILL");
  },
  300_000,
);
