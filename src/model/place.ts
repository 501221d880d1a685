import { Entity } from "./entity.ts";
import { PlaceKind } from "./enumerations.ts";
import { Kind, Property } from "./kind.ts";

@Kind({ plural: "places", calledBy: "name", description: "A place: a city, a venue, a territory." })
export class Place extends Entity {
  @Property({ type: "text", searched: true, description: "The name." })
  readonly name!: string;

  @Property({ type: "text", list: true, searched: true, description: "Other names, as printed." })
  readonly aliases!: readonly string[];

  @Property({ type: PlaceKind, description: "What sort of place it is." })
  readonly kind!: string;
}
