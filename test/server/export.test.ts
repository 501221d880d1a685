import { get as httpGet, type IncomingMessage } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { gunzipSync } from "node:zlib";
import { describe, expect, it, vi } from "vitest";
import { freePort } from "../../bin/neo4j-server.ts";
import { graphHash } from "../../src/analysis/hash.ts";
import { loadDossier } from "../../src/dossier/load.ts";
import { partSource } from "../../src/exchange/part.ts";
import type { Graph, Limits, Row, Values } from "../../src/graph/graph.ts";
import { describeOnBothEngines } from "../support/engines.ts";
import { exported } from "../support/exchange.ts";
import { json, serving } from "../support/serving.ts";
import { bundled } from "../support/world.ts";

/** A server over the graph, which outlives it. */
async function over(graph: Graph) {
  const kept = new Proxy(graph, {
    get(target, name) {
      if (name === "close") return async () => undefined;
      const value = Reflect.get(target, name);
      return typeof value === "function" ? value.bind(target) : value;
    },
  });
  return serving({ open: async () => kept });
}

const PLAIN = { headers: { "accept-encoding": "identity" } };

describeOnBothEngines(
  "/export",
  async (graph) => loadDossier(graph, [bundled("istanbul-2025")]),
  (_world, graph) => {
    it.each(["jsonl", "turtle", "jsonld"])("gives %s as the command writes it", async (format) => {
      const { get } = await over(graph());

      const response = await get(`export/${format}`, PLAIN);

      const [[name, text] = []] = Object.entries(await exported(graph(), format));
      expect(await response.text()).toBe(text);
      expect([response.status, response.headers.get("content-disposition")]).toEqual([
        200,
        `attachment; filename="${name}"`,
      ]);
    });

    it("gives a format of several files as an archive of them", async () => {
      const { get } = await over(graph());

      const response = await get("export/csv", PLAIN);

      const archive = Buffer.from(await response.arrayBuffer()).toString("latin1");
      const files = await exported(graph(), "csv");
      expect(response.headers.get("content-type")).toBe("application/zip");
      expect(response.headers.get("content-disposition")).toContain("parley-csv.zip");
      for (const [name, text] of Object.entries(files)) {
        expect(archive).toContain(name);
        expect(archive).toContain(Buffer.from(text).toString("latin1"));
      }
    });

    it("gives the part that is chosen", async () => {
      const { get } = await over(graph());

      const response = await get("export/jsonl?about=c08&depth=0&asOf=2025-05-29", PLAIN);

      const source = await partSource(graph(), { about: "c08", depth: 0, asOf: "2025-05-29" });
      const claims = [];
      for await (const page of source.nodes("Claim")) claims.push(...page);
      const lines = (await response.text()).split("\n").filter((line) => line.includes('"Claim"'));
      expect(lines.map((line) => JSON.parse(line))).toEqual(
        claims.map(({ kind, properties }) => ({ node: kind, ...properties })),
      );
    });

    it("is gzipped for who takes that, and for nobody else", async () => {
      const { server } = await over(graph());
      const asked = async (accept: string) => {
        const response = await opened(`${server.url}export/turtle`, { "accept-encoding": accept });
        return [response.headers["content-encoding"], await bytesOf(response)] as const;
      };

      const [encoding, packed] = await asked("br, gzip;q=0.5");

      const [text] = Object.values(await exported(graph(), "turtle"));
      expect([encoding, gunzipSync(packed).toString()]).toEqual(["gzip", text]);
      expect((await asked("gzip;q=0, identity"))[0]).toBeUndefined();
      expect((await asked("identity"))[1].toString()).toBe(text);
    });

    it("is not sent again to who has it, until the graph is another", async () => {
      const { get } = await over(graph());
      const tag = (await get("export/jsonl", PLAIN)).headers.get("etag") ?? "";
      const again = () => get("export/jsonl", { headers: { "if-none-match": tag } });

      const unchanged = await again();

      const hash = await graphHash(graph());
      expect([unchanged.status, await unchanged.text(), tag]).toEqual([304, "", `W/"${hash}"`]);
      expect(
        (await get("export/jsonl", { headers: { "if-none-match": 'W/"other"' } })).status,
      ).toBe(200);
    });

    it("tells with HEAD what GET would send", async () => {
      const { get } = await over(graph());

      const head = await get("export/csv", { method: "HEAD", ...PLAIN });

      expect([head.status, await head.text()]).toEqual([200, ""]);
      expect(head.headers.get("content-disposition")).toContain("parley-csv.zip");
      expect(head.headers.get("etag")).toMatch(/^W\/"[0-9a-f]{64}"$/);
    });

    it.each([
      ["nothing", 404, /^There is no format nothing\. There are jsonl, /],
      ["jsonl?depth=1", 400, /^A depth goes with the node/],
      ["jsonl?about=c08&depth=many", 400, /^The depth must be a whole number/],
      ["jsonl?asOf=yesterday", 400, /^The day must be one of the calendar/],
      ["jsonl?about=nowhere", 404, /^There is no node with the id nowhere\.$/],
      ["jsonl?spreadsheet=true", 400, /^spreadsheet goes with csv alone\.$/],
      ["jsonl?colour=red", 400, /^Nothing is chosen by colour\./],
      ["jsonl?about=a&about=b", 400, /^about needs one value\.$/],
    ])("refuses %s with %i and a sentence", async (path, status, sentence) => {
      const { get } = await over(graph());

      const response = await get(`export/${path}`);

      const body = await json(response);
      expect([response.status, body.errors[0].message]).toEqual([
        status,
        expect.stringMatching(sentence),
      ]);
    });
  },
);

