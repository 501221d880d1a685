// type-graphql resolvers with DataLoader behind Apollo Server, as their documentation shows them: one
// batched statement for each relationship and level, by `executeRead`.
import "reflect-metadata";
import { parseArgs } from "node:util";
import { ApolloServer } from "@apollo/server";
import { startStandaloneServer } from "@apollo/server/standalone";
import DataLoader from "dataloader";
import neo4j, { type Driver } from "neo4j-driver";
import {
  Arg,
  Args,
  ArgsType,
  buildSchema,
  Ctx,
  Field,
  FieldResolver,
  ID,
  Int,
  ObjectType,
  Query,
  Resolver,
  Root,
} from "type-graphql";

type Values = Readonly<Record<string, unknown>>;

/** The rows that belong to each of the ids, in the order of the statement. */
type Load<T> = DataLoader<string, readonly T[]>;

/** What one request asks through. */
interface Context {
  readonly rows: <T>(statement: string, values: Values) => Promise<readonly T[]>;
  /** One loader a relationship, made by its first use. */
  readonly loaders: Map<string, Load<unknown>>;
}

@ObjectType()
class Named {
  @Field(() => ID) readonly id!: string;
  @Field(() => String) readonly name!: string;
}

@ObjectType()
class Document {
  @Field(() => ID) readonly id!: string;
  @Field(() => String, { nullable: true }) readonly title?: string;
  @Field(() => String) readonly publishedOn!: string;
  @Field(() => String, { nullable: true }) readonly url?: string;
}

@ObjectType()
class StanceCount {
  @Field(() => ID) readonly party!: string;
  @Field(() => ID) readonly issue!: string;
  @Field(() => String) readonly stance!: string;
  @Field(() => Int) readonly count!: number;
}

@ObjectType()
class Claim {
  @Field(() => ID) readonly id!: string;
  @Field(() => String) readonly text!: string;
  @Field(() => String) readonly act!: string;
  @Field(() => String) readonly saidOn!: string;
}

@ObjectType()
class Person extends Named {
  @Field(() => [String]) readonly aliases!: readonly string[];
  @Field(() => String, { nullable: true }) readonly wikidataId?: string;
}

@ObjectType()
class Meeting extends Named {
  @Field(() => String) readonly startsOn!: string;
}

@ArgsType()
class OfStances {
  @Field(() => ID) readonly process!: string;
  @Field(() => [ID]) readonly parties!: readonly string[];
  @Field(() => [ID]) readonly issues!: readonly string[];
}

@ArgsType()
class PageOfClaims {
  @Field(() => Int) readonly first!: number;
  @Field(() => String) readonly afterDay!: string;
  @Field(() => String) readonly afterId!: string;
  @Field(() => ID) readonly issue!: string;
  @Field(() => ID) readonly country!: string;
  @Field(() => String) readonly from!: string;
  @Field(() => String) readonly to!: string;
}

const PAGE_OF_CLAIMS = `MATCH (i:Issue {id: $issue})<-[:ON]-(c:Claim)-[:COUNTS_FOR]->(:Country {id: $country})
WHERE c.saidOn >= $from AND c.saidOn <= $to
  AND (c.saidOn < $afterDay OR (c.saidOn = $afterDay AND c.id < $afterId))
WITH DISTINCT c ORDER BY c.saidOn DESC, c.id DESC LIMIT $first
RETURN c{.*} AS row`;

const COUNT_OF_STANCES = `MATCH (:Process {id: $process})<-[:ROUND_OF {number: 1}]-(:Meeting)<-[:IN_ROUND]-(c:Claim)-[o:ON]->(i:Issue)
MATCH (c)-[:COUNTS_FOR]->(n:Country)
WHERE i.id IN $issues AND n.id IN $parties AND o.stance <> 'NONE'
WITH n.id AS party, i.id AS issue, o.stance AS stance, count(*) AS count
RETURN {party: party, issue: issue, stance: stance, count: count} AS row`;

@Resolver()
class Roots {
  @Query(() => Person, { nullable: true })
  async person(@Arg("id", () => ID) id: string, @Ctx() { rows }: Context) {
    return (await rows("MATCH (n:Person {id: $id}) RETURN n{.*} AS row", { id }))[0];
  }

  @Query(() => Meeting, { nullable: true })
  async meeting(@Arg("id", () => ID) id: string, @Ctx() { rows }: Context) {
    return (await rows("MATCH (n:Meeting {id: $id}) RETURN n{.*} AS row", { id }))[0];
  }

  @Query(() => [StanceCount])
  stances(@Args(() => OfStances) asked: OfStances, @Ctx() { rows }: Context) {
    return rows(COUNT_OF_STANCES, { ...asked });
  }

  @Query(() => [Person])
  people(@Arg("first", () => Int) first: number, @Ctx() { rows }: Context) {
    const statement = "MATCH (n:Person) WITH n ORDER BY n.id LIMIT $first RETURN n{.*} AS row";
    return rows(statement, { first: neo4j.int(first) });
  }

