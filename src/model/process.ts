import { Entity } from "./entity.ts";
import { Kind, Property } from "./kind.ts";

@Kind({
  plural: "processes",
  calledBy: "name",
  description: "A negotiation as a whole; its rounds are meetings.",
})
export class Process extends Entity {
  @Property({ type: "text", searched: true, description: "The name." })
  readonly name!: string;
}
