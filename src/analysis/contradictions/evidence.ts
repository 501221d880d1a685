import type { Send, Values } from "../../graph/graph.ts";
import { type Words, where } from "./words.ts";

/** One side of a contradiction: what is said there, and where. */
export interface Side {
  /** The id of the node. */
  readonly node: string;
  /** The ids of the documents that report it, in the order of their days. */
  readonly documents: readonly string[];
  /** How these documents tell it, where that is what differs. */
  readonly telling: string | null;
}

/** A report of a node: by which document, in which telling. */
interface Report {
  readonly document: string;
  readonly telling: string | null;
}

/** The reports of nodes by their ids, in the order of the documents' days. */
export type Evidence = ReadonlyMap<string, readonly Report[]>;

/** What documents report of the nodes, as far as it was known. */
export async function evidenceOf(
  send: Send,
  words: Words,
  values: Values,
  nodes: readonly string[],
): Promise<Evidence> {
  const evidence = new Map<string, Report[]>(nodes.map((node) => [node, []]));
  if (nodes.length === 0) return evidence;
  const rows = await send(statement(words), { ...values, nodes });
  for (const [node, document, telling] of rows) {
    evidence
      .get(String(node))
      ?.push({ document: String(document), telling: (telling ?? null) as string | null });
  }
  return evidence;
}

interface Between {
  readonly kind: string;
  readonly left: string;
  readonly right: string;
  readonly tellings: readonly string[];
}

/**
 * Both sides with their documents. What documents tell differently is one node on both sides, each
 * with a telling and those that tell it so: the tellings that were found or, of what was written
 * down, the newest and the first.
 */
export function sidesOf({ kind, left, right, tellings }: Between, evidence: Evidence) {
  const reports = evidence.get(left) ?? [];
  const differs = kind === "REPORT" && left === right;
  const [newest, first] = differs ? tellingsOf(tellings, reports) : [];
  return {
    left: sideOf(left, reports, newest),
    right: sideOf(right, evidence.get(right) ?? [], first),
  };
}

/** The newest telling and the first; nothing where there are not two. */
function tellingsOf(found: readonly string[], reports: readonly Report[]): readonly string[] {
  if (found.length > 0) return found;
  const all = [...new Set(reports.flatMap(({ telling }) => telling ?? []))];
  const [first, ...later] = all;
  const newest = later.at(-1);
  return first === undefined || newest === undefined ? [] : [newest, first];
}

function sideOf(node: string, reports: readonly Report[], telling: string | undefined): Side {
  const told = reports.filter((report) => telling === undefined || report.telling === telling);
  const documents = [...new Set(told.map(({ document }) => document))];
  return { node, documents, telling: telling ?? null };
}

function statement(words: Words): string {
  return [
    "MATCH (node:Entity)",
    ...where(`node.id IN ${words.parameter("nodes")}`),
    "MATCH (node)-[report:REPORTED_IN]->(document:Document)",
    ...where(...words.known("report", "document")),
    "RETURN DISTINCT node.id AS node, document.id AS document, report.telling AS telling, document.publishedOn AS day",
    "ORDER BY day, document, telling",
  ].join("\n");
}
