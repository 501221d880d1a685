import { entryOf, namedBy } from "../derive/entry.ts";
import type { Web } from "../derive/web.ts";
import { listOf, textOf } from "../fact.ts";
import type { Warning } from "./warning.ts";

/** What is said, decided and met for is what a dossier is about: nothing has to lead there. */
const ENDS: readonly string[] = ["Claim", "Outcome", "Meeting"];

/** Nodes that are stated, and that no other entry names. */
export function unusedWarnings(web: Web): readonly Warning[] {
  const used = usedIn(web);
  return web.facts.nodes
    .filter(({ kind, properties }) => !ENDS.includes(kind) && !used.has(properties.id))
    .map(({ properties: { id } }) => ({
      about: id,
      sentence: `Nothing leads to \`${id}\`: no other entry names it.`,
    }));
}

function usedIn({ facts }: Web): ReadonlySet<string> {
  const named = facts.nodes.flatMap(({ properties }) => [
    ...(listOf(properties, "countsFor") ?? []),
    textOf(properties, "process") ?? "",
  ]);
  const linked = facts.relationships.flatMap((fact) => {
    const entry = entryOf(fact);
    const ids = [...namedBy(fact), ...(listOf(fact.properties, "reportedIn") ?? [])];
    return ids.filter((id) => id !== entry);
  });
  return new Set([...named, ...linked]);
}
