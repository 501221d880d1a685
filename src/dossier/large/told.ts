import { type Problem, refuse } from "../problem.ts";

/** More than anybody mends in one go. */
const MAX_PROBLEMS = 100;

/** What is done with each entry, one after another. */
export type Stage = "read" | "checked" | "compared";

/** Told of each stage how many entries are done, of how many where that is known. */
export type Stages = (stage: Stage) => (done: number, total: number | undefined) => void;

/** Problems, up to as many as are told. */
export class ToldProblems {
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
