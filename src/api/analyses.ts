import { type GraphQLField, type GraphQLSchema, getNamedType, isObjectType } from "graphql";
import { model } from "../model/model.ts";
import { type PlanRole, roleOf } from "../plan/role.ts";
import { ContradictionsResolver } from "./contradictions.ts";
import { type OfferedList, offerClaims } from "./lists.ts";
import { Neighbourhoods } from "./neighbourhood.ts";
import { Paths } from "./path.ts";
import { Position, Positions } from "./positions.ts";
import { mark, partsOf, plan } from "./roles.ts";
import { RoundDiffs } from "./round-diff.ts";
import { Search } from "./search.ts";
import { Timeline } from "./timeline.ts";

/** The root fields that compute their answers over the graph. */
export const analyses = [
  Positions,
  RoundDiffs,
  ContradictionsResolver,
  Search,
  Timeline,
  Paths,
  Neighbourhoods,
] as const;

/** Root fields whose answers are resolved field by field. */
const BY_METHOD: readonly string[] = ["statistics"];

type CellRole = Extract<PlanRole, { role: "cell" }>;

/** Marks the root fields of the analyses, and all that their answers are made of. */
export function assignAnalysisRoles(schema: GraphQLSchema, cells: readonly CellRole[]): void {
  const position = partsOf(schema, Position.name);
  for (const role of cells) plan(position[role.list.scope.replace(`${Position.name}.`, "")], role);
  for (const field of Object.values(schema.getQueryType()?.getFields() ?? {})) {
    if (roleOf(field) !== undefined || BY_METHOD.includes(field.name)) continue;
    mark(field, { role: "computed" });
    assignBelow(field);
  }
}

/** What an analysis gives is walked down to its values, and to the nodes that it names. */
function assignBelow({ type }: GraphQLField<unknown, unknown>): void {
  const named = getNamedType(type);
  if (!isObjectType(named) || model.kinds.some(({ name }) => name === named.name)) return;
  for (const field of Object.values(named.getFields())) {
    if (roleOf(field) !== undefined) continue;
    plan(field, { role: "computed" });
    assignBelow(field);
  }
}

/** Offers the claims of a position, with what is known of each on the issue. */
export function offerCells(claims: OfferedList | undefined): readonly CellRole[] {
  if (claims === undefined) throw new Error("There is no list of an issue's claims.");
  const own = "The claims of the party on the issue in the round.";
  const attributed =
    "What others claim of the party on the issue in the round: claims about it that do not count for it.";
  return [
    { role: "cell", claims: "own", list: offerClaims(Position, "claims", own, claims) },
    {
      role: "cell",
      claims: "attributed",
      list: offerClaims(Position, "attributed", attributed, claims),
    },
  ];
}
