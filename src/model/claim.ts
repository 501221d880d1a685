import { Entity } from "./entity.ts";
import { ClaimAct, DatePrecision } from "./enumerations.ts";
import { Kind, Property } from "./kind.ts";

@Kind({
  plural: "claims",
  calledBy: "text",
  description: "One thing that someone said, in our own words, with the documents that report it.",
})
export class Claim extends Entity {
  @Property({
    type: "text",
    searched: true,
    description: "What was said, in one plain sentence of ours.",
  })
  readonly text!: string;

  @Property({ type: ClaimAct, description: "What the speaker does by saying it." })
  readonly act!: string;

  @Property({ type: "date", description: "The day on which it was said." })
  readonly saidOn!: string;

  @Property({
    type: DatePrecision,
    byDefault: "DAY",
    description: "How exactly that day is known.",
  })
  readonly saidOnPrecision!: string;

  @Property({
    type: "text",
    list: true,
    optional: true,
    hidden: true,
    description: "The ids of the parties it counts for, where the dossier says so itself.",
  })
  readonly countsFor?: readonly string[];

  @Property({
    type: "text",
    optional: true,
    hidden: true,
    description: "The id of the process whose rounds it is sorted into.",
  })
  readonly process?: string;
}
