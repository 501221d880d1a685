// Neo4j as the bench wants it: filled by `neo4j-admin`, with a page cache that holds all of the graph.
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import neo4j from "neo4j-driver";
import { freePort, start, VERSION } from "../../bin/neo4j-server.ts";
import type { NodeFact, RelationshipFact } from "../../src/dossier/fact.ts";
import { CsvFolder } from "./graph/csv.ts";

export interface Database {
  readonly uri: string;
  readonly username: string;
  readonly password: string;
  readonly pid: number;
  stop(): Promise<void>;
}

const JARS = fileURLToPath(new URL(`../../.neo4j/${VERSION}`, import.meta.url));
const PASSWORD = "parley-bench";
const READY_WITHIN_MS = 600_000;
const OPENED = ["java.nio", "java.io", "sun.nio.ch", "java.lang", "java.util.concurrent"];

const JAVA_FLAGS = [
  "-XX:+UseSerialGC",
  ...OPENED.map((name) => `--add-opens=java.base/${name}=ALL-UNNAMED`),
  "--enable-native-access=ALL-UNNAMED",
  "-Dio.netty.tryReflectionSetAccessible=true",
];

const settings = (port: number) => `server.bolt.listen_address=127.0.0.1:${port}
server.bolt.advertised_address=127.0.0.1:${port}
server.http.enabled=false
dbms.usage_report.enabled=false
server.memory.pagecache.size=4g
db.tx_log.rotation.retention_policy=2 files
internal.server.bolt.thread_pool_shutdown_wait_time=100ms
internal.server.bolt.connection_shutdown_wait_time=100ms
`;

/** Writes a graph into a fresh home. Rows a second: some 50,000. */
export async function fill(
  home: string,
  facts: Iterable<NodeFact | RelationshipFact>,
): Promise<void> {
  await fetchJars();
  rmSync(home, { recursive: true, force: true });
  for (const name of ["conf", "data", "logs", "import", "plugins", "run"]) {
    mkdirSync(join(home, name), { recursive: true });
  }
  writeFileSync(join(home, "conf/neo4j.conf"), settings(0));
  admin(home, ["dbms", "set-initial-password", PASSWORD]);
  const folder = join(home, "csv");
  const files = new CsvFolder(folder);
  for (const fact of facts) files.write(fact);
  const options = ["--overwrite-destination", "--array-delimiter=;", "--max-off-heap-memory=2g"];
  const report = `--report-file=${join(home, "import.report")}`;
  admin(home, ["database", "import", "full", "neo4j", report, ...options, ...files.close()]);
  rmSync(folder, { recursive: true });
  writeFileSync(join(home, "filled"), "");
}

/** Whether the home was filled to its end. */
export function isFilled(home: string): boolean {
  return existsSync(join(home, "filled"));
}

/** Starts the Neo4j of a home and waits until it answers. It does not outlive this process. */
export async function startDatabase(home: string): Promise<Database> {
  await fetchJars();
  const port = await freePort();
  writeFileSync(join(home, "conf/neo4j.conf"), settings(port));
  const main = ["-cp", join(JARS, "lib", "*"), "org.neo4j.server.CommunityEntryPoint"];
  const where = [`--home-dir=${home}`, `--config-dir=${join(home, "conf")}`];
  const child = spawn("java", ["-Xms1g", "-Xmx1g", ...JAVA_FLAGS, ...main, ...where], {
    stdio: "ignore",
  });
  const gone = new Promise<void>((done) => child.once("close", () => done()));
  process.once("exit", () => child.kill("SIGKILL"));
  const address = { uri: `bolt://127.0.0.1:${port}`, username: "neo4j", password: PASSWORD };
  await answering(address, child);
  const stop = async () => {
    child.kill("SIGTERM");
    await gone;
  };
  return { ...address, pid: child.pid ?? 0, stop };
}

async function answering(
  { uri, username, password }: Omit<Database, "pid" | "stop">,
  child: ChildProcess,
): Promise<void> {
  const driver = neo4j.driver(uri, neo4j.auth.basic(username, password), {
    connectionTimeout: 1000,
    maxTransactionRetryTime: 0,
  });
  const late = Date.now() + READY_WITHIN_MS;
  let answers = false;
  while (!answers) {
    answers = await driver.executeQuery("RETURN 1 AS one").then(
      () => true,
      () => false,
    );
    if (child.exitCode !== null) throw new Error("Neo4j ended before it was ready.");
    if (Date.now() > late) throw new Error("Neo4j did not become ready.");
    if (!answers) await sleep(100);
  }
  await driver.close();
}

function admin(home: string, words: readonly string[]): void {
  const main = ["-cp", join(JARS, "lib", "*"), "org.neo4j.server.startup.Neo4jAdminCommand"];
  const { status, stdout, stderr } = spawnSync("java", ["-Xmx1g", ...main, ...words], {
    env: { PATH: "/usr/bin:/bin", NEO4J_HOME: home, NEO4J_CONF: join(home, "conf") },
    encoding: "utf8",
    maxBuffer: 100_000_000,
  });
  if (status !== 0) {
    throw new Error(`neo4j-admin ${words.slice(0, 3).join(" ")} failed.\n${stdout}\n${stderr}`);
  }
}

/** The project's own Neo4j fetches them at its first start. */
async function fetchJars(): Promise<void> {
  if (existsSync(join(JARS, "done"))) return;
  const server = await start({ home: join(JARS, "first"), password: PASSWORD, fresh: true });
  await server.stop("SIGKILL");
}
