import fc from "fast-check";

/** The days on which the documents are published, and as of which is asked. */
export const DAYS = ["2025-06-01", "2025-06-02", "2025-06-03", "2025-06-04"] as const;

const DOCUMENTS = DAYS.flatMap((day, at) => [
  { id: `d${at}`, kind: "ARTICLE", publishedOn: day, publishers: ["gazette"] },
  { id: `e${at}`, kind: "ARTICLE", publishedOn: day, publishers: ["herald"], cites: ["gazette"] },
  { id: `f${at}`, kind: "ARTICLE", publishedOn: day, publishers: ["wire"] },
]);

export const ISSUES = ["wages", "hours"];
export const ACTORS = ["oz", "narnia", "utopia", "ann", "bob", "cy", "gazette"];

const TELLINGS = ["six", "s\u00efx \u{1F54A}", '"six"', "seven"];
const STATUSES = ["CANDIDATE", "CONFIRMED", "EXPLAINED", "DISMISSED"];

/** Documents from one of the days on, the first of them of that very day. */
const evidence = fc
  .record({
    from: fc.nat(DAYS.length - 1),
    more: fc.subarray(DOCUMENTS.map(({ id }) => id)),
    tellings: fc.array(fc.constantFrom(undefined, undefined, ...TELLINGS), { maxLength: 9 }),
  })
  .map(({ from, more, tellings }) => ({
    from,
    evidence: [...new Set([`d${from}`, ...more.filter((id) => Number(id[1]) >= from)])].map(
      (node, at) => ({ node, ...(tellings[at] && { telling: tellings[at] }) }),
    ),
  }));

const number = fc.record({ least: fc.constantFrom(undefined, 1, 2, 5), more: fc.nat(3) });

const quantity = fc.option(number, { nil: undefined }).map((given) => {
  if (given === undefined) return {};
  const { least, more } = given;
  const most = more === 3 && least !== undefined ? {} : { quantityMax: (least ?? 0) + more };
  return { ...(least !== undefined && { quantityMin: least }), ...most, unit: "percent" };
});

/** It may be reported later than the rest of its entry. */
const late = fc.constantFrom({}, {}, { reportedIn: ["e3"] });

const stance = fc
  .record({
    node: fc.constantFrom(...ISSUES),
    stance: fc.constantFrom(
      "DEMANDS",
      "OFFERS",
      "ACCEPTS",
      "REJECTS",
      "REJECTS",
      "CONDITIONAL",
      "NONE",
    ),
    quantity,
    late,
  })
  .map(({ quantity: given, late: reported, ...rest }) => ({ ...rest, ...given, ...reported }));

const link = fc.record({
  back: fc.nat(3),
  kind: fc.constantFrom("SELF", "OPPOSED", "REPORT", "NUMERIC"),
  status: fc.constantFrom(...STATUSES),
});

const claim = fc
  .record({
    reports: evidence,
    before: fc.nat(1),
    precision: fc.constantFrom("DAY", "BY"),
    speakers: fc.uniqueArray(fc.record({ node: fc.constantFrom(...ACTORS), late }), {
      minLength: 1,
      maxLength: 2,
      selector: ({ node }) => node,
    }),
    about: fc.constantFrom([], ["round-1"], ["round-2"]),
    issues: fc.uniqueArray(stance, { maxLength: 2, selector: ({ node }) => node }),
    links: fc.array(link, { maxLength: 1 }),
  })
  .map(({ reports, before, precision, speakers, ...rest }) => ({
    ...rest,
    evidence: reports.evidence,
    saidOn: before === 0 ? DAYS[reports.from] : "2025-05-31",
    saidOnPrecision: precision,
    speakers: speakers.map(({ node, late: reported }) => ({ node, ...reported })),
  }));

const outcome = fc
  .record({
    reports: evidence,
    kind: fc.constantFrom("AGREED", "NOT_AGREED", "PROPOSED", "OFFERED"),
    meeting: fc.constantFrom("round-1", "round-2"),
    quantity,
    issues: fc.uniqueArray(stance, { maxLength: 2, selector: ({ node }) => node }),
    links: fc.array(link, { maxLength: 1 }),
  })
  .map(({ reports, quantity: given, ...rest }) => ({
    ...rest,
    ...given,
    evidence: reports.evidence,
  }));

/** Small dossiers in which nearly everyone contradicts someone, as texts. */
export const quarrels = fc
  .record({
    claims: fc.array(claim, { minLength: 2, maxLength: 12 }),
    outcomes: fc.array(outcome, { maxLength: 3 }),
    countries: fc.tuple(evidence, evidence, evidence),
  })
  .map(({ claims, outcomes, countries }) =>
    JSON.stringify({
      ...background(countries.map(({ evidence: reports }) => reports)),
      claims: claims.map((each, at) => ({ ...entry("c", at, each), act: "ASSERTS" })),
      outcomes: outcomes.map((each, at) => entry("o", at, each)),
    }),
  );

interface Linked {
  readonly links: readonly { back: number; kind: string; status: string }[];
}

/** What it contradicts stands a few entries before it, or is itself. */
function entry<E extends Linked>(letter: string, at: number, { links, ...rest }: E) {
  return {
    id: `${letter}${at}`,
    text: `Says ${at}.`,
    ...rest,
    contradictions: links.map(({ back, ...judged }) => ({
      node: `${letter}${Math.max(0, at - back)}`,
      ...judged,
      rationale: "Judged.",
    })),
  };
}

function background(reports: readonly object[]) {
  const known = { evidence: ["d0"] };
  const person = (id: string, country: string) => ({
    id,
    name: id,
    offices: [{ node: country, title: "Aide" }],
    ...known,
  });
  return {
    dossier: "d",
    process: "talks",
    processes: [{ id: "talks", name: "Talks", ...known }],
    meetings: ["2025-06-01", "2025-06-03"].map((startsOn, at) => ({
      id: `round-${at + 1}`,
      name: `Round ${at + 1}`,
      kind: "TALKS",
      process: "talks",
      round: at + 1,
      startsOn,
      ...known,
    })),
    documents: DOCUMENTS,
    countries: ["oz", "narnia", "utopia"].map((id, at) => ({
      id,
      name: id,
      isoCode: "XX",
      evidence: reports[at],
    })),
    organizations: ["gazette", "herald", "wire"].map((id) => ({
      id,
      name: id,
      kind: id === "wire" ? "NEWS_AGENCY" : "PUBLISHER",
      ...known,
    })),
    people: [person("ann", "oz"), person("bob", "narnia"), person("cy", "oz")],
    issues: ISSUES.map((id) => ({ id, name: id, proposition: `More ${id}.`, ...known })),
  };
}
