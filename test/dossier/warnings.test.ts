import { describe, expect, test } from "vitest";
import { claim, meeting, odd } from "./odd.ts";

test("a dossier in good order has no warnings", () => {
  expect(odd()).toEqual([]);
  expect(odd(claim(""))).toEqual([]);
});

describe("claims", () => {
  test("one without an issue", () => {
    expect(odd(claim("issues: []"))).toEqual(["`d` is on no issue."]);
  });

  const BOB =
    "{ id: bob, name: Bob, offices: [{ node: narnia, title: Aide, since: 2025-05-29 }], evidence: [doc] }";
  const NOBODY =
    "`bob` held no office on 2025-05-28 and attended for nobody where `d` was said, so that it counts for no party: give the office, or say with `for: [...]` for whom it counts.";

  test("one by a person who held no office that day", () => {
    expect(odd({ people: [BOB], ...claim("speakers: [bob]") })).toEqual([NOBODY]);
    expect(odd({ people: [BOB], ...claim("speakers: [ann, bob]") })).toEqual([NOBODY]);
    expect(
      odd({
        people: [BOB.replace("since: 2025-05-29", "until: 2025-05-27")],
        ...claim("speakers: [bob]"),
      }),
    ).toEqual([NOBODY]);
  });

  test("no person who attended for a party, or of whom the dossier says for whom it counts", () => {
    const attends =
      "{ id: m1, name: M, kind: TALKS, process: talks, round: 1, startsOn: 2025-05-28, parties: [narnia, archen], attendees: [{ node: bob, side: archen }], evidence: [doc] }";

    expect(
      odd({ people: [BOB], meetings: [attends], ...claim("speakers: [bob], saidAt: m1") }),
    ).toEqual([]);
    expect(odd({ people: [BOB], ...claim("speakers: [bob], for: [archen]") })).toEqual([]);
    expect(odd({ people: [BOB], ...claim("speakers: [bob], for: []") })).toEqual([]);
  });

  test("no publisher and no unnamed source", () => {
    expect(odd(claim("speakers: [paper]"))).toEqual([]);
  });
});

describe("rounds", () => {
  const round = (number: number, day: string, more = "") =>
    `{ id: m${number}, name: M, kind: TALKS, process: talks, round: ${number}, startsOn: ${day}, evidence: [doc]${more} }`;

  test("one that begins before the one before it", () => {
    expect(odd({ meetings: [round(2, "2025-05-27"), round(3, "2025-05-27")] })).toEqual([
      "`m2` (round 2, 2025-05-27) starts before `m1` (round 1, 2025-05-28).",
    ]);
    expect(odd({ meetings: [round(2, "2025-05-01", ", datePrecision: MONTH")] })).toEqual([]);
  });

  test("one that follows a later one, or passes over one that was held", () => {
    const held = ", heldOn: 2025-05-28, follows: m1";
    const meetings = (second: string) => [
      round(2, "2025-05-28", second),
      round(3, "2025-05-28", ", follows: m1"),
    ];

    expect(odd({ meetings: meetings(held) })).toEqual([
      "`m3` (round 3, 2025-05-28) follows `m1` (round 1, 2025-05-28), but `m2` (round 2, 2025-05-28) was held between them.",
    ]);
    expect(odd({ meetings: meetings(", cancelledOn: 2025-05-28") })).toEqual([]);
    expect(
      odd({ meetings: [round(2, "2025-05-28", ", follows: m3"), round(3, "2025-05-28")] }),
    ).toEqual(["`m2` (round 2, 2025-05-28) follows `m3` (round 3, 2025-05-28)."]);
  });
});

describe("offices", () => {
  const named = (id: string, ...offices: readonly string[]) =>
    `{ id: ${id}, name: N, offices: [${offices.map((each) => `{ ${each} }`)}], evidence: [doc] }`;
  const both = (one: string, other: string) =>
    odd({
      people: [named("ann", one), named("bob", other)],
      ...claim("speakers: [bob], for: [narnia]"),
    });

  test("two people in an office that one person holds", () => {
    expect(
      both("node: narnia, title: Foreign Minister", "node: narnia, title: foreign minister"),
    ).toEqual([
      "`bob` and `ann` are both foreign minister of `narnia` at one time; say since when or until when.",
    ]);
    expect(
      both(
        "node: narnia, title: Prime Minister, until: 2025-06-01",
        "node: narnia, title: Prime Minister, since: 2025-05-31",
      ),
    ).toHaveLength(1);
  });

  test.each([
    [
      "one after the other, on the day of the handover too",
      "node: narnia, title: President, until: 2025-06-01",
      "node: narnia, title: President, since: 2025-06-01",
    ],
    [
      "offices of two countries",
      "node: narnia, title: President",
      "node: archen, title: President",
    ],
    [
      "an office that several hold",
      "node: narnia, title: Presidential Aide",
      "node: narnia, title: Presidential Aide",
    ],
    [
      "deputies",
      "node: narnia, title: Deputy Prime Minister",
      "node: narnia, title: Deputy Prime Minister",
    ],
    [
      "ministers of state",
      "node: narnia, title: Minister of State for Trade",
      "node: narnia, title: Minister of State for Trade",
    ],
  ])("no %s", (_, one, other) => {
    expect(both(one, other)).toEqual([]);
  });

  test("one person in the service of two countries, or of the two parties of a meeting", () => {
    const union = "{ id: union, name: U, kind: TRADE_UNION, evidence: [doc] }";
    const board = "{ id: board, name: B, kind: EMPLOYERS, evidence: [doc] }";
    const clerk = named("bob", "node: union, title: Clerk", "node: board, title: Clerk");
    const table = (parties: string) => meeting(`startsOn: 2025-05-28, parties: ${parties}`);
    const at = (parties: string) =>
      odd({
        organizations: [union, board],
        people: [clerk],
        ...table(parties),
        ...claim("speakers: [bob], for: [union]"),
      });
    const two = named("bob", "node: narnia, title: Aide", "node: archen, title: Aide");

    expect(odd({ people: [two], ...claim("speakers: [bob], for: [narnia]") })).toEqual([
      "`bob` holds offices of `archen` and of `narnia` at one time; say since when or until when.",
    ]);
    expect(at("[union, board]")).toEqual([
      "`bob` holds offices of `board` and of `union` at one time; say since when or until when.",
    ]);
    expect(at("[union, board, narnia]")).toEqual([]);
    expect(at("[union, { node: board, role: OBSERVER }]")).toEqual([]);
  });
});

describe("what nothing leads to", () => {
  test.each([
    [
      "a person who only holds an office",
      {
        people: [
          "{ id: bob, name: Bob, offices: [{ node: narnia, title: Aide }], evidence: [doc] }",
        ],
      },
      "bob",
    ],
    [
      "a document that is evidence of nothing",
      { documents: ["{ id: other, kind: ARTICLE, publishedOn: 2025-05-29, publishers: [paper] }"] },
      "other",
    ],
    [
      "an issue that nothing is on",
      { issues: ["{ id: war, name: War, proposition: War., evidence: [doc] }"] },
      "war",
    ],
    [
      "a process without rounds",
      { processes: ["{ id: others, name: Others, evidence: [doc] }"] },
      "others",
    ],
  ])("%s", (_, more, id) => {
    expect(odd(more)).toEqual([`Nothing leads to \`${id}\`: no other entry names it.`]);
  });

  test("no node that a property alone names", () => {
    const agency = "{ id: agency, name: A, kind: NEWS_AGENCY }";
    const via = claim("evidence: [{ node: doc, via: agency }]");

    expect(odd({ organizations: [agency], ...via })).toEqual([]);
  });
});
