import {
  type FieldNode,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLOutputType,
  getNamedType,
  isLeafType,
  isObjectType,
  print,
} from "graphql";
import type { Row as Columns, Values } from "../graph/graph.ts";
import { model } from "../model/model.ts";
import type { Variables } from "./arguments.ts";
import { Draft, type Occasion, type RootValues } from "./draft.ts";
import { type Fetched, fetchCells, fetchNodes, keyOf } from "./fetched.ts";
import { readerOfIds } from "./identity.ts";
import { roleOf } from "./role.ts";
import { Missing, objectOf, type Reading, type Row, readerOf, Scope } from "./scope.ts";
import { fieldsBelow } from "./selection.ts";

/** Whether the client asks for what these fields lead to, one below the other: `cells`, `claims`. */
export type AsksFor = (...path: readonly string[]) => boolean;

/** What an analysis gives, compiled: which nodes its answer names, and the way to the answer. */
export interface ComputedPlan {
  readonly statement: string;
  readonly asksFor: AsksFor;
  /** The ids to be fetched, as root values; nothing where there is nothing to fetch. */
  readonly wanted: (computed: unknown) => RootValues | undefined;
  readonly values: (variables: Variables, root: RootValues) => Values;
  readonly read: (computed: unknown, rows: readonly Columns[], reading: Reading) => unknown;
}

/** Plans the answer of a root field that an analysis computes. */
export function planComputed(
  occasion: Occasion,
  type: GraphQLOutputType,
  nodes: readonly FieldNode[],
): ComputedPlan {
  const draft = new Draft(occasion);
  const writer = new ComputedWriter(draft);
  const read = writer.write(type, nodes, []);
  const { scope, places } = writer;
  return {
    statement: [...scope.blocks, ...scope.returned].join("\n"),
    asksFor: (...path) => writer.asked.has(path.join(".")),
    wanted: (computed) => wantedBy(places, computed),
    values: draft.finish(),
    read: (computed, [columns], reading) => {
      const found = new Map(
        places.map(({ fetched }) => [fetched, objectsOf(fetched, columns?.[0] as Row, reading)]),
      );
      return read(computed, { ...reading, found });
    },
  };
}

/** Fetched objects by what they were fetched for. */
type Found = ReadonlyMap<Fetched, ReadonlyMap<string, unknown>>;

/** What reading a computed value takes beside it. */
interface Joining extends Reading {
  readonly found: Found;
}

type ReadComputed = (computed: unknown, joining: Joining) => unknown;

/** Where something is fetched for, by the names of the fields that lead there. */
interface Place {
  readonly fetched: Fetched;
  readonly paths: (readonly string[])[];
}

/** Writes the one statement for all that is asked of the nodes that a computed answer names. */
class ComputedWriter {
  readonly scope: Scope;
  /** What is asked for, by the names of the fields that lead there. */
  readonly asked = new Set<string>();
  readonly #places = new Map<string, Place>();

  constructor(draft: Draft) {
    this.scope = new Scope(draft, "", []);
  }

  get places(): readonly Place[] {
    return [...this.#places.values()];
  }

  /** The reader of a value of that type, or of a list of them. */
  write(
    type: GraphQLOutputType,
    nodes: readonly FieldNode[],
    path: readonly string[],
  ): ReadComputed {
    const named = getNamedType(type);
    if (isLeafType(named)) return (value) => value ?? null;
    if (!isObjectType(named) || isKind(named.name)) {
      const readId = readerOfIds(this.scope.draft.asking, named.name, nodes);
      if (readId) return (value, joining) => each(value, (id) => readId(id, joining));
      const key = `${named.name} ${written(nodes)}`;
      return this.#place(key, path, () => fetchNodes(this.scope, named.name, nodes));
    }
    const object = objectOf(this.#fields(named, nodes, path));
    return (value, joining) => each(value, (one) => object(one as Computed, joining));
  }

  #fields(type: GraphQLObjectType, nodes: readonly FieldNode[], path: readonly string[]) {
    const fields = fieldsBelow(this.scope.draft.asking, type, nodes);
    return [...fields].map(([key, asked]) =>
      readerOf<Computed, Joining>(type, key, asked, (field) => this.#field(field, asked, path)),
    );
  }

  #field(
    field: GraphQLField<unknown, unknown>,
    nodes: readonly FieldNode[],
    path: readonly string[],
  ): (computed: Computed, joining: Joining) => unknown {
    const role = roleOf(field);
    const below = [...path, field.name];
    this.asked.add(below.join("."));
    if (role?.role !== "cell") {
      const read = this.write(field.type, nodes, below);
      return (computed, joining) => read(computed[field.name], joining);
    }
    const key = `${role.list.scope} ${nodes.map(print).join(" ")}`;
    const fetch = () => fetchCells(this.scope, role, field, nodes);
    return this.#place(key, path, fetch);
  }

  /** What is asked alike is fetched once, wherever it stands. */
  #place(key: string, path: readonly string[], fetch: () => Fetched): ReadComputed {
    const place = this.#places.get(key) ?? { fetched: fetch(), paths: [] };
    this.#places.set(key, place);
    place.paths.push(path);
    return (value, joining) => each(value, (one) => joined(place.fetched, one, joining));
  }
}

type Computed = Readonly<Record<string, unknown>>;

function isKind(name: string): boolean {
  return model.kinds.some((kind) => kind.name === name);
}

/** What is asked below the nodes, whatever they are called. */
function written(nodes: readonly FieldNode[]): string {
  return nodes.map(({ selectionSet }) => (selectionSet ? print(selectionSet) : "")).join(" ");
}

function each(value: unknown, read: (one: unknown) => unknown): unknown {
  if (value == null) return null;
  return Array.isArray(value) ? value.map((one) => each(one, read)) : read(value);
}

function joined(fetched: Fetched, value: unknown, joining: Joining): unknown {
  const item = fetched.itemOf(value);
  if (item === undefined) return fetched.read(fetched.nothing, joining);
  const object = joining.found.get(fetched)?.get(keyOf(item));
  // What the analysis saw can have gone before it was fetched.
  if (object === undefined && joining.strict) throw new Missing(`${keyOf(item)} has gone.`);
  return object ?? null;
}

/** What was fetched, by the keys of its items: one object each, however often it stands in the answer. */
function objectsOf(
  { at, keyAt, read }: Fetched,
  row: Row | undefined,
  reading: Reading,
): ReadonlyMap<string, unknown> {
  const rows = (row?.[at] ?? []) as readonly Row[];
  return new Map(rows.map((one) => [String(one[keyAt]), read(one, reading)]));
}

function wantedBy(places: readonly Place[], computed: unknown): RootValues | undefined {
  const wanted = places.map(({ fetched, paths }) => {
    const items = paths.flatMap((path) => valuesAlong(computed, path)).map(fetched.itemOf);
    const given = items.filter((item) => item !== undefined);
    return [fetched.name, [...new Map(given.map((item) => [keyOf(item), item])).values()]] as const;
  });
  return wanted.some(([, items]) => items.length > 0) ? Object.fromEntries(wanted) : undefined;
}

/** All that stands in a computed answer where these fields lead. */
function valuesAlong(computed: unknown, [name, ...rest]: readonly string[]): readonly unknown[] {
  if (computed == null) return [];
  if (Array.isArray(computed)) {
    return computed.flatMap((one) => valuesAlong(one, name === undefined ? [] : [name, ...rest]));
  }
  return name === undefined ? [computed] : valuesAlong((computed as Computed)[name], rest);
}
