import { model, type RelationshipField } from "../model/model.ts";
import type { Draft } from "./draft.ts";

/** A node that a statement has, and what it can be. */
export interface Standing {
  readonly node: string;
  readonly kinds: readonly string[];
}

/** One step along a relationship, from a node that is there already. */
export interface Hop {
  readonly near: string;
  readonly edge: string;
  readonly far: string;
  /** The relationship's `to` end, whichever way it is read. */
  readonly to: string;
  /** `(meeting1)<-[attended1:ATTENDED]-(person1)` */
  readonly pattern: string;
  /** The same without names, for counting. */
  readonly bare: string;
}

/** The step from a node along a field. */
export function hopAlong(draft: Draft, standing: Standing, along: RelationshipField): Hop {
  const { type } = along.relationship;
  const edge = draft.name(camel(type));
  const far = draft.name(along.farType);
  const near = `(${standing.node}${ownerGuard(standing, along)})`;
  const label = farLabel(along);
  const [left, right] = arrows[along.direction];
  return {
    near: standing.node,
    edge,
    far,
    to: along.direction === "in" ? standing.node : far,
    pattern: `${near}${left}[${edge}:${type}]${right}(${far}${label})`,
    bare: `${near}${left}[:${type}]${right}(${label})`,
  };
}

/** Whether the graph can hold no second: read against its direction, a to-one field may meet several. */
export function isOnlyOne({ gives, stated, relationship }: RelationshipField): boolean {
  return gives === "one" && (stated === true || relationship.derived === true);
}

/** A field of one kind, asked where others may stand, holds for that kind alone. */
function ownerGuard({ kinds }: Standing, { owner }: RelationshipField): string {
  const owners = model.kindsOf(owner);
  return kinds.every((kind) => owners.includes(kind)) ? "" : `:${owner}`;
}

/** The relationship's type says what stands at its end, unless the field wants only some of that. */
function farLabel({ far, farType, direction, relationship }: RelationshipField): string {
  const ends = direction === "in" ? relationship.from : relationship.to;
  const allowed = ends.flatMap((name) => model.kindsOf(name));
  return far.length === allowed.length ? "" : `:${farType}`;
}

const arrows = { out: ["-", "->"], in: ["<-", "-"], both: ["-", "-"] } as const;

function camel(type: string): string {
  return type.toLowerCase().replace(/_(.)/g, (_, letter: string) => letter.toUpperCase());
}
