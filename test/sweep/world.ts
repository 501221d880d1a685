import { stringify } from "yaml";
import { model } from "../../src/model/model.ts";
import { Dice } from "./dice.ts";
import { ClaimWorld } from "./world-claims.ts";

/** How many entries there are of each kind. */
const COUNTS = {
  people: 20,
  countries: 8,
  organizations: 14,
  unnamedSources: 6,
  places: 10,
  processes: 2,
  meetings: 12,
  issues: 6,
  outcomes: 12,
  documents: 24,
  claims: 45,
} as const;

export type Lists = Readonly<Record<keyof typeof COUNTS, readonly string[]>>;
export type Item = Readonly<Record<string, unknown>>;

/** Words that sort alike by code point and by UTF-16 unit. */
export const oneOrder: readonly string[] = [
  ..."peace troops 🕊️ Çırağan мир ceasefire «quoted» 😀 zero-width\u200djoin e\u0301 ΟΔΟΣ".split(
    " ",
  ),
  ...`"double" it's $v.first back\\slash {brace} Ärger ZEBRA zebra 10 9 𝒜 -dash #hash %`.split(" "),
];

/** With words that do not: 😀 and 𝒜 come last by code point, before these by UTF-16 unit. */
export const allWords: readonly string[] = [...oneOrder, "～wide", "ﬁn", "ＡＢ"];

/** A dossier that nobody would write: all kinds, all relationships, ties, doubles and odd texts. */
export function randomDossier(seed: number, words = allWords): string {
  return stringify(new World(new Dice(seed), words).dossier());
}

/** Throws the entries of a dossier. */
export class World {
  readonly ids: Lists;
  /** The day on which each document was published; they stand in that order. */
  readonly published: ReadonlyMap<string, string>;
  /** The day on which each meeting starts, likewise. */
  private readonly starts: readonly string[];

  constructor(
    readonly dice: Dice,
    private readonly words: readonly string[],
  ) {
    const named = Object.entries(COUNTS).map(([plural, count]) => {
      const kind = model.kinds.find((each) => each.plural === plural)?.name.toLowerCase();
      return [plural, dice.times(count, (at) => `${kind}-${at + 1}`)];
    });
    this.ids = Object.fromEntries(named);
    const days = dice.times(COUNTS.documents, () => dice.day("2025-05-16", 50)).toSorted();
    this.starts = dice.times(COUNTS.meetings, () => dice.day("2025-05-20", 40)).toSorted();
    this.published = new Map(this.ids.documents.map((id, at) => [id, days[at] ?? ""]));
  }

  dossier(): Item {
    const claims = new ClaimWorld(this);
    return {
      dossier: "random",
      title: "A world that nobody wrote",
      process: "process-1",
      people: this.ids.people.map((id) => this.person(id)),
      countries: this.ids.countries.map((id) => this.country(id)),
      organizations: this.ids.organizations.map((id) => this.organization(id)),
      unnamedSources: this.ids.unnamedSources.map((id) => this.unnamedSource(id)),
      places: this.ids.places.map((id, at) => this.place(id, at)),
      processes: this.ids.processes.map((id) => ({ ...this.entry(id), name: this.text() })),
      issues: this.ids.issues.map((id) => this.issue(id)),
      meetings: this.ids.meetings.map((id, at) => this.meeting(id, at)),
      documents: this.ids.documents.map((id, at) => this.document(id, at)),
      claims: this.ids.claims.map((id, at) => claims.claim(id, at)),
      outcomes: this.ids.outcomes.map((id, at) => claims.outcome(id, at)),
    };
  }

  text(): string {
    return this.dice.times(1 + this.dice.below(3), () => this.dice.pick(this.words)).join(" ");
  }

  /** What is there now and then. */
  maybe(properties: Item, chance = 0.5): Item {
    return this.dice.chance(chance) ? properties : {};
  }

