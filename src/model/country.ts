import { Actor } from "./entity.ts";
import { Kind, Property } from "./kind.ts";

@Kind({
  plural: "countries",
  calledBy: "name",
  description: "A country, which also stands for its government: its aliases hold the metonyms.",
})
export class Country extends Actor {
  @Property({ type: "text", description: "The two letters of ISO 3166-1, such as `TR`." })
  readonly isoCode!: string;
}
