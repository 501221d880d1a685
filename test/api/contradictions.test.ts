import { expect, it } from "vitest";
import { loadDossier } from "../../src/dossier/load.ts";
import { BadInput, NotFound } from "../../src/model/faults.ts";
import { contradictions as written } from "../facts/links.ts";
import { asking } from "../support/asking.ts";
import { folderOf } from "../support/dossiers.ts";
import { onBothEngines } from "../support/engines.ts";
import { describeWithDossier } from "../support/world.ts";

const QUESTION = `
  query (
    $kinds: [ContradictionKind!], $statuses: [ContradictionStatus!], $issues: [ID!], $actors: [ID!]
    $first: Int, $after: String, $asOf: Date
  ) {
    contradictions(
      kinds: $kinds, statuses: $statuses, issues: $issues, actors: $actors
      first: $first, after: $after, asOf: $asOf
    ) {
      totalCount
      pageInfo { hasNextPage hasPreviousPage endCursor }
      nodes { kind status rule left { node { id } telling } right { node { id } telling } }
    }
  }`;

interface Answer {
  readonly contradictions: {
    readonly totalCount: number;
    readonly pageInfo: {
      readonly hasNextPage: boolean;
      readonly hasPreviousPage: boolean;
      readonly endCursor: string;
    };
    readonly nodes: readonly {
      readonly kind: string;
      readonly status: string;
      readonly rule: string | null;
      readonly left: { readonly node: { readonly id: string }; readonly telling: string | null };
      readonly right: { readonly node: { readonly id: string }; readonly telling: string | null };
    }[];
  };
}

/** A question is a dozen texts, which a busy Neo4j takes its time to plan. */
const PLANNING_MS = 60_000;

/** Each as `c13 OPPOSED c46 CONFIRMED`. */
function shortly({ contradictions: { nodes } }: Answer): readonly string[] {
  return nodes.map(
    ({ left, kind, right, status }) => `${left.node.id} ${kind} ${right.node.id} ${status}`,
  );
}

const ON_TRUCE = "c45 OPPOSED c41 CANDIDATE";

describeWithDossier("istanbul-2025", (ask) => {
  it("all that the fact sheet links is there, with its kind and both sides", async () => {
    const found = shortly(await ask(QUESTION, { statuses: ["CONFIRMED"] }));

    const rows = written.map(({ from, kind, to }) => `${from} ${kind} ${to} CONFIRMED`);
    expect(found.toSorted()).toEqual(rows.toSorted());
  });

  it("the only candidate is that Zelensky rejects the truce that Medinsky offers", async () => {
    const answer: Answer = await ask(QUESTION, { statuses: ["CANDIDATE"] });

    expect(shortly(answer)).toEqual([ON_TRUCE]);
    expect(answer.contradictions.nodes[0]?.rule).toMatch(/^OPPOSED: /);
  });

  it("the two tellings of the bodies stand on either side", async () => {
    const answer: Answer = await ask(QUESTION, { kinds: ["REPORT"] });

    const [told] = answer.contradictions.nodes;
    expect(told?.left.telling).toBe("Russia handing over 6,000");
    expect(told?.right.telling).toBe("6,000 for 6,000");
  });

  it("as of a day there is only what both sides were known of", async () => {
    expect(shortly(await ask(QUESTION, { asOf: "2025-05-29" }))).toEqual([
      "c16 OPPOSED c07 CONFIRMED",
      "c20 OPPOSED c07 CONFIRMED",
      "c28 OPPOSED c30 CONFIRMED",
    ]);
    // What Zelensky says of the truce was published a day later.
    expect(shortly(await ask(QUESTION, { asOf: "2025-06-02" }))).not.toContain(ON_TRUCE);
    expect(shortly(await ask(QUESTION, { asOf: "2025-06-03" }))).toContain(ON_TRUCE);
  });

  it("an issue and an actor leave what is on it and by or for the actor", async () => {
    expect(shortly(await ask(QUESTION, { issues: ["local-truce"] }))).toEqual([ON_TRUCE]);
    expect(shortly(await ask(QUESTION, { actors: ["nato"] }))).toEqual([
      "c28 OPPOSED c30 CONFIRMED",
    ]);
    expect(shortly(await ask(QUESTION, { actors: ["volodymyr-zelensky"] }))).toEqual([ON_TRUCE]);
    expect(shortly(await ask(QUESTION, { issues: [] }))).toEqual([]);
    expect(shortly(await ask(QUESTION, { kinds: [] }))).toEqual([]);
  });

  it("an id that is not there is not found, nor one that is known only later", async () => {
    await expect(ask(QUESTION, { issues: ["nowhere"] })).rejects.toThrow(NotFound);
    await expect(ask(QUESTION, { actors: ["ceasefire"] })).rejects.toThrow(NotFound);
    await expect(ask(QUESTION, { issues: ["sanctions"], asOf: "2025-05-29" })).rejects.toThrow(
      NotFound,
    );
  });

  it("pages follow each other, and a cursor that is altered is refused", async () => {
    const whole = shortly(await ask(QUESTION));
    const one: Answer = await ask(QUESTION, { first: 3 });
    const after = one.contradictions.pageInfo.endCursor;
    const rest: Answer = await ask(QUESTION, { after });

    expect([...shortly(one), ...shortly(rest)]).toEqual(whole);
    expect(one.contradictions.totalCount).toBe(8);
    expect(one.contradictions.pageInfo).toMatchObject({
      hasNextPage: true,
      hasPreviousPage: false,
    });
    expect(rest.contradictions.pageInfo).toMatchObject({
      hasNextPage: false,
      hasPreviousPage: true,
    });
    await expect(ask(QUESTION, { after: `${after}x` })).rejects.toThrow(BadInput);
    await expect(ask(QUESTION, { first: 101 })).rejects.toThrow(BadInput);
  });
});

