import { Entity } from "./entity.ts";
import { DatePrecision, MeetingKind, MeetingStatus } from "./enumerations.ts";
import { Kind, Property } from "./kind.ts";

@Kind({
  plural: "meetings",
  calledBy: "name",
  description: "A meeting, proposed or held: a round of talks, a summit, a conference, a call.",
})
export class Meeting extends Entity {
  @Property({ type: "text", searched: true, description: "The name." })
  readonly name!: string;

  @Property({ type: MeetingKind, description: "Its form." })
  readonly kind!: string;

  @Property({
    type: "integer",
    optional: true,
    description: "Its number, if it is a round of a process.",
  })
  readonly round?: number;

  @Property({ type: "date", description: "Its first day, held or planned." })
  readonly startsOn!: string;

  @Property({
    type: "date",
    optional: true,
    nullUntilReached: true,
    description: "Its last day, where it took more than one.",
  })
  readonly endsOn?: string;

  @Property({
    type: DatePrecision,
    byDefault: "DAY",
    description: "How exactly its first day is known.",
  })
  readonly datePrecision!: string;

  @Property({
    type: "date",
    optional: true,
    description: "The day on which it was proposed.",
  })
  readonly proposedOn?: string;

  @Property({
    type: "date",
    optional: true,
    nullUntilReached: true,
    description: "The day on which it was put off.",
  })
  readonly postponedOn?: string;

  @Property({
    type: "date",
    optional: true,
    nullUntilReached: true,
    description: "The day on which it took place.",
  })
  readonly heldOn?: string;

  @Property({
    type: "date",
    optional: true,
    nullUntilReached: true,
    description: "The day on which it was called off.",
  })
  readonly cancelledOn?: string;

  @Property({
    type: MeetingStatus,
    description: "How far it has come, as of the day asked for.",
    latestOf: {
      dates: [
        ["proposedOn", "PROPOSED"],
        ["postponedOn", "POSTPONED"],
        ["heldOn", "HELD"],
        ["cancelledOn", "CANCELLED"],
      ],
      otherwise: "UNKNOWN",
    },
  })
  readonly status!: string;
}