describe("/export", () => {
  it("is refused with 503 and a sentence while nothing is there to be exported", async () => {
    const port = await freePort();
    let begin = (_graph: Graph) => {};
    const opening = new Promise<Graph>((done) => {
      begin = done;
    });
    const starting = serving({ port, open: () => opening });

    const response = await vi.waitFor(() => opened(`http://127.0.0.1:${port}/export/jsonl`));

    expect(response.statusCode).toBe(503);
    expect((await bytesOf(response)).toString()).toContain("Parley is starting");
    begin(new Endless() as unknown as Graph);
    await starting;
  });

  it("asks for no more while its reader takes nothing, and for nothing when he goes away", async () => {
    const endless = new Endless();
    const { server } = await serving({ open: async () => endless as unknown as Graph });
    const response = await opened(`${server.url}export/jsonl`);
    response.pause();
    const settled = async () => {
      let before = -1;
      await vi.waitFor(
        async () => {
          const { asked } = endless;
          const stands = asked === before;
          before = asked;
          await sleep(300);
          expect(stands).toBe(true);
        },
        { timeout: 20_000 },
      );
      return endless.asked;
    };

    const atRest = await settled();
    await sleep(500);
    expect(endless.asked).toBe(atRest);
    expect(atRest).toBeLessThan(100);

    response.destroy();
    await vi.waitFor(() => expect(endless.signal?.aborted).toBe(true), { timeout: 5000 });
    expect(await settled()).toBeLessThan(atRest + 4);
    expect(await (await fetch(`${server.url}metrics`)).text()).toContain(
      'parley_exports_total{outcome="ABANDONED"} 1',
    );
  });

  it("is not offered where trusted documents alone are answered", async () => {
    const { get } = await serving({ trusted: { texts: new Map(), only: true } as never });

    expect((await get("export/jsonl")).status).toBe(404);
  });
});

/** A graph of people without end, each with a long name. */
class Endless {
  readonly dialect = { parameter: (name: string) => `$${name}` };
  asked = 0;
  signal: AbortSignal | undefined;

  async about() {
    return { engine: "Grafeo", version: "0.0.0" };
  }

  async rows(statement: string, values: Values, { signal }: Limits): Promise<readonly Row[]> {
    this.signal = signal;
    const ids = values["ids"] as readonly string[] | undefined;
    if (ids && statement.includes("n.aliases")) {
      this.asked += 1;
      return ids.map((id) => [id, ["x".repeat(1000)]]);
    }
    const from = String(values["after"]);
    const page = Array.from({ length: 1000 }, (_, at) => [
      `${from}a${String(at).padStart(4, "0")}`,
    ]);
    return statement.includes("(n:Person)") ? page : [];
  }

  async close() {}
}

function opened(url: string, headers: Readonly<Record<string, string>> = {}) {
  return new Promise<IncomingMessage>((done, failed) => {
    httpGet(url, { headers }, done).on("error", failed);
  });
}

async function bytesOf(response: IncomingMessage): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of response) pieces.push(piece as Buffer);
  return Buffer.concat(pieces);
}
