import { Entity } from "./entity.ts";
import { OutcomeKind } from "./enumerations.ts";
import { Kind, Property } from "./kind.ts";

@Kind({
  plural: "outcomes",
  calledBy: "text",
  description: "What a meeting came to on a matter: agreed, not agreed, proposed or offered.",
})
export class Outcome extends Entity {
  @Property({ type: "text", searched: true, description: "What it came to, in our own words." })
  readonly text!: string;

  @Property({ type: OutcomeKind, description: "What became of the matter." })
  readonly kind!: string;

  @Property({ type: "text", optional: true, description: "The value agreed on, as told." })
  readonly value?: string;

  @Property({ type: "integer", optional: true, description: "The quantity, or the least of it." })
  readonly quantityMin?: number;

  @Property({ type: "integer", optional: true, description: "The quantity, or the most of it." })
  readonly quantityMax?: number;

  @Property({ type: "text", optional: true, description: "What the quantity counts." })
  readonly unit?: string;
}
