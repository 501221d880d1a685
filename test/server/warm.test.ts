import { readdirSync, readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { openGraph } from "../../src/graph/open.ts";
import { parleySchema } from "../support/asking.ts";
import { type Serving, serving } from "../support/serving.ts";
import { talks } from "../support/talks.ts";

const EXAMPLES = new URL("../../schema/examples/", import.meta.url);

const WARM = "The known operations are warm.";

/** Operations that ask one field, each with a name that it is known by. */
function known(...names: readonly string[]) {
  return names.map((name) => ({ name, operation: `query ${name} { hello(name: "${name}") }` }));
}

async function warmed({ logged }: Serving): Promise<void> {
  await expect.poll(() => logged.some(({ msg }) => msg === WARM), { timeout: 20_000 }).toBe(true);
}

describe("known operations", () => {
  test("are each asked once, one after another", async () => {
    const asked: string[] = [];
    let running = 0;
    const hello = async (_source: unknown, { name }: { name: string }) => {
      running += 1;
      asked.push(`${name} beside ${running - 1}`);
      await sleep(5);
      running -= 1;
    };

    const server = await serving({
      schema: talks({ "Query.hello": hello }),
      known: known("A", "B", "C"),
    });
    await warmed(server);

    expect(asked).toEqual(["A beside 0", "B beside 0", "C beside 0"]);
    expect(server.logged.filter(({ level }) => Number(level) > 30)).toEqual([]);
  });

  test("keep nobody waiting", async () => {
    const hello = async (_source: unknown, { name }: { name: string }) => {
      if (name === "Slow") await sleep(1000);
      return name;
    };
    const server = await serving({ schema: talks({ "Query.hello": hello }), known: known("Slow") });
    const began = performance.now();

    const { body } = await server.ask({ query: "{ hello }" });

    expect(body).toEqual({ data: { hello: "you" } });
    expect(performance.now() - began).toBeLessThan(900);
    expect(server.logged.some(({ msg }) => msg === WARM)).toBe(false);
  });

  test("that fail are told to the log alone, and the others are asked all the same", async () => {
    const asked: string[] = [];
    const hello = (_source: unknown, { name }: { name: string }) => {
      asked.push(name);
      if (name === "Broken") throw new Error("broken");
    };
    const wrong = [
      { name: "NoGraphql", operation: "query {" },
      { name: "NoSuchField", operation: "{ nothing }" },
    ];

    const server = await serving({
      schema: talks({ "Query.hello": hello }),
      known: [...wrong, ...known("Broken", "Fine")],
    });
    await warmed(server);

    expect(asked).toEqual(["Broken", "Fine"]);
    const warnings = server.logged.filter(({ level }) => Number(level) > 30);
    expect(warnings.map(({ operation }) => operation)).toEqual([
      "NoGraphql",
      "NoSuchField",
      "Broken",
    ]);
  });

  test("are no longer asked when the server ends", async () => {
    const asked: string[] = [];
    const hello = async (_source: unknown, { name }: { name: string }) => {
      asked.push(name);
      await sleep(100);
    };
    const server = await serving({
      schema: talks({ "Query.hello": hello }),
      known: known("A", "B", "C"),
    });
    await expect.poll(() => asked).toEqual(["A"]);

    await server.server.stop();
    await sleep(150);

    expect(asked).toEqual(["A"]);
  });
});

test("the playground's examples are warmed without a complaint", async () => {
  const examples = readdirSync(EXAMPLES).map((name) => ({
    name,
    operation: readFileSync(new URL(name, EXAMPLES), "utf8"),
  }));

  const server = await serving({
    schema: await parleySchema(),
    open: () => openGraph({ data: "memory" }),
    known: examples,
  });
  await warmed(server);

  expect(server.logged).toEqual([expect.objectContaining({ operations: examples.length })]);
});
