import type { NodeFact, RelationshipFact } from "../../../src/dossier/fact.ts";
import { ClaimAct, Stance } from "../../../src/model/enumerations.ts";
import type { Random } from "./random.ts";
import { node, relationship } from "./things.ts";
import {
  claimId,
  DAYS,
  dateOf,
  firstDocumentFrom,
  type Meeting,
  type Source,
  type Speaker,
  type World,
} from "./world.ts";

type Facts = Generator<NodeFact | RelationshipFact>;

/** A claim before it is written down. */
interface Draft {
  readonly id: string;
  readonly speakers: readonly Speaker[];
  readonly day: number;
  readonly process: string;
  readonly saidAt: Meeting | undefined;
  /** A round of its process that it is about. */
  readonly aboutRound: Meeting | undefined;
  readonly aboutCountry: string | undefined;
  readonly addressee: string | undefined;
  readonly issues: readonly string[];
  readonly documents: readonly Source[];
}

const WORDS =
  "talks ceasefire prisoners border corridor grain sanctions guarantees round delegation exchange memorandum troops monitors schedule language".split(
    " ",
  );
const ACTS = ClaimAct.values;
const STANCES = Stance.values;

/** All claims with their relationships, as the loader would write them. */
export function* claims(world: World): Facts {
  for (let at = 1; at <= world.claims; at++) yield* factsOf(world, draft(world, claimId(at)));
}

function draft(world: World, id: string): Draft {
  const { random, people, bySpeaker, issues, byIssue, countries } = world;
  const speakers = drawn(random, 0.05, () => people[bySpeaker.draw(random)]);
  const saidAt = meetingOf(world, speakers[0]);
  const { day, process } = saidAt ?? {
    day: random.below(DAYS),
    process: random.pick(world.processes),
  };
  const isAbout = random.next();
  return {
    id,
    speakers,
    day,
    process,
    saidAt,
    aboutRound: isAbout < 0.15 ? random.pick(roundsOf(world, process)) : undefined,
    aboutCountry: isAbout > 0.75 ? random.pick(countries) : undefined,
    addressee: random.chance(0.5) ? random.pick(countries) : undefined,
    issues: drawn(random, 0.2, () => issues[byIssue.draw(random)]),
    documents: documentsFrom(world, day),
  };
}

/** One of those that are drawn, or two. */
function drawn<T>(random: Random, two: number, draw: () => T | undefined): readonly T[] {
  const all = [draw(), random.chance(two) ? draw() : undefined];
  return [...new Set(all)].filter((each) => each !== undefined);
}

/** One of the meetings that the speaker attended, or none. */
function meetingOf({ random, meetings }: World, speaker: Speaker | undefined): Meeting | undefined {
  const attended = speaker?.attended ?? [];
  return attended.length > 0 && random.chance(0.4) ? meetings[random.pick(attended)] : undefined;
}

/** The meetings of a process lie as far apart as there are processes. */
function roundsOf({ processes, meetings }: World, process: string): readonly Meeting[] {
  const step = processes.length;
  const found: Meeting[] = [];
  for (let at = processes.indexOf(process); at < meetings.length; at += step) {
    found.push(meetings[at] as Meeting);
  }
  return found;
}

/** One document to three, in the order of their ids, all of that day or later. */
function documentsFrom(world: World, day: number): readonly Source[] {
  const { random, documents } = world;
  const first = firstDocumentFrom(world, day);
  const count = 1 + (random.chance(0.35) ? 1 : 0) + (random.chance(0.15) ? 1 : 0);
  const places = new Set<number>();
  for (let n = 0; n < count; n++) {
    places.add(Math.min(documents.length - 1, first + random.below(5)));
  }
  return [...places].sort((a, b) => a - b).map((place) => documents[place] as Source);
}

function* factsOf(world: World, draft: Draft): Facts {
  const { id, day, process, documents, speakers } = draft;
  const { random } = world;
  const saidOn = dateOf(day);
  const knownFrom = dateOf(documents[0]?.day ?? day);
  const said = { reportedIn: documents.map((each) => each.id) };
  const paged = (hub: string) => ({ hub, sortKey: `${saidOn}/${id}` });
  const words = Array.from({ length: 9 }, () => random.pick(WORDS));
  yield node("Claim", id, knownFrom, {
    text: `Says of the ${words.slice(0, 3).join(" and the ")} that ${words.slice(3).join(" ")} come first, in statement ${id.slice(6)}.`,
    act: random.pick(ACTS),
    saidOn,
    saidOnPrecision: "DAY",
    process,
  });
  for (const [position, speaker] of speakers.entries()) {
    const made = { position, ...said, ...paged(speaker.id) };
    yield relationship("MADE", speaker.id, id, knownFrom, made);
  }
  for (const issue of draft.issues) {
    const on = { stance: random.pick(STANCES), ...said, ...paged(issue) };
    yield relationship("ON", id, issue, knownFrom, on);
  }
  for (const source of documents) yield reported(world, id, source, knownFrom);
  const { saidAt, aboutRound, aboutCountry, addressee } = draft;
  if (saidAt) {
    yield relationship("SAID_AT", id, saidAt.id, knownFrom, { ...said, ...paged(saidAt.id) });
  }
  const about = aboutRound?.id ?? aboutCountry;
  if (about) yield relationship("ABOUT", id, about, knownFrom, { ...said, ...paged(about) });
  if (addressee) yield relationship("ADDRESSED_TO", id, addressee, knownFrom, said);
  yield* derived(world, draft, knownFrom, paged);
}

function reported(
  { random }: World,
  claim: string,
  { id, publisher, cites }: Source,
  knownFrom: string,
): RelationshipFact {
  const root = cites ?? (publisher.startsWith("agency") ? publisher : id);
  const start = random.below(4000);
  const quote = random.chance(0.4)
    ? { quote: `${random.pick(WORDS)} first`, start, end: start + 12 }
    : {};
  return relationship("REPORTED_IN", claim, id, knownFrom, { ...quote, roots: [root] });
}

/** The parties that the claim counts for, and the round that it is in. */
function* derived(
  world: World,
  { id, day, speakers, process, saidAt, aboutRound }: Draft,
  knownFrom: string,
  paged: (hub: string) => { readonly hub: string; readonly sortKey: string },
): Facts {
  for (const [position, { country }] of speakers.entries()) {
    if (speakers.findIndex((each) => each.country === country) < position) continue;
    yield relationship("COUNTS_FOR", id, country, knownFrom, { position, ...paged(country) });
  }
  const next = () => roundsOf(world, process).find((round) => round.day >= day);
  const round = saidAt ?? aboutRound ?? next();
  if (round) yield relationship("IN_ROUND", id, round.id, knownFrom, paged(round.id));
}
