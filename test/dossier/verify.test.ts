import { createHash } from "node:crypto";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "vitest";
import { loadDossier } from "../../src/dossier/load.ts";
import { type Verified, type VerifyOptions, verify } from "../../src/dossier/verify.ts";
import type { Graph } from "../../src/graph/graph.ts";
import { folderOf, SOUND, yaml } from "../support/dossiers.ts";
import { onBothEngines } from "../support/engines.ts";

/** Emoji of one and of several code points, combining marks, and words that stand twice. */
const TEXT = [
  "\u{1F600} Ann said: \u201Cwe are re\u0301ady\u201D \u{1F1FA}\u{1F1E6}.",
  "Bob said no \u{1F469}\u200D\u{1F680}, and no again; Çırağan.",
  "",
].join("\n");

const DERIVED = "All that is derived follows from what is stated.";

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

/** A piece of evidence whose span is `words` where they first stand in the text. */
function span(words: string, quote = true): string {
  const start = [...TEXT.slice(0, TEXT.indexOf(words))].length;
  const end = start + [...words].length;
  const quoted = quote ? `quote: ${JSON.stringify(words)}, ` : "";
  return `{ node: doc, ${quoted}start: ${start}, end: ${end}, sha256: ${sha256(words)} }`;
}

/** Where those words first stand: `19 to 25`. */
function at(words: string, text = TEXT): string {
  const start = [...text.slice(0, text.indexOf(words))].length;
  return `${start} to ${start + [...words].length}`;
}

/** Loads one claim for each span, c0 and so on. */
async function load(graph: Graph, ...spans: readonly string[]): Promise<void> {
  const claims = spans.map(
    (each, at) =>
      `  - { id: c${at}, text: X., act: ASSERTS, saidOn: 2025-05-28, speakers: [ann], evidence: [${each}] }`,
  );
  const [documents, ...rest] = SOUND;
  const hashed = documents.replace("kind:", `sha256: ${sha256(TEXT)}, kind:`);
  await loadDossier(graph, [folderOf({ "d.yaml": yaml(hashed, ...rest, "claims:", ...claims) })]);
}

async function linesOf(graph: Graph, text: string): Promise<readonly string[]> {
  return (await checked(graph, { texts: { doc: Buffer.from(text) } })).lines;
}

/** What is found, without the warnings: the claims here are on no issue, and by nobody's office. */
async function checked(graph: Graph, options?: VerifyOptions): Promise<Verified> {
  const { lines, holds } = await verify(graph, options);
  return { lines: lines.filter((line) => !line.startsWith("d: warning:")), holds };
}

onBothEngines(
  "spans hold in the text that they were taken from, counted in code points",
  async (graph) => {
    await load(
      graph,
      span("re\u0301ady"),
      span("Çırağan"),
      span("\u200D\u{1F680}, and", false),
      span("\u{1F1FA}\u{1F1E6}"),
    );

    const { lines, holds } = await checked(graph, { texts: { doc: Buffer.from(TEXT) } });

    expect(lines).toEqual([
      "doc: the SHA-256 of its text holds.",
      `OK     c0 in doc, ${at("re\u0301ady")}`,
      `OK     c3 in doc, ${at("\u{1F1FA}\u{1F1E6}")}`,
      `OK     c2 in doc, ${at("\u200D\u{1F680}, and")}`,
      `OK     c1 in doc, ${at("Çırağan")}`,
      DERIVED,
    ]);
    expect(holds).toBe(true);
  },
);

onBothEngines(
  "a span that stands at one other place has moved, with its words or with its hash alone",
  async (graph) => {
    await load(graph, span("re\u0301ady"), span("Ann said", false));

    const longer = `\u{1F600}\n${TEXT}`;
    const { lines, holds } = await checked(graph, { texts: { doc: Buffer.from(longer) } });

    expect(lines.slice(1)).toEqual([
      "MOVED  c1 in doc, 2 to 10: it stands at 4 to 12.",
      `MOVED  c0 in doc, ${at("re\u0301ady")}: it stands at ${at("re\u0301ady", longer)}.`,
      DERIVED,
    ]);
    expect(holds).toBe(false);
  },
);

