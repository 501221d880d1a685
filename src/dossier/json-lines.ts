import { model } from "../model/model.ts";
import { type Part, partOf } from "./part.ts";
import { DossierProblems, type Place } from "./problem.ts";
import { failed, joined, type Read, type Source } from "./read.ts";
import { textLines } from "./text-lines.ts";
import { type Tree, treeOf } from "./tree.ts";

/** Lines that cannot be read are told this often: what follows is mostly an echo. */
const MAX_TOLD = 20;

const plurals = new Set(model.kinds.map(({ plural }) => plural));

/** Whether the file is a dossier of JSON Lines, and no YAML. */
export function isJsonLines(file: string): boolean {
  return /\.jsonl(\.gz)?$/.test(file);
}

/**
 * A dossier's file of JSON Lines, gzipped or not: on each line an entry under the plural of its kind,
 * `{"claims": {...}}`, or what stands at the head of a file, `{"dossier": "talks"}`. One line at a time is in
 * memory, whatever the size of the file. What is wrong is told with its line.
 */
export async function readJsonLines(file: string): Promise<Read<Part>> {
  const lines: Read<Part>[] = [];
  let unread = 0;
  try {
    for await (const line of lineParts(file)) {
      lines.push(line);
      unread += line.problems.length;
      if (unread === MAX_TOLD) break;
    }
  } catch (error) {
    if (!(error instanceof DossierProblems)) throw error;
    lines.push({ found: [], problems: error.problems });
  }
  return joined(lines);
}

/** What each line states, but for empty ones. */
async function* lineParts(file: string): AsyncGenerator<Read<Part>> {
  for await (const { found, problems } of lineSources(file)) {
    yield { found: found.map(partOf), problems };
  }
}

/**
 * The values of each line, but for empty ones, as a file of its own would have them; or why it has none.
 *
 * @throws DossierProblems where the file cannot be read
 */
export async function* lineSources(file: string): AsyncGenerator<Read<Source>> {
  let isEmpty = true;
  for await (const [text, line] of textLines(file)) {
    if (text.trim() === "") continue;
    isEmpty = false;
    const place = { file, line, column: 1 };
    const tree = treeIn(text, place);
    if (typeof tree === "string") yield { found: [], problems: [{ place, sentence: tree }] };
    else yield { found: [{ file, tree }], problems: [] };
  }
  if (isEmpty) yield failed(file, "The file holds nothing.");
}

/** The line as a file of its own would be, or why it is none. */
function treeIn(text: string, place: Place): Tree | string {
  const value = parsed(text);
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    return "This line is no JSON object.";
  }
  if ("node" in value || "relationship" in value) {
    return "This is a line of an exported graph, which `parley import --format jsonl` brings in.";
  }
  const keys = Object.keys(value);
  const kinds = keys.filter((key) => plurals.has(key));
  if (kinds.length === 0) return treeOf(place, value);
  if (keys.length > 1) {
    return "A line holds one entry, under the plural of its kind, or what stands at the head of a file.";
  }
  const [plural = ""] = kinds;
  const entry = (value as Readonly<Record<string, unknown>>)[plural];
  if (Array.isArray(entry)) return `A line holds one entry: \`${plural}\` is no list here.`;
  return treeOf(place, { [plural]: [entry] });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
