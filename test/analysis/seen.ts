import {
  type Facts,
  isKnown,
  type Properties,
  type RelationshipFact,
  text,
} from "../sweep/facts.ts";

/** What is seen of the facts on a day, with plain ways to look at it. */
export class Seen {
  readonly day: ReadonlyMap<string, string>;
  readonly properties: ReadonlyMap<string, Properties>;
  private readonly links: readonly RelationshipFact[];

  constructor(facts: Facts, asOf: string | undefined) {
    const nodes = facts.nodes.filter((node) => isKnown(node, asOf));
    this.properties = new Map(nodes.map((node) => [text(node, "id"), node.properties]));
    this.day = new Map(nodes.map((node) => [text(node, "id"), text(node, "knownFrom")]));
    this.links = facts.relationships.filter(
      (each) => isKnown(each, asOf) && this.day.has(each.from) && this.day.has(each.to),
    );
  }

  of(type: string): readonly RelationshipFact[] {
    return this.links.filter((each) => each.type === type);
  }

  newness(id: string): string {
    const { saidOn, saidOnPrecision } = this.properties.get(id) ?? {};
    return `${saidOn}${saidOnPrecision === "DAY" ? 2 : 1}${id}`;
  }

  reports(node: string): readonly RelationshipFact[] {
    const placed = ({ to }: RelationshipFact) =>
      `${this.properties.get(to)?.["publishedOn"]} ${to}`;
    return this.of("REPORTED_IN")
      .filter(({ from }) => from === node)
      .sort((a, b) => (placed(a) < placed(b) ? -1 : 1));
  }

  tellings(node: string): readonly string[] {
    const told = this.reports(node).map(({ properties }) => properties["telling"]);
    return [...new Set(told.filter((each) => each !== undefined))] as string[];
  }

  stance(id: string, issue: string): string | undefined {
    const on = this.of("ON").find(({ from, to }) => from === id && to === issue);
    return on?.properties["stance"] as string | undefined;
  }

  actors(id: string): readonly string[] {
    return this.of("MADE")
      .filter(({ to }) => to === id)
      .map(({ from }) => from);
  }

  parties(id: string): readonly string[] {
    return this.of("COUNTS_FOR")
      .filter(({ from }) => from === id)
      .map(({ to }) => to);
  }

  rounds(id: string): readonly string[] {
    return this.of("IN_ROUND")
      .filter(({ from }) => from === id)
      .map(({ to }) => to);
  }

  shareParty(one: string, other: string): boolean {
    return this.parties(one).some((party) => this.parties(other).includes(party));
  }
}
