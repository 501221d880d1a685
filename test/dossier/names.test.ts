import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { CLAIM, factsIn, SOUND } from "../support/dossiers.ts";

test("a label is the name, the text or the title, else the publisher and the day, else the id", () => {
  const { node } = factsIn(
    ...SOUND.slice(1),
    "documents:",
    "  - { id: doc, kind: ARTICLE, publishedOn: 2025-05-29 }",
    "  - { id: a, kind: ARTICLE, publishedOn: 2025-05-29, publishers: [post, ann] }",
    "  - { id: b, kind: ARTICLE, publishedOn: 2025-05-29, publishers: [post], title: 'What Ann said' }",
    "organizations: [{ id: post, name: The Post, kind: PUBLISHER }]",
    `claims: [{ ${CLAIM.join(", ")} }]`,
  );

  expect(["ann", "c", "b", "a", "doc"].map((id) => node(id)["label"])).toEqual([
    "Ann",
    "X.",
    "What Ann said",
    "The Post, 2025-05-29",
    "doc, 2025-05-29",
  ]);
});

test("names, aliases, texts and titles are searched, folded; what has none has no words", () => {
  const { node } = factsIn(
    SOUND[0],
    "people: [{ id: z, name: Volodymyr Zelenskyy, aliases: [Зеленский, Ze], evidence: [doc] }]",
  );

  expect(node("z")["search"]).toBe(" volodymyr volodimir zelenskyy zelenski zelenskiy ze");
  expect(node("doc")).not.toHaveProperty("search");
});

test("a key is the SHA-256 of type, ends and identifying properties", () => {
  const { of } = factsIn(
    ...SOUND.filter((line) => !line.startsWith("people")),
    "people: [{ id: ann, name: Ann, offices: [{ node: narnia, title: Queen, reportedIn: [doc] }] }]",
  );

  const identity = '["HOLDS_OFFICE","ann","narnia","Queen",null]';
  expect(of("ann", "HOLDS_OFFICE")["narnia"]).toMatchObject({
    key: createHash("sha256").update(identity).digest("hex"),
  });
});

test("relationships that lead from a hub to a claim carry what its pages are ordered by; others do not", () => {
  const { of } = factsIn(
    ...SOUND,
    "issues: [{ id: i, name: I, proposition: P. }]",
    `claims: [{ ${CLAIM.join(", ")}, about: [narnia], issues: [i], addressees: [narnia] }]`,
    "outcomes: [{ id: o, text: X., kind: AGREED, issues: [i], evidence: [doc] }]",
  );

  expect(of("c", "MADE")["ann"]).toMatchObject({ hub: "ann", sortKey: "2025-05-28/c" });
  expect(of("c", "ABOUT")["narnia"]).toMatchObject({ hub: "narnia", sortKey: "2025-05-28/c" });
  expect(of("c", "ON")["i"]).toMatchObject({ hub: "i", sortKey: "2025-05-28/c", stance: "NONE" });
  expect(of("o", "ON")["i"]).not.toHaveProperty("hub");
  expect(of("c", "ADDRESSED_TO")["narnia"]).not.toHaveProperty("hub");
});

test("every node and relationship says which dossiers state it", () => {
  const { nodes, relationships } = factsIn(...SOUND, `claims: [{ ${CLAIM.join(", ")} }]`);

  for (const { properties } of [...nodes, ...relationships]) {
    expect(properties["dossiers"]).toEqual(["d"]);
  }
});
