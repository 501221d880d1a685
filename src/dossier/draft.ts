import { model } from "../model/model.ts";
import { Web } from "./derive/web.ts";
import type { Entry, Item, Stated, StatedValue } from "./entries.ts";
import type { Facts, NodeFact, RelationshipFact } from "./fact.ts";
import { statedFacts } from "./facts.ts";
import { statedProperties } from "./format.ts";
import { merge } from "./merge.ts";
import { nearest } from "./nearest.ts";

/** What is said and what was decided is only as good as the documents that tell of it. */
export const NEED_EVIDENCE: readonly string[] = ["Claim", "Outcome"];

/** What is to be checked: entries without what is misshapen in them. */
export interface Drafted {
  readonly entries: readonly Entry[];
  /** The dossier's own `process`. */
  readonly process: Stated<string> | undefined;
  /** What it leaves to other dossiers to define. */
  readonly uses: readonly Stated<string>[];
  /** The texts of entries that something is wrong with already. */
  readonly touched: ReadonlySet<string>;
}

/** The same, in forms that checks ask. */
export interface Draft extends Drafted {
  /** The first entry that has each id, and an entry of what is used and stated elsewhere. */
  readonly byId: ReadonlyMap<string, Entry>;
  /** What was probably meant by an id: itself, or the nearest known one of those kinds. */
  meant(id: string, kinds: readonly string[]): string | undefined;
  /**
   * The facts as they would be if every unknown id were what was probably meant, so that one slip
   * does not call forth a sentence about everything that follows from it.
   */
  readonly web: Web;
}

/** @param elsewhere what other dossiers state */
export function draftOf(drafted: Drafted, elsewhere: Facts): Draft {
  const entries = drafted.entries.filter(({ id }) => id !== "");
  const byId = new Map(
    [...usedEntries(drafted.uses, elsewhere), ...entries.toReversed()].map((entry) => [
      entry.id,
      entry,
    ]),
  );
  const meant = guesser(byId);
  const mended = entries.map((entry) => mendEntry(entry, meant));
  const process = drafted.process && meant(drafted.process.value, ["Process"]);
  const facts = statedFacts({ id: "", process, entries: mended });
  const all = elsewhere.nodes.length === 0 ? facts : merge([elsewhere, facts]);
  return { ...drafted, byId, meant, web: new Web(dated(all)) };
}

/** What is stated elsewhere, as if it stood where it is said to be used. */
function usedEntries(uses: readonly Stated<string>[], { nodes }: Facts): readonly Entry[] {
  const places = new Map(uses.map(({ value, place }) => [value, place]));
  return nodes.flatMap(({ kind: name, properties }) => {
    const place = places.get(properties.id);
    if (place === undefined) return [];
    const kind = model.kind(name);
    const stated = statedProperties(kind).flatMap((property) => {
      const value = properties[property.name];
      return value === undefined
        ? []
        : [[property.name, { property, value, place, members: [] }] as const];
    });
    const entry = { kind, id: properties.id, place, idPlace: place, keys: new Set<string>() };
    return [{ ...entry, properties: new Map(stated), items: [] }];
  });
}

type Guess = Draft["meant"];

function guesser(byId: ReadonlyMap<string, Entry>): Guess {
  const guessed = new Map<string, string | undefined>();
  const ofKinds = (kinds: readonly string[]) =>
    [...byId.values()].filter(({ kind }) => kinds.includes(kind.name)).map(({ id }) => id);
  return (id, kinds) => {
    if (byId.has(id)) return id;
    const question = `${id} ${kinds.join(" ")}`;
    if (!guessed.has(question)) {
      guessed.set(question, nearest(id, ofKinds(kinds)) ?? nearest(id, byId.keys()));
    }
    return guessed.get(question);
  };
}

function mendEntry(entry: Entry, meant: Guess): Entry {
  return {
    ...entry,
    properties: mendValues(entry.properties, meant),
    items: entry.items.flatMap((item) => mendItem(item, meant)),
  };
}

function mendItem(item: Item, meant: Guess): readonly Item[] {
  const [node] = mendIds([item.node], item.field.far, meant);
  if (node === undefined) return [];
  const reportedIn = item.reportedIn && mendIds(item.reportedIn, ["Document"], meant);
  return [{ ...item, node, reportedIn, properties: mendValues(item.properties, meant) }];
}

function mendValues(
  values: ReadonlyMap<string, StatedValue>,
  meant: Guess,
): ReadonlyMap<string, StatedValue> {
  const mended = [...values].flatMap(([name, value]) => {
    if (!value.property.names) return [[name, value] as const];
    const members = mendIds(value.members, value.property.names, meant);
    const ids = members.map((each) => each.value);
    const [first] = ids;
    if (value.property.list) return [[name, { ...value, value: ids, members }] as const];
    return first === undefined ? [] : [[name, { ...value, value: first, members }] as const];
  });
  return new Map(mended);
}

function mendIds(
  ids: readonly Stated<string>[],
  kinds: readonly string[],
  meant: Guess,
): readonly Stated<string>[] {
  return ids.flatMap(({ value, place }) => {
    const id = meant(value, kinds);
    return id === undefined ? [] : [{ value: id, place }];
  });
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
