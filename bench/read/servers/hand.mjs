// What someone writes who needs these six answers and nothing else: one natural statement each, asked
// by `session.run`, served as JSON. No GraphQL, no framework.
import { createServer } from "node:http";
import { parseArgs } from "node:util";
import neo4j from "neo4j-driver";

const STATEMENTS = {
  lookUp: `
MATCH (p:Person {id: $id})
RETURN p.id AS id, p.name AS name, p.aliases AS aliases, p.wikidataId AS wikidataId,
  COLLECT { MATCH (p)-[:HOLDS_OFFICE]->(c:Country) RETURN {id: c.id, name: c.name} ORDER BY c.id } AS offices`,

  people: `
MATCH (p:Person)
WITH p ORDER BY p.id LIMIT toInteger($first)
RETURN p.id AS id, p.name AS name, COLLECT {
  MATCH (p)-[:MADE]->(c:Claim)
  WITH c ORDER BY c.saidOn DESC, c.id DESC LIMIT 5
  RETURN {id: c.id, text: c.text, act: c.act, saidOn: c.saidOn, evidence: COLLECT {
    MATCH (c)-[:REPORTED_IN]->(d:Document)
    WITH d ORDER BY d.id LIMIT 1
    RETURN {id: d.id, title: d.title, publishedOn: d.publishedOn}
  }}
} AS claims`,

  meeting: `
MATCH (m:Meeting {id: $id})
RETURN m.id AS id, m.name AS name, m.startsOn AS startsOn,
  COLLECT { MATCH (m)<-[:PARTY_TO]-(n:Country) RETURN {id: n.id, name: n.name} ORDER BY n.id } AS parties,
  COLLECT {
    MATCH (m)<-[:ATTENDED]-(a:Person)
    WITH a ORDER BY a.id
    RETURN {id: a.id, name: a.name, claims: COLLECT {
      MATCH (a)-[:MADE]->(c:Claim)
      WITH c ORDER BY c.saidOn DESC, c.id DESC LIMIT 5
      RETURN {id: c.id, text: c.text, saidOn: c.saidOn, evidence: COLLECT {
        MATCH (c)-[:REPORTED_IN]->(d:Document)
        WITH d ORDER BY d.id
        RETURN {id: d.id, title: d.title, publishedOn: d.publishedOn, publishers: COLLECT {
          MATCH (d)-[:PUBLISHED_BY]->(o:Organization) RETURN {id: o.id, name: o.name}
        }}
      }}
    }}
  } AS attendees`,

  filteredPage: `
MATCH (i:Issue {id: $issue})<-[:ON]-(c:Claim)-[:COUNTS_FOR]->(n:Country {id: $country})
WHERE c.saidOn >= $from AND c.saidOn <= $to
  AND (c.saidOn < $afterDay OR (c.saidOn = $afterDay AND c.id < $afterId))
WITH DISTINCT c ORDER BY c.saidOn DESC, c.id DESC LIMIT toInteger($first)
RETURN c.id AS id, c.text AS text, c.act AS act, c.saidOn AS saidOn,
  COLLECT { MATCH (c)<-[:MADE]-(s:Person) RETURN {id: s.id, name: s.name} } AS speakers,
  COLLECT { MATCH (c)-[:REPORTED_IN]->(d:Document)
            RETURN {id: d.id, title: d.title, publishedOn: d.publishedOn} ORDER BY d.id } AS evidence`,

  hub: `
MATCH (p:Person {id: $id})
RETURN p.id AS id, p.name AS name, COUNT { (p)-[:MADE]->() } AS claimCount, COLLECT {
  MATCH (p)-[:MADE]->(c:Claim)
  WITH c ORDER BY c.saidOn DESC, c.id DESC LIMIT 20
  RETURN {id: c.id, text: c.text, act: c.act, saidOn: c.saidOn}
} AS claims`,

  stances: `
MATCH (:Process {id: $process})<-[:ROUND_OF {number: 1}]-(:Meeting)<-[:IN_ROUND]-(c:Claim)-[o:ON]->(i:Issue)
MATCH (c)-[:COUNTS_FOR]->(n:Country)
WHERE i.id IN $issues AND n.id IN $parties AND o.stance <> 'NONE'
WITH n.id AS party, i.id AS issue, o.stance AS stance, count(*) AS count
RETURN party, issue, stance, count`,
};

const { values } = parseArgs({
  options: { uri: { type: "string" }, username: { type: "string" }, password: { type: "string" } },
});
const driver = neo4j.driver(values.uri, neo4j.auth.basic(values.username, values.password), {
  disableLosslessIntegers: true,
});

async function answer(text) {
  const { operation, variables } = JSON.parse(text);
  const session = driver.session({ defaultAccessMode: neo4j.session.READ });
  try {
    const { records } = await session.run(STATEMENTS[operation], variables);
    return JSON.stringify(records.map((record) => record.toObject()));
  } finally {
    await session.close();
  }
}

const server = createServer((request, response) => {
  let text = "";
  request.setEncoding("utf8");
  request.on("data", (part) => {
    text += part;
  });
  request.on("end", () => {
    answer(text).then(
      (json) => response.writeHead(200, { "content-type": "application/json" }).end(json),
      (error) => response.writeHead(500).end(String(error)),
    );
  });
});
server.listen(0, "127.0.0.1", () => {
  process.stdout.write(`ready at http://127.0.0.1:${server.address().port}/\n`);
});
process.once("SIGTERM", () => process.exit());
