// @neo4j/graphql behind Apollo Server as both come. In its favour: lists in place of connections
// wherever the question allows it, dates as text, one kind of node at the end of each relationship.
import { parseArgs } from "node:util";
import { ApolloServer } from "@apollo/server";
import { startStandaloneServer } from "@apollo/server/standalone";
import { Neo4jGraphQL } from "@neo4j/graphql";
import neo4j from "neo4j-driver";

const typeDefs = `
type Person @node {
  id: String!
  name: String!
  aliases: [String!]!
  wikidataId: String
  offices: [Country!]! @relationship(type: "HOLDS_OFFICE", direction: OUT)
  claims: [Claim!]! @relationship(type: "MADE", direction: OUT)
}
type Country @node {
  id: String!
  name: String!
}
type Organization @node {
  id: String!
  name: String!
}
type Issue @node {
  id: String!
  name: String!
}
type Meeting @node {
  id: String!
  name: String!
  startsOn: String!
  parties: [Country!]! @relationship(type: "PARTY_TO", direction: IN)
  attendees: [Person!]! @relationship(type: "ATTENDED", direction: IN)
}
type Claim @node {
  id: String!
  text: String!
  act: String!
  saidOn: String!
  speakers: [Person!]! @relationship(type: "MADE", direction: IN)
  parties: [Country!]! @relationship(type: "COUNTS_FOR", direction: OUT)
  issues: [Issue!]! @relationship(type: "ON", direction: OUT)
  evidence: [Document!]! @relationship(type: "REPORTED_IN", direction: OUT)
}
type Document @node {
  id: String!
  title: String
  publishedOn: String!
  url: String
  publishers: [Organization!]! @relationship(type: "PUBLISHED_BY", direction: OUT)
}
type StanceCount {
  party: String!
  issue: String!
  stance: String!
  count: Int!
}
type Query {
  stances(process: String!, parties: [String!]!, issues: [String!]!): [StanceCount!]!
    @cypher(
      columnName: "row"
      statement: """
      MATCH (:Process {id: $process})<-[:ROUND_OF {number: 1}]-(:Meeting)<-[:IN_ROUND]-(c:Claim)-[o:ON]->(i:Issue)
      MATCH (c)-[:COUNTS_FOR]->(n:Country)
      WHERE i.id IN $issues AND n.id IN $parties AND o.stance <> 'NONE'
      WITH n.id AS party, i.id AS issue, o.stance AS stance, count(*) AS count
      RETURN {party: party, issue: issue, stance: stance, count: count} AS row
      """
    )
}
`;

const { values } = parseArgs({
  options: { uri: { type: "string" }, username: { type: "string" }, password: { type: "string" } },
});
const driver = neo4j.driver(values.uri, neo4j.auth.basic(values.username, values.password));
const features = { filters: { String: { LT: true, LTE: true, GT: true, GTE: true } } };
const schema = await new Neo4jGraphQL({ typeDefs, driver, features }).getSchema();
const { url } = await startStandaloneServer(
  new ApolloServer({ schema, stopOnTerminationSignals: false }),
  {
    listen: { host: "127.0.0.1", port: 0 },
  },
);
process.stdout.write(`ready at ${url}\n`);
process.once("SIGTERM", () => process.exit());
