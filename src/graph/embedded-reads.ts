import { Refused } from "./graph.ts";

/** Texts, names in backticks and comments: no keyword inside them counts. */
const QUOTED = /'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*"|`(?:``|[^`])*`|\/\*[\s\S]*?\*\/|\/\/[^\n]*/g;

const READS = /^\s*(?:MATCH|OPTIONAL|UNWIND|WITH|RETURN|CALL|EXPLAIN|PROFILE|SHOW)\b/i;
const LOADS = /\bLOAD\s+CSV\b/i;

/**
 * Refuses what the engine would do in a read although a rollback does not undo it: schema, and
 * reading local files. (What changes nodes is seen by the engine's own counters.)
 */
export function checkRead(statement: string): void {
  if (READS.test(statement) && !/\bLOAD\b/i.test(statement)) return;
  const bare = statement.replace(QUOTED, " ");
  if (!READS.test(bare))
    throw new Refused("A read begins with MATCH, UNWIND, WITH, CALL or RETURN.");
  if (LOADS.test(bare)) throw new Refused("A read may not load files.");
}
