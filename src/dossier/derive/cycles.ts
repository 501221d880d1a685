/** Where the walk stands at one node: the successors that it has not looked at yet. */
interface Step {
  readonly id: string;
  readonly ahead: string[];
}

/**
 * The groups of nodes that lead back to each other, a node that does not being a group of its own;
 * each group comes after all those that it leads to. (Tarjan's, without recursion: chains of
 * citations may be long.)
 */
export function componentsOf(
  ids: readonly string[],
  successorsOf: (id: string) => readonly string[],
): readonly (readonly string[])[] {
  const walk = new Walk(successorsOf);
  for (const id of ids) walk.from(id);
  return walk.components;
}

class Walk {
  readonly components: string[][] = [];
  readonly #successorsOf: (id: string) => readonly string[];
  readonly #index = new Map<string, number>();
  /** The earliest node on the stack that a node is known to lead back to. */
  readonly #lowest = new Map<string, number>();
  readonly #stack: string[] = [];
  readonly #onStack = new Set<string>();

  constructor(successorsOf: (id: string) => readonly string[]) {
    this.#successorsOf = successorsOf;
  }

  from(start: string): void {
    if (this.#index.has(start)) return;
    const steps = [this.#enter(start)];
    for (let step = steps.at(-1); step !== undefined; step = steps.at(-1)) {
      const next = step.ahead.pop();
      if (next === undefined) this.#goBack(steps);
      else this.#goOn(steps, step, next);
    }
  }

  #goOn(steps: Step[], step: Step, next: string): void {
    if (!this.#index.has(next)) steps.push(this.#enter(next));
    else if (this.#onStack.has(next)) this.#lower(step.id, this.#index.get(next));
  }

  #goBack(steps: Step[]): void {
    const done = steps.pop();
    if (done === undefined) return;
    this.#leave(done.id);
    const above = steps.at(-1);
    if (above) this.#lower(above.id, this.#lowest.get(done.id));
  }

  #enter(id: string): Step {
    const at = this.#index.size;
    this.#index.set(id, at);
    this.#lowest.set(id, at);
    this.#stack.push(id);
    this.#onStack.add(id);
    return { id, ahead: [...this.#successorsOf(id)] };
  }

  #lower(id: string, to = Number.POSITIVE_INFINITY): void {
    this.#lowest.set(id, Math.min(to, this.#lowest.get(id) ?? to));
  }

  #leave(id: string): void {
    if (this.#lowest.get(id) !== this.#index.get(id)) return;
    const component = this.#stack.splice(this.#stack.lastIndexOf(id));
    for (const member of component) this.#onStack.delete(member);
    this.components.push(component);
  }
}
