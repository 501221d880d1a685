import { Actor } from "./entity.ts";
import { OrganizationKind } from "./enumerations.ts";
import { Kind, Property } from "./kind.ts";

@Kind({
  plural: "organizations",
  calledBy: "name",
  description: "An organisation: an alliance, a delegation, a news agency, a publisher.",
})
export class Organization extends Actor {
  @Property({ type: OrganizationKind, description: "What sort of organisation it is." })
  readonly kind!: string;
}