  @Query(() => [Claim])
  claims(@Args(() => PageOfClaims) page: PageOfClaims, @Ctx() { rows }: Context) {
    return rows(PAGE_OF_CLAIMS, { ...page, first: neo4j.int(page.first) });
  }
}

@Resolver(() => Person)
class PersonFields {
  @FieldResolver(() => [Named])
  offices(@Root() { id }: Person, @Ctx() context: Context) {
    const statement = batch("(one:Person)-[:HOLDS_OFFICE]->(n:Country)", "n.id");
    return along<Named>(context, "offices", statement).load(id);
  }

  @FieldResolver(() => [Claim])
  claims(@Root() { id }: Person, @Arg("first", () => Int) first: number, @Ctx() context: Context) {
    const order = "n.saidOn DESC, n.id DESC";
    const statement = batch("(one:Person)-[:MADE]->(n:Claim)", order, first);
    return along<Claim>(context, `claims ${first}`, statement).load(id);
  }

  @FieldResolver(() => Int)
  async claimCount(@Root() { id }: Person, @Ctx() context: Context) {
    const statement = `MATCH (one:Person) WHERE one.id IN $ids
RETURN one.id AS id, [COUNT { (one)-[:MADE]->() }] AS rows`;
    return (await along<number>(context, "claimCount", statement).load(id))[0];
  }
}

@Resolver(() => Meeting)
class MeetingFields {
  @FieldResolver(() => [Named])
  parties(@Root() { id }: Meeting, @Ctx() context: Context) {
    const statement = batch("(one:Meeting)<-[:PARTY_TO]-(n:Country)", "n.id");
    return along<Named>(context, "parties", statement).load(id);
  }

  @FieldResolver(() => [Person])
  attendees(@Root() { id }: Meeting, @Ctx() context: Context) {
    const statement = batch("(one:Meeting)<-[:ATTENDED]-(n:Person)", "n.id");
    return along<Person>(context, "attendees", statement).load(id);
  }
}

@Resolver(() => Claim)
class ClaimFields {
  @FieldResolver(() => [Named])
  speakers(@Root() { id }: Claim, @Ctx() context: Context) {
    const statement = batch("(one:Claim)<-[:MADE]-(n:Person)", "n.id");
    return along<Named>(context, "speakers", statement).load(id);
  }

  @FieldResolver(() => [Document])
  evidence(
    @Root() { id }: Claim,
    @Arg("first", () => Int, { nullable: true }) first: number | undefined,
    @Ctx() context: Context,
  ) {
    const statement = batch("(one:Claim)-[:REPORTED_IN]->(n:Document)", "n.id", first);
    return along<Document>(context, `evidence ${first}`, statement).load(id);
  }
}

@Resolver(() => Document)
class DocumentFields {
  @FieldResolver(() => [Named])
  publishers(@Root() { id }: Document, @Ctx() context: Context) {
    const statement = batch("(one:Document)-[:PUBLISHED_BY]->(n:Organization)", "n.id");
    return along<Named>(context, "publishers", statement).load(id);
  }
}

/** The far nodes of each of many, as maps. */
function batch(pattern: string, order: string, first?: number): string {
  const limit = first === undefined ? "" : ` LIMIT ${first}`;
  return `MATCH (one:Entity) WHERE one.id IN $ids
CALL (one) { MATCH ${pattern} WITH n ORDER BY ${order}${limit} RETURN collect(n{.*}) AS rows }
RETURN one.id AS id, rows`;
}

function along<T>({ rows, loaders }: Context, name: string, statement: string): Load<T> {
  const load = async (ids: readonly string[]) => {
    const found = await rows<{ id: string; rows: readonly T[] }>(
      `CALL () { ${statement} } RETURN {id: id, rows: rows} AS row`,
      { ids },
    );
    const byId = new Map(found.map((each) => [each.id, each.rows]));
    return ids.map((id) => byId.get(id) ?? []);
  };
  const loader = (loaders.get(name) as Load<T> | undefined) ?? new DataLoader(load);
  loaders.set(name, loader);
  return loader;
}

function contextOn(driver: Driver): Context {
  const rows = async <T>(statement: string, values: Values) => {
    const session = driver.session({ defaultAccessMode: neo4j.session.READ });
    try {
      const { records } = await session.executeRead((open) => open.run(statement, values));
      return records.map((record) => record.get("row") as T);
    } finally {
      await session.close();
    }
  };
  return { rows, loaders: new Map() };
}

const { values } = parseArgs({
  options: { uri: { type: "string" }, username: { type: "string" }, password: { type: "string" } },
});
const { uri = "", username = "", password = "" } = values;
const driver = neo4j.driver(uri, neo4j.auth.basic(username, password), {
  disableLosslessIntegers: true,
});
const schema = await buildSchema({
  resolvers: [Roots, PersonFields, MeetingFields, ClaimFields, DocumentFields],
  validate: false,
});
const { url } = await startStandaloneServer(
  new ApolloServer({ schema, stopOnTerminationSignals: false }),
  { listen: { host: "127.0.0.1", port: 0 }, context: async () => contextOn(driver) },
);
process.stdout.write(`ready at ${url}\n`);
process.once("SIGTERM", () => process.exit());
