import type { Row, Transaction } from "./graph.ts";

/**
 * A load that is more than one transaction, while it is not finished: what the graph then holds is
 * partly what it was and partly what it is to be. It is a `:Load` node, which is written before all
 * else and taken away after it: bookkeeping, and no part of the hash, the exports or the statistics.
 */
export interface UnfinishedLoad {
  /** The command that does it. */
  readonly command: "load" | "unload" | "import";
  /** The ids of the dossiers that are stated anew, or not any more, sorted. */
  readonly dossiers: readonly string[];
  /** These, and all dossiers of which something else may follow then, sorted. */
  readonly around: readonly string[];
  /** The instant at which it began. */
  readonly since: string;
  /** How many rows are to be written, and how many are. */
  readonly rows: number;
  readonly done: number;
  readonly source: Source;
}

/** What is read by the command that changes the graph, so that it can be read again. */
export interface Source {
  /** Files and folders, as absolute paths of the machine that the command runs on; none where nothing is read. */
  readonly paths: readonly string[];
  /** What they are exported in, for an import. */
  readonly format?: string | undefined;
}

/** Asks for the unfinished load, if there is one: never a large answer, whatever the graph's size. */
export const ASK_UNFINISHED = `MATCH (load:Load)
RETURN load.command AS command, load.dossiers AS dossiers, load.around AS around, load.since AS since,
  load.rows AS rows, load.done AS done, load.paths AS paths, load.format AS format`;

/** What was answered to `ASK_UNFINISHED`. */
export function unfinishedIn([row]: readonly Row[]): UnfinishedLoad | undefined {
  if (row === undefined) return undefined;
  const [command, dossiers, around, since, rows, done, paths, format] = row;
  return {
    command: command as UnfinishedLoad["command"],
    dossiers: dossiers as readonly string[],
    around: around as readonly string[],
    since: String(since),
    rows: Number(rows),
    done: Number(done),
    source: {
      paths: (paths ?? []) as readonly string[],
      ...(typeof format === "string" && { format }),
    },
  };
}

/** The load that is unfinished, as a transaction or a graph sees it. */
export async function unfinishedLoad(
  asks: Pick<Transaction, "rows">,
): Promise<UnfinishedLoad | undefined> {
  return unfinishedIn(await asks.rows(ASK_UNFINISHED));
}

/** Why there are no answers, and what to do. */
export function whyUnfinished(load: UnfinishedLoad): string {
  return `The graph is being changed ${toldOf(load)}, and until all of it is there nothing is answered. If that was interrupted, ${remedyFor(load)} finishes it.`;
}

/** `` by a load of `big` that began at 2025-06-02T10:00:00.000Z, of whose 9 rows 5 are written `` */
export function toldOf({ command, dossiers, since, rows, done }: UnfinishedLoad): string {
  return `by ${command === "load" ? "a load" : `an ${command}`} of ${listed(dossiers)} that began at ${since} and has written ${done} of ${rows} rows`;
}

/** What finishes it: `` `parley load` of the same files ``. */
export function remedyFor({ command, dossiers }: UnfinishedLoad): string {
  switch (command) {
    case "load":
      return `\`parley load\` of the same files, or \`parley unload ${dossiers.join(" ")}\`,`;
    case "unload":
      return `\`parley unload ${dossiers.join(" ")}\``;
    case "import":
      return "`parley import` (or `restore`) of the same file";
  }
}

/** More than anybody reads. */
const MAX_LISTED = 5;

function listed(dossiers: readonly string[]): string {
  const named = dossiers.slice(0, MAX_LISTED).map((id) => `\`${id}\``);
  const left = dossiers.length - named.length;
  return [...named, ...(left > 0 ? [`${left} more`] : [])].join(", ");
}
