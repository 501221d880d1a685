import { parseArgs } from "node:util";
import { freePort, missingPrograms, type Neo4jServer, start, VERSION } from "./neo4j-server.ts";

const USAGE = `Starts a real Neo4j ${VERSION} Community on this machine, for builders and testers.

  npm run neo4j -- [--port 7687] [--password parley-local] [--home .neo4j/home] [--fresh]

  --port      The port of 127.0.0.1 to listen on.
  --password  Of the user neo4j; eight characters or more. Counts at the first start of a home.
  --home      The folder of its data.
  --fresh     Empties that folder first.
  --help      Prints this.

The first run fetches 213 jars (123 MB) from Maven Central into .neo4j/. It takes Java 17 and Maven.
`;

const OPTIONS = {
  port: { type: "string", default: "7687" },
  password: { type: "string", default: "parley-local" },
  home: { type: "string", default: ".neo4j/home" },
  fresh: { type: "boolean", default: false },
  help: { type: "boolean", default: false },
} as const;

await main();

async function main(): Promise<void> {
  const { help, port, ...wishes } = parse();
  if (help) return void process.stdout.write(USAGE);
  if (!/^\d{1,5}$/.test(port)) end(2, `--port takes a number, but was ${port}.`);
  if (wishes.password.length < 8) end(2, "--password takes eight characters or more.");
  const missing = missingPrograms();
  if (missing.length > 0) end(1, `Neo4j takes ${missing.join(" and ")}, which is not here.`);
  await freePort(Number(port)).catch(() => end(1, `Port ${port} is taken: choose a --port.`));
  const began = Date.now();
  const server = await start({ ...wishes, port: Number(port) }).catch(({ message }) =>
    end(1, message),
  );
  for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => void server.stop());
  process.stdout.write(greeting(server, (Date.now() - began) / 1000));
  await server.gone;
}

function parse() {
  try {
    return parseArgs({ options: OPTIONS }).values;
  } catch (error) {
    return end(2, `${error instanceof Error ? error.message : error}\n\n${USAGE}`);
  }
}

function greeting({ uri, username, password }: Neo4jServer, seconds: number): string {
  return `Neo4j ${VERSION} is ready after ${seconds.toFixed(1)} s. In another terminal:

  export NEO4J_URI=${uri} NEO4J_USERNAME=${username} NEO4J_PASSWORD=${password}
  npm start

Ctrl-C stops it.
`;
}

function end(code: number, sentence: string): never {
  process.stderr.write(`${sentence}\n`);
  process.exit(code);
}
