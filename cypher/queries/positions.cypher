// Where does each party stand on each issue in each round, by its own words?
//
// $process: the id of a process, such as "istanbul-2025"
//
//   parley query cypher/queries/positions.cypher --params '{"process": "istanbul-2025"}'
//
// In the order of the rounds, the parties and the issues. The stance is that of the newest claim that
// takes one; of claims said after the round only where there is no other.
MATCH (process:Entity:Process {id: $process})<-[number:ROUND_OF]-(round:Meeting)
MATCH (said:Claim)-[:IN_ROUND]->(round)
MATCH (said)-[:COUNTS_FOR]->(party)
MATCH (said)-[:ON]->(issue:Issue)
WITH round, number.number AS place, party, issue, count(DISTINCT said) AS claims
CALL (round, party, issue) {
  MATCH (claim:Claim)-[:IN_ROUND]->(round)
  MATCH (claim)-[takes:ON]->(issue)
  MATCH (claim)-[:COUNTS_FOR]->(party)
  WHERE takes.stance <> 'NONE'
  WITH claim, takes, claim.saidOn <= coalesce(round.endsOn, round.startsOn) AS inTime
  ORDER BY inTime DESC, claim.saidOn DESC, claim.saidOnPrecision = 'DAY' DESC, claim.saidOnPrecision, claim.id DESC
  WITH collect([takes.stance, takes.value, claim.id]) AS stances
  RETURN stances[0][0] AS stance, stances[0][1] AS value, stances[0][2] AS claim
}
RETURN place AS round, party.id AS party, issue.id AS issue, stance, value, claim, claims
ORDER BY round, party, issue
