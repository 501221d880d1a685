import { operationNames, type Results, ratio } from "./results.ts";

const WIDTH = 760;
const ROW = 22;
const LEFT = 150;
const TOP = 46;
const COLOURS = ["#1b6ca8", "#53a2be", "#8f5fbf"];

/** Bars of how many times the requests of @neo4j/graphql a second of Node's processor time serves. */
export function chart(all: readonly Results[]): string {
  const [first] = all;
  const names = first ? operationNames(first) : [];
  const value = (results: Results, name: string) =>
    1 / ratio(results, "nodeCpu", name, "neo4j-graphql", 16);
  const most = Math.max(5, ...all.flatMap((each) => names.map((name) => value(each, name))));
  const scale = (WIDTH - LEFT - 60) / most;
  const group = ROW * all.length + 14;
  const bars = names.flatMap((name, at) => [
    text(LEFT - 10, TOP + at * group + (ROW * all.length) / 2 + 4, name, "end"),
    ...all.flatMap((results, which) => {
      const y = TOP + at * group + which * ROW;
      const times = value(results, name);
      const colour = COLOURS[which % COLOURS.length];
      return [
        `<rect x="${LEFT}" y="${y}" width="${(times * scale).toFixed(1)}" height="${ROW - 4}" fill="${colour}"/>`,
        text(LEFT + times * scale + 6, y + 13, `${times.toFixed(1)}x, ${size(results)}`),
      ];
    }),
  ]);
  const height = TOP + names.length * group + 10;
  const five = LEFT + 5 * scale;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" font-family="sans-serif" font-size="12">`,
    "<title>Requests per second of Node's CPU beside @neo4j/graphql</title>",
    `<rect width="${WIDTH}" height="${height}" fill="#ffffff"/>`,
    text(
      10,
      20,
      "Requests per second of Node's CPU, as a multiple of @neo4j/graphql's (16 clients)",
    ),
    `<line x1="${five}" x2="${five}" y1="${TOP - 10}" y2="${height - 10}" stroke="#999999" stroke-dasharray="4 4"/>`,
    ...bars,
    "</svg>",
    "",
  ].join("\n");
}

function size({ claims }: Results): string {
  return `${claims.toLocaleString("en")} claims`;
}

function text(x: number, y: number, words: string, anchor = "start"): string {
  return `<text x="${x.toFixed(1)}" y="${y.toFixed(1)}" text-anchor="${anchor}" fill="#222222">${words}</text>`;
}
