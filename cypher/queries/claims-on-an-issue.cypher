// What has been claimed on an issue, for which party, with which stance, and on how many sources?
//
// $issue: the id of an issue, such as "ceasefire" or "next-round"
//
//   parley query cypher/queries/claims-on-an-issue.cypher --params '{"issue": "ceasefire"}'
//
// In the order of the day, the claim and the party. Reports that go back to one source count once.
MATCH (claim:Claim)-[takes:ON]->(issue:Entity:Issue {id: $issue})
OPTIONAL MATCH (claim)-[:COUNTS_FOR]->(party)
CALL (claim) {
  MATCH (claim)-[report:REPORTED_IN]->()
  UNWIND report.roots AS root
  RETURN count(DISTINCT root) AS sources
}
RETURN claim.saidOn AS said, claim.id AS claim, party.name AS party, takes.stance AS stance, sources, claim.text AS text
ORDER BY said, claim, party
