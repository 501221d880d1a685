import { derive } from "./derive/derive.ts";
import { differenceProblems } from "./differences.ts";
import { checked, type Dossier, type Unchecked } from "./dossier.ts";
import { type Facts, NOTHING } from "./fact.ts";
import { statedFacts } from "./facts.ts";
import { checkJoint } from "./joint.ts";
import { merge, without } from "./merge.ts";
import { DossierProblems, type Problem, refuse } from "./problem.ts";
import { statedIn } from "./stated.ts";
import type { Surroundings } from "./surroundings.ts";

/** What is to happen to a graph: all of it, or nothing. */
export interface Edit {
  /** Dossiers that are to be stated as they are here. */
  readonly loaded: readonly Unchecked[];
  /** Dossiers that are not to be stated any more. */
  readonly unloaded: readonly string[];
}

/** What a graph is to hold after an edit, of all that has to do with it. */
export interface Edited {
  readonly dossiers: readonly Dossier[];
  readonly facts: Facts;
}

/**
 * What the graph is to hold: what the edited dossiers and those around them state together, and what
 * follows from that.
 *
 * @throws DossierProblems where a dossier does not hold together, or not with the others
 */
export function together(
  { loaded, unloaded }: Edit,
  { held, records }: Pick<Surroundings, "held" | "records">,
): Edited {
  const edited = new Set([...unloaded, ...loaded.map(({ id }) => id)]);
  const others = without(statedIn(held), edited);
  const dossiers = checkedAll(loaded, others);
  const stated = merge([others, ...dossiers.map(statedFacts)]);
  refuse(differenceProblems(stated.differences, dossiers));
  const facts = derive(stated);
  const users = records.filter(({ id }) => !edited.has(id));
  refuse(checkJoint(facts, dossiers, users));
  return { dossiers, facts };
}

function checkedAll(loaded: readonly Unchecked[], others: Facts): readonly Dossier[] {
  const problems: Problem[] = [];
  const dossiers = loaded.flatMap((dossier) => {
    try {
      return [checked(dossier, elsewhereOf(dossier, loaded, others))];
    } catch (error) {
      if (!(error instanceof DossierProblems)) throw error;
      problems.push(...error.problems);
      return [];
    }
  });
  refuse(problems);
  return dossiers;
}

/** What the others state; nothing to a dossier that does not use it, so that it holds by itself. */
function elsewhereOf(dossier: Unchecked, loaded: readonly Unchecked[], others: Facts): Facts {
  if (dossier.uses.length === 0) return NOTHING;
  const beside = loaded.filter((each) => each !== dossier);
  return merge([
    others,
    ...beside.map((each) => statedFacts({ ...each, process: each.process?.value })),
  ]);
}
