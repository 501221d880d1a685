import { stat } from "node:fs/promises";
import { type Entry, entriesOf } from "../entries.ts";
import { isJsonLines, lineSources } from "../json-lines.ts";
import { type Part, partOf } from "../part.ts";
import { refuse } from "../problem.ts";
import { type Read, readYaml, type Source } from "../read.ts";

/** What is gzipped holds some ten times as much. */
const UNPACKED = 10;

/** A dossier's files, which are read several times over: what they state is more than fits into memory. */
export class LargeFiles {
  readonly #files: readonly string[];
  /** Size and time of each file when it was first looked at. */
  readonly #seen: Promise<readonly string[]>;

  constructor(files: readonly string[]) {
    this.#files = files;
    this.#seen = looksOf(files);
  }

  /** What each file states, of JSON Lines what each line states, held against the schema. */
  async *parts(): AsyncGenerator<Read<Part>> {
    for await (const { found, problems } of this.#sources()) {
      yield { found: found.map(partOf), problems };
    }
  }

  /**
   * The entries, so many together, of files that are known to fit the schema.
   *
   * @throws DossierProblems where a file is another than it was
   */
  async *windows(size: number): AsyncGenerator<readonly Entry[]> {
    let open: Entry[] = [];
    for await (const { found, problems } of this.#sources()) {
      refuse(problems);
      for (const source of found) open.push(...entriesOf(source, new Set()));
      if (open.length < size) continue;
      yield open;
      open = [];
    }
    if (open.length > 0) yield open;
  }

  async *#sources(): AsyncGenerator<Read<Source>> {
    await this.#checkUnchanged();
    for (const file of this.#files) {
      if (isJsonLines(file)) yield* lineSources(file);
      else yield await readYaml(file);
    }
    await this.#checkUnchanged();
  }

  async #checkUnchanged(): Promise<void> {
    const [seen, now] = [await this.#seen, await looksOf(this.#files)];
    const sentence = "The file changes while it is read: load it once it is whole.";
    refuse(
      this.#files
        .filter((_, at) => seen[at] !== now[at])
        .map((file) => ({ place: { file }, sentence })),
    );
  }
}

/** How many bytes the files hold that are read line by line, about. */
export async function bytesOfLines(files: readonly string[]): Promise<number> {
  const lines = files.filter(isJsonLines);
  const sizes = lines.map(async (file) => {
    const { size } = await stat(file).catch(() => ({ size: 0 }));
    return file.endsWith(".gz") ? size * UNPACKED : size;
  });
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}

function looksOf(files: readonly string[]): Promise<readonly string[]> {
  return Promise.all(
    files.map(async (file) => {
      const seen = await stat(file).catch(() => undefined);
      return [seen?.size, seen?.mtimeMs, seen?.ino].join(" ");
    }),
  );
}
