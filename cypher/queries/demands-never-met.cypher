// Which demands of a party did no other party ever meet, by an offer or by accepting?
//
// It takes no parameters.
//
//   parley query cypher/queries/demands-never-met.cypher
//
// In the order of the parties and the issues, with the first and the last day of the demand.
MATCH (claim:Claim)-[takes:ON]->(issue:Issue)
WHERE takes.stance = 'DEMANDS'
MATCH (claim)-[:COUNTS_FOR]->(party)
WITH party, issue, count(DISTINCT claim) AS demands, min(claim.saidOn) AS first, max(claim.saidOn) AS last
CALL (party, issue) {
  MATCH (answer:Claim)-[gives:ON]->(issue)
  WHERE gives.stance IN ['OFFERS', 'ACCEPTS']
  MATCH (answer)-[:COUNTS_FOR]->(other)
  WHERE other.id <> party.id
  RETURN count(answer) AS answers
}
WITH party, issue, demands, first, last, answers
WHERE answers = 0
RETURN party.id AS party, issue.id AS issue, demands, first, last
ORDER BY party, issue
