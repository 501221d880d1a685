// What the analyses read: the graph of bench/read, with outcomes, numbers, tellings and contradictions.
import type { NodeFact, RelationshipFact } from "../../src/dossier/fact.ts";
import { factsOf as claimsOf } from "../read/graph/facts.ts";
import { node, relationship } from "../read/graph/things.ts";
import { createWorld, dateOf, firstDocumentFrom, type World } from "../read/graph/world.ts";

type Facts = Generator<NodeFact | RelationshipFact>;

/** How many outcomes a round has, and of which kinds in turn. */
const OUTCOMES = ["AGREED", "PROPOSED", "OFFERED", "NOT_AGREED", "AGREED"] as const;

/** How many contradictions a person has written down. */
const WRITTEN_DOWN = 100;

/** Every so many nodes a claim names a number of prisoners. */
const NUMBERED = 5;

export const PROCESS = "process-00001";

/** How the claims of a graph lie: all in one process of twenty rounds, or in many processes. */
export type Layout = "one process" | "many processes";

export function worldOf(claims: number, layout: Layout): World {
  if (layout === "many processes") return createWorld(claims);
  return createWorld(claims, { meetings: 20, processes: 1, issues: 40 });
}

/** All of the graph, as the loader would write it. */
export function* factsOf(world: World): Facts {
  let at = 0;
  for (const fact of claimsOf(world)) {
    if ("kind" in fact) at += 1;
    yield "type" in fact && fact.type === "ON" && at % NUMBERED === 0 ? withNumber(fact, at) : fact;
  }
  yield* outcomes(world);
  yield* writtenDown();
}

function withNumber(on: RelationshipFact, at: number): RelationshipFact {
  const number = { quantityMin: 1000 + (at % 7), quantityMax: 1000 + (at % 7), unit: "prisoners" };
  return { ...on, properties: { ...on.properties, ...number } };
}

/** What the rounds came to, each told in two ways. */
function* outcomes(world: World): Facts {
  const { meetings, issues, documents } = world;
  for (const [at, meeting] of meetings.entries()) {
    const first = firstDocumentFrom(world, meeting.day);
    const [one, other] = [documents[first], documents[first + 1]];
    if (!one || !other) continue;
    const day = dateOf(one.day);
    for (const [place, kind] of OUTCOMES.entries()) {
      const id = `outcome-${meeting.id.slice(8)}-${place}`;
      const issue = issues[(at + place) % issues.length] ?? "";
      const said = { reportedIn: [one.id] };
      yield node("Outcome", id, day, {
        text: `What the table came to, ${id}.`,
        kind,
        quantityMin: 1000 + place,
        unit: "prisoners",
      });
      yield relationship("PRODUCED", meeting.id, id, day, said);
      yield relationship("ON", id, issue, day, { stance: "ACCEPTS", ...said });
      yield told(id, one.id, day, "a success");
      yield told(id, other.id, dateOf(other.day), "a failure");
    }
  }
}

function told(outcome: string, document: string, day: string, telling: string): RelationshipFact {
  return relationship("REPORTED_IN", outcome, document, day, { telling, roots: [document] });
}

function* writtenDown(): Facts {
  for (let at = 1; at <= WRITTEN_DOWN; at += 1) {
    const [one, other] = [at, at + 1].map((number) => `claim-${String(number).padStart(7, "0")}`);
    const judged = { kind: "OPPOSED", status: at % 2 === 0 ? "CONFIRMED" : "DISMISSED" };
    yield relationship("CONTRADICTS", one ?? "", other ?? "", dateOf(0), judged);
  }
}
