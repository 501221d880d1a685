import fc from "fast-check";

/** The days on which the documents are published, and as of which is asked. */
export const DAYS = ["2025-06-01", "2025-06-02", "2025-06-03", "2025-06-04"] as const;

const DOCUMENTS = DAYS.map((day, at) => ({
  id: `d${at}`,
  kind: "ARTICLE",
  publishedOn: day,
  publishers: [at % 2 === 0 ? "gazette" : "herald"],
  ...(at === 3 && { cites: ["d1"] }),
}));

const COUNTRIES = ["narnia", "oz", "utopia"];
const ISSUES = ["hours", "wages"];

/** A text that an engine could take for something else. */
const VALUES = ["six", "6 percent 🕊️", "'six' // \"", "a\nb"];

/** It may be reported later than the rest of its entry. */
const late = fc.constantFrom({}, {}, { reportedIn: ["d3"] });

const stance = fc
  .record({
    node: fc.constantFrom(...ISSUES),
    stance: fc.constantFrom("DEMANDS", "OFFERS", "ACCEPTS", "REJECTS", "CONDITIONAL", "NONE"),
    value: fc.constantFrom(undefined, undefined, ...VALUES),
    late,
  })
  .map(({ late: reported, value, ...rest }) => ({
    ...rest,
    ...(value !== undefined && { value }),
    ...reported,
  }));

const issues = fc.uniqueArray(stance, { maxLength: 2, selector: ({ node }) => node });

const said = fc.constantFrom("DAY", "DAY", "BY", "MONTH", "BEFORE");

const claim = fc
  .record({
    from: fc.nat(DAYS.length - 1),
    more: fc.subarray(DOCUMENTS.map(({ id }) => id)),
    said,
    speakers: fc.oneof(
      { weight: 4, arbitrary: fc.constantFrom(["narnia"], ["oz"]) },
      fc.subarray([...COUNTRIES, "gazette"], { minLength: 1, maxLength: 2 }),
    ),
    about: fc.tuple(
      fc.constantFrom(undefined, "round-1", "round-1", "round-2", "round-3"),
      fc.constantFrom(undefined, "narnia", "narnia", "oz"),
    ),
    late,
    issues,
  })
  .map(({ from, more, said: how, late: reported, about, ...rest }) => ({
    ...rest,
    about: about.filter((node) => node !== undefined).map((node) => ({ node, ...reported })),
    ...saidOn(how, DAYS[from] ?? ""),
    evidence: [...new Set([`d${from}`, ...more.filter((id) => Number(id[1]) >= from)])],
    act: "ASSERTS",
  }));

function saidOn(how: string, day: string) {
  if (how === "MONTH") return { saidOn: "2025-06-01", saidOnPrecision: "MONTH" };
  if (how === "BEFORE") return { saidOn: "2025-05-31", saidOnPrecision: "DAY" };
  return { saidOn: day, saidOnPrecision: how };
}

const outcome = fc.record({
  kind: fc.constantFrom("AGREED", "AGREED", "NOT_AGREED", "OFFERED"),
  meeting: fc.constantFrom("round-1", "round-2", "round-3"),
  evidence: fc.subarray(["d1", "d2", "d3"], { minLength: 1 }),
  issues,
});

/** Who is a party to which round, in which role. */
const roles = fc.array(
  fc.record({
    node: fc.constantFrom(...COUNTRIES),
    role: fc.constantFrom("PARTY", "HOST", "OBSERVER"),
  }),
  { maxLength: 2 },
);

/** A small dossier of three rounds, in which claims are said and known on all days. */
export const generatedRounds = fc
  .record({
    claims: fc.array(claim, { maxLength: 16, size: "large" }),
    outcomes: fc.array(outcome, { maxLength: 3 }),
    parties: fc.tuple(roles, roles, roles),
  })
  .map(({ claims, outcomes, parties }) => ({
    ...background(parties),
    claims: claims.map((each, at) => ({ id: `c${at}`, text: `Says ${at}.`, ...each })),
    outcomes: outcomes.map((each, at) => ({ id: `o${at}`, text: `Is ${at}.`, ...each })),
  }));

function background(
  parties: readonly (readonly { readonly node: string; readonly role: string }[])[],
) {
  const known = { evidence: ["d0"] };
  const ends = [{}, { endsOn: "2025-06-03" }, { endsOn: "2025-06-05" }];
  return {
    dossier: "d",
    process: "talks",
    processes: [{ id: "talks", name: "Talks", ...known }],
    meetings: ["2025-06-01", "2025-06-02", "2025-06-04"].map((startsOn, at) => ({
      id: `round-${at + 1}`,
      name: `Round ${at + 1}`,
      kind: "TALKS",
      process: "talks",
      round: at + 1,
      startsOn,
      ...ends[at],
      parties: [
        ...new Map(
          (parties[at] ?? []).map((party) => [`${party.node} ${party.role}`, party]),
        ).values(),
      ],
      ...known,
    })),
    documents: DOCUMENTS,
    countries: COUNTRIES.map((id) => ({ id, name: id, isoCode: "XX", ...known })),
    organizations: ["gazette", "herald"].map((id) => ({
      id,
      name: id,
      kind: "PUBLISHER",
      ...known,
    })),
    issues: ISSUES.map((id) => ({ id, name: id, proposition: `More ${id}.`, ...known })),
  };
}
