// On which independent sources do the claims on an issue rest?
//
// $issue: the id of an issue, such as "ceasefire" or "next-round"
//
//   parley query cypher/queries/sources-of-claims.cypher --params '{"issue": "next-round"}'
//
// The best founded first. A source is where a chain of citations ends: reports that go back to one
// count once.
MATCH (claim:Claim)-[:ON]->(issue:Entity:Issue {id: $issue})
MATCH (claim)-[report:REPORTED_IN]->(document:Document)
UNWIND report.roots AS root
WITH claim, document, root ORDER BY root
WITH claim, count(DISTINCT document) AS documents, collect(DISTINCT root) AS sources
RETURN claim.id AS claim, documents, size(sources) AS independent, sources, claim.text AS text
ORDER BY independent DESC, claim
