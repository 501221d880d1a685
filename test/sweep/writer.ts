import {
  doTypesOverlap,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isLeafType,
} from "graphql";
import type { Dice } from "./dice.ts";
import { dueFor, type Favourite } from "./favourite.ts";
import { Scope } from "./scope.ts";
import type { Values } from "./values.ts";
import { roots } from "./ways.ts";

/** What may still be asked for below a place. */
interface Room {
  /** Fields below each other. */
  readonly depth: number;
  /** How often the place can come in the answer. */
  readonly rows: number;
}

interface Fragment {
  readonly name: string;
  readonly type: GraphQLCompositeType;
  readonly text: string;
  readonly scope: Scope;
  readonly depth: number;
  /** The sub-queries that it takes. */
  readonly queries: number;
}

/** Writes one operation, field by field, as the dice fall. It may break a rule or a limit. */
export class Writer {
  private readonly fragments: Fragment[] = [];
  private queriesLeft = 0;
  private fieldsLeft = 0;
  /** What the next selections of a type must ask for. */
  private readonly due: Map<string, string[][]>;
  private names = 0;

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly dice: Dice,
    readonly values: Values,
    private readonly favourite: Favourite,
  ) {
    this.due = dueFor(schema, favourite);
  }

  operation(): string {
    const query = this.schema.getQueryType();
    if (!query) throw new Error("The schema has no queries.");
    const fields = query.getFields();
    const offered = rootNames.flatMap((name) => fields[name] ?? []);
    const scope = new Scope();
    const rootFields = this.dice.times(this.dice.pick([1, 1, 1, 2, 2, 3]), (at) => {
      this.queriesLeft = this.dice.pick([6, 12, 20, 30, 45]);
      this.fieldsLeft = 60;
      const first = at === 0 ? fields[this.favourite.list] : undefined;
      return this.field(query, first ?? this.dice.pick(offered), scope, { depth: 15, rows: 1 });
    });
    const body = this.wrapped(query, rootFields);
    const fragments = this.fragments.map(
      ({ name, type, text }) => `fragment ${name} on ${type} ${text}`,
    );
    const rest = [braced(body), ...fragments].join("\n\n");
    const variables = this.values
      .usedIn(rest)
      .map(({ name, type, byDefault }) => `$${name}: ${type}${byDefault}`);
    return `query Sweep${variables.length === 0 ? "" : `(${variables.join(", ")})`} ${rest}`;
  }

  /** Root fields, now and then in a fragment. */
  private wrapped(query: GraphQLCompositeType, fields: readonly (string | undefined)[]): string[] {
    const written = fields.filter((field) => field !== undefined);
    if (written.length === 0 || this.dice.chance(0.05)) written.push("__typename");
    return this.dice.chance(0.1) ? [`... on ${query} ${braced(written)}`] : written;
  }

  private selection(type: GraphQLCompositeType, scope: Scope, room: Room): string {
    const fields = "getFields" in type ? type.getFields() : {};
    const due = (this.due.get(type.name)?.shift() ?? []).flatMap((name) => fields[name] ?? []);
    const wanted = this.fieldsLeft > 0 ? this.dice.pick([1, 2, 2, 3, 3, 4, 5]) : 1;
    const parts = [
      ...due.map((field) => this.field(type, field, scope, room)),
      ...this.dice.times(wanted, () => this.part(type, scope, room)),
    ];
    const written = parts.filter((part) => part !== undefined);
    if (written.length === 0) written.push(this.typename(type, scope) ?? "__typename");
    return braced(written);
  }

  private part(type: GraphQLCompositeType, scope: Scope, room: Room): string | undefined {
    const thrown = this.dice.throw();
    if (thrown < 0.05) return this.typename(type, scope);
    if (thrown < 0.1) return this.again(type, scope, room);
    const likely = isAbstractType(type) ? 0.35 : 0.15;
    if (thrown < 0.1 + likely) return this.fragmentOf(type, scope, room);
    const fields = "getFields" in type ? Object.values(type.getFields()) : [];
    return this.field(type, this.chosen(fields, room), scope, room);
  }

  private typename(type: GraphQLCompositeType, scope: Scope): string | undefined {
    const response = this.dice.chance(0.3) ? `kind${this.newName()}` : "__typename";
    const entry = { response, parent: type, field: "__typename", signature: "" };
    if (!scope.fits(this.schema, entry)) return undefined;
    scope.add(this.schema, entry);
    return response === "__typename" ? response : `${response}: __typename`;
  }

  /** A field that is asked for already, asked for again: the two are merged. */
  private again(type: GraphQLCompositeType, scope: Scope, room: Room): string | undefined {
    const known = scope.entries.filter(
      (entry) => entry.parent === type && entry.field !== "__typename",
    );
    if (known.length === 0 || !("getFields" in type)) return undefined;
    const { response, field, signature } = this.dice.pick(known);
    const definition = type.getFields()[field];
    return definition && this.written(type, definition, { response, signature }, scope, room);
  }

  private chosen(
    fields: readonly GraphQLField<unknown, unknown>[],
    room: Room,
  ): GraphQLField<unknown, unknown> {
    const leaves = fields.filter((field) => isLeafType(getNamedType(field.type)));
    const others = fields.filter((field) => !leaves.includes(field));
    const isDeep = room.depth > 2 && this.queriesLeft > 0 && room.rows < 500;
    const rows = others.filter((field) => ["edges", "nodes"].includes(field.name));
    if (isDeep && rows.length > 0 && this.dice.chance(0.75)) return this.dice.pick(rows);
    const from = isDeep && this.dice.chance(0.6) ? others : leaves;
    return this.dice.pick([from, leaves, others].find((list) => list.length > 0) ?? fields);
  }

  private field(
    type: GraphQLCompositeType,
    field: GraphQLField<unknown, unknown>,
    scope: Scope,
    room: Room,
  ): string | undefined {
    const response = this.responseName(type, field);
    const kind = roots.find((root) => root.slice(1).includes(field.name))?.[0] ?? "";
    const signature = this.values.argumentsOf(field.args, kind);
    return this.written(type, field, { response, signature }, scope, room);
  }

  /** The field as written, if nothing is in conflict with it and there is room. */
  private written(
    type: GraphQLCompositeType,
    field: GraphQLField<unknown, unknown>,
    as: { readonly response: string; readonly signature: string },
    scope: Scope,
    room: Room,
  ): string | undefined {
    const entry = { ...as, parent: type, field: field.name };
    const below = getNamedType(field.type);
    if (!scope.fits(this.schema, entry) || !this.hasRoom(field, room)) return undefined;
    const child = scope.add(this.schema, entry);
    const name = as.response === field.name ? field.name : `${as.response}: ${field.name}`;
    const head = `${name}${as.signature}${this.directive()}`;
    if (!isCompositeType(below)) return head;
    return `${head} ${this.selection(below, child, this.roomBelow(field, as.signature, room))}`;
  }

  /** Takes what the field needs of the room, if there is as much. */
  private hasRoom(field: GraphQLField<unknown, unknown>, room: Room): boolean {
    const below = getNamedType(field.type);
    if (isCompositeType(below) && room.depth < 2) return false;
    const isFree = isLeafType(below)
      ? !["independentSourceCount", "totalCount"].includes(field.name)
      : ["edges", "nodes", "node"].includes(field.name);
    if (!isFree && this.queriesLeft < 1) return false;
    this.queriesLeft -= Number(!isFree);
    this.fieldsLeft -= 1;
    return true;
  }

  private roomBelow(field: GraphQLField<unknown, unknown>, signature: string, room: Room): Room {
    const isList = field.args.some((arg) => arg.name === "first");
    const first = /(first|last): \$/.test(signature)
      ? 5
      : Number(/(?:first|last): (\d)/.exec(signature)?.[1] ?? 20);
    return { depth: room.depth - 1, rows: isList ? room.rows * Math.max(first, 1) : room.rows };
  }

  private fragmentOf(type: GraphQLCompositeType, scope: Scope, room: Room): string | undefined {
    const on = this.condition(type);
    if (this.dice.chance(0.6)) {
      const bare = on === type && this.dice.chance(0.3);
      const head = `...${bare ? "" : ` on ${on}`}${this.directive()}`;
      return `${head} ${this.selection(on, scope, room)}`;
    }
    return this.dice.chance(0.4)
      ? this.knownFragment(type, scope, room)
      : this.newFragment(on, scope, room);
  }

  private newFragment(on: GraphQLCompositeType, scope: Scope, room: Room): string {
    const name = `F${this.newName()}`;
    const before = scope.entries.length;
    const left = this.queriesLeft;
    const text = this.selection(on, scope, room);
    const own = new Scope();
    own.entries.push(...scope.entries.slice(before));
    this.fragments.push({
      name,
      type: on,
      text,
      scope: own,
      depth: room.depth,
      queries: left - this.queriesLeft,
    });
    return `...${name}${this.directive()}`;
  }

  /** A fragment that is used elsewhere, where nothing here has the same name in the answer. */
  private knownFragment(type: GraphQLCompositeType, scope: Scope, room: Room): string | undefined {
    const fitting = this.fragments.filter(
      (fragment) =>
        doTypesOverlap(this.schema, fragment.type, type) &&
        fragment.scope.entries.every((entry) =>
          scope.entries.every((other) => other.response !== entry.response),
        ) &&
        (fragment.depth <= room.depth || room.depth > 6) &&
        fragment.queries <= this.queriesLeft,
    );
    if (fitting.length === 0) return undefined;
    const fragment = this.dice.pick(fitting);
    scope.entries.push(...fragment.scope.entries);
    this.queriesLeft -= fragment.queries;
    return `...${fragment.name}${this.directive()}`;
  }

  /** A type that a fragment here can be on; an interface as often as a kind. */
  private condition(type: GraphQLCompositeType): GraphQLCompositeType {
    const named = Object.values(this.schema.getTypeMap()).filter(isCompositeType);
    const fitting = named.filter((each) => doTypesOverlap(this.schema, each, type));
    const interfaces = fitting.filter((each) => isAbstractType(each) && each.name !== "Node");
    const from = interfaces.length > 0 && this.dice.chance(0.5) ? interfaces : fitting;
    return this.dice.chance(0.2) ? type : this.dice.pick(from);
  }

  /** The field's own name, an alias, or the name of another field as an alias. */
  private responseName(type: GraphQLCompositeType, field: GraphQLField<unknown, unknown>): string {
    if (this.dice.chance(0.75)) return field.name;
    if (this.dice.chance(0.3) && "getFields" in type) {
      return this.dice.pick(Object.keys(type.getFields()));
    }
    return `${field.name}${this.newName()}`;
  }

  private directive(): string {
    const written = () =>
      ` @${this.dice.pick(["include", "skip"])}(if: ${this.values.condition()})`;
    return this.dice.chance(0.08) ? written() : "";
  }

  private newName(): number {
    this.names += 1;
    return this.names;
  }
}

/** The root fields that the sweep asks; `node` and `nodes` as often as three kinds. */
const rootNames = [
  ...roots.flatMap(([, lookUp, list]) => [lookUp, list]),
  ...["node", "nodes", "node", "nodes", "node", "nodes"],
];

function braced(parts: readonly string[]): string {
  return `{\n${parts.join("\n").replace(/^/gm, "  ")}\n}`;
}
