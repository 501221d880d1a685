import {
  type Figure,
  geomean,
  geomeanRatio,
  operationNames,
  type Results,
  ratio,
  typical,
} from "./results.ts";
import { STACK_NAMES, type StackName } from "./stacks.ts";

type Base = Exclude<StackName, "parley">;

const STACKS = ["Parley", "@neo4j/graphql", "DataLoader", "by hand"];

/** What the bench found, as the part of `bench/README.md` that it writes. */
export function report(all: readonly Results[]): string {
  return [...all.flatMap(sizeSection), ...growthSection(all)].join("\n");
}

/** The last lines of a run: the two figures that tell most. */
export function closingLines(all: readonly Results[]): string {
  const cpu = geomean(all.map((each) => 1 / geomeanRatio(each, "nodeCpu", "neo4j-graphql", [16])));
  const latency = geomean(all.map((each) => geomeanRatio(each, "p50", "neo4j-graphql")));
  return `geomean cpu ${cpu.toFixed(1)}x @neo4j/graphql\ngeomean latency ${latency.toFixed(2)}x @neo4j/graphql`;
}

function sizeSection(results: Results): readonly string[] {
  const { claims, nodes, relationships, rounds, seconds, load, measured } = results;
  const [before, after] = load.map((each) => each.toFixed(1));
  const failed = measured.reduce((sum, each) => sum + each.failed, 0);
  const failures = failed > 0 ? ` ${failed} requests were answered with an error.` : "";
  return [
    `### ${number(claims)} claims`,
    "",
    `${number(nodes)} nodes, ${number(relationships)} relationships. ${rounds} rounds, ${seconds} s a case. Load average ${before} before, ${after} after.${failures}`,
    "",
    cpuTable(results),
    "",
    latencyTable(results),
    "",
    javaTable(results),
    "",
  ];
}

/** Requests for each second of Node's processor time. */
function cpuTable(results: Results): string {
  const geomeanOf = (base: Base) => geomeanRatio(results, "nodeCpu", base, [16]);
  return table(
    [
      "requests per s of Node CPU, 16 clients",
      ...STACKS,
      "Parley / @neo4j/graphql",
      "Node CPU / by hand",
    ],
    operationNames(results).map((name) => [
      name,
      ...typicals(results, "nodeCpu", name).map((each) => number(1000 / each)),
      times(1 / ratio(results, "nodeCpu", name, "neo4j-graphql", 16)),
      fixed(ratio(results, "nodeCpu", name, "hand", 16)),
    ]),
    ["geomean", "", "", "", times(1 / geomeanOf("neo4j-graphql")), fixed(geomeanOf("hand"))],
  );
}

function latencyTable(results: Results): string {
  return table(
    ["p50 in ms, 1 / 16 clients", ...STACKS, "Parley / @neo4j/graphql", "Parley / by hand"],
    operationNames(results).map((name) => latencyRow(results, name)),
    ["geomean", "", "", "", both(results, "neo4j-graphql"), both(results, "hand")],
  );
}

function javaTable(results: Results): string {
  return table(
    ["Java CPU in ms a request, 16 clients", ...STACKS, "Parley / @neo4j/graphql"],
    operationNames(results).map((name) => [
      name,
      ...typicals(results, "javaCpu", name).map((each) => each.toFixed(2)),
      fixed(ratio(results, "javaCpu", name, "neo4j-graphql", 16)),
    ]),
  );
}

function latencyRow(results: Results, name: string): readonly string[] {
  const at = (clients: 1 | 16) => (stack: "parley" | Base) =>
    typical(results, "p50", name, stack, clients).toFixed(1);
  const absolute = STACK_NAMES.map((stack) => `${at(1)(stack)} / ${at(16)(stack)}`);
  const against = (base: Base) =>
    `${fixed(ratio(results, "p50", name, base, 1))} / ${fixed(ratio(results, "p50", name, base, 16))}`;
  return [name, ...absolute, against("neo4j-graphql"), against("hand")];
}

function typicals(results: Results, figure: Figure, name: string): readonly number[] {
  return STACK_NAMES.map((stack) => typical(results, figure, name, stack, 16));
}

function both(results: Results, base: Base): string {
  const [one, many] = ([1, 16] as const).map((clients) =>
    fixed(geomeanRatio(results, "p50", base, [clients])),
  );
  return `${one} / ${many}`;
}

function growthSection(all: readonly Results[]): readonly string[] {
  const [first] = all;
  if (first === undefined) return [];
  const last = all.at(-1) ?? first;
  const hitsOf = ({ hits }: Results, name: string) =>
    hits.find(({ operation }) => operation === name);
  return [
    "### Growth",
    "",
    "Database hits of the statements that Parley sends (`PROFILE`), the mean over an operation's questions.",
    "",
    table(
      ["", ...all.map(({ claims }) => number(claims)), "growth", "statements"],
      operationNames(first).map((name) => [
        name,
        ...all.map((each) => number(hitsOf(each, name)?.dbHits ?? Number.NaN)),
        times((hitsOf(last, name)?.dbHits ?? 0) / (hitsOf(first, name)?.dbHits ?? 1)),
        String(hitsOf(last, name)?.statements ?? ""),
      ]),
    ),
    "",
  ];
}

function table(
  heads: readonly string[],
  rows: readonly (readonly string[])[],
  summary?: readonly string[],
): string {
  const lines = [heads, heads.map(() => "---"), ...rows, ...(summary ? [summary] : [])];
  return lines.map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

function number(value: number): string {
  return Math.round(value).toLocaleString("en");
}

function fixed(value: number): string {
  return value.toFixed(2);
}

function times(value: number): string {
  return `${value.toFixed(1)}x`;
}
