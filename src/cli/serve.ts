import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { Command } from "commander";
import type { Graph } from "../graph/graph.ts";
import { WholeGraph } from "../graph/whole-graph.ts";
import type { Logger } from "../server/log.ts";
import type { Server } from "../server/server.ts";
import type { Traces } from "../server/traces.ts";
import { examples } from "./examples.ts";
import { fillEmpty } from "./fill.ts";
import { finishUnfinished } from "./finish.ts";
import { openMigrated, withGraphFlags } from "./graph.ts";
import { knownOf, readManifest } from "./manifest.ts";
import { Misfortune } from "./outcome.ts";
import { type ServeFlags, type ServeSettings, serveSettings } from "./settings.ts";
import { openTraces, tracedWork } from "./traces.ts";

/** The pages that the build has made. */
const WEB = fileURLToPath(new URL("../../dist/web", import.meta.url));

/** Who asks to end does not wait longer than that, whatever hangs, in milliseconds. */
const END_WITHIN_MS = 9500;

const PARENT_POLL_MS = 200;

/** `parley serve`: the API and the playground, until SIGINT or SIGTERM. */
export function serveCommand(): Command {
  return withGraphFlags(new Command("serve"))
    .description("serve the API at /graphql and the playground at /graphiql")
    .option("--host <host>", "the address to listen on (HOST, 127.0.0.1)")
    .option("--port <port>", "the port to listen on; 0 picks a free one (PORT, 4000)")
    .option("--log-level <level>", "how much to log on stderr (LOG_LEVEL, info)")
    .option("--introspection <on|off>", "whether the schema may be asked for (INTROSPECTION, on)")
    .option("--documents <file>", "the manifest of trusted documents (DOCUMENTS)")
    .option(
      "--documents-mode <off|prefer|only>",
      "whether they alone are answered (DOCUMENTS_MODE, prefer)",
    )
    .option("--rate-limit <rows/seconds>", "how much a client may ask for (RATE_LIMIT, off)")
    .option("--max-requests <n>", "how many questions there may be at once (MAX_REQUESTS, 1000)")
    .action(async (flags: ServeFlags) => serve(serveSettings(flags)));
}

async function serve(settings: ServeSettings): Promise<void> {
  const ending = askedToEnd(settings);
  const finishing = new AbortController();
  const starting = start(settings, finishing.signal);
  const announcing = starting.then(({ url }) => {
    process.stdout.write(`Parley is ready at ${url}\n`);
  });
  await Promise.race([ending, announcing.then(() => ending)]);
  finishing.abort();
  // Asked to end while it starts, it ends when it has started, or could not.
  const stopping = starting.then(
    (server) => server.stop(),
    () => {},
  );
  await Promise.race([stopping, sleep(END_WITHIN_MS, undefined, { ref: false })]);
}

/** Resolves at the first SIGINT or SIGTERM. A second one ends the process at once. */
function askedToEnd({ underNpm }: ServeSettings): Promise<void> {
  return new Promise((asked) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => asked());
    if (underNpm) onceOrphaned(asked);
  });
}

/** A signal that ends npm ends its shell, and leaves what runs in it behind without a word. */
function onceOrphaned(orphaned: () => void): void {
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) orphaned();
  }, PARENT_POLL_MS).unref();
}

async function start(settings: ServeSettings, finishing: AbortSignal): Promise<Server> {
  const [{ openLog }, { startServer }, { buildParleySchema }] = await Promise.all([
    import("../server/log.ts"),
    import("../server/server.ts"),
    import("../api/schema.ts"),
  ]);
  const log = openLog(settings.logLevel);
  const schema = await buildParleySchema();
  const traces = await openTraces(log);
  const open = () => openFilled(settings, { log, traces, finishing });
  const trusted = settings.documents && (await readManifest(settings.documents));
  const known = [...(trusted?.only ? [] : examples()), ...(trusted ? knownOf(trusted) : [])];
  const { neo4j, data } = settings.graph;
  const folder = neo4j || data === "memory" ? undefined : data;
  try {
    return await startServer({
      ...settings,
      ...{ schema, open, folder, log, known, trusted, traces, web: WEB },
    });
  } catch (error) {
    throw portTaken(error, settings) ?? error;
  }
}

interface Opening {
  readonly log: Logger;
  readonly traces: Traces | undefined;
  /** Aborted when what is unfinished is to be left so. */
  readonly finishing: AbortSignal;
}

async function openFilled(
  { graph: settings }: ServeSettings,
  { log, traces, finishing }: Opening,
): Promise<Graph> {
  const graph = await openMigrated(settings);
  try {
    const unfinished = await graph.unfinished();
    const fill = (filled: Graph) => fillEmpty(filled, settings, log);
    // Finishing may take hours, of which the server tells meanwhile.
    if (unfinished) void finishUnfinished(graph, unfinished, log, finishing);
    else await tracedWork(traces, "parley start", graph, fill);
    return new WholeGraph(graph);
  } catch (error) {
    await graph.close();
    throw error;
  }
}

function portTaken(error: unknown, { host, port }: ServeSettings): Misfortune | undefined {
  const { code } = error as NodeJS.ErrnoException;
  const cause = { cause: error };
  switch (code) {
    case "EADDRINUSE":
      return new Misfortune(
        `Port ${port} of ${host} is in use. Choose another one with --port, or 0 for any that is free.`,
        cause,
      );
    case "EACCES":
      return new Misfortune(`Port ${port} of ${host} needs rights that you do not have.`, cause);
    case "EADDRNOTAVAIL":
    case "ENOTFOUND":
      return new Misfortune(`This machine has no address ${host}. Choose another --host.`, cause);
  }
  return undefined;
}
