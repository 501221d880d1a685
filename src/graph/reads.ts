import { Refused } from "./graph.ts";

/** Texts, names in backticks and comments: no keyword inside them counts. */
const QUOTED = /'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*"|`(?:``|[^`])*`|\/\*[\s\S]*?\*\/|\/\/[^\n]*/g;

const READS = /^\s*(?:MATCH|OPTIONAL|UNWIND|WITH|RETURN|CALL|EXPLAIN|PROFILE|SHOW)\b/i;
const LOADS = /\bLOAD\s+CSV\b/i;

/**
 * Refuses what an engine would do in a read all the same: load files, which both do; end the
 * transactions of others, on Neo4j; change the schema, in the embedded engine. (What changes nodes,
 * Neo4j refuses by itself, and the embedded engine's counters tell.)
 */
export function checkRead(statement: string): void {
  if (READS.test(statement) && !/\bLOAD\b/i.test(statement)) return;
  const bare = statement.replace(QUOTED, " ");
  if (!READS.test(bare))
    throw new Refused("A read begins with MATCH, OPTIONAL MATCH, UNWIND, WITH, CALL or RETURN.");
  if (LOADS.test(bare)) throw new Refused("A read may not load files.");
}
