import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parser } from "@prometheus-io/lezer-promql";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { openGraph } from "../../src/graph/open.ts";
import { Unavailable } from "../../src/model/faults.ts";
import { REASONS } from "../../src/server/refusals.ts";
import { parleySchema } from "../support/asking.ts";
import { ROOT } from "../support/parley.ts";
import { serving } from "../support/serving.ts";
import { talks } from "../support/talks.ts";

interface Panel {
  readonly title: string;
  readonly targets?: readonly { readonly expr: string }[];
}

interface Rule {
  readonly alert: string;
  readonly expr: string;
}

const read = (path: string) => readFileSync(join(ROOT, path), "utf8");

const DASHBOARD: { readonly panels: readonly Panel[] } = JSON.parse(
  read("docs/grafana/parley.json"),
);

const RULES: readonly Rule[] = parse(read("docs/grafana/alerts.yaml")).groups[0].rules;

/** What is asked of Prometheus, by who asks it. Grafana fills in the range of time. */
const QUERIES = [
  ...DASHBOARD.panels.flatMap(({ title, targets = [] }) =>
    targets.map(({ expr }) => [title, expr.replaceAll("$__rate_interval", "5m")] as const),
  ),
  ...RULES.map(({ alert, expr }) => [alert, expr] as const),
];

/** Prometheus gives these to every metric that it fetches, and one metric besides. */
const OF_PROMETHEUS = { metric: "up", labels: ["job", "instance"] };

/** The parts of a query of one sort, such as the names of metrics, as they are spelled. */
function partsOf(query: string, sort: string): readonly string[] {
  const parts: string[] = [];
  parser.parse(query).iterate({
    enter: ({ name, from, to }) => {
      if (name === sort) parts.push(query.slice(from, to));
    },
  });
  return parts;
}

/** The labels of each metric, as servers print them that have been asked this and that. */
async function offeredMetrics() {
  const away = () => {
    throw new Unavailable("The database cannot be reached.");
  };
  // Redis is away, which is told too.
  const counting = { rateLimit: { rows: 50_000, seconds: 60 }, redisUrl: "redis://127.0.0.1:1" };
  const one = await serving({ schema: talks({ "Query.hello": away }), ...counting });
  await one.ask({ query: "{ hello }" });
  const schema = await parleySchema();
  const other = await serving({ schema, open: () => openGraph({ data: "memory" }) });
  await other.ask({ query: "{ claims { totalCount } }" });
  await other.get("export/jsonl");
  const texts = [one, other].map(async ({ get }) => (await get("metrics")).text());
  return labelsIn((await Promise.all(texts)).join("\n"));
}

function labelsIn(text: string): ReadonlyMap<string, ReadonlySet<string>> {
  const all = new Map<string, Set<string>>();
  for (const [, name = "", labels = ""] of text.matchAll(/^(\w+)(\{.*\})? /gm)) {
    const known = all.get(name) ?? new Set();
    for (const [, label = ""] of labels.matchAll(/(\w+)="/g)) known.add(label);
    all.set(name, known);
  }
  return all;
}

/** What is wrong with a query: how it is spelled, and what no server tells. */
function wrongIn(query: string, offered: Awaited<ReturnType<typeof offeredMetrics>>) {
  const metrics = partsOf(query, "Identifier");
  const labels = metrics.flatMap((metric) => [...(offered.get(metric) ?? [])]);
  const told = [OF_PROMETHEUS.metric, ...offered.keys(), ...OF_PROMETHEUS.labels, ...labels];
  return [
    ...partsOf(query, "⚠").map(() => "it cannot be parsed"),
    ...[...metrics, ...partsOf(query, "LabelName")].filter((name) => !told.includes(name)),
    ...(metrics.length === 0 ? ["it asks for nothing"] : []),
  ];
}

test("[embedded] the dashboard and the alerts ask for metrics and labels that a server tells, and for all of Parley's", async () => {
  const offered = await offeredMetrics();
  const own = [...offered.keys()].filter((name) => name.startsWith("parley_"));
  const family = (name: string) => name.replace(/_(bucket|sum|count)$/, "");
  const shown = new Set(QUERIES.flatMap(([, query]) => partsOf(query, "Identifier")).map(family));

  for (const [by, query] of QUERIES) {
    expect([by, query, wrongIn(query, offered)]).toEqual([by, query, []]);
  }
  expect(wrongIn("sum by (nothing) (rate(parley_requests_total[5m]))", offered)).toEqual([
    "nothing",
  ]);
  expect(own.map(family).filter((name) => !shown.has(name))).toEqual([]);
});

test("the reasons that they ask for are some of those that there are", () => {
  const asked = QUERIES.flatMap(([, query]) => [...query.matchAll(/reason="(\w+)"/g)]);

  expect(asked.length).toBeGreaterThan(0);
  expect(REASONS).toEqual(expect.arrayContaining(asked.map(([, reason]) => reason)));
});
