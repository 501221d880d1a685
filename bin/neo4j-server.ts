// A real Neo4j Community on loopback, from the jars in Maven Central: no download page, no Docker.
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import { existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import neo4j, { type Driver, Neo4jError } from "neo4j-driver";

export interface Neo4jServerOptions {
  /** The folder of its data, created where it is missing. */
  readonly home: string;
  /** Of 127.0.0.1; by default a free one. */
  readonly port?: number | undefined;
  /** Of the user `neo4j`, eight characters or more. It counts at the first start of a home. */
  readonly password: string;
  /** Empties the home first. */
  readonly fresh?: boolean | undefined;
  /** In MB; by default 512, which holds a transaction of some 50,000 nodes and relationships. */
  readonly heap?: number | undefined;
  /** Further settings by their names, and others in the place of ours. */
  readonly settings?: Readonly<Record<string, string>> | undefined;
}

/** A server that runs, or ran. It does not outlive this process. */
export interface Neo4jServer {
  readonly uri: string;
  readonly username: string;
  readonly password: string;
  readonly pid: number;
  /** Resolves when it has ended. */
  readonly gone: Promise<void>;
  /** Resolves when it has ended. `stop("SIGKILL")` is a power cut. */
  stop(signal?: NodeJS.Signals): Promise<void>;
}

/** The version that Parley is tried on. */
export const VERSION = "5.26.31";

const JARS = fileURLToPath(new URL(`../.neo4j/${VERSION}`, import.meta.url));
const READY_WITHIN_MS = 120_000;

const POM = `<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion>
<groupId>parley</groupId><artifactId>neo4j</artifactId><version>1</version><dependencies>
<dependency><groupId>org.neo4j</groupId><artifactId>neo4j</artifactId><version>${VERSION}</version></dependency>
<dependency><groupId>org.neo4j.app</groupId><artifactId>neo4j-server</artifactId><version>${VERSION}</version></dependency>
</dependencies></project>
`;

const OPENED = ["java.nio", "java.io", "sun.nio.ch", "java.lang", "java.util.concurrent"];

const JAVA_FLAGS = [
  "-XX:+UseSerialGC",
  ...OPENED.map((name) => `--add-opens=java.base/${name}=ALL-UNNAMED`),
  "--enable-native-access=ALL-UNNAMED",
  "-Dio.netty.tryReflectionSetAccessible=true",
];

const SETTINGS: Readonly<Record<string, string>> = {
  "server.http.enabled": "false",
  "dbms.usage_report.enabled": "false",
  "server.memory.pagecache.size": "128m",
  // Thousands of statements that are asked once fill a heap of this size with their plans.
  "server.memory.query_cache.per_db_cache_num_entries": "250",
  "db.tx_log.rotation.retention_policy": "2 files",
  // A session in read mode may still LOAD CSV: without these it reads any file and asks any address.
  "server.directories.import": "import",
  "dbms.security.allow_csv_import_from_file_urls": "false",
  "internal.dbms.cypher_ip_blocklist": "0.0.0.0/0,::/0",
  // By default timeouts are looked at every 2 s, and stopping waits twice 5 s for nothing.
  "db.transaction.monitor.check.interval": "200ms",
  "internal.server.bolt.thread_pool_shutdown_wait_time": "100ms",
  "internal.server.bolt.connection_shutdown_wait_time": "100ms",
};

/** Which of the programs that it takes are not on this machine: some of "java", "mvn". */
export function missingPrograms(): readonly string[] {
  const needed = existsSync(join(JARS, "done")) ? ["java"] : ["java", "mvn"];
  return needed.filter((program) => spawnSync(program, ["-version"]).status !== 0);
}

/**
 * Starts a server and waits until it answers: 4 to 10 s, some 20 s more for the first one on a
 * machine.
 */
export async function start(options: Neo4jServerOptions): Promise<Neo4jServer> {
  const server = await launch(options);
  await server.ready;
  return server;
}

/** Starts a server; `ready` tells when it answers, or why it never will. */
export async function launch({
  home,
  port,
  password,
  fresh = false,
  heap = 512,
  settings = {},
}: Neo4jServerOptions): Promise<Neo4jServer & { readonly ready: Promise<void> }> {
  fetchJars();
  const folder = resolve(home);
  const bolt = port ?? (await freePort());
  if (fresh) rmSync(folder, { recursive: true, force: true });
  prepareHome(folder, password, { ...addresses(bolt), ...settings });
  const running = new Running(folder, heap);
  const address = { uri: `bolt://127.0.0.1:${bolt}`, username: "neo4j", password };
  return {
    ...address,
    pid: running.pid,
    gone: running.gone,
    stop: (signal) => running.stop(signal),
    ready: answering(address, running),
  };
}

/**
 * Runs `neo4j-admin` on a home whose server is stopped, in a folder by which paths are meant.
 *
 * @throws an Error with what it said, where it failed
 */
export function admin(
  { home, password }: Pick<Neo4jServerOptions, "home" | "password">,
  folder: string,
  words: readonly string[],
): void {
  fetchJars();
  const place = resolve(home);
  prepareHome(place, password, addresses(0));
  const main = ["-cp", join(JARS, "lib", "*"), "org.neo4j.server.startup.Neo4jAdminCommand"];
  const { status, stdout, stderr } = spawnSync("java", ["-Xmx512m", ...main, ...words], {
    cwd: folder,
    env: {
      PATH: "/usr/local/bin:/usr/bin:/bin",
      NEO4J_HOME: place,
      NEO4J_CONF: join(place, "conf"),
    },
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(`neo4j-admin failed.\n${stdout}\n${stderr}`);
}

/** A port of 127.0.0.1 that nobody listens on; fails where the wanted one is taken. */
export function freePort(wanted = 0): Promise<number> {
  return new Promise((done, fail) => {
    const server = createServer().on("error", fail);
    server.listen(wanted, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => done(typeof address === "object" && address ? address.port : wanted));
    });
  });
}

function fetchJars(): void {
  if (existsSync(join(JARS, "done"))) return;
  mkdirSync(JARS, { recursive: true });
  writeFileSync(join(JARS, "pom.xml"), POM);
  const quietly = ["-q", "-B", "-Dstyle.color=never", "-f", join(JARS, "pom.xml")];
  const copy = ["dependency:copy-dependencies", "-DincludeScope=runtime"];
  const maven = [...quietly, ...copy, `-DoutputDirectory=${join(JARS, "lib")}`];
  const { status } = spawnSync("mvn", maven, { stdio: ["ignore", "inherit", "inherit"] });
  if (status !== 0) throw new Error("Maven could not fetch Neo4j; it needs Maven Central.");
  writeFileSync(join(JARS, "done"), "");
}

function addresses(port: number): Readonly<Record<string, string>> {
  const address = `127.0.0.1:${port}`;
  return { "server.bolt.listen_address": address, "server.bolt.advertised_address": address };
}

function prepareHome(
  folder: string,
  password: string,
  settings: Readonly<Record<string, string>>,
): void {
  for (const name of ["conf", "data/dbms", "logs", "import", "plugins", "run"]) {
    mkdirSync(join(folder, name), { recursive: true });
  }
  const lines = Object.entries({ ...SETTINGS, ...settings }).map((each) => each.join("="));
  writeFileSync(join(folder, "conf/neo4j.conf"), `${lines.join("\n")}\n`);
  // Read at the first start only; later the password is in the system database.
  if (existsSync(join(folder, "data/databases"))) return;
  writeFileSync(join(folder, "data/dbms/auth.ini"), passwordLine(password));
}

/** The line that `neo4j-admin dbms set-initial-password` writes, without a JVM for it. */
function passwordLine(password: string): string {
  const salt = randomBytes(32);
  const sha256 = (bytes: Buffer) => createHash("sha256").update(bytes).digest();
  let hash = sha256(Buffer.concat([salt, Buffer.from(password)]));
  for (let round = 1; round < 1024; round++) hash = sha256(hash);
  return `neo4j:SHA-256,${hash.toString("hex")},${salt.toString("hex")},1024:\n`;
}

/** The Java process. */
class Running {
  readonly pid: number;
  readonly gone: Promise<void>;
  readonly #child: ChildProcess;
  #ended = false;
  #output = "";

  constructor(folder: string, heap: number) {
    const main = ["-cp", join(JARS, "lib", "*"), "org.neo4j.server.CommunityEntryPoint"];
    const where = [`--home-dir=${folder}`, `--config-dir=${join(folder, "conf")}`];
    const child = spawn("java", [`-Xms${heap}m`, `-Xmx${heap}m`, ...JAVA_FLAGS, ...main, ...where]);
    const keep = (text: unknown) => {
      this.#output = `${this.#output}${text}`.slice(-4000);
    };
    child.stdout.on("data", keep);
    child.stderr.on("data", keep);
    child.once("error", (error) => keep(error.message));
    this.#child = child;
    this.pid = child.pid ?? 0;
    this.gone = new Promise((done) => {
      child.once("close", () => {
        this.#ended = true;
        done();
      });
    });
    process.once("exit", () => child.kill("SIGKILL"));
  }

  /** What it printed last, once it has ended. */
  epitaph(): string | undefined {
    return this.#ended ? this.#output || "It said nothing." : undefined;
  }

  async stop(signal: NodeJS.Signals = "SIGTERM"): Promise<void> {
    if (!this.#ended) this.#child.kill(signal);
    await this.gone;
  }
}

async function answering(
  { uri, username, password }: { uri: string; username: string; password: string },
  running: Running,
): Promise<void> {
  const limits = { connectionTimeout: 1000, maxTransactionRetryTime: 0, telemetryDisabled: true };
  const driver = neo4j.driver(uri, neo4j.auth.basic(username, password), limits);
  const late = Date.now() + READY_WITHIN_MS;
  try {
    while (!(await answers(driver))) {
      const epitaph = running.epitaph();
      if (epitaph) throw new Error(`Neo4j stopped before it was ready.\n${epitaph}`);
      if (Date.now() > late)
        throw new Error(`Neo4j took over ${READY_WITHIN_MS / 1000} s to start.`);
      await sleep(50);
    }
  } catch (error) {
    await running.stop("SIGKILL");
    throw error;
  } finally {
    await driver.close();
  }
}

async function answers(driver: Driver): Promise<boolean> {
  try {
    await driver.executeQuery("RETURN 1 AS one");
    return true;
  } catch (error) {
    if (error instanceof Neo4jError && error.code === "Neo.ClientError.Security.Unauthorized") {
      const why = "This Neo4j was begun with another password: give that one, or --fresh.";
      throw new Error(why, { cause: error });
    }
    if (error instanceof Neo4jError && error.retryable) return false;
    throw error;
  }
}
