import { model } from "../../model/model.ts";
import {
  type Facts,
  listOf,
  type NodeFact,
  type Properties,
  type RelationshipFact,
  textOf,
} from "../fact.ts";
import { Dates } from "./dates.ts";
import { keyOf } from "./key.ts";
import { labelOf, searchOf } from "./names.ts";
import { partiesOf } from "./parties.ts";
import { type RootsOfReport, rootsIn } from "./roots.ts";
import { type RoundOfClaim, roundsIn } from "./rounds.ts";
import { Web } from "./web.ts";

type Derived = Readonly<Record<string, Properties[string] | undefined>>;

/** What the facts of any one part take from all others. */
export interface Ground {
  readonly web: Web;
  readonly roundOf: RoundOfClaim;
  readonly rootsOf: RootsOfReport;
  /** Empty, until what is to date anything is added. */
  readonly dates: Dates;
}

/** @param web with all that parties, rounds, roots and labels follow from, but for the claims' own */
export function groundOf(web: Web): Ground {
  return { web, roundOf: roundsIn(web), rootsOf: rootsIn(web), dates: new Dates() };
}

/**
 * Adds to what is stated all that follows from it: COUNTS_FOR and IN_ROUND, and on what is there
 * already `label`, `knownFrom`, `search`, `key`, `hub`, `sortKey` and `roots`. It looks at the facts
 * alone, so that what a graph holds can be worked out anew and compared.
 */
export function derive(stated: Facts): Facts {
  const ground = groundOf(new Web(stated));
  const web = new Web(withDerived(ground, ground.web));
  ground.dates.add(web);
  ground.dates.settle(web);
  return deriveOn(ground, web);
}

/** What is stated, and the relationships that follow from it: each claim's parties and round. */
export function withDerived({ roundOf }: Ground, web: Web): Facts {
  const { nodes, relationships } = web.facts;
  const derived = nodes
    .filter(({ kind }) => kind === "Claim")
    .flatMap((claim) => [
      ...countsFor(web, claim),
      ...inRound(claim, roundOf(web, claim.properties.id)),
    ]);
  return { nodes, relationships: [...relationships, ...derived] };
}

/**
 * All that follows of the facts of a web, which has the relationships that follow already.
 *
 * @param ground with all dates settled
 * @param facts by default all that the web has, and nothing of what is behind it
 */
export function deriveOn({ dates, rootsOf }: Ground, web: Web, facts: Facts = web.facts): Facts {
  return {
    nodes: facts.nodes.map((node) => ({
      kind: node.kind,
      properties: {
        ...node.properties,
        ...present({
          label: labelOf(web, node),
          knownFrom: dates.ofNode(web, node.properties.id),
          search: searchOf(node),
        }),
      },
    })),
    relationships: facts.relationships.map((each) => ({
      ...each,
      properties: {
        ...each.properties,
        ...present({
          key: keyOf(each),
          knownFrom: dates.ofRelationship(web, each),
          roots: each.type === "REPORTED_IN" ? rootsOf(each) : undefined,
          ...paging(web, each),
        }),
      },
    })),
  };
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
