import { grouped } from "../dossier/derive/web.ts";
import { draftedIn, type Unchecked } from "../dossier/dossier.ts";
import { sortedSet } from "../dossier/fact.ts";
import { aKindOf } from "../dossier/format.ts";
import { didYouMean } from "../dossier/nearest.ts";
import { partOf } from "../dossier/part.ts";
import { DossierProblems, type Problem, refuse, spot } from "../dossier/problem.ts";
import { model } from "../model/model.ts";
import { isAsserted } from "../model/property.ts";
import type { RelationshipFieldOptions } from "../model/relationship.ts";
import type { DossierRow, Found, Gathered, NodeRow, RelationshipRow } from "./format.ts";
import { type GatheredEntry, misplaced, sourceOf } from "./gathered-entry.ts";

/** What cannot be read is told this often: what follows is mostly an echo. */
const MAX_TOLD = 20;

/** What is told of a dossier besides. */
const HEAD = [{ name: "title" }, { name: "process" }, { name: "uses" }];

const REPORTED = [{ name: "reportedIn" }, { name: "reportedBy" }];

const stated = model.relationships.filter(({ derived }) => !derived);

/**
 * Puts what a file states together to the dossiers that it came from, which are then checked as
 * dossiers are. Everything is in memory then, as it is when a dossier is loaded.
 *
 * @throws DossierProblems with all that is wrong, each with file and line
 */
export async function gather(found: AsyncIterable<Found>, signal?: AbortSignal): Promise<Gathered> {
  const gathering = new Gathering();
  for await (const each of found) {
    signal?.throwIfAborted();
    gathering.add(each);
  }
  return gathering.finish();
}

class Gathering {
  readonly #problems: Problem[] = [];
  readonly #entries: GatheredEntry[] = [];
  readonly #byId = new Map<string, GatheredEntry>();
  readonly #relationships: RelationshipRow[] = [];
  readonly #recordedAt = new Map<string, string>();
  readonly #heads = new Map<string, DossierRow>();

