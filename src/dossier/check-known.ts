import { NEED_EVIDENCE } from "./derive/dates.ts";
import { groundOf, withDerived } from "./derive/derive.ts";
import { Web } from "./derive/web.ts";
import type { Draft } from "./draft.ts";
import type { Facts, NodeFact, RelationshipFact } from "./fact.ts";
import type { Place, Problem } from "./problem.ts";

/** Nodes that nothing dates: nobody can say since when they are known. */
export function checkKnown({ entries, isFirst, touched, web }: Draft): readonly Problem[] {
  const ground = groundOf(new Web(dated(web.facts)));
  const all = new Web(withDerived(ground, ground.web));
  ground.dates.add(all);
  ground.dates.settle(all);
  return entries
    .filter((entry) => isFirst(entry) && !NEED_EVIDENCE.includes(entry.kind.name))
    .filter(({ id }) => !touched.has(id) && ground.dates.ofNode(all, id) === undefined)
    .map(({ id, idPlace }) => unknown(id, idPlace));
}

/** That nothing dates the node. */
export function unknown(id: string, place: Place): Problem {
  const sentence = `Nothing dates \`${id}\`: give it \`evidence\`, or name it in what a document reports.`;
  return { place, sentence };
}

/** A document with a misshapen day still has one, and a claim without a document may get one. */
function dated({ nodes, relationships }: Facts): Facts {
  const reported = new Set(relationships.filter(isReport).map(({ from }) => from));
  const unreported = nodes.filter(
    ({ kind, properties }) => NEED_EVIDENCE.includes(kind) && !reported.has(properties.id),
  );
  return {
    nodes: [...nodes.map(withDay), withDay({ kind: "Document", properties: { id: ANY } })],
    relationships: [
      ...relationships,
      ...unreported.map(({ properties }) => reportOf(properties.id)),
    ],
  };
}

/** No id is like this one. */
const ANY = "?";

function withDay(node: NodeFact): NodeFact {
  if (node.kind !== "Document" || node.properties["publishedOn"]) return node;
  return { ...node, properties: { ...node.properties, publishedOn: "0001-01-01" } };
}

function isReport({ type }: RelationshipFact): boolean {
  return type === "REPORTED_IN";
}

function reportOf(id: string): RelationshipFact {
  return { type: "REPORTED_IN", from: id, to: ANY, properties: {} };
}
