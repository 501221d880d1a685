import { Random } from "./graph/random.ts";
import { dateOf, type World } from "./graph/world.ts";

export type Variables = Readonly<Record<string, unknown>>;

/** One operation, as each of the stacks is asked it. The hand-written one knows it by its name. */
export interface Operation {
  readonly name: string;
  readonly title: string;
  readonly parley: string;
  readonly neo4jGraphql: string;
  readonly dataloader: string;
  /** The values it is asked with, in turn. The same ones for all stacks, but for how a page begins. */
  readonly questions: readonly Question[];
}

export interface Question {
  readonly parley: Variables;
  readonly others: Variables;
}

/** A claim in the list of all, newest first, and its cursor. */
export interface Position {
  readonly cursor: string;
  readonly day: string;
  readonly id: string;
}

/** The days before which the filtered pages begin: in the middle of the list. */
export const MIDDLE_DAYS = [1000, 1020, 1040, 1060, 1080, 1100, 1120, 1140].map(dateOf);

const QUESTIONS = 8;
const ISSUES = 10;
const ALL = { from: "2020-02-01", to: "2024-11-30" };

const LOOK_UP = {
  parley: `query ($id: ID!) {
  person(id: $id) { id name aliases wikidataId offices { nodes { id name } } }
}`,
  neo4jGraphql: `query ($id: String!) {
  people(where: { id: { eq: $id } }) {
    id name aliases wikidataId offices(sort: [{ id: ASC }]) { id name }
  }
}`,
  dataloader: `query ($id: ID!) {
  person(id: $id) { id name aliases wikidataId offices { id name } }
}`,
};

const PEOPLE = {
  parley: `query ($first: Int!) {
  people(first: $first) { nodes {
    id name
    claims(first: 5) { nodes {
      id text act saidOn
      evidence(first: 1) { nodes { id title publishedOn } }
    } }
  } }
}`,
  neo4jGraphql: `query ($first: Int!) {
  people(limit: $first, sort: [{ id: ASC }]) {
    id name
    claims(limit: 5, sort: [{ saidOn: DESC }, { id: DESC }]) {
      id text act saidOn
      evidence(limit: 1, sort: [{ id: ASC }]) { id title publishedOn }
    }
  }
}`,
  dataloader: `query ($first: Int!) {
  people(first: $first) {
    id name
    claims(first: 5) { id text act saidOn evidence(first: 1) { id title publishedOn } }
  }
}`,
};

const MEETING = {
  parley: `query ($id: ID!) {
  meeting(id: $id) {
    id name startsOn
    parties { nodes { id name } }
    attendees { nodes {
      id name
      claims(first: 5) { nodes {
        id text saidOn
        evidence { nodes { id title publishedOn publishers { nodes { id name } } } }
      } }
    } }
  }
}`,
  neo4jGraphql: `query ($id: String!) {
  meetings(where: { id: { eq: $id } }) {
    id name startsOn
    parties(sort: [{ id: ASC }]) { id name }
    attendees(sort: [{ id: ASC }]) {
      id name
      claims(limit: 5, sort: [{ saidOn: DESC }, { id: DESC }]) {
        id text saidOn
        evidence(sort: [{ id: ASC }]) { id title publishedOn publishers { id name } }
      }
    }
  }
}`,
  dataloader: `query ($id: ID!) {
  meeting(id: $id) {
    id name startsOn
    parties { id name }
    attendees {
      id name
      claims(first: 5) {
        id text saidOn
        evidence { id title publishedOn publishers { id name } }
      }
    }
  }
}`,
};

const FILTERED_PAGE = {
  parley: `query ($first: Int!, $after: String!, $issue: ID!, $country: ID!, $from: Date!, $to: Date!) {
  claims(first: $first, after: $after, filter: {
    saidOn: { gte: $from, lte: $to }
    issues: { some: { node: { id: { eq: $issue } } } }
    parties: { some: { node: { id: { eq: $country } } } }
  }) { nodes {
    id text act saidOn
    speakers { nodes { id name } }
    evidence { nodes { id title publishedOn } }
  } }
}`,
  neo4jGraphql: `query ($first: Int!, $afterDay: String!, $afterId: String!, $issue: String!, $country: String!, $from: String!, $to: String!) {
  claims(limit: $first, sort: [{ saidOn: DESC }, { id: DESC }], where: {
    saidOn: { gte: $from, lte: $to }
    issues: { some: { id: { eq: $issue } } }
    parties: { some: { id: { eq: $country } } }
    OR: [{ saidOn: { lt: $afterDay } }, { saidOn: { eq: $afterDay }, id: { lt: $afterId } }]
  }) {
    id text act saidOn
    speakers { id name }
    evidence(sort: [{ id: ASC }]) { id title publishedOn }
  }
}`,
  dataloader: `query ($first: Int!, $afterDay: String!, $afterId: String!, $issue: ID!, $country: ID!, $from: String!, $to: String!) {
  claims(first: $first, afterDay: $afterDay, afterId: $afterId, issue: $issue, country: $country, from: $from, to: $to) {
    id text act saidOn
    speakers { id name }
    evidence { id title publishedOn }
  }
}`,
};

