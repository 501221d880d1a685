import type { Dialect } from "../../graph/graph.ts";
import { model } from "../../model/model.ts";
import type { RelationshipDeclaration } from "../../model/relationship.ts";
import { type Dated, datedKinds } from "./days.ts";

/** A step to nodes of a dated kind, along relationships of some types in one direction. */
export interface Link {
  readonly types: readonly string[];
  readonly direction: "out" | "in";
  readonly far: Dated;
  /** An index of relationships has them in their order: a hub's claims, on Neo4j. */
  readonly indexed: boolean;
}

/** Every step that the model declares from that kind to a dated one; those alike are one. */
export function linksOf(kind: string, dialect: Dialect): readonly Link[] {
  const single = model.relationships.flatMap((relationship) =>
    (["out", "in"] as const).flatMap((direction) =>
      datedEnds(relationship, kind, direction).map((far) => {
        const indexed = isIndexed(relationship, { direction, far }, dialect);
        return { types: [relationship.type], direction, far, indexed };
      }),
    ),
  );
  const joined = new Map<string, Link>();
  for (const link of single) {
    const key = link.indexed ? link.types.join() : `${link.direction} ${link.far}`;
    const types = [...(joined.get(key)?.types ?? []), ...link.types];
    joined.set(key, { ...link, types });
  }
  return [...joined.values()];
}

/** `(node)<-[link:HELD_AT|ROUND_OF]-(found:Meeting)` */
export function patternOf({ types, direction, far }: Link, near: string): string {
  const [left, right] = direction === "out" ? ["-", "->"] : ["<-", "-"];
  return `(${near})${left}[link:${types.join("|")}]${right}(found:${far})`;
}

function datedEnds(
  { from, to }: RelationshipDeclaration,
  kind: string,
  direction: "out" | "in",
): readonly Dated[] {
  const kinds = (names: readonly string[]) => names.flatMap((name) => model.kindsOf(name));
  const [near, far] = direction === "out" ? [kinds(from), kinds(to)] : [kinds(to), kinds(from)];
  return near.includes(kind) ? datedKinds.filter((each) => far.includes(each)) : [];
}

function isIndexed(
  { pagedByClaim, hub }: RelationshipDeclaration,
  { direction, far }: Pick<Link, "direction" | "far">,
  { hubIndexes }: Dialect,
): boolean {
  const fromHub = (hub === "from") === (direction === "out");
  return hubIndexes && pagedByClaim === true && far === "Claim" && fromHub;
}
