import { dossierOf } from "../../src/dossier/dossier.ts";
import { statedFacts } from "../../src/dossier/facts.ts";
import { warningsIn } from "../../src/dossier/warnings.ts";
import { yaml } from "../support/dossiers.ts";

/** Nothing about these is odd: two countries at a table, a claim on an issue, all of them named. */
const WORLD = {
  documents: ["{ id: doc, kind: ARTICLE, publishedOn: 2025-05-29, publishers: [paper] }"],
  organizations: ["{ id: paper, name: Paper, kind: PUBLISHER }"],
  countries: [
    "{ id: narnia, name: Narnia, isoCode: NA, evidence: [doc] }",
    "{ id: archen, name: Archen, isoCode: AR, evidence: [doc] }",
  ],
  people: [
    "{ id: ann, name: Ann, offices: [{ node: narnia, title: President, reportedIn: [doc] }] }",
  ],
  processes: ["{ id: talks, name: Talks }"],
  issues: ["{ id: peace, name: Peace, proposition: Peace. }"],
  meetings: [
    "{ id: m1, name: M, kind: TALKS, process: talks, round: 1, startsOn: 2025-05-28, heldOn: 2025-05-28, parties: [narnia, archen], evidence: [doc] }",
  ],
  claims: [
    "{ id: c, text: X., act: ASSERTS, saidOn: 2025-05-28, speakers: [ann], saidAt: m1, issues: [peace], evidence: [doc] }",
  ],
  outcomes: ["{ id: o, text: O., kind: AGREED, meeting: m1, issues: [peace], evidence: [doc] }"],
};

type Lists = Partial<Record<keyof typeof WORLD, readonly string[]>>;

/** What is odd in that world with more in it; entries with an id that is there take its place. */
export function odd(more: Lists = {}): readonly string[] {
  const idOf = (entry: string) => /id: ([a-z0-9-]+)/.exec(entry)?.[1];
  const lines = Object.entries(WORLD).flatMap(([list, entries]) => {
    const others = more[list as keyof typeof WORLD] ?? [];
    const kept = entries.filter((entry) => !others.some((each) => idOf(each) === idOf(entry)));
    return [`${list}:`, ...[...kept, ...others].map((entry) => `  - ${entry}`)];
  });
  const dossier = dossierOf([{ file: "d.yaml", text: yaml(...lines) }]);
  return warningsIn(statedFacts(dossier)).map(({ sentence }) => sentence);
}

/** A claim like `c`, with other or more keys. */
export function claim(keys: string, said = "2025-05-28"): Lists {
  const base = `text: X., act: ASSERTS, saidOn: ${said}`;
  const defaults: Readonly<Record<string, string>> = {
    speakers: "[ann]",
    issues: "[peace]",
    evidence: "[doc]",
  };
  const left = Object.entries(defaults).filter(([key]) => !keys.includes(`${key}:`));
  const rest = left.map(([key, value]) => `${key}: ${value}`).join(", ");
  return { claims: [`{ id: d, ${base}${keys && `, ${keys}`}, ${rest} }`] };
}

export function meeting(keys: string, id = "m2"): Lists {
  return { meetings: [`{ id: ${id}, name: M, kind: TALKS, evidence: [doc], ${keys} }`] };
}
