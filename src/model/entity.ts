import { KindInterface, Property } from "./kind.ts";

@KindInterface("Anything that has an id: the same id always finds the same thing.")
export abstract class Node {
  @Property({ type: "id", description: "The id, a readable slug, unique over the whole graph." })
  readonly id!: string;
}

@KindInterface("Anything that the graph holds, with the documents that are evidence of it.")
export abstract class Entity extends Node {
  @Property({
    type: "text",
    derived: true,
    description:
      "What a person would call it: its name, text or title, else its publisher and day.",
  })
  readonly label!: string;

  @Property({
    type: "date",
    derived: true,
    description: "The first day on which it can have been known, from what was published.",
  })
  readonly knownFrom!: string;

  @Property({
    type: "instant",
    bookkeeping: true,
    description: "When it was recorded in this graph, as it stands.",
  })
  readonly recordedAt!: string;

  @Property({
    type: "text",
    list: true,
    bookkeeping: true,
    hidden: true,
    description: "The ids of the dossiers that state it.",
  })
  readonly dossiers!: readonly string[];

  @Property({
    type: "text",
    derived: true,
    hidden: true,
    description: "Its folded words, a space before each, for the search.",
  })
  readonly search!: string;
}

@KindInterface(
  "Anyone who speaks or is spoken to: a person, a country, an organisation or an unnamed source.",
)
export abstract class Actor extends Entity {
  @Property({ type: "text", searched: true, description: "The name." })
  readonly name!: string;

  @Property({ type: "text", list: true, searched: true, description: "Other names, as printed." })
  readonly aliases!: readonly string[];
}
