import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { parse, print, visit } from "graphql";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { describeWithDossier } from "../support/world.ts";

const SCHEMA = new URL("../../schema/schema.graphql", import.meta.url);
const QUESTIONS = new URL("relay/", import.meta.url);

const require = createRequire(import.meta.url);

/** The compiler is a program; its package tells where the one for this machine is. */
const compiler: string = require("relay-compiler");

let project = "";

beforeAll(() => {
  project = mkdtempSync(join(tmpdir(), "parley-relay-"));
});

afterAll(() => rmSync(project, { recursive: true, force: true }));

describe("relay-compiler", () => {
  it("accepts the schema as it is, and what asks for pages and fragments of a root list", async () => {
    const sdl = readFileSync(SCHEMA, "utf8");

    const names = ["PeopleList", "PersonCard", "ActorName", "FrontPage", "LatestClaims"];
    const asked = await compiled(sdl, names);

    expect(Object.keys(asked)).toEqual([
      "FrontPageQuery",
      "LatestClaimsPaginationQuery",
      "PeopleListQuery",
    ]);
  });

  it("accepts fragments that are fetched again by node(id:), once `node` has no other argument", async () => {
    const asked = await compiled(relaySchema(), allQuestions());

    expect(Object.keys(asked)).toEqual([
      "ActorClaimsPaginationQuery",
      "ActorPageQuery",
      "FrontPageQuery",
      "LatestClaimsPaginationQuery",
      "MeetingPageQuery",
      "MeetingPeoplePaginationQuery",
      "PeopleListQuery",
      "SeveralQuery",
    ]);
  });

  it("refuses what the schema does not have", async () => {
    const question =
      "query WrongQuery { people { nodes { claims(first: 1) { edges { role } } } } }";

    await expect(compile(relaySchema(), { Wrong: question })).rejects.toThrow(
      "has no field `role`",
    );
  });
});

describeWithDossier("istanbul-2025", (ask) => {
  let asked: Readonly<Record<string, string>> = {};

  beforeAll(async () => {
    asked = await compiled(relaySchema(), allQuestions());
  });

  it.each([
    ["PeopleListQuery", { asOf: "2025-06-30" }],
    ["FrontPageQuery", {}],
    ["LatestClaimsPaginationQuery", { count: 2, asOf: "2025-05-29" }],
    ["ActorPageQuery", { id: "sergey-lavrov", filter: { act: { ne: "DEMANDS" } } }],
    ["MeetingPageQuery", { id: "istanbul-round-2" }],
    ["SeveralQuery", { ids: ["c05", "istanbul", "nobody"] }],
  ])("%s, as Relay sends it, is answered", async (name, variables) => {
    const data = await ask(asked[name] ?? "", variables);

    expect(Object.values(data)).not.toContain(null);
  });

  it("a list goes on by node(id:) to its end, and is what the list is at once", async () => {
    const page = asked["ActorClaimsPaginationQuery"] ?? "";
    const given = { id: "sergey-lavrov", count: 2 };

    let { claims } = (await ask(page, given)).node;
    const ids = idsOf(claims);
    while (claims.pageInfo.hasNextPage) {
      ({ claims } = (await ask(page, { ...given, cursor: claims.pageInfo.endCursor })).node);
      ids.push(...idsOf(claims));
    }

    const whole = await ask(page, { ...given, count: 100 });
    expect(ids.length).toBeGreaterThan(2);
    expect(ids).toEqual(idsOf(whole.node.claims));
  });

  it("a list that goes on in both directions comes back to where it began", async () => {
    const page = asked["MeetingPeoplePaginationQuery"] ?? "";
    const id = "istanbul-round-2";

    const { attendees } = (await ask(page, { id })).node;
    const { endCursor: after } = attendees.pageInfo;
    const next = (await ask(page, { id, after })).node.attendees;
    const { startCursor: before } = next.pageInfo;
    const back = (await ask(page, { id, first: null, last: 2, before })).node.attendees;

    expect(idsOf(attendees)).toHaveLength(2);
    expect(idsOf(next)).not.toEqual(idsOf(attendees));
    expect(idsOf(back)).toEqual(idsOf(attendees));
  });
});

function idsOf(connection: { edges: { node: { id: string } }[] }): string[] {
  return connection.edges.map(({ node }) => node.id);
}

/** Relay fetches a node again by `node(id:)` alone: its compiler refuses one that takes a day as well. */
function relaySchema(): string {
  const document = visit(parse(readFileSync(SCHEMA, "utf8")), {
    FieldDefinition(field) {
      if (field.name.value !== "node" || !field.arguments?.length) return undefined;
      return { ...field, arguments: field.arguments.filter(({ name }) => name.value === "id") };
    },
  });
  return print(document);
}

function allQuestions(): readonly string[] {
  return readdirSync(QUESTIONS).map((file) => file.replace(".graphql", ""));
}

/** Compiles questions of the folder: what Relay will send for each operation, by its name. */
function compiled(sdl: string, names: readonly string[]): Promise<Record<string, string>> {
  const read = (name: string) => readFileSync(new URL(`${name}.graphql`, QUESTIONS), "utf8");
  return compile(sdl, Object.fromEntries(names.map((name) => [name, read(name)])));
}

async function compile(
  sdl: string,
  questions: Readonly<Record<string, string>>,
): Promise<Record<string, string>> {
  const folder = mkdtempSync(join(project, "of-"));
  for (const name of ["src", "out"]) mkdirSync(join(folder, name));
  for (const [name, text] of Object.entries(questions)) {
    writeFileSync(join(folder, "src", `${name}.ts`), `graphql\`\n${text}\`;\n`);
  }
  writeFileSync(join(folder, "schema.graphql"), sdl);
  writeFileSync(join(folder, "sent.json"), "{}");
  writeFileSync(join(folder, "relay.config.json"), JSON.stringify(CONFIG));
  await promisify(execFile)(compiler, ["relay.config.json"], { cwd: folder });
  const sent: string[] = Object.values(JSON.parse(readFileSync(join(folder, "sent.json"), "utf8")));
  const named = sent.map((text) => [/^query (\w+)/.exec(text)?.[1] ?? text, text] as const);
  return Object.fromEntries(named.toSorted(([one], [other]) => (one < other ? -1 : 1)));
}

const CONFIG = {
  src: "src",
  schema: "schema.graphql",
  artifactDirectory: "out",
  language: "typescript",
  customScalarTypes: { Date: "string", DateTime: "string" },
  persistConfig: { file: "sent.json", algorithm: "SHA256" },
};