  /** The value of an enumeration, most often its first. */
  one(values: readonly string[]): string {
    return this.dice.pick(values);
  }

  /** Items of a relationship: bare ids or objects, each pair of ends at most once. */
  items(ids: readonly string[], most: number, properties: () => Item = () => ({})): unknown[] {
    return this.dice.some(ids, this.dice.below(most + 1)).map((node) => {
      const item = { node, ...properties() };
      return Object.keys(item).length === 1 ? node : item;
    });
  }

  /** Documents that report something, often late ones; the entry's own where nothing is said. */
  reported(): Item {
    const { documents } = this.ids;
    const from = this.dice.chance(0.5) ? documents : documents.slice(-8);
    return this.maybe({ reportedIn: this.dice.some(from, this.dice.pick([1, 1, 2, 3])) });
  }

  /** Reports, with spans and quotes, now and then two of one document. */
  evidence(documents = this.ids.documents): unknown[] {
    const chosen = this.dice.some(documents, 1 + this.dice.below(3));
    return chosen.flatMap((node): unknown[] => {
      if (this.dice.chance(0.3)) return [node];
      const start = this.dice.below(50);
      const span = this.span(node, start);
      const via = this.dice.pick([...this.ids.organizations, ...this.ids.unnamedSources]);
      const told = {
        ...this.maybe({ quote: this.text() }),
        ...this.maybe({ telling: this.text() }),
      };
      const report = { ...span, ...told, ...this.maybe({ via }, 0.3) };
      return this.dice.chance(0.2) ? [report, this.span(node, start + 60)] : [report];
    });
  }

  /** A span of a text that is not there to be checked. */
  private span(node: string, start: number): Item {
    const sha256 = this.dice.times(64, () => this.dice.below(16).toString(16)).join("");
    return { node, start, end: start + 1 + this.dice.below(9), sha256 };
  }

  private entry(id: string): Item {
    return { id, evidence: this.evidence() };
  }

  private actor(id: string): Item {
    return {
      ...this.entry(id),
      name: this.text(),
      ...this.maybe({ aliases: this.dice.times(this.dice.below(3), () => this.text()) }),
    };
  }

  private term(): Item {
    return {
      ...this.maybe({ since: this.dice.day("2025-01-01", 100) }),
      ...this.maybe({ until: this.dice.day("2025-05-20", 60) }),
      ...this.reported(),
    };
  }

  private memberOf(id: string): Item {
    const others = this.ids.organizations.filter((each) => each !== id);
    return this.maybe({ memberOf: this.items(others, 3, () => this.term()) });
  }

  private person(id: string): Item {
    const places = [...this.ids.countries, ...this.ids.organizations.slice(0, 5)];
    const offices = this.items(places, 2).flatMap((node, at) => {
      const first = { node, title: `${this.text()} ${at}`, ...this.term() };
      return this.dice.chance(0.3)
        ? [first, { node, title: `second ${at}`, ...this.term() }]
        : [first];
    });
    const wikidataId = `Q${1 + this.dice.below(99)}`;
    return { ...this.actor(id), ...this.maybe({ wikidataId }), ...this.memberOf(id), offices };
  }

  private country(id: string): Item {
    const isoCode = this.one(["TR", "UA", "RU", "US", "FR", "DE"]);
    return { ...this.actor(id), isoCode, ...this.memberOf(id) };
  }

  private organization(id: string): Item {
    const kind = this.one(["ALLIANCE", "UNION", "NEWS_AGENCY", "PUBLISHER", "DELEGATION", "OTHER"]);
    const parties = [
      ...this.ids.countries,
      ...this.ids.organizations.filter((each) => each !== id),
    ];
    const speaksFor = this.maybe({ speaksFor: this.items(parties, 1, () => this.term()) }, 0.4);
    return { ...this.actor(id), kind, ...this.memberOf(id), ...speaksFor };
  }

