/** The newest claim of each cell, the cells in groups. */
export class Newest {
  readonly #newness: ReadonlyMap<string, string>;
  readonly #groups = new Map<string, Map<string, string>>();

  constructor(newness: ReadonlyMap<string, string>) {
    this.#newness = newness;
  }

  put(group: string, cell: string, id: string): void {
    const cells = this.#groups.get(group) ?? new Map<string, string>();
    if (cells.size === 0) this.#groups.set(group, cells);
    const known = cells.get(cell);
    if (known === undefined || this.#at(known) < this.#at(id)) cells.set(cell, id);
  }

  groups(): readonly (readonly (readonly [cell: string, id: string])[])[] {
    return [...this.#groups.values()].map((cells) => [...cells]);
  }

  places(): readonly (readonly [group: string, id: string])[] {
    return [...this.#groups].flatMap(([group, cells]) =>
      [...cells.values()].map((id) => [group, id] as const),
    );
  }

  #at(id: string): string {
    return this.#newness.get(id) ?? "";
  }
}