onBothEngines(
  "a span that stands nowhere, or at several other places, is broken",
  async (graph) => {
    await load(graph, span("Bob said"), span("no"), span("Çırağan"));

    const lines = await linesOf(graph, `oh ${TEXT.replace("Bob", "Rob").normalize("NFD")}`);

    expect(lines).toEqual([
      expect.stringMatching(
        /^doc: the SHA-256 of its text is [0-9a-f]{64}, and not [0-9a-f]{64}\.$/,
      ),
      `BROKEN c0 in doc, ${at("Bob said")}: it stands nowhere in the text.`,
      `BROKEN c1 in doc, ${at("no")}: it stands at 2 other places.`,
      `BROKEN c2 in doc, ${at("Çırağan")}: it stands nowhere in the text.`,
      DERIVED,
    ]);
  },
);

onBothEngines("a quote that is not its span is broken, whatever the hash says", async (graph) => {
  await load(graph, span("Bob said").replace('"Bob said"', '"Bob says"'));

  expect(await linesOf(graph, TEXT)).toContain(
    `BROKEN c0 in doc, ${at("Bob said")}: it stands nowhere in the text.`,
  );
});

onBothEngines("a quote without a span has to stand somewhere in the text", async (graph) => {
  await load(
    graph,
    '{ node: doc, quote: "no" }',
    '{ node: doc, quote: "Çırağan." }',
    '{ node: doc, quote: "said yes" }',
    "doc",
  );

  const { lines, holds } = await checked(graph, { texts: { doc: Buffer.from(TEXT) } });

  expect(lines).toEqual([
    "doc: the SHA-256 of its text holds.",
    'OK     c0 in doc, "no"',
    'OK     c1 in doc, "Çırağan."',
    'BROKEN c2 in doc, "said yes": it stands nowhere in the text.',
    DERIVED,
  ]);
  expect(holds).toBe(false);
});

onBothEngines("a span past the end of a shorter text is broken", async (graph) => {
  await load(graph, span("Çırağan"));

  expect(await linesOf(graph, "Çır")).toContain(
    `BROKEN c0 in doc, ${at("Çırağan")}: it stands nowhere in the text.`,
  );
});

onBothEngines(
  "a text of no document, one that is not UTF-8, and one without a hash are told",
  async (graph) => {
    await loadDossier(graph, [folderOf({ "d.yaml": yaml(...SOUND) })]);

    const { lines, holds } = await checked(graph, {
      texts: { ann: Buffer.from(""), doc: Buffer.from([0xff]) },
    });

    expect(lines).toEqual([
      "ann: the graph has no such document.",
      "doc: its text is not UTF-8.",
      DERIVED,
    ]);
    expect(holds).toBe(false);
    expect(await checked(graph, { texts: { doc: Buffer.from("x") } })).toEqual({
      lines: ["doc: the graph has no SHA-256 of its text.", DERIVED],
      holds: true,
    });
  },
);

onBothEngines(
  "what does not follow from what is stated is told, and what follows and is missing",
  async (graph) => {
    await load(graph, "doc");
    await graph.write(async (transaction) => {
      await transaction.rows("MATCH (n:Entity {id: 'c0'}) SET n.knownFrom = '2025-01-01'");
      await transaction.rows("MATCH (:Entity {id: 'c0'})<-[r:MADE]-() SET r.sortKey = 'x'");
      await transaction.rows(
        "MATCH (c:Entity {id: 'c0'}), (n:Entity {id: 'narnia'}) CREATE (c)-[:COUNTS_FOR {position: 0}]->(n)",
      );
      await transaction.rows(
        "MATCH (a:Entity {id: 'ann'})-[:REPORTED_IN]->(d) CREATE (a)-[:REPORTED_IN]->(d)",
      );
    });

    const { lines, holds } = await checked(graph);

    expect(lines).toEqual([
      'ann MADE c0: sortKey is "x", but "2025-05-28/c0" follows from what is stated.',
      "ann REPORTED_IN doc is there 2 times.",
      "c0 COUNTS_FOR narnia does not follow from what is stated.",
      'c0: knownFrom is "2025-01-01", but "2025-05-29" follows from what is stated.',
    ]);
    expect(holds).toBe(false);
  },
);

