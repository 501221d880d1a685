import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { searchEmbedded } from "../../src/graph/embedded-search.ts";
import type { Dialect, Graph, Row, Values } from "../../src/graph/graph.ts";
import { searchNeo4j } from "../../src/graph/neo4j-search.ts";
import { writeCursor } from "../../src/plan/cursor.ts";
import { running } from "../support/asking.ts";

const GOLDEN = new URL("golden/", import.meta.url);

const NEO4J: Dialect = {
  parameter: (name) => `$v.${name}`,
  hubIndexes: true,
  pagesIdsFirst: false,
  search: searchNeo4j,
};

const EMBEDDED: Dialect = {
  parameter: (name) => `$${name}`,
  hubIndexes: false,
  pagesIdsFirst: true,
  search: searchEmbedded,
};

interface Sent {
  readonly statement: string;
  readonly values: Values;
}

/** A graph that notes what it is asked and answers with the given rows, statement by statement. */
function noting(dialect: Dialect, answers: readonly (readonly Row[])[] = []) {
  const sent: Sent[] = [];
  const graph = {
    dialect,
    asked: (statement: string, parameters: Values) => ({ statement, parameters }),
    rows: (statement: string, values: Values) => {
      sent.push({ statement, values });
      return Promise.resolve(answers[sent.length - 1] ?? []);
    },
  } as unknown as Graph;
  return { sent, run: running(graph) };
}

function read(family: string, file: string): string {
  return readFileSync(new URL(`${family}/${file}`, GOLDEN), "utf8");
}

describe("a selection becomes one statement", () => {
  it.each(readdirSync(GOLDEN))(
    "%s: as written down, and its rows become the answer",
    async (family) => {
      const variables = existsSync(new URL(`${family}/variables.json`, GOLDEN))
        ? JSON.parse(read(family, "variables.json"))
        : {};
      const { sent, run } = noting(NEO4J, [JSON.parse(read(family, "rows.json"))]);

      const answer = await run(read(family, "query.graphql"), variables);

      expect(sent.map((each) => each.statement)).toEqual([read(family, "asked.cypher").trimEnd()]);
      expect(JSON.parse(JSON.stringify(answer))).toEqual(JSON.parse(read(family, "answer.json")));
    },
  );
});

describe("the text of a statement", () => {
  it("is the same for other values of the same variables", async () => {
    const { sent, run } = noting(NEO4J, Array(3).fill([]));
    const query =
      "query ($id: ID!, $n: Int) { person(id: $id) { claims(first: $n) { nodes { id } } } }";

    await run(query, { id: "a", n: 1 });
    await run(query, { id: "another-id-that-is-long", n: 100 });
    await run(query, { id: "a'} DETACH DELETE n //" });

    expect(new Set(sent.map((each) => each.statement)).size).toBe(1);
    expect(sent.map((each) => Object.values(each.values))).toEqual([
      [1, "a"],
      [100, "another-id-that-is-long"],
      [20, "a'} DETACH DELETE n //"],
    ]);
  });

  it("has no trace of an option that is null or left out", async () => {
    const { sent, run } = noting(NEO4J, Array(3).fill([]));
    const query = 'query ($day: Date) { person(id: "a", asOf: $day) { name } }';

    await run(query, {});
    await run(query, { day: null });
    await run(query, { day: "2025-06-01" });

    expect(sent[0]?.statement).toBe(sent[1]?.statement);
    expect(sent[0]?.statement).not.toContain("knownFrom");
    expect(sent[2]?.statement).toContain("person1.knownFrom <= $v.asOf");
  });

  it("follows the variables of @skip and @include, one statement for each", async () => {
    const { sent, run } = noting(NEO4J, Array(2).fill([]));
    const query = 'query ($no: Boolean!) { person(id: "a") { name @skip(if: $no) id } }';

    await run(query, { no: true });
    await run(query, { no: false });

    expect(sent[0]?.statement).not.toContain("person1.name");
    expect(sent[1]?.statement).toContain("person1.name");
  });

  it("tells a null in a filter, which matches nothing, from a variable that is left out", async () => {
    const { sent, run } = noting(NEO4J, Array(2).fill([[[0]]]));
    const query =
      "query ($url: String) { documents(filter: { url: { eq: $url } }) { totalCount } }";

    await run(query, {});
    await run(query, { url: null });

    expect(sent[0]?.statement).toBe("RETURN [COUNT { (:Document) }] AS row");
    expect(sent[1]?.statement).toContain("WHERE false");
  });

  it("takes no name from the client", async () => {
    const { sent, run } = noting(NEO4J);

    await run(
      '{ MATCH_n_DELETE: person(id: "a") { RETURN: name WHERE: claims { all: totalCount } } }',
    );

    expect(sent[0]?.statement).not.toMatch(/MATCH_n|DELETE|WHERE|all/);
  });
});

