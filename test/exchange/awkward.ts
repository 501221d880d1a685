import { writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { folder } from "../support/folder.ts";
import { UNSEEN } from "../support/unseen.ts";

/** What one format or another has a meaning for, and what is easily lost on the way. */
const NASTY = [
  '"',
  "'",
  "''",
  '""',
  ";",
  "\\",
  "\\u0041",
  "\\\\u0027",
  "\\n",
  "\n",
  "\r",
  "\r\n",
  "\t",
  " ",
  " a ",
  "_x0041_",
  "_x005F_x0041_",
  "_x0041",
  "&amp;<![CDATA[]]>",
  "<a>",
  "--",
  "{a: 1}",
  "[]",
  '["a"]',
  "] AS row",
  "UNWIND [",
  "// no comment",
  "/* */",
  "null",
  "~",
  "true",
  "1e3",
  "0x1F",
  "- a",
  "# a",
  "a: b",
  "@a",
  "=1+1",
  "%YAML",
  "---",
  "\u0001",
  "\u001f",
  ...UNSEEN,
  "\ufffe",
  "\uffff",
  "\u{1f600}",
  "\u{10ffff}",
  "e\u0301",
  "\u0645\u0631\u062d\u0628\u0627",
  "a,b",
  "a|b",
];

const text = fc
  .array(
    fc.oneof(
      { weight: 3, arbitrary: fc.constantFrom(...NASTY) },
      { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 5 }) },
    ),
    { minLength: 1, maxLength: 4 },
  )
  .map((parts) => parts.join("").replaceAll("\0", ""))
  .filter((joined) => joined !== "");

const texts = fc.array(text, { maxLength: 3 });
const integer = fc.maxSafeInteger();
const day = fc
  .date({ min: new Date("0001-01-01"), max: new Date("9999-12-31"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

const maybe = <T>(key: string, value: fc.Arbitrary<T>) =>
  fc.option(value, { nil: undefined }).map((each) => (each === undefined ? {} : { [key]: each }));

const claim = fc
  .tuple(
    fc.record({ text }),
    maybe("for", fc.constantFrom([], ["narnia"], ["narnia", "union"])),
    maybe("telling", text),
    fc.tuple(maybe("value", text), maybe("unit", text), maybe("quantityMin", integer)),
    fc.array(text, { maxLength: 2 }),
  )
  .map(([said, counts, telling, on, rationales]) => ({ said, counts, telling, on, rationales }));

/** A sound dossier whose texts, numbers, lists and days are as odd as the rules allow. */
export const awkward = fc
  .record({
    claims: fc.array(claim, { minLength: 1, maxLength: 5 }),
    names: fc.tuple(text, text, text),
    aliases: fc.tuple(texts, texts),
    scale: maybe("scale", texts),
    title: maybe("title", text),
    since: maybe("since", day),
    published: day,
    dossierTitle: maybe("title", text),
  })
  .map(({ claims, names: [one, two, three], aliases, published, ...more }) => ({
    dossier: "odd",
    ...more.dossierTitle,
    documents: [{ id: "doc", kind: "ARTICLE", publishedOn: published, ...more.title }],
    countries: [{ id: "narnia", name: one, isoCode: "NA", aliases: aliases[0], evidence: ["doc"] }],
    organizations: [{ id: "union", name: two, kind: "UNION", evidence: ["doc"] }],
    people: [
      {
        id: "ann",
        name: three,
        aliases: aliases[1],
        offices: [{ node: "narnia", title: two, ...more.since, reportedIn: ["doc"] }],
      },
      { id: "bob", name: one, offices: [{ node: "union", title: three }], evidence: ["doc"] },
    ],
    issues: [{ id: "peace", name: one, proposition: three, ...more.scale, evidence: ["doc"] }],
    claims: claims.map(({ said, counts, telling, on, rationales }, at) => ({
      id: `c${at}`,
      ...said,
      act: "ASSERTS",
      saidOn: published,
      speakers: at % 2 === 0 ? ["ann", "bob"] : ["bob"],
      ...(at > 0 && { respondsTo: ["c0"], contradictions: contradictionsOf(rationales) }),
      issues: [{ node: "peace", ...Object.assign({}, ...on) }],
      evidence: [{ node: "doc", ...telling }],
      ...(at % 2 === 0 ? { for: ["narnia"], ...counts } : counts),
    })),
  }));

function contradictionsOf(rationales: readonly string[]) {
  const kinds = ["SELF", "OPPOSED"];
  return rationales.map((rationale, at) => ({ node: "c0", kind: kinds[at], rationale }));
}

/** A folder that holds it, for JSON is YAML. */
export function folderWith(dossier: object): string {
  const path = folder();
  writeFileSync(join(path, "dossier.yaml"), JSON.stringify(dossier));
  return path;
}

/** With ids of its own, so that many stand in one graph. */
export function renamed(dossier: object, at: number): object {
  const ids = /"(odd|doc|narnia|union|ann|bob|peace|c\d)"/g;
  return JSON.parse(JSON.stringify(dossier).replace(ids, `"$1-${at}"`));
}