onBothEngines("a derived relationship that is gone is told", async (graph) => {
  await loadDossier(graph, [
    folderOf({
      "d.yaml": yaml(
        ...SOUND,
        "claims: [{ id: c, text: X., act: ASSERTS, saidOn: 2025-05-28, speakers: [narnia], evidence: [doc] }]",
      ),
    }),
  ]);
  await graph.write((transaction) => transaction.rows("MATCH ()-[r:COUNTS_FOR]->() DELETE r"));

  expect((await checked(graph)).lines).toEqual([
    "c COUNTS_FOR narnia follows from what is stated, but is not there.",
  ]);
});

const ODD = yaml(
  ...SOUND,
  "claims:",
  "  - id: c",
  "    text: X.",
  "    act: ASSERTS",
  "    saidOn: 2025-05-30",
  "    speakers: [narnia]",
  "    evidence: [doc]",
);

const ODD_WARNINGS = [
  "Nothing leads to `ann`: no other entry names it.",
  "Nothing leads to `talks`: no other entry names it.",
  "`c` is on no issue.",
  "`c` was said on 2025-05-30, after `doc` reported it (2025-05-29).",
];

onBothEngines("what is odd is told of a graph by dossier, and is not wrong", async (graph) => {
  await loadDossier(graph, [folderOf({ "d.yaml": ODD })]);

  expect(await verify(graph)).toEqual({
    lines: [DERIVED, ...ODD_WARNINGS.map((sentence) => `d: warning: ${sentence}`)],
    holds: true,
  });
});

onBothEngines(
  "what is odd is told of dossiers with file, line and column, loaded or not",
  async (graph) => {
    const file = join(folderOf({ "d.yaml": ODD }), "d.yaml");
    const [ann, talks, issue, late] = ODD_WARNINGS;
    const warnings = [
      `${file}:4:16: warning: ${ann}`,
      `${file}:5:19: warning: ${talks}`,
      `${file}:7:9: warning: ${issue}`,
      `${file}:12:16: warning: ${late}`,
    ];

    const before = await verify(graph, { dossiers: [file] });
    await loadDossier(graph, [file]);
    const loaded = await verify(graph, { dossiers: [file] });
    writeFileSync(file, ODD.replace("text: X.", "text: Z."));
    const edited = await verify(graph, { dossiers: [file] });

    expect(before).toEqual({
      lines: [DERIVED, "d: the graph does not hold it.", ...warnings],
      holds: true,
    });
    expect(loaded.lines).toEqual([
      DERIVED,
      "d: the graph holds it as these files have it.",
      ...warnings,
    ]);
    expect(edited.lines).toEqual([
      DERIVED,
      "d: the graph holds it otherwise than these files have it (1 nodes and 0 relationships): load it.",
      ...warnings,
    ]);
  },
);

onBothEngines("of many warnings the first hundred are told", async (graph) => {
  const people = Array.from({ length: 120 }, (_, at) => `{ id: p${at}, name: P, evidence: [doc] }`);
  await loadDossier(graph, [folderOf({ "d.yaml": yaml(SOUND[0], `people: [${people}]`) })]);

  const { lines } = await verify(graph);

  expect(lines).toHaveLength(102);
  expect(lines.at(-1)).toBe("And 20 more.");
});
