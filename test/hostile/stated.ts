/** What a dossier of awkward texts is made of: the next text each time. */
export type Next = () => string;

type Entry = Readonly<Record<string, unknown>>;

const EVIDENCE = ["doc-0"];

/** A sound dossier of so many entries of each kind, each text of which is the next one. */
export function statedDossier(size: number, next: Next): Entry {
  const ids = (kind: string) => Array.from({ length: size }, (_, at) => `${kind}-${at}`);
  const named = (id: string) => ({ id, name: next(), evidence: EVIDENCE });
  const aliased = (id: string) => ({ ...named(id), aliases: [next(), next()] });
  return {
    dossier: "awkward",
    title: next(),
    documents: ids("doc").map((id) => ({
      id,
      kind: "ARTICLE",
      title: next(),
      publishedOn: "2025-05-29",
    })),
    processes: ids("process").map(named),
    countries: ids("country").map((id) => ({ ...aliased(id), isoCode: "NA" })),
    organizations: ids("org").map((id) => ({ ...aliased(id), kind: "UNION" })),
    unnamedSources: ids("source").map((id) => ({ ...aliased(id), description: next() })),
    places: ids("place").map((id) => ({ ...aliased(id), kind: "CITY" })),
    people: ids("person").map((id, at) => ({
      ...aliased(id),
      offices: [{ node: `country-${at}`, title: next() }],
    })),
    issues: ids("issue").map((id) => ({
      ...named(id),
      proposition: next(),
      scale: [next(), next()],
    })),
    meetings: ids("meeting").map((id) => ({ ...named(id), kind: "TALKS", startsOn: "2025-05-20" })),
    outcomes: ids("outcome").map((id, at) => ({
      id,
      text: next(),
      kind: "AGREED",
      meeting: `meeting-${at}`,
      ...quantity(next),
      evidence: EVIDENCE,
    })),
    claims: ids("claim").map((id, at) => claim(id, at, next)),
  };
}

function claim(id: string, at: number, next: Next): Entry {
  return {
    id,
    text: next(),
    act: "ASSERTS",
    saidOn: "2025-05-28",
    speakers: [`person-${at}`],
    issues: [{ node: `issue-${at}`, ...quantity(next) }],
    evidence: [{ node: `doc-${at}`, quote: next(), telling: next() }],
    contradictions: [
      { node: `outcome-${at}`, kind: "SELF", rationale: next(), assessedBy: next() },
    ],
  };
}

function quantity(next: Next): Entry {
  return { value: next(), quantityMin: 1, unit: next() };
}

/** Each list of the API, and what is asked of what stands in it: all texts, under their names in a dossier. */
export const ASKED: Readonly<Record<string, string>> = {
  documents: "id title",
  processes: "id name",
  countries: "id name aliases",
  organizations: "id name aliases",
  unnamedSources: "id name aliases description",
  places: "id name aliases",
  people: "id name aliases offices { edges { title node { id } } }",
  issues: "id name proposition scale",
  meetings: "id name",
  outcomes: "id text value unit",
  claims:
    "id text issues { edges { value unit node { id } } } evidence { edges { quote telling node { id } } } contradictions { edges { rationale assessedBy node { id } } }",
};
