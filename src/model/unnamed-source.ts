import { Actor } from "./entity.ts";
import { Kind, Property } from "./kind.ts";

@Kind({
  plural: "unnamedSources",
  calledBy: "name",
  description: "Someone whom a document quotes without a name. Never merged with another.",
})
export class UnnamedSource extends Actor {
  @Property({ type: "text", optional: true, description: "What is told of the source." })
  readonly description?: string;
}
