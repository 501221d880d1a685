import { checkEntries } from "../check.ts";
import { unknown } from "../check-known.ts";
import { type Ground, groundOf, withDerived } from "../derive/derive.ts";
import { Web } from "../derive/web.ts";
import { draftedIn, type Unchecked } from "../dossier.ts";
import { type Draft, guesser, type Known, nothingSeen } from "../draft.ts";
import type { Entry } from "../entries.ts";
import { statedFacts } from "../facts.ts";
import type { Part } from "../part.ts";
import { type Problem, refuse } from "../problem.ts";
import type { LargeFiles } from "./files.ts";
import { Lean } from "./lean.ts";
import { Outline } from "./outline.ts";

/** More than anybody mends in one go. */
const MAX_PROBLEMS = 100;

/** What is known of a dossier that is too large for memory, once its files were read the first time. */
export interface Outlined {
  readonly files: LargeFiles;
  /** Its head, without any entries. */
  readonly head: Unchecked;
  readonly outline: Outline;
  readonly ground: Ground;
}

/** What is done with each entry, one after another. */
export type Stage = "read" | "checked" | "compared";

/** Told of each stage how many entries are done, of how many where that is known. */
export type Stages = (stage: Stage) => (done: number, total: number | undefined) => void;

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
  const unread = new Told();
  for await (const { found, problems } of files.parts()) {
    unread.add([...problems, ...found.flatMap((part) => [...part.problems, ...part.unfit])]);
    heads.push(...headsOf(found, heads.length === 0));
    for (const entry of found.flatMap(({ entries }) => entries)) {
      outline.add(entry);
      lean.add(entry);
      if (outline.size % TOLD_EVERY === 0) show(outline.size, undefined);
    }
  }
  show(outline.size, outline.size);
  unread.refuse();
  const head = draftedIn(heads);
  refuse(head.problems);
  return { files, head, outline, ground: groundOf(new Web(lean.facts())) };
}

/** The parts that say something of the dossier as a whole, and the first, whatever it says. */
function headsOf(parts: readonly Part[], isFirst: boolean): readonly Part[] {
  return parts
    .filter(({ heads, uses }, at) => {
      return (isFirst && at === 0) || uses.length > 0 || Object.keys(heads).length > 0;
    })
    .map((part) => ({ ...part, entries: [], problems: [], unfit: [] }));
}

/**
 * Checks all entries, some at a time, and finds out since when things are known.
 *
 * @throws DossierProblems with the first hundred things that are wrong
 */
export async function examine(
  outlined: Outlined,
  windowSize: number,
  stages: Stages,
): Promise<void> {
  const { files, ground, outline } = outlined;
  const show = stages("checked");
  const wrong = new Told();
  const drafts = draftsOn(outlined);
  let done = 0;
  for await (const entries of files.windows(windowSize)) {
    const web = webOf(outlined, entries);
    wrong.add(checkEntries(drafts(entries, web)));
    ground.dates.add(new Web(withDerived(ground, web), ground.web));
    done += entries.length;
    show(done, outline.size);
  }
  wrong.refuse();
  ground.dates.settle(ground.web);
  for (const { id, idPlace } of undated(outlined)) wrong.add([unknown(id, idPlace)]);
  wrong.refuse();
}

function* undated({ ground: { web, dates }, outline }: Outlined): Generator<Known> {
  for (const { properties } of web.facts.nodes) {
    const known = outline.known(properties.id);
    if (known && dates.ofNode(web, properties.id) === undefined) yield known;
  }
}

/** What the entries state, in front of all that others depend on. */
function webOf({ head, ground }: Outlined, entries: readonly Entry[]): Web {
  const { id, process } = head;
  return new Web(statedFacts({ id, process: process?.value, entries }), ground.web);
}

/** What the entries state, with the relationships that follow. */
export function wholeWebOf(outlined: Outlined, entries: readonly Entry[]): Web {
  const { ground } = outlined;
  return new Web(withDerived(ground, webOf(outlined, entries)), ground.web);
}

function draftsOn({ head, outline }: Outlined): (entries: readonly Entry[], web: Web) => Draft {
  const known = (id: string) => outline.known(id);
  const common = {
    uses: [],
    touched: new Set<string>(),
    known,
    isFirst: (entry: Entry) => outline.isFirst(entry),
    seen: nothingSeen(),
    meant: guesser(known, (kinds) => outline.ids(kinds)),
  };
  // It is the same for all, so it is told once.
  let process = head.process;
  return (entries, web) => {
    const draft = { ...common, process, entries, web };
    process = undefined;
    return draft;
  };
}

/** Problems, up to as many as are told. */
class Told {
  readonly #problems: Problem[] = [];

  /** @throws DossierProblems where there are more than are told */
  add(problems: readonly Problem[]): void {
    this.#problems.push(...problems.slice(0, MAX_PROBLEMS - this.#problems.length));
    if (this.#problems.length >= MAX_PROBLEMS) this.refuse();
  }

  /** @throws DossierProblems where there are any */
  refuse(): void {
    refuse(this.#problems);
  }
}
