import { readFile } from "node:fs/promises";
import { buildSchema, type GraphQLSchema } from "graphql";
import { expect, test } from "vitest";
import { whole } from "../../bench/figures.ts";
import { COLLECTING, heldBy, type State } from "../../bench/stand/state.ts";
import { loadDossier } from "../../src/dossier/load.ts";
import { emptyGraph, neo4jAddress, neo4jRuns } from "../support/engines.ts";
import { DOSSIER, inOwnFolder, served } from "../support/parley.ts";
import type { Question } from "./bodies.ts";
import { fault } from "./judge.ts";
import { validQuestions } from "./questions.ts";
import { type Request, requestOf } from "./requests.ts";
import { type Answer, Client } from "./sending.ts";

/** So many are sent where it is said, which is a long run by hand. */
const LONG = process.env["HOSTILE_OPERATIONS"];

/** How many requests are sent; by default fewer to Neo4j, where a first-seen statement costs 100 to 400 ms. */
const OPERATIONS = { embedded: Number(LONG ?? 2000), neo4j: Number(LONG ?? 500) };

/** Of so many different valid questions all of them are made. */
const QUESTIONS = {
  embedded: LONG === undefined ? 200 : 2000,
  neo4j: LONG === undefined ? 25 : 500,
};

/** Where Neo4j cannot run, the run says so. */
const ENGINES = (["embedded", "neo4j"] as const).filter((name) => name !== "neo4j" || neo4jRuns);

/** The number of the first: from another one on, others are sent. */
const FIRST = Number(process.env["HOSTILE_FROM"] ?? 0);

/** So many clients send at a time. */
const CLIENTS = 8;

/** Memory is looked at so many times. */
const PARTS = LONG === undefined ? 5 : 20;

/** After so many of them, what is kept to be used again is there in a long run. */
const WARM = 2;

/**
 * What may be held at the end beyond what was held then, in MB. Documents that are kept with their plans
 * take some 75 of it, and it takes thousands of requests until these are there.
 */
const GROWTH_MB = LONG === undefined ? 100 : 20;

const TIMEOUT_MS = 300_000 + 500 * OPERATIONS.embedded;

inOwnFolder();

test.each(ENGINES)(
  "[%s] whatever is sent, it is answered as GraphQL is, typed and by the schema, and nothing is kept or told",
  async (engine) => {
    const server = await served(["--data", "memory"], await environmentOf(engine));
    const schema = buildSchema(await readFile("schema/schema.graphql", "utf8"));
    const part = Math.ceil(OPERATIONS[engine] / PARTS);
    const questions = await validQuestions(schema, QUESTIONS[engine]);
    const sent = { schema, questions, client: new Client(server.url) };
    const problems: string[] = [];
    const memory: State[] = [];

    for (let from = FIRST; from < FIRST + part * PARTS; from += part) {
      problems.push(...(await sendAll(sent, from, from + part)));
      memory.push(await heldBy(server.child, server.url));
      if (LONG) tell(engine, from + part, problems, memory);
    }

    sent.client.close();
    expect(problems.slice(0, 5).join("\n\n")).toBe("");
    expect(server.errors()).not.toMatch(/"level":(50|60)/);
    expect(Number(memory.at(-1)?.heap) - Number(memory[WARM]?.heap)).toBeLessThan(GROWTH_MB);
  },
  TIMEOUT_MS,
);

async function environmentOf(engine: "embedded" | "neo4j") {
  const environment = {
    NODE_ENV: "production",
    LOG_LEVEL: "error",
    NODE_OPTIONS: `--import ${COLLECTING}`,
  };
  if (engine === "embedded") return environment;
  const { uri, username, password } = await neo4jAddress();
  await loadDossier(await emptyGraph("neo4j"), [DOSSIER]);
  return { ...environment, NEO4J_URI: uri, NEO4J_USERNAME: username, NEO4J_PASSWORD: password };
}

/** A long run says how far it is. */
function tell(
  engine: string,
  sent: number,
  problems: readonly string[],
  memory: readonly State[],
): void {
  const { heap, memory: resident } = memory.at(-1) ?? { heap: Number.NaN, memory: Number.NaN };
  const megabytes = `heap ${whole(heap)} MB, resident ${whole(resident)} MB`;
  process.stderr.write(`${engine}: ${sent} sent, ${problems.length} problems, ${megabytes}\n`);
}

interface Sent {
  readonly schema: GraphQLSchema;
  readonly questions: readonly Question[];
  readonly client: Client;
}

/** Sends the requests of these numbers, some at a time, and gives what is wrong with their answers. */
async function sendAll({ schema, questions, client }: Sent, from: number, to: number) {
  const problems: string[] = [];
  let next = from;
  const sendSome = async () => {
    for (let number = next++; number < to; number = next++) {
      const request = requestOf(number, questions);
      const answer = await client.send(request);
      const problem = fault(schema, request, answer);
      if (problem !== undefined) problems.push(told(request, answer, problem));
    }
  };
  await Promise.all(Array.from({ length: CLIENTS }, sendSome));
  return problems;
}

function told(request: Request, { status, text }: Answer, problem: string): string {
  const { number, sort, method, path, headers, body } = request;
  return [
    `Request ${number} (${sort}): ${problem}.`,
    `${method} ${path.slice(0, 500)} ${JSON.stringify(headers)}`,
    String(body).slice(0, 3000),
    `was answered with ${status}: ${text.slice(0, 1000)}`,
  ].join("\n");
}
