import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { build } from "../../bin/build.mjs";
import { buildParleySchema } from "../../src/api/schema.ts";
import { loadDossiers } from "../../src/dossier/load.ts";
import { migrate } from "../../src/graph/migrations.ts";
import { openGraph } from "../../src/graph/open.ts";
import { openLog } from "../../src/server/log.ts";
import { type Server, startServer } from "../../src/server/server.ts";
import { chromiumIsHere, watchedPage } from "../support/chromium.ts";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

const EXAMPLES = readdirSync(here("../../schema/examples"))
  .filter((file) => file.endsWith(".graphql"))
  .sort()
  .map((file) => {
    const query = readFileSync(here(`../../schema/examples/${file}`), "utf8");
    return { file, name: /^query (\w+)/m.exec(query)?.[1] ?? "" };
  });

describe.skipIf(!chromiumIsHere)("the playground in a browser", () => {
  let server: Server;

  beforeAll(async () => {
    await build(["playground"]);
    server = await startServer({
      host: "127.0.0.1",
      port: 0,
      schema: await buildParleySchema(),
      open: async () => {
        const graph = await openGraph({ data: "memory" });
        await migrate(graph);
        await loadDossiers(graph, [here("../../dossiers/istanbul-2025")]);
        return graph;
      },
      log: openLog("silent"),
      corsOrigins: [],
      introspection: true,
      known: [],
      web: here("../../dist/web"),
      lingerMs: 0,
    });
  }, 120_000);

  afterAll(() => server.stop());

  test("shows every example as a tab, and each of them gives data", async () => {
    const { page, requests, complaints } = await watchedPage();
    await page.goto(server.url);
    await page.waitForSelector(".graphiql-tab");

    const tabs = await page.locator(".graphiql-tab-button").allInnerTexts();
    await open(page, EXAMPLES.at(-1)?.name ?? "");
    const answers = [];
    for (const { name } of EXAMPLES) answers.push(await run(page, name));

    expect(page.url()).toBe(new URL("graphiql", server.url).href);
    expect(tabs).toEqual(EXAMPLES.map(({ name }) => name));
    for (const [at, { errors, data }] of answers.entries()) {
      expect(errors, EXAMPLES[at]?.file).toBeUndefined();
      expect(Object.values(data).every((value) => value !== null)).toBe(true);
    }
    expect(requests.filter((url) => !url.startsWith(server.url))).toEqual([]);
    expect(complaints).toEqual([]);
  }, 90_000);

  test("has its documentation, its explorer, and headers to write: here, to see the Cypher", async () => {
    const { page, requests, complaints } = await watchedPage();
    await page.goto(new URL("graphiql", server.url).href);
    await page.waitForSelector(".graphiql-tab");

    // The explorer complains on the console about lists among arguments; this example has none.
    await open(page, "HowMuchIsThere");
    await page.getByRole("button", { name: "Show Documentation Explorer" }).click();
    await page.getByText("Root Types").waitFor();
    await page.getByRole("button", { name: "Show GraphiQL Explorer" }).click();
    await page.locator(".docExplorerWrap, .graphiql-explorer-root").first().waitFor();
    await page.getByRole("button", { name: "Headers", exact: true }).click();
    await page.locator('section[aria-label="Headers"] .monaco-editor:visible').click();
    await page.keyboard.insertText('{"Parley-Explain": "true"}');
    const { extensions } = await press(page, "HowMuchIsThere");

    expect(extensions.cypher).toEqual([expect.objectContaining({ field: "statistics" })]);
    expect(requests.filter((url) => !url.startsWith(server.url))).toEqual([]);
    expect(complaints).toEqual([]);
  }, 60_000);
});

/** Opens another tab, and waits until the playground has read its operation: it does so 0.1 s later. */
async function open(page: Page, name: string): Promise<void> {
  await page.locator(".graphiql-query-editor .view-lines", { hasText: "query" }).waitFor();
  await page.locator(".graphiql-tab-button", { hasText: new RegExp(`^${name}$`) }).click();
  await expect.poll(() => lastRead(page), { timeout: 10_000 }).toContain(`query ${name} `);
}

/** The operation that the playground has read last, as it keeps it. */
async function lastRead(page: Page): Promise<string> {
  const { origins } = await page.context().storageState();
  const kept = origins.flatMap(({ localStorage }) => localStorage);
  return kept.find(({ name }) => name === "graphiql:query")?.value ?? "";
}

/** Asks the question of a tab. */
async function run(page: Page, name: string) {
  await open(page, name);
  return press(page, name);
}

/** Presses the button and waits until the answer is shown. */
async function press(page: Page, name: string) {
  const answered = page.waitForResponse(
    (response) =>
      response.url().endsWith("/graphql") &&
      response.request().postDataJSON().operationName === name,
  );
  await page.locator(".graphiql-execute-button").click();
  const answer = await (await answered).json();
  await page.locator(".graphiql-response .view-lines", { hasText: '"data"' }).waitFor();
  return answer;
}