  private unnamedSource(id: string): Item {
    const speaksFor = this.items(this.ids.countries, 1, () => this.reported());
    return { ...this.actor(id), ...this.maybe({ description: this.text() }), speaksFor };
  }

  private place(id: string, at: number): Item {
    const around = [...this.ids.places.slice(0, at), ...this.ids.countries];
    const locatedIn = this.maybe({ locatedIn: this.dice.pick(around) }, 0.8);
    return { ...this.actor(id), kind: this.one(["CITY", "VENUE", "REGION"]), ...locatedIn };
  }

  private issue(id: string): Item {
    const scale = this.dice.times(this.dice.below(4), (at) => `${at} ${this.text()}`);
    const issue = { ...this.entry(id), name: this.text(), proposition: this.text() };
    return { ...issue, ...this.maybe({ scale }) };
  }

  private meeting(id: string, at: number): Item {
    const { dice } = this;
    const startsOn = this.starts[at] ?? "";
    const isRound = at < 6;
    const round = { process: at < 3 ? "process-1" : "process-2", round: (at % 3) + 1 };
    const parties = [...this.ids.countries, ...this.ids.organizations];
    return {
      ...this.entry(id),
      name: this.text(),
      kind: this.one(["TALKS", "SUMMIT", "CALL"]),
      ...(isRound && round),
      startsOn,
      ...this.maybe({ endsOn: dice.day(startsOn, 4) }),
      ...this.maybe({ proposedOn: dice.day("2025-05-10", 9) }),
      ...this.maybe({ postponedOn: dice.day("2025-05-12", 7) }, 0.3),
      ...this.maybe(dice.chance(0.7) ? { heldOn: startsOn } : { cancelledOn: startsOn }, 0.8),
      ...(at > 0 && this.maybe({ follows: `meeting-${at}` })),
      places: this.items(this.ids.places, 2, () => this.reported()),
      parties: this.parties(parties),
      attendees: this.items(this.ids.people, 4, () => this.attendee(parties)),
      invited: this.items([...this.ids.people, ...parties], 4, () => this.invitation()),
    };
  }

  private parties(ids: readonly string[]): unknown[] {
    return this.items(ids, 4).flatMap((node) => {
      const host = { node, role: "HOST", ...this.reported() };
      return this.dice.chance(0.4)
        ? [host, { node, role: "MEDIATOR", ...this.reported() }]
        : [node];
    });
  }

  private attendee(parties: readonly string[]): Item {
    const role = this.one(["DELEGATE", "CHAIR", "SPEAKER", "HEAD_OF_DELEGATION"]);
    return { role, ...this.maybe({ side: this.dice.pick(parties) }), ...this.reported() };
  }

  private invitation(): Item {
    const attended = this.one(["YES", "NO", "UNKNOWN"]);
    return { ...this.maybe({ role: "DELEGATE" }), ...this.maybe({ attended }), ...this.reported() };
  }

  private document(id: string, at: number): Item {
    const earlier = this.ids.documents.slice(0, at);
    const authors = [...this.ids.people, ...this.ids.countries, ...this.ids.organizations];
    const publishers = this.dice.some(authors, 1 + this.dice.below(3));
    const sources = [...earlier, ...this.ids.organizations, ...this.ids.unnamedSources];
    const cites = this.items(
      sources.filter((each) => !publishers.includes(each)),
      3,
    );
    const kind = this.one(["CORRECTION", "RETRACTION"]);
    return {
      id,
      ...this.maybe({ evidence: this.evidence(earlier) }, 0.2),
      ...this.maybe({ title: this.text() }, 0.6),
      kind: this.one(["ARTICLE", "STATEMENT", "POST"]),
      publishedOn: this.published.get(id),
      ...this.maybe({ url: `https://example.org/${id}` }),
      ...this.maybe({ language: this.one(["en", "tr", "uk"]) }),
      publishers,
      cites,
      ...this.maybe({ corrects: this.items(earlier, 2, () => this.maybe({ kind })) }, 0.3),
    };
  }
}
