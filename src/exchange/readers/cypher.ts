import type { Place } from "../../dossier/problem.ts";
import { textLines } from "../../dossier/text-lines.ts";
import { model } from "../../model/model.ts";
import type { Found } from "../format.ts";
import { creatingNodes, creatingRelationships, DOSSIERS, HEAD, ROWS } from "../formats/cypher.ts";
import { fileAt } from "./text.ts";

/** What is made of a row of a statement. */
type Makes = (place: Place, row: Readonly<Record<string, unknown>>) => Found;

/** The statements that the export writes, each by the line behind its rows. */
const STATEMENTS: ReadonlyMap<string, Makes> = new Map<string, Makes>([
  [DOSSIERS, (place, { id, ...properties }) => ({ place, dossier: id, properties })],
  ...model.kinds.map(
    ({ name }) =>
      [
        creatingNodes(name),
        (place: Place, properties: Readonly<Record<string, unknown>>) => ({
          place,
          node: name,
          properties,
        }),
      ] as const,
  ),
  ...model.relationships.map(
    ({ type }) =>
      [
        creatingRelationships(type),
        (place: Place, { from, to, properties }: Readonly<Record<string, unknown>>) => ({
          place,
          relationship: type,
          from,
          to,
          properties: isMap(properties) ? properties : {},
        }),
      ] as const,
  ),
]);

/** Reads what `parley export --format cypher` writes, and no other Cypher: a file, or a folder that has it. */
export async function* readCypher(path: string): AsyncGenerator<Found> {
  const file = await fileAt(path, "graph.cypher");
  const script = new Script();
  for await (const [text, line] of textLines(file)) {
    yield* script.found({ place: { file, line, column: 1 }, text: text.replace(/\r$/, "") });
  }
  if (script.isOpen) yield { place: { file }, sentence: "The file ends within a statement." };
}

const HEAD_LINES: readonly string[] = HEAD.split("\n");

/** The script line by line: between statements, or among the rows of one. */
class Script {
  #rows: Line[] | undefined;

  get isOpen(): boolean {
    return this.#rows !== undefined;
  }

  found(line: Line): readonly Found[] {
    if (this.#rows !== undefined) return this.#row(this.#rows, line);
    if (line.text === ROWS.before) this.#rows = [];
    else if (!HEAD_LINES.includes(line.text)) return [{ place: line.place, sentence: UNKNOWN }];
    return [];
  }

  /** What a statement makes of its rows is known at its end. */
  #row(rows: Line[], line: Line): readonly Found[] {
    const makes = STATEMENTS.get(line.text);
    if (makes) {
      this.#rows = undefined;
      return rows.map((row) => madeOf(row, makes));
    }
    if (line.text !== ROWS.after) rows.push(line);
    return [];
  }
}

interface Line {
  readonly place: Place;
  readonly text: string;
}

const UNKNOWN = "This is no Cypher that `parley export` writes, and import takes no other.";

function madeOf({ place, text }: Line, makes: Makes): Found {
  const row = parsed(text.replace(/,$/, ""));
  return isMap(row) ? makes(place, row) : { place, sentence: UNKNOWN };
}

/** A text, or the name before a value, which is not in quotes. */
const TEXT_OR_NAME = /("(?:[^"\\]|\\.)*")|([A-Za-z]\w*)(?=: )/gu;

/** The map is JSON, but for its names. */
function parsed(map: string): unknown {
  const json = map.replace(TEXT_OR_NAME, (whole, _, name?: string) =>
    name === undefined ? whole : `"${name}"`,
  );
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
