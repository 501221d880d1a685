import { Actor } from "./entity.ts";
import { Kind, Property } from "./kind.ts";

@Kind({
  plural: "people",
  calledBy: "name",
  description: "A person who takes part in negotiations or speaks about them.",
})
export class Person extends Actor {
  @Property({
    type: "text",
    optional: true,
    description: "The Wikidata item, such as `Q7747`.",
  })
  readonly wikidataId?: string;
}
