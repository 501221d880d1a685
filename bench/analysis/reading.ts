// Reading all rows of a statement into the process, as one would without a database that counts.
import type { Row, Value } from "../../src/graph/graph.ts";

/** Asks a statement and gives all of its rows. */
export type Read = (statement: string) => Promise<readonly Row[]>;

/** Rows by their first column, which they lose. */
export function grouped(rows: readonly Row[]): ReadonlyMap<string, readonly (readonly Value[])[]> {
  const groups = new Map<string, (readonly Value[])[]>();
  for (const [first, ...rest] of rows) {
    const group = groups.get(String(first)) ?? [];
    if (group.length === 0) groups.set(String(first), group);
    group.push(rest);
  }
  return groups;
}
