import type { GraphQLField } from "graphql";
import type { RelationshipField } from "../model/model.ts";
import type { Property } from "../model/property.ts";

/** A way to sort a connection: a property of its nodes or of its edges, by its name in GraphQL. */
export interface OrderField {
  /** The enum value: `SAID_ON`. */
  readonly value: string;
  readonly on: "node" | "edge";
  readonly property: Property;
}

/** What a connection lists, and in which orders it can be asked for. */
export interface ListDeclaration {
  /** Where it stands, for cursors: `Query.people`, `Meeting.attendees`. */
  readonly scope: string;
  /** The GraphQL type of its nodes. */
  readonly farType: string;
  /** The relationship it follows; a root list has none. */
  readonly along?: RelationshipField;
  readonly orders: readonly OrderField[];
}

/**
 * What a GraphQL field is to the planner: a `part` of a list, a `lookup` of nodes by their ids at the
 * root, `computed` by an analysis, a list of the claims of a `cell`, and what follows from the model.
 * Fields without a role are resolved by a method.
 */
export type PlanRole =
  | { readonly role: "property"; readonly property: Property }
  | { readonly role: "edgeProperty"; readonly property: Property }
  | { readonly role: "many"; readonly list: ListDeclaration }
  | { readonly role: "one"; readonly along: RelationshipField }
  | { readonly role: "sources" }
  | { readonly role: "reference"; readonly property: Property }
  | { readonly role: "reportedIn" }
  | { readonly role: "part" }
  | { readonly role: "lookup" }
  | { readonly role: "computed" }
  | { readonly role: "cell"; readonly claims: CellClaims; readonly list: ListDeclaration };

/** Whose claims a cell lists: those of its party, or those that others make about its party. */
export type CellClaims = "own" | "attributed";

/** The role of a field, as the schema carries it under `extensions.plan`. */
export function roleOf(field: GraphQLField<unknown, unknown>): PlanRole | undefined {
  return field.extensions["plan"] as PlanRole | undefined;
}
