import { expect, test } from "vitest";
import { dossierOf } from "../../src/dossier/dossier.ts";
import { parseYaml } from "../../src/dossier/parse.ts";
import { plain } from "../../src/dossier/tree.ts";
import { problemsIn, yaml } from "../support/dossiers.ts";

/** The values of a text that is sound YAML. */
function valuesOf(text: string): unknown {
  const { tree, problems } = parseYaml("d.yaml", text);
  expect(problems).toEqual([]);
  return tree && plain(tree);
}

test("text is kept as it is written, whatever it looks like to other YAML versions", () => {
  expect(valuesOf("a: NO\nb: 2025-05-28\nc: 0o17\nd: yes\ne: '0123'\nf: 1_000\ng: 12:30")).toEqual({
    a: "NO",
    b: "2025-05-28",
    c: 15,
    d: "yes",
    e: "0123",
    f: "1_000",
    g: "12:30",
  });
});

test("quotes, folds, emoji and combining marks come through", () => {
  const text =
    "a: \"q\\\"\\u00e9\\U0001F600\"\nb: 'it''s'\nc: >-\n  one\n  two\nd: e\u0301 \u{1F1FA}\u{1F1E6} Çırağan\n";

  expect(valuesOf(text)).toEqual({
    a: 'q"é\u{1F600}',
    b: "it's",
    c: "one two",
    d: "e\u0301 \u{1F1FA}\u{1F1E6} Çırağan",
  });
});

test("lines may end as they do on any system, and a byte order mark may stand first", () => {
  const text = "\uFEFFdossier: d\r\npeople:\r\n  - id: ann\r\n    nam: Ann\r\n";

  expect(problemsIn(text)).toEqual([
    "d.yaml:3:5: `ann` needs `name`.",
    "d.yaml:4:5: There is no key `nam` in an entry of `people`; did you mean `name`?",
  ]);
});

test("columns are counted in code points", () => {
  const text = yaml("people: [{ name: \u{1F600}\u{1F600}, id: Ann }]");

  expect(problemsIn(text)).toEqual([
    "d.yaml:2:26: `id` must be made of a-z, 0-9 and single hyphens between them, 200 characters at most, which `Ann` is not.",
  ]);
});

test.each([
  ["an empty file", "", "d.yaml: The file holds nothing."],
  ["a file of comments", "# later\n", "d.yaml: The file holds nothing."],
  [
    "a list in place of a table",
    "- a\n",
    "d.yaml:1:1: A dossier must be a table of keys and values, not a list.",
  ],
  ["a bare word", "hello", "d.yaml:1:1: A dossier must be a table of keys and values, not text."],
  [
    "a key that stands twice",
    "dossier: d\npeople: []\ndossier: e\n",
    "d.yaml:3:1: This key stands twice in the same table.",
  ],
  [
    "a key that stands twice in braces",
    "dossier: d\npeople: [{ id: a, id: b }]\n",
    "d.yaml:2:19: This key stands twice in the same table.",
  ],
  [
    "tabs",
    "dossier: d\npeople:\n\t- id: a\n",
    "d.yaml:3:1: YAML is indented with spaces, not with tabs.",
  ],
  [
    "a tab, of which all that follows is an echo",
    "dossier: d\npeople:\n  - id: a\n\tname: A\n    aliases: []\n",
    "d.yaml:4:1: YAML is indented with spaces, not with tabs.",
  ],
  [
    "a second document",
    "dossier: d\n---\ndossier: e\n",
    "d.yaml:2:1: A second YAML document begins here; a file holds one.",
  ],
  ["a tag", "dossier: !secret d\n", "d.yaml:1:10: A dossier has no use for tags such as this one."],
  [
    "a bracket that is never closed",
    "dossier: d\npeople: [\n",
    "d.yaml:3:1: This is no YAML: Flow sequence in block collection must be sufficiently indented and end with a ].",
  ],
  [
    "a colon in a plain text",
    "dossier: d\ntitle: a: b\n",
    "d.yaml:2:8: A colon with a space behind it makes a key of what stands before it: put a text that has one in quotes.",
  ],
  [
    "a colon in a plain text of two lines, told once",
    "dossier: d\ntitle: a\n  and: b\n",
    "d.yaml:2:8: A colon with a space behind it makes a key of what stands before it: put a text that has one in quotes.",
  ],
  [
    "a colon in a plain text in braces",
    "dossier: d\npeople: [{ id: a, name: b: c }]\n",
    "d.yaml:2:25: A colon or a hyphen with a space behind it begins something of its own here: put a text that has one in quotes.",
  ],
  ["a list for a key", "? [a]\n: b\n", "d.yaml:1:3: A key is a plain word."],
  ["an alias to nothing", "dossier: *d\n", "d.yaml:1:10: Nothing before this is called &d."],
  [
    "an alias to itself",
    "title: &a [*a]\n",
    "d.yaml:1:12: What this alias stands for leads back to it.",
  ],
])("%s is told with its place", (_, text, sentence) => {
  expect(problemsIn(text)).toContain(sentence);
});

