import { once } from "node:events";
import { mkdirSync, readdirSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { inOwnFolder, listener, ours, served } from "../support/parley.ts";
import { receiver } from "../support/receiver.ts";
import { stopwatch } from "../support/stopwatch.ts";
import { AT_ONCE, type Headers, post, SPEAKER } from "../support/traced.ts";

inOwnFolder();

/** A server that takes requests and never answers, until the test ends. */
async function hanging(): Promise<string> {
  const server = createServer((request) => void request.resume()).listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => server.closeAllConnections());
  onTestFinished(() => void server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

describe("[embedded] a receiver of traces", () => {
  test.each([
    ["that is away", async () => `http://127.0.0.1:${(await (await listener()).closed()).port}`],
    ["that takes all and says nothing", hanging],
    ["that does not even take anything", async () => `http://127.0.0.1:${(await listener()).port}`],
  ])("%s slows nobody, fails nothing, and does not keep the server", async (_, endpoint) => {
    const { url, child, ended, errors } = await served([], {
      PARLEY_DATA: "memory",
      ...AT_ONCE,
      OTEL_EXPORTER_OTLP_ENDPOINT: await endpoint(),
      OTEL_EXPORTER_OTLP_TIMEOUT: "300",
    });
    const slowest = { ms: 0 };

    for (let at = 0; at < 300; at++) {
      const took = stopwatch();
      const response = await post(url, { query: SPEAKER, variables: { id: "c05" } });
      expect(await response.json()).toEqual({
        data: { claim: { speaker: { name: "Sergey Lavrov" } } },
      });
      slowest.ms = Math.max(slowest.ms, took());
    }
    await expect.poll(errors, { timeout: 20_000 }).toContain("Traces cannot be delivered");
    const took = stopwatch();
    child.kill("SIGTERM");

    expect(await ended).toBe(0);
    expect(took()).toBeLessThan(4000);
    expect(slowest.ms).toBeLessThan(1000);
    expect(errors().match(/Traces cannot be delivered/g)).toHaveLength(1);
  });

  test("that comes back is sent what there is from then on, and the log says so", async () => {
    const { port } = await (await listener()).closed();
    const { url, errors } = await served([], {
      PARLEY_DATA: "memory",
      ...AT_ONCE,
      OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${port}`,
      OTEL_EXPORTER_OTLP_TIMEOUT: "300",
    });
    const again = async () => {
      await post(url, { query: "query Again { __typename }" });
      return errors();
    };
    await expect.poll(again, { timeout: 20_000 }).toContain("Traces cannot be delivered");

    const { spans } = await receiver(port);

    await expect.poll(again, { timeout: 20_000 }).toContain("Traces are delivered again");
    expect(spans.map(({ name }) => name)).toContain("query Again");
  });

  test("is sent what there is before the server ends", async () => {
    const { spans, url: endpoint } = await receiver();
    const { url, child, ended } = await served([], {
      PARLEY_DATA: "memory",
      OTEL_EXPORTER_OTLP_ENDPOINT: endpoint,
    });

    await post(url, { query: "query Last { __typename }" });
    child.kill("SIGTERM");

    expect(await ended).toBe(0);
    expect(spans.map(({ name }) => name)).toContain("query Last");
  });
});

/** The names of all modules that a server loads with that environment. */
async function loadedModules(name: string, environment: Headers): Promise<readonly string[]> {
  const folder = ours(name);
  mkdirSync(folder);
  const { url, child, ended } = await served([], {
    PARLEY_DATA: "memory",
    NODE_V8_COVERAGE: folder,
    ...environment,
  });
  await post(url, { query: SPEAKER, variables: { id: "c05" } });
  child.kill("SIGTERM");
  await ended;
  const files = readdirSync(folder).map((file) => readFileSync(join(folder, file), "utf8"));
  const scripts = files.flatMap((text) => (JSON.parse(text) as Coverage).result);
  return scripts.map((script) => script.url);
}

/** What Node writes at its end of each script that it has run. */
interface Coverage {
  readonly result: readonly { readonly url: string }[];
}

test("[embedded] nothing that makes traces is loaded unless they are switched on", async () => {
  const { url } = await receiver();

  const off = await loadedModules("off", { OTEL_TRACES_EXPORTER: "none" });
  const on = await loadedModules("on", { OTEL_EXPORTER_OTLP_ENDPOINT: url });

  const ofTraces = (urls: readonly string[]) =>
    urls.filter((url) => /@opentelemetry\/(sdk|exporter|resources)|server\/traces\.js/.test(url));
  expect(off.some((url) => url.includes("/node_modules/fastify/"))).toBe(true);
  expect(ofTraces(off)).toEqual([]);
  expect(ofTraces(on).length).toBeGreaterThan(20);
});
