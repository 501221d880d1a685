import type { Place } from "../../dossier/problem.ts";
import { textLines } from "../../dossier/text-lines.ts";
import type { Found } from "../format.ts";
import { fileAt } from "./text.ts";

/** Reads what `parley export --format jsonl` writes: a file, or a folder that has it. */
export async function* readJsonl(path: string): AsyncGenerator<Found> {
  const file = await fileAt(path, "graph.jsonl");
  for await (const [text, line] of textLines(file)) {
    if (text.trim() !== "") yield foundIn(text, { file, line, column: 1 });
  }
}

function foundIn(text: string, place: Place): Found {
  const value = parsed(text);
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    return { place, sentence: "This line is no JSON object." };
  }
  const { node, relationship, dossier, ...properties } = value as Readonly<Record<string, unknown>>;
  const [what, other] = [node, relationship, dossier].filter((each) => each !== undefined);
  if (what === undefined || other !== undefined) {
    const sentence =
      "A line holds a `node`, a `relationship` or a `dossier`: its kind, type or id.";
    return { place, sentence };
  }
  if (node !== undefined) return { place, node, properties };
  if (dossier !== undefined) return { place, dossier, properties };
  const { from, to, ...others } = properties;
  return { place, relationship, from, to, properties: others };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
