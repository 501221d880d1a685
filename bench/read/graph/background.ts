import type { NodeFact, RelationshipFact } from "../../../src/dossier/fact.ts";
import { node, relationship } from "./things.ts";
import { BACKGROUND, BACKGROUND_DAY, dateOf, type Meeting, type World } from "./world.ts";

type Facts = Generator<NodeFact | RelationshipFact>;

const PLACES = 30;
const SINCE = dateOf(BACKGROUND_DAY);
const REPORTED = { reportedIn: [BACKGROUND] };

/** Everything but claims and their relationships. All but documents has the background as evidence. */
export function* background(world: World): Facts {
  yield* documents(world);
  yield* countriesAndOrganizations(world);
  yield* people(world);
  for (let at = 1; at <= PLACES; at++) {
    const properties = { name: `Place ${at}`, aliases: [`Town ${at}`], kind: "CITY" };
    yield* evident("Place", placeId(at), properties);
  }
  for (const id of world.processes) yield* evident("Process", id, { name: named(id) });
  for (const id of world.issues) {
    yield* evident("Issue", id, {
      name: named(id),
      proposition: `${named(id)} should be settled.`,
    });
  }
  for (const [at, meeting] of world.meetings.entries()) yield* meetingFacts(meeting, at);
}

function* evident(kind: string, id: string, properties: NodeFact["properties"] | object): Facts {
  yield node(kind, id, SINCE, properties as NodeFact["properties"]);
  yield relationship("REPORTED_IN", id, BACKGROUND, SINCE, { roots: [BACKGROUND] });
}

function* documents({ documents: sources, publishers: [first = ""] }: World): Facts {
  yield node("Document", BACKGROUND, SINCE, {
    title: "Background",
    kind: "STATEMENT",
    publishedOn: SINCE,
    datePrecision: "DAY",
  });
  yield relationship("PUBLISHED_BY", BACKGROUND, first, SINCE, { position: 0 });
  for (const [at, { id, day, publisher, cites }] of sources.entries()) {
    const publishedOn = dateOf(day);
    yield node("Document", id, publishedOn, {
      title: `What was said at the table, report ${at + 1}`,
      kind: "ARTICLE",
      publishedOn,
      datePrecision: "DAY",
      url: `https://example.org/reports/${at + 1}`,
      language: "en",
    });
    yield relationship("PUBLISHED_BY", id, publisher, publishedOn, { position: 0 });
    if (cites) yield relationship("CITES", id, cites, publishedOn);
  }
}

function* countriesAndOrganizations({ countries, publishers, agencies }: World): Facts {
  for (const [at, id] of countries.entries()) {
    const isoCode = String.fromCharCode(65 + Math.floor(at / 26), 65 + (at % 26));
    yield* evident("Country", id, { name: named(id), aliases: [`Capital ${at + 1}`], isoCode });
  }
  const organizations = [
    ...publishers.map((id) => ({ id, kind: "PUBLISHER" })),
    ...agencies.map((id) => ({ id, kind: "NEWS_AGENCY" })),
  ];
  for (const { id, kind } of organizations) {
    yield* evident("Organization", id, { name: named(id), aliases: [`The ${named(id)}`], kind });
  }
}

function* people({ people: speakers }: World): Facts {
  for (const [at, { id, country }] of speakers.entries()) {
    const aliases = [`Alias ${at}`, `Nickname ${at}`];
    yield* evident("Person", id, { name: named(id), aliases, wikidataId: `Q${1000 + at}` });
    yield relationship("HOLDS_OFFICE", id, country, SINCE, { title: "Envoy", ...REPORTED });
  }
}

function* meetingFacts(
  { id, process, round, day, parties, attendees }: Meeting,
  at: number,
): Facts {
  const startsOn = dateOf(day);
  yield* evident("Meeting", id, {
    name: `Round ${round} of ${named(process)}`,
    kind: "TALKS",
    round,
    startsOn,
    datePrecision: "DAY",
    heldOn: startsOn,
  });
  yield relationship("ROUND_OF", id, process, SINCE, { number: round });
  yield relationship("HELD_AT", id, placeId((at % PLACES) + 1), SINCE, REPORTED);
  for (const party of parties) {
    yield relationship("PARTY_TO", party, id, SINCE, { role: "PARTY", ...REPORTED });
  }
  for (const [place, { id: person, country }] of attendees.entries()) {
    const role = place === 0 ? "HEAD_OF_DELEGATION" : "DELEGATE";
    // Nobody has attended a meeting before it begins.
    yield relationship("ATTENDED", person, id, startsOn, { role, side: country, ...REPORTED });
  }
}

function placeId(at: number): string {
  return `place-${String(at).padStart(5, "0")}`;
}

/** `person-00012` is Person 00012. */
function named(id: string): string {
  return `${id.charAt(0).toUpperCase()}${id.slice(1).replace("-", " ")}`;
}
