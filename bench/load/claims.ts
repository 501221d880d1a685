// A dossier that is nearly all claims: a quarter of a person and a tenth of a document to ten of them.
import { closeSync, openSync, writeSync } from "node:fs";

const COUNTRIES = ["TR", "UA", "RU", "US", "GB", "FR", "DE", "IT"];
const ISSUES = 40;
const MEETINGS = 30;
const FIRST_DAY = Date.UTC(2020, 0, 1);
const DAYS = 1500;

/** Lines are written so many at a time. */
const CHUNK = 10_000;

type Write = (lines: readonly object[]) => void;

/** Writes a dossier of JSON Lines with so many claims, some six relationships each. */
export function writeClaims(path: string, claims: number): void {
  writing(path, (write) => {
    write([{ dossier: `claims-${claims}`, process: "talks" }]);
    writeRest(write, claims);
    writeClaimsAlone(write, claims);
  });
}

/** Writes two dossiers: the claims, and all else, which they use. */
export function writeUsing(usedPath: string, path: string, claims: number): void {
  const uses: unknown[] = [];
  writing(usedPath, (write) => {
    write([{ dossier: `used-${claims}` }]);
    writeRest((lines) => {
      uses.push(...lines.map((line) => Object.values(line)[0].id));
      write(lines);
    }, claims);
  });
  writing(path, (write) => {
    write([{ dossier: `claims-${claims}`, process: "talks", uses }]);
    writeClaimsAlone(write, claims);
  });
}

function writing(path: string, work: (write: Write) => void): void {
  const file = openSync(path, "w");
  work((lines) => {
    writeSync(file, lines.map((line) => `${JSON.stringify(line)}\n`).join(""));
  });
  closeSync(file);
}

function writeRest(write: Write, claims: number): void {
  write(scene());
  const [people, documents] = [peopleFor(claims), documentsFor(claims)];
  for (let from = 0; from < documents; from += CHUNK) {
    write(numbers(from, documents).map(documentOf));
  }
  for (let from = 0; from < people; from += CHUNK) write(numbers(from, people).map(personOf));
}

function writeClaimsAlone(write: Write, claims: number): void {
  const [people, documents] = [peopleFor(claims), documentsFor(claims)];
  for (let from = 0; from < claims; from += CHUNK) {
    write(numbers(from, claims).map((at) => claimOf(at, people, documents)));
  }
}

function peopleFor(claims: number): number {
  return Math.ceil(claims / 25);
}

function documentsFor(claims: number): number {
  return Math.ceil(claims / 10);
}

function numbers(from: number, end: number): readonly number[] {
  return Array.from({ length: Math.min(CHUNK, end - from) }, (_, at) => from + at);
}

/** What everything else refers to. */
function scene(): readonly object[] {
  const evidence = ["document-0"];
  return [
    { processes: { id: "talks", name: "The talks", evidence } },
    { organizations: { id: "wire", name: "The wire", kind: "NEWS_AGENCY", evidence } },
    ...COUNTRIES.map((isoCode, at) => ({
      countries: { id: `country-${at}`, name: `Country ${at}`, isoCode, evidence },
    })),
    ...Array.from({ length: ISSUES }, (_, at) => ({
      issues: { id: `issue-${at}`, name: `Issue ${at}`, proposition: "It is so.", evidence },
    })),
    ...Array.from({ length: MEETINGS }, (_, at) => ({
      meetings: {
        id: `meeting-${at}`,
        name: `Round ${at + 1}`,
        kind: "TALKS",
        startsOn: dayOf(at * (DAYS / MEETINGS) + 20),
        process: "talks",
        round: at + 1,
        parties: ["country-0", "country-1"],
        evidence,
      },
    })),
  ];
}

function documentOf(at: number): object {
  const publishedOn = dayOf(at % DAYS);
  const url = `https://example.org/documents/${at}`;
  return {
    documents: { id: `document-${at}`, kind: "ARTICLE", url, publishedOn, publishers: ["wire"] },
  };
}

function personOf(at: number): object {
  const offices = [{ node: `country-${at % COUNTRIES.length}`, title: "Envoy" }];
  return {
    people: { id: `person-${at}`, name: `Person ${at}`, offices, evidence: ["document-0"] },
  };
}

function claimOf(at: number, people: number, documents: number): object {
  // A prime apart, so that neighbours have nothing to do with each other.
  const mixed = (at * 7919) % 1_000_003;
  return {
    claims: {
      id: `claim-${at}`,
      text: `What was said in claim ${at} about the matter at hand, in a sentence of usual length.`,
      act: "ASSERTS",
      saidOn: dayOf(mixed % DAYS),
      speakers: [`person-${mixed % people}`],
      addressees: [`country-${mixed % COUNTRIES.length}`],
      issues: [{ node: `issue-${mixed % ISSUES}`, stance: "OFFERS" }],
      ...(at % 10 === 9 && { respondsTo: [`claim-${at - 1}`] }),
      evidence: [`document-${mixed % documents}`],
    },
  };
}

function dayOf(day: number): string {
  return new Date(FIRST_DAY + Math.floor(day) * 86_400_000).toISOString().slice(0, 10);
}
