import { keyOf } from "../../../src/dossier/derive/key.ts";
import type { NodeFact, Properties, RelationshipFact } from "../../../src/dossier/fact.ts";
import { folded } from "../../../src/model/fold.ts";
import { model } from "../../../src/model/model.ts";

/** The dossier that all of the graph is said to come from. */
export const DOSSIER = "bench";

const RECORDED = "2025-06-01T00:00:00.000Z";

/** A node as the loader would write it. */
export function node(
  kind: string,
  id: string,
  knownFrom: string,
  properties: Properties,
): NodeFact {
  const { calledBy, properties: declared } = model.kind(kind);
  const searched = declared
    .filter((each) => each.searched)
    .flatMap((each) => properties[each.name]);
  return {
    kind,
    properties: {
      id,
      ...properties,
      label: properties[calledBy] ?? id,
      knownFrom,
      recordedAt: RECORDED,
      dossiers: [DOSSIER],
      search: folded(searched.filter((text) => text !== undefined).map(String)),
    },
  };
}

/** A relationship as the loader would write it. */
export function relationship(
  type: string,
  from: string,
  to: string,
  knownFrom: string,
  properties: Properties = {},
): RelationshipFact {
  const fact = { type, from, to, properties: { ...properties, knownFrom, dossiers: [DOSSIER] } };
  return { ...fact, properties: { ...fact.properties, key: keyOf(fact) } };
}
