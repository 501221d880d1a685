import { model } from "../../model/model.ts";
import type { Known } from "../draft.ts";
import type { Entry } from "../entries.ts";
import type { Place } from "../problem.ts";

/** What each id of a large dossier stands for, and where: some 100 bytes an id. */
export class Outline {
  readonly #numbers = new Map<string, number>();
  readonly #kinds: number[] = [];
  readonly #files: string[] = [];
  /** Three numbers each: the file, the line and the column. */
  readonly #places: number[] = [];

  /** Takes in an entry, unless there is one of its id already. */
  add({ id, kind, idPlace: { file, line, column } }: Entry): void {
    if (this.#numbers.has(id)) return;
    this.#numbers.set(id, this.#numbers.size);
    this.#kinds.push(model.kinds.indexOf(kind));
    if (this.#files.at(-1) !== file) this.#files.push(file);
    this.#places.push(this.#files.length - 1, line, column);
  }

  /** How many ids there are. */
  get size(): number {
    return this.#numbers.size;
  }

  has(id: string): boolean {
    return this.#numbers.has(id);
  }

  known(id: string): Known | undefined {
    const number = this.#numbers.get(id);
    const kind = number === undefined ? undefined : model.kinds[this.#kinds[number] ?? -1];
    return number === undefined || kind === undefined
      ? undefined
      : { id, kind, idPlace: this.#placeOf(number) };
  }

  /** Whether the entry is the one that was taken in for its id. */
  isFirst({ id, idPlace }: Entry): boolean {
    const number = this.#numbers.get(id);
    if (number === undefined) return false;
    const { file, line, column } = this.#placeOf(number);
    return idPlace.file === file && idPlace.line === line && idPlace.column === column;
  }

  /** All ids, or those of some kinds. */
  *ids(kinds?: readonly string[]): Generator<string> {
    for (const [id, number] of this.#numbers) {
      const kind = model.kinds[this.#kinds[number] ?? -1]?.name ?? "";
      if (kinds === undefined || kinds.includes(kind)) yield id;
    }
  }

  #placeOf(number: number): Place {
    const [file = 0, line = 0, column = 0] = this.#places.slice(number * 3, number * 3 + 3);
    return { file: this.#files[file] ?? "", line, column };
  }
}
