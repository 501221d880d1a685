import type { NodeFact, RelationshipFact } from "../../dossier/fact.ts";
import type { DossierRecord } from "../../dossier/surroundings.ts";
import { model } from "../../model/model.ts";
import type { ExportedFile } from "../format.ts";
import type { Source } from "../source.ts";

/**
 * Parley's own: a JSON object a line, first the dossiers, then the nodes, then the relationships. What a line may hold
 * is said in `schema/jsonl.schema.json`.
 */
export async function* writeJsonl(source: Source): AsyncGenerator<ExportedFile> {
  yield { name: "graph.jsonl", content: lines(source) };
}

async function* lines(source: Source): AsyncGenerator<string> {
  for (const record of await source.dossiers()) yield dossierLine(record);
  for (const { name } of model.kinds) {
    for await (const page of source.nodes(name)) yield page.map(nodeLine).join("");
  }
  for (const { type } of model.relationships) {
    for await (const page of source.relationships(type)) yield page.map(relationshipLine).join("");
  }
}

function dossierLine({ id, title, process, uses }: DossierRecord): string {
  const said = {
    ...(title !== null && { title }),
    ...(process !== null && { process }),
    ...(uses.length > 0 && { uses }),
  };
  return `${JSON.stringify({ dossier: id, ...said })}\n`;
}

function nodeLine({ kind, properties }: NodeFact): string {
  return `${JSON.stringify({ node: kind, ...properties })}\n`;
}

/** Without documents of its entry a relationship is reported in none, which is not said. */
function relationshipLine({ type, from, to, properties }: RelationshipFact): string {
  const { reportedIn, ...others } = properties;
  const isReported = Array.isArray(reportedIn) && reportedIn.length > 0;
  const line = { relationship: type, from, to, ...others, ...(isReported && { reportedIn }) };
  return `${JSON.stringify(line)}\n`;
}