const HUB = {
  parley: `query ($id: ID!) {
  person(id: $id) { id name claims { totalCount nodes { id text act saidOn } } }
}`,
  neo4jGraphql: `query ($id: String!) {
  people(where: { id: { eq: $id } }) {
    id name
    claims(limit: 20, sort: [{ saidOn: DESC }, { id: DESC }]) { id text act saidOn }
    claimsConnection { aggregate { count { nodes } } }
  }
}`,
  dataloader: `query ($id: ID!) {
  person(id: $id) { id name claimCount claims(first: 20) { id text act saidOn } }
}`,
};

const STANCES = {
  parley: `query ($process: ID!, $parties: [ID!]!, $issues: [ID!]!) {
  positions(process: $process, parties: $parties, issues: $issues, rounds: [1]) {
    cells { party { id } issue { id } stances { stance count } }
  }
}`,
  neo4jGraphql: `query ($process: String!, $parties: [String!]!, $issues: [String!]!) {
  stances(process: $process, parties: $parties, issues: $issues) { party issue stance count }
}`,
  dataloader: `query ($process: ID!, $parties: [ID!]!, $issues: [ID!]!) {
  stances(process: $process, parties: $parties, issues: $issues) { party issue stance count }
}`,
};

/** The six operations on a world; `positions` are those before its `MIDDLE_DAYS`. */
export function operationsOn(world: World, positions: readonly Position[]): readonly Operation[] {
  const { people } = world;
  const random = new Random(world.claims);
  const some = Array.from({ length: QUESTIONS }, () => random.pick(people).id);
  const [hub] = people;
  return [
    { name: "lookUp", title: "a look-up", ...LOOK_UP, questions: byId(some) },
    {
      name: "people",
      title: "50 people, 5 claims each, a document each",
      ...PEOPLE,
      questions: [same({ first: 50 })],
    },
    {
      name: "meeting",
      title: "a meeting, five levels deep",
      ...MEETING,
      questions: byId(meetings(world)),
    },
    {
      name: "filteredPage",
      title: "a filtered page of 100 in mid-list",
      ...FILTERED_PAGE,
      questions: positions.map((position) => filteredPage(world, position)),
    },
    {
      name: "hub",
      title: "a hub's first page with totalCount",
      ...HUB,
      questions: byId(hub ? [hub.id] : []),
    },
    {
      name: "stances",
      title: "a count of stances by party and issue, in one round",
      ...STANCES,
      questions: processes(world),
    },
  ];
}

/** As many that the hub attends as it does not, so that sizes compare. */
function meetings(world: World): readonly string[] {
  const [hub] = world.people;
  const half = QUESTIONS / 2;
  const attended = (wanted: boolean) =>
    world.meetings
      .filter(({ attendees }) => attendees.some((each) => each === hub) === wanted)
      .slice(0, half)
      .map(({ id }) => id);
  return [...attended(true), ...attended(false)];
}

/** A process with those who took part in its first round, and the issues that come up most. */
function processes({ meetings, issues }: World): readonly Question[] {
  const first = meetings.filter(({ round }) => round === 1).slice(0, QUESTIONS);
  return first.map(({ process, parties }) =>
    same({ process, parties: [...parties], issues: issues.slice(0, ISSUES) }),
  );
}

function filteredPage(
  { issues: [issue], countries: [country] }: World,
  { cursor, day, id }: Position,
): Question {
  const asked = { first: 100, issue, country, ...ALL };
  return {
    parley: { ...asked, after: cursor },
    others: { ...asked, afterDay: day, afterId: id },
  };
}

function byId(ids: readonly string[]): readonly Question[] {
  return ids.map((id) => same({ id }));
}

function same(variables: Variables): Question {
  return { parley: variables, others: variables };
}
