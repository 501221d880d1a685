import { textProblems } from "./check-texts.ts";
import { type Entry, entriesOf, membersAt, type Stated, statedAt } from "./entries.ts";
import type { Problem } from "./problem.ts";
import type { Source } from "./read.ts";
import { shapeOf } from "./shape.ts";

/** What of a dossier stands at the head of its files. */
const HEADS = ["dossier", "title", "process"] as const;

/** What a dossier's file, or a line of it, states: all that is kept of what it was parsed to. */
export interface Part {
  readonly file: string;
  readonly heads: Readonly<Partial<Record<(typeof HEADS)[number], Stated<string>>>>;
  /** It says which dossier it is of, be that right or wrong. */
  readonly saysSo: boolean;
  readonly uses: readonly Stated<string>[];
  readonly entries: readonly Entry[];
  /** Every text of the entries that something is wrong with: they may name more than can be seen. */
  readonly touched: readonly string[];
  /** What is wrong with its shape. */
  readonly problems: readonly Problem[];
  /** What is wrong with its texts. */
  readonly unfit: readonly Problem[];
}

/** Holds a file against the schema, and takes out what can be read on. */
export function partOf(source: Source): Part {
  const { tree, file } = source;
  const { problems, bad, touched } = shapeOf(source);
  const heads = HEADS.flatMap((key) => {
    const stated = statedAt(source, key, bad);
    return stated === undefined ? [] : [[key, stated] as const];
  });
  return {
    file,
    heads: Object.fromEntries(heads),
    saysSo: tree.type === "table" && tree.entries.has("dossier"),
    uses: membersAt(source, "uses", bad),
    entries: entriesOf(source, bad),
    touched: [...touched],
    problems,
    unfit: textProblems(source),
  };
}
