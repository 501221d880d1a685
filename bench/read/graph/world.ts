import { Random, Zipf } from "./random.ts";

/** Someone who speaks. Each holds one office, in one country. */
export interface Speaker {
  readonly id: string;
  readonly country: string;
  /** The meetings attended, by their places in `World.meetings`. */
  readonly attended: number[];
}

export interface Meeting {
  readonly id: string;
  readonly process: string;
  /** From 1, the earliest round of its process. */
  readonly round: number;
  /** Its only day, counted from the first. */
  readonly day: number;
  /** The ids of three countries. */
  readonly parties: readonly string[];
  readonly attendees: readonly Speaker[];
}

export interface Source {
  readonly id: string;
  readonly day: number;
  readonly publisher: string;
  /** The agency that it names for what it tells. */
  readonly cites: string | undefined;
}

/** What claims are made from: everything but the claims. The same for the same number of claims. */
export interface World {
  readonly claims: number;
  readonly random: Random;
  /** The first is the hub, which makes 7 % of all claims; their ids say nothing of their place. */
  readonly people: readonly Speaker[];
  readonly countries: readonly string[];
  /** The first is on a tenth of all claims. */
  readonly issues: readonly string[];
  readonly processes: readonly string[];
  /** In the order of their days. */
  readonly meetings: readonly Meeting[];
  /** In the order of their days. */
  readonly documents: readonly Source[];
  readonly publishers: readonly string[];
  readonly agencies: readonly string[];
  readonly bySpeaker: Zipf;
  readonly byIssue: Zipf;
}

/** Claims are made on these days; documents go on for a month. */
export const DAYS = 1826;
const DOCUMENT_DAYS = DAYS + 30;
const FIRST_DAY = Date.UTC(2020, 0, 2);

/** The document that is evidence of everything but claims and outcomes, a day before all else. */
export const BACKGROUND = "background";
export const BACKGROUND_DAY = -1;

const HUB_SPEAKER = 0.07;
const HUB_COUNTRY = 0.26;
const HUB_ISSUE = 0.1;
const ATTENDEES = 8;
const ROUNDS = 10;

/** The date of a day that is counted from the first. */
export function dateOf(day: number): string {
  return new Date(FIRST_DAY + day * 86_400_000).toISOString().slice(0, 10);
}

export function claimId(at: number): string {
  return `claim-${String(at).padStart(7, "0")}`;
}

/** How many things there are beside the claims; what is not given grows with these. */
export interface Size {
  readonly meetings?: number;
  readonly processes?: number;
  readonly issues?: number;
}

export function createWorld(claims: number, size: Size = {}): World {
  const random = new Random(20_250_516);
  const countries = ids("country", 60);
  const people = peopleOf(random, Math.max(100, Math.round(claims / 25)), countries);
  const meetingCount = size.meetings ?? Math.max(20, Math.round(claims / 200));
  const processes = ids("process", size.processes ?? Math.ceil(meetingCount / ROUNDS));
  const issueCount = size.issues ?? Math.min(1000, Math.max(40, Math.round(claims / 500)));
  const issues = ids("issue", issueCount);
  const publishers = ids("publisher", 200);
  const agencies = ids("agency", 10);
  const documentCount = Math.max(200, Math.round(claims * 0.15));
  return {
    claims,
    random,
    people,
    countries,
    issues,
    processes,
    publishers,
    agencies,
    meetings: meetingsOf(random, meetingCount, processes, people),
    documents: documentsOf(random, documentCount, publishers, agencies),
    bySpeaker: new Zipf(people.length, HUB_SPEAKER, 0.8),
    byIssue: new Zipf(issues.length, HUB_ISSUE, 0.7),
  };
}

function ids(kind: string, count: number): readonly string[] {
  return Array.from({ length: count }, (_, at) => `${kind}-${String(at + 1).padStart(5, "0")}`);
}

function peopleOf(random: Random, count: number, countries: readonly string[]): readonly Speaker[] {
  const byCountry = new Zipf(countries.length, HUB_COUNTRY, 0.5);
  return random.shuffled(ids("person", count)).map((id, place) => {
    // The hub speaks for the hub.
    const at = place === 0 ? 0 : byCountry.draw(random);
    return { id, country: countries[at] ?? "", attended: [] };
  });
}

function meetingsOf(
  random: Random,
  count: number,
  processes: readonly string[],
  people: readonly Speaker[],
): readonly Meeting[] {
  const byPlace = new Zipf(people.length, HUB_SPEAKER, 0.5);
  return Array.from({ length: count }, (_, at) => {
    const attendees = new Set<Speaker>();
    while (attendees.size < ATTENDEES) {
      const speaker = people[byPlace.draw(random)];
      if (speaker) attendees.add(speaker);
    }
    for (const speaker of attendees) speaker.attended.push(at);
    const parties = [...new Set([...attendees].map(({ country }) => country))].sort();
    return {
      id: `meeting-${String(at + 1).padStart(5, "0")}`,
      // The rounds of a process lie apart, with those of others between them.
      process: processes[at % processes.length] ?? "",
      round: Math.floor(at / processes.length) + 1,
      day: Math.floor((at * DAYS) / count),
      parties,
      attendees: [...attendees],
    };
  });
}

function documentsOf(
  random: Random,
  count: number,
  publishers: readonly string[],
  agencies: readonly string[],
): readonly Source[] {
  return Array.from({ length: count }, (_, at) => ({
    id: `document-${String(at + 1).padStart(6, "0")}`,
    day: Math.floor((at * DOCUMENT_DAYS) / count),
    publisher: random.chance(0.1) ? random.pick(agencies) : random.pick(publishers),
    cites: random.chance(0.3) ? random.pick(agencies) : undefined,
  }));
}

/** The place of the first document that came out on that day or later. */
export function firstDocumentFrom({ documents }: World, day: number): number {
  return Math.min(documents.length - 1, Math.ceil((day * documents.length) / DOCUMENT_DAYS));
}
