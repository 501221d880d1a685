import { datesIn } from "./derive/dates.ts";
import { derivedRelationships } from "./derive/derive.ts";
import { Web } from "./derive/web.ts";
import { type Draft, NEED_EVIDENCE } from "./draft.ts";
import type { Problem } from "./problem.ts";

/** Nodes that nothing dates: nobody can say since when they are known. */
export function checkKnown({ entries, byId, touched, web }: Draft): readonly Problem[] {
  const { nodes, relationships } = web.facts;
  const derived = derivedRelationships(web.facts);
  const dates = datesIn(new Web({ nodes, relationships: [...relationships, ...derived] }));
  return entries
    .filter((entry) => byId.get(entry.id) === entry && !NEED_EVIDENCE.includes(entry.kind.name))
    .filter(({ id }) => !touched.has(id) && dates.ofNode(id) === undefined)
    .map(({ id, idPlace }) => ({
      place: idPlace,
      sentence: `Nothing dates \`${id}\`: give it \`evidence\`, or name it in what a document reports.`,
    }));
}
