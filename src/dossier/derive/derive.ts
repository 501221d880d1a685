import { model } from "../../model/model.ts";
import {
  type Facts,
  listOf,
  type NodeFact,
  type Properties,
  type RelationshipFact,
  textOf,
} from "../fact.ts";
import { datesIn } from "./dates.ts";
import { keyOf } from "./key.ts";
import { labelOf, searchOf } from "./names.ts";
import { partiesOf } from "./parties.ts";
import { rootsIn } from "./roots.ts";
import { roundsIn } from "./rounds.ts";
import { Web } from "./web.ts";

type Derived = Readonly<Record<string, Properties[string] | undefined>>;

/**
 * Adds to what is stated all that follows from it: COUNTS_FOR and IN_ROUND, and on what is there
 * already `label`, `knownFrom`, `search`, `key`, `hub`, `sortKey` and `roots`. It looks at the facts
 * alone, so that what a graph holds can be worked out anew and compared.
 */
export function derive(stated: Facts): Facts {
  const web = new Web({
    nodes: stated.nodes,
    relationships: [...stated.relationships, ...derivedRelationships(stated)],
  });
  const dates = datesIn(web);
  const roots = rootsIn(web);
  return {
    nodes: web.facts.nodes.map((node) => ({
      kind: node.kind,
      properties: {
        ...node.properties,
        ...present({
          label: labelOf(web, node),
          knownFrom: dates.ofNode(node.properties.id),
          search: searchOf(node),
        }),
      },
    })),
    relationships: web.facts.relationships.map((each) => ({
      ...each,
      properties: {
        ...each.properties,
        ...present({
          key: keyOf(each),
          knownFrom: dates.ofRelationship(each),
          roots: each.type === "REPORTED_IN" ? roots(each) : undefined,
          ...paging(web, each),
        }),
      },
    })),
  };
}

/** The relationships that follow from what is stated, each claim's parties and round. */
export function derivedRelationships(stated: Facts): readonly RelationshipFact[] {
  const web = new Web(stated);
  const roundOf = roundsIn(web);
  return stated.nodes
    .filter(({ kind }) => kind === "Claim")
    .flatMap((claim) => [
      ...countsFor(web, claim),
      ...inRound(claim, roundOf(claim.properties.id)),
    ]);
}

function countsFor(web: Web, claim: NodeFact): readonly RelationshipFact[] {
  const { id } = claim.properties;
  return partiesOf(web, id).parties.map((party) => ({
    type: "COUNTS_FOR",
    from: id,
    to: party.id,
    properties: { position: party.position, ...statedBy(claim) },
  }));
}

function inRound(claim: NodeFact, round: string | undefined): readonly RelationshipFact[] {
  if (round === undefined) return [];
  return [{ type: "IN_ROUND", from: claim.properties.id, to: round, properties: statedBy(claim) }];
}

function statedBy({ properties }: NodeFact): Properties {
  return { dossiers: listOf(properties, "dossiers") ?? [] };
}

/** What a hub's pages are ordered by: the hub's id, then the claim's day and id. */
function paging(web: Web, { type, from, to }: RelationshipFact): Derived {
  const { pagedByClaim, hub } = model.relationship(type);
  if (!pagedByClaim) return {};
  const [hubId, claimId] = hub === "from" ? [from, to] : [to, from];
  const claim = web.node(claimId);
  if (claim?.kind !== "Claim") return {};
  return { hub: hubId, sortKey: `${textOf(claim.properties, "saidOn")}/${claimId}` };
}

function present(values: Derived): Properties {
  return Object.fromEntries(
    Object.entries(values).filter(
      (entry): entry is [string, Properties[string]] => entry[1] !== undefined,
    ),
  );
}
