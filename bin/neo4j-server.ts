// A real Neo4j Community on loopback, from the jars in Maven Central: no download page, no Docker.
import { spawn, spawnSync } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import { existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import neo4j from "neo4j-driver";

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
  "-Xms512m",
  "-Xmx512m",
  "-XX:+UseSerialGC",
  ...OPENED.map((name) => `--add-opens=java.base/${name}=ALL-UNNAMED`),
  "--enable-native-access=ALL-UNNAMED",
  "-Dio.netty.tryReflectionSetAccessible=true",
];

const settings = (port) => `server.bolt.listen_address=127.0.0.1:${port}
server.bolt.advertised_address=127.0.0.1:${port}
server.http.enabled=false
dbms.usage_report.enabled=false
server.memory.pagecache.size=128m
db.tx_log.rotation.retention_policy=2 files
# A session in read mode may still LOAD CSV: without these it reads any file and asks any address.
server.directories.import=import
dbms.security.allow_csv_import_from_file_urls=false
internal.dbms.cypher_ip_blocklist=0.0.0.0/0,::/0
# By default timeouts are looked at every 2 s, and stopping waits twice 5 s for nothing.
db.transaction.monitor.check.interval=200ms
internal.server.bolt.thread_pool_shutdown_wait_time=100ms
internal.server.bolt.connection_shutdown_wait_time=100ms
`;

/** Which of the programs that it takes are not on this machine: some of "java", "mvn". */
export function missingPrograms() {
  const needed = existsSync(join(JARS, "done")) ? ["java"] : ["java", "mvn"];
  return needed.filter((program) => spawnSync(program, ["-version"]).status !== 0);
}

/**
 * Starts a server and waits until it answers: 4 to 10 s, some 20 s more for the first one on a
 * machine. The server ends with this process. `stop` resolves when it is gone; `stop("SIGKILL")` is
 * a power cut.
 */
export async function start(options) {
  const server = await launch(options);
  await server.ready;
  return server;
}

/** Starts a server; `ready` tells when it answers. */
export async function launch({ home, port, password, fresh = false }) {
  fetchJars();
  const folder = resolve(home);
  const bolt = port ?? (await freePort());
  prepareHome(folder, { bolt, password, fresh });
  const address = { uri: `bolt://127.0.0.1:${bolt}`, username: "neo4j", password };
  const server = spawnServer(folder);
  return { ...address, ...server, ready: answering(address, server) };
}

function fetchJars() {
  if (existsSync(join(JARS, "done"))) return;
  mkdirSync(JARS, { recursive: true });
  writeFileSync(join(JARS, "pom.xml"), POM);
  const copy = ["dependency:copy-dependencies", "-DincludeScope=runtime"];
  const into = [`-DoutputDirectory=${join(JARS, "lib")}`];
  const maven = ["-q", "-B", "-Dstyle.color=never", "-f", join(JARS, "pom.xml"), ...copy, ...into];
  const { status } = spawnSync("mvn", maven, { stdio: ["ignore", "inherit", "inherit"] });
  if (status !== 0) throw new Error("Maven could not fetch Neo4j; it needs Maven Central.");
  writeFileSync(join(JARS, "done"), "");
}

function prepareHome(folder, { bolt, password, fresh }) {
  if (fresh) rmSync(folder, { recursive: true, force: true });
  for (const name of ["conf", "data/dbms", "logs", "import", "plugins", "run"]) {
    mkdirSync(join(folder, name), { recursive: true });
  }
  writeFileSync(join(folder, "conf/neo4j.conf"), settings(bolt));
  // Read at the first start only; later the password is in the system database.
  if (existsSync(join(folder, "data/databases"))) return;
  writeFileSync(join(folder, "data/dbms/auth.ini"), passwordLine(password));
}

/** The line that `neo4j-admin dbms set-initial-password` writes, without a JVM for it. */
function passwordLine(password) {
  const salt = randomBytes(32);
  const sha256 = (bytes) => createHash("sha256").update(bytes).digest();
  let hash = sha256(Buffer.concat([salt, Buffer.from(password)]));
  for (let round = 1; round < 1024; round++) hash = sha256(hash);
  return `neo4j:SHA-256,${hash.toString("hex")},${salt.toString("hex")},1024:\n`;
}

function spawnServer(folder) {
  const main = ["-cp", join(JARS, "lib", "*"), "org.neo4j.server.CommunityEntryPoint"];
  const where = [`--home-dir=${folder}`, `--config-dir=${join(folder, "conf")}`];
  const child = spawn("java", [...JAVA_FLAGS, ...main, ...where]);
  let output = "";
  let ended = false;
  const keep = (text) => {
    output = (output + text).slice(-4000);
  };
  child.stdout.on("data", keep);
  child.stderr.on("data", keep);
  const gone = new Promise((done) => {
    child.once("error", (error) => keep(error.message));
    child.once("close", () => {
      ended = true;
      done();
    });
  });
  process.once("exit", () => child.kill("SIGKILL"));
  return {
    pid: child.pid,
    gone,
    /** What it printed last, once it has ended; else nothing. */
    epitaph: () => (ended ? output || "It said nothing." : undefined),
    async stop(signal = "SIGTERM") {
      if (!ended) child.kill(signal);
      await gone;
    },
  };
}

async function answering({ uri, username, password }, server) {
  const limits = { connectionTimeout: 1000, maxTransactionRetryTime: 0, telemetryDisabled: true };
  const driver = neo4j.driver(uri, neo4j.auth.basic(username, password), limits);
  const late = Date.now() + READY_WITHIN_MS;
  try {
    while (!(await answers(driver))) {
      const epitaph = server.epitaph();
      if (epitaph) throw new Error(`Neo4j stopped before it was ready.\n${epitaph}`);
      if (Date.now() > late) throw new Error(`Neo4j was not ready in ${READY_WITHIN_MS / 1000} s.`);
      await sleep(50);
    }
  } catch (error) {
    await server.stop("SIGKILL");
    throw error;
  } finally {
    await driver.close();
  }
}

async function answers(driver) {
  try {
    await driver.executeQuery("RETURN 1 AS one");
    return true;
  } catch (error) {
    if (error.code === "Neo.ClientError.Security.Unauthorized") {
      throw new Error(
        "This Neo4j was begun with another password: give that one, or --fresh to begin anew.",
      );
    }
    if (!error.retryable) throw error;
    return false;
  }
}

/** A port of 127.0.0.1 that nobody listens on. */
export function freePort(wanted = 0) {
  return new Promise((done, fail) => {
    const server = createServer().on("error", fail);
    server.listen(wanted, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => done(port));
    });
  });
}
