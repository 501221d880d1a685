import type { LineCounter } from "yaml";
import { BadInput } from "../model/faults.ts";

/** Where something stands: lines and columns from 1, columns in code points. */
export interface Place {
  /** As it was named to us: `dossiers/istanbul-2025/claims-may.yaml`. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** A file's text, with the offsets at which its lines begin. */
export interface FileText {
  readonly file: string;
  readonly text: string;
  readonly lines: LineCounter;
}

/** A place that is worked out when somebody asks: most places are never told. */
export class FilePlace implements Place {
  readonly #source: FileText;
  readonly #offset: number;

  constructor(source: FileText, offset: number) {
    this.#source = source;
    this.#offset = Math.min(offset, source.text.length);
  }

  get file(): string {
    return this.#source.file;
  }

  get line(): number {
    return this.#source.lines.linePos(this.#offset).line;
  }

  get column(): number {
    const start = this.#source.lines.lineStarts[this.line - 1] ?? 0;
    return [...this.#source.text.slice(start, this.#offset)].length + 1;
  }
}

/** One thing that is wrong; without line and column where it is the file as a whole. */
export interface Problem {
  readonly place: Place | { readonly file: string };
  readonly sentence: string;
}

/** All that is wrong with a dossier. The message has one line a problem, each with its place, in their order. */
export class DossierProblems extends BadInput {
  /** `file:line:column: sentence`, sorted by place. */
  readonly sentences: readonly string[];
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[], options?: { readonly cause?: unknown }) {
    const sentences = [...new Set(inOrder(problems).map(shown))];
    super(sentences.join("\n"), options);
    this.sentences = sentences;
    this.problems = problems;
  }
}

/** Throws what there is to throw. */
export function refuse(problems: readonly Problem[]): void {
  if (problems.length > 0) throw new DossierProblems(problems);
}

/** By place, then by sentence. */
export function inOrder(problems: readonly Problem[]): readonly Problem[] {
  return [...problems].sort(byPlace);
}

/** `file:line:column`, as editors and terminals open it. */
export function spot(place: Problem["place"]): string {
  return "line" in place ? `${place.file}:${place.line}:${place.column}` : place.file;
}

/** `` `a`, `b` or `c` `` */
export function oneOf(names: readonly string[]): string {
  return listed(names, "or");
}

/** `` `a`, `b` and `c` `` */
export function allOf(names: readonly string[]): string {
  return listed(names, "and");
}

function listed(names: readonly string[], word: string): string {
  const quoted = names.map((name) => `\`${name}\``);
  if (quoted.length < 2) return quoted.join("");
  return `${quoted.slice(0, -1).join(", ")} ${word} ${quoted.at(-1)}`;
}

/** What a terminal would obey, or what would turn the line around, is told by its number. */
const CONTROLS = /[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]/gu;

/** `file:line:column: sentence`, on one line. */
export function shown({ place, sentence }: Problem): string {
  return `${spot(place)}: ${sentence}`.replace(
    CONTROLS,
    (character) => `\\u{${character.codePointAt(0)?.toString(16)}}`,
  );
}

function byPlace(a: Problem, b: Problem): number {
  const [one, other] = [lineAndColumn(a), lineAndColumn(b)];
  return (
    order(a.place.file, b.place.file) ||
    one[0] - other[0] ||
    one[1] - other[1] ||
    order(a.sentence, b.sentence)
  );
}

function lineAndColumn({ place }: Problem): readonly [number, number] {
  return "line" in place ? [place.line, place.column] : [0, 0];
}

function order(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
