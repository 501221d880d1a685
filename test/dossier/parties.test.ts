import { expect, test } from "vitest";
import { factsIn, problemsIn, yaml } from "../support/dossiers.ts";

/** Countries, organisations and a meeting, all dated; what each test adds stands after it. */
const CAST = [
  "documents: [{ id: doc, kind: ARTICLE, publishedOn: 2025-06-01 }]",
  "countries:",
  "  - { id: narnia, name: Narnia, isoCode: NA, evidence: [doc] }",
  "  - { id: oz, name: Oz, isoCode: OZ, evidence: [doc] }",
  "meetings:",
  "  - id: talks",
  "    name: Talks",
  "    kind: TALKS",
  "    startsOn: 2025-05-01",
  "    attendees:",
  "      - { node: ann, role: DELEGATE, side: oz }",
  "      - { node: guest, role: SPEAKER }",
  "    evidence: [doc]",
  "people:",
  "  - id: ann",
  "    name: Ann",
  "    offices: [{ node: narnia, title: Queen, until: 2025-05-20 }]",
  "  - id: guest",
  "    name: Guest",
  "    offices:",
  "      - { node: narnia, title: Aide }",
  "      - { node: narnia, title: Scribe }",
  "  - id: mover",
  "    name: Mover",
  "    evidence: [doc]",
  "    offices:",
  "      - { node: narnia, title: Aide, until: 2025-04-30 }",
  "      - { node: oz, title: Aide, since: 2025-05-01 }",
  "  - id: double",
  "    name: Double",
  "    evidence: [doc]",
  "    offices: [{ node: narnia, title: Aide }, { node: oz, title: Aide }]",
  "  - { id: nobody, name: Nobody, evidence: [doc] }",
  "organizations:",
  "  - { id: guild, name: Guild, kind: OTHER, evidence: [doc] }",
  "  - { id: envoys, name: Envoys, kind: DELEGATION, speaksFor: [oz], evidence: [doc] }",
  "  - { id: wire, name: Wire, kind: NEWS_AGENCY, speaksFor: [oz], evidence: [doc] }",
  "  - { id: post, name: Post, kind: PUBLISHER, evidence: [doc] }",
  "unnamedSources:",
  "  - { id: source, name: A source, speaksFor: [{ node: narnia, since: 2025-05-02 }], evidence: [doc] }",
];

/** The parties of a claim, with their positions, and what is wrong with it. */
function partiesOf(claim: string): Readonly<Record<string, unknown>> {
  const { of } = factsIn(...CAST, ...claimed(claim));
  return Object.fromEntries(
    Object.entries(of("c", "COUNTS_FOR")).map(([party, { position }]) => [party, position]),
  );
}

function claimed(claim: string): readonly string[] {
  return [
    `claims: [{ id: c, text: X., act: ASSERTS, saidOn: 2025-05-10, evidence: [doc], ${claim} }]`,
  ];
}

test("`for` says whom a claim counts for, in its order, whoever spoke", () => {
  expect(partiesOf("speakers: [ann], for: [oz, narnia], saidAt: talks")).toEqual({
    oz: 0,
    narnia: 1,
  });
});

test("an empty `for` says that a claim counts for nobody", () => {
  expect(partiesOf("speakers: [narnia], for: []")).toEqual({});
});

test("at the meeting that its speaker attended for a side, a claim counts for that side", () => {
  expect(partiesOf("speakers: [ann], saidAt: talks")).toEqual({ oz: 0 });
});

test("elsewhere it counts for where its speaker held an office that day", () => {
  expect(partiesOf("speakers: [ann]")).toEqual({ narnia: 0 });
});

test("who attended for no side counts by the office there too; two offices in one country are one", () => {
  expect(partiesOf("speakers: [guest], saidAt: talks")).toEqual({ narnia: 0 });
});

test("only an office of that day counts, its first and last day included", () => {
  const on = (day: string) => {
    const { of } = factsIn(
      ...CAST,
      `claims: [{ id: c, text: X., act: ASSERTS, saidOn: ${day}, evidence: [doc], speakers: [mover] }]`,
    );
    return Object.keys(of("c", "COUNTS_FOR"));
  };

  expect(on("2025-04-30")).toEqual(["narnia"]);
  expect(on("2025-05-01")).toEqual(["oz"]);
});

test("a claim by someone without an office counts for nobody", () => {
  expect(partiesOf("speakers: [nobody]")).toEqual({});
});

test("an unnamed source counts for whom it speaks for that day", () => {
  expect(partiesOf("speakers: [source]")).toEqual({ narnia: 0 });

  const { of } = factsIn(
    ...CAST,
    "claims: [{ id: c, text: X., act: ASSERTS, saidOn: 2025-05-01, evidence: [doc], speakers: [source] }]",
  );
  expect(of("c", "COUNTS_FOR")).toEqual({});
});

test("a country counts for itself, and so does an organisation", () => {
  expect(partiesOf("speakers: [oz]")).toEqual({ oz: 0 });
  expect(partiesOf("speakers: [guild]")).toEqual({ guild: 0 });
});

test("an organisation that speaks for another counts for that one", () => {
  expect(partiesOf("speakers: [envoys]")).toEqual({ oz: 0 });
});

test("what a news agency or a publisher reports itself counts for nobody", () => {
  expect(partiesOf("speakers: [wire]")).toEqual({});
  expect(partiesOf("speakers: [post]")).toEqual({});
});

test("a joint claim counts for each speaker's party, at the lowest position of its speakers", () => {
  expect(partiesOf("speakers: [post, envoys, ann, oz]")).toEqual({ oz: 1, narnia: 2 });
});

test("two candidates are an error that names both and asks for `for`", () => {
  const wrong = problemsIn(yaml(...CAST, ...claimed("speakers: [oz, double]")));

  expect(wrong).toEqual([
    "d.yaml:42:95: `double` may speak for `narnia` or `oz` here; say for whom `c` counts with `for: [...]`.",
  ]);
  expect(partiesOf("speakers: [oz, double], for: [narnia]")).toEqual({ narnia: 0 });
});

test("two sides attended for are two candidates, whatever the office", () => {
  const wrong = problemsIn(
    yaml(
      ...CAST.map((line) =>
        line.replace("{ node: guest, role: SPEAKER }", "{ node: ann, role: CHAIR, side: narnia }"),
      ),
      ...claimed("speakers: [ann], saidAt: talks"),
    ).replace("    name: Guest\n", "    name: Guest\n    evidence: [doc]\n"),
  );

  expect(wrong).toEqual([
    "d.yaml:43:91: `ann` may speak for `narnia` or `oz` here; say for whom `c` counts with `for: [...]`.",
  ]);
});

test("COUNTS_FOR carries what pages of a party's claims are ordered by", () => {
  const { of } = factsIn(...CAST, ...claimed("speakers: [oz]"));

  expect(of("c", "COUNTS_FOR")["oz"]).toMatchObject({
    hub: "oz",
    sortKey: "2025-05-10/c",
    dossiers: ["d"],
  });
});
