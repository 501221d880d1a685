import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { dossierOf } from "../../src/dossier/dossier.ts";
import type { Facts, NodeFact, RelationshipFact } from "../../src/dossier/fact.ts";
import { factsOf } from "../../src/dossier/facts.ts";
import { DossierProblems } from "../../src/dossier/problem.ts";
import type { Graph, Value } from "../../src/graph/graph.ts";

/** A dossier's only file, called `d.yaml`, whose first line is `dossier: d`. */
export function yaml(...lines: readonly string[]): string {
  return ["dossier: d", ...lines, ""].join("\n");
}

/** What is wrong with a dossier of one file, or of several by their names; nothing if it is sound. */
export function problemsIn(texts: string | Readonly<Record<string, string>>): readonly string[] {
  const files = typeof texts === "string" ? { "d.yaml": texts } : texts;
  try {
    dossierOf(Object.entries(files).map(([file, text]) => ({ file, text })));
    return [];
  } catch (error) {
    if (error instanceof DossierProblems) return error.sentences;
    throw error;
  }
}

/** What nearly every dossier needs, in lines 2 to 5: `doc`, `narnia`, `ann` and `talks`. */
export const SOUND = [
  "documents: [{ id: doc, kind: ARTICLE, publishedOn: 2025-05-29 }]",
  "countries: [{ id: narnia, name: Narnia, isoCode: NA, evidence: [doc] }]",
  "people: [{ id: ann, name: Ann, evidence: [doc] }]",
  "processes: [{ id: talks, name: Talks, evidence: [doc] }]",
] as const;

/** Everything that a claim needs: `c`, by `ann`, reported in `doc`. */
export const CLAIM = [
  "id: c",
  "text: X.",
  "act: ASSERTS",
  "saidOn: 2025-05-28",
  "speakers: [ann]",
  "evidence: [doc]",
] as const;

/** What is told of lines that stand from line 6 on, behind `SOUND`, without the file's name. */
export function told(...lines: readonly string[]): readonly string[] {
  return problemsIn(yaml(...SOUND, ...lines)).map((sentence) => sentence.replace("d.yaml:", ""));
}

/** The same of one claim, whose keys stand from line 7 on, each beginning at column 5. */
export function toldOfClaim(...lines: readonly string[]): readonly string[] {
  return told("claims:", ...lines.map((line, at) => (at === 0 ? `  - ${line}` : `    ${line}`)));
}

/** A sound dossier's facts, with ways to look one up. */
export interface KnownFacts extends Facts {
  node(id: string): NodeFact["properties"];
  /** Relationships of the type from a node, or to it, each by its other end. */
  of(id: string, type: string): Readonly<Record<string, RelationshipFact["properties"]>>;
}

/** The facts of a dossier of one file that begins with `dossier: d`. */
export function factsIn(...lines: readonly string[]): KnownFacts {
  const facts = factsOf(dossierOf([{ file: "d.yaml", text: yaml(...lines) }]));
  return {
    ...facts,
    node: (id) => {
      const node = facts.nodes.find(({ properties }) => properties.id === id);
      if (!node) throw new Error(`There is no ${id}.`);
      return node.properties;
    },
    of: (id, type) =>
      Object.fromEntries(
        facts.relationships
          .filter((each) => each.type === type && [each.from, each.to].includes(id))
          .map(({ from, to, properties }) => [from === id ? to : from, properties]),
      ),
  };
}

/** A folder with these files, which is gone when the test is over. */
export function folderOf(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = mkdtempSync(join(tmpdir(), "parley-dossier-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}

/** All that a graph holds, bookkeeping included, as one text. */
export async function everything(graph: Graph): Promise<string> {
  const nodes = await graph.rows("MATCH (n:Entity) RETURN properties(n) AS p ORDER BY n.id");
  const links = await graph.rows("MATCH ()-[r]->() RETURN type(r) AS t, properties(r) AS p");
  return JSON.stringify([nodes, links].map((rows) => rows.map(canonical).sort()));
}

function canonical(value: Value): string {
  return JSON.stringify(value, (_, each) =>
    each !== null && typeof each === "object" && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).sort(([a], [b]) => (a < b ? -1 : 1)))
      : each,
  );
}
