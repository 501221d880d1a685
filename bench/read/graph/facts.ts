import type { NodeFact, RelationshipFact } from "../../../src/dossier/fact.ts";
import { background } from "./background.ts";
import { claims } from "./claims.ts";
import type { World } from "./world.ts";

/** All of the graph of a world, as the loader would write it. */
export function* factsOf(world: World): Generator<NodeFact | RelationshipFact> {
  yield* background(world);
  yield* claims(world);
}