/** Narnia demands what Oz rejects; a link between the two where one is given. */
function dossier(link: string): string {
  return `
dossier: d
process: talks
documents: [{ id: doc, kind: ARTICLE, publishedOn: 2025-05-29 }]
processes: [{ id: talks, name: Talks, evidence: [doc] }]
meetings: [{ id: round, name: Round, kind: TALKS, process: talks, round: 1, startsOn: 2025-06-02, evidence: [doc] }]
countries:
  - { id: narnia, name: Narnia, isoCode: NA, evidence: [doc] }
  - { id: oz, name: Oz, isoCode: OZ, evidence: [doc] }
issues: [{ id: peace, name: Peace, proposition: There is peace., evidence: [doc] }]
claims:
  - { id: a, text: Asks., act: DEMANDS, saidOn: 2025-05-28, speakers: [narnia], issues: [{ node: peace, stance: DEMANDS }], evidence: [doc]${link} }
  - { id: b, text: Refuses., act: REJECTS, saidOn: 2025-05-28, speakers: [oz], issues: [{ node: peace, stance: REJECTS }], evidence: [doc] }
`;
}

for (const status of ["CANDIDATE", "CONFIRMED", "EXPLAINED", "DISMISSED"]) {
  onBothEngines(
    `what is written down as ${status} is not found again`,
    async (graph) => {
      const ask = asking(graph);
      await loadDossier(graph, [folderOf({ "d.yaml": dossier("") })]);

      expect(shortly(await ask(QUESTION))).toEqual(["b OPPOSED a CANDIDATE"]);

      const link = `, contradictions: [{ node: b, kind: NUMERIC, status: ${status} }]`;
      await loadDossier(graph, [folderOf({ "d.yaml": dossier(link) })]);

      expect(shortly(await ask(QUESTION))).toEqual([`a NUMERIC b ${status}`]);
    },
    PLANNING_MS,
  );
}

onBothEngines(
  "that one actor said both is not found before it is known who said it",
  async (graph) => {
    const ask = asking(graph);
    const late = "documents: [{ id: late, kind: ARTICLE, publishedOn: 2025-06-05 }, ";
    const one = dossier("")
      .replace("documents: [", late)
      .replace("speakers: [oz]", "speakers: [{ node: narnia, reportedIn: [late] }]");
    await loadDossier(graph, [folderOf({ "d.yaml": one })]);

    expect(shortly(await ask(QUESTION, { asOf: "2025-05-29" }))).toEqual([]);
    expect(shortly(await ask(QUESTION, { asOf: "2025-06-05" }))).toEqual(["b SELF a CANDIDATE"]);
  },
  PLANNING_MS,
);