test("an alias stands for what its anchor holds, and has its own place", () => {
  const text = yaml(
    "documents: [{ id: doc, kind: ARTICLE, publishedOn: 2025-01-01 }]",
    "people:",
    "  - { id: ann, name: Ann, evidence: &all [doc] }",
    "  - { id: bob, name: Bob, evidence: *all }",
  );

  expect(problemsIn(text)).toEqual([]);
  expect(problemsIn(text.replace("&all [doc]", "&all [dog]"))).toEqual([
    "d.yaml:4:43: There is no `dog` in this dossier; did you mean `doc`?",
    "d.yaml:5:37: There is no `dog` in this dossier; did you mean `doc`?",
  ]);
});

test("a few lines of aliases cannot stand for millions of values", () => {
  const lines = Array.from({ length: 20 }, (_, at) => `  - &a${at + 1} [${`*a${at}, `.repeat(9)}]`);
  const text = ["title: &a0 [x, x, x, x, x]", "list:", ...lines].join("\n");

  const began = performance.now();

  expect(problemsIn(text)).toEqual([
    expect.stringMatching(
      /^d\.yaml:\d+:\d+: Aliases stand for more than 10000 values; write them out\.$/,
    ),
  ]);
  expect(performance.now() - began).toBeLessThan(2000);
});

test.each([
  ["brackets", `a: ${"[".repeat(100_000)}`],
  ["dashes", "- ".repeat(100_000)],
  ["question marks", "? ".repeat(100_000)],
  ["braces", `a: ${"{a: ".repeat(100_000)}`],
])("a hundred thousand %s are refused at once", (_, text) => {
  const began = performance.now();

  expect(problemsIn(text)).toEqual([
    expect.stringMatching(
      /^d\.yaml:1:\d+: Lists and tables stand more than 32 deep in each other here\.$/,
    ),
  ]);
  expect(performance.now() - began).toBeLessThan(2000);
});

test("what is no YAML at all is told in twenty lines at most", () => {
  const noise = "]} @ % \t: - ? {".repeat(2000);

  expect(problemsIn(noise).length).toBeLessThanOrEqual(20);
  expect(problemsIn(noise).length).toBeGreaterThan(0);
});

test("a key that JavaScript knows otherwise is a key like any other", () => {
  expect(problemsIn(yaml("__proto__: { polluted: true }", "constructor: 1"))).toEqual([
    "d.yaml:2:1: There is no key `__proto__` in a dossier.",
    "d.yaml:3:1: There is no key `constructor` in a dossier.",
  ]);
  expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
});

test("a file that cannot be read hides nothing else that is wrong in the shape of the others", () => {
  const problems = problemsIn({
    "a.yaml": "dossier: [d\n",
    "b.yaml": "people: [{ id: ann }]\n",
  });

  expect(problems).toEqual([
    expect.stringMatching(/^a\.yaml:\d+:\d+: This is no YAML: /),
    "b.yaml:1:10: `ann` needs `name`.",
  ]);
});

test("awkward texts come back as they were", () => {
  const names = [
    "\u200bzero",
    "\u202Ertl",
    "a\tb",
    "line\nline",
    "\u0301",
    "'\"`$[]{}",
    "\u{10FFFF}",
    "NaN",
    "\\",
  ];
  const people = names.map(
    (name, at) => `  - { id: p${at}, name: ${JSON.stringify(name)}, evidence: [doc] }`,
  );
  const text = yaml(
    "documents: [{ id: doc, kind: ARTICLE, publishedOn: 2025-01-01 }]",
    "people:",
    ...people,
  );

  const { entries } = dossierOf([{ file: "d.yaml", text }]);

  expect(
    entries.slice(0, names.length).map(({ properties }) => properties.get("name")?.value),
  ).toEqual(names);
});
