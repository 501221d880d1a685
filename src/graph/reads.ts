import { Refused } from "./graph.ts";

/** Texts, names in backticks and comments: no keyword inside them counts. */
const QUOTED = /'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*"|`(?:``|[^`])*`|\/\*[\s\S]*?\*\/|\/\/[^\n]*/g;

const READS = /^\s*(?:MATCH|OPTIONAL|UNWIND|WITH|RETURN|CALL|EXPLAIN|PROFILE|SHOW)\b/i;
const LOADS = /\bLOAD\s+CSV\b/i;
const ENDS = /\bTERMINATE\s+TRANSACTIONS?\b/i;

/** Where one of these stands, a closer look is due. */
const SUSPECT = /\bLOAD\b|\bTERMINATE\b|\\u/i;
const ESCAPE = /\\u+([\da-f]{4})/gi;

/**
 * Refuses what an engine would do in a read all the same: load files, which both do; end the
 * transactions of others, on Neo4j; change the schema, in the embedded engine. (What changes nodes,
 * Neo4j refuses by itself, and the embedded engine's counters tell.)
 */
export function checkRead(statement: string): void {
  if (READS.test(statement) && !SUSPECT.test(statement)) return;
  checkWords(statement);
  // Neo4j takes an escaped letter for the letter itself before it looks for words and quotes.
  checkWords(
    statement.replace(ESCAPE, (_, code) => String.fromCharCode(Number.parseInt(code, 16))),
  );
}

function checkWords(statement: string): void {
  const bare = statement.replace(QUOTED, " ");
  if (LOADS.test(bare)) throw new Refused("A read may not load files.");
  if (!READS.test(bare))
    throw new Refused("A read begins with MATCH, OPTIONAL MATCH, UNWIND, WITH, CALL or RETURN.");
  if (ENDS.test(bare)) throw new Refused("A read may not end the transactions of others.");
}
