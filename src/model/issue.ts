import { Entity } from "./entity.ts";
import { Kind, Property } from "./kind.ts";

@Kind({
  plural: "issues",
  calledBy: "name",
  description: "A matter that is negotiated, put as a proposition that one can be for or against.",
})
export class Issue extends Entity {
  @Property({ type: "text", searched: true, description: "The name." })
  readonly name!: string;

  @Property({ type: "text", description: "The sentence that a stance is for or against." })
  readonly proposition!: string;

  @Property({
    type: "text",
    list: true,
    optional: true,
    description:
      "The values that a position on it can take, in order, as an analyst declared them.",
  })
  readonly scale?: readonly string[];
}
