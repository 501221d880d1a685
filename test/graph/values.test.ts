import { expect, test } from "vitest";
import type { Graph, Value } from "../../src/graph/graph.ts";
import { BadInput } from "../../src/model/faults.ts";
import { onBothEngines } from "../support/engines.ts";

/** What a node keeps of a value, and what a statement gives back of it as a mere parameter. */
async function roundTrip(graph: Graph, value: Value): Promise<{ stored: Value; passed: Value }> {
  const p = graph.dialect.parameter;
  await graph.write((transaction) =>
    transaction.rows(`MERGE (n:Entity {id: 'one'}) SET n.value = ${p("value")}`, { value }),
  );
  const [row] = await graph.rows(
    `MATCH (n:Entity {id: 'one'}) RETURN n.value AS stored, ${p("value")} AS passed`,
    { value },
  );
  return { stored: row?.[0] ?? null, passed: row?.[1] ?? null };
}

const KEPT: readonly Value[] = [
  "",
  " ",
  "'\"`\\",
  "$v.x; MATCH (n) DETACH DELETE n //",
  "Зеленский, Erdoğan, İstanbul, ﷺ",
  "👩‍👩‍👧 e\u0301 \u{10ffff}",
  "a\nb\tc\r\n",
  "\u0001\u001f\u007f\u2028",
  "x".repeat(100_000),
  0,
  -1,
  1.5,
  -0.1,
  Number.MAX_SAFE_INTEGER,
  Number.MIN_SAFE_INTEGER,
  1e-300,
  true,
  false,
  null,
  [],
  ["", "b", "a", "a"],
  [1, 2, 3],
  [1.5, -2.5],
  [true, false],
];

onBothEngines("a value comes back as it was stored", async (graph) => {
  for (const value of KEPT) {
    expect(await roundTrip(graph, value)).toEqual({ stored: value, passed: value });
  }
});

onBothEngines("maps and lists inside each other come back as they were passed", async (graph) => {
  const value = [{ id: "a", tags: ["x", "y"], more: { n: 1, f: 2.5, none: null } }, []];

  const rows = await graph.rows(`RETURN ${graph.dialect.parameter("value")} AS value`, { value });

  expect(rows).toEqual([[value]]);
});

onBothEngines("a whole number is stored as an integer, at any depth", async (graph) => {
  const p = graph.dialect.parameter;
  const lines = [{ id: "a", properties: { n: 5, f: 5.5 } }];

  await graph.write((transaction) =>
    transaction.rows(
      `UNWIND ${p("lines")} AS line MERGE (n:Entity {id: line.id}) SET n += line.properties`,
      { lines },
    ),
  );

  expect(await graph.rows("MATCH (n:Entity) RETURN n.n / 2 AS half, n.f / 2 AS floatHalf")).toEqual(
    [[2, 2.75]],
  );
});

onBothEngines("a whole number bounds a page", async (graph) => {
  const p = graph.dialect.parameter;

  const rows = await graph.rows(`UNWIND [1, 2, 3] AS x RETURN x AS x ORDER BY x LIMIT ${p("n")}`, {
    n: 2,
  });

  expect(rows).toEqual([[1], [2]]);
});

onBothEngines("columns come in the order of the statement, rows with them", async (graph) => {
  expect(await graph.rows("UNWIND [1, 2] AS n RETURN 'b' AS b, n AS a, [n, null] AS c")).toEqual([
    ["b", 1, [1, null]],
    ["b", 2, [2, null]],
  ]);
});

const circular: { [name: string]: Value } = {};
circular["again"] = circular;

const REFUSED: readonly (readonly [string, Value, string])[] = [
  ["a NUL", "a\0b", "value has a NUL character in its text."],
  ["half of a surrogate pair", ["\ud83d"], "value.0 has half a character in its text."],
  ["a number past 2^53", { n: 2 ** 53 }, "value.n is past 2^53 - 1"],
  ["NaN", Number.NaN, "value is not a finite number."],
  ["infinity", Number.POSITIVE_INFINITY, "value is not a finite number."],
  ["a map with a name that begins with $", { $date: "x" }, "value has a name that begins with $."],
  ["a circular map", circular, "is nested more than 32 deep."],
];

for (const [what, value, sentence] of REFUSED) {
  onBothEngines(`${what} is refused before it is sent`, async (graph) => {
    const p = graph.dialect.parameter("value");

    const read = graph.rows(`RETURN ${p} AS value`, { value });
    const written = graph.write((transaction) =>
      transaction.rows(`CREATE (n:Entity {id: 'one', value: ${p}})`, { value }),
    );

    await expect(read).rejects.toThrow(sentence);
    await expect(read).rejects.toBeInstanceOf(BadInput);
    await expect(written).rejects.toThrow(sentence);
    expect(await graph.rows("MATCH (n:Entity) RETURN count(n) AS n")).toEqual([[0]]);
  });
}

onBothEngines("a list that mixes types, or has a null, is refused in a write", async (graph) => {
  const create = `CREATE (n:Entity {id: 'one', value: ${graph.dialect.parameter("value")}})`;

  for (const value of [[1, "a"], ["a", null], [["a"], "a"], { inner: [true, 1] }]) {
    const written = graph.write((transaction) => transaction.rows(create, { value }));
    await expect(written).rejects.toThrow("mixes values of several types, or null, in one list.");
  }
});

test("a value that is left undefined is refused, not stored as nothing", async () => {
  const { checkValues } = await import("../../src/graph/values.ts");

  expect(() => checkValues({ value: undefined as unknown as null })).toThrow("value has no value");
});