describe("what a root field asks", () => {
  it("is one statement for each root field, on Neo4j", async () => {
    const { sent, run } = noting(NEO4J, [[], [[[0, []]]], []]);

    await run(
      '{ a: person(id: "a") { name } people { totalCount nodes { id } } nodes(ids: ["a"]) { id } }',
    );

    expect(sent).toHaveLength(3);
  });

  it("is the page of ids first for a sorted list on the embedded engine, then the rest", async () => {
    const { sent, run } = noting(EMBEDDED, [[["b"], ["a"]], [[[[["b"], ["a"]]]]]]);

    const answer = await run("{ people(orderBy: [{field: NAME}]) { nodes { id } } }");

    expect(sent[0]?.statement).toContain("ORDER BY key1, key2 LIMIT $first1");
    expect(sent[1]?.values).toMatchObject({ page1: ["b", "a"] });
    expect(answer.data).toMatchObject({ people: { nodes: [{ id: "b" }, { id: "a" }] } });
  });

  it("is refused with the limit and the number where it needs more than 60 sub-queries", async () => {
    const { sent, run } = noting(NEO4J);
    const many = Array.from({ length: 61 }, (_, at) => `c${at}: claims { totalCount }`).join(" ");

    const answer = await run(`{ person(id: "a") { ${many} } }`);

    expect(answer.errors?.[0]?.message).toMatch(/person needs 61 sub-queries .* at most 60/);
    expect(sent).toEqual([]);
  });

  it.each([
    ['person(id: "a\\u0000b") { id }', "id has a NUL character in its text."],
    ['nodes(ids: ["a", "\\u0000"]) { id }', "ids.1 has a NUL character in its text."],
    [
      'people(filter: { name: { eq: "\\u0000" } }) { nodes { id } }',
      "filter.name.eq has a NUL character in its text.",
    ],
  ])("tells of a NUL by the argument's own name: %s", async (field, sentence) => {
    const { sent, run } = noting(NEO4J);

    const answer = await run(`{ ${field} }`);

    expect(answer.errors?.[0]?.message).toBe(sentence);
    expect(sent).toEqual([]);
  });

  it.each([
    ["first: 101", "first must be at most 100, but was 101."],
    ["first: -1", "first must be at least 0, but was -1."],
    ['after: "x"', "This cursor is not one of this list"],
    [
      `after: "${writeCursor("Query.people node.name ASC", ["a"])}"`,
      "This cursor is not one of this list",
    ],
  ])("is refused with a sentence for %s", async (argument, sentence) => {
    const { sent, run } = noting(NEO4J);

    const answer = await run(`{ person(id: "a") { claims(${argument}) { nodes { id } } } }`);

    expect(answer.errors?.[0]?.message).toContain(sentence);
    expect(answer.errors?.[0]?.originalError).toMatchObject({ code: "BAD_USER_INPUT" });
    expect(sent).toEqual([]);
  });
});
