// The servers that are measured, each a Node process of its own with the same flags.
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { fromGraphql, fromHand } from "./answers.ts";
import type { Database } from "./neo4j.ts";
import type { Operation, Question } from "./operations.ts";

/** What is asked of a server: the body of a POST. */
export interface Stack {
  readonly name: StackName;
  readonly url: string;
  readonly pid: number;
  body(operation: Operation, question: Question): string;
  /** The answer in the one form in which those of all stacks are compared. */
  plain(answer: unknown): unknown;
  stop(): Promise<void>;
}

export const STACK_NAMES = ["parley", "neo4j-graphql", "dataloader", "hand"] as const;
export type StackName = (typeof STACK_NAMES)[number];

const HERE = fileURLToPath(new URL(".", import.meta.url));
const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const DATALOADER = fileURLToPath(new URL("../dataloader/server.ts", import.meta.url));
const FLAGS = ["--max-semi-space-size=64"];
const READY_WITHIN_MS = 120_000;

/** What differs between the stacks. */
interface Kind {
  command(database: Database): readonly string[];
  readonly path: string;
  body(operation: Operation, question: Question): unknown;
  plain(answer: never): unknown;
}

const KINDS: Readonly<Record<StackName, Kind>> = {
  parley: {
    command: ({ uri }) => ["bin/parley.mjs", "serve", "--neo4j-uri", uri, "--port", "0"],
    path: "graphql",
    body: ({ parley }, { parley: variables }) => ({ query: parley, variables }),
    plain: fromGraphql,
  },
  "neo4j-graphql": {
    command: (database) => [join(HERE, "servers/neo4j-graphql.mjs"), ...address(database)],
    path: "",
    body: ({ neo4jGraphql }, { others: variables }) => ({ query: neo4jGraphql, variables }),
    plain: fromGraphql,
  },
  dataloader: {
    command: (database) => ["--import", "tsx", DATALOADER, ...address(database)],
    path: "",
    body: ({ dataloader }, { others: variables }) => ({ query: dataloader, variables }),
    plain: fromGraphql,
  },
  hand: {
    command: (database) => [join(HERE, "servers/hand.mjs"), ...address(database)],
    path: "",
    body: ({ name }, { others: variables }) => ({ operation: name, variables }),
    plain: fromHand,
  },
};

/** Installs what the other stacks are made of, where it is not there yet. */
export function installStacks(): void {
  if (existsSync(join(HERE, "node_modules/@neo4j/graphql"))) return;
  const { status } = spawnSync("npm", ["ci", "--no-audit", "--no-fund"], {
    cwd: HERE,
    stdio: "inherit",
  });
  if (status !== 0) throw new Error("npm could not install what Parley is measured beside.");
}

/** Starts one of the servers on a database; `flags` are Node's. */
export async function startStack(
  name: StackName,
  database: Database,
  flags: readonly string[] = [],
  words: readonly string[] = [],
): Promise<Stack> {
  const { command, path, body, plain } = KINDS[name];
  const child = spawn(process.execPath, [...FLAGS, ...flags, ...command(database), ...words], {
    cwd: ROOT,
    env: {
      PATH: "/usr/bin:/bin",
      TSX_TSCONFIG_PATH: join(ROOT, "tsconfig.test.json"),
      NODE_ENV: "production",
      NEO4J_PASSWORD: database.password,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const gone = new Promise<void>((done) => child.once("close", () => done()));
  process.once("exit", () => child.kill("SIGKILL"));
  return {
    name,
    url: `${await ready(child, name)}${path}`,
    pid: child.pid ?? 0,
    body: (operation, question) => JSON.stringify(body(operation, question)),
    plain: (answer) => plain(answer as never),
    stop: async () => {
      child.kill("SIGTERM");
      await gone;
    },
  };
}

function address({ uri, username, password }: Database): readonly string[] {
  return ["--uri", uri, "--username", username, "--password", password];
}

/** The address that the server prints when it can answer. */
function ready(child: ChildProcess, name: string): Promise<string> {
  return new Promise((done, fail) => {
    let printed = "";
    const late = setTimeout(() => fail(new Error(`${name} did not start.`)), READY_WITHIN_MS);
    child.stdout?.on("data", (part) => {
      printed += part;
      const [, url] = /ready at (\S+)/.exec(printed) ?? [];
      if (url === undefined) return;
      clearTimeout(late);
      done(url);
    });
    let said = "";
    child.stderr?.on("data", (part) => {
      said = `${said}${part}`.slice(-2000);
    });
    child.once("close", () => fail(new Error(`${name} ended before it was ready.\n${said}`)));
  });
}