  add(found: Found): void {
    if ("relationship" in found) this.#relationships.push(found);
    else if ("sentence" in found) this.#problems.push(found);
    else this.#tell(found, "node" in found ? this.#addNode(found) : this.#addDossier(found));
    if (this.#problems.length >= MAX_TOLD) throw new DossierProblems(this.#problems);
  }

  finish(): Gathered {
    for (const row of this.#relationships) this.#tell(row, this.#addRelationship(row));
    this.#problems.push(...this.#entries.flatMap(misplaced));
    refuse(this.#problems.slice(0, MAX_TOLD));
    return { dossiers: this.#dossiers(), recordedAt: this.#recordedAt };
  }

  /** @returns what is wrong with it */
  #addDossier(row: DossierRow): readonly string[] {
    const { dossier } = row;
    if (typeof dossier !== "string") return ["A `dossier` is an id, which is a text."];
    const first = this.#heads.get(dossier);
    if (first) return [`\`${dossier}\` is told of already, at ${spot(first.place)}.`];
    this.#heads.set(dossier, row);
    return unknownNames(row, "A dossier", HEAD);
  }

  /** @returns what is wrong with it */
  #addNode(row: NodeRow): readonly string[] {
    const kind = model.kinds.find(({ name }) => name === row.node);
    if (kind === undefined) {
      const names = model.kinds.map(({ name }) => name);
      return [`There is no kind of node ${named(row.node, names)}`];
    }
    const { id, dossiers, recordedAt } = row.properties;
    if (typeof id !== "string") return ["A node needs an `id`, which is a text."];
    if (!isListOfTexts(dossiers)) {
      return [`\`${id}\` needs \`dossiers\`: a list of those that state it.`];
    }
    if (isInstant(recordedAt)) this.#recordedAt.set(id, recordedAt);
    const entry = { kind, id, dossiers, row, items: new Map() };
    this.#entries.push(entry);
    // A second node with the id is told of as a dossier's second entry is.
    if (!this.#byId.has(id)) this.#byId.set(id, entry);
    const known = kind.properties.filter((each) => isAsserted(each) || each.bookkeeping);
    const isRecorded = recordedAt === undefined || isInstant(recordedAt);
    return [
      ...unknownNames(row, kind.name, known),
      ...(isRecorded ? [] : ["`recordedAt` must be an instant as YYYY-MM-DDTHH:mm:ss.sssZ."]),
    ];
  }

  /** @returns what is wrong with it */
  #addRelationship(row: RelationshipRow): readonly string[] {
    const declared = stated.find(({ type }) => type === row.relationship);
    const field = declared?.fields.find((each) => each.stated);
    if (declared === undefined || field === undefined) {
      const types = stated.map(({ type }) => type);
      return [`There is no type of relationship ${named(row.relationship, types)}`];
    }
    if (typeof row.from !== "string" || typeof row.to !== "string") {
      return ["A relationship needs `from` and `to`, the ids of its ends."];
    }
    const known = [
      ...declared.properties.filter(isAsserted),
      ...(declared.asserted ? REPORTED : []),
      { name: "dossiers" },
    ];
    const id = field.direction === "in" ? row.to : row.from;
    return [...unknownNames(row, declared.type, known), ...this.#put(id, field, row)];
  }

  /** Puts it under its entry, if that is there, may have it, and can have one more. */
  #put(id: string, field: RelationshipFieldOptions, row: RelationshipRow): readonly string[] {
    const entry = this.#byId.get(id);
    if (entry === undefined) return [`There is no node \`${id}\`.`];
    const rows = entry.items.get(field.name) ?? [];
    const refused = [...unfit(entry, field, row), ...second(entry, field, rows)];
    if (refused.length === 0) entry.items.set(field.name, rows);
    rows.push(row);
    return refused;
  }

  #dossiers(): readonly Unchecked[] {
    const stated = this.#entries.flatMap((entry) => entry.dossiers.map((id) => ({ id, entry })));
    const entries = grouped(stated, ({ id }) => id);
    const ids = sortedSet([...this.#heads.keys(), ...entries.keys()]);
    return ids.map((id) => {
      const own = entries.get(id)?.map(({ entry }) => entry) ?? [];
      return draftedIn([partOf(sourceOf(id, this.#heads.get(id), own))]);
    });
  }

  #tell({ place }: Found, sentences: readonly string[]): void {
    this.#problems.push(...sentences.map((sentence) => ({ place, sentence })));
  }
}

/** Why it cannot stand under the entry. */
function unfit(
  { id, kind, dossiers: ofEntry }: GatheredEntry,
  { on, direction }: RelationshipFieldOptions,
  { relationship, properties: { dossiers } }: RelationshipRow,
): readonly string[] {
  const kinds = on.flatMap(model.kindsOf);
  if (!kinds.includes(kind.name)) {
    const end = direction === "in" ? "ends at" : "begins at";
    return [
      `\`${id}\` is ${aKindOf([kind.name])}; ${String(relationship)} ${end} ${aKindOf(kinds)}.`,
    ];
  }
  if (dossiers === undefined || isListOfTexts(dossiers, ofEntry)) return [];
  return [`\`dossiers\` of a relationship is a list of some of its entry's, \`${id}\`.`];
}

/** Why there cannot be one more. */
function second(
  { id }: GatheredEntry,
  { gives }: RelationshipFieldOptions,
  [first]: readonly RelationshipRow[],
): readonly string[] {
  if (first === undefined || gives !== "one") return [];
  const type = String(first.relationship);
  return [`\`${id}\` has its one ${type} already, at ${spot(first.place)}.`];
}

function unknownNames(
  { properties }: Exclude<Found, Problem>,
  owner: string,
  known: readonly { readonly name: string }[],
): readonly string[] {
  const names = known.map(({ name }) => name);
  return Object.keys(properties)
    .filter((name) => !names.includes(name))
    .map((name) => `${owner} states no ${named(name, names)}`);
}

/** `` `x`. `` or `` `x`; did you mean `y`? `` */
function named(name: unknown, known: readonly string[]): string {
  if (typeof name !== "string") return "that has no name.";
  return `\`${name.slice(0, 60)}\`${didYouMean(name, known)}`;
}

/** @param among all that it may hold, where that is known */
function isListOfTexts(value: unknown, among?: readonly string[]): value is readonly string[] {
  return (
    Array.isArray(value) &&
    value.length > 0 &&
    value.every((each) => typeof each === "string" && (among?.includes(each) ?? true))
  );
}

function isInstant(value: unknown): value is string {
  if (typeof value !== "string" || !/^\d{4}-.{18}Z$/.test(value)) return false;
  const time = Date.parse(value);
  return !Number.isNaN(time) && new Date(time).toISOString() === value;
}
