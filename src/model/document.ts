import { Entity } from "./entity.ts";
import { DatePrecision, DocumentKind } from "./enumerations.ts";
import { Kind, Property } from "./kind.ts";

@Kind({
  plural: "documents",
  calledBy: "title",
  description: "A published text: an article, a statement, a memorandum.",
})
export class Document extends Entity {
  @Property({ type: "text", optional: true, searched: true, description: "The title." })
  readonly title?: string;

  @Property({ type: DocumentKind, description: "What sort of text it is." })
  readonly kind!: string;

  @Property({ type: "date", description: "The day on which it became public." })
  readonly publishedOn!: string;

  @Property({
    type: DatePrecision,
    byDefault: "DAY",
    description: "How exactly that day is known.",
  })
  readonly datePrecision!: string;

  @Property({
    type: "date",
    optional: true,
    description: "The day on which it was written, where it became public later.",
  })
  readonly writtenOn?: string;

  @Property({ type: "text", optional: true, description: "Where it was published." })
  readonly url?: string;

  @Property({ type: "text", optional: true, description: "Where a copy is kept." })
  readonly archivedUrl?: string;

  @Property({
    type: "text",
    optional: true,
    description: "The SHA-256 of its text in UTF-8, in hexadecimal.",
  })
  readonly sha256?: string;

  @Property({
    type: "text",
    optional: true,
    description: "Its language, as BCP 47 writes it: `en`.",
  })
  readonly language?: string;
}
