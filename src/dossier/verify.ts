import { isUtf8 } from "node:buffer";
import type { Graph } from "../graph/graph.ts";
import { type Dossier, parseDossier } from "./dossier.ts";
import { type Planned, planEdit } from "./edit.ts";
import { type Finding, type Span, SpannedText } from "./spans.ts";
import { heldFacts } from "./stored.ts";
import { derivedProblems } from "./verify-derived.ts";
import { dossierLines, graphWarnings } from "./verify-warnings.ts";

/** What a check of the graph found: one line a thing, in a fixed order. */
export interface Verified {
  readonly lines: readonly string[];
  /** Nothing was found wrong. */
  readonly holds: boolean;
}

export interface VerifyOptions {
  /** The texts of documents by their ids, byte for byte. */
  readonly texts?: Readonly<Record<string, Uint8Array>> | undefined;
  /** Dossiers, each a file or a folder: what is odd is then told of these, with file and line. */
  readonly dossiers?: readonly string[] | undefined;
}

/** Nodes that are held in memory together to work out anew what follows from them: some 500 MB. */
const MAX_NODES = 200_000;

/** More lines of a sort than anybody reads. */
const MAX_LINES = 100;

/** One line, and whether what it tells is as it should be. */
interface Line {
  readonly text: string;
  readonly holds: boolean;
}

/**
 * Checks the graph against itself, and against the texts that are given. What is derived is worked
 * out anew and compared. For each text there is a line about its SHA-256 and one for each span of
 * evidence in it: `OK`, `MOVED` (it stands at one other place, which is told and never changed) or
 * `BROKEN` (at none, or at several); a quote without a span has to stand somewhere in it.
 *
 * Warnings come last: what is odd about what is stated, and yet not wrong.
 *
 * @throws DossierProblems where a dossier that is given is no sound one
 */
export async function verify(graph: Graph, options: VerifyOptions = {}): Promise<Verified> {
  const { texts = {}, dossiers = [] } = options;
  const loaded = await Promise.all(dossiers.map((path) => parseDossier([path])));
  const plan = loaded.length > 0 && (await planEdit(graph, graph, { loaded, unloaded: [] }, ""));
  const lines: Line[] = [];
  for (const [id, bytes] of Object.entries(texts)) {
    lines.push(...(await textLines(graph, id, bytes)));
  }
  lines.push(...(await heldLines(graph, plan === false)));
  if (plan) lines.push(...plan.dossiers.flatMap((dossier) => warned(dossier, plan)));
  return { lines: lines.map(({ text }) => text), holds: lines.every(({ holds }) => holds) };
}

async function textLines(graph: Graph, id: string, bytes: Uint8Array): Promise<readonly Line[]> {
  const { parameter } = graph.dialect;
  const [document] = await graph.rows(
    `MATCH (d:Entity:Document {id: ${parameter("id")}}) RETURN d.sha256 AS sha256`,
    { id },
  );
  if (document === undefined) return [wrong(`${id}: the graph has no such document.`)];
  if (!isUtf8(bytes)) return [wrong(`${id}: its text is not UTF-8.`)];
  const text = new SpannedText(bytes);
  const [stated] = document;
  const spans = await spansIn(graph, id);
  const quotes = await quotesIn(graph, id);
  return [
    hashLine(id, text.sha256, stated),
    ...spans.map((span) => spanLine(id, span, text.find(span))),
    ...quotes.map(([of, quote]) => quoteLine(id, of, quote, text.has(quote))),
  ];
}

function hashLine(id: string, found: string, stated: unknown): Line {
  if (typeof stated !== "string") return right(`${id}: the graph has no SHA-256 of its text.`);
  if (stated === found) return right(`${id}: the SHA-256 of its text holds.`);
  return wrong(`${id}: the SHA-256 of its text is ${found}, and not ${stated}.`);
}

function spanLine(document: string, { of, start, end }: Span, finding: Finding): Line {
  const where = `${of} in ${document}, ${start} to ${end}`;
  switch (finding.state) {
    case "OK":
      return right(`OK     ${where}`);
    case "MOVED":
      return wrong(`MOVED  ${where}: it stands at ${finding.start} to ${finding.end}.`);
    case "BROKEN":
      return wrong(`BROKEN ${where}: ${broken(finding.places)}.`);
  }
}

function quoteLine(document: string, of: string, quote: string, found: boolean): Line {
  const where = `${of} in ${document}, ${JSON.stringify(quote)}`;
  return found ? right(`OK     ${where}`) : wrong(`BROKEN ${where}: ${broken(0)}.`);
}

function broken(places: number): string {
  return places === 0 ? "it stands nowhere in the text" : `it stands at ${places} other places`;
}

/** All spans of evidence in a document, in their order in its text. */
async function spansIn(graph: Graph, document: string): Promise<readonly Span[]> {
  const rows = await graph.rows(
    `MATCH (d:Entity:Document {id: ${graph.dialect.parameter("id")}})<-[r:REPORTED_IN]-(n:Entity)
WHERE r.start IS NOT NULL
RETURN n.id AS id, r.start AS start, r.end AS finish, r.sha256 AS sha256, r.quote AS quote
ORDER BY start, finish, id`,
    { id: document },
  );
  return rows.map(([of, start, end, sha256, quote]) => ({
    of: String(of),
    start: Number(start),
    end: Number(end),
    sha256: String(sha256),
    quote: typeof quote === "string" ? quote : undefined,
  }));
}

/** The quotes of a document that say nothing of where they stand. */
async function quotesIn(
  graph: Graph,
  document: string,
): Promise<readonly (readonly [of: string, quote: string])[]> {
  const rows = await graph.rows(
    `MATCH (d:Entity:Document {id: ${graph.dialect.parameter("id")}})<-[r:REPORTED_IN]-(n:Entity)
WHERE r.start IS NULL AND r.quote IS NOT NULL
RETURN n.id AS id, r.quote AS quote
ORDER BY id, quote`,
    { id: document },
  );
  return rows.map(([of, quote]) => [String(of), String(quote)]);
}

/** @param warns whether to tell what is odd in the graph, too */
async function heldLines(graph: Graph, warns: boolean): Promise<readonly Line[]> {
  const held = await heldFacts(graph, MAX_NODES);
  if (held === undefined) {
    return [
      right(
        "The graph is too large to work out anew what is derived, or to look for what is odd: that was not checked.",
      ),
    ];
  }
  const problems = mostOf(derivedProblems(held));
  return [
    ...(problems.length > 0
      ? problems.map(wrong)
      : [right("All that is derived follows from what is stated.")]),
    ...(warns ? mostOf(graphWarnings(held)).map(right) : []),
  ];
}

function warned(dossier: Dossier, plan: Planned): readonly Line[] {
  const [state, ...warnings] = dossierLines(dossier, plan);
  return [state, ...mostOf(warnings)].map(right);
}

function mostOf(lines: readonly string[]): readonly string[] {
  const left = lines.length - MAX_LINES;
  return left > 0 ? [...lines.slice(0, MAX_LINES), `And ${left} more.`] : lines;
}

function right(text: string): Line {
  return { text, holds: true };
}

function wrong(text: string): Line {
  return { text, holds: false };
}
