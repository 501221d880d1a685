import { checkEntries } from "../check.ts";
import { unknown } from "../check-known.ts";
import { checkUses } from "../check-uses.ts";
import { type Ground, groundOf, withDerived } from "../derive/derive.ts";
import { Web } from "../derive/web.ts";
import { type Draft, guesser, type Known, nothingSeen } from "../draft.ts";
import type { Entry } from "../entries.ts";
import { type Facts, NOTHING } from "../fact.ts";
import { statedFacts } from "../facts.ts";
import { leftUndated, secondRounds, type Told } from "../joint.ts";
import { statedIn } from "../stated.ts";
import { Lean } from "./lean.ts";
import type { Others } from "./others.ts";
import type { Outlined } from "./outlined.ts";
import { type Stages, ToldProblems } from "./told.ts";

/** A large dossier, or that there is none any more, and what in the graph has to do with it. */
export interface Whole {
  readonly dossier: Outlined | undefined;
  readonly others: Others;
  /** How many entries are looked at together. */
  readonly window: number;
}

/**
 * Checks all entries, some at a time, and what others state together with them, and finds out since when
 * things are known.
 *
 * @returns what any of it takes from all others
 * @throws DossierProblems with the first hundred things that are wrong
 */
export async function examine(whole: Whole, stages: Stages): Promise<Ground> {
  const ground = groundOf(new Web(await leanFacts(whole)));
  const { dossier, others } = whole;
  if (dossier) await examineOwn(dossier, whole, ground, stages);
  for await (const held of others.windows()) ground.dates.add(webOfOthers(ground, held));
  ground.dates.settle(ground.web);
  if (dossier) checkDated(dossier, ground);
  const rounds = others.dossiers.length > 0 ? secondRounds(ground.web.facts) : [];
  refuseTogether([...rounds, ...leftUndatedIn(whole, ground)], dossier);
  return ground;
}

/** What others state, with the relationships that follow. */
export function webOfOthers(ground: Ground, held: Facts): Web {
  const stated = new Web(statedIn(held), ground.web);
  return new Web(withDerived(ground, stated), ground.web);
}

/** What the entries state, with the relationships that follow. */
export function webOfEntries(outlined: Outlined, ground: Ground, entries: readonly Entry[]): Web {
  return new Web(withDerived(ground, statedWeb(outlined, ground, entries)), ground.web);
}

async function leanFacts({ dossier, others }: Whole): Promise<Facts> {
  const lean = new Lean();
  for await (const held of others.windows()) lean.add(statedIn(held));
  const [own, theirs] = [dossier?.lean ?? NOTHING, lean.facts()];
  return {
    nodes: [...own.nodes, ...theirs.nodes],
    relationships: [...own.relationships, ...theirs.relationships],
  };
}

async function examineOwn(
  dossier: Outlined,
  { others, window }: Whole,
  ground: Ground,
  stages: Stages,
): Promise<void> {
  const { files, head, outline } = dossier;
  const show = stages("checked");
  const wrong = new ToldProblems();
  const used = await others.used(head.uses);
  const drafts = draftsOn(dossier, used);
  let done = 0;
  for await (const entries of files.windows(window)) {
    const web = statedWeb(dossier, ground, entries);
    wrong.add(checkEntries(drafts(entries, web)));
    ground.dates.add(new Web(withDerived(ground, web), ground.web));
    done += entries.length;
    show(done, outline.size);
  }
  const own = head.uses.flatMap(({ value }) => outline.known(value) ?? []);
  wrong.add(checkUses({ uses: head.uses, known: (id) => used.get(id), entries: own }));
  wrong.refuse();
}

function checkDated({ outline }: Outlined, { web, dates }: Ground): void {
  const wrong = new ToldProblems();
  for (const { properties } of web.facts.nodes) {
    const known = outline.known(properties.id);
    if (known === undefined || dates.ofNode(web, properties.id) !== undefined) continue;
    wrong.add([unknown(known.id, known.idPlace)]);
  }
  wrong.refuse();
}

/** Of what others state, what was dated by the dossier as it was. */
function leftUndatedIn({ dossier }: Whole, { web, dates }: Ground): readonly Told[] {
  return web.facts.nodes
    .map(({ properties }) => properties.id)
    .filter((id) => !dossier?.outline.has(id) && dates.ofNode(web, id) === undefined)
    .map(leftUndated);
}

/** Tells what is wrong only together with others: of what the dossier states at its place. */
function refuseTogether(told: readonly Told[], dossier: Outlined | undefined): void {
  const wrong = new ToldProblems();
  const file = dossier?.head.file ?? "The graph";
  for (const [about, sentence] of told) {
    wrong.add([{ place: dossier?.outline.known(about)?.idPlace ?? { file }, sentence }]);
  }
  wrong.refuse();
}

/** What the entries state, in front of all that others depend on. */
function statedWeb({ head }: Outlined, ground: Ground, entries: readonly Entry[]): Web {
  const { id, process } = head;
  return new Web(statedFacts({ id, process: process?.value, entries }), ground.web);
}

/** @param used what it uses and others state, by their ids */
function draftsOn(
  { head, outline }: Outlined,
  used: ReadonlyMap<string, Known>,
): (entries: readonly Entry[], web: Web) => Draft {
  const known = (id: string) => outline.known(id) ?? used.get(id);
  const common = {
    uses: [],
    touched: new Set<string>(),
    known,
    isFirst: (entry: Entry) => outline.isFirst(entry),
    seen: nothingSeen(),
    meant: guesser(known, (kinds) => idsOf(outline, used, kinds)),
  };
  // It is the same for all, so it is told once.
  let process = head.process;
  return (entries, web) => {
    const draft = { ...common, process, entries, web };
    process = undefined;
    return draft;
  };
}

function* idsOf(
  outline: Outlined["outline"],
  used: ReadonlyMap<string, Known>,
  kinds: readonly string[] | undefined,
): Generator<string> {
  yield* outline.ids(kinds);
  for (const { id, kind } of used.values()) if (kinds?.includes(kind.name) ?? true) yield id;
}
