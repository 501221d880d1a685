import { draftedIn, type Unchecked } from "../dossier.ts";
import type { Facts } from "../fact.ts";
import { statedFacts } from "../facts.ts";
import type { Part } from "../part.ts";
import { refuse } from "../problem.ts";
import type { LargeFiles } from "./files.ts";
import { Lean } from "./lean.ts";
import { Outline } from "./outline.ts";
import { type Stages, ToldProblems } from "./told.ts";

/** What is known of a dossier that is too large for memory, once its files were read the first time. */
export interface Outlined {
  readonly files: LargeFiles;
  /** Its head, without any entries. */
  readonly head: Unchecked;
  readonly outline: Outline;
  /** What of it the facts of others depend on. */
  readonly lean: Facts;
}

/** Progress is told after so many entries. */
const TOLD_EVERY = 1000;

/**
 * Reads the files for what has to be known of all entries whenever some are looked at.
 *
 * @throws DossierProblems with the first that does not fit the schema
 */
export async function outlined(files: LargeFiles, stages: Stages): Promise<Outlined> {
  const show = stages("read");
  const outline = new Outline();
  const lean = new Lean();
  const heads: Part[] = [];
  const unread = new ToldProblems();
  for await (const { found, problems } of files.parts()) {
    unread.add([...problems, ...found.flatMap((part) => [...part.problems, ...part.unfit])]);
    heads.push(...headsOf(found, heads.length === 0));
    for (const entry of found.flatMap(({ entries }) => entries)) {
      outline.add(entry);
      lean.add(statedFacts({ id: "", process: undefined, entries: [entry] }));
      if (outline.size % TOLD_EVERY === 0) show(outline.size, undefined);
    }
  }
  show(outline.size, outline.size);
  unread.refuse();
  const head = draftedIn(heads);
  refuse(head.problems);
  return { files, head, outline, lean: lean.facts() };
}

/** The parts that say something of the dossier as a whole, and the first, whatever it says. */
function headsOf(parts: readonly Part[], isFirst: boolean): readonly Part[] {
  return parts
    .filter(({ heads, uses }, at) => {
      return (isFirst && at === 0) || uses.length > 0 || Object.keys(heads).length > 0;
    })
    .map((part) => ({ ...part, entries: [], problems: [], unfit: [] }));
}
