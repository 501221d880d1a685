import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const PEOPLE = 20;
const ISSUES = 8;
const COUNTRIES = ["TR", "UA", "RU"];

/**
 * Writes a sound dossier of so many claims, about seven facts each, into a folder. Each edition says
 * something else in every claim, drops some claims that another has, and moves relationships.
 */
export function writeEdition(folder: string, edition: string, claims: number): void {
  mkdirSync(folder, { recursive: true });
  // JSON is YAML too.
  writeFileSync(join(folder, "dossier.yaml"), JSON.stringify(editionOf(edition, claims)));
}

function editionOf(edition: string, claims: number) {
  const step = edition.charCodeAt(0);
  const ids = (kind: string, count: number) =>
    Array.from({ length: count }, (_, at) => ({ id: `${kind}-${at}`, name: `${kind} ${at}` }));
  const kept = Array.from({ length: claims }, (_, at) => at).filter((at) => (at + step) % 9 > 0);
  return {
    dossier: "template",
    process: "process-0",
    processes: ids("process", 1).map((process) => ({ ...process, evidence: ["document-0"] })),
    countries: ids("country", 3).map((country, at) => ({ ...country, isoCode: COUNTRIES[at] })),
    people: ids("person", PEOPLE).map((person, at) => ({
      ...person,
      offices: [{ node: `country-${at % 3}`, title: `Office ${edition}` }],
      evidence: ["document-0"],
    })),
    issues: ids("issue", ISSUES).map((issue) => ({ ...issue, proposition: "It is so." })),
    documents: Array.from({ length: 10 }, (_, at) => ({
      id: `document-${at}`,
      kind: "ARTICLE",
      publishedOn: "2025-06-30",
      publishers: ["person-0"],
    })),
    claims: kept.map((at) => claimOf(edition, at, step)),
  };
}

function claimOf(edition: string, at: number, step: number) {
  return {
    id: `claim-${at}`,
    text: `Says in edition ${edition} what is said in claim ${at}.`,
    act: "ASSERTS",
    saidOn: `2025-06-${String((at % 28) + 1).padStart(2, "0")}`,
    speakers: [`person-${(at + step) % PEOPLE}`],
    addressees: [`country-${at % 3}`],
    issues: [{ node: `issue-${(at + step) % ISSUES}`, stance: "OFFERS" }],
    evidence: [`document-${at % 10}`],
  };
}
