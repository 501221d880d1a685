import { model } from "../model/model.ts";
import { Web } from "./derive/web.ts";
import type { Entry, Item, Stated, StatedValue } from "./entries.ts";
import type { Facts } from "./fact.ts";
import { statedFacts } from "./facts.ts";
import { statedProperties } from "./format.ts";
import { merge } from "./merge.ts";
import { nearest } from "./nearest.ts";
import type { Place } from "./problem.ts";

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

/** What an id stands for, and where it was given first. */
export type Known = Pick<Entry, "kind" | "id" | "idPlace">;

/** What may stand once in all of a dossier, and where it did: filled by checks as they go. */
export interface Seen {
  /** Meetings, by process and number of the round. */
  readonly rounds: Map<string, { readonly id: string; readonly place: Place }>;
  /** Links that lead both ways, and can be stated from either end. */
  readonly mutual: Map<string, Place>;
}

/** The same, in forms that checks ask. */
export interface Draft extends Drafted {
  /** What is known by an id: the first entry that has it, or what is used and stated elsewhere. */
  known(id: string): Known | undefined;
  /** Whether no entry before this one has its id. */
  isFirst(entry: Entry): boolean;
  readonly seen: Seen;
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
  const byId = new Map<string, Entry>();
  for (const entry of [...entries, ...usedEntries(drafted.uses, elsewhere)]) {
    if (!byId.has(entry.id)) byId.set(entry.id, entry);
  }
  const known = (id: string) => byId.get(id);
  const meant = guesser(known, (kinds) =>
    kinds === undefined ? byId.keys() : idsOfKinds(byId.values(), kinds),
  );
  const mended = entries.map((entry) => mendEntry(entry, meant));
  const process = drafted.process && meant(drafted.process.value, ["Process"]);
  const facts = statedFacts({ id: "", process, entries: mended });
  const all = elsewhere.nodes.length === 0 ? facts : merge([elsewhere, facts]);
  return {
    ...drafted,
    known,
    isFirst: (entry) => byId.get(entry.id) === entry,
    seen: nothingSeen(),
    meant,
    web: new Web(all),
  };
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

/** Nothing yet. */
export function nothingSeen(): Seen {
  return { rounds: new Map(), mutual: new Map() };
}

/**
 * Guesses what was meant by ids.
 *
 * @param idsOf all ids that are known, or those of some kinds
 */
export function guesser(
  known: Draft["known"],
  idsOf: (kinds?: readonly string[]) => Iterable<string>,
): Guess {
  const guessed = new Map<string, string | undefined>();
  return (id, kinds) => {
    if (known(id)) return id;
    const question = `${id} ${kinds.join(" ")}`;
    if (!guessed.has(question)) {
      guessed.set(question, nearest(id, idsOf(kinds)) ?? nearest(id, idsOf()));
    }
    return guessed.get(question);
  };
}

function idsOfKinds(entries: Iterable<Known>, kinds: readonly string[]): readonly string[] {
  return [...entries].filter(({ kind }) => kinds.includes(kind.name)).map(({ id }) => id);
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
